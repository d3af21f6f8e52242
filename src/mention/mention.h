/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mention.h: a document's sentences as tokens, some of which name something.
 *
 *     … 上海市商务委员会 | 一级巡视员 | 张国华 | 率队 | 赴 | 莎车县 | 调研 …
 *       MENTION agency     TITLE        MENTION  WORD   WORD MENTION  VERB
 *
 * One lattice a sentence; its best path is the tokens. Every byte of a sentence is in
 * exactly one token; tokens are in order. Names inside names (阿克苏 in
 * 阿克苏浙疆果业有限公司) are mentions with `outer` set and no token of their own.
 */
#ifndef GXI_MENTION_MENTION_H
#define GXI_MENTION_MENTION_H

#include "base/arena.h"
#include "guanxi/document.h"
#include "guanxi/record.h"
#include "knowledge/tables.h"

typedef enum gxi_token_kind {
  GXI_TOKEN_OTHER,   /* a run without a reading */
  GXI_TOKEN_MENTION, /* `mention` is set: a name or an anaphor */
  GXI_TOKEN_VERB,    /* a word of one or more frames: see `hit` */
  GXI_TOKEN_WORD,    /* function word: class and role in `payload` */
  GXI_TOKEN_TITLE,   /* a post: 副市长, 党组书记; domain in `payload` */
  GXI_TOKEN_COMMON,  /* general vocabulary: tag and weight in `payload` */
  GXI_TOKEN_MONEY, /* 1.2亿元, 150余万美元 (value: grammar/value.h parses the text) */
  GXI_TOKEN_QUANTITY, /* 300吨, 30个 */
  GXI_TOKEN_DATE,     /* 2024年2月, 去年11月, 近日 */
  GXI_TOKEN_NUMBER,
  GXI_TOKEN_PUNCT
} gxi_token_kind;

typedef struct gxi_token {
  gx_span text;
  uint16_t kind;
  uint16_t kinds; /* bit set of the hit's gxi_kind */
  uint32_t sentence;
  uint32_t mention; /* index, or GX_ID_NONE */
  uint32_t payload; /* of the reading that won */
  gxi_hit hit;      /* all lexicon readings of the surface; count 0 when none */
} gxi_token;

/** Whether one of a token's readings is of a kind. */
static inline bool gxi_token_reads(const gxi_token *token, gxi_kind kind) {
  return token->kinds >> kind & 1;
}

typedef enum gxi_mention_kind {
  GXI_MENTION_NAME,
  GXI_MENTION_ANAPHOR /* 双方 该公司 我市 两地 其: `payload` is the word's */
} gxi_mention_kind;

typedef enum gxi_mention_origin {
  GXI_ORIGIN_LEXICON,  /* a row names it */
  GXI_ORIGIN_SHAPE,    /* place* core suffix */
  GXI_ORIGIN_PERSON,   /* surname + given, transliteration */
  GXI_ORIGIN_QUOTED,   /* “…” or 《…》 with a suffix or trigger */
  GXI_ORIGIN_DEFINED,  /* 以下简称“…” */
  GXI_ORIGIN_SHORT,    /* a shortened form of a full name of this document */
  GXI_ORIGIN_COMPOUND, /* a character of 湘新, 沪喀, 杭阿: one mention each */
  GXI_ORIGIN_TAGGER,
  GXI_ORIGIN_FILLED /* named by nothing in prose: the publisher of 我市 */
} gxi_mention_origin;

#define GXI_MAX_CANDIDATES 8

typedef struct gxi_mention {
  gx_span text; /* normalised text */
  uint32_t sentence;
  uint16_t kind;
  uint16_t origin;
  uint32_t type;    /* entity type index; for an anaphor GX_ID_NONE */
  int32_t score;    /* of the proposal, in 1/16 nats or so; higher is surer */
  gx_str name;      /* the name it stands for (the text itself, or the lexicon's) */
  uint32_t full;    /* origin SHORT or DEFINED: mention that bears the full name */
  uint32_t outer;   /* mention that this one lies in, or GX_ID_NONE */
  uint32_t payload; /* anaphor: the word's payload */
  uint32_t places[GXI_MAX_CANDIDATES]; /* place indices, best first */
  uint32_t place_count;
} gxi_mention;

typedef GXI_VEC(gxi_token) gxi_tokens;
typedef GXI_VEC(gxi_mention) gxi_mentions;

typedef struct gxi_reading {
  gxi_tokens tokens;
  gxi_mentions mentions;     /* in text order; outer before inner */
  uint32_t *sentence_tokens; /* [sentences + 1]: first token of each sentence */
  struct gxi_trace *trace;   /* what is weighed is written there; mostly NULL */
  uint32_t without;          /* gx_stage bits: later stages look here, too */
} gxi_reading;

struct gxi_digests;

/**
 * Inside gxi_arena_try (allocation unwinds). Deterministic; immutable afterwards.
 * @param digests  kept by the thread from call to call (digest.h), or NULL
 */
void gxi_mentions_find(
  gxi_reading *reading,
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  const gx_document *document,
  struct gxi_digests *digests
);

/** The same without some stages: gx_stage bits. */
void gxi_mentions_find_without(
  gxi_reading *reading,
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  const gx_document *document,
  struct gxi_digests *digests,
  uint32_t without
);

#endif
