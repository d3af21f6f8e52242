/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * gold.c: NAME.gold.json → gold entities and ties, checked: gold is written by hand,
 * and a mistyped type would show as a mistake of the program.
 *
 * jansson parses the whole file (its own memory, released before we return); then one
 * pass copies into the arena. The first mistake is reported with its place
 * ("relations[3].head"). Unknown keys are ignored.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/fail.h"
#include "base/sink.h"
#include "base/str.h"
#include "eval/eval.h"
#include "record/object.h"

typedef struct reader {
  gx_eval *eval;
  gxi_gold *gold;
  json_t *root;
  gx_error *error;
  gx_status status; /* the first mistake; later ones are not recorded */
  const char *list;
  size_t item;
} reader;

static void mistake(reader *in, const char *key, const char *what, gx_str value) {
  if (in->status != GX_OK) return;
  gx_str shown = value.size > 60 ? gxi_str_sub(value, 0, 60) : value;
  const char *open = value.size ? " “" : "", *close = value.size ? "”" : "";
  in->status = gxi_fail(
    in->error,
    GX_E_SCHEMA,
    "%s[%zu].%s: %s%s%.*s%s",
    in->list,
    in->item,
    key,
    what,
    open,
    GX_STR_ARG(shown),
    close
  );
}

static gx_str string_of(const json_t *value) {
  return (gx_str){json_string_value(value), json_string_length(value)};
}

static gx_str get_string(reader *in, const json_t *object, const char *key, bool must) {
  const json_t *value = json_object_get(object, key);
  if (json_is_string(value)) return gxi_arena_copy(&in->eval->arena, string_of(value));
  if (must || (value && !json_is_null(value)))
    mistake(in, key, "a string is wanted", (gx_str){"", 0});
  return (gx_str){"", 0};
}

static bool get_flag(reader *in, const json_t *object, const char *key) {
  const json_t *value = json_object_get(object, key);
  if (value && !json_is_boolean(value) && !json_is_null(value))
    mistake(in, key, "true or false is wanted", (gx_str){"", 0});
  return json_is_true(value);
}

/* Members of a list that may be absent. */
static size_t get_list(reader *in, const char *key, const json_t **list) {
  *list = json_object_get(in->root, key);
  in->list = key;
  in->item = 0;
  if (*list && !json_is_array(*list) && in->status == GX_OK)
    in->status = gxi_fail(in->error, GX_E_SCHEMA, "%s: a list is wanted", key);
  return json_array_size(*list);
}

static void check_entity_type(reader *in, gx_str type) {
  const gx_domain *domain = &in->eval->domain;
  for (size_t i = 0; i < domain->entity_type_count; i++)
    if (gxi_str_equal(domain->entity_types[i].id, type)) return;
  mistake(in, "type", "the domain has no entity type", type);
}

static void check_relation_type(reader *in, gx_str type) {
  const gx_domain *domain = &in->eval->domain;
  for (size_t i = 0; i < domain->relation_type_count; i++)
    if (gxi_str_equal(domain->relation_types[i].id, type)) return;
  mistake(in, "type", "the domain has no relation type", type);
}

static void read_names(reader *in, gxi_named *named, const json_t *object) {
  gxi_arena *arena = &in->eval->arena;
  const json_t *list = json_object_get(object, "aliases");
  if (list && !json_is_array(list) && !json_is_null(list))
    mistake(in, "aliases", "a list is wanted", (gx_str){"", 0});
  size_t count = json_array_size(list);
  gx_str *aliases = gxi_arena_alloc(arena, count, sizeof *aliases);
  for (size_t i = 0; i < count; i++) {
    const json_t *value = json_array_get(list, i);
    aliases[i] = (gx_str){"", 0};
    if (json_is_string(value)) {
      aliases[i] = string_of(value);
    } else {
      mistake(in, "aliases", "a list of strings is wanted", (gx_str){"", 0});
    }
  }
  gxi_named_keys(named, arena, aliases, count);
}

static bool id_known(const gxi_named *rows, size_t count, gx_str id, uint32_t *index) {
  for (size_t i = 0; i < count; i++) {
    if (!gxi_str_equal(rows[i].id, id)) continue;
    *index = (uint32_t)i;
    return true;
  }
  return false;
}

static void read_entities(reader *in) {
  const json_t *list;
  size_t count = get_list(in, "entities", &list);
  gxi_named *rows = gxi_arena_alloc(&in->eval->arena, count, sizeof *rows);
  for (in->item = 0; in->item < count; in->item++) {
    const json_t *object = json_array_get(list, in->item);
    gxi_named *row = &rows[in->item];
    uint32_t other;
    row->id = get_string(in, object, "id", true);
    row->type = get_string(in, object, "type", true);
    row->name = get_string(in, object, "name", true);
    row->optional = get_flag(in, object, "optional");
    read_names(in, row, object);
    check_entity_type(in, row->type);
    if (id_known(rows, in->item, row->id, &other))
      mistake(in, "id", "used twice:", row->id);
  }
  in->gold->entities = rows;
  in->gold->entity_count = (uint32_t)count;
}

static uint32_t get_end(reader *in, const json_t *object, const char *key) {
  uint32_t index = 0;
  gx_str id = get_string(in, object, key, true);
  if (!id_known(in->gold->entities, in->gold->entity_count, id, &index))
    mistake(in, key, "no entity has the id", id);
  return index;
}

static gx_str value_text(reader *in, const json_t *value) {
  gxi_arena *arena = &in->eval->arena;
  char text[32];
  if (json_is_string(value)) return gxi_arena_copy(arena, string_of(value));
  if (json_is_real(value))
    return gxi_arena_copy(
      arena, (gx_str){text, gxi_format_double(text, json_real_value(value))}
    );
  if (json_is_integer(value)) {
    long long number = (long long)json_integer_value(value);
    snprintf(text, sizeof text, "%lld", number);
    return gxi_arena_copy(arena, gxi_str(text));
  }
  mistake(in, "attributes", "a string or a number is wanted", (gx_str){"", 0});
  return (gx_str){"", 0};
}

static void read_attributes(reader *in, gxi_gold_tie *tie, const json_t *object) {
  gxi_arena *arena = &in->eval->arena;
  json_t *map = json_object_get(object, "attributes");
  if (map && !json_is_object(map) && !json_is_null(map))
    mistake(in, "attributes", "an object is wanted", (gx_str){"", 0});
  size_t count = json_object_size(map), at = 0;
  gx_attribute *rows = gxi_arena_alloc(arena, count, sizeof *rows);
  const char *name;
  json_t *value;
  json_object_foreach(map, name, value) {
    if (json_is_null(value)) continue;
    rows[at].name = gxi_arena_copy(arena, gxi_str(name));
    rows[at++].value = value_text(in, value);
  }
  tie->attributes = rows;
  tie->attribute_count = (uint32_t)at;
}

static void read_ties(reader *in) {
  const json_t *list;
  size_t count = get_list(in, "relations", &list);
  gxi_gold_tie *rows = gxi_arena_alloc(&in->eval->arena, count, sizeof *rows);
  for (in->item = 0; in->item < count; in->item++) {
    const json_t *object = json_array_get(list, in->item);
    gxi_gold_tie *row = &rows[in->item];
    row->head = get_end(in, object, "head");
    row->tail = get_end(in, object, "tail");
    row->type = get_string(in, object, "type", true);
    row->group = get_string(in, object, "group", false);
    row->evidence = get_string(in, object, "evidence", false);
    row->optional = get_flag(in, object, "optional");
    check_relation_type(in, row->type);
    read_attributes(in, row, object);
  }
  in->gold->ties = rows;
  in->gold->tie_count = (uint32_t)count;
}

static void read_all(void *context) {
  reader *in = context;
  in->gold->name = gxi_arena_copy(&in->eval->arena, in->gold->name);
  read_entities(in);
  read_ties(in);
}

gx_status gxi_gold_read(
  gxi_gold *gold, gx_eval *eval, gx_str name, gx_str json, gx_error *error
) {
  json_t *root = NULL;
  GX_TRY(gxi_json_object(&root, json, "gold", error));
  *gold = (gxi_gold){.name = name};
  reader in = {.eval = eval, .gold = gold, .root = root, .error = error};
  gx_status status = gxi_arena_try(&eval->arena, read_all, &in, error);
  json_decref(root);
  return status == GX_OK ? in.status : status;
}
