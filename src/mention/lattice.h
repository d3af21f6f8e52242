/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lattice.h: the readings of a sentence and the best path through them.
 */
#ifndef GXI_MENTION_LATTICE_H
#define GXI_MENTION_LATTICE_H

#include "mention/scan.h"

/* A token that is not a lexicon piece: a person, a sum, a compound. */
typedef struct gxi_proposal {
  uint16_t begin, end; /* characters */
  uint16_t kind;       /* gxi_token_kind */
  uint16_t origin;     /* gxi_mention_origin, for MENTION */
  int32_t score;
  uint32_t type;
  uint32_t payload;
  uint32_t next;      /* proposal of the same begin, or GX_ID_NONE */
  uint32_t places[2]; /* compounds: the two places; LEXICON: the place, twice */
} gxi_proposal;

/* payload of a division whose suffix stands behind the list: 渝中、江北|两区. */
#define GXI_PROPOSAL_COUNTED 1u

/* A step of the best path: one token. */
typedef struct gxi_step {
  uint16_t begin, end;
  uint32_t piece;    /* of a lexicon token; the suffix of a shaped name; or none */
  uint32_t proposal; /* or GX_ID_NONE */
  int32_t score;
  uint8_t shape;  /* GXI_SHAPE_COUNT: not a shaped name */
  uint32_t parts; /* shaped: first of its pieces in gxi_lattice.parts */
  uint32_t part_count;
} gxi_step;

typedef struct gxi_cell {
  int32_t score;
  uint32_t via; /* piece, or proposal | GXI_VIA_PROPOSAL */
  uint16_t back;
  uint8_t back_state; /* 0: outside, 1 + shape: inside a name */
  uint16_t seen;
  uint16_t begin; /* of the name */
} gxi_cell;

/* A token of the best path, or a part of a name of it: see look.h. */
typedef struct gxi_atom {
  uint16_t begin, end;
  uint32_t step, piece; /* of the best path; or GX_ID_NONE: a proposal */
  bool name;            /* it is one as a token of its own */
} gxi_atom;

#define GXI_VIA_PROPOSAL 0x80000000u
#define GXI_VIA_BARE 0x7FFFFFFFu /* a company's end without a suffix */
typedef struct gxi_lattice {
  GXI_VEC(gxi_proposal) proposals;
  GXI_VEC(uint32_t) first;   /* proposals by begin */
  GXI_VEC(gxi_cell) outside; /* [characters + 1] */
  GXI_VEC(gxi_cell) inside; /* [characters + 1][GXI_SHAPE_COUNT]: of names of a shape */
  GXI_VEC(uint8_t) alive;   /* [characters + 1]: shapes whose cell is written */
  GXI_VEC(gxi_step) steps;  /* the result, in text order */
  GXI_VEC(uint32_t) parts;  /* pieces of shaped names */
  GXI_VEC(gxi_atom) atoms;  /* for a second look */
  bool traced;              /* what no path takes is asked for, too */
} gxi_lattice;

/** Empties the lattice for the sentence in scan. */
void gxi_lattice_reset(gxi_lattice *lattice, const gxi_scan *scan);
void gxi_lattice_propose(gxi_lattice *, const gxi_scan *, gxi_proposal proposal);
/** Fills steps with the best path. */
void gxi_lattice_solve(gxi_lattice *lattice, const gxi_scan *scan);
/* The proposers; each adds what it knows. */
void gxi_propose_values(gxi_lattice *lattice, const gxi_scan *scan);
void gxi_propose_persons(gxi_lattice *lattice, const gxi_scan *scan);
/** person_ends.c: 任, 来 in front of what they govern: no surname. */
bool gxi_person_is_verb(const gxi_scan *scan, uint32_t at);
/** person_ends.c: 付峰|摄: what ends here in front of an edge is no given name. */
bool gxi_person_is_over(const gxi_scan *scan, uint32_t end);
/** person_ends.c: the cues behind a name, those behind an adverb that follows it too:
 * 周涛|将|出任. */
uint32_t gxi_person_after(const gxi_scan *scan, uint32_t end);
/** person_ends.c: bits against the second of two given characters, which ends at `end`.
 */
int32_t gxi_person_end_cost(const gxi_scan *scan, uint32_t given, uint32_t end);
#define GXI_MAX_CHINESE 4u /* characters of a surname and a given name */
/** person_words.c: what pieces make of `size` characters at best: costs[of each number
 *  of them]; GXI_FORBIDDEN: nothing. */
void gxi_person_plainly(
  const gxi_scan *scan, uint32_t at, uint32_t size, int32_t costs[GXI_MAX_CHINESE + 1]
);
/** … whether so many characters, two or more, are one. */
bool gxi_person_is_word(const gxi_scan *scan, uint32_t begin, uint32_t end);
/** … bits against a person where a usual word is. */
int32_t gxi_person_word_cost(const gxi_scan *scan, uint32_t begin, uint32_t end);
int32_t gxi_person_trailing_cost(const gxi_scan *scan, uint32_t begin, uint32_t end);
int32_t gxi_person_aspect_cost(const gxi_scan *scan, uint32_t end);
void gxi_propose_quoted(gxi_lattice *lattice, const gxi_scan *scan);
void gxi_propose_foreign(gxi_lattice *lattice, const gxi_scan *scan);
void gxi_propose_compounds(gxi_lattice *lattice, const gxi_scan *scan);
void gxi_propose_districts(gxi_lattice *lattice, const gxi_scan *scan);
void gxi_propose_streets(gxi_lattice *lattice, const gxi_scan *scan);
void gxi_propose_villages(gxi_lattice *lattice, const gxi_scan *scan);

#endif
