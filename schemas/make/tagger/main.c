/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * main.c: train-tagger: the weights of the tagger from samples.
 *
 *     train-tagger SAMPLES.jsonl OUT.block [--show]
 *
 * Documents are dealt to FOLDS folds; each is read by a model trained on the others,
 * and from what the models would change there come the margins. Then one model is
 * trained on all. samples.py makes the samples; train_tagger.py runs both.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "train.h"

#define FOLDS 5u
#define EPOCHS 5u
#define MOST_ENTRIES 100000u
#define SHARE 0.75 /* of edits that must be right on held-out documents */

static const char *const EDITS[GXI_TAG_EDITS] = {"add", "change", "drop"};
static const char *const KINDS[GXI_TAG_KINDS] = {
  "person", "company", "agency", "organization", "zone", "event", "program", "place"};

/* By a hash of the id, so that a document stays in its fold when others come. */
static uint32_t fold_of(const sample_document *document) {
  return (uint32_t)(gxi_str_hash(document->id) >> 7) % FOLDS;
}

static void hold_out(verdicts *found, corpus *all) {
  uint32_t count = all->documents.count;
  uint8_t *chosen = calloc(count, 1), *others = calloc(count, 1);
  if (!chosen || !others) exit(1);
  for (uint32_t fold = 0; fold < FOLDS; fold++) {
    for (uint32_t i = 0; i < count; i++) {
      const sample_document *document = &all->documents.items[i];
      chosen[i] = document->judged && fold_of(document) == fold;
      others[i] = !chosen[i];
    }
    model *trained = model_train(all, others, EPOCHS);
    gx_str block = model_block(trained, MOST_ENTRIES);
    judge(found, all, block, chosen);
    free((void *)(uintptr_t)block.data);
    model_free(trained);
  }
  free(chosen);
  free(others);
}

static void print_table(const verdicts *found, int32_t (*margins)[GXI_TAG_KINDS]) {
  printf("edit\tkind\tmargin\tmade\tright\tof all\tright\n");
  for (uint32_t e = 0; e < GXI_TAG_EDITS; e++) {
    for (uint32_t k = 0; k < GXI_TAG_KINDS; k++) {
      uint32_t all = 0, right = 0, made = 0, made_right = 0;
      for (uint32_t i = 0; i < found->count; i++) {
        const verdict *v = &found->items[i];
        if (v->edit != e || v->kind != k || v->right < 0) continue;
        all++, right += v->right > 0;
        if (v->margin < margins[e][k]) continue;
        made++, made_right += v->right > 0;
      }
      if (all == 0) continue;
      printf("%s\t%s\t", EDITS[e], KINDS[k]);
      if (margins[e][k] == GXI_TAG_NEVER)
        printf("never");
      else
        printf("%d", margins[e][k]);
      printf("\t%u\t%u\t%u\t%u\n", made, made_right, all, right);
    }
  }
}

static void show(const verdicts *found, const corpus *all) {
  for (uint32_t i = 0; i < found->count; i++) {
    const verdict *v = &found->items[i];
    const window *w = &all->windows.items[v->window];
    uint32_t begin = v->begin > 4 ? v->begin - 4 : 0;
    uint32_t end = v->end + 4 < w->count ? v->end + 4 : w->count;
    printf(
      "%s\t%s\t%d\t%d\t%.*s[%.*s]%.*s\t%.*s\n",
      EDITS[v->edit],
      KINDS[v->kind],
      v->margin,
      v->right,
      (int)(w->offsets[v->begin] - w->offsets[begin]),
      w->text + w->offsets[begin],
      (int)(w->offsets[v->end] - w->offsets[v->begin]),
      w->text + w->offsets[v->begin],
      (int)(w->offsets[end] - w->offsets[v->end]),
      w->text + w->offsets[v->end],
      GX_STR_ARG(all->documents.items[w->document].id)
    );
  }
}

static int write_weights(const char *path, gx_str block) {
  FILE *out = fopen(path, "wb");
  if (!out) return 1;
  size_t written = fwrite(block.data, 1, block.size, out);
  return fclose(out) || written != block.size;
}

static int train(corpus *all, const char *path, bool shown) {
  verdicts found = {0};
  gxi_tag_head *head;
  int32_t margins[GXI_TAG_EDITS][GXI_TAG_KINDS];
  hold_out(&found, all);
  choose_margins(margins, &found, SHARE);
  print_table(&found, margins);
  if (shown) show(&found, all);
  uint8_t *every = malloc(all->documents.count + 1);
  if (!every) return 1;
  memset(every, 1, all->documents.count + 1);
  model *trained = model_train(all, every, EPOCHS);
  gx_str block = model_block(trained, MOST_ENTRIES);
  head = (void *)(uintptr_t)block.data;
  memcpy(head->margins, margins, sizeof margins);
  head->checksum = gxi_tagger_checksum(block);
  int failed = write_weights(path, block);
  free(head);
  free(every);
  model_free(trained);
  return failed;
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: train-tagger SAMPLES.jsonl OUT [--show]\n");
    return 2;
  }
  gx_knowledge *knowledge = NULL;
  gx_error error = {0};
  if (gx_knowledge_load(&knowledge, NULL, &error) != GX_OK) {
    fprintf(stderr, "train-tagger: %s\n", error.message);
    return 1;
  }
  corpus all = {0};
  gxi_arena_init(&all.arena, NULL);
  corpus_read(&all, knowledge, argv[1]);
  uint64_t characters = 0;
  for (uint32_t i = 0; i < all.windows.count; i++)
    characters += all.windows.items[i].count;
  fprintf(
    stderr,
    "%u documents, %u windows, %llu characters\n",
    all.documents.count,
    all.windows.count,
    (unsigned long long)characters
  );
  int failed = train(&all, argv[2], argc > 3 && strcmp(argv[3], "--show") == 0);
  gxi_arena_clear(&all.arena);
  gx_knowledge_free(knowledge);
  return failed;
}
