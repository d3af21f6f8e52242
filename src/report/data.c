/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * data.c: what the page shows, as two JSON objects.
 *
 *     {"version": 1, "title": …, "language": …, "counts": {…},
 *      "entity_types":   {"columns": [id zh en color shape family], "rows": [[…] …]},
 *      "relation_types": {… id zh en color class symmetric …},
 *      "measures":       {… name method integer approximate …},
 *      "documents":      {… doc title published url …},
 *      "nodes":    {… uid name type aliases mentions docs first last x y community
 *                     region values …},          values: by measure
 *      "edges":    {… head tail relation status weight confidence mentions first last
 *                     amount evidence …},        evidence: number of rows in the next
 *      "evidence": {… document sentence rule status confidence date stated begin end
 * via attributes …}}             those of the edges, one after another
 *
 * Rows instead of objects: the names of fields would be half of the bytes. Sentences
 * that several ties were read from, and names of rules, stand once; rows name them by
 * number. Relations and ends are numbers of rows too.
 */
#include <stdlib.h>

#include "base/str.h"
#include "report/report.h"

typedef struct numbered {
  const gxi_reporting *in;
  uint32_t *order;  /* places in in->said, equal ones beside each other */
  uint32_t *number; /* by place in in->said */
  uint32_t count;   /* of distinct ones */
} numbered;

static void text(gxi_reporting *in, const char *literal) {
  gxi_sink_text(in->sink, literal);
}

static void string(gxi_reporting *in, gx_str value) {
  gxi_sink_json(in->sink, value);
}

static void comma_string(gxi_reporting *in, gx_str value) {
  gxi_sink_char(in->sink, ',');
  gxi_sink_json(in->sink, value);
}

static void comma_number(gxi_reporting *in, double value) {
  gxi_sink_char(in->sink, ',');
  gxi_sink_double(in->sink, value);
}

static void comma_uint(gxi_reporting *in, uint64_t value) {
  gxi_sink_char(in->sink, ',');
  gxi_sink_uint(in->sink, value);
}

static void strings(gxi_reporting *in, const gx_str *items, size_t count) {
  text(in, ",[");
  for (size_t i = 0; i < count; i++) {
    if (i) gxi_sink_char(in->sink, ',');
    string(in, items[i]);
  }
  gxi_sink_char(in->sink, ']');
}

/* ,"name":{"columns":[…],"rows":[ */
static void begin_table(gxi_reporting *in, const char *name, const char *columns) {
  text(in, ",\n\"");
  text(in, name);
  text(in, "\":{\"columns\":[\"");
  for (const char *c = columns; *c; c++) {
    *c == ' ' ? text(in, "\",\"") : gxi_sink_char(in->sink, *c);
  }
  text(in, "\"],\"rows\":[");
}

static void begin_row(gxi_reporting *in, bool first) {
  text(in, first ? "\n[" : ",\n[");
}

static void end_table(gxi_reporting *in) {
  text(in, "\n]}");
}

static void entity_types(gxi_reporting *in) {
  begin_table(in, "entity_types", "id zh en color shape family");
  for (size_t i = 0; i < in->domain->entity_type_count; i++) {
    const gx_entity_type *type = &in->domain->entity_types[i];
    begin_row(in, i == 0);
    string(in, type->id);
    comma_string(in, type->label_zh.size ? type->label_zh : type->label);
    comma_string(in, type->label);
    comma_string(in, type->color);
    comma_string(in, type->shape);
    comma_string(in, type->family);
    gxi_sink_char(in->sink, ']');
  }
  end_table(in);
}

static void relation_types(gxi_reporting *in) {
  begin_table(in, "relation_types", "id zh en color class symmetric");
  for (size_t i = 0; i < in->domain->relation_type_count; i++) {
    const gx_relation_type *type = &in->domain->relation_types[i];
    begin_row(in, i == 0);
    string(in, type->id);
    comma_string(in, type->label_zh.size ? type->label_zh : type->label);
    comma_string(in, type->label);
    comma_string(in, type->color);
    comma_string(in, type->class_id);
    text(in, type->symmetric ? ",true]" : ",false]");
  }
  end_table(in);
}

static void measures(gxi_reporting *in) {
  bool first = true;
  begin_table(in, "measures", "name method integer approximate");
  for (size_t i = 0; i < gx_graph_column_count(in->graph); i++) {
    const gx_column *column = gx_graph_column_at(in->graph, i);
    if (!column->centrality) continue;
    begin_row(in, first);
    string(in, column->name);
    comma_string(in, column->method);
    text(in, column->integer ? ",true" : ",false");
    text(in, column->approximate ? ",true]" : ",false]");
    first = false;
  }
  end_table(in);
}

static void documents(gxi_reporting *in) {
  begin_table(in, "documents", "doc title published url");
  for (size_t i = 0; i < in->document_count; i++) {
    const gx_corpus_document *document = &in->documents[i];
    begin_row(in, i == 0);
    string(in, document->doc);
    comma_string(in, document->title);
    comma_string(in, document->published);
    comma_string(in, document->url);
    gxi_sink_char(in->sink, ']');
  }
  end_table(in);
}

static double value_of(const gx_column *column, uint32_t vertex) {
  return column ? column->values[vertex] : 0;
}

static void node_values(gxi_reporting *in, uint32_t vertex) {
  bool first = true;
  text(in, ",[");
  for (size_t i = 0; i < gx_graph_column_count(in->graph); i++) {
    const gx_column *column = gx_graph_column_at(in->graph, i);
    if (!column->centrality) continue;
    if (!first) gxi_sink_char(in->sink, ',');
    gxi_sink_double(in->sink, column->values[vertex]);
    first = false;
  }
  gxi_sink_char(in->sink, ']');
}

static void nodes(gxi_reporting *in) {
  const gx_column *x = gx_graph_column_find(in->graph, GX_STR_LIT("x"));
  const gx_column *y = gx_graph_column_find(in->graph, GX_STR_LIT("y"));
  const gx_column *community = gx_graph_column_find(in->graph, GX_STR_LIT("community"));
  begin_table(
    in,
    "nodes",
    "uid name type aliases mentions docs first last x y community region values"
  );
  for (uint32_t i = 0; i < in->chosen_count; i++) {
    uint32_t vertex = in->chosen[i];
    const gx_entity *entity = &in->entities[in->vertices[vertex]];
    begin_row(in, i == 0);
    string(in, entity->uid);
    comma_string(in, entity->name);
    comma_uint(in, entity->type);
    strings(in, entity->aliases, entity->alias_count);
    comma_uint(in, entity->mentions);
    comma_uint(in, entity->docs);
    comma_string(in, entity->first_date);
    comma_string(in, entity->last_date);
    comma_number(in, value_of(x, vertex));
    comma_number(in, value_of(y, vertex));
    comma_number(in, value_of(community, vertex));
    comma_string(in, gxi_str(in->regions[vertex].code));
    node_values(in, vertex);
    gxi_sink_char(in->sink, ']');
  }
  end_table(in);
}

static void edges(gxi_reporting *in) {
  begin_table(
    in,
    "edges",
    "head tail relation status weight confidence mentions first last amount evidence"
  );
  for (uint32_t i = 0; i < in->drawn_count; i++) {
    const gx_edge *edge = gxi_report_edge(in, in->drawn[i]);
    begin_row(in, i == 0);
    gxi_sink_uint(in->sink, in->number[gx_graph_vertex(in->graph, edge->head)] - 1);
    comma_uint(in, in->number[gx_graph_vertex(in->graph, edge->tail)] - 1);
    comma_uint(in, edge->relation);
    comma_uint(in, edge->status);
    comma_uint(in, edge->independent_docs);
    comma_number(in, edge->confidence);
    comma_uint(in, edge->mentions);
    comma_string(in, edge->first_date);
    comma_string(in, edge->last_date);
    comma_number(in, edge->amount_cny);
    comma_uint(in, in->said_begin[i + 1] - in->said_begin[i]);
    gxi_sink_char(in->sink, ']');
  }
  end_table(in);
}

static const gx_evidence *said(const gxi_reporting *in, uint32_t place) {
  return &in->evidence[in->said[place]];
}

static int compare_numbers(uint32_t a, uint32_t b) {
  return a < b ? -1 : a > b;
}

static int by_sentence(const gxi_reporting *in, uint32_t a, uint32_t b) {
  const gx_evidence *x = said(in, a), *y = said(in, b);
  int order = compare_numbers(x->document, y->document);
  if (!order) order = compare_numbers(x->begin, y->begin);
  return order ? order : gxi_str_compare(x->text, y->text);
}

static int by_rule(const gxi_reporting *in, uint32_t a, uint32_t b) {
  return gxi_str_compare(said(in, a)->rule, said(in, b)->rule);
}

typedef int comparison(const gxi_reporting *in, uint32_t a, uint32_t b);

static int sentence_order(const void *one, const void *other, void *context) {
  uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
  int order = by_sentence(context, a, b);
  return order ? order : compare_numbers(a, b);
}

static int rule_order(const void *one, const void *other, void *context) {
  uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
  int order = by_rule(context, a, b);
  return order ? order : compare_numbers(a, b);
}

static numbered number_all(
  gxi_reporting *in,
  comparison *compare,
  int (*order)(const void *, const void *, void *)
) {
  numbered all = {.in = in};
  all.order = gxi_arena_alloc(in->scratch, in->said_count, sizeof *all.order);
  all.number = gxi_arena_alloc(in->scratch, in->said_count, sizeof *all.number);
  for (uint32_t i = 0; i < in->said_count; i++) {
    all.order[i] = i;
  }
  if (in->said_count) qsort_r(all.order, in->said_count, sizeof *all.order, order, in);
  for (uint32_t i = 0; i < in->said_count; i++) {
    bool new_one = i == 0 || compare(in, all.order[i - 1], all.order[i]) != 0;
    all.count += new_one;
    all.number[all.order[i]] = all.count - 1;
  }
  return all;
}

static void
write_numbered(gxi_reporting *in, const char *name, const numbered *all, bool rules) {
  text(in, name);
  for (uint32_t i = 0; i < in->said_count; i++) {
    uint32_t at = all->order[i];
    if (i && all->number[at] == all->number[all->order[i - 1]]) continue;
    text(in, i ? ",\n" : "\n");
    string(in, rules ? said(in, at)->rule : said(in, at)->text);
  }
  text(in, "]");
}

static void attributes(gxi_reporting *in, const gx_evidence *row) {
  text(in, ",{");
  for (size_t i = 0; i < row->attribute_count; i++) {
    if (i) gxi_sink_char(in->sink, ',');
    string(in, row->attributes[i].name);
    gxi_sink_char(in->sink, ':');
    string(in, row->attributes[i].value);
  }
  text(in, "}]");
}

void gxi_report_evidence(gxi_reporting *in) {
  numbered sentences = number_all(in, by_sentence, sentence_order);
  numbered rules = number_all(in, by_rule, rule_order);
  write_numbered(in, "{\"sentences\":[", &sentences, false);
  write_numbered(in, ",\n\"rules\":[", &rules, true);
  begin_table(
    in,
    "evidence",
    "document sentence rule status confidence date stated begin end via attributes"
  );
  for (uint32_t i = 0; i < in->said_count; i++) {
    const gx_evidence *row = said(in, i);
    begin_row(in, i == 0);
    gxi_sink_uint(in->sink, row->document);
    comma_uint(in, sentences.number[i]);
    comma_uint(in, rules.number[i]);
    comma_uint(in, row->status);
    comma_number(in, row->confidence);
    comma_string(in, row->date);
    text(in, row->date_stated ? ",true" : ",false");
    comma_uint(in, row->begin);
    comma_uint(in, row->end);
    strings(in, row->via, row->via_count);
    attributes(in, row);
  }
  end_table(in);
  text(in, "}\n");
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
  text(in, "{\"version\":1,\"title\":");
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
  nodes(in);
  edges(in);
  text(in, "}\n");
}
