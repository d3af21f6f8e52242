/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * write.h: JSON of the page: tables of few rows row by row, those of many column by
 * column.
 *
 *     "types": {"columns": ["id", "zh"], "rows": [["gov", "政府"], …]}
 *     "edges": {"head": [0, 0, 7, …], "tail": [4, 9, 2, …], …}
 */
#ifndef GXI_REPORT_WRITE_H
#define GXI_REPORT_WRITE_H

#include "report/report.h"

/** What stands in a row of a column. */
typedef void gxi_report_cell(gxi_reporting *in, uint32_t row);

void gxi_report_text(gxi_reporting *in, const char *literal);
void gxi_report_string(gxi_reporting *in, gx_str value);
void gxi_report_uint(gxi_reporting *in, uint64_t value);
/** To seven significant digits: nobody sees more, and the rest is half of the bytes. */
void gxi_report_number(gxi_reporting *in, double value);
void gxi_report_strings(gxi_reporting *in, const gx_str *items, size_t count);

/** ,"name":{"columns":[…],"rows":[ … ]} with the columns' names parted by blanks. */
void gxi_report_table(gxi_reporting *in, const char *name, const char *columns);
void gxi_report_row(gxi_reporting *in, bool first);
void gxi_report_table_end(gxi_reporting *in);

/** "name":[ … ] with a comma before it unless it is the first of its object. */
void gxi_report_column(
  gxi_reporting *in, const char *name, uint32_t count, gxi_report_cell *cell, bool first
);

/*
 * Equal things get one number:
 *
 *     things   b a b c        number  1 0 1 2      order  1 0 2 3     count  3
 */
typedef int gxi_report_compare(const gxi_reporting *in, uint32_t a, uint32_t b);

gxi_numbered
gxi_report_numbered(gxi_reporting *in, uint32_t things, gxi_report_compare *compare);
/** The distinct ones in order, as a column; text_of(thing) names them. */
void gxi_report_distinct(
  gxi_reporting *in,
  const char *name,
  const gxi_numbered *all,
  gx_str (*text_of)(const gxi_reporting *in, uint32_t thing)
);

#endif
