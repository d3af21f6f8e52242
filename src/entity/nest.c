/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * nest.c: what a name says about where its thing lies and what it belongs to.
 *
 *     [阿克苏 place][云麓果业有限公司]   location 阿克苏
 *     [市商务委 agency][贸管处]          parent 市商务委
 *
 * Both come from mentions inside the entity's mentions: the most specific place, and
 * the longest body or zone that begins the name. A parent that only another mention
 * names is found by its name: the longest name of another entity that begins this one.
 */
#include "entity/linker.h"

#include "base/str.h"

static bool is_deeper(const gxi_linker *l, uint32_t place, uint32_t than) {
  return than == GX_ID_NONE ||
         (place != than && gxi_knowledge_place_within(l->knowledge, place, than));
}

/* 润州 in 江苏润州…: a short name behind a place, which the text uses nowhere else, may
   be a brand. */
static bool is_doubtful(const gxi_linker *l, uint32_t inner) {
  const gxi_place *place = gxi_knowledge_place(l->knowledge, l->places[inner]);
  const gxi_mention *mention = gxi_linker_mention(l, inner);
  uint32_t entity = l->entity_of[l->node_of[inner]];
  bool brief =
    mention->text.end - mention->text.begin <= 6 && !gxi_place_takes_suffix(l, inner);
  return place->level >= GXI_LEVEL_COUNTY && brief &&
         l->out->items[entity].standalone == 0;
}

static void nest_place(gxi_linker *l, gxi_entity *outer, uint32_t inner) {
  uint32_t place = l->places[inner];
  if (place != GX_ID_NONE && outer->location != GX_ID_NONE && is_doubtful(l, inner))
    return;
  if (place != GX_ID_NONE && is_deeper(l, place, outer->location)) {
    outer->location = place;
  }
}

static bool may_contain(const gxi_linker *l, const gxi_entity *e) {
  return gxi_linker_family(l, e->type) == GXI_FAMILY_BODY;
}

/* The longest inner body that begins the outer mention. */
static void nest_body(gxi_linker *l, uint32_t outer, uint32_t inner, uint32_t *size) {
  const gxi_mention *o = gxi_linker_mention(l, outer),
                    *i = gxi_linker_mention(l, inner);
  uint32_t child = l->entity_of[l->node_of[outer]];
  uint32_t parent = l->entity_of[l->node_of[inner]];
  uint32_t bytes = i->text.end - i->text.begin;
  if (child == parent || i->text.begin != o->text.begin || bytes <= size[child]) return;
  if (!may_contain(l, &l->out->items[parent])) return;
  if (!may_contain(l, &l->out->items[child])) return;
  l->out->items[child].parent = parent;
  size[child] = bytes;
}

static void nest_mentions(gxi_linker *l) {
  uint32_t *size = gxi_arena_alloc(l->arena, l->out->count, sizeof *size);
  for (uint32_t m = 0; m < l->reading->mentions.count; m++) {
    const gxi_mention *inner = gxi_linker_mention(l, m);
    uint32_t o = inner->outer;
    if (inner->kind != GXI_MENTION_NAME || o == GX_ID_NONE) continue;
    if (o >= l->reading->mentions.count || l->node_of[o] == GX_ID_NONE) continue;
    nest_place(l, &l->out->items[l->entity_of[l->node_of[o]]], m);
    nest_body(l, o, m, size);
  }
}

/* A name's own prefix places, where the reading gave no inner mention. */
static void nest_prefixes(gxi_linker *l) {
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    const gxi_node *node = &l->nodes.items[i];
    gxi_entity *entity = &l->out->items[l->entity_of[i]];
    if (node->family != GXI_FAMILY_BODY || node->form.place_count != 1) continue;
    if (entity->location == GX_ID_NONE) entity->location = node->form.places[0];
  }
}

static uint32_t longest_start(gxi_linker *l, const gxi_index *names, uint32_t node) {
  gx_str whole = l->nodes.items[node].form.whole;
  uint32_t found = GX_ID_NONE;
  for (size_t at = 6; at + 6 <= whole.size; at++) {
    if (((unsigned char)whole.data[at] & 0xC0) == 0x80) continue;
    uint32_t other = gxi_index_find(names, gxi_str_sub(whole, 0, at));
    if (other != GX_ID_NONE && l->entity_of[other] != l->entity_of[node]) found = other;
  }
  return found;
}

static void nest_names(gxi_linker *l) {
  gxi_index names = {.arena = l->arena};
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    const gxi_node *node = &l->nodes.items[i];
    if (node->family == GXI_FAMILY_BODY) *gxi_index_at(&names, node->form.whole) = i;
  }
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    gxi_entity *entity = &l->out->items[l->entity_of[i]];
    if (l->nodes.items[i].family != GXI_FAMILY_BODY || entity->parent != GX_ID_NONE) {
      continue;
    }
    uint32_t other = longest_start(l, &names, i);
    if (other != GX_ID_NONE) entity->parent = l->entity_of[other];
  }
}

/* A parent chain never closes: of two that would hold each other the later lets go. */
static void cut_loops(gxi_linker *l) {
  for (uint32_t i = 0; i < l->out->count; i++) {
    uint32_t up = l->out->items[i].parent;
    for (uint32_t step = 0; up != GX_ID_NONE && step < 16; step++) {
      if (up == i) {
        l->out->items[i].parent = GX_ID_NONE;
        break;
      }
      up = l->out->items[up].parent;
    }
  }
}

/* 甲|莎车|制造基地, 甲|第二|轧钢厂: what a firm has in a place, or one of several. */
static bool is_plant(const gxi_entity *e, const gxi_entity *parent) {
  if (!gxi_str_starts(e->name, parent->name)) return false;
  gx_str rest = gxi_str_sub(e->name, parent->name.size, e->name.size);
  size_t kind = gxi_str_ends_any(
    rest, GX_STR_LIT("制造基地 生产基地 加工基地 装配基地 组装基地 研发基地 厂")
  );
  if (!kind || kind == rest.size) return false;
  bool placed = e->location != GX_ID_NONE && e->location != parent->location;
  return placed || gxi_str_starts(rest, GX_STR_LIT("第"));
}

/* A unit is of its parent's kind: a section of a station is no organ of state; an
   office of a company is the company's. */
static void type_units(gxi_linker *l) {
  for (uint32_t i = 0; i < l->out->count; i++) {
    gxi_entity *e = &l->out->items[i];
    if (e->parent == GX_ID_NONE) continue;
    uint32_t above = l->out->items[e->parent].type;
    bool office = gxi_str_ends(e->name, GX_STR_LIT("代表处")) ||
                  gxi_str_ends(e->name, GX_STR_LIT("办事处"));
    if (above == l->types.organization && e->type == l->types.agency) {
      e->type = l->types.organization;
    } else if (above == l->types.company && office) {
      e->type = l->types.company;
    } else if (above == l->types.company && e->type == l->types.zone && is_plant(e, &l->out->items[e->parent])) {
      e->type = l->types.company;
    } else if (above == l->types.agency && e->type == l->types.company && gxi_str_ends(e->name, GX_STR_LIT("行"))) {
      e->type = l->types.agency; /* a branch of the central bank */
    }
  }
}

/* 处, 分行: what cannot stand without the body that its name begins with. */
static bool is_dependent(gx_str name) {
  static const char *const endings[] = {
    "处",
    "科",
    "组",
    "室",
    "所",
    "支行",
    "分行",
    "分公司",
    "分局",
    "分会",
    "支队",
    "营业部",
    "支公司",
    "学院",
    "部",
    "系",
    "队",
    "站",
    NULL};
  for (const char *const *e = endings; *e; e++) {
    if (gxi_str_ends(name, gxi_str(*e))) return true;
  }
  return false;
}

/* 中粮贸易有限公司 names 中粮, but a brand holds only what its group holds. */
static bool is_brand_only(const gxi_linker *l, const gxi_entity *parent) {
  if (parent->type != l->types.company) return false;
  static const char *const forms[] = {"公司", "集团", "银行", "控股", "总行", NULL};
  for (const char *const *f = forms; *f; f++) {
    if (gxi_str_find(parent->name, gxi_str(*f), 0) != SIZE_MAX) return false;
  }
  return true;
}

/* 云麓 in 云麓传动: a short form of 云麓机械 that another firm's name begins with. */
static bool is_shared_brand(
  const gxi_linker *l, const gxi_entity *child, const gxi_entity *parent
) {
  if (child->type != l->types.company || parent->type != l->types.company) return false;
  return !gxi_str_starts(child->name, parent->name) &&
         gxi_str_find(parent->name, GX_STR_LIT("集团"), 0) == SIZE_MAX;
}

/* A parent that the text never names by itself counts only for a dependent body. */
static void drop_weak_parents(gxi_linker *l) {
  for (uint32_t i = 0; i < l->out->count; i++) {
    gxi_entity *e = &l->out->items[i];
    if (e->parent == GX_ID_NONE || is_dependent(e->name)) continue;
    const gxi_entity *parent = &l->out->items[e->parent];
    if (parent->standalone > 0 && is_plant(e, parent)) continue;
    bool weak = parent->standalone == 0 || is_brand_only(l, parent) ||
                is_shared_brand(l, e, parent);
    if (weak) e->parent = GX_ID_NONE;
  }
}

void gxi_entities_nest(gxi_linker *linker) {
  nest_mentions(linker);
  nest_prefixes(linker);
  nest_names(linker);
  cut_loops(linker);
  drop_weak_parents(linker);
  type_units(linker);
}
