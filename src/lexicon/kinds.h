/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kinds.h: the kinds of lexicon files, their columns and the words that cells may
 * say. schemas/README.md describes the same for users.
 */
#ifndef GXI_LEXICON_KINDS_H
#define GXI_LEXICON_KINDS_H

#include "lexicon/lexicon.h"

#define GXI_MAX_COLUMNS 8u

/** What a kind's file looks like; sets of columns are bit sets of their indices. */
typedef struct gxi_kind_info {
  gx_str id;
  gx_str columns[GXI_MAX_COLUMNS];
  uint32_t column_count;
  uint32_t required; /* cells that may not be empty */
  uint32_t key;      /* cells that tell rows apart */
  uint32_t surfaces; /* cells that are looked up in text: |-separated lists */
} gxi_kind_info;

/** Facts of a kind that has files: any but GXI_KIND_VERB, which is made of frames. */
const gxi_kind_info *gxi_kind_info_of(gxi_kind kind);
/** The kind with this id; GXI_KIND_COUNT when there is none. */
gxi_kind gxi_kind_find(gx_str id);
/** Index of a column by name; GX_ID_NONE when the kind has none such. */
uint32_t gxi_kind_column(gxi_kind kind, gx_str name);

/** A closed list of words; a word's value is its index. */
typedef struct gxi_words {
  const gx_str *names;
  uint32_t count;
} gxi_words;

extern const gxi_words gxi_kind_words;        /* gxi_kind, without VERB */
extern const gxi_words gxi_form_words;        /* gxi_form */
extern const gxi_words gxi_level_words;       /* gxi_level: country … village */
extern const gxi_words gxi_title_words;       /* gxi_title_domain */
extern const gxi_words gxi_word_class_words;  /* gxi_word_class */
extern const gxi_words gxi_preposition_words; /* role - GXI_ROLE_AGENT */
extern const gxi_words gxi_number_words;      /* role - GXI_ROLE_ONE */
extern const gxi_words gxi_family_words;      /* any place company agency person body */
extern const gxi_words gxi_script_words;      /* bits of transliteration */
extern const gxi_words gxi_strength_words;    /* weak medium strong */

/** Index of a word in a closed list, GX_ID_NONE when it is not there. */
uint32_t gxi_words_find(const gxi_words *words, gx_str word);

#endif
