/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * extract.c: one document's bytes → its record.
 *
 *     bytes → document → reading → entities → relations → selection → record
 *             [document]  [------------ work arena ------------]   [extraction's arena]
 *
 * The stages work in an arena of their own, which is freed with the document; what is
 * kept is copied: the normalised text once, of which mentions and evidence are slices,
 * since a sentence is told by several ties; names; each word of the domain once. Spans
 * of normalised text become spans of the source here, and nowhere else.
 *
 * A document that cannot be read is a record, too: the error's status and message.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/fail.h"
#include "base/sink.h"
#include "base/str.h"
#include "record/extraction.h"
#include "record/select.h"
#include "record/workspace.h"

/* Evidence longer than this is cut to the clauses around its trigger. */
#define EVIDENCE_BYTES 1200u

/* Words of the domain that were copied, by where they stand: a newer one takes the
   place of an older one. */
#define SHARED_WORDS 64u

typedef struct shared_word {
  gx_str from, copy;
} shared_word;

typedef struct run {
  gx_extraction *extraction;
  gx_str text; /* of the document, copied */
  shared_word shared[SHARED_WORDS];
  gxi_arena work;
  const gx_knowledge *knowledge;
  const gx_document *document;
  const gx_extract_options *options;
  const gx_allocator *memory; /* for all but the extraction */
  gxi_reading reading;
  gxi_entities entities;
  gxi_relations relations;
  gxi_selection selection;
} run;

static gx_str keep(run *r, gx_str text) {
  return gxi_arena_copy(&r->extraction->arena, text);
}

/* A copy of what the knowledge or the program holds: types, rules, steps. */
static gx_str keep_word(run *r, gx_str word) {
  size_t row = ((uintptr_t)word.data ^ (uintptr_t)word.data >> 6) % SHARED_WORDS;
  shared_word *shared = &r->shared[row];
  if (shared->from.data != word.data || shared->from.size != word.size)
    *shared = (shared_word){word, keep(r, word)};
  return shared->copy;
}

static gx_str text_of(const run *r, gx_span span) {
  return gxi_str_sub(r->text, span.begin, span.end);
}

static void find_all(void *context) {
  run *r = context;
  gx_workspace *workspace = r->options->workspace;
  gxi_mentions_find_without(
    &r->reading,
    &r->work,
    r->knowledge,
    r->document,
    workspace ? &workspace->digests : NULL,
    r->options->without
  );
  gxi_entities_link(&r->entities, &r->work, r->knowledge, r->document, &r->reading);
  gxi_relations_find(
    &r->relations, &r->work, r->knowledge, r->document, &r->reading, &r->entities
  );
  gxi_selection_input input = {
    .knowledge = r->knowledge,
    .reading = &r->reading,
    .entities = &r->entities,
    .relations = &r->relations,
    .min_confidence = r->options->min_confidence,
    .negated = r->options->negated,
  };
  gxi_selection_make(&r->selection, &r->work, &input);
}

static const gx_str *keep_strings(run *r, const gx_str *strings, uint32_t count) {
  static const gx_str none = {"", 0};
  if (count == 0) return &none;
  gx_str *copy = gxi_arena_alloc(&r->extraction->arena, count, sizeof *copy);
  for (uint32_t i = 0; i < count; i++)
    copy[i] = keep(r, strings[i]);
  return copy;
}

static gx_str number_id(run *r, uint32_t number) {
  char text[11];
  size_t at = sizeof text;
  do {
    text[--at] = (char)('0' + number % 10);
    number /= 10;
  } while (number);
  text[--at] = 'e';
  return keep(r, (gx_str){text + at, sizeof text - at});
}

/* A name that several places bear, where nothing tells which. */
static void copy_candidates(run *r, gx_record_entity *out, const gxi_entity *entity) {
  if (entity->place != GX_ID_NONE || entity->mention_count == 0) return;
  const gxi_mention *first = &r->reading.mentions.items[entity->mentions[0]];
  if (first->place_count < 2) return;
  uint32_t count = first->place_count;
  gx_str *keys = gxi_arena_alloc(&r->extraction->arena, count, sizeof *keys);
  for (uint32_t i = 0; i < count; i++)
    keys[i] = keep(r, gxi_knowledge_place(r->knowledge, first->places[i])->key);
  out->candidates = keys;
  out->candidate_count = count;
}

static void copy_entity(run *r, gx_record_entity *out, const gxi_entity *entity) {
  size_t type_count;
  const gx_entity_type *types = gx_knowledge_entity_types(r->knowledge, &type_count);
  out->type = keep_word(r, types[entity->type].id);
  out->name = keep(r, entity->name);
  out->key = keep(r, entity->key);
  out->aliases = keep_strings(r, entity->aliases, entity->alias_count);
  out->alias_count = entity->alias_count;
  copy_candidates(r, out, entity);
  gx_record_mention *mentions =
    gxi_arena_alloc(&r->extraction->arena, entity->mention_count, sizeof *mentions);
  for (uint32_t i = 0; i < entity->mention_count; i++) {
    gx_span text = r->reading.mentions.items[entity->mentions[i]].text;
    gx_span source = gx_document_source_span(r->document, text);
    mentions[i] = (gx_record_mention){source.begin, source.end, text_of(r, text)};
  }
  out->mentions = mentions;
  out->mention_count = entity->mention_count;
}

static void copy_entities(run *r) {
  uint32_t count = r->selection.entity_count;
  gx_record_entity *rows = gxi_arena_alloc(&r->extraction->arena, count, sizeof *rows);
  for (uint32_t i = 0; i < count; i++) {
    rows[i].id = number_id(r, i + 1);
    copy_entity(r, &rows[i], &r->entities.items[r->selection.entities[i]]);
  }
  r->extraction->record.entities = rows;
  r->extraction->record.entity_count = count;
}

static bool is_clause_end(gx_str text, size_t at) {
  static const char *const marks[] = {",", ";", "。", "!", "?", "\n"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    size_t size = strlen(marks[i]);
    if (at >= size && memcmp(text.data + at - size, marks[i], size) == 0) return true;
  }
  return false;
}

/* A very long sentence is no evidence: the clauses within reach of the trigger are. */
static gx_span cut_evidence(const run *r, const gxi_evidence *evidence) {
  gx_span span = evidence->text, trigger = evidence->trigger;
  if (span.end - span.begin <= EVIDENCE_BYTES || trigger.begin >= trigger.end) {
    return span;
  }
  gx_str text = gx_document_text(r->document);
  uint32_t reach = EVIDENCE_BYTES / 2;
  if (trigger.begin > span.begin + reach) {
    span.begin = trigger.begin - reach;
    while (span.begin < trigger.begin && !is_clause_end(text, span.begin))
      span.begin++;
  }
  if (span.end > trigger.end + reach) {
    span.end = trigger.end + reach;
    while (span.end > trigger.end && !is_clause_end(text, span.end))
      span.end--;
  }
  return span;
}

static gx_record_evidence copy_evidence(run *r, const gxi_evidence *evidence) {
  gx_span text = cut_evidence(r, evidence);
  gx_span source = gx_document_source_span(r->document, text);
  gx_record_evidence out = {.begin = source.begin, .end = source.end};
  if (evidence->trigger.begin < evidence->trigger.end) {
    gx_span trigger = gx_document_source_span(r->document, evidence->trigger);
    out.trigger_begin = trigger.begin;
    out.trigger_end = trigger.end;
  }
  out.text = text_of(r, text);
  out.rule = keep_word(r, evidence->rule);
  out.via = keep_strings(r, evidence->via, evidence->via_count);
  out.via_count = evidence->via_count;
  return out;
}

static void copy_attributes(run *r, gx_record_relation *out, const gxi_relation *in) {
  gx_attribute *rows =
    gxi_arena_alloc(&r->extraction->arena, in->attribute_count, sizeof *rows);
  for (uint32_t i = 0; i < in->attribute_count; i++) {
    const gxi_attribute *a = &in->attributes[i];
    gx_str name = keep_word(r, gxi_str(a->name));
    rows[i] = (gx_attribute){name, keep(r, a->value), a->is_number};
  }
  out->attributes = rows;
  out->attribute_count = in->attribute_count;
}

static void copy_relation(run *r, gx_record_relation *out, const gxi_relation *in) {
  static const char *const status[] = {"asserted", "planned", "ended", "negated"};
  size_t type_count;
  const gx_relation_type *types =
    gx_knowledge_relation_types(r->knowledge, &type_count);
  out->head = r->selection.places[in->head];
  out->tail = r->selection.places[in->tail];
  out->type = keep_word(r, types[in->type].id);
  out->status = gxi_str(status[in->status]);
  out->confidence = round(in->confidence * 1e4) / 1e4; /* no more digits than meaning */
  copy_attributes(r, out, in);
  gx_record_evidence *rows =
    gxi_arena_alloc(&r->extraction->arena, in->evidence_count, sizeof *rows);
  for (uint32_t i = 0; i < in->evidence_count; i++) {
    rows[i] = copy_evidence(r, &in->evidence[i]);
  }
  out->evidence = rows;
  out->evidence_count = in->evidence_count;
}

static void copy_relations(run *r) {
  uint32_t count = r->selection.relation_count;
  gx_record_relation *rows =
    gxi_arena_alloc(&r->extraction->arena, count, sizeof *rows);
  for (uint32_t i = 0; i < count; i++) {
    copy_relation(r, &rows[i], &r->relations.items[r->selection.relations[i]]);
  }
  r->extraction->record.relations = rows;
  r->extraction->record.relation_count = count;
}

static void copy_document(run *r) {
  gx_record *record = &r->extraction->record;
  const gx_document *document = r->document;
  record->sha256 = keep(r, gx_document_sha256(document));
  record->encoding = keep(r, gx_document_encoding(document));
  record->title = keep(r, gx_document_title(document));
  record->published = keep(r, gx_document_published(document));
  record->damage = gx_document_damage(document);
  if (r->entities.publisher_place != GX_ID_NONE) {
    const gxi_place *place =
      gxi_knowledge_place(r->knowledge, r->entities.publisher_place);
    record->publisher_place = keep(r, place->key);
  }
}

static void copy_all(void *context) {
  run *r = context;
  r->text = keep(r, gx_document_text(r->document));
  copy_document(r);
  copy_entities(r);
  copy_relations(r);
}

static void copy_head(void *context) {
  run *r = context;
  gx_record *record = &r->extraction->record;
  record->engine = keep(r, gx_knowledge_engine(r->knowledge));
  record->doc = keep(r, record->doc);
  record->url = keep(r, r->options->url);
  record->title = keep(r, r->options->title);
  record->published = keep(r, r->options->published);
}

static void copy_error(void *context) {
  run *r = context;
  gx_record *record = &r->extraction->record;
  record->error_message = keep(r, record->error_message);
}

/* The record says what was wrong with the document; only a lack of memory leaves
   nothing to say. */
static gx_status record_error(run *r, gx_status status, const gx_error *error) {
  gx_record *record = &r->extraction->record;
  record->error_status = status;
  record->error_message = gxi_str(error->message);
  gx_status kept = gxi_arena_try(&r->extraction->arena, copy_error, r, NULL);
  return kept == GX_OK ? status : kept;
}

static gx_status
read_document(run *r, gx_document **document, gx_str bytes, gx_error *error) {
  const gx_extract_options *options = r->options;
  gx_document_options reading = GX_DOCUMENT_OPTIONS_INIT;
  reading.allocator = r->memory;
  reading.media = options->media;
  reading.encoding = options->encoding;
  reading.title = options->title;
  reading.published = options->published;
  reading.knowledge = r->knowledge;
  return gx_document_read(document, r->extraction->record.doc, bytes, &reading, error);
}

static gx_status extract_into(run *r, gx_str bytes, gx_error *error) {
  gx_document *document = NULL;
  gxi_arena_init(&r->work, r->memory);
  gx_status status = gxi_arena_try(&r->extraction->arena, copy_head, r, error);
  if (status == GX_OK) status = read_document(r, &document, bytes, error);
  if (status == GX_OK) {
    r->document = document;
    status = gxi_arena_try(&r->work, find_all, r, error);
  }
  if (status == GX_OK) {
    status = gxi_arena_try(&r->extraction->arena, copy_all, r, error);
  }
  gxi_arena_clear(&r->work);
  gx_document_free(document);
  return status;
}

gx_status gx_extract(
  gx_extraction **extraction,
  const gx_knowledge *knowledge,
  gx_str name,
  gx_str bytes,
  const gx_extract_options *options,
  gx_error *error
) {
  static const gx_extract_options defaults = GX_EXTRACT_OPTIONS_INIT;
  gx_error local = {0};
  run r = {.knowledge = knowledge, .options = options ? options : &defaults};
  r.memory = r.options->allocator;
  if (r.options->workspace) r.memory = &r.options->workspace->memory;
  *extraction = NULL;
  if (!knowledge) return gxi_fail(error, GX_E_ARGUMENT, "no knowledge was given");
  GX_TRY(gxi_extraction_new(&r.extraction, r.options->allocator, error));
  r.extraction->record.doc = name;
  gx_status status = extract_into(&r, bytes, &local);
  if (status != GX_OK && status != GX_E_NOMEM)
    status = record_error(&r, status, &local);
  if (error && status != GX_OK) *error = local;
  if (status == GX_E_NOMEM) {
    gx_extraction_free(r.extraction);
    return status;
  }
  *extraction = r.extraction;
  return status;
}
