/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * model.c: an averaged structured perceptron with a margin.
 *
 * For each window: the best labelling when every label that gold does not allow gets
 * LOSS on top, against the best that gold allows. Where they differ, weights move from
 * the one to the other. What is written is the mean over all steps, which is
 *
 *     w - (sum over updates of time × change) / time
 *
 * Where gold leaves a choice the model's own best choice is taken (latent perceptron).
 * Order is drawn from a fixed seed: the same samples give the same weights.
 *
 * Source: M. Collins, EMNLP 2002; I. Tsochantaridis et al., Large margin methods for
 * structured and interdependent output variables, JMLR 6, 2005 (margin rescaling).
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "train.h"

#define LABELS GXI_TAG_LABELS
static uint32_t LEAST_COUNT = 2;
#define LOSS LOSSV
static float UNIT = 4.0f; static float LOSSV = 1.0f;
#define BUCKET_BITS 15u
#define NOWHERE (-1e30f)

typedef struct row {
  float weight[LABELS];
  float late[LABELS]; /* sum of time × change */
} row;

struct model {
  uint32_t *features; /* [rows] */
  row *rows;
  uint32_t count;
  float turns[GXI_TURN_COUNT][GXI_TAG_KINDS], late_turns[GXI_TURN_COUNT][GXI_TAG_KINDS];
  float adjacent, late_adjacent;
  double time;
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
  m->time = 1;
  return m;
}

void model_free(model *m) {
  if (!m) return;
  free(m->features);
  free(m->rows);
  free(m);
}

static float DROP = 0.0f;
static uint32_t dropped_set = 0;
static void emit(float (*scores)[LABELS], const model *m, const window *w) {
  memset(scores, 0, w->count * sizeof *scores);
  for (uint32_t i = 0; i < w->count; i++) {
    const uint32_t *known = w->known + i * GXI_TAG_FEATURES;
    for (uint32_t f = 0; f < GXI_TAG_FEATURES; f++) {
      if (known[f] == GX_ID_NONE || (dropped_set >> f & 1)) continue;
      const float *weight = m->rows[known[f]].weight;
      for (uint32_t l = 0; l < LABELS; l++)
        scores[i][l] += weight[l];
    }
  }
}

static bool may_end(uint32_t label) {
  return label == 0 || (label - 1) % 3 == 2;
}

/* The weight of a step from label to label, NOWHERE when there is none. */
static float *turn_of(float (*turns)[GXI_TAG_KINDS], float *adjacent, uint32_t from, uint32_t to) {
  uint32_t kind = (to - 1) / 3, place = (to - 1) % 3;
  if (to == 0 || from == 0) return NULL;
  if (place == 0) return adjacent;
  uint32_t inside = (from - 1) % 3 == 1;
  return &turns[inside ? place == 2 ? GXI_TURN_INSIDE_END : GXI_TURN_INSIDE_INSIDE
                : place == 2 ? GXI_TURN_BEGIN_END
                             : GXI_TURN_BEGIN_INSIDE][kind];
}

typedef struct search {
  float (*best)[LABELS];
  uint8_t (*back)[LABELS];
} search;

/* The best way into a label from the character before. */
static void
reach(model *m, const float *before, uint32_t to, float *score, uint8_t *from) {
  *score = NOWHERE;
  *from = 0;
  bool opens = to == 0 || (to - 1) % 3 == 0;
  uint32_t first = opens ? 0 : 1 + (to - 1) / 3 * 3, step = opens ? 3 : 1;
  uint32_t last = opens ? LABELS : first + 2;
  for (uint32_t l = first; l < last; l += step) { /* 0 3 6 …: O and every E */
    if (before[l] <= NOWHERE) continue;
    float *turn = turn_of(m->turns, &m->adjacent, l, to);
    float sum = before[l] + (turn ? *turn : 0);
    if (sum > *score) *score = sum, *from = (uint8_t)l;
  }
}

/* masks: only labels that gold allows; else LOSS for those that it does not. */
static void
viterbi(uint8_t *path, model *m, search *s, float (*scores)[LABELS], const window *w, bool masks) {
  for (uint32_t i = 0; i < w->count; i++) {
    for (uint32_t to = 0; to < LABELS; to++) {
      bool allowed = w->allowed[i] >> to & 1;
      float top = to == 0 || (to - 1) % 3 == 0 ? 0 : NOWHERE;
      s->back[i][to] = 0;
      if (i) reach(m, s->best[i - 1], to, &top, &s->back[i][to]);
      bool out = top <= NOWHERE || (masks && !allowed);
      s->best[i][to] = out ? NOWHERE : top + scores[i][to] + (allowed ? 0 : LOSS);
    }
  }
  uint32_t last = 0;
  for (uint32_t l = 1; l < LABELS; l++)
    if (may_end(l) && s->best[w->count - 1][l] > s->best[w->count - 1][last]) last = l;
  for (uint32_t i = w->count; i-- > 0;) {
    path[i] = (uint8_t)last;
    last = s->back[i][last];
  }
}

static void add(float *weight, float *late, float by, double time) {
  *weight += by;
  *late += by * (float)time;
}

static void update(model *m, const window *w, const uint8_t *gold, const uint8_t *got, float by) {
  for (uint32_t i = 0; i < w->count; i++) {
    if (gold[i] == got[i]) continue;
    const uint32_t *known = w->known + i * GXI_TAG_FEATURES;
    for (uint32_t f = 0; f < GXI_TAG_FEATURES; f++) {
      if (known[f] == GX_ID_NONE || (dropped_set >> f & 1)) continue;
      row *r = &m->rows[known[f]];
      add(&r->weight[gold[i]], &r->late[gold[i]], by, m->time);
      add(&r->weight[got[i]], &r->late[got[i]], -by, m->time);
    }
  }
  for (uint32_t i = 1; i < w->count; i++) {
    for (int side = 0; side < 2; side++) {
      const uint8_t *path = side ? got : gold;
      float *turn = turn_of(m->turns, &m->adjacent, path[i - 1], path[i]);
      float *late = turn_of(m->late_turns, &m->late_adjacent, path[i - 1], path[i]);
      if (turn) add(turn, late, side ? -by : by, m->time);
    }
  }
}

static bool fits(const window *w, const uint8_t *path) {
  for (uint32_t i = 0; i < w->count; i++)
    if (!(w->allowed[i] >> path[i] & 1)) return false;
  return true;
}

static uint32_t draw(uint64_t *state) {
  *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)(*state >> 33);
}

static uint32_t *chosen_windows(const corpus *all, const uint8_t *chosen, uint32_t *count, uint32_t *longest) {
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
  if (getenv("D")) DROP = (float)atof(getenv("D"));
  uint32_t DROPSET = 0xFFu | 1u<<15 | 1u << 18 | 1u << 20; if (getenv("DS")) DROPSET=(uint32_t)strtoul(getenv("DS"),0,16);
  if (getenv("U")) UNIT = (float)atof(getenv("U"));
  if (getenv("L")) LOSSV = (float)atof(getenv("L"));
  if (getenv("C")) LEAST_COUNT = (uint32_t)atoi(getenv("C"));
  if (getenv("E")) epochs = (uint32_t)atoi(getenv("E"));
  model *m = model_new(all);
  uint32_t count, longest;
  uint32_t *order = chosen_windows(all, chosen, &count, &longest);
  float(*scores)[LABELS] = room(longest, sizeof *scores);
  search s = {room(longest, sizeof *s.best), room(longest, sizeof *s.back)};
  uint8_t *gold = room(longest, 1), *got = room(longest, 1);
  uint64_t chance = 20240601;
  for (uint32_t epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, count, &chance);
    for (uint32_t i = 0; i < count; i++, m->time++) {
      const window *w = &all->windows.items[order[i]];
      dropped_set = (float)draw(&chance) / 2147483648.0f < DROP ? (uint32_t)DROPSET : 0;
      emit(scores, m, w);
      viterbi(got, m, &s, scores, w, false);
      if (fits(w, got)) continue;
      viterbi(gold, m, &s, scores, w, true);
      if (!fits(w, gold)) continue;
      update(m, w, gold, got, all->documents.items[w->document].weight);
    }
  }
  free(order);
  free(scores);
  free(s.best);
  free(s.back);
  free(gold);
  free(got);
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

static float mean(float weight, float late, double time) {
  return weight - late / (float)time;
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
      int weight = small(mean(m->rows[r].weight[l], m->rows[r].late[l], m->time), 127);
      if (weight)
        cells[used++] = (cell){m->features[r], (uint8_t)l, (int8_t)weight};
    }
  }
  { uint32_t cl=0; for(size_t i=0;i<used;i++) cl+= abs(cells[i].weight)==127; fprintf(stderr,"clipped %u ",cl);}
  if (getenv("M")) most = (uint32_t)atoi(getenv("M"));
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
      head->turns[t][k] = (int16_t)small(mean(m->turns[t][k], m->late_turns[t][k], m->time), 30000);
  head->adjacent = (int16_t)small(mean(m->adjacent, m->late_adjacent, m->time), 30000);
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
