/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * records.h: a small domain and the records of tests/exports/records.jsonl, for the
 * tests of everything right of the record. No knowledge, no extraction.
 */
#ifndef GX_TEST_SUPPORT_RECORDS_H
#define GX_TEST_SUPPORT_RECORDS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "guanxi/corpus.h"
#include "guanxi/record.h"

#define MAX_RECORDS 128

/* Field by field: gx_entity_type holds slices. */
#define ENTITY_TYPE(id, family, label_zh, color, shape, rank)                          \
  {                                                                                    \
    {id, sizeof id - 1}, {family, sizeof family - 1}, {id, sizeof id - 1},             \
      {label_zh, sizeof label_zh - 1}, {color, sizeof color - 1},                      \
      {shape, sizeof shape - 1}, rank                                                  \
  }
#define RELATION_TYPE(id, class_id, label_zh, color, symmetric)                        \
  {                                                                                    \
    {id, sizeof id - 1}, {class_id, sizeof class_id - 1}, {id, sizeof id - 1},         \
      {label_zh, sizeof label_zh - 1}, {color, sizeof color - 1}, symmetric, 0, 0      \
  }

static inline gx_domain test_domain(void) {
  static const gx_entity_type entity_types[] = {
    ENTITY_TYPE("province", "place", "省级行政区", "#1b7837", "hexagon", 3),
    ENTITY_TYPE("city", "place", "地级行政区", "#5aae61", "octagon", 4),
    ENTITY_TYPE("county", "place", "县级行政区", "#a6dba0", "ellipse", 5),
    ENTITY_TYPE("zone", "place", "园区", "#d9f0d3", "box", 2),
    ENTITY_TYPE("organization", "body", "组织", "#fdb863", "ellipse", 1),
    ENTITY_TYPE("agency", "body", "机构", "#b35806", "box", 1),
    ENTITY_TYPE("company", "body", "企业", "#2166ac", "box", 1),
    ENTITY_TYPE("person", "person", "人物", "#c2a5cf", "ellipse", 1),
    ENTITY_TYPE("official", "person", "官员", "#762a83", "ellipse", 2),
    ENTITY_TYPE("program", "program", "项目", "#888888", "note", 1),
  };
  static const gx_relation_type relation_types[] = {
    RELATION_TYPE("aids", "tie", "援助", "#d55e00", false),
    RELATION_TYPE("invests_in", "tie", "投资", "#e69f00", false),
    RELATION_TYPE("signs_with", "tie", "签约", "#0072b2", true),
    RELATION_TYPE("cooperates_with", "tie", "合作", "#56b4e9", true),
    RELATION_TYPE("supplies", "tie", "供应", "#009e73", false),
    RELATION_TYPE("located_in", "structure", "位于", "#bbbbbb", false),
    RELATION_TYPE("visits", "activity", "考察", "#332288", false),
    RELATION_TYPE("organizes", "activity", "主办", "#117733", false),
    RELATION_TYPE("holds_post_at", "post", "任职", "#aa4499", false),
    RELATION_TYPE("part_of", "structure", "属于", "#bbbbbb", false),
  };
  gx_domain domain = {
    entity_types,
    sizeof entity_types / sizeof *entity_types,
    relation_types,
    sizeof relation_types / sizeof *relation_types,
  };
  return domain;
}

typedef struct test_records {
  gx_extraction *owners[MAX_RECORDS];
  const gx_record *rows[MAX_RECORDS];
  size_t count;
} test_records;

/** Reads a record from JSON; aborts when that fails. */
static inline void test_records_add(test_records *records, const char *json) {
  gx_error error = {GX_OK, 0, 0, ""};
  gx_extraction *extraction = NULL;
  if (records->count == MAX_RECORDS || gx_record_read(&extraction, gxi_str(json), NULL, &error) != GX_OK) {
    fprintf(stderr, "bad test record: %s\n%s\n", error.message, json);
    abort();
  }
  records->owners[records->count] = extraction;
  records->rows[records->count++] = gx_extraction_record(extraction);
}

static inline void test_records_load(test_records *records, const char *path) {
  FILE *file = fopen(path, "rb");
  char *line = NULL;
  size_t room = 0;
  memset(records, 0, sizeof *records);
  if (!file) abort();
  while (getline(&line, &room, file) > 0)
    test_records_add(records, line);
  free(line);
  fclose(file);
}

static inline void test_records_clear(test_records *records) {
  for (size_t i = 0; i < records->count; i++) {
    gx_extraction_free(records->owners[i]);
  }
  records->count = 0;
}

/** A corpus of the records in this order, built; aborts when that fails. */
static inline gx_corpus *test_corpus(const test_records *records) {
  gx_domain domain = test_domain();
  gx_error error = {GX_OK, 0, 0, ""};
  gx_corpus *corpus = NULL;
  gx_status status = gx_corpus_new(&corpus, &domain, NULL, &error);
  for (size_t i = 0; i < records->count && status == GX_OK; i++) {
    status = gx_corpus_add(corpus, records->rows[i], &error);
  }
  if (status == GX_OK) status = gx_corpus_build(corpus, &error);
  if (status != GX_OK) {
    fprintf(stderr, "%s\n", error.message);
    abort();
  }
  return corpus;
}

/** splitmix64: numbers for shuffles, the same everywhere. */
static inline uint64_t test_random(uint64_t *state) {
  uint64_t x = *state += 0x9E3779B97F4A7C15u;
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
  x = (x ^ x >> 27) * 0x94D049BB133111EBu;
  return x ^ x >> 31;
}

static inline void test_shuffle(test_records *records, uint64_t seed) {
  for (size_t i = records->count; i > 1; i--) {
    size_t j = test_random(&seed) % i;
    const gx_record *row = records->rows[i - 1];
    gx_extraction *owner = records->owners[i - 1];
    records->rows[i - 1] = records->rows[j];
    records->owners[i - 1] = records->owners[j];
    records->rows[j] = row;
    records->owners[j] = owner;
  }
}

#endif
