/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_source.c: files, folders, gzip and JSON Lines become raw documents in a fixed
 * order; what cannot be read is one of them, with its reason.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <zlib.h>

#include "base/sink.h"
#include "base/str.h"
#include "source/source.h"
#include "support/scratch.h"
#include "support/tally.h"

#define FOLDER GX_SCRATCH_DIR "/scratch_source"

static int make_folder(void **state) {
  (void)state;
  scratch_make(FOLDER);
  return 0;
}

static int clear_folder(void **state) {
  (void)state;
  scratch_clear(FOLDER);
  return 0;
}

static void write_gzip(const char *path, const char *text, size_t cut) {
  gzFile file = gzopen(path, "wb");
  assert_int_equal(strlen(text), gzwrite(file, text, (unsigned)strlen(text)));
  assert_int_equal(Z_OK, gzclose(file));
  struct stat facts;
  assert_int_equal(0, stat(path, &facts));
  if (cut) assert_int_equal(0, truncate(path, facts.st_size - (off_t)cut));
}

/* One line a document: "name=bytes" or "name!STATUS message". */
static void list_raw(gxi_buffer *out, const gxi_raw *raw) {
  gxi_buffer_append(out, raw->name.data, raw->name.size);
  if (raw->error.status != GX_OK) {
    char text[300];
    int size = snprintf(
      text,
      sizeof text,
      "!%s %s\n",
      gx_status_name(raw->error.status),
      raw->error.message
    );
    gxi_buffer_append(out, text, (size_t)size);
    return;
  }
  gxi_buffer_append(out, "=", 1);
  gxi_buffer_append(out, raw->bytes.data, raw->bytes.size);
  gxi_buffer_append(out, "\n", 1);
}

static char *list(const char *const *inputs, size_t count) {
  tally t = {0};
  gx_allocator memory = tally_allocator(&t);
  gxi_buffer out;
  gxi_buffer_init(&out, NULL);
  gxi_source *source = NULL;
  gx_error error = {0};
  assert_int_equal(GX_OK, gxi_source_open(&source, inputs, count, &memory, &error));
  gxi_raw raw;
  uint64_t position = 0;
  while (gxi_source_next(source, &raw)) {
    list_raw(&out, &raw);
    assert_true(raw.position >= position);
    position = raw.position;
    gxi_raw_clear(&raw);
  }
  assert_false(gxi_source_next(source, &raw));
  gxi_source_free(source);
  assert_int_equal(0, t.blocks);
  assert_int_equal(0, t.bytes);
  gxi_buffer_append(&out, "", 1);
  return out.data;
}

static void assert_listed(const char *expected, const char *input) {
  char *found = list(&input, 1);
  assert_string_equal(expected, found);
  free(found);
}

static void a_folder_is_read_by_name_and_deeply(void **state) {
  (void)state;
  mkdir(FOLDER "/tree", 0777);
  mkdir(FOLDER "/tree/b", 0777);
  mkdir(FOLDER "/tree/b/c", 0777);
  mkdir(FOLDER "/tree/empty", 0777);
  scratch_text(FOLDER "/tree/B.txt", "1");
  scratch_text(FOLDER "/tree/a.txt", "2");
  scratch_text(FOLDER "/tree/b/c/湘.txt", "4");
  scratch_text(FOLDER "/tree/b/c/z", "3");
  scratch_text(FOLDER "/tree/b.txt", "5");
  scratch_text(FOLDER "/tree/.hidden", "no");
  const char *expected = "B.txt=1\na.txt=2\nb/c/z=3\nb/c/湘.txt=4\nb.txt=5\n";
  assert_listed(expected, FOLDER "/tree");
  assert_listed(expected, FOLDER "/tree/");
  assert_listed(expected, FOLDER "/tree//");
}

static void a_file_is_named_by_its_last_part(void **state) {
  (void)state;
  scratch_text(FOLDER "/one.txt", "text");
  assert_listed("one.txt=text\n", FOLDER "/one.txt");
  scratch_text(FOLDER "/nothing.txt", "");
  assert_listed("nothing.txt=\n", FOLDER "/nothing.txt");
}

static void inputs_keep_their_order(void **state) {
  (void)state;
  scratch_text(FOLDER "/x", "1");
  scratch_text(FOLDER "/y", "2");
  const char *inputs[] = {FOLDER "/y", FOLDER "/x", FOLDER "/y"};
  char *found = list(inputs, 3);
  assert_string_equal("y=2\nx=1\ny=2\n", found);
  free(found);
}

static void links_to_files_are_read_and_loops_are_not_followed(void **state) {
  (void)state;
  mkdir(FOLDER "/loop", 0777);
  scratch_text(FOLDER "/loop/a", "1");
  assert_int_equal(0, symlink(".", FOLDER "/loop/again"));
  assert_int_equal(0, symlink("a", FOLDER "/loop/b"));
  assert_int_equal(0, symlink("nowhere", FOLDER "/loop/c"));
  assert_listed(
    "a=1\nb=1\nc!IO cannot open: No such file or directory\n", FOLDER "/loop"
  );
}

static void a_missing_input_is_a_document_with_a_reason(void **state) {
  (void)state;
  scratch_text(FOLDER "/there", "1");
  const char *inputs[] = {FOLDER "/none", FOLDER "/there"};
  char *found = list(inputs, 2);
  assert_string_equal(
    "none!IO cannot open: No such file or directory\nthere=1\n", found
  );
  free(found);
}

static void an_unreadable_file_is_a_document_with_a_reason(void **state) {
  (void)state;
  if (geteuid() == 0) skip(); /* root reads everything */
  scratch_text(FOLDER "/locked", "1");
  assert_int_equal(0, chmod(FOLDER "/locked", 0));
  assert_listed("locked!IO cannot open: Permission denied\n", FOLDER "/locked");
}

static void nesting_has_a_bound(void **state) {
  (void)state;
  char path[600] = FOLDER "/deep";
  for (int i = 0; i < 70; i++) {
    assert_int_equal(0, mkdir(path, 0777));
    strcat(path, "/d");
  }
  const char *input = FOLDER "/deep";
  char *found = list(&input, 1);
  assert_non_null(strstr(found, "nested too deep"));
  free(found);
}

static void gzip_is_inflated_by_its_bytes_not_its_name(void **state) {
  (void)state;
  write_gzip(FOLDER "/a.gz", "对口支援", 0);
  write_gzip(FOLDER "/a.txt", "对口支援", 0);
  assert_listed("a.gz=对口支援\n", FOLDER "/a.gz");
  assert_listed("a.txt=对口支援\n", FOLDER "/a.txt");
  scratch_text(FOLDER "/plain.gz", "no gzip");
  assert_listed("plain.gz=no gzip\n", FOLDER "/plain.gz");
}

static void a_cut_gzip_is_an_error_wherever_it_is_cut(void **state) {
  (void)state;
  char text[4000];
  uint32_t seed = 5;
  for (size_t i = 0; i + 1 < sizeof text; i++) {
    seed = seed * 1664525u + 1013904223u;
    text[i] = (char)('a' + (seed >> 24) % 26);
  }
  text[sizeof text - 1] = 0;
  for (size_t cut = 1; cut < 2000; cut += 37) {
    write_gzip(FOLDER "/cut.gz", text, cut);
    assert_listed("cut.gz!SYNTAX the gzip data ends early\n", FOLDER "/cut.gz");
  }
}

static void damaged_gzip_is_an_error(void **state) {
  (void)state;
  write_gzip(FOLDER "/bad.gz", "some text that is long enough to be damaged", 0);
  FILE *file = fopen(FOLDER "/bad.gz", "r+b");
  fseek(file, 20, SEEK_SET);
  fwrite("\xff\xff\xff", 1, 3, file);
  fclose(file);
  const char *input = FOLDER "/bad.gz";
  char *found = list(&input, 1);
  assert_non_null(strstr(found, "bad.gz!SYNTAX the gzip data is damaged"));
  free(found);
}

static void json_lines_give_a_document_a_line(void **state) {
  (void)state;
  scratch_text(
    FOLDER "/feed.jsonl",
    "{\"id\": \"n1\", \"text\": \"甲\\n乙\"}\n"
    "\n"
    "  {\"html\": \"<p>丙\", \"title\": \"t\"}  \r\n"
    "{\"id\": \"\", \"text\": \"\"}"
  );
  assert_listed("n1=甲\n乙\nfeed.jsonl#3=<p>丙\nfeed.jsonl#4=\n", FOLDER "/feed.jsonl");
}

static void a_bad_line_is_named_and_the_rest_is_read(void **state) {
  (void)state;
  const char lines[] = "{\"text\": \"1\"}\n"
                       "{\"text\": \n"
                       "[1, 2]\n"
                       "{\"id\": \"x\", \"body\": \"3\"}\n"
                       "{\"text\": 5}\n"
                       "{\"text\": \"\xff\"}\n"
                       "{\"text\": \"a\0b\"}\n"
                       "{\"text\": \"last\"}\n";
  scratch_write(FOLDER "/bad.jsonl", lines, sizeof lines - 1);
  const char *input = FOLDER "/bad.jsonl";
  char *found = list(&input, 1);
  const char *parts[] = {
    "bad.jsonl#1=1\n",
    "bad.jsonl#2!SYNTAX no JSON: ",
    "bad.jsonl#3!SYNTAX not a JSON object\n",
    "bad.jsonl#4!SYNTAX the object has neither `text` nor `html`\n",
    "bad.jsonl#5!SYNTAX the object has neither `text` nor `html`\n",
    "bad.jsonl#6!SYNTAX no JSON: ",
    "bad.jsonl#7!SYNTAX no JSON: ",
    "bad.jsonl#8=last\n",
  };
  const char *at = found;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    at = strstr(at, parts[i]);
    if (!at) print_error("missing %s in\n%s\n", parts[i], found);
    assert_non_null(at);
  }
  free(found);
}

static void json_fields_reach_the_document(void **state) {
  (void)state;
  scratch_text(
    FOLDER "/fields.jsonl",
    "{\"id\":\"i\",\"text\":\"t\",\"url\":\"u\",\"date\":\"2024-01-02\",\"title\":"
    "\"T\"}"
    "\n{\"html\":\"h\",\"published\":\"2023-05-06\"}\n"
  );
  const char *input = FOLDER "/fields.jsonl";
  gxi_source *source = NULL;
  assert_int_equal(GX_OK, gxi_source_open(&source, &input, 1, NULL, NULL));
  gxi_raw raw;
  assert_true(gxi_source_next(source, &raw));
  assert_true(gxi_str_is(raw.name, "i"));
  assert_true(gxi_str_is(raw.url, "u"));
  assert_true(gxi_str_is(raw.title, "T"));
  assert_true(gxi_str_is(raw.published, "2024-01-02"));
  assert_true(gxi_str_is(raw.encoding, "UTF-8"));
  assert_int_equal(GX_MEDIA_TEXT, raw.media);
  assert_int_equal(1, raw.line);
  gxi_raw_clear(&raw);
  assert_true(gxi_source_next(source, &raw));
  assert_int_equal(GX_MEDIA_HTML, raw.media);
  assert_true(gxi_str_is(raw.published, "2023-05-06"));
  gxi_raw_clear(&raw);
  gxi_source_free(source);
}

static void a_cut_gzip_of_json_lines_gives_its_whole_lines(void **state) {
  (void)state;
  char text[60000];
  size_t size = 0;
  uint32_t seed = 11;
  for (int line = 0; line < 400; line++) {
    size += (size_t)snprintf(text + size, sizeof text - size, "{\"text\":\"");
    for (int i = 0; i < 100; i++) {
      seed = seed * 1664525u + 1013904223u;
      text[size++] = (char)('a' + (seed >> 24) % 26);
    }
    size += (size_t)snprintf(text + size, sizeof text - size, "\"}\n");
  }
  write_gzip(FOLDER "/cut.jsonl.gz", text, 3000);
  const char *input = FOLDER "/cut.jsonl.gz";
  char *found = list(&input, 1);
  assert_non_null(strstr(found, "cut.jsonl.gz#1="));
  assert_non_null(strstr(found, "cut.jsonl.gz!SYNTAX the gzip data ends early\n"));
  assert_null(strstr(found, "no JSON"));
  free(found);
}

static void replace_stdin(const char *path) {
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  assert_true(dup2(fileno(file), STDIN_FILENO) >= 0);
  fclose(file);
}

static void a_dash_is_standard_input(void **state) {
  (void)state;
  int kept = dup(STDIN_FILENO);
  scratch_text(FOLDER "/in.txt", "标准输入");
  replace_stdin(FOLDER "/in.txt");
  assert_listed("-=标准输入\n", "-");
  scratch_text(FOLDER "/in.jsonl", "{\"id\":\"a\",\"text\":\"1\"}\n{\"text\":\"2\"}\n");
  replace_stdin(FOLDER "/in.jsonl");
  assert_listed("a=1\n-#2=2\n", "-");
  if (kept >= 0) {
    dup2(kept, STDIN_FILENO);
    close(kept);
  }
}

static void every_refused_request_is_told_and_leaks_nothing(void **state) {
  (void)state;
  mkdir(FOLDER "/sweep", 0777);
  mkdir(FOLDER "/sweep/in", 0777);
  scratch_text(FOLDER "/sweep/a", "text");
  scratch_text(FOLDER "/sweep/b.jsonl", "{\"text\":\"1\"}\n{}\n{\"text\":\"2\"}\n");
  scratch_text(FOLDER "/sweep/in/c", "text");
  const char *input = FOLDER "/sweep";
  for (uint64_t n = 1;; n++) {
    tally t = {.refuse = n};
    gx_allocator memory = tally_allocator(&t);
    gxi_source *source = NULL;
    gx_error error = {0};
    bool told = false;
    gx_status status = gxi_source_open(&source, &input, 1, &memory, &error);
    if (status != GX_OK) {
      assert_int_equal(GX_E_NOMEM, status);
      assert_null(source);
      told = true;
    }
    gxi_raw raw;
    while (source && gxi_source_next(source, &raw)) {
      told = told || raw.error.status == GX_E_NOMEM;
      gxi_raw_clear(&raw);
    }
    gxi_source_free(source);
    if (told != t.refused) print_error("request %u\n", (unsigned)n);
    assert_true(told == t.refused);
    assert_int_equal(0, t.blocks);
    if (!t.refused) break;
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_folder_is_read_by_name_and_deeply),
    cmocka_unit_test(a_file_is_named_by_its_last_part),
    cmocka_unit_test(inputs_keep_their_order),
    cmocka_unit_test(links_to_files_are_read_and_loops_are_not_followed),
    cmocka_unit_test(a_missing_input_is_a_document_with_a_reason),
    cmocka_unit_test(an_unreadable_file_is_a_document_with_a_reason),
    cmocka_unit_test(nesting_has_a_bound),
    cmocka_unit_test(gzip_is_inflated_by_its_bytes_not_its_name),
    cmocka_unit_test(a_cut_gzip_is_an_error_wherever_it_is_cut),
    cmocka_unit_test(damaged_gzip_is_an_error),
    cmocka_unit_test(json_lines_give_a_document_a_line),
    cmocka_unit_test(a_bad_line_is_named_and_the_rest_is_read),
    cmocka_unit_test(json_fields_reach_the_document),
    cmocka_unit_test(a_cut_gzip_of_json_lines_gives_its_whole_lines),
    cmocka_unit_test(a_dash_is_standard_input),
    cmocka_unit_test(every_refused_request_is_told_and_leaks_nothing),
  };
  return cmocka_run_group_tests(tests, make_folder, clear_folder);
}
