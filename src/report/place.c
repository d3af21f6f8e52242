/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * place.c: where each entity lies, for the map of provinces.
 *
 * Homes at the level of provinces, as projections have them, under short codes:
 *
 *     CN-650000 CN-653100   → 65     a division's code names its province
 *     CN-XJBT-01            → 65     divisions of the corps
 *     KZ                    → KZ     a country
 */
#include "base/str.h"
#include "report/report.h"

static bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

static gxi_region region_of(gx_str code) {
  const char *c = code.data;
  if (gxi_str_starts(code, GX_STR_LIT("CN-XJBT"))) return (gxi_region){"65"};
  bool division = gxi_str_starts(code, GX_STR_LIT("CN-")) && code.size >= 5 &&
                  gxi_is_digit((unsigned char)c[3]) &&
                  gxi_is_digit((unsigned char)c[4]);
  if (division) return (gxi_region){{c[3], c[4], 0}};
  if (code.size == 2 && is_upper(c[0]) && is_upper(c[1])) {
    return (gxi_region){{c[0], c[1], 0}};
  }
  return (gxi_region){""};
}

void gxi_report_place(gxi_reporting *in) {
  size_t entities, codes;
  const uint32_t *of = gx_homes_of(in->homes, &entities);
  const gx_str *code = gx_homes_codes(in->homes, &codes);
  in->regions = gxi_arena_alloc(in->scratch, in->vertex_count, sizeof *in->regions);
  for (uint32_t v = 0; v < in->vertex_count; v++) {
    uint32_t home = of[in->vertices[v]];
    if (home != GX_ID_NONE) in->regions[v] = region_of(code[home]);
  }
}
