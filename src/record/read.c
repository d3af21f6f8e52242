/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * read.c: one JSON object → a record, checked: records come from files and from other
 * programs, so nothing in them is trusted.
 *
 * jansson parses the whole object (its own memory, released before we return); then
 * one pass copies into the arena. A reader holds where it is ("relations[3].head"),
 * so that the first mistake is reported with its place. Unknown keys are ignored:
 * later versions may add some.
 *
 * Not here: whether types exist (corpus/ asks the domain).
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/sink.h"
#include "base/str.h"
#include "record/extraction.h"
#include "record/object.h"

#define SCHEMA_VERSION 1

typedef struct id_row {
  gx_str id;
  uint32_t index;
} id_row;

typedef struct reader {
  gxi_arena *arena;
  gx_record *record;
  json_t *root;
  gx_error *error;
  gx_status status; /* the first mistake; later ones are not recorded */
  const char *list; /* "entities", "relations", NULL for the head */
  size_t item;      /* in the list */
  id_row *ids;      /* sorted by id */
} reader;

static void mistake(reader *in, const char *key, const char *what) {
  if (in->status != GX_OK) return;
  if (in->list) {
    in->status =
      gxi_fail(in->error, GX_E_SCHEMA, "%s[%zu].%s: %s", in->list, in->item, key, what);
  } else {
    in->status = gxi_fail(in->error, GX_E_SCHEMA, "%s: %s", key, what);
  }
}

static gx_str copy_string(reader *in, const json_t *value) {
  gx_str text = {json_string_value(value), json_string_length(value)};
  return gxi_arena_copy(in->arena, text);
}

static gx_str get_string(reader *in, const json_t *object, const char *key, bool must) {
  const json_t *value = json_object_get(object, key);
  if (json_is_string(value)) return copy_string(in, value);
  if (value ? !json_is_null(value) : must) mistake(in, key, "a string is wanted");
  return (gx_str){"", 0};
}

static uint32_t get_uint(reader *in, const json_t *object, const char *key, bool must) {
  const json_t *value = json_object_get(object, key);
  if (!value && !must) return 0;
  json_int_t number = json_integer_value(value);
  if (!json_is_integer(value) || number < 0 || number > UINT32_MAX) {
    mistake(in, key, "a whole number from 0 to 4294967295 is wanted");
    return 0;
  }
  return (uint32_t)number;
}

static double get_share(reader *in, const json_t *object, const char *key) {
  const json_t *value = json_object_get(object, key);
  double number = json_number_value(value);
  if (!json_is_number(value) || !(number >= 0 && number <= 1)) {
    mistake(in, key, "a number from 0 to 1 is wanted");
    return 0;
  }
  return number;
}

/* An array, or NULL with *count 0; absent is empty. */
static const json_t *
get_array(reader *in, const json_t *object, const char *key, size_t *count) {
  const json_t *value = json_object_get(object, key);
  *count = 0;
  if (value && !json_is_array(value)) {
    mistake(in, key, "a list is wanted");
    return NULL;
  }
  *count = json_array_size(value);
  return value;
}

static const gx_str *
get_strings(reader *in, const json_t *object, const char *key, size_t *count) {
  const json_t *list = get_array(in, object, key, count);
  gx_str *items = gxi_arena_alloc(in->arena, *count, sizeof *items);
  for (size_t i = 0; i < *count; i++) {
    const json_t *value = json_array_get(list, i);
    items[i] = (gx_str){"", 0};
    if (json_is_string(value)) {
      items[i] = copy_string(in, value);
    } else {
      mistake(in, key, "a list of strings is wanted");
    }
  }
  return items;
}

static void check_span(reader *in, const char *key, uint32_t begin, uint32_t end) {
  if (begin > end) mistake(in, key, "begin is behind end");
}

static void read_mentions(reader *in, gx_record_entity *entity, const json_t *object) {
  const json_t *list = get_array(in, object, "mentions", &entity->mention_count);
  size_t count = entity->mention_count;
  gx_record_mention *rows = gxi_arena_alloc(in->arena, count, sizeof *rows);
  for (size_t i = 0; i < count; i++) {
    const json_t *row = json_array_get(list, i);
    rows[i].begin = get_uint(in, row, "begin", true);
    rows[i].end = get_uint(in, row, "end", true);
    rows[i].text = get_string(in, row, "text", true);
    check_span(in, "mentions", rows[i].begin, rows[i].end);
  }
  entity->mentions = rows;
}

static void read_entities(reader *in) {
  size_t count;
  const json_t *list = get_array(in, in->root, "entities", &count);
  gx_record_entity *rows = gxi_arena_alloc(in->arena, count, sizeof *rows);
  in->list = "entities";
  for (in->item = 0; in->item < count; in->item++) {
    const json_t *object = json_array_get(list, in->item);
    gx_record_entity *row = &rows[in->item];
    row->id = get_string(in, object, "id", true);
    row->type = get_string(in, object, "type", true);
    row->name = get_string(in, object, "name", true);
    row->key = get_string(in, object, "key", false);
    row->aliases = get_strings(in, object, "aliases", &row->alias_count);
    row->candidates = get_strings(in, object, "candidates", &row->candidate_count);
    read_mentions(in, row, object);
  }
  in->list = NULL;
  in->record->entities = rows;
  in->record->entity_count = count;
}

static int id_order(const void *a, const void *b) {
  return gxi_str_compare(((const id_row *)a)->id, ((const id_row *)b)->id);
}

static void index_ids(reader *in) {
  size_t count = in->record->entity_count;
  in->ids = gxi_arena_alloc(in->arena, count, sizeof *in->ids);
  for (size_t i = 0; i < count; i++) {
    in->ids[i] = (id_row){in->record->entities[i].id, (uint32_t)i};
  }
  qsort(in->ids, count, sizeof *in->ids, id_order);
  in->list = "entities";
  for (size_t i = 1; i < count; i++) {
    in->item = in->ids[i].index;
    if (gxi_str_equal(in->ids[i - 1].id, in->ids[i].id))
      mistake(in, "id", "used twice");
  }
  in->list = NULL;
}

static uint32_t get_end(reader *in, const json_t *object, const char *key) {
  const json_t *value = json_object_get(object, key);
  id_row want = {{json_string_value(value), json_string_length(value)}, 0};
  const id_row *found = NULL;
  if (json_is_string(value)) {
    found = bsearch(&want, in->ids, in->record->entity_count, sizeof want, id_order);
  }
  if (!found) mistake(in, key, "no entity of the record has this id");
  return found ? found->index : 0;
}

static gx_attribute read_attribute(reader *in, const char *name, const json_t *value) {
  gx_attribute row = {gxi_arena_copy(in->arena, gxi_str(name)), {"", 0}, false};
  if (json_is_string(value)) {
    row.value = copy_string(in, value);
  } else if (json_is_number(value)) {
    char text[32];
    size_t size = gxi_format_double(text, json_number_value(value));
    if (json_is_integer(value)) {
      size = (size_t
      )snprintf(text, sizeof text, "%lld", (long long)json_integer_value(value));
    }
    row.value = gxi_arena_copy(in->arena, (gx_str){text, size});
    row.is_number = true;
  } else if (json_is_boolean(value)) {
    row.value = json_is_true(value) ? GX_STR_LIT("true") : GX_STR_LIT("false");
  } else {
    mistake(in, "attributes", "a string or a number is wanted");
  }
  return row;
}

static void
read_attributes(reader *in, gx_record_relation *relation, const json_t *object) {
  json_t *map = json_object_get(object, "attributes");
  if (map && !json_is_object(map)) mistake(in, "attributes", "an object is wanted");
  size_t count = json_object_size(map), at = 0;
  gx_attribute *rows = gxi_arena_alloc(in->arena, count, sizeof *rows);
  const char *name;
  json_t *value;
  json_object_foreach(map, name, value) {
    rows[at++] = read_attribute(in, name, value);
  }
  relation->attributes = rows;
  relation->attribute_count = count;
}

static void read_trigger(reader *in, gx_record_evidence *row, const json_t *object) {
  const json_t *pair = json_object_get(object, "trigger");
  if (!pair || json_is_null(pair)) return;
  json_int_t begin = json_integer_value(json_array_get(pair, 0));
  json_int_t end = json_integer_value(json_array_get(pair, 1));
  if (json_array_size(pair) != 2 || begin < 0 || begin > end || end > UINT32_MAX) {
    mistake(in, "trigger", "a list of begin and end is wanted");
    return;
  }
  row->trigger_begin = (uint32_t)begin;
  row->trigger_end = (uint32_t)end;
}

static void
read_evidence(reader *in, gx_record_relation *relation, const json_t *object) {
  size_t count;
  const json_t *list = get_array(in, object, "evidence", &count);
  gx_record_evidence *rows = gxi_arena_alloc(in->arena, count, sizeof *rows);
  for (size_t i = 0; i < count; i++) {
    const json_t *row = json_array_get(list, i);
    rows[i].begin = get_uint(in, row, "begin", true);
    rows[i].end = get_uint(in, row, "end", true);
    rows[i].text = get_string(in, row, "text", true);
    rows[i].rule = get_string(in, row, "rule", false);
    rows[i].via = get_strings(in, row, "via", &rows[i].via_count);
    read_trigger(in, &rows[i], row);
    check_span(in, "evidence", rows[i].begin, rows[i].end);
  }
  relation->evidence = rows;
  relation->evidence_count = count;
}

static gx_str read_tie_status(reader *in, const json_t *object) {
  static const char *const words[] = {"asserted", "planned", "ended", "negated"};
  gx_str status = get_string(in, object, "status", false);
  if (status.size == 0) return GX_STR_LIT("asserted");
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (gxi_str_is(status, words[i])) return status;
  }
  mistake(in, "status", "one of asserted, planned, ended, negated is wanted");
  return status;
}

static void read_relations(reader *in) {
  size_t count;
  const json_t *list = get_array(in, in->root, "relations", &count);
  gx_record_relation *rows = gxi_arena_alloc(in->arena, count, sizeof *rows);
  in->list = "relations";
  for (in->item = 0; in->item < count; in->item++) {
    const json_t *object = json_array_get(list, in->item);
    gx_record_relation *row = &rows[in->item];
    row->head = get_end(in, object, "head");
    row->tail = get_end(in, object, "tail");
    row->type = get_string(in, object, "type", true);
    row->status = read_tie_status(in, object);
    row->confidence = get_share(in, object, "confidence");
    read_attributes(in, row, object);
    read_evidence(in, row, object);
  }
  in->list = NULL;
  in->record->relations = rows;
  in->record->relation_count = count;
}

static void read_damage(reader *in) {
  const json_t *object = json_object_get(in->root, "damage");
  gx_damage *damage = &in->record->damage;
  damage->replaced = get_uint(in, object, "replaced", false);
  damage->pinyin = get_uint(in, object, "pinyin", false);
  damage->rewrapped = get_uint(in, object, "rewrapped", false);
  damage->spaces = get_uint(in, object, "spaces", false);
  damage->debris = get_uint(in, object, "debris", false);
  damage->traditional = get_uint(in, object, "traditional", false);
  damage->furniture = get_uint(in, object, "furniture", false);
  damage->unaligned = get_uint(in, object, "unaligned", false);
}

gx_status gxi_record_status(gx_str name) {
  for (gx_status status = GX_E_ARGUMENT; status <= GX_E_CANCELLED; status++) {
    if (gxi_str_is(name, gx_status_name(status))) return status;
  }
  return GX_E_SYNTAX;
}

static void read_head(reader *in) {
  gx_record *record = in->record;
  if (get_uint(in, in->root, "schema_version", true) != SCHEMA_VERSION) {
    mistake(in, "schema_version", "this library knows version 1");
  }
  record->engine = get_string(in, in->root, "engine", false);
  record->doc = get_string(in, in->root, "doc", true);
  record->sha256 = get_string(in, in->root, "sha256", false);
  record->encoding = get_string(in, in->root, "encoding", false);
  record->title = get_string(in, in->root, "title", false);
  record->published = get_string(in, in->root, "published", false);
  record->publisher_place = get_string(in, in->root, "publisher_place", false);
  record->url = get_string(in, in->root, "url", false);
}

static void read_all(void *context) {
  reader *in = context;
  const json_t *failure = json_object_get(in->root, "error");
  read_head(in);
  if (failure) {
    in->record->error_status =
      gxi_record_status(get_string(in, failure, "status", true));
    in->record->error_message = get_string(in, failure, "message", false);
    return;
  }
  read_damage(in);
  read_entities(in);
  index_ids(in);
  read_relations(in);
}

gx_status gx_record_read(
  gx_extraction **extraction,
  gx_str json,
  const gx_allocator *allocator,
  gx_error *error
) {
  json_t *root = NULL;
  gx_extraction *made = NULL;
  gx_status status = gxi_json_object(&root, json, "a record", error);
  if (status != GX_OK) goto done;
  status = gxi_extraction_new(&made, allocator, error);
  if (status != GX_OK) goto done;
  reader in = {
    .arena = &made->arena, .record = &made->record, .root = root, .error = error};
  status = gxi_arena_try(&made->arena, read_all, &in, error);
  if (status == GX_OK) status = in.status;
  if (status != GX_OK) goto done;
  *extraction = made;
  made = NULL;
done:
  gx_extraction_free(made);
  json_decref(root);
  return status;
}
