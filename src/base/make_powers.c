/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * make_powers.c: a host tool that writes the powers of ten that decimal.c needs, 128
 * bits each, rounded up:
 *
 *     10^e = power[e - FIRST] * 2^(floor(log2 10^e) - 127), but for the rounding
 *
 * A large number in 32-bit words holds 2^SCALE * 10^e: multiplied by ten step by step
 * it is exact; divided by ten it is the exact quotient without its fraction, since
 * floors of quotients compose.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define FIRST (-292)
#define LAST 324
#define WORDS 80 /* 2560 bits: 128 kept, 1024 for 10^308, as many below */
#define SCALE 1200u

typedef struct large {
  uint32_t words[WORDS]; /* the lowest first */
  bool rest;             /* a fraction was dropped */
} large;

static void multiply(large *number) {
  uint64_t carry = 0;
  for (int i = 0; i < WORDS; i++) {
    carry += (uint64_t)number->words[i] * 10;
    number->words[i] = (uint32_t)carry;
    carry >>= 32;
  }
}

static void divide(large *number) {
  uint64_t rest = 0;
  for (int i = WORDS; i-- > 0;) {
    rest = rest << 32 | number->words[i];
    number->words[i] = (uint32_t)(rest / 10);
    rest %= 10;
  }
  number->rest = number->rest || rest;
}

static bool bit_at(const large *number, int at) {
  return at >= 0 && (number->words[at / 32] >> at % 32 & 1);
}

/* The highest 128 bits, plus one when anything stands below them. */
static void print_top(const large *number) {
  uint64_t parts[2] = {0, 0};
  bool rest = number->rest;
  int top = WORDS * 32 - 1;
  while (!bit_at(number, top))
    top--;
  for (int i = 0; i < 128; i++)
    parts[i / 64] = parts[i / 64] << 1 | bit_at(number, top - i);
  for (int at = top - 128; at >= 0 && !rest; at--)
    rest = bit_at(number, at);
  if (rest && ++parts[1] == 0) parts[0]++;
  printf("  {0x%016" PRIx64 "u, 0x%016" PRIx64 "u},\n", parts[0], parts[1]);
}

int main(void) {
  large number;
  memset(&number, 0, sizeof number);
  number.words[SCALE / 32] = 1u << SCALE % 32;
  large below[-FIRST];
  for (int e = -1; e >= FIRST; e--) {
    divide(&number);
    below[-e - 1] = number;
  }
  puts("/* Written by make_powers.c. */");
  puts("#include \"base/decimal.h\"");
  puts("const gxi_power gxi_powers[GXI_POWER_COUNT] = {");
  for (int e = FIRST; e < 0; e++)
    print_top(&below[-e - 1]);
  memset(&number, 0, sizeof number);
  number.words[SCALE / 32] = 1u << SCALE % 32;
  for (int e = 0; e <= LAST; e++) {
    print_top(&number);
    multiply(&number);
  }
  puts("};");
  return 0;
}
