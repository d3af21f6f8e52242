/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_document.c: what holds for all documents: the way back to the source in every
 * encoding, failures, hostile input, allocation.
 *
 * The pages are our own; the documents of examples/documents are read, too, and those
 * of ../shared/seeds where present.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <unicode/ucnv.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "unit/document_check.h"

static const char PAGE[] =
  "<html><head><title>山海協作</title></head><body><h1>山海協作簽約</h1>\r\n"
  "<p>\u3000\u30006月3日，雲嶺市商務(wù)局與&ldquo;江海集團&rdquo;簽訂協議，"
  "總額３億元。</p>\r\n<table><tr><th>企業</th><th>單位</th></tr>"
  "<tr><td>江海集團</td><td rowspan=2>雲嶺市商務局</td></tr>"
  "<tr><td>綠谷公司</td></tr></table><p>雙方將共建產業園區。</p></body></html>";

static gx_document *read_as(gx_str bytes, gx_media media) {
  gx_document *document = NULL;
  gx_document_options options = GX_DOCUMENT_OPTIONS_INIT;
  gx_error error = {0};
  options.media = media;
  if (gx_document_read(&document, gxi_str("page"), bytes, &options, &error) != GX_OK) {
    fail_msg("%s", error.message);
  }
  const char *wrong = check_document(document);
  if (wrong) fail_msg("%s", wrong);
  return document;
}

static gx_span find(const gx_document *document, const char *words) {
  gx_str text = gx_document_text(document);
  size_t at = gxi_str_find(text, gxi_str(words), 0);
  assert_true(at != SIZE_MAX);
  return (gx_span){(uint32_t)at, (uint32_t)(at + strlen(words))};
}

/* The words of the text, and the bytes of the source that they must lead back to. */
static void
check_back(const gx_document *document, const char *words, const char *source) {
  gx_span span = gx_document_source_span(document, find(document, words));
  char utf8[512];
  UErrorCode error = U_ZERO_ERROR;
  gx_str encoding = gx_document_encoding(document);
  char name[32];
  snprintf(name, sizeof name, "%.*s", GX_STR_ARG(encoding));
  int32_t size = ucnv_convert(
    "UTF-8",
    name,
    utf8,
    sizeof utf8,
    gx_document_source(document).data + span.begin,
    (int32_t)(span.end - span.begin),
    &error
  );
  assert_true(U_SUCCESS(error));
  if (!gxi_str_is((gx_str){utf8, (size_t)size}, source)) {
    fail_msg("%s leads to %.*s", words, size, utf8);
  }
}

static void slices_of_the_source_are_right_in_every_encoding(void **unused) {
  (void)unused;
  static const char *const ENCODINGS[] = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"};
  for (size_t i = 0; i < 4; i++) {
    char bytes[4096];
    UErrorCode error = U_ZERO_ERROR;
    int32_t size = ucnv_convert(
      ENCODINGS[i], "UTF-8", bytes, sizeof bytes, PAGE, sizeof PAGE - 1, &error
    );
    assert_true(U_SUCCESS(error));
    gx_document *document = read_as((gx_str){bytes, (size_t)size}, GX_MEDIA_HTML);
    assert_true(gxi_str_is(gx_document_encoding(document), ENCODINGS[i]));
    assert_int_equal(gx_document_damage(document).unaligned, 0);
    check_back(document, "山海协作签约", "山海協作簽約");
    check_back(document, "云岭市商务局与", "雲嶺市商務(wù)局與");
    check_back(document, "商务", "商務");
    check_back(document, "“江海集团”", "&ldquo;江海集團&rdquo;");
    check_back(document, "3亿元", "３億元");
    check_back(document, "6月3日,云岭市", "6月3日，雲嶺市");
    check_back(document, "绿谷公司", "綠谷公司");
    check_back(
      document, "绿谷公司\t云岭市商务局", "雲嶺市商務局</td></tr><tr><td>綠谷公司"
    );
    gx_document_free(document);
  }
}

static void joined_lines_cover_the_line_end(void **unused) {
  (void)unused;
  gx_document *document = read_as(
    gxi_str("江海集团在云岭市投资建设了一座年产两千吨的茶厂,带动当地群众就业,\r\n"
            "并与云岭市商务局签订协议。"),
    GX_MEDIA_TEXT
  );
  check_back(document, "就业,并与", "就业,\r\n并与");
  check_back(document, "就业,", "就业,");
  gx_document_free(document);
}

/* Every segment of text maps inside the source, in order where nothing repeats. */
static void check_file(const char *path) {
  char *data = NULL;
  size_t size = 0;
  gx_error error;
  assert_int_equal(
    gxi_file_read(&data, &size, path, GXI_MAX_DOCUMENT_BYTES, NULL, &error), GX_OK
  );
  gx_document *document = read_as((gx_str){data, size}, GX_MEDIA_GUESS);
  gx_str text = gx_document_text(document);
  assert_int_equal(gx_document_damage(document).unaligned, 0);
  uint32_t step;
  for (uint32_t at = 0; at < text.size; at += step) {
    gxi_utf8_at(text, at, &step);
    gx_span one = gx_document_source_span(document, (gx_span){at, at + step});
    assert_true(one.begin <= one.end && one.end <= size);
    if ((unsigned char)text.data[at] >= 0xE4) assert_true(one.begin < one.end);
  }
  gx_document_free(document);
  gx_allocator libc = gxi_allocator_or_libc(NULL);
  gxi_free(&libc, data, size + 1);
}

static size_t check_folder(const char *folder) {
  DIR *directory = opendir(folder);
  size_t files = 0;
  if (!directory) return 0;
  for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
    char path[1024];
    gx_str name = gxi_str(entry->d_name);
    if (!gxi_str_ends(name, gxi_str(".txt")) && !gxi_str_ends(name, gxi_str(".html")) && !gxi_str_ends(name, gxi_str(".md"))) {
      continue;
    }
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    check_file(path);
    files++;
  }
  closedir(directory);
  return files;
}

static void every_example_leads_back_to_its_source(void **unused) {
  (void)unused;
  if (check_folder(GX_TEST_DIR "/../examples/documents") == 0) skip();
}

static void every_seed_leads_back_to_its_source(void **unused) {
  (void)unused;
  if (check_folder(GX_TEST_DIR "/../../shared/seeds") == 0) skip();
}

static void the_name_and_the_hash_are_those_of_the_bytes(void **unused) {
  (void)unused;
  gx_document *document = read_as(gxi_str("abc"), GX_MEDIA_TEXT);
  /* FIPS 180-4, example of one block */
  assert_true(gxi_str_is(
    gx_document_sha256(document),
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  ));
  assert_true(gxi_str_is(gx_document_name(document), "page"));
  gx_document_free(document);
}

static void an_empty_file_is_an_empty_document(void **unused) {
  (void)unused;
  for (gx_media media = GX_MEDIA_GUESS; media <= GX_MEDIA_HTML; media++) {
    gx_document *document = read_as((gx_str){NULL, 0}, media);
    assert_int_equal(gx_document_text(document).size, 0);
    gx_document_free(document);
    document = read_as(gxi_str(" \r\n\t\n"), media);
    assert_int_equal(gx_document_text(document).size, 0);
    gx_document_free(document);
  }
}

static void a_pdf_is_refused_by_name(void **unused) {
  (void)unused;
  gx_document *document = NULL;
  gx_error error = {0};
  gx_status status =
    gx_document_read(&document, gxi_str("a.pdf"), gxi_str("%PDF-1.4"), NULL, &error);
  assert_int_equal(status, GX_E_ENCODING);
  assert_null(document);
  assert_int_equal(error.status, GX_E_ENCODING);
  assert_non_null(strstr(error.message, "a.pdf"));
  assert_non_null(strstr(error.message, "pdftotext"));
}

static void options_say_what_the_page_does_not(void **unused) {
  (void)unused;
  gx_document *document = NULL;
  gx_document_options options = GX_DOCUMENT_OPTIONS_INIT;
  options.title = gxi_str("另一个标题");
  options.published = gxi_str("2024-01-02");
  gx_str bytes = gxi_str("云岭市签约\n双方签订协议。\n2023年5月6日\n");
  assert_int_equal(
    gx_document_read(&document, gxi_str("x"), bytes, &options, NULL), GX_OK
  );
  assert_true(gxi_str_is(gx_document_title(document), "另一个标题"));
  assert_true(gxi_str_is(gx_document_published(document), "2024-01-02"));
  gx_document_free(document);
}

/* `count` times the unit, then the tail. */
static gx_str repeated(const char *unit, size_t count, const char *tail) {
  size_t size = strlen(unit), end = strlen(tail);
  char *data = malloc(size * count + end);
  assert_non_null(data);
  for (size_t i = 0; i < count; i++)
    memcpy(data + i * size, unit, size);
  memcpy(data + size * count, tail, end);
  return (gx_str){data, size * count + end};
}

static void hostile_pages_are_read_to_their_end(void **unused) {
  (void)unused;
  static const char *const UNITS[] = {
    "<div>",    "<p>",  "<b><i>", "<table><tr><td rowspan=9999 colspan=9999>甲",
    "&amp;",    "<!--", "<",      "<a href='",
    "<ul><li>", "&#x",  "</p>",   "<script>",
    "<td>",     "\"",   "(wù)",   "??",
    "|",        "#",    "<br>",   "  ",
  };
  for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
    for (gx_media media = GX_MEDIA_TEXT; media <= GX_MEDIA_HTML; media++) {
      gx_str bytes = repeated(UNITS[i], 20000, "江海集团落户云岭市。");
      gx_document_free(read_as(bytes, media));
      free((char *)bytes.data);
    }
  }
}

static void text_below_the_depth_limit_is_not_lost(void **unused) {
  (void)unused;
  gx_str bytes = repeated("<div>", 10000, "江海集团落户云岭市。");
  gx_document *document = read_as(bytes, GX_MEDIA_HTML);
  check_back(document, "江海集团落户云岭市。", "江海集团落户云岭市。");
  gx_document_free(document);
  free((char *)bytes.data);
}

static void a_sentence_is_never_longer_than_the_limit(void **unused) {
  (void)unused;
  gx_str bytes = repeated("江海集团与云岭市签约,", 5000, "完成。");
  gx_document *document = read_as(bytes, GX_MEDIA_TEXT);
  size_t count;
  const gx_sentence *sentences = gx_document_sentences(document, &count);
  for (size_t i = 0; i < count; i++) {
    assert_true(
      sentences[i].text.end - sentences[i].text.begin <= GXI_MAX_SENTENCE_BYTES
    );
  }
  assert_true(count > 10);
  gx_document_free(document);
  free((char *)bytes.data);
}

/* Fails the n-th allocation and all behind it. */
typedef struct failing {
  long left;
  long blocks; /* alive */
} failing;

static void *failing_resize(void *user, void *block, size_t old, size_t size) {
  failing *state = user;
  (void)old;
  if (size == 0) {
    state->blocks -= block != NULL;
    free(block);
    return NULL;
  }
  if (state->left-- <= 0) return NULL;
  void *grown = realloc(block, size);
  state->blocks += grown && !block;
  return grown;
}

/* Returns whether the reading succeeded. */
static bool sweep_once(gx_str bytes, gx_media media, long n) {
  failing state = {n, 0};
  gx_allocator allocator = {&state, failing_resize};
  gx_document_options options = GX_DOCUMENT_OPTIONS_INIT;
  gx_document *document = NULL;
  gx_error error = {0};
  options.allocator = &allocator;
  options.media = media;
  gx_status status =
    gx_document_read(&document, gxi_str("page"), bytes, &options, &error);
  if (status == GX_OK) {
    assert_null(check_document(document));
  } else {
    assert_int_equal(status, GX_E_NOMEM);
    assert_int_equal(error.status, GX_E_NOMEM);
    assert_null(document);
  }
  gx_document_free(document);
  assert_int_equal(state.blocks, 0);
  return status == GX_OK;
}

static void every_failed_allocation_is_reported_and_leaks_nothing(void **unused) {
  (void)unused;
  gx_str text = repeated("云嶺市商務局與江海集團簽訂協議。\n", 3000, "");
  gx_str inputs[] = {
    gxi_str(PAGE), text, gxi_str("云岭\xFF市与江海集团签订合作协议。")};
  for (size_t i = 0; i < 3; i++) {
    long n = 0;
    while (!sweep_once(inputs[i], i == 0 ? GX_MEDIA_HTML : GX_MEDIA_TEXT, n)) {
      assert_true(n < 10000);
      n++;
    }
    assert_true(n > 2);
  }
  free((char *)text.data);
}

/* Reading the normalised text again changes nothing but what structure gave. */
static void normalised_text_is_normal(void **unused) {
  (void)unused;
  gx_document *document = read_as(gxi_str(PAGE), GX_MEDIA_HTML);
  gx_document *again = read_as(gx_document_text(document), GX_MEDIA_TEXT);
  gx_str first = gx_document_text(document), second = gx_document_text(again);
  size_t head = gxi_str_find(first, gxi_str("\t"), 0);
  assert_true(head != SIZE_MAX && second.size >= head);
  assert_true(gxi_str_equal(gxi_str_sub(first, 0, head), gxi_str_sub(second, 0, head)));
  gx_document_free(again);
  gx_document_free(document);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(slices_of_the_source_are_right_in_every_encoding),
    cmocka_unit_test(joined_lines_cover_the_line_end),
    cmocka_unit_test(every_example_leads_back_to_its_source),
    cmocka_unit_test(every_seed_leads_back_to_its_source),
    cmocka_unit_test(the_name_and_the_hash_are_those_of_the_bytes),
    cmocka_unit_test(an_empty_file_is_an_empty_document),
    cmocka_unit_test(a_pdf_is_refused_by_name),
    cmocka_unit_test(options_say_what_the_page_does_not),
    cmocka_unit_test(hostile_pages_are_read_to_their_end),
    cmocka_unit_test(text_below_the_depth_limit_is_not_lost),
    cmocka_unit_test(a_sentence_is_never_longer_than_the_limit),
    cmocka_unit_test(every_failed_allocation_is_reported_and_leaks_nothing),
    cmocka_unit_test(normalised_text_is_normal),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
