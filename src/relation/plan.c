/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plan.c: what is planned because its party is.
 *
 *     甲公司拟与乙公司共同设立丙公司。丙公司注册资本2000万元,甲公司出资1300万元。
 *
 * Of a firm or body that is only to be set up, nothing can be so already: who puts
 * money in, where it stands, what it sells and who heads it are planned, too.
 *
 * Not here: what a clause says of its own verb (status.c), events to come (dates.c).
 */
#include "relation/scene.h"

/* Set up by nobody yet: every draft that founds it is a plan. */
static void find_meant(const gxi_scene *scene, bool *meant) {
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const gxi_draft *draft = &scene->drafts.items[i];
    if (draft->type == scene->tie.founds && draft->status == GXI_STATUS_PLANNED)
      meant[draft->tail] = true;
  }
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const gxi_draft *draft = &scene->drafts.items[i];
    if (draft->type == scene->tie.founds && draft->status == GXI_STATUS_ASSERTED)
      meant[draft->tail] = false;
  }
}

static bool is_any_planned(const gxi_scene *scene) {
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const gxi_draft *draft = &scene->drafts.items[i];
    if (draft->type == scene->tie.founds && draft->status == GXI_STATUS_PLANNED)
      return true;
  }
  return false;
}

/* A bank may lend to a project today, and the partners of a plan do work together. */
static bool may_be_already(const gxi_scene *scene, uint32_t type) {
  const gxi_ties *tie = &scene->tie;
  return type == tie->supports || type == tie->aids || type == tie->cooperates_with ||
         type == tie->signs_with;
}

void gxi_plans_settle(gxi_scene *scene) {
  if (!is_any_planned(scene)) return;
  bool *meant =
    gxi_arena_alloc(scene->arena, scene->entities->count + 1u, sizeof *meant);
  find_meant(scene, meant);
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    gxi_draft *draft = &scene->drafts.items[i];
    if (draft->status != GXI_STATUS_ASSERTED || may_be_already(scene, draft->type))
      continue;
    if (meant[draft->head] || meant[draft->tail]) draft->status = GXI_STATUS_PLANNED;
  }
}
