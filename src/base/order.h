/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * order.h: orders of numbers, for qsort and for orders of several keys.
 */
#ifndef GXI_BASE_ORDER_H
#define GXI_BASE_ORDER_H

#include <stdint.h>

/** -1, 0 or 1. */
static inline int gxi_compare(uint64_t a, uint64_t b) {
  return a < b ? -1 : a > b;
}
static inline int gxi_u32_order(const void *one, const void *other) {
  return gxi_compare(*(const uint32_t *)one, *(const uint32_t *)other);
}
static inline int gxi_u64_order(const void *one, const void *other) {
  return gxi_compare(*(const uint64_t *)one, *(const uint64_t *)other);
}

#endif
