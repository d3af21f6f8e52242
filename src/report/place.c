/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * place.c: where each entity lies, for the map of provinces.
 *
 *     CN-653100          → 65        a division's code names its province
 *     CN-XJBT-…          → 65        divisions of the corps
 *     KZ                 → KZ        a country
 *     福州…公司           → 35        a body that is named after a place of the graph
 *     company ─located_in→ county    takes the county's, by the heaviest such tie
 *     person ─post→ agency           likewise, after the bodies
 *
 * The name comes before the ties: a firm's name holds its seat, its ties plants as
 * well. What nothing places stays unknown. Ties that place are those of the relations
 * located_in and part_of and of the class `post`; being somebody's subsidiary or member
 * says nothing about where one is.
 */
#include <stdlib.h>

#include "base/str.h"
#include "report/report.h"

#define MAX_PREFIX 12 /* characters: the longest names of divisions that firms bear */
#define ROUNDS 4 /* office → bureau → county: longer chains than this are not seen */

static bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

static gxi_region region_of_uid(gx_str uid) {
  if (gxi_str_starts(uid, GX_STR_LIT("CN-XJBT"))) return (gxi_region){"65"};
  if (gxi_str_starts(uid, GX_STR_LIT("CN-")) && uid.size >= 5 &&
      gxi_is_digit((unsigned char)uid.data[3]) &&
      gxi_is_digit((unsigned char)uid.data[4])) {
    return (gxi_region){{uid.data[3], uid.data[4], 0}};
  }
  if (uid.size == 2 && is_upper(uid.data[0]) && is_upper(uid.data[1])) {
    return (gxi_region){{uid.data[0], uid.data[1], 0}};
  }
  return (gxi_region){""};
}

static bool is_known(gxi_region region) {
  return region.code[0] != 0;
}

static bool places(const gx_relation_type *type, bool posts) {
  if (posts) return gxi_str_is(type->class_id, "post");
  return gxi_str_is(type->id, "located_in") || gxi_str_is(type->id, "part_of");
}

/* One step along the ties that place; false when nothing new was learnt. */
static bool step(gxi_reporting *in, uint32_t *best, bool posts) {
  bool learnt = false;
  for (uint32_t v = 0; v < in->vertex_count; v++) {
    best[v] = GX_ID_NONE;
  }
  for (uint32_t e = 0; e < in->tie_count; e++) {
    const gx_edge *edge = gxi_report_edge(in, e);
    if (!places(&in->domain->relation_types[edge->relation], posts)) continue;
    uint32_t head = gx_graph_vertex(in->graph, edge->head);
    uint32_t tail = gx_graph_vertex(in->graph, edge->tail);
    if (is_known(in->regions[head]) || !is_known(in->regions[tail])) continue;
    bool better =
      best[head] == GX_ID_NONE ||
      edge->independent_docs > gxi_report_edge(in, best[head])->independent_docs;
    if (better) best[head] = e;
  }
  for (uint32_t v = 0; v < in->vertex_count; v++) {
    if (best[v] == GX_ID_NONE) continue;
    uint32_t tail = gxi_report_edge(in, best[v])->tail;
    in->regions[v] = in->regions[gx_graph_vertex(in->graph, tail)];
    learnt = true;
  }
  return learnt;
}

typedef struct named_place {
  gx_str name;
  gxi_region region;
} named_place;

static int name_order(const void *one, const void *other) {
  const named_place *a = one, *b = other;
  int order = gxi_str_compare(a->name, b->name);
  return order ? order : memcmp(a->region.code, b->region.code, sizeof a->region.code);
}

/* Names and aliases of placed places, of two characters or more, sorted. */
static named_place *list_places(gxi_reporting *in, size_t *count) {
  size_t room = 0;
  for (uint32_t v = 0; v < in->vertex_count; v++) {
    if (is_known(in->regions[v])) room += 1 + in->entities[in->vertices[v]].alias_count;
  }
  named_place *list = gxi_arena_alloc(in->scratch, room, sizeof *list);
  *count = 0;
  for (uint32_t v = 0; v < in->vertex_count; v++) {
    const gx_entity *entity = &in->entities[in->vertices[v]];
    if (!is_known(in->regions[v])) continue;
    for (size_t i = 0; i <= entity->alias_count; i++) {
      gx_str name = i ? entity->aliases[i - 1] : entity->name;
      if (gxi_utf8_count(name) < 2) continue;
      list[(*count)++] = (named_place){name, in->regions[v]};
    }
  }
  if (*count) qsort(list, *count, sizeof *list, name_order);
  return list;
}

/* A place by exactly this name; unknown when places of two regions share it. */
static gxi_region look_up(const named_place *list, size_t count, gx_str name) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (gxi_str_compare(list[middle].name, name) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == count || !gxi_str_equal(list[low].name, name)) return (gxi_region){""};
  for (size_t i = low + 1; i < count && gxi_str_equal(list[i].name, name); i++) {
    if (memcmp(&list[i].region, &list[low].region, sizeof list->region) != 0) {
      return (gxi_region){""};
    }
  }
  return list[low].region;
}

/* By the longest beginning of the name that is a place's. */
static gxi_region region_of_name(const named_place *list, size_t count, gx_str name) {
  gxi_region found = {""};
  size_t at = 0;
  for (int characters = 1; characters <= MAX_PREFIX && at < name.size; characters++) {
    uint32_t size;
    gxi_utf8_at(name, at, &size);
    at += size;
    if (characters < 2 || at == name.size) continue;
    gxi_region region = look_up(list, count, gxi_str_sub(name, 0, at));
    if (is_known(region)) found = region;
  }
  return found;
}

static void place_by_name(gxi_reporting *in) {
  size_t count;
  named_place *list = list_places(in, &count);
  for (uint32_t v = 0; v < in->vertex_count; v++) {
    const gx_entity *entity = &in->entities[in->vertices[v]];
    if (is_known(in->regions[v])) continue;
    if (!gxi_str_is(in->domain->entity_types[entity->type].family, "body")) continue;
    in->regions[v] = region_of_name(list, count, entity->name);
  }
}

void gxi_report_place(gxi_reporting *in) {
  in->regions = gxi_arena_alloc(in->scratch, in->vertex_count, sizeof *in->regions);
  uint32_t *best = gxi_arena_alloc(in->scratch, in->vertex_count, sizeof *best);
  for (uint32_t v = 0; v < in->vertex_count; v++) {
    in->regions[v] = region_of_uid(in->entities[in->vertices[v]].uid);
  }
  place_by_name(in);
  for (int round = 0; round < ROUNDS && step(in, best, false); round++) {
  }
  step(in, best, true);
}
