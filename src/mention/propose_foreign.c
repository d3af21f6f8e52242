/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * propose_foreign.c: 鲁德内市, 科斯塔奈州: places abroad that no list names.
 *
 * Three or more characters that usually transliterate, then 市 or 州. Domestic names of
 * this kind are listed and cost less.
 */
#include "base/str.h"
#include "mention/lattice.h"
#include "mention/weights.h"

#define MAX_CORE 8u

static void propose(
  gxi_lattice *lattice,
  const gxi_scan *scan,
  uint32_t begin,
  uint32_t end,
  gxi_level level
) {
  gxi_proposal proposal = {
    .begin = (uint16_t)begin,
    .end = (uint16_t)end,
    .kind = GXI_TOKEN_MENTION,
    .origin = GXI_ORIGIN_SHAPE,
    .score = GXI_COST_ABROAD + GXI_COST_ABROAD_CHAR * (int32_t)(end - begin - 1),
    .type = gxi_knowledge_level_type(scan->knowledge, level)};
  gxi_lattice_propose(lattice, scan, proposal);
}

void gxi_propose_foreign(gxi_lattice *lattice, const gxi_scan *scan) {
  uint32_t size = gxi_scan_size(scan);
  uint32_t run = scan->from; /* first character of the current run */
  for (uint32_t at = scan->from; at < size; at++) {
    uint32_t code = gxi_scan_code(scan, at);
    bool level = code == 0x5E02 || code == 0x5DDE;
    for (uint32_t begin = run; level && begin + 3 <= at; begin++)
      if (at - begin <= MAX_CORE)
        propose(
          lattice,
          scan,
          begin,
          at + 1,
          code == 0x5E02 ? GXI_LEVEL_CITY : GXI_LEVEL_PROVINCE
        );
    if (!gxi_char_has(&scan->chars.items[at], GXI_KIND_TRANSLITERATION)) run = at + 1;
  }
}
