/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * svg.c: a picture by itself: the computed places, no Graphviz.
 *
 *     title    what it is, how many, what was cut
 *     ties     colour by relation, width by weight; parallel ones fan out; an arrow
 *              head unless mutual; planned ones dashed, ended ones dotted
 *     nodes    shape and colour by type, size by partners; a title with the full name
 *     names    placed so that they cover nothing (svg_labels.c)
 *     legend   the types that occur, below
 *
 * The unit is the layout's, one pixel; y turns over, as SVG's points down. A picture of
 * many nodes is larger than a page, so strokes and letters grow with its width. Without
 * the columns x and y the nodes stand in rows. Up to 2,000 ties unless asked for more.
 */
#include "export/svg.h"

#include <math.h>
#include <stdlib.h>

#include "base/str.h"

#define MAX_TIES 2000u
#define PAGE 1800.0 /* units; beyond, strokes and letters grow */
#define LETTER 12.0
#define MARGIN 56.0
#define TOOLTIP_CHARACTERS 120
#define NARROWEST 720.0 /* for the legend's sake */

typedef struct drawing {
  gxi_exporting *out;
  gxi_picture picture;
  gxi_disc *discs;
  uint32_t disc_count;
  uint32_t *disc_of; /* by vertex + 1; 0: not shown */
  double *bends;     /* by edge of the picture */
  gxi_label *labels;
  double left, top, right, bottom; /* of the discs */
  double unit;                     /* how much strokes and letters grow */
} drawing;

static gxi_sink *sink_of(drawing *in) {
  return &in->out->sink;
}

static void text(drawing *in, const char *literal) {
  gxi_sink_text(sink_of(in), literal);
}

static void number(drawing *in, double value) {
  gxi_sink_double(sink_of(in), round(value * 10) / 10 + 0.0);
}

/* name="value", with a space before */
static void attribute(drawing *in, const char *name, double value) {
  gxi_sink_char(sink_of(in), ' ');
  text(in, name);
  text(in, "=\"");
  number(in, value);
  text(in, "\"");
}

static void xml(drawing *in, gx_str value) {
  gxi_write_xml(in->out, value);
}

/* Points. */

static void find_discs(drawing *in) {
  const gx_graph *graph = in->out->graph;
  const gx_column *x = gx_graph_column_find(graph, GX_STR_LIT("x"));
  const gx_column *y = gx_graph_column_find(graph, GX_STR_LIT("y"));
  gxi_arena *arena = &in->picture.arena;
  in->discs = gxi_arena_alloc(arena, graph->vertex_count, sizeof *in->discs);
  in->disc_of = gxi_arena_alloc(arena, graph->vertex_count, sizeof *in->disc_of);
  double row = ceil(sqrt(graph->vertex_count));
  for (uint32_t v = 0; v < graph->vertex_count; v++) {
    if (!in->picture.shown[v]) continue;
    uint32_t i = in->disc_count++;
    in->disc_of[v] = in->disc_count;
    in->discs[i] = (gxi_disc
    ){.vertex = v,
      .x = x ? x->values[v] : 110 * fmod(i, row),
      .y = y ? -y->values[v] : 90 * floor(i / row),
      .radius = gxi_vertex_size(in->out, v) / 2,
      .name = gxi_vertex_entity(in->out, v)->name};
  }
}

static void find_bounds(drawing *in) {
  in->left = in->top = in->right = in->bottom = 0;
  for (uint32_t i = 0; i < in->disc_count; i++) {
    const gxi_disc *at = &in->discs[i];
    if (i == 0 || at->x < in->left) in->left = at->x;
    if (i == 0 || at->x > in->right) in->right = at->x;
    if (i == 0 || at->y < in->top) in->top = at->y;
    if (i == 0 || at->y > in->bottom) in->bottom = at->y;
  }
  double wide = in->right - in->left;
  in->unit = wide > PAGE ? sqrt(wide / PAGE) : 1;
  double margin = MARGIN * in->unit;
  if (wide + 2 * margin < NARROWEST) margin = (NARROWEST - wide) / 2;
  in->left -= margin;
  in->right += margin;
  in->top -= 100 * in->unit;
  in->bottom += MARGIN * in->unit;
}

typedef struct pair {
  uint64_t ends;
  uint32_t place; /* in picture.edges */
} pair;

static int pair_order(const void *one, const void *other) {
  const pair *a = one, *b = other;
  if (a->ends != b->ends) return a->ends < b->ends ? -1 : 1;
  return a->place < b->place ? -1 : a->place > b->place;
}

/* Ties of one pair fan out evenly around the straight line. */
static void find_bends(drawing *in) {
  const gx_graph *graph = in->out->graph;
  size_t count = in->picture.edge_count;
  pair *pairs = gxi_arena_alloc(&in->picture.arena, count, sizeof *pairs);
  in->bends = gxi_arena_alloc(&in->picture.arena, count, sizeof *in->bends);
  for (uint32_t i = 0; i < count; i++) {
    uint64_t a = graph->heads[in->picture.edges[i]];
    uint64_t b = graph->tails[in->picture.edges[i]];
    pairs[i] = (pair){a < b ? a << 32 | b : b << 32 | a, i};
  }
  if (count) qsort(pairs, count, sizeof *pairs, pair_order);
  for (size_t first = 0, end; first < count; first = end) {
    for (end = first; end < count && pairs[end].ends == pairs[first].ends;)
      end++;
    double ties = (double)(end - first), step = fmin(0.24, 0.9 / ties);
    for (size_t i = first; i < end; i++) {
      uint32_t edge = in->picture.edges[pairs[i].place];
      double side = graph->heads[edge] < graph->tails[edge] ? 1 : -1;
      in->bends[pairs[i].place] = side * ((double)(i - first) - (ties - 1) / 2) * step;
    }
  }
}

/* Shapes: corners of a unit disc, clockwise from above. */

typedef struct outline {
  const char *names; /* of Graphviz */
  int count;
  double points[10][2];
} outline;

static const outline outlines[] = {
  {"box box3d tab component rect square folder",
   4,
   {{-.82, -.82}, {.82, -.82}, {.82, .82}, {-.82, .82}}},
  {"note diamond", 4, {{0, -1.12}, {1.12, 0}, {0, 1.12}, {-1.12, 0}}},
  {"house trapezium triangle", 3, {{0, -1.04}, {1.04, .76}, {-1.04, .76}}},
  {"invhouse invtriangle invtrapezium", 3, {{0, 1.04}, {-1.04, -.76}, {1.04, -.76}}},
  {"pentagon",
   5,
   {{0, -1}, {.951, -.309}, {.588, .809}, {-.588, .809}, {-.951, -.309}}},
  {"hexagon", 6, {{0, -1}, {.866, -.5}, {.866, .5}, {0, 1}, {-.866, .5}, {-.866, -.5}}},
  {"octagon doubleoctagon",
   8,
   {{-.383, -.924},
    {.383, -.924},
    {.924, -.383},
    {.924, .383},
    {.383, .924},
    {-.383, .924},
    {-.924, .383},
    {-.924, -.383}}},
  {"cds star",
   10,
   {{0, -1.1},
    {.33, -.454},
    {1.046, -.34},
    {.533, .173},
    {.647, .89},
    {0, .56},
    {-.647, .89},
    {-.533, .173},
    {-1.046, -.34},
    {-.33, -.454}}},
};

static void shape(drawing *in, gx_str name, double x, double y, double radius) {
  for (size_t i = 0; i < sizeof outlines / sizeof *outlines; i++) {
    if (!name.size || !gxi_str_among(name, gxi_str(outlines[i].names))) continue;
    text(in, "<polygon points=\"");
    for (int k = 0; k < outlines[i].count; k++) {
      if (k) text(in, " ");
      number(in, x + outlines[i].points[k][0] * radius);
      text(in, ",");
      number(in, y + outlines[i].points[k][1] * radius);
    }
    text(in, "\"/>");
    return;
  }
  text(in, "<circle");
  attribute(in, "cx", x);
  attribute(in, "cy", y);
  attribute(in, "r", radius * 0.94);
  text(in, "/>");
}

/* Ties. */

static void arrow_heads(drawing *in) {
  const gx_domain *domain = in->out->domain;
  text(in, "<defs>\n");
  for (size_t t = 0; t < domain->relation_type_count; t++) {
    const gx_relation_type *type = &domain->relation_types[t];
    if (!in->picture.relation_types[t] || type->symmetric) continue;
    text(in, "<marker id=\"h");
    gxi_sink_uint(sink_of(in), t);
    text(in, "\" viewBox=\"0 0 10 8\" refX=\"9\" refY=\"4\" orient=\"auto\" ");
    text(in, "markerUnits=\"userSpaceOnUse\"");
    attribute(in, "markerWidth", 9 * in->unit);
    attribute(in, "markerHeight", 7.2 * in->unit);
    text(in, "><path d=\"M0 0 10 4 0 8z\" fill=\"");
    xml(in, gxi_picture_color(type->color));
    text(in, "\"/></marker>\n");
  }
  text(in, "</defs>\n");
}

/* From rim to rim; a bent one as a parabola. */
static void tie_path(drawing *in, const gxi_disc *a, const gxi_disc *b, double bend) {
  double dx = b->x - a->x, dy = b->y - a->y;
  double cx = (a->x + b->x) / 2 - dy * bend, cy = (a->y + b->y) / 2 + dx * bend;
  double from = sqrt((cx - a->x) * (cx - a->x) + (cy - a->y) * (cy - a->y));
  double to = sqrt((b->x - cx) * (b->x - cx) + (b->y - cy) * (b->y - cy));
  double leave = from > 0 ? fmin(a->radius / from, 0.9) : 0;
  double reach = to > 0 ? fmin((b->radius + 1.5) / to, 0.9) : 0;
  text(in, " d=\"M");
  number(in, a->x + (cx - a->x) * leave);
  text(in, " ");
  number(in, a->y + (cy - a->y) * leave);
  if (bend != 0) {
    text(in, "Q");
    number(in, cx);
    text(in, " ");
    number(in, cy);
  }
  text(in, bend != 0 ? " " : "L");
  number(in, b->x + (cx - b->x) * reach);
  text(in, " ");
  number(in, b->y + (cy - b->y) * reach);
  text(in, "\"");
}

static void
stroke(drawing *in, const gx_relation_type *type, uint32_t relation, double width) {
  text(in, " stroke=\"");
  xml(in, gxi_picture_color(type->color));
  text(in, "\"");
  attribute(in, "stroke-width", width * in->unit);
  if (type->symmetric) return;
  text(in, " marker-end=\"url(#h");
  gxi_sink_uint(sink_of(in), relation);
  text(in, ")\"");
}

static void tie_title(drawing *in, uint32_t edge, const gx_relation_type *type) {
  const gx_graph *graph = in->out->graph;
  text(in, "<title>");
  xml(in, gxi_vertex_entity(in->out, graph->heads[edge])->name);
  text(in, type->symmetric ? " — " : " → ");
  xml(in, gxi_vertex_entity(in->out, graph->tails[edge])->name);
  text(in, " · ");
  xml(in, gxi_picture_label(type->label_zh, type->label));
  text(in, "&#10;");
  gx_str sentence = gxi_edge_evidence(in->out, edge)->text;
  xml(in, gxi_cut_text(in->out, sentence, TOOLTIP_CHARACTERS));
  text(in, "</title>");
}

static void tie(drawing *in, size_t place) {
  const gx_graph *graph = in->out->graph;
  uint32_t edge = in->picture.edges[place];
  const gx_edge *row = gxi_graph_edge(graph, edge);
  const gx_relation_type *type = gxi_graph_relation(graph, edge);
  const gxi_disc *a = &in->discs[in->disc_of[graph->heads[edge]] - 1];
  const gxi_disc *b = &in->discs[in->disc_of[graph->tails[edge]] - 1];
  double width = 1.1 + 0.9 * log2(row->independent_docs);
  text(in, "<path");
  tie_path(in, a, b, in->bends[place]);
  stroke(in, type, row->relation, fmin(width, 6));
  if (row->status == GX_TIE_PLANNED) text(in, " stroke-dasharray=\"6 4\"");
  if (row->status == GX_TIE_ENDED) text(in, " stroke-dasharray=\"1.5 3\"");
  text(in, ">");
  tie_title(in, edge, type);
  text(in, "</path>\n");
}

/* Nodes and names. */

static void node(drawing *in, const gxi_disc *disc) {
  const gx_entity_type *type = gxi_vertex_type(in->out, disc->vertex);
  text(in, "<g fill=\"");
  xml(in, gxi_picture_color(type->color));
  text(in, "\"><title>");
  xml(in, disc->name);
  text(in, " · ");
  xml(in, gxi_picture_label(type->label_zh, type->label));
  text(in, "</title>");
  shape(in, type->shape, disc->x, disc->y, disc->radius);
  text(in, "</g>\n");
  in->out->report.nodes++;
}

static void name(drawing *in, const gxi_label *label) {
  if (!label->anchor) return;
  for (int line = 0; line < 2 && label->lines[line].size; line++) {
    bool last = line == 1 || !label->lines[1].size;
    text(in, "<text");
    attribute(in, "x", label->x);
    attribute(in, "y", label->y + line * LETTER * 1.2 * in->unit);
    if (label->anchor[0] != 'm') {
      text(in, " text-anchor=\"");
      text(in, label->anchor);
      text(in, "\"");
    }
    text(in, ">");
    xml(in, label->lines[line]);
    if (last && label->cut) text(in, "…");
    text(in, "</text>\n");
  }
}

/* Legend: entries in rows as long as the picture is wide. A first run with `silent`
 * tells how high it is. */

typedef struct pen {
  double x, y;
  bool silent;
} pen;

static void new_row(drawing *in, pen *at, double by) {
  at->x = in->left + MARGIN / 2 * in->unit;
  at->y += by * in->unit;
}

/* Moves behind the entry; true when its sign is to be drawn at *x, the height at->y. */
static bool legend_entry(drawing *in, pen *at, gx_str label, double sign, double *x) {
  double wide = (sign + 26 + gxi_text_letters(label) * 12) * in->unit;
  if (at->x + wide > in->right - MARGIN / 2 * in->unit) new_row(in, at, 21);
  *x = at->x;
  at->x += wide;
  if (at->silent) return false;
  text(in, "<text");
  attribute(in, "x", *x + (sign + 6) * in->unit);
  attribute(in, "y", at->y + 4.3 * in->unit);
  text(in, ">");
  xml(in, label);
  text(in, "</text>");
  return true;
}

static void legend_types(drawing *in, pen *at) {
  const gx_domain *domain = in->out->domain;
  double x;
  for (size_t t = 0; t < domain->entity_type_count; t++) {
    const gx_entity_type *type = &domain->entity_types[t];
    gx_str label = gxi_picture_label(type->label_zh, type->label);
    if (!in->picture.entity_types[t]) continue;
    if (!legend_entry(in, at, label, 12, &x)) continue;
    text(in, "<g fill=\"");
    xml(in, gxi_picture_color(type->color));
    text(in, "\">");
    shape(in, type->shape, x + 6 * in->unit, at->y, 6 * in->unit);
    text(in, "</g>\n");
  }
}

static void legend_relations(drawing *in, pen *at) {
  const gx_domain *domain = in->out->domain;
  double x;
  for (size_t t = 0; t < domain->relation_type_count; t++) {
    const gx_relation_type *type = &domain->relation_types[t];
    gx_str label = gxi_picture_label(type->label_zh, type->label);
    if (!in->picture.relation_types[t]) continue;
    if (!legend_entry(in, at, label, 26, &x)) continue;
    gxi_disc from = {.x = x, .y = at->y}, to = {.x = x + 26 * in->unit, .y = at->y};
    text(in, "<path fill=\"none\"");
    tie_path(in, &from, &to, 0);
    stroke(in, type, (uint32_t)t, 2);
    text(in, "/>\n");
  }
}

static pen legend_rows(drawing *in, bool silent) {
  pen at = {.y = in->bottom, .silent = silent};
  new_row(in, &at, 24);
  legend_types(in, &at);
  new_row(in, &at, 26);
  legend_relations(in, &at);
  new_row(in, &at, 26);
  return at;
}

static void legend(drawing *in) {
  text(in, "<g fill=\"#333b48\"");
  attribute(in, "font-size", 12 * in->unit);
  text(in, ">\n<path stroke=\"#dcd8cd\" d=\"M");
  number(in, in->left + MARGIN / 2 * in->unit);
  text(in, " ");
  number(in, in->bottom);
  text(in, "H");
  number(in, in->right - MARGIN / 2 * in->unit);
  text(in, "\"/>\n");
  pen at = legend_rows(in, false);
  text(in, "<text fill=\"#6a7080\"");
  attribute(in, "x", at.x);
  attribute(in, "y", at.y + 4 * in->unit);
  text(in, ">线宽:独立文献数;虚线:计划中;点线:已终止;无箭头:双方对等</text>\n</g>\n");
}

/* The frame. */

static void counted(drawing *in, uint64_t count, const char *unit) {
  gxi_sink_uint(sink_of(in), count);
  text(in, unit);
}

static void title(drawing *in) {
  const gx_export_report *report = &in->out->report;
  text(in, "<text font-weight=\"700\" fill=\"#1f2430\"");
  attribute(in, "x", in->left + MARGIN / 2 * in->unit);
  attribute(in, "y", in->top + 36 * in->unit);
  attribute(in, "font-size", 22 * in->unit);
  text(in, ">关系网络</text>\n<text fill=\"#6a7080\"");
  attribute(in, "x", in->left + MARGIN / 2 * in->unit);
  attribute(in, "y", in->top + 57 * in->unit);
  attribute(in, "font-size", 12 * in->unit);
  text(in, ">");
  counted(in, in->disc_count, " 个实体,");
  counted(in, report->ties, " 条关系");
  if (report->ties_left_out) {
    counted(in, report->ties + report->ties_left_out, " 条中最重要的");
  }
  text(in, "</text>\n");
}

static void head(drawing *in) {
  double foot = in->picture.edge_count ? legend_rows(in, true).y : in->bottom;
  double wide = in->right - in->left, high = foot + 24 * in->unit - in->top;
  text(in, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- 关系网络 guanxi -->\n");
  text(
    in, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"关系网络\""
  );
  attribute(in, "width", wide);
  attribute(in, "height", high);
  text(in, " viewBox=\"");
  number(in, in->left);
  text(in, " ");
  number(in, in->top);
  text(in, " ");
  number(in, wide);
  text(in, " ");
  number(in, high);
  text(in, "\" font-family=\"");
  const char *font = in->out->options->font;
  xml(in, gxi_str(font ? font : gxi_picture_font));
  text(in, "\">\n<rect fill=\"#fdfcf9\"");
  attribute(in, "x", in->left);
  attribute(in, "y", in->top);
  attribute(in, "width", wide);
  attribute(in, "height", high);
  text(in, "/>\n");
}

static void draw(drawing *in) {
  head(in);
  arrow_heads(in);
  title(in);
  text(in, "<g fill=\"none\" stroke-opacity=\"0.75\">\n");
  for (size_t i = 0; i < in->picture.edge_count; i++) {
    tie(in, i);
  }
  text(in, "</g>\n<g stroke=\"#fdfcf9\"");
  attribute(in, "stroke-width", in->unit);
  text(in, ">\n");
  for (uint32_t i = 0; i < in->disc_count; i++) {
    node(in, &in->discs[i]);
  }
  text(in, "</g>\n<g fill=\"#1f2430\" stroke=\"#fdfcf9\" stroke-linejoin=\"round\" ");
  text(in, "paint-order=\"stroke\" text-anchor=\"middle\"");
  attribute(in, "stroke-width", 3 * in->unit);
  attribute(in, "font-size", LETTER * in->unit);
  text(in, ">\n");
  for (uint32_t i = 0; i < in->disc_count; i++) {
    name(in, &in->labels[i]);
  }
  text(in, "</g>\n");
  if (in->picture.edge_count) legend(in);
  text(in, "</svg>\n");
}

/* Names beside the outermost discs stay inside the frame. */
static void widen(drawing *in) {
  double letter = LETTER * in->unit, rim = 12 * in->unit;
  for (uint32_t i = 0; i < in->disc_count; i++) {
    const gxi_label *label = &in->labels[i];
    if (!label->anchor) continue;
    double first = gxi_text_letters(label->lines[0]);
    double wide = fmax(first, gxi_text_letters(label->lines[1]) + label->cut) * letter;
    double left = label->x - (label->anchor[0] == 'm' ? wide / 2 : wide);
    if (label->anchor[0] == 's') left = label->x;
    in->left = fmin(in->left, left - rim);
    in->right = fmax(in->right, left + wide + rim);
  }
}

static void prepare(void *context) {
  drawing *in = context;
  find_discs(in);
  find_bounds(in);
  find_bends(in);
  in->labels =
    gxi_place_labels(&in->picture.arena, in->discs, in->disc_count, LETTER * in->unit);
  widen(in);
}

void gxi_write_svg(gxi_exporting *out) {
  drawing in = {.out = out};
  bool ready = gxi_picture_init(&in.picture, out, MAX_TIES) &&
               gxi_arena_try(&in.picture.arena, prepare, &in, NULL) == GX_OK;
  if (ready) {
    draw(&in);
  } else {
    out->no_memory = true;
  }
  gxi_picture_clear(&in.picture);
}
