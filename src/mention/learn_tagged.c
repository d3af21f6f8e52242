/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * learn_tagged.c: what the tagger found, for the notebook. Of findings about one text
 * the one with the greatest margin counts.
 */
#include <stdlib.h>

#include "base/str.h"
#include "mention/tag.h"
#include "mention/weights.h"

static int finding_order(const void *left, const void *right) {
  const gxi_tag_finding *a = left, *b = right;
  int order = gxi_str_compare(a->text, b->text);
  if (order) return order;
  if (a->margin != b->margin) return a->margin > b->margin ? -1 : 1;
  return a->type < b->type ? -1 : a->type > b->type;
}

static void
note(gxi_notebook *notebook, const gxi_scan *scan, const gxi_tag_finding *finding) {
  size_t size = gxi_utf8_count(finding->text);
  gxi_notebook_add(
    notebook,
    scan->arena,
    (gxi_note
    ){.text = finding->text,
      .type = finding->type,
      .cost = GXI_COST_TAGGED + (size > 3    ? GXI_COST_NOTED
                                 : size == 3 ? GXI_COST_NOTED_THREE
                                             : GXI_COST_NOTED_TWO),
      .origin = GXI_ORIGIN_TAGGER,
      .full = GX_ID_NONE}
  );
}

void gxi_tag_learn(gxi_notebook *notebook, const gxi_tag *tag, const gxi_scan *scan) {
  uint32_t count = tag->findings.count;
  gxi_tag_finding *findings = tag->findings.items;
  if (count) qsort(findings, count, sizeof *findings, finding_order);
  for (uint32_t i = 0; i < count; i++) {
    if (i && gxi_str_equal(findings[i].text, findings[i - 1].text)) continue;
    if (findings[i].type == GX_ID_NONE)
      gxi_notebook_deny(notebook, scan->arena, findings[i].text);
    else
      note(notebook, scan, &findings[i]);
  }
}
