/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * names.c: codes and relative names.
 *
 * A relative name is one that many bodies bear, each in its own place: 市商务局,
 * 教育局, 管委会. It begins with the word for a level of government, or it is nothing
 * but a kind of organ. The tables hold kinds of organs, no names.
 */
#include "corpus/names.h"

#include <string.h>

#include "base/str.h"

static bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool gxi_name_is_code(gx_str key) {
  if (key.size < 2 || !is_capital(key.data[0]) || !is_capital(key.data[1])) {
    return false;
  }
  return key.size == 2 || (key.size > 3 && key.data[2] == '-');
}

/* Digits behind "CN-", 0 when the code is of another kind. */
static size_t china_digits(gx_str code) {
  if (!gxi_str_starts(code, GX_STR_LIT("CN-"))) return 0;
  size_t at = 3;
  while (at < code.size && gxi_is_digit((unsigned char)code.data[at]))
    at++;
  return at == code.size ? at - 3 : 0;
}

/* The number that the first `count` digits make. */
static uint32_t first_digits(gx_str code, size_t count) {
  uint32_t number = 0;
  for (size_t i = 0; i < count; i++) {
    number = number * 10 + (uint32_t)(code.data[3 + i] - '0');
  }
  return number;
}

uint32_t gxi_name_prefecture(gx_str code) {
  size_t digits = china_digits(code);
  if ((digits != 6 && digits != 9) || gxi_name_is_wide(code)) return 0;
  return first_digits(code, 4);
}

bool gxi_name_is_wide(gx_str code) {
  if (code.size == 2) return true;
  return china_digits(code) == 6 && memcmp(code.data + 5, "0000", 4) == 0;
}

bool gxi_name_is_county(gx_str code) {
  size_t digits = china_digits(code);
  return digits == 9 || (digits == 6 && memcmp(code.data + 7, "00", 2) != 0);
}

uint32_t gxi_name_cut(gx_str code, gxi_scope scope) {
  size_t digits = china_digits(code);
  size_t keep = scope == GXI_SCOPE_PROVINCE ? 2 : scope == GXI_SCOPE_CITY ? 4 : 6;
  if (digits != 6 && digits != 9) return 0;
  uint32_t number = first_digits(code, keep);
  bool wider = keep > 2 && number % 100 == 0;
  return wider ? 0 : number;
}

typedef struct opener {
  const char *word;
  gxi_scope scope;
} opener;

static const opener openers[] = {
  {"自治区", GXI_SCOPE_PROVINCE},
  {"省", GXI_SCOPE_PROVINCE},
  {"我省", GXI_SCOPE_PROVINCE},
  {"市", GXI_SCOPE_CITY},
  {"我市", GXI_SCOPE_CITY},
  {"州", GXI_SCOPE_CITY},
  {"盟", GXI_SCOPE_CITY},
  {"地区", GXI_SCOPE_CITY},
  {"地委", GXI_SCOPE_CITY},
  {"自治州", GXI_SCOPE_CITY},
  {"县", GXI_SCOPE_COUNTY},
  {"区", GXI_SCOPE_COUNTY},
  {"旗", GXI_SCOPE_COUNTY},
};

/* Words that begin like a level of government and mean something else. */
static const char *const other_words[] = {
  "市场",
  "区域",
  "区块",
  "省会",
  "县域",
  "旗舰",
  "地区性",
  "盟约",
  "市政工程",
};

/* Kinds of organs and zones that say nothing of their place when they stand alone. */
static const char *const organs[] = {
  "人民政府", "政府",     "管委会", "管理委员会", "党工委",     "党委",
  "行署",     "公安局",   "法院",   "人民法院",   "检察院",     "工商联",
  "总工会",   "商会",     "指挥部", "前方指挥部", "援疆指挥部", "援藏指挥部",
  "工作队",   "工作组",   "办公室", "人大常委会", "政协",       "纪委",
  "组织部",   "宣传部",   "统战部", "共青团",     "开发区",     "经开区",
  "高新区",   "工业园区", "产业园", "综合保税区", "妇联",       "残联",
  "人民医院", "中医院",   "党校",   "卫生院",     "工作站",
};

/* 商务局, 教育厅, 秘书处: a kind of organ of at most four characters. */
static bool is_bare_bureau(gx_str name) {
  static const char *const ends[] = {"局", "厅", "处", "科", "股", "办"};
  if (gxi_utf8_count(name) > 4) return false;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    if (gxi_str_ends(name, gxi_str(ends[i]))) return true;
  }
  return false;
}

gxi_scope gxi_name_scope(gx_str name) {
  for (size_t i = 0; i < sizeof other_words / sizeof *other_words; i++) {
    if (gxi_str_starts(name, gxi_str(other_words[i]))) return GXI_SCOPE_NONE;
  }
  for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
    if (gxi_str_starts(name, gxi_str(openers[i].word))) return openers[i].scope;
  }
  for (size_t i = 0; i < sizeof organs / sizeof *organs; i++) {
    if (gxi_str_is(name, organs[i])) return GXI_SCOPE_CITY;
  }
  return is_bare_bureau(name) ? GXI_SCOPE_CITY : GXI_SCOPE_NONE;
}

static bool ends_with_any(gx_str name, const char *const *ends, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (gxi_str_ends(name, gxi_str(ends[i]))) return true;
  }
  return false;
}

bool gxi_name_is_firm(gx_str name) {
  static const char *const firms[] = {"公司", "集团", "合作社", "厂"};
  static const char *const branches[] = {"分公司", "子公司", "分厂"};
  return ends_with_any(name, firms, sizeof firms / sizeof *firms) &&
         !ends_with_any(name, branches, sizeof branches / sizeof *branches);
}

bool gxi_name_is_short_for(gx_str part, gx_str full) {
  static const char *const complete[] = {
    "公司",
    "集团",
    "合作社",
    "厂",
    "行",
    "店",
    "部",
    "社",
    "院",
    "校",
    "会",
    "中心",
  };
  return part.size < full.size && gxi_str_starts(full, part) &&
         gxi_name_is_firm(full) && gxi_utf8_count(part) >= 4 &&
         !ends_with_any(part, complete, sizeof complete / sizeof *complete);
}
