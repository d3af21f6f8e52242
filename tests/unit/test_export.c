/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sink.h"
#include "export/export.h"
#include "guanxi/export.h"
#include "support/graph.h"
#include "support/tally.h"

static gxi_buffer exported(
  const gx_graph *graph,
  const gx_format *format,
  const gx_export_options *options,
  gx_export_report *report
) {
  gxi_buffer buffer;
  gxi_buffer_init(&buffer, NULL);
  gx_output output = gxi_buffer_output(&buffer);
  gx_error error = {GX_OK, 0, 0, ""};
  if (gx_export(format, graph, &output, options, report, &error) != GX_OK) {
    fail_msg("%s: %s", format->id, error.message);
  }
  return buffer;
}

static bool has(const gxi_buffer *buffer, const char *text) {
  gx_str all = {buffer->data, buffer->size};
  return gxi_str_find(all, gxi_str(text), 0) != SIZE_MAX;
}

static size_t count_of(const gxi_buffer *buffer, const char *text) {
  gx_str all = {buffer->data, buffer->size};
  size_t count = 0;
  for (size_t at = 0; (at = gxi_str_find(all, gxi_str(text), at)) != SIZE_MAX; at++)
    count++;
  return count;
}

static void gives_the_same_bytes_for_any_order_of_records(void **state) {
  const fixture *f = *state;
  test_records records;
  test_records_load(&records, RECORDS);
  for (uint64_t seed = 1; seed <= 3; seed++) {
    test_shuffle(&records, seed);
    gx_corpus *corpus = test_corpus(&records);
    gx_graph *graph = analysed(corpus);
    for (size_t i = 0; i < gx_format_count(); i++) {
      gxi_buffer want = exported(f->graph, gx_format_at(i), NULL, NULL);
      gxi_buffer have = exported(graph, gx_format_at(i), NULL, NULL);
      assert_int_equal(want.size, have.size);
      assert_memory_equal(want.data, have.data, want.size);
      gxi_buffer_clear(&want);
      gxi_buffer_clear(&have);
    }
    gx_graph_free(graph);
    gx_corpus_free(corpus);
  }
  test_records_clear(&records);
}

static void writes_symmetric_ties_both_ways_or_once(void **state) {
  const fixture *f = *state;
  const gx_format *graphml = gx_format_find("graphml");
  gx_export_options options = GX_EXPORT_OPTIONS_INIT;
  gx_export_report report;
  gxi_buffer twice = exported(f->graph, graphml, NULL, &report);
  assert_int_equal(15, report.ties);
  assert_int_equal(18, count_of(&twice, "<edge "));
  assert_true(has(&twice, "id=\"e1r\" source=\"n4\" target=\"n1\""));
  assert_true(has(&twice, "label=\"signs_with\""));
  options.symmetric_once = true;
  options.flavor = GX_GRAPHML_PLAIN;
  gxi_buffer once = exported(f->graph, graphml, &options, &report);
  assert_int_equal(15, count_of(&once, "<edge "));
  assert_false(has(&once, "label=\""));
  gxi_buffer_clear(&twice);
  gxi_buffer_clear(&once);
}

static void escapes_for_each_format(void **state) {
  const fixture *f = *state;
  gxi_buffer xml = exported(f->graph, gx_format_find("graphml"), NULL, NULL);
  gxi_buffer dot = exported(f->graph, gx_format_find("dot"), NULL, NULL);
  gxi_buffer csv = exported(f->graph, gx_format_find("edges.csv"), NULL, NULL);
  gxi_buffer json = exported(f->graph, gx_format_find("json"), NULL, NULL);
  assert_true(has(&xml, "&quot;山海同行计划&quot; &lt;首批&gt; &amp; 第二批\\。"));
  assert_true(has(&dot, "\\\"山海同行计划\\\" <首批> &amp; 第二批\\\\。"));
  assert_true(has(&csv, "\"\"山海同行计划\"\" <首批> & 第二批\\。\""));
  assert_true(has(&json, "\\\"山海同行计划\\\" <首批> & 第二批\\\\。"));
  gxi_buffer_clear(&xml);
  gxi_buffer_clear(&dot);
  gxi_buffer_clear(&csv);
  gxi_buffer_clear(&json);
}

static void guards_spreadsheet_formulas(void **state) {
  (void)state;
  test_records records = {.count = 0};
  test_records_add(
    &records,
    "{\"schema_version\": 1, \"doc\": \"=1+1\", \"entities\": [{\"id\": \"e1\", "
    "\"type\": \"company\", \"name\": \"@甲\"}]}"
  );
  gx_corpus *corpus = test_corpus(&records);
  gx_graph *graph = analysed(corpus);
  gx_export_options options = GX_EXPORT_OPTIONS_INIT;
  options.excel = true;
  gxi_buffer nodes = exported(graph, gx_format_find("nodes.csv"), &options, NULL);
  gxi_buffer docs = exported(graph, gx_format_find("documents.csv"), &options, NULL);
  assert_memory_equal("\xEF\xBB\xBFId,Label", nodes.data, 11);
  assert_true(has(&nodes, "n0,'@甲,"));
  assert_true(has(&docs, "\r\n'=1+1,"));
  gxi_buffer_clear(&nodes);
  gxi_buffer_clear(&docs);
  gx_graph_free(graph);
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void leaves_out_characters_that_xml_lacks_and_counts_them(void **state) {
  (void)state;
  test_records records = {.count = 0};
  test_records_add(
    &records,
    "{\"schema_version\": 1, \"doc\": \"a\", \"entities\": [{\"id\": \"e1\", "
    "\"type\": \"company\", \"name\": \"甲\\u0001\\uFFFE乙\\n\"}]}"
  );
  gx_corpus *corpus = test_corpus(&records);
  gx_graph *graph = analysed(corpus);
  gx_export_report report;
  gxi_buffer xml = exported(graph, gx_format_find("graphml"), NULL, &report);
  assert_true(has(&xml, ">甲乙&#10;<"));
  assert_int_equal(6, report.removed_characters); /* label, name and uid */
  gxi_buffer_clear(&xml);
  gx_graph_free(graph);
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void finds_the_days_of_a_date(void **state) {
  (void)state;
  static const struct {
    const char *date;
    uint32_t first, last;
  } rows[] = {
    {"2024", 20240101, 20241231},
    {"2024-02", 20240201, 20240229},
    {"2023-02", 20230201, 20230228},
    {"1900-02", 19000201, 19000228},
    {"2024-02-05", 20240205, 20240205},
    {"", 0, 0},
    {"24", 0, 0},
    {"2024-", 0, 0},
    {"2024-2", 0, 0},
    {"2024-13", 0, 0},
    {"2023-02-29", 0, 0},
    {"2024-02-05T08", 0, 0},
    {"2024/02", 0, 0},
    {"二〇二四", 0, 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    gxi_days days = gxi_days_of(gxi_str(rows[i].date));
    assert_int_equal(rows[i].first, days.first);
    assert_int_equal(rows[i].last, days.last);
  }
  gxi_days both = gxi_days_between(GX_STR_LIT("2023-12"), GX_STR_LIT("2024"));
  assert_int_equal(20231201, both.first);
  assert_int_equal(20241231, both.last);
  both = gxi_days_join(both, gxi_days_of(GX_STR_LIT("2022-01-02")));
  assert_int_equal(20220102, both.first);
  assert_int_equal(20241231, both.last);
}

static void writes_gexf_of_both_versions(void **state) {
  const fixture *f = *state;
  const gx_format *gexf = gx_format_find("gexf");
  gx_export_options options = GX_EXPORT_OPTIONS_INIT;
  gxi_buffer draft = exported(f->graph, gexf, NULL, NULL);
  options.gexf_version = GX_GEXF_1_3;
  options.dynamic = true;
  options.symmetric_once = true;
  gxi_buffer timed = exported(f->graph, gexf, &options, NULL);
  assert_true(has(&draft, "xmlns=\"http://www.gexf.net/1.2draft\""));
  assert_true(has(&draft, "defaultedgetype=\"directed\" mode=\"static\">"));
  assert_int_equal(18, count_of(&draft, "<edge id="));
  assert_int_equal(0, count_of(&draft, " start="));
  assert_true(has(&timed, "xmlns:viz=\"http://gexf.net/1.3/viz\""));
  assert_true(has(&timed, "timeformat=\"date\" timerepresentation=\"interval\""));
  assert_int_equal(15, count_of(&timed, "<edge id="));
  assert_int_equal(3, count_of(&timed, "type=\"undirected\""));
  gxi_buffer_clear(&draft);
  gxi_buffer_clear(&timed);
}

static void names_things_in_rdf_below_a_base(void **state) {
  const fixture *f = *state;
  const gx_format *turtle = gx_format_find("turtle");
  gx_export_options options = GX_EXPORT_OPTIONS_INIT;
  gxi_buffer usual = exported(f->graph, turtle, NULL, NULL);
  assert_true(has(&usual, "<urn:guanxi:entity:CN-350121>\n  a gxt:county, gx:Place ;"));
  options.base = "https://example.org/ties";
  gxi_buffer own = exported(f->graph, turtle, &options, NULL);
  assert_true(has(&own, "<https://example.org/ties/entity/CN-350121>\n  a gxt:county"));
  assert_false(has(&own, "<urn:guanxi:entity"));
  static const char *const bad[] = {
    "", "here", "urn:a b", "urn:<x>", "urn:\"", "urn:\n"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    gx_output output = gxi_buffer_output(&own);
    options.base = bad[i];
    gx_status status = gx_export(turtle, f->graph, &output, &options, NULL, NULL);
    assert_int_equal(GX_E_ARGUMENT, status);
  }
  gxi_buffer_clear(&usual);
  gxi_buffer_clear(&own);
}

static void keeps_plans_out_of_the_facts(void **state) {
  (void)state;
  test_records records = {.count = 0};
  test_records_add(
    &records,
    "{\"schema_version\": 1, \"doc\": \"a\", \"entities\": ["
    "{\"id\": \"e1\", \"type\": \"company\", \"name\": \"甲 <#\"},"
    "{\"id\": \"e2\", \"type\": \"company\", \"name\": \"乙\"}],"
    "\"relations\": [{\"head\": \"e1\", \"type\": \"aids\", \"tail\": \"e2\","
    "\"status\": \"planned\", \"confidence\": 0.5, \"evidence\": [{\"begin\": 0, "
    "\"end\": 3, \"text\": \"句\\n\\\"\", \"rule\": \"r\"}]}]}"
  );
  gx_corpus *corpus = test_corpus(&records);
  gx_graph *graph = analysed(corpus);
  gxi_buffer turtle = exported(graph, gx_format_find("turtle"), NULL, NULL);
  assert_true(has(&turtle, "rdf:predicate gxr:aids ;"));
  assert_false(has(&turtle, "\n  gxr:aids "));
  assert_true(has(&turtle, "<urn:guanxi:entity:body:甲%20%3C%23>"));
  assert_true(has(&turtle, "prov:value \"句\\n\\\"\"@zh"));
  gxi_buffer_clear(&turtle);
  gx_graph_free(graph);
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void tells_ties_as_the_money_model_does(void **state) {
  const fixture *f = *state;
  gxi_buffer ftm = exported(f->graph, gx_format_find("ftm"), NULL, NULL);
  assert_int_equal(2, count_of(&ftm, "\"schema\": \"Company\""));
  assert_true(
    has(&ftm, "\"schema\": \"Address\", \"properties\": {\"name\": [\"闽侯县\"]")
  );
  assert_int_equal(15, count_of(&ftm, "\"role\": ["));
  gxi_buffer_clear(&ftm);
}

static void cuts_pictures_and_says_so(void **state) {
  const fixture *f = *state;
  gx_export_options options = GX_EXPORT_OPTIONS_INIT;
  gx_export_report report;
  options.top = 4;
  gxi_buffer dot = exported(f->graph, gx_format_find("dot"), &options, &report);
  assert_int_equal(4, report.ties);
  assert_int_equal(11, report.ties_left_out);
  assert_int_equal(4, count_of(&dot, " -> "));
  assert_int_equal(2, count_of(&dot, "the heaviest 4 of 15 ties"));
  gxi_buffer_clear(&dot);
}

static void knows_its_formats(void **state) {
  const fixture *f = *state;
  gxi_buffer buffer;
  gxi_buffer_init(&buffer, NULL);
  gx_output output = gxi_buffer_output(&buffer);
  gx_format fake = {"gif", "gif", "graph.gif", "", false, false};
  assert_null(gx_format_find("gif"));
  assert_null(gx_format_at(gx_format_count()));
  assert_int_equal(
    GX_E_ARGUMENT, gx_export(&fake, f->graph, &output, NULL, NULL, NULL)
  );
  assert_int_equal(GX_E_ARGUMENT, gx_export(NULL, f->graph, &output, NULL, NULL, NULL));
}

typedef struct narrow {
  size_t room;
} narrow;

static bool write_narrow(void *user, const char *data, size_t size) {
  narrow *out = user;
  (void)data;
  if (size > out->room) return false;
  out->room -= size;
  return true;
}

static void says_when_the_output_refuses(void **state) {
  const fixture *f = *state;
  for (size_t i = 0; i < gx_format_count(); i++) {
    narrow out = {100};
    gx_output output = {&out, write_narrow};
    gx_status status = gx_export(gx_format_at(i), f->graph, &output, NULL, NULL, NULL);
    assert_int_equal(GX_E_IO, status);
  }
}

static void survives_every_failed_allocation(void **state) {
  const fixture *f = *state;
  for (size_t i = 0; i < gx_format_count(); i++) {
    for (uint64_t n = 1;; n++) {
      tally t = {.refuse = n};
      gx_allocator memory = tally_allocator(&t);
      narrow out = {1 << 24};
      gx_output output = {&out, write_narrow};
      gx_export_options options = GX_EXPORT_OPTIONS_INIT;
      options.allocator = &memory;
      gx_status status =
        gx_export(gx_format_at(i), f->graph, &output, &options, NULL, NULL);
      assert_int_equal(t.refused ? GX_E_NOMEM : GX_OK, status);
      assert_int_equal(0, t.blocks);
      if (!t.refused) break;
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(gives_the_same_bytes_for_any_order_of_records),
    cmocka_unit_test(writes_symmetric_ties_both_ways_or_once),
    cmocka_unit_test(escapes_for_each_format),
    cmocka_unit_test(guards_spreadsheet_formulas),
    cmocka_unit_test(leaves_out_characters_that_xml_lacks_and_counts_them),
    cmocka_unit_test(finds_the_days_of_a_date),
    cmocka_unit_test(writes_gexf_of_both_versions),
    cmocka_unit_test(names_things_in_rdf_below_a_base),
    cmocka_unit_test(keeps_plans_out_of_the_facts),
    cmocka_unit_test(tells_ties_as_the_money_model_does),
    cmocka_unit_test(cuts_pictures_and_says_so),
    cmocka_unit_test(knows_its_formats),
    cmocka_unit_test(says_when_the_output_refuses),
    cmocka_unit_test(survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, graph_load, graph_unload);
}
