/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * summary.h: a graph as a whole: its size and shape, communities with names, bridges,
 * ties by year, and which provinces are tied more than chance would have it.
 */
#ifndef GUANXI_SUMMARY_H
#define GUANXI_SUMMARY_H

#include "guanxi/analysis.h"
#include "guanxi/base.h"
#include "guanxi/graph.h"
#include "guanxi/knowledge.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A number that a graph may not have (a mean of nothing): then known is false. */
typedef struct gx_figure {
  bool known;
  double value;
} gx_figure;

/** A community: the ones with most entities first. */
typedef struct gx_community {
  uint32_t number; /* of the column `community` */
  uint32_t size;   /* entities */
  gx_str name;     /* its strongest members' names, at most three */
  const uint32_t
    *members;    /* entities of the corpus, the strongest first, then by uid */
  double inside; /* share of its members' strength that stays inside, 0 to 1 */
} gx_community;

/** A tied pair that alone holds two parts together. */
typedef struct gx_bridge {
  uint32_t one; /* entities; the one whose uid comes first */
  uint32_t other;
  uint32_t cut_off; /* entities on the smaller side */
} gx_bridge;

/** One year of the ties. */
typedef struct gx_year {
  gx_str year;                 /* "2024"; empty: sentences without a year */
  uint32_t ties;               /* that a sentence of the year reports */
  uint32_t new_ties;           /* that no sentence of an earlier year does */
  uint32_t sentences;          /* rows of evidence */
  uint32_t documents;          /* in which they stand */
  const uint32_t *by_relation; /* ties, by index of relation type of the domain */
} gx_year;

/** Two provinces, or one with itself. */
typedef struct gx_province_pair {
  gx_str codes[2]; /* sorted */
  gx_str names[2];
  uint32_t tied; /* tied pairs of entities */
  gx_figure expected;
  gx_figure z; /* (tied - expected) / standard deviation; unknown when that is 0 */
} gx_province_pair;

typedef struct gx_summary {
  uint32_t entities;
  uint32_t ties;     /* a symmetric one once */
  uint32_t pairs;    /* tied pairs of entities */
  uint32_t isolates; /* entities without a tie */
  uint32_t components;
  uint32_t largest_component;       /* entities */
  uint32_t articulation_points;     /* entities without which a component falls apart */
  uint32_t placed;                  /* entities whose province is known */
  uint32_t samples;                 /* rewired graphs behind `expected`; 0: none */
  gx_figure density;                /* pairs / all possible pairs */
  gx_figure partners;               /* mean number of partners: 2 pairs / entities */
  gx_figure reciprocity;            /* share of one-way tied pairs that are tied back */
  gx_figure transitivity;           /* share of paths of two steps that are closed */
  gx_figure modularity;             /* of the communities */
  gx_figure type_assortativity;     /* -1 to 1: like with like is 1 */
  gx_figure province_assortativity; /* among entities whose province is known */
  gx_figure degree_assortativity;
  const uint32_t *types;     /* entities, by index of entity type of the domain */
  const uint32_t *relations; /* ties, by index of relation type */
  const gx_community *communities;
  size_t community_count;
  const gx_bridge *bridges; /* the one that cuts off most first */
  size_t bridge_count;
  const gx_year *years; /* sorted, the one without a year last */
  size_t year_count;
  const gx_province_pair *province_pairs; /* most tied first, then by codes */
  size_t province_pair_count;
  gx_str method; /* graphs, weights, seed, null model; one line each */
} gx_summary;

typedef struct gx_summary_options {
  size_t size;
  uint64_t seed;    /* of communities and rewiring; 0 means 1 */
  uint32_t samples; /* rewired graphs; 0: 100, fewer or none on large graphs */
  bool exact;       /* all samples, whatever it takes */
  const gx_knowledge
    *knowledge; /* names provinces that no document does; may be NULL */
  const gx_progress *progress;
} gx_summary_options;

#define GX_SUMMARY_OPTIONS_INIT GX_OPTIONS_INIT(gx_summary_options)

/**
 * Measures a graph as a whole; adds the columns strength, component, community,
 * articulation and bridges to it.
 *
 * Communities, components, bridges, density, transitivity and assortativity are those
 * of the simplified undirected graph, modularity with weights; reciprocity is that of
 * ties that are not symmetric. Pairs of provinces are counted over asserted ties of
 * class `tie` between entities whose province is known, and compared with graphs in
 * which every entity keeps its number of partners and ends of ties are exchanged at
 * random.
 *
 * @param summary [out] owned; free with gx_summary_free
 * Errors  GX_E_NOMEM, GX_E_GRAPH, GX_E_CANCELLED
 * Threads not concurrently with any other graph or analysis call (igraph)
 * Source  S. Maslov, K. Sneppen, Specificity and stability in topology of protein
 *         networks, Science 296, 2002; M. Newman, Mixing patterns in networks, Phys.
 *         Rev. E 67, 2003
 */
GX_API GX_MUST_USE gx_status gx_summary_build(
  gx_summary **summary,
  gx_graph *graph,
  const gx_summary_options *options,
  gx_error *error
);
GX_API void gx_summary_free(gx_summary *summary);

/**
 * How far a measure of each entity is from what its number of partners alone would
 * give: adds the columns NAME_expected and NAME_z (0 where the deviation is 0), over
 * rewired graphs as above, of the whole graph.
 * @param measure betweenness harmonic closeness clustering coreness
 * @param samples 0: 100
 * Errors  GX_E_ARGUMENT (another measure), GX_E_NOMEM, GX_E_GRAPH, GX_E_CANCELLED
 * Cost    samples × the measure's; over options->budget it is sampled
 */
GX_API GX_MUST_USE gx_status gx_analysis_expect(
  gx_graph *graph,
  const char *measure,
  uint32_t samples,
  const gx_analysis_options *options,
  gx_error *error
);

#ifdef __cplusplus
}
#endif
#endif
