/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * firm_before.c: which firm named before 公司 may mean.
 *
 *     甲公司位于乙县。公司…          the first of the nearest sentence that names one
 *     甲的子公司乙…。公司…           乙, not its owner
 *     甲办起了乙。公司…              乙
 *     …,收货方是丙。公司…            not 丙, the other side; no bank, nor a market
 */
#include "relation/line.h"

/* No bank or market is called 公司. */
static bool is_lender(const gxi_scene *scene, uint32_t entity) {
  gx_str name = scene->entities->items[entity].name;
  return gxi_str_ends_in(name, "行 市场") > 0 ||
         gxi_text_has(
           name,
           "资本投资 资本运营 投资基金 股权投资 担保 保险 证券 信用社 联社 小额贷款 "
           "货代 货运代理 报关 事务所 融资租赁 保理"
         );
}

/* 甲的子公司乙, 甲办起的乙: what is said next is said of 乙. */
static bool is_owner(const gxi_scene *scene, uint32_t token, uint32_t owned) {
  if (gxi_token_among(
        scene,
        token + 1,
        "旗下 旗下的 子公司 全资子公司 控股子公司 下属 下属的 所属 所属的 控股的 麾下 "
        "麾下的 全资"
      ))
    return true;
  if (!gxi_token_is(scene, token + 1, "的") && !gxi_token_is(scene, owned - 1, "的"))
    return false;
  for (uint32_t i = token + 1; i < owned; i++) /* 在甲的车间,货将发往乙: 甲 */
    if (gxi_token_among(scene, i, ", ; :")) return false;
  return true;
}

/* 甲与乙成立丙: 丙. */
static bool is_new(const gxi_scene *scene, uint32_t token) {
  if (token == 0) return false;
  gx_str verb = gxi_token_text(scene, token - 1);
  return gxi_str_ends(verb, GX_STR_LIT("成立")) ||
         gxi_str_ends(verb, GX_STR_LIT("设立")) ||
         gxi_str_ends(verb, GX_STR_LIT("组建")) ||
         gxi_str_ends(verb, GX_STR_LIT("创办")) ||
         gxi_text_among(
           verb,
           "办起 注册 合办 成立了 设立了 组建了 创办了 注册了 合办了 建起 建起了 "
           "办起了 创建了"
         );
}

/* 由隔壁的丙供货, 收货方是丙: what only acts for another is not what is spoken of. */
static bool acts_for(const gxi_scene *scene, uint32_t token) {
  for (uint32_t i = token; i-- > 0 && token - i <= 6;) {
    if (gxi_str_ends(gxi_token_text(scene, i), GX_STR_LIT("由")) || gxi_token_among(scene, i, "从 向 找"))
      return true;
    gx_str role = gxi_token_text(scene, i ? i - 1 : 0);
    if (gxi_token_among(scene, i, "是 为 有 包括"))
      return gxi_str_ends_in(role, "方 客户 买家 货主 供应商 承包商") > 0;
    if (gxi_token_among(scene, i, ", 。 ; : 、")) return false;
  }
  return false;
}

/* “某集团常来订货。”公司经理说: not the one that the quotation speaks of. */
uint32_t gxi_before_quote(const gxi_scene *scene, uint32_t token) {
  uint32_t begin = token > 0 ? gxi_quote_begin(scene, token - 1) : token;
  return begin + 1 < token ? begin : token;
}

uint32_t gxi_company_before(const gxi_scene *scene, uint32_t token, bool anywhere) {
  const gxi_token *tokens = scene->reading->tokens.items;
  token = gxi_before_quote(scene, token);
  uint32_t company = gxi_bit(scene->type.company), found = GX_ID_NONE, sentence = 0;
  uint32_t at = token;
  uint32_t block = scene->sentences[tokens[token].sentence].block;
  for (uint32_t i = token; i-- > 0 && token - i <= 300;) {
    if (gxi_ends_speech(scene, i)) i = gxi_quote_begin(scene, i);
    uint32_t here = scene->sentences[tokens[i].sentence].block;
    if (found != GX_ID_NONE && (scene->sentences[sentence].block == block ? tokens[i].sentence != sentence : here != scene->sentences[sentence].block))
      break; /* of an earlier paragraph the first, which it is about */
    if (here != block && (!anywhere || scene->blocks[here].article != scene->blocks[block].article))
      break;
    if (tokens[i].kind != GXI_TOKEN_MENTION || tokens[i].mention == GX_ID_NONE)
      continue;
    uint32_t entity = gxi_token_entity(scene, i);
    if (!(gxi_entity_bit(scene, entity) & company) || is_lender(scene, entity) || acts_for(scene, i))
      continue;
    if (gxi_is_stranger(scene, entity)) continue;
    if (found != GX_ID_NONE && is_owner(scene, i, at)) continue;
    found = entity;
    at = i;
    sentence = tokens[i].sentence;
    if (is_new(scene, i)) break;
  }
  return found;
}
