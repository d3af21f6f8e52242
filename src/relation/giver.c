/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * giver.c: ends of help that the slots of a frame do not tell, or tell the wrong way.
 *
 *     [甲区] 在 [乙县] 援建 [丙园]          乙县 is helped, too
 *     向 [甲] 的帮扶致以谢意                甲 helped who thanks
 *     [甲市委] 副书记率团赴乙,捐赠100万元   甲市 gives
 */
#include "relation/line.h"

/* 甲区在乙县援建丙园: 乙县 is helped, too. */
static void
add_site(const gxi_view *view, const gxi_parties *heads, gxi_parties *tails) {
  const gxi_scene *scene = view->line->scene;
  gxi_parties site;
  if (!gxi_text_has(gxi_item_text(view->line, view->verb), "援建 捐建") || (gxi_entity_bit(scene, tails->items[0].entity) & scene->places & ~gxi_bit(scene->type.zone)))
    return;
  if (gxi_slot_fill(&site, view, GXI_SLOT_PLACE, scene->places) && gxi_are_afar(scene, heads->items[0].entity, site.items[0].entity))
    gxi_party_add(tails, site.items[0]);
}

/* 代表县委感谢: the county was helped. */
static void stand_for_place(const gxi_scene *scene, gxi_parties *parties) {
  for (uint32_t i = 0; i < parties->count; i++) {
    uint32_t place = gxi_entity_stands_for(scene, parties->items[i].entity);
    if (place != GX_ID_NONE) parties->items[i].entity = place;
  }
}

static bool thanks_behind(const gxi_view *view) {
  return gxi_line_has(
    view->line, view->verb + 1, view->end, "感谢 谢意 致谢 感激 谢忱"
  );
}

/* 乙县委书记对甲的帮助表示感谢: 乙县 was helped; 向甲长期以来的帮扶致以谢意: 甲 helped
   who thanks. */
static void turn_thanks(const gxi_view *view, gxi_parties *heads, gxi_parties *tails) {
  const gxi_line *line = view->line;
  if (!thanks_behind(view)) return;
  uint32_t told = heads->item; /* the one thanked */
  if (told != GX_ID_NONE && line->items.items[told].slot == GXI_SLOT_TARGET)
    stand_for_place(line->scene, tails);
  if (tails->item == GX_ID_NONE || tails->item >= view->verb || line->items.items[tails->item].slot != GXI_SLOT_TARGET)
    return;
  gxi_parties helped = *heads;
  stand_for_place(line->scene, &helped);
  *heads = *tails;
  *tails = helped;
}

/* A party committee's place gives. */
static void give_for_place(const gxi_view *view, gxi_parties *heads) {
  for (uint32_t i = 0; view->staff && heads->item == GX_ID_NONE && i < heads->count;
       i++)
    heads->items[i].entity =
      gxi_entity_stands_for(view->line->scene, heads->items[i].entity);
}

/* 甲帮助乙建成了丙: 甲, not 乙, whom it helps. */
static void give_for_helper(const gxi_view *view, gxi_parties *heads) {
  if (heads->item == GX_ID_NONE) return;
  gxi_view before = *view;
  before.verb = gxi_item_at(view->line, heads->item)->governor;
  if (before.verb == GX_ID_NONE || before.verb >= heads->item || !gxi_text_among(gxi_item_text(view->line, before.verb), "帮助 协助 帮 援助 支援"))
    return;
  gxi_parties helper;
  uint32_t item = gxi_subject_item(&before, UINT32_MAX);
  uint32_t givers = view->line->scene->places | view->line->scene->bodies;
  if (item != GX_ID_NONE && gxi_item_parties(&helper, view->line, item, givers))
    *heads = helper;
}

void gxi_givers_mend(const gxi_view *view, gxi_parties *heads, gxi_parties *tails) {
  give_for_helper(view, heads);
  give_for_place(view, heads);
  add_site(view, heads, tails);
  gxi_prefer_afar(tails, view, heads);
  turn_thanks(view, heads, tails);
}

/* In this sentence; 另捐, 还捐 speak of the ones before, too. */
static bool aided_near(const gxi_view *view) {
  const gxi_scene *scene = view->line->scene;
  uint32_t here = view->line->sentence;
  if (scene->aided_in == here) return true;
  return here - scene->aided_in <= 2 &&
         scene->sentences[scene->aided_in].block == scene->sentences[here].block &&
         gxi_line_has(
           view->line, view->begin, view->verb + 1, "还捐 另捐 又捐 也捐 再捐 此外"
         );
}

/* A得知消息后,还捐出…: the clause before in this sentence names A. */
static bool names_giver(gxi_parties *heads, const gxi_view *view, uint32_t types) {
  return gxi_carried_parties(heads, view, types) && view->carry->count &&
         view->carry->items[0].sentence == view->line->sentence;
}

/* 甲与乙签订协议,先后选派22名专家进驻: of the two, the one that may help. */
static bool
helps_partner(gxi_parties *heads, gxi_parties *tails, const gxi_view *view) {
  const gxi_scene *scene = view->line->scene;
  const gxi_carried *last = &view->carry->items[0];
  if (view->carry->count == 0 || last->sentence != view->line->sentence || last->all != 2)
    return false;
  uint32_t one = last->entities[0], other = last->entities[1];
  bool right = gxi_may_aid(scene, one, other);
  if (right == gxi_may_aid(scene, other, one)) return false;
  *heads = gxi_one_party(right ? one : other, 0.9);
  *tails = gxi_one_party(right ? other : one, 0.9);
  return true;
}

/* …,A另捐120万元: to whom the text said before that help went. */
bool gxi_again_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gxi_scene *scene = view->line->scene;
  uint32_t types = gxi_end_mask(frame->head, gxi_frame_type(view, frame)->heads);
  if (gxi_subject_item(view, types) == GX_ID_NONE && helps_partner(heads, tails, view))
    return true;
  if (scene->aided == GX_ID_NONE || !aided_near(view) || gxi_names_target(view))
    return false;
  uint32_t subject = gxi_subject_item(view, types);
  bool told = subject != GX_ID_NONE
                ? gxi_item_parties(heads, view->line, subject, types)
                : names_giver(heads, view, types);
  if (!told) return false;
  for (uint32_t i = 0; i < heads->count; i++)
    if (heads->items[i].entity == scene->aided) return false;
  *tails = gxi_one_party(scene->aided, 0.8);
  return true;
}

/* 某公司帮扶某乡,捐建操场,投入28万元: the money of a firm is help, as the sentence said
   before. */
bool gxi_is_part_of_help(
  const gxi_scene *scene, const gxi_view *view, uint32_t head, uint32_t tail
) {
  if (!gxi_text_among(
        gxi_item_text(view->line, view->verb),
        "投入 投入了 出资 斥资 筹资 掏出 累计投入"
      ) ||
      !(gxi_entity_bit(scene, head) & gxi_bit(scene->type.company)))
    return false;
  for (uint32_t i = scene->sentence_drafts; i < scene->drafts.count; i++) {
    const gxi_draft *draft = &scene->drafts.items[i];
    if (draft->type == scene->tie.aids && draft->head == head && draft->tail == tail)
      return true;
  }
  return false;
}
