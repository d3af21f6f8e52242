/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_words.c: lists of literals answer as plain loops do. Built with optimisation
 * whatever the preset, since only then the compiler hashes the lists.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/words.h"

#define SHORT "和 与 及 以及 , - $ US$ 的"
#define LONG                                                                                                           \
  "平方公里 平方千米 平方米 立方米 万千瓦时 千瓦时 兆瓦时 公里 千米 公顷 公斤 千克 " \
  "毫米 "                                                                                                            \
  "人次 架次 班次 个月 个百分点 小时 年 天 周 米 吨 克 斤 亩 个 家 人 名 位 户 项 件 "   \
  "台"
#define WIDE "对口支援 结对 手拉手 帮扶 组团式 援疆 援藏"

static const char *const texts[] = {
  "",
  "和",
  "与",
  "与会",
  "以及",
  "及",
  "以",
  ",",
  "-",
  "$",
  "US$",
  "US",
  "的",
  "平方米",
  "平方",
  "一平方米",
  "个百分点",
  "个",
  "个人",
  "吨位",
  "三吨",
  "小时",
  "小",
  "时小",
  "a",
  "\xE5\x85",
  "\xF0\x9F\x98\x80",
  "\xF0\x9F\x98\x80吨",
  "沪喀结对,多年对口支援南疆",
  "组团式帮扶",
  "援 疆",
  "手拉手;US$5亿元",
  "甲县与乙市的学校结对帮扶,丙医院组团式援藏,丁公司以及戊公司出资三百万元"};

#define TEXTS (sizeof texts / sizeof *texts)

/* The first word, in order, that stands where it is asked for: bytes, or 0. */
static size_t first_word(gx_str text, gx_str words, bool ends) {
  for (size_t at = 0, end; at < words.size; at = end + 1) {
    for (end = at; end < words.size && words.data[end] != ' ';)
      end++;
    gx_str word = gxi_str_sub(words, at, end);
    if (ends ? gxi_str_ends(text, word) : gxi_str_starts(text, word)) return word.size;
  }
  return 0;
}

static void a_text_is_in_a_list_as_it_is_among_its_words(void **state) {
  (void)state;
  for (size_t i = 0; i < TEXTS; i++) {
    gx_str text = gxi_str(texts[i]);
    assert_int_equal(gxi_str_among(text, GX_STR_LIT(SHORT)), gxi_str_in(text, SHORT));
    assert_int_equal(gxi_str_among(text, GX_STR_LIT(LONG)), gxi_str_in(text, LONG));
  }
}

static void starts_with_the_first_word_of_a_list_that_fits(void **state) {
  (void)state;
  for (size_t i = 0; i < TEXTS; i++) {
    gx_str text = gxi_str(texts[i]);
    for (size_t at = 0; at <= text.size; at++) {
      gx_str rest = gxi_str_sub(text, at, text.size);
      assert_int_equal(
        first_word(rest, GX_STR_LIT(SHORT), false), gxi_str_starts_in(text, at, SHORT)
      );
      assert_int_equal(
        first_word(rest, GX_STR_LIT(LONG), false), gxi_str_starts_in(text, at, LONG)
      );
    }
  }
}

static void ends_with_the_first_word_of_a_list_that_fits(void **state) {
  (void)state;
  for (size_t i = 0; i < TEXTS; i++) {
    gx_str text = gxi_str(texts[i]);
    assert_int_equal(
      first_word(text, GX_STR_LIT(LONG), true), gxi_str_ends_in(text, LONG)
    );
    assert_int_equal(
      first_word(text, GX_STR_LIT(WIDE), true), gxi_str_ends_in(text, WIDE)
    );
  }
}

static void what_a_text_holds_its_characters_allow(void **state) {
  (void)state;
  for (size_t i = 0; i < TEXTS; i++) {
    gx_str text = gxi_str(texts[i]);
    gxi_lasts lasts;
    gxi_lasts_read(&lasts, text);
    bool holds = gxi_str_has_any(text, GX_STR_LIT(WIDE));
    if (holds) assert_true(gxi_lasts_may_hold_any(&lasts, WIDE));
    assert_int_equal(holds, gxi_lasts_find(&lasts, text, GX_STR_LIT(WIDE)));
    for (size_t begin = 0; begin < text.size; begin++) /* every part may be held */
      assert_true(gxi_lasts_may_hold_word(&lasts, gxi_str_sub(text, begin, text.size)));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_text_is_in_a_list_as_it_is_among_its_words),
    cmocka_unit_test(starts_with_the_first_word_of_a_list_that_fits),
    cmocka_unit_test(ends_with_the_first_word_of_a_list_that_fits),
    cmocka_unit_test(what_a_text_holds_its_characters_allow),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
