/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * there.c: where something is done that the clause before has led to.
 *
 *     走进 [甲县] , [乙公司] 投资3亿元的厂房 …      乙公司 invests in 甲县
 *     项目位于 [甲县] , 由 [乙公司] 投资 …
 *     [甲县] 招商引资结硕果 , [乙公司] 落户 …
 *
 * For frames with the flag "there" that find no place of their own: the object of a
 * verb of going or standing in the segments before; of those who settle (flag
 * "settles"), also the place that these are about.
 */
#include "relation/line.h"

/* A verb whose frames say that somebody goes, or something stands, somewhere. */
static bool leads_there(const gxi_line *line, uint32_t verb) {
  const gxi_scene *scene = line->scene;
  gxi_hit hit = scene->reading->tokens.items[line->items.items[verb].first].hit;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(scene->lexicon, hit.first + i);
    if (!entry || entry->kind != GXI_KIND_VERB) continue;
    const gxi_frame *frame = gxi_knowledge_frame(scene->knowledge, entry->payload);
    if (frame && (frame->relation == scene->tie.visits || frame->relation == scene->tie.located_in))
      return true;
  }
  return false;
}

static bool is_topic(const gxi_line *line, uint32_t item) {
  const gxi_item *it = &line->items.items[item];
  return it->slot == GXI_SLOT_NONE && it->governor == GX_ID_NONE && !it->modifier &&
         (item == 0 || line->items.items[item - 1].segment != it->segment);
}

bool gxi_there_place(
  gxi_parties *places, const gxi_view *view, uint32_t types, bool topics
) {
  const gxi_line *line = view->line;
  uint32_t segment = line->items.items[view->verb].segment;
  for (uint32_t i = view->verb; i-- > 0;) {
    const gxi_item *it = &line->items.items[i];
    if (it->kind == GXI_ITEM_STOP) return false;
    if (it->kind != GXI_ITEM_NOUN || it->segment == segment) continue;
    bool reached =
      it->governor != GX_ID_NONE && !it->modifier && leads_there(line, it->governor);
    if ((reached || (topics && is_topic(line, i))) && gxi_item_parties(places, line, i, types)) {
      places->factor = reached ? 0.85 : 0.8;
      return places->count == 1;
    }
  }
  return false;
}

bool gxi_there_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gxi_scene *scene = view->line->scene;
  const gx_relation_type *type = gxi_frame_type(view, frame);
  uint32_t sites = (scene->places | gxi_bit(scene->type.zone)) & type->tails;
  return gxi_there_place(tails, view, sites, gxi_frame_flag(frame, "settles")) &&
         gxi_end_fill(heads, view, frame->head, frame->head_count, type->heads) &&
         !(heads->item != GX_ID_NONE && heads->item == tails->item);
}
