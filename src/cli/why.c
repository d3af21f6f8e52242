/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * why.c: `guanxi why`: the sentences behind an entity or a tie, and the bytes of the
 * source that they stand on.
 */
#include <string.h>

#include "cli/command.h"

static text_list sources;
static bool raw;
static uint64_t top = 20;
static text_list relations;

static bool wanted_relation(const view *v, const gx_edge *edge) {
  gx_str id = v->domain.relation_types[edge->relation].id;
  for (size_t i = 0; i < relations.count; i++) {
    gx_str want = text_of(relations.items[i]);
    if (want.size == id.size && memcmp(want.data, id.data, id.size) == 0) return true;
  }
  return relations.count == 0;
}

static void print_bytes(const char *bytes, gx_span span) {
  fwrite(bytes + span.begin, 1, span.end - span.begin, stdout);
  putchar('\n');
}

/* The slice of the source: raw bytes with --raw, else as text in UTF-8. */
static int
print_slice(const gx_corpus_document *document, const gx_evidence *evidence) {
  char *bytes = NULL;
  size_t size = 0;
  gx_error error = {0};
  gx_status status =
    gx_source_bytes(&bytes, &size, sources.items, sources.count, document->doc, &error);
  if (status != GX_OK) return fail_with(status, &error);
  int failed = 0;
  gx_span span = {evidence->begin, evidence->end};
  if (span.end > size || span.begin > span.end) {
    complain("%.*s has changed since it was read", GX_STR_ARG(document->doc));
    failed = 1;
  } else if (raw) {
    print_bytes(bytes, span);
  } else {
    char *utf8 = NULL;
    size_t utf8_size = 0;
    gx_str slice = {bytes + span.begin, span.end - span.begin};
    status = gx_text_decode(&utf8, &utf8_size, slice, document->encoding, &error);
    if (status != GX_OK) {
      failed = fail_with(status, &error);
    } else {
      printf("    source: ");
      for (size_t i = 0; i < utf8_size; i++) {
        unsigned char c = (unsigned char)utf8[i];
        putchar(c < 0x20 || c == 0x7F ? ' ' : c);
      }
      putchar('\n');
      gx_bytes_free(utf8, utf8_size);
    }
  }
  gx_bytes_free(bytes, size);
  return failed;
}

static void print_attributes(const gx_evidence *e) {
  for (size_t i = 0; i < e->attribute_count; i++) {
    const gx_attribute *a = &e->attributes[i];
    printf("; %.*s %.*s", GX_STR_ARG(a->name), GX_STR_ARG(a->value));
  }
}

static int print_evidence(const view *v, const gx_evidence *e) {
  size_t count;
  const gx_corpus_document *document =
    &gx_corpus_documents(v->corpus, &count)[e->document];
  if (raw) return print_slice(document, e);
  printf("  %.*s\n", GX_STR_ARG(e->text));
  printf(
    "    %.*s bytes %u–%u",
    GX_STR_ARG(document->doc),
    (unsigned)e->begin,
    (unsigned)e->end
  );
  if (e->trigger_end > e->trigger_begin)
    printf(", trigger %u–%u", (unsigned)e->trigger_begin, (unsigned)e->trigger_end);
  if (e->date.size) printf("; %.*s", GX_STR_ARG(e->date));
  printf(
    "; %s; rule %.*s; confidence %.2f",
    gx_tie_status_name(e->status),
    GX_STR_ARG(e->rule),
    e->confidence
  );
  for (size_t i = 0; i < e->via_count; i++)
    printf("; via %.*s", GX_STR_ARG(e->via[i]));
  print_attributes(e);
  putchar('\n');
  return sources.count ? print_slice(document, e) : 0;
}

static void print_edge(const view *v, const gx_edge *edge) {
  size_t count;
  const gx_entity *entities = gx_corpus_entities(v->corpus, &count);
  const gx_relation_type *type = &v->domain.relation_types[edge->relation];
  const char *arrow = type->symmetric ? "—" : "→";
  printf(
    "%.*s %s %.*s (%.*s) %s %.*s  [%u sentence%s, %u independent document%s, %s]\n",
    GX_STR_ARG(entities[edge->head].name),
    arrow,
    GX_STR_ARG(type->label_zh),
    GX_STR_ARG(type->id),
    arrow,
    GX_STR_ARG(entities[edge->tail].name),
    (unsigned)edge->mentions,
    edge->mentions == 1 ? "" : "s",
    (unsigned)edge->independent_docs,
    edge->independent_docs == 1 ? "" : "s",
    gx_tie_status_name(edge->status)
  );
}

static void json_evidence(const view *v, const gx_edge *edge, const gx_evidence *e) {
  size_t count;
  const gx_entity *entities = gx_corpus_entities(v->corpus, &count);
  const gx_corpus_document *document =
    &gx_corpus_documents(v->corpus, &count)[e->document];
  printf("{\"head\": ");
  print_json(entities[edge->head].name);
  print_json_member("relation", v->domain.relation_types[edge->relation].id);
  print_json_member("tail", entities[edge->tail].name);
  print_json_member("doc", document->doc);
  printf(", \"begin\": %u, \"end\": %u", (unsigned)e->begin, (unsigned)e->end);
  if (e->trigger_end > e->trigger_begin)
    printf(
      ", \"trigger\": [%u, %u]", (unsigned)e->trigger_begin, (unsigned)e->trigger_end
    );
  print_json_member("text", e->text);
  print_json_member("date", e->date);
  print_json_member("status", text_of(gx_tie_status_name(e->status)));
  print_json_member("rule", e->rule);
  printf(", \"confidence\": %.6g, \"via\": [", e->confidence);
  for (size_t i = 0; i < e->via_count; i++) {
    if (i) printf(", ");
    print_json(e->via[i]);
  }
  printf("], \"attributes\": {");
  for (size_t i = 0; i < e->attribute_count; i++) {
    if (i) printf(", ");
    print_json(e->attributes[i].name);
    printf(": ");
    print_json(e->attributes[i].value);
  }
  printf("}}\n");
}

static int explain_edge(const view *v, const gx_edge *edge) {
  size_t count;
  const gx_evidence *evidence = gx_corpus_evidence(v->corpus, &count);
  if (!common.json && !raw) print_edge(v, edge);
  int failed = 0;
  for (uint32_t i = 0; i < edge->mentions && !failed; i++) {
    const gx_evidence *e = &evidence[edge->evidence_begin + i];
    if (common.json) {
      json_evidence(v, edge, e);
    } else {
      failed = print_evidence(v, e);
    }
  }
  if (!common.json && !raw) putchar('\n');
  return failed;
}

static int explain(const view *v, const arguments *found) {
  uint32_t ends[2] = {GX_ID_NONE, GX_ID_NONE};
  for (size_t i = 1; i < found->count; i++) {
    int failed = view_find(v, found->items[i], &ends[i - 1]);
    if (failed) return failed;
  }
  size_t edge_count, count;
  const gx_edge *edges = gx_corpus_edges(v->corpus, &edge_count);
  const uint32_t *around = gx_corpus_entity_edges(v->corpus, ends[0], &count);
  uint64_t shown = 0, hidden = 0;
  for (size_t i = 0; i < count; i++) {
    const gx_edge *edge = &edges[around[i]];
    uint32_t other = edge->head == ends[0] ? edge->tail : edge->head;
    if (ends[1] != GX_ID_NONE && other != ends[1]) continue;
    if (!wanted_relation(v, edge)) continue;
    if (top && shown == top) {
      hidden++;
      continue;
    }
    int failed = explain_edge(v, edge);
    if (failed) return failed;
    shown++;
  }
  if (hidden) mention("%llu more ties; --top 0 shows all", (unsigned long long)hidden);
  if (shown) return 0;
  mention("no tie is known between them");
  return 1;
}

static int run(const arguments *found) {
  if (found->count < 2 || found->count > 3) {
    complain(
      "STORE, a name and perhaps a second name are needed (see guanxi why --help)"
    );
    return 2;
  }
  if (raw && !sources.count) {
    complain("--raw needs --source");
    return 2;
  }
  view v;
  int status = view_open(&v, found->items[0]);
  if (status) return status;
  status = explain(&v, found);
  view_close(&v);
  return status;
}

static const option options[] = {
  {"source",
   'S',
   OPTION_LIST,
   &sources,
   "INPUT",
   "also print the slice of the source, found below INPUT"},
  {"raw", 0, OPTION_FLAG, &raw, NULL, "with --source: only the slices, byte for byte"},
  {"relation",
   'r',
   OPTION_LIST,
   &relations,
   "LIST",
   "ties of these relation types only"},
  {"top", 'n', OPTION_NUMBER, &top, "N", "ties shown (default 20; 0: all)"},
  OPTION_PROJECT_ROWS,
  OPTION_CONFIDENCE_ROW,
  OPTION_JSON_ROW,
  OPTION_SCHEMA_ROWS,
  OPTION_QUIET_ROW,
  {0},
};

static const command_help help = {
  "why",
  "STORE NAME [NAME] [OPTION…]",
  "which sentences say so",
  "Prints the ties of an entity, or those between two, each with the sentences behind "
  "it:\n"
  "document, byte range of the source, date, status, the rule that fired and the "
  "steps\n"
  "(carry-over, coreference) that led to it. A NAME is a uid, a name or an alias.",
  "  guanxi why out 马尾区 原州区\n"
  "  guanxi why out 马尾区 原州区 --source examples/documents\n",
};

const command command_why = {&help, options, run};
