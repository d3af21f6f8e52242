/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * goods.c: what is supplied, and how much of it.
 *
 *     向上海供应 [西梅] [5000吨]       把 [脱水蔬菜] 销往曼谷
 *     满载 [1100吨] [番茄酱] 的        签下 [120吨] [精品豆] 订单
 *     首批 [200吨] [娃娃菜] 将发往     吐鲁番的 [哈密瓜] 卖到
 *
 * The noun phrase at the nearest of five places, tried in this order: beside a quantity
 * of goods, behind 把 or 将, behind the verb, before it. A phrase is a run of nouns and
 * of words that nobody knows, without names, adverbs and numbers.
 */
#include <string.h>

#include "grammar/value.h"
#include "relation/line.h"

enum { GOODS_WORDS = 6, GOODS_BYTES = 36 };

static const gxi_token *token_of(const gxi_line *line, uint32_t item) {
  return &line->scene->reading->tokens.items[line->items.items[item].first];
}

static gxi_item_kind kind_of(const gxi_line *line, uint32_t item) {
  return line->items.items[item].kind;
}

/* An order is for goods, a batch is of them: neither is one. */
static bool no_goods(gx_str text) {
  return gxi_text_among(
    text,
    "订单 协议 合同 采购 购销 供货 供应 首批 第一批 一批 批次 大量 全部 产品 公司 企业 "
    "市场 客户 项目 单价 总价 货款 金额 一单 订货 专列 班列 列车 等 约 共 共计 总计 "
    "合计 "
    "业务 关系 除 除了 其 其余 全数 悉数 尽数 所需 当地 国内 国外 海外 统一 长期 优先 "
    "主要"
  );
}

/* The tag of general vocabulary; 'n' of products that the lexicon has for themselves
   and of characters without a reading (菜), 0 of what is no content word. */
static char tag_of(const gxi_line *line, uint32_t item) {
  const gxi_token *token = token_of(line, item);
  switch (token->kind) {
  case GXI_TOKEN_OTHER:
    return 'n';
  case GXI_TOKEN_COMMON:
    return (char)(token->payload & 0xFF);
  case GXI_TOKEN_WORD:
    return GXI_WORD_CLASS(token->payload) == GXI_WORD_OTHER ? 'n' : 0;
  default:
    return 0;
  }
}

/* Nouns and what makes them: 脱水, 冷凉. */
static bool is_goods_word(const gxi_line *line, uint32_t item) {
  gxi_item_kind kind = kind_of(line, item);
  if (kind != GXI_ITEM_OTHER && kind != GXI_ITEM_ACTION) return false;
  char tag = tag_of(line, item);
  return tag && strchr("nvabgjiz", tag) && !no_goods(gxi_item_text(line, item));
}

static bool ends_goods(const gxi_line *line, uint32_t item) {
  char tag = tag_of(line, item);
  return kind_of(line, item) == GXI_ITEM_OTHER && tag && strchr("ngj", tag);
}

/* The run of items [from, to), cut to what can be goods; empty when none is left. */
static gx_str phrase(const gxi_line *line, uint32_t from, uint32_t to) {
  while (to > from && !ends_goods(line, to - 1))
    to--;
  if (from >= to || to - from > GOODS_WORDS) return (gx_str){0};
  gx_span span = {
    token_of(line, from)->text.begin,
    line->scene->reading->tokens.items[line->items.items[to - 1].last - 1].text.end};
  gx_str text = gxi_scene_text(line->scene, span);
  bool known =
    token_of(line, from)->kind != GXI_TOKEN_OTHER; /* 茶; no stray character */
  bool fits = text.size <= GOODS_BYTES && (text.size > 3 || known);
  return fits ? text : (gx_str){0};
}

/* Forward from an item; 了 and 过 belong to the verb before. */
static gx_str phrase_from(const gxi_line *line, uint32_t from, uint32_t end) {
  if (from < end && gxi_text_among(gxi_item_text(line, from), "了 过 的 首批")) from++;
  uint32_t to = from;
  while (to < end && is_goods_word(line, to))
    to++;
  return phrase(line, from, to);
}

/* Backward: the run that ends before this item, and begins behind a name or mark. */
static gx_str phrase_before(const gxi_line *line, uint32_t begin, uint32_t to) {
  uint32_t from = to;
  while (from > begin && is_goods_word(line, from - 1))
    from--;
  return phrase(line, from, to);
}

/* Tonnes, pieces, crates; no people, households, years or shares. */
bool gxi_is_goods_quantity(const gxi_line *line, uint32_t item) {
  if (kind_of(line, item) != GXI_ITEM_QUANTITY) return false;
  gx_str text = gxi_item_text(line, item);
  gxi_value value = gxi_value_at(text);
  if (value.kind != GXI_VALUE_QUANTITY || value.unit_size == 0) return false;
  gxi_hit hit;
  gx_str unit = gxi_str_sub(text, value.unit_begin, value.unit_begin + value.unit_size);
  if (gxi_text_among(unit, "只 匹 双 台套")) return true; /* no units to the lattice */
  if (!gxi_lexicon_find(line->scene->lexicon, unit, &hit)) return false;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(line->scene->lexicon, hit.first + i);
    if (entry && entry->kind == GXI_KIND_WORD && GXI_WORD_CLASS(entry->payload) == GXI_WORD_UNIT)
      return GXI_WORD_ROLE(entry->payload) == GXI_ROLE_GOODS;
  }
  return false;
}

/* 1200吨番茄酱, 番茄酱1200吨 */
static void beside_quantity(gxi_facts *facts, const gxi_view *view) {
  const gxi_line *line = view->line;
  for (uint32_t i = view->begin; i < view->reach; i++) {
    if (!gxi_is_goods_quantity(line, i)) continue;
    facts->quantity = gxi_item_text(line, i);
    facts->goods = phrase_from(line, i + 1, view->reach);
    if (!facts->goods.size) facts->goods = phrase_before(line, view->begin, i);
    return;
  }
}

static gx_str behind_theme(const gxi_view *view) {
  for (uint32_t i = view->verb; i-- > view->begin;) {
    const gxi_item *item = &view->line->items.items[i];
    if (item->kind != GXI_ITEM_PREPOSITION || item->role != GXI_ROLE_THEME) continue;
    bool owned = i + 3 < view->verb && item[1].kind == GXI_ITEM_NOUN &&
                 item[2].kind == GXI_ITEM_DE; /* 将某县的核桃送进… */
    return phrase_from(view->line, owned ? i + 3 : i + 1, view->verb);
  }
  return (gx_str){0};
}

static gx_str before_verb(const gxi_view *view) {
  uint32_t to = view->verb;
  while (to > view->begin &&
         (kind_of(view->line, to - 1) == GXI_ITEM_MODAL ||
          gxi_text_among(
            gxi_item_text(view->line, to - 1), "已 也 还 全部 已经 正 均 都 直接 统一"
          )))
    to--;
  return phrase_before(view->line, view->begin, to);
}

void gxi_goods_find(gxi_facts *facts, const gxi_view *view) {
  beside_quantity(facts, view);
  if (!facts->goods.size) facts->goods = behind_theme(view);
  if (!facts->goods.size)
    facts->goods = phrase_from(view->line, view->verb + 1, view->end);
  if (!facts->goods.size) facts->goods = before_verb(view);
}
