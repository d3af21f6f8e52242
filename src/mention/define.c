/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * define.c: 丰禾股份有限公司(以下简称“公司”或“丰禾股份”): the text defines a short
 * form.
 *
 * Every 简称 or 下称 is looked at: the quoted forms behind it belong to the last name
 * that ends in front of its bracket. Generic forms (公司, 甲方) are left to anaphors.
 */
#include "base/str.h"
#include "mention/learn.h"
#include "mention/weights.h"

#define REACH 90u /* bytes behind 简称 in which forms stand */
#define GAP 12u   /* bytes between the name and the bracket */

static bool is_generic(const gxi_scan *scan, gx_str form) {
  gxi_hit hit;
  if (!gxi_lexicon_find(scan->lexicon, form, &hit)) return false;
  for (uint32_t i = 0; i < hit.count; i++) {
    uint16_t kind = gxi_lexicon_entry(scan->lexicon, hit.first + i)->kind;
    if (kind == GXI_KIND_WORD || kind == GXI_KIND_COMMON || kind == GXI_KIND_TITLE)
      return true;
  }
  return false;
}

/* The last mention of its own that ends at or before a byte, close to it. */
static uint32_t mention_before(const gxi_reading *reading, uint32_t at) {
  uint32_t low = 0, high = reading->mentions.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (reading->mentions.items[middle].text.begin < at)
      low = middle + 1;
    else
      high = middle;
  }
  while (low > 0) {
    const gxi_mention *mention = &reading->mentions.items[--low];
    if (mention->text.end + 200 < at) break;
    if (mention->outer != GX_ID_NONE || mention->kind != GXI_MENTION_NAME) continue;
    if (mention->text.end <= at && mention->text.end + GAP >= at) return low;
  }
  return GX_ID_NONE;
}

static void add_form(
  gxi_notebook *notebook, const gxi_scan *scan, gx_str form, const gxi_mention *m
) {
  size_t size = gxi_utf8_count(form);
  if (size < 2 || size > 20 || is_generic(scan, form)) return;
  gxi_note note = {
    .text = form,
    .type = m->type,
    .cost = GXI_COST_NOTED,
    .origin = GXI_ORIGIN_DEFINED,
    .full = GX_ID_NONE,
    .name = m->name};
  gxi_notebook_add(notebook, scan->arena, note);
}

static void add_quoted(
  gxi_notebook *notebook, const gxi_scan *scan, gx_str tail, const gxi_mention *m
) {
  size_t at = 0;
  for (;;) {
    size_t open = gxi_str_find(tail, GX_STR_LIT("“"), at);
    if (open == SIZE_MAX) return;
    size_t close = gxi_str_find(tail, GX_STR_LIT("”"), open);
    if (close == SIZE_MAX) return;
    add_form(notebook, scan, gxi_str_sub(tail, open + 3, close), m);
    at = close + 3;
  }
}

static void define_at(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading, size_t at
) {
  size_t open = at;
  while (open > 0 && at - open < 24 && scan->text.data[open] != '(')
    open--;
  if (scan->text.data[open] != '(') return;
  uint32_t index = mention_before(reading, (uint32_t)open);
  if (index == GX_ID_NONE) return;
  size_t begin = at + 6;
  size_t end = begin + REACH < scan->text.size ? begin + REACH : scan->text.size;
  gx_str tail = gxi_str_sub(scan->text, begin, end);
  size_t close = gxi_str_find(tail, GX_STR_LIT(")"), 0);
  if (close == SIZE_MAX) return;
  tail = gxi_str_sub(tail, 0, close);
  const gxi_mention *mention = &reading->mentions.items[index];
  if (gxi_str_find(tail, GX_STR_LIT("“"), 0) != SIZE_MAX)
    add_quoted(notebook, scan, tail, mention);
  else
    add_form(notebook, scan, gxi_str_trim(tail), mention);
}

void gxi_learn_defined(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  static const char *const MARKS[] = {"简称", "下称"};
  for (size_t i = 0; i < 2; i++) {
    size_t at = 0;
    while ((at = gxi_str_find(scan->text, gxi_str(MARKS[i]), at)) != SIZE_MAX) {
      define_at(notebook, scan, reading, at);
      at += 6;
    }
  }
}
