/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * weigh.h: frames and drafts that were weighed, into reading->trace when there is one.
 */
#ifndef GXI_RELATION_WEIGH_H
#define GXI_RELATION_WEIGH_H

#include "mention/trace.h"
#include "relation/line.h"

static inline bool gxi_is_traced(const gxi_scene *scene) {
  return scene->reading->trace != NULL;
}
/** A frame was tried at a verb: it has added drafts from this number on, or lacks
 *  something, which is found out here. Only with a trace. */
void gxi_weigh_frame(const gxi_view *view, const gxi_frame *frame, uint32_t from);
/** A tie that is not drawn, and why. Only with a trace. */
void gxi_weigh_draft(
  gxi_scene *scene, const gxi_draft *draft, gx_str rule, const char *verdict
);

#endif
