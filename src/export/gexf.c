/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * gexf.c: GEXF for Gephi: columns, and how each element looks.
 *
 *     <graph defaultedgetype="directed" mode="static">
 *       <attributes class="node" mode="static"> … one for each column
 *       <node id="n0" label="…"> <attvalues/> <viz:color/> <viz:position/> <viz:size/>
 *       <edge id="e0" source target kind="aids" label="…" weight="2"> …
 *
 * What GEXF has a place for (label, weight, kind, colour, position, size) is no column
 * here. `kind` keeps Gephi from merging parallel edges; the draft of 1.2 has no such
 * attribute, but its reader takes it. What other formats call the `kind` of an edge is
 * the column `class`. With `dynamic` an edge lasts from the first to the last day that
 * its evidence names, a node as long as its documents and edges; what has no date is
 * always there.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "export/export.h"

static const char *const node_native[] = {"label", "color", "size", "x", "y", NULL};
static const char *const edge_native[] = {"label", "weight", "color", NULL};

static const char *type_name(gxi_value_kind kind) {
  switch (kind) {
  case GXI_VALUE_INT:
    return "integer";
  case GXI_VALUE_DOUBLE:
    return "double";
  case GXI_VALUE_BOOL:
    return "boolean";
  default:
    return "string";
  }
}

static gx_str edge_title(const char *name) {
  return gxi_str(strcmp(name, "kind") == 0 ? "class" : name);
}

static void write_attribute(gxi_exporting *out, gx_str name, gxi_value_kind kind) {
  gxi_sink *sink = &out->sink;
  gxi_sink_text(sink, "      <attribute id=\"");
  gxi_write_xml(out, name);
  gxi_sink_text(sink, "\" title=\"");
  gxi_write_xml(out, name);
  gxi_sink_text(sink, "\" type=\"");
  gxi_sink_text(sink, type_name(kind));
  gxi_sink_text(sink, "\"/>\n");
}

static bool is_native_column(const gx_column *column) {
  return gxi_str_is(column->name, "x") || gxi_str_is(column->name, "y");
}

static void write_attributes(gxi_exporting *out) {
  gxi_sink *sink = &out->sink;
  gxi_sink_text(sink, "    <attributes class=\"node\" mode=\"static\">\n");
  for (size_t i = 0; i < gxi_node_field_count; i++) {
    const gxi_field *field = &gxi_node_fields[i];
    if (gxi_is_among(node_native, field->name)) continue;
    write_attribute(out, gxi_str(field->name), field->kind);
  }
  for (size_t i = 0; i < gx_graph_column_count(out->graph); i++) {
    const gx_column *column = gx_graph_column_at(out->graph, i);
    if (is_native_column(column)) continue;
    write_attribute(out, column->name, gxi_column_kind(column));
  }
  gxi_sink_text(
    sink, "    </attributes>\n    <attributes class=\"edge\" mode=\"static\">\n"
  );
  for (size_t i = 0; i < gxi_edge_field_count; i++) {
    const gxi_field *field = &gxi_edge_fields[i];
    if (gxi_is_among(edge_native, field->name)) continue;
    write_attribute(out, edge_title(field->name), field->kind);
  }
  gxi_sink_text(sink, "    </attributes>\n");
}

static void write_value(
  gxi_exporting *out, gx_str name, gxi_value_kind kind, const gxi_value *value
) {
  gxi_sink_text(&out->sink, "<attvalue for=\"");
  gxi_write_xml(out, name);
  gxi_sink_text(&out->sink, "\" value=\"");
  gxi_write_xml_value(out, kind, value);
  gxi_sink_text(&out->sink, "\"/>");
}

static void write_days(gxi_exporting *out, gxi_days days) {
  if (days.first == 0) return;
  gxi_sink_text(&out->sink, "\" start=\"");
  gxi_write_day(out, days.first);
  gxi_sink_text(&out->sink, "\" end=\"");
  gxi_write_day(out, days.last);
}

static void write_color(gxi_exporting *out, gx_str color) {
  uint8_t rgb[3];
  static const char *const names[] = {"<viz:color r=\"", "\" g=\"", "\" b=\""};
  gxi_read_color(rgb, color);
  for (int i = 0; i < 3; i++) {
    gxi_sink_text(&out->sink, names[i]);
    gxi_sink_uint(&out->sink, rgb[i]);
  }
  gxi_sink_text(&out->sink, "\"/>");
}

static void write_position(gxi_exporting *out, uint32_t vertex) {
  const gx_column *x = gx_graph_column_find(out->graph, GX_STR_LIT("x"));
  const gx_column *y = gx_graph_column_find(out->graph, GX_STR_LIT("y"));
  if (!x || !y) return;
  gxi_sink_text(&out->sink, "<viz:position x=\"");
  gxi_sink_double(&out->sink, x->values[vertex]);
  gxi_sink_text(&out->sink, "\" y=\"");
  gxi_sink_double(&out->sink, y->values[vertex]);
  gxi_sink_text(&out->sink, "\" z=\"0\"/>");
}

static void write_node_values(gxi_exporting *out, uint32_t vertex) {
  gxi_item item = {.vertex = vertex};
  gxi_value value = {0};
  gxi_sink_text(&out->sink, "\"><attvalues>");
  for (size_t i = 0; i < gxi_node_field_count; i++) {
    const gxi_field *field = &gxi_node_fields[i];
    if (gxi_is_among(node_native, field->name)) continue;
    field->get(&value, out, &item);
    write_value(out, gxi_str(field->name), field->kind, &value);
  }
  for (size_t i = 0; i < gx_graph_column_count(out->graph); i++) {
    const gx_column *column = gx_graph_column_at(out->graph, i);
    if (is_native_column(column)) continue;
    value.number = column->values[vertex];
    write_value(out, column->name, gxi_column_kind(column), &value);
  }
  gxi_sink_text(&out->sink, "</attvalues>");
}

static void write_node(gxi_exporting *out, uint32_t vertex, gxi_days days) {
  gxi_sink *sink = &out->sink;
  gxi_sink_text(sink, "      <node id=\"");
  gxi_write_id(out, 'n', vertex, false);
  gxi_sink_text(sink, "\" label=\"");
  gxi_write_xml(out, gxi_vertex_entity(out, vertex)->name);
  write_days(out, days);
  write_node_values(out, vertex);
  write_color(out, gxi_vertex_type(out, vertex)->color);
  write_position(out, vertex);
  gxi_sink_text(sink, "<viz:size value=\"");
  gxi_sink_double(sink, gxi_vertex_size(out, vertex));
  gxi_sink_text(sink, "\"/></node>\n");
  out->report.nodes++;
}

static gxi_days edge_days(const gxi_exporting *out, uint32_t edge) {
  const gx_edge *row = gxi_graph_edge(out->graph, edge);
  if (!out->options->dynamic) return (gxi_days){0, 0};
  return gxi_days_between(row->first_date, row->last_date);
}

static void write_edge(gxi_exporting *out, const gxi_arrow *arrow) {
  gxi_sink *sink = &out->sink;
  const gx_relation_type *type = gxi_graph_relation(out->graph, arrow->edge);
  gxi_item item = {.arrow = *arrow};
  gxi_value value = {0};
  gxi_sink_text(sink, "      <edge id=\"");
  gxi_write_id(out, 'e', arrow->edge, arrow->back);
  gxi_sink_text(sink, "\" source=\"");
  gxi_write_id(out, 'n', gxi_arrow_source(out, arrow), false);
  gxi_sink_text(sink, "\" target=\"");
  gxi_write_id(out, 'n', gxi_arrow_target(out, arrow), false);
  if (arrow->symmetric && !arrow->twice) gxi_sink_text(sink, "\" type=\"undirected");
  gxi_sink_text(sink, "\" kind=\"");
  gxi_write_xml(out, type->id);
  gxi_sink_text(sink, "\" label=\"");
  gxi_write_xml(out, type->label_zh.size ? type->label_zh : type->label);
  gxi_sink_text(sink, "\" weight=\"");
  gxi_sink_uint(sink, gxi_graph_edge(out->graph, arrow->edge)->independent_docs);
  write_days(out, edge_days(out, arrow->edge));
  gxi_sink_text(sink, "\"><attvalues>");
  for (size_t i = 0; i < gxi_edge_field_count; i++) {
    const gxi_field *field = &gxi_edge_fields[i];
    if (gxi_is_among(edge_native, field->name)) continue;
    field->get(&value, out, &item);
    write_value(out, edge_title(field->name), field->kind, &value);
  }
  gxi_sink_text(sink, "</attvalues>");
  write_color(out, type->color);
  gxi_sink_text(sink, "</edge>\n");
}

/* The days of every vertex; NULL when there is no room. */
static gxi_days *node_days(gxi_exporting *out, gxi_arena *arena) {
  const gx_graph *graph = out->graph;
  gxi_days *days = gxi_arena_alloc(arena, graph->vertex_count, sizeof *days);
  if (!days) return NULL;
  for (uint32_t v = 0; v < graph->vertex_count; v++) {
    const gx_entity *entity = gxi_vertex_entity(out, v);
    days[v] = gxi_days_between(entity->first_date, entity->last_date);
  }
  for (uint32_t e = 0; e < graph->edge_count; e++) {
    gxi_days *head = &days[graph->heads[e]], *tail = &days[graph->tails[e]];
    *head = gxi_days_join(*head, edge_days(out, e));
    *tail = gxi_days_join(*tail, edge_days(out, e));
  }
  return days;
}

static void write_nodes(gxi_exporting *out) {
  gxi_days always = {0, 0};
  gxi_arena arena;
  gxi_arena_init(&arena, &out->text.allocator);
  gxi_days *days = out->options->dynamic ? node_days(out, &arena) : NULL;
  out->no_memory = out->no_memory || (out->options->dynamic && !days);
  for (uint32_t v = 0; v < out->graph->vertex_count; v++) {
    write_node(out, v, days ? days[v] : always);
  }
  gxi_arena_clear(&arena);
}

static void write_head(gxi_exporting *out) {
  gxi_sink *sink = &out->sink;
  bool newer = out->options->gexf_version == GX_GEXF_1_3;
  const char *name = newer ? "http://gexf.net/1.3" : "http://www.gexf.net/1.2draft";
  gxi_sink_text(sink, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  gxi_sink_text(sink, "<!-- 关系网络:由 guanxi 从中文文档中提取的实体与关系 -->\n");
  gxi_write_xml_methods(out);
  gxi_sink_text(sink, "<gexf xmlns=\"");
  gxi_sink_text(sink, name);
  gxi_sink_text(sink, "\" xmlns:viz=\"");
  gxi_sink_text(sink, name);
  gxi_sink_text(
    sink, "/viz\"\n    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
  );
  gxi_sink_text(sink, "\n    xsi:schemaLocation=\"");
  gxi_sink_text(sink, name);
  gxi_sink_char(sink, ' ');
  gxi_sink_text(sink, name);
  gxi_sink_text(sink, "/gexf.xsd\" version=\"");
  gxi_sink_text(sink, newer ? "1.3\">\n" : "1.2\">\n");
  gxi_sink_text(sink, "  <meta><creator>guanxi</creator>");
  gxi_sink_text(sink, "<description>关系网络</description></meta>\n");
  gxi_sink_text(sink, "  <graph defaultedgetype=\"directed\" mode=\"");
  gxi_sink_text(
    sink, out->options->dynamic ? "dynamic\" timeformat=\"date\"" : "static\""
  );
  if (newer && out->options->dynamic) {
    gxi_sink_text(sink, " timerepresentation=\"interval\"");
  }
  gxi_sink_text(sink, ">\n");
}

void gxi_write_gexf(gxi_exporting *out) {
  write_head(out);
  write_attributes(out);
  gxi_sink_text(&out->sink, "    <nodes>\n");
  write_nodes(out);
  gxi_sink_text(&out->sink, "    </nodes>\n    <edges>\n");
  gxi_each_arrow(out, write_edge);
  gxi_sink_text(&out->sink, "    </edges>\n  </graph>\n</gexf>\n");
}
