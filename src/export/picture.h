/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * picture.h: what a picture shows of the graph: the heaviest ties and their ends.
 */
#ifndef GXI_EXPORT_PICTURE_H
#define GXI_EXPORT_PICTURE_H

#include "base/arena.h"
#include "export/export.h"

typedef struct gxi_picture {
  gxi_arena arena;
  uint32_t *edges; /* of the graph, in order */
  size_t edge_count;
  bool *shown;          /* by vertex */
  bool *entity_types;   /* used in the picture */
  bool *relation_types; /* used in the picture */
} gxi_picture;

/** The `top` heaviest ties (options->top, or `most` when that is 0); fills the report's
 *  counts of ties. False when there is no room. Clear in any case. */
bool gxi_picture_init(gxi_picture *picture, gxi_exporting *out, uint32_t most);
void gxi_picture_clear(gxi_picture *picture);

/** A type's colour, or grey. */
gx_str gxi_picture_color(gx_str color);
/** A type's label for pictures: Chinese where there is one. */
gx_str gxi_picture_label(gx_str label_zh, gx_str label);
extern const char gxi_picture_font[];

#endif
