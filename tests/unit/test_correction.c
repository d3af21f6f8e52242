/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sink.h"
#include "guanxi/correction.h"
#include "support/records.h"
#include "support/tally.h"

#define RECORDS GX_TEST_DIR "/exports/records.jsonl"

static gx_corrections *read_rows(const char *text) {
  gx_corrections *rows = NULL;
  gx_error error = {GX_OK, 0, 0, ""};
  if (gx_corrections_read(&rows, gxi_str(text), NULL, &error) != GX_OK) {
    fail_msg("line %u: %s", error.line, error.message);
  }
  return rows;
}

/* The corpus of the records, corrected. */
static gx_corpus *correct(const char *text) {
  test_records records;
  gx_domain domain = test_domain();
  gx_corpus *corpus = NULL;
  gx_corrections *rows = read_rows(text);
  test_records_load(&records, RECORDS);
  gx_status status = gx_corpus_new(&corpus, &domain, NULL, NULL);
  for (size_t i = 0; i < records.count && status == GX_OK; i++) {
    status = gx_corpus_add(corpus, records.rows[i], NULL);
  }
  if (status == GX_OK) status = gx_corpus_correct(corpus, rows, NULL);
  if (status == GX_OK) status = gx_corpus_build(corpus, NULL);
  assert_int_equal(GX_OK, status);
  gx_corrections_free(rows);
  test_records_clear(&records);
  return corpus;
}

static const gx_entity *find(const gx_corpus *corpus, const char *uid) {
  uint32_t found;
  size_t count;
  if (gx_corpus_find(corpus, gxi_str(uid), &found, 1, &count) != GX_MATCH_UID) {
    return NULL;
  }
  return &gx_corpus_entities(corpus, &count)[found];
}

static size_t count_entities(const gx_corpus *corpus) {
  size_t count;
  gx_corpus_entities(corpus, &count);
  return count;
}

static size_t count_ties(const gx_corpus *corpus, const char *head, const char *tail) {
  size_t edges, entities, ties = 0;
  const gx_edge *rows = gx_corpus_edges(corpus, &edges);
  const gx_entity *table = gx_corpus_entities(corpus, &entities);
  for (size_t i = 0; i < edges; i++) {
    ties += gxi_str_is(table[rows[i].head].uid, head) &&
            gxi_str_is(table[rows[i].tail].uid, tail);
  }
  return ties;
}

static gx_correction_outcome outcome(const gx_corpus *corpus, size_t at) {
  size_t count;
  const gx_corrected *rows = gx_corpus_corrections(corpus, &count);
  assert_true(at < count);
  return rows[at].outcome;
}

static bool has_alias(const gx_entity *entity, const char *alias) {
  for (size_t i = 0; i < entity->alias_count; i++) {
    if (gxi_str_is(entity->aliases[i], alias)) return true;
  }
  return false;
}

/* What a corpus says, as text: entities with names and types, edges with weights. */
static gxi_buffer dump(const gx_corpus *corpus) {
  gxi_buffer buffer;
  gxi_sink *sink = malloc(sizeof *sink);
  size_t entities, edges;
  const gx_entity *table = gx_corpus_entities(corpus, &entities);
  const gx_edge *rows = gx_corpus_edges(corpus, &edges);
  gxi_buffer_init(&buffer, NULL);
  gx_output output = gxi_buffer_output(&buffer);
  gxi_sink_init(sink, &output);
  for (size_t i = 0; i < entities; i++) {
    gxi_sink_json(sink, table[i].uid);
    gxi_sink_json(sink, table[i].name);
    gxi_sink_uint(sink, table[i].type);
    gxi_sink_uint(sink, table[i].mentions);
    for (size_t a = 0; a < table[i].alias_count; a++)
      gxi_sink_json(sink, table[i].aliases[a]);
  }
  for (size_t i = 0; i < edges; i++) {
    gxi_sink_uint(sink, rows[i].head);
    gxi_sink_uint(sink, rows[i].relation);
    gxi_sink_uint(sink, rows[i].tail);
    gxi_sink_uint(sink, rows[i].mentions);
    gxi_sink_double(sink, rows[i].confidence);
  }
  assert_int_equal(GX_OK, gxi_sink_close(sink, NULL));
  free(sink);
  return buffer;
}

static void leaves_all_as_it_was_without_rows(void **state) {
  (void)state;
  gx_corpus *plain = correct(""), *commented = correct("# nothing\n\n  \t\n");
  gxi_buffer want = dump(plain), have = dump(commented);
  assert_int_equal(want.size, have.size);
  assert_memory_equal(want.data, have.data, want.size);
  gxi_buffer_clear(&want);
  gxi_buffer_clear(&have);
  gx_corpus_free(plain);
  gx_corpus_free(commented);
}

static void merges_two_entities_under_the_first(void **state) {
  (void)state;
  gx_corpus *plain = correct("");
  gx_corpus *corpus = correct("merge\tCN-350121\t福建清溪菌业有限公司\n");
  const gx_entity *kept = find(corpus, "CN-350121");
  assert_int_equal(count_entities(plain) - 1, count_entities(corpus));
  assert_non_null(kept);
  assert_true(gxi_str_is(kept->name, "闽侯县"));
  assert_true(has_alias(kept, "福建清溪菌业有限公司"));
  assert_true(has_alias(kept, "清溪菌业"));
  assert_null(find(corpus, "body:福建清溪菌业有限公司"));
  assert_int_equal(2, count_ties(corpus, "CN-350121", "body:塞上牧源乳业集团"));
  assert_int_equal(GX_CORRECTION_DONE, outcome(corpus, 0));
  gx_corpus_free(plain);
  gx_corpus_free(corpus);
}

static void follows_chains_of_merges(void **state) {
  (void)state;
  gx_corpus *corpus = correct("merge\t福建省\t闽侯县\nmerge\t闽侯县\t隆德县\n"
                              "merge\t隆德县\t福建省\n");
  assert_non_null(find(corpus, "CN-350000"));
  assert_null(find(corpus, "CN-350121"));
  assert_null(find(corpus, "CN-640423"));
  gx_corpus_free(corpus);
}

static void splits_by_document(void **state) {
  (void)state;
  gx_corpus *plain = correct("");
  gx_corpus *corpus = correct("split\t隆德县\tnews/a.txt\t另一个隆德\n");
  const gx_entity *made = find(corpus, "place:另一个隆德");
  assert_non_null(made);
  assert_true(gxi_str_is(made->name, "另一个隆德"));
  assert_true(has_alias(made, "隆德县"));
  assert_int_equal(1, made->docs);
  assert_int_equal(find(plain, "CN-640423")->docs - 1, find(corpus, "CN-640423")->docs);
  gx_corpus_free(plain);
  gx_corpus_free(corpus);
}

static void splits_into_an_entity_that_is_there(void **state) {
  (void)state;
  gx_corpus *plain = correct("");
  gx_corpus *corpus = correct("split\t隆德县\tnews/a.txt\t固原市\n");
  assert_int_equal(count_entities(plain), count_entities(corpus));
  assert_int_equal(find(plain, "CN-640400")->docs + 1, find(corpus, "CN-640400")->docs);
  gx_corpus_free(plain);
  gx_corpus_free(corpus);
}

static void retypes_and_renames(void **state) {
  (void)state;
  gx_corpus *corpus =
    correct("retype\t塞上牧源乳业集团\tagency\nrename\t塞上牧源乳业集团\t牧源\n");
  const gx_entity *entity = find(corpus, "body:塞上牧源乳业集团");
  const gx_domain *domain = gx_corpus_domain(corpus);
  assert_non_null(entity);
  assert_true(gxi_str_is(domain->entity_types[entity->type].id, "agency"));
  assert_true(gxi_str_is(entity->name, "牧源"));
  assert_true(has_alias(entity, "塞上牧源乳业集团"));
  gx_corpus_free(corpus);
}

static void blocks_an_entity_with_its_ties(void **state) {
  (void)state;
  gx_corpus *plain = correct(""), *corpus = correct("block\t塞上牧源乳业集团\n");
  size_t before, after;
  gx_corpus_edges(plain, &before);
  gx_corpus_edges(corpus, &after);
  assert_null(find(corpus, "body:塞上牧源乳业集团"));
  assert_int_equal(count_entities(plain) - 1, count_entities(corpus));
  assert_true(after < before);
  assert_true(gx_corpus_count(corpus).blocked > 0);
  gx_corpus_free(plain);
  gx_corpus_free(corpus);
}

static void blocks_one_tie(void **state) {
  (void)state;
  gx_corpus *plain = correct("");
  gx_corpus *one = correct("block\t福建省\taids\t宁夏回族自治区\n");
  gx_corpus *turned = correct("block\t宁夏回族自治区\taids\t福建省\n");
  gx_corpus *any = correct("block\t宁夏回族自治区\t*\t福建省\n");
  assert_int_equal(1, count_ties(plain, "CN-350000", "CN-640000"));
  assert_int_equal(0, count_ties(one, "CN-350000", "CN-640000"));
  assert_int_equal(1, count_ties(turned, "CN-350000", "CN-640000"));
  assert_int_equal(0, count_ties(any, "CN-350000", "CN-640000"));
  assert_int_equal(GX_CORRECTION_DONE, outcome(one, 0));
  assert_int_equal(GX_CORRECTION_NO_TIE, outcome(turned, 0));
  assert_int_equal(count_entities(plain), count_entities(one));
  gx_corpus_free(plain);
  gx_corpus_free(one);
  gx_corpus_free(turned);
  gx_corpus_free(any);
}

static void blocks_symmetric_ties_from_both_ends(void **state) {
  (void)state;
  gx_corpus *one = correct("block\t闽侯县\tsigns_with\t隆德县\n");
  gx_corpus *other = correct("block\t隆德县\tsigns_with\t闽侯县\n");
  assert_int_equal(0, count_ties(one, "CN-350121", "CN-640423"));
  assert_int_equal(0, count_ties(other, "CN-350121", "CN-640423"));
  gx_corpus_free(one);
  gx_corpus_free(other);
}

static void says_why_a_row_did_nothing(void **state) {
  (void)state;
  gx_corpus *corpus = correct("split\t隆德县\tno.txt\tX\nmerge\t无此名\t隆德县\n"
                              "retype\t隆德县\tplanet\nblock\t林远舟\n");
  assert_int_equal(GX_CORRECTION_NO_DOCUMENT, outcome(corpus, 0));
  assert_int_equal(GX_CORRECTION_NO_ENTITY, outcome(corpus, 1));
  assert_int_equal(GX_CORRECTION_NO_TYPE, outcome(corpus, 2));
  assert_int_equal(GX_CORRECTION_AMBIGUOUS, outcome(corpus, 3)); /* two persons */
  gx_corpus_free(corpus);
}

static void depends_on_no_order_of_lines(void **state) {
  (void)state;
  static const char *const lines[] = {
    "merge\t福建省\t闽侯县\n",
    "merge\t固原市\t闽侯县\n",
    "merge\t隆德县\t固原市\n",
    "split\t隆德县\tnews/a.txt\t甲\n",
    "split\t隆德县\tnews/b.html\t甲\n",
    "retype\t甲\tcity\n",
    "rename\t固原市\t乙\n",
    "block\t福建省\t*\t宁夏回族自治区\n",
  };
  enum { COUNT = sizeof lines / sizeof *lines };
  gxi_buffer want = {0};
  for (uint64_t seed = 0; seed < 24; seed++) {
    const char *order[COUNT];
    char text[1024] = "";
    uint64_t random = seed;
    memcpy(order, lines, sizeof order);
    for (size_t i = COUNT; seed && i > 1; i--) {
      size_t j = test_random(&random) % i;
      const char *swap = order[i - 1];
      order[i - 1] = order[j];
      order[j] = swap;
    }
    for (size_t i = 0; i < COUNT; i++)
      strcat(text, order[i]);
    gx_corpus *corpus = correct(text);
    gxi_buffer have = dump(corpus);
    if (seed == 0) {
      want = have;
    } else {
      assert_int_equal(want.size, have.size);
      assert_memory_equal(want.data, have.data, want.size);
      gxi_buffer_clear(&have);
    }
    gx_corpus_free(corpus);
  }
  gxi_buffer_clear(&want);
}

static void names_the_line_of_a_mistake(void **state) {
  (void)state;
  static const struct {
    const char *text;
    uint32_t line;
    const char *message;
  } rows[] = {
    {"# x\nmrege\ta\tb\n", 2, "did you mean \"merge\""},
    {"merge\ta\n", 1, "2 columns"},
    {"merge\ta\tb\tc\n", 1, "4 columns"},
    {"\n\nblock\ta\t\tc\n", 3, "column 3 is empty"},
    {"merge a b\n", 1, "unknown correction"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    gx_corrections *read = NULL;
    gx_error error = {GX_OK, 0, 0, ""};
    gx_str text = gxi_str(rows[i].text);
    assert_int_equal(GX_E_SYNTAX, gx_corrections_read(&read, text, NULL, &error));
    assert_int_equal(rows[i].line, error.line);
    if (!strstr(error.message, rows[i].message)) fail_msg("%s", error.message);
    assert_null(read);
  }
}

static void refuses_what_the_domain_lacks(void **state) {
  (void)state;
  static const struct {
    const char *text;
    uint32_t line;
  } rows[] = {
    {"retype\ta\tcompny\n", 1},
    {"\nblock\ta\taid\tb\n", 2},
    {"retype\ta\tcity\nretype\ta\tcounty\n", 2},
    {"rename\ta\tx\nrename\tb\ty\nrename\ta\tz\n", 3},
  };
  gx_domain domain = test_domain();
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    gx_corrections *read = read_rows(rows[i].text);
    gx_error error = {GX_OK, 0, 0, ""};
    assert_int_equal(GX_E_SCHEMA, gx_corrections_check(read, &domain, &error));
    assert_int_equal(rows[i].line, error.line);
    gx_corrections_free(read);
  }
  gx_corrections *good = read_rows("block\ta\t*\tb\nretype\ta\tcity\n");
  assert_int_equal(GX_OK, gx_corrections_check(good, &domain, NULL));
  gx_corrections_free(good);
}

static void writes_what_it_reads(void **state) {
  (void)state;
  const char *text = "\xEF\xBB\xBFmerge\t a \tb\t\t\r\nblock\tx\nblock\tx\taids\ty\n"
                     "merge\ta\tb\nsplit\tp\td/e.txt\tq\nretype\tr\tcity\nrename\ts\tt";
  gx_corrections *rows = read_rows(text);
  gxi_buffer buffer;
  gxi_buffer_init(&buffer, NULL);
  gx_output output = gxi_buffer_output(&buffer);
  for (size_t i = 0; i < gx_corrections_count(rows); i++) {
    assert_int_equal(
      GX_OK, gx_correction_write(gx_corrections_at(rows, i), &output, NULL)
    );
  }
  const char *want = "split\tp\td/e.txt\tq\nmerge\ta\tb\nretype\tr\tcity\n"
                     "rename\ts\tt\nblock\tx\nblock\tx\taids\ty\n";
  assert_int_equal(strlen(want), buffer.size);
  assert_memory_equal(want, buffer.data, buffer.size);
  gxi_buffer_clear(&buffer);
  gx_corrections_free(rows);
}

static void reads_any_bytes_without_harm(void **state) {
  (void)state;
  static const char *const pieces[] = {
    "merge",
    "split",
    "block",
    "\t",
    "\t",
    "\n",
    "\r",
    "#",
    "a",
    "中",
    "\xFF",
    "*",
    " "};
  uint64_t seed = 7;
  for (int round = 0; round < 3000; round++) {
    char text[256] = "";
    for (uint64_t i = test_random(&seed) % 24; i > 0; i--)
      strcat(text, pieces[test_random(&seed) % (sizeof pieces / sizeof *pieces)]);
    gx_corrections *rows = NULL;
    gx_error error = {GX_OK, 0, 0, ""};
    gx_status status = gx_corrections_read(&rows, gxi_str(text), NULL, &error);
    if (status == GX_E_SYNTAX) assert_true(error.line > 0);
    if (status != GX_OK) assert_null(rows);
    gx_corrections_free(rows);
  }
}

static gx_status correct_with(const test_records *records, const gx_allocator *memory) {
  const char *text = "merge\t福建省\t闽侯县\nsplit\t隆德县\tnews/a.txt\t甲\n"
                     "retype\t甲\tcity\nrename\t固原市\t乙\nblock\t林远舟\n"
                     "block\t福建省\t*\t宁夏回族自治区\n";
  gx_corpus_options options = GX_CORPUS_OPTIONS_INIT;
  gx_domain domain = test_domain();
  gx_corrections *rows = NULL;
  gx_corpus *corpus = NULL;
  options.allocator = memory;
  gx_status status = gx_corrections_read(&rows, gxi_str(text), memory, NULL);
  if (status == GX_OK) status = gx_corpus_new(&corpus, &domain, &options, NULL);
  for (size_t i = 0; i < records->count && status == GX_OK; i++) {
    status = gx_corpus_add(corpus, records->rows[i], NULL);
  }
  if (status == GX_OK) status = gx_corpus_correct(corpus, rows, NULL);
  if (status == GX_OK) status = gx_corpus_build(corpus, NULL);
  gx_corpus_free(corpus);
  gx_corrections_free(rows);
  return status;
}

static void survives_every_failed_allocation(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  for (uint64_t n = 1;; n++) {
    tally t = {.refuse = n};
    gx_allocator memory = tally_allocator(&t);
    gx_status status = correct_with(&records, &memory);
    assert_int_equal(t.refused ? GX_E_NOMEM : GX_OK, status);
    assert_int_equal(0, t.blocks);
    if (!t.refused) break;
  }
  test_records_clear(&records);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(leaves_all_as_it_was_without_rows),
    cmocka_unit_test(merges_two_entities_under_the_first),
    cmocka_unit_test(follows_chains_of_merges),
    cmocka_unit_test(splits_by_document),
    cmocka_unit_test(splits_into_an_entity_that_is_there),
    cmocka_unit_test(retypes_and_renames),
    cmocka_unit_test(blocks_an_entity_with_its_ties),
    cmocka_unit_test(blocks_one_tie),
    cmocka_unit_test(blocks_symmetric_ties_from_both_ends),
    cmocka_unit_test(says_why_a_row_did_nothing),
    cmocka_unit_test(depends_on_no_order_of_lines),
    cmocka_unit_test(names_the_line_of_a_mistake),
    cmocka_unit_test(refuses_what_the_domain_lacks),
    cmocka_unit_test(writes_what_it_reads),
    cmocka_unit_test(reads_any_bytes_without_harm),
    cmocka_unit_test(survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
