/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * anaphor.h: what the resolvers of anaphors share: walking back over what was named.
 */
#ifndef GXI_ENTITY_ANAPHOR_H
#define GXI_ENTITY_ANAPHOR_H

#include "entity/linker.h"

/* Family bits of a lexicon word: see lexicon.h. */
typedef enum gxi_anaphor_family {
  GXI_ANAPHOR_ANY,
  GXI_ANAPHOR_PLACE,
  GXI_ANAPHOR_COMPANY,
  GXI_ANAPHOR_AGENCY,
  GXI_ANAPHOR_PERSON,
  GXI_ANAPHOR_BODY
} gxi_anaphor_family;

typedef struct gxi_anaphors {
  gxi_linker *l;
  uint32_t *first;    /* [sentences + 1]: first mention of each sentence */
  uint32_t *start;    /* [sentences]: first sentence of its article */
  uint32_t *token_of; /* [mentions]: its token, GX_ID_NONE when nested */
  uint32_t *body_of;  /* [entities]: the body that a person speaks for */
  uint32_t *guest;    /* [sentences]: whom the interview of its article is with */
  uint32_t *host_of;  /* [sentences]: the body that its article's guest speaks for */
  uint32_t *orator;   /* [sentences]: for whom the address that its article is speaks */
  bool *gives;        /* [entities]: a place whose aid command names whom it helps */
  gxi_index by_key;   /* entity by place key */
  gxi_index by_name;  /* person entity by squeezed name */
  gxi_index defined;  /* 下称“标的公司”: entity by anaphor */
} gxi_anaphors;

/** The single entity that a mention stands for so far, or GX_ID_NONE. */
uint32_t gxi_anaphors_entity(const gxi_anaphors *a, uint32_t mention);
/** True when the entity is of the family, and agrees with the word (该市, 两省). */
bool gxi_anaphors_agree(
  const gxi_anaphors *a, uint32_t entity, gxi_anaphor_family family, gx_str word
);
/** The entity of a place index, or GX_ID_NONE. */
uint32_t gxi_anaphors_place_entity(const gxi_anaphors *a, uint32_t place);
static inline gx_str gxi_anaphors_word(const gxi_anaphors *a, uint32_t mention) {
  gx_span span = gxi_linker_mention(a->l, mention)->text;
  return gxi_str_sub(a->l->text, span.begin, span.end);
}

/** meeting.c: the two sides that met in mentions [begin, end), or 0. */
uint32_t
gxi_met_sides(const gxi_anaphors *a, uint32_t begin, uint32_t end, uint32_t out[3]);
/** plural.c: this mark; a mark that ends a clause. */
bool gxi_anaphors_is_mark(
  const gxi_anaphors *a, const gxi_token *token, const char *mark
);
bool gxi_anaphors_ends_clause(const gxi_anaphors *a, const gxi_token *token);
/** plural.c: entities of 双方 两地 三方; count 0 when unresolved. */
uint32_t gxi_plural_resolve(
  const gxi_anaphors *a,
  uint32_t mention,
  gxi_anaphor_family family,
  uint32_t want,
  uint32_t out[3]
);
/** plural.c: 前两家 后两家: the first or last so many of a longer list; or 0. */
uint32_t gxi_run_resolve(
  const gxi_anaphors *a, uint32_t mention, uint32_t want, bool last, uint32_t out[3]
);
/** plural.c: the coordinated pair before 前者 or 后者, of whatever family; 2 or 0. */
uint32_t gxi_pair_resolve(const gxi_anaphors *a, uint32_t mention, uint32_t out[3]);
/** pronoun.c: 其 它 前者 后者 本届博览会 该计划: an entity, or GX_ID_NONE. */
uint32_t gxi_pronoun_resolve(const gxi_anaphors *a, uint32_t mention);
/** pronoun.c: 他们 as an object, where it means a firm or a body; or GX_ID_NONE. */
uint32_t gxi_they_resolve(const gxi_anaphors *a, uint32_t mention);
/** pronoun.c: right behind a preposition or a verb: 与其, 帮它, 收购某公司. */
bool gxi_anaphors_governed(const gxi_anaphors *a, uint32_t mention);
/** pronoun.c: the byte at which the clause of a mention begins. */
uint32_t gxi_anaphors_clause(const gxi_anaphors *a, uint32_t mention);
/** speaker.c: fills body_of. */
void gxi_speakers_find(gxi_anaphors *a);
/** giver.c: fills gives. */
void gxi_givers_find(gxi_anaphors *a);
/** guest.c: who is interviewed in each article, and for whom he speaks. */
void gxi_guests_find(gxi_anaphors *a);
/** guest.c: the body that the speaker of this sentence's turn speaks for; or NONE. */
uint32_t gxi_turn_body(const gxi_anaphors *a, uint32_t sentence);
/** speaker.c: the person whose turn a sentence stands in, or GX_ID_NONE. */
uint32_t gxi_turn_speaker(const gxi_anaphors *a, uint32_t sentence);
/** speaker.c: 甲中学的教师乙: a body that only says whose 乙 is. */
bool gxi_is_employer(const gxi_anaphors *a, uint32_t mention);
/** speaker.c: whom one with this body speaks for: of an office, its place. */
uint32_t gxi_spoken_for(const gxi_anaphors *a, uint32_t body);
/** speaker.c: what 我市 我局 本公司 我们 mean, or GX_ID_NONE. */
uint32_t gxi_first_person_resolve(
  const gxi_anaphors *a, uint32_t mention, gxi_anaphor_family family
);

#endif
