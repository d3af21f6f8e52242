/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * compile_places.c: countries, divisions and foreign cities as a table sorted by key.
 *
 *     KZ              country            CN-650000      province
 *     KZ-阿拉木图     foreign city       CN-652900      city      in CN-650000
 *     CN-XJBT-01      a division of      CN-652901      county    in CN-652900
 *                     the Corps          CN-652901001   township  in CN-652901
 *
 * A division lies in the nearest one whose code begins its own. Over a default, a known
 * key replaces the place where it is; new ones get the indices behind.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "knowledge/compile.h"
#include "lexicon/kinds.h"

#define FAIL(compiler, table, row, ...)                                                \
  (void)gxi_report_at(                                                                 \
    (compiler)->report, GX_E_SCHEMA, (table)->file, (row)->line, __VA_ARGS__           \
  )

enum { CODE, LEVEL, NAME, SHORT };   /* columns of divisions */
enum { ISO2, COUNTRY_NAME };         /* of countries */
enum { FOREIGN_NAME, FOREIGN_ISO2 }; /* of foreign cities */

gx_str gxi_place_key(gxi_arena *arena, gx_str first, gx_str second) {
  gx_str dash = gxi_arena_join(arena, first, GX_STR_LIT("-"));
  return gxi_arena_join(arena, dash, second);
}

static uint32_t own_place(const gxi_compiler *compiler, gx_str key) {
  uint32_t begin = 0, end = compiler->places.count;
  while (begin < end) {
    uint32_t middle = begin + (end - begin) / 2;
    int order = gxi_str_compare(compiler->places.items[middle].key, key);
    if (order == 0) return middle;
    if (order < 0) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return GX_ID_NONE;
}

uint32_t gxi_compiler_place(const gxi_compiler *compiler, gx_str key) {
  uint32_t own = own_place(compiler, key);
  if (own != GX_ID_NONE) return compiler->place_index[own];
  if (!compiler->input->base) return GX_ID_NONE;
  return gxi_knowledge_place_find(compiler->input->base, key);
}

static bool is_code(gx_str code) {
  if (gxi_str_starts(code, GX_STR_LIT("XJBT"))) return true;
  if (code.size != 6 && code.size != 9) return false;
  for (size_t i = 0; i < code.size; i++) {
    if (code.data[i] < '0' || code.data[i] > '9') return false;
  }
  return true;
}

static void add_division(
  gxi_compiler *compiler, gxi_places *all, const gxi_table *table, const gxi_row *row
) {
  uint32_t level = gxi_words_find(&gxi_level_words, row->cells[LEVEL]);
  if (!is_code(row->cells[CODE])) {
    FAIL(
      compiler,
      table,
      row,
      "code \"%.*s\": expected 6 or 9 digits, or XJBT-01 and so on",
      GX_STR_ARG(row->cells[CODE])
    );
    return;
  }
  if (level == GX_ID_NONE || level == GXI_LEVEL_COUNTRY) {
    char words[GXI_WORD_LIST_BYTES];
    FAIL(
      compiler,
      table,
      row,
      "unknown level %s",
      gxi_describe_unknown(
        words, row->cells[LEVEL], gxi_level_words.names + 1, gxi_level_words.count - 1
      )
    );
    return;
  }
  *gxi_vec_push(compiler->arena, all) = (gxi_place){
    .key = gxi_place_key(compiler->arena, GX_STR_LIT("CN"), row->cells[CODE]),
    .name = row->cells[NAME],
    .short_name = row->cells[SHORT],
    .level = (gxi_level)level,
    .parent = GX_ID_NONE,
  };
}

/* 静冈县 巴伐利亚州 鞑靼斯坦共和国: the first division of a country abroad. */
static gxi_level level_abroad(gx_str name) {
  bool state = gxi_str_ends_in(name, "省 州 府 道 邦 县 边疆区 大区 共和国") > 0 &&
               !gxi_str_in(name, "光州 全州 庆州 北九州 新义州 琅勃拉邦");
  return state ? GXI_LEVEL_PROVINCE : GXI_LEVEL_CITY;
}

static void add_place(
  gxi_compiler *compiler, gxi_places *all, const gxi_table *table, const gxi_row *row
) {
  gxi_place place = {.parent = GX_ID_NONE};
  if (row->block) return;
  if (table->kind == GXI_KIND_DIVISION) {
    add_division(compiler, all, table, row);
    return;
  }
  if (table->kind == GXI_KIND_COUNTRY) {
    place.key = row->cells[ISO2];
    place.name = row->cells[COUNTRY_NAME];
    place.level = GXI_LEVEL_COUNTRY;
  } else if (table->kind == GXI_KIND_FOREIGN_CITY) {
    place.name = row->cells[FOREIGN_NAME];
    place.key = gxi_place_key(compiler->arena, row->cells[FOREIGN_ISO2], place.name);
    place.level = level_abroad(place.name);
  } else {
    return;
  }
  *gxi_vec_push(compiler->arena, all) = place;
}

typedef struct place_order {
  gxi_place place;
  uint32_t order;
} place_order;

static int order_compare(const void *left, const void *right) {
  const place_order *a = left, *b = right;
  int order = gxi_str_compare(a->place.key, b->place.key);
  if (order) return order;
  return a->order < b->order ? -1 : a->order > b->order;
}

/* Sorted by key; of places with one key the last one counts. */
static void sort_places(gxi_compiler *compiler, const gxi_places *all) {
  place_order *order = gxi_arena_alloc(compiler->arena, all->count, sizeof *order);
  for (uint32_t i = 0; i < all->count; i++)
    order[i] = (place_order){all->items[i], i};
  qsort(order, all->count, sizeof *order, order_compare);
  for (uint32_t i = 0; i < all->count; i++) {
    bool last =
      i + 1 == all->count || !gxi_str_equal(order[i].place.key, order[i + 1].place.key);
    if (last) *gxi_vec_push(compiler->arena, &compiler->places) = order[i].place;
  }
}

static void number_places(gxi_compiler *compiler) {
  const gx_knowledge *base = compiler->input->base;
  uint32_t next = base ? base->place_count : 0;
  uint32_t count = compiler->places.count;
  compiler->place_index =
    gxi_arena_alloc(compiler->arena, count, sizeof *compiler->place_index);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t known = GX_ID_NONE;
    if (base) known = gxi_knowledge_place_find(base, compiler->places.items[i].key);
    compiler->place_index[i] = known == GX_ID_NONE ? next++ : known;
  }
}

/* The place "CN-" + the first digits of the code + zeros up to six. */
static uint32_t
ancestor(const gxi_compiler *compiler, gx_str key, size_t digits, size_t size) {
  char text[16] = "CN-000000000";
  if (key.size < 3 + digits) return GX_ID_NONE;
  memcpy(text + 3, key.data + 3, digits);
  gx_str found = {text, 3 + size};
  return gxi_str_equal(found, key) ? GX_ID_NONE : gxi_compiler_place(compiler, found);
}

static uint32_t division_parent(const gxi_compiler *compiler, gx_str key) {
  uint32_t parent = GX_ID_NONE;
  if (gxi_str_starts(key, GX_STR_LIT("CN-XJBT"))) {
    if (!gxi_str_is(key, "CN-XJBT")) {
      parent = gxi_compiler_place(compiler, GX_STR_LIT("CN-XJBT"));
    }
    if (parent == GX_ID_NONE) {
      parent = gxi_compiler_place(compiler, GX_STR_LIT("CN-650000"));
    }
    return parent;
  }
  for (size_t digits = 6; digits >= 2 && parent == GX_ID_NONE; digits -= 2) {
    parent = ancestor(compiler, key, digits, 6);
  }
  if (parent != GX_ID_NONE) return parent;
  return gxi_compiler_place(compiler, GX_STR_LIT("CN"));
}

static void link_places(gxi_compiler *compiler) {
  for (uint32_t i = 0; i < compiler->places.count; i++) {
    gxi_place *place = &compiler->places.items[i];
    if (place->level == GXI_LEVEL_COUNTRY) continue;
    if (gxi_str_starts(place->key, GX_STR_LIT("CN-"))) {
      place->parent = division_parent(compiler, place->key);
    } else {
      gx_str country = gxi_str_sub(place->key, 0, 2);
      place->parent = gxi_compiler_place(compiler, country);
    }
  }
}

void gxi_compile_places(gxi_compiler *compiler) {
  gxi_places all = {NULL, 0, 0};
  for (uint32_t i = 0; i < compiler->input->table_count; i++) {
    const gxi_table *table = &compiler->input->tables[i];
    for (uint32_t j = 0; j < table->rows.count; j++) {
      add_place(compiler, &all, table, &table->rows.items[j]);
    }
  }
  sort_places(compiler, &all);
  number_places(compiler);
  link_places(compiler);
}
