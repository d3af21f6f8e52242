/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz_record.c: any bytes as a record: what is read is written, read and written
 * again to the same bytes, and can be linked into a corpus.
 */
#include "base/sink.h"
#include "fuzz/fuzz.h"
#include "guanxi/guanxi.h"

static void write_to(gxi_buffer *buffer, const gx_record *record) {
  gx_error error;
  gxi_buffer_init(buffer, NULL);
  gx_output output = gxi_buffer_output(buffer);
  FUZZ_CHECK(gx_record_write(record, &output, &error) == GX_OK);
}

static void check_round_trip(const gx_extraction *extraction) {
  gxi_buffer first, second;
  gx_error error = {0};
  write_to(&first, gx_extraction_record(extraction));
  gx_extraction *again = NULL;
  gx_str json = {first.data, first.size};
  gx_status status = gx_record_read(&again, json, NULL, &error);
  if (status != GX_OK) fprintf(stderr, "%s\n%s\n", error.message, first.data);
  FUZZ_CHECK(status == GX_OK);
  write_to(&second, gx_extraction_record(again));
  FUZZ_CHECK(first.size == second.size);
  FUZZ_CHECK(memcmp(first.data, second.data, first.size) == 0);
  gx_extraction_free(again);
  gxi_buffer_clear(&first);
  gxi_buffer_clear(&second);
}

static void
check_corpus(const gx_knowledge *knowledge, const gx_extraction *extraction) {
  gx_error error = {0};
  gx_domain domain = gx_domain_of(knowledge);
  gx_corpus *corpus = NULL;
  FUZZ_CHECK(gx_corpus_new(&corpus, &domain, NULL, &error) == GX_OK);
  gx_status status = gx_corpus_add(corpus, gx_extraction_record(extraction), &error);
  if (status == GX_OK) status = gx_corpus_build(corpus, &error);
  if (status == GX_OK) {
    size_t entities, edges;
    gx_corpus_entities(corpus, &entities);
    const gx_edge *edge = gx_corpus_edges(corpus, &edges);
    for (size_t i = 0; i < edges; i++)
      FUZZ_CHECK(edge[i].head < entities && edge[i].tail < entities);
  }
  gx_corpus_free(corpus);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static gx_knowledge *knowledge;
  gx_error error = {0};
  if (!knowledge) FUZZ_CHECK(gx_knowledge_load(&knowledge, NULL, &error) == GX_OK);
  gx_extraction *extraction = NULL;
  gx_str json = {(const char *)data, size};
  gx_status status = gx_record_read(&extraction, json, NULL, &error);
  if (status == GX_OK) {
    check_round_trip(extraction);
    check_corpus(knowledge, extraction);
    gx_extraction_free(extraction);
  } else {
    FUZZ_CHECK(error.message[0]);
  }
  return 0;
}
