/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * search.c: needles in texts and words in lists, sixteen bytes at a time.
 *
 * A needle is sought by its last two bytes: of the three of a Han character those that
 * differ most. Where the two stand one after the other, the rest is compared:
 *
 *     text      . . . . a b . . . b a .      needle: ... a b
 *     a         . . . . x . . . . . x .
 *     b, - 1    . . . . x . . . x . . .
 *     both      . . . . x . . . . . . .
 *
 * A word of a list is a needle that spaces or the ends of the list bound.
 *
 * Where there is no SSE2, the same is done byte by byte.
 */
#include "base/words.h"

#if defined __SSE2__ && defined __x86_64__
#define HAS_SSE2 1
#include <emmintrin.h>
#endif

/* Longer needles are left to memmem, which is linear. */
#define SHORT_NEEDLE 64u
/* Lists shorter than this are not worth reading the pairs of a text for. */
#define FEW_WORDS 64u
#define MANY_PAIRS 256u /* bytes of a text that holds most pairs anyway */

static inline bool same(const char *a, const char *b, size_t size) {
  for (size_t i = 0; i < size; i++)
    if (a[i] != b[i]) return false;
  return true;
}

/* Searches [at, last] for where the two bytes at `pair` stand behind `rest` others. */
static size_t
find_slowly(gx_str text, size_t at, size_t last, const char *needle, size_t rest) {
  char a = needle[rest], b = needle[rest + 1];
  for (; at <= last; at++) {
    if (text.data[at] != a || text.data[at + 1] != b) continue;
    if (same(text.data + at - rest, needle, rest)) return at - rest;
  }
  return SIZE_MAX;
}

#ifdef HAS_SSE2

static __m128i load(const char *at) {
  return _mm_loadu_si128((const __m128i *)(const void *)at);
}

/* Whether the needle stands at one of the marked places. */
static size_t
check(const char *text, size_t at, uint32_t marks, const char *needle, size_t rest) {
  for (; marks; marks &= marks - 1) {
    size_t begin = at + (uint32_t)__builtin_ctz(marks) - rest;
    if (same(text + begin, needle, rest)) return begin;
  }
  return SIZE_MAX;
}

/* The 16 places from `p` on: all bits of a byte where the pair stands. */
static inline __m128i pairs_at(const char *p, __m128i a, __m128i b) {
  return _mm_and_si128(_mm_cmpeq_epi8(load(p), a), _mm_cmpeq_epi8(load(p + 1), b));
}

static inline uint32_t marks_of(__m128i bytes) {
  return (uint32_t)_mm_movemask_epi8(bytes);
}

static __m128i load_halves(const char *low, const char *high) {
  int64_t l, h;
  memcpy(&l, low, 8);
  memcpy(&h, high, 8);
  return _mm_set_epi64x(h, l);
}

/* Of [8, 16) places: two eights that overlap. */
static size_t
find_few(gx_str text, size_t at, size_t last, const char *needle, size_t rest) {
  const char *low = text.data + at, *high = text.data + last - 7;
  __m128i a = _mm_set1_epi8(needle[rest]), b = _mm_set1_epi8(needle[rest + 1]);
  __m128i both = _mm_and_si128(
    _mm_cmpeq_epi8(load_halves(low, high), a),
    _mm_cmpeq_epi8(load_halves(low + 1, high + 1), b)
  );
  uint32_t marks = marks_of(both);
  if (!marks) return SIZE_MAX;
  size_t found = check(text.data, at, marks & 0xFF, needle, rest);
  if (found != SIZE_MAX) return found;
  return check(text.data, last - 7, marks >> 8, needle, rest);
}

static size_t find_pair(gx_str text, size_t at, const char *needle, size_t rest) {
  size_t last = text.size - 2; /* where the two bytes may begin */
  if (last - at < 7) return find_slowly(text, at, last, needle, rest);
  if (last - at < 15) return find_few(text, at, last, needle, rest);
  __m128i a = _mm_set1_epi8(needle[rest]), b = _mm_set1_epi8(needle[rest + 1]);
  for (; last - at >= 31; at += 32) {
    __m128i first = pairs_at(text.data + at, a, b);
    __m128i second = pairs_at(text.data + at + 16, a, b);
    if (marks_of(_mm_or_si128(first, second))) {
      uint32_t marks = marks_of(first) | marks_of(second) << 16;
      size_t found = check(text.data, at, marks, needle, rest);
      if (found != SIZE_MAX) return found;
    }
    if (last - at < 32) return SIZE_MAX;
  }
  while (true) {
    if (last - at < 15) at = last - 15; /* some once more */
    uint32_t marks = marks_of(pairs_at(text.data + at, a, b));
    if (marks) {
      size_t found = check(text.data, at, marks, needle, rest);
      if (found != SIZE_MAX) return found;
    }
    if (last - at < 16) return SIZE_MAX;
    at += 16;
  }
}

#else

static size_t find_pair(gx_str text, size_t at, const char *needle, size_t rest) {
  return find_slowly(text, at, text.size - 2, needle, rest);
}

#endif

size_t gxi_str_find(gx_str text, gx_str needle, size_t from) {
  if (needle.size == 0 || from > text.size || needle.size > text.size - from)
    return SIZE_MAX;
  if (needle.size == 1 || needle.size > SHORT_NEEDLE) {
    const char *hit =
      needle.size == 1
        ? memchr(text.data + from, needle.data[0], text.size - from)
        : memmem(text.data + from, text.size - from, needle.data, needle.size);
    return hit ? (size_t)(hit - text.data) : SIZE_MAX;
  }
  size_t rest = needle.size - 2;
  return find_pair(text, from + rest, needle.data, rest);
}

/* Whether [at, at + size) of a list is a word of it. */
static bool is_bounded(gx_str words, size_t at, size_t size) {
  size_t end = at + size;
  return (at == 0 || words.data[at - 1] == ' ') &&
         (end == words.size || words.data[end] == ' ');
}

static bool among(gx_str text, gx_str words) {
  for (size_t at = 0; words.size - at >= text.size; at++) {
    at = gxi_str_find(words, text, at);
    if (at == SIZE_MAX) return false;
    if (is_bounded(words, at, text.size)) return true;
  }
  return false;
}

bool gxi_str_among(gx_str text, gx_str words) {
  if (text.size == 0 || text.size > words.size) return false;
  return among(text, words) && memchr(text.data, ' ', text.size) == NULL;
}

void gxi_pairs_read(gxi_pairs *pairs, gx_str text) {
  memset(pairs, 0, sizeof *pairs);
  for (size_t i = 1; i < text.size; i++) {
    uint32_t bit = gxi_pair_bit(text.data[i - 1], text.data[i]);
    pairs->sets[bit / 64] |= (uint64_t)1 << bit % 64;
  }
}

gxi_tally gxi_utf8_tally(gx_str text) {
  gxi_tally tally = {0, 0};
  size_t at = 0;
#ifdef HAS_SSE2
  /* As signed bytes, ASCII is 0 or more and what continues a character -65 or less. */
  __m128i zero = _mm_setzero_si128(), ascii = zero, first = zero;
  for (; text.size - at >= 16; at += 16) {
    __m128i bytes = load(text.data + at), one = _mm_set1_epi8(1);
    __m128i a = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(-1)), one);
    __m128i f = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(-65)), one);
    ascii = _mm_add_epi64(ascii, _mm_sad_epu8(a, zero));
    first = _mm_add_epi64(first, _mm_sad_epu8(f, zero));
  }
  ascii = _mm_add_epi64(ascii, _mm_srli_si128(ascii, 8));
  first = _mm_add_epi64(first, _mm_srli_si128(first, 8));
  tally.ascii = (size_t)_mm_cvtsi128_si64(ascii);
  tally.code_points = (size_t)_mm_cvtsi128_si64(first);
#endif
  for (; at < text.size; at++) {
    tally.ascii += (unsigned char)text.data[at] < 0x80;
    tally.code_points += ((unsigned char)text.data[at] & 0xC0) != 0x80;
  }
  return tally;
}

/* Whether the text holds the word that ends at `end`. */
static bool
holds(gx_str text, const gxi_pairs *pairs, const char *word, const char *end) {
  gx_str needle = {word, (size_t)(end - word)};
  return needle.size && gxi_pairs_may_hold(pairs, needle) &&
         gxi_str_find(text, needle, 0) != SIZE_MAX;
}

/* Offset of the next space at or after `at`, or the list's end. */
static size_t word_end(gx_str words, size_t at) {
#ifdef HAS_SSE2
  while (words.size - at >= 16) {
    __m128i space = _mm_cmpeq_epi8(load(words.data + at), _mm_set1_epi8(' '));
    uint32_t marks = (uint32_t)_mm_movemask_epi8(space);
    if (marks) return at + (uint32_t)__builtin_ctz(marks);
    at += 16;
  }
#endif
  while (at < words.size && words.data[at] != ' ')
    at++;
  return at;
}

/* The word of a list from `at` on; sets where the next one begins. */
static gx_str word_from(gx_str words, size_t *at) {
  size_t end = word_end(words, *at);
  gx_str word = gxi_str_sub(words, *at, end);
  *at = end + 1;
  return word;
}

/* Of Han characters the third byte tells most. */
size_t gxi_str_starts_any(gx_str text, gx_str words) {
  if (text.size == 0) return 0;
  size_t tell = (unsigned char)text.data[0] >= 0xE0 && text.size > 2 ? 2 : 0;
  const char *end = words.data + words.size, *at = words.data + tell;
  while (at < end && (at = memchr(at, text.data[tell], (size_t)(end - at)))) {
    const char *word = at++ - tell;
    if ((word != words.data && word[-1] != ' ') || *word != text.data[0]) continue;
    size_t begin = (size_t)(word - words.data);
    gx_str found = word_from(words, &begin);
    if (gxi_str_starts(text, found)) return found.size;
  }
  return 0;
}

size_t gxi_str_ends_any(gx_str text, gx_str words) {
  if (text.size == 0) return 0;
  const char *end = words.data + words.size, *at = words.data;
  char last = text.data[text.size - 1];
  while (at < end && (at = memchr(at, last, (size_t)(end - at)))) {
    const char *word = at++;
    if (at != end && *at != ' ') continue;
    while (word > words.data && word[-1] != ' ')
      word--;
    gx_str found = {word, (size_t)(at - word)};
    if (gxi_str_ends(text, found)) return found.size;
  }
  return 0;
}

static inline void put_last(gxi_lasts *lasts, char before, char last) {
  lasts->held[gxi_lasts_index(before, last)] = 1;
}

void gxi_lasts_read(gxi_lasts *lasts, gx_str text) {
  const char *p = text.data;
  memset(lasts, 0, sizeof *lasts);
  lasts->held[GXI_LASTS] = 1;
  for (size_t i = 0; i < text.size; i++) {
    for (; text.size - i >= 8 && gxi_utf8_han_pair(p + i); i += 6) {
      put_last(lasts, p[i + 1], p[i + 2]);
      put_last(lasts, p[i + 4], p[i + 5]);
    }
    if ((unsigned char)p[i] >= 0xE0 && text.size - i > 2) i += 2; /* to its last byte */
    if (i > 0) put_last(lasts, p[i - 1], p[i]);
  }
}

gxi_word_key gxi_word_key_of(gx_str word) {
  const char *p = word.data, *end = word.data + word.size;
  if (word.size < 2) return (gxi_word_key){GXI_LASTS, GXI_LASTS};
  bool wide = (unsigned char)*p >= 0xE0 && (unsigned char)*p < 0xF0 && word.size > 3;
  uint16_t last = (uint16_t)gxi_lasts_index(end[-2], end[-1]);
  return (gxi_word_key){wide ? (uint16_t)gxi_lasts_index(p[1], p[2]) : last, last};
}

bool gxi_lasts_find(const gxi_lasts *lasts, gx_str part, gx_str words) {
  for (size_t at = 0; at < words.size;) {
    gx_str word = word_from(words, &at);
    if (gxi_lasts_may_hold_word(lasts, word) && gxi_str_find(part, word, 0) != SIZE_MAX)
      return true;
  }
  return false;
}

void gxi_pairs_read_ends(gxi_pairs *pairs, gx_str words) {
  memset(pairs, 0, sizeof *pairs);
  for (size_t at = 0, end; at < words.size; at = end + 1) {
    end = word_end(words, at);
    if (end < at + 2) continue;
    uint32_t bit = gxi_pair_bit(words.data[end - 2], words.data[end - 1]);
    pairs->sets[bit / 64] |= (uint64_t)1 << bit % 64;
  }
}

bool gxi_str_has_any(gx_str text, gx_str words) {
  gxi_pairs pairs;
  if (words.size < FEW_WORDS || text.size > MANY_PAIRS)
    memset(&pairs, 0xFF, sizeof pairs); /* all may be there */
  else
    gxi_pairs_read(&pairs, text);
  for (size_t at = 0, end; at < words.size; at = end + 1) {
    end = word_end(words, at);
    if (holds(text, &pairs, words.data + at, words.data + end)) return true;
  }
  return false;
}

/* Of a long text each of a few words is found sooner than the ends of its characters.
 */
static bool is_long(gx_str text, gx_str words) {
  return text.size > 32 + 2 * words.size;
}

bool gxi_str_has_ends(gx_str text, gx_str words, gxi_words_set ends) {
  if (is_long(text, words)) return gxi_str_has_any(text, words);
  for (size_t end = 0; end < text.size;) {
    uint32_t size = gxi_utf8_size((unsigned char)text.data[end]);
    end += size < text.size - end ? size : text.size - end;
    char last = text.data[end - 1], before = end > 1 ? text.data[end - 2] : '\0';
    bool may = gxi_words_may_have(ends, before, last) ||
               (size == 1 && gxi_words_may_have(ends, '\0', last));
    if (may && last != ' ' && gxi_str_ends_any(gxi_str_sub(text, 0, end), words))
      return true;
  }
  return false;
}
