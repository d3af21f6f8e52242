/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ids.c: names of ties, evidence and documents that outlive an export: the same tie has
 * the same name in every graph and every store, as an entity has its uid.
 *
 *     tie        head's uid, relation, tail's uid
 *     evidence   the tie, the document, bytes, rule
 *     document   doc, sha256 of its bytes
 *
 * 128 bits of SHA-256 over the parts, U+001F between them, as hex.
 */
#include <string.h>

#include "base/str.h"
#include "document/sha256.h"
#include "export/export.h"

static void begin_parts(gxi_exporting *out, const char *kind) {
  out->text.size = 0;
  if (!gxi_buffer_append(&out->text, kind, strlen(kind))) out->no_memory = true;
}

static void add_part(gxi_exporting *out, gx_str part) {
  if (!gxi_buffer_append(&out->text, "\x1F", 1)) out->no_memory = true;
  if (!gxi_buffer_append(&out->text, part.data, part.size)) out->no_memory = true;
}

static void add_number(gxi_exporting *out, uint32_t number) {
  char digits[20];
  add_part(out, (gx_str){digits, gxi_format_uint(digits, number)});
}

static void end_parts(gxi_exporting *out, gxi_stable_id *id) {
  char hex[65];
  gxi_sha256(hex, (gx_str){out->text.data, out->text.size});
  memcpy(id->hex, hex, sizeof id->hex - 1);
  id->hex[sizeof id->hex - 1] = 0;
}

static void add_tie(gxi_exporting *out, const gx_edge *edge) {
  add_part(out, out->entities[edge->head].uid);
  add_part(out, out->domain->relation_types[edge->relation].id);
  add_part(out, out->entities[edge->tail].uid);
}

static void add_document(gxi_exporting *out, uint32_t document) {
  add_part(out, out->documents[document].doc);
  add_part(out, out->documents[document].sha256);
}

gxi_stable_id gxi_tie_id(gxi_exporting *out, uint32_t edge) {
  gxi_stable_id id;
  begin_parts(out, "tie");
  add_tie(out, gxi_graph_edge(out->graph, edge));
  end_parts(out, &id);
  return id;
}

gxi_stable_id gxi_evidence_id(gxi_exporting *out, uint32_t evidence) {
  const gx_evidence *row = &out->evidence[evidence];
  gxi_stable_id id;
  begin_parts(out, "evidence");
  add_tie(out, &out->edges[row->edge]);
  add_document(out, row->document);
  add_number(out, row->begin);
  add_number(out, row->end);
  add_number(out, row->trigger_begin);
  add_part(out, row->rule);
  end_parts(out, &id);
  return id;
}

gxi_stable_id gxi_document_id(gxi_exporting *out, uint32_t document) {
  gxi_stable_id id;
  begin_parts(out, "document");
  add_document(out, document);
  end_parts(out, &id);
  return id;
}

gxi_stable_id gxi_entity_id(gxi_exporting *out, uint32_t entity) {
  gxi_stable_id id;
  begin_parts(out, "entity");
  add_part(out, out->entities[entity].uid);
  end_parts(out, &id);
  return id;
}
