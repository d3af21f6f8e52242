/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * graphml.c: how fast a graph becomes a GraphML file: ours, or igraph's own writer.
 *
 *     graphml guanxi NODES TIES FILE   makes a corpus through the public API, writes it
 *     graphml igraph FILE COPY         reads FILE into igraph, writes it again
 *
 * The network: windows of 50 entities with 250 ties each, every fifth of them to any
 * other window; five relations, one of them symmetric (so written in both directions).
 * Every tie has a sentence of its own. Prints seconds, bytes and how much memory the
 * writing itself took (VmHWM, reset before).
 */
#include <igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "guanxi/export.h"
#include "guanxi/knowledge.h"

#define WINDOW 50u
#define TIES_OF_WINDOW 250u
#define FAR 5u /* one tie in so many leaves its window */

static const char *const relations[] = {
  "aids", "invests_in", "supplies", "acquires", "signs_with"};
static const char *const kinds[] = {"company", "agency", "organization"};

typedef struct record_room {
  gx_record_entity entities[WINDOW + TIES_OF_WINDOW];
  gx_record_relation relations[TIES_OF_WINDOW];
  gx_record_evidence evidence[TIES_OF_WINDOW];
  gx_record_mention mentions[WINDOW + TIES_OF_WINDOW];
  char names[WINDOW + TIES_OF_WINDOW][64];
  char texts[TIES_OF_WINDOW][256];
  char doc[64], sha256[65];
} record_room;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double processor(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* KiB of a line of /proc/self/status; 0 where there is none. */
static long memory_line(const char *name) {
  char line[256];
  long value = 0;
  FILE *file = fopen("/proc/self/status", "r");
  while (file && fgets(line, sizeof line, file)) {
    if (strncmp(line, name, strlen(name)) == 0) value = atol(line + strlen(name));
  }
  if (file) fclose(file);
  return value;
}

/* Lets VmHWM begin again at what is in use now; returns that. */
static long memory_reset(void) {
  FILE *file = fopen("/proc/self/clear_refs", "w");
  if (file) {
    fputs("5", file);
    fclose(file);
  }
  return memory_line("VmRSS:");
}

static gx_str text(const char *data) {
  return (gx_str){data, strlen(data)};
}

static void make_entity(record_room *room, uint32_t at, uint32_t number) {
  snprintf(room->names[at], sizeof room->names[at], "第%u号机电工程有限公司", number);
  gx_str name = text(room->names[at]);
  room->mentions[at] = (gx_record_mention){0, (uint32_t)name.size, name};
  room->entities[at] = (gx_record_entity){
    .type = text(kinds[number % 3]),
    .name = name,
    .key = name,
    .mentions = &room->mentions[at],
    .mention_count = 1,
  };
}

static void make_tie(
  record_room *room, gx_record *record, uint32_t window, uint32_t i, uint32_t nodes
) {
  uint32_t turn = i / WINDOW, head = i % WINDOW, tail = (head + 1 + turn * 7) % WINDOW;
  if (i % FAR == 0) {
    uint64_t mixed = ((uint64_t)window * TIES_OF_WINDOW + i) * 0x9E3779B97F4A7C15u;
    uint32_t far = (uint32_t)((mixed >> 33) % nodes);
    if (far / WINDOW != window) {
      tail = (uint32_t)record->entity_count;
      make_entity(room, tail, far);
      record->entity_count++;
    }
  }
  snprintf(
    room->texts[i],
    sizeof room->texts[i],
    "据%u号通讯第%u条,%s与%s在产业合作大会上达成协议,项目总投资%u万元,年内开工。",
    window,
    i,
    room->names[head],
    room->names[tail],
    (window * 31 + i * 17) % 90000 + 100
  );
  room->evidence[i] = (gx_record_evidence
  ){.begin = i * 200, .end = i * 200 + 180, .text = text(room->texts[i])};
  room->evidence[i].rule = text("bench.1");
  room->relations[i] = (gx_record_relation){
    .head = head,
    .tail = tail,
    .type = text(relations[turn]),
    .status = text("asserted"),
    .confidence = 0.5 + (double)(i % 499) / 1000,
    .evidence = &room->evidence[i],
    .evidence_count = 1,
  };
}

static void make_record(
  record_room *room, gx_record *record, uint32_t window, uint32_t ties, uint32_t nodes
) {
  snprintf(room->doc, sizeof room->doc, "news/%07u.txt", window);
  snprintf(room->sha256, sizeof room->sha256, "%064x", window);
  *record = (gx_record){
    .engine = text("bench"),
    .doc = text(room->doc),
    .sha256 = text(room->sha256),
    .published = text("2024-06-28"),
    .entities = room->entities,
    .entity_count = WINDOW,
    .relations = room->relations,
    .relation_count = ties,
  };
  for (uint32_t i = 0; i < WINDOW; i++)
    make_entity(room, i, window * WINDOW + i);
  for (uint32_t i = 0; i < ties; i++)
    make_tie(room, record, window, i, nodes);
}

static gx_status
fill(gx_corpus *corpus, uint32_t nodes, uint32_t ties, gx_error *error) {
  record_room *room = malloc(sizeof *room);
  if (!room) abort();
  gx_status status = GX_OK;
  uint32_t left = ties;
  for (uint32_t w = 0; status == GX_OK && w < nodes / WINDOW; w++) {
    gx_record record;
    uint32_t mine = left < TIES_OF_WINDOW ? left : TIES_OF_WINDOW;
    make_record(room, &record, w, mine, nodes);
    status = gx_corpus_add(corpus, &record, error);
    left -= mine;
  }
  free(room);
  return status;
}

/* Columns as an analysis leaves them: one whole, two of all digits. */
static gx_status add_columns(gx_graph *graph, gx_error *error) {
  static const char *const names[] = {"degree", "pagerank", "betweenness"};
  size_t count;
  gx_graph_vertices(graph, &count);
  double *values = calloc(count ? count : 1, sizeof *values);
  if (!values) abort();
  gx_status status = GX_OK;
  for (size_t c = 0; status == GX_OK && c < 3; c++) {
    for (size_t v = 0; v < count; v++) {
      uint64_t mixed = (v * 3 + c + 1) * 0x9E3779B97F4A7C15u;
      values[v] = c == 0 ? (double)(mixed >> 58) : (double)(mixed >> 11) / 9e21;
    }
    gx_column column = {.name = text(names[c]), .method = text("made up")};
    column.integer = c == 0;
    column.values = values;
    status = gx_graph_column_add(graph, &column, error);
  }
  free(values);
  return status;
}

static bool to_stream(void *user, const char *data, size_t size) {
  return fwrite(data, 1, size, user) == size;
}

static gx_status
write_ours(const gx_graph *graph, const char *path, const char *format) {
  gx_error error;
  gx_export_report report;
  long before = memory_reset();
  double begin = now(), worked = processor();
  FILE *file = fopen(path, "wb");
  if (!file) return GX_E_IO;
  setvbuf(file, NULL, _IONBF, 0); /* the sink has a buffer of its own */
  gx_output output = {file, to_stream};
  gx_status status =
    gx_export(gx_format_find(format), graph, &output, NULL, &report, &error);
  double bytes = (double)ftell(file);
  if (fclose(file) != 0) status = GX_E_IO;
  double seconds = now() - begin;
  printf(
    "guanxi: %llu nodes, %llu ties: %.2f s (processor %.2f s), %.0f MB, %.0f MB/s, "
    "%+.1f MiB of memory\n",
    (unsigned long long)report.nodes,
    (unsigned long long)report.ties,
    seconds,
    processor() - worked,
    bytes / 1e6,
    bytes / 1e6 / seconds,
    (double)(memory_line("VmHWM:") - before) / 1024
  );
  return status;
}

static int
run_ours(uint32_t nodes, uint32_t ties, const char *path, const char *format) {
  gx_error error = {0};
  gx_knowledge *knowledge = NULL;
  gx_corpus *corpus = NULL;
  gx_graph *graph = NULL;
  double begin = now();
  gx_status status = gx_knowledge_load(&knowledge, NULL, &error);
  if (status != GX_OK) goto done;
  gx_domain domain = gx_domain_of(knowledge);
  status = gx_corpus_new(&corpus, &domain, NULL, &error);
  if (status == GX_OK) status = fill(corpus, nodes, ties, &error);
  if (status == GX_OK) status = gx_corpus_build(corpus, &error);
  if (status == GX_OK) status = gx_graph_build(&graph, corpus, NULL, &error);
  if (status != GX_OK) goto done;
  printf(
    "corpus and graph: %.1f s, %ld MiB\n", now() - begin, memory_line("VmRSS:") / 1024
  );
  status = add_columns(graph, &error);
  if (status == GX_OK) status = write_ours(graph, path, format);
done:
  if (status != GX_OK) fprintf(stderr, "%s\n", error.message);
  gx_graph_free(graph);
  gx_corpus_free(corpus);
  gx_knowledge_free(knowledge);
  return status != GX_OK;
}

static int run_igraph(const char *from, const char *to) {
  igraph_t graph;
  igraph_set_attribute_table(&igraph_cattribute_table);
  double begin = now();
  FILE *in = fopen(from, "rb");
  if (!in) return 1;
  igraph_read_graph_graphml(&graph, in, 0);
  fclose(in);
  printf("igraph reads it: %.1f s\n", now() - begin);
  long before = memory_reset();
  begin = now();
  double worked = processor();
  FILE *out = fopen(to, "wb");
  if (!out) return 1;
  igraph_write_graph_graphml(&graph, out, true);
  double bytes = (double)ftell(out);
  if (fclose(out) != 0) return 1;
  double seconds = now() - begin;
  printf(
    "igraph: %lld nodes, %lld edges: %.2f s (processor %.2f s), %.0f MB, %.0f MB/s, "
    "%+.1f MiB of memory\n",
    (long long)igraph_vcount(&graph),
    (long long)igraph_ecount(&graph),
    seconds,
    processor() - worked,
    bytes / 1e6,
    bytes / 1e6 / seconds,
    (double)(memory_line("VmHWM:") - before) / 1024
  );
  igraph_destroy(&graph);
  return 0;
}

int main(int argc, char **argv) {
  if (argc == 4 && strcmp(argv[1], "igraph") == 0) return run_igraph(argv[2], argv[3]);
  if (argc >= 5 && strcmp(argv[1], "guanxi") == 0) {
    uint32_t nodes = (uint32_t)strtoul(argv[2], NULL, 10);
    uint32_t ties = (uint32_t)strtoul(argv[3], NULL, 10);
    return run_ours(nodes, ties, argv[4], argc > 5 ? argv[5] : "graphml");
  }
  fputs("usage: graphml guanxi NODES TIES FILE [FORMAT] | igraph FILE COPY\n", stderr);
  return 2;
}
