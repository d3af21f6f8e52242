/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * serve.c: help for whom the text speaks of, in a clause that names only who helps.
 *
 *     [乙公司] 招工难。 [某县人社局] 在车间门口办起夜校      the office supports 乙公司
 *
 *     [某农场] … 。 [某学院] 的专家每月到场里指导防疫        the school supports 某农场
 *
 *     [某研究所] 眼下正帮 [丙镇] 改造老茶园                  or 丙镇, which it names
 *
 *     [丁合作社] … 。配方出自 [某学院]                      the school: 丁合作社
 *
 * Tried once in each segment, for the frames with the flag "focus" and without "afar"
 * (those: focus.c), whose required words are those of deeds that help. One body or
 * person with a body acts in the segment: it opens it, stands behind 由, or what is
 * needed comes from it. Whoever is named behind it where the frame's tail has a slot is
 * helped; else nobody else may be named there, unless it is whom the text speaks of
 * (spoken.c): a company, an organization or a zone, a place where words like 县里 ask
 * for one.
 */
#include "relation/help.h"

/* A longer list is of those who do the same, for whomever. */
#define MAX_HELPERS 3u

/* Staff of a body, whose deeds are the body's: 某大学的教授. */
static const char staff[] =
  "专家 教授 师傅 工程师 技术员 设计师 老师 教师 医生 医师 护士 团队 干部 专班 兽医 "
  "农艺师 关员 工作人员 志愿者 研究员 博士 技术人员 农技员 学生 师生 大夫 专业人员 "
  "技师 "
  "小组 骨干 信贷员 专员 员工 人 工作组 服务队 代办员 专家组 特派员 队员 律师 科研人员";

bool gxi_is_staff(gx_str text) {
  return gxi_text_among(text, staff);
}

/* A few words on at most, staff. */
static bool is_staff(const gxi_line *line, uint32_t item) {
  for (uint32_t i = item; i < line->items.count && i < item + 3; i++) {
    gxi_item_kind kind = gxi_item_at(line, i)->kind;
    if (gxi_is_staff(gxi_item_text(line, i))) return true;
    if (kind != GXI_ITEM_OTHER && kind != GXI_ITEM_QUANTITY && kind != GXI_ITEM_VERB)
      return false;
  }
  return false;
}

/* 乙海关所属甲海关, 某区的甲校: behind the group at `item` another tells who acts. */
static uint32_t owned_behind(const gxi_view *view, uint32_t item) {
  const gxi_line *line = view->line;
  uint32_t at = item + 1;
  bool role = at < view->verb && gxi_item_at(line, at)->kind == GXI_ITEM_ROLE;
  if (role) at++;
  bool owns = at < view->verb && gxi_item_at(line, at)->kind == GXI_ITEM_DE;
  if (owns) at++;
  gxi_parties bodies;
  if (!(role || owns) || at >= view->verb || gxi_item_at(line, at)->kind != GXI_ITEM_NOUN)
    return GX_ID_NONE;
  return gxi_item_parties(&bodies, line, at, line->scene->bodies | line->scene->persons)
           ? at
           : GX_ID_NONE;
}

/* 配方出自甲, 育种交给甲: where what is needed comes from, or goes; not 来自甲的医生.
 */
static bool is_origin(const gxi_line *line, uint32_t item) {
  uint32_t verb = gxi_item_at(line, item)->governor;
  bool owns =
    item + 1 < line->items.count && gxi_item_at(line, item + 1)->kind == GXI_ITEM_DE;
  return verb != GX_ID_NONE && !owns &&
         gxi_text_among(
           gxi_item_text(line, verb), "出自 来自 源自 交给 交由 则交给 来源于"
         );
}

/* The group that opens the segment of the verb and acts in it; or GX_ID_NONE. */
static uint32_t actor_item(const gxi_view *view) {
  const gxi_line *line = view->line;
  bool agents = false; /* only 由甲 may act behind a verb */
  for (uint32_t i = view->begin; i < view->end; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind == GXI_ITEM_NOUN && is_origin(line, i)) return i;
    if (i >= view->verb) continue;
    if (it->kind == GXI_ITEM_NOUN) {
      if (it->slot == GXI_SLOT_PLACE || (agents && it->slot != GXI_SLOT_AGENT))
        continue;
      if (it->slot != GXI_SLOT_NONE && it->slot != GXI_SLOT_AGENT) return GX_ID_NONE;
      if (it->governor != GX_ID_NONE && it->slot != GXI_SLOT_AGENT) return GX_ID_NONE;
      uint32_t owned = owned_behind(view, i);
      if (owned != GX_ID_NONE && it->slot == GXI_SLOT_NONE) continue;
      bool owns =
        i + 1 < line->items.count && gxi_item_at(line, i + 1)->kind == GXI_ITEM_DE;
      return owns && !is_staff(line, i + 2) ? GX_ID_NONE : i;
    }
    if (it->kind == GXI_ITEM_DE && i > view->begin && gxi_item_at(line, i - 1)->kind == GXI_ITEM_NOUN)
      continue;
    agents = agents || it->kind == GXI_ITEM_VERB || it->kind == GXI_ITEM_ACTION ||
             it->kind == GXI_ITEM_DE;
  }
  return GX_ID_NONE;
}

bool gxi_helpers(
  gxi_parties *heads, const gxi_view *view, uint32_t item, uint32_t types
) {
  const gxi_scene *scene = view->line->scene;
  if (gxi_item_parties(heads, view->line, item, types)) return true;
  gxi_parties persons;
  if (!gxi_item_parties(&persons, view->line, item, scene->persons)) return false;
  *heads = persons;
  if (!gxi_to_employers(scene, heads, types)) return false;
  heads->factor = 0.9;
  for (uint32_t i = 0; i < persons.count; i++)
    gxi_party_add(heads, persons.items[i]);
  return true;
}

/* 公司, 厂里: stands for whom the text speaks of. */
static bool stands_for(const gxi_line *line, const gxi_parties *parties) {
  for (uint32_t i = 0; i < parties->count; i++)
    if (parties->items[i].member == GX_ID_NONE || line->members.items[parties->items[i].member].entity == GX_ID_NONE)
      return false;
  return true;
}

/* 帮合作社买了烘干机: who is helped has no name, and is of another kind. */
static bool helps_nameless(const gxi_view *view, uint32_t item, uint32_t focus) {
  const gxi_line *line = view->line;
  gx_str noun = gxi_item_text(line, item);
  return item > view->begin && gxi_text_among(noun, "合作社 学校 医院 卫生院 村里") &&
         gxi_text_among(gxi_item_text(line, item - 1), "帮 帮助 为 给 替") &&
         !gxi_str_ends(line->scene->entities->items[focus].name, noun);
}

/* Somebody else is named in the segment. */
static bool names_others(const gxi_view *view, uint32_t actor, uint32_t focus) {
  for (uint32_t i = view->begin; i < view->end; i++) {
    const gxi_item *it = gxi_item_at(view->line, i);
    gxi_parties named;
    if (it->kind == GXI_ITEM_OTHER && helps_nameless(view, i, focus)) return true;
    if (i == actor || it->kind != GXI_ITEM_NOUN) continue;
    if (i < actor && (it->slot == GXI_SLOT_NONE || it->slot == GXI_SLOT_PLACE))
      continue;
    uint32_t program = gxi_bit(view->line->scene->type.program);
    if (!gxi_item_parties(&named, view->line, i, ~program) || stands_for(view->line, &named))
      continue;
    for (uint32_t k = 0; k < named.count; k++)
      if (named.items[k].entity != focus) return true;
  }
  return false;
}

/* 派人进驻乙, 来乙传艺: verbs that lead to who is helped, or help. */
static bool leads_to(const gxi_line *line, uint32_t item) {
  const gxi_item *it = gxi_item_at(line, item);
  bool owns =
    item + 1 < line->items.count && gxi_item_at(line, item + 1)->kind == GXI_ITEM_DE;
  if (it->slot == GXI_SLOT_TARGET || it->slot == GXI_SLOT_GOAL) return true;
  if (it->slot == GXI_SLOT_PLACE) return !owns; /* 在乙的仓库: 乙 is only where */
  return it->slot == GXI_SLOT_NONE && item > 0 &&
         gxi_text_among(
           gxi_item_text(line, item - 1),
           "来 到 赴 进驻 走进 前往 去 进 驻 帮 教 教会 落到 开到 开到了 送到 送到了 "
           "送进 驻点 "
           "入驻 深入 结对 服务 代 让 派往 常驻"
         );
}

/* Whom the clause names as helped. */
static bool named_receivers(
  gxi_parties *tails, const gxi_view *view, uint32_t actor, uint32_t types
) {
  for (uint32_t i = actor + 1; i < view->end; i++) {
    if (gxi_item_at(view->line, i)->kind != GXI_ITEM_NOUN || !leads_to(view->line, i))
      continue;
    if (gxi_item_parties(tails, view->line, i, types) && !stands_for(view->line, tails))
      return true;
  }
  return false;
}

bool gxi_only_describes(const gxi_view *view, uint32_t actor) {
  bool verb = false;
  for (uint32_t i = actor + 1; i < view->end; i++) {
    gxi_item_kind kind = gxi_item_at(view->line, i)->kind;
    bool counted = gxi_item_at(view->line, i - 1)->kind == GXI_ITEM_MONEY ||
                   gxi_item_at(view->line, i - 1)->kind == GXI_ITEM_QUANTITY;
    if (verb && kind == GXI_ITEM_DE && !counted) return i + 2 < view->end;
    verb = verb || kind == GXI_ITEM_VERB || kind == GXI_ITEM_ACTION;
  }
  return false;
}

/* 配方出自甲, 有900万元是甲放的贷: 甲 acts, whatever 的 stands behind. */
static bool is_stressed(const gxi_view *view, uint32_t actor) {
  if (is_origin(view->line, actor)) return true;
  return actor > view->begin &&
         gxi_text_among(gxi_item_text(view->line, actor - 1), "是 就是 全是 都是");
}

uint32_t gxi_focus_types(const gxi_view *view, uint32_t tails) {
  const gxi_scene *scene = view->line->scene;
  uint32_t places = gxi_bit(scene->type.county) | gxi_bit(scene->type.township) |
                    gxi_bit(scene->type.village) | gxi_bit(scene->type.city);
  uint32_t bodies = gxi_bit(scene->type.company) | gxi_bit(scene->type.organization) |
                    gxi_bit(scene->type.zone);
  if (gxi_line_has(
        view->line,
        view->begin,
        view->end,
        "县里 乡里 村里 镇上 镇里 州里 当地 全县 全村 全镇 全乡 村民 乡亲 群众 农户 "
        "果农 居民 农民 学生 牧民 老人 患者 茶农 菜农 "
        "种植户 牧户 小微企业 商户 市民 百姓"
      ))
    return places & tails;
  return bodies & tails;
}

/* 带人上门,先到乙: the next clause says to whom. */
static bool leads_on(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t last = line->items.items[view->verb].segment + 1;
  for (uint32_t i = view->verb + 1;
       i < line->items.count && gxi_item_at(line, i)->segment <= last;
       i++) {
    if (gxi_item_at(line, i)->segment < last || gxi_item_at(line, i)->kind != GXI_ITEM_NOUN)
      continue;
    gxi_parties named;
    if (gxi_item_parties(&named, line, i, line->scene->bodies) && !named.via.size && gxi_text_among(gxi_item_text(line, i - 1), "帮 帮着 帮助 替 教 教会 指导 辅导"))
      return true;
    return i > 0 && gxi_item_at(line, i - 1)->segment == last &&
           gxi_text_among(
             gxi_item_text(line, i - 1), "先到 到 赴 深入 走进 接收 前往 来到"
           );
  }
  return false;
}

void gxi_focus_put(
  gxi_parties *tails, const gxi_view *view, uint32_t focus, double factor
) {
  gxi_scene *scene = view->line->scene;
  gxi_parties_start(tails, GX_ID_NONE, factor);
  tails->via = GX_STR_LIT("focus");
  gxi_party_add(tails, (gxi_party){.entity = focus, .member = GX_ID_NONE});
  scene->served = focus;
  scene->served_in = view->line->sentence;
}

bool gxi_serve_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  uint32_t item = actor_item(view);
  if (item == GX_ID_NONE || !gxi_helpers(heads, view, item, gxi_end_mask(frame->head, type->heads)))
    return false;
  if (heads->count > MAX_HELPERS) return false;
  if (!is_stressed(view, item) && gxi_only_describes(view, item)) return false;
  if (frame->tail[0].slot != GXI_SLOT_TOPIC && named_receivers(tails, view, item, gxi_end_mask(frame->tail, type->tails)))
    return true;
  if (leads_on(view) || gxi_helps_others(view)) return false;
  double factor = 0;
  gxi_help help = {
    .helpers = heads,
    .token = gxi_item_at(view->line, item)->first,
    .types = gxi_focus_types(view, type->tails),
    .least = 0.3};
  uint32_t focus = gxi_spoken_of(view, &help, &factor);
  if (focus == GX_ID_NONE || names_others(view, item, focus)) return false;
  gxi_focus_put(tails, view, focus, factor);
  return true;
}
