/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shape_words.c: words with a say of their own in names by shape.
 *
 *     江苏省|对口支援|伊犁州|前方指挥部     aid commands
 *     海沧区|派驻|泾源县|工作组             teams that are sent
 *     经济|和|信息化局, 海关|驻|综保区      function words that are part of names
 *
 * Not here: what everything else costs (shapes.c).
 */
#include "base/words.h"
#include "mention/piece.h"
#include "mention/shapes.h"
#include "mention/weights.h"

/* 江苏省|对口支援|伊犁州|前方指挥部: what aid commands and teams are named by. */
bool gxi_shape_is_aid(const gxi_scan *scan, const gxi_piece *piece) {
  static const char *const AIDS[] = {
    "对口支援",
    "对口帮扶",
    "对口协作",
    "东西部协作",
    "援疆",
    "援藏",
    "援青",
    "援宁",
    "援甘",
    "援琼",
    "援外",
    "协作"};
  uint32_t first = gxi_scan_code(scan, piece->begin);
  if (first != 0x5BF9 && first != 0x4E1C && first != 0x63F4 && first != 0x534F)
    return false; /* 对 东 援 协 */
  gx_str text = gxi_scan_text(scan, piece->begin, piece->end);
  for (size_t i = 0; i < sizeof AIDS / sizeof *AIDS; i++)
    if (gxi_str_is(text, AIDS[i])) return true;
  return false;
}

bool gxi_shape_is_posting(const gxi_scan *scan, const gxi_piece *piece) {
  uint32_t code = gxi_scan_code(scan, piece->begin);
  if (code != 0x6D3E && code != 0x5E2E && code != 0x9A7B) return false; /* 派 帮 驻 */
  gx_str text = gxi_scan_text(scan, piece->begin, piece->end);
  return gxi_str_is(text, "派驻") || gxi_str_is(text, "帮扶") || gxi_str_is(text, "驻");
}

/* 教育, 农牧: a weak suffix of firms is a theme of offices. */
static bool is_trade(const gxi_piece *piece) {
  for (uint32_t s = 0; s < GXI_SHAPE_COUNT; s++)
    if (piece->suffix[s] > 0) return false;
  return true;
}

bool gxi_shape_is_hard(uint32_t code) {
  static const uint32_t HARD[] = {
    0x7684 /* 的 */, 0x4E86 /* 了 */, 0x7531 /* 由 */, 0x5728 /* 在 */, 0x4E0E /* 与 */,
    0x5BF9 /* 对 */, 0x88AB /* 被 */, 0x628A /* 把 */, 0x5C06 /* 将 */, 0x53CA /* 及 */,
    0x6216 /* 或 */, 0x4ECE /* 从 */, 0x662F /* 是 */, 0x6709 /* 有 */, 0x4E0D /* 不 */,
    0x7B49 /* 等 */, 0x4E8E /* 于 */, 0x8BA9 /* 让 */, 0x7ED9 /* 给 */, 0x8BE5 /* 该 */,
    0x5176 /* 其 */, 0x8FD9 /* 这 */, 0x90A3 /* 那 */, 0x8FD8 /* 还 */, 0x4E5F /* 也 */,
    0x5DF2 /* 已 */, 0x5C31 /* 就 */, 0x62DF /* 拟 */, 0x8DDF /* 跟 */, 0x4E2A /* 个 */,
    0x67D0 /* 某 */, 0x8981 /* 要 */, 0x4ECD /* 仍 */, 0x5E76 /* 并 */, 0x53EA /* 只 */,
    0x53C8 /* 又 */, 0x66FE /* 曾 */};
  for (size_t i = 0; i < sizeof HARD / sizeof *HARD; i++)
    if (HARD[i] == code) return true;
  return false;
}

/* Function words that are part of names: 海关|驻|综保区, 推介会|暨|签约仪式, 经济|和|
   信息化局, and prepositions that are a character of brands (朝禾, 华能, 瑞和). */
/* 湘吐|两地|…联谊会 */
bool gxi_shape_is_shared(const gxi_scan *scan, const gxi_piece *piece) {
  return piece->end - piece->begin == 2 && gxi_scan_code(scan, piece->begin) == U'两' &&
         gxi_str_in(
           gxi_scan_text(scan, piece->begin, piece->end), "两地 两省 两市 两县"
         );
}

int32_t gxi_shape_function(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *last, const gxi_piece *piece
) {
  static const uint32_t SOFT[] = {
    0x671D /* 朝 */,
    0x540C /* 同 */,
    0x5982 /* 如 */,
    0x4E3A /* 为 */,
    0x548C /* 和 */,
    0x987A /* 顺 */,
    0x80FD /* 能 */,
    0x7ECF /* 经 */,
    0x5411 /* 向 */,
    0x90FD /* 都 */,
    0x4EE5 /* 以 */};
  if (piece->end - piece->begin != 1) {
    bool shared = shape == GXI_SHAPE_ORGANIZATION && last->letter &&
                  gxi_shape_is_shared(scan, piece);
    return shared ? GXI_GAIN_SHARED : GXI_FORBIDDEN;
  }
  uint32_t code = gxi_scan_code(scan, piece->begin);
  if (!gxi_is_han(code)) return GXI_FORBIDDEN; /* 、 is a conjunction, too */
  bool ended = last->inside == GXI_INSIDE_SUFFIX || last->inside == GXI_INSIDE_KNOWN;
  bool theme =
    last->inside == GXI_INSIDE_NOUN || last->inside == GXI_INSIDE_VERB ||
    (shape == GXI_SHAPE_AGENCY && last->inside == GXI_INSIDE_SUFFIX && is_trade(last));
  bool organ = shape == GXI_SHAPE_AGENCY || shape == GXI_SHAPE_ORGANIZATION;
  if (code == 0x9A7B && ended) return GXI_BITS(-9);
  if (code == 0x66A8 && ended && shape == GXI_SHAPE_EVENT) return GXI_BITS(-5);
  if (code == 0x548C && organ && theme) return GXI_BITS(-14);
  bool meets = shape == GXI_SHAPE_EVENT; /* 中国—东盟|商务|与|投资|峰会 */
  if (code == 0x4E0E && (meets || shape == GXI_SHAPE_AGENCY) && theme)
    return GXI_BITS(-14);
  bool named = last->inside == GXI_INSIDE_CHAR || last->inside == GXI_INSIDE_PLACE ||
               last->inside == GXI_INSIDE_FUNCTION;
  bool branded = shape == GXI_SHAPE_COMPANY || shape == GXI_SHAPE_ORGANIZATION;
  if (!named || !branded) return GXI_FORBIDDEN;
  for (size_t i = 0; i < sizeof SOFT / sizeof *SOFT; i++)
    if (SOFT[i] == code)
      return code == 0x548C && last->inside == GXI_INSIDE_PLACE ? GXI_FORBIDDEN
                                                                : GXI_BITS(-11);
  return gxi_shape_is_hard(code) ? GXI_FORBIDDEN : GXI_BITS(-17);
}

bool gxi_shape_is_team(const gxi_scan *scan, const gxi_piece *suffix) {
  switch (gxi_scan_code(scan, suffix->end - 1u)) {
  case 0x961F: /* 队 */
  case 0x7EC4: /* 组 */
  case 0x73ED: /* 班 */
  case 0x90E8: /* 部 */
  case 0x6307: /* 指 */
  case 0x56E2: /* 团 */
  case 0x9986: /* 馆 */
  case 0x5904: /* 处 */
  case 0x529E: /* 办 */
  case 0x5BA4: /* 室 */
    return true;
  default:
    return false;
  }
}

bool gxi_shape_is_calling(const gxi_scan *scan, const gxi_piece *piece) {
  return gxi_shape_is_measure(scan, piece) || piece->suffix[GXI_SHAPE_COMPANY] >= 0 ||
         (piece->generic && !piece->trade) ||
         gxi_scan_code(scan, piece->end - 1u) == 0x5546; /* 商 */
}

static bool is_founding(const gxi_scan *scan, const gxi_piece *piece) {
  if (piece->end - piece->begin != 1) return false;
  uint32_t code = gxi_scan_code(scan, piece->begin);
  return code == 0x529E || code == 0x8BBE; /* 办 设 */
}

static bool is_building(const gxi_scan *scan, const gxi_piece *piece) {
  if (piece->end - piece->begin == 2) /* 共建, 合建 */
    return piece->frame && gxi_scan_code(scan, piece->end - 1u) == 0x5EFA;
  if (piece->end - piece->begin != 1) return false;
  uint32_t code = gxi_scan_code(scan, piece->begin);
  return code == 0x5EFA || code == 0x5F00 || code == 0x76D6 || code == 0x4FEE;
}

/* 在|库车市|办…: what is done there; 福建|建… may be a firm. */
bool gxi_shape_is_deed_there(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *piece
) {
  return is_founding(scan, piece) ||
         (shape > GXI_SHAPE_AGENCY && is_building(scan, piece));
}

/* 大连|两|地|超市: two or three places are counted, firms and zones hardly named so. */
bool gxi_shape_is_counting(const gxi_scan *scan, const gxi_piece *piece) {
  if (piece->end - piece->begin != 2) return false; /* of the piece alone: digest.h */
  uint32_t code = gxi_scan_code(scan, piece->begin);
  if (code != 0x4E24 /* 两 */ && code != 0x4E09 /* 三 */) return false;
  static const uint32_t LEVELS[] = {
    0x5730 /* 地 */,
    0x7701 /* 省 */,
    0x5E02 /* 市 */,
    0x53BF /* 县 */,
    0x5DDE /* 州 */};
  for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++)
    if (LEVELS[i] == gxi_scan_code(scan, piece->begin + 1u)) return true;
  return false;
}

/* 在金塔县|投资|光伏电站, …|建设|产业园: what is done there, whatever trades are named.
 */
bool gxi_shape_is_putting(const gxi_scan *scan, const gxi_piece *piece) {
  if (piece->end - piece->begin != 2) return false;
  gx_str text = gxi_scan_text(scan, piece->begin, piece->end);
  return gxi_str_in(text, "投资 投建 建设 援建 共建 新建 兴建 打造");
}

/* 在 到 赴 …: what follows is where something is done. */
static bool behind_where(const gxi_scan *scan, uint32_t begin) {
  if (begin == 0) return false;
  uint32_t code = gxi_scan_code(scan, begin - 1);
  return code == U'在' || code == U'来' || code == U'到' || code == U'赴' ||
         code == U'向';
}

/* 民勤县|红沙岗: behind a place's full name a spot there; firms take the short one. */
bool gxi_shape_begins_full(const gxi_scan *scan, uint32_t begin) {
  uint32_t stop = scan->chars.items[begin + 1].first_piece;
  for (uint32_t i = scan->chars.items[begin].first_piece; i < stop; i++)
    if (scan->pieces.items[i].inside == GXI_INSIDE_FULL) return true;
  return false;
}

/* 在|宁东|投资: what is done there, no firm. */
bool gxi_shape_is_spent_there(
  const gxi_scan *scan, const gxi_piece *suffix, uint32_t begin
) {
  return behind_where(scan, begin) && gxi_shape_is_putting(scan, suffix);
}

/* 江阴|举办|推介会: what is held there. */
static bool
is_held_there(const gxi_scan *scan, const gxi_piece *suffix, uint32_t begin) {
  uint32_t last = gxi_scan_code(scan, suffix->end - 1u);
  if (last != U'会' && last != U'坛' && last != U'节' && last != U'动') return false;
  return gxi_str_has(gxi_scan_text(scan, begin, suffix->begin), "举办 举行 召开");
}

/* 支持|伊宁市|建设|学校: what somebody is helped to do. */
static bool behind_help(const gxi_scan *scan, uint32_t begin) {
  if (begin < 2) return false;
  uint32_t code = gxi_scan_code(scan, begin - 1);
  return code == U'为' || code == U'帮' || code == U'助' ||
         gxi_str_in(gxi_scan_text(scan, begin - 2, begin), "支持 支援 帮扶 出资 投资");
}

/* 在|昌都|建设|冶炼厂: what is built there has no name yet; 在昌都建设集团调研 has. */
bool gxi_shape_is_built_there(
  const gxi_scan *scan, const gxi_piece *suffix, uint32_t begin
) {
  if (is_held_there(scan, suffix, begin)) return true;
  if (!behind_where(scan, begin) && !behind_help(scan, begin)) return false;
  uint32_t last = gxi_scan_code(scan, suffix->end - 1u);
  if (last == U'司' || last == U'团' || last == U'局') return false;
  for (uint32_t i = begin + 2; i < begin + 9 && i + 2 <= suffix->begin; i++)
    if (gxi_str_in(
          gxi_scan_text(scan, i, i + 2),
          "投建 建设 援建 共建 新建 兴建 打造 筹建 扩建 兴办"
        ))
      return true;
  return false;
}

/* 某集团|海外部, 某公司|厂|区: a firm's department has no name of its own, nor its
 * site. */
bool gxi_shape_is_firms_own(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix, uint32_t begin
) {
  uint32_t last = gxi_scan_code(scan, suffix->end - 1u);
  uint32_t next = gxi_scan_code(scan, suffix->end);
  if (last == U'厂') return next == U'区' || next == U'房';
  if (last == U'团') /* 甲集团|考察团 */
    return gxi_str_ends_any(
             gxi_scan_text(scan, begin, suffix->begin),
             GX_STR_LIT("公司 集团 股份 商会 公司考察 集团考察 公司代表 集团代表")
           ) > 0;
  bool unit = last == U'部' || last == U'科' || last == U'处' || last == U'室';
  if (shape != GXI_SHAPE_AGENCY || !unit || suffix->begin < begin + 4) return false;
  if (gxi_str_ends_in(gxi_scan_text(scan, begin, suffix->end), "办事处 代表处 联络处"))
    return false;
  return gxi_str_has(gxi_scan_text(scan, begin, suffix->begin), "公司 集团 股份");
}

/* 跑遍了, 背着, 不同: a word with an aspect or a negation is no part of a name. */
bool gxi_shape_is_done(const gxi_scan *scan, const gxi_piece *piece) {
  uint32_t first = gxi_scan_code(scan, piece->begin);
  if (piece->end - piece->begin < 2) /* 各 每 仍 */
    return first == 0x5404 || first == 0x6BCF || first == 0x4ECD;
  bool owned = first == 0x56FD || first == 0x592E || first == 0x6C11; /* 国企 央企 */
  bool firms = gxi_scan_code(scan, piece->end - 1u) == 0x4F01;        /* 奶企 */
  if (firms && !owned) return true;
  if (piece->inside == GXI_INSIDE_ADJECTIVE) return first == 0x4E0D; /* 不同 */
  if (piece->inside != GXI_INSIDE_VERB && piece->inside != GXI_INSIDE_OPENER)
    return false;
  uint32_t last = gxi_scan_code(scan, piece->end - 1u);
  if (last == 0x4E86 /* 了 */ || last == 0x7740 /* 着 */ || last == 0x8FC7 /* 过 */)
    return true;
  bool joins = first == 0x53C2 && (last == 0x52A0 || last == 0x5C55);
  bool rides = (first == U'乘' || first == U'搭') && (last == U'坐' || last == U'乘');
  if (rides || joins || (first == 0x51FA && last == 0x5E2D))
    return true;                               /* 参加 参展 出席 */
  return piece->inside == GXI_INSIDE_OPENER && /* 办起 签下 */
         (last == 0x8D77 /* 起 */ || last == 0x4E0B /* 下 */ ||
          last == 0x51FA /* 出 */);
}

bool gxi_shape_is_measure(const gxi_scan *scan, const gxi_piece *piece) {
  if (piece->end - piece->begin != 1) return false;
  uint32_t code = gxi_scan_code(scan, piece->begin);
  return code == 0x5927 /* 大 */ || code == 0x5904 /* 处 */ ||
         code == 0x5EA7 /* 座 */ || code == 0x5BB6 /* 家 */ || code == 0x4E2A /* 个 */;
}

bool gxi_shape_is_completed(const gxi_scan *scan, const gxi_piece *piece) {
  static const uint32_t ENDS[] = {
    0x8D77 /* 起 */,
    0x5230 /* 到 */,
    0x51FA /* 出 */,
    0x7ED9 /* 给 */,
    0x4E86 /* 了 */,
    0x7740 /* 着 */,
    0x8FC7 /* 过 */,
    0x5B8C /* 完 */,
    0x597D /* 好 */,
    0x4E0A /* 上 */,
    0x4E0B /* 下 */,
    0x4E3A /* 为 */,
    0x4E8E /* 于 */,
    0x6210 /* 成 */,
    0x5165 /* 入 */,
    0x5411 /* 向 */};
  uint32_t code = gxi_scan_code(scan, piece->end - 1u);
  for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
    if (ENDS[i] == code) return true;
  return false;
}

/* 某公司|年产|4000台…平台, 学校|有关|学院: words of what is said, in no name. */
bool gxi_shape_is_remark(const gxi_scan *scan, const gxi_piece *piece) {
  if (piece->end != piece->begin + 2u) return false;
  uint32_t next = gxi_scan_code(scan, piece->begin + 1u);
  switch (gxi_scan_code(scan, piece->begin)) {
  case 0x5E74: /* 年产 */
    return next == 0x4EA7;
  case 0x6709: /* 有关 */
  case 0x76F8: /* 相关 */
    return next == 0x5173;
  case 0x5176: /* 其他 */
    return next == 0x4ED6;
  default:
    return false;
  }
}

/* 世界|氢能|大会, 全球|…|峰会: whose meeting it is, as a place says elsewhere. */
uint8_t gxi_shape_opens_world(const gxi_scan *scan, const gxi_piece *piece) {
  gx_str text = gxi_scan_text(scan, piece->begin, piece->end);
  bool opens = gxi_str_in(text, "世界 全球");
  return opens ? (uint8_t)(1u << GXI_SHAPE_EVENT) : 0;
}

bool gxi_shape_is_worlds(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *suffix, uint32_t begin
) {
  if (shape != GXI_SHAPE_EVENT || suffix->suffix[shape] < 2) return false;
  if (suffix->begin < begin + 4 || suffix->end - suffix->begin > 3) return false;
  gx_str opener = gxi_scan_text(scan, begin, begin + 2);
  return gxi_str_in(opener, "世界 全球") &&
         gxi_str_in(
           gxi_scan_text(scan, suffix->begin, suffix->end),
           "大会 博览会 交易会 展览会 论坛 峰会"
         );
}
