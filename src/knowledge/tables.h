/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tables.h: what the stages of extraction ask of the knowledge.
 *
 * Frames (schemas/partnership.xml):
 *
 *   <frame id="invest.in" relation="invests_in" words="投资 注资 落户"
 *          head="subject agent" tail="place target object noun"
 *          require="" exclude="" confidence="0.9" status="" nominal="yes"/>
 *
 * words     the verbs or nouns that trigger it, separated by spaces
 * head/tail role sources in order of preference, the first that yields an allowed
 *           entity wins: subject object agent(由 被) theme(把 将) target(对 向 给 为)
 *           with(与 和 同 跟 携手) place(在 于) source(从 自) goal(赴 到 往 至)
 *           noun (head noun behind 的) topic (heading or table column) members (all of
 *           a coordinated group; for symmetric relations)
 *           A source may carry a type filter: object:company,zone
 * require   words of which one must stand in the clause; exclude: none may
 * status    asserted (default), planned, ended: what the verb itself says
 * kind      verb (default), nominal (X对Y的援助), role list etc. are code
 */
#ifndef GXI_KNOWLEDGE_TABLES_H
#define GXI_KNOWLEDGE_TABLES_H

#include "base/words.h"
#include "guanxi/knowledge.h"
#include "lexicon/lexicon.h"
#include "tagger/tagger.h"

typedef enum gxi_level {
  GXI_LEVEL_COUNTRY,
  GXI_LEVEL_PROVINCE,
  GXI_LEVEL_CITY,
  GXI_LEVEL_COUNTY,
  GXI_LEVEL_TOWNSHIP,
  GXI_LEVEL_VILLAGE
} gxi_level;

typedef struct gxi_place {
  gx_str key;        /* "CN-652901", "CN-XJBT-01", "KZ", "KZ-阿拉木图" */
  gx_str name;       /* full */
  gx_str short_name; /* may be empty */
  gxi_level level;
  uint32_t parent; /* index, GX_ID_NONE for countries */
} gxi_place;

typedef enum gxi_slot {
  GXI_SLOT_NONE,
  GXI_SLOT_SUBJECT,
  GXI_SLOT_OBJECT,
  GXI_SLOT_AGENT,
  GXI_SLOT_THEME,
  GXI_SLOT_TARGET,
  GXI_SLOT_WITH,
  GXI_SLOT_PLACE,
  GXI_SLOT_SOURCE,
  GXI_SLOT_GOAL,
  GXI_SLOT_NOUN,
  GXI_SLOT_TOPIC,
  GXI_SLOT_PATH,
  GXI_SLOT_MEMBERS
} gxi_slot;

#define GXI_MAX_SLOTS 6

typedef struct gxi_source_slot {
  gxi_slot slot;
  uint32_t types; /* allowed entity types as bits; 0: those of the relation type */
} gxi_source_slot;

typedef struct gxi_frame {
  gx_str id;
  uint32_t relation; /* relation type index */
  gxi_source_slot head[GXI_MAX_SLOTS];
  uint32_t head_count;
  gxi_source_slot tail[GXI_MAX_SLOTS];
  uint32_t tail_count;
  const gx_str *require;
  const gxi_word_key *require_keys;
  uint32_t require_count;
  uint32_t exclude_count;
  const gx_str *exclude;
  const gxi_word_key *exclude_keys;
  gx_str status;     /* empty: from the clause */
  gx_str flags;      /* free words of the frame's `flags` attribute, for the parser */
  uint64_t flag_set; /* gxi_flag_bit of each: what is not in it need not be sought */
  const uint64_t *flag_keys; /* gxi_flag_key of each */
  uint32_t flag_count;
  double confidence;
} gxi_frame;

/** Inline: of a literal it is known when compiled. Not of the empty word. */
static inline uint64_t gxi_flag_bit(gx_str flag) {
  uint32_t first = (unsigned char)flag.data[0];
  uint32_t last = (unsigned char)flag.data[flag.size - 1];
  return (uint64_t)1 << ((first * 7 + last * 3 + (uint32_t)flag.size) & 63);
}

#define GXI_FLAG_LETTERS 12u

/** A flag as a number, five bits a letter: for words of a to z of at most
 *  GXI_FLAG_LETTERS; the parser asks for no others. */
GXI_INLINE uint64_t gxi_flag_key(gx_str flag) {
  uint64_t key = 0;
#pragma GCC unroll 16
  for (size_t i = 0; i < flag.size; i++)
    key = key << 5 | ((unsigned char)flag.data[i] & 31u);
  return key;
}

/** What a rule's number is worth, measured: schemas/calibration.xml. */
typedef struct gxi_calibration {
  gx_str id;    /* of the rule */
  double at;    /* a tie that it draws with this … */
  double is;    /* … is right with this probability */
  double slope; /* of the log odds around it */
} gxi_calibration;

/** The probability that a tie is right which a rule draws with this number, inside
 *  (0, 1); a rule without a row keeps its number. */
double gxi_knowledge_calibrate(const gx_knowledge *knowledge, gx_str rule, double raw);

/** Never NULL; without weights its head is. */
const gxi_tagger *gxi_knowledge_tagger(const gx_knowledge *knowledge);
const gxi_lexicon *gxi_knowledge_lexicon(const gx_knowledge *knowledge);
const gxi_place *gxi_knowledge_place(const gx_knowledge *knowledge, uint32_t index);
uint32_t gxi_knowledge_place_count(const gx_knowledge *knowledge);
/** Place by key ("CN-652901"), GX_ID_NONE when unknown. */
uint32_t gxi_knowledge_place_find(const gx_knowledge *knowledge, gx_str key);
/** True when a is b or lies in b. */
bool gxi_knowledge_place_within(const gx_knowledge *knowledge, uint32_t a, uint32_t b);
const gxi_frame *gxi_knowledge_frame(const gx_knowledge *knowledge, uint32_t index);
uint32_t gxi_knowledge_frame_count(const gx_knowledge *knowledge);
/** Entity type of a place level (country province city county township village). */
uint32_t gxi_knowledge_level_type(const gx_knowledge *knowledge, gxi_level level);

#endif
