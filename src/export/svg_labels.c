/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * svg_labels.c: where names go.
 *
 *         3           Each name tries four places around its disc, in this order, and
 *      4  ●  2        takes the first that covers neither a disc nor a name that stands
 *         1           already; with none free it is left out (the disc's title has it).
 *
 * Boxes lie in a grid of buckets, so a try looks only at what is near.
 */
#include <math.h>
#include <stdlib.h>

#include "base/str.h"
#include "export/svg.h"

#define LINE 8.0 /* letters; longer names go on a second line */
#define LEADING 1.2
#define MAX_BUCKETS 512 /* a side */

typedef struct box {
  double left, top, right, bottom;
} box;

typedef struct entry {
  uint32_t box;
  uint32_t next; /* entry + 1; 0: the end */
} entry;

typedef struct ground {
  gxi_arena *arena;
  GXI_VEC(box) boxes;
  GXI_VEC(entry) entries;
  uint32_t *buckets; /* entry + 1 */
  double left, top, side;
  int32_t columns, rows;
} ground;

double gxi_text_letters(gx_str text) {
  double wide = 0;
  for (size_t at = 0; at < text.size;) {
    uint32_t size, c = gxi_utf8_at(text, at, &size);
    wide += c < 0x1100 ? 0.56 : 1;
    at += size;
  }
  return wide;
}

static int32_t clamp(double at, int32_t count) {
  if (!(at > 0)) return 0;
  return at < count ? (int32_t)at : count - 1;
}

typedef struct reach {
  int32_t c0, c1, r0, r1;
} reach;

static reach buckets_of(const ground *in, const box *of) {
  return (reach
  ){clamp(floor((of->left - in->left) / in->side), in->columns),
    clamp(floor((of->right - in->left) / in->side), in->columns),
    clamp(floor((of->top - in->top) / in->side), in->rows),
    clamp(floor((of->bottom - in->top) / in->side), in->rows)};
}

static void take(ground *in, box of) {
  reach at = buckets_of(in, &of);
  uint32_t number = in->boxes.count;
  *gxi_vec_push(in->arena, &in->boxes) = of;
  for (int32_t row = at.r0; row <= at.r1; row++) {
    for (int32_t column = at.c0; column <= at.c1; column++) {
      uint32_t *bucket = &in->buckets[row * in->columns + column];
      *gxi_vec_push(in->arena, &in->entries) = (entry){number, *bucket};
      *bucket = in->entries.count;
    }
  }
}

static bool is_free(const ground *in, const box *of) {
  reach at = buckets_of(in, of);
  for (int32_t row = at.r0; row <= at.r1; row++) {
    for (int32_t column = at.c0; column <= at.c1; column++) {
      uint32_t e = in->buckets[row * in->columns + column];
      for (; e; e = in->entries.items[e - 1].next) {
        const box *other = &in->boxes.items[in->entries.items[e - 1].box];
        bool apart = of->left >= other->right || of->right <= other->left ||
                     of->top >= other->bottom || of->bottom <= other->top;
        if (!apart) return false;
      }
    }
  }
  return true;
}

static void ground_init(
  ground *in, gxi_arena *arena, const gxi_disc *discs, uint32_t count, double letter
) {
  double right = -INFINITY, bottom = -INFINITY;
  *in = (ground){.arena = arena, .left = INFINITY, .top = INFINITY};
  for (uint32_t i = 0; i < count; i++) {
    in->left = fmin(in->left, discs[i].x);
    in->top = fmin(in->top, discs[i].y);
    right = fmax(right, discs[i].x);
    bottom = fmax(bottom, discs[i].y);
  }
  double wide = right - in->left, high = bottom - in->top;
  in->side = fmax(letter * 5, fmax(wide, high) / (MAX_BUCKETS - 1));
  in->columns = (int32_t)(wide / in->side) + 1;
  in->rows = (int32_t)(high / in->side) + 1;
  in->buckets =
    gxi_arena_alloc(arena, (size_t)in->columns * (size_t)in->rows, sizeof *in->buckets);
  for (uint32_t i = 0; i < count; i++) {
    const gxi_disc *disc = &discs[i];
    double r = disc->radius * 0.9;
    take(in, (box){disc->x - r, disc->y - r, disc->x + r, disc->y + r});
  }
}

/* The first `most` letters of a text. */
static gx_str first_letters(gx_str text, double most) {
  size_t at = 0;
  for (double wide = 0; at < text.size;) {
    uint32_t size, c = gxi_utf8_at(text, at, &size);
    wide += c < 0x1100 ? 0.56 : 1;
    if (wide > most + 1e-9) break;
    at += size;
  }
  return gxi_str_sub(text, 0, at);
}

/* One line, or two of about equal length. */
static void break_name(gxi_label *label, gx_str name) {
  double wide = gxi_text_letters(name);
  double most = wide <= LINE ? LINE : wide < 2 * LINE ? ceil(wide / 2) : LINE;
  label->lines[0] = first_letters(name, most);
  gx_str rest = gxi_str_sub(name, label->lines[0].size, name.size);
  label->lines[1] = first_letters(rest, LINE);
  label->cut = label->lines[1].size < rest.size;
}

static void place(ground *in, gxi_label *label, const gxi_disc *disc, double letter) {
  double first = gxi_text_letters(label->lines[0]);
  double second = gxi_text_letters(label->lines[1]) + (label->cut ? 0.6 : 0);
  double wide = fmax(first, second) * letter, gap = disc->radius + letter * 0.25;
  double high = letter * (label->lines[1].size ? 1 + LEADING : 1) + letter * 0.1;
  const struct {
    double left, top, anchor;
    const char *name;
  } tries[] = {
    {disc->x - wide / 2, disc->y + gap, disc->x, "middle"},
    {disc->x + gap, disc->y - high / 2, disc->x + gap, "start"},
    {disc->x - wide / 2, disc->y - gap - high, disc->x, "middle"},
    {disc->x - gap - wide, disc->y - high / 2, disc->x - gap, "end"}};
  for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
    double left = tries[i].left, top = tries[i].top;
    box of = {left, top, left + wide, top + high};
    if (!is_free(in, &of)) continue;
    take(in, of);
    label->x = tries[i].anchor;
    label->y = top + letter * 0.88;
    label->anchor = tries[i].name;
    return;
  }
}

static int larger_first(const void *one, const void *other, void *context) {
  const gxi_disc *discs = context;
  uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
  if (discs[a].radius != discs[b].radius) {
    return discs[a].radius > discs[b].radius ? -1 : 1;
  }
  return a < b ? -1 : a > b;
}

gxi_label *gxi_place_labels(
  gxi_arena *arena, const gxi_disc *discs, uint32_t count, double letter
) {
  gxi_label *labels = gxi_arena_alloc(arena, count, sizeof *labels);
  uint32_t *order = gxi_arena_alloc(arena, count, sizeof *order);
  ground all;
  if (!count) return labels;
  ground_init(&all, arena, discs, count, letter);
  for (uint32_t i = 0; i < count; i++) {
    order[i] = i;
    break_name(&labels[i], discs[i].name);
  }
  qsort_r(order, count, sizeof *order, larger_first, (void *)discs);
  for (uint32_t i = 0; i < count; i++) {
    place(&all, &labels[order[i]], &discs[order[i]], letter);
  }
  return labels;
}
