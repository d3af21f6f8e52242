/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_knowledge.c: the default domain, its image, and running out of memory.
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
#include "knowledge/build.h"
#include "knowledge/image.h"
#include "knowledge/knowledge.h"
#include "lexicon/kinds.h"
#include "lexicon/table.h"
#include "support/knowledge.h"
#include "support/scratch.h"
#include "support/tally.h"

#define DOMAIN_FILE GX_SCRATCH_DIR "/test_knowledge.xml"
#define LEXICON_FILE GX_SCRATCH_DIR "/test_knowledge.tsv"

static const char *const overlay_files[] = {DOMAIN_FILE, LEXICON_FILE};

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

static void find_rows(const gx_knowledge *knowledge, const char *file, gxi_kind kind) {
  char path[512];
  char *data = NULL;
  size_t size = 0;
  row_check check = {.path = path};
  (void)snprintf(path, sizeof path, SCHEMAS "/lexicon/%s.tsv", file);
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

static void every_row_of_the_files_is_found(void **state) {
  (void)state;
  static const struct {
    const char *file;
    gxi_kind kind;
  } files[] = {
    {"divisions", GXI_KIND_DIVISION},
    {"abbreviations", GXI_KIND_ABBREVIATION},
    {"countries", GXI_KIND_COUNTRY},
    {"foreign_cities", GXI_KIND_FOREIGN_CITY},
    {"regions", GXI_KIND_REGION},
    {"zones", GXI_KIND_ZONE},
    {"bodies", GXI_KIND_BODY},
    {"companies", GXI_KIND_BODY},
    {"universities", GXI_KIND_BODY},
    {"hospitals", GXI_KIND_BODY},
    {"events", GXI_KIND_BODY},
    {"programs", GXI_KIND_PROGRAM},
    {"surnames", GXI_KIND_SURNAME},
    {"given", GXI_KIND_GIVEN},
    {"transliteration", GXI_KIND_TRANSLITERATION},
    {"titles", GXI_KIND_TITLE},
    {"suffixes", GXI_KIND_SUFFIX},
    {"words", GXI_KIND_WORD},
    {"brands", GXI_KIND_WORD},
    {"common", GXI_KIND_COMMON},
  };
  gx_knowledge *knowledge = load_default();
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    find_rows(knowledge, files[i].file, files[i].kind);
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
    cmocka_unit_test(the_same_files_give_the_same_bytes),
    cmocka_unit_test(the_embedded_image_is_sound),
    cmocka_unit_test(a_damaged_image_is_refused),
    cmocka_unit_test(a_cut_or_foreign_image_is_refused_at_once),
    cmocka_unit_test(survives_every_refused_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
