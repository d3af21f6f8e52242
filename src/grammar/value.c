/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * value.c: amounts of money, quantities, percentages, plain numbers.
 *
 *     [近 约 超 逾 不少于] [人民币] NUMBER [— NUMBER] [余 多] UNIT [人民币]
 *
 * A number without a unit is GXI_VALUE_NUMBER; telephone numbers and ids come out as
 * such, whole. Dates are tried first: date.c. Units are a closed list (money, counters,
 * measures): an unknown noun behind a number leaves a plain number.
 */
#include "grammar/value.h"

#include "grammar/date.h"
#include "grammar/number.h"

typedef struct unit {
  const char *text;
  const char *code; /* ISO 4217 for money, else NULL */
} unit;

/* Longest first where one begins another. */
static const unit CURRENCIES[] = {
  {"元人民币", "CNY"}, {"元", "CNY"},     {"人民币", "CNY"},       {"美元", "USD"},
  {"美金", "USD"},     {"欧元", "EUR"},   {"英镑", "GBP"},         {"日元", "JPY"},
  {"港元", "HKD"},     {"港币", "HKD"},   {"澳门元", "MOP"},       {"新台币", "TWD"},
  {"韩元", "KRW"},     {"卢布", "RUB"},   {"坚戈", "KZT"},         {"索姆", "KGS"},
  {"苏姆", "UZS"},     {"索莫尼", "TJS"}, {"巴基斯坦卢比", "PKR"}, {"印度卢比", "INR"},
  {"澳元", "AUD"},     {"加元", "CAD"},   {"新加坡元", "SGD"},     {"新元", "SGD"},
  {"瑞士法郎", "CHF"}, {"泰铢", "THB"},   {"越南盾", "VND"},       {"里亚尔", "SAR"},
  {"迪拉姆", "AED"},   {"林吉特", "MYR"}, {"图格里克", "MNT"},     {"里拉", "TRY"},
  {"兰特", "ZAR"},     {"雷亚尔", "BRL"},
};

/* The first characters of CURRENCIES. */
#define CURRENCY_FIRSTS                                                                \
  "元 人 美 欧 英 日 港 澳 新 韩 卢 坚 索 苏 巴 印 加 瑞 泰 越 里 迪 林 图 兰 雷"

static const unit SIGNS[] = {
  {"人民币", "CNY"},
  {"RMB", "CNY"},
  {"¥", "CNY"},
  {"US$", "USD"},
  {"HK$", "HKD"},
  {"$", "USD"},
  {"€", "EUR"},
  {"£", "GBP"},
  {"USD", "USD"},
  {"EUR", "EUR"},
};

#define COUNTERS                                                                           \
  "平方公里 平方千米 平方米 立方米 万千瓦时 千瓦时 兆瓦时 "        \
  "万千瓦 千瓦 兆瓦 吉瓦 公里 千米 公顷 公斤 千克 毫米 厘米 "       \
  "海里 英里 万标箱 标准箱 标箱 标方 人次 架次 班次 艘次 场次 "    \
  "车次 例次 个月 个百分点 个小时 小时 分钟 周年 年度 户次 种类 " \
  "年 天 周 米 吨 克 斤 升 亩 瓦 度 倍 成 个 家 人 名 位 户 项 件 "   \
  "台 套 辆 架 艘 列 班 趟 条 座 所 间 栋 幢 处 场 次 种 类 款 门 "   \
  "节 册 本 份 批 只 头 羽 匹 株 棵 粒 箱 袋 瓶 盒 包 桶 期 轮 岁 "   \
  "里 口 道 篇 笔"

#define MORE "余 多"

static const unit *find_unit(const unit *units, size_t count, gx_str text, size_t at) {
  for (size_t i = 0; i < count; i++) {
    if (gxi_continues(text, at, units[i].text)) return &units[i];
  }
  return NULL;
}

/* 元 begins 元旦 元月 元素 元宵, which are no money. */
static const unit *currency_at(gx_str text, size_t at) {
  if (!gxi_str_starts_in(text, at, CURRENCY_FIRSTS)) return NULL;
  if (gxi_str_starts_in(text, at, "元旦 元月 元素 元宵 元首")) return NULL;
  return find_unit(CURRENCIES, sizeof CURRENCIES / sizeof *CURRENCIES, text, at);
}

static size_t read_qualifier(gx_str text, char qualifier[8]) {
  static const struct {
    const char *text, *means;
  } words[] = {
    {"大约", "约"},
    {"约", "约"},
    {"将近", "近"},
    {"接近", "近"},
    {"近", "近"},
    {"超过", "超"},
    {"超", "超"},
    {"逾", "超"},
    {"至少", "至少"},
    {"不少于", "至少"},
    {"不低于", "至少"},
    {"高达", ""},
  };
  if (!gxi_str_starts_in(text, 0, "大 约 将 接 近 超 逾 至 不 高")) return 0;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!gxi_continues(text, 0, words[i].text)) continue;
    memcpy(qualifier, words[i].means, strlen(words[i].means) + 1);
    return strlen(words[i].text);
  }
  return 0;
}

static size_t range_mark(gx_str text, size_t at) {
  return gxi_str_starts_in(text, at, "—— — - ~ 至 到 –");
}

/* The low end of 4—7万元 takes the scale of the high one. */
static double low_end(const gxi_number *low, const gxi_number *high) {
  double scaled = low->value * high->scale;
  return low->scale == 1 && high->scale > 1 && scaled <= high->value ? scaled
                                                                     : low->value;
}

static size_t read_range(gx_str text, size_t at, gxi_value *value, gxi_number *low) {
  size_t end = at;
  const unit *between = currency_at(text, end);
  if (between) end += strlen(between->text);
  if (gxi_continues(text, end, "%")) end++;
  size_t mark = range_mark(text, end);
  if (mark == 0) return at;
  gxi_number high = gxi_number_at(text, end + mark);
  if (high.size == 0 || high.value < low->value || high.arabic != low->arabic)
    return at;
  value->number = low_end(low, &high);
  value->high = high.value;
  *low = high;
  return end + mark + high.size;
}

static void set_money(gxi_value *value, const char *code) {
  value->kind = GXI_VALUE_MONEY;
  memcpy(value->currency, code, 4);
}

static void read_unit(gx_str text, size_t at, gxi_value *value, const char *sign) {
  size_t more = gxi_str_starts_in(text, at, MORE);
  const unit *money = currency_at(text, at + more);
  size_t end = at;
  if (money) {
    end = at + more + strlen(money->text);
    set_money(value, money->code);
  } else if (sign) {
    set_money(value, sign);
  } else if (gxi_continues(text, at, "%") || gxi_continues(text, at, "个百分点")) {
    value->kind = GXI_VALUE_PERCENT;
    end = at + (text.data[at] == '%' ? 1 : strlen("个百分点"));
  } else {
    size_t counter = gxi_str_starts_in(text, at + more, COUNTERS);
    if (counter == 0) more = 0;
    end = at + more + counter;
    value->kind = counter ? GXI_VALUE_QUANTITY : GXI_VALUE_NUMBER;
    value->unit_begin = (uint32_t)(at + more);
    value->unit_size = (uint32_t)counter;
  }
  if (more && end > at && value->qualifier[0] == 0) {
    memcpy(value->qualifier, text.data + at, more);
  }
  value->size = (uint32_t)end;
}

static bool read_hundredths(gx_str text, gxi_value *value) {
  size_t prefix = strlen("百分之");
  if (!gxi_continues(text, 0, "百分之")) return false;
  gxi_number number = gxi_number_at(text, prefix);
  if (number.size == 0) return false;
  *value = (gxi_value){.kind = GXI_VALUE_PERCENT, .number = number.value};
  value->high = number.value;
  value->size = (uint32_t)(prefix + number.size);
  return true;
}

/* 0998-2822222, 13912345678, GB/T 1234-2008: the whole run, so that no end of it is
   read as a number of its own. */
static bool read_id(gx_str text, const gxi_number *number, size_t begin, gxi_value *v) {
  size_t at = begin + number->size;
  bool zero = text.data[begin] == '0' && number->digits > 1;
  if (!number->plain || (number->digits < 9 && !zero)) return false;
  if (currency_at(text, at) || gxi_str_starts_in(text, at, COUNTERS)) return false;
  while (at < text.size && (gxi_is_digit((unsigned char)text.data[at]) ||
                            (text.data[at] == '-' && at + 1 < text.size &&
                             gxi_is_digit((unsigned char)text.data[at + 1])))) {
    at++;
  }
  *v = (gxi_value){.kind = GXI_VALUE_NUMBER, .size = (uint32_t)at};
  return true;
}

static gxi_value read_amount(gx_str text, const gxi_number *first) {
  gxi_value value = {0};
  size_t at = 0;
  const unit *sign = NULL;
  if (!gxi_is_digit((unsigned char)text.data[0])) {
    if (read_hundredths(text, &value)) return value;
    at = read_qualifier(text, value.qualifier);
    if (gxi_str_starts_in(text, at, "人民币 RMB ¥ US$ HK$ $ € £ USD EUR"))
      sign = find_unit(SIGNS, sizeof SIGNS / sizeof *SIGNS, text, at);
    if (sign) at += strlen(sign->text);
  }
  gxi_number number = at ? gxi_number_at(text, at) : *first;
  if (number.size == 0) return (gxi_value){0};
  if (!sign && read_id(text, &number, at, &value)) return value;
  if (value.qualifier[0] == 0) {
    memcpy(value.qualifier, number.qualifier, sizeof value.qualifier);
  }
  value.number = value.high = number.value;
  at = read_range(text, at + number.size, &value, &number);
  read_unit(text, at, &value, sign ? sign->code : NULL);
  return value;
}

gxi_value gxi_value_at(gx_str text) {
  gxi_value date, amount;
  if (text.size == 0) return (gxi_value){0};
  gxi_number first = gxi_number_at(text, 0);
  date = gxi_date_at(text, &first);
  amount = read_amount(text, &first);
  if (date.kind == GXI_VALUE_DATE && date.size >= amount.size) return date;
  return amount;
}
