/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * compile_types.c: entity and relation types, laid over those of the default.
 *
 * A type keeps its index for ever, since entries and frames of the default name it so:
 * a rule with a known id replaces the type in its place, a new one goes to the end.
 * A blocked relation type stays in the table and loses its frames.
 */
#include <string.h>

#include "base/str.h"
#include "knowledge/compile.h"

/* Sets of entity types are 32 bits. */
#define MAX_ENTITY_TYPES 32u

#define FAIL(compiler, rule, ...)                                                      \
  (void)gxi_report_at(                                                                 \
    (compiler)->report, GX_E_SCHEMA, (rule)->file, (rule)->line, __VA_ARGS__           \
  )

uint32_t gxi_compiler_entity_type(const gxi_compiler *compiler, gx_str id) {
  for (uint32_t i = 0; i < compiler->entity_types.count; i++) {
    if (gxi_str_equal(compiler->entity_types.items[i].id, id)) return i;
  }
  return GX_ID_NONE;
}

uint32_t gxi_compiler_relation_type(const gxi_compiler *compiler, gx_str id) {
  for (uint32_t i = 0; i < compiler->relation_types.count; i++) {
    if (gxi_str_equal(compiler->relation_types.items[i].id, id)) return i;
  }
  return GX_ID_NONE;
}

/* Of two rules with one id in one file, the second is a mistake. */
static bool repeats(
  gxi_compiler *compiler,
  const char *element,
  const gxi_rule *rule,
  const gxi_rule *earlier
) {
  if (!gxi_str_equal(rule->id, earlier->id)) return false;
  if (strcmp(rule->file, earlier->file) != 0) return false;
  FAIL(
    compiler,
    rule,
    "<%s id=\"%.*s\"> stands already in line %u",
    element,
    GX_STR_ARG(rule->id),
    earlier->line
  );
  return true;
}

static void add_entity_types(gxi_compiler *compiler) {
  const gxi_domain *domain = compiler->input->domain;
  for (uint32_t i = 0; i < domain->entity_types.count; i++) {
    const gxi_entity_rule *from = &domain->entity_types.items[i];
    bool good = true;
    for (uint32_t j = 0; j < i && good; j++) {
      const gxi_rule *earlier = &domain->entity_types.items[j].rule;
      good = !repeats(compiler, "entity-type", &from->rule, earlier);
    }
    if (!good) continue;
    gx_entity_type type = {
      .id = from->rule.id,
      .family = from->family,
      .label = from->label,
      .label_zh = from->label_zh,
      .color = from->color,
      .shape = from->shape,
      .rank = (uint8_t)from->rank,
    };
    uint32_t index = gxi_compiler_entity_type(compiler, type.id);
    if (index != GX_ID_NONE) {
      compiler->entity_types.items[index] = type;
    } else if (compiler->entity_types.count < MAX_ENTITY_TYPES) {
      *gxi_vec_push(compiler->arena, &compiler->entity_types) = type;
    } else {
      FAIL(compiler, &from->rule, "more than %u entity types", MAX_ENTITY_TYPES);
    }
  }
}

static uint32_t family_set(const gxi_compiler *compiler, gx_str family) {
  uint32_t set = 0;
  for (uint32_t i = 0; i < compiler->entity_types.count; i++) {
    bool in = gxi_str_is(family, "any") ||
              gxi_str_equal(compiler->entity_types.items[i].family, family);
    if (in) set |= 1u << i;
  }
  return set;
}

static void unknown_type(
  gxi_compiler *compiler, const gxi_rule *rule, const char *what, gx_str name
) {
  char words[GXI_WORD_LIST_BYTES];
  gx_str names[MAX_ENTITY_TYPES];
  for (uint32_t i = 0; i < compiler->entity_types.count; i++) {
    names[i] = compiler->entity_types.items[i].id;
  }
  FAIL(
    compiler,
    rule,
    "%s of \"%.*s\": unknown entity type %s",
    what,
    GX_STR_ARG(rule->id),
    gxi_describe_unknown(words, name, names, compiler->entity_types.count)
  );
}

static void unknown_family(
  gxi_compiler *compiler, const gxi_rule *rule, const char *what, gx_str name
) {
  char words[GXI_WORD_LIST_BYTES];
  FAIL(
    compiler,
    rule,
    "%s of \"%.*s\": unknown family behind \"@\": %s, or any",
    what,
    GX_STR_ARG(rule->id),
    gxi_describe_unknown(words, name, gxi_family_names, GXI_FAMILY_COUNT)
  );
}

uint32_t gxi_compiler_type_set(
  gxi_compiler *compiler, const gxi_rule *rule, const char *what, gxi_names names
) {
  uint32_t set = 0;
  for (uint32_t i = 0; i < names.count; i++) {
    gx_str name = names.items[i];
    if (name.data[0] == '@') {
      gx_str family = gxi_str_sub(name, 1, name.size);
      uint32_t members = family_set(compiler, family);
      if (!members) unknown_family(compiler, rule, what, family);
      set |= members;
      continue;
    }
    uint32_t type = gxi_compiler_entity_type(compiler, name);
    if (type == GX_ID_NONE) {
      unknown_type(compiler, rule, what, name);
    } else {
      set |= 1u << type;
    }
  }
  return set;
}

static void block_relation_type(gxi_compiler *compiler, const gxi_rule *rule) {
  uint32_t index = gxi_compiler_relation_type(compiler, rule->id);
  const gx_knowledge *base = compiler->input->base;
  if (index == GX_ID_NONE) {
    FAIL(
      compiler,
      rule,
      "no relation type \"%.*s\" is there to be blocked",
      GX_STR_ARG(rule->id)
    );
    return;
  }
  for (uint32_t i = 0; base && i < base->frame_count; i++) {
    if (base->frames[i].relation != index) continue;
    *gxi_vec_push(compiler->arena, &compiler->covers) =
      (gxi_cover){GXI_KIND_VERB, {"", 0}, UINT32_MAX, i, UINT32_MAX};
  }
}

static void add_relation_type(gxi_compiler *compiler, const gxi_relation_rule *from) {
  gx_relation_type type = {
    .id = from->rule.id,
    .class_id = from->class_id,
    .label = from->label,
    .label_zh = from->label_zh,
    .color = from->color,
    .symmetric = from->symmetric,
    .heads = gxi_compiler_type_set(compiler, &from->rule, "heads", from->heads),
    .tails = gxi_compiler_type_set(compiler, &from->rule, "tails", from->tails),
  };
  uint32_t index = gxi_compiler_relation_type(compiler, type.id);
  if (index != GX_ID_NONE) {
    compiler->relation_types.items[index] = type;
  } else {
    *gxi_vec_push(compiler->arena, &compiler->relation_types) = type;
  }
}

static void add_relation_types(gxi_compiler *compiler) {
  const gxi_domain *domain = compiler->input->domain;
  for (uint32_t i = 0; i < domain->relation_types.count; i++) {
    const gxi_relation_rule *from = &domain->relation_types.items[i];
    bool good = true;
    for (uint32_t j = 0; j < i && good; j++) {
      const gxi_rule *earlier = &domain->relation_types.items[j].rule;
      good = !repeats(compiler, "relation-type", &from->rule, earlier);
    }
    if (!good) continue;
    if (from->rule.block) {
      block_relation_type(compiler, &from->rule);
    } else {
      add_relation_type(compiler, from);
    }
  }
}

void gxi_compile_types(gxi_compiler *compiler) {
  const gx_knowledge *base = compiler->input->base;
  for (uint32_t i = 0; base && i < base->entity_type_count; i++) {
    *gxi_vec_push(compiler->arena, &compiler->entity_types) = base->entity_types[i];
  }
  for (uint32_t i = 0; base && i < base->relation_type_count; i++) {
    *gxi_vec_push(compiler->arena, &compiler->relation_types) = base->relation_types[i];
  }
  add_entity_types(compiler);
  add_relation_types(compiler);
}
