/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * staff.c: persons whom the text ties to a body without naming a post.
 *
 *     [某医院] 的 [甲]             [某公司] 员工 [甲]
 *     在 [某公司] 工作了二十年的 [甲]      [甲] 名下的 [某公司]
 *     [甲] 在 [某小学] 教音乐              [某公司] 派茶师 [甲] 驻村
 *
 * A post that is named is found by post.c; what is said here has no title.
 *
 * Not here: 来自某医院的甲 (frame post.from).
 */
#include "relation/scene.h"

#define REACH 6u /* tokens from 工作 to the name: 了 二十 年 的 */

static bool is_action(const gxi_scene *scene, uint32_t token) {
  const gxi_token *it = gxi_token_at(scene, token);
  if (it->kind == GXI_TOKEN_VERB) return true;
  if (gxi_token_is_verb(scene, token)) return true;
  return it->kind == GXI_TOKEN_COMMON && (it->payload & 0xFF) == 'v';
}

static void put(
  gxi_scene *scene, uint32_t person, uint32_t body, uint32_t sentence, const char *rule
) {
  uint32_t entity = gxi_token_entity(scene, body);
  uint32_t who = gxi_token_entity(scene, person);
  gxi_draft *draft =
    gxi_draft_new(scene, who, scene->tie.holds_post_at, entity, sentence);
  if (!draft) return;
  draft->confidence = 0.6;
  draft->rule = gxi_str(rule);
  draft->trigger = gxi_token_at(scene, person > 0 ? person - 1 : person + 1)->text;
  if (person + 1 < scene->reading->tokens.count && gxi_token_is_title(scene, person + 1))
    gxi_draft_set(draft, "title", gxi_token_text(scene, person + 1), false);
  if (scene->employer[who] == GX_ID_NONE) scene->employer[who] = entity;
}

/* 收购某公司的甲: the verb, not 甲, is whom the body belongs to. */
static bool owns_name(const gxi_scene *scene, uint32_t body, uint32_t first) {
  return body == first ||
         (!is_action(scene, body - 1) &&
          !gxi_token_among(scene, body - 1, "被 由 向 把 将 至 到 在 为"));
}

/* 在某公司工作了二十年的甲: the body left of the verb. */
static uint32_t workplace(const gxi_scene *scene, uint32_t first, uint32_t person) {
  for (uint32_t i = person - 1; i > first + 1 && person - i <= REACH; i--) {
    if (gxi_token_at(scene, i)->kind == GXI_TOKEN_PUNCT) return GX_ID_NONE;
    if (!gxi_token_among(scene, i, "工作 上班 打工 务工 任教 就业 执教 坐诊")) continue;
    return gxi_token_names(scene, i - 1, scene->bodies) &&
               gxi_token_is(scene, i - 2, "在")
             ? i - 1
             : GX_ID_NONE;
  }
  return GX_ID_NONE;
}

/* 甲名下的某公司, 甲所在的某厂: the body behind the name. */
static uint32_t owned_behind(const gxi_scene *scene, uint32_t person, uint32_t last) {
  uint32_t at = person + 1;
  if (at + 1 >= last || !gxi_token_among(scene, at, "名下 所在 所在的 供职 任职 就职 效力 服务 名下的 掌舵 执掌 经营"))
    return GX_ID_NONE;
  at += gxi_token_is(scene, at + 1, "的") ? 2 : 1;
  return at < last && gxi_token_names(scene, at, scene->bodies) ? at : GX_ID_NONE;
}

static void
read_person(gxi_scene *scene, uint32_t person, uint32_t first, uint32_t sentence) {
  if (person < first + 2) return;
  uint32_t bodies = scene->bodies & ~gxi_bit(scene->type.zone);
  if (gxi_token_names(scene, person - 2, bodies)) {
    if (gxi_token_is(scene, person - 1, "的") && owns_name(scene, person - 2, first))
      put(scene, person, person - 2, sentence, "staff.of");
    if (gxi_token_among(scene, person - 1, "员工 职工 工人 干部 成员 老员工 职员 社员"))
      put(scene, person, person - 2, sentence, "staff.member");
  }
  if (!gxi_token_is(scene, person - 1, "的")) return;
  uint32_t body = workplace(scene, first, person);
  if (body != GX_ID_NONE) put(scene, person, body, sentence, "staff.works");
}

/* His firm, if it is one. */
static uint32_t firm_at(const gxi_scene *scene, uint32_t token) {
  uint32_t firm = scene->employer[gxi_token_entity(scene, token)];
  bool company = gxi_entity_bit(scene, firm) == gxi_bit(scene->type.company);
  return company ? firm : GX_ID_NONE;
}

/* 甲如今用工430人。公司每年…: the firm of the person whom this paragraph names last
   before a token. */
uint32_t gxi_firm_of_person(const gxi_scene *scene, uint32_t token) {
  const gxi_token *tokens = scene->reading->tokens.items;
  uint32_t block = scene->sentences[tokens[token].sentence].block;
  for (uint32_t i = token; i-- > 0 && token - i <= 300;) {
    if (scene->sentences[tokens[i].sentence].block != block) break;
    if (gxi_token_names(scene, i, scene->persons)) return firm_at(scene, i);
  }
  return GX_ID_NONE;
}

static bool says(const gxi_scene *scene, uint32_t token) {
  return gxi_str_starts_in(
           gxi_token_text(scene, token), 0, "说 表示 介绍 告诉 坦言 透露 直言 算"
         ) > 0;
}

/* “公司今年…。”甲总经理乙说; 乙说:“公司…”: the firm of the one who says what stands
   around the token in quotes. */
uint32_t gxi_firm_of_speaker(const gxi_scene *scene, uint32_t token) {
  uint32_t count = scene->reading->tokens.count, open = token, close = token;
  while (open > 0 && token - open < 200 && !gxi_token_among(scene, open, "“ ”"))
    open--;
  if (!gxi_token_is(scene, open, "“")) return GX_ID_NONE;
  while (close + 1 < count && close - token < 200 &&
         !gxi_token_among(scene, close, "“ ”"))
    close++;
  if (!gxi_ends_speech(scene, close)) return GX_ID_NONE;
  for (uint32_t i = close + 1; i + 1 < count && i < close + 10; i++) {
    if (gxi_token_among(scene, i, ", 。 “ ;")) break;
    if (gxi_token_names(scene, i, scene->persons) && says(scene, i + 1))
      return firm_at(scene, i);
  }
  if (open < 3 || !gxi_token_among(scene, open - 1, ": ,") || !says(scene, open - 2))
    return GX_ID_NONE;
  bool names = gxi_token_names(scene, open - 3, scene->persons);
  return names ? firm_at(scene, open - 3) : GX_ID_NONE;
}

/* The only person of the sentence left of a token, since the last stop. */
static uint32_t only_person(const gxi_scene *scene, uint32_t first, uint32_t token) {
  uint32_t person = GX_ID_NONE;
  for (uint32_t i = token; i-- > first;) {
    if (gxi_token_among(scene, i, "。 ; ! ? “")) break;
    if (!gxi_token_names(scene, i, scene->persons)) continue;
    if (person != GX_ID_NONE && gxi_token_entity(scene, i) != gxi_token_entity(scene, person))
      return GX_ID_NONE;
    person = i;
  }
  return person;
}

/* 甲在某小学教音乐, 甲在某厂当了三年质检员: what is done there day by day. */
static void read_works(
  gxi_scene *scene, uint32_t body, uint32_t first, uint32_t last, uint32_t sentence
) {
  uint32_t company = gxi_bit(scene->type.company);
  uint32_t bodies = company | gxi_bit(scene->type.organization);
  if (body + 1 >= last || body < first + 2 || !gxi_token_names(scene, body, bodies))
    return;
  if (!gxi_token_among(
        scene,
        body + 1,
        "工作 上班 打工 务工 任教 教书 教 当 当起 当上 做 干 干活 从教 就业 执教"
      ))
    return;
  uint32_t at = body;
  while (at > first && gxi_token_names(scene, at - 1, scene->places))
    at--;
  if (at == first || !gxi_token_is(scene, at - 1, "在")) return;
  bool teaches = gxi_token_among(scene, body + 1, "当 做 干 当上 当起");
  if (teaches && !(body + 2 < last && (gxi_token_is_title(scene, body + 2) || gxi_token_among(scene, body + 2, "了 起 着 过 工人 质检员 老师"))))
    return;
  uint32_t person = only_person(scene, first, at - 1);
  if (person == GX_ID_NONE || at - person > 16) return;
  put(scene, person, body, sentence, "staff.does");
}

/* 甲(某县商务局); 甲是某公司的老员工 */
static void
read_behind(gxi_scene *scene, uint32_t person, uint32_t last, uint32_t sentence) {
  uint32_t bodies = scene->bodies & ~gxi_bit(scene->type.zone);
  bool comma = person + 2 < last && gxi_token_is(scene, person + 1, ",");
  if (comma && gxi_token_among(scene, person + 2, "是 系 本是 原是")) person++;
  uint32_t at = person + 2;
  while (at + 1 < last && gxi_token_names(scene, at, scene->places) &&
         gxi_token_at(scene, at + 1)->kind == GXI_TOKEN_MENTION)
    at++; /* 是某市某局的干部 */
  if (at + 1 >= last || !gxi_token_names(scene, at, bodies)) return;
  if (gxi_token_is(scene, person + 1, "(") && gxi_token_is(scene, at + 1, ")"))
    put(scene, person, at, sentence, "staff.aside");
  if (!gxi_token_among(scene, person + 1, "是 系 为 本是 原是")) return;
  uint32_t kind = at + 1 + (gxi_token_among(scene, at + 1, "的 一名 的一名") ? 1 : 0);
  while (kind + 1 < last && kind < at + 4 &&
         gxi_token_among(scene, kind, "一名 老 普通 年轻 资深 一位 名 位 退休"))
    kind++;
  if (kind < last && gxi_token_among(scene, kind, "员工 职工 工人 干部 老员工 老职工 职员 社员 教师 老师 医生 护士 技术员 研究员 工程师 民警 队员 教练 销售员 骨干"))
    put(scene, person, at, sentence, "staff.is");
}

/* 某合作社…,派茶师甲驻村: the body that sends, in this clause or the one before. */
static void
read_sent(gxi_scene *scene, uint32_t person, uint32_t first, uint32_t sentence) {
  uint32_t at = person;
  while (at > first && person - at < 4 &&
         (gxi_token_is_title(scene, at - 1) ||
          (gxi_token_at(scene, at - 1)->kind == GXI_TOKEN_COMMON &&
           !is_action(scene, at - 1))))
    at--;
  if (at == first || !gxi_token_among(scene, at - 1, "派 派出 派来 派遣 委派 指派 派驻 选派 派了 派出了"))
    return;
  if (person + 1 < scene->reading->tokens.count && gxi_token_among(scene, person + 1, "担任 任 出任 兼任 接任 挂任 为"))
    return;
  uint32_t bodies = gxi_bit(scene->type.company) | gxi_bit(scene->type.organization);
  for (uint32_t i = at - 1; i-- > first && at - i < 30;) {
    if (gxi_token_among(scene, i, "。 ; ! ?")) return;
    if (gxi_token_names(scene, i, scene->persons)) return;
    if (!gxi_token_names(scene, i, bodies)) continue;
    bool opens = i == first || gxi_token_at(scene, i - 1)->kind == GXI_TOKEN_PUNCT ||
                 gxi_token_at(scene, i - 1)->kind == GXI_TOKEN_DATE ||
                 gxi_token_names(scene, i - 1, scene->places);
    if (opens) {
      put(scene, person, i, sentence, "staff.sent");
      return;
    }
  }
}

/* 甲随某省第十批援藏工作队来到某市: 甲 is of the team. */
static void read_joins(
  gxi_scene *scene, uint32_t team, uint32_t first, uint32_t last, uint32_t sentence
) {
  uint32_t types = gxi_bit(scene->type.agency) | gxi_bit(scene->type.organization);
  if (team == first || !gxi_token_names(scene, team, types) || !gxi_token_among(scene, team - 1, "随 跟随 随同 作为 加入 参加"))
    return;
  uint32_t entity = gxi_token_entity(scene, team);
  if (!gxi_text_has(
        scene->entities->items[entity].name,
        "工作队 医疗队 支教队 援疆 援藏 援青 志愿队 服务队 突击队"
      ))
    return;
  bool goes = gxi_token_among(scene, team - 1, "加入 参加") ||
              (team + 1 < last && gxi_token_among(
                                    scene,
                                    team + 1,
                                    "来到 到 赴 进藏 进疆 奔赴 前往 抵达 远赴 来 入疆 "
                                    "入藏 的 成员 队员 一员 踏上 走进 援藏 援疆"
                                  ));
  uint32_t person = only_person(scene, first, team);
  if (!goes || person == GX_ID_NONE || team - person > 24) return;
  put(scene, person, team, sentence, "staff.team");
}

void gxi_staff_find(gxi_scene *scene) {
  const uint32_t *tokens = scene->reading->sentence_tokens;
  for (uint32_t i = 0; i < scene->sentence_count; i++) {
    if (scene->blocks[scene->sentences[i].block].kind == GX_BLOCK_BYLINE) continue;
    scene->sentence_drafts = scene->drafts.count;
    for (uint32_t token = tokens[i]; token < tokens[i + 1]; token++) {
      if (gxi_token_at(scene, token)->kind != GXI_TOKEN_MENTION) continue;
      read_works(scene, token, tokens[i], tokens[i + 1], i);
      read_joins(scene, token, tokens[i], tokens[i + 1], i);
      if (!gxi_token_names(scene, token, scene->persons)) continue;
      read_sent(scene, token, tokens[i], i);
      read_person(scene, token, tokens[i], i);
      read_behind(scene, token, tokens[i + 1], i);
      uint32_t body = owned_behind(scene, token, tokens[i + 1]);
      if (body != GX_ID_NONE) put(scene, token, body, i, "staff.owns");
    }
  }
}
