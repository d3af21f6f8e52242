/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * office.c: units of posts → the entities that they are posts at.
 *
 *     [喀什地区商务局] 党组书记, 副局长   a unit without a body has the one before
 *     市委书记, 市长                      the place in context, or its organ if named
 *     公司董事长, 组织部部长              the body named before that ends so
 *     当选副理事长                        the association named before
 */
#include "relation/unit.h"

#include "relation/line.h"

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

/* Of the places that fit, the one that the document names most. */
static uint32_t fitting_most(const gxi_scene *scene, const gxi_title *title) {
  uint32_t best = GX_ID_NONE, most = 1;
  for (uint32_t i = 0; i < scene->entities->count; i++)
    if (scene->entities->items[i].mention_count > most && place_fits(scene, i, title)) {
      best = i;
      most = scene->entities->items[i].mention_count;
    }
  return best;
}

/* Named once, in a sentence before, where the text speaks of another again and again.
 */
static bool is_passing(
  const gxi_scene *scene, uint32_t named, uint32_t token, const gxi_title *title
) {
  const gxi_token *tokens = scene->reading->tokens.items;
  if (scene->entities->items[named].mention_count > 1) return false;
  for (uint32_t i = token; i-- > 0 && tokens[i].sentence == tokens[token].sentence;)
    if (tokens[i].mention != GX_ID_NONE && governed_place(scene, gxi_token_entity(scene, i)) == named)
      return false;
  uint32_t main = fitting_most(scene, title);
  return main != GX_ID_NONE && scene->entities->items[main].mention_count > 2;
}

static uint32_t
fitting_before(const gxi_scene *scene, const gxi_title *title, uint32_t token) {
  const gxi_token *tokens = scene->reading->tokens.items;
  uint32_t article =
    scene->blocks[scene->sentences[tokens[token].sentence].block].article;
  for (uint32_t i = token; i-- > 0 && token - i <= 500;) {
    if (tokens[i].mention == GX_ID_NONE) continue;
    uint32_t entity = governed_place(scene, gxi_token_entity(scene, i));
    if (!place_fits(scene, entity, title) || is_passing(scene, entity, token, title))
      continue;
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
  if (found == GX_ID_NONE) found = fitting_most(scene, title);
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

/* 市政府, 市委: of the place that such titles are read with. */
static uint32_t bare_organ(
  gxi_scene *scene, const gxi_title *title, uint32_t place, uint32_t token, bool party
) {
  static const char *const names[2][5] = {
    {"市政府", "县政府", "区政府", "州政府", "省政府"},
    {"市委", "县委", "区委", "州委", "省委"}};
  if (title->level == GX_ID_NONE || !title->ending || context_place(scene, title, token) != place)
    return GX_ID_NONE;
  for (uint32_t i = 0; i < scene->entities->count && i < 2000; i++)
    for (uint32_t k = 0; k < 5; k++) {
      gx_str name = gxi_str(names[party][k]);
      if (scene->entities->items[i].type == scene->type.agency &&
          gxi_str_equal(scene->entities->items[i].name, name) &&
          gxi_str_starts(name, gxi_str(title->ending)))
        return i;
    }
  return GX_ID_NONE;
}

static bool is_place(const gxi_scene *scene, uint32_t entity) {
  return (gxi_entity_bit(scene, entity) & scene->places) != 0;
}

static gxi_office office(uint32_t entity, uint32_t other, double confidence) {
  return (gxi_office){.entity = entity, .other = other, .confidence = confidence};
}

/* 市长, 市委书记: the place, or its organ where the text names it. */
static gxi_office office_at_place(
  gxi_scene *scene,
  const gxi_title *title,
  uint32_t place,
  uint32_t token,
  double confidence
) {
  if (place == GX_ID_NONE) return office(GX_ID_NONE, GX_ID_NONE, 0);
  bool party =
    gxi_str_ends(title->organ, GX_STR_LIT("委")) || title->domain == GXI_TITLE_PARTY;
  uint32_t organ = party ? party_of(scene, place) : government_of(scene, place);
  if (organ == GX_ID_NONE) organ = bare_organ(scene, title, place, token, party);
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
static bool is_heading(const gxi_scene *scene, uint32_t token) {
  uint32_t sentence = scene->reading->tokens.items[token].sentence;
  return scene->blocks[scene->sentences[sentence].block].kind == GX_BLOCK_HEADING;
}

/* 厂长: the body named last whose name ends with 厂; 领队 leads a 工作队, 组长 the
   group that the heading is about. */
static bool has_unit(gx_str name, gx_str unit) {
  if (gxi_str_ends(name, unit)) return true;
  return gxi_str_is(unit, "校") && (gxi_str_ends(name, GX_STR_LIT("学")) ||
                                    gxi_str_ends(name, GX_STR_LIT("学院")));
}

/* 乙医院每月派人来;院长甲说: what another clause before names, and nothing else in the
   text does, is hardly whose 院长 speaks. */
static bool
names_once(const gxi_scene *scene, uint32_t body, uint32_t at, uint32_t token) {
  const gxi_token *tokens = scene->reading->tokens.items;
  if (scene->entities->items[body].mention_count > 1) return false;
  uint32_t first = scene->reading->sentence_tokens[tokens[at].sentence];
  return tokens[at].sentence != tokens[token].sentence && at > first;
}

static uint32_t led_before(const gxi_scene *scene, gx_str title, uint32_t token) {
  size_t at = title.size;
  gx_str unit = {0};
  if (gxi_str_ends(title, GX_STR_LIT("长")) && at > 6)
    unit = gxi_str_sub(title, at - 6, at - 3);
  else if (gxi_str_is(title, "厂长") || at == 6)
    unit = gxi_str_sub(title, 0, 3);
  if (gxi_str_ends(title, GX_STR_LIT("领队"))) unit = GX_STR_LIT("队");
  if (gxi_text_among(title, "组员 联络员")) unit = GX_STR_LIT("组");
  if (unit.size == 0 || !gxi_text_among(unit, "厂 院 校 行 局 厅 处 科 馆 站 所 社 队 部 场 办 室 组 团 园 店"))
    return GX_ID_NONE;
  bool crew = gxi_text_among(unit, "组 队 团");
  uint32_t nearest = GX_ID_NONE;
  for (uint32_t i = token; i-- > 0 && token - i <= 300;) {
    uint32_t entity = gxi_token_entity(scene, i);
    if (!(gxi_entity_bit(scene, entity) & scene->bodies)) continue;
    if (!has_unit(scene->entities->items[entity].name, unit)) continue;
    if (nearest == GX_ID_NONE) nearest = entity;
    bool passing = gxi_text_among(unit, "院 校") && names_once(scene, entity, i, token);
    if ((!crew && !passing) || is_heading(scene, i)) return entity;
  }
  return nearest;
}

static const char *const associations[] = {
  "联盟",   "协会",   "商会",     "学会",     "联合会", "促进会", "理事会",
  "合作社", "研究会", "工商联",   "总工会",   "文联",   "科协",   "妇联",
  "残联",   "侨联",   "慈善总会", "红十字会", "共同体", "联合体", NULL};

/* 某商会秘书长甲: this body is said to be 甲's already. */
static bool titles_person(const gxi_scene *scene, uint32_t body) {
  const gxi_tokens *tokens = &scene->reading->tokens;
  if (body + 2 >= tokens->count || !gxi_token_is_title(scene, body + 1)) return false;
  uint32_t entity = gxi_token_entity(scene, body + 2);
  return (gxi_entity_bit(scene, entity) & scene->persons) != 0;
}

/* 当选副理事长: the association named last. */
uint32_t gxi_association_before(const gxi_scene *scene, uint32_t token) {
  uint32_t sentence = scene->reading->tokens.items[token].sentence;
  if (token == scene->reading->sentence_tokens[sentence])
    token = scene->reading->sentence_tokens[sentence + 1];
  for (uint32_t i = token; i-- > 0 && token - i <= 200;) {
    uint32_t entity = gxi_token_entity(scene, i);
    if (entity == GX_ID_NONE || scene->entities->items[entity].type != scene->type.organization || titles_person(scene, i))
      continue;
    for (const char *const *ending = associations; *ending; ending++)
      if (gxi_str_ends(scene->entities->items[entity].name, gxi_str(*ending)))
        return entity;
  }
  return GX_ID_NONE;
}

/* 董事长乙: of whom the sentence speaks, or one of the two before it. */
static uint32_t company_before(const gxi_scene *scene, uint32_t token, uint32_t title) {
  const uint32_t *begins = scene->reading->sentence_tokens;
  uint32_t sentence = scene->reading->tokens.items[token].sentence;
  bool named = false;
  for (uint32_t i = begins[sentence]; i < begins[sentence + 1]; i++)
    named = named || (gxi_entity_bit(scene, gxi_token_entity(scene, i)) &
                      gxi_bit(scene->type.company));
  if (!named && scene->firm != GX_ID_NONE) return scene->firm;
  uint32_t found = GX_ID_NONE;
  if (token == begins[sentence]) {
    if (title < token + 3)
      found = gxi_company_before(scene, token, false); /* of whom the paragraph spoke */
    gx_str text = gxi_scene_text(scene, scene->reading->tokens.items[title].text);
    bool known = gxi_str_starts_any(text, GX_STR_LIT("公司 企业 厂 集团")) > 0;
    if (found == GX_ID_NONE && known) return found; /* 企业负责人乙说,货直供甲公司 */
    if (found == GX_ID_NONE) token = begins[sentence + 1] - 1;
  }
  if (found == GX_ID_NONE) found = gxi_company_before(scene, token, true);
  if (found == GX_ID_NONE) return found;
  uint32_t low = begins[sentence > 2 ? sentence - 2 : 0];
  for (uint32_t i = token + 1; i-- > low;)
    if (gxi_token_entity(scene, i) == found) return found;
  return GX_ID_NONE;
}

/* 某公司由总工程师甲…; 后者仍由厂长乙…: the company right before 由, or the one that
   后者 stands for in this sentence. */
static uint32_t body_in_turn(const gxi_scene *scene, uint32_t token) {
  uint32_t sentence = scene->reading->tokens.items[token].sentence;
  uint32_t first = scene->reading->sentence_tokens[sentence];
  uint32_t company = gxi_bit(scene->type.company);
  uint32_t at = token;
  if (at > first && gxi_token_among(scene, at - 1, "由 仍由 则由 并由 将由")) {
    uint32_t before = at - 1;
    while (before > first && gxi_token_among(scene, before - 1, ", 仍 则 并 将"))
      before--;
    if (before > first && (gxi_entity_bit(scene, gxi_token_entity(scene, before - 1)) & company))
      return gxi_token_entity(scene, before - 1);
  }
  for (uint32_t i = at; i > first && at - i < 20; i--)
    if (gxi_token_among(scene, i - 1, "后者 前者 该公司 该厂 该企业")) {
      uint32_t body = gxi_token_entity(scene, i - 1);
      return gxi_entity_bit(scene, body) & company ? body : GX_ID_NONE;
    }
  return GX_ID_NONE;
}

/* 某县委书记甲,县长乙: of that county, though only its committee has a name here. */
static bool
unnamed_place(const gxi_scene *scene, uint32_t before, const gxi_title *title) {
  uint32_t site = gxi_entity_site(scene, before);
  gx_str name = scene->entities->items[before].name;
  if (!title->ending) return false;
  if (gxi_str_ends(name, GX_STR_LIT("委")))
    return gxi_str_ends(gxi_str_sub(name, 0, name.size - 3), gxi_str(title->ending));
  if (site == GX_ID_NONE) return false;
  name = gxi_knowledge_place(scene->knowledge, site)->name;
  return gxi_str_ends(name, gxi_str(title->ending)) &&
         gxi_scene_place_entity(scene, site) == GX_ID_NONE;
}

/* 公司经理张守一说,货卖给了甲公司: a firm that the text has not named before him, but
   in his sentence, is another. */
#define EARLIER 600u /* tokens in which the text may have named it */
static bool is_named_later(const gxi_scene *scene, uint32_t body, uint32_t token) {
  const gxi_token *tokens = scene->reading->tokens.items;
  for (uint32_t t = 0; t < token && t < EARLIER; t++)
    if (tokens[t].mention != GX_ID_NONE && gxi_token_entity(scene, t) == body)
      return false;
  for (uint32_t t = token + 1;
       t < scene->reading->tokens.count && tokens[t].sentence == tokens[token].sentence;
       t++)
    if (tokens[t].mention != GX_ID_NONE && gxi_token_entity(scene, t) == body)
      return true;
  return false;
}

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
      if (place != GX_ID_NONE) return office_at_place(scene, title, place, token, 0.85);
      if (unnamed_place(scene, before, title)) {
        bool same = gxi_str_ends(title->organ, GX_STR_LIT("委")) &&
                    gxi_str_ends(scene->entities->items[before].name, title->organ);
        return office(same ? before : GX_ID_NONE, GX_ID_NONE, 0.8);
      }
    } else {
      return office(before, GX_ID_NONE, 0.85);
    }
  }
  if (title->level != GX_ID_NONE)
    return office_at_place(
      scene, title, context_place(scene, title, token), token, 0.7
    );
  uint32_t topic = body_in_turn(scene, token);
  if (topic != GX_ID_NONE && title->domain == GXI_TITLE_COMPANY)
    return office(topic, GX_ID_NONE, 0.75);
  uint32_t led = led_before(scene, title->rest, token);
  if (led != GX_ID_NONE) return office(led, GX_ID_NONE, 0.7);
  if (gxi_text_has(title->rest, "理事长 会长 秘书长 监事长") || gxi_text_among(title->rest, "主席 副主席 轮值主席 名誉主席 常务副主席")) {
    uint32_t found = gxi_association_before(scene, token);
    if (found != GX_ID_NONE) return office(found, GX_ID_NONE, 0.7);
  }
  if (unit->bare && gxi_text_among(title->rest, "负责人 主要负责人 法定代表人 法人代表 掌门人 主理人 实际控制人")) {
    uint32_t sentence = scene->reading->tokens.items[token].sentence;
    uint32_t first = scene->reading->sentence_tokens[sentence];
    uint32_t bodies = gxi_bit(scene->type.company) | gxi_bit(scene->type.organization);
    return office(
      gxi_named_before(scene, token, bodies, token - first), GX_ID_NONE, 0.6
    );
  }
  uint32_t types = domain_types(scene, title->domain);
  if (gxi_text_has(title->rest, "教师 医生 医师 干部 队员 志愿者 护士 援疆 援藏 援青"))
    return office(GX_ID_NONE, GX_ID_NONE, 0);
  if (types == 0 || !unit->bare || gxi_text_among(title->rest, "律师 教授 专家 研究员 学者 医生 记者 农民 村民"))
    return office(GX_ID_NONE, GX_ID_NONE, 0);
  uint32_t found = title->domain == GXI_TITLE_COMPANY
                     ? company_before(scene, token, unit->title)
                     : gxi_named_before(scene, token, types, 60);
  if (found == GX_ID_NONE && title->domain == GXI_TITLE_COMPANY && !is_named_later(scene, scene->main_company, token))
    found = scene->main_company;
  return office(found, GX_ID_NONE, 0.6);
}

/* 某市驻某地工作组组长: a post at a body that no name stands for. */
static bool nameless_body(const gxi_scene *scene, const gxi_unit *unit) {
  static const char *const endings[] = {
    "组",
    "队",
    "室",
    "部",
    "处",
    "局",
    "委",
    "办",
    "中心",
    "科",
    "会",
    "院",
    "团",
    NULL};
  uint32_t title = scene->reading->tokens.items[unit->title].text.begin;
  if (unit->words.begin >= title) return false;
  gx_str words = gxi_scene_text(scene, (gx_span){unit->words.begin, title});
  for (const char *const *ending = endings; *ending; ending++)
    if (gxi_str_ends(words, gxi_str(*ending))) return true;
  return false;
}

/* What a person is without a post anywhere. */
#define DESCRIPTIONS                                                                                                   \
  "商人 创业者 老乡 果农 村民 农民 牧民 种植户 养殖户 茶农 菜农 棉农 瓜农 居民 学生 " \
  "种植大户 养殖大户 致富带头人 带头人 企业家 脱贫户 贫困户 农户 护林员"

gxi_office gxi_unit_office(
  gxi_scene *scene, const gxi_unit *unit, uint32_t before, uint32_t token
) {
  gxi_title title = gxi_title_read(scene, unit->title);
  if (gxi_text_among(title.rest, DESCRIPTIONS))
    return office(GX_ID_NONE, GX_ID_NONE, 0);
  if (unit->body == GX_ID_NONE)
    return implied_office(scene, unit, &title, before, token);
  uint32_t body = gxi_token_entity(scene, unit->body);
  if (!is_place(scene, body)) return office(body, GX_ID_NONE, 0.95);
  bool no_post =
    title.domain == GXI_TITLE_COMPANY || title.domain == GXI_TITLE_SCHOOL ||
    title.domain == GXI_TITLE_HOSPITAL || title.domain == GXI_TITLE_EXPERT ||
    gxi_text_has(title.rest, "干部 人才 教师 医生 专家 队员");
  /* 当地的市长: no country */
  bool other = title.level != GX_ID_NONE &&
               gxi_token_among(scene, unit->body, "当地 该地") &&
               !place_fits(scene, body, &title);
  if (no_post || other || nameless_body(scene, unit))
    return office(GX_ID_NONE, GX_ID_NONE, 0);
  return office_at_place(scene, &title, body, token, 0.9);
}

uint32_t gxi_other_company(const gxi_scene *scene, uint32_t token, uint32_t own) {
  const gxi_entity *items = scene->entities->items;
  uint32_t best = GX_ID_NONE;
  for (uint32_t i = token; i-- > 0 && token - i < 400;) {
    uint32_t found = gxi_token_entity(scene, i);
    if (found == own || gxi_entity_bit(scene, found) != gxi_bit(scene->type.company))
      continue;
    if (best == GX_ID_NONE || items[found].mention_count > items[best].mention_count)
      best = found;
  }
  return best;
}

/* 副市长甲与乙会谈: 乙, whose post was told before, is no 副市长. */
bool gxi_has_own_post(const gxi_scene *scene, uint32_t token) {
  uint32_t person = gxi_token_entity(scene, token);
  return gxi_token_among(scene, token - 1, "与 和 同") && person != GX_ID_NONE &&
         scene->employer[person] != GX_ID_NONE;
}
