/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * relation.c: the relation stage: posts, places, tables, frames, then folding.
 *
 * Posts come first because later parts ask for whom a person speaks.
 */
#include "relation/relation.h"

#include "relation/scene.h"

void gxi_relations_find(
  gxi_relations *relations,
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  const gx_document *document,
  const gxi_reading *reading,
  const gxi_entities *entities
) {
  gxi_scene *scene = gxi_arena_alloc(arena, 1, sizeof *scene);
  gxi_scene_init(scene, arena, knowledge, document, reading, entities);
  bool found = !(reading->without & GX_STAGE_FINDERS);
  bool framed = !(reading->without & GX_STAGE_FRAMES);
  gxi_dates_find(scene);
  if (found) gxi_posts_find(scene);
  if (found) gxi_interviews_find(scene);
  if (found) gxi_staff_find(scene);
  if (found) gxi_located_find(scene);
  if (found) gxi_sites_find(scene);
  if (found) gxi_speeches_find(scene);
  if (found) gxi_divisions_find(scene);
  if (found) gxi_tables_find(scene);
  if (framed) gxi_frames_find(scene);
  if (found) gxi_listings_find(scene);
  if (found) gxi_seconded_find(scene);
  if (found) gxi_pairing_find(scene);
  if (found) gxi_headlines_find(scene);
  if (found) gxi_contracts_find(scene);
  if (framed) gxi_outlays_find(scene);
  gxi_plans_settle(scene);
  gxi_wider_drop(scene);
  gxi_dates_settle(scene);
  gxi_collect(relations, scene);
  gxi_standing_settle(scene, relations);
}
