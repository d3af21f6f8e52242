/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mention_dump.c: prints the tokens and mentions of documents.
 *
 *     mention_dump FILE…          a line a sentence: [喀什地区商务局/agency] |与| …
 *     mention_dump --names FILE…  a line a distinct mention: type, count, text
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "mention/mention.h"

typedef struct dump {
  const gx_knowledge *knowledge;
  const gx_document *document;
  gxi_arena *arena;
  gxi_reading reading;
} dump;

static void read_mentions(void *context) {
  dump *d = context;
  gxi_mentions_find(&d->reading, d->arena, d->knowledge, d->document, NULL);
}

static gx_str type_id(const dump *d, uint32_t type) {
  size_t count;
  const gx_entity_type *types = gx_knowledge_entity_types(d->knowledge, &count);
  return type < count ? types[type].id : GX_STR_LIT("anaphor");
}

static void print_token(const dump *d, const gxi_token *token) {
  static const char *const KINDS = "omvwtcMQDNp";
  gx_str text = gx_document_text(d->document);
  gx_str surface = gxi_str_sub(text, token->text.begin, token->text.end);
  if (token->mention != GX_ID_NONE) {
    const gxi_mention *m = &d->reading.mentions.items[token->mention];
    printf("[%.*s/%.*s", GX_STR_ARG(surface), GX_STR_ARG(type_id(d, m->type)));
    for (uint32_t i = token->mention + 1; i < d->reading.mentions.count; i++) {
      const gxi_mention *inner = &d->reading.mentions.items[i];
      if (inner->outer != token->mention) break;
      gx_str name = gxi_str_sub(text, inner->text.begin, inner->text.end);
      gx_str type = type_id(d, inner->type);
      printf(" %.*s/%.*s", GX_STR_ARG(name), GX_STR_ARG(type));
    }
    if (m->name.size && !gxi_str_equal(m->name, surface))
      printf(" =%.*s", GX_STR_ARG(m->name));
    printf(" %" PRId32 "] ", m->score / 16);
  } else if (token->kind == GXI_TOKEN_PUNCT) {
    printf("%.*s ", GX_STR_ARG(surface));
  } else {
    printf("%.*s/%c ", GX_STR_ARG(surface), KINDS[token->kind]);
  }
}

static void print_sentences(const dump *d) {
  uint32_t sentence = 0;
  for (uint32_t i = 0; i < d->reading.tokens.count; i++) {
    const gxi_token *token = &d->reading.tokens.items[i];
    if (token->sentence != sentence) printf("\n");
    sentence = token->sentence;
    print_token(d, token);
  }
  printf("\n");
}

static void print_names(const dump *d) {
  gx_str text = gx_document_text(d->document);
  for (uint32_t i = 0; i < d->reading.mentions.count; i++) {
    const gxi_mention *m = &d->reading.mentions.items[i];
    gx_str surface = gxi_str_sub(text, m->text.begin, m->text.end);
    printf(
      "%.*s\t%.*s\t%s\t%.*s\n",
      GX_STR_ARG(type_id(d, m->type)),
      GX_STR_ARG(surface),
      m->outer == GX_ID_NONE ? "" : "inner",
      GX_STR_ARG(m->name)
    );
  }
}

static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  char *bytes = malloc(1u << 24);
  *size = bytes ? fread(bytes, 1, 1u << 24, file) : 0;
  fclose(file);
  return bytes;
}

static int dump_file(const gx_knowledge *knowledge, const char *path, bool names) {
  size_t size = 0;
  char *bytes = read_file(path, &size);
  if (!bytes) return 1;
  gx_document *document = NULL;
  gx_error error;
  int failed = 1;
  gxi_arena arena;
  gxi_arena_init(&arena, NULL);
  gx_status status =
    gx_document_read(&document, gxi_str(path), (gx_str){bytes, size}, NULL, &error);
  if (status == GX_OK) {
    dump d = {.knowledge = knowledge, .document = document, .arena = &arena};
    status = gxi_arena_try(&arena, read_mentions, &d, &error);
    if (status == GX_OK && names) print_names(&d);
    if (status == GX_OK && !names) print_sentences(&d);
    failed = status != GX_OK;
  }
  if (failed) fprintf(stderr, "%s: %s\n", path, error.message);
  gx_document_free(document);
  gxi_arena_clear(&arena);
  free(bytes);
  return failed;
}

int main(int argc, char **argv) {
  gx_knowledge *knowledge = NULL;
  gx_error error;
  if (gx_knowledge_load(&knowledge, NULL, &error) != GX_OK) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  bool names = argc > 1 && strcmp(argv[1], "--names") == 0;
  int failed = 0;
  for (int i = names ? 2 : 1; i < argc; i++)
    failed |= dump_file(knowledge, argv[i], names);
  gx_knowledge_free(knowledge);
  return failed;
}
