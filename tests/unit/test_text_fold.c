/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_text_fold.c: one form for each character; Traditional → Simplified.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "text/fold.h"

typedef struct fold_run {
  gxi_arena arena;
  const char *input;
  bool simplify;
  char output[512];
  uint32_t junk;
} fold_run;

static void run(void *context) {
  fold_run *folding = context;
  gxi_glyphs glyphs = {0};
  gx_str raw = gxi_str(folding->input);
  gx_span all = {0, (uint32_t)raw.size};
  folding->junk = gxi_fold(&glyphs, &folding->arena, raw, all);
  if (folding->simplify) gxi_simplify(glyphs.items, glyphs.count);
  size_t size = 0;
  for (uint32_t i = 0; i < glyphs.count; i++)
    size += gxi_utf8_put(folding->output + size, glyphs.items[i].code);
  folding->output[size] = 0;
}

static void check(const char *input, const char *expected, bool simplify) {
  fold_run folding = {.input = input, .simplify = simplify};
  gxi_arena_init(&folding.arena, NULL);
  assert_int_equal(gxi_arena_try(&folding.arena, run, &folding, NULL), GX_OK);
  gxi_arena_clear(&folding.arena);
  assert_string_equal(folding.output, expected);
}

static void width_and_compatibility_forms_fold(void **unused) {
  (void)unused;
  check("\uFF21\uFF22\uFF23\uFF11\uFF0C", "ABC1,", false);
  check("5\u33A1 30\u2103 \uFB01", "5m2 30\u00B0C fi", false);
  check("\uF9D1\u2F00", "\u516D\u4E00", false); /* ideographs of other blocks */
  check("\u2460\u2461\u246B", "(1)(2)(12)", false);
  check("\u2488\u2474\u3220", "1.(1)(\u4E00)", false);
}

static void punctuation_has_one_form(void **unused) {
  (void)unused;
  check("\u300C\u300E\u7532\u300F\u300D", "\u201C\u2018\u7532\u2019\u201D", false);
  check("\u2022\u30FB\u2027\uFF65", "\u00B7\u00B7\u00B7\u00B7", false);
  check("7\u22363", "7:3", false);
  check("\u2026\u22EF", "\u2026\u2026", false);
  check("\u3008\u4E59\u3009", "\u300A\u4E59\u300B", false);
}

static void what_cannot_be_seen_vanishes(void **unused) {
  (void)unused;
  check("\u7532\u200B\u4E59\uFEFF\uFE0F\x01", "\u7532\u4E59", false);
  fold_run folding = {.input = "\u7532\uFFFD\uE000\u4E59"};
  gxi_arena_init(&folding.arena, NULL);
  assert_int_equal(gxi_arena_try(&folding.arena, run, &folding, NULL), GX_OK);
  gxi_arena_clear(&folding.arena);
  assert_int_equal(folding.junk, 2);
  assert_string_equal(folding.output, "\u7532\u4E59");
}

static void traditional_becomes_simplified(void **unused) {
  (void)unused;
  check("雲南與貴州簽訂協議", "云南与贵州签订协议", true);
  check("臺灣、颱風、檯燈", "台湾、台风、台灯", true);
  check("發展與理髮", "发展与理发", true);
}

static void neighbours_decide_where_characters_cannot(void **unused) {
  (void)unused;
  check("乾隆年間的乾貨", "乾隆年间的干货", true);
  check("登高瞭望,一目瞭然", "登高瞭望,一目了然", true);
  check("慰藉與憑藉", "慰藉与凭借", true);
  check("著名專著,看著", "著名专著,看着", true);
  check("覆蓋、答覆", "覆盖、答复", true);
  check("回覆、顛覆", "回复、颠覆", true);
}

static void only_traditional_documents_are_traditional(void **unused) {
  (void)unused;
  assert_true(gxi_is_traditional(gxi_str("當地政府與企業簽訂協議,共同發展產業園區經濟"))
  );
  assert_false(gxi_is_traditional(gxi_str("当地政府与企业签订协议,共同发展产业园区经济")
  ));
  assert_false(gxi_is_traditional(gxi_str("乾隆年间的著名瞭望台,当地政府与企业共同发展")
  ));
  assert_false(gxi_is_traditional(gxi_str("")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(width_and_compatibility_forms_fold),
    cmocka_unit_test(punctuation_has_one_form),
    cmocka_unit_test(what_cannot_be_seen_vanishes),
    cmocka_unit_test(traditional_becomes_simplified),
    cmocka_unit_test(neighbours_decide_where_characters_cannot),
    cmocka_unit_test(only_traditional_documents_are_traditional),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
