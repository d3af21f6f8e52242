/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * page.h: a document while it is being read. The passes, in order:
 *
 *     source bytes ─decode─> decoded ─html─> raw + lines       (text: raw = decoded)
 *     raw lines ─repair─> body + lines                         (repair.c)
 *     lines ─join, headings, turns─> blocks ─> text            (blocks.c)
 *     blocks ─> sentences                                      (sentence.c)
 *
 * Each arrow that rewrites bytes makes a map; document.c composes them into one.
 * Everything here lives in the scratch arena but what the document keeps.
 */
#ifndef GXI_DOCUMENT_PAGE_H
#define GXI_DOCUMENT_PAGE_H

#include "base/arena.h"
#include "base/str.h"
#include "guanxi/document.h"
#include "text/glyph.h"
#include "text/map.h"

/** A line of text, or a block that HTML structure gave. */
typedef struct gxi_line {
  gx_span text; /* in raw, then in body */
  gx_block_kind kind;
  uint8_t level;
  bool known;   /* kind comes from structure or marks; not to be judged again */
  bool header;  /* a table row of headings */
  bool blank;   /* blank lines or a block's begin stand before */
  bool indent;  /* begins with the indentation of a paragraph */
  bool closed;  /* the structure ends it: never joined to the next */
  bool soft;    /* a line break inside an HTML block stands behind */
  bool aligned; /* cells stand apart by two spaces or more */
  bool piped;   /* cells stand between bars */
  bool drop;    /* furniture */
  bool front;   /* the first line of the text */
  bool numeral; /* its number was 一、 */
  bool emoji;   /* its bullet was a symbol */
  bool contact; /* furniture of a newspaper page: contact lines, page editors */
  uint32_t table;
  uint32_t columns; /* width, ideographs count 2 */
} gxi_line;

typedef GXI_VEC(gxi_line) gxi_lines;

/** What the whole text is like, known before its lines are repaired. */
typedef struct gxi_survey {
  bool traditional;
  bool pinyin;        /* readings in brackets occur */
  bool noisy;         /* spaces stand inside words */
  bool flat;          /* spaces stand where line ends were */
  bool wrapped;       /* lines end where the column ended */
  bool broken;        /* paragraphs are cut into lines without a column */
  bool leads;         /* items begin with a title and a space */
  bool interview;     /* speaker turns */
  uint32_t width;     /* columns of a full line, when wrapped */
  bool cut;           /* words stand across line ends: join.c */
  uint32_t prose;     /* the first line with a mark of prose */
  uint32_t cut_width; /* bytes of such lines, on average */
} gxi_survey;

/** Whether a string is a word; for joins of cut lines. NULL test: nothing is. */
typedef struct gxi_word_test {
  const void *user;
  bool (*knows)(const void *user, gx_str word);
} gxi_word_test;

#define GXI_OPENING_SLOTS 512u

typedef struct gxi_page {
  gxi_arena *scratch; /* dies with the reading */
  gxi_arena *arena;   /* the document's */
  gx_media media;
  gx_str raw;
  gxi_map raw_map; /* raw → decoded; unused for text */
  gxi_lines lines;
  gxi_survey survey;
  gxi_text body; /* repaired lines, raw offsets in its map */
  gxi_glyphs glyphs, spare;
  uint8_t signs; /* GXI_SIGN_* of the glyphs; rather one too many */
  gx_damage damage;
  gxi_word_test words;
  bool openings_filled;
  uint8_t openings[GXI_OPENING_SLOTS]; /* word lists of furniture.c, a bit each */
  gx_str title;     /* in body or scratch memory; empty: not found yet */
  gx_str published; /* ISO */
  gx_str publisher;
  gx_str page_title;  /* <title>, raw; for want of a heading */
  gx_str page_source; /* <meta> that names the publisher, raw */
  gxi_text text;      /* the result, body offsets in its map */
  GXI_VEC(gx_block) blocks;
  GXI_VEC(gx_sentence) sentences;
} gxi_page;

/* The passes; all inside a try. */
void gxi_read_text(gxi_page *page); /* text.c: raw → lines */
/** Lines again, of a text whose line ends have become spaces. text.c */
void gxi_split_flat(gxi_page *page);
/** *tree: libxml2's document, for the caller to free when the try is over. html.c */
void gxi_read_html(gxi_page *page, gx_str decoded, void **tree);
void gxi_survey_page(gxi_page *page);   /* survey.c */
void gxi_repair(gxi_page *page);        /* repair.c: raw lines → body lines */
void gxi_survey_cuts(gxi_page *page);   /* join.c: of the repaired lines */
void gxi_build_blocks(gxi_page *page);  /* blocks.c */
void gxi_cut_sentences(gxi_page *page); /* sentence.c */

/** A string by itself through the steps that concern characters; in the document's
 *  arena. repair.c */
gx_str gxi_repair_string(gxi_page *page, gx_str raw);

/* What the steps of repair look for: most lines hold next to none of it. */
#define GXI_SIGN_DEBRIS 1u  /* < & ? */
#define GXI_SIGN_INLINE 2u  /* Markdown, symbols */
#define GXI_SIGN_BRACKET 4u /* ( ? */
#define GXI_SIGN_SPACE 8u

/* Steps of repair, on the glyphs of one line. */
void gxi_remove_debris(gxi_page *page, gxi_line *line); /* debris.c */
void gxi_read_marks(gxi_page *page, gxi_line *line);    /* marks.c */
void gxi_strip_number(gxi_page *page, gxi_line *line);  /* marks.c */
void gxi_remove_pinyin(gxi_page *page);                 /* pinyin.c */
bool gxi_is_toned(uint32_t code);                       /* pinyin.c */
void gxi_settle_punctuation(gxi_page *page);            /* punctuation.c */
void gxi_settle_spaces(gxi_page *page, gxi_line *line); /* spaces.c */

/** Judges a line (UTF-8, spaces still in it): furniture, byline; takes source and date
 *  from it. @return where the fields of a source line begin behind a title, or 0.
 *  furniture.c */
#define GXI_JUDGED_GLYPHS 150u /* longer lines are prose */
uint32_t gxi_judge_line(gxi_page *page, gxi_line *line, gx_str text);

/** Appends body [span) to the text, straight quotes paired. *depth: 1 inside "…", 2
 *  inside '…' of it; carried through a block. quotes.c */
void gxi_put_quoted(gxi_page *page, gx_span body, uint32_t *depth);

/** A run of lines that make one block. */
typedef struct gxi_group {
  uint32_t first; /* lines [first, last] */
  uint32_t last;
} gxi_group;

/** Whether line b goes on where line a ended. join.c */
bool gxi_lines_join(const gxi_page *page, const gxi_line *a, const gxi_line *b);

/** The first and last code point of a body span that is not empty. */
uint32_t gxi_first_code(const gxi_page *page, gx_span span);
uint32_t gxi_last_code(const gxi_page *page, gx_span span);
/** Whether a sentence ends at the span's end (closing quotes apart). */
bool gxi_span_ends(const gxi_page *page, gx_span span);

/** The first date in the text as "YYYY-MM-DD"; false: none. *span gets its place and
 *  the time's behind it. date.c */
bool gxi_find_date(gx_str text, char iso[11], gx_span *span);

/** Sentence-ending punctuation: 。 ! ? … */
static inline bool gxi_is_end(uint32_t code) {
  return code == 0x3002 || code == '!' || code == '?' || code == 0x2026;
}
static inline bool gxi_is_closing(uint32_t code) {
  return code == 0x201D || code == 0x2019 || code == ')' || code == 0x300B;
}

#endif
