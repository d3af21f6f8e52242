/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * piece.c: the readings of one surface, digested into a piece.
 *
 * Entries come in the order of their kinds (divisions first, verbs last). As a token of
 * its own a piece takes its cheapest reading; inside names, a name beats a suffix, a
 * suffix beats a word, a word beats general vocabulary.
 */
#include "mention/piece.h"

#include "base/str.h"
#include "mention/places.h"
#include "mention/weights.h"

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
  piece->weak = piece->weak || weak;
  if (weak && scan->support && !gxi_place_supported(scan, entry->payload))
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

/* A listed firm by its suffix. */
static bool is_firm(gx_str text) {
  return gxi_str_ends(text, GX_STR_LIT("集团")) ||
         gxi_str_ends(text, GX_STR_LIT("公司"));
}

/* A listed name closes names that a place opens: 哈萨克斯坦|农业部 (see shapes.c),
   长沙市|雅礼中学, 第七届|进博会, 杭州|娃哈哈集团, less surely 北京|金山云. */
static void close_known(
  const gxi_scan *scan, gxi_piece *piece, const gxi_entry *entry, uint32_t type
) {
  if (entry->kind != GXI_KIND_BODY && entry->kind != GXI_KIND_ZONE) return;
  bool firm = type == scan->shape_type[GXI_SHAPE_COMPANY];
  int8_t strength = 2;
  if (firm) {
    gx_str text = gxi_scan_text(scan, piece->begin, piece->end);
    if (gxi_str_starts(text, GX_STR_LIT("中国"))) return;
    if (!is_firm(text)) strength = 1;
  }
  for (uint32_t s = 0; s < GXI_SHAPE_COUNT; s++)
    if (scan->shape_type[s] == type) piece->suffix[s] = strength;
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
  close_known(scan, piece, entry, type);
  bool region = entry->kind == GXI_KIND_REGION;
  int32_t cost = region ? GXI_COST_REGION : GXI_COST_KNOWN;
  offer(piece, GXI_TOKEN_MENTION, cost, entry->payload, type);
  piece->is_name = true;
  if (piece->inside != GXI_INSIDE_FULL && piece->inside != GXI_INSIDE_PLACE)
    piece->inside = region ? GXI_INSIDE_PLACE : GXI_INSIDE_KNOWN;
}

bool gxi_is_soft(gxi_word_class class) {
  return class != GXI_WORD_PREPOSITION && class != GXI_WORD_CONJUNCTION &&
         class != GXI_WORD_NEGATION && class != GXI_WORD_MODAL &&
         class != GXI_WORD_ANAPHOR && class != GXI_WORD_OPENER;
}

static int32_t word_cost(gxi_word_class class) {
  return class == GXI_WORD_UNIT     ? GXI_COST_UNIT
         : class == GXI_WORD_OTHER  ? GXI_COST_TRADE
         : class == GXI_WORD_ADVERB ? GXI_COST_ADVERB
                                    : GXI_COST_FUNCTION;
}

/* 达 春 元: words that names are made of, too. */
static bool is_brandish(const gxi_scan *scan, const gxi_piece *piece) {
  const gxi_entry *given = gxi_scan_entry(scan, piece, GXI_KIND_GIVEN);
  return given && given->payload >= 50;
}

static void read_word(const gxi_scan *scan, gxi_piece *piece, const gxi_entry *entry) {
  gxi_word_class class = GXI_WORD_CLASS(entry->payload);
  if (class == GXI_WORD_BRAND) {
    piece->brand = true;
    return;
  }
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
  if (piece->trade && class != GXI_WORD_OTHER) piece->opener = true;
  if (piece->is_name || piece->is_suffix || piece->trade) return;
  bool single = piece->end - piece->begin == 1;
  if (single && (gxi_is_soft(class) || class == GXI_WORD_OPENER)) {
    piece->rare = class == GXI_WORD_UNIT || is_brandish(scan, piece) ? 1 : 2;
    return;
  }
  if (class == GXI_WORD_TIME)
    piece->inside = GXI_INSIDE_TIME;
  else if (class == GXI_WORD_OTHER && single)
    return;
  else if (class == GXI_WORD_OTHER) {
    bool acts =
      piece->inside == GXI_INSIDE_OPENER || piece->inside == GXI_INSIDE_FUNCTION;
    piece->trade = true;
    piece->opener = acts; /* 联合, 发展: inside names, not in front of them */
    piece->inside = acts ? GXI_INSIDE_VERB : GXI_INSIDE_NOUN;
  } else if (class == GXI_WORD_UNIT || class == GXI_WORD_CURRENCY)
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

bool gxi_is_particle(char tag) {
  return tag == 'p' || tag == 'c' || tag == 'u' || tag == 'y' || tag == 'e';
}

static bool is_anaphor(const gxi_piece *piece) {
  return piece->kind == GXI_TOKEN_MENTION && piece->type == GX_ID_NONE;
}

/* 某: what it stands in names nothing. */
static bool is_some(const gxi_scan *scan, const gxi_piece *piece) {
  return gxi_scan_code(scan, piece->begin) == 0x67D0;
}

static void
read_common(const gxi_scan *scan, gxi_piece *piece, const gxi_entry *entry) {
  piece->tag = (char)(entry->payload & 0xFF);
  piece->common = entry->payload >> 8 & 0x7F;
  int32_t cost = GXI_BITS((int32_t)piece->common - GXI_COST_WORD_TOTAL);
  if (piece->end - piece->begin == 1 && gxi_is_tag(piece->tag, "nvaxjg"))
    cost += GXI_COST_LONE;
  if (is_anaphor(piece) && piece->tag == 'r')
    piece->cost = max_cost(piece->cost, cost); /* 他, 我: as frequent as can be */
  else
    offer(piece, GXI_TOKEN_COMMON, cost, entry->payload, GX_ID_NONE);
  gxi_inside inside = inside_of_tag(piece->tag);
  bool single = piece->end - piece->begin == 1;
  if (single && !gxi_is_particle(piece->tag)) {
    bool hard = gxi_is_tag(piece->tag, "vdr") && piece->common >= 17;
    hard = hard || is_some(scan, piece);
    if (gxi_is_tag(piece->tag, "vdrmqf") && piece->common >= 12 && piece->rare == 0)
      piece->rare = 1;
    inside = hard ? GXI_INSIDE_FUNCTION : GXI_INSIDE_CHAR;
    if (piece->tag == 'f' && piece->inside == GXI_INSIDE_FUNCTION)
      piece->inside = GXI_INSIDE_CHAR; /* 中 上: 中天, 上安 */
  }
  bool trade = piece->inside == GXI_INSIDE_NOUN && inside == GXI_INSIDE_VERB;
  if (piece->inside == GXI_INSIDE_CHAR || trade) piece->inside = (uint8_t)inside;
}

static void
read_suffix(const gxi_scan *scan, gxi_piece *piece, const gxi_entry *entry) {
  for (uint32_t s = 0; s < GXI_SHAPE_COUNT; s++)
    if (scan->shape_type[s] == (entry->payload & 0xFF))
      piece->suffix[s] = (int8_t)(entry->payload >> 8 & 0xFF);
  piece->is_suffix = true;
  offer(
    piece, GXI_TOKEN_COMMON, max_cost(piece->cost, GXI_COST_SUFFIX), 'n', GX_ID_NONE
  );
  bool weak = (entry->payload >> 8 & 0xFF) == 0 && piece->end - piece->begin == 1;
  if (!piece->is_name && !weak) piece->inside = GXI_INSIDE_SUFFIX;
}

/* 工匠|坊, 诗人|酒业: names go on with these, too. */
static bool is_craft(const gxi_piece *piece, const gxi_entry *entry) {
  return entry->payload == GXI_TITLE_EXPERT && piece->end - piece->begin == 2;
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
    piece->titled = true;
    offer(
      piece,
      GXI_TOKEN_TITLE,
      max_cost(piece->cost, GXI_COST_TITLE),
      entry->payload,
      GX_ID_NONE
    );
    if (is_craft(piece, entry))
      piece->opener = true;
    else if (!piece->is_name && !piece->is_suffix)
      piece->inside = GXI_INSIDE_TITLE;
    break;
  case GXI_KIND_ABBREVIATION:
    piece->letter = true;
    break;
  case GXI_KIND_SUFFIX:
    read_suffix(scan, piece, entry);
    break;
  case GXI_KIND_WORD:
    read_word(scan, piece, entry);
    break;
  case GXI_KIND_COMMON:
    read_common(scan, piece, entry);
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
      piece->inside = GXI_INSIDE_OPENER; /* 旗下的, 直供: in no other list */
    break;
  default:
    break;
  }
}

void gxi_piece_reset(gxi_piece *piece, uint32_t begin, uint32_t end) {
  *piece = (gxi_piece
  ){.begin = (uint16_t)begin,
    .end = (uint16_t)end,
    .kind = GXI_TOKEN_OTHER,
    .inside = GXI_INSIDE_CHAR,
    .cost = GXI_COST_CHAR * (int32_t)(end - begin),
    .type = GX_ID_NONE,
    .place = GX_ID_NONE,
    .note = GX_ID_NONE};
  memset(piece->suffix, -1, sizeof piece->suffix);
}

bool gxi_is_one_of(gx_str text, const gx_str *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (gxi_str_equal(text, words[i])) return true;
  return false;
}

static bool is_level(gx_str text) {
  static const gx_str LEVELS[] = {
    GXI_WORD("省"),
    GXI_WORD("市"),
    GXI_WORD("县"),
    GXI_WORD("州"),
    GXI_WORD("区"),
    GXI_WORD("盟"),
    GXI_WORD("旗"),
    GXI_WORD("镇"),
    GXI_WORD("乡"),
    GXI_WORD("自治区"),
    GXI_WORD("自治州"),
    GXI_WORD("自治县"),
    GXI_WORD("地区"),
    GXI_WORD("地委"),
    GXI_WORD("村"),
    GXI_WORD("师"),
    GXI_WORD("团"),
    GXI_WORD("师市"),
    GXI_WORD("兵团")};
  return text.size <= 9 && gxi_is_one_of(text, LEVELS, GXI_COUNT(LEVELS));
}

/* The first characters of LEVELS: 省 市 县 州 区 盟 旗 镇 乡 自 地 村 师 团 兵. */
static bool opens_level(uint32_t code) {
  switch (code) {
  case 0x7701:
  case 0x5E02:
  case 0x53BF:
  case 0x5DDE:
  case 0x533A:
  case 0x76DF:
  case 0x65D7:
  case 0x9547:
  case 0x4E61:
  case 0x81EA:
  case 0x5730:
  case 0x6751:
  case 0x5E08:
  case 0x56E2:
  case 0x5175:
    return true;
  default:
    return false;
  }
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
  if (c == 0xD7 || c == 0xF7) return false; /* × ÷ */
  return gxi_is_han(c) || gxi_is_latin(c) || gxi_is_digit(c) ||
         (c >= 0x370 && c < 0x2000) || (c >= 0x3040 && c < 0x3400);
}

/* A piece of one character that no row begins with, or whose row is missing. */
void gxi_piece_read_single(const gxi_scan *scan, gxi_piece *piece) {
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

/* 有限公司, 股份有限公司: the end of a registered name, hardly ever a word by itself.
 */
static bool is_legal_form(const gxi_scan *scan, const gxi_piece *piece) {
  if (piece->suffix[GXI_SHAPE_COMPANY] != 2 || piece->is_name) return false;
  gx_str text = gxi_scan_text(scan, piece->begin, piece->end);
  return gxi_str_ends(text, GX_STR_LIT("有限公司")) ||
         gxi_str_ends(text, GX_STR_LIT("责任公司"));
}

/* 全国|柑橘协会, 西部|主播联盟: bodies are named by it as by a province's level. */
static bool is_realm(const gxi_entry *entry) {
  return entry->kind == GXI_KIND_WORD &&
         GXI_WORD_CLASS(entry->payload) == GXI_WORD_GENERIC &&
         GXI_WORD_ROLE(entry->payload) == GXI_ROLE_REALM;
}

uint16_t gxi_piece_kinds(const gxi_scan *scan, gxi_hit hit) {
  uint32_t kinds = 0;
  for (uint32_t i = 0; i < hit.count; i++)
    kinds |= 1u << gxi_lexicon_entry(scan->lexicon, hit.first + i)->kind;
  return (uint16_t)kinds;
}

void gxi_piece_read(const gxi_scan *scan, gxi_piece *piece) {
  if (piece->end - piece->begin == 1) gxi_piece_read_single(scan, piece);
  const gxi_entry *entries = gxi_lexicon_entry(scan->lexicon, piece->hit.first);
  bool realm = false;
  for (uint32_t e = 0; e < piece->hit.count; e++) {
    piece->kinds |= (uint16_t)(1u << entries[e].kind);
    read_entry(scan, piece, &entries[e]);
    realm = realm || is_realm(&entries[e]);
  }
  if (!piece->is_name && opens_level(gxi_scan_code(scan, piece->begin)) && is_level(gxi_scan_text(scan, piece->begin, piece->end)))
    piece->inside = GXI_INSIDE_LEVEL;
  if (realm) piece->inside = GXI_INSIDE_LEVEL;
  piece->legal = is_legal_form(scan, piece);
  if (piece->legal) piece->cost = GXI_COST_LEGAL_FORM;
}

/* 工业园|区内: rather 工业园区|内. */
static bool parts_zone(const gxi_scan *scan, const gxi_piece *piece) {
  return piece->end - piece->begin > 1 && piece->begin > 0 &&
         gxi_scan_code(scan, piece->begin) == U'区' &&
         gxi_scan_code(scan, piece->begin - 1) == U'园';
}

/* 建|成县: rather 建成|县. */
static bool parts_verb(const gxi_scan *scan, const gxi_piece *piece) {
  if (!piece->is_name || piece->begin <= scan->from || gxi_scan_code(scan, piece->begin + 1u) != U'县')
    return false;
  uint32_t stop = scan->chars.items[piece->begin].first_piece;
  for (uint32_t i = scan->chars.items[piece->begin - 1].first_piece; i < stop; i++)
    if (scan->pieces.items[i].end == piece->begin + 1u && scan->pieces.items[i].frame)
      return true;
  return false;
}

void gxi_piece_fit(const gxi_scan *scan, gxi_piece *piece) {
  if (parts_zone(scan, piece)) piece->cost += GXI_COST_PARTED;
  if (!parts_verb(scan, piece)) return;
  piece->cost += GXI_COST_PARTED;
  piece->entered = 0; /* no name begins with it */
}

/* 的 到 已 在: hardly ever in a name. */
static bool is_particle(const gxi_piece *piece) {
  if (piece->inside == GXI_INSIDE_FUNCTION) return piece->common >= 14;
  return piece->common >= 16 && gxi_is_tag(piece->tag, "vdpcur");
}

static gxi_given given_of(const gxi_scan *scan, const gxi_piece *piece) {
  const gxi_entry *row = gxi_scan_entry(scan, piece, GXI_KIND_GIVEN);
  if ((!row || row->payload < 50) && is_particle(piece)) return GXI_GIVEN_PARTICLE;
  if (!row) return GXI_GIVEN_UNLISTED;
  return row->payload >= 100  ? GXI_GIVEN_TYPICAL
         : row->payload >= 50 ? GXI_GIVEN_USUAL
                              : GXI_GIVEN_RARE;
}

void gxi_piece_judge_person(const gxi_scan *scan, gxi_piece *piece) {
  if (piece->end - piece->begin == 1) piece->given = (uint8_t)given_of(scan, piece);
  const gxi_entry *row = gxi_scan_entry(scan, piece, GXI_KIND_SURNAME);
  if (!row) return;
  uint32_t bits = 1;
  for (uint32_t weight = row->payload; weight > 1; weight >>= 1)
    bits++;
  piece->surname = (uint8_t)bits;
}

bool gxi_piece_ends_division(const gxi_scan *scan, const gxi_piece *piece) {
  uint32_t code = gxi_scan_code(scan, piece->end - 1u);
  return code == 0x53BF || code == 0x5E02 || code == 0x533A || code == 0x9547 ||
         code == 0x4E61; /* 县 市 区 镇 乡 */
}

bool gxi_piece_is_share(const gxi_scan *scan, const gxi_piece *piece) {
  uint32_t last = gxi_scan_code(scan, piece->end - 1u);
  if (piece->begin == 0) return false;
  if (last != 0x4EFD /* 份 */ && last != 0x80A1 /* 股 */ && last != 0x6240 /* 所 */)
    return false;
  uint32_t before = gxi_scan_code(scan, piece->begin - 1u);
  bool more = piece->end + 2u <= gxi_scan_size(scan);
  bool moved = last == 0x4EFD && more &&
               gxi_str_in(
                 gxi_scan_text(scan, piece->end, piece->end + 2u),
                 "转让 出让 质押 拍卖 变更 增持 减持 比例 回购"
               );
  return moved || before == 0x53F8 /* 司 */ ||
         (before == 0x56E2 /* 团 */ && gxi_scan_code(scan, piece->end) == 0x7684);
}
