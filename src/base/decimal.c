/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * decimal.c: the shortest decimal of a double, with integers only.
 *
 * A double c * 2^q owns the interval of reals that round to it. Scaled by 4 * 10^-k,
 * with k so that the interval is between one and ten decimal steps wide, its ends and
 * the number itself become integers (of which the lowest bit says "and a bit more"):
 *
 *     left      value     right       quarters of steps of 10^k
 *     --|---------|---------|--
 *          s * 4     s * 4 + 4        the steps around the value
 *
 * One step of ten times that size may lie inside: then it is shorter, and alone.
 * Otherwise one of the two steps around the value does; if both, the nearer one, if
 * equally near, the even one. Digits that end in zeros lose them: that finds the
 * shorter ones still.
 *
 * Proven in: R. Giulietti, The Schubfach way to render doubles, 2020. Tested against
 * snprintf and strtod (test_sink.c).
 */
#include "base/decimal.h"

#include <stdbool.h>
#include <string.h>

#define HIDDEN_BIT ((uint64_t)1 << 52)
#define BIAS 1075

__extension__ typedef unsigned __int128 wide;

/* floor(log10(2^q)), and of 3/4 of it; floor(log2(10^e)): for all q and e there are. */
static int log10_of_pow2(int q) {
  return (q * 1262611) >> 22;
}
static int log10_of_three_quarters(int q) {
  return (q * 1262611 - 524031) >> 22;
}
static int log2_of_pow10(int e) {
  return (e * 1741647) >> 19;
}

/* The highest 64 bits of power * factor; the lowest bit is set if anything was below.
 */
static uint64_t scale(gxi_power power, uint64_t factor) {
  uint64_t low = (uint64_t)((wide)power.low * factor >> 64);
  wide sum = (wide)power.high * factor + low;
  return (uint64_t)(sum >> 64) | ((uint64_t)sum > 1);
}

static gxi_decimal without_zeros(uint64_t digits, int exponent) {
  while (digits % 10 == 0) {
    digits /= 10;
    exponent++;
  }
  return (gxi_decimal){digits, exponent};
}

gxi_decimal gxi_decimal_of(double number) {
  uint64_t bits;
  memcpy(&bits, &number, sizeof bits);
  uint64_t c = bits & (HIDDEN_BIT - 1);
  int biased = (int)(bits >> 52 & 0x7FF);
  bool even = c % 2 == 0,
       closer = c == 0 && biased > 1; /* a power of 2: half a gap left */
  if (biased) c |= HIDDEN_BIT;
  int q = (biased ? biased : 1) - BIAS;
  int k = closer ? log10_of_three_quarters(q) : log10_of_pow2(q);
  int h = q + log2_of_pow10(-k) + 1;
  gxi_power power = gxi_powers[-k - GXI_POWER_FIRST];
  uint64_t left = scale(power, (4 * c - 2 + closer) << h) + !even;
  uint64_t value = scale(power, (4 * c) << h);
  uint64_t right = scale(power, (4 * c + 2) << h) - !even;
  uint64_t s = value / 4;
  if (s >= 10) {
    uint64_t tens = s / 10;
    bool down = left <= 40 * tens, up = 40 * tens + 40 <= right;
    if (down != up) return without_zeros(tens + up, k + 1);
  }
  bool down = left <= 4 * s, up = 4 * s + 4 <= right;
  if (down != up) return without_zeros(s + up, k);
  uint64_t middle = 4 * s + 2;
  bool nearer_up = value > middle || (value == middle && s % 2 == 1);
  return without_zeros(s + nearer_up, k);
}
