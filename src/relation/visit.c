/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * visit.c: who else a visit is credited to.
 *
 *     甲市委书记乙率代表团赴丙     乙 visits 丙, and so does 甲 (not its committee)
 *     代表团走访了丙               so do who led it and the place that sent it
 *     丙市市长丁主持座谈           丁 meets 乙
 *     最后一站来到丙               乙, though an office was spoken of meanwhile
 */
#include "relation/visit.h"

static const char *const delegations =
  "率 带队 带领 代表团 考察团 调研组 访问团 党政团 一行 领衔";

static void add_body(gxi_scene *scene, gxi_parties *bodies, uint32_t entity) {
  if (entity == GX_ID_NONE) return;
  uint32_t body = gxi_entity_stands_for(scene, entity);
  for (uint32_t i = 0; i < bodies->count; i++)
    if (bodies->items[i].entity == body) return;
  if (body != GX_ID_NONE && bodies->count < GXI_MAX_PARTIES)
    bodies->items[bodies->count++] = (gxi_party){.entity = body, .member = GX_ID_NONE};
}

static bool is_delegation(const gxi_scene *scene, uint32_t entity) {
  const gxi_entity *item = &scene->entities->items[entity];
  return item->type == scene->type.organization &&
         (gxi_str_ends(item->name, GX_STR_LIT("代表团")) ||
          gxi_str_ends(item->name, GX_STR_LIT("考察团")) ||
          gxi_str_ends(item->name, GX_STR_LIT("调研组")));
}

/* The body that a member's title names, or that its person holds the first post at. */
static uint32_t
sender(const gxi_scene *scene, const gxi_line *line, const gxi_party *party) {
  if (is_delegation(scene, party->entity))
    return gxi_scene_place_entity(scene, gxi_entity_site(scene, party->entity));
  if (!(gxi_entity_bit(scene, party->entity) & scene->persons)) return GX_ID_NONE;
  if (party->member != GX_ID_NONE) {
    uint32_t body = line->members.items[party->member].body;
    if (body != GX_ID_NONE) return gxi_token_entity(scene, body);
  }
  return scene->employer[party->entity];
}

/* 甲率乙市代表团: 乙市 sends it, whatever 甲 is at home. */
static uint32_t place_led(const gxi_scene *scene, const gxi_line *line) {
  for (uint32_t i = 1; i < line->items.count; i++) {
    const gxi_item *it = &line->items.items[i];
    gxi_parties sent;
    if (it->kind != GXI_ITEM_NOUN || !it->delegation || !gxi_text_among(gxi_item_text(line, i - 1), "率 率领 带领"))
      continue;
    if (gxi_item_parties(&sent, line, i, scene->places) && sent.count == 1)
      return sent.items[0].entity;
  }
  return GX_ID_NONE;
}

/* 甲率领的代表团: 甲, who stands before the verb of the relative clause. */
static uint32_t leader_before(const gxi_line *line, const gxi_parties *heads) {
  uint32_t item = heads->item;
  const gxi_item *items = line->items.items;
  if (item == GX_ID_NONE || item < 3 || !items[item].delegation) return GX_ID_NONE;
  if (items[item - 1].kind != GXI_ITEM_DE || !gxi_text_among(gxi_item_text(line, item - 2), "率领 带领 率 带队 率队 领衔 为团长 任团长 担任团长"))
    return GX_ID_NONE;
  gxi_parties persons;
  return gxi_item_parties(&persons, line, item - 3, line->scene->persons)
           ? persons.items[0].entity
           : GX_ID_NONE;
}

/* 甲市代表团: of 甲, and the leader known holds a post there. */
static bool
led_by_leader(const gxi_scene *scene, const gxi_line *line, const gxi_parties *heads) {
  if (heads->item == GX_ID_NONE || !line->items.items[heads->item].delegation || scene->leader == GX_ID_NONE)
    return false;
  uint32_t home = gxi_entity_site(scene, scene->employer[scene->leader]);
  return home != GX_ID_NONE &&
         home == scene->entities->items[heads->items[0].entity].place;
}

/* 一行: the sender is said to go to a place, not to each site there. */
static gxi_parties places_of(const gxi_scene *scene, const gxi_parties *tails) {
  gxi_parties places = *tails;
  places.count = 0;
  for (uint32_t i = 0; i < tails->count; i++)
    if (gxi_entity_bit(scene, tails->items[i].entity) & scene->places)
      places.items[places.count++] = tails->items[i];
  return places;
}

/* 陪同: of the guest's own place, not one who receives him. */
static bool
comes_along(const gxi_view *view, const gxi_parties *heads, uint32_t guest) {
  const gxi_scene *scene = view->line->scene;
  if (gxi_line_has(
        view->line, view->begin, view->end, "一同 随同 参加调研 一起 参加考察"
      ))
    return true;
  if (guest == GX_ID_NONE || !gxi_line_has(view->line, view->begin, view->end, "陪同"))
    return false;
  uint32_t home = gxi_entity_site(scene, scene->employer[guest]);
  uint32_t other = gxi_entity_site(scene, scene->employer[heads->items[0].entity]);
  return home != GX_ID_NONE && home == other;
}

bool gxi_visit_along(
  const gxi_visit *visited, gxi_parties *heads, gxi_parties *tails, const gxi_view *view
) {
  if (!visited->tails.count || !gxi_slot_fill(heads, view, GXI_SLOT_SUBJECT, view->line->scene->persons) || !comes_along(view, heads, visited->guest))
    return false;
  *tails = visited->tails;
  tails->item = GX_ID_NONE;
  return true;
}

bool gxi_visit_hosted(
  const gxi_scene *scene, gxi_parties *heads, gxi_parties *tails, const gxi_view *view
) {
  uint32_t leader = scene->leader;
  if (leader == GX_ID_NONE ||
      !gxi_slot_fill(heads, view, GXI_SLOT_SUBJECT, scene->persons) ||
      heads->item == GX_ID_NONE)
    return false;
  for (uint32_t i = 1; i < heads->count; i++) /* the others are merely there */
    if (heads->items[i].member < heads->items[0].member)
      heads->items[0] = heads->items[i];
  heads->count = 1;
  uint32_t host = gxi_entity_site(scene, scene->employer[heads->items[0].entity]);
  uint32_t guest = gxi_entity_site(scene, scene->employer[leader]);
  bool received = gxi_line_has(
    view->line, view->begin, view->reach, "客人 来宾 一行 代表团 考察团 访问团 陪同"
  );
  if (leader == heads->items[0].entity || (host != GX_ID_NONE && host == guest))
    return false;
  if (!received && (host == GX_ID_NONE || guest == GX_ID_NONE)) return false;
  *tails = (gxi_parties){.item = GX_ID_NONE, .count = 1, .factor = 0.8};
  tails->items[0] = (gxi_party){.entity = leader, .member = GX_ID_NONE};
  return true;
}

/* Known to lie elsewhere. */
static bool lies_apart(const gxi_scene *scene, uint32_t site, uint32_t place) {
  uint32_t a = gxi_entity_site(scene, site), b = gxi_entity_site(scene, place);
  return a != GX_ID_NONE && b != GX_ID_NONE && a != b &&
         !gxi_knowledge_place_within(scene->knowledge, a, b) &&
         !gxi_knowledge_place_within(scene->knowledge, b, a);
}

/* 到渭南看了白水县医院: its name says where in 渭南 it stands. */
static bool lies_deeper(const gxi_scene *scene, uint32_t site, uint32_t place) {
  uint32_t a = gxi_entity_site(scene, site), b = gxi_entity_site(scene, place);
  uint32_t wide = gxi_bit(scene->type.city) | gxi_bit(scene->type.province);
  return a != GX_ID_NONE && b != GX_ID_NONE && a != b &&
         (gxi_entity_bit(scene, place) & wide) &&
         gxi_knowledge_place_within(scene->knowledge, a, b);
}

/* 到漳县盐井镇调研。…来到漳县职业学校: by its name it may be anywhere in 漳县. */
static bool bears_wider(const gxi_scene *scene, uint32_t site, uint32_t place) {
  uint32_t a = gxi_entity_site(scene, site), b = gxi_entity_site(scene, place);
  return a != GX_ID_NONE && b != GX_ID_NONE && a != b &&
         gxi_knowledge_place(scene->knowledge, a)->level == GXI_LEVEL_COUNTY &&
         gxi_knowledge_place_within(scene->knowledge, b, a);
}

/* 来到某园区,考察了丁公司: the next clause goes into what the one before came to. */
static bool leads_on(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t segment = line->items.items[view->verb].segment;
  return segment > 0 && view->verb > 0 &&
         line->items.items[view->verb - 1].segment == segment - 1 &&
         gxi_line_has(line, view->verb, view->verb + 1, "考察 参观 走访 察看");
}

static void put_sites(
  gxi_scene *scene,
  const gxi_parties *tails,
  uint32_t types,
  uint32_t place,
  uint32_t sentence
) {
  for (uint32_t i = 0; i < tails->count; i++) {
    uint32_t site = tails->items[i].entity;
    if (!(gxi_entity_bit(scene, site) & types) || lies_apart(scene, site, place) || lies_deeper(scene, site, place))
      continue;
    gxi_draft *draft =
      gxi_draft_new(scene, site, scene->tie.located_in, place, sentence);
    if (!draft) continue;
    draft->confidence = 0.6;
    draft->rule = GX_STR_LIT("visit.route");
  }
}

/* 在甲市,代表团来到乙公司: the sentence says itself where. */
static bool has_own_site(const gxi_view *view, uint32_t towns) {
  gxi_parties site;
  for (uint32_t i = 0; i < view->verb; i++)
    if (gxi_item_at(view->line, i)->slot == GXI_SLOT_PLACE && gxi_item_parties(&site, view->line, i, towns))
      return true;
  return false;
}

void gxi_visit_route(
  gxi_scene *scene, gxi_route *route, const gxi_view *view, const gxi_parties *tails
) {
  const gxi_types *type = &scene->type;
  uint32_t sentence = view->line->sentence;
  uint32_t bit = gxi_entity_bit(scene, tails->items[0].entity);
  uint32_t towns =
    gxi_bit(type->city) | gxi_bit(type->county) | gxi_bit(type->township);
  uint32_t sites =
    gxi_bit(type->company) | gxi_bit(type->organization) | gxi_bit(type->zone);
  gxi_status_word status = gxi_status_at(view);
  if (status == GXI_STATUS_NEGATED || status == GXI_STATUS_PLANNED) return;
  uint32_t zone = route->zone;
  route->zone = GX_ID_NONE;
  if (tails->count == 1 && (bit & towns)) {
    *route = (gxi_route
    ){.place = tails->items[0].entity, .zone = GX_ID_NONE, .sentence = sentence};
    return;
  }
  if (zone != GX_ID_NONE && leads_on(view)) {
    put_sites(scene, tails, sites & ~gxi_bit(type->zone), zone, sentence);
    return;
  }
  if (tails->count == 1 && bit == gxi_bit(type->zone))
    route->zone = tails->items[0].entity;
  if (route->place == GX_ID_NONE || sentence - route->sentence > 1) return;
  if (has_own_site(view, towns)) return;
  bool later = sentence > route->sentence;
  if (later && bears_wider(scene, tails->items[0].entity, route->place)) return;
  put_sites(scene, tails, sites, route->place, sentence);
}

/* 在某乡,甲走进乙公司: 甲 is in that place, too. */
static void
put_setting(gxi_scene *scene, const gxi_firing *firing, const gxi_parties *heads) {
  const gxi_line *line = firing->view->line;
  const gxi_item *items = line->items.items;
  const gxi_types *type = &scene->type;
  uint32_t spots = gxi_bit(type->township) | gxi_bit(type->village) |
                   gxi_bit(type->county) | gxi_bit(type->zone);
  gxi_parties where;
  if (line->items.count < 4 || !gxi_text_among(gxi_item_text(line, 0), "在") || items[1].slot != GXI_SLOT_PLACE || items[2].kind != GXI_ITEM_COMMA)
    return;
  if (items[firing->view->verb].segment > items[2].segment + 2) return;
  if (!(gxi_entity_bit(scene, heads->items[0].entity) & scene->persons)) return;
  if (gxi_item_parties(&where, line, 1, spots) && where.count == 1)
    gxi_pair_ends(scene, firing, heads, &where);
}

/* 甲一行赴某县调研。… 某局也将支持企业。最后一站来到乙: 甲, not the office, goes on. */
void gxi_visit_traveller(const gxi_view *view, gxi_parties *heads) {
  const gxi_scene *scene = view->line->scene;
  if (scene->leader == GX_ID_NONE || heads->count != 1 || heads->item != GX_ID_NONE)
    return;
  uint32_t entity = heads->items[0].entity;
  if (entity == scene->leader || !gxi_str_is(heads->via, "carry") || (gxi_entity_bit(scene, entity) & scene->persons))
    return;
  const gxi_carry *carry = view->carry;
  if (carry->count == 0 || carry->items[0].sentence == view->line->sentence) return;
  heads->items[0].entity = scene->leader;
}

void gxi_visit_credit(
  gxi_scene *scene,
  const gxi_firing *firing,
  const gxi_parties *heads,
  const gxi_parties *tails
) {
  const gxi_line *line = firing->view->line;
  if (heads->count) put_setting(scene, firing, heads);
  if (!heads->count || !gxi_line_has(line, 0, line->items.count, delegations)) return;
  gxi_parties others = {.item = GX_ID_NONE, .factor = heads->factor * 0.9};
  uint32_t led = place_led(scene, line);
  for (uint32_t i = 0; i < heads->count; i++) {
    uint32_t entity = heads->items[i].entity;
    if (is_delegation(scene, entity) && scene->leader != GX_ID_NONE)
      add_body(scene, &others, scene->leader);
    if (led == GX_ID_NONE)
      add_body(scene, &others, sender(scene, line, &heads->items[i]));
  }
  add_body(scene, &others, led);
  uint32_t leader = leader_before(line, heads);
  if (leader != GX_ID_NONE) scene->leader = leader;
  if (leader != GX_ID_NONE || led_by_leader(scene, line, heads))
    add_body(scene, &others, scene->leader);
  if (gxi_entity_bit(scene, heads->items[0].entity) & scene->persons)
    scene->leader = heads->items[0].entity;
  gxi_parties where = gxi_line_has(line, 0, line->items.count, "团 组 率 带队")
                        ? *tails
                        : places_of(scene, tails);
  if (others.count && where.count) gxi_pair_ends(scene, firing, &others, &where);
}

/* 看望某市干部: persons from a place are seen, not the place. */
/* 调研粤桂协作项目: the short names only say which scheme. */
static bool names_scheme(const gxi_line *line, uint32_t item) {
  const gxi_item *it = &line->items.items[item];
  if (it->member_count < 2) return false; /* 赴沪考察 */
  const gxi_reading *reading = line->scene->reading;
  for (uint32_t i = 0; i < it->member_count; i++) {
    uint32_t token = line->members.items[it->member + i].token;
    uint32_t mention = reading->tokens.items[token].mention;
    if (mention == GX_ID_NONE || reading->mentions.items[mention].origin != GXI_ORIGIN_COMPOUND)
      return false;
  }
  return item + 1 < line->items.count &&
         gxi_item_at(line, item + 1)->kind != GXI_ITEM_COMMA &&
         gxi_item_at(line, item + 1)->kind != GXI_ITEM_STOP;
}

/* 会见到访的乙: 乙 comes, not who receives him. */
static bool leads_to_guest(const gxi_view *view, const gxi_parties *heads) {
  const gxi_line *line = view->line;
  uint32_t guest = line->items.items[view->verb].noun;
  gxi_parties persons;
  return guest != GX_ID_NONE && guest != heads->item &&
         line->items.items[view->verb + 1].kind == GXI_ITEM_DE &&
         gxi_item_parties(&persons, line, guest, line->scene->persons);
}

/* 货物在甲地集结后, 可直奔乙国: goods that open a clause go there, not who was named
   before them. */
static bool goods_go(const gxi_view *view, const gxi_parties *heads) {
  const gxi_line *line = view->line;
  for (uint32_t i = view->verb; i-- > 0;) {
    if (line->items.items[i].kind == GXI_ITEM_STOP || i == heads->item) return false;
    uint32_t begin = gxi_segment_begin(line, i);
    bool opens = i - begin <= 2 && line->items.items[i].kind == GXI_ITEM_OTHER;
    if (opens && gxi_text_among(gxi_item_text(line, i), "货物 货品 班列 专列 列车 包裹 集装箱 货车"))
      return begin == 0 || heads->item == GX_ID_NONE || heads->item < begin;
  }
  return false;
}

/* 把线束工序转到皮山: something is moved, nobody comes. */
static bool moves_goods(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t begin = gxi_segment_begin(line, view->verb);
  for (uint32_t i = view->verb; i-- > begin;)
    if (line->items.items[i].kind == GXI_ITEM_PREPOSITION && gxi_text_among(gxi_item_text(line, i), "把 将"))
      return true;
  return false;
}

/* 看望了甲集团的返乡员工: its people, wherever they are. */
static bool sees_staff(const gxi_view *view, const gxi_parties *tails) {
  const gxi_line *line = view->line;
  uint32_t at = tails->item;
  if (at == GX_ID_NONE || at < view->verb || at + 2 >= line->items.count) return false;
  if (line->items.items[at + 1].kind != GXI_ITEM_DE) return false;
  for (uint32_t i = at + 2; i < line->items.count && i < at + 5; i++) {
    if (line->items.items[i].kind != GXI_ITEM_OTHER) return false;
    gx_str text = gxi_item_text(line, i);
    if (gxi_text_among(text, "员工 职工 工人 群众 学生 师生 家属 代表 老乡 亲属"))
      return true;
  }
  return false;
}

bool gxi_visit_sees_others(
  const gxi_view *view, const gxi_parties *heads, const gxi_parties *tails
) {
  const gxi_line *line = view->line;
  if (moves_goods(view)) return true;
  if (leads_to_guest(view, heads) || goods_go(view, heads) || sees_staff(view, tails))
    return true;
  if (tails->item == GX_ID_NONE || tails->item < view->verb) return false;
  if (!(gxi_entity_bit(line->scene, tails->items[0].entity) & line->scene->places))
    return false;
  static const char *const people[] = {"干部", "群众", "市民", "人员", "同志"};
  if (names_scheme(line, tails->item)) return true;
  gx_str text = gxi_item_text(line, tails->item);
  for (size_t i = 0; i < sizeof people / sizeof *people; i++)
    if (gxi_str_ends(text, gxi_str(people[i]))) return true;
  uint32_t last =
    tails->item + 4 < line->items.count ? tails->item + 4 : line->items.count;
  for (uint32_t k = tails->item + 1; k < last; k++) {
    if (line->items.items[k].kind != GXI_ITEM_OTHER && line->items.items[k].kind != GXI_ITEM_VERB)
      return false;
    if (gxi_text_among(
          gxi_item_text(line, k),
          "籍 教师 医生 干部 人才 学生 职工 员工 队员 老师 医护人员 群众 村民 师生 "
          "援疆医生 援疆教师 援疆干部 援藏干部 援青干部 专家"
        ))
      return true;
  }
  return false;
}
