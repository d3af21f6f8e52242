/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * map.h: text under construction with a way back to the bytes it came from.
 *
 * A map is a sorted array of segments; each says that from text offset `text` on,
 * `unit` bytes of text stand for `step` bytes of the source that begins at `source`,
 * again and again until the next segment begins:
 *
 *     source   中 国 ( 上 海 )        UTF-8, with full-width brackets
 *     text     中 国 ( 上 海 )        brackets of one byte
 *     segments {0, 0, 1:1} {6, 6, 1:3} {7, 9, 1:1} {13, 15, 1:3}
 *
 * A run of equal bytes is 1:1 whatever its characters; a run of GB18030 ideographs is
 * 3:2. What was removed is a gap in the source; what was inserted has step 0. The
 * same source may be used again (a spanned cell), so sources need not ascend; then
 * `backward` is set and a span's lookup looks at each of its segments.
 */
#ifndef GXI_TEXT_MAP_H
#define GXI_TEXT_MAP_H

#include "base/arena.h"
#include "guanxi/base.h"

typedef struct gxi_segment {
  uint32_t text;
  uint32_t source;
  uint16_t unit; /* > 0 */
  uint16_t step;
} gxi_segment;

typedef struct gxi_map {
  GXI_VEC(gxi_segment) segments;
  uint32_t text_size;  /* bytes mapped so far */
  uint32_t source_end; /* largest source offset so far */
  bool backward;
} gxi_map;

/** Appends: the next text_size bytes came from source [begin, end). Equal sizes are
 *  taken byte by byte. Inside a try. */
void gxi_map_add(
  gxi_map *map, gxi_arena *arena, uint32_t text_size, uint32_t begin, uint32_t end
);
/** The smallest source range that covers the span. O(log n) unless `backward`. */
gx_span gxi_map_span(const gxi_map *map, gx_span text);
/** outer: text → middle, inner: middle → source; out: text → source. Inside a try. */
void gxi_map_compose(
  gxi_map *out, gxi_arena *arena, const gxi_map *outer, const gxi_map *inner
);

/** A growing text with its map. */
typedef struct gxi_text {
  char *data;
  uint32_t size;
  uint32_t capacity;
  gxi_map map;
} gxi_text;

/** Room for `capacity` bytes from the start. Inside a try. */
void gxi_text_init(gxi_text *text, gxi_arena *arena, size_t capacity);
/** Appends bytes that came from source [begin, end). Inside a try. */
void gxi_text_put(
  gxi_text *text,
  gxi_arena *arena,
  const char *data,
  uint32_t size,
  uint32_t begin,
  uint32_t end
);
/** Makes sure that `more` bytes fit; the caller writes them and calls gxi_map_add. */
void gxi_text_reserve(gxi_text *text, gxi_arena *arena, size_t more);
static inline gx_str gxi_text_str(const gxi_text *text) {
  return (gx_str){text->data, text->size};
}

#endif
