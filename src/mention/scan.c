/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scan.c: characters and pieces of a sentence.
 *
 * One trie walk a character gives all surfaces that begin there. A surface may have
 * several readings (公司 is a suffix, a word and an anaphor); digesting them makes one
 * piece: how it reads as a token of its own, and what it may do inside a name. A
 * character that begins no surface of its own gets a piece of size one.
 *
 * Not here: which reading wins (lattice.c); numbers and dates (propose_value.c).
 */
#include "mention/scan.h"

#include "base/str.h"
#include "mention/notebook.h"
#include "mention/weights.h"

#define MAX_GROUP 16u /* characters of (新疆) or “走出去” within a name */

static const char *const SHAPE_TYPES[GXI_SHAPE_COUNT] = {
    "company", "agency", "organization", "zone", "event", "program", "township",
    "village"};

void gxi_scan_init(
    gxi_scan *scan, gxi_arena *arena, const gx_knowledge *knowledge, gx_str text
) {
  *scan = (gxi_scan){.arena = arena, .knowledge = knowledge, .text = text};
  scan->lexicon = gxi_knowledge_lexicon(knowledge);
  for (uint32_t i = 0; i < GXI_SHAPE_COUNT; i++)
    scan->shape_type[i] = gx_knowledge_entity_type(knowledge, gxi_str(SHAPE_TYPES[i]));
  scan->type_person = gx_knowledge_entity_type(knowledge, GX_STR_LIT("person"));
  scan->type_official = gx_knowledge_entity_type(knowledge, GX_STR_LIT("official"));
  scan->type_region = gx_knowledge_entity_type(knowledge, GX_STR_LIT("region"));
}

const gxi_entry *
gxi_scan_entry(const gxi_scan *scan, const gxi_piece *piece, gxi_kind kind) {
  for (uint32_t i = 0; i < piece->hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(scan->lexicon, piece->hit.first + i);
    if (entry->kind == kind) return entry;
  }
  return NULL;
}

static int32_t max_cost(int32_t a, int32_t b) {
  return a > b ? a : b;
}

/* A reading as a token: taken when nothing before it was better. */
static void offer(
    gxi_piece *piece, gxi_token_kind kind, int32_t cost, uint32_t payload, uint32_t type
) {
  if (piece->kind != GXI_TOKEN_OTHER && cost <= piece->cost) return;
  piece->kind = (uint16_t)kind;
  piece->cost = cost;
  piece->payload = payload;
  piece->type = type;
}

static int32_t division_cost(const gxi_place *place, const gxi_entry *entry) {
  static const int32_t costs[] = {
      GXI_COST_COUNTRY,
      GXI_COST_PROVINCE,
      GXI_COST_CITY,
      GXI_COST_COUNTY,
      GXI_COST_TOWNSHIP,
      GXI_COST_TOWNSHIP};
  int32_t cost = costs[place->level];
  if (entry->form != GXI_FORM_NAME && place->level == GXI_LEVEL_COUNTY)
    cost += GXI_COST_SHORT_COUNTY;
  if (entry->form != GXI_FORM_NAME && place->level == GXI_LEVEL_TOWNSHIP)
    cost += GXI_COST_SHORT_TOWNSHIP;
  return cost;
}

static void read_place(const gxi_scan *scan, gxi_piece *piece, const gxi_entry *entry) {
  const gxi_place *place = gxi_knowledge_place(scan->knowledge, entry->payload);
  uint32_t type = gxi_knowledge_level_type(scan->knowledge, place->level);
  int32_t cost = entry->kind == GXI_KIND_FOREIGN_CITY ? GXI_COST_FOREIGN_CITY
                                                       : division_cost(place, entry);
  bool weak = entry->form != GXI_FORM_NAME && place->level >= GXI_LEVEL_COUNTY;
  if (weak && scan->support && !scan->support[entry->payload])
    cost += GXI_COST_UNSUPPORTED;
  if (cost > piece->cost || !piece->is_name)
    offer(piece, GXI_TOKEN_MENTION, cost, entry->payload, type);
  piece->is_name = true;
  if (piece->place == GX_ID_NONE) piece->place = entry->payload;
  piece->country = entry->kind == GXI_KIND_COUNTRY;
  bool full = entry->kind == GXI_KIND_DIVISION && entry->form == GXI_FORM_NAME;
  if (piece->inside != GXI_INSIDE_FULL)
    piece->inside = full ? GXI_INSIDE_FULL : GXI_INSIDE_PLACE;
}

static void read_known(const gxi_scan *scan, gxi_piece *piece, const gxi_entry *entry) {
  uint32_t type = entry->payload;
  if (entry->kind == GXI_KIND_REGION) type = scan->type_region;
  if (entry->kind == GXI_KIND_ZONE) type = scan->shape_type[GXI_SHAPE_ZONE];
  if (entry->kind == GXI_KIND_PROGRAM) type = scan->shape_type[GXI_SHAPE_PROGRAM];
  bool weak = (entry->kind == GXI_KIND_REGION || entry->kind == GXI_KIND_PROGRAM) &&
              entry->payload == 0;
  if (weak) {
    offer(piece, GXI_TOKEN_COMMON, GXI_COST_KNOWN, 'n', GX_ID_NONE);
    return;
  }
  if (entry->kind == GXI_KIND_BODY && type == scan->shape_type[GXI_SHAPE_AGENCY])
    piece->suffix[GXI_SHAPE_AGENCY] = 2; /* 哈萨克斯坦|农业部, see shapes.c */
  bool region = entry->kind == GXI_KIND_REGION;
  int32_t cost = region ? GXI_COST_REGION : GXI_COST_KNOWN;
  offer(piece, GXI_TOKEN_MENTION, cost, entry->payload, type);
  piece->is_name = true;
  if (piece->inside != GXI_INSIDE_FULL && piece->inside != GXI_INSIDE_PLACE)
    piece->inside = region ? GXI_INSIDE_PLACE : GXI_INSIDE_KNOWN;
}

/* Function words that are a character of a brand now and then: 正 新 再. */
static bool is_soft(gxi_word_class class) {
  return class != GXI_WORD_PREPOSITION && class != GXI_WORD_CONJUNCTION &&
         class != GXI_WORD_NEGATION && class != GXI_WORD_MODAL &&
         class != GXI_WORD_ANAPHOR && class != GXI_WORD_OPENER;
}

static int32_t word_cost(gxi_word_class class) {
  return class == GXI_WORD_UNIT     ? GXI_COST_UNIT
         : class == GXI_WORD_OTHER   ? GXI_COST_TRADE
         : class == GXI_WORD_ADVERB ? GXI_COST_ADVERB
                                    : GXI_COST_FUNCTION;
}

static void read_word(gxi_piece *piece, const gxi_entry *entry) {
  gxi_word_class class = GXI_WORD_CLASS(entry->payload);
  bool anaphor = class == GXI_WORD_ANAPHOR;
  offer(
      piece,
      anaphor ? GXI_TOKEN_MENTION : GXI_TOKEN_WORD,
      max_cost(piece->cost, word_cost(class)),
      entry->payload,
      GX_ID_NONE
  );
  if (piece->end - piece->begin > 1 && (anaphor || class == GXI_WORD_GENERIC))
    piece->generic = true;
  if (class == GXI_WORD_OPENER) piece->opener = true;
  if (piece->is_name || piece->is_suffix) return;
  bool single = piece->end - piece->begin == 1;
  if (single && (is_soft(class) || class == GXI_WORD_OPENER)) {
    piece->rare = class == GXI_WORD_UNIT ? 1 : 2;
    return;
  }
  if (class == GXI_WORD_TIME)
    piece->inside = GXI_INSIDE_TIME;
  else if (class == GXI_WORD_OTHER && single)
    return;
  else if (class == GXI_WORD_OTHER)
    piece->inside =
        piece->inside == GXI_INSIDE_OPENER ? GXI_INSIDE_VERB : GXI_INSIDE_NOUN;
  else if (class == GXI_WORD_UNIT || class == GXI_WORD_CURRENCY)
    return;
  else if (class == GXI_WORD_GENERIC)
    piece->inside = GXI_INSIDE_GENERIC;
  else if (class == GXI_WORD_OPENER)
    piece->inside = GXI_INSIDE_OPENER;
  else
    piece->inside = GXI_INSIDE_FUNCTION;
}

static gxi_inside inside_of_tag(char tag) {
  switch (tag) {
  case 'v':
  case 'i':
  case 'l':
    return GXI_INSIDE_VERB;
  case 'a':
  case 'z':
    return GXI_INSIDE_ADJECTIVE;
  case 't':
    return GXI_INSIDE_TIME;
  case 'm':
  case 'q':
  case 'p':
  case 'c':
  case 'u':
  case 'd':
  case 'r':
  case 'y':
  case 'e':
    return GXI_INSIDE_FUNCTION;
  default:
    return GXI_INSIDE_NOUN;
  }
}

static bool is_particle(char tag) {
  return tag == 'p' || tag == 'c' || tag == 'u' || tag == 'y' || tag == 'e';
}

static void read_common(gxi_piece *piece, const gxi_entry *entry) {
  piece->tag = (char)(entry->payload & 0xFF);
  piece->common = (uint8_t)(entry->payload >> 8 & 0xFF);
  int32_t cost = GXI_BITS((int32_t)piece->common - GXI_COST_WORD_TOTAL);
  if (piece->end - piece->begin == 1 && strchr("nvaxjg", piece->tag))
    cost += GXI_COST_LONE;
  offer(piece, GXI_TOKEN_COMMON, cost, entry->payload, GX_ID_NONE);
  gxi_inside inside = inside_of_tag(piece->tag);
  bool single = piece->end - piece->begin == 1;
  if (single && !is_particle(piece->tag)) {
    bool hard = strchr("vdr", piece->tag) && piece->common >= 17;
    if (strchr("vdrmqf", piece->tag) && piece->common >= 12 && piece->rare == 0)
      piece->rare = 1;
    inside = hard ? GXI_INSIDE_FUNCTION : GXI_INSIDE_CHAR;
    if (piece->tag == 'f' && piece->inside == GXI_INSIDE_FUNCTION)
      piece->inside = GXI_INSIDE_CHAR; /* 中 上: 中天, 上安 */
  }
  if (piece->inside == GXI_INSIDE_CHAR) piece->inside = (uint16_t)inside;
}

static void read_suffix(const gxi_scan *scan, gxi_piece *piece, const gxi_entry *entry) {
  for (uint32_t s = 0; s < GXI_SHAPE_COUNT; s++)
    if (scan->shape_type[s] == (entry->payload & 0xFF))
      piece->suffix[s] = (int8_t)(entry->payload >> 8 & 0xFF);
  piece->is_suffix = true;
  offer(piece, GXI_TOKEN_COMMON, max_cost(piece->cost, GXI_COST_SUFFIX), 'n', GX_ID_NONE);
  if (!piece->is_name) piece->inside = GXI_INSIDE_SUFFIX;
}

static void read_entry(const gxi_scan *scan, gxi_piece *piece, const gxi_entry *entry) {
  switch ((gxi_kind)entry->kind) {
  case GXI_KIND_DIVISION:
  case GXI_KIND_COUNTRY:
  case GXI_KIND_FOREIGN_CITY:
    read_place(scan, piece, entry);
    break;
  case GXI_KIND_REGION:
  case GXI_KIND_ZONE:
  case GXI_KIND_BODY:
  case GXI_KIND_PROGRAM:
    read_known(scan, piece, entry);
    break;
  case GXI_KIND_TITLE:
    piece->title = entry->payload;
    offer(
        piece,
        GXI_TOKEN_TITLE,
        max_cost(piece->cost, GXI_COST_TITLE),
        entry->payload,
        GX_ID_NONE
    );
    if (!piece->is_name && !piece->is_suffix) piece->inside = GXI_INSIDE_TITLE;
    break;
  case GXI_KIND_ABBREVIATION:
    piece->letter = true;
    break;
  case GXI_KIND_SUFFIX:
    read_suffix(scan, piece, entry);
    break;
  case GXI_KIND_WORD:
    read_word(piece, entry);
    break;
  case GXI_KIND_COMMON:
    read_common(piece, entry);
    break;
  case GXI_KIND_VERB:
    piece->frame = true;
    offer(
        piece,
        GXI_TOKEN_VERB,
        max_cost(piece->cost, GXI_COST_VERB) + 1,
        entry->payload,
        GX_ID_NONE
    );
    if (piece->inside == GXI_INSIDE_CHAR && piece->end - piece->begin > 1)
      piece->inside = GXI_INSIDE_VERB;
    break;
  default:
    break;
  }
}

static void piece_reset(gxi_piece *piece, uint32_t begin, uint32_t end) {
  *piece = (gxi_piece){
      .begin = (uint16_t)begin,
      .end = (uint16_t)end,
      .kind = GXI_TOKEN_OTHER,
      .inside = GXI_INSIDE_CHAR,
      .cost = GXI_COST_CHAR * (int32_t)(end - begin),
      .type = GX_ID_NONE,
      .place = GX_ID_NONE,
      .title = GX_ID_NONE,
      .note = GX_ID_NONE};
  memset(piece->suffix, -1, sizeof piece->suffix);
}

/* A word with its size, so that comparing needs no strlen. */
#define WORD(text)                                                                     \
  { text, sizeof(text) - 1 }
#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool is_one_of(gx_str text, const gx_str *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (gxi_str_equal(text, words[i])) return true;
  return false;
}

static bool is_level(gx_str text) {
  static const gx_str LEVELS[] = {
      WORD("省"),     WORD("市"),     WORD("县"),   WORD("州"),   WORD("区"),
      WORD("盟"),     WORD("旗"),     WORD("镇"),   WORD("乡"),   WORD("自治区"),
      WORD("自治州"), WORD("自治县"), WORD("地区"), WORD("地委"), WORD("村"),
      WORD("师"),     WORD("团"),     WORD("师市"), WORD("兵团")};
  return text.size <= 9 && is_one_of(text, LEVELS, COUNT(LEVELS));
}

static bool is_dash(uint32_t c) {
  return c == 0x2014 || c == '-' || c == 0xB7;
}

static bool is_punct(uint32_t c) {
  return (c < 0x80 && !gxi_is_digit(c) && !gxi_is_latin(c)) ||
         (c >= 0x2010 && c <= 0x203B) || (c >= 0x3001 && c <= 0x3002) ||
         (c >= 0x3008 && c <= 0x3011) || (c >= 0xFF00 && c <= 0xFF20) || c == 0xB7;
}

/* Han, Latin, digits, and letters of other scripts; not symbols such as ▲. */
static bool is_letter(uint32_t c) {
  return gxi_is_han(c) || gxi_is_latin(c) || gxi_is_digit(c) ||
         (c >= 0x370 && c < 0x2000) || (c >= 0x3040 && c < 0x3400);
}

/* A piece of one character that no row begins with, or whose row is missing. */
static void read_single(const gxi_scan *scan, gxi_piece *piece) {
  uint32_t code = gxi_scan_code(scan, piece->begin);
  if (is_punct(code)) {
    piece->kind = GXI_TOKEN_PUNCT;
    piece->cost = GXI_COST_PUNCT;
    piece->inside = is_dash(code) ? GXI_INSIDE_DOT : GXI_INSIDE_COUNT;
  } else if (!is_letter(code)) {
    piece->kind = GXI_TOKEN_PUNCT;
    piece->cost = GXI_COST_PUNCT;
    piece->inside = GXI_INSIDE_COUNT;
  } else if (!gxi_is_han(code)) {
    piece->inside = gxi_is_digit(code) ? GXI_INSIDE_COUNT : GXI_INSIDE_LATIN;
    piece->cost = GXI_COST_LATIN;
  }
}

/* Latin letters and digits that follow each other are one piece. */
static uint32_t latin_end(const gxi_scan *scan, uint32_t at) {
  uint32_t end = at;
  for (;;) {
    uint32_t c = gxi_scan_code(scan, end);
    if (!gxi_is_latin(c) && !gxi_is_digit(c)) break;
    end++;
  }
  return end;
}

static void special(gxi_scan *scan, uint32_t begin, uint32_t end, gxi_inside inside) {
  gxi_piece *piece = gxi_vec_push(scan->arena, &scan->pieces);
  piece_reset(piece, begin, end);
  piece->inside = (uint16_t)inside;
  piece->cost = GXI_COST_CHAR * (int32_t)(end - begin) * 2; /* only inside names */
}

/* What stands in brackets within names: a place, 集团, 有限合伙. */
static bool is_bracketed(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  gx_str text = gxi_scan_text(scan, begin, end);
  if (gxi_str_is(text, "集团") || gxi_str_is(text, "有限合伙") ||
      gxi_str_is(text, "普通合伙") || gxi_str_is(text, "控股"))
    return true;
  gxi_hit hit;
  if (gxi_str_find(text, GX_STR_LIT("·"), 0) != SIZE_MAX) return true;
  if (!gxi_lexicon_find(scan->lexicon, text, &hit)) return text.size <= 6;
  for (uint32_t i = 0; i < hit.count; i++)
    if (gxi_lexicon_entry(scan->lexicon, hit.first + i)->kind <= GXI_KIND_REGION)
      return true;
  return false;
}

/* (新疆), “走出去”: closed within a few characters and without punctuation. */
static void group_piece(gxi_scan *scan, uint32_t at) {
  uint32_t open = gxi_scan_code(scan, at);
  bool quote = open == 0x201C;
  uint32_t close = open == '(' ? ')' : quote ? 0x201D : 0;
  if (!close) return;
  for (uint32_t end = at + 1; end < gxi_scan_size(scan) && end - at < MAX_GROUP; end++) {
    uint32_t code = gxi_scan_code(scan, end);
    if (code == close && end > at + 1) {
      if (!quote && !is_bracketed(scan, at + 1, end)) return;
      special(scan, at, end + 1, quote ? GXI_INSIDE_QUOTE : GXI_INSIDE_BRACKET);
      return;
    }
    if (!gxi_is_han(code) && code != 0xB7 && code != '+' && !gxi_is_latin(code) &&
        !(quote && gxi_is_digit(code)))
      return;
  }
}

static bool is_numeral(uint32_t c) {
  static const uint32_t NUMERALS[] = {
      0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341,
      0x767E, 0x3007};
  if (gxi_is_digit(c)) return true;
  for (size_t i = 0; i < sizeof NUMERALS / sizeof *NUMERALS; i++)
    if (NUMERALS[i] == c) return true;
  return false;
}

/* 家 个 名 所 座 条 位 项: 第四家 counts, it names nothing. */
static bool is_measure(uint32_t c) {
  return c == 0x5BB6 || c == 0x4E2A || c == 0x540D || c == 0x6240 || c == 0x5EA7 ||
         c == 0x6761 || c == 0x4F4D || c == 0x9879 || c == 0x56FD;
}

/* 第六, 第十二批, 十, 206, 第八届 */
static void number_piece(gxi_scan *scan, uint32_t at) {
  bool ordinal = gxi_scan_code(scan, at) == 0x7B2C;
  if (gxi_scan_code(scan, at) == 0x9996 && gxi_scan_code(scan, at + 1) == 0x5C4A)
    special(scan, at, at + 2, GXI_INSIDE_NUMBER); /* 首届 */
  uint32_t end = ordinal ? at + 1 : at;
  while (is_numeral(gxi_scan_code(scan, end)))
    end++;
  if (end == at + (ordinal ? 1u : 0u) || is_measure(gxi_scan_code(scan, end))) return;
  special(scan, at, end, GXI_INSIDE_NUMBER);
  uint32_t unit = gxi_scan_code(scan, end);
  bool counted = unit == 0x6279 || unit == 0x5C4A || unit == 0x6B21; /* 批 届 次 */
  if (counted && ordinal) special(scan, at, end + 1, GXI_INSIDE_NUMBER);
}

static void note_pieces(gxi_scan *scan, uint32_t at) {
  if (!scan->notebook) return;
  uint32_t notes[GXI_MAX_NOTES];
  uint32_t size = gxi_scan_size(scan);
  gx_str rest = gxi_scan_text(scan, at, size);
  uint32_t count = gxi_notebook_prefixes(scan->notebook, rest, notes);
  for (uint32_t i = 0; i < count; i++) {
    const gxi_note *note = &scan->notebook->notes.items[notes[i]];
    uint32_t end = at;
    uint32_t stop = scan->chars.items[at].begin + (uint32_t)note->text.size;
    while (end < size && scan->chars.items[end].begin < stop)
      end++;
    gxi_piece *piece = gxi_vec_push(scan->arena, &scan->pieces);
    piece_reset(piece, at, end);
    piece->kind = GXI_TOKEN_MENTION;
    piece->inside = GXI_INSIDE_KNOWN;
    piece->cost = note->cost;
    piece->type = note->type;
    piece->note = notes[i];
    piece->is_name = true;
    gxi_lexicon_find(scan->lexicon, note->text, &piece->hit);
  }
}

/* 工商联主席 behind 塔城地区 is 工商联 and 主席: a title that begins with a body is dear. */
static void split_titles(gxi_scan *scan, uint32_t at) {
  uint32_t first = scan->chars.items[at].first_piece;
  bool body = false;
  for (uint32_t i = first; i < scan->pieces.count; i++) {
    gxi_piece *piece = &scan->pieces.items[i];
    if (piece->kind == GXI_TOKEN_TITLE && body) piece->cost += GXI_COST_FUSED;
    if (piece->is_suffix) body = true;
  }
}

static void scan_at(gxi_scan *scan, uint32_t at) {
  uint32_t size = gxi_scan_size(scan);
  scan->chars.items[at].first_piece = scan->pieces.count;
  gxi_hit hits[GXI_MAX_HITS];
  gx_str rest = gxi_scan_text(scan, at, size);
  uint32_t count = gxi_lexicon_prefixes(scan->lexicon, rest, hits);
  uint32_t end = at;
  bool single = false;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t stop = scan->chars.items[at].begin + hits[i].size;
    while (end < size && scan->chars.items[end].begin < stop)
      end++;
    gxi_piece *piece = gxi_vec_push(scan->arena, &scan->pieces);
    piece_reset(piece, at, end);
    piece->hit = hits[i];
    if (end - at == 1) read_single(scan, piece);
    for (uint32_t e = 0; e < hits[i].count; e++)
      read_entry(scan, piece, gxi_lexicon_entry(scan->lexicon, hits[i].first + e));
    if (is_level(gxi_scan_text(scan, at, end)) && !piece->is_name)
      piece->inside = GXI_INSIDE_LEVEL;
    single = single || end - at == 1;
  }
  uint32_t latin = latin_end(scan, at);
  if (!single || latin > at) {
    gxi_piece *piece = gxi_vec_push(scan->arena, &scan->pieces);
    piece_reset(piece, at, latin > at ? latin : at + 1);
    read_single(scan, piece);
  }
  split_titles(scan, at);
  group_piece(scan, at);
  number_piece(scan, at);
  note_pieces(scan, at);
}

static uint16_t punct_cue(uint32_t code) {
  if (code == 0x3001) return GXI_CUE_LIST;
  if (code == ',' || code == ';' || code == ':' || code == '!' || code == '?' ||
      code == 0x3002 || code == '(' || code == ')' || code == 0x201C ||
      code == 0x201D || code == '\t' || code == 0x2014 || code == ' ')
    return GXI_CUE_EDGE;
  return 0;
}

static uint16_t word_cue(uint32_t payload, bool single) {
  if (single && is_soft(GXI_WORD_CLASS(payload))) return 0;
  switch (GXI_WORD_CLASS(payload)) {
  case GXI_WORD_SPEECH:
    return GXI_CUE_SPEECH | GXI_CUE_FUNCTION;
  case GXI_WORD_CONJUNCTION:
    return GXI_CUE_LIST | GXI_CUE_FUNCTION;
  case GXI_WORD_GENERIC:
    return GXI_CUE_GENERIC;
  case GXI_WORD_UNIT:
  case GXI_WORD_OTHER:
    return 0;
  default:
    return GXI_CUE_FUNCTION;
  }
}

/* Words beside which persons stand, though they are no titles. */
static uint16_t person_cue(gx_str text) {
  static const gx_str APPOINT[] = {
      WORD("任命"), WORD("免去"), WORD("提名"), WORD("选举"), WORD("选派"), WORD("聘任"),
      WORD("聘请"), WORD("接受"), WORD("批准"), WORD("记"),   WORD("叫"),   WORD("名叫")};
  static const gx_str LEAD[] = {
      WORD("率队"), WORD("率团"), WORD("率"),   WORD("带队"), WORD("带领"), WORD("一行"),
      WORD("同志"), WORD("先生"), WORD("女士"), WORD("担任"), WORD("出任"), WORD("兼任"),
      WORD("当选"), WORD("辞去"), WORD("调任"), WORD("挂职"), WORD("陪同"), WORD("主持"),
      WORD("致辞"), WORD("讲话"), WORD("来自"), WORD("出生"), WORD("毕业"), WORD("现任"),
      WORD("曾任"), WORD("任")};
  if (is_one_of(text, APPOINT, COUNT(APPOINT))) return GXI_CUE_APPOINT;
  return is_one_of(text, LEAD, COUNT(LEAD)) ? GXI_CUE_LEAD : 0;
}

static void add_cues(gxi_scan *scan, const gxi_piece *piece) {
  uint16_t cue = 0;
  if (piece->title != GX_ID_NONE) cue |= GXI_CUE_TITLE;
  if (piece->is_suffix) cue |= GXI_CUE_SUFFIX;
  if (piece->is_name) cue |= GXI_CUE_PLACE;
  if (piece->end - piece->begin == 1 && piece->tag && is_particle(piece->tag))
    cue |= GXI_CUE_FUNCTION;
  if (piece->kind == GXI_TOKEN_PUNCT)
    cue |= punct_cue(gxi_scan_code(scan, piece->begin));
  if (gxi_is_digit(gxi_scan_code(scan, piece->begin)) || piece->inside == GXI_INSIDE_NUMBER)
    cue |= GXI_CUE_NUMBER;
  for (uint32_t i = 0; i < piece->hit.count; i++) {
    const gxi_entry *e = gxi_lexicon_entry(scan->lexicon, piece->hit.first + i);
    if (e->kind == GXI_KIND_WORD && !piece->is_suffix)
      cue |= word_cue(e->payload, piece->end - piece->begin == 1);
    if (e->kind == GXI_KIND_VERB) cue |= GXI_CUE_VERB;
  }
  uint32_t chars = (uint32_t)(piece->end - piece->begin);
  if (chars <= 2 && piece->hit.count)
    cue |= person_cue(gxi_scan_text(scan, piece->begin, piece->end));
  scan->chars.items[piece->begin].after |= cue;
  scan->chars.items[piece->end].before |= cue;
}

/* 母|公司, 新|厂: a generic word that ends like a company is none, whatever its parts. */
static void spoil_generic(gxi_scan *scan) {
  for (uint32_t i = 0; i < scan->pieces.count; i++) {
    const gxi_piece *word = &scan->pieces.items[i];
    if (!word->generic) continue;
    for (uint32_t at = word->begin + 1u; at < word->end; at++) {
      uint32_t stop = scan->chars.items[at + 1].first_piece;
      for (uint32_t j = scan->chars.items[at].first_piece; j < stop; j++) {
        gxi_piece *piece = &scan->pieces.items[j];
        if (piece->end == word->end) piece->suffix[GXI_SHAPE_COMPANY] = -1;
      }
    }
  }
}

/* 任何: its characters are hardly ever a brand's. */
static void spoil_closed(gxi_scan *scan) {
  for (uint32_t i = 0; i < scan->pieces.count; i++) {
    const gxi_piece *word = &scan->pieces.items[i];
    if (word->inside != GXI_INSIDE_FUNCTION || word->end - word->begin < 2) continue;
    for (uint32_t at = word->begin; at < word->end; at++) {
      uint32_t stop = scan->chars.items[at + 1].first_piece;
      for (uint32_t j = scan->chars.items[at].first_piece; j < stop; j++) {
        gxi_piece *piece = &scan->pieces.items[j];
        if (piece->inside == GXI_INSIDE_CHAR) piece->rare = 3;
      }
    }
  }
}

void gxi_scan_sentence(gxi_scan *scan, gx_span sentence) {
  scan->sentence = sentence;
  scan->chars.count = 0;
  scan->pieces.count = 0;
  for (uint32_t at = sentence.begin; at < sentence.end;) {
    uint32_t size;
    uint32_t code = gxi_utf8_at(scan->text, at, &size);
    *gxi_vec_push(scan->arena, &scan->chars) = (gxi_char){.begin = at, .code = code};
    at += size;
  }
  *gxi_vec_push(scan->arena, &scan->chars) = (gxi_char){.begin = sentence.end};
  uint32_t size = gxi_scan_size(scan);
  for (uint32_t at = 0; at < size; at++)
    scan_at(scan, at);
  scan->chars.items[size].first_piece = scan->pieces.count;
  spoil_generic(scan);
  spoil_closed(scan);
  scan->chars.items[0].before |= GXI_CUE_EDGE;
  scan->chars.items[size].after |= GXI_CUE_EDGE;
  for (uint32_t i = 0; i < scan->pieces.count; i++)
    add_cues(scan, &scan->pieces.items[i]);
}
