/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * add.c: a record → a source with its members and claims, copied into the arena.
 *
 * A claim is one evidence of one relation: the unit that is folded later. Left out
 * here, and counted: denied relations, relations without evidence, and those below the
 * limit of confidence. A failure puts the table counts back; strings that were added
 * meanwhile do no harm.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/str.h"
#include "corpus/corpus.h"

typedef struct adding {
  gx_corpus *corpus;
  const gx_record *record;
  gxi_source *source;
} adding;

static uint32_t intern(adding *in, gx_str text) {
  return gxi_strings_add(&in->corpus->strings, &in->corpus->arena, text);
}

static gx_str keep(adding *in, gx_str text) {
  return gxi_strings_at(&in->corpus->strings, intern(in, text));
}

static void mix(adding *in, uint64_t value) {
  in->source->fingerprint = (in->source->fingerprint ^ value) * 0x9E3779B97F4A7C15u;
  in->source->fingerprint ^= in->source->fingerprint >> 29;
}

static void mix_text(adding *in, gx_str text) {
  mix(in, gxi_str_hash(text));
}

static void add_facts(adding *in) {
  const gx_record *record = in->record;
  gxi_source *source = in->source;
  source->doc = intern(in, record->doc);
  source->sha256 = intern(in, record->sha256);
  source->engine = intern(in, record->engine);
  source->facts = (gx_corpus_document){
    .doc = keep(in, record->doc),
    .sha256 = keep(in, record->sha256),
    .encoding = keep(in, record->encoding),
    .title = keep(in, record->title),
    .published = keep(in, record->published),
    .publisher_place = keep(in, record->publisher_place),
    .url = keep(in, record->url),
    .engine = keep(in, record->engine),
    .damage = record->damage,
    .entity_count = (uint32_t)record->entity_count,
    .relation_count = (uint32_t)record->relation_count,
    .error_status = record->error_status,
    .error_message = keep(in, record->error_message),
  };
  mix_text(in, record->title);
  mix_text(in, record->published);
  mix_text(in, record->publisher_place);
  mix_text(in, record->error_message);
}

static void add_member(adding *in, const gx_record_entity *entity) {
  gx_corpus *corpus = in->corpus;
  gxi_member member = {
    .document = corpus->sources.count,
    .type = intern(in, entity->type),
    .name = intern(in, entity->name),
    .key = intern(in, entity->key.size ? entity->key : entity->name),
    .alias_begin = corpus->aliases.count,
    .mentions = (uint32_t)entity->mention_count,
  };
  mix_text(in, entity->type);
  mix_text(in, entity->name);
  mix_text(in, entity->key);
  mix(in, entity->mention_count);
  for (size_t i = 0; i < entity->alias_count; i++) {
    uint32_t alias = intern(in, entity->aliases[i]);
    *gxi_vec_push(&corpus->arena, &corpus->aliases) = alias;
    mix_text(in, entity->aliases[i]);
  }
  member.alias_count = corpus->aliases.count - member.alias_begin;
  *gxi_vec_push(&corpus->arena, &corpus->members) = member;
}

static const gx_attribute *
find_attribute(const gx_record_relation *relation, const char *name) {
  for (size_t i = 0; i < relation->attribute_count; i++) {
    if (gxi_str_is(relation->attributes[i].name, name)) return &relation->attributes[i];
  }
  return NULL;
}

static double number_of(const gx_attribute *attribute) {
  char text[64];
  if (!attribute || attribute->value.size >= sizeof text) return 0;
  memcpy(text, attribute->value.data, attribute->value.size);
  text[attribute->value.size] = 0;
  char *end;
  double number = strtod(text, &end);
  return *end == 0 && isfinite(number) && number > 0 ? number : 0;
}

/* RMB only: `amount_cny`, or `amount_value` where `currency` is CNY. */
static double amount_of(const gx_record_relation *relation) {
  const gx_attribute *currency = find_attribute(relation, "currency");
  double amount = number_of(find_attribute(relation, "amount_cny"));
  if (amount > 0 || !currency || !gxi_str_is(currency->value, "CNY")) return amount;
  return number_of(find_attribute(relation, "amount_value"));
}

static const gx_attribute *keep_attributes(adding *in, const gx_record_relation *from) {
  size_t count = from->attribute_count;
  gx_attribute *rows = gxi_arena_alloc(&in->corpus->arena, count, sizeof *rows);
  for (size_t i = 0; i < count; i++) {
    rows[i].name = keep(in, from->attributes[i].name);
    rows[i].value = keep(in, from->attributes[i].value);
    rows[i].is_number = from->attributes[i].is_number;
    mix_text(in, rows[i].name);
    mix_text(in, rows[i].value);
  }
  return rows;
}

static const gx_str *keep_list(adding *in, const gx_str *items, size_t count) {
  gx_str *rows = gxi_arena_alloc(&in->corpus->arena, count, sizeof *rows);
  for (size_t i = 0; i < count; i++) {
    rows[i] = keep(in, items[i]);
  }
  return rows;
}

static void
add_evidence(adding *in, gxi_claim claim, const gx_record_evidence *evidence) {
  claim.begin = evidence->begin;
  claim.end = evidence->end;
  claim.trigger_begin = evidence->trigger_begin;
  claim.trigger_end = evidence->trigger_end;
  claim.text = intern(in, evidence->text);
  claim.rule = intern(in, evidence->rule);
  claim.via = keep_list(in, evidence->via, evidence->via_count);
  claim.via_count = (uint32_t)evidence->via_count;
  mix(in, (uint64_t)claim.begin << 32 | claim.end);
  mix_text(in, evidence->text);
  mix_text(in, evidence->rule);
  *gxi_vec_push(&in->corpus->arena, &in->corpus->claims) = claim;
}

static bool is_wanted(adding *in, const gx_record_relation *relation) {
  gx_corpus_counts *counts = &in->source->counts;
  if (gxi_str_is(relation->status, "negated")) {
    counts->negated++;
  } else if (relation->evidence_count == 0) {
    counts->without_evidence++;
  } else if (!(relation->confidence >= in->corpus->min_confidence)) {
    counts->below_limit++;
  } else {
    return true;
  }
  return false;
}

static void add_relation(adding *in, const gx_record_relation *relation) {
  if (!is_wanted(in, relation)) return;
  const gx_attribute *date = find_attribute(relation, "date");
  bool stated = date && date->value.size && !date->is_number;
  gxi_claim claim = {
    .document = in->corpus->sources.count,
    .head = in->source->member_begin + relation->head,
    .tail = in->source->member_begin + relation->tail,
    .relation = intern(in, relation->type),
    .date = intern(in, stated ? date->value : in->record->published),
    .date_stated = stated,
    .confidence = relation->confidence > 1 ? 1 : relation->confidence,
    .amount_cny = amount_of(relation),
    .attributes = keep_attributes(in, relation),
    .attribute_count = (uint32_t)relation->attribute_count,
  };
  if (!gx_tie_status_find(&claim.status, relation->status)) {
    claim.status = GX_TIE_ASSERTED;
  }
  mix(in, (uint64_t)relation->head << 32 | relation->tail);
  mix(in, (uint64_t)claim.status);
  mix(in, (uint64_t)(claim.confidence * 1e6));
  mix_text(in, relation->type);
  for (size_t i = 0; i < relation->evidence_count; i++) {
    add_evidence(in, claim, &relation->evidence[i]);
  }
}

static void add_record(void *context) {
  adding *in = context;
  gx_corpus *corpus = in->corpus;
  gxi_source source = {
    .member_begin = corpus->members.count, .claim_begin = corpus->claims.count};
  in->source = &source;
  add_facts(in);
  for (size_t i = 0; i < in->record->entity_count; i++) {
    add_member(in, &in->record->entities[i]);
  }
  for (size_t i = 0; i < in->record->relation_count; i++) {
    add_relation(in, &in->record->relations[i]);
  }
  source.member_count = corpus->members.count - source.member_begin;
  source.claim_count = corpus->claims.count - source.claim_begin;
  *gxi_vec_push(&corpus->arena, &corpus->sources) = source;
}

static gx_status check_record(const gx_record *record, gx_error *error) {
  for (size_t i = 0; i < record->relation_count; i++) {
    if (record->relations[i].head >= record->entity_count ||
        record->relations[i].tail >= record->entity_count) {
      return gxi_fail(
        error, GX_E_ARGUMENT, "relation %zu has an end that is no entity", i
      );
    }
  }
  return GX_OK;
}

gx_status gx_corpus_add(gx_corpus *corpus, const gx_record *record, gx_error *error) {
  if (corpus->built)
    return gxi_fail(error, GX_E_ARGUMENT, "the corpus is built already");
  GX_TRY(check_record(record, error));
  uint32_t members = corpus->members.count, aliases = corpus->aliases.count;
  uint32_t claims = corpus->claims.count;
  adding in = {corpus, record, NULL};
  gx_status status = gxi_arena_try(&corpus->arena, add_record, &in, error);
  if (status != GX_OK) {
    corpus->members.count = members;
    corpus->aliases.count = aliases;
    corpus->claims.count = claims;
  }
  return status;
}
