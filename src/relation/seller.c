/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * seller.c: which of two partners in a contract of sale sells.
 *
 *     [某县] 与 [甲公司] 签订采购协议      the place, or who grows the goods
 *     [某设备厂] 与 [乙公司] 签订合同      who makes them
 *
 * Not here: who sells to whom by a verb or a noun of trade (trade.c, dealer.c).
 */
#include "relation/trade.h"

/* What the names of those who grow or make things contain. */
static const char growers[] =
  "合作社 养殖 种植 农场 农牧 牧业 果业 果品 林果 种业 农产品基地 茶厂 果园";

/* What the names of those who make machines contain. */
static const char makers[] =
  "装备 机械 重工 机床 电气 仪器 机器人 起重 风电设备 变压器 电缆 客车 汽车 造船 船舶 "
  "车辆 电机 泵业 阀门 锅炉 轴承 农机";

/* 某茶业公司 of 茶叶: a character of the goods stands in the name. */
static bool names_goods(const gxi_scene *scene, uint32_t entity, gx_str goods) {
  gx_str name = scene->entities->items[entity].name;
  for (size_t i = 0; i + 3 <= goods.size; i += 3)
    if (gxi_str_find(name, gxi_str_sub(goods, i, i + 3), 0) != SIZE_MAX) return true;
  return false;
}

/* Where a text tells of produce that the east buys from those whom it helps. */
static bool is_fare_east(const gxi_scene *scene, uint32_t seller, uint32_t buyer) {
  bool east =
    gxi_gives(scene, buyer) || gxi_entity_province(scene, buyer) == GX_ID_NONE;
  return gxi_entity_is_aided(scene, seller) && east &&
         gxi_scene_has(
           scene,
           "消费帮扶 消费扶贫 消费协作 农特产品 农产品 土特产 产销对接 干果 果品 "
           "农畜产品 特产"
         );
}

static const char BUYERS[] =
  "客户 采购商 买家 采购方 需方 收购商 经销商 采购企业 采购单位 "
  "购货方 老客户 大客户 主要客户 买方 订货方 收购方";
static const char SELLERS[] = "供应商 供货商 供货方 供方 卖方 原料供应商 生产商 厂家 "
                              "生产企业 供应方";

typedef enum gxi_side { SIDE_UNTOLD, SIDE_BUYS, SIDE_SELLS } gxi_side;

static gxi_side side_at(const gxi_scene *scene, uint32_t token) {
  if (gxi_token_among(scene, token, BUYERS)) return SIDE_BUYS;
  return gxi_token_among(scene, token, SELLERS) ? SIDE_SELLS : SIDE_UNTOLD;
}

/* Where the side of a group ends that a member stands in, or NONE when more follows. */
static uint32_t side_end(const gxi_line *line, uint32_t member) {
  for (uint32_t i = 0; i < line->items.count; i++) {
    const gxi_item *it = &line->items.items[i];
    if (it->kind != GXI_ITEM_NOUN || member < it->member) continue;
    if (member >= it->member + it->member_count) continue;
    for (uint32_t k = member + 1; k < it->member + it->member_count; k++)
      if (line->members.items[k].join == GXI_JOIN_WITH) return GX_ID_NONE;
    return it->last;
  }
  return GX_ID_NONE;
}

/* [客户]甲, 甲、乙两家[客户], 甲等[采购商], 甲作为[采购方]: what it is called. */
static gxi_side side_of(const gxi_line *line, const gxi_party *party) {
  const gxi_scene *scene = line->scene;
  if (party->member == GX_ID_NONE) return SIDE_UNTOLD;
  uint32_t first = line->members.items[party->member].token;
  gxi_side side = first > 0 ? side_at(scene, first - 1) : SIDE_UNTOLD;
  uint32_t end = side_end(line, party->member);
  uint32_t last = line->items.items[line->items.count - 1].last;
  for (uint32_t i = end; end != GX_ID_NONE && i < last && i < end + 4 && !side; i++) {
    if (gxi_token_among(scene, i, "与 和 同 跟 , 签 的")) break;
    side = side_at(scene, i);
  }
  return side;
}

/* Of two partners in a contract of sale, the place or the growers sell; else the right
   one where the left one buys. */
bool gxi_sells_right(
  const gxi_scene *scene,
  const gxi_firing *firing,
  const gxi_party *left,
  const gxi_party *right
) {
  if (!gxi_frame_flag(firing->frame, "trade")) return false;
  if (gxi_line_has(
        firing->view->line,
        firing->view->verb,
        firing->view->end,
        "出口合同 出口协议 出口订单"
      ))
    return false;
  const gxi_line *line = firing->view->line;
  gxi_side left_side = side_of(line, left), right_side = side_of(line, right);
  if (left_side != right_side && (left_side || right_side))
    return left_side == SIDE_BUYS || right_side == SIDE_SELLS;
  if (is_fare_east(scene, left->entity, right->entity)) return false;
  if (is_fare_east(scene, right->entity, left->entity)) return true;
  uint32_t company = gxi_bit(scene->type.company);
  bool left_firm = (gxi_entity_bit(scene, left->entity) & company) != 0;
  bool right_firm = (gxi_entity_bit(scene, right->entity) & company) != 0;
  bool buys = gxi_line_has(
    firing->view->line, firing->view->verb, firing->view->end, "采购 包销 收购"
  );
  if (right_firm && !left_firm && buys && gxi_entity_bit(scene, left->entity) == gxi_bit(scene->type.organization) && !gxi_text_has(scene->entities->items[left->entity].name, growers))
    return true; /* 某协会与甲公司签下采购订单 */
  uint32_t other = left_firm ? right->entity : left->entity;
  bool supply = gxi_line_has(
    firing->view->line, firing->view->verb, firing->view->end, "直供 供货 供应 供给"
  );
  uint32_t firm = left_firm ? left->entity : right->entity;
  if (left_firm != right_firm && supply && gxi_text_has(scene->entities->items[firm].name, "水产 渔业 养殖 牧业 果业 茶业 种业 农业 乳业 粮") && gxi_entity_bit(scene, other) == gxi_bit(scene->type.organization) && !gxi_text_has(scene->entities->items[other].name, growers) && !gxi_text_has(scene->entities->items[other].name, "蔬菜 茶叶 水果"))
    return right_firm; /* 某水产集团与甲协会达成直供协议 */
  if (gxi_line_has(
        firing->view->line,
        firing->view->verb,
        firing->view->end,
        "进口合同 进口协议 进口订单"
      ))
    return true; /* 甲与乙签订大豆进口合同 */
  if (left_firm && !right_firm && !buys && gxi_entity_bit(scene, other) == gxi_bit(scene->type.organization) && !gxi_text_has(scene->entities->items[right->entity].name, growers))
    return gxi_is_reseller(scene, left->entity); /* 甲公司与某联社签有500台的大单 */
  if (left_firm != right_firm) return left_firm;
  bool left_deals = gxi_is_reseller(scene, left->entity);
  if (left_deals != gxi_is_reseller(scene, right->entity)) return left_deals;
  bool left_grows = gxi_text_has(scene->entities->items[left->entity].name, growers);
  bool right_grows = gxi_text_has(scene->entities->items[right->entity].name, growers);
  if (left_grows != right_grows) return right_grows;
  gx_str goods = firing->facts.goods;
  bool left_makes = names_goods(scene, left->entity, goods);
  if (left_makes != names_goods(scene, right->entity, goods)) return !left_makes;
  bool left_builds = gxi_text_has(scene->entities->items[left->entity].name, makers);
  if (left_builds != gxi_text_has(scene->entities->items[right->entity].name, makers))
    return !left_builds;
  return buys;
}
