/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz_correction.c: any bytes as a file of corrections: what is read is written and
 * read again as the same rows, and a corpus that is corrected by them holds together.
 */
#include "base/sink.h"
#include "fuzz/fuzz.h"
#include "support/records.h"

#include "guanxi/correction.h"

#define RECORD                                                                          \
  "{\"schema_version\": 1, \"engine\": \"t\", \"doc\": \"d\", \"sha256\": \"0\", "      \
  "\"entities\": [{\"id\": \"e1\", \"type\": \"company\", \"name\": \"甲\", \"key\": " \
  "\"甲\", \"aliases\": [\"a\"], \"mentions\": []}, {\"id\": \"e2\", \"type\": "       \
  "\"county\", \"name\": \"乙\", \"key\": \"CN-640423\", \"aliases\": [\"a\"], "       \
  "\"mentions\": []}, {\"id\": \"e3\", \"type\": \"person\", \"name\": \"丙\", "       \
  "\"key\": \"丙\", \"aliases\": [\"c\"], \"mentions\": []}], \"relations\": "         \
  "[{\"head\": \"e1\", \"type\": \"signs_with\", \"tail\": \"e2\", \"status\": "        \
  "\"asserted\", \"confidence\": 0.9, \"attributes\": {}, \"evidence\": [{\"begin\": "  \
  "0, \"end\": 3, \"text\": \"甲\", \"rule\": \"r\"}]}, {\"head\": \"e3\", \"type\": " \
  "\"holds_post_at\", \"tail\": \"e1\", \"status\": \"asserted\", \"confidence\": "     \
  "0.9, "                                                                               \
  "\"attributes\": {}, \"evidence\": [{\"begin\": 0, \"end\": 3, \"text\": \"乙\", "   \
  "\"rule\": \"r\"}]}]}"

static void check_round_trip(const gx_corrections *rows) {
  gxi_buffer buffer;
  gx_error error = {0};
  gxi_buffer_init(&buffer, NULL);
  gx_output output = gxi_buffer_output(&buffer);
  size_t count = gx_corrections_count(rows);
  for (size_t i = 0; i < count; i++) {
    const gx_correction *row = gx_corrections_at(rows, i);
    FUZZ_CHECK(gx_correction_write(row, &output, &error) == GX_OK);
  }
  gx_corrections *again = NULL;
  gx_str text = {buffer.data ? buffer.data : "", buffer.size};
  FUZZ_CHECK(gx_corrections_read(&again, text, NULL, &error) == GX_OK);
  FUZZ_CHECK(gx_corrections_count(again) == count);
  gx_corrections_free(again);
  gxi_buffer_clear(&buffer);
}

static void check_corpus(const gx_corrections *rows, const gx_record *record) {
  gx_domain domain = test_domain();
  gx_corpus *corpus = NULL;
  gx_error error = {0};
  size_t entities, edges, corrected;
  FUZZ_CHECK(gx_corpus_new(&corpus, &domain, NULL, &error) == GX_OK);
  FUZZ_CHECK(gx_corpus_add(corpus, record, &error) == GX_OK);
  FUZZ_CHECK(gx_corpus_correct(corpus, rows, &error) == GX_OK);
  FUZZ_CHECK(gx_corpus_build(corpus, &error) == GX_OK);
  const gx_entity *table = gx_corpus_entities(corpus, &entities);
  for (size_t i = 1; i < entities; i++)
    FUZZ_CHECK(gxi_str_compare(table[i - 1].uid, table[i].uid) < 0);
  const gx_edge *edge = gx_corpus_edges(corpus, &edges);
  for (size_t i = 0; i < edges; i++)
    FUZZ_CHECK(edge[i].head < entities && edge[i].tail < entities);
  gx_corpus_corrections(corpus, &corrected);
  FUZZ_CHECK(corrected == gx_corrections_count(rows));
  gx_corpus_free(corpus);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static gx_extraction *record;
  gx_error error = {0};
  if (!record) {
    FUZZ_CHECK(gx_record_read(&record, gxi_str(RECORD), NULL, &error) == GX_OK);
  }
  gx_corrections *rows = NULL;
  gx_str text = {(const char *)data, size};
  if (gx_corrections_read(&rows, text, NULL, &error) == GX_OK) {
    check_round_trip(rows);
    check_corpus(rows, gx_extraction_record(record));
    gx_corrections_free(rows);
  } else {
    FUZZ_CHECK(error.message[0]);
  }
  return 0;
}
