/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tagger.h: a linear character tagger, trained: of each character, how much it looks
 * like the beginning, the inside or the end of a name of eight kinds, or like no name.
 *
 *     浙  疆  果  业  收  购  …        scores[i][label], 25 labels a character:
 *     B   I   I   E   O   O            O, and B I E of each kind
 *
 * Score of a labelling: the weights of all (feature, label) pairs at its characters,
 * and of the steps inside its names. Names have two characters or more; nothing is
 * asked but that each is B I* E of one kind.
 *
 * What the features are is the caller's affair (mention/tagview.h): numbers of 32 bits,
 * the same in training and in use. Weights are integers, so that results are the same
 * on every machine. They lie in the knowledge image as one block,
 * schemas/tagger.weights says where they come from.
 *
 * Not here: what becomes of the names found (mention/tag.h).
 *
 * Source: M. Collins, Discriminative training methods for hidden Markov models, EMNLP
 * 2002 (structured perceptron, averaged).
 */
#ifndef GXI_TAGGER_TAGGER_H
#define GXI_TAGGER_TAGGER_H

#include "guanxi/base.h"

typedef enum gxi_tag_kind {
  GXI_TAG_PERSON, /* officials, too */
  GXI_TAG_COMPANY,
  GXI_TAG_AGENCY,
  GXI_TAG_ORGANIZATION,
  GXI_TAG_ZONE,
  GXI_TAG_EVENT,
  GXI_TAG_PROGRAM,
  GXI_TAG_PLACE, /* divisions and regions: context for the others */
  GXI_TAG_KINDS
} gxi_tag_kind;

#define GXI_TAG_LABELS (1u + 3u * GXI_TAG_KINDS)
#define GXI_TAG_OUTSIDE 0u
#define GXI_TAG_BEGIN(kind) (1u + 3u * (uint32_t)(kind))
#define GXI_TAG_INSIDE(kind) (2u + 3u * (uint32_t)(kind))
#define GXI_TAG_END(kind) (3u + 3u * (uint32_t)(kind))
/** The kind of a label that is not OUTSIDE. */
#define GXI_TAG_KIND(label) ((gxi_tag_kind)(((label)-1u) / 3u))

/* Steps from label to label that have a weight. */
typedef enum gxi_tag_turn {
  GXI_TURN_BEGIN_INSIDE,
  GXI_TURN_BEGIN_END,
  GXI_TURN_INSIDE_INSIDE,
  GXI_TURN_INSIDE_END,
  GXI_TURN_COUNT
} gxi_tag_turn;

/* What may be done to the names that rules have found. */
typedef enum gxi_tag_edit {
  GXI_TAG_ADD,    /* a name where there was none */
  GXI_TAG_CHANGE, /* a name instead of others that it overlaps */
  GXI_TAG_DROP,   /* no name instead of one */
  GXI_TAG_EDITS
} gxi_tag_edit;

#define GXI_TAG_VERSION 1u
#define GXI_TAG_NEVER INT32_MAX

/*
 * [gxi_tag_head][starts: uint32_t × (2^bits + 1)][entries: uint32_t × entry_count]
 *
 * The entries of a bucket, starts[b] ≤ i < starts[b + 1], are those of all features
 * whose first bits are b; an entry is the feature's last 16 bits, a label, a weight.
 */
typedef struct gxi_tag_head {
  char magic[8]; /* "gxtag\r\n" and a zero */
  uint32_t version;
  uint32_t bytes;    /* of the block */
  uint32_t checksum; /* of what follows this field */
  uint32_t bucket_bits;
  uint32_t entry_count;
  int16_t turns[GXI_TURN_COUNT][GXI_TAG_KINDS];
  int16_t adjacent; /* a name right behind another */
  int16_t spare;
  /* An edit is made when the tagger's labelling beats the other by so much. */
  int32_t margins[GXI_TAG_EDITS][GXI_TAG_KINDS];
} gxi_tag_head;

typedef struct gxi_tagger {
  const gxi_tag_head *head; /* NULL: there are no weights */
  const uint32_t *starts;
  const uint32_t *entries;
} gxi_tagger;

static inline uint32_t gxi_tag_entry(uint32_t feature, uint32_t label, int8_t weight) {
  return feature << 16 | label << 8 | (uint8_t)weight;
}
static inline uint32_t gxi_tag_bucket(uint32_t feature, uint32_t bucket_bits) {
  return feature >> (32 - bucket_bits);
}

/** FNV-1a over the block behind the field. */
uint32_t gxi_tagger_checksum(gx_str bytes);
/**
 * Looks at head and size only, or at everything (`whole`): checksum, order, labels.
 * @param bytes  the block, aligned to 4; borrowed by the tagger
 * @return false: these are no weights that this version can use, or they are damaged
 */
bool gxi_tagger_open(gxi_tagger *tagger, gx_str bytes, bool whole);

typedef int32_t gxi_tag_scores[GXI_TAG_LABELS];

/** Asks for the memory that gxi_tagger_add will look at first. */
void gxi_tagger_expect(const gxi_tagger *, const uint32_t *features, uint32_t count);
/** Adds the weights of a character's features to its scores. */
void gxi_tagger_add(
  gxi_tag_scores scores, const gxi_tagger *, const uint32_t *features, uint32_t count
);

/* How the best labellings of the first characters end; the caller's working memory. */
typedef struct gxi_tag_cell {
  int32_t outside;               /* in O, or before the first */
  int32_t closed;                /* in E, of kind closed_kind */
  int32_t begun[GXI_TAG_KINDS];  /* in B */
  int32_t inside[GXI_TAG_KINDS]; /* in I */
  uint8_t closed_kind;
  uint8_t closed_inside; /* bit set of kinds: E comes from I, else from B */
  uint8_t inside_inside; /* … I comes from I */
  bool outside_closed;   /* O comes from E */
  bool begun_closed;     /* B comes from E */
} gxi_tag_cell;

/**
 * The best labelling of characters; no name crosses their ends.
 * @param labels  [out] labels[count]
 * @param cells   cells[count + 1]
 * @return its score
 * Cost  count × 60 additions
 */
int32_t gxi_tagger_decode(
  uint8_t *labels,
  gxi_tag_cell *cells,
  const gxi_tagger *tagger,
  gxi_tag_scores *scores,
  uint32_t count
);

/** The score of a labelling of [begin, end), which no name crosses. */
int32_t gxi_tagger_score(
  const gxi_tagger *tagger,
  gxi_tag_scores *scores,
  const uint8_t *labels,
  uint32_t begin,
  uint32_t end
);

#endif
