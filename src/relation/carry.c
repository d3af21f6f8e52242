/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * carry.c: subjects of the clauses before, for the verbs that have none of their own.
 *
 *     甲 投资 1亿元 , 在 乙 建设 …      the subject of the second clause is the first's
 *     甲 与 乙 合作 , 成立 丙           flag "joint": 乙 acts, too
 *
 * The newest few are kept, over at most two sentences; what is carried far is less
 * sure.
 */
#include "relation/line.h"
#include "relation/partner.h"

void gxi_party_add(gxi_parties *parties, gxi_party party) {
  if (parties->count == GXI_MAX_PARTIES) return;
  for (uint32_t i = 0; i < parties->count; i++)
    if (parties->items[i].entity == party.entity) return;
  parties->items[parties->count++] = party;
}

/* What the names of those contain whose trade it is to help. */
static const char helpers[] = "银行 支行 分行 信用社 联社 农商行 担保 保险 学院 大学 "
                              "学校 医院 研究院 研究所 农科院 "
                              "检测中心 服务中心 推广站 科技站";

/* 县委书记甲说,将同乙合作: the county, of which the committee is no party. */
static uint32_t speaks_for(const gxi_scene *scene, uint32_t entity) {
  uint32_t body = scene->employer[entity];
  if (body == GX_ID_NONE) return entity;
  bool committee = gxi_str_ends(scene->entities->items[body].name, GX_STR_LIT("委"));
  return committee ? gxi_entity_stands_for(scene, body) : body;
}

/* 甲与乙分别同丙、丁签约: both act, neither with the other. */
static bool act_each(const gxi_line *line, uint32_t item) {
  return item + 3 < line->items.count &&
         gxi_item_at(line, item + 1)->kind == GXI_ITEM_EACH &&
         gxi_item_at(line, item + 2)->kind == GXI_ITEM_PREPOSITION &&
         gxi_item_at(line, item + 3)->slot == GXI_SLOT_WITH;
}

/* Those behind the first 与 of a group: partners of the ones before it. */
static void carry_rest(gxi_carried *carried, const gxi_line *line, const gxi_item *it) {
  bool rest = false;
  for (uint32_t i = 0; i < it->member_count; i++) {
    const gxi_member *member = &line->members.items[it->member + i];
    rest = rest || member->join == GXI_JOIN_WITH;
    gxi_reference reference = gxi_member_reference(line->scene, member);
    if (rest && reference.count == 1 && carried->all < GXI_CARRY_MEMBERS)
      carried->entities[carried->all++] = reference.entities[0];
  }
}

void gxi_carry_push(
  gxi_carry *carry, const gxi_line *line, uint32_t item, bool speech
) {
  gxi_carried carried = {.sentence = line->sentence};
  const gxi_item *it = gxi_item_at(line, item);
  for (uint32_t i = 0; i < it->member_count; i++) {
    if (line->members.items[it->member + i].join == GXI_JOIN_WITH && !act_each(line, item))
      break;
    gxi_reference reference =
      gxi_member_reference(line->scene, &line->members.items[it->member + i]);
    for (uint32_t k = 0; k < reference.count && carried.count < GXI_CARRY_MEMBERS; k++)
      carried.entities[carried.count++] =
        speech ? speaks_for(line->scene, reference.entities[k]) : reference.entities[k];
  }
  if (carried.count == 0) return;
  carried.speaker = GX_ID_NONE;
  gxi_parties speaker;
  if (speech && gxi_item_parties(&speaker, line, item, line->scene->persons) && speaker.count == 1)
    carried.speaker = speaker.items[0].entity;
  carried.all = carried.count;
  if (!act_each(line, item)) carry_rest(&carried, line, it);
  uint32_t keep = carry->count < GXI_CARRY ? carry->count : GXI_CARRY - 1;
  for (uint32_t i = keep; i > 0; i--)
    carry->items[i] = carry->items[i - 1];
  carry->items[0] = carried;
  carry->count = keep + 1;
}

void gxi_carry_asked(gxi_carry *carry, const gxi_line *line, uint32_t item) {
  if (item == GX_ID_NONE || gxi_helper_goes_on(line, item)) return;
  gxi_carry_push(carry, line, item, false);
  if (carry->count && carry->items[0].sentence == line->sentence)
    carry->items[0].until = gxi_item_at(line, item)->segment + 1;
}

void gxi_carry_partners(gxi_carry *carry, const gxi_line *line, uint32_t item) {
  gxi_parties partners;
  if (carry->count == 0 || !gxi_item_parties(&partners, line, item, UINT32_MAX)) return;
  gxi_carried *newest = &carry->items[0];
  for (uint32_t i = 0; i < partners.count && newest->all < GXI_CARRY_MEMBERS; i++)
    newest->entities[newest->all++] = partners.items[i].entity;
}

static bool shares(const gxi_carried *carried, const gxi_parties *others) {
  for (uint32_t i = 0; others && i < others->count; i++)
    for (uint32_t k = 0; k < carried->count; k++)
      if (carried->entities[k] == others->items[i].entity) return true;
  return false;
}

/* 甲公司与某县政府谈定,设立乙: the county does not act with the firm. */
static bool is_host(const gxi_view *view, const gxi_carried *carried, uint32_t k) {
  const gxi_scene *scene = view->line->scene;
  if (gxi_text_has(gxi_item_text(view->line, view->verb), "共 合 联")) return false;
  uint32_t hosts = scene->places | gxi_bit(scene->type.agency);
  return carried->count > 0 &&
         gxi_entity_bit(scene, carried->entities[0]) == gxi_bit(scene->type.company) &&
         (gxi_entity_bit(scene, carried->entities[k]) & hosts);
}

/* 某局派人上门,教甲用新工艺: offices, schools and lenders go on to help. */
static bool goes_on_helping(const gxi_view *view, const gxi_carried *carried) {
  const gxi_scene *scene = view->line->scene;
  uint32_t entity = carried->entities[0], bit = gxi_entity_bit(scene, entity);
  gx_str name = scene->entities->items[entity].name;
  if (carried->count != 1 || carried->until) return false;
  bool says = carried->speaker != GX_ID_NONE; /* of others, too; a bank of its loans */
  if (bit & gxi_bit(scene->type.agency)) return !says;
  return (bit & scene->bodies) && gxi_text_has(name, helpers);
}

/* 甲说。乙省安排…,拟投资…: a person of an earlier sentence does not act where another
   subject stands in this one. */
static bool over_newer(const gxi_view *view, const gxi_carried *carried) {
  const gxi_scene *scene = view->line->scene;
  bool person = carried->count == 1 &&
                (gxi_entity_bit(scene, carried->entities[0]) & scene->persons);
  const gxi_carried *newest = &view->carry->items[0];
  return person && newest->sentence == view->line->sentence && !newest->head;
}

/* The newest carried subject that has none of the others among it. */
static bool carried_but(
  gxi_parties *parties, const gxi_view *view, uint32_t types, const gxi_parties *others
) {
  const gxi_carry *carry = view->carry;
  const gxi_scene *scene = view->line->scene;
  if (scene->reading->without & GX_STAGE_CARRY_OVER) return false;
  for (uint32_t i = 0; i < carry->count; i++) {
    const gxi_carried *carried = &carry->items[i];
    if (view->own && (i > 0 || carried->sentence != view->line->sentence || (view->lone && !carried->head && !goes_on_helping(view, carried))))
      break;
    uint32_t back = view->line->sentence - carried->sentence;
    if (back > 2) break;
    if (back > 0 && over_newer(view, carried)) break;
    if (carried->until && (back > 0 || gxi_item_at(view->line, view->verb)->segment > carried->until))
      continue;
    if (shares(carried, others)) continue;
    gxi_parties_start(parties, GX_ID_NONE, 0.9);
    parties->via = GX_STR_LIT("carry");
    uint32_t count = view->joint ? carried->all : carried->count;
    for (uint32_t k = 0; k < count; k++)
      if ((gxi_entity_bit(scene, carried->entities[k]) & types) && !(k >= carried->count && is_host(view, carried, k)))
        gxi_party_add(
          parties,
          (gxi_party
          ){.entity = carried->entities[k],
            .member = GX_ID_NONE,
            .join = k ? GXI_JOIN_LIST : GXI_JOIN_NONE}
        );
    if (parties->count == 0 && view->speaks && carried->speaker != GX_ID_NONE)
      gxi_party_add(
        parties, (gxi_party){.entity = carried->speaker, .member = GX_ID_NONE}
      );
    parties->factor -= 0.12 * i + 0.12 * back;
    if (parties->count) return true;
  }
  return false;
}

/* 向某镇捐款50万元, in a company's own report: the company. */
static bool firm_party(gxi_parties *parties, const gxi_view *view, uint32_t types) {
  const gxi_scene *scene = view->line->scene;
  if (!(gxi_entity_bit(scene, scene->firm) & types)) return false;
  *parties = (gxi_parties){.item = GX_ID_NONE, .factor = 0.9, .count = 1};
  parties->via = GX_STR_LIT("firm");
  parties->items[0] = (gxi_party){.entity = scene->firm, .member = GX_ID_NONE};
  return true;
}

/* 公司在某市建厂, of a firm that the text does not name: nobody from before acts. */
static bool nameless_firm(const gxi_view *view) {
  const gxi_line *line = view->line;
  for (uint32_t i = gxi_segment_begin(line, view->verb); i < view->verb; i++) {
    gxi_item_kind kind = gxi_item_at(line, i)->kind;
    if (gxi_text_among(gxi_item_text(line, i), "代表")) return false; /* 代表公司签约 */
    bool role =
      kind == GXI_ITEM_ROLE || kind == GXI_ITEM_VERB; /* words of frames, too */
    if (role && gxi_text_among(gxi_item_text(line, i), "项目公司 合资公司 中标企业 中标单位 开发商"))
      return true;
    if (kind != GXI_ITEM_OTHER && kind != GXI_ITEM_DATE && kind != GXI_ITEM_MODAL)
      return false;
    if (gxi_text_among(gxi_item_text(line, i), "公司 本公司 我司")) return true;
  }
  return false;
}

bool gxi_carried_here(const gxi_view *view) {
  const gxi_carry *carry = view->carry;
  const gx_sentence *sentences = view->line->scene->sentences;
  return carry->count > 0 && sentences[carry->items[0].sentence].block ==
                               sentences[view->line->sentence].block;
}

/* In a report of 我县: a paragraph begins here, or a sentence with what is done. */
static bool writer_goes_on(const gxi_view *view) {
  const gxi_line *line = view->line;
  const gxi_scene *scene = line->scene;
  if (scene->writer == GX_ID_NONE) return false;
  if (!gxi_carried_here(view)) return true;
  gxi_item_kind first = gxi_item_at(line, 0)->kind;
  return first == GXI_ITEM_PREPOSITION || gxi_kind_is_verb(first);
}

/* What no subject is named for is done by the county itself. */
static bool writer_party(gxi_parties *parties, const gxi_view *view, uint32_t types) {
  const gxi_scene *scene = view->line->scene;
  if (!(gxi_entity_bit(scene, scene->writer) & types)) return false;
  *parties = gxi_one_party(scene->writer, 0.85);
  parties->via = GX_STR_LIT("writer");
  return true;
}

bool gxi_carried_parties(gxi_parties *parties, const gxi_view *view, uint32_t types) {
  const gxi_carry *carry = view->carry;
  if (nameless_firm(view)) return firm_party(parties, view, types);
  bool here = carry->count > 0 && carry->items[0].sentence == view->line->sentence;
  if (!here && firm_party(parties, view, types)) return true;
  if (!here && writer_goes_on(view)) return writer_party(parties, view, types);
  return carried_but(parties, view, types, NULL) || firm_party(parties, view, types);
}

bool gxi_carried_others(
  gxi_parties *parties, const gxi_view *view, uint32_t types, const gxi_parties *others
) {
  return carried_but(parties, view, types, others);
}

bool gxi_to_employers(const gxi_scene *scene, gxi_parties *parties, uint32_t types) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < parties->count; i++) {
    gxi_party party = parties->items[i];
    party.entity = scene->employer[party.entity];
    if (gxi_entity_bit(scene, party.entity) & types) parties->items[kept++] = party;
  }
  parties->count = kept;
  parties->factor = 0.7;
  return kept > 0;
}

/* 甲公司经理乙当场下单,向某合作社采购…: 甲 buys. */
bool gxi_carried_employers(gxi_parties *parties, const gxi_view *view, uint32_t types) {
  const gxi_scene *scene = view->line->scene;
  const gxi_carry *carry = view->carry;
  if (!(view->staff || view->lone) || (types & scene->persons) || carry->count == 0 || carry->items[0].sentence != view->line->sentence)
    return false;
  bool expert = view->lone && !view->staff; /* 某校教授每月来,指导乙 */
  if (expert && (carry->items[0].count != 1 || carry->items[0].until)) return false;
  gxi_view here = *view;
  here.own = true;
  here.lone = false;
  if (!gxi_carried_parties(parties, &here, scene->persons) || !gxi_to_employers(scene, parties, types))
    return false;
  if (expert) parties->factor = 0.9;
  return true;
}

/* 向他们捐赠: an object, whoever they are. */
static bool is_governed(const gxi_view *view, uint32_t item) {
  return item > 0 && gxi_item_at(view->line, item - 1)->kind == GXI_ITEM_PREPOSITION;
}

#define SPEECH 240u /* tokens */

/* Within a quotation, or in a line that a speaker's name and a colon open. */
static bool is_spoken(const gxi_view *view) {
  const gxi_scene *scene = view->line->scene;
  uint32_t at = gxi_item_at(view->line, view->verb)->first;
  uint32_t block = scene->sentences[view->line->sentence].block;
  for (uint32_t i = at; i-- > 0 && at - i < SPEECH;) {
    if (scene->sentences[gxi_token_at(scene, i)->sentence].block != block) return false;
    if (gxi_token_is(scene, i, "“") || gxi_token_is(scene, i, ":")) return true;
    if (gxi_token_is(scene, i, "”")) return false;
  }
  return false;
}

/* 甲公司成立于…。我们向乙县捐赠…: outside of speech the firm that the
   text is about writes of itself. */
static bool writes_itself(const gxi_view *view) {
  const gxi_carry *carry = view->carry;
  if (carry->count == 0 || is_spoken(view)) return false;
  const gxi_scene *scene = view->line->scene;
  return carry->items[0].count == 1 && scene->main_company != GX_ID_NONE &&
         carry->items[0].entities[0] == scene->main_company;
}

/* 我在某院工作: and nobody knows who 我 is; 后来我咬咬牙,自己办了…: nor who acts then.
 */
static bool unknown_subject(const gxi_view *view) {
  static const char nobody[] = "我 俺 咱 你 您 他们 她们 你们 他 她 大家 人们 众人 "
                               "与会人员 参会人员 与会者 参会者 "
                               "与会各方 参与各方 随行人员 乡亲们 此人 这些人 各界 "
                               "社会各界 我校 我院 我局 我行 我厂 "
                               "我县 我市 我区 我省 我镇 我村 我社 我办 我委";
  static const char speaker[] = "我们 咱们 我们公司 我公司 我司 我集团";
  uint32_t segment = gxi_item_at(view->line, view->verb)->segment;
  for (uint32_t i = view->verb; i-- > 0;) {
    const gxi_item *it = gxi_item_at(view->line, i);
    bool other = it->segment != segment;
    if (it->kind == GXI_ITEM_STOP) break;
    if (other && it->kind == GXI_ITEM_NOUN && it->slot == GXI_SLOT_NONE && it->governor == GX_ID_NONE)
      break;
    bool noun = it->kind == GXI_ITEM_OTHER || it->kind == GXI_ITEM_VERB; /* 与会人员 */
    if (!noun || is_governed(view, i)) continue;
    gx_str text = gxi_item_text(view->line, i);
    if (gxi_text_among(text, other ? "我 俺" : nobody)) return true;
    if (!other && gxi_text_among(text, speaker) && !writes_itself(view)) return true;
  }
  return false;
}

/* 清美后来在某县建厂: a name that nobody knows opens the clause. */
static bool unread_subject(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t begin = gxi_segment_begin(line, view->verb);
  for (uint32_t i = begin; i < view->verb && i < begin + 2; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind != GXI_ITEM_OTHER) return false;
    const gxi_token *token = gxi_token_at(line->scene, it->first);
    if (token->kind == GXI_TOKEN_OTHER)
      return i + 1 < view->verb && gxi_item_at(line, i + 1)->kind != GXI_ITEM_NOUN;
    if (token->kind != GXI_TOKEN_COMMON) return false;
  }
  return false;
}

/* 县里的领导多次赴某地: somebody without a name acts, not who acted before. */
bool gxi_nameless_subject(const gxi_view *view) {
  if (unknown_subject(view) || unread_subject(view)) return true;
  bool found = false;
  uint32_t segment = gxi_item_at(view->line, view->verb)->segment;
  for (uint32_t i = view->verb; i-- > 0;) {
    const gxi_item *it = gxi_item_at(view->line, i);
    if (it->segment != segment) break;
    if (i + 1 == view->verb && i > 0 && gxi_item_at(view->line, i - 1)->kind == GXI_ITEM_QUANTITY && gxi_text_among(gxi_item_text(view->line, i), "代表 嘉宾 客商 人员 企业家 专家 师生 群众"))
      return true; /* 来自某地的230名代表与会 */
    if (it->kind == GXI_ITEM_OTHER)
      found =
        found ||
        gxi_text_among(
          gxi_item_text(view->line, i),
          "领导 主要领导 负责人 干部 代表 人员 群众 村民 学生 教师 医生 专家 员工 "
          "游客 居民 农户 牧民 旅客 工人 客商 商户 同学 老师 孩子 党员 "
          "工会 校工会 团委 校友 校友会 食堂 家长"
        );
    else if (it->kind != GXI_ITEM_DATE && it->kind != GXI_ITEM_QUANTITY && it->kind != GXI_ITEM_MODAL && it->kind != GXI_ITEM_DE)
      return false;
  }
  return found;
}
