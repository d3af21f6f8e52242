/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * attribute.c: amount, date and agreement of a verb's clause.
 *
 * An amount of money is written as the text has it and as value, currency and qualifier
 * (近, 超, 余); a range has its upper end beside the lower. Nothing is converted.
 *
 * Money: the first behind the verb within its clause and the verbless segments behind
 * it, else the last before it. Several amounts and 分别: each end has its own. Date: in
 * the clause, else in the sentence, else carried from the paragraph. Agreement: 《…》,
 * or the noun phrase behind the verb up to 协议, 合同, 备忘录, 订单.
 */
#include <math.h>

#include "base/sink.h"
#include "grammar/value.h"
#include "relation/line.h"
#include "relation/relative.h"

/* The year said last before an item: in its sentence, else before that. */
static gx_str year_before(const gxi_line *line, uint32_t item) {
  const gxi_day *day = &line->scene->days[line->sentence];
  gx_str year = day->year;
  for (uint32_t i = 0; i < item; i++) {
    gxi_value value = {0};
    if (gxi_item_at(line, i)->kind == GXI_ITEM_DATE)
      value = gxi_value_at(gxi_item_text(line, i));
    if (value.kind != GXI_VALUE_DATE || value.span_of_time) continue;
    char out[16];
    uint32_t size = gxi_date_iso(out, &value, day->anchor);
    if (size >= 4 && out[0] != '-')
      year = gxi_arena_copy(line->scene->arena, (gx_str){out, 4});
  }
  return year;
}

/* A date, or a word that says which year. */
static bool is_time(const gxi_line *line, uint32_t item) {
  gxi_item_kind kind = gxi_item_at(line, item)->kind;
  return kind == GXI_ITEM_DATE ||
         (kind == GXI_ITEM_OTHER &&
          gxi_text_among(gxi_item_text(line, item), "次年 翌年 第二年 转年"));
}

static gx_str iso_date(const gxi_line *line, uint32_t item) {
  gx_str text = gxi_item_text(line, item);
  if (gxi_str_starts_in(text, 0, "次年 翌年 第二年 转年 同年 当年")) {
    gx_str year = year_before(line, item);
    gx_str date = gxi_year_after(line->scene, gxi_item_at(line, item)->first, year);
    if (date.size) return date;
  }
  gxi_value value = gxi_value_at(text);
  if (value.kind != GXI_VALUE_DATE || value.span_of_time) return (gx_str){0};
  char out[16];
  uint32_t size =
    gxi_date_iso(out, &value, gxi_day_anchor(line->scene, line->sentence, &value));
  return gxi_arena_copy(line->scene->arena, (gx_str){out, size});
}

/* 延至2027年: when it ends. */
static bool is_until(const gxi_line *line, uint32_t item) {
  return item > 0 &&
         gxi_text_among(gxi_item_text(line, item - 1), "至 到 延至 延长至 截至");
}

/* 去年, 去年3月 where nobody knows of which year: no other date counts there. */
static bool is_lost(const gxi_line *line, uint32_t item) {
  if (gxi_item_at(line, item)->kind == GXI_ITEM_OTHER)
    return gxi_text_among(
      gxi_item_text(line, item), "去年 前年 上年 今年 目前 截至目前 如今 眼下 近年来"
    );
  if (!is_time(line, item) || is_until(line, item)) return false;
  gxi_value value = gxi_value_at(gxi_item_text(line, item));
  return value.kind == GXI_VALUE_DATE && !value.span_of_time;
}

gx_str gxi_line_date(const gxi_line *line) {
  for (uint32_t i = 0; i < line->items.count; i++) {
    if (!is_time(line, i) || is_until(line, i)) continue;
    gx_str date = iso_date(line, i);
    if (date.size) return date;
  }
  return (gx_str){0};
}

/* 计划明年3月开工, 预计2025年底投产: a day to come. */
static bool is_ahead(const gxi_line *line, uint32_t item) {
  gx_str text = gxi_item_text(line, item);
  return gxi_str_starts_in(text, 0, "明年 后年 下个月 下月 明天 明日") > 0 ||
         (item > 0 && gxi_item_at(line, item - 1)->kind == GXI_ITEM_MODAL);
}

bool gxi_line_looks_ahead(const gxi_line *line) {
  for (uint32_t i = 0; i < line->items.count; i++)
    if (is_time(line, i) && !is_until(line, i)) return is_ahead(line, i);
  return false;
}

bool gxi_line_loses_date(const gxi_line *line) {
  for (uint32_t i = 0; i < line->items.count; i++)
    if (is_lost(line, i)) return true;
  return false;
}

/* 每人每年3000元, 每斤保底80元: a price for one piece is no sum. */
static bool is_price(const gxi_line *line, uint32_t item) {
  uint32_t segment = gxi_item_at(line, item)->segment;
  for (uint32_t i = item; i-- > 0 && item - i <= 4;) {
    if (gxi_item_at(line, i)->segment != segment) return false;
    if (gxi_text_among(
          gxi_item_text(line, i),
          "每人 每吨 每公斤 每斤 每亩 每户 每辆 每名 每头 每只 每股 每台 每张 每件 "
          "每瓶 "
          "每盒 每箱 每度 每平方米 每千克 每课时 人均 户均 亩均 单价 保底价 月薪 "
          "月工资 "
          "每位 每例"
        ))
      return true;
  }
  return false;
}

static bool is_sum(const gxi_line *line, uint32_t item) {
  return gxi_item_at(line, item)->kind == GXI_ITEM_MONEY && !is_price(line, item);
}

/* 甲援建的幼儿园去年花了80万元: what the clause goes on to tell is of another deed. */
bool gxi_told_in_passing(const gxi_view *view) {
  uint32_t noun = gxi_item_at(view->line, view->verb)->noun;
  return noun != GX_ID_NONE && gxi_clause_goes_on(view->line, noun);
}

static void find_amounts(gxi_facts *facts, const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t reach =
    gxi_told_in_passing(view) ? gxi_item_at(line, view->verb)->noun : view->reach;
  for (uint32_t i = view->verb + 1; i < reach; i++)
    if (is_sum(line, i) && facts->amount_count < 8)
      facts->amounts[facts->amount_count++] = gxi_item_text(line, i);
  for (uint32_t i = view->verb; facts->amount_count == 0 && i-- > view->begin;)
    if (is_sum(line, i)) facts->amounts[facts->amount_count++] = gxi_item_text(line, i);
}

static void find_date(gxi_facts *facts, const gxi_view *view, gx_str carried) {
  for (uint32_t i = view->verb; i-- > 0;) {
    bool told = is_time(view->line, i) && !is_until(view->line, i);
    if (told) facts->date = iso_date(view->line, i);
    facts->dated = facts->date.size && i >= view->begin;
    if (facts->date.size || is_lost(view->line, i)) return;
  }
  facts->date = carried;
}

static bool ends_paper(gx_str text) {
  return gxi_str_ends_in(text, "协议 协议书 合同 备忘录 订单 意向书 协定") > 0;
}

static void find_agreement(gxi_facts *facts, const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t begin = GX_ID_NONE;
  const gxi_token *tokens = line->scene->reading->tokens.items;
  for (uint32_t i = view->verb + 1; i < view->end; i++) {
    if (gxi_item_at(line, i)->kind == GXI_ITEM_AGREEMENT) {
      facts->agreement = gxi_item_text(line, i);
      return;
    }
    gx_str text = gxi_item_text(line, i);
    if (gxi_item_at(line, i)->kind == GXI_ITEM_DE && facts->agreement.size == 0) {
      begin = GX_ID_NONE; /* 价值3000万元的供货协议 */
      continue;
    }
    if (gxi_item_at(line, i)->kind == GXI_ITEM_VERB && gxi_text_has(text, "签 达成 订立")) {
      begin = GX_ID_NONE; /* 推动甲与乙签订协议 */
      continue;
    }
    if (begin == GX_ID_NONE && !gxi_text_among(text, "了 过 一系列 的 一批 首个 新 一份"))
      begin = tokens[gxi_item_at(line, i)->first].text.begin;
    if (begin != GX_ID_NONE && ends_paper(text))
      facts->agreement = gxi_str_sub(
        line->scene->text, begin, tokens[gxi_item_at(line, i)->last - 1].text.end
      );
  }
  size_t round = gxi_str_starts_in(facts->agreement, 0, "新一轮 一轮 新");
  facts->agreement = gxi_str_sub(facts->agreement, round, facts->agreement.size);
  if (facts->agreement.size > 90) facts->agreement = (gx_str){0};
}

void gxi_facts_find(gxi_facts *facts, const gxi_view *view, gx_str carried_date) {
  *facts = (gxi_facts){.amount_count = 0};
  find_amounts(facts, view);
  find_date(facts, view, carried_date);
  find_agreement(facts, view);
}

static gx_str number_text(gxi_scene *scene, double number) {
  char text[32];
  if (number >= 0 && number < 1e15 && number == floor(number)) /* no 1.2e+08 */
    return gxi_arena_copy(
      scene->arena, (gx_str){text, gxi_format_uint(text, (uint64_t)number)}
    );
  return gxi_arena_copy(scene->arena, (gx_str){text, gxi_format_double(text, number)});
}

void gxi_amount_put(gxi_scene *scene, gxi_draft *draft, gx_str amount) {
  gxi_value value = gxi_value_at(amount);
  gxi_draft_set(draft, "amount", amount, false);
  if (value.kind != GXI_VALUE_MONEY || !value.currency[0]) return;
  gxi_draft_set(draft, "amount_value", number_text(scene, value.number), true);
  if (value.high > value.number)
    gxi_draft_set(draft, "amount_high", number_text(scene, value.high), true);
  gxi_draft_set(
    draft,
    "amount_qualifier",
    gxi_arena_copy(scene->arena, gxi_str(value.qualifier)),
    false
  );
  gxi_draft_set(
    draft, "currency", gxi_arena_copy(scene->arena, gxi_str(value.currency)), false
  );
}

/* How much was supplied, else what was paid for it. */
static void
put_goods(gxi_scene *scene, gxi_draft *draft, const gxi_facts *facts, uint32_t index) {
  gxi_draft_set(draft, "goods", facts->goods, false);
  if (facts->quantity.size)
    gxi_draft_set(draft, "amount", facts->quantity, false);
  else if (facts->amount_count)
    gxi_amount_put(
      scene, draft, facts->amounts[index < facts->amount_count ? index : 0]
    );
}

void gxi_facts_put(
  gxi_scene *scene, gxi_draft *draft, const gxi_facts *facts, uint32_t index
) {
  const gxi_ties *tie = &scene->tie;
  uint32_t type = draft->type;
  if (type == tie->located_in || type == tie->part_of || type == tie->subsidiary_of)
    return;
  bool money = type == tie->aids || type == tie->invests_in ||
               type == tie->signs_with || type == tie->supports ||
               type == tie->acquires;
  if (money && facts->amount_count)
    gxi_amount_put(
      scene, draft, facts->amounts[index < facts->amount_count ? index : 0]
    );
  else if (type == tie->signs_with || type == tie->aids)
    gxi_draft_set(draft, "amount", facts->quantity, false);
  if (type == tie->supplies) put_goods(scene, draft, facts, index);
  if (type == tie->cooperates_with ? facts->dated : type != tie->supplies)
    gxi_draft_set(draft, "date", facts->date, false);
  if (type == tie->signs_with)
    gxi_draft_set(draft, "agreement", facts->agreement, false);
}
