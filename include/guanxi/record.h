/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * record.h: one document's extraction, in memory and as one line of JSON.
 */
#ifndef GUANXI_RECORD_H
#define GUANXI_RECORD_H

#include "guanxi/base.h"
#include "guanxi/document.h"
#include "guanxi/knowledge.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A span of the source bytes and its normalised form. */
typedef struct gx_record_mention {
  uint32_t begin; /* source bytes, half open */
  uint32_t end;
  gx_str text;
} gx_record_mention;

typedef struct gx_record_entity {
  gx_str id;   /* "e1" */
  gx_str type; /* entity type id */
  gx_str name;
  gx_str key;
  const gx_str *aliases;
  size_t alias_count;
  const gx_str *candidates; /* keys of places, best first, at most eight: a name of
                               several places of which the text does not tell which;
                               its key is the name then */
  size_t candidate_count;
  const gx_record_mention *mentions;
  size_t mention_count;
} gx_record_entity;

typedef struct gx_attribute {
  gx_str name;
  gx_str value;   /* text, or the shortest decimal form of a number */
  bool is_number; /* written without quotes */
} gx_attribute;

typedef struct gx_record_evidence {
  uint32_t begin; /* source bytes */
  uint32_t end;
  uint32_t trigger_begin; /* source bytes; both 0 when there is none */
  uint32_t trigger_end;
  gx_str text; /* the sentence, normalised */
  gx_str rule;
  const gx_str *via; /* steps: "carry_over", "coref:双方" … */
  size_t via_count;
} gx_record_evidence;

typedef struct gx_record_relation {
  uint32_t head; /* index into entities */
  uint32_t tail;
  gx_str type;
  gx_str status; /* asserted planned ended negated */
  double confidence;
  const gx_attribute *attributes;
  size_t attribute_count;
  const gx_record_evidence *evidence;
  size_t evidence_count;
} gx_record_relation;

/** One document's extraction. A plain value: every pointer borrowed from its owner. */
typedef struct gx_record {
  gx_str engine;
  gx_str doc;
  gx_str sha256;
  gx_str encoding;
  gx_str title;
  gx_str published;
  gx_str publisher_place; /* key, may be empty */
  gx_str url;
  gx_damage damage;
  const gx_record_entity *entities;
  size_t entity_count;
  const gx_record_relation *relations;
  size_t relation_count;
  gx_status error_status; /* not GX_OK: the document could not be read */
  gx_str error_message;
} gx_record;

typedef struct gx_extraction gx_extraction; /* owns a record */

/**
 * What one thread keeps from a document to the next, memory above all: a run of many
 * documents is faster with it, and extracts the same. For one thread at a time, and for
 * one knowledge: free it before that. GX_E_NOMEM.
 */
typedef struct gx_workspace gx_workspace;
GX_API GX_MUST_USE gx_status gx_workspace_new(
  gx_workspace **workspace, const gx_allocator *allocator, gx_error *error
);
/** When no extraction runs in it any more. NULL is fine. */
GX_API void gx_workspace_free(gx_workspace *workspace);

/** Stages that can be left out, to measure what each adds. */
typedef enum gx_stage {
  GX_STAGE_TAGGER = 1,         /* what was learnt from text */
  GX_STAGE_GUESSES = 2,        /* firms that several weak signs give away */
  GX_STAGE_SECOND_READING = 4, /* names learnt from the rest of the document, too */
  GX_STAGE_COREFERENCE = 8,    /* 双方, 该公司, 其 */
  GX_STAGE_CARRY_OVER = 16,    /* subjects of clauses before */
  GX_STAGE_FRAMES = 32,        /* verb frames */
  GX_STAGE_FINDERS = 64,       /* posts, sites, tables, lists, interviews */
  GX_STAGE_SECOND_LOOK = 128   /* names that narrowly lost */
} gx_stage;

typedef struct gx_extract_options {
  size_t size;
  const gx_allocator *allocator;
  gx_media media;
  gx_str encoding;
  gx_str title;
  gx_str published;
  gx_str url;
  double min_confidence;   /* relations below are left out; 0: all */
  bool negated;            /* keep denied ties, with status negated */
  gx_workspace *workspace; /* of this thread; NULL: none is kept */
  uint32_t without;        /* bit set of gx_stage: left out; 0: all are there */
} gx_extract_options;

#define GX_EXTRACT_OPTIONS_INIT GX_OPTIONS_INIT(gx_extract_options)

/**
 * Reads one document and extracts its entities and relations.
 * @param extraction [out] owned; also set (with an error record inside) when the
 *        document itself is bad: then the status says so and the record has the error
 * @param bytes  borrowed during the call
 * Threads  any number at once over one knowledge.
 */
GX_API GX_MUST_USE gx_status gx_extract(
  gx_extraction **extraction,
  const gx_knowledge *knowledge,
  gx_str name,
  gx_str bytes,
  const gx_extract_options *options,
  gx_error *error
);
GX_API const gx_record *gx_extraction_record(const gx_extraction *extraction);
GX_API void gx_extraction_free(gx_extraction *extraction);

typedef struct gx_explain_options {
  size_t size;
  const gx_extract_options *extract; /* as for gx_extract; NULL: defaults */
  bool json;                         /* an object and a newline instead of text */
} gx_explain_options;

#define GX_EXPLAIN_OPTIONS_INIT GX_OPTIONS_INIT(gx_explain_options)

/**
 * Writes how a document's record comes about, for whoever extends the knowledge: of
 * each sentence the tokens and the names that lost against them; the clause items and
 * their slots; the frames that were tried and why they were not used; the ties drawn,
 * and those weighed and dropped; then the entities, which names were joined by which
 * step of the sieve, and what pronouns were taken for.
 *
 * A name that lost is so many bits behind: the best reading with it, the best of all.
 * The form is for reading, not for programs: it may change from version to version.
 *
 * Errors GX_E_IO (the output refused), and those of gx_extract
 * Cost   several times that of gx_extract.
 */
GX_API GX_MUST_USE gx_status gx_explain(
  const gx_knowledge *knowledge,
  gx_str name,
  gx_str bytes,
  const gx_explain_options *options,
  const gx_output *output,
  gx_error *error
);

/** Writes the record as one JSON object and a newline. */
GX_API GX_MUST_USE gx_status
gx_record_write(const gx_record *record, const gx_output *output, gx_error *error);

/** Reads one JSON object (jansson). @param extraction [out] owned */
GX_API GX_MUST_USE gx_status gx_record_read(
  gx_extraction **extraction,
  gx_str json,
  const gx_allocator *allocator,
  gx_error *error
);

#ifdef __cplusplus
}
#endif
#endif
