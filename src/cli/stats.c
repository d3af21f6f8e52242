/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * stats.c: `guanxi stats`: the network as a whole.
 */
#include <string.h>

#include "cli/filter.h"
#include "guanxi/summary.h"

static uint64_t top = 10;
static uint64_t samples;
static bool exact;

static const char *const classes[] = {"tie", "structure", "activity", "post"};
#define CLASS_COUNT (sizeof classes / sizeof *classes)

static const gx_entity *entity_of(const view *v, uint32_t entity) {
  size_t all;
  return &gx_corpus_entities(v->corpus, &all)[entity];
}

static const gx_domain *domain_of(const view *v) {
  return gx_corpus_domain(v->corpus);
}

static size_t shown_of(size_t count) {
  return top && count > top ? (size_t)top : count;
}

static void print_more(size_t count) {
  if (count > shown_of(count)) printf("  … %zu more\n", count - shown_of(count));
}

static void print_figure(const char *name, gx_figure figure) {
  if (figure.known) {
    printf("%s %.4g", name, figure.value);
  } else {
    printf("%s unknown", name);
  }
}

static void print_size(const gx_summary *s) {
  printf(
    "%u entities (%u without a tie), %u ties between %u pairs\n",
    (unsigned)s->entities,
    (unsigned)s->isolates,
    (unsigned)s->ties,
    (unsigned)s->pairs
  );
  printf(
    "%u components, the largest of %u entities; %u articulation points, %zu bridges\n",
    (unsigned)s->components,
    (unsigned)s->largest_component,
    (unsigned)s->articulation_points,
    s->bridge_count
  );
  print_figure("density", s->density);
  print_figure("; partners on average", s->partners);
  print_figure("; reciprocity", s->reciprocity);
  print_figure("; transitivity", s->transitivity);
  print_figure("\nassortativity by type", s->type_assortativity);
  print_figure("; by number of partners", s->degree_assortativity);
  print_figure("; by province", s->province_assortativity);
  printf(" (%u entities placed)\n", (unsigned)s->placed);
}

static void print_kinds(const view *v, const gx_summary *s) {
  const gx_domain *domain = domain_of(v);
  const char *joint = "\nEntities: ";
  for (size_t t = 0; t < domain->entity_type_count; t++) {
    if (!s->types[t]) continue;
    printf("%s%.*s %u", joint, GX_STR_ARG(domain->entity_types[t].id), s->types[t]);
    joint = ", ";
  }
  joint = "\nTies: ";
  for (size_t r = 0; r < domain->relation_type_count; r++) {
    if (!s->relations[r]) continue;
    gx_str id = domain->relation_types[r].id;
    printf("%s%.*s %u", joint, GX_STR_ARG(id), s->relations[r]);
    joint = ", ";
  }
  putchar('\n');
}

static void print_communities(const gx_summary *s) {
  size_t width = terminal_width();
  size_t named = 0;
  while (named < s->community_count && s->communities[named].size > 1)
    named++;
  print_figure("\nCommunities (modularity", s->modularity);
  printf(")\n  entities  inside  strongest members\n");
  for (size_t i = 0; i < shown_of(named); i++) {
    const gx_community *c = &s->communities[i];
    printf("  %8u  %6.2f  ", (unsigned)c->size, c->inside);
    size_t room = width > 40 ? width - 22 : 18, full = display_width(c->name);
    print_cell(stdout, c->name, full < room ? full : room, false);
    putchar('\n');
  }
  print_more(named);
}

static uint32_t
ties_of_class(const view *v, const gx_year *year, const char *class_id) {
  const gx_domain *domain = domain_of(v);
  uint32_t count = 0;
  for (size_t r = 0; r < domain->relation_type_count; r++) {
    gx_str id = domain->relation_types[r].class_id;
    bool same = id.size == strlen(class_id) && !memcmp(id.data, class_id, id.size);
    if (same) count += year->by_relation[r];
  }
  return count;
}

static void print_years(const view *v, const gx_summary *s) {
  printf("\nTies by year\n  year     ties     new  sentences  documents");
  for (size_t c = 0; c < CLASS_COUNT; c++)
    printf(" %9s", classes[c]);
  putchar('\n');
  for (size_t i = 0; i < s->year_count; i++) {
    const gx_year *y = &s->years[i];
    printf("  ");
    print_cell(stdout, y->year.size ? y->year : text_of("none"), 4, false);
    printf(
      " %8u %7u %10u %10u",
      (unsigned)y->ties,
      (unsigned)y->new_ties,
      (unsigned)y->sentences,
      (unsigned)y->documents
    );
    for (size_t c = 0; c < CLASS_COUNT; c++)
      printf(" %9u", (unsigned)ties_of_class(v, y, classes[c]));
    putchar('\n');
  }
}

static void print_cell_figure(gx_figure figure) {
  if (figure.known) {
    printf(" %8.2f", figure.value);
  } else {
    printf(" %8s", "-");
  }
}

static void print_provinces(const gx_summary *s) {
  if (!s->province_pair_count) return;
  printf("\nTied pairs by province, and what the numbers of partners alone would give\n"
  );
  printf("   tied expected        z  provinces\n");
  for (size_t i = 0; i < shown_of(s->province_pair_count); i++) {
    const gx_province_pair *p = &s->province_pairs[i];
    printf("  %5u", (unsigned)p->tied);
    print_cell_figure(p->expected);
    print_cell_figure(p->z);
    printf("  %.*s — %.*s\n", GX_STR_ARG(p->names[0]), GX_STR_ARG(p->names[1]));
  }
  print_more(s->province_pair_count);
}

static void print_bridges(const view *v, const gx_summary *s) {
  if (!s->bridge_count) return;
  printf("\nBridges, and how many entities each alone holds\n");
  for (size_t i = 0; i < shown_of(s->bridge_count); i++) {
    const gx_bridge *b = &s->bridges[i];
    printf(
      "  %5u  %.*s — %.*s\n",
      (unsigned)b->cut_off,
      GX_STR_ARG(entity_of(v, b->one)->name),
      GX_STR_ARG(entity_of(v, b->other)->name)
    );
  }
  print_more(s->bridge_count);
}

static void json_figure(const char *name, gx_figure figure) {
  if (figure.known) {
    printf(", \"%s\": %.17g", name, figure.value);
  } else {
    printf(", \"%s\": null", name);
  }
}

static void json_size(const gx_summary *s) {
  printf("{");
  json_projection();
  printf(
    "\"entities\": %u, \"isolates\": %u, \"ties\": %u, \"pairs\": %u, "
    "\"components\": %u, \"largest_component\": %u, \"articulation_points\": %u, "
    "\"placed\": %u, \"samples\": %u",
    (unsigned)s->entities,
    (unsigned)s->isolates,
    (unsigned)s->ties,
    (unsigned)s->pairs,
    (unsigned)s->components,
    (unsigned)s->largest_component,
    (unsigned)s->articulation_points,
    (unsigned)s->placed,
    (unsigned)s->samples
  );
  json_figure("density", s->density);
  json_figure("partners", s->partners);
  json_figure("reciprocity", s->reciprocity);
  json_figure("transitivity", s->transitivity);
  json_figure("modularity", s->modularity);
  json_figure("type_assortativity", s->type_assortativity);
  json_figure("province_assortativity", s->province_assortativity);
  json_figure("degree_assortativity", s->degree_assortativity);
  print_json_member("method", s->method);
}

static void json_kinds(const view *v, const gx_summary *s) {
  const gx_domain *domain = domain_of(v);
  printf(",\n \"entity_types\": {");
  for (size_t t = 0; t < domain->entity_type_count; t++) {
    if (t) printf(", ");
    print_json(domain->entity_types[t].id);
    printf(": %u", (unsigned)s->types[t]);
  }
  printf("},\n \"relations\": {");
  for (size_t r = 0; r < domain->relation_type_count; r++) {
    if (r) printf(", ");
    print_json(domain->relation_types[r].id);
    printf(": %u", (unsigned)s->relations[r]);
  }
  putchar('}');
}

static void json_communities(const view *v, const gx_summary *s) {
  printf(",\n \"communities\": [");
  for (size_t i = 0; i < s->community_count; i++) {
    const gx_community *c = &s->communities[i];
    printf(
      "%s\n  {\"community\": %u, \"size\": %u, \"inside\": %.17g",
      i ? "," : "",
      (unsigned)c->number,
      (unsigned)c->size,
      c->inside
    );
    print_json_member("name", c->name);
    printf(", \"members\": [");
    for (uint32_t m = 0; m < c->size; m++) {
      if (m) printf(", ");
      print_json(entity_of(v, c->members[m])->uid);
    }
    printf("]}");
  }
  putchar(']');
}

static void json_years(const view *v, const gx_summary *s) {
  const gx_domain *domain = domain_of(v);
  printf(",\n \"years\": [");
  for (size_t i = 0; i < s->year_count; i++) {
    const gx_year *y = &s->years[i];
    printf(
      "%s\n  {\"ties\": %u, \"new_ties\": %u, \"sentences\": %u, \"documents\": %u",
      i ? "," : "",
      (unsigned)y->ties,
      (unsigned)y->new_ties,
      (unsigned)y->sentences,
      (unsigned)y->documents
    );
    print_json_member("year", y->year);
    printf(", \"relations\": {");
    const char *joint = "";
    for (size_t r = 0; r < domain->relation_type_count; r++) {
      if (!y->by_relation[r]) continue;
      printf("%s", joint);
      print_json(domain->relation_types[r].id);
      printf(": %u", (unsigned)y->by_relation[r]);
      joint = ", ";
    }
    printf("}}");
  }
  putchar(']');
}

static void json_provinces(const gx_summary *s) {
  printf(",\n \"province_pairs\": [");
  for (size_t i = 0; i < s->province_pair_count; i++) {
    const gx_province_pair *p = &s->province_pairs[i];
    printf("%s\n  {\"tied\": %u", i ? "," : "", (unsigned)p->tied);
    print_json_member("one", p->codes[0]);
    print_json_member("one_name", p->names[0]);
    print_json_member("other", p->codes[1]);
    print_json_member("other_name", p->names[1]);
    json_figure("expected", p->expected);
    json_figure("z", p->z);
    putchar('}');
  }
  putchar(']');
}

static void json_bridges(const view *v, const gx_summary *s) {
  printf(",\n \"bridges\": [");
  for (size_t i = 0; i < s->bridge_count; i++) {
    const gx_bridge *b = &s->bridges[i];
    printf("%s\n  {\"cut_off\": %u", i ? "," : "", (unsigned)b->cut_off);
    print_json_member("one", entity_of(v, b->one)->uid);
    print_json_member("other", entity_of(v, b->other)->uid);
    putchar('}');
  }
  putchar(']');
}

static void print_all(const view *v, const gx_summary *s) {
  if (common.json) {
    json_size(s);
    json_kinds(v, s);
    json_communities(v, s);
    json_years(v, s);
    json_provinces(s);
    json_bridges(v, s);
    printf("}\n");
    return;
  }
  print_size(s);
  print_kinds(v, s);
  print_years(v, s);
  print_communities(s);
  print_provinces(s);
  print_bridges(v, s);
  mention("%.*s", GX_STR_ARG(s->method));
}

static int summarize(view *v) {
  gx_summary_options options = GX_SUMMARY_OPTIONS_INIT;
  gx_error error = {0};
  gx_summary *summary = NULL;
  gx_progress progress = progress_bar();
  options.seed = common.seed;
  options.samples = samples > UINT32_MAX ? UINT32_MAX : (uint32_t)samples;
  options.exact = exact;
  options.knowledge = v->knowledge;
  options.progress = &progress;
  gx_status status = gx_summary_build(&summary, v->graph, &options, &error);
  progress_done();
  if (status != GX_OK) return fail_with(status, &error);
  print_all(v, summary);
  gx_summary_free(summary);
  return 0;
}

static int run(const arguments *found) {
  if (found->count != 1) {
    complain("one STORE is needed (see guanxi stats --help)");
    return 2;
  }
  view v;
  int status = view_open(&v, found->items[0]);
  if (status) return status;
  status = view_filtered(&v, 0);
  if (!status) status = summarize(&v);
  view_close(&v);
  return status;
}

static const option options[] = {
  {"top", 'n', OPTION_NUMBER, &top, "N", "rows of each table (default 10; 0: all)"},
  {"samples",
   0,
   OPTION_NUMBER,
   &samples,
   "N",
   "rewired graphs to compare with (default 100)"},
  {"exact", 0, OPTION_FLAG, &exact, NULL, "all samples, whatever it takes"},
  {"seed", 0, OPTION_NUMBER, &common.seed, "N", "of communities and rewiring"},
  OPTION_KIND_ROWS,
  OPTION_SAID_ROWS,
  OPTION_PLACE_ROWS,
  OPTION_PROJECT_ROWS,
  OPTION_JSON_ROW,
  OPTION_SCHEMA_ROWS,
  OPTION_QUIET_ROW,
  {0},
};

static const command_help help = {
  "stats",
  "STORE [OPTION…]",
  "the network as a whole",
  "Prints size and shape of the network: density, reciprocity, transitivity, whether\n"
  "like ties with like, ties by year, communities named by their strongest members,\n"
  "pairs of provinces that are tied more (z > 2) or less (z < -2) than their "
  "entities'\n"
  "numbers of partners would give, and bridges, without which a part falls off. What\n"
  "was measured how is printed on standard error (in --json: `method`).",
  "  guanxi stats out\n"
  "  guanxi stats out --class tie --from 2023 --json\n",
};

const command command_stats = {&help, options, run};
