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
 *
 * The giver stands left, unless only the left one lies in a receiving province. Lines
 * with more than the two names, and texts that do not speak of pairing shortly before,
 * say nothing here.
 */
#include "relation/line.h"

#define CONTEXT 900u /* bytes before the line in which the pairing is spoken of */

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
  if (right + 1 < last && !gxi_token_among(scene, right + 1, "( ; 。 , :")) return;
  if (!dash || !speaks_of_pairs(scene, scene->sentences[sentence].text.end)) {
    put_signing(
      scene, gxi_token_entity(scene, left), gxi_token_entity(scene, right), sentence
    );
    return;
  }
  uint32_t giver = gxi_token_entity(scene, left),
           taker = gxi_token_entity(scene, right);
  if (gxi_entity_receives(scene, giver) && !gxi_entity_receives(scene, taker)) {
    uint32_t other = giver;
    giver = taker;
    taker = other;
  }
  gxi_ends ends = {giver, scene->tie.aids, taker};
  gxi_draft_put(scene, ends, sentence, 0.65, "aid.listing");
}

void gxi_listings_find(gxi_scene *scene) {
  if (scene->tie.aids == GX_ID_NONE || !gxi_scene_has(scene, CUES " 签约")) return;
  for (uint32_t i = 0; i < scene->sentence_count; i++) {
    uint32_t kind = scene->blocks[scene->sentences[i].block].kind;
    if (kind == GX_BLOCK_PARAGRAPH || kind == GX_BLOCK_LIST_ITEM) read_line(scene, i);
  }
}
