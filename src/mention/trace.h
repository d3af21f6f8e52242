/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * trace.h: what the stages weigh, written down for `extract --explain`.
 *
 *     reading->trace   NULL: nothing is written down, which costs one test a sentence,
 *                      a frame and a draft
 *
 * Rows stand in the order of weighing. Slices lie in the document's text, in the
 * knowledge or in the trace's arena; verdicts are static words.
 */
#ifndef GXI_MENTION_TRACE_H
#define GXI_MENTION_TRACE_H

#include "mention/lattice.h"

/** A name that the lattice held. */
typedef struct gxi_trace_name {
  gx_span text;
  uint32_t type;
  int32_t score;   /* 1/16 bits: of the name by itself */
  int32_t behind;  /* 1/16 bits: behind the best way to where it ends */
  const char *how; /* listed, by shape, proposed */
  uint8_t reading; /* 1, 2 */
} gxi_trace_name;

/** A name by shape that was looked at again, see look.h. */
typedef struct gxi_trace_look {
  gx_span text;
  uint32_t type;
  int32_t score;       /* 1/256 of a nat: more than 0 is a name */
  bool won;            /* the best path has it */
  bool free;           /* … or no name where its suffix is */
  uint32_t begin, end; /* of its signs */
  uint8_t reading;     /* 1, 2 */
} gxi_trace_look;

/** A stretch that a reading read. */
typedef struct gxi_trace_stretch {
  gx_span text;
  uint8_t reading;
} gxi_trace_stretch;

/** Two names taken for one thing. */
typedef struct gxi_trace_join {
  gx_str one, other;
  const char *step;
} gxi_trace_join;

/** A frame tried at a verb. */
typedef struct gxi_trace_frame {
  uint32_t sentence;
  gx_span verb;
  gx_str frame;
  const char *verdict; /* "fired", "no head", "an excluded word" … */
  gx_str word;         /* which one, where it is a word */
  uint32_t drafts;
} gxi_trace_frame;

/** A tie weighed and not drawn. */
typedef struct gxi_trace_draft {
  gx_span text; /* the sentence */
  uint32_t head, type, tail;
  gx_str rule;
  double confidence;
  const char *verdict;
} gxi_trace_draft;

typedef struct gxi_trace {
  gxi_arena *arena;
  gx_str rule;      /* of the frame being tried; empty outside frames */
  uint32_t without; /* gx_stage bits */
  GXI_VEC(gxi_trace_name) names;
  GXI_VEC(gxi_trace_look) looks;
  GXI_VEC(char) signs; /* of the looks: "kind value", each with a line break behind */
  GXI_VEC(gxi_trace_stretch) stretches;
  GXI_VEC(gxi_trace_join) joins;
  GXI_VEC(gxi_trace_frame) frames;
  GXI_VEC(gxi_trace_draft) drafts;
} gxi_trace;

/** Behind gxi_lattice_solve: the names of the sentence in scan that lost. */
void gxi_trace_names(
  gxi_trace *trace, const gxi_scan *scan, const gxi_lattice *lattice
);

/** A name is looked at: its signs follow. */
void gxi_trace_look_at(
  gxi_trace *trace, const gxi_scan *scan, uint32_t begin, uint32_t end, uint32_t type
);
void gxi_trace_sign(gxi_trace *trace, const char *kind, gx_str value);
/** What the signs of the last name come to. */
void gxi_trace_looked(gxi_trace *trace, int32_t score, bool won, bool free);

/** gxi_mentions_find with a trace, which later stages go on with. */
void gxi_mentions_trace(
  gxi_reading *reading,
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  const gx_document *document,
  gxi_trace *trace
);

#endif
