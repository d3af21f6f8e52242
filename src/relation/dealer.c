/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dealer.c: the side of a trade that a clause leaves out is the firm that the text
 * speaks of there.
 *
 *     [乙公司] 建起 车间 。 … 其余 进了 [某市] 的 工地         乙公司 supplies the city
 *     [乙公司] 经理 某某 打开 冷库 。 [甲店] 一口气 订走 40吨  乙公司 supplies 甲店
 *     [集团] 设立 [乙公司] , 产品 销往 [某国]                   乙公司, not the group
 *     答:原料 全 从 [某乡] 收                                   whom he speaks for
 *
 * A dealer is a firm or a co-operative; no bank, insurer or fund. Sought among whom the
 * clauses before are about, then for whom a turn of an interview is spoken, then in the
 * paragraph. Flag "dealt" of frames; and ends that were carried from afar, to somebody
 * who deals in nothing, or to the group that has just set the firm up.
 */
#include "relation/trade.h"

#define SURE 0.84 /* of whom a clause shortly before is about, or who speaks */

enum { REACH = 2, RECENT = 64, NEAR = 256 };

bool gxi_is_dealer(const gxi_scene *scene, uint32_t entity) {
  uint32_t type = gxi_entity_bit(scene, entity);
  if (type == gxi_bit(scene->type.company))
    return !gxi_text_has(
      scene->entities->items[entity].name,
      "银行 支行 分行 信用社 农商行 农信 保险 担保 财险 证券 基金 资本 律师 会计师 "
      "小额贷款"
    );
  return type == gxi_bit(scene->type.organization) &&
         gxi_text_has(
           scene->entities->items[entity].name,
           "合作社 联合社 农场 牧场 林场 茶场 渔场 果园 厂 基地 超市 商行"
         );
}

/* What the names of those contain who sell on what others grow. */
static const char resellers[] =
  "超市 商超 百货 商贸 贸易 连锁 商城 电商 批发 供应链 农产品集团 蔬菜集团 菜篮子 果行 "
  "百果园 酒家 酒店 餐饮 食堂 便利 盒马 永辉 沃尔玛 家乐福 大润发 山姆 物美 华润万家 "
  "麦德龙 胖东来 京东 天猫 淘宝 拼多多 优选 生鲜 商场 购物 农产品发展 卖场";

bool gxi_is_reseller(const gxi_scene *scene, uint32_t entity) {
  return gxi_text_has(scene->entities->items[entity].name, resellers);
}

/* 某超市同某茶业公司敲定年供货300万元: the shop buys. */
bool gxi_sells_as_buyer(
  const gxi_scene *scene,
  const gxi_frame *frame,
  const gxi_parties *heads,
  const gxi_parties *tails
) {
  return frame->tail_count == 1 && frame->tail[0].slot == GXI_SLOT_WITH &&
         gxi_is_reseller(scene, heads->items[0].entity) &&
         !gxi_is_reseller(scene, tails->items[0].entity);
}

/* Where the text names an entity last before a verb; 0 for not lately. */
static uint32_t named_last(const gxi_view *view, uint32_t entity) {
  const gxi_scene *scene = view->line->scene;
  uint32_t at = gxi_item_at(view->line, view->verb)->first;
  for (uint32_t i = at; i-- > 0 && at - i < NEAR;)
    if (gxi_token_entity(scene, i) == entity) return i + 1;
  return 0;
}

/* The firm that this one has set up, when the text has not spoken of itself since. */
static uint32_t
set_up_by(const gxi_view *view, uint32_t firm, const gxi_parties *others) {
  const gxi_scene *scene = view->line->scene;
  uint32_t made = scene->founded, count = scene->drafts.count;
  if (made == GX_ID_NONE || made == firm || gxi_parties_hold(others, made) || !gxi_is_dealer(scene, made))
    return firm;
  for (uint32_t i = count; i-- > 0 && count - i < RECENT;) {
    const gxi_draft *draft = &scene->drafts.items[i];
    bool founds =
      draft->type == scene->tie.founds && draft->head == firm && draft->tail == made;
    if (founds || (draft->type == scene->tie.subsidiary_of && draft->head == made && draft->tail == firm))
      return named_last(view, made) > named_last(view, firm) ? made : firm;
  }
  return firm;
}

/* Himself, or whom he works for. */
static uint32_t dealer_of(const gxi_scene *scene, uint32_t entity) {
  if (gxi_entity_bit(scene, entity) & scene->persons) entity = scene->employer[entity];
  return entity != GX_ID_NONE && gxi_is_dealer(scene, entity) ? entity : GX_ID_NONE;
}

/* 甲店一家就吃掉一半: of a buyer in passing, who was known to sell to him. */
static uint32_t seller_to(const gxi_scene *scene, uint32_t dealer) {
  uint32_t count = scene->drafts.count;
  for (uint32_t i = count; i-- > 0 && count - i < RECENT;) {
    const gxi_draft *draft = &scene->drafts.items[i];
    if (draft->type == scene->tie.supplies && draft->tail == dealer && draft->carried_head && gxi_is_dealer(scene, draft->head))
      return draft->head;
  }
  return dealer;
}

/* Whom the clauses before are about. */
static uint32_t carried(
  const gxi_view *view, const gxi_parties *others, uint32_t reach, double *factor
) {
  const gxi_scene *scene = view->line->scene;
  if (scene->reading->without & GX_STAGE_CARRY_OVER) return GX_ID_NONE;
  for (uint32_t i = 0; i < view->carry->count; i++) {
    const gxi_carried *it = &view->carry->items[i];
    uint32_t back = view->line->sentence - it->sentence;
    if (back > reach) break;
    if (it->count != 1 || (it->until && back > 0)) continue;
    uint32_t dealer = dealer_of(scene, it->entities[0]);
    if (dealer != GX_ID_NONE) dealer = seller_to(scene, dealer);
    if (dealer == GX_ID_NONE || gxi_parties_hold(others, dealer)) continue;
    *factor = 0.9 - 0.05 * back;
    return dealer;
  }
  return GX_ID_NONE;
}

/* For whom the turn of an interview is spoken. */
static uint32_t speaking(const gxi_view *view, const gxi_parties *others) {
  const gxi_scene *scene = view->line->scene;
  uint32_t body = scene->entities->turn_bodies[view->line->sentence];
  bool deals = body != GX_ID_NONE && gxi_is_dealer(scene, body);
  return deals && !gxi_parties_hold(others, body) ? body : GX_ID_NONE;
}

bool gxi_dealer_spoken_of(
  gxi_parties *dealer, const gxi_view *view, const gxi_parties *others
) {
  const gxi_scene *scene = view->line->scene;
  double factor = 0.9;
  uint32_t found = carried(view, others, 0, &factor);
  if (found == GX_ID_NONE) found = speaking(view, others);
  if (found == GX_ID_NONE && scene->firm != GX_ID_NONE && !gxi_parties_hold(others, scene->firm))
    found = scene->firm;
  if (found == GX_ID_NONE) found = carried(view, others, REACH, &factor);
  if (found == GX_ID_NONE) {
    found = gxi_topic_firm(view, 2);
    factor = 0.8;
  }
  if (found == GX_ID_NONE || gxi_parties_hold(others, found) || !gxi_is_dealer(scene, found))
    return false;
  *dealer = gxi_one_party(set_up_by(view, found, others), factor);
  return true;
}

/* 农户 卖给 甲: somebody without a name deals. */
static bool nameless_dealer(const gxi_view *view) {
  return gxi_line_has(
    view->line,
    view->begin,
    view->verb,
    "农户 村民 牧民 茶农 果农 菜农 群众 客商 商户 全国 全省 全市 全县 我国 我省 我市 "
    "我县"
  );
}

/* Nobody else is named as acting in the verb's segment. */
static bool stands_alone(const gxi_view *view, const gxi_parties *named) {
  uint32_t segment = gxi_item_at(view->line, view->verb)->segment;
  for (uint32_t i = view->begin; i < view->end; i++) {
    const gxi_item *it = gxi_item_at(view->line, i);
    if (it->segment != segment || it->kind != GXI_ITEM_NOUN || i == named->item || it->modifier)
      continue;
    if (it->slot == GXI_SLOT_AGENT || (it->slot == GXI_SLOT_NONE && it->governor == GX_ID_NONE))
      return false;
  }
  return true;
}

/* 订走 生豆 40吨, 拿下 头一单: goods that are counted, or an order. */
static bool counts_goods(const gxi_view *view) {
  for (uint32_t i = view->begin; i < view->reach; i++)
    if (gxi_is_goods_quantity(view->line, i)) return true;
  return gxi_line_has(
    view->line,
    view->begin,
    view->reach,
    "订单 头一单 首单 大单 产量 成产品 一半 大半 八成 七成 六成"
  );
}

/* Who buys is named as acting, or as the one by whom: 甲店订走40吨, 被甲店包圆. */
static bool is_actor(const gxi_view *view, const gxi_parties *named) {
  const gxi_item *it = gxi_item_at(view->line, named->item);
  return named->item < view->verb &&
         (it->slot == GXI_SLOT_AGENT || it->slot == GXI_SLOT_NONE);
}

/* The end that the frame's slots find in the segment of the verb itself. */
static bool names_end(
  gxi_parties *named,
  const gxi_view *view,
  const gxi_source_slot *slots,
  uint32_t count,
  uint32_t types
) {
  return gxi_end_fill(named, view, slots, count, types) && named->item != GX_ID_NONE &&
         gxi_item_at(view->line, named->item)->segment ==
           gxi_item_at(view->line, view->verb)->segment &&
         stands_alone(view, named);
}

bool gxi_dealer_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  if (nameless_dealer(view)) return false;
  if (gxi_frame_flag(frame, "dealt") && names_end(tails, view, frame->tail, frame->tail_count, type->tails))
    return (!is_actor(view, tails) || counts_goods(view)) &&
           gxi_dealer_spoken_of(heads, view, tails) &&
           !gxi_is_reseller(view->line->scene, heads->items[0].entity) &&
           (!is_actor(view, tails) || heads->factor >= SURE);
  return gxi_frame_flag(frame, "taker") &&
         names_end(heads, view, frame->head, frame->head_count, type->heads) &&
         gxi_dealer_spoken_of(tails, view, heads);
}

/* Of the bodies that are no dealers, those that do not buy or sell either. */
static bool deals_in_nothing(const gxi_scene *scene, uint32_t entity) {
  return gxi_text_has(
    scene->entities->items[entity].name,
    "银行 支行 分行 信用社 农商行 农信 保险 担保 财险 证券 基金 慈善 资本 律师 会计师 "
    "实验室 研究院 研究所 学会 促进会"
  );
}

/* An end that was carried: from afar, or to who deals in nothing, or to the group. */
static void mend(gxi_parties *end, const gxi_view *view, const gxi_parties *other) {
  const gxi_scene *scene = view->line->scene;
  if (end->item != GX_ID_NONE || end->count != 1 || other->item == GX_ID_NONE) return;
  uint32_t who = end->items[0].entity;
  uint32_t bodies = gxi_bit(scene->type.company) | gxi_bit(scene->type.organization);
  if (!(gxi_entity_bit(scene, who) & bodies)) return;
  bool idle = deals_in_nothing(scene, who);
  gxi_parties dealer;
  uint32_t seller = seller_to(scene, who);
  if (gxi_parties_hold(other, seller)) seller = who;
  if (!idle && (end->factor >= 0.75 || !gxi_is_dealer(scene, who)))
    end->items[0].entity = set_up_by(view, seller, other);
  else if (gxi_dealer_spoken_of(&dealer, view, other) && (idle || dealer.factor >= SURE))
    *end = dealer;
}

void gxi_dealers_mend(gxi_parties *heads, gxi_parties *tails, const gxi_view *view) {
  mend(heads, view, tails);
  mend(tails, view, heads);
}

/* 甲是主要生产企业,…,产品销往乙: the sentence is about 甲. */
static bool opens_sentence(const gxi_view *view, uint32_t entity) {
  gxi_parties first;
  for (uint32_t i = 0; i < view->verb; i++)
    if (gxi_item_at(view->line, i)->kind == GXI_ITEM_NOUN)
      return gxi_item_at(view->line, i)->slot == GXI_SLOT_NONE &&
             gxi_item_parties(&first, view->line, i, UINT32_MAX) && first.count == 1 &&
             first.items[0].entity == entity;
  return false;
}

void gxi_prefer_maker(
  const gxi_view *view, gxi_parties *heads, const gxi_parties *tails
) {
  const gxi_scene *scene = view->line->scene;
  uint32_t maker = speaking(view, tails);
  if (maker == GX_ID_NONE) maker = scene->main_company;
  if (heads->item != GX_ID_NONE || maker == GX_ID_NONE || gxi_parties_hold(heads, maker) || gxi_parties_hold(tails, maker))
    return;
  if (opens_sentence(view, heads->items[0].entity) || !gxi_line_has(view->line, view->begin, view->verb, "产品 成品 货物 其余 剩余 剩下 余下"))
    return;
  heads->count = 1;
  heads->items[0] = (gxi_party){.entity = maker, .member = GX_ID_NONE};
}
