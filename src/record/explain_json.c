/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * explain_json.c: an explained document as one JSON object a line.
 */
#include "base/str.h"
#include "record/explain.h"

static void text(gxi_explained *e, const char *words) {
  gxi_sink_text(e->out, words);
}

static void string(gxi_explained *e, const char *name, gx_str value) {
  text(e, "\"");
  text(e, name);
  text(e, "\": ");
  gxi_sink_json(e->out, value);
}

static void uint(gxi_explained *e, const char *name, uint64_t value) {
  text(e, ", \"");
  text(e, name);
  text(e, "\": ");
  gxi_sink_uint(e->out, value);
}

static void real(gxi_explained *e, const char *name, double value) {
  text(e, ", \"");
  text(e, name);
  text(e, "\": ");
  gxi_sink_double(e->out, value);
}

static void more(gxi_explained *e, const char *name, gx_str value) {
  if (!value.size) return;
  text(e, ", ");
  string(e, name, value);
}

/* ", " between rows. */
static void between(gxi_explained *e, bool *first) {
  if (!*first) text(e, ", ");
  *first = false;
}

static void write_tokens(gxi_explained *e, uint32_t sentence) {
  const uint32_t *from = e->reading.sentence_tokens;
  bool first = true;
  text(e, ", \"tokens\": [");
  for (uint32_t t = from[sentence]; t < from[sentence + 1]; t++) {
    const gxi_token *token = &e->reading.tokens.items[t];
    between(e, &first);
    text(e, "{");
    string(e, "text", gxi_explained_text(e, token->text));
    more(e, "kind", gxi_str(gxi_token_kind_word(token->kind)));
    if (token->mention != GX_ID_NONE) {
      const gxi_mention *m = &e->reading.mentions.items[token->mention];
      more(e, "type", gxi_explained_type(e, m->type));
      more(e, "name", m->name);
      real(e, "score", m->score / 16.0);
    }
    text(e, "}");
  }
  text(e, "]");
}

static void write_lost(gxi_explained *e, uint32_t sentence) {
  bool first = true;
  text(e, ", \"lost\": [");
  for (uint32_t i = e->names.begin[sentence]; i < e->names.begin[sentence + 1]; i++) {
    const gxi_trace_name *name = &e->trace.names.items[e->names.rows[i]];
    if (!gxi_explained_counts(e, name->text, name->reading)) continue;
    between(e, &first);
    text(e, "{");
    string(e, "text", gxi_explained_text(e, name->text));
    more(e, "type", gxi_explained_type(e, name->type));
    more(e, "how", gxi_str(name->how));
    real(e, "score", name->score / 16.0);
    real(e, "behind", name->behind / 16.0);
    text(e, "}");
  }
  text(e, "]");
}

static void write_members(gxi_explained *e, const gxi_item *item) {
  bool first = true;
  text(e, ", \"members\": [");
  for (uint32_t i = 0; i < item->member_count; i++) {
    const gxi_member *member = &e->line.members.items[item->member + i];
    gxi_reference r = gxi_member_reference(e->scene, member);
    for (uint32_t k = 0; k < r.count; k++) {
      between(e, &first);
      gxi_sink_json(e->out, e->entities.items[r.entities[k]].name);
    }
  }
  text(e, "]");
}

static void write_items(gxi_explained *e, uint32_t sentence) {
  const uint32_t *from = e->reading.sentence_tokens;
  bool first = true;
  text(e, ", \"items\": [");
  gxi_line_build(&e->line, e->scene, sentence, from[sentence], from[sentence + 1]);
  for (uint32_t i = 0; i < e->line.items.count; i++) {
    const gxi_item *item = &e->line.items.items[i];
    bool object = item->slot == GXI_SLOT_NONE && item->governor != GX_ID_NONE;
    between(e, &first);
    text(e, "{");
    string(e, "kind", gxi_str(gxi_item_kind_word(item->kind)));
    more(e, "text", gxi_item_text(&e->line, i));
    more(e, "slot", gxi_str(object ? "object" : gxi_slot_word(item->slot)));
    if (item->kind == GXI_ITEM_NOUN) write_members(e, item);
    if (item->modifier) text(e, ", \"modifier\": true");
    text(e, "}");
  }
  text(e, "]");
}

static void write_frames(gxi_explained *e, uint32_t sentence) {
  bool first = true;
  text(e, ", \"frames\": [");
  for (uint32_t i = e->frames.begin[sentence]; i < e->frames.begin[sentence + 1]; i++) {
    const gxi_trace_frame *f = &e->trace.frames.items[e->frames.rows[i]];
    between(e, &first);
    text(e, "{");
    string(e, "verb", gxi_explained_text(e, f->verb));
    more(e, "frame", f->frame);
    more(e, "verdict", gxi_str(f->verdict));
    more(e, "word", f->word);
    uint(e, "drafts", f->drafts);
    text(e, "}");
  }
  text(e, "]");
}

static void write_ends(gxi_explained *e, uint32_t head, uint32_t type, uint32_t tail) {
  string(e, "head", e->entities.items[head].name);
  more(e, "type", gxi_explained_relation(e, type));
  more(e, "tail", e->entities.items[tail].name);
}

static void write_tie(gxi_explained *e, uint32_t index, uint32_t sentence) {
  const gxi_relation *r = &e->relations.items[index];
  const char *absence = gxi_explained_absence(e, index);
  text(e, "{");
  write_ends(e, r->head, r->type, r->tail);
  real(e, "confidence", r->confidence);
  more(e, "status", gxi_str(gxi_status_text(r->status)));
  text(e, ", \"rules\": [");
  bool first = true;
  for (uint32_t i = 0; i < r->evidence_count; i++) {
    if (!gxi_explained_within(e, r->evidence[i].text, sentence)) continue;
    between(e, &first);
    gxi_sink_json(e->out, r->evidence[i].rule);
  }
  text(e, "]");
  more(e, "verdict", gxi_str(absence ? absence : "drawn"));
  text(e, "}");
}

static void write_ties(gxi_explained *e, uint32_t sentence) {
  bool first = true;
  text(e, ", \"ties\": [");
  for (uint32_t i = e->ties.begin[sentence]; i < e->ties.begin[sentence + 1]; i++) {
    between(e, &first);
    write_tie(e, e->tie_relations[e->ties.rows[i]], sentence);
  }
  for (uint32_t i = e->drafts.begin[sentence]; i < e->drafts.begin[sentence + 1]; i++) {
    const gxi_trace_draft *d = &e->trace.drafts.items[e->drafts.rows[i]];
    between(e, &first);
    text(e, "{");
    write_ends(e, d->head, d->type, d->tail);
    if (d->confidence > 0) real(e, "confidence", d->confidence);
    if (d->rule.size) {
      text(e, ", \"rules\": [");
      gxi_sink_json(e->out, d->rule);
      text(e, "]");
    }
    more(e, "verdict", gxi_str(d->verdict));
    text(e, "}");
  }
  text(e, "]");
}

static void write_sentence(gxi_explained *e, uint32_t s) {
  gx_span span = gx_document_source_span(e->document, e->sentences[s].text);
  text(e, "{");
  string(e, "text", gxi_explained_text(e, e->sentences[s].text));
  uint(e, "begin", span.begin);
  uint(e, "end", span.end);
  write_tokens(e, s);
  write_lost(e, s);
  write_items(e, s);
  write_frames(e, s);
  write_ties(e, s);
  text(e, "}");
}

static void write_entities(gxi_explained *e) {
  text(e, ", \"entities\": [");
  for (uint32_t i = 0; i < e->selection.entity_count; i++) {
    const gxi_entity *entity = &e->entities.items[e->selection.entities[i]];
    text(e, i ? ", {\"id\": \"e" : "{\"id\": \"e");
    gxi_sink_uint(e->out, i + 1);
    text(e, "\"");
    more(e, "type", gxi_explained_type(e, entity->type));
    more(e, "name", entity->name);
    more(e, "key", entity->key);
    text(e, ", \"aliases\": [");
    for (uint32_t k = 0; k < entity->alias_count; k++) {
      if (k) text(e, ", ");
      gxi_sink_json(e->out, entity->aliases[k]);
    }
    text(e, "]");
    uint(e, "mentions", entity->mention_count);
    if (entity->location != GX_ID_NONE)
      more(e, "in", gxi_knowledge_place(e->knowledge, entity->location)->key);
    if (entity->parent != GX_ID_NONE)
      more(e, "of", e->entities.items[entity->parent].name);
    text(e, "}");
  }
  text(e, "], \"joined\": [");
  for (uint32_t i = 0; i < e->trace.joins.count; i++) {
    const gxi_trace_join *j = &e->trace.joins.items[i];
    text(e, i ? ", {" : "{");
    string(e, "one", j->one);
    more(e, "other", j->other);
    more(e, "step", gxi_str(j->step));
    text(e, "}");
  }
  text(e, "]");
}

static void write_references(gxi_explained *e) {
  bool first = true;
  text(e, ", \"references\": [");
  for (uint32_t m = 0; m < e->reading.mentions.count; m++) {
    const gxi_mention *mention = &e->reading.mentions.items[m];
    if (mention->kind != GXI_MENTION_ANAPHOR) continue;
    const gxi_reference *r = &e->entities.references[m];
    between(e, &first);
    text(e, "{");
    string(e, "text", gxi_explained_text(e, mention->text));
    uint(e, "sentence", mention->sentence);
    text(e, ", \"entities\": [");
    for (uint32_t i = 0; i < r->count; i++) {
      if (i) text(e, ", ");
      gxi_sink_json(e->out, e->entities.items[r->entities[i]].name);
    }
    text(e, "]}");
  }
  text(e, "]");
}

/* The signs of a name that was looked at again: lines of the trace. */
static void write_signs(gxi_explained *e, const gxi_trace_look *look) {
  gx_str rest = {e->trace.signs.items + look->begin, look->end - look->begin};
  text(e, ", \"signs\": [");
  for (bool first = true; rest.size;) {
    size_t end = gxi_str_find(rest, GX_STR_LIT("\n"), 0);
    between(e, &first);
    gxi_sink_json(e->out, gxi_str_sub(rest, 0, end));
    rest = gxi_str_sub(rest, end + 1, rest.size);
  }
  text(e, "]");
}

static void write_looks(gxi_explained *e) {
  bool first = true;
  text(e, ", \"looks\": [");
  for (uint32_t i = 0; i < e->trace.looks.count; i++) {
    const gxi_trace_look *look = &e->trace.looks.items[i];
    if (!gxi_explained_counts(e, look->text, look->reading)) continue;
    between(e, &first);
    text(e, "{");
    string(e, "text", gxi_explained_text(e, look->text));
    more(e, "type", gxi_explained_type(e, look->type));
    real(e, "score", look->score / 256.0);
    text(e, look->won ? ", \"won\": true" : ", \"won\": false");
    text(e, look->free ? ", \"free\": true" : ", \"free\": false");
    write_signs(e, look);
    text(e, "}");
  }
  text(e, "]");
}

void gxi_explain_write_json(gxi_explained *e) {
  text(e, "{");
  string(e, "doc", gx_document_name(e->document));
  text(e, ", \"sentences\": [");
  for (uint32_t s = 0; s < e->sentence_count; s++) {
    if (s) text(e, ",\n ");
    write_sentence(e, s);
  }
  text(e, "]");
  write_entities(e);
  write_references(e);
  write_looks(e);
  text(e, "}\n");
}
