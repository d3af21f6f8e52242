/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * standing.c: persons whose ties show that they are officials.
 *
 *     我是某区农业局派出的,现在的身份是某县畜牧局副局长     told far from the name
 *
 * The entity stage reads the titles that touch a name; a post that only the ties know
 * (an interview, a bracket at the end, a pronoun) makes an official, too: any post in
 * an agency, and a party or state post at a place.
 */
#include "relation/scene.h"

static gx_str title_of(const gxi_relation *relation) {
  for (uint32_t i = 0; i < relation->attribute_count; i++)
    if (gxi_str_is(gxi_str(relation->attributes[i].name), "title"))
      return relation->attributes[i].value;
  return (gx_str){0};
}

static bool is_state_title(const gxi_scene *scene, gx_str title) {
  gxi_hit hit;
  if (!gxi_lexicon_find(scene->lexicon, title, &hit)) return false;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(scene->lexicon, hit.first + i);
    if (entry && entry->kind == GXI_KIND_TITLE)
      return entry->payload == GXI_TITLE_PARTY || entry->payload == GXI_TITLE_STATE;
  }
  return false;
}

static bool makes_official(const gxi_scene *scene, const gxi_relation *relation) {
  if (relation->type != scene->tie.holds_post_at) return false;
  if (relation->status == GXI_STATUS_NEGATED || relation->status == GXI_STATUS_ENDED)
    return false;
  gx_str title = title_of(relation);
  if (title.size == 0 || gxi_text_has(title, "顾问 专家")) return false;
  uint32_t body = gxi_entity_bit(scene, relation->tail);
  if (body & gxi_bit(scene->type.agency)) return true;
  return (body & scene->places) && is_state_title(scene, title);
}

void gxi_standing_settle(gxi_scene *scene, const gxi_relations *relations) {
  uint32_t official = scene->type.official;
  if (official == GX_ID_NONE) return;
  for (uint32_t i = 0; i < relations->count; i++) {
    const gxi_relation *relation = &relations->items[i];
    gxi_entity *person = &scene->entities->items[relation->head];
    if (person->type == scene->type.person && makes_official(scene, relation))
      person->type = official;
  }
}
