/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * learn_inner.c: short names that stand inside a full name, behind what else it has.
 *
 *     河南沙澧粉嘟嘟食品科技公司 … 。粉|嘟嘟|由…      a stretch of the full name
 *     普洱孟连天煜咖啡专业合作社 … 孟连|天|煜|就与…   a place is its first part
 *
 * A run of tokens that no name holds, or that begins with a place, is looked for in the
 * full names of the text. It must have a character that stands by itself, so that
 * 食品科技 is nobody's. Runs begin where the first two characters follow each other in
 * a full name: a set of names for each pair keeps nearly all others out. Prefixes are
 * short.c's.
 */
#include "base/str.h"
#include "mention/learn.h"
#include "mention/piece.h"
#include "mention/weights.h"

#define MAX_FULL 64u  /* full names that are compared: a bit each */
#define MIN_LEFT 9u   /* bytes of a full name that the short one leaves out */
#define MAX_TOKENS 5u /* of a short name */
#define PAIRS 1024u
#define PAIR_BYTES 6u

typedef struct gxi_inner {
  gxi_notebook *notebook;
  const gxi_scan *scan;
  const gxi_reading *reading;
  gx_str full[MAX_FULL];
  uint32_t count;
  uint32_t type;
  uint64_t pairs[PAIRS];      /* the full names that hold a pair */
  uint64_t opens[PAIRS / 64]; /* pairs at which a short name may begin */
} gxi_inner;

static uint32_t pair_slot(const char *text) {
  uint32_t hash = 0;
  for (uint32_t i = 0; i < PAIR_BYTES; i++)
    hash = hash * 31 + (unsigned char)text[i];
  return hash % PAIRS;
}

static bool is_full(const gxi_scan *scan, const gxi_mention *mention) {
  return mention->kind == GXI_MENTION_NAME && mention->outer == GX_ID_NONE &&
         mention->origin == GXI_ORIGIN_SHAPE &&
         gxi_str_ends_in(mention->name, "公司 集团 合作社 厂") &&
         (mention->type == scan->shape_type[GXI_SHAPE_COMPANY] ||
          mention->type == scan->shape_type[GXI_SHAPE_ORGANIZATION]);
}

static void add_full(gxi_inner *inner, gx_str name) {
  for (uint32_t i = 0; i < inner->count; i++)
    if (gxi_str_equal(inner->full[i], name)) return;
  if (inner->count == MAX_FULL || name.size < 21) return;
  for (size_t at = 1; at + PAIR_BYTES <= name.size; at++) {
    uint32_t slot = pair_slot(name.data + at);
    inner->pairs[slot] |= (uint64_t)1 << inner->count;
    if (at >= 3 && at + MIN_LEFT < name.size)
      inner->opens[slot / 64] |= (uint64_t)1 << slot % 64;
  }
  inner->full[inner->count++] = name;
}

static const gxi_token *token_at(const gxi_inner *inner, uint32_t index) {
  return &inner->reading->tokens.items[index];
}

static bool is_free(const gxi_token *token) {
  return token->mention == GX_ID_NONE &&
         (token->kind == GXI_TOKEN_OTHER || token->kind == GXI_TOKEN_COMMON ||
          token->kind == GXI_TOKEN_WORD);
}

static bool is_place(const gxi_inner *inner, const gxi_token *token) {
  return token->mention != GX_ID_NONE &&
         inner->reading->mentions.items[token->mention].place_count > 0;
}

static bool is_single(const gxi_inner *inner, const gxi_token *token) {
  unsigned char lead = (unsigned char)inner->scan->text.data[token->text.begin];
  return token->text.end - token->text.begin == gxi_utf8_size(lead);
}

/* The full name that has a text inside, or behind its first place. */
static gx_str holder(const gxi_inner *inner, gx_str text) {
  bool pair = text.size >= PAIR_BYTES;
  uint64_t names = pair ? inner->pairs[pair_slot(text.data)] : UINT64_MAX;
  for (uint32_t i = 0; i < inner->count; i++) {
    if (!(names >> i & 1)) continue;
    size_t at = gxi_str_find(inner->full[i], text, 0);
    if (at != SIZE_MAX && at > 0 && at + text.size < inner->full[i].size)
      return inner->full[i];
  }
  return (gx_str){NULL, 0};
}

static void note(const gxi_inner *inner, gx_str text, gx_str full) {
  size_t size = gxi_utf8_count(text);
  gxi_hit hit;
  if (size < 3 || gxi_lexicon_find(inner->scan->lexicon, text, &hit)) return;
  gxi_notebook_add(
    inner->notebook,
    inner->scan->arena,
    (gxi_note
    ){.text = text,
      .type = inner->type,
      .cost = size > 3 ? GXI_COST_NOTED : GXI_COST_NOTED_THREE,
      .origin = GXI_ORIGIN_SHORT,
      .full = GX_ID_NONE,
      .name = full}
  );
}

/* What stands in front is no part of a longer run: 三|缘瓜子. */
static bool is_clear(const gxi_inner *inner, uint32_t begin) {
  const gxi_token *last = begin ? token_at(inner, begin - 1) : NULL;
  if (!last || last->sentence != token_at(inner, begin)->sentence) return true;
  bool odd = last->kind == GXI_TOKEN_OTHER || last->kind == GXI_TOKEN_NUMBER;
  return last->kind == GXI_TOKEN_PUNCT || last->mention != GX_ID_NONE ||
         (!odd && !is_single(inner, last)) || last->kind == GXI_TOKEN_WORD;
}

/* What a run is made of. */
typedef struct gxi_made {
  uint32_t odd;   /* characters by themselves and of no list */
  uint32_t nouns; /* 青稞 */
} gxi_made;

static void
count_token(const gxi_inner *inner, const gxi_token *token, gxi_made *made) {
  bool common = token->kind == GXI_TOKEN_COMMON;
  if (token->kind == GXI_TOKEN_OTHER || is_single(inner, token))
    made->odd++;
  else if (!common || gxi_is_tag((char)(token->payload & 0xFF), "nav"))
    made->nouns++;
}

/* A single character is no name yet: whether it is held is asked once more is known. */
static bool is_begun(const gxi_inner *inner, const gxi_token *token) {
  return token->text.end - token->text.begin == 3 && is_single(inner, token);
}

/* The longest run from a token on that a full name holds, without trades behind it. */
static void learn_at(const gxi_inner *inner, uint32_t begin) {
  const gxi_token *first = token_at(inner, begin);
  gxi_made made = {0, 0};
  gx_str text = {NULL, 0}, full = {NULL, 0};
  for (uint32_t i = begin; i < begin + MAX_TOKENS && i < inner->reading->tokens.count;
       i++) {
    const gxi_token *token = token_at(inner, i);
    if (token->sentence != first->sentence || (i > begin && !is_free(token))) break;
    gx_str longer = gxi_str_sub(inner->scan->text, first->text.begin, token->text.end);
    bool begun = i == begin && is_begun(inner, token);
    gx_str held = begun ? full : holder(inner, longer);
    if ((!held.size && !begun) || (i > begin && gxi_token_reads(token, GXI_KIND_SUFFIX)))
      break;
    if (i > begin || is_free(token)) count_token(inner, token, &made);
    text = longer;
    full = held;
  }
  bool named = made.odd > 1 || (made.odd && (!made.nouns || !is_free(first)));
  if (!named || full.size < text.size + MIN_LEFT) return;
  gx_str head = gxi_str_sub(inner->scan->text, first->text.begin, first->text.end);
  if (!is_begun(inner, first) || holder(inner, head).size) note(inner, text, full);
}

void gxi_learn_inner(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  gxi_inner inner = {
    .notebook = notebook,
    .scan = scan,
    .reading = reading,
    .type = scan->shape_type[GXI_SHAPE_COMPANY]};
  for (uint32_t i = 0; i < reading->mentions.count; i++)
    if (is_full(scan, &reading->mentions.items[i]))
      add_full(&inner, reading->mentions.items[i].name);
  if (inner.count == 0) return;
  for (uint32_t i = 0; i + 1 < reading->tokens.count; i++) {
    const gxi_token *token = token_at(&inner, i);
    if (!is_free(token) && !is_place(&inner, token)) continue;
    if (token->text.begin + PAIR_BYTES > scan->text.size) break;
    uint32_t slot = pair_slot(scan->text.data + token->text.begin);
    if (inner.opens[slot / 64] >> slot % 64 & 1 && is_clear(&inner, i))
      learn_at(&inner, i);
  }
}
