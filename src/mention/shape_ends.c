/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shape_ends.c: what stands before and behind a suffix says whether a name ends there.
 *
 *     渝西农业 | 融资租赁公司      its rest follows
 *     龙江银行 | 绥芬河支行        a branch goes on with its parent's name
 *     天水 | 苹果推介会 | 在…      a place in front, an edge behind: settled
 *     产权 | 归 | 村               a verb, no name
 *     木石科技 | 控股 | 60%        a verb, no suffix
 *
 * Not here: what ending costs otherwise (shapes.c).
 */
#include "base/str.h"
#include "mention/shapes.h"
#include "mention/weights.h"

#define MAX_REST 4u /* words between a name's apparent end and 公司 */

/* 渝西农业|融资|租赁|公司: trades and 公司 behind a name are its rest. */
bool gxi_shape_runs_on(const gxi_scan *scan, uint32_t at) {
  for (uint32_t words = 0; words < MAX_REST && at < gxi_scan_size(scan); words++) {
    const gxi_char *begin = &scan->chars.items[at];
    const gxi_piece *longest = NULL;
    for (uint32_t i = begin->first_piece; i < begin[1].first_piece; i++) {
      const gxi_piece *piece = &scan->pieces.items[i];
      if (piece->end - piece->begin >= 2 && piece->hit.count) longest = piece;
    }
    if (!longest || longest->is_name || longest->titled) return false;
    if (longest->suffix[GXI_SHAPE_COMPANY] >= 0 && gxi_scan_code(scan, longest->end - 1u) == 0x53F8 /* 司 */)
      return true;
    bool trade = longest->trade || longest->inside == GXI_INSIDE_SUFFIX;
    if (!trade && (longest->inside != GXI_INSIDE_NOUN || longest->frame)) return false;
    at = longest->end;
  }
  return false;
}

/* 天水|苹果|推介会, 贞丰|工业园区: behind a place, at an edge, a long suffix names,
   though its words are cheap; 工业基地 is often any base there. */
int32_t gxi_shape_settled(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix, uint32_t seen
) {
  if (!(seen & GXI_SEEN_FIRST) || suffix->end - suffix->begin < 2) return 0;
  if (!(scan->chars.items[suffix->end].after & GXI_CUE_CLEAR)) return 0;
  if (shape == GXI_SHAPE_EVENT && suffix->suffix[shape] > 0) return GXI_BITS(3);
  if (shape == GXI_SHAPE_AGENCY && suffix->suffix[shape] > 0) return GXI_BITS(2);
  bool base = gxi_scan_code(scan, suffix->end - 1u) == 0x5730; /* 地 */
  return shape == GXI_SHAPE_ZONE && suffix->suffix[shape] == 2 && !base ? GXI_BITS(2)
                                                                        : 0;
}

/* 龙江银行|绥芬河|支行, 建设集团|第三|分公司: a branch goes on with its parent's name.
 */
int32_t gxi_shape_branch(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix, uint32_t seen
) {
  if (shape == GXI_SHAPE_AGENCY && (seen & GXI_SEEN_ZONE))
    return gxi_scan_code(scan, suffix->begin) == 0x7BA1 ? GXI_BITS(6) : 0; /* 管委会 */
  if (shape != GXI_SHAPE_COMPANY || suffix->end - suffix->begin < 2) return 0;
  if (!(seen & (GXI_SEEN_SUFFIX | GXI_SEEN_KNOWN))) return 0;
  uint32_t first = gxi_scan_code(scan, suffix->begin);
  gx_str text = gxi_scan_text(scan, suffix->begin, suffix->end);
  /* 甘肃亚盛|牧业: a listed firm's name goes on with a trade */
  bool listed = (seen & ~GXI_SEEN_FIRST) == (GXI_SEEN_PLACE | GXI_SEEN_KNOWN);
  bool ends = scan->chars.items[suffix->end].after & GXI_CUE_CLEAR;
  if (listed && ends && suffix->suffix[shape] == 0 && !suffix->frame)
    return GXI_BITS(5);
  bool branch = first == 0x652F /* 支 */ || first == 0x5206 /* 分 */ ||
                gxi_str_is(text, "营业部") || gxi_str_ends(text, GX_STR_LIT("支公司"));
  bool placed = seen & (GXI_SEEN_PLACE | GXI_SEEN_NUMBER);
  bool there = scan->chars.items[suffix->begin].before & GXI_CUE_PLACE;
  if ((seen & GXI_SEEN_SUFFIX) && placed && (gxi_str_is(text, "工厂") || (there && gxi_str_is(text, "公司"))))
    return GXI_BITS(10); /* 东泽汽车|武汉|工厂, 医药集团|甘肃|公司 */
  return branch && placed ? GXI_BITS(10) : 0;
}

/* Something that no common noun has, for a name with this kind of suffix. */
bool gxi_shape_distinct(gxi_shape shape, uint32_t seen, int strength) {
  uint32_t marks = GXI_SEEN_PLACE | GXI_SEEN_MARK;
  switch (shape) {
  case GXI_SHAPE_COMPANY:
    if (strength == 0) marks = GXI_SEEN_MARK | GXI_SEEN_KNOWN;
    marks |= GXI_SEEN_UNKNOWN;
    break;
  case GXI_SHAPE_AGENCY:
    marks |= GXI_SEEN_LEVEL;
    break;
  case GXI_SHAPE_ORGANIZATION:
    marks |= GXI_SEEN_LEVEL;
    if (strength == 2) marks |= GXI_SEEN_UNKNOWN;
    break;
  case GXI_SHAPE_PROGRAM:
    if (strength == 2) marks |= GXI_SEEN_NUMBER;
    break;
  case GXI_SHAPE_EVENT:
    if (strength > 0) marks |= GXI_SEEN_NUMBER;
    break;
  case GXI_SHAPE_VILLAGE:
  case GXI_SHAPE_TOWNSHIP:
    marks |= GXI_SEEN_UNKNOWN | GXI_SEEN_ODD;
    break;
  case GXI_SHAPE_ZONE:
    if (strength == 2) marks |= GXI_SEEN_UNKNOWN | GXI_SEEN_ODD;
    break;
  default:
    break;
  }
  if (seen & (GXI_SEEN_ACT | GXI_SEEN_WORD)) marks &= ~GXI_SEEN_ODD;
  return (seen & marks) != 0;
}

/* 全国政协|委员: who sits in it, no 委. */
bool gxi_shape_is_seat(const gxi_scan *scan, const gxi_piece *suffix) {
  return gxi_scan_code(scan, suffix->end - 1u) == 0x59D4 /* 委 */ &&
         suffix->end < gxi_scan_size(scan) &&
         gxi_scan_code(scan, suffix->end) == 0x5458 /* 员 */;
}

/* 中南大学|党委书记, but 麻田镇党委|书记: of a body, the party is in the title. */
int32_t gxi_shape_party(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix, uint32_t seen
) {
  uint32_t end = suffix->end; /* 党委, or 委 behind 党 */
  if (shape != GXI_SHAPE_AGENCY || end < 5 || !(scan->chars.items[end].after & GXI_CUE_TITLE))
    return 0;
  if (!gxi_str_is(gxi_scan_text(scan, end - 2u, end), "党委")) return 0;
  gx_str before = gxi_scan_text(scan, end - 4u, end - 2u);
  bool body = (seen & (GXI_SEEN_KNOWN | GXI_SEEN_SUFFIX)) ||
              gxi_str_in(before, "集团 公司 大学 学院 医院 银行 学校 股份");
  return body ? GXI_BITS(-10) : 0;
}

/* 中亚南亚|市场: where somebody sells. */
bool gxi_shape_is_market(const gxi_scan *scan, const gxi_piece *suffix) {
  return gxi_str_is(gxi_scan_text(scan, suffix->begin, suffix->end), "市场");
}

/* 某某|电器 in front of 公司 stops short of its name; 某某公司|投资 goes beyond it. */
bool gxi_shape_splits_firm(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix
) {
  if (shape != GXI_SHAPE_COMPANY || suffix->suffix[shape] != 0) return false;
  uint32_t begin = suffix->begin;
  if (begin > 1 && gxi_str_is(gxi_scan_text(scan, begin - 2, begin), "公司"))
    return true;
  uint32_t end = suffix->end;
  return gxi_scan_code(scan, end) == U'公' && gxi_scan_code(scan, end + 1) == U'司';
}

/* 上海|浦东|新区: a district of the city before it; 岐山县|城: the county's town. */
bool gxi_shape_is_district(
  const gxi_scan *scan, const gxi_piece *suffix, uint32_t begin
) {
  gxi_hit hit;
  if (gxi_str_is(gxi_scan_text(scan, suffix->end - 2u, suffix->end), "县城"))
    return true;
  if (!gxi_str_is(gxi_scan_text(scan, suffix->begin, suffix->end), "新区"))
    return false;
  for (uint32_t at = begin + 2; at + 2 <= suffix->begin; at++) {
    if (!gxi_lexicon_find(scan->lexicon, gxi_scan_text(scan, at, suffix->end), &hit))
      continue;
    for (uint32_t i = 0; i < hit.count; i++)
      if (gxi_lexicon_entry(scan->lexicon, hit.first + i)->kind == GXI_KIND_DIVISION)
        return true;
  }
  return false;
}

/* 村|小学, 村|卫生室: any village's, and no name. */
bool gxi_shape_is_of_village(
  const gxi_scan *scan, const gxi_piece *suffix, uint32_t begin
) {
  return gxi_scan_code(scan, begin) == 0x6751 &&
         gxi_str_in(
           gxi_scan_text(scan, suffix->begin, suffix->end),
           "小学 学校 幼儿园 卫生室 卫生所 敬老院 养老院 合作社"
         );
}

/* 产权|归|村: a verb of one character in front of 村 does something to it. */
bool gxi_shape_is_acted_on(const gxi_scan *scan, const gxi_piece *suffix) {
  uint32_t at = suffix->begin - 1u;
  uint32_t stop = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++)
    if (scan->pieces.items[i].end == at + 1 && scan->pieces.items[i].frame) return true;
  return false;
}

#define BOARD 9u /* characters of 董事会第二十二次 */

/* 杭州市|计划|在…, 和平县|捐赠仪式: nothing but a place says which, so it is none with
   a name; 百企助|百|村: a number is no village's. */
bool gxi_shape_is_bare(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix, uint32_t seen
) {
  gx_str text = gxi_scan_text(scan, suffix->begin, suffix->end);
  uint32_t known = GXI_SEEN_KNOWN | GXI_SEEN_ZONE | GXI_SEEN_LEVEL | GXI_SEEN_SUFFIX;
  bool placed = !(seen & ~(GXI_SEEN_PLACE | GXI_SEEN_FIRST | known));
  if (shape == GXI_SHAPE_PROGRAM)
    return placed && gxi_str_in(text, "计划 工程 行动 规划 项目");
  uint32_t from = suffix->begin > BOARD ? suffix->begin - BOARD : 0;
  gx_str front = gxi_scan_text(scan, from, suffix->end);
  if (shape == GXI_SHAPE_EVENT) /* 第六届董事会第十二次|会议 */
    return (placed && gxi_str_ends(text, GX_STR_LIT("仪式"))) ||
           gxi_str_has(front, "董事会 监事会 股东");
  uint32_t before = gxi_scan_code(scan, suffix->begin - 1u);
  if (shape == GXI_SHAPE_TOWNSHIP) /* 情暖富硒|茶|乡 */
    return gxi_str_in(
      gxi_scan_text(scan, suffix->begin - 1u, suffix->end),
      "茶乡 果乡 瓜乡 侨乡 枣乡 药乡 橘乡 桃乡 菌乡 酒乡 帅乡 苗乡 侗乡 彝乡 藏乡 壮乡 "
      "瑶乡"
    );
  return shape == GXI_SHAPE_VILLAGE &&
         (before == U'百' || before == U'千' || before == U'万' || before == U'两');
}

#define WHOSE (GXI_SEEN_PLACE | GXI_SEEN_KNOWN | GXI_SEEN_MARK | GXI_SEEN_NUMBER)

/* 电芯|工厂, 冷榨|车间: any that makes it, unless something says whose. */
static bool is_workshop(const gxi_scan *scan, const gxi_piece *suffix) {
  gx_str text = gxi_scan_text(scan, suffix->begin, suffix->end);
  return gxi_str_in(
    text, "工厂 车间 加工厂 养殖场 屠宰场 养鸡场 养猪场 养牛场 养羊场 种植园 制品厂"
  );
}

/* 园林处|所|赠, 安化|会|不会, 集团|控股|60%: the suffix is a word of what follows. */
bool gxi_shape_is_word(const gxi_scan *scan, const gxi_piece *suffix, uint32_t seen) {
  uint32_t code = gxi_scan_code(scan, suffix->begin);
  uint16_t after = scan->chars.items[suffix->end].after;
  switch (suffix->end - suffix->begin) {
  case 1:
    if (code == U'署' && gxi_str_in(gxi_scan_text(scan, suffix->begin - 1u, suffix->begin), "签 部"))
      return true; /* 与某公司签|署 */
    return (code == 0x6240 /* 所 */ && (after & GXI_CUE_VERB)) ||
           (code == 0x4F1A /* 会 */ && (seen & ~GXI_SEEN_FIRST) == GXI_SEEN_PLACE);
  case 2: /* 运河公司|铸造|了, 通道|投资|3.2亿元, 到|新疆阿克苏|投资, 进入|上海|市场 */
    if (suffix->suffix[GXI_SHAPE_COMPANY] == 0 && gxi_scan_code(scan, suffix->end) == 0x4E86)
      return true;
    if ((seen & ~GXI_SEEN_FIRST) == GXI_SEEN_PLACE && gxi_str_in(gxi_scan_text(scan, suffix->begin, suffix->end), "投资 市场"))
      return true;
    if (is_workshop(scan, suffix) && !(seen & WHOSE)) return true;
    return (code == 0x63A7 /* 控 */ || suffix->frame) && (after & GXI_CUE_NUMBER);
  case 3:
    return is_workshop(scan, suffix) && !(seen & (WHOSE | GXI_SEEN_UNKNOWN));
  default:
    return false;
  }
}

/* A suffix of what stands somewhere and may be named by a trade. */
static bool is_site(const gxi_piece *piece) {
  return piece->suffix[GXI_SHAPE_ZONE] > 0 || piece->suffix[GXI_SHAPE_ORGANIZATION] > 0;
}

/* 创投|公司: not the end before another suffix; a weak one needs an edge behind it. */
int32_t gxi_shape_tail(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix, int strength
) {
  const gxi_char *end = &scan->chars.items[suffix->end];
  bool trade =
    shape == GXI_SHAPE_COMPANY && strength < 2 && !(end->after & GXI_CUE_TITLE);
  int32_t cost = 0;
  if (suffix->end < gxi_scan_size(scan) && !(end->after & GXI_CUE_TITLE)) {
    for (uint32_t i = end->first_piece; i < end[1].first_piece; i++)
      if (scan->pieces.items[i].suffix[shape] > 0 || (trade && is_site(&scan->pieces.items[i])))
        cost = GXI_BITS(-6);
  }
  /* 紫阳县|富硒|食品|企业: firms of a kind */
  bool kind = strength == 0 && shape == GXI_SHAPE_COMPANY &&
              gxi_scan_code(scan, suffix->end) == 0x4F01 &&
              gxi_scan_code(scan, suffix->end + 1u) == 0x4E1A;
  if (kind) cost += GXI_BITS(-12);
  bool firm = gxi_scan_code(scan, suffix->end - 1u) == 0x53F8; /* 司 */
  if (shape <= GXI_SHAPE_ORGANIZATION && !firm && gxi_shape_runs_on(scan, suffix->end))
    cost += GXI_BITS(-14);
  /* 共同体|意识: the word goes on */
  const gxi_char *begin = &scan->chars.items[suffix->begin];
  bool titled = (end->after & GXI_CUE_TITLE) != 0; /* 外贸处|处长 */
  for (uint32_t i = begin->first_piece; !titled && i < begin[1].first_piece; i++) {
    const gxi_piece *longer = &scan->pieces.items[i];
    if (longer->end > suffix->end && longer->hit.count && !longer->is_suffix &&
        !longer->is_name && !longer->titled)
      cost += GXI_BITS(-6);
  }
  if (strength == 0 && !(end->after & GXI_CUE_CLEAR)) cost += GXI_BITS(-4);
  return cost;
}

/* 海棠镇|桃花岭村, 长沙|的|桃花岭社区 */
bool gxi_shape_is_behind_place(const gxi_scan *scan, uint32_t begin) {
  const gxi_char *chars = scan->chars.items;
  if (chars[begin].before & GXI_CUE_PLACE) return true;
  return begin > 0 && chars[begin - 1].code == 0x7684 /* 的 */ &&
         (chars[begin - 1].before & GXI_CUE_PLACE);
}

bool gxi_shape_ends_in_verb(const gxi_scan *scan, uint32_t end) {
  for (uint32_t i = scan->chars.items[end - 2].first_piece;
       i < scan->chars.items[end - 1].first_piece;
       i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (piece->end == end && piece->frame && !piece->is_suffix) return true;
  }
  uint32_t stop = scan->chars.items[end].first_piece;
  for (uint32_t i = scan->chars.items[end - 1].first_piece; i < stop; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (piece->end == end && piece->tag == 'v' && piece->common >= 14) return true;
  }
  return false;
}

/* [begin, end) is a country other than China. */
bool gxi_shape_is_foreign(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  uint32_t stop = scan->chars.items[begin + 1].first_piece;
  for (uint32_t i = scan->chars.items[begin].first_piece; i < stop; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (piece->end == end && piece->country)
      return !gxi_str_is(gxi_scan_text(scan, begin, end), "中国");
  }
  return false;
}

/* 沙梁园区|管委会, 江海陆港|公司, 江海陆港|集团: who runs a zone is as sure as the
 * zone. */
bool gxi_shape_is_board(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix, uint32_t seen
) {
  if (!(seen & GXI_SEEN_ZONE)) return false;
  gx_str text = gxi_scan_text(scan, suffix->begin, suffix->end);
  if (shape == GXI_SHAPE_COMPANY) {
    uint32_t last = gxi_scan_code(scan, suffix->begin - 1u);
    bool zone = last == U'区' || last == U'港' || last == U'园' || last == U'岸';
    return zone && gxi_str_in(text, "公司 集团");
  }
  return shape == GXI_SHAPE_AGENCY && gxi_str_in(text, "管委会 管理委员会 党工委");
}
