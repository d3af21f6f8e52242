/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * stages.c: --without: stages of extraction that are left out, by name.
 */
#include <string.h>

#include "cli/command.h"

text_list stages_left_out;

static const struct {
  const char *name;
  gx_stage stage;
} STAGES[] = {
  {"tagger", GX_STAGE_TAGGER},
  {"second-look", GX_STAGE_SECOND_LOOK},
  {"guesses", GX_STAGE_GUESSES},
  {"second-reading", GX_STAGE_SECOND_READING},
  {"coreference", GX_STAGE_COREFERENCE},
  {"carry-over", GX_STAGE_CARRY_OVER},
  {"frames", GX_STAGE_FRAMES},
  {"finders", GX_STAGE_FINDERS},
};
#define STAGE_COUNT (sizeof STAGES / sizeof *STAGES)

static int unknown(const char *name) {
  const char *names[STAGE_COUNT];
  for (size_t i = 0; i < STAGE_COUNT; i++)
    names[i] = STAGES[i].name;
  const char *near = nearest_word(name, names, STAGE_COUNT);
  complain(
    "--without takes tagger, second-look, guesses, second-reading, coreference, "
    "carry-over, frames or finders, not “%s”%s%s",
    name,
    near ? "; nearest: " : "",
    near ? near : ""
  );
  return 2;
}

int stages_without(uint32_t *stages) {
  *stages = 0;
  for (size_t i = 0; i < stages_left_out.count; i++) {
    size_t s = 0;
    while (s < STAGE_COUNT && strcmp(STAGES[s].name, stages_left_out.items[i]) != 0)
      s++;
    if (s == STAGE_COUNT) return unknown(stages_left_out.items[i]);
    *stages |= (uint32_t)STAGES[s].stage;
  }
  return 0;
}
