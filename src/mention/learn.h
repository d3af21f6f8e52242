/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * learn.h: what the first reading of a document teaches the second.
 */
#ifndef GXI_MENTION_LEARN_H
#define GXI_MENTION_LEARN_H

#include "mention/notebook.h"
#include "mention/scan.h"

/** Notes names, persons, short forms (short.c) and defined forms (define.c). */
void gxi_learn(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
);
/** Points each short mention to the first mention that bears its full name. */
void gxi_learn_bind(gxi_reading *reading, const gxi_scan *scan);

/** Which ways to shorten may be of use in what was scanned, for gxi_learn_short. */
uint64_t gxi_learn_variants(const gxi_scan *scan);
/** short.c: short forms of universities, hospitals and numbered schools, listed ones,
    too: 苏大附一院. */
void gxi_learn_school(
  gxi_notebook *notebook,
  const gxi_scan *scan,
  const gxi_reading *reading,
  uint32_t mention
);
/** Shortened forms of one full name. */
void gxi_learn_short(
  gxi_notebook *notebook,
  const gxi_scan *scan,
  const gxi_reading *reading,
  uint32_t mention,
  uint64_t variants
);
/** Committees without the name of their zone: 园区管委会. */
void gxi_learn_committees(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
);
/** Events and programs in quotes, by a neighbour in a row of quotes. */
void gxi_learn_quotes(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
);
/** Firms whose name stands in front of a post that only firms have, and its holder. */
void gxi_learn_posted(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
);
/** Firms that only several weak signs give away. */
void gxi_learn_guesses(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
);
/** Bodies in quotes beside a noun that says what they are: 茶馆“山月小集”. Before all
 *  other names of shapes are noted. */
void gxi_learn_labels(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
);
/** Firms behind a noun that tells of them: 子公司|戈壁云舟. Before all other names of
 *  shapes are noted, too. */
void gxi_learn_told(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
);
/** Names that took the preposition before them are no names: 向盘农果业. */
void gxi_learn_words(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
);
/** Names that lost their first character: 多|浪河棉业. Before all other names of shapes
 *  are noted. */
void gxi_learn_edges(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
);
/** Persons whose names end in a function word wherever they stand: 林婉|如. */
void gxi_learn_tails(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
);
/** Short names that stand inside a full one: 粉嘟嘟 of 河南沙澧粉嘟嘟食品科技公司. */
void gxi_learn_inner(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
);
/** Units behind a body that has them: 滨海学院|材料系. */
void gxi_learn_units(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
);
/** Names in lists that are counted: 远景、阳光、金风三家企业. */
void gxi_learn_lists(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
);
/** Cells of tables, by their column's heading or fellows. */
void gxi_learn_cells(
  gxi_notebook *notebook,
  const gxi_scan *scan,
  const gxi_reading *reading,
  const gx_document *document
);
/** 监管三科 of 霍尔果斯海关监管三科: what stands behind an inner body. */
void gxi_learn_unit(
  gxi_notebook *notebook,
  const gxi_scan *scan,
  const gxi_reading *reading,
  uint32_t mention
);
/** Forms that the text defines: (以下简称“…”). */
void gxi_learn_defined(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
);

#endif
