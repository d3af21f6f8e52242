/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * about.c: help whose receiver the clause does not name.
 *
 *     [乙公司] … ,种源由 [某研究院] 提供技术支撑     whom the clauses before are about
 *     [某保险公司] 为该项目出具保单        the firm just set up, the main company
 *     [某局] 为活动提供保障               the event that the text is about
 *
 *     [某银行] 放出2600万元,[丁公司] 也拿到了900万元     who took of what another gave
 *
 * Tried for frames with the flags "about" and "project" whose slots find no
 * receiver, and with the flag "taken" whose slots find no giver.
 */
#include "relation/help.h"

#define MAX_BACK 40u       /* sentences of a paragraph that are looked through */
#define MAX_GIVER_BACK 60u /* tokens between who gives and who has taken it */

/* A noun that does not stand for whom the text speaks of. */
static bool is_common(const gxi_line *line, uint32_t item) {
  const gxi_scene *scene = line->scene;
  const gxi_item *it = &line->items.items[item];
  const gxi_token *token = gxi_token_at(scene, it->first);
  if (it->kind != GXI_ITEM_OTHER || token->kind != GXI_TOKEN_COMMON) return false;
  char tag = (char)(token->payload & 0xFF);
  gx_str text = gxi_item_text(line, item);
  return (tag == 'n' || tag == 's') &&
         gxi_generic_entity(scene, it->first, it->first) == GX_ID_NONE &&
         !gxi_text_among(
           text,
           "厂家 活动 大会 论坛 展会 博览会 盛会 项目 工程 当地 双方 客商 客户 车间 "
           "基地 "
           "牧场 农场 林场 茶场 养殖基地 果园 茶园 酒庄 茶厂 门店 生产线 养殖场 扩建 "
           "建设 投产"
         );
}

/* 向果农发放贷款: somebody without a name is helped. */
bool gxi_helps_others(const gxi_view *view) {
  const gxi_line *line = view->line;
  const gxi_item *items = line->items.items;
  for (uint32_t i = view->verb;
       i-- > view->begin && items[i].segment == items[view->verb].segment;) {
    if (items[i].kind != GXI_ITEM_PREPOSITION || items[i].role != GXI_ROLE_TARGET)
      continue;
    if (items[i + 1].kind == GXI_ITEM_QUANTITY && gxi_text_among(gxi_item_text(line, i + 2), "合作社 企业 商户 公司 农户 工坊 小微企业"))
      return true;                           /* 为13家合作社授信 */
    if (is_common(line, i + 1)) return true; /* 为海上风电运维提供培训 */
    return gxi_text_among(
      gxi_item_text(line, i + 1),
      "果农 农户 群众 村民 居民 农民 学生 儿童 牧民 老人 患者 茶农 菜农 种植户 "
      "小微企业 牧户 农牧民 上下游 会员 商户 经营户 个体户 "
      "中小企业 市民 百姓"
    );
  }
  return false;
}

/* 给甲放了贷款: 甲, of whatever type. */
static bool names_helped(const gxi_view *view) {
  const gxi_item *items = view->line->items.items;
  for (uint32_t i = view->begin; i < view->end; i++)
    if (items[i].kind == GXI_ITEM_NOUN && items[i].slot == GXI_SLOT_TARGET && items[i].segment == items[view->verb].segment && !gxi_text_among(gxi_item_text(view->line, i), "其 它 该项目"))
      return true;
  return gxi_line_has(
    view->line, view->begin, view->end, "全县 全村 全镇 全乡 全州 全市"
  );
}

/* A place or a name is what the clause gives to, though not one that fits. */
bool gxi_names_target(const gxi_view *view) {
  const gxi_item *items = view->line->items.items;
  for (uint32_t i = view->begin; i < view->reach; i++)
    if (items[i].kind == GXI_ITEM_PREPOSITION && items[i].role == GXI_ROLE_TARGET)
      return true;
  return false;
}

/* 为活动提供保障; 大会由甲主办,乙提供支持. */
static bool helps_event(const gxi_view *view) {
  const gxi_item *items = view->line->items.items;
  if (gxi_line_has(view->line, 0, view->verb, "主办 承办")) return true;
  for (uint32_t i = view->verb; i-- > view->begin;)
    if (items[i].kind == GXI_ITEM_PREPOSITION && items[i].role == GXI_ROLE_TARGET)
      return gxi_text_among(
        gxi_item_text(view->line, i + 1), "活动 大会 论坛 展会 博览会 盛会 本次活动"
      );
  return false;
}

/* 为该项目出具保单: 该项目 has no name. */
static bool helps_project(const gxi_view *view) {
  const gxi_item *items = view->line->items.items;
  for (uint32_t i = view->verb; i-- > view->begin;)
    if (items[i].kind == GXI_ITEM_PREPOSITION && items[i].role == GXI_ROLE_TARGET)
      return gxi_text_among(
        gxi_item_text(view->line, i + 1), "该项目 项目 这一项目 此项目 这个项目 工程"
      );
  return false;
}

/* Banks and insurers help; they are not whom banks help. */
static bool is_lender(const gxi_scene *scene, uint32_t entity) {
  return gxi_text_has(
    scene->entities->items[entity].name,
    "银行 支行 分行 保险 担保 财险 证券 信用社 联社 农商行 农信"
  );
}

/* Who lends, or an office; a firm that 贷款 may be who borrows. */
static bool is_helper(const gxi_scene *scene, uint32_t entity) {
  uint32_t office = gxi_bit(scene->type.agency) | gxi_bit(scene->type.zone);
  return (gxi_entity_bit(scene, entity) & office) || is_lender(scene, entity);
}

/* The first firm that these sentences name; a lender is none. */
static uint32_t first_firm(const gxi_scene *scene, uint32_t begin, uint32_t end) {
  const uint32_t *first = scene->reading->sentence_tokens;
  for (uint32_t i = first[begin]; i < first[end]; i++) {
    uint32_t entity = gxi_token_entity(scene, i);
    if (!(gxi_entity_bit(scene, entity) & gxi_bit(scene->type.company))) continue;
    return is_lender(scene, entity) ? GX_ID_NONE : entity;
  }
  return GX_ID_NONE;
}

uint32_t gxi_topic_firm(const gxi_view *view, uint32_t paragraphs) {
  const gxi_scene *scene = view->line->scene;
  if (scene->main_company != GX_ID_NONE) return scene->main_company;
  uint32_t end = view->line->sentence, found = GX_ID_NONE;
  uint32_t article = scene->blocks[scene->sentences[end].block].article;
  for (uint32_t tried = 0; found == GX_ID_NONE && tried < paragraphs; tried++) {
    uint32_t begin = end;
    uint32_t block = scene->sentences[tried && end ? end - 1 : end].block;
    if (scene->blocks[block].article != article) break;
    while (begin > 0 && end - begin < MAX_BACK &&
           scene->sentences[begin - 1].block == block)
      begin--;
    found = first_firm(scene, begin, end);
    end = begin;
    if (end == 0) break;
  }
  return found;
}

/* Subjects of the clause or sentence before, and no lender, nor who helps there, too.
 */
static bool carried_near(gxi_parties *tails, const gxi_view *view, uint32_t types) {
  const gxi_scene *scene = view->line->scene;
  if (!gxi_carried_parties(tails, view, types) || tails->factor < 0.75) return false;
  uint32_t entity = tails->items[0].entity;
  gx_span here = scene->sentences[view->line->sentence].text;
  return !is_lender(scene, entity) && !gxi_is_helping(scene, entity, here);
}

/* Whom the text speaks of: one so much that nobody else is meant, else the subjects
   before, else the firm of the paragraph; of a project, what was set up for it. */
static bool helps_known(
  const gxi_view *view,
  const gxi_parties *heads,
  gxi_parties *tails,
  uint32_t types,
  bool project
) {
  const gxi_scene *scene = view->line->scene;
  if (project) {
    *tails = gxi_one_party(
      scene->founded != GX_ID_NONE ? scene->founded : gxi_topic_firm(view, 1), 0.8
    );
    return tails->items[0].entity != GX_ID_NONE;
  }
  double factor = 0.8;
  gxi_help help = {
    .helpers = heads,
    .token = view->line->items.items[heads->item].first,
    .types = types,
    .here = true,
    .least = 0.62};
  bool carried = carried_near(tails, view, types);
  uint32_t firm = carried ? GX_ID_NONE : gxi_topic_firm(view, 1);
  if (!carried && firm == GX_ID_NONE) return false;
  uint32_t helped = gxi_spoken_of(view, &help, &factor);
  for (uint32_t i = 0; carried && i < tails->count; i++)
    if (tails->items[i].entity == helped || helped == GX_ID_NONE) return true;
  *tails = gxi_one_party(helped != GX_ID_NONE ? helped : firm, factor);
  return true;
}

/* 种源由B提供技术支撑: helps whom the text speaks of. */
bool gxi_about_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gxi_scene *scene = view->line->scene;
  uint32_t heads_allowed =
    gxi_end_mask(frame->head, gxi_frame_type(view, frame)->heads);
  if (gxi_helps_others(view) || !gxi_slot_fill(heads, view, GXI_SLOT_SUBJECT, heads_allowed) || heads->item == GX_ID_NONE)
    return false;
  uint32_t types = gxi_bit(scene->type.company) | gxi_bit(scene->type.organization);
  gxi_item_kind next = view->verb + 1 < view->line->items.count
                         ? view->line->items.items[view->verb + 1].kind
                         : GXI_ITEM_STOP;
  bool agent = view->line->items.items[heads->item].slot == GXI_SLOT_AGENT;
  if (!agent && (next == GXI_ITEM_COMMA || next == GXI_ITEM_STOP)) return false;
  if (gxi_frame_flag(frame, "lends") && !is_helper(scene, heads->items[0].entity))
    return false;
  bool event = helps_event(view);
  if (event && !gxi_slot_fill(tails, view, GXI_SLOT_TOPIC, gxi_bit(scene->type.event) | gxi_bit(scene->type.program)))
    return false;
  bool project = helps_project(view);
  if (gxi_frame_flag(frame, "project") && !project) return false;
  bool made = !event && view->line->items.items[heads->item].slot == GXI_SLOT_AGENT &&
              gxi_founded_here(tails, view, types); /* 成立乙,由甲提供技术 */
  if (!event && !made && (names_helped(view) || !helps_known(view, heads, tails, types, project)))
    return false;
  if (tails->factor < 0.75) return false;
  for (uint32_t i = 0; i < heads->count; i++)
    for (uint32_t k = 0; k < tails->count; k++)
      if (heads->items[i].entity == tails->items[k].entity) return false;
  return true;
}

/* Who lends or grants, named last before this token in its paragraph; or GX_ID_NONE. */
static uint32_t giver_before(const gxi_view *view, uint32_t token) {
  const gxi_scene *scene = view->line->scene;
  const gxi_token *tokens = scene->reading->tokens.items;
  uint32_t block = scene->sentences[view->line->sentence].block;
  for (uint32_t i = token; i-- > 0 && token - i <= MAX_GIVER_BACK;) {
    if (scene->sentences[tokens[i].sentence].block != block) break;
    if (tokens[i].sentence + 1 < view->line->sentence) break;
    uint32_t entity = gxi_token_entity(scene, i);
    if (tokens[i].kind == GXI_TOKEN_MENTION && entity != GX_ID_NONE && is_helper(scene, entity))
      return entity;
  }
  return GX_ID_NONE;
}

/* 其中丁公司拿到900万元: of what the clause before says that somebody lends or grants.
 */
bool gxi_taken_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gxi_line *line = view->line;
  uint32_t types = gxi_frame_type(view, frame)->tails;
  if (!gxi_end_fill(tails, view, frame->tail, frame->tail_count, types) || tails->item == GX_ID_NONE)
    return false;
  for (uint32_t i = view->begin; i < view->end; i++) {
    const gxi_item *it = &line->items.items[i];
    if (it->kind == GXI_ITEM_NOUN && i != tails->item && it->slot != GXI_SLOT_NONE && it->slot != GXI_SLOT_PLACE)
      return false;
  }
  uint32_t giver = giver_before(view, line->items.items[tails->item].first);
  if (giver == GX_ID_NONE || giver == tails->items[0].entity) return false;
  if (!gxi_sentence_has(line, "贷 授信 补助 补贴 奖励 资金 额度 贴息")) return false;
  *heads = gxi_one_party(giver, 0.85);
  return true;
}
