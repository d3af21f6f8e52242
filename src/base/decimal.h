/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * decimal.h: a double as the shortest decimal that reads back.
 */
#ifndef GXI_BASE_DECIMAL_H
#define GXI_BASE_DECIMAL_H

#include <stdint.h>

/** digits * 10^exponent; digits end in no zero, at most 17 of them. */
typedef struct gxi_decimal {
  uint64_t digits;
  int exponent;
} gxi_decimal;

/** Of all shortest decimals that read back as the number, the one nearest to it.
 *  @param number finite, above 0 */
gxi_decimal gxi_decimal_of(double number);

/* Powers of ten, 128 bits each, rounded up (make_powers.c). */
#define GXI_POWER_FIRST (-292)
#define GXI_POWER_COUNT 617
typedef struct gxi_power {
  uint64_t high;
  uint64_t low;
} gxi_power;
extern const gxi_power gxi_powers[GXI_POWER_COUNT];

#endif
