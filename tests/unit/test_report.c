/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sink.h"
#include "guanxi/report.h"
#include "support/graph.h"
#include "support/tally.h"

static void need_page(void) {
  if (gx_report_available()) return;
  print_message("skipped: built without npm\n");
  skip();
}

static void is_refused_without_a_page(void **state) {
  const fixture *f = *state;
  gx_error error = {0};
  gxi_buffer buffer;
  gxi_buffer_init(&buffer, NULL);
  gx_output output = gxi_buffer_output(&buffer);
  gx_status status = gx_report_write(f->graph, &output, NULL, NULL, &error);
  assert_int_equal(status, gx_report_available() ? GX_OK : GX_E_ARGUMENT);
  gxi_buffer_clear(&buffer);
}

static void an_unknown_language_is_refused(void **state) {
  const fixture *f = *state;
  gx_error error = {0};
  gxi_buffer buffer;
  gx_report_options options = GX_REPORT_OPTIONS_INIT;
  options.language = GX_STR_LIT("fr");
  gxi_buffer_init(&buffer, NULL);
  gx_output output = gxi_buffer_output(&buffer);
  assert_int_equal(
    GX_E_ARGUMENT, gx_report_write(f->graph, &output, &options, NULL, &error)
  );
  assert_non_null(strstr(error.message, "fr"));
  assert_int_equal(0, buffer.size);
  gxi_buffer_clear(&buffer);
}

static void cuts_to_its_limits_and_says_so(void **state) {
  const fixture *f = *state;
  gxi_buffer buffer;
  gx_report_counts whole, cut;
  gx_report_options options = GX_REPORT_OPTIONS_INIT;
  need_page();
  options.max_vertices = 3;
  options.max_edges = 1;
  options.max_evidence = 1;
  gxi_buffer_init(&buffer, NULL);
  gx_output output = gxi_buffer_output(&buffer);
  assert_int_equal(GX_OK, gx_report_write(f->graph, &output, NULL, &whole, NULL));
  assert_int_equal(0, whole.vertices_left_out + whole.edges_left_out);
  assert_int_equal(GX_OK, gx_report_write(f->graph, &output, &options, &cut, NULL));
  assert_int_equal(3, cut.vertices);
  assert_int_equal(whole.vertices, cut.vertices + cut.vertices_left_out);
  assert_int_equal(1, cut.edges);
  assert_int_equal(whole.edges, cut.edges + cut.edges_left_out);
  assert_int_equal(1, cut.evidence);
  gxi_buffer_clear(&buffer);
}

static void the_same_graph_gives_the_same_page(void **state) {
  const fixture *f = *state;
  gxi_buffer one, other;
  gxi_buffer_init(&one, NULL);
  gxi_buffer_init(&other, NULL);
  need_page();
  gx_output first = gxi_buffer_output(&one), second = gxi_buffer_output(&other);
  assert_int_equal(GX_OK, gx_report_write(f->graph, &first, NULL, NULL, NULL));
  assert_int_equal(GX_OK, gx_report_write(f->graph, &second, NULL, NULL, NULL));
  assert_int_equal(one.size, other.size);
  assert_memory_equal(one.data, other.data, one.size);
  gxi_buffer_clear(&one);
  gxi_buffer_clear(&other);
}

static bool refuse(void *user, const char *data, size_t size) {
  size_t *left = user;
  (void)data;
  if (size > *left) return false;
  *left -= size;
  return true;
}

static void an_output_that_refuses_is_an_error(void **state) {
  const fixture *f = *state;
  gxi_buffer whole;
  need_page();
  gxi_buffer_init(&whole, NULL);
  gx_output all = gxi_buffer_output(&whole);
  assert_int_equal(GX_OK, gx_report_write(f->graph, &all, NULL, NULL, NULL));
  for (size_t share = 0; share < 10; share++) {
    size_t left = whole.size * share / 10;
    gx_output output = {&left, refuse};
    assert_int_equal(GX_E_IO, gx_report_write(f->graph, &output, NULL, NULL, NULL));
  }
  gxi_buffer_clear(&whole);
}

static bool swallow(void *user, const char *data, size_t size) {
  (void)user;
  (void)data;
  (void)size;
  return true;
}

static void survives_every_failed_allocation(void **state) {
  const fixture *f = *state;
  need_page();
  for (uint64_t n = 1;; n++) {
    tally t = {.refuse = n};
    gx_allocator memory = tally_allocator(&t);
    gx_report_options options = GX_REPORT_OPTIONS_INIT;
    gx_error error = {0};
    gx_output output = {NULL, swallow};
    options.allocator = &memory;
    gx_status status = gx_report_write(f->graph, &output, &options, NULL, &error);
    assert_int_equal(0, t.blocks);
    assert_int_equal(t.refused ? GX_E_NOMEM : GX_OK, status);
    if (!t.refused) break;
    assert_int_equal(GX_E_NOMEM, error.status);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(is_refused_without_a_page),
    cmocka_unit_test(an_unknown_language_is_refused),
    cmocka_unit_test(cuts_to_its_limits_and_says_so),
    cmocka_unit_test(the_same_graph_gives_the_same_page),
    cmocka_unit_test(an_output_that_refuses_is_an_error),
    cmocka_unit_test(survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, graph_load, graph_unload);
}
