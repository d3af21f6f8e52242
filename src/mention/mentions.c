/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mentions.c: reads a document twice.
 *
 *     first reading ──> notebook (names, persons, short and defined forms) ──> second
 *
 * What a document has introduced in full it may call by less: 丰禾股份, 管委会. The
 * first reading finds what its context gives away; the second sees the notebook, too.
 *
 * Not here: which mentions name one thing (entity/).
 */
#include "mention/mention.h"

#include "base/limits.h"
#include "base/str.h"
#include "mention/emit.h"
#include "mention/lattice.h"
#include "mention/learn.h"
#include "mention/notebook.h"
#include "mention/places.h"

typedef struct gxi_run {
  gxi_scan scan;
  gxi_lattice lattice;
  const gx_document *document;
} gxi_run;

static void read_span(gxi_run *run, gxi_reading *reading, gx_span span, uint32_t index) {
  gxi_scan_sentence(&run->scan, span);
  gxi_lattice_reset(&run->lattice, &run->scan);
  gxi_propose_values(&run->lattice, &run->scan);
  gxi_propose_persons(&run->lattice, &run->scan);
  gxi_propose_quoted(&run->lattice, &run->scan);
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

static void read_document(gxi_run *run, gxi_reading *reading) {
  size_t count, block_count;
  const gx_sentence *sentences = gx_document_sentences(run->document, &count);
  const gx_block *blocks = gx_document_blocks(run->document, &block_count);
  reading->tokens.count = 0;
  reading->mentions.count = 0;
  for (size_t i = 0; i < count; i++) {
    reading->sentence_tokens[i] = reading->tokens.count;
    const gx_sentence *sentence = &sentences[i];
    bool byline = sentence->block < block_count &&
                  blocks[sentence->block].kind == GX_BLOCK_BYLINE;
    if (byline)
      gxi_emit_blank(reading, &run->scan, sentence->text, (uint32_t)i);
    else
      read_sentence(run, reading, sentence->text, (uint32_t)i);
  }
  reading->sentence_tokens[count] = reading->tokens.count;
}

void gxi_mentions_find(
    gxi_reading *reading,
    gxi_arena *arena,
    const gx_knowledge *knowledge,
    const gx_document *document
) {
  *reading = (gxi_reading){0};
  size_t count;
  gx_document_sentences(document, &count);
  reading->sentence_tokens =
      gxi_arena_alloc(arena, count + 1, sizeof *reading->sentence_tokens);
  gxi_run run = {.document = document};
  gxi_scan_init(&run.scan, arena, knowledge, gx_document_text(document));
  read_document(&run, reading);
  gxi_notebook notebook = {0};
  gxi_learn(&notebook, &run.scan, reading);
  gxi_notebook_sort(&notebook, arena);
  run.scan.notebook = &notebook;
  read_document(&run, reading);
  gxi_places_rank(reading, &run.scan);
  gxi_learn_bind(reading, &run.scan);
}
