/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * make_exports.c: records → a folder with every export, for readers that the project
 * did not write.
 *
 *     make_exports RECORDS.jsonl FOLDER
 *
 * Writes each format as it is; with symmetric ties once, for spreadsheets, in plain
 * GraphML (once.…); in GEXF 1.3 with days (timed.…); and in GraphML for yEd (yed.…).
 */
#include <sys/stat.h>

#include "guanxi/analysis.h"
#include "guanxi/export.h"
#include "support/records.h"

static bool to_stream(void *user, const char *data, size_t size) {
  return fwrite(data, 1, size, user) == size;
}

static bool write_one(
  const gx_graph *graph,
  const gx_format *format,
  const gx_export_options *options,
  const char *folder,
  const char *prefix
) {
  char path[4096];
  gx_error error = {GX_OK, 0, 0, ""};
  snprintf(path, sizeof path, "%s/%s%s", folder, prefix, format->file_name);
  FILE *file = fopen(path, "wb");
  if (!file) return false;
  gx_output output = {file, to_stream};
  gx_status status = gx_export(format, graph, &output, options, NULL, &error);
  if (status != GX_OK) fprintf(stderr, "%s: %s\n", path, error.message);
  return fclose(file) == 0 && status == GX_OK;
}

int main(int argc, char **argv) {
  test_records records;
  gx_graph *graph = NULL;
  gx_error error = {GX_OK, 0, 0, ""};
  gx_export_options yed = GX_EXPORT_OPTIONS_INIT;
  gx_export_options once = GX_EXPORT_OPTIONS_INIT;
  gx_export_options timed = GX_EXPORT_OPTIONS_INIT;
  once.symmetric_once = true;
  once.excel = true;
  once.flavor = GX_GRAPHML_PLAIN;
  timed.gexf_version = GX_GEXF_1_3;
  timed.dynamic = true;
  yed.flavor = GX_GRAPHML_YED;
  if (argc != 3) return 2;
  mkdir(argv[2], 0777);
  test_records_load(&records, argv[1]);
  gx_corpus *corpus = test_corpus(&records);
  bool good = gx_graph_build(&graph, corpus, NULL, &error) == GX_OK &&
              gx_analysis_run(graph, NULL, &error) == GX_OK;
  if (!good) fprintf(stderr, "%s\n", error.message);
  for (size_t i = 0; good && i < gx_format_count(); i++) {
    good = write_one(graph, gx_format_at(i), NULL, argv[2], "") &&
           write_one(graph, gx_format_at(i), &once, argv[2], "once.");
  }
  good = good && write_one(graph, gx_format_find("gexf"), &timed, argv[2], "timed.") &&
         write_one(graph, gx_format_find("graphml"), &yed, argv[2], "yed.");
  gx_graph_free(graph);
  gx_corpus_free(corpus);
  test_records_clear(&records);
  return good ? 0 : 1;
}
