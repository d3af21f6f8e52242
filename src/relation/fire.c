/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fire.c: the frames of each verb, tried in order.
 *
 * For each verb and each of its frames: are the required words there and the excluded
 * ones not; does each end find parties; then pair.c writes the drafts. Of the frames of
 * one verb for one relation, the first that yields something wins.
 */
#include "relation/help.h"
#include "relation/itself.h"
#include "relation/nobody.h"
#include "relation/partner.h"
#include "relation/trade.h"
#include "relation/visit.h"
#include "relation/weigh.h"

typedef struct gxi_reader {
  gxi_scene *scene;
  gxi_line line, aside;
  gxi_carry carry;
  gx_str date; /* of the paragraph so far */
  gxi_visit visited;
  gxi_route route; /* where the last visit led */
  bool left_out;   /* one side of a trade is sought outside the clause */
} gxi_reader;

static bool has_object(const gxi_view *view) {
  for (uint32_t i = view->verb + 1; i < view->end; i++) {
    const gxi_item *it = &view->line->items.items[i];
    if (it->kind == GXI_ITEM_NOUN && it->slot == GXI_SLOT_NONE) return true;
  }
  return false;
}

static bool is_delegation(const gxi_view *view) {
  uint32_t subject = gxi_subject_item(view, UINT32_MAX);
  return subject != GX_ID_NONE && view->line->items.items[subject].delegation;
}

static gxi_status_word frame_status(const gxi_frame *frame, const gxi_view *view) {
  gxi_status_word status = gxi_status_at(view);
  const gxi_ties *tie = &view->line->scene->tie;
  bool lasts = frame->relation == tie->aids || frame->relation == tie->cooperates_with;
  if (status == GXI_STATUS_PLANNED && lasts && gxi_plan_goes_on(view))
    return GXI_STATUS_ASSERTED;
  if (status != GXI_STATUS_ASSERTED) return status;
  if (frame->relation != tie->signs_with && gxi_is_meant(view, lasts))
    return GXI_STATUS_PLANNED;
  if (frame->status.size == 0) return status;
  if (gxi_str_is(frame->status, "planned")) return GXI_STATUS_PLANNED;
  return gxi_str_is(frame->status, "ended") ? GXI_STATUS_ENDED : GXI_STATUS_ASSERTED;
}

/* A为其开通…: 其 is not A but who was spoken of before. */
static void other_than_subject(
  const gxi_parties *heads,
  gxi_parties *tails,
  const gxi_view *view,
  const gxi_frame *frame
) {
  if (tails->count != 1 || tails->via.size == 0) return;
  bool same = false;
  for (uint32_t i = 0; i < heads->count; i++)
    same = same || heads->items[i].entity == tails->items[0].entity;
  gxi_parties before;
  uint32_t types = gxi_entity_bit(view->line->scene, tails->items[0].entity);
  types &= gxi_frame_type(view, frame)->tails;
  gxi_view wide = *view;
  if (view->lone) wide.own = wide.lone = false;
  if (!same || !gxi_carried_others(&before, &wide, types, heads)) return;
  if (view->lone && before.factor < 0.85)
    before.factor = 0.85; /* the pronoun says that there is one */
  *tails = before;
}

/* …由甲包销;又入股该公司: who does so is not 甲, whom 该公司 stands for. */
static void
other_than_object(gxi_parties *heads, const gxi_parties *tails, const gxi_view *view) {
  gxi_parties before;
  if (heads->item != GX_ID_NONE || heads->count != 1 || tails->count != 1 || heads->items[0].entity != tails->items[0].entity)
    return;
  uint32_t types = gxi_entity_bit(view->line->scene, heads->items[0].entity);
  if (gxi_carried_others(&before, view, types | view->line->scene->persons, tails))
    *heads = before;
}

/* A与B共同设立C, 由A牵头、联合B发起: B acts as A does. */
static void join_partners(
  gxi_parties *heads,
  const gxi_parties *tails,
  const gxi_view *view,
  const gxi_frame *frame
) {
  gxi_parties partners;
  uint32_t types = gxi_frame_type(view, frame)->heads;
  if (!gxi_slot_fill(&partners, view, GXI_SLOT_WITH, types) || partners.item == tails->item)
    return;
  const gxi_item *items = view->line->items.items;
  if (frame->relation == view->line->scene->tie.organizes && partners.item != GX_ID_NONE && items[partners.item].segment != items[view->verb].segment)
    return; /* 与甲签约,推出… */
  for (uint32_t i = 0; i < partners.count && heads->count < GXI_MAX_PARTIES; i++) {
    bool known = false;
    for (uint32_t k = 0; k < heads->count; k++)
      known = known || heads->items[k].entity == partners.items[i].entity;
    if (!known) heads->items[heads->count++] = partners.items[i];
  }
}

static void
note_founded(gxi_scene *scene, const gxi_parties *founded, const gxi_view *view) {
  scene->founded = founded->items[0].entity;
  gxi_share_note(scene, scene->founded, view->line->sentence);
}

/* Flag "names": 新公司名叫甲: what is said next of shares is said of 甲. */
static void note_named(gxi_reader *reader, gxi_view *view, const gxi_frame *frame) {
  gxi_parties named;
  if (gxi_end_fill(
        &named, view, frame->tail, frame->tail_count, gxi_frame_type(view, frame)->tails
      ))
    note_founded(reader->scene, &named, view);
}

/* Persons whom a clause before named together do not all set up what this one does. */
static bool
crowd_founds(const gxi_scene *scene, const gxi_frame *frame, const gxi_parties *heads) {
  return frame->relation == scene->tie.founds && heads->item == GX_ID_NONE &&
         heads->count > 1 &&
         (gxi_entity_bit(scene, heads->items[0].entity) & scene->persons);
}

static gxi_firing
firing_of(const gxi_reader *reader, const gxi_view *view, const gxi_frame *frame) {
  gxi_firing firing = {
    .view = view, .frame = frame, .status = frame_status(frame, view)};
  gxi_facts_find(&firing.facts, view, reader->date);
  if (frame->relation == reader->scene->tie.supplies)
    gxi_goods_find(&firing.facts, view);
  gxi_sums_find(&firing.facts, view, frame->relation);
  return firing;
}

/* The ends by slots; else as the frame's flags say, in this order. */
static bool find_ends(
  const gxi_reader *reader,
  gxi_parties *heads,
  gxi_parties *tails,
  const gxi_view *view,
  const gxi_frame *frame
) {
  if (reader->left_out) return gxi_dealer_ends(heads, tails, view, frame);
  if (gxi_ends_find(heads, tails, view, frame)) return true;
  if (gxi_frame_flag(frame, "partner") && gxi_parent_invests(heads, tails, view))
    return true;
  if ((gxi_frame_flag(frame, "turns") || gxi_frame_flag(frame, "allied")) && gxi_allied_ends(heads, tails, view, frame))
    return true;
  if (gxi_frame_flag(frame, "ahead") && gxi_ahead_ends(heads, tails, view, frame))
    return true;
  if (gxi_frame_flag(frame, "partner") && gxi_partner_ends(heads, tails, view))
    return true;
  if (gxi_frame_flag(frame, "founded") && gxi_share_ends(heads, tails, view, frame))
    return true;
  if (gxi_frame_flag(frame, "whole") && gxi_share_bought(heads, tails, view, frame))
    return true;
  if (gxi_frame_flag(frame, "there") && (gxi_there_ends(heads, tails, view, frame) || gxi_host_ends(heads, tails, view, frame)))
    return true;
  if (gxi_frame_flag(frame, "again") && gxi_again_ends(heads, tails, view, frame))
    return true;
  if (gxi_frame_flag(frame, "main") && gxi_main_ends(heads, tails, view, frame))
    return true;
  if (gxi_frame_flag(frame, "buyer") && gxi_buyer_ends(heads, tails, view, frame))
    return true;
  if (gxi_frame_flag(frame, "seller") && gxi_seller_ends(heads, tails, view, frame))
    return true;
  if (gxi_frame_flag(frame, "owned") && gxi_owned_ends(heads, tails, view, frame))
    return true;
  if (gxi_frame_flag(frame, "along") && gxi_visit_along(&reader->visited, heads, tails, view))
    return true;
  if (gxi_frame_flag(frame, "hosts") && gxi_visit_hosted(reader->scene, heads, tails, view))
    return true;
  if (gxi_frame_flag(frame, "other") && gxi_other_ends(heads, tails, view, frame))
    return true;
  if (gxi_frame_flag(frame, "split") && gxi_split_ends(heads, tails, view, frame))
    return true;
  if (gxi_frame_flag(frame, "taken") && gxi_taken_ends(heads, tails, view, frame))
    return true;
  if (gxi_frame_flag(frame, "scheme") && gxi_scheme_ends(heads, tails, view, frame))
    return true;
  if (gxi_frame_flag(frame, "receiver") && gxi_receiver_ends(heads, tails, view, frame))
    return true;
  if (gxi_frame_flag(frame, "spoken") && gxi_spoken_ends(heads, tails, view, frame))
    return true;
  return gxi_guest_ends(heads, tails, view, frame, &reader->visited);
}

/* 甲市领导率团赴乙,捐赠100万元: whoever gives while on a visit gives for his body. */
static bool gives_on_visit(const gxi_reader *reader, const gxi_frame *frame) {
  return frame->relation == reader->scene->tie.aids && reader->visited.tails.count &&
         reader->visited.sentence == reader->line.sentence && frame->head_count &&
         frame->head[0].slot == GXI_SLOT_SUBJECT;
}

/* The verb means here what the flags of its frame ask for. */
static bool makes_sense(const gxi_view *view, const gxi_frame *frame) {
  if (gxi_frame_flag(frame, "spends") && !gxi_spends(view)) return false;
  if (gxi_frame_flag(frame, "settles") && gxi_leads_nowhere(view)) return false;
  return !gxi_is_epithet(view, frame);
}

/* Whom later sentences may go on with. */
static void remember(
  const gxi_view *view, const gxi_frame *frame, const gxi_parties *tails, bool shares
) {
  gxi_scene *scene = view->line->scene;
  if (frame->relation == scene->tie.aids && tails->count == 1) {
    scene->aided = tails->items[0].entity;
    scene->aided_in = view->line->sentence;
  }
  if (frame->relation == scene->tie.supports && tails->count == 1 && tails->item != GX_ID_NONE) {
    scene->served = tails->items[0].entity;
    scene->served_in = view->line->sentence;
  }
  if (frame->relation == scene->tie.founds) note_founded(scene, tails, view);
  if (frame->relation == scene->tie.acquires || shares || (frame->relation == scene->tie.invests_in && gxi_frame_flag(frame, "client")))
    gxi_share_note(scene, tails->items[0].entity, view->line->sentence);
}

static bool fire_frame(gxi_reader *reader, gxi_view *view, const gxi_frame *frame) {
  gxi_scene *scene = reader->scene;
  view->near = gxi_frame_flag(frame, "near");
  view->own = gxi_frame_flag(frame, "own");
  view->lone = frame->relation == scene->tie.supports;
  view->staff = frame->relation == scene->tie.supplies ||
                gxi_frame_flag(frame, "staff") || gives_on_visit(reader, frame);
  view->speaks = frame->relation == scene->tie.attends;
  view->here = gxi_frame_flag(frame, "here");
  view->joint =
    gxi_frame_flag(frame, "joint") && frame->relation != scene->tie.organizes;
  view->reach_target = gxi_frame_flag(frame, "reach");
  if (!gxi_frame_applies(view, frame) || gxi_only_talks(view, frame)) return false;
  if (frame->head_count && frame->head[0].slot == GXI_SLOT_MEMBERS) {
    gxi_firing members = firing_of(reader, view, frame);
    return gxi_pair_members(scene, &members) > 0;
  }
  gxi_parties heads, tails;
  if (gxi_frame_flag(frame, "names")) note_named(reader, view, frame);
  if (frame->relation == scene->tie.supplies && gxi_sells_firm(view)) return false;
  if (!makes_sense(view, frame)) return false;
  if (frame->relation == scene->tie.invests_in && gxi_is_attribute(view)) return false;
  if (frame->relation == scene->tie.acquires && gxi_stake_is_minor(view)) return false;
  if (frame->relation == scene->tie.part_of && gxi_heads_office(view)) return false;
  if (gxi_frame_flag(frame, "final") && has_object(view)) return false;
  if (gxi_frame_flag(frame, "delegation") && !is_delegation(view)) return false;
  bool shares = gxi_frame_flag(frame, "founded"), part = gxi_frame_flag(frame, "part");
  if (part && !gxi_share_is_part(view) && !gxi_share_is_rest(view)) return false;
  bool rest = shares && (part || gxi_share_is_rest(view)) &&
              gxi_share_ends(&heads, &tails, view, frame);
  if (part && !rest) return false;
  if (!rest && !find_ends(reader, &heads, &tails, view, frame)) {
    gxi_share_passive(scene, view, frame);
    return false;
  }
  if (frame->relation == scene->tie.supplies) gxi_dealers_mend(&heads, &tails, view);
  if (frame->relation == scene->tie.supplies && (gxi_is_gate(scene, &tails) || gxi_is_bought_for(view, &heads) || gxi_is_cut_name(view, &heads) || gxi_sells_as_buyer(scene, frame, &heads, &tails)))
    return false;
  if (frame->relation == scene->tie.invests_in && !gxi_invests_right(view, &heads, &tails))
    return false;
  if (gxi_frame_flag(frame, "main")) gxi_prefer_maker(view, &heads, &tails);
  if (crowd_founds(scene, frame, &heads)) return false;
  if (gxi_frame_flag(frame, "named") && heads.item == GX_ID_NONE && !reader->left_out)
    return false;
  if (gxi_frame_flag(frame, "holding") && !gxi_speaks_of_goods(view, &heads, &tails))
    return false;
  if (gxi_frame_flag(frame, "delegation") && heads.item != GX_ID_NONE &&
      !view->line->items.items[heads.item].delegation)
    return false;
  bool own = !gxi_frame_flag(frame, "itself") || gxi_is_itself(view, &heads);
  if (!own || !gxi_buys_right(view, frame, &heads, &tails)) return false;
  if (frame->relation == scene->tie.visits && gxi_visit_sees_others(view, &heads, &tails))
    return false;
  other_than_subject(&heads, &tails, view, frame);
  if (frame->relation == scene->tie.invests_in || frame->relation == scene->tie.acquires)
    other_than_object(&heads, &tails, view);
  if (frame->relation == scene->tie.aids) gxi_givers_mend(view, &heads, &tails);
  if (gxi_acts_on_itself(view, frame, &heads, &tails)) return false;
  if (gxi_is_about_site(view, frame, &heads, &tails)) return false;
  if (gxi_frame_flag(frame, "expert")) gxi_add_experts(view, &heads);
  if (gxi_frame_flag(frame, "joint")) join_partners(&heads, &tails, view, frame);
  if (frame->relation == scene->tie.founds) gxi_add_founders(view, &heads);
  if (gxi_frame_flag(frame, "credit")) {
    gxi_visit_traveller(view, &heads);
    reader->visited = (gxi_visit){tails, heads.items[0].entity, view->line->sentence};
    gxi_visit_route(scene, &reader->route, view, &tails);
  }
  remember(view, frame, &tails, shares);
  gxi_firing firing = firing_of(reader, view, frame);
  firing.heads = &heads;
  bool fired = gxi_pair_ends(scene, &firing, &heads, &tails) > 0;
  gxi_stake_put(scene, &firing, &heads, &tails);
  if (gxi_frame_flag(frame, "credit")) gxi_visit_credit(scene, &firing, &heads, &tails);
  return fired;
}

/* A frame is tried; the trace hears of it. */
static bool try_frame(gxi_reader *reader, gxi_view *view, const gxi_frame *frame) {
  uint32_t from = reader->scene->drafts.count;
  gxi_trace *trace = reader->scene->reading->trace;
  if (trace) trace->rule = frame->id;
  bool fired = fire_frame(reader, view, frame);
  if (trace) gxi_weigh_frame(view, frame, from);
  return fired;
}

/* The frames of one surface; done: relation types that a frame has yielded. */
static uint64_t
fire_hit(gxi_reader *reader, gxi_view *view, gxi_hit hit, uint64_t done) {
  const gxi_scene *scene = reader->scene;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(scene->lexicon, hit.first + i);
    if (!entry || entry->kind != GXI_KIND_VERB) continue;
    const gxi_frame *frame = gxi_knowledge_frame(scene->knowledge, entry->payload);
    if (frame && !(done >> frame->relation & 1) && try_frame(reader, view, frame))
      done |= UINT64_C(1) << frame->relation;
  }
  return done;
}

/* A tie of trade among the drafts from this one on that will be drawn. */
static bool sells_surely(const gxi_scene *scene, uint32_t from) {
  for (uint32_t i = from; i < scene->drafts.count; i++) {
    const gxi_draft *draft = &scene->drafts.items[i];
    if (draft->type == scene->tie.supplies && draft->confidence >= GXI_CONFIDENCE_FLOOR)
      return true;
  }
  return false;
}

/* No frame found both sides: one of them may be the firm that the text speaks of. */
static uint64_t fire_left_out(
  gxi_reader *reader, gxi_view *view, gxi_hit hit, uint64_t done, uint32_t from
) {
  const gxi_scene *scene = reader->scene;
  if (scene->tie.supplies >= 64 || sells_surely(scene, from)) return done;
  reader->left_out = true;
  for (uint32_t i = 0; i < hit.count && reader->left_out; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(scene->lexicon, hit.first + i);
    if (!entry || entry->kind != GXI_KIND_VERB) continue;
    const gxi_frame *frame = gxi_knowledge_frame(scene->knowledge, entry->payload);
    if (frame && (gxi_frame_flag(frame, "dealt") || gxi_frame_flag(frame, "taker")))
      reader->left_out = !try_frame(reader, view, frame);
  }
  if (!reader->left_out) done |= UINT64_C(1) << scene->tie.supplies;
  reader->left_out = false;
  return done;
}

/* 举办了 has its own frames, then those of 举办. */
static bool fire_verb(gxi_reader *reader, const gxi_line *line, uint32_t verb) {
  const gxi_scene *scene = reader->scene;
  gxi_view view = gxi_view_of(line, &reader->carry, verb);
  uint32_t token = line->items.items[verb].first;
  uint32_t from = scene->drafts.count;
  gxi_hit hit = scene->reading->tokens.items[token].hit;
  uint64_t done = fire_hit(reader, &view, hit, 0);
  gx_str text = gxi_token_text(scene, token);
  gxi_hit stem;
  bool stems =
    text.size > 6 && gxi_str_ends(text, GX_STR_LIT("了")) &&
    gxi_lexicon_find(scene->lexicon, gxi_str_sub(text, 0, text.size - 3), &stem);
  if (stems) done = fire_hit(reader, &view, stem, done);
  done = fire_left_out(reader, &view, hit, done, from);
  if (stems) done = fire_left_out(reader, &view, stem, done, from);
  return done != 0;
}

/* A verb that no frame knows, by what stands before it. */
static void fire_deed(gxi_reader *reader, const gxi_line *line, uint32_t verb) {
  const gxi_frame *deed = gxi_deed_frame(line, verb);
  if (!deed) return;
  gxi_view view = gxi_view_of(line, &reader->carry, verb);
  bool trade = gxi_frame_flag(deed, "dealt") || gxi_frame_flag(deed, "taker");
  reader->left_out = !try_frame(reader, &view, deed) && trade;
  if (reader->left_out) try_frame(reader, &view, deed);
  reader->left_out = false;
}

/* A tie of deeds that the drafts from this one on tell of. */
static bool tells_deed(const gxi_scene *scene, uint32_t from) {
  const gxi_ties *tie = &scene->tie;
  for (uint32_t i = from; i < scene->drafts.count; i++) {
    uint32_t type = scene->drafts.items[i].type;
    if (type != tie->subsidiary_of && type != tie->located_in && type != tie->part_of && type != tie->holds_post_at)
      return true;
  }
  return false;
}

/* The last verb of a segment that has told of no deed: of whom the text speaks. */
static void
fire_focus(gxi_reader *reader, const gxi_line *line, uint32_t verb, uint32_t from) {
  const gxi_scene *scene = reader->scene;
  if (scene->focus_count == 0 || tells_deed(scene, from)) return;
  gxi_view view = gxi_view_of(line, &reader->carry, verb);
  uint32_t segment = line->items.items[verb].segment;
  while (line->items.items[view.begin].segment != segment)
    view.begin++;
  view.reach = view.end;
  for (uint32_t i = 0; i < scene->focus_count; i++)
    if (try_frame(reader, &view, scene->focus[i])) return;
}

/* 引进了甲,在某镇建厂: 甲 acts in the next clause, which opens with where. */
static bool is_brought(const gxi_line *line, uint32_t item) {
  const gxi_item *it = &line->items.items[item];
  gxi_parties firm;
  if (it->kind != GXI_ITEM_NOUN || it->governor != item - 1 || item + 2 >= line->items.count)
    return false;
  const gxi_item *next = &line->items.items[item + 2];
  return next->kind == GXI_ITEM_PREPOSITION && next->role == GXI_ROLE_PLACE &&
         gxi_text_among(
           gxi_item_text(line, item - 1),
           "引进 引进了 招引 招引了 引来 引来了 引入 引入了 请来 请来了 招来 招来了"
         ) &&
         gxi_item_parties(&firm, line, item, gxi_bit(line->scene->type.company));
}

/* 帮甲通过认证: no verb known, but 帮 before the group. */
static bool is_helped(const gxi_line *line, uint32_t item) {
  const gxi_item *items = line->items.items;
  if (items[item].kind != GXI_ITEM_OTHER || item < 2 || items[item - 1].kind != GXI_ITEM_NOUN || items[item - 1].governor != item - 2)
    return false;
  if (!gxi_text_among(gxi_item_text(line, item - 2), "帮 帮着 帮助 替")) return false;
  for (uint32_t i = item;
       i < line->items.count && items[i].segment == items[item].segment;
       i++)
    if (items[i].kind == GXI_ITEM_VERB || items[i].kind == GXI_ITEM_ACTION)
      return false;
  return true;
}

static void read_line(gxi_reader *reader, const gxi_line *line) {
  uint32_t segment = GX_ID_NONE, last = GX_ID_NONE;
  uint32_t from = reader->scene->drafts.count;
  gxi_share_capital(reader->scene, line);
  for (uint32_t i = 0; i < line->items.count; i++) {
    const gxi_item *it = &line->items.items[i];
    bool verb = it->kind == GXI_ITEM_VERB, speech = it->kind == GXI_ITEM_SPEECH;
    bool role = it->kind == GXI_ITEM_ROLE, action = it->kind == GXI_ITEM_ACTION;
    bool fired = (verb || speech || role) && fire_verb(reader, line, i);
    if (!fired && (verb || action || is_helped(line, i)))
      fire_deed(reader, line, i); /* 致辞 is both */
    bool cleft = verb || action || it->kind == GXI_ITEM_PREPOSITION;
    if (!fired && (cleft || gxi_pays_cleft(line, i)))
      gxi_cleft_find(line, &reader->carry, i);
    gxi_works_find(line, &reader->carry, i);
    gxi_naming_find(line, &reader->carry, i);
    if (verb) gxi_venues_find(line, &reader->carry, i);
    if ((verb || action) && it->segment == segment)
      gxi_carry_asked(&reader->carry, line, gxi_pivot_before(line, i));
    if ((verb || it->kind == GXI_ITEM_ACTION || speech) && it->segment != segment) {
      bool relative = it->noun != GX_ID_NONE;
      if (relative && gxi_clause_goes_on(line, it->noun)) continue;
      if (gxi_carry_subject(&reader->carry, line, i, speech) || !relative)
        segment = it->segment;
    }
    bool stop = it->kind == GXI_ITEM_COMMA || it->kind == GXI_ITEM_STOP;
    if (stop && it->segment != segment) gxi_carry_topic(&reader->carry, line, i);
    if (it->kind == GXI_ITEM_COMMA && i > 1 && is_brought(line, i - 1))
      gxi_carry_asked(&reader->carry, line, i - 1);
    if (verb || action) last = i;
    if (!stop && i + 1 < line->items.count) continue;
    if (last != GX_ID_NONE) fire_focus(reader, line, last, from);
    last = GX_ID_NONE;
    from = reader->scene->drafts.count;
  }
  gxi_between_find(line, &reader->carry);
  gxi_ceremony_find(line, &reader->carry);
  gxi_trade_find(line, &reader->carry);
  gxi_occasion_find(line);
  gxi_fruit_find(line);
  gxi_within_find(line, &reader->carry);
  if (segment == GX_ID_NONE) gxi_carry_heading(&reader->carry, line);
}

/* The carried subject is the member before the brackets. */
static void enter_aside(gxi_reader *reader, const gxi_aside *aside) {
  gxi_line *line = &reader->line;
  if (line->items.items[aside->item].kind != GXI_ITEM_NOUN) return;
  gxi_item kept = line->items.items[aside->item];
  if (aside->member != GX_ID_NONE) {
    line->items.items[aside->item].member = aside->member;
    line->items.items[aside->item].member_count = 1;
  }
  gxi_parties owner;
  if (gxi_item_parties(&owner, line, aside->item, gxi_bit(reader->scene->type.company)))
    gxi_share_note(reader->scene, owner.items[0].entity, line->sentence);
  gxi_carry_push(&reader->carry, line, aside->item, false);
  line->items.items[aside->item] = kept;
}

/* What stands in brackets speaks of the group before them. */
static void read_asides(gxi_reader *reader) {
  for (uint32_t i = 0; i < reader->line.asides.count; i++) {
    gxi_aside aside = reader->line.asides.items[i];
    if (aside.item == GX_ID_NONE || !gxi_aside_tells(&reader->line, &aside)) continue;
    gxi_carry kept = reader->carry;
    uint32_t shared = reader->scene->shared;
    enter_aside(reader, &aside);
    gxi_line_build(
      &reader->aside, reader->scene, reader->line.sentence, aside.first, aside.last
    );
    read_line(reader, &reader->aside);
    reader->carry = kept;
    reader->scene->shared = shared;
  }
}

static void enter_sentence(gxi_reader *reader, uint32_t sentence) {
  const gxi_scene *scene = reader->scene;
  uint32_t block = scene->sentences[sentence].block;
  uint32_t article = scene->blocks[block].article;
  if (article != reader->carry.article) {
    reader->carry = (gxi_carry){.article = article, .block = block};
    reader->scene->shared = reader->scene->founded = GX_ID_NONE;
    reader->scene->aided = reader->scene->served = reader->scene->leader = GX_ID_NONE;
    reader->visited.tails.count = 0;
    reader->route.place = reader->route.zone = GX_ID_NONE;
  }
  if (block != reader->carry.block) reader->date = (gx_str){0};
  reader->carry.block = block;
  gxi_carry_turn(&reader->carry, reader->scene, sentence);
}

/* The first date beside an event is when it is held. */
static void date_events(gxi_scene *scene, const gxi_line *line, gx_str date) {
  for (uint32_t i = 0; i < line->members.count && date.size; i++) {
    uint32_t entity = gxi_token_entity(scene, line->members.items[i].token);
    if ((gxi_entity_bit(scene, entity) & gxi_bit(scene->type.event)) &&
        scene->event_date[entity].size == 0)
      scene->event_date[entity] = date;
  }
}

/* | 主办单位 | 甲、乙 |: a row that begins with a label is read as a line. */
static bool is_labelled(const gxi_reader *reader) {
  const gxi_line *line = &reader->line;
  if (line->items.count < 3 || !gxi_str_is(gxi_item_text(line, 1), "\t")) return false;
  const gxi_scene *scene = reader->scene;
  gxi_hit hit = scene->reading->tokens.items[line->items.items[0].first].hit;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(scene->lexicon, hit.first + i);
    if (!entry || entry->kind != GXI_KIND_VERB) continue;
    const gxi_frame *frame = gxi_knowledge_frame(scene->knowledge, entry->payload);
    if (frame && gxi_frame_flag(frame, "label")) return true;
  }
  return false;
}

static void read_row(gxi_reader *reader, uint32_t sentence) {
  const uint32_t *first = reader->scene->reading->sentence_tokens;
  if (first[sentence + 1] - first[sentence] < 3 || !gxi_token_is(reader->scene, first[sentence] + 1, "\t"))
    return;
  enter_sentence(reader, sentence);
  reader->scene->sentence_drafts = reader->scene->drafts.count;
  gxi_line_build(
    &reader->line, reader->scene, sentence, first[sentence], first[sentence + 1]
  );
  if (is_labelled(reader)) fire_verb(reader, &reader->line, 0);
}

void gxi_frames_find(gxi_scene *scene) {
  gxi_reader reader = {
    .scene = scene, .route = {.place = GX_ID_NONE, .zone = GX_ID_NONE}};
  const uint32_t *first = scene->reading->sentence_tokens;
  for (uint32_t i = 0; i < scene->sentence_count; i++) {
    const gx_block *block = &scene->blocks[scene->sentences[i].block];
    if (block->kind == GX_BLOCK_TABLE_ROW) read_row(&reader, i);
    if (block->kind == GX_BLOCK_TABLE_ROW || block->kind == GX_BLOCK_BYLINE) continue;
    enter_sentence(&reader, i);
    scene->sentence_drafts = scene->drafts.count;
    gxi_line_build(&reader.line, scene, i, first[i], first[i + 1]);
    gxi_carry_lead(&reader.carry, &reader.line);
    gx_str date = gxi_line_date(&reader.line);
    if (date.size && !gxi_line_looks_ahead(&reader.line)) reader.date = date;
    date_events(scene, &reader.line, date);
    read_line(&reader, &reader.line);
    if (date.size == 0 && gxi_line_loses_date(&reader.line)) reader.date = date;
    read_asides(&reader);
  }
}
