/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scan.h: a sentence as characters and pieces: every lexicon surface in it, digested.
 *
 *     喀 什 综 合 保 税 区     pieces that begin
 *     0  1  2  3  4  5  6      at 喀:  喀(abbreviation) 喀什(place)
 *                              at 综:  综合(common) 综合保税区(suffix)
 *
 * Positions are character indices within the sentence; `begin` of a character is its
 * byte offset in the document's normalised text.
 */
#ifndef GXI_MENTION_SCAN_H
#define GXI_MENTION_SCAN_H

#include <assert.h>

#include "mention/mention.h"

/* The shapes that names are built by; each has its entity type. */
typedef enum gxi_shape {
  GXI_SHAPE_COMPANY,
  GXI_SHAPE_AGENCY,
  GXI_SHAPE_ORGANIZATION,
  GXI_SHAPE_ZONE,
  GXI_SHAPE_EVENT,
  GXI_SHAPE_PROGRAM,
  GXI_SHAPE_TOWNSHIP,
  GXI_SHAPE_VILLAGE,
  GXI_SHAPE_COUNT
} gxi_shape;

/* What a piece may do inside a name; the row of the cost table. */
typedef enum gxi_inside {
  GXI_INSIDE_PLACE, /* 阿克苏, 哈萨克斯坦 */
  GXI_INSIDE_FULL,  /* 阿克苏市: with its suffix */
  GXI_INSIDE_KNOWN, /* 中国农业银行, 一带一路: a listed name, or one noted */
  GXI_INSIDE_LEVEL, /* 省 市 县 州 自治区, bare */
  GXI_INSIDE_NOUN,  /* 食品 物流 科技 */
  GXI_INSIDE_VERB,  /* 投资 开发 合作 */
  GXI_INSIDE_ADJECTIVE,
  GXI_INSIDE_TIME,
  GXI_INSIDE_NUMBER,   /* 第六, 十, 206 */
  GXI_INSIDE_FUNCTION, /* 由 在 的 和 */
  GXI_INSIDE_GENERIC,  /* 企业 当地: never the first piece */
  GXI_INSIDE_OPENER,   /* 位于 邀请: stands left of names */
  GXI_INSIDE_TITLE,
  GXI_INSIDE_SUFFIX,  /* a suffix that is followed by more */
  GXI_INSIDE_CHAR,    /* a character of no multi-character word */
  GXI_INSIDE_BRACKET, /* (新疆), (集团) */
  GXI_INSIDE_QUOTE,   /* “走出去” */
  GXI_INSIDE_LATIN,
  GXI_INSIDE_DOT, /* · — - between names */
  GXI_INSIDE_COUNT
} gxi_inside;

/* One cache line: a page has thousands. */
typedef struct gxi_piece {
  uint16_t begin, end; /* characters */
  int32_t cost;        /* as a token of its own */
  gxi_hit hit;
  uint32_t payload; /* of the reading as a token */
  uint32_t type;    /* entity type of a MENTION piece, GX_ID_NONE for an anaphor */
  uint32_t place;   /* of a PLACE or FULL piece: the first candidate */
  uint32_t note;    /* index in the notebook, or GX_ID_NONE */
  int8_t suffix[GXI_SHAPE_COUNT]; /* strength 0..2, -1: not a suffix of the shape */
  uint16_t kind;                  /* gxi_token_kind as a token of its own */
  uint8_t inside;                 /* gxi_inside */
  uint8_t row;        /* of scan->costs: what it may do, and how rarely it does */
  uint16_t kinds;     /* bit set of the hit's gxi_kind */
  uint16_t cue;       /* GXI_CUE_* that it gives to the characters beside it */
  uint16_t seen;      /* GXI_SEEN_* of it as the first piece of a name */
  int16_t context;    /* cost of a name that begins here, by what stands before */
  uint16_t continued; /* bit set of shapes: names that may go on with it; and
                         GXI_REACH_BARE: a company's that ends without a suffix may */
  uint8_t enter;      /* bit set of shapes: names that begin with it and can end */
  uint8_t entered;    /* … that may begin with it */
  uint8_t suffixes;   /* … of which it is a suffix */
  bool posted : 1;    /* 派驻 驻 帮扶: what teams are named by */
  uint8_t rare : 3; /* single character: 1 a usual word (建 开), 2 a function word, 3
                  part  of one (任 in 任何) */
  uint8_t spoils : 4; /* GXI_SPOILS_*: what it does to pieces inside it */
  uint8_t common : 7; /* weight in the word list, 0: not in it */
  bool brand : 1;     /* 东方 黄河: a word that firms are named with */
  char tag;           /* word list tag, 0 */
  uint8_t given;      /* gxi_given, of a single character */
  uint8_t surname;    /* a surname's weight in bits, and 1; 0: none */
  bool is_suffix : 1;
  bool is_name : 1;    /* a place, body, zone or program */
  bool titled : 1;     /* a title, whatever else */
  bool country : 1;    /* a foreign country */
  bool generic : 1;    /* 子公司 该企业: names nothing */
  bool opener : 1;     /* stands left of names: never their first piece */
  bool trade : 1;      /* 铸造 养殖: what firms and associations do */
  bool letter : 1;     /* 闽 宁: an abbreviation of a place */
  bool frame : 1;      /* a word of frames */
  bool aid : 1;        /* 对口支援 协作: what aid commands are named by */
  bool weak : 1;       /* a short name of a small place: costs more without support */
  bool opens_bare : 1; /* may begin a company's name that ends without a suffix */
  bool crosses : 1;    /* a mark stands inside it: see keep.h */
  bool telling : 1;    /* what follows it in a name costs more or less than usual */
  bool odd : 1;        /* itself costs more or less by what it follows */
  bool legal : 1;      /* 有限公司: the end of a registered name */
} gxi_piece;

typedef struct gxi_char {
  uint32_t begin; /* byte offset in the document's text */
  uint32_t code;
  uint32_t first_piece; /* pieces that begin here: first_piece ≤ i < next's */
  uint16_t before;      /* GXI_CUE_* of pieces that end here */
  uint16_t after;       /* GXI_CUE_* of pieces that begin here */
  uint16_t single;      /* kinds of the pieces of this character alone */
  uint16_t longer;      /* … of those that begin with it */
  uint16_t reach;       /* bit set of shapes: a name that goes on here can end; and
                           GXI_REACH_BARE: a company's without a suffix */
  uint8_t asks;         /* GXI_ASKS_* */
  uint8_t given;        /* gxi_given: of a personal name */
} gxi_char;

/* Which proposers a character may be for; rather one too many, see gxi_scan.asks. */
#define GXI_ASKS_NUMBER 1u /* a numeral or ordinal begins here */
#define GXI_ASKS_VALUE 2u  /* a sum, a quantity or a date does */
#define GXI_ASKS_QUOTE 4u  /* 《 “ */
#define GXI_ASKS_FAIR 8u   /* 会 */
#define GXI_ASKS_LEVEL 16u /* 市 州 省 团 */

/* How well a character fits as a given one of a personal name. */
typedef enum gxi_given {
  GXI_GIVEN_UNLISTED,
  GXI_GIVEN_PARTICLE, /* 的 到: hardly ever */
  GXI_GIVEN_RARE,
  GXI_GIVEN_USUAL,
  GXI_GIVEN_TYPICAL
} gxi_given;

static_assert(GXI_KIND_COUNT <= 16, "sets of kinds have 16 bits");
static_assert(sizeof(gxi_piece) == 64, "a piece fills a cache line");

#define GXI_REACH_BARE (1u << GXI_SHAPE_COUNT)

#define GXI_SPOILS_GENERIC 1u
#define GXI_SPOILS_OPENING 2u
#define GXI_SPOILS_CLOSED 4u

#define GXI_CUE_TITLE 1u
#define GXI_CUE_SPEECH 2u
#define GXI_CUE_PLACE 4u
#define GXI_CUE_SUFFIX 8u
#define GXI_CUE_LIST 16u /* 、 和 与 及 */
#define GXI_CUE_EDGE 32u /* sentence or clause edge, bracket, quote */
#define GXI_CUE_FUNCTION 64u
#define GXI_CUE_VERB 128u
#define GXI_CUE_NUMBER 256u
#define GXI_CUE_GENERIC 512u  /* 企业 供应商: names follow them */
#define GXI_CUE_APPOINT 1024u /* 任命 免去: a person follows */
#define GXI_CUE_LEAD 2048u    /* 率队 担任 同志: a person stands before */
#define GXI_CUE_FOLK 4096u    /* 牧民 医生: a person may follow */
/* Where a name may begin (pieces that end there) or end (pieces that begin there). */
#define GXI_CUE_CLEAR                                                                  \
  (GXI_CUE_EDGE | GXI_CUE_LIST | GXI_CUE_FUNCTION | GXI_CUE_VERB | GXI_CUE_TITLE |     \
   GXI_CUE_NUMBER)

/** Marks at which a sentence falls into clauses; they stand in no name. */
static inline bool gxi_is_mark(uint32_t code) {
  return code == ',' || code == ';' || code == ':' || code == '!' || code == '?' ||
         code == 0x3002;
}

struct gxi_digests;
struct gxi_notebook;

/* Places that the first reading named without doubt, and all that they lie in: sets of
   place indices, a bit each. */
typedef struct gxi_support {
  uint64_t *named;
  uint64_t *above;
} gxi_support;

#define GXI_PAIR_SETS 512u
/* Where two characters that follow each other stand in a set of pairs: a hash. */
static inline uint32_t gxi_pair_hash(uint32_t code, uint32_t next) {
  return (code * 0x9E3779B1u ^ next * 0x85EBCA6Bu) >> 17;
}
static_assert(GXI_PAIR_SETS * 64 == 1u << (32 - 17), "a bit for each pair");

/* Rows of costs: one for each gxi_inside, then those of rare single characters. */
#define GXI_MAX_RARE 3u
#define GXI_COST_ROWS (GXI_INSIDE_COUNT + GXI_MAX_RARE)

/* What a piece costs in a name of each shape when nothing is odd about it. */
typedef struct gxi_shape_costs {
  int32_t enter[GXI_SHAPE_COUNT]; /* as the first; GXI_FORBIDDEN: it may not */
  int32_t go_on[GXI_SHAPE_COUNT];
  uint8_t entered; /* shapes that such a piece may begin */
  uint8_t continued;
} gxi_shape_costs;

/* The state of one call. In the first reading of a usual document each sentence has
   characters and pieces of its own, which the second goes on with (keep.h); else the
   arrays are reused from sentence to sentence. */
typedef struct gxi_scan {
  gxi_arena *arena;
  const gx_knowledge *knowledge;
  const gxi_lexicon *lexicon;
  const struct gxi_notebook *notebook; /* may be NULL: first pass */
  const gxi_support *support;          /* second reading: places.h; NULL in the first */
  gx_str text;                         /* the document's */
  gx_span sentence;
  bool keeps;    /* what is scanned stays where it is */
  uint32_t from; /* the first character that is read; those before it are context */
  uint32_t shape_type[GXI_SHAPE_COUNT]; /* entity type of each shape */
  uint32_t type_person, type_official, type_region;
  gxi_shape_costs costs[GXI_COST_ROWS]; /* of a piece by what it may do */
  GXI_VEC(gxi_char) chars; /* count is characters + 1: the end is one, too */
  GXI_VEC(uint32_t) codes; /* of a sentence that is being scanned, and 0 */
  GXI_VEC(gxi_piece) pieces;
  gxi_passage_hits hits; /* of codes */
  struct gxi_digests *digests;
  GXI_VEC(uint32_t) spoilers;    /* pieces of the sentence that spoil others */
  bool crossed;                  /* some piece of it has a mark inside: Co., Ltd */
  uint16_t longer;               /* kinds of all pieces of two characters or more */
  uint8_t asked;                 /* GXI_ASKS_* of all characters of the sentence */
  uint8_t asks[256];             /* GXI_ASKS_* by gxi_asks_slot of a character */
  uint64_t pairs[GXI_PAIR_SETS]; /* of characters that follow each other in the text */
} gxi_scan;

/** @param digests  see digest.h; NULL: the scan's own */
void gxi_scan_init(
  gxi_scan *scan,
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  gx_str text,
  struct gxi_digests *digests
);
/** From now on nothing more is kept, and places are weighed by what the first reading
 *  named. */
void gxi_scan_set_support(gxi_scan *scan, const gxi_support *support);
/** Fills the chars of a sentence, as far as they are known without the lexicon. */
void gxi_scan_characters(gxi_scan *scan, gx_span sentence);
/** Fills chars and pieces; the cues are gxi_scan_cues's. */
void gxi_scan_sentence(gxi_scan *scan, gx_span sentence);
/**
 * Goes on with some characters of a sentence that was scanned, cues and all: adds the
 * notes, weighs places by their support. Characters in front of them stay as context;
 * pieces behind them are not there.
 * @param chars   of all of the sentence; those of [from, to) are changed and
 *                chars[to].first_piece, which the caller restores
 * @param pieces  that the chars tell of
 */
void gxi_scan_again(
  gxi_scan *scan,
  gx_span sentence,
  gxi_char *chars,
  uint32_t from,
  uint32_t to,
  const gxi_piece *pieces
);
static inline uint32_t gxi_asks_slot(uint32_t code) {
  return (code ^ code >> 8) & 0xFF;
}
/** The end of what is read, in characters. */
static inline uint32_t gxi_scan_size(const gxi_scan *scan) {
  return scan->chars.count - 1;
}
/** 第三届, 首届: an edition of something that is held begins here. */
bool gxi_scan_is_edition(const gxi_scan *scan, uint32_t begin);
/** Whether a character alone has a reading of a kind. */
static inline bool gxi_char_has(const gxi_char *character, gxi_kind kind) {
  return character->single >> kind & 1;
}
static inline uint32_t gxi_scan_code(const gxi_scan *scan, uint32_t at) {
  return at + 1 < scan->chars.count ? scan->chars.items[at].code : 0;
}
/** Digits and 〇 一 to 十 百. */
static inline bool gxi_is_numeral(uint32_t code) {
  bool han = code != 0x96F6 /* 零 */ && gxi_han_numeral(code) >= 0;
  return han || code == 0x767E || gxi_is_digit(code);
}
/** The text between two characters. */
static inline gx_str gxi_scan_text(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  uint32_t b = scan->chars.items[begin].begin;
  return (gx_str){scan->text.data + b, scan->chars.items[end].begin - b};
}
/** Whether a text that is no shorter than two characters may occur in what was
 *  scanned; false: it does not. */
static inline bool
gxi_scan_has_pair(const gxi_scan *scan, uint32_t code, uint32_t next) {
  uint32_t pair = gxi_pair_hash(code, next);
  return scan->pairs[pair / 64] >> pair % 64 & 1;
}
bool gxi_scan_may_hold(const gxi_scan *scan, gx_str text);
static inline bool gxi_piece_has(const gxi_piece *piece, gxi_kind kind) {
  return piece->kinds >> kind & 1;
}
/** The first entry of a kind among a piece's readings, or NULL. */
const gxi_entry *
gxi_scan_entry(const gxi_scan *scan, const gxi_piece *piece, gxi_kind kind);

#endif
