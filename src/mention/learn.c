/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * learn.c: fills the notebook from the first reading, and ties the second to it.
 */
#include "mention/learn.h"

#include "base/str.h"
#include "mention/piece.h"
#include "mention/weights.h"

#define MAX_BRACKET 40u    /* bytes of a short form in brackets */
#define MAX_COMPANIES 256u /* compared pairwise */
#define MORE_NOTES 64u     /* that there is room for, besides one a mention */

static bool is_person(const gxi_scan *scan, const gxi_mention *mention) {
  return mention->origin == GXI_ORIGIN_PERSON && mention->type == scan->type_person;
}

/* The names inside a mention, for the note that replaces it. */
static void note_inner(
  gxi_note *note, const gxi_scan *scan, const gxi_reading *reading, uint32_t outer
) {
  uint32_t end = outer + 1;
  const gxi_mention *items = reading->mentions.items;
  while (end < reading->mentions.count && items[end].outer == outer)
    end++;
  note->inner_count = end - outer - 1;
  if (note->inner_count == 0) return;
  gxi_mention *inner = gxi_arena_alloc(scan->arena, note->inner_count, sizeof *inner);
  for (uint32_t i = 0; i < note->inner_count; i++) {
    inner[i] = items[outer + 1 + i];
    inner[i].text.begin -= items[outer].text.begin;
    inner[i].text.end -= items[outer].text.begin;
  }
  note->inner = inner;
}

static void note_plain(
  gxi_notebook *notebook,
  const gxi_scan *scan,
  const gxi_reading *reading,
  uint32_t index
) {
  const gxi_mention *mention = &reading->mentions.items[index];
  gxi_note note = {
    .text = gxi_str_sub(scan->text, mention->text.begin, mention->text.end),
    .type = mention->type,
    .cost = GXI_COST_NOTED,
    .origin = mention->origin,
    .full = GX_ID_NONE};
  note_inner(&note, scan, reading, index);
  gxi_notebook_add(notebook, scan->arena, note);
}

/* 喀 for 喀什地区: only divisions, the first in the text wins. */
static void
note_letter(gxi_notebook *notebook, const gxi_scan *scan, const gxi_mention *mention) {
  if (mention->place_count == 0) return;
  const gxi_place *place = gxi_knowledge_place(scan->knowledge, mention->places[0]);
  if (place->level != GXI_LEVEL_CITY && place->level != GXI_LEVEL_COUNTY) return;
  uint32_t size;
  uint32_t code = gxi_utf8_at(scan->text, mention->text.begin, &size);
  if (gxi_notebook_letter(notebook, code) != GX_ID_NONE) return;
  gxi_notebook_add_letter(
    notebook, scan->arena, (gxi_letter){code, mention->places[0]}
  );
}

/* 左旗 for 阿拉善左旗: banners go by what tells them from their sisters. */
static void
note_banner(gxi_notebook *notebook, const gxi_scan *scan, const gxi_mention *mention) {
  static const gx_str ENDS[] = {
    GXI_WORD("左旗"),
    GXI_WORD("右旗"),
    GXI_WORD("前旗"),
    GXI_WORD("后旗"),
    GXI_WORD("中旗")};
  if (mention->place_count == 0 || mention->name.size < 12) return;
  for (size_t i = 0; i < GXI_COUNT(ENDS); i++) {
    if (!gxi_str_ends(mention->name, ENDS[i])) continue;
    gxi_note note = {
      .text = ENDS[i],
      .type = mention->type,
      .cost = GXI_COST_NOTED_TWO,
      .origin = GXI_ORIGIN_SHORT,
      .full = GX_ID_NONE,
      .name = mention->name};
    gxi_notebook_add(notebook, scan->arena, note);
  }
}

/* 丝源商行 of 湖州丝源贸易商行: the same first two characters behind the place, and all
   others in the same order. */
static bool contracts(gx_str brief, gx_str full) {
  size_t at = gxi_str_find(full, gxi_str_sub(brief, 0, 6), 0);
  if (at == SIZE_MAX || brief.size >= full.size - at) return false;
  size_t j = at;
  for (size_t i = 0; i < brief.size; i += gxi_utf8_size((unsigned char)brief.data[i])) {
    size_t size = gxi_utf8_size((unsigned char)brief.data[i]);
    j = gxi_str_find(full, gxi_str_sub(brief, i, i + size), j);
    if (j == SIZE_MAX) return false;
    j += size;
  }
  return true;
}

/* 瀚川机械进出口有限公司(瀚川机械): a contraction in brackets behind the name. */
static void
learn_bracketed(gxi_notebook *notebook, const gxi_scan *scan, const gxi_mention *full) {
  size_t at = full->text.end;
  if (at >= scan->text.size || scan->text.data[at] != '(') return;
  size_t limit =
    at + MAX_BRACKET < scan->text.size ? at + MAX_BRACKET : scan->text.size;
  gx_str rest = gxi_str_sub(scan->text, at + 1, limit);
  size_t close = gxi_str_find(rest, GX_STR_LIT(")"), 0);
  if (close == SIZE_MAX || close < 6) return;
  gx_str brief = gxi_str_sub(rest, 0, close);
  if (!contracts(brief, full->name)) return;
  gxi_note note = {
    .text = brief,
    .type = full->type,
    .cost = GXI_COST_NOTED,
    .origin = GXI_ORIGIN_DEFINED,
    .full = GX_ID_NONE,
    .name = full->name};
  gxi_notebook_add(notebook, scan->arena, note);
}

static bool is_own_company(const gxi_scan *scan, const gxi_mention *mention) {
  return mention->kind == GXI_MENTION_NAME && mention->outer == GX_ID_NONE &&
         mention->origin == GXI_ORIGIN_SHAPE && !mention->payload &&
         mention->type == scan->shape_type[GXI_SHAPE_COMPANY];
}

/* 甬城银行|阿克苏分行, 绿源集团|包头铝业公司: another's, whose name stands before it.
 */
static bool is_owned_by(gx_str full, gx_str owner) {
  if (!gxi_str_starts(full, owner)) return false;
  gx_str rest = gxi_str_sub(full, owner.size, full.size);
  if (gxi_str_ends_in(rest, "分行 支行 分公司 营业部")) return true;
  return gxi_str_ends(owner, GX_STR_LIT("集团")) && rest.size >= 12 &&
         !gxi_str_starts_in(rest, 0, "有限 股份 控股 公司 总公司");
}

/* Companies whose name contracts that of another one. */
static void learn_contractions(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  uint32_t companies[MAX_COMPANIES];
  uint32_t count = 0;
  for (uint32_t i = 0; i < reading->mentions.count && count < MAX_COMPANIES; i++)
    if (is_own_company(scan, &reading->mentions.items[i])) companies[count++] = i;
  for (uint32_t i = 0; i < count; i++) {
    const gxi_mention *brief = &reading->mentions.items[companies[i]];
    if (brief->name.size < 9 || brief->name.size > 21) continue;
    for (uint32_t j = 0; j < count; j++) {
      const gxi_mention *full = &reading->mentions.items[companies[j]];
      if (full->name.size < brief->name.size + 6) continue;
      if (!contracts(brief->name, full->name) || is_owned_by(full->name, brief->name))
        continue;
      gxi_note note = {
        .text = brief->name,
        .type = full->type,
        .cost = GXI_COST_NOTED,
        .origin = GXI_ORIGIN_SHORT,
        .full = GX_ID_NONE,
        .name = full->name};
      gxi_notebook_add(notebook, scan->arena, note);
      break;
    }
  }
}

/* Names that have been noted and shortened: mentions + 1 by a hash of their text. */
typedef struct gxi_learnt {
  const gxi_reading *reading;
  gx_str text;
  uint64_t variants; /* see gxi_learn_variants */
  uint32_t *slots;
  uint32_t mask;
} gxi_learnt;

static gxi_learnt learnt_new(const gxi_scan *scan, const gxi_reading *reading) {
  uint32_t size = 64;
  while (size / 2 < reading->mentions.count)
    size *= 2;
  uint32_t *slots = gxi_arena_alloc(scan->arena, size, sizeof *slots);
  return (gxi_learnt){reading, scan->text, gxi_learn_variants(scan), slots, size - 1};
}

/* Whether a mention like this was here before: of its notes only the first would count,
   and its short forms would be the same. */
static bool is_learnt(gxi_learnt *learnt, uint32_t index) {
  const gxi_mention *items = learnt->reading->mentions.items, *mention = &items[index];
  gx_str text = gxi_str_sub(learnt->text, mention->text.begin, mention->text.end);
  for (uint32_t at = gxi_str_slot(text);; at++) {
    uint32_t *slot = &learnt->slots[at & learnt->mask];
    if (*slot == 0) {
      *slot = index + 1;
      return false;
    }
    const gxi_mention *other = &items[*slot - 1];
    if (other->type == mention->type && gxi_str_equal(other->name, mention->name) &&
        gxi_str_equal(gxi_str_sub(learnt->text, other->text.begin, other->text.end), text))
      return true;
  }
}

static void learn_shaped(
  gxi_notebook *notebook, const gxi_scan *scan, gxi_learnt *learnt, uint32_t index
) {
  const gxi_reading *reading = learnt->reading;
  const gxi_mention *mention = &reading->mentions.items[index];
  if (mention->payload) {
    note_plain(notebook, scan, reading, index);
    learn_bracketed(notebook, scan, mention);
  } else if (is_learnt(learnt, index)) {
    learn_bracketed(notebook, scan, mention);
    gxi_learn_unit(notebook, scan, reading, index);
  } else {
    note_plain(notebook, scan, reading, index);
    learn_bracketed(notebook, scan, mention);
    gxi_learn_short(notebook, scan, reading, index, learnt->variants);
    gxi_learn_unit(notebook, scan, reading, index);
  }
}

static bool is_last_name(const gxi_reading *reading, uint32_t index) {
  return index + 1 == reading->mentions.count ||
         reading->mentions.items[index + 1].outer != index;
}

/* 一座|镁碳砖厂, 一个|食用菌产业园: what is counted is named by nothing but its words;
   a place or a listed name inside says that it is somebody's. */
static bool
is_counted(const gxi_scan *scan, const gxi_reading *reading, const gxi_token *token) {
  const gxi_mention *mention = &reading->mentions.items[token->mention];
  gx_str unit = gxi_str_sub(scan->text, token[-1].text.begin, token[-1].text.end);
  bool shaped = mention->type == scan->shape_type[GXI_SHAPE_COMPANY] ||
                mention->type == scan->shape_type[GXI_SHAPE_ZONE] ||
                mention->type == scan->shape_type[GXI_SHAPE_ORGANIZATION];
  if (mention->origin != GXI_ORIGIN_SHAPE || !shaped) return false;
  bool one = gxi_str_starts_in(unit, 0, "一 1 第") && unit.size <= 9;
  if (!one || !gxi_str_ends_in(unit, "座 家 个 条 间 处 所")) return false;
  if (gxi_str_ends_in(mention->name, "公司 集团 银行 医院")) return false;
  return is_last_name(reading, token->mention);
}

/* 新增核桃仁剥仁|工厂|2家: how many there are of a kind, told behind it. */
static bool
is_told_number(const gxi_scan *scan, const gxi_reading *reading, uint32_t index) {
  const gxi_token *token = &reading->tokens.items[index], *next = token + 1;
  const gxi_mention *mention = &reading->mentions.items[token->mention];
  if (mention->origin != GXI_ORIGIN_SHAPE || index + 1 >= reading->tokens.count || next->sentence != token->sentence || next->kind != GXI_TOKEN_QUANTITY)
    return false;
  gx_str number = gxi_str_sub(scan->text, next->text.begin, next->text.end);
  bool closes = index + 2 >= reading->tokens.count ||
                next[1].sentence != token->sentence || next[1].kind == GXI_TOKEN_PUNCT;
  return closes && gxi_str_ends_any(number, GX_STR_LIT("家 座 个 处 所 条")) &&
         gxi_str_ends_any(
           mention->name, GX_STR_LIT("厂 车间 基地 店 市场 中心 站 园 合作社")
         ) &&
         is_last_name(reading, token->mention);
}

static bool occurs_once(const gxi_reading *reading, gx_str name) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < reading->mentions.count && count < 2; i++)
    count += gxi_str_equal(reading->mentions.items[i].name, name);
  return count == 1;
}

/* 建|薯条厂, 建设|椰壳活性炭基地: what is to be built has a purpose and no name yet, if
   it is spoken of but once and no place is in it. */
static bool
is_built(const gxi_scan *scan, const gxi_reading *reading, const gxi_token *token) {
  const gxi_mention *mention = &reading->mentions.items[token->mention];
  gx_str verb = gxi_str_sub(scan->text, token[-1].text.begin, token[-1].text.end);
  if (mention->origin != GXI_ORIGIN_SHAPE || mention->payload) return false;
  if (!gxi_str_in(verb, "建 盖 建设 兴办 共建 上马 投建 新建 扩建 兴建")) return false;
  return gxi_str_ends_in(mention->name, "厂 车间 基地") &&
         is_last_name(reading, token->mention) && occurs_once(reading, mention->name);
}

static void deny_nameless(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  const gxi_token *tokens = reading->tokens.items;
  for (uint32_t i = 1; i < reading->tokens.count; i++)
    if (tokens[i].mention != GX_ID_NONE && tokens[i].sentence == tokens[i - 1].sentence &&
        (is_told_number(scan, reading, i) || (tokens[i - 1].kind == GXI_TOKEN_QUANTITY ? is_counted(scan, reading, &tokens[i])
                                                  : is_built(scan, reading, &tokens[i]))))
      gxi_notebook_deny(
        notebook, scan->arena, reading->mentions.items[tokens[i].mention].name
      );
}

/* A long transliterated name costs more, and is no less sure: 别尔季别科夫. */
static bool is_sure(const gxi_mention *mention) {
  uint32_t more = (mention->text.end - mention->text.begin) / 3;
  more = more > 5 ? more - 5 : 0;
  return mention->score >= GXI_SURE_PERSON + (int32_t)more * GXI_BITS(-18);
}

void gxi_learn(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  deny_nameless(notebook, scan, reading);
  if (!(reading->without & GX_STAGE_GUESSES)) gxi_learn_words(notebook, scan, reading);
  gxi_learnt learnt = learnt_new(scan, reading);
  gxi_vec_reserve(scan->arena, &notebook->notes, reading->mentions.count + MORE_NOTES);
  if (!(reading->without & GX_STAGE_GUESSES)) gxi_learn_labels(notebook, scan, reading);
  if (!(reading->without & GX_STAGE_GUESSES)) gxi_learn_told(notebook, scan, reading);
  if (!(reading->without & GX_STAGE_GUESSES)) gxi_learn_edges(notebook, scan, reading);
  if (!(reading->without & GX_STAGE_GUESSES)) gxi_learn_tails(notebook, scan, reading);
  if (!(reading->without & GX_STAGE_GUESSES)) gxi_learn_posted(notebook, scan, reading);
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    const gxi_mention *mention = &reading->mentions.items[i];
    if (mention->kind != GXI_MENTION_NAME) continue;
    note_letter(notebook, scan, mention);
    note_banner(notebook, scan, mention);
    if (mention->outer != GX_ID_NONE) continue;
    if (gxi_notebook_is_denied(notebook, mention->name)) continue;
    if (is_person(scan, mention)) {
      if (is_sure(mention)) note_plain(notebook, scan, reading, i);
    } else if (mention->origin == GXI_ORIGIN_SHAPE) {
      learn_shaped(notebook, scan, &learnt, i);
    } else if (mention->origin == GXI_ORIGIN_QUOTED) {
      note_plain(notebook, scan, reading, i);
    } else if (mention->origin == GXI_ORIGIN_LEXICON) {
      gxi_learn_school(notebook, scan, reading, i);
    }
  }
  learn_contractions(notebook, scan, reading);
  gxi_learn_inner(notebook, scan, reading);
  if (!(reading->without & GX_STAGE_GUESSES)) gxi_learn_units(notebook, scan, reading);
  gxi_learn_committees(notebook, scan, reading);
  if (!(reading->without & GX_STAGE_GUESSES))
    gxi_learn_guesses(notebook, scan, reading);
  if (!(reading->without & GX_STAGE_GUESSES)) gxi_learn_quotes(notebook, scan, reading);
  if (!(reading->without & GX_STAGE_GUESSES)) gxi_learn_lists(notebook, scan, reading);
  gxi_learn_defined(notebook, scan, reading);
}

static bool is_shortened(const gxi_mention *mention) {
  return mention->origin == GXI_ORIGIN_SHORT || mention->origin == GXI_ORIGIN_DEFINED;
}

static bool has_shortened(const gxi_reading *reading) {
  for (uint32_t i = 0; i < reading->mentions.count; i++)
    if (is_shortened(&reading->mentions.items[i])) return true;
  return false;
}

/* The slot of a name in a table of mentions + 1, 0 when free. */
static uint32_t *
name_slot(const gxi_reading *reading, uint32_t *slots, uint32_t mask, gx_str name) {
  for (uint32_t at = gxi_str_slot(name);; at++) {
    uint32_t *slot = &slots[at & mask];
    if (*slot == 0 || gxi_str_equal(reading->mentions.items[*slot - 1].name, name))
      return slot;
  }
}

void gxi_learn_bind(gxi_reading *reading, const gxi_scan *scan) {
  if (!has_shortened(reading)) return;
  uint32_t size = 64;
  while (size / 2 < reading->mentions.count)
    size *= 2;
  uint32_t *slots = gxi_arena_alloc(scan->arena, size, sizeof *slots);
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    const gxi_mention *mention = &reading->mentions.items[i];
    if (mention->kind != GXI_MENTION_NAME || is_shortened(mention)) continue;
    uint32_t *slot = name_slot(reading, slots, size - 1, mention->name);
    if (*slot == 0) *slot = i + 1;
  }
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    gxi_mention *mention = &reading->mentions.items[i];
    if (!is_shortened(mention)) continue;
    uint32_t slot = *name_slot(reading, slots, size - 1, mention->name);
    mention->full = slot ? slot - 1 : GX_ID_NONE;
  }
}
