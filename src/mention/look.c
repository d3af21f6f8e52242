/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * look.c: the signs of a name that has lost, their weights, and what is taken.
 *
 * Signs: the suffix and how strong it is; the length and last piece of what stands
 * before it; what of a name the lattice has seen in it; cues and characters on both
 * sides; how far behind it is; which names of the best path lie in it.
 */
#include "mention/look.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "mention/look_weights.h"
#include "mention/trace.h"

#define ALL_SHAPES GXI_SHAPE_COUNT /* a sign whatever the shape */
#define MAX_STEM 9u
#define MAX_BEHIND 8
#define SURE 51       /* 55 in 100: what is spurious costs more than what is missed */
#define WON (-3 * 16) /* "behind" of a name that the best path has */

typedef struct look {
  const gxi_scan *scan;
  const gxi_lattice *lattice;
  const gxi_close *close;
  gxi_trace *trace;
  int32_t score; /* 1/256 of a nat, for its being a name */
} look;

/* A name to take. */
typedef struct taken {
  const gxi_close *close;
  int32_t score;
} taken;

typedef GXI_VEC(taken) takens;

static uint32_t hash(uint32_t value, const void *bytes, size_t size) {
  const unsigned char *byte = bytes;
  for (size_t i = 0; i < size; i++)
    value = (value ^ byte[i]) * 16777619u;
  return value;
}

/* Halving without a branch: which half no processor foresees. */
static int32_t weight_of(uint32_t key) {
  const uint32_t count = sizeof look_weights / sizeof *look_weights;
  uint32_t low = 0;
  for (uint32_t left = count; left > 1;) {
    uint32_t half = left / 2;
    low += look_weights[low + half - 1].key < key ? half : 0;
    left -= half;
  }
  return look_weights[low].key == key ? look_weights[low].weight : 0;
}

/* A sign: what it is of, and which. */
static void add(look *l, const char *kind, gx_str value) {
  uint32_t key = hash(2166136261u, kind, strlen(kind));
  key = hash(key, value.data, value.size);
  unsigned char shapes[2] = {ALL_SHAPES, (unsigned char)l->close->shape};
  for (uint32_t i = 0; i < 2; i++)
    l->score += weight_of(hash(key, &shapes[i], 1));
  if (l->trace) gxi_trace_sign(l->trace, kind, value);
}

static void add_number(look *l, const char *kind, uint32_t number) {
  char digit = (char)('0' + number);
  add(l, kind, (gx_str){&digit, 1});
}

/* A sign for each bit. */
static void add_bits(look *l, const char *kind, uint32_t bits) {
  for (; bits; bits &= bits - 1)
    add_number(l, kind, (uint32_t)__builtin_ctz(bits));
}

static void add_text(look *l, const char *kind, uint32_t begin, uint32_t end) {
  add(l, kind, gxi_scan_text(l->scan, begin, end));
}

static uint32_t least(uint32_t a, uint32_t b) {
  return a < b ? a : b;
}

/* The end of the name, and what it is made of. */
static void add_inner(look *l) {
  const gxi_close *close = l->close;
  const gxi_piece *suffix = &l->scan->pieces.items[close->suffix];
  const gxi_piece *last = &l->scan->pieces.items[close->last];
  add(l, "shape", (gx_str){0});
  add_number(l, "strength", (uint32_t)suffix->suffix[close->shape]);
  add_number(l, "stem", least((uint32_t)suffix->begin - close->begin, MAX_STEM));
  add_text(l, "suffix", suffix->begin, suffix->end);
  add_text(l, "end", suffix->end - 1u, suffix->end);
  add_number(l, "size", least((uint32_t)suffix->end - suffix->begin, 4));
  add_bits(l, "seen", close->seen);
  add_number(l, "inside", last->inside);
  add_number(l, "tag", (uint32_t)(unsigned char)last->tag % 64);
  add_number(
    l, "piece", last->inside * 3u + least((uint32_t)last->end - last->begin, 3)
  );
  add_text(l, "first", close->begin, close->begin + 1u);
}

/* What stands on both sides. */
static void add_outer(look *l) {
  const gxi_close *close = l->close;
  const gxi_char *chars = l->scan->chars.items;
  add_bits(l, "before", chars[close->begin].before);
  add_bits(l, "after", chars[close->end].after);
  if (close->begin > l->scan->from)
    add_text(l, "left", close->begin - 1u, close->begin);
  else
    add(l, "opens", (gx_str){0});
  if (close->end == gxi_scan_size(l->scan)) {
    add(l, "closes", (gx_str){0});
    return;
  }
  add_text(l, "right", close->end, close->end + 1u);
  if (chars[close->end].code == chars[close->end - 1u].code)
    add(l, "double", (gx_str){0}); /* 某县商务局|局长 */
}

static bool is_name(const look *l, const gxi_step *step) {
  if (step->shape != GXI_SHAPE_COUNT) return true;
  if (step->proposal != GX_ID_NONE)
    return l->lattice->proposals.items[step->proposal].kind == GXI_TOKEN_MENTION;
  return l->scan->pieces.items[step->piece].kind == GXI_TOKEN_MENTION;
}

/* Names of the best path inside it, from this step on. */
static void add_names(look *l, uint32_t step) {
  const gxi_close *close = l->close;
  const gxi_piece *suffix = &l->scan->pieces.items[close->suffix];
  uint32_t names = 0;
  for (; step < l->lattice->steps.count; step++) {
    const gxi_step *s = &l->lattice->steps.items[step];
    if (s->begin >= close->end) break;
    if (!is_name(l, s)) continue;
    names++;
    if (s->end - s->begin == close->end - close->begin) continue;
    add_number(l, "held", s->begin == close->begin);
    uint32_t stem = (uint32_t)suffix->begin - close->begin;
    uint32_t held = (uint32_t)s->end - s->begin;
    add_number(l, "rest", stem > held ? least(stem - held, 6) : 0);
  }
  add_number(l, "names", least(names, 2));
}

/* The step of the best path that begins at a character, or the steps' count. */
static uint32_t step_at(const gxi_lattice *lattice, uint32_t at) {
  uint32_t low = 0, high = lattice->steps.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (lattice->steps.items[middle].begin < at)
      low = middle + 1;
    else
      high = middle;
  }
  bool found = low < lattice->steps.count && lattice->steps.items[low].begin == at;
  return found ? low : lattice->steps.count;
}

/* A name that goes on in a longer one: a place, or a guessed person. */
static bool may_be_held(const look *l, const gxi_step *step) {
  if (step->shape != GXI_SHAPE_COUNT) return false;
  if (step->proposal != GX_ID_NONE)
    return l->lattice->proposals.items[step->proposal].type == l->scan->type_person;
  return l->scan->pieces.items[step->piece].place != GX_ID_NONE;
}

/* The first step that a name would take the place of; false: it cuts one in two, or
   the best path has a name there that is more than a place. */
static bool covers(const look *l, uint32_t *first) {
  const gxi_lattice *lattice = l->lattice;
  *first = step_at(lattice, l->close->begin);
  if (*first == lattice->steps.count) return false;
  const gxi_step *step = &lattice->steps.items[*first];
  if (step->end == l->close->end && is_name(l, step)) {
    bool won = step->shape == l->close->shape && step->piece == l->close->suffix;
    return l->trace && won;
  }
  for (uint32_t i = *first; i < lattice->steps.count; i++) {
    step = &lattice->steps.items[i];
    if (step->end > l->close->end) return false;
    if (is_name(l, step) && !may_be_held(l, step)) return false;
    if (step->end == l->close->end) return true;
  }
  return false;
}

static void judge(look *l, uint32_t first) {
  const gxi_close *close = l->close;
  const gxi_step *step = &l->lattice->steps.items[first];
  const gxi_cell *cells = l->lattice->outside.items;
  int32_t behind = cells[close->end].score - cells[close->begin].score - close->score;
  bool won = step->end == close->end && step->shape == close->shape;
  if (l->trace) gxi_trace_look_at(l->trace, l->scan, close);
  add_inner(l);
  add_outer(l);
  add_names(l, first);
  if (won)
    add(l, "won", (gx_str){0});
  else
    add_number(
      l, "behind", least((uint32_t)(behind > 0 ? behind : 0) / 16, MAX_BEHIND)
    );
  l->score -= look_slope * (won ? WON : behind) / 64;
  if (l->trace) gxi_trace_looked(l->trace, l->score, behind, won);
}

/* Of names that overlap the better one stays. */
static void keep(takens *names, gxi_arena *arena, taken name) {
  for (uint32_t i = names->count; i-- > 0;) {
    const gxi_close *other = names->items[i].close;
    if (other->end <= name.close->begin || other->begin >= name.close->end) continue;
    if (names->items[i].score >= name.score) return;
    names->items[i] = names->items[--names->count];
  }
  *gxi_vec_push(arena, names) = name;
}

static int by_begin(const void *a, const void *b) {
  const taken *x = a, *y = b;
  return (x->close->begin > y->close->begin) - (x->close->begin < y->close->begin);
}

/* Steps for the names in the place of those that they cover: never more than before. */
static void replace(gxi_lattice *lattice, const gxi_scan *scan, const takens *names) {
  gxi_step *steps = lattice->steps.items;
  uint32_t to = 0, next = 0;
  for (uint32_t from = 0; from < lattice->steps.count;) {
    if (next == names->count || steps[from].begin != names->items[next].close->begin) {
      steps[to++] = steps[from++];
      continue;
    }
    const gxi_close *close = names->items[next++].close;
    while (from < lattice->steps.count && steps[from].begin < close->end)
      from++;
    steps[to++] = gxi_lattice_step(lattice, scan, close);
  }
  lattice->steps.count = to;
}

void gxi_look_again(
  gxi_lattice *lattice, const gxi_scan *scan, gxi_trace *trace, bool takes
) {
  takens names = {0};
  for (uint32_t i = 0; i < lattice->closes.count; i++) {
    look l = {scan, lattice, &lattice->closes.items[i], trace, 0};
    uint32_t first;
    if (!covers(&l, &first)) continue;
    judge(&l, first);
    const gxi_step *step = &lattice->steps.items[first];
    bool won = step->end == l.close->end && is_name(&l, step);
    if (takes && !won && l.score > SURE)
      keep(&names, scan->arena, (taken){l.close, l.score});
  }
  if (names.count == 0) return;
  qsort(names.items, names.count, sizeof *names.items, by_begin);
  replace(lattice, scan, &names);
}
