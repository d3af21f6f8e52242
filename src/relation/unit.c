/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * unit.c: a chain of posts → units → the bodies they are posts at.
 *
 *     [喀什地区商务局] 党组书记 、 副局长          two units, one body
 *     [湖南省委统战部] 副部长 、 [省工商联] 党组书记   two units, two bodies
 *     市委 副书记 、 市长                      party organ of the place, then the place
 *
 * A unit without a body of its own takes that of the unit before; a title that leads a
 * place (市长) takes the place.
 */
#include "relation/unit.h"

#include "relation/line.h"

#define CHAIN_REACH 40u

static const gxi_token *token_at(const gxi_scene *scene, uint32_t token) {
  return &scene->reading->tokens.items[token];
}

static bool is_title(const gxi_scene *scene, uint32_t token) {
  return gxi_token_is_title(scene, token);
}

static bool is_name(const gxi_scene *scene, uint32_t token) {
  return token_at(scene, token)->kind == GXI_TOKEN_MENTION;
}

static bool is_person(const gxi_scene *scene, uint32_t token) {
  uint32_t entity = gxi_token_entity(scene, token);
  if (entity != GX_ID_NONE)
    return (gxi_entity_bit(scene, entity) & scene->persons) != 0;
  return false;
}

static bool is_filler(const gxi_scene *scene, uint32_t token) {
  uint32_t kind = token_at(scene, token)->kind;
  uint32_t payload = token_at(scene, token)->payload;
  if (kind == GXI_TOKEN_WORD) return GXI_WORD_CLASS(payload) == GXI_WORD_GENERIC;
  return kind == GXI_TOKEN_COMMON || kind == GXI_TOKEN_OTHER || kind == GXI_TOKEN_VERB;
}

static bool is_link(const gxi_scene *scene, uint32_t token) {
  return gxi_token_among(
    scene, token, "、 兼 暨 的 原 时任 现任 首任 前任 前 , “ ” 驻 并 兼任 及"
  );
}

static uint32_t aside_begin(const gxi_scene *scene, uint32_t first, uint32_t close) {
  for (uint32_t i = close; i > first && close - i < 12; i--)
    if (gxi_token_is(scene, i - 1, "(")) return i - 1;
  return close;
}

/* The first token of the chain that ends before `person`. */
static uint32_t chain_begin(const gxi_scene *scene, uint32_t first, uint32_t person) {
  uint32_t begin = person;
  uint32_t fillers = 0;
  for (uint32_t i = person; i > first && person - i < CHAIN_REACH;) {
    uint32_t at = i - 1;
    if (gxi_token_is(scene, at, ")")) {
      i = aside_begin(scene, first, at);
      if (i == at) break;
      continue;
    }
    bool generic = begin < person && gxi_generic_entity(scene, at, first) != GX_ID_NONE;
    if (generic || is_title(scene, at) || (is_name(scene, at) && !is_person(scene, at))) {
      begin = at;
      fillers = 0;
    } else if (gxi_token_is(scene, at, ",")) {
      if (at == first || !is_title(scene, at - 1) || at + 1 == person) break;
    } else if (is_filler(scene, at) && begin < person) {
      if (++fillers > 3) break;
    } else if (!is_link(scene, at)) {
      break;
    }
    i = at;
  }
  return begin;
}

static gxi_status_word status_word(const gxi_scene *scene, uint32_t token) {
  if (gxi_token_among(scene, token, "原 时任 前任 前 曾任 曾 原任 历任"))
    return GXI_STATUS_ENDED;
  if (gxi_token_among(scene, token, "拟任 拟 将任 候任")) return GXI_STATUS_PLANNED;
  return GXI_STATUS_ASSERTED;
}

static const gxi_unit NO_UNIT = {
  .body = GX_ID_NONE, .place = GX_ID_NONE, .title = GX_ID_NONE, .generic = GX_ID_NONE};

/* Reads units from left to right; `stop` ends the chain. */
static void
read_units(gxi_units *units, const gxi_scene *scene, uint32_t first, uint32_t last) {
  gxi_unit unit = NO_UNIT;
  uint32_t begin = GX_ID_NONE; /* of the title's words */
  for (uint32_t i = first; i < last && units->count < GXI_MAX_UNITS; i++) {
    if (status_word(scene, i) != GXI_STATUS_ASSERTED)
      unit.status = status_word(scene, i);
    if (is_name(scene, i) && gxi_token_entity(scene, i) != GX_ID_NONE) {
      uint32_t bit = gxi_entity_bit(scene, gxi_token_entity(scene, i));
      if (bit & scene->places) unit.place = i;
      if (bit & (scene->places | scene->bodies)) unit.body = i;
      begin = GX_ID_NONE;
    } else if (is_title(scene, i)) {
      unit.title = i;
      unit.bare = begin == GX_ID_NONE;
      if (begin == GX_ID_NONE) begin = token_at(scene, i)->text.begin;
      unit.words = (gx_span){begin, token_at(scene, i)->text.end};
      bool more = i + 1 < last &&
                  (is_title(scene, i + 1) ||
                   (is_filler(scene, i + 1) && i + 2 < last && is_title(scene, i + 2)));
      units->last = i + 1;
      if (more) continue;
      units->items[units->count++] = unit;
      unit = NO_UNIT;
      begin = GX_ID_NONE;
    } else if (is_filler(scene, i) || gxi_generic_entity(scene, i, first) != GX_ID_NONE) {
      bool ordinal = gxi_token_among(scene, i, "首届 首任 新任 现任 第一任 首批");
      if (begin == GX_ID_NONE && !ordinal) begin = token_at(scene, i)->text.begin;
      if (unit.body == GX_ID_NONE) unit.generic = gxi_generic_entity(scene, i, first);
      if (unit.generic != GX_ID_NONE || status_word(scene, i) != GXI_STATUS_ASSERTED)
        begin = GX_ID_NONE;
    } else if (gxi_token_is(scene, i, "(")) {
      while (i + 1 < last && !gxi_token_is(scene, i, ")"))
        i++;
    } else if (is_link(scene, i)) {
      begin = GX_ID_NONE;
    }
  }
}

void gxi_units_before(
  gxi_units *units, const gxi_scene *scene, uint32_t first, uint32_t person
) {
  *units = (gxi_units){.count = 0};
  uint32_t before = person;
  while (before > first && (gxi_token_among(scene, before - 1, "“ ‘ 、") ||
                            gxi_token_is(scene, before - 1, ")")))
    before = gxi_token_is(scene, before - 1, ")")
               ? aside_begin(scene, first, before - 1)
               : before - 1;
  if (before == first || !is_title(scene, before - 1) || (before < person && gxi_token_is(scene, person - 1, "、")))
    return;
  units->first = chain_begin(scene, first, person);
  read_units(units, scene, units->first, before);
}

/* The chain to the right: names, titles, links and a few fillers. */
static uint32_t chain_end(const gxi_scene *scene, uint32_t token, uint32_t last) {
  uint32_t end = token, fillers = 0;
  for (uint32_t i = token; i < last && i - token < CHAIN_REACH; i++) {
    if (is_title(scene, i)) {
      end = i + 1;
      fillers = 0;
    } else if (is_name(scene, i)) {
      if (is_person(scene, i)) break;
      fillers = 0;
    } else if (gxi_token_is(scene, i, "(")) {
      while (i + 1 < last && !gxi_token_is(scene, i, ")"))
        i++;
    } else if (is_filler(scene, i) || status_word(scene, i) != GXI_STATUS_ASSERTED) {
      if (++fillers > 4) break;
    } else if (gxi_token_is(scene, i, ",")) {
      break;
    } else if (!is_link(scene, i)) {
      break;
    }
  }
  return end;
}

void gxi_units_after(
  gxi_units *units, const gxi_scene *scene, uint32_t token, uint32_t last
) {
  *units = (gxi_units){.count = 0, .first = token, .last = token};
  read_units(units, scene, token, chain_end(scene, token, last));
}

uint32_t gxi_named_before(
  const gxi_scene *scene, uint32_t token, uint32_t types, uint32_t reach
) {
  const gxi_token *tokens = scene->reading->tokens.items;
  uint32_t article =
    scene->blocks[scene->sentences[tokens[token].sentence].block].article;
  for (uint32_t i = token; i-- > 0 && token - i <= reach;) {
    if (tokens[i].mention == GX_ID_NONE) continue;
    uint32_t entity = gxi_token_entity(scene, i);
    if (!(gxi_entity_bit(scene, entity) & types)) continue;
    uint32_t block = scene->sentences[tokens[i].sentence].block;
    return scene->blocks[block].article == article ? entity : GX_ID_NONE;
  }
  return GX_ID_NONE;
}

static uint32_t type_of(const gxi_scene *scene, uint32_t entity) {
  return entity == GX_ID_NONE ? GX_ID_NONE : scene->entities->items[entity].type;
}

/* 州长 leads a place whose full name ends with 州. */
static bool
place_fits(const gxi_scene *scene, uint32_t entity, const gxi_title *title) {
  uint32_t type = type_of(scene, entity);
  if (type == GX_ID_NONE || (type != title->level && type != title->level_b))
    return false;
  uint32_t place = scene->entities->items[entity].place;
  gx_str name = place == GX_ID_NONE
                  ? scene->entities->items[entity].name
                  : gxi_knowledge_place(scene->knowledge, place)->name;
  if (!title->ending) return true;
  return gxi_str_is(gxi_str(title->ending), "师")
           ? gxi_str_find(name, GX_STR_LIT("师"), 0) != SIZE_MAX
           : gxi_str_ends(name, gxi_str(title->ending));
}

/* The place entity of a level, at or above the one that an entity is or lies in. */
static uint32_t
place_of_level(const gxi_scene *scene, uint32_t entity, const gxi_title *title) {
  uint32_t place = gxi_entity_site(scene, entity);
  for (uint32_t i = 0; place != GX_ID_NONE && i < 6; i++) {
    uint32_t found = gxi_scene_place_entity(scene, place);
    if (found != GX_ID_NONE && place_fits(scene, found, title)) return found;
    place = gxi_knowledge_place(scene->knowledge, place)->parent;
  }
  return GX_ID_NONE;
}

/* The place that an entity is, or whose government or party committee it is. */
static uint32_t governed_place(const gxi_scene *scene, uint32_t entity) {
  if (entity == GX_ID_NONE || scene->entities->items[entity].type != scene->type.agency)
    return entity;
  gx_str name = scene->entities->items[entity].name;
  if (!gxi_str_ends(name, GX_STR_LIT("委")) && !gxi_str_ends(name, GX_STR_LIT("政府")) && !gxi_str_ends(name, GX_STR_LIT("行署")))
    return entity;
  return gxi_scene_place_entity(scene, scene->entities->items[entity].location);
}

static uint32_t
fitting_before(const gxi_scene *scene, const gxi_title *title, uint32_t token) {
  const gxi_token *tokens = scene->reading->tokens.items;
  uint32_t article =
    scene->blocks[scene->sentences[tokens[token].sentence].block].article;
  for (uint32_t i = token; i-- > 0 && token - i <= 500;) {
    if (tokens[i].mention == GX_ID_NONE) continue;
    uint32_t entity = governed_place(scene, gxi_token_entity(scene, i));
    if (!place_fits(scene, entity, title)) continue;
    uint32_t block = scene->sentences[tokens[i].sentence].block;
    return scene->blocks[block].article == article ? entity : GX_ID_NONE;
  }
  return GX_ID_NONE;
}

/* The publisher's place, the place of the first such title, the nearest that fits. */
static uint32_t
context_place(gxi_scene *scene, const gxi_title *title, uint32_t token) {
  uint32_t home = gxi_scene_place_entity(scene, scene->entities->publisher_place);
  if (place_fits(scene, home, title)) return home;
  for (uint32_t i = 0; i < scene->home_count; i++)
    if (place_fits(scene, scene->homes[i], title)) return scene->homes[i];
  uint32_t found = fitting_before(scene, title, token);
  if (found != GX_ID_NONE && scene->home_count < 4)
    scene->homes[scene->home_count++] = found;
  return found;
}

/* An agency of this place whose name ends so; GX_ID_NONE when the text names none. */
static uint32_t
organ_of_place(const gxi_scene *scene, uint32_t place, const char *const *endings) {
  uint32_t site = gxi_entity_site(scene, place);
  gx_str name = scene->entities->items[place].name;
  for (uint32_t i = 0; i < scene->entities->count && i < 2000; i++) {
    const gxi_entity *entity = &scene->entities->items[i];
    if (entity->type != scene->type.agency) continue;
    bool here = site != GX_ID_NONE && entity->location == site;
    bool home = site != GX_ID_NONE && site == scene->entities->publisher_place;
    for (const char *const *ending = endings; *ending; ending++)
      if (gxi_str_ends(entity->name, gxi_str(*ending)) &&
          entity->name.size <= name.size + strlen(*ending) + 6 &&
          (here || gxi_str_starts(entity->name, name) ||
           (home && gxi_str_is(entity->name, *ending))))
        return i;
  }
  return GX_ID_NONE;
}

static uint32_t party_of(const gxi_scene *scene, uint32_t place) {
  static const char *const endings[] = {
    "市委",
    "县委",
    "区委",
    "州委",
    "地委",
    "旗委",
    "省委",
    "委",
    "党委",
    "委员会",
    NULL};
  static const char *const no[] = {
    "管委", "商务委", "发改委", "管理委员会", "改革委员会", "健康委"};
  uint32_t organ = organ_of_place(scene, place, endings);
  if (organ == GX_ID_NONE) return organ;
  gx_str name = scene->entities->items[organ].name;
  for (size_t i = 0; i < sizeof no / sizeof *no; i++)
    if (gxi_str_ends(name, gxi_str(no[i]))) return GX_ID_NONE;
  size_t place_size = scene->entities->items[place].name.size;
  return name.size <= place_size + 6 || gxi_text_has(name, "中共 中国共产党")
           ? organ
           : GX_ID_NONE;
}

static uint32_t government_of(const gxi_scene *scene, uint32_t place) {
  static const char *const endings[] = {
    "人民政府",
    "市政府",
    "县政府",
    "区政府",
    "州政府",
    "省政府",
    "行署",
    "行政公署",
    NULL};
  return organ_of_place(scene, place, endings);
}

static bool is_place(const gxi_scene *scene, uint32_t entity) {
  return (gxi_entity_bit(scene, entity) & scene->places) != 0;
}

static gxi_office office(uint32_t entity, uint32_t other, double confidence) {
  return (gxi_office){.entity = entity, .other = other, .confidence = confidence};
}

/* 市长, 市委书记: the place, or its organ where the text names it. */
static gxi_office office_at_place(
  const gxi_scene *scene, const gxi_title *title, uint32_t place, double confidence
) {
  if (place == GX_ID_NONE) return office(GX_ID_NONE, GX_ID_NONE, 0);
  bool party =
    gxi_str_ends(title->organ, GX_STR_LIT("委")) || title->domain == GXI_TITLE_PARTY;
  uint32_t organ = party ? party_of(scene, place) : government_of(scene, place);
  if (organ != GX_ID_NONE) return office(organ, GX_ID_NONE, confidence);
  return office(place, GX_ID_NONE, confidence);
}

static uint32_t domain_types(const gxi_scene *scene, gxi_title_domain domain) {
  const gxi_types *t = &scene->type;
  switch (domain) {
  case GXI_TITLE_COMPANY:
    return gxi_bit(t->company);
  case GXI_TITLE_ORGANIZATION:
  case GXI_TITLE_SCHOOL:
  case GXI_TITLE_HOSPITAL:
  case GXI_TITLE_MEDIA:
    return gxi_bit(t->organization);
  case GXI_TITLE_CUSTOMS:
  case GXI_TITLE_COURT:
  case GXI_TITLE_AID:
    return gxi_bit(t->agency);
  case GXI_TITLE_VILLAGE:
    return gxi_bit(t->village);
  default:
    return 0;
  }
}

/* A unit that names nothing: 公司总经理, 副市长, 董事长. */
static gxi_office implied_office(
  gxi_scene *scene,
  const gxi_unit *unit,
  const gxi_title *title,
  uint32_t before,
  uint32_t token
) {
  if (unit->generic != GX_ID_NONE) return office(unit->generic, GX_ID_NONE, 0.85);
  if (before != GX_ID_NONE) {
    if (title->level != GX_ID_NONE) {
      uint32_t place = place_fits(scene, before, title)
                         ? before
                         : place_of_level(scene, before, title);
      if (place != GX_ID_NONE) return office_at_place(scene, title, place, 0.85);
    } else {
      return office(before, GX_ID_NONE, 0.85);
    }
  }
  if (title->level != GX_ID_NONE)
    return office_at_place(scene, title, context_place(scene, title, token), 0.7);
  uint32_t types = domain_types(scene, title->domain);
  if (types == 0 || !unit->bare || gxi_text_among(title->rest, "律师 教授 专家 研究员 学者 医生 记者 农民 村民"))
    return office(GX_ID_NONE, GX_ID_NONE, 0);
  return office(gxi_named_before(scene, token, types, 60), GX_ID_NONE, 0.6);
}

gxi_office gxi_unit_office(
  gxi_scene *scene, const gxi_unit *unit, uint32_t before, uint32_t token
) {
  gxi_title title = gxi_title_read(scene, unit->title);
  if (unit->body == GX_ID_NONE)
    return implied_office(scene, unit, &title, before, token);
  uint32_t body = gxi_token_entity(scene, unit->body);
  if (!is_place(scene, body)) return office(body, GX_ID_NONE, 0.95);
  if (title.domain == GXI_TITLE_COMPANY && scene->entities->items[body].place != GX_ID_NONE)
    return office(GX_ID_NONE, GX_ID_NONE, 0);
  return office_at_place(scene, &title, body, 0.9);
}
