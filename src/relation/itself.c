/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * itself.c: whether what a verb says is said of the subject itself, or of a nameless
 * thing that the subject has to do with.
 *
 *     [甲公司] 的 新厂 位于乙镇                  of 甲公司: its plants are where it is
 *     [甲公司] 援建的 小学 位于乙镇              of the school
 *     [甲公司] 的 合作伙伴 位于乙镇              of the partner
 *     [甲公司] 投资的 酒店 开业, 酒店 位于乙镇    of the hotel
 *
 * For frames with the flag "itself".
 */
#include "relation/itself.h"

/* Where they stand, stands their owner. */
static const char OWN[] = "总部 本部 厂 厂房 厂区 厂址 基地 车间 生产线 流水线 办事处 "
                          "办公室 办公楼 仓库 仓 冷库 分公司 "
                          "子公司 公司 门店 旗舰店 直营店 专卖店 实验室 研发中心 "
                          "研究院 营销中心 运营中心 会场 校区 "
                          "院区 秘书处 地址 所在地 注册地 住所 大楼 服务站 工作站 展馆 "
                          "展厅 牧场 农场 茶园 果园";
/* … though it has built them, too. */
static const char WORKS[] = "总部 厂 厂房 厂区 基地 车间 办事处 办公室 分公司 门店";

static bool is_noun(const gxi_line *line, uint32_t item) {
  const gxi_item *it = gxi_item_at(line, item);
  const gxi_token *token = gxi_token_at(line->scene, it->last - 1);
  bool de = item > 0 && gxi_item_at(line, item - 1)->kind == GXI_ITEM_DE;
  if (it->kind == GXI_ITEM_ROLE || (de && gxi_kind_is_verb(it->kind))) return true;
  if (it->kind != GXI_ITEM_OTHER) return false;
  return (token->kind == GXI_TOKEN_COMMON && (token->payload & 0xFF) == 'n') ||
         (token->kind == GXI_TOKEN_WORD &&
          GXI_WORD_CLASS(token->payload) == GXI_WORD_GENERIC);
}

/* The nameless noun nearest before the verb, in its segment, before any name. */
static uint32_t thing_before(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t segment = gxi_item_at(line, view->verb)->segment;
  for (uint32_t i = view->verb; i-- > 0 && view->verb - i < 6;) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->segment != segment || it->kind == GXI_ITEM_NOUN || it->kind == GXI_ITEM_PREPOSITION || it->kind == GXI_ITEM_DE)
      break;
    if (is_noun(line, i)) return i;
  }
  return GX_ID_NONE;
}

bool gxi_is_itself(const gxi_view *view, const gxi_parties *heads) {
  const gxi_line *line = view->line;
  uint32_t owner = heads->item, thing = thing_before(view);
  if (thing == GX_ID_NONE || (owner != GX_ID_NONE && owner > thing)) return true;
  gx_str text = gxi_item_text(line, thing);
  if (owner == GX_ID_NONE) return gxi_str_ends_in(text, OWN) > 0;
  uint32_t segment = gxi_item_at(line, thing)->segment;
  bool de = false, verb = false;
  for (uint32_t i = thing; i-- > owner + 1;) {
    if (gxi_item_at(line, i)->segment != segment) break;
    gxi_item_kind kind = gxi_item_at(line, i)->kind;
    verb = verb || (de && gxi_kind_is_verb(kind));
    de = de || kind == GXI_ITEM_DE;
  }
  bool far = gxi_item_at(line, owner)->segment != segment;
  if (verb) return gxi_str_ends_in(text, WORKS) > 0;
  return !(de || far) || gxi_str_ends_in(text, OWN) > 0;
}
