/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form.h: the parts of a body's name, so that its variants can be compared.
 *
 *     湖南省工商业联合会   place 湖南省   core 工商联
 *     省工商联             level 省       core 工商联
 *     陕西砚田石化(集团)有限责任公司
 *                          place 陕西   core 砚田石化集团有限公司   brand 砚田石化
 */
#ifndef GXI_ENTITY_FORM_H
#define GXI_ENTITY_FORM_H

#include "entity/entity.h"

typedef struct gxi_form_parts {
  uint32_t places[GXI_MAX_CANDIDATES]; /* candidates of the last place prefix */
  uint32_t place_count;
  uint32_t levels; /* bit 1 << gxi_level: what a bare 省 市 县 … in front may mean */
  gx_str head;     /* place prefixes or level word, as written */
  uint32_t last;   /* where the last place prefix begins in the squeezed name */
  uint32_t prefixes; /* how many place prefixes */
  gx_str whole;      /* head and core */
  gx_str core;       /* canonical rest */
  gx_str brand;      /* core without legal form and 集团 */
  bool legal;        /* ends in 有限公司 or the like */
} gxi_form_parts;

/** The name without quotes, brackets, dashes and spaces, Latin in lower case: the form
 *  in which names are compared. In the arena. */
gx_str gxi_form_squeeze(gxi_arena *arena, gx_str name);

/** Parts of a squeezed name. Inside gxi_arena_try. */
gxi_form_parts
gxi_form_split(gxi_arena *arena, const gx_knowledge *knowledge, gx_str squeezed);

/** The name as a reader within the place would write it: 西藏拉萨市城关区委 → 城关区委,
 *  雁江区晨光产业园 → 晨光产业园 (a zone with a proper name). Empty when there is none.
 */
gx_str
gxi_form_local(const gx_knowledge *knowledge, gx_str squeezed, bool zone, bool *chain);

/** True when the two can be one body as far as places tell. */
bool gxi_form_compatible(
  const gx_knowledge *knowledge, const gxi_form_parts *a, const gxi_form_parts *b
);

/** An event's name without its edition (第八届, 首届, 2023年); *edition gets the rest.
 */
gx_str gxi_form_series(gx_str squeezed, gx_str *edition);

#endif
