/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * source.c: whose thing it is that a giver paid for, where the giver stands behind.
 *
 *     [乙] 的 饮水工程款 来自 [甲]              甲 aids 乙
 *     [乙] 的 饮水工程 建成了 , 工程款 由 [甲] 承担
 *     [乙] 门口 的 救护车 为 [甲] 所赠
 *     [乙] 的 两台 仪器 , 是 [甲] 捐 的         (cleft.c)
 *
 * For frames with the flag "owned": the owner is the group before the thing in the
 * clause (and nothing else where the tie is no aid: 乙的账由甲代记); else the one that
 * a clause before in the sentence is about; else whom the sentences before are about.
 */
#include "relation/line.h"

/* [乙] 的 thing, [乙] thing: a word without a name follows the group. */
static bool has_thing(const gxi_line *line, uint32_t item, uint32_t limit) {
  uint32_t at = item + 1;
  if (at < limit && gxi_item_at(line, at)->kind == GXI_ITEM_DE) at++;
  return at < limit && gxi_item_at(line, at)->kind != GXI_ITEM_PREPOSITION &&
         gxi_item_at(line, at)->segment == gxi_item_at(line, item)->segment;
}

static bool has_other(const gxi_parties *owners, const gxi_parties *givers) {
  for (uint32_t i = 0; i < owners->count; i++)
    for (uint32_t k = 0; k < givers->count; k++)
      if (owners->items[i].entity == givers->items[k].entity) return false;
  return true;
}

/* A group that a clause before is about, or that lies in its place. */
static bool is_about(const gxi_line *line, uint32_t item) {
  const gxi_item *it = gxi_item_at(line, item);
  return it->slot == GXI_SLOT_NONE || it->slot == GXI_SLOT_PLACE;
}

/* 甲医院派来的医生坐诊,某局送来设备: 甲医院 helps itself. */
static bool helps_itself(const gxi_line *line, uint32_t item) {
  return item + 1 < line->items.count &&
         gxi_verb_tells(line, item + 1, line->scene->tie.aids);
}

#define LAST_DRAFTS 64u /* chosen */

/* 乙院捐了设备。某商会捐款86万元: the text says that 乙院 gave. */
static bool has_helped(const gxi_scene *scene, const gxi_parties *owners) {
  uint32_t count = scene->drafts.count;
  for (uint32_t i = count; i-- > 0 && count - i <= LAST_DRAFTS;) {
    const gxi_draft *draft = &scene->drafts.items[i];
    bool helps = draft->type == scene->tie.aids || draft->type == scene->tie.supports;
    if (helps && draft->head == owners->items[0].entity) return true;
  }
  return false;
}

static bool owner_before(
  gxi_parties *owners,
  const gxi_view *view,
  uint32_t limit,
  uint32_t types,
  const gxi_parties *givers
) {
  const gxi_line *line = view->line;
  if (limit == 0 || limit > line->items.count) return false;
  uint32_t segment = gxi_item_at(line, limit - 1)->segment;
  bool comma = gxi_item_at(line, limit - 1)->kind == GXI_ITEM_COMMA;
  for (uint32_t i = limit; i-- > 0;) {
    const gxi_item *it = gxi_item_at(line, i);
    if (gxi_text_among(gxi_item_text(line, i), "。 ; ! ?")) break;
    if (it->kind != GXI_ITEM_NOUN) continue;
    bool here = it->segment == segment;
    if (here ? !has_thing(line, i, limit) : !is_about(line, i)) continue;
    if ((!here || comma) && helps_itself(line, i)) return false;
    if ((!here || comma) && i > 0 && gxi_text_among(gxi_item_text(line, i - 1), "是"))
      return false; /* 一半是甲捐的,一半是乙捐的 */
    if (!gxi_item_parties(owners, line, i, types) || !has_other(owners, givers))
      continue;
    owners->factor = here ? 1.0 : 0.9;
    return owners->count == 1;
  }
  return gxi_carried_others(owners, view, types, givers) && owners->count == 1 &&
         !has_helped(view->line->scene, owners);
}

/* 操场是甲区出资修的,就在乙镇; 来自甲区的捐赠,安装在乙县医院: the next clause says
   where the thing is, and names nobody else. */
static bool owner_behind(gxi_parties *owners, const gxi_view *view, uint32_t types) {
  const gxi_line *line = view->line;
  uint32_t segment = gxi_item_at(line, view->verb)->segment, found = GX_ID_NONE;
  for (uint32_t i = view->verb + 1; i < line->items.count; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind == GXI_ITEM_STOP || (found != GX_ID_NONE && it->segment != gxi_item_at(line, found)->segment))
      break;
    if (it->segment == segment || it->kind != GXI_ITEM_NOUN) continue;
    bool stands = gxi_text_among(
      gxi_item_text(line, i - 1),
      "在 就在 位于 坐落在 坐落于 安装在 安装于 建在 安放在 摆放在 存放在 停在 用在 "
      "配备给 交给 移交给 送到 送往 交由 落在 安置在 放在"
    );
    if (found != GX_ID_NONE || !stands) return false;
    found = i;
  }
  if (found == GX_ID_NONE || !gxi_item_parties(owners, line, found, types))
    return false;
  owners->factor = 0.9;
  return owners->count == 1;
}

bool gxi_owner_around(
  gxi_parties *owners,
  const gxi_view *view,
  uint32_t limit,
  uint32_t types,
  const gxi_parties *givers
) {
  return owner_behind(owners, view, types) ||
         owner_before(owners, view, limit, types, givers);
}

/* Where the giver begins: at its preposition, or the verb. */
static uint32_t giver_begin(const gxi_view *view, const gxi_parties *givers) {
  uint32_t item = givers->item;
  if (item == GX_ID_NONE || item > view->verb) return view->verb;
  uint32_t governor = gxi_item_at(view->line, item)->governor;
  return governor != GX_ID_NONE && governor < item ? governor : item;
}

bool gxi_owned_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gxi_scene *scene = view->line->scene;
  const gx_relation_type *type = gxi_frame_type(view, frame);
  if (!gxi_end_fill(heads, view, frame->head, frame->head_count, type->heads) || heads->item == GX_ID_NONE)
    return false;
  uint32_t begin = giver_begin(view, heads);
  if (begin < 2) return false;
  gxi_item_kind before =
    gxi_item_at(view->line, begin - 1)->kind; /* of the thing given */
  if (before == GXI_ITEM_NOUN || before == GXI_ITEM_PREPOSITION) return false;
  uint32_t office = gxi_bit(scene->type.agency) | gxi_bit(scene->type.organization);
  if (frame->relation == scene->tie.aids)
    return gxi_owner_around(tails, view, begin, scene->places | office, heads);
  uint32_t types = gxi_end_mask(frame->tail, type->tails);
  return owner_before(tails, view, begin, types, heads) && tails->item != GX_ID_NONE &&
         gxi_item_at(view->line, tails->item)->segment ==
           gxi_item_at(view->line, begin)->segment &&
         gxi_item_at(view->line, tails->item + 1)->kind == GXI_ITEM_DE;
}
