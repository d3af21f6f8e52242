/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fold.c: claims → edges with their evidence.
 *
 *     claims --sort by (head, relation, tail), document, place--> runs
 *     run    = one edge; its claims, each place once, are its rows of evidence
 *     voice  = documents of a run that share a sentence (reprint.c) are one voice:
 *              independent_docs counts voices
 *
 * confidence   1 - product over the voices of (1 - best c), at most 0.999
 * amount_cny   sum of distinct (amount, stated date); an amount without a date, or with
 *              a coarser one, is the same as the dated one; the largest of three or
 *              more, when it is the sum of the others, is their total and stands alone
 *
 * A symmetric tie has the smaller entity as its head. Ties of an entity to itself,
 * which linking can make, are left out and counted.
 */
#include <math.h>
#include <stdlib.h>

#include "base/str.h"
#include "corpus/corpus.h"

#define MAX_CONFIDENCE 0.999

typedef struct row {
  uint32_t head; /* entities */
  uint32_t relation;
  uint32_t tail;
  uint32_t claim;
} row;

typedef struct amount {
  double value;
  gx_str date;
} amount;

typedef struct pair {
  uint32_t sentence;
  uint32_t voice; /* documents of the edge, numbered from 0 */
} pair;

typedef struct folding {
  gxi_build *build;
  row *rows;
  uint32_t row_count;
  /* room for the largest edge */
  amount *amounts;
  pair *pairs;
  uint32_t *voices;
  double *doubts; /* by voice: 1 - best confidence */
} folding;

#define COMPARE(a, b, field)                                                           \
  if ((a)->field != (b)->field) return (a)->field < (b)->field ? -1 : 1

static int row_order(const void *one, const void *other, void *context) {
  const row *a = one, *b = other;
  const folding *in = context;
  COMPARE(a, b, head);
  COMPARE(a, b, relation);
  COMPARE(a, b, tail);
  const gxi_claim *x = &in->build->claims[a->claim], *y = &in->build->claims[b->claim];
  COMPARE(x, y, document);
  COMPARE(x, y, begin);
  COMPARE(x, y, end);
  COMPARE(x, y, trigger_begin);
  COMPARE(x, y, status);
  COMPARE(y, x, confidence);
  COMPARE(a, b, claim);
  return 0;
}

static bool is_same_place(const gxi_claim *a, const gxi_claim *b) {
  return a->document == b->document && a->begin == b->begin && a->end == b->end &&
         a->trigger_begin == b->trigger_begin && a->status == b->status &&
         a->amount_cny == b->amount_cny && a->date == b->date;
}

static bool is_same_edge(const row *a, const row *b) {
  return a->head == b->head && a->relation == b->relation && a->tail == b->tail;
}

static void collect_rows(folding *in) {
  gxi_build *build = in->build;
  in->rows = gxi_arena_alloc(build->scratch, build->claim_count, sizeof *in->rows);
  for (uint32_t i = 0; i < build->claim_count; i++) {
    const gxi_claim *claim = &build->claims[i];
    uint32_t head = build->entity_of[build->groups[claim->head]];
    uint32_t tail = build->entity_of[build->groups[claim->tail]];
    if (head == tail) {
      build->corpus->counts.self_ties++;
      continue;
    }
    bool turn = build->domain.relation_types[claim->relation].symmetric && tail < head;
    in->rows[in->row_count++] = turn ? (row){tail, claim->relation, head, i}
                                     : (row){head, claim->relation, tail, i};
  }
  if (in->row_count == 0) return;
  qsort_r(in->rows, in->row_count, sizeof *in->rows, row_order, in);
  uint32_t kept = 1;
  for (uint32_t i = 1; i < in->row_count; i++) {
    const row *last = &in->rows[kept - 1], *next = &in->rows[i];
    bool again =
      is_same_edge(last, next) &&
      is_same_place(&build->claims[last->claim], &build->claims[next->claim]);
    if (!again) in->rows[kept++] = *next;
  }
  in->row_count = kept;
}

static uint32_t run_end(const folding *in, uint32_t begin) {
  uint32_t end = begin + 1;
  while (end < in->row_count && is_same_edge(&in->rows[begin], &in->rows[end]))
    end++;
  return end;
}

static const gxi_claim *claim_at(const folding *in, uint32_t at) {
  return &in->build->claims[in->rows[at].claim];
}

static int pair_order(const void *one, const void *other) {
  const pair *a = one, *b = other;
  COMPARE(a, b, sentence);
  COMPARE(a, b, voice);
  return 0;
}

/* Numbers the documents of rows [begin, end), joins those that share a sentence, and
 * gives each row its voice. */
static void find_voices(folding *in, gx_edge *edge, uint32_t begin, uint32_t end) {
  uint32_t document = GX_ID_NONE, count = 0;
  for (uint32_t i = begin; i < end; i++) {
    const gxi_claim *claim = claim_at(in, i);
    if (claim->document != document) {
      in->voices[count] = count;
      count++;
    }
    document = claim->document;
    in->pairs[i - begin] = (pair){in->build->sentences[claim->text], count - 1};
  }
  edge->docs = count;
  qsort(in->pairs, end - begin, sizeof *in->pairs, pair_order);
  for (uint32_t i = 1; i < end - begin; i++) {
    if (in->pairs[i].sentence == in->pairs[i - 1].sentence) {
      gxi_parts_join(in->voices, in->pairs[i].voice, in->pairs[i - 1].voice);
    }
  }
}

/* Roots become numbers from 0 in the order of the documents; parts are gone then. */
static void number_voices(folding *in, gx_edge *edge) {
  for (uint32_t d = 0; d < edge->docs; d++) {
    in->voices[d] = gxi_parts_find(in->voices, d);
  }
  for (uint32_t d = 0; d < edge->docs; d++) {
    uint32_t root = in->voices[d];
    if (root == d) {
      in->doubts[edge->independent_docs] = 1;
      in->voices[d] = edge->independent_docs++;
    } else {
      in->voices[d] = in->voices[root];
    }
  }
}

static void set_dates(gx_edge *edge, gx_str date) {
  if (date.size == 0) return;
  if (edge->first_date.size == 0 || gxi_str_compare(date, edge->first_date) < 0) {
    edge->first_date = date;
  }
  if (gxi_str_compare(date, edge->last_date) > 0) edge->last_date = date;
}

static int amount_order(const void *one, const void *other) {
  const amount *a = one, *b = other;
  COMPARE(a, b, value);
  return gxi_str_compare(a->date, b->date);
}

/* Distinct amounts to the front; returns how many. */
static uint32_t distinct_amounts(amount *rows, uint32_t count) {
  uint32_t kept = 0;
  if (count) qsort(rows, count, sizeof *rows, amount_order);
  for (uint32_t i = 0; i < count; i++) {
    bool repeated = i + 1 < count && rows[i].value == rows[i + 1].value &&
                    gxi_str_starts(rows[i + 1].date, rows[i].date);
    if (!repeated) rows[kept++] = rows[i];
  }
  return kept;
}

static double sum_amounts(const amount *rows, uint32_t count) {
  double others = 0;
  for (uint32_t i = 0; i + 1 < count; i++) {
    others += rows[i].value;
  }
  if (count == 0) return 0;
  double largest = rows[count - 1].value;
  bool is_total = count > 2 && fabs(largest - others) <= 1e-9 * largest;
  return is_total ? largest : others + largest;
}

static void set_amount(folding *in, gx_edge *edge, uint32_t begin, uint32_t end) {
  uint32_t count = 0;
  for (uint32_t i = begin; i < end; i++) {
    const gxi_claim *claim = claim_at(in, i);
    if (claim->amount_cny <= 0) continue;
    gx_str date = {"", 0};
    if (claim->date_stated) {
      date = gxi_strings_at(&in->build->corpus->strings, claim->date);
    }
    in->amounts[count++] = (amount){claim->amount_cny, date};
  }
  edge->amount_cny = sum_amounts(in->amounts, distinct_amounts(in->amounts, count));
  if (!isfinite(edge->amount_cny)) edge->amount_cny = 0;
}

static void set_evidence(
  const gxi_build *build,
  gx_evidence *out,
  const gxi_claim *claim,
  uint32_t edge,
  uint32_t group
) {
  const gxi_strings *strings = &build->corpus->strings;
  *out = (gx_evidence){
    .edge = edge,
    .document = claim->document,
    .begin = claim->begin,
    .end = claim->end,
    .trigger_begin = claim->trigger_begin,
    .trigger_end = claim->trigger_end,
    .group = group,
    .status = claim->status,
    .date_stated = claim->date_stated,
    .confidence = claim->confidence,
    .amount_cny = claim->amount_cny,
    .date = gxi_strings_at(strings, claim->date),
    .text = gxi_strings_at(strings, claim->text),
    .rule = gxi_strings_at(strings, claim->rule),
    .via = claim->via,
    .via_count = claim->via_count,
    .attributes = claim->attributes,
    .attribute_count = claim->attribute_count,
  };
}

static gx_tie_status strongest(const gx_edge *edge) {
  for (unsigned s = 0; s < GX_TIE_STATUS_COUNT; s++) {
    if (edge->status_counts[s]) return (gx_tie_status)s;
  }
  return GX_TIE_ASSERTED;
}

static void fold_run(folding *in, uint32_t index, uint32_t begin, uint32_t end) {
  gx_corpus *corpus = in->build->corpus;
  gx_edge *edge = &corpus->edges[index];
  const row *first = &in->rows[begin];
  *edge = (gx_edge){
    .head = first->head,
    .tail = first->tail,
    .relation = first->relation,
    .mentions = end - begin,
    .evidence_begin = begin,
  };
  find_voices(in, edge, begin, end);
  number_voices(in, edge);
  uint32_t document = GX_ID_NONE, number = GX_ID_NONE;
  for (uint32_t i = begin; i < end; i++) {
    const gxi_claim *claim = claim_at(in, i);
    if (claim->document != document) number++; /* from GX_ID_NONE to 0 */
    document = claim->document;
    uint32_t voice = in->voices[number];
    if (1 - claim->confidence < in->doubts[voice]) {
      in->doubts[voice] = 1 - claim->confidence;
    }
    edge->status_counts[claim->status]++;
    set_evidence(in->build, &corpus->evidence[i], claim, index, voice);
    set_dates(edge, corpus->evidence[i].date);
  }
  double doubt = 1;
  for (uint32_t v = 0; v < edge->independent_docs; v++) {
    doubt *= in->doubts[v];
  }
  edge->confidence = 1 - doubt > MAX_CONFIDENCE ? MAX_CONFIDENCE : 1 - doubt;
  edge->status = strongest(edge);
  set_amount(in, edge, begin, end);
}

static void make_room(folding *in, uint32_t edges, uint32_t largest) {
  gxi_build *build = in->build;
  gx_corpus *corpus = build->corpus;
  corpus->edges = gxi_arena_alloc(&corpus->arena, edges, sizeof *corpus->edges);
  corpus->evidence =
    gxi_arena_alloc(&corpus->arena, in->row_count, sizeof *corpus->evidence);
  in->amounts = gxi_arena_alloc(build->scratch, largest, sizeof *in->amounts);
  in->pairs = gxi_arena_alloc(build->scratch, largest, sizeof *in->pairs);
  in->voices = gxi_arena_alloc(build->scratch, largest, sizeof *in->voices);
  in->doubts = gxi_arena_alloc(build->scratch, largest, sizeof *in->doubts);
}

void gxi_corpus_fold(gxi_build *build) {
  folding in = {.build = build};
  uint32_t edges = 0, largest = 0;
  collect_rows(&in);
  for (uint32_t begin = 0, end; begin < in.row_count; begin = end) {
    end = run_end(&in, begin);
    if (end - begin > largest) largest = end - begin;
    edges++;
  }
  make_room(&in, edges, largest);
  uint32_t index = 0;
  for (uint32_t begin = 0, end; begin < in.row_count; begin = end) {
    end = run_end(&in, begin);
    fold_run(&in, index++, begin, end);
  }
  build->corpus->edge_count = edges;
  build->corpus->evidence_count = in.row_count;
}
