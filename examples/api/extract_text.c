/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * extract_text.c: the ties of one sentence in memory.
 *
 *     cc extract_text.c $(pkg-config --cflags --libs guanxi) -o extract_text
 *     ./extract_text
 */
#include <guanxi/guanxi.h>
#include <stdio.h>
#include <string.h>

static const char sentence[] =
  "2024年5月8日,福建省与宁夏回族自治区签署《2024年闽宁协作协议》。";

static void print_ties(const gx_record *record) {
  for (size_t i = 0; i < record->relation_count; i++) {
    const gx_record_relation *r = &record->relations[i];
    const gx_record_entity *head = &record->entities[r->head];
    const gx_record_entity *tail = &record->entities[r->tail];
    printf(
      "%.*s %.*s %.*s\n",
      GX_STR_ARG(head->name),
      GX_STR_ARG(r->type),
      GX_STR_ARG(tail->name)
    );
  }
}

int main(void) {
  gx_error error = {0};
  gx_knowledge *knowledge = NULL;
  gx_extraction *extraction = NULL;
  gx_status status = gx_knowledge_load(&knowledge, NULL, &error);
  if (status == GX_OK) {
    gx_str text = {sentence, strlen(sentence)};
    status = gx_extract(&extraction, knowledge, GX_STR_LIT("note"), text, NULL, &error);
  }
  if (status == GX_OK) print_ties(gx_extraction_record(extraction));
  gx_extraction_free(extraction);
  gx_knowledge_free(knowledge);
  if (status != GX_OK) fprintf(stderr, "%s\n", error.message);
  return status == GX_OK ? 0 : 1;
}
