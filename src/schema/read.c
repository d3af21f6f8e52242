/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * read.c: libxml2 with its dangers switched off, and with lines that point at the
 * beginning of a tag.
 *
 * libxml2 notes the line where a start tag ends. '<' never stands in an attribute, so
 * the last '<' before the reading point is where the tag began; the line feeds in
 * between are taken off.
 */
#include "schema/read.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

#include "base/fail.h"
#include "base/limits.h"
#include "schema/domain.h"

static void start_element(
  void *context,
  const xmlChar *name,
  const xmlChar *prefix,
  const xmlChar *uri,
  int namespace_count,
  const xmlChar **namespaces,
  int attribute_count,
  int defaulted,
  const xmlChar **attributes
) {
  xmlParserCtxtPtr parser = context;
  xmlSAX2StartElementNs(
    context,
    name,
    prefix,
    uri,
    namespace_count,
    namespaces,
    attribute_count,
    defaulted,
    attributes
  );
  if (!parser->node || !parser->input) return;
  const xmlChar *at = parser->input->cur;
  unsigned short lines = 0;
  while (at > parser->input->base && *at != '<') {
    at--;
    lines = (unsigned short)(lines + (*at == '\n'));
  }
  if (lines < parser->node->line) {
    parser->node->line = (unsigned short)(parser->node->line - lines);
  }
}

typedef struct doctype_guard {
  bool seen;
} doctype_guard;

static void refuse_doctype(
  void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system
) {
  xmlParserCtxtPtr parser = context;
  (void)name;
  (void)external;
  (void)system;
  ((doctype_guard *)parser->_private)->seen = true;
  xmlStopParser(parser);
}

static void report_xml(
  gxi_report *report, gx_status status, const char *file, const xmlError *problem
) {
  uint32_t line = problem && problem->line > 0 ? (uint32_t)problem->line : 0;
  const char *text = problem && problem->message ? problem->message : "unreadable";
  size_t size = strlen(text);
  while (size && (text[size - 1] == '\n' || text[size - 1] == '.'))
    size--;
  (void)gxi_report_at(report, status, file, line, "%.*s", (int)size, text);
}

static gx_status read_failure(
  const xmlParserCtxt *parser,
  const doctype_guard *guard,
  const char *file,
  gxi_report *report
) {
  if (guard->seen) {
    (void)gxi_report_at(
      report, GX_E_SYNTAX, file, 0, "a document type (<!DOCTYPE) is not allowed"
    );
    return GX_OK;
  }
  if (parser->lastError.code == XML_ERR_NO_MEMORY) {
    return gxi_fail(report->error, GX_E_NOMEM, "out of memory");
  }
  report_xml(report, GX_E_SYNTAX, file, &parser->lastError);
  return GX_OK;
}

gx_status
gxi_xml_read(xmlDocPtr *tree, gx_str bytes, const char *file, gxi_report *report) {
  *tree = NULL;
  if (bytes.size > GXI_MAX_SCHEMA_BYTES) {
    (void)gxi_report_at(report, GX_E_LIMIT, file, 0, "larger than the limits allow");
    return GX_OK;
  }
  xmlParserCtxtPtr parser = xmlNewParserCtxt();
  if (!parser) return gxi_fail(report->error, GX_E_NOMEM, "out of memory");
  doctype_guard guard = {false};
  parser->_private = &guard;
  parser->sax->startElementNs = start_element;
  parser->sax->internalSubset = refuse_doctype;
  xmlDocPtr read = xmlCtxtReadMemory(
    parser,
    bytes.data,
    (int)bytes.size,
    NULL,
    "UTF-8",
    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA
  );
  gx_status status = GX_OK;
  if (read && parser->wellFormed && !guard.seen && xmlDocGetRootElement(read)) {
    *tree = read;
  } else {
    status = read_failure(parser, &guard, file, report);
    xmlFreeDoc(read);
  }
  xmlFreeParserCtxt(parser);
  return status;
}

typedef struct validation {
  const char *file;
  gxi_report *report;
} validation;

static void on_mistake(void *context, xmlErrorPtr problem) {
  validation *at = context;
  report_xml(at->report, GX_E_SCHEMA, at->file, problem);
}

static void on_grammar_mistake(void *context, xmlErrorPtr problem) {
  validation *at = context;
  report_xml(at->report, GX_E_SCHEMA, "domain.rng", problem);
}

gx_status gxi_xml_validate(xmlDocPtr tree, const char *file, gxi_report *report) {
  gx_str grammar = gxi_domain_grammar();
  validation at = {file, report};
  gx_status status = GX_OK;
  xmlRelaxNGPtr schema = NULL;
  xmlRelaxNGValidCtxtPtr gate = NULL;
  xmlRelaxNGParserCtxtPtr parser =
    xmlRelaxNGNewMemParserCtxt(grammar.data, (int)grammar.size);
  if (parser) {
    xmlRelaxNGSetParserStructuredErrors(parser, on_grammar_mistake, &at);
    schema = xmlRelaxNGParse(parser);
  }
  if (schema) gate = xmlRelaxNGNewValidCtxt(schema);
  if (gate) {
    xmlRelaxNGSetValidStructuredErrors(gate, on_mistake, &at);
    (void)xmlRelaxNGValidateDoc(gate, tree);
  } else {
    status = gxi_fail(report->error, GX_E_NOMEM, "cannot set up the grammar check");
  }
  xmlRelaxNGFreeValidCtxt(gate);
  xmlRelaxNGFree(schema);
  xmlRelaxNGFreeParserCtxt(parser);
  return status;
}
