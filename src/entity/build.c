/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * build.c: groups of nodes → entities, in order of first mention.
 *
 * Name: the longest form the text writes (of places the longest written form, too; a
 * place that is only written by an abbreviation, 湘, gets its short name). Aliases:
 * every other form, sorted. Type: places by their level; else of the most trusted node.
 */
#include <stdlib.h>

#include "base/str.h"
#include "entity/linker.h"
#include "grammar/number.h"

#define MAX_CHAIN 8u /* mentions looked at in front of a body */

static uint32_t number_groups(gxi_linker *l, uint32_t *count) {
  uint32_t nodes = l->nodes.count;
  l->entity_of = gxi_arena_alloc(l->arena, nodes, sizeof *l->entity_of);
  uint32_t *number = gxi_arena_alloc(l->arena, nodes, sizeof *number);
  for (uint32_t i = 0; i < nodes; i++)
    number[i] = GX_ID_NONE;
  *count = 0;
  uint32_t mentions = l->reading->mentions.count;
  for (uint32_t m = 0; m < mentions; m++) {
    if (l->node_of[m] == GX_ID_NONE) continue;
    uint32_t head = gxi_linker_find(l, l->node_of[m]);
    if (number[head] == GX_ID_NONE) number[head] = (*count)++;
  }
  for (uint32_t i = 0; i < nodes; i++) {
    l->entity_of[i] = number[gxi_linker_find(l, i)];
  }
  return *count;
}

static void set_types(gxi_linker *l, int32_t *trust) {
  for (uint32_t i = 0; i < l->out->count; i++) {
    l->out->items[i] = (gxi_entity){
      .type = GX_ID_NONE,
      .place = GX_ID_NONE,
      .location = GX_ID_NONE,
      .parent = GX_ID_NONE,
    };
    trust[i] = INT32_MIN;
  }
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    const gxi_node *node = &l->nodes.items[i];
    uint32_t e = l->entity_of[i];
    if (e == GX_ID_NONE) continue;
    gxi_entity *entity = &l->out->items[e];
    if (entity->place == GX_ID_NONE) entity->place = node->place;
    if (node->trust > trust[e]) {
      trust[e] = node->trust;
      entity->type = node->type;
    }
  }
  for (uint32_t i = 0; i < l->out->count; i++) {
    gxi_entity *entity = &l->out->items[i];
    if (entity->place == GX_ID_NONE) continue;
    gxi_level level = gxi_knowledge_place(l->knowledge, entity->place)->level;
    uint32_t type = gxi_knowledge_level_type(l->knowledge, level);
    if (type != GX_ID_NONE) entity->type = type;
  }
}

static bool is_name(const gxi_linker *l, uint32_t m) {
  return l->node_of[m] != GX_ID_NONE;
}

/* Lists name cities abroad without 市; texts may write it: 克孜勒奥尔达市, but not
   阿拉木图市场. What ends in 市 or 县 inside 市委 or 县长 is named in full all the
   same.
   */
#define NO_CITY "市场 市值 市民 市郊 市区"

bool gxi_place_takes_suffix(const gxi_linker *l, uint32_t m) {
  gx_span span = gxi_linker_mention(l, m)->text;
  uint32_t place = l->places[m], end = span.end;
  if (place == GX_ID_NONE || !gxi_str_starts_in(l->text, end, "市 县 区 州 旗"))
    return false;
  const gxi_place *row = gxi_knowledge_place(l->knowledge, place);
  gx_str full = gxi_str_sub(l->text, span.begin, end + 3);
  if (gxi_str_equal(row->name, full)) return !gxi_str_starts_in(l->text, end, NO_CITY);
  if (!gxi_continues(l->text, end, "市")) return false;
  return row->level == GXI_LEVEL_CITY && !gxi_str_starts(row->key, GX_STR_LIT("CN-")) &&
         !gxi_str_starts_in(l->text, end, NO_CITY);
}

/* The place right before a nested one makes a chain of both: 银川市|金凤区晨光工业园
   speaks of 金凤区, too. */
static bool continues_chain(const gxi_linker *l, uint32_t m) {
  const gxi_mention *inner = gxi_linker_mention(l, m);
  uint32_t begin = inner->text.begin;
  if (l->places[m] == GX_ID_NONE) return false;
  const gxi_place *place = gxi_knowledge_place(l->knowledge, l->places[m]);
  bool named =
    inner->outer != GX_ID_NONE && gxi_linker_mention(l, inner->outer)->place_count == 0;
  bool brief = inner->text.end - begin <= 6 && !gxi_place_takes_suffix(l, m);
  if (named && place->level >= GXI_LEVEL_COUNTY && brief)
    return false; /* 江门市|蓬江卫浴五金厂 */
  for (uint32_t k = m; k-- > 0 && m - k <= 6;) {
    const gxi_mention *before = gxi_linker_mention(l, k);
    if (before->text.end != begin || l->places[k] == GX_ID_NONE) continue;
    return l->places[k] != l->places[m] &&
           gxi_knowledge_place_within(l->knowledge, l->places[m], l->places[k]);
  }
  return false;
}

/* 达拉特旗|工业和信息化局, 翔凤镇|藤茶产业园: a body's or a zone's name that begins
   with a place in full speaks of that, too; a firm's does not. */
static bool heads_body(const gxi_linker *l, uint32_t m) {
  const gxi_mention *inner = gxi_linker_mention(l, m);
  const gxi_mention *outer = gxi_linker_mention(l, inner->outer);
  if (inner->text.begin != outer->text.begin || outer->place_count) return false;
  if (outer->type != l->types.agency && outer->type != l->types.organization &&
      outer->type != l->types.zone)
    return false;
  gx_str text = gxi_str_sub(l->text, inner->text.begin, inner->text.end);
  return text.size >= 9 &&
         gxi_str_ends_any(text, GX_STR_LIT("省 市 县 区 旗 州 镇 乡 街道"));
}

static bool stands_alone(const gxi_linker *l, uint32_t m) {
  return gxi_linker_mention(l, m)->outer == GX_ID_NONE || continues_chain(l, m) ||
         heads_body(l, m);
}

/* Two passes: sizes, then rows; mentions are in text order already. */
static void set_mentions(gxi_linker *l) {
  uint32_t count = l->reading->mentions.count;
  uint32_t *rows = gxi_arena_alloc(l->arena, count, sizeof *rows);
  uint32_t *at = gxi_arena_alloc(l->arena, l->out->count + 1, sizeof *at);
  for (uint32_t m = 0; m < count; m++) {
    if (is_name(l, m)) at[l->entity_of[l->node_of[m]] + 1]++;
  }
  for (uint32_t e = 0; e < l->out->count; e++) {
    at[e + 1] += at[e];
    l->out->items[e].mentions = rows + at[e];
  }
  for (uint32_t m = 0; m < count; m++) {
    if (!is_name(l, m)) continue;
    uint32_t e = l->entity_of[l->node_of[m]];
    gxi_entity *entity = &l->out->items[e];
    rows[at[e] + entity->mention_count++] = m;
    entity->standalone += stands_alone(l, m);
  }
}

static int name_order(const void *a, const void *b) {
  return gxi_str_compare(*(const gx_str *)a, *(const gx_str *)b);
}

/* A bare 管委会 or 园区管委会 that the reading has taken for a zone's, which the text
   does not name. */
static bool is_committee(const gxi_mention *mention) {
  uint32_t size = mention->text.end - mention->text.begin;
  return mention->origin == GXI_ORIGIN_SHORT && mention->full == GX_ID_NONE &&
         size < mention->name.size && gxi_str_ends(mention->name, GX_STR_LIT("管委会"));
}

/* 江北 of 渝中、江北两区: its suffix stands behind the list. */
static bool is_counted(const gxi_mention *mention) {
  return mention->origin == GXI_ORIGIN_LEXICON && mention->place_count == 1 &&
         mention->name.size > mention->text.end - mention->text.begin;
}

static gx_str surface(const gxi_linker *l, uint32_t m) {
  const gxi_mention *mention = gxi_linker_mention(l, m);
  if (is_committee(mention) || is_counted(mention)) return mention->name;
  gx_span span = gxi_linker_mention(l, m)->text;
  if (gxi_place_takes_suffix(l, m)) span.end += 3;
  return gxi_str_sub(l->text, span.begin, span.end);
}

/* The place that a body's name begins with, or GX_ID_NONE. */
static uint32_t leading_place(const gxi_linker *l, uint32_t m) {
  uint32_t count = l->reading->mentions.count;
  uint32_t begin = gxi_linker_mention(l, m)->text.begin;
  for (uint32_t k = m + 1; k < count && gxi_linker_mention(l, k)->outer == m; k++)
    if (gxi_linker_mention(l, k)->text.begin == begin && l->places[k] != GX_ID_NONE)
      return l->places[k];
  return GX_ID_NONE;
}

/* 上海市|青浦区商务委员会: with the places in front that its own lies in; empty when
   there are none. */
static gx_str chained_surface(const gxi_linker *l, uint32_t m) {
  const gxi_mention *body = gxi_linker_mention(l, m);
  if (body->outer != GX_ID_NONE) return (gx_str){0};
  uint32_t place = leading_place(l, m), begin = body->text.begin;
  for (uint32_t k = m; place != GX_ID_NONE && k-- > 0 && m - k <= MAX_CHAIN;) {
    const gxi_mention *before = gxi_linker_mention(l, k);
    if (before->outer != GX_ID_NONE) continue;
    uint32_t above = l->places[k];
    if (before->text.end != begin || above == GX_ID_NONE || above == place || !gxi_knowledge_place_within(l->knowledge, place, above))
      break;
    begin = before->text.begin;
    place = above;
  }
  if (begin == body->text.begin) return (gx_str){0};
  return gxi_str_sub(l->text, begin, body->text.end);
}

/* 吕四港 of 启东市吕四港: a zone or a village is called without its place, too. */
static gx_str local_surface(const gxi_linker *l, const gxi_entity *entity, uint32_t m) {
  const gxi_mention *body = gxi_linker_mention(l, m);
  if (is_committee(body) || is_counted(body))
    return gxi_str_sub(l->text, body->text.begin, body->text.end);
  if (entity->type != l->types.zone && entity->type != l->types.village)
    return (gx_str){0};
  uint32_t count = l->reading->mentions.count, begin = body->text.begin;
  for (uint32_t k = m + 1; k < count && gxi_linker_mention(l, k)->outer == m; k++) {
    const gxi_mention *inner = gxi_linker_mention(l, k);
    bool full = l->places[k] != GX_ID_NONE && inner->text.end - inner->text.begin > 6;
    if (inner->text.begin == begin && full) begin = inner->text.end;
  }
  gx_str rest = gxi_str_sub(l->text, begin, body->text.end);
  return begin > body->text.begin && rest.size >= 9 ? rest : (gx_str){0};
}

/* 鲜之丸 of “鲜之丸”连锁超市: what stands in quotes is the name for itself, too. */
static gx_str quoted_surface(const gxi_linker *l, uint32_t m) {
  gx_span span = gxi_linker_mention(l, m)->text;
  gx_str text = gxi_str_sub(l->text, span.begin, span.end);
  size_t open = gxi_str_find(text, GX_STR_LIT("“"), 0);
  size_t close = open == SIZE_MAX ? open : gxi_str_find(text, GX_STR_LIT("”"), open);
  if (close == SIZE_MAX || close < open + 9 || close > open + 27) return (gx_str){0};
  return gxi_str_sub(text, open + 3, close);
}

/* Sorted, each once. */
static uint32_t
distinct_surfaces(gxi_linker *l, const gxi_entity *entity, gx_str **out) {
  gx_str *all =
    gxi_arena_alloc(l->arena, 4 * (size_t)entity->mention_count + 1, sizeof *all);
  uint32_t most = 0, count = 0;
  bool body = gxi_linker_family(l, entity->type) == GXI_FAMILY_BODY;
  for (uint32_t i = 0; i < entity->mention_count; i++) {
    all[most++] = surface(l, entity->mentions[i]);
    gx_str chain = body ? chained_surface(l, entity->mentions[i]) : (gx_str){0};
    if (chain.size > 0) all[most++] = chain;
    gx_str quoted = body ? quoted_surface(l, entity->mentions[i]) : (gx_str){0};
    if (quoted.size > 0) all[most++] = quoted;
    gx_str local = local_surface(l, entity, entity->mentions[i]);
    if (local.size > 0) all[most++] = local;
  }
  if (most > 1) qsort(all, most, sizeof *all, name_order);
  for (uint32_t i = 0; i < most; i++) {
    if (count == 0 || !gxi_str_equal(all[count - 1], all[i])) all[count++] = all[i];
  }
  *out = all;
  return count;
}

/* The longest in characters of the compared form; of equals the first written. */
static gx_str longest(gxi_linker *l, const gxi_entity *entity) {
  gx_str best = {0};
  size_t most = 0;
  for (uint32_t i = 0; i < entity->mention_count; i++) {
    gx_str name = surface(l, entity->mentions[i]);
    size_t size = gxi_form_squeeze(l->arena, name).size;
    if (size > most) {
      most = size;
      best = name;
    }
  }
  return best;
}

/* A person's forms differ by what was read onto them: the shortest with a full given
   name, or with a dot, is the name. */
static gx_str person_name(const gxi_linker *l, const gxi_entity *entity) {
  gx_str best = surface(l, entity->mentions[0]);
  gx_str dot = GX_STR_LIT("·");
  for (uint32_t i = 1; i < entity->mention_count; i++) {
    gx_str name = surface(l, entity->mentions[i]);
    bool dotted = gxi_str_find(name, dot, 0) != SIZE_MAX;
    bool was = gxi_str_find(best, dot, 0) != SIZE_MAX;
    if (dotted != was ? dotted : name.size < best.size) best = name;
  }
  return best;
}

/* 湘 alone is no name for a reader: the short name is. */
static gx_str place_name(const gxi_linker *l, const gxi_entity *entity, gx_str name) {
  if (entity->place == GX_ID_NONE || name.size > 3) return name;
  const gxi_place *place = gxi_knowledge_place(l->knowledge, entity->place);
  return place->short_name.size ? place->short_name : place->name;
}

/* Quotes around the whole name are the writer's, not the name's. */
static gx_str unquoted(gx_str name) {
  static const gx_str quotes[][2] = {{{"“", 3}, {"”", 3}}, {{"《", 3}, {"》", 3}}};
  for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
    gx_str open = quotes[i][0], close = quotes[i][1];
    if (!gxi_str_starts(name, open)) continue;
    size_t inner = gxi_str_find(name, close, 0);
    if (inner == name.size - close.size) return gxi_str_sub(name, open.size, inner);
  }
  return name;
}

/* 计划 and the like are part of a scheme's name; 模式 建设 only tell what it is. */
static bool names_scheme(gx_str rest) {
  static const char *const words[] = {"计划", "工程", "行动", "倡议", "战略", NULL};
  for (const char *const *w = words; *w; w++) {
    if (gxi_str_is(rest, *w)) return true;
  }
  return false;
}

/* The quoted part of “南茶北店”产销对接模式, or an empty string. */
static gx_str quoted_part(gx_str name, gx_str *rest) {
  gx_str open = GX_STR_LIT("“"), close = GX_STR_LIT("”");
  size_t end = gxi_str_find(name, close, 0);
  if (!gxi_str_starts(name, open) || end == SIZE_MAX) return (gx_str){0};
  *rest = gxi_str_sub(name, end + close.size, name.size);
  return gxi_str_sub(name, open.size, end);
}

/* What a name is without the places in front. */
typedef struct local_form {
  gx_str name, local;
  bool chain;
} local_form;

/* Only of names without marks: there the squeezed name is what the text says. The form
   of a name is mostly asked for twice. */
static void
read_local(gxi_linker *l, const gxi_entity *entity, gx_str name, local_form *form) {
  if (form->name.data == name.data && form->name.size == name.size) return;
  *form = (local_form){.name = name};
  if (gxi_linker_family(l, entity->type) != GXI_FAMILY_BODY) return;
  gx_str squeezed = gxi_form_squeeze(l->arena, name);
  if (squeezed.size != name.size) return;
  bool zone = entity->type == l->types.zone;
  form->local = gxi_form_local(l->knowledge, name, zone, &form->chain);
}

/* 鼓楼区教育局 needs its city in front: four districts are called so. */
static bool is_shared(const gxi_linker *l, const gxi_entity *entity) {
  for (uint32_t i = 0; i < entity->mention_count; i++)
    if (l->nodes.items[l->node_of[entity->mentions[i]]].shared) return true;
  return false;
}

static gx_str entity_name(gxi_linker *l, const gxi_entity *entity, local_form *form) {
  if (gxi_linker_family(l, entity->type) == GXI_FAMILY_PERSON) {
    return person_name(l, entity);
  }
  gx_str name = longest(l, entity), rest = {0};
  if (entity->type == l->types.program) {
    gx_str core = quoted_part(name, &rest);
    if (core.size > 0 && !names_scheme(rest)) return core;
  }
  read_local(l, entity, name, form);
  if (form->chain && form->local.size > 0 && !is_shared(l, entity)) return form->local;
  return unquoted(place_name(l, entity, name));
}

/* Sorted, each once, without the name; the quoted part of a scheme is a form, too. */
static void set_aliases(
  gxi_linker *l, gxi_entity *entity, gx_str *names, uint32_t count, local_form *form
) {
  uint32_t kept = 0;
  gx_str *all = gxi_arena_alloc(l->arena, 2 * (size_t)count + 1, sizeof *all);
  read_local(l, entity, entity->name, form);
  if (form->local.size > 0) all[kept++] = form->local;
  for (uint32_t i = 0; i < count; i++) {
    gx_str rest = {0};
    gx_str core =
      entity->type == l->types.program ? quoted_part(names[i], &rest) : (gx_str){0};
    all[kept++] = unquoted(names[i]);
    if (rest.size > 0) all[kept++] = core;
  }
  if (kept > 1) qsort(all, kept, sizeof *all, name_order);
  uint32_t distinct = 0;
  for (uint32_t i = 0; i < kept; i++) {
    bool seen = distinct > 0 && gxi_str_equal(all[distinct - 1], all[i]);
    if (!seen && !gxi_str_equal(all[i], entity->name)) all[distinct++] = all[i];
  }
  entity->aliases = all;
  entity->alias_count = distinct;
}

static void set_names(gxi_linker *l, gxi_entity *entity) {
  gx_str *names;
  uint32_t count = distinct_surfaces(l, entity, &names);
  local_form form = {0};
  entity->name = entity_name(l, entity, &form);
  set_aliases(l, entity, names, count, &form);
  entity->key = entity->place != GX_ID_NONE
                  ? gxi_knowledge_place(l->knowledge, entity->place)->key
                  : gxi_form_squeeze(l->arena, entity->name);
}

void gxi_entities_build(gxi_linker *linker) {
  gxi_entities *out = linker->out;
  number_groups(linker, &out->count);
  out->items = gxi_arena_alloc(linker->arena, out->count, sizeof *out->items);
  int32_t *trust = gxi_arena_alloc(linker->arena, out->count, sizeof *trust);
  set_types(linker, trust);
  set_mentions(linker);
  for (uint32_t i = 0; i < out->count; i++)
    set_names(linker, &out->items[i]);
}
