/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * visit.h: who visits, where a visit leads, and to whom it is credited.
 */
#ifndef GXI_RELATION_VISIT_H
#define GXI_RELATION_VISIT_H

#include "relation/line.h"

/** The last visit of the text: where to, whose, and in which sentence. */
typedef struct gxi_visit {
  gxi_parties tails;
  uint32_t guest;
  uint32_t sentence;
} gxi_visit;

/** guest.c: who leads a visit, calls, returns a visit, or joins a league. */
bool gxi_guest_ends(
  gxi_parties *heads,
  gxi_parties *tails,
  const gxi_view *view,
  const gxi_frame *frame,
  const gxi_visit *visit
);

/** A host who chairs or joins the talks, and the visitor who leads; false for none. */
bool gxi_visit_hosted(
  const gxi_scene *scene, gxi_parties *heads, gxi_parties *tails, const gxi_view *view
);
/** 一同调研, 陪同: who goes along goes where the visit before went. */
bool gxi_visit_along(
  const gxi_visit *visited, gxi_parties *heads, gxi_parties *tails, const gxi_view *view
);
/** The place that a visit led to, from which sites are gone to. */
typedef struct gxi_route {
  uint32_t place, sentence;
  uint32_t zone; /* come to in the clause before, or GX_ID_NONE */
} gxi_route;

/** 赴丙考察,走访了丁公司: notes 丙, and that 丁 lies there. */
void gxi_visit_route(
  gxi_scene *scene, gxi_route *route, const gxi_view *view, const gxi_parties *tails
);
/** Whom a visit sees are people from a place, and not the place. */
bool gxi_visit_sees_others(
  const gxi_view *view, const gxi_parties *heads, const gxi_parties *tails
);
/** A body carried from an earlier sentence gives way to who led the last delegation. */
void gxi_visit_traveller(const gxi_view *view, gxi_parties *heads);
/** Credits a delegation's visit to who leads it and to the place that sends it. */
void gxi_visit_credit(
  gxi_scene *scene,
  const gxi_firing *firing,
  const gxi_parties *heads,
  const gxi_parties *tails
);

#endif
