/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * words.h: lists of words that stand in the source as literals, asked of many texts.
 *
 *     gxi_str_in(text, "和 与 及 以及")
 *
 * Nearly all answers are no. So the compiler hashes the words: a constant of 64 bits by
 * the two bytes that tell most, and one look at it turns most texts away:
 *
 *     in, ends, has the last two bytes of a word; in: its first character and size, too
 *     starts        its first byte, of a Han character its last two
 *     found         of words anywhere in a text: bit by bit in the text's own set
 *
 * Lists that the compiler does not know, and compilers that do not unroll the loops
 * below, have no such set: then every text is compared as in str.h.
 */
#ifndef GXI_BASE_WORDS_H
#define GXI_BASE_WORDS_H

#include "base/str.h"

#if defined __GNUC__
#define GXI_INLINE static inline __attribute__((always_inline))
#else
#define GXI_INLINE static inline
#endif

#if defined __OPTIMIZE__ && defined __GNUC__ && !defined __clang__
#define GXI_WORDS_KNOWN(words, size)                                                   \
  (__builtin_constant_p(size) && __builtin_constant_p((words)[0]) && (size) <= 2000)
#else
#define GXI_WORDS_KNOWN(words, size) false
#endif

static inline uint32_t gxi_words_bit(char before, char last) {
  return ((uint32_t)(unsigned char)last ^ (uint32_t)(unsigned char)before << 2) & 63;
}

/* Two hashes of two bytes: of both, and of the last alone, which turns away half of
   what the first lets pass. */
typedef struct gxi_words_set {
  uint64_t both, last;
} gxi_words_set;

#define GXI_WORDS_ANY ((gxi_words_set){UINT64_MAX, UINT64_MAX})

GXI_INLINE void gxi_words_put(gxi_words_set *set, char before, char last) {
  set->both |= UINT64_C(1) << gxi_words_bit(before, last);
  set->last |= UINT64_C(1) << ((unsigned char)last & 63);
}

GXI_INLINE bool gxi_words_may_have(gxi_words_set set, char before, char last) {
  return (set.both >> gxi_words_bit(before, last) & 1) &&
         (set.last >> ((unsigned char)last & 63) & 1);
}

/* The ends of the words; all where they are not known. */
GXI_INLINE gxi_words_set gxi_words_ends(const char *words, size_t size) {
  gxi_words_set ends = {0, 0};
  if (!GXI_WORDS_KNOWN(words, size)) return GXI_WORDS_ANY;
#pragma GCC unroll 2048
  for (size_t i = 0; i < size; i++) {
    if (i + 1 < size && words[i + 1] != ' ') continue;
    gxi_words_put(&ends, i && words[i - 1] != ' ' ? words[i - 1] : '\0', words[i]);
  }
  return ends;
}

/* The starts of the words. */
GXI_INLINE gxi_words_set gxi_words_starts(const char *words, size_t size) {
  gxi_words_set starts = {0, 0};
  if (!GXI_WORDS_KNOWN(words, size)) return GXI_WORDS_ANY;
#pragma GCC unroll 2048
  for (size_t i = 0; i < size; i++) {
    if (i && words[i - 1] != ' ') continue;
    bool wide = (unsigned char)words[i] >= 0xE0 && i + 2 < size;
    gxi_words_put(&starts, wide ? words[i + 1] : '\0', words[wide ? i + 2 : i]);
  }
  return starts;
}

/* A word by its first character and its size. */
static inline uint32_t gxi_words_form(const char *word, size_t size) {
  bool wide = (unsigned char)*word >= 0xE0 && size > 2;
  return ((uint32_t)(unsigned char)(wide ? word[2] : *word) + (uint32_t)size * 11) & 63;
}

/* Bits of the forms of the words. */
GXI_INLINE uint64_t gxi_words_forms(const char *words, size_t size) {
  uint64_t forms = 0;
  size_t begin = 0;
  if (!GXI_WORDS_KNOWN(words, size)) return UINT64_MAX;
#pragma GCC unroll 2048
  for (size_t i = 0; i < size; i++) {
    if (words[i] == ' ') begin = i + 1;
    if (begin <= i && (i + 1 == size || words[i + 1] == ' '))
      forms |= UINT64_C(1) << gxi_words_form(words + begin, i + 1 - begin);
  }
  return forms;
}

/* A word of up to three bytes, a Han character mostly, as a number of its own. */
static inline uint32_t gxi_words_pack(const char *word, size_t size) {
  const unsigned char *p = (const unsigned char *)word;
  return p[0] | (uint32_t)p[size / 2] << 8 | (uint32_t)p[size - 1] << 16 |
         (uint32_t)size << 24;
}

#define GXI_FEW_WORDS 64u /* bytes of lists whose short words are compared in place */

/* Whether a packed word is one of the words. */
GXI_INLINE bool gxi_words_have(const char *words, size_t size, uint32_t packed) {
  size_t begin = 0;
  bool have = false;
#pragma GCC unroll 2048
  for (size_t i = 0; i < size; i++) {
    if (words[i] == ' ') begin = i + 1;
    if (begin <= i && i < begin + 3 && (i + 1 == size || words[i + 1] == ' '))
      have |= packed == gxi_words_pack(words + begin, i + 1 - begin);
  }
  return have;
}

/** gxi_str_among for a literal. */
GXI_INLINE bool gxi_str_in(gx_str text, const char *words) {
  size_t size = strlen(words);
  if (text.size == 0) return false;
  char before = text.size > 1 ? text.data[text.size - 2] : '\0';
  gxi_words_set ends = gxi_words_ends(words, size);
  if (!gxi_words_may_have(ends, before, text.data[text.size - 1])) return false;
  if (GXI_WORDS_KNOWN(words, size) && size <= GXI_FEW_WORDS && text.size <= 3)
    return gxi_words_have(words, size, gxi_words_pack(text.data, text.size));
  uint32_t form = gxi_words_form(text.data, text.size);
  return gxi_words_forms(words, size) >> form & 1 &&
         gxi_str_among(text, gxi_str(words));
}

/** True when the text holds one of the words, of whose ends these are the set. */
bool gxi_str_has_ends(gx_str text, gx_str words, gxi_words_set ends);

/** gxi_str_has_any for a literal. */
GXI_INLINE bool gxi_str_has(gx_str text, const char *words) {
  size_t size = strlen(words);
  return GXI_WORDS_KNOWN(words, size)
           ? gxi_str_has_ends(text, gxi_str(words), gxi_words_ends(words, size))
           : gxi_str_has_any(text, gxi_str(words));
}

/** gxi_str_ends_any for a literal of words of two bytes or more. */
GXI_INLINE size_t gxi_str_ends_in(gx_str text, const char *words) {
  if (text.size < 2) return 0;
  gxi_words_set ends = gxi_words_ends(words, strlen(words));
  const char *end = text.data + text.size;
  return gxi_words_may_have(ends, end[-2], end[-1])
           ? gxi_str_ends_any(text, gxi_str(words))
           : 0;
}

/** gxi_str_starts_any for a literal, of the text from `at` on. */
GXI_INLINE size_t gxi_str_starts_in(gx_str text, size_t at, const char *words) {
  if (at >= text.size) return 0;
  const char *p = text.data + at;
  bool wide = (unsigned char)*p >= 0xE0 && text.size - at > 2;
  gxi_words_set starts = gxi_words_starts(words, strlen(words));
  return gxi_words_may_have(starts, wide ? p[1] : '\0', wide ? p[2] : *p)
           ? gxi_str_starts_any(gxi_str_sub(text, at, text.size), gxi_str(words))
           : 0;
}

/** The last two bytes of each character of a text, six bits of each: what a word ends
 *  with, if the text holds it. Bytes, not bits: asked far more often than filled. */
#define GXI_LASTS 4096u
typedef struct gxi_lasts {
  uint8_t held[GXI_LASTS + 1]; /* the one behind the last is always set */
} gxi_lasts;
static inline uint32_t gxi_lasts_index(char before, char last) {
  return ((uint32_t)(unsigned char)before & 63) << 6 | ((unsigned char)last & 63);
}
void gxi_lasts_read(gxi_lasts *lasts, gx_str text);
/** False: the text does not hold the word, which has two bytes or more. */
static inline bool gxi_lasts_may_hold(const gxi_lasts *lasts, char before, char last) {
  return lasts->held[gxi_lasts_index(before, last)];
}
/** The same by the first and by the last character of a word, of whatever size. */
static inline bool gxi_lasts_may_hold_word(const gxi_lasts *lasts, gx_str word) {
  const char *p = word.data, *end = word.data + word.size;
  if (word.size < 2) return word.size > 0;
  bool wide = (unsigned char)*p >= 0xE0 && (unsigned char)*p < 0xF0;
  if (wide && word.size > 3 && !gxi_lasts_may_hold(lasts, p[1], p[2])) return false;
  return gxi_lasts_may_hold(lasts, end[-2], end[-1]);
}
/** The two characters that gxi_lasts_may_hold_word looks at, of a word that is asked
 * for again and again. */
typedef struct gxi_word_key {
  uint16_t first, last; /* where they stand among those held */
} gxi_word_key;
gxi_word_key gxi_word_key_of(gx_str word);
static inline bool gxi_lasts_may_hold_key(const gxi_lasts *lasts, gxi_word_key key) {
  return lasts->held[key.last] && lasts->held[key.first];
}
/** True when a part of the text that was read holds one of the words. */
bool gxi_lasts_find(const gxi_lasts *lasts, gx_str part, gx_str words);

/** False: no text that was read holds a word of this literal, each of which has two
 * bytes or more. */
GXI_INLINE bool gxi_lasts_may_hold_any(const gxi_lasts *lasts, const char *words) {
  size_t size = strlen(words);
  if (!GXI_WORDS_KNOWN(words, size)) return true;
  bool may = false;
#pragma GCC unroll 2048
  for (size_t i = 1; i < size; i++)
    if (i + 1 == size || words[i + 1] == ' ')
      may |= gxi_lasts_may_hold(lasts, words[i - 1], words[i]);
  return may;
}

#endif
