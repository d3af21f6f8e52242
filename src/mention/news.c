/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * news.c: what is not news is kept as first read, which is most of a text.
 *
 *     …与莎车县签约, | 丰禾股份将投资 | 张国华说
 *                      ^^^^^^^^ noted      ^^^^^^ introduced nowhere
 *
 * News is a note that the first reading did not see as that, a letter that stands for a
 * place beside another letter, a person whom nothing introduced, the short name of a
 * county near which nothing is named, and a name that is denied.
 */
#include "mention/news.h"

#include "base/str.h"
#include "mention/notebook.h"
#include "mention/places.h"

/* The mention of the first reading whose token holds a byte; *token moves on with the
   bytes. */
static const gxi_mention *
mention_at(const gxi_reading *first, uint32_t at, uint32_t *token) {
  const gxi_token *tokens = first->tokens.items;
  while (*token + 1 < first->tokens.count && tokens[*token].text.end <= at)
    ++*token;
  if (tokens[*token].text.begin > at || tokens[*token].kind != GXI_TOKEN_MENTION)
    return NULL;
  return &first->mentions.items[tokens[*token].mention];
}

/* Whether a note says of this place what the first reading says already. */
static bool is_agreed(const gxi_note *note, gx_span span, const gxi_mention *mention) {
  return mention && mention->kind == GXI_MENTION_NAME && mention->type == note->type &&
         mention->text.begin == span.begin && mention->text.end == span.end &&
         note->origin != GXI_ORIGIN_SHORT && note->origin != GXI_ORIGIN_DEFINED;
}

static gx_str note_name(const gxi_note *note) {
  return note->name.size ? note->name : note->text;
}

/* A person whom nothing introduced: the second reading doubts him. */
static bool is_doubtful(const gxi_scan *scan, const gxi_mention *mention) {
  return mention->origin == GXI_ORIGIN_PERSON &&
         !gxi_notebook_find(scan->notebook, mention->name);
}

/* A short name of a county near which nothing is named. */
static bool is_unsupported(const gxi_scan *scan, const gxi_mention *mention) {
  for (uint32_t i = 0; i < mention->place_count; i++)
    if (gxi_place_supported(scan, mention->places[i])) return false;
  return mention->place_count > 0;
}

static bool has_doubtful(
  const gxi_scan *scan, const gxi_reading *first, gx_span span, uint32_t token
) {
  const gxi_token *tokens = first->tokens.items;
  for (; token < first->tokens.count && tokens[token].text.begin < span.end; token++) {
    if (tokens[token].mention == GX_ID_NONE) continue;
    const gxi_mention *item = &first->mentions.items[tokens[token].mention];
    if (is_doubtful(scan, item) || is_unsupported(scan, item)) return true;
    if (gxi_notebook_is_denied(scan->notebook, item->name)) return true;
  }
  return false;
}

static gx_str character_at(const gxi_scan *scan, const gxi_char *character) {
  return gxi_str_sub(scan->text, character->begin, character[1].begin);
}

static bool is_abbreviation(const gxi_scan *scan, gx_str character) {
  gxi_hit hit;
  if (!gxi_lexicon_find(scan->lexicon, character, &hit)) return false;
  for (uint32_t i = 0; i < hit.count; i++)
    if (gxi_lexicon_entry(scan->lexicon, hit.first + i)->kind == GXI_KIND_ABBREVIATION)
      return true;
  return false;
}

/* Whether a letter that only the notebook knows stands beside another letter: 杭阿. */
static bool is_pair(const gxi_scan *scan, const gxi_passage *passage, uint32_t at) {
  const gxi_char *chars = passage->chars;
  if (at + 1 < passage->end) {
    if (gxi_notebook_letter(scan->notebook, chars[at + 1].code) != GX_ID_NONE)
      return true;
    if (is_abbreviation(scan, character_at(scan, &chars[at + 1]))) return true;
  }
  return at > passage->begin &&
         is_abbreviation(scan, character_at(scan, &chars[at - 1]));
}

/* Whether a span is only a part of a name of the first reading that the notebook knows,
   too, so that it will not be taken apart; and whether the names inside stay what they
   are, which those of a name without any do not if the span is another's short form. */
static bool is_settled(
  const gxi_scan *scan, const gxi_mention *mention, gx_span span, gx_str name
) {
  if (!mention || mention->kind != GXI_MENTION_NAME) return false;
  uint32_t begin = mention->text.begin, end = mention->text.end;
  if (end < span.end || end - begin <= span.end - span.begin) return false;
  if (mention->place_count) return true;
  gx_str text = gxi_str_sub(scan->text, begin, end);
  const gxi_note *note = gxi_notebook_find(scan->notebook, text);
  return note && (note->inner_count || name.size == 0 || gxi_str_equal(name, text));
}

static bool has_notes(const gxi_scan *scan, gx_span span, const gxi_mention *mention) {
  uint32_t notes[GXI_MAX_NOTES];
  gx_str rest = gxi_str_sub(scan->text, span.begin, span.end);
  uint32_t count = gxi_notebook_prefixes(scan->notebook, rest, notes);
  for (uint32_t i = 0; i < count; i++) {
    const gxi_note *note = &scan->notebook->notes.items[notes[i]];
    span.end = span.begin + (uint32_t)note->text.size;
    if (!is_agreed(note, span, mention) && !is_settled(scan, mention, span, note_name(note)))
      return true;
  }
  return false;
}

bool gxi_has_news(
  const gxi_scan *scan,
  const gxi_reading *first,
  const gxi_passage *passage,
  uint32_t token
) {
  const gxi_char *chars = passage->chars;
  const gxi_notebook *notebook = scan->notebook;
  gx_span span = {chars[passage->begin].begin, chars[passage->end].begin};
  if (has_doubtful(scan, first, span, token)) return true;
  for (uint32_t at = passage->begin; at < passage->end; at++) {
    uint32_t code = chars[at].code, opens = gxi_notebook_first(notebook, code);
    if (!opens) continue;
    uint32_t next = at + 1 < passage->end ? chars[at + 1].code : 0;
    bool noted = (opens & GXI_FIRST_NOTE) && gxi_notebook_opens(notebook, code, next);
    bool letter =
      (opens & GXI_FIRST_LETTER) && gxi_notebook_letter(notebook, code) != GX_ID_NONE;
    if (!letter && !noted) continue;
    gx_span here = {chars[at].begin, chars[at + 1].begin};
    const gxi_mention *mention = mention_at(first, here.begin, &token);
    if (letter && !is_settled(scan, mention, here, (gx_str){0}) && is_pair(scan, passage, at))
      return true;
    if (noted && has_notes(scan, (gx_span){here.begin, span.end}, mention)) return true;
  }
  return false;
}
