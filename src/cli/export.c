/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * export.c: `guanxi export`: a store as GraphML, GEXF, DOT, CSV, JSON, filtered.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/filter.h"
#include "guanxi/report.h"

static const char *format_name;
static const char *output;
#define TOP_NOT_GIVEN UINT64_MAX
static uint64_t top = TOP_NOT_GIVEN;
static bool excel, dynamic;
static const char *symmetric, *flavor, *gexf_version, *base;
static unsigned symmetric_number, flavor_number, version_number;

/* The place of a word in its list, which ends with NULL. */
static int read_choice(
  unsigned *place, const char *name, const char *word, const char *const *words
) {
  for (*place = 0; words[*place]; ++*place) {
    if (!word || strcmp(word, words[*place]) == 0) return 0;
  }
  fprintf(stderr, "guanxi: --%s does not take “%s”, but", name, word);
  for (; *words; words++)
    fprintf(stderr, " %s", *words);
  fputc('\n', stderr);
  return 2;
}

static int read_choices(void) {
  static const char *const ways[] = {"both", "once", NULL};
  static const char *const flavors[] = {"gephi", "plain", "yed", NULL};
  static const char *const versions[] = {"1.2", "1.3", NULL};
  int failed = read_choice(&symmetric_number, "symmetric", symmetric, ways);
  if (!failed) failed = read_choice(&flavor_number, "flavor", flavor, flavors);
  if (!failed) {
    failed = read_choice(&version_number, "gexf-version", gexf_version, versions);
  }
  return failed;
}

/* DOT cuts for itself, and says so in the picture. */
static int build_graph(view *v, bool is_dot) {
  bool cut = !is_dot && top <= UINT32_MAX;
  return view_filtered(v, cut ? (uint32_t)top : 0);
}

/* No row of the library's table: the page stands above the exports. */
static const gx_format html_format = {
  .id = "html",
  .group = "html",
  .file_name = GX_REPORT_FILE,
  .about = "HTML: a page to look at, in one file",
  .measured = true};

static const gx_format *choose_format(void) {
  const char *name = format_name ? format_name : "graphml";
  const gx_format *format = gx_format_find(name);
  if (format) return format;
  if (strcmp(name, html_format.id) == 0) return &html_format;
  const char *names[64];
  size_t count = gx_format_count();
  for (size_t i = 0; i < count && i < 64; i++)
    names[i] = gx_format_at(i)->id;
  const char *near = nearest_word(name, names, count);
  complain(
    "no format %s%s%s; there are:", name, near ? "; nearest: " : "", near ? near : ""
  );
  for (size_t i = 0; i < count; i++) {
    fprintf(stderr, "  %-20s %s\n", gx_format_at(i)->id, gx_format_at(i)->about);
  }
  fprintf(stderr, "  %-20s %s\n", html_format.id, html_format.about);
  return NULL;
}

/* Once: several files may be written. */
static gx_status measure(view *v, gx_error *error) {
  gx_analysis_options analysis = GX_ANALYSIS_OPTIONS_INIT;
  if (gx_graph_column_count(v->graph)) return GX_OK;
  gx_progress progress = progress_bar();
  analysis.seed = common.seed;
  analysis.progress = &progress;
  gx_status status = gx_analysis_run(v->graph, &analysis, error);
  progress_done();
  return status;
}

static int write_graph(view *v, const gx_format *format, FILE *out) {
  gx_error error = {0};
  gx_status status = format->measured ? measure(v, &error) : GX_OK;
  if (status == GX_OK && format == &html_format) return report_write(v, out, NULL);
  gx_export_options options = GX_EXPORT_OPTIONS_INIT;
  options.symmetric_once = symmetric_number == 1;
  options.flavor = (gx_graphml_flavor)flavor_number;
  options.gexf_version = (gx_gexf_version)version_number;
  options.dynamic = dynamic;
  options.base = base;
  options.excel = excel;
  if (top != TOP_NOT_GIVEN) {
    options.top = top && top < UINT32_MAX ? (uint32_t)top : UINT32_MAX;
  }
  gx_export_report report = {0};
  gx_output to = stream_output(out);
  if (status == GX_OK) {
    status = gx_export(format, v->graph, &to, &options, &report, &error);
  }
  if (status != GX_OK) return fail_with(status, &error);
  if (report.ties_left_out) {
    mention(
      "%llu of %llu ties are drawn, the heaviest (--top 0 for all)",
      (unsigned long long)report.ties,
      (unsigned long long)(report.ties + report.ties_left_out)
    );
  }
  if (report.removed_characters) {
    mention(
      "%llu characters that the format cannot hold were left out",
      (unsigned long long)report.removed_characters
    );
  }
  return 0;
}

static int
write_file(view *v, const gx_format *format, const char *folder, const char *name) {
  whole_file file;
  int status = whole_file_open(&file, folder, name);
  if (status) return status;
  status = write_graph(v, format, file.stream);
  int failed = whole_file_close(&file, status == 0);
  return status ? status : failed;
}

static bool is_group(const char *name) {
  for (size_t i = 0; i < gx_format_count(); i++) {
    if (strcmp(gx_format_at(i)->group, name) == 0) return true;
  }
  return false;
}

/* All formats of a group (csv), as files of a folder. */
static int write_group(view *v, const char *group) {
  int status = folder_make(output);
  for (size_t i = 0; !status && i < gx_format_count(); i++) {
    const gx_format *format = gx_format_at(i);
    if (strcmp(format->group, group) != 0) continue;
    status = write_file(v, format, output, format->file_name);
  }
  return status;
}

static int write_format(view *v, const gx_format *format) {
  if (!format) return write_group(v, format_name);
  bool to_file = output && strcmp(output, "-") != 0;
  return to_file ? write_file(v, format, "", output) : write_graph(v, format, stdout);
}

static int run(const arguments *found) {
  if (found->count != 1) {
    complain("one STORE is needed (see guanxi export --help)");
    return 2;
  }
  bool group = format_name && !gx_format_find(format_name) && is_group(format_name);
  if (group && !output) {
    complain("--format %s is several files: -o DIR is needed", format_name);
    return 2;
  }
  const gx_format *format = group ? NULL : choose_format();
  if ((!format && !group) || read_choices()) return 2;
  view v;
  int status = view_open(&v, found->items[0]);
  if (!status) status = build_graph(&v, format && strcmp(format->id, "dot") == 0);
  if (!status) status = write_format(&v, format);
  view_close(&v);
  return status;
}

static const option options[] = {
  {"format",
   'f',
   OPTION_TEXT,
   &format_name,
   "F",
   "graphml (default) gexf dot json html csv turtle …"},
  {"output",
   'o',
   OPTION_TEXT,
   &output,
   "FILE",
   "instead of standard output; a folder for csv, neo4j"},
  OPTION_KIND_ROWS,
  OPTION_SAID_ROWS,
  OPTION_PLACE_ROWS,
  OPTION_PROJECT_ROWS,
  OPTION_TOP_NODES_ROWS,
  {"top", 'n', OPTION_NUMBER, &top, "N", "the heaviest N ties (0: all)"},
  {"symmetric",
   0,
   OPTION_TEXT,
   &symmetric,
   "both|once",
   "symmetric ties as two edges (default) or one"},
  {"flavor",
   0,
   OPTION_TEXT,
   &flavor,
   "gephi|yed|plain",
   "for whom GraphML is written (gephi)"},
  {"gexf-version", 0, OPTION_TEXT, &gexf_version, "1.2|1.3", "GEXF 1.2draft (default)"},
  {"dynamic",
   0,
   OPTION_FLAG,
   &dynamic,
   NULL,
   "GEXF with the days that nodes and edges last"},
  {"base", 0, OPTION_TEXT, &base, "IRI", "RDF: what names begin with (urn:guanxi:)"},
  {"excel",
   0,
   OPTION_FLAG,
   &excel,
   NULL,
   "CSV for spreadsheets: BOM, formulas guarded"},
  {"seed", 0, OPTION_NUMBER, &common.seed, "N", "of communities and layout"},
  OPTION_SCHEMA_ROWS,
  OPTION_QUIET_ROW,
  {0},
};

static const command_help help = {
  "export",
  "STORE --format F [OPTION…]",
  "a store as GraphML, GEXF, DOT, CSV, JSON, HTML or more",
  "Writes the graph of a store, or a part of it, on standard output. GraphML and\n"
  "GEXF open in Gephi, Cytoscape, networkx and igraph; DOT is drawn by Graphviz; html\n"
  "is a page to look at, in one file; json is node-link form with the evidence, jsonl\n"
  "the same as one object a line; csv and neo4j are several tables in a folder (-o),\n"
  "each of which has its own name too: nodes.csv, edges.csv, evidence.csv,\n"
  "documents.csv, centrality.csv. Filters narrow each other; man guanxi says how each\n"
  "works.",
  "  guanxi export out -f graphml -o graph.graphml\n"
  "  guanxi export out -f gexf --dynamic --region 65 --from 2020 -o xinjiang.gexf\n"
  "  guanxi export out -f csv -o tables --top-nodes 50 --by pagerank\n"
  "  guanxi export out -f dot --class tie --ego 新疆 --radius 2 | dot -Tsvg > "
  "near.svg\n",
};

const command command_export = {&help, options, run};
