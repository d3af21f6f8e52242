/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_document_case.c: pages as they come and what is to become of them, from
 * cases/document_text.case and cases/document_html.case.
 *
 *     === title
 *     the input, as many lines as it takes
 *     ---
 *     kind: the text of a block         cells apart by |, sentences by ¦
 *
 * \uXXXX stands for a character that cannot be seen. Lines that begin with % are
 * remarks. An expected line `published: …`, `publisher: …`, `title: …`,
 * `damage.NAME: …` checks a fact; facts that are not named are free.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/sink.h"
#include "unit/document_check.h"

static const char *const KINDS[] = {
  "paragraph", "heading", "item", "row", "speech", "byline", "caption"};

static void put(gxi_buffer *buffer, const char *data, size_t size) {
  assert_true(gxi_buffer_append(buffer, data, size));
}

static void put_text(gxi_buffer *buffer, const char *text) {
  put(buffer, text, strlen(text));
}

/* A line with its escapes resolved. */
static void put_unescaped(gxi_buffer *buffer, gx_str line) {
  for (size_t i = 0; i < line.size; i++) {
    if (line.size - i >= 6 && line.data[i] == '\\' && line.data[i + 1] == 'u') {
      char digits[5] = {0}, out[4];
      memcpy(digits, line.data + i + 2, 4);
      put(buffer, out, gxi_utf8_put(out, (uint32_t)strtoul(digits, NULL, 16)));
      i += 5;
    } else {
      put(buffer, line.data + i, 1);
    }
  }
  put(buffer, "\n", 1);
}

static void put_block(gxi_buffer *buffer, const gx_document *document, size_t index) {
  size_t count, sentence_count;
  gx_str text = gx_document_text(document);
  const gx_block *block = &gx_document_blocks(document, &count)[index];
  const gx_sentence *sentences = gx_document_sentences(document, &sentence_count);
  put_text(buffer, KINDS[block->kind]);
  if (block->level > 0) {
    char level[8];
    put(buffer, level, (size_t)snprintf(level, sizeof level, " %u", block->level));
  }
  if (block->article > 0) put_text(buffer, " next");
  if (block->header) put_text(buffer, " header");
  put_text(buffer, ": ");
  bool first = true;
  for (size_t i = 0; i < sentence_count; i++) {
    if (sentences[i].block != index) continue;
    if (!first) put_text(buffer, "¦");
    first = false;
    for (uint32_t at = sentences[i].text.begin; at < sentences[i].text.end; at++)
      put(buffer, text.data[at] == '\t' ? "|" : text.data + at, 1);
  }
  put(buffer, "\n", 1);
}

typedef struct damage_name {
  const char *name;
  size_t offset;
} damage_name;

static const damage_name DAMAGES[] = {
  {"replaced", offsetof(gx_damage, replaced)},
  {"pinyin", offsetof(gx_damage, pinyin)},
  {"rewrapped", offsetof(gx_damage, rewrapped)},
  {"spaces", offsetof(gx_damage, spaces)},
  {"debris", offsetof(gx_damage, debris)},
  {"traditional", offsetof(gx_damage, traditional)},
  {"furniture", offsetof(gx_damage, furniture)},
  {"unaligned", offsetof(gx_damage, unaligned)},
};

/* A line that names a fact: checks it (counting in *failures), else returns false. */
static bool
check_fact(const gx_document *document, gx_str line, const char *title, int *failures) {
  const struct {
    const char *name;
    gx_str value;
  } facts[] = {
    {"published: ", gx_document_published(document)},
    {"publisher: ", gx_document_publisher(document)},
    {"title: ", gx_document_title(document)},
  };
  for (size_t i = 0; i < 3; i++) {
    gx_str name = gxi_str(facts[i].name);
    if (!gxi_str_starts(line, name)) continue;
    gx_str expected = gxi_str_sub(line, name.size, line.size);
    if (!gxi_str_equal(expected, facts[i].value)) {
      print_error("%s: %s%.*s\n", title, facts[i].name, GX_STR_ARG(facts[i].value));
      ++*failures;
    }
    return true;
  }
  if (!gxi_str_starts(line, GX_STR_LIT("damage."))) return false;
  gx_damage damage = gx_document_damage(document);
  for (size_t i = 0; i < sizeof DAMAGES / sizeof *DAMAGES; i++) {
    char found[64], name[32];
    uint32_t value;
    memcpy(&value, (const char *)&damage + DAMAGES[i].offset, sizeof value);
    snprintf(found, sizeof found, "damage.%s: %u", DAMAGES[i].name, value);
    snprintf(name, sizeof name, "damage.%s:", DAMAGES[i].name);
    if (!gxi_str_starts(line, gxi_str(name)) || gxi_str_is(line, found)) continue;
    print_error("%s: %s\n", title, found);
    ++*failures;
  }
  return true;
}

/* Returns the number of failures. */
static int check_case(
  const char *title, const gxi_buffer *input, const gxi_buffer *expected, gx_media media
) {
  gx_document *document = NULL;
  gx_document_options options = GX_DOCUMENT_OPTIONS_INIT;
  gx_error error = {0};
  options.media = media;
  gx_str bytes = {input->data, input->size};
  gx_status status =
    gx_document_read(&document, gxi_str("case"), bytes, &options, &error);
  if (status != GX_OK) fail_msg("%s: %s", title, error.message);
  const char *wrong = check_document(document);
  if (wrong) fail_msg("%s: %s", title, wrong);
  int failures = 0;
  gxi_buffer found, blocks;
  gxi_buffer_init(&found, NULL);
  gxi_buffer_init(&blocks, NULL);
  size_t count;
  gx_document_blocks(document, &count);
  for (size_t i = 0; i < count; i++)
    put_block(&found, document, i);
  for (size_t at = 0; at < expected->size;) {
    const char *end = memchr(expected->data + at, '\n', expected->size - at);
    gx_str line = {expected->data + at, (size_t)(end - expected->data) - at};
    if (!check_fact(document, line, title, &failures))
      put(&blocks, line.data, line.size + 1);
    at += line.size + 1;
  }
  put(&found, "", 1);
  put(&blocks, "", 1);
  if (strcmp(found.data, blocks.data) != 0) {
    fprintf(
      stderr, "--- %s: expected\n%s--- found\n%s", title, blocks.data, found.data
    );
    failures++;
  }
  gxi_buffer_clear(&found);
  gxi_buffer_clear(&blocks);
  gx_document_free(document);
  return failures;
}

static void check_cases(const char *path, gx_media media) {
  char *data = NULL, title[200] = "";
  size_t size = 0, cases = 0;
  int failures = 0;
  gx_error error;
  assert_int_equal(gxi_file_read(&data, &size, path, 1u << 20, NULL, &error), GX_OK);
  gxi_buffer input, expected;
  gxi_buffer_init(&input, NULL);
  gxi_buffer_init(&expected, NULL);
  bool behind = false;
  for (size_t at = 0; at <= size;) {
    const char *end = memchr(data + at, '\n', size - at);
    gx_str line = {data + at, (end ? (size_t)(end - data) : size) - at};
    at += line.size + 1;
    bool next = gxi_str_starts(line, GX_STR_LIT("=== "));
    if ((next || at > size) && title[0]) {
      failures += check_case(title, &input, &expected, media);
      cases++;
    }
    if (next) {
      snprintf(title, sizeof title, "%.*s", GX_STR_ARG(line));
      input.size = expected.size = 0;
      behind = false;
    } else if (gxi_str_is(line, "---")) {
      behind = true;
    } else if (title[0] && !gxi_str_starts(line, GX_STR_LIT("%"))) {
      if (!behind) put_unescaped(&input, line);
      if (behind && line.size > 0) put_unescaped(&expected, line);
    }
  }
  gxi_buffer_clear(&input);
  gxi_buffer_clear(&expected);
  gx_allocator libc = gxi_allocator_or_libc(NULL);
  gxi_free(&libc, data, size + 1);
  assert_true(cases > 0);
  assert_int_equal(failures, 0);
}

static void text_pages_become_what_their_cases_say(void **unused) {
  (void)unused;
  check_cases(GX_TEST_DIR "/unit/cases/document_text.case", GX_MEDIA_TEXT);
}

static void html_pages_become_what_their_cases_say(void **unused) {
  (void)unused;
  check_cases(GX_TEST_DIR "/unit/cases/document_html.case", GX_MEDIA_HTML);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(text_pages_become_what_their_cases_say),
    cmocka_unit_test(html_pages_become_what_their_cases_say),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
