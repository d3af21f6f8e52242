/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_value.c: amounts, quantities and dates are read as a reader would.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/str.h"
#include "grammar/value.h"

typedef struct amount_case {
  const char *text;
  const char *matched;
  gxi_value_kind kind;
  double number;
  double high;
  const char *currency;
  const char *qualifier;
} amount_case;

static const amount_case AMOUNTS[] = {
  {"1.2亿元的项目", "1.2亿元", GXI_VALUE_MONEY, 1.2e8, 1.2e8, "CNY", ""},
  {"近2000万元,", "近2000万元", GXI_VALUE_MONEY, 2e7, 2e7, "CNY", "近"},
  {"150余万美元", "150余万美元", GXI_VALUE_MONEY, 1.5e6, 1.5e6, "USD", "余"},
  {"1200余万元", "1200余万元", GXI_VALUE_MONEY, 1.2e7, 1.2e7, "CNY", "余"},
  {"三百万元", "三百万元", GXI_VALUE_MONEY, 3e6, 3e6, "CNY", ""},
  {"三百多万元", "三百多万元", GXI_VALUE_MONEY, 3e6, 3e6, "CNY", "多"},
  {"上百亿元", "上百亿元", GXI_VALUE_MONEY, 1e10, 1e10, "CNY", "上"},
  {"数十亿元", "数十亿元", GXI_VALUE_MONEY, 1e9, 1e9, "CNY", "数"},
  {"1.5万亿元", "1.5万亿元", GXI_VALUE_MONEY, 1.5e12, 1.5e12, "CNY", ""},
  {"1亿2000万元", "1亿2000万元", GXI_VALUE_MONEY, 1.2e8, 1.2e8, "CNY", ""},
  {"逾12亿元", "逾12亿元", GXI_VALUE_MONEY, 1.2e9, 1.2e9, "CNY", "超"},
  {"4000—7000元", "4000—7000元", GXI_VALUE_MONEY, 4000, 7000, "CNY", ""},
  {"4—7万元", "4—7万元", GXI_VALUE_MONEY, 4e4, 7e4, "CNY", ""},
  {"3000元至5000元", "3000元至5000元", GXI_VALUE_MONEY, 3000, 5000, "CNY", ""},
  {"人民币1200万元", "人民币1200万元", GXI_VALUE_MONEY, 1.2e7, 1.2e7, "CNY", ""},
  {"2亿坚戈", "2亿坚戈", GXI_VALUE_MONEY, 2e8, 2e8, "KZT", ""},
  {"1,234,567元", "1,234,567元", GXI_VALUE_MONEY, 1234567, 1234567, "CNY", ""},
  {"$300万", "$300万", GXI_VALUE_MONEY, 3e6, 3e6, "USD", ""},
  {"5元旦", "5", GXI_VALUE_NUMBER, 5, 5, "", ""},
  {"两千多户", "两千多户", GXI_VALUE_QUANTITY, 2000, 2000, "", "多"},
  {"近二十家企业", "近二十家", GXI_VALUE_QUANTITY, 20, 20, "", "近"},
  {"20多家", "20多家", GXI_VALUE_QUANTITY, 20, 20, "", "多"},
  {"300吨", "300吨", GXI_VALUE_QUANTITY, 300, 300, "", ""},
  {"30万千瓦", "30万千瓦", GXI_VALUE_QUANTITY, 3e5, 3e5, "", ""},
  {"十万头", "十万头", GXI_VALUE_QUANTITY, 1e5, 1e5, "", ""},
  {"12.5%", "12.5%", GXI_VALUE_PERCENT, 12.5, 12.5, "", ""},
  {"百分之三十五", "百分之三十五", GXI_VALUE_PERCENT, 35, 35, "", ""},
  {"13900001111转", "13900001111", GXI_VALUE_NUMBER, 0, 0, "", ""},
  {"0998-1234567", "0998-1234567", GXI_VALUE_NUMBER, 0, 0, "", ""},
  {"万家", "", GXI_VALUE_NONE, 0, 0, "", ""},
  {"近郊", "", GXI_VALUE_NONE, 0, 0, "", ""},
};

static void reads_amounts(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof AMOUNTS / sizeof *AMOUNTS; i++) {
    const amount_case *want = &AMOUNTS[i];
    gxi_value got = gxi_value_at(gxi_str(want->text));
    if (strlen(want->matched) != got.size || want->kind != got.kind) {
      print_error("%s\n", want->text);
    }
    assert_int_equal(strlen(want->matched), got.size);
    assert_int_equal(want->kind, got.kind);
    assert_float_equal(
      (float)want->number, (float)got.number, (float)(want->number * 1e-6)
    );
    assert_float_equal((float)want->high, (float)got.high, (float)(want->high * 1e-6));
    assert_string_equal(want->currency, got.currency);
    assert_string_equal(want->qualifier, got.qualifier);
  }
}

typedef struct date_case {
  const char *text;
  const char *matched;
  const char *iso; /* with 2024-07-03 as anchor */
} date_case;

static const date_case DATES[] = {
  {"2024年2月1日,", "2024年2月1日", "2024-02-01"},
  {"2月1日", "2月1日", "2024-02-01"},
  {"25日下午", "25日下午", "2024-06-25"},
  {"2日", "2日", "2024-07-02"},
  {"去年2月", "去年2月", "2023-02"},
  {"今年5月19日", "今年5月19日", "2024-05-19"},
  {"同年10月", "同年10月", "2023-10"},
  {"2019年1月", "2019年1月", "2019-01"},
  {"2012年底", "2012年底", "2012"},
  {"6月30日-7月1日", "6月30日-7月1日", "2024-06-30"},
  {"2018年3月至2019年5月", "2018年3月至2019年5月", "2018-03"},
  {"1-5月", "1-5月", ""},
  {"2023年1-5月", "2023年1-5月", "2023"},
  {"10月17、18日", "10月17、18日", "2023-10-17"},
  {"二〇二四年二月一日", "二〇二四年二月一日", "2024-02-01"},
  {"2024-02-01 10:22", "2024-02-01", "2024-02-01"},
  {"昨日", "昨日", "2024-07-02"},
  {"上月", "上月", "2024-06"},
  {"近年来", "近年来", ""},
  {"近日", "近日", ""},
  {"三年来", "三年来", ""},
  {"8月1日上午9时30分", "8月1日上午9时30分", "2024-08-01"},
};

static void reads_dates(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof DATES / sizeof *DATES; i++) {
    char iso[16];
    gxi_value got = gxi_value_at(gxi_str(DATES[i].text));
    gxi_date_iso(iso, &got, GX_STR_LIT("2024-07-03"));
    if (strcmp(DATES[i].iso, iso) != 0) print_error("%s\n", DATES[i].text);
    assert_int_equal(GXI_VALUE_DATE, got.kind);
    assert_int_equal(strlen(DATES[i].matched), got.size);
    assert_string_equal(DATES[i].iso, iso);
  }
}

static void leaves_the_year_open_without_an_anchor(void **state) {
  (void)state;
  char iso[16];
  gxi_value date = gxi_value_at(GX_STR_LIT("2月1日"));
  assert_int_equal(7, gxi_date_iso(iso, &date, GX_STR_LIT("")));
  assert_string_equal("--02-01", iso);
}

static void counts_are_no_dates(void **state) {
  (void)state;
  assert_int_equal(GXI_VALUE_QUANTITY, gxi_value_at(GX_STR_LIT("3个月")).kind);
  assert_int_equal(GXI_VALUE_QUANTITY, gxi_value_at(GX_STR_LIT("3年")).kind);
  assert_int_equal(GXI_VALUE_NUMBER, gxi_value_at(GX_STR_LIT("1号楼")).kind);
}

/* Every suffix of hostile text is read without overrun (sanitizers watch). */
static void survives_cut_text(void **state) {
  (void)state;
  const char *text = "人民币1,234.5万亿多元—2024年13月32日8时61分百分之0998-12上千余";
  size_t size = strlen(text);
  for (size_t begin = 0; begin < size; begin++) {
    if ((text[begin] & 0xC0) == 0x80) continue;
    for (size_t end = begin; end <= size; end++) {
      if (end < size && (text[end] & 0xC0) == 0x80) continue;
      gx_str slice = {text + begin, end - begin};
      assert_true(gxi_value_at(slice).size <= slice.size);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(reads_amounts),
    cmocka_unit_test(reads_dates),
    cmocka_unit_test(leaves_the_year_open_without_an_anchor),
    cmocka_unit_test(counts_are_no_dates),
    cmocka_unit_test(survives_cut_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
