/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * network.h: small networks as corpora, random or spelled out, for tests with slow
 * twins. One record; each tie is one sentence.
 */
#ifndef GX_TEST_SUPPORT_NETWORK_H
#define GX_TEST_SUPPORT_NETWORK_H

#include "support/records.h"

#define NETWORK_SHA "0000000000000000000000000000000000000000000000000000000000000000"

typedef struct network {
  char *json;
  size_t size;
  FILE *out;
  int ties;
} network;

static inline void network_begin(network *n, const char *doc) {
  memset(n, 0, sizeof *n);
  n->out = open_memstream(&n->json, &n->size);
  fprintf(
    n->out,
    "{\"schema_version\": 1, \"engine\": \"t\", \"doc\": \"%s\", \"sha256\": \"%s\", "
    "\"published\": \"2024-01-01\", \"entities\": [",
    doc,
    NETWORK_SHA
  );
}

/** Number from 1, in order. */
static inline void network_entity(
  network *n, int number, const char *type, const char *name, const char *key
) {
  fprintf(
    n->out,
    "%s{\"id\": \"e%d\", \"type\": \"%s\", \"name\": \"%s\", \"key\": \"%s\", "
    "\"aliases\": [], \"mentions\": [{\"begin\": 0, \"end\": 3, \"text\": \"x\"}]}",
    number > 1 ? ", " : "",
    number,
    type,
    name,
    key
  );
}

static inline void network_ties(network *n) {
  fprintf(n->out, "], \"relations\": [");
}

static inline void network_tie(
  network *n, int head, const char *type, int tail, const char *status, const char *date
) {
  int at = n->ties++;
  fprintf(
    n->out,
    "%s{\"head\": \"e%d\", \"type\": \"%s\", \"tail\": \"e%d\", \"status\": \"%s\", "
    "\"confidence\": 0.5, \"attributes\": {%s%s%s}, \"evidence\": [{\"begin\": %d, "
    "\"end\": %d, \"text\": \"s%d:%d-%s-%d\", \"rule\": \"r\"}]}",
    at ? ", " : "",
    head,
    type,
    tail,
    status,
    date ? "\"date\": \"" : "",
    date ? date : "",
    date ? "\"" : "",
    at,
    at + 1,
    at,
    head,
    type,
    tail
  );
}

static inline void network_end(network *n, test_records *records) {
  fprintf(n->out, "]}");
  fclose(n->out);
  test_records_add(records, n->json);
  free(n->json);
}

/** Entities: `places` counties of four provinces, then bodies, the even ones located in
 *  a place; ties of three kinds, a few planned. */
static inline void
network_random(test_records *records, uint64_t seed, int places, int bodies, int ties) {
  static const char *const codes[] = {"CN-3501", "CN-6404", "CN-6529", "CN-1101"};
  static const char *const kinds[] = {"aids", "signs_with", "supplies"};
  network n;
  int all = places + bodies;
  network_begin(&n, "random.txt");
  for (int i = 1; i <= all; i++) {
    char name[32], key[32];
    snprintf(name, sizeof name, "甲%d丙", i);
    snprintf(key, sizeof key, "%s%02d", codes[i % 4], i);
    bool place = i <= places;
    network_entity(&n, i, place ? "county" : "agency", name, place ? key : name);
  }
  network_ties(&n);
  for (int i = places + 1; i <= all && places; i++) {
    if (i % 2 == 0) network_tie(&n, i, "located_in", i % places + 1, "asserted", NULL);
  }
  for (int i = 0; i < ties && all > 1; i++) {
    int head = (int)(test_random(&seed) % (uint64_t)all) + 1;
    int tail = (int)(test_random(&seed) % (uint64_t)all) + 1;
    const char *kind = kinds[test_random(&seed) % 3];
    bool planned = test_random(&seed) % 8 == 0;
    network_tie(&n, head, kind, tail, planned ? "planned" : "asserted", NULL);
  }
  network_end(&n, records);
}

#endif
