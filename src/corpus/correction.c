/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * correction.c: rows of corrections, from text and back.
 *
 *     line --split at tabs--> words --form of the kind--> row
 *
 * A form says which field each word goes to; a kind may have two forms that differ in
 * the number of words. Rows are kept sorted, each once, so that the same set of rows is
 * the same whatever the order of its lines or files.
 *
 * Not here: what rows do to a corpus (correct.c).
 */
#include "guanxi/correction.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/sink.h"
#include "base/str.h"
#include "corpus/corpus.h"
#include "schema/report.h"
#include "text/decode.h"

#define MAX_WORDS 4u

struct gx_corrections {
  gxi_arena arena;
  GXI_VEC(gx_correction) rows;
};

typedef struct form {
  const char *word;
  gx_correction_kind kind;
  uint32_t count;           /* words behind the first */
  size_t fields[MAX_WORDS]; /* where they go in a gx_correction */
  const char *usage;
} form;

#define AT(field) offsetof(gx_correction, field)
static const form forms[] = {
  {"merge", GX_CORRECTION_MERGE, 2, {AT(entity), AT(other)}, "merge NAME OTHER"},
  {"split",
   GX_CORRECTION_SPLIT,
   3,
   {AT(entity), AT(document), AT(name)},
   "split NAME DOCUMENT NEW"},
  {"retype", GX_CORRECTION_RETYPE, 2, {AT(entity), AT(type)}, "retype NAME TYPE"},
  {"rename", GX_CORRECTION_RENAME, 2, {AT(entity), AT(name)}, "rename NAME NEW"},
  {"block", GX_CORRECTION_BLOCK, 1, {AT(entity)}, "block NAME"},
  {"block",
   GX_CORRECTION_BLOCK,
   3,
   {AT(entity), AT(relation), AT(other)},
   "block HEAD RELATION TAIL"},
};
#define FORM_COUNT (sizeof forms / sizeof *forms)

static const size_t compared[] = {
  AT(entity), AT(other), AT(relation), AT(document), AT(name), AT(type)};

static gx_str *field_of(gx_correction *row, size_t offset) {
  return (gx_str *)(void *)((char *)row + offset);
}

static gx_str text_at(const gx_correction *row, size_t offset) {
  return *(const gx_str *)(const void *)((const char *)row + offset);
}

int gxi_correction_order(const void *one, const void *other) {
  const gx_correction *a = one, *b = other;
  if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
  for (size_t i = 0; i < sizeof compared / sizeof *compared; i++) {
    int order = gxi_str_compare(text_at(a, compared[i]), text_at(b, compared[i]));
    if (order) return order;
  }
  return 0;
}

/* By content, then by line: of equal rows the first line stays. */
static int line_order(const void *one, const void *other) {
  const gx_correction *a = one, *b = other;
  int order = gxi_correction_order(a, b);
  return order ? order : a->line < b->line ? -1 : a->line > b->line;
}

void gxi_corrections_copy(
  gxi_arena *arena, gx_correction *to, const gx_correction *from
) {
  *to = *from;
  for (size_t i = 0; i < sizeof compared / sizeof *compared; i++) {
    *field_of(to, compared[i]) = gxi_arena_copy(arena, text_at(from, compared[i]));
  }
}

/* Words between tabs, without the white space around them; at most room + 1 counted.
 * Tabs at the end of a line are none. */
static uint32_t split_words(gx_str line, gx_str *words, uint32_t room) {
  uint32_t count = 0;
  gx_str trimmed = gxi_str_trim(line);
  size_t end_of_line = (size_t)(trimmed.data - line.data) + trimmed.size;
  if (trimmed.size == 0) return 0;
  for (size_t at = 0; at <= end_of_line && count <= room;) {
    const char *tab = memchr(line.data + at, '\t', end_of_line - at);
    size_t end = tab ? (size_t)(tab - line.data) : end_of_line;
    if (count < room) words[count] = gxi_str_trim((gx_str){line.data + at, end - at});
    count++;
    at = end + 1;
  }
  return count;
}

static gx_status
fail_for_form(gx_str word, uint32_t count, uint32_t line, gx_error *error) {
  const form *known = NULL, *other = NULL;
  for (size_t i = 0; i < FORM_COUNT; i++) {
    if (!gxi_str_is(word, forms[i].word)) continue;
    other = known;
    known = &forms[i];
  }
  if (known) {
    return gxi_fail_at(
      error,
      GX_E_SYNTAX,
      line,
      0,
      "%u columns; allowed, with tabs between: %s%s%s",
      count,
      other ? other->usage : "",
      other ? ", or " : "",
      known->usage
    );
  }
  gx_str words[FORM_COUNT - 1]; /* block stands twice */
  for (size_t i = 0; i < FORM_COUNT - 1; i++)
    words[i] = gxi_str(forms[i].word);
  char list[GXI_WORD_LIST_BYTES];
  gxi_describe_unknown(list, word, words, FORM_COUNT - 1);
  return gxi_fail_at(error, GX_E_SYNTAX, line, 0, "unknown correction %s", list);
}

typedef struct reading {
  gx_corrections *into;
  gx_str text;
  gx_status status;
  gx_error *error;
} reading;

static gx_status read_line(reading *in, gx_str line, uint32_t number) {
  gx_str words[MAX_WORDS] = {{0}};
  uint32_t count = split_words(line, words, MAX_WORDS);
  if (count == 0 || gxi_str_starts(words[0], GX_STR_LIT("#"))) return GX_OK;
  for (size_t i = 0; i < FORM_COUNT; i++) {
    const form *as = &forms[i];
    if (!gxi_str_is(words[0], as->word) || count != as->count + 1) continue;
    gx_correction row = {.kind = as->kind, .line = number};
    for (uint32_t w = 0; w < as->count; w++) {
      if (words[w + 1].size == 0) {
        return gxi_fail_at(
          in->error, GX_E_SYNTAX, number, 0, "column %u is empty", w + 2
        );
      }
      *field_of(&row, as->fields[w]) = gxi_arena_copy(&in->into->arena, words[w + 1]);
    }
    *gxi_vec_push(&in->into->arena, &in->into->rows) = row;
    return GX_OK;
  }
  return fail_for_form(words[0], count, number, in->error);
}

static void sort_rows(gx_corrections *set) {
  uint32_t kept = 0;
  if (set->rows.count == 0) return;
  qsort(set->rows.items, set->rows.count, sizeof *set->rows.items, line_order);
  for (uint32_t i = 1; i < set->rows.count; i++) {
    const gx_correction *next = &set->rows.items[i];
    if (gxi_correction_order(&set->rows.items[kept], next) == 0) continue;
    set->rows.items[++kept] = *next;
  }
  set->rows.count = kept + 1;
}

static void read_lines(void *context) {
  reading *in = context;
  uint32_t number = 0;
  gx_str text = in->text;
  if (gxi_str_starts(text, GX_STR_LIT("\xEF\xBB\xBF"))) {
    text = (gx_str){text.data + 3, text.size - 3};
  }
  for (size_t at = 0; in->status == GX_OK && at < text.size;) {
    const char *mark = memchr(text.data + at, '\n', text.size - at);
    size_t end = mark ? (size_t)(mark - text.data) : text.size;
    in->status = read_line(in, (gx_str){text.data + at, end - at}, ++number);
    at = end + 1;
  }
  sort_rows(in->into);
}

gx_status gx_corrections_read(
  gx_corrections **corrections,
  gx_str text,
  const gx_allocator *allocator,
  gx_error *error
) {
  if (text.size > GXI_MAX_SCHEMA_BYTES) {
    return gxi_fail(error, GX_E_LIMIT, "corrections of %zu bytes", text.size);
  }
  if (gxi_utf8_valid(text) != text.size) {
    return gxi_fail(error, GX_E_ENCODING, "corrections are no UTF-8");
  }
  gx_allocator memory = gxi_allocator_or_libc(allocator);
  gx_corrections *made = gxi_alloc(&memory, sizeof *made);
  if (!made) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  memset(made, 0, sizeof *made);
  gxi_arena_init(&made->arena, &memory);
  reading in = {.into = made, .text = text, .error = error};
  gx_status status = gxi_arena_try(&made->arena, read_lines, &in, error);
  if (status == GX_OK) status = in.status;
  if (status != GX_OK) {
    gx_corrections_free(made);
    return status;
  }
  *corrections = made;
  return GX_OK;
}

void gx_corrections_free(gx_corrections *corrections) {
  if (!corrections) return;
  gx_allocator memory = corrections->arena.allocator;
  gxi_arena_clear(&corrections->arena);
  gxi_free(&memory, corrections, sizeof *corrections);
}

size_t gx_corrections_count(const gx_corrections *corrections) {
  return corrections->rows.count;
}

const gx_correction *
gx_corrections_at(const gx_corrections *corrections, size_t index) {
  return &corrections->rows.items[index];
}

/* The words that a domain allows for entity types (or relation types). */
static gx_status check_word(
  const gx_domain *domain, bool relation, const gx_correction *row, gx_error *error
) {
  enum { MOST = 256 };
  gx_str names[MOST] = {{0}}, word = relation ? row->relation : row->type;
  size_t count = relation ? domain->relation_type_count : domain->entity_type_count;
  if (count > MOST) count = MOST;
  for (size_t i = 0; i < count; i++) {
    names[i] = relation ? domain->relation_types[i].id : domain->entity_types[i].id;
    if (gxi_str_equal(names[i], word)) return GX_OK;
  }
  char list[GXI_WORD_LIST_BYTES];
  gxi_describe_unknown(list, word, names, count);
  const char *what = relation ? "relation" : "entity type";
  return gxi_fail_at(error, GX_E_SCHEMA, row->line, 0, "unknown %s %s", what, list);
}

/* Rows are sorted, so two values for one entity are neighbours. */
static gx_status
check_pair(const gx_correction *a, const gx_correction *b, gx_error *error) {
  bool single = a->kind == GX_CORRECTION_RETYPE || a->kind == GX_CORRECTION_RENAME;
  if (!single || a->kind != b->kind || !gxi_str_equal(a->entity, b->entity))
    return GX_OK;
  uint32_t first = a->line < b->line ? a->line : b->line;
  uint32_t second = a->line < b->line ? b->line : a->line;
  return gxi_fail_at(
    error,
    GX_E_SCHEMA,
    second,
    0,
    "%.*s is %s already, in line %u",
    GX_STR_ARG(a->entity),
    a->kind == GX_CORRECTION_RETYPE ? "retyped" : "renamed",
    first
  );
}

gx_status gx_corrections_check(
  const gx_corrections *corrections, const gx_domain *domain, gx_error *error
) {
  for (uint32_t i = 0; i < corrections->rows.count; i++) {
    const gx_correction *row = &corrections->rows.items[i];
    if (domain && row->type.size) GX_TRY(check_word(domain, false, row, error));
    if (domain && row->relation.size && !gxi_str_is(row->relation, "*")) {
      GX_TRY(check_word(domain, true, row, error));
    }
    if (i) GX_TRY(check_pair(row - 1, row, error));
  }
  return GX_OK;
}

gx_status gx_correction_write(
  const gx_correction *row, const gx_output *output, gx_error *error
) {
  gxi_sink sink;
  gxi_sink_init(&sink, output);
  for (size_t i = 0; i < FORM_COUNT; i++) {
    const form *as = &forms[i];
    bool tie = as->count == 3;
    if (as->kind != row->kind) continue;
    if (row->kind == GX_CORRECTION_BLOCK && tie != (row->other.size > 0)) continue;
    gxi_sink_text(&sink, as->word);
    for (uint32_t w = 0; w < as->count; w++) {
      gxi_sink_char(&sink, '\t');
      gxi_sink_str(&sink, text_at(row, as->fields[w]));
    }
    gxi_sink_char(&sink, '\n');
  }
  return gxi_sink_close(&sink, error);
}
