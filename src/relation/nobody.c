/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * nobody.c: clauses of partners that tell of no tie between those whom they name.
 *
 *     电商平台与 [甲] 合作              the partner has no name
 *     与 [某市] 一家企业洽谈            nor has this one
 *     [甲]、[乙] 两家签下订单           each with buyers of its own
 *     京蒙协作项目                      the name of a scheme
 *     签约当天                          when, and not who
 *
 * Asked by pair.c before it pairs anybody.
 */
#include "relation/nobody.h"

/* 电商平台与甲合作: the noun before 与 has no name, and is not who acted before. */
bool gxi_nameless_partner(const gxi_view *view, uint32_t partner) {
  const gxi_line *line = view->line;
  if (partner == GX_ID_NONE) return false;
  uint32_t with = line->items.items[partner].governor;
  if (with == GX_ID_NONE || with == 0) return false;
  const gxi_item *before = &line->items.items[with - 1];
  if (before->kind != GXI_ITEM_OTHER || before->segment != line->items.items[with].segment)
    return false;
  const gxi_token *token = &line->scene->reading->tokens.items[before->last - 1];
  if (token->kind == GXI_TOKEN_WORD)
    return GXI_WORD_CLASS(token->payload) == GXI_WORD_GENERIC;
  return token->kind == GXI_TOKEN_COMMON && (token->payload & 0xFF) == 'n';
}

/* 与某市一家企业洽谈: not with the place but with one there that has no name. */
bool gxi_names_nobody(const gxi_view *view, const gxi_parties *partners) {
  const gxi_line *line = view->line;
  if (partners->item == GX_ID_NONE || partners->item + 2 >= line->items.count || partners->count != 1)
    return false;
  if (!(gxi_entity_bit(line->scene, partners->items[0].entity) & line->scene->places))
    return false;
  uint32_t next = partners->item + 1;
  if (line->items.items[next].kind == GXI_ITEM_DE) next++;
  return gxi_text_has(gxi_item_text(line, next), "一家 某家 一所 一个 某企业 一位");
}

/* 甲、乙与县里的医院结成对子: with somebody whom no name stands for. */
bool gxi_partner_unnamed(const gxi_view *view, uint32_t left) {
  const gxi_line *line = view->line;
  for (uint32_t i = left + 1; i < view->verb; i++) {
    const gxi_item *it = &line->items.items[i];
    if (it->kind == GXI_ITEM_NOUN || it->kind == GXI_ITEM_COMMA) return false;
    if (it->kind == GXI_ITEM_PREPOSITION && gxi_text_among(gxi_item_text(line, i), "与 同 跟 和"))
      return i + 1 < view->verb && line->items.items[i + 1].kind == GXI_ITEM_OTHER;
  }
  return false;
}

/* 甲、乙两家签下订单: each with buyers of its own. */
bool gxi_sells_each(const gxi_firing *firing, const gxi_parties *group) {
  const gxi_view *view = firing->view;
  return firing->frame->relation == view->line->scene->tie.signs_with &&
         !gxi_str_starts(group->via, GX_STR_LIT("coref")) &&
         gxi_count_with(group) == 0 &&
         gxi_line_has(view->line, view->verb, view->end, "订单 大单");
}

/* 京蒙协作项目: a scheme's name, which only says what the noun behind it is of. */
bool gxi_only_names_scheme(const gxi_firing *firing, const gxi_parties *group) {
  const gxi_view *view = firing->view;
  const gxi_scene *scene = view->line->scene;
  uint32_t province = gxi_bit(scene->type.province);
  if (firing->frame->relation != scene->tie.cooperates_with || group->count != 2 || view->verb + 1 >= view->end)
    return false;
  for (uint32_t i = 0; i < 2; i++)
    if (gxi_entity_bit(scene, group->items[i].entity) != province) return false;
  return gxi_text_among(
    gxi_item_text(view->line, view->verb + 1),
    "挂职 挂职干部 干部 项目 资金 人才 资金项目 工作 工作队 工作组 协议 框架"
  );
}

/* 签约前, 签约当天, 签订的合同如下: speaks of a signing and of nobody who signs. */
bool gxi_only_dates(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t next = view->verb + 1;
  return next < line->items.count &&
         gxi_text_among(
           gxi_item_text(line, next), "前 后 之前 之后 以后 时 当天 当日 现场 的"
         );
}
