/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * headline.c: two places that a headline couples.
 *
 *     甲市—乙州“组团式”医疗帮扶结对表       甲 aids 乙
 *     甲市×乙市,9月大事记                   甲 cooperates with 乙
 *     甲与乙:跨越两千公里的“牵手”          the same
 *
 * The places are cities or counties of different provinces, and the text tells of
 * paired help or of cooperation between regions. Help goes to the side that lies in a
 * province which receives it, if the other does not.
 *
 * Not here: whom a whole text shows to be a pair (pairing.c); what verbs say (frames).
 */
#include "relation/scene.h"

#define HEADLINE_SENTENCES 4u /* at the head of an article; chosen */
#define HEADLINE_BYTES 240u

static const char help[] = "帮扶 结对 援疆 援藏 援青 支援 援建 对口协作 东西部协作";
static const char ties[] = "协作 合作 对口 携手 牵手 结对 帮扶 联动 共建 支援";

static bool is_side(const gxi_scene *scene, uint32_t token) {
  uint32_t entity = gxi_token_entity(scene, token);
  uint32_t wanted = gxi_bit(scene->type.city) | gxi_bit(scene->type.county);
  return (gxi_entity_bit(scene, entity) & wanted) != 0;
}

/* A mark couples by itself, a word where the headline goes on with a colon or a cue. */
static bool couples(const gxi_scene *scene, uint32_t token, gx_str rest) {
  if (gxi_token_among(scene, token, "× — —— – · • - ✖")) return true;
  return gxi_token_among(scene, token, "与 和 携手 牵手") &&
         (gxi_str_starts(rest, GX_STR_LIT(":")) || gxi_text_has(rest, help));
}

static void
put(gxi_scene *scene, uint32_t head, uint32_t type, uint32_t tail, uint32_t sentence) {
  gxi_draft_put(scene, (gxi_ends){head, type, tail}, sentence, 0.6, "headline.pair");
}

/* Who is listed as helping is no partner besides. */
static bool is_listed(const gxi_scene *scene, uint32_t left, uint32_t right) {
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const gxi_draft *draft = &scene->drafts.items[i];
    bool same = (draft->head == left && draft->tail == right) ||
                (draft->head == right && draft->tail == left);
    if (same && draft->type == scene->tie.aids) return true;
  }
  return false;
}

static void
tie(gxi_scene *scene, uint32_t left, uint32_t right, gx_str text, uint32_t sentence) {
  uint32_t x = gxi_entity_province(scene, left), y = gxi_entity_province(scene, right);
  if (x == GX_ID_NONE || y == GX_ID_NONE || x == y) return;
  bool gets_left = gxi_entity_receives(scene, left);
  bool gets_right = gxi_entity_receives(scene, right);
  if (gets_left != gets_right && (gxi_text_has(text, help) || gxi_text_has(scene->text, help)))
    put(
      scene,
      gets_left ? right : left,
      scene->tie.aids,
      gets_left ? left : right,
      sentence
    );
  else if (is_listed(scene, left, right))
    return;
  else if (gxi_text_has(text, ties) || gxi_text_has(scene->text, ties))
    put(scene, left, scene->tie.cooperates_with, right, sentence);
}

static void read_line(gxi_scene *scene, uint32_t sentence) {
  const uint32_t *first = scene->reading->sentence_tokens;
  gx_span span = scene->sentences[sentence].text;
  gx_str text = gxi_scene_text(scene, span);
  if (text.size > HEADLINE_BYTES || gxi_str_ends(text, GX_STR_LIT("。"))) return;
  for (uint32_t i = first[sentence] + 1; i + 1 < first[sentence + 1]; i++) {
    if (!is_side(scene, i - 1)) continue;
    uint32_t right = i + 1;
    while (right + 1 < first[sentence + 1] && !is_side(scene, right) &&
           (gxi_entity_bit(scene, gxi_token_entity(scene, right)) & scene->places))
      right++; /* 某省某市 */
    if (!is_side(scene, right)) continue;
    while (right + 1 < first[sentence + 1] && is_side(scene, right + 1))
      right++; /* 某市某县 */
    const gxi_token *token = &scene->reading->tokens.items[right];
    gx_str rest = gxi_str_sub(scene->text, token->text.end, span.end);
    if (!couples(scene, i, rest)) continue;
    tie(
      scene,
      gxi_token_entity(scene, i - 1),
      gxi_token_entity(scene, right),
      text,
      sentence
    );
    return;
  }
}

void gxi_headlines_find(gxi_scene *scene) {
  uint32_t seen = 0, article = GX_ID_NONE;
  if (scene->tie.aids == GX_ID_NONE || scene->tie.cooperates_with == GX_ID_NONE) return;
  for (uint32_t i = 0; i < scene->sentence_count; i++) {
    const gx_block *block = &scene->blocks[scene->sentences[i].block];
    if (block->article != article) seen = 0;
    article = block->article;
    if (block->kind == GX_BLOCK_HEADING || (seen < HEADLINE_SENTENCES && block->kind == GX_BLOCK_PARAGRAPH))
      read_line(scene, i);
    seen++;
  }
}
