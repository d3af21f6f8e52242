/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * spoken.c: whom the text speaks of, where a clause names only who helps.
 *
 *     [甲公司] 的母公司是 [乙集团] 。…缺钱的时候, [某县农信社] 放来2000万元      甲
 *     [甲厂] 的胶水由隔壁的 [丙公司] 供货。 [某县人社局] 送来招工名单              甲
 *     答:去年 [某市工信局] 给了120万元技改补助        whom the one asked speaks for
 *
 * The names before the clause are weighed: those that open a clause more than those
 * that stand within it, near ones more than far ones; the speaker's body, the company
 * that the text speaks of most and whom such a clause served before more than others;
 * owners, suppliers and buyers less, and what lies in another province than the helper.
 * Banks, schools and charities help; of them alone the words do not say it.
 *
 * Cost: as many tokens as SPOKEN_REACH, for clauses that tell of help only.
 */
#include "relation/help.h"

/* So many tokens and sentences back somebody is still spoken of. */
#define SPOKEN_REACH 320u
#define SPOKEN_SENTENCES 8u
#define MAX_CANDIDATES 24u

typedef struct candidate {
  uint32_t entity;
  bool near; /* in the same block, or a few sentences back */
  double weight;
} candidate;

typedef struct candidates {
  candidate items[MAX_CANDIDATES];
  uint32_t count;
} candidates;

static bool mostly_helps(const gxi_scene *scene, uint32_t entity) {
  return gxi_text_has(
    scene->entities->items[entity].name,
    "银行 支行 分行 保险 担保 财险 证券 信用社 信用联社 农商行 农信 慈善 基金 学院 "
    "大学 "
    "学校 医院 研究院 研究所 农科院 投资公司 投资集团 投集团 控股 指挥部 工作队 工作组 "
    "红十字会 国投 城投 商会 协会 联合会 促进会"
  );
}

static bool
may_be_helped(const gxi_scene *scene, uint32_t entity, const gxi_help *help) {
  return (gxi_entity_bit(scene, entity) & help->types) &&
         !gxi_parties_hold(help->helpers, entity) && !mostly_helps(scene, entity);
}

static candidate *candidate_of(candidates *all, uint32_t entity) {
  for (uint32_t i = 0; i < all->count; i++)
    if (all->items[i].entity == entity) return &all->items[i];
  return NULL;
}

static void weigh(candidates *all, uint32_t entity, bool near, double weight) {
  candidate *known = candidate_of(all, entity);
  if (known) {
    known->weight += weight;
    known->near = known->near || near;
    return;
  }
  if (all->count == MAX_CANDIDATES) return;
  all->items[all->count++] =
    (candidate){.entity = entity, .near = near, .weight = weight};
}

/* How much a mention says that its sentence speaks of it: by what stands before it. */
static double prominence(const gxi_scene *scene, uint32_t token, uint32_t begin) {
  for (uint32_t i = token; i-- > begin && token - i <= 8;) {
    if (gxi_token_among(scene, i, "帮 替 帮助 为帮 扶持 服务")) return 1.2;
    if (gxi_token_among(
          scene,
          i,
          "由 改由 则由 都由 全由 从 向 给 被 靠 往 卖给 供给 销往 供应 找 是 为 旗下"
        ))
      return 0.25;
    if (gxi_token_among(scene, i, "与 和 同 跟 把 将 对 在 、")) return 0.3;
    if (scene->reading->tokens.items[i].kind == GXI_TOKEN_PUNCT)
      return i + 1 == token ? 1.0 : 0.9;
    if (gxi_token_is_verb(scene, i)) return 0.35;
  }
  return 1.0;
}

/* 甲公司总经理某某说: what he says is of 甲. */
static uint32_t spoken_entity(const gxi_scene *scene, uint32_t token, uint32_t types) {
  const gxi_token *at = &scene->reading->tokens.items[token];
  const uint32_t *first = scene->reading->sentence_tokens;
  if (!gxi_token_among(scene, token, "公司 企业 集团 集团公司 该公司 该企业 本公司 工厂 厂里 厂方 公司里 企业方") && gxi_generic_begins(scene, token, first[at->sentence], first[at->sentence + 1]))
    return gxi_generic_entity(scene, token, first[at->sentence]);
  if (at->kind != GXI_TOKEN_MENTION || at->mention == GX_ID_NONE) return GX_ID_NONE;
  uint32_t entity = gxi_token_entity(scene, token);
  if (!(gxi_entity_bit(scene, entity) & scene->persons)) return entity;
  uint32_t body = scene->employer[entity];
  return body != GX_ID_NONE && (gxi_entity_bit(scene, body) & types) ? body
                                                                     : GX_ID_NONE;
}

static void gather(candidates *all, const gxi_view *view, const gxi_help *help) {
  const gxi_scene *scene = view->line->scene;
  const gxi_token *tokens = scene->reading->tokens.items;
  const uint32_t *first = scene->reading->sentence_tokens;
  uint32_t sentence = view->line->sentence;
  uint32_t block = scene->sentences[sentence].block;
  uint32_t article = scene->blocks[block].article;
  for (uint32_t i = help->token; i-- > 0 && help->token - i <= SPOKEN_REACH;) {
    uint32_t here = tokens[i].sentence;
    if (sentence - here > SPOKEN_SENTENCES) break;
    if (scene->blocks[scene->sentences[here].block].article != article) break;
    uint32_t entity = spoken_entity(scene, i, help->types);
    if (entity == GX_ID_NONE || !may_be_helped(scene, entity, help)) continue;
    double nearness = 1.0 / (1.0 + 0.35 * (sentence - here));
    bool apart = scene->sentences[here].block != block;
    if (apart && help->here) break;
    if (apart) nearness *= 0.6;
    weigh(
      all,
      entity,
      !apart || sentence - here <= 3,
      nearness * prominence(scene, i, first[here])
    );
  }
}

/* The newest subject of the clauses before; 它 is that one. */
static void weigh_subject(candidates *all, const gxi_view *view, const gxi_help *help) {
  const gxi_scene *scene = view->line->scene;
  for (uint32_t i = 0; i < view->carry->count; i++) {
    const gxi_carried *carried = &view->carry->items[i];
    uint32_t back = view->line->sentence - carried->sentence;
    if (back > (help->here ? 1u : 3u)) return;
    if (carried->count != 1 || !may_be_helped(scene, carried->entities[0], help))
      continue;
    bool it =
      gxi_sentence_has(view->line, "为它 给它 帮它 替它 给了它 对它 为其 替其 给其");
    weigh(all, carried->entities[0], true, (it ? 1.8 : 0.8) - 0.15 * back);
    return;
  }
}

/* What the text before says of the candidates: owners and helpers are not meant. */
static void weigh_ties(candidates *all, const gxi_scene *scene, uint32_t sentence) {
  const gxi_ties *tie = &scene->tie;
  for (uint32_t i = scene->drafts.count, seen = 0; i-- > 0 && seen < 96; seen++) {
    const gxi_draft *draft = &scene->drafts.items[i];
    candidate *head = candidate_of(all, draft->head);
    candidate *tail = candidate_of(all, draft->tail);
    bool owns = draft->type == tie->founds || draft->type == tie->acquires ||
                draft->type == tie->invests_in;
    if (owns && head && tail && head != tail) head->weight *= 0.4;
    if (draft->type == tie->subsidiary_of && head && tail && head != tail)
      tail->weight *= 0.4;
    bool reached = draft->type == tie->visits || draft->type == tie->invests_in ||
                   draft->type == tie->aids;
    if (tail && reached && (gxi_entity_bit(scene, tail->entity) & scene->places))
      tail->weight += 0.4;
    bool near =
      draft->text.end > scene->sentences[sentence > 2 ? sentence - 2 : 0].text.begin;
    bool helps = draft->type == tie->supports || draft->type == tie->aids;
    if (head && helps && near) head->weight *= 0.2;
  }
  candidate *served =
    scene->served_in + 2 >= sentence ? candidate_of(all, scene->served) : NULL;
  if (served) served->weight += 2.5;
}

static void weigh_known(
  candidates *all, const gxi_scene *scene, uint32_t sentence, uint32_t types
) {
  uint32_t speaker = scene->entities->turn_bodies[sentence];
  if (speaker != GX_ID_NONE && (gxi_entity_bit(scene, speaker) & types))
    weigh(all, speaker, true, 3.0);
  for (uint32_t i = 0; i < all->count; i++) {
    candidate *one = &all->items[i];
    if (one->entity == scene->main_company) one->weight += 0.8, one->near = true;
    uint32_t bit = gxi_entity_bit(scene, one->entity);
    if (bit & gxi_bit(scene->type.zone)) one->weight *= 0.75;
    if ((bit & gxi_bit(scene->type.organization)) && gxi_text_has(scene->entities->items[one->entity].name, "协会 商会 联盟 联合会"))
      one->weight *= 0.75;
  }
}

uint32_t gxi_spoken_of(const gxi_view *view, const gxi_help *help, double *factor) {
  const gxi_scene *scene = view->line->scene;
  candidates all = {.count = 0};
  gather(&all, view, help);
  weigh_subject(&all, view, help);
  weigh_known(&all, scene, view->line->sentence, help->types);
  weigh_ties(&all, scene, view->line->sentence);
  const candidate *best = NULL;
  double sum = 0;
  for (uint32_t i = 0; i < all.count; i++) {
    candidate *one = &all.items[i];
    bool afar = gxi_are_afar(scene, help->helpers->items[0].entity, one->entity);
    if (!one->near) continue;
    bool place = gxi_entity_bit(scene, one->entity) & scene->places;
    if (afar) one->weight *= place ? 0.3 : 0.7;
    sum += one->weight;
    if (!best || one->weight > best->weight) best = one;
  }
  if (!best || best->weight < help->least) return GX_ID_NONE;
  *factor = best->weight > 0.6 * sum ? 0.95 : 0.85;
  return best->entity;
}
