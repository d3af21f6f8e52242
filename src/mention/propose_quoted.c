/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * propose_quoted.c: what brackets say: 《…》 is one token, a quoted fair is an event.
 *
 * Quotes inside longer names (“走出去”综合服务平台) are pieces, see scan.c.
 */
#include "base/str.h"
#include "mention/lattice.h"
#include "mention/shapes.h"
#include "mention/weights.h"

#define MAX_BOOK 80u /* characters of a title in 《》 */
#define MAX_FAIR 8u
#define MAX_EVENT 16u     /* characters of an event in quotes */
#define MAX_EVENT_WORD 7u /* of a suffix */
#define MAX_SCHEME 12u
#define MAX_BODY 24u
#define MIN_LOOSE 4u /* characters before a weak suffix */
#define MAX_QUOTES 4u
#define MAX_STARTER 24u /* characters from 由 to what it does */
#define MAX_THEME 5u    /* characters between the quotes and the word that tells */

static uint32_t closing(
  const gxi_scan *scan, uint32_t at, uint32_t open, uint32_t close, uint32_t limit
) {
  uint32_t depth = 0;
  for (uint32_t i = at; i < gxi_scan_size(scan) && i - at < limit; i++) {
    uint32_t code = gxi_scan_code(scan, i);
    if (code == open) depth++;
    if (code == close && --depth == 0) return i;
  }
  return 0;
}

static void propose_book(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  uint32_t end = closing(scan, at, 0x300A, 0x300B, MAX_BOOK);
  if (!end) return;
  gxi_proposal proposal = {
    .begin = (uint16_t)at,
    .end = (uint16_t)(end + 1),
    .kind = GXI_TOKEN_OTHER,
    .score = GXI_COST_BOOK,
    .type = GX_ID_NONE};
  gxi_lattice_propose(lattice, scan, proposal);
}

/* “喀交会”: short, and ends like a fair. */
static void propose_fair(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  uint32_t end = closing(scan, at, 0x201C, 0x201D, MAX_FAIR);
  if (end < at + 4) return;
  uint32_t last = gxi_scan_code(scan, end - 1);
  uint32_t before = gxi_scan_code(scan, end - 2);
  bool fair = last == 0x4F1A /* 会 */ &&
              (before == 0x535A /* 博 */ || before == 0x4EA4 /* 交 */ ||
               before == 0x6D3D /* 洽 */ || before == 0x5C55 /* 展 */);
  if (!fair) return;
  gxi_proposal proposal = {
    .begin = (uint16_t)(at + 1),
    .end = (uint16_t)end,
    .kind = GXI_TOKEN_MENTION,
    .origin = GXI_ORIGIN_QUOTED,
    .score = GXI_BITS(-20),
    .type = scan->shape_type[GXI_SHAPE_EVENT]};
  gxi_lattice_propose(lattice, scan, proposal);
}

/* The least strength (0 weak … 2) of an event's suffix that ends here, or -1. */
static int event_suffix(const gxi_scan *scan, uint32_t first, uint32_t end) {
  int best = -1;
  for (uint32_t at = end > first + MAX_EVENT_WORD ? end - MAX_EVENT_WORD : first;
       at < end;
       at++) {
    uint32_t stop = scan->chars.items[at + 1].first_piece;
    for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++) {
      const gxi_piece *piece = &scan->pieces.items[i];
      if (piece->end == end && piece->suffix[GXI_SHAPE_EVENT] > best)
        best = piece->suffix[GXI_SHAPE_EVENT];
    }
  }
  return best;
}

static void
put_event(gxi_lattice *lattice, const gxi_scan *scan, uint32_t begin, uint32_t end) {
  gxi_proposal proposal = {
    .begin = (uint16_t)begin,
    .end = (uint16_t)end,
    .kind = GXI_TOKEN_MENTION,
    .origin = GXI_ORIGIN_QUOTED,
    .score = GXI_BITS(-20),
    .type = scan->shape_type[GXI_SHAPE_EVENT]};
  gxi_lattice_propose(lattice, scan, proposal);
}

/* “湘藏本草论坛”; “陶气满赣”消费帮扶周: the quotes hold what is held, or name it. */
static void propose_event(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  uint32_t close = closing(scan, at, 0x201C, 0x201D, MAX_EVENT);
  if (close < at + 3) return;
  if (close > at + 5 && event_suffix(scan, at + 3, close) > 0) {
    put_event(lattice, scan, at + 1, close);
    return;
  }
  uint32_t size = gxi_scan_size(scan), found = 0;
  for (uint32_t end = close + 2; end <= size && end < close + 11; end++) {
    uint32_t last = gxi_scan_code(scan, end - 1);
    if (!gxi_is_han(last)) break;
    int strength = event_suffix(scan, close + 1, end);
    bool told = last == 0x5468 /* 周 */ || last == 0x8282 /* 节 */ ||
                last == 0x5B63 /* 季 */ || last == 0x8D5B /* 赛 */;
    bool rite = last == 0x5F0F /* 式 */ || last == 0x73ED /* 班 */;
    if (!rite && (strength > 0 || (strength == 0 && told))) found = end;
  }
  if (found) put_event(lattice, scan, at, found);
}

/* 农博会, 广交会 without quotes: a listed short form of a fair. */
static void
propose_listed_fair(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  uint32_t stop = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (piece->suffix[GXI_SHAPE_EVENT] != 2 || piece->end - piece->begin != 3) continue;
    uint32_t middle = gxi_scan_code(scan, at + 1);
    if (middle != 0x535A && middle != 0x4EA4 && middle != 0x6D3D) continue;
    gxi_proposal proposal = {
      .begin = (uint16_t)at,
      .end = piece->end,
      .kind = GXI_TOKEN_MENTION,
      .origin = GXI_ORIGIN_QUOTED,
      .score = GXI_COST_KNOWN,
      .type = scan->shape_type[GXI_SHAPE_EVENT]};
    gxi_lattice_propose(lattice, scan, proposal);
  }
}

/* Any program suffix that begins at a character. */
static bool program_suffix(const gxi_scan *scan, uint32_t at) {
  if (at >= gxi_scan_size(scan)) return false;
  uint32_t end = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < end; i++)
    if (scan->pieces.items[i].suffix[GXI_SHAPE_PROGRAM] >= 0) return true;
  return false;
}

/* “放管服”、“最多跑一次”改革: the word behind the last of several quotes counts. */
static uint32_t behind_quotes(const gxi_scan *scan, uint32_t at) {
  for (uint32_t i = 0; i < MAX_QUOTES; i++) {
    uint32_t open = gxi_scan_code(scan, at) == 0x3001 ? at + 1 : at;
    if (gxi_scan_code(scan, open) != 0x201C) break;
    uint32_t end = closing(scan, open, 0x201C, 0x201D, MAX_SCHEME);
    if (!end) break;
    at = end + 1;
  }
  return at;
}

/* “十城百店”工程, “最多跑一次”改革, “宁宁携手”教育协作: the word behind the quotes says
   that they hold a scheme. */
static bool is_scheme(const gxi_scan *scan, uint32_t after) {
  static const char *const WORDS[] = {
    "改革",
    "培训",
    "协作",
    "专柜",
    "试点",
    "品牌",
    "倡议",
    "专场",
    "奖",
    "贷款",
    "系列"};
  uint32_t size = gxi_scan_size(scan);
  after = behind_quotes(scan, after);
  for (uint32_t at = after; at < size && at < after + MAX_THEME; at++) {
    if (program_suffix(scan, at)) return true;
    gx_str rest = gxi_scan_text(scan, at, size);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
      if (gxi_str_starts(rest, gxi_str(WORDS[i]))) return true;
    if (!gxi_is_han(gxi_scan_code(scan, at))) return false;
  }
  return false;
}

/* “青苗成长营”|由|深圳市教育局|发起: what somebody starts is a scheme. */
static bool is_started(const gxi_scan *scan, uint32_t after) {
  static const char *const DEEDS[] = {"发起", "实施", "推出", "牵头", "启动", "组织"};
  uint32_t size = gxi_scan_size(scan);
  if (after >= size || gxi_scan_code(scan, after) != 0x7531 /* 由 */) return false;
  for (uint32_t at = after + 3; at < size && at < after + MAX_STARTER; at++) {
    if (!gxi_is_han(gxi_scan_code(scan, at))) return false;
    gx_str rest = gxi_scan_text(scan, at, size);
    for (size_t i = 0; i < sizeof DEEDS / sizeof *DEEDS; i++)
      if (gxi_str_starts(rest, gxi_str(DEEDS[i]))) return true;
  }
  return false;
}

/* “望潮助学金”, “边贸贷”, “梨贷通”: schemes by their last characters. */
static bool ends_scheme(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  if (gxi_scan_code(scan, end - 1) == 0x8D37 || gxi_scan_code(scan, end - 2) == 0x8D37)
    return true; /* 贷 */
  for (uint32_t at = end - 2; at > begin && at + 5 > end; at--) {
    uint32_t stop = scan->chars.items[at + 1].first_piece;
    for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++) {
      const gxi_piece *piece = &scan->pieces.items[i];
      if (piece->end == end && piece->suffix[GXI_SHAPE_PROGRAM] >= 0) return true;
    }
  }
  return false;
}

/* A listed name in quotes is that name: “一带一路”建设. */
static bool is_listed(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  uint32_t stop = scan->chars.items[begin + 1].first_piece;
  for (uint32_t i = scan->chars.items[begin].first_piece; i < stop; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (piece->end == end && piece->is_name && piece->note == GX_ID_NONE) return true;
  }
  return false;
}

static bool is_plain(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  for (uint32_t at = begin; at < end; at++) {
    uint32_t code = gxi_scan_code(scan, at);
    if (!gxi_is_han(code) && !gxi_is_digit(code) && !gxi_is_latin(code) && code != '+')
      return false;
  }
  return true;
}

/* “西厂东店”: a label of unusual characters is a token of its own, so that they do not
   look like somebody's brand. */
static void
propose_label(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at, uint32_t end) {
  gxi_proposal proposal = {
    .begin = (uint16_t)at,
    .end = (uint16_t)end,
    .kind = GXI_TOKEN_OTHER,
    .score = GXI_COST_LABEL,
    .type = GX_ID_NONE};
  gxi_lattice_propose(lattice, scan, proposal);
}

/* “深圳将托管哈尔滨新区”: what somebody claims, no name. */
static bool is_claim(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  for (uint32_t at = begin + 1; at < end; at++) {
    uint32_t code = gxi_scan_code(scan, at), next = gxi_scan_code(scan, at + 1);
    if (gxi_shape_is_hard(code)) return true;
    if (gxi_is_digit(code) && (next == 0x4EBF /* 亿 */ || next == 0x4E07 /* 万 */))
      return true;
    uint32_t stop = scan->chars.items[at + 1].first_piece;
    for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++) {
      const gxi_piece *piece = &scan->pieces.items[i];
      bool deed = piece->frame && !piece->trade && !piece->aid && !piece->is_suffix;
      if (deed && piece->end < end && piece->end - piece->begin > 1 &&
          (scan->chars.items[at].before & GXI_CUE_PLACE))
        return true;
    }
  }
  return false;
}

/* “公司+合作社”, “以院包科”: ways of doing something. */
static bool is_way(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  if (gxi_scan_code(scan, begin) == 0x4EE5 /* 以 */) return true;
  for (uint32_t at = begin; at < end; at++)
    if (gxi_scan_code(scan, at) == '+') return true;
  return false;
}

/* The shape whose suffix ends a quoted name: “京蒙奶业研究院”; GXI_SHAPE_COUNT when
   none does. A weak suffix needs a longer name: “便民服务中心”. */
static gxi_shape quoted_shape(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  static const gxi_shape SHAPES[] = {
    GXI_SHAPE_COMPANY, GXI_SHAPE_ORGANIZATION, GXI_SHAPE_ZONE, GXI_SHAPE_AGENCY};
  for (uint32_t at = begin + 2; at < end; at++) {
    uint32_t stop = scan->chars.items[at + 1].first_piece;
    for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++) {
      const gxi_piece *piece = &scan->pieces.items[i];
      if (piece->end != end || piece->end - piece->begin < 2) continue;
      for (size_t s = 0; s < sizeof SHAPES / sizeof *SHAPES; s++) {
        int strength = piece->suffix[SHAPES[s]];
        if (strength > 0 || (strength == 0 && at - begin >= MIN_LOOSE))
          return SHAPES[s];
      }
    }
  }
  return GXI_SHAPE_COUNT;
}

/* A body or zone that is named in quotes; false when the quotes hold none. */
static bool
propose_body(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at, uint32_t end) {
  if (!is_plain(scan, at + 1, end) || is_way(scan, at + 1, end)) return false;
  gxi_shape shape = quoted_shape(scan, at + 1, end);
  if (shape == GXI_SHAPE_COUNT || is_claim(scan, at + 1, end)) return false;
  gxi_proposal proposal = {
    .begin = (uint16_t)(at + 1),
    .end = (uint16_t)end,
    .kind = GXI_TOKEN_MENTION,
    .origin = GXI_ORIGIN_QUOTED,
    .score = GXI_COST_SCHEME,
    .type = scan->shape_type[shape]};
  gxi_lattice_propose(lattice, scan, proposal);
  return true;
}

/* “国寿小学”项目: what the word right behind the quotes says, whatever they end in. */
static bool is_called(const gxi_scan *scan, uint32_t after) {
  gx_str rest = gxi_scan_text(scan, after, gxi_scan_size(scan));
  return gxi_str_starts_in(
           rest, 0, "项目 行动 工程 助学计划 公益计划 计划, 计划。 计划的 计划由"
         ) > 0;
}

/* “千企帮千镇、万企兴万村”行动 */
static bool is_paired(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  for (uint32_t at = begin + 3; at + 3 < end; at++)
    if (gxi_scan_code(scan, at) == 0x3001)
      return is_plain(scan, begin, at) && is_plain(scan, at + 1, end);
  return false;
}

static void
put_scheme(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at, uint32_t end) {
  gxi_proposal proposal = {
    .begin = (uint16_t)(at + 1),
    .end = (uint16_t)end,
    .kind = GXI_TOKEN_MENTION,
    .origin = GXI_ORIGIN_QUOTED,
    .score = GXI_COST_SCHEME,
    .type = scan->shape_type[GXI_SHAPE_PROGRAM]};
  gxi_lattice_propose(lattice, scan, proposal);
}

static void propose_scheme(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  uint32_t end = closing(scan, at, 0x201C, 0x201D, MAX_BODY);
  bool called = end > at + 4 && is_called(scan, end + 1);
  if (called && is_paired(scan, at + 1, end)) {
    put_scheme(lattice, scan, at, end);
    return;
  }
  if (end > at + 4 && !called && propose_body(lattice, scan, at, end)) return;
  end = closing(scan, at, 0x201C, 0x201D, MAX_SCHEME);
  if (end < at + 4 || is_listed(scan, at + 1, end) || !is_plain(scan, at + 1, end))
    return;
  if (!ends_scheme(scan, at + 1, end) && !is_scheme(scan, end + 1) && !is_started(scan, end + 1)) {
    if (!is_way(scan, at + 1, end)) propose_label(lattice, scan, at, end + 1);
    return;
  }
  put_scheme(lattice, scan, at, end);
}

void gxi_propose_quoted(gxi_lattice *lattice, const gxi_scan *scan) {
  if (!(scan->asked & (GXI_ASKS_QUOTE | GXI_ASKS_FAIR))) return;
  const gxi_char *chars = scan->chars.items;
  uint32_t size = gxi_scan_size(scan);
  for (uint32_t at = scan->from; at < size; at++) {
    bool fair = at + 2 < size && (chars[at + 2].asks & GXI_ASKS_FAIR);
    if (!fair && !(chars[at].asks & GXI_ASKS_QUOTE)) continue;
    uint32_t code = chars[at].code;
    if (code == 0x300A) propose_book(lattice, scan, at);
    if (gxi_scan_code(scan, at + 2) == 0x4F1A) propose_listed_fair(lattice, scan, at);
    if (code != 0x201C) continue;
    propose_fair(lattice, scan, at);
    propose_event(lattice, scan, at);
    propose_scheme(lattice, scan, at);
  }
}
