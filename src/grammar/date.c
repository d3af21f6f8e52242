/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * date.c: dates: 2024年2月1日, 2月1日, 25日, 去年2月, 6月30日-7月1日, 近日.
 *
 * A date is read as YEAR? MONTH? DAY? with a part of the day or a season behind; of a
 * range the first end is kept and both are covered. What a text leaves out is taken
 * from the anchor (the document's date) in gxi_date_iso: a day or month that would lie
 * ahead of the anchor lies in the month or year before it, because news tell what was.
 */
#include "grammar/date.h"

#include "grammar/number.h"

typedef struct word {
  const char *text;
  int32_t relative;
  int32_t offset;
} word;

static const word YEARS[] = {
  {"今年", GXI_DATE_YEAR_OFFSET, 0},
  {"去年", GXI_DATE_YEAR_OFFSET, -1},
  {"前年", GXI_DATE_YEAR_OFFSET, -2},
  {"明年", GXI_DATE_YEAR_OFFSET, 1},
  {"后年", GXI_DATE_YEAR_OFFSET, 2},
  {"上年", GXI_DATE_YEAR_OFFSET, -1},
  {"本年", GXI_DATE_YEAR_OFFSET, 0},
  {"同年", GXI_DATE_ABSOLUTE, 0},
  {"当年", GXI_DATE_ABSOLUTE, 0},
};
static const word MONTHS[] = {
  {"本月", GXI_DATE_MONTH_OFFSET, 0},
  {"上个月", GXI_DATE_MONTH_OFFSET, -1},
  {"上月", GXI_DATE_MONTH_OFFSET, -1},
  {"下个月", GXI_DATE_MONTH_OFFSET, 1},
  {"下月", GXI_DATE_MONTH_OFFSET, 1},
  {"当月", GXI_DATE_MONTH_OFFSET, 0},
};
static const word DAYS[] = {
  {"今日", GXI_DATE_DAY_OFFSET, 0},
  {"今天", GXI_DATE_DAY_OFFSET, 0},
  {"昨日", GXI_DATE_DAY_OFFSET, -1},
  {"昨天", GXI_DATE_DAY_OFFSET, -1},
  {"前天", GXI_DATE_DAY_OFFSET, -2},
  {"明天", GXI_DATE_DAY_OFFSET, 1},
  {"明日", GXI_DATE_DAY_OFFSET, 1},
};

#define VAGUE                                                                            \
  "近年来 近几年来 近几年 近年 多年来 长期以来 近日 日前 近期 " \
  "前不久 不久前 近段时间 一直以来 这些年 当日 当天 次日 同日 " \
  "同月 次月 次年 翌年 近来"

/* Behind a date; part of it. */
#define TAILS                                                                              \
  "上午 下午 中午 凌晨 清晨 傍晚 晚上 早上 晚间 晚 上旬 中旬 "      \
  "下旬 上半年 下半年 第一季度 第二季度 第三季度 第四季度 "        \
  "一季度 二季度 三季度 四季度 前三季度 年底 年末 年初 底 初 末 " \
  "中期 春季 夏季 秋季 冬季 春 秋 冬 份 度"

#define DASHES "—— — - ~ 至 到 –"
/* 6月17、18日; without a month 1、 numbers a list. */
#define DAY_DASHES "—— — - ~ 至 到 – 、"

/* What YEARS, MONTHS and DAYS begin with. */
#define FIRSTS "今 去 前 明 后 上 本 同 当 下 昨"

static const word *find_word(const word *words, size_t count, gx_str text, size_t at) {
  if (!gxi_str_starts_in(text, at, FIRSTS)) return NULL;
  for (size_t i = 0; i < count; i++) {
    if (gxi_continues(text, at, words[i].text)) return &words[i];
  }
  return NULL;
}
#define FIND_WORD(table, text, at)                                                     \
  find_word((table), sizeof(table) / sizeof *(table), (text), (at))

/* A text and the number that it begins with, which many readers ask for. */
typedef struct source {
  gx_str text;
  gxi_number first;
} source;

static gxi_number number_at(const source *from, size_t at) {
  return at == 0 ? from->first : gxi_number_at(from->text, at);
}

/* A number in [low, high], followed by a mark of so many bytes; returns the bytes of
   both, 0 when it is none. */
static size_t
marked(const gxi_number *number, size_t mark, int low, int high, int32_t *value) {
  if (number->size == 0 || number->decimal || number->qualifier[0]) return 0;
  if (number->scale > 1 || (number->arabic && !number->plain)) return 0;
  if (number->value < low || number->value > high) return 0;
  *value = (int32_t)number->value;
  return number->size + mark;
}

/* Inline: the marks are literals. */
GXI_INLINE size_t behind(
  const source *from,
  size_t at,
  const gxi_number *number,
  const char *marks,
  int low,
  int high,
  int32_t *value
) {
  if (number->size == 0) return 0;
  size_t mark = gxi_str_starts_in(from->text, at + number->size, marks);
  return mark ? marked(number, mark, low, high, value) : 0;
}

GXI_INLINE size_t part(
  const source *from, size_t at, const char *marks, int low, int high, int32_t *value
) {
  gxi_number number = number_at(from, at);
  return behind(from, at, &number, marks, low, high, value);
}

static size_t read_year(const source *from, gxi_value *date) {
  const word *said = FIND_WORD(YEARS, from->text, 0);
  if (said) {
    date->relative = said->relative;
    date->year = said->offset;
    return strlen(said->text);
  }
  return part(from, 0, "年", 1800, 2100, &date->year);
}

/* 2月, and the months of 1-5月 or 1月至5月 (none counts). */
static size_t read_month(const source *from, size_t at, gxi_value *date) {
  gx_str text = from->text;
  const word *said = FIND_WORD(MONTHS, text, at);
  if (said && date->relative == GXI_DATE_ABSOLUTE && date->year == 0) {
    date->relative = said->relative;
    date->month = said->offset;
    return strlen(said->text);
  }
  gxi_number number = number_at(from, at);
  size_t size = behind(from, at, &number, "月份 月", 1, 12, &date->month);
  if (size > 0) return size;
  size = behind(from, at, &number, DASHES, 1, 12, &date->month);
  int32_t last = 0;
  size_t rest = size > 0 ? part(from, at + size, "月份 月", 1, 12, &last) : 0;
  if (rest == 0 || last <= date->month) {
    date->month = 0;
    return 0;
  }
  date->month = 0; /* no month of them is meant */
  return size + rest;
}

/* 1日, 17-18日; 1号 only behind a month (1号楼). */
static size_t
day_behind(const source *from, size_t at, const gxi_number *number, gxi_value *date) {
  return date->month ? behind(from, at, number, "日 号", 1, 31, &date->day)
                     : behind(from, at, number, "日", 1, 31, &date->day);
}

static size_t read_day(const source *from, size_t at, gxi_value *date) {
  gxi_number number = number_at(from, at);
  size_t size = day_behind(from, at, &number, date);
  if (size > 0) return size;
  size = date->month ? behind(from, at, &number, DAY_DASHES, 1, 31, &date->day)
                     : behind(from, at, &number, DASHES, 1, 31, &date->day);
  gxi_value end = *date;
  gxi_number last = {0};
  if (size > 0) last = number_at(from, at + size);
  size_t rest = day_behind(from, at + size, &last, &end);
  if (rest == 0 || end.day <= date->day) {
    date->day = 0;
    return 0;
  }
  return size + rest;
}

static size_t digits_at(gx_str text, size_t at, size_t most, int32_t *value) {
  size_t size = 0;
  *value = 0;
  while (size < most && at + size < text.size &&
         gxi_is_digit((unsigned char)text.data[at + size])) {
    *value = *value * 10 + (text.data[at + size] - '0');
    size++;
  }
  return size;
}

/* 2024-02-01, 2024/2/1, 2024.02.01 */
static size_t read_numeric(gx_str text, gxi_value *date) {
  int32_t year, month, day;
  size_t at = digits_at(text, 0, 5, &year);
  if (at != 4 || at >= text.size || year < 1800 || year > 2100) return 0;
  char mark = text.data[at];
  if (mark != '-' && mark != '/' && mark != '.') return 0;
  size_t size = digits_at(text, at + 1, 3, &month);
  if (size == 0 || size > 2 || month < 1 || month > 12) return 0;
  at += 1 + size;
  if (at >= text.size || text.data[at] != mark) return 0;
  size = digits_at(text, at + 1, 3, &day);
  if (size == 0 || size > 2 || day < 1 || day > 31) return 0;
  date->year = year;
  date->month = month;
  date->day = day;
  return at + 1 + size;
}

/* 8时30分, 15:30 behind a day. */
static size_t read_hour(const source *from, size_t at) {
  gx_str text = from->text;
  int32_t value;
  size_t size = part(from, at, "时 点 :", 0, 24, &value);
  if (size == 0) return 0;
  if (text.data[at + size - 1] == ':') {
    size_t digits = digits_at(text, at + size, 2, &value);
    return digits == 2 ? size + digits : 0;
  }
  size_t rest = part(from, at + size, "分", 0, 59, &value);
  if (rest == 0 && gxi_continues(text, at + size, "许")) rest = 3;
  return size + rest;
}

static bool opens_season(gx_str text, size_t at) {
  return !gxi_str_starts_in(
    text,
    at,
    "初中 初步 底下 末端 春节 秋收 冬小麦 初级 晚会 晚宴 初一 底部 份额 度假 度过 初心 "
    "春运 春天 秋天 初衷 晚稻"
  );
}

static size_t read_tail(const source *from, size_t at, bool day) {
  gx_str text = from->text;
  size_t end = at;
  end += opens_season(text, end) ? gxi_str_starts_in(text, end, TAILS) : 0;
  if (day) end += read_hour(from, end);
  size_t since = gxi_str_starts_in(text, end, "以来 起 以后 之后 前后");
  if (since == 6) end += since; /* 以来 and the like; a bare 起 may begin a word */
  return end - at;
}

/* YEAR? MONTH? DAY? without what follows. */
static size_t read_core(const source *from, gxi_value *date) {
  gx_str text = from->text;
  size_t at = read_numeric(text, date);
  if (at > 0) return at;
  const word *day = FIND_WORD(DAYS, text, 0);
  if (day) {
    date->relative = day->relative;
    date->day = day->offset;
    return strlen(day->text);
  }
  at = read_year(from, date);
  size_t month = read_month(from, at, date);
  at += month;
  if (month > 0) {
    size_t days = read_day(from, at, date);
    return at + days;
  }
  if (at > 0) return at;
  /* A lone day is arabic: 三日 and 一号 are other things. */
  return gxi_is_digit((unsigned char)text.data[0]) ? read_day(from, at, date) : 0;
}

static size_t read_span(const source *from, gxi_value *date) {
  gx_str text = from->text;
  size_t vague = gxi_str_starts_in(text, 0, VAGUE);
  size_t begin = gxi_continues(text, 0, "近") ? 3 : 0;
  gxi_number number = number_at(from, begin);
  size_t mark = number.size ? gxi_str_starts_in(
                                text,
                                begin + number.size,
                                "年来 年间 多年来 余年来 个月来 年代 世纪 天来 年以来"
                              )
                            : 0;
  size_t said = mark ? begin + number.size + mark : 0;
  if (said == 0 && begin == 3 && number.size > 0 && gxi_continues(text, begin + number.size, "年")) {
    said = begin + number.size + 3;
  }
  date->span_of_time = said > 0 || vague > 0;
  return said > vague ? said : vague;
}

/* Whether what stands behind the number that a text begins with can make a date of it:
   behind most numbers stands a unit. */
static bool may_date(const source *from) {
  gx_str text = from->text;
  if (from->first.size == 0) return true; /* a word may */
  if (from->first.size == text.size) return false;
  uint32_t size;
  switch (gxi_utf8_at(text, from->first.size, &size)) {
  case 0x5E74: /* 年 */
  case 0x6708: /* 月 */
  case 0x65E5: /* 日 */
  case 0x53F7: /* 号 */
  case 0x591A: /* 多年来 */
  case 0x4F59: /* 余年来 */
  case 0x4E2A: /* 个月来 */
  case 0x4E16: /* 世纪 */
  case 0x5929: /* 天来 */
  case 0x81F3: /* 至 */
  case 0x5230: /* 到 */
  case 0x3001: /* 、 */
  case 0x2014: /* — */
  case 0x2013: /* – */
  case '-':
  case '~':
  case '/':
  case '.':
    return true;
  default: /* 一直以来 */
    return gxi_str_starts_in(text, 0, VAGUE) != 0;
  }
}

gxi_value gxi_date_at(gx_str text, const gxi_number *first) {
  gxi_value date = {0};
  source from = {.text = text, .first = *first};
  if (!may_date(&from)) return date;
  size_t at = text.size ? read_core(&from, &date) : 0;
  if (at == 0) {
    date = (gxi_value){0};
    at = text.size ? read_span(&from, &date) : 0;
    date.kind = at ? GXI_VALUE_DATE : GXI_VALUE_NONE;
    date.size = (uint32_t)at;
    return date;
  }
  at += read_tail(&from, at, date.day != 0);
  gxi_value other = {0};
  size_t dash = gxi_str_starts_in(text, at, DASHES);
  if (dash > 0 && at + dash < text.size) {
    source rest = {.text = gxi_str_sub(text, at + dash, text.size)};
    rest.first = gxi_number_at(rest.text, 0);
    size_t end = read_core(&rest, &other);
    if (end > 0) at += dash + end;
  }
  date.kind = GXI_VALUE_DATE;
  date.size = (uint32_t)at;
  return date;
}

static int32_t month_days(int32_t year, int32_t month) {
  static const int32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

/* Year 0 is an unknown one, and stays that. */
static void shift_month(int32_t *year, int32_t *month, int32_t by) {
  if (*year == 0) {
    *month = (*month + 11 + by) % 12 + 1;
    return;
  }
  int32_t total = *year * 12 + *month - 1 + by;
  *year = total / 12;
  *month = total % 12 + 1;
}

static void shift_day(int32_t *year, int32_t *month, int32_t *day, int32_t by) {
  *day += by;
  if (*day < 1) {
    shift_month(year, month, -1);
    *day += month_days(*year, *month);
  } else if (*day > month_days(*year, *month)) {
    *day -= month_days(*year, *month);
    shift_month(year, month, 1);
  }
}

typedef struct calendar {
  int32_t year, month, day;
} calendar;

/* YYYY, YYYY-MM, YYYY-MM-DD; --MM and --MM-DD where the year is unknown. */
static calendar read_anchor(gx_str anchor) {
  calendar c = {0};
  if (gxi_str_starts(anchor, GX_STR_LIT("--"))) {
    if (digits_at(anchor, 2, 2, &c.month) != 2 || c.month < 1 || c.month > 12)
      return (calendar){0};
    if (digits_at(anchor, 5, 2, &c.day) != 2 || c.day < 1 || c.day > 31) c.day = 0;
    return c;
  }
  size_t at = digits_at(anchor, 0, 4, &c.year);
  if (at != 4) return (calendar){0};
  if (digits_at(anchor, 5, 2, &c.month) != 2 || c.month < 1 || c.month > 12)
    c.month = 0;
  if (c.month == 0 || digits_at(anchor, 8, 2, &c.day) != 2) c.day = 0;
  if (c.day < 1 || c.day > 31) c.day = 0;
  return c;
}

/* A date without a year: the anchor's, or the one before when it would lie ahead by
   more than two months (the next weeks are announced, the next season is not). */
static int32_t fill_year(const gxi_value *date, calendar anchor) {
  if (anchor.year == 0) return 0;
  bool ahead = anchor.month && date->month > anchor.month + 2;
  return ahead ? anchor.year - 1 : anchor.year;
}

static calendar resolve(const gxi_value *date, calendar anchor) {
  calendar c = {date->year, date->month, date->day};
  if (date->relative == GXI_DATE_YEAR_OFFSET) {
    c.year = anchor.year ? anchor.year + date->year : 0;
  } else if (date->relative == GXI_DATE_MONTH_OFFSET) {
    c = (calendar){anchor.year, anchor.month, date->day};
    if (c.month) shift_month(&c.year, &c.month, date->month);
  } else if (date->relative == GXI_DATE_DAY_OFFSET) {
    c = anchor;
    if (c.day) shift_day(&c.year, &c.month, &c.day, date->day);
  } else if (c.year == 0 && c.month != 0) {
    c.year = fill_year(date, anchor);
  } else if (c.year == 0 && c.day != 0 && anchor.month) {
    c.year = anchor.year;
    c.month = anchor.month;
    if (anchor.day && c.day > anchor.day + 15) shift_month(&c.year, &c.month, -1);
  }
  return c;
}

static uint32_t put_number(char *out, uint32_t at, int32_t number, uint32_t digits) {
  for (uint32_t i = digits; i-- > 0; number /= 10)
    out[at + i] = (char)('0' + number % 10);
  return at + digits;
}

uint32_t gxi_date_iso(char out[16], const gxi_value *date, gx_str anchor) {
  out[0] = 0;
  if (date->kind != GXI_VALUE_DATE || date->span_of_time) return 0;
  calendar c = resolve(date, read_anchor(anchor));
  if (c.year < 0 || c.year > 9999 || c.month < 0 || c.month > 12) return 0;
  if (c.day < 0 || c.day > 31) return 0;
  uint32_t size = 0;
  if (c.year) {
    size = put_number(out, size, c.year, 4);
  } else if (c.month) {
    out[size++] = '-';
  }
  if (c.month && size) {
    out[size++] = '-';
    size = put_number(out, size, c.month, 2);
    if (c.day) {
      out[size++] = '-';
      size = put_number(out, size, c.day, 2);
    }
  }
  out[size] = 0;
  return size;
}
