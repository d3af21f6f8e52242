/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * turtle.c: statements as RDF 1.1 Turtle.
 *
 *     <urn:guanxi:entity:CN-650000>
 *       a gxt:province, gx:Place ;
 *       rdfs:label "新疆"@zh .
 *
 * The separators depend on what stands before: nothing, a property, a value.
 */
#include <string.h>

#include "base/str.h"
#include "export/rdf.h"

static void write_iri(gxi_exporting *out, gxi_iri iri) {
  gxi_sink_char(&out->sink, '<');
  gxi_rdf_write_iri(out, iri);
  gxi_sink_char(&out->sink, '>');
}

static void write_term(gxi_exporting *out, const char *prefix, gx_str name) {
  if (!gxi_rdf_is_local(name)) {
    write_iri(out, (gxi_iri){gxi_rdf_space(prefix), NULL, name});
    return;
  }
  gxi_sink_text(&out->sink, prefix);
  gxi_sink_char(&out->sink, ':');
  gxi_sink_str(&out->sink, name);
}

static void head(gxi_exporting *out) {
  for (const gxi_rdf_prefix *row = gxi_rdf_prefixes; row->name; row++) {
    gxi_sink_text(&out->sink, "@prefix ");
    gxi_sink_text(&out->sink, row->name);
    gxi_sink_text(&out->sink, ": <");
    gxi_sink_text(&out->sink, row->space);
    gxi_sink_text(&out->sink, "> .\n");
  }
  gxi_sink_text(&out->sink, "# 关系网络:由 guanxi 从中文文档中提取的实体与关系\n");
}

static void begin(gxi_exporting *out, gxi_iri subject) {
  gxi_sink_char(&out->sink, '\n');
  write_iri(out, subject);
  out->rdf_properties = 0;
}

static void next_property(gxi_exporting *out) {
  gxi_sink_text(&out->sink, out->rdf_properties++ ? " ;\n  " : "\n  ");
  out->rdf_values = 0;
}

static void property(gxi_exporting *out, const char *name) {
  next_property(out);
  gxi_sink_text(&out->sink, name);
}

static void named(gxi_exporting *out, const char *prefix, gx_str name) {
  next_property(out);
  write_term(out, prefix, name);
}

static void next_value(gxi_exporting *out) {
  gxi_sink_text(&out->sink, out->rdf_values++ ? ", " : " ");
}

static void term(gxi_exporting *out, const char *prefix, gx_str name) {
  next_value(out);
  write_term(out, prefix, name);
}

static void resource(gxi_exporting *out, gxi_iri iri) {
  next_value(out);
  write_iri(out, iri);
}

static const char *escape_of(char c) {
  switch (c) {
  case '"':
    return "\\\"";
  case '\\':
    return "\\\\";
  case '\n':
    return "\\n";
  case '\r':
    return "\\r";
  case '\t':
    return "\\t";
  default:
    return NULL;
  }
}

static void write_string(gxi_exporting *out, gx_str text) {
  gxi_sink_char(&out->sink, '"');
  for (size_t i = 0; i < text.size; i++) {
    const char *escape = escape_of(text.data[i]);
    if (escape) {
      gxi_sink_text(&out->sink, escape);
    } else {
      gxi_sink_char(&out->sink, text.data[i]);
    }
  }
  gxi_sink_char(&out->sink, '"');
}

static void
literal(gxi_exporting *out, gx_str text, const char *type, const char *language) {
  next_value(out);
  if (type && strcmp(type, "xsd:integer") == 0) { /* Turtle knows them by sight */
    gxi_sink_str(&out->sink, text);
    return;
  }
  write_string(out, gxi_xml_text(out, text));
  if (!type && !language) return;
  gxi_sink_text(&out->sink, type ? "^^" : "@");
  gxi_sink_text(&out->sink, type ? type : language);
}

static void end(gxi_exporting *out) {
  gxi_sink_text(&out->sink, " .\n");
}

static void tail(gxi_exporting *out) {
  (void)out;
}

static const gxi_rdf_syntax turtle = {
  head, begin, property, named, term, resource, literal, end, tail};

void gxi_write_turtle(gxi_exporting *out) {
  gxi_rdf_write(out, &turtle);
}
