/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * learn_edges.c: names that lost their first character, or took the word before.
 *
 *     的 | 多 | [浪河棉业]        。 | 六 | [盘农信]
 *     edge  |   the first reading's    number
 *           a character that nothing stands for there
 *
 * Many a usual character is cheap by itself, and what is left behind it still makes a
 * name. But between an edge and a name there is no place for a bare number or noun, so
 * the character is the name's own, if it stands before the name wherever that is. The
 * whole is noted, the rest denied. Linear: FEW names are tried in a document.
 *
 *     ， | 顺 | [泰集团]         one character is no brand, whatever stands before it
 *
 *     教师[林婉]|如和同事 … 林婉如的丈夫       the name is longer wherever it stands
 *
 *     [向盘农果业] 注资 … [某县盘农果业有限公司]     向 is no part of the name
 */
#include "base/str.h"
#include "mention/learn.h"
#include "mention/piece.h"
#include "mention/weights.h"

#define FEW 16u /* names that are looked for in all of the text */
#define HALVES "顺 和 同 向 如 朝 能 经 达"
#define TRADES (1u << GXI_KIND_SUFFIX | 1u << GXI_KIND_WORD | 1u << GXI_KIND_COMMON)

static bool is_single(gx_str text) {
  uint32_t size;
  return gxi_is_han(gxi_utf8_at(text, 0, &size)) && size == text.size;
}

/* A name leaves off here: the text begins, a mark, 的, a preposition. */
static bool is_edge(gx_str text, const gxi_token *token) {
  if (token->kind == GXI_TOKEN_PUNCT) return !gxi_str_in(text, "” 、 / ·");
  if (token->kind == GXI_TOKEN_WORD)
    return GXI_WORD_CLASS(token->payload) == GXI_WORD_PREPOSITION;
  return gxi_str_is(text, "的");
}

/* 芒康县|达|美拥葡萄酒厂 */
static bool is_division(const gxi_reading *reading, const gxi_token *token) {
  if (token->mention == GX_ID_NONE) return false;
  const gxi_mention *m = &reading->mentions.items[token->mention];
  return m->place_count > 0 && m->kind == GXI_MENTION_NAME &&
         token->text.end - token->text.begin > 6;
}

/* A character that says nothing in front of a name: no verb, no 原 新 该. */
static bool is_stray(gx_str text, const gxi_token *token) {
  if (!is_single(text)) return false;
  if (gxi_str_in(
        text,
        "原 前 新 老 各 该 本 某 此 另 后 现 旧 两 几 等 家 个 名 位 条 座 "
        "大 小 年 月 日 时 "
        "里 上 下 内 外 处 市 县 省 区 州 村 镇 乡 人 方 者 商 企 厂 从 自 "
        "经 与 和 同 及 或 数 余 亿 万"
      ))
    return false;
  if (token->kind == GXI_TOKEN_NUMBER || gxi_str_is(text, "达")) return true;
  if (token->kind != GXI_TOKEN_COMMON) return token->kind == GXI_TOKEN_OTHER;
  return gxi_is_tag((char)(token->payload & 0xFF), "nmajzbgi");
}

/* 泰|集团, 恒|食品公司: one character and what its trade is; no firm is named so. */
static bool is_half_brand(const gxi_scan *scan, const gxi_mention *name) {
  if (name->type != scan->shape_type[GXI_SHAPE_COMPANY]) return false;
  gx_str text = gxi_str_sub(scan->text, name->text.begin, name->text.end);
  size_t first = gxi_utf8_size((unsigned char)text.data[0]);
  gxi_hit hits[GXI_MAX_HITS];
  gx_str rest = gxi_str_sub(text, first, text.size);
  uint32_t count = gxi_lexicon_prefixes(scan->lexicon, rest, hits);
  for (uint32_t i = 0; i < count; i++)
    if (hits[i].size > 3 && (gxi_piece_kinds(scan, hits[i]) & TRADES)) return true;
  return false;
}

/* 县|顺|泰集团, ,|和|恒食品公司: a function word that brands are written with, too;
   not 甲公司|和|泰集团. */
static bool is_brand_half(
  const gxi_scan *scan,
  const gxi_reading *reading,
  uint32_t token,
  const gxi_mention *name
) {
  const gxi_token *tokens = reading->tokens.items;
  gx_span span = tokens[token].text;
  if (!gxi_str_in(gxi_str_sub(scan->text, span.begin, span.end), HALVES)) return false;
  if (!is_half_brand(scan, name)) return false;
  if (token == 0 || tokens[token - 1].sentence != tokens[token].sentence) return true;
  const gxi_token *last = &tokens[token - 1];
  gx_str text = gxi_str_sub(scan->text, last->text.begin, last->text.end);
  if (last->mention != GX_ID_NONE)
    return reading->mentions.items[last->mention].place_count > 0;
  return !gxi_str_is(text, "、") && !gxi_str_is(text, "”");
}

/* Whether a character stands in front of a name wherever the text has it. */
static bool is_always(gx_str text, gx_str whole, gx_str rest) {
  size_t before = whole.size - rest.size;
  for (size_t at = 0; (at = gxi_str_find(text, rest, at)) != SIZE_MAX; at += rest.size)
    if (at < before || !gxi_str_starts(gxi_str_sub(text, at - before, text.size), whole))
      return false;
  return true;
}

static bool
may_be_cut(const gxi_scan *scan, const gxi_reading *reading, uint32_t index) {
  const gxi_mention *items = reading->mentions.items, *name = &items[index];
  if (name->kind != GXI_MENTION_NAME || name->origin != GXI_ORIGIN_SHAPE) return false;
  if (name->type != scan->shape_type[GXI_SHAPE_COMPANY] && name->type != scan->shape_type[GXI_SHAPE_ORGANIZATION] && name->type != scan->shape_type[GXI_SHAPE_ZONE])
    return false;
  bool placed = index + 1 < reading->mentions.count &&
                items[index + 1].outer == index &&
                items[index + 1].text.begin == name->text.begin;
  return !placed;
}

static void learn_at(
  gxi_notebook *notebook,
  const gxi_scan *scan,
  const gxi_token *token,
  const gxi_mention *name
) {
  gx_str rest = gxi_str_sub(scan->text, name->text.begin, name->text.end);
  gx_str whole = gxi_str_sub(scan->text, token[-1].text.begin, name->text.end);
  if (!is_always(scan->text, whole, rest)) return;
  gxi_notebook_deny(notebook, scan->arena, rest);
  gxi_notebook_add(
    notebook,
    scan->arena,
    (gxi_note
    ){.text = whole,
      .type = name->type,
      .cost = GXI_COST_NOTED,
      .origin = GXI_ORIGIN_SHAPE,
      .full = GX_ID_NONE}
  );
}

/* Function words that given names end in: 婉如, 有为, 振其. */
#define TAILS "如 为 以 于 而 从 自 向 与 同 由 可 其 应 能 则 往 并 若 之 因 会 有"

/* 林婉如的丈夫, 林婉如、陈立: a name ends there, and no function word. */
static bool closes_name(gx_str rest) {
  return rest.size == 0 ||
         gxi_str_starts_any(rest, GX_STR_LIT("的 、 ， , 。 ） ) ： : ； ;")) > 0;
}

/* Whether a character stands behind a name wherever the text has it, more than once,
   and ends it somewhere. */
static bool is_always_behind(gx_str text, gx_str name, gx_str tail) {
  uint32_t count = 0;
  bool closed = false;
  for (size_t at = 0; (at = gxi_str_find(text, name, at)) != SIZE_MAX;
       at += name.size) {
    gx_str rest = gxi_str_sub(text, at + name.size, text.size);
    if (!gxi_str_starts(rest, tail)) return false;
    count++;
    closed = closed || closes_name(gxi_str_sub(rest, tail.size, rest.size));
  }
  return count > 1 && closed;
}

/* 林婉|如 */
static void learn_tail(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_mention *name, size_t size
) {
  gx_str text = gxi_str_sub(scan->text, name->text.begin, name->text.end);
  gx_str tail = gxi_str_sub(scan->text, name->text.end, name->text.end + size);
  if (!is_always_behind(scan->text, text, tail)) return;
  gxi_notebook_deny(notebook, scan->arena, text);
  gxi_notebook_add(
    notebook,
    scan->arena,
    (gxi_note
    ){.text = gxi_str_sub(scan->text, name->text.begin, name->text.end + size),
      .type = name->type,
      .cost = GXI_COST_NOTED,
      .origin = GXI_ORIGIN_PERSON,
      .full = GX_ID_NONE}
  );
}

void gxi_learn_tails(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  uint32_t tried = 0;
  for (uint32_t i = 0; i < reading->mentions.count && tried < FEW; i++) {
    const gxi_mention *name = &reading->mentions.items[i];
    if (name->origin != GXI_ORIGIN_PERSON || name->kind != GXI_MENTION_NAME || name->text.end - name->text.begin != 6)
      continue;
    gx_str rest = gxi_str_sub(scan->text, name->text.end, scan->text.size);
    size_t size = gxi_str_starts_any(rest, GX_STR_LIT(TAILS));
    if (size == 0) continue;
    tried++;
    learn_tail(notebook, scan, name, size);
  }
}

/* Bytes that two texts begin with alike, in whole characters. */
static size_t alike(gx_str a, gx_str b) {
  size_t at = 0, end = a.size < b.size ? a.size : b.size;
  while (at < end && a.data[at] == b.data[at])
    at++;
  while (at > 0 && at < end && ((unsigned char)a.data[at] & 0xC0) == 0x80)
    at--;
  return at;
}

/* How much of a text a name begins with, at once or behind the places in front. */
static size_t begins_alike(
  const gxi_scan *scan, const gxi_reading *reading, uint32_t index, gx_str text
) {
  const gxi_mention *items = reading->mentions.items;
  size_t end = items[index].text.end, at = items[index].text.begin;
  size_t most = alike(gxi_str_sub(scan->text, at, end), text);
  for (uint32_t i = index + 1; i < reading->mentions.count && items[i].outer == index &&
                               items[i].text.begin == at;
       i++) {
    at = items[i].text.end;
    size_t size = alike(gxi_str_sub(scan->text, at, end), text);
    if (size > most) most = size;
  }
  return most;
}

#define PREPOSITIONS "向 像 由 对 从 将 把 为 给 与 和 同 跟 在 被 替 请 让 及 如 据 到"
#define LEAST_NAME 12u /* bytes */
#define MOST_TRIED 64u

static bool begins_with_preposition(const gxi_scan *scan, const gxi_mention *name) {
  gx_str text = gxi_str_sub(scan->text, name->text.begin, name->text.end);
  return gxi_str_starts_any(text, GX_STR_LIT(PREPOSITIONS)) > 0;
}

/* 向盘农果业: bytes of the company's name that begins behind the preposition, or 0. */
static size_t
name_behind(const gxi_scan *scan, const gxi_reading *reading, uint32_t index) {
  const gxi_mention *items = reading->mentions.items;
  size_t begin = items[index].text.begin, most = 0;
  gx_str rest = gxi_str_sub(scan->text, begin + 3, scan->text.size);
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    if (i == index || items[i].type != scan->shape_type[GXI_SHAPE_COMPANY] || items[i].text.begin == begin + 3)
      continue;
    size_t size = begins_alike(scan, reading, i, rest);
    if (size > most) most = size;
  }
  return most >= LEAST_NAME ? most : 0;
}

/* 由某某集团控股: 控股 is the verb. */
static bool took_verb(const gxi_scan *scan, const gxi_mention *name) {
  gx_str text = gxi_str_sub(scan->text, name->text.begin, name->text.end);
  return gxi_str_ends(text, GX_STR_LIT("集团控股")) && name->text.begin >= 3 &&
         gxi_str_ends(gxi_str_sub(scan->text, 0, name->text.begin), GX_STR_LIT("由"));
}

void gxi_learn_words(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  uint32_t tried = 0;
  for (uint32_t i = 0; i < reading->mentions.count && tried < MOST_TRIED; i++) {
    const gxi_mention *name = &reading->mentions.items[i];
    if (name->outer != GX_ID_NONE || name->kind != GXI_MENTION_NAME) continue;
    if (name->origin != GXI_ORIGIN_SHAPE && name->origin != GXI_ORIGIN_PERSON) continue;
    size_t begin = name->text.begin;
    if (took_verb(scan, name))
      gxi_notebook_deny(
        notebook, scan->arena, gxi_str_sub(scan->text, begin, name->text.end)
      );
    if (!begins_with_preposition(scan, name)) continue;
    tried++; /* each asks all names */
    size_t size = name_behind(scan, reading, i);
    if (size == 0) continue;
    gxi_notebook_deny(
      notebook, scan->arena, gxi_str_sub(scan->text, begin, name->text.end)
    );
    gxi_notebook_deny(
      notebook, scan->arena, gxi_str_sub(scan->text, begin, begin + 3 + size)
    );
  }
}

void gxi_learn_edges(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  const gxi_token *tokens = reading->tokens.items;
  uint32_t tried = 0;
  for (uint32_t i = 1; i < reading->tokens.count && tried < FEW; i++) {
    uint32_t index = tokens[i].mention;
    if (index == GX_ID_NONE || tokens[i - 1].sentence != tokens[i].sentence) continue;
    if (tokens[i - 1].text.end != tokens[i].text.begin || !may_be_cut(scan, reading, index))
      continue;
    gx_str stray =
      gxi_str_sub(scan->text, tokens[i - 1].text.begin, tokens[i - 1].text.end);
    if (is_brand_half(scan, reading, i - 1, &reading->mentions.items[index])) {
      tried++;
      learn_at(notebook, scan, &tokens[i], &reading->mentions.items[index]);
      continue;
    }
    if (!is_stray(stray, &tokens[i - 1])) continue;
    bool first = i == 1 || tokens[i - 2].sentence != tokens[i].sentence;
    if (!first) {
      gx_str last =
        gxi_str_sub(scan->text, tokens[i - 2].text.begin, tokens[i - 2].text.end);
      if (!is_edge(last, &tokens[i - 2]) && !is_division(reading, &tokens[i - 2]))
        continue;
    }
    tried++;
    learn_at(notebook, scan, &tokens[i], &reading->mentions.items[index]);
  }
}
