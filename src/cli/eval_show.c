/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * eval_show.c: an evaluation as tables, and as JSON.
 */
#include "cli/eval.h"

static const char *const PARTS[GX_EVAL_PARTS] = {"entities", "ties", "attributes"};

/* Text. */

static void print_count(const char *indent, gx_str name, gx_eval_count c) {
  printf("%s", indent);
  print_cell(stdout, name, *indent ? 20 : 22, false);
  printf(
    " %6llu %6llu %6llu   %9.3f %7.3f %7.3f\n",
    (unsigned long long)(c.right + c.missed),
    (unsigned long long)(c.right + c.spurious),
    (unsigned long long)c.right,
    gx_eval_precision(c),
    gx_eval_recall(c),
    gx_eval_f1(c)
  );
}

static void print_figures(const gx_eval *eval) {
  printf("                         owed  found  right   precision  recall      F1\n");
  for (int part = 0; part < GX_EVAL_PARTS; part++) {
    size_t count;
    const gx_eval_row *rows = gx_eval_rows(eval, (gx_eval_part)part, &count);
    print_count("", text_of(PARTS[part]), gx_eval_total(eval, (gx_eval_part)part));
    for (size_t i = 0; i < count; i++)
      print_count("  ", rows[i].name, rows[i].count);
  }
}

static void print_kinds(const gx_eval *eval) {
  static const char *const heads[GX_EVAL_PARTS][2] = {
    {"entities found, not in gold", "entities in gold, not found"},
    {"ties found, not in gold", "ties in gold, not found"},
    {"attributes found, not in gold", "attributes in gold, not found or wrong"}};
  printf("\nErrors by kind\n");
  for (int part = 0; part < GX_EVAL_PARTS; part++) {
    for (int missed = 1; missed >= 0; missed--) {
      printf("  %s\n", heads[part][missed]);
      for (gx_eval_kind k = 0; k < GX_EVAL_KINDS; k++) {
        if (gx_eval_kind_part(k) != (gx_eval_part)part) continue;
        if (gx_eval_kind_missed(k) != missed) continue;
        printf("    %6llu  ", (unsigned long long)gx_eval_kind_count(eval, k));
        printf("%s\n", gx_eval_kind_text(k));
      }
    }
  }
}

static void print_rules(const gx_eval *eval, uint64_t top) {
  size_t count, shown = 0;
  const gx_eval_rule *rows = gx_eval_rules(eval, &count);
  printf("\nRules, the most spurious ties first\n");
  printf("  spurious  right  neutral  precision  rule\n");
  for (; shown < count && (!top || shown < top) && (!top || rows[shown].spurious);
       shown++) {
    const gx_eval_rule *r = &rows[shown];
    gx_eval_count c = {r->right, r->spurious, 0};
    printf(
      "  %8llu %6llu %8llu  %9.3f  %.*s\n",
      (unsigned long long)r->spurious,
      (unsigned long long)r->right,
      (unsigned long long)r->neutral,
      gx_eval_precision(c),
      GX_STR_ARG(r->rule)
    );
  }
  if (shown < count) printf("  … %zu more; --top 0 shows all\n", count - shown);
}

static void print_reliability(const gx_eval *eval) {
  gx_eval_bin bins[GX_EVAL_BINS];
  double error = gx_eval_reliability(eval, bins);
  printf("\nConfidence and truth (expected calibration error %.3f)\n", error);
  printf("  confidence    ties   mean  right\n");
  for (int i = GX_EVAL_BINS; i-- > 0;) {
    if (!bins[i].ties) continue;
    printf(
      "  %.1f to %.1f  %6llu  %.3f  %.3f\n",
      i / 10.0,
      (i + 1) / 10.0,
      (unsigned long long)bins[i].ties,
      bins[i].confidence,
      (double)bins[i].right / (double)bins[i].ties
    );
  }
}

static void print_documents(const gx_eval *eval) {
  size_t count;
  const gx_eval_document *rows = gx_eval_documents(eval, &count);
  printf("\n%-30s entities P     R    F1    ties P     R    F1\n", "Documents");
  for (size_t i = 0; i < count; i++) {
    print_cell(stdout, rows[i].name, 30, false);
    for (int part = 0; part < GX_EVAL_ATTRIBUTES; part++) {
      gx_eval_count c = rows[i].counts[part];
      printf(
        "%s%.3f %.3f %.3f",
        part ? "   " : "      ",
        gx_eval_precision(c),
        gx_eval_recall(c),
        gx_eval_f1(c)
      );
    }
    putchar('\n');
  }
}

static void print_where(const gx_eval_document *d, uint32_t line) {
  gx_str path = d->path.size ? d->path : d->doc.size ? d->doc : d->name;
  printf("%.*s:", GX_STR_ARG(path));
  if (line) printf("%u:", (unsigned)line);
}

static void print_what(const gx_eval_mistake *m) {
  bool missed = gx_eval_kind_missed(m->kind);
  switch (gx_eval_kind_part(m->kind)) {
  case GX_EVAL_ENTITIES:
    printf(
      " %c %.*s %.*s", missed ? '-' : '+', GX_STR_ARG(m->type), GX_STR_ARG(m->name)
    );
    break;
  case GX_EVAL_TIES:
    printf(
      " %c %.*s → %.*s → %.*s",
      missed ? '-' : '+',
      GX_STR_ARG(m->head),
      GX_STR_ARG(m->type),
      GX_STR_ARG(m->tail)
    );
    break;
  case GX_EVAL_ATTRIBUTES:
    printf(
      " %c %.*s of %.*s → %.*s → %.*s",
      missed ? '-' : '+',
      GX_STR_ARG(m->name),
      GX_STR_ARG(m->head),
      GX_STR_ARG(m->type),
      GX_STR_ARG(m->tail)
    );
  }
}

static void print_mistake(const gx_eval_document *d, const gx_eval_mistake *m) {
  print_where(d, m->line);
  print_what(m);
  printf(": %s", gx_eval_kind_text(m->kind));
  if (m->wanted.size) printf(", wanted “%.*s”", GX_STR_ARG(m->wanted));
  if (m->found.size) {
    bool ends = m->kind == GX_EVAL_TIE_END || m->kind == GX_EVAL_TIE_SPURIOUS_END;
    printf(", %s “%.*s”", ends ? "namely" : "found", GX_STR_ARG(m->found));
  }
  if (m->rule.size) printf(" [%.*s %.2f]", GX_STR_ARG(m->rule), m->confidence);
  putchar('\n');
  if (!m->sentence.size) return;
  printf("    ");
  print_cell(stdout, m->sentence, display_width(m->sentence), false);
  putchar('\n');
}

static void print_mistakes(const gx_eval *eval) {
  size_t count, all;
  const gx_eval_mistake *rows = gx_eval_mistakes(eval, &count);
  const gx_eval_document *documents = gx_eval_documents(eval, &all);
  for (size_t i = 0; i < count; i++)
    print_mistake(&documents[rows[i].document], &rows[i]);
  if (count) putchar('\n');
}

void eval_print(const eval_view *v) {
  size_t documents;
  gx_eval_documents(v->eval, &documents);
  if (v->mistakes) print_mistakes(v->eval);
  printf("%zu document%s\n\n", documents, documents == 1 ? "" : "s");
  print_figures(v->eval);
  print_kinds(v->eval);
  print_rules(v->eval, v->top);
  print_reliability(v->eval);
  if (v->by_document) print_documents(v->eval);
}

/* JSON. */

static void json_text(const char *name, gx_str value) {
  printf("\"%s\": ", name);
  print_json(value);
}

static void json_count(gx_eval_count c) {
  printf(
    "\"precision\": %.6g, \"recall\": %.6g, \"f1\": %.6g, \"right\": %llu, "
    "\"spurious\": %llu, \"missed\": %llu",
    gx_eval_precision(c),
    gx_eval_recall(c),
    gx_eval_f1(c),
    (unsigned long long)c.right,
    (unsigned long long)c.spurious,
    (unsigned long long)c.missed
  );
}

static void json_part(const gx_eval *eval, gx_eval_part part) {
  size_t count;
  const gx_eval_row *rows = gx_eval_rows(eval, part, &count);
  printf(",\n \"%s\": {", PARTS[part]);
  json_count(gx_eval_total(eval, part));
  printf(", \"types\": {");
  for (size_t i = 0; i < count; i++) {
    printf("%s\n  ", i ? "," : "");
    print_json(rows[i].name);
    printf(": {");
    json_count(rows[i].count);
    putchar('}');
  }
  printf("}}");
}

static void json_kinds(const gx_eval *eval) {
  printf(",\n \"errors\": {");
  for (gx_eval_kind k = 0; k < GX_EVAL_KINDS; k++)
    printf(
      "%s\"%s\": %llu",
      k ? ", " : "",
      gx_eval_kind_name(k),
      (unsigned long long)gx_eval_kind_count(eval, k)
    );
  putchar('}');
}

static void json_rules(const gx_eval *eval) {
  size_t count;
  const gx_eval_rule *rows = gx_eval_rules(eval, &count);
  printf(",\n \"rules\": [");
  for (size_t i = 0; i < count; i++) {
    printf("%s\n  {", i ? "," : "");
    json_text("rule", rows[i].rule);
    printf(
      ", \"right\": %llu, \"spurious\": %llu, \"neutral\": %llu}",
      (unsigned long long)rows[i].right,
      (unsigned long long)rows[i].spurious,
      (unsigned long long)rows[i].neutral
    );
  }
  putchar(']');
}

static void json_reliability(const gx_eval *eval) {
  gx_eval_bin bins[GX_EVAL_BINS];
  double error = gx_eval_reliability(eval, bins);
  printf(",\n \"calibration_error\": %.6g, \"reliability\": [", error);
  for (int i = 0; i < GX_EVAL_BINS; i++)
    printf(
      "%s\n  {\"from\": %.1f, \"to\": %.1f, \"ties\": %llu, \"right\": %llu, "
      "\"confidence\": %.6g}",
      i ? "," : "",
      i / 10.0,
      (i + 1) / 10.0,
      (unsigned long long)bins[i].ties,
      (unsigned long long)bins[i].right,
      bins[i].confidence
    );
  putchar(']');
}

static void json_documents(const gx_eval *eval) {
  size_t count;
  const gx_eval_document *rows = gx_eval_documents(eval, &count);
  printf(",\n \"by_document\": [");
  for (size_t i = 0; i < count; i++) {
    printf("%s\n  {", i ? "," : "");
    json_text("name", rows[i].name);
    printf(", ");
    json_text("doc", rows[i].doc);
    for (int part = 0; part < GX_EVAL_PARTS; part++) {
      printf(", \"%s\": {", PARTS[part]);
      json_count(rows[i].counts[part]);
      putchar('}');
    }
    putchar('}');
  }
  putchar(']');
}

static void json_unless_empty(const char *name, gx_str value) {
  if (!value.size) return;
  printf(", ");
  json_text(name, value);
}

static void json_mistakes(const gx_eval *eval) {
  size_t count, all;
  const gx_eval_mistake *rows = gx_eval_mistakes(eval, &count);
  const gx_eval_document *documents = gx_eval_documents(eval, &all);
  printf(",\n \"mistakes\": [");
  for (size_t i = 0; i < count; i++) {
    const gx_eval_mistake *m = &rows[i];
    const gx_eval_document *d = &documents[m->document];
    printf("%s\n  {\"kind\": \"%s\", ", i ? "," : "", gx_eval_kind_name(m->kind));
    json_text("document", d->name);
    json_unless_empty("path", d->path);
    if (m->line) printf(", \"line\": %u", (unsigned)m->line);
    json_unless_empty("type", m->type);
    json_unless_empty("name", m->name);
    json_unless_empty("head", m->head);
    json_unless_empty("tail", m->tail);
    json_unless_empty("wanted", m->wanted);
    json_unless_empty("found", m->found);
    json_unless_empty("rule", m->rule);
    if (m->rule.size) printf(", \"confidence\": %.6g", m->confidence);
    json_unless_empty("sentence", m->sentence);
    putchar('}');
  }
  putchar(']');
}

static void json_ties(const gx_eval *eval) {
  static const char *const verdicts[] = {"right", "wrong", "neutral"};
  size_t count, all;
  const gx_eval_tie *rows = gx_eval_ties(eval, &count);
  const gx_eval_document *documents = gx_eval_documents(eval, &all);
  printf(",\n \"drawn\": [");
  for (size_t i = 0; i < count; i++) {
    printf("%s\n  {\"verdict\": \"%s\", ", i ? "," : "", verdicts[rows[i].verdict]);
    json_text("document", documents[rows[i].document].name);
    json_unless_empty("type", rows[i].type);
    json_unless_empty("rule", rows[i].rule);
    printf(
      ", \"confidence\": %.6g, \"evidence\": %u}",
      rows[i].confidence,
      (unsigned)rows[i].evidence
    );
  }
  putchar(']');
}

void eval_print_json(const eval_view *v) {
  size_t documents;
  gx_eval_documents(v->eval, &documents);
  printf("{\"documents\": %zu", documents);
  for (int part = 0; part < GX_EVAL_PARTS; part++)
    json_part(v->eval, (gx_eval_part)part);
  json_kinds(v->eval);
  json_rules(v->eval);
  json_reliability(v->eval);
  if (v->by_document) json_documents(v->eval);
  if (v->mistakes) json_mistakes(v->eval);
  if (v->ties) json_ties(v->eval);
  printf("}\n");
}
