/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * trade.c: who supplies whom, where no verb of trade stands between the two.
 *
 *     [乙厂] 用 的 铜管 , 全 是 [甲] 的 货       甲 supplies 乙
 *     …  种苗 用的是 [甲] 的 “苇红7号”           and so of the firm spoken of
 *     [乙厂] 发出 60吨 , 接货 的 是 [某市] 的 [甲] 乙 supplies 甲, who takes the goods
 *     接货 的 是 [甲] , 发货 的 是 [乙]
 *
 * Read once for a line. Firms and co-operatives alone. Also: the ends of frames of
 * trade whose clause leaves one out.
 *
 *     [乙厂] 的 纸箱 , 由 [甲] 供着               flag "buyer"
 *     [甲] 已 预定 800吨                         flag "seller": of the firm spoken of
 *     产品 销往 [甲]                             flag "main"
 */
#include "relation/trade.h"

static void put(
  const gxi_line *line, uint32_t head, uint32_t tail, uint32_t at, double confidence
) {
  gxi_scene *scene = line->scene;
  if (head == GX_ID_NONE || tail == GX_ID_NONE || head == tail) return;
  gxi_draft *draft =
    gxi_draft_new(scene, head, scene->tie.supplies, tail, line->sentence);
  if (!draft) return;
  draft->confidence = confidence;
  draft->rule = GX_STR_LIT("supply.plain");
  draft->trigger = scene->reading->tokens.items[gxi_item_at(line, at)->first].text;
}

/* The trader behind 是, over the place that it is said to be of. */
static uint32_t named_behind(const gxi_line *line, uint32_t link, uint32_t types) {
  gxi_parties group;
  uint32_t at = link + 1, count = line->items.count;
  if (at >= count || gxi_item_at(line, at)->kind != GXI_ITEM_NOUN) return GX_ID_NONE;
  if (at + 2 < count && gxi_item_at(line, at + 1)->kind == GXI_ITEM_DE && gxi_item_at(line, at + 2)->kind == GXI_ITEM_NOUN && gxi_item_parties(&group, line, at, line->scene->places))
    at += 2;
  return gxi_item_parties(&group, line, at, types) && group.count == 1 ? at
                                                                       : GX_ID_NONE;
}

/* The nearest trader that a clause before is about, else the carried one, else whom the
   paragraph speaks of. */
static uint32_t
spoken_of(const gxi_line *line, const gxi_carry *carry, uint32_t at, uint32_t other) {
  gxi_parties group;
  uint32_t types = line->scene->firms;
  for (uint32_t i = at; i-- > 0;) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind != GXI_ITEM_NOUN || it->slot != GXI_SLOT_NONE || it->governor != GX_ID_NONE)
      continue;
    if (gxi_item_parties(&group, line, i, types) && group.count == 1 && group.items[0].entity != other)
      return group.items[0].entity;
  }
  gxi_view view = gxi_view_of(line, carry, at);
  gxi_parties not_her = {.count = 1}, found;
  not_her.items[0] = (gxi_party){.entity = other, .member = GX_ID_NONE};
  if (gxi_carried_others(&found, &view, types, &not_her) && found.count == 1)
    return found.items[0].entity;
  uint32_t firm = gxi_topic_firm(&view, 1);
  return firm == other ? GX_ID_NONE : firm;
}

/* 用的铜管全是甲的货, 种苗用的是甲的: something is used, or goods are spoken of. */
static bool tells_use(const gxi_line *line, uint32_t link, uint32_t de) {
  uint32_t begin = link, after = de + 1;
  while (begin > 0 && link - begin < 8 &&
         gxi_item_at(line, begin - 1)->kind != GXI_ITEM_STOP)
    begin--;
  bool goods = after < line->items.count &&
               gxi_text_among(
                 gxi_item_text(line, after), "货 产品 牌子 货色 料 原料 设备 机器 种子"
               );
  bool closes = after >= line->items.count ||
                gxi_item_at(line, after)->kind == GXI_ITEM_COMMA ||
                gxi_item_at(line, after)->kind == GXI_ITEM_STOP ||
                gxi_str_starts(gxi_item_text(line, after), GX_STR_LIT("“"));
  bool used =
    gxi_line_has(line, begin, link + 1, "用的 所用 使用的 采用的 装的 吃的 烧的");
  bool made = gxi_line_has(
    line, begin, link, "机 罐 箱 管 袋 线 料 肥 苗 种 包装 设备 原料 配件 饲料 燃料"
  );
  return (used && (goods || closes)) || (goods && made);
}

static void read_use(const gxi_line *line, const gxi_carry *carry, uint32_t link) {
  uint32_t by = named_behind(line, link, line->scene->firms);
  if (by == GX_ID_NONE || by + 1 >= line->items.count || gxi_item_at(line, by + 1)->kind != GXI_ITEM_DE || !tells_use(line, link, by + 1))
    return;
  gxi_parties maker;
  gxi_item_parties(&maker, line, by, line->scene->firms);
  uint32_t head = maker.items[0].entity;
  put(line, head, spoken_of(line, carry, link, head), link, 0.65);
}

/* 接货的是, 收货方是…: the words before 的, or GX_ID_NONE in the end. */
static bool is_done_by(const gxi_line *line, uint32_t de, const char *words) {
  for (uint32_t from = de; from-- > 0 && de - from <= 3;) {
    if (gxi_item_at(line, from)->kind == GXI_ITEM_NOUN) return false;
    const gxi_token *tokens = line->scene->reading->tokens.items;
    gx_span span = {
      tokens[gxi_item_at(line, from)->first].text.begin,
      tokens[gxi_item_at(line, de - 1)->last - 1].text.end};
    if (gxi_text_among(gxi_scene_text(line->scene, span), words)) return true;
  }
  return false;
}

static const char TAKES[] =
  "接货 收货 进货 订货 下单 买货 拿货 提货 吃货 买下 订下 包下 包销 收购 来买 来订 "
  "来收 采购";
static const char SENDS[] = "发货 供货 出货 送货 配送 供应 生产 加工 代工 送来";

/* 接货的是甲, 供货的是乙; 常年拿货的有甲、乙. */
static void read_cleft(const gxi_line *line, const gxi_carry *carry, uint32_t de) {
  gx_str link = gxi_item_text(line, de + 1);
  bool lists = gxi_text_among(link, "有 包括");
  if (de == 0 || (!lists && !gxi_text_among(link, "是 就是 正是 则是 也是 便是 为")))
    return;
  bool takes = is_done_by(line, de, TAKES), sends = is_done_by(line, de, SENDS);
  if (takes == sends || (lists && sends)) return;
  uint32_t types = gxi_bit(line->scene->type.company) |
                   (sends ? gxi_bit(line->scene->type.organization) : 0);
  gxi_parties named;
  uint32_t at = lists ? de + 2 : named_behind(line, de + 1, types);
  if (at >= line->items.count || !gxi_item_parties(&named, line, at, types)) return;
  if (at + 1 < line->items.count && gxi_item_at(line, at + 1)->kind == GXI_ITEM_DE)
    return;
  for (uint32_t i = 0; i < named.count; i++) {
    uint32_t one = named.items[i].entity;
    uint32_t other = spoken_of(line, carry, de, one);
    if (gxi_parties_hold(&named, other)) return;
    put(line, takes ? other : one, takes ? one : other, de, takes ? 0.65 : 0.6);
  }
}

/* 种苗是甲发来的: goods without a name, of whom the text speaks. */
static void read_sent(const gxi_line *line, const gxi_carry *carry, uint32_t link) {
  gxi_parties sender;
  uint32_t verb = link + 2;
  if (link == 0 || verb + 1 >= line->items.count || gxi_item_at(line, link - 1)->kind != GXI_ITEM_OTHER)
    return;
  if (!gxi_text_among(gxi_item_text(line, verb), "发来 送来 运来 供 供应 供给 供来 调来 寄来") || gxi_item_at(line, verb + 1)->kind != GXI_ITEM_DE)
    return;
  if (!gxi_line_has(line, link - 1, link, "苗 种 料 肥 设备 机 箱 罐 瓶 袋 菌棒 饲料 零件 配件 钢 棉 纱 布 粮 菜 肉 果 奶") || !gxi_item_parties(&sender, line, link + 1, line->scene->firms) || sender.count != 1)
    return;
  uint32_t head = sender.items[0].entity;
  put(line, head, spoken_of(line, carry, link, head), verb, 0.6);
}

void gxi_trade_find(const gxi_line *line, const gxi_carry *carry) {
  for (uint32_t i = 1; i + 1 < line->items.count; i++) {
    if (gxi_item_at(line, i)->kind == GXI_ITEM_DE)
      read_cleft(line, carry, i);
    else if (gxi_item_at(line, i + 1)->kind == GXI_ITEM_NOUN && gxi_text_among(gxi_item_text(line, i), "是 都是 全是 均是 全为 均为 就是 也是 用的是 用的都是 用的全是"))
      read_use(line, carry, i);
    if (gxi_text_among(gxi_item_text(line, i), "是 都是 全是 均是"))
      read_sent(line, carry, i);
  }
}

/* [乙] 的 纸箱 , 由 [甲] 供着: 乙, whose goods or needs the segment before names. */
static bool owns_goods(
  gxi_parties *owners, const gxi_view *view, const gxi_frame *frame, uint32_t by
) {
  const gxi_line *line = view->line;
  if (gxi_item_at(line, by - 1)->kind != GXI_ITEM_COMMA || by < 4) return false;
  uint32_t segment = gxi_item_at(line, by - 2)->segment, owner = GX_ID_NONE;
  for (uint32_t i = by - 1; i-- > 0 && gxi_item_at(line, i)->segment == segment;) {
    gxi_item_kind kind = gxi_item_at(line, i)->kind;
    if (kind == GXI_ITEM_VERB || kind == GXI_ITEM_PREPOSITION || kind == GXI_ITEM_STOP)
      return false;
    if (kind == GXI_ITEM_NOUN && owner != GX_ID_NONE) return false;
    if (kind == GXI_ITEM_NOUN) owner = i;
  }
  if (owner == GX_ID_NONE || owner + 2 >= by - 1) return false;
  bool has =
    gxi_item_at(line, owner + 1)->kind == GXI_ITEM_DE ||
    gxi_text_among(gxi_item_text(line, owner + 1), "所需 所用 用 所需的 所用的");
  return has && gxi_item_parties(
                  owners,
                  line,
                  owner,
                  gxi_end_mask(frame->tail, gxi_frame_type(view, frame)->tails)
                );
}

/* 钢材由A供应: something without a name is bought by whom the text speaks of. */
bool gxi_buyer_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gxi_line *line = view->line;
  const gxi_scene *scene = line->scene;
  uint32_t types = gxi_end_mask(frame->head, gxi_frame_type(view, frame)->heads);
  if (!gxi_end_fill(heads, view, frame->head, 1, types)) return false;
  if (heads->item != GX_ID_NONE && heads->item > view->verb) {
    if (gxi_subject_item(view, line->scene->bodies | line->scene->persons) != GX_ID_NONE)
      return false;
  } else {
    if (heads->item == GX_ID_NONE || heads->item < 2) return false;
    uint32_t by = line->items.items[heads->item].governor;
    if (by == GX_ID_NONE || by == 0 || gxi_names_target(view)) return false;
    if (owns_goods(tails, view, frame, by)) return true;
    if (line->items.items[by - 1].kind != GXI_ITEM_OTHER) return false;
  }
  uint32_t buyer = scene->firm;
  gxi_parties carried;
  if (buyer == GX_ID_NONE && gxi_carried_others(&carried, view, gxi_bit(scene->type.company), heads) && carried.count == 1 && !gxi_str_ends(scene->entities->items[carried.items[0].entity].name, GX_STR_LIT("银行")))
    buyer = carried.items[0].entity;
  if (buyer == GX_ID_NONE) buyer = gxi_topic_firm(view, 3);
  if (buyer == GX_ID_NONE || buyer == heads->items[0].entity) return false;
  *tails = gxi_one_party(buyer, 0.85);
  return true;
}

/* 甲 的杏仁,[乙] 一家就吃掉四成: who else is named in the clause, before its segment.
 */
static bool
named_seller(gxi_parties *sellers, const gxi_view *view, const gxi_parties *buyers) {
  const gxi_line *line = view->line;
  uint32_t segment = gxi_item_at(line, view->verb)->segment;
  bool found = false;
  for (uint32_t i = view->begin; i < view->end; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind != GXI_ITEM_NOUN || i == buyers->item || it->modifier) continue;
    if (found || it->segment == segment || !gxi_item_parties(sellers, line, i, line->scene->firms) || sellers->count != 1)
      return false;
    found = true;
  }
  return found;
}

/* 八成被A包圆, A追加了订单: who sells is not named, or before. */
bool gxi_seller_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  uint32_t types = gxi_frame_type(view, frame)->tails;
  if (!gxi_end_fill(tails, view, frame->tail, frame->tail_count, types) || tails->item == GX_ID_NONE)
    return false;
  const gxi_line *line = view->line;
  if (named_seller(heads, view, tails))
    return heads->items[0].entity != tails->items[0].entity;
  for (uint32_t i = view->begin; i < view->end; i++)
    if (line->items.items[i].kind == GXI_ITEM_NOUN && i != tails->item && !line->items.items[i].modifier)
      return false;
  uint32_t firm = gxi_topic_firm(view, 1);
  gxi_parties before;
  if ((firm == GX_ID_NONE || firm == tails->items[0].entity) && tails->via.size == 0 && gxi_carried_others(&before, view, line->scene->firms, tails) && before.count == 1 && before.factor >= 0.75)
    firm = before.items[0].entity;
  if (firm == GX_ID_NONE || firm == tails->items[0].entity || gxi_is_reseller(line->scene, firm))
    return false;
  *heads = gxi_one_party(firm, 0.85);
  return true;
}

/* 产品销往A: of the company that the text speaks of. */
bool gxi_main_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  uint32_t types = gxi_frame_type(view, frame)->tails;
  if (gxi_subject_item(view, UINT32_MAX) != GX_ID_NONE || !gxi_line_has(view->line, view->begin, view->verb, "产品 货物 成品 其余 余下 剩下 剩余"))
    return false;
  uint32_t firm = gxi_topic_firm(view, 3);
  if (firm == GX_ID_NONE) return false;
  *heads = gxi_one_party(firm, 0.8);
  return gxi_end_fill(tails, view, frame->tail, frame->tail_count, types);
}

/* 为甲买: 甲 does not sell. */
bool gxi_is_bought_for(const gxi_view *view, const gxi_parties *parties) {
  if (parties->item == GX_ID_NONE) return false;
  const gxi_item *it = gxi_item_at(view->line, parties->item);
  return it->slot == GXI_SLOT_TARGET && it->governor != GX_ID_NONE &&
         gxi_text_among(gxi_item_text(view->line, it->governor), "为 给 替 帮 帮助");
}

/* A word of one character, or a run that no lexicon reads. */
static bool is_scrap(const gxi_line *line, uint32_t item) {
  const gxi_item *it = gxi_item_at(line, item);
  if (it->kind != GXI_ITEM_OTHER && it->kind != GXI_ITEM_ACTION) return false;
  const gxi_token *token = &line->scene->reading->tokens.items[it->first];
  gx_str text = gxi_item_text(line, item);
  return it->last == it->first + 1 &&
         (token->kind == GXI_TOKEN_OTHER ||
          (token->kind == GXI_TOKEN_COMMON && text.size == 3)) &&
         !gxi_text_among(
           text, "大 新 老 小 多 共 各 已 再 又 都 均 也 还 就 全 只 先 后"
         );
}

/* 从沈阳新松采购: a name that nobody knows begins with the place. */
bool gxi_is_cut_name(const gxi_view *view, const gxi_parties *parties) {
  const gxi_line *line = view->line;
  uint32_t item = parties->item;
  if (item == GX_ID_NONE || item + 2 >= view->verb || !(gxi_entity_bit(line->scene, parties->items[0].entity) & line->scene->places))
    return false;
  uint32_t end = item + 1;
  while (end < view->verb && end < item + 4 &&
         (is_scrap(line, end) || gxi_text_among(gxi_item_text(line, end), "新 大")))
    end++;
  return end == view->verb && end > item + 2;
}

/* 甲支持某县建设乙: the county builds. */
static bool another_builds(const gxi_view *view) {
  uint32_t before = view->verb - 1;
  return view->verb > view->begin && gxi_is_pivot(view, before) &&
         (gxi_item_at(view->line, before)->types & view->line->scene->places);
}

/* 出资200万元,为某医院买了…: no share of it; nor where one helps another to build. */
bool gxi_gives_thing(const gxi_view *view, const gxi_parties *tails) {
  const gxi_scene *scene = view->line->scene;
  if (another_builds(view)) return true;
  uint32_t others = gxi_bit(scene->type.organization) | gxi_bit(scene->type.agency);
  return gxi_is_bought_for(view, tails) && tails->item >= view->end &&
         (gxi_entity_bit(scene, tails->items[0].entity) & others);
}

/* 运往某港: no market. */
bool gxi_is_gate(const gxi_scene *scene, const gxi_parties *tails) {
  return gxi_entity_bit(scene, tails->items[0].entity) == gxi_bit(scene->type.zone) &&
         !gxi_text_has(
           scene->entities->items[tails->items[0].entity].name,
           "市场 商城 批发 物流园 纺织城 商贸城 建材城 家居城 服装城 交易中心"
         );
}
