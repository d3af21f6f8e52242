/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wider.c: of two places that a sentence says somebody invests in, the narrower.
 *
 *     [甲市] 引进 [乙公司] 在 [丙县] 建厂      乙公司 invests in 丙县, which lies in
 * 甲市
 *
 * The draft of the wider place counts for nothing. Another sentence may still tell it;
 * not so of where a body stands or an event is held: 在重庆, 在重庆渝北区 is one place.
 * (A zone bears the name of the wider one, which is told for its own sake.)
 */
#include "relation/scene.h"

#define NEAR_DRAFTS 24u /* of one sentence; chosen */

static bool is_within(const gxi_scene *scene, uint32_t inner, uint32_t outer) {
  uint32_t a = scene->entities->items[inner].place;
  uint32_t b = scene->entities->items[outer].place;
  return a != GX_ID_NONE && b != GX_ID_NONE && a != b &&
         gxi_knowledge_place_within(scene->knowledge, a, b);
}

static bool
tells_narrower(const gxi_scene *scene, const gxi_draft *draft, const gxi_draft *other) {
  return other->type == draft->type && other->head == draft->head &&
         other->text.begin == draft->text.begin &&
         is_within(scene, other->tail, draft->tail);
}

/* Of each body and event the innermost place that it is in. */
static void find_innermost(const gxi_scene *scene, uint32_t *innermost) {
  for (uint32_t i = 0; i < scene->entities->count; i++)
    innermost[i] = GX_ID_NONE;
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const gxi_draft *draft = &scene->drafts.items[i];
    uint32_t *place = &innermost[draft->head];
    if (draft->type != scene->tie.located_in || draft->confidence <= 0) continue;
    if (*place == GX_ID_NONE || is_within(scene, draft->tail, *place))
      *place = draft->tail;
  }
}

static void drop_wider_sites(gxi_scene *scene) {
  uint32_t *innermost =
    gxi_arena_alloc(scene->arena, scene->entities->count + 1u, sizeof *innermost);
  find_innermost(scene, innermost);
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    gxi_draft *draft = &scene->drafts.items[i];
    if (draft->type != scene->tie.located_in) continue;
    if (gxi_entity_bit(scene, draft->head) == gxi_bit(scene->type.zone)) continue;
    if (is_within(scene, innermost[draft->head], draft->tail)) draft->confidence = 0;
  }
}

void gxi_wider_drop(gxi_scene *scene) {
  drop_wider_sites(scene);
  uint32_t count = scene->drafts.count;
  for (uint32_t i = 0; i < count; i++) {
    gxi_draft *draft = &scene->drafts.items[i];
    if (draft->type != scene->tie.invests_in) continue;
    uint32_t end = i + NEAR_DRAFTS < count ? i + NEAR_DRAFTS : count;
    for (uint32_t k = i > NEAR_DRAFTS ? i - NEAR_DRAFTS : 0; k < end; k++)
      if (tells_narrower(scene, draft, &scene->drafts.items[k])) draft->confidence = 0;
  }
}
