/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * compare.c: one record with its gold.
 *
 *     typed[p]   the gold entity that found entity p is, of the same type, one to one
 *     ends[p]    the gold entity that p stands for as an end of ties: one to one
 *                whatever the types, then any that it names
 *     wanted     gold's ties, of equal ones the first
 *
 * Equal names are matched before aliases are; within each, the order of the record and
 * of gold decides, so that the same files give the same figures.
 */
#include "base/fail.h"
#include "base/str.h"
#include "eval/eval.h"

typedef struct comparison {
  gx_eval *eval;
  gxi_arena *scratch;
  uint32_t document;
  const gxi_gold *gold;
  const gx_record *record;
  gxi_named *found; /* [found_count] */
  uint32_t found_count;
  uint32_t *typed;
  uint32_t *ends;
  bool *typed_taken; /* [gold->entity_count] */
  bool *end_found;   /* [gold->entity_count] */
  bool *tie_found;   /* [gold->tie_count] */
  uint32_t *same_as; /* [gold->tie_count]: the first tie that says the same */
} comparison;

/* Found entities. */

static void read_found(comparison *c) {
  const gx_record *record = c->record;
  c->found_count = record ? (uint32_t)record->entity_count : 0;
  c->found = gxi_arena_alloc(c->scratch, c->found_count, sizeof *c->found);
  for (uint32_t i = 0; i < c->found_count; i++) {
    const gx_record_entity *e = &record->entities[i];
    c->found[i] = (gxi_named){.id = e->id, .type = e->type, .name = e->name};
    gxi_named_keys(&c->found[i], c->scratch, e->aliases, e->alias_count);
  }
}

static bool
names_it(const gxi_named *found, const gxi_named *gold, bool exact, bool typed) {
  if (typed && !gxi_str_equal(found->type, gold->type)) return false;
  return exact ? gxi_str_equal(found->key, gold->key) : gxi_same_name(found, gold);
}

static void match_entities(comparison *c, uint32_t *pairs, bool *taken, bool typed) {
  for (uint32_t p = 0; p < c->found_count; p++)
    pairs[p] = GX_ID_NONE;
  for (int round = 0; round < 2; round++) {
    for (uint32_t p = 0; p < c->found_count; p++) {
      for (uint32_t g = 0; g < c->gold->entity_count && pairs[p] == GX_ID_NONE; g++) {
        if (taken[g]) continue;
        if (!names_it(&c->found[p], &c->gold->entities[g], round == 0, typed)) continue;
        pairs[p] = g;
        taken[g] = true;
      }
    }
  }
}

static void match_ends(comparison *c) {
  match_entities(c, c->ends, c->end_found, false);
  for (uint32_t p = 0; p < c->found_count; p++) {
    for (uint32_t g = 0; g < c->gold->entity_count && c->ends[p] == GX_ID_NONE; g++)
      if (gxi_same_name(&c->found[p], &c->gold->entities[g])) c->ends[p] = g;
  }
}

/* Mistakes. */

static gxi_found_mistake *
add_mistake(comparison *c, gx_eval_kind kind, gx_str type, gx_str name) {
  gx_eval *eval = c->eval;
  gxi_found_mistake *m = gxi_vec_push(&eval->arena, &eval->mistakes);
  *m = (gxi_found_mistake
  ){.row = {
      .kind = kind,
      .document = c->document,
      .type = gxi_arena_copy(&eval->arena, type),
      .name = gxi_arena_copy(&eval->arena, name)}};
  return m;
}

static gx_str keep(comparison *c, gx_str text) {
  return gxi_arena_copy(&c->eval->arena, text);
}

/* Where a found entity stands, and the sentence of a tie that has it as an end. */
static void place_entity(comparison *c, gxi_found_mistake *m, uint32_t p) {
  const gx_record *record = c->record;
  const gx_record_entity *e = &record->entities[p];
  if (e->mention_count) m->source = (gx_span){e->mentions[0].begin, e->mentions[0].end};
  for (size_t i = 0; i < record->relation_count && !m->row.sentence.size; i++) {
    const gx_record_relation *r = &record->relations[i];
    if ((r->head == p || r->tail == p) && r->evidence_count)
      m->row.sentence = keep(c, r->evidence[0].text);
  }
}

static void entity_missed(comparison *c, uint32_t g) {
  const gxi_named *gold = &c->gold->entities[g];
  gx_eval_kind kind = GX_EVAL_ENTITY_UNSEEN;
  gx_str found = {"", 0};
  for (uint32_t p = 0; p < c->found_count; p++) {
    const gxi_named *f = &c->found[p];
    bool same = gxi_same_name(f, gold);
    if (same && !gxi_str_equal(f->type, gold->type)) {
      kind = GX_EVAL_ENTITY_TYPE;
      found = f->type;
      break;
    }
    bool free = c->typed[p] == GX_ID_NONE && kind == GX_EVAL_ENTITY_UNSEEN;
    if (free && (same || gxi_names_overlap(f, gold))) {
      kind = GX_EVAL_ENTITY_EXTENT;
      found = f->name;
    }
  }
  gxi_found_mistake *m = add_mistake(c, kind, gold->type, gold->name);
  m->quote = m->row.name;
  m->row.found = keep(c, found);
  for (uint32_t i = 0; i < c->gold->tie_count && !m->other.size; i++) {
    const gxi_gold_tie *tie = &c->gold->ties[i];
    if (tie->head == g || tie->tail == g) m->other = tie->evidence;
  }
}

static void entity_spurious(comparison *c, uint32_t p) {
  const gxi_named *f = &c->found[p];
  gx_eval_kind kind = GX_EVAL_ENTITY_SPURIOUS;
  gx_str wanted = {"", 0};
  for (uint32_t g = 0; g < c->gold->entity_count; g++) {
    const gxi_named *gold = &c->gold->entities[g];
    if (gxi_same_name(f, gold)) {
      bool type = gxi_str_equal(f->type, gold->type);
      kind = type ? GX_EVAL_ENTITY_TWICE : GX_EVAL_ENTITY_SPURIOUS_TYPE;
      wanted = type ? gold->name : gold->type;
      break;
    }
    bool open = !c->typed_taken[g] && kind == GX_EVAL_ENTITY_SPURIOUS;
    if (open && gxi_names_overlap(f, gold)) {
      kind = GX_EVAL_ENTITY_SPURIOUS_EXTENT;
      wanted = gold->name;
    }
  }
  gxi_found_mistake *m = add_mistake(c, kind, f->type, f->name);
  m->row.wanted = keep(c, wanted);
  m->quote = m->row.name;
  place_entity(c, m, p);
}

static bool names_optional(const comparison *c, const gxi_named *found) {
  for (uint32_t g = 0; g < c->gold->entity_count; g++) {
    const gxi_named *gold = &c->gold->entities[g];
    if (gold->optional && gxi_same_name(found, gold)) return true;
  }
  return false;
}

static void count_entity(comparison *c, gx_str type, gxi_outcome outcome) {
  gxi_eval_count(c->eval, c->document, GX_EVAL_ENTITIES, type, outcome);
}

static void compare_entities(comparison *c) {
  match_entities(c, c->typed, c->typed_taken, true);
  for (uint32_t p = 0; p < c->found_count; p++) {
    const gxi_named *f = &c->found[p];
    if (c->typed[p] != GX_ID_NONE) {
      if (!c->gold->entities[c->typed[p]].optional)
        count_entity(c, f->type, GXI_OUTCOME_RIGHT);
    } else if (!names_optional(c, f)) {
      count_entity(c, f->type, GXI_OUTCOME_SPURIOUS);
      entity_spurious(c, p);
    }
  }
  for (uint32_t g = 0; g < c->gold->entity_count; g++) {
    const gxi_named *gold = &c->gold->entities[g];
    if (c->typed_taken[g] || gold->optional) continue;
    count_entity(c, gold->type, GXI_OUTCOME_MISSED);
    entity_missed(c, g);
  }
}

/* Ties. */

static bool is_symmetric(const comparison *c, gx_str type) {
  const gx_domain *domain = &c->eval->domain;
  for (size_t i = 0; i < domain->relation_type_count; i++)
    if (gxi_str_equal(domain->relation_types[i].id, type))
      return domain->relation_types[i].symmetric;
  return false;
}

static bool between(const gxi_gold_tie *tie, uint32_t head, uint32_t tail) {
  return tie->head == head && tie->tail == tail;
}

/* The first gold tie of this type between these ends; GX_ID_NONE when there is none. */
static uint32_t
find_gold_tie(const comparison *c, uint32_t head, gx_str type, uint32_t tail) {
  bool symmetric = is_symmetric(c, type);
  for (uint32_t i = 0; i < c->gold->tie_count; i++) {
    const gxi_gold_tie *tie = &c->gold->ties[i];
    if (!gxi_str_equal(tie->type, type)) continue;
    if (between(tie, head, tail) || (symmetric && between(tie, tail, head))) return i;
  }
  return GX_ID_NONE;
}

static uint32_t end_of(const comparison *c, uint32_t entity) {
  return entity < c->found_count ? c->ends[entity] : GX_ID_NONE;
}

static gx_str rule_of(const gx_record_relation *r) {
  return r->evidence_count ? r->evidence[0].rule : (gx_str){"", 0};
}

static void judge(comparison *c, const gx_record_relation *r, gx_eval_verdict verdict) {
  gx_eval *eval = c->eval;
  *gxi_vec_push(&eval->arena, &eval->ties) = (gx_eval_tie
  ){.document = c->document,
    .verdict = verdict,
    .type = keep(c, r->type),
    .rule = keep(c, rule_of(r)),
    .confidence = r->confidence,
    .evidence = (uint32_t)r->evidence_count};
  gxi_eval_count_rule(eval, rule_of(r), verdict);
}

/* What gold says of the two ends of a spurious tie. */
static gx_eval_kind spurious_kind(
  const comparison *c, uint32_t head, gx_str type, uint32_t tail, gx_str *wanted
) {
  gx_eval_kind kind = GX_EVAL_TIE_SPURIOUS;
  if (head == GX_ID_NONE || tail == GX_ID_NONE) return GX_EVAL_TIE_SPURIOUS_END;
  for (uint32_t i = 0; i < c->gold->tie_count; i++) {
    const gxi_gold_tie *tie = &c->gold->ties[i];
    if (!between(tie, head, tail) && !between(tie, tail, head)) continue;
    if (gxi_str_equal(tie->type, type)) return GX_EVAL_TIE_SPURIOUS_DIRECTION;
    if (kind == GX_EVAL_TIE_SPURIOUS) *wanted = tie->type;
    kind = GX_EVAL_TIE_SPURIOUS_TYPE;
  }
  return kind;
}

static gx_str name_found(const comparison *c, uint32_t entity) {
  return c->record->entities[entity].name;
}

/* "甲、乙": those of the two names that are meant. */
static gx_str
list_ends(comparison *c, gx_str head, bool with_head, gx_str tail, bool with_tail) {
  gxi_arena *arena = &c->eval->arena;
  if (!with_head || !with_tail) return keep(c, with_head ? head : tail);
  return gxi_arena_join(arena, gxi_arena_join(arena, head, GX_STR_LIT("、")), tail);
}

static void
tie_spurious(comparison *c, const gx_record_relation *r, uint32_t head, uint32_t tail) {
  gx_str wanted = {"", 0};
  gx_eval_kind kind = spurious_kind(c, head, r->type, tail, &wanted);
  gxi_found_mistake *m = add_mistake(c, kind, r->type, (gx_str){"", 0});
  m->row.head = keep(c, name_found(c, r->head));
  m->row.tail = keep(c, name_found(c, r->tail));
  m->row.wanted = keep(c, wanted);
  m->row.rule = keep(c, rule_of(r));
  m->row.confidence = r->confidence;
  if (kind == GX_EVAL_TIE_SPURIOUS_END)
    m->row.found =
      list_ends(c, m->row.head, head == GX_ID_NONE, m->row.tail, tail == GX_ID_NONE);
  if (!r->evidence_count) return;
  m->source = (gx_span){r->evidence[0].begin, r->evidence[0].end};
  if (r->evidence[0].trigger_end)
    m->source = (gx_span){r->evidence[0].trigger_begin, r->evidence[0].trigger_end};
  m->row.sentence = keep(c, r->evidence[0].text);
}

/* What was found between the ends of a missed tie. */
static gx_eval_kind
missed_kind(comparison *c, const gxi_gold_tie *tie, gx_str *instead, uint32_t *where) {
  const gx_record *record = c->record;
  gx_eval_kind kind = GX_EVAL_TIE_UNSEEN;
  for (size_t i = 0; record && i < record->relation_count; i++) {
    const gx_record_relation *r = &record->relations[i];
    uint32_t head = end_of(c, r->head), tail = end_of(c, r->tail);
    if (gxi_str_is(r->status, "negated")) continue;
    if (!between(tie, head, tail) && !between(tie, tail, head)) continue;
    if (kind == GX_EVAL_TIE_UNSEEN) {
      *instead = r->type;
      *where = (uint32_t)i;
    }
    kind = GX_EVAL_TIE_TYPE;
    if (gxi_str_equal(r->type, tie->type)) return GX_EVAL_TIE_DIRECTION;
  }
  return kind;
}

static void tie_missed(comparison *c, const gxi_gold_tie *tie) {
  const gxi_named *head = &c->gold->entities[tie->head];
  const gxi_named *tail = &c->gold->entities[tie->tail];
  bool no_head = !c->end_found[tie->head], no_tail = !c->end_found[tie->tail];
  uint32_t where = GX_ID_NONE;
  gx_str instead = {"", 0};
  gx_eval_kind kind = missed_kind(c, tie, &instead, &where);
  if (no_head || no_tail) kind = GX_EVAL_TIE_END;
  gxi_found_mistake *m = add_mistake(c, kind, tie->type, (gx_str){"", 0});
  m->row.head = keep(c, head->name);
  m->row.tail = keep(c, tail->name);
  m->quote = m->row.sentence = tie->evidence;
  if (kind == GX_EVAL_TIE_END)
    m->row.found = list_ends(c, head->name, no_head, tail->name, no_tail);
  if (kind == GX_EVAL_TIE_TYPE) m->row.found = keep(c, instead);
}

/* Attributes of an owed tie that was found. */

static const char *const ATTRIBUTES[] = {
  "amount", "date", "title", "agreement", "status"};

static gx_str
attribute_value(const gx_attribute *rows, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++)
    if (gxi_str_is(rows[i].name, name)) return rows[i].value;
  return (gx_str){"", 0};
}

static gx_str unless_asserted(gx_str status) {
  return gxi_str_is(status, "asserted") ? (gx_str){"", 0} : status;
}

static gx_str found_value(const gx_record_relation *r, const char *name) {
  bool status = strcmp(name, "status") == 0;
  if (status && r->status.size) return unless_asserted(r->status);
  return attribute_value(r->attributes, r->attribute_count, name);
}

static gx_str wanted_value(const gxi_gold_tie *tie, const char *name) {
  gx_str value = attribute_value(tie->attributes, tie->attribute_count, name);
  return strcmp(name, "status") == 0 ? unless_asserted(value) : value;
}

static void attribute_mistake(
  comparison *c,
  gx_eval_kind kind,
  const char *name,
  const gxi_gold_tie *tie,
  const gx_record_relation *r
) {
  gxi_found_mistake *m = add_mistake(c, kind, tie->type, gxi_str(name));
  m->row.head = keep(c, c->gold->entities[tie->head].name);
  m->row.tail = keep(c, c->gold->entities[tie->tail].name);
  m->row.wanted = keep(c, wanted_value(tie, name));
  m->row.found = keep(c, found_value(r, name));
  m->row.rule = keep(c, rule_of(r));
  m->row.confidence = r->confidence;
  m->row.sentence = tie->evidence;
  if (!r->evidence_count) return;
  m->source = (gx_span){r->evidence[0].begin, r->evidence[0].end};
  m->row.sentence = keep(c, r->evidence[0].text);
}

static void compare_attribute(
  comparison *c, const char *name, const gxi_gold_tie *tie, const gx_record_relation *r
) {
  gx_str wanted = wanted_value(tie, name), found = found_value(r, name);
  bool checked = strcmp(name, "amount") == 0 || strcmp(name, "status") == 0;
  bool right =
    wanted.size && found.size && gxi_same_value(c->scratch, name, found, wanted);
  if (!wanted.size && !(found.size && checked)) return;
  gx_str row = gxi_str(name);
  if (right) {
    gxi_eval_count(c->eval, c->document, GX_EVAL_ATTRIBUTES, row, GXI_OUTCOME_RIGHT);
    return;
  }
  if (wanted.size)
    gxi_eval_count(c->eval, c->document, GX_EVAL_ATTRIBUTES, row, GXI_OUTCOME_MISSED);
  if (found.size)
    gxi_eval_count(c->eval, c->document, GX_EVAL_ATTRIBUTES, row, GXI_OUTCOME_SPURIOUS);
  gx_eval_kind kind = !wanted.size ? GX_EVAL_ATTRIBUTE_SPURIOUS
                      : found.size ? GX_EVAL_ATTRIBUTE_WRONG
                                   : GX_EVAL_ATTRIBUTE_MISSED;
  attribute_mistake(c, kind, name, tie, r);
}

static void
tie_right(comparison *c, const gxi_gold_tie *tie, const gx_record_relation *r) {
  judge(c, r, GX_EVAL_RIGHT);
  gxi_eval_count(c->eval, c->document, GX_EVAL_TIES, r->type, GXI_OUTCOME_RIGHT);
  for (size_t i = 0; i < sizeof ATTRIBUTES / sizeof *ATTRIBUTES; i++)
    compare_attribute(c, ATTRIBUTES[i], tie, r);
}

/* Whether a tie of this group is found already. */
static bool group_found(const comparison *c, gx_str group) {
  for (uint32_t i = 0; i < c->gold->tie_count; i++)
    if (c->tie_found[i] && gxi_str_equal(c->gold->ties[i].group, group)) return true;
  return false;
}

static void compare_found_tie(comparison *c, const gx_record_relation *r) {
  uint32_t head = end_of(c, r->head), tail = end_of(c, r->tail);
  uint32_t at = GX_ID_NONE;
  if (head != GX_ID_NONE && tail != GX_ID_NONE)
    at = find_gold_tie(c, head, r->type, tail);
  if (at == GX_ID_NONE) {
    judge(c, r, GX_EVAL_WRONG);
    gxi_eval_count(c->eval, c->document, GX_EVAL_TIES, r->type, GXI_OUTCOME_SPURIOUS);
    tie_spurious(c, r, head, tail);
    return;
  }
  const gxi_gold_tie *tie = &c->gold->ties[at];
  bool again = c->tie_found[at];
  bool owed = tie->group.size ? !group_found(c, tie->group) : !tie->optional;
  c->tie_found[at] = true;
  if (owed && !again)
    tie_right(c, tie, r);
  else
    judge(c, r, GX_EVAL_NEUTRAL);
}

static bool group_seen(const comparison *c, uint32_t tie) {
  for (uint32_t i = 0; i < tie; i++)
    if (gxi_str_equal(c->gold->ties[i].group, c->gold->ties[tie].group) && c->same_as[i] == i)
      return true;
  return false;
}

static void compare_missed_tie(comparison *c, uint32_t at) {
  const gxi_gold_tie *tie = &c->gold->ties[at];
  if (c->same_as[at] != at) return;
  if (tie->group.size ? group_found(c, tie->group) || group_seen(c, at)
                      : c->tie_found[at] || tie->optional)
    return;
  gxi_eval_count(c->eval, c->document, GX_EVAL_TIES, tie->type, GXI_OUTCOME_MISSED);
  tie_missed(c, tie);
}

static void compare_ties(comparison *c) {
  const gx_record *record = c->record;
  for (uint32_t i = 0; i < c->gold->tie_count; i++) {
    const gxi_gold_tie *tie = &c->gold->ties[i];
    c->same_as[i] = find_gold_tie(c, tie->head, tie->type, tie->tail);
  }
  for (size_t i = 0; record && i < record->relation_count; i++)
    if (!gxi_str_is(record->relations[i].status, "negated"))
      compare_found_tie(c, &record->relations[i]);
  for (uint32_t i = 0; i < c->gold->tie_count; i++)
    compare_missed_tie(c, i);
}

static void compare_all(void *context) {
  comparison *c = context;
  uint32_t owed = c->gold->entity_count, ties = c->gold->tie_count;
  read_found(c);
  c->typed = gxi_arena_alloc(c->scratch, c->found_count, sizeof *c->typed);
  c->ends = gxi_arena_alloc(c->scratch, c->found_count, sizeof *c->ends);
  c->typed_taken = gxi_arena_alloc(c->scratch, owed, sizeof *c->typed_taken);
  c->end_found = gxi_arena_alloc(c->scratch, owed, sizeof *c->end_found);
  c->tie_found = gxi_arena_alloc(c->scratch, ties, sizeof *c->tie_found);
  c->same_as = gxi_arena_alloc(c->scratch, ties, sizeof *c->same_as);
  match_ends(c);
  compare_entities(c);
  compare_ties(c);
}

static void compare_in_scratch(void *context) {
  comparison *c = context;
  gx_status status = gxi_arena_try(c->scratch, compare_all, c, NULL);
  if (status != GX_OK) gxi_arena_unwind(&c->eval->arena, status);
}

gx_status gxi_eval_compare(
  gx_eval *eval, uint32_t document, const gx_record *record, gx_error *error
) {
  gxi_arena scratch;
  gxi_arena_init(&scratch, &eval->arena.allocator);
  comparison c = {
    .eval = eval,
    .scratch = &scratch,
    .document = document,
    .gold = &eval->golds.items[document],
    .record = record};
  gx_status status = gxi_arena_try(&eval->arena, compare_in_scratch, &c, error);
  gxi_arena_clear(&scratch);
  return status;
}
