/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * stranger.c: firms that 公司, without a name, is not.
 *
 *     [甲] 是 公司 第一大客户          公司 deals with 甲
 *     [甲] 持有 公司 12% 的股份
 *     公司 向 [甲] 销售 …              what its clause names besides
 *
 * One pass over the tokens. A firm that the text speaks of often is none for one such
 * clause: there 公司 may be another.
 */
#include "relation/scene.h"

#define REACH 10u /* tokens */
#define OFTEN 4u  /* mentions for each such clause */

static bool is_firm(const gxi_scene *scene, uint32_t token) {
  return gxi_token_at(scene, token)->kind == GXI_TOKEN_MENTION &&
         (gxi_entity_bit(scene, gxi_token_entity(scene, token)) &
          gxi_bit(scene->type.company));
}

/* 甲是公司…, 甲持有公司…: whom the words before say that 公司 deals with. */
static uint32_t dealt_before(const gxi_scene *scene, uint32_t token) {
  if (token < 2 || !gxi_token_among(scene, token - 1, "是 为 系 成为 持有 均为 均是 作为 控股 入股 成为了"))
    return GX_ID_NONE;
  return is_firm(scene, token - 2) ? gxi_token_entity(scene, token - 2) : GX_ID_NONE;
}

/* 公司向甲销售, 公司控股股东为甲; not 公司更名为甲, 公司旗下的甲. */
static uint32_t dealt_behind(const gxi_scene *scene, uint32_t token) {
  uint32_t count = scene->reading->tokens.count;
  for (uint32_t i = token + 1; i < count && i < token + REACH; i++) {
    if (gxi_token_at(scene, i)->kind == GXI_TOKEN_PUNCT) return GX_ID_NONE;
    if (gxi_token_among(
          scene,
          i,
          "更名为 改名为 变更为 更名 名称 全称 名为 名叫 叫 简称 前身 旗下 旗下的 下属 "
          "下属的 子公司"
        ))
      return GX_ID_NONE;
    if (is_firm(scene, i))
      return gxi_token_among(scene, i - 1, "向 与 从 对 为 由 和 同 是 给 于 经 被")
               ? gxi_token_entity(scene, i)
               : GX_ID_NONE;
  }
  return GX_ID_NONE;
}

void gxi_strangers_find(gxi_scene *scene) {
  uint32_t count = scene->entities->count;
  scene->strange = gxi_arena_alloc(scene->arena, count + 1u, sizeof *scene->strange);
  for (uint32_t i = 0; i < count; i++)
    scene->strange[i] = 0;
  for (uint32_t i = 0; i < scene->reading->tokens.count; i++) {
    if (!gxi_token_is(scene, i, "公司")) continue;
    uint32_t before = dealt_before(scene, i), behind = dealt_behind(scene, i);
    if (before != GX_ID_NONE) scene->strange[before]++;
    if (behind != GX_ID_NONE && behind != before) scene->strange[behind]++;
  }
}

bool gxi_is_stranger(const gxi_scene *scene, uint32_t entity) {
  return scene->strange[entity] * OFTEN > scene->entities->items[entity].mention_count;
}
