/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * there.c: where something is done that the clause before has led to.
 *
 *     走进 [甲县] , [乙公司] 投资3亿元的厂房 …      乙公司 invests in 甲县
 *     项目位于 [甲县] , 由 [乙公司] 投资 …
 *     [甲县] 招商引资结硕果 , [乙公司] 落户 …
 *
 * For frames with the flag "there" that find no place of their own: the object of a
 * verb of going or standing in the segments before; of those who settle (flag
 * "settles"), also the place that these are about; of investments, the place that asks
 * for them: 某镇希望甲公司回乡设厂.
 *
 *     [甲市] 累计投入援疆资金3亿元                    甲市 aids the county spoken of
 *
 * For frames with the flag "receiver": the city or county in a province that receives
 * paired help which the paragraph names before, else the one named most.
 *
 *     [甲县医院] … 。 [某市慈善会] 向该院捐赠…        甲县医院, no hospital at home
 */
#include "relation/line.h"

/* A verb whose frames say that somebody goes, or something stands, somewhere. */
static bool leads_there(const gxi_line *line, uint32_t verb) {
  const gxi_ties *tie = &line->scene->tie;
  return gxi_verb_tells(line, verb, tie->visits) ||
         gxi_verb_tells(line, verb, tie->located_in);
}

static bool is_topic(const gxi_line *line, uint32_t item) {
  const gxi_item *it = &line->items.items[item];
  return it->slot == GXI_SLOT_NONE && it->governor == GX_ID_NONE && !it->modifier &&
         (item == 0 || line->items.items[item - 1].segment != it->segment);
}

bool gxi_there_place(
  gxi_parties *places, const gxi_view *view, uint32_t types, bool topics
) {
  const gxi_line *line = view->line;
  uint32_t segment = line->items.items[view->verb].segment;
  for (uint32_t i = view->verb; i-- > 0;) {
    const gxi_item *it = &line->items.items[i];
    if (it->kind == GXI_ITEM_STOP) return false;
    if (it->kind != GXI_ITEM_NOUN || it->segment == segment) continue;
    bool reached =
      it->governor != GX_ID_NONE && !it->modifier && leads_there(line, it->governor);
    if ((reached || (topics && is_topic(line, i))) && gxi_item_parties(places, line, i, types)) {
      places->factor = reached ? 0.85 : 0.8;
      return places->count == 1;
    }
  }
  return false;
}

/* 6月的某镇,甲公司投建的羊场…: the segment says where and nothing else. */
static bool only_says_where(const gxi_line *line, uint32_t item) {
  const gxi_types *t = &line->scene->type;
  uint32_t small =
    gxi_bit(t->county) | gxi_bit(t->township) | gxi_bit(t->village) | gxi_bit(t->zone);
  gxi_parties place;
  uint32_t end = gxi_segment_end(line, item);
  const gxi_item *it = gxi_item_at(line, item);
  if (it->slot != GXI_SLOT_NONE || it->governor != GX_ID_NONE || !gxi_item_parties(&place, line, item, small) || place.count != 1)
    return false;
  for (uint32_t i = gxi_segment_begin(line, item); i < end; i++) {
    gxi_item_kind kind = gxi_item_at(line, i)->kind;
    if (gxi_kind_is_verb(kind) || kind == GXI_ITEM_SPEECH || kind == GXI_ITEM_ROLE || (kind == GXI_ITEM_NOUN && i != item))
      return false;
  }
  return true;
}

/* The only place of a segment before the verb's that tells of nothing else. */
static bool place_ahead(gxi_parties *places, const gxi_view *view, uint32_t types) {
  const gxi_line *line = view->line;
  uint32_t segment = gxi_item_at(line, view->verb)->segment;
  for (uint32_t i = view->verb; i-- > 0;) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind == GXI_ITEM_STOP) return false;
    if (it->kind != GXI_ITEM_NOUN || it->segment == segment || !only_says_where(line, i))
      continue;
    places->factor = 0.8;
    return gxi_item_parties(places, line, i, types) && places->count == 1;
  }
  return false;
}

/* 某镇希望甲公司回乡设厂: the place before the word of asking, whom the one it asks
   obeys. */
static bool inviting_place(gxi_parties *places, const gxi_view *view, uint32_t types) {
  const gxi_line *line = view->line;
  uint32_t subject = gxi_subject_item(view, gxi_bit(line->scene->type.company));
  if (subject == GX_ID_NONE || subject < view->begin + 2) return false;
  if (!gxi_text_among(
        gxi_item_text(line, subject - 1),
        "希望 邀请 请 欢迎 动员 力邀 诚邀 想请 恳请 说服 鼓励 引导 推动 促成 争取 邀 "
        "盼望 期待"
      ))
    return false;
  for (uint32_t i = subject - 1; i-- > view->begin;) {
    const gxi_item *it = &line->items.items[i];
    if (it->kind == GXI_ITEM_COMMA || it->kind == GXI_ITEM_STOP) return false;
    if (it->kind != GXI_ITEM_NOUN) continue;
    places->factor = 0.9;
    return it->slot == GXI_SLOT_NONE && it->governor == GX_ID_NONE &&
           gxi_item_parties(places, line, i, types) && places->count == 1;
  }
  return false;
}

bool gxi_there_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gxi_scene *scene = view->line->scene;
  const gx_relation_type *type = gxi_frame_type(view, frame);
  uint32_t sites = (scene->places | gxi_bit(scene->type.zone)) & type->tails;
  if (frame->relation == scene->tie.aids) sites |= gxi_bit(scene->type.organization);
  bool found =
    frame->relation == scene->tie.invests_in && inviting_place(tails, view, sites);
  if (!found && gxi_frame_flag(frame, "spends"))
    found = place_ahead(tails, view, sites);
  return (found || gxi_there_place(tails, view, sites, gxi_frame_flag(frame, "settles"))
         ) &&
         gxi_end_fill(heads, view, frame->head, frame->head_count, type->heads) &&
         !(heads->item != GX_ID_NONE && heads->item == tails->item);
}

/* A city or county that the giver's province may aid. */
static bool may_receive(const gxi_scene *scene, uint32_t entity, uint32_t giver) {
  const gxi_types *t = &scene->type;
  uint32_t wanted = gxi_bit(t->city) | gxi_bit(t->county);
  return (gxi_entity_bit(scene, entity) & wanted) && gxi_may_aid(scene, giver, entity);
}

/* The first that the nearest sentence of the paragraph names, two back at most; of 甲市
   乙县, 乙县. */
static uint32_t near_receiver(const gxi_view *view, uint32_t giver) {
  const gxi_scene *scene = view->line->scene;
  uint32_t sentence = view->line->sentence;
  const uint32_t *first = scene->reading->sentence_tokens;
  for (uint32_t s = sentence + 1; s-- > 0 && sentence - s < 3;) {
    if (scene->sentences[s].block != scene->sentences[sentence].block) break;
    uint32_t end =
      s == sentence ? view->line->items.items[view->verb].first : first[s + 1];
    for (uint32_t i = first[s]; i < end; i++) {
      uint32_t entity = gxi_token_entity(scene, i);
      if (entity == GX_ID_NONE || !may_receive(scene, entity, giver)) continue;
      uint32_t inner = i + 1 < end ? gxi_token_entity(scene, i + 1) : GX_ID_NONE;
      bool county = gxi_entity_bit(scene, inner) == gxi_bit(scene->type.county);
      return county && may_receive(scene, inner, giver) ? inner : entity;
    }
  }
  return GX_ID_NONE;
}

/* A place named so many times as often is meant rather than a nearer one; chosen. */
#define MAIN_TIMES 4u

/* Whom a giver may aid is a matter of provinces: of each, one can be the answer. */
static void note_receivers(gxi_scene *scene) {
  const gxi_entity *items = scene->entities->items;
  uint32_t wanted = gxi_bit(scene->type.city) | gxi_bit(scene->type.county);
  uint32_t provinces[sizeof scene->receivers / sizeof *scene->receivers], k;
  scene->receivers_known = true;
  for (uint32_t i = 0; i < scene->entities->count; i++) {
    if (!(gxi_entity_bit(scene, i) & wanted) || !gxi_entity_is_aided(scene, i))
      continue;
    uint32_t province = gxi_entity_province(scene, i);
    for (k = 0; k < scene->receiver_count; k++)
      if (provinces[k] == province) break;
    if (k == sizeof provinces / sizeof *provinces) continue;
    if (k == scene->receiver_count) {
      provinces[k] = province;
      scene->receivers[scene->receiver_count++] = i;
    } else if (items[i].mention_count > items[scene->receivers[k]].mention_count) {
      scene->receivers[k] = i;
    }
  }
}

/* The one named most that the giver may aid, the first of them; or GX_ID_NONE. */
static uint32_t main_receiver(gxi_scene *scene, uint32_t giver) {
  const gxi_entity *items = scene->entities->items;
  uint32_t best = GX_ID_NONE;
  if (!scene->receivers_known) note_receivers(scene);
  for (uint32_t k = 0; k < scene->receiver_count; k++) {
    uint32_t one = scene->receivers[k];
    if (!gxi_may_aid(scene, giver, one)) continue;
    bool more =
      best == GX_ID_NONE || items[one].mention_count > items[best].mention_count;
    bool first =
      !more && one < best && items[one].mention_count == items[best].mention_count;
    if (more || first) best = one;
  }
  return best;
}

uint32_t gxi_receiver_of(const gxi_view *view, uint32_t giver) {
  const gxi_entity *items = view->line->scene->entities->items;
  uint32_t writer = view->line->scene->writer; /* of 我县's own report */
  if (writer != GX_ID_NONE && may_receive(view->line->scene, writer, giver))
    return writer;
  uint32_t near = near_receiver(view, giver);
  uint32_t best = main_receiver(view->line->scene, giver);
  bool both = near != GX_ID_NONE && best != GX_ID_NONE;
  if (near != GX_ID_NONE && (!both || items[best].mention_count < MAIN_TIMES * items[near].mention_count))
    return near;
  return best == GX_ID_NONE || items[best].mention_count < 2 ? GX_ID_NONE : best;
}

/* Of whom 该院, 该校 may speak, by what the names contain. */
static const char *kind_of(gx_str via) {
  if (gxi_text_has(via, "院")) return "医院 卫生院 学院 卫生服务中心";
  if (gxi_text_has(via, "校")) return "学校 学院 中学 小学 大学 幼儿园";
  return NULL;
}

#define HOME_SENTENCES 4u /* chosen */

void gxi_prefer_afar(
  gxi_parties *tails, const gxi_view *view, const gxi_parties *heads
) {
  const gxi_scene *scene = view->line->scene;
  const char *kind = tails->count == 1 ? kind_of(tails->via) : NULL;
  uint32_t giver = heads->items[0].entity, tail = tails->items[0].entity;
  uint32_t home = gxi_entity_province(scene, giver);
  if (!kind || home == GX_ID_NONE || home != gxi_entity_province(scene, tail)) return;
  uint32_t sentence = view->line->sentence;
  uint32_t last = sentence < HOME_SENTENCES ? 0 : sentence - HOME_SENTENCES;
  const uint32_t *first = scene->reading->sentence_tokens;
  for (uint32_t i = view->line->items.items[view->verb].first; i-- > first[last];) {
    uint32_t entity = gxi_token_entity(scene, i);
    if (entity == GX_ID_NONE || scene->entities->items[entity].type != scene->entities->items[tail].type)
      continue;
    if (!gxi_may_aid(scene, giver, entity) || !gxi_text_has(scene->entities->items[entity].name, kind))
      continue;
    tails->items[0].entity = entity;
    tails->factor *= 0.9;
    return;
  }
}

bool gxi_receiver_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  if (!gxi_end_fill(heads, view, frame->head, frame->head_count, type->heads) || gxi_entity_receives(view->line->scene, heads->items[0].entity))
    return false;
  uint32_t best = gxi_receiver_of(view, heads->items[0].entity);
  if (best == GX_ID_NONE) return false;
  *tails = (gxi_parties){.item = GX_ID_NONE, .factor = 0.8, .count = 1};
  tails->items[0] = (gxi_party){.entity = best, .member = GX_ID_NONE};
  tails->via = GX_STR_LIT("topic");
  return true;
}
