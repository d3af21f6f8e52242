/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * json.c: node-link JSON with everything in it: nodes, edges, documents, evidence.
 *
 *     {"directed": true, "multigraph": true, "graph": {…}, "nodes": [{"id": "n0", …}],
 *      "edges": [{"source": "n0", "target": "n1", "key": "e0", …}], "documents": […],
 *      "evidence": [{"edge": "e0", …}]}
 *
 * One item a line. `graph` says what each measure was computed on.
 */
#include "base/str.h"
#include "export/export.h"

static void write_name(gxi_exporting *out, gx_str name, bool first) {
  if (!first) gxi_sink_text(&out->sink, ", ");
  gxi_sink_json(&out->sink, name);
  gxi_sink_text(&out->sink, ": ");
}

void gxi_write_json_fields(
  gxi_exporting *out,
  const gxi_field *fields,
  size_t count,
  const gxi_item *item,
  bool first
) {
  gxi_value value = {0};
  for (size_t i = 0; i < count; i++) {
    fields[i].get(&value, out, item);
    write_name(out, gxi_str(fields[i].name), first && i == 0);
    gxi_write_json_value(out, fields[i].kind, &value);
  }
}

void gxi_write_json_columns(gxi_exporting *out, uint32_t vertex) {
  for (size_t i = 0; i < gx_graph_column_count(out->graph); i++) {
    const gx_column *column = gx_graph_column_at(out->graph, i);
    write_name(out, column->name, false);
    gxi_sink_double(&out->sink, column->values[vertex]);
  }
}

static void write_string_id(
  gxi_exporting *out, const char *name, char letter, uint32_t number, bool back
) {
  gxi_sink_text(&out->sink, name);
  gxi_sink_char(&out->sink, '"');
  gxi_write_id(out, letter, number, back);
  gxi_sink_char(&out->sink, '"');
}

static void write_nodes(gxi_exporting *out) {
  for (uint32_t v = 0; v < out->graph->vertex_count; v++) {
    gxi_item item = {.vertex = v};
    write_string_id(out, v ? ",\n{\"id\": " : "\n{\"id\": ", 'n', v, false);
    gxi_write_json_fields(out, gxi_node_fields, gxi_node_field_count, &item, false);
    gxi_write_json_columns(out, v);
    gxi_sink_char(&out->sink, '}');
    out->report.nodes++;
  }
}

static void write_edge(gxi_exporting *out, const gxi_arrow *arrow) {
  gxi_item item = {.arrow = *arrow};
  bool first = arrow->edge == 0 && !arrow->back;
  uint32_t source = gxi_arrow_source(out, arrow);
  uint32_t target = gxi_arrow_target(out, arrow);
  write_string_id(
    out, first ? "\n{\"source\": " : ",\n{\"source\": ", 'n', source, false
  );
  write_string_id(out, ", \"target\": ", 'n', target, false);
  write_string_id(out, ", \"key\": ", 'e', arrow->edge, arrow->back);
  gxi_write_json_fields(out, gxi_edge_fields, gxi_edge_field_count, &item, false);
  gxi_sink_char(&out->sink, '}');
}

static void write_documents(gxi_exporting *out) {
  for (uint32_t d = 0; d < out->document_count; d++) {
    gxi_item item = {.document = d};
    gxi_sink_text(&out->sink, d ? ",\n{" : "\n{");
    gxi_write_json_fields(
      out, gxi_document_fields, gxi_document_field_count, &item, true
    );
    gxi_sink_char(&out->sink, '}');
  }
}

static void write_evidence(gxi_exporting *out, const gxi_item *item) {
  uint32_t first = out->edges[out->graph->edges[0]].evidence_begin;
  gxi_sink_text(&out->sink, item->evidence == first ? "\n{" : ",\n{");
  gxi_write_json_fields(out, gxi_evidence_fields, gxi_evidence_field_count, item, true);
  gxi_sink_char(&out->sink, '}');
}

void gxi_write_json_methods(gxi_exporting *out) {
  gxi_sink_char(&out->sink, '{');
  for (size_t i = 0; i < gx_graph_column_count(out->graph); i++) {
    const gx_column *column = gx_graph_column_at(out->graph, i);
    write_name(out, column->name, i == 0);
    gxi_sink_json(&out->sink, column->method);
  }
  gxi_sink_char(&out->sink, '}');
}

void gxi_write_json(gxi_exporting *out) {
  gxi_sink *sink = &out->sink;
  gxi_sink_text(sink, "{\"directed\": true, \"multigraph\": true,\n\"graph\": ");
  gxi_sink_text(sink, "{\"schema_version\": 1, \"methods\": ");
  gxi_write_json_methods(out);
  gxi_sink_text(sink, "},\n\"nodes\": [");
  write_nodes(out);
  gxi_sink_text(sink, "\n],\n\"edges\": [");
  gxi_each_arrow(out, write_edge);
  gxi_sink_text(sink, "\n],\n\"documents\": [");
  write_documents(out);
  gxi_sink_text(sink, "\n],\n\"evidence\": [");
  gxi_each_evidence(out, write_evidence);
  gxi_sink_text(sink, "\n]}\n");
}
