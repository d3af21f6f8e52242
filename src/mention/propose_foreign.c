/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * propose_foreign.c: places that no list names.
 *
 *     鲁德内|市  科斯塔奈|州     three or more characters that usually transliterate
 *     老挝|南塔|省, 韩国|大田|市  behind the country
 *     越南|北宁                  … of 北宁省, which is listed
 *     勿加泗|县  巴扎结米|乡     listed without this level
 *     八十九|团                  a regiment of the 兵团, where the document names that
 *
 * Domestic names of the first kind are listed and cost less.
 */
#include <string.h>

#include "base/str.h"
#include "mention/lattice.h"
#include "mention/piece.h"
#include "mention/weights.h"

#define MAX_CORE 8u
#define MAX_COUNTRY 6u
#define MAX_PROVINCE 5u /* 省 not counted */
#define MAX_TOWN 3u     /* 市 not counted */
#define MAX_SHORT 4u    /* characters of a name without its level */
#define USUAL_WORD 11u  /* weight in the word list from which a word is no name */
#define EVERYDAY 13u    /* … not even of a listed place: 和平 */

static void propose_at(
  gxi_lattice *lattice,
  const gxi_scan *scan,
  gx_span span,
  gxi_level level,
  int32_t score
) {
  gxi_proposal proposal = {
    .begin = (uint16_t)span.begin,
    .end = (uint16_t)span.end,
    .kind = GXI_TOKEN_MENTION,
    .origin = GXI_ORIGIN_SHAPE,
    .score = score,
    .type = gxi_knowledge_level_type(scan->knowledge, level)};
  gxi_lattice_propose(lattice, scan, proposal);
}

static void propose(
  gxi_lattice *lattice,
  const gxi_scan *scan,
  uint32_t begin,
  uint32_t end,
  gxi_level level
) {
  int32_t abroad = GXI_COST_ABROAD + GXI_COST_ABROAD_CHAR * (int32_t)(end - begin - 1);
  int32_t score = level == GXI_LEVEL_TOWNSHIP ? GXI_COST_TOWNSHIP : abroad;
  propose_at(lattice, scan, (gx_span){begin, end}, level, score);
}

/* Where the characters begin that transliterate in front of one, a few at most. */
static uint32_t core_begin(const gxi_scan *scan, uint32_t at) {
  uint32_t begin = at;
  while (begin > scan->from && at - begin < MAX_CORE &&
         gxi_char_has(&scan->chars.items[begin - 1], GXI_KIND_TRANSLITERATION))
    begin--;
  return begin;
}

static bool has_country(const gxi_scan *scan) {
  return scan->longer >> GXI_KIND_COUNTRY & 1;
}

/* The country other than China that ends at a character, or GX_ID_NONE. */
static uint32_t country_before(const gxi_scan *scan, uint32_t at) {
  if (!has_country(scan) || !(scan->chars.items[at].before & GXI_CUE_PLACE))
    return GX_ID_NONE;
  uint32_t first = at > MAX_COUNTRY + scan->from ? at - MAX_COUNTRY : scan->from;
  for (uint32_t begin = first; begin + 1 < at; begin++)
    for (uint32_t i = scan->chars.items[begin].first_piece;
         i < scan->chars.items[begin + 1].first_piece;
         i++) {
      const gxi_piece *piece = &scan->pieces.items[i];
      if (piece->end == at && piece->country) return piece->place;
    }
  return GX_ID_NONE;
}

/* 卢萨卡|省: a listed city, which the province around it is called by. */
static bool is_city_abroad(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  for (uint32_t i = scan->chars.items[begin].first_piece;
       i < scan->chars.items[begin + 1].first_piece;
       i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (piece->end == end && gxi_piece_has(piece, GXI_KIND_FOREIGN_CITY)) return true;
  }
  return false;
}

/* 南塔省 behind 老挝. */
static void propose_province(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  for (uint32_t size = 2; size <= MAX_PROVINCE && scan->from + size < at; size++) {
    if (!gxi_is_han(gxi_scan_code(scan, at - size))) return;
    if (country_before(scan, at - size) == GX_ID_NONE) continue;
    if (is_city_abroad(scan, at - size, at))
      propose_at(
        lattice, scan, (gx_span){at - size, at + 1}, GXI_LEVEL_PROVINCE, GXI_COST_TOWN
      );
    else
      propose(lattice, scan, at - size, at + 1, GXI_LEVEL_PROVINCE);
  }
}

/* 城市, 超市; 工业|城, 沿海: a usual word lies in [begin, end). */
static bool
holds_word(const gxi_scan *scan, uint32_t begin, uint32_t end, uint32_t least) {
  uint32_t stop = scan->chars.items[end].first_piece;
  for (uint32_t i = scan->chars.items[begin].first_piece; i < stop; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    bool inside = piece->end <= end && piece->end - piece->begin > 1;
    if (inside && (piece->common >= least || gxi_piece_has(piece, GXI_KIND_WORD)))
      return true;
  }
  return false;
}

/* 大田市 behind 韩国: not listed, and no word. */
static void propose_town(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  for (uint32_t size = 2; size <= MAX_TOWN && scan->from + size < at; size++) {
    uint32_t begin = at - size;
    if (!gxi_is_han(gxi_scan_code(scan, begin))) return;
    if (country_before(scan, begin) == GX_ID_NONE) continue;
    if (holds_word(scan, begin, at + 1, USUAL_WORD)) return;
    gxi_proposal proposal = {
      .begin = (uint16_t)begin,
      .end = (uint16_t)(at + 1),
      .kind = GXI_TOKEN_MENTION,
      .origin = GXI_ORIGIN_SHAPE,
      .score = GXI_COST_TOWN,
      .type = gxi_knowledge_level_type(scan->knowledge, GXI_LEVEL_CITY)};
    gxi_lattice_propose(lattice, scan, proposal);
  }
}

/* The listed place of a country that a text and a level name together. */
static uint32_t levelled(const gxi_scan *scan, gx_str text, uint32_t country) {
  static const gx_str LEVELS[] = {
    GXI_WORD("省"), GXI_WORD("市"), GXI_WORD("州"), GXI_WORD("府"), GXI_WORD("广域市")};
  char name[3 * (MAX_SHORT + 3)];
  if (!gxi_lexicon_goes_on(scan->lexicon, text)) return GX_ID_NONE;
  memcpy(name, text.data, text.size);
  for (size_t i = 0; i < GXI_COUNT(LEVELS); i++) {
    gxi_hit hit;
    memcpy(name + text.size, LEVELS[i].data, LEVELS[i].size);
    gx_str full = {name, text.size + LEVELS[i].size};
    if (!gxi_lexicon_find(scan->lexicon, full, &hit)) continue;
    for (uint32_t k = 0; k < hit.count; k++) {
      const gxi_entry *entry = gxi_lexicon_entry(scan->lexicon, hit.first + k);
      if (entry->kind == GXI_KIND_FOREIGN_CITY &&
          gxi_knowledge_place(scan->knowledge, entry->payload)->parent == country)
        return entry->payload;
    }
  }
  return GX_ID_NONE;
}

/* 北宁, 海防 behind 越南: a word elsewhere, a place here. */
static void propose_short(
  gxi_lattice *lattice, const gxi_scan *scan, uint32_t begin, uint32_t country
) {
  for (uint32_t size = 2; size <= MAX_SHORT; size++) {
    uint32_t end = begin + size;
    if (end > gxi_scan_size(scan) || !gxi_is_han(gxi_scan_code(scan, end - 1))) return;
    uint32_t place = levelled(scan, gxi_scan_text(scan, begin, end), country);
    if (place == GX_ID_NONE || holds_word(scan, begin, end, EVERYDAY)) continue;
    gxi_level level = gxi_knowledge_place(scan->knowledge, place)->level;
    gxi_proposal proposal = {
      .begin = (uint16_t)begin,
      .end = (uint16_t)end,
      .kind = GXI_TOKEN_MENTION,
      .origin = GXI_ORIGIN_LEXICON,
      .score = GXI_COST_FOREIGN_CITY,
      .type = gxi_knowledge_level_type(scan->knowledge, level),
      .places = {place, place}};
    gxi_lattice_propose(lattice, scan, proposal);
  }
}

/* Behind each country; few sentences have one. */
static void propose_behind(gxi_lattice *lattice, const gxi_scan *scan) {
  uint32_t size = gxi_scan_size(scan);
  for (uint32_t at = scan->from + 1; at + 1 < size; at++) {
    if (!(scan->chars.items[at].before & GXI_CUE_PLACE)) continue;
    uint32_t country = country_before(scan, at);
    if (country != GX_ID_NONE) propose_short(lattice, scan, at, country);
  }
}

/* 八十九团, 161团: two or more numerals, and the document names the 兵团. */
static void propose_regiment(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  uint32_t begin = at;
  while (begin > scan->from && gxi_is_numeral(gxi_scan_code(scan, begin - 1)))
    begin--;
  uint32_t next = gxi_scan_code(scan, at + 1);
  if (at - begin < 2 || at - begin > 5 || next == 0x961F || next == 0x4F53)
    return; /* 队 体 */
  if (!gxi_scan_has_pair(scan, 0x5175, 0x56E2)) return;
  propose(lattice, scan, begin, at + 1, GXI_LEVEL_TOWNSHIP);
}

/* A word of more characters begins here: 布拉戈维申斯克|市场. */
static bool opens_word(const gxi_scan *scan, uint32_t at) {
  uint32_t stop = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++)
    if (scan->pieces.items[i].end > at + 1 && scan->pieces.items[i].hit.count)
      return true;
  return false;
}

/* 杜尚别|市, 巴扎结米|乡: a listed place with a level that the list lacks. */
static void propose_levelled(
  gxi_lattice *lattice, const gxi_scan *scan, const gxi_piece *piece, bool rural
) {
  const gxi_place *row = gxi_knowledge_place(scan->knowledge, piece->place);
  bool abroad = gxi_piece_has(piece, GXI_KIND_FOREIGN_CITY);
  bool county = gxi_scan_code(scan, piece->end) == 0x53BF; /* 县: not the city */
  if (rural ? row->level != GXI_LEVEL_TOWNSHIP : !abroad) return;
  gxi_proposal proposal = {
    .begin = piece->begin,
    .end = (uint16_t)(piece->end + 1),
    .kind = GXI_TOKEN_MENTION,
    .origin = county ? GXI_ORIGIN_SHAPE : GXI_ORIGIN_LEXICON,
    .score = piece->cost + GXI_BITS(1),
    .type =
      gxi_knowledge_level_type(scan->knowledge, county ? GXI_LEVEL_COUNTY : row->level),
    .places = {piece->place, piece->place}};
  gxi_lattice_propose(lattice, scan, proposal);
}

static void
propose_level(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at, bool rural) {
  if (!(scan->chars.items[at].before & GXI_CUE_PLACE) || opens_word(scan, at)) return;
  uint32_t from = at > MAX_CORE + scan->from ? at - MAX_CORE : scan->from;
  uint32_t stop = scan->chars.items[at].first_piece;
  for (uint32_t i = scan->chars.items[from].first_piece; i < stop; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    bool place = piece->end == at && piece->is_name && piece->place != GX_ID_NONE;
    if (place && piece->end - piece->begin > 1)
      propose_levelled(lattice, scan, piece, rural);
  }
}

void gxi_propose_foreign(gxi_lattice *lattice, const gxi_scan *scan) {
  if (has_country(scan)) propose_behind(lattice, scan);
  if (!(scan->asked & GXI_ASKS_LEVEL)) return;
  uint32_t size = gxi_scan_size(scan);
  for (uint32_t at = scan->from; at < size; at++) {
    if (!(scan->chars.items[at].asks & GXI_ASKS_LEVEL)) continue;
    uint32_t code = gxi_scan_code(scan, at);
    if (code == 0x7701) propose_province(lattice, scan, at);
    if (code == 0x5E02) propose_town(lattice, scan, at);
    if (code == 0x56E2) propose_regiment(lattice, scan, at);
    bool rural = code == 0x9547 || code == 0x4E61; /* 镇 乡 */
    bool city = code == 0x5E02 || code == 0x53BF;  /* 市 县; 州 is another's */
    if (at > scan->from && (rural || city)) propose_level(lattice, scan, at, rural);
    if (code != 0x5E02 && code != 0x5DDE) continue;
    gxi_level level = code == 0x5E02 ? GXI_LEVEL_CITY : GXI_LEVEL_PROVINCE;
    for (uint32_t begin = core_begin(scan, at); begin + 3 <= at; begin++)
      propose(lattice, scan, begin, at + 1, level);
  }
}
