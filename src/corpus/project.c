/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * project.c: a corpus folded onto places, or cut to what has two sides.
 *
 *     福建省某厅 ──aids──> 昭觉县某局       evidence rows of the corpus
 *        │home                │home
 *        v                    v
 *     CN-350000 ──aids──> CN-510000         claims of the projected one
 *
 * Every entity gets the uid of what stands for it, or none. The uids, sorted, are the
 * entities of the projected corpus; each row of evidence becomes a claim between them,
 * and the claims go through the same folding as those of a corpus built from records
 * (reprint.c, fold.c), so weights, dates, amounts and confidence mean the same.
 *
 * Not here: where things are at home (home.c).
 */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/str.h"
#include "corpus/corpus.h"
#include "corpus/home.h"
#include "knowledge/tables.h"

typedef struct standing {
  gx_str uid;
  uint32_t entity; /* of the corpus */
} standing;

typedef struct projecting {
  gx_corpus *made;
  const gx_corpus *from;
  const gx_projection_options *options;
  const gx_homes *homes; /* NULL: nothing is folded */
  gxi_arena *scratch;
  gxi_build build;
  uint32_t *stands_for; /* by entity of `from`: of `made`, or GX_ID_NONE */
  uint64_t unplaced;
} projecting;

static const char *const kind_names[] = {"place", "company-place", "person-body"};
#define KIND_COUNT (sizeof kind_names / sizeof *kind_names)

const char *gx_projection_name(gx_projection_kind kind) {
  return (unsigned)kind < KIND_COUNT ? kind_names[kind] : "unknown";
}

bool gx_projection_find(gx_projection_kind *kind, gx_str word) {
  for (unsigned i = 0; i < KIND_COUNT; i++) {
    if (!gxi_str_is(word, kind_names[i])) continue;
    *kind = (gx_projection_kind)i;
    return true;
  }
  return false;
}

static const gx_entity_type *type_of(const projecting *in, uint32_t entity) {
  return &in->from->domain.entity_types[in->from->entities[entity].type];
}

/* The uid that stands for an entity; empty when it stays outside. */
static gx_str uid_for(const projecting *in, uint32_t entity) {
  static const gx_str none = {NULL, 0};
  const gx_entity_type *type = type_of(in, entity);
  gx_str own = in->from->entities[entity].uid;
  if (in->options->kind == GX_PROJECTION_PERSON_BODY) {
    bool stays = gxi_str_is(type->family, "person") || gxi_str_is(type->family, "body");
    return stays ? own : none;
  }
  bool companies = in->options->kind == GX_PROJECTION_COMPANY_PLACE;
  if (companies && gxi_str_is(type->id, "company")) return own;
  if (!gxi_str_is(type->family, "place") && !gxi_str_is(type->family, "body")) {
    return none;
  }
  size_t count;
  uint32_t group = gx_homes_of(in->homes, &count)[entity];
  return group == GX_ID_NONE ? none : gx_homes_codes(in->homes, &count)[group];
}

static int standing_order(const void *one, const void *other) {
  const standing *a = one, *b = other;
  int order = gxi_str_compare(a->uid, b->uid);
  if (order) return order;
  return a->entity < b->entity ? -1 : a->entity > b->entity;
}

static uint32_t type_find(const gx_domain *domain, const char *id) {
  for (uint32_t t = 0; t < domain->entity_type_count; t++) {
    if (gxi_str_is(domain->entity_types[t].id, id)) return t;
  }
  return GX_ID_NONE;
}

/* The type of the level, else the first of the family. */
static uint32_t level_type(const gx_domain *domain, gx_place_level level) {
  uint32_t type = type_find(domain, gx_place_level_name(level));
  for (uint32_t t = 0; type == GX_ID_NONE && t < domain->entity_type_count; t++) {
    if (gxi_str_is(domain->entity_types[t].family, "place")) type = t;
  }
  return type == GX_ID_NONE ? 0 : type;
}

static gx_place_level level_of(gxi_arena *arena, gx_str code) {
  for (unsigned level = GX_PLACE_COUNTRY; level < GX_PLACE_COUNTY; level++) {
    gx_str cut = gxi_home_cut(arena, code, (gx_place_level)level);
    if (gxi_str_equal(cut, code)) return (gx_place_level)level;
  }
  return GX_PLACE_COUNTY;
}

/* A place that no document names. */
static void name_place(projecting *in, gx_entity *entity) {
  gx_place_level level = level_of(in->scratch, entity->uid);
  entity->name = entity->uid;
  entity->type = level_type(&in->from->domain, level);
  if (!in->options->knowledge) return;
  uint32_t place = gxi_knowledge_place_find(in->options->knowledge, entity->uid);
  if (place == GX_ID_NONE) return;
  gx_str name = gxi_knowledge_place(in->options->knowledge, place)->name;
  if (name.size) entity->name = gxi_arena_copy(&in->made->arena, name);
}

static void widen(gx_entity *to, const gx_entity *from) {
  to->mentions += from->mentions;
  if (from->docs > to->docs) to->docs = from->docs;
  gx_str first = from->first_date, last = from->last_date;
  bool earlier = to->first_date.size == 0 || gxi_str_compare(first, to->first_date) < 0;
  if (first.size && earlier) to->first_date = first;
  if (gxi_str_compare(last, to->last_date) > 0) to->last_date = last;
}

/* Rows [begin, end) stand under one uid. */
static void
make_entity(projecting *in, const standing *rows, uint32_t begin, uint32_t end) {
  uint32_t index = (uint32_t)in->made->entity_count++;
  gx_entity *entity = &in->made->entities[index];
  *entity = (gx_entity){.uid = rows[begin].uid};
  name_place(in, entity);
  for (uint32_t i = begin; i < end; i++) {
    const gx_entity *from = &in->from->entities[rows[i].entity];
    in->stands_for[rows[i].entity] = index;
    widen(entity, from);
    if (!gxi_str_equal(from->uid, entity->uid)) continue;
    entity->name = from->name;
    entity->type = from->type;
    entity->aliases = from->aliases;
    entity->alias_count = from->alias_count;
  }
}

static void make_entities(projecting *in) {
  uint32_t count = (uint32_t)in->from->entity_count, used = 0;
  standing *rows = gxi_arena_alloc(in->scratch, count, sizeof *rows);
  in->stands_for = gxi_arena_alloc(in->scratch, count, sizeof *in->stands_for);
  for (uint32_t e = 0; e < count; e++) {
    in->stands_for[e] = GX_ID_NONE;
    gx_str uid = uid_for(in, e);
    if (uid.size) rows[used++] = (standing){uid, e};
  }
  if (used) qsort(rows, used, sizeof *rows, standing_order);
  in->made->entities =
    gxi_arena_alloc(&in->made->arena, used, sizeof *in->made->entities);
  for (uint32_t begin = 0, end; begin < used; begin = end) {
    for (end = begin; end < used && gxi_str_equal(rows[end].uid, rows[begin].uid);)
      end++;
    /* the homes' strings go before the corpus does */
    rows[begin].uid = gxi_arena_copy(&in->made->arena, rows[begin].uid);
    make_entity(in, rows, begin, end);
  }
}

static bool is_company(const projecting *in, uint32_t entity) {
  const gx_entity *made = &in->made->entities[in->stands_for[entity]];
  return gxi_str_is(in->from->domain.entity_types[made->type].id, "company");
}

static bool is_person(const projecting *in, uint32_t entity) {
  return gxi_str_is(type_of(in, entity)->family, "person");
}

/* Has the edge the two sides that are asked for? Both ends stand for something. */
static bool has_sides(const projecting *in, const gx_edge *edge) {
  switch (in->options->kind) {
  case GX_PROJECTION_PLACE:
    return true;
  case GX_PROJECTION_COMPANY_PLACE:
    return is_company(in, edge->head) != is_company(in, edge->tail);
  case GX_PROJECTION_PERSON_BODY:
    return is_person(in, edge->head) != is_person(in, edge->tail);
  }
  return false;
}

static bool is_folded(const projecting *in, const gx_edge *edge) {
  const gx_relation_type *relation = &in->from->domain.relation_types[edge->relation];
  bool bodies = in->options->kind == GX_PROJECTION_PERSON_BODY;
  return bodies || !gxi_str_is(relation->class_id, "structure");
}

/* The evidence's attributes and, behind them, whom it was said of. */
static void trace(
  projecting *in, gxi_claim *claim, const gx_evidence *evidence, const uint32_t ends[2]
) {
  static const char *const names[] = {"folded_head", "folded_tail"};
  uint32_t made[2] = {claim->head, claim->tail};
  uint32_t count = (uint32_t)evidence->attribute_count;
  gx_attribute *rows =
    gxi_arena_alloc(&in->made->arena, (size_t)count + 2, sizeof *rows);
  if (count) memcpy(rows, evidence->attributes, count * sizeof *rows);
  for (int i = 0; i < 2; i++) {
    gx_str uid = in->from->entities[ends[i]].uid;
    if (gxi_str_equal(uid, in->made->entities[made[i]].uid)) continue;
    rows[count++] = (gx_attribute){gxi_str(names[i]), uid, false};
  }
  claim->attributes = rows;
  claim->attribute_count = count;
}

static void push_claim(
  projecting *in, const gx_edge *edge, const gx_evidence *evidence, gxi_claim *claim
) {
  gxi_strings *strings = &in->made->strings;
  gxi_arena *arena = &in->made->arena;
  uint32_t ends[2] = {edge->head, edge->tail};
  bool symmetric = in->from->domain.relation_types[edge->relation].symmetric;
  if (symmetric && in->stands_for[ends[1]] < in->stands_for[ends[0]]) {
    ends[0] = edge->tail;
    ends[1] = edge->head;
  }
  *claim = (gxi_claim){
    .document = evidence->document,
    .head = in->stands_for[ends[0]],
    .tail = in->stands_for[ends[1]],
    .relation = edge->relation,
    .begin = evidence->begin,
    .end = evidence->end,
    .trigger_begin = evidence->trigger_begin,
    .trigger_end = evidence->trigger_end,
    .date = gxi_strings_add(strings, arena, evidence->date),
    .text = gxi_strings_add(strings, arena, evidence->text),
    .rule = gxi_strings_add(strings, arena, evidence->rule),
    .status = evidence->status,
    .date_stated = evidence->date_stated,
    .confidence = evidence->confidence,
    .amount_cny = evidence->amount_cny,
    .via = evidence->via,
    .via_count = (uint32_t)evidence->via_count,
  };
  trace(in, claim, evidence, ends);
}

static void make_claims(projecting *in) {
  const gx_corpus *from = in->from;
  in->build.claims =
    gxi_arena_alloc(in->scratch, from->evidence_count, sizeof *in->build.claims);
  gxi_strings_add(&in->made->strings, &in->made->arena, (gx_str){"", 0});
  for (size_t e = 0; e < from->edge_count; e++) {
    const gx_edge *edge = &from->edges[e];
    if (!is_folded(in, edge)) continue;
    if (in->stands_for[edge->head] == GX_ID_NONE || in->stands_for[edge->tail] == GX_ID_NONE) {
      in->unplaced += edge->mentions;
      continue;
    }
    if (!has_sides(in, edge)) continue;
    for (uint32_t i = 0; i < edge->mentions; i++) {
      gxi_claim *claim = &in->build.claims[in->build.claim_count++];
      push_claim(in, edge, &from->evidence[edge->evidence_begin + i], claim);
    }
  }
}

/* Members, groups and entities are the same numbers here. */
static void fold_claims(projecting *in) {
  gxi_build *build = &in->build;
  uint32_t count = (uint32_t)in->made->entity_count;
  build->corpus = in->made;
  build->scratch = in->scratch;
  build->domain = in->made->domain;
  build->groups = gxi_arena_alloc(in->scratch, count, sizeof *build->groups);
  for (uint32_t e = 0; e < count; e++) {
    build->groups[e] = e;
  }
  build->group_count = count;
  build->entity_of = build->groups;
  build->ranks = gxi_strings_rank(&in->made->strings, in->scratch);
  gxi_corpus_reprints(build);
  gxi_corpus_fold(build);
  gxi_corpus_incidence(build);
}

static void project(void *context) {
  projecting *in = context;
  gx_corpus *made = in->made;
  make_entities(in);
  make_claims(in);
  made->counts = in->from->counts;
  made->counts.self_ties = 0;
  fold_claims(in);
  made->counts.unplaced = in->unplaced;
  made->documents = in->from->documents;
  made->document_count = in->from->document_count;
  made->built = true;
}

static void project_in_scratch(void *context) {
  projecting *in = context;
  gx_status status = gxi_arena_try(in->scratch, project, in, NULL);
  if (status != GX_OK) gxi_arena_unwind(&in->made->arena, status);
}

static gx_status
check(const gx_corpus *corpus, const gx_projection_options *options, gx_error *error) {
  if (!corpus->built) {
    return gxi_fail(error, GX_E_ARGUMENT, "the corpus is not built yet");
  }
  bool companies = options->kind == GX_PROJECTION_COMPANY_PLACE;
  if (companies && type_find(&corpus->domain, "company") == GX_ID_NONE) {
    return gxi_fail(
      error, GX_E_ARGUMENT, "the domain has no entity type company to project on"
    );
  }
  return GX_OK;
}

static gx_status run(projecting *in, gx_homes **homes, gx_error *error) {
  gx_homes_options where = GX_HOMES_OPTIONS_INIT;
  where.level = in->options->level;
  if (in->options->kind != GX_PROJECTION_PERSON_BODY) {
    GX_TRY(gx_homes_build(homes, in->from, &where, error));
  }
  in->homes = *homes;
  return gxi_arena_try(&in->made->arena, project_in_scratch, in, error);
}

gx_status gx_corpus_project(
  gx_corpus **projected,
  const gx_corpus *corpus,
  const gx_projection_options *options,
  gx_error *error
) {
  gx_projection_options chosen = GX_PROJECTION_OPTIONS_INIT;
  chosen.level = GX_PLACE_PROVINCE;
  if (options) chosen = *options;
  GX_TRY(check(corpus, &chosen, error));
  gx_corpus_options inner = GX_CORPUS_OPTIONS_INIT;
  inner.allocator = chosen.allocator;
  gx_corpus *made = NULL;
  gx_homes *homes = NULL;
  gxi_arena scratch;
  GX_TRY(gx_corpus_new(&made, &corpus->domain, &inner, error));
  gxi_arena_init(&scratch, &made->arena.allocator);
  projecting in = {
    .made = made, .from = corpus, .options = &chosen, .scratch = &scratch};
  gx_status status = run(&in, &homes, error);
  gxi_arena_clear(&scratch);
  gx_homes_free(homes);
  if (status != GX_OK) {
    gx_corpus_free(made);
  } else {
    *projected = made;
  }
  return status;
}
