/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * home.c: where entities are at home.
 *
 *     昭觉县 CN-513431 ──cut to the level──> CN-510000
 *     开发区 ──located_in──> 昭觉县 ──────> CN-510000      rounds, nearer ones first
 *     投资科 ──part_of──> 四川省某局
 *     四川省某局: the name begins with 四川省 ──────────────> CN-510000
 *     张三 ──holds_post_at──> 四川省某局                    (when persons are wanted)
 *
 * `at` names for each entity the place entity that it is at home in; codes are cut to
 * the level at the end. Each round looks at the homes of the round before, so what is
 * found depends on no order. Rounds are bounded: deeper nesting than MAX_ROUNDS is a
 * mistake of extraction.
 *
 * Codes: CN-PPCCDD (+ TTT of a township), CN-XJBT-NN of the Corps, XX and XX-NAME of
 * other countries. A municipality's or a province's own counties (CN-1101DD, CN-6590DD)
 * have no prefecture: the former are cut to the municipality, the latter stay.
 */
#include "corpus/home.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/str.h"
#include "corpus/corpus.h"
#include "corpus/names.h"
#include "guanxi/projection.h"

#define MAX_ROUNDS 8
#define MIN_NAME                                                                       \
  6u /* bytes: two characters; one is an abbreviation, not a beginning                 \
      */

struct gx_homes {
  gxi_arena arena;
  gx_str *codes;
  size_t code_count;
  uint32_t *groups; /* by entity: index into codes */
  size_t entity_count;
};

typedef struct place_name {
  gx_str name;
  uint32_t entity; /* GX_ID_NONE: places of one name in different homes */
} place_name;

typedef struct homing {
  gx_homes *homes;
  const gx_corpus *corpus;
  gx_homes_options options;
  gxi_arena *scratch;
  uint32_t *at;   /* by entity: place entity + 1; 0: unknown */
  uint32_t *next; /* the round's */
  gx_str *cut;    /* by entity: the code cut to the level; of places */
  place_name *names;
  uint32_t name_count;
  size_t longest; /* of the names, in bytes */
} homing;

static const char *const level_names[] = {"country", "province", "city", "county"};
#define LEVEL_COUNT (sizeof level_names / sizeof *level_names)

const char *gx_place_level_name(gx_place_level level) {
  return (unsigned)level < LEVEL_COUNT ? level_names[level] : "unknown";
}

bool gx_place_level_find(gx_place_level *level, gx_str word) {
  for (unsigned i = 0; i < LEVEL_COUNT; i++) {
    if (!gxi_str_is(word, level_names[i])) continue;
    *level = (gx_place_level)i;
    return true;
  }
  return false;
}

static bool is_family(const gx_corpus *corpus, uint32_t entity, const char *family) {
  uint32_t type = corpus->entities[entity].type;
  return gxi_str_is(corpus->domain.entity_types[type].family, family);
}

/* Beijing, Tianjin, Shanghai, Chongqing: their districts have no prefecture. */
static bool is_municipal(gx_str code) {
  static const char *const provinces[] = {"11", "12", "31", "50"};
  for (size_t i = 0; i < sizeof provinces / sizeof *provinces; i++) {
    if (memcmp(code.data + 3, provinces[i], 2) == 0) return true;
  }
  return false;
}

/* How many digits of CN-… stay. */
static size_t kept_digits(gx_str code, gx_place_level level) {
  if (level == GX_PLACE_PROVINCE) return 2;
  if (level == GX_PLACE_COUNTY || memcmp(code.data + 5, "90", 2) == 0) return 6;
  return is_municipal(code) ? 2 : 4;
}

gx_str gxi_home_cut(gxi_arena *arena, gx_str code, gx_place_level level) {
  if (!gxi_name_is_code(code)) return (gx_str){NULL, 0};
  bool china = gxi_str_starts(code, GX_STR_LIT("CN-"));
  bool foreign = !china && level <= GX_PLACE_PROVINCE;
  if (foreign || (china && level == GX_PLACE_COUNTRY)) code.size = 2;
  if (code.size <= 3) return code;
  if (gxi_str_starts(code, GX_STR_LIT("CN-XJBT"))) {
    if (level == GX_PLACE_PROVINCE) code.size = 7;
    return code;
  }
  if (!china || gxi_name_cut(code, GXI_SCOPE_PROVINCE) == 0) return code;
  size_t digits = kept_digits(code, level);
  gx_str out = gxi_arena_copy(arena, (gx_str){code.data, 9});
  char *data = (char *)out.data;
  for (size_t i = 3 + digits; i < 9; i++) {
    data[i] = '0';
  }
  return out;
}

static void find_own(homing *in) {
  for (uint32_t e = 0; e < in->corpus->entity_count; e++) {
    if (!is_family(in->corpus, e, "place")) continue;
    gx_str uid = in->corpus->entities[e].uid;
    in->cut[e] = gxi_home_cut(&in->homes->arena, uid, in->options.level);
    if (in->cut[e].size) in->at[e] = e + 1;
  }
}

/* 3: says that the head lies in a place; 2: that it is part of a body; 1: a post; 0. */
static int worth(const homing *in, const gx_edge *edge, bool posts) {
  const gx_relation_type *relation = &in->corpus->domain.relation_types[edge->relation];
  if (edge->status == GX_TIE_ENDED || relation->symmetric) return 0;
  if (posts) return gxi_str_is(relation->class_id, "post") ? 1 : 0;
  if (!gxi_str_is(relation->class_id, "structure")) return 0;
  if (is_family(in->corpus, edge->tail, "place")) return 3;
  return gxi_str_is(relation->id, "part_of") ? 2 : 0;
}

/* The home of the best of the entity's ties; they come heaviest first. */
static uint32_t best_home(const homing *in, uint32_t entity, bool posts) {
  size_t count;
  const uint32_t *near = gx_corpus_entity_edges(in->corpus, entity, &count);
  int best = 0;
  uint32_t home = 0;
  for (size_t i = 0; i < count; i++) {
    const gx_edge *edge = &in->corpus->edges[near[i]];
    if (edge->head != entity || in->at[edge->tail] == 0) continue;
    int value = worth(in, edge, posts);
    if (value <= best) continue;
    best = value;
    home = in->at[edge->tail];
  }
  return home;
}

static void follow_ties(homing *in) {
  uint32_t count = (uint32_t)in->corpus->entity_count;
  for (int round = 0; round < MAX_ROUNDS; round++) {
    bool found = false;
    for (uint32_t e = 0; e < count; e++) {
      in->next[e] = in->at[e];
      if (in->at[e] || is_family(in->corpus, e, "person")) continue;
      in->next[e] = best_home(in, e, false);
      found = found || in->next[e];
    }
    uint32_t *last = in->at;
    in->at = in->next;
    in->next = last;
    if (!found) return;
  }
}

static int name_order(const void *one, const void *other) {
  const place_name *a = one, *b = other;
  int order = gxi_str_compare(a->name, b->name);
  if (order) return order;
  return a->entity < b->entity ? -1 : a->entity > b->entity;
}

/* Full names, and short ones that they begin with (福建 of 福建省). */
static void collect_names(homing *in) {
  const gx_corpus *corpus = in->corpus;
  size_t room = 0;
  for (uint32_t e = 0; e < corpus->entity_count; e++) {
    if (in->cut[e].size) room += 1 + corpus->entities[e].alias_count;
  }
  in->names = gxi_arena_alloc(in->scratch, room, sizeof *in->names);
  uint32_t count = 0;
  for (uint32_t e = 0; e < corpus->entity_count; e++) {
    const gx_entity *entity = &corpus->entities[e];
    if (in->cut[e].size == 0 || entity->name.size < MIN_NAME) continue;
    in->names[count++] = (place_name){entity->name, e};
    for (size_t i = 0; i < entity->alias_count; i++) {
      gx_str alias = entity->aliases[i];
      if (alias.size < MIN_NAME || !gxi_str_starts(entity->name, alias)) continue;
      in->names[count++] = (place_name){alias, e};
    }
  }
  if (count) qsort(in->names, count, sizeof *in->names, name_order);
  for (uint32_t i = 0; i < count; i++) {
    if (in->names[i].name.size > in->longest) in->longest = in->names[i].name.size;
    place_name *last = in->name_count ? &in->names[in->name_count - 1] : NULL;
    if (!last || !gxi_str_equal(last->name, in->names[i].name)) {
      in->names[in->name_count++] = in->names[i];
    } else if (last->entity != GX_ID_NONE &&
               !gxi_str_equal(in->cut[last->entity], in->cut[in->names[i].entity])) {
      last->entity = GX_ID_NONE;
    }
  }
}

static uint32_t find_name(const homing *in, gx_str name) {
  uint32_t low = 0, high = in->name_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    int order = gxi_str_compare(in->names[middle].name, name);
    if (order == 0) return in->names[middle].entity;
    if (order < 0) low = middle + 1;
    if (order > 0) high = middle;
  }
  return GX_ID_NONE;
}

/* The place whose name is the longest beginning of a body's name. */
static uint32_t place_of_name(const homing *in, gx_str name) {
  size_t most = name.size < in->longest + 1 ? name.size : in->longest + 1;
  for (size_t size = most; size-- > MIN_NAME;) {
    if (((unsigned char)name.data[size] & 0xC0) == 0x80) continue;
    uint32_t place = find_name(in, (gx_str){name.data, size});
    if (place != GX_ID_NONE) return place + 1;
  }
  return 0;
}

/* Divisions of China before ties: a firm's name holds its seat, its ties plants as
 * well. Countries after them: 中国… says less than any tie. */
static void read_names(homing *in, bool countries) {
  for (uint32_t e = 0; e < in->corpus->entity_count; e++) {
    if (in->at[e] || !is_family(in->corpus, e, "body")) continue;
    uint32_t place = place_of_name(in, in->corpus->entities[e].name);
    if (!place) continue;
    gx_str uid = in->corpus->entities[place - 1].uid;
    if (countries || gxi_str_starts(uid, GX_STR_LIT("CN-"))) in->at[e] = place;
  }
}

static void follow_posts(homing *in) {
  for (uint32_t e = 0; e < in->corpus->entity_count; e++) {
    if (in->at[e] || !is_family(in->corpus, e, "person")) continue;
    in->next[e] = best_home(in, e, true) + 1; /* so that 0 is "not asked" */
  }
  for (uint32_t e = 0; e < in->corpus->entity_count; e++) {
    if (in->at[e] || !is_family(in->corpus, e, "person")) continue;
    in->at[e] = in->next[e] - 1;
  }
}

static int code_order(const void *one, const void *other) {
  return gxi_str_compare(*(const gx_str *)one, *(const gx_str *)other);
}

static void number_codes(homing *in) {
  gx_homes *homes = in->homes;
  size_t count = in->corpus->entity_count;
  homes->entity_count = count;
  homes->groups = gxi_arena_alloc(&homes->arena, count, sizeof *homes->groups);
  homes->codes = gxi_arena_alloc(&homes->arena, count, sizeof *homes->codes);
  size_t used = 0;
  for (size_t e = 0; e < count; e++) {
    if (in->at[e]) homes->codes[used++] = in->cut[in->at[e] - 1];
  }
  if (used) qsort(homes->codes, used, sizeof *homes->codes, code_order);
  for (size_t i = 0; i < used; i++) {
    bool again = i && gxi_str_equal(homes->codes[i], homes->codes[i - 1]);
    if (!again) homes->codes[homes->code_count++] = homes->codes[i];
  }
  for (size_t e = 0; e < count; e++) {
    homes->groups[e] = GX_ID_NONE;
    if (!in->at[e]) continue;
    const gx_str *found = bsearch(
      &in->cut[in->at[e] - 1],
      homes->codes,
      homes->code_count,
      sizeof *found,
      code_order
    );
    homes->groups[e] = (uint32_t)(found - homes->codes);
  }
}

static void find_homes(void *context) {
  homing *in = context;
  size_t count = in->corpus->entity_count;
  in->at = gxi_arena_alloc(in->scratch, count, sizeof *in->at);
  in->next = gxi_arena_alloc(in->scratch, count, sizeof *in->next);
  in->cut = gxi_arena_alloc(in->scratch, count, sizeof *in->cut);
  find_own(in);
  collect_names(in);
  read_names(in, false);
  follow_ties(in);
  read_names(in, true);
  follow_ties(in);
  if (in->options.persons) follow_posts(in);
  number_codes(in);
}

static void find_in_scratch(void *context) {
  homing *in = context;
  gx_status status = gxi_arena_try(in->scratch, find_homes, in, NULL);
  if (status != GX_OK) gxi_arena_unwind(&in->homes->arena, status);
}

gx_status gx_homes_build(
  gx_homes **homes,
  const gx_corpus *corpus,
  const gx_homes_options *options,
  gx_error *error
) {
  gx_allocator memory = corpus->arena.allocator;
  gx_homes *made = gxi_alloc(&memory, sizeof *made);
  if (!made) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  memset(made, 0, sizeof *made);
  gxi_arena scratch;
  gxi_arena_init(&made->arena, &memory);
  gxi_arena_init(&scratch, &memory);
  homing in = {.homes = made, .corpus = corpus, .scratch = &scratch};
  if (options) in.options = *options;
  gx_status status = gxi_arena_try(&made->arena, find_in_scratch, &in, error);
  gxi_arena_clear(&scratch);
  if (status != GX_OK) {
    gx_homes_free(made);
  } else {
    *homes = made;
  }
  return status;
}

void gx_homes_free(gx_homes *homes) {
  if (!homes) return;
  gx_allocator memory = homes->arena.allocator;
  gxi_arena_clear(&homes->arena);
  gxi_free(&memory, homes, sizeof *homes);
}

const gx_str *gx_homes_codes(const gx_homes *homes, size_t *count) {
  *count = homes->code_count;
  return homes->codes;
}

const uint32_t *gx_homes_of(const gx_homes *homes, size_t *count) {
  *count = homes->entity_count;
  return homes->groups;
}
