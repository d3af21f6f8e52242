/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * diff.c: `guanxi diff`: what changed from one store to another, with the sentences.
 */
#include <string.h>

#include "cli/command.h"

static uint64_t top = 20;
static uint64_t sentences = 3;
static bool exit_code;
static bool entities_only, ties_only;

/* The two stores; the second has the first's knowledge. */
typedef struct pair {
  view before;
  view after;
  gx_diff *diff;
} pair;

static const gx_entity *entity_of(const gx_corpus *corpus, uint32_t entity) {
  size_t count;
  return &gx_corpus_entities(corpus, &count)[entity];
}

static const gx_edge *edge_of(const gx_corpus *corpus, uint32_t edge) {
  size_t count;
  return &gx_corpus_edges(corpus, &count)[edge];
}

static const char *sign_of(gx_change change) {
  return change == GX_CHANGE_ADDED ? "+" : change == GX_CHANGE_REMOVED ? "-" : "~";
}

static const gx_corpus *corpus_of(const pair *p, gx_change change) {
  return change == GX_CHANGE_REMOVED ? p->before.corpus : p->after.corpus;
}

static void print_entity(const pair *p, const gx_entity_change *row) {
  const gx_corpus *corpus = corpus_of(p, row->change);
  const gx_entity *e =
    entity_of(corpus, row->change == GX_CHANGE_REMOVED ? row->before : row->after);
  gx_str type = gx_corpus_domain(corpus)->entity_types[e->type].id;
  printf(
    "%s %.*s (%.*s, %.*s)",
    sign_of(row->change),
    GX_STR_ARG(e->name),
    GX_STR_ARG(type),
    GX_STR_ARG(e->uid)
  );
  if (row->change == GX_CHANGE_CHANGED) {
    const gx_entity *old = entity_of(p->before.corpus, row->before);
    gx_str was = gx_corpus_domain(p->before.corpus)->entity_types[old->type].id;
    if (row->what & GX_DIFFERENT_NAME) printf("; was %.*s", GX_STR_ARG(old->name));
    if (row->what & GX_DIFFERENT_TYPE) printf("; was of type %.*s", GX_STR_ARG(was));
  }
  putchar('\n');
}

static gx_str or_none(gx_str text) {
  return text.size ? text : (gx_str){"none", 4};
}

static void print_fields(const pair *p, const gx_tie_change *row) {
  if (row->change != GX_CHANGE_CHANGED) return;
  const gx_edge *a = edge_of(p->before.corpus, row->before);
  const gx_edge *b = edge_of(p->after.corpus, row->after);
  if (row->what & GX_DIFFERENT_WEIGHT) {
    printf(
      "    weight %u → %u\n",
      (unsigned)a->independent_docs,
      (unsigned)b->independent_docs
    );
  }
  if (row->what & GX_DIFFERENT_STATUS) {
    printf(
      "    status %s → %s\n",
      gx_tie_status_name(a->status),
      gx_tie_status_name(b->status)
    );
  }
  if (row->what & GX_DIFFERENT_DATES) {
    gx_str dates[4] = {
      or_none(a->first_date),
      or_none(a->last_date),
      or_none(b->first_date),
      or_none(b->last_date)};
    printf(
      "    dates %.*s to %.*s → %.*s to %.*s\n",
      GX_STR_ARG(dates[0]),
      GX_STR_ARG(dates[1]),
      GX_STR_ARG(dates[2]),
      GX_STR_ARG(dates[3])
    );
  }
  if (row->what & GX_DIFFERENT_AMOUNT) {
    printf("    amount %.15g → %.15g CNY\n", a->amount_cny, b->amount_cny);
  }
}

static void print_sentences(
  const gx_corpus *corpus, const char *sign, const uint32_t *rows, uint32_t count
) {
  size_t all;
  const gx_evidence *evidence = gx_corpus_evidence(corpus, &all);
  const gx_corpus_document *documents = gx_corpus_documents(corpus, &all);
  for (uint32_t i = 0; i < count; i++) {
    const gx_evidence *e = &evidence[rows[i]];
    if (sentences && i == sentences) {
      printf("    %s %u more\n", sign, (unsigned)(count - i));
      return;
    }
    gx_str doc = documents[e->document].doc;
    printf("    %s %.*s\n", sign, GX_STR_ARG(e->text));
    printf(
      "      %.*s bytes %u–%u%s%.*s\n",
      GX_STR_ARG(doc),
      (unsigned)e->begin,
      (unsigned)e->end,
      e->date.size ? "; " : "",
      GX_STR_ARG(e->date)
    );
  }
}

static void print_tie(const pair *p, const gx_tie_change *row) {
  const gx_corpus *corpus = corpus_of(p, row->change);
  const gx_edge *edge =
    edge_of(corpus, row->change == GX_CHANGE_REMOVED ? row->before : row->after);
  const gx_relation_type *type =
    &gx_corpus_domain(corpus)->relation_types[edge->relation];
  const char *arrow = type->symmetric ? "—" : "→";
  printf(
    "%s %.*s %s %.*s (%.*s) %s %.*s\n",
    sign_of(row->change),
    GX_STR_ARG(entity_of(corpus, edge->head)->name),
    arrow,
    GX_STR_ARG(type->label_zh),
    GX_STR_ARG(type->id),
    arrow,
    GX_STR_ARG(entity_of(corpus, edge->tail)->name)
  );
  print_fields(p, row);
  print_sentences(p->before.corpus, "-", row->gone, row->gone_count);
  print_sentences(p->after.corpus, "+", row->come, row->come_count);
}

static void print_counts(const gx_diff_counts *counts) {
  printf(
    "documents +%llu -%llu; entities +%llu -%llu ~%llu; ties +%llu -%llu ~%llu\n",
    (unsigned long long)counts->documents_added,
    (unsigned long long)counts->documents_removed,
    (unsigned long long)counts->entities[GX_CHANGE_ADDED],
    (unsigned long long)counts->entities[GX_CHANGE_REMOVED],
    (unsigned long long)counts->entities[GX_CHANGE_CHANGED],
    (unsigned long long)counts->ties[GX_CHANGE_ADDED],
    (unsigned long long)counts->ties[GX_CHANGE_REMOVED],
    (unsigned long long)counts->ties[GX_CHANGE_CHANGED]
  );
}

static size_t shown_of(size_t count) {
  return top && count > top ? (size_t)top : count;
}

static void print_text(const pair *p) {
  size_t entities, ties;
  const gx_entity_change *changed = gx_diff_entities(p->diff, &entities);
  const gx_tie_change *rows = gx_diff_ties(p->diff, &ties);
  gx_diff_counts counts = gx_diff_count(p->diff);
  print_counts(&counts);
  if (!entities_only && ties) printf("\nTies\n");
  for (size_t i = 0; i < shown_of(ties) && !entities_only; i++)
    print_tie(p, &rows[i]);
  if (!ties_only && entities) printf("\nEntities\n");
  for (size_t i = 0; i < shown_of(entities) && !ties_only; i++)
    print_entity(p, &changed[i]);
  size_t hidden = (entities_only ? 0 : ties - shown_of(ties)) +
                  (ties_only ? 0 : entities - shown_of(entities));
  if (hidden) mention("%zu more changes; --top 0 shows all", hidden);
}

static void json_entity(const pair *p, const gx_entity_change *row) {
  const gx_corpus *corpus = corpus_of(p, row->change);
  const gx_entity *e =
    entity_of(corpus, row->change == GX_CHANGE_REMOVED ? row->before : row->after);
  printf("{\"change\": \"%s\"", gx_change_name(row->change));
  print_json_member("uid", e->uid);
  print_json_member("name", e->name);
  print_json_member("type", gx_corpus_domain(corpus)->entity_types[e->type].id);
  if (row->change == GX_CHANGE_CHANGED) {
    const gx_entity *old = entity_of(p->before.corpus, row->before);
    print_json_member("old_name", old->name);
    print_json_member(
      "old_type", gx_corpus_domain(p->before.corpus)->entity_types[old->type].id
    );
  }
  putchar('}');
}

static void json_edge(const char *name, const gx_edge *edge) {
  printf(
    ", \"%s\": {\"weight\": %u, \"mentions\": %u, \"status\": \"%s\", "
    "\"confidence\": %.6g, \"amount_cny\": %.17g",
    name,
    (unsigned)edge->independent_docs,
    (unsigned)edge->mentions,
    gx_tie_status_name(edge->status),
    edge->confidence,
    edge->amount_cny
  );
  print_json_member("first_date", edge->first_date);
  print_json_member("last_date", edge->last_date);
  putchar('}');
}

static void json_sentences(
  const char *name, const gx_corpus *corpus, const uint32_t *rows, uint32_t count
) {
  size_t all;
  const gx_evidence *evidence = gx_corpus_evidence(corpus, &all);
  const gx_corpus_document *documents = gx_corpus_documents(corpus, &all);
  printf(", \"%s\": [", name);
  for (uint32_t i = 0; i < count; i++) {
    const gx_evidence *e = &evidence[rows[i]];
    printf(
      "%s{\"begin\": %u, \"end\": %u",
      i ? ", " : "",
      (unsigned)e->begin,
      (unsigned)e->end
    );
    print_json_member("doc", documents[e->document].doc);
    print_json_member("date", e->date);
    print_json_member("status", text_of(gx_tie_status_name(e->status)));
    print_json_member("rule", e->rule);
    print_json_member("text", e->text);
    putchar('}');
  }
  putchar(']');
}

static void json_tie(const pair *p, const gx_tie_change *row) {
  const gx_corpus *corpus = corpus_of(p, row->change);
  const gx_edge *edge =
    edge_of(corpus, row->change == GX_CHANGE_REMOVED ? row->before : row->after);
  const gx_entity *ends[2] = {
    entity_of(corpus, edge->head), entity_of(corpus, edge->tail)};
  printf("{\"change\": \"%s\"", gx_change_name(row->change));
  print_json_member("head", ends[0]->uid);
  print_json_member("head_name", ends[0]->name);
  print_json_member(
    "relation", gx_corpus_domain(corpus)->relation_types[edge->relation].id
  );
  print_json_member("tail", ends[1]->uid);
  print_json_member("tail_name", ends[1]->name);
  if (row->before != GX_ID_NONE) {
    json_edge("before", edge_of(p->before.corpus, row->before));
  }
  if (row->after != GX_ID_NONE)
    json_edge("after", edge_of(p->after.corpus, row->after));
  json_sentences("sentences_removed", p->before.corpus, row->gone, row->gone_count);
  json_sentences("sentences_added", p->after.corpus, row->come, row->come_count);
  putchar('}');
}

static void json_counts(const char *name, const uint64_t counts[3]) {
  printf(
    "\"%s\": {\"added\": %llu, \"removed\": %llu, \"changed\": %llu}",
    name,
    (unsigned long long)counts[GX_CHANGE_ADDED],
    (unsigned long long)counts[GX_CHANGE_REMOVED],
    (unsigned long long)counts[GX_CHANGE_CHANGED]
  );
}

static void print_all_json(const pair *p) {
  size_t entities, ties;
  const gx_entity_change *changed = gx_diff_entities(p->diff, &entities);
  const gx_tie_change *rows = gx_diff_ties(p->diff, &ties);
  gx_diff_counts counts = gx_diff_count(p->diff);
  printf(
    "{\"counts\": {\"documents\": {\"added\": %llu, \"removed\": %llu}, ",
    (unsigned long long)counts.documents_added,
    (unsigned long long)counts.documents_removed
  );
  json_counts("entities", counts.entities);
  printf(", ");
  json_counts("ties", counts.ties);
  printf("},\n \"ties\": [");
  for (size_t i = 0; i < ties && !entities_only; i++) {
    printf("%s\n  ", i ? "," : "");
    json_tie(p, &rows[i]);
  }
  printf("],\n \"entities\": [");
  for (size_t i = 0; i < entities && !ties_only; i++) {
    printf("%s\n  ", i ? "," : "");
    json_entity(p, &changed[i]);
  }
  printf("]}\n");
}

static bool is_different(const gx_diff *diff) {
  size_t entities, ties;
  gx_diff_entities(diff, &entities);
  gx_diff_ties(diff, &ties);
  return entities || ties;
}

static int compare(pair *p) {
  gx_error error = {0};
  gx_status status = gx_diff_build(&p->diff, p->before.corpus, p->after.corpus, &error);
  if (status != GX_OK) return fail_with(status, &error);
  if (common.json) {
    print_all_json(p);
  } else {
    print_text(p);
  }
  return exit_code && is_different(p->diff) ? 1 : 0;
}

static int run(const arguments *found) {
  if (found->count != 2) {
    complain("an old and a new STORE are needed (see guanxi diff --help)");
    return 2;
  }
  pair p = {0};
  int status = view_open(&p.before, found->items[0]);
  if (!status) status = view_open(&p.after, found->items[1]);
  if (!status) status = compare(&p);
  gx_diff_free(p.diff);
  view_close(&p.after);
  view_close(&p.before);
  return status;
}

static const option options[] = {
  {"top", 'n', OPTION_NUMBER, &top, "N", "changes of each kind (default 20; 0: all)"},
  {"sentences",
   0,
   OPTION_NUMBER,
   &sentences,
   "N",
   "shown for each change (default 3; 0: all)"},
  {"ties", 0, OPTION_FLAG, &ties_only, NULL, "changes of ties only"},
  {"entities", 0, OPTION_FLAG, &entities_only, NULL, "changes of entities only"},
  {"exit-code", 0, OPTION_FLAG, &exit_code, NULL, "exit with 1 when anything changed"},
  OPTION_PROJECT_ROWS,
  OPTION_CONFIDENCE_ROW,
  OPTION_JSON_ROW,
  OPTION_SCHEMA_ROWS,
  OPTION_QUIET_ROW,
  {0},
};

static const command_help help = {
  "diff",
  "OLD NEW [OPTION…]",
  "what changed between two stores, and why",
  "Compares two stores (files or folders of a build): which ties and entities came "
  "(+),\n"
  "went (-) or changed (~: weight, status, dates, amount), each with the sentences "
  "that\n"
  "only one of them has. With --project, the folded networks are compared. Exit status "
  "0,\n"
  "whatever changed; with --exit-code 1 when anything did.",
  "  guanxi diff out-2023 out-2024\n"
  "  guanxi diff out-2023 out-2024 --project place --ties --json\n",
};

const command command_diff = {&help, options, run};
