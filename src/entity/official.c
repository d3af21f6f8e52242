/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * official.c: which persons hold a post in party, state, court, customs or an aid
 * command anywhere in the document.
 *
 *     [商务局 agency] 党组书记 、 副局长 [李知远]        the titles right before
 *     [吴启山] 是 [宁海县委 agency] 副书记 、 县长     those right behind
 *     副市长 [甲] 、 [乙]                              a list shares its first title
 *
 * A title counts by what it is held at: any post in an agency; a party or state post at
 * a place or zone; at an association only 党组书记; at a company none. A title without
 * a body counts by its own domain.
 */
#include "base/str.h"
#include "entity/linker.h"
#include "grammar/number.h"

/* 副县长(浙江援疆): brackets between a title and its person are short. */
#define BRACKET_TOKENS 8u
/* 经济合作与外事处: more words than this between body and title are a sentence. */
#define UNIT_TOKENS 3u

#define LIST_TITLES 8u

typedef struct scan {
  gxi_linker *l;
  bool *official; /* [entities] */
} scan;

static const gxi_token *token_at(const scan *s, uint32_t token) {
  return &s->l->reading->tokens.items[token];
}

static gx_str text_at(const scan *s, uint32_t token) {
  gx_span span = token_at(s, token)->text;
  return gxi_str_sub(s->l->text, span.begin, span.end);
}

static uint32_t node_at(const scan *s, uint32_t token) {
  const gxi_token *t = token_at(s, token);
  bool named =
    t->kind == GXI_TOKEN_MENTION && t->mention < s->l->reading->mentions.count;
  return named ? s->l->node_of[t->mention] : GX_ID_NONE;
}

/* 援疆干部, 挂职干部, 该局干部: a general word, too; a village's is none of the
 * state's. */
static bool is_cadre(const scan *s, uint32_t token) {
  gx_str text = text_at(s, token);
  return gxi_str_ends(text, GX_STR_LIT("干部")) &&
         !gxi_str_ends_in(text, "村干部 社干部 企业干部");
}

static bool is_title(const scan *s, uint32_t token) {
  return token_at(s, token)->kind == GXI_TOKEN_TITLE || is_cadre(s, token);
}

static gxi_family family_at(const scan *s, uint32_t token) {
  uint32_t node = node_at(s, token);
  return node == GX_ID_NONE ? GXI_FAMILY_OTHER : s->l->nodes.items[node].family;
}

static bool of_state(uint32_t domain) {
  return domain == GXI_TITLE_PARTY || domain == GXI_TITLE_STATE ||
         domain == GXI_TITLE_COURT || domain == GXI_TITLE_CUSTOMS ||
         domain == GXI_TITLE_AID;
}

static bool is_party_branch(gx_str name) {
  return gxi_str_ends(name, GX_STR_LIT("支部")) ||
         gxi_str_ends(name, GX_STR_LIT("党总支")) ||
         gxi_str_ends(name, GX_STR_LIT("党委"));
}

/* `body` is the token of the body, or GX_ID_NONE. */
static bool makes_official(const scan *s, uint32_t title, uint32_t body) {
  bool cadre = token_at(s, title)->kind != GXI_TOKEN_TITLE;
  uint32_t domain = cadre ? GXI_TITLE_AID : token_at(s, title)->payload;
  gx_str text = text_at(s, title);
  bool sent = gxi_str_is(text, "第一书记"); /* to a village, by an office */
  if (body == GX_ID_NONE) return of_state(domain) || sent;
  const gxi_node *node = &s->l->nodes.items[node_at(s, body)];
  uint32_t type = s->l->out->items[s->l->entity_of[node_at(s, body)]].type;
  const gxi_types *t = &s->l->types;
  if (type == t->agency) return true;
  if (type == t->zone) {
    return of_state(domain) || gxi_continues(text, 0, "管委会");
  }
  if (node->family == GXI_FAMILY_PLACE) {
    bool village =
      domain == GXI_TITLE_VILLAGE && gxi_str_ends(text, GX_STR_LIT("书记"));
    bool chair = domain == GXI_TITLE_ANY && gxi_str_in(text, "主席 副主席");
    return of_state(domain) || village || chair;
  }
  if (type == t->organization) {
    return gxi_str_is(text, "党组书记") || is_party_branch(node->squeezed);
  }
  return false;
}

static bool is_mark(const scan *s, uint32_t token, const char *mark) {
  return gxi_str_is(text_at(s, token), mark);
}

static bool is_body(const scan *s, uint32_t token) {
  gxi_family family = family_at(s, token);
  return family == GXI_FAMILY_BODY || family == GXI_FAMILY_PLACE;
}

static bool is_agency(const scan *s, uint32_t token) {
  uint32_t node = node_at(s, token);
  return node != GX_ID_NONE &&
         s->l->out->items[s->l->entity_of[node]].type == s->l->types.agency;
}

/* 副主任(援疆)[PERSON]: over a bracket that ends right before the person. */
static uint32_t skip_bracket(const scan *s, uint32_t at, uint32_t begin) {
  if (at == begin || !is_mark(s, at - 1, ")")) return at;
  for (uint32_t open = at - 1; open-- > begin && at - open <= BRACKET_TOKENS;) {
    if (is_mark(s, open, "(")) return open;
  }
  return at;
}

/* 组织部 | 部长, 产业 | 组 | 组长, 国际 | 合作 | 首席事务官: no name of its own. */
static bool is_unit_word(const scan *s, uint32_t token) {
  const gxi_token *t = token_at(s, token);
  if (t->kind == GXI_TOKEN_WORD) {
    gxi_word_class c = GXI_WORD_CLASS(t->payload);
    return c == GXI_WORD_GENERIC || c == GXI_WORD_OTHER || c == GXI_WORD_OPENER;
  }
  return t->kind == GXI_TOKEN_COMMON || t->kind == GXI_TOKEN_OTHER ||
         t->kind == GXI_TOKEN_VERB;
}

/* 管委会主任 is one of state without its zone's name; 公司党委书记 is none. */
static bool is_state_unit(gx_str word) {
  return gxi_str_in(
    word, "管委会 党工委 指挥部 县委 市委 区委 州委 地委 省委 行署 政府"
  );
}

static bool is_other_unit(gx_str word) {
  return gxi_str_in(
    word, "医院 学校 公司 集团 企业 学院 大学 银行 协会 商会 合作社 工厂"
  );
}

typedef struct titles {
  uint32_t token[LIST_TITLES];
  uint32_t count;
} titles;

/* Titles wait for the body that stands before the first of them. */
static bool settle(const scan *s, titles *waiting, uint32_t body) {
  bool found = false;
  for (uint32_t i = 0; i < waiting->count; i++) {
    found = found || makes_official(s, waiting->token[i], body);
  }
  waiting->count = 0;
  return found;
}

static bool is_link(const scan *s, uint32_t token) {
  return is_mark(s, token, "、") || gxi_str_is(text_at(s, token), "兼");
}

/* Back from a person over [BODY] unit TITLE 、 TITLE 、 … to `begin`. */
static bool official_before(const scan *s, uint32_t person, uint32_t begin) {
  titles waiting = {.count = 0};
  bool found = false;
  uint32_t units = 0;
  uint32_t from = skip_bracket(s, person, begin);
  if (from >= begin + 2 && gxi_str_is(text_at(s, from - 1), "的") &&
      token_at(s, from - 2)->kind == GXI_TOKEN_TITLE) {
    from--; /* 任副局长的[PERSON] */
  }
  if (from >= begin + 2 && gxi_str_is(text_at(s, from - 1), "的") && is_agency(s, from - 2))
    return true; /* 某局的[PERSON] */
  for (uint32_t at = from; at-- > begin;) {
    if (is_title(s, at)) {
      if (waiting.count < LIST_TITLES) waiting.token[waiting.count++] = at;
      units = 0;
    } else if (waiting.count > 0 && is_body(s, at)) {
      found = settle(s, &waiting, at) || found;
    } else if (waiting.count > 0 && is_unit_word(s, at) && units < UNIT_TOKENS) {
      found = found || is_state_unit(text_at(s, at));
      if (is_other_unit(text_at(s, at))) waiting.count = 0;
      units++;
    } else if (at + 1 == from || !is_link(s, at)) {
      break;
    }
  }
  return settle(s, &waiting, GX_ID_NONE) || found;
}

static bool opens_post(const scan *s, uint32_t token) {
  return gxi_str_in(
    text_at(s, token),
    "是 任 担任 系 为 兼任 出任 当选 现任 时任 曾任 原任 同志 , ( 、 以 作为 不再 \t "
    "已 将 调任 接任 升任 转任 挂任"
  );
}

/* [PERSON] 是 [BODY] TITLE: unless the title goes on to another person. */
static bool official_behind(const scan *s, uint32_t person, uint32_t end) {
  uint32_t at = person + 1, body = GX_ID_NONE;
  while (at < end && at <= person + 3 && opens_post(s, at))
    at++;
  bool office = at < end && at == person + 1 && gxi_str_is(text_at(s, at), "的");
  if (office) at++;
  if (at < end && is_body(s, at)) body = at++;
  if (at >= end || token_at(s, at)->kind != GXI_TOKEN_TITLE) return false;
  uint32_t title = at;
  while (at < end && (token_at(s, at)->kind == GXI_TOKEN_TITLE || is_mark(s, at, "、"))
  ) {
    at++;
  }
  /* [PERSON]的[BODY]局长职务 */
  if (office && !(at < end && gxi_str_is(text_at(s, at), "职务"))) return false;
  if (at < end && at > person + 2 && family_at(s, at) == GXI_FAMILY_PERSON)
    return false;
  return makes_official(s, title, body);
}

static void read_sentence(scan *s, uint32_t begin, uint32_t end) {
  bool previous = false; /* the person before in a list is an official */
  for (uint32_t at = begin; at < end; at++) {
    if (family_at(s, at) != GXI_FAMILY_PERSON) continue;
    bool listed = at >= begin + 2 && is_mark(s, at - 1, "、") &&
                  family_at(s, at - 2) == GXI_FAMILY_PERSON;
    bool titled = at > begin && token_at(s, at - 1)->kind == GXI_TOKEN_TITLE;
    bool found = official_before(s, at, begin) ||
                 (!titled && official_behind(s, at, end)) || (listed && previous);
    previous = found;
    if (found) s->official[s->l->entity_of[node_at(s, at)]] = true;
  }
}

void gxi_officials_find(gxi_linker *linker) {
  const gxi_reading *reading = linker->reading;
  scan s = {.l = linker};
  if (linker->types.official == GX_ID_NONE) return;
  s.official = gxi_arena_alloc(linker->arena, linker->out->count, sizeof *s.official);
  for (uint32_t i = 0; i < linker->sentence_count; i++) {
    read_sentence(&s, reading->sentence_tokens[i], reading->sentence_tokens[i + 1]);
  }
  for (uint32_t i = 0; i < linker->out->count; i++) {
    if (s.official[i]) linker->out->items[i].type = linker->types.official;
  }
}
