/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * zone_name.c: where a zone lies by its name.
 *
 *     鄯善县农副产品电商产业园      the place that the name begins with
 *     广西凭祥综合保税区            … behind its province
 *     某自贸试验区喀什片区          … in front of 片区
 *     宁波·库车产业园, 海门尼勒克产业园   of two that share it who receives help
 *     嘉兴产业园                    no place at all, where 嘉兴 pays for it elsewhere
 *
 * A name counts only with a place that the text names apart from it.
 */
#include "relation/line.h"

/* The entity of a place that the name carries: itself, or one of the same short name
   a level above (阿克苏 for both the city and the prefecture). */
static uint32_t place_named(const gxi_scene *scene, uint32_t place) {
  for (uint32_t i = 0; place != GX_ID_NONE && i < 2; i++) {
    const gxi_place *row = gxi_knowledge_place(scene->knowledge, place);
    uint32_t entity = gxi_scene_place_entity(scene, place);
    if (entity != GX_ID_NONE && scene->entities->items[entity].standalone > 0)
      return entity;
    if (row->parent == GX_ID_NONE || row->short_name.size == 0) return GX_ID_NONE;
    const gxi_place *up = gxi_knowledge_place(scene->knowledge, row->parent);
    if (!gxi_str_equal(up->short_name, row->short_name)) return GX_ID_NONE;
    place = row->parent;
  }
  return GX_ID_NONE;
}

/* 民权 of 民权县: what names of zones begin with, though it is an everyday word. */
static gx_str stem_of(const gxi_scene *scene, const gxi_entity *place) {
  gx_str brief = gxi_knowledge_place(scene->knowledge, place->place)->short_name;
  if (brief.size || place->name.size < 9) return brief;
  return gxi_str_ends_in(place->name, "市 县 区 旗 州 盟")
           ? gxi_str_sub(place->name, 0, place->name.size - 3)
           : brief;
}

/* 广西凭祥综合保税区: the name begins with the place, or with its province and it. */
static bool begins_with(const gxi_scene *scene, gx_str name, const gxi_entity *place) {
  gx_str stem = stem_of(scene, place);
  if (gxi_str_starts(name, place->name) || (stem.size >= 6 && gxi_str_starts(name, stem)))
    return true;
  const gxi_place *row = gxi_knowledge_place(scene->knowledge, place->place);
  while (row->parent != GX_ID_NONE && row->level != GXI_LEVEL_PROVINCE)
    row = gxi_knowledge_place(scene->knowledge, row->parent);
  gx_str upper = row->short_name;
  if (stem.size < 6 || upper.size < 6 || !gxi_str_starts(name, upper)) return false;
  return gxi_str_starts(gxi_str_sub(name, upper.size, name.size), stem);
}

/* The place whose name, or whose short name, the name begins with. */
static uint32_t place_of_prefix(const gxi_scene *scene, gx_str name) {
  uint32_t best = GX_ID_NONE;
  for (uint32_t i = 0; i < scene->place_entity_count && i < 400; i++) {
    uint32_t index = scene->place_entities[i];
    const gxi_entity *place = &scene->entities->items[index];
    uint32_t wide = gxi_bit(scene->type.province) | gxi_bit(scene->type.country);
    if (place->standalone == 0 || (gxi_entity_bit(scene, index) & wide) || !begins_with(scene, name, place))
      continue;
    if (best == GX_ID_NONE || place->mention_count > scene->entities->items[best].mention_count)
      best = index;
  }
  return best;
}

/* 某自贸试验区喀什片区: the place right in front of 片区, under its full or short name.
 */
static uint32_t place_of_part(const gxi_scene *scene, gx_str name) {
  if (!gxi_str_ends(name, GX_STR_LIT("片区"))) return GX_ID_NONE;
  gx_str stem = gxi_str_sub(name, 0, name.size - 6);
  uint32_t best = GX_ID_NONE;
  for (uint32_t i = 0; i < scene->place_entity_count && i < 400; i++) {
    uint32_t index = scene->place_entities[i];
    const gxi_entity *place = &scene->entities->items[index];
    gx_str brief = stem_of(scene, place);
    bool ends =
      gxi_str_ends(stem, place->name) || (brief.size >= 6 && gxi_str_ends(stem, brief));
    if (place->standalone == 0 || !ends) continue;
    if (best == GX_ID_NONE || place->mention_count > scene->entities->items[best].mention_count)
      best = index;
  }
  return best;
}

/* 中马|钦州, 宁波·|库车: behind two characters, or a mark. */
static bool opens_there(gx_str name, size_t at) {
  return at <= 6 ||
         gxi_str_ends_any(gxi_str_sub(name, 0, at), GX_STR_LIT("· ( — - ")) > 0 ||
         name.data[at - 1] == '-' || name.data[at - 1] == '(';
}

/* The place that stands furthest inside the name, under its full or short name. */
static uint32_t place_inside(const gxi_scene *scene, gx_str name) {
  uint32_t best = GX_ID_NONE;
  size_t furthest = 0;
  for (uint32_t i = 0; i < scene->place_entity_count && i < 400; i++) {
    uint32_t index = scene->place_entities[i];
    const gxi_entity *place = &scene->entities->items[index];
    uint32_t wide = gxi_bit(scene->type.province) | gxi_bit(scene->type.country);
    if (place->standalone == 0 || (gxi_entity_bit(scene, index) & wide)) continue;
    gx_str stem = stem_of(scene, place);
    size_t at = gxi_str_find(name, place->name, 0);
    if (at == SIZE_MAX && stem.size >= 6) at = gxi_str_find(name, stem, 0);
    if (at == SIZE_MAX || at <= furthest || !opens_there(name, at)) continue;
    furthest = at;
    best = index;
  }
  return best;
}

/* 江宁·独山产业园, 海门尼勒克产业园, 中马钦州产业园区: of the places that share it the
   one that receives help, or the only one that the text speaks of. */
static uint32_t place_of_shared(const gxi_scene *scene, gx_str name, uint32_t place) {
  if (place != GX_ID_NONE && gxi_entity_receives(scene, place)) return place;
  uint32_t other = place_inside(scene, name);
  if (other == GX_ID_NONE) return place;
  return place == GX_ID_NONE || gxi_entity_receives(scene, other) ? other : place;
}

/* What is left of the name behind the place and its province. */
static gx_str kind_of_zone(const gxi_scene *scene, gx_str name, uint32_t place) {
  const gxi_entity *entity = &scene->entities->items[place];
  gx_str stem = stem_of(scene, entity);
  size_t at = gxi_str_find(name, entity->name, 0), size = entity->name.size;
  if (at == SIZE_MAX && stem.size >= 6)
    at = gxi_str_find(name, stem, 0), size = stem.size;
  return at == SIZE_MAX ? (gx_str){0} : gxi_str_sub(name, at + size, name.size);
}

/* 嘉兴产业园, in a text on help for another place: it is named after its giver. */
static bool is_named_after(const gxi_scene *scene, gx_str name, uint32_t place) {
  if (place == GX_ID_NONE || !gxi_gives(scene, place)) return false;
  if (!gxi_str_in(
        kind_of_zone(scene, name, place),
        "产业园 工业园 产业园区 工业园区 纺织园 科技园 农业园 扶贫产业园 孵化园 "
        "产业孵化园 "
        "创业园 产业孵化基地 双创园 协作产业园 帮扶产业园"
      ))
    return false;
  for (uint32_t i = 0; i < scene->place_entity_count; i++)
    if (gxi_may_aid(scene, place, scene->place_entities[i])) return true;
  return false;
}

/* 海沧帮扶产业园: 海沧 pays for it, far away. */
static bool is_gift_of(const gxi_scene *scene, gx_str zone, uint32_t place) {
  return gxi_text_has(zone, "帮扶 援建 援疆 援藏 援青 对口 协作") &&
         gxi_gives(scene, place);
}

void gxi_zone_locate(gxi_scene *scene, uint32_t index) {
  const gxi_entity *entity = &scene->entities->items[index];
  uint32_t bit = gxi_entity_bit(scene, index);
  if (!(bit & gxi_bit(scene->type.zone)) || entity->standalone == 0) return;
  uint32_t place = place_of_part(scene, entity->name);
  if (place == GX_ID_NONE) place = place_named(scene, entity->location);
  bool province = (gxi_entity_bit(scene, place) & gxi_bit(scene->type.province)) != 0;
  if (province && !gxi_text_has(entity->name, "自贸 自由贸易")) place = GX_ID_NONE;
  if (place == GX_ID_NONE) place = place_of_prefix(scene, entity->name);
  place = place_of_shared(scene, entity->name, place);
  if (place == GX_ID_NONE || is_named_after(scene, entity->name, place) || is_gift_of(scene, entity->name, place))
    return;
  uint32_t sentence = gxi_first_sentence(scene, entity);
  gxi_ends ends = {index, scene->tie.located_in, place};
  gxi_draft_put(scene, ends, sentence, 0.75, "located.name");
}
