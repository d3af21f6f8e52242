/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * line.h: a sentence as items, the units that the clause frame parser sees.
 *
 *     [上海市商务委员会 一级巡视员 张国华 一行] [赴] [莎车县] [调研] [重点 …] ,
 *              NOUN (张国华, body 上海市商务委员会)  VERB   NOUN    VERB
 *
 * A NOUN is a nominal group: members that stand for entities, with what joins them.
 * Round brackets make an aside: a line of its own behind the group before it.
 */
#ifndef GXI_RELATION_LINE_H
#define GXI_RELATION_LINE_H

#include "relation/scene.h"

typedef enum gxi_item_kind {
  GXI_ITEM_OTHER,
  GXI_ITEM_NOUN,
  GXI_ITEM_VERB,   /* of at least one frame */
  GXI_ITEM_ACTION, /* a verb that no frame knows */
  GXI_ITEM_PREPOSITION,
  GXI_ITEM_DE, /* 的 */
  GXI_ITEM_COMMA,
  GXI_ITEM_STOP, /* ; : 。 */
  GXI_ITEM_MONEY,
  GXI_ITEM_DATE,
  GXI_ITEM_QUANTITY,
  GXI_ITEM_AGREEMENT, /* 《…》, without the marks */
  GXI_ITEM_MODAL,
  GXI_ITEM_NEGATION,
  GXI_ITEM_ENDED,
  GXI_ITEM_EACH,   /* 分别 */
  GXI_ITEM_SPEECH, /* 说, 表示 */
  GXI_ITEM_ROLE    /* a noun of a frame: 子公司, 客户, 会员单位 */
} gxi_item_kind;

typedef enum gxi_join {
  GXI_JOIN_NONE, /* first of its group */
  GXI_JOIN_LIST, /* 、 及 以及 */
  GXI_JOIN_WITH  /* 与 和 同 跟: list or partner, the frame decides */
} gxi_join;

typedef struct gxi_member {
  uint32_t token; /* the mention that heads it */
  uint32_t body;  /* token of the body or place before a person's title, or NONE */
  uint32_t entity; /* that a generic noun (公司, 代表团) stands for, or GX_ID_NONE */
  gxi_join join;
} gxi_member;

typedef struct gxi_item {
  gxi_item_kind kind;
  uint32_t first, last;          /* tokens, half open */
  uint32_t segment;              /* between commas and stops */
  gxi_word_role role;            /* PREPOSITION */
  uint32_t member, member_count; /* NOUN */
  uint32_t types;    /* NOUN: bits of what its members are; all while not known */
  gxi_slot slot;     /* NOUN: by its preposition */
  uint32_t governor; /* NOUN: item of the verb that it directly follows, or NONE */
  bool modifier;     /* NOUN: behind it stands 的 and another NOUN */
  bool delegation;   /* NOUN: 一行, 代表团 */
  uint32_t noun;     /* VERB: item that its 的 leads to, or NONE */
  uint32_t also;     /* NOUN: item whose members stand in the same list, or NONE */
  bool listed;       /* NOUN: it is such an item of another */
} gxi_item;

typedef struct gxi_aside {
  uint32_t first, last; /* tokens between the brackets */
  uint32_t item;        /* item before it, or NONE */
  uint32_t member;      /* of that item, which it speaks of, or NONE */
} gxi_aside;

typedef struct gxi_line {
  gxi_scene *scene;
  uint32_t sentence;
  GXI_VEC(gxi_item) items;
  GXI_VEC(gxi_member) members;
  GXI_VEC(gxi_aside) asides;
  uint32_t segment_count;
  const gxi_lasts *lasts; /* of the whole sentence */
} gxi_line;

/** Items of tokens [first, last) of a sentence; the line's memory is used again. */
void gxi_line_build(
  gxi_line *line, gxi_scene *scene, uint32_t sentence, uint32_t first, uint32_t last
);
/** group.c: behind 、 at `token` a clause begins, of the verb before. */
bool gxi_clause_repeats(const gxi_line *line, uint32_t token, uint32_t last);
/** A nominal group from this token on: pushes its members; returns its end. */
uint32_t gxi_group_read(gxi_line *line, uint32_t token, uint32_t last, gxi_item *item);
/** The entity that a generic noun (公司, 学院, 代表团) stands for, or GX_ID_NONE. */
uint32_t gxi_generic_entity(const gxi_scene *scene, uint32_t token, uint32_t first);
/** Of the nearest sentence that names companies before this token, in its block or
 * (anywhere) in its article, whom it speaks of; or GX_ID_NONE. */
uint32_t gxi_company_before(const gxi_scene *scene, uint32_t token, bool anywhere);
/** The body named before whose name ends with this noun (组织部), or GX_ID_NONE. */
uint32_t gxi_body_of_noun(const gxi_scene *scene, uint32_t token);
/** park.c: a zone that nobody calls 园区. */
bool gxi_is_no_park(gx_str name);
/** park.c: the zone with twice the mentions of any other, if it is named before. */
uint32_t gxi_main_park(const gxi_scene *scene, uint32_t token);
/** park.c: the noun means what its sentence sets up without a name. */
bool gxi_is_set_up_there(const gxi_scene *scene, uint32_t token, gx_str text);
/** The company or body that the text set up last before a token, or GX_ID_NONE. */
uint32_t gxi_founded_before(const gxi_scene *scene, uint32_t token, uint32_t reach);
/** What a member stands for. */
gxi_reference gxi_member_reference(const gxi_scene *scene, const gxi_member *member);
/** Whether a nominal group can begin here (a mention, or titles before a person). */
bool gxi_group_begins(const gxi_scene *scene, uint32_t token, uint32_t last);
/** False for nearly all texts that are no generic nouns. */
static inline bool gxi_may_be_generic(const gxi_scene *scene, gx_str text) {
  return text.size >= 6 && gxi_pairs_may_hold(&scene->generic_ends, text);
}
/** A generic noun that begins a clause and stands for an entity. */
bool gxi_generic_begins(
  const gxi_scene *scene, uint32_t token, uint32_t first, uint32_t last
);
/** 某市客商甲: the place at this item says where the person behind comes from. */
bool gxi_item_is_origin(const gxi_line *line, uint32_t item);
/** A frame of the verb at this item tells of ties of this type. */
bool gxi_verb_tells(const gxi_line *line, uint32_t verb, uint32_t relation);
/** Fills slot, governor, modifier and noun of the items. */
void gxi_clause_mark(gxi_line *line);

static inline const gxi_item *gxi_item_at(const gxi_line *line, uint32_t item) {
  return &line->items.items[item];
}
/** Of a frame or not. */
static inline bool gxi_kind_is_verb(gxi_item_kind kind) {
  return kind == GXI_ITEM_VERB || kind == GXI_ITEM_ACTION;
}
/** A comma or a stop. */
static inline bool gxi_item_pauses(const gxi_line *line, uint32_t item) {
  gxi_item_kind kind = gxi_item_at(line, item)->kind;
  return kind == GXI_ITEM_COMMA || kind == GXI_ITEM_STOP;
}
/** clause.c: the first item of the item's segment, and the one behind its last. */
uint32_t gxi_segment_begin(const gxi_line *line, uint32_t item);
uint32_t gxi_segment_end(const gxi_line *line, uint32_t item);
/** An agreement without its brackets. */
static inline gx_str gxi_item_text(const gxi_line *line, uint32_t item) {
  const gxi_item *it = &line->items.items[item];
  const gxi_token *tokens = line->scene->reading->tokens.items;
  gx_str text = gxi_str_sub(
    line->scene->text, tokens[it->first].text.begin, tokens[it->last - 1].text.end
  );
  if (it->kind == GXI_ITEM_AGREEMENT && gxi_str_starts(text, GX_STR_LIT("《")))
    text = gxi_str_sub(text, 3, text.size - 3);
  return text;
}
bool gxi_line_holds(const gxi_line *line, uint32_t from, uint32_t to, gx_str words);
/** Whether items [from, to) hold one of the words, each of two bytes or more. */
GXI_INLINE bool
gxi_line_has(const gxi_line *line, uint32_t from, uint32_t to, const char *words) {
  return from < to && to <= line->items.count &&
         gxi_lasts_may_hold_any(line->lasts, words) &&
         gxi_line_holds(line, from, to, gxi_str(words));
}

/** Whether the whole sentence holds one of the words: see gxi_line_has. */
GXI_INLINE bool gxi_sentence_has(const gxi_line *line, const char *words) {
  const gx_sentence *sentence = &line->scene->sentences[line->sentence];
  return gxi_lasts_may_hold_any(line->lasts, words) &&
         gxi_lasts_find(
           line->lasts, gxi_scene_text(line->scene, sentence->text), gxi_str(words)
         );
}

/** Entities that fill a slot of a frame. */
#define GXI_MAX_PARTIES 64

typedef struct gxi_party {
  uint32_t entity;
  uint32_t member; /* of the line, or GX_ID_NONE when carried */
  gxi_join join;
} gxi_party;

typedef struct gxi_parties {
  gxi_party items[GXI_MAX_PARTIES];
  uint32_t count;
  uint32_t item; /* NOUN item, or GX_ID_NONE when carried */
  double factor; /* of confidence */
  gx_str via;
} gxi_parties;

/* None yet; their rows stay unwritten. */
static inline void
gxi_parties_start(gxi_parties *parties, uint32_t item, double factor) {
  parties->count = 0;
  parties->item = item;
  parties->factor = factor;
  parties->via = (gx_str){0};
}

static inline bool gxi_parties_hold(const gxi_parties *parties, uint32_t entity) {
  for (uint32_t i = 0; i < parties->count; i++)
    if (parties->items[i].entity == entity) return true;
  return false;
}

/* Subjects of the clauses before, newest first. */
#define GXI_CARRY 6
#define GXI_CARRY_MEMBERS 8

typedef struct gxi_carried {
  uint32_t entities[GXI_CARRY_MEMBERS]; /* subjects, then those they acted with */
  uint32_t count;                       /* of subjects */
  uint32_t all;
  uint32_t sentence;
  uint32_t speaker; /* who says so, beside the body that he speaks for; or GX_ID_NONE */
  bool head;        /* of a relative clause: it begins what follows */
  uint32_t until;   /* the segments that whom another verb asks acts in; 0: all */
} gxi_carried;

typedef struct gxi_carry {
  gxi_carried items[GXI_CARRY];
  uint32_t count;
  uint32_t article;
  uint32_t block;
} gxi_carry;

/** speech: of a speaker, what he says is about his body. */
void gxi_carry_push(gxi_carry *carry, const gxi_line *line, uint32_t item, bool speech);

/** 联系甲拿出1万元,给乙…: 甲 acts in this clause and the next. */
void gxi_carry_asked(gxi_carry *carry, const gxi_line *line, uint32_t item);

/** Adds the group behind 与 to the newest subject, as partners. */
void gxi_carry_partners(gxi_carry *carry, const gxi_line *line, uint32_t item);

/** topic.c: the subject of a verb is what later clauses carry on; false for none. */
bool gxi_carry_subject(
  gxi_carry *carry, const gxi_line *line, uint32_t verb, bool speech
);
/** The first group of the segment of item `last`, which has no verb of its own. */
void gxi_carry_topic(gxi_carry *carry, const gxi_line *line, uint32_t last);
/** A line that is no more than a name. */
void gxi_carry_heading(gxi_carry *carry, const gxi_line *line);
/** 【甲公司】拟收购乙: whom the brackets at the head of an item name. */
void gxi_carry_lead(gxi_carry *carry, const gxi_line *line);
/** In a turn of an interview, whom its speaker speaks for. */
void gxi_carry_turn(gxi_carry *carry, const gxi_scene *scene, uint32_t sentence);
/** Behind the head of a relative clause another verb comes. */
bool gxi_clause_goes_on(const gxi_line *line, uint32_t noun);

/** What a verb sees around it. */
typedef struct gxi_view {
  const gxi_line *line;
  const gxi_carry *carry;
  uint32_t verb;       /* item */
  uint32_t begin, end; /* items of its clause */
  uint32_t reach;      /* end of the verbless segments behind it */
  bool near; /* the object is the group right behind the verb, whatever 的 follows */
  bool reach_target; /* the target may stand in a clause before or behind */
  bool own;          /* no subject of another sentence */
  bool lone;         /* with own: nor of another clause */
  bool here;         /* the topic stands in this sentence or the one before */
  bool joint;        /* partners of the subject act, too */
  bool staff;        /* who acted before acts for his body */
  bool speaks;       /* who speaks acts himself, not his body */
} gxi_view;

gxi_view gxi_view_of(const gxi_line *line, const gxi_carry *carry, uint32_t verb);
/** 与, 同, 跟 before a member of a group, and not 和. */
bool gxi_party_is_partner(const gxi_line *line, const gxi_party *party);
/** Adds a party unless it is there, or there is no room. */
void gxi_party_add(gxi_parties *parties, gxi_party party);
/** The parties in a slot whose types are in the mask; false when there are none. */
bool gxi_slot_fill(
  gxi_parties *parties, const gxi_view *view, gxi_slot slot, uint32_t types
);
/** Bits of the types that gxi_item_parties finds parties of. */
uint32_t gxi_item_types(const gxi_line *line, uint32_t item);
/** Parties of a NOUN item whose types are in the mask. */
bool gxi_item_parties(
  gxi_parties *parties, const gxi_line *line, uint32_t item, uint32_t types
);
/** Adds the carried subject; false when none of these types is near enough. */
bool gxi_carried_parties(gxi_parties *parties, const gxi_view *view, uint32_t types);
/** occasion.c: 出席签约仪式: the clause has an occasion without a name. */
bool gxi_has_own_occasion(const gxi_view *view, uint32_t types);
/** Persons become the bodies that they hold posts at; false when none fits. */
bool gxi_to_employers(const gxi_scene *scene, gxi_parties *parties, uint32_t types);
/** The body of the person who acted before in this sentence, for a view of staff. */
bool gxi_carried_employers(gxi_parties *parties, const gxi_view *view, uint32_t types);
/** The same, of the subjects carried that has none of the others among it. */
bool gxi_carried_others(
  gxi_parties *parties, const gxi_view *view, uint32_t types, const gxi_parties *others
);
/** pivot.c: a noun that a verb governs and that acts in the verbs behind. */
bool gxi_is_pivot(const gxi_view *view, uint32_t item);
/** Who helps is in no slot of place: 在甲支持下. */
void gxi_mark_backer(gxi_line *line, uint32_t item);
/** Whom another one asks to act, before the verb: 联系甲拿出; 甲支持乙…,并…: 甲 goes
 * on. */
uint32_t gxi_pivot_before(const gxi_line *line, uint32_t verb);
bool gxi_helper_goes_on(const gxi_line *line, uint32_t asked);
/** beyond.c: the target or place in a clause before or behind. */
bool gxi_reached_slot(
  gxi_parties *parties, const gxi_view *view, gxi_slot slot, uint32_t types
);
/** beyond.c: what the next clauses do with the money of this one. */
bool gxi_reached_object(gxi_parties *parties, const gxi_view *view, uint32_t types);
/** about.c: the firm that the text, or this paragraph, is about; or GX_ID_NONE. */
uint32_t gxi_topic_firm(const gxi_view *view, uint32_t paragraphs);
/** about.c: who takes by the frame; the giver is the lender or office named before. */
bool gxi_taken_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** owing.c: who is named as having made possible what another does. */
bool gxi_brings_together(const gxi_view *view);
bool gxi_owing_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** about.c: the head by the frame; helped is whom the text speaks of. */
bool gxi_about_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** sense.c: money goes somewhere: 投资2亿元, but not 投资环境. */
bool gxi_spends(const gxi_view *view);
/** 甲海关隶属乙海关签署…: 隶属 is no verb. */
bool gxi_heads_office(const gxi_view *view);
/** 落地的首笔贷款: nobody settles. */
bool gxi_leads_nowhere(const gxi_view *view);
/** slot.c: 甲投资2亿元的项目、[乙]投资…: a new clause begins there. */
bool gxi_begins_listed(const gxi_line *line, uint32_t item);
/** sense.c: 村支书甲创办了乙: types of bodies for which he does not act, 0 for none. */
uint32_t gxi_not_for(const gxi_view *view);
/** sense.c: 甲所持乙股权, 甲手中的乙: whose shares they are, not what they are in. */
bool gxi_is_holder(const gxi_line *line, uint32_t item);
/** Flag "whole": a body itself is bought; flag "goods": what it makes or grows. */
bool gxi_buys_right(
  const gxi_view *view,
  const gxi_frame *frame,
  const gxi_parties *heads,
  const gxi_parties *tails
);
/** Not of the left party itself but of something of its: 甲的小麦来自乙. */
bool gxi_speaks_of_goods(
  const gxi_view *view, const gxi_parties *heads, const gxi_parties *tails
);
/** sense.c: whoever acts is one of several acted on: 甲、乙入会,会长为两家授牌. */
bool gxi_acts_on_itself(
  const gxi_view *view,
  const gxi_frame *frame,
  const gxi_parties *heads,
  const gxi_parties *tails
);
/** sense.c: 某某旗下B: a name that nobody knows owns B. */
bool gxi_has_strange_owner(const gxi_view *view, const gxi_frame *frame);
/** 将甲公司卖给乙: a firm changes hands, no goods. */
bool gxi_sells_firm(const gxi_view *view);
/** The subject NOUN of a verb, or GX_ID_NONE. */
uint32_t gxi_subject_item(const gxi_view *view, uint32_t types);

gxi_status_word gxi_status_at(const gxi_view *view);
/** status.c: agreed (unless wished only is asked for) or wished, and not yet done. */
bool gxi_is_meant(const gxi_view *view, bool wished);
/** status.c: what is planned is to go on with what there is. */
bool gxi_plan_goes_on(const gxi_view *view);

/** Amount, date, agreement and the like of a verb's clause. */
typedef struct gxi_facts {
  gx_str amounts[8]; /* in text order */
  uint32_t amount_count;
  gx_str date; /* ISO */
  bool dated;  /* it stands in the clause itself */
  gx_str agreement;
  gx_str goods;    /* what is supplied */
  gx_str quantity; /* of them: 1200吨 */
} gxi_facts;

void gxi_facts_find(gxi_facts *facts, const gxi_view *view, gx_str carried_date);
/** sums.c: how much, for a tie of this type, where the clause names no money. */
void gxi_sums_find(gxi_facts *facts, const gxi_view *view, uint32_t type);
/** Sets an amount: the text; of money its value, currency and qualifier, too. */
void gxi_amount_put(gxi_scene *scene, gxi_draft *draft, gx_str amount);
/** Tonnes, pieces, crates; no people, households, years or shares. */
bool gxi_is_goods_quantity(const gxi_line *line, uint32_t item);
/** within.c: ties that no verb tells, by who stands in a clause with whom. */
void gxi_within_find(const gxi_line *line, const gxi_carry *carry);
/** fruit.c: what came of the help that a clause before tells of is helped, too. */
void gxi_fruit_find(const gxi_line *line);
/** occasion.c: who acts at an event, by whatever verb, takes part in it. */
void gxi_occasion_find(const gxi_line *line);
/** deed.c: the frame of a verb that none knows, by what stands before it; or NULL. */
const gxi_frame *gxi_deed_frame(const gxi_line *line, uint32_t verb);
/** Adds what a verb of supply supplies. */
void gxi_goods_find(gxi_facts *facts, const gxi_view *view);
/** ISO date of a line's first DATE item, or empty. */
gx_str gxi_line_date(const gxi_line *line);
/** It speaks of 去年: dates said before are past. Its first date is still to come. */
bool gxi_line_loses_date(const gxi_line *line);
bool gxi_line_looks_ahead(const gxi_line *line);
/** Writes the facts that this type of tie bears; index: which of several amounts. */
void gxi_facts_put(
  gxi_scene *scene, gxi_draft *draft, const gxi_facts *facts, uint32_t index
);

/** One frame over its parties: pairs, lists, 分别. */
typedef struct gxi_firing {
  const gxi_view *view;
  const gxi_frame *frame;
  gxi_facts facts;
  gxi_status_word status;
  const gxi_parties *heads; /* of which the head of each draft is one; or NULL */
} gxi_firing;

/** afar.c: what the one does for the other is aid, whatever word says it. */
bool gxi_is_paired_help(const gxi_scene *scene, uint32_t head, uint32_t tail);
/** afar.c: for frames with the flag "afar". */
bool gxi_may_help_afar(const gxi_scene *scene, uint32_t head, uint32_t tail);
/** afar.c: the head, or the one in its list that tells where it lies. */
uint32_t gxi_help_home(const gxi_scene *scene, const gxi_firing *firing, uint32_t head);

/** The whole part of a percentage, 0 when the text is none. */
uint32_t gxi_stake_percent(gx_str text);

/** 拿下乙两成股份: a part that does not make its buyer the owner. */
bool gxi_stake_is_minor(const gxi_view *view);
/** Adds that the one party owns the other's company, where the clause says so. */
void gxi_stake_put(
  gxi_scene *scene,
  const gxi_firing *firing,
  const gxi_parties *owners,
  const gxi_parties *owned
);
/** share.c: notes the company whose shares a sentence speaks of. */
void gxi_share_note(gxi_scene *scene, uint32_t company, uint32_t sentence);
/** The holders by the frame, the company by what was noted. */
bool gxi_share_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** 其余30%由乙持有: the shares left over of the company noted. */
bool gxi_share_is_rest(const gxi_view *view);
/** 占六成: a share and nothing else stands behind the verb. */
bool gxi_share_is_part(const gxi_view *view);
/** 丙注册资本1000万元: notes 丙, the first that the line names. */
void gxi_share_capital(gxi_scene *scene, const gxi_line *line);
/** 丙由三家企业出资组建: notes 丙 where its founders have no names. */
void gxi_share_passive(gxi_scene *scene, const gxi_view *view, const gxi_frame *frame);
const gx_relation_type *gxi_frame_type(const gxi_view *view, const gxi_frame *frame);
/** Entity types of an end: those of its first source, else of the relation. */
uint32_t gxi_end_mask(const gxi_source_slot *sources, uint32_t types);
/** The first source that yields parties. */
bool gxi_end_fill(
  gxi_parties *parties,
  const gxi_view *view,
  const gxi_source_slot *sources,
  uint32_t count,
  uint32_t types
);
/** Both ends of a frame, by its slots or by what stands beside a noun of role. */
bool gxi_ends_find(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);

/** guest.c: the association that the text names most, or GX_ID_NONE. */
uint32_t gxi_main_league(const gxi_scene *scene);

/** ally.c: partners that a list behind the verb counts off. */
bool gxi_listed_partners(gxi_parties *parties, const gxi_view *view, uint32_t types);
/** ally.c: who acts with those at `right`: 与乙合作多年的甲; 与乙合作,甲… */
bool gxi_ally_beside(
  gxi_parties *left, const gxi_view *view, const gxi_parties *right, uint32_t types
);

/** ally.c: the tail by the frame, the head begins the next clause. */
bool gxi_ahead_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** dealer.c: a shop, market or platform, which sells on what others grow. */
bool gxi_is_reseller(const gxi_scene *scene, uint32_t entity);
/** dealer.c: of two partners in a trade the one who sells by the frame is a shop. */
bool gxi_sells_as_buyer(
  const gxi_scene *scene,
  const gxi_frame *frame,
  const gxi_parties *heads,
  const gxi_parties *tails
);
/** host.c: who invests by the frame, in the place that a report is about. */
bool gxi_host_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** there.c: the head by the frame, the place by the clauses before. */
bool gxi_there_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);

/** cleft.c: 掏的钱: the word at `item` pays. */
bool gxi_pays_cleft(const gxi_line *line, uint32_t item);
/** cleft.c: B的水厂是A修的, at the verb or action `verb`. */
void gxi_cleft_find(const gxi_line *line, const gxi_carry *carry, uint32_t verb);

/** works.c: the firm that has works where item `item` says that they stand. */
void gxi_works_find(const gxi_line *line, const gxi_carry *carry, uint32_t item);
/** naming.c: what one clause sets up and the next names, and where. */
void gxi_naming_find(const gxi_line *line, const gxi_carry *carry, uint32_t item);
/** works.c: where the event is held that the verb says somebody takes part in. */
void gxi_venues_find(const gxi_line *line, const gxi_carry *carry, uint32_t verb);

/** there.c: the place that the clauses before lead to; topics: or are about. */
bool gxi_there_place(
  gxi_parties *places, const gxi_view *view, uint32_t types, bool topics
);
/** carry.c: somebody without a name acts, or 我, and nobody knows who that is. */
bool gxi_nameless_subject(const gxi_view *view);
/** there.c: of help for 该院 or 该校 at home of who helps: the one far away, if any. */
void gxi_prefer_afar(
  gxi_parties *tails, const gxi_view *view, const gxi_parties *heads
);
void gxi_givers_mend(const gxi_view *view, gxi_parties *heads, gxi_parties *tails);
/** there.c: the city or county to be aided that is named before, else most; or NONE. */
uint32_t gxi_receiver_of(const gxi_view *view, uint32_t giver);
/** there.c: the head by the frame; helped is that receiver. */
bool gxi_receiver_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** giver.c: money that goes to whom the sentence says before that the giver helps. */
bool gxi_is_part_of_help(
  const gxi_scene *scene, const gxi_view *view, uint32_t head, uint32_t tail
);
/** giver.c: whoever gives without saying to whom gives to whom was helped last. */
bool gxi_again_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** reveal.c: the group left of a role says only where its bearer stands. */
bool gxi_names_site_only(const gxi_view *view, uint32_t left, uint32_t types);
/** naming.c: the body, of these types, that the verb's sentence sets up. */
bool gxi_founded_here(gxi_parties *bodies, const gxi_view *view, uint32_t types);
/** source.c: the giver by the frame, the owner of what is given before it. */
bool gxi_owned_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** source.c: of the thing that stands before item `limit`, other than the givers', or
    that the next clause says where it is. */
bool gxi_owner_around(
  gxi_parties *owners,
  const gxi_view *view,
  uint32_t limit,
  uint32_t types,
  const gxi_parties *givers
);
/** label.c: 主办单位:甲、乙. */
bool gxi_label_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** between.c: 向甲捐款的还有乙: the one behind 有 or 是 acts. */
bool gxi_inverted_parties(gxi_parties *parties, const gxi_view *view, uint32_t types);
/** between.c: 甲与乙的合同: ties that a noun behind two parties tells. */
void gxi_between_find(const gxi_line *line, const gxi_carry *carry);
/** ceremony.c: 甲与乙的签约仪式: both have signed. */
void gxi_ceremony_find(const gxi_line *line, const gxi_carry *carry);
/** between.c: 与甲合资的乙: 乙 is what the verb makes. */
bool gxi_is_made(const gxi_view *view);
/** share.c: brackets that are read as a clause of their own. */
bool gxi_aside_tells(const gxi_line *line, gxi_aside *aside);
/** share.c: 出售旗下甲10%股份,接盘方为乙: 甲. */
bool gxi_sold_before(gxi_parties *sold, const gxi_view *view);
/** share.c: who buys all shares of whom the text speaks of. */
bool gxi_share_bought(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** A party that no item names. */
gxi_parties gxi_one_party(uint32_t entity, double factor);
/** topic.c: whoever supports the programme that the sentence opens with. */
bool gxi_scheme_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** Something stands in the clause behind 向, 给 or 为. */
bool gxi_names_target(const gxi_view *view);
/** sense.c: 甲的控股子公司乙: 控股 is no verb here. */
bool gxi_is_attribute(const gxi_view *view);
/** group.c: 全国人大代表甲: the body says only which seat 甲 has. */
bool gxi_names_seat(const gxi_line *line, uint32_t item);
/** relative.c: 在某国的某州建厂: the slot is that of 某州. */
bool gxi_mark_narrower(gxi_line *line, uint32_t noun);
/** relative.c: 在A框架下, 比A早: A stands in no slot. */
void gxi_mark_manner(gxi_line *line, uint32_t noun);
/** Whether the words that a frame asks for stand there, and no excluded one; require.c.
 */
bool gxi_frame_applies(const gxi_view *view, const gxi_frame *frame);
/** ends.c: goods whose maker is not named are those of the main company. */
bool gxi_main_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
uint32_t gxi_pair_members(gxi_scene *scene, const gxi_firing *firing);
/** The parties of a NOUN item with each other; not sides: with whom it is about. */
void gxi_pair_nouns(
  gxi_scene *scene, const gxi_firing *firing, uint32_t noun, bool sides
);
uint32_t gxi_pair_ends(
  gxi_scene *scene,
  const gxi_firing *firing,
  const gxi_parties *heads,
  const gxi_parties *tails
);

#endif
