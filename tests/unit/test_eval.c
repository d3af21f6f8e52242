/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "guanxi/eval.h"
#include "support/records.h"
#include "support/tally.h"

#define HEAD                                                                           \
  "{\"schema_version\": 1, \"doc\": \"news/a.txt\", \"encoding\": \"UTF-8\", "
#define ENTITY(id, type, name)                                                         \
  "{\"id\": \"" id "\", \"type\": \"" type "\", \"name\": \"" name                     \
  "\", \"mentions\": [{\"begin\": 3, \"end\": 9, \"text\": \"\"}]}"
#define TIE(head, type, tail)                                                          \
  "{\"head\": \"" head "\", \"type\": \"" type "\", \"tail\": \"" tail                 \
  "\", \"confidence\": 0.75, \"evidence\": [{\"begin\": 0, \"end\": 9, \"text\": "     \
  "\"一句话。\", \"rule\": \"x.y\"}]}"
#define GOLD(id, type, name)                                                           \
  "{\"id\": \"" id "\", \"type\": \"" type "\", \"name\": \"" name "\"}"
#define OWED(head, type, tail)                                                         \
  "{\"head\": \"" head "\", \"type\": \"" type "\", \"tail\": \"" tail                 \
  "\", \"evidence\": \"签 约\"}"
#define THREE                                                                          \
  GOLD("g1", "county", "原州区")                                                       \
  ", " GOLD("g2", "company", "闽岚集团") ", " GOLD("g3", "official", "林知渔")
#define FOUND_THREE                                                                    \
  ENTITY("e1", "county", "原州区")                                                     \
  ", " ENTITY("e2", "company", "“闽岚”集团") ", " ENTITY("e3", "person", "林知渔")

static gx_eval *eval_new(const char *gold, const gx_allocator *allocator) {
  static gx_domain domain;
  gx_error error = {GX_OK, 0, 0, ""};
  gx_eval *eval = NULL;
  domain = test_domain();
  assert_int_equal(GX_OK, gx_eval_new(&eval, &domain, allocator, &error));
  gx_status status = gx_eval_gold(eval, gxi_str("a"), gxi_str(gold), &error);
  if (status != GX_OK) print_error("%s\n", error.message);
  assert_int_equal(GX_OK, status);
  return eval;
}

/* Gold and a record, compared. */
static gx_eval *compare(const char *gold, const char *record) {
  test_records records = {.count = 0};
  gx_eval *eval = eval_new(gold, NULL);
  test_records_add(&records, record);
  assert_int_equal(GX_OK, gx_eval_add(eval, records.rows[0], NULL));
  test_records_clear(&records);
  assert_int_equal(GX_OK, gx_eval_finish(eval, NULL));
  return eval;
}

static void
assert_count(gx_eval *eval, gx_eval_part part, int right, int spurious, int missed) {
  gx_eval_count c = gx_eval_total(eval, part);
  assert_int_equal(right, c.right);
  assert_int_equal(spurious, c.spurious);
  assert_int_equal(missed, c.missed);
}

static const gx_eval_mistake *mistake(gx_eval *eval, gx_eval_kind kind) {
  size_t count;
  const gx_eval_mistake *rows = gx_eval_mistakes(eval, &count);
  for (size_t i = 0; i < count; i++)
    if (rows[i].kind == kind) return &rows[i];
  fail_msg("no %s", gx_eval_kind_name(kind));
  return NULL;
}

static void counts_names_types_and_ties(void **state) {
  (void)state;
  gx_eval *eval = compare(
    "{\"entities\": [" THREE "], \"relations\": [" OWED(
      "g2", "invests_in", "g1"
    ) ", " OWED("g3", "holds_post_at", "g1") "]}",
    HEAD "\"entities\": [" FOUND_THREE "], \"relations\": [" TIE(
      "e2", "invests_in", "e1"
    ) ", " TIE("e3", "visits", "e1") "]}"
  );
  assert_count(eval, GX_EVAL_ENTITIES, 2, 1, 1);
  assert_count(eval, GX_EVAL_TIES, 1, 1, 1);
  const gx_eval_mistake *m = mistake(eval, GX_EVAL_ENTITY_TYPE);
  assert_true(gxi_str_is(m->name, "林知渔"));
  assert_true(gxi_str_is(m->found, "person"));
  m = mistake(eval, GX_EVAL_TIE_TYPE);
  assert_true(gxi_str_is(m->found, "visits"));
  m = mistake(eval, GX_EVAL_TIE_SPURIOUS_TYPE);
  assert_true(gxi_str_is(m->wanted, "holds_post_at"));
  assert_true(gxi_str_is(m->rule, "x.y"));
  gx_eval_free(eval);
}

static void knows_direction_and_symmetry(void **state) {
  (void)state;
  gx_eval *eval = compare(
    "{\"entities\": [" THREE "], \"relations\": [" OWED(
      "g2", "supplies", "g1"
    ) ", " OWED("g2", "signs_with", "g1") "]}",
    HEAD "\"entities\": [" FOUND_THREE "], \"relations\": [" TIE(
      "e1", "supplies", "e2"
    ) ", " TIE("e1", "signs_with", "e2") "]}"
  );
  assert_count(eval, GX_EVAL_TIES, 1, 1, 1);
  mistake(eval, GX_EVAL_TIE_DIRECTION);
  mistake(eval, GX_EVAL_TIE_SPURIOUS_DIRECTION);
  gx_eval_free(eval);
}

static void names_the_end_that_was_not_found(void **state) {
  (void)state;
  gx_eval *eval = compare(
    "{\"entities\": [" THREE "], \"relations\": [" OWED("g2", "aids", "g1") "]}",
    HEAD "\"entities\": [" ENTITY("e1", "county", "原州区") ", " ENTITY(
      "e2", "company", "闽岚集团福州公司"
    ) "], \"relations\": [" TIE("e2", "aids", "e1") "]}"
  );
  assert_true(gxi_str_is(mistake(eval, GX_EVAL_TIE_END)->found, "闽岚集团"));
  const gx_eval_mistake *m = mistake(eval, GX_EVAL_TIE_SPURIOUS_END);
  assert_true(gxi_str_is(m->found, "闽岚集团福州公司"));
  m = mistake(eval, GX_EVAL_ENTITY_EXTENT);
  assert_true(gxi_str_is(m->found, "闽岚集团福州公司"));
  mistake(eval, GX_EVAL_ENTITY_SPURIOUS_EXTENT);
  mistake(eval, GX_EVAL_ENTITY_UNSEEN);
  gx_eval_free(eval);
}

static void owes_one_of_a_group_and_nothing_optional(void **state) {
  (void)state;
  const char *gold =
    "{\"entities\": [" THREE ", {\"id\": \"g4\", \"type\": \"agency\", \"name\": "
    "\"原州区委\", \"optional\": true}], \"relations\": ["
    "{\"head\": \"g3\", \"type\": \"holds_post_at\", \"tail\": \"g1\", \"group\": "
    "\"p\"},"
    "{\"head\": \"g3\", \"type\": \"holds_post_at\", \"tail\": \"g4\", \"group\": "
    "\"p\"},"
    "{\"head\": \"g2\", \"type\": \"aids\", \"tail\": \"g1\", \"optional\": true}]}";
  gx_eval *eval = compare(
    gold,
    HEAD "\"entities\": [" FOUND_THREE
         ", " ENTITY("e4", "organization", "原州区委") "], \"relations\": [" TIE(
           "e3", "holds_post_at", "e4"
         ) ", " TIE("e3", "holds_post_at", "e1") ", " TIE("e2", "aids", "e1") "]}"
  );
  assert_count(eval, GX_EVAL_TIES, 1, 0, 0);
  assert_count(eval, GX_EVAL_ENTITIES, 2, 1, 1);
  size_t count;
  const gx_eval_rule *rules = gx_eval_rules(eval, &count);
  assert_int_equal(1, count);
  assert_int_equal(1, rules[0].right);
  assert_int_equal(2, rules[0].neutral);
  gx_eval_free(eval);
  eval = compare(gold, HEAD "\"entities\": [], \"relations\": []}");
  assert_count(eval, GX_EVAL_TIES, 0, 0, 1);
  gx_eval_free(eval);
}

static void compares_values_as_a_reader_would(void **state) {
  (void)state;
  static const struct {
    const char *name, *wanted, *found;
    bool same;
  } rows[] = {
    {"amount", "1.5亿元", "15000万元", true},
    {"amount", "1.5亿元", "1.5亿美元", false},
    {"amount", "1,200万", "1200万元", true},
    {"date", "2019-01", "2019-01-15", true},
    {"date", "05-08", "2024-05-08", true},
    {"date", "2019-01-15", "2019-01", false},
    {"title", "党组书记、局长", "局长", true},
    {"title", "局长", "党组书记、副局长兼主任", false},
    {"agreement", "《闽宁协作协议》", "闽宁协作协议", true},
    {"agreement", "协议", "2024年度东西部协作框架协议", false},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char gold[600], record[900];
    snprintf(
      gold,
      sizeof gold,
      "{\"entities\": [" THREE
      "], \"relations\": [{\"head\": \"g2\", \"type\": \"aids\", "
      "\"tail\": \"g1\", \"attributes\": {\"%s\": \"%s\"}}]}",
      rows[i].name,
      rows[i].wanted
    );
    snprintf(
      record,
      sizeof record,
      HEAD "\"entities\": [" FOUND_THREE
           "], \"relations\": [{\"head\": \"e2\", \"type\": "
           "\"aids\", \"tail\": \"e1\", \"confidence\": 1, \"attributes\": "
           "{\"%s\": \"%s\"}}]}",
      rows[i].name,
      rows[i].found
    );
    gx_eval *eval = compare(gold, record);
    gx_eval_count c = gx_eval_total(eval, GX_EVAL_ATTRIBUTES);
    if (c.right != rows[i].same) fail_msg("%s / %s", rows[i].wanted, rows[i].found);
    gx_eval_free(eval);
  }
}

static void finds_lines_and_sentences(void **state) {
  (void)state;
  gx_eval *eval = compare(
    "{\"entities\": [" THREE "], \"relations\": [" OWED("g2", "aids", "g1") "]}",
    HEAD "\"entities\": [" ENTITY("e1", "county", "原州区") "], \"relations\": []}"
  );
  const char *text = "题目\n第一句。原州区同闽岚集团签约,林知渔在场。\n";
  assert_int_equal(
    GX_OK, gx_eval_source(eval, gxi_str("a.txt"), gxi_str(text), "news/a.txt", 0, NULL)
  );
  const gx_eval_mistake *m = mistake(eval, GX_EVAL_TIE_END);
  assert_int_equal(2, m->line);
  assert_true(gxi_str_is(m->sentence, "原州区同闽岚集团签约,林知渔在场。"));
  assert_int_equal(2, mistake(eval, GX_EVAL_ENTITY_UNSEEN)->line);
  size_t count;
  assert_true(gxi_str_is(gx_eval_documents(eval, &count)[0].path, "news/a.txt"));
  assert_int_equal(
    GX_OK, gx_eval_source(eval, gxi_str("a"), gxi_str(text), "feed.jsonl", 7, NULL)
  );
  assert_int_equal(7, mistake(eval, GX_EVAL_TIE_END)->line);
  gx_eval_free(eval);
}

static void bins_confidence(void **state) {
  (void)state;
  gx_eval *eval = compare(
    "{\"entities\": [" THREE "], \"relations\": [" OWED("g2", "aids", "g1") "]}",
    HEAD
    "\"entities\": [" FOUND_THREE
    "], \"relations\": [" TIE("e2", "aids", "e1") ", " TIE("e2", "supplies", "e1") "]}"
  );
  gx_eval_bin bins[GX_EVAL_BINS];
  double error = gx_eval_reliability(eval, bins);
  assert_int_equal(2, bins[7].ties);
  assert_int_equal(1, bins[7].right);
  assert_true(bins[7].confidence == 0.75 && error == 0.25);
  gx_eval_free(eval);
}

static void refuses_what_does_not_fit(void **state) {
  (void)state;
  gx_error error = {GX_OK, 0, 0, ""};
  test_records records = {.count = 0};
  gx_eval *eval = eval_new("{\"entities\": [" THREE "]}", NULL);
  assert_int_equal(
    GX_E_SCHEMA, gx_eval_gold(eval, gxi_str("a"), gxi_str("{}"), &error)
  );
  assert_int_equal(
    GX_E_SYNTAX, gx_eval_gold(eval, gxi_str("b"), gxi_str("{\n ]"), &error)
  );
  assert_int_equal(2, error.line);
  test_records_add(&records, HEAD "\"entities\": [], \"relations\": []}");
  test_records_add(
    &records, "{\"schema_version\": 1, \"doc\": \"z\", \"entities\": []}"
  );
  assert_true(gx_eval_expects(eval, gxi_str("x/y.z/a.txt.gz")));
  assert_false(gx_eval_expects(eval, gxi_str("a/b.txt")));
  assert_int_equal(GX_E_ARGUMENT, gx_eval_add(eval, records.rows[1], &error));
  assert_int_equal(GX_OK, gx_eval_add(eval, records.rows[0], &error));
  assert_int_equal(GX_E_ARGUMENT, gx_eval_add(eval, records.rows[0], &error));
  assert_int_equal(GX_OK, gx_eval_finish(eval, &error));
  assert_int_equal(GX_E_ARGUMENT, gx_eval_finish(eval, &error));
  assert_int_equal(3, gx_eval_kind_count(eval, GX_EVAL_ENTITY_UNSEEN));
  gx_eval_free(eval);
  test_records_clear(&records);
}

static gx_status run_all(gx_eval *eval, const gx_record *record, gx_error *error) {
  gx_str gold = gxi_str("{\"entities\": [" THREE
                        "], \"relations\": [" OWED("g2", "aids", "g1") "]}");
  gx_status status = gx_eval_gold(eval, gxi_str("a"), gold, error);
  if (status == GX_OK) status = gx_eval_add(eval, record, error);
  if (status == GX_OK) status = gx_eval_finish(eval, error);
  gx_str text = gxi_str("原州区同闽岚集团签约。\n");
  if (status == GX_OK)
    status = gx_eval_source(eval, gxi_str("a"), text, "a.txt", 0, error);
  return status;
}

static void survives_every_refused_allocation(void **state) {
  (void)state;
  gx_domain domain = test_domain();
  test_records records = {.count = 0};
  test_records_add(
    &records,
    HEAD "\"entities\": [" FOUND_THREE
         "], \"relations\": [" TIE("e2", "supplies", "e1") "]}"
  );
  for (uint64_t n = 1;; n++) {
    tally t = {.refuse = n};
    gx_allocator memory = tally_allocator(&t);
    gx_error error = {GX_OK, 0, 0, ""};
    gx_eval *eval = NULL;
    gx_status status = gx_eval_new(&eval, &domain, &memory, &error);
    if (status == GX_OK) status = run_all(eval, records.rows[0], &error);
    gx_eval_free(eval);
    assert_int_equal(0, t.blocks);
    assert_int_equal(t.refused ? GX_E_NOMEM : GX_OK, status);
    if (!t.refused) break;
  }
  test_records_clear(&records);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(counts_names_types_and_ties),
    cmocka_unit_test(knows_direction_and_symmetry),
    cmocka_unit_test(names_the_end_that_was_not_found),
    cmocka_unit_test(owes_one_of_a_group_and_nothing_optional),
    cmocka_unit_test(compares_values_as_a_reader_would),
    cmocka_unit_test(finds_lines_and_sentences),
    cmocka_unit_test(bins_confidence),
    cmocka_unit_test(refuses_what_does_not_fit),
    cmocka_unit_test(survives_every_refused_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
