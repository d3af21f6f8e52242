/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write.c: JSON of the page, as write.h draws it; and numbers for equal things. */
#include "report/write.h"

#include <math.h>
#include <stdlib.h>

void gxi_report_text(gxi_reporting *in, const char *literal) {
  gxi_sink_text(in->sink, literal);
}

void gxi_report_string(gxi_reporting *in, gx_str value) {
  gxi_sink_json(in->sink, value);
}

void gxi_report_uint(gxi_reporting *in, uint64_t value) {
  gxi_sink_uint(in->sink, value);
}

void gxi_report_number(gxi_reporting *in, double value) {
  double size = fabs(value);
  if (value != floor(value) && size > 1e-12 && size < 1e9) {
    double unit = pow(10, 6 - floor(log10(size)));
    value = round(value * unit) / unit;
  }
  gxi_sink_double(in->sink, value);
}

void gxi_report_strings(gxi_reporting *in, const gx_str *items, size_t count) {
  gxi_sink_char(in->sink, '[');
  for (size_t i = 0; i < count; i++) {
    if (i) gxi_sink_char(in->sink, ',');
    gxi_sink_json(in->sink, items[i]);
  }
  gxi_sink_char(in->sink, ']');
}

void gxi_report_table(gxi_reporting *in, const char *name, const char *columns) {
  gxi_report_text(in, ",\n\"");
  gxi_report_text(in, name);
  gxi_report_text(in, "\":{\"columns\":[\"");
  for (const char *c = columns; *c; c++) {
    *c == ' ' ? gxi_report_text(in, "\",\"") : gxi_sink_char(in->sink, *c);
  }
  gxi_report_text(in, "\"],\"rows\":[");
}

void gxi_report_row(gxi_reporting *in, bool first) {
  gxi_report_text(in, first ? "\n[" : ",\n[");
}

void gxi_report_table_end(gxi_reporting *in) {
  gxi_report_text(in, "\n]}");
}

void gxi_report_column(
  gxi_reporting *in, const char *name, uint32_t count, gxi_report_cell *cell, bool first
) {
  gxi_report_text(in, first ? "\n\"" : ",\n\"");
  gxi_report_text(in, name);
  gxi_report_text(in, "\":[");
  for (uint32_t i = 0; i < count; i++) {
    if (i) gxi_sink_char(in->sink, ',');
    cell(in, i);
  }
  gxi_sink_char(in->sink, ']');
}

typedef struct ordering {
  const gxi_reporting *in;
  gxi_report_compare *compare;
} ordering;

static int in_order(const void *one, const void *other, void *context) {
  const ordering *by = context;
  uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
  int order = by->compare(by->in, a, b);
  if (order) return order;
  return a < b ? -1 : a > b;
}

gxi_numbered
gxi_report_numbered(gxi_reporting *in, uint32_t things, gxi_report_compare *compare) {
  gxi_numbered all = {.things = things};
  ordering by = {in, compare};
  all.order = gxi_arena_alloc(in->scratch, things, sizeof *all.order);
  all.number = gxi_arena_alloc(in->scratch, things, sizeof *all.number);
  for (uint32_t i = 0; i < things; i++) {
    all.order[i] = i;
  }
  if (things) qsort_r(all.order, things, sizeof *all.order, in_order, &by);
  for (uint32_t i = 0; i < things; i++) {
    bool new_one = i == 0 || compare(in, all.order[i - 1], all.order[i]) != 0;
    all.count += new_one;
    all.number[all.order[i]] = all.count - 1;
  }
  return all;
}

void gxi_report_distinct(
  gxi_reporting *in,
  const char *name,
  const gxi_numbered *all,
  gx_str (*text_of)(const gxi_reporting *in, uint32_t thing)
) {
  gxi_report_text(in, "\n\"");
  gxi_report_text(in, name);
  gxi_report_text(in, "\":[");
  for (uint32_t i = 0; i < all->things; i++) {
    uint32_t at = all->order[i];
    if (i && all->number[at] == all->number[all->order[i - 1]]) continue;
    gxi_report_text(in, i ? ",\n" : "\n");
    gxi_report_string(in, text_of(in, at));
  }
  gxi_report_text(in, "]");
}
