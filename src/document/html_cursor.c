/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * html_cursor.c: finds the text of libxml2's tree again in the source.
 *
 * libxml2 says what is text and where it belongs in the structure; its offsets are of
 * no use (wrong at references). So the source is read a second time by this tokenizer,
 * which knows only tags, comments, raw text elements and references, and both streams
 * of characters are laid side by side:
 *
 *     tree       企 业 的 “ 牵 手 ”
 *     cursor     企 业 的 &ldquo; 牵 手 &rdquo;     → offsets
 *
 * White space need not agree. Where the streams part, the cursor looks ahead for the
 * next characters of the node, within bounds; what it cannot find gets an empty source
 * and is counted.
 */
#include <libxml/HTMLparser.h>
#include <strings.h>

#include "document/html.h"

#define LOOK_AHEAD 2048u /* characters searched for a lost node */
#define PROBE 6u         /* characters that must agree */

void gxi_cursor_init(gxi_cursor *cursor, gx_str source) {
  *cursor = (gxi_cursor){.source = source, .budget = (uint64_t)source.size * 4 + 65536};
}

static bool is_space(uint32_t code) {
  return code == ' ' || (code >= '\t' && code <= '\r');
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool begins(gx_str source, uint32_t at, const char *word) {
  size_t size = strlen(word);
  return source.size - at >= size && strncasecmp(source.data + at, word, size) == 0;
}

/* Behind the next `needle` from `at`, or the end. */
static uint32_t behind(gx_str source, uint32_t at, const char *needle) {
  size_t hit = gxi_str_find(source, gxi_str(needle), at);
  return (uint32_t)(hit == SIZE_MAX ? source.size : hit + strlen(needle));
}

/* Behind a tag's >, quoted values skipped; a quote that never ends is none. */
static uint32_t tag_end(gx_str source, uint32_t at) {
  for (uint32_t i = at; i < source.size; i++) {
    char c = source.data[i];
    if (c == '>') return i + 1;
    if ((c != '"' && c != '\'') || source.data[i - 1] != '=') continue;
    const char *close = memchr(source.data + i + 1, c, source.size - i - 1);
    if (close) i = (uint32_t)(close - source.data);
  }
  return (uint32_t)source.size;
}

/* Behind the element whose content is no text: <script …>…</script>. */
static uint32_t raw_end(gx_str source, uint32_t at, const char *name) {
  for (uint32_t i = at; i < source.size; i++) {
    const char *hit = memchr(source.data + i, '<', source.size - i);
    if (!hit) break;
    i = (uint32_t)(hit - source.data);
    if (i + 2 < source.size && source.data[i + 1] == '/' && begins(source, i + 2, name)) {
      return i;
    }
  }
  return (uint32_t)source.size;
}

/* Behind the markup at `at`, or `at` itself when it is text. */
static uint32_t markup_end(gx_str source, uint32_t at) {
  if (source.size - at < 2) return at;
  char next = source.data[at + 1];
  if (begins(source, at, "<!--")) return behind(source, at + 4, "-->");
  if (next == '!' || next == '?') return behind(source, at, ">");
  bool end = next == '/' && source.size - at > 2 && is_letter(source.data[at + 2]);
  if (!end && !is_letter(next) && next != '_' && next != ':') return at;
  uint32_t stop = tag_end(source, at + 1);
  if (begins(source, at, "<script")) return raw_end(source, stop, "script");
  if (begins(source, at, "<style")) return raw_end(source, stop, "style");
  return stop;
}

/* A numeric or named reference at &: its character and the offset behind it; `at`: it
 * is text. As libxml2: the semicolon may be missing. */
static uint32_t numeric_reference(gx_str source, uint32_t at, uint32_t *code) {
  uint32_t i = at + 2, base = 10, value = 0;
  if (i < source.size && (source.data[i] | 0x20) == 'x') {
    base = 16;
    i++;
  }
  uint32_t begin = i;
  for (; i < source.size; i++) {
    char c = source.data[i];
    uint32_t digit = c >= '0' && c <= '9' ? (uint32_t)(c - '0')
                     : is_letter(c)       ? (uint32_t)((c | 0x20) - 'a' + 10)
                                          : 99;
    if (digit >= base) break;
    if (value < 0x110000) value = value * base + digit;
  }
  if (i == begin) return at;
  if (i < source.size && source.data[i] == ';') i++;
  *code = value < 0x110000 ? value : 0xFFFD;
  return i;
}

static uint32_t reference_end(gx_str source, uint32_t at, uint32_t *code) {
  if (at + 1 < source.size && source.data[at + 1] == '#') {
    return numeric_reference(source, at, code);
  }
  char name[16];
  uint32_t i = at + 1, size = 0;
  while (i < source.size && size < sizeof name - 1 &&
         (is_letter(source.data[i]) ||
          (size > 0 && gxi_is_digit((unsigned char)source.data[i]))))
    name[size++] = source.data[i++];
  name[size] = 0;
  const htmlEntityDesc *entity = size ? htmlEntityLookup((const xmlChar *)name) : NULL;
  if (!entity) return at;
  *code = entity->value;
  return i < source.size && source.data[i] == ';' ? i + 1 : i;
}

bool gxi_cursor_peek(gxi_cursor *cursor, gxi_glyph *glyph) {
  gx_str source = cursor->source;
  while (cursor->next.end == 0) {
    if (cursor->at >= source.size) return false;
    uint32_t begin = cursor->at, size, code = 0, end = begin;
    char c = source.data[begin];
    if (c == '<') {
      end = markup_end(source, begin);
      if (end > begin) {
        cursor->at = end;
        continue;
      }
    } else if (c == '&') {
      end = reference_end(source, begin, &code);
    }
    if (end == begin) {
      code = gxi_utf8_at(source, begin, &size);
      end = begin + size;
    }
    cursor->at = end;
    cursor->next = (gxi_glyph){code, begin, end};
  }
  *glyph = cursor->next;
  return true;
}

void gxi_cursor_take(gxi_cursor *cursor) {
  cursor->next.end = 0;
}

/* The next `PROBE` characters of text from `at` without white space. */
static uint32_t probe_of(gx_str text, size_t at, uint32_t probe[PROBE]) {
  uint32_t n = 0, size;
  for (; at < text.size && n < PROBE; at += size) {
    uint32_t code = gxi_utf8_at(text, at, &size);
    if (!is_space(code)) probe[n++] = code;
  }
  return n;
}

static bool agrees(gxi_cursor cursor, const uint32_t *probe, uint32_t n) {
  gxi_glyph glyph;
  for (uint32_t i = 0; i < n;) {
    if (!gxi_cursor_peek(&cursor, &glyph)) return false;
    if (!is_space(glyph.code)) {
      if (glyph.code != probe[i]) return false;
      i++;
    }
    gxi_cursor_take(&cursor);
  }
  return n > 0;
}

/* Moves the cursor to where the text goes on; false and unmoved when it is nowhere
 * near. */
static bool search(gxi_cursor *cursor, gx_str text, size_t at) {
  uint32_t probe[PROBE], n = probe_of(text, at, probe);
  gxi_cursor ahead = *cursor;
  gxi_glyph glyph;
  for (uint32_t i = 0; i < LOOK_AHEAD && cursor->budget > 0; i++) {
    cursor->budget--;
    if (!gxi_cursor_peek(&ahead, &glyph)) return false;
    if (glyph.code == probe[0] && agrees(ahead, probe, n)) {
      ahead.budget = cursor->budget;
      *cursor = ahead;
      return true;
    }
    gxi_cursor_take(&ahead);
  }
  return false;
}

/* One space for a run of them. */
static void put_space(gxi_glyphs *out, gxi_arena *arena, uint32_t begin, uint32_t end) {
  if (out->count > 0 && out->items[out->count - 1].code == ' ') return;
  *gxi_vec_push(arena, out) = (gxi_glyph){' ', begin, end};
}

uint32_t
gxi_cursor_align(gxi_cursor *cursor, gx_str text, gxi_glyphs *out, gxi_arena *arena) {
  uint32_t lost = 0;
  bool searched = false;
  for (size_t at = 0; at < text.size;) {
    uint32_t size, code = gxi_utf8_at(text, at, &size);
    gxi_glyph glyph = {0, cursor->at, cursor->at};
    bool any = gxi_cursor_peek(cursor, &glyph);
    if (is_space(code)) {
      bool both = any && is_space(glyph.code);
      put_space(out, arena, glyph.begin, both ? glyph.end : glyph.begin);
      if (both) gxi_cursor_take(cursor);
      at += size;
    } else if (any && glyph.code == code) {
      *gxi_vec_push(arena, out) = glyph;
      gxi_cursor_take(cursor);
      at += size;
    } else if (any && (is_space(glyph.code) || glyph.code == 0)) {
      gxi_cursor_take(cursor);
    } else if (!searched && any && search(cursor, text, at)) {
      searched = false;
    } else {
      searched = true;
      *gxi_vec_push(arena, out) = (gxi_glyph){code, glyph.begin, glyph.begin};
      lost += size;
      at += size;
    }
  }
  return lost;
}
