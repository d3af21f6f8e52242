/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mentions.c: reads a document twice.
 *
 *     first reading ──> notebook (names, persons, short and defined forms) ──> second
 *
 * What a document has introduced in full it may call by less: 丰禾股份, 管委会. The
 * first reading finds what its context gives away; the second sees the notebook, too.
 * Sentences about which the notebook has nothing to say are kept as first read.
 *
 * Not here: which mentions name one thing (entity/).
 */
#include "mention/mention.h"

#include "base/limits.h"
#include "base/str.h"
#include "mention/cues.h"
#include "mention/emit.h"
#include "mention/keep.h"
#include "mention/lattice.h"
#include "mention/learn.h"
#include "mention/notebook.h"
#include "mention/places.h"
#include "mention/reach.h"

#define MAX_KEPT (128u << 10) /* bytes of a document whose scan is kept */
#define MORE_ITEMS 64u        /* that the second reading usually finds besides */

typedef struct gxi_run {
  gxi_scan scan;
  gxi_lattice lattice;
  gxi_keep keep;
  const gx_document *document;
} gxi_run;

/* Characters, pieces and values: scanned, or taken over from the first reading. */
static void scan_span(gxi_run *run, gx_span span) {
  const gxi_kept *kept = run->keep.on ? NULL : gxi_keep_find(&run->keep, span);
  if (kept)
    gxi_keep_restore(&run->keep, kept, &run->scan);
  else
    gxi_scan_sentence(&run->scan, span);
  gxi_keep_scan(&run->keep, &run->scan);
  gxi_scan_cues(&run->scan);
  gxi_reach_fill(&run->scan);
  gxi_lattice_reset(&run->lattice, &run->scan);
  if (kept)
    gxi_keep_propose(&run->keep, kept, &run->lattice, &run->scan);
  else
    gxi_propose_values(&run->lattice, &run->scan);
  gxi_keep_values(&run->keep, &run->scan, &run->lattice);
}

static void
read_span(gxi_run *run, gxi_reading *reading, gx_span span, uint32_t index) {
  scan_span(run, span);
  gxi_propose_persons(&run->lattice, &run->scan);
  gxi_propose_quoted(&run->lattice, &run->scan);
  gxi_propose_foreign(&run->lattice, &run->scan);
  gxi_propose_compounds(&run->lattice, &run->scan);
  gxi_lattice_solve(&run->lattice, &run->scan);
  gxi_emit_sentence(reading, &run->scan, &run->lattice, index);
}

/* Longer ones are read in windows; positions in the lattice are 16 bits. */
static void
read_sentence(gxi_run *run, gxi_reading *reading, gx_span span, uint32_t index) {
  while (span.end - span.begin > GXI_MAX_SENTENCE_BYTES) {
    uint32_t cut = span.begin + GXI_MAX_SENTENCE_BYTES;
    while (cut > span.begin && ((unsigned char)run->scan.text.data[cut] & 0xC0) == 0x80)
      cut--;
    read_span(run, reading, (gx_span){span.begin, cut}, index);
    span.begin = cut;
  }
  if (span.end > span.begin) read_span(run, reading, span, index);
}

static bool is_byline(const gxi_run *run, const gx_sentence *sentence) {
  size_t count;
  const gx_block *blocks = gx_document_blocks(run->document, &count);
  return sentence->block < count && blocks[sentence->block].kind == GX_BLOCK_BYLINE;
}

static void read_index(
  gxi_run *run, gxi_reading *reading, const gx_sentence *sentence, uint32_t i
) {
  if (is_byline(run, sentence))
    gxi_emit_blank(reading, &run->scan, sentence->text, i);
  else
    read_sentence(run, reading, sentence->text, i);
}

static void first_reading(gxi_run *run, gxi_reading *reading) {
  size_t count;
  const gx_sentence *sentences = gx_document_sentences(run->document, &count);
  for (size_t i = 0; i < count; i++) {
    reading->sentence_tokens[i] = reading->tokens.count;
    read_index(run, reading, &sentences[i], (uint32_t)i);
  }
  reading->sentence_tokens[count] = reading->tokens.count;
}

/* The token of the first reading at a byte; *token moves on with the bytes. */
static const gxi_mention *
mention_at(const gxi_reading *first, uint32_t begin, uint32_t *token) {
  const gxi_token *tokens = first->tokens.items;
  while (*token + 1 < first->tokens.count && tokens[*token].text.end <= begin)
    ++*token;
  if (tokens[*token].text.begin != begin || tokens[*token].kind != GXI_TOKEN_MENTION)
    return NULL;
  return &first->mentions.items[tokens[*token].mention];
}

/* Whether a note says of this place what the first reading says already. */
static bool is_agreed(const gxi_note *note, const gxi_mention *mention) {
  return mention && mention->kind == GXI_MENTION_NAME && mention->type == note->type &&
         mention->text.end - mention->text.begin == note->text.size &&
         note->origin != GXI_ORIGIN_SHORT && note->origin != GXI_ORIGIN_DEFINED;
}

/* A person whom nothing introduced: the second reading doubts him. */
static bool is_doubtful(const gxi_run *run, const gxi_mention *mention) {
  return mention->origin == GXI_ORIGIN_PERSON &&
         !gxi_notebook_find(run->scan.notebook, mention->name);
}

/* A short name of a county near which nothing is named. */
static bool is_unsupported(const gxi_run *run, const gxi_mention *mention) {
  for (uint32_t i = 0; i < mention->place_count; i++)
    if (gxi_place_supported(&run->scan, mention->places[i])) return false;
  return mention->place_count > 0;
}

static bool
has_doubtful(const gxi_run *run, const gxi_reading *first, uint32_t sentence) {
  uint32_t end = first->sentence_tokens[sentence + 1];
  for (uint32_t t = first->sentence_tokens[sentence]; t < end; t++) {
    uint32_t mention = first->tokens.items[t].mention;
    if (mention == GX_ID_NONE) continue;
    const gxi_mention *item = &first->mentions.items[mention];
    if (is_doubtful(run, item) || is_unsupported(run, item)) return true;
  }
  return false;
}

static bool is_abbreviation(const gxi_run *run, gx_str character) {
  gxi_hit hit;
  if (!gxi_lexicon_find(run->scan.lexicon, character, &hit)) return false;
  for (uint32_t i = 0; i < hit.count; i++)
    if (gxi_lexicon_entry(run->scan.lexicon, hit.first + i)->kind == GXI_KIND_ABBREVIATION)
      return true;
  return false;
}

/* Whether a letter that only the notebook knows stands beside another letter: 杭阿. */
static bool is_pair(const gxi_run *run, gx_str sentence, uint32_t at, uint32_t size) {
  if (at + size < sentence.size) {
    uint32_t next;
    uint32_t code = gxi_utf8_at(sentence, at + size, &next);
    gx_str character = gxi_str_sub(sentence, at + size, at + size + next);
    if (gxi_notebook_letter(run->scan.notebook, code) != GX_ID_NONE) return true;
    if (is_abbreviation(run, character)) return true;
  }
  if (at == 0) return false;
  return is_abbreviation(run, gxi_str_sub(sentence, gxi_utf8_back(sentence, at), at));
}

/* Whether a name of the first reading begins here that is longer than what a note or a
   letter would make of the place, and that the notebook knows, too. */
static bool is_settled(const gxi_run *run, const gxi_mention *mention, size_t size) {
  if (!mention || mention->kind != GXI_MENTION_NAME) return false;
  uint32_t begin = mention->text.begin, end = mention->text.end;
  if (end - begin <= size) return false;
  if (mention->place_count) return true;
  gx_str text = gxi_str_sub(run->scan.text, begin, end);
  return gxi_notebook_find(run->scan.notebook, text) != NULL;
}

/* Whether the notebook may change how a sentence reads. */
static bool
has_news(const gxi_run *run, const gxi_reading *first, gx_span span, uint32_t token) {
  const gxi_notebook *notebook = run->scan.notebook;
  uint32_t notes[GXI_MAX_NOTES], size;
  for (uint32_t at = span.begin; at < span.end; at += size) {
    gx_str rest = gxi_str_sub(run->scan.text, at, span.end);
    uint32_t code = gxi_utf8_at(rest, 0, &size);
    const gxi_mention *mention = mention_at(first, at, &token);
    if (gxi_notebook_letter(notebook, code) != GX_ID_NONE &&
        !is_settled(run, mention, size) &&
        is_pair(run, gxi_str_sub(run->scan.text, span.begin, span.end), at - span.begin, size))
      return true;
    uint32_t count = gxi_notebook_prefixes(notebook, rest, notes);
    for (uint32_t i = 0; i < count; i++) {
      const gxi_note *note = &notebook->notes.items[notes[i]];
      if (!is_agreed(note, mention) && !is_settled(run, mention, note->text.size))
        return true;
    }
  }
  return false;
}

/* Takes a sentence over from the first reading. */
static void keep_sentence(
  const gxi_run *run, gxi_reading *reading, const gxi_reading *first, uint32_t i
) {
  uint32_t begin = first->sentence_tokens[i], end = first->sentence_tokens[i + 1];
  uint32_t from = GX_ID_NONE;
  for (uint32_t t = begin; t < end && from == GX_ID_NONE; t++)
    from = first->tokens.items[t].mention;
  uint32_t shift =
    reading->mentions.count - from; /* may wrap: only differences count */
  for (uint32_t m = from; m < first->mentions.count; m++) {
    gxi_mention mention = first->mentions.items[m];
    if (mention.sentence != i) break;
    if (mention.outer != GX_ID_NONE) mention.outer += shift;
    *gxi_vec_push(run->scan.arena, &reading->mentions) = mention;
  }
  for (uint32_t t = begin; t < end; t++) {
    gxi_token token = first->tokens.items[t];
    if (token.mention != GX_ID_NONE) token.mention += shift;
    *gxi_vec_push(run->scan.arena, &reading->tokens) = token;
  }
}

static void
second_reading(gxi_run *run, gxi_reading *reading, const gxi_reading *first) {
  size_t count;
  const gx_sentence *sentences = gx_document_sentences(run->document, &count);
  for (size_t i = 0; i < count; i++) {
    reading->sentence_tokens[i] = reading->tokens.count;
    uint32_t token = first->sentence_tokens[i];
    if (has_doubtful(run, first, (uint32_t)i) || has_news(run, first, sentences[i].text, token))
      read_index(run, reading, &sentences[i], (uint32_t)i);
    else
      keep_sentence(run, reading, first, (uint32_t)i);
  }
  reading->sentence_tokens[count] = reading->tokens.count;
}

void gxi_mentions_find(
  gxi_reading *reading,
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  const gx_document *document
) {
  size_t count;
  gx_document_sentences(document, &count);
  gxi_reading first = {0};
  *reading = first;
  first.sentence_tokens =
    gxi_arena_alloc(arena, count + 1, sizeof *first.sentence_tokens);
  reading->sentence_tokens =
    gxi_arena_alloc(arena, count + 1, sizeof *reading->sentence_tokens);
  gxi_run run = {.document = document};
  gxi_scan_init(&run.scan, arena, knowledge, gx_document_text(document));
  size_t size = gx_document_text(document).size;
  run.keep.on = size <= MAX_KEPT;
  if (run.keep.on) gxi_keep_reserve(&run.keep, arena, (uint32_t)size);
  first_reading(&run, &first);
  run.keep.on = false;
  gxi_notebook notebook = {0};
  gxi_learn(&notebook, &run.scan, &first);
  gxi_notebook_sort(&notebook, arena);
  run.scan.notebook = &notebook;
  gxi_scan_set_support(&run.scan, gxi_places_support(&first, &run.scan));
  gxi_vec_reserve(arena, &reading->tokens, first.tokens.count + MORE_ITEMS);
  gxi_vec_reserve(arena, &reading->mentions, first.mentions.count + MORE_ITEMS);
  second_reading(&run, reading, &first);
  gxi_places_rank(reading, &run.scan);
  gxi_learn_bind(reading, &run.scan);
}
