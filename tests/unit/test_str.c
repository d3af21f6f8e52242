/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_str.c: slices and code points.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

static void compares_by_bytes_shorter_first(void **state) {
  (void)state;
  assert_int_equal(0, gxi_str_compare(gxi_str("湘"), gxi_str("湘")));
  assert_true(gxi_str_compare(gxi_str("湘"), gxi_str("湘江")) < 0);
  assert_true(gxi_str_compare(gxi_str("湘江"), gxi_str("湘")) > 0);
  assert_true(gxi_str_compare(gxi_str("一"), gxi_str("龙")) < 0);
  assert_true(gxi_str_compare((gx_str){NULL, 0}, gxi_str("a")) < 0);
  assert_int_equal(0, gxi_str_compare((gx_str){NULL, 0}, gxi_str("")));
  assert_true(gxi_str_compare(gxi_str("\x7f"), gxi_str("\x80")) < 0);
}

static void starts_and_ends_with_the_empty_slice(void **state) {
  (void)state;
  gx_str text = GX_STR_LIT("福建省");
  assert_true(gxi_str_starts(text, (gx_str){NULL, 0}));
  assert_true(gxi_str_ends(text, (gx_str){NULL, 0}));
  assert_true(gxi_str_starts(text, GX_STR_LIT("福建")));
  assert_false(gxi_str_starts(text, GX_STR_LIT("福建省委")));
  assert_true(gxi_str_ends(text, GX_STR_LIT("省")));
  assert_false(gxi_str_ends(text, GX_STR_LIT("建")));
}

static size_t find_slowly(gx_str text, gx_str needle, size_t from) {
  for (size_t at = from; needle.size && at + needle.size <= text.size; at++) {
    size_t k = 0;
    while (k < needle.size && text.data[at + k] == needle.data[k])
      k++;
    if (k == needle.size) return at;
  }
  return SIZE_MAX;
}

static bool among_slowly(gx_str text, gx_str words) {
  for (size_t begin = 0, end; begin < words.size; begin = end + 1) {
    for (end = begin; end < words.size && words.data[end] != ' ';)
      end++;
    if (text.size && gxi_str_equal(text, gxi_str_sub(words, begin, end))) return true;
  }
  return false;
}

static void a_word_is_among_words_when_a_plain_loop_says_so(void **state) {
  (void)state;
  gx_str words = GX_STR_LIT("率 率领 带领  a ab aba 一行 领");
  for (size_t begin = 0; begin <= words.size; begin++) {
    for (size_t end = begin; end <= words.size; end++) {
      gx_str text = gxi_str_sub(words, begin, end);
      assert_int_equal(among_slowly(text, words), gxi_str_among(text, words));
      assert_int_equal(among_slowly(words, text), gxi_str_among(words, text));
    }
  }
  assert_false(gxi_str_among(GX_STR_LIT("行领"), words));
  assert_false(gxi_str_among(words, (gx_str){NULL, 0}));
}

/* Lists of all sizes: some go through the 64 bytes of a step, some do not. */
static void long_lists_hold_what_a_plain_loop_finds(void **state) {
  (void)state;
  gx_str list =
    GX_STR_LIT("、 和 与 及 以及 ab 建设 新建 b 设立 创办 兴建 开办 成立 办 建起 设 "
               "扩建 投资建设 a 书记 市长 县长 区长 局长 主任 副主任 党组成员");
  for (size_t cut = 0; cut <= list.size; cut++) {
    gx_str words = gxi_str_sub(list, 0, cut);
    for (size_t begin = 0; begin < list.size; begin++) {
      for (size_t size = 1; size <= 13 && begin + size <= list.size; size++) {
        gx_str text = gxi_str_sub(list, begin, begin + size);
        assert_int_equal(among_slowly(text, words), gxi_str_among(text, words));
      }
    }
  }
  assert_int_equal(true, gxi_str_among(GX_STR_LIT("扩建"), list));
  assert_int_equal(false, gxi_str_among(list, list));
}

static void long_texts_hold_what_a_plain_loop_finds(void **state) {
  (void)state;
  gx_str text =
    GX_STR_LIT("福建省厦门市与宁夏回族自治区固原市签订协议,福建省帮扶固原市建设产业园。"
    );
  for (size_t end = text.size - 40; end <= text.size; end++) {
    gx_str whole = gxi_str_sub(text, 0, end);
    for (size_t begin = 0; begin < text.size; begin += 5) {
      for (size_t size = 1; size <= 12 && begin + size <= text.size; size++) {
        gx_str needle = gxi_str_sub(text, begin, begin + size);
        for (size_t from = 0; from <= end; from += 7) {
          assert_int_equal(
            find_slowly(whole, needle, from), gxi_str_find(whole, needle, from)
          );
        }
      }
    }
  }
}

static void long_needles_are_found_too(void **state) {
  (void)state;
  char text[400];
  memset(text, 'a', sizeof text);
  text[350] = 'b';
  for (size_t size = 60; size < 70; size++) {
    gx_str needle = {text + 351 - size, size};
    size_t at = gxi_str_find((gx_str){text, sizeof text}, needle, 0);
    assert_int_equal(351 - size, at);
  }
}

static void finds_what_a_plain_loop_finds(void **state) {
  (void)state;
  gx_str text = GX_STR_LIT("abababcabcab\0abab");
  for (size_t begin = 0; begin <= text.size; begin++) {
    for (size_t end = begin; end <= text.size && end < begin + 5; end++) {
      gx_str needle = gxi_str_sub(text, begin, end);
      for (size_t from = 0; from <= text.size + 2; from++) {
        assert_int_equal(
          find_slowly(text, needle, from), gxi_str_find(text, needle, from)
        );
      }
    }
  }
}

static void trims_ideographic_spaces_too(void **state) {
  (void)state;
  gx_str trimmed = gxi_str_trim(GX_STR_LIT(" \t　　宁夏 固原　\r\n"));
  assert_true(gxi_str_is(trimmed, "宁夏 固原"));
  assert_int_equal(0, gxi_str_trim(GX_STR_LIT("　 　")).size);
  assert_int_equal(0, gxi_str_trim(GX_STR_LIT("")).size);
  assert_true(gxi_str_is(gxi_str_trim(GX_STR_LIT("\x80\x80")), "\x80\x80"));
}

static void every_code_point_survives_put_and_at(void **state) {
  (void)state;
  for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
    if (c >= 0xD800 && c < 0xE000) continue;
    char bytes[4];
    uint32_t size = 0, put = gxi_utf8_put(bytes, c);
    assert_int_equal(c, gxi_utf8_at((gx_str){bytes, put}, 0, &size));
    assert_int_equal(put, size);
    assert_int_equal(put, gxi_utf8_size((unsigned char)bytes[0]));
  }
}

static void steps_back_over_whole_characters(void **state) {
  (void)state;
  gx_str text = GX_STR_LIT("aé关𠀀");
  size_t at = text.size;
  assert_int_equal(6, at = gxi_utf8_back(text, at));
  assert_int_equal(3, at = gxi_utf8_back(text, at));
  assert_int_equal(1, at = gxi_utf8_back(text, at));
  assert_int_equal(0, at = gxi_utf8_back(text, at));
  assert_int_equal(4, gxi_utf8_count(text));
}

static void a_cut_character_is_not_read_past_its_end(void **state) {
  (void)state;
  uint32_t size = 0;
  gxi_utf8_at((gx_str){"\xE5\x85", 2}, 0, &size);
  assert_int_equal(1, size);
  gxi_utf8_at((gx_str){"\xF0\x9F\x98", 3}, 0, &size);
  assert_int_equal(1, size);
}

static void knows_han(void **state) {
  (void)state;
  const uint32_t han[] = {0x4E00, 0x9FFF, 0x3400, 0x20000, 0x3007, 0x3005};
  const uint32_t other[] = {'a', 0x3042, 0x3001, 0xFF0C, 0xAC00, 0x2E80};
  for (size_t i = 0; i < 6; i++) {
    assert_true(gxi_is_han(han[i]));
    assert_false(gxi_is_han(other[i]));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(compares_by_bytes_shorter_first),
    cmocka_unit_test(starts_and_ends_with_the_empty_slice),
    cmocka_unit_test(finds_what_a_plain_loop_finds),
    cmocka_unit_test(long_lists_hold_what_a_plain_loop_finds),
    cmocka_unit_test(long_texts_hold_what_a_plain_loop_finds),
    cmocka_unit_test(long_needles_are_found_too),
    cmocka_unit_test(a_word_is_among_words_when_a_plain_loop_says_so),
    cmocka_unit_test(trims_ideographic_spaces_too),
    cmocka_unit_test(every_code_point_survives_put_and_at),
    cmocka_unit_test(steps_back_over_whole_characters),
    cmocka_unit_test(a_cut_character_is_not_read_past_its_end),
    cmocka_unit_test(knows_han),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
