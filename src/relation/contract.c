/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * contract.c: the parties that the head of a contract names sign with each other.
 *
 *     某某购销合同
 *     甲方: [甲公司]
 *     乙方(需方): [乙合作社]        the two sign; a third party signs with both
 *
 * Where the article speaks of a contract or the like. What the parties do by it, the
 * frames read: there 甲方 and 乙方 stand for them (entity/coref.c).
 */
#include "relation/scene.h"

#define MOST_PARTIES 4u

typedef struct party {
  uint32_t entity, sentence;
  gx_str word;
} party;

/* 甲方 that a colon or a bracket follows or that stands in a bracket, and is known. */
static bool is_named(const gxi_scene *scene, uint32_t token, uint32_t last) {
  if (!gxi_token_among(scene, token, "甲方 乙方 丙方 丁方")) return false;
  if (gxi_token_entity(scene, token) == GX_ID_NONE || token + 1 >= last) return false;
  return gxi_token_among(scene, token + 1, ": ( )");
}

static void put(gxi_scene *scene, const party *left, const party *right) {
  gxi_ends ends = {left->entity, scene->tie.signs_with, right->entity};
  gxi_draft_put(scene, ends, right->sentence, 0.75, "sign.contract");
}

/* Adds a party, and its ties with those before it; the first of a name counts. */
static void add(gxi_scene *scene, party *parties, uint32_t *count, party found) {
  for (uint32_t i = 0; i < *count; i++)
    if (gxi_str_equal(parties[i].word, found.word)) return;
  if (*count == MOST_PARTIES) return;
  for (uint32_t i = 0; i < *count; i++)
    put(scene, &parties[i], &found);
  parties[(*count)++] = found;
}

void gxi_contracts_find(gxi_scene *scene) {
  if (scene->tie.signs_with == GX_ID_NONE || !gxi_scene_has(scene, "甲方")) return;
  if (!gxi_scene_has(scene, "合同 协议 备忘录 意向书 契约 合约 订单 责任书")) return;
  const uint32_t *first = scene->reading->sentence_tokens;
  party parties[MOST_PARTIES];
  uint32_t count = 0, article = GX_ID_NONE;
  for (uint32_t i = 0; i < scene->sentence_count; i++) {
    const gx_block *block = &scene->blocks[scene->sentences[i].block];
    if (block->article != article) count = 0;
    article = block->article;
    for (uint32_t token = first[i]; token < first[i + 1]; token++)
      if (is_named(scene, token, first[i + 1]))
        add(
          scene,
          parties,
          &count,
          (party){gxi_token_entity(scene, token), i, gxi_token_text(scene, token)}
        );
  }
}
