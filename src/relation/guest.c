/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * guest.c: ends that a visit or a membership leaves to the reader.
 *
 *     led       某局组织企业赴 [甲区] 考察, 带队的是 [乙]     乙 visits 甲区
 *     calls     [乙] 三番五次登门                           visits the main company
 *     returns   甲县县长率团赴丙区;8月, [丙区区长] 回访       丙区区长 visits 甲县
 *     league    [甲]、[乙] 先后入盟                         the league named before
 *
 * Each flag is tried where the slots of the frame find nobody.
 */
#include "relation/visit.h"

static gxi_parties one_party(uint32_t entity, double factor) {
  gxi_parties parties = {.item = GX_ID_NONE, .factor = factor, .count = 1};
  parties.items[0] = (gxi_party){.entity = entity, .member = GX_ID_NONE};
  parties.via = GX_STR_LIT("carry");
  return parties;
}

/* Behind the verb the clause ends, or 的是 leads to who leads. */
static bool ends_or_tells(const gxi_view *view) {
  const gxi_line *line = view->line;
  if (view->verb + 1 >= view->end) return true;
  gxi_item_kind kind = line->items.items[view->verb + 1].kind;
  return kind == GXI_ITEM_COMMA || kind == GXI_ITEM_STOP || kind == GXI_ITEM_DE;
}

static bool leads(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_visit *visit
) {
  const gxi_scene *scene = view->line->scene;
  if (!visit->tails.count || view->line->sentence - visit->sentence > 1 || !ends_or_tells(view))
    return false;
  if (!gxi_slot_fill(heads, view, GXI_SLOT_SUBJECT, scene->persons) || heads->item == GX_ID_NONE)
    return false;
  *tails = visit->tails;
  tails->item = GX_ID_NONE;
  tails->factor = 0.9;
  return true;
}

/* The verb's own subject comes to the company that the text is about. */
static bool calls(gxi_parties *heads, gxi_parties *tails, const gxi_view *view) {
  const gxi_scene *scene = view->line->scene;
  uint32_t main = scene->main_company;
  uint32_t types = scene->persons | gxi_bit(scene->type.agency);
  if (main == GX_ID_NONE || !gxi_slot_fill(heads, view, GXI_SLOT_SUBJECT, types) || heads->item == GX_ID_NONE)
    return false;
  for (uint32_t i = 0; i < heads->count; i++)
    if (scene->employer[heads->items[i].entity] == main) return false;
  *tails = one_party(main, 0.9);
  return true;
}

/* 甲上月来访,与某县副县长座谈: to the county of whom the next clause names. */
static bool hosted_next(gxi_parties *heads, gxi_parties *tails, const gxi_view *view) {
  const gxi_line *line = view->line;
  const gxi_scene *scene = line->scene;
  if (line->items.items[view->verb].noun != GX_ID_NONE || !gxi_slot_fill(heads, view, GXI_SLOT_SUBJECT, scene->persons) || heads->item == GX_ID_NONE)
    return false;
  uint32_t from = gxi_entity_site(scene, scene->employer[heads->items[0].entity]);
  uint32_t last = line->items.items[view->verb].segment + 2;
  for (uint32_t i = view->verb + 1; i < line->items.count; i++) {
    gxi_parties host;
    if (line->items.items[i].segment > last || line->items.items[i].kind == GXI_ITEM_STOP)
      return false;
    if (line->items.items[i].kind != GXI_ITEM_NOUN || !gxi_item_parties(&host, line, i, scene->persons))
      continue;
    uint32_t body = scene->employer[host.items[0].entity];
    uint32_t to = gxi_entity_site(scene, body);
    uint32_t place = gxi_scene_place_entity(scene, to);
    if (place == GX_ID_NONE || to == from) return false;
    *tails = one_party(place, 0.9);
    return true;
  }
  return false;
}

/* To the place of who led the visit before, if that lies elsewhere. */
static bool returns(gxi_parties *heads, gxi_parties *tails, const gxi_view *view) {
  const gxi_scene *scene = view->line->scene;
  uint32_t leader = scene->leader;
  if (leader == GX_ID_NONE || !gxi_slot_fill(heads, view, GXI_SLOT_SUBJECT, scene->persons) || heads->item == GX_ID_NONE)
    return false;
  uint32_t guest = heads->items[0].entity;
  uint32_t from = gxi_entity_site(scene, scene->employer[guest]);
  uint32_t to = gxi_entity_site(scene, scene->employer[leader]);
  uint32_t place = gxi_scene_place_entity(scene, to);
  if (guest == leader || from == GX_ID_NONE || place == GX_ID_NONE || from == to)
    return false;
  *tails = one_party(place, 0.85);
  return true;
}

/* 某市市长会见来访的甲一行: 甲 comes to that city, or to where it says. */
static bool received(gxi_parties *heads, gxi_parties *tails, const gxi_view *view) {
  const gxi_line *line = view->line;
  const gxi_scene *scene = line->scene;
  uint32_t noun = line->items.items[view->verb].noun, host = view->verb;
  if (noun == GX_ID_NONE || !gxi_item_parties(heads, line, noun, scene->persons))
    return false;
  while (host > view->begin && view->verb - host < 4 &&
         !gxi_text_among(
           gxi_item_text(line, host),
           "会见 会见了 接见 接见了 会晤 会晤了 接待 接待了 亲切会见 亲切会见了 迎接"
         ))
    host--;
  if (host == view->begin || view->verb - host == 4) return false;
  gxi_view hosts = *view;
  gxi_parties by;
  hosts.verb = host;
  if (!gxi_slot_fill(&by, &hosts, GXI_SLOT_SUBJECT, scene->persons)) return false;
  uint32_t from = gxi_entity_site(scene, scene->employer[heads->items[0].entity]);
  gxi_parties where; /* 在某市会见 */
  uint32_t to = gxi_slot_fill(&where, &hosts, GXI_SLOT_PLACE, scene->places)
                  ? gxi_entity_site(scene, where.items[0].entity)
                  : gxi_entity_site(scene, scene->employer[by.items[0].entity]);
  uint32_t place = gxi_scene_place_entity(scene, to);
  if (place == GX_ID_NONE || from == to) return false;
  *tails = one_party(place, 0.9);
  return true;
}

uint32_t gxi_main_league(const gxi_scene *scene) {
  uint32_t best = GX_ID_NONE;
  const gxi_entity *items = scene->entities->items;
  for (uint32_t i = 0; i < scene->entities->count; i++)
    if (gxi_entity_bit(scene, i) == gxi_bit(scene->type.organization) && gxi_text_has(items[i].name, "联盟 协会 商会 学会 联合会 促进会 共同体 联合体") && (best == GX_ID_NONE || items[i].mention_count > items[best].mention_count))
      best = i;
  return best;
}

/* 启动“甲”行动,乙、丙首批加入: the scheme of the same sentence, else an association. */
static uint32_t joined_before(const gxi_scene *scene, uint32_t token) {
  const gxi_reading *reading = scene->reading;
  uint32_t begin = reading->sentence_tokens[reading->tokens.items[token].sentence];
  for (uint32_t i = token; i-- > begin;) {
    uint64_t kind = gxi_entity_bit(scene, gxi_token_entity(scene, i));
    if (kind == gxi_bit(scene->type.program)) return gxi_token_entity(scene, i);
    if (kind == gxi_bit(scene->type.organization)) break;
  }
  return gxi_association_before(scene, token);
}

/* The scheme or association named last before the verb, or set up before. */
static bool joins(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gxi_scene *scene = view->line->scene;
  const gx_relation_type *type = gxi_frame_type(view, frame);
  if (!gxi_end_fill(heads, view, frame->head, frame->head_count, type->heads) || heads->item == GX_ID_NONE)
    return false;
  uint32_t first = view->line->items.items[heads->item].first;
  uint32_t league = joined_before(scene, first);
  for (uint32_t i = 0; i < heads->count; i++)
    if (heads->items[i].entity == league) return false;
  if (league == GX_ID_NONE) return false;
  uint32_t main = gxi_main_league(scene);
  const gxi_entity *items = scene->entities->items;
  bool scheme = items[league].type == scene->type.program;
  if (!scheme && main != GX_ID_NONE && items[main].mention_count > items[league].mention_count)
    league = main;
  *tails = one_party(league, 0.9);
  return true;
}

bool gxi_guest_ends(
  gxi_parties *heads,
  gxi_parties *tails,
  const gxi_view *view,
  const gxi_frame *frame,
  const gxi_visit *visit
) {
  if (gxi_frame_flag(frame, "led")) return leads(heads, tails, view, visit);
  if (gxi_frame_flag(frame, "calls")) return calls(heads, tails, view);
  if (gxi_frame_flag(frame, "returns"))
    return received(heads, tails, view) || returns(heads, tails, view) ||
           hosted_next(heads, tails, view);
  return gxi_frame_flag(frame, "league") && !gxi_frame_flag(frame, "label") &&
         joins(heads, tails, view, frame);
}
