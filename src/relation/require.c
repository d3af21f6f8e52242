/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * require.c: whether the words stand there that a frame requires, and none that it
 * excludes: in its clause, or anywhere in the sentence. Inside names they count, too,
 * but for frames with flag "bare".
 */
#include "relation/line.h"

/* Within a name; 投资 of 某县投资促进局 says nothing of the clause. */
static bool in_name(const gxi_view *view, size_t begin, size_t end) {
  const gxi_line *line = view->line;
  const gxi_token *tokens = line->scene->reading->tokens.items;
  uint32_t last = line->items.items[view->reach - 1].last;
  for (uint32_t i = line->items.items[view->begin].first; i < last; i++)
    if (tokens[i].text.begin <= begin && tokens[i].text.end >= end)
      return tokens[i].kind == GXI_TOKEN_MENTION;
  return false;
}

/* Words are sought in the clause, or in the whole sentence with flag "wide". */
static gx_str frame_scope(const gxi_view *view, const gxi_frame *frame) {
  const gxi_line *line = view->line;
  if (gxi_frame_flag(frame, "wide"))
    return gxi_scene_text(line->scene, line->scene->sentences[line->sentence].text);
  const gxi_token *tokens = line->scene->reading->tokens.items;
  gx_span span = {
    tokens[line->items.items[view->begin].first].text.begin,
    tokens[line->items.items[view->reach - 1].last - 1].text.end};
  return gxi_scene_text(line->scene, span);
}

/* Most words are told from the sentence's characters by what they end with. */
static bool has_any(
  const gxi_view *view,
  const gxi_frame *frame,
  const gx_str *words,
  const gxi_word_key *keys,
  uint32_t count
) {
  const gxi_lasts *lasts = view->line->lasts;
  bool bare = gxi_frame_flag(frame, "bare");
  for (uint32_t i = 0; i < count; i++) {
    if (!gxi_lasts_may_hold_key(lasts, keys[i])) continue;
    gx_str scope = frame_scope(view, frame);
    size_t from = (size_t)(scope.data - view->line->scene->text.data);
    size_t at = gxi_str_find(scope, words[i], 0);
    bool apart =
      bare || (words == frame->exclude && words[i].size <= 3); /* 和 of 和田 */
    while (apart && at != SIZE_MAX &&
           in_name(view, from + at, from + at + words[i].size))
      at = gxi_str_find(scope, words[i], at + words[i].size);
    if (at != SIZE_MAX) return true;
  }
  return false;
}

bool gxi_frame_applies(const gxi_view *view, const gxi_frame *frame) {
  if (frame->require_count && !has_any(view, frame, frame->require, frame->require_keys, frame->require_count))
    return false;
  return !has_any(
    view, frame, frame->exclude, frame->exclude_keys, frame->exclude_count
  );
}
