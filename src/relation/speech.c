/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * speech.c: what the head of a printed speech, and the name of an event, say of it.
 *
 *     在 [某大会] 上的致辞              the heading
 *     [某市] 市长 [甲]                 甲 attends the event
 *     (2023年11月3日, [乙市])          which is held in 乙
 *
 *     [甲县( [丙市] )产业推介会]        as is one whose name has a place in brackets
 *
 * Not here: what the speech itself tells.
 */
#include "relation/scene.h"

#define HEAD_SENTENCES 5u  /* the heading stands in them; chosen */
#define BELOW_SENTENCES 3u /* speaker and date line stand so near below it */
#define LINE_TOKENS 14u

/* The event that the line names, if it is the heading of a speech. */
static uint32_t event_of_heading(const gxi_scene *scene, uint32_t sentence) {
  gx_str text = gxi_scene_text(scene, scene->sentences[sentence].text);
  if (text.size > 180 || !gxi_text_has(text, "上的 仪式上 大会上 会上 论坛上 时的"))
    return GX_ID_NONE;
  bool ends = gxi_str_ends(text, GX_STR_LIT(")")); /* 讲话(摘要) */
  ends =
    ends ||
    gxi_str_ends_in(text, "致辞 讲话 发言 演讲 主旨演讲 欢迎辞 开幕词 闭幕词 报告") > 0;
  if (!ends || !gxi_text_has(text, "致辞 讲话 发言 演讲 辞 词 报告")) return GX_ID_NONE;
  const uint32_t *first = scene->reading->sentence_tokens;
  for (uint32_t i = first[sentence]; i < first[sentence + 1]; i++)
    if (gxi_token_names(scene, i, gxi_bit(scene->type.event)))
      return gxi_token_entity(scene, i);
  return GX_ID_NONE;
}

/* The one who speaks; or the innermost place of a date line. */
static void read_below(gxi_scene *scene, uint32_t event, uint32_t sentence) {
  const uint32_t *first = scene->reading->sentence_tokens;
  uint32_t from = first[sentence], to = first[sentence + 1], place = GX_ID_NONE;
  if (to - from > LINE_TOKENS) return;
  bool date = false;
  for (uint32_t i = from; i < to; i++) {
    if (gxi_token_names(scene, i, scene->persons)) {
      gxi_ends ends = {gxi_token_entity(scene, i), scene->tie.attends, event};
      gxi_draft_put(scene, ends, sentence, 0.7, "attend.speech");
      return;
    }
    date = date || scene->reading->tokens.items[i].kind == GXI_TOKEN_DATE;
    if (gxi_token_names(scene, i, scene->places)) place = gxi_token_entity(scene, i);
  }
  if (!date || place == GX_ID_NONE) return;
  gxi_ends ends = {event, scene->tie.located_in, place};
  gxi_draft_put(scene, ends, sentence, 0.7, "located.speech");
}

/* 甲县(乙市)推介会: 乙, if the text names it as a place. */
static void read_brackets(gxi_scene *scene, uint32_t event) {
  const gxi_entity *entity = &scene->entities->items[event];
  size_t open = gxi_str_find(entity->name, GX_STR_LIT("("), 0);
  size_t close = gxi_str_find(entity->name, GX_STR_LIT(")"), 0);
  if (open == SIZE_MAX || close == SIZE_MAX || close < open + 7) return;
  gx_str name = gxi_str_sub(entity->name, open + 1, close);
  for (uint32_t i = 0; i < scene->place_entity_count && i < 400; i++) {
    uint32_t index = scene->place_entities[i];
    const gxi_entity *place = &scene->entities->items[index];
    const gxi_place *row = gxi_knowledge_place(scene->knowledge, place->place);
    if (!gxi_str_equal(place->name, name) && !gxi_str_equal(row->short_name, name) && !gxi_str_equal(row->name, name))
      continue;
    if (entity->mention_count == 0) return;
    uint32_t sentence = scene->reading->mentions.items[entity->mentions[0]].sentence;
    gxi_ends ends = {event, scene->tie.located_in, index};
    gxi_draft_put(scene, ends, sentence, 0.7, "located.brackets");
    return;
  }
}

void gxi_speeches_find(gxi_scene *scene) {
  for (uint32_t i = 0; i < scene->entities->count; i++)
    if (gxi_entity_bit(scene, i) == gxi_bit(scene->type.event)) read_brackets(scene, i);
  for (uint32_t i = 0; i < scene->sentence_count && i < HEAD_SENTENCES; i++) {
    uint32_t event = event_of_heading(scene, i);
    if (event == GX_ID_NONE) continue;
    for (uint32_t k = i + 1; k <= i + BELOW_SENTENCES && k < scene->sentence_count; k++)
      read_below(scene, event, k);
    return;
  }
}
