/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * short.c: the ways in which a text shortens a full name that it has given.
 *
 *     阿克苏浙疆果业有限公司   浙疆果业有限公司  浙疆果业  浙疆
 *     上海市商务委员会         市商务委员会  市商务委  商务委  上海市商务委
 *     喀什综合保税区管委会     管委会
 *     霍尔果斯海关监管三科     监管三科
 *
 * Forms of which two characters never follow each other in the document do not occur
 * and are not noted; nor is a form that is a word, a place or a title, nor of a firm a
 * zone.
 */
#include <assert.h>

#include "base/str.h"
#include "mention/learn.h"
#include "mention/piece.h"
#include "mention/weights.h"

typedef struct gxi_shortener {
  gxi_notebook *notebook;
  const gxi_scan *scan;
  const gxi_mention *full;
  gx_str text;
  uint64_t variants; /* of VARIANTS: those whose short form may occur */
} gxi_shortener;

/* Organs and zones whose long form everybody shortens. */
static const gx_str VARIANTS[][2] = {
  {GXI_WORD("发展和改革委员会"), GXI_WORD("发改委")},
  {GXI_WORD("发展和改革委员会"), GXI_WORD("发展改革委")},
  {GXI_WORD("卫生健康委员会"), GXI_WORD("卫健委")},
  {GXI_WORD("卫生健康委员会"), GXI_WORD("卫生健康委")},
  {GXI_WORD("人力资源和社会保障"), GXI_WORD("人社")},
  {GXI_WORD("工业和信息化"), GXI_WORD("工信")},
  {GXI_WORD("文化和旅游"), GXI_WORD("文旅")},
  {GXI_WORD("管理委员会"), GXI_WORD("管委会")},
  {GXI_WORD("管理委员会"), GXI_WORD("管委")},
  {GXI_WORD("行政公署"), GXI_WORD("行署")},
  {GXI_WORD("人民政府"), GXI_WORD("政府")},
  {GXI_WORD("商务委员会"), GXI_WORD("商务委")},
  {GXI_WORD("工商业联合会"), GXI_WORD("工商联")},
  {GXI_WORD("委员会"), GXI_WORD("委")},
  {GXI_WORD("经济技术开发区"), GXI_WORD("经开区")},
  {GXI_WORD("经济开发区"), GXI_WORD("经开区")},
  {GXI_WORD("经济技术开发区"), GXI_WORD("开发区")},
  {GXI_WORD("经济开发区"), GXI_WORD("开发区")},
  {GXI_WORD("经开区"), GXI_WORD("开发区")},
  {GXI_WORD("综合保税区"), GXI_WORD("综保区")},
  {GXI_WORD("高新技术产业开发区"), GXI_WORD("高新区")},
  {GXI_WORD("自由贸易试验区"), GXI_WORD("自贸试验区")},
  {GXI_WORD("自由贸易试验区"), GXI_WORD("自贸区")},
  {GXI_WORD("自贸试验区"), GXI_WORD("自贸区")},
  {GXI_WORD("电子商务"), GXI_WORD("电商")},
  {GXI_WORD("援疆前方指挥部"), GXI_WORD("援疆指挥部")},
  {GXI_WORD("援疆指挥部"), GXI_WORD("援疆前方指挥部")},
  {GXI_WORD("前方指挥部"), GXI_WORD("前指")}};

#define VARIANT_COUNT (sizeof VARIANTS / sizeof *VARIANTS)
static_assert(VARIANT_COUNT <= 64, "a bit for each variant");

uint64_t gxi_learn_variants(const gxi_scan *scan) {
  uint64_t variants = 0;
  for (size_t i = 0; i < VARIANT_COUNT; i++)
    variants |= (uint64_t)gxi_scan_may_hold(scan, VARIANTS[i][1]) << i;
  return variants;
}

static bool is_kind(const gxi_scan *scan, gxi_hit hit, uint32_t kinds) {
  for (uint32_t i = 0; i < hit.count; i++)
    if (kinds >> gxi_lexicon_entry(scan->lexicon, hit.first + i)->kind & 1) return true;
  return false;
}

static bool has_kind(const gxi_scan *scan, gx_str text, uint32_t kinds) {
  gxi_hit hit;
  return gxi_lexicon_find(scan->lexicon, text, &hit) && is_kind(scan, hit, kinds);
}

#define KIND(name) (1u << GXI_KIND_##name)
#define PLACES (KIND(DIVISION) | KIND(COUNTRY) | KIND(FOREIGN_CITY) | KIND(REGION))
#define TAKEN                                                                          \
  (PLACES | KIND(COMMON) | KIND(WORD) | KIND(TITLE) | KIND(VERB) | KIND(BODY) |        \
   KIND(PROGRAM))

/* Characters of a text, at most four. */
static size_t count_to_four(gx_str text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size && count < 4; count++)
    at += gxi_utf8_size((unsigned char)text.data[at]);
  return count;
}

static void note(const gxi_shortener *s, gx_str form) {
  if (!gxi_scan_may_hold(s->scan, form)) return;
  size_t size = count_to_four(form);
  if (size < 2 || gxi_str_equal(form, s->text)) return;
  bool firm = s->full->type == s->scan->shape_type[GXI_SHAPE_COMPANY];
  /* of a firm no zone: that is what it runs */
  if (has_kind(s->scan, form, firm ? TAKEN | KIND(ZONE) : TAKEN)) return;
  if (firm && gxi_str_ends_in(form, "县 乡 镇 村 旗") > 0) return; /* where it stands */
  gxi_note note = {
    .text = form,
    .type = s->full->type,
    .cost = size >= 4   ? GXI_COST_NOTED
            : size == 3 ? GXI_COST_NOTED_THREE
                        : GXI_COST_NOTED_TWO,
    .origin = GXI_ORIGIN_SHORT,
    .full = GX_ID_NONE,
    .name = s->full->name};
  gxi_notebook_add(s->notebook, s->scan->arena, note);
}

/* Whether the end of a text and the begin of another may follow each other. */
static bool meets(const gxi_scan *scan, gx_str head, const char *tail) {
  uint32_t size;
  uint32_t last = gxi_utf8_at(head, gxi_utf8_back(head, head.size), &size);
  return gxi_scan_has_pair(scan, last, gxi_utf8_at(gxi_str(tail), 0, &size));
}

/* 五常|龙米源农业公司 where the text speaks of 五常市, too: bytes of a place whose
   short name alone is a word. */
static size_t told_place_size(const gxi_scan *scan, gx_str text) {
  static const char *const LEVELS[] = {"市", "县", "区", "镇"};
  if (text.size <= 12 || gxi_utf8_count(gxi_str_sub(text, 0, 6)) != 2) return 0;
  gx_str head = gxi_str_sub(text, 0, 6);
  if (!gxi_lexicon_goes_on(scan->lexicon, head)) return 0;
  for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++) {
    if (!meets(scan, head, LEVELS[i])) continue;
    gx_str full = gxi_arena_join(scan->arena, head, gxi_str(LEVELS[i]));
    if (has_kind(scan, full, KIND(DIVISION))) return head.size;
  }
  return 0;
}

/* Bytes of the places that the text begins with; never all of it. */
static size_t places_size(const gxi_scan *scan, gx_str text, size_t *last) {
  size_t at = 0;
  *last = 0;
  for (;;) {
    gxi_hit hits[GXI_MAX_HITS];
    gx_str rest = gxi_str_sub(text, at, text.size);
    uint32_t count = gxi_lexicon_prefixes(scan->lexicon, rest, hits);
    size_t best = 0;
    for (uint32_t i = 0; i < count; i++)
      if (is_kind(scan, hits[i], PLACES)) best = hits[i].size;
    if (best == 0 && at == 0) best = told_place_size(scan, text);
    if (best == 0 || at + best >= text.size) return at;
    *last = at;
    at += best;
  }
}

/* 零陵高新区|湘威运动用品: a zone stands in front of the brand as a place does. */
static size_t zone_size(gx_str rest, gx_str core) {
  size_t size = gxi_str_starts_in(
    rest,
    0,
    "高新技术产业开发区 经济技术开发区 经济开发区 高新区 经开区 开发区 综合保税区 "
    "综保区 保税区 自贸区 工业园区 产业园区 工业园 产业园 科技园 工业区 新区"
  );
  return size && core.size >= size + 6 ? size : 0;
}

/* Offset of the longest suffix that ends the text; its size when there is none. */
static size_t suffix_begin(const gxi_scan *scan, gx_str text) {
  uint32_t size = text.size ? gxi_utf8_size((unsigned char)text.data[0]) : 0;
  for (size_t at = size; at < text.size;) {
    if (has_kind(scan, gxi_str_sub(text, at, text.size), KIND(SUFFIX))) return at;
    at += gxi_utf8_size((unsigned char)text.data[at]);
  }
  return text.size;
}

static gx_str without_brackets(const gxi_shortener *s, gx_str text) {
  size_t open = gxi_str_find(text, GX_STR_LIT("("), 0);
  size_t close = gxi_str_find(text, GX_STR_LIT(")"), 0);
  if (open == SIZE_MAX || close == SIZE_MAX || close < open) return text;
  return gxi_arena_join(
    s->scan->arena, gxi_str_sub(text, 0, open), gxi_str_sub(text, close + 1, text.size)
  );
}

/* 国有资产: what a firm is for, and no brand. */
static bool is_generic(gx_str head) {
  return gxi_str_starts_in(
           head,
           0,
           "国有 城市 城乡 国资 交通 建设 产业 文化 旅游 民营 物资 粮食 农村 "
           "农业 工业 商业 水务 金融 公共"
         ) > 0;
}

/* 东方希望集团|包头铝业, 甬城银行|阿克苏: bytes of the group's or the bank's name,
 * which is no short form of its firm's or branch's. */
static size_t parent_size(gx_str core) {
  size_t bank = gxi_str_find(core, GX_STR_LIT("银行"), 0);
  if (bank != SIZE_MAX && bank + 12 <= core.size) return bank + 6;
  size_t at = gxi_str_find(core, GX_STR_LIT("集团"), 0);
  if (at == SIZE_MAX || at < 6) return 0;
  gx_str rest = gxi_str_sub(core, at + 6, core.size);
  return rest.size >= 6 && !gxi_str_starts_in(rest, 0, "股份 控股 有限 财务") ? at + 6
                                                                              : 0;
}

/* 佛山|南海|…公司: 佛山南海 is the district, not the firm. */
static bool is_district(const gxi_scan *scan, gx_str head) {
  static const char *const LEVELS[] = {"区", "县", "市"};
  if (!gxi_lexicon_goes_on(scan->lexicon, head)) return false;
  for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++) {
    gx_str name = gxi_arena_join(scan->arena, head, gxi_str(LEVELS[i]));
    if (has_kind(scan, name, KIND(DIVISION))) return true;
  }
  return false;
}

/* 湖南|粮食 is any grain of that place; 福建|奔驰, 河北|飞跃 are brands there, as the
   words name no goods. */
static bool is_taken(const gxi_scan *scan, gx_str head) {
  gxi_hit hit;
  if (!gxi_lexicon_find(scan->lexicon, head, &hit)) return false;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(scan->lexicon, hit.first + i);
    if (entry->kind == GXI_KIND_WORD && GXI_WORD_CLASS(entry->payload) == GXI_WORD_BRAND)
      return false;
    bool word = entry->kind == GXI_KIND_COMMON;
    char tag = (char)(entry->payload & 0xFF);
    uint32_t others = TAKEN & ~KIND(BODY);
    if (word ? tag == 'n' : others >> entry->kind & 1) return true;
  }
  return false;
}

/* 浙疆果业: its prefixes that keep the brand; 浙疆公司, and 浙疆集团 of a group: the
   group that built 阿克苏浙疆果业有限公司 is not that firm. */
static void note_brand(const gxi_shortener *s, gx_str place, gx_str core) {
  static const char *const TAILS[] = {"集团", "公司", "股份", "科技"};
  bool group = gxi_str_find(s->text, GX_STR_LIT("集团"), 0) != SIZE_MAX;
  size_t parent = parent_size(core);
  size_t begin = 0;
  size_t count = 0;
  while (begin < core.size) {
    begin += gxi_utf8_size((unsigned char)core.data[begin]);
    count++;
    if (count < 2 || begin <= parent) continue;
    gx_str head = gxi_str_sub(core, 0, begin);
    if (!is_generic(head)) note(s, head);
    if (count > 4) continue;
    bool site = gxi_str_ends_in(head, "区 园 城 港"); /* 苏州|工业园区 */
    bool taken = place.size && (site || is_taken(s->scan, head));
    if (place.size && !taken && !is_district(s->scan, head))
      note(s, gxi_arena_join(s->scan->arena, place, head)); /* 阿克苏浙疆 */
    for (size_t i = group ? 0 : 1; i < sizeof TAILS / sizeof *TAILS; i++)
      if (meets(s->scan, head, TAILS[i]))
        note(s, gxi_arena_join(s->scan->arena, head, gxi_str(TAILS[i])));
  }
}

/* 电工集团|新能科技公司: 新能科技公司, 新能科技. */
static void note_daughter(const gxi_shortener *s, gx_str name) {
  size_t legal = gxi_str_ends_in(name, "有限公司 股份有限公司 有限责任公司 公司");
  gx_str brief = gxi_str_sub(name, 0, name.size - legal);
  if (gxi_utf8_count(brief) < 3 || is_generic(brief)) return;
  note(s, name);
  note(s, brief);
}

static void shorten_company(const gxi_shortener *s) {
  gx_str text = without_brackets(s, s->text);
  size_t last;
  size_t suffix = suffix_begin(s->scan, text);
  size_t place = places_size(s->scan, text, &last);
  if (place >= suffix) return;
  size_t zone =
    place
      ? zone_size(gxi_str_sub(text, place, text.size), gxi_str_sub(text, place, suffix))
      : 0;
  place += zone;
  note(s, text);
  note(s, gxi_str_sub(text, 0, suffix));
  note(s, gxi_str_sub(text, place, text.size));
  if (last > 0) note(s, gxi_str_sub(text, last, text.size)); /* 德国|北海能源公司 */
  if (last > 0) note(s, gxi_str_sub(text, last, suffix));
  gx_str head = text;
  size_t open = gxi_str_find(s->text, GX_STR_LIT("("), 0);
  if (open != SIZE_MAX && open > place && open < suffix)
    note(s, gxi_str_sub(head, place, open)); /* 碳索芯材(新疆)… */
  gx_str core = gxi_str_sub(text, place, suffix);
  size_t parent = parent_size(core);
  if (parent) note_daughter(s, gxi_str_sub(text, place + parent, text.size));
  note_brand(s, gxi_str_sub(text, 0, place), core);
}

static gx_str replaced(const gxi_shortener *s, gx_str text, gx_str from, gx_str to) {
  size_t at = gxi_str_find(text, from, 0);
  if (at == SIZE_MAX) return (gx_str){0};
  gx_str head = gxi_arena_join(s->scan->arena, gxi_str_sub(text, 0, at), to);
  size_t end = at + from.size;
  return gxi_arena_join(s->scan->arena, head, gxi_str_sub(text, end, text.size));
}

static void note_variants(const gxi_shortener *s, gx_str text) {
  note(s, text);
  for (size_t i = 0; i < VARIANT_COUNT; i++) {
    if (!(s->variants >> i & 1)) continue;
    gx_str form = replaced(s, text, VARIANTS[i][0], VARIANTS[i][1]);
    if (form.size) note(s, form);
  }
}

/* 市 of 上海市, 自治区 of 新疆维吾尔自治区. */
static gx_str level_of(gx_str place) {
  static const gx_str LEVELS[] = {
    GXI_WORD("自治区"),
    GXI_WORD("自治州"),
    GXI_WORD("自治县"),
    GXI_WORD("地区"),
    GXI_WORD("省"),
    GXI_WORD("市"),
    GXI_WORD("县"),
    GXI_WORD("区"),
    GXI_WORD("州"),
    GXI_WORD("镇"),
    GXI_WORD("乡"),
    GXI_WORD("街道")};
  for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++)
    if (gxi_str_ends(place, LEVELS[i])) return LEVELS[i];
  return (gx_str){0};
}

/* Without its places: 商务委员会; with their level: 市商务委员会. */
static void shorten_body(const gxi_shortener *s) {
  size_t last;
  size_t place = places_size(s->scan, s->text, &last);
  gx_str rest = gxi_str_sub(s->text, place, s->text.size);
  note_variants(s, s->text);
  if (place == 0) return;
  if (last > 0) note_variants(s, gxi_str_sub(s->text, last, s->text.size));
  if (gxi_utf8_count(rest) >= 3) note_variants(s, rest);
  gx_str level = level_of(gxi_str_sub(s->text, last, place));
  if (level.size) note_variants(s, gxi_arena_join(s->scan->arena, level, rest));
}

/* 草湖产业园: 草湖, where it is neither a place nor a word. */
static void shorten_zone(const gxi_shortener *s) {
  size_t last, place = places_size(s->scan, s->text, &last);
  size_t suffix = suffix_begin(s->scan, s->text);
  if (place >= suffix) return;
  gx_str brand = gxi_str_sub(s->text, place, suffix);
  size_t size = gxi_utf8_count(brand);
  if (suffix < s->text.size && size >= 2 && size <= 3 && !is_generic(brand))
    note(s, brand);
}

#define SCHOOL_FORMS 8u

typedef struct forms {
  gx_str items[SCHOOL_FORMS];
  uint32_t count;
} forms;

/* Kept when the text may hold it: no other short form needs it. */
static void keep_form(const gxi_shortener *s, forms *to, gx_str form) {
  if (to->count < SCHOOL_FORMS && form.size && gxi_scan_may_hold(s->scan, form))
    to->items[to->count++] = form;
}

/* 温州医科大学, 温州医大, 温医大: the word for the kind, and the place by its letter.
 */
static void university_forms(const gxi_shortener *s, gx_str stem, forms *to) {
  static const gx_str KINDS[][2] = {
    {GXI_WORD("医科大学"), GXI_WORD("医大")},
    {GXI_WORD("师范大学"), GXI_WORD("师大")},
    {GXI_WORD("师范大学"), GXI_WORD("师")},
    {GXI_WORD("大学"), GXI_WORD("大")}};
  size_t last, place = places_size(s->scan, stem, &last);
  gx_str letter = gxi_str_sub(stem, 0, 3);
  keep_form(s, to, stem);
  for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
    if (!gxi_str_ends(stem, KINDS[i][0])) continue;
    gx_str head = gxi_str_sub(stem, 0, stem.size - KINDS[i][0].size);
    gx_str form = gxi_arena_join(s->scan->arena, head, KINDS[i][1]);
    keep_form(s, to, form);
    if (place >= 6)
      keep_form(
        s,
        to,
        gxi_arena_join(s->scan->arena, letter, gxi_str_sub(form, place, form.size))
      );
  }
}

/* 成都市, 成都: the place in front of what is only numbered there. */
static void seat_forms(const gxi_shortener *s, gx_str stem, forms *to) {
  keep_form(s, to, stem);
  if (stem.size >= 9 && gxi_str_ends_in(stem, "市 县 区") > 0)
    keep_form(s, to, gxi_str_sub(stem, 0, stem.size - 3));
}

/* 附属第一医院 → 附一院, 一附院; 第三中学 → 三中: # is the number. */
static void numbered_forms(
  const gxi_shortener *s, gx_str rest, gx_str number, size_t at, forms *to
) {
  static const struct {
    const char *before, *after, *short_before, *short_after;
  } FORMS[] = {
    {"附属第", "医院", "附", "院"},
    {"附属第", "医院", "", "附院"},
    {"附属第", "医院", "", "院"},
    {"第", "附属医院", "", "附院"},
    {"第", "附属医院", "附", "院"},
    {"第", "医院", "", "院"},
    {"第", "医院", "", "医院"},
    {"第", "人民医院", "", "院"},
    {"第", "人民医院", "", "医院"},
    {"第", "人民医院", "", "人民医院"},
    {"第", "中学", "", "中"},
    {"第", "小学", "", "小"},
    {"第", "高级中学", "", "中"},
    {"第", "实验小学", "", "实小"},
  };
  gx_str before = gxi_str_sub(rest, 0, at);
  gx_str after = gxi_str_sub(rest, at + number.size, rest.size);
  gxi_arena *arena = s->scan->arena;
  for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++)
    if (gxi_str_is(before, FORMS[i].before) && gxi_str_is(after, FORMS[i].after)) {
      gx_str head = gxi_arena_join(arena, gxi_str(FORMS[i].short_before), number);
      keep_form(s, to, gxi_arena_join(arena, head, gxi_str(FORMS[i].short_after)));
    }
}

static void part_forms(const gxi_shortener *s, gx_str rest, forms *to) {
  static const gx_str PARTS[][2] = {
    {GXI_WORD("附属医院"), GXI_WORD("附院")},
    {GXI_WORD("附属中学"), GXI_WORD("附中")},
    {GXI_WORD("附属小学"), GXI_WORD("附小")},
    {GXI_WORD("附属儿童医院"), GXI_WORD("附儿院")},
    {GXI_WORD("人民医院"), GXI_WORD("医院")},
    {GXI_WORD("中医医院"), GXI_WORD("中医院")}};
  keep_form(s, to, rest);
  for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
    if (gxi_str_equal(rest, PARTS[i][0])) keep_form(s, to, PARTS[i][1]);
  size_t at = gxi_str_find(rest, GX_STR_LIT("第"), 0);
  if (at == SIZE_MAX || at + 6 > rest.size) return;
  numbered_forms(s, rest, gxi_str_sub(rest, at + 3, at + 6), at + 3, to);
}

/* Universities, their hospitals and schools, and those that a place numbers:
   苏大附一院, 南师附中, 成都三医院. */
static void shorten_school(const gxi_shortener *s) {
  if (!gxi_str_ends_in(s->text, "医院 中学 小学 大学")) return;
  size_t last, split = gxi_str_find(s->text, GX_STR_LIT("大学"), 0);
  bool university = split != SIZE_MAX;
  split = university ? split + 6 : places_size(s->scan, s->text, &last);
  if (split == 0) return;
  gx_str stem = gxi_str_sub(s->text, 0, split),
         rest = gxi_str_sub(s->text, split, s->text.size);
  forms heads = {.count = 0}, parts = {.count = 0};
  if (university)
    university_forms(s, stem, &heads);
  else
    seat_forms(s, stem, &heads);
  if (heads.count == 0) return;
  if (rest.size) part_forms(s, rest, &parts);
  for (uint32_t h = 0; h < heads.count; h++) {
    if (!rest.size) note(s, heads.items[h]);
    for (uint32_t p = 0; p < parts.count; p++)
      note(s, gxi_arena_join(s->scan->arena, heads.items[h], parts.items[p]));
  }
}

/* 中国—亚欧博览会: 亚博会; any character in front of the suffix may be the one. */
static void shorten_event(const gxi_shortener *s) {
  static const char *const FAIRS[][2] = {
    {"博览会", "博会"}, {"交易会", "交会"}, {"洽谈会", "洽会"}, {"展览会", "展会"}};
  for (size_t f = 0; f < sizeof FAIRS / sizeof *FAIRS; f++) {
    size_t stop = gxi_str_find(s->text, gxi_str(FAIRS[f][0]), 0);
    if (stop == SIZE_MAX) continue;
    for (size_t at = 0; at < stop;) {
      size_t size = gxi_utf8_size((unsigned char)s->text.data[at]);
      gx_str head = gxi_str_sub(s->text, at, at + size);
      if (size == 3)
        note(s, gxi_arena_join(s->scan->arena, head, gxi_str(FAIRS[f][1])));
      at += size;
    }
    note(s, gxi_str_sub(s->text, 0, stop + 9));
  }
}

static gxi_shortener shortener_of(
  gxi_notebook *notebook,
  const gxi_scan *scan,
  const gxi_reading *reading,
  uint32_t mention
) {
  const gxi_mention *full = &reading->mentions.items[mention];
  return (gxi_shortener
  ){.notebook = notebook,
    .scan = scan,
    .full = full,
    .text = gxi_str_sub(scan->text, full->text.begin, full->text.end)};
}

void gxi_learn_unit(
  gxi_notebook *notebook,
  const gxi_scan *scan,
  const gxi_reading *reading,
  uint32_t mention
) {
  gxi_shortener s = shortener_of(notebook, scan, reading, mention);
  for (uint32_t i = mention + 1; i < reading->mentions.count; i++) {
    const gxi_mention *inner = &reading->mentions.items[i];
    if (inner->outer != mention) break;
    if (inner->origin != GXI_ORIGIN_SHAPE || inner->text.end >= s.full->text.end)
      continue;
    gx_str rest = gxi_str_sub(scan->text, inner->text.end, s.full->text.end);
    if (gxi_utf8_count(rest) >= 3) note(&s, rest);
  }
}

void gxi_learn_school(
  gxi_notebook *notebook,
  const gxi_scan *scan,
  const gxi_reading *reading,
  uint32_t mention
) {
  gxi_shortener s = shortener_of(notebook, scan, reading, mention);
  if (s.full->type == scan->shape_type[GXI_SHAPE_ORGANIZATION]) shorten_school(&s);
  if (s.full->type == scan->shape_type[GXI_SHAPE_ZONE]) shorten_zone(&s);
}

void gxi_learn_short(
  gxi_notebook *notebook,
  const gxi_scan *scan,
  const gxi_reading *reading,
  uint32_t mention,
  uint64_t variants
) {
  gxi_shortener s = shortener_of(notebook, scan, reading, mention);
  uint32_t type = s.full->type;
  s.variants = variants;
  if (type == scan->shape_type[GXI_SHAPE_COMPANY])
    shorten_company(&s);
  else if (type == scan->shape_type[GXI_SHAPE_AGENCY] ||
           type == scan->shape_type[GXI_SHAPE_ORGANIZATION] ||
           type == scan->shape_type[GXI_SHAPE_ZONE])
    shorten_body(&s);
  else if (type == scan->shape_type[GXI_SHAPE_EVENT])
    shorten_event(&s);
  gxi_learn_school(notebook, scan, reading, mention);
}
