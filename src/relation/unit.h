/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * unit.h: a post as written: [body] [title], and which body it is a post at.
 */
#ifndef GXI_RELATION_UNIT_H
#define GXI_RELATION_UNIT_H

#include "relation/scene.h"

/* What a title says by itself. */
typedef struct gxi_title {
  gx_str organ;   /* 市委, 县委, 党组 …: the organ in a fused title, or empty */
  gx_str rest;    /* the title without it */
  uint32_t level; /* entity type of the place that it leads (市长 → city), or NONE */
  uint32_t level_b;   /* a second possible one (市长 of a county-level city) */
  const char *ending; /* what the full name of that place ends with, or NULL */
  gxi_title_domain domain;
} gxi_title;

gxi_title gxi_title_read(const gxi_scene *scene, uint32_t token);

/* One post: tokens of its body and its title. */
typedef struct gxi_unit {
  uint32_t body;    /* token of the last name before the title, or GX_ID_NONE */
  uint32_t place;   /* token of the last place name of this unit, or GX_ID_NONE */
  uint32_t title;   /* token */
  uint32_t generic; /* entity of 公司, 学院 before the title, or GX_ID_NONE */
  bool bare;        /* nothing stands before the title in its clause */
  gx_span words;    /* title as written */
  gxi_status_word status;
} gxi_unit;

#define GXI_MAX_UNITS 8

typedef struct gxi_units {
  gxi_unit items[GXI_MAX_UNITS];
  uint32_t count;
  uint32_t first, last; /* tokens, half open */
} gxi_units;

/** Posts that end right before `person`, read leftwards, in text order. */
void gxi_units_before(
  gxi_units *units, const gxi_scene *scene, uint32_t first, uint32_t person
);
/** 甲的女儿(乙): the person at `at` only says who another is. */
bool gxi_owns_person(const gxi_scene *scene, uint32_t at, uint32_t end);
/** Posts that begin at `token`, in text order. */
void gxi_units_after(
  gxi_units *units, const gxi_scene *scene, uint32_t token, uint32_t last
);

/** tenure.c: what the verb's words [first, begin) and those behind the units say. */
gxi_status_word gxi_tenure(
  const gxi_scene *scene, uint32_t first, uint32_t begin, const gxi_units *units
);
/** tenure.c: 岗位上, (的)位置: somebody leaves the post in front of this token. */
bool gxi_is_post_left(const gxi_scene *scene, uint32_t token);
/** tenure.c: 作为某公司董事长,甲…: the posts before the comma in front of a person. */
bool gxi_tenure_in_front(
  gxi_units *units, const gxi_scene *scene, uint32_t first, uint32_t person
);

/** The entity that a unit is a post at; `before`: the unit before it, or its body. */
typedef struct gxi_office {
  uint32_t entity; /* or GX_ID_NONE */
  uint32_t other;  /* the place beside a party organ, or GX_ID_NONE */
  double confidence;
} gxi_office;

gxi_office gxi_unit_office(
  gxi_scene *scene, const gxi_unit *unit, uint32_t before, uint32_t token
);
/** Whose post it is, and where and by which rule it is told. */
typedef struct gxi_bearer {
  uint32_t person, sentence;
  const char *rule;
} gxi_bearer;

/** appoint.c: a draft of one post. */
void gxi_unit_put(
  gxi_scene *scene, const gxi_unit *unit, gxi_office office, const gxi_bearer *bearer
);
/** appoint.c: of all of somebody's; returns the last body, else `before`. */
uint32_t gxi_units_put(
  gxi_scene *scene, const gxi_units *units, uint32_t before, const gxi_bearer *bearer
);
/** office.c: of the companies named before a token, other than `own`, the one that the
 * text names most; or GX_ID_NONE. */
uint32_t gxi_other_company(const gxi_scene *scene, uint32_t token, uint32_t own);
/** office.c: the person at this token, behind 与, was told to hold a post before. */
bool gxi_has_own_post(const gxi_scene *scene, uint32_t token);
/** The last entity named before a token (same article) with a type in the mask. */
uint32_t gxi_named_before(
  const gxi_scene *scene, uint32_t token, uint32_t types, uint32_t reach
);

struct gxi_line;
/** 运营中心主任甲: a verb in the name of what 甲 heads is a noun there. */
void gxi_unit_verbs_settle(struct gxi_line *line);

#endif
