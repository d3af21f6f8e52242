/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * domain.h: a domain file (schemas/partnership.xml and what users lay over it) as
 * rules: checked one by one, names not yet resolved.
 */
#ifndef GXI_SCHEMA_DOMAIN_H
#define GXI_SCHEMA_DOMAIN_H

#include "base/arena.h"
#include "schema/report.h"

typedef struct gxi_names {
  const gx_str *items;
  uint32_t count;
} gxi_names;

/* What every rule has. */
typedef struct gxi_rule {
  gx_str id;
  const char *file; /* borrowed from the caller of gxi_domain_read */
  uint32_t line;
  bool block; /* action="block": the rule below with this id is left out */
} gxi_rule;

typedef struct gxi_entity_rule {
  gxi_rule rule;
  gx_str family, label, label_zh, color, shape;
  uint32_t rank;
} gxi_entity_rule;

typedef struct gxi_relation_rule {
  gxi_rule rule;
  gx_str class_id, label, label_zh, color;
  bool symmetric;
  gxi_names heads; /* entity types, "@family" or "@any" */
  gxi_names tails;
} gxi_relation_rule;

typedef struct gxi_slot_rule {
  uint32_t slot;   /* index in gxi_slot_names */
  gxi_names types; /* as in heads; empty: those of the relation type */
} gxi_slot_rule;

typedef struct gxi_slot_rules {
  const gxi_slot_rule *items;
  uint32_t count;
} gxi_slot_rules;

typedef struct gxi_frame_rule {
  gxi_rule rule;
  gx_str relation, status, flags;
  gxi_names words, require, exclude;
  gxi_slot_rules head, tail;
  double confidence;
} gxi_frame_rule;

/* What a rule's number is worth: a tie drawn with `at` is right with `is`. */
typedef struct gxi_calibration_rule {
  gxi_rule rule;
  double at, is, slope;
} gxi_calibration_rule;

typedef struct gxi_domain {
  gx_str name;
  gx_str version;
  GXI_VEC(gxi_entity_rule) entity_types;
  GXI_VEC(gxi_relation_rule) relation_types;
  GXI_VEC(gxi_frame_rule) frames;
  GXI_VEC(gxi_calibration_rule) calibrations;
} gxi_domain;

/* "none" first, then in the order of gxi_slot. */
#define GXI_SLOT_NAME_COUNT 14u
extern const gx_str gxi_slot_names[GXI_SLOT_NAME_COUNT];
#define GXI_FAMILY_COUNT 5u
extern const gx_str gxi_family_names[GXI_FAMILY_COUNT];

/**
 * Reads a domain file. All its mistakes go to the report; rules without mistakes are
 * added to the domain. When our own checks find none, the RELAX NG grammar is asked.
 * @param domain  zeroed, or holding the rules of earlier files
 * @param bytes   borrowed during the call; strings are copied into the arena
 * Errors GX_E_NOMEM only; mistakes are counted by the report
 */
GX_MUST_USE gx_status gxi_domain_read(
  gxi_domain *domain,
  gxi_arena *arena,
  gx_str bytes,
  const char *file,
  gxi_report *report
);

/** The grammar itself, embedded (schemas/domain.rng). Borrowed for ever. */
gx_str gxi_domain_grammar(void);

#endif
