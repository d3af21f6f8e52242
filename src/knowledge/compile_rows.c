/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * compile_rows.c: lexicon rows as drafts: what each cell of a kind means.
 *
 * Each kind has one function that turns a row into a payload. A row that does not
 * block also covers the row with its key in the files and layers below: that is how
 * rows replace.
 */
#include "base/str.h"
#include "knowledge/compile.h"
#include "lexicon/kinds.h"

typedef struct row_context {
  gxi_compiler *compiler;
  const gxi_table *table;
  const gxi_row *row;
  uint32_t order;
} row_context;

#define FAIL(at, ...)                                                                  \
  (void)gxi_report_at(                                                                 \
    (at)->compiler->report,                                                            \
    GX_E_SCHEMA,                                                                       \
    (at)->table->file,                                                                 \
    (at)->row->line,                                                                   \
    __VA_ARGS__                                                                        \
  )

static bool unknown_word(
  const row_context *at, const char *what, gx_str word, const gxi_words *words
) {
  char text[GXI_WORD_LIST_BYTES];
  FAIL(
    at,
    "unknown %s %s",
    what,
    gxi_describe_unknown(text, word, words->names, words->count)
  );
  return false;
}

static bool word_value(
  uint32_t *value,
  const row_context *at,
  const char *what,
  gx_str word,
  const gxi_words *words
) {
  *value = gxi_words_find(words, word);
  return *value != GX_ID_NONE || unknown_word(at, what, word, words);
}

static bool
number_value(uint32_t *value, const row_context *at, gx_str text, uint32_t most) {
  uint32_t number = 0;
  bool good = text.size > 0 && text.size < 7;
  for (size_t i = 0; i < text.size && good; i++) {
    good = text.data[i] >= '0' && text.data[i] <= '9';
    number = number * 10 + (uint32_t)(text.data[i] - '0');
  }
  if (!good || number > most) {
    FAIL(at, "weight \"%.*s\": expected 0 to %u", GX_STR_ARG(text), most);
    return false;
  }
  *value = number;
  return true;
}

static bool place_value(uint32_t *value, const row_context *at, gx_str key) {
  *value = gxi_compiler_place(at->compiler, key);
  if (*value != GX_ID_NONE) return true;
  FAIL(at, "no division or country has the code \"%.*s\"", GX_STR_ARG(key));
  return false;
}

static bool division_value(uint32_t *value, const row_context *at, gx_str code) {
  gx_str key = gxi_place_key(at->compiler->arena, GX_STR_LIT("CN"), code);
  return place_value(value, at, key);
}

static bool type_value(uint32_t *value, const row_context *at, gx_str id) {
  const gxi_compiler *compiler = at->compiler;
  uint32_t count = compiler->entity_types.count;
  *value = gxi_compiler_entity_type(compiler, id);
  if (*value != GX_ID_NONE) return true;
  gx_str *names = gxi_arena_alloc(compiler->arena, count, sizeof *names);
  for (uint32_t i = 0; i < count; i++)
    names[i] = compiler->entity_types.items[i].id;
  const gxi_words words = {names, count};
  return unknown_word(at, "entity type", id, &words);
}

/* "" and "strong" are strong, "weak" is weak. */
static bool weight_value(uint32_t *value, const row_context *at, gx_str cell) {
  static const gx_str names[] = {{"weak", 4}, {"strong", 6}};
  static const gxi_words words = {names, 2};
  *value = 1;
  return cell.size == 0 || word_value(value, at, "weight", cell, &words);
}

static bool scripts_value(uint32_t *value, const row_context *at, gx_str cell) {
  gx_str item;
  uint32_t script;
  *value = 0;
  while (gxi_list_next(&cell, &item)) {
    if (!word_value(&script, at, "script", item, &gxi_script_words)) return false;
    *value |= 1u << script;
  }
  return true;
}

static bool suffix_value(uint32_t *value, const row_context *at) {
  uint32_t type, strength;
  const gx_str *cells = at->row->cells;
  if (!type_value(&type, at, cells[1])) return false;
  if (!word_value(&strength, at, "strength", cells[2], &gxi_strength_words)) {
    return false;
  }
  *value = type | strength << 8;
  return true;
}

static gx_str next_word(gx_str *rest) {
  *rest = gxi_str_trim(*rest);
  size_t end = gxi_str_find(*rest, GX_STR_LIT(" "), 0);
  if (end == SIZE_MAX) end = rest->size;
  gx_str word = gxi_str_sub(*rest, 0, end);
  *rest = gxi_str_sub(*rest, end, rest->size);
  return word;
}

/* "two place", "one company first" */
static bool anaphor_value(uint32_t *value, const row_context *at, gx_str role) {
  uint32_t number = GXI_ROLE_NONE, family = 0, first = 0, found;
  for (gx_str word = next_word(&role); word.size; word = next_word(&role)) {
    if ((found = gxi_words_find(&gxi_number_words, word)) != GX_ID_NONE) {
      number = GXI_ROLE_ONE + found;
    } else if ((found = gxi_words_find(&gxi_family_words, word)) != GX_ID_NONE) {
      family = found;
    } else if (gxi_str_is(word, "first")) {
      first = 1;
    } else {
      FAIL(
        at,
        "unknown role \"%.*s\" of an anaphor; allowed: one two three many, any place "
        "company agency person body, first",
        GX_STR_ARG(word)
      );
      return false;
    }
  }
  *value = number << 8 | family << 16 | first << 23;
  return true;
}

/* "place", "place realm"; what is neither is a note. */
static uint32_t generic_value(gx_str role) {
  uint32_t family = gxi_words_find(&gxi_family_words, next_word(&role));
  if (family == GX_ID_NONE) return 0;
  bool realm = gxi_str_is(next_word(&role), "realm");
  return family << 16 | (realm ? (uint32_t)GXI_ROLE_REALM << 8 : 0);
}

static bool word_payload(uint32_t *value, const row_context *at) {
  uint32_t class, role = 0;
  const gx_str *cells = at->row->cells;
  if (!word_value(&class, at, "class", cells[1], &gxi_word_class_words)) return false;
  if (class == GXI_WORD_PREPOSITION) {
    if (!word_value(&role, at, "role", cells[2], &gxi_preposition_words)) return false;
    role = (role + GXI_ROLE_AGENT) << 8;
  } else if (class == GXI_WORD_ANAPHOR) {
    if (!anaphor_value(&role, at, cells[2])) return false;
  } else if (class == GXI_WORD_UNIT && gxi_str_is(cells[2], "goods")) {
    role = GXI_ROLE_GOODS << 8;
  } else if (class == GXI_WORD_GENERIC || class == GXI_WORD_OPENER) {
    role = generic_value(cells[2]);
  }
  *value = class | role;
  return true;
}

static bool common_value(uint32_t *value, const row_context *at) {
  uint32_t weight;
  const gx_str *cells = at->row->cells;
  if (!number_value(&weight, at, cells[2], 0xFFFF)) return false;
  *value = (uint32_t)(unsigned char)cells[1].data[0] | weight << 8;
  return true;
}

static bool payload_of(uint32_t *value, const row_context *at) {
  const gx_str *cells = at->row->cells;
  switch (at->table->kind) {
  case GXI_KIND_DIVISION:
    return division_value(value, at, cells[0]);
  case GXI_KIND_ABBREVIATION:
    return division_value(value, at, cells[1]);
  case GXI_KIND_COUNTRY:
    return place_value(value, at, cells[0]);
  case GXI_KIND_FOREIGN_CITY:
    return place_value(value, at, cells[1]) &&
           place_value(
             value, at, gxi_place_key(at->compiler->arena, cells[1], cells[0])
           );
  case GXI_KIND_REGION:
  case GXI_KIND_PROGRAM:
    return weight_value(value, at, cells[2]);
  case GXI_KIND_ZONE:
    *value = GX_ID_NONE;
    return cells[1].size == 0 || division_value(value, at, cells[1]);
  case GXI_KIND_BODY:
    return type_value(value, at, cells[0]);
  case GXI_KIND_SURNAME:
  case GXI_KIND_GIVEN:
    return number_value(value, at, cells[1], 1000);
  case GXI_KIND_TRANSLITERATION:
    return scripts_value(value, at, cells[1]);
  case GXI_KIND_TITLE:
    return word_value(value, at, "domain", cells[1], &gxi_title_words);
  case GXI_KIND_SUFFIX:
    return suffix_value(value, at);
  case GXI_KIND_WORD:
    return word_payload(value, at);
  case GXI_KIND_COMMON:
    return common_value(value, at);
  case GXI_KIND_VERB:
  case GXI_KIND_COUNT:
    break;
  }
  return false;
}

static gxi_form form_of(const gxi_kind_info *info, uint32_t column) {
  uint32_t form = gxi_words_find(&gxi_form_words, info->columns[column]);
  return form == GX_ID_NONE ? GXI_FORM_NAME : (gxi_form)form;
}

/* The column of the row's full name: the first one that is looked up. */
static uint32_t name_column(const gxi_kind_info *info) {
  return (uint32_t)__builtin_ctz(info->surfaces);
}

static void add_drafts(const row_context *at, uint32_t payload) {
  const gxi_kind_info *info = gxi_kind_info_of(at->table->kind);
  gx_str name = at->row->cells[name_column(info)], rest, item;
  for (uint32_t i = 0; i < info->column_count; i++) {
    if (!(info->surfaces >> i & 1)) continue;
    rest = at->row->cells[i];
    while (gxi_list_next(&rest, &item)) {
      *gxi_vec_push(at->compiler->arena, &at->compiler->drafts) = (gxi_draft){
        .surface = item,
        .name = name,
        .below = GXI_NAME_OWN,
        .kind = (uint16_t)at->table->kind,
        .form = (uint16_t)form_of(info, i),
        .payload = payload,
        .order = at->order,
      };
    }
  }
}

/* Whether rows of the kind are told apart by place, not by name. */
static bool keyed_by_payload(gxi_kind kind) {
  return kind == GXI_KIND_DIVISION || kind == GXI_KIND_COUNTRY ||
         kind == GXI_KIND_FOREIGN_CITY;
}

/* The bits of the payload that belong to the key, beside the name. */
static uint32_t key_mask(gxi_kind kind) {
  switch (kind) {
  case GXI_KIND_ABBREVIATION:
  case GXI_KIND_TITLE:
    return UINT32_MAX;
  case GXI_KIND_SUFFIX:
  case GXI_KIND_WORD:
    return 0xFF;
  default:
    return 0;
  }
}

static void add_cover(const row_context *at, uint32_t payload, uint32_t mask) {
  gxi_kind kind = at->table->kind;
  const gxi_kind_info *info = gxi_kind_info_of(kind);
  gxi_cover cover = {kind, {"", 0}, UINT32_MAX, payload, at->order};
  if (!keyed_by_payload(kind)) {
    cover.name = at->row->cells[name_column(info)];
    cover.mask = mask;
    cover.value = payload & mask;
  }
  *gxi_vec_push(at->compiler->arena, &at->compiler->covers) = cover;
}

/* The value of the key cell behind the name, where a kind has one. */
static bool block_value(uint32_t *value, const row_context *at) {
  const gx_str *cells = at->row->cells;
  switch (at->table->kind) {
  case GXI_KIND_ABBREVIATION:
    return division_value(value, at, cells[1]);
  case GXI_KIND_TITLE:
    return word_value(value, at, "domain", cells[1], &gxi_title_words);
  case GXI_KIND_SUFFIX:
    return type_value(value, at, cells[1]);
  default:
    return word_value(value, at, "class", cells[1], &gxi_word_class_words);
  }
}

/* "!某某" blocks every row of that name; "!将<TAB>modal" only the one with that key. */
static void add_block(const row_context *at) {
  gxi_kind kind = at->table->kind;
  uint32_t value = 0, mask = key_mask(kind);
  if (keyed_by_payload(kind)) {
    if (payload_of(&value, at)) add_cover(at, value, UINT32_MAX);
    return;
  }
  if (at->row->cells[name_column(gxi_kind_info_of(kind))].size == 0) {
    FAIL(at, "\"!\" must be followed by the cells up to the name");
    return;
  }
  if (mask == 0 || at->row->cells[1].size == 0) {
    add_cover(at, 0, 0);
  } else if (block_value(&value, at)) {
    add_cover(at, value, mask);
  }
}

static void add_row(const row_context *at) {
  uint32_t payload;
  if (at->row->block) {
    add_block(at);
  } else if (payload_of(&payload, at)) {
    add_drafts(at, payload);
    if (at->compiler->input->base || at->order) {
      add_cover(at, payload, key_mask(at->table->kind));
    }
  }
}

void gxi_compile_rows(gxi_compiler *compiler) {
  for (uint32_t i = 0; i < compiler->input->table_count; i++) {
    const gxi_table *table = &compiler->input->tables[i];
    for (uint32_t j = 0; j < table->rows.count; j++) {
      row_context at = {compiler, table, &table->rows.items[j], i};
      add_row(&at);
    }
  }
}
