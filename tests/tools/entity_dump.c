/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * entity_dump.c: entity_dump FILE…: the entities of each file with their forms, and
 * what each anaphor was taken for, in its sentence.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "entity/entity.h"

typedef struct dump {
  gxi_arena arena;
  const gx_knowledge *knowledge;
  gx_document *document;
  gxi_reading reading;
  gxi_entities entities;
} dump;

static void link_all(void *context) {
  dump *d = context;
  gxi_mentions_find(&d->reading, &d->arena, d->knowledge, d->document, NULL);
  gxi_entities_link(&d->entities, &d->arena, d->knowledge, d->document, &d->reading);
}

static void print_entity(const dump *d, const gxi_entity *e) {
  size_t count;
  const gx_entity_type *types = gx_knowledge_entity_types(d->knowledge, &count);
  printf("%.*s %.*s", GX_STR_ARG(types[e->type].id), GX_STR_ARG(e->name));
  for (uint32_t i = 0; i < e->alias_count; i++) {
    printf(" | %.*s", GX_STR_ARG(e->aliases[i]));
  }
  printf(
    "  key %.*s mentions %u alone %u",
    GX_STR_ARG(e->key),
    e->mention_count,
    e->standalone
  );
  if (e->location != GX_ID_NONE) {
    gx_str place = gxi_knowledge_place(d->knowledge, e->location)->name;
    printf(" in %.*s", GX_STR_ARG(place));
  }
  if (e->parent != GX_ID_NONE) {
    printf(" of %.*s", GX_STR_ARG(d->entities.items[e->parent].name));
  }
  printf("\n");
}

static void print_anaphor(const dump *d, uint32_t m) {
  const gxi_mention *mention = &d->reading.mentions.items[m];
  const gxi_reference *r = &d->entities.references[m];
  size_t count;
  gx_span span = gx_document_sentences(d->document, &count)[mention->sentence].text;
  gx_str text = gx_document_text(d->document);
  printf("%.*s ->", GX_STR_ARG(mention->name));
  for (uint32_t i = 0; i < r->count; i++) {
    printf(" %.*s", GX_STR_ARG(d->entities.items[r->entities[i]].name));
  }
  printf("\t%.*s\n", GX_STR_ARG(gxi_str_sub(text, span.begin, span.end)));
}

static void print_all(const dump *d) {
  for (uint32_t i = 0; i < d->entities.count; i++) {
    print_entity(d, &d->entities.items[i]);
  }
  for (uint32_t m = 0; m < d->reading.mentions.count; m++) {
    if (d->reading.mentions.items[m].kind == GXI_MENTION_ANAPHOR) print_anaphor(d, m);
  }
}

static char *read_all(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  char *bytes = NULL;
  if (!file) return NULL;
  if (fseek(file, 0, SEEK_END) == 0) {
    long end = ftell(file);
    rewind(file);
    bytes = end < 0 ? NULL : malloc((size_t)end + 1);
    *size = bytes ? fread(bytes, 1, (size_t)end, file) : 0;
  }
  fclose(file);
  return bytes;
}

static void show(const gx_knowledge *knowledge, const char *path) {
  dump d = {.knowledge = knowledge};
  gx_document_options options = GX_DOCUMENT_OPTIONS_INIT;
  gx_error error = {0};
  size_t size = 0;
  char *bytes = read_all(path, &size);
  options.knowledge = knowledge;
  gxi_arena_init(&d.arena, NULL);
  gx_status status = GX_E_IO;
  if (bytes) {
    status = gx_document_read(
      &d.document, gxi_str(path), (gx_str){bytes, size}, &options, &error
    );
  }
  if (status == GX_OK) status = gxi_arena_try(&d.arena, link_all, &d, &error);
  printf("== %s\n", path);
  if (status == GX_OK) print_all(&d);
  gxi_arena_clear(&d.arena);
  gx_document_free(d.document);
  free(bytes);
}

int main(int count, char **arguments) {
  gx_knowledge *knowledge = NULL;
  gx_error error = {0};
  if (gx_knowledge_load(&knowledge, NULL, &error) != GX_OK) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  for (int i = 1; i < count; i++)
    show(knowledge, arguments[i]);
  gx_knowledge_free(knowledge);
  return 0;
}
