/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scene.c: look-ups that every part of the relation stage needs.
 *
 * Small and without judgement: texts of tokens, entities of mentions, the entity of a
 * place. Which ties follow is decided elsewhere.
 */
#include "relation/scene.h"
#include "base/order.h"

#include <stdlib.h>

#define FIRST_DRAFTS 64u

static uint32_t type_id(const gx_knowledge *knowledge, const char *id) {
  return gx_knowledge_entity_type(knowledge, gxi_str(id));
}

static uint32_t tie_id(const gx_knowledge *knowledge, const char *id) {
  return gx_knowledge_relation_type(knowledge, gxi_str(id));
}

static void types_init(gxi_types *type, const gx_knowledge *knowledge) {
  type->country = type_id(knowledge, "country");
  type->province = type_id(knowledge, "province");
  type->city = type_id(knowledge, "city");
  type->county = type_id(knowledge, "county");
  type->township = type_id(knowledge, "township");
  type->village = type_id(knowledge, "village");
  type->region = type_id(knowledge, "region");
  type->zone = type_id(knowledge, "zone");
  type->agency = type_id(knowledge, "agency");
  type->company = type_id(knowledge, "company");
  type->organization = type_id(knowledge, "organization");
  type->official = type_id(knowledge, "official");
  type->person = type_id(knowledge, "person");
  type->program = type_id(knowledge, "program");
  type->event = type_id(knowledge, "event");
}

static void ties_init(gxi_ties *tie, const gx_knowledge *knowledge) {
  tie->aids = tie_id(knowledge, "aids");
  tie->invests_in = tie_id(knowledge, "invests_in");
  tie->acquires = tie_id(knowledge, "acquires");
  tie->signs_with = tie_id(knowledge, "signs_with");
  tie->cooperates_with = tie_id(knowledge, "cooperates_with");
  tie->located_in = tie_id(knowledge, "located_in");
  tie->part_of = tie_id(knowledge, "part_of");
  tie->subsidiary_of = tie_id(knowledge, "subsidiary_of");
  tie->holds_post_at = tie_id(knowledge, "holds_post_at");
  tie->supports = tie_id(knowledge, "supports");
  tie->visits = tie_id(knowledge, "visits");
  tie->meets = tie_id(knowledge, "meets");
  tie->attends = tie_id(knowledge, "attends");
  tie->organizes = tie_id(knowledge, "organizes");
  tie->founds = tie_id(knowledge, "founds");
  tie->member_of = tie_id(knowledge, "member_of");
  tie->supplies = tie_id(knowledge, "supplies");
}

static bool is_address(const gxi_scene *scene, uint32_t token) {
  return gxi_token_among(
    scene,
    token,
    "同志 同学 先生 女士 代表 干部 群众 成员 夫人 员工 "
    "学生 农民 村民 居民 工人 客户 会员 记者 志愿者"
  );
}

static uint8_t marks_of(const gxi_scene *scene, uint32_t token) {
  const gxi_token *it = &scene->reading->tokens.items[token];
  bool title = it->kind == GXI_TOKEN_TITLE || gxi_token_reads(it, GXI_KIND_TITLE);
  uint8_t marks = 0;
  if (gxi_token_reads(it, GXI_KIND_VERB)) marks |= GXI_MARK_VERB;
  if (gxi_token_reads(it, GXI_KIND_WORD)) marks |= GXI_MARK_WORD;
  if (it->kind == GXI_TOKEN_MENTION || it->kind == GXI_TOKEN_PUNCT) return marks;
  return title && !is_address(scene, token) ? marks | GXI_MARK_TITLE : marks;
}

static void marks_init(gxi_scene *scene) {
  uint32_t count = scene->reading->tokens.count;
  scene->marks = gxi_arena_alloc(scene->arena, count, sizeof *scene->marks);
  for (uint32_t i = 0; i < count; i++)
    scene->marks[i] = marks_of(scene, i);
}

static void places_init(gxi_scene *scene) {
  const gxi_entities *entities = scene->entities;
  uint64_t *pairs = gxi_arena_alloc(scene->arena, entities->count + 1u, sizeof *pairs);
  uint32_t count = 0;
  for (uint32_t i = 0; i < entities->count; i++)
    if (entities->items[i].place != GX_ID_NONE && (gxi_entity_bit(scene, i) & scene->places))
      pairs[count++] = (uint64_t)entities->items[i].place << 32 | i;
  qsort(pairs, count, sizeof *pairs, gxi_u64_order);
  scene->place_entities =
    gxi_arena_alloc(scene->arena, count + 1u, sizeof *scene->place_entities);
  for (uint32_t i = 0; i < count; i++)
    scene->place_entities[i] = (uint32_t)pairs[i];
  scene->place_entity_count = count;
}

/* No list knows where it lies, and its name does not say. */
static bool is_homeless(const gxi_scene *scene, uint32_t entity) {
  const gxi_entity *item = &scene->entities->items[entity];
  const gxi_types *t = &scene->type;
  uint32_t types = gxi_bit(t->village) | gxi_bit(t->township) | gxi_bit(t->zone) |
                   gxi_bit(t->organization);
  return item->place == GX_ID_NONE && item->location == GX_ID_NONE &&
         (gxi_bit(item->type) & types);
}

/* The one province of those named that receive help, or GX_ID_NONE. */
static uint32_t helped_province(const gxi_scene *scene) {
  uint32_t found = GX_ID_NONE;
  for (uint32_t i = 0; i < scene->place_entity_count; i++) {
    uint32_t entity = scene->place_entities[i];
    if (!gxi_entity_receives(scene, entity)) continue;
    uint32_t province = gxi_entity_province(scene, entity);
    if (found != GX_ID_NONE && province != found) return GX_ID_NONE;
    found = province;
  }
  return found;
}

/* 某县某村: what lies where no list says, by the place before it; a village else in the
   province that the text shows to receive help. */
static void homes_init(gxi_scene *scene) {
  const gxi_reading *reading = scene->reading;
  uint32_t count = scene->entities->count, homeless = 0;
  scene->lies_in = gxi_arena_alloc(scene->arena, count + 1u, sizeof *scene->lies_in);
  for (uint32_t i = 0; i < count; i++) {
    scene->lies_in[i] = GX_ID_NONE;
    homeless += is_homeless(scene, i);
  }
  if (!homeless) return;
  for (uint32_t i = 1; i < reading->tokens.count; i++) {
    if (reading->tokens.items[i].mention == GX_ID_NONE) continue;
    uint32_t entity = gxi_token_entity(scene, i);
    uint32_t before = gxi_token_entity(scene, i - 1);
    if (before == GX_ID_NONE || entity == GX_ID_NONE || !is_homeless(scene, entity) || scene->lies_in[entity] != GX_ID_NONE)
      continue;
    scene->lies_in[entity] = scene->entities->items[before].place;
  }
  uint32_t province = helped_province(scene);
  for (uint32_t i = 0; i < count && province != GX_ID_NONE; i++)
    if (scene->lies_in[i] == GX_ID_NONE && is_homeless(scene, i) && scene->entities->items[i].type == scene->type.village)
      scene->lies_in[i] = province;
}

/* The company with twice the mentions of any other. */
static uint32_t main_company(const gxi_scene *scene) {
  uint32_t best = GX_ID_NONE, most = 2, next = 0;
  for (uint32_t i = 0; i < scene->entities->count; i++) {
    const gxi_entity *entity = &scene->entities->items[i];
    if (entity->type != scene->type.company || gxi_is_stranger(scene, i)) continue;
    if (entity->mention_count > most) {
      next = best == GX_ID_NONE ? 0 : most;
      most = entity->mention_count;
      best = i;
    } else if (entity->mention_count > next) {
      next = entity->mention_count;
    }
  }
  return most >= 2 * next ? best : GX_ID_NONE;
}

/* What stands at the head of what a company publishes about itself. */
static const char OWN_PAPERS[] =
  "企业简介 公司简介 公司概况 企业概况 公司介绍 企业介绍 集团简介 年度报告 年报摘要 "
  "季度报告 半年报 证券代码 股票代码 证券简称 公告编号 募集说明书 招股说明书 公司章程 "
  "权益变动报告 社会责任报告";
#define HEAD_BYTES 400u
/* What a firm says of itself under its name. */
static const char OWN_WORDS[] =
  "投资者关系 投资者接待 投资者问答 投资者提问 投资者交流 业绩说明会 机构调研 "
  "调研纪要 致股东 致投资者 致全体员工 董事会决议 职务调整";
#define TITLE_BYTES 160u
#define DEFINED_BYTES 4000u
#define BRACKET_BYTES 60u /* from a name to the short form in its brackets */

/* The first company named at the head of such a paper; what follows speaks of it. Of
 * 甲 and its branch 甲(德国)有限公司 nobody knows which one is meant. */
static uint32_t own_company(const gxi_scene *scene) {
  gx_str head = gxi_str_sub(scene->text, 0, HEAD_BYTES);
  if (scene->text.size < HEAD_BYTES) head = scene->text;
  size_t reach = HEAD_BYTES;
  if (!gxi_text_has(head, OWN_PAPERS)) {
    head =
      gxi_str_sub(scene->text, 0, TITLE_BYTES < head.size ? TITLE_BYTES : head.size);
    if (!gxi_text_has(head, OWN_WORDS)) return GX_ID_NONE;
    reach = gxi_text_has(head, "职务调整") ? HEAD_BYTES : TITLE_BYTES;
  }
  for (uint32_t i = 0; i < scene->reading->tokens.count; i++) {
    const gxi_token *token = &scene->reading->tokens.items[i];
    if (token->text.begin > reach) break;
    if (token->kind != GXI_TOKEN_MENTION) continue;
    uint32_t entity = gxi_token_entity(scene, i);
    if (gxi_entity_bit(scene, entity) != gxi_bit(scene->type.company)) continue;
    bool bracket = gxi_text_has(scene->entities->items[entity].name, "( (");
    gx_str text = gxi_token_text(scene, i);
    return bracket && !gxi_text_has(text, "( (") ? GX_ID_NONE : entity;
  }
  return GX_ID_NONE;
}

/* 甲公司(以下简称“公司”): what follows calls 甲 so. */
static uint32_t defined_company(const gxi_scene *scene) {
  static const char *const forms[] = {"称“公司”", "称“本公司”", "称公司)", "称“本行”"};
  gx_str head = scene->text;
  if (head.size > DEFINED_BYTES) head = gxi_str_sub(head, 0, DEFINED_BYTES);
  size_t at = SIZE_MAX;
  for (size_t i = 0; i < sizeof forms / sizeof *forms && at == SIZE_MAX; i++)
    at = gxi_str_find(head, gxi_str(forms[i]), 0);
  if (at == SIZE_MAX) return GX_ID_NONE;
  uint32_t found = GX_ID_NONE;
  for (uint32_t i = 0; i < scene->reading->tokens.count; i++) {
    const gxi_token *token = &scene->reading->tokens.items[i];
    if (token->text.end > at) break;
    uint32_t entity = gxi_token_entity(scene, i);
    if (token->kind == GXI_TOKEN_MENTION && token->text.end + BRACKET_BYTES > at && gxi_entity_bit(scene, entity) == gxi_bit(scene->type.company))
      found = entity;
  }
  return found;
}

/* 我县: the place whose government writes, if all that stand outside of speech mean it.
 */
static uint32_t own_place(const gxi_scene *scene) {
  uint32_t found = GX_ID_NONE;
  bool quoted = false;
  for (uint32_t i = 0; i < scene->reading->tokens.count; i++) {
    const gxi_token *token = &scene->reading->tokens.items[i];
    gx_str text = gxi_token_text(scene, i);
    if (gxi_str_is(text, "“") || gxi_str_is(text, "”")) quoted = gxi_str_is(text, "“");
    if (token->kind != GXI_TOKEN_MENTION || quoted || !gxi_str_starts(text, GX_STR_LIT("我")))
      continue;
    uint32_t entity = gxi_token_entity(scene, i);
    uint32_t home =
      scene->places & ~gxi_bit(scene->type.country); /* 我国: no report's */
    if (!(gxi_entity_bit(scene, entity) & home)) continue;
    uint32_t block = scene->sentences[token->sentence].block;
    if (scene->blocks[block].kind == GX_BLOCK_SPEECH) continue;
    if (found != GX_ID_NONE && found != entity) return GX_ID_NONE;
    found = entity;
  }
  return found;
}

void gxi_scene_init(
  gxi_scene *scene,
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  const gx_document *document,
  const gxi_reading *reading,
  const gxi_entities *entities
) {
  *scene = (gxi_scene
  ){.arena = arena,
    .knowledge = knowledge,
    .document = document,
    .reading = reading,
    .entities = entities,
    .lexicon = gxi_knowledge_lexicon(knowledge),
    .text = gx_document_text(document),
    .published = gx_document_published(document)};
  scene->leader = scene->founded = scene->shared = GX_ID_NONE;
  scene->aided = scene->served = GX_ID_NONE;
  scene->lasts_in = GX_ID_NONE;
  gxi_lasts_read(&scene->all_lasts, scene->text);
  gxi_vec_reserve(arena, &scene->drafts, FIRST_DRAFTS);
  for (uint32_t i = 0; i < gxi_knowledge_frame_count(knowledge); i++) {
    const gxi_frame *frame = gxi_knowledge_frame(knowledge, i);
    if (gxi_str_is(frame->id, "support.deed")) scene->deed = frame;
    if (gxi_frame_flag(frame, "focus") && scene->focus_count < sizeof scene->focus / sizeof *scene->focus)
      scene->focus[scene->focus_count++] = frame;
    if (gxi_str_is(frame->id, "supply.deed")) scene->bought = frame;
    if (gxi_str_is(frame->id, "supply.deed.to")) scene->sold = frame;
    if (gxi_frame_flag(frame, "within") && scene->within_count < sizeof scene->within / sizeof *scene->within)
      scene->within[scene->within_count++] = frame;
    if (gxi_frame_flag(frame, "between") && scene->between_count < sizeof scene->between / sizeof *scene->between)
      scene->between[scene->between_count++] = frame;
  }
  scene->blocks = gx_document_blocks(document, &scene->block_count);
  scene->sentences = gx_document_sentences(document, &scene->sentence_count);
  types_init(&scene->type, knowledge);
  ties_init(&scene->tie, knowledge);
  const gxi_types *t = &scene->type;
  scene->places = gxi_bit(t->country) | gxi_bit(t->province) | gxi_bit(t->city) |
                  gxi_bit(t->county) | gxi_bit(t->township) | gxi_bit(t->village) |
                  gxi_bit(t->region);
  scene->firms = gxi_bit(scene->type.company) | gxi_bit(scene->type.organization);
  scene->bodies = gxi_bit(t->agency) | gxi_bit(t->company) | gxi_bit(t->organization) |
                  gxi_bit(t->zone);
  scene->persons = gxi_bit(t->official) | gxi_bit(t->person);
  scene->employer =
    gxi_arena_alloc(arena, entities->count + 1u, sizeof *scene->employer);
  for (uint32_t i = 0; i < entities->count; i++)
    scene->employer[i] = GX_ID_NONE;
  scene->event_date =
    gxi_arena_alloc(arena, entities->count + 1u, sizeof *scene->event_date);
  for (uint32_t i = 0; i < entities->count; i++)
    scene->event_date[i] = (gx_str){0};
  places_init(scene);
  homes_init(scene);
  marks_init(scene);
  gxi_strangers_find(scene);
  scene->firm = defined_company(scene);
  if (scene->firm == GX_ID_NONE) scene->firm = own_company(scene);
  scene->main_company = scene->firm != GX_ID_NONE ? scene->firm : main_company(scene);
  scene->writer = own_place(scene);
  gxi_generic_ends(&scene->generic_ends);
}

uint32_t gxi_scene_place_entity(const gxi_scene *scene, uint32_t place) {
  if (place == GX_ID_NONE) return GX_ID_NONE;
  uint32_t low = 0, high = scene->place_entity_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (scene->entities->items[scene->place_entities[middle]].place < place)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == scene->place_entity_count) return GX_ID_NONE;
  uint32_t entity = scene->place_entities[low];
  return scene->entities->items[entity].place == place ? entity : GX_ID_NONE;
}

uint32_t gxi_entity_site(const gxi_scene *scene, uint32_t entity) {
  if (entity == GX_ID_NONE) return GX_ID_NONE;
  const gxi_entity *item = &scene->entities->items[entity];
  if (item->place != GX_ID_NONE) return item->place;
  return item->location != GX_ID_NONE ? item->location : scene->lies_in[entity];
}

bool gxi_lies_elsewhere(const gxi_scene *scene, uint32_t entity, uint32_t place) {
  uint32_t inner = scene->entities->items[entity].location;
  uint32_t outer = scene->entities->items[place].place;
  return inner != GX_ID_NONE && outer != GX_ID_NONE &&
         !gxi_knowledge_place_within(scene->knowledge, outer, inner) &&
         !gxi_knowledge_place_within(scene->knowledge, inner, outer);
}

const gxi_entry *
gxi_token_entry(const gxi_scene *scene, uint32_t token, gxi_kind kind) {
  const gxi_token *it = &scene->reading->tokens.items[token];
  if (!gxi_token_reads(it, kind)) return NULL;
  const gxi_entry *entry = gxi_lexicon_entry(scene->lexicon, it->hit.first);
  while (entry->kind != kind)
    entry++;
  return entry;
}

static bool ends_among(gx_str name, const char *const *endings) {
  for (; *endings; endings++)
    if (gxi_str_ends(name, gxi_str(*endings))) return true;
  return false;
}

uint32_t gxi_entity_stands_for(const gxi_scene *scene, uint32_t entity) {
  static const char *const endings[] = {
    "市委",
    "县委",
    "区委",
    "州委",
    "省委",
    "地委",
    "旗委",
    "党委",
    "政府",
    "行署",
    "代表团",
    "考察团",
    "调研组",
    "招商团",
    "专家团",
    NULL};
  if (entity == GX_ID_NONE || !ends_among(scene->entities->items[entity].name, endings))
    return entity;
  uint32_t place =
    gxi_scene_place_entity(scene, scene->entities->items[entity].location);
  return place == GX_ID_NONE ? entity : place;
}

uint32_t gxi_entity_province(const gxi_scene *scene, uint32_t entity) {
  uint32_t place = gxi_entity_site(scene, entity);
  while (place != GX_ID_NONE) {
    const gxi_place *row = gxi_knowledge_place(scene->knowledge, place);
    if (row->level <= GXI_LEVEL_PROVINCE) return place;
    place = row->parent;
  }
  return GX_ID_NONE;
}

uint32_t gxi_place_of_body(const gxi_scene *scene, uint32_t token, gx_str unit) {
  for (uint32_t i = token; i-- > 0 && token - i <= 300;) {
    uint32_t entity = gxi_token_entity(scene, i);
    if (!(gxi_entity_bit(scene, entity) & scene->bodies)) continue;
    uint32_t place = gxi_scene_place_entity(scene, gxi_entity_site(scene, entity));
    if (place != GX_ID_NONE && gxi_str_ends(scene->entities->items[place].name, unit))
      return place;
  }
  return GX_ID_NONE;
}
