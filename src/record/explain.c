/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * explain.c: the stages with a trace, and its rows by sentence.
 */
#include "record/explain.h"

#include "base/fail.h"
#include "base/str.h"

typedef struct explaining {
  gxi_explained explained;
  gxi_arena work;
  gxi_sink sink;
  const gx_extract_options *extract;
  bool json;
} explaining;

const char *gxi_token_kind_word(uint32_t kind) {
  static const char *const words[] = {
    "run",
    "name",
    "verb",
    "word",
    "title",
    "common",
    "money",
    "quantity",
    "date",
    "number",
    "punctuation"};
  return kind < sizeof words / sizeof *words ? words[kind] : "run";
}

const char *gxi_item_kind_word(gxi_item_kind kind) {
  static const char *const words[] = {
    "other",
    "noun",
    "verb",
    "action",
    "preposition",
    "de",
    "comma",
    "stop",
    "money",
    "date",
    "quantity",
    "agreement",
    "modal",
    "negation",
    "ended",
    "each",
    "speech",
    "role"};
  return (unsigned)kind < sizeof words / sizeof *words ? words[kind] : "other";
}

const char *gxi_slot_word(gxi_slot slot) {
  static const char *const words[] = {
    "",
    "subject",
    "object",
    "agent",
    "theme",
    "target",
    "with",
    "place",
    "source",
    "goal",
    "noun",
    "topic",
    "members"};
  return (unsigned)slot < sizeof words / sizeof *words ? words[slot] : "";
}

const char *gxi_status_text(gxi_status_word status) {
  static const char *const words[] = {"asserted", "planned", "ended", "negated"};
  return (unsigned)status < sizeof words / sizeof *words ? words[status] : "asserted";
}

gx_str gxi_explained_type(const gxi_explained *e, uint32_t type) {
  size_t count;
  const gx_entity_type *types = gx_knowledge_entity_types(e->knowledge, &count);
  return type < count ? types[type].id : GX_STR_LIT("anaphor");
}

gx_str gxi_explained_relation(const gxi_explained *e, uint32_t type) {
  size_t count;
  const gx_relation_type *types = gx_knowledge_relation_types(e->knowledge, &count);
  return type < count ? types[type].id : GX_STR_LIT("");
}

gx_str gxi_explained_text(const gxi_explained *e, gx_span span) {
  return gxi_str_sub(e->text, span.begin, span.end);
}

const char *gxi_explained_absence(const gxi_explained *e, uint32_t relation) {
  for (uint32_t i = 0; i < e->selection.relation_count; i++)
    if (e->selection.relations[i] == relation) return NULL;
  return e->relations.items[relation].status == GXI_STATUS_NEGATED
           ? "denied"
           : "less sure than --min-confidence";
}

bool gxi_explained_counts(const gxi_explained *e, gx_span text, uint8_t reading) {
  if (reading > 1) return true;
  uint32_t low = 0, high = e->trace.stretches.count;
  while (low < high) { /* the stretches of the second reading stand last, in order */
    uint32_t middle = low + (high - low) / 2;
    const gxi_trace_stretch *s = &e->trace.stretches.items[middle];
    if (s->reading < 2 || s->text.end <= text.begin)
      low = middle + 1;
    else
      high = middle;
  }
  return low == e->trace.stretches.count ||
         e->trace.stretches.items[low].text.begin > text.begin;
}

static uint32_t sentence_at(const gxi_explained *e, uint32_t offset) {
  uint32_t low = 0, high = e->sentence_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (e->sentences[middle].text.end <= offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low < e->sentence_count ? low : e->sentence_count - 1;
}

/* sentences[i] is that of row i; a stable sort by counting. */
static gxi_by_sentence
group_rows(gxi_explained *e, const uint32_t *sentences, uint32_t count) {
  gxi_by_sentence by;
  by.begin = gxi_arena_alloc(e->arena, e->sentence_count + 2, sizeof *by.begin);
  by.rows = gxi_arena_alloc(e->arena, count, sizeof *by.rows);
  for (uint32_t i = 0; i < count; i++)
    by.begin[sentences[i] + 2]++;
  for (uint32_t s = 2; s < e->sentence_count + 2; s++)
    by.begin[s] += by.begin[s - 1];
  for (uint32_t i = 0; i < count; i++)
    by.rows[by.begin[sentences[i] + 1]++] = i;
  return by;
}

static void group_all(gxi_explained *e) {
  const gxi_trace *t = &e->trace;
  uint32_t most = t->names.count + t->frames.count + t->drafts.count;
  uint32_t ties = 0;
  for (uint32_t i = 0; i < e->relations.count; i++)
    ties += e->relations.items[i].evidence_count;
  most += ties;
  uint32_t *sentences = gxi_arena_alloc(e->arena, most, sizeof *sentences);
  for (uint32_t i = 0; i < t->names.count; i++)
    sentences[i] = sentence_at(e, t->names.items[i].text.begin);
  e->names = group_rows(e, sentences, t->names.count);
  for (uint32_t i = 0; i < t->frames.count; i++)
    sentences[i] = t->frames.items[i].sentence;
  e->frames = group_rows(e, sentences, t->frames.count);
  for (uint32_t i = 0; i < t->drafts.count; i++)
    sentences[i] = sentence_at(e, t->drafts.items[i].text.begin);
  e->drafts = group_rows(e, sentences, t->drafts.count);
  e->tie_relations = gxi_arena_alloc(e->arena, ties, sizeof *e->tie_relations);
  uint32_t row = 0;
  for (uint32_t i = 0; i < e->relations.count; i++)
    for (uint32_t k = 0; k < e->relations.items[i].evidence_count; k++) {
      e->tie_relations[row] = i;
      sentences[row++] = sentence_at(e, e->relations.items[i].evidence[k].text.begin);
    }
  e->ties = group_rows(e, sentences, ties);
}

static void run_stages(explaining *x) {
  gxi_explained *e = &x->explained;
  e->trace.without = x->extract->without;
  gxi_mentions_trace(&e->reading, e->arena, e->knowledge, e->document, &e->trace);
  gxi_entities_link(&e->entities, e->arena, e->knowledge, e->document, &e->reading);
  gxi_relations_find(
    &e->relations, e->arena, e->knowledge, e->document, &e->reading, &e->entities
  );
  gxi_selection_input input = {
    .knowledge = e->knowledge,
    .reading = &e->reading,
    .entities = &e->entities,
    .relations = &e->relations,
    .min_confidence = x->extract->min_confidence,
    .negated = x->extract->negated,
  };
  gxi_selection_make(&e->selection, e->arena, &input);
}

static void explain_all(void *context) {
  explaining *x = context;
  gxi_explained *e = &x->explained;
  size_t count;
  e->text = gx_document_text(e->document);
  e->sentences = gx_document_sentences(e->document, &count);
  e->sentence_count = (uint32_t)count;
  run_stages(x);
  if (count) group_all(e);
  e->reading.trace = NULL; /* the lines are built once more, to be shown */
  e->scene = gxi_arena_alloc(e->arena, 1, sizeof *e->scene);
  gxi_scene_init(
    e->scene, e->arena, e->knowledge, e->document, &e->reading, &e->entities
  );
  if (x->json)
    gxi_explain_write_json(e);
  else
    gxi_explain_write_text(e);
}

static gx_status read_document(
  explaining *x, gx_document **document, gx_str name, gx_str bytes, gx_error *error
) {
  gx_document_options reading = GX_DOCUMENT_OPTIONS_INIT;
  reading.allocator = x->extract->allocator;
  reading.media = x->extract->media;
  reading.encoding = x->extract->encoding;
  reading.title = x->extract->title;
  reading.published = x->extract->published;
  reading.knowledge = x->explained.knowledge;
  return gx_document_read(document, name, bytes, &reading, error);
}

gx_status gx_explain(
  const gx_knowledge *knowledge,
  gx_str name,
  gx_str bytes,
  const gx_explain_options *options,
  const gx_output *output,
  gx_error *error
) {
  static const gx_extract_options defaults = GX_EXTRACT_OPTIONS_INIT;
  if (!knowledge) return gxi_fail(error, GX_E_ARGUMENT, "no knowledge was given");
  explaining x = {
    .extract = options && options->extract ? options->extract : &defaults};
  x.json = options && options->json;
  x.explained.knowledge = knowledge;
  x.explained.arena = &x.work;
  x.explained.out = &x.sink;
  gx_document *document = NULL;
  GX_TRY(read_document(&x, &document, name, bytes, error));
  x.explained.document = document;
  gxi_sink_init(&x.sink, output);
  gxi_arena_init(&x.work, x.extract->allocator);
  gx_status status = gxi_arena_try(&x.work, explain_all, &x, error);
  if (status == GX_OK) status = gxi_sink_close(&x.sink, error);
  gxi_arena_clear(&x.work);
  gx_document_free(document);
  return status;
}
