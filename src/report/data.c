/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * data.c: what the page draws, as one JSON object; what was said is said.c's.
 *
 *     {"version": 2, "title": …, "language": …, "counts": {…},
 *      "entity_types":   {"columns": [id zh en color shape family], "rows": [[…] …]},
 *      "relation_types": {… id zh en color class symmetric …},
 *      "measures":       {… name method integer approximate …},
 *      "documents":      {… doc title published url …},
 *      "communities":    {… number name …},     of two members and more
 *      "dates":  [… sorted, each once …],
 *      "nodes":  {uid name type aliases mentions docs x y community region: […],
 *                 "values": [[…] …]},            by measure, then by node
 *      "edges":  {head tail relation status weight confidence mentions first last
 *                 amount evidence: […]}}         evidence: rows of it in said.c
 *
 * Nodes and edges column by column: the browser reads numbers in a row several times
 * as fast as an array for each edge, and names of fields would be half of the bytes.
 * Ends, types and dates are numbers of rows.
 */
#include <math.h>

#include "analysis/community.h"
#include "base/str.h"
#include "report/write.h"

static void text(gxi_reporting *in, const char *literal) {
  gxi_report_text(in, literal);
}

static void string(gxi_reporting *in, gx_str value) {
  gxi_report_string(in, value);
}

static void comma_string(gxi_reporting *in, gx_str value) {
  gxi_sink_char(in->sink, ',');
  gxi_sink_json(in->sink, value);
}

static void entity_types(gxi_reporting *in) {
  gxi_report_table(in, "entity_types", "id zh en color shape family");
  for (size_t i = 0; i < in->domain->entity_type_count; i++) {
    const gx_entity_type *type = &in->domain->entity_types[i];
    gxi_report_row(in, i == 0);
    string(in, type->id);
    comma_string(in, type->label_zh.size ? type->label_zh : type->label);
    comma_string(in, type->label);
    comma_string(in, type->color);
    comma_string(in, type->shape);
    comma_string(in, type->family);
    gxi_sink_char(in->sink, ']');
  }
  gxi_report_table_end(in);
}

static void relation_types(gxi_reporting *in) {
  gxi_report_table(in, "relation_types", "id zh en color class symmetric");
  for (size_t i = 0; i < in->domain->relation_type_count; i++) {
    const gx_relation_type *type = &in->domain->relation_types[i];
    gxi_report_row(in, i == 0);
    string(in, type->id);
    comma_string(in, type->label_zh.size ? type->label_zh : type->label);
    comma_string(in, type->label);
    comma_string(in, type->color);
    comma_string(in, type->class_id);
    text(in, type->symmetric ? ",true]" : ",false]");
  }
  gxi_report_table_end(in);
}

static void measures(gxi_reporting *in) {
  bool first = true;
  gxi_report_table(in, "measures", "name method integer approximate");
  for (size_t i = 0; i < gx_graph_column_count(in->graph); i++) {
    const gx_column *column = gx_graph_column_at(in->graph, i);
    if (!column->centrality) continue;
    gxi_report_row(in, first);
    string(in, column->name);
    comma_string(in, column->method);
    text(in, column->integer ? ",true" : ",false");
    text(in, column->approximate ? ",true]" : ",false]");
    first = false;
  }
  gxi_report_table_end(in);
}

static void documents(gxi_reporting *in) {
  gxi_report_table(in, "documents", "doc title published url");
  for (size_t i = 0; i < in->document_count; i++) {
    const gx_corpus_document *document = &in->documents[i];
    gxi_report_row(in, i == 0);
    string(in, document->doc);
    comma_string(in, document->title);
    comma_string(in, document->published);
    comma_string(in, document->url);
    gxi_sink_char(in->sink, ']');
  }
  gxi_report_table_end(in);
}

static void communities(gxi_reporting *in) {
  size_t count;
  const gx_community *rows =
    gxi_communities(in->graph, in->scratch, in->scratch, &count);
  bool first = true;
  gxi_report_table(in, "communities", "number name");
  for (size_t i = 0; i < count; i++) {
    if (rows[i].size < 2) continue;
    gxi_report_row(in, first);
    gxi_report_uint(in, rows[i].number);
    comma_string(in, rows[i].name);
    gxi_sink_char(in->sink, ']');
    first = false;
  }
  gxi_report_table_end(in);
}

/* First and last dates of the drawn edges: things 2i and 2i + 1. */
static gx_str date_of(const gxi_reporting *in, uint32_t thing) {
  const gx_edge *edge = gxi_report_edge(in, in->drawn[thing / 2]);
  return thing % 2 ? edge->last_date : edge->first_date;
}

static int by_date(const gxi_reporting *in, uint32_t a, uint32_t b) {
  return gxi_str_compare(date_of(in, a), date_of(in, b));
}

static void dates(gxi_reporting *in) {
  in->dates = gxi_report_numbered(in, 2 * in->drawn_count, by_date);
  text(in, ",");
  gxi_report_distinct(in, "dates", &in->dates, date_of);
}

static const gx_entity *entity(const gxi_reporting *in, uint32_t row) {
  return &in->entities[in->vertices[in->chosen[row]]];
}

static void cell_uid(gxi_reporting *in, uint32_t row) {
  string(in, entity(in, row)->uid);
}

static void cell_name(gxi_reporting *in, uint32_t row) {
  string(in, entity(in, row)->name);
}

static void cell_type(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, entity(in, row)->type);
}

static void cell_aliases(gxi_reporting *in, uint32_t row) {
  gxi_report_strings(in, entity(in, row)->aliases, entity(in, row)->alias_count);
}

static void cell_mentions(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, entity(in, row)->mentions);
}

static void cell_docs(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, entity(in, row)->docs);
}

static void cell_region(gxi_reporting *in, uint32_t row) {
  string(in, gxi_str(in->regions[in->chosen[row]].code));
}

static void cell_value(gxi_reporting *in, uint32_t row) {
  gxi_report_number(in, in->column ? in->column->values[in->chosen[row]] : 0);
}

/* A tenth of the layout's unit is less than a pixel. */
static void cell_place(gxi_reporting *in, uint32_t row) {
  double value = in->column ? in->column->values[in->chosen[row]] : 0;
  gxi_sink_double(in->sink, round(value * 10) / 10);
}

static void named_column(gxi_reporting *in, const char *name, gxi_report_cell *cell) {
  in->column = gx_graph_column_find(in->graph, gxi_str(name));
  gxi_report_column(in, name, in->chosen_count, cell, false);
}

static void node_values(gxi_reporting *in) {
  bool first = true;
  text(in, ",\n\"values\":[");
  for (size_t i = 0; i < gx_graph_column_count(in->graph); i++) {
    in->column = gx_graph_column_at(in->graph, i);
    if (!in->column->centrality) continue;
    text(in, first ? "\n[" : ",\n[");
    for (uint32_t row = 0; row < in->chosen_count; row++) {
      if (row) gxi_sink_char(in->sink, ',');
      cell_value(in, row);
    }
    gxi_sink_char(in->sink, ']');
    first = false;
  }
  text(in, "]");
}

static void nodes(gxi_reporting *in) {
  uint32_t count = in->chosen_count;
  text(in, ",\n\"nodes\":{");
  gxi_report_column(in, "uid", count, cell_uid, true);
  gxi_report_column(in, "name", count, cell_name, false);
  gxi_report_column(in, "type", count, cell_type, false);
  gxi_report_column(in, "aliases", count, cell_aliases, false);
  gxi_report_column(in, "mentions", count, cell_mentions, false);
  gxi_report_column(in, "docs", count, cell_docs, false);
  gxi_report_column(in, "region", count, cell_region, false);
  named_column(in, "x", cell_place);
  named_column(in, "y", cell_place);
  named_column(in, "community", cell_value);
  node_values(in);
  text(in, "}");
}

static const gx_edge *edge(const gxi_reporting *in, uint32_t row) {
  return gxi_report_edge(in, in->drawn[row]);
}

static void cell_end(gxi_reporting *in, uint32_t entity) {
  gxi_report_uint(in, in->number[gx_graph_vertex(in->graph, entity)] - 1);
}

static void cell_head(gxi_reporting *in, uint32_t row) {
  cell_end(in, edge(in, row)->head);
}

static void cell_tail(gxi_reporting *in, uint32_t row) {
  cell_end(in, edge(in, row)->tail);
}

static void cell_relation(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, edge(in, row)->relation);
}

static void cell_status(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, edge(in, row)->status);
}

static void cell_weight(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, edge(in, row)->independent_docs);
}

static void cell_confidence(gxi_reporting *in, uint32_t row) {
  gxi_sink_double(in->sink, round(edge(in, row)->confidence * 1e4) / 1e4);
}

static void cell_said(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, edge(in, row)->mentions);
}

static void cell_first(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, in->dates.number[2 * row]);
}

static void cell_last(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, in->dates.number[2 * row + 1]);
}

static void cell_amount(gxi_reporting *in, uint32_t row) {
  gxi_sink_double(in->sink, edge(in, row)->amount_cny);
}

static void cell_evidence(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, in->said_begin[row + 1] - in->said_begin[row]);
}

static void edges(gxi_reporting *in) {
  uint32_t count = in->drawn_count;
  text(in, ",\n\"edges\":{");
  gxi_report_column(in, "head", count, cell_head, true);
  gxi_report_column(in, "tail", count, cell_tail, false);
  gxi_report_column(in, "relation", count, cell_relation, false);
  gxi_report_column(in, "status", count, cell_status, false);
  gxi_report_column(in, "weight", count, cell_weight, false);
  gxi_report_column(in, "confidence", count, cell_confidence, false);
  gxi_report_column(in, "mentions", count, cell_said, false);
  gxi_report_column(in, "first", count, cell_first, false);
  gxi_report_column(in, "last", count, cell_last, false);
  gxi_report_column(in, "amount", count, cell_amount, false);
  gxi_report_column(in, "evidence", count, cell_evidence, false);
  text(in, "}");
}

static void named_count(gxi_reporting *in, const char *name, uint64_t count) {
  text(in, name);
  gxi_sink_uint(in->sink, count);
}

static void counts(gxi_reporting *in) {
  const gx_report_counts *of = &in->counts;
  named_count(in, ",\n\"counts\":{\"nodes\":", of->vertices);
  named_count(in, ",\"nodes_left_out\":", of->vertices_left_out);
  named_count(in, ",\"edges\":", of->edges);
  named_count(in, ",\"edges_left_out\":", of->edges_left_out);
  named_count(in, ",\"evidence\":", of->evidence);
  named_count(in, ",\"evidence_left_out\":", of->evidence_left_out);
  named_count(in, ",\"documents\":", in->document_count);
  text(in, "}");
}

void gxi_report_data(gxi_reporting *in) {
  text(in, "{\"version\":2,\"title\":");
  string(in, in->options.title);
  text(in, ",\"language\":");
  string(in, in->options.language);
  text(in, ",\"engine\":\"" GX_VERSION "\"");
  bool drawn = gx_graph_column_find(in->graph, GX_STR_LIT("x")) != NULL;
  text(in, drawn ? ",\"layout\":true" : ",\"layout\":false");
  counts(in);
  entity_types(in);
  relation_types(in);
  measures(in);
  documents(in);
  communities(in);
  dates(in);
  nodes(in);
  edges(in);
  text(in, "}\n");
}
