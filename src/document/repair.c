/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * repair.c: raw lines → body lines: every line is folded into glyphs, runs through
 * the steps below, and is written to the body with its way back.
 *
 *     fold → debris → marks → pinyin → simplify → punctuation → judge → spaces
 *          → number → body
 *
 * The order matters: debris looks like punctuation, a list mark like an emoji, a
 * reading like a remark in brackets, and the fields of a source line are told apart by
 * the spaces that go last.
 */
#include "document/page.h"
#include "text/fold.h"

#define PROSE_BEGIN 12u /* glyphs; no rule of furniture.c begins longer */

/* A code point as UTF-8; ideographs first. */
static inline uint32_t put_code(char *out, uint32_t code) {
  if (code < 0x800 || code > 0xFFFF) return gxi_utf8_put(out, code);
  out[0] = (char)(0xE0 | code >> 12);
  out[1] = (char)(0x80 | (code >> 6 & 0x3F));
  out[2] = (char)(0x80 | (code & 0x3F));
  return 3;
}

/* Writes glyphs [begin, end) to the body as UTF-8. Runs of glyphs that stand side by
 * side in both texts become one segment by themselves (map.c). */
static gx_span write_glyphs(gxi_page *page, uint32_t begin, uint32_t end) {
  gxi_text *body = &page->body;
  const gxi_glyph *glyphs = page->glyphs.items;
  gx_span span = {body->size, body->size};
  gxi_text_reserve(body, page->scratch, (size_t)(end - begin) * 4);
  for (uint32_t i = begin; i < end;) {
    /* A run of characters that kept their size: one addition to the map. */
    uint32_t from = glyphs[i].begin, next = from, size = 0;
    for (; i < end && glyphs[i].begin == next; i++) {
      uint32_t bytes = put_code(body->data + body->size + size, glyphs[i].code);
      if (bytes != glyphs[i].end - glyphs[i].begin) break;
      size += bytes;
      next += bytes;
    }
    gxi_map_add(&body->map, page->scratch, size, from, next);
    body->size += size;
    if (size > 0) continue;
    size = put_code(body->data + body->size, glyphs[i].code);
    gxi_map_add(&body->map, page->scratch, size, glyphs[i].begin, glyphs[i].end);
    body->size += size;
    i++;
  }
  span.end = body->size;
  return span;
}

/* The glyphs as text, for judging; borrowed until the next call. */
static gx_str glyph_text(gxi_page *page, gxi_text *buffer) {
  buffer->size = 0;
  gxi_text_reserve(buffer, page->scratch, (size_t)page->glyphs.count * 4);
  for (uint32_t i = 0; i < page->glyphs.count; i++) {
    buffer->size += put_code(buffer->data + buffer->size, page->glyphs.items[i].code);
  }
  return gxi_text_str(buffer);
}

static uint32_t glyph_columns(const gxi_page *page) {
  uint32_t columns = 0;
  for (uint32_t i = 0; i < page->glyphs.count; i++)
    columns += page->glyphs.items[i].code < 0x80 ? 1 : 2;
  return columns;
}

static void finish_line(gxi_page *page, gxi_line line) {
  gxi_settle_spaces(page, &line);
  if (line.kind != GX_BLOCK_BYLINE) gxi_strip_number(page, &line);
  if (page->survey.pinyin) line.columns = glyph_columns(page);
  line.text = write_glyphs(page, 0, page->glyphs.count);
  if (line.text.begin < line.text.end) {
    *gxi_vec_push(page->scratch, &page->lines) = line;
  }
}

/* A title of the given level with something behind it: two lines. */
static void finish_split(gxi_page *page, gxi_line line, uint32_t cut, uint8_t level) {
  gxi_glyphs whole = page->glyphs;
  page->glyphs.count = cut;
  gxi_line title = line;
  title.kind = GX_BLOCK_HEADING;
  title.level = level;
  title.known = title.closed = true;
  finish_line(page, title);
  page->glyphs = whole;
  page->glyphs.items += cut;
  page->glyphs.count -= cut;
  line.blank = line.indent = false;
  finish_line(page, line);
  page->glyphs = whole;
}

/* Index of the first glyph at or behind a byte of the line's text. */
static uint32_t glyph_at(const gxi_page *page, uint32_t byte) {
  uint32_t bytes = 0, at = 0;
  char out[4];
  while (bytes < byte)
    bytes += gxi_utf8_put(out, page->glyphs.items[at++].code);
  return at;
}

/* Where the title that leads an item ends, or 0. */
static uint32_t lead_end(const gxi_page *page, const gxi_line *line) {
  bool fits = line->kind == GX_BLOCK_LIST_ITEM || line->kind == GX_BLOCK_PARAGRAPH;
  if (!page->survey.leads || !fits) return 0;
  uint32_t least = line->kind == GX_BLOCK_LIST_ITEM ? 4 : 20; /* items may be cut */
  for (uint32_t i = 0; i < page->glyphs.count && i <= 18; i++) {
    uint32_t code = page->glyphs.items[i].code;
    if (code == ' ') return i >= 4 && page->glyphs.count > i + least ? i : 0;
    if (code == ',' || code == ':' || code == 0x3002 || code == ';') return 0;
  }
  return 0;
}

/* 社址: a newspaper's contact line may be long. */
static bool begins_contact(const gxi_page *page) {
  const gxi_glyph *glyphs = page->glyphs.items;
  return page->glyphs.count < 1000 && glyphs[0].code == 0x793E &&
         glyphs[1].code == 0x5740;
}

/* Above a contact line, the line that names who makes the site. */
static void drop_makers(gxi_page *page) {
  if (page->lines.count == 0) return;
  gxi_line *above = &page->lines.items[page->lines.count - 1];
  gx_str text =
    gxi_str_sub(gxi_text_str(&page->body), above->text.begin, above->text.end);
  if (above->drop || !gxi_str_starts(text, gxi_str("主办"))) return;
  above->drop = true;
  page->damage.furniture++;
}

static bool has_prose(const gxi_page *page) {
  for (uint32_t i = 0; i < page->glyphs.count; i++) {
    if (page->glyphs.items[i].code == 0x3002) return true;
  }
  return false;
}

/* Of prose only the begin can make furniture: it is judged without the rest. */
static void judge_prose(gxi_page *page, gxi_line *line, gxi_text *buffer) {
  if (page->glyphs.count > GXI_JUDGED_GLYPHS) return;
  uint32_t count = page->glyphs.count;
  gxi_glyph *glyphs = page->glyphs.items, kept = {0};
  if (count > PROSE_BEGIN) {
    kept = glyphs[PROSE_BEGIN - 1];
    page->glyphs.count = PROSE_BEGIN;
    glyphs[PROSE_BEGIN - 1].code = 0x3002;
  }
  gxi_judge_line(page, line, glyph_text(page, buffer));
  page->glyphs.count = count;
  if (count > PROSE_BEGIN) glyphs[PROSE_BEGIN - 1] = kept;
}

static uint32_t sign_of(uint32_t code) {
  switch (code) {
  case '<':
  case '&':
    return GXI_SIGN_DEBRIS;
  case '?':
    return GXI_SIGN_DEBRIS | GXI_SIGN_BRACKET;
  case '(':
    return GXI_SIGN_BRACKET;
  case '[':
  case '*':
  case '_':
  case '~':
  case '`':
    return GXI_SIGN_INLINE;
  case ' ':
  case '\t':
  case 0x3000:
    return GXI_SIGN_SPACE;
  default:
    return code >= 0x2190 && (code < 0x3000 || code > 0x9FFF) ? GXI_SIGN_INLINE : 0;
  }
}

static void read_signs(gxi_page *page) {
  uint32_t signs = 0;
  for (uint32_t i = 0; i < page->glyphs.count; i++) {
    uint32_t code = page->glyphs.items[i].code;
    if (code - 0x4E00 >= 0x5200) signs |= sign_of(code); /* no ideograph */
  }
  page->signs = (uint8_t)signs;
}

static void repair_line(gxi_page *page, gxi_line line, gxi_text *buffer) {
  page->glyphs.count = 0;
  page->damage.debris += gxi_fold(&page->glyphs, page->scratch, page->raw, line.text);
  read_signs(page);
  if (page->signs & GXI_SIGN_DEBRIS) {
    gxi_remove_debris(page, &line);
    read_signs(page);
  }
  gxi_read_marks(page, &line);
  if (page->glyphs.count == 0 || line.drop) return;
  gxi_remove_pinyin(page);
  if (page->survey.traditional) {
    page->damage.traditional += gxi_simplify(page->glyphs.items, page->glyphs.count);
  }
  gxi_settle_punctuation(page);
  if (page->glyphs.count == 0) return;
  uint32_t split = 0;
  if (has_prose(page)) {
    judge_prose(page, &line, buffer);
  } else if (page->glyphs.count <= GXI_JUDGED_GLYPHS || begins_contact(page)) {
    split = gxi_judge_line(page, &line, glyph_text(page, buffer));
  }
  if (line.drop) {
    page->damage.furniture++;
    if (line.contact) drop_makers(page);
    line.text = (gx_span){page->body.size, page->body.size};
    *gxi_vec_push(page->scratch, &page->lines) = line;
  } else if (split) {
    line.kind = GX_BLOCK_BYLINE;
    line.known = line.closed = true;
    finish_split(page, line, glyph_at(page, split), 1);
  } else if ((split = lead_end(page, &line)) > 0) {
    finish_split(page, line, split, 4);
  } else {
    finish_line(page, line);
  }
}

gx_str gxi_repair_string(gxi_page *page, gx_str raw) {
  gxi_line line = {.known = true, .table = GX_ID_NONE};
  gxi_text buffer = {0};
  page->glyphs.count = 0;
  gxi_fold(&page->glyphs, page->scratch, raw, (gx_span){0, (uint32_t)raw.size});
  read_signs(page);
  gxi_read_marks(page, &line);
  gxi_remove_pinyin(page);
  if (page->survey.traditional) {
    gxi_simplify(page->glyphs.items, page->glyphs.count);
  }
  gxi_settle_punctuation(page);
  gxi_settle_spaces(page, &line);
  return gxi_arena_copy(page->arena, glyph_text(page, &buffer));
}

/* What the head of an HTML page says, where its body was silent. */
static void take_head(gxi_page *page) {
  if (page->publisher.size == 0 && page->page_source.size > 0) {
    page->publisher = gxi_repair_string(page, page->page_source);
  }
  if (page->page_title.size > 0) {
    page->page_title = gxi_repair_string(page, page->page_title);
  }
}

void gxi_repair(gxi_page *page) {
  if (page->survey.flat) gxi_split_flat(page);
  gxi_lines raw = page->lines;
  gxi_text buffer = {0};
  memset(&page->lines, 0, sizeof page->lines);
  gxi_text_init(&page->body, page->scratch, page->raw.size + page->raw.size / 16);
  bool blank = false;
  for (uint32_t i = 0; i < raw.count; i++) {
    uint32_t before = page->lines.count;
    gxi_line line = raw.items[i];
    line.blank |= blank; /* of lines that vanished */
    repair_line(page, line, &buffer);
    blank = page->lines.count == before && line.blank;
  }
  for (uint32_t i = 0; i < page->lines.count; i++) {
    gxi_line *line = &page->lines.items[i];
    if (line->drop || line->kind == GX_BLOCK_BYLINE) continue;
    line->front = true;
    break;
  }
  take_head(page);
}
