/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * name.c: names in the form in which two are compared, and when two are one.
 *
 *     “浙疆果业”、ABC公司   fold   “浙疆果业”、abc公司   bare   浙疆果业abc公司
 *
 * Not here: Simplified against Traditional: gold is written Simplified, and so are
 * records.
 */
#include "base/str.h"
#include "eval/eval.h"
#include "text/fold.h"

#define MIN_OVERLAP 6u /* bytes: two ideographs */

/* Spaces, quotes, brackets, dashes, dots of names and light punctuation. */
static bool is_dropped(uint32_t code) {
  if (code < 0x80) return code <= ' ' || strchr("\"'()[]-_,:;!?|", (int)code) != NULL;
  switch (code) {
  case 0xB7:
  case 0x2013:
  case 0x2014:
  case 0x2018:
  case 0x2019:
  case 0x201C:
  case 0x201D:
  case 0x3000:
  case 0x3001:
  case 0x3002:
  case 0x300A:
  case 0x300B:
  case 0x3010:
  case 0x3011:
    return true;
  default:
    return false;
  }
}

static uint32_t lower(uint32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z' ? code + 32 : code;
  bool latin = code >= 0xC0 && code <= 0xDE && code != 0xD7;
  bool greek = code >= 0x391 && code <= 0x3A9;
  bool cyrillic = code >= 0x410 && code <= 0x42F;
  if (latin || greek || cyrillic) return code + 32;
  return code >= 0x400 && code <= 0x40F ? code + 80 : code;
}

uint32_t gxi_eval_bare(char out[4], uint32_t code) {
  return is_dropped(code) ? 0 : gxi_utf8_put(out, lower(code));
}

gx_str gxi_eval_fold(gxi_arena *arena, gx_str text, bool bare) {
  gxi_glyphs glyphs = {0};
  gxi_vec_reserve(arena, &glyphs, (uint32_t)text.size / 2 + 8);
  gxi_fold(&glyphs, arena, text, (gx_span){0, (uint32_t)text.size});
  char *out = gxi_arena_alloc(arena, (size_t)glyphs.count * 4 + 1, 1);
  size_t size = 0;
  for (uint32_t i = 0; i < glyphs.count; i++) {
    uint32_t code = glyphs.items[i].code;
    size +=
      bare ? gxi_eval_bare(out + size, code) : gxi_utf8_put(out + size, lower(code));
  }
  return (gx_str){out, size};
}

static bool has_key(const gx_str *keys, uint32_t count, gx_str key) {
  for (uint32_t i = 0; i < count; i++)
    if (gxi_str_equal(keys[i], key)) return true;
  return false;
}

void gxi_named_keys(
  gxi_named *named, gxi_arena *arena, const gx_str *aliases, size_t alias_count
) {
  gx_str *keys = gxi_arena_alloc(arena, alias_count + 1, sizeof *keys);
  named->key = gxi_eval_fold(arena, named->name, true);
  for (size_t i = 0; i <= alias_count; i++) {
    gx_str key = i ? gxi_eval_fold(arena, aliases[i - 1], true) : named->key;
    if (key.size && !has_key(keys, named->key_count, key))
      keys[named->key_count++] = key;
  }
  named->keys = keys;
}

bool gxi_same_name(const gxi_named *found, const gxi_named *gold) {
  if (has_key(gold->keys, gold->key_count, found->key)) return true;
  if (!has_key(found->keys, found->key_count, gold->key)) return false;
  uint32_t shared = 0;
  for (uint32_t i = 0; i < found->key_count; i++)
    shared += has_key(gold->keys, gold->key_count, found->keys[i]);
  return 2 * shared >= found->key_count;
}

static bool one_within(gx_str a, gx_str b) {
  gx_str small = a.size < b.size ? a : b, large = a.size < b.size ? b : a;
  return small.size >= MIN_OVERLAP && gxi_str_find(large, small, 0) != SIZE_MAX;
}

bool gxi_names_overlap(const gxi_named *a, const gxi_named *b) {
  for (uint32_t i = 0; i < a->key_count; i++)
    for (uint32_t k = 0; k < b->key_count; k++)
      if (one_within(a->keys[i], b->keys[k])) return true;
  return false;
}
