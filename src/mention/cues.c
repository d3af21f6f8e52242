/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * cues.c: what stands around each character, and pieces that their neighbours spoil.
 *
 *     董事长|周慧敏|说        before 周: TITLE      after 敏: SPEECH
 *
 * A cue is a bit of any piece that ends before a character or begins at it, whether or
 * not the best path will take that piece: cheap, and right often enough to weigh names.
 */
#include "mention/cues.h"

#include "base/str.h"
#include "mention/piece.h"
#include "mention/shapes.h"

static uint16_t punct_cue(uint32_t code) {
  if (code == '@') return GXI_CUE_APPOINT; /* 老板|@余小满 */
  if (code == 0x3001) return GXI_CUE_LIST;
  if (code == ',' || code == ';' || code == ':' || code == '!' || code == '?' || code == 0x3002 || code == '(' || code == ')' || code == 0x201C || code == 0x201D || code == '\t' || code == 0xD7 || code == 0x2014 || code == ' ')
    return GXI_CUE_EDGE;
  return 0;
}

static uint16_t word_cue(uint32_t payload, bool single) {
  if (single && gxi_is_soft(GXI_WORD_CLASS(payload))) return 0;
  switch (GXI_WORD_CLASS(payload)) {
  case GXI_WORD_SPEECH:
    return GXI_CUE_SPEECH | GXI_CUE_FUNCTION;
  case GXI_WORD_CONJUNCTION:
    return GXI_CUE_LIST | GXI_CUE_FUNCTION;
  case GXI_WORD_GENERIC: /* 村民|张三 */
    return GXI_WORD_FAMILY(payload) == GXI_WORD_OF_PERSON
             ? GXI_CUE_GENERIC | GXI_CUE_FOLK
             : GXI_CUE_GENERIC;
  case GXI_WORD_UNIT:
  case GXI_WORD_OTHER:
  case GXI_WORD_BRAND:
    return 0;
  default:
    return GXI_CUE_FUNCTION;
  }
}

/* Words beside which persons stand, though they are no titles. */
static uint16_t person_cue(gx_str text) {
  static const gx_str APPOINT[] = {
    GXI_WORD("任命"),   GXI_WORD("免去"),   GXI_WORD("提名"), GXI_WORD("选举"),
    GXI_WORD("选派"),   GXI_WORD("聘任"),   GXI_WORD("聘请"), GXI_WORD("接受"),
    GXI_WORD("批准"),   GXI_WORD("记"),     GXI_WORD("叫"),   GXI_WORD("名叫"),
    GXI_WORD("前任"),   GXI_WORD("现任"),   GXI_WORD("时任"), GXI_WORD("接替"),
    GXI_WORD("首任"),   GXI_WORD("学生"),   GXI_WORD("村民"), GXI_WORD("老板"),
    GXI_WORD("职工"),   GXI_WORD("农户"),   GXI_WORD("患者"), GXI_WORD("推荐"),
    GXI_WORD("自然人"), GXI_WORD("联系人"), GXI_WORD("委任"), GXI_WORD("委派")};
  static const gx_str LEAD[] = {
    GXI_WORD("率队"), GXI_WORD("率团"), GXI_WORD("率"),     GXI_WORD("带队"),
    GXI_WORD("带领"), GXI_WORD("一行"), GXI_WORD("同志"),   GXI_WORD("先生"),
    GXI_WORD("女士"), GXI_WORD("担任"), GXI_WORD("出任"),   GXI_WORD("兼任"),
    GXI_WORD("当选"), GXI_WORD("辞去"), GXI_WORD("调任"),   GXI_WORD("挂职"),
    GXI_WORD("陪同"), GXI_WORD("主持"), GXI_WORD("致辞"),   GXI_WORD("讲话"),
    GXI_WORD("来自"), GXI_WORD("出生"), GXI_WORD("毕业"),   GXI_WORD("现任"),
    GXI_WORD("曾任"), GXI_WORD("任"),   GXI_WORD("接任"),   GXI_WORD("继任"),
    GXI_WORD("就任"), GXI_WORD("升任"), GXI_WORD("转任"),   GXI_WORD("随行"),
    GXI_WORD("作陪"), GXI_WORD("列席"), GXI_WORD("历任"),   GXI_WORD("原任"),
    GXI_WORD("拟任"), GXI_WORD("时任"), GXI_WORD("先后任"), GXI_WORD("改任"),
    GXI_WORD("卸任"), GXI_WORD("离任"), GXI_WORD("挂任"),   GXI_WORD("续任"),
    GXI_WORD("连任"), GXI_WORD("留任"), GXI_WORD("履新"),   GXI_WORD("辞任")};
  if (gxi_is_one_of(text, APPOINT, GXI_COUNT(APPOINT))) return GXI_CUE_APPOINT;
  return gxi_is_one_of(text, LEAD, GXI_COUNT(LEAD)) ? GXI_CUE_LEAD : 0;
}

/* The first characters of the words of person_cue. */
static bool opens_cue(uint32_t code) {
  switch (code) {
  case 0x4EFB: /* 任 */
  case 0x514D: /* 免 */
  case 0x63D0: /* 提 */
  case 0x9009: /* 选 */
  case 0x8058: /* 聘 */
  case 0x63A5: /* 接 */
  case 0x6279: /* 批 */
  case 0x8BB0: /* 记 */
  case 0x53EB: /* 叫 */
  case 0x540D: /* 名 */
  case 0x524D: /* 前 */
  case 0x73B0: /* 现 */
  case 0x65F6: /* 时 */
  case 0x9996: /* 首 */
  case 0x5B66: /* 学 */
  case 0x6751: /* 村 */
  case 0x8001: /* 老 */
  case 0x804C: /* 职 */
  case 0x519C: /* 农 */
  case 0x60A3: /* 患 */
  case 0x63A8: /* 推 */
  case 0x81EA: /* 自 */
  case 0x8054: /* 联 */
  case 0x5386: /* 历 */
  case 0x539F: /* 原 */
  case 0x62DF: /* 拟 */
  case 0x7387: /* 率 */
  case 0x5E26: /* 带 */
  case 0x4E00: /* 一 */
  case 0x540C: /* 同 */
  case 0x5148: /* 先 */
  case 0x5973: /* 女 */
  case 0x62C5: /* 担 */
  case 0x51FA: /* 出 */
  case 0x517C: /* 兼 */
  case 0x5F53: /* 当 */
  case 0x8F9E: /* 辞 */
  case 0x8C03: /* 调 */
  case 0x6302: /* 挂 */
  case 0x966A: /* 陪 */
  case 0x4E3B: /* 主 */
  case 0x81F4: /* 致 */
  case 0x8BB2: /* 讲 */
  case 0x6765: /* 来 */
  case 0x6BD5: /* 毕 */
  case 0x66FE: /* 曾 */
  case 0x7EE7: /* 继 */
  case 0x5C31: /* 就 */
  case 0x5347: /* 升 */
  case 0x8F6C: /* 转 */
  case 0x968F: /* 随 */
  case 0x4F5C: /* 作 */
  case 0x5217: /* 列 */
  case 0x6539: /* 改 */
  case 0x5378: /* 卸 */
  case 0x79BB: /* 离 */
  case 0x7EED: /* 续 */
  case 0x8FDE: /* 连 */
  case 0x7559: /* 留 */
  case 0x5C65: /* 履 */
    return true;
  default:
    return false;
  }
}

static uint16_t word_cues(const gxi_scan *scan, const gxi_piece *piece) {
  uint16_t cue = 0;
  const gxi_entry *entries = gxi_lexicon_entry(scan->lexicon, piece->hit.first);
  for (uint32_t i = 0; i < piece->hit.count; i++)
    if (entries[i].kind == GXI_KIND_WORD)
      cue |= word_cue(entries[i].payload, piece->end - piece->begin == 1);
  return cue;
}

static uint16_t cue_of(const gxi_scan *scan, const gxi_piece *piece) {
  uint32_t code = gxi_scan_code(scan, piece->begin);
  uint16_t cue = 0;
  if (piece->titled) cue |= GXI_CUE_TITLE;
  if (piece->is_suffix) cue |= GXI_CUE_SUFFIX;
  if (piece->is_name) cue |= GXI_CUE_PLACE;
  if (piece->end - piece->begin == 1 && piece->tag && gxi_is_particle(piece->tag))
    cue |= GXI_CUE_FUNCTION;
  if (piece->kind == GXI_TOKEN_PUNCT) cue |= punct_cue(code);
  if (gxi_is_digit(code) || piece->inside == GXI_INSIDE_NUMBER) cue |= GXI_CUE_NUMBER;
  bool side = piece->tag == 'f' && piece->end - piece->begin == 1; /* 上|海林… */
  if (gxi_piece_has(piece, GXI_KIND_VERB) && !side) cue |= GXI_CUE_VERB;
  if (gxi_piece_has(piece, GXI_KIND_WORD) && !piece->is_suffix)
    cue |= word_cues(scan, piece);
  uint32_t chars = (uint32_t)(piece->end - piece->begin);
  if (chars <= 3 && piece->hit.count && opens_cue(code))
    cue |= person_cue(gxi_scan_text(scan, piece->begin, piece->end));
  return cue;
}

/* 开馆, 建厂, 入园: what is done with a hall is not the hall. */
static bool is_opening(const gxi_scan *scan, const gxi_piece *word) {
  if (word->end - word->begin != 2 || word->hit.count == 0) return false;
  switch (gxi_scan_code(scan, word->begin)) {
  case 0x5F00: /* 开 */
  case 0x5EFA: /* 建 */
  case 0x529E: /* 办 */
  case 0x8BBE: /* 设 */
  case 0x5165: /* 入 */
  case 0x8FDB: /* 进 */
  case 0x51FA: /* 出 */
  case 0x8FD4: /* 返 */
  case 0x56DE: /* 回 */
  case 0x4E0B: /* 下 */
  case 0x79BB: /* 离 */
  case 0x9A7B: /* 驻 */
  case 0x57CE: /* 城 */
  case 0x9886: /* 领 */
  case 0x5BB6: /* 家 */
  case 0x519C: /* 农 */
  case 0x6DF1: /* 深 */
  case 0x8FDC: /* 远 */
  case 0x522B: /* 别 */
  case 0x6B64: /* 此 */
    return true;
  default:
    return false;
  }
}

static bool crosses(const gxi_scan *scan, const gxi_piece *piece) {
  if (piece->end - piece->begin == 1) return false;
  for (uint32_t at = piece->begin; at < piece->end; at++)
    if (gxi_is_mark(gxi_scan_code(scan, at))) return true;
  return false;
}

void gxi_piece_cues(const gxi_scan *scan, gxi_piece *piece) {
  uint32_t spoils = 0;
  if (piece->generic) spoils |= GXI_SPOILS_GENERIC;
  if (is_opening(scan, piece)) spoils |= GXI_SPOILS_OPENING;
  if (piece->inside == GXI_INSIDE_FUNCTION && piece->end - piece->begin >= 2)
    spoils |= GXI_SPOILS_CLOSED;
  piece->spoils = spoils & 7u;
  piece->aid = gxi_shape_is_aid(scan, piece);
  piece->posted = gxi_shape_is_posting(scan, piece);
  piece->cue = cue_of(scan, piece);
  piece->crosses = crosses(scan, piece);
  gxi_shapes_judge(scan, piece);
}

/* 母|公司, 新|厂: a generic word that ends like a company is none, whatever its parts.
 */
static void spoil_generic(gxi_scan *scan, const gxi_piece *word) {
  for (uint32_t at = word->begin + 1u; at < word->end; at++) {
    uint32_t stop = scan->chars.items[at + 1].first_piece;
    for (uint32_t j = scan->chars.items[at].first_piece; j < stop; j++) {
      gxi_piece *piece = &scan->pieces.items[j];
      if (piece->end != word->end) continue;
      piece->suffix[GXI_SHAPE_COMPANY] = -1;
      gxi_shapes_settle(piece);
    }
  }
}

static void spoil_opening(gxi_scan *scan, const gxi_piece *word) {
  uint32_t last = word->begin + 1u;
  const uint32_t begins = GXI_CUE_CLEAR | GXI_CUE_GENERIC;
  bool goes_on = gxi_scan_code(scan, word->begin) != 0x9A7B /* 驻 */ &&
                 !(scan->chars.items[word->begin].before & begins); /* 前|进村 */
  uint32_t stop = scan->chars.items[last + 1].first_piece;
  for (uint32_t j = scan->chars.items[last].first_piece; j < stop; j++) {
    gxi_piece *piece = &scan->pieces.items[j];
    if (piece->end != word->end) continue;
    int8_t village = piece->suffix[GXI_SHAPE_VILLAGE];
    memset(piece->suffix, -1, sizeof piece->suffix);
    if (goes_on) piece->suffix[GXI_SHAPE_VILLAGE] = village;
    gxi_shapes_settle(piece);
  }
}

/* 任何: its characters are hardly ever a brand's. */
static void spoil_closed(gxi_scan *scan, const gxi_piece *word) {
  for (uint32_t at = word->begin; at < word->end; at++) {
    uint32_t stop = scan->chars.items[at + 1].first_piece;
    for (uint32_t j = scan->chars.items[at].first_piece; j < stop; j++) {
      gxi_piece *piece = &scan->pieces.items[j];
      if (piece->inside != GXI_INSIDE_CHAR) continue;
      piece->rare = GXI_MAX_RARE;
      gxi_shapes_settle(piece);
    }
  }
}

/* A name known from the lists begins there. */
static bool begins_name(const gxi_scan *scan, uint32_t at) {
  uint32_t stop = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++)
    if (scan->pieces.items[i].is_name) return true;
  return false;
}

/* 李然|,任某局副局长: behind the comma stands what post somebody has. */
static bool tells_post(const gxi_scan *scan, uint32_t comma) {
  if (comma + 3 >= gxi_scan_size(scan)) return false;
  if (gxi_scan_code(scan, comma + 1) == U'任') return begins_name(scan, comma + 2);
  return gxi_str_in(
    gxi_scan_text(scan, comma + 1, comma + 3),
    "现任 担任 曾任 历任 时任 挂任 兼任 挂职 出任 调任 转任"
  );
}

void gxi_scan_cues(gxi_scan *scan) {
  gxi_char *chars = scan->chars.items;
  for (uint32_t at = 0; at < gxi_scan_size(scan); at++)
    if (chars[at].code == ',' && tells_post(scan, at)) chars[at].after |= GXI_CUE_LEAD;
  for (uint32_t i = 0; i < scan->spoilers.count; i++) {
    const gxi_piece *word = &scan->pieces.items[scan->spoilers.items[i]];
    if (word->spoils & GXI_SPOILS_GENERIC) spoil_generic(scan, word);
    if (word->spoils & GXI_SPOILS_OPENING) spoil_opening(scan, word);
    if (word->spoils & GXI_SPOILS_CLOSED) spoil_closed(scan, word);
  }
  chars[0].before |= GXI_CUE_EDGE;
  chars[gxi_scan_size(scan)].after |= GXI_CUE_EDGE;
}

/* 余姚|籍干部 */
static bool is_piece_of_place(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  uint32_t stop = scan->chars.items[begin + 1].first_piece;
  for (uint32_t i = scan->chars.items[begin].first_piece; i < stop; i++)
    if (scan->pieces.items[i].end == end && scan->pieces.items[i].is_name) return true;
  return false;
}

/* 何敏和|中国…, 李建与|王家村: the last character joins the name to the next one. */
bool gxi_joins_next(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  uint32_t code = gxi_scan_code(scan, end - 1u);
  if (code == U'籍' && is_piece_of_place(scan, begin, end - 1u)) return true;
  if (end < begin + 3u || end >= gxi_scan_size(scan) || (code != 0x548C /* 和 */ && code != 0x4E0E /* 与 */ && code != 0x53CA /* 及 */))
    return false;
  uint32_t stop = scan->chars.items[end + 1].first_piece;
  for (uint32_t i = scan->chars.items[end].first_piece; i < stop; i++)
    if (scan->pieces.items[i].is_name && scan->pieces.items[i].end > end + 1)
      return true;
  return false;
}
