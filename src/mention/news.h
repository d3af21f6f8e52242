/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * news.h: whether what a document has taught by its end may change how a part of it
 * reads.
 */
#ifndef GXI_MENTION_NEWS_H
#define GXI_MENTION_NEWS_H

#include "mention/mention.h"
#include "mention/scan.h"

/** Characters [begin, end) of a sentence; that at `end` is there, too. */
typedef struct gxi_passage {
  const gxi_char *chars;
  uint32_t begin, end;
} gxi_passage;

/**
 * Whether the notebook or the places named elsewhere may change a passage.
 * @param scan   with the notebook and the support
 * @param first  the first reading
 * @param token  its first token of the passage
 */
bool gxi_has_news(
  const gxi_scan *scan,
  const gxi_reading *first,
  const gxi_passage *passage,
  uint32_t token
);

#endif
