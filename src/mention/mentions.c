/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mentions.c: reads a document twice.
 *
 *     first reading ──> notebook (names, persons, short and defined forms) ──> second
 *            `──> tagger ──^
 *
 * What a document has introduced in full it may call by less: 丰禾股份, 管委会. The
 * first reading finds what its context gives away; the second sees the notebook, too.
 * Clauses about which the notebook has nothing to say are kept as first read (news.c).
 *
 * Not here: which mentions name one thing (entity/).
 */
#include "mention/mention.h"

#include "base/limits.h"
#include "base/str.h"
#include "mention/cues.h"
#include "mention/digest.h"
#include "mention/emit.h"
#include "mention/keep.h"
#include "mention/lattice.h"
#include "mention/learn.h"
#include "mention/look.h"
#include "mention/news.h"
#include "mention/notebook.h"
#include "mention/places.h"
#include "mention/reach.h"
#include "mention/tag.h"
#include "mention/trace.h"

#define MAX_KEPT (128u << 10) /* bytes of a document whose scan is kept */
#define TOKEN_BYTES 5u        /* of a document for each of its tokens, at least */
#define MENTION_BYTES 24u     /* … of its mentions */
#define MORE_ITEMS 64u        /* that the second reading usually finds besides */

typedef struct gxi_run {
  gxi_scan scan;
  gxi_lattice lattice;
  gxi_keep keep;
  gxi_tag tag; /* of the first reading */
  const gx_document *document;
} gxi_run;

/* What is left when pieces, cues and values are there. */
static void read_on(gxi_run *run, gxi_reading *reading, uint32_t index) {
  gxi_propose_persons(&run->lattice, &run->scan);
  gxi_propose_quoted(&run->lattice, &run->scan);
  gxi_propose_foreign(&run->lattice, &run->scan);
  gxi_propose_compounds(&run->lattice, &run->scan);
  gxi_propose_districts(&run->lattice, &run->scan);
  gxi_propose_villages(&run->lattice, &run->scan);
  gxi_propose_streets(&run->lattice, &run->scan);
  gxi_lattice_solve(&run->lattice, &run->scan);
  bool takes = !(reading->without & GX_STAGE_SECOND_LOOK);
  if (takes || reading->trace)
    gxi_look_again(&run->lattice, &run->scan, reading->trace, takes);
  if (!run->scan.notebook) gxi_tag_sentence(&run->tag, &run->scan, &run->lattice);
  if (reading->trace) gxi_trace_names(reading->trace, &run->scan, &run->lattice);
  gxi_emit_sentence(reading, &run->scan, &run->lattice, index);
}

static void
read_span(gxi_run *run, gxi_reading *reading, gx_span span, uint32_t index) {
  gxi_scan_sentence(&run->scan, span);
  gxi_scan_cues(&run->scan);
  gxi_reach_fill(&run->scan);
  gxi_lattice_reset(&run->lattice, &run->scan);
  gxi_propose_values(&run->lattice, &run->scan);
  if (run->scan.keeps) gxi_keep_span(&run->keep, &run->scan, &run->lattice);
  read_on(run, reading, index);
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

/* Takes what lies in a span over from the first reading, from a token on. */
static void keep_span(
  const gxi_run *run,
  gxi_reading *reading,
  const gxi_reading *first,
  gx_span span,
  uint32_t token
) {
  uint32_t end = token, from = GX_ID_NONE;
  for (; end < first->tokens.count && first->tokens.items[end].text.begin < span.end;
       end++)
    if (from == GX_ID_NONE) from = first->tokens.items[end].mention;
  uint32_t shift =
    reading->mentions.count - from; /* may wrap: only differences count */
  for (uint32_t m = from; m < first->mentions.count; m++) {
    gxi_mention mention = first->mentions.items[m];
    if (mention.text.begin >= span.end) break;
    if (mention.outer != GX_ID_NONE) mention.outer += shift;
    *gxi_vec_push(run->scan.arena, &reading->mentions) = mention;
  }
  uint32_t count = end - token;
  gxi_vec_reserve(run->scan.arena, &reading->tokens, reading->tokens.count + count);
  gxi_token *copies = reading->tokens.items + reading->tokens.count;
  if (count) memcpy(copies, first->tokens.items + token, count * sizeof *copies);
  for (uint32_t t = 0; t < count; t++)
    if (copies[t].mention != GX_ID_NONE) copies[t].mention += shift;
  reading->tokens.count += count;
}

/* Some clauses of a sentence once more. */
static void read_again(
  gxi_run *run,
  gxi_reading *reading,
  const gxi_kept *kept,
  gx_span characters,
  uint32_t index
) {
  uint32_t *end = &kept->chars[characters.end].first_piece;
  uint32_t old_end = *end;
  gxi_scan_again(
    &run->scan, kept->span, kept->chars, characters.begin, characters.end, kept->pieces
  );
  gxi_reach_fill(&run->scan);
  gxi_lattice_reset(&run->lattice, &run->scan);
  gxi_keep_propose(&run->keep, kept, &run->lattice, &run->scan);
  read_on(run, reading, index);
  *end = old_end;
}

/* The next clauses that all are news or all are none, from `from` on. */
typedef struct gxi_stretch {
  gx_span characters;
  gx_span text;
  uint32_t token; /* of the first reading */
  bool news;
} gxi_stretch;

static void next_clause(
  const gxi_run *run,
  const gxi_kept *kept,
  const gxi_reading *first,
  uint32_t from,
  uint32_t token,
  gxi_stretch *clause
) {
  uint32_t end = gxi_keep_clause(&run->keep, kept, from);
  clause->characters = (gx_span){from, end};
  clause->text = (gx_span){kept->chars[from].begin, kept->chars[end].begin};
  while (first->tokens.items[token].text.begin < clause->text.begin)
    token++;
  clause->token = token;
  gxi_passage passage = {kept->chars, from, end};
  clause->news = gxi_has_news(&run->scan, first, &passage, token);
}

static void finish_stretch(
  gxi_run *run,
  gxi_reading *reading,
  const gxi_reading *first,
  const gxi_kept *kept,
  const gxi_stretch *stretch,
  uint32_t index
) {
  if (stretch->news)
    read_again(run, reading, kept, stretch->characters, index);
  else
    keep_span(run, reading, first, stretch->text, stretch->token);
}

/* Clauses that are no news are taken over, the others read again. */
static void reread_sentence(
  gxi_run *run,
  gxi_reading *reading,
  const gxi_reading *first,
  const gxi_kept *kept,
  uint32_t index
) {
  uint32_t size = kept->char_count - 1;
  gxi_stretch stretch, clause;
  next_clause(run, kept, first, 0, first->sentence_tokens[index], &stretch);
  while (stretch.characters.end < size) {
    next_clause(run, kept, first, stretch.characters.end, stretch.token, &clause);
    if (clause.news == stretch.news) {
      stretch.characters.end = clause.characters.end;
      stretch.text.end = clause.text.end;
    } else {
      finish_stretch(run, reading, first, kept, &stretch, index);
      stretch = clause;
    }
  }
  finish_stretch(run, reading, first, kept, &stretch, index);
}

/* A sentence that was not kept. */
static bool
has_news(gxi_run *run, const gxi_reading *first, gx_span span, uint32_t token) {
  gxi_scan_characters(&run->scan, span);
  gxi_passage passage = {run->scan.chars.items, 0, gxi_scan_size(&run->scan)};
  return gxi_has_news(&run->scan, first, &passage, token);
}

static void
second_reading(gxi_run *run, gxi_reading *reading, const gxi_reading *first) {
  size_t count;
  const gx_sentence *sentences = gx_document_sentences(run->document, &count);
  for (size_t i = 0; i < count; i++) {
    reading->sentence_tokens[i] = reading->tokens.count;
    gx_span span = sentences[i].text;
    uint32_t token = first->sentence_tokens[i];
    const gxi_kept *kept = gxi_keep_find(&run->keep, span);
    if (kept)
      reread_sentence(run, reading, first, kept, (uint32_t)i);
    else if (!is_byline(run, &sentences[i]) && has_news(run, first, span, token))
      read_sentence(run, reading, span, (uint32_t)i);
    else
      keep_span(run, reading, first, span, token);
  }
  reading->sentence_tokens[count] = reading->tokens.count;
}

/* What belongs to all ways of reading. */
typedef struct gxi_request {
  gxi_arena *arena;
  const gx_knowledge *knowledge;
  const gx_document *document;
  gxi_digests *digests;
  gxi_trace *trace;
  uint32_t without; /* gx_stage bits */
} gxi_request;

static void start_run(gxi_run *run, const gxi_request *ask) {
  static const gxi_tagger none = {NULL, NULL, NULL};
  *run = (gxi_run){.document = ask->document};
  gx_str text = gx_document_text(ask->document);
  gxi_scan_init(&run->scan, ask->arena, ask->knowledge, text, ask->digests);
  bool tagged = !(ask->without & GX_STAGE_TAGGER);
  gxi_tag_init(
    &run->tag, &run->scan, tagged ? gxi_knowledge_tagger(ask->knowledge) : &none
  );
}

static void start_reading(gxi_reading *reading, const gxi_request *ask) {
  size_t count;
  gx_document_sentences(ask->document, &count);
  *reading = (gxi_reading){.trace = ask->trace, .without = ask->without};
  reading->sentence_tokens =
    gxi_arena_alloc(ask->arena, count + 1, sizeof *reading->sentence_tokens);
}

/* What the first reading taught, and what the tagger says against it. */
static void learn(gxi_run *run, gxi_notebook *notebook, const gxi_reading *first) {
  gxi_tag_learn(notebook, &run->tag, &run->scan);
  gxi_learn(notebook, &run->scan, first);
  if (!(first->without & GX_STAGE_GUESSES))
    gxi_learn_cells(notebook, &run->scan, first, run->document);
  gxi_notebook_sort(notebook, run->scan.arena);
  run->scan.notebook = notebook;
}

static void find_mentions(gxi_reading *reading, const gxi_request *ask) {
  gxi_run run;
  gxi_reading first;
  gxi_notebook notebook = {0};
  start_run(&run, ask);
  start_reading(&first, ask);
  start_reading(reading, ask);
  size_t size = gx_document_text(ask->document).size;
  run.scan.keeps = size <= MAX_KEPT;
  if (run.scan.keeps) {
    gxi_vec_reserve(ask->arena, &first.tokens, (uint32_t)size / TOKEN_BYTES + 8);
    gxi_vec_reserve(ask->arena, &first.mentions, (uint32_t)size / MENTION_BYTES + 8);
  }
  run.lattice.traced = ask->trace != NULL;
  first_reading(&run, &first);
  if (ask->without & GX_STAGE_SECOND_READING) {
    *reading = first;
  } else {
    learn(&run, &notebook, &first);
    gxi_scan_set_support(&run.scan, gxi_places_support(&first, &run.scan));
    gxi_vec_reserve(ask->arena, &reading->tokens, first.tokens.count + MORE_ITEMS);
    gxi_vec_reserve(ask->arena, &reading->mentions, first.mentions.count + MORE_ITEMS);
    second_reading(&run, reading, &first);
  }
  gxi_places_rank(reading, &run.scan);
  gxi_learn_bind(reading, &run.scan);
}

void gxi_mentions_find(
  gxi_reading *reading,
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  const gx_document *document,
  gxi_digests *digests
) {
  gxi_mentions_find_without(reading, arena, knowledge, document, digests, 0);
}

void gxi_mentions_find_without(
  gxi_reading *reading,
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  const gx_document *document,
  gxi_digests *digests,
  uint32_t without
) {
  gxi_request ask = {arena, knowledge, document, digests, NULL, without};
  find_mentions(reading, &ask);
}

void gxi_mentions_trace(
  gxi_reading *reading,
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  const gx_document *document,
  gxi_trace *trace
) {
  trace->arena = arena;
  gxi_request ask = {arena, knowledge, document, NULL, trace, trace->without};
  find_mentions(reading, &ask);
}

void gxi_mentions_watch(
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  const gx_document *document,
  const gxi_tag_watch *watch
) {
  gxi_run run;
  gxi_reading first;
  gxi_request ask = {arena, knowledge, document, NULL, NULL, GX_STAGE_TAGGER};
  start_run(&run, &ask);
  start_reading(&first, &ask);
  run.tag.watch = watch;
  first_reading(&run, &first);
}
