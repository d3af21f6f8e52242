/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sums.c: how much, where the clause that tells of a tie does not say.
 *
 *     甲与乙签订采购合同,由后者供货,[合同总额1.9亿元]       a noun of sums, behind
 *     甲结对帮扶乙县,去年又[援助120万元]                 a deed of the same subject
 *     甲[出资800万元],替乙镇建了一座图书馆               the clause before pays for it
 *     甲与乙签署建造合同([860万美元])                   in brackets
 *     甲与乙签订脐橙购销合同[800吨]                     goods, where no money is named
 *
 * What stands between two stops is looked at, and only where the clause names no money
 * (attribute.c).
 */
#include "relation/help.h"
#include "relation/relative.h"

#define SEGMENTS 4u /* chosen: how far behind */

/* Nouns of sums: what a paper is worth, what is put into a place, what a gift is. */
static const char PAPER_SUMS[] =
  "合同总额 合同金额 合同额 合同总价 合同价款 合同价 合同标的 总金额 金额 总额 总价 "
  "交易额 交易价 交易对价 对价 作价 价款 标的额 协议金额 签约金额 意向金额 盘子 货值 "
  "总值";
static const char OUTLAY_SUMS[] =
  "总投资 投资额 投资总额 投资总金额 总规模 首期 一期 先期 前后投 前期投 总金额";
static const char GIFT_SUMS[] = "价值 折款 折价 折合 折人民币 总价值 货值 总金额 金额";

/* Somebody acts in these items who need not be the one before. */
static bool names_actor(const gxi_line *line, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind == GXI_ITEM_NOUN && it->slot == GXI_SLOT_AGENT) return true;
    if (gxi_text_among(
          gxi_item_text(line, i), "联系 协调 引导 邀请 促成 推动 动员 争取 其中"
        ))
      return true;
    if (it->kind == GXI_ITEM_VERB || it->kind == GXI_ITEM_MONEY) return false;
    if (it->kind == GXI_ITEM_NOUN && it->slot == GXI_SLOT_NONE && it->governor == GX_ID_NONE)
      return true;
  }
  return false;
}

/* Words that pay what ties of this type are about. */
static const char *payments(const gxi_scene *scene, uint32_t type) {
  const gxi_ties *tie = &scene->tie;
  if (type == tie->aids)
    return "投入 安排 拨付 拨给 划拨 出资 捐 到位 给了 援助 拿出 列支 筹集 筹措 落实";
  if (type == tie->invests_in) return "投入 投资 出资 到位资金 砸下 投了 拿出 到位";
  if (type == tie->signs_with || type == tie->acquires) return "以 转让价 受让";
  if (type == tie->supports) return "授信 贷款 发放 放款 投放 补贴 安排 列支";
  return NULL;
}

static const char *sum_nouns(const gxi_scene *scene, uint32_t type) {
  const gxi_ties *tie = &scene->tie;
  if (type == tie->signs_with || type == tie->acquires) return PAPER_SUMS;
  if (type == tie->invests_in) return OUTLAY_SUMS;
  return type == tie->aids ? GIFT_SUMS : "授信额度";
}

static uint32_t money_in(const gxi_line *line, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++)
    if (gxi_item_at(line, i)->kind == GXI_ITEM_MONEY) return i;
  return GX_ID_NONE;
}

/* A price for one piece is no sum: 每公斤补贴2元. */
static bool is_rate(const gxi_line *line, uint32_t from, uint32_t to) {
  return gxi_line_has(
    line, from, to, "每吨 每公斤 每斤 每亩 每人 每户 每辆 每名 每年每 每头 每只 人均"
  );
}

static void take(gxi_facts *facts, const gxi_line *line, uint32_t item) {
  facts->amounts[facts->amount_count++] = gxi_item_text(line, item);
}

static void find_behind(
  gxi_facts *facts, const gxi_view *view, const char *pays, const char *nouns
) {
  const gxi_line *line = view->line;
  bool others = false; /* somebody else has acted since */
  uint32_t at = view->reach;
  for (uint32_t n = 0; n < SEGMENTS && at < line->items.count; n++) {
    if (gxi_item_at(line, at - 1)->kind != GXI_ITEM_COMMA) return;
    uint32_t end = gxi_segment_end(line, at), sum = money_in(line, at, end);
    others = others || names_actor(line, at, end);
    if (sum != GX_ID_NONE) {
      bool noun = gxi_line_has(line, at, sum + 1, nouns);
      bool paid = !others && gxi_line_has(line, at, sum + 1, pays);
      if ((noun || paid) && !is_rate(line, at, end)) take(facts, line, sum);
      return;
    }
    at = end;
  }
}

/* 甲出资800万元,替乙镇建了…: nobody else acts in the clause itself. */
static void find_before(gxi_facts *facts, const gxi_view *view, const char *pays) {
  const gxi_line *line = view->line;
  uint32_t begin = gxi_segment_begin(line, view->verb);
  if (begin == 0 || gxi_item_at(line, begin - 1)->kind != GXI_ITEM_COMMA) return;
  if (names_actor(line, begin, view->verb)) return;
  for (uint32_t i = view->verb; i < view->end; i++) /* a sum for all of them together */
    if (gxi_item_at(line, i)->kind == GXI_ITEM_NOUN && gxi_item_at(line, i)->member_count > 1)
      return;
  uint32_t from = gxi_segment_begin(line, begin - 1), sum = money_in(line, from, begin);
  for (uint32_t i = from; i < begin;
       i++) /* 向乙捐86万元,并与丙结对: 丙 gets nothing yet */
    if (gxi_item_at(line, i)->kind == GXI_ITEM_NOUN && gxi_item_at(line, i)->slot == GXI_SLOT_TARGET)
      return;
  if (sum == GX_ID_NONE || is_rate(line, from, begin)) return;
  bool paid = gxi_line_has(line, from, sum, pays) ||
              gxi_line_has(line, from, sum, "掏 凑 花 砸 出资 拿出 出 自筹");
  if (paid) take(facts, line, sum);
}

/* 建造合同(860万美元), 加工线(一期6200万元): little else in the brackets. */
static void find_aside(gxi_facts *facts, const gxi_view *view) {
  const gxi_line *line = view->line;
  const gxi_token *tokens = line->scene->reading->tokens.items;
  uint32_t from = gxi_item_at(line, view->verb)->first;
  uint32_t to = gxi_item_at(line, view->end - 1)->last;
  for (uint32_t i = 0; i < line->asides.count; i++) {
    const gxi_aside *aside = &line->asides.items[i];
    if (aside->item != GX_ID_NONE && gxi_item_at(line, aside->item)->kind == GXI_ITEM_NOUN)
      continue;
    if (aside->first < from || aside->first > to + 1 || aside->last - aside->first > 4)
      continue;
    for (uint32_t token = aside->first; token < aside->last; token++)
      if (tokens[token].kind == GXI_TOKEN_MONEY) {
        facts->amounts[facts->amount_count++] = gxi_token_text(line->scene, token);
        return;
      }
  }
}

/* Goods in the clause, or (far) behind it while the same party acts. */
static void
find_goods(gxi_facts *facts, const gxi_view *view, uint32_t from, bool far) {
  const gxi_line *line = view->line;
  uint32_t at = from, end = far ? view->reach : view->end;
  for (uint32_t n = 0; n < SEGMENTS && !facts->quantity.size; n++) {
    for (uint32_t i = at; i < end && !facts->quantity.size; i++)
      if (gxi_is_goods_quantity(line, i) && !gxi_str_ends(gxi_item_text(line, i), GX_STR_LIT("份")))
        facts->quantity = gxi_item_text(line, i);
    at = end;
    if (!far || at >= line->items.count || gxi_item_at(line, at - 1)->kind != GXI_ITEM_COMMA)
      return;
    end = gxi_segment_end(line, at);
    if (money_in(line, at, end) != GX_ID_NONE || names_actor(line, at, end)) return;
  }
}

/* 投入资金2.3亿元,建成甲小学和乙园; …,用于甲小学等9个项目: how much each got is not
 * said.
 */
bool gxi_sum_is_spread(const gxi_view *view, uint32_t type, const gxi_parties *tails) {
  const gxi_line *line = view->line;
  uint32_t tail = tails->item;
  if (type != line->scene->tie.aids || tail == GX_ID_NONE || tail < view->verb)
    return false;
  uint32_t sum = money_in(line, view->verb, tail);
  if (sum == GX_ID_NONE || !gxi_line_has(line, sum, tail, "用于 建成 实施 兴建 建设 新建 修建 改造 支持 支撑 投向"))
    return false;
  uint32_t end = tail + 4 < line->items.count ? tail + 4 : line->items.count;
  return tails->count > 1 || gxi_line_has(line, tail, end, "等");
}

void gxi_sums_find(gxi_facts *facts, const gxi_view *view, uint32_t type) {
  const gxi_ties *tie = &view->line->scene->tie;
  if (type == tie->supplies) {
    if (!facts->quantity.size && !facts->amount_count)
      find_goods(facts, view, view->reach, true);
    return;
  }
  const char *pays = payments(view->line->scene, type);
  if (!pays || facts->amount_count || gxi_told_in_passing(view)) return;
  find_aside(facts, view);
  if (!facts->amount_count)
    find_behind(facts, view, pays, sum_nouns(view->line->scene, type));
  bool paid = type == tie->aids || type == tie->invests_in;
  if (!facts->amount_count && paid) find_before(facts, view, pays);
  if (facts->amount_count) return;
  gx_str verb = gxi_item_text(view->line, view->verb);
  bool gift = type == tie->aids && gxi_text_has(verb, "捐 赠 送");
  if (type == tie->signs_with || gift) find_goods(facts, view, view->verb + 1, false);
}
