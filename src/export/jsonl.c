/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * jsonl.c: JSON Lines: one thing a line, for jq, DuckDB and whatever reads a stream.
 *
 *     {"object": "graph", "schema_version": 1, "methods": {…}}
 *     {"object": "document", "doc": "a.txt", …}
 *     {"object": "entity", "id": "n0", …}
 *     {"object": "tie", "id": "e0", "source": "n0", "target": "n1", …}
 *     {"object": "evidence", "edge": "e0", …}
 *
 * The members are those of JSON (json.c). A line is a thing, not an arrow: a symmetric
 * tie is one line, with `is_directed` false.
 */
#include "base/str.h"
#include "export/export.h"

static void begin(gxi_exporting *out, const char *object) {
  gxi_sink_text(&out->sink, "{\"object\": \"");
  gxi_sink_text(&out->sink, object);
  gxi_sink_char(&out->sink, '"');
}

static void write_id(gxi_exporting *out, const char *name, char letter, uint32_t id) {
  gxi_sink_text(&out->sink, name);
  gxi_write_id(out, letter, id, false);
  gxi_sink_char(&out->sink, '"');
}

static void end(gxi_exporting *out) {
  gxi_sink_text(&out->sink, "}\n");
}

static void write_entity(gxi_exporting *out, uint32_t vertex) {
  gxi_item item = {.vertex = vertex};
  begin(out, "entity");
  write_id(out, ", \"id\": \"", 'n', vertex);
  gxi_write_json_fields(out, gxi_node_fields, gxi_node_field_count, &item, false);
  gxi_write_json_columns(out, vertex);
  end(out);
  out->report.nodes++;
}

static void write_tie(gxi_exporting *out, const gxi_arrow *arrow) {
  gxi_item item = {.arrow = *arrow};
  begin(out, "tie");
  write_id(out, ", \"id\": \"", 'e', arrow->edge);
  write_id(out, ", \"source\": \"", 'n', gxi_arrow_source(out, arrow));
  write_id(out, ", \"target\": \"", 'n', gxi_arrow_target(out, arrow));
  gxi_write_json_fields(out, gxi_edge_fields, gxi_edge_field_count, &item, false);
  end(out);
}

static void write_evidence(gxi_exporting *out, const gxi_item *item) {
  begin(out, "evidence");
  gxi_write_json_fields(
    out, gxi_evidence_fields, gxi_evidence_field_count, item, false
  );
  end(out);
}

void gxi_write_jsonl(gxi_exporting *out) {
  out->once = true;
  begin(out, "graph");
  gxi_sink_text(&out->sink, ", \"schema_version\": 1, \"methods\": ");
  gxi_write_json_methods(out);
  end(out);
  for (uint32_t d = 0; d < out->document_count; d++) {
    gxi_item item = {.document = d};
    begin(out, "document");
    gxi_write_json_fields(
      out, gxi_document_fields, gxi_document_field_count, &item, false
    );
    end(out);
  }
  for (uint32_t v = 0; v < out->graph->vertex_count; v++) {
    write_entity(out, v);
  }
  gxi_each_arrow(out, write_tie);
  gxi_each_evidence(out, write_evidence);
}
