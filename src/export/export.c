/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * export.c: the table of formats, and what their writers share.
 *
 * A writer writes freely into the sink; whether that went well is asked once, at the
 * end. Memory is the text of one value.
 */
#include "export/export.h"

#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/str.h"
#include "export/rdf.h"

typedef struct format_row {
  gx_format format;
  gxi_writer *write;
} format_row;

static const format_row formats[] = {
  {{"graphml",
    "graphml",
    "graph.graphml",
    "GraphML: Gephi, Cytoscape, networkx, igraph",
    true,
    true},
   gxi_write_graphml},
  {{"gexf",
    "gexf",
    "graph.gexf",
    "GEXF: Gephi, with colours, places and times",
    true,
    true},
   gxi_write_gexf},
  {{"dot", "dot", "graph.dot", "Graphviz: the heaviest ties as a picture", true, true},
   gxi_write_dot},
  {{"svg", "svg", "graph.svg", "SVG: a picture by itself, with a legend", true, true},
   gxi_write_svg},
  {{"json",
    "json",
    "graph.json",
    "JSON: nodes, edges, documents, evidence",
    true,
    true},
   gxi_write_json},
  {{"nodes.csv", "csv", "nodes.csv", "CSV: entities", true, true}, gxi_write_nodes_csv},
  {{"edges.csv", "csv", "edges.csv", "CSV: ties", true, false}, gxi_write_edges_csv},
  {{"evidence.csv",
    "csv",
    "evidence.csv",
    "CSV: sentences behind the ties",
    true,
    false},
   gxi_write_evidence_csv},
  {{"documents.csv", "csv", "documents.csv", "CSV: documents", true, false},
   gxi_write_documents_csv},
  {{"centrality.csv",
    "csv",
    "centrality.csv",
    "CSV: measures of every entity",
    true,
    true},
   gxi_write_centrality_csv},
  {{"jsonl",
    "jsonl",
    "graph.jsonl",
    "JSON Lines: one entity, tie, evidence or document each",
    false,
    true},
   gxi_write_jsonl},
  {{"turtle",
    "turtle",
    "graph.ttl",
    "RDF Turtle: facts, and PROV for their evidence",
    false,
    true},
   gxi_write_turtle},
  {{"jsonld", "jsonld", "graph.jsonld", "JSON-LD: the same as RDF Turtle", false, true},
   gxi_write_jsonld},
  {{"ftm", "ftm", "graph.ftm.jsonl", "FollowTheMoney: one entity a line", false, false},
   gxi_write_ftm},
  {{"neo4j.entities.csv",
    "neo4j",
    "neo4j_entities.csv",
    "Neo4j import: nodes",
    false,
    true},
   gxi_write_neo4j_entities},
  {{"neo4j.ties.csv",
    "neo4j",
    "neo4j_ties.csv",
    "Neo4j import: relationships",
    false,
    false},
   gxi_write_neo4j_ties},
  {{"neo4j.documents.csv",
    "neo4j",
    "neo4j_documents.csv",
    "Neo4j import: documents",
    false,
    false},
   gxi_write_neo4j_documents},
  {{"neo4j.evidence.csv",
    "neo4j",
    "neo4j_evidence.csv",
    "Neo4j import: sentences",
    false,
    false},
   gxi_write_neo4j_evidence},
  {{"neo4j.said_in.csv",
    "neo4j",
    "neo4j_said_in.csv",
    "Neo4j import: which document says it",
    false,
    false},
   gxi_write_neo4j_said_in},
  {{"neo4j.ends.csv",
    "neo4j",
    "neo4j_ends.csv",
    "Neo4j import: whom a sentence ties",
    false,
    false},
   gxi_write_neo4j_ends},
  {{"neo4j.import.sh",
    "neo4j",
    "neo4j_import.sh",
    "Neo4j import: the command",
    false,
    false},
   gxi_write_neo4j_script},
};
#define FORMAT_COUNT (sizeof formats / sizeof *formats)

size_t gx_format_count(void) {
  return FORMAT_COUNT;
}

const gx_format *gx_format_at(size_t index) {
  return index < FORMAT_COUNT ? &formats[index].format : NULL;
}

const gx_format *gx_format_find(const char *id) {
  for (size_t i = 0; i < FORMAT_COUNT; i++) {
    if (strcmp(formats[i].format.id, id) == 0) return &formats[i].format;
  }
  return NULL;
}

static gxi_writer *writer_of(const gx_format *format) {
  for (size_t i = 0; format && i < FORMAT_COUNT; i++) {
    if (format == &formats[i].format || strcmp(format->id, formats[i].format.id) == 0) {
      return formats[i].write;
    }
  }
  return NULL;
}

gxi_value_kind gxi_column_kind(const gx_column *column) {
  return column->integer ? GXI_VALUE_INT : GXI_VALUE_DOUBLE;
}

bool gxi_is_among(const char *const *names, const char *name) {
  for (; *names; names++) {
    if (strcmp(*names, name) == 0) return true;
  }
  return false;
}

static int hex_digit(char c) {
  static const char digits[] = "0123456789abcdefABCDEF";
  const char *at = c ? strchr(digits, c) : NULL;
  if (!at) return -1;
  return (int)(at - digits) - (at - digits > 15 ? 6 : 0);
}

bool gxi_read_color(uint8_t rgb[3], gx_str color) {
  bool good = color.size == 7 && color.data[0] == '#';
  for (size_t i = 0; i < 3; i++) {
    int high = good ? hex_digit(color.data[1 + 2 * i]) : -1;
    int low = good ? hex_digit(color.data[2 + 2 * i]) : -1;
    good = high >= 0 && low >= 0;
    rgb[i] = good ? (uint8_t)(high * 16 + low) : 0x9e;
  }
  if (!good) memset(rgb, 0x9e, 3);
  return good;
}

/* Perceived brightness after ITU-R BT.601. */
bool gxi_is_dark(gx_str color) {
  uint8_t rgb[3];
  return gxi_read_color(rgb, color) &&
         0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2] < 140;
}

static void look_around(gxi_exporting *out) {
  const gx_corpus *corpus = gx_graph_corpus(out->graph);
  size_t count;
  out->domain = gx_corpus_domain(corpus);
  out->entities = gx_corpus_entities(corpus, &count);
  out->edges = gx_corpus_edges(corpus, &count);
  out->evidence = gx_corpus_evidence(corpus, &count);
  out->documents = gx_corpus_documents(corpus, &out->document_count);
  out->partners = gx_graph_column_find(out->graph, GX_STR_LIT("partners"));
  for (uint32_t v = 0; out->partners && v < out->graph->vertex_count; v++) {
    if (out->partners->values[v] > out->most_partners) {
      out->most_partners = out->partners->values[v];
    }
  }
}

gx_status gx_export(
  const gx_format *format,
  const gx_graph *graph,
  const gx_output *output,
  const gx_export_options *options,
  gx_export_report *report,
  gx_error *error
) {
  static const gx_export_options defaults = GX_EXPORT_OPTIONS_INIT;
  gxi_writer *write = writer_of(format);
  if (!write) return gxi_fail(error, GX_E_ARGUMENT, "no such format");
  if (!options) options = &defaults;
  GX_TRY(gxi_rdf_check_base(options->base, error));
  gx_allocator memory = gxi_allocator_or_libc(options->allocator);
  gxi_exporting *out = gxi_alloc(&memory, sizeof *out);
  if (!out) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  memset(out, 0, sizeof *out);
  out->graph = graph;
  out->options = options;
  out->once = options->symmetric_once;
  gxi_buffer_init(&out->text, &memory);
  gxi_sink_init(&out->sink, output);
  look_around(out);
  write(out);
  gx_status status = gxi_sink_close(&out->sink, error);
  if (out->no_memory) status = gxi_fail(error, GX_E_NOMEM, "out of memory");
  if (status == GX_OK && report) *report = out->report;
  gxi_buffer_clear(&out->text);
  gxi_free(&memory, out, sizeof *out);
  return status;
}

void gxi_each_arrow(
  gxi_exporting *out, void (*each)(gxi_exporting *out, const gxi_arrow *arrow)
) {
  for (uint32_t e = 0; e < out->graph->edge_count; e++) {
    gxi_arrow arrow = {
      .edge = e, .symmetric = gxi_graph_relation(out->graph, e)->symmetric};
    arrow.twice = arrow.symmetric && !out->once;
    each(out, &arrow);
    if (!arrow.twice) continue;
    arrow.back = true;
    each(out, &arrow);
  }
  out->report.ties = out->graph->edge_count;
}

void gxi_each_evidence(
  gxi_exporting *out, void (*each)(gxi_exporting *out, const gxi_item *item)
) {
  for (uint32_t e = 0; e < out->graph->edge_count; e++) {
    const gx_edge *edge = &out->edges[out->graph->edges[e]];
    for (uint32_t i = 0; i < edge->mentions; i++) {
      gxi_item item = {.arrow = {.edge = e}, .evidence = edge->evidence_begin + i};
      each(out, &item);
    }
  }
}

uint32_t gxi_arrow_source(const gxi_exporting *out, const gxi_arrow *arrow) {
  return arrow->back ? out->graph->tails[arrow->edge] : out->graph->heads[arrow->edge];
}

uint32_t gxi_arrow_target(const gxi_exporting *out, const gxi_arrow *arrow) {
  return arrow->back ? out->graph->heads[arrow->edge] : out->graph->tails[arrow->edge];
}

const gx_entity *gxi_vertex_entity(const gxi_exporting *out, uint32_t vertex) {
  return &out->entities[out->graph->vertices[vertex]];
}

const gx_entity_type *gxi_vertex_type(const gxi_exporting *out, uint32_t vertex) {
  return &out->domain->entity_types[gxi_vertex_entity(out, vertex)->type];
}

const gx_evidence *gxi_edge_evidence(const gxi_exporting *out, uint32_t edge) {
  const gx_edge *row = &out->edges[out->graph->edges[edge]];
  const gx_evidence *best = &out->evidence[row->evidence_begin];
  for (uint32_t i = 1; i < row->mentions; i++) {
    const gx_evidence *next = &out->evidence[row->evidence_begin + i];
    bool stronger = next->status != best->status ? next->status < best->status
                                                 : next->confidence > best->confidence;
    if (stronger) best = next;
  }
  return best;
}

double gxi_vertex_size(const gxi_exporting *out, uint32_t vertex) {
  if (out->most_partners <= 0) return 10;
  double share = out->partners->values[vertex] / out->most_partners;
  return round((10 + 40 * sqrt(share)) * 100) / 100;
}

void gxi_write_id(gxi_exporting *out, char letter, uint32_t number, bool back) {
  char id[24] = {letter};
  size_t size = 1 + gxi_format_uint(id + 1, number);
  if (back) id[size++] = 'r';
  gxi_sink_bytes(&out->sink, id, size);
}

void gxi_write_json_value(
  gxi_exporting *out, gxi_value_kind kind, const gxi_value *value
) {
  switch (kind) {
  case GXI_VALUE_STRING:
    gxi_sink_json(&out->sink, value->text);
    break;
  case GXI_VALUE_LIST:
    gxi_sink_str(&out->sink, value->text);
    break;
  case GXI_VALUE_BOOL:
    gxi_sink_text(&out->sink, value->truth ? "true" : "false");
    break;
  default:
    gxi_sink_double(&out->sink, value->number);
    break;
  }
}

bool gxi_is_xml_character(uint32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

static const char *xml_escape(uint32_t c) {
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  case '\t':
    return "&#9;";
  case '\n':
    return "&#10;";
  case '\r':
    return "&#13;";
  default:
    return NULL;
  }
}

/* Where the run of bytes ends that are XML as they stand: ASCII without its controls
 * and markup, and the commonest Han characters (E4 to E9 and two bytes behind). */
static size_t plain_end(gx_str text, size_t at) {
  const unsigned char *p = (const unsigned char *)text.data;
  while (at < text.size) {
    unsigned char c = p[at];
    if (c >= 0xE4 && c <= 0xE9 && text.size - at >= 3) {
      at += 3;
    } else {
      if (c < 0x20 || c > 0x7E || c == '&' || c == '<' || c == '>' || c == '"') break;
      at++;
    }
  }
  return at;
}

void gxi_write_xml(gxi_exporting *out, gx_str text) {
  size_t plain = 0;
  for (size_t at = 0; (at = plain_end(text, at)) < text.size;) {
    uint32_t size, c = gxi_utf8_at(text, at, &size);
    const char *escape = xml_escape(c);
    bool fits = gxi_is_xml_character(c) && !(size == 1 && c >= 0x80);
    if (fits && !escape) {
      at += size;
      continue;
    }
    gxi_sink_bytes(&out->sink, text.data + plain, at - plain);
    if (fits) gxi_sink_text(&out->sink, escape);
    out->report.removed_characters += !fits;
    at += size;
    plain = at;
  }
  if (plain < text.size) {
    gxi_sink_bytes(&out->sink, text.data + plain, text.size - plain);
  }
}

gx_str gxi_cut_text(gxi_exporting *out, gx_str text, size_t count) {
  size_t at = 0, characters = 0;
  if (text.size <= count) return text; /* a character has at least a byte */
  while (at < text.size && characters < count) {
    uint32_t size;
    gxi_utf8_at(text, at, &size);
    at += size;
    characters++;
  }
  if (at >= text.size) return text;
  at = gxi_utf8_back(text, at); /* room for the dots */
  out->text.size = 0;
  if (!gxi_buffer_append(&out->text, text.data, at) || !gxi_buffer_append(&out->text, "…", strlen("…"))) {
    out->no_memory = true;
  }
  return (gx_str){out->text.data, out->text.size};
}
