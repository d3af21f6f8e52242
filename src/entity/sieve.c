/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sieve.c: nodes that name one thing, surest evidence first.
 *
 *     same     one squeezed name under two families
 *     core     贵州省工商联 = 省工商联 = 工商联: one core, compatible places
 *     brand    陕西砚田石化(集团)有限责任公司 = 砚田石化
 *     start    a short company name begins (or ends) the brand of a full one
 *     ending   霍尔果斯片区 ends 新疆自贸试验区霍尔果斯片区, behind another body
 *     area     霍尔果斯自贸试验区 = …自由贸易试验区霍尔果斯片区
 *     quoted   滨江“出海通”平台 = 滨江新区“出海通”综合服务平台
 *     series   第六届南岭茶业博览会 = 南岭茶业博览会 = 南茶会
 *     scheme   “一带一路” = “一带一路”倡议
 *     given    阿迪力·玉素甫 = 阿迪力
 *     team     上海市对口支援新疆工作前方指挥部 = 上海援疆前指 (team.c)
 *     contraction  石河子大学医学院第一附属医院 = 石大一附院 (contraction.c)
 *
 * A node without a place of its own joins the only group that fits; where several fit,
 * the one named last before it. Two full company names are never one unless they are
 * the same but for a place in front.
 *
 * Each sieve looks nodes up by a key in an index; none compares all pairs. Chains of
 * one key are cut at CHAIN nodes.
 */
#include "entity/linker.h"

#include "base/words.h"
#include "grammar/number.h"

#define CHAIN 64u

/* Nodes by key, in order of nodes. */
typedef struct chains {
  gxi_linker *l;
  gxi_index heads;
  uint32_t *next;
} chains;

/* The best group for a node that fits several. */
typedef struct choice {
  uint32_t best;  /* node, or GX_ID_NONE */
  uint32_t group; /* of best */
  bool before;    /* best is named before the node */
} choice;

static chains chains_new(gxi_linker *l) {
  chains c = {.l = l, .heads = {.arena = l->arena}};
  c.next = gxi_arena_alloc(l->arena, l->nodes.count, sizeof *c.next);
  return c;
}

/* Called from the last node to the first. */
static void chains_put(chains *c, gx_str key, uint32_t node) {
  uint32_t *head = gxi_index_at(&c->heads, key);
  c->next[node] = *head;
  *head = node;
}

static uint32_t chains_first(const chains *c, gx_str key) {
  return gxi_index_find(&c->heads, key);
}

static gxi_node *node_at(gxi_linker *l, uint32_t node) {
  return &l->nodes.items[node];
}

static void choose(gxi_linker *l, choice *c, uint32_t node, uint32_t other) {
  bool before = node_at(l, other)->first < node_at(l, node)->first;
  if (c->best != GX_ID_NONE && c->before && !before) return;
  if (c->best != GX_ID_NONE && !c->before && !before) return;
  *c = (choice){other, gxi_linker_find(l, other), before};
}

/* 娃哈哈 is called in the full names of two firms, which it does not make one; nor does
   it make one of 浙江娃哈哈集团 and 新疆娃哈哈食品. */
static bool are_two_firms(gxi_linker *l, uint32_t a, uint32_t b) {
  const gxi_node *one = node_at(l, gxi_linker_find(l, a));
  const gxi_node *other = node_at(l, gxi_linker_find(l, b));
  if (one->firm.size > 0 && other->firm.size > 0 && !gxi_str_equal(one->firm, other->firm))
    return true;
  return one->placed != GX_ID_NONE && other->placed != GX_ID_NONE &&
         !gxi_form_compatible(
           l->knowledge,
           &node_at(l, one->placed)->form,
           &node_at(l, other->placed)->form
         );
}

static void join(gxi_linker *l, uint32_t node, const choice *c) {
  if (c->best == GX_ID_NONE || are_two_firms(l, node, c->best)) return;
  gxi_linker_union(l, node, c->best);
}

/* Bodies of one name in two places of one name. */
static bool parted(const gxi_node *a, const gxi_node *b) {
  return a->told != GX_ID_NONE && b->told != GX_ID_NONE && a->told != b->told;
}

static void sieve_same(gxi_linker *l) {
  gxi_index index = {.arena = l->arena};
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    gxi_family family = node_at(l, i)->family;
    if (family == GXI_FAMILY_PLACE || family == GXI_FAMILY_PERSON) continue;
    uint32_t *slot = gxi_index_at(&index, node_at(l, i)->squeezed);
    if (*slot != GX_ID_NONE && parted(node_at(l, i), node_at(l, *slot))) continue;
    if (*slot == GX_ID_NONE)
      *slot = i;
    else
      gxi_linker_union(l, *slot, i);
  }
}

static bool same_kind(const gxi_linker *l, const gxi_node *a, const gxi_node *b) {
  bool agency = a->type == l->types.agency || b->type == l->types.agency;
  bool company = a->type == l->types.company || b->type == l->types.company;
  return !(agency && company);
}

/* 市商务局, which the sentence gives to 甲市, is no office of 乙市. */
static bool
is_led_elsewhere(const gxi_linker *l, const gxi_node *a, const gxi_node *b) {
  if (a->form.place_count > 0)
    return b->form.place_count == 0 && is_led_elsewhere(l, b, a);
  if (a->form.levels == 0 || b->form.place_count == 0) return false;
  uint32_t place = gxi_linker_led_place(l, a->first);
  for (uint32_t i = 0; place != GX_ID_NONE && i < b->form.place_count; i++)
    if (b->form.places[i] == place) return false;
  return place != GX_ID_NONE;
}

static bool fits(gxi_linker *l, uint32_t a, uint32_t b) {
  const gxi_node *x = node_at(l, a), *y = node_at(l, b);
  return same_kind(l, x, y) && !parted(x, y) && !is_led_elsewhere(l, x, y) &&
         gxi_form_compatible(l->knowledge, &x->form, &y->form);
}

/* Joins a node to its chain; placed nodes to placed ones, the others to the nearest. */
static void join_chain(
  const chains *c,
  uint32_t node,
  gx_str key,
  bool (*accept)(gxi_linker *, uint32_t, uint32_t)
) {
  gxi_linker *l = c->l;
  choice placed = {GX_ID_NONE, GX_ID_NONE, false}, bare = placed;
  uint32_t seen = 0;
  for (uint32_t other = chains_first(c, key); other != GX_ID_NONE && seen < CHAIN;
       other = c->next[other], seen++) {
    if (other == node || !accept(l, node, other)) continue;
    bool has_place = node_at(l, other)->form.place_count > 0;
    choose(l, has_place ? &placed : &bare, node, other);
  }
  join(l, node, placed.best != GX_ID_NONE ? &placed : &bare);
}

static void sieve_core(gxi_linker *l) {
  chains c = chains_new(l);
  for (uint32_t i = l->nodes.count; i-- > 0;) {
    const gxi_node *node = node_at(l, i);
    if (node->family == GXI_FAMILY_BODY && node->form.core.size > 0) {
      chains_put(&c, node->form.core, i);
    }
  }
  for (uint32_t pass = 0; pass < 2; pass++) {
    for (uint32_t i = 0; i < l->nodes.count; i++) {
      const gxi_node *node = node_at(l, i);
      if (node->family != GXI_FAMILY_BODY || node->form.core.size == 0) continue;
      bool placed = node->form.place_count > 0;
      if (placed == (pass == 0)) join_chain(&c, i, node->form.core, fits);
    }
  }
}

static bool is_company(const gxi_linker *l, const gxi_node *node) {
  return node->type == l->types.company;
}

/* 安徽云麓食品集团 = 云麓食品: not both with a legal form. */
static bool fits_brand(gxi_linker *l, uint32_t a, uint32_t b) {
  const gxi_node *x = node_at(l, a), *y = node_at(l, b);
  bool apart =
    gxi_linker_owns(l, x->first, y->first) || gxi_linker_owns(l, y->first, x->first);
  return !(x->form.legal && y->form.legal) && !apart &&
         gxi_form_compatible(l->knowledge, &x->form, &y->form);
}

static bool fits_brand_alone(gxi_linker *l, uint32_t a, uint32_t b) {
  const gxi_node *x = node_at(l, a), *y = node_at(l, b);
  bool group = gxi_str_ends(x->squeezed, GX_STR_LIT("集团")) && y->form.legal &&
               gxi_str_find(y->squeezed, GX_STR_LIT("集团"), 0) == SIZE_MAX &&
               y->form.place_count > 0;
  return !group && fits_brand(l, a, b);
}

static void sieve_brand(gxi_linker *l) {
  chains c = chains_new(l);
  for (uint32_t i = l->nodes.count; i-- > 0;) {
    if (is_company(l, node_at(l, i))) chains_put(&c, node_at(l, i)->form.brand, i);
  }
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    const gxi_node *node = node_at(l, i);
    if (is_company(l, node) && !node->form.legal) {
      join_chain(&c, i, node->form.brand, fits_brand_alone);
    }
  }
}

/* Least bytes of a short name that may stand for a full one it begins or ends. */
#define SHORT_BYTES 9u

/* 东方希望集团 owns 东方希望集团包头铝业公司, whose name goes on behind its own. */
static bool is_parent(const gxi_node *shorter, const gxi_node *full) {
  gx_str name = shorter->squeezed;
  if (!gxi_str_ends(name, GX_STR_LIT("集团"))) return false;
  size_t at = gxi_str_find(full->squeezed, name, 0);
  if (at == SIZE_MAX) return false;
  gx_str rest = gxi_str_sub(full->squeezed, at + name.size, full->squeezed.size);
  return rest.size >= 12 &&
         !gxi_str_starts_any(rest, GX_STR_LIT("有限 股份 控股 公司 总公司"));
}

/* 海川集团 is hardly 海川(靖边)风电有限公司, a firm of the group. */
static bool is_group_of(const gxi_node *shorter, const gxi_node *full) {
  return gxi_str_ends(shorter->squeezed, GX_STR_LIT("集团")) &&
         gxi_str_find(full->squeezed, GX_STR_LIT("集团"), 0) == SIZE_MAX;
}

static void meet_part(
  gxi_linker *l, const chains *shorts, gx_str part, uint32_t full, choice *found
) {
  uint32_t seen = 0;
  for (uint32_t other = chains_first(shorts, part); other != GX_ID_NONE && seen < CHAIN;
       other = shorts->next[other], seen++) {
    if (other != full && fits_brand(l, other, full) && !is_parent(node_at(l, other), node_at(l, full)) && !is_group_of(node_at(l, other), node_at(l, full)))
      choose(l, &found[other], other, full);
  }
}

static void sieve_start(gxi_linker *l) {
  chains shorts = chains_new(l);
  choice *found = gxi_arena_alloc(l->arena, l->nodes.count, sizeof *found);
  for (uint32_t i = l->nodes.count; i-- > 0;) {
    const gxi_node *node = node_at(l, i);
    found[i].best = GX_ID_NONE;
    if (is_company(l, node) && !node->form.legal && node->form.brand.size >= SHORT_BYTES) {
      chains_put(&shorts, node->form.brand, i);
    }
  }
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    const gxi_node *node = node_at(l, i);
    if (!is_company(l, node) || !node->form.legal) continue;
    gx_str brand = node->form.brand;
    for (size_t at = SHORT_BYTES; at < brand.size; at++) {
      if (((unsigned char)brand.data[at] & 0xC0) == 0x80) continue;
      meet_part(l, &shorts, gxi_str_sub(brand, 0, at), i, found);
    }
    for (size_t at = 1; at + SHORT_BYTES <= brand.size; at++) {
      if (((unsigned char)brand.data[at] & 0xC0) == 0x80) continue;
      meet_part(l, &shorts, gxi_str_sub(brand, at, brand.size), i, found);
    }
  }
  for (uint32_t i = 0; i < l->nodes.count; i++)
    join(l, i, &found[i]);
}

/* What stands in front of an ending must be a body of its own. */
static bool ends_a_body(gx_str head) {
  return gxi_str_ends_in(
    head, "区 台 局 厅 委 会 府 公司 集团 中心 院 行 部 署 园 校 学 兵团 师 社"
  );
}

static bool is_unit(gx_str name) {
  return gxi_str_ends_in(name, "处 科 办 组 队 室 片区");
}

#define ENDING_BYTES 12u

static void meet_ending(gxi_linker *l, const chains *wholes, uint32_t full, size_t at) {
  gx_str whole = node_at(l, full)->form.whole;
  gx_str ending = gxi_str_sub(whole, at, whole.size);
  if (ending.size < ENDING_BYTES && !is_unit(ending)) return;
  if (!ends_a_body(gxi_str_sub(whole, 0, at))) return;
  uint32_t seen = 0;
  for (uint32_t other = chains_first(wholes, ending);
       other != GX_ID_NONE && seen < CHAIN;
       other = wholes->next[other], seen++) {
    if (node_at(l, other)->type == node_at(l, full)->type)
      gxi_linker_union(l, full, other);
  }
}

static void sieve_ending(gxi_linker *l) {
  chains wholes = chains_new(l);
  for (uint32_t i = l->nodes.count; i-- > 0;) {
    const gxi_node *node = node_at(l, i);
    if (node->family == GXI_FAMILY_BODY && !is_company(l, node)) {
      chains_put(&wholes, node->form.whole, i);
    }
  }
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    const gxi_node *node = node_at(l, i);
    if (node->family != GXI_FAMILY_BODY || is_company(l, node)) continue;
    gx_str whole = node->form.whole;
    for (size_t at = 3; at + 9 <= whole.size; at++) {
      if (((unsigned char)whole.data[at] & 0xC0) == 0x80) continue;
      meet_ending(l, &wholes, i, at);
    }
  }
}

/* 新疆自贸区|霍尔果斯片区: what stands behind the trial zone's name. */
static gx_str area_of(gx_str whole) {
  gx_str zone = GX_STR_LIT("自贸区");
  size_t at = gxi_str_find(whole, zone, 0);
  size_t from = at == SIZE_MAX ? 0 : at + zone.size;
  return gxi_str_sub(whole, from, whole.size);
}

/* 霍尔果斯自贸试验区 is the 片区 of a trial zone at 喀什. */
static void sieve_area(gxi_linker *l) {
  gxi_index areas = {.arena = l->arena};
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    const gxi_node *node = node_at(l, i);
    if (node->family != GXI_FAMILY_BODY) continue;
    if (!gxi_str_ends(node->form.whole, GX_STR_LIT("片区"))) continue;
    *gxi_index_at(&areas, area_of(node->form.whole)) = i;
  }
  for (uint32_t i = 0; areas.count > 0 && i < l->nodes.count; i++) {
    const gxi_node *node = node_at(l, i);
    if (node->family != GXI_FAMILY_BODY || node->form.place_count == 0) continue;
    if (!gxi_str_is(node->form.core, "自贸区")) continue;
    gx_str area = gxi_arena_join(l->arena, node->form.head, GX_STR_LIT("片区"));
    uint32_t other = gxi_index_find(&areas, area);
    if (other != GX_ID_NONE) gxi_linker_union(l, i, other);
  }
}

/* 南茶会 ← 南岭茶业博览会: its characters in order, the first and last alike. */
static bool abbreviates(gx_str abbreviation, gx_str full) {
  size_t at = 0, size = abbreviation.size;
  if (size < 9 || size > 12 || full.size <= size + 3) return false;
  if (memcmp(abbreviation.data + size - 3, full.data + full.size - 3, 3) != 0)
    return false;
  for (size_t i = 0; i + 3 <= full.size && at < size; i += 3) {
    if (memcmp(full.data + i, abbreviation.data + at, 3) == 0) at += 3;
  }
  return at == size;
}

static bool all_han(gx_str text) {
  for (size_t at = 0; at < text.size;) {
    uint32_t size;
    if (!gxi_is_han(gxi_utf8_at(text, at, &size)) || size != 3) return false;
    at += 3;
  }
  return true;
}

static bool same_series(gx_str a, gx_str b) {
  gx_str longer = a.size >= b.size ? a : b, shorter = a.size >= b.size ? b : a;
  if (gxi_str_equal(a, b)) return true;
  if (shorter.size >= 12 && gxi_str_ends(longer, shorter)) return true;
  return all_han(longer) && all_han(shorter) && abbreviates(shorter, longer);
}

/* Events are few in a document: pairs, cut at CHAIN. */
static void sieve_series(gxi_linker *l) {
  uint32_t events[CHAIN], count = 0;
  gx_str series[CHAIN], editions[CHAIN];
  for (uint32_t i = 0; i < l->nodes.count && count < CHAIN; i++) {
    if (node_at(l, i)->family != GXI_FAMILY_EVENT) continue;
    events[count] = i;
    series[count] = gxi_form_series(node_at(l, i)->squeezed, &editions[count]);
    count++;
  }
  for (uint32_t i = 0; i < count; i++) {
    choice c = {GX_ID_NONE, GX_ID_NONE, false};
    for (uint32_t k = 0; k < count; k++) {
      bool clash = editions[i].size && editions[k].size &&
                   !gxi_str_equal(editions[i], editions[k]);
      if (i != k && !clash && same_series(series[i], series[k])) {
        choose(l, &c, events[i], events[k]);
      }
    }
    join(l, events[i], &c);
  }
}

/* True when the characters of the shorter stand in the longer in their order. */
static bool is_thinned(gx_str shorter, gx_str longer) {
  size_t at = 0;
  for (size_t i = 0; i < longer.size && at < shorter.size;) {
    uint32_t size = gxi_utf8_size((unsigned char)longer.data[i]);
    bool same = at + size <= shorter.size &&
                memcmp(shorter.data + at, longer.data + i, size) == 0;
    if (same) at += size;
    i += size;
  }
  return at == shorter.size;
}

/* What a name has in quotes, with its last three characters: 出海通联络处. */
static gx_str quoted_key(gxi_linker *l, const gxi_node *node) {
  size_t open = gxi_str_find(node->text, GX_STR_LIT("“"), 0);
  size_t close = gxi_str_find(node->text, GX_STR_LIT("”"), 0);
  if (open == SIZE_MAX || close == SIZE_MAX || close < open + 9) return (gx_str){0};
  if (node->squeezed.size < close - open + 9) return (gx_str){0};
  gx_str end =
    gxi_str_sub(node->squeezed, node->squeezed.size - 9, node->squeezed.size);
  return gxi_arena_join(l->arena, gxi_str_sub(node->text, open + 3, close), end);
}

static bool fits_quoted(gxi_linker *l, uint32_t a, uint32_t b) {
  const gxi_node *x = node_at(l, a), *y = node_at(l, b);
  return x->squeezed.size < y->squeezed.size ? is_thinned(x->squeezed, y->squeezed)
                                             : is_thinned(y->squeezed, x->squeezed);
}

static void sieve_quoted(gxi_linker *l) {
  chains c = chains_new(l);
  gx_str *keys = gxi_arena_alloc(l->arena, l->nodes.count, sizeof *keys);
  for (uint32_t i = l->nodes.count; i-- > 0;) {
    if (node_at(l, i)->family != GXI_FAMILY_BODY) continue;
    keys[i] = quoted_key(l, node_at(l, i));
    if (keys[i].size > 0) chains_put(&c, keys[i], i);
  }
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    if (keys[i].size > 0) join_chain(&c, i, keys[i], fits_quoted);
  }
}

static void sieve_scheme(gxi_linker *l) {
  static const char *const words[] = {
    "倡议",
    "建设",
    "项目",
    "工程",
    "计划",
    "行动",
    "模式",
    "品牌",
    "活动",
    "战略",
    "机制",
    "政策",
    NULL};
  gxi_index index = {.arena = l->arena};
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    if (node_at(l, i)->family != GXI_FAMILY_PROGRAM) continue;
    *gxi_index_at(&index, node_at(l, i)->squeezed) = i;
  }
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    gx_str name = node_at(l, i)->squeezed;
    if (node_at(l, i)->family != GXI_FAMILY_PROGRAM) continue;
    for (const char *const *w = words; *w; w++) {
      if (!gxi_str_ends(name, gxi_str(*w))) continue;
      gx_str rest = gxi_str_sub(name, 0, name.size - strlen(*w));
      uint32_t other = gxi_index_find(&index, rest);
      if (other != GX_ID_NONE) gxi_linker_union(l, i, other);
    }
  }
}

/* Squeezing has removed the dot: it is looked for in the text. A name with one more
   character than another (阿迪力·玉素甫率) has read the next word onto it. */
static void sieve_given(gxi_linker *l) {
  gxi_index index = {.arena = l->arena};
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    if (node_at(l, i)->family != GXI_FAMILY_PERSON) continue;
    *gxi_index_at(&index, node_at(l, i)->squeezed) = i;
  }
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    if (node_at(l, i)->family != GXI_FAMILY_PERSON) continue;
    gx_str text = node_at(l, i)->text, squeezed = node_at(l, i)->squeezed;
    size_t dot = gxi_str_find(text, GX_STR_LIT("·"), 0);
    uint32_t other = GX_ID_NONE;
    if (dot != SIZE_MAX && dot >= 6) {
      other = gxi_index_find(&index, gxi_str_sub(text, 0, dot));
    }
    if (other != GX_ID_NONE) gxi_linker_union(l, i, other);
    if (squeezed.size < 12) continue;
    other = gxi_index_find(
      &index, gxi_str_sub(squeezed, 0, gxi_utf8_back(squeezed, squeezed.size))
    );
    if (other != GX_ID_NONE) gxi_linker_union(l, i, other);
  }
}

void gxi_sieve_run(gxi_linker *linker) {
  static const struct {
    const char *step;
    void (*run)(gxi_linker *linker);
  } sieves[] = {
    {"same", sieve_same},
    {"core", sieve_core},
    {"brand", sieve_brand},
    {"start", sieve_start},
    {"ending", sieve_ending},
    {"area", sieve_area},
    {"quoted", sieve_quoted},
    {"series", sieve_series},
    {"scheme", sieve_scheme},
    {"given", sieve_given},
    {"team", gxi_teams_join},
    {"contraction", gxi_contractions_join},
  };
  if (linker->nodes.count == 0) return;
  for (size_t i = 0; i < sizeof sieves / sizeof *sieves; i++) {
    linker->step = sieves[i].step;
    sieves[i].run(linker);
  }
}
