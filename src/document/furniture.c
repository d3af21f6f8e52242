/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * furniture.c: lines that are the page, not the document: navigation, sharing, page
 * numbers, contact lines, editors; and source lines, which are facts about it.
 *
 * A line is judged by what it begins with, or by two signs of one kind. Words are in
 * Simplified form: the line has been folded. Long lines are prose and not looked at,
 * but contact lines of newspapers, which begin like one.
 */
#include "document/page.h"

/* A line that begins with one of these is no part of the document. */
static const char *const FURNITURE[] = {
  "当前位置",   "您的位置",   "您当前的位置", "您现在的位置", "当前的位置", "所在位置",
  "你的位置",   "现在位置",   "网站首页",     "分享到",       "分享至",     "—分享",
  "(打印",      "打印本页",   "(关闭",        "关闭窗口",     "上一篇",     "下一篇",
  "上一条",     "下一条",     "阅读下一篇",   "返回顶部",     "返回首页",   "返回列表",
  "返回上页",   "返回目录",   "点击上方",     "点击蓝字",     "点击关注",   "点击阅读",
  "点击查看",   "扫一扫",     "扫码关注",     "扫码下载",     "扫码阅读",   "扫码加",
  "扫描二维码", "长按",       "关注我们",     "欢迎关注",     "更多>",      "查看更多",
  "展开全文",   "阅读原文",   "打开APP",      "下载客户端",   "浏览次数",   "阅读次数",
  "点击数",     "觉得不错",   "转发朋友圈",   "版权所有",     "版权声明",   "免责声明",
  "未经授权",   "转载请注明", "网站地图",     "Copyright",    "COPYRIGHT",  "©",
  "—END",       "END",        "— END",        "—end",         "联系人:",    "联系电话",
  "咨询电话",   "招商热线",   "服务热线",     "投诉电话",     "举报电话",   "热线电话",
  "监督电话",   "电话:",      "传真:",        "邮箱:",        "邮编:",      "地址:",
  "社址",       "电子邮箱",   "新闻热线",     "网站标识码",   "备案号",     "收藏本站",
  "设为首页",   "加入收藏",
};

/* Editors and makers of a page. */
static const char *const EDITORS[] = {
  "责任编辑",
  "责编",
  "编辑:",
  "(编辑",
  "本版编辑",
  "本版责编",
  "本期编辑",
  "本期责编",
  "(责编",
  "(责任编辑",
  "值班编辑",
  "主编:",
};

/* Words that begin prose as well (注册资本2亿元的…, 统筹推进…): no part of the document
   where nothing, a mark or a name behind a space follows. */
static const char *const WHOLE[] = {
  "分享",     "返回",     "登录",   "注册",   "扫码", "字号", "技术支持",
  "联系我们", "关于我们", "点击量", "访问量", "点个", "编辑", "美编",
  "校对",     "审核",     "监制",   "终审",   "一审", "二审", "三审",
  "初审",     "复审",     "版式",   "排版",   "制图", "统筹", "签发",
};

/* And where a line says nothing else: behind (上接第一版) an article goes on. */
static const char *const BRIEF[] = {
  "(下转",
  "(上接",
  "下转第",
  "上接第",
  "相关阅读",
  "相关新闻",
  "相关链接",
  "相关文章",
  "相关报道",
  "延伸阅读",
  "推荐阅读",
  "热门推荐",
  "热点推荐",
  "猜你喜欢",
};

/* Two of them in one line make a contact line; the first ALONE by themselves. */
#define ALONE 6
static const char *const CONTACTS[] = {
  "©",          "&copy;", "ICP备",    "公网安备", "广告许可证",
  "网站标识码", "社址",   "邮编",     "邮政编码", "发行热线",
  "广告热线",   "零售",   "印刷",     "传真",     "查号台",
  "读者服务",   "开印",   "技术支持", "版权所有", "网站地图",
  "联系我们",   "电话",   "主办",     "承办单位", "All Rights",
};

/* What a field of a source line begins with. */
static const char *const FIELDS[] = {
  "来源:",     "来源 ",     "作者:", "记者:",     "发布时间:", "发布日期:", "发稿时间:",
  "时间:",     "日期:",     "稿源:", "供稿:",     "发布机关:", "发布单位:", "发布机构:",
  "信息来源:", "文章来源:", "浏览:", "浏览次数:", "阅读:",     "阅读量:",   "字号:",
  "编辑:",     "更新时间:", "撰稿:", "通讯员:",   "摄影:",     "文/",       "图/",
  "新闻来源:", "发布者:",   "点击:",
};

/* Fields that name the publisher. */
static const char *const SOURCES[] = {
  "信息来源:",
  "文章来源:",
  "新闻来源:",
  "来源:",
  "稿源:",
  "供稿:",
  "发布机关:",
  "发布单位:",
  "发布机构:",
  "来源 ",
};

/* Headings of what a page shows beside its document. */
static const char *const BESIDE[] = {
  "相关阅读", "相关新闻", "相关链接", "相关文章", "相关报道", "延伸阅读", "推荐阅读",
  "热点新闻", "热门新闻", "热门文章", "热门推荐", "最新新闻", "最新文章", "图片新闻",
  "更多新闻", "友情链接", "网站导航", "阅读排行", "点击排行", "猜你喜欢", "扫一扫",
};

/* Lines that are bylines besides those that begin with a field. */
static const char *const OTHERS[] = {
  "(来源",
  "(综合",
  "(作者",
  "(记者",
  "(通讯员",
  "(本报记者",
  "本报记者",
  "证券代码",
  "股票代码",
  "文号",
  "索引号"};

#define MAX_CREDIT 150u /* bytes */
#define MAX_WHOLE 75u   /* of a line of editors that ends in a full stop */
#define COUNT(list) (sizeof(list) / sizeof *(list))

typedef enum opening {
  FURNITURE_LINE,
  EDITORS_LINE,
  FIELDS_LINE,
  BESIDE_LINE,
  OTHERS_LINE,
  WHOLE_LINE,
  BRIEF_LINE
} opening;
static const struct {
  const char *const *words;
  size_t count;
} OPENINGS[] = {
  [FURNITURE_LINE] = {FURNITURE, COUNT(FURNITURE)},
  [EDITORS_LINE] = {EDITORS, COUNT(EDITORS)},
  [FIELDS_LINE] = {FIELDS, COUNT(FIELDS)},
  [BESIDE_LINE] = {BESIDE, COUNT(BESIDE)},
  [OTHERS_LINE] = {OTHERS, COUNT(OTHERS)},
  [WHOLE_LINE] = {WHOLE, COUNT(WHOLE)},
  [BRIEF_LINE] = {BRIEF, COUNT(BRIEF)}};

/* Where the first two bytes of a word stand in page->openings; no word is shorter. */
static uint32_t opening_slot(const char *word) {
  uint32_t first = (unsigned char)word[0], second = (unsigned char)word[1];
  return (first << 6 ^ second) % GXI_OPENING_SLOTS;
}

static void fill_openings(gxi_page *page) {
  for (size_t list = 0; list < COUNT(OPENINGS); list++)
    for (size_t i = 0; i < OPENINGS[list].count; i++)
      page->openings[opening_slot(OPENINGS[list].words[i])] |= (uint8_t)(1u << list);
  page->openings_filled = true;
}

static bool starts_with(gx_str text, const char *const *list, size_t count) {
  if (text.size < 3) return false;
  for (size_t i = 0; i < count; i++) {
    if (memcmp(text.data, list[i], 2) != 0) continue; /* no entry is shorter */
    if (gxi_str_starts(text, gxi_str(list[i]))) return true;
  }
  return false;
}

/* The same of a line and a whole list; most lines begin with no word of any. */
static bool opens(gxi_page *page, gx_str text, opening list) {
  if (text.size < 3) return false;
  if (!page->openings_filled) fill_openings(page);
  if (!(page->openings[opening_slot(text.data)] >> list & 1)) return false;
  return starts_with(text, OPENINGS[list].words, OPENINGS[list].count);
}

static uint32_t occurring(gx_str text, const char *const *list, size_t count) {
  uint32_t found = 0;
  gxi_pairs pairs;
  gxi_pairs_read(&pairs, text);
  for (size_t i = 0; i < count; i++) {
    gx_str word = gxi_str(list[i]);
    found +=
      gxi_pairs_may_hold(&pairs, word) && gxi_str_find(text, word, 0) != SIZE_MAX;
  }
  return found;
}

static uint32_t count_byte(gx_str text, char byte) {
  uint32_t n = 0;
  for (size_t i = 0; i < text.size; i++)
    n += text.data[i] == byte;
  return n;
}

#define MAX_PAGE_HEAD 90u /* bytes */

/* 第 3 页 共 12 页, — 3 —, - 3 -, 3/12, 3. */
static bool is_page_number(gx_str text) {
  uint32_t digits = 0;
  bool word = false;
  for (size_t at = 0; at < text.size;) {
    uint32_t size, code = gxi_utf8_at(text, at, &size);
    at += size;
    if (gxi_is_digit(code)) {
      digits++;
    } else if (code == 0x7B2C || code == 0x9875 || code == 0x5171) { /* 第 页 共 */
      word = true;
    } else if (code != ' ' && code != '-' && code != 0x2014 && code != '/' && code != ',' && code != 0x7248) {
      return false;
    }
  }
  return digits > 0 && digits <= (word ? 8u : 4u);
}

/* 第3版 要闻 2023年5月6日 星期六: the head of a newspaper's page. */
static bool is_page_head(gx_str text) {
  if (!gxi_str_starts(text, gxi_str("第")) || text.size > MAX_PAGE_HEAD) return false;
  size_t at = gxi_str_find(text, gxi_str("版"), 0);
  return at != SIZE_MAX && at <= 8 && gxi_is_digit((unsigned char)text.data[3]) &&
         gxi_str_find(text, gxi_str("星期"), at) != SIZE_MAX;
}

static bool has_prose(gx_str text) {
  return gxi_str_find(text, GX_STR_LIT("\xE3\x80\x82"), 0) != SIZE_MAX;
}

/* 首页 > 动态 > 正文, 首页 | 要闻 | 园区 */
static bool is_navigation(gx_str text) {
  uint32_t bars = count_byte(text, '|'), angles = count_byte(text, '>');
  bool home = gxi_str_find(text, gxi_str("首页"), 0) != SIZE_MAX;
  return bars >= 3 || angles >= 2 ||
         (home && (bars + angles + count_byte(text, '/') >= 1));
}

static bool is_contact(gx_str text) {
  if (occurring(text, CONTACTS, ALONE) > 0) return true;
  return occurring(text, CONTACTS + ALONE, COUNT(CONTACTS) - ALONE) >= 2;
}

static void keep(gxi_page *page, gx_str *out, gx_str value) {
  value = gxi_str_trim(value);
  if (out->size == 0 && value.size > 0) *out = gxi_arena_copy(page->arena, value);
}

/* The value of a field: up to a space, a bar, a bracket or the next field. */
static gx_str field_value(gx_str text, size_t from) {
  while (from < text.size && text.data[from] == ' ')
    from++;
  size_t end = from;
  while (end < text.size && !strchr(" |()\t,", text.data[end]))
    end++;
  gx_str value = gxi_str_sub(text, from, end);
  for (size_t i = 0; i < COUNT(FIELDS); i++) {
    size_t at = gxi_str_find(value, gxi_str(FIELDS[i]), 1);
    if (at != SIZE_MAX) value.size = at;
  }
  return value;
}

/* (某县融媒体中心 供稿), (某县商务局供稿), (某镇人民政府): what stands in the bracket,
   before the word, when a body; else empty. */
static gx_str contributor(gx_str text) {
  static const char *const WORDS[] = {"供稿)", "报送)", "投稿)", "发布)", ")"};
  if (!gxi_str_starts(text, GX_STR_LIT("("))) return (gx_str){0};
  for (size_t i = 0; i < COUNT(WORDS); i++) {
    if (!gxi_str_ends(text, gxi_str(WORDS[i]))) continue;
    gx_str name = gxi_str_sub(text, 1, text.size - strlen(WORDS[i]));
    while (name.size && name.data[name.size - 1] == ' ')
      name.size--;
    bool alone = i + 1 == COUNT(WORDS);
    bool body = gxi_str_ends_any(
      name,
      alone ? GX_STR_LIT("政府 宣传部 融媒体中心 商务局 办公室 管委会 公司")
            : GX_STR_LIT("中心 局 委 办 部 院 会 社 报 台 政府 公司 集团 委员会 办公室")
    );
    return body && !gxi_str_has_any(name, GX_STR_LIT(" 、")) ? name : (gx_str){0};
  }
  return (gx_str){0};
}

static void take_publisher(gxi_page *page, gx_str text) {
  gx_str own = contributor(text);
  if (own.size >= 6 && own.size <= 120) keep(page, &page->publisher, own);
  static const char *const OWN[] = {"本站", "本网", "原创", "网络", "未知", "互联网"};
  for (size_t i = 0; i < COUNT(SOURCES); i++) {
    size_t at = gxi_str_find(text, gxi_str(SOURCES[i]), 0);
    if (at == SIZE_MAX) continue;
    gx_str value = field_value(text, at + strlen(SOURCES[i]));
    if (value.size >= 6 && value.size <= 120 && !starts_with(value, OWN, COUNT(OWN))) {
      keep(page, &page->publisher, value);
    }
    return;
  }
}

static bool take_date(gxi_page *page, gx_str text, gx_span *span) {
  char iso[11];
  if (!gxi_find_date(text, iso, span)) return false;
  keep(page, &page->published, (gx_str){iso, 10});
  return true;
}

/* Only a date, brackets and spaces apart. */
static bool is_date_line(gx_str text, gx_span date) {
  for (size_t i = 0; i < text.size; i++) {
    bool inside = i >= date.begin && i < date.end;
    if (!inside && !strchr(" ()", text.data[i])) return false;
  }
  return true;
}

/* Where fields begin behind a title: the date or the first field behind a space. */
static uint32_t fields_begin(gx_str text, bool dated, gx_span date) {
  uint32_t at = dated && date.begin > 0 ? date.begin : UINT32_MAX;
  for (size_t i = 0; i < 3; i++) {
    size_t found = gxi_str_find(text, gxi_str(FIELDS[i]), 0);
    if (found != SIZE_MAX && found > 0 && text.data[found - 1] == ' ' && found < at) {
      at = (uint32_t)found;
    }
  }
  bool title = at != UINT32_MAX && at >= 24 && text.data[at - 1] == ' ';
  return title && !has_prose(gxi_str_sub(text, 0, at)) ? at : 0;
}

/* Who wrote and took pictures: 林远 文/图. */
static bool is_author_line(gx_str text) {
  static const char *const ENDS[] = {
    "文/图", "图/文", "摄影", "文图", "摄影报道", "/文", "/图"};
  for (size_t i = 0; text.size <= 48 && i < COUNT(ENDS); i++) {
    if (gxi_str_ends(text, gxi_str(ENDS[i]))) return true;
  }
  return false;
}

static bool is_byline_begin(gxi_page *page, gx_str text) {
  return opens(page, text, FIELDS_LINE) || opens(page, text, OTHERS_LINE);
}

/* The word is all that the line says, or a mark or a space stands behind it. */
static bool is_whole(gxi_page *page, gx_str text, bool prose) {
  if ((prose && text.size > MAX_WHOLE) || !opens(page, text, WHOLE_LINE)) return false;
  for (size_t i = 0; i < COUNT(WHOLE); i++) {
    gx_str word = gxi_str(WHOLE[i]);
    uint32_t size;
    if (!gxi_str_starts(text, word)) continue;
    uint32_t next = text.size > word.size ? gxi_utf8_at(text, word.size, &size) : 0;
    if (!gxi_is_han(next) || next == U'丨') return true;
  }
  return false;
}

/* Furniture that says which kind of page this is. */
static bool judge_furniture(gxi_page *page, gxi_line *line, gx_str text, bool prose) {
  bool contact = !prose && is_contact(text);
  bool editors = opens(page, text, EDITORS_LINE);
  line->contact = contact || gxi_str_starts(text, gxi_str("本版编辑"));
  return contact || editors || opens(page, text, FURNITURE_LINE) ||
         is_whole(page, text, prose) || (!prose && opens(page, text, BRIEF_LINE)) ||
         is_page_number(text) || (!prose && is_page_head(text)) ||
         (!prose && is_navigation(text));
}

static bool is_source_line(gxi_page *page, gx_str text) {
  return opens(page, text, FIELDS_LINE) &&
         gxi_str_find(text, gxi_str("来源"), 0) != SIZE_MAX;
}

/* (本文图片由…融媒体中心提供), …融媒体中心 by itself: who made the page. */
static bool is_credit(gx_str text) {
  static const char *const CREDITS[] = {
    "融媒体", "供图", "供稿", "图片由", "转载", "编辑部", "摘自"};
  bool bracketed =
    gxi_str_starts(text, GX_STR_LIT("(")) && gxi_str_ends(text, GX_STR_LIT(")"));
  if (bracketed && text.size <= MAX_CREDIT)
    return occurring(text, CREDITS, COUNT(CREDITS)) > 0;
  return text.size <= MAX_CREDIT / 2 && gxi_str_ends(text, GX_STR_LIT("融媒体中心"));
}

uint32_t gxi_judge_line(gxi_page *page, gxi_line *line, gx_str text) {
  if (line->kind == GX_BLOCK_TABLE_ROW) return 0;
  if (line->kind == GX_BLOCK_HEADING) {
    line->drop = text.size <= 24 && opens(page, text, BESIDE_LINE);
    return 0;
  }
  gx_span date = {0, 0};
  bool prose = has_prose(text);
  if (!is_source_line(page, text) && judge_furniture(page, line, text, prose)) {
    take_publisher(page, text);
    line->drop = true;
    return 0;
  }
  if (prose) return 0;
  char iso[11];
  bool dated = gxi_find_date(text, iso, &date);
  bool byline =
    is_credit(text) || contributor(text).size > 0 || is_byline_begin(page, text) ||
    is_author_line(text) || (dated && is_date_line(text, date)) ||
    (dated && date.begin == 0 && occurring(text, FIELDS, COUNT(FIELDS)) > 0);
  if (byline) {
    take_date(page, text, &date);
    take_publisher(page, text);
    line->kind = GX_BLOCK_BYLINE;
    line->known = line->closed = true;
    return 0;
  }
  bool last = dated && date.end == text.size;
  bool sourced = gxi_str_find(text, gxi_str(" 来源:"), 0) != SIZE_MAX;
  uint32_t split = last || sourced ? fields_begin(text, dated, date) : 0;
  if (split) {
    gx_str fields = gxi_str_sub(text, split, text.size);
    take_date(page, fields, &date);
    take_publisher(page, fields);
  }
  return split;
}
