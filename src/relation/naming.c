/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * naming.c: what somebody sets up in one clause and the next one names, or the other
 * way round: where a clause leads and what the next one sets up there.
 *
 *     [甲] 在 [某镇] 盖起 学校 , 乡亲们管它叫 [乙]        甲 founds 乙, which is there
 *     [甲] 收购 一家茶厂 , 改名为 [乙]                    甲 buys 乙
 *     [甲] 到 [某区] 开 烘焙厂 , 厂名就叫 [乙]            of a firm: a subsidiary, too
 *     [甲] 到 [某园] 投资建厂 , 设立 [乙]                乙 is there
 *     [甲] 在 [某园] 兴建 车间 , 由 新注册 的 [乙] 经营   the same
 *     [甲某地支行] 正式开业                            甲 founds its branch
 *
 * Within a sentence and over two commas at most. Not here: a name in the verb's own
 * clause, which the frames read.
 */
#include "relation/line.h"

#define BACK_ITEMS 22u
#define BACK_COMMAS 2u

/* The body that stands behind an item, at most a few words without a name between. */
static bool body_behind(gxi_parties *body, const gxi_line *line, uint32_t item) {
  uint32_t next = item + 1;
  while (next < line->items.count && next < item + 4 && !gxi_item_pauses(line, next) &&
         gxi_item_at(line, next)->kind != GXI_ITEM_NOUN)
    next++;
  return next < line->items.count && gxi_item_at(line, next)->kind == GXI_ITEM_NOUN &&
         gxi_item_parties(body, line, next, line->scene->firms) && body->count == 1;
}

static bool sets_up(gx_str text) {
  return gxi_text_among(
    text,
    "建 建起 建起了 建了 建成 建成了 盖 盖起 盖起了 盖了 开 开了 开起 开起了 开出 办 "
    "办了 "
    "办起 办起了 设 设了 设立 设立了 成立 成立了 创办 创办了 注册 注册了 组建 组建了 "
    "搭 搭起 "
    "搭起了 修 修了 修起 修建 修建了 新建 新建了 兴办 兴办了 兴建 兴建了 创立 创立了 "
    "合办 "
    "合伙办起 合伙注册 拉起 拉起了 开办 开办了 开设 开设了 新开 新办 捐建 捐建了"
  );
}

/* A kind of body without a name stands behind the verb: 一所寄宿制小学. */
static bool sets_up_some(const gxi_line *line, uint32_t verb) {
  bool found = false;
  for (uint32_t i = verb + 1;
       i < line->items.count && i < verb + 8 && !gxi_item_pauses(line, i);
       i++) {
    if (gxi_item_at(line, i)->kind == GXI_ITEM_NOUN) return false;
    gx_str text = gxi_item_text(line, i);
    found =
      found || gxi_str_ends_in(
                 text,
                 "厂 公司 企业 学校 小学 中学 幼儿园 医院 合作社 协会 联盟 中心 站 店 "
                 "工作室 院 办事处 所 社 队 铺 托儿所 馆 基地 商行 餐厅 品牌"
               ) > 0;
  }
  return found;
}

/* 甲办的厂名叫乙: the verb of the clause that leads to what is named, or GX_ID_NONE. */
static uint32_t made_right_before(const gxi_line *line, uint32_t item) {
  bool relative = item >= 3 && gxi_item_at(line, item - 1)->kind == GXI_ITEM_NOUN &&
                  gxi_item_at(line, item - 2)->kind == GXI_ITEM_DE &&
                  sets_up(gxi_item_text(line, item - 3));
  return relative ? item - 3 : GX_ID_NONE;
}

/* The verb before an item that sets up what has no name there, or GX_ID_NONE. */
static uint32_t made_before(const gxi_line *line, uint32_t item) {
  if (made_right_before(line, item) != GX_ID_NONE) return item - 3;
  uint32_t commas = 0;
  for (uint32_t i = item; i-- > 0 && item - i < BACK_ITEMS;) {
    if (gxi_item_at(line, i)->kind == GXI_ITEM_STOP) return GX_ID_NONE;
    if (gxi_item_at(line, i)->kind == GXI_ITEM_COMMA && ++commas > BACK_COMMAS)
      return GX_ID_NONE;
    if (commas > 0 && sets_up(gxi_item_text(line, i)) && sets_up_some(line, i))
      return i;
  }
  return GX_ID_NONE;
}

/* Whether the group says where somebody goes, puts or does something. */
static bool leads_there(const gxi_line *line, uint32_t item) {
  const gxi_item *it = gxi_item_at(line, item);
  if (it->modifier) return false;
  if (it->slot == GXI_SLOT_GOAL || it->slot == GXI_SLOT_PLACE) return true;
  return it->governor != GX_ID_NONE &&
         gxi_text_among(
           gxi_item_text(line, it->governor),
           "到 去 赴 来到 前往 放到 放在 搬到 设在 建在 落在 落户 落户到 进驻 入驻 "
           "布局到 "
           "转移到 迁到 挺进 放到了 放在了 搬到了 落子 布局 选址 来"
         );
}

/* The site nearest before an item, over two commas. */
static bool site_before(gxi_parties *site, const gxi_line *line, uint32_t item) {
  uint32_t commas = 0;
  uint32_t sites = line->scene->places | gxi_bit(line->scene->type.zone);
  for (uint32_t i = item; i-- > 0 && item - i < BACK_ITEMS;) {
    if (gxi_item_at(line, i)->kind == GXI_ITEM_STOP) return false;
    if (gxi_item_at(line, i)->kind == GXI_ITEM_COMMA && ++commas > BACK_COMMAS)
      return false;
    if (gxi_item_at(line, i)->kind != GXI_ITEM_NOUN || !leads_there(line, i)) continue;
    return gxi_item_parties(site, line, i, sites) && site->count == 1;
  }
  return false;
}

static void put(
  const gxi_view *view,
  uint32_t head,
  uint32_t type,
  uint32_t tail,
  double confidence,
  const char *rule
) {
  const gxi_line *line = view->line;
  gxi_draft *draft = gxi_draft_new(line->scene, head, type, tail, line->sentence);
  if (!draft) return;
  draft->confidence = confidence;
  draft->status = gxi_status_at(view);
  draft->rule = gxi_str(rule);
  draft->trigger =
    line->scene->reading->tokens.items[gxi_item_at(line, view->verb)->first].text;
}

static void put_site(const gxi_view *view, uint32_t body, const char *rule) {
  gxi_scene *scene = view->line->scene;
  gxi_parties site;
  if (site_before(&site, view->line, view->verb) && !gxi_lies_elsewhere(scene, body, site.items[0].entity))
    put(view, body, scene->tie.located_in, site.items[0].entity, 0.7, rule);
}

/* Who set it up; a firm that one firm sets up is its subsidiary. */
static void
put_founders(const gxi_view *view, uint32_t body, const gxi_parties *founders) {
  const gxi_scene *scene = view->line->scene;
  uint32_t company = gxi_bit(scene->type.company);
  for (uint32_t i = 0; i < founders->count; i++)
    put(
      view,
      founders->items[i].entity,
      scene->tie.founds,
      body,
      0.7 * founders->factor,
      "found.called"
    );
  bool own = founders->count == 1 && (gxi_entity_bit(scene, body) & company) &&
             (gxi_entity_bit(scene, founders->items[0].entity) & company);
  if (own)
    put(
      view,
      body,
      scene->tie.subsidiary_of,
      founders->items[0].entity,
      0.7 * founders->factor,
      "subsidiary.called"
    );
}

/* 甲收购了一家茶厂,改名为乙: the verb, which buys what has no name, or GX_ID_NONE. */
static uint32_t bought_before(const gxi_line *line, uint32_t item) {
  if (!gxi_text_among(
        gxi_item_text(line, item), "改名为 更名为 改名 更名 改名叫 改叫 并更名为"
      ))
    return GX_ID_NONE;
  for (uint32_t i = item; i-- > 0 && item - i < BACK_ITEMS;) {
    if (gxi_item_at(line, i)->kind == GXI_ITEM_STOP) return GX_ID_NONE;
    if (gxi_text_among(
          gxi_item_text(line, i),
          "收购 收购了 买下 买下了 盘下 盘下了 兼并 兼并了 接手 接手了 并购 并购了"
        ))
      return sets_up_some(line, i) ? i : GX_ID_NONE;
  }
  return GX_ID_NONE;
}

static bool renamed(const gxi_line *line, const gxi_carry *carry, uint32_t item) {
  uint32_t verb = bought_before(line, item);
  gxi_parties body, buyers;
  if (verb == GX_ID_NONE || !body_behind(&body, line, item)) return false;
  gxi_view view = gxi_view_of(line, carry, verb);
  const gxi_scene *scene = line->scene;
  uint32_t company = gxi_bit(scene->type.company), found = body.items[0].entity;
  view.own = true;
  if (!gxi_slot_fill(&buyers, &view, GXI_SLOT_SUBJECT, company) || buyers.count != 1 || buyers.items[0].entity == found || gxi_entity_bit(scene, found) != company)
    return false;
  put(
    &view, buyers.items[0].entity, scene->tie.acquires, found, 0.7, "acquire.renamed"
  );
  put(
    &view,
    found,
    scene->tie.subsidiary_of,
    buyers.items[0].entity,
    0.7,
    "subsidiary.renamed"
  );
  put_site(&view, found, "located.called");
  return true;
}

/* 甲在某镇盖起一所学校,乡亲们管它叫乙 */
static bool called(const gxi_line *line, const gxi_carry *carry, uint32_t item) {
  if (!gxi_text_among(
        gxi_item_text(line, item),
        "叫 叫做 叫作 取名 取名为 取名叫 起名 起名叫 名为 名叫 命名为 定名为 定名 "
        "名字叫 厂名 "
        "店名 校名 名号"
      ))
    return false;
  gxi_parties body, founders;
  if (!body_behind(&body, line, item)) return true;
  uint32_t verb = made_before(line, item);
  if (verb == GX_ID_NONE) return true;
  gxi_view view = gxi_view_of(line, carry, verb);
  const gxi_scene *scene = line->scene;
  view.own = true;
  uint32_t types = scene->bodies | scene->persons | scene->places;
  if (gxi_slot_fill(&founders, &view, GXI_SLOT_SUBJECT, types) && founders.count == 1)
    put_founders(&view, body.items[0].entity, &founders);
  put_site(&view, body.items[0].entity, "located.called");
  return true;
}

/* 甲出资…,由新注册的乙经营 */
static bool registered(const gxi_line *line, const gxi_carry *carry, uint32_t item) {
  if (!gxi_text_among(
        gxi_item_text(line, item), "新注册 新成立 新设立 新组建 新设 新创办"
      ))
    return false;
  gxi_parties body, founders;
  if (item == 0 || gxi_item_at(line, item)->segment == gxi_item_at(line, 0)->segment)
    return true;
  if (!body_behind(&body, line, item) || gxi_item_at(line, item + 1)->kind != GXI_ITEM_DE)
    return true;
  gxi_view view = gxi_view_of(line, carry, item);
  view.own = true;
  uint32_t firms = gxi_bit(line->scene->type.company) | line->scene->persons;
  if (gxi_carried_parties(&founders, &view, firms) && founders.count == 1 && founders.items[0].entity != body.items[0].entity)
    put_founders(&view, body.items[0].entity, &founders);
  put_site(&view, body.items[0].entity, "located.called");
  return true;
}

/* 甲到某园投资建厂,设立乙 */
static void placed(const gxi_line *line, const gxi_carry *carry, uint32_t verb) {
  gxi_parties body, own;
  if (!sets_up(gxi_item_text(line, verb)) || !body_behind(&body, line, verb)) return;
  gxi_view view = gxi_view_of(line, carry, verb);
  const gxi_scene *scene = line->scene;
  uint32_t segment = gxi_item_at(line, verb)->segment;
  for (uint32_t i = view.begin; i < view.end; i++)
    if (gxi_item_at(line, i)->segment == segment && gxi_item_at(line, i)->kind == GXI_ITEM_NOUN && gxi_item_parties(&own, line, i, scene->places | gxi_bit(scene->type.zone)))
      return; /* the frames' */
  put_site(&view, body.items[0].entity, "located.placed");
}

/* 某银行某地支行正式开业: its bank founds it. */
static void opened(const gxi_line *line, uint32_t verb) {
  if (!gxi_text_among(
        gxi_item_text(line, verb),
        "成立 设立 开业 揭牌 挂牌 开张 成立了 揭牌成立 挂牌成立 揭牌开业 开业运营 "
        "挂牌开业"
      ))
    return;
  gxi_scene *scene = line->scene;
  uint32_t company = gxi_bit(scene->type.company), item = verb;
  while (item > 0 && gxi_item_at(line, item)->kind != GXI_ITEM_NOUN)
    item--;
  gxi_parties branch;
  if (gxi_item_at(line, item)->segment != gxi_item_at(line, verb)->segment ||
      gxi_item_at(line, item)->slot != GXI_SLOT_NONE ||
      !gxi_item_parties(&branch, line, item, company) || branch.count != 1)
    return;
  uint32_t parent = scene->entities->items[branch.items[0].entity].parent;
  if (!(gxi_entity_bit(scene, parent) & company)) return;
  gxi_view view = gxi_view_of(line, NULL, verb);
  put(&view, parent, scene->tie.founds, branch.items[0].entity, 0.7, "found.branch");
}

void gxi_naming_find(const gxi_line *line, const gxi_carry *carry, uint32_t item) {
  if (item + 1 >= line->items.count) return;
  const gxi_item *it = gxi_item_at(line, item);
  if (it->kind == GXI_ITEM_NOUN || gxi_item_pauses(line, item)) return;
  if (gxi_lasts_may_hold_any(line->lasts, "改名 更名 名为 名叫 改叫") && renamed(line, carry, item))
    return;
  if (called(line, carry, item) || registered(line, carry, item)) return;
  if (it->kind == GXI_ITEM_VERB) opened(line, item);
  if (it->kind == GXI_ITEM_VERB && it->segment > gxi_item_at(line, 0)->segment)
    placed(line, carry, item);
}

/* A拟设立B,注册地为C: the body that this sentence sets up. */
bool gxi_founded_here(gxi_parties *bodies, const gxi_view *view, uint32_t types) {
  const gxi_scene *scene = view->line->scene;
  for (uint32_t i = 0; scene->founded != GX_ID_NONE && i < view->verb; i++) {
    gxi_parties found;
    if (view->line->items.items[i].kind != GXI_ITEM_NOUN || !gxi_item_parties(&found, view->line, i, types))
      continue;
    if (found.items[0].entity != scene->founded) continue;
    *bodies = found;
    bodies->count = 1;
    return true;
  }
  return false;
}
