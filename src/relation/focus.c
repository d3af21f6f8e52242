/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * focus.c: help from afar for whom the text speaks of, in a clause that names only who
 * helps.
 *
 *     [某小学] … 。 [某区教育局] 每学期派来两名体育老师      the office aids 某小学
 *
 * Tried once in each segment, for the frames with the flags "focus" and "afar" (without
 * "afar": serve.c), whose required words are those of deeds that help. One body or
 * person with a body opens the segment; no other party stands in it, unless it is whom
 * the text speaks of. That is whom such a clause shortly before served; else the newest
 * subject of the clauses before, or what the nearest sentence names first: an
 * organization or a zone where the schemes of paired help lead, a company where an aid
 * office helps, a place where words like 县里 ask for one; no bank, and nobody that
 * only helps there.
 */
#include "relation/help.h"

/* So many sentences back somebody is still spoken of. */
#define FOCUS_REACH 3u

/* Somebody of whom a draft of this sentence says that he helps. */
bool gxi_is_helping(const gxi_scene *scene, uint32_t entity, gx_span sentence) {
  for (uint32_t i = scene->drafts.count; i-- > 0;) {
    const gxi_draft *draft = &scene->drafts.items[i];
    if (draft->text.end <= sentence.begin) return false;
    if (draft->head == entity && draft->text.begin < sentence.end && (draft->type == scene->tie.supports || draft->type == scene->tie.aids))
      return true;
  }
  return false;
}

/* 甲派来的大夫,在乙…; 甲拿出50万元,给乙…: the sentence goes on to say to whom. */
static bool tells_more(const gxi_view *view, uint32_t head) {
  const gxi_line *line = view->line;
  uint32_t next = view->verb + 1;
  if (next + 1 < line->items.count && gxi_item_at(line, next)->kind == GXI_ITEM_DE && gxi_item_at(line, next + 1)->kind != GXI_ITEM_MONEY && gxi_item_at(line, next + 1)->kind != GXI_ITEM_COMMA)
    return next + 2 < line->items.count;
  for (uint32_t i = next; i < line->items.count; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind == GXI_ITEM_STOP || it->segment > gxi_item_at(line, view->verb)->segment + 2)
      return false;
    if (it->kind == GXI_ITEM_NOUN && i != head && (it->slot == GXI_SLOT_PLACE || it->slot == GXI_SLOT_TARGET || it->slot == GXI_SLOT_GOAL))
      return true;
  }
  return false;
}

/* Whom a clause may be about. */
typedef struct quest {
  const gxi_view *view;
  const gxi_parties *heads;
  uint32_t types;
  bool command; /* by an office sent out to aid */
} quest;

/* Where the schemes of paired help lead from who helps; where his home is not known, in
   a province that receives; a team of doctors goes anywhere. */
static bool lies_afar(const quest *q, uint32_t head, uint32_t entity) {
  const gxi_scene *scene = q->view->line->scene;
  if (gxi_may_aid(scene, head, entity)) return true;
  if (gxi_entity_province(scene, head) == GX_ID_NONE)
    return gxi_entity_receives(scene, entity);
  return gxi_are_afar(scene, head, entity) &&
         gxi_line_has(
           q->view->line, q->view->begin, q->view->end, "医疗队 援外 赈灾 救灾 捐"
         );
}

#define CLINICS "医院 卫生院 医务 卫健 疾控 保健院 妇幼 诊所 医共体 医疗"
#define SCHOOLS "学校 小学 中学 大学 学院 教育 幼儿园 高中 初中 职教 职校"

/* A clinic helps clinics, a school schools: no other body, unless it is a place. */
static bool suits(const gxi_scene *scene, uint32_t head, uint32_t entity) {
  if (gxi_entity_bit(scene, entity) & scene->places) return true;
  gx_str giver = scene->entities->items[head].name;
  gx_str taker = scene->entities->items[entity].name;
  if (gxi_text_has(giver, CLINICS)) return gxi_text_has(taker, CLINICS);
  return !gxi_text_has(giver, SCHOOLS) || gxi_text_has(taker, SCHOOLS);
}

static bool may_be_helped(const quest *q, uint32_t entity) {
  const gxi_scene *scene = q->view->line->scene;
  if (!(gxi_entity_bit(scene, entity) & q->types) || gxi_parties_hold(q->heads, entity))
    return false;
  if (!suits(scene, q->heads->items[0].entity, entity)) return false;
  uint32_t type = gxi_entity_bit(scene, entity);
  bool firm = type == gxi_bit(scene->type.company);
  return (!firm || q->command) && lies_afar(q, q->heads->items[0].entity, entity) &&
         !gxi_text_has(
           scene->entities->items[entity].name,
           "银行 支行 分行 保险 信用社 农商行 慈善 基金 工作队 协会 商会"
         );
}

/* The newest subject of the clauses before that helps nobody itself. */
static uint32_t carried_subject(const quest *q, double *factor) {
  const gxi_view *view = q->view;
  const gxi_scene *scene = view->line->scene;
  for (uint32_t i = 0; i < view->carry->count; i++) {
    const gxi_carried *carried = &view->carry->items[i];
    uint32_t back = view->line->sentence - carried->sentence;
    if (back > FOCUS_REACH) break;
    uint32_t entity = carried->entities[0];
    if (carried->count != 1 || !may_be_helped(q, entity) || gxi_is_helping(scene, entity, scene->sentences[carried->sentence].text))
      continue;
    *factor = 0.95 - 0.08 * back;
    return entity;
  }
  return GX_ID_NONE;
}

/* What the nearest sentence before that names one names first. */
static uint32_t first_named(const quest *q, uint32_t token) {
  const gxi_scene *scene = q->view->line->scene;
  uint32_t sentence = q->view->line->sentence;
  uint32_t block = scene->sentences[sentence].block;
  const uint32_t *first = scene->reading->sentence_tokens;
  for (uint32_t s = sentence + 1; s-- > 0 && sentence - s < FOCUS_REACH;) {
    if (scene->sentences[s].block != block) break;
    uint32_t end = s == sentence ? token : first[s + 1];
    for (uint32_t i = first[s]; i < end; i++) {
      uint32_t entity = gxi_token_entity(scene, i);
      if (may_be_helped(q, entity) && !gxi_is_helping(scene, entity, scene->sentences[s].text))
        return entity;
    }
  }
  return GX_ID_NONE;
}

/* 某县中医院信息化项目。…甲区援助200万元: whose project the item begins with. */
#define PROJECT_TOKENS 7u
static uint32_t project_owner(const quest *q) {
  const gxi_scene *scene = q->view->line->scene;
  const uint32_t *first = scene->reading->sentence_tokens;
  uint32_t sentence = q->view->line->sentence;
  uint32_t block = scene->sentences[sentence].block;
  uint32_t owners = gxi_bit(scene->type.organization) | gxi_bit(scene->type.zone);
  for (uint32_t s = sentence + 1; s-- > 0 && sentence - s < FOCUS_REACH;) {
    if (scene->sentences[s].block != block) break;
    uint32_t entity = gxi_token_entity(scene, first[s]);
    if (entity == GX_ID_NONE || !(gxi_entity_bit(scene, entity) & owners)) continue;
    if (gxi_parties_hold(q->heads, entity)) continue;
    for (uint32_t i = first[s] + 1; i < first[s + 1] && i - first[s] < PROJECT_TOKENS;
         i++) {
      if (gxi_token_among(scene, i, ", 。 : ; 的")) break;
      if (gxi_token_among(scene, i, "项目 工程 建设项目 改造项目"))
        return lies_afar(q, q->heads->items[0].entity, entity) ? entity : GX_ID_NONE;
    }
  }
  return GX_ID_NONE;
}

/* Whom the text speaks of before this token, and how sure that is. */
static uint32_t spoken_of(const quest *q, uint32_t token, double *factor) {
  const gxi_scene *scene = q->view->line->scene;
  *factor = 0.9;
  uint32_t owner = project_owner(q);
  if (owner != GX_ID_NONE) return owner;
  if (scene->served_in + 2 >= q->view->line->sentence && may_be_helped(q, scene->served))
    return scene->served;
  uint32_t subject = carried_subject(q, factor);
  if (subject != GX_ID_NONE) return subject;
  *factor = 0.8;
  bool place = !(q->types & ~scene->places);
  uint32_t named = place ? GX_ID_NONE : first_named(q, token);
  if (named != GX_ID_NONE) return named;
  *factor = 0.75;
  uint32_t receiver = gxi_receiver_of(q->view, q->heads->items[0].entity);
  return receiver == GX_ID_NONE && place ? first_named(q, token) : receiver;
}

/* 甲区的乙学校, 甲市企业乙: 甲 only says where 乙 is from. */
static bool stands_for_more(const gxi_line *line, uint32_t item) {
  const gxi_item *it = gxi_item_at(line, item);
  if (it->kind != GXI_ITEM_NOUN || item + 2 >= line->items.count) return false;
  if (gxi_item_at(line, item + 1)->kind == GXI_ITEM_NOUN) return true;
  return it->modifier && gxi_item_at(line, item + 1)->kind == GXI_ITEM_DE &&
         gxi_item_at(line, item + 2)->kind == GXI_ITEM_NOUN;
}

/* The group that opens the segment of the verb and acts in it; or GX_ID_NONE. */
static uint32_t actor_item(const gxi_view *view) {
  const gxi_line *line = view->line;
  for (uint32_t i = view->begin; i < view->verb; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind == GXI_ITEM_NOUN && stands_for_more(line, i)) continue;
    if (it->kind == GXI_ITEM_DE && i > view->begin && stands_for_more(line, i - 1))
      continue;
    if (it->kind == GXI_ITEM_NOUN) {
      if (it->slot != GXI_SLOT_NONE && it->slot != GXI_SLOT_AGENT) return GX_ID_NONE;
      if (it->governor != GX_ID_NONE && it->slot != GXI_SLOT_AGENT) return GX_ID_NONE;
      bool owns =
        i + 1 < line->items.count && gxi_item_at(line, i + 1)->kind == GXI_ITEM_DE;
      bool works =
        i + 2 < line->items.count && gxi_is_staff(gxi_item_text(line, i + 2));
      return owns && !works ? GX_ID_NONE : i;
    }
    if (it->kind == GXI_ITEM_VERB || it->kind == GXI_ITEM_ACTION || it->kind == GXI_ITEM_DE || it->kind == GXI_ITEM_ROLE)
      return GX_ID_NONE;
  }
  return GX_ID_NONE;
}

/* One of those who help, or who help for them. */
static bool acts(const gxi_view *view, const gxi_parties *heads, uint32_t entity) {
  return gxi_parties_hold(heads, entity) ||
         (gxi_entity_bit(view->line->scene, entity) & view->line->scene->persons);
}

/* Somebody else is named in the segment. */
static bool names_others(
  const gxi_view *view, uint32_t actor, uint32_t focus, const gxi_parties *heads
) {
  for (uint32_t i = view->begin; i < view->end; i++) {
    const gxi_item *it = gxi_item_at(view->line, i);
    gxi_parties named;
    if (it->kind != GXI_ITEM_NOUN) continue;
    if (i < actor && stands_for_more(view->line, i)) continue;
    if (!gxi_item_parties(&named, view->line, i, UINT32_MAX)) continue;
    for (uint32_t k = 0; k < named.count; k++)
      if (named.items[k].entity != focus && !acts(view, heads, named.items[k].entity))
        return true;
  }
  return false;
}

/* What a place does from afar is help for a place. */
static uint32_t
spoken_types(const gxi_view *view, const gxi_parties *heads, uint32_t tails) {
  const gxi_scene *scene = view->line->scene;
  if (gxi_entity_bit(scene, heads->items[0].entity) & scene->places)
    return scene->places & tails;
  return gxi_focus_types(view, tails);
}

/* None of them is at home where help goes; of a firm's deeds, only gifts are help. */
static bool may_give(const gxi_view *view, const gxi_parties *heads) {
  const gxi_scene *scene = view->line->scene;
  for (uint32_t i = 0; i < heads->count; i++)
    if (gxi_entity_receives(scene, heads->items[i].entity)) return false;
  return gxi_entity_bit(scene, heads->items[0].entity) !=
           gxi_bit(scene->type.company) ||
         gxi_text_has(gxi_item_text(view->line, view->verb), "捐 赠 送 援 寄 运");
}

bool gxi_spoken_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *whole, const gxi_frame *frame
) {
  gxi_scene *scene = whole->line->scene;
  const gx_relation_type *type = gxi_frame_type(whole, frame);
  gxi_view segment = *whole, *view = &segment;
  if (!gxi_end_fill(heads, view, frame->head, frame->head_count, type->heads) || heads->item == GX_ID_NONE || !may_give(view, heads))
    return false;
  if (gxi_names_target(view) || tells_more(view, heads->item)) return false;
  uint32_t from = heads->item < view->verb ? heads->item : view->verb;
  while (gxi_item_at(view->line, view->begin)->segment <
         gxi_item_at(view->line, from)->segment)
    segment.begin++;
  quest q = {
    .view = view,
    .heads = heads,
    .types = spoken_types(view, heads, type->tails),
    .command = gxi_is_aid_office(scene, heads->items[0].entity)};
  if (gxi_frame_flag(frame, "sent") && !q.command) return false;
  double factor = 0;
  uint32_t focus = spoken_of(&q, gxi_item_at(view->line, view->begin)->first, &factor);
  if (focus == GX_ID_NONE || names_others(view, heads->item, focus, heads))
    return false;
  gxi_focus_put(tails, view, focus, factor);
  return true;
}

bool gxi_focus_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  if (!gxi_frame_flag(frame, "afar")) return gxi_serve_ends(heads, tails, view, frame);
  gxi_scene *scene = view->line->scene;
  const gx_relation_type *type = gxi_frame_type(view, frame);
  uint32_t item = actor_item(view);
  if (item == GX_ID_NONE || !gxi_helpers(heads, view, item, gxi_end_mask(frame->head, type->heads)))
    return false;
  if (gxi_only_describes(view, item)) return false;
  bool command = gxi_is_aid_office(scene, heads->items[0].entity);
  if (gxi_frame_flag(frame, "sent") && (!command || tells_more(view, item)))
    return false;
  quest q = {
    .view = view,
    .heads = heads,
    .types = spoken_types(view, heads, type->tails),
    .command = command};
  double factor = 0;
  uint32_t focus = spoken_of(&q, gxi_item_at(view->line, item)->first, &factor);
  if (focus == GX_ID_NONE || names_others(view, item, focus, heads)) return false;
  gxi_focus_put(tails, view, focus, factor);
  return true;
}
