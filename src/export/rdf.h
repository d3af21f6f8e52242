/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rdf.h: what is said in RDF (rdf.c), apart from how it is written (turtle.c,
 * jsonld.c).
 *
 *     syntax->begin(out, entity "CN-650000")      <urn:guanxi:entity:CN-650000>
 *     syntax->property(out, "rdfs:label")             rdfs:label
 *     syntax->literal(out, "新疆", NULL, "zh")            "新疆"@zh
 *     syntax->end(out)                                                    .
 *
 * A property is followed by one value or more. Nothing is without a name: what has none
 * can be neither compared nor merged.
 */
#ifndef GXI_EXPORT_RDF_H
#define GXI_EXPORT_RDF_H

#include "export/export.h"

/** An IRI: the space as it stands, the kind and a separator if there is one, the name
 *  with what IRIs lack percent-encoded. */
typedef struct gxi_iri {
  gx_str space;
  const char *kind; /* "entity"; NULL: none */
  gx_str name;
} gxi_iri;

typedef struct gxi_rdf_prefix {
  const char *name; /* "prov" */
  const char *space;
} gxi_rdf_prefix;

/** NULL at the end. */
extern const gxi_rdf_prefix gxi_rdf_prefixes[];

typedef struct gxi_rdf_syntax {
  void (*head)(gxi_exporting *out);
  void (*begin)(gxi_exporting *out, gxi_iri subject);
  void (*property)(gxi_exporting *out, const char *name); /* "a" or "prefix:name" */
  /* A property whose space has a prefix and whose name is data. */
  void (*named)(gxi_exporting *out, const char *prefix, gx_str name);
  void (*term)(gxi_exporting *out, const char *prefix, gx_str name);
  void (*resource)(gxi_exporting *out, gxi_iri iri);
  /* type: "xsd:date" or NULL; language: "zh" or NULL. */
  void (*literal
  )(gxi_exporting *out, gx_str text, const char *type, const char *language);
  void (*end)(gxi_exporting *out);
  void (*tail)(gxi_exporting *out);
} gxi_rdf_syntax;

/** GX_E_ARGUMENT unless it is NULL or can begin an IRI. */
GX_MUST_USE gx_status gxi_rdf_check_base(const char *base, gx_error *error);

/** Everything there is to say, in this syntax. */
void gxi_rdf_write(gxi_exporting *out, const gxi_rdf_syntax *syntax);

/** Writes an IRI without brackets or quotes. */
void gxi_rdf_write_iri(gxi_exporting *out, gxi_iri iri);
/** The namespace of a prefix. */
gx_str gxi_rdf_space(const char *prefix);
/** Can it stand behind a prefix in Turtle as it is? */
bool gxi_rdf_is_local(gx_str name);

#endif
