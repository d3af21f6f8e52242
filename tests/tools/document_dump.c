/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * document_dump.c: shows what the document stage makes of files: facts, blocks,
 * sentences; with -s the source bytes behind each sentence.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "guanxi/document.h"

static const char *const KINDS[] = {
  "paragraph", "heading", "item", "row", "speech", "byline", "caption"};

static char *read_all(const char *path, size_t *size) {
  FILE *stream = fopen(path, "rb");
  if (!stream) return NULL;
  char *data = NULL;
  *size = 0;
  for (size_t room = 1 << 16, got = 1; got > 0; room *= 2) {
    char *grown = realloc(data, *size + room);
    if (!grown) break;
    data = grown;
    while ((got = fread(data + *size, 1, room, stream)) > 0 && got < room) {
      *size += got;
      room -= got;
    }
    *size += got;
  }
  fclose(stream);
  return data;
}

static void print_span(gx_str text, gx_span span) {
  for (uint32_t i = span.begin; i < span.end; i++) {
    char c = text.data[i];
    if (c == '\t') {
      fputs("\u21E5", stdout);
    } else if (c == '\n') {
      fputs("\u21B5", stdout);
    } else {
      fputc(c, stdout);
    }
  }
  fputc('\n', stdout);
}

static void print_facts(const gx_document *document) {
  gx_damage damage = gx_document_damage(document);
  gx_str fields[] = {
    gx_document_name(document),
    gx_document_encoding(document),
    gx_document_title(document),
    gx_document_published(document),
    gx_document_publisher(document),
  };
  const char *names[] = {"doc", "encoding", "title", "published", "publisher"};
  for (size_t i = 0; i < 5; i++)
    printf("%s: %.*s\n", names[i], (int)fields[i].size, fields[i].data);
  printf(
    "damage: replaced %u pinyin %u rewrapped %u spaces %u debris %u traditional %u "
    "furniture %u unaligned %u\n",
    damage.replaced,
    damage.pinyin,
    damage.rewrapped,
    damage.spaces,
    damage.debris,
    damage.traditional,
    damage.furniture,
    damage.unaligned
  );
}

static void print_document(const gx_document *document, bool source) {
  gx_str text = gx_document_text(document);
  size_t block_count, sentence_count;
  const gx_block *blocks = gx_document_blocks(document, &block_count);
  const gx_sentence *sentences = gx_document_sentences(document, &sentence_count);
  print_facts(document);
  for (size_t i = 0, s = 0; i < block_count; i++) {
    const gx_block *block = &blocks[i];
    printf("[%s", KINDS[block->kind]);
    if (block->level) printf(" %u", block->level);
    if (block->article) printf(" article %u", block->article);
    if (block->table != GX_ID_NONE) printf(" table %u", block->table);
    printf("%s]\n", block->header ? " header" : "");
    for (; s < sentence_count && sentences[s].block == i; s++) {
      fputs("    ", stdout);
      print_span(text, sentences[s].text);
      if (!source) continue;
      fputs("  < ", stdout);
      print_span(
        gx_document_source(document),
        gx_document_source_span(document, sentences[s].text)
      );
    }
  }
}

int main(int argc, char **argv) {
  bool source = argc > 1 && strcmp(argv[1], "-s") == 0;
  int status = 0;
  for (int i = 1 + source; i < argc; i++) {
    gx_document *document = NULL;
    gx_error error = {0};
    gx_str bytes = {NULL, 0};
    char *data = read_all(argv[i], &bytes.size);
    bytes.data = data;
    gx_str name = {argv[i], strlen(argv[i])};
    if (!data) {
      perror(argv[i]);
      status = 1;
    } else if (gx_document_read(&document, name, bytes, NULL, &error) != GX_OK) {
      fprintf(stderr, "%s: %s\n", gx_status_name(error.status), error.message);
      status = 1;
    } else {
      print_document(document, source);
    }
    gx_document_free(document);
    free(data);
  }
  return status;
}
