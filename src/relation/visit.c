/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * visit.c: who else a visit is credited to.
 *
 *     甲市委书记乙率代表团赴丙     乙 visits 丙, and so does 甲 (not its committee)
 *     代表团走访了丙               so do who led it and the place that sent it
 */
#include "relation/line.h"

static const char *const delegations =
  "率 带队 代表团 考察团 调研组 访问团 党政团 一行 领衔";

static void add_body(gxi_scene *scene, gxi_parties *bodies, uint32_t entity) {
  if (entity == GX_ID_NONE) return;
  uint32_t body = gxi_entity_stands_for(scene, entity);
  for (uint32_t i = 0; i < bodies->count; i++)
    if (bodies->items[i].entity == body) return;
  if (body != GX_ID_NONE && bodies->count < GXI_MAX_PARTIES)
    bodies->items[bodies->count++] = (gxi_party){.entity = body, .member = GX_ID_NONE};
}

static bool is_delegation(const gxi_scene *scene, uint32_t entity) {
  const gxi_entity *item = &scene->entities->items[entity];
  return item->type == scene->type.organization &&
         (gxi_str_ends(item->name, GX_STR_LIT("代表团")) ||
          gxi_str_ends(item->name, GX_STR_LIT("考察团")) ||
          gxi_str_ends(item->name, GX_STR_LIT("调研组")));
}

/* The body that a member's title names, or that its person holds the first post at. */
static uint32_t
sender(const gxi_scene *scene, const gxi_line *line, const gxi_party *party) {
  if (is_delegation(scene, party->entity))
    return gxi_scene_place_entity(scene, gxi_entity_site(scene, party->entity));
  if (!(gxi_entity_bit(scene, party->entity) & scene->persons)) return GX_ID_NONE;
  if (party->member != GX_ID_NONE) {
    uint32_t body = line->members.items[party->member].body;
    if (body != GX_ID_NONE) return gxi_token_entity(scene, body);
  }
  return scene->employer[party->entity];
}

/* 甲市代表团: of 甲, and the leader known holds a post there. */
static bool
led_by_leader(const gxi_scene *scene, const gxi_line *line, const gxi_parties *heads) {
  if (heads->item == GX_ID_NONE || !line->items.items[heads->item].delegation ||
      scene->leader == GX_ID_NONE)
    return false;
  uint32_t home = gxi_entity_site(scene, scene->employer[scene->leader]);
  return home != GX_ID_NONE && home == scene->entities->items[heads->items[0].entity].place;
}

void gxi_visit_credit(
  gxi_scene *scene,
  const gxi_firing *firing,
  const gxi_parties *heads,
  const gxi_parties *tails
) {
  const gxi_line *line = firing->view->line;
  if (!heads->count || !gxi_line_has(line, 0, line->items.count, delegations)) return;
  gxi_parties others = {.item = GX_ID_NONE, .factor = heads->factor * 0.9};
  for (uint32_t i = 0; i < heads->count; i++) {
    uint32_t entity = heads->items[i].entity;
    if (is_delegation(scene, entity) && scene->leader != GX_ID_NONE)
      add_body(scene, &others, scene->leader);
    add_body(scene, &others, sender(scene, line, &heads->items[i]));
  }
  if (led_by_leader(scene, line, heads)) add_body(scene, &others, scene->leader);
  if (gxi_entity_bit(scene, heads->items[0].entity) & scene->persons)
    scene->leader = heads->items[0].entity;
  if (others.count) gxi_pair_ends(scene, firing, &others, tails);
}
