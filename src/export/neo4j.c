/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * neo4j.c: tables for neo4j-admin database import, with the types in their heads.
 *
 *     (:Entity:Company)-[:AIDS]->(:Entity:County)           neo4j_entities, neo4j_ties
 *     (:Evidence)-[:SAID_IN]->(:Document)    neo4j_evidence, neo4j_documents, said_in
 *     (:Evidence)-[:HEAD]->(:Entity), -[:TAIL]->(:Entity)   neo4j_ends
 *     neo4j_import.sh calls neo4j-admin with all of these
 *
 * A tie's property `id` is the `edge` of its evidence. Labels and types are the
 * domain's ids in Neo4j's spelling. Elements of a list are separated by U+001F, which
 * import.sh says; a query ignores the direction of a symmetric tie, so that it is one
 * row.
 */
#include <string.h>

#include "base/str.h"
#include "export/export.h"

#define SEPARATOR '\x1F'

static const char *const entity_skipped[] = {
  "label", "uid", "kind", "color", "size", NULL};
static const char *const tie_skipped[] = {
  "label", "interaction", "kind", "pair", "color", NULL};
static const char *const none_skipped[] = {NULL};

static void next_cell(gxi_exporting *out) {
  gxi_sink_char(&out->sink, ',');
}

static void end_row(gxi_exporting *out) {
  gxi_sink_char(&out->sink, '\n');
}

static void write_type(gxi_exporting *out, gxi_value_kind kind) {
  static const char *const types[] = {
    [GXI_VALUE_STRING] = "",
    [GXI_VALUE_LIST] = ":string[]",
    [GXI_VALUE_INT] = ":long",
    [GXI_VALUE_DOUBLE] = ":double",
    [GXI_VALUE_BOOL] = ":boolean"};
  gxi_sink_text(&out->sink, types[kind]);
}

/* An object is text for Neo4j: its properties do not nest. */
static bool is_object(const gxi_field *field) {
  return strcmp(field->name, "attributes") == 0;
}

static void write_heads(
  gxi_exporting *out, const gxi_field *fields, size_t count, const char *const *skipped
) {
  for (size_t i = 0; i < count; i++) {
    if (gxi_is_among(skipped, fields[i].name)) continue;
    next_cell(out);
    gxi_sink_text(&out->sink, fields[i].name);
    write_type(out, is_object(&fields[i]) ? GXI_VALUE_STRING : fields[i].kind);
  }
}

static void write_cells(
  gxi_exporting *out,
  const gxi_field *fields,
  size_t count,
  const gxi_item *item,
  const char *const *skipped
) {
  gxi_value value = {0};
  out->list_separator = SEPARATOR;
  for (size_t i = 0; i < count; i++) {
    if (gxi_is_among(skipped, fields[i].name)) continue;
    next_cell(out);
    fields[i].get(&value, out, item);
    gxi_write_csv_value(out, fields[i].kind, &value);
  }
}

/* government_body → GovernmentBody */
static void write_label(gxi_exporting *out, gx_str id) {
  bool begins = true;
  for (size_t i = 0; i < id.size; i++) {
    char c = id.data[i];
    bool separates = c == '_' || c == '-' || c == SEPARATOR || c == '"';
    if (!separates) {
      gxi_sink_char(&out->sink, begins && c >= 'a' && c <= 'z' ? (char)(c - 32) : c);
    }
    begins = separates;
  }
}

/* invests_in → INVESTS_IN */
static void write_relation(gxi_exporting *out, gx_str id) {
  for (size_t i = 0; i < id.size; i++) {
    char c = id.data[i];
    bool plain = c != '-' && c != '"' && c != SEPARATOR;
    gxi_sink_char(&out->sink, !plain ? '_' : c >= 'a' && c <= 'z' ? (char)(c - 32) : c);
  }
}

void gxi_write_neo4j_entities(gxi_exporting *out) {
  gxi_sink_text(&out->sink, "uid:ID(Entity),:LABEL,kind");
  write_heads(out, gxi_node_fields, gxi_node_field_count, entity_skipped);
  for (size_t i = 0; i < gx_graph_column_count(out->graph); i++) {
    const gx_column *column = gx_graph_column_at(out->graph, i);
    next_cell(out);
    gxi_write_csv_cell(out, column->name);
    write_type(out, gxi_column_kind(column));
  }
  end_row(out);
  for (uint32_t v = 0; v < out->graph->vertex_count; v++) {
    gxi_item item = {.vertex = v};
    gxi_write_csv_cell(out, gxi_vertex_entity(out, v)->uid);
    gxi_sink_text(&out->sink, ",Entity\x1F");
    write_label(out, gxi_vertex_type(out, v)->id);
    next_cell(out);
    gxi_write_csv_cell(out, gxi_vertex_type(out, v)->id);
    write_cells(out, gxi_node_fields, gxi_node_field_count, &item, entity_skipped);
    for (size_t i = 0; i < gx_graph_column_count(out->graph); i++) {
      next_cell(out);
      gxi_sink_double(&out->sink, gx_graph_column_at(out->graph, i)->values[v]);
    }
    end_row(out);
  }
  out->report.nodes = out->graph->vertex_count;
}

static void write_tie(gxi_exporting *out, const gxi_arrow *arrow) {
  const gx_relation_type *type = gxi_graph_relation(out->graph, arrow->edge);
  gxi_item item = {.arrow = *arrow};
  gxi_write_csv_cell(out, gxi_vertex_entity(out, gxi_arrow_source(out, arrow))->uid);
  next_cell(out);
  gxi_write_csv_cell(out, gxi_vertex_entity(out, gxi_arrow_target(out, arrow))->uid);
  next_cell(out);
  write_relation(out, type->id);
  next_cell(out);
  gxi_write_id(out, 'e', arrow->edge, false);
  next_cell(out);
  gxi_write_csv_cell(out, type->class_id);
  write_cells(out, gxi_edge_fields, gxi_edge_field_count, &item, tie_skipped);
  end_row(out);
}

void gxi_write_neo4j_ties(gxi_exporting *out) {
  out->once = true;
  gxi_sink_text(&out->sink, ":START_ID(Entity),:END_ID(Entity),:TYPE,id,class");
  write_heads(out, gxi_edge_fields, gxi_edge_field_count, tie_skipped);
  end_row(out);
  gxi_each_arrow(out, write_tie);
}

void gxi_write_neo4j_documents(gxi_exporting *out) {
  gxi_sink_text(&out->sink, "id:ID(Document),:LABEL");
  write_heads(out, gxi_document_fields, gxi_document_field_count, none_skipped);
  end_row(out);
  for (uint32_t d = 0; d < out->document_count; d++) {
    gxi_item item = {.document = d};
    gxi_write_id(out, 'd', d, false);
    gxi_sink_text(&out->sink, ",Document");
    write_cells(
      out, gxi_document_fields, gxi_document_field_count, &item, none_skipped
    );
    end_row(out);
  }
}

static void write_evidence(gxi_exporting *out, const gxi_item *item) {
  gxi_write_id(out, 's', item->evidence, false);
  gxi_sink_text(&out->sink, ",Evidence");
  write_cells(out, gxi_evidence_fields, gxi_evidence_field_count, item, none_skipped);
  end_row(out);
}

void gxi_write_neo4j_evidence(gxi_exporting *out) {
  gxi_sink_text(&out->sink, "id:ID(Evidence),:LABEL");
  write_heads(out, gxi_evidence_fields, gxi_evidence_field_count, none_skipped);
  end_row(out);
  gxi_each_evidence(out, write_evidence);
}

static void write_said_in(gxi_exporting *out, const gxi_item *item) {
  gxi_write_id(out, 's', item->evidence, false);
  next_cell(out);
  gxi_write_id(out, 'd', out->evidence[item->evidence].document, false);
  gxi_sink_text(&out->sink, ",SAID_IN\n");
}

void gxi_write_neo4j_said_in(gxi_exporting *out) {
  gxi_sink_text(&out->sink, ":START_ID(Evidence),:END_ID(Document),:TYPE\n");
  gxi_each_evidence(out, write_said_in);
}

static void write_end(gxi_exporting *out, const gxi_item *item, bool head) {
  const gx_edge *edge = gxi_graph_edge(out->graph, item->arrow.edge);
  gxi_write_id(out, 's', item->evidence, false);
  next_cell(out);
  gxi_write_csv_cell(out, out->entities[head ? edge->head : edge->tail].uid);
  gxi_sink_text(&out->sink, head ? ",HEAD\n" : ",TAIL\n");
}

static void write_both_ends(gxi_exporting *out, const gxi_item *item) {
  write_end(out, item, true);
  write_end(out, item, false);
}

void gxi_write_neo4j_ends(gxi_exporting *out) {
  gxi_sink_text(&out->sink, ":START_ID(Evidence),:END_ID(Entity),:TYPE\n");
  gxi_each_evidence(out, write_both_ends);
}

void gxi_write_neo4j_script(gxi_exporting *out) {
  gxi_sink_text(
    &out->sink,
    "#!/bin/sh\n"
    "# Loads these tables into a new database of Neo4j 5: sh neo4j_import.sh "
    "[DATABASE]\n"
    "cd \"$(dirname \"$0\")\" && exec neo4j-admin database import full \\\n"
    "  --array-delimiter=U+001F --multiline-fields=true \\\n"
    "  --nodes=neo4j_entities.csv --nodes=neo4j_documents.csv \\\n"
    "  --nodes=neo4j_evidence.csv --relationships=neo4j_ties.csv \\\n"
    "  --relationships=neo4j_said_in.csv --relationships=neo4j_ends.csv \\\n"
    "  \"${1:-neo4j}\"\n"
  );
}
