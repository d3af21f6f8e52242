/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * yed.c: what yEd wants inside GraphML: how nodes and edges look, in its own namespace.
 *
 *     <data key="ng"><y:ShapeNode> geometry, fill, label, shape </y:ShapeNode></data>
 *     <data key="eg"><y:PolyLineEdge> line, arrows, label </y:PolyLineEdge></data>
 *
 * yEd's x and y are a node's upper left corner, y downwards. Other columns stand beside
 * these as ordinary data; yEd shows them as properties. Symmetric ties are one line
 * without arrow heads; planned ties are dashed, ended ones dotted.
 */
#include <math.h>

#include "base/str.h"
#include "export/export.h"

#define CHARACTER_WIDTH 13.0 /* of a label of 12 points, with its margin */
#define NODE_HEIGHT 30.0

void gxi_write_yed_keys(gxi_exporting *out) {
  gxi_sink_text(
    &out->sink,
    "  <key id=\"ng\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
    "  <key id=\"eg\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n"
  );
}

/* Graphviz's shape by the nearest of yEd's. */
static const char *shape_of(gx_str shape) {
  static const char *const pairs[][2] = {
    {"box", "rectangle"},
    {"box3d", "rectangle3d"},
    {"component", "rectangle"},
    {"note", "rectangle"},
    {"tab", "roundrectangle"},
    {"house", "trapezoid"},
    {"invhouse", "trapezoid2"},
    {"trapezium", "trapezoid"},
    {"hexagon", "hexagon"},
    {"pentagon", "hexagon"},
    {"octagon", "octagon"},
    {"doubleoctagon", "octagon"},
    {"diamond", "diamond"},
    {"triangle", "triangle"},
    {"cds", "fatarrow"}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    if (gxi_str_is(shape, pairs[i][0])) return pairs[i][1];
  }
  return "ellipse";
}

static void write_number(gxi_exporting *out, const char *name, double number) {
  gxi_sink_text(&out->sink, name);
  gxi_sink_double(&out->sink, round(number * 10) / 10);
  gxi_sink_char(&out->sink, '"');
}

static void write_color(gxi_exporting *out, gx_str color) {
  static const char digits[] = "0123456789abcdef";
  uint8_t rgb[3];
  gxi_read_color(rgb, color);
  gxi_sink_char(&out->sink, '#');
  for (int i = 0; i < 3; i++) {
    gxi_sink_char(&out->sink, digits[rgb[i] / 16]);
    gxi_sink_char(&out->sink, digits[rgb[i] % 16]);
  }
}

static double
column_value(const gxi_exporting *out, const char *name, uint32_t vertex) {
  const gx_column *column = gx_graph_column_find(out->graph, gxi_str(name));
  return column ? column->values[vertex] : 0;
}

void gxi_write_yed_node(gxi_exporting *out, uint32_t vertex) {
  gxi_sink *sink = &out->sink;
  const gx_entity_type *type = gxi_vertex_type(out, vertex);
  gx_str name = gxi_vertex_entity(out, vertex)->name;
  double width = CHARACTER_WIDTH * (double)gxi_utf8_count(name) + 16;
  gxi_sink_text(sink, "<data key=\"ng\"><y:ShapeNode><y:Geometry");
  write_number(out, " x=\"", column_value(out, "x", vertex) - width / 2);
  write_number(out, " y=\"", -column_value(out, "y", vertex) - NODE_HEIGHT / 2);
  write_number(out, " width=\"", width);
  write_number(out, " height=\"", NODE_HEIGHT);
  gxi_sink_text(sink, "/><y:Fill color=\"");
  write_color(out, type->color);
  gxi_sink_text(sink, "\" transparent=\"false\"/><y:BorderStyle color=\"#555555\" ");
  gxi_sink_text(sink, "type=\"line\" width=\"1.0\"/><y:NodeLabel fontSize=\"12\" ");
  gxi_sink_text(sink, "textColor=\"");
  gxi_sink_text(sink, gxi_is_dark(type->color) ? "#ffffff\">" : "#000000\">");
  gxi_write_xml(out, name);
  gxi_sink_text(sink, "</y:NodeLabel><y:Shape type=\"");
  gxi_sink_text(sink, shape_of(type->shape));
  gxi_sink_text(sink, "\"/></y:ShapeNode></data>");
}

void gxi_write_yed_edge(gxi_exporting *out, const gxi_arrow *arrow) {
  static const char *const lines[] = {
    [GX_TIE_ASSERTED] = "line", [GX_TIE_ENDED] = "dotted", [GX_TIE_PLANNED] = "dashed"};
  gxi_sink *sink = &out->sink;
  const gx_relation_type *type = gxi_graph_relation(out->graph, arrow->edge);
  const gx_edge *edge = gxi_graph_edge(out->graph, arrow->edge);
  double width = 1 + log2(edge->independent_docs);
  gxi_sink_text(sink, "<data key=\"eg\"><y:PolyLineEdge><y:LineStyle color=\"");
  write_color(out, type->color);
  gxi_sink_text(sink, "\" type=\"");
  gxi_sink_text(sink, lines[edge->status]);
  write_number(out, "\" width=\"", width > 7 ? 7 : width);
  gxi_sink_text(sink, "/><y:Arrows source=\"none\" target=\"");
  gxi_sink_text(sink, arrow->symmetric ? "none" : "standard");
  gxi_sink_text(sink, "\"/><y:EdgeLabel fontSize=\"10\">");
  gxi_write_xml(out, type->label_zh.size ? type->label_zh : type->label);
  gxi_sink_text(sink, "</y:EdgeLabel></y:PolyLineEdge></data>");
}
