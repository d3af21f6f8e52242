/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * projection.h: where entities are at home, and a corpus folded onto what is asked:
 * province × province, company × place, person × body.
 *
 *     gx_projection_options options = GX_PROJECTION_OPTIONS_INIT;
 *     options.kind = GX_PROJECTION_PLACE;
 *     options.level = GX_PLACE_PROVINCE;
 *     gx_corpus *folded = NULL;
 *     status = gx_corpus_project(&folded, corpus, &options, &error);
 *
 * What comes out is a corpus as any other: graph, analysis and exports take it as it
 * is.
 */
#ifndef GUANXI_PROJECTION_H
#define GUANXI_PROJECTION_H

#include "guanxi/base.h"
#include "guanxi/corpus.h"
#include "guanxi/knowledge.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Levels of places, the widest first. */
typedef enum gx_place_level {
  GX_PLACE_COUNTRY = 0,
  GX_PLACE_PROVINCE = 1,
  GX_PLACE_CITY = 2, /* prefecture; counties right under a province stay themselves */
  GX_PLACE_COUNTY = 3
} gx_place_level;

/** "country" "province" "city" "county". */
GX_API const char *gx_place_level_name(gx_place_level level);
/** False when the word is none of them. */
GX_API bool gx_place_level_find(gx_place_level *level, gx_str word);

/** For every entity of a corpus the place where it is at home. */
typedef struct gx_homes gx_homes;

typedef struct gx_homes_options {
  size_t size;
  gx_place_level level;
  bool persons; /* persons are at home where the body of their post is */
} gx_homes_options;

#define GX_HOMES_OPTIONS_INIT GX_OPTIONS_INIT(gx_homes_options)

/**
 * Places are at home in themselves; bodies in the division of China that their name
 * begins with; others where ties of class `structure` put them (located_in a place
 * first, else part_of a body that has a home, the heaviest tie of equals), else bodies
 * in the country that their name begins with. Ended ties count not. Codes wider than
 * the level stay as they are: a province is not put into a county.
 * @param homes   [out] owned; free with gx_homes_free
 * @param corpus  built; borrowed during the call
 * @param options NULL: countries, without persons
 * Errors GX_E_NOMEM. Cost O(E log E + names)
 */
GX_API GX_MUST_USE gx_status gx_homes_build(
  gx_homes **homes,
  const gx_corpus *corpus,
  const gx_homes_options *options,
  gx_error *error
);
GX_API void gx_homes_free(gx_homes *homes);
/** Codes of all homes ("CN-650000"), sorted. Borrowed until gx_homes_free. */
GX_API const gx_str *gx_homes_codes(const gx_homes *homes, size_t *count);
/** By entity: index into the codes, GX_ID_NONE when none is known. */
GX_API const uint32_t *gx_homes_of(const gx_homes *homes, size_t *count);

typedef enum gx_projection_kind {
  GX_PROJECTION_PLACE,         /* place × place */
  GX_PROJECTION_COMPANY_PLACE, /* company × place; needs an entity type `company` */
  GX_PROJECTION_PERSON_BODY    /* person × body; nothing is folded */
} gx_projection_kind;

/** "place" "company-place" "person-body". */
GX_API const char *gx_projection_name(gx_projection_kind kind);
GX_API bool gx_projection_find(gx_projection_kind *kind, gx_str word);

typedef struct gx_projection_options {
  size_t size;
  const gx_allocator *allocator;
  gx_projection_kind kind;
  gx_place_level level;          /* of places */
  const gx_knowledge *knowledge; /* names places that no document does; may be NULL */
} gx_projection_options;

#define GX_PROJECTION_OPTIONS_INIT GX_OPTIONS_INIT(gx_projection_options)

/**
 * Folds a corpus. place: agencies, companies and other bodies stand for the place where
 * they are at home, places for the one of the level that they lie in; persons, programs
 * and events are left out. company-place: companies stay, the rest folds as above, and
 * only ties between a company and a place stay. person-body: ties between a person and
 * a body stay.
 *
 * Ties of class `structure` tell where things are and are not folded. Evidence that
 * meets on one (head, relation, tail) becomes one edge and is weighed as
 * gx_corpus_build weighs it (reprints once); each row keeps its document, bytes and
 * sentence, and the attributes `folded_head` and `folded_tail` hold the uids of the
 * ends that it was said of. An entity's mentions are the sum over all that was folded
 * into it, its docs at least the most that one of them has. gx_corpus_count() says what
 * went: self_ties are rows of evidence within one place, unplaced are rows with an end
 * that stays outside.
 *
 * @param projected [out] owned, built; free with gx_corpus_free
 * @param corpus    built; borrowed until the projected corpus is freed
 * Errors GX_E_ARGUMENT (not built; no type `company`), GX_E_NOMEM, GX_E_LIMIT
 * Cost   as gx_corpus_build's, without its linking
 */
GX_API GX_MUST_USE gx_status gx_corpus_project(
  gx_corpus **projected,
  const gx_corpus *corpus,
  const gx_projection_options *options,
  gx_error *error
);

#ifdef __cplusplus
}
#endif
#endif
