/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * digest.h: pieces of surfaces met of late, so that a surface is digested once and not
 * at each of its occurrences. What a surface digests to depends on the knowledge alone,
 * never on the text around it; so digests outlive a document.
 */
#ifndef GXI_MENTION_DIGEST_H
#define GXI_MENTION_DIGEST_H

#include "mention/scan.h"

#define GXI_DIGEST_BITS                                                                \
  14u /* chosen: the usual words of news, within a core's cache                        \
       */

/* All zero: empty. One thread at a time. */
typedef struct gxi_digests {
  _Alignas(sizeof(gxi_piece)) gxi_piece slots[1u << GXI_DIGEST_BITS]; /* a line each */
  uint32_t surfaces[1u << GXI_DIGEST_BITS]; /* of each slot: + 1; 0: free */
  const gx_knowledge *knowledge;            /* whose surfaces these are */
} gxi_digests;

/* Characters that are no surface have digests by their code point, with this bit. */
#define GXI_DIGEST_PLAIN 0x40000000u
/* … and so has the piece that all numbers are copies of. */
#define GXI_DIGEST_NUMBER 0x60000000u

/** The first of the two slots where a surface may be. */
static inline uint32_t gxi_digest_slot(uint32_t surface) {
  return (surface * 0x9E3779B1u >> (32 - GXI_DIGEST_BITS)) & ~1u;
}
/** The slot of a surface; when it is in none, a new one comes to stand in the first,
 *  and what stood there in the second. */
static inline gxi_piece *
gxi_digest_find(gxi_digests *digests, uint32_t surface, bool *found) {
  uint32_t at = gxi_digest_slot(surface);
  uint32_t *surfaces = digests->surfaces + at;
  gxi_piece *slots = digests->slots + at;
  *found = surfaces[0] == surface + 1;
  if (*found) return slots;
  *found = surfaces[1] == surface + 1;
  if (*found) return slots + 1;
  surfaces[1] = surfaces[0];
  slots[1] = slots[0];
  surfaces[0] = surface + 1;
  return slots;
}

#endif
