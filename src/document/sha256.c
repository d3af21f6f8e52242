/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sha256.c: SHA-256 of a whole buffer.
 *
 * Source: NIST, FIPS 180-4, Secure Hash Standard, 2015, sections 4.1.2, 5 and 6.2.
 * The constants are the first 32 bits of the fractional parts of the square roots of
 * the first 8 and the cube roots of the first 64 primes.
 *
 * Processors of x86 with the SHA extensions (Intel Architecture Instruction Set
 * Extensions Programming Reference, 2013) do two rounds at a time, with the state as
 * two vectors, [a b e f] and [c d g h], and four words of the schedule.
 */
#include "document/sha256.h"

#include <string.h>

#if defined __x86_64__ && defined __GNUC__ && __has_include(<sys/platform/x86.h>)
#include <immintrin.h>
#include <sys/platform/x86.h>
#define HAS_EXTENSIONS 1
#endif

static const uint32_t K[64] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
  0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
  0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
  0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
  0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
  0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
  0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
  0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
};

static uint32_t rotate(uint32_t x, int n) {
  return x >> n | x << (32 - n);
}

/* One round; instead of moving the eight variables on, their numbering turns: the
 * variable that section 6.2.2 calls a is v[-turn mod 8]. */
static inline void hash_round(uint32_t v[8], unsigned turn, uint32_t input) {
  uint32_t a = v[(8 - turn) & 7], b = v[(9 - turn) & 7], c = v[(10 - turn) & 7];
  uint32_t e = v[(12 - turn) & 7], f = v[(13 - turn) & 7], g = v[(14 - turn) & 7];
  uint32_t s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
  uint32_t t1 = v[(15 - turn) & 7] + s1 + ((e & f) ^ (~e & g)) + input;
  uint32_t s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
  v[(11 - turn) & 7] += t1;
  v[(15 - turn) & 7] = t1 + s0 + ((a & b) ^ (a & c) ^ (b & c));
}

static void hash_plainly(uint32_t state[8], const unsigned char block[64]) {
  uint32_t w[64], v[8];
  for (int i = 0; i < 16; i++) {
    w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
           (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
  }
  for (int i = 16; i < 64; i++) {
    uint32_t a = w[i - 15], b = w[i - 2];
    w[i] = w[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + w[i - 7] +
           (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
  }
  memcpy(v, state, sizeof v);
  for (int i = 0; i < 64; i += 8) {
    hash_round(v, 0, K[i] + w[i]);
    hash_round(v, 1, K[i + 1] + w[i + 1]);
    hash_round(v, 2, K[i + 2] + w[i + 2]);
    hash_round(v, 3, K[i + 3] + w[i + 3]);
    hash_round(v, 4, K[i + 4] + w[i + 4]);
    hash_round(v, 5, K[i + 5] + w[i + 5]);
    hash_round(v, 6, K[i + 6] + w[i + 6]);
    hash_round(v, 7, K[i + 7] + w[i + 7]);
  }
  for (int i = 0; i < 8; i++)
    state[i] += v[i];
}

static void
hash_blocks_plainly(uint32_t state[8], const unsigned char *blocks, size_t count) {
  for (size_t i = 0; i < count; i++)
    hash_plainly(state, blocks + 64 * i);
}

#ifdef HAS_EXTENSIONS

#define EXTENDED __attribute__((target("sha,sse4.1")))

/* What glibc found out when the program began. */
static bool has_extensions(void) {
  return CPU_FEATURE_ACTIVE(SHA) && CPU_FEATURE_ACTIVE(SSE4_1);
}

/* Four words in the order of the text's bytes. */
EXTENDED static inline __m128i load_words(const unsigned char *block) {
  __m128i swap = _mm_set_epi64x(0x0C0D0E0F08090A0B, 0x0405060700010203);
  return _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)block), swap);
}

/* w[i .. i + 3] from the sixteen words before. */
EXTENDED static inline __m128i
next_words(__m128i w0, __m128i w4, __m128i w8, __m128i w12) {
  __m128i sum =
    _mm_add_epi32(_mm_sha256msg1_epu32(w0, w4), _mm_alignr_epi8(w12, w8, 4));
  return _mm_sha256msg2_epu32(sum, w12);
}

EXTENDED static inline void
four_rounds(__m128i *abef, __m128i *cdgh, __m128i words, const uint32_t *constants) {
  __m128i k = _mm_loadu_si128((const __m128i *)(const void *)constants);
  __m128i input = _mm_add_epi32(words, k);
  *cdgh = _mm_sha256rnds2_epu32(*cdgh, *abef, input);
  *abef = _mm_sha256rnds2_epu32(*abef, *cdgh, _mm_shuffle_epi32(input, 0x0E));
}

EXTENDED static void
hash_blocks_extended(uint32_t state[8], const unsigned char *blocks, size_t count) {
  const uint32_t *s = state;
  __m128i abef = _mm_set_epi32((int)s[0], (int)s[1], (int)s[4], (int)s[5]);
  __m128i cdgh = _mm_set_epi32((int)s[2], (int)s[3], (int)s[6], (int)s[7]);
  for (; count; count--, blocks += 64) {
    __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i w[4];
    for (int i = 0; i < 4; i++) {
      w[i] = load_words(blocks + 16 * i);
      four_rounds(&abef, &cdgh, w[i], K + 4 * i);
    }
    for (int i = 16; i < 64; i += 4) {
      __m128i more = next_words(w[0], w[1], w[2], w[3]);
      four_rounds(&abef, &cdgh, more, K + i);
      w[0] = w[1];
      w[1] = w[2];
      w[2] = w[3];
      w[3] = more;
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }
  uint32_t out[8];
  _mm_storeu_si128((__m128i *)(void *)out, abef);
  _mm_storeu_si128((__m128i *)(void *)(out + 4), cdgh);
  const uint32_t ordered[8] = {
    out[3], out[2], out[7], out[6], out[1], out[0], out[5], out[4]};
  memcpy(state, ordered, sizeof ordered);
}

#endif

static void hash_blocks(uint32_t state[8], const unsigned char *blocks, size_t count) {
#ifdef HAS_EXTENSIONS
  if (has_extensions()) {
    hash_blocks_extended(state, blocks, count);
    return;
  }
#endif
  hash_blocks_plainly(state, blocks, count);
}

void gxi_sha256(char hex[65], gx_str bytes) {
  uint32_t state[8] = {
    0x6a09e667,
    0xbb67ae85,
    0x3c6ef372,
    0xa54ff53a,
    0x510e527f,
    0x9b05688c,
    0x1f83d9ab,
    0x5be0cd19};
  unsigned char last[128] = {0};
  size_t whole = bytes.size / 64 * 64, rest = bytes.size - whole;
  if (whole) hash_blocks(state, (const unsigned char *)bytes.data, whole / 64);
  if (rest) memcpy(last, bytes.data + whole, rest);
  last[rest] = 0x80;
  size_t size = rest < 56 ? 64 : 128;
  uint64_t bits = (uint64_t)bytes.size * 8;
  for (size_t i = 0; i < 8; i++)
    last[size - 1 - i] = (unsigned char)(bits >> (8 * i));
  hash_blocks(state, last, size / 64);
  for (int i = 0; i < 64; i++)
    hex[i] = "0123456789abcdef"[state[i / 8] >> (28 - 4 * (i % 8)) & 15];
  hex[64] = 0;
}
