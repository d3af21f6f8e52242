/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * layout.c: x and y of every vertex, so that a graph opens as a picture.
 *
 *     component by component:
 *       its communities as one vertex each, laid out by forces            force.c
 *       its vertices on spirals around their communities, then by forces
 *       turned flat, given room, none over another                        apart.c
 *     then the components side by side                                    pack.c
 *
 * Ties between communities pull less than those within, which keeps communities apart.
 * The unit is that of the node's `size` in the exports: a node is drawn as a disc of
 * diameter 10 to 50, by partners. Graphs of up to NAMED vertices have room for the
 * names too, 12 units high below each node. y points upwards. Positions are rounded to
 * 0.1.
 *
 * Graphs above MAX_FORCE vertices stand on one spiral, in the order of degree: readers
 * like Gephi lay them out better than we could in the time.
 *
 * Source of the spiral: H. Vogel, A better way to construct the sunflower head,
 * Mathematical Biosciences 44, 1979.
 */
#include "analysis/layout.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/measure.h"
#include "base/fail.h"
#include "base/str.h"
#include "graph/guard.h"

#define MAX_FORCE 50000u
#define NAMED 1500u /* vertices above which a picture cannot show all names anyway */
#define LETTER 12.0 /* height of a name; a Han character is as wide */
#define LINE 7.5    /* letters of a name in a line; two lines are drawn */
#define BETWEEN 0.5 /* pull of ties between communities; chosen by looking */
#define GOLDEN_ANGLE 2.399963229728653
#define SPACING 9.0 /* of the spirals to start from */

typedef struct laying {
  gxi_arena *scratch;
  const gx_graph *graph;
  const gxi_shape *shape;
  const double *partners;
  const double *community;
  gxi_plan plan;
  gxi_tie *ties;       /* of plan, by component */
  uint32_t *component; /* by vertex, the largest 0 */
  uint32_t components;
  uint32_t *first_tie; /* by component, one more */
  uint32_t *first;     /* by component, one more: in `members` */
  uint32_t *members;
  uint32_t *local;        /* by vertex: its number in its component */
  uint32_t *group_number; /* by community: its number in its component + 1 */
} laying;

/* cos and sin may differ in the last digit between processors, and the forces would
 * carry that far: rounded. */
static void spiral_point(uint32_t i, double *x, double *y) {
  double radius = SPACING * sqrt(i + 0.5), angle = i * GOLDEN_ANGLE;
  *x = round(radius * cos(angle) * 1e6) / 1e6;
  *y = round(radius * sin(angle) * 1e6) / 1e6;
}

/* How long a name is, in letters as wide as high; more than two lines are cut. */
static double letters(gx_str name) {
  double wide = 0;
  for (size_t at = 0; at < name.size && wide < 2 * LINE;) {
    uint32_t size, c = gxi_utf8_at(name, at, &size);
    wide += c < 0x1100 ? 0.56 : 1;
    at += size;
  }
  return wide;
}

static void measure_boxes(laying *in) {
  size_t entity_count;
  const gx_entity *entities = gx_corpus_entities(in->graph->corpus, &entity_count);
  gxi_plan *plan = &in->plan;
  double most = 0;
  for (uint32_t v = 0; v < plan->count; v++) {
    if (in->partners[v] > most) most = in->partners[v];
  }
  for (uint32_t v = 0; v < plan->count; v++) {
    double radius = most > 0 ? 5 + 20 * sqrt(in->partners[v] / most) : 5;
    double name = 0;
    if (plan->count <= NAMED) name = letters(entities[in->graph->vertices[v]].name);
    double wide = (name < LINE ? name : LINE) * LETTER / 2;
    double lines = name > LINE ? 2 : name > 0;
    plan->wide[v] = (wide > radius ? wide : radius) + 3;
    plan->high[v] = radius + 2 + lines * LETTER * 0.6;
  }
}

static uint32_t root_of(uint32_t *parent, uint32_t v) {
  while (parent[v] != v) {
    v = parent[v] = parent[parent[v]];
  }
  return v;
}

typedef struct part {
  uint32_t size, root;
} part;

static int larger_first(const void *one, const void *other) {
  const part *a = one, *b = other;
  if (a->size != b->size) return a->size > b->size ? -1 : 1;
  return a->root < b->root ? -1 : a->root > b->root;
}

/* Roots are the smallest vertices of their components. */
static void find_components(laying *in) {
  uint32_t count = in->plan.count;
  uint32_t *parent = gxi_arena_alloc(in->scratch, count, sizeof *parent);
  part *parts = gxi_arena_alloc(in->scratch, count, sizeof *parts);
  for (uint32_t v = 0; v < count; v++) {
    parent[v] = v;
    parts[v] = (part){0, v};
  }
  for (igraph_integer_t i = 0; i < igraph_ecount(&in->shape->graph); i++) {
    uint32_t a = root_of(parent, (uint32_t)IGRAPH_FROM(&in->shape->graph, i));
    uint32_t b = root_of(parent, (uint32_t)IGRAPH_TO(&in->shape->graph, i));
    if (a < b) {
      parent[b] = a;
    } else {
      parent[a] = b;
    }
  }
  for (uint32_t v = 0; v < count; v++) {
    parts[root_of(parent, v)].size++;
  }
  qsort(parts, count, sizeof *parts, larger_first);
  while (in->components < count && parts[in->components].size) {
    in->component[parts[in->components].root] = in->components;
    in->components++;
  }
  for (uint32_t v = 0; v < count; v++) {
    in->component[v] = in->component[root_of(parent, v)];
  }
}

/* Offsets of what is counted by component: counts in first[c + 2] become starts. */
static void add_up(uint32_t *first, uint32_t components) {
  for (uint32_t c = 2; c < components + 2; c++) {
    first[c] += first[c - 1];
  }
}

static void sort_members(laying *in) {
  for (uint32_t v = 0; v < in->plan.count; v++) {
    in->first[in->component[v] + 2]++;
  }
  add_up(in->first, in->components);
  for (uint32_t v = 0; v < in->plan.count; v++) {
    uint32_t *at = &in->first[in->component[v] + 1];
    in->members[(*at)++] = v;
  }
  for (uint32_t c = 0; c < in->components; c++) {
    for (uint32_t i = in->first[c]; i < in->first[c + 1]; i++) {
      in->local[in->members[i]] = i - in->first[c];
    }
  }
}

static double pull_of(const laying *in, uint32_t from, uint32_t to, double weight) {
  double pull = weight < 9 ? sqrt(weight) : 3;
  return in->community[from] == in->community[to] ? pull : pull * BETWEEN;
}

static void sort_ties(laying *in) {
  const igraph_t *graph = &in->shape->graph;
  uint32_t count = (uint32_t)igraph_ecount(graph);
  for (uint32_t i = 0; i < count; i++) {
    in->first_tie[in->component[IGRAPH_FROM(graph, i)] + 2]++;
  }
  add_up(in->first_tie, in->components);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t from = (uint32_t)IGRAPH_FROM(graph, i), to = (uint32_t)IGRAPH_TO(graph, i);
    uint32_t *at = &in->first_tie[in->component[from] + 1];
    double pull = pull_of(in, from, to, VECTOR(in->shape->weights)[i]);
    in->ties[(*at)++] = (gxi_tie){from, to, from == to ? 0 : pull};
    in->plan.mass[from]++;
    in->plan.mass[to]++;
  }
  in->plan.tie_count = count;
}

/* As many as a second or two allows; small graphs are at rest sooner. */
static uint32_t rounds_for(uint32_t count) {
  uint32_t rounds = 2500000 / (count + 1);
  if (count < 20) return 150;
  return rounds > 500 ? 500 : rounds < 40 ? 40 : rounds;
}

/* Room for `count` vertices of their own; ties are the caller's. */
static gxi_plan plan_new(gxi_arena *arena, uint32_t count) {
  gxi_plan plan = {.count = count};
  plan.x = gxi_arena_alloc(arena, count, sizeof *plan.x);
  plan.y = gxi_arena_alloc(arena, count, sizeof *plan.y);
  plan.mass = gxi_arena_alloc(arena, count, sizeof *plan.mass);
  plan.wide = gxi_arena_alloc(arena, count, sizeof *plan.wide);
  plan.high = gxi_arena_alloc(arena, count, sizeof *plan.high);
  return plan;
}

/* The component's part of the whole plan, in its own numbers. */
static gxi_plan copy_component(const laying *in, gxi_arena *arena, uint32_t c) {
  uint32_t begin = in->first[c], from = in->first_tie[c];
  gxi_plan plan = plan_new(arena, in->first[c + 1] - begin);
  plan.tie_count = in->first_tie[c + 1] - from;
  gxi_tie *ties = gxi_arena_alloc(arena, plan.tie_count, sizeof *ties);
  for (uint32_t i = 0; i < plan.count; i++) {
    uint32_t v = in->members[begin + i];
    plan.mass[i] = in->plan.mass[v];
    plan.wide[i] = in->plan.wide[v];
    plan.high[i] = in->plan.high[v];
  }
  for (uint32_t i = 0; i < plan.tie_count; i++) {
    const gxi_tie *tie = &in->ties[from + i];
    ties[i] = (gxi_tie){in->local[tie->from], in->local[tie->to], tie->weight};
  }
  plan.ties = ties;
  return plan;
}

/* Communities of a component, numbered as they come; returns how many. A community lies
 * in one component, so `group_number` needs no clearing between them. */
static uint32_t number_groups(laying *in, uint32_t c, uint32_t *group) {
  uint32_t begin = in->first[c], count = in->first[c + 1] - begin, groups = 0;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t id = (uint32_t)in->community[in->members[begin + i]];
    if (!in->group_number[id]) in->group_number[id] = ++groups;
    group[i] = in->group_number[id] - 1;
  }
  return groups;
}

/* The quotient: a vertex for each community, with all its mass; ties as they are. */
static gxi_plan fold_groups(
  gxi_arena *arena, const gxi_plan *plan, const uint32_t *group, uint32_t groups
) {
  gxi_plan folded = plan_new(arena, groups);
  gxi_tie *ties = gxi_arena_alloc(arena, plan->tie_count, sizeof *ties);
  for (uint32_t i = 0; i < plan->count; i++) {
    folded.mass[group[i]] += plan->mass[i];
  }
  for (uint32_t i = 0; i < plan->tie_count; i++) {
    uint32_t from = group[plan->ties[i].from], to = group[plan->ties[i].to];
    if (from == to) continue;
    ties[folded.tie_count++] = (gxi_tie){from, to, plan->ties[i].weight};
  }
  folded.ties = ties;
  for (uint32_t g = 0; g < groups; g++) {
    spiral_point(g, &folded.x[g], &folded.y[g]);
  }
  return folded;
}

typedef struct component_job {
  laying *in;
  gxi_arena *arena; /* of this component alone */
  uint32_t component;
} component_job;

static void start_component(const component_job *job, gxi_plan *plan) {
  uint32_t *group = gxi_arena_alloc(job->arena, plan->count, sizeof *group);
  uint32_t groups = number_groups(job->in, job->component, group);
  uint32_t *placed = gxi_arena_alloc(job->arena, groups, sizeof *placed);
  gxi_plan folded = fold_groups(job->arena, plan, group, groups);
  if (groups > 1) gxi_layout_forces(job->arena, &folded, rounds_for(groups));
  for (uint32_t i = 0; i < plan->count; i++) {
    spiral_point(placed[group[i]]++, &plan->x[i], &plan->y[i]);
    plan->x[i] += folded.x[group[i]];
    plan->y[i] += folded.y[group[i]];
  }
}

static void lay_component(void *context) {
  const component_job *job = context;
  laying *in = job->in;
  uint32_t begin = in->first[job->component];
  gxi_plan plan = copy_component(in, job->arena, job->component);
  if (plan.count == 2) {
    plan.x[1] = 1;
  } else {
    start_component(job, &plan);
    gxi_layout_forces(job->arena, &plan, rounds_for(plan.count));
  }
  gxi_layout_turn(&plan);
  gxi_layout_apart(job->arena, &plan);
  gxi_layout_turn(&plan);
  for (uint32_t i = 0; i < plan.count; i++) {
    in->plan.x[in->members[begin + i]] = plan.x[i];
    in->plan.y[in->members[begin + i]] = plan.y[i];
  }
}

static gx_status lay_components(laying *in, gx_error *error) {
  for (uint32_t c = 0; c < in->components; c++) {
    gxi_arena arena;
    component_job job = {in, &arena, c};
    if (in->first[c + 1] - in->first[c] == 1) continue; /* alone: at 0, 0 */
    gxi_arena_init(&arena, &in->scratch->allocator);
    gx_status status = gxi_arena_try(&arena, lay_component, &job, error);
    gxi_arena_clear(&arena);
    if (status != GX_OK) return status;
  }
  return GX_OK;
}

static void prepare(void *context) {
  laying *in = context;
  uint32_t count = in->graph->vertex_count;
  size_t ties = (size_t)igraph_ecount(&in->shape->graph);
  in->plan = plan_new(in->scratch, count);
  in->component = gxi_arena_alloc(in->scratch, count, sizeof *in->component);
  in->members = gxi_arena_alloc(in->scratch, count, sizeof *in->members);
  in->local = gxi_arena_alloc(in->scratch, count, sizeof *in->local);
  in->group_number = gxi_arena_alloc(in->scratch, count, sizeof *in->group_number);
  in->first = gxi_arena_alloc(in->scratch, (size_t)count + 2, sizeof *in->first);
  in->first_tie =
    gxi_arena_alloc(in->scratch, (size_t)count + 2, sizeof *in->first_tie);
  in->ties = gxi_arena_alloc(in->scratch, ties, sizeof *in->ties);
  in->plan.ties = in->ties;
  for (uint32_t v = 0; v < count; v++) {
    in->plan.mass[v] = 1;
  }
  measure_boxes(in);
  find_components(in);
  sort_members(in);
  sort_ties(in);
}

static void pack(void *context) {
  laying *in = context;
  gxi_layout_pack(in->scratch, &in->plan, in->component, in->components, in->first_tie);
}

/* Vertices by degree along one spiral. */
static void prepare_spiral(void *context) {
  laying *in = context;
  uint32_t count = in->graph->vertex_count;
  part *parts = gxi_arena_alloc(in->scratch, count, sizeof *parts);
  in->plan = plan_new(in->scratch, count);
  for (uint32_t v = 0; v < count; v++) {
    parts[v].root = v;
  }
  for (uint32_t e = 0; e < in->graph->edge_count; e++) {
    parts[in->graph->heads[e]].size++;
    parts[in->graph->tails[e]].size++;
  }
  qsort(parts, count, sizeof *parts, larger_first);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t v = parts[i].root;
    spiral_point(i, &in->plan.x[v], &in->plan.y[v]);
  }
}

static gx_status lay_out(gxi_measuring *in, laying *job, gx_error *error) {
  double *partners = gxi_measure_values(in, error);
  double *community = gxi_measure_values(in, error);
  if (!partners || !community) return GX_E_NOMEM;
  GX_TRY(gxi_measure_community_values(in, community, error));
  GX_TRY(gxi_measure_partner_values(in, partners, error));
  job->partners = partners;
  job->community = community;
  GX_TRY(gxi_arena_try(in->scratch, prepare, job, error));
  GX_TRY(lay_components(job, error));
  return gxi_arena_try(in->scratch, pack, job, error);
}

gx_status gxi_measure_layout(gxi_measuring *in, gx_error *error) {
  laying job = {.scratch = in->scratch, .graph = in->graph};
  uint32_t count = in->graph->vertex_count;
  bool forces = count > 0 && count <= MAX_FORCE;
  const char *method =
    forces ? "ForceAtlas2 by component, communities apart, without overlap"
           : "spiral by degree";
  job.shape = gxi_measure_shape(in, GXI_SHAPE_UNDIRECTED, error);
  if (!job.shape) return GX_E_NOMEM;
  if (forces) {
    GX_TRY(lay_out(in, &job, error));
  } else {
    GX_TRY(gxi_arena_try(in->scratch, prepare_spiral, &job, error));
  }
  for (uint32_t v = 0; v < count; v++) { /* + 0.0: no negative zero */
    job.plan.x[v] = round(job.plan.x[v] * 10) / 10 + 0.0;
    job.plan.y[v] = round(job.plan.y[v] * 10) / 10 + 0.0;
  }
  GX_TRY(gxi_measure_column(in, "x", method, false, false, job.plan.x, error));
  return gxi_measure_column(in, "y", method, false, false, job.plan.y, error);
}
