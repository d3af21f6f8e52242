/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * listing.c: lines that pair two names with a dash, under a text about paired help.
 *
 *     结对学校名单
 *     甲区实验小学 —— 乙县第三小学
 *     丙医院→丁县中医医院(2022年签约)
 *
 *     签约项目名单
 *     甲公司与乙县(总投资2亿元)
 *     丙县政府——丁公司 莲藕加工项目 2亿元
 *
 *     结对关系:甲区—乙县;丙区—丁县。         several in a row
 *     甲市:乙县、丙县                          under a heading about pairs
 *
 * The giver stands left, unless only the left one lies in a receiving province. Other
 * lines with more than the two names, and texts that do not speak of pairing shortly
 * before, say nothing here.
 */
#include "relation/line.h"

#define CONTEXT 900u /* bytes before the line in which the pairing is spoken of */
#define MOST_PAIRS 32u
#define MAX_REMARK 12u /* tokens of (由甲援建) */

#define CUES "结对 对口支援 对口帮扶 帮扶 手拉手 对口协作 组团式"

static bool is_dash(const gxi_scene *scene, uint32_t token) {
  return gxi_token_among(scene, token, "— —— - – → ↔ ⇄ ~ --");
}

/* The end of the chain of names that begins here (甲市乙区某校): its last name. */
static uint32_t last_name(const gxi_scene *scene, uint32_t token, uint32_t last) {
  uint32_t types = scene->places | scene->bodies;
  if (token >= last || !gxi_token_names(scene, token, types)) return GX_ID_NONE;
  while (token + 1 < last && gxi_token_names(scene, token + 1, types))
    token++;
  return token;
}

static bool speaks_of_pairs(const gxi_scene *scene, uint32_t end) {
  uint32_t begin = end > CONTEXT ? end - CONTEXT : 0;
  return gxi_text_has(gxi_str_sub(scene->text, begin, end), CUES);
}

/* The last heading above, within a dozen lines, speaks of signings. */
static bool under_signings(const gxi_scene *scene, uint32_t sentence) {
  for (uint32_t i = sentence; i-- > 0 && sentence - i <= 12;) {
    gx_str text = gxi_scene_text(scene, scene->sentences[i].text);
    bool short_line = text.size < 90 && !gxi_str_ends(text, GX_STR_LIT("。"));
    if (short_line && gxi_text_has(text, "签约名单 签约项目 签约单位 签约企业 签约情况 签约一览 签约清单 签约双方"))
      return true;
    if (scene->blocks[scene->sentences[i].block].kind == GX_BLOCK_HEADING) return false;
  }
  return false;
}

static void put_signing(gxi_scene *scene, uint32_t a, uint32_t b, uint32_t sentence) {
  if (!under_signings(scene, sentence)) return;
  gxi_ends ends = {a, scene->tie.signs_with, b};
  gxi_draft_put(scene, ends, sentence, 0.65, "sign.listing");
}

static void
put_pair(gxi_scene *scene, uint32_t giver, uint32_t taker, uint32_t sentence) {
  if (gxi_entity_receives(scene, giver) && !gxi_entity_receives(scene, taker)) {
    uint32_t other = giver;
    giver = taker;
    taker = other;
  }
  gxi_ends ends = {giver, scene->tie.aids, taker};
  gxi_draft_put(scene, ends, sentence, 0.65, "aid.listing");
}

/* 甲县政府—乙公司 莲藕加工项目 2.5亿元: what they sign for, and nobody else. */
static bool tells_deal(const gxi_scene *scene, uint32_t token, uint32_t last) {
  if (last - token > MAX_REMARK) return false;
  for (uint32_t i = token; i < last; i++)
    if (gxi_token_names(scene, i, scene->places | scene->bodies | scene->persons) || gxi_token_among(scene, i, ", ; 。 —"))
      return false;
  return true;
}

static void read_line(gxi_scene *scene, uint32_t sentence) {
  uint32_t first = scene->reading->sentence_tokens[sentence];
  uint32_t last = scene->reading->sentence_tokens[sentence + 1];
  uint32_t left = last_name(scene, first, last);
  if (left == GX_ID_NONE || left + 2 >= last) return;
  bool dash = is_dash(scene, left + 1);
  if (!dash && !gxi_token_among(scene, left + 1, "与 和 同 × &")) return;
  uint32_t at = left + 1;
  while (at < last && is_dash(scene, at))
    at++;
  uint32_t right = last_name(scene, dash ? at : at + 1, last);
  if (right == GX_ID_NONE) return;
  bool deal =
    dash && under_signings(scene, sentence) && tells_deal(scene, right + 1, last);
  if (right + 1 < last && !deal && !gxi_token_among(scene, right + 1, "( ; 。 , :"))
    return;
  uint32_t giver = gxi_token_entity(scene, left),
           taker = gxi_token_entity(scene, right);
  if (dash && speaks_of_pairs(scene, scene->sentences[sentence].text.end))
    put_pair(scene, giver, taker, sentence);
  else
    put_signing(scene, giver, taker, sentence);
}

#define MOST_SIDES 6u

/* 甲区(支援)、乙区: the last tokens of the names on one side of a dash. */
typedef struct side {
  uint32_t items[MOST_SIDES], count, end;
} side;

static uint32_t skip_remark(const gxi_scene *scene, uint32_t token, uint32_t last) {
  if (token >= last || !gxi_token_is(scene, token, "(")) return token;
  for (uint32_t i = token + 1; i < last && i < token + MAX_REMARK; i++)
    if (gxi_token_is(scene, i, ")")) return i + 1;
  return token;
}

static bool read_side(const gxi_scene *scene, side *s, uint32_t token, uint32_t last) {
  s->count = 0;
  while (s->count < MOST_SIDES) {
    uint32_t name = last_name(scene, token, last);
    if (name == GX_ID_NONE) break;
    s->items[s->count++] = name;
    s->end = skip_remark(scene, name + 1, last);
    if (s->end >= last || !gxi_token_among(scene, s->end, "、 和 及")) break;
    token = s->end + 1;
  }
  return s->count > 0;
}

/* One of 甲区—乙县、丙县;丁区—戊县. */
typedef struct pair_at {
  side left, right;
} pair_at;

/* A pair whose left side begins at a token. */
static bool
pair_from(const gxi_scene *scene, uint32_t token, uint32_t last, pair_at *pair) {
  if (!read_side(scene, &pair->left, token, last)) return false;
  uint32_t at = pair->left.end;
  if (at >= last || !is_dash(scene, at)) return false;
  while (at < last && is_dash(scene, at))
    at++;
  if (!read_side(scene, &pair->right, at, last)) return false;
  at = pair->right.end;
  if (at < last && is_dash(scene, at)) { /* 甲—乙、丙—丁: 丙 begins the next */
    if (pair->right.count == 1) return false;
    pair->right.end = pair->right.items[--pair->right.count - 1] + 1;
    return true;
  }
  return at >= last || gxi_token_among(scene, at, "( ; 。 , 、 :");
}

static void put_sides(gxi_scene *scene, const pair_at *pair, uint32_t sentence) {
  for (uint32_t i = 0; i < pair->left.count; i++)
    for (uint32_t k = 0; k < pair->right.count; k++)
      put_pair(
        scene,
        gxi_token_entity(scene, pair->left.items[i]),
        gxi_token_entity(scene, pair->right.items[k]),
        sentence
      );
}

/* 结对关系:甲区—乙县;丙区—丁县: pairs in a row, each behind a mark. */
static void read_row(gxi_scene *scene, uint32_t sentence) {
  uint32_t first = scene->reading->sentence_tokens[sentence];
  uint32_t last = scene->reading->sentence_tokens[sentence + 1];
  pair_at pairs[MOST_PAIRS];
  uint32_t count = 0;
  for (uint32_t i = first; i < last && count < MOST_PAIRS; i++) {
    bool edge = i == first || gxi_token_among(scene, i - 1, "; 。 , 、 : ) 是 为 有");
    if (!edge || !pair_from(scene, i, last, &pairs[count])) continue;
    i = pairs[count++].right.end - 1;
  }
  bool labelled = first + 3 < last && gxi_text_has(gxi_token_text(scene, first), CUES);
  bool bracket = count == 1 && gxi_token_is(scene, first, "(") &&
                 pairs[0].right.end >= last; /* (教育)甲—乙 */
  bool alone =
    labelled || bracket ||
    (count == 1 && pairs[0].left.items[0] <= first + 2 && pairs[0].right.end >= last);
  if (count < (alone ? 1 : 2) || !speaks_of_pairs(scene, scene->sentences[sentence].text.end))
    return;
  for (uint32_t i = 0; i < count; i++)
    put_sides(scene, &pairs[i], sentence);
}

/* The heading above, or the line that ends in a colon, is about pairs. */
static bool under_pairs(const gxi_scene *scene, uint32_t sentence) {
  for (uint32_t i = sentence; i-- > 0 && sentence - i <= MOST_PAIRS;) {
    gx_str text = gxi_scene_text(scene, scene->sentences[i].text);
    bool heads = scene->blocks[scene->sentences[i].block].kind == GX_BLOCK_HEADING;
    bool short_line = text.size < 90 && !gxi_str_ends(text, GX_STR_LIT("。"));
    bool leads = short_line || gxi_str_ends(text, GX_STR_LIT(":"));
    if (leads && gxi_text_has(text, CUES)) return true;
    if (heads) return false;
  }
  return false;
}

/* 某省:某市、某县 lists what lies in it. */
static bool lies_in(const gxi_scene *scene, uint32_t inner, uint32_t outer) {
  uint32_t a = gxi_entity_site(scene, inner), b = gxi_entity_site(scene, outer);
  return a != GX_ID_NONE && b != GX_ID_NONE &&
         gxi_knowledge_place_within(scene->knowledge, a, b);
}

/* 甲市:乙县、丙县 and nothing else, where pairs are listed: who helps whom. */
static void read_group(gxi_scene *scene, uint32_t sentence) {
  uint32_t first = scene->reading->sentence_tokens[sentence];
  uint32_t last = scene->reading->sentence_tokens[sentence + 1];
  while (first < last && (gxi_token_at(scene, first)->kind == GXI_TOKEN_NUMBER ||
                          gxi_token_among(scene, first, "( ) . 、 - · •")))
    first++;
  uint32_t left = last_name(scene, first, last);
  if (left == GX_ID_NONE || left + 2 >= last || !gxi_token_is(scene, left + 1, ":"))
    return;
  uint32_t giver = gxi_token_entity(scene, left), takers[MOST_PAIRS], count = 0;
  for (uint32_t at = left + 2; at < last && count < MOST_PAIRS;) {
    uint32_t right = last_name(scene, at, last);
    if (right == GX_ID_NONE) return;
    takers[count++] = gxi_token_entity(scene, right);
    if (right + 1 < last && !gxi_token_among(scene, right + 1, "、 , ; 。 和 及 以及"))
      return;
    at = right + 2;
  }
  if (count == 0 || !under_pairs(scene, sentence)) return;
  for (uint32_t i = 0; i < count; i++) {
    if (lies_in(scene, takers[i], giver) || gxi_entity_receives(scene, giver)) return;
  }
  for (uint32_t i = 0; i < count; i++)
    put_pair(scene, giver, takers[i], sentence);
}

void gxi_listings_find(gxi_scene *scene) {
  if (scene->tie.aids == GX_ID_NONE || !gxi_scene_has(scene, CUES " 签约")) return;
  for (uint32_t i = 0; i < scene->sentence_count; i++) {
    uint32_t kind = scene->blocks[scene->sentences[i].block].kind;
    bool heading = kind == GX_BLOCK_HEADING;
    if (kind != GX_BLOCK_PARAGRAPH && kind != GX_BLOCK_LIST_ITEM && !heading) continue;
    read_line(scene, i);
    if (heading) continue;
    read_row(scene, i);
    read_group(scene, i);
  }
}
