/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * located.c: ties of place and structure that no verb says.
 *
 *     鄯善县农副产品电商产业园         zone → the place of its name
 *     吐鲁番市的某公司, 某园区某公司    name beside name
 *     商务委贸改处, 某公司阿克苏分公司   parent by name (entity stage)
 */
#include "relation/scene.h"

static uint32_t first_sentence(const gxi_scene *scene, const gxi_entity *entity) {
  if (entity->mention_count == 0) return 0;
  return scene->reading->mentions.items[entity->mentions[0]].sentence;
}

static void put(
  gxi_scene *scene,
  uint32_t head,
  uint32_t type,
  uint32_t tail,
  uint32_t sentence,
  double confidence,
  const char *rule
) {
  scene->sentence_drafts = scene->drafts.count;
  gxi_draft *draft = gxi_draft_new(scene, head, type, tail, sentence);
  if (!draft) return;
  draft->confidence = confidence;
  draft->rule = gxi_str(rule);
}

/* The place that the name carries, if the text uses it as a place, too. */
static void by_name(gxi_scene *scene, uint32_t index) {
  const gxi_entity *entity = &scene->entities->items[index];
  uint32_t bit = gxi_entity_bit(scene, index);
  if (!(bit & (gxi_bit(scene->type.zone) | gxi_bit(scene->type.event)))) return;
  uint32_t place = gxi_scene_place_entity(scene, entity->location);
  if (place == GX_ID_NONE || scene->entities->items[place].standalone == 0) return;
  if (bit & gxi_bit(scene->type.event)) return;
  put(
    scene,
    index,
    scene->tie.located_in,
    place,
    first_sentence(scene, entity),
    0.75,
    "located.name"
  );
}

static void by_parent(gxi_scene *scene, uint32_t index) {
  const gxi_entity *entity = &scene->entities->items[index];
  if (entity->parent == GX_ID_NONE) return;
  uint32_t mine = gxi_entity_bit(scene, index);
  uint32_t theirs = gxi_entity_bit(scene, entity->parent);
  uint32_t company = gxi_bit(scene->type.company);
  uint32_t sentence = first_sentence(scene, entity);
  if ((mine & company) && (theirs & company))
    put(
      scene,
      index,
      scene->tie.subsidiary_of,
      entity->parent,
      sentence,
      0.85,
      "parent.company"
    );
  else if ((mine & scene->bodies) && (theirs & scene->bodies) && !(mine & company))
    put(scene, index, scene->tie.part_of, entity->parent, sentence, 0.8, "parent.body");
}

static bool is_site(const gxi_scene *scene, uint32_t entity) {
  return gxi_entity_bit(scene, entity) & (scene->places | gxi_bit(scene->type.zone));
}

static bool is_tenant(const gxi_scene *scene, uint32_t entity) {
  const gxi_types *t = &scene->type;
  return gxi_entity_bit(scene, entity) &
         (gxi_bit(t->company) | gxi_bit(t->organization) | gxi_bit(t->zone));
}

/* Site and tenant beside each other; 的 and 内, 当地 may stand between. */
static void beside(gxi_scene *scene, uint32_t token, uint32_t last, uint32_t sentence) {
  uint32_t site = gxi_token_entity(scene, token);
  if (site == GX_ID_NONE || !is_site(scene, site)) return;
  uint32_t at = token + 1;
  while (at < last && at - token < 4 &&
         gxi_token_among(scene, at, "的 内 内的 本地 境内 “ ‘ 本土 当地"))
    at++;
  if (at >= last) return;
  uint32_t tenant = gxi_token_entity(scene, at);
  if (tenant == GX_ID_NONE || !is_tenant(scene, tenant)) return;
  put(scene, tenant, scene->tie.located_in, site, sentence, 0.7, "located.beside");
}

void gxi_located_find(gxi_scene *scene) {
  for (uint32_t i = 0; i < scene->entities->count; i++) {
    by_name(scene, i);
    by_parent(scene, i);
  }
  const uint32_t *first = scene->reading->sentence_tokens;
  for (uint32_t i = 0; i < scene->sentence_count; i++) {
    if (scene->blocks[scene->sentences[i].block].kind == GX_BLOCK_BYLINE) continue;
    for (uint32_t token = first[i]; token < first[i + 1]; token++)
      if (scene->reading->tokens.items[token].mention != GX_ID_NONE)
        beside(scene, token, first[i + 1], i);
  }
}
