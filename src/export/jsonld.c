/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * jsonld.c: statements as JSON-LD 1.1, the same as in Turtle.
 *
 *     {"@context": {"gx": "urn:guanxi:vocabulary:", …}, "@graph": [
 *     {"@id": "urn:guanxi:entity:CN-650000", "@type": ["gxt:province", "gx:Place"],
 *      "rdfs:label": [{"@value": "新疆", "@language": "zh"}]}]}
 *
 * Every property holds an array, so that one value and many look alike. One subject a
 * line; a subject may come again, which JSON-LD allows.
 */
#include <string.h>

#include "base/str.h"
#include "export/rdf.h"

static void write_term(gxi_exporting *out, const char *prefix, gx_str name) {
  gxi_sink_char(&out->sink, '"');
  if (gxi_rdf_is_local(name)) {
    gxi_sink_text(&out->sink, prefix);
    gxi_sink_char(&out->sink, ':');
    gxi_sink_str(&out->sink, name);
  } else {
    gxi_rdf_write_iri(out, (gxi_iri){gxi_rdf_space(prefix), NULL, name});
  }
  gxi_sink_char(&out->sink, '"');
}

static void write_id(gxi_exporting *out, gxi_iri iri) {
  gxi_sink_text(&out->sink, "\"@id\": \"");
  gxi_rdf_write_iri(out, iri);
  gxi_sink_char(&out->sink, '"');
}

static void head(gxi_exporting *out) {
  gxi_sink_text(&out->sink, "{\"@context\": {");
  for (const gxi_rdf_prefix *row = gxi_rdf_prefixes; row->name; row++) {
    gxi_sink_text(&out->sink, row == gxi_rdf_prefixes ? "\"" : ",\n \"");
    gxi_sink_text(&out->sink, row->name);
    gxi_sink_text(&out->sink, "\": \"");
    gxi_sink_text(&out->sink, row->space);
    gxi_sink_char(&out->sink, '"');
  }
  gxi_sink_text(&out->sink, "},\n\"@graph\": [");
  out->rdf_subjects = 0;
}

static void begin(gxi_exporting *out, gxi_iri subject) {
  gxi_sink_text(&out->sink, out->rdf_subjects++ ? ",\n{" : "\n{");
  write_id(out, subject);
  out->rdf_properties = 1; /* the id stands before the first */
  out->rdf_values = 0;
}

static void next_property(gxi_exporting *out) {
  if (out->rdf_values) gxi_sink_char(&out->sink, ']');
  if (out->rdf_properties++) gxi_sink_text(&out->sink, ", ");
  out->rdf_values = 0;
}

static void property(gxi_exporting *out, const char *name) {
  next_property(out);
  out->rdf_is_type = strcmp(name, "a") == 0;
  gxi_sink_char(&out->sink, '"');
  gxi_sink_text(&out->sink, out->rdf_is_type ? "@type" : name);
  gxi_sink_text(&out->sink, "\": [");
}

static void named(gxi_exporting *out, const char *prefix, gx_str name) {
  next_property(out);
  out->rdf_is_type = false;
  write_term(out, prefix, name);
  gxi_sink_text(&out->sink, ": [");
}

static void next_value(gxi_exporting *out) {
  if (out->rdf_values++) gxi_sink_text(&out->sink, ", ");
}

static void term(gxi_exporting *out, const char *prefix, gx_str name) {
  next_value(out);
  if (!out->rdf_is_type) gxi_sink_text(&out->sink, "{\"@id\": ");
  write_term(out, prefix, name);
  if (!out->rdf_is_type) gxi_sink_char(&out->sink, '}');
}

static void resource(gxi_exporting *out, gxi_iri iri) {
  next_value(out);
  gxi_sink_char(&out->sink, '{');
  write_id(out, iri);
  gxi_sink_char(&out->sink, '}');
}

static void
literal(gxi_exporting *out, gx_str text, const char *type, const char *language) {
  gxi_sink *sink = &out->sink;
  next_value(out);
  gxi_sink_text(sink, "{\"@value\": ");
  gxi_sink_json(sink, gxi_xml_text(out, text));
  if (type || language) {
    gxi_sink_text(sink, type ? ", \"@type\": \"" : ", \"@language\": \"");
    gxi_sink_text(sink, type ? type : language);
    gxi_sink_char(sink, '"');
  }
  gxi_sink_char(sink, '}');
}

static void end(gxi_exporting *out) {
  gxi_sink_text(&out->sink, "]}");
}

static void tail(gxi_exporting *out) {
  gxi_sink_text(&out->sink, "\n]}\n");
}

static const gxi_rdf_syntax jsonld = {
  head, begin, property, named, term, resource, literal, end, tail};

void gxi_write_jsonld(gxi_exporting *out) {
  gxi_rdf_write(out, &jsonld);
}
