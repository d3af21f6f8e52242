/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dot.c: a picture for Graphviz.
 *
 * Up to `top` ties (300 by default) the whole graph, above that the heaviest and their
 * ends; what was cut is said in a comment, in the graph's label and in the report.
 * Vertices without a tie in the picture are left out of it. One line for each tie,
 * without an arrow head for symmetric ones; planned ties are dashed, ended ones dotted.
 *
 *     vertex   shape and colour by type, height by partners
 *     edge     colour by relation, penwidth by weight, tooltip: the strongest sentence
 *     legend   an HTML-like label of a node of its own (sfdp drops clusters)
 *
 * Graphviz decodes entities in labels and copies some strings raw into SVG, so `&` is
 * written as an entity and backslash, quotes and line ends are escaped.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "export/picture.h"

#define DEFAULT_TOP 300u
#define LABEL_CHARACTERS 18
#define TOOLTIP_CHARACTERS 120

/* A quoted string of the DOT language; what SVG cannot hold is left out of it. */
static void write_string(gxi_exporting *out, gx_str text) {
  gxi_sink *sink = &out->sink;
  gxi_sink_char(sink, '"');
  for (size_t at = 0; at < text.size;) {
    uint32_t size, c = gxi_utf8_at(text, at, &size);
    if (c == '\n') {
      gxi_sink_text(sink, "\\n");
    } else if (c == '\t') { /* between the cells of a table row */
      gxi_sink_char(sink, ' ');
    } else if (c == '&') {
      gxi_sink_text(sink, "&amp;");
    } else if (c < 0x20 || c == 0x7F || !gxi_is_xml_character(c)) {
      out->report.removed_characters++;
    } else {
      if (c == '"' || c == '\\') gxi_sink_char(sink, '\\');
      gxi_sink_bytes(sink, text.data + at, size);
    }
    at += size;
  }
  gxi_sink_char(sink, '"');
}

static void write_attribute(gxi_exporting *out, const char *name, gx_str value) {
  gxi_sink_text(&out->sink, name);
  gxi_sink_char(&out->sink, '=');
  write_string(out, value);
}

static void write_cut(gxi_exporting *out, const char *before, const char *after) {
  gxi_sink_text(&out->sink, before);
  gxi_sink_text(&out->sink, "the heaviest ");
  gxi_sink_uint(&out->sink, out->report.ties);
  gxi_sink_text(&out->sink, " of ");
  gxi_sink_uint(&out->sink, out->report.ties + out->report.ties_left_out);
  gxi_sink_text(&out->sink, " ties");
  gxi_sink_text(&out->sink, after);
}

static void write_head(gxi_exporting *out) {
  gxi_sink *sink = &out->sink;
  gx_str font = gxi_str(out->options->font ? out->options->font : gxi_picture_font);
  bool cut = out->report.ties_left_out > 0;
  gxi_sink_text(sink, "// 关系网络 guanxi\n");
  if (cut) write_cut(out, "// ", "\n");
  gxi_sink_text(sink, "digraph guanxi {\n  graph [charset=\"UTF-8\", layout=sfdp, ");
  gxi_sink_text(sink, "overlap=prism, splines=true, outputorder=edgesfirst, ");
  gxi_sink_text(sink, "K=0.9, sep=\"+6\", bgcolor=white, labelloc=b, fontsize=14, ");
  write_attribute(out, "fontname", font);
  if (cut) {
    write_cut(out, ", label=\"关系网络 ", "\"");
  } else {
    gxi_sink_text(sink, ", label=\"关系网络\"");
  }
  gxi_sink_text(sink, "];\n  node [style=filled, fontsize=11, penwidth=0.5, ");
  gxi_sink_text(sink, "margin=\"0.08,0.04\", ");
  write_attribute(out, "fontname", font);
  gxi_sink_text(sink, "];\n  edge [fontsize=9, fontcolor=\"#555555\", arrowsize=0.6, ");
  write_attribute(out, "fontname", font);
  gxi_sink_text(sink, "];\n");
}

static gx_str shape_of(const gx_entity_type *type) {
  return type->shape.size ? type->shape : GX_STR_LIT("ellipse");
}

static void write_node(gxi_exporting *out, uint32_t vertex) {
  gxi_sink *sink = &out->sink;
  const gx_entity *entity = gxi_vertex_entity(out, vertex);
  const gx_entity_type *type = gxi_vertex_type(out, vertex);
  gx_str label_zh = gxi_picture_label(type->label_zh, type->label);
  gxi_sink_text(sink, "  ");
  gxi_write_id(out, 'n', vertex, false);
  gxi_sink_text(sink, " [");
  write_attribute(out, "label", gxi_cut_text(out, entity->name, LABEL_CHARACTERS));
  gxi_sink_text(sink, ", ");
  write_attribute(out, "shape", shape_of(type));
  gxi_sink_text(sink, ", ");
  write_attribute(out, "fillcolor", gxi_picture_color(type->color));
  gxi_sink_text(sink, gxi_is_dark(type->color) ? ", fontcolor=white, " : ", ");
  gxi_sink_text(sink, "height=");
  gxi_sink_double(sink, round(gxi_vertex_size(out, vertex) * 1.6) / 100);
  gxi_sink_text(sink, ", fontsize=");
  gxi_sink_double(sink, round((9 + gxi_vertex_size(out, vertex) / 5) * 10) / 10);
  gxi_sink_text(sink, ", ");
  write_attribute(out, "tooltip", entity->name);
  gxi_sink_text(sink, "]; // ");
  for (size_t i = 0; i < label_zh.size; i++) { /* one line, whatever a domain says */
    gxi_sink_char(
      sink, (unsigned char)label_zh.data[i] < 0x20 ? ' ' : label_zh.data[i]
    );
  }
  gxi_sink_char(sink, '\n');
  out->report.nodes++;
}

static void write_tooltip(gxi_exporting *out, uint32_t edge) {
  gx_str text = gxi_edge_evidence(out, edge)->text;
  gxi_sink_text(&out->sink, ", ");
  write_attribute(out, "tooltip", gxi_cut_text(out, text, TOOLTIP_CHARACTERS));
}

static void write_edge(gxi_exporting *out, uint32_t edge) {
  gxi_sink *sink = &out->sink;
  const gx_edge *row = gxi_graph_edge(out->graph, edge);
  const gx_relation_type *type = gxi_graph_relation(out->graph, edge);
  double width = 0.8 + 0.9 * log2(row->independent_docs);
  gxi_sink_text(sink, "  ");
  gxi_write_id(out, 'n', out->graph->heads[edge], false);
  gxi_sink_text(sink, " -> ");
  gxi_write_id(out, 'n', out->graph->tails[edge], false);
  gxi_sink_text(sink, " [");
  write_attribute(out, "label", gxi_picture_label(type->label_zh, type->label));
  gxi_sink_text(sink, ", ");
  write_attribute(out, "color", gxi_picture_color(type->color));
  gxi_sink_text(sink, ", ");
  gxi_sink_text(sink, "penwidth=");
  gxi_sink_double(sink, round((width > 6 ? 6 : width) * 100) / 100);
  if (type->symmetric) gxi_sink_text(sink, ", dir=none");
  if (row->status == GX_TIE_PLANNED) gxi_sink_text(sink, ", style=dashed");
  if (row->status == GX_TIE_ENDED) gxi_sink_text(sink, ", style=dotted");
  write_tooltip(out, edge);
  gxi_sink_text(sink, "];\n");
}

static void
write_legend_row(gxi_exporting *out, gx_str color, const char *mark, gx_str label) {
  gxi_sink *sink = &out->sink;
  gxi_sink_text(sink, "    <tr><td align=\"left\"><font color=\"");
  gxi_write_xml(out, gxi_picture_color(color));
  gxi_sink_text(sink, "\">");
  gxi_sink_text(sink, mark);
  gxi_sink_text(sink, "</font> ");
  gxi_write_xml(out, label);
  gxi_sink_text(sink, "</td></tr>\n");
}

static void write_legend(gxi_exporting *out, const gxi_picture *in) {
  const gx_domain *domain = out->domain;
  gxi_sink_text(
    &out->sink, "  legend [shape=plaintext, style=\"\", fontsize=18, label=<\n"
  );
  gxi_sink_text(
    &out->sink, "    <table border=\"1\" cellborder=\"0\" cellspacing=\"0\">\n"
  );
  gxi_sink_text(&out->sink, "    <tr><td><b>图例</b></td></tr>\n");
  for (size_t t = 0; t < domain->entity_type_count; t++) {
    const gx_entity_type *type = &domain->entity_types[t];
    gx_str label = gxi_picture_label(type->label_zh, type->label);
    if (in->entity_types[t]) write_legend_row(out, type->color, "●", label);
  }
  for (size_t t = 0; t < domain->relation_type_count; t++) {
    const gx_relation_type *type = &domain->relation_types[t];
    gx_str label = gxi_picture_label(type->label_zh, type->label);
    const char *mark = type->symmetric ? "——" : "→";
    if (in->relation_types[t]) write_legend_row(out, type->color, mark, label);
  }
  gxi_sink_text(&out->sink, "    </table>>];\n");
}

void gxi_write_dot(gxi_exporting *out) {
  gxi_picture in;
  if (gxi_picture_init(&in, out, DEFAULT_TOP)) {
    write_head(out);
    for (uint32_t v = 0; v < out->graph->vertex_count; v++) {
      if (in.shown[v]) write_node(out, v);
    }
    for (size_t i = 0; i < in.edge_count; i++) {
      write_edge(out, in.edges[i]);
    }
    if (in.edge_count) write_legend(out, &in);
    gxi_sink_text(&out->sink, "}\n");
  } else {
    out->no_memory = true;
  }
  gxi_picture_clear(&in);
}
