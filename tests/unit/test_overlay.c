/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_overlay.c: files laid over the default: rows and rules add, replace and block.
 *
 * Overlays use invented words (雁回头), so that changes of the default do not matter.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "knowledge/knowledge.h"
#include "lexicon/pool.h"
#include "support/knowledge.h"
#include "support/scratch.h"

#define DOMAIN_FILE GX_SCRATCH_DIR "/test_overlay.xml"
#define LEXICON_FILE GX_SCRATCH_DIR "/test_overlay.tsv"
#define SECOND_FILE GX_SCRATCH_DIR "/test_overlay.2.tsv"

static const char *const overlay_files[] = {DOMAIN_FILE, LEXICON_FILE, SECOND_FILE};

static gx_knowledge *load_lexicon(const char *text) {
  const char *files[] = {LEXICON_FILE};
  scratch_text(LEXICON_FILE, text);
  return load(files, 1, false);
}

static gx_knowledge *load_domain(const char *text) {
  const char *files[] = {DOMAIN_FILE};
  scratch_text(DOMAIN_FILE, text);
  return load(files, 1, false);
}

static void a_row_adds(void **state) {
  (void)state;
  gx_knowledge *knowledge =
    load_lexicon("# kind: body\n"
                 "# columns: type\tname\taliases\n"
                 "company\t雁回头集团有限公司\t雁回头|阿里巴巴\n");
  const gxi_entry *entry = first_kind(knowledge, "雁回头", GXI_KIND_BODY);
  assert_non_null(entry);
  assert_int_equal(GXI_FORM_ALIAS, entry->form);
  assert_int_equal(
    gx_knowledge_entity_type(knowledge, GX_STR_LIT("company")), entry->payload
  );
  gx_str name = gxi_lexicon_name(gxi_knowledge_lexicon(knowledge), entry);
  assert_true(gxi_str_is(name, "雁回头集团有限公司"));
  assert_true(prefixes_include(knowledge, "雁回头集团有限公司"));
  /* Beside what the default says of 阿里巴巴, and before it. */
  assert_int_equal(2, count_kind(knowledge, "阿里巴巴", GXI_KIND_BODY));
  entry = first_kind(knowledge, "阿里巴巴", GXI_KIND_BODY);
  name = gxi_lexicon_name(gxi_knowledge_lexicon(knowledge), entry);
  assert_true(gxi_str_is(name, "雁回头集团有限公司"));
  /* The default is where it was. */
  assert_true(prefixes_include(knowledge, "阿克苏地区"));
  assert_non_null(first_kind(knowledge, "阿克苏", GXI_KIND_DIVISION));
  gx_knowledge_free(knowledge);
}

static void surfaces_take_the_forms_of_texts(void **state) {
  (void)state;
  gx_knowledge *knowledge =
    load_lexicon("# kind: body\n"
                 "# columns: type\tname\taliases\n"
                 "company\tＹＡＮ（雁回头）公司\t雁・回•头|「雁」\n");
  assert_non_null(first_kind(knowledge, "YAN(雁回头)公司", GXI_KIND_BODY));
  assert_non_null(first_kind(knowledge, "雁·回·头", GXI_KIND_BODY));
  assert_non_null(first_kind(knowledge, "“雁”", GXI_KIND_BODY));
  gx_knowledge_free(knowledge);
}

static void a_row_replaces_the_row_with_its_key(void **state) {
  (void)state;
  gx_knowledge *knowledge =
    load_lexicon("# kind: division\n"
                 "# columns: code\tlevel\tname\tshort\taliases\tformer\n"
                 "652901\tcounty\t雁回头市\t雁回头\t\t\n");
  uint32_t place = gxi_knowledge_place_find(knowledge, GX_STR_LIT("CN-652901"));
  assert_true(gxi_str_is(gxi_knowledge_place(knowledge, place)->name, "雁回头市"));
  assert_null(first_kind(knowledge, "阿克苏市", GXI_KIND_DIVISION));
  assert_int_equal(1, count_kind(knowledge, "阿克苏", GXI_KIND_DIVISION));
  const gxi_entry *entry = first_kind(knowledge, "雁回头", GXI_KIND_DIVISION);
  assert_int_equal(place, entry->payload);
  uint32_t prefecture = gxi_knowledge_place_find(knowledge, GX_STR_LIT("CN-652900"));
  assert_int_equal(prefecture, gxi_knowledge_place(knowledge, place)->parent);
  gx_knowledge_free(knowledge);
}

static void a_new_place_lies_in_an_old_one(void **state) {
  (void)state;
  gx_knowledge *base = load_default();
  gx_knowledge *knowledge =
    load_lexicon("# kind: division\n"
                 "# columns: code\tlevel\tname\tshort\taliases\tformer\n"
                 "652999\tcounty\t雁回头县\t雁回头\t\t\n"
                 "652999900\ttownship\t雁回头镇\t\t\t\n");
  uint32_t county = gxi_knowledge_place_find(knowledge, GX_STR_LIT("CN-652999"));
  uint32_t town = gxi_knowledge_place_find(knowledge, GX_STR_LIT("CN-652999900"));
  uint32_t province = gxi_knowledge_place_find(knowledge, GX_STR_LIT("CN-650000"));
  assert_int_equal(gxi_knowledge_place_count(base), county);
  assert_int_equal(county, gxi_knowledge_place(knowledge, town)->parent);
  assert_true(gxi_knowledge_place_within(knowledge, town, province));
  gx_knowledge_free(knowledge);
  gx_knowledge_free(base);
}

static void a_row_blocks(void **state) {
  (void)state;
  gx_knowledge *knowledge =
    load_lexicon("# kind: division\n"
                 "# columns: code\tlevel\tname\tshort\taliases\tformer\n"
                 "!652901\n");
  assert_null(first_kind(knowledge, "阿克苏市", GXI_KIND_DIVISION));
  assert_false(prefixes_include(knowledge, "阿克苏市"));
  assert_int_equal(1, count_kind(knowledge, "阿克苏", GXI_KIND_DIVISION));
  assert_true(prefixes_include(knowledge, "阿克苏地区"));
  gx_knowledge_free(knowledge);
}

static void a_block_may_name_one_of_several_rows(void **state) {
  (void)state;
  const char *one = "# kind: abbreviation\n# columns: character\tcode\n!新\t650000\n";
  const char *all =
    "# kind: abbreviation\n# columns: character\tcode\n!新\n湘\t350000\n";
  gx_knowledge *base = load_default();
  uint32_t before = count_kind(base, "新", GXI_KIND_ABBREVIATION);
  assert_true(before > 0);
  gx_knowledge *knowledge = load_lexicon(one);
  assert_int_equal(before - 1, count_kind(knowledge, "新", GXI_KIND_ABBREVIATION));
  gx_knowledge_free(knowledge);
  knowledge = load_lexicon(all);
  assert_int_equal(0, count_kind(knowledge, "新", GXI_KIND_ABBREVIATION));
  assert_int_equal(
    count_kind(base, "新", GXI_KIND_SURNAME),
    count_kind(knowledge, "新", GXI_KIND_SURNAME)
  );
  assert_int_equal(
    1 + count_kind(base, "湘", GXI_KIND_ABBREVIATION),
    count_kind(knowledge, "湘", GXI_KIND_ABBREVIATION)
  );
  gx_knowledge_free(knowledge);
  gx_knowledge_free(base);
}

static void later_files_are_laid_over_earlier_ones(void **state) {
  (void)state;
  scratch_text(
    DOMAIN_FILE,
    "<domain name=\"mine\" version=\"1\">"
    "<entity-type id=\"charity\" family=\"body\" label=\"Charity\" "
    "label-zh=\"慈善\" color=\"#123456\" shape=\"box\" rank=\"1\"/></domain>"
  );
  scratch_text(
    LEXICON_FILE,
    "# kind: body\n# columns: type\tname\taliases\n"
    "charity\t雁回头会\t雁会\n"
    "charity\t雁回头社\t雁社\n"
  );
  scratch_text(
    SECOND_FILE,
    "# kind: body\n# columns: type\tname\taliases\n"
    "company\t雁回头会\t雁雁\n"
    "!charity\t雁回头社\n"
  );
  gx_knowledge *knowledge = load(overlay_files, 3, false);
  assert_null(first_kind(knowledge, "雁会", GXI_KIND_BODY));
  assert_null(first_kind(knowledge, "雁社", GXI_KIND_BODY));
  const gxi_entry *entry = first_kind(knowledge, "雁回头会", GXI_KIND_BODY);
  assert_int_equal(
    gx_knowledge_entity_type(knowledge, GX_STR_LIT("company")), entry->payload
  );
  assert_int_equal(15, gx_knowledge_entity_type(knowledge, GX_STR_LIT("charity")));
  gx_knowledge_free(knowledge);
}

static void a_frame_adds_replaces_and_blocks(void **state) {
  (void)state;
  gx_knowledge *base = load_default();
  const gxi_frame *old = gxi_knowledge_frame(base, 0);
  uint32_t count = gxi_knowledge_frame_count(base);
  char text[1024];
  (void)snprintf(
    text,
    sizeof text,
    "<domain name=\"mine\" version=\"1\">"
    "<frame id=\"%.*s\" relation=\"meets\" words=\"雁替\" head=\"subject\""
    " tail=\"object:person,official with\" require=\"甲 乙\" status=\"planned\"/>"
    "<frame id=\"mine.new\" relation=\"aids\" words=\"雁新\" head=\"subject\""
    " tail=\"object\" flags=\"wide\" kind=\"nominal\"/>"
    "</domain>",
    GX_STR_ARG(old->id)
  );
  gx_knowledge *knowledge = load_domain(text);
  assert_int_equal(count + 1, gxi_knowledge_frame_count(knowledge));
  const gxi_frame *frame = gxi_knowledge_frame(knowledge, 0);
  assert_int_equal(
    gx_knowledge_relation_type(knowledge, GX_STR_LIT("meets")), frame->relation
  );
  assert_int_equal(2, frame->tail_count);
  assert_int_equal(GXI_SLOT_WITH, frame->tail[1].slot);
  assert_int_equal(2, __builtin_popcount(frame->tail[0].types));
  assert_int_equal(2, frame->require_count);
  assert_true(gxi_str_is(frame->require[1], "乙"));
  assert_true(gxi_str_is(frame->status, "planned"));
  assert_int_equal(0, first_kind(knowledge, "雁替", GXI_KIND_VERB)->payload);
  assert_int_equal(count, first_kind(knowledge, "雁新", GXI_KIND_VERB)->payload);
  assert_true(gxi_str_is(gxi_knowledge_frame(knowledge, count)->flags, "nominal wide"));
  gx_knowledge_free(knowledge);
  gx_knowledge_free(base);
}

/* No word leads to a blocked frame, nor to the frames of a blocked relation. */
static void nothing_leads_to_a_blocked_frame(void **state) {
  (void)state;
  gx_knowledge *base = load_default();
  uint32_t relation = gxi_knowledge_frame(base, 0)->relation;
  gx_str id = base->relation_types[relation].id;
  char text[512];
  (void)snprintf(
    text,
    sizeof text,
    "<domain name=\"mine\" version=\"1\">"
    "<relation-type id=\"%.*s\" action=\"block\"/></domain>",
    GX_STR_ARG(id)
  );
  gx_knowledge *knowledge = load_domain(text);
  const gxi_layer *layer = &base->lexicon.layers[0];
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(knowledge);
  uint32_t seen = 0;
  for (uint32_t i = 0; i < layer->surface_count; i++) {
    gxi_hit hit;
    gx_str surface = gxi_pool_at(layer->strings, layer->surfaces[i].text);
    if (!gxi_lexicon_find(lexicon, surface, &hit)) continue;
    for (uint32_t j = 0; j < hit.count; j++) {
      const gxi_entry *entry = gxi_lexicon_entry(lexicon, hit.first + j);
      if (entry->kind != GXI_KIND_VERB) continue;
      seen++;
      assert_true(gxi_knowledge_frame(knowledge, entry->payload)->relation != relation);
    }
  }
  assert_true(seen > 0);
  gx_knowledge_free(knowledge);
  gx_knowledge_free(base);
}

static void a_type_keeps_its_index_when_it_is_replaced(void **state) {
  (void)state;
  gx_knowledge *base = load_default();
  gx_knowledge *knowledge = load_domain(
    "<domain name=\"mine\" version=\"1\"><entity-type id=\"company\" family=\"body\""
    " label=\"Firm\" label-zh=\"商号\" color=\"#010203\" shape=\"star\" rank=\"4\"/>"
    "</domain>"
  );
  uint32_t index = gx_knowledge_entity_type(base, GX_STR_LIT("company"));
  assert_int_equal(index, gx_knowledge_entity_type(knowledge, GX_STR_LIT("company")));
  size_t count;
  const gx_entity_type *types = gx_knowledge_entity_types(knowledge, &count);
  assert_int_equal(15, count);
  assert_true(gxi_str_is(types[index].label, "Firm"));
  assert_true(gxi_str_is(types[index - 1].family, "body"));
  gx_knowledge_free(knowledge);
  gx_knowledge_free(base);
}

static void an_overlay_may_stand_alone(void **state) {
  (void)state;
  const char *files[] = {DOMAIN_FILE};
  scratch_text(
    DOMAIN_FILE,
    "<domain name=\"mine\" version=\"1\"><entity-type id=\"ship\" family=\"body\""
    " label=\"Ship\" label-zh=\"船\" color=\"#010203\" shape=\"box\" rank=\"4\"/>"
    "</domain>"
  );
  gx_knowledge *knowledge = load(files, 1, true);
  size_t count;
  (void)gx_knowledge_entity_types(knowledge, &count);
  assert_int_equal(1, count);
  assert_int_equal(0, gxi_knowledge_place_count(knowledge));
  assert_false(prefixes_include(knowledge, "阿克苏"));
  assert_int_equal(GX_ID_NONE, gxi_knowledge_level_type(knowledge, GXI_LEVEL_CITY));
  gx_knowledge_free(knowledge);
}

/* Laid over itself, the default is as it was. */
static void the_default_over_itself_changes_nothing(void **state) {
  (void)state;
  const char *files[] = {
    SCHEMAS "/partnership.xml",
    SCHEMAS "/lexicon/words.tsv",
    SCHEMAS "/lexicon/divisions.tsv",
  };
  gx_knowledge *base = load_default();
  gx_knowledge *knowledge = load(files, 3, false);
  const gxi_layer *layer = &base->lexicon.layers[0];
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(knowledge);
  assert_int_equal(base->place_count, knowledge->place_count);
  assert_int_equal(base->frame_count, knowledge->frame_count);
  for (uint32_t i = 0; i < layer->surface_count; i++) {
    gxi_hit hit;
    gx_str surface = gxi_pool_at(layer->strings, layer->surfaces[i].text);
    assert_true(gxi_lexicon_find(lexicon, surface, &hit));
    assert_int_equal(
      layer->surfaces[i + 1].first - layer->surfaces[i].first, hit.count
    );
  }
  gx_knowledge_free(knowledge);
  gx_knowledge_free(base);
}

static void calibrates_rules_that_have_a_row(void **state) {
  (void)state;
  gx_knowledge *knowledge =
    load_domain("<domain name=\"mine\" version=\"1\">"
                "<calibration id=\"mine.one\" at=\"0.8\" is=\"0.6\" slope=\"0.5\"/>"
                "<calibration id=\"mine.two\" at=\"0.8\" is=\"0.6\"/>"
                "<calibration id=\"mine.two\" action=\"block\"/>"
                "</domain>");
  gx_str one = GX_STR_LIT("mine.one"), two = GX_STR_LIT("mine.two");
  double same = gxi_knowledge_calibrate(knowledge, one, 0.8);
  double more = gxi_knowledge_calibrate(knowledge, one, 0.9);
  assert_true(same > 0.5999 && same < 0.6001);
  assert_true(more > same && more < 0.7);
  assert_true(gxi_knowledge_calibrate(knowledge, one, 1) < 1);
  assert_true(gxi_knowledge_calibrate(knowledge, two, 0.8) == 0.8);
  gx_knowledge_free(knowledge);
}

static void the_engine_names_default_and_overlay(void **state) {
  (void)state;
  gx_knowledge *base = load_default();
  gx_knowledge *knowledge = load_domain("<domain name=\"mine\" version=\"1\"/>");
  gx_str plain = gx_knowledge_engine(base), laid = gx_knowledge_engine(knowledge);
  assert_true(gxi_str_starts(plain, GX_STR_LIT(GX_VERSION "+")));
  assert_true(gxi_str_starts(laid, plain));
  assert_int_equal(plain.size + 9, laid.size);
  gx_knowledge_free(knowledge);
  gx_knowledge_free(base);
}

static void wrong_use_is_refused(void **state) {
  (void)state;
  gx_knowledge *knowledge = NULL;
  gx_knowledge_options options = GX_KNOWLEDGE_OPTIONS_INIT;
  assert_int_equal(GX_E_ARGUMENT, gx_knowledge_load(NULL, NULL, NULL));
  options.overlay_only = true;
  assert_int_equal(GX_E_ARGUMENT, gx_knowledge_load(&knowledge, &options, NULL));
  options.overlay_only = false;
  options.file_count = 1;
  assert_int_equal(GX_E_ARGUMENT, gx_knowledge_load(&knowledge, &options, NULL));
  assert_null(knowledge);
  gx_knowledge_free(NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_row_adds),
    cmocka_unit_test(surfaces_take_the_forms_of_texts),
    cmocka_unit_test(a_row_replaces_the_row_with_its_key),
    cmocka_unit_test(a_new_place_lies_in_an_old_one),
    cmocka_unit_test(a_row_blocks),
    cmocka_unit_test(a_block_may_name_one_of_several_rows),
    cmocka_unit_test(later_files_are_laid_over_earlier_ones),
    cmocka_unit_test(a_frame_adds_replaces_and_blocks),
    cmocka_unit_test(nothing_leads_to_a_blocked_frame),
    cmocka_unit_test(a_type_keeps_its_index_when_it_is_replaced),
    cmocka_unit_test(an_overlay_may_stand_alone),
    cmocka_unit_test(the_default_over_itself_changes_nothing),
    cmocka_unit_test(calibrates_rules_that_have_a_row),
    cmocka_unit_test(the_engine_names_default_and_overlay),
    cmocka_unit_test(wrong_use_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
