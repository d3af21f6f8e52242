/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * propose_district.c: districts and counties without their suffix, though what is left
 * is a word (和平) or another's name.
 *
 *     北京朝阳, 宁波江北, 海南东方    right behind the city that it lies in
 *     渝中、江北两区                  in a list that is counted: the suffix stands once
 *     白水|县长, 和平|区长            the suffix is part of the title
 *
 * Behind a city only at a clear edge: 天津和平 | 的企业, not 天津和平发展. A district
 * behind its city, a county also behind its province; 河南新华 is a firm's name before
 * it is a district. Of a list all members but the first stand behind a joint, and the
 * first is none without a second.
 */
#include "base/str.h"
#include "mention/lattice.h"
#include "mention/weights.h"

#define MOST_CHARS 3u
#define MOST_BYTES 24u
#define EDGES (GXI_CUE_EDGE | GXI_CUE_LIST | GXI_CUE_FUNCTION)

static bool lies_in(const gxi_scan *scan, uint32_t place, uint32_t above) {
  const gxi_place *row = gxi_knowledge_place(scan->knowledge, place);
  if (row->level == GXI_LEVEL_TOWNSHIP)
    return gxi_knowledge_place_within(scan->knowledge, place, above);
  if (row->level != GXI_LEVEL_COUNTY) return false;
  if (row->parent == above) return true;
  return !gxi_str_ends(row->name, GX_STR_LIT("区")) &&
         gxi_knowledge_place_within(scan->knowledge, place, above);
}

/* The division whose name is the text and a suffix, within a place (GX_ID_NONE: any).
 */
static uint32_t
find_district(const gxi_scan *scan, gx_str name, gx_str suffix, uint32_t above) {
  char full[MOST_BYTES];
  gxi_hit hit;
  if (name.size + suffix.size > sizeof full) return GX_ID_NONE;
  memcpy(full, name.data, name.size);
  memcpy(full + name.size, suffix.data, suffix.size);
  if (!gxi_lexicon_find(scan->lexicon, (gx_str){full, name.size + suffix.size}, &hit))
    return GX_ID_NONE;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(scan->lexicon, hit.first + i);
    if (entry->kind != GXI_KIND_DIVISION) continue;
    if (above == GX_ID_NONE || lies_in(scan, entry->payload, above))
      return entry->payload;
  }
  return GX_ID_NONE;
}

static void propose(
  gxi_lattice *lattice,
  const gxi_scan *scan,
  gx_span chars,
  uint32_t place,
  uint32_t payload
) {
  gxi_level level = gxi_knowledge_place(scan->knowledge, place)->level;
  gxi_proposal proposal = {
    .begin = (uint16_t)chars.begin,
    .end = (uint16_t)chars.end,
    .payload = payload,
    .kind = GXI_TOKEN_MENTION,
    .origin = GXI_ORIGIN_LEXICON,
    .score = payload == GXI_PROPOSAL_COUNTED ? GXI_COST_COUNTED : GXI_COST_BEHIND_CITY,
    .type = gxi_knowledge_level_type(scan->knowledge, level),
    .places = {place, place}};
  gxi_lattice_propose(lattice, scan, proposal);
}

static void propose_behind(
  gxi_lattice *lattice, const gxi_scan *scan, uint32_t at, uint32_t above
) {
  static const char *const suffixes[] = {"区", "县", "市", NULL};
  for (uint32_t end = at + 2; end <= at + MOST_CHARS; end++) {
    if (end > gxi_scan_size(scan)) return;
    if (!(scan->chars.items[end].after & EDGES)) continue;
    for (const char *const *s = suffixes; *s; s++) {
      gx_str name = gxi_scan_text(scan, at, end);
      uint32_t place = find_district(scan, name, gxi_str(*s), above);
      if (place == GX_ID_NONE) continue;
      propose(lattice, scan, (gx_span){at, end}, place, 0);
      break;
    }
  }
}

/* 东莞麻涌, 南海西樵: a town right behind its city or county, where a clause goes on.
 */
static void
propose_town(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at, uint32_t above) {
  static const char *const suffixes[] = {"镇", "街道", "乡", NULL};
  for (uint32_t end = at + 2; end <= at + MOST_CHARS && end <= gxi_scan_size(scan);
       end++) {
    if (!(scan->chars.items[end].after & (GXI_CUE_EDGE | GXI_CUE_LIST | GXI_CUE_VERB)))
      continue;
    gx_str name = gxi_scan_text(scan, at, end);
    if (gxi_scan_code(scan, end) == U'经' || gxi_str_ends_in(name, "港 区 县 市"))
      continue;
    if (find_district(scan, name, GX_STR_LIT("区"), above) != GX_ID_NONE) return;
    for (const char *const *s = suffixes; *s; s++) {
      uint32_t place = find_district(scan, name, gxi_str(*s), above);
      if (place == GX_ID_NONE) continue;
      propose(lattice, scan, (gx_span){at, end}, place, 0);
      return;
    }
  }
}

static bool is_joint(uint32_t code) {
  return code == U'、' || code == U'与' || code == U'和' || code == U'及' ||
         code == U'同';
}

/* The longest name that ends here and takes the suffix; a joint in front of it is
   worth more than length. *begin: where. */
static uint32_t
named_before(const gxi_scan *scan, uint32_t end, gx_str suffix, uint32_t *begin) {
  uint32_t found = GX_ID_NONE;
  for (uint32_t size = 2; size <= MOST_CHARS && size <= end - scan->from; size++) {
    uint32_t at = end - size;
    gx_str name = gxi_scan_text(scan, at, end);
    uint32_t place = find_district(scan, name, suffix, GX_ID_NONE);
    if (place == GX_ID_NONE) continue;
    found = place;
    *begin = at;
    if (at > scan->from && is_joint(scan->chars.items[at - 1].code)) break;
  }
  return found;
}

/* 渝中、江北 | 两 | 区: the members, last first. */
static void
propose_counted(gxi_lattice *lattice, const gxi_scan *scan, uint32_t count) {
  if (count + 1 >= gxi_scan_size(scan)) return;
  gx_str suffix = gxi_scan_text(scan, count + 1, count + 2);
  if (!gxi_str_in(suffix, "区 县 市 州 旗 乡 镇 省")) return;
  uint32_t end = count, begin = 0, members = 0;
  for (;; end = begin - 1, members++) {
    uint32_t place = named_before(scan, end, suffix, &begin);
    if (place == GX_ID_NONE) return;
    bool joined = begin > scan->from && is_joint(scan->chars.items[begin - 1].code);
    if (members > 0 || joined)
      propose(lattice, scan, (gx_span){begin, end}, place, GXI_PROPOSAL_COUNTED);
    if (!joined) return;
  }
}

static void propose_lists(gxi_lattice *lattice, const gxi_scan *scan) {
  if (!(scan->asked & GXI_ASKS_NUMBER)) return;
  for (uint32_t at = scan->from; at < gxi_scan_size(scan); at++) {
    uint32_t code = scan->chars.items[at].code;
    bool counts = code == U'两' || code == U'二' || code == U'三' || code == U'四' ||
                  code == U'五' || code == U'六';
    if (counts) propose_counted(lattice, scan, at);
  }
}

/* 白水|县长: the division without its suffix, which begins the title. */
static void
propose_headed(gxi_lattice *lattice, const gxi_scan *scan, const gxi_piece *piece) {
  if (piece->end - piece->begin < 3 || gxi_scan_code(scan, piece->end) != U'长') return;
  uint32_t end = piece->end - 1u;
  gx_str suffix = gxi_scan_text(scan, end, piece->end);
  if (!gxi_str_in(suffix, "市 县 区 州 旗 乡 镇")) return;
  propose(lattice, scan, (gx_span){piece->begin, end}, piece->place, 0);
}

/* Whether what is listed may begin with the two characters there and go on. */
static bool opens_longer(const gxi_scan *scan, uint32_t at) {
  return at + 2 <= gxi_scan_size(scan) &&
         gxi_lexicon_goes_on(scan->lexicon, gxi_scan_text(scan, at, at + 2));
}

void gxi_propose_districts(gxi_lattice *lattice, const gxi_scan *scan) {
  const uint32_t places =
    1u << GXI_KIND_DIVISION | 1u << GXI_KIND_COUNTRY | 1u << GXI_KIND_FOREIGN_CITY;
  if (!(scan->longer & places)) return;
  propose_lists(lattice, scan);
  uint32_t size = gxi_scan_size(scan);
  for (uint32_t at = scan->from; at < size; at++) {
    if (!(scan->chars.items[at].longer & places)) continue;
    uint32_t stop = scan->chars.items[at + 1].first_piece;
    for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++) {
      const gxi_piece *piece = &scan->pieces.items[i];
      if (!piece->is_name || piece->place == GX_ID_NONE) continue;
      if (piece->end - piece->begin < 2 || piece->end >= size) continue;
      propose_headed(lattice, scan, piece);
      if (!opens_longer(scan, piece->end)) continue;
      const gxi_place *row = gxi_knowledge_place(scan->knowledge, piece->place);
      if (row->level == GXI_LEVEL_PROVINCE || row->level == GXI_LEVEL_CITY)
        propose_behind(lattice, scan, piece->end, piece->place);
      if (row->level == GXI_LEVEL_COUNTY || row->level == GXI_LEVEL_CITY)
        propose_town(lattice, scan, piece->end, piece->place);
    }
  }
}
