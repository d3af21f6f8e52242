/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * passive.c: what is built by whom, in a clause of its own.
 *
 *     [甲产业园] 位于 [乙县] , 由 [丙公司] 投资6000万元建设
 *      subject               agent               丙 invests in 甲, not in 乙县
 *
 * The clause before says where the subject stands; that place is within reach of the
 * verb, but what is built is the subject.
 */
#include "relation/trade.h"

/* Whether 由 names the first head in the verb's clause. */
static bool is_agent(const gxi_view *view, uint32_t head) {
  const gxi_line *line = view->line;
  for (uint32_t i = gxi_segment_begin(line, view->verb); i + 1 < view->verb; i++) {
    gxi_parties agent;
    if (gxi_text_among(gxi_item_text(line, i), "由") && gxi_item_parties(&agent, line, i + 1, UINT32_MAX) && agent.items[0].entity == head)
      return true;
  }
  return false;
}

/* The tail is a place of an earlier clause of the sentence. */
static bool is_reached_place(const gxi_view *view, const gxi_parties *tails) {
  const gxi_line *line = view->line;
  if (tails->item == GX_ID_NONE || tails->item >= view->verb || tails->count != 1)
    return false;
  if (gxi_item_at(line, tails->item)->segment == gxi_item_at(line, view->verb)->segment)
    return false;
  uint32_t sites = line->scene->places | gxi_bit(line->scene->type.zone);
  return (gxi_entity_bit(line->scene, tails->items[0].entity) & sites) != 0;
}

/* Who or what the sentence is about, if it is something that is built. */
static bool
subject_built(const gxi_view *view, const gxi_parties *heads, gxi_parties *built) {
  const gxi_scene *scene = view->line->scene;
  uint32_t things = gxi_bit(scene->type.zone) | gxi_bit(scene->type.program) |
                    gxi_bit(scene->type.company);
  if (!gxi_carried_others(built, view, things, heads) || built->count != 1)
    return false;
  for (uint32_t i = 0; i < view->carry->count; i++) {
    const gxi_carried *carried = &view->carry->items[i];
    if (carried->sentence != view->line->sentence) return false;
    if (carried->entities[0] == built->items[0].entity) return true;
  }
  return false;
}

/* 甲由丙投资建设,位于乙县: the tail is of a later clause, and what 由 stands behind is
 * built. */
static bool
built_here(const gxi_view *view, const gxi_parties *tails, gxi_parties *built) {
  const gxi_line *line = view->line;
  const gxi_types *type = &line->scene->type;
  if (tails->item == GX_ID_NONE || tails->item < gxi_segment_end(line, view->verb))
    return false;
  uint32_t things =
    gxi_bit(type->zone) | gxi_bit(type->program) | gxi_bit(type->company);
  uint32_t subject = gxi_segment_begin(line, view->verb);
  while (subject + 1 < view->verb &&
         !gxi_text_among(gxi_item_text(line, subject + 1), "由 则由 均由 系由"))
    subject++;
  return subject + 1 < view->verb &&
         gxi_item_at(line, subject)->slot == GXI_SLOT_NONE &&
         gxi_item_parties(built, line, subject, things) && built->count == 1;
}

static void mend(const gxi_view *view, const gxi_parties *heads, gxi_parties *tails) {
  gxi_parties built;
  if (!is_agent(view, heads->items[0].entity)) return;
  if (built_here(view, tails, &built)) {
    *tails = built;
    return;
  }
  if (is_reached_place(view, tails) && subject_built(view, heads, &built) && built.items[0].entity != tails->items[0].entity)
    *tails = built;
}

bool gxi_invests_right(
  const gxi_view *view, const gxi_parties *heads, gxi_parties *tails
) {
  mend(view, heads, tails);
  return !gxi_gives_thing(view, tails);
}
