/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team.c: the teams that one place sends to aid another, under their several names.
 *
 *     上海市对口支援新疆工作前方指挥部 = 上海援疆前指
 *     天津市东西部协作甘肃工作队       = 天津援甘工作队
 *     深圳市喀什援疆前方指挥部         = 深圳援疆前指
 *     giver  receiver     kind
 *
 * Names of one giver and one kind are one team, unless what they say of whom it aids
 * differs: a receiver (喀什, 甘肃), or a letter behind 援 (疆, 甘, 伊). A name that
 * says neither joins the nearest before it. Every team is held against those before it,
 * at most TEAMS of them.
 */
#include "base/words.h"
#include "entity/linker.h"

#define TEAMS 64u

typedef enum team_kind { TEAM_NONE, TEAM_COMMAND, TEAM_GROUP } team_kind;

typedef struct team {
  uint32_t node;
  team_kind kind;
  uint32_t receiver; /* place, or GX_ID_NONE */
  uint32_t letter;   /* behind 援, or 0 */
  uint32_t group;    /* the team whose receiver and letter hold for all of its names */
} team;

static team_kind kind_of(gx_str name) {
  bool part = gxi_str_ends_any(name, GX_STR_LIT("分指挥部 分指")) > 0;
  if (part || !gxi_str_has(name, "援 协作 帮扶")) return TEAM_NONE;
  if (gxi_str_ends_any(name, GX_STR_LIT("前指 指挥部"))) return TEAM_COMMAND;
  return gxi_str_ends_any(name, GX_STR_LIT("工作队 工作组")) ? TEAM_GROUP : TEAM_NONE;
}

/* The character behind 援, where it stands for a place: 援疆, not 支援 or 援建. */
static uint32_t letter_of(gx_str name) {
  for (size_t at = 0; (at = gxi_str_find(name, GX_STR_LIT("援"), at)) != SIZE_MAX;
       at += 3) {
    gx_str rest = gxi_str_sub(name, at + 3, name.size);
    bool aids = at >= 3 && gxi_str_ends(gxi_str_sub(name, 0, at), GX_STR_LIT("支"));
    if (aids || rest.size < 3 || gxi_str_starts_any(rest, GX_STR_LIT("建 助 外 派")))
      continue;
    uint32_t size;
    return gxi_utf8_at(rest, 0, &size);
  }
  return 0;
}

/* The last place inside the name behind the giver's. */
static uint32_t receiver_of(const gxi_linker *l, const gxi_node *node) {
  uint32_t outer = node->first, receiver = GX_ID_NONE;
  size_t behind = gxi_linker_mention(l, outer)->text.begin + node->form.head.size;
  for (uint32_t m = outer + 1; m < l->reading->mentions.count; m++) {
    const gxi_mention *inner = gxi_linker_mention(l, m);
    if (inner->outer != outer) break;
    if (inner->text.begin >= behind && l->places[m] != GX_ID_NONE)
      receiver = l->places[m];
  }
  return receiver;
}

/* 甘 of 甘肃, 伊 of 伊犁, 疆 of 喀什, which lies in 新疆. */
static bool is_letter_of(const gxi_linker *l, uint32_t letter, uint32_t place) {
  char text[5] = {0};
  gx_str character = {text, gxi_utf8_put(text, letter)};
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(l->knowledge);
  gxi_hit hit;
  bool listed = gxi_lexicon_find(lexicon, character, &hit);
  while (place != GX_ID_NONE) {
    const gxi_place *row = gxi_knowledge_place(l->knowledge, place);
    if (gxi_str_find(row->name, character, 0) != SIZE_MAX) return true;
    for (uint32_t i = 0; listed && i < hit.count; i++) {
      const gxi_entry *entry = gxi_lexicon_entry(lexicon, hit.first + i);
      if (entry->kind == GXI_KIND_ABBREVIATION && entry->payload == place) return true;
    }
    place = row->parent;
  }
  return false;
}

static bool agree(const gxi_linker *l, const team *a, const team *b) {
  const gxi_node *x = &l->nodes.items[a->node], *y = &l->nodes.items[b->node];
  if (!gxi_form_compatible(l->knowledge, &x->form, &y->form)) return false;
  if (a->letter && b->letter && a->letter != b->letter) return false;
  if (a->receiver != GX_ID_NONE && b->receiver != GX_ID_NONE)
    return a->receiver == b->receiver ||
           gxi_knowledge_place_within(l->knowledge, a->receiver, b->receiver) ||
           gxi_knowledge_place_within(l->knowledge, b->receiver, a->receiver);
  if (a->letter && b->receiver != GX_ID_NONE)
    return is_letter_of(l, a->letter, b->receiver);
  if (b->letter && a->receiver != GX_ID_NONE)
    return is_letter_of(l, b->letter, a->receiver);
  return true;
}

static void learn(team *group, const team *other) {
  if (!group->letter) group->letter = other->letter;
  if (group->receiver == GX_ID_NONE) group->receiver = other->receiver;
}

static bool team_of(const gxi_linker *l, uint32_t node, team *t) {
  const gxi_node *it = &l->nodes.items[node];
  if (it->family != GXI_FAMILY_BODY || it->type == l->types.company) return false;
  *t = (team
  ){.node = node,
    .kind = kind_of(it->text),
    .receiver = GX_ID_NONE,
    .letter = letter_of(it->text)};
  if (t->kind == TEAM_NONE || it->form.place_count == 0) return false;
  t->receiver = receiver_of(l, it);
  return true;
}

/* 省前指, 前指: the only command that the text names. */
static void join_bare(gxi_linker *l, const team *teams, uint32_t count) {
  uint32_t only = GX_ID_NONE;
  for (uint32_t i = 0; i < count; i++) {
    if (teams[i].kind != TEAM_COMMAND || teams[i].group != i) continue;
    if (only != GX_ID_NONE) return;
    only = teams[i].node;
  }
  for (uint32_t node = 0; only != GX_ID_NONE && node < l->nodes.count; node++)
    if (gxi_str_among(
          l->nodes.items[node].text,
          GX_STR_LIT("前指 省前指 市前指 区前指 前方指挥部 省前方指挥部 市前方指挥部 "
                     "省指挥部 市指挥部")
        ))
      gxi_linker_union(l, only, node);
}

void gxi_teams_join(gxi_linker *linker) {
  team teams[TEAMS];
  uint32_t count = 0;
  for (uint32_t node = 0; node < linker->nodes.count && count < TEAMS; node++) {
    team *t = &teams[count];
    if (!team_of(linker, node, t)) continue;
    t->group = count;
    for (uint32_t i = count; i-- > 0;) {
      team *group = &teams[teams[i].group];
      if (group->kind != t->kind || !agree(linker, group, t)) continue;
      t->group = teams[i].group;
      learn(group, t);
      gxi_linker_union(linker, group->node, node);
      break;
    }
    count++;
  }
  join_bare(linker, teams, count);
}
