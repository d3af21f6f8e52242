/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * news.h: whether what a document has taught by its end may change how a part of it
 * reads.
 */
#ifndef GXI_MENTION_NEWS_H
#define GXI_MENTION_NEWS_H

#include "mention/mention.h"
#include "mention/scan.h"

/**
 * Whether the notebook or the places named elsewhere may change a span.
 * @param scan   with the notebook and the support
 * @param first  the first reading
 * @param token  its first token of the span
 */
bool gxi_has_news(
  const gxi_scan *scan, const gxi_reading *first, gx_span span, uint32_t token
);

#endif
