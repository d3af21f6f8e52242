/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * corpus.h: the corpus's inside: what add.c keeps of the records and what the steps of
 * the build make of it.
 *
 *     records --add--> sources, members, claims      (in the order of adding)
 *             --order--> the same, by (doc, sha256)  (order.c)
 *             --link--> groups of members            (link.c, person.c, names.c)
 *             --correct--> as a person corrects them (correct.c; rows: correction.c)
 *             --fold--> entities, edges, evidence    (entities.c, fold.c, reprint.c)
 *
 * All tables live in corpus->arena; what only the build needs lives in a scratch arena.
 * Ranks stand for strings wherever something is sorted.
 */
#ifndef GXI_CORPUS_CORPUS_H
#define GXI_CORPUS_CORPUS_H

#include "base/arena.h"
#include "corpus/strings.h"
#include "guanxi/corpus.h"
#include "guanxi/correction.h"

/** A record: where its members and claims stand. */
typedef struct gxi_source {
  uint32_t doc; /* string numbers */
  uint32_t sha256;
  uint32_t engine;
  uint64_t fingerprint; /* of the content; chooses among versions */
  uint32_t member_begin;
  uint32_t member_count;
  uint32_t claim_begin;
  uint32_t claim_count;
  gx_corpus_document facts;
  gx_corpus_counts counts; /* of what was left out */
} gxi_source;

/** An entity of one record. Strings by number. */
typedef struct gxi_member {
  uint32_t document;
  uint32_t type; /* string; after the build's first step: index into the domain */
  uint32_t name;
  uint32_t key;
  uint32_t alias_begin; /* in corpus->aliases */
  uint32_t alias_count;
  uint32_t mentions;
} gxi_member;

/** One evidence of a relation of one record. */
typedef struct gxi_claim {
  uint32_t document;
  uint32_t head; /* member */
  uint32_t tail;
  uint32_t relation; /* as gxi_member.type */
  uint32_t begin;
  uint32_t end;
  uint32_t trigger_begin;
  uint32_t trigger_end;
  uint32_t date; /* strings */
  uint32_t text;
  uint32_t rule;
  gx_tie_status status;
  bool date_stated;
  double confidence;
  double amount_cny;
  const gx_str *via;
  const gx_attribute *attributes;
  uint32_t via_count;
  uint32_t attribute_count;
} gxi_claim;

typedef GXI_VEC(gxi_source) gxi_sources;
typedef GXI_VEC(gxi_member) gxi_members;
typedef GXI_VEC(gxi_claim) gxi_claims;
typedef GXI_VEC(uint32_t) gxi_numbers;
typedef GXI_VEC(gx_corrected) gxi_corrected_rows;

struct gx_corpus {
  gxi_arena arena;
  gx_domain domain;
  double min_confidence;
  bool built;
  gx_corpus_counts counts;
  gxi_strings strings;
  gxi_sources sources;
  gxi_members members;
  gxi_numbers aliases; /* string numbers */
  gxi_claims claims;
  gxi_corrected_rows corrections; /* sorted, each once, after the build */

  gx_corpus_document *documents;
  size_t document_count;
  gx_entity *entities;
  size_t entity_count;
  gx_edge *edges;
  size_t edge_count;
  gx_evidence *evidence;
  size_t evidence_count;
  uint32_t *incident_begin; /* entity_count + 1 */
  uint32_t *incident;       /* edges */
};

/** What the steps of the build hand on. All in scratch. */
typedef struct gxi_build {
  gx_corpus *corpus;
  gxi_arena *scratch;
  const gxi_source *sources; /* by (doc, sha256), one for each */
  uint32_t source_count;
  gxi_member *members; /* in the order of the sources */
  uint32_t member_count;
  gxi_claim *claims;
  uint32_t claim_count;
  gx_domain domain;      /* with the types that the domain did not know */
  const uint32_t *ranks; /* of strings; those of before the build */
  uint32_t *families;    /* string number by entity type */
  uint32_t place_family; /* string numbers */
  uint32_t person_family;
  uint32_t *groups; /* by member: its group, [0, group_count) */
  uint32_t group_count;
  gx_str *uids;        /* by group */
  uint32_t *names;     /* by group: string number that a person gave; NULL, 0: none */
  uint32_t *types;     /* by group: index + 1 of the type that a person gave */
  uint32_t *entity_of; /* by group: entity, in the order of uids */
  uint32_t *sentences; /* by string number: cluster of near-equal sentences */
} gxi_build;

/** A set of numbers [0, count) in parts, each named by its smallest. */
uint32_t *gxi_parts_new(gxi_arena *scratch, uint32_t count);
uint32_t gxi_parts_find(uint32_t *parts, uint32_t at);
void gxi_parts_join(uint32_t *parts, uint32_t a, uint32_t b);

/* The steps, in order; each only inside the tries of both arenas. */
void gxi_corpus_order(gxi_build *build);    /* sources … claims, domain, ranks */
void gxi_corpus_link(gxi_build *build);     /* groups, uids */
void gxi_corpus_correct(gxi_build *build);  /* groups, uids, names, types; blocks */
void gxi_corpus_entities(gxi_build *build); /* entity_of, corpus->entities */
void gxi_corpus_reprints(gxi_build *build); /* sentences */
void gxi_corpus_fold(gxi_build *build);     /* corpus->edges, evidence */
void gxi_corpus_incidence(gxi_build *build);
/** find.c: for qsort_r of indices of `edges`, a gx_edge array: of more independent
 * documents first. */
int gxi_edge_heavier(const void *one, const void *other, void *edges);

/** By content: kind, then words; 0 for the same row. */
int gxi_correction_order(const void *one, const void *other);
/** The row with its words copied. Only inside the arena's try. */
void gxi_corrections_copy(
  gxi_arena *arena, gx_correction *to, const gx_correction *from
);

/** "family:key#number" in the corpus's arena; number 0: without. */
gx_str gxi_corpus_uid(gxi_build *build, gx_str family, gx_str key, uint32_t number);

/** A person of the corpus: the name, and which of that name (0: the only one). */
typedef struct gxi_person {
  uint32_t key; /* string number */
  uint32_t number;
} gxi_person;

/** Puts the persons' members in groups behind group_count; the groups of all others
 *  are known. Returns how many persons there are. */
uint32_t gxi_corpus_persons(gxi_build *build, gxi_person **out);

#endif
