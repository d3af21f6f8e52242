/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rdf.c: the graph as statements, with PROV for where each comes from.
 *
 *     entity    a type and its family; rdfs:label, skos:altLabel, measures
 *     entity --relation--> entity            only of asserted ties: a plan is no fact
 *     tie       rdf:subject, rdf:predicate, rdf:object; status, weight, days
 *         prov:wasDerivedFrom evidence
 *     evidence  prov:value (the sentence); rule, confidence
 *         prov:wasQuotedFrom document, prov:wasAttributedTo engine
 *         oa:hasSelector bytes of the document (oa:start, oa:end)
 *     document  dcterms:identifier, title, issued, source; sha256
 *
 * The vocabulary is schemas/vocabulary.ttl; types and relations come from the domain
 * and are declared in the file. Names outlive the export: uids and stable ids (ids.c).
 * Not here: syntax (turtle.c, jsonld.c).
 */
#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "base/str.h"
#include "export/rdf.h"

#define DEFAULT_BASE "urn:guanxi:"

const gxi_rdf_prefix gxi_rdf_prefixes[] = {
  {"gx", "urn:guanxi:vocabulary:"},
  {"gxt", "urn:guanxi:type:"},
  {"gxr", "urn:guanxi:relation:"},
  {"gxm", "urn:guanxi:measure:"},
  {"gxa", "urn:guanxi:attribute:"},
  {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
  {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
  {"xsd", "http://www.w3.org/2001/XMLSchema#"},
  {"owl", "http://www.w3.org/2002/07/owl#"},
  {"skos", "http://www.w3.org/2004/02/skos/core#"},
  {"dcterms", "http://purl.org/dc/terms/"},
  {"foaf", "http://xmlns.com/foaf/0.1/"},
  {"prov", "http://www.w3.org/ns/prov#"},
  {"oa", "http://www.w3.org/ns/oa#"},
  {NULL, NULL}};

gx_str gxi_rdf_space(const char *prefix) {
  const gxi_rdf_prefix *row = gxi_rdf_prefixes;
  while (row->name && strcmp(row->name, prefix) != 0)
    row++;
  return gxi_str(row->space);
}

bool gxi_rdf_is_local(gx_str name) {
  for (size_t i = 0; i < name.size; i++) {
    unsigned char c = (unsigned char)name.data[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (!letter && !(i && (gxi_is_digit(c) || c == '-'))) return false;
  }
  return name.size > 0;
}

/* RFC 3987: unreserved ASCII and `ucschar`, without what turns the direction of text.
 */
static bool is_iri_character(uint32_t c) {
  if (c < 0x80) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || gxi_is_digit(c) ||
           c == '-' || c == '.' || c == '_' || c == '~' || c == ':';
  }
  if ((c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)) return false;
  return (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) ||
         (c >= 0xFDF0 && c <= 0xFFEF) ||
         (c >= 0x10000 && c <= 0xEFFFD && (c & 0xFFFF) < 0xFFFE);
}

static void write_encoded(gxi_exporting *out, const char *data, size_t size) {
  static const char hex[] = "0123456789ABCDEF";
  for (size_t i = 0; i < size; i++) {
    unsigned char c = (unsigned char)data[i];
    char text[3] = {'%', hex[c >> 4], hex[c & 15]};
    gxi_sink_bytes(&out->sink, text, 3);
  }
}

void gxi_rdf_write_iri(gxi_exporting *out, gxi_iri iri) {
  bool colon = gxi_str_ends(iri.space, GX_STR_LIT(":"));
  gxi_sink_str(&out->sink, iri.space);
  if (iri.kind) {
    char last = iri.space.size ? iri.space.data[iri.space.size - 1] : 0;
    if (!last || !strchr(":/#", last)) gxi_sink_char(&out->sink, '/');
    gxi_sink_text(&out->sink, iri.kind);
    gxi_sink_char(&out->sink, colon ? ':' : '/');
  }
  for (size_t at = 0; at < iri.name.size;) {
    uint32_t size, c = gxi_utf8_at(iri.name, at, &size);
    if (is_iri_character(c) && !(size == 1 && c >= 0x80)) {
      gxi_sink_bytes(&out->sink, iri.name.data + at, size);
    } else {
      write_encoded(out, iri.name.data + at, size);
    }
    at += size;
  }
}

gx_status gxi_rdf_check_base(const char *base, gx_error *error) {
  gx_str text = gxi_str(base);
  bool good = !base || gxi_str_find(text, GX_STR_LIT(":"), 0) < text.size;
  for (size_t at = 0; at < text.size && good;) {
    uint32_t size, c = gxi_utf8_at(text, at, &size);
    good = is_iri_character(c) || (c && c < 0x80 && strchr("/?#@!$&'()*+,;=", (int)c));
    at += size;
  }
  if (good) return GX_OK;
  return gxi_fail(error, GX_E_ARGUMENT, "%s cannot begin an IRI", base);
}

static gxi_iri iri_of(const gxi_exporting *out, const char *kind, gx_str name) {
  const char *base = out->options->base;
  return (gxi_iri){gxi_str(base ? base : DEFAULT_BASE), kind, name};
}

static gxi_iri
stable_iri(const gxi_exporting *out, const char *kind, const gxi_stable_id *id) {
  return iri_of(out, kind, gxi_str(id->hex));
}

static gxi_iri entity_iri(const gxi_exporting *out, uint32_t entity) {
  return iri_of(out, "entity", out->entities[entity].uid);
}

/* Statements with one value. */

static void
say_text(gxi_exporting *out, const char *property, gx_str text, const char *language) {
  if (text.size == 0) return;
  out->rdf->property(out, property);
  out->rdf->literal(out, text, NULL, language);
}

/* Whole numbers without an exponent: 10, not 1e+01. */
static gx_str number_text(char room[32], double number) {
  bool whole = number == floor(number) && fabs(number) < 1e15;
  if (!whole) return (gx_str){room, gxi_format_double(room, number)};
  size_t sign = number < 0;
  room[0] = '-';
  return (gx_str){room, sign + gxi_format_uint(room + sign, (uint64_t)fabs(number))};
}

static void say_integer(gxi_exporting *out, const char *property, uint64_t number) {
  char digits[20];
  out->rdf->property(out, property);
  out->rdf->literal(
    out, (gx_str){digits, gxi_format_uint(digits, number)}, "xsd:integer", NULL
  );
}

static void say_double(gxi_exporting *out, const char *property, double number) {
  char digits[32];
  out->rdf->property(out, property);
  out->rdf->literal(out, number_text(digits, number), "xsd:double", NULL);
}

static void say_resource(gxi_exporting *out, const char *property, gxi_iri iri) {
  out->rdf->property(out, property);
  out->rdf->resource(out, iri);
}

static void
say_term(gxi_exporting *out, const char *property, const char *prefix, gx_str name) {
  out->rdf->property(out, property);
  out->rdf->term(out, prefix, name);
}

/* A date by its precision; what is no date stays text. */
static void say_date(gxi_exporting *out, const char *property, gx_str date) {
  if (date.size == 0) return;
  const char *type = date.size == 4   ? "xsd:gYear"
                     : date.size == 7 ? "xsd:gYearMonth"
                                      : "xsd:date";
  out->rdf->property(out, property);
  out->rdf->literal(out, date, gxi_days_of(date).first ? type : NULL, NULL);
}

/* Labels in both languages. */
static void say_labels(gxi_exporting *out, gx_str english, gx_str chinese) {
  if (english.size == 0 && chinese.size == 0) return;
  out->rdf->property(out, "rdfs:label");
  if (english.size) out->rdf->literal(out, english, NULL, "en");
  if (chinese.size) out->rdf->literal(out, chinese, NULL, "zh");
}

/* What the file uses: types, relations, measures, engines. */

/* body → Body */
static gx_str class_of_family(char room[32], gx_str family) {
  size_t size = family.size < 31 ? family.size : 31;
  for (size_t i = 0; i < size; i++) {
    bool small = i == 0 && family.data[i] >= 'a' && family.data[i] <= 'z';
    room[i] = small ? (char)(family.data[i] - 32) : family.data[i];
  }
  return (gx_str){room, size};
}

static void write_types(gxi_exporting *out) {
  char room[32];
  for (size_t t = 0; t < out->domain->entity_type_count; t++) {
    const gx_entity_type *type = &out->domain->entity_types[t];
    out->rdf->begin(out, (gxi_iri){gxi_rdf_space("gxt"), NULL, type->id});
    say_term(out, "a", "owl", GX_STR_LIT("Class"));
    say_term(out, "rdfs:subClassOf", "gx", class_of_family(room, type->family));
    say_labels(out, type->label, type->label_zh);
    out->rdf->end(out);
  }
}

static void write_relations(gxi_exporting *out) {
  for (size_t t = 0; t < out->domain->relation_type_count; t++) {
    const gx_relation_type *type = &out->domain->relation_types[t];
    out->rdf->begin(out, (gxi_iri){gxi_rdf_space("gxr"), NULL, type->id});
    say_term(out, "a", "owl", GX_STR_LIT("ObjectProperty"));
    if (type->symmetric) out->rdf->term(out, "owl", GX_STR_LIT("SymmetricProperty"));
    say_term(out, "rdfs:subPropertyOf", "gx", GX_STR_LIT("tiedTo"));
    say_text(out, "gx:class", type->class_id, NULL);
    say_labels(out, type->label, type->label_zh);
    out->rdf->end(out);
  }
}

static void write_measures(gxi_exporting *out) {
  for (size_t i = 0; i < gx_graph_column_count(out->graph); i++) {
    const gx_column *column = gx_graph_column_at(out->graph, i);
    out->rdf->begin(out, (gxi_iri){gxi_rdf_space("gxm"), NULL, column->name});
    say_term(out, "a", "owl", GX_STR_LIT("DatatypeProperty"));
    say_text(out, "rdfs:comment", column->method, "en");
    out->rdf->end(out);
  }
}

static void write_entity(gxi_exporting *out, uint32_t vertex) {
  char room[32], digits[32];
  const gx_entity *entity = gxi_vertex_entity(out, vertex);
  const gx_entity_type *type = gxi_vertex_type(out, vertex);
  out->rdf->begin(out, entity_iri(out, out->graph->vertices[vertex]));
  say_term(out, "a", "gxt", type->id);
  out->rdf->term(out, "gx", class_of_family(room, type->family));
  say_text(out, "rdfs:label", entity->name, "zh");
  if (entity->alias_count) out->rdf->property(out, "skos:altLabel");
  for (size_t i = 0; i < entity->alias_count; i++) {
    out->rdf->literal(out, entity->aliases[i], NULL, "zh");
  }
  say_text(out, "dcterms:identifier", entity->uid, NULL);
  say_integer(out, "gx:mentions", entity->mentions);
  say_integer(out, "gx:documents", entity->docs);
  for (size_t i = 0; i < gx_graph_column_count(out->graph); i++) {
    const gx_column *column = gx_graph_column_at(out->graph, i);
    gx_str number = number_text(digits, column->values[vertex]);
    out->rdf->named(out, "gxm", column->name);
    out->rdf->literal(
      out, number, column->integer ? "xsd:integer" : "xsd:double", NULL
    );
  }
  out->rdf->end(out);
  out->report.nodes++;
}

/* Ties, and the plain statement of those that are asserted. */

static void write_fact(gxi_exporting *out, const gxi_arrow *arrow) {
  const gx_edge *edge = gxi_graph_edge(out->graph, arrow->edge);
  if (edge->status != GX_TIE_ASSERTED) return;
  out->rdf->begin(out, entity_iri(out, arrow->back ? edge->tail : edge->head));
  out->rdf->named(out, "gxr", gxi_graph_relation(out->graph, arrow->edge)->id);
  out->rdf->resource(out, entity_iri(out, arrow->back ? edge->head : edge->tail));
  out->rdf->end(out);
}

static void say_evidence_of_tie(gxi_exporting *out, const gx_edge *edge) {
  if (edge->mentions) out->rdf->property(out, "prov:wasDerivedFrom");
  for (uint32_t i = 0; i < edge->mentions; i++) {
    gxi_stable_id id = gxi_evidence_id(out, edge->evidence_begin + i);
    out->rdf->resource(out, stable_iri(out, "evidence", &id));
  }
}

static void write_tie(gxi_exporting *out, const gxi_arrow *arrow) {
  write_fact(out, arrow);
  if (arrow->back) return;
  const gx_edge *edge = gxi_graph_edge(out->graph, arrow->edge);
  gxi_stable_id id = gxi_tie_id(out, arrow->edge);
  out->rdf->begin(out, stable_iri(out, "tie", &id));
  say_term(out, "a", "gx", GX_STR_LIT("Tie"));
  out->rdf->term(out, "rdf", GX_STR_LIT("Statement"));
  say_resource(out, "rdf:subject", entity_iri(out, edge->head));
  say_term(
    out, "rdf:predicate", "gxr", gxi_graph_relation(out->graph, arrow->edge)->id
  );
  say_resource(out, "rdf:object", entity_iri(out, edge->tail));
  say_text(out, "gx:status", gxi_str(gx_tie_status_name(edge->status)), NULL);
  say_integer(out, "gx:weight", edge->independent_docs);
  say_double(out, "gx:confidence", edge->confidence);
  say_date(out, "gx:firstDate", edge->first_date);
  say_date(out, "gx:lastDate", edge->last_date);
  if (edge->amount_cny > 0) say_double(out, "gx:amountCNY", edge->amount_cny);
  say_evidence_of_tie(out, edge);
  out->rdf->end(out);
}

/* Bytes of a document, after the Web Annotation vocabulary: HEX-120-180. */
typedef struct byte_range {
  char name[64];
  uint32_t begin;
  uint32_t end;
} byte_range;

static byte_range
bytes_of(const gxi_stable_id *document, uint32_t begin, uint32_t end) {
  byte_range range = {.begin = begin, .end = end};
  size_t size = strlen(document->hex);
  memcpy(range.name, document->hex, size);
  range.name[size++] = '-';
  size += gxi_format_uint(range.name + size, begin);
  range.name[size++] = '-';
  size += gxi_format_uint(range.name + size, end);
  range.name[size] = 0;
  return range;
}

static void
say_bytes(gxi_exporting *out, const char *property, const byte_range *range) {
  say_resource(out, property, iri_of(out, "bytes", gxi_str(range->name)));
}

static void write_bytes(gxi_exporting *out, const byte_range *range) {
  out->rdf->begin(out, iri_of(out, "bytes", gxi_str(range->name)));
  say_term(out, "a", "oa", GX_STR_LIT("DataPositionSelector"));
  say_integer(out, "oa:start", range->begin);
  say_integer(out, "oa:end", range->end);
  out->rdf->end(out);
}

static void say_details(gxi_exporting *out, const gx_evidence *evidence) {
  say_text(out, "gx:rule", evidence->rule, NULL);
  if (evidence->via_count) out->rdf->property(out, "gx:via");
  for (size_t i = 0; i < evidence->via_count; i++) {
    out->rdf->literal(out, evidence->via[i], NULL, NULL);
  }
  say_text(out, "gx:status", gxi_str(gx_tie_status_name(evidence->status)), NULL);
  say_double(out, "gx:confidence", evidence->confidence);
  say_date(out, "dcterms:date", evidence->date);
  if (evidence->amount_cny > 0) say_double(out, "gx:amountCNY", evidence->amount_cny);
  for (size_t i = 0; i < evidence->attribute_count; i++) {
    if (evidence->attributes[i].value.size == 0) continue;
    out->rdf->named(out, "gxa", evidence->attributes[i].name);
    out->rdf->literal(out, evidence->attributes[i].value, NULL, NULL);
  }
}

static void write_evidence(gxi_exporting *out, const gxi_item *item) {
  const gx_evidence *evidence = &out->evidence[item->evidence];
  gx_str engine = out->documents[evidence->document].engine;
  gxi_stable_id id = gxi_evidence_id(out, item->evidence);
  gxi_stable_id document = gxi_document_id(out, evidence->document);
  byte_range sentence = bytes_of(&document, evidence->begin, evidence->end);
  byte_range trigger =
    bytes_of(&document, evidence->trigger_begin, evidence->trigger_end);
  out->rdf->begin(out, stable_iri(out, "evidence", &id));
  say_term(out, "a", "gx", GX_STR_LIT("Evidence"));
  out->rdf->term(out, "prov", GX_STR_LIT("Entity"));
  say_text(out, "prov:value", evidence->text, "zh");
  say_resource(out, "prov:wasQuotedFrom", stable_iri(out, "document", &document));
  if (engine.size) {
    say_resource(out, "prov:wasAttributedTo", iri_of(out, "engine", engine));
  }
  say_bytes(out, "oa:hasSelector", &sentence);
  if (evidence->trigger_end) say_bytes(out, "gx:trigger", &trigger);
  say_details(out, evidence);
  out->rdf->end(out);
  write_bytes(out, &sentence);
  if (evidence->trigger_end) write_bytes(out, &trigger);
}

static bool is_web_address(gx_str url) {
  return gxi_str_starts(url, GX_STR_LIT("http://")) ||
         gxi_str_starts(url, GX_STR_LIT("https://"));
}

static void write_document(gxi_exporting *out, uint32_t number) {
  const gx_corpus_document *document = &out->documents[number];
  gxi_stable_id id = gxi_document_id(out, number);
  out->rdf->begin(out, stable_iri(out, "document", &id));
  say_term(out, "a", "foaf", GX_STR_LIT("Document"));
  out->rdf->term(out, "prov", GX_STR_LIT("Entity"));
  say_text(out, "dcterms:identifier", document->doc, NULL);
  say_text(out, "dcterms:title", document->title, "zh");
  say_date(out, "dcterms:issued", document->published);
  if (is_web_address(document->url)) {
    say_resource(out, "dcterms:source", (gxi_iri){document->url, NULL, {"", 0}});
  } else {
    say_text(out, "dcterms:source", document->url, NULL);
  }
  if (document->publisher_place.size) {
    gxi_iri place = iri_of(out, "entity", document->publisher_place);
    say_resource(out, "gx:publisherPlace", place);
  }
  say_text(out, "gx:sha256", document->sha256, NULL);
  say_text(out, "gx:error", document->error_message, NULL);
  out->rdf->end(out);
}

/* Documents are sorted by name, so that one engine may come back; that says nothing
 * new. */
static void write_engines(gxi_exporting *out) {
  gx_str last = {"", 0};
  for (size_t d = 0; d < out->document_count; d++) {
    gx_str engine = out->documents[d].engine;
    if (engine.size == 0 || gxi_str_equal(engine, last)) continue;
    out->rdf->begin(out, iri_of(out, "engine", engine));
    say_term(out, "a", "prov", GX_STR_LIT("SoftwareAgent"));
    say_text(out, "rdfs:label", engine, NULL);
    out->rdf->end(out);
    last = engine;
  }
}

void gxi_rdf_write(gxi_exporting *out, const gxi_rdf_syntax *syntax) {
  out->rdf = syntax;
  syntax->head(out);
  write_types(out);
  write_relations(out);
  write_measures(out);
  write_engines(out);
  for (uint32_t d = 0; d < out->document_count; d++) {
    write_document(out, d);
  }
  for (uint32_t v = 0; v < out->graph->vertex_count; v++) {
    write_entity(out, v);
  }
  gxi_each_arrow(out, write_tie);
  gxi_each_evidence(out, write_evidence);
  syntax->tail(out);
}
