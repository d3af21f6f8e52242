/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * picture.c: what a picture shows of the graph.
 *
 * Up to a number of ties the whole graph, above that the heaviest and their ends;
 * vertices without a tie in the picture are left out of it.
 */
#include "export/picture.h"
#include "base/order.h"

#include <stdlib.h>

const char gxi_picture_font[] =
  "Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Zen Hei,Microsoft YaHei,sans-serif";

static int heavier_first(const void *one, const void *other, void *context) {
  uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
  const gx_edge *x = gxi_graph_edge(context, a), *y = gxi_graph_edge(context, b);
  if (x->independent_docs != y->independent_docs) {
    return x->independent_docs > y->independent_docs ? -1 : 1;
  }
  if (x->confidence != y->confidence) return x->confidence > y->confidence ? -1 : 1;
  return a < b ? -1 : a > b;
}

static void choose_edges(gxi_exporting *out, gxi_picture *in, uint32_t most) {
  const gx_graph *graph = out->graph;
  uint32_t top = out->options->top ? out->options->top : most;
  for (uint32_t e = 0; e < graph->edge_count; e++) {
    in->edges[e] = e;
  }
  in->edge_count = graph->edge_count;
  if (graph->edge_count > top) {
    qsort_r(
      in->edges, graph->edge_count, sizeof *in->edges, heavier_first, (void *)graph
    );
    in->edge_count = top;
    qsort(in->edges, in->edge_count, sizeof *in->edges, gxi_u32_order);
  }
  for (size_t i = 0; i < in->edge_count; i++) {
    uint32_t e = in->edges[i], head = graph->heads[e], tail = graph->tails[e];
    in->shown[head] = in->shown[tail] = true;
    in->entity_types[gxi_vertex_entity(out, head)->type] = true;
    in->entity_types[gxi_vertex_entity(out, tail)->type] = true;
    in->relation_types[gxi_graph_edge(graph, e)->relation] = true;
  }
  out->report.ties = in->edge_count;
  out->report.ties_left_out = graph->edge_count - in->edge_count + graph->cut;
}

bool gxi_picture_init(gxi_picture *in, gxi_exporting *out, uint32_t most) {
  const gx_graph *graph = out->graph;
  *in = (gxi_picture){.edge_count = 0};
  gxi_arena_init(&in->arena, &out->text.allocator);
  in->edges = gxi_arena_alloc(&in->arena, graph->edge_count, sizeof *in->edges);
  in->shown = gxi_arena_alloc(&in->arena, graph->vertex_count, sizeof *in->shown);
  in->entity_types = gxi_arena_alloc(
    &in->arena, out->domain->entity_type_count, sizeof *in->entity_types
  );
  in->relation_types = gxi_arena_alloc(
    &in->arena, out->domain->relation_type_count, sizeof *in->relation_types
  );
  if (!in->edges || !in->shown || !in->entity_types || !in->relation_types)
    return false;
  choose_edges(out, in, most);
  return true;
}

void gxi_picture_clear(gxi_picture *in) {
  gxi_arena_clear(&in->arena);
}

gx_str gxi_picture_color(gx_str color) {
  return color.size ? color : GX_STR_LIT("#9e9e9e");
}

gx_str gxi_picture_label(gx_str label_zh, gx_str label) {
  return label_zh.size ? label_zh : label;
}
