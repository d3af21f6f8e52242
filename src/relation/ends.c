/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ends.c: who fills the two ends of a frame.
 *
 * A verb takes its ends from the slots that the frame names. A noun of role takes them
 * from beside it: the owner left or carried, who bears the role right or before 是.
 *
 *     A旗下B    B是A的子公司    A的客户B    B的母公司A    主办单位:A、B    在A支持下,B…
 */
#include "relation/help.h"
#include "relation/partner.h"
#include "relation/relative.h"
#include "relation/reveal.h"
#include "relation/trade.h"

bool gxi_end_fill(
  gxi_parties *parties,
  const gxi_view *view,
  const gxi_source_slot *sources,
  uint32_t count,
  uint32_t types
) {
  for (uint32_t i = 0; i < count; i++) {
    uint32_t mask = sources[i].types ? sources[i].types : types;
    if (gxi_slot_fill(parties, view, sources[i].slot, mask)) return true;
  }
  return false;
}

/* The ends of one clause must not be the same group. */
static bool same_group(const gxi_parties *a, const gxi_parties *b) {
  return a->item != GX_ID_NONE && a->item == b->item;
}

static bool stands_here(const gxi_parties *parties, const gxi_view *view) {
  const gxi_item *items = view->line->items.items;
  return parties->item != GX_ID_NONE &&
         items[parties->item].segment == items[view->verb].segment;
}

/* 某人表示…。A计划参展: of subjects carried, or of clauses before, one of another type
   may be nearer. */
static void prefer_nearer(
  gxi_parties *heads,
  const gxi_view *view,
  const gxi_frame *frame,
  uint32_t from,
  uint32_t types
) {
  gxi_parties nearer;
  for (uint32_t i = from + 1; !stands_here(heads, view) && i < frame->head_count; i++) {
    if (frame->head[i].slot != frame->head[from].slot || !gxi_end_fill(&nearer, view, &frame->head[i], 1, types))
      continue;
    if (stands_here(&nearer, view) || (heads->item == GX_ID_NONE && nearer.factor > heads->factor))
      *heads = nearer;
  }
}

static bool ends_filled(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  if (!gxi_end_fill(tails, view, frame->tail, frame->tail_count, type->tails))
    return false;
  for (uint32_t i = 0; i < frame->head_count; i++)
    if (gxi_end_fill(heads, view, &frame->head[i], 1, type->heads) && !same_group(heads, tails)) {
      prefer_nearer(heads, view, frame, i, type->heads);
      return true;
    }
  if (!gxi_end_fill(heads, view, frame->head, frame->head_count, type->heads))
    return false;
  for (uint32_t i = 0; i < frame->tail_count; i++)
    if (gxi_end_fill(tails, view, &frame->tail[i], 1, type->tails) && !same_group(heads, tails))
      return true;
  return false;
}

static uint32_t neighbour(const gxi_view *view, int step, uint32_t reach) {
  const gxi_line *line = view->line;
  uint32_t segment = line->items.items[view->verb].segment;
  uint32_t at = view->verb;
  for (uint32_t i = 0; i < reach; i++) {
    at += (uint32_t)step;
    if (at >= line->items.count || line->items.items[at].segment != segment)
      return GX_ID_NONE;
    gxi_item_kind kind = line->items.items[at].kind;
    if (kind == GXI_ITEM_NOUN) return at;
    bool there = step < 0 && kind == GXI_ITEM_DE && gxi_is_where(line, at - 1);
    if (there) at -= 2; /* 甲在西北的客户 */
    if (there) continue;
    if (kind == GXI_ITEM_VERB && gxi_text_among(gxi_item_text(line, at), "控股 全资 参股 独资"))
      continue; /* 甲的控股孙公司 */
    if (kind != GXI_ITEM_OTHER && kind != GXI_ITEM_DE && kind != GXI_ITEM_QUANTITY)
      return GX_ID_NONE;
    if (kind == GXI_ITEM_OTHER && gxi_text_among(gxi_item_text(line, at), "、"))
      return GX_ID_NONE;
  }
  return GX_ID_NONE;
}

const gx_relation_type *gxi_frame_type(const gxi_view *view, const gxi_frame *frame) {
  size_t count;
  return &gx_knowledge_relation_types(
    view->line->scene->knowledge, &count
  )[frame->relation];
}

uint32_t gxi_end_mask(const gxi_source_slot *sources, uint32_t types) {
  return sources[0].types ? sources[0].types : types;
}

/* B是A在某地设立的子公司: A, who acts in the clause before 的. */
static uint32_t maker(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t segment = line->items.items[view->verb].segment;
  bool de = false, verb = false;
  for (uint32_t i = view->verb; i-- > 0 && view->verb - i < 10;) {
    const gxi_item *it = &line->items.items[i];
    if (it->segment != segment) break;
    de = de || it->kind == GXI_ITEM_DE;
    verb = verb || (de && (it->kind == GXI_ITEM_VERB || it->kind == GXI_ITEM_ACTION));
    if (!de && it->kind != GXI_ITEM_OTHER && it->kind != GXI_ITEM_QUANTITY) break;
    if (it->kind == GXI_ITEM_NOUN && verb && (it->slot == GXI_SLOT_NONE || it->slot == GXI_SLOT_AGENT))
      return i;
  }
  return GX_ID_NONE;
}

/* B(A全资子公司): what stands in brackets speaks of whom stands before them. */
static bool in_brackets(const gxi_line *line) {
  uint32_t first = line->items.items[0].first;
  return first > 0 && gxi_token_is(line->scene, first - 1, "(");
}

/* Who bears the role that `left` owns: 作为A的会员,B…; B是A的会员. */
static bool
role_bearer(gxi_parties *bearers, const gxi_view *view, uint32_t left, uint32_t types) {
  const gxi_line *line = view->line;
  if (in_brackets(line)) return gxi_carried_parties(bearers, view, types);
  gxi_view before = *view;
  before.verb = left;
  uint32_t subject = gxi_subject_item(&before, types);
  if (gxi_line_has(line, view->begin, left, "作为 身为")) {
    if (subject != GX_ID_NONE && line->items.items[subject].segment == line->items.items[left].segment)
      return gxi_item_parties(bearers, line, subject, types);
    for (uint32_t i = view->end; i < line->items.count; i++) {
      const gxi_item *it = &line->items.items[i];
      if (it->kind == GXI_ITEM_STOP) return false;
      if (it->kind == GXI_ITEM_NOUN && it->governor == GX_ID_NONE)
        return gxi_item_parties(bearers, line, i, types);
    }
    return false;
  }
  if (!gxi_line_has(
        line, view->begin, left, "是 为 系 成为 属 成了 当选 获评 入选 担任"
      ))
    return false;
  if (subject != GX_ID_NONE) return gxi_item_parties(bearers, line, subject, types);
  gxi_parties owner; /* B。系A在某地设立的子公司: not A, who acts in between */
  return (gxi_item_parties(&owner, line, left, UINT32_MAX) &&
          gxi_carried_others(bearers, view, types, &owner)) ||
         gxi_carried_parties(bearers, view, types);
}

/* A拥有B、C两家子公司: those left of the role bear it, the subject owns them. */
static bool owned_before(
  gxi_parties *owned,
  gxi_parties *owners,
  const gxi_view *view,
  uint32_t left,
  uint32_t owned_types,
  uint32_t owner_types
) {
  const gxi_line *line = view->line;
  uint32_t governor = line->items.items[left].governor;
  if (governor == GX_ID_NONE || !gxi_text_among(gxi_item_text(line, governor), "拥有 有 设有 下设 下辖 控股 设立了 成立了"))
    return false;
  gxi_view before = *view;
  before.verb = governor;
  uint32_t subject = gxi_subject_item(&before, owner_types);
  bool found = subject != GX_ID_NONE
                 ? gxi_item_parties(owners, line, subject, owner_types)
                 : gxi_carried_parties(owners, &before, owner_types);
  return found && gxi_item_parties(owned, line, left, owned_types);
}

/* A与子公司B: the subject of the clause owns what the role names. */
static bool
owner_acts(gxi_parties *owners, const gxi_view *view, uint32_t owned, uint32_t types) {
  uint32_t subject = gxi_subject_item(view, types);
  if (subject != GX_ID_NONE && subject != owned)
    return gxi_item_parties(owners, view->line, subject, types);
  return gxi_carried_parties(owners, view, types);
}

/* 入驻企业13家,A、B…; 首批会员:A: the list that the next segment begins with. */
static uint32_t listed_behind(const gxi_view *view) {
  const gxi_line *line = view->line;
  bool counted = false;
  for (uint32_t i = view->verb + 1; i + 1 < line->items.count && i - view->verb < 5;
       i++) {
    const gxi_item *it = &line->items.items[i], *next = it + 1;
    bool colon = gxi_text_among(gxi_item_text(line, i), ": ——");
    if (it->kind == GXI_ITEM_COMMA || colon) {
      bool list =
        next->kind == GXI_ITEM_NOUN && (colon || (counted && next->member_count > 1));
      return list ? i + 1 : GX_ID_NONE;
    }
    if (it->kind != GXI_ITEM_OTHER && it->kind != GXI_ITEM_QUANTITY) break;
    counted = counted || it->kind == GXI_ITEM_QUANTITY;
  }
  return GX_ID_NONE;
}

/* B是A的两家子公司: 两家 counts them and is not who owns them. */
static bool counts_only(const gxi_line *line, uint32_t noun) {
  const gxi_item *it = &line->items.items[noun];
  return it->member_count == 1 &&
         gxi_text_among(
           gxi_token_text(line->scene, line->members.items[it->member].token),
           "两家 三家 四家 这家 一家 几家"
         );
}

/* A在某地的第三家会员, A的某地工厂: the owner stands before the place. */
static uint32_t before_place(const gxi_view *view, uint32_t left, uint32_t types) {
  const gxi_item *items = view->line->items.items;
  gxi_parties owners;
  if (left == GX_ID_NONE || left < 2) return left;
  bool counted = items[left - 1].kind == GXI_ITEM_DE && counts_only(view->line, left);
  if (!counted && ((items[left].slot != GXI_SLOT_PLACE && items[left - 1].kind != GXI_ITEM_DE) || gxi_item_parties(&owners, view->line, left, types)))
    return left;
  return items[left - 2].kind == GXI_ITEM_NOUN ? left - 2 : left;
}

/* 甲与乙旗下丙签约: 乙, whom 丙 has displaced in the group, owns 丙. */
static bool displaced(
  gxi_parties *owners,
  const gxi_view *view,
  uint32_t left,
  uint32_t right,
  uint32_t types
) {
  const gxi_line *line = view->line;
  if (left == GX_ID_NONE || right == GX_ID_NONE) return false;
  const gxi_item *group = &line->items.items[left], *owned = &line->items.items[right];
  if (group->member_count < 2 || owned->member_count == 0) return false;
  uint32_t last = line->members.items[group->member + group->member_count - 1].token;
  uint32_t at = line->items.items[view->verb].first;
  if (gxi_entity_bit(line->scene, gxi_token_entity(line->scene, last)) & line->scene->persons)
    return false;
  if (last != line->members.items[owned->member].token || at < 2) return false;
  at -= gxi_token_is(line->scene, at - 1, "的") ? 2 : 1;
  uint32_t entity = gxi_token_entity(line->scene, at);
  if (!(gxi_entity_bit(line->scene, entity) & types)) return false;
  *owners = (gxi_parties){.item = GX_ID_NONE, .factor = 1.0, .count = 1};
  owners->items[0] = (gxi_party){.entity = entity, .member = GX_ID_NONE};
  return true;
}

/* 会员企业B: of nobody before but an association. */
static bool
may_own(const gxi_scene *scene, const gxi_frame *frame, const gxi_parties *owners) {
  return frame->relation != scene->tie.member_of ||
         gxi_text_has(
           scene->entities->items[owners->items[0].entity].name,
           "协会 商会 联盟 学会 联合会 促进会 共同体 组织 联谊会 集群 工商联"
         );
}

/* A旗下B: members behind; B是A的子公司: members before the owner. */
static bool owner_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  uint32_t head_types = gxi_end_mask(frame->head, type->heads);
  uint32_t tail_types = gxi_end_mask(frame->tail, type->tails);
  bool member = frame->relation == view->line->scene->tie.member_of;
  uint32_t left = neighbour(view, -1, member ? 6 : 4),
           right = neighbour(view, 1, 4); /* A里最年轻的一员 */
  if (right == GX_ID_NONE) right = listed_behind(view);
  bool bears = gxi_frame_flag(frame, "bears");
  if (bears) right = GX_ID_NONE;
  if (left == GX_ID_NONE) left = maker(view);
  left = before_place(view, left, tail_types);
  if (gxi_names_site_only(view, left, tail_types)) left = GX_ID_NONE;
  bool owner =
    left != GX_ID_NONE && (displaced(tails, view, left, right, tail_types) ||
                           gxi_item_parties(tails, view->line, left, tail_types));
  bool told =
    owner || (left == GX_ID_NONE && gxi_subject_item(view, tail_types) != GX_ID_NONE);
  if (!bears && told && !gxi_at_hand(view, right, head_types) && gxi_revealed(heads, view, head_types))
    return owner || owner_acts(tails, view, right, tail_types);
  if (right != GX_ID_NONE && (gxi_item_parties(heads, view->line, right, head_types) || gxi_body_of_person(heads, view->line, right, head_types))) {
    gxi_leave_partners(heads, view);
    return owner || (left == GX_ID_NONE && owner_acts(tails, view, right, tail_types) &&
                     may_own(view->line->scene, frame, tails));
  }
  if (left != GX_ID_NONE && owned_before(heads, tails, view, left, head_types, tail_types))
    return true;
  return owner && role_bearer(heads, view, left, head_types);
}

/* 前五大客户占比48%:A、B: the list behind the colon, over words without names. */
static uint32_t behind_colon(const gxi_view *view) {
  const gxi_line *line = view->line;
  for (uint32_t at = view->verb + 1; at + 1 < line->items.count && at - view->verb < 9;
       at++) {
    const gxi_item *it = &line->items.items[at];
    if (it->kind == GXI_ITEM_NOUN || it->kind == GXI_ITEM_COMMA) return GX_ID_NONE;
    if (it->kind != GXI_ITEM_STOP) continue;
    bool list =
      gxi_text_among(gxi_item_text(line, at), ":") && it[1].kind == GXI_ITEM_NOUN;
    return list ? at + 1 : GX_ID_NONE;
  }
  return GX_ID_NONE;
}

/* The NOUN behind a role, 为 or 是 or 包括 between, and a word or two. */
static uint32_t role_holder(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t listed = behind_colon(view);
  if (listed != GX_ID_NONE) return listed;
  uint32_t segment = line->items.items[view->verb].segment;
  for (uint32_t at = view->verb + 1; at < line->items.count && at - view->verb < 8;
       at++) {
    const gxi_item *it = &line->items.items[at];
    if (it->kind == GXI_ITEM_COMMA && at + 1 < line->items.count && line->items.items[at - 1].kind == GXI_ITEM_QUANTITY && line->items.items[at + 1].kind == GXI_ITEM_NOUN && line->items.items[at + 1].member_count > 1) {
      segment = line->items.items[at + 1].segment; /* 股东只有两个,甲和乙 */
      continue;
    }
    if (it->kind == GXI_ITEM_COMMA && at + 1 < line->items.count && gxi_text_among(gxi_item_text(line, at + 1), "包括 其中包括 包含 分别为 分别是 其中 其中有 涵盖 囊括 既有 例如 比如 如 就有 便有 也有")) {
      segment = line->items.items[at + 1].segment;
      continue;
    }
    if (at == view->verb + 1 && gxi_goes_on_with_is(line, at)) {
      segment = line->items.items[at + 1].segment;
      continue;
    }
    if (it->segment != segment && !gxi_text_among(gxi_item_text(line, at - 1), ": ——"))
      return GX_ID_NONE;
    bool described = it->modifier && it->member_count == 1 &&
                     at + 2 < line->items.count &&
                     line->items.items[at + 2].kind == GXI_ITEM_NOUN;
    if (it->kind == GXI_ITEM_NOUN && described) return at + 2; /* 买家是某地的A */
    if (it->kind == GXI_ITEM_NOUN) return at;
    uint32_t told = gxi_told_of(line, at);
    if (told != GX_ID_NONE) return told;
    bool link = gxi_text_among(
      gxi_item_text(line, at),
      "为 是 有 包括 还有 叫 叫做 : —— — 包含 其中包括 分别为 分别是 既有 其中有 涵盖 "
      "囊括"
    );
    bool described_by =
      it->kind == GXI_ITEM_DE && it[-1].kind == GXI_ITEM_OTHER; /* 附近的 */
    if (!link && !described_by && it->kind != GXI_ITEM_OTHER && it->kind != GXI_ITEM_QUANTITY && it->kind != GXI_ITEM_EACH)
      return GX_ID_NONE;
  }
  return GX_ID_NONE;
}

/* 新增股东B: of the company that the text is about. 成员有B: of one set up before. */
static bool
main_party(gxi_parties *owners, const gxi_view *view, const gxi_frame *frame) {
  const gxi_scene *scene = view->line->scene;
  bool joined =
    frame->relation == scene->tie.member_of || frame->relation == scene->tie.founds;
  if (joined && (gxi_entity_bit(scene, scene->founded) & gxi_bit(scene->type.organization))) {
    *owners = (gxi_parties){.item = GX_ID_NONE, .factor = 0.9, .count = 1};
    owners->items[0] = (gxi_party){.entity = scene->founded, .member = GX_ID_NONE};
    return true;
  }
  if (frame->relation != scene->tie.invests_in) return false;
  if (scene->shared != GX_ID_NONE && scene->firm == GX_ID_NONE && view->line->sentence - scene->shared_in <= 1 && gxi_text_has(gxi_item_text(view->line, view->verb), "股东")) {
    *owners = (gxi_parties){.item = GX_ID_NONE, .factor = 0.85, .count = 1};
    owners->items[0] = (gxi_party){.entity = scene->shared, .member = GX_ID_NONE};
    return true;
  }
  if (scene->main_company == GX_ID_NONE) return false;
  *owners = (gxi_parties){.item = GX_ID_NONE, .factor = 0.9, .count = 1};
  owners->items[0] = (gxi_party){.entity = scene->main_company, .member = GX_ID_NONE};
  return true;
}

/* 成员21家,其中既有A、B,也有C: C, too. */
static void
add_also(gxi_parties *clients, const gxi_view *view, uint32_t right, uint32_t types) {
  const gxi_line *line = view->line;
  for (uint32_t i = right + 1; i + 2 < line->items.count; i++) {
    const gxi_item *items = line->items.items;
    if (items[i].kind == GXI_ITEM_STOP || items[i].kind == GXI_ITEM_VERB) return;
    if (items[i].kind != GXI_ITEM_COMMA) continue;
    uint32_t at = i + 1;
    bool also = false;
    while (at + 1 < line->items.count && at < i + 4 &&
           gxi_text_among(
             gxi_item_text(line, at),
             "也 还 又 更 有 也有 还有 又有 更有 以及 既有 包括 还包括"
           )) {
      also = true;
      at++;
    }
    gxi_parties more;
    if (also && items[at].kind == GXI_ITEM_NOUN && items[at].modifier && at + 2 < line->items.count)
      at += 2; /* 还有某地的甲 */
    if (!also || items[at].kind != GXI_ITEM_NOUN || !gxi_item_parties(&more, line, at, types))
      return;
    for (uint32_t k = 0; k < more.count; k++)
      gxi_party_add(clients, more.items[k]);
  }
}

/* 甲成立于2010年,控股股东为乙: 甲, whom the sentence begins with. */
static bool opens_line(
  gxi_parties *owners, const gxi_view *view, const gxi_parties *clients, uint32_t types
) {
  const gxi_item *first = &view->line->items.items[0];
  return first->kind == GXI_ITEM_NOUN && !first->modifier &&
         first->slot == GXI_SLOT_NONE &&
         first->segment < view->line->items.items[view->verb].segment &&
         gxi_item_parties(owners, view->line, 0, types) && owners->count == 1 &&
         !gxi_parties_hold(clients, owners->items[0].entity);
}

/* A的客户B; B是A的客户; 客户为B: the owner left, who has the role right or before. */
static bool client_ends(
  gxi_parties *owners,
  gxi_parties *clients,
  const gxi_view *view,
  const gxi_frame *frame
) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  bool sells = frame->head[0].slot == GXI_SLOT_SUBJECT;
  uint32_t owner_types = sells ? gxi_end_mask(frame->head, type->heads)
                               : gxi_end_mask(frame->tail, type->tails);
  uint32_t client_types = sells ? gxi_end_mask(frame->tail, type->tails)
                                : gxi_end_mask(frame->head, type->heads);
  uint32_t left = neighbour(view, -1, 4), right = role_holder(view);
  const gxi_item *items = view->line->items.items;
  if (right != GX_ID_NONE && right + 1 < view->line->items.count && items[right + 1].kind == GXI_ITEM_DE && !items[right].modifier && frame->relation != view->line->scene->tie.visits)
    return false; /* 客户是甲的某公司 */
  bool owned =
    left != GX_ID_NONE && gxi_item_parties(owners, view->line, left, owner_types);
  bool listed =
    right == GX_ID_NONE && gxi_revealed(clients, view, client_types); /* 有两家:… */
  if (listed || (right != GX_ID_NONE && gxi_item_parties(clients, view->line, right, client_types))) {
    gxi_leave_partners(clients, view); /* 客户甲与乙签约 */
    if (!listed) add_also(clients, view, right, client_types);
    gxi_parties site; /* 某地的客户甲 */
    if (!owned && left != GX_ID_NONE && items[view->verb - 1].kind == GXI_ITEM_DE && !gxi_item_parties(&site, view->line, left, view->line->scene->places))
      return false; /* 某园区的股东为甲: of nobody that was spoken of before */
    if (!owned && frame->relation == view->line->scene->tie.acquires && gxi_sold_before(owners, view))
      return true;
    bool invests = frame->relation == view->line->scene->tie.invests_in;
    if (owned || (invests && opens_line(owners, view, clients, owner_types)))
      return true;
    if (gxi_has_strange_owner(view, frame)) return false;
    if (main_party(owners, view, frame) && !gxi_parties_hold(clients, owners->items[0].entity) && (gxi_entity_bit(view->line->scene, owners->items[0].entity) & owner_types))
      return true;
    gx_str role = gxi_item_text(view->line, view->verb);
    if (gxi_str_starts_in(role, 0, "施工 承建") > 0 && !gxi_carried_here(view))
      return false; /* 某项目因施工方甲停工: nobody of another paragraph */
    return gxi_frame_flag(frame, "there")
             ? gxi_there_place(owners, view, owner_types, true)
             : gxi_carried_employers(owners, view, owner_types) ||
                 gxi_carried_parties(owners, view, owner_types);
  }
  return owned && role_bearer(clients, view, left, client_types);
}

/* B的母公司A; A是B的控股股东. */
static bool parent_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  uint32_t left = neighbour(view, -1, 4), right = view->verb + 1;
  const gxi_line *line = view->line;
  bool closed = false;
  while (right < line->items.count && right - view->verb < 5 && !closed &&
         line->items.items[right].kind != GXI_ITEM_NOUN) {
    gxi_item_kind kind = line->items.items[right].kind;
    closed = (kind == GXI_ITEM_COMMA || kind == GXI_ITEM_STOP) &&
             !gxi_text_among(gxi_item_text(line, right), "— —— :") &&
             !(right == view->verb + 1 && gxi_goes_on_with_is(line, right));
    uint32_t told = gxi_told_of(line, right);
    right = told != GX_ID_NONE ? told : right + 1;
  }
  if (right + 2 < line->items.count && line->items.items[right].modifier && line->items.items[right + 2].kind == GXI_ITEM_NOUN)
    right += 2; /* 母公司是某地的A */
  uint32_t after = gxi_told_next(view, type->tails);
  if (after != GX_ID_NONE) {
    right = after;
    closed = false;
  }
  if (closed || right >= line->items.count || !gxi_item_parties(tails, line, right, type->tails))
    return frame->relation == line->scene->tie.subsidiary_of && left != GX_ID_NONE &&
           gxi_item_parties(heads, line, left, type->heads) &&
           role_bearer(tails, view, left, type->tails);
  if (left != GX_ID_NONE && gxi_item_parties(heads, line, left, type->heads))
    return true;
  gxi_parties site; /* 某园区的控股股东为甲: of nobody that was spoken of before */
  if (left != GX_ID_NONE && line->items.items[view->verb - 1].kind == GXI_ITEM_DE && !gxi_item_parties(&site, line, left, line->scene->places))
    return false;
  if (frame->relation == line->scene->tie.located_in && gxi_founded_here(heads, view, gxi_bit(line->scene->type.company)))
    return true;
  return gxi_carried_parties(heads, view, type->heads);
}

/* 在A支持下,B…; 经A牵线,B…: what A does to whoever acts next. */
static bool under_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  const gxi_line *line = view->line;
  uint32_t left = neighbour(view, -1, 4);
  if (left == GX_ID_NONE || !gxi_item_parties(heads, line, left, gxi_end_mask(frame->head, type->heads)))
    return false;
  uint32_t governor = line->items.items[left].governor;
  if (line->items.items[left].slot == GXI_SLOT_TARGET) return false; /* 甲对乙的帮扶 */
  bool acts = governor == GX_ID_NONE && line->items.items[left].slot == GXI_SLOT_NONE &&
              gxi_brings_together(view);
  bool thanks =
    acts ||
    gxi_line_has(
      line, view->begin, left, "得益于 多亏 受益于 离不开 归功于 有赖于 得力于 感谢"
    ) ||
    (view->end < line->items.count &&
     gxi_text_among(gxi_item_text(line, view->end), "让 使 令 使得"));
  if (!thanks && (governor == GX_ID_NONE || !gxi_text_among(gxi_item_text(line, governor), "在 经 由 通过 经由")))
    return false;
  if (acts && gxi_line_has(line, view->verb, line->items.count, "捐 赠"))
    return false; /* 甲牵线,乙向丙捐赠: 甲 does nothing for 乙 */
  uint32_t types = gxi_end_mask(frame->tail, type->tails);
  uint32_t segment = line->items.items[view->verb].segment;
  gxi_view before = *view;
  before.verb = left;
  uint32_t subject = gxi_subject_item(&before, types);
  if (subject != GX_ID_NONE && line->items.items[subject].segment == segment)
    return gxi_item_parties(tails, line, subject, types); /* B在A的帮助下… */
  for (uint32_t i = view->end; i < line->items.count; i++) {
    const gxi_item *it = &line->items.items[i];
    if (it->segment > segment + 1 || it->kind == GXI_ITEM_STOP) break;
    if (it->kind == GXI_ITEM_NOUN && it->slot == GXI_SLOT_NONE && it->governor == GX_ID_NONE && gxi_item_parties(tails, line, i, types))
      return true;
  }
  return gxi_carried_parties(tails, view, types);
}

/* 甲 某医院主任 帮扶单位:乙, a line of a roll: 甲's hospital helps 乙. */
static bool in_roll(const gxi_view *view) {
  const gxi_line *line = view->line;
  gxi_parties person;
  return line->scene->tie.aids != GX_ID_NONE && view->verb >= 2 &&
         view->verb + 1 < line->items.count &&
         gxi_text_among(gxi_item_text(line, view->verb + 1), ":") &&
         line->items.items[0].kind == GXI_ITEM_NOUN &&
         line->items.items[1].kind == GXI_ITEM_NOUN &&
         gxi_item_parties(&person, line, 0, line->scene->persons);
}

static bool roll_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  uint32_t right = role_holder(view);
  return frame->relation == view->line->scene->tie.aids && right != GX_ID_NONE &&
         gxi_item_parties(heads, view->line, 1, type->heads) &&
         gxi_item_parties(tails, view->line, right, type->tails);
}

gxi_parties gxi_one_party(uint32_t entity, double factor) {
  gxi_parties parties = {.item = GX_ID_NONE, .factor = factor, .count = 1};
  parties.items[0] = (gxi_party){.entity = entity, .member = GX_ID_NONE};
  parties.via = GX_STR_LIT("carry");
  return parties;
}

bool gxi_ends_find(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  if (gxi_frame_flag(frame, "focus")) return gxi_focus_ends(heads, tails, view, frame);
  if (gxi_frame_flag(frame, "under")) return under_ends(heads, tails, view, frame);
  if (gxi_frame_flag(frame, "owing")) return gxi_owing_ends(heads, tails, view, frame);
  if (gxi_frame_flag(frame, "owner")) return owner_ends(heads, tails, view, frame);
  if (gxi_frame_flag(frame, "reveals"))
    return gxi_reveals_ends(heads, tails, view, frame);
  if (gxi_frame_flag(frame, "parent")) return parent_ends(heads, tails, view, frame);
  if (gxi_frame_flag(frame, "client") && frame->head[0].slot != GXI_SLOT_SUBJECT && in_roll(view))
    return roll_ends(heads, tails, view, frame);
  if (gxi_frame_flag(frame, "client") && gxi_tender_ends(heads, tails, view, frame))
    return true;
  if (gxi_frame_flag(frame, "client"))
    return frame->head[0].slot == GXI_SLOT_SUBJECT
             ? client_ends(heads, tails, view, frame)
             : client_ends(tails, heads, view, frame);
  if (gxi_frame_flag(frame, "label")) return gxi_label_ends(heads, tails, view, frame);
  if (ends_filled(heads, tails, view, frame)) return true;
  return (gxi_frame_flag(frame, "about") || gxi_frame_flag(frame, "project")) &&
         gxi_about_ends(heads, tails, view, frame);
}
