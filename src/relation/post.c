/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * post.c: who holds which post where.
 *
 *     [喀什地区商务局][党组书记、副局长][周某]          before the name
 *     市委书记甲、市长乙、副市长丙、丁出席              丁 has 丙's title
 *     甲[任|担任|是|,][某公司][董事长]                behind it
 *     [某公司][董事长][由]甲[担任]                   around it
 *
 * Units (unit.c) are read beside each person; what a person speaks for is noted as
 * employer for the frames.
 */
#include "relation/line.h"
#include "relation/unit.h"

#define MAX_PEERS 12u

typedef struct gxi_desk {
  gxi_scene *scene;
  uint32_t sentence, first, last; /* tokens */
  gxi_units units;                /* of the last person, for lists */
  uint32_t office;                /* body of the last person's last unit */
  uint32_t around;                /* body of the last post around a name */
  uint32_t told;                  /* body of the last post that a verb gave */
  uint32_t person;                /* token of the last person */
  uint32_t subject; /* of the sentences before, in this block; entity or NONE */
  uint32_t block;
  gxi_units behind;          /* the posts said last of somebody by a verb */
  gxi_units past;            /* the last posts of the sentence before, in this block */
  uint32_t peers[MAX_PEERS]; /* persons listed up to this one, itself too */
  uint32_t peer_count;
} gxi_desk;

static bool is_person(const gxi_scene *scene, uint32_t token) {
  return gxi_token_at(scene, token)->kind == GXI_TOKEN_MENTION &&
         (gxi_entity_bit(scene, gxi_token_entity(scene, token)) & scene->persons);
}

static uint32_t put_units(
  gxi_desk *desk,
  uint32_t person,
  const gxi_units *units,
  uint32_t before,
  const char *rule
) {
  gxi_bearer bearer = {person, desk->sentence, rule};
  return gxi_units_put(desk->scene, units, before, &bearer);
}

/* 、 between this person and the one before, and nothing else (but quotes, asides). */
static bool follows_in_list(const gxi_desk *desk, uint32_t token) {
  if (desk->person == GX_ID_NONE || token <= desk->person || token - desk->person > 12)
    return false;
  bool joined = false, open = false;
  for (uint32_t i = desk->person + 1; i < token; i++) {
    if (gxi_token_is(desk->scene, i, "(")) open = true;
    if (!open) {
      if (!gxi_token_among(desk->scene, i, "、 和 与 及")) return false;
      joined = true;
    }
    if (gxi_token_is(desk->scene, i, ")")) open = false;
  }
  return joined && !gxi_has_own_post(desk->scene, token);
}

/* The units before a person begin right behind the person before: 市长甲、副市长乙. */
static bool chained(const gxi_desk *desk, const gxi_units *units) {
  if (desk->person == GX_ID_NONE || units->first <= desk->person) return false;
  for (uint32_t i = desk->person + 1; i < units->first; i++)
    if (!gxi_token_among(desk->scene, i, "、 和 与 及 , 以及 暨 并 在 ( ) 出席 陪同"))
      return false;
  return true;
}

/* 副区长(挂职某县副县长)甲: the posts in brackets right before the name. */
static void read_aside(gxi_desk *desk, uint32_t token, uint32_t person) {
  const gxi_scene *scene = desk->scene;
  if (token == desk->first || !gxi_token_is(scene, token - 1, ")")) return;
  for (uint32_t i = token - 1; i > desk->first && token - i < 16; i--) {
    if (!gxi_token_is(scene, i - 1, "(")) continue;
    gxi_units units;
    gxi_units_after(&units, scene, i, token - 1);
    if (units.count) put_units(desk, person, &units, GX_ID_NONE, "post.before");
    return;
  }
}

static bool read_before(gxi_desk *desk, uint32_t token, uint32_t person) {
  gxi_units units;
  read_aside(desk, token, person);
  gxi_units_before(&units, desk->scene, desk->first, token);
  if (units.count) {
    uint32_t before = chained(desk, &units) ? desk->office : GX_ID_NONE;
    desk->office = put_units(desk, person, &units, before, "post.before");
    desk->units = units;
    desk->person = token;
    return true;
  }
  if (follows_in_list(desk, token) && desk->units.count) {
    gxi_units one = {.count = 1, .first = desk->units.first};
    one.items[0] = desk->units.items[desk->units.count - 1];
    put_units(desk, person, &one, desk->office, "post.list");
    desk->person = token;
    return true;
  }
  return false;
}

static const char *const verbs =
  "任 挂职 担任 出任 兼任 当选 当选为 现任 曾任 接任 就任 受聘 是 系 为 "
  "受聘为 转任 调任 升任 拟任 历任 兼 任职 原任 时任 先后任 担任了 "
  "当 当了 当上 当上了 成为了 辞去 卸任 离任 不再担任 卸去 已任 任命为 聘为 获任 履新 "
  "成为 升为 提任 原为 现为 本是 挂任 挂职任 挂职担任 推举为 推选为 选为 选举为 "
  "当起 当起了 干起 干起了 增选为 受聘担任 聘任为 获聘 获聘为 继续担任 留任 续任 连任 "
  "改任 仍任 仍担任 继续任 "
  "还担任 也担任 委任为 挂职为 被选为 被推选为 被推举为 被聘为 被任命为";

/* Words behind a name that are no post of their own here: 甲老师被聘为… */
#define ADDRESS "同志 先生 女士 老师 博士 教授 医生 大夫 师傅"

/* Whom clauses without a subject are about: the first person since the last stop, but
   of 他说的李队长,名叫甲 the one so named. */
static uint32_t first_person(const gxi_desk *desk, uint32_t token) {
  uint32_t begin = token;
  while (begin > desk->first && !gxi_token_among(desk->scene, begin - 1, "。 ; ! ?"))
    begin--;
  uint32_t found = GX_ID_NONE;
  for (uint32_t i = begin; i < token; i++) {
    if (!is_person(desk->scene, i)) continue;
    if (i > begin && gxi_token_among(desk->scene, i - 1, "名叫 叫 就是 名字叫"))
      return gxi_token_entity(desk->scene, i);
    bool other = gxi_token_among(desk->scene, i + 1, "之 之女 之子 之妻") ||
                 gxi_owns_person(desk->scene, i, token);
    if (found == GX_ID_NONE && !other) found = gxi_token_entity(desk->scene, i);
  }
  return found;
}

/* 到某局挂职副局长, 在某校担任校长: the body stands before the verb. */
static bool holds_there(const gxi_desk *desk, uint32_t token) {
  const gxi_scene *scene = desk->scene;
  if (!gxi_token_among(scene, token, "到 赴 在 至 于 来到 去 前往 调到 调往 调至"))
    return false;
  uint32_t body = token + 1;
  while (body < desk->last && body - token < 4 &&
         (gxi_entity_bit(scene, gxi_token_entity(scene, body)) & scene->places))
    body++;
  if (body + 2 < desk->last && (gxi_entity_bit(scene, gxi_token_entity(scene, body)) & scene->bodies))
    body++;
  if (body == token + 1 || body + 1 >= desk->last) return false;
  if (gxi_token_is_title(scene, body))
    return gxi_str_starts(gxi_token_text(scene, body), GX_STR_LIT("挂职"));
  return gxi_token_among(scene, body, "挂职 任 担任 挂任 挂职任 挂职担任 出任 当") &&
         gxi_token_is_title(scene, body + 1);
}

/* 接替他的是甲, 甲做的第一件事是…: what is told behind 是 is not of the person. */
static bool tells_other(const gxi_desk *desk, uint32_t person, uint32_t verb) {
  const gxi_scene *scene = desk->scene;
  uint32_t noun = gxi_token_is(scene, verb - 1, ",") ? verb - 2 : verb - 1;
  if (!gxi_token_among(scene, verb, "是 系") || gxi_token_among(scene, noun, "身份 职务 头衔 岗位 本职 职业 工作 原 原本 曾 现"))
    return false;
  for (uint32_t i = person + 1; i < verb && !gxi_token_is(scene, i, "("); i++)
    if (gxi_token_is(scene, i, "的")) return true;
  return false;
}

/* 从某县县长|岗位上: a post that somebody leaves. */
static bool leaves_post(const gxi_desk *desk, uint32_t token) {
  gxi_units units;
  if (!gxi_token_is(desk->scene, token, "从")) return false;
  gxi_units_after(&units, desk->scene, token + 1, desk->last);
  return units.count && units.last < desk->last &&
         gxi_is_post_left(desk->scene, units.last);
}

/* Between the name and the post: a verb of office within a few words. */
static uint32_t post_verb(const gxi_desk *desk, uint32_t token) {
  const gxi_scene *scene = desk->scene;
  uint32_t stop = token + 11 < desk->last ? token + 11 : desk->last;
  if (gxi_owns_person(scene, token, desk->last)) return GX_ID_NONE;
  for (uint32_t i = token + 1; i < stop; i++) {
    if (i > token + 1 && gxi_token_is(scene, i, "(")) { /* 甲同志(某县干部)任… */
      while (i < desk->last && i < token + 20 && !gxi_token_is(scene, i, ")"))
        i++;
      stop = i + 6 < desk->last ? i + 6 : desk->last;
      continue;
    }
    if (gxi_token_among(scene, i, "并未 未 没有 不是 并非 从未 没")) return GX_ID_NONE;
    if (tells_other(desk, token, i)) return GX_ID_NONE;
    if (leaves_post(desk, i)) return i + 1;
    if (gxi_token_is(scene, i, "为") && gxi_token_among(scene, i - 1, "并 还 , 也 又"))
      return GX_ID_NONE; /* 甲介绍,公司…,并为乙培训技术员 */
    if (gxi_token_among(scene, i, verbs))
      return i + 1 < desk->last && gxi_token_among(scene, i + 1, "为 了 过") ? i + 2
                                                                             : i + 1;
    if (gxi_token_is(scene, i, ",") && first_person(desk, i) != gxi_token_entity(scene, token))
      return GX_ID_NONE;
    if (i == token + 1 && gxi_token_among(scene, i, ADDRESS)) continue;
    if (holds_there(desk, i)) return i + 1;
    if (is_person(scene, i) || gxi_token_among(scene, i, "。 ; :")) return GX_ID_NONE;
    if (gxi_token_is_title(scene, i)) return GX_ID_NONE;
  }
  return GX_ID_NONE;
}

/* 某省某市人, 某县籍: where somebody is from. The token behind it, or the same. */
static uint32_t skip_origin(const gxi_desk *desk, uint32_t token) {
  const gxi_scene *scene = desk->scene;
  uint32_t at = token;
  while (at < desk->last &&
         (gxi_entity_bit(scene, gxi_token_entity(scene, at)) & scene->places))
    at++;
  bool from = at > token && at + 1 < desk->last &&
              gxi_token_among(scene, at, "人 籍 籍人") &&
              gxi_token_is(scene, at + 1, ",");
  return from ? at + 2 : token;
}

/* 甲,男,1978年生,某局局长: where what is said of the person's post begins. */
static uint32_t skip_life(const gxi_desk *desk, uint32_t token) {
  static const char *const facts[] = {"男", "女", "族", "生", "岁", "党员", "学历"};
  const gxi_scene *scene = desk->scene;
  for (uint32_t end = token; end < desk->last && end < token + 8; end++) {
    if (end == token) end = token = skip_origin(desk, token);
    if (end >= desk->last || gxi_token_at(scene, end)->kind == GXI_TOKEN_MENTION || gxi_token_is_title(scene, end))
      return token;
    if (!gxi_token_is(scene, end, ",")) continue;
    bool fact = false;
    for (size_t i = 0; end > token && i < sizeof facts / sizeof *facts; i++)
      fact = fact || gxi_str_ends(gxi_token_text(scene, end - 1), gxi_str(facts[i]));
    if (!fact) return token;
    token = end + 1;
    end = token - 1;
  }
  return token;
}

/* After a unit of an apposition the clause must end, or go on with punctuation. */
static bool closes(const gxi_desk *desk, uint32_t token) {
  return token >= desk->last ||
         gxi_token_among(desk->scene, token, "。 , ; : ) ! ? “ ”");
}

static bool behind_person(const gxi_desk *desk, uint32_t end) {
  return end < desk->last && is_person(desk->scene, end);
}

/* 甲,某局局长,某组组长乙: the posts behind the comma are 乙's. */
static bool is_of_next(const gxi_desk *desk, uint32_t at) {
  const gxi_scene *scene = desk->scene;
  for (uint32_t i = at; i < desk->last && i < at + 40; i++) {
    if (gxi_token_among(scene, i, "。 ; ! ? :")) return false;
    if (!is_person(scene, i)) continue;
    gxi_units units;
    gxi_units_before(&units, scene, desk->first, i);
    return units.count > 0 && units.first <= at;
  }
  return false;
}

/* 某校聘请甲为名誉校长: the body that appoints, where the post names none. */
static uint32_t appointer(const gxi_desk *desk, uint32_t token, uint32_t at) {
  const gxi_scene *scene = desk->scene;
  for (uint32_t i = at; i-- > token + 1 && at - i < 5;)
    if (gxi_token_at(scene, i)->kind == GXI_TOKEN_MENTION) {
      uint32_t by = gxi_token_entity(scene, i); /* 甲被某县聘为首席专家 */
      bool agent = gxi_token_among(scene, i - 1, "被 受 由 获 经") ||
                   (i > token + 2 && gxi_token_among(scene, i - 2, "被 受 由 获 经"));
      return agent && (gxi_entity_bit(scene, by) & (scene->bodies | scene->places))
               ? by
               : GX_ID_NONE;
    }
  uint32_t begin =
    desk->person == token && desk->units.count ? desk->units.first : token;
  if (begin < desk->first + 2 || !gxi_token_among(scene, begin - 1, "推选 推举 选举 聘请 聘任 特聘 聘 任命 委任 聘用 选聘"))
    return GX_ID_NONE;
  uint32_t body = gxi_token_entity(scene, begin - 2);
  return gxi_entity_bit(scene, body) & scene->bodies ? body : GX_ID_NONE;
}

/* 出任其董事长: of the company set up, or of another than the person's own. */
static uint32_t implied_body(const gxi_desk *desk, uint32_t at, uint32_t person) {
  const gxi_scene *scene = desk->scene;
  if (!gxi_token_is(scene, at, "其") && desk->around != GX_ID_NONE) return desk->around;
  if (!gxi_token_is(scene, at, "其"))
    return gxi_entity_bit(scene, desk->told) & gxi_bit(scene->type.company)
             ? desk->told
             : GX_ID_NONE;
  uint32_t found = gxi_founded_before(scene, at, 120), own = scene->employer[person];
  return found != GX_ID_NONE ? found : gxi_other_company(scene, at, own);
}

/* 本公司副总经理甲出任其董事长: 其 was read as the body he works for anyway. */
static bool is_own_body(const gxi_desk *desk, const gxi_unit *unit, uint32_t person) {
  return unit->body != GX_ID_NONE && gxi_token_is(desk->scene, unit->body, "其") &&
         desk->scene->employer[person] != GX_ID_NONE &&
         gxi_token_entity(desk->scene, unit->body) == desk->scene->employer[person];
}

static void set_tenure(gxi_units *units, gxi_status_word status) {
  for (uint32_t i = 0; i < units->count && status != GXI_STATUS_ASSERTED; i++)
    units->items[i].status = status;
}

static void read_behind(gxi_desk *desk, uint32_t token, uint32_t person) {
  const gxi_scene *scene = desk->scene;
  if (token >= desk->first + 2 && is_person(scene, token - 2) && gxi_token_among(scene, token - 1, "接替 顶替 接任 取代 继任 接过"))
    person = gxi_token_entity(scene, token - 2); /* 甲接替乙出任某公司总经理 */
  else if (token > desk->first && gxi_token_among(scene, token - 1, "接替 顶替 取代 接过"))
    return; /* 接替乙担任… */
  uint32_t at = post_verb(desk, token);
  bool dismissed =
    token > desk->first && gxi_token_among(scene, token - 1, "免去 罢免 解聘 免除");
  if (dismissed)
    at = token + (gxi_token_among(scene, token + 1, "同志 的 先生 女士") ? 2 : 1);
  bool verb = at != GX_ID_NONE;
  if (!verb) {
    if (token + 1 >= desk->last || !gxi_token_among(scene, token + 1, ", ( :")) return;
    at = skip_life(desk, token + 2);
  }
  if (at >= desk->last) return;
  gxi_units units;
  gxi_units_after(&units, scene, at, desk->last);
  if (!units.count || behind_person(desk, units.last) || (!verb && !closes(desk, units.last)))
    return;
  if (units.items[0].body == GX_ID_NONE && scene->blocks[desk->block].kind == GX_BLOCK_TABLE_ROW)
    return; /* table.c knows the row */
  if (!verb && units.items[0].body == GX_ID_NONE && !gxi_token_is(scene, token + 1, "("))
    return;
  if (!verb && is_of_next(desk, at)) return;
  set_tenure(
    &units,
    dismissed ? GXI_STATUS_ENDED
    : verb    ? gxi_tenure(scene, token + 1, at, &units)
              : GXI_STATUS_ASSERTED
  );
  if (verb && desk->first > 0)
    units.first = desk->first; /* its body was named before */
  uint32_t by = verb ? appointer(desk, token, at) : GX_ID_NONE;
  if (verb && by == GX_ID_NONE) by = implied_body(desk, at, person);
  if (verb && is_own_body(desk, &units.items[0], person)) {
    units.items[0].body = GX_ID_NONE;
    by = implied_body(desk, at, person);
  }
  uint32_t told =
    put_units(desk, person, &units, by, verb ? "post.verb" : "post.apposition");
  if (verb) desk->told = told;
  desk->behind = units;
  for (uint32_t i = 0; verb && i + 1 < desk->peer_count; i++)
    put_units(desk, desk->peers[i], &units, GX_ID_NONE, "post.peers");
}

/* 会长:甲 某公司董事长, a row of a roll: the post behind the name. */
static void read_roll(gxi_desk *desk, uint32_t token, uint32_t person) {
  const gxi_scene *scene = desk->scene;
  bool opens = token == desk->first || gxi_token_is(scene, token - 1, ":");
  if (!opens || token + 2 >= desk->last || gxi_token_at(scene, token + 1)->kind != GXI_TOKEN_MENTION || is_person(scene, token + 1))
    return;
  gxi_units units;
  gxi_units_after(&units, scene, token + 1, desk->last);
  bool ends =
    units.last == desk->last || gxi_token_among(scene, units.last, ", ; 。") ||
    gxi_token_among(
      scene,
      units.last,
      "帮扶单位 派驻单位 受援单位 支援单位 服务单位 挂职单位 对口单位 派往单位"
    );
  if (units.count && units.items[0].body != GX_ID_NONE && ends)
    put_units(desk, person, &units, GX_ID_NONE, "post.roll");
}

/* 接任者乙, 接任的是乙. */
static bool follows_successor(const gxi_desk *desk, uint32_t token) {
  const gxi_scene *scene = desk->scene;
  for (uint32_t i = token; i-- > desk->first && token - i < 8;) {
    if (gxi_token_among(
          scene, i, "接任者 继任者 接替者 继任人 接班人 接任 接替他 接替她"
        ))
      return gxi_token_text(scene, i).size > 6 ||
             gxi_token_among(scene, i + 1, "者 的");
    if (gxi_token_among(scene, i, "。 ; ! ?") || is_person(scene, i)) return false;
  }
  return false;
}

/* 原董事长甲卸任,由乙接任: 乙 has the posts of 甲. */
static void read_successor(gxi_desk *desk, uint32_t token, uint32_t person) {
  if (token + 1 < desk->last && gxi_token_among(desk->scene, token + 1, "先生 女士 同志"))
    token++;
  bool behind = token + 1 < desk->last &&
                gxi_token_among(desk->scene, token + 1, "接任 继任 接替 接棒 继任者") &&
                closes(desk, token + 2);
  if (!behind && !follows_successor(desk, token)) return;
  gxi_units units = desk->behind.count ? desk->behind : desk->units;
  if (!behind && desk->past.count) units = desk->past;
  for (uint32_t i = 0; i < units.count; i++)
    units.items[i].status = GXI_STATUS_ASSERTED;
  put_units(desk, person, &units, GX_ID_NONE, "post.successor");
}

/* 某律师事务所甲律师: the body before the name, the title behind it. */
static void read_split(gxi_desk *desk, uint32_t token, uint32_t person) {
  const gxi_scene *scene = desk->scene;
  if (token == desk->first || token + 1 >= desk->last ||
      !gxi_token_is_title(scene, token + 1) ||
      gxi_token_at(scene, token - 1)->kind != GXI_TOKEN_MENTION)
    return;
  uint32_t body = gxi_token_entity(scene, token - 1);
  if (!(gxi_entity_bit(scene, body) & scene->bodies) || (token + 2 < desk->last && is_person(scene, token + 2)))
    return;
  gxi_unit unit = {
    .body = token - 1,
    .place = GX_ID_NONE,
    .title = token + 1,
    .generic = GX_ID_NONE,
    .words = gxi_token_at(scene, token + 1)->text};
  gxi_office office = gxi_unit_office(desk->scene, &unit, GX_ID_NONE, token);
  gxi_bearer bearer = {person, desk->sentence, "post.split"};
  gxi_unit_put(desk->scene, &unit, office, &bearer);
}

/* Persons in one list: 甲、某局局长乙和丙. */
static void
note_peer(gxi_desk *desk, uint32_t before, uint32_t token, uint32_t person) {
  uint32_t begin = desk->person == token ? desk->units.first : token;
  bool listed = before != GX_ID_NONE && before + 1 < begin;
  for (uint32_t i = before + 1; listed && i < begin; i++)
    listed = gxi_token_among(desk->scene, i, "、 和 与 及 以及");
  if (!listed || desk->peer_count == MAX_PEERS) desk->peer_count = 0;
  desk->peers[desk->peer_count++] = person;
}

/* 董事长由甲担任, 甲担任 behind the title: units left of 由. */
static void read_around(gxi_desk *desk, uint32_t token, uint32_t person) {
  const gxi_scene *scene = desk->scene;
  if (token + 1 >= desk->last) return;
  uint32_t by = GX_ID_NONE;
  bool holds = false;
  for (uint32_t i = token + 1; i < desk->last && i < token + 3; i++)
    holds = holds || gxi_token_among(scene, i, "担任 出任 兼任 接任 任");
  for (uint32_t i = token; i > desk->first && token - i < 10 && holds; i--)
    if (gxi_token_among(scene, i - 1, "由 则由")) {
      by = i - 1;
      break;
    }
  if (by == GX_ID_NONE && token > desk->first && closes(desk, token + 1) && gxi_token_among(scene, token - 1, "为 是 系 叫"))
    by = token - 1; /* 董事长为甲 */
  if (by == GX_ID_NONE && desk->person == token && desk->units.count && desk->units.first > desk->first + 1 && closes(desk, token + 1) && gxi_token_among(scene, desk->units.first - 1, "为 是 系 由"))
    by = desk->units.first - 1; /* 院长为某校教授甲 */
  if (by == GX_ID_NONE) return;
  while (by > desk->first &&
         (gxi_token_at(scene, by - 1)->kind == GXI_TOKEN_COMMON ||
          gxi_token_among(scene, by - 1, "则 将 拟 也 均 一职 仍 仍然 现 依然 继续")))
    by--;
  gxi_units units;
  gxi_units_before(&units, scene, desk->first, by);
  if (!units.count) return;
  uint32_t before = units.items[0].generic == GX_ID_NONE ? desk->around : GX_ID_NONE;
  if (before == GX_ID_NONE && units.items[0].generic == GX_ID_NONE)
    before = gxi_founded_before(scene, units.first, units.first - desk->first);
  desk->around = put_units(desk, person, &units, before, "post.around");
}

/* …,兼任某组组长: the clause's subject is the first person of the sentence. */
static void read_clause(gxi_desk *desk, uint32_t token) {
  const gxi_scene *scene = desk->scene;
  gx_str verb = gxi_token_text(scene, token);
  bool is = gxi_str_ends(verb, GX_STR_LIT("是")); /* 又是, 也是, 还是 */
  if (!is && !gxi_str_ends(verb, GX_STR_LIT("任")) && !gxi_str_ends(verb, GX_STR_LIT("选")) && !gxi_text_has(verb, "兼 聘 挂职"))
    return;
  if (is && gxi_token_is(scene, token, "是") && !(token > desk->first && gxi_token_among(scene, token - 1, "又 也 还 同时 此前 之前 原先 以前 曾经 早先")))
    return;
  if (token == desk->first || token + 1 >= desk->last || !gxi_token_among(scene, token, "兼任 兼 担任 出任 挂职 当选 拟任 曾任 现任 转任 调任 任 是 又是 也是 还是 受聘 获聘 受聘为 获聘为 挂任") || !(gxi_token_among(scene, token - 1, ", ; 并 拟 挂 后 又 也 已 将 挂职 期间 同时 还 现 起 现在 此前 之前 原先 以前 曾经 早先") || gxi_token_is(scene, token >= desk->first + 2 ? token - 2 : token, ",")))
    return;
  bool named = is_person(scene, token - 1) && gxi_token_text(scene, token - 1).size > 3;
  if (named) return; /* 选派甲任队长,乙任队员 */
  bool begun = token >= desk->first + 2 && gxi_token_among(scene, token - 2, ", 拟");
  if (gxi_token_is(scene, token - 1, "挂") && !begun) return;
  uint32_t person = first_person(desk, token);
  gxi_units units;
  gxi_units_after(&units, scene, token + 1, desk->last);
  if (person == GX_ID_NONE || !units.count || behind_person(desk, units.last)) return;
  uint32_t begin = token; /* of what stands before the verb in its clause */
  while (begin > desk->first && token - begin < 8 && !is_person(scene, begin - 1) &&
         !gxi_token_among(scene, begin - 1, ", 。 ; ! ?"))
    begin--;
  set_tenure(&units, gxi_tenure(scene, begin, token + 1, &units));
  put_units(desk, person, &units, GX_ID_NONE, "post.clause");
}

/* The only person between the last stop and a token. */
static uint32_t only_person(const gxi_desk *desk, uint32_t token) {
  uint32_t person = first_person(desk, token);
  for (uint32_t i = token; i-- > desk->first && person != GX_ID_NONE;) {
    if (gxi_token_among(desk->scene, i, "。 ; ! ?")) break;
    if (is_person(desk->scene, i) && gxi_token_entity(desk->scene, i) != person)
      return GX_ID_NONE;
  }
  return person;
}

/* Units from a token on up to one of these marks, which name their body. */
static bool
whole_units(gxi_units *units, const gxi_desk *desk, uint32_t token, const char *marks) {
  gxi_units_after(units, desk->scene, token, desk->last);
  return units->count > 0 && units->items[0].body != GX_ID_NONE &&
         (units->last >= desk->last || gxi_token_among(desk->scene, units->last, marks)
         );
}

/* 组长 甲,分管产业(某局副局长): brackets behind a clause speak of its only person. */
static void read_remark(gxi_desk *desk, uint32_t token) {
  gxi_units units;
  if (!gxi_token_is(desk->scene, token, "(") || token == desk->first || is_person(desk->scene, token - 1) || !whole_units(&units, desk, token + 1, ") , ;"))
    return;
  uint32_t person = only_person(desk, token);
  if (person != GX_ID_NONE) put_units(desk, person, &units, GX_ID_NONE, "post.remark");
}

/* 甲的身份有两个,一个是某局局长,另一个是…: posts told one by one. */
static void read_told(gxi_desk *desk, uint32_t token) {
  const gxi_scene *scene = desk->scene;
  gxi_units units;
  if (!gxi_token_is(scene, token, "是") || token == desk->first || !gxi_token_among(scene, token - 1, "一个 另一个 一项 另一项 一 二 还 也 同时 身份 职务") || !whole_units(&units, desk, token + 1, "。 , ; ! ”"))
    return;
  uint32_t person = only_person(desk, token);
  if (person == GX_ID_NONE) person = desk->subject;
  if (person != GX_ID_NONE) put_units(desk, person, &units, GX_ID_NONE, "post.told");
}

/* 作为某公司董事长,甲…; 任某县县长期间,甲… */
static void read_front(gxi_desk *desk, uint32_t token, uint32_t person) {
  gxi_units units;
  if (gxi_tenure_in_front(&units, desk->scene, desk->first, token))
    put_units(desk, person, &units, GX_ID_NONE, "post.front");
}

static void read_other(gxi_desk *desk, uint32_t token) {
  gx_str text = gxi_token_text(desk->scene, token);
  if (gxi_str_ends_in(text, "是 任 选 兼 职 聘 为")) {
    read_clause(desk, token);
    read_told(desk, token);
  } else if (gxi_str_is(text, "(")) {
    read_remark(desk, token);
  }
}

/* Whom a sentence without a person is about. */
static void note_subject(gxi_desk *desk) {
  for (uint32_t i = desk->first; i < desk->last; i++)
    if (is_person(desk->scene, i)) {
      desk->subject = gxi_token_entity(desk->scene, i);
      return;
    }
}

static void read_sentence(gxi_desk *desk) {
  const gxi_scene *scene = desk->scene;
  desk->past = desk->behind.count ? desk->behind : desk->units;
  desk->person = GX_ID_NONE;
  desk->office = GX_ID_NONE;
  desk->around = desk->told = GX_ID_NONE;
  desk->units.count = desk->behind.count = desk->peer_count = 0;
  uint32_t before = GX_ID_NONE;
  for (uint32_t i = desk->first; i < desk->last; i++) {
    if (!is_person(scene, i)) {
      read_other(desk, i);
      continue;
    }
    uint32_t person = gxi_token_entity(scene, i);
    read_successor(desk, i, person);
    read_split(desk, i, person);
    read_roll(desk, i, person);
    read_before(desk, i, person);
    read_front(desk, i, person);
    note_peer(desk, before, i, person);
    before = i;
    read_behind(desk, i, person);
    read_around(desk, i, person);
  }
}

void gxi_posts_find(gxi_scene *scene) {
  gxi_desk *desk = gxi_arena_alloc(scene->arena, 1, sizeof *desk);
  desk->scene = scene;
  desk->subject = desk->block = GX_ID_NONE;
  for (uint32_t i = 0; i < scene->sentence_count; i++) {
    if (scene->blocks[scene->sentences[i].block].kind == GX_BLOCK_BYLINE) continue;
    desk->sentence = i;
    if (scene->sentences[i].block != desk->block)
      desk->subject = GX_ID_NONE, desk->units.count = desk->behind.count = 0;
    desk->block = scene->sentences[i].block;
    desk->first = scene->reading->sentence_tokens[i];
    desk->last = scene->reading->sentence_tokens[i + 1];
    scene->sentence_drafts = scene->drafts.count;
    read_sentence(desk);
    note_subject(desk);
  }
}
