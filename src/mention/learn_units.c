/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * learn_units.c: units of a body, named behind it.
 *
 *     滨海学院 | 材料 | 系 | 的          the body's name goes on
 *     该校 | 热能 | 所 | 的              the unit alone; the body is another's name
 *     内设 | 果树研究所 、 质检中心      a list of them
 *
 * What stands between the body and the word for a unit are nouns, the first no verb of
 * frames (共建|研究所); behind it is an edge. Schools, hospitals, institutes and
 * associations have such units; those of organs have suffixes of their own. Linear.
 *
 * Not here: units whose suffix is enough (shapes.c), their short forms (short.c).
 */
#include "base/words.h"
#include "mention/learn.h"
#include "mention/piece.h"
#include "mention/weights.h"

#define MAX_WORDS 4u /* tokens of a unit */
#define MIN_SIZE 3u  /* characters of one */
#define MAX_SIZE 9u
#define MAX_ITEMS 8u /* of a list */

typedef struct gxi_units {
  gxi_notebook *notebook;
  const gxi_scan *scan;
  const gxi_reading *reading;
} gxi_units;

static const gxi_token *token_at(const gxi_units *u, uint32_t index) {
  return &u->reading->tokens.items[index];
}

static gx_str text_of(const gxi_units *u, uint32_t index) {
  gx_span span = token_at(u, index)->text;
  return gxi_str_sub(u->scan->text, span.begin, span.end);
}

static bool follows(const gxi_units *u, uint32_t token, uint32_t next) {
  return next < u->reading->tokens.count &&
         token_at(u, next)->sentence == token_at(u, token)->sentence;
}

/* A word for a unit; 总部 and 网站 are none. */
static bool is_unit(gx_str word) {
  return gxi_str_in(
    word,
    "系 室 所 部 科 学院 中心 研究所 研究室 研究院 设计院 实验室 分院 检测所 门诊部 "
    "检测中心 试验站 工作站 内科 外科 专委会 课题组 附小 附中"
  );
}

/* 果勒村|小学: what villages and townships have. */
static bool is_school(gx_str word) {
  return gxi_str_in(word, "小学 中学 幼儿园 卫生院 卫生室 中心小学 完全小学 希望小学");
}

/* Nouns, and behind the first of them what may be a noun: 法律|服务|部. */
static bool may_stand(const gxi_units *u, uint32_t token, bool first) {
  const gxi_token *at = token_at(u, token);
  char tag = (char)(at->payload & 0xFF);
  switch ((gxi_token_kind)at->kind) {
  case GXI_TOKEN_COMMON:
    return tag == 'n' || tag == 'b' || tag == 'j' || tag == 'v' || tag == 'z';
  case GXI_TOKEN_WORD:
    return GXI_WORD_CLASS(at->payload) == GXI_WORD_OTHER;
  case GXI_TOKEN_VERB:
    return !first;
  case GXI_TOKEN_OTHER:
    return gxi_utf8_count(text_of(u, token)) == 1 &&
           !gxi_str_is(text_of(u, token), "“");
  default:
    return false;
  }
}

/* The unit's name ends in front of a token. */
static bool is_edge(const gxi_units *u, uint32_t token, uint32_t next) {
  if (!follows(u, token, next)) return true;
  const gxi_token *at = token_at(u, next);
  char tag = (char)(at->payload & 0xFF);
  switch ((gxi_token_kind)at->kind) {
  case GXI_TOKEN_COMMON:
    return tag == 'u' || tag == 'v' || tag == 'p' || tag == 'd' || tag == 'c';
  case GXI_TOKEN_WORD:
    return GXI_WORD_CLASS(at->payload) != GXI_WORD_GENERIC &&
           GXI_WORD_CLASS(at->payload) != GXI_WORD_OTHER;
  case GXI_TOKEN_OTHER:
    return false;
  default:
    return true;
  }
}

/* The end of the unit whose words begin at a token, or 0. */
static uint32_t unit_end(const gxi_units *u, uint32_t begin) {
  for (uint32_t at = begin; at < begin + MAX_WORDS && follows(u, begin, at); at++) {
    if (at > begin && is_unit(text_of(u, at)) && is_edge(u, begin, at + 1)) {
      gx_span span = {token_at(u, begin)->text.begin, token_at(u, at)->text.end};
      size_t size = gxi_utf8_count(gxi_str_sub(u->scan->text, span.begin, span.end));
      return size >= MIN_SIZE && size <= MAX_SIZE ? at + 1 : 0;
    }
    if (!may_stand(u, at, at == begin)) break;
  }
  return 0;
}

static void note(const gxi_units *u, uint32_t begin, uint32_t end) {
  gx_str text = gxi_str_sub(
    u->scan->text, token_at(u, begin)->text.begin, token_at(u, end - 1)->text.end
  );
  gxi_notebook_add(
    u->notebook,
    u->scan->arena,
    (gxi_note
    ){.text = text,
      .type = u->scan->shape_type[GXI_SHAPE_ORGANIZATION],
      .cost = gxi_utf8_count(text) > 3 ? GXI_COST_NOTED : GXI_COST_NOTED_THREE,
      .origin = GXI_ORIGIN_SHAPE,
      .full = GX_ID_NONE}
  );
}

/* 该校, 本院, 商会: what has units without being named here. */
static bool is_own_body(gx_str word) {
  static const gx_str BODIES[] = {
    GXI_WORD("该校"),
    GXI_WORD("该院"),
    GXI_WORD("该所"),
    GXI_WORD("本院"),
    GXI_WORD("本校"),
    GXI_WORD("我院"),
    GXI_WORD("我校"),
    GXI_WORD("该会"),
    GXI_WORD("商会"),
    GXI_WORD("协会"),
    GXI_WORD("集团"),
    GXI_WORD("学会")};
  return word.size == BODIES[0].size && gxi_is_one_of(word, BODIES, GXI_COUNT(BODIES));
}

static bool is_listing(gx_str word) {
  static const gx_str VERBS[] = {
    GXI_WORD("内设"), GXI_WORD("下设"), GXI_WORD("设有"), GXI_WORD("内设有")};
  return gxi_is_one_of(word, VERBS, GXI_COUNT(VERBS));
}

static void note_list(const gxi_units *u, uint32_t at) {
  for (uint32_t items = 0; items < MAX_ITEMS && follows(u, at - 1, at); items++) {
    uint32_t end = unit_end(u, at);
    if (!end)
      end = follows(u, at - 1, at) ? at + 1 : 0;
    else
      note(u, at, end);
    if (!end || !follows(u, at - 1, end) || !gxi_str_is(text_of(u, end), "、")) return;
    at = end + 1;
  }
}

static void look_behind(const gxi_units *u, uint32_t i) {
  const gxi_token *token = token_at(u, i);
  const gxi_mention *mention =
    token->mention == GX_ID_NONE ? NULL : &u->reading->mentions.items[token->mention];
  const uint32_t *types = u->scan->shape_type;
  if (mention && mention->kind == GXI_MENTION_NAME) {
    bool body = mention->type == types[GXI_SHAPE_ORGANIZATION];
    bool place = mention->type == types[GXI_SHAPE_VILLAGE] ||
                 mention->type == types[GXI_SHAPE_TOWNSHIP];
    uint32_t end = body ? unit_end(u, i + 1) : 0;
    if (place && follows(u, i, i + 1) && is_school(text_of(u, i + 1)) && is_edge(u, i, i + 2))
      end = i + 2;
    if (end) note(u, i, end);
    return;
  }
  uint32_t end = is_own_body(text_of(u, i)) ? unit_end(u, i + 1) : 0;
  if (end) note(u, i + 1, end);
}

void gxi_learn_units(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  const gxi_units u = {notebook, scan, reading};
  for (uint32_t i = 0; i + 1 < reading->tokens.count; i++) {
    if (!follows(&u, i, i + 1)) continue;
    switch ((gxi_token_kind)reading->tokens.items[i].kind) {
    case GXI_TOKEN_VERB:
      if (is_listing(text_of(&u, i))) note_list(&u, i + 1);
      break;
    case GXI_TOKEN_MENTION:
    case GXI_TOKEN_WORD:
    case GXI_TOKEN_COMMON:
      look_behind(&u, i);
      break;
    default:
      break;
    }
  }
}
