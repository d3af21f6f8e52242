/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pivot.c: what one verb or preposition governs acts in the verbs behind.
 *
 *     推动 [甲公司] 落户          甲公司 settles
 *     接受了 [甲] 2000万元入股    甲 pays
 *     深化 [湘吐两地] 产业合作    the two work together
 *     在 [甲] 支持下, [乙] …      甲 helps whoever acts next
 */
#include "relation/line.h"

/* 接受了甲2000万元入股: 甲 pays. */
static bool pays_in(const gxi_view *view, uint32_t item) {
  if (item + 2 != view->verb || gxi_item_at(view->line, item + 1)->kind != GXI_ITEM_MONEY)
    return false;
  return gxi_text_has(gxi_item_text(view->line, view->verb), "投 资 股 购");
}

/* 收到甲捐款86万元: 甲 gives. */
static bool gives_in(const gxi_view *view, uint32_t item) {
  return item + 1 == view->verb &&
         gxi_text_among(
           gxi_item_text(view->line, gxi_item_at(view->line, item)->governor),
           "收到 收到了 接到 接受 接受了 获得 得到 迎来"
         ) &&
         gxi_text_has(gxi_item_text(view->line, view->verb), "捐 赠 援助");
}

/* 深化湘吐两地产业合作: what is deepened is what the two do. */
static bool deepens(const gxi_view *view, const gxi_item *group) {
  return group->member_count > 1 &&
         gxi_text_among(
           gxi_item_text(view->line, group->governor),
           "深化 深化了 拓展 拓展了 加强 加强了 推进 促进 促进了 增进 增进了 密切 "
           "密切了 扩大 "
           "巩固 拓宽 加深 加深了 持续深化 不断深化 持续推进 深入推进 进一步深化"
         );
}

/* 邀请 组织 引进 …: what they govern acts in the verbs behind. */
bool gxi_is_pivot(const gxi_view *view, uint32_t item) {
  const gxi_item *it = gxi_item_at(view->line, item);
  if (it->kind != GXI_ITEM_NOUN || it->governor == GX_ID_NONE ||
      gxi_item_at(view->line, it->governor)->kind == GXI_ITEM_PREPOSITION)
    return false;
  if (pays_in(view, item) || gives_in(view, item) || deepens(view, it)) return true;
  return gxi_text_among(
    gxi_item_text(view->line, it->governor),
    "邀请 组织 引进 协调 让 使 推动 促成 "
    "吸引 引来 招来 引导 动员 陪同 陪 陪着 领着 带着 请来 聘请 促使 招引 支持 帮助 "
    "协助 指导 "
    "助推 吸纳 接纳 吸收 邀请了 组织了 引进了 吸引了 邀 请 联系 联系了 联系到 说服 "
    "说服了 发动 发动了 "
    "委托 委托了 号召 鼓励 敦促 劝说 游说 请到 请来了 动员了 促成了 带动 安排 指派 派 "
    "派出 "
    "新增 确定 明确 督促 争取 感谢 感恩 感激 肯定 高度评价 充分肯定 赞赏 高度赞扬"
  );
}

/* 联系某基金会拿出…: whoever is asked acts in what follows. */
uint32_t gxi_pivot_before(const gxi_line *line, uint32_t verb) {
  gxi_view view = {.line = line, .verb = verb};
  uint32_t item = verb; /* 组织甲、乙等8家会员企业来到: whom it is said of goes on */
  while (item > 1 && verb - item < 3 &&
         (gxi_item_at(line, item - 1)->kind == GXI_ITEM_QUANTITY ||
          gxi_item_at(line, item - 1)->kind == GXI_ITEM_ROLE ||
          gxi_text_among(gxi_item_text(line, item - 1), "企业 单位 公司 会员")))
    item--;
  if (item < 2 || gxi_text_among(gxi_item_text(line, verb), "就业 务工 增收 脱贫 致富 上岗"))
    return GX_ID_NONE; /* 甲吸纳当地800人就业,产品…: of 甲 */
  return gxi_is_pivot(&view, item - 1) ? item - 1 : GX_ID_NONE;
}

/* 甲支持[乙]开展…,并选派…: behind 并 it is 甲 who goes on; whoever is invited or
 * brought goes on himself. */
bool gxi_helper_goes_on(const gxi_line *line, uint32_t asked) {
  uint32_t governor = gxi_item_at(line, asked)->governor;
  if (governor == GX_ID_NONE || !gxi_text_among(gxi_item_text(line, governor), "支持 帮助 协助 指导 助推 鼓励 推动"))
    return false;
  uint32_t next = gxi_segment_end(line, asked);
  while (next < line->items.count && gxi_item_pauses(line, next))
    next++;
  return next < line->items.count &&
         gxi_text_among(
           gxi_item_text(line, next), "并 并且 还 还将 同时 也 且 并将 另外"
         );
}

/* 在甲(的大力)支持下: 甲 helps, it is not where. */
void gxi_mark_backer(gxi_line *line, uint32_t item) {
  gxi_item *it = &line->items.items[item];
  if (it->slot != GXI_SLOT_PLACE) return;
  for (uint32_t i = item + 1; i < line->items.count && i - item < 6; i++) {
    const gxi_item *next = gxi_item_at(line, i);
    if (next->segment != it->segment || next->kind == GXI_ITEM_NOUN || gxi_item_pauses(line, i))
      return;
    if (i < item + 2 || !gxi_text_among(gxi_item_text(line, i), "下 之下")) continue;
    if (gxi_text_has(
          gxi_item_text(line, i - 1),
          "支持 帮助 帮扶 援助 扶持 协助 指导 推动 协调 牵线 支援 搭桥 撮合 引导 关心 "
          "助力"
        ))
      it->slot = GXI_SLOT_NONE;
    return;
  }
}
