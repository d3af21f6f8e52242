/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_text_decode.c: encodings told apart and decoded, with the way back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <unicode/ucnv.h>

#include "base/str.h"
#include "text/decode.h"

static const char SIMPLIFIED[] =
  "四月八日,云岭市人民政府与江海集团在云岭市签订合作协议,共同建设产业园区。"
  "双方还将在农产品销售、技术培训等方面开展合作。";
static const char TRADITIONAL[] =
  "四月八日,雲嶺市人民政府與江海集團在雲嶺市簽訂合作協議,共同建設產業園區。"
  "雙方還將在農產品銷售、技術培訓等方面開展合作。";

/* The text in an encoding; static, until the next call. */
static gx_str encoded(const char *text, const char *encoding) {
  static char bytes[4096];
  UErrorCode error = U_ZERO_ERROR;
  int32_t size = ucnv_convert(
    encoding, "UTF-8", bytes, sizeof bytes, text, (int32_t)strlen(text), &error
  );
  assert_true(U_SUCCESS(error));
  return (gx_str){bytes, (size_t)size};
}

typedef struct decode_run {
  gxi_arena arena;
  gx_str bytes;
  const char *encoding;
  gxi_decoded decoded;
} decode_run;

static void run(void *context) {
  decode_run *decoding = context;
  gxi_decode(&decoding->decoded, &decoding->arena, decoding->bytes, decoding->encoding);
}

static void decode(decode_run *decoding, gx_str bytes, const char *encoding) {
  memset(decoding, 0, sizeof *decoding);
  decoding->bytes = bytes;
  decoding->encoding = encoding;
  gxi_arena_init(&decoding->arena, NULL);
  assert_int_equal(gxi_arena_try(&decoding->arena, run, decoding, NULL), GX_OK);
  gxi_decoded_release(&decoding->decoded);
}

/* Decodes to the text, and each character's source decodes to the character. */
static void check_round(const char *text, const char *encoding, const char *expected) {
  gx_str bytes = encoded(text, encoding);
  bool valid;
  const char *found = gxi_charset(bytes, (gx_str){NULL, 0}, &valid);
  assert_non_null(found);
  assert_string_equal(found, expected);
  decode_run decoding;
  decode(&decoding, bytes, found);
  gx_str out = decoding.decoded.text;
  assert_true(gxi_str_is(out, text));
  uint32_t size;
  for (uint32_t at = 0; at < out.size; at += size) {
    gxi_utf8_at(out, at, &size);
    gx_span span = gxi_map_span(&decoding.decoded.map, (gx_span){at, at + size});
    char back[16];
    UErrorCode error = U_ZERO_ERROR;
    int32_t got = ucnv_convert(
      "UTF-8",
      found,
      back,
      sizeof back,
      bytes.data + span.begin,
      (int32_t)(span.end - span.begin),
      &error
    );
    assert_true(U_SUCCESS(error));
    assert_true(
      gxi_str_equal((gx_str){back, (size_t)got}, gxi_str_sub(out, at, at + size))
    );
  }
  gxi_arena_clear(&decoding.arena);
}

static void gb18030_and_big5_are_told_apart(void **unused) {
  (void)unused;
  check_round(SIMPLIFIED, "GB18030", "GB18030");
  check_round(TRADITIONAL, "Big5", "Big5");
  check_round(TRADITIONAL, "GB18030", "GB18030");
}

static void utf16_is_known_without_a_mark(void **unused) {
  (void)unused;
  check_round(SIMPLIFIED, "UTF-16LE", "UTF-16LE");
  check_round(SIMPLIFIED, "UTF-16BE", "UTF-16BE");
}

static void characters_beyond_the_first_plane_keep_their_source(void **unused) {
  (void)unused;
  char text[4096];
  size_t size = 0;
  for (int i = 0; i < 40; i++)
    size += (size_t)sprintf(text + size, "%s", "市政府与企业\U00020BB7合作发展的");
  assert_true(size < sizeof text);
  check_round(text, "GB18030", "GB18030");
}

static void valid_utf8_wins_over_what_is_declared(void **unused) {
  (void)unused;
  gx_str page = gxi_str("<html><meta charset=gbk><p>云岭市与江海集团</p>");
  bool valid;
  assert_string_equal(gxi_charset(page, (gx_str){NULL, 0}, &valid), "UTF-8");
  assert_string_equal(gxi_charset(page, gxi_str("GBK"), &valid), "UTF-8");
}

static void a_byte_order_mark_is_skipped(void **unused) {
  (void)unused;
  decode_run decoding;
  decode(&decoding, gxi_str("\xEF\xBB\xBF\u7532"), "UTF-8");
  assert_true(decoding.decoded.identity);
  assert_int_equal(decoding.decoded.skipped, 3);
  assert_true(gxi_str_is(decoding.decoded.text, "\u7532"));
  gxi_arena_clear(&decoding.arena);
}

static void damage_is_dropped_and_counted(void **unused) {
  (void)unused;
  gx_str bytes =
    gxi_str("云岭\xFF市\xE4\xB8和\xC0\x80江海集团签订合作协议,共同建设产业园区");
  bool valid;
  assert_string_equal(gxi_charset(bytes, (gx_str){NULL, 0}, &valid), "UTF-8");
  decode_run decoding;
  decode(&decoding, bytes, "UTF-8");
  assert_true(
    gxi_str_is(decoding.decoded.text, "云岭市和江海集团签订合作协议,共同建设产业园区")
  );
  assert_int_equal(decoding.decoded.replaced, 3);
  gx_span span = gxi_map_span(&decoding.decoded.map, (gx_span){3, 9});
  assert_int_equal(span.begin, 3);
  assert_int_equal(span.end, 10);
  gxi_arena_clear(&decoding.arena);
}

static void overlong_and_surrogate_forms_are_no_utf8(void **unused) {
  (void)unused;
  assert_int_equal(gxi_utf8_valid(gxi_str("\xC0\xAF")), 0);
  assert_int_equal(gxi_utf8_valid(gxi_str("\xE0\x80\xAF")), 0);
  assert_int_equal(gxi_utf8_valid(gxi_str("\xED\xA0\x80")), 0);
  assert_int_equal(gxi_utf8_valid(gxi_str("\xF4\x90\x80\x80")), 0);
  assert_int_equal(gxi_utf8_valid(gxi_str("\xF5\x80\x80\x80")), 0);
  assert_int_equal(gxi_utf8_valid(gxi_str("ab\xE4\xB8")), 2);
}

static void files_that_are_no_text_are_named(void **unused) {
  (void)unused;
  assert_non_null(strstr(gxi_magic(gxi_str("%PDF-1.7")), "pdftotext -layout"));
  assert_non_null(gxi_magic((gx_str){"PK\x03\x04zip", 7}));
  assert_non_null(gxi_magic((gx_str){"\x89PNG\r\n", 6}));
  assert_null(gxi_magic(gxi_str("普通的文字")));
  assert_null(gxi_magic((gx_str){NULL, 0}));
}

static void binary_is_text_in_no_encoding(void **unused) {
  (void)unused;
  char bytes[512];
  for (size_t i = 0; i < sizeof bytes; i++)
    bytes[i] = (char)(i * 37 % 256);
  bool valid;
  assert_null(gxi_charset((gx_str){bytes, sizeof bytes}, (gx_str){NULL, 0}, &valid));
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(gb18030_and_big5_are_told_apart),
    cmocka_unit_test(utf16_is_known_without_a_mark),
    cmocka_unit_test(characters_beyond_the_first_plane_keep_their_source),
    cmocka_unit_test(valid_utf8_wins_over_what_is_declared),
    cmocka_unit_test(a_byte_order_mark_is_skipped),
    cmocka_unit_test(damage_is_dropped_and_counted),
    cmocka_unit_test(overlong_and_surrogate_forms_are_no_utf8),
    cmocka_unit_test(files_that_are_no_text_are_named),
    cmocka_unit_test(binary_is_text_in_no_encoding),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
