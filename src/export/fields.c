/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fields.c: the columns of nodes, edges, evidence and documents.
 *
 * A field's function fills one value of one item. Lists become JSON text in out->text,
 * which the next value overwrites. Columns of the analysis stand on the graph and are
 * no fields: the writers put them behind these.
 */
#include <string.h>

#include "base/str.h"
#include "export/export.h"

#define EVIDENCE_CHARACTERS                                                            \
  200 /* of an edge's sentence; all of them are in evidence.csv */

static void add_text(gxi_exporting *out, const char *data, size_t size) {
  if (!gxi_buffer_append(&out->text, data, size)) out->no_memory = true;
}

/* A JSON string; the sink's escapes, into the buffer. */
static void add_json(gxi_exporting *out, gx_str text) {
  gxi_sink sink;
  gx_output output = gxi_buffer_output(&out->text);
  gxi_sink_init(&sink, &output);
  gxi_sink_json(&sink, text);
  if (gxi_sink_close(&sink, NULL) != GX_OK) out->no_memory = true;
}

static void begin_list(gxi_exporting *out) {
  out->text.size = 0;
  out->list_empty = true;
  if (!out->list_separator) add_text(out, "[", 1);
}

/* As it is, without the character that separates. */
static void add_raw(gxi_exporting *out, gx_str text) {
  for (size_t i = 0; i < text.size; i++) {
    if (text.data[i] != out->list_separator) add_text(out, text.data + i, 1);
  }
}

static void add_item(gxi_exporting *out, gx_str text) {
  bool plain = out->list_separator != 0;
  if (!out->list_empty)
    add_text(out, plain ? &out->list_separator : ", ", plain ? 1 : 2);
  out->list_empty = false;
  if (plain) {
    add_raw(out, text);
  } else {
    add_json(out, text);
  }
}

static void end_list(gxi_value *value, gxi_exporting *out) {
  if (!out->list_separator) add_text(out, "]", 1);
  value->text = (gx_str){out->text.data, out->text.size};
}

/* Nodes. */

static const gx_entity *entity_of(const gxi_exporting *out, const gxi_item *item) {
  return gxi_vertex_entity(out, item->vertex);
}

static void node_name(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = entity_of(out, item)->name;
}

static void node_kind(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = gxi_vertex_type(out, item->vertex)->id;
}

static void node_uid(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = entity_of(out, item)->uid;
}

static void node_aliases(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  const gx_entity *entity = entity_of(out, item);
  begin_list(out);
  for (size_t i = 0; i < entity->alias_count; i++) {
    add_item(out, entity->aliases[i]);
  }
  end_list(value, out);
}

static void node_mentions(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = entity_of(out, item)->mentions;
}

static void node_docs(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = entity_of(out, item)->docs;
}

static void node_first(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = entity_of(out, item)->first_date;
}

static void node_last(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = entity_of(out, item)->last_date;
}

static void node_color(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = gxi_vertex_type(out, item->vertex)->color;
}

static void node_size(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = gxi_vertex_size(out, item->vertex);
}

const gxi_field gxi_node_fields[] = {
  {"label", GXI_VALUE_STRING, node_name},
  {"name", GXI_VALUE_STRING, node_name},
  {"kind", GXI_VALUE_STRING, node_kind},
  {"uid", GXI_VALUE_STRING, node_uid},
  {"aliases", GXI_VALUE_LIST, node_aliases},
  {"mentions", GXI_VALUE_INT, node_mentions},
  {"docs", GXI_VALUE_INT, node_docs},
  {"first_date", GXI_VALUE_STRING, node_first},
  {"last_date", GXI_VALUE_STRING, node_last},
  {"color", GXI_VALUE_STRING, node_color},
  {"size", GXI_VALUE_DOUBLE, node_size},
};
const size_t gxi_node_field_count = sizeof gxi_node_fields / sizeof *gxi_node_fields;

/* Edges. */

static const gx_edge *edge_of(const gxi_exporting *out, const gxi_item *item) {
  return &out->edges[out->graph->edges[item->arrow.edge]];
}

static const gx_relation_type *
relation_of(const gxi_exporting *out, const gxi_item *item) {
  return &out->domain->relation_types[edge_of(out, item)->relation];
}

static void edge_label(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  const gx_relation_type *type = relation_of(out, item);
  value->text = type->label_zh.size ? type->label_zh : type->label;
}

static void edge_relation(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = relation_of(out, item)->id;
}

static void edge_kind(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = relation_of(out, item)->class_id;
}

static void edge_weight(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = edge_of(out, item)->independent_docs;
}

static void
edge_confidence(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = edge_of(out, item)->confidence;
}

static void edge_status(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = gxi_str(gx_tie_status_name(edge_of(out, item)->status));
}

static void edge_asserted(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = edge_of(out, item)->status_counts[GX_TIE_ASSERTED];
}

static void edge_ended(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = edge_of(out, item)->status_counts[GX_TIE_ENDED];
}

static void edge_planned(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = edge_of(out, item)->status_counts[GX_TIE_PLANNED];
}

static void edge_mentions(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = edge_of(out, item)->mentions;
}

static void edge_docs(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = edge_of(out, item)->docs;
}

static void edge_first(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = edge_of(out, item)->first_date;
}

static void edge_last(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = edge_of(out, item)->last_date;
}

static void edge_amount(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = edge_of(out, item)->amount_cny;
}

static void edge_documents(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  const gx_edge *edge = edge_of(out, item);
  uint32_t last = GX_ID_NONE;
  begin_list(out);
  for (uint32_t i = 0; i < edge->mentions; i++) {
    uint32_t document = out->evidence[edge->evidence_begin + i].document;
    if (document != last) add_item(out, out->documents[document].doc);
    last = document;
  }
  end_list(value, out);
}

static void edge_evidence(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  gx_str text = gxi_edge_evidence(out, item->arrow.edge)->text;
  value->text = gxi_cut_text(out, text, EVIDENCE_CHARACTERS);
}

static void
edge_is_directed(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  (void)out;
  value->truth = !item->arrow.symmetric;
}

/* The id of the pair's first arrow on both; empty for single ones. */
static void edge_pair(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  char digits[16];
  size_t at = sizeof digits;
  value->text = (gx_str){"", 0};
  if (!item->arrow.twice) return;
  uint32_t left = item->arrow.edge;
  do {
    digits[--at] = (char)('0' + left % 10);
    left /= 10;
  } while (left);
  digits[--at] = 'e';
  out->text.size = 0;
  add_text(out, digits + at, sizeof digits - at);
  value->text = (gx_str){out->text.data, out->text.size};
}

static void edge_color(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = relation_of(out, item)->color;
}

const gxi_field gxi_edge_fields[] = {
  {"label", GXI_VALUE_STRING, edge_label},
  {"relation", GXI_VALUE_STRING, edge_relation},
  {"interaction", GXI_VALUE_STRING, edge_relation},
  {"kind", GXI_VALUE_STRING, edge_kind},
  {"weight", GXI_VALUE_DOUBLE, edge_weight},
  {"confidence", GXI_VALUE_DOUBLE, edge_confidence},
  {"status", GXI_VALUE_STRING, edge_status},
  {"asserted", GXI_VALUE_INT, edge_asserted},
  {"ended", GXI_VALUE_INT, edge_ended},
  {"planned", GXI_VALUE_INT, edge_planned},
  {"mentions", GXI_VALUE_INT, edge_mentions},
  {"docs", GXI_VALUE_INT, edge_docs},
  {"independent_docs", GXI_VALUE_INT, edge_weight},
  {"first_date", GXI_VALUE_STRING, edge_first},
  {"last_date", GXI_VALUE_STRING, edge_last},
  {"amount_cny", GXI_VALUE_DOUBLE, edge_amount},
  {"doc_ids", GXI_VALUE_LIST, edge_documents},
  {"evidence", GXI_VALUE_STRING, edge_evidence},
  {"is_directed", GXI_VALUE_BOOL, edge_is_directed},
  {"pair", GXI_VALUE_STRING, edge_pair},
  {"color", GXI_VALUE_STRING, edge_color},
};
const size_t gxi_edge_field_count = sizeof gxi_edge_fields / sizeof *gxi_edge_fields;

/* Evidence. */

static const gx_evidence *evidence_of(const gxi_exporting *out, const gxi_item *item) {
  return &out->evidence[item->evidence];
}

static void said_edge(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  gxi_item pair = *item;
  pair.arrow.twice = true;
  edge_pair(value, out, &pair);
}

static void said_head(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = out->entities[edge_of(out, item)->head].name;
}

static void said_tail(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = out->entities[edge_of(out, item)->tail].name;
}

static void said_doc(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = out->documents[evidence_of(out, item)->document].doc;
}

static void said_begin(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = evidence_of(out, item)->begin;
}

static void said_end(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = evidence_of(out, item)->end;
}

static void trigger_begin(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = evidence_of(out, item)->trigger_begin;
}

static void trigger_end(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = evidence_of(out, item)->trigger_end;
}

static void said_date(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = evidence_of(out, item)->date;
}

static void said_stated(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->truth = evidence_of(out, item)->date_stated;
}

static void said_rule(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = evidence_of(out, item)->rule;
}

static void said_via(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  const gx_evidence *evidence = evidence_of(out, item);
  begin_list(out);
  for (size_t i = 0; i < evidence->via_count; i++) {
    add_item(out, evidence->via[i]);
  }
  end_list(value, out);
}

static void said_status(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = gxi_str(gx_tie_status_name(evidence_of(out, item)->status));
}

static void
said_confidence(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = evidence_of(out, item)->confidence;
}

static void said_group(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = evidence_of(out, item)->group;
}

static void said_amount(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = evidence_of(out, item)->amount_cny;
}

static void
said_attributes(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  const gx_evidence *evidence = evidence_of(out, item);
  out->text.size = 0;
  add_text(out, "{", 1);
  for (size_t i = 0; i < evidence->attribute_count; i++) {
    if (i) add_text(out, ", ", 2);
    add_json(out, evidence->attributes[i].name);
    add_text(out, ": ", 2);
    add_json(out, evidence->attributes[i].value);
  }
  add_text(out, "}", 1);
  value->text = (gx_str){out->text.data, out->text.size};
}

static void said_text(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = evidence_of(out, item)->text;
}

const gxi_field gxi_evidence_fields[] = {
  {"edge", GXI_VALUE_STRING, said_edge},
  {"head", GXI_VALUE_STRING, said_head},
  {"relation", GXI_VALUE_STRING, edge_relation},
  {"tail", GXI_VALUE_STRING, said_tail},
  {"status", GXI_VALUE_STRING, said_status},
  {"confidence", GXI_VALUE_DOUBLE, said_confidence},
  {"doc", GXI_VALUE_STRING, said_doc},
  {"begin", GXI_VALUE_INT, said_begin},
  {"end", GXI_VALUE_INT, said_end},
  {"trigger_begin", GXI_VALUE_INT, trigger_begin},
  {"trigger_end", GXI_VALUE_INT, trigger_end},
  {"date", GXI_VALUE_STRING, said_date},
  {"date_stated", GXI_VALUE_BOOL, said_stated},
  {"voice", GXI_VALUE_INT, said_group},
  {"amount_cny", GXI_VALUE_DOUBLE, said_amount},
  {"attributes", GXI_VALUE_LIST, said_attributes},
  {"rule", GXI_VALUE_STRING, said_rule},
  {"via", GXI_VALUE_LIST, said_via},
  {"text", GXI_VALUE_STRING, said_text},
};
const size_t gxi_evidence_field_count =
  sizeof gxi_evidence_fields / sizeof *gxi_evidence_fields;

/* Documents. */

static const gx_corpus_document *
document_of(const gxi_exporting *out, const gxi_item *item) {
  return &out->documents[item->document];
}

static void document_doc(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = document_of(out, item)->doc;
}

static void document_sha(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = document_of(out, item)->sha256;
}

static void document_title(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = document_of(out, item)->title;
}

static void document_day(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = document_of(out, item)->published;
}

static void document_place(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = document_of(out, item)->publisher_place;
}

static void document_url(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = document_of(out, item)->url;
}

static void
document_encoding(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = document_of(out, item)->encoding;
}

static void
document_entities(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = document_of(out, item)->entity_count;
}

static void
document_relations(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = document_of(out, item)->relation_count;
}

static void
document_replaced(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = document_of(out, item)->damage.replaced;
}

static void
document_unaligned(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->number = document_of(out, item)->damage.unaligned;
}

static void document_error(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  const gx_corpus_document *document = document_of(out, item);
  bool failed = document->error_status != GX_OK;
  value->text =
    failed ? gxi_str(gx_status_name(document->error_status)) : (gx_str){"", 0};
}

static void
document_message(gxi_value *value, gxi_exporting *out, const gxi_item *item) {
  value->text = document_of(out, item)->error_message;
}

const gxi_field gxi_document_fields[] = {
  {"doc", GXI_VALUE_STRING, document_doc},
  {"sha256", GXI_VALUE_STRING, document_sha},
  {"title", GXI_VALUE_STRING, document_title},
  {"published", GXI_VALUE_STRING, document_day},
  {"publisher_place", GXI_VALUE_STRING, document_place},
  {"url", GXI_VALUE_STRING, document_url},
  {"encoding", GXI_VALUE_STRING, document_encoding},
  {"entities", GXI_VALUE_INT, document_entities},
  {"relations", GXI_VALUE_INT, document_relations},
  {"replaced", GXI_VALUE_INT, document_replaced},
  {"unaligned", GXI_VALUE_INT, document_unaligned},
  {"error", GXI_VALUE_STRING, document_error},
  {"error_message", GXI_VALUE_STRING, document_message},
};
const size_t gxi_document_field_count =
  sizeof gxi_document_fields / sizeof *gxi_document_fields;
