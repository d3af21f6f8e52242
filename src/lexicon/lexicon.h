/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lexicon.h: every word the domain knows, found by common-prefix search.
 *
 * A row of a TSV gives one or more surfaces (name, short, aliases, former), each an
 * entry. Entries of one surface follow each other in the order of layer (overlay
 * first), kind, payload.
 */
#ifndef GXI_LEXICON_LEXICON_H
#define GXI_LEXICON_LEXICON_H

#include "base/arena.h"

typedef enum gxi_kind {
  GXI_KIND_DIVISION,        /* payload: index of a gxi_place */
  GXI_KIND_ABBREVIATION,    /* payload: place; one character */
  GXI_KIND_COUNTRY,         /* payload: place (level country) */
  GXI_KIND_FOREIGN_CITY,    /* payload: place (city or province, parent a country) */
  GXI_KIND_REGION,          /* payload: 1 strong, 0 weak */
  GXI_KIND_ZONE,            /* payload: place that the zone lies in, or GX_ID_NONE */
  GXI_KIND_BODY,            /* payload: entity type index */
  GXI_KIND_PROGRAM,         /* payload: 1 strong, 0 weak */
  GXI_KIND_SURNAME,         /* payload: weight 1..1000 */
  GXI_KIND_GIVEN,           /* payload: weight */
  GXI_KIND_TRANSLITERATION, /* payload: bit set of scripts: 1 foreign 2 uyghur 4 tibetan
                               8 mongol */
  GXI_KIND_TITLE,           /* payload: gxi_title_domain */
  GXI_KIND_SUFFIX, /* payload: entity type index | strength << 8 (2 strong 1 medium 0
                      weak) */
  GXI_KIND_WORD,   /* payload: gxi_word_class | gxi_word_role << 8 */
  GXI_KIND_COMMON, /* payload: tag character | weight << 8 */
  GXI_KIND_VERB,   /* payload: index of a gxi_frame; words of frames */
  GXI_KIND_COUNT
} gxi_kind;

/* How a surface stands to its row. */
typedef enum gxi_form {
  GXI_FORM_NAME,  /* the full name */
  GXI_FORM_SHORT, /* the usable short form (阿克苏) */
  GXI_FORM_ALIAS,
  GXI_FORM_FORMER
} gxi_form;

typedef struct gxi_entry {
  uint16_t kind;
  uint16_t form;
  uint32_t payload;
  uint32_t name; /* offset of the row's full name in the string pool: lexicon_name() */
} gxi_entry;

typedef enum gxi_title_domain {
  GXI_TITLE_PARTY,
  GXI_TITLE_STATE,
  GXI_TITLE_COURT,
  GXI_TITLE_CUSTOMS,
  GXI_TITLE_AID,
  GXI_TITLE_COMPANY,
  GXI_TITLE_ORGANIZATION,
  GXI_TITLE_SCHOOL,
  GXI_TITLE_HOSPITAL,
  GXI_TITLE_MEDIA,
  GXI_TITLE_VILLAGE,
  GXI_TITLE_EXPERT,
  GXI_TITLE_ANY
} gxi_title_domain;

typedef enum gxi_word_class {
  GXI_WORD_PREPOSITION,
  GXI_WORD_CONJUNCTION,
  GXI_WORD_MODAL,
  GXI_WORD_NEGATION,
  GXI_WORD_ENDED,
  GXI_WORD_ASPECT,
  GXI_WORD_TIME,
  GXI_WORD_SPEECH,
  GXI_WORD_ANAPHOR,
  GXI_WORD_ADVERB,
  GXI_WORD_GENERIC,
  GXI_WORD_OPENER,
  GXI_WORD_CURRENCY,
  GXI_WORD_UNIT,
  GXI_WORD_OTHER,
  GXI_WORD_BRAND /* a word of everyday that firms are named with: no word of its own */
} gxi_word_class;

typedef enum gxi_word_role {
  GXI_ROLE_NONE,
  /* prepositions */
  GXI_ROLE_AGENT,
  GXI_ROLE_THEME,
  GXI_ROLE_TARGET,
  GXI_ROLE_WITH,
  GXI_ROLE_PLACE,
  GXI_ROLE_SOURCE,
  GXI_ROLE_GOAL,
  /* anaphors: how many, of what family; combined in the TSV as "two place" */
  GXI_ROLE_ONE,
  GXI_ROLE_TWO,
  GXI_ROLE_THREE,
  GXI_ROLE_MANY,
  GXI_ROLE_GOODS, /* a unit in which goods are counted */
  GXI_ROLE_REALM, /* a generic word that bodies are named by, like a level: 全国, 西部
                   */
  /* anaphor families are in the bits above: role | family << 16 (family: index 1 place
     2 company 3 agency 4 person 5 body 0 any), first person: 1 << 23 */
  GXI_ROLE_COUNT
} gxi_word_role;

#define GXI_WORD_CLASS(payload) ((gxi_word_class)((payload)&0xFF))
#define GXI_WORD_ROLE(payload) ((gxi_word_role)((payload) >> 8 & 0xFF))
/* of anaphors, generic words and openers */
#define GXI_WORD_FAMILY(payload) ((payload) >> 16 & 0x7F)
#define GXI_WORD_OF_COMPANY 2u
#define GXI_WORD_OF_PERSON 4u
#define GXI_WORD_FIRST_PERSON(payload) ((payload) >> 23 & 1)

/* surfaces[count] is a sentinel: its `first` is the number of entries. */
typedef struct gxi_surface {
  uint32_t first; /* entry of the layer */
  uint32_t text;  /* offset in the layer's strings */
} gxi_surface;

typedef struct gxi_layer {
  const uint64_t *trie;
  uint32_t unit_count;
  const gxi_surface *surfaces;
  uint32_t surface_count;
  const gxi_entry *entries;
  uint32_t entry_count;
  const char *strings;
  uint32_t string_bytes;
  uint32_t entry_bias;  /* index of the layer's first entry */
  uint32_t string_bias; /* offset of the layer's first name */
} gxi_layer;

typedef struct gxi_lexicon {
  gxi_layer layers[2]; /* bottom first: default, overlay */
  uint32_t layer_count;
} gxi_lexicon;

/** A surface that begins where the search began. */
typedef struct gxi_hit {
  uint32_t first; /* entries: gxi_lexicon_entry(lexicon, first + i), i < count */
  uint16_t size;  /* bytes of the surface */
  uint16_t count; /* all, or as many as there is room to count */
} gxi_hit;

#define GXI_MAX_HITS 32

/** The same by a number of the surface, which costs less to know than its entries. */
typedef struct gxi_match {
  uint32_t surface;
  uint32_t size; /* characters */
} gxi_match;

/** As gxi_lexicon_prefixes, of count code points. */
uint32_t gxi_lexicon_matches(
  const gxi_lexicon *lexicon,
  const uint32_t *codes,
  uint32_t count,
  gxi_match matches[GXI_MAX_HITS]
);
/** @param size  bytes of the surface */
gxi_hit gxi_lexicon_hit(const gxi_lexicon *lexicon, uint32_t surface, uint32_t size);

/* A search on its way. */
typedef struct gxi_walk {
  uint32_t node; /* of the trie; where a surface ends, the surface */
  uint32_t begin, size;
  uint32_t hits; /* surfaces on the way */
} gxi_walk;

/* All surfaces of a passage; what is working memory is reused. */
typedef struct gxi_passage_hits {
  GXI_VEC(gxi_match) matches; /* by begin, then size */
  GXI_VEC(uint32_t)
  first; /* of those that begin at a character:
            first[at] <= i < first[at + 1] */
  GXI_VEC(gxi_walk) walks;
  GXI_VEC(gxi_walk) found;
} gxi_passage_hits;

/**
 * As gxi_lexicon_matches from each of count code points. Inside a gxi_arena_try.
 * @param codes  and one more, which is no matter
 */
void gxi_lexicon_read(
  gxi_passage_hits *hits,
  gxi_arena *arena,
  const gxi_lexicon *lexicon,
  const uint32_t *codes,
  uint32_t count
);

/**
 * All surfaces that are a prefix of text, shortest first; never allocates.
 * Overlay entries of a surface come first; blocked ones are left out.
 * @return number of hits, at most GXI_MAX_HITS
 */
uint32_t gxi_lexicon_prefixes(
  const gxi_lexicon *lexicon, gx_str text, gxi_hit hits[GXI_MAX_HITS]
);
/** The entries of exactly this surface; false when there are none. */
bool gxi_lexicon_find(const gxi_lexicon *lexicon, gx_str surface, gxi_hit *hit);
/** Whether a surface may begin with the text and go on; false: none does. */
bool gxi_lexicon_goes_on(const gxi_lexicon *lexicon, gx_str text);
/** One of them is of this kind. */
bool gxi_lexicon_has(const gxi_lexicon *lexicon, gx_str surface, gxi_kind kind);
/** Inline: every stage reads the entries of its surfaces. */
static inline const gxi_entry *
gxi_lexicon_entry(const gxi_lexicon *lexicon, uint32_t index) {
  const gxi_layer *layer = &lexicon->layers[lexicon->layer_count - 1];
  if (index < layer->entry_bias) layer = &lexicon->layers[0];
  return &layer->entries[index - layer->entry_bias];
}
/** The full name of an entry's row; borrowed from the lexicon. */
gx_str gxi_lexicon_name(const gxi_lexicon *lexicon, const gxi_entry *entry);

#endif
