/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_pipeline.c: the same records in the same order on any number of threads; stop
 * means stop; memory that is refused is told; sources are found again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sink.h"
#include "base/str.h"
#include "guanxi/pipeline.h"
#include "support/scratch.h"
#include "support/tally.h"

#define FOLDER GX_SCRATCH_DIR "/scratch_pipeline"
#define FILES 40

static gx_knowledge *knowledge;

static int set_up(void **state) {
  (void)state;
  gx_error error = {0};
  if (gx_knowledge_load(&knowledge, NULL, &error) != GX_OK) {
    print_error("%s\n", error.message);
    return 1;
  }
  scratch_make(FOLDER);
  for (int i = 0; i < FILES; i++) {
    char path[80], text[8000] = "";
    snprintf(path, sizeof path, FOLDER "/%02d.txt", i);
    for (int k = 0; k < i * 7 % 19 + 1; k++)
      strcat(text, "2024年5月8日,福建省与宁夏回族自治区签署协议。\n");
    if (i % 9 == 4) strcpy(text, "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n");
    scratch_text(path, text);
  }
  scratch_text(FOLDER "/feed.jsonl", "{\"id\":\"f\",\"text\":\"浙江省\"}\n{}\n[]\n");
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  gx_knowledge_free(knowledge);
  scratch_clear(FOLDER);
  return 0;
}

typedef struct receipt {
  gxi_buffer text;
  uint64_t count;
  uint64_t stop_after; /* 0: never */
  uint64_t nomem;      /* records that say so */
} receipt;

static bool receive(void *user, const gx_record *record) {
  receipt *r = user;
  gx_output output = gxi_buffer_output(&r->text);
  assert_int_equal(GX_OK, gx_record_write(record, &output, NULL));
  r->nomem += record->error_status == GX_E_NOMEM;
  return ++r->count != r->stop_after;
}

static gx_status run(
  receipt *r,
  gx_pipeline_report *report,
  const gx_pipeline_options *options,
  const char *input
) {
  gx_receiver receiver = {r, receive};
  gx_error error = {0};
  gxi_buffer_init(&r->text, NULL);
  return gx_pipeline_run(report, knowledge, &input, 1, &receiver, options, &error);
}

static void any_number_of_threads_gives_the_same_records(void **state) {
  (void)state;
  const unsigned threads[] = {1, 2, 7, 300, 0};
  receipt first = {0};
  for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
    gx_pipeline_options options = GX_PIPELINE_OPTIONS_INIT;
    options.threads = threads[i];
    gx_pipeline_report report;
    receipt r = {0};
    assert_int_equal(GX_OK, run(&r, &report, &options, FOLDER));
    assert_int_equal(FILES + 3, r.count);
    assert_int_equal(FILES + 3, report.documents);
    assert_int_equal(4 + 2, report.failed);
    if (i == 0) {
      first = r;
      continue;
    }
    assert_int_equal(first.text.size, r.text.size);
    assert_memory_equal(first.text.data, r.text.data, r.text.size);
    gxi_buffer_clear(&r.text);
  }
  gxi_buffer_clear(&first.text);
}

static void a_receiver_that_has_enough_gets_no_more(void **state) {
  (void)state;
  for (unsigned threads = 1; threads <= 4; threads++) {
    gx_pipeline_options options = GX_PIPELINE_OPTIONS_INIT;
    options.threads = threads;
    receipt r = {.stop_after = 5};
    assert_int_equal(GX_E_CANCELLED, run(&r, NULL, &options, FOLDER));
    assert_int_equal(5, r.count);
    gxi_buffer_clear(&r.text);
  }
}

typedef struct meter {
  uint64_t calls;
  uint64_t stop_after;
  uint64_t last;
  uint64_t total;
} meter;

static bool measure(void *user, const char *stage, uint64_t done, uint64_t total) {
  meter *m = user;
  assert_non_null(stage);
  assert_true(done >= m->last);
  assert_true(done <= total);
  m->last = done;
  m->total = total;
  return ++m->calls != m->stop_after;
}

static void progress_grows_to_the_whole_and_can_cancel(void **state) {
  (void)state;
  meter all = {0};
  gx_progress progress = {&all, measure};
  gx_pipeline_options options = GX_PIPELINE_OPTIONS_INIT;
  options.threads = 2;
  options.progress = &progress;
  receipt r = {0};
  assert_int_equal(GX_OK, run(&r, NULL, &options, FOLDER));
  assert_int_equal(r.count, all.calls);
  assert_int_equal(all.total, all.last);
  gxi_buffer_clear(&r.text);
  meter some = {.stop_after = 3};
  progress.user = &some;
  assert_int_equal(GX_E_CANCELLED, run(&r, NULL, &options, FOLDER));
  assert_int_equal(3, some.calls);
  gxi_buffer_clear(&r.text);
}

static void count_diagnostic(void *user, const gx_diagnostic *diagnostic) {
  assert_true(diagnostic->file[0] && diagnostic->message[0]);
  ++*(size_t *)user;
}

static void what_cannot_be_read_is_told_once_each(void **state) {
  (void)state;
  size_t count = 0;
  gx_diagnostics diagnostics = {&count, count_diagnostic};
  gx_pipeline_options options = GX_PIPELINE_OPTIONS_INIT;
  options.diagnostics = &diagnostics;
  receipt r = {0};
  assert_int_equal(GX_OK, run(&r, NULL, &options, FOLDER));
  assert_int_equal(6, count);
  gxi_buffer_clear(&r.text);
}

static void a_missing_input_is_a_record(void **state) {
  (void)state;
  receipt r = {0};
  gx_pipeline_report report;
  assert_int_equal(GX_OK, run(&r, &report, NULL, FOLDER "/none"));
  assert_int_equal(1, report.failed);
  gxi_buffer_append(&r.text, "", 1);
  assert_non_null(strstr(r.text.data, "\"doc\": \"none\""));
  assert_non_null(strstr(r.text.data, "\"status\": \"IO\""));
  gxi_buffer_clear(&r.text);
}

static void what_is_needed_is_asked_for(void **state) {
  (void)state;
  gx_error error = {0};
  gx_receiver receiver = {NULL, receive};
  const char *input = FOLDER;
  assert_int_equal(
    GX_E_ARGUMENT, gx_pipeline_run(NULL, NULL, &input, 1, &receiver, NULL, &error)
  );
  assert_int_equal(
    GX_E_ARGUMENT, gx_pipeline_run(NULL, knowledge, &input, 1, NULL, NULL, &error)
  );
  assert_int_equal(
    GX_E_ARGUMENT, gx_pipeline_run(NULL, knowledge, NULL, 1, &receiver, NULL, &error)
  );
}

static void every_refused_request_is_told_and_leaks_nothing(void **state) {
  (void)state;
  uint64_t step = 1;
  for (uint64_t n = 1;; n += step) {
    tally t = {.refuse = n};
    gx_allocator memory = tally_allocator(&t);
    gx_pipeline_options options = GX_PIPELINE_OPTIONS_INIT;
    options.allocator = &memory;
    options.threads = 1;
    receipt r = {0};
    gx_status status = run(&r, NULL, &options, FOLDER "/02.txt");
    bool told = status == GX_E_NOMEM || r.nomem > 0;
    if (told != t.refused) print_error("request %u\n", (unsigned)n);
    assert_true(told == t.refused);
    assert_int_equal(0, t.blocks);
    gxi_buffer_clear(&r.text);
    if (!t.refused) break;
  }
}

static void a_source_is_found_again_by_its_name(void **state) {
  (void)state;
  const char *input = FOLDER;
  char *bytes = NULL;
  size_t size = 0;
  gx_error error = {0};
  gx_status status = gx_source_bytes(&bytes, &size, &input, 1, GX_STR_LIT("f"), &error);
  assert_int_equal(GX_OK, status);
  assert_int_equal(9, size);
  assert_memory_equal("浙江省", bytes, 9);
  gx_bytes_free(bytes, size);
  assert_int_equal(
    GX_E_IO, gx_source_bytes(&bytes, &size, &input, 1, GX_STR_LIT("g"), &error)
  );
  assert_non_null(strstr(error.message, "no document g"));
}

static void assert_decodes(const char *expected, gx_str bytes, const char *encoding) {
  char *text = NULL;
  size_t size = 0;
  gx_error error = {0};
  assert_int_equal(
    GX_OK, gx_text_decode(&text, &size, bytes, gxi_str(encoding), &error)
  );
  assert_int_equal(strlen(expected), size);
  assert_memory_equal(expected, text, size);
  gx_bytes_free(text, size);
}

static void slices_are_decoded_by_their_encoding(void **state) {
  (void)state;
  assert_decodes("关系", GX_STR_LIT("关系"), "UTF-8");
  assert_decodes("关系", GX_STR_LIT("关系"), "");
  assert_decodes("关系", GX_STR_LIT("\xb9\xd8\xcf\xb5"), "GB18030");
  assert_decodes("關係", GX_STR_LIT("\xc3\xf6\xab\x59"), "Big5");
  assert_decodes("关系", GX_STR_LIT("\x73\x51\xfb\x7c"), "UTF-16LE");
  assert_decodes("关系", GX_STR_LIT("\x51\x73\x7c\xfb"), "UTF-16BE");
  assert_decodes("", GX_STR_LIT(""), "GB18030");
}

static void lines_that_are_no_records_are_named(void **state) {
  (void)state;
  receipt r = {0};
  gx_record_visitor visitor = {&r, NULL};
  gx_error error = {0};
  assert_int_equal(GX_E_IO, gx_records_each(FOLDER "/none", &visitor, &error));
  scratch_text(FOLDER "_records", "\n\n{\"schema_version\": 1\n");
  assert_int_equal(GX_E_SYNTAX, gx_records_each(FOLDER "_records", &visitor, &error));
  assert_int_equal(3, error.line);
  remove(FOLDER "_records");
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(any_number_of_threads_gives_the_same_records),
    cmocka_unit_test(a_receiver_that_has_enough_gets_no_more),
    cmocka_unit_test(progress_grows_to_the_whole_and_can_cancel),
    cmocka_unit_test(what_cannot_be_read_is_told_once_each),
    cmocka_unit_test(a_missing_input_is_a_record),
    cmocka_unit_test(what_is_needed_is_asked_for),
    cmocka_unit_test(every_refused_request_is_told_and_leaks_nothing),
    cmocka_unit_test(a_source_is_found_again_by_its_name),
    cmocka_unit_test(slices_are_decoded_by_their_encoding),
    cmocka_unit_test(lines_that_are_no_records_are_named),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
