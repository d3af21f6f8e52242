/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form.c: a name → place prefix, level word, canonical core, brand.
 *
 *     squeeze   陕西砚田石化(集团)有限责任公司 → 陕西砚田石化集团有限责任公司
 *     prefix    陕西 | 砚田石化集团有限责任公司
 *     canon     有限责任公司 → 有限公司            core  砚田石化集团有限公司
 *     strip     legal form, then 集团              brand 砚田石化
 *
 * The canonical words below are the set abbreviations of Chinese administration and
 * company law (委员会 = 委, 经济技术开发区 = 经开区), each of which holds for any name.
 */
#include "entity/form.h"

#include "base/words.h"
#include "grammar/number.h"

#define MAX_PREFIXES 3u

typedef struct rewrite {
  const char *from;
  const char *to;
} rewrite;

/* Longest first where one begins another. */
static const rewrite CANON[] = {
  {"发展和改革委员会", "发改委"},
  {"发展与改革委员会", "发改委"},
  {"发展改革委员会", "发改委"},
  {"发展改革委", "发改委"},
  {"发展和改革局", "发改局"},
  {"经济和信息化", "经信"},
  {"工业和信息化", "工信"},
  {"商务和工业信息化", "商工"},
  {"住房和城乡建设", "住建"},
  {"人力资源和社会保障", "人社"},
  {"文化和旅游", "文旅"},
  {"文化体育广播电视和旅游", "文旅"},
  {"文化体育广电和旅游", "文旅"},
  {"市场监督管理", "市场监管"},
  {"卫生健康委员会", "卫健委"},
  {"卫生健康委", "卫健委"},
  {"国有资产监督管理委员会", "国资委"},
  {"工商业联合会", "工商联"},
  {"归国华侨联合会", "侨联"},
  {"妇女联合会", "妇联"},
  {"残疾人联合会", "残联"},
  {"供销合作社联合社", "供销社"},
  {"人民代表大会常务委员会", "人大常委会"},
  {"政治协商会议", "政协"},
  {"经济技术开发区", "经开区"},
  {"经济开发区", "经开区"},
  {"高新技术产业开发区", "高新区"},
  {"高新技术开发区", "高新区"},
  {"高新技术产业园区", "高新区"},
  {"综合保税区", "综保区"},
  {"自由贸易试验区", "自贸区"},
  {"自由贸易实验区", "自贸区"},
  {"自贸试验区", "自贸区"},
  {"自由贸易区", "自贸区"},
  {"工业园区", "工业园"},
  {"产业园区", "产业园"},
  {"物流园区", "物流园"},
  {"科技园区", "科技园"},
  {"电子商务", "电商"},
  {"管理委员会", "管委会"},
  {"委员会", "委"},
  {"人民政府", "政府"},
  {"行政公署", "行署"},
  {"人民法院", "法院"},
  {"人民检察院", "检察院"},
  {"办公室", "办"},
  {"有限责任公司", "有限公司"},
  {"股份有限公司", "有限公司"},
  {"农民专业合作社", "合作社"},
  {"专业合作社", "合作社"},
  {"律师事务所", "律所"},
  {"生产建设兵团", "兵团"},
  {"农业发展银行", "农发行"},
  {"国家开发银行", "国开行"},
  {"邮政储蓄银行", "邮储银行"},
  {"工商银行", "工行"},
  {"农业银行", "农行"},
  {"建设银行", "建行"},
  {"交通银行", "交行"},
  {"人民银行", "人行"},
  {"地区分行", "分行"},
  {"省分行", "分行"},
  {"市分行", "分行"},
  {"县支行", "支行"},
  {"国家电网", "国网"},
};

static const char *const LEGAL[] = {
  "控股有限公司", "有限公司", "总公司", "株式会社", "公司", NULL};
static const char *const GROUPS[] = {"集团", "控股", "股份", NULL};

typedef struct level_word {
  const char *text;
  uint32_t levels;
} level_word;

#define BIT(level) (1u << (level))
static const level_word LEVELS[] = {
  {"自治区", BIT(GXI_LEVEL_PROVINCE)},
  {"自治州", BIT(GXI_LEVEL_CITY)},
  {"自治县", BIT(GXI_LEVEL_COUNTY)},
  {"地区", BIT(GXI_LEVEL_CITY)},
  {"省", BIT(GXI_LEVEL_PROVINCE)},
  {"市", BIT(GXI_LEVEL_PROVINCE) | BIT(GXI_LEVEL_CITY) | BIT(GXI_LEVEL_COUNTY)},
  {"州", BIT(GXI_LEVEL_CITY)},
  {"盟", BIT(GXI_LEVEL_CITY)},
  {"县", BIT(GXI_LEVEL_COUNTY)},
  {"区", BIT(GXI_LEVEL_COUNTY)},
  {"旗", BIT(GXI_LEVEL_COUNTY)},
  {"镇", BIT(GXI_LEVEL_TOWNSHIP)},
  {"乡", BIT(GXI_LEVEL_TOWNSHIP)},
  {"村", BIT(GXI_LEVEL_VILLAGE)},
};
/* 地委 is the party committee of a 地区; only before 委 is 地 a level. */
static const level_word PREFECTURE = {"地", BIT(GXI_LEVEL_CITY)};

/* Words that begin with a level's character. */
#define NO_LEVEL                                                                         \
  "市场 市民 市容 市值 市郊 区域 区块 县域 乡村 乡镇 村镇 省际 " \
  "市政工程 市政设计 地区生产"

static bool is_dropped(uint32_t c) {
  static const uint32_t dropped[] = {
    ' ',    '(',    ')',    '-',    '"',    '\'',   ',',    '.',    ':',
    ';',    '!',    '?',    '[',    ']',    '~',    '_',    '|',    '\t',
    '\n',   0xB7,   0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x3000, 0x3001, 0x3002, 0x300A, 0x300B, 0x3008, 0x3009, 0x300C, 0x300D,
    0x300E, 0x300F, 0x30FB, 0x3010, 0x3011};
  for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++) {
    if (dropped[i] == c) return true;
  }
  return false;
}

/* Bytes of common ideographs (E4 to E9 in front) that a name begins with. */
static size_t plain_front(gx_str name) {
  size_t at = 0;
  while (name.size - at >= 8 && gxi_utf8_han_pair(name.data + at))
    at += 6;
  while (at + 2 < name.size && name.data[at] >= '\xE4' && name.data[at] <= '\xE9')
    at += 3;
  return at;
}

gx_str gxi_form_squeeze(gxi_arena *arena, gx_str name) {
  size_t size = plain_front(name);
  if (size == name.size) return name; /* nothing to drop */
  char *out = gxi_arena_alloc(arena, name.size + 1, 1);
  if (size) memcpy(out, name.data, size);
  for (size_t at = size; at < name.size;) {
    uint32_t bytes;
    uint32_t c = gxi_utf8_at(name, at, &bytes);
    bool plain = (c >= 0x4E00 && c <= 0x9FFF) || (c >= 'a' && c <= 'z');
    if (plain || !is_dropped(c)) {
      memcpy(out + size, name.data + at, bytes);
      if (c >= 'A' && c <= 'Z') out[size] = (char)(c - 'A' + 'a');
      size += bytes;
    }
    at += bytes;
  }
  return (gx_str){out, size};
}

static bool is_place_kind(uint16_t kind) {
  return kind == GXI_KIND_DIVISION || kind == GXI_KIND_COUNTRY ||
         kind == GXI_KIND_FOREIGN_CITY;
}

static bool lies_within(
  const gx_knowledge *knowledge, uint32_t place, const gxi_form_parts *outer
) {
  if (outer->place_count == 0) return true;
  for (uint32_t k = 0; k < outer->place_count; k++)
    if (gxi_knowledge_place_within(knowledge, place, outer->places[k])) return true;
  return false;
}

/* The longest place that begins here, with those of its candidates that lie in the one
   in front (南京市|鼓楼区 is one of four); bytes, or 0. */
static uint32_t read_place(
  const gx_knowledge *knowledge,
  gx_str text,
  const gxi_form_parts *outer,
  gxi_form_parts *parts
) {
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(knowledge);
  gxi_hit hits[GXI_MAX_HITS];
  uint32_t count = gxi_lexicon_prefixes(lexicon, text, hits);
  while (count-- > 0) {
    uint32_t found = 0;
    bool place = false;
    for (uint32_t i = 0; i < hits[count].count && found < GXI_MAX_CANDIDATES; i++) {
      const gxi_entry *entry = gxi_lexicon_entry(lexicon, hits[count].first + i);
      if (!is_place_kind(entry->kind)) continue;
      place = true;
      if (lies_within(knowledge, entry->payload, outer))
        parts->places[found++] = entry->payload;
    }
    if (!place) continue;
    parts->place_count = found;
    return found > 0 ? hits[count].size : 0;
  }
  return 0;
}

/* 新疆 | 阿克苏地区 | 商务局: each place within the one before it; two characters must
   stay for the core. */
static uint32_t
read_prefixes(const gx_knowledge *knowledge, gx_str name, gxi_form_parts *parts) {
  uint32_t at = 0;
  for (uint32_t i = 0; i < MAX_PREFIXES && at < name.size; i++) {
    gxi_form_parts next = {0};
    gx_str rest = gxi_str_sub(name, at, name.size);
    uint32_t size = read_place(knowledge, rest, parts, &next);
    bool organ = rest.size - size == 3 && gxi_continues(rest, size, "委");
    if (size == 0 || (rest.size - size < 6 && !organ)) break;
    memcpy(parts->places, next.places, sizeof next.places);
    parts->place_count = next.place_count;
    parts->last = at;
    parts->prefixes++;
    at += size;
  }
  return at;
}

static uint32_t read_level(gx_str rest, gxi_form_parts *parts) {
  if (gxi_str_starts_in(rest, 0, NO_LEVEL)) return 0;
  if (gxi_continues(rest, 0, "地委")) {
    parts->levels = PREFECTURE.levels;
    return 3;
  }
  for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++) {
    uint32_t size = (uint32_t)strlen(LEVELS[i].text);
    if (!gxi_continues(rest, 0, LEVELS[i].text)) continue;
    if (rest.size - size < 6 && !gxi_continues(rest, size, "委")) return 0;
    parts->levels = LEVELS[i].levels;
    return size;
  }
  return 0;
}

/* The first characters of CANON by a hash of their last two bytes: hardly any character
   of a name is one. */
typedef struct canon_firsts {
  uint64_t sets[4];
} canon_firsts;

static inline uint32_t first_bit(const char *text) {
  return ((uint32_t)(unsigned char)text[1] << 3 ^ (unsigned char)text[2]) & 255;
}

/* Unrolled, this is four constants. */
GXI_INLINE canon_firsts read_firsts(void) {
  canon_firsts firsts = {{0}};
#if defined __GNUC__ && !defined __clang__
#pragma GCC unroll 64
#endif
  for (size_t i = 0; i < sizeof CANON / sizeof *CANON; i++) {
    uint32_t bit = first_bit(CANON[i].from);
    firsts.sets[bit / 64] |= (uint64_t)1 << bit % 64;
  }
  return firsts;
}

static const rewrite *canon_at(const canon_firsts *firsts, gx_str text, size_t at) {
  if (text.size - at < 6) return NULL; /* none is of one character */
  uint32_t bit = first_bit(text.data + at);
  if (!(firsts->sets[bit / 64] >> bit % 64 & 1)) return NULL;
  for (size_t i = 0; i < sizeof CANON / sizeof *CANON; i++) {
    if (memcmp(text.data + at, CANON[i].from, 3) != 0) continue;
    if (gxi_continues(text, at, CANON[i].from)) return &CANON[i];
  }
  return NULL;
}

/* Never longer than its input: every rewrite shortens. Most names have none. */
static gx_str canon(gxi_arena *arena, gx_str text) {
  canon_firsts firsts = read_firsts();
  size_t from = 0;
  while (from < text.size && !canon_at(&firsts, text, from))
    from += gxi_utf8_size((unsigned char)text.data[from]);
  if (from >= text.size) return text;
  char *out = gxi_arena_alloc(arena, text.size + 1, 1);
  size_t size = from;
  memcpy(out, text.data, from);
  for (size_t at = from; at < text.size;) {
    const rewrite *found = canon_at(&firsts, text, at);
    gx_str piece =
      found ? gxi_str(found->to)
            : gxi_str_sub(text, at, at + gxi_utf8_size((unsigned char)text.data[at]));
    memcpy(out + size, piece.data, piece.size);
    size += piece.size;
    at += found ? strlen(found->from) : piece.size;
  }
  return (gx_str){out, size};
}

static gx_str strip_ending(gx_str text, const char *const *endings, bool *stripped) {
  for (; *endings; endings++) {
    gx_str ending = gxi_str(*endings);
    if (text.size >= ending.size + 6 && gxi_str_ends(text, ending)) {
      *stripped = true;
      return gxi_str_sub(text, 0, text.size - ending.size);
    }
  }
  return text;
}

gxi_form_parts
gxi_form_split(gxi_arena *arena, const gx_knowledge *knowledge, gx_str squeezed) {
  gxi_form_parts parts = {0};
  gx_str rest = squeezed;
  if (gxi_continues(rest, 0, "中共")) rest = gxi_str_sub(rest, 6, rest.size);
  /* 中国(新疆)自由贸易试验区 = 新疆自贸区 */
  gxi_form_parts inner = {0};
  if (gxi_continues(rest, 0, "中国") && rest.size > 6 &&
      read_place(knowledge, gxi_str_sub(rest, 6, rest.size), &parts, &inner) > 0) {
    rest = gxi_str_sub(rest, 6, rest.size);
  }
  gx_str named = rest;
  uint32_t size = read_prefixes(knowledge, rest, &parts);
  rest = gxi_str_sub(rest, size, rest.size);
  if (parts.place_count == 0) {
    rest = gxi_str_sub(rest, read_level(rest, &parts), rest.size);
  }
  parts.head = gxi_str_sub(named, 0, named.size - rest.size);
  parts.core = canon(arena, rest);
  parts.whole = gxi_arena_join(arena, parts.head, parts.core);
  parts.brand = strip_ending(parts.core, LEGAL, &parts.legal);
  bool group = false;
  parts.brand = strip_ending(parts.brand, GROUPS, &group);
  return parts;
}

static uint32_t place_levels(const gx_knowledge *knowledge, const gxi_form_parts *p) {
  uint32_t levels = 0;
  for (uint32_t i = 0; i < p->place_count; i++) {
    levels |= BIT(gxi_knowledge_place(knowledge, p->places[i])->level);
  }
  return levels;
}

/* 经济开发区, 综合保税区: what a zone is, not what it is called. */
static bool is_proper(gx_str rest) {
  return rest.size >= 15 && !gxi_str_starts_in(
                              rest,
                              0,
                              "经济 经开 高新 综合 综保 工业 产业 物流 国际 国家 现代 "
                              "电商 电子 跨境 保税 自贸 "
                              "自由 边境 农业 科技 循环 化工 开发 出口 新能 创新 口岸 "
                              "机场 特色 绿色 数字 商贸"
                            );
}

gx_str
gxi_form_local(const gx_knowledge *knowledge, gx_str squeezed, bool zone, bool *chain) {
  gxi_form_parts parts = {0};
  uint32_t size = read_prefixes(knowledge, squeezed, &parts);
  gx_str rest = gxi_str_sub(squeezed, size, squeezed.size);
  gx_str prefix = gxi_str_sub(squeezed, parts.last, size);
  *chain = parts.prefixes > 1;
  bool full = parts.prefixes > 0 && prefix.size >= 9;
  if (zone && full && is_proper(rest)) return rest;
  if (!*chain) return (gx_str){0};
  return gxi_str_sub(squeezed, parts.last, squeezed.size);
}

/* 市政府 is of no place whose name ends with 区. */
static bool
ends_alike(const gx_knowledge *knowledge, gx_str word, const gxi_form_parts *placed) {
  if (!gxi_str_in(word, "市 县 区 旗")) return true;
  for (uint32_t i = 0; i < placed->place_count; i++)
    if (gxi_str_ends(gxi_knowledge_place(knowledge, placed->places[i])->name, word))
      return true;
  return false;
}

bool gxi_form_compatible(
  const gx_knowledge *knowledge, const gxi_form_parts *a, const gxi_form_parts *b
) {
  if (a->place_count == 0 && b->place_count == 0) {
    return a->levels == 0 || b->levels == 0 || (a->levels & b->levels) != 0;
  }
  if (b->place_count == 0) return gxi_form_compatible(knowledge, b, a);
  if (a->place_count == 0) {
    return a->levels == 0 || ((a->levels & place_levels(knowledge, b)) != 0 &&
                              ends_alike(knowledge, a->head, b));
  }
  for (uint32_t i = 0; i < a->place_count; i++) {
    for (uint32_t k = 0; k < b->place_count; k++) {
      if (a->places[i] == b->places[k]) return true;
    }
  }
  return false;
}

gx_str gxi_form_series(gx_str squeezed, gx_str *edition) {
  size_t at = 0;
  *edition = (gx_str){squeezed.data, 0};
  for (uint32_t step = 0; step < 2; step++) {
    size_t begin = at;
    if (gxi_continues(squeezed, at, "首届")) {
      at += 6;
    } else {
      size_t from = gxi_continues(squeezed, at, "第") ? at + 3 : at;
      gxi_number number = gxi_number_at(squeezed, from);
      size_t end = from + number.size;
      bool year = number.plain && number.digits == 4 && from == at;
      if (number.size > 0 && gxi_continues(squeezed, end, "届"))
        at = end + 3;
      else if (year)
        at = end + (gxi_continues(squeezed, end, "年度") ? 6
                    : gxi_continues(squeezed, end, "年") ? 3
                                                         : 0);
    }
    if (at == begin) break;
  }
  if (squeezed.size - at < 6) return squeezed;
  *edition = gxi_str_sub(squeezed, 0, at);
  return gxi_str_sub(squeezed, at, squeezed.size);
}
