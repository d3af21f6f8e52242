/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * person_ends.c: where a given name ends, and the clause goes on; where none begins.
 *
 *     葛洪 | 在        a particle behind a name that is whole without it
 *     姜峰 | 称        the last character is a verb, or begins one: 贾林 | 达到
 *     侯巍 | 将 出任   it is an adverb in front of a verb
 *     袁超 | 和 同事   or joins the name to a noun
 *
 * Only what the second of two given characters could be.
 *
 *     周涛 | 将 | 出任   what stands behind an adverb tells of the name in front of it
 */
#include "mention/lattice.h"
#include "mention/piece.h"
#include "mention/weights.h"

/* 周涛|改任, 玉兰|挂任: a verb of office, whose first character is given, too. */
static bool begins_office(const gxi_scan *scan, uint32_t at) {
  static const uint32_t opens[] = {
    U'卸', U'离', U'升', U'改', U'调', U'挂', U'现', U'续', U'继', U'转', U'辞', U'历'};
  if (gxi_scan_code(scan, at + 1) != U'任') return false;
  for (size_t i = 0; i < GXI_COUNT(opens); i++)
    if (gxi_scan_code(scan, at) == opens[i]) return true;
  return false;
}

/* 卫哲|抛出…, 鄢蓉|乐见其成: the last character begins a verb, or a phrase that is one.
 */
static bool begins_verb(const gxi_scan *scan, uint32_t at) {
  if (scan->chars.items[at].given >= GXI_GIVEN_USUAL) return false;
  uint32_t stop = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (piece->end == at + 2 && (piece->frame || (piece->tag == 'v' && piece->common >= 8)))
      return true;
    if (piece->end >= at + 2 && piece->inside == GXI_INSIDE_OPENER) return true;
  }
  return false;
}

/* A usual word of this tag and so many characters. */
static bool begins_word(const gxi_scan *scan, uint32_t at, char tag, uint32_t least) {
  uint32_t stop = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (piece->end >= at + least && piece->tag == tag && piece->common >= 9)
      return true;
  }
  return false;
}

/* 侯巍|将|出任, 袁超|和|同事: characters that are given, too, where a clause goes on.
 */
static bool goes_on(const gxi_scan *scan, uint32_t at) {
  uint32_t code = gxi_scan_code(scan, at), after = scan->chars.items[at + 1].after;
  if (code == U'称' || code == U'赴' || code == U'很') return true;
  if (begins_office(scan, at)) return true;
  if (at + 1 >= gxi_scan_size(scan) || (after & (GXI_CUE_SPEECH | GXI_CUE_TITLE)))
    return false;
  if (code == U'和') return begins_word(scan, at + 1, 'n', 2);
  bool adverb = code == U'将' || code == U'正' || code == U'则' || code == U'连' ||
                code == U'曾' || code == U'拟';
  return adverb && ((after & (GXI_CUE_VERB | GXI_CUE_FUNCTION)) ||
                    begins_word(scan, at + 1, 'v', 1));
}

/* 葛洪|在|致辞: what is said of him is behind the particle; 龚雪|兼|秘书长,
 * 王凯|任|院长
 */
int32_t gxi_person_end_cost(const gxi_scan *scan, uint32_t given, uint32_t end) {
  uint32_t last = gxi_scan_code(scan, end - 1);
  bool joined =
    (last == U'兼' || last == U'任') && (scan->chars.items[end].after & GXI_CUE_TITLE);
  if (joined && end > given + 1) return 2 * GXI_COST_TRAILING;
  /* 村民|刘芳|家|种了 */
  bool home = end > given + 1 && gxi_scan_code(scan, end - 1) == 0x5BB6 /* 家 */ &&
              !(scan->chars.items[end].after & (GXI_CUE_SPEECH | GXI_CUE_EDGE));
  if (home) return GXI_COST_TRAILING;
  if (end <= given + 1) return 0;
  if (goes_on(scan, end - 1) || begins_verb(scan, end - 1)) return GXI_COST_TRAILING;
  bool word = scan->chars.items[end - 1].single >> GXI_KIND_WORD & 1;
  return word && scan->chars.items[end - 1].given == GXI_GIVEN_PARTICLE
           ? GXI_COST_TRAILING
           : 0;
}

/* 付峰|摄, 见到付峰|时,: in front of an edge. */
bool gxi_person_is_over(const gxi_scan *scan, uint32_t end) {
  uint32_t last = gxi_scan_code(scan, end - 1);
  return (last == U'摄' || last == U'时') &&
         (scan->chars.items[end].after & GXI_CUE_EDGE);
}

/* 由王凯教授|任…: who takes the post stands behind 由. */
static bool behind_agent(const gxi_scan *scan, uint32_t at) {
  for (uint32_t i = at; i-- > scan->from && at - i <= 9;) {
    uint32_t code = gxi_scan_code(scan, i);
    if (code == U'由') return at - i > 2;
    if (code == U',' || code == U'、' || code == U';') return false;
  }
  return false;
}

/* 任|伊宁县委书记, 派学生来|实习: a verb in front of a place, or of another verb. */
bool gxi_person_is_verb(const gxi_scan *scan, uint32_t at) {
  uint32_t code = gxi_scan_code(scan, at);
  if ((code != U'任' && code != U'来') || at + 1 >= gxi_scan_size(scan)) return false;
  if (code == U'任' && behind_agent(scan, at)) return true;
  uint32_t stop = scan->chars.items[at + 2].first_piece;
  for (uint32_t i = scan->chars.items[at + 1].first_piece; i < stop; i++) {
    const gxi_piece *it = &scan->pieces.items[i];
    bool place = it->is_name && it->place != GX_ID_NONE;
    if (place) return true;
    if (code == U'来' && it->tag == 'v' && it->end == at + 3) return true;
  }
  return false;
}

static bool is_adverb(const gxi_scan *scan, const gxi_piece *piece) {
  const gxi_entry *entries = gxi_lexicon_entry(scan->lexicon, piece->hit.first);
  for (uint32_t i = 0; i < piece->hit.count; i++) {
    if (entries[i].kind != GXI_KIND_WORD) continue;
    gxi_word_class class = GXI_WORD_CLASS(entries[i].payload);
    if (class == GXI_WORD_ADVERB || class == GXI_WORD_TIME || class == GXI_WORD_MODAL || class == GXI_WORD_NEGATION || class == GXI_WORD_ENDED)
      return true;
  }
  return false;
}

uint32_t gxi_person_after(const gxi_scan *scan, uint32_t end) {
  const gxi_char *next = &scan->chars.items[end];
  bool word = next->single >> GXI_KIND_WORD & 1 || next->longer >> GXI_KIND_WORD & 1;
  if (!word || (next->after & GXI_CUE_LEAD)) return next->after;
  for (uint32_t i = next->first_piece; i < next[1].first_piece; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (!(scan->chars.items[piece->end].after & GXI_CUE_LEAD)) continue;
    if (piece->hit.count && is_adverb(scan, piece)) return next->after | GXI_CUE_LEAD;
  }
  return next->after;
}
