/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_knowledge.c: the default domain, overlays of it, images.
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

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/str.h"
#include "knowledge/build.h"
#include "knowledge/image.h"
#include "knowledge/knowledge.h"
#include "knowledge/tables.h"
#include "lexicon/kinds.h"
#include "lexicon/pool.h"
#include "lexicon/table.h"
#include "support/scratch.h"
#include "support/tally.h"

#define SCHEMAS GX_TEST_DIR "/../schemas"
#define DOMAIN_FILE "test_knowledge.xml"
#define LEXICON_FILE "test_knowledge.tsv"
#define SECOND_FILE "test_knowledge.2.tsv"

static const char *const overlay_files[] = {DOMAIN_FILE, LEXICON_FILE, SECOND_FILE};

static gx_knowledge *load(const char *const *files, size_t count, bool only) {
  gx_knowledge *knowledge = NULL;
  gx_error error = {GX_OK, 0, 0, ""};
  gx_knowledge_options options = GX_KNOWLEDGE_OPTIONS_INIT;
  options.files = files;
  options.file_count = count;
  options.overlay_only = only;
  gx_status status = gx_knowledge_load(&knowledge, &options, &error);
  if (status != GX_OK) print_error("%s\n", error.message);
  assert_int_equal(GX_OK, status);
  return knowledge;
}

static gx_knowledge *load_default(void) {
  return load(NULL, 0, false);
}

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

/* Entries of a surface that are of this kind. */
static uint32_t
count_kind(const gx_knowledge *knowledge, const char *surface, gxi_kind kind) {
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(knowledge);
  gxi_hit hit;
  uint32_t count = 0;
  if (!gxi_lexicon_find(lexicon, gxi_str(surface), &hit)) return 0;
  for (uint32_t i = 0; i < hit.count; i++) {
    count += gxi_lexicon_entry(lexicon, hit.first + i)->kind == kind;
  }
  return count;
}

/* The first entry of a surface that is of this kind. */
static const gxi_entry *
first_kind(const gx_knowledge *knowledge, const char *surface, gxi_kind kind) {
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(knowledge);
  gxi_hit hit;
  if (!gxi_lexicon_find(lexicon, gxi_str(surface), &hit)) return NULL;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(lexicon, hit.first + i);
    if (entry->kind == kind) return entry;
  }
  return NULL;
}

static bool prefixes_include(const gx_knowledge *knowledge, const char *surface) {
  gxi_hit hits[GXI_MAX_HITS];
  gx_str text = gxi_str(surface);
  uint32_t count = gxi_lexicon_prefixes(gxi_knowledge_lexicon(knowledge), text, hits);
  for (uint32_t i = 0; i < count; i++) {
    if (hits[i].size == text.size) return hits[i].count > 0;
  }
  return false;
}

/* ---- the default ---- */

static void has_the_types_of_the_guideline(void **state) {
  (void)state;
  static const char *const entities[] = {
    "country",
    "province",
    "city",
    "county",
    "township",
    "village",
    "region",
    "zone",
    "agency",
    "company",
    "person",
    "official",
    "program",
    "organization",
    "event",
  };
  static const char *const relations[] = {
    "aids",
    "invests_in",
    "acquires",
    "founds",
    "signs_with",
    "supplies",
    "located_in",
    "part_of",
    "member_of",
    "subsidiary_of",
    "visits",
    "meets",
    "attends",
    "organizes",
    "supports",
    "holds_post_at",
    "cooperates_with",
  };
  gx_knowledge *knowledge = load_default();
  size_t count;
  for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
    assert_true(
      gx_knowledge_entity_type(knowledge, gxi_str(entities[i])) != GX_ID_NONE
    );
  }
  for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
    assert_true(
      gx_knowledge_relation_type(knowledge, gxi_str(relations[i])) != GX_ID_NONE
    );
  }
  (void)gx_knowledge_entity_types(knowledge, &count);
  assert_int_equal(15, count);
  (void)gx_knowledge_relation_types(knowledge, &count);
  assert_int_equal(17, count);
  gx_knowledge_free(knowledge);
}

static void colours_and_shapes_tell_types_apart(void **state) {
  (void)state;
  gx_knowledge *knowledge = load_default();
  size_t count;
  const gx_entity_type *types = gx_knowledge_entity_types(knowledge, &count);
  for (size_t i = 0; i < count; i++) {
    for (size_t j = 0; j < i; j++) {
      assert_false(gxi_str_equal(types[i].color, types[j].color));
      assert_false(gxi_str_equal(types[i].shape, types[j].shape));
      assert_false(gxi_str_equal(types[i].label_zh, types[j].label_zh));
    }
  }
  gx_knowledge_free(knowledge);
}

static void places_lie_in_places(void **state) {
  (void)state;
  static const char *const chain[] = {"CN-652901", "CN-652900", "CN-650000", "CN"};
  gx_knowledge *knowledge = load_default();
  uint32_t place = gxi_knowledge_place_find(knowledge, gxi_str(chain[0]));
  uint32_t lowest = place;
  for (size_t i = 0; i < 4; i++) {
    assert_true(place != GX_ID_NONE);
    assert_true(gxi_str_is(gxi_knowledge_place(knowledge, place)->key, chain[i]));
    assert_true(gxi_knowledge_place_within(knowledge, lowest, place));
    assert_int_equal(i == 0, gxi_knowledge_place_within(knowledge, place, lowest));
    place = gxi_knowledge_place(knowledge, place)->parent;
  }
  assert_int_equal(GX_ID_NONE, place);
  assert_int_equal(
    GX_ID_NONE, gxi_knowledge_place_find(knowledge, GX_STR_LIT("CN-999999"))
  );
  gx_knowledge_free(knowledge);
}

/* Every place has a name, a parent of a higher level, and is found by its key. */
static void the_table_of_places_is_sound(void **state) {
  (void)state;
  gx_knowledge *knowledge = load_default();
  uint32_t count = gxi_knowledge_place_count(knowledge);
  assert_true(count > 3000);
  for (uint32_t i = 0; i < count; i++) {
    const gxi_place *place = gxi_knowledge_place(knowledge, i);
    assert_true(place->name.size > 0);
    assert_int_equal(i, gxi_knowledge_place_find(knowledge, place->key));
    if (place->level == GXI_LEVEL_COUNTRY) continue;
    assert_true(place->parent < count);
    const gxi_place *parent = gxi_knowledge_place(knowledge, place->parent);
    if (gxi_str_starts(place->key, GX_STR_LIT("CN-XJBT"))) continue;
    assert_true(parent->level < place->level);
  }
  gx_knowledge_free(knowledge);
}

static void levels_have_entity_types(void **state) {
  (void)state;
  gx_knowledge *knowledge = load_default();
  for (uint32_t i = 0; i <= GXI_LEVEL_VILLAGE; i++) {
    uint32_t type = gxi_knowledge_level_type(knowledge, (gxi_level)i);
    size_t count;
    const gx_entity_type *types = gx_knowledge_entity_types(knowledge, &count);
    assert_true(type < count);
    assert_true(gxi_str_equal(types[type].id, gxi_level_words.names[i]));
  }
  gx_knowledge_free(knowledge);
}

static void entries_of_a_surface_are_in_order(void **state) {
  (void)state;
  gx_knowledge *knowledge = load_default();
  const gxi_layer *layer = &knowledge->lexicon.layers[0];
  for (uint32_t i = 0; i < layer->surface_count; i++) {
    uint32_t end = layer->surfaces[i + 1].first;
    for (uint32_t j = layer->surfaces[i].first + 1; j < end; j++) {
      const gxi_entry *a = &layer->entries[j - 1], *b = &layer->entries[j];
      assert_true(
        a->kind < b->kind || (a->kind == b->kind && a->payload <= b->payload)
      );
    }
  }
  gx_knowledge_free(knowledge);
}

typedef struct row_check {
  gxi_arena arena;
  gxi_table table;
  gxi_report report;
  gx_str bytes;
  const char *path;
} row_check;

static void read_rows(void *context) {
  row_check *check = context;
  gxi_table_read(
    &check->table, &check->arena, check->bytes, check->path, &check->report
  );
}

static void
find_row(const gx_knowledge *knowledge, const gxi_table *table, const gxi_row *row) {
  const gxi_kind_info *info = gxi_kind_info_of(table->kind);
  gx_str name = row->cells[__builtin_ctz(info->surfaces)], item;
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(knowledge);
  for (uint32_t i = 0; i < info->column_count; i++) {
    gx_str rest = info->surfaces >> i & 1 ? row->cells[i] : (gx_str){"", 0};
    while (gxi_list_next(&rest, &item)) {
      gxi_hit hit;
      bool there = false;
      assert_true(gxi_lexicon_find(lexicon, item, &hit));
      for (uint32_t j = 0; j < hit.count && !there; j++) {
        const gxi_entry *entry = gxi_lexicon_entry(lexicon, hit.first + j);
        there = entry->kind == table->kind &&
                gxi_str_equal(gxi_lexicon_name(lexicon, entry), name);
      }
      if (!there) print_error("%s:%u\n", table->file, row->line);
      assert_true(there);
    }
  }
}

static void every_row_of_the_files_is_found(void **state) {
  (void)state;
  gx_knowledge *knowledge = load_default();
  for (uint32_t kind = 0; kind < GXI_KIND_VERB; kind++) {
    static const char *const files[] = {
      "divisions",
      "abbreviations",
      "countries",
      "foreign_cities",
      "regions",
      "zones",
      "bodies",
      "programs",
      "surnames",
      "given",
      "transliteration",
      "titles",
      "suffixes",
      "words",
      "common",
    };
    char path[512];
    char *data = NULL;
    size_t size = 0;
    row_check check = {.path = path};
    (void)snprintf(path, sizeof path, SCHEMAS "/lexicon/%s.tsv", files[kind]);
    gx_status status =
      gxi_file_read(&data, &size, path, GXI_MAX_SCHEMA_BYTES, NULL, NULL);
    assert_int_equal(GX_OK, status);
    gxi_arena_init(&check.arena, NULL);
    check.bytes = (gx_str){data, size};
    assert_int_equal(GX_OK, gxi_arena_try(&check.arena, read_rows, &check, NULL));
    assert_int_equal(kind, check.table.kind);
    for (uint32_t i = 0; i < check.table.rows.count; i++) {
      find_row(knowledge, &check.table, &check.table.rows.items[i]);
    }
    gxi_arena_clear(&check.arena);
    free(data);
  }
  gx_knowledge_free(knowledge);
}

static void frames_name_relations_and_slots(void **state) {
  (void)state;
  gx_knowledge *knowledge = load_default();
  uint32_t count = gxi_knowledge_frame_count(knowledge);
  assert_true(count >= 17);
  for (uint32_t i = 0; i < count; i++) {
    const gxi_frame *frame = gxi_knowledge_frame(knowledge, i);
    assert_true(frame->relation < knowledge->relation_type_count);
    assert_true(frame->head_count > 0 && frame->tail_count > 0);
    assert_true(frame->head[0].slot != GXI_SLOT_NONE);
    assert_true(frame->confidence > 0 && frame->confidence < 1);
  }
  gx_knowledge_free(knowledge);
}

/* ---- overlays ---- */

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

/* ---- images ---- */

static gx_str build(gxi_arena *arena, const char *const *files, size_t count) {
  gxi_report report = {.count = 0};
  gx_str image = {NULL, 0};
  gx_status status = gxi_knowledge_build(&image, arena, files, count, NULL, &report);
  assert_int_equal(GX_OK, status);
  assert_int_equal(0, report.count);
  return image;
}

static void the_same_files_give_the_same_bytes(void **state) {
  (void)state;
  const char *files[] = {SCHEMAS "/partnership.xml", SCHEMAS "/lexicon/words.tsv"};
  gxi_arena first, second;
  gxi_arena_init(&first, NULL);
  gxi_arena_init(&second, NULL);
  gx_str a = build(&first, files, 2), b = build(&second, files, 2);
  assert_int_equal(a.size, b.size);
  assert_memory_equal(a.data, b.data, a.size);
  gxi_arena_clear(&first);
  gxi_arena_clear(&second);
}

static void the_embedded_image_is_sound(void **state) {
  (void)state;
  gx_error error = {GX_OK, 0, 0, ""};
  gx_status status = gxi_image_verify(gxi_default_image(), &error);
  assert_string_equal("", error.message);
  assert_int_equal(GX_OK, status);
  assert_true(gxi_default_image().size <= GXI_MAX_IMAGE_BYTES);
}

static void a_damaged_image_is_refused(void **state) {
  (void)state;
  const char *files[] = {SCHEMAS "/partnership.xml"};
  gxi_arena arena;
  gx_error error;
  gxi_arena_init(&arena, NULL);
  gx_str image = build(&arena, files, 1);
  char *bytes = gxi_arena_alloc(&arena, image.size, 1);
  for (size_t at = 0; at < image.size; at += at < 256 ? 1 : 97) {
    memcpy(bytes, image.data, image.size);
    bytes[at] = (char)(bytes[at] ^ 0x5A);
    assert_int_equal(
      GX_E_SYNTAX, gxi_image_verify((gx_str){bytes, image.size}, &error)
    );
  }
  gxi_arena_clear(&arena);
}

static void a_cut_or_foreign_image_is_refused_at_once(void **state) {
  (void)state;
  const char *files[] = {SCHEMAS "/partnership.xml"};
  gxi_arena arena;
  gxi_arena_init(&arena, NULL);
  gx_str image = build(&arena, files, 1);
  char *bytes = gxi_arena_alloc(&arena, image.size + 16, 1);
  memcpy(bytes, image.data, image.size);
  assert_int_equal(GX_OK, gxi_image_open((gx_str){bytes, image.size}, NULL));
  for (size_t size = 0; size < image.size; size += 1013) {
    assert_int_equal(GX_E_SYNTAX, gxi_image_open((gx_str){bytes, size}, NULL));
  }
  assert_int_equal(GX_E_SYNTAX, gxi_image_open((gx_str){bytes, image.size + 16}, NULL));
  memmove(bytes + 4, bytes, image.size);
  assert_int_equal(GX_E_SYNTAX, gxi_image_open((gx_str){bytes + 4, image.size}, NULL));
  gxi_arena_clear(&arena);
}

/* ---- memory ---- */

static void survives_every_refused_allocation(void **state) {
  (void)state;
  scratch_text(
    DOMAIN_FILE,
    "<domain name=\"mine\" version=\"1\">"
    "<frame id=\"mine.new\" relation=\"aids\" words=\"雁新\" head=\"subject\""
    " tail=\"object\"/></domain>"
  );
  scratch_text(LEXICON_FILE, "# kind: region\n# columns: name\tweight\n雁回头\tweak\n");
  for (uint64_t refuse = 1;; refuse++) {
    tally t = {.refuse = refuse};
    gx_allocator memory = tally_allocator(&t);
    gx_knowledge_options options = GX_KNOWLEDGE_OPTIONS_INIT;
    gx_knowledge *knowledge = NULL;
    gx_error error = {GX_OK, 0, 0, ""};
    options.allocator = &memory;
    options.files = overlay_files;
    options.file_count = 2;
    gx_status status = gx_knowledge_load(&knowledge, &options, &error);
    assert_int_equal(t.refused ? GX_E_NOMEM : GX_OK, status);
    assert_int_equal(status, error.status);
    assert_int_equal(status == GX_OK, knowledge != NULL);
    gx_knowledge_free(knowledge);
    assert_int_equal(0, t.blocks);
    assert_int_equal(0, t.bytes);
    if (!t.refused) break;
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(has_the_types_of_the_guideline),
    cmocka_unit_test(colours_and_shapes_tell_types_apart),
    cmocka_unit_test(places_lie_in_places),
    cmocka_unit_test(the_table_of_places_is_sound),
    cmocka_unit_test(levels_have_entity_types),
    cmocka_unit_test(entries_of_a_surface_are_in_order),
    cmocka_unit_test(every_row_of_the_files_is_found),
    cmocka_unit_test(frames_name_relations_and_slots),
    cmocka_unit_test(a_row_adds),
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
    cmocka_unit_test(the_engine_names_default_and_overlay),
    cmocka_unit_test(wrong_use_is_refused),
    cmocka_unit_test(the_same_files_give_the_same_bytes),
    cmocka_unit_test(the_embedded_image_is_sound),
    cmocka_unit_test(a_damaged_image_is_refused),
    cmocka_unit_test(a_cut_or_foreign_image_is_refused_at_once),
    cmocka_unit_test(survives_every_refused_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
