/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * build_graph.c: from documents to GraphML through the library, in memory.
 *
 *     cc build_graph.c $(pkg-config --cflags --libs guanxi) -o build_graph
 *     ./build_graph examples/documents > graph.graphml
 */
#include <guanxi/guanxi.h>
#include <stdio.h>

static bool add_record(void *corpus, const gx_record *record) {
  gx_error error;
  if (gx_corpus_add(corpus, record, &error) == GX_OK) return true;
  fprintf(stderr, "%s\n", error.message);
  return false;
}

static bool write_stdout(void *stream, const char *data, size_t size) {
  return fwrite(data, 1, size, stream) == size;
}

static gx_status build(const char *const *inputs, size_t count, gx_error *error) {
  gx_knowledge *knowledge = NULL;
  gx_corpus *corpus = NULL;
  gx_graph *graph = NULL;
  gx_status status = gx_knowledge_load(&knowledge, NULL, error);
  if (status == GX_OK) {
    gx_domain domain = gx_domain_of(knowledge);
    status = gx_corpus_new(&corpus, &domain, NULL, error);
  }
  if (status == GX_OK) {
    gx_receiver receiver = {corpus, add_record};
    status = gx_pipeline_run(NULL, knowledge, inputs, count, &receiver, NULL, error);
  }
  if (status == GX_OK) status = gx_corpus_build(corpus, error);
  if (status == GX_OK) status = gx_graph_build(&graph, corpus, NULL, error);
  if (status == GX_OK) status = gx_analysis_run(graph, NULL, error);
  if (status == GX_OK) {
    gx_output output = {stdout, write_stdout};
    const gx_format *format = gx_format_find("graphml");
    status = gx_export(format, graph, &output, NULL, NULL, error);
  }
  gx_graph_free(graph);
  gx_corpus_free(corpus);
  gx_knowledge_free(knowledge);
  return status;
}

int main(int argc, char **argv) {
  gx_error error = {0};
  if (argc < 2) {
    fprintf(stderr, "usage: build_graph INPUT...\n");
    return 2;
  }
  gx_status status = build((const char *const *)argv + 1, (size_t)argc - 1, &error);
  if (status == GX_OK) return 0;
  fprintf(stderr, "%s: %s\n", gx_status_name(status), error.message);
  return 1;
}
