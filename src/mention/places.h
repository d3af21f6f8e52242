/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * places.h: which of several places a name means in this document.
 */
#ifndef GXI_MENTION_PLACES_H
#define GXI_MENTION_PLACES_H

#include "mention/scan.h"

/** Sorts the candidates of each mention, best first, and sets its type by the best. */
void gxi_places_rank(gxi_reading *reading, const gxi_scan *scan);

/**
 * After a first reading: [places], true for what the document names in full, for what
 * lies in a division that it names, and for what contains one. In the scan's arena.
 */
const gxi_support *gxi_places_support(const gxi_reading *reading, const gxi_scan *scan);

/** Whether a place, or what it lies in, or what lies in it, was named without doubt. */
bool gxi_place_supported(const gxi_scan *scan, uint32_t place);

#endif
