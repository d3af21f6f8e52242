/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sink.h"
#include "base/str.h"
#include "guanxi/record.h"
#include "support/fixture.h"
#include "support/tally.h"

#define PAGE                                                                                                               \
  "福建省与宁夏回族自治区签署协作协议。会上,双方商定合作。福州闽岚冷链物流有限公司" \
  "捐赠20万元。福建省领导赴宁夏考察,闽岚冷链同行。\n"

static gxi_buffer explain(const gx_knowledge *knowledge, const char *page, bool json) {
  gx_explain_options options = GX_EXPLAIN_OPTIONS_INIT;
  gx_error error = {GX_OK, 0, 0, ""};
  gxi_buffer buffer;
  gxi_buffer_init(&buffer, NULL);
  gx_output output = gxi_buffer_output(&buffer);
  options.json = json;
  gx_status status =
    gx_explain(knowledge, gxi_str("a.txt"), gxi_str(page), &options, &output, &error);
  if (status != GX_OK) print_error("%s\n", error.message);
  assert_int_equal(GX_OK, status);
  assert_true(gxi_buffer_append(&buffer, "", 1));
  return buffer;
}

static void assert_holds(const gxi_buffer *buffer, const char *text) {
  if (!strstr(buffer->data, text)) fail_msg("no “%s” in\n%s", text, buffer->data);
}

static void tells_tokens_items_frames_and_ties(void **state) {
  gxi_buffer text = explain(*state, PAGE, false);
  assert_holds(&text, "== a.txt\n[1] 福建省与宁夏回族自治区签署协作协议。");
  assert_holds(&text, "  tokens  [福建省/province ");
  assert_holds(&text, "  items   [noun 福建省 & 宁夏回族自治区] [verb 签署]");
  assert_holds(&text, "sign.verb: fired, drafts 1");
  assert_holds(&text, "+ 福建省 → signs_with → 宁夏回族自治区");
  gxi_buffer_clear(&text);
}

static void tells_why_not(void **state) {
  gxi_buffer text = explain(*state, PAGE, false);
  assert_holds(&text, ": no tail");
  assert_holds(&text, "none of the required words");
  assert_holds(&text, "- 福建省 → cooperates_with → 宁夏回族自治区");
  assert_holds(&text, "a more exact tie says it");
  assert_holds(&text, "bits behind");
  gxi_buffer_clear(&text);
}

static void tells_what_was_joined_and_resolved(void **state) {
  gxi_buffer text = explain(*state, PAGE, false);
  assert_holds(&text, "Entities\n  e1 province 福建省");
  assert_holds(&text, "Pronouns and the like\n  [2] 双方 = 福建省 + 宁夏回族自治区");
  gxi_buffer_clear(&text);
}

static void is_one_object_as_json(void **state) {
  gxi_buffer text = explain(*state, PAGE, true);
  assert_int_equal(0, strncmp(text.data, "{\"doc\": \"a.txt\"", 14));
  assert_holds(&text, "\"frames\": [{\"verb\": \"签署\"");
  assert_holds(&text, "\"verdict\": \"drawn\"");
  assert_holds(&text, "\"references\": [{\"text\": \"双方\", \"sentence\": 1");
  gxi_buffer_clear(&text);
  text = explain(*state, "\n", true);
  gxi_buffer_clear(&text);
}

static bool refuse(void *user, const char *data, size_t size) {
  (void)user, (void)data, (void)size;
  return false;
}

static void reports_a_refused_output(void **state) {
  gx_output output = {NULL, refuse};
  assert_int_equal(
    GX_E_IO, gx_explain(*state, gxi_str("a"), gxi_str(PAGE), NULL, &output, NULL)
  );
}

static bool accept(void *user, const char *data, size_t size) {
  (void)user, (void)data, (void)size;
  return true;
}

static void survives_refused_allocations(void **state) {
  for (uint64_t n = 1;; n += 1 + n / 16) {
    tally t = {.refuse = n};
    gx_allocator memory = tally_allocator(&t);
    gx_extract_options extract = GX_EXTRACT_OPTIONS_INIT;
    gx_explain_options options = GX_EXPLAIN_OPTIONS_INIT;
    gx_output output = {NULL, accept};
    extract.allocator = &memory;
    options.extract = &extract;
    gx_status status =
      gx_explain(*state, gxi_str("a"), gxi_str(PAGE), &options, &output, NULL);
    assert_int_equal(0, t.blocks);
    assert_int_equal(t.refused ? GX_E_NOMEM : GX_OK, status);
    if (!t.refused) break;
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(tells_tokens_items_frames_and_ties),
    cmocka_unit_test(tells_why_not),
    cmocka_unit_test(tells_what_was_joined_and_resolved),
    cmocka_unit_test(is_one_object_as_json),
    cmocka_unit_test(reports_a_refused_output),
    cmocka_unit_test(survives_refused_allocations),
  };
  return cmocka_run_group_tests(tests, fixture_load, fixture_unload);
}
