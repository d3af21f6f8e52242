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

/* Inline: the sizes of keys are known where they are written. */
static inline void write_key(gxi_sink *sink, const char *key, bool first) {
  gxi_sink_text(sink, first ? "\"" : ", \"");
  gxi_sink_text(sink, key);
  gxi_sink_text(sink, "\": ");
}

static inline void write_string(gxi_sink *sink, const char *key, gx_str value) {
  write_key(sink, key, false);
  gxi_sink_json(sink, value);
}

static inline void write_optional(gxi_sink *sink, const char *key, gx_str value) {
  if (value.size) write_string(sink, key, value);
}

static inline void
write_number(gxi_sink *sink, const char *key, uint32_t value, bool first) {
  write_key(sink, key, first);
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
  write_key(sink, "damage", false);
  gxi_sink_char(sink, '{');
  write_number(sink, "replaced", damage->replaced, true);
  write_number(sink, "pinyin", damage->pinyin, false);
  write_number(sink, "rewrapped", damage->rewrapped, false);
  write_number(sink, "spaces", damage->spaces, false);
  write_number(sink, "debris", damage->debris, false);
  write_number(sink, "traditional", damage->traditional, false);
  write_number(sink, "furniture", damage->furniture, false);
  write_number(sink, "unaligned", damage->unaligned, false);
  gxi_sink_char(sink, '}');
}

static void write_entity(gxi_sink *sink, const gx_record_entity *entity) {
  gxi_sink_char(sink, '{');
  write_key(sink, "id", true);
  gxi_sink_json(sink, entity->id);
  write_string(sink, "type", entity->type);
  write_string(sink, "name", entity->name);
  write_string(sink, "key", entity->key);
  write_key(sink, "aliases", false);
  write_list(sink, entity->aliases, entity->alias_count);
  if (entity->candidate_count > 0) {
    write_key(sink, "candidates", false);
    write_list(sink, entity->candidates, entity->candidate_count);
  }
  write_key(sink, "mentions", false);
  gxi_sink_char(sink, '[');
  for (size_t i = 0; i < entity->mention_count; i++) {
    const gx_record_mention *mention = &entity->mentions[i];
    gxi_sink_text(sink, i ? ", {" : "{");
    write_number(sink, "begin", mention->begin, true);
    write_number(sink, "end", mention->end, false);
    write_string(sink, "text", mention->text);
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
  gxi_sink_char(sink, '{');
  write_number(sink, "begin", evidence->begin, true);
  write_number(sink, "end", evidence->end, false);
  write_string(sink, "text", evidence->text);
  if (evidence->trigger_end) {
    gxi_sink_text(sink, ", \"trigger\": [");
    gxi_sink_uint(sink, evidence->trigger_begin);
    gxi_sink_text(sink, ", ");
    gxi_sink_uint(sink, evidence->trigger_end);
    gxi_sink_char(sink, ']');
  }
  write_string(sink, "rule", evidence->rule);
  write_key(sink, "via", false);
  write_list(sink, evidence->via, evidence->via_count);
  gxi_sink_char(sink, '}');
}

static gx_str end_id(const gx_record *record, uint32_t index) {
  return index < record->entity_count ? record->entities[index].id : (gx_str){"", 0};
}

static void write_relation(
  gxi_sink *sink, const gx_record *record, const gx_record_relation *relation
) {
  gxi_sink_char(sink, '{');
  write_key(sink, "head", true);
  gxi_sink_json(sink, end_id(record, relation->head));
  write_string(sink, "type", relation->type);
  write_string(sink, "tail", end_id(record, relation->tail));
  write_string(sink, "status", relation->status);
  write_key(sink, "confidence", false);
  gxi_sink_double(sink, relation->confidence);
  write_key(sink, "attributes", false);
  write_attributes(sink, relation->attributes, relation->attribute_count);
  write_key(sink, "evidence", false);
  gxi_sink_char(sink, '[');
  for (size_t i = 0; i < relation->evidence_count; i++) {
    if (i) gxi_sink_text(sink, ", ");
    write_evidence(sink, &relation->evidence[i]);
  }
  gxi_sink_text(sink, "]}");
}

static void write_error(gxi_sink *sink, const gx_record *record) {
  write_key(sink, "error", false);
  gxi_sink_char(sink, '{');
  write_key(sink, "status", true);
  gxi_sink_json(sink, gxi_str(gx_status_name(record->error_status)));
  write_string(sink, "message", record->error_message);
  gxi_sink_char(sink, '}');
}

static void write_body(gxi_sink *sink, const gx_record *record) {
  write_damage(sink, &record->damage);
  write_key(sink, "entities", false);
  gxi_sink_char(sink, '[');
  for (size_t i = 0; i < record->entity_count; i++) {
    if (i) gxi_sink_text(sink, ", ");
    write_entity(sink, &record->entities[i]);
  }
  gxi_sink_char(sink, ']');
  write_key(sink, "relations", false);
  gxi_sink_char(sink, '[');
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
  write_number(&sink, "schema_version", 1, true);
  write_optional(&sink, "engine", record->engine);
  write_string(&sink, "doc", record->doc);
  write_optional(&sink, "sha256", record->sha256);
  write_optional(&sink, "encoding", record->encoding);
  write_optional(&sink, "title", record->title);
  write_optional(&sink, "published", record->published);
  write_optional(&sink, "publisher_place", record->publisher_place);
  write_optional(&sink, "url", record->url);
  if (record->error_status == GX_OK) {
    write_body(&sink, record);
  } else {
    write_error(&sink, record);
  }
  gxi_sink_text(&sink, "}\n");
  return gxi_sink_close(&sink, error);
}
