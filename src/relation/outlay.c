/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * outlay.c: who pays for a company puts money into the place where it stands.
 *
 *     [丙公司] 在 [某镇] 。 该公司由 [甲] 投资6500万元建成      甲 invests in 某镇
 *
 * From drafts: an amount that somebody invests in a company that he founds, and where
 * the text says that the company stands. Behind all others that draw drafts.
 *
 * Not here: money that a clause itself leads to a place (frames).
 */
#include "relation/scene.h"

#define MOST_OUTLAYS 64u /* of one document; chosen */

static bool has_amount(const gxi_draft *draft) {
  for (uint32_t i = 0; i < draft->attribute_count; i++)
    if (strcmp(draft->attributes[i].name, "amount") == 0) return true;
  return false;
}

/* Nobody else founds it, nor holds shares: partners who found a company together pay
   for shares. */
static bool is_lone_founder(const gxi_scene *scene, uint32_t head, uint32_t body) {
  bool founds = false;
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const gxi_draft *draft = &scene->drafts.items[i];
    if (draft->tail != body || (draft->type != scene->tie.founds && draft->type != scene->tie.invests_in))
      continue;
    if (draft->head != head) return false;
    founds = founds || draft->type == scene->tie.founds;
  }
  return founds;
}

/* Where the text says that a company stands: a county, or what lies within one. */
static uint32_t stands_in(const gxi_scene *scene, uint32_t body) {
  const gxi_types *t = &scene->type;
  uint32_t small = gxi_bit(t->township) | gxi_bit(t->village) | gxi_bit(t->zone);
  uint32_t found = GX_ID_NONE;
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const gxi_draft *draft = &scene->drafts.items[i];
    if (draft->type != scene->tie.located_in || draft->head != body || draft->status != GXI_STATUS_ASSERTED)
      continue;
    uint32_t bit = gxi_entity_bit(scene, draft->tail);
    if (bit & small) return draft->tail;
    if (bit & gxi_bit(t->county)) found = draft->tail;
  }
  return found;
}

static void put(gxi_scene *scene, gxi_draft outlay, uint32_t place) {
  gxi_draft *draft = gxi_draft_new(scene, outlay.head, scene->tie.invests_in, place, 0);
  if (!draft) return;
  uint32_t order = draft->order;
  *draft = outlay;
  draft->tail = place;
  draft->order = order;
  draft->confidence = 0.6;
  draft->rule = GX_STR_LIT("invest.where");
}

void gxi_outlays_find(gxi_scene *scene) {
  uint32_t count = scene->drafts.count, seen = 0;
  if (scene->tie.invests_in == GX_ID_NONE || scene->sentence_count == 0) return;
  scene->sentence_drafts = count;
  for (uint32_t i = 0; i < count && seen < MOST_OUTLAYS; i++) {
    gxi_draft outlay = scene->drafts.items[i];
    bool company = gxi_entity_bit(scene, outlay.tail) == gxi_bit(scene->type.company);
    if (outlay.type != scene->tie.invests_in || !company || outlay.status == GXI_STATUS_NEGATED || !has_amount(&outlay))
      continue;
    seen++;
    if (!is_lone_founder(scene, outlay.head, outlay.tail)) continue;
    uint32_t place = stands_in(scene, outlay.tail);
    if (place != GX_ID_NONE) put(scene, outlay, place);
  }
}
