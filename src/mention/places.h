/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * places.h: which of several places a name means in this document.
 */
#ifndef GXI_MENTION_PLACES_H
#define GXI_MENTION_PLACES_H

#include "mention/scan.h"

/** Sorts the candidates of each mention, best first, and sets its type by the best. */
void gxi_places_rank(gxi_reading *reading, const gxi_scan *scan);

#endif
