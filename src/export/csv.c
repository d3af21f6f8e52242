/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv.c: tables after RFC 4180: comma, double quotes, CR LF.
 *
 * Nodes and edges begin with the columns that Gephi's importer looks for (Id, Label;
 * Source, Target, Type, Kind, Weight). With `excel` a BOM comes first, and a text cell
 * that a spreadsheet would take for a formula (= + - @) gets an apostrophe in front.
 */
#include <string.h>

#include "base/str.h"
#include "export/export.h"

static bool needs_quotes(gx_str text) {
  for (size_t i = 0; i < text.size; i++) {
    char c = text.data[i];
    if (c == '"' || c == ',' || c == '\n' || c == '\r') return true;
  }
  return false;
}

void gxi_write_csv_cell(gxi_exporting *out, gx_str text) {
  gxi_sink *sink = &out->sink;
  bool formula = out->options->excel && text.size && strchr("=+-@\t\r", text.data[0]);
  bool quotes = needs_quotes(text);
  if (quotes) gxi_sink_char(sink, '"');
  if (formula) gxi_sink_char(sink, '\'');
  for (size_t i = 0; i < text.size; i++) {
    if (text.data[i] == '\0') {
      out->report.removed_characters++;
      continue;
    }
    if (text.data[i] == '"') gxi_sink_char(sink, '"');
    gxi_sink_char(sink, text.data[i]);
  }
  if (quotes) gxi_sink_char(sink, '"');
}

void gxi_write_csv_value(
  gxi_exporting *out, gxi_value_kind kind, const gxi_value *value
) {
  if (kind == GXI_VALUE_STRING || kind == GXI_VALUE_LIST) {
    gxi_write_csv_cell(out, value->text);
  } else {
    gxi_write_json_value(out, kind, value);
  }
}

static void next_cell(gxi_exporting *out) {
  gxi_sink_char(&out->sink, ',');
}

static void end_row(gxi_exporting *out) {
  gxi_sink_text(&out->sink, "\r\n");
}

static void begin_table(gxi_exporting *out, const char *first_cells) {
  if (out->options->excel) gxi_sink_text(&out->sink, "\xEF\xBB\xBF");
  gxi_sink_text(&out->sink, first_cells);
}

static void write_names(
  gxi_exporting *out,
  const gxi_field *fields,
  size_t count,
  const char *const *front,
  bool first
) {
  for (size_t i = 0; i < count; i++) {
    if (gxi_is_among(front, fields[i].name)) continue;
    if (!first) next_cell(out);
    gxi_sink_text(&out->sink, fields[i].name);
    first = false;
  }
}

static void write_cells(
  gxi_exporting *out,
  const gxi_field *fields,
  size_t count,
  const gxi_item *item,
  const char *const *front,
  bool first
) {
  gxi_value value = {0};
  for (size_t i = 0; i < count; i++) {
    if (gxi_is_among(front, fields[i].name)) continue;
    if (!first) next_cell(out);
    fields[i].get(&value, out, item);
    gxi_write_csv_value(out, fields[i].kind, &value);
    first = false;
  }
}

static const char *const node_front[] = {"label", NULL};
static const char *const edge_front[] = {"kind", "label", "weight", NULL};
static const char *const no_front[] = {NULL};

void gxi_write_nodes_csv(gxi_exporting *out) {
  begin_table(out, "Id,Label");
  write_names(out, gxi_node_fields, gxi_node_field_count, node_front, false);
  end_row(out);
  for (uint32_t v = 0; v < out->graph->vertex_count; v++) {
    gxi_item item = {.vertex = v};
    gxi_write_id(out, 'n', v, false);
    next_cell(out);
    gxi_write_csv_cell(out, gxi_vertex_entity(out, v)->name);
    write_cells(out, gxi_node_fields, gxi_node_field_count, &item, node_front, false);
    end_row(out);
  }
  out->report.nodes = out->graph->vertex_count;
}

static void write_edge(gxi_exporting *out, const gxi_arrow *arrow) {
  const gx_relation_type *type = gxi_graph_relation(out->graph, arrow->edge);
  gxi_item item = {.arrow = *arrow};
  gxi_write_id(out, 'e', arrow->edge, arrow->back);
  next_cell(out);
  gxi_write_id(out, 'n', gxi_arrow_source(out, arrow), false);
  next_cell(out);
  gxi_write_id(out, 'n', gxi_arrow_target(out, arrow), false);
  bool undirected = arrow->symmetric && !arrow->twice;
  gxi_sink_text(&out->sink, undirected ? ",Undirected," : ",Directed,");
  gxi_write_csv_cell(out, type->id);
  next_cell(out);
  gxi_write_csv_cell(out, type->label_zh.size ? type->label_zh : type->label);
  next_cell(out);
  gxi_sink_uint(&out->sink, gxi_graph_edge(out->graph, arrow->edge)->independent_docs);
  next_cell(out);
  gxi_write_csv_cell(out, type->class_id);
  write_cells(out, gxi_edge_fields, gxi_edge_field_count, &item, edge_front, false);
  end_row(out);
}

void gxi_write_edges_csv(gxi_exporting *out) {
  begin_table(out, "Id,Source,Target,Type,Kind,Label,Weight,class");
  write_names(out, gxi_edge_fields, gxi_edge_field_count, edge_front, false);
  end_row(out);
  gxi_each_arrow(out, write_edge);
}

static void write_evidence(gxi_exporting *out, const gxi_item *item) {
  write_cells(out, gxi_evidence_fields, gxi_evidence_field_count, item, no_front, true);
  end_row(out);
}

void gxi_write_evidence_csv(gxi_exporting *out) {
  begin_table(out, "");
  write_names(out, gxi_evidence_fields, gxi_evidence_field_count, no_front, true);
  end_row(out);
  gxi_each_evidence(out, write_evidence);
}

void gxi_write_documents_csv(gxi_exporting *out) {
  begin_table(out, "");
  write_names(out, gxi_document_fields, gxi_document_field_count, no_front, true);
  end_row(out);
  for (uint32_t d = 0; d < out->document_count; d++) {
    gxi_item item = {.document = d};
    write_cells(
      out, gxi_document_fields, gxi_document_field_count, &item, no_front, true
    );
    end_row(out);
  }
}

void gxi_write_centrality_csv(gxi_exporting *out) {
  begin_table(out, "Id,name,kind,uid");
  size_t columns = gx_graph_column_count(out->graph);
  for (size_t i = 0; i < columns; i++) {
    next_cell(out);
    gxi_write_csv_cell(out, gx_graph_column_at(out->graph, i)->name);
  }
  end_row(out);
  for (uint32_t v = 0; v < out->graph->vertex_count; v++) {
    gxi_write_id(out, 'n', v, false);
    next_cell(out);
    gxi_write_csv_cell(out, gxi_vertex_entity(out, v)->name);
    next_cell(out);
    gxi_write_csv_cell(out, gxi_vertex_type(out, v)->id);
    next_cell(out);
    gxi_write_csv_cell(out, gxi_vertex_entity(out, v)->uid);
    for (size_t i = 0; i < columns; i++) {
      next_cell(out);
      gxi_sink_double(&out->sink, gx_graph_column_at(out->graph, i)->values[v]);
    }
    end_row(out);
  }
  out->report.nodes = out->graph->vertex_count;
}
