/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * giver.c: which places only give, by the names of their aid commands and teams.
 *
 *     [甲市] 对口支援 [乙县] 指挥部 …  甲市副市长丙 …  当地      乙县, never 甲市
 *     [甲市] 驻 [乙州] 工作组
 */
#include "base/str.h"
#include "entity/anaphor.h"

/* Bytes of the word that says so between two places, or 0. */
static size_t sending_word(gx_str text, size_t at) {
  return gxi_str_starts_in(text, at, "对口支援 对口帮扶 对口协作 派驻 驻 援建");
}

void gxi_givers_find(gxi_anaphors *a) {
  const gxi_linker *l = a->l;
  uint32_t count = l->reading->mentions.count;
  a->gives = gxi_arena_alloc(l->arena, l->out->count + 1u, sizeof *a->gives);
  for (uint32_t i = 0; i < l->out->count; i++)
    a->gives[i] = false;
  for (uint32_t m = 0; m + 1 < count; m++) {
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (entity == GX_ID_NONE || l->out->items[entity].place == GX_ID_NONE) continue;
    uint32_t end = gxi_linker_mention(l, m)->text.end;
    size_t size = sending_word(l->text, end);
    for (uint32_t n = m + 1; size && n < count && n < m + 4; n++) {
      uint32_t helped = gxi_anaphors_entity(a, n);
      bool place = helped != GX_ID_NONE && l->out->items[helped].place != GX_ID_NONE;
      if (place && gxi_linker_mention(l, n)->text.begin == end + size)
        a->gives[entity] = true;
    }
  }
}
