/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_mention.c: mentions as a linguist would mark them, from cases/mention*.case.
 *
 * A case is four lines: `# title`, the input (HTML if it begins with a tag), an empty
 * line, its text with the outermost mentions in brackets, `[阿克苏市/county]`; anaphors
 * are left out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "mention/mention.h"
#include "support/fixture.h"

typedef struct reader {
  gx_knowledge *knowledge;
  const gx_document *document;
  gxi_arena *arena;
  gxi_reading reading;
} reader;

static void run(void *context) {
  reader *r = context;
  gxi_mentions_find(&r->reading, r->arena, r->knowledge, r->document, NULL);
}

static void append(char *out, size_t room, gx_str text) {
  size_t used = strlen(out);
  if (used + text.size + 1 > room) return;
  memcpy(out + used, text.data, text.size);
  out[used + text.size] = '\0';
}

static void mark(const reader *r, char *out, size_t room) {
  gx_str text = gx_document_text(r->document);
  size_t count;
  const gx_entity_type *types = gx_knowledge_entity_types(r->knowledge, &count);
  for (uint32_t i = 0; i < r->reading.tokens.count; i++) {
    const gxi_token *token = &r->reading.tokens.items[i];
    gx_str surface = gxi_str_sub(text, token->text.begin, token->text.end);
    const gxi_mention *mention =
      token->mention == GX_ID_NONE ? NULL : &r->reading.mentions.items[token->mention];
    if (!mention || mention->kind != GXI_MENTION_NAME) {
      append(out, room, surface);
      continue;
    }
    append(out, room, GX_STR_LIT("["));
    append(out, room, surface);
    append(out, room, GX_STR_LIT("/"));
    append(out, room, types[mention->type].id);
    append(out, room, GX_STR_LIT("]"));
  }
}

static void check(gx_knowledge *knowledge, const char *input, const char *expected) {
  static char found[1u << 14];
  found[0] = '\0';
  gxi_arena arena;
  gxi_arena_init(&arena, NULL);
  gx_document *document = NULL;
  gx_error error;
  const char *name = input[0] == '<' ? "case.html" : "case.txt";
  assert_int_equal(
    GX_OK, gx_document_read(&document, gxi_str(name), gxi_str(input), NULL, &error)
  );
  reader r = {.knowledge = knowledge, .document = document, .arena = &arena};
  assert_int_equal(GX_OK, gxi_arena_try(&arena, run, &r, &error));
  mark(&r, found, sizeof found);
  assert_string_equal(expected, found);
  gxi_arena_clear(&arena);
  gx_document_free(document);
}

static bool read_line(FILE *file, char *line, int room) {
  if (!fgets(line, room, file)) return false;
  line[strcspn(line, "\n")] = '\0';
  return true;
}

static void cases_of(gx_knowledge *knowledge, const char *path) {
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  static char title[512], input[8192], blank[8], expected[8192];
  while (read_line(file, title, sizeof title)) {
    if (title[0] != '#' || title[1] != ' ') continue;
    bool whole = read_line(file, input, sizeof input) &&
                 read_line(file, blank, sizeof blank) &&
                 read_line(file, expected, sizeof expected);
    assert_true(whole);
    check(knowledge, input, expected);
  }
  fclose(file);
}

static void finds_what_a_linguist_would_mark(void **state) {
  cases_of(*state, GX_TEST_DIR "/unit/cases/mention.case");
  cases_of(*state, GX_TEST_DIR "/unit/cases/mention_labels.case");
  cases_of(*state, GX_TEST_DIR "/unit/cases/mention_cells.case");
  cases_of(*state, GX_TEST_DIR "/unit/cases/mention_told.case");
  cases_of(*state, GX_TEST_DIR "/unit/cases/mention_edges.case");
}

/* Every byte of a sentence lies in exactly one token; mentions are in text order. */
static void tokens_cover_every_sentence(void **state) {
  const char *input =
    "天泽市商务局与星河(上海)科技有限公司签约,总投资1.2亿元。\n李明表示……";
  gxi_arena arena;
  gxi_arena_init(&arena, NULL);
  gx_document *document = NULL;
  gx_error error;
  assert_int_equal(
    GX_OK,
    gx_document_read(&document, GX_STR_LIT("a.txt"), gxi_str(input), NULL, &error)
  );
  reader r = {.knowledge = *state, .document = document, .arena = &arena};
  assert_int_equal(GX_OK, gxi_arena_try(&arena, run, &r, &error));
  size_t count;
  const gx_sentence *sentences = gx_document_sentences(document, &count);
  for (size_t i = 0; i < count; i++) {
    uint32_t at = sentences[i].text.begin;
    for (uint32_t t = r.reading.sentence_tokens[i];
         t < r.reading.sentence_tokens[i + 1];
         t++) {
      assert_int_equal(at, r.reading.tokens.items[t].text.begin);
      at = r.reading.tokens.items[t].text.end;
    }
    assert_int_equal(at, sentences[i].text.end);
  }
  for (uint32_t i = 1; i < r.reading.mentions.count; i++)
    assert_true(
      r.reading.mentions.items[i - 1].text.begin <=
      r.reading.mentions.items[i].text.begin
    );
  gxi_arena_clear(&arena);
  gx_document_free(document);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(finds_what_a_linguist_would_mark),
    cmocka_unit_test(tokens_cover_every_sentence),
  };
  return cmocka_run_group_tests(tests, fixture_load, fixture_unload);
}
