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

/* The first thing that went wrong: later ones follow from it. */
typedef struct first_problem {
  bool seen;
  bool no_memory;
  uint32_t line;
  char message[256];
} first_problem;

static void note_problem(first_problem *first, int line, const char *message) {
  if (first->seen) return;
  first->seen = true;
  first->line = line > 0 ? (uint32_t)line : 0;
  size_t size = message ? strlen(message) : 0;
  while (size && (message[size - 1] == '\n' || message[size - 1] == '.'))
    size--;
  if (size >= sizeof first->message) size = sizeof first->message - 1;
  if (size) memcpy(first->message, message, size);
  first->message[size] = 0;
}

static void on_problem(void *context, xmlErrorPtr problem) {
  xmlParserCtxtPtr parser = context;
  first_problem *first = parser->_private;
  if (problem->code == XML_ERR_NO_MEMORY) first->no_memory = true;
  if (problem->level >= XML_ERR_ERROR) {
    note_problem(first, problem->line, problem->message);
  }
}

static void refuse_doctype(
  void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system
) {
  xmlParserCtxtPtr parser = context;
  (void)name;
  (void)external;
  (void)system;
  int line = parser->input ? parser->input->line : 0;
  note_problem(parser->_private, line, "a document type (<!DOCTYPE) is not allowed");
  xmlStopParser(parser);
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
  first_problem first = {false, false, 0, ""};
  parser->_private = &first;
  parser->sax->startElementNs = start_element;
  parser->sax->internalSubset = refuse_doctype;
  parser->sax->serror = on_problem;
  xmlDocPtr read = xmlCtxtReadMemory(
    parser,
    bytes.data,
    (int)bytes.size,
    NULL,
    "UTF-8",
    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA
  );
  gx_status status = GX_OK;
  if (read && parser->wellFormed && !first.seen && xmlDocGetRootElement(read)) {
    *tree = read;
  } else {
    xmlFreeDoc(read);
    if (first.no_memory) {
      status = gxi_fail(report->error, GX_E_NOMEM, "out of memory");
    } else {
      note_problem(&first, 0, "the file has no elements");
      (void)gxi_report_at(report, GX_E_SYNTAX, file, first.line, "%s", first.message);
    }
  }
  xmlFreeParserCtxt(parser);
  return status;
}

typedef struct validation {
  const char *file;
  gxi_report *report;
} validation;

static void report_mistake(validation *at, const char *file, const xmlError *problem) {
  first_problem mistake = {false, false, 0, ""};
  note_problem(&mistake, problem->line, problem->message);
  (void)gxi_report_at(
    at->report, GX_E_SCHEMA, file, mistake.line, "grammar: %s", mistake.message
  );
}

static void on_mistake(void *context, xmlErrorPtr problem) {
  validation *at = context;
  report_mistake(at, at->file, problem);
}

static void on_grammar_mistake(void *context, xmlErrorPtr problem) {
  report_mistake(context, "domain.rng", problem);
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
