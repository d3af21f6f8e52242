/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_ties.c: how much of a battery of sentences is read as a careful reader would.
 *
 * cases/ties*.case say for each sentence all ties owed and all that may be drawn. What
 * is asked is a share, not every line: of the ties owed, so many in a thousand are
 * found; of those drawn, so many in a thousand are owed or allowed. Raise the floors
 * with the rules. GX_TIES_SHOW=1 lists what is missed (-) and what is too much (+).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "relation/relation.h"
#include "support/fixture.h"

#define MAX_TIES 200u

/* A file and its floors, in thousandths. */
typedef struct battery {
  const char *path;
  uint32_t least_found, least_right;
} battery;

static const battery batteries[] = {
  {"/unit/cases/ties.case", 880, 960},
  {"/unit/cases/ties_forms.case", 820, 915},
  {"/unit/cases/ties_posts.case", 865, 920},
  {"/unit/cases/ties_kinds.case", 820, 880},
  {"/unit/cases/ties_acts.case", 900, 950},
  {"/unit/cases/ties_turns.case", 930, 970},
  {"/unit/cases/ties_across.case", 845, 960},
  {"/unit/cases/ties_nouns.case", 750, 900},
  {"/unit/cases/ties_sites.case", 830, 950},
  {"/unit/cases/ties_ways.case", 840, 950},
  {"/unit/cases/ties_partners.case", 850, 925},
  {"/unit/cases/ties_apart.case", 780, 875},
  {"/unit/cases/ties_meant.case", 880, 920},
};

typedef struct reader {
  gx_knowledge *knowledge;
  gx_document *document;
  gxi_arena arena;
  gxi_reading reading;
  gxi_entities entities;
  gxi_relations relations;
  uint32_t owed, found, drawn, right;
  bool used[MAX_TIES]; /* relations that a line of the case names */
} reader;

static void run(void *context) {
  reader *r = context;
  gxi_mentions_find(&r->reading, &r->arena, r->knowledge, r->document, NULL);
  gxi_entities_link(&r->entities, &r->arena, r->knowledge, r->document, &r->reading);
  gxi_relations_find(
    &r->relations, &r->arena, r->knowledge, r->document, &r->reading, &r->entities
  );
}

/* Quotation marks are no part of a name here. */
static bool same_name(gx_str name, const char *wanted) {
  gx_str open = GX_STR_LIT("“"), close = GX_STR_LIT("”");
  gx_str rest = gxi_str(wanted);
  for (size_t at = 0; at < name.size;) {
    gx_str left = gxi_str_sub(name, at, name.size);
    if (gxi_str_starts(left, open) || gxi_str_starts(left, close)) {
      at += open.size;
      continue;
    }
    if (rest.size == 0 || rest.data[0] != name.data[at]) return false;
    rest = gxi_str_sub(rest, 1, rest.size);
    at++;
  }
  return rest.size == 0;
}

static bool named(const reader *r, uint32_t entity, const char *name) {
  const gxi_entity *item = &r->entities.items[entity];
  if (same_name(item->name, name)) return true;
  for (uint32_t i = 0; i < item->alias_count; i++)
    if (same_name(item->aliases[i], name)) return true;
  return false;
}

/* Marks the relations that are this tie; false when there are none. */
static bool mark(reader *r, const char *head, const char *type, const char *tail) {
  uint32_t index = gx_knowledge_relation_type(r->knowledge, gxi_str(type));
  size_t count;
  const gx_relation_type *types = gx_knowledge_relation_types(r->knowledge, &count);
  assert_true(index < count);
  bool any = false;
  for (uint32_t i = 0; i < r->relations.count && i < MAX_TIES; i++) {
    const gxi_relation *tie = &r->relations.items[i];
    if (tie->type != index || tie->status == GXI_STATUS_NEGATED) continue;
    bool forth = named(r, tie->head, head) && named(r, tie->tail, tail);
    bool back = named(r, tie->head, tail) && named(r, tie->tail, head);
    if (!forth && !(types[index].symmetric && back)) continue;
    any = r->used[i] = true;
  }
  return any;
}

/* 拜城县产业园 located_in 拜城县: what a name carries by itself, the cases leave out.
 */
static bool is_carried(const reader *r, const gx_relation_type *types, uint32_t tie) {
  const gxi_relation *drawn = &r->relations.items[tie];
  return gxi_str_is(types[drawn->type].id, "located_in") &&
         gxi_str_starts(
           r->entities.items[drawn->head].name, r->entities.items[drawn->tail].name
         );
}

static void count_drawn(reader *r, const char *sentence, bool show) {
  size_t types;
  const gx_relation_type *type = gx_knowledge_relation_types(r->knowledge, &types);
  for (uint32_t i = 0; i < r->relations.count && i < MAX_TIES; i++) {
    const gxi_relation *tie = &r->relations.items[i];
    if (tie->status == GXI_STATUS_NEGATED) continue;
    if (!r->used[i] && is_carried(r, type, i)) continue;
    r->drawn++;
    r->right += r->used[i];
    if (r->used[i] || !show) continue;
    gx_str head = r->entities.items[tie->head].name;
    gx_str tail = r->entities.items[tie->tail].name;
    print_message(
      "+ %.*s %.*s %.*s | %s\n",
      (int)head.size,
      head.data,
      (int)type[tie->type].id.size,
      type[tie->type].id.data,
      (int)tail.size,
      tail.data,
      sentence
    );
  }
}

/* "HEAD type TAIL; ?HEAD type TAIL", or "-". */
static void check_ties(reader *r, char *ties, const char *sentence, bool show) {
  if (strcmp(ties, "-") == 0) return;
  char *rest = NULL;
  for (char *head = strtok_r(ties, " ", &rest); head;
       head = strtok_r(NULL, " ", &rest)) {
    const char *type = strtok_r(NULL, " ", &rest);
    char *tail = strtok_r(NULL, " ", &rest);
    assert_non_null(tail);
    tail[strcspn(tail, ";")] = '\0';
    bool optional = head[0] == '?';
    bool found = mark(r, head + optional, type, tail);
    if (optional) continue;
    r->owed++;
    r->found += found;
    if (!found && show) print_message("- %s %s %s | %s\n", head, type, tail, sentence);
  }
}

static void check_sentence(reader *r, const char *sentence, char *ties, bool show) {
  gx_error error;
  gxi_arena_init(&r->arena, NULL);
  gx_status status = gx_document_read(
    &r->document, GX_STR_LIT("case.txt"), gxi_str(sentence), NULL, &error
  );
  assert_int_equal(GX_OK, status);
  assert_int_equal(GX_OK, gxi_arena_try(&r->arena, run, r, &error));
  memset(r->used, 0, sizeof r->used);
  check_ties(r, ties, sentence, show);
  count_drawn(r, sentence, show);
  gxi_arena_clear(&r->arena);
  gx_document_free(r->document);
}

/* \n in a case begins a new paragraph. */
static void unescape(char *text) {
  char *to = text;
  for (const char *from = text; *from; from++)
    if (from[0] == '\\' && from[1] == 'n') {
      *to++ = '\n';
      from++;
    } else {
      *to++ = *from;
    }
  *to = '\0';
}

static void check_battery(reader *r, const battery *cases, bool show) {
  char path[512];
  static char line[8192];
  assert_true(snprintf(path, sizeof path, "%s%s", GX_TEST_DIR, cases->path) > 0);
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  r->owed = r->found = r->drawn = r->right = 0;
  while (fgets(line, sizeof line, file)) {
    line[strcspn(line, "\n")] = '\0';
    char *ties = strchr(line, '|');
    if (line[0] == '#' || !ties) continue;
    *ties = '\0';
    unescape(line);
    check_sentence(r, line, ties + 1, show);
  }
  assert_int_equal(0, fclose(file));
  print_message(
    "%s: %u of %u ties found, %u of %u drawn are right\n",
    cases->path,
    r->found,
    r->owed,
    r->right,
    r->drawn
  );
  assert_true(r->owed > 100);
  assert_true(r->found * 1000 >= r->owed * cases->least_found);
  assert_true(r->right * 1000 >= r->drawn * cases->least_right);
}

static void most_ties_are_drawn_and_few_others(void **state) {
  reader r = {.knowledge = *state};
  bool show = getenv("GX_TIES_SHOW") != NULL;
  for (size_t i = 0; i < sizeof batteries / sizeof *batteries; i++)
    check_battery(&r, &batteries[i], show);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(most_ties_are_drawn_and_few_others),
  };
  return cmocka_run_group_tests(tests, fixture_load, fixture_unload);
}
