/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * relation_dump.c: prints the items of each sentence and the relations found.
 *
 *     relation_dump FILE…
 *     [NOUN 张三<某公司>] [VERB 投资] [MONEY 1亿元] …
 *     张三 --holds_post_at--> 某公司  0.95 asserted post.before title=董事长
 */
#include <stdio.h>
#include <stdlib.h>

#include "relation/line.h"

typedef struct dump {
  const gx_knowledge *knowledge;
  const gx_document *document;
  gxi_arena *arena;
  gxi_reading reading;
  gxi_entities entities;
  gxi_relations relations;
  gxi_scene scene;
  gxi_line line;
} dump;

static const char *const KINDS[] = {
  "o",
  "NOUN",
  "VERB",
  "v",
  "PREP",
  "DE",
  ",",
  ";",
  "MONEY",
  "DATE",
  "QTY",
  "AGREEMENT",
  "MODAL",
  "NEG",
  "ENDED",
  "EACH",
  "SPEECH",
  "ROLE"};
static const char *const SLOTS[] = {
  "",
  "subject",
  "object",
  "agent",
  "theme",
  "target",
  "with",
  "place",
  "source",
  "goal",
  "noun",
  "topic",
  "members"};
static const char *const STATUSES[] = {"asserted", "planned", "ended", "negated"};

static void find_all(void *context) {
  dump *d = context;
  gxi_mentions_find(&d->reading, d->arena, d->knowledge, d->document, NULL);
  gxi_entities_link(&d->entities, d->arena, d->knowledge, d->document, &d->reading);
  gxi_relations_find(
    &d->relations, d->arena, d->knowledge, d->document, &d->reading, &d->entities
  );
  gxi_scene_init(
    &d->scene, d->arena, d->knowledge, d->document, &d->reading, &d->entities
  );
}

static void print_member(const dump *d, const gxi_member *member) {
  static const char *const JOINS[] = {"", "、", "&"};
  gxi_reference reference = gxi_member_reference(&d->scene, member);
  printf(" %s", JOINS[member->join]);
  for (uint32_t i = 0; i < reference.count; i++) {
    gx_str name = d->entities.items[reference.entities[i]].name;
    printf("%s%.*s", i ? "+" : "", GX_STR_ARG(name));
  }
  if (member->body != GX_ID_NONE)
    printf("<%.*s>", GX_STR_ARG(gxi_token_text(&d->scene, member->body)));
}

static void print_item(const dump *d, uint32_t index) {
  const gxi_item *item = &d->line.items.items[index];
  printf("[%s", KINDS[item->kind]);
  if (item->kind != GXI_ITEM_NOUN)
    printf(" %.*s", GX_STR_ARG(gxi_item_text(&d->line, index)));
  for (uint32_t i = 0; i < item->member_count; i++)
    print_member(d, &d->line.members.items[item->member + i]);
  if (item->slot != GXI_SLOT_NONE)
    printf(" /%s", SLOTS[item->slot]);
  else if (item->governor != GX_ID_NONE)
    printf(" /o");
  if (item->modifier) printf(" /m");
  if (item->noun != GX_ID_NONE) printf(" ->%u", (unsigned)(item->noun - index));
  printf("] ");
}

static void print_sentences(dump *d) {
  for (uint32_t i = 0; i < d->scene.sentence_count; i++) {
    const uint32_t *first = d->reading.sentence_tokens;
    gxi_line_build(&d->line, &d->scene, i, first[i], first[i + 1]);
    for (uint32_t k = 0; k < d->line.items.count; k++)
      print_item(d, k);
    printf("\n");
  }
}

static void print_relations(const dump *d) {
  size_t count;
  const gx_relation_type *types = gx_knowledge_relation_types(d->knowledge, &count);
  for (uint32_t i = 0; i < d->relations.count; i++) {
    const gxi_relation *r = &d->relations.items[i];
    printf(
      "  %.*s --%.*s--> %.*s  %.2f %s %.*s",
      GX_STR_ARG(d->entities.items[r->head].name),
      GX_STR_ARG(types[r->type].id),
      GX_STR_ARG(d->entities.items[r->tail].name),
      r->confidence,
      STATUSES[r->status],
      GX_STR_ARG(r->evidence[0].rule)
    );
    for (uint32_t k = 0; k < r->attribute_count; k++)
      printf(" %s=%.*s", r->attributes[k].name, GX_STR_ARG(r->attributes[k].value));
    gx_str text = gxi_str_sub(
      gx_document_text(d->document), r->evidence[0].text.begin, r->evidence[0].text.end
    );
    printf("  «%.*s»\n", GX_STR_ARG(text));
  }
}

static gx_str read_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return (gx_str){0};
  static char bytes[4 << 20];
  size_t size = fread(bytes, 1, sizeof bytes, file);
  (void)fclose(file);
  return (gx_str){bytes, size};
}

static int dump_file(const gx_knowledge *knowledge, const char *path) {
  gx_error error = {0};
  gx_document *document = NULL;
  gx_document_options options = GX_DOCUMENT_OPTIONS_INIT;
  gx_status status =
    gx_document_read(&document, gxi_str(path), read_file(path), &options, &error);
  if (status != GX_OK) {
    (void)fprintf(stderr, "%s: %s\n", path, error.message);
    return 1;
  }
  gxi_arena arena;
  gxi_arena_init(&arena, NULL);
  dump *d = calloc(1, sizeof *d);
  if (!d) return 1;
  d->knowledge = knowledge;
  d->document = document;
  d->arena = &arena;
  printf("== %s\n", path);
  status = gxi_arena_try(&arena, find_all, d, &error);
  if (status == GX_OK) {
    print_sentences(d);
    print_relations(d);
  } else {
    (void)fprintf(stderr, "%s: %s\n", path, error.message);
  }
  free(d);
  gxi_arena_clear(&arena);
  gx_document_free(document);
  return status == GX_OK ? 0 : 1;
}

int main(int argc, char **argv) {
  gx_knowledge *knowledge = NULL;
  gx_knowledge_options options = GX_KNOWLEDGE_OPTIONS_INIT;
  gx_error error = {0};
  if (gx_knowledge_load(&knowledge, &options, &error) != GX_OK) {
    (void)fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  int bad = 0;
  for (int i = 1; i < argc; i++)
    bad |= dump_file(knowledge, argv[i]);
  gx_knowledge_free(knowledge);
  return bad;
}
