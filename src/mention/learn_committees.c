/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * learn_committees.c: whose committee a bare one is.
 *
 *     [甲经开区] 党工委委员、管委会副主任      管委会: of 甲经开区
 *     [乙产业园] … 园区管委会                 园区管委会: of 乙产业园
 *
 * Not here: committees with the name of their zone, which are shapes.
 */
#include "base/str.h"
#include "mention/learn.h"
#include "mention/weights.h"

/* 经开区|党工委委员、管委会副主任: a post in the party's committee beside the other
 * one. */
static bool is_led_by_both(const gxi_scan *scan, const gxi_mention *mention) {
  static const char *const posts[] = {
    "党工委委员、管委会",
    "党工委书记、管委会",
    "党工委副书记、管委会",
    "党工委、管委会"};
  if (mention->type != scan->shape_type[GXI_SHAPE_ZONE]) return false;
  gx_str rest = gxi_str_sub(scan->text, mention->text.end, scan->text.size);
  for (size_t i = 0; i < sizeof posts / sizeof *posts; i++)
    if (gxi_str_starts(rest, gxi_str(posts[i]))) return true;
  return false;
}

/* Whether the text names the zone's committee in full: one of the same place. */
static bool has_committee(const gxi_reading *reading, gx_str zone) {
  gx_str place = gxi_str_sub(zone, 0, 6);
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    gx_str name = reading->mentions.items[i].name;
    if (gxi_str_starts(name, place) && gxi_str_ends_in(name, "管委会 管理委员会"))
      return true;
  }
  return false;
}

/* The zone that the two committees of one post belong to, its own one not named. */
static gx_str led_zone(const gxi_scan *scan, const gxi_reading *reading) {
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    const gxi_mention *mention = &reading->mentions.items[i];
    if (!is_led_by_both(scan, mention)) continue;
    return has_committee(reading, mention->name) ? (gx_str){NULL, 0} : mention->name;
  }
  return (gx_str){NULL, 0};
}

/* The zone whose committee a bare 管委会 is: that of 经开区党工委, else the only zone
   of the text; an empty string when committees are named or zones are several. */
static gx_str committee_zone(const gxi_scan *scan, const gxi_reading *reading) {
  gx_str zone = {NULL, 0}, party = {NULL, 0};
  bool several = false;
  gx_str led = led_zone(scan, reading);
  if (led.size) return led;
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    const gxi_mention *mention = &reading->mentions.items[i];
    if (mention->kind != GXI_MENTION_NAME) continue;
    if (gxi_str_ends_in(mention->name, "管委会 管理委员会")) return (gx_str){NULL, 0};
    if (gxi_str_ends(mention->name, GX_STR_LIT("区党工委")) && !party.size)
      party = gxi_str_sub(mention->name, 0, mention->name.size - 9);
    if (mention->type != scan->shape_type[GXI_SHAPE_ZONE]) continue;
    if (!gxi_str_ends(mention->name, GX_STR_LIT("区"))) continue;
    several = several || (zone.size && !gxi_str_equal(zone, mention->name));
    if (!zone.size) zone = mention->name;
  }
  if (party.size || several) return party;
  gx_str head = GX_STR_LIT("管委会主任"), deputy = GX_STR_LIT("管委会副主任");
  bool headed = gxi_str_find(scan->text, head, 0) != SIZE_MAX ||
                gxi_str_find(scan->text, deputy, 0) != SIZE_MAX;
  return headed ? zone : party;
}

/* What a committee may be called by, and what the names of such zones end in, the
   likelier first. */
static const struct kind {
  const char *word, *first, *then;
} kinds[] = {
  {"园区", "园 园区", "区"},
  {"产业园", "产业园 产业园区", "园 园区"},
  {"工业园", "工业园 工业园区", "园 园区"},
  {"开发区", "开发区", "经开区 高新区"},
  {"经开区", "经济技术开发区 经济开发区 经开区", ""},
  {"高新区", "高新技术产业开发区 高新技术产业园区 高新区", ""},
  {"合作区", "合作区", ""},
  {"试验区", "试验区", ""},
  {"示范区", "示范区", ""},
  {"综保区", "综合保税区 综保区", ""},
  {"新区", "新区", ""},
  {"度假区", "度假区", ""},
};

/* 物流枢纽园|区 has been cut short by the first reading. */
static gx_str whole_zone(const gxi_scan *scan, const gxi_mention *mention) {
  gx_str rest = gxi_str_sub(scan->text, mention->text.end, scan->text.size);
  bool cut = gxi_str_ends(mention->name, GX_STR_LIT("园")) &&
             gxi_str_starts(rest, GX_STR_LIT("区"));
  return cut ? gxi_arena_join(scan->arena, mention->name, GX_STR_LIT("区"))
             : mention->name;
}

/* The nearest such zone named before an offset, else the first one behind it. */
static gx_str zone_of_kind(
  const gxi_scan *scan, const gxi_reading *reading, uint32_t at, const char *ends
) {
  gx_str zone = {NULL, 0};
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    const gxi_mention *mention = &reading->mentions.items[i];
    if (mention->type != scan->shape_type[GXI_SHAPE_ZONE]) continue;
    if (zone.size && mention->text.begin > at) break;
    if (gxi_str_ends_in(mention->name, ends)) zone = whole_zone(scan, mention);
  }
  return zone;
}

static void note_committee(
  gxi_notebook *notebook, const gxi_scan *scan, gx_str brief, gx_str zone
) {
  if (!zone.size) return;
  gxi_note note = {
    .text = brief,
    .type = scan->shape_type[GXI_SHAPE_AGENCY],
    .cost = GXI_COST_NOTED,
    .origin = GXI_ORIGIN_SHORT,
    .full = GX_ID_NONE,
    .name = gxi_arena_join(scan->arena, zone, GX_STR_LIT("管委会"))};
  gxi_notebook_add(notebook, scan->arena, note);
}

/* 园区|管委会, where it is no part of a name: of the zone that the text names so. */
static void learn_kind(
  gxi_notebook *notebook,
  const gxi_scan *scan,
  const gxi_mention *mention,
  const gxi_reading *reading
) {
  gx_str word = gxi_str_sub(mention->name, 0, mention->name.size - 9);
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (!gxi_str_is(word, kinds[i].word)) continue;
    uint32_t at = mention->text.begin;
    gx_str zone = zone_of_kind(scan, reading, at, kinds[i].first);
    if (!zone.size) zone = zone_of_kind(scan, reading, at, kinds[i].then);
    note_committee(notebook, scan, mention->name, zone);
    return;
  }
}

void gxi_learn_committees(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  gx_str brief = GX_STR_LIT("管委会");
  if (!gxi_scan_may_hold(scan, brief)) return;
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    const gxi_mention *mention = &reading->mentions.items[i];
    if (gxi_str_ends(mention->name, brief) && mention->name.size <= 18)
      learn_kind(notebook, scan, mention, reading);
  }
  note_committee(notebook, scan, brief, committee_zone(scan, reading));
}
