/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * label.h: a name in quotes, and what is read of it.
 *
 *     杭州 | 茶馆 | “ | 山月小集 | ” | 的 | 创始人
 *            left   open  text     next
 */
#ifndef GXI_MENTION_LABEL_H
#define GXI_MENTION_LABEL_H

#include "base/str.h"
#include "mention/learn.h"

#define MAX_HEAD 5u /* characters of the noun */

typedef struct gxi_labeller {
  gxi_notebook *notebook;
  const gxi_scan *scan;
  const gxi_reading *reading;
} gxi_labeller;

typedef struct gxi_label {
  uint32_t open, next;     /* tokens: of the opening quote, behind the closing one */
  uint32_t first_sentence; /* first token of its sentence */
  gx_str text;             /* without the quotes */
  uint32_t words;          /* tokens inside, 0: one of no list */
  bool listed;             /* one noun of the word list */
} gxi_label;

static inline const gxi_token *gxi_label_token(const gxi_labeller *l, uint32_t index) {
  return &l->reading->tokens.items[index];
}

static inline gx_str gxi_label_word(const gxi_labeller *l, uint32_t index) {
  gx_span span = gxi_label_token(l, index)->text;
  return gxi_str_sub(l->scan->text, span.begin, span.end);
}

/* Both tokens stand in one sentence. */
static inline bool gxi_label_goes_to(const gxi_labeller *l, uint32_t a, uint32_t b) {
  return b < l->reading->tokens.count &&
         gxi_label_token(l, a)->sentence == gxi_label_token(l, b)->sentence;
}

/* Text of the sentence in front of a label. */
static inline gx_str gxi_label_left(const gxi_labeller *l, const gxi_label *label) {
  return gxi_str_sub(
    l->scan->text,
    gxi_label_token(l, label->first_sentence)->text.begin,
    gxi_label_token(l, label->open)->text.begin
  );
}

/** label_type.c: what the words beside the label say that it names, or GX_ID_NONE. */
uint32_t gxi_label_type(const gxi_labeller *l, const gxi_label *label);
/** label_type.c: of a body whose noun stands at the end of a text, or GX_ID_NONE;
 * plans: 项目 and the like are programs. */
uint32_t gxi_label_type_of(const gxi_labeller *l, gx_str left, bool plans);

#endif
