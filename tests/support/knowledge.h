/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * knowledge.h: loading knowledge for a test and asking it for entries.
 */
#ifndef GX_TEST_SUPPORT_KNOWLEDGE_H
#define GX_TEST_SUPPORT_KNOWLEDGE_H

#include <stddef.h>

#include "base/str.h"
#include "knowledge/tables.h"

#define SCHEMAS GX_TEST_DIR "/../schemas"

static inline gx_knowledge *load(const char *const *files, size_t count, bool only) {
  gx_knowledge *knowledge = NULL;
  gx_error error = {GX_OK, 0, 0, ""};
  gx_knowledge_options options = GX_KNOWLEDGE_OPTIONS_INIT;
  options.files = files;
  options.file_count = count;
  options.overlay_only = only;
  gx_status status = gx_knowledge_load(&knowledge, &options, &error);
  if (status != GX_OK) print_error("%s\n", error.message);
  assert_int_equal(GX_OK, status);
  return knowledge;
}

static inline gx_knowledge *load_default(void) {
  return load(NULL, 0, false);
}

/* Entries of a surface that are of this kind. */
static inline uint32_t
count_kind(const gx_knowledge *knowledge, const char *surface, gxi_kind kind) {
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(knowledge);
  gxi_hit hit;
  uint32_t count = 0;
  if (!gxi_lexicon_find(lexicon, gxi_str(surface), &hit)) return 0;
  for (uint32_t i = 0; i < hit.count; i++) {
    count += gxi_lexicon_entry(lexicon, hit.first + i)->kind == kind;
  }
  return count;
}

/* The first entry of a surface that is of this kind. */
static inline const gxi_entry *
first_kind(const gx_knowledge *knowledge, const char *surface, gxi_kind kind) {
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(knowledge);
  gxi_hit hit;
  if (!gxi_lexicon_find(lexicon, gxi_str(surface), &hit)) return NULL;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(lexicon, hit.first + i);
    if (entry->kind == kind) return entry;
  }
  return NULL;
}

static inline bool
prefixes_include(const gx_knowledge *knowledge, const char *surface) {
  gxi_hit hits[GXI_MAX_HITS];
  gx_str text = gxi_str(surface);
  uint32_t count = gxi_lexicon_prefixes(gxi_knowledge_lexicon(knowledge), text, hits);
  for (uint32_t i = 0; i < count; i++) {
    if (hits[i].size == text.size) return hits[i].count > 0;
  }
  return false;
}

#endif
