/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * blocks.c: lines → blocks of the normalised text: joins, headings, speaker turns,
 * datelines, articles.
 *
 * A plain line is a heading when it is short, has no sentence in it, and prose follows;
 * the first line of the page needs less. A page of a newspaper (contact lines, page
 * editors) holds several articles: a run of headings with a shallow one or of two
 * headings, behind prose, opens the next; elsewhere only a second heading of level 1.
 */
#include "base/words.h"
#include "document/page.h"

#define HEADING_COLUMNS 84u /* 42 ideographs */
#define PRESS_BYTES 36      /* of the name of a paper in front of 讯 */
#define SPEAKER_BYTES 90u
#define ARTICLE_BYTES 450u /* of prose before another article may begin */

typedef struct block_builder {
  gxi_page *page;
  uint32_t prose; /* bytes of paragraphs in the article so far */
  uint32_t depth; /* of quotes */
  uint16_t article;
  bool newspaper;
  bool titled;  /* a heading of level 1 stands in this article */
  bool started; /* any block but bylines */
} block_builder;

static gx_str body_str(const gxi_page *page, gx_span span) {
  return gxi_str_sub(gxi_text_str(&page->body), span.begin, span.end);
}

/* Begins a block behind a line end. */
static gx_block *
block_open(block_builder *builder, gx_block_kind kind, uint32_t source) {
  gxi_page *page = builder->page;
  if (page->text.size > 0) {
    gxi_text_put(&page->text, page->scratch, "\n", 1, source, source);
  }
  gx_block *block = gxi_vec_push(page->arena, &page->blocks);
  *block = (gx_block){.kind = kind, .article = builder->article, .table = GX_ID_NONE};
  block->text = (gx_span){page->text.size, page->text.size};
  block->speaker = block->text;
  builder->depth = 0;
  return block;
}

/* Two Latin words that met at a line end need a space. */
static void put_joint(gxi_page *page, gx_span before, gx_span behind) {
  uint32_t a = gxi_last_code(page, before), b = gxi_first_code(page, behind);
  bool words = (gxi_is_latin(a) || gxi_is_digit(a)) && gxi_is_latin(b);
  if (words) {
    gxi_text_put(&page->text, page->scratch, " ", 1, before.end, before.end);
  }
}

static void put_lines(block_builder *builder, gxi_group group, uint32_t skip) {
  gxi_page *page = builder->page;
  uint32_t before = group.first;
  for (uint32_t i = group.first; i <= group.last; i++) {
    gx_span span = page->lines.items[i].text;
    if (span.begin == span.end || page->lines.items[i].drop) continue;
    if (i == group.first) {
      span.begin += skip;
    } else {
      put_joint(page, page->lines.items[before].text, span);
      before = i;
      page->damage.rewrapped++;
    }
    gxi_put_quoted(page, span, &builder->depth);
  }
}

static uint32_t group_columns(const gxi_page *page, gxi_group group) {
  uint32_t columns = 0;
  for (uint32_t i = group.first; i <= group.last; i++)
    if (!page->lines.items[i].drop) columns += page->lines.items[i].columns;
  return columns;
}

/* Whether any line from `from` on, within reach, is prose. */
static bool prose_follows(const gxi_page *page, uint32_t from) {
  for (uint32_t i = from; i < page->lines.count && i < from + 6; i++) {
    const gxi_line *line = &page->lines.items[i];
    if (line->drop) continue;
    if (line->kind == GX_BLOCK_TABLE_ROW || line->kind == GX_BLOCK_LIST_ITEM)
      return true;
    if (gxi_span_ends(page, line->text)) return true;
    uint32_t last = gxi_last_code(page, line->text);
    if (last == ':' || last == ';' || line->columns > HEADING_COLUMNS) return true;
  }
  return false;
}

static bool is_heading(const block_builder *builder, gxi_group group) {
  const gxi_page *page = builder->page;
  const gxi_line *first = &page->lines.items[group.first];
  gx_span last = page->lines.items[group.last].text;
  if (group_columns(page, group) > HEADING_COLUMNS) return false;
  if (first->indent && page->survey.wrapped) return false;
  uint32_t code = gxi_last_code(page, last);
  if (code == 0x3002 || code == ';' || code == ',' || code == ':' || code == 0x3001) {
    return false;
  }
  for (uint32_t i = group.first; i <= group.last; i++) {
    gx_str line = body_str(page, page->lines.items[i].text);
    if (gxi_str_find(line, GX_STR_LIT("\xE3\x80\x82"), 0) != SIZE_MAX) return false;
  }
  if (!builder->started) return prose_follows(page, group.last + 1);
  if (gxi_is_end(code)) return false;
  bool apart = first->blank || builder->prose == 0 || page->survey.wrapped ||
               first->columns <= HEADING_COLUMNS / 2;
  return apart && prose_follows(page, group.last + 1);
}

/* Bytes of a speaker's name and its colon at the front of a line, or 0. */
static uint32_t speaker_size(gx_str line) {
  for (uint32_t at = 0; at < line.size && at < SPEAKER_BYTES;) {
    uint32_t size, code = gxi_utf8_at(line, at, &size);
    if (code == ':') return at > 0 && at + 1 < line.size ? at + 1 : 0;
    if (code == '(' && at == 0) return 0;
    if (code == ',' || gxi_is_end(code) || code == ';' || gxi_is_digit(code)) return 0;
    at += size;
  }
  return 0;
}

/* 威海新闻网讯, 某某日报讯: a paper or a site of any name. */
static bool is_press(gx_str line) {
  size_t at = gxi_str_find(line, GX_STR_LIT("讯"), 0);
  if (at == SIZE_MAX || at > PRESS_BYTES) return false;
  return gxi_str_ends_in(
           gxi_str_sub(line, 0, at), "报 网 社 台 客户端 融媒体 融媒体中心"
         ) > 0;
}

/* 本报讯, 本报乌兰察布讯, 新华社北京4月9日电 (记者 …): bytes, or 0. */
static uint32_t dateline_size(gx_str line) {
  static const char *const ENDS[] = {"讯", "电"};
  if (!gxi_str_starts_in(line, 0, "本报 本网 本刊 本台 本站 (本报 (本网 新华社 中新社 中新网 人民网 新华网") && !is_press(line))
    return 0;
  size_t end = SIZE_MAX;
  for (size_t i = 0; i < 2; i++) {
    size_t at = gxi_str_find(line, gxi_str(ENDS[i]), 0);
    if (at < end) end = at;
  }
  gx_str head = gxi_str_sub(line, 0, end == SIZE_MAX ? 0 : end);
  if (end > 60 || gxi_str_find(head, GX_STR_LIT(","), 0) != SIZE_MAX) return 0;
  end += 3;
  if (end < line.size && line.data[end] == ')') end++;
  if (end < line.size && line.data[end] == '(') {
    size_t close = gxi_str_find(line, GX_STR_LIT(")"), end);
    if (close != SIZE_MAX && close < end + 120) end = close + 1;
  }
  return end < line.size ? (uint32_t)end : 0;
}

static void
emit_paragraph(block_builder *builder, gxi_group group, gx_block_kind kind) {
  gxi_page *page = builder->page;
  const gxi_line *line = &page->lines.items[group.first];
  gx_str text = body_str(page, line->text);
  uint32_t skip = kind == GX_BLOCK_PARAGRAPH ? dateline_size(text) : 0;
  if (skip) {
    gx_block *byline = block_open(builder, GX_BLOCK_BYLINE, line->text.begin);
    gx_span span = {line->text.begin, line->text.begin + skip};
    gxi_put_quoted(page, span, &builder->depth);
    byline->text.end = page->text.size;
  }
  uint32_t speaker = 0;
  if (page->survey.interview && kind != GX_BLOCK_HEADING && !skip) {
    speaker = speaker_size(text);
    if (speaker) kind = GX_BLOCK_SPEECH;
  }
  uint32_t index = page->blocks.count;
  gx_block *block = block_open(builder, kind, line->text.begin + skip);
  bool leveled = kind == GX_BLOCK_HEADING || kind == GX_BLOCK_LIST_ITEM;
  block->level = leveled ? line->level : 0;
  block->header = line->header;
  block->table = line->kind == GX_BLOCK_TABLE_ROW ? line->table : GX_ID_NONE;
  put_lines(builder, group, skip);
  block = &page->blocks.items[index];
  block->text.end = page->text.size;
  if (speaker) { /* again: quotes have been paired */
    text = gxi_str_sub(gxi_text_str(&page->text), block->text.begin, block->text.end);
    speaker = speaker_size(text);
    block->speaker.end = block->text.begin + (speaker ? speaker - 1 : 0);
  }
}

/* A run of headings from group.first on: its shallowest level and length. */
static uint8_t heading_run(const gxi_page *page, uint32_t first, uint32_t *count) {
  uint8_t level = 7;
  *count = 0;
  for (uint32_t i = first; i < page->lines.count && i < first + 8; i++) {
    const gxi_line *line = &page->lines.items[i];
    if (line->drop) continue;
    if (line->kind != GX_BLOCK_HEADING) break;
    if (line->level < level) level = line->level;
    (*count)++;
  }
  return level;
}

/* A known heading may open another article. */
static void turn_article(block_builder *builder, gxi_group group) {
  uint32_t count;
  uint8_t level = heading_run(builder->page, group.first, &count);
  bool next =
    builder->newspaper ? level <= 2 || count >= 2 : level == 1 && builder->titled;
  if (builder->prose >= ARTICLE_BYTES && next && builder->article < UINT16_MAX) {
    builder->article++;
    builder->prose = 0;
    builder->titled = false;
  }
  builder->titled |= level == 1;
}

/* Short lines before a marked title: who and which column (拓…, 数写), no title. */
static bool is_overline(const block_builder *builder, gxi_group group) {
  const gxi_page *page = builder->page;
  if (builder->started || page->lines.items[group.first].columns > 8) return false;
  for (uint32_t i = group.last + 1; i < page->lines.count && i < group.last + 6; i++) {
    const gxi_line *line = &page->lines.items[i];
    if (line->known && line->kind == GX_BLOCK_HEADING && line->level == 1) return true;
  }
  return false;
}

/* Items that head others: 一、 before prose, a bullet before deeper bullets, a symbol
 * on the first line. */
static bool is_item_heading(const block_builder *builder, gxi_group group) {
  const gxi_page *page = builder->page;
  const gxi_line *line = &page->lines.items[group.first];
  uint32_t last = gxi_last_code(page, line->text);
  bool open = last != 0x3002 && last != ';' && last != ':' && last != ',';
  gx_str text = body_str(page, line->text);
  if (!open || line->columns > HEADING_COLUMNS) return false;
  if (gxi_str_find(text, GX_STR_LIT("\xE3\x80\x82"), 0) != SIZE_MAX) return false;
  if (!builder->started && line->emoji) return true;
  if (line->columns > HEADING_COLUMNS / 2 || group.last + 1 >= page->lines.count) {
    return false;
  }
  const gxi_line *next = &page->lines.items[group.last + 1];
  if (line->numeral) return !next->numeral;
  return line->emoji && next->kind == GX_BLOCK_LIST_ITEM && next->level > line->level;
}

/* A label of a few characters between the source line and other furniture. */
static bool is_label(const gxi_page *page, gxi_group group) {
  const gxi_line *line = &page->lines.items[group.first];
  if (line->known || line->columns > 16 || group.first == 0) return false;
  if (group.last + 1 >= page->lines.count) return false;
  const gxi_line *before = line - 1, *behind = &page->lines.items[group.last + 1];
  return (before->drop || before->kind == GX_BLOCK_BYLINE) && behind->drop;
}

static void emit_group(block_builder *builder, gxi_group group) {
  gxi_page *page = builder->page;
  gxi_line *line = &page->lines.items[group.first];
  gx_block_kind kind = line->kind;
  if (is_label(page, group)) {
    page->damage.furniture++;
    return;
  }
  if (!line->known && is_overline(builder, group)) kind = GX_BLOCK_BYLINE;
  if (kind == GX_BLOCK_LIST_ITEM && is_item_heading(builder, group)) {
    kind = GX_BLOCK_HEADING;
    line->level = builder->started ? 3 : 1;
  }
  if (line->known && kind == GX_BLOCK_HEADING) turn_article(builder, group);
  if (!line->known && kind == GX_BLOCK_PARAGRAPH && is_heading(builder, group)) {
    kind = GX_BLOCK_HEADING;
    line->level = builder->started ? 2 : 1;
    builder->titled |= !builder->started;
  }
  bool caption = kind == GX_BLOCK_PARAGRAPH && !line->known &&
                 gxi_str_starts(body_str(page, line->text), gxi_str("图为"));
  if (caption) kind = GX_BLOCK_CAPTION;
  emit_paragraph(builder, group, kind);
  if (kind != GX_BLOCK_BYLINE) builder->started = true;
  if (kind == GX_BLOCK_PARAGRAPH || kind == GX_BLOCK_LIST_ITEM) {
    builder->prose += page->blocks.items[page->blocks.count - 1].text.end -
                      page->blocks.items[page->blocks.count - 1].text.begin;
  }
}

static bool is_newspaper(const gxi_page *page) {
  for (uint32_t i = 0; i < page->lines.count; i++) {
    if (page->lines.items[i].contact) return true;
  }
  return false;
}

/* The first heading of level 1, else the first. */
static void take_title(gxi_page *page) {
  uint8_t best = 7;
  for (uint32_t i = 0; i < page->blocks.count; i++) {
    const gx_block *block = &page->blocks.items[i];
    if (block->kind == GX_BLOCK_HEADING && block->level < best) best = block->level;
  }
  for (uint32_t i = 0; page->title.size == 0 && i < page->blocks.count; i++) {
    const gx_block *block = &page->blocks.items[i];
    if (block->kind != GX_BLOCK_HEADING || block->level > best) continue;
    gx_str text = gxi_text_str(&page->text);
    page->title = gxi_arena_copy(
      page->arena, gxi_str_sub(text, block->text.begin, block->text.end)
    );
  }
  if (page->title.size == 0) page->title = page->page_title;
}

#define MAX_FURNITURE 3u /* lines that may stand in a cut paragraph */

/* The line that a paragraph may go on in: in a cut text over a page's furniture. */
static uint32_t next_line(const gxi_page *page, uint32_t line) {
  uint32_t next = line + 1;
  bool cut = page->survey.cut || page->survey.wrapped;
  while (cut && next < page->lines.count && next - line <= MAX_FURNITURE &&
         page->lines.items[next].drop)
    next++;
  return next;
}

void gxi_build_blocks(gxi_page *page) {
  block_builder builder = {.page = page, .newspaper = is_newspaper(page)};
  gxi_text_init(&page->text, page->scratch, (size_t)page->body.size + 64);
  for (uint32_t i = 0; i < page->lines.count;) {
    if (page->lines.items[i].drop) {
      i++;
      continue;
    }
    gxi_group group = {i, i};
    for (uint32_t next; (next = next_line(page, group.last)) < page->lines.count;) {
      const gxi_line *a = &page->lines.items[group.last], *b = &page->lines.items[next];
      if (b->drop || !gxi_lines_join(page, a, b)) break;
      group.last = next;
    }
    emit_group(&builder, group);
    i = group.last + 1;
  }
  take_title(page);
}
