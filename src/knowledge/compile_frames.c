/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * compile_frames.c: frames and the drafts of their words.
 *
 * As types, frames keep their index: a known id is replaced in its place. The words of
 * a replaced or blocked frame are covered, so nothing leads to a blocked frame.
 */
#include <string.h>

#include "base/str.h"
#include "knowledge/compile.h"

_Static_assert(
  GXI_SLOT_NAME_COUNT == GXI_SLOT_MEMBERS + 1, "slot names and slots differ"
);

#define FAIL(compiler, rule, ...)                                                      \
  (void)gxi_report_at(                                                                 \
    (compiler)->report, GX_E_SCHEMA, (rule)->file, (rule)->line, __VA_ARGS__           \
  )

static uint32_t frame_find(const gxi_compiler *compiler, gx_str id) {
  for (uint32_t i = 0; i < compiler->frames.count; i++) {
    if (gxi_str_equal(compiler->frames.items[i].id, id)) return i;
  }
  return GX_ID_NONE;
}

static void unknown_relation(gxi_compiler *compiler, const gxi_frame_rule *from) {
  char words[GXI_WORD_LIST_BYTES];
  uint32_t count = compiler->relation_types.count;
  gx_str *names = gxi_arena_alloc(compiler->arena, count, sizeof *names);
  for (uint32_t i = 0; i < count; i++)
    names[i] = compiler->relation_types.items[i].id;
  FAIL(
    compiler,
    &from->rule,
    "frame \"%.*s\": unknown relation %s",
    GX_STR_ARG(from->rule.id),
    gxi_describe_unknown(words, from->relation, names, count)
  );
}

static uint32_t slots_resolve(
  gxi_source_slot out[GXI_MAX_SLOTS],
  gxi_compiler *compiler,
  const gxi_frame_rule *from,
  gxi_slot_rules rules
) {
  for (uint32_t i = 0; i < rules.count; i++) {
    out[i].slot = (gxi_slot)rules.items[i].slot;
    out[i].types =
      gxi_compiler_type_set(compiler, &from->rule, "slot filter", rules.items[i].types);
  }
  return rules.count;
}

static void cover_frame(gxi_compiler *compiler, uint32_t index, uint32_t order) {
  *gxi_vec_push(compiler->arena, &compiler->covers) =
    (gxi_cover){GXI_KIND_VERB, {"", 0}, UINT32_MAX, index, order};
}

static void add_words(
  gxi_compiler *compiler, const gxi_frame_rule *from, uint32_t index, uint32_t order
) {
  for (uint32_t i = 0; i < from->words.count; i++) {
    *gxi_vec_push(compiler->arena, &compiler->drafts) = (gxi_draft){
      .surface = from->words.items[i],
      .name = from->words.items[i],
      .below = GXI_NAME_OWN,
      .kind = GXI_KIND_VERB,
      .form = GXI_FORM_NAME,
      .payload = index,
      .order = order,
    };
  }
}

static void
add_frame(gxi_compiler *compiler, const gxi_frame_rule *from, uint32_t order) {
  gxi_frame frame = {
    .id = from->rule.id,
    .relation = gxi_compiler_relation_type(compiler, from->relation),
    .require = from->require.items,
    .require_count = from->require.count,
    .exclude = from->exclude.items,
    .exclude_count = from->exclude.count,
    .status = from->status,
    .flags = from->flags,
    .confidence = from->confidence,
  };
  frame.head_count = slots_resolve(frame.head, compiler, from, from->head);
  frame.tail_count = slots_resolve(frame.tail, compiler, from, from->tail);
  if (frame.relation == GX_ID_NONE) {
    unknown_relation(compiler, from);
    return;
  }
  uint32_t index = frame_find(compiler, frame.id);
  if (index == GX_ID_NONE) {
    index = compiler->frames.count;
    *gxi_vec_push(compiler->arena, &compiler->frames) = frame;
  } else {
    compiler->frames.items[index] = frame;
    cover_frame(compiler, index, order);
  }
  add_words(compiler, from, index, order);
}

/* Frames that no word leads to (flags "within", "between", "focus") end with their
   flags. */
static void silence(gxi_frame *frame) {
  frame->flags = (gx_str){0};
  frame->flag_set = 0;
}

/* Its relation type is blocked, and with it all that the base says of it. */
static bool type_is_blocked(const gxi_compiler *compiler, uint32_t frame) {
  for (uint32_t i = 0; i < compiler->covers.count; i++) {
    const gxi_cover *cover = &compiler->covers.items[i];
    if (cover->kind == GXI_KIND_VERB && cover->order == UINT32_MAX && cover->value == frame)
      return true;
  }
  return false;
}

static void
block_frame(gxi_compiler *compiler, const gxi_frame_rule *from, uint32_t order) {
  uint32_t index = frame_find(compiler, from->rule.id);
  if (index != GX_ID_NONE) {
    cover_frame(compiler, index, order);
    silence(&compiler->frames.items[index]);
    return;
  }
  char words[GXI_WORD_LIST_BYTES];
  uint32_t count = compiler->frames.count;
  gx_str *names = gxi_arena_alloc(compiler->arena, count, sizeof *names);
  for (uint32_t i = 0; i < count; i++)
    names[i] = compiler->frames.items[i].id;
  FAIL(
    compiler,
    &from->rule,
    "no frame is there to be blocked: %s",
    gxi_describe_unknown(words, from->rule.id, names, count)
  );
}

static bool is_repeated(gxi_compiler *compiler, uint32_t index) {
  const gxi_frame_rule *rules = compiler->input->domain->frames.items;
  const gxi_rule *rule = &rules[index].rule;
  for (uint32_t i = 0; i < index; i++) {
    if (!gxi_str_equal(rules[i].rule.id, rule->id)) continue;
    if (strcmp(rules[i].rule.file, rule->file) != 0) continue;
    FAIL(
      compiler,
      rule,
      "<frame id=\"%.*s\"> stands already in line %u",
      GX_STR_ARG(rule->id),
      rules[i].rule.line
    );
    return true;
  }
  return false;
}

void gxi_compile_frames(gxi_compiler *compiler) {
  const gx_knowledge *base = compiler->input->base;
  const gxi_domain *domain = compiler->input->domain;
  uint32_t order = 0;
  for (uint32_t i = 0; base && i < base->frame_count; i++) {
    gxi_frame *frame = gxi_vec_push(compiler->arena, &compiler->frames);
    *frame = base->frames[i];
    if (type_is_blocked(compiler, i)) silence(frame);
  }
  for (uint32_t i = 0; i < domain->frames.count; i++) {
    const gxi_frame_rule *from = &domain->frames.items[i];
    if (i && strcmp(from->rule.file, domain->frames.items[i - 1].rule.file) != 0) {
      order++;
    }
    if (is_repeated(compiler, i)) continue;
    if (from->rule.block) {
      block_frame(compiler, from, order);
    } else {
      add_frame(compiler, from, order);
    }
  }
}
