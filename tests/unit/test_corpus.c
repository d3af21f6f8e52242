/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "base/sink.h"
#include "support/records.h"
#include "support/tally.h"

#define RECORDS GX_TEST_DIR "/exports/records.jsonl"
#define SHA "0000000000000000000000000000000000000000000000000000000000000000"

/* A record with entities e1 … and relations given as JSON; doc and day vary. */
static void
add(test_records *records, const char *doc, const char *head, const char *body) {
  char json[8192];
  const char *form = "{\"schema_version\": 1, \"engine\": \"t\", \"doc\": \"%s\", "
                     "\"sha256\": \"" SHA "\", %s %s}";
  snprintf(json, sizeof json, form, doc, head, body);
  test_records_add(records, json);
}

static const gx_entity *find(const gx_corpus *corpus, const char *uid) {
  uint32_t found;
  size_t count;
  if (gx_corpus_find(corpus, gxi_str(uid), &found, 1, &count) != GX_MATCH_UID) {
    return NULL;
  }
  return &gx_corpus_entities(corpus, &count)[found];
}

static const gx_edge *find_edge(
  const gx_corpus *corpus, const char *head, const char *type, const char *tail
) {
  size_t edges, entities;
  const gx_edge *rows = gx_corpus_edges(corpus, &edges);
  const gx_entity *table = gx_corpus_entities(corpus, &entities);
  const gx_domain *domain = gx_corpus_domain(corpus);
  for (size_t i = 0; i < edges; i++) {
    if (gxi_str_is(table[rows[i].head].uid, head) &&
        gxi_str_is(table[rows[i].tail].uid, tail) &&
        gxi_str_is(domain->relation_types[rows[i].relation].id, type))
      return &rows[i];
  }
  return NULL;
}

/* Everything a corpus says, as text. */
static gxi_buffer dump(const gx_corpus *corpus) {
  gxi_buffer buffer;
  gxi_sink *sink = malloc(sizeof *sink);
  size_t entities, edges, evidence;
  const gx_entity *table = gx_corpus_entities(corpus, &entities);
  const gx_edge *rows = gx_corpus_edges(corpus, &edges);
  const gx_evidence *said = gx_corpus_evidence(corpus, &evidence);
  gxi_buffer_init(&buffer, NULL);
  gx_output output = gxi_buffer_output(&buffer);
  gxi_sink_init(sink, &output);
  for (size_t i = 0; i < entities; i++) {
    gxi_sink_json(sink, table[i].uid);
    gxi_sink_json(sink, table[i].name);
    gxi_sink_uint(sink, table[i].type);
    for (size_t a = 0; a < table[i].alias_count; a++)
      gxi_sink_json(sink, table[i].aliases[a]);
    gxi_sink_uint(sink, table[i].mentions);
  }
  for (size_t i = 0; i < edges; i++) {
    gxi_sink_uint(sink, rows[i].head);
    gxi_sink_uint(sink, rows[i].relation);
    gxi_sink_uint(sink, rows[i].tail);
    gxi_sink_uint(sink, rows[i].independent_docs);
    gxi_sink_double(sink, rows[i].confidence);
    gxi_sink_double(sink, rows[i].amount_cny);
  }
  for (size_t i = 0; i < evidence; i++) {
    gxi_sink_uint(sink, said[i].edge);
    gxi_sink_uint(sink, said[i].document);
    gxi_sink_uint(sink, said[i].group);
    gxi_sink_json(sink, said[i].text);
  }
  assert_int_equal(GX_OK, gxi_sink_close(sink, NULL));
  free(sink);
  return buffer;
}

static void depends_on_no_order(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  gx_corpus *corpus = test_corpus(&records);
  gxi_buffer want = dump(corpus);
  gx_corpus_free(corpus);
  for (uint64_t seed = 1; seed <= 50; seed++) {
    test_shuffle(&records, seed);
    corpus = test_corpus(&records);
    gxi_buffer have = dump(corpus);
    if (have.size != want.size || memcmp(have.data, want.data, want.size) != 0) {
      fail_msg("seed %llu", (unsigned long long)seed);
    }
    gxi_buffer_clear(&have);
    gx_corpus_free(corpus);
  }
  gxi_buffer_clear(&want);
  test_records_clear(&records);
}

/* A record over few names, so that aliases, persons and places collide. */
static void add_random(test_records *records, uint64_t *seed, int number) {
  static const char *const types[] = {
    "company", "agency", "person", "official", "zone"};
  static const char *const names[] = {
    "云坪",
    "云坪食品",
    "宁夏云坪食品有限公司",
    "市商务局",
    "商务局",
    "隆德园区",
    "县工业园区",
    "王青山",
    "李望舒",
    "宁夏云坪",
  };
  char head[128], body[6000];
  int size = snprintf(body, sizeof body, "\"entities\": [");
  unsigned count = 2 + (unsigned)(test_random(seed) % 5);
  for (unsigned i = 0; i < count; i++) {
    size += snprintf(
      body + size,
      sizeof body - (size_t)size,
      "%s{\"id\": \"e%u\", \"type\": \"%s\", \"name\": \"%s\", \"aliases\": [\"%s\"]}",
      i ? ", " : "",
      i,
      types[test_random(seed) % 5],
      names[test_random(seed) % 10],
      names[test_random(seed) % 10]
    );
  }
  size += snprintf(body + size, sizeof body - (size_t)size, "], \"relations\": [");
  for (unsigned i = 0; i < 4; i++) {
    size += snprintf(
      body + size,
      sizeof body - (size_t)size,
      "%s{\"head\": \"e%u\", \"type\": \"%s\", \"tail\": \"e%u\", \"confidence\": "
      "0.%u, "
      "\"evidence\": [{\"begin\": %u, \"end\": 90, \"text\": \"句%u\"}]}",
      i ? ", " : "",
      (unsigned)(test_random(seed) % count),
      i % 2 ? "located_in" : "cooperates_with",
      (unsigned)(test_random(seed) % count),
      1 + (unsigned)(test_random(seed) % 9),
      i,
      (unsigned)(test_random(seed) % 6)
    );
  }
  snprintf(body + size, sizeof body - (size_t)size, "]");
  const char *place = test_random(seed) % 2 ? "CN-640423" : "CN-350100";
  snprintf(head, sizeof head, "\"publisher_place\": \"%s\",", place);
  char doc[32];
  snprintf(doc, sizeof doc, "d%d", number);
  add(records, doc, head, body);
}

static void depends_on_no_order_even_where_names_collide(void **state) {
  (void)state;
  for (uint64_t round = 1; round <= 100; round++) {
    uint64_t seed = round;
    test_records records = {.count = 0};
    for (int i = 0; i < 12; i++)
      add_random(&records, &seed, i);
    gx_corpus *corpus = test_corpus(&records);
    gxi_buffer want = dump(corpus);
    gx_corpus_free(corpus);
    test_shuffle(&records, round);
    corpus = test_corpus(&records);
    gxi_buffer have = dump(corpus);
    if (have.size != want.size || memcmp(have.data, want.data, want.size) != 0) {
      fail_msg("round %llu", (unsigned long long)round);
    }
    gxi_buffer_clear(&have);
    gxi_buffer_clear(&want);
    gx_corpus_free(corpus);
    test_records_clear(&records);
  }
}

static void joins_a_short_name_with_the_one_full_name(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  gx_corpus *corpus = test_corpus(&records);
  const gx_entity *company = find(corpus, "body:福建清溪菌业有限公司");
  assert_non_null(company);
  assert_int_equal(3, company->docs);
  assert_int_equal(2, company->alias_count);
  assert_null(find(corpus, "body:清溪菌业"));
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void leaves_a_short_name_alone_that_two_claim(void **state) {
  (void)state;
  test_records records = {.count = 0};
  add(
    &records,
    "a",
    "",
    "\"entities\": [{\"id\": \"e1\", \"type\": \"company\", \"name\": "
    "\"东山青禾公司\", "
    "\"aliases\": [\"青禾\"]}]"
  );
  add(
    &records,
    "b",
    "",
    "\"entities\": [{\"id\": \"e1\", \"type\": \"company\", \"name\": "
    "\"西山青禾公司\", "
    "\"aliases\": [\"青禾\"]}]"
  );
  add(
    &records,
    "c",
    "",
    "\"entities\": [{\"id\": \"e1\", \"type\": \"company\", \"name\": \"青禾\"}]"
  );
  gx_corpus *corpus = test_corpus(&records);
  size_t count;
  gx_corpus_entities(corpus, &count);
  assert_int_equal(3, count);
  assert_non_null(find(corpus, "body:青禾"));
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void joins_a_firm_with_the_beginning_of_its_name(void **state) {
  (void)state;
  test_records records = {.count = 0};
  const char *form = "\"entities\": [{\"id\": \"e1\", \"type\": \"company\", "
                     "\"name\": \"%s\"}]";
  static const char *const names[] = {
    "宁夏云坪",
    "宁夏云坪食品有限公司",
    "青海银行",
    "青海银行西宁分行",
    "甘肃长川",
    "甘肃长川物流有限公司",
    "甘肃长川乳业有限公司",
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    char body[512], doc[32];
    snprintf(body, sizeof body, form, names[i]);
    snprintf(doc, sizeof doc, "d%zu", i);
    add(&records, doc, "", body);
  }
  gx_corpus *corpus = test_corpus(&records);
  assert_int_equal(2, find(corpus, "body:宁夏云坪食品有限公司")->docs);
  assert_null(find(corpus, "body:宁夏云坪"));
  assert_non_null(find(corpus, "body:青海银行"));
  assert_non_null(find(corpus, "body:甘肃长川")); /* two firms begin so */
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void takes_a_county_in_a_name_as_agreement(void **state) {
  (void)state;
  const char *form =
    "\"entities\": [{\"id\": \"e1\", \"type\": \"person\", \"name\": \"沈溪亭\"}, "
    "{\"id\": \"e2\", \"type\": \"%s\", \"name\": \"%s\", \"key\": \"%s\"}], "
    "\"relations\": [{\"head\": \"e1\", \"type\": \"holds_post_at\", \"tail\": "
    "\"e2\", \"confidence\": 0.9, \"evidence\": [{\"begin\": 0, \"end\": 1, "
    "\"text\": \"x\"}]}]";
  test_records records = {.count = 0};
  char body[1024];
  snprintf(body, sizeof body, form, "county", "隆德县", "CN-640423");
  add(&records, "a", "", body);
  snprintf(body, sizeof body, form, "organization", "隆德县人民医院", "隆德县人民医院");
  add(&records, "b", "", body);
  snprintf(body, sizeof body, form, "organization", "西吉县人民医院", "西吉县人民医院");
  add(&records, "c", "", body);
  gx_corpus *corpus = test_corpus(&records);
  assert_int_equal(2, find(corpus, "person:沈溪亭#1")->docs);
  assert_int_equal(1, find(corpus, "person:沈溪亭#2")->docs);
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void tells_relative_names_apart_by_place(void **state) {
  (void)state;
  const char *bureau =
    "\"entities\": [{\"id\": \"e1\", \"type\": \"agency\", \"name\": \"市商务局\"}]";
  test_records records = {.count = 0};
  add(&records, "a", "\"publisher_place\": \"CN-350100\",", bureau);
  add(&records, "b", "\"publisher_place\": \"CN-350121\",", bureau);
  add(&records, "c", "\"publisher_place\": \"CN-640400\",", bureau);
  gx_corpus *corpus = test_corpus(&records);
  size_t count;
  gx_corpus_entities(corpus, &count);
  assert_int_equal(2, count);
  assert_int_equal(2, find(corpus, "body:市商务局#1")->docs);
  assert_int_equal(1, find(corpus, "body:市商务局#2")->docs);
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void joins_persons_only_where_something_agrees(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  gx_corpus *corpus = test_corpus(&records);
  const gx_entity *official = find(corpus, "person:林远舟#1");
  const gx_entity *manager = find(corpus, "person:林远舟#2");
  assert_non_null(official);
  assert_non_null(manager);
  assert_int_equal(2, official->docs); /* the county's government, and the county */
  assert_int_equal(1, manager->docs);
  const gx_domain *domain = gx_corpus_domain(corpus);
  assert_true(gxi_str_is(domain->entity_types[official->type].id, "official"));
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void counts_a_reprint_once(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  gx_corpus *corpus = test_corpus(&records);
  const gx_edge *edge = find_edge(corpus, "CN-350121", "signs_with", "CN-640423");
  assert_non_null(edge);
  assert_int_equal(2, edge->docs);
  assert_int_equal(1, edge->independent_docs);
  assert_true(fabs(edge->confidence - 0.93) < 1e-12);
  const gx_edge *aid = find_edge(corpus, "CN-350000", "aids", "CN-640000");
  assert_int_equal(3, aid->docs);
  assert_int_equal(2, aid->independent_docs);
  assert_true(fabs(aid->confidence - (1 - 0.05 * 0.3)) < 1e-12);
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

/* Voices of one edge that each of the sentences says in a document of its own. */
static uint32_t voices(const char *const *sentences, size_t count) {
  const char *form =
    "\"entities\": [{\"id\": \"e1\", \"type\": \"company\", \"name\": \"甲\"}, "
    "{\"id\": \"e2\", \"type\": \"company\", \"name\": \"乙\"}], \"relations\": "
    "[{\"head\": \"e1\", \"type\": \"aids\", \"tail\": \"e2\", \"confidence\": "
    "0.5, \"evidence\": [{\"begin\": 1, \"end\": 5, \"text\": \"%s\"}]}]";
  test_records records = {.count = 0};
  for (size_t i = 0; i < count; i++) {
    char doc[32], body[2048];
    snprintf(doc, sizeof doc, "d%zu", i);
    snprintf(body, sizeof body, form, sentences[i]);
    add(&records, doc, "", body);
  }
  gx_corpus *corpus = test_corpus(&records);
  uint32_t heard = find_edge(corpus, "body:甲", "aids", "body:乙")->independent_docs;
  gx_corpus_free(corpus);
  test_records_clear(&records);
  return heard;
}

static void hears_one_voice_in_edited_sentences(void **state) {
  (void)state;
  static const char *const edited[] = {
    "去年以来,甲向乙捐赠了一批冷藏运输车辆,用于当地蔬菜和水果的产地预冷与外运。",
    "去年以来,甲向乙捐赠一批冷藏运输车辆,用于当地蔬菜、水果的产地预冷与外运。",
    "去年以来,甲向乙捐赠了一批冷藏运输车辆,用于当地蔬菜和水果的产地预冷",
  };
  static const char *const years[] = {
    "2022年,甲向乙捐赠了一批冷藏运输车辆,用于当地蔬菜和水果的产地预冷与外运。",
    "2023年,甲向乙捐赠了一批冷藏运输车辆,用于当地蔬菜和水果的产地预冷与外运。",
  };
  static const char *const shorts[] = {"甲援助乙", "甲援助了乙", "甲援助乙"};
  assert_int_equal(1, voices(edited, 3));
  assert_int_equal(2, voices(years, 2));
  assert_int_equal(2, voices(shorts, 3));
}

static void adds_distinct_amounts_and_keeps_status_and_dates(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  gx_corpus *corpus = test_corpus(&records);
  const gx_edge *edge =
    find_edge(corpus, "body:福建清溪菌业有限公司", "invests_in", "CN-640423");
  assert_non_null(edge);
  assert_true(edge->amount_cny == 150000000);
  assert_int_equal(GX_TIE_ASSERTED, edge->status);
  assert_int_equal(2, edge->status_counts[GX_TIE_ASSERTED]);
  assert_int_equal(1, edge->status_counts[GX_TIE_PLANNED]);
  assert_true(gxi_str_is(edge->first_date, "2023-05"));
  assert_true(gxi_str_is(edge->last_date, "2024"));
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void adds_no_total_to_its_parts(void **state) {
  (void)state;
  static const char *const amounts[] = {"4", "6", "10"};
  test_records records = {.count = 0};
  for (int i = 0; i < 3; i++) {
    char doc[16], body[1024];
    snprintf(doc, sizeof doc, "d%d", i);
    const char *form =
      "\"entities\": [{\"id\": \"e1\", \"type\": \"company\", \"name\": \"甲\"}, "
      "{\"id\": "
      "\"e2\", \"type\": \"company\", \"name\": \"乙\"}], \"relations\": [{\"head\": "
      "\"e1\", \"type\": \"invests_in\", \"tail\": \"e2\", \"status\": \"asserted\", "
      "\"confidence\": 0.9, \"attributes\": {\"amount_value\": %s, \"currency\": "
      "\"CNY\"}, \"evidence\": [{\"begin\": 1, \"end\": 5, \"text\": "
      "\"甲投资乙%s\"}]}]";
    snprintf(body, sizeof body, form, amounts[i], amounts[i]);
    add(&records, doc, "", body);
  }
  gx_corpus *corpus = test_corpus(&records);
  assert_true(find_edge(corpus, "body:甲", "invests_in", "body:乙")->amount_cny == 10);
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void leaves_out_what_is_denied_and_counts_it(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  gx_corpus *corpus = test_corpus(&records);
  gx_corpus_counts counts = gx_corpus_count(corpus);
  assert_int_equal(1, counts.negated);
  assert_int_equal(5, counts.documents);
  assert_int_equal(1, counts.failed_documents);
  assert_null(find_edge(corpus, "CN-640423", "signs_with", "program:山海同行计划"));
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void counts_a_record_once_that_is_added_twice(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  gx_corpus *once = test_corpus(&records);
  gxi_buffer want = dump(once);
  size_t count = records.count;
  for (size_t i = 0; i < count; i++) {
    records.rows[records.count] = records.rows[i];
    records.owners[records.count++] = NULL;
  }
  gx_corpus *twice = test_corpus(&records);
  gxi_buffer have = dump(twice);
  assert_int_equal(count, gx_corpus_count(twice).duplicate_records);
  assert_int_equal(want.size, have.size);
  assert_memory_equal(want.data, have.data, want.size);
  gxi_buffer_clear(&want);
  gxi_buffer_clear(&have);
  gx_corpus_free(once);
  gx_corpus_free(twice);
  test_records_clear(&records);
}

static void keeps_types_that_the_domain_lacks(void **state) {
  (void)state;
  test_records records = {.count = 0};
  add(
    &records,
    "a",
    "",
    "\"entities\": [{\"id\": \"e1\", \"type\": \"ship\", \"name\": \"甲\"}, {\"id\": "
    "\"e2\", \"type\": \"harbour\", \"name\": \"乙\"}], \"relations\": [{\"head\": "
    "\"e1\", \"type\": \"calls_at\", \"tail\": \"e2\", \"confidence\": 1, "
    "\"evidence\": [{\"begin\": 0, \"end\": 1, \"text\": \"x\"}]}]"
  );
  gx_corpus *corpus = test_corpus(&records);
  const gx_edge *edge = find_edge(corpus, "body:甲", "calls_at", "body:乙");
  assert_non_null(edge);
  assert_true(edge->confidence <= 0.999);
  assert_int_equal(3, gx_corpus_count(corpus).unknown_types);
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void finds_by_name_alias_and_part(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  gx_corpus *corpus = test_corpus(&records);
  uint32_t found[2];
  size_t count;
  assert_int_equal(
    GX_MATCH_NAME, gx_corpus_find(corpus, GX_STR_LIT("林远舟"), found, 2, &count)
  );
  assert_int_equal(2, count);
  assert_int_equal(
    GX_MATCH_ALIAS, gx_corpus_find(corpus, GX_STR_LIT("闽"), found, 2, &count)
  );
  assert_int_equal(1, count);
  assert_int_equal(
    GX_MATCH_PART, gx_corpus_find(corpus, GX_STR_LIT("菌业"), found, 2, &count)
  );
  assert_int_equal(
    GX_MATCH_NONE, gx_corpus_find(corpus, GX_STR_LIT("没有的"), found, 2, &count)
  );
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void refuses_ends_that_are_no_entities(void **state) {
  (void)state;
  gx_domain domain = test_domain();
  gx_corpus *corpus = NULL;
  gx_record_relation relation = {.head = 0, .tail = 7};
  gx_record record = {.relations = &relation, .relation_count = 1};
  assert_int_equal(GX_OK, gx_corpus_new(&corpus, &domain, NULL, NULL));
  assert_int_equal(GX_E_ARGUMENT, gx_corpus_add(corpus, &record, NULL));
  assert_int_equal(GX_OK, gx_corpus_build(corpus, NULL));
  assert_int_equal(GX_E_ARGUMENT, gx_corpus_build(corpus, NULL));
  gx_corpus_free(corpus);
}

/* Adds and builds over one allocator; the first status that is not GX_OK. */
static gx_status build_with(const test_records *records, const gx_allocator *memory) {
  gx_corpus_options options = GX_CORPUS_OPTIONS_INIT;
  gx_domain domain = test_domain();
  gx_corpus *corpus = NULL;
  options.allocator = memory;
  gx_status status = gx_corpus_new(&corpus, &domain, &options, NULL);
  for (size_t i = 0; i < records->count && status == GX_OK; i++) {
    status = gx_corpus_add(corpus, records->rows[i], NULL);
    if (status == GX_OK) continue;
    assert_int_equal(GX_E_NOMEM, status); /* as before: adding again is fine */
    gx_status again = gx_corpus_add(corpus, records->rows[i], NULL);
    assert_int_equal(GX_OK, again);
  }
  if (status == GX_OK) status = gx_corpus_build(corpus, NULL);
  gx_corpus_free(corpus);
  return status;
}

static void survives_every_failed_allocation(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  for (uint64_t n = 1;; n++) {
    tally t = {.refuse = n};
    gx_allocator memory = tally_allocator(&t);
    gx_status status = build_with(&records, &memory);
    assert_int_equal(t.refused ? GX_E_NOMEM : GX_OK, status);
    assert_int_equal(0, t.blocks);
    if (!t.refused) break;
  }
  test_records_clear(&records);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(depends_on_no_order),
    cmocka_unit_test(depends_on_no_order_even_where_names_collide),
    cmocka_unit_test(joins_a_short_name_with_the_one_full_name),
    cmocka_unit_test(leaves_a_short_name_alone_that_two_claim),
    cmocka_unit_test(joins_a_firm_with_the_beginning_of_its_name),
    cmocka_unit_test(takes_a_county_in_a_name_as_agreement),
    cmocka_unit_test(tells_relative_names_apart_by_place),
    cmocka_unit_test(hears_one_voice_in_edited_sentences),
    cmocka_unit_test(joins_persons_only_where_something_agrees),
    cmocka_unit_test(counts_a_reprint_once),
    cmocka_unit_test(adds_distinct_amounts_and_keeps_status_and_dates),
    cmocka_unit_test(adds_no_total_to_its_parts),
    cmocka_unit_test(leaves_out_what_is_denied_and_counts_it),
    cmocka_unit_test(counts_a_record_once_that_is_added_twice),
    cmocka_unit_test(keeps_types_that_the_domain_lacks),
    cmocka_unit_test(finds_by_name_alias_and_part),
    cmocka_unit_test(refuses_ends_that_are_no_entities),
    cmocka_unit_test(survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
