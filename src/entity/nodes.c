/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * nodes.c: the distinct names of a document.
 *
 * Mentions of one family with one squeezed name are one node; places are nodes by their
 * code. A short form that the reading traced to a full name joins that name's node. The
 * type of a node is that of its most trusted mention: the reading has seen contexts,
 * and one good context is worth more than many poor ones.
 */
#include "entity/linker.h"
#include "mention/trace.h"

gxi_family gxi_linker_family(const gxi_linker *linker, uint32_t type) {
  const gxi_types *t = &linker->types;
  if (type == GX_ID_NONE) return GXI_FAMILY_OTHER;
  if (type == t->country || type == t->province || type == t->city || type == t->county || type == t->township || type == t->village || type == t->region) {
    return GXI_FAMILY_PLACE;
  }
  if (type == t->agency || type == t->company || type == t->organization || type == t->zone) {
    return GXI_FAMILY_BODY;
  }
  if (type == t->person || type == t->official) return GXI_FAMILY_PERSON;
  if (type == t->program) return GXI_FAMILY_PROGRAM;
  if (type == t->event) return GXI_FAMILY_EVENT;
  return GXI_FAMILY_OTHER;
}

uint32_t gxi_linker_find(const gxi_linker *linker, uint32_t node) {
  while (linker->nodes.items[node].up != node) {
    uint32_t up = linker->nodes.items[node].up;
    linker->nodes.items[node].up = linker->nodes.items[up].up;
    node = up;
  }
  return node;
}

void gxi_linker_union(gxi_linker *linker, uint32_t a, uint32_t b) {
  a = gxi_linker_find(linker, a);
  b = gxi_linker_find(linker, b);
  if (a == b) return;
  uint32_t head = a < b ? a : b, other = a < b ? b : a;
  gxi_node *nodes = linker->nodes.items;
  nodes[other].up = head;
  if (nodes[head].firm.size == 0) nodes[head].firm = nodes[other].firm;
  if (nodes[head].placed == GX_ID_NONE) nodes[head].placed = nodes[other].placed;
  gxi_trace *trace = linker->reading->trace;
  if (trace)
    *gxi_vec_push(trace->arena, &trace->joins) = (gxi_trace_join
    ){linker->nodes.items[head].text, linker->nodes.items[other].text, linker->step};
}

/* Lists are surest, then defined names; the length of a name speaks for it. */
static int32_t trust_of(const gxi_linker *l, const gxi_mention *m) {
  static const int32_t origins[] = {
    [GXI_ORIGIN_LEXICON] = 300,
    [GXI_ORIGIN_SHAPE] = 200,
    [GXI_ORIGIN_PERSON] = 200,
    [GXI_ORIGIN_QUOTED] = 150,
    [GXI_ORIGIN_DEFINED] = 100,
    [GXI_ORIGIN_SHORT] = 50,
    [GXI_ORIGIN_COMPOUND] = 50,
    [GXI_ORIGIN_TAGGER] = 80,
    [GXI_ORIGIN_FILLED] = 10,
  };
  int32_t trust = m->origin <= GXI_ORIGIN_FILLED ? origins[m->origin] : 0;
  if (m->type == l->types.official) trust += 500; /* one post makes an official */
  uint32_t size = m->text.end - m->text.begin;
  return trust + (int32_t)(size < 90 ? size : 90);
}

static gx_str place_key(gxi_linker *l, uint32_t place) {
  return gxi_knowledge_place(l->knowledge, place)->key;
}

/* Names of different families are never one thing: each has its own key space. */
typedef struct indexes {
  gxi_index of[GXI_FAMILY_OTHER + 1];
} indexes;

/* Forms of one row of a list are one name: 阿里, 阿里巴巴. */
static gx_str listed_name(gxi_linker *l, gxi_family family, gx_str text) {
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(l->knowledge);
  gxi_hit hit;
  if (!gxi_lexicon_find(lexicon, text, &hit)) return text;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(lexicon, hit.first + i);
    bool body = family == GXI_FAMILY_BODY &&
                (entry->kind == GXI_KIND_BODY || entry->kind == GXI_KIND_ZONE);
    bool program = family == GXI_FAMILY_PROGRAM && entry->kind == GXI_KIND_PROGRAM;
    bool region = family == GXI_FAMILY_PLACE && entry->kind == GXI_KIND_REGION;
    if (body || program || region) return gxi_lexicon_name(lexicon, entry);
  }
  return text;
}

/* 鼓楼区教育局 of 南京 is not that of 徐州: the last place that a body's name begins
   with, and whether several bear its name. */
static uint32_t told_place(const gxi_linker *l, uint32_t mention, bool *shared) {
  uint32_t count = l->reading->mentions.count, told = GX_ID_NONE;
  uint32_t at = gxi_linker_mention(l, mention)->text.begin;
  for (uint32_t k = mention + 1; k < count; k++) {
    const gxi_mention *inner = gxi_linker_mention(l, k);
    if (inner->outer != mention) break;
    if (inner->text.begin != at || inner->place_count == 0) continue;
    at = inner->text.end;
    told = l->places[k];
    *shared = inner->place_count > 1;
  }
  return told;
}

static uint32_t add_node(gxi_linker *l, indexes *index, uint32_t mention) {
  const gxi_mention *m = gxi_linker_mention(l, mention);
  gx_str text = gxi_str_sub(l->text, m->text.begin, m->text.end);
  gxi_family family = gxi_linker_family(l, m->type);
  uint32_t place = family == GXI_FAMILY_PLACE ? l->places[mention] : GX_ID_NONE;
  gx_str squeezed = gxi_form_squeeze(l->arena, text), name = squeezed;
  if (place != GX_ID_NONE) {
    name = place_key(l, place);
  } else if (family == GXI_FAMILY_BODY || family == GXI_FAMILY_PROGRAM || family == GXI_FAMILY_PLACE) {
    gx_str listed = listed_name(l, family, text);
    if (listed.data != text.data) name = gxi_form_squeeze(l->arena, listed);
  }
  bool shared = false;
  uint32_t told =
    family == GXI_FAMILY_BODY ? told_place(l, mention, &shared) : GX_ID_NONE;
  if (told != GX_ID_NONE && shared)
    name = gxi_arena_join(l->arena, name, place_key(l, told));
  uint32_t *slot = gxi_index_at(&index->of[family], name);
  if (*slot == GX_ID_NONE) {
    *slot = l->nodes.count;
    *gxi_vec_push(l->arena, &l->nodes) = (gxi_node){
      .family = family,
      .squeezed = squeezed,
      .text = text,
      .type = m->type,
      .trust = -1,
      .first = mention,
      .place = place,
      .told = told,
      .shared = shared,
      .up = *slot,
      .placed = GX_ID_NONE,
    };
  }
  return *slot;
}

static void count_mention(gxi_linker *l, uint32_t mention) {
  const gxi_mention *m = gxi_linker_mention(l, mention);
  gxi_node *node = &l->nodes.items[l->node_of[mention]];
  int32_t trust = trust_of(l, m);
  node->count++;
  if (trust > node->trust && gxi_linker_family(l, m->type) == node->family) {
    node->trust = trust;
    node->type = m->type;
  }
}

#define LEADERS                                                                        \
  "副市长 市长 市委 副县长 县长 县委 副州长 州长 州委 副省长 省委 副区长 区长 区委"

/* 市发改委…,与乙市发改委签约: the place before, of this level, whose office it is. */
#define HOME_MENTIONS 40u
static uint32_t
home_of(const gxi_linker *l, uint32_t mention, gx_str text, gx_str level) {
  uint32_t count = l->reading->mentions.count, full = mention + 1;
  for (; full < count; full++) {
    const gxi_mention *it = gxi_linker_mention(l, full);
    if (it->sentence != gxi_linker_mention(l, mention)->sentence) return GX_ID_NONE;
    gx_str name = gxi_str_sub(l->text, it->text.begin, it->text.end);
    if (it->outer == GX_ID_NONE && name.size > text.size && gxi_str_ends(name, text))
      break;
  }
  bool shared;
  uint32_t other = full < count ? told_place(l, full, &shared) : GX_ID_NONE;
  for (uint32_t m = mention;
       other != GX_ID_NONE && m-- > 0 && mention - m < HOME_MENTIONS;) {
    if (l->places[m] == GX_ID_NONE || l->places[m] == other) continue;
    if (gxi_str_ends(gxi_knowledge_place(l->knowledge, l->places[m])->name, level))
      return l->places[m];
  }
  return GX_ID_NONE;
}

uint32_t gxi_linker_led_place(const gxi_linker *l, uint32_t mention) {
  const gxi_mention *office = gxi_linker_mention(l, mention);
  gx_str text = gxi_str_sub(l->text, office->text.begin, office->text.end);
  size_t level = gxi_str_starts_in(text, 0, "市 县 区 州 省");
  for (uint32_t m = mention; level > 0 && m-- > 0;) {
    const gxi_mention *it = gxi_linker_mention(l, m);
    if (it->sentence != office->sentence) break;
    if (l->places[m] == GX_ID_NONE || !gxi_str_starts_in(l->text, it->text.end, LEADERS))
      continue;
    gx_str name = gxi_knowledge_place(l->knowledge, l->places[m])->name;
    if (gxi_str_ends(name, gxi_str_sub(text, 0, level))) return l->places[m];
  }
  return level > 0 ? home_of(l, mention, text, gxi_str_sub(text, 0, level))
                   : GX_ID_NONE;
}

/* 甲市副市长某某、市商务局局长某某: short for that of 甲市, not of 乙市. */
static bool is_led_elsewhere(const gxi_linker *l, uint32_t mention, uint32_t full) {
  uint32_t place = gxi_linker_led_place(l, mention);
  if (place == GX_ID_NONE) return false;
  bool shared;
  uint32_t told = told_place(l, full, &shared);
  return told != GX_ID_NONE && told != place;
}

#define SETS_UP                                                                                                   \
  "成立 成立了 设立 设立了 组建 组建了 注册 注册了 创办 创办了 建成 建成了 兴办 " \
  "兴办了 "                                                                                                    \
  "建起 建起了 开办 开办了 新设 新设了 建立 建立了 创建 创建了"
#define OWNS                                                                                                        \
  "子公司 孙公司 分公司 项目公司 旗下 下属 控股 全资 母公司 新公司 投资的 建设的 " \
  "创办的 "                                                                                                      \
  "设立的 成立的 兴办的 组建的 注册的 新设的 合资的"
#define OWNED "由 是 系 为 的母公司 的股东 的控股 的大股东 的投资方"
#define APART 150u /* bytes between an owner and what it owns */

/* The text says between an owner, or a firm, and the other one how they are tied. */
static bool tells_apart(gx_str between, bool owner_first) {
  if (owner_first && gxi_str_ends_any(between, GX_STR_LIT(SETS_UP))) return true;
  if (between.size > APART || gxi_str_has(between, "; ( ) 简称")) return false;
  return gxi_str_has(between, OWNS) ||
         (!owner_first && gxi_str_starts_any(between, GX_STR_LIT(OWNED)));
}

/* 百鲜|园的母公司深圳百鲜实业: a short form of two characters that goes on is another's
   name. */
static bool goes_on(const gxi_linker *l, const gxi_mention *m) {
  size_t at = m->text.end;
  return at - m->text.begin <= 6 && at < l->text.size &&
         gxi_str_starts_any(
           gxi_str_sub(l->text, at, l->text.size),
           GX_STR_LIT("园 坊 轩 庄 店 堂 阁 城 湾")
         ) > 0;
}

bool gxi_linker_owns(const gxi_linker *l, uint32_t owner, uint32_t firm) {
  const gxi_mention *who = gxi_linker_mention(l, owner);
  const gxi_mention *whom = gxi_linker_mention(l, firm);
  if (who->sentence != whom->sentence) return false;
  bool first = who->text.begin < whom->text.begin;
  const gxi_mention *left = first ? who : whom, *right = first ? whom : who;
  if (left->text.end > right->text.begin || goes_on(l, who)) return false;
  return tells_apart(gxi_str_sub(l->text, left->text.end, right->text.begin), first);
}

/* 天合公司…,建成和田天合食品有限公司: wherever 天合公司 stands, it is who set that up.
 */
static bool is_owner(const gxi_linker *l, uint32_t mention) {
  const gxi_mention *m = gxi_linker_mention(l, mention);
  if (m->type != l->types.company || m->origin != GXI_ORIGIN_SHORT) return false;
  gx_str text = gxi_str_sub(l->text, m->text.begin, m->text.end);
  uint32_t sentence = gxi_linker_mention(l, m->full)->sentence, i = m->full;
  while (i > 0 && gxi_linker_mention(l, i - 1)->sentence == sentence)
    i--;
  for (; i < l->reading->mentions.count; i++) {
    const gxi_mention *it = gxi_linker_mention(l, i);
    if (it->sentence != sentence) return false;
    if (gxi_str_equal(gxi_str_sub(l->text, it->text.begin, it->text.end), text) && gxi_linker_owns(l, i, m->full))
      return true;
  }
  return false;
}

static bool is_traced(const gxi_linker *l, uint32_t mention) {
  const gxi_mention *m = gxi_linker_mention(l, mention);
  if (m->full == GX_ID_NONE || m->full == mention || m->full >= l->reading->mentions.count) {
    return false;
  }
  const gxi_mention *full = gxi_linker_mention(l, m->full);
  return full->kind == GXI_MENTION_NAME && !is_led_elsewhere(l, mention, m->full) &&
         !is_owner(l, mention) &&
         (m->origin == GXI_ORIGIN_SHORT || m->origin == GXI_ORIGIN_DEFINED);
}

/* The bearer of the full name, through short forms of short forms. */
static uint32_t trace(const gxi_linker *l, uint32_t mention) {
  for (uint32_t step = 0; step < 4 && is_traced(l, mention); step++) {
    mention = gxi_linker_mention(l, mention)->full;
  }
  return mention;
}

void gxi_nodes_make(gxi_linker *linker) {
  uint32_t count = linker->reading->mentions.count;
  indexes index;
  for (uint32_t i = 0; i <= GXI_FAMILY_OTHER; i++)
    index.of[i] = (gxi_index){.arena = linker->arena};
  gxi_vec_reserve(linker->arena, &linker->nodes, count);
  linker->node_of = gxi_arena_alloc(linker->arena, count, sizeof *linker->node_of);
  for (uint32_t i = 0; i < count; i++) {
    const gxi_mention *m = gxi_linker_mention(linker, i);
    bool name = m->kind == GXI_MENTION_NAME && !is_traced(linker, i);
    linker->node_of[i] = name ? add_node(linker, &index, i) : GX_ID_NONE;
  }
  for (uint32_t i = 0; i < count; i++) {
    const gxi_mention *m = gxi_linker_mention(linker, i);
    if (m->kind != GXI_MENTION_NAME) continue;
    if (linker->node_of[i] == GX_ID_NONE) {
      linker->node_of[i] = linker->node_of[trace(linker, i)];
    }
    if (linker->node_of[i] == GX_ID_NONE)
      linker->node_of[i] = add_node(linker, &index, i);
    count_mention(linker, i);
  }
  for (uint32_t i = 0; i < linker->nodes.count; i++) {
    gxi_node *node = &linker->nodes.items[i];
    if (node->family != GXI_FAMILY_BODY) continue;
    node->form = gxi_form_split(linker->arena, linker->knowledge, node->squeezed);
    if (node->type != linker->types.company) continue;
    if (node->form.legal) node->firm = node->form.core;
    if (node->form.place_count > 0) node->placed = i;
  }
}
