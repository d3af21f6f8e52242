/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * title.c: what a title says by itself: 市委书记 → organ 市委, 书记; 副县长 → leads a
 * county.
 */
#include "relation/unit.h"

/* Organs of a place that titles are fused with; longest first where one begins another.
 */
static const char *const organs[] = {
  "师市党委", "自治区党委", "省委",   "市委",   "县委",   "区委",       "州委",
  "地委",     "旗委",       "盟委",   "镇党委", "乡党委", "街道党工委", "师党委",
  "团党委",   "省政府",     "市政府", "县政府", "区政府", "州政府",     "自治区政府",
  "市政协",   "县政协",     "省政协", "区政协", "州政协"};

typedef struct level_row {
  const char *ending;   /* of the title; organs: their beginning */
  size_t first, second; /* offsets in gxi_types */
  const char *place;    /* how the place's full name ends */
} level_row;

#define TYPE_AT(name) offsetof(gxi_types, name)

static const level_row levels[] = {
  {"省长", TYPE_AT(province), TYPE_AT(province), "省"},
  {"市长", TYPE_AT(city), TYPE_AT(county), "市"},
  {"州长", TYPE_AT(city), TYPE_AT(city), "州"},
  {"专员", TYPE_AT(city), TYPE_AT(city), "地区"},
  {"盟长", TYPE_AT(city), TYPE_AT(city), "盟"},
  {"师长", TYPE_AT(city), TYPE_AT(city), "师"},
  {"县长", TYPE_AT(county), TYPE_AT(county), "县"},
  {"区长", TYPE_AT(county), TYPE_AT(county), "区"},
  {"旗长", TYPE_AT(county), TYPE_AT(county), "旗"},
  {"镇长", TYPE_AT(township), TYPE_AT(township), "镇"},
  {"乡长", TYPE_AT(township), TYPE_AT(township), "乡"},
  {"村主任", TYPE_AT(village), TYPE_AT(village), "村"},
  {"村长", TYPE_AT(village), TYPE_AT(village), "村"},
  {"村支书", TYPE_AT(village), TYPE_AT(village), "村"},
  {"村党支部书记", TYPE_AT(village), TYPE_AT(village), "村"},
  {"村支部书记", TYPE_AT(village), TYPE_AT(village), "村"},
};

static const level_row organ_levels[] = {
  {"省", TYPE_AT(province), TYPE_AT(province), "省"},
  {"自治区", TYPE_AT(province), TYPE_AT(province), "自治区"},
  {"市", TYPE_AT(city), TYPE_AT(county), "市"},
  {"州", TYPE_AT(city), TYPE_AT(city), "州"},
  {"地", TYPE_AT(city), TYPE_AT(city), "地区"},
  {"盟", TYPE_AT(city), TYPE_AT(city), "盟"},
  {"师", TYPE_AT(city), TYPE_AT(city), "师"},
  {"县", TYPE_AT(county), TYPE_AT(county), "县"},
  {"区", TYPE_AT(county), TYPE_AT(county), "区"},
  {"旗", TYPE_AT(county), TYPE_AT(county), "旗"},
  {"镇", TYPE_AT(township), TYPE_AT(township), "镇"},
  {"乡", TYPE_AT(township), TYPE_AT(township), "乡"},
  {"街道", TYPE_AT(township), TYPE_AT(township), "街道"},
};

static uint32_t type_at(const gxi_scene *scene, size_t offset) {
  uint32_t type;
  memcpy(&type, (const char *)&scene->type + offset, sizeof type);
  return type;
}

static void read_organ(gxi_title *title, const gxi_scene *scene) {
  if (!gxi_str_starts_in(title->rest, 0, "师 自 省 市 县 区 州 地 旗 盟 镇 乡 街 团"))
    return;
  for (size_t i = 0; i < sizeof organs / sizeof *organs; i++) {
    gx_str organ = gxi_str(organs[i]);
    if (!gxi_str_starts(title->rest, organ) || title->rest.size <= organ.size) continue;
    title->organ = organ;
    title->rest = gxi_str_sub(title->rest, organ.size, title->rest.size);
    break;
  }
  for (size_t i = 0;
       title->organ.size && i < sizeof organ_levels / sizeof *organ_levels;
       i++)
    if (gxi_str_starts(title->organ, gxi_str(organ_levels[i].ending))) {
      title->level = type_at(scene, organ_levels[i].first);
      title->level_b = type_at(scene, organ_levels[i].second);
      title->ending = organ_levels[i].place;
      return;
    }
}

gxi_title gxi_title_read(const gxi_scene *scene, uint32_t token) {
  gxi_title title = {
    .rest = gxi_token_text(scene, token),
    .level = GX_ID_NONE,
    .level_b = GX_ID_NONE,
    .domain = GXI_TITLE_ANY};
  const gxi_entry *entry = gxi_token_entry(scene, token, GXI_KIND_TITLE);
  if (entry) title.domain = (gxi_title_domain)entry->payload;
  read_organ(&title, scene);
  bool leads = gxi_str_ends_in(
    title.rest,
    "省长 市长 州长 专员 盟长 师长 县长 区长 旗长 镇长 乡长 村主任 村长 村支书 "
    "村党支部书记 村支部书记"
  );
  for (size_t i = 0;
       leads && title.level == GX_ID_NONE && i < sizeof levels / sizeof *levels;
       i++)
    if (gxi_str_ends(title.rest, gxi_str(levels[i].ending))) {
      title.level = type_at(scene, levels[i].first);
      title.level_b = type_at(scene, levels[i].second);
      title.ending = levels[i].place;
    }
  return title;
}
