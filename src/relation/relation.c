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
  gxi_posts_find(scene);
  gxi_interviews_find(scene);
  gxi_staff_find(scene);
  gxi_located_find(scene);
  gxi_tables_find(scene);
  gxi_frames_find(scene);
  gxi_listings_find(scene);
  gxi_pairing_find(scene);
  gxi_headlines_find(scene);
  gxi_collect(relations, scene);
}
