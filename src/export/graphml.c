/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * graphml.c: GraphML that Gephi, Cytoscape, yEd, networkx and igraph read alike.
 *
 *     <key> for every column
 *     <graph edgedefault="directed">, <node id="n0">, <edge id="e0">
 *
 * Only attribute types that all readers know; every value on every element. Readers
 * ignore per-edge direction, so a symmetric tie is two edges. Gephi takes the kind of
 * an edge only from a `label` attribute, which others ignore; `plain` leaves it out.
 * The second line holds Chinese, because Gephi guesses the charset from the first 4
 * KiB. What a measure was computed on stands in comments: <desc> confuses readers.
 */
#include <string.h>

#include "base/str.h"
#include "export/export.h"

static const char *type_name(gxi_value_kind kind) {
  switch (kind) {
  case GXI_VALUE_INT:
    return "int";
  case GXI_VALUE_DOUBLE:
    return "double";
  case GXI_VALUE_BOOL:
    return "boolean";
  default:
    return "string";
  }
}

static void write_key(
  gxi_exporting *out, char owner, size_t number, gx_str name, gxi_value_kind kind
) {
  gxi_sink *sink = &out->sink;
  gxi_sink_text(sink, "  <key id=\"");
  gxi_write_id(out, owner, (uint32_t)number, false);
  gxi_sink_text(sink, owner == 'd' ? "\" for=\"node\"" : "\" for=\"edge\"");
  gxi_sink_text(sink, " attr.name=\"");
  gxi_write_xml(out, name);
  gxi_sink_text(sink, "\" attr.type=\"");
  gxi_sink_text(sink, type_name(kind));
  gxi_sink_text(sink, "\"/>\n");
}

static void write_keys(gxi_exporting *out) {
  for (size_t i = 0; i < gxi_node_field_count; i++) {
    const gxi_field *field = &gxi_node_fields[i];
    write_key(out, 'd', i, gxi_str(field->name), field->kind);
  }
  for (size_t i = 0; i < gx_graph_column_count(out->graph); i++) {
    const gx_column *column = gx_graph_column_at(out->graph, i);
    write_key(
      out, 'd', gxi_node_field_count + i, column->name, gxi_column_kind(column)
    );
  }
  for (size_t i = 0; i < gxi_edge_field_count; i++) {
    const gxi_field *field = &gxi_edge_fields[i];
    write_key(out, 'k', i, gxi_str(field->name), field->kind);
  }
}

/* <data key="k17">value</data>; the opening is put together first: it is most of what a
 * file holds, and one write is cheaper than four. */
static void write_data(
  gxi_exporting *out,
  char owner,
  size_t number,
  gxi_value_kind kind,
  const gxi_value *value
) {
  char open[40] = "<data key=\"";
  size_t size = strlen("<data key=\"");
  open[size++] = owner;
  size += gxi_format_uint(open + size, number);
  memcpy(open + size, "\">", 2);
  gxi_sink_bytes(&out->sink, open, size + 2);
  gxi_write_xml_value(out, kind, value);
  gxi_sink_text(&out->sink, "</data>");
}

static void write_node(gxi_exporting *out, uint32_t vertex) {
  gxi_item item = {.vertex = vertex};
  gxi_value value = {0};
  gxi_sink_text(&out->sink, "    <node id=\"");
  gxi_write_id(out, 'n', vertex, false);
  gxi_sink_text(&out->sink, "\">");
  for (size_t i = 0; i < gxi_node_field_count; i++) {
    gxi_node_fields[i].get(&value, out, &item);
    write_data(out, 'd', i, gxi_node_fields[i].kind, &value);
  }
  for (size_t i = 0; i < gx_graph_column_count(out->graph); i++) {
    const gx_column *column = gx_graph_column_at(out->graph, i);
    value.number = column->values[vertex];
    write_data(out, 'd', gxi_node_field_count + i, gxi_column_kind(column), &value);
  }
  if (out->options->flavor == GX_GRAPHML_YED) gxi_write_yed_node(out, vertex);
  gxi_sink_text(&out->sink, "</node>\n");
  out->report.nodes++;
}

static void write_edge(gxi_exporting *out, const gxi_arrow *arrow) {
  gxi_sink *sink = &out->sink;
  gxi_item item = {.arrow = *arrow};
  gxi_value value = {0};
  gxi_sink_text(sink, "    <edge id=\"");
  gxi_write_id(out, 'e', arrow->edge, arrow->back);
  gxi_sink_text(sink, "\" source=\"");
  gxi_write_id(out, 'n', gxi_arrow_source(out, arrow), false);
  gxi_sink_text(sink, "\" target=\"");
  gxi_write_id(out, 'n', gxi_arrow_target(out, arrow), false);
  if (out->options->flavor == GX_GRAPHML_GEPHI) {
    gxi_sink_text(sink, "\" label=\"");
    gxi_write_xml(out, gxi_graph_relation(out->graph, arrow->edge)->id);
  }
  gxi_sink_text(sink, "\">");
  for (size_t i = 0; i < gxi_edge_field_count; i++) {
    gxi_edge_fields[i].get(&value, out, &item);
    write_data(out, 'k', i, gxi_edge_fields[i].kind, &value);
  }
  if (out->options->flavor == GX_GRAPHML_YED) gxi_write_yed_edge(out, arrow);
  gxi_sink_text(sink, "</edge>\n");
}

void gxi_write_graphml(gxi_exporting *out) {
  gxi_sink *sink = &out->sink;
  gxi_sink_text(sink, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  gxi_sink_text(sink, "<!-- 关系网络:由 guanxi 从中文文档中提取的实体与关系 -->\n");
  gxi_write_xml_methods(out);
  bool yed = out->options->flavor == GX_GRAPHML_YED;
  out->once = out->once || yed;
  gxi_sink_text(sink, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n");
  if (yed) gxi_sink_text(sink, "    xmlns:y=\"http://www.yworks.com/xml/graphml\"\n");
  gxi_sink_text(
    sink,
    "    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
    "    xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
    " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
  );
  write_keys(out);
  if (yed) gxi_write_yed_keys(out);
  gxi_sink_text(sink, "  <graph id=\"G\" edgedefault=\"directed\">\n");
  for (uint32_t v = 0; v < out->graph->vertex_count; v++) {
    write_node(out, v);
  }
  gxi_each_arrow(out, write_edge);
  gxi_sink_text(sink, "  </graph>\n</graphml>\n");
}
