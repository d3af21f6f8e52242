/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shapes.h: what a name of each shape may be made of, in numbers.
 */
#ifndef GXI_MENTION_SHAPES_H
#define GXI_MENTION_SHAPES_H

#include "mention/scan.h"

#define GXI_FORBIDDEN (INT32_MIN / 2)

/* What the best way into a cell has seen of the name so far. */
#define GXI_SEEN_PLACE 1u   /* a place, listed name or noted name */
#define GXI_SEEN_UNKNOWN 2u /* two characters in a row that are in no word: a brand */
#define GXI_SEEN_LEVEL 4u   /* 市 in 市商务局 */
#define GXI_SEEN_MARK 8u    /* quotes, Latin letters */
#define GXI_SEEN_NUMBER 16u /* 第六 */
#define GXI_SEEN_WORD 32u   /* a noun or verb of general vocabulary */
#define GXI_SEEN_SUFFIX 64u /* another name ended inside: 综合保税区|管委会 */
#define GXI_SEEN_CHAR 128u  /* one character that is in no word */
#define GXI_SEEN_FIRST 256u /* it begins with a place */
#define GXI_SEEN_KNOWN 512u /* a listed or noted name */
#define GXI_SEEN_ZONE 1024u /* 综合保税区 in front of its office */
#define GXI_SEEN_ACT 2048u  /* a verb or any other word but nouns */
#define GXI_SEEN_DEED 8192u /* a verb of frames right behind 库车市: 库车市|建设|… */
#define GXI_SEEN_POSTED 16384u /* 派驻 帮扶: only teams are named so */
#define GXI_SEEN_ODD 32768u    /* it begins with a noun of no trade: 前锋工业园 */
#define GXI_SEEN_LATE 4096u    /* an unknown character behind a noun: 集装箱吊运 */

/* The next seven: shape_words.c */
/** 对口支援, 援疆: goes on in commands and teams whatever else it may be. */
bool gxi_shape_is_aid(const gxi_scan *scan, const gxi_piece *piece);
/** 派驻 驻 帮扶: stands between places in the name of a team that is sent. */
bool gxi_shape_is_posting(const gxi_scan *scan, const gxi_piece *piece);
/** 工作队 工作组 专班 指挥部 大使馆 办事处: a suffix of what is sent. */
bool gxi_shape_is_team(const gxi_scan *scan, const gxi_piece *suffix);
/** A place ends where a name begins, or with 的 behind it. */
bool gxi_shape_is_behind_place(const gxi_scan *scan, uint32_t begin);
/** [begin, end) is a country other than China. */
bool gxi_shape_is_foreign(const gxi_scan *scan, uint32_t begin, uint32_t end);
/** 管委会 behind a zone's name: who runs a zone is as sure as the zone. */
bool gxi_shape_is_board(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix, uint32_t seen
);
/** 全国政协委|员: 委 is part of what somebody is. */
bool gxi_shape_is_seat(const gxi_scan *scan, const gxi_piece *suffix);
/** What 党委 in front of a title costs behind a body. */
int32_t gxi_shape_party(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix, uint32_t seen
);
/** 某某|电器 in front of 公司, 某某公司|投资. */
bool gxi_shape_splits_firm(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix
);
/** 市场 alone. */
bool gxi_shape_is_market(const gxi_scan *scan, const gxi_piece *suffix);
bool gxi_shape_is_district(
  const gxi_scan *scan, const gxi_piece *suffix, uint32_t begin
);
bool gxi_shape_is_of_village(
  const gxi_scan *scan, const gxi_piece *suffix, uint32_t begin
);
/** What the end of a name costs by what follows it; strength of the suffix 0 to 2. */
int32_t gxi_shape_tail(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix, int strength
);
/** Behind a place: 办, 开 … say what is done there. */
bool gxi_shape_is_deed_there(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *piece
);
/** 直播公司 枸杞商 家: quotes behind it hold a name of their own. */
bool gxi_shape_is_calling(const gxi_scan *scan, const gxi_piece *piece);
/** 大 处 座 家 个, alone. */
bool gxi_shape_is_measure(const gxi_scan *scan, const gxi_piece *piece);
/** 两地 三省: places are counted. */
bool gxi_shape_is_counting(const gxi_scan *scan, const gxi_piece *piece);
/** 投资 投建 建设: what is done in a place. */
bool gxi_shape_is_putting(const gxi_scan *scan, const gxi_piece *piece);
/** A place's full name (民勤县) begins here. */
bool gxi_shape_begins_full(const gxi_scan *scan, uint32_t begin);
/** 某集团海外部, 某公司厂|区: departments of firms and their sites are no names. */
bool gxi_shape_is_firms_own(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix, uint32_t begin
);
/** 在|宁东|投资: such a suffix behind a place that 在 or 来 leads to. */
bool gxi_shape_is_spent_there(
  const gxi_scan *scan, const gxi_piece *suffix, uint32_t begin
);
/** 在昌都建设冶炼厂: built there, and without a name yet. */
bool gxi_shape_is_built_there(
  const gxi_scan *scan, const gxi_piece *suffix, uint32_t begin
);
/** A verb with an aspect: 跑遍了. */
bool gxi_shape_is_done(const gxi_scan *scan, const gxi_piece *piece);
/** 办起 交给 办好: a deed that has led to something stands in no name. */
bool gxi_shape_is_completed(const gxi_scan *scan, const gxi_piece *piece);
/** 年产 有关: a word of what is said, in no name. */
bool gxi_shape_is_remark(const gxi_scan *scan, const gxi_piece *piece);
/** 的 在 与: a word by itself that stands in no name. */
bool gxi_shape_is_hard(uint32_t code);
/** 两地 两省: behind the letters of two places in the name of what they share. */
bool gxi_shape_is_shared(const gxi_scan *scan, const gxi_piece *piece);
/** Cost of a function word behind `last` of a name. */
int32_t gxi_shape_function(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *last, const gxi_piece *piece
);
/** The shapes that a piece of no name's own may open: 世界|氢能|大会. */
uint8_t gxi_shape_opens_world(const gxi_scan *scan, const gxi_piece *piece);
/** 世界|氢能|大会: a meeting that such a word names. */
bool gxi_shape_is_worlds(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix, uint32_t begin
);
/* The next seven: shape_ends.c */
/** Whether `seen` has something that no common noun has. */
bool gxi_shape_distinct(gxi_shape shape, uint32_t seen, int strength);
/** A suffix that is a word of what follows: 所|赠, 控股|60%. */
bool gxi_shape_is_word(const gxi_scan *scan, const gxi_piece *suffix, uint32_t seen);
/** Trades and 公司 stand at a character: the rest of a longer name. */
bool gxi_shape_runs_on(const gxi_scan *scan, uint32_t at);
/** What ending a name between a place and an edge gains. */
int32_t gxi_shape_settled(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix, uint32_t seen
);
/** What ending a branch behind its parent's name gains. */
int32_t gxi_shape_branch(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix, uint32_t seen
);
/** 安化黑茶|走|到, 潮履|授信: a usual verb of one character, or what ties are told by,
 *  ends a text; no brand ends so. */
bool gxi_shape_ends_in_verb(const gxi_scan *scan, uint32_t end);
/** A verb of one character stands right in front of a suffix. */
bool gxi_shape_is_acted_on(const gxi_scan *scan, const gxi_piece *suffix);
/** A plan, a ceremony or a village of which nothing says which one. */
bool gxi_shape_is_bare(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix, uint32_t seen
);
/** Fills scan->costs. */
void gxi_shapes_admit(gxi_scan *scan);
/** Fills what a piece may do in names: the sets of shapes, `seen`, `bare`. When all
 * else about its surface is there. By the surface alone: digests outlive the text. */
void gxi_shapes_judge(const gxi_scan *scan, gxi_piece *piece);
/** The same of what depends on `suffix` and `rare`, which neighbours may spoil. */
void gxi_shapes_settle(gxi_piece *piece);
/** Cost of a name's beginning at a piece: what stands before it; the same for all. */
int32_t gxi_shape_context(const gxi_scan *scan, const gxi_piece *piece);
/** Cost of a piece behind `last` of a name; scan->costs has it when `last` is not
 *  telling and the piece not odd. */
int32_t gxi_shape_continue(
  gxi_shape shape,
  const gxi_scan *scan,
  uint32_t seen,
  const gxi_piece *last,
  const gxi_piece *piece
);
/** No less than it; with an unlikely piece or place more. */
int32_t gxi_shape_continue_most(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *last, const gxi_piece *piece
);
/** No less than gxi_shape_close. */
int32_t gxi_shape_close_most(gxi_shape shape, const gxi_piece *suffix, uint32_t seen);
/** Cost of ending a name with this suffix piece, `seen` in front of it. */
int32_t gxi_shape_close(
  gxi_shape shape,
  const gxi_scan *scan,
  const gxi_piece *suffix,
  uint32_t seen,
  uint32_t begin
);
/** Cost of ending a company without a suffix; GXI_FORBIDDEN when it may not. */
int32_t
gxi_shape_bare(const gxi_scan *scan, uint32_t seen, uint32_t begin, uint32_t end);
/** What a piece adds to `seen`; `last` is NULL for the first. */
uint32_t gxi_shape_seen(const gxi_piece *last, const gxi_piece *piece);

#endif
