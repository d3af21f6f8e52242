/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * cleft.c: 是A…的, which says who did what has been done to something of B's.
 *
 *     [B] 的流水线 是 [A] 造 的        A, a firm, supplies B
 *     [B] 的水厂 是 [A] 修 的          A aids B, where the two lie far apart
 *     [B] 的工艺 是 [A] 帮着改 的      A supports B, a firm or a village near by
 *     [B] 是 [A] 前年 买来 的          A acquires B
 *     [B] 系 [A] 2019年 独资设立       A founds B; the 的 may be left out
 *
 * Whatever the verb; tried where no frame of it has yielded anything. A clause whose 的
 * leads on to a noun is none, and what A sold or holds is not meant as help.
 */
#include "relation/line.h"

/* 的 closes the clause, at most 来, 起来 or 完 before it. */
static bool closes_with_de(const gxi_line *line, uint32_t verb) {
  uint32_t count = line->items.count;
  for (uint32_t i = verb + 1; i < count && i <= verb + 3; i++) {
    gxi_item_kind kind = gxi_item_at(line, i)->kind;
    if (kind == GXI_ITEM_DE && i + 2 <= count && gxi_text_among(gxi_item_text(line, i + 1 < count ? i + 1 : i), "贷 款 贷款 钱 资金 经费 款项"))
      i++, kind = GXI_ITEM_DE; /* 银行放的贷, 甲掏的钱 */
    if (kind == GXI_ITEM_DE)
      return i + 1 == count || gxi_item_at(line, i + 1)->kind == GXI_ITEM_COMMA ||
             gxi_item_at(line, i + 1)->kind == GXI_ITEM_STOP;
    if (kind != GXI_ITEM_OTHER && kind != GXI_ITEM_VERB && kind != GXI_ITEM_ACTION)
      return false;
  }
  return false;
}

/* 是甲掏的钱. */
bool gxi_pays_cleft(const gxi_line *line, uint32_t item) {
  return item + 2 < line->items.count &&
         gxi_item_at(line, item + 1)->kind == GXI_ITEM_DE &&
         gxi_text_among(gxi_item_text(line, item), "掏 出 拨 批 凑 垫 给") &&
         gxi_text_among(gxi_item_text(line, item + 2), "钱 资金 经费 款项 款");
}

/* The group right behind 是 in the verb's segment, or GX_ID_NONE. */
static uint32_t doer(const gxi_line *line, uint32_t verb) {
  uint32_t segment = gxi_item_at(line, verb)->segment;
  for (uint32_t i = verb; i-- > 1 && gxi_item_at(line, i)->segment == segment;)
    if (gxi_item_at(line, i)->kind == GXI_ITEM_NOUN && gxi_text_among(gxi_item_text(line, i - 1), "是 就是 也是 都是 便是 正是 还是"))
      return i;
  return GX_ID_NONE;
}

/* 造, 生产: what a firm makes for a firm. */
static void put_made(
  gxi_scene *scene, const gxi_line *line, uint32_t verb, uint32_t head, uint32_t tail
) {
  uint32_t firm = gxi_bit(scene->type.company),
           grower = firm | gxi_bit(scene->type.organization);
  if (!(gxi_entity_bit(scene, head) & grower) || !(gxi_entity_bit(scene, tail) & grower))
    return;
  gxi_draft *draft =
    gxi_draft_new(scene, head, scene->tie.supplies, tail, line->sentence);
  if (!draft) return;
  draft->confidence = 0.6;
  draft->rule = GX_STR_LIT("supply.cleft");
  draft->trigger = scene->reading->tokens.items[gxi_item_at(line, verb)->first].text;
}

static void put(
  gxi_scene *scene, const gxi_line *line, uint32_t verb, uint32_t head, uint32_t tail
) {
  const gxi_types *t = &scene->type;
  uint32_t office = gxi_bit(t->agency) | gxi_bit(t->organization);
  uint32_t head_bit = gxi_entity_bit(scene, head),
           tail_bit = gxi_entity_bit(scene, tail);
  bool afar = gxi_are_afar(scene, head, tail) && !gxi_entity_receives(scene, head);
  bool gift = gxi_text_has(gxi_item_text(line, verb), "捐 赠 援 送") ||
              gxi_pays_cleft(line, verb);
  uint32_t givers = office | scene->places | gxi_bit(t->company);
  bool firm = (tail_bit & gxi_bit(t->company)) &&
              ((head_bit & scene->places) || gxi_is_aid_office(scene, head));
  bool aids = gift
                ? (head_bit & givers) && (firm || (tail_bit & (office | scene->places)))
                : afar && (head_bit & (office | scene->places)) &&
                    (tail_bit & (office | scene->places));
  bool taught = gxi_text_has(gxi_item_text(line, verb), "帮 教 培训 辅导 指导") ||
                (verb > 0 && gxi_text_has(gxi_item_text(line, verb - 1), "帮"));
  uint32_t helpers = taught ? office | gxi_bit(t->company) : office;
  bool supports =
    !aids && (head_bit & helpers) &&
    (tail_bit & (gxi_bit(t->company) | gxi_bit(t->organization) | gxi_bit(t->village)));
  if (!aids && !supports) return;
  gxi_draft *draft = gxi_draft_new(
    scene, head, aids ? scene->tie.aids : scene->tie.supports, tail, line->sentence
  );
  if (!draft) return;
  draft->confidence = 0.6;
  draft->rule = aids ? GX_STR_LIT("aid.cleft") : GX_STR_LIT("support.cleft");
  draft->trigger = scene->reading->tokens.items[gxi_item_at(line, verb)->first].text;
}

/* The clause ends behind the verb, or with 的. */
static bool closes(const gxi_line *line, uint32_t verb) {
  if (verb + 1 >= line->items.count) return true;
  gxi_item_kind next = gxi_item_at(line, verb + 1)->kind;
  return next == GXI_ITEM_COMMA || next == GXI_ITEM_STOP || closes_with_de(line, verb);
}

/* Between this item and the verb nothing stands but when and from whom. */
static bool leads_to(const gxi_line *line, uint32_t item, uint32_t verb) {
  for (uint32_t i = item + 1; i < verb; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    bool from = it->kind == GXI_ITEM_NOUN && it->slot == GXI_SLOT_SOURCE;
    if (it->kind != GXI_ITEM_DATE && it->kind != GXI_ITEM_OTHER && it->kind != GXI_ITEM_PREPOSITION && it->kind != GXI_ITEM_QUANTITY && !from)
      return false;
  }
  return true;
}

/* [B] 系 [A] 全资所有, [B] 为 [A] 控股. */
static bool
put_owned(const gxi_line *line, const gxi_carry *carry, uint32_t by, uint32_t verb) {
  gxi_scene *scene = line->scene;
  uint32_t firm = gxi_bit(scene->type.company);
  gxi_parties heads, tails;
  if (!gxi_item_parties(&heads, line, by - 2, firm) || !gxi_item_parties(&tails, line, by, firm) || tails.count != 1)
    return false;
  gxi_view view = gxi_view_of(line, carry, verb);
  for (uint32_t i = 0; i < heads.count; i++) {
    gxi_draft *draft = gxi_draft_new(
      scene,
      heads.items[i].entity,
      scene->tie.subsidiary_of,
      tails.items[0].entity,
      line->sentence
    );
    if (!draft) continue;
    draft->confidence = 0.8;
    draft->status = gxi_status_at(&view);
    draft->rule = GX_STR_LIT("subsidiary.cleft");
    draft->trigger = scene->reading->tokens.items[gxi_item_at(line, verb)->first].text;
  }
  return true;
}

/* [B] 是 [A] 买来的, [B] 系 [A] 设立: of a firm or a body itself. */
static bool put_made_body(const gxi_line *line, const gxi_carry *carry, uint32_t verb) {
  gxi_scene *scene = line->scene;
  gx_str done = gxi_item_text(line, verb);
  bool bought = gxi_text_among(
    done, "买来 买下 买进 收购 收购来 并购 盘下 接手 兼并 购得 接过来 购入 买断 收编"
  );
  bool founded = gxi_text_among(
    done,
    "设立 独资设立 全资设立 出资设立 投资设立 合资设立 创办 独资创办 兴办 合资兴办 "
    "组建 合资组建 成立 合资成立 投资兴办 独资兴办 合办 投资成立 创立 发起设立 "
    "发起成立 出资成立 出资组建 牵头成立 牵头组建 牵头设立"
  );
  bool owned =
    gxi_text_among(done, "全资 独资 控股 全资控股 绝对控股 全资拥有 全资持有") &&
    (closes(line, verb) ||
     gxi_text_among(gxi_item_text(line, verb + 1), "所有 拥有 持有 经营"));
  if (!owned && ((!bought && !founded) || !closes(line, verb))) return false;
  uint32_t by = verb;
  while (by > 1 && gxi_item_at(line, by)->segment == gxi_item_at(line, verb)->segment &&
         !(gxi_item_at(line, by)->kind == GXI_ITEM_NOUN &&
           gxi_text_among(
             gxi_item_text(line, by - 1), "是 系 为 也是 就是 都是 均是 即是 均系 均为"
           )))
    by--;
  if (by < 2 || gxi_item_at(line, by - 2)->kind != GXI_ITEM_NOUN || !leads_to(line, by, verb))
    return false;
  if (owned) return put_owned(line, carry, by, verb);
  uint32_t firm = gxi_bit(scene->type.company);
  uint32_t made = founded ? firm | gxi_bit(scene->type.organization) : firm;
  gxi_parties heads, tails;
  if (!gxi_item_parties(&tails, line, by - 2, made) || !gxi_item_parties(&heads, line, by, scene->bodies | scene->persons))
    return false;
  gxi_view view = gxi_view_of(line, carry, verb);
  gxi_status_word status = gxi_status_at(&view);
  for (uint32_t i = 0; i < heads.count * tails.count; i++) {
    gxi_draft *draft = gxi_draft_new(
      scene,
      heads.items[i / tails.count].entity,
      founded ? scene->tie.founds : scene->tie.acquires,
      tails.items[i % tails.count].entity,
      line->sentence
    );
    if (!draft) continue;
    draft->confidence = 0.75;
    draft->status = status;
    draft->rule = founded ? GX_STR_LIT("found.cleft") : GX_STR_LIT("acquire.cleft");
    draft->trigger = scene->reading->tokens.items[gxi_item_at(line, verb)->first].text;
  }
  return true;
}

/* 有300万元是某银行放的贷. */
static bool put_loan(
  gxi_scene *scene, const gxi_line *line, uint32_t verb, uint32_t head, uint32_t tail
) {
  gx_str name = scene->entities->items[head].name;
  uint32_t end = verb + 4 < line->items.count ? verb + 4 : line->items.count;
  uint32_t firms = gxi_bit(scene->type.company) | gxi_bit(scene->type.organization);
  if (!gxi_text_has(name, "银行 信用社 支行 分行 贷款公司 信用联社 农商行") || !gxi_line_has(line, verb, end, "贷 借") || !(gxi_entity_bit(scene, tail) & firms))
    return false;
  gxi_draft *draft =
    gxi_draft_new(scene, head, scene->tie.supports, tail, line->sentence);
  if (!draft) return false;
  draft->confidence = 0.65;
  draft->rule = GX_STR_LIT("support.cleft");
  draft->trigger = scene->reading->tokens.items[gxi_item_at(line, verb)->first].text;
  return true;
}

void gxi_cleft_find(const gxi_line *line, const gxi_carry *carry, uint32_t verb) {
  if (put_made_body(line, carry, verb) || !closes_with_de(line, verb)) return;
  uint32_t by = doer(line, verb);
  if (by == GX_ID_NONE || by < 2) return;
  gxi_scene *scene = line->scene;
  gxi_view around = gxi_view_of(line, carry, verb), *view = &around;
  gxi_parties heads, tails;
  uint32_t types = scene->bodies | scene->places;
  if (!gxi_item_parties(&heads, line, by, UINT32_MAX) || !gxi_owner_around(&tails, view, by - 1, types, &heads))
    return;
  if (put_loan(scene, line, verb, heads.items[0].entity, tails.items[0].entity)) return;
  gx_str done = gxi_item_text(line, view->verb);
  if (tails.item != GX_ID_NONE && gxi_text_among(done, "造 制造 生产 做 发来 运来 拉来 供 供应 供货 供给 产 种 种植 加工 代工 酿 织 印 提供 定制 打造")) {
    put_made(scene, line, view->verb, heads.items[0].entity, tails.items[0].entity);
    return;
  }
  bool given = gxi_text_has(done, "捐 赠 送 给 援") || gxi_pays_cleft(line, verb);
  if (tails.item == GX_ID_NONE && !given) return;
  if (gxi_line_has(
        line,
        tails.item == GX_ID_NONE ? view->begin : tails.item,
        view->verb + 1,
        "股 买 卖 产 进口 投资 拍 借 租 送检 不是 并非 没 未"
      ))
    return;
  for (uint32_t i = 0; i < heads.count; i++)
    for (uint32_t k = 0; k < tails.count; k++)
      put(scene, line, view->verb, heads.items[i].entity, tails.items[k].entity);
}
