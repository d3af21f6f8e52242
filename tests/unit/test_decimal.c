/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_decimal.c: shortest decimals against the slow way: ask printf for ever more
 * digits until strtod gives the number back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"

static uint64_t next_random(uint64_t *seed) {
  *seed ^= *seed << 13;
  *seed ^= *seed >> 7;
  *seed ^= *seed << 17;
  return *seed;
}

static double from_bits(uint64_t bits) {
  double number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

/* "17e-1": digits without zeros at the end, exponent of the last one. */
static int slow_way(char out[48], double number) {
  char text[48];
  int count = 1;
  for (; count <= 17; count++) {
    snprintf(text, sizeof text, "%.*e", count - 1, number);
    if (strtod(text, NULL) == number) break;
  }
  char *e = strchr(text, 'e');
  int exponent = atoi(e + 1) - (count - 1), size = 0;
  for (const char *c = text; c < e; c++) {
    if (*c != '.') out[size++] = *c;
  }
  snprintf(out + size, 48 - (size_t)size, "e%d", exponent);
  return count;
}

/* What we give has as few digits, and is the same where it has as many. Printf's way
 * may need one more: it asks only for the nearest decimal of each length. */
static void check(double number) {
  char want[48], have[48];
  int count = slow_way(want, number);
  gxi_decimal decimal = gxi_decimal_of(number);
  int size = snprintf(have, sizeof have, "%llu", (unsigned long long)decimal.digits);
  snprintf(have + size, sizeof have - (size_t)size, "e%d", decimal.exponent);
  if (size > count || (size == count && strcmp(want, have) != 0)) {
    fail_msg("%a: %s, not %s", number, have, want);
  }
  if (strtod(have, NULL) != number) fail_msg("%a: %s does not read back", number, have);
  assert_true(decimal.digits % 10 != 0);
}

static void agrees_at_the_ends(void **state) {
  (void)state;
  const double numbers[] = {
    DBL_MIN,
    DBL_MAX,
    DBL_TRUE_MIN,
    DBL_TRUE_MIN * 2,
    DBL_TRUE_MIN * 3,
    DBL_EPSILON,
    1,
    0.1,
    0.3,
    2.0 / 3,
    1e22,
    1e23,
    9007199254740991,
    9007199254740992,
    9007199254740994,
    5e-324,
    1.7976931348623157e308,
    2.2250738585072011e-308,
    9.5367431640625e-07,
  };
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    check(numbers[i]);
    check(nextafter(numbers[i], INFINITY) == INFINITY ? 1 : nextafter(numbers[i], 2));
  }
}

static void agrees_at_every_power_of_two(void **state) {
  (void)state;
  for (int q = -1074; q <= 1023; q++) {
    double number = ldexp(1, q);
    check(number);
    check(nextafter(number, INFINITY));
    if (q > -1074) check(nextafter(number, 0));
  }
}

static void agrees_at_every_power_of_ten(void **state) {
  (void)state;
  for (int e = -323; e <= 308; e++) {
    char text[16];
    snprintf(text, sizeof text, "1e%d", e);
    double number = strtod(text, NULL);
    check(number);
    check(nextafter(number, INFINITY));
    check(nextafter(number, 0) > 0 ? nextafter(number, 0) : 1);
  }
}

static void agrees_on_any_bits(void **state) {
  (void)state;
  uint64_t seed = 20240711;
  for (int i = 0; i < 30000; i++) {
    double number = from_bits(next_random(&seed) & ~((uint64_t)1 << 63));
    if (isfinite(number) && number > 0) check(number);
  }
}

/* Shares, as measures are, and whole numbers of any size. */
static void agrees_on_what_graphs_hold(void **state) {
  (void)state;
  uint64_t seed = 7;
  for (int i = 0; i < 30000; i++) {
    uint64_t random = next_random(&seed);
    check((double)(random >> 11 | 1) / 9007199254740992.0);
    check((double)(random % 1000 + 1) / (double)(random >> 40 | 1));
    check((double)(random >> random % 60 | 1));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(agrees_at_the_ends),
    cmocka_unit_test(agrees_at_every_power_of_two),
    cmocka_unit_test(agrees_at_every_power_of_ten),
    cmocka_unit_test(agrees_on_any_bits),
    cmocka_unit_test(agrees_on_what_graphs_hold),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
