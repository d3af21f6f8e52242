/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * afar.c: who lies far from whom, and may so be a giver or a receiver of paired help.
 *
 *     [上海某医院] 赴 [莎车县] 坐诊        of two provinces, the second receives: help
 *     [莎车县医院] 赴 [莎车县某乡] 坐诊    at home
 *     [某基金会] 修缮 [莎车县某校]         charities give wherever they do
 */
#include "relation/line.h"

bool gxi_are_afar(const gxi_scene *scene, uint32_t a, uint32_t b) {
  uint32_t x = gxi_entity_province(scene, a), y = gxi_entity_province(scene, b);
  return x != GX_ID_NONE && y != GX_ID_NONE && x != y;
}

/* In the national scheme of paired help these provinces receive: Xinjiang, Tibet,
   Qinghai, Ningxia, Gansu, Guizhou (public decisions of the State Council). */
bool gxi_entity_receives(const gxi_scene *scene, uint32_t entity) {
  uint32_t province = gxi_entity_province(scene, entity);
  if (province == GX_ID_NONE) return false;
  gx_str key = gxi_knowledge_place(scene->knowledge, province)->key; /* CN-650000 */
  if (gxi_str_is(key, "CN-XJBT")) return true; /* the 兵团 lies in 新疆 */
  return key.size == 9 && gxi_text_among(gxi_str_sub(key, 3, 5), "65 54 63 64 62 52") &&
         gxi_str_starts(key, GX_STR_LIT("CN-")) &&
         gxi_str_ends(key, GX_STR_LIT("0000"));
}

/* And these give, by the schemes that pair east and west. */
bool gxi_gives(const gxi_scene *scene, uint32_t entity) {
  uint32_t province = gxi_entity_province(scene, entity);
  if (province == GX_ID_NONE) return false;
  return gxi_text_among(
    gxi_knowledge_place(scene->knowledge, province)->key,
    "CN-110000 CN-120000 CN-310000 CN-320000 CN-330000 CN-350000 CN-370000 CN-440000"
  );
}

/* Whom the east helps in the pairing of east and west, beside those that receive. */
static bool is_western(const gxi_scene *scene, uint32_t entity) {
  uint32_t province = gxi_entity_province(scene, entity);
  return province != GX_ID_NONE &&
         gxi_text_among(
           gxi_knowledge_place(scene->knowledge, province)->key,
           "CN-150000 CN-450000 CN-500000 CN-510000 CN-530000 CN-610000"
         );
}

bool gxi_entity_is_aided(const gxi_scene *scene, uint32_t entity) {
  return gxi_entity_receives(scene, entity) || is_western(scene, entity);
}

/* Beijing and Tianjin help Hebei; Beijing those whose water it drinks, in Henan and
   Hubei. */
static bool is_capital_pair(const gxi_scene *scene, uint32_t giver, uint32_t receiver) {
  uint32_t from = gxi_entity_province(scene, giver);
  uint32_t to = gxi_entity_province(scene, receiver);
  if (from == GX_ID_NONE || to == GX_ID_NONE) return false;
  gx_str giving = gxi_knowledge_place(scene->knowledge, from)->key;
  gx_str taking = gxi_knowledge_place(scene->knowledge, to)->key;
  if (gxi_text_among(taking, "CN-130000"))
    return gxi_text_among(giving, "CN-110000 CN-120000");
  return gxi_text_among(taking, "CN-410000 CN-420000") &&
         gxi_text_among(giving, "CN-110000");
}

bool gxi_may_aid(const gxi_scene *scene, uint32_t giver, uint32_t receiver) {
  return gxi_are_afar(scene, giver, receiver) && !gxi_entity_receives(scene, giver) &&
         (gxi_entity_receives(scene, receiver) ||
          (gxi_gives(scene, giver) && is_western(scene, receiver)) ||
          is_capital_pair(scene, giver, receiver));
}

/* An office that a place sends out to aid another. */
bool gxi_is_aid_office(const gxi_scene *scene, uint32_t head) {
  gx_str name = scene->entities->items[head].name;
  return (gxi_entity_bit(scene, head) &
          (gxi_bit(scene->type.agency) | gxi_bit(scene->type.organization))) &&
         gxi_text_has(
           name,
           "援疆 援藏 援青 援宁 援黔 援滇 援川 对口支援 对口帮扶 东西部协作 帮扶 驻村"
         ) &&
         gxi_text_has(
           name,
           "指挥部 工作队 工作组 联络组 工作专班 援疆办 援藏办 医疗队 支教队 支教团"
         );
}

/* Whom an aid office helps, where nobody knows in which province one of them lies. */
static bool is_sent_to(const gxi_scene *scene, uint32_t head, uint32_t tail) {
  uint32_t home = gxi_entity_site(scene, head), there = gxi_entity_site(scene, tail);
  bool known = gxi_entity_province(scene, head) != GX_ID_NONE &&
               gxi_entity_province(scene, tail) != GX_ID_NONE;
  return gxi_is_aid_office(scene, head) && !known &&
         (home == GX_ID_NONE || home != there);
}

/* Of two of a kind: hospitals, schools. */
bool gxi_are_alike(gx_str a, gx_str b) {
  static const char *const kinds[] = {
    "医院 卫生院 卫生服务中心", "学校 中学 小学 幼儿园 高中 初中"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (gxi_text_has(a, kinds[i]) && gxi_text_has(b, kinds[i])) return true;
  return false;
}

/* What a hospital does for a hospital far away that receives paired help, or a place
   for a place, is aid, whatever word says it. */
bool gxi_is_paired_help(const gxi_scene *scene, uint32_t head, uint32_t tail) {
  const gxi_entity *a = &scene->entities->items[head],
                   *b = &scene->entities->items[tail];
  bool places = (gxi_entity_bit(scene, head) & scene->places) &&
                (gxi_entity_bit(scene, tail) & scene->places);
  return (places || gxi_are_alike(a->name, b->name)) &&
         gxi_are_afar(scene, head, tail) &&
         (gxi_entity_receives(scene, tail) ||
          (gxi_gives(scene, head) && is_western(scene, tail))) &&
         !gxi_entity_receives(scene, head);
}

/* A foundation without a place of its own gives wherever it does. */
static bool is_charity(const gxi_scene *scene, uint32_t head) {
  return gxi_entity_bit(scene, head) == gxi_bit(scene->type.organization) &&
         gxi_entity_province(scene, head) == GX_ID_NONE &&
         gxi_text_has(scene->entities->items[head].name, "基金会 慈善 红十字 公益");
}

/* For frames with the flag "afar". */
bool gxi_may_help_afar(const gxi_scene *scene, uint32_t head, uint32_t tail) {
  if (!gxi_are_afar(scene, head, tail))
    return is_sent_to(scene, head, tail) || is_charity(scene, head);
  return !gxi_entity_receives(scene, head) || gxi_entity_receives(scene, tail);
}

/* 某市第一医院、妇幼医院赴…: whom a list names without saying where it lies is
   taken to lie where the one before it does. */
uint32_t
gxi_help_home(const gxi_scene *scene, const gxi_firing *firing, uint32_t head) {
  uint32_t home = head;
  if (!firing->heads || gxi_entity_province(scene, head) != GX_ID_NONE) return head;
  for (uint32_t i = 0; i < firing->heads->count; i++) {
    uint32_t entity = firing->heads->items[i].entity;
    if (entity == head) break;
    if (gxi_entity_province(scene, entity) != GX_ID_NONE && gxi_are_alike(scene->entities->items[entity].name, scene->entities->items[head].name))
      home = entity;
  }
  return home;
}
