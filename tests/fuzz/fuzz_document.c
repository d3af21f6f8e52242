/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz_document.c: any bytes as a document: read, checked against the promises of
 * document.h, extracted, written as a record and read back.
 */
#include "base/sink.h"
#include "base/str.h"
#include "fuzz/fuzz.h"
#include "guanxi/guanxi.h"
#include "text/decode.h"

static const char *const encodings[] = {
  "",
  "UTF-8",
  "GB18030",
  "Big5",
  "UTF-16LE",
  "UTF-16BE",
  "no-such",
  "GBK",
};

static void check_spans(const gx_document *document) {
  gx_str text = gx_document_text(document), source = gx_document_source(document);
  FUZZ_CHECK(gxi_utf8_valid(text) == text.size);
  size_t block_count, sentence_count;
  const gx_block *blocks = gx_document_blocks(document, &block_count);
  const gx_sentence *sentences = gx_document_sentences(document, &sentence_count);
  uint32_t end = 0;
  for (size_t i = 0; i < block_count; i++) {
    FUZZ_CHECK(blocks[i].text.begin >= end);
    FUZZ_CHECK(blocks[i].text.end >= blocks[i].text.begin);
    end = blocks[i].text.end;
  }
  FUZZ_CHECK(end <= text.size);
  end = 0;
  for (size_t i = 0; i < sentence_count; i++) {
    gx_span span = sentences[i].text;
    FUZZ_CHECK(span.begin >= end && span.end >= span.begin);
    FUZZ_CHECK(sentences[i].block < block_count);
    FUZZ_CHECK(span.begin >= blocks[sentences[i].block].text.begin);
    FUZZ_CHECK(span.end <= blocks[sentences[i].block].text.end);
    end = span.end;
    gx_span back = gx_document_source_span(document, span);
    FUZZ_CHECK(back.begin <= back.end && back.end <= source.size);
  }
}

static void check_record(const gx_extraction *extraction, size_t size) {
  const gx_record *record = gx_extraction_record(extraction);
  for (size_t i = 0; i < record->relation_count; i++) {
    const gx_record_relation *relation = &record->relations[i];
    FUZZ_CHECK(relation->head < record->entity_count);
    FUZZ_CHECK(relation->tail < record->entity_count);
    FUZZ_CHECK(relation->evidence_count > 0);
    for (size_t k = 0; k < relation->evidence_count; k++) {
      FUZZ_CHECK(relation->evidence[k].begin <= relation->evidence[k].end);
      FUZZ_CHECK(relation->evidence[k].end <= size);
    }
  }
  gxi_buffer first, second;
  gxi_buffer_init(&first, NULL);
  gxi_buffer_init(&second, NULL);
  gx_output output = gxi_buffer_output(&first);
  gx_error error;
  FUZZ_CHECK(gx_record_write(record, &output, &error) == GX_OK);
  gx_extraction *again = NULL;
  gx_str json = {first.data, first.size};
  FUZZ_CHECK(gx_record_read(&again, json, NULL, &error) == GX_OK);
  output = gxi_buffer_output(&second);
  FUZZ_CHECK(gx_record_write(gx_extraction_record(again), &output, &error) == GX_OK);
  FUZZ_CHECK(first.size == second.size);
  FUZZ_CHECK(memcmp(first.data, second.data, first.size) == 0);
  gx_extraction_free(again);
  gxi_buffer_clear(&first);
  gxi_buffer_clear(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static gx_knowledge *knowledge;
  gx_error error = {0};
  if (!knowledge) FUZZ_CHECK(gx_knowledge_load(&knowledge, NULL, &error) == GX_OK);
  unsigned chosen = fuzz_options(data, size);
  gx_str bytes = {(const char *)data, size}, name = GX_STR_LIT("fuzz");
  gx_document_options options = GX_DOCUMENT_OPTIONS_INIT;
  options.media = (gx_media)(chosen % 4);
  options.encoding = gxi_str(encodings[chosen / 4 % 8]);
  options.knowledge = knowledge;
  gx_document *document = NULL;
  gx_status status = gx_document_read(&document, name, bytes, &options, &error);
  if (status == GX_OK) check_spans(document);
  FUZZ_CHECK(status == GX_OK || error.message[0]);
  gx_document_free(document);

  gx_extract_options extract = GX_EXTRACT_OPTIONS_INIT;
  extract.media = options.media;
  extract.encoding = options.encoding;
  extract.negated = chosen & 128;
  gx_extraction *extraction = NULL;
  (void)!gx_extract(&extraction, knowledge, name, bytes, &extract, &error);
  if (extraction) check_record(extraction, size);
  gx_extraction_free(extraction);

  char *text = NULL;
  size_t text_size = 0;
  if (gx_text_decode(&text, &text_size, bytes, options.encoding, &error) == GX_OK) {
    FUZZ_CHECK(gxi_utf8_valid((gx_str){text, text_size}) == text_size);
    gx_bytes_free(text, text_size);
  }
  return 0;
}
