/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * summing.h: what the parts of a summary share.
 */
#ifndef GXI_ANALYSIS_SUMMING_H
#define GXI_ANALYSIS_SUMMING_H

#include "analysis/measure.h"
#include "guanxi/summary.h"

/** Mean and deviation as values come in. */
typedef struct gxi_moments {
  double mean;
  double squares; /* sum of squared distances from the mean */
  uint32_t count;
} gxi_moments;

void gxi_moments_add(gxi_moments *moments, double value);
/** How many standard deviations a value is above the mean; unknown when that is 0. */
gx_figure gxi_moments_z(const gxi_moments *moments, double value);

typedef struct gxi_summing {
  gx_summary *summary;
  gxi_arena *arena; /* of the summary */
  gxi_arena *scratch;
  const gx_graph *graph;
  const gx_summary_options *options;
  gxi_watch watch;
  const gxi_shape *undirected;
  const uint32_t *province; /* by vertex; GX_ID_NONE: unknown */
  const gx_str *codes;      /* of provinces */
  uint32_t province_count;
} gxi_summing;

/* Parts; inside the tries of both arenas, no igraph. */
void gxi_summary_mixing(gxi_summing *in); /* reciprocity, assortativity (mixing.c) */
void gxi_summary_years(gxi_summing *in);  /* years.c */
void gxi_summary_communities(gxi_summing *in); /* parts.c */
void gxi_summary_bridges(gxi_summing *in, const igraph_vector_int_t *found);
/** False when it was cancelled (pairs.c). */
bool gxi_summary_provinces(gxi_summing *in);

#endif
