/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * filter.h: the options that choose a part of a store's graph, for every command that
 * shows one. A command puts the rows that suit it into its table and calls
 * view_filtered() instead of view_graph().
 */
#ifndef GX_CLI_FILTER_H
#define GX_CLI_FILTER_H

#include "cli/command.h"

typedef struct filter_options {
  text_list types, relations, classes, statuses;
  const char *since, *until;
  double min_weight;
  text_list regions, ego;
  uint64_t radius;
  bool connected, component;
  uint64_t top_nodes;
  const char *by;
} filter_options;
extern filter_options filter;

/* By what entities and ties are. */
#define OPTION_KIND_ROWS                                                               \
  {"type", 't', OPTION_LIST, &filter.types, "LIST", "entities of these types only"},   \
    OPTION_TIE_ROWS

/* By what ties are. */
#define OPTION_TIE_ROWS                                                                \
  {"relation",                                                                         \
   'r',                                                                                \
   OPTION_LIST,                                                                        \
   &filter.relations,                                                                  \
   "LIST",                                                                             \
   "relations of these types only"},                                                   \
    {"class",                                                                          \
     'c',                                                                              \
     OPTION_LIST,                                                                      \
     &filter.classes,                                                                  \
     "LIST",                                                                           \
     "tie structure activity post"},                                                   \
  {                                                                                    \
    "status", 0, OPTION_LIST, &filter.statuses, "LIST", "asserted planned ended"       \
  }

/* By what is said of ties. */
#define OPTION_SAID_ROWS                                                               \
  {"from", 0, OPTION_TEXT, &filter.since, "DATE", "ties said or dated from then on"},  \
    {"to", 0, OPTION_TEXT, &filter.until, "DATE", "ties said or dated until then"},    \
    {"min-weight",                                                                     \
     0,                                                                                \
     OPTION_REAL,                                                                      \
     &filter.min_weight,                                                               \
     "W",                                                                              \
     "ties said in W independent documents"},                                          \
    OPTION_CONFIDENCE_ROW

/* By where entities stand. */
#define OPTION_PLACE_ROWS                                                              \
  {"region",                                                                           \
   0,                                                                                  \
   OPTION_LIST,                                                                        \
   &filter.regions,                                                                    \
   "CODE",                                                                             \
   "what lies in a division (65, 6531, 新疆), and its ties"},                          \
    {"ego", 0, OPTION_LIST, &filter.ego, "NAME", "only what lies around NAME"},        \
    {"radius", 0, OPTION_NUMBER, &filter.radius, "K", "steps around --ego (1)"},       \
    {"largest-component",                                                              \
     0,                                                                                \
     OPTION_FLAG,                                                                      \
     &filter.component,                                                                \
     NULL,                                                                             \
     "the largest connected part only"},                                               \
  {                                                                                    \
    "connected", 0, OPTION_FLAG, &filter.connected, NULL,                              \
      "leave out entities without a tie"                                               \
  }

/* By rank, after all other filters. */
#define OPTION_TOP_NODES_ROWS                                                          \
  {"top-nodes",                                                                        \
   0,                                                                                  \
   OPTION_NUMBER,                                                                      \
   &filter.top_nodes,                                                                  \
   "N",                                                                                \
   "the N entities that rank highest"},                                                \
  {                                                                                    \
    "by", 'b', OPTION_TEXT, &filter.by, "MEASURE",                                     \
      "… by partners (default) or another measure"                                   \
  }

/** The bits of statuses ("planned"); complains; 0 or the exit status. */
int filter_statuses(unsigned *bits, const text_list *words);

/**
 * Builds v->graph from what the filters leave; complains; 0 or the exit status.
 * @param top the heaviest ties that stay; 0: all
 */
int view_filtered(view *v, uint32_t top);

#endif
