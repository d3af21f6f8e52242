/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * corpus.h: many records → one set of linked entities and folded edges, each edge
 * with the evidence behind it. Pure: no files, no clock; the result depends on the set
 * of records alone, not on the order in which they were added.
 *
 *     gx_corpus *corpus = NULL;
 *     gx_domain domain = gx_domain_of(knowledge);
 *     status = gx_corpus_new(&corpus, &domain, NULL, &error);
 *     for each record: status = gx_corpus_add(corpus, record, &error);
 *     status = gx_corpus_build(corpus, &error);
 *     const gx_entity *entities = gx_corpus_entities(corpus, &count);
 *     gx_corpus_free(corpus);
 *
 * Everything that an accessor returns is borrowed until gx_corpus_free. Before
 * gx_corpus_build the tables are empty.
 */
#ifndef GUANXI_CORPUS_H
#define GUANXI_CORPUS_H

#include "guanxi/base.h"
#include "guanxi/knowledge.h"
#include "guanxi/record.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gx_corpus gx_corpus;

/** The types that entities and edges may have. A plain value, rows borrowed. */
typedef struct gx_domain {
  const gx_entity_type *entity_types;
  size_t entity_type_count;
  const gx_relation_type *relation_types;
  size_t relation_type_count;
} gx_domain;

/** The domain of a knowledge; borrowed from it. */
static inline gx_domain gx_domain_of(const gx_knowledge *knowledge) {
  gx_domain domain;
  domain.entity_types = gx_knowledge_entity_types(knowledge, &domain.entity_type_count);
  domain.relation_types =
    gx_knowledge_relation_types(knowledge, &domain.relation_type_count);
  return domain;
}

/** What the texts say of a tie, the strongest first. */
typedef enum gx_tie_status {
  GX_TIE_ASSERTED = 0,
  GX_TIE_ENDED = 1,
  GX_TIE_PLANNED = 2
} gx_tie_status;
#define GX_TIE_STATUS_COUNT 3

/** "asserted", "ended", "planned". */
GX_API const char *gx_tie_status_name(gx_tie_status status);
/** False when the word is none of them. */
GX_API bool gx_tie_status_find(gx_tie_status *status, gx_str word);

/** A document of the corpus, sorted by doc, then sha256. */
typedef struct gx_corpus_document {
  gx_str doc;
  gx_str sha256;
  gx_str encoding;
  gx_str title;
  gx_str published;
  gx_str publisher_place;
  gx_str url;
  gx_str engine;
  gx_damage damage;
  uint32_t entity_count;   /* as extracted */
  uint32_t relation_count; /* as extracted */
  gx_status error_status;  /* not GX_OK: could not be read */
  gx_str error_message;
} gx_corpus_document;

/** An entity of the whole corpus, sorted by uid. */
typedef struct gx_entity {
  gx_str uid;            /* "CN-653100", or "body:NAME", "person:NAME#2" */
  gx_str name;           /* the fullest form */
  uint32_t type;         /* index into the domain's entity types */
  const gx_str *aliases; /* sorted; without the name */
  size_t alias_count;
  uint32_t mentions;
  uint32_t docs;
  gx_str first_date; /* of publication of its documents; may be empty */
  gx_str last_date;
} gx_entity;

/** One place where an edge was said. */
typedef struct gx_evidence {
  uint32_t edge;
  uint32_t document;
  uint32_t begin; /* source bytes of the document, half open */
  uint32_t end;
  uint32_t trigger_begin; /* both 0 when there is none */
  uint32_t trigger_end;
  uint32_t group; /* evidence of one edge with one group is one voice (reprints) */
  gx_tie_status status;
  bool date_stated; /* false: `date` is the document's day of publication */
  double confidence;
  double amount_cny; /* 0: none stated in RMB */
  gx_str date;       /* ISO, may be empty */
  gx_str text;       /* the sentence, normalised */
  gx_str rule;
  const gx_str *via;
  size_t via_count;
  const gx_attribute *attributes;
  size_t attribute_count;
} gx_evidence;

/** A folded tie: one for each (head, relation, tail), sorted by these; a symmetric
 *  relation has the end with the smaller uid as head. */
typedef struct gx_edge {
  uint32_t head; /* entity */
  uint32_t tail;
  uint32_t relation; /* index into the domain's relation types */
  gx_tie_status status;
  uint32_t status_counts[GX_TIE_STATUS_COUNT]; /* of evidence, by gx_tie_status */
  uint32_t mentions;                           /* rows of evidence */
  uint32_t docs;
  uint32_t independent_docs; /* reprints folded; this is the weight */
  double confidence;         /* 1 - product of (1 - c), at most 0.999 */
  double amount_cny;         /* 0: none stated in RMB */
  gx_str first_date;
  gx_str last_date;
  uint32_t evidence_begin; /* rows [begin, begin + mentions) of the evidence table */
} gx_edge;

/** What was counted and what was left out, and why. */
typedef struct gx_corpus_counts {
  uint64_t documents;
  uint64_t failed_documents;
  uint64_t duplicate_records; /* the same doc and sha256 added again */
  uint64_t negated;           /* relations that the text denies */
  uint64_t without_evidence;
  uint64_t self_ties;     /* both ends turned out to be one entity */
  uint64_t below_limit;   /* under options.min_confidence */
  uint64_t unknown_types; /* of entities or relations that the domain lacks */
  uint64_t unplaced;      /* of a projection: rows of evidence with an end outside it */
  uint64_t blocked;       /* relations that corrections block (correction.h) */
} gx_corpus_counts;

typedef struct gx_corpus_options {
  size_t size;
  const gx_allocator *allocator;
  double min_confidence; /* evidence below is left out; 0: all */
} gx_corpus_options;

#define GX_CORPUS_OPTIONS_INIT GX_OPTIONS_INIT(gx_corpus_options)

/**
 * An empty corpus.
 * @param corpus [out] owned; free with gx_corpus_free
 * @param domain copied
 * Errors GX_E_NOMEM
 */
GX_API GX_MUST_USE gx_status gx_corpus_new(
  gx_corpus **corpus,
  const gx_domain *domain,
  const gx_corpus_options *options,
  gx_error *error
);
GX_API void gx_corpus_free(gx_corpus *corpus);

/**
 * Adds a record; copied. Error records become failed documents. The same doc and sha256
 * added again count once (of different versions the greatest engine wins).
 * Errors GX_E_NOMEM, GX_E_LIMIT (the corpus is as before),
 *        GX_E_ARGUMENT (after build; an end that is no entity of the record)
 */
GX_API GX_MUST_USE gx_status
gx_corpus_add(gx_corpus *corpus, const gx_record *record, gx_error *error);

/**
 * Links and folds. Once; afterwards the corpus is immutable and may be shared.
 * Cost  O(n log n) in records, mentions and evidence.
 * Errors GX_E_NOMEM, GX_E_LIMIT, GX_E_ARGUMENT (called twice)
 */
GX_API GX_MUST_USE gx_status gx_corpus_build(gx_corpus *corpus, gx_error *error);

GX_API const gx_domain *gx_corpus_domain(const gx_corpus *corpus);
GX_API const gx_corpus_document *
gx_corpus_documents(const gx_corpus *corpus, size_t *count);
GX_API const gx_entity *gx_corpus_entities(const gx_corpus *corpus, size_t *count);
GX_API const gx_edge *gx_corpus_edges(const gx_corpus *corpus, size_t *count);
GX_API const gx_evidence *gx_corpus_evidence(const gx_corpus *corpus, size_t *count);
GX_API gx_corpus_counts gx_corpus_count(const gx_corpus *corpus);

/** Edges at an entity (indices), the heaviest first, then by index. O(1). */
GX_API const uint32_t *
gx_corpus_entity_edges(const gx_corpus *corpus, uint32_t entity, size_t *count);

/** How a query met an entity, the best first. */
typedef enum gx_match {
  GX_MATCH_UID,
  GX_MATCH_NAME,
  GX_MATCH_ALIAS,
  GX_MATCH_PART, /* the query is a part of the name or of an alias */
  GX_MATCH_NONE
} gx_match;

/**
 * Entities that a word may mean: by uid, else by name, else by alias, else by part.
 * @param found [out] at most `capacity` entities of the best kind, the one with most
 *              mentions first
 * @param count [out] how many there are, even above capacity
 * @return the kind; GX_MATCH_NONE and *count 0 when nothing fits. O(entities).
 */
GX_API gx_match gx_corpus_find(
  const gx_corpus *corpus, gx_str query, uint32_t *found, size_t capacity, size_t *count
);

#ifdef __cplusplus
}
#endif
#endif
