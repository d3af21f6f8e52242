/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * report.c: the page = what web/build.mjs made, with the data where its two marks are.
 *
 *     <!doctype html> … <script type="application/json" id="data">
 *     {"version": 2, …}                               data.c
 *     </script><script>sigma, graphology, ours</script>
 *     <script type="text/plain" id="evidence">
 *     eJzsvWtzG8mRPfxVuvnCdsz…                        said.c, packed by pack.c
 *     </script> …
 *
 * The program draws as soon as it has the first; the sentences, most of the bytes, come
 * behind it and are unpacked when the first is asked for.
 *
 * The data cannot end its element nor open another: every `<` in it becomes \u003c,
 * which JSON reads as the same character, and base64 has none. The page's content
 * security policy admits its own script and style by their hashes and nothing else.
 */
#include "report/report.h"

#include "base/fail.h"
#include "base/memory.h"
#include "base/str.h"
#include "report/pack.h"

#define MAX_VERTICES 5000u /* what WebGL draws smoothly on a plain laptop */
#define MAX_EDGES 50000u
#define MAX_EVIDENCE 12u
#define DATA_MARK GX_STR_LIT("@GUANXI_DATA@")
#define EVIDENCE_MARK GX_STR_LIT("@GUANXI_EVIDENCE@")

extern const char gxi_page_begin[]; /* page.S */
extern const char gxi_page_end[];

static gx_str page(void) {
  return (gx_str){gxi_page_begin, (size_t)(gxi_page_end - gxi_page_begin)};
}

bool gx_report_available(void) {
  return gxi_str_find(page(), DATA_MARK, 0) != SIZE_MAX;
}

static bool write_without_tags(void *user, const char *data, size_t size) {
  const gx_output *output = user;
  size_t begin = 0;
  for (size_t i = 0; i < size; i++) {
    if (data[i] != '<') continue;
    if (i > begin && !output->write(output->user, data + begin, i - begin))
      return false;
    if (!output->write(output->user, "\\u003c", 6)) return false;
    begin = i + 1;
  }
  return begin == size || output->write(output->user, data + begin, size - begin);
}

static void look_around(gxi_reporting *in) {
  const gx_corpus *corpus = gx_graph_corpus(in->graph);
  size_t count;
  in->domain = gx_corpus_domain(corpus);
  in->entities = gx_corpus_entities(corpus, &count);
  in->edges = gx_corpus_edges(corpus, &count);
  in->evidence = gx_corpus_evidence(corpus, &count);
  in->documents = gx_corpus_documents(corpus, &in->document_count);
  in->vertices = gx_graph_vertices(in->graph, &in->vertex_count);
  in->ties = gx_graph_edges(in->graph, &in->tie_count);
}

static void fill_defaults(gx_report_options *options, const gx_report_options *given) {
  static const gx_report_options defaults = GX_REPORT_OPTIONS_INIT;
  *options = given ? *given : defaults;
  if (!options->title.size) options->title = GX_STR_LIT("关系网络");
  if (!options->language.data) options->language = GX_STR_LIT("");
  if (!options->max_vertices) options->max_vertices = MAX_VERTICES;
  if (!options->max_edges) options->max_edges = MAX_EDGES;
  if (!options->max_evidence) options->max_evidence = MAX_EVIDENCE;
}

static void write_graph(void *context) {
  gxi_reporting *in = context;
  look_around(in);
  gxi_report_choose(in);
  gxi_report_place(in);
  gxi_report_data(in);
}

static void write_said(void *context) {
  gxi_report_said(context);
}

/* What `run` writes, through one sink. */
static gx_status write_json(
  gxi_reporting *in,
  const gx_output *output,
  void (*run)(void *context),
  gx_error *error
) {
  gxi_sink_init(in->sink, output);
  gx_status status = gxi_arena_try(in->scratch, run, in, error);
  gx_status closed = gxi_sink_close(in->sink, status == GX_OK ? error : NULL);
  return status == GX_OK ? closed : status;
}

static gx_status
write_data(gxi_reporting *in, const gx_output *output, gx_error *error) {
  gx_output guarded = {(void *)output, write_without_tags};
  return write_json(in, &guarded, write_graph, error);
}

static gx_status
write_evidence(gxi_reporting *in, const gx_output *output, gx_error *error) {
  gxi_pack *pack = gxi_arena_alloc(in->scratch, 1, sizeof *pack);
  if (!pack) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  GX_TRY(gxi_pack_init(pack, output, in->scratch, error));
  gx_output packed = gxi_pack_input(pack);
  gx_status status = write_json(in, &packed, write_said, error);
  gx_status closed = gxi_pack_close(pack, status == GX_OK ? error : NULL);
  return status == GX_OK ? closed : status;
}

/* The page from `begin` to the mark; *begin is then behind it. */
static gx_status
write_until(const gx_output *output, size_t *begin, gx_str mark, gx_error *error) {
  size_t end = mark.size ? gxi_str_find(page(), mark, *begin) : page().size;
  if (end == SIZE_MAX) {
    return gxi_fail(error, GX_E_ARGUMENT, "this build has no report (npm was missing)");
  }
  if (!output->write(output->user, page().data + *begin, end - *begin)) {
    return gxi_fail(error, GX_E_IO, "the output refused");
  }
  *begin = end + mark.size;
  return GX_OK;
}

static gx_status
write_page(gxi_reporting *in, const gx_output *output, gx_error *error) {
  size_t at = 0;
  GX_TRY(write_until(output, &at, DATA_MARK, error));
  GX_TRY(write_data(in, output, error));
  GX_TRY(write_until(output, &at, EVIDENCE_MARK, error));
  GX_TRY(write_evidence(in, output, error));
  return write_until(output, &at, (gx_str){"", 0}, error);
}

static gx_status write_with_memory(
  gxi_reporting *in,
  const gx_output *output,
  const gx_allocator *memory,
  gx_error *error
) {
  gxi_arena scratch;
  gxi_sink *sink = gxi_alloc(memory, sizeof *sink);
  if (!sink) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  gxi_arena_init(&scratch, memory);
  in->sink = sink;
  in->scratch = &scratch;
  gx_status status = write_page(in, output, error);
  gxi_arena_clear(&scratch);
  gxi_free(memory, sink, sizeof *sink);
  return status;
}

static gx_status check_language(gx_str language, gx_error *error) {
  if (!language.size || gxi_str_among(language, GX_STR_LIT("zh en"))) return GX_OK;
  return gxi_fail(
    error, GX_E_ARGUMENT, "no language %.*s (zh, en)", GX_STR_ARG(language)
  );
}

gx_status gx_report_write(
  const gx_graph *graph,
  const gx_output *output,
  const gx_report_options *options,
  gx_report_counts *counts,
  gx_error *error
) {
  gxi_reporting in = {.graph = graph};
  fill_defaults(&in.options, options);
  GX_TRY(check_language(in.options.language, error));
  gx_allocator memory = gxi_allocator_or_libc(in.options.allocator);
  gx_homes_options homes = GX_HOMES_OPTIONS_INIT;
  homes.level = GX_PLACE_PROVINCE;
  homes.persons = true;
  GX_TRY(gx_homes_build(&in.homes, gx_graph_corpus(graph), &homes, error));
  gx_status status = write_with_memory(&in, output, &memory, error);
  gx_homes_free(in.homes);
  if (status == GX_OK && counts) *counts = in.counts;
  return status;
}
