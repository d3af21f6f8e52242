/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * model.c: a conditional random field, by stochastic gradients.
 *
 *     P(labelling) = exp(score) / sum of exp(score) over all labellings
 *
 * For each window weights move along the gradient of the log of the share that the
 * labellings which gold allows have of all: what gold leaves open is summed over. Sums
 * are made forwards and backwards along the window; each weight has a step size of its
 * own (AdaGrad) and is drawn towards 0. What is left are the weightiest, as integers.
 *
 * Order is drawn from a fixed seed: the same samples give the same weights (with one
 * C library: expf is not the same everywhere to the last bit).
 *
 * Source: J. Lafferty, A. McCallum, F. Pereira, Conditional random fields, ICML 2001;
 * J. Duchi, E. Hazan, Y. Singer, Adaptive subgradient methods, JMLR 12, 2011.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "train.h"

#define LABELS GXI_TAG_LABELS
#define LEAST_COUNT 3u /* occurrences of a feature from which on it has weights */
#define UNIT 24.0f     /* integers a unit of weight */
#define RATE 0.1f
#define RIDGE 1e-3f
#define LEAST_PUSH 0.01f /* differences of shares below are let be: fewer weights */
#define BUCKET_BITS 16u
#define NOWHERE (-1e30f)

typedef struct row {
  float weight[LABELS];
  float moved[LABELS]; /* sum of squared changes */
} row;

struct model {
  uint32_t *features; /* [rows] */
  row *rows;
  uint32_t count;
  float turns[GXI_TURN_COUNT][GXI_TAG_KINDS],
    moved_turns[GXI_TURN_COUNT][GXI_TAG_KINDS];
  float adjacent, moved_adjacent;
};

/* Features and how often they occur, then their rows. */
typedef struct dictionary {
  uint32_t *features, *counts;
  uint32_t mask;
} dictionary;

static uint32_t slot_of(const dictionary *d, uint32_t feature) {
  uint32_t at = (feature * 0x9E3779B1u) & d->mask;
  while (d->counts[at] && d->features[at] != feature)
    at = (at + 1) & d->mask;
  return at;
}

static void *room(size_t count, size_t size) {
  void *items = calloc(count ? count : 1, size);
  if (!items) {
    fprintf(stderr, "train-tagger: out of memory\n");
    exit(1);
  }
  return items;
}

/* Counts over all documents, so that rows are the same for each choice of them. */
static dictionary count_features(const corpus *all) {
  uint64_t total = 0;
  for (uint32_t i = 0; i < all->windows.count; i++)
    total += all->windows.items[i].count * (uint64_t)GXI_TAG_FEATURES;
  dictionary d = {.mask = 1023};
  while (d.mask < total * 3 / 2)
    d.mask = d.mask * 2 + 1;
  d.features = room(d.mask + (size_t)1, sizeof *d.features);
  d.counts = room(d.mask + (size_t)1, sizeof *d.counts);
  for (uint32_t i = 0; i < all->windows.count; i++) {
    const window *w = &all->windows.items[i];
    for (uint32_t j = 0; j < w->count * GXI_TAG_FEATURES; j++) {
      uint32_t at = slot_of(&d, w->features[j]);
      d.features[at] = w->features[j];
      d.counts[at]++;
    }
  }
  return d;
}

static model *model_new(const corpus *all) {
  model *m = room(1, sizeof *m);
  dictionary d = count_features(all);
  uint32_t kept = 0;
  for (uint32_t i = 0; i <= d.mask; i++)
    kept += d.counts[i] >= LEAST_COUNT;
  m->features = room(kept, sizeof *m->features);
  m->rows = room(kept, sizeof *m->rows);
  for (uint32_t i = 0; i <= d.mask; i++) {
    if (d.counts[i] == 0) continue;
    bool keep = d.counts[i] >= LEAST_COUNT;
    if (keep) m->features[m->count] = d.features[i];
    d.counts[i] = keep ? ++m->count : UINT32_MAX; /* + 1 */
  }
  for (uint32_t i = 0; i < all->windows.count; i++) {
    const window *w = &all->windows.items[i];
    for (uint32_t j = 0; j < w->count * GXI_TAG_FEATURES; j++) {
      uint32_t number = d.counts[slot_of(&d, w->features[j])];
      w->known[j] = number == UINT32_MAX ? GX_ID_NONE : number - 1;
    }
  }
  free(d.features);
  free(d.counts);
  return m;
}

void model_free(model *m) {
  if (!m) return;
  free(m->features);
  free(m->rows);
  free(m);
}

static void emit(float (*scores)[LABELS], const model *m, const window *w) {
  memset(scores, 0, w->count * sizeof *scores);
  for (uint32_t i = 0; i < w->count; i++) {
    const uint32_t *known = w->known + i * GXI_TAG_FEATURES;
    for (uint32_t f = 0; f < GXI_TAG_FEATURES; f++) {
      if (known[f] == GX_ID_NONE) continue;
      const float *weight = m->rows[known[f]].weight;
      for (uint32_t l = 0; l < LABELS; l++)
        scores[i][l] += weight[l];
    }
  }
}

/* The weight of a step from label to label, NULL when it has none. */
static float *
turn_of(float (*turns)[GXI_TAG_KINDS], float *adjacent, uint32_t from, uint32_t to) {
  uint32_t kind = (to - 1) / 3, place = (to - 1) % 3;
  if (to == 0 || from == 0) return NULL;
  if (place == 0) return adjacent;
  uint32_t inside = (from - 1) % 3 == 1;
  return &turns
    [inside       ? place == 2 ? GXI_TURN_INSIDE_END : GXI_TURN_INSIDE_INSIDE
     : place == 2 ? GXI_TURN_BEGIN_END
                  : GXI_TURN_BEGIN_INSIDE][kind];
}

static bool opens(uint32_t label) {
  return label == 0 || (label - 1) % 3 == 0;
}

static bool closes(uint32_t label) {
  return label == 0 || (label - 1) % 3 == 2;
}

/* Labels from which a label is reached: first, first + step … below last. */
typedef struct span_of {
  uint32_t first, last, step;
} span_of;

static span_of labels_before(uint32_t to) {
  if (opens(to)) return (span_of){0, LABELS, 3}; /* O and every E */
  uint32_t first = 1 + (to - 1) / 3 * 3;
  return (span_of){first, first + 2, 1}; /* B and I of the kind */
}

/* log of a sum of exponentials, one term at a time. */
static float log_add(float a, float b) {
  if (a <= NOWHERE / 2) return b;
  if (b <= NOWHERE / 2) return a;
  float top = a > b ? a : b, low = a > b ? b : a;
  return low < top - 16 ? top : top + log1pf(expf(low - top));
}

typedef struct sums {
  float (*ahead)[LABELS]; /* of all labellings of what stands before, and this label */
  float (*behind)[LABELS];
} sums;

/* Fills both sums; returns the log of the sum over all labellings. */
static float
add_up(const sums *s, model *m, float (*scores)[LABELS], const window *w, bool masks) {
  uint32_t n = w->count;
  for (uint32_t i = 0; i < n; i++) {
    for (uint32_t to = 0; to < LABELS; to++) {
      float sum = i == 0 && opens(to) ? 0 : NOWHERE;
      span_of from = labels_before(to);
      for (uint32_t l = from.first; i && l < from.last; l += from.step) {
        float before = s->ahead[i - 1][l];
        if (before <= NOWHERE / 2) continue;
        float *turn = turn_of(m->turns, &m->adjacent, l, to);
        sum = log_add(sum, before + (turn ? *turn : 0));
      }
      bool out = masks && !(w->allowed[i] >> to & 1);
      s->ahead[i][to] = out || sum <= NOWHERE / 2 ? NOWHERE : sum + scores[i][to];
    }
  }
  float all = NOWHERE;
  for (uint32_t l = 0; l < LABELS; l++) {
    s->behind[n - 1][l] = closes(l) ? 0 : NOWHERE;
    if (closes(l)) all = log_add(all, s->ahead[n - 1][l]);
  }
  for (uint32_t i = n - 1; i-- > 0;) {
    for (uint32_t l = 0; l < LABELS; l++)
      s->behind[i][l] = NOWHERE;
    for (uint32_t to = 0; to < LABELS; to++) {
      bool out = masks && !(w->allowed[i + 1] >> to & 1);
      float rest = s->behind[i + 1][to] + scores[i + 1][to];
      if (out || rest <= NOWHERE / 2) continue;
      span_of from = labels_before(to);
      for (uint32_t l = from.first; l < from.last; l += from.step) {
        float *turn = turn_of(m->turns, &m->adjacent, l, to);
        s->behind[i][l] = log_add(s->behind[i][l], rest + (turn ? *turn : 0));
      }
    }
  }
  return all;
}

/* The share of labellings with a label at a character. */
static float share(const sums *s, uint32_t i, uint32_t label, float all) {
  float log_share = s->ahead[i][label] + s->behind[i][label] - all;
  return log_share < -16 ? 0 : expf(log_share);
}

/* AdaGrad: a weight that has moved much moves less. */
static void move(float *weight, float *moved, float by) {
  by -= RIDGE * *weight;
  *moved += by * by;
  *weight += RATE * by / sqrtf(*moved + 1e-2f);
}

static void push(
  model *m,
  const window *w,
  uint32_t i,
  const float *wanted,
  const float *got,
  float weight
) {
  float by[LABELS];
  bool any = false;
  for (uint32_t l = 0; l < LABELS; l++) {
    by[l] = (wanted[l] - got[l]) * weight;
    if (by[l] < LEAST_PUSH && by[l] > -LEAST_PUSH) by[l] = 0;
    any |= by[l] != 0;
  }
  if (!any) return;
  const uint32_t *known = w->known + i * GXI_TAG_FEATURES;
  for (uint32_t f = 0; f < GXI_TAG_FEATURES; f++) {
    if (known[f] == GX_ID_NONE) continue;
    row *r = &m->rows[known[f]];
    for (uint32_t l = 0; l < LABELS; l++)
      if (by[l] != 0) move(&r->weight[l], &r->moved[l], by[l]);
  }
}

static void push_turns(
  model *m, const window *w, const sums *s, float (*scores)[LABELS], float all, float by
) {
  for (uint32_t i = 1; i < w->count; i++) {
    for (uint32_t to = 1; to < LABELS; to++) {
      span_of from = labels_before(to);
      for (uint32_t l = from.first; l < from.last; l += from.step) {
        float *turn = turn_of(m->turns, &m->adjacent, l, to);
        if (!turn) continue;
        float log_share =
          s->ahead[i - 1][l] + *turn + scores[i][to] + s->behind[i][to] - all;
        if (log_share < -9) continue;
        float *moved = turn_of(m->moved_turns, &m->moved_adjacent, l, to);
        move(turn, moved, by * expf(log_share));
      }
    }
  }
}

typedef struct workshop {
  float (*scores)[LABELS];
  sums all, gold;
} workshop;

static void learn(model *m, const workshop *work, const window *w, float weight) {
  emit(work->scores, m, w);
  float all = add_up(&work->all, m, work->scores, w, false);
  float gold = add_up(&work->gold, m, work->scores, w, true);
  if (gold <= NOWHERE / 2 || all - gold < 1e-3f) return;
  for (uint32_t i = 0; i < w->count; i++) {
    float wanted[LABELS], got[LABELS];
    for (uint32_t l = 0; l < LABELS; l++) {
      bool allowed = w->allowed[i] >> l & 1;
      wanted[l] = allowed ? share(&work->gold, i, l, gold) : 0;
      got[l] = share(&work->all, i, l, all);
    }
    push(m, w, i, wanted, got, weight);
  }
  push_turns(m, w, &work->gold, work->scores, gold, weight);
  push_turns(m, w, &work->all, work->scores, all, -weight);
}

static uint32_t draw(uint64_t *state) {
  *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)(*state >> 33);
}

static uint32_t *chosen_windows(
  const corpus *all, const uint8_t *chosen, uint32_t *count, uint32_t *longest
) {
  uint32_t *order = room(all->windows.count, sizeof *order);
  *count = *longest = 0;
  for (uint32_t i = 0; i < all->windows.count; i++) {
    const window *w = &all->windows.items[i];
    if (w->count > *longest) *longest = w->count;
    if (chosen[w->document] && all->documents.items[w->document].weight > 0)
      order[(*count)++] = i;
  }
  return order;
}

static void shuffle(uint32_t *order, uint32_t count, uint64_t *chance) {
  for (uint32_t i = count; i > 1; i--) {
    uint32_t j = draw(chance) % i, kept = order[i - 1];
    order[i - 1] = order[j];
    order[j] = kept;
  }
}

model *model_train(const corpus *all, const uint8_t *chosen, uint32_t epochs) {
  model *m = model_new(all);
  uint32_t count, longest;
  uint32_t *order = chosen_windows(all, chosen, &count, &longest);
  workshop work = {
    room(longest, sizeof *work.scores),
    {room(longest, sizeof *work.scores), room(longest, sizeof *work.scores)},
    {room(longest, sizeof *work.scores), room(longest, sizeof *work.scores)}};
  uint64_t chance = 20240601;
  for (uint32_t epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, count, &chance);
    for (uint32_t i = 0; i < count; i++) {
      const window *w = &all->windows.items[order[i]];
      learn(m, &work, w, all->documents.items[w->document].weight);
    }
  }
  free(order);
  free(work.scores);
  free(work.all.ahead);
  free(work.all.behind);
  free(work.gold.ahead);
  free(work.gold.behind);
  return m;
}

typedef struct cell {
  uint32_t feature;
  uint8_t label;
  int8_t weight;
} cell;

static int small(double value, int most) {
  double scaled = floor(value * UNIT + 0.5);
  return scaled > most ? most : scaled < -most ? -most : (int)scaled;
}

static int by_weight(const void *left, const void *right) {
  const cell *a = left, *b = right;
  int x = abs(a->weight), y = abs(b->weight);
  if (x != y) return x > y ? -1 : 1;
  if (a->feature != b->feature) return a->feature < b->feature ? -1 : 1;
  return a->label < b->label ? -1 : a->label > b->label;
}

static int by_feature(const void *left, const void *right) {
  const cell *a = left, *b = right;
  if (a->feature != b->feature) return a->feature < b->feature ? -1 : 1;
  return a->label < b->label ? -1 : a->label > b->label;
}

/* The weightiest cells, in order of features. */
static cell *pick_cells(const model *m, uint32_t most, uint32_t *count) {
  size_t used = 0;
  cell *cells = room((size_t)m->count * LABELS, sizeof *cells);
  for (uint32_t r = 0; r < m->count; r++) {
    for (uint32_t l = 0; l < LABELS; l++) {
      int weight = small(m->rows[r].weight[l], 127);
      if (weight) cells[used++] = (cell){m->features[r], (uint8_t)l, (int8_t)weight};
    }
  }
  qsort(cells, used, sizeof *cells, by_weight);
  *count = used < most ? (uint32_t)used : most;
  fprintf(stderr, "%zu weights, %u kept\n", used, *count);
  qsort(cells, *count, sizeof *cells, by_feature);
  return cells;
}

gx_str model_block(const model *m, uint32_t most_entries) {
  uint32_t count;
  cell *cells = pick_cells(m, most_entries, &count);
  uint32_t starts = (1u << BUCKET_BITS) + 1;
  size_t size = sizeof(gxi_tag_head) + (starts + (size_t)count) * sizeof(uint32_t);
  char *bytes = room(1, size);
  gxi_tag_head *head = (void *)bytes;
  uint32_t *start = (void *)(head + 1), *entry = start + starts;
  memcpy(head->magic, "gxtag\r\n", 8);
  head->version = GXI_TAG_VERSION;
  head->bytes = (uint32_t)size;
  head->bucket_bits = BUCKET_BITS;
  head->entry_count = count;
  for (uint32_t t = 0; t < GXI_TURN_COUNT; t++)
    for (uint32_t k = 0; k < GXI_TAG_KINDS; k++)
      head->turns[t][k] = (int16_t)small(m->turns[t][k], 30000);
  head->adjacent = (int16_t)small(m->adjacent, 30000);
  for (uint32_t e = 0; e < GXI_TAG_EDITS; e++)
    for (uint32_t k = 0; k < GXI_TAG_KINDS; k++)
      head->margins[e][k] = GXI_TAG_NEVER;
  for (uint32_t i = 0; i < count; i++) {
    entry[i] = gxi_tag_entry(cells[i].feature, cells[i].label, cells[i].weight);
    start[gxi_tag_bucket(cells[i].feature, BUCKET_BITS) + 1]++;
  }
  for (uint32_t b = 1; b < starts; b++)
    start[b] += start[b - 1];
  head->checksum = gxi_tagger_checksum((gx_str){bytes, size});
  free(cells);
  return (gx_str){bytes, size};
}
