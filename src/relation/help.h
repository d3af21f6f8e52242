/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * help.h: help in clauses that leave out who is helped.
 *
 *     [某县农信社] 放来2000万元        serve.c: from near by, to whom the text speaks
 * of [某区教育局] 派来两名体育老师    focus.c: from afar
 *
 * Both ask spoken.c whom the text speaks of, or look for him themselves.
 */
#ifndef GXI_RELATION_HELP_H
#define GXI_RELATION_HELP_H

#include "relation/line.h"

/** Who helps, where the clause that says so begins, and who may be helped. */
typedef struct gxi_help {
  const gxi_parties *helpers;
  uint32_t token; /* before which those helped are sought */
  uint32_t types; /* entity types of those helped, as bits */
  bool here;      /* named in this paragraph, or who the whole text speaks of */
  double least;   /* how much must speak for one: a clause that opens with it is 1 */
} gxi_help;

/** spoken.c: whom the text speaks of there, and how sure that is; or GX_ID_NONE. */
uint32_t gxi_spoken_of(const gxi_view *view, const gxi_help *help, double *factor);
/** serve.c: a word for staff of a body, whose deeds are the body's: 某大学的教授. */
bool gxi_is_staff(gx_str text);
/** serve.c: who helps: bodies, persons for their bodies and themselves. */
bool gxi_helpers(
  gxi_parties *heads, const gxi_view *view, uint32_t item, uint32_t types
);
/** serve.c: 甲发放的贷款, 甲派来的大夫: the deed only describes something else. */
bool gxi_only_describes(const gxi_view *view, uint32_t actor);
/** sense.c: 来自甲医院的医生, 甲医院的帮扶团队: no deed, but who somebody is. */
bool gxi_is_epithet(const gxi_view *view, const gxi_frame *frame);
/** sums.c: 投入2.3亿元,建成甲小学和乙园: how much each got is not said. */
bool gxi_sum_is_spread(const gxi_view *view, uint32_t type, const gxi_parties *tails);
/** serve.c: types of whom the text may speak: places where the segment's words ask for
 * one. */
uint32_t gxi_focus_types(const gxi_view *view, uint32_t tails);
/** serve.c: whom the text speaks of becomes the tail, and was served last. */
void gxi_focus_put(
  gxi_parties *tails, const gxi_view *view, uint32_t focus, double factor
);
/** serve.c: service and loans for whom the clause names behind, or the text. */
bool gxi_serve_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** focus.c: a draft of this sentence says that somebody helps. */
bool gxi_is_helping(const gxi_scene *scene, uint32_t entity, gx_span sentence);
/** focus.c: help for whom the text speaks of, in a clause that names only who helps. */
bool gxi_focus_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** focus.c: the head by the frame; helped from afar is whom the text speaks of. */
bool gxi_spoken_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);

/** about.c: 为果农, 为风电运维: who has no name is helped. */
bool gxi_helps_others(const gxi_view *view);

#endif
