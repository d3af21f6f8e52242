/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * appoint.c: the posts that units tell of, as drafts.
 *
 *     某公司 [创始人] 、 [董事长] 甲      甲 holds both posts, and founded it
 *     某公司 [股东] 甲                  甲 invests in it: a share is no post
 *
 * The first body that somebody is said to hold a post at is his employer.
 */
#include "relation/unit.h"

static gx_str title_words(const gxi_scene *scene, const gxi_unit *unit) {
  gxi_title title = gxi_title_read(scene, unit->title);
  gx_str words = gxi_scene_text(scene, unit->words);
  if (title.organ.size && gxi_str_starts(words, title.organ))
    words = gxi_str_sub(words, title.organ.size, words.size);
  return words;
}

static void put_founder(gxi_scene *scene, const gxi_bearer *bearer, uint32_t body) {
  gxi_draft *draft =
    gxi_draft_new(scene, bearer->person, scene->tie.founds, body, bearer->sentence);
  if (draft) draft->rule = GX_STR_LIT("post.founder");
}

/* 股东乙公司董事长甲: the shares are 乙's. */
static uint32_t
holder_of(const gxi_scene *scene, const gxi_unit *unit, uint32_t person) {
  uint32_t next = unit->title + 1;
  if (next >= scene->reading->tokens.count) return person;
  uint32_t body = gxi_token_entity(scene, next);
  return gxi_entity_bit(scene, body) & scene->bodies ? body : person;
}

/* 某公司股东甲 holds no post but shares. */
static void put_holder(
  gxi_scene *scene, const gxi_bearer *bearer, const gxi_unit *unit, uint32_t company
) {
  if (gxi_entity_bit(scene, company) != gxi_bit(scene->type.company)) return;
  uint32_t holder = holder_of(scene, unit, bearer->person);
  if (holder == company) return;
  gxi_draft *draft =
    gxi_draft_new(scene, holder, scene->tie.invests_in, company, bearer->sentence);
  if (!draft) return;
  draft->confidence = 0.6;
  draft->status = unit->status;
  draft->rule = GX_STR_LIT("post.holder");
  draft->trigger = unit->words;
}

/* 受聘某市招商大使: an honour, and no office there. */
static bool is_honour(const gxi_scene *scene, const gxi_unit *unit) {
  return gxi_text_has(
    gxi_scene_text(scene, unit->words),
    "招商大使 形象大使 推广大使 推介大使 宣传大使 公益大使 文化大使 旅游大使 爱心大使 "
    "代言人 推荐官 荣誉市民"
  );
}

void gxi_unit_put(
  gxi_scene *scene, const gxi_unit *unit, gxi_office office, const gxi_bearer *bearer
) {
  if (office.entity == GX_ID_NONE || is_honour(scene, unit)) return;
  if (gxi_str_ends(gxi_token_text(scene, unit->title), GX_STR_LIT("股东"))) {
    put_holder(scene, bearer, unit, office.entity);
    return;
  }
  gxi_draft *draft = gxi_draft_new(
    scene, bearer->person, scene->tie.holds_post_at, office.entity, bearer->sentence
  );
  if (!draft) return;
  draft->confidence = office.confidence;
  draft->status = unit->status;
  draft->rule = gxi_str(bearer->rule);
  draft->trigger = unit->words;
  gxi_draft_set(draft, "title", title_words(scene, unit), false);
  if (gxi_text_has(gxi_scene_text(scene, unit->words), "创始人 创办人 创立者"))
    put_founder(scene, bearer, office.entity);
  if (scene->employer[bearer->person] == GX_ID_NONE && unit->status == GXI_STATUS_ASSERTED)
    scene->employer[bearer->person] = office.entity;
}

uint32_t gxi_units_put(
  gxi_scene *scene, const gxi_units *units, uint32_t before, const gxi_bearer *bearer
) {
  for (uint32_t i = 0; i < units->count; i++) {
    const gxi_unit *unit = &units->items[i];
    gxi_office office = gxi_unit_office(scene, unit, before, units->first);
    gxi_unit_put(scene, unit, office, bearer);
    if (office.entity != GX_ID_NONE) before = office.entity;
  }
  return before;
}
