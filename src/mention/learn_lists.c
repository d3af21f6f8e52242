/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * learn_lists.c: names that a list tells of: what stands behind it says how many there
 * are, and what.
 *
 *     远景 、 阳光 、 金风 | 三家 | 企业        下洼 、 柳沟 | 两个 | 村
 *     `---- three items ---'   3     company
 *
 * That the items are as many as the number says is a sure sign, whatever words they are
 * made of: brands are often words of everyday. With 等 the number may be greater; then
 * one of the items has to be a known name of the same type. Linear: each item is looked
 * at from one number only.
 *
 * Not here: firms that other signs give away (guess.c).
 */
#include "base/str.h"
#include "grammar/number.h"
#include "mention/learn.h"
#include "mention/shapes.h"
#include "mention/weights.h"

#define MAX_ITEMS 12u
#define MAX_WORDS 5u /* tokens of an item */
#define MIN_SIZE 2u  /* characters of one */
#define MAX_SIZE 10u
#define MAX_BETWEEN 4u /* characters between the unit and the head: 三家|公益|机构 */
#define MAX_QUALITY 2u /* … of what says more of it: 等|知名|企业 */
#define MAX_HEAD 4u    /* … of the head */
#define USUAL_WORD 13u /* weight in the word list from which a word says little */

typedef struct gxi_item {
  uint32_t begin, end; /* tokens */
} gxi_item;

typedef struct gxi_lister {
  gxi_notebook *notebook;
  const gxi_scan *scan;
  const gxi_reading *reading;
  uint32_t sentence_begin;   /* first token of the sentence */
  gxi_item items[MAX_ITEMS]; /* last item first */
  uint32_t count;
} gxi_lister;

/* What a number counts. */
typedef struct gxi_counted {
  uint32_t number;
  uint32_t type; /* GX_ID_NONE: nothing that is named */
  bool told;     /* by a noun; else 家 alone says that they are firms */
} gxi_counted;

static gx_str text_of(const gxi_lister *l, uint32_t token) {
  gx_span span = l->reading->tokens.items[token].text;
  return gxi_str_sub(l->scan->text, span.begin, span.end);
}

static uint32_t char_at(const gxi_lister *l, size_t at) {
  uint32_t size;
  return at < l->scan->text.size ? gxi_utf8_at(l->scan->text, at, &size) : 0;
}

static bool is_unit(uint32_t code) {
  return code == 0x5BB6 /* 家 */ || code == 0x6237 /* 户 */ ||
         code == 0x4E2A /* 个 */ || code == 0x6240 /* 所 */ || code == 0x5927 /* 大 */;
}

/* The type of things that a noun names: 公司, 药企, 医院, 高校, 村. */
static uint32_t type_of_noun(const gxi_lister *l, gx_str noun) {
  const gxi_scan *scan = l->scan;
  gxi_hit hit;
  if (gxi_str_is(noun, "产业")) return GX_ID_NONE;
  if (gxi_str_is(noun, "品牌")) return scan->shape_type[GXI_SHAPE_COMPANY];
  if (gxi_str_ends(noun, GX_STR_LIT("校")) || gxi_str_is(noun, "机构"))
    return scan->shape_type[GXI_SHAPE_ORGANIZATION];
  if (gxi_str_ends(noun, GX_STR_LIT("村"))) return scan->shape_type[GXI_SHAPE_VILLAGE];
  if (!gxi_lexicon_find(scan->lexicon, noun, &hit)) return GX_ID_NONE;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(scan->lexicon, hit.first + i);
    uint32_t type = entry->payload & 0xFF;
    if (entry->kind == GXI_KIND_SUFFIX && (entry->payload >> 8 & 0xFF) > 0 &&
        (type == scan->shape_type[GXI_SHAPE_COMPANY] || type == scan->shape_type[GXI_SHAPE_ORGANIZATION] || type == scan->shape_type[GXI_SHAPE_VILLAGE] || type == scan->shape_type[GXI_SHAPE_ZONE]))
      return type;
    if (entry->kind == GXI_KIND_WORD && GXI_WORD_CLASS(entry->payload) == GXI_WORD_GENERIC && GXI_WORD_FAMILY(entry->payload) == GXI_WORD_OF_COMPANY)
      return scan->shape_type[GXI_SHAPE_COMPANY];
  }
  return GX_ID_NONE;
}

/* The longest noun among the first characters at a place, else those behind it. */
static uint32_t type_at(const gxi_lister *l, size_t at, uint32_t between) {
  for (uint32_t skipped = 0; skipped <= between; skipped++) {
    size_t ends[MAX_HEAD], end = at;
    uint32_t count = 0;
    while (count < MAX_HEAD && gxi_is_han(char_at(l, end))) {
      end += gxi_utf8_size((unsigned char)l->scan->text.data[end]);
      ends[count++] = end;
    }
    for (uint32_t i = count; i-- > 0;) {
      uint32_t type = type_of_noun(l, gxi_str_sub(l->scan->text, at, ends[i]));
      if (type != GX_ID_NONE) return type;
    }
    if (count == 0 || gxi_shape_is_hard(char_at(l, at))) break;
    at = ends[0];
  }
  return GX_ID_NONE;
}

/* 三家|企业, 两户, 3个|村 at a place in the text. */
static gxi_counted counted_at(const gxi_lister *l, size_t at) {
  gxi_counted counted = {0, GX_ID_NONE, true};
  gxi_number number = gxi_number_at(l->scan->text, at);
  if (!number.size || number.value < 2 || number.value > 99 || *number.qualifier)
    return counted;
  counted.number = (uint32_t)number.value;
  at += number.size;
  uint32_t unit = char_at(l, at);
  if (!is_unit(unit)) return counted;
  at += 3;
  bool firms = unit == 0x5BB6 || unit == 0x6237;
  counted.type = type_at(l, at, firms ? MAX_BETWEEN : 0);
  if (counted.type == GX_ID_NONE && firms && char_at(l, at) != 0x4EBA /* 人 */) {
    counted.type = l->scan->shape_type[GXI_SHAPE_COMPANY];
    counted.told = false;
  }
  return counted;
}

static bool is_word(const gxi_token *token, gxi_word_class class) {
  return token->kind == GXI_TOKEN_WORD && GXI_WORD_CLASS(token->payload) == class;
}

static const gxi_mention *mention_of(const gxi_lister *l, uint32_t token) {
  uint32_t index = l->reading->tokens.items[token].mention;
  return index == GX_ID_NONE ? NULL : &l->reading->mentions.items[index];
}

static bool is_pause(const gxi_lister *l, uint32_t token) {
  return gxi_str_is(text_of(l, token), "、");
}

/* 和 与 及 in front of the last item */
static bool is_and(const gxi_lister *l, uint32_t token) {
  gx_str text = text_of(l, token);
  return gxi_str_is(text, "和") || gxi_str_is(text, "与") || gxi_str_is(text, "及") ||
         gxi_str_is(text, "以及") || gxi_str_is(text, "跟");
}

#define TAG(letter) (1u << ((letter) - 'a'))

/* What ends a list on its left: verbs, function words, marks, nouns that name nothing.
 */
static bool is_boundary(const gxi_lister *l, uint32_t index) {
  const uint32_t closed = TAG('p') | TAG('c') | TAG('u') | TAG('y') | TAG('e') |
                          TAG('d') | TAG('r') | TAG('m') | TAG('q') | TAG('t');
  const gxi_token *token = &l->reading->tokens.items[index];
  const gxi_mention *mention = mention_of(l, index);
  bool single = gxi_utf8_count(text_of(l, index)) == 1;
  char tag = (char)(token->payload & 0xFF);
  uint32_t weight = token->payload >> 8 & 0xFF;
  switch ((gxi_token_kind)token->kind) {
  case GXI_TOKEN_OTHER:
    return false;
  case GXI_TOKEN_MENTION:
    return mention && mention->kind != GXI_MENTION_NAME;
  case GXI_TOKEN_WORD:
    return !is_word(token, GXI_WORD_OTHER) &&
           !(single && is_word(token, GXI_WORD_UNIT)); /* 万|轮|包装 */
  case GXI_TOKEN_COMMON:
    if (single && gxi_str_in(text_of(l, index), "内 里")) return true; /* 园区|内 */
    if (single && (tag == 'm' || tag == 'q')) return false;            /* 万, 家 */
    if (tag >= 'a' && tag <= 'z' && (closed >> (tag - 'a') & 1)) return true;
    return tag == 'v' && (!single || weight >= USUAL_WORD);
  default:
    return true;
  }
}

/* A function word of one character right behind 、 or 和 begins an item. */
static bool is_first_char(const gxi_lister *l, uint32_t token, bool last) {
  bool single = gxi_utf8_count(text_of(l, token)) == 1;
  return single && token > l->sentence_begin &&
         l->reading->tokens.items[token].kind == GXI_TOKEN_COMMON &&
         (is_pause(l, token - 1) || (last && is_and(l, token - 1)));
}

/* One item that ends before a token; false when nothing is there. */
static bool take_item(gxi_lister *l, uint32_t end, bool last, uint32_t *begin) {
  uint32_t at = end;
  while (at > l->sentence_begin && end - at < MAX_WORDS) {
    if (is_pause(l, at - 1)) break;
    if (is_boundary(l, at - 1)) { /* 和|真|爱|梦想 */
      at -= is_first_char(l, at - 1, last);
      break;
    }
    if (last && at < end && is_and(l, at - 1)) break;
    at--;
  }
  if (at == end || l->count == MAX_ITEMS) return false;
  l->items[l->count++] = (gxi_item){at, end};
  *begin = at;
  return true;
}

/* 东乡县|的 in front of an item */
static bool is_attribute(const gxi_lister *l, uint32_t item) {
  if (item < l->sentence_begin + 2 || !gxi_str_is(text_of(l, item - 1), "的"))
    return false;
  const gxi_mention *place = mention_of(l, item - 2);
  return place && place->place_count > 0;
}

/* The items of the list that ends before a token, last first. */
static void take_list(gxi_lister *l, uint32_t end) {
  l->count = 0;
  uint32_t begin;
  bool last = true;
  while (take_item(l, end, last, &begin) && begin > l->sentence_begin) {
    if (is_attribute(l, begin)) begin -= 2;
    if (begin <= l->sentence_begin) break;
    bool joined = is_pause(l, begin - 1) || (last && is_and(l, begin - 1));
    if (!joined) break;
    end = begin - 1;
    last = false;
  }
}

static gx_str item_text(const gxi_lister *l, const gxi_item *item) {
  const gxi_token *tokens = l->reading->tokens.items;
  return gxi_str_sub(
    l->scan->text, tokens[item->begin].text.begin, tokens[item->end - 1].text.end
  );
}

static bool is_place(const gxi_mention *mention) {
  return mention && mention->place_count > 0;
}

/* A name of the type that is counted, known without the list. */
static bool
is_known(const gxi_lister *l, const gxi_item *item, const gxi_counted *counted) {
  const gxi_mention *mention = mention_of(l, item->begin);
  return item->end - item->begin == 1 && mention && mention->type == counted->type;
}

/* 纺织, 食品 */
static bool is_trade(const gxi_token *token) {
  return gxi_token_reads(token, GXI_KIND_SUFFIX) ||
         gxi_token_reads(token, GXI_KIND_WORD);
}

/* Something that is no word of everyday: 下|洼, 金|风, 远景; 纺织 is one. */
static bool is_proper(const gxi_lister *l, const gxi_item *item) {
  for (uint32_t i = item->begin; i < item->end; i++) {
    const gxi_token *token = &l->reading->tokens.items[i];
    bool single = gxi_utf8_count(text_of(l, i)) == 1;
    if (token->kind == GXI_TOKEN_OTHER || token->kind == GXI_TOKEN_MENTION || single)
      return true;
    bool rare = (token->payload >> 8 & 0xFF) < 8 && !is_trade(token);
    if (token->kind == GXI_TOKEN_COMMON && rare) return true;
  }
  return false;
}

/* Whether an item may be a name that only the list tells of. */
static bool may_name(const gxi_lister *l, const gxi_item *item) {
  gx_str text = item_text(l, item);
  size_t size = gxi_utf8_count(text);
  const gxi_mention *first = mention_of(l, item->begin);
  if (size < MIN_SIZE || size > MAX_SIZE || gxi_str_ends(text, GX_STR_LIT("家")))
    return false;
  if (item->end - item->begin == 1) {
    bool person = first && first->origin == GXI_ORIGIN_PERSON;
    return !first || person;
  }
  return !first || is_place(first) || first->type == l->scan->type_region;
}

static void
note_item(const gxi_lister *l, const gxi_item *item, const gxi_counted *counted) {
  gx_str text = item_text(l, item);
  size_t size = gxi_utf8_count(text);
  gxi_notebook_add(
    l->notebook,
    l->scan->arena,
    (gxi_note
    ){.text = text,
      .type = counted->type,
      .cost = size > 3 ? GXI_COST_NOTED : GXI_COST_NOTED_THREE,
      .origin = GXI_ORIGIN_SHAPE,
      .full = GX_ID_NONE}
  );
}

/* Whether the list is one of names; `open`: 等 stands behind it. */
static bool is_list_of(const gxi_lister *l, const gxi_counted *counted, bool open) {
  uint32_t known = 0, proper = 0, fit = 0, size = 0;
  for (uint32_t i = 0; i < l->count; i++) {
    const gxi_item *item = &l->items[i];
    if (is_known(l, item, counted)) {
      known++;
      fit++;
    } else if (may_name(l, item)) {
      fit++;
      proper += is_proper(l, item);
      size += gxi_utf8_count(item_text(l, item)) > 3;
    }
  }
  if (open) return known > 0 && l->count <= counted->number && known + proper == fit;
  if (l->count != counted->number || fit < l->count) return false;
  return counted->told || l->count > 2 ? known + proper > 0 : known + size > 0;
}

/* 宏达、金利、福泰|,|三家都, 圣象、德尔|——|两大品牌: a mark stands in between. */
static uint32_t is_apart(const gxi_lister *l, uint32_t index) {
  if (index == l->sentence_begin) return 0;
  gx_str mark = text_of(l, index - 1);
  if (gxi_str_ends(mark, GX_STR_LIT("—"))) return 1;
  gx_str next =
    index + 1 < l->reading->tokens.count ? text_of(l, index + 1) : (gx_str){NULL, 0};
  bool all = gxi_str_starts_in(next, 0, "都 均 全 皆") > 0;
  return gxi_str_is(mark, ",") && all;
}

static void note_list(const gxi_lister *l, const gxi_counted *counted) {
  for (uint32_t i = 0; i < l->count; i++)
    if (!is_known(l, &l->items[i], counted) && may_name(l, &l->items[i]))
      note_item(l, &l->items[i], counted);
}

/* 甲、乙、丙等企业, 等中央企业: any number, and what they are; not 等企业家. */
static gxi_counted uncounted(const gxi_lister *l, uint32_t index) {
  gxi_counted counted = {MAX_ITEMS, GX_ID_NONE, true};
  size_t at = l->reading->tokens.items[index].text.begin + 3;
  uint32_t type = type_at(l, at, MAX_QUALITY);
  bool people = false;
  for (size_t i = 0; i < MAX_QUALITY + 3; i++)
    people = people || char_at(l, at + 3 * i) == 0x5BB6 /* 家 */;
  if (type == l->scan->shape_type[GXI_SHAPE_COMPANY] && !people) counted.type = type;
  return counted;
}

static void learn_open(gxi_lister *l, uint32_t index) {
  gxi_counted counted = uncounted(l, index);
  if (counted.type == GX_ID_NONE) return;
  take_list(l, index);
  if (l->count > 1 && is_list_of(l, &counted, true)) note_list(l, &counted);
}

static void learn_list(gxi_lister *l, uint32_t index) {
  const gxi_token *tokens = l->reading->tokens.items;
  gxi_counted counted = counted_at(l, tokens[index].text.begin);
  if (counted.type == GX_ID_NONE) return;
  bool open = index > l->sentence_begin && gxi_str_is(text_of(l, index - 1), "等");
  take_list(l, index - open - is_apart(l, index));
  if (l->count == 0 || (l->count == 1 && !open) || !is_list_of(l, &counted, open))
    return;
  note_list(l, &counted);
}

/* A company that is known without the list. */
static bool is_firm(const gxi_lister *l, uint32_t index) {
  const gxi_mention *mention =
    index < l->reading->tokens.count ? mention_of(l, index) : NULL;
  return mention && mention->kind == GXI_MENTION_NAME &&
         mention->type == l->scan->shape_type[GXI_SHAPE_COMPANY];
}

/* …等短视频|平台: what is listed may be called by any word. */
static bool lists_platforms(const gxi_lister *l, uint32_t index) {
  size_t begin = l->reading->tokens.items[index].text.end, end = begin + 36;
  if (end > l->scan->text.size) end = l->scan->text.size;
  gx_str rest = gxi_str_sub(l->scan->text, begin, end);
  size_t others = gxi_str_find(rest, GX_STR_LIT("等"), 0);
  return others != SIZE_MAX && others < 12 &&
         gxi_str_find(rest, GX_STR_LIT("平台"), others) != SIZE_MAX;
}

/* 甲与乙县|、|远方|公司|与|丙县: what a couple begins with, by its last word a firm. */
static bool opens_couple(const gxi_lister *l, const gxi_item *item) {
  const gxi_token *tokens = l->reading->tokens.items, *last = &tokens[item->end - 1];
  const gxi_mention *next =
    item->end + 1 < l->reading->tokens.count ? mention_of(l, item->end + 1) : NULL;
  if (item->end - item->begin != 2 || !next || next->kind != GXI_MENTION_NAME)
    return false;
  if (!is_and(l, item->end) || !gxi_str_among(text_of(l, item->end - 1), GX_STR_LIT("公司 集团")))
    return false;
  const gxi_token *brand = last - 1;
  uint32_t begin = item->begin - 1;
  return brand->kind == GXI_TOKEN_COMMON && !gxi_token_reads(brand, GXI_KIND_WORD) &&
         !gxi_token_reads(brand, GXI_KIND_SUFFIX) &&
         gxi_utf8_count(text_of(l, item->begin)) == 2 && begin > l->sentence_begin &&
         mention_of(l, begin - 1) && mention_of(l, begin - 1)->kind == GXI_MENTION_NAME;
}

/* 甲公司|、|疆域味吧|、|乙公司: between two firms stands a third. */
static void learn_between(gxi_lister *l, uint32_t index) {
  if (!is_pause(l, index)) return;
  gxi_item item = {index + 1, index + 1};
  const gxi_token *tokens = l->reading->tokens.items;
  while (item.end < l->reading->tokens.count && item.end - item.begin < MAX_WORDS &&
         tokens[item.end].kind != GXI_TOKEN_PUNCT && !is_and(l, item.end))
    item.end++;
  if (item.end == item.begin || item.end + 1 >= l->reading->tokens.count) return;
  if (tokens[item.end + 1].sentence != tokens[index].sentence) return;
  gxi_counted counted = {0, l->scan->shape_type[GXI_SHAPE_COMPANY], true};
  if (opens_couple(l, &item)) note_item(l, &item, &counted);
  if (!is_firm(l, index - 1) || !is_firm(l, item.end + 1)) return;
  for (uint32_t i = item.begin; i < item.end; i++)
    if (mention_of(l, i) || is_word(&tokens[i], GXI_WORD_GENERIC)) return;
  size_t size = gxi_utf8_count(item_text(l, &item));
  bool proper = size > 2 && is_proper(l, &item);
  if (size < MIN_SIZE || size > MAX_SIZE || !(proper || lists_platforms(l, item.end)))
    return;
  if (!is_pause(l, item.end) && !is_and(l, item.end)) return;
  note_item(l, &item, &counted);
}

/* 三家, 3个, 两|大, 三家企业 */
static bool may_count(const gxi_lister *l, uint32_t index) {
  const gxi_token *token = &l->reading->tokens.items[index];
  const gxi_mention *mention = mention_of(l, index);
  return token->kind == GXI_TOKEN_QUANTITY || token->kind == GXI_TOKEN_NUMBER ||
         (mention && mention->kind == GXI_MENTION_ANAPHOR);
}

/* 等, 等企业; not 等多家, 等20家: the number tells. */
static bool is_open(const gxi_lister *l, uint32_t index) {
  gx_str text = text_of(l, index);
  return gxi_str_starts(text, GX_STR_LIT("等")) &&
         l->reading->tokens.items[index].kind != GXI_TOKEN_MENTION;
}

void gxi_learn_lists(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  gxi_lister lister = {.notebook = notebook, .scan = scan, .reading = reading};
  for (uint32_t i = 0; i < reading->tokens.count; i++) {
    if (i == 0 || reading->tokens.items[i].sentence != reading->tokens.items[i - 1].sentence)
      lister.sentence_begin = i;
    else if (may_count(&lister, i))
      learn_list(&lister, i);
    else if (is_open(&lister, i))
      learn_open(&lister, i);
    else
      learn_between(&lister, i);
  }
}
