/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_relation.c: ties as a careful reader would draw them, from cases/relation*.case.
 *
 * A case: `# title`, the input (\n is a line break), an empty line, then lines up to an
 * empty line:
 *     + HEAD TYPE TAIL [name=value]   must be found (value: that of the attribute)
 *     - HEAD TYPE TAIL                must not be found (denied ties do not count)
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

typedef struct reader {
  gx_knowledge *knowledge;
  gx_document *document;
  gxi_arena arena;
  gxi_reading reading;
  gxi_entities entities;
  gxi_relations relations;
} reader;

static void run(void *context) {
  reader *r = context;
  gxi_mentions_find(&r->reading, &r->arena, r->knowledge, r->document, NULL);
  gxi_entities_link(&r->entities, &r->arena, r->knowledge, r->document, &r->reading);
  gxi_relations_find(
    &r->relations, &r->arena, r->knowledge, r->document, &r->reading, &r->entities
  );
}

static void open_case(reader *r, gx_knowledge *knowledge, const char *input) {
  *r = (reader){.knowledge = knowledge};
  gxi_arena_init(&r->arena, NULL);
  gx_error error;
  gx_status status = gx_document_read(
    &r->document, GX_STR_LIT("case.txt"), gxi_str(input), NULL, &error
  );
  assert_int_equal(GX_OK, status);
  assert_int_equal(GX_OK, gxi_arena_try(&r->arena, run, r, &error));
}

static void close_case(reader *r) {
  gxi_arena_clear(&r->arena);
  gx_document_free(r->document);
}

static bool named(const reader *r, uint32_t entity, const char *name) {
  const gxi_entity *item = &r->entities.items[entity];
  if (gxi_str_is(item->name, name)) return true;
  for (uint32_t i = 0; i < item->alias_count; i++)
    if (gxi_str_is(item->aliases[i], name)) return true;
  return false;
}

static const gxi_relation *
find_tie(const reader *r, const char *head, const char *type, const char *tail) {
  uint32_t index = gx_knowledge_relation_type(r->knowledge, gxi_str(type));
  for (uint32_t i = 0; i < r->relations.count; i++) {
    const gxi_relation *tie = &r->relations.items[i];
    if (tie->type != index || tie->status == GXI_STATUS_NEGATED) continue;
    bool forth = named(r, tie->head, head) && named(r, tie->tail, tail);
    bool back = named(r, tie->head, tail) && named(r, tie->tail, head);
    size_t count;
    bool symmetric = gx_knowledge_relation_types(r->knowledge, &count)[index].symmetric;
    if (forth || (symmetric && back)) return tie;
  }
  return NULL;
}

/* Without a value: the tie has no such attribute. */
static bool has_value(const gxi_relation *tie, const char *name, const char *value) {
  static const char *const statuses[] = {"asserted", "planned", "ended", "negated"};
  if (strcmp(name, "status") == 0) return strcmp(statuses[tie->status], value) == 0;
  for (uint32_t i = 0; i < tie->attribute_count; i++)
    if (strcmp(tie->attributes[i].name, name) == 0)
      return gxi_str_is(tie->attributes[i].value, value);
  return value[0] == '\0';
}

/* 1 for a line that does not hold, and says so. */
static int check_line(const reader *r, const char *title, char *line) {
  char sign = line[0], *head = strtok(line + 1, " ");
  char *type = strtok(NULL, " "), *tail = strtok(NULL, " ");
  char *attribute = strtok(NULL, " ");
  assert_non_null(tail);
  const gxi_relation *tie = find_tie(r, head, type, tail);
  if ((sign == '+') != (tie != NULL)) {
    print_error("%s: %c %s %s %s\n", title, sign, head, type, tail);
    return 1;
  }
  if (!tie || !attribute) return 0;
  char *value = strchr(attribute, '=');
  assert_non_null(value);
  *value = '\0';
  if (has_value(tie, attribute, value + 1)) return 0;
  print_error(
    "%s: %s %s %s: %s is not %s\n", title, head, type, tail, attribute, value + 1
  );
  return 1;
}

static bool read_line(FILE *file, char *line, int room) {
  if (!fgets(line, room, file)) return false;
  line[strcspn(line, "\n")] = '\0';
  return true;
}

static void break_lines(char *text) {
  for (char *at = text; (at = strstr(at, "\\n")) != NULL;) {
    *at = '\n';
    memmove(at + 1, at + 2, strlen(at + 2) + 1);
  }
}

static void check_cases(void **state, const char *path) {
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  static char title[512], input[8192], line[2048];
  int wrong = 0;
  while (read_line(file, title, sizeof title)) {
    if (title[0] != '#' || title[1] != ' ') continue;
    bool whole =
      read_line(file, input, sizeof input) && read_line(file, line, sizeof line);
    assert_true(whole);
    break_lines(input);
    reader r;
    open_case(&r, *state, input);
    while (read_line(file, line, sizeof line) && line[0])
      wrong += check_line(&r, title, line);
    close_case(&r);
  }
  assert_int_equal(0, fclose(file));
  assert_int_equal(0, wrong);
}

static void finds_what_a_reader_would_draw(void **state) {
  check_cases(state, GX_TEST_DIR "/unit/cases/relation.case");
}

static void finds_posts_and_what_persons_do(void **state) {
  check_cases(state, GX_TEST_DIR "/unit/cases/relation_person.case");
}

static void trade_and_stakes_are_drawn(void **state) {
  check_cases(state, GX_TEST_DIR "/unit/cases/relation_trade.case");
}

static void ties_are_dated(void **state) {
  check_cases(state, GX_TEST_DIR "/unit/cases/relation_dates.case");
}

/* One relation for each pair and type, in order; ends differ; confidence is a share. */
static void relations_are_sorted_and_sound(void **state) {
  reader r;
  open_case(
    &r,
    *state,
    "九江市商务局局长何志远率队赴库车市考察,与库车市市长周慧敏座谈。\n"
    "九江市、库车市签署协议,九江市向库车市捐赠300万元,何志远出席。"
  );
  assert_true(r.relations.count > 2);
  for (uint32_t i = 0; i < r.relations.count; i++) {
    const gxi_relation *tie = &r.relations.items[i];
    assert_true(tie->head < r.entities.count && tie->tail < r.entities.count);
    assert_int_not_equal(tie->head, tie->tail);
    assert_true(tie->confidence > 0 && tie->confidence <= 1);
    assert_true(tie->evidence_count > 0);
    if (i == 0) continue;
    const gxi_relation *before = tie - 1;
    bool sorted = before->head < tie->head ||
                  (before->head == tie->head &&
                   (before->type < tie->type ||
                    (before->type == tie->type && before->tail < tie->tail)));
    assert_true(sorted);
  }
  close_case(&r);
}

/* Enumerations of hundreds of names neither overflow nor take long. */
static void long_lists_are_bounded(void **state) {
  static char input[1u << 15];
  char *at = input;
  for (int i = 0; i < 400; i++)
    at += sprintf(at, "%s库车市", i ? "、" : "");
  (void)sprintf(at, "与九江市、赣州市分别签署协议,分别投资。((((《《“”》)");
  reader r;
  open_case(&r, *state, input);
  close_case(&r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(finds_what_a_reader_would_draw),
    cmocka_unit_test(finds_posts_and_what_persons_do),
    cmocka_unit_test(trade_and_stakes_are_drawn),
    cmocka_unit_test(ties_are_dated),
    cmocka_unit_test(relations_are_sorted_and_sound),
    cmocka_unit_test(long_lists_are_bounded),
  };
  return cmocka_run_group_tests(tests, fixture_load, fixture_unload);
}
