/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * report.c: the HTML page, for `guanxi build` and `guanxi export -f html`.
 */
#include "guanxi/report.h"
#include "cli/command.h"

static void mention_cuts(const gx_report_counts *counts) {
  if (!counts->vertices_left_out && !counts->edges_left_out) return;
  mention(
    "%s draws %llu of %llu entities and %llu of %llu ties, the most connected and the "
    "heaviest",
    GX_REPORT_FILE,
    (unsigned long long)counts->vertices,
    (unsigned long long)(counts->vertices + counts->vertices_left_out),
    (unsigned long long)counts->edges,
    (unsigned long long)(counts->edges + counts->edges_left_out)
  );
}

int report_write(const view *v, FILE *stream, const char *title) {
  gx_report_options options = GX_REPORT_OPTIONS_INIT;
  gx_report_counts counts = {0};
  gx_error error = {0};
  gx_output output = stream_output(stream);
  if (title) options.title = text_of(title);
  gx_status status = gx_report_write(v->graph, &output, &options, &counts, &error);
  if (status != GX_OK) return fail_with(status, &error);
  mention_cuts(&counts);
  return 0;
}

int report_build(const view *v, const char *folder) {
  whole_file file;
  if (!gx_report_available()) {
    mention("%s is left out: guanxi was built without npm", GX_REPORT_FILE);
    return 0;
  }
  if (whole_file_open(&file, folder, GX_REPORT_FILE)) return 1;
  int status = report_write(v, file.stream, NULL);
  int failed = whole_file_close(&file, status == 0);
  return status ? status : failed;
}
