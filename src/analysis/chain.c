/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * chain.c: the k shortest chains of ties between two entities.
 *
 * Yen's method: the first chain is the shortest; each further one leaves an earlier one
 * at some vertex (the spur), where the steps that earlier chains took are closed:
 *
 *     a ── b ── c ── z        found
 *          └─ closed: b─c     spur b: the shortest b … z without a, without b─c
 *
 * A search runs backwards from the end (Dijkstra; all costs are positive) until the
 * spur is settled, and then walks forward from the spur over steps that lose nothing,
 * at each the first in the order of vertices. So of equal chains the first in that
 * order comes out, and the whole result depends on nothing but the graph.
 *
 * Steps: parallel ties are one step. Its cost is 1, or 1 / (sum of weights).
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/measure.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/str.h"
#include "corpus/corpus.h"

#define DEFAULT_COUNT 3u

struct gx_chains {
  gxi_arena arena;
  gx_chain *rows;
  size_t count;
  gx_str method;
};

typedef struct step {
  uint32_t from; /* vertices */
  uint32_t to;
  uint32_t tie; /* edge of the graph; the first of the step's in `arcs` */
  double cost;
} step;

/* Steps by their start, sorted by (from, to). */
typedef struct side {
  step *steps;
  uint32_t count;
  uint32_t *begin;
} side;

typedef struct route {
  uint32_t *vertices;
  uint32_t count;
  double cost;
} route;

typedef struct waiting {
  double distance;
  uint32_t vertex;
} waiting;

typedef struct chaining {
  gx_chains *chains;
  const gx_graph *graph;
  const gx_chains_options *options;
  gxi_arena *scratch;
  gxi_watch watch;
  uint32_t from;
  uint32_t to;
  step *arcs; /* one for each tie and direction, sorted */
  uint32_t arc_count;
  side forward;
  side backward;
  bool *closed;     /* by vertex */
  double *distance; /* by vertex, to the end; INFINITY: not seen */
  bool *settled;
  uint32_t *touched;
  uint32_t touched_count;
  waiting *heap;
  uint32_t heap_count;
  GXI_VEC(route) found;
  GXI_VEC(route) candidates;
  gx_status status;
} chaining;

static int step_order(const void *one, const void *other) {
  const step *a = one, *b = other;
  if (a->from != b->from) return a->from < b->from ? -1 : 1;
  if (a->to != b->to) return a->to < b->to ? -1 : 1;
  return a->tie < b->tie ? -1 : a->tie > b->tie;
}

static void push_arc(chaining *in, uint32_t from, uint32_t to, uint32_t tie) {
  if (from != to) in->arcs[in->arc_count++] = (step){from, to, tie, 0};
}

static void collect_arcs(chaining *in) {
  const gx_graph *graph = in->graph;
  in->arcs =
    gxi_arena_alloc(in->scratch, (size_t)graph->edge_count * 2, sizeof *in->arcs);
  for (uint32_t e = 0; e < graph->edge_count; e++) {
    push_arc(in, graph->heads[e], graph->tails[e], e);
    if (!in->options->directed || gxi_graph_relation(graph, e)->symmetric) {
      push_arc(in, graph->tails[e], graph->heads[e], e);
    }
  }
  if (in->arc_count) qsort(in->arcs, in->arc_count, sizeof *in->arcs, step_order);
}

static void index_side(chaining *in, side *s) {
  uint32_t at = 0;
  s->begin =
    gxi_arena_alloc(in->scratch, (size_t)in->graph->vertex_count + 1, sizeof *s->begin);
  for (uint32_t v = 0; v <= in->graph->vertex_count; v++) {
    while (at < s->count && s->steps[at].from < v)
      at++;
    s->begin[v] = at;
  }
}

/* Parallel arcs → steps with costs, and the same turned round. */
static void make_steps(chaining *in) {
  side *forward = &in->forward, *backward = &in->backward;
  forward->steps = gxi_arena_alloc(in->scratch, in->arc_count, sizeof(step));
  backward->steps = gxi_arena_alloc(in->scratch, in->arc_count, sizeof(step));
  for (uint32_t i = 0, end; i < in->arc_count; i = end) {
    double weight = 0;
    step made = in->arcs[i];
    for (end = i; end < in->arc_count && in->arcs[end].from == made.from &&
                  in->arcs[end].to == made.to;
         end++) {
      weight += gxi_graph_edge(in->graph, in->arcs[end].tie)->independent_docs;
    }
    made.tie = i; /* where its arcs begin */
    made.cost = in->options->weighted ? 1 / (weight > 0 ? weight : 1) : 1;
    forward->steps[forward->count++] = made;
    backward->steps[backward->count++] =
      (step){made.to, made.from, made.tie, made.cost};
  }
  if (backward->count)
    qsort(backward->steps, backward->count, sizeof(step), step_order);
  index_side(in, forward);
  index_side(in, backward);
}

static bool is_nearer(waiting a, waiting b) {
  if (a.distance != b.distance) return a.distance < b.distance;
  return a.vertex < b.vertex;
}

static void heap_push(chaining *in, waiting item) {
  uint32_t at = in->heap_count++;
  while (at > 0 && is_nearer(item, in->heap[(at - 1) / 2])) {
    in->heap[at] = in->heap[(at - 1) / 2];
    at = (at - 1) / 2;
  }
  in->heap[at] = item;
}

static waiting heap_pop(chaining *in) {
  waiting top = in->heap[0], last = in->heap[--in->heap_count];
  uint32_t at = 0;
  for (uint32_t child; (child = 2 * at + 1) < in->heap_count; at = child) {
    bool right = child + 1 < in->heap_count;
    if (right && is_nearer(in->heap[child + 1], in->heap[child])) child++;
    if (!is_nearer(in->heap[child], last)) break;
    in->heap[at] = in->heap[child];
  }
  in->heap[at] = last;
  return top;
}

static void see(chaining *in, uint32_t vertex, double distance) {
  if (distance >= in->distance[vertex]) return;
  if (isinf(in->distance[vertex])) in->touched[in->touched_count++] = vertex;
  in->distance[vertex] = distance;
  heap_push(in, (waiting){distance, vertex});
}

static void forget(chaining *in) {
  for (uint32_t i = 0; i < in->touched_count; i++) {
    in->distance[in->touched[i]] = INFINITY;
    in->settled[in->touched[i]] = false;
  }
  in->touched_count = in->heap_count = 0;
}

/* Did a chain that begins as root[0 … spur] go on to `next`? */
static bool
is_taken(const chaining *in, const route *root, uint32_t spur, uint32_t next) {
  for (uint32_t i = 0; root && i < in->found.count; i++) {
    const route *other = &in->found.items[i];
    if (other->count > spur + 1 && other->vertices[spur + 1] == next &&
        memcmp(other->vertices, root->vertices, (spur + 1) * sizeof(uint32_t)) == 0) {
      return true;
    }
  }
  return false;
}

/* Distances to the end, until `start` is settled. */
static bool measure(chaining *in, uint32_t start, const route *root, uint32_t spur) {
  see(in, in->to, 0);
  while (in->heap_count) {
    waiting at = heap_pop(in);
    if (in->settled[at.vertex]) continue;
    in->settled[at.vertex] = true;
    if (at.vertex == start) return true;
    const side *back = &in->backward;
    for (uint32_t i = back->begin[at.vertex]; i < back->begin[at.vertex + 1]; i++) {
      const step *s = &back->steps[i];
      if (in->closed[s->to]) continue;
      if (s->to == start && is_taken(in, root, spur, at.vertex)) continue;
      see(in, s->to, s->cost + at.distance);
    }
  }
  return false;
}

/* The step from a vertex that loses nothing; there is one. */
static const step *
best_step(const chaining *in, uint32_t vertex, const route *root, uint32_t spur) {
  const side *out = &in->forward;
  for (uint32_t i = out->begin[vertex]; i < out->begin[vertex + 1]; i++) {
    const step *s = &out->steps[i];
    if (!in->settled[s->to] || in->closed[s->to]) continue;
    if (s->cost + in->distance[s->to] != in->distance[vertex]) continue;
    if (!is_taken(in, root, spur, s->to)) return s;
  }
  return NULL;
}

/* The shortest chain from root's vertex `spur` (root NULL: from the start). */
static bool search(chaining *in, const route *root, uint32_t spur, route *out) {
  uint32_t start = root ? root->vertices[spur] : in->from;
  bool reached = measure(in, start, root, spur);
  uint32_t kept = root ? spur : 0;
  out->count = 0;
  if (reached) {
    out->vertices = gxi_arena_alloc(
      in->scratch, (size_t)kept + in->touched_count + 1, sizeof *out->vertices
    );
    if (kept) memcpy(out->vertices, root->vertices, kept * sizeof *out->vertices);
    out->count = kept;
    out->vertices[out->count++] = start;
    for (uint32_t v = start; v != in->to;) {
      const step *s = best_step(in, v, v == start ? root : NULL, spur);
      v = s->to;
      out->vertices[out->count++] = v;
    }
  }
  forget(in);
  return reached;
}

static const step *find_step(const chaining *in, uint32_t from, uint32_t to) {
  const side *out = &in->forward;
  for (uint32_t i = out->begin[from]; i < out->begin[from + 1]; i++) {
    if (out->steps[i].to == to) return &out->steps[i];
  }
  return NULL;
}

static int route_order(const route *a, const route *b) {
  if (a->cost != b->cost) return a->cost < b->cost ? -1 : 1;
  for (uint32_t i = 0; i < a->count && i < b->count; i++) {
    if (a->vertices[i] != b->vertices[i])
      return a->vertices[i] < b->vertices[i] ? -1 : 1;
  }
  return a->count < b->count ? -1 : a->count > b->count;
}

static void add_candidate(chaining *in, route *made) {
  made->cost = 0;
  for (uint32_t i = 0; i + 1 < made->count; i++) {
    made->cost += find_step(in, made->vertices[i], made->vertices[i + 1])->cost;
  }
  for (uint32_t i = 0; i < in->candidates.count; i++) {
    if (route_order(&in->candidates.items[i], made) == 0) return;
  }
  *gxi_vec_push(in->scratch, &in->candidates) = *made;
}

/* Every way to leave the last chain found. */
static bool leave_last(chaining *in, uint32_t wanted) {
  const route last = in->found.items[in->found.count - 1];
  double done = (double)in->found.count / wanted;
  for (uint32_t spur = 0; spur + 1 < last.count; spur++) {
    route made = {NULL, 0, 0};
    if (!gxi_watch_tick(&in->watch, done)) return false;
    if (search(in, &last, spur, &made)) add_candidate(in, &made);
    in->closed[last.vertices[spur]] = true;
  }
  for (uint32_t spur = 0; spur + 1 < last.count; spur++) {
    in->closed[last.vertices[spur]] = false;
  }
  return true;
}

static void take_best(chaining *in) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < in->candidates.count; i++) {
    if (route_order(&in->candidates.items[i], &in->candidates.items[best]) < 0)
      best = i;
  }
  *gxi_vec_push(in->scratch, &in->found) = in->candidates.items[best];
  in->candidates.items[best] = in->candidates.items[--in->candidates.count];
}

static void find_chains(chaining *in) {
  uint32_t wanted = in->options->count ? in->options->count : DEFAULT_COUNT;
  route first = {NULL, 0, 0};
  if (!search(in, NULL, 0, &first)) return;
  add_candidate(in, &first);
  while (in->candidates.count && in->found.count < wanted) {
    take_best(in);
    if (in->found.count < wanted && !leave_last(in, wanted)) {
      in->status = GX_E_CANCELLED;
      return;
    }
  }
}

/* Arcs [s->tie, …) that belong to the step. */
static uint32_t step_size(const chaining *in, const step *s) {
  uint32_t end = s->tie;
  while (end < in->arc_count && in->arcs[end].from == s->from &&
         in->arcs[end].to == s->to)
    end++;
  return end - s->tie;
}

static void write_ties(chaining *in, gx_chain *out, const route *from) {
  gxi_arena *arena = &in->chains->arena;
  size_t edge_count, all = 0;
  const gx_edge *edges = gx_corpus_edges(in->graph->corpus, &edge_count);
  uint32_t *begin = gxi_arena_alloc(arena, from->count, sizeof *begin);
  for (uint32_t i = 0; i + 1 < from->count; i++) {
    all += step_size(in, find_step(in, from->vertices[i], from->vertices[i + 1]));
    begin[i + 1] = (uint32_t)all;
  }
  uint32_t *ties = gxi_arena_alloc(arena, all, sizeof *ties);
  for (uint32_t i = 0; i + 1 < from->count; i++) {
    const step *s = find_step(in, from->vertices[i], from->vertices[i + 1]);
    uint32_t count = begin[i + 1] - begin[i];
    for (uint32_t t = 0; t < count; t++) {
      ties[begin[i] + t] = in->graph->edges[in->arcs[s->tie + t].tie];
    }
    qsort_r(ties + begin[i], count, sizeof *ties, gxi_edge_heavier, (void *)edges);
  }
  out->ties = ties;
  out->tie_begin = begin;
}

static void write_rows(chaining *in) {
  gx_chains *chains = in->chains;
  chains->rows = gxi_arena_alloc(&chains->arena, in->found.count, sizeof *chains->rows);
  for (uint32_t i = 0; i < in->found.count; i++) {
    const route *from = &in->found.items[i];
    gx_chain *out = &chains->rows[chains->count++];
    uint32_t *entities = gxi_arena_alloc(&chains->arena, from->count, sizeof *entities);
    for (uint32_t v = 0; v < from->count; v++) {
      entities[v] = in->graph->vertices[from->vertices[v]];
    }
    out->cost = from->cost;
    out->count = from->count;
    out->entities = entities;
    write_ties(in, out, from);
  }
}

static void chain(void *context) {
  chaining *in = context;
  size_t count = in->graph->vertex_count;
  in->closed = gxi_arena_alloc(in->scratch, count, sizeof *in->closed);
  in->settled = gxi_arena_alloc(in->scratch, count, sizeof *in->settled);
  in->distance = gxi_arena_alloc(in->scratch, count, sizeof *in->distance);
  in->touched = gxi_arena_alloc(in->scratch, count, sizeof *in->touched);
  for (size_t v = 0; v < count; v++) {
    in->distance[v] = INFINITY;
  }
  for (size_t i = 0; i < in->options->without_count; i++) {
    uint32_t vertex = gx_graph_vertex(in->graph, in->options->without[i]);
    if (vertex != GX_ID_NONE) in->closed[vertex] = true;
  }
  collect_arcs(in);
  make_steps(in);
  in->heap = gxi_arena_alloc(in->scratch, (size_t)in->arc_count + 1, sizeof *in->heap);
  find_chains(in);
  write_rows(in);
  in->chains->method = gxi_str(
    in->options->directed
      ? in->options->weighted
          ? "simplified, directed; cost 1 / weight; k shortest (Yen)"
          : "simplified, directed; steps; k shortest (Yen)"
    : in->options->weighted
      ? "simplified, undirected; cost 1 / weight; k shortest (Yen)"
      : "simplified, undirected; steps; k shortest (Yen)"
  );
}

static void chain_in_scratch(void *context) {
  chaining *in = context;
  gx_status status = gxi_arena_try(in->scratch, chain, in, NULL);
  if (status != GX_OK) gxi_arena_unwind(&in->chains->arena, status);
}

static gx_status check(chaining *in, uint32_t from, uint32_t to, gx_error *error) {
  in->from = gx_graph_vertex(in->graph, from);
  in->to = gx_graph_vertex(in->graph, to);
  if (in->from == GX_ID_NONE || in->to == GX_ID_NONE) {
    return gxi_fail(error, GX_E_ARGUMENT, "an end of the path is not in the graph");
  }
  if (in->from == in->to) {
    return gxi_fail(error, GX_E_ARGUMENT, "both ends of the path are one entity");
  }
  for (size_t i = 0; i < in->options->without_count; i++) {
    if (in->options->without[i] != from && in->options->without[i] != to) continue;
    return gxi_fail(error, GX_E_ARGUMENT, "an end of the path is to be left out");
  }
  return GX_OK;
}

gx_status gx_chains_build(
  gx_chains **chains,
  const gx_graph *graph,
  uint32_t from,
  uint32_t to,
  const gx_chains_options *options,
  gx_error *error
) {
  static const gx_chains_options defaults = GX_CHAINS_OPTIONS_INIT;
  gx_allocator memory = graph->arena.allocator;
  gxi_arena scratch;
  chaining in = {.graph = graph, .options = options ? options : &defaults};
  GX_TRY(check(&in, from, to, error));
  gx_chains *made = gxi_alloc(&memory, sizeof *made);
  if (!made) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  memset(made, 0, sizeof *made);
  gxi_arena_init(&made->arena, &memory);
  gxi_arena_init(&scratch, &memory);
  in.chains = made;
  in.scratch = &scratch;
  in.watch = (gxi_watch
  ){.progress = in.options->progress, .stage = "path", .size = 100, .total = 100};
  gx_status status = gxi_arena_try(&made->arena, chain_in_scratch, &in, error);
  if (status == GX_OK && in.status != GX_OK) {
    status = gxi_fail(error, in.status, "cancelled");
  }
  gxi_arena_clear(&scratch);
  if (status != GX_OK) {
    gx_chains_free(made);
  } else {
    *chains = made;
  }
  return status;
}

void gx_chains_free(gx_chains *chains) {
  if (!chains) return;
  gx_allocator memory = chains->arena.allocator;
  gxi_arena_clear(&chains->arena);
  gxi_free(&memory, chains, sizeof *chains);
}

const gx_chain *gx_chains_rows(const gx_chains *chains, size_t *count) {
  *count = chains->count;
  return chains->rows;
}

gx_str gx_chains_method(const gx_chains *chains) {
  return chains->method;
}
