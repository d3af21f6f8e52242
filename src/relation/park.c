/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * park.c: what 园区 and 中心 mean, or do not, where no name of theirs stands.
 *
 *     [甲产业园] … 乙在 [丙口岸] 。园区…      甲, which the text is about
 *     某医院建成了胸痛中心,乙担任中心主任      no centre named before
 *
 * Asked by generic.c.
 */
#include "relation/line.h"

/* What nobody calls 园区. */
#define NO_PARKS                                                                                                      \
  "口岸 机场 站 港 码头 市场 港区 矿区 景区 灌区 库区 牧场 油田 中心 小镇 新城 古城 " \
  "枢纽 城"

bool gxi_is_no_park(gx_str name) {
  return gxi_str_ends_any(name, GX_STR_LIT(NO_PARKS)) > 0;
}

/* The zone with twice the mentions of any other, if it is named before. */
uint32_t gxi_main_park(const gxi_scene *scene, uint32_t token) {
  uint32_t best = GX_ID_NONE, most = 1, next = 0;
  for (uint32_t i = 0; i < scene->entities->count; i++) {
    const gxi_entity *entity = &scene->entities->items[i];
    if (entity->type != scene->type.zone) continue;
    if (entity->mention_count > most) {
      next = best == GX_ID_NONE ? 0 : most;
      most = entity->mention_count;
      best = i;
    } else if (entity->mention_count > next) {
      next = entity->mention_count;
    }
  }
  if (best == GX_ID_NONE || most < 2 * next) return GX_ID_NONE;
  const gxi_entity *park = &scene->entities->items[best];
  const gxi_mention *first = &scene->reading->mentions.items[park->mentions[0]];
  return first->text.begin < gxi_token_at(scene, token)->text.begin ? best : GX_ID_NONE;
}

/* 某医院建成了胸痛中心,甲担任中心主任: what the sentence sets up without a name. */
bool gxi_is_set_up_there(const gxi_scene *scene, uint32_t token, gx_str text) {
  const gxi_token *tokens = scene->reading->tokens.items;
  uint32_t begin = scene->reading->sentence_tokens[tokens[token].sentence];
  for (uint32_t i = token; i-- > begin + 2 && token - i < 40;) {
    if (tokens[i].kind == GXI_TOKEN_MENTION || !gxi_str_ends(gxi_token_text(scene, i), text))
      continue;
    for (uint32_t k = i; k-- > begin && i - k <= 4;) {
      if (tokens[k].kind == GXI_TOKEN_PUNCT || tokens[k].kind == GXI_TOKEN_MENTION)
        break;
      if (gxi_str_starts_in(
            gxi_token_text(scene, k),
            0,
            "建成 建起 建立 设立 成立 组建 共建 筹建 创建 开设 打造 建设"
          ))
        return true;
    }
  }
  return false;
}
