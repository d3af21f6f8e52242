/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fruit.c: what came of the help that a clause before tells of.
 *
 *     [甲市] 累计拿出援藏资金1.3亿元 , [乙县医院] 、 [丙镇水厂] 都是这样盖的
 *     [甲市] 投入援青资金9亿元 , [乙园] 、 [丙小学] 都出自甲市建设者之手
 *     [甲市] 投向某县的资金为2亿元 , 其中 [丙乡] 的暖棚 已交付使用
 *     钱花在哪儿? [乙镇] 的育苗中心、 [丙乡] 的管网都是。
 *
 * Whoever helped last, in this sentence or the two before, aids each of them, if they
 * lie far from him.
 *
 * Not here: 都是甲修的 (cleft.c), where the clause itself says who did it.
 */
#include "relation/line.h"

static bool says(const gxi_line *line, uint32_t item, const char *words) {
  return item < line->items.count && gxi_str_in(gxi_item_text(line, item), words);
}

/* The clause ends at this item or with 的 in front of its end. */
static bool ends_with_de(const gxi_line *line, uint32_t item) {
  uint32_t segment = gxi_item_at(line, item)->segment, last = item;
  for (uint32_t i = item + 1; i < line->items.count; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->segment != segment || it->kind == GXI_ITEM_COMMA || it->kind == GXI_ITEM_STOP)
      break;
    if (it->kind == GXI_ITEM_NOUN) return false;
    last = i;
  }
  return gxi_item_at(line, last)->kind == GXI_ITEM_DE;
}

/* 都是这样…的, 也是用这笔钱…的, 都出自…之手, 其中…已建成, …都是。 */
static bool is_cue(const gxi_line *line, uint32_t item) {
  const gxi_item *it = gxi_item_at(line, item);
  if (it->kind == GXI_ITEM_VERB && says(line, item, "出自"))
    return gxi_line_has(line, item, line->items.count, "之手 手笔");
  if (it->kind != GXI_ITEM_OTHER) return false;
  if (says(line, item, "是 都是 就是 也是 便是 正是 全是")) {
    bool all = item > 0 && says(line, item - 1, "都 也 全 便 就 正 均");
    bool last = item + 1 == line->items.count ||
                gxi_item_at(line, item + 1)->kind == GXI_ITEM_STOP;
    if (last) return (all || says(line, item, "都是 也是")) && line->sentence > 0;
    uint32_t next = says(line, item + 1, "用 靠 拿") ? item + 2 : item + 1;
    return says(line, next, "这样 这么 这笔 这些 如此") && ends_with_de(line, item);
  }
  return says(line, item, "其中") &&
         gxi_line_has(
           line,
           item,
           line->items.count,
           "已交付 已建成 已完工 已竣工 已投用 已投入使用 已开工 已通水 已启用 已封顶"
         );
}

/* Whoever helped last, in one of the last three sentences. */
static uint32_t helper_before(const gxi_line *line) {
  const gxi_scene *scene = line->scene;
  uint32_t from = line->sentence < 2 ? 0 : line->sentence - 2;
  uint32_t block = scene->sentences[line->sentence].block;
  while (from < line->sentence && scene->sentences[from].block != block)
    from++;
  for (uint32_t i = scene->drafts.count; i-- > 0;) {
    const gxi_draft *draft = &scene->drafts.items[i];
    if (draft->text.begin < scene->sentences[from].text.begin) return GX_ID_NONE;
    if (draft->type == scene->tie.aids && draft->confidence >= 0.5) return draft->head;
  }
  return GX_ID_NONE;
}

/* 甲市拿出援藏资金2600万元,…: who gives money for help, in a clause before the cue. */
static uint32_t giver_before(const gxi_line *line, uint32_t cue) {
  const gxi_scene *scene = line->scene;
  uint32_t found = GX_ID_NONE, segment = UINT32_MAX, money = UINT32_MAX;
  if (!gxi_line_has(line, 0, cue, "援疆 援藏 援青 援宁 援助 援建 帮扶 协作资金"))
    return GX_ID_NONE;
  for (uint32_t i = cue; i-- > 0;) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind == GXI_ITEM_STOP) break;
    if (it->kind == GXI_ITEM_MONEY) money = it->segment;
    if (it->kind != GXI_ITEM_NOUN || it->segment != money) continue;
    segment = it->segment;
    gxi_parties giver;
    bool gives = it->slot == GXI_SLOT_NONE || it->slot == GXI_SLOT_AGENT;
    if (gives && gxi_item_parties(&giver, line, i, scene->places | scene->bodies))
      found = giver.items[0].entity;
  }
  return segment < gxi_item_at(line, cue)->segment ? found : GX_ID_NONE;
}

static void put(const gxi_line *line, uint32_t head, uint32_t item, uint32_t cue) {
  gxi_scene *scene = line->scene;
  gxi_parties helped;
  uint32_t types = scene->places | gxi_bit(scene->type.organization) |
                   gxi_bit(scene->type.zone) | gxi_bit(scene->type.agency);
  if (!gxi_item_parties(&helped, line, item, types)) return;
  for (uint32_t i = 0; i < helped.count; i++) {
    uint32_t tail = helped.items[i].entity;
    bool near = !gxi_are_afar(scene, head, tail);
    if (near && gxi_entity_province(scene, tail) != GX_ID_NONE) continue;
    gxi_draft *draft =
      gxi_draft_new(scene, head, scene->tie.aids, tail, line->sentence);
    if (!draft) return;
    draft->confidence = 0.7;
    draft->rule = GX_STR_LIT("aid.fruit");
    draft->trigger = scene->reading->tokens.items[gxi_item_at(line, cue)->first].text;
  }
}

/* 甲县的乙园: only 乙园. */
static bool describes(const gxi_line *line, uint32_t item) {
  return gxi_item_at(line, item)->modifier &&
         gxi_item_at(line, item)->member_count == 1 && item + 2 < line->items.count &&
         gxi_item_at(line, item + 1)->kind == GXI_ITEM_DE &&
         gxi_item_at(line, item + 2)->kind == GXI_ITEM_NOUN;
}

/* The groups of the clause of the cue, or of the one before it. */
static void put_all(const gxi_line *line, uint32_t head, uint32_t cue) {
  bool behind = says(line, cue, "其中"), any = false;
  uint32_t segment = gxi_item_at(line, cue)->segment, found = segment;
  for (uint32_t i = behind ? cue + 1 : cue; behind ? i < line->items.count : i-- > 0;) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind == GXI_ITEM_STOP || it->segment > segment || it->segment + 1 < found)
      return;
    if (it->kind == GXI_ITEM_NOUN && (!any || it->segment == found)) {
      if (!any) found = it->segment;
      any = true;
      if (!describes(line, i)) put(line, head, i, cue);
    }
    i += behind;
  }
}

void gxi_fruit_find(const gxi_line *line) {
  gxi_scene *scene = line->scene;
  if (scene->tie.aids == GX_ID_NONE || !gxi_line_has(line, 0, line->items.count, "是这 是用 是靠 之手 其中 是如此 都是 也是"))
    return;
  for (uint32_t i = 0; i < line->items.count; i++) {
    if (!is_cue(line, i)) continue;
    uint32_t head = helper_before(line);
    if (head == GX_ID_NONE) head = giver_before(line, i);
    if (head != GX_ID_NONE) put_all(line, head, i);
    return;
  }
}
