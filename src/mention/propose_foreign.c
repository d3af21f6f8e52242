/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * propose_foreign.c: places that no list names.
 *
 *     鲁德内|市  科斯塔奈|州     three or more characters that usually transliterate
 *     老挝|南塔|省               behind the country
 *     八十九|团                  a regiment of the 兵团, where the document names that
 *
 * Domestic names of the first kind are listed and cost less.
 */
#include "base/str.h"
#include "mention/lattice.h"
#include "mention/weights.h"

#define MAX_CORE 8u
#define MAX_COUNTRY 6u
#define MAX_PROVINCE 5u /* 省 not counted */

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
    .score = level == GXI_LEVEL_TOWNSHIP
               ? GXI_COST_TOWNSHIP
               : GXI_COST_ABROAD + GXI_COST_ABROAD_CHAR * (int32_t)(end - begin - 1),
    .type = gxi_knowledge_level_type(scan->knowledge, level)};
  gxi_lattice_propose(lattice, scan, proposal);
}

/* Where the characters begin that transliterate in front of one, a few at most. */
static uint32_t core_begin(const gxi_scan *scan, uint32_t at) {
  uint32_t begin = at;
  while (begin > scan->from && at - begin < MAX_CORE &&
         gxi_char_has(&scan->chars.items[begin - 1], GXI_KIND_TRANSLITERATION))
    begin--;
  return begin;
}

void gxi_propose_foreign(gxi_lattice *lattice, const gxi_scan *scan) {
  if (!(scan->asked & GXI_ASKS_LEVEL)) return;
  uint32_t size = gxi_scan_size(scan);
  for (uint32_t at = scan->from; at < size; at++) {
    if (!(scan->chars.items[at].asks & GXI_ASKS_LEVEL)) continue;
    uint32_t code = gxi_scan_code(scan, at);
    if (code != 0x5E02 && code != 0x5DDE) continue;
    gxi_level level = code == 0x5E02 ? GXI_LEVEL_CITY : GXI_LEVEL_PROVINCE;
    for (uint32_t begin = core_begin(scan, at); begin + 3 <= at; begin++)
      propose(lattice, scan, begin, at + 1, level);
  }
}
