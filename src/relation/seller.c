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
