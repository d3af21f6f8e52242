/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scan.c: characters and pieces of a sentence.
 *
 * One trie walk a character gives all surfaces that begin there. A surface may have
 * several readings (公司 is a suffix, a word and an anaphor); digesting them makes one
 * piece: how it reads as a token of its own, and what it may do inside a name. A
 * character that begins no surface of its own gets a piece of size one. What a surface
 * digests to is the same wherever it stands, so it is kept for its next occurrence.
 *
 * Not here: digesting a surface (piece.c); cues (cues.c); which reading wins
 * (lattice.c); numbers and dates (propose_value.c).
 */
#include "mention/scan.h"

#include "base/limits.h"
#include "base/str.h"
#include "mention/cues.h"
#include "mention/digest.h"
#include "mention/notebook.h"
#include "mention/piece.h"
#include "mention/places.h"
#include "mention/shapes.h"
#include "mention/weights.h"

#define MAX_GROUP 16u    /* characters of (新疆) or “走出去” within a name */
#define AHEAD 6u         /* characters for which digests are fetched */
#define MORE_CHARS 1024u /* allocated at once, if so many sentences are short */
#define MORE_PIECES 2048u

static const char *const SHAPE_TYPES[GXI_SHAPE_COUNT] = {
  "company",
  "agency",
  "organization",
  "zone",
  "event",
  "program",
  "township",
  "village"};

/* Characters and what they ask for. */
static const struct {
  uint8_t asks;
  const char *characters;
} ASKS[] = {
  {GXI_ASKS_NUMBER, "0123456789一二三四五六七八九十百〇第首"},
  {GXI_ASKS_VALUE, "0123456789一二三四五六七八九十两〇近约超几数上前今去明昨同当日百"},
  {GXI_ASKS_QUOTE, "《“"},
  {GXI_ASKS_FAIR, "会"},
  {GXI_ASKS_LEVEL, "市州省团县镇乡"}};

static void fill_asks(gxi_scan *scan) {
  for (size_t i = 0; i < sizeof ASKS / sizeof *ASKS; i++) {
    gx_str all = gxi_str(ASKS[i].characters);
    uint32_t size;
    for (size_t at = 0; at < all.size; at += size)
      scan->asks[gxi_asks_slot(gxi_utf8_at(all, at, &size))] |= ASKS[i].asks;
  }
}

void gxi_scan_init(
  gxi_scan *scan,
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  gx_str text,
  gxi_digests *digests
) {
  *scan = (gxi_scan){.arena = arena, .knowledge = knowledge, .text = text};
  scan->lexicon = gxi_knowledge_lexicon(knowledge);
  for (uint32_t i = 0; i < GXI_SHAPE_COUNT; i++)
    scan->shape_type[i] = gx_knowledge_entity_type(knowledge, gxi_str(SHAPE_TYPES[i]));
  gxi_shapes_admit(scan);
  fill_asks(scan);
  scan->digests = digests ? digests : gxi_arena_alloc(arena, 1, sizeof *digests);
  if (scan->digests->knowledge != knowledge) {
    memset(scan->digests->surfaces, 0, sizeof scan->digests->surfaces);
    scan->digests->knowledge = knowledge;
  }
  scan->type_person = gx_knowledge_entity_type(knowledge, GX_STR_LIT("person"));
  scan->type_official = gx_knowledge_entity_type(knowledge, GX_STR_LIT("official"));
  scan->type_region = gx_knowledge_entity_type(knowledge, GX_STR_LIT("region"));
}

const gxi_entry *
gxi_scan_entry(const gxi_scan *scan, const gxi_piece *piece, gxi_kind kind) {
  if (!gxi_piece_has(piece, kind)) return NULL;
  const gxi_entry *entry = gxi_lexicon_entry(scan->lexicon, piece->hit.first);
  while (entry->kind != kind)
    entry++;
  return entry;
}

/* Maju| |Motor公司, M|&|J: between Latin words of one name. */
static bool parts_words(const gxi_scan *scan, uint32_t at, uint32_t here) {
  uint32_t c = gxi_scan_code(scan, here);
  if ((c != ' ' && c != '&') || here == at) return false;
  return gxi_is_latin(gxi_scan_code(scan, at)) &&
         gxi_is_latin(gxi_scan_code(scan, here - 1)) &&
         gxi_is_latin(gxi_scan_code(scan, here + 1u));
}

/* Latin letters and digits that follow each other are one piece, no longer than a name:
   a run of them costs time in proportion to its length, not to its square. */
static uint32_t latin_end(const gxi_scan *scan, uint32_t at) {
  uint32_t end = at;
  while (end - at < GXI_MAX_NAME_CODE_POINTS) {
    uint32_t c = gxi_scan_code(scan, end);
    if (parts_words(scan, at, end)) c = gxi_scan_code(scan, ++end);
    if ((!gxi_is_latin(c) && !gxi_is_digit(c)) || c == 0xD7 || c == 0xF7) break;
    end++;
  }
  return end;
}

/* Kept apart from the usual way. */
static __attribute__((noinline)) void
add_spoiler(gxi_scan *scan, const gxi_piece *piece) {
  *gxi_vec_push(scan->arena, &scan->spoilers) = (uint32_t)(piece - scan->pieces.items);
}

/* What all pieces tell their characters and the sentence. */
static inline void account(gxi_scan *scan, const gxi_piece *piece) {
  gxi_char *first = &scan->chars.items[piece->begin];
  if (piece->end - piece->begin == 1) {
    first->single |= piece->kinds;
  } else {
    first->longer |= piece->kinds;
    scan->longer |= piece->kinds;
  }
  first->after |= piece->cue;
  scan->chars.items[piece->end].before |= piece->cue;
  if (piece->spoils) add_spoiler(scan, piece);
  scan->crossed |= piece->crosses;
}

static void special(gxi_scan *scan, uint32_t begin, uint32_t end, gxi_inside inside) {
  gxi_piece *piece = gxi_vec_push(scan->arena, &scan->pieces);
  gxi_piece_reset(piece, begin, end);
  piece->inside = (uint8_t)inside;
  piece->cost = GXI_COST_CHAR * (int32_t)(end - begin) * 2; /* only inside names */
  gxi_piece_cues(scan, piece);
  account(scan, piece);
}

/* The digest of all numbers: they differ in what they cost alone. */
static gxi_piece *number_digest(gxi_scan *scan, uint32_t begin, uint32_t end) {
  bool found;
  gxi_piece *slot = gxi_digest_find(scan->digests, GXI_DIGEST_NUMBER, &found);
  if (!found) {
    gxi_piece_reset(slot, begin, end);
    slot->inside = GXI_INSIDE_NUMBER;
    gxi_piece_cues(scan, slot);
  }
  return slot;
}

static void number(gxi_scan *scan, uint32_t begin, uint32_t end) {
  gxi_piece *piece = gxi_vec_push(scan->arena, &scan->pieces);
  *piece = *number_digest(scan, begin, end);
  piece->begin = (uint16_t)begin;
  piece->end = (uint16_t)end;
  piece->cost = GXI_COST_CHAR * (int32_t)(end - begin) * 2; /* only inside names */
  account(scan, piece);
}

/* What stands in brackets within names: a place, 集团, 有限合伙. */
static bool is_bracketed(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  gx_str text = gxi_scan_text(scan, begin, end);
  if (gxi_str_is(text, "集团") || gxi_str_is(text, "有限合伙") || gxi_str_is(text, "普通合伙") || gxi_str_is(text, "控股"))
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
  for (uint32_t end = at + 1; end < gxi_scan_size(scan) && end - at < MAX_GROUP;
       end++) {
    uint32_t code = gxi_scan_code(scan, end);
    if (code == close && end > at + 1) {
      if (!quote && !is_bracketed(scan, at + 1, end)) return;
      special(scan, at, end + 1, quote ? GXI_INSIDE_QUOTE : GXI_INSIDE_BRACKET);
      return;
    }
    bool dash = quote && (code == 0x2014 || code == '-'); /* “马尾—临洮”产业园 */
    if (!gxi_is_han(code) && !dash && code != 0xB7 && code != '+' && !gxi_is_latin(code) && !(quote && gxi_is_digit(code)))
      return;
  }
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
    number(scan, at, at + 2); /* 首届 */
  uint32_t end = ordinal ? at + 1 : at;
  while (gxi_is_numeral(gxi_scan_code(scan, end))) {
    if (++end - at > GXI_MAX_NAME_CODE_POINTS) return;
  }
  if (end == at + (ordinal ? 1u : 0u) || is_measure(gxi_scan_code(scan, end))) return;
  number(scan, at, end);
  uint32_t unit = gxi_scan_code(scan, end);
  bool counted = unit == 0x6279 || unit == 0x5C4A || unit == 0x6B21; /* 批 届 次 */
  if (counted && ordinal) number(scan, at, end + 1);
}

/* 各县|人民医院, 区县|人民政府: many of them, and not the one that is noted. */
static bool is_any_of(const gxi_scan *scan, uint32_t at) {
  if (at < scan->from + 2) return false;
  uint32_t level = gxi_scan_code(scan, at - 1), before = gxi_scan_code(scan, at - 2);
  bool levels =
    before == U'县' || before == U'区' || before == U'市' || before == U'乡';
  return (level == U'县' || level == U'区' || level == U'市' || level == U'镇' ||
          level == U'州') &&
         (levels || before == U'各');
}

static void note_pieces(gxi_scan *scan, uint32_t at) {
  const gxi_notebook *notebook = scan->notebook;
  if (!gxi_notebook_opens(
        notebook, gxi_scan_code(scan, at), gxi_scan_code(scan, at + 1)
      ))
    return;
  uint32_t notes[GXI_MAX_NOTES];
  uint32_t size = gxi_scan_size(scan);
  gx_str rest = gxi_scan_text(scan, at, size);
  uint32_t count = gxi_notebook_prefixes(notebook, rest, notes);
  for (uint32_t i = 0; i < count; i++) {
    const gxi_note *note = &notebook->notes.items[notes[i]];
    if (note->name.size && is_any_of(scan, at)) continue;
    uint32_t end = at;
    uint32_t stop = scan->chars.items[at].begin + (uint32_t)note->text.size;
    while (end < size && scan->chars.items[end].begin < stop)
      end++;
    gxi_piece *piece = gxi_vec_push(scan->arena, &scan->pieces);
    gxi_piece_reset(piece, at, end);
    piece->kind = GXI_TOKEN_MENTION;
    bool person = note->type == scan->type_person; /* in front of names, not in them */
    piece->inside = person ? GXI_INSIDE_COUNT : GXI_INSIDE_KNOWN;
    piece->cost = note->cost;
    piece->type = note->type;
    piece->note = notes[i];
    piece->is_name = true;
    if (gxi_lexicon_find(scan->lexicon, note->text, &piece->hit))
      piece->kinds = gxi_piece_kinds(scan, piece->hit);
    gxi_piece_cues(scan, piece);
    account(scan, piece);
  }
}

/* 工商联主席 behind 塔城地区 is 工商联 and 主席: a title that begins with a body is
 * dear. */
static void split_titles(gxi_scan *scan, uint32_t at) {
  uint32_t first = scan->chars.items[at].first_piece;
  bool body = false;
  for (uint32_t i = first; i < scan->pieces.count; i++) {
    gxi_piece *piece = &scan->pieces.items[i];
    if (piece->kind == GXI_TOKEN_TITLE && body) piece->cost += GXI_COST_FUSED;
    if (piece->is_suffix) body = true;
  }
}

/* 镇江|市长: behind 镇江市 长 would be no word. */
static void split_head(gxi_scan *scan, uint32_t at) {
  if (at <= scan->from || scan->chars.items[at].code != 0x957F /* 长 */) return;
  uint32_t last = scan->chars.items[at].first_piece;
  bool title = false;
  for (uint32_t i = scan->chars.items[at - 1].first_piece; i < last; i++)
    title |= scan->pieces.items[i].kind == GXI_TOKEN_TITLE &&
             scan->pieces.items[i].end == at + 1;
  for (uint32_t i = last; title && i < scan->pieces.count; i++)
    if (scan->pieces.items[i].end == at + 1)
      scan->pieces.items[i].cost += GXI_COST_HEADLESS;
}

/* 某某先生|于: no 生于 behind 先. */
static void split_sir(gxi_scan *scan, uint32_t at) {
  if (at <= scan->from || scan->chars.items[at].code != U'生' || scan->chars.items[at - 1].code != U'先')
    return;
  for (uint32_t i = scan->chars.items[at].first_piece; i < scan->pieces.count; i++)
    if (scan->pieces.items[i].end > at + 1)
      scan->pieces.items[i].cost += GXI_COST_HEADLESS;
}

/* A place may be supported now: the same surface as a token, weighed anew. */
static void weigh_again(const gxi_scan *scan, gxi_piece *piece) {
  gxi_piece anew;
  gxi_piece_reset(&anew, piece->begin, piece->end);
  anew.hit = piece->hit;
  gxi_piece_read(scan, &anew);
  piece->kind = anew.kind;
  piece->cost = anew.cost;
  piece->payload = anew.payload;
  piece->type = anew.type;
}

/* A digest is of the surface alone: without what this document supports. */
static void digest(gxi_scan *scan, uint32_t begin, uint32_t end, gxi_piece *slot) {
  const gxi_support *support = scan->support;
  gxi_hit hit = slot->hit;
  scan->support = NULL;
  gxi_piece_reset(slot, begin, end);
  slot->hit = hit;
  gxi_piece_read(scan, slot);
  gxi_piece_cues(scan, slot);
  gxi_piece_judge_person(scan, slot);
  scan->support = support;
}

/* The digest of a surface that begins at a character. */
static const gxi_piece *
digest_of(gxi_scan *scan, uint32_t begin, uint32_t end, uint32_t surface) {
  bool found;
  gxi_piece *slot = gxi_digest_find(scan->digests, surface, &found);
  if (!found) {
    const gxi_char *chars = scan->chars.items;
    uint32_t size = chars[end].begin - chars[begin].begin;
    slot->hit = gxi_lexicon_hit(scan->lexicon, surface, size);
    digest(scan, begin, end, slot);
  }
  return slot;
}

/* A piece of a surface: copied from its digest. */
static const gxi_piece *
surface_piece(gxi_scan *scan, uint32_t begin, uint32_t end, uint32_t surface) {
  const gxi_piece *slot = digest_of(scan, begin, end, surface);
  gxi_piece *piece = gxi_vec_push(scan->arena, &scan->pieces);
  *piece = *slot;
  piece->begin = (uint16_t)begin;
  piece->end = (uint16_t)end;
  if (piece->weak && scan->support) weigh_again(scan, piece);
  if (piece->is_name || scan->chars.items[begin].code == U'区')
    gxi_piece_fit(scan, piece); /* for all others nothing changes */
  account(scan, piece);
  return piece;
}

/* A character, or a run of Latin letters and digits, that is no surface; characters
   have digests, too. */
static void plain_piece(gxi_scan *scan, uint32_t begin, uint32_t end) {
  gxi_piece own, *slot = &own;
  uint32_t code = scan->chars.items[begin].code;
  bool shared = end - begin == 1, found = false;
  if (shared) slot = gxi_digest_find(scan->digests, code | GXI_DIGEST_PLAIN, &found);
  if (!found) {
    gxi_piece_reset(slot, begin, end);
    gxi_piece_read_single(scan, slot);
    gxi_piece_cues(scan, slot);
    gxi_piece_judge_person(scan, slot);
  }
  gxi_piece *piece = gxi_vec_push(scan->arena, &scan->pieces);
  *piece = *slot;
  piece->begin = (uint16_t)begin;
  piece->end = (uint16_t)end;
  account(scan, piece);
}

/* Asks for the memory of digests that will be wanted soon. */
static inline void expect_digests(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  const gxi_match *matches = scan->hits.matches.items;
  for (uint32_t i = begin; i < end; i++) {
    uint32_t slot = gxi_digest_slot(matches[i].surface);
    __builtin_prefetch(&scan->digests->surfaces[slot]);
    __builtin_prefetch(&scan->digests->slots[slot]);
  }
}

static void scan_at(gxi_scan *scan, uint32_t at) {
  gxi_char *first = &scan->chars.items[at];
  first->first_piece = scan->pieces.count;
  const uint32_t *hits = scan->hits.first.items + at;
  const gxi_match *matches = scan->hits.matches.items + hits[0];
  uint32_t count = hits[1] - hits[0];
  bool titled = false;
  uint32_t pieces = scan->pieces.count;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t end = at + matches[i].size;
    titled |= surface_piece(scan, at, end, matches[i].surface)->kind == GXI_TOKEN_TITLE;
  }
  bool single = count && matches[0].size == 1;
  uint32_t latin = first->code < 0x250 ? latin_end(scan, at) : at;
  if (!single || latin > at) plain_piece(scan, at, latin > at ? latin : at + 1);
  if (!single) pieces += count;
  first->given = scan->pieces.items[pieces].given;
  if (titled) split_titles(scan, at);
  split_head(scan, at);
  split_sir(scan, at);
  if (first->code == '(' || first->code == 0x201C) group_piece(scan, at);
  if (first->asks & GXI_ASKS_NUMBER) number_piece(scan, at);
  if (scan->notebook) note_pieces(scan, at);
}

/* Room for a sentence of so many bytes; behind what is kept of those before it. */
static void begin_sentence(gxi_scan *scan, uint32_t bytes) {
  if (scan->keeps) {
    scan->chars.items += scan->chars.count;
    scan->chars.capacity -= scan->chars.count;
    scan->pieces.items += scan->pieces.count;
    scan->pieces.capacity -= scan->pieces.count;
  }
  scan->chars.count = scan->pieces.count = 0;
  if (scan->chars.capacity <= bytes) {
    scan->chars.capacity = 0;
    gxi_vec_reserve(scan->arena, &scan->chars, bytes + 1 + MORE_CHARS);
  }
  if (scan->pieces.capacity <= bytes) {
    scan->pieces.capacity = 0;
    gxi_vec_reserve(scan->arena, &scan->pieces, bytes + 1 + MORE_PIECES);
  }
}

void gxi_scan_set_support(gxi_scan *scan, const gxi_support *support) {
  begin_sentence(scan, 0); /* leaves the last one where it is */
  scan->keeps = false;
  scan->support = support;
}

/* Of valid text nearly all characters have three bytes. */
static inline uint32_t character_at(gx_str text, uint32_t at, uint32_t *size) {
  const unsigned char *p = (const unsigned char *)text.data + at;
  *size = 3;
  if ((*p & 0xF0) == 0xE0 && text.size - at >= 3)
    return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
  return gxi_utf8_at(text, at, size);
}

void gxi_scan_characters(gxi_scan *scan, gx_span sentence) {
  begin_sentence(scan, sentence.end - sentence.begin);
  uint32_t count = 0, last = 0, asked = 0;
  gxi_char *chars = scan->chars.items;
  gxi_vec_reserve(scan->arena, &scan->codes, sentence.end - sentence.begin + 1);
  uint32_t *codes = scan->codes.items;
  for (uint32_t at = sentence.begin; at < sentence.end;) {
    uint32_t size;
    uint32_t code = character_at(scan->text, at, &size);
    uint32_t pair = gxi_pair_hash(last, code);
    scan->pairs[pair / 64] |= (uint64_t)1 << pair % 64;
    codes[count] = code;
    uint8_t asks = scan->asks[gxi_asks_slot(code)];
    asked |= asks;
    chars[count++] = (gxi_char){.begin = at, .code = code, .asks = asks};
    at += size;
    last = code;
  }
  codes[count] = 0;
  chars[count++] = (gxi_char){.begin = sentence.end};
  scan->chars.count = count;
  scan->asked = (uint8_t)asked;
}

bool gxi_scan_may_hold(const gxi_scan *scan, gx_str text) {
  uint32_t size, last = 0;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = gxi_utf8_at(text, at, &size);
    if (at && !gxi_scan_has_pair(scan, last, code)) return false;
    last = code;
  }
  return true;
}

void gxi_scan_sentence(gxi_scan *scan, gx_span sentence) {
  scan->sentence = sentence;
  scan->from = 0;
  scan->spoilers.count = 0;
  scan->longer = 0;
  scan->crossed = false;
  gxi_scan_characters(scan, sentence);
  uint32_t size = gxi_scan_size(scan), expected = 0;
  gxi_lexicon_read(&scan->hits, scan->arena, scan->lexicon, scan->codes.items, size);
  for (uint32_t at = 0; at < size; at++) {
    uint32_t ahead = scan->hits.first.items[at + AHEAD < size ? at + AHEAD : size];
    expect_digests(scan, expected, ahead);
    expected = ahead;
    scan_at(scan, at);
  }
  scan->chars.items[size].first_piece = scan->pieces.count;
}

static void again_at(gxi_scan *scan, const gxi_piece *pieces, uint32_t count) {
  bool body = false;
  for (uint32_t i = 0; i < count; i++) {
    gxi_piece *piece = gxi_vec_push(scan->arena, &scan->pieces);
    *piece = pieces[i];
    if (piece->weak) {
      weigh_again(scan, piece);
      gxi_piece_fit(scan, piece);
      if (body && piece->kind == GXI_TOKEN_TITLE)
        piece->cost += GXI_COST_FUSED; /* see split_titles */
    }
    body = body || piece->is_suffix;
  }
}

void gxi_scan_again(
  gxi_scan *scan,
  gx_span sentence,
  gxi_char *chars,
  uint32_t from,
  uint32_t to,
  const gxi_piece *pieces
) {
  scan->sentence = sentence;
  scan->from = from;
  scan->chars.items = chars;
  scan->chars.count = to + 1;
  scan->chars.capacity = 0; /* not ours to grow */
  scan->pieces.count = 0;
  scan->spoilers.count = 0;
  scan->longer = 0;
  scan->asked = 0;
  for (uint32_t at = from; at < to; at++) {
    scan->longer |= chars[at].longer;
    scan->asked |= chars[at].asks;
    uint32_t first = chars[at].first_piece;
    uint32_t count = chars[at + 1].first_piece - first;
    chars[at].first_piece = scan->pieces.count;
    again_at(scan, pieces + first, count);
    note_pieces(scan, at);
  }
  chars[to].first_piece = scan->pieces.count;
}

bool gxi_scan_is_edition(const gxi_scan *scan, uint32_t begin) {
  uint32_t code = gxi_scan_code(scan, begin);
  if (code != 0x7B2C /* 第 */ && code != 0x9996 /* 首 */) return false;
  uint32_t last = begin + 5 < scan->chars.count ? begin + 5 : scan->chars.count;
  for (uint32_t i = begin + 1; i < last; i++)
    if (gxi_scan_code(scan, i) == 0x5C4A /* 届 */) return true;
  return false;
}
