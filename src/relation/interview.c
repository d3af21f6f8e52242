/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * interview.c: who is asked, where only a line at the edge says which post he holds.
 *
 *     [甲] : 离客户近。                       the name that opens the answers
 *     ( 受访者系 [某公司] 总经理 )             a line about the one who is asked
 *     某某公司 / 董事会秘书 : [乙]             who signs for the body that publishes
 *
 * Behind the posts said beside names, before the frames: what is asked of 甲 is
 * answered for his body.
 *
 * Not here: a name beside the line itself (受访者系某公司总经理甲, post.c).
 */
#include "relation/unit.h"

static bool is_person(const gxi_scene *scene, uint32_t token) {
  return scene->reading->tokens.items[token].kind == GXI_TOKEN_MENTION &&
         (gxi_entity_bit(scene, gxi_token_entity(scene, token)) & scene->persons);
}

/* The person whose name opens most lines before a colon, at least two. */
static uint32_t answerer(const gxi_scene *scene) {
  const uint32_t *first = scene->reading->sentence_tokens;
  uint32_t best = GX_ID_NONE, most = 1, seen[8], count[8] = {0}, known = 0;
  for (uint32_t i = 0; i < scene->sentence_count; i++) {
    uint32_t at = first[i];
    if (at + 1 >= first[i + 1] || !is_person(scene, at) || !gxi_token_is(scene, at + 1, ":"))
      continue;
    uint32_t entity = gxi_token_entity(scene, at), k = 0;
    while (k < known && seen[k] != entity)
      k++;
    if (k == known && known == 8) continue;
    if (k == known) seen[known++] = entity;
    if (++count[k] > most) most = count[k], best = entity;
  }
  return best;
}

static bool names_asked(const gxi_scene *scene, uint32_t token) {
  return gxi_text_among(
    gxi_token_text(scene, token),
    "受访者 受访人 受访嘉宾 采访对象 被采访者 被采访人 被访者 受访企业家 访谈嘉宾 "
    "对话嘉宾 讲述人 讲述者 口述人 口述者 受访 嘉宾"
  );
}

static void
put(gxi_scene *scene, uint32_t person, const gxi_unit *unit, gxi_office office) {
  uint32_t sentence = scene->reading->tokens.items[unit->title].sentence;
  if (office.entity == GX_ID_NONE) return;
  gxi_draft *draft =
    gxi_draft_new(scene, person, scene->tie.holds_post_at, office.entity, sentence);
  if (!draft) return;
  draft->confidence = 0.8;
  draft->rule = GX_STR_LIT("post.asked");
  draft->trigger = unit->words;
  gxi_draft_set(draft, "title", gxi_scene_text(scene, unit->words), false);
  if (scene->employer[person] == GX_ID_NONE) scene->employer[person] = office.entity;
}

/* 受访者系某公司总经理: without a name in the line. */
static void
read_line(gxi_scene *scene, uint32_t first, uint32_t last, uint32_t person) {
  uint32_t at = first;
  while (at < last && at < first + 3 && !names_asked(scene, at))
    at++;
  if (at + 2 >= last || !names_asked(scene, at)) return;
  at++;
  if (at < last && gxi_token_is(scene, at, "者")) at++;
  if (!gxi_token_among(scene, at, "系 是 为 :")) return;
  for (uint32_t i = at; i < last; i++)
    if (is_person(scene, i)) return;
  gxi_units units;
  gxi_units_after(&units, scene, at + 1, last);
  uint32_t before = GX_ID_NONE;
  for (uint32_t i = 0; i < units.count; i++) {
    gxi_office office = gxi_unit_office(scene, &units.items[i], before, at);
    put(scene, person, &units.items[i], office);
    before = office.entity;
  }
}

/* 董事会秘书:乙, a line of its own: of the company that publishes. */
static void read_signature(gxi_scene *scene, uint32_t first, uint32_t last) {
  uint32_t publisher = scene->entities->publisher;
  if (publisher == GX_ID_NONE || last - first != 3 || !is_person(scene, first + 2) || !gxi_token_is(scene, first + 1, ":"))
    return;
  if (!gxi_token_among(
        scene, first, "董事会秘书 法定代表人 董事长 总经理 董秘 证券事务代表"
      ))
    return;
  if (gxi_entity_bit(scene, publisher) != gxi_bit(scene->type.company)) return;
  gxi_unit unit = {.title = first, .words = scene->reading->tokens.items[first].text};
  gxi_office office = {.entity = publisher, .other = GX_ID_NONE, .confidence = 0.8};
  put(scene, gxi_token_entity(scene, first + 2), &unit, office);
}

void gxi_interviews_find(gxi_scene *scene) {
  const uint32_t *first = scene->reading->sentence_tokens;
  uint32_t person = answerer(scene);
  for (uint32_t i = 0; i < scene->sentence_count; i++) {
    scene->sentence_drafts = scene->drafts.count;
    read_signature(scene, first[i], first[i + 1]);
    if (person != GX_ID_NONE) read_line(scene, first[i], first[i + 1], person);
  }
}
