/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * said.c: the sentences behind the edges, as one JSON object, packed (pack.c).
 *
 *     {"sentences": [… each once, by document and place …], "rules": [… each once …],
 *      "document": […], "sentence": […], "rule": […], "status": […], "confidence": […],
 *      "date": […], "stated": […], "begin": […], "end": […], "via": [[…] …],
 *      "attributes": [{…} …]}
 *
 * One row for each piece of evidence, the drawn edges' one after another. Sentences and
 * rules are named by number: several ties are read from one sentence.
 */
#include "base/order.h"
#include "base/str.h"
#include "report/write.h"

static const gx_evidence *said(const gxi_reporting *in, uint32_t row) {
  return &in->evidence[in->said[row]];
}

static int by_sentence(const gxi_reporting *in, uint32_t a, uint32_t b) {
  const gx_evidence *x = said(in, a), *y = said(in, b);
  int order = gxi_compare(x->document, y->document);
  if (!order) order = gxi_compare(x->begin, y->begin);
  return order ? order : gxi_str_compare(x->text, y->text);
}

static gx_str sentence_of(const gxi_reporting *in, uint32_t row) {
  return said(in, row)->text;
}

static gx_str rule_of(const gxi_reporting *in, uint32_t row) {
  return said(in, row)->rule;
}

static int by_rule(const gxi_reporting *in, uint32_t a, uint32_t b) {
  return gxi_str_compare(rule_of(in, a), rule_of(in, b));
}

static void cell_document(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, said(in, row)->document);
}

static void cell_sentence(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, in->sentences.number[row]);
}

static void cell_rule(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, in->rules.number[row]);
}

static void cell_status(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, said(in, row)->status);
}

static void cell_confidence(gxi_reporting *in, uint32_t row) {
  gxi_report_number(in, said(in, row)->confidence);
}

static void cell_date(gxi_reporting *in, uint32_t row) {
  gxi_report_string(in, said(in, row)->date);
}

static void cell_stated(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, said(in, row)->date_stated);
}

static void cell_begin(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, said(in, row)->begin);
}

static void cell_end(gxi_reporting *in, uint32_t row) {
  gxi_report_uint(in, said(in, row)->end);
}

static void cell_via(gxi_reporting *in, uint32_t row) {
  gxi_report_strings(in, said(in, row)->via, said(in, row)->via_count);
}

static void cell_attributes(gxi_reporting *in, uint32_t row) {
  const gx_evidence *one = said(in, row);
  gxi_sink_char(in->sink, '{');
  for (size_t i = 0; i < one->attribute_count; i++) {
    if (i) gxi_sink_char(in->sink, ',');
    gxi_report_string(in, one->attributes[i].name);
    gxi_sink_char(in->sink, ':');
    gxi_report_string(in, one->attributes[i].value);
  }
  gxi_sink_char(in->sink, '}');
}

void gxi_report_said(gxi_reporting *in) {
  uint32_t count = in->said_count;
  in->sentences = gxi_report_numbered(in, count, by_sentence);
  in->rules = gxi_report_numbered(in, count, by_rule);
  gxi_report_text(in, "{");
  gxi_report_distinct(in, "sentences", &in->sentences, sentence_of);
  gxi_report_text(in, ",");
  gxi_report_distinct(in, "rules", &in->rules, rule_of);
  gxi_report_column(in, "document", count, cell_document, false);
  gxi_report_column(in, "sentence", count, cell_sentence, false);
  gxi_report_column(in, "rule", count, cell_rule, false);
  gxi_report_column(in, "status", count, cell_status, false);
  gxi_report_column(in, "confidence", count, cell_confidence, false);
  gxi_report_column(in, "date", count, cell_date, false);
  gxi_report_column(in, "stated", count, cell_stated, false);
  gxi_report_column(in, "begin", count, cell_begin, false);
  gxi_report_column(in, "end", count, cell_end, false);
  gxi_report_column(in, "via", count, cell_via, false);
  gxi_report_column(in, "attributes", count, cell_attributes, false);
  gxi_report_text(in, "}\n");
}
