/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tenure.c: whether a post that is told of is held, was held or is to be held.
 *
 *     甲[此前]担任某县县长, 甲[不再]兼任…, 先后担任[过]…      was held
 *     [在任]某县县长[期间],甲…; 甲[从]某县县长[岗位上]退休    was held
 *     甲[将于]下月出任…, 甲为某县县长[候选人]                 is to be held
 *     [作为]某公司董事长,甲…                               is held
 */
#include "relation/unit.h"

static gxi_status_word word_of_tenure(const gxi_scene *scene, uint32_t token) {
  if (gxi_token_among(
        scene,
        token,
        "曾任 曾 曾经 原任 历任 原 原为 原先 先后任 辞去 辞任 卸任 离任 卸去 不再担任 "
        "不再 此前 先前 之前 以前 早先"
      ))
    return GXI_STATUS_ENDED;
  if (gxi_token_among(scene, token, "拟 拟任 拟于 将 将于 将任 即将 有望 候任"))
    return GXI_STATUS_PLANNED;
  return GXI_STATUS_ASSERTED;
}

bool gxi_is_post_left(const gxi_scene *scene, uint32_t token) {
  if (gxi_token_is(scene, token, "的")) token++;
  return gxi_token_among(
    scene, token, "岗位 岗位上 位置 位置上 职位 职位上 职务 任上 位子 位子上"
  );
}

gxi_status_word gxi_tenure(
  const gxi_scene *scene, uint32_t first, uint32_t begin, const gxi_units *units
) {
  gxi_status_word status = GXI_STATUS_ASSERTED;
  for (uint32_t i = first; i < begin; i++) {
    gxi_status_word word = word_of_tenure(scene, i);
    if (word != GXI_STATUS_ASSERTED) status = word;
  }
  if (begin > first && gxi_token_is(scene, begin - 1, "过")) return GXI_STATUS_ENDED;
  if (units->last >= scene->reading->tokens.count) return status;
  if (gxi_token_among(scene, units->last, "候选人 候选人选 人选 提名人选 拟任人选"))
    return GXI_STATUS_PLANNED;
  bool past = gxi_token_among(scene, units->last, "期间 之时") ||
              (begin > first && gxi_token_is(scene, begin - 1, "从") &&
               gxi_is_post_left(scene, units->last));
  return past ? GXI_STATUS_ENDED : status;
}

/* 作为, 任 in front of a post that stands before the comma at `comma`: its token. */
static uint32_t verb_in_front(const gxi_scene *scene, uint32_t first, uint32_t comma) {
  for (uint32_t i = comma; i > first && comma - i < 24; i--) {
    if (gxi_token_among(scene, i - 1, ", 。 ; ! ? :")) break;
    if (gxi_token_among(scene, i - 1, "作为 身为 任 在任 担任 出任 兼任 挂任"))
      return i - 1;
  }
  return GX_ID_NONE;
}

bool gxi_tenure_in_front(
  gxi_units *units, const gxi_scene *scene, uint32_t first, uint32_t person
) {
  if (person < first + 4 || !gxi_token_is(scene, person - 1, ",")) return false;
  uint32_t comma = person - 1, verb = verb_in_front(scene, first, comma);
  if (verb == GX_ID_NONE) return false;
  bool opens = verb == first || gxi_token_among(scene, verb - 1, ", 。 ; ! ? “ 在 曾");
  bool as = gxi_token_among(scene, verb, "作为 身为");
  gxi_units_after(units, scene, verb + 1, comma);
  if (!opens || !units->count || units->items[0].body == GX_ID_NONE) return false;
  bool during = units->last + 1 == comma &&
                gxi_token_among(scene, units->last, "期间 时 之时 时期 时候");
  for (uint32_t i = 0; i < units->count && during; i++)
    units->items[i].status = GXI_STATUS_ENDED;
  return during || (as && units->last == comma);
}
