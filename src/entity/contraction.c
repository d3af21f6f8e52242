/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * contraction.c: bodies whose name a text contracts, word by word.
 *
 *     石河子 大学 医学院 第一附属 医院         郑州 果树 研究所        县 第二 中学
 *     石     大          一附     院          郑州 果树 所            县 二   中
 *
 * A contraction has the first characters of words of the full name, in their order, and
 * ends as it does, in full or short (所 for 研究所, 中 for 中学). Names whose words are
 * all whole are two bodies (新疆大学, 新疆农业大学), unless what is left out is what
 * names leave out (附属, 人民政府). Types have to be alike, and places to agree.
 *
 * Each name is held against those whose end is the same, nearest before it first, at
 * most CHAIN of them.
 *
 * Not here: full names that only words of administration shorten (form.c); short forms
 * that the reading derives and looks for itself (mention/short.c).
 */
#include "base/str.h"
#include "entity/linker.h"

#define CHAIN 64u
#define LEAST_SHORT 9u /* bytes */
#define MOST_SHORT 36u
#define MOST_PIECES 8u /* runs of characters that the two share */

/* How a contraction ends, and the full names that end so. */
typedef struct ending {
  const char *brief, *full;
} ending;

static const ending ENDINGS[] = {
  {"所", "研究所"},     {"院", "医院"},       {"院", "研究院"},
  {"院", "学院"},       {"院", "科学院"},     {"中", "中学"},
  {"小", "小学"},       {"高中", "高级中学"}, {"职高", "职业高级中学"},
  {"职高", "职业高中"}, {"职中", "职业中学"}, {"医院", "医院"},
  {"学院", "学院"},     {"中心", "中心"},     {"协会", "协会"},
  {"商会", "商会"},     {"基金会", "基金会"}, {"示范区", "示范区"},
  {"园区", "园区"},     {"局", "局"},         {"办", "办"},
  {"办", "办公室"},
};

/* What full names have and short ones leave out … */
#define SKIPPED                                                                        \
  "附属 大学附属 医学院附属 大学医学院附属 人民政府 产业 人民 第 配套 工业 运输 农村"
/* … and what their beginning, which short ones leave out, ends with. */
#define HEADS "院 大学 附属 政府 第 省 市 县 区 州"

/* Words that end full names: what ends so is not cut there. */
#define WHOLE "医院 学院 研究院 科学院 法院 检察院 剧院 研究所 事务所 卫生所 派出所"

/* The full name's end that goes with the short one's, or NULL. */
static const ending *ending_of(gx_str brief, gx_str full) {
  const ending *best = NULL;
  bool whole = gxi_str_ends_any(brief, GX_STR_LIT(WHOLE)) > 0;
  for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
    const ending *e = &ENDINGS[i];
    if (!gxi_str_ends(brief, gxi_str(e->brief)) || !gxi_str_ends(full, gxi_str(e->full)))
      continue;
    if (whole && strcmp(e->brief, e->full) != 0) continue;
    if (!best || strlen(e->brief) > strlen(best->brief)) best = e;
  }
  return best;
}

/* 和草原 in 林业和草原局 */
static bool is_skipped(gx_str text) {
  return text.size == 0 || gxi_str_among(text, GX_STR_LIT(SKIPPED)) ||
         gxi_str_starts_any(text, GX_STR_LIT("和 与")) > 0;
}

/* How two names go together, read character by character. */
typedef struct alignment {
  size_t at;       /* behind the last shared character of the full name */
  uint32_t pieces; /* runs of shared characters */
  uint32_t run;    /* characters of the last one */
  bool cut;        /* a word is there by its first character alone */
  bool plain;      /* nothing is left out but what names leave out */
} alignment;

/* The next character of the short name; false when the full one has it no more. */
static bool align(alignment *a, gx_str full, gx_str character) {
  size_t found = gxi_str_find(full, character, a->at);
  if (found == SIZE_MAX) return false;
  gx_str skipped = gxi_str_sub(full, a->at, found);
  if (a->pieces == 0 && found > 0)
    return gxi_str_ends_any(skipped, GX_STR_LIT(HEADS)) > 0
             ? (a->at = found + character.size, a->pieces = a->run = 1, true)
             : false;
  if (found > a->at || a->pieces == 0) {
    a->cut = a->cut || a->run == 1;
    a->plain = a->plain && is_skipped(skipped);
    a->pieces++;
    a->run = 0;
  }
  a->run++;
  a->at = found + character.size;
  return true;
}

/* Whether the stems in front of two endings that go together do so, too. */
static bool stems_agree(gx_str brief, gx_str full, bool cut) {
  alignment a = {.cut = cut, .plain = true};
  for (size_t i = 0; i < brief.size;) {
    uint32_t bytes = gxi_utf8_size((unsigned char)brief.data[i]);
    if (!align(&a, full, gxi_str_sub(brief, i, i + bytes)) || a.pieces > MOST_PIECES)
      return false;
    i += bytes;
  }
  gx_str rest = gxi_str_sub(full, a.at, full.size);
  bool plain = a.plain && is_skipped(rest);
  if (brief.size == 0) return plain;
  return plain || a.cut || a.run == 1;
}

static bool contracts(gx_str brief, gx_str full) {
  if (brief.size >= full.size || gxi_str_starts(full, brief)) return false;
  const ending *e = ending_of(brief, full);
  if (!e) return false;
  size_t ends = strlen(e->brief), ended = strlen(e->full);
  return stems_agree(
    gxi_str_sub(brief, 0, brief.size - ends),
    gxi_str_sub(full, 0, full.size - ended),
    ends < ended
  );
}

static bool may_be(const gxi_linker *l, const gxi_node *node) {
  return node->family == GXI_FAMILY_BODY && node->type != l->types.company;
}

static bool fits(const gxi_linker *l, const gxi_node *brief, const gxi_node *full) {
  if (!may_be(l, full) || full->type != brief->type) return false;
  if (full->squeezed.size < brief->squeezed.size + 3) return false;
  if (gxi_form_compatible(l->knowledge, &brief->form, &full->form) && contracts(brief->form.core, full->form.core))
    return true;
  return contracts(brief->squeezed, full->squeezed);
}

/* The nearest full name before a short one, else behind it; GX_ID_NONE. */
static uint32_t full_of(const gxi_linker *l, uint32_t node) {
  const gxi_node *nodes = l->nodes.items, *brief = &nodes[node];
  for (uint32_t i = node; i-- > 0 && node - i <= CHAIN;)
    if (fits(l, brief, &nodes[i])) return i;
  for (uint32_t i = node + 1; i < l->nodes.count && i - node <= CHAIN; i++)
    if (fits(l, brief, &nodes[i])) return i;
  return GX_ID_NONE;
}

void gxi_contractions_join(gxi_linker *linker) {
  for (uint32_t node = 0; node < linker->nodes.count; node++) {
    const gxi_node *it = &linker->nodes.items[node];
    size_t size = it->squeezed.size;
    if (!may_be(linker, it) || size < LEAST_SHORT || size > MOST_SHORT) continue;
    uint32_t full = full_of(linker, node);
    if (full != GX_ID_NONE) gxi_linker_union(linker, node, full);
  }
}
