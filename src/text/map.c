/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * map.c: offset maps; see map.h for their shape.
 *
 * Spans are expected on character boundaries of the text; a span that cuts a
 * character of several bytes with a step of its own covers that character's source.
 */
#include "text/map.h"

#include <string.h>

static void segment_push(gxi_map *map, gxi_arena *arena, gxi_segment segment) {
  *gxi_vec_push(arena, &map->segments) = segment;
}

/* Whether the text so far, continued in its last segment's rhythm, would take the
 * next source byte from `begin`. */
static bool
continues(const gxi_map *map, uint32_t unit, uint32_t step, uint32_t begin) {
  if (map->segments.count == 0) return false;
  const gxi_segment *last = &map->segments.items[map->segments.count - 1];
  if (last->unit != unit || last->step != step) return false;
  return last->source + (map->text_size - last->text) / unit * step == begin;
}

/* Where the source of the last unit begins. */
static uint32_t last_begin(const gxi_map *map) {
  if (map->segments.count == 0) return 0;
  const gxi_segment *last = &map->segments.items[map->segments.count - 1];
  uint32_t units = (map->text_size - last->text) / last->unit;
  return last->source + (units ? units - 1 : 0) * last->step;
}

void gxi_map_add(
  gxi_map *map, gxi_arena *arena, uint32_t text_size, uint32_t begin, uint32_t end
) {
  if (text_size == 0) return;
  uint32_t size = end > begin ? end - begin : 0;
  uint32_t unit = text_size == size ? 1 : text_size;
  uint32_t step = text_size == size ? 1 : size;
  if (unit > UINT16_MAX || step > UINT16_MAX) { /* only inserted or removed bulk */
    unit = 1;
    step = 0;
  }
  if (!continues(map, unit, step, begin)) {
    if (begin < last_begin(map) || end < map->source_end) map->backward = true;
    segment_push(
      map, arena, (gxi_segment){map->text_size, begin, (uint16_t)unit, (uint16_t)step}
    );
  }
  if (text_size > UINT32_MAX - map->text_size) gxi_arena_unwind(arena, GX_E_LIMIT);
  map->text_size += text_size;
  if (end > map->source_end) map->source_end = end;
}

/* Index of the segment that holds text offset `at`. */
static uint32_t segment_find(const gxi_map *map, uint32_t at) {
  uint32_t low = 0;
  for (uint32_t left = map->segments.count; left > 1;) { /* without a branch */
    uint32_t half = left / 2;
    low += map->segments.items[low + half].text <= at ? half : 0;
    left -= half;
  }
  return low;
}

static uint32_t source_begin(const gxi_segment *segment, uint32_t at) {
  if (segment->unit == 1) return segment->source + (at - segment->text) * segment->step;
  return segment->source + (at - segment->text) / segment->unit * segment->step;
}

/* Where the source of the byte before `at` ends. */
static uint32_t source_end(const gxi_segment *segment, uint32_t at) {
  if (segment->unit == 1) return segment->source + (at - segment->text) * segment->step;
  uint32_t units = (at - segment->text + segment->unit - 1) / segment->unit;
  return segment->source + units * segment->step;
}

static gx_span span_backward(const gxi_map *map, gx_span text, uint32_t i) {
  gx_span span = {UINT32_MAX, 0};
  for (; i < map->segments.count && map->segments.items[i].text < text.end; i++) {
    const gxi_segment *segment = &map->segments.items[i];
    if (segment->step == 0) continue;
    uint32_t next = i + 1 < map->segments.count ? segment[1].text : map->text_size;
    uint32_t begin = text.begin > segment->text ? text.begin : segment->text;
    uint32_t end = text.end < next ? text.end : next;
    uint32_t from = source_begin(segment, begin), to = source_end(segment, end);
    if (from < span.begin) span.begin = from;
    if (to > span.end) span.end = to;
  }
  return span;
}

gx_span gxi_map_span(const gxi_map *map, gx_span text) {
  if (map->segments.count == 0) return (gx_span){0, 0};
  if (text.end > map->text_size) text.end = map->text_size;
  if (text.begin > text.end) text.begin = text.end;
  uint32_t first = segment_find(map, text.begin);
  uint32_t begin = source_begin(&map->segments.items[first], text.begin);
  if (text.begin == text.end) return (gx_span){begin, begin};
  if (map->backward) {
    gx_span span = span_backward(map, text, first);
    return span.begin <= span.end ? span : (gx_span){begin, begin};
  }
  const gxi_segment *segments = map->segments.items;
  bool within =
    first + 1 == map->segments.count || text.end <= segments[first + 1].text;
  uint32_t last = within ? first : segment_find(map, text.end - 1);
  while (first < last && segments[first].step == 0) /* inserted at the edges */
    text.begin = segments[++first].text;
  while (last > first && segments[last].step == 0)
    text.end = segments[last--].text;
  begin = source_begin(&segments[first], text.begin);
  uint32_t end = source_end(&segments[last], text.end);
  return (gx_span){begin, end > begin ? end : begin};
}

/* All of the bytes came from the whole range, even where the sizes happen to agree. */
static void
add_whole(gxi_map *out, gxi_arena *arena, uint32_t size, uint32_t begin, uint32_t end) {
  if (size == 1 || end - begin != size) {
    gxi_map_add(out, arena, size, begin, end);
    return;
  }
  for (uint32_t i = 0; i < size; i++)
    gxi_map_add(out, arena, 1, begin, end);
}

/* text [text, text + size) stands byte for byte for middle [middle, middle + size):
 * walk the inner segments under it. */
static void compose_linear(
  gxi_map *out, gxi_arena *arena, const gxi_map *inner, uint32_t middle, uint32_t size
) {
  uint32_t i = segment_find(inner, middle);
  uint32_t end = middle + size;
  while (middle < end) {
    const gxi_segment *segment = &inner->segments.items[i];
    uint32_t next = i + 1 < inner->segments.count ? segment[1].text : inner->text_size;
    uint32_t stop = next < end ? next : end;
    if (stop <= middle) stop = end; /* behind the inner text: cannot be */
    if (segment->unit == segment->step) {
      uint32_t from = source_begin(segment, middle);
      gxi_map_add(out, arena, stop - middle, from, from + (stop - middle));
      middle = stop;
    }
    while (middle < stop) {
      uint32_t phase = (middle - segment->text) % segment->unit;
      uint32_t piece = segment->unit - phase;
      if (piece > stop - middle) piece = stop - middle;
      uint32_t from = source_begin(segment, middle);
      add_whole(out, arena, piece, from, from + segment->step);
      middle += piece;
    }
    i++;
  }
}

void gxi_map_compose(
  gxi_map *out, gxi_arena *arena, const gxi_map *outer, const gxi_map *inner
) {
  for (uint32_t i = 0; i < outer->segments.count; i++) {
    const gxi_segment *segment = &outer->segments.items[i];
    uint32_t next = i + 1 < outer->segments.count ? segment[1].text : outer->text_size;
    if (segment->unit == 1 && segment->step == 1) {
      compose_linear(out, arena, inner, segment->source, next - segment->text);
      continue;
    }
    uint32_t from = segment->source;
    for (uint32_t at = segment->text; at < next; at += segment->unit) {
      gx_span span = gxi_map_span(inner, (gx_span){from, from + segment->step});
      add_whole(out, arena, segment->unit, span.begin, span.end);
      from += segment->step;
    }
  }
}

void gxi_text_init(gxi_text *text, gxi_arena *arena, size_t capacity) {
  memset(text, 0, sizeof *text);
  gxi_text_reserve(text, arena, capacity);
}

void gxi_text_reserve(gxi_text *text, gxi_arena *arena, size_t more) {
  if (more <= text->capacity - text->size) return;
  size_t wanted = (size_t)text->size + more;
  size_t doubled = (size_t)text->capacity * 2;
  size_t capacity = wanted > doubled ? wanted : doubled;
  if (capacity > UINT32_MAX / 2) gxi_arena_unwind(arena, GX_E_LIMIT);
  char *data = gxi_arena_alloc(arena, capacity, 1);
  if (text->size) memcpy(data, text->data, text->size);
  text->data = data;
  text->capacity = (uint32_t)capacity;
}

void gxi_text_put(
  gxi_text *text,
  gxi_arena *arena,
  const char *data,
  uint32_t size,
  uint32_t begin,
  uint32_t end
) {
  gxi_text_reserve(text, arena, size);
  if (size) memcpy(text->data + text->size, data, size);
  text->size += size;
  gxi_map_add(&text->map, arena, size, begin, end);
}
