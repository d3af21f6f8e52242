/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ceremony.c: whom a signing ceremony joins, whatever the verb.
 *
 *     出席了 [甲] 与 [乙、丙] 深入推进某事战略合作协议 签约仪式
 *     [甲]、[乙] 以及 [丙] 的三方战略合作 签约仪式 在某地举行
 *     [甲] 与 [乙] 就某项目达成一致 , 并隆重举行 签约仪式
 *
 * The nouns are the required words of the frames with the flags "between joined". The
 * parties are the nearest group of two sides before the noun, or a mere list where
 * 共同, 三方 and the like say that it acts together.
 *
 * Not here: 甲与乙签约 (pair.c), and who attends the ceremony (occasion.c).
 */
#include "relation/line.h"
#include "relation/nobody.h"

static const gxi_item *item_at(const gxi_line *line, uint32_t item) {
  return gxi_item_at(line, item);
}

/* The noun stands in the item, also at the end of an event's name. */
static bool names_rite(const gxi_line *line, const gxi_frame *frame, uint32_t item) {
  gxi_item_kind kind = item_at(line, item)->kind;
  if (kind != GXI_ITEM_OTHER && kind != GXI_ITEM_NOUN) return false;
  gx_str text = gxi_item_text(line, item);
  for (uint32_t i = 0; i < frame->require_count; i++)
    if (gxi_str_ends(text, frame->require[i])) return true;
  return false;
}

/* …举行签约仪式,三方将…: what the next clause says of them. */
static bool tells_sides(const gxi_line *line, uint32_t rite) {
  uint32_t next = gxi_segment_end(line, rite);
  return gxi_line_has(line, next, next + 2, "三方 双方 四方 各方");
}

/* Two sides by 与, or a list that acts together. */
static bool is_joined(const gxi_line *line, uint32_t group, uint32_t rite) {
  gxi_parties parties;
  if (!gxi_item_parties(&parties, line, group, UINT32_MAX) || parties.count < 2)
    return false;
  return gxi_count_with(&parties) > 0 || parties.via.size ||
         gxi_line_has(line, group + 1, rite, "共同 联合 三方 双方 四方 多方") ||
         (parties.count < 5 && tells_sides(line, rite));
}

/* Who is only present: 出席, 见证. */
static bool parts(const gxi_line *line, uint32_t item) {
  return item_at(line, item)->kind == GXI_ITEM_VERB &&
         gxi_text_has(gxi_item_text(line, item), "出席 参加 见证 主持 观摩 列席 组织");
}

/* The group in the segment of the noun; `bare`: nobody stands there at all. */
static uint32_t group_here(const gxi_line *line, uint32_t rite, bool *bare) {
  uint32_t segment = item_at(line, rite)->segment;
  *bare = true;
  for (uint32_t i = rite; i-- > 0 && item_at(line, i)->segment == segment;) {
    const gxi_item *it = item_at(line, i);
    if (parts(line, i)) return *bare = false, GX_ID_NONE;
    if (it->kind != GXI_ITEM_NOUN) continue;
    if (is_joined(line, i, rite)) return i;
    if (it->slot == GXI_SLOT_PLACE) continue;
    *bare = false;
    if (it->slot == GXI_SLOT_NONE && it->governor == GX_ID_NONE) return GX_ID_NONE;
  }
  return GX_ID_NONE;
}

/* 甲与乙就某事达成一致,并举行…: the subject of the segment before. */
static uint32_t group_before(const gxi_line *line, uint32_t rite) {
  uint32_t segment = item_at(line, rite)->segment;
  for (uint32_t i = 0; i < rite; i++) {
    const gxi_item *it = item_at(line, i);
    if (it->segment + 1 != segment) continue;
    if (parts(line, i)) return GX_ID_NONE;
    if (it->kind != GXI_ITEM_NOUN || it->slot != GXI_SLOT_NONE) continue;
    return it->governor == GX_ID_NONE && is_joined(line, i, i + 1) ? i : GX_ID_NONE;
  }
  return GX_ID_NONE;
}

static void read_rite(
  const gxi_line *line, const gxi_carry *carry, const gxi_frame *frame, uint32_t rite
) {
  bool bare;
  uint32_t group = group_here(line, rite, &bare);
  if (group == GX_ID_NONE && bare && rite > 0) group = group_before(line, rite);
  if (group == GX_ID_NONE) return;
  gxi_view view = gxi_view_of(line, carry, rite);
  gxi_firing firing = {.view = &view, .frame = frame, .status = gxi_status_at(&view)};
  gxi_facts_find(&firing.facts, &view, (gx_str){0});
  gxi_pair_nouns(line->scene, &firing, group, true);
}

void gxi_ceremony_find(const gxi_line *line, const gxi_carry *carry) {
  const gxi_scene *scene = line->scene;
  for (uint32_t k = 0; k < scene->between_count; k++) {
    const gxi_frame *frame = scene->between[k];
    if (!gxi_frame_flag(frame, "joined")) continue;
    for (uint32_t i = 0; i < line->items.count; i++)
      if (names_rite(line, frame, i)) read_rite(line, carry, frame, i);
  }
}
