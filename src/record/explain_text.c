/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * explain_text.c: an explained document to be read.
 *
 *     [3] 4月16日至17日,固原市委副书记、市长马骏山率党政代表团到福州市马尾区考察…
 *       tokens  4月16日至17日/date ,  [固原市委/agency] 副书记/title …
 *       lost    马尾区考察/event by shape, 4.1 bits behind
 *       items   [date 4月16日至17日] , [noun 马骏山 subject] [verb 率] …
 *       frames  考察 visit.verb: fired, 2 drafts
 *               率 lead.verb: no tail
 *       ties  + 马骏山 → visits → 马尾区  0.80 asserted, visit.verb
 *             - 马骏山 → visits → 福州市  0.80, visit.verb: one place lies in the other
 */
#include <inttypes.h>
#include <stdio.h>

#include "base/str.h"
#include "record/explain.h"

static void text(gxi_explained *e, const char *words) {
  gxi_sink_text(e->out, words);
}

/* Table cells are parted by tabs, paragraphs by line ends. */
static void slice(gxi_explained *e, gx_str words) {
  for (size_t i = 0; i < words.size; i++) {
    unsigned char c = (unsigned char)words.data[i];
    gxi_sink_char(e->out, c < 0x20 || c == 0x7F ? ' ' : words.data[i]);
  }
}

static void number(gxi_explained *e, const char *format, double value) {
  char digits[40];
  int size = snprintf(digits, sizeof digits, format, value);
  if (size > 0) gxi_sink_bytes(e->out, digits, (size_t)size);
}

static void write_token(gxi_explained *e, const gxi_token *token) {
  gx_str surface = gxi_explained_text(e, token->text);
  if (token->mention == GX_ID_NONE) {
    slice(e, surface);
    if (token->kind != GXI_TOKEN_PUNCT && token->kind != GXI_TOKEN_OTHER) {
      text(e, "/");
      text(e, gxi_token_kind_word(token->kind));
    }
    text(e, " ");
    return;
  }
  const gxi_mention *m = &e->reading.mentions.items[token->mention];
  text(e, "[");
  slice(e, surface);
  text(e, "/");
  slice(e, gxi_explained_type(e, m->type));
  if (m->name.size && !gxi_str_equal(m->name, surface)) {
    text(e, " = ");
    slice(e, m->name);
  }
  number(e, " %.1f] ", m->score / 16.0);
}

static void write_tokens(gxi_explained *e, uint32_t sentence) {
  const uint32_t *first = e->reading.sentence_tokens;
  text(e, "  tokens  ");
  for (uint32_t t = first[sentence]; t < first[sentence + 1]; t++)
    write_token(e, &e->reading.tokens.items[t]);
  text(e, "\n");
}

static void write_lost(gxi_explained *e, uint32_t sentence) {
  const char *lead = "  lost    ";
  for (uint32_t i = e->names.begin[sentence]; i < e->names.begin[sentence + 1]; i++) {
    const gxi_trace_name *name = &e->trace.names.items[e->names.rows[i]];
    if (!gxi_explained_counts(e, name->text, name->reading)) continue;
    text(e, lead);
    slice(e, gxi_explained_text(e, name->text));
    text(e, "/");
    slice(e, gxi_explained_type(e, name->type));
    text(e, " ");
    text(e, name->how);
    number(e, ", %.1f bits behind\n", name->behind / 16.0);
    lead = "          ";
  }
}

static void write_members(gxi_explained *e, const gxi_item *item) {
  static const char *const joins[] = {" ", "、", " & "};
  for (uint32_t i = 0; i < item->member_count; i++) {
    const gxi_member *member = &e->line.members.items[item->member + i];
    gxi_reference r = gxi_member_reference(e->scene, member);
    text(e, joins[member->join]);
    for (uint32_t k = 0; k < r.count; k++) {
      if (k) text(e, "+");
      slice(e, e->entities.items[r.entities[k]].name);
    }
    if (r.count == 0) slice(e, gxi_token_text(e->scene, member->token));
    if (member->body == GX_ID_NONE) continue;
    text(e, " of ");
    slice(e, gxi_token_text(e->scene, member->body));
  }
}

static void write_item(gxi_explained *e, uint32_t index) {
  const gxi_item *item = &e->line.items.items[index];
  if (item->kind == GXI_ITEM_COMMA || item->kind == GXI_ITEM_STOP) {
    slice(e, gxi_item_text(&e->line, index));
    text(e, " ");
    return;
  }
  text(e, "[");
  text(e, gxi_item_kind_word(item->kind));
  if (item->kind == GXI_ITEM_NOUN) {
    write_members(e, item);
  } else {
    text(e, " ");
    slice(e, gxi_item_text(&e->line, index));
  }
  if (item->slot != GXI_SLOT_NONE) {
    text(e, " /");
    text(e, gxi_slot_word(item->slot));
  } else if (item->governor != GX_ID_NONE) {
    text(e, " /object");
  }
  if (item->modifier) text(e, " /modifier");
  if (item->delegation) text(e, " /delegation");
  text(e, "] ");
}

static bool is_prose(const gxi_explained *e, uint32_t sentence) {
  gx_block_kind kind = e->scene->blocks[e->sentences[sentence].block].kind;
  return kind != GX_BLOCK_BYLINE;
}

static void write_items(gxi_explained *e, uint32_t sentence) {
  const uint32_t *first = e->reading.sentence_tokens;
  if (!is_prose(e, sentence)) return;
  gxi_line_build(&e->line, e->scene, sentence, first[sentence], first[sentence + 1]);
  text(e, "  items   ");
  for (uint32_t i = 0; i < e->line.items.count; i++)
    write_item(e, i);
  text(e, "\n");
}

static void write_frames(gxi_explained *e, uint32_t sentence) {
  const char *lead = "  frames  ";
  for (uint32_t i = e->frames.begin[sentence]; i < e->frames.begin[sentence + 1]; i++) {
    const gxi_trace_frame *f = &e->trace.frames.items[e->frames.rows[i]];
    text(e, lead);
    slice(e, gxi_explained_text(e, f->verb));
    text(e, " ");
    slice(e, f->frame);
    text(e, ": ");
    text(e, f->verdict);
    if (f->word.size) {
      text(e, " “");
      slice(e, f->word);
      text(e, "”");
    }
    if (f->drafts) {
      text(e, ", drafts ");
      gxi_sink_uint(e->out, f->drafts);
    }
    text(e, "\n");
    lead = "          ";
  }
}

static void write_ends(
  gxi_explained *e, uint32_t head, uint32_t type, uint32_t tail, double confidence
) {
  slice(e, e->entities.items[head].name);
  text(e, " → ");
  slice(e, gxi_explained_relation(e, type));
  text(e, " → ");
  slice(e, e->entities.items[tail].name);
  if (confidence > 0) number(e, "  %.2f", confidence);
}

static void
write_tie(gxi_explained *e, uint32_t index, uint32_t sentence, const char **lead) {
  const gxi_relation *r = &e->relations.items[index];
  const char *absence = gxi_explained_absence(e, index);
  text(e, *lead);
  *lead = "        ";
  text(e, absence ? "- " : "+ ");
  write_ends(e, r->head, r->type, r->tail, r->confidence);
  text(e, " ");
  text(e, gxi_status_text(r->status));
  for (uint32_t i = 0; i < r->evidence_count; i++) {
    if (!gxi_explained_within(e, r->evidence[i].text, sentence)) continue;
    text(e, ", ");
    slice(e, r->evidence[i].rule);
    for (uint32_t k = 0; k < r->evidence[i].via_count; k++) {
      text(e, " by ");
      slice(e, r->evidence[i].via[k]);
    }
  }
  for (uint32_t i = 0; i < r->attribute_count; i++) {
    text(e, "; ");
    text(e, r->attributes[i].name);
    text(e, " ");
    slice(e, r->attributes[i].value);
  }
  if (absence) {
    text(e, ": ");
    text(e, absence);
  }
  text(e, "\n");
}

static void write_ties(gxi_explained *e, uint32_t sentence) {
  const char *lead = "  ties  ";
  for (uint32_t i = e->ties.begin[sentence]; i < e->ties.begin[sentence + 1]; i++)
    write_tie(e, e->tie_relations[e->ties.rows[i]], sentence, &lead);
  for (uint32_t i = e->drafts.begin[sentence]; i < e->drafts.begin[sentence + 1]; i++) {
    const gxi_trace_draft *d = &e->trace.drafts.items[e->drafts.rows[i]];
    text(e, lead);
    lead = "        ";
    text(e, "- ");
    write_ends(e, d->head, d->type, d->tail, d->confidence);
    if (d->rule.size) {
      text(e, ", ");
      slice(e, d->rule);
    }
    text(e, ": ");
    text(e, d->verdict);
    text(e, "\n");
  }
}

static void write_entity(gxi_explained *e, uint32_t number_of) {
  const gxi_entity *entity = &e->entities.items[e->selection.entities[number_of]];
  text(e, "e");
  gxi_sink_uint(e->out, number_of + 1);
  text(e, " ");
  slice(e, gxi_explained_type(e, entity->type));
  text(e, " ");
  slice(e, entity->name);
  for (uint32_t i = 0; i < entity->alias_count; i++) {
    text(e, i ? ", " : " (");
    slice(e, entity->aliases[i]);
  }
  text(e, entity->alias_count ? "), key " : ", key ");
  slice(e, entity->key);
  text(e, ", mentions ");
  gxi_sink_uint(e->out, entity->mention_count);
  if (entity->location != GX_ID_NONE) {
    text(e, ", in ");
    slice(e, gxi_knowledge_place(e->knowledge, entity->location)->name);
  }
  if (entity->parent != GX_ID_NONE) {
    text(e, ", of ");
    slice(e, e->entities.items[entity->parent].name);
  }
  text(e, "\n");
}

static void write_entities(gxi_explained *e) {
  text(e, "Entities\n");
  for (uint32_t i = 0; i < e->selection.entity_count; i++) {
    text(e, "  ");
    write_entity(e, i);
  }
  if (e->trace.joins.count) text(e, "Names joined, and by which step\n");
  for (uint32_t i = 0; i < e->trace.joins.count; i++) {
    const gxi_trace_join *j = &e->trace.joins.items[i];
    text(e, "  ");
    slice(e, j->one);
    text(e, " = ");
    slice(e, j->other);
    text(e, "  ");
    text(e, j->step);
    text(e, "\n");
  }
}

static void write_references(gxi_explained *e) {
  const char *head = "Pronouns and the like\n";
  for (uint32_t m = 0; m < e->reading.mentions.count; m++) {
    const gxi_mention *mention = &e->reading.mentions.items[m];
    if (mention->kind != GXI_MENTION_ANAPHOR) continue;
    const gxi_reference *r = &e->entities.references[m];
    text(e, head);
    head = "";
    text(e, "  [");
    gxi_sink_uint(e->out, mention->sentence + 1);
    text(e, "] ");
    slice(e, gxi_explained_text(e, mention->text));
    text(e, r->count ? " = " : " = nobody");
    for (uint32_t i = 0; i < r->count; i++) {
      if (i) text(e, " + ");
      slice(e, e->entities.items[r->entities[i]].name);
    }
    text(e, "\n");
  }
}

void gxi_explain_write_text(gxi_explained *e) {
  text(e, "== ");
  slice(e, gx_document_name(e->document));
  text(e, "\n");
  for (uint32_t s = 0; s < e->sentence_count; s++) {
    text(e, "[");
    gxi_sink_uint(e->out, s + 1);
    text(e, "] ");
    slice(e, gxi_explained_text(e, e->sentences[s].text));
    text(e, "\n");
    write_tokens(e, s);
    write_lost(e, s);
    write_items(e, s);
    write_frames(e, s);
    write_ties(e, s);
  }
  write_entities(e);
  write_references(e);
}
