/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * propose_compound.c: letters that stand for places.
 *
 *     湘新 沪喀 闽宁          two, tied
 *     赴|沪考察, 在|疆投资     one, behind a word of motion or 在
 *
 * A letter is a listed abbreviation, or the first character of a place that the
 * document names (阿 for 阿克苏). Of two both must be letters, and a word of pairing
 * must follow (两地, 合作, 协作 …), else 京东 and 宁波 would be pairs. One by itself
 * must be listed and begin no word: 在|青海, 进|港口.
 */
#include "base/words.h"
#include "mention/lattice.h"
#include "mention/notebook.h"
#include "mention/weights.h"

/* Characters behind the word of pairing within which a name may end. */
enum { INNER = 6 };

static const char CUES[] =
  "两地 两省 两市 两县 两区 合作 协作 共建 对口 情 产业 产品 商务 教育 医疗 携手 一家 "
  "联席 民营 劳务 文化 经贸 交流 结对 帮扶 双方 携 农产品 消费 人才";

static bool suffix_at(const gxi_scan *scan, uint32_t at, bool inner) {
  uint32_t end = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < end; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (piece->suffix[GXI_SHAPE_ZONE] > 0 || piece->suffix[GXI_SHAPE_ORGANIZATION] > 0)
      return true;
    if (inner && piece->end - piece->begin > 2 &&
        (piece->suffix[GXI_SHAPE_AGENCY] > 0 || piece->suffix[GXI_SHAPE_EVENT] > 0))
      return true;
  }
  return false;
}

/* 闽宁|产业园, 苏陕|协作工作队, 苏陕|协作第九次联席会议: one name. */
static bool suffix_follows(const gxi_scan *scan, uint32_t at) {
  if (suffix_at(scan, at, false)) return true;
  gx_str rest = gxi_scan_text(scan, at, gxi_scan_size(scan));
  if (gxi_str_starts(rest, GX_STR_LIT("两"))) return false; /* 苏陕两地的联席会议 */
  for (uint32_t i = at + 2; i + 1 < gxi_scan_size(scan) && i < at + 2 + INNER; i++) {
    if (!gxi_is_han(gxi_scan_code(scan, i))) return false;
    if (suffix_at(scan, i, true)) return true;
  }
  return false;
}

static bool cue_follows(const gxi_scan *scan, uint32_t at) {
  if (suffix_follows(scan, at)) return false;
  gx_str rest = gxi_scan_text(scan, at, gxi_scan_size(scan));
  return gxi_str_starts_in(rest, 0, CUES) > 0;
}

static uint32_t listed_letter(const gxi_scan *scan, uint32_t at) {
  if (!gxi_char_has(&scan->chars.items[at], GXI_KIND_ABBREVIATION)) return GX_ID_NONE;
  uint32_t end = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < end; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (piece->end - piece->begin == 1 && gxi_piece_has(piece, GXI_KIND_ABBREVIATION))
      return gxi_scan_entry(scan, piece, GXI_KIND_ABBREVIATION)->payload;
  }
  return GX_ID_NONE;
}

/* Whether letter_at may know a place: hardly ever. */
static inline bool may_be_letter(const gxi_scan *scan, const gxi_char *character) {
  return gxi_char_has(character, GXI_KIND_ABBREVIATION) ||
         (scan->notebook && gxi_notebook_may_letter(scan->notebook, character->code));
}

static uint32_t letter_at(const gxi_scan *scan, uint32_t at) {
  uint32_t place = GX_ID_NONE;
  if (scan->notebook)
    place = gxi_notebook_letter(scan->notebook, gxi_scan_code(scan, at));
  return place != GX_ID_NONE ? place : listed_letter(scan, at);
}

static bool is_among(uint32_t code, const uint32_t *codes, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (codes[i] == code) return true;
  return false;
}

#define AMONG(code, codes) is_among(code, codes, sizeof(codes) / sizeof *(codes))

/* 未来|京…, 引进|青…, but 前来|疆, 进入|川 */
static bool ends_word(const gxi_scan *scan, uint32_t at) {
  static const uint32_t GOES[] = {
    U'前', U'进', U'奔', U'远', U'飞', U'返', U'派', U'走'};
  if (at == scan->from || AMONG(gxi_scan_code(scan, at - 1), GOES)) return false;
  uint32_t stop = scan->chars.items[at].first_piece;
  for (uint32_t i = scan->chars.items[at - 1].first_piece; i < stop; i++)
    if (scan->pieces.items[i].end == at + 1) return true;
  return false;
}

/* 赴沪, 来黔, 在疆 */
static bool takes_letter(const gxi_scan *scan, uint32_t at) {
  static const uint32_t GOES[] = {
    U'赴', U'抵', U'驻', U'进', U'入', U'离', U'返', U'回', U'在', U'来'};
  return AMONG(gxi_scan_code(scan, at), GOES) && !ends_word(scan, at);
}

/* A word goes on behind a letter, or nothing; not the rest of a brand: 赴|浙疆果业. */
static bool goes_on(const gxi_scan *scan, uint32_t at) {
  static const uint32_t SMALL[] = {
    U'的', U'与', U'和', U'及', U'并', U'后', U'前', U'就', U'已'};
  if (at >= gxi_scan_size(scan)) return true;
  uint32_t code = gxi_scan_code(scan, at);
  return !gxi_is_han(code) || scan->chars.items[at].longer || AMONG(code, SMALL);
}

/* 在桂期间: when, not where. */
static bool is_during(const gxi_scan *scan, uint32_t at) {
  gx_str rest = gxi_scan_text(scan, at, gxi_scan_size(scan));
  return gxi_str_starts_in(rest, 0, "期间 时 的时候") > 0;
}

/* 新 贵 港 云 … are words, too often, to stand for places by themselves. */
static bool is_lone_letter(const gxi_scan *scan, uint32_t at) {
  static const uint32_t LETTERS[] = {
    U'疆', U'藏', U'沪', U'京', U'粤', U'浙', U'苏', U'杭', U'黔', U'滇', U'川',
    U'渝', U'桂', U'湘', U'鄂', U'赣', U'皖', U'鲁', U'豫', U'冀', U'晋', U'陕',
    U'甘', U'青', U'宁', U'蒙', U'辽', U'闽', U'琼', U'津', U'吉'};
  if (!AMONG(gxi_scan_code(scan, at), LETTERS) || is_during(scan, at + 1) || !goes_on(scan, at + 1))
    return false;
  uint32_t stop = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++)
    if (scan->pieces.items[i].end > at + 1) return false;
  return at + 1 >= gxi_scan_size(scan) ||
         !gxi_char_has(&scan->chars.items[at + 1], GXI_KIND_ABBREVIATION) ||
         scan->chars.items[at + 1].longer;
}

static void propose_lone(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  if (at <= scan->from || !takes_letter(scan, at - 1) || !is_lone_letter(scan, at))
    return;
  uint32_t place = letter_at(scan, at);
  if (place == GX_ID_NONE) return;
  gxi_proposal proposal = {
    .begin = (uint16_t)at,
    .end = (uint16_t)(at + 1),
    .kind = GXI_TOKEN_MENTION,
    .origin = GXI_ORIGIN_COMPOUND,
    .score = GXI_COST_LETTER,
    .type = GX_ID_NONE,
    .places = {place, place}};
  gxi_lattice_propose(lattice, scan, proposal);
}

void gxi_propose_compounds(gxi_lattice *lattice, const gxi_scan *scan) {
  uint32_t size = gxi_scan_size(scan);
  for (uint32_t at = scan->from; at < size; at++) {
    const gxi_char *here = &scan->chars.items[at];
    if (!may_be_letter(scan, here)) continue;
    if (gxi_char_has(here, GXI_KIND_ABBREVIATION)) propose_lone(lattice, scan, at);
    if (at + 2 >= size || !may_be_letter(scan, here + 1)) continue;
    uint32_t first = letter_at(scan, at);
    if (first == GX_ID_NONE) continue;
    uint32_t second = letter_at(scan, at + 1);
    if (second == GX_ID_NONE || second == first || !cue_follows(scan, at + 2)) continue;
    gxi_proposal proposal = {
      .begin = (uint16_t)at,
      .end = (uint16_t)(at + 2),
      .kind = GXI_TOKEN_MENTION,
      .origin = GXI_ORIGIN_COMPOUND,
      .score = GXI_COST_COMPOUND + GXI_COST_COMPOUND_CUE,
      .type = GX_ID_NONE,
      .places = {first, second}};
    gxi_lattice_propose(lattice, scan, proposal);
  }
}
