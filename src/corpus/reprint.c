/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reprint.c: which sentences are one sentence, reprinted or lightly edited.
 *
 *     sentence → shingles (3 characters each, punctuation left out) → 24 minima
 *              → 8 bands of 3 → sentences with an equal band are compared exactly
 *
 * Two sentences are one when they share 7/10 of their shingles (Jaccard: two small
 * edits in a sentence of 35 characters), or when one holds 9/10 of the other (a reprint
 * cut short), and the numbers of one are among the numbers of the other: "2023年…签约"
 * and "2024年…签约" are two facts. A pair at 7/10 meets in some band with probability
 * 1 - (1 - 0.7^3)^8 = 0.965, one at 8/10 with 0.997. In a band a sentence is compared
 * with at most LEADERS others, so the work stays linear.
 *
 * Short sentences (headings, table rows) have to be equal.
 *
 * Source: A. Broder, On the resemblance and containment of documents, SEQUENCES 1997.
 */
#include <stdlib.h>
#include <string.h>

#include "base/order.h"
#include "base/str.h"
#include "corpus/corpus.h"

#define SHINGLE 3u
#define BANDS 8u
#define ROWS 3u
#define LEADERS 4u
#define MAX_CHARACTERS 2048u /* of a sentence; base/limits.h bounds it in bytes */
#define MIN_CHARACTERS 16u   /* chosen: shorter sentences repeat by themselves */
#define MAX_NUMBERS 64u

typedef struct sketch {
  uint32_t shingles[MAX_CHARACTERS]; /* sorted, each once */
  uint32_t count;
  uint64_t numbers[MAX_NUMBERS]; /* sorted; 12亿 and 12 are one number */
  uint32_t number_count;
  uint32_t characters;
} sketch;

typedef struct band {
  uint64_t key;
  uint32_t text; /* rank of the sentence among those used */
} band;

typedef struct reprints {
  gxi_build *build;
  uint32_t *texts; /* string numbers, in byte order of the sentences */
  uint32_t count;
  uint32_t *parts;
  uint64_t *figures; /* by text: its numbers in short, see figures_of() */
  band *bands;
  uint32_t band_count;
  sketch *a;
  sketch *b;
  uint32_t *characters;
} reprints;

static uint64_t scramble(uint64_t x) {
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
  x = (x ^ x >> 27) * 0x94D049BB133111EBu;
  return x ^ x >> 31;
}

static bool counts_as_character(uint32_t c) {
  return gxi_is_han(c) || gxi_is_digit(c) || gxi_is_latin(c) || c > 0x3100;
}

/* Letters, digits and ideographs of a text, and its numbers. */
static void read_characters(sketch *out, uint32_t *characters, gx_str text) {
  uint64_t number = 0;
  bool in_number = false;
  out->characters = out->number_count = 0;
  for (size_t at = 0; at <= text.size;) {
    uint32_t size = 1, c = at < text.size ? gxi_utf8_at(text, at, &size) : 0;
    at += size;
    if (gxi_is_digit(c)) {
      number = number * 10 + (c - '0');
      in_number = true;
    } else if (in_number) {
      if (out->number_count < MAX_NUMBERS) out->numbers[out->number_count++] = number;
      number = 0;
      in_number = false;
    }
    if (counts_as_character(c) && out->characters < MAX_CHARACTERS) {
      characters[out->characters++] = c;
    }
  }
  if (out->number_count) {
    qsort(out->numbers, out->number_count, sizeof *out->numbers, gxi_u64_order);
  }
}

/* How many numbers (low byte) and a hash of them: equal counts and different hashes
 * mean different numbers, without a second look at the text. */
static uint64_t figures_of(const sketch *of) {
  uint64_t hash = 0;
  for (uint32_t i = 0; i < of->number_count; i++) {
    hash = scramble(hash ^ of->numbers[i]);
  }
  return hash << 8 | of->number_count;
}

static void make_shingles(sketch *out, const uint32_t *characters) {
  uint32_t count = 0;
  for (uint32_t i = 0; i + SHINGLE <= out->characters; i++) {
    uint64_t hash = 0;
    for (uint32_t j = 0; j < SHINGLE; j++)
      hash = (hash ^ characters[i + j]) * 0x100000001B3u;
    out->shingles[count++] = (uint32_t)(scramble(hash) >> 32);
  }
  out->count = count;
}

static void make_sketch(sketch *out, uint32_t *characters, gx_str text) {
  read_characters(out, characters, text);
  make_shingles(out, characters);
  uint32_t count = out->count, kept = 0;
  if (count) qsort(out->shingles, count, sizeof *out->shingles, gxi_u32_order);
  for (uint32_t i = 0; i < count; i++) {
    if (i == 0 || out->shingles[i] != out->shingles[i - 1]) {
      out->shingles[kept++] = out->shingles[i];
    }
  }
  out->count = kept;
}

static bool numbers_within(const sketch *a, const sketch *b) {
  uint32_t j = 0;
  for (uint32_t i = 0; i < a->number_count; i++) {
    while (j < b->number_count && b->numbers[j] < a->numbers[i])
      j++;
    if (j == b->number_count || b->numbers[j] != a->numbers[i]) return false;
  }
  return true;
}

static bool is_reprint(const sketch *a, const sketch *b) {
  uint32_t shared = 0;
  for (uint32_t i = 0, j = 0; i < a->count && j < b->count;) {
    if (a->shingles[i] == b->shingles[j]) {
      shared++;
      i++;
      j++;
    } else if (a->shingles[i] < b->shingles[j]) {
      i++;
    } else {
      j++;
    }
  }
  uint32_t whole = a->count + b->count - shared;
  uint32_t smaller = a->count < b->count ? a->count : b->count;
  bool alike = shared * 10 >= whole * 7 || shared * 10 >= smaller * 9;
  return alike && (numbers_within(a, b) || numbers_within(b, a));
}

static void push_bands(reprints *in, uint32_t text) {
  uint64_t minima[BANDS * ROWS];
  memset(minima, 0xFF, sizeof minima);
  for (uint32_t i = 0; i < in->a->count; i++) {
    for (uint32_t h = 0; h < BANDS * ROWS; h++) {
      uint64_t value =
        scramble(in->a->shingles[i] + (uint64_t)(h + 1) * 0x9E3779B97F4A7C15u);
      if (value < minima[h]) minima[h] = value;
    }
  }
  for (uint32_t b = 0; b < BANDS; b++) {
    uint64_t key = b + 1;
    for (uint32_t r = 0; r < ROWS; r++)
      key = scramble(key ^ minima[b * ROWS + r]);
    in->bands[in->band_count++] = (band){key, text};
  }
}

static int band_order(const void *one, const void *other) {
  const band *a = one, *b = other;
  if (a->key != b->key) return a->key < b->key ? -1 : 1;
  return a->text < b->text ? -1 : a->text > b->text;
}

static gx_str sentence_at(const reprints *in, uint32_t text) {
  return gxi_strings_at(&in->build->corpus->strings, in->texts[text]);
}

static bool may_agree(uint64_t a, uint64_t b) {
  return a == b || (a & 0xFF) != (b & 0xFF);
}

/* Sentences [begin, end) share a band: compare each with the leaders so far. */
static void compare_band(reprints *in, uint32_t begin, uint32_t end) {
  uint32_t leaders[LEADERS], leader_count = 0;
  for (uint32_t i = begin; i < end; i++) {
    uint32_t text = in->bands[i].text;
    bool follows = false, read = false;
    for (uint32_t l = 0; l < leader_count && !follows; l++) {
      follows =
        gxi_parts_find(in->parts, text) == gxi_parts_find(in->parts, leaders[l]);
      if (follows) break;
      if (!may_agree(in->figures[text], in->figures[leaders[l]])) continue;
      if (!read) make_sketch(in->a, in->characters, sentence_at(in, text));
      read = true;
      make_sketch(in->b, in->characters, sentence_at(in, leaders[l]));
      follows = is_reprint(in->a, in->b);
      if (follows) gxi_parts_join(in->parts, text, leaders[l]);
    }
    if (!follows && leader_count < LEADERS) leaders[leader_count++] = text;
  }
}

/* The sentences that claims use, once each, in byte order. */
static void collect_texts(reprints *in) {
  gxi_build *build = in->build;
  uint32_t strings = build->corpus->strings.rows.count;
  uint32_t *by_rank = gxi_arena_alloc(build->scratch, strings, sizeof *by_rank);
  for (uint32_t i = 0; i < build->claim_count; i++) {
    uint32_t number = build->claims[i].text;
    by_rank[build->ranks[number]] = number + 1;
  }
  in->texts = by_rank;
  for (uint32_t r = 0; r < strings; r++) {
    if (by_rank[r]) in->texts[in->count++] = by_rank[r] - 1;
  }
}

void gxi_corpus_reprints(gxi_build *build) {
  reprints in = {.build = build};
  gxi_arena *scratch = build->scratch;
  collect_texts(&in);
  if (in.count > UINT32_MAX / BANDS) gxi_arena_unwind(scratch, GX_E_LIMIT);
  in.parts = gxi_parts_new(scratch, in.count);
  in.figures = gxi_arena_alloc(scratch, in.count, sizeof *in.figures);
  in.a = gxi_arena_alloc(scratch, 1, sizeof *in.a);
  in.b = gxi_arena_alloc(scratch, 1, sizeof *in.b);
  in.characters = gxi_arena_alloc(scratch, MAX_CHARACTERS, sizeof *in.characters);
  in.bands = gxi_arena_alloc(scratch, (size_t)in.count * BANDS, sizeof *in.bands);
  for (uint32_t i = 0; i < in.count; i++) {
    read_characters(in.a, in.characters, sentence_at(&in, i));
    in.figures[i] = figures_of(in.a);
    if (in.a->characters < MIN_CHARACTERS) continue;
    make_shingles(in.a, in.characters); /* minima need neither order nor uniqueness */
    push_bands(&in, i);
  }
  if (in.band_count) qsort(in.bands, in.band_count, sizeof *in.bands, band_order);
  for (uint32_t begin = 0, end; begin < in.band_count; begin = end) {
    for (end = begin; end < in.band_count && in.bands[end].key == in.bands[begin].key;)
      end++;
    if (end - begin > 1) compare_band(&in, begin, end);
  }
  build->sentences = gxi_arena_alloc(
    scratch, build->corpus->strings.rows.count, sizeof *build->sentences
  );
  for (uint32_t i = 0; i < in.count; i++) {
    build->sentences[in.texts[i]] = gxi_parts_find(in.parts, i);
  }
}
