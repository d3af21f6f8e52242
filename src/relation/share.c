/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * share.c: whose shares a clause speaks of that does not name the company.
 *
 *     甲与乙合资成立[丙],前者占六成,后者占四成        of the one just set up
 *     甲收购[丙]七成股权,其余仍由乙持有               of the one just bought
 *     [丙]有两个股东:甲出资600万元,乙出资400万元      whose holders are listed
 *     [丙]由三家企业出资组建,甲、乙、丁分别持股…      of the one set up by them
 *
 * The company is kept over the sentences next to it. Frames with the flag "founded"
 * ask for it when they find none of their own, and at once where the rest is spoken of.
 */
#include "relation/line.h"

#define SENTENCES 3u /* as long as it is remembered for 占六成 */

/* Schools, laboratories, societies: nobody holds shares of them. */
static bool has_shares(const gxi_scene *scene, uint32_t entity) {
  uint32_t bit = gxi_entity_bit(scene, entity);
  return (bit & scene->bodies) && (bit == gxi_bit(scene->type.company) ||
                                   !gxi_text_has(
                                     scene->entities->items[entity].name,
                                     "实验室 学院 学校 大学 联盟 协会 商会 联合会 "
                                     "基金会 工作站 委员会 研究院 研究所"
                                   ));
}

void gxi_share_note(gxi_scene *scene, uint32_t company, uint32_t sentence) {
  if (!has_shares(scene, company)) return;
  scene->shared = company;
  scene->shared_in = sentence;
}

/* 基金跟投3000万元: only shares are bought so. */
static bool buys_in(const gxi_view *view) {
  const gxi_line *line = view->line;
  if (!gxi_text_among(
        gxi_item_text(line, view->verb),
        "跟投 领投 战投 认购 参股 入股 跟投了 领投了 认购了 入股了"
      ))
    return false;
  for (uint32_t i = view->verb + 1; i < view->end && i < view->verb + 4; i++)
    if (line->items.items[i].kind == GXI_ITEM_MONEY) return true;
  return false;
}

/* 入股三成, 占大头, 拿走18%的股份: right behind the verb. */
static bool tells_share(const gxi_view *view) {
  const gxi_line *line = view->line;
  if (buys_in(view)) return true;
  for (uint32_t i = view->verb; i < view->end && i < view->verb + 5; i++) {
    gx_str text = gxi_item_text(line, i);
    if (gxi_text_among(text, "总数 总额")) return false;
    if (gxi_text_has(text, "股") || gxi_text_among(text, "大头 小头 控制权"))
      return true;
    if (i > view->verb && gxi_text_among(text, "头") && gxi_text_among(gxi_item_text(line, i - 1), "小"))
      return true;
    bool part =
      gxi_str_ends(text, GX_STR_LIT("成")) || gxi_str_ends(text, GX_STR_LIT("%"));
    if (i > view->verb && part && gxi_text_has(gxi_item_text(line, view->verb), "股 占"))
      return true;
    if (i > view->verb && line->items.items[i].kind == GXI_ITEM_NOUN) return false;
  }
  return false;
}

/* 甲持股51%,乙持股34%: 甲 holds shares, too. */
static bool holds_too(const gxi_line *line, uint32_t firm) {
  gxi_parties holder;
  for (uint32_t i = 0; i + 1 < line->items.count; i++)
    if (gxi_item_at(line, i)->kind == GXI_ITEM_NOUN && !gxi_text_among(gxi_item_text(line, i), "后者 前者 其 公司 该公司") && gxi_text_has(gxi_item_text(line, i + 1), "持股 占股 持有 出资 占") && gxi_item_parties(&holder, line, i, UINT32_MAX) && gxi_parties_hold(&holder, firm))
      return true;
  return false;
}

/* 2015年,甲入股三成: of the firm that the clause before, or the text, is about. */
static bool spoken_of(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gxi_scene *scene = view->line->scene;
  uint32_t types = gxi_frame_type(view, frame)->heads;
  if (!tells_share(view) || gxi_frame_flag(frame, "part") || !gxi_end_fill(heads, view, frame->head, frame->head_count, types) || (heads->item == GX_ID_NONE && !(heads->factor >= 0.85 && gxi_str_starts(gxi_item_text(view->line, view->verb), GX_STR_LIT("占")))))
    return false;
  gxi_parties before;
  uint32_t firm = scene->firm;
  if (firm == GX_ID_NONE) firm = scene->main_company;
  if (firm == GX_ID_NONE && gxi_carried_others(&before, view, gxi_bit(scene->type.company), heads) && before.count == 1 && before.factor >= 0.75)
    firm = before.items[0].entity;
  if (firm == GX_ID_NONE) firm = gxi_topic_firm(view, 1);
  if (firm == GX_ID_NONE || gxi_parties_hold(heads, firm) || holds_too(view->line, firm))
    return false;
  *tails = gxi_one_party(firm, 0.85);
  return true;
}

/* 甲斥资7600万元接盘全部股权: of the firm spoken of; the shares have no name. */
bool gxi_share_bought(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gxi_line *line = view->line;
  uint32_t at = view->verb + 1;
  while (at < view->end && at < view->verb + 5 &&
         (line->items.items[at].kind == GXI_ITEM_OTHER ||
          line->items.items[at].kind == GXI_ITEM_QUANTITY ||
          line->items.items[at].kind == GXI_ITEM_DE))
    at++;
  return gxi_line_has(
           line,
           view->verb + 1,
           at,
           "股权 股份 控制权 控股权 全部资产 整体资产 所有资产"
         ) &&
         spoken_of(heads, tails, view, frame);
}

/* 并与乙合资经营[丙],甲占51%: the firm that ends a clause before in the sentence. */
static uint32_t closes_clause(const gxi_view *view, const gxi_parties *heads) {
  const gxi_line *line = view->line;
  uint32_t company = gxi_bit(line->scene->type.company);
  uint32_t segment = line->items.items[view->verb].segment;
  gxi_parties found;
  for (uint32_t i = view->verb; i-- > 0;) {
    const gxi_item *it = &line->items.items[i];
    if (it->kind == GXI_ITEM_STOP) break;
    if (it->kind != GXI_ITEM_NOUN || it->segment == segment || line->items.items[i + 1].kind != GXI_ITEM_COMMA)
      continue;
    if (gxi_item_parties(&found, line, i, company) && found.count == 1 && !gxi_parties_hold(heads, found.items[0].entity))
      return found.items[0].entity;
  }
  return GX_ID_NONE;
}

/* Flag "part", where no company was noted. */
static bool part_of_last(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  uint32_t types = gxi_frame_type(view, frame)->heads;
  if (!gxi_share_is_part(view) || !gxi_end_fill(heads, view, frame->head, frame->head_count, types) || heads->item == GX_ID_NONE)
    return false;
  uint32_t firm = closes_clause(view, heads);
  if (firm == GX_ID_NONE) return false;
  *tails = gxi_one_party(firm, 0.85);
  gxi_share_note(view->line->scene, firm, view->line->sentence);
  return true;
}

/* 甲与乙共同投资建设了某项目,甲持股30%: of the project. */
static bool of_project(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t begin = gxi_segment_begin(line, view->verb);
  return begin > 0 &&
         gxi_line_has(
           line, 0, begin, "投资建设 共同投资 联合投资 合作建设 合资建设 共同建设"
         ) &&
         gxi_line_has(line, 0, begin, "项目 工程 生产线 电站");
}

bool gxi_share_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gxi_scene *scene = view->line->scene;
  uint32_t types = gxi_frame_type(view, frame)->heads;
  if (scene->shared_in != view->line->sentence && of_project(view)) return false;
  if (scene->shared == GX_ID_NONE || view->line->sentence - scene->shared_in > SENTENCES) {
    if (gxi_frame_flag(frame, "part") && part_of_last(heads, tails, view, frame))
      return true;
  }
  bool stale =
    scene->shared != GX_ID_NONE && view->line->sentence - scene->shared_in > SENTENCES;
  if ((scene->shared == GX_ID_NONE || stale) && spoken_of(heads, tails, view, frame))
    return true;
  if (scene->shared == GX_ID_NONE) return false;
  if ((gxi_frame_flag(frame, "part") && view->line->sentence - scene->shared_in > SENTENCES) || !gxi_end_fill(heads, view, frame->head, frame->head_count, types))
    return false;
  if (gxi_parties_hold(heads, scene->shared)) {
    /* 丙是甲收购的企业,现持股80%: 甲 holds them */
    gxi_parties company = {.count = 1};
    company.items[0] = (gxi_party){.entity = scene->shared, .member = GX_ID_NONE};
    if (heads->item != GX_ID_NONE || !gxi_carried_others(heads, view, types, &company) || gxi_parties_hold(heads, scene->shared))
      return false;
  }
  *tails = (gxi_parties){.item = GX_ID_NONE, .factor = 0.85, .count = 1};
  tails->items[0] = (gxi_party){.entity = scene->shared, .member = GX_ID_NONE};
  return true;
}

bool gxi_share_is_rest(const gxi_view *view) {
  return gxi_line_has(
    view->line, view->begin, view->verb, "其余 剩余 余下 剩下 另外 一半"
  );
}

bool gxi_share_is_part(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t at = view->verb + 1;
  if (at < view->end && gxi_text_among(gxi_item_text(line, at), "了 有 着")) at++;
  if (at >= view->end || line->items.items[at].kind != GXI_ITEM_QUANTITY) return false;
  gx_str share = gxi_item_text(line, at);
  if (gxi_stake_percent(share) == 0 && !gxi_str_ends(share, GX_STR_LIT("成")))
    return false;
  if (at + 1 == line->items.count) return true;
  gxi_item_kind next = line->items.items[at + 1].kind;
  return next == GXI_ITEM_COMMA || next == GXI_ITEM_STOP ||
         gxi_text_has(gxi_item_text(line, at + 1), "股 份额 、 和");
}

void gxi_share_passive(gxi_scene *scene, const gxi_view *view, const gxi_frame *frame) {
  const gxi_line *line = view->line;
  gxi_parties set_up;
  uint32_t company = gxi_bit(scene->type.company);
  if (frame->relation != scene->tie.founds && frame->relation != scene->tie.invests_in)
    return;
  if (!gxi_line_has(line, view->begin, view->verb, "由")) return;
  uint32_t subject = gxi_subject_item(view, company);
  if (subject != GX_ID_NONE && gxi_item_parties(&set_up, line, subject, company) && set_up.count == 1)
    gxi_share_note(scene, set_up.items[0].entity, line->sentence);
}

/* [甲]获1.1亿元A轮融资,由乙领投,丙跟投: shares of 甲, named last before the round. */
static void note_round(gxi_scene *scene, const gxi_line *line) {
  uint32_t found = GX_ID_NONE, company = gxi_bit(scene->type.company);
  if (!gxi_lasts_may_hold_any(line->lasts, "融资 增资扩股 定增")) return;
  for (uint32_t i = 0; i < line->items.count; i++) {
    gxi_parties parties;
    const gxi_item *it = &line->items.items[i];
    if (it->kind == GXI_ITEM_NOUN && it->slot != GXI_SLOT_AGENT && gxi_item_parties(&parties, line, i, company))
      found = parties.count == 1 ? parties.items[0].entity : GX_ID_NONE;
    if (i == 0 || !gxi_text_among(gxi_item_text(line, i), "融资 股权融资 增资扩股 定增"))
      continue;
    bool round =
      gxi_text_among(gxi_item_text(line, i - 1), "轮 股权 轮次 天使轮 战略") ||
      !gxi_text_has(gxi_item_text(line, i), "融资") ||
      gxi_str_starts(gxi_item_text(line, i), GX_STR_LIT("股权"));
    if (round && found != GX_ID_NONE) gxi_share_note(scene, found, line->sentence);
    return;
  }
}

void gxi_share_capital(gxi_scene *scene, const gxi_line *line) {
  note_round(scene, line);
  gxi_parties company;
  if (line->items.count < 2 || !gxi_line_has(line, 0, line->items.count, "注册资本 注册资金 股权结构 股东结构 总股本 的股权 的股份 的股东 的股本 的本钱 的资本 的钱从") || gxi_line_has(line, 0, line->items.count, "占注册资本 占总股本 占注册资金 增资 收购 转让 受让 质押 买下 让与"))
    return;
  bool capital = gxi_line_has(
    line, 0, line->items.count, "注册资本 注册资金 股权结构 股东结构 总股本"
  );
  for (uint32_t i = 0; i < line->items.count; i++) {
    if (line->items.items[i].kind != GXI_ITEM_NOUN) continue;
    if (!capital && (i + 2 >= line->items.count || !gxi_text_among(gxi_item_text(line, i + 2), "股权 股份 股东")))
      return;
    if (gxi_item_parties(&company, line, i, gxi_bit(scene->type.company)))
      gxi_share_note(scene, company.items[0].entity, line->sentence);
    return;
  }
}

/* The company that a clause of this sentence before the verb says is sold. */
bool gxi_sold_before(gxi_parties *sold, const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t company = gxi_bit(line->scene->type.company), segment = GX_ID_NONE;
  bool found = false;
  for (uint32_t i = 0; i < view->verb; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (gxi_text_among(
          gxi_item_text(line, i),
          "出售 出让 转让 挂牌 挂牌转让 剥离 处置 卖掉 抛售 拍卖"
        ))
      segment = it->segment;
    gxi_parties parties;
    if (it->segment != segment || it->kind != GXI_ITEM_NOUN || it->modifier || !gxi_item_parties(&parties, line, i, company) || parties.count != 1)
      continue;
    *sold = parties;
    found = true;
  }
  return found;
}

/* 甲项目(投资方:乙): the brackets speak of 甲, whose project it is. */
static void find_owner(const gxi_line *line, gxi_aside *aside) {
  if (aside->item == 0 || gxi_item_at(line, aside->item)->kind != GXI_ITEM_OTHER)
    return;
  if (gxi_item_at(line, aside->item - 1)->kind == GXI_ITEM_NOUN && gxi_text_among(gxi_item_text(line, aside->item), "项目 工程 一期 二期 三期 生产线 基地 工厂"))
    aside->item--;
}

/* (某集团控股子公司), but not (持股70%), which is read here, nor (上海). */
bool gxi_aside_tells(const gxi_line *line, gxi_aside *aside) {
  uint32_t size = aside->last - aside->first;
  find_owner(line, aside);
  return size > 2 ||
         (size == 2 && gxi_token_entity(line->scene, aside->first) != GX_ID_NONE);
}
