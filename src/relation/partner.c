/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * partner.c: ends that the partners of the clause before fill.
 *
 *     甲与 [乙县] 签约,总投资5亿元          money goes to 乙县          flag "partner"
 *     甲与 [乙] 签约,每年供应3万吨           to 乙                      flag "turns"
 *     甲与 [乙] 签约,每年采购3万吨           from 乙                    flag "allied"
 *     [甲] …,母公司乙追加投资1亿元           in 甲                      flag "partner"
 *     [甲] 增资扩股,乙认购3000万元           of 甲                      flag "other"
 *     促成 [甲、乙与丙园] 达成入园意向         甲 and 乙 go to 丙园        flag "split"
 */
#include "relation/partner.h"

/* 总投资5亿元, 投资5亿元: what is put in, and right behind it how much. */
static bool tells_outlay(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t next = view->verb + 1;
  return gxi_text_has(gxi_item_text(line, view->verb), "投资 协议资金") &&
         next < view->end && line->items.items[next].kind == GXI_ITEM_MONEY;
}

/* 总投资5亿元的某项目落户丁园: where it settles, rather than whose office signs. */
static uint32_t settles_at(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t types = line->scene->places | gxi_bit(line->scene->type.zone);
  for (uint32_t i = view->verb + 2; i < view->end && i + 1 < line->items.count; i++) {
    const gxi_item *item = &line->items.items[i];
    if (item->kind != GXI_ITEM_VERB || !gxi_text_has(gxi_item_text(line, i), "落户 落地 落子 选址"))
      continue;
    uint32_t site = gxi_token_entity(line->scene, item[1].first);
    bool named =
      item[1].kind == GXI_ITEM_NOUN && (gxi_entity_bit(line->scene, site) & types);
    return named ? site : GX_ID_NONE;
  }
  return GX_ID_NONE;
}

/* A place or zone, or the one that an office or a committee of it signs for. */
static uint32_t site_signing(const gxi_scene *scene, uint32_t party) {
  uint32_t zone = gxi_bit(scene->type.zone);
  if (gxi_entity_bit(scene, party) & (scene->places | zone)) return party;
  if (!(gxi_entity_bit(scene, party) & gxi_bit(scene->type.agency))) return GX_ID_NONE;
  if (gxi_str_ends_in(scene->entities->items[party].name, "指挥部 前指 工作队 工作组"))
    return GX_ID_NONE; /* sent from elsewhere */
  uint32_t whole = scene->entities->items[party].parent;
  if (gxi_entity_bit(scene, whole) & zone) return whole;
  return gxi_scene_place_entity(scene, gxi_entity_site(scene, party));
}

/* 甲县(政府)与乙公司签约…,总投资5亿元: the partner's money, whoever is named first. */
static bool partner_pays(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_carried *both
) {
  const gxi_scene *scene = view->line->scene;
  if (both->sentence != view->line->sentence || both->count != 1 || both->all != 2)
    return false;
  uint32_t site = settles_at(view);
  if (site == GX_ID_NONE) site = site_signing(scene, both->entities[0]);
  if (site == GX_ID_NONE || gxi_entity_bit(scene, both->entities[1]) != gxi_bit(scene->type.company))
    return false;
  if (!tells_outlay(view)) return false;
  *heads = gxi_one_party(both->entities[1], 0.9);
  *tails = gxi_one_party(site, 1);
  return true;
}

/* 甲、乙分别与丙县、丁县签约,计划投资3亿元和2亿元: 甲 in 丙县, 乙 in 丁县. */
static bool signed_each(const gxi_view *view) {
  for (uint32_t i = 0; i < view->begin; i++)
    if (view->line->items.items[i].kind == GXI_ITEM_EACH) return true;
  return false;
}

/* A与B(地)签约,总投资5亿元: money goes to the place of the one that A signed with. */
bool gxi_partner_ends(gxi_parties *heads, gxi_parties *tails, const gxi_view *view) {
  const gxi_scene *scene = view->line->scene;
  uint32_t company = gxi_bit(scene->type.company);
  if (view->carry->count && partner_pays(heads, tails, view, &view->carry->items[0]))
    return true;
  if (view->carry->count == 0 || !gxi_slot_fill(heads, view, GXI_SLOT_SUBJECT, company) || heads->item != GX_ID_NONE)
    return false;
  const gxi_carried *newest = &view->carry->items[0];
  *tails = (gxi_parties){.item = GX_ID_NONE, .factor = 0.8};
  uint32_t sites = scene->places | gxi_bit(scene->type.zone);
  for (uint32_t i = newest->count;
       i < newest->all && newest->sentence == view->line->sentence;
       i++) {
    uint32_t site = newest->entities[i];
    if (!(gxi_entity_bit(scene, site) & sites))
      site = gxi_scene_place_entity(scene, gxi_entity_site(scene, site));
    if (site != GX_ID_NONE && (gxi_entity_bit(scene, newest->entities[i]) & (sites | gxi_bit(scene->type.agency))))
      tails->items[tails->count++] = (gxi_party){.entity = site, .member = GX_ID_NONE};
  }
  return tails->count == 1 || (tails->count == newest->count && signed_each(view));
}

/* Something is counted or named that is bought and sold. */
static bool tells_goods(const gxi_view *view, bool buys) {
  const gxi_line *line = view->line;
  for (uint32_t i = view->verb; i < view->end; i++)
    if ((buys && line->items.items[i].kind == GXI_ITEM_MONEY) || gxi_is_goods_quantity(line, i))
      return true;
  return gxi_line_has(
    line,
    view->verb,
    view->end,
    "吨 斤 只 头 台 件 套 箱 批 瓶 罐 桶 袋 盒 双 肉 菜 果 米 茶 鱼 奶 棉 煤 粮 豆"
  );
}

/* 甲与乙签约,每年供应3万吨, or 由乙, or 后者, who supplies 甲: to 乙. …,每年采购3万吨:
 * 乙 sells ("allied"). */
bool gxi_allied_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gxi_carry *carry = view->carry;
  const gxi_scene *scene = view->line->scene;
  bool buys = gxi_frame_flag(frame, "allied");
  if (carry->count == 0 || carry->items[0].sentence != view->line->sentence || carry->items[0].count != 1 || carry->items[0].all != 2)
    return false;
  uint32_t subject = gxi_subject_item(view, UINT32_MAX);
  if (gxi_line_has(view->line, 0, view->verb, "合办 合资 合股 合建 合营")) return false;
  for (uint32_t i = view->verb + 1; i < view->end; i++)
    if (view->line->items.items[i].kind == GXI_ITEM_NOUN) return false;
  if (!tells_goods(view, buys)) return false;
  const gx_relation_type *type = gxi_frame_type(view, frame);
  const uint32_t *pair = carry->items[0].entities;
  gxi_parties agent;
  bool turned = subject == GX_ID_NONE
                  ? gxi_slot_fill(&agent, view, GXI_SLOT_AGENT, UINT32_MAX)
                  : gxi_item_parties(&agent, view->line, subject, UINT32_MAX);
  if (subject != GX_ID_NONE && !turned) return false;
  if (turned && agent.items[0].entity == pair[0])
    turned = false;
  else if (turned && agent.items[0].entity != pair[1])
    return false;
  uint32_t from = pair[buys != turned], to = pair[buys == turned];
  if (!(gxi_entity_bit(scene, from) & type->heads) || !(gxi_entity_bit(scene, to) & type->tails))
    return false;
  *heads = *tails = (gxi_parties){.item = GX_ID_NONE, .factor = 0.9, .count = 1};
  heads->via = GX_STR_LIT("carry");
  heads->items[0] = (gxi_party){.entity = from, .member = GX_ID_NONE};
  tails->items[0] = (gxi_party){.entity = to, .member = GX_ID_NONE};
  return true;
}

/* 母公司甲追加投资1亿元: in whom the clause before speaks of. */
bool gxi_parent_invests(gxi_parties *heads, gxi_parties *tails, const gxi_view *view) {
  const gxi_scene *scene = view->line->scene;
  uint32_t company = gxi_bit(scene->type.company);
  uint32_t subject = gxi_subject_item(view, company);
  if (subject == GX_ID_NONE || subject == 0 || !gxi_text_among(gxi_item_text(view->line, subject - 1), "母公司 控股股东 大股东 股东方 总公司"))
    return false;
  return gxi_item_parties(heads, view->line, subject, company) &&
         gxi_carried_others(tails, view, company, heads);
}

/* 甲的母公司乙追加投资: 甲, whose parent acts. */
static bool child_before(
  gxi_parties *child, const gxi_view *view, uint32_t parent, uint32_t types
) {
  const gxi_line *line = view->line;
  if (parent == GX_ID_NONE || parent < 3 || !gxi_text_among(gxi_item_text(line, parent - 1), "母公司 控股股东"))
    return false;
  return line->items.items[parent - 2].kind == GXI_ITEM_DE &&
         gxi_item_parties(child, line, parent - 3, types);
}

/* 甲占两成,乙又投了4000万元: in the firm whose shares this sentence speaks of. */
static bool shares_here(
  gxi_parties *tails,
  const gxi_view *view,
  const gxi_frame *frame,
  const gxi_parties *heads
) {
  const gxi_scene *scene = view->line->scene;
  if (frame->relation != scene->tie.invests_in || scene->shared == GX_ID_NONE || scene->shared_in != view->line->sentence || gxi_parties_hold(heads, scene->shared))
    return false;
  *tails = gxi_one_party(scene->shared, 0.85);
  return true;
}

/* Flag "other": 甲增资扩股,乙认购3000万元: of whom the clause before speaks. */
bool gxi_other_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  return gxi_end_fill(heads, view, frame->head, frame->head_count, type->heads) &&
         heads->item != GX_ID_NONE &&
         (shares_here(tails, view, frame, heads) ||
          child_before(
            tails, view, heads->item, gxi_end_mask(frame->tail, type->tails)
          ) ||
          gxi_carried_others(tails, view, gxi_end_mask(frame->tail, type->tails), heads)
         );
}

/* Flag "split": the group before the verb, where 与 parts it, holds both ends. */
bool gxi_split_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  gxi_parties group;
  uint32_t subject = gxi_subject_item(view, UINT32_MAX);
  if (subject == GX_ID_NONE || !gxi_item_parties(&group, view->line, subject, UINT32_MAX))
    return false;
  uint32_t cut = 1;
  while (cut < group.count && group.items[cut].join != GXI_JOIN_WITH)
    cut++;
  if (cut >= group.count) return false;
  uint32_t head_types = gxi_end_mask(frame->head, type->heads);
  uint32_t tail_types = gxi_end_mask(frame->tail, type->tails);
  gxi_parties_start(heads, subject, 1.0);
  gxi_parties_start(tails, subject, 1.0);
  for (uint32_t i = 0; i < group.count; i++) {
    uint32_t bit = gxi_entity_bit(view->line->scene, group.items[i].entity);
    if (i < cut && (bit & head_types)) gxi_party_add(heads, group.items[i]);
    if (i >= cut && (bit & tail_types)) gxi_party_add(tails, group.items[i]);
  }
  return heads->count > 0 && tails->count > 0;
}

/* A旗下的B与C签约: C is not A's. */
void gxi_leave_partners(gxi_parties *owned, const gxi_view *view) {
  const gxi_line *line = view->line;
  bool acts = false;
  uint32_t segment = gxi_item_at(line, view->verb)->segment;
  for (uint32_t i = owned->item + 1;
       owned->item != GX_ID_NONE && i < line->items.count &&
       gxi_item_at(line, i)->segment == segment;
       i++)
    acts = acts || gxi_kind_is_verb(gxi_item_at(line, i)->kind);
  for (uint32_t i = 1; acts && i < owned->count; i++)
    if (gxi_party_is_partner(line, &owned->items[i])) owned->count = i;
}

/* 某大学教授甲指导乙: 甲 helps as his university does. */
void gxi_add_experts(const gxi_view *view, gxi_parties *heads) {
  gxi_parties persons;
  if (!gxi_slot_fill(&persons, view, GXI_SLOT_SUBJECT, view->line->scene->persons))
    return;
  if (persons.item != GX_ID_NONE && persons.item != gxi_subject_item(view, UINT32_MAX))
    return; /* 甲感谢某省对乙的指导 */
  for (uint32_t i = 0; i < persons.count && heads->count < GXI_MAX_PARTIES; i++)
    heads->items[heads->count++] = persons.items[i];
}

/* 甲出资60%,乙出资40%,合资组建丙: those of the clauses before in the sentence that pay.
 */
static void add_payers(const gxi_view *view, gxi_parties *heads) {
  const gxi_line *line = view->line;
  if (!gxi_text_has(gxi_item_text(line, view->verb), "合资 合股 共同 联合 合伙 合作"))
    return;
  if (!gxi_line_has(line, 0, view->verb, "出资 占股 持股 认缴 投资")) return;
  uint32_t payers =
    gxi_bit(line->scene->type.company) | gxi_bit(line->scene->type.organization);
  for (uint32_t k = 1; k < view->carry->count; k++) {
    const gxi_carried *carried = &view->carry->items[k];
    if (carried->sentence != line->sentence || carried->until) break;
    for (uint32_t i = 0; i < carried->count; i++)
      if (gxi_entity_bit(line->scene, carried->entities[i]) & payers)
        gxi_party_add(
          heads, (gxi_party){.entity = carried->entities[i], .member = GX_ID_NONE}
        );
  }
}

/* 由甲公司和自然人乙设立: 乙, who stands in the group for himself, too; and who pays.
 */
void gxi_add_founders(const gxi_view *view, gxi_parties *heads) {
  gxi_parties persons;
  const gxi_line *line = view->line;
  if (heads->item == GX_ID_NONE) add_payers(view, heads);
  if (heads->item == GX_ID_NONE || line->items.items[heads->item].member_count < 2 || !gxi_item_parties(&persons, line, heads->item, line->scene->persons))
    return;
  for (uint32_t i = 0; i < persons.count; i++)
    if (line->members.items[persons.items[i].member].body == GX_ID_NONE)
      gxi_party_add(heads, persons.items[i]);
}
