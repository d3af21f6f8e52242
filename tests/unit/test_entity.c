/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_entity.c: linking and coreference over marked text (cases/entity_*.case).
 *
 * The reading is made from the marks, not found, so that these tests judge linking
 * alone. A case: title, text with [name/type], blank line, expectations:
 *     = NAME ALIAS…           one entity has exactly this name and these aliases
 *     WORD -> NAME…           the first mention of the anaphor stands for these
 *     parent NAME PARENT      key NAME KEY      type NAME TYPE
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/str.h"
#include "entity/entity.h"

typedef struct bench {
  gx_knowledge *knowledge;
  gxi_arena arena;
  gx_document *document;
  gxi_reading reading;
  gxi_entities entities;
  GXI_VEC(char) plain; /* the text without marks */
  gx_str marked;
} bench;

static void push_text(bench *b, gx_str text) {
  for (size_t i = 0; i < text.size; i++) {
    *gxi_vec_push(&b->arena, &b->plain) = text.data[i];
  }
}

static void add_places(bench *b, gxi_mention *mention) {
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(b->knowledge);
  gxi_hit hit;
  if (!gxi_lexicon_find(lexicon, mention->name, &hit)) return;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(lexicon, hit.first + i);
    bool place = entry->kind == GXI_KIND_DIVISION || entry->kind == GXI_KIND_COUNTRY;
    if (place && mention->place_count < GXI_MAX_CANDIDATES) {
      mention->places[mention->place_count++] = entry->payload;
    }
  }
}

static gxi_mention *add_mention(bench *b, gx_span span, gx_str name) {
  gxi_mention *m = gxi_vec_push(&b->arena, &b->reading.mentions);
  *m = (gxi_mention){
    .text = span,
    .type = GX_ID_NONE,
    .name = name,
    .full = GX_ID_NONE,
    .outer = GX_ID_NONE,
    .origin = GXI_ORIGIN_SHAPE,
  };
  return m;
}

static void add_token(bench *b, uint16_t kind, gx_span span, uint32_t payload) {
  bool mention = kind == GXI_TOKEN_MENTION;
  *gxi_vec_push(&b->arena, &b->reading.tokens) = (gxi_token){
    .text = span,
    .kind = kind,
    .mention = mention ? b->reading.mentions.count - 1 : GX_ID_NONE,
    .payload = payload,
  };
}

/* [name/type] at `at`; returns the bytes of the mark. */
static size_t read_mark(bench *b, size_t at) {
  size_t slash = gxi_str_find(b->marked, GX_STR_LIT("/"), at);
  size_t end = gxi_str_find(b->marked, GX_STR_LIT("]"), at);
  assert_true(slash < end && end != SIZE_MAX);
  gx_str name = gxi_str_sub(b->marked, at + 1, slash);
  gx_str type = gxi_str_sub(b->marked, slash + 1, end);
  gx_span span = {b->plain.count, b->plain.count + (uint32_t)name.size};
  gxi_mention *mention = add_mention(b, span, name);
  mention->type = gx_knowledge_entity_type(b->knowledge, type);
  assert_int_not_equal(GX_ID_NONE, mention->type);
  add_places(b, mention);
  add_token(b, GXI_TOKEN_MENTION, span, 0);
  push_text(b, name);
  return end + 1 - at;
}

/* The longest function word or title at `at`, else one character. */
static size_t read_word(bench *b, size_t at) {
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(b->knowledge);
  gxi_hit hits[GXI_MAX_HITS];
  gx_str rest = gxi_str_sub(b->marked, at, b->marked.size);
  uint32_t count = gxi_lexicon_prefixes(lexicon, rest, hits);
  uint32_t from = b->plain.count;
  while (count-- > 0) {
    for (uint32_t i = 0; i < hits[count].count; i++) {
      const gxi_entry *entry = gxi_lexicon_entry(lexicon, hits[count].first + i);
      bool word = entry->kind == GXI_KIND_WORD, title = entry->kind == GXI_KIND_TITLE;
      if (!word && !title) continue;
      gx_str text = gxi_str_sub(rest, 0, hits[count].size);
      gx_span span = {from, from + hits[count].size};
      bool anaphor = word && GXI_WORD_CLASS(entry->payload) == GXI_WORD_ANAPHOR;
      if (anaphor) {
        gxi_mention *m = add_mention(b, span, text);
        m->kind = GXI_MENTION_ANAPHOR;
        m->payload = entry->payload;
      }
      uint16_t kind = anaphor ? GXI_TOKEN_MENTION
                      : title ? GXI_TOKEN_TITLE
                              : GXI_TOKEN_WORD;
      add_token(b, kind, span, entry->payload);
      push_text(b, text);
      return text.size;
    }
  }
  uint32_t size;
  uint32_t code = gxi_utf8_at(rest, 0, &size);
  uint16_t kind =
    gxi_is_han(code) || gxi_is_digit(code) ? GXI_TOKEN_OTHER : GXI_TOKEN_PUNCT;
  add_token(b, kind, (gx_span){from, from + size}, 0);
  push_text(b, gxi_str_sub(rest, 0, size));
  return size;
}

static void set_sentences(bench *b) {
  size_t count;
  const gx_sentence *sentences = gx_document_sentences(b->document, &count);
  uint32_t t = 0;
  b->reading.sentence_tokens =
    gxi_arena_alloc(&b->arena, count + 1, sizeof *b->reading.sentence_tokens);
  for (size_t s = 0; s < count; s++) {
    b->reading.sentence_tokens[s] = t;
    for (; t < b->reading.tokens.count; t++) {
      gxi_token *token = &b->reading.tokens.items[t];
      if (token->text.begin >= sentences[s].text.end) break;
      token->sentence = (uint32_t)s;
      if (token->mention != GX_ID_NONE) {
        b->reading.mentions.items[token->mention].sentence = (uint32_t)s;
      }
    }
  }
  b->reading.sentence_tokens[count] = t;
}

static void link_all(void *context) {
  bench *b = context;
  for (size_t at = 0; at < b->marked.size;) {
    at += b->marked.data[at] == '[' ? read_mark(b, at) : read_word(b, at);
  }
  gx_str plain = {b->plain.items, b->plain.count};
  gx_document_options options = GX_DOCUMENT_OPTIONS_INIT;
  gx_error error = {0};
  options.media = GX_MEDIA_TEXT;
  assert_int_equal(
    GX_OK, gx_document_read(&b->document, GX_STR_LIT("case"), plain, &options, &error)
  );
  gx_str text = gx_document_text(b->document);
  assert_true(gxi_str_equal(plain, text));
  set_sentences(b);
  gxi_entities_link(&b->entities, &b->arena, b->knowledge, b->document, &b->reading);
}

static uint32_t entity_named(const bench *b, gx_str name) {
  for (uint32_t i = 0; i < b->entities.count; i++) {
    if (gxi_str_equal(b->entities.items[i].name, name)) return i;
  }
  return GX_ID_NONE;
}

/* The next word of a line, cut off it. */
static gx_str next_word(gx_str *line) {
  *line = gxi_str_trim(*line);
  size_t end = gxi_str_find(*line, GX_STR_LIT(" "), 0);
  if (end == SIZE_MAX) end = line->size;
  gx_str word = gxi_str_sub(*line, 0, end);
  *line = gxi_str_sub(*line, end, line->size);
  return word;
}

static bool check_names(const bench *b, gx_str line) {
  uint32_t e = entity_named(b, next_word(&line));
  if (e == GX_ID_NONE) return false;
  const gxi_entity *entity = &b->entities.items[e];
  for (uint32_t i = 0; i < entity->alias_count; i++) {
    if (!gxi_str_equal(entity->aliases[i], next_word(&line))) return false;
  }
  return gxi_str_trim(line).size == 0;
}

static bool check_reference(const bench *b, gx_str word, gx_str line) {
  for (uint32_t m = 0; m < b->reading.mentions.count; m++) {
    const gxi_mention *mention = &b->reading.mentions.items[m];
    if (mention->kind != GXI_MENTION_ANAPHOR) continue;
    if (!gxi_str_equal(mention->name, word)) continue;
    const gxi_reference *r = &b->entities.references[m];
    for (uint32_t i = 0; i < r->count; i++) {
      gx_str name = b->entities.items[r->entities[i]].name;
      if (!gxi_str_equal(name, next_word(&line))) return false;
    }
    return gxi_str_trim(line).size == 0;
  }
  return false;
}

static bool check(const bench *b, gx_str line) {
  gx_str first = next_word(&line);
  if (gxi_str_is(first, "=")) return check_names(b, line);
  gx_str second = next_word(&line);
  if (gxi_str_is(second, "->")) return check_reference(b, first, line);
  uint32_t e = entity_named(b, second);
  if (e == GX_ID_NONE) return false;
  gx_str third = next_word(&line);
  if (gxi_str_is(first, "key")) {
    return gxi_str_equal(b->entities.items[e].key, third);
  }
  if (gxi_str_is(first, "type")) {
    return b->entities.items[e].type == gx_knowledge_entity_type(b->knowledge, third);
  }
  uint32_t parent = b->entities.items[e].parent;
  return parent != GX_ID_NONE && gxi_str_equal(b->entities.items[parent].name, third);
}

static void print_entities(const bench *b) {
  for (uint32_t i = 0; i < b->entities.count; i++) {
    const gxi_entity *e = &b->entities.items[i];
    print_error("  = %.*s", GX_STR_ARG(e->name));
    for (uint32_t k = 0; k < e->alias_count; k++) {
      print_error(" %.*s", GX_STR_ARG(e->aliases[k]));
    }
    print_error("  key %.*s\n", GX_STR_ARG(e->key));
  }
  for (uint32_t m = 0; m < b->reading.mentions.count; m++) {
    const gxi_mention *mention = &b->reading.mentions.items[m];
    if (mention->kind != GXI_MENTION_ANAPHOR) continue;
    print_error("  %.*s ->", GX_STR_ARG(mention->name));
    const gxi_reference *r = &b->entities.references[m];
    for (uint32_t i = 0; i < r->count; i++) {
      print_error(" %.*s", GX_STR_ARG(b->entities.items[r->entities[i]].name));
    }
    print_error("\n");
  }
}

static gx_str next_line(gx_str *text) {
  size_t end = gxi_str_find(*text, GX_STR_LIT("\n"), 0);
  if (end == SIZE_MAX) end = text->size;
  gx_str line = gxi_str_sub(*text, 0, end);
  *text = gxi_str_sub(*text, end + (end < text->size), text->size);
  return line;
}

/* Runs one case; returns the number of expectations that failed. */
static int run_case(gx_knowledge *knowledge, gx_str title, gx_str *text) {
  bench b = {.knowledge = knowledge, .marked = next_line(text)};
  int failed = 0;
  gxi_arena_init(&b.arena, NULL);
  next_line(text);
  assert_int_equal(GX_OK, gxi_arena_try(&b.arena, link_all, &b, NULL));
  for (gx_str line = next_line(text); line.size > 0; line = next_line(text)) {
    if (check(&b, line)) continue;
    print_error("%.*s: %.*s\n", GX_STR_ARG(title), GX_STR_ARG(line));
    failed++;
  }
  if (failed) print_entities(&b);
  gx_document_free(b.document);
  gxi_arena_clear(&b.arena);
  return failed;
}

static void run_file(const char *path) {
  gx_knowledge *knowledge = NULL;
  gx_error error = {0};
  static char bytes[1 << 16];
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  gx_str text = {bytes, fread(bytes, 1, sizeof bytes, file)};
  fclose(file);
  assert_int_equal(GX_OK, gx_knowledge_load(&knowledge, NULL, &error));
  int failed = 0;
  while (text.size > 0) {
    gx_str title = next_line(&text);
    if (title.size > 0) failed += run_case(knowledge, title, &text);
  }
  gx_knowledge_free(knowledge);
  assert_int_equal(0, failed);
}

static void links_names_of_one_thing(void **state) {
  (void)state;
  run_file(GX_TEST_DIR "/unit/cases/entity_link.case");
}

static void tells_officials(void **state) {
  (void)state;
  run_file(GX_TEST_DIR "/unit/cases/entity_type.case");
}

static void resolves_anaphors(void **state) {
  (void)state;
  run_file(GX_TEST_DIR "/unit/cases/entity_coref.case");
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(links_names_of_one_thing),
    cmocka_unit_test(tells_officials),
    cmocka_unit_test(resolves_anaphors),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
