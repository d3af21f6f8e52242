/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * host.c: where firms invest by a report that is about one place or zone.
 *
 *     [某开发区] 招商引资情况通报           the title: its firms, projects, investments
 *     一、[甲] 投资5亿元的纺纱项目已开工     甲 invests in 某开发区
 *
 *     (一)[某市]。[甲] 棉纱项目,总投资11亿元     or the paragraph begins with its name
 *
 * For frames with the flag "there" that name no place, where neither the sentence nor
 * its paragraph before it names another place.
 */
#include "relation/line.h"

#define MOST_TITLE_BYTES 120u /* chosen */
#define HEADING_TOKENS 5u     /* (一)某市。 */

static const char SUBJECTS[] =
  "招商 项目 园区 产业 投资 企业 工业 开工 签约 落地 简介 概况 营商 建设 通报";

static bool is_ground(const gxi_scene *scene, uint32_t entity) {
  const gxi_types *t = &scene->type;
  uint32_t wanted =
    gxi_bit(t->zone) | gxi_bit(t->city) | gxi_bit(t->county) | gxi_bit(t->township);
  return (gxi_entity_bit(scene, entity) & wanted) != 0;
}

static bool is_site(const gxi_scene *scene, uint32_t entity) {
  return (gxi_entity_bit(scene, entity) & (scene->places | gxi_bit(scene->type.zone))
         ) != 0;
}

/* What a place, or what a zone's name says it lies in, is within. */
static uint32_t place_of(const gxi_scene *scene, uint32_t entity) {
  const gxi_entity *it = &scene->entities->items[entity];
  return it->place != GX_ID_NONE ? it->place : it->location;
}

/* 新疆 beside 和田经济技术开发区: around the host, or the host. */
static bool is_around(const gxi_scene *scene, uint32_t entity, uint32_t host) {
  uint32_t outer = place_of(scene, entity), inner = place_of(scene, host);
  if (entity == host) return true;
  return scene->entities->items[entity].place != GX_ID_NONE && inner != GX_ID_NONE &&
         outer != GX_ID_NONE &&
         gxi_knowledge_place_within(scene->knowledge, inner, outer);
}

/* The only place or zone of a title, the innermost of several that lie in each other.
 */
static uint32_t title_host(const gxi_scene *scene, uint32_t sentence) {
  const uint32_t *first = scene->reading->sentence_tokens;
  uint32_t host = GX_ID_NONE;
  for (uint32_t i = first[sentence]; i < first[sentence + 1]; i++) {
    uint32_t entity = gxi_token_entity(scene, i);
    if (entity == GX_ID_NONE || !is_site(scene, entity)) continue;
    if (host != GX_ID_NONE && !is_around(scene, host, entity)) return GX_ID_NONE;
    host = entity;
  }
  return host != GX_ID_NONE && is_ground(scene, host) ? host : GX_ID_NONE;
}

/* The host of an article by its first line, which is a heading about investments. */
static uint32_t host_of(const gxi_scene *scene, uint32_t sentence) {
  uint32_t article = scene->blocks[scene->sentences[sentence].block].article;
  while (sentence > 0 &&
         scene->blocks[scene->sentences[sentence - 1].block].article == article)
    sentence--;
  gx_str title = gxi_scene_text(scene, scene->sentences[sentence].text);
  bool telling = title.size <= MOST_TITLE_BYTES && gxi_text_has(title, SUBJECTS) &&
                 !gxi_text_has(title, "。 援 帮扶 协作 赴 考察 推介");
  return telling ? title_host(scene, sentence) : GX_ID_NONE;
}

/* The place or zone that is all that the first sentence of a paragraph says. */
static uint32_t paragraph_host(const gxi_scene *scene, uint32_t sentence) {
  uint32_t block = scene->sentences[sentence].block, begin = sentence;
  while (begin > 0 && scene->sentences[begin - 1].block == block)
    begin--;
  const uint32_t *first = scene->reading->sentence_tokens;
  if (begin == sentence) return GX_ID_NONE;
  uint32_t host = title_host(scene, begin), size = first[begin + 1] - first[begin];
  return host != GX_ID_NONE && size <= HEADING_TOKENS ? host : GX_ID_NONE;
}

/* Another place is named in the paragraph, up to the end of the sentence. */
static bool is_elsewhere(const gxi_scene *scene, uint32_t sentence, uint32_t host) {
  uint32_t block = scene->sentences[sentence].block, begin = sentence;
  while (begin > 0 && scene->sentences[begin - 1].block == block)
    begin--;
  const uint32_t *first = scene->reading->sentence_tokens;
  for (uint32_t i = first[begin]; i < first[sentence + 1]; i++) {
    uint32_t entity = gxi_token_entity(scene, i);
    if (entity != GX_ID_NONE && is_site(scene, entity) && !is_around(scene, entity, host))
      return true;
  }
  return false;
}

/* A firm of this sentence: it builds something, or money is told. */
static bool builds_here(const gxi_view *view, const gxi_parties *heads) {
  const gxi_scene *scene = view->line->scene;
  const uint32_t *first = scene->reading->sentence_tokens;
  if (!gxi_sentence_has(
        view->line, "亿元 万元 项目 工厂 生产线 产线 基地 车间 厂房 板块"
      ))
    return false;
  for (uint32_t i = first[view->line->sentence]; i < first[view->line->sentence + 1];
       i++)
    if (gxi_token_entity(scene, i) == heads->items[0].entity) return true;
  return false;
}

/* 某产业园:甲公司,投资12亿元: what the line begins with. */
static uint32_t line_host(const gxi_line *line) {
  gxi_parties host;
  uint32_t sites = line->scene->places | gxi_bit(line->scene->type.zone);
  bool colon =
    line->items.count > 2 && gxi_text_among(gxi_item_text(line, 1), ": : ——");
  return colon && gxi_item_parties(&host, line, 0, sites) && host.count == 1 &&
             is_ground(line->scene, host.items[0].entity)
           ? host.items[0].entity
           : GX_ID_NONE;
}

bool gxi_host_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  gxi_scene *scene = view->line->scene;
  uint32_t sentence = view->line->sentence;
  uint32_t article = scene->blocks[scene->sentences[sentence].block].article;
  if (frame->relation != scene->tie.invests_in) return false;
  if (scene->hosted != article + 1) {
    scene->host = host_of(scene, sentence);
    scene->hosted = article + 1;
  }
  uint32_t firm = gxi_bit(scene->type.company);
  uint32_t host = line_host(view->line);
  if (host == GX_ID_NONE) host = paragraph_host(scene, sentence);
  if (host == GX_ID_NONE) host = scene->host;
  if (host == GX_ID_NONE || is_elsewhere(scene, sentence, host) || !gxi_end_fill(heads, view, frame->head, frame->head_count, firm))
    return false;
  if (!builds_here(view, heads)) return false;
  *tails = gxi_one_party(host, 0.85);
  tails->via = GX_STR_LIT("topic");
  return true;
}
