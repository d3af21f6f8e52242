/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scene.h: what all parts of the relation stage share about one document.
 *
 *     tokens ─line.c─> items ─clause.c─> slots ─fire.c─> drafts ─collect.c─> ties
 *        └───────────────post.c, table.c───────────────────┘
 *
 * A draft is a tie as one sentence says it; collect.c folds the drafts of a document.
 */
#ifndef GXI_RELATION_SCENE_H
#define GXI_RELATION_SCENE_H

#include "base/words.h"
#include "grammar/value.h"
#include "relation/relation.h"

/* Entity types that rules written in C ask for, as indices. */
typedef struct gxi_types {
  uint32_t country, province, city, county, township, village, region, zone;
  uint32_t agency, company, organization, official, person, program, event;
} gxi_types;

/* Relation types that rules written in C ask for, as indices. */
typedef struct gxi_ties {
  uint32_t aids, invests_in, signs_with, cooperates_with, located_in, part_of;
  uint32_t acquires, member_of;
  uint32_t subsidiary_of, holds_post_at, supports, visits, meets, attends, organizes,
    founds, supplies;
} gxi_ties;

/* What a token may be, whatever reading won; bits. */
enum { GXI_MARK_TITLE = 1, GXI_MARK_VERB = 2, GXI_MARK_WORD = 4 };

/* What is known of the time that a sentence speaks of; ISO, empty when unknown. */
typedef struct gxi_day {
  gx_str anchor; /* from which 今年, 9月5日 and 17日 are counted */
  gx_str said;   /* date that the article names last before this sentence */
  gx_str last;   /* day that it names before this sentence */
  gx_str only;   /* the one day that it names at all, or before this sentence */
  gx_str year;   /* that its block, else the article, names before this sentence */
  gx_str line;   /* day of the line that dates the article */
  bool sure;     /* the anchor is the article's own date */
} gxi_day;

#define GXI_DRAFT_ATTRIBUTES 8
/* Drafts that are less sure than this are not drawn. */
#define GXI_CONFIDENCE_FLOOR 0.45

typedef struct gxi_draft {
  uint32_t head, type, tail;
  gxi_status_word status;
  double confidence;
  gx_span text, trigger;
  gx_str rule;
  gx_str via[2];
  uint32_t via_count;
  gxi_attribute attributes[GXI_DRAFT_ATTRIBUTES];
  uint32_t attribute_count;
  uint32_t order;
  bool carried_head; /* no word of the clause names the head */
} gxi_draft;

typedef struct gxi_scene {
  gxi_arena *arena;
  const gx_knowledge *knowledge;
  const gx_document *document;
  const gxi_reading *reading;
  const gxi_entities *entities;
  const gxi_lexicon *lexicon;
  gx_str text;
  gx_str published;
  gxi_day *days; /* [sentences] */
  const gx_block *blocks;
  size_t block_count;
  const gx_sentence *sentences;
  size_t sentence_count;
  gxi_types type;
  gxi_ties tie;
  uint32_t places;    /* entity types that are places, as bits */
  uint32_t bodies;    /* agency company organization zone */
  uint32_t firms;     /* company organization */
  uint32_t persons;   /* official person */
  uint8_t *marks;     /* [tokens]: GXI_MARK_ bits */
  uint32_t *employer; /* [entities]: the body of a person's first post */
  gx_str *event_date; /* [entities]: of an event, where the text first dates it */
  uint32_t *lies_in;  /* [entities]: place that one without any lies in, by the text */
  uint32_t writer;    /* place that 我县 means, or GX_ID_NONE */
  uint32_t homes[4];  /* places that titles without a place were read with */
  uint32_t home_count;
  uint32_t *strange;     /* [entities]: clauses that say that 公司 is another */
  uint32_t main_company; /* that the text speaks of most, by far; or GX_ID_NONE */
  uint32_t firm; /* the company whose own profile or report this is, or GX_ID_NONE */
  const gxi_frame *deed; /* for verbs that no frame knows: 为A架设专线; or NULL */
  const gxi_frame *bought, *sold; /* the same, of goods: 从A拉回30吨, 给A发30吨 */
  const gxi_frame *within[12];    /* with that flag: within.c */
  uint32_t within_count;
  const gxi_frame *between[4]; /* frames with the flag "between" */
  uint32_t between_count;
  const gxi_frame *focus[4]; /* frames with the flag "focus" */
  uint32_t focus_count;
  uint32_t founded;       /* the body last set up, 合资公司, or GX_ID_NONE */
  uint32_t shared;        /* the company whose shares were spoken of last, or NONE */
  uint32_t shared_in;     /* that was in this sentence */
  uint32_t aided;         /* who was helped last, or GX_ID_NONE */
  uint32_t aided_in;      /* that was in this sentence */
  uint32_t served;        /* who was helped or served last, or GX_ID_NONE */
  uint32_t served_in;     /* that was in this sentence */
  uint32_t leader;        /* who led the last delegation, or GX_ID_NONE */
  uint32_t receivers[16]; /* the city or county that may be aided and is named most, one
                             for each province: see there.c */
  uint32_t receiver_count;
  bool receivers_known;
  uint32_t host;   /* the place that the report of an article is about: see host.c */
  uint32_t hosted; /* that article's number, from one on; 0 before the first */
  uint32_t *place_entities; /* entities with a place, sorted by place */
  uint32_t place_entity_count;
  GXI_VEC(gxi_draft) drafts;
  uint32_t sentence_drafts; /* drafts when the sentence began */
  gxi_lasts lasts;          /* of sentence lasts_in: see gxi_scene_lasts */
  uint32_t lasts_in;
  gxi_lasts all_lasts;         /* of the whole text */
  bool hearsay, hearsay_known; /* somewhere in the document; once it was sought */
  gxi_pairs generic_ends;      /* of generic nouns: see gxi_generic_ends */
} gxi_scene;

static inline uint32_t gxi_bit(uint32_t type) {
  return type < 32 ? UINT32_C(1) << type : 0;
}

/** What nouns end in that may stand for an entity without naming it: 公司, 管委会. */
void gxi_generic_ends(gxi_pairs *ends);

void gxi_scene_init(
  gxi_scene *scene,
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  const gx_document *document,
  const gxi_reading *reading,
  const gxi_entities *entities
);

/** What ends the words of a sentence; until another sentence is asked for. */
static inline const gxi_lasts *gxi_scene_lasts(gxi_scene *scene, uint32_t sentence) {
  if (scene->lasts_in != sentence) {
    gx_span text = scene->sentences[sentence].text;
    gxi_lasts_read(&scene->lasts, gxi_str_sub(scene->text, text.begin, text.end));
    scene->lasts_in = sentence;
  }
  return &scene->lasts;
}

/** Whether the document holds one of the words, of two bytes or more each. */
GXI_INLINE bool gxi_scene_has(const gxi_scene *scene, const char *words) {
  return gxi_lasts_may_hold_any(&scene->all_lasts, words) &&
         gxi_lasts_find(&scene->all_lasts, scene->text, gxi_str(words));
}

static inline gx_str gxi_scene_text(const gxi_scene *scene, gx_span span) {
  return gxi_str_sub(scene->text, span.begin, span.end);
}
static inline const gxi_token *gxi_token_at(const gxi_scene *scene, uint32_t token) {
  return &scene->reading->tokens.items[token];
}
static inline gx_str gxi_token_text(const gxi_scene *scene, uint32_t token) {
  return gxi_scene_text(scene, scene->reading->tokens.items[token].text);
}
/** True when the token's text is this literal. */
static inline bool
gxi_token_is(const gxi_scene *scene, uint32_t token, const char *literal) {
  return gxi_str_is(gxi_token_text(scene, token), literal);
}
/** True when the text is one of the words, which spaces separate. */
GXI_INLINE bool gxi_text_among(gx_str text, const char *words) {
  return gxi_str_in(text, words); /* inline: sizes of literals are known */
}
GXI_INLINE bool
gxi_token_among(const gxi_scene *scene, uint32_t token, const char *words) {
  return gxi_text_among(gxi_token_text(scene, token), words);
}
/** True when the text contains one of the words, which spaces separate. Where the
 * sentence or the document is asked again and again: gxi_line_has, gxi_scene_has. */
GXI_INLINE bool gxi_text_has(gx_str text, const char *words) {
  return gxi_str_has(text, words);
}

/** Whether a frame bears a flag. */
GXI_INLINE bool gxi_frame_flag(const gxi_frame *frame, const char *name) {
  gx_str flag = gxi_str(name); /* inline: names are literals */
  if (!(frame->flag_set & gxi_flag_bit(flag))) return false;
  for (uint32_t i = 0; i < frame->flag_count; i++)
    if (frame->flag_keys[i] == gxi_flag_key(flag)) return true;
  return false;
}
/** A frame whose word names a role: 子公司, 客户. */
static inline bool gxi_frame_is_role(const gxi_frame *frame) {
  return gxi_frame_flag(frame, "owner") || gxi_frame_flag(frame, "parent") ||
         gxi_frame_flag(frame, "client") || gxi_frame_flag(frame, "trade");
}

/** A title, whatever reading won; but no mere form of address. */
static inline bool gxi_token_is_title(const gxi_scene *scene, uint32_t token) {
  return scene->marks[token] & GXI_MARK_TITLE;
}
/** Has a verb of a frame, a function word among its readings. */
static inline bool gxi_token_is_verb(const gxi_scene *scene, uint32_t token) {
  return scene->marks[token] & GXI_MARK_VERB;
}
static inline bool gxi_token_is_word(const gxi_scene *scene, uint32_t token) {
  return scene->marks[token] & GXI_MARK_WORD;
}

/** What a token's mention stands for; count 0 for none. */
static inline gxi_reference
gxi_token_reference(const gxi_scene *scene, uint32_t token) {
  uint32_t mention = scene->reading->tokens.items[token].mention;
  if (mention == GX_ID_NONE) return (gxi_reference){.count = 0};
  return scene->entities->references[mention];
}
/** The one entity of a token's mention, or GX_ID_NONE (none, or several). */
static inline uint32_t gxi_token_entity(const gxi_scene *scene, uint32_t token) {
  uint32_t mention = scene->reading->tokens.items[token].mention;
  if (mention == GX_ID_NONE) return GX_ID_NONE;
  const gxi_reference *reference = &scene->entities->references[mention];
  return reference->count == 1 ? reference->entities[0] : GX_ID_NONE;
}
/** The place of a party committee, a government or a delegation; else the entity. */
uint32_t gxi_entity_stands_for(const gxi_scene *scene, uint32_t entity);
/** The province (or country) that an entity is or lies in, as a place; or GX_ID_NONE.
 */
uint32_t gxi_entity_province(const gxi_scene *scene, uint32_t entity);
/** 甲县人民医院: the place of this unit that the last body before a token lies in. */
uint32_t gxi_place_of_body(const gxi_scene *scene, uint32_t token, gx_str unit);
/** Lies in a province that receives paired help (pair.c). */
bool gxi_entity_receives(const gxi_scene *scene, uint32_t entity);
/** pair.c: in the schemes of paired help its province receives, from some other. */
bool gxi_entity_is_aided(const gxi_scene *scene, uint32_t entity);
/** afar.c: in a province that gives help by the schemes that pair east and west. */
bool gxi_gives(const gxi_scene *scene, uint32_t entity);
/** pair.c: the schemes of paired help lead from the one's province to the other's. */
bool gxi_may_aid(const gxi_scene *scene, uint32_t giver, uint32_t receiver);
/** pair.c: an office that a place sends out to aid another: 某市援疆指挥部. */
bool gxi_is_aid_office(const gxi_scene *scene, uint32_t head);
/** Both are hospitals, or both are schools, by their names. */
bool gxi_are_alike(gx_str a, gx_str b);
/** pair.c: both are known to lie in provinces, and in different ones. */
bool gxi_are_afar(const gxi_scene *scene, uint32_t a, uint32_t b);
/** The bit of an entity's type; 0 for GX_ID_NONE. */
static inline uint32_t gxi_entity_bit(const gxi_scene *scene, uint32_t entity) {
  return entity == GX_ID_NONE ? 0 : gxi_bit(scene->entities->items[entity].type);
}
/** A name of something of these types stands there. */
static inline bool
gxi_token_names(const gxi_scene *scene, uint32_t token, uint32_t types) {
  return gxi_token_at(scene, token)->kind == GXI_TOKEN_MENTION &&
         (gxi_entity_bit(scene, gxi_token_entity(scene, token)) & types);
}
/** What something may stand in, and what stands in such. */
static inline bool gxi_is_site(const gxi_scene *scene, uint32_t entity) {
  return gxi_entity_bit(scene, entity) & (scene->places | gxi_bit(scene->type.zone));
}
static inline bool gxi_is_tenant(const gxi_scene *scene, uint32_t entity) {
  return gxi_entity_bit(scene, entity) & (scene->firms | gxi_bit(scene->type.zone));
}
/** The entity of a place, or GX_ID_NONE. */
/** stranger.c: counts the clauses that say of a firm that 公司 is another. */
void gxi_strangers_find(gxi_scene *scene);
bool gxi_is_stranger(const gxi_scene *scene, uint32_t entity);
uint32_t gxi_scene_place_entity(const gxi_scene *scene, uint32_t place);
/** The place that an entity is, or lies in; GX_ID_NONE when unknown. */
uint32_t gxi_entity_site(const gxi_scene *scene, uint32_t entity);
/** By its own name, outside of a place that does not lie in it. */
bool gxi_lies_elsewhere(const gxi_scene *scene, uint32_t entity, uint32_t place);
/** The first reading of a kind among a token's lexicon entries, or NULL. */
const gxi_entry *gxi_token_entry(const gxi_scene *scene, uint32_t token, gxi_kind kind);

/**
 * A new draft, with the sentence as evidence; NULL when the ends are the same, not
 * allowed or both places of one chain, or when the sentence is full.
 */
gxi_draft *gxi_draft_new(
  gxi_scene *scene, uint32_t head, uint32_t type, uint32_t tail, uint32_t sentence
);
/** The ends of a tie, as entities, and its type. */
typedef struct gxi_ends {
  uint32_t head, type, tail;
} gxi_ends;

/** A draft of what no clause tells, if it is allowed; how many others its sentence has
 * does not matter. */
void gxi_draft_put(
  gxi_scene *scene,
  gxi_ends ends,
  uint32_t sentence,
  double confidence,
  const char *rule
);
void gxi_draft_set(gxi_draft *draft, const char *name, gx_str value, bool is_number);
void gxi_draft_via(gxi_draft *draft, gx_str via);

/** office.c: the association named last before a token, or GX_ID_NONE. */
uint32_t gxi_association_before(const gxi_scene *scene, uint32_t token);

/** dates.c: anchors and days of the sentences; before all else. */
void gxi_dates_find(gxi_scene *scene);
/** dates.c: what a date in this sentence is counted from. */
gx_str
gxi_day_anchor(const gxi_scene *scene, uint32_t sentence, const gxi_value *value);
/** dates.c: the date of 次年, 同年11月, where this year was named last; or empty. */
gx_str gxi_year_after(const gxi_scene *scene, uint32_t token, gx_str year);
/** standing.c: who holds a post of state by these ties becomes an official. */
void gxi_standing_settle(gxi_scene *scene, const gxi_relations *relations);
/** plan.c: ties of what is only to be set up are planned; behind all other drafts. */
void gxi_plans_settle(gxi_scene *scene);
/** wider.c: of two places of one investment the narrower stays. */
void gxi_wider_drop(gxi_scene *scene);
/** dates.c: dates of drafts without one; behind all else. */
void gxi_dates_settle(gxi_scene *scene);
/** Folds the drafts into relations. */
void gxi_collect(gxi_relations *relations, gxi_scene *scene);

/** Posts, employers; before the frames. */
void gxi_posts_find(gxi_scene *scene);
/** staff.c: persons tied to a body without a post; behind the posts. */
void gxi_staff_find(gxi_scene *scene);
/** interview.c: posts of who is asked, and of who signs; behind the posts. */
void gxi_interviews_find(gxi_scene *scene);
/** Locations and parts that names and neighbourhood carry. */
void gxi_located_find(gxi_scene *scene);
/** zone_name.c: the place of a zone by its name. */
void gxi_zone_locate(gxi_scene *scene, uint32_t entity);
/** The sentence that names an entity first. */
uint32_t gxi_first_sentence(const gxi_scene *scene, const gxi_entity *entity);
/** generic.c: the token that opens the quotation which one closes, or that one. */
uint32_t gxi_quote_begin(const gxi_scene *scene, uint32_t token);
/** generic.c: the token closes a quotation in which somebody speaks. */
bool gxi_ends_speech(const gxi_scene *scene, uint32_t token);
/** firm_before.c: where the quotation opens that ends right before a token; else it. */
uint32_t gxi_before_quote(const gxi_scene *scene, uint32_t token);
/** located.c: 某海关隶属某海关关长: 隶属 between two offices, of which the right one
    acts. */
bool gxi_leads_to_office(const gxi_scene *scene, uint32_t token, uint32_t last);
/** located.c: a body of this name is what the parent is divided into. */
bool gxi_is_division(gx_str name, gx_str parent);
/** part.c: what a body or zone consists of. */
void gxi_divisions_find(gxi_scene *scene);
/** speech.c: who speaks at an event, and where it is held. */
void gxi_speeches_find(gxi_scene *scene);
/** site.c: where bodies stand, by the words that introduce them. */
void gxi_sites_find(gxi_scene *scene);
/** Table rows; returns false when the block is no row that says something. */
void gxi_tables_find(gxi_scene *scene);
/** pairing.c: giver and receiver of a text about paired assistance. */
void gxi_seconded_find(gxi_scene *scene);
void gxi_pairing_find(gxi_scene *scene);
/** listing.c: lines of two names and a dash. */
void gxi_listings_find(gxi_scene *scene);
/** headline.c: two places that a headline couples. */
void gxi_headlines_find(gxi_scene *scene);
/** contract.c: the parties that the head of a contract names. */
void gxi_contracts_find(gxi_scene *scene);
/** outlay.c: money put into companies goes to where they stand; behind all others. */
void gxi_outlays_find(gxi_scene *scene);
/** Verb frames of all sentences. */
void gxi_frames_find(gxi_scene *scene);
/** staff.c: the firm of the person whom this paragraph names last before a token. */
uint32_t gxi_firm_of_person(const gxi_scene *scene, uint32_t token);
/** staff.c: the firm of the one who says what stands around the token in quotes. */
uint32_t gxi_firm_of_speaker(const gxi_scene *scene, uint32_t token);

#endif
