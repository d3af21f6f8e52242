/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * publisher.c: who writes 我市 and 我局.
 *
 *     来源:桃江县商务局   body: the document's entity of that name, else a new one
 *     来源:阿克苏日报       place 阿克苏; media are no body that 我局 could mean
 *
 * The source line is no prose and has no mentions; its name is compared with those of
 * the document. A body that no prose names becomes an entity without mentions, which
 * is reported only when a relation needs it; so does the place that 我县 means.
 */
#include "entity/linker.h"

#include "base/str.h"

static bool is_media(gx_str name) {
  static const char *const endings[] = {
    "报",
    "网",
    "电视台",
    "广播电台",
    "融媒体中心",
    "通讯社",
    "客户端",
    "公众号",
    "微信",
    "周刊",
    "杂志社",
    "社",
    "发布",
    "新闻中心",
    "在线",
    "头条",
    NULL};
  for (const char *const *e = endings; *e; e++) {
    if (gxi_str_ends(name, gxi_str(*e))) return true;
  }
  return false;
}

/* The type of the longest suffix row that ends the name, or GX_ID_NONE. */
static uint32_t suffix_type(const gxi_linker *l, gx_str name) {
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(l->knowledge);
  for (size_t at = 3; at < name.size; at++) {
    gxi_hit hit;
    if (((unsigned char)name.data[at] & 0xC0) == 0x80) continue;
    if (!gxi_lexicon_find(lexicon, gxi_str_sub(name, at, name.size), &hit)) continue;
    for (uint32_t i = 0; i < hit.count; i++) {
      const gxi_entry *entry = gxi_lexicon_entry(lexicon, hit.first + i);
      if (entry->kind == GXI_KIND_SUFFIX) return entry->payload & 0xFF;
    }
  }
  return GX_ID_NONE;
}

static uint32_t
known_body(const gxi_linker *l, gx_str name, const gxi_form_parts *form) {
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    const gxi_node *node = &l->nodes.items[i];
    if (node->family != GXI_FAMILY_BODY) continue;
    bool same = gxi_str_equal(node->squeezed, name) ||
                (gxi_str_equal(node->form.core, form->core) &&
                 gxi_form_compatible(l->knowledge, &node->form, form));
    if (same) return l->entity_of[i];
  }
  return GX_ID_NONE;
}

static uint32_t add_entity(gxi_linker *l, gxi_entity entity) {
  gxi_entities *out = l->out;
  gxi_entity *items = gxi_arena_alloc(l->arena, (size_t)out->count + 1, sizeof *items);
  if (out->count > 0) memcpy(items, out->items, out->count * sizeof *items);
  items[out->count] = entity;
  out->items = items;
  return out->count++;
}

static uint32_t add_body(gxi_linker *l, gx_str name, gx_str squeezed, uint32_t type) {
  return add_entity(
    l,
    (gxi_entity
    ){.type = type,
      .name = name,
      .key = squeezed,
      .place = GX_ID_NONE,
      .location = GX_ID_NONE,
      .parent = GX_ID_NONE}
  );
}

static bool has_place(const gxi_linker *l, uint32_t place) {
  for (uint32_t i = 0; i < l->out->count; i++)
    if (l->out->items[i].place == place) return true;
  return false;
}

/* The division that 我县 means, of those that the publisher's place lies in. */
static uint32_t own_place(const gxi_linker *l, gx_str word) {
  gx_str noun = gxi_str_sub(word, 3, word.size);
  for (uint32_t p = l->out->publisher_place; p != GX_ID_NONE;
       p = gxi_knowledge_place(l->knowledge, p)->parent)
    if (gxi_str_ends(gxi_knowledge_place(l->knowledge, p)->name, noun)) return p;
  return GX_ID_NONE;
}

/* 我县 of a text that names the county in its source line only. */
static void add_own_places(gxi_linker *l) {
  for (uint32_t m = 0; m < l->reading->mentions.count; m++) {
    const gxi_mention *mention = gxi_linker_mention(l, m);
    if (mention->kind != GXI_MENTION_ANAPHOR || !GXI_WORD_FIRST_PERSON(mention->payload) || mention->text.end - mention->text.begin != 6)
      continue;
    gx_str word = gxi_str_sub(l->text, mention->text.begin, mention->text.end);
    if (!gxi_str_starts(word, GX_STR_LIT("我")) && !gxi_str_starts(word, GX_STR_LIT("本")))
      continue;
    uint32_t place = own_place(l, word);
    if (place == GX_ID_NONE || has_place(l, place)) continue;
    const gxi_place *row = gxi_knowledge_place(l->knowledge, place);
    (void)add_entity(
      l,
      (gxi_entity
      ){.type = gxi_knowledge_level_type(l->knowledge, row->level),
        .name = row->name,
        .key = row->key,
        .place = place,
        .location = GX_ID_NONE,
        .parent = GX_ID_NONE}
    );
  }
}

/* Of the candidates of a place prefix the one that the document names, else the first.
 */
static uint32_t choose_place(const gxi_linker *l, const gxi_form_parts *form) {
  for (uint32_t i = 0; i < form->place_count; i++) {
    for (uint32_t k = 0; k < l->nodes.count; k++) {
      if (l->nodes.items[k].place == form->places[i]) return form->places[i];
    }
  }
  return form->place_count > 0 ? form->places[0] : GX_ID_NONE;
}

/* 某大学合作与发展处, 某大学新闻网: 我校 is the school. */
static gx_str school_of(gx_str name) {
  size_t at = gxi_str_find(name, GX_STR_LIT("大学"), 3);
  if (at == SIZE_MAX || at + 6 >= name.size) return name;
  gx_str rest = gxi_str_sub(name, at + 6, name.size);
  if (gxi_str_starts_any(rest, GX_STR_LIT("附属 附中 医院 出版")) || !gxi_str_ends_any(rest, GX_STR_LIT("处 部 办公室 中心 网 研究生院 党委 团委 学院")))
    return name;
  return gxi_str_sub(name, 0, at + 6);
}

void gxi_publisher_find(gxi_linker *linker) {
  gxi_entities *out = linker->out;
  out->publisher = out->publisher_place = GX_ID_NONE;
  gx_str name = gx_document_publisher(linker->document);
  if (name.size < 6 || name.size > 120) return;
  name = school_of(name);
  gx_str squeezed = gxi_form_squeeze(linker->arena, name);
  gxi_form_parts form = gxi_form_split(linker->arena, linker->knowledge, squeezed);
  out->publisher_place = choose_place(linker, &form);
  if (out->publisher_place != GX_ID_NONE) add_own_places(linker);
  if (is_media(squeezed)) return;
  out->publisher = known_body(linker, squeezed, &form);
  uint32_t type = suffix_type(linker, squeezed);
  if (out->publisher == GX_ID_NONE && type != GX_ID_NONE) {
    out->publisher = add_body(linker, name, squeezed, type);
  }
  if (out->publisher != GX_ID_NONE) {
    gxi_entity *body = &out->items[out->publisher];
    if (body->location == GX_ID_NONE) body->location = out->publisher_place;
    if (out->publisher_place == GX_ID_NONE) out->publisher_place = body->location;
  }
}
