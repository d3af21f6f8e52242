/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tables.h: the character tables that make_tables.c writes at build time.
 */
#ifndef GXI_TEXT_TABLES_H
#define GXI_TEXT_TABLES_H

#include <stdint.h>

#define GXI_TABLE_LAST 0x30000u

extern const uint16_t gxi_fold_pages[];
extern const uint16_t gxi_fold_cells[][256];
extern const uint32_t gxi_fold_pool[];
extern const uint16_t gxi_simple_pages[];
extern const uint16_t gxi_simple_cells[][256];
extern const uint32_t gxi_simple_pool[];

extern const uint8_t gxi_simple_bits[];

/** Whether a code point of [0x4000, 0xA000) has a simple form of its own. */
static inline uint32_t gxi_has_simple_form(uint32_t code) {
  code -= 0x4000;
  return gxi_simple_bits[code / 8] >> code % 8 & 1;
}
/** Compatibility form: count, then code points; count 0: unchanged. */
static inline const uint32_t *gxi_fold_form(uint32_t code) {
  uint32_t page = code < GXI_TABLE_LAST ? gxi_fold_pages[code >> 8] : 0;
  return gxi_fold_pool + (page ? gxi_fold_cells[page - 1][code & 255] : 0);
}
/** The Simplified character; itself where there is none of its own. */
static inline uint32_t gxi_simple_form(uint32_t code) {
  uint32_t page = code < GXI_TABLE_LAST ? gxi_simple_pages[code >> 8] : 0;
  uint32_t cell = page ? gxi_simple_cells[page - 1][code & 255] : 0;
  return cell && gxi_simple_pool[cell] == 1 ? gxi_simple_pool[cell + 1] : code;
}

#endif
