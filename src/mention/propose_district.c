/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * propose_district.c: 北京朝阳, 宁波江北, 海南东方: a district right behind the city
 * that it lies in, its suffix left out, though its short name is a word (和平) or
 * another's.
 *
 * Only at a clear edge: 天津和平 | 的企业, not 天津和平发展. A district behind its
 * city, a county also behind its province; 河南新华 is a firm's name before it is a
 * district.
 */
#include "base/str.h"
#include "mention/lattice.h"
#include "mention/weights.h"

#define MOST_CHARS 3u
#define MOST_BYTES 24u
#define EDGES (GXI_CUE_EDGE | GXI_CUE_LIST | GXI_CUE_FUNCTION)

static bool lies_in(const gxi_scan *scan, uint32_t place, uint32_t above) {
  const gxi_place *row = gxi_knowledge_place(scan->knowledge, place);
  if (row->level != GXI_LEVEL_COUNTY) return false;
  if (row->parent == above) return true;
  return !gxi_str_ends(row->name, GX_STR_LIT("区")) &&
         gxi_knowledge_place_within(scan->knowledge, place, above);
}

/* The division whose name is the text and a suffix, within a place. */
static uint32_t
find_district(const gxi_scan *scan, gx_str name, const char *suffix, uint32_t above) {
  char full[MOST_BYTES];
  size_t more = strlen(suffix);
  gxi_hit hit;
  if (name.size + more > sizeof full) return GX_ID_NONE;
  memcpy(full, name.data, name.size);
  memcpy(full + name.size, suffix, more);
  if (!gxi_lexicon_find(scan->lexicon, (gx_str){full, name.size + more}, &hit))
    return GX_ID_NONE;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(scan->lexicon, hit.first + i);
    if (entry->kind == GXI_KIND_DIVISION && lies_in(scan, entry->payload, above))
      return entry->payload;
  }
  return GX_ID_NONE;
}

static void propose_behind(
  gxi_lattice *lattice, const gxi_scan *scan, uint32_t at, uint32_t above
) {
  static const char *const suffixes[] = {"区", "县", "市", NULL};
  for (uint32_t end = at + 2; end <= at + MOST_CHARS; end++) {
    if (end > gxi_scan_size(scan)) return;
    if (!(scan->chars.items[end].after & EDGES)) continue;
    for (const char *const *s = suffixes; *s; s++) {
      uint32_t place = find_district(scan, gxi_scan_text(scan, at, end), *s, above);
      if (place == GX_ID_NONE) continue;
      gxi_proposal proposal = {
        .begin = (uint16_t)at,
        .end = (uint16_t)end,
        .kind = GXI_TOKEN_MENTION,
        .origin = GXI_ORIGIN_LEXICON,
        .score = GXI_COST_BEHIND_CITY,
        .type = gxi_knowledge_level_type(scan->knowledge, GXI_LEVEL_COUNTY),
        .places = {place, place}};
      gxi_lattice_propose(lattice, scan, proposal);
      break;
    }
  }
}

void gxi_propose_districts(gxi_lattice *lattice, const gxi_scan *scan) {
  const uint32_t places =
    1u << GXI_KIND_DIVISION | 1u << GXI_KIND_COUNTRY | 1u << GXI_KIND_FOREIGN_CITY;
  if (!(scan->longer & places)) return;
  uint32_t size = gxi_scan_size(scan);
  for (uint32_t at = scan->from; at < size; at++) {
    if (!(scan->chars.items[at].longer & places)) continue;
    uint32_t stop = scan->chars.items[at + 1].first_piece;
    for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++) {
      const gxi_piece *piece = &scan->pieces.items[i];
      if (!piece->is_name || piece->place == GX_ID_NONE) continue;
      if (piece->end - piece->begin < 2 || piece->end >= size) continue;
      const gxi_place *row = gxi_knowledge_place(scan->knowledge, piece->place);
      if (row->level == GXI_LEVEL_PROVINCE || row->level == GXI_LEVEL_CITY)
        propose_behind(lattice, scan, piece->end, piece->place);
    }
  }
}
