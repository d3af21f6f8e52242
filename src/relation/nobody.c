/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * nobody.c: clauses of partners that tell of no tie between those whom they name.
 *
 *     电商平台与 [甲] 合作              the partner has no name
 *     与 [某市] 一家企业洽谈            nor has this one
 *     [甲]、[乙] 两家签下订单           each with buyers of its own
 *     京蒙协作项目                      the name of a scheme
 *     签约当天                          when, and not who
 *     基地位于…                         nor is it the firm spoken of that stands there
 *     展会期间举办了 [某论坛]            it took place; nobody is said to hold it
 *
 * Asked by pair.c before it pairs anybody, the last by fire.c.
 */
#include "relation/nobody.h"

#define KINDS                                                                                                      \
  "企业 公司 采购商 客商 单位 商家 商户 厂家 厂商 经销商 批发商 供应商 院校 高校 " \
  "机构 "                                                                                                        \
  "合作社 龙头企业 采购企业 参展企业 收购商 买家 农企 民企 央企 国企 知名企业 "    \
  "企业代表 企业负责人 客商代表 电商企业"

/* 电商平台与甲合作: the noun before 与 has no name, and is not who acted before. */
bool gxi_nameless_partner(const gxi_view *view, uint32_t partner) {
  const gxi_line *line = view->line;
  if (partner == GX_ID_NONE) return false;
  uint32_t with = line->items.items[partner].governor;
  if (with == GX_ID_NONE || with == 0) return false;
  bool each = with > 1 && line->items.items[with - 1].kind == GXI_ITEM_EACH;
  if (each) with--; /* 各县人民政府分别与甲签订 */
  const gxi_item *before = &line->items.items[with - 1];
  if (before->kind != GXI_ITEM_OTHER || before->segment != line->items.items[with].segment)
    return false;
  bool spoken_for = with > 1 && gxi_text_among(gxi_item_text(line, with - 2), "代表");
  if (spoken_for) return false; /* 代表公司与甲签约 */
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
  return gxi_text_has(
    gxi_item_text(line, next), "一家 某家 一所 一个 某企业 某公司 某厂 一位"
  );
}

/* 甲、乙与县里的医院结成对子: with somebody whom no name stands for. */
bool gxi_partner_unnamed(const gxi_view *view, uint32_t left) {
  const gxi_line *line = view->line;
  for (uint32_t i = left + 1; i < view->verb; i++) {
    const gxi_item *it = &line->items.items[i];
    if (it->kind == GXI_ITEM_NOUN || it->kind == GXI_ITEM_COMMA) return false;
    if (it->kind == GXI_ITEM_PREPOSITION && gxi_text_among(gxi_item_text(line, i), "与 同 跟 和"))
      return i + 1 < view->verb && (line->items.items[i + 1].kind == GXI_ITEM_OTHER ||
                                    line->items.items[i + 1].kind == GXI_ITEM_QUANTITY);
  }
  return false;
}

/* 等12家企业, 等采购商: how many there are of what kind, behind the list. */
static bool counts_kind(const gxi_line *line, uint32_t list, uint32_t verb) {
  const gxi_token *tokens = line->scene->reading->tokens.items;
  uint32_t end = line->items.items[list].last, last = line->items.items[verb].first;
  bool more = false;
  for (uint32_t i = end > 2 ? end - 3 : 0; i < last && i < end + 5; i++) {
    more = more || gxi_token_is(line->scene, i, "等");
    if (gxi_token_among(line->scene, i, "等单位 等企业 等部门 等公司 等机构 等多家"))
      return true;
    if (i >= end && tokens[i].kind == GXI_TOKEN_PUNCT) return false;
    if (more && gxi_token_among(line->scene, i, KINDS)) return true;
  }
  return false;
}

/* 甲、乙等12家企业现场签约: some of the many who sign, each with somebody else. */
static bool signs_apart(const gxi_view *view, const gxi_parties *group) {
  gx_str verb = gxi_item_text(view->line, view->verb);
  if (group->item == GX_ID_NONE || gxi_text_has(verb, "共同 联合 互 共签"))
    return false;
  return gxi_text_has(verb, "集中 集体") ||
         counts_kind(view->line, group->item, view->verb);
}

/* 甲、乙两家签下订单: each with buyers of its own. */
bool gxi_signs_each(const gxi_firing *firing, const gxi_parties *group) {
  const gxi_view *view = firing->view;
  return firing->frame->relation == view->line->scene->tie.signs_with &&
         !gxi_str_starts(group->via, GX_STR_LIT("coref")) &&
         (gxi_count_with(group) == 0 || gxi_str_is(group->via, "carry")) &&
         (gxi_line_has(view->line, view->verb, view->end, "订单 大单") ||
          signs_apart(view, group));
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

/* 投入苏陕协作资金: two letters name the scheme that the money is of. */
bool gxi_names_fund(const gxi_line *line, uint32_t item) {
  const gxi_item *it = gxi_item_at(line, item);
  if (it->member_count != 2 || item + 1 >= line->items.count || !gxi_text_has(gxi_item_text(line, item + 1), "资金 协作"))
    return false;
  const gxi_reading *reading = line->scene->reading;
  uint32_t mention =
    reading->tokens.items[line->members.items[it->member].token].mention;
  return mention != GX_ID_NONE &&
         reading->mentions.items[mention].origin == GXI_ORIGIN_COMPOUND;
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

/* 甲、乙出席签署仪式: they watch, and others sign. */
bool gxi_only_watches(const gxi_view *view, uint32_t subject) {
  const gxi_line *line = view->line;
  gx_str verb = gxi_item_text(line, view->verb);
  bool rite = view->verb + 1 < line->items.count &&
              gxi_text_among(gxi_item_text(line, view->verb + 1), "仪式 活动 现场");
  if (!rite && !gxi_str_ends(verb, GX_STR_LIT("仪式"))) return false;
  for (uint32_t i = subject + 1; i < view->verb; i++)
    if (gxi_text_has(gxi_item_text(line, i), "出席 参加 见证 观摩 主持")) return true;
  return false;
}

#define SITES                                                                                                          \
  "基地 项目 园区 产业园 大桥 隧道 公路 工程 市场 电站 展馆 教学楼 门诊楼 冷库 码头 " \
  "示范园 体验馆 酒店"

/* 甲在某地建设的产业基地近日开工: the base, not 甲. */
static bool opens_made_site(const gxi_view *view, uint32_t subject) {
  const gxi_line *line = view->line;
  bool made = false;
  uint32_t last = subject;
  for (uint32_t i = subject + 1; i < view->verb; i++) {
    const gxi_item *it = &line->items.items[i];
    if (it->segment != line->items.items[view->verb].segment) return false;
    if (it->kind == GXI_ITEM_DE) made = true, last = subject;
    if (it->kind == GXI_ITEM_OTHER && gxi_str_ends_in(gxi_item_text(line, i), SITES) > 0)
      last = i;
  }
  return made && last > subject;
}

/* 甲投资5亿元的风电项目,位于…: the project that the segment before ends with, not 甲.
 */
static bool goes_on_with_site(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t end = gxi_segment_begin(line, view->verb);
  while (end > 0 && gxi_item_at(line, end - 1)->kind == GXI_ITEM_COMMA)
    end--;
  if (end == 0 || gxi_item_at(line, end - 1)->kind != GXI_ITEM_OTHER || gxi_str_ends_in(gxi_item_text(line, end - 1), SITES) == 0)
    return false;
  uint32_t segment = gxi_item_at(line, end - 1)->segment;
  bool of = false;
  for (uint32_t i = end - 1; i-- > 0 && gxi_item_at(line, i)->segment == segment;) {
    of = of || gxi_item_at(line, i)->kind == GXI_ITEM_DE;
    if (of && gxi_item_at(line, i)->kind == GXI_ITEM_VERB) return true;
  }
  return false;
}

/* 基地位于…, 项目由甲和乙合资建设: the sentence is about a site without a name. */
static bool opens_with_site(const gxi_line *line) {
  uint32_t at = 0;
  while (at + 1 < line->items.count &&
         (line->items.items[at].kind == GXI_ITEM_DATE ||
          gxi_text_among(
            gxi_item_text(line, at),
            ", 该 这个 这座 这一 目前 据悉 据了解 据介绍 如今 其中"
          )))
    at++;
  if (at + 1 >= line->items.count || line->items.items[at].kind != GXI_ITEM_OTHER)
    return false;
  gxi_item_kind next = line->items.items[at + 1].kind;
  bool own = next == GXI_ITEM_NOUN || next == GXI_ITEM_DE || next == GXI_ITEM_OTHER;
  return !own && gxi_str_ends_in(gxi_item_text(line, at), SITES) > 0;
}

/* 双方就产业合作交换了意见: what they talked about, and not what they do. */
bool gxi_only_talks(const gxi_view *view, const gxi_frame *frame) {
  const gxi_line *line = view->line;
  if (frame->relation != line->scene->tie.cooperates_with) return false;
  uint32_t begin = gxi_segment_begin(line, view->verb);
  uint32_t end = gxi_segment_end(line, view->verb);
  return gxi_line_has(line, begin, view->verb, "就 围绕 针对") &&
         gxi_line_has(
           line,
           view->verb + 1,
           end,
           "交换 交流 座谈 探讨 会谈 洽谈 磋商 讨论 商讨 沟通 商谈 交谈 座谈交流 "
           "交换意见 深入交流 对接洽谈"
         ) &&
         !gxi_sentence_has(line, "达成 签署 签订 签约 共识 一致 敲定 商定 约定 签下");
}

/* Words that open a clause with an occasion. */
static const char occasions[] =
  "期间 会上 会间 会后 其间 现场 活动现场 会议期间 同期 同时 大会期间 展会期间";

/* 展会期间举办了甲论坛, 他在乙市举办的甲论坛上致辞: the verb says that it took place,
   and whoever acted before does not hold it. */
static bool
only_happens(const gxi_view *view, const gxi_frame *frame, const gxi_parties *heads) {
  const gxi_line *line = view->line;
  if (frame->relation != line->scene->tie.organizes || !gxi_text_has(gxi_item_text(line, view->verb), "举办 举行 召开"))
    return false;
  bool carried = heads->item == GX_ID_NONE;
  uint32_t noun = line->items.items[view->verb].noun;
  if (noun == GX_ID_NONE)
    return carried && gxi_line_has(
                        line, gxi_segment_begin(line, view->verb), view->verb, occasions
                      );
  uint32_t place = view->verb - 1;
  if (view->verb < 2 || line->items.items[place].slot != GXI_SLOT_PLACE) return carried;
  return carried ||
         (heads->item < place && noun + 1 < line->items.count &&
          gxi_text_among(gxi_item_text(line, noun + 1), "上 期间 现场 中 间"));
}

/* 搭建了银企双方交流的平台: what is set up is new, not the sides that were named. */
static bool
sets_up_sides(const gxi_view *view, const gxi_frame *frame, const gxi_parties *tails) {
  return frame->relation == view->line->scene->tie.founds &&
         gxi_text_has(tails->via, "双方 三方 多方 各方 两地 两市 两县 两省");
}

bool gxi_is_about_site(
  const gxi_view *view,
  const gxi_frame *frame,
  const gxi_parties *heads,
  const gxi_parties *tails
) {
  const gxi_ties *tie = &view->line->scene->tie;
  bool stands = frame->relation == tie->located_in && gxi_str_is(heads->via, "carry");
  bool made = frame->relation == tie->founds && gxi_str_is(tails->via, "carry");
  bool works = frame->relation == tie->located_in && heads->item < view->verb;
  if (works && opens_made_site(view, heads->item)) return true;
  if (stands && goes_on_with_site(view)) return true;
  if (only_happens(view, frame, heads) || sets_up_sides(view, frame, tails))
    return true;
  return (stands || made) && opens_with_site(view->line);
}
