/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * decode.c: Viterbi over labellings whose names are B I* E of one kind.
 *
 *     outside ──> O            cells[i]: the best labellings of i characters,
 *        \                     by what the last of them is
 *         B ──> I* ──> E ──> O or B
 *
 * Of labellings with one score the one with fewer, then shorter names is taken.
 */
#include "tagger/tagger.h"

#define NOWHERE (INT32_MIN / 4)

static void start(gxi_tag_cell *cell) {
  *cell = (gxi_tag_cell){.outside = 0, .closed = NOWHERE};
  for (uint32_t k = 0; k < GXI_TAG_KINDS; k++)
    cell->begun[k] = cell->inside[k] = NOWHERE;
}

static void advance(
  gxi_tag_cell *to,
  const gxi_tag_cell *from,
  const gxi_tag_head *head,
  const int32_t *scores
) {
  int32_t behind = from->closed + head->adjacent;
  to->outside_closed = from->closed > from->outside;
  to->outside = (to->outside_closed ? from->closed : from->outside) + scores[0];
  to->begun_closed = behind > from->outside;
  int32_t before = to->begun_closed ? behind : from->outside;
  to->closed = NOWHERE;
  to->closed_kind = to->closed_inside = to->inside_inside = 0;
  for (uint32_t k = 0; k < GXI_TAG_KINDS; k++) {
    const int32_t *own = scores + GXI_TAG_BEGIN(k);
    to->begun[k] = before + own[0];
    int32_t begun = from->begun[k] + head->turns[GXI_TURN_BEGIN_INSIDE][k];
    int32_t inside = from->inside[k] + head->turns[GXI_TURN_INSIDE_INSIDE][k];
    if (inside > begun) to->inside_inside |= (uint8_t)(1u << k);
    to->inside[k] = (inside > begun ? inside : begun) + own[1];
    begun = from->begun[k] + head->turns[GXI_TURN_BEGIN_END][k];
    inside = from->inside[k] + head->turns[GXI_TURN_INSIDE_END][k];
    if (inside > begun) to->closed_inside |= (uint8_t)(1u << k);
    int32_t closed = (inside > begun ? inside : begun) + own[2];
    if (closed > to->closed) to->closed = closed, to->closed_kind = (uint8_t)k;
  }
}

static void trace(uint8_t *labels, const gxi_tag_cell *cells, uint32_t count) {
  bool closed = cells[count].closed > cells[count].outside;
  for (uint32_t i = count; i > 0;) {
    const gxi_tag_cell *cell = &cells[i];
    if (!closed) {
      labels[--i] = GXI_TAG_OUTSIDE;
      closed = cell->outside_closed;
      continue;
    }
    uint32_t kind = cell->closed_kind;
    labels[--i] = (uint8_t)GXI_TAG_END(kind);
    bool inside = cell->closed_inside >> kind & 1;
    while (inside) {
      inside = cells[i].inside_inside >> kind & 1;
      labels[--i] = (uint8_t)GXI_TAG_INSIDE(kind);
    }
    closed = cells[i].begun_closed;
    labels[--i] = (uint8_t)GXI_TAG_BEGIN(kind);
  }
}

int32_t gxi_tagger_decode(
  uint8_t *labels,
  gxi_tag_cell *cells,
  const gxi_tagger *tagger,
  gxi_tag_scores *scores,
  uint32_t count
) {
  start(&cells[0]);
  for (uint32_t i = 0; i < count; i++)
    advance(&cells[i + 1], &cells[i], tagger->head, scores[i]);
  trace(labels, cells, count);
  const gxi_tag_cell *end = &cells[count];
  return end->closed > end->outside ? end->closed : end->outside;
}

/* What the step from one label to the next adds. */
static int32_t turn(const gxi_tag_head *head, uint32_t from, uint32_t to) {
  if (to == GXI_TAG_OUTSIDE || from == GXI_TAG_OUTSIDE) return 0;
  uint32_t kind = GXI_TAG_KIND(from);
  if (from == GXI_TAG_END(kind)) return head->adjacent;
  bool inside = from == GXI_TAG_INSIDE(kind), end = to == GXI_TAG_END(kind);
  gxi_tag_turn way = inside ? end ? GXI_TURN_INSIDE_END : GXI_TURN_INSIDE_INSIDE
                     : end  ? GXI_TURN_BEGIN_END
                            : GXI_TURN_BEGIN_INSIDE;
  return head->turns[way][kind];
}

int32_t gxi_tagger_score(
  const gxi_tagger *tagger,
  gxi_tag_scores *scores,
  const uint8_t *labels,
  uint32_t begin,
  uint32_t end
) {
  int32_t sum = 0;
  for (uint32_t i = begin; i < end; i++) {
    sum += scores[i][labels[i]];
    if (i > begin) sum += turn(tagger->head, labels[i - 1], labels[i]);
  }
  return sum;
}
