/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * write.c: a record as one line of JSON, the keys always in the same order.
 *
 * Empty strings of the head are left out, lists are written even when empty. An
 * attribute marked as a number is written bare only if its text is a JSON number, so
 * a careless caller gets a string rather than broken JSON.
 */
#include "base/sink.h"
#include "base/str.h"
#include "guanxi/record.h"

/* A key with what stands around it is one literal, written at once. */
#define FIRST(key) "\"" key "\": "
#define NEXT(key) ", \"" key "\": "

/* Inline: the sizes of keys are known where they are written. */
static inline void write_string(gxi_sink *sink, const char *key, gx_str value) {
  gxi_sink_text(sink, key);
  gxi_sink_json(sink, value);
}

static inline void write_optional(gxi_sink *sink, const char *key, gx_str value) {
  if (value.size) write_string(sink, key, value);
}

static inline void write_number(gxi_sink *sink, const char *key, uint32_t value) {
  gxi_sink_text(sink, key);
  gxi_sink_uint(sink, value);
}

static void write_list(gxi_sink *sink, const gx_str *items, size_t count) {
  gxi_sink_char(sink, '[');
  for (size_t i = 0; i < count; i++) {
    if (i) gxi_sink_text(sink, ", ");
    gxi_sink_json(sink, items[i]);
  }
  gxi_sink_char(sink, ']');
}

static void write_damage(gxi_sink *sink, const gx_damage *damage) {
  gxi_sink_text(sink, NEXT("damage") "{");
  write_number(sink, FIRST("replaced"), damage->replaced);
  write_number(sink, NEXT("pinyin"), damage->pinyin);
  write_number(sink, NEXT("rewrapped"), damage->rewrapped);
  write_number(sink, NEXT("spaces"), damage->spaces);
  write_number(sink, NEXT("debris"), damage->debris);
  write_number(sink, NEXT("traditional"), damage->traditional);
  write_number(sink, NEXT("furniture"), damage->furniture);
  write_number(sink, NEXT("unaligned"), damage->unaligned);
  gxi_sink_char(sink, '}');
}

static void write_entity(gxi_sink *sink, const gx_record_entity *entity) {
  write_string(sink, "{" FIRST("id"), entity->id);
  write_string(sink, NEXT("type"), entity->type);
  write_string(sink, NEXT("name"), entity->name);
  write_string(sink, NEXT("key"), entity->key);
  gxi_sink_text(sink, NEXT("aliases"));
  write_list(sink, entity->aliases, entity->alias_count);
  if (entity->candidate_count > 0) {
    gxi_sink_text(sink, NEXT("candidates"));
    write_list(sink, entity->candidates, entity->candidate_count);
  }
  gxi_sink_text(sink, NEXT("mentions") "[");
  for (size_t i = 0; i < entity->mention_count; i++) {
    const gx_record_mention *mention = &entity->mentions[i];
    if (i) gxi_sink_text(sink, ", ");
    write_number(sink, "{" FIRST("begin"), mention->begin);
    write_number(sink, NEXT("end"), mention->end);
    write_string(sink, NEXT("text"), mention->text);
    gxi_sink_char(sink, '}');
  }
  gxi_sink_text(sink, "]}");
}

static size_t digits_from(gx_str text, size_t at) {
  while (at < text.size && text.data[at] >= '0' && text.data[at] <= '9')
    at++;
  return at;
}

/* -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)? */
static bool is_json_number(gx_str text) {
  size_t at = text.size && text.data[0] == '-' ? 1 : 0;
  size_t end = digits_from(text, at);
  if (end == at || (text.data[at] == '0' && end > at + 1)) return false;
  at = end;
  if (at < text.size && text.data[at] == '.') {
    end = digits_from(text, at + 1);
    if (end == at + 1) return false;
    at = end;
  }
  if (at < text.size && (text.data[at] == 'e' || text.data[at] == 'E')) {
    at++;
    if (at < text.size && (text.data[at] == '+' || text.data[at] == '-')) at++;
    end = digits_from(text, at);
    if (end == at) return false;
    at = end;
  }
  return at == text.size;
}

static void write_attributes(gxi_sink *sink, const gx_attribute *rows, size_t count) {
  gxi_sink_char(sink, '{');
  for (size_t i = 0; i < count; i++) {
    if (i) gxi_sink_text(sink, ", ");
    gxi_sink_json(sink, rows[i].name);
    gxi_sink_text(sink, ": ");
    if (rows[i].is_number && is_json_number(rows[i].value)) {
      gxi_sink_str(sink, rows[i].value);
    } else {
      gxi_sink_json(sink, rows[i].value);
    }
  }
  gxi_sink_char(sink, '}');
}

static void write_evidence(gxi_sink *sink, const gx_record_evidence *evidence) {
  write_number(sink, "{" FIRST("begin"), evidence->begin);
  write_number(sink, NEXT("end"), evidence->end);
  write_string(sink, NEXT("text"), evidence->text);
  if (evidence->trigger_end) {
    write_number(sink, NEXT("trigger") "[", evidence->trigger_begin);
    write_number(sink, ", ", evidence->trigger_end);
    gxi_sink_char(sink, ']');
  }
  write_string(sink, NEXT("rule"), evidence->rule);
  gxi_sink_text(sink, NEXT("via"));
  write_list(sink, evidence->via, evidence->via_count);
  gxi_sink_char(sink, '}');
}

static gx_str end_id(const gx_record *record, uint32_t index) {
  return index < record->entity_count ? record->entities[index].id : (gx_str){"", 0};
}

static void write_relation(
  gxi_sink *sink, const gx_record *record, const gx_record_relation *relation
) {
  write_string(sink, "{" FIRST("head"), end_id(record, relation->head));
  write_string(sink, NEXT("type"), relation->type);
  write_string(sink, NEXT("tail"), end_id(record, relation->tail));
  write_string(sink, NEXT("status"), relation->status);
  gxi_sink_text(sink, NEXT("confidence"));
  gxi_sink_double(sink, relation->confidence);
  gxi_sink_text(sink, NEXT("attributes"));
  write_attributes(sink, relation->attributes, relation->attribute_count);
  gxi_sink_text(sink, NEXT("evidence") "[");
  for (size_t i = 0; i < relation->evidence_count; i++) {
    if (i) gxi_sink_text(sink, ", ");
    write_evidence(sink, &relation->evidence[i]);
  }
  gxi_sink_text(sink, "]}");
}

static void write_error(gxi_sink *sink, const gx_record *record) {
  gx_str status = gxi_str(gx_status_name(record->error_status));
  write_string(sink, NEXT("error") "{" FIRST("status"), status);
  write_string(sink, NEXT("message"), record->error_message);
  gxi_sink_char(sink, '}');
}

static void write_body(gxi_sink *sink, const gx_record *record) {
  write_damage(sink, &record->damage);
  gxi_sink_text(sink, NEXT("entities") "[");
  for (size_t i = 0; i < record->entity_count; i++) {
    if (i) gxi_sink_text(sink, ", ");
    write_entity(sink, &record->entities[i]);
  }
  gxi_sink_char(sink, ']');
  gxi_sink_text(sink, NEXT("relations") "[");
  for (size_t i = 0; i < record->relation_count; i++) {
    if (i) gxi_sink_text(sink, ", ");
    write_relation(sink, record, &record->relations[i]);
  }
  gxi_sink_char(sink, ']');
}

gx_status
gx_record_write(const gx_record *record, const gx_output *output, gx_error *error) {
  gxi_sink sink;
  gxi_sink_init(&sink, output);
  gxi_sink_char(&sink, '{');
  write_number(&sink, FIRST("schema_version"), 1);
  write_optional(&sink, NEXT("engine"), record->engine);
  write_string(&sink, NEXT("doc"), record->doc);
  write_optional(&sink, NEXT("sha256"), record->sha256);
  write_optional(&sink, NEXT("encoding"), record->encoding);
  write_optional(&sink, NEXT("title"), record->title);
  write_optional(&sink, NEXT("published"), record->published);
  write_optional(&sink, NEXT("publisher_place"), record->publisher_place);
  write_optional(&sink, NEXT("url"), record->url);
  if (record->error_status == GX_OK) {
    write_body(&sink, record);
  } else {
    write_error(&sink, record);
  }
  gxi_sink_text(&sink, "}\n");
  return gxi_sink_close(&sink, error);
}
