/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * learn_told.c: firms that a noun in front of them tells of, without quotes.
 *
 *     全资子公司 | 戈壁 | 云 | 舟 | ,       天津 | 文旅 | 企业 | 慢 | 游 | 时光 | 。
 *     head         `-- name ---'  edge      modifier    head
 *     承建方 | 是 | 津 | 建 | 五 | 环 | 。  西安餐饮集团 | 万 | 灶 | 归 | 元 | ,
 *     role     copula                       a description, taken for a name
 *
 * Between the noun and an edge stands the name, if what stands there is too odd for a
 * phrase: characters on their own, characters of no list, rare words; no verbs, no
 * function words. Names are noted, and the second reading sees them everywhere. A
 * bounded stretch is read behind each noun: linear.
 *
 * Not here: the same with quotes (learn_labels.c); names without such a noun (guess.c).
 */
#include "base/str.h"
#include "mention/learn.h"
#include "mention/piece.h"
#include "mention/weights.h"

#define MIN_NAME 3u /* characters */
#define MAX_NAME 8u
#define USUAL_WORD 13u /* weight in the word list from which a word is everybody's */
#define RARE_WORD 9u   /* … up to which it is hardly anybody's */
#define USUAL_VERB 13u
#define MAX_CORE 4u /* words of a description */

typedef struct teller {
  gxi_notebook *notebook;
  const gxi_scan *scan;
  const gxi_reading *reading;
  uint32_t company;
} teller;

/* What a run of tokens is made of. */
typedef struct run {
  uint32_t begin, end; /* tokens */
  uint32_t size;       /* characters */
  uint32_t odd;        /* … in no list */
  uint32_t single;     /* tokens of one character */
  uint32_t rare;       /* words of several that are not everybody's */
  bool spoilt;         /* some are */
} run;

static const gxi_token *token_at(const teller *t, uint32_t index) {
  return &t->reading->tokens.items[index];
}

static gx_str text_of(const teller *t, uint32_t index) {
  gx_span span = token_at(t, index)->text;
  return gxi_str_sub(t->scan->text, span.begin, span.end);
}

static bool same_sentence(const teller *t, uint32_t a, uint32_t b) {
  return b < t->reading->tokens.count &&
         token_at(t, a)->sentence == token_at(t, b)->sentence;
}

static const gxi_mention *name_at(const teller *t, uint32_t index) {
  uint32_t mention = token_at(t, index)->mention;
  if (mention == GX_ID_NONE) return NULL;
  const gxi_mention *name = &t->reading->mentions.items[mention];
  return name->kind == GXI_MENTION_NAME ? name : NULL;
}

static bool is_place(const teller *t, uint32_t index) {
  const gxi_mention *name = name_at(t, index);
  return name && name->place_count > 0;
}

static bool is_single(gx_str text) {
  return text.size == gxi_utf8_size((unsigned char)text.data[0]);
}

static char tag_of(const gxi_token *token) {
  return token->kind == GXI_TOKEN_COMMON ? (char)(token->payload & 0xFF) : '\0';
}

static uint32_t weight_of(const gxi_token *token) {
  return token->kind == GXI_TOKEN_COMMON ? token->payload >> 8 & 0xFF : 0;
}

static gxi_word_class class_of(const gxi_token *token) {
  return token->kind == GXI_TOKEN_WORD ? GXI_WORD_CLASS(token->payload)
                                       : GXI_WORD_OTHER;
}

/* A generic word for firms among the readings. */
static bool is_generic(const teller *t, const gxi_token *token) {
  if (!gxi_token_reads(token, GXI_KIND_WORD)) return false;
  for (uint32_t i = 0; i < token->hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(t->scan->lexicon, token->hit.first + i);
    if (entry->kind == GXI_KIND_WORD && GXI_WORD_CLASS(entry->payload) == GXI_WORD_GENERIC)
      return GXI_WORD_FAMILY(entry->payload) == GXI_WORD_OF_COMPANY;
  }
  return false;
}

/* 天津|企业, 文旅|企业, 家居|连锁: what says which. */
static bool is_modified(const teller *t, uint32_t index) {
  if (index == 0 || !same_sentence(t, index - 1, index)) return false;
  const gxi_token *last = token_at(t, index - 1);
  if (is_place(t, index - 1)) return true;
  if (last->mention != GX_ID_NONE) return name_at(t, index - 1) == NULL; /* 本县 */
  if (is_single(text_of(t, index - 1))) return false;
  return last->kind == GXI_TOKEN_COMMON
           ? tag_of(last) == 'n'
           : last->kind == GXI_TOKEN_WORD && class_of(last) == GXI_WORD_OTHER;
}

/* 供货商, 代理商 */
static bool is_dealer(gx_str text) {
  return text.size == 9 && gxi_str_ends(text, GX_STR_LIT("商")) &&
         !gxi_str_ends_in(text, "招商 工商 协商 磋商 会商");
}

/* The noun right in front of a name: 子公司, 供货商; 企业 and the like say which. */
static bool is_head(const teller *t, uint32_t index) {
  const gxi_token *token = token_at(t, index);
  if (token->mention != GX_ID_NONE || token->kind > GXI_TOKEN_COMMON) return false;
  gx_str text = text_of(t, index);
  size_t noun = gxi_str_ends_in(text, "连锁 龙头 客户 伙伴 东家 主顾 酒庄 商超");
  if (noun) return noun < text.size || is_modified(t, index);
  if (is_dealer(text)) return true;
  if (token->kind == GXI_TOKEN_TITLE || !is_generic(t, token)) return false;
  if (gxi_str_ends_in(text, "家 业 部 厂 客商 车间 机构 银行 门店 店铺 产业 独角兽 集团") && !gxi_str_ends_in(text, "企业 买家 卖家 商家 厂家"))
    return false;
  if (gxi_str_ends_in(text, "子公司 孙公司 母公司 商 商户 老字号") || gxi_utf8_count(text) == 2)
    return !gxi_str_in(text, "企业 公司 工厂 业主 电商 国企 央企 外企 民企 房企") ||
           is_modified(t, index);
  return is_modified(t, index);
}

/* Who does something: 承建方, 设计单位, 客户; what is said to be one is a firm. */
static bool is_role(const teller *t, uint32_t index) {
  const gxi_token *token = token_at(t, index);
  if (name_at(t, index) || token->kind > GXI_TOKEN_COMMON) return false;
  gx_str text = text_of(t, index);
  if (gxi_str_is(text, "单位"))
    return index > 0 && same_sentence(t, index - 1, index) &&
           gxi_str_in(
             text_of(t, index - 1),
             "设计 施工 监理 承建 代建 运营 建设 供货 中标 实施 业主"
           );
  if (gxi_str_starts_in(text, 0, "主办 承办 协办 指导 支持 双方 对方 官方 地方"))
    return false;
  if (is_generic(t, token))
    return !gxi_str_ends_in(text, "家 产业 行业 银行 门店 车间 机构") ||
           gxi_str_ends_in(text, "买家 卖家 商家 厂家");
  return gxi_str_in(
    text,
    "承建方 出资方 投资方 承接方 运营方 采购方 供货方 供应方 收购方 买方 卖方 "
    "受让方 转让方 中标方 施工方 甲方 乙方 丙方 客户 东家 股东 大股东 业主"
  );
}

static bool is_copula(gx_str text) {
  return gxi_str_in(text, "是 为 系 即 叫 正是 就是 :");
}

/* Where a name ends, whatever it is. */
static bool is_edge(const teller *t, uint32_t index) {
  const gxi_token *token = token_at(t, index);
  gx_str text = text_of(t, index);
  char tag = tag_of(token);
  switch ((gxi_token_kind)token->kind) {
  case GXI_TOKEN_PUNCT:
    return !gxi_str_in(text, "“ · —");
  case GXI_TOKEN_TITLE:
  case GXI_TOKEN_MONEY:
  case GXI_TOKEN_QUANTITY:
  case GXI_TOKEN_DATE:
    return true;
  case GXI_TOKEN_VERB:
    return !is_single(text);
  case GXI_TOKEN_WORD:
    if (is_single(text) && class_of(token) == GXI_WORD_TIME) return false; /* 月 */
    return GXI_WORD_CLASS(token->payload) < GXI_WORD_GENERIC &&
           GXI_WORD_CLASS(token->payload) != GXI_WORD_ANAPHOR;
  case GXI_TOKEN_COMMON:
    if (tag == 'v') return !is_single(text) && weight_of(token) >= USUAL_WORD - 3;
    return tag == 'p' || tag == 'c' || tag == 'u' || tag == 'r' || tag == 't' ||
           tag == 'd' || tag == 'k' || gxi_str_is(text, "的");
  default:
    return false;
  }
}

/* A trade that firms are named by. */
static bool is_trade(const teller *t, const gxi_token *token) {
  if (!gxi_token_reads(token, GXI_KIND_SUFFIX)) return false;
  for (uint32_t i = 0; i < token->hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(t->scan->lexicon, token->hit.first + i);
    if (entry->kind == GXI_KIND_SUFFIX && (entry->payload & 0xFF) == t->company)
      return true;
  }
  return false;
}

/* 海丰|源, 云栖小|筑: a place or a guessed person that the name goes on behind. */
static bool take_name(const teller *t, run *r, uint32_t index) {
  const gxi_mention *name = name_at(t, index);
  if (!name || index != r->begin) return false;
  if (!same_sentence(t, index, index + 1) || is_edge(t, index + 1)) return false;
  r->rare++;
  return (name->place_count > 0 && r->size == 2) || name->origin == GXI_ORIGIN_PERSON;
}

/* Takes a token into the run; false: no name has it. */
static bool take(const teller *t, run *r, uint32_t index) {
  const gxi_token *token = token_at(t, index);
  gx_str text = text_of(t, index);
  uint32_t size, count = (uint32_t)gxi_utf8_count(text);
  if (!gxi_is_han(gxi_utf8_at(text, 0, &size))) return false;
  r->size += count;
  r->end = index + 1;
  switch ((gxi_token_kind)token->kind) {
  case GXI_TOKEN_OTHER:
    r->odd += count;
    return true;
  case GXI_TOKEN_NUMBER:
    if (index == r->begin) r->spoilt = true;
    return is_single(text);
  case GXI_TOKEN_MENTION:
    return take_name(t, r, index);
  case GXI_TOKEN_VERB:
    r->single++;
    if (index == r->begin) r->spoilt = true;
    return is_single(text);
  case GXI_TOKEN_WORD:
  case GXI_TOKEN_COMMON:
    break;
  default:
    return false;
  }
  char tag = tag_of(token);
  if (is_single(text)) {
    r->single++;
    if (index == r->begin && gxi_str_in(text, "一 两 几 各 该")) r->spoilt = true;
    if (index == r->begin && tag == 'v' && weight_of(token) >= USUAL_VERB)
      r->spoilt = true;
    return true;
  }
  bool usual = gxi_is_tag(tag, "vdilmf") || weight_of(token) >= USUAL_WORD ||
               token->kind == GXI_TOKEN_WORD;
  bool trade =
    r->size > count && (is_trade(t, token) || gxi_str_is(text, "连锁")); /* 月牧|生物 */
  r->spoilt = r->spoilt || (usual && !trade);
  r->rare += trade || weight_of(token) <= RARE_WORD;
  return true;
}

/* 送|, 获|: a verb of one character in front of the edge is no part of the name. */
static void trim(const teller *t, run *r) {
  while (r->end > r->begin + 1) {
    const gxi_token *last = token_at(t, r->end - 1);
    bool verb = last->kind == GXI_TOKEN_VERB || tag_of(last) == 'v' ||
                tag_of(last) == 'd' || tag_of(last) == 'f';
    bool closed = same_sentence(t, r->begin, r->end) &&
                  token_at(t, r->end)->kind != GXI_TOKEN_PUNCT;
    if (!verb || !closed || !is_single(text_of(t, r->end - 1))) return;
    r->end--;
    r->size--;
    r->single--;
  }
}

/* The run of tokens from one on to an edge. */
static bool read_run(const teller *t, uint32_t begin, run *r) {
  *r = (run){.begin = begin, .end = begin};
  uint32_t index = begin;
  for (; same_sentence(t, begin, index) && !is_edge(t, index); index++)
    if (!take(t, r, index) || r->size > MAX_NAME) return false;
  trim(t, r);
  return r->end > r->begin;
}

/* Too odd for a phrase, and no person. */
static bool is_name(const teller *t, const run *r, gx_str text) {
  if (r->size < MIN_NAME || r->spoilt) return false;
  if (gxi_str_ends_in(
        text,
        "等 者 员 人 难 多 高 大 好 少 量 率 额 价 时 后 前 中 上 下 内 外 "
        "里 间 们 化 性 型 级 "
        "队 部 处 局 市 县 镇 村 乡 区 省 州 长 款 本"
      ))
    return false;
  gx_str first = gxi_str_sub(text, 0, gxi_utf8_size((unsigned char)text.data[0]));
  if (r->size == 3 && r->odd == 0 && !is_place(t, r->begin) && gxi_lexicon_has(t->scan->lexicon, first, GXI_KIND_SURNAME))
    return false;
  return r->odd > 0 || r->single > 1 || r->rare > 1 || (r->single > 0 && r->rare > 0);
}

static void note(const teller *t, gx_str text, uint32_t size) {
  gxi_notebook_add(
    t->notebook,
    t->scan->arena,
    (gxi_note
    ){.text = text,
      .type = t->company,
      .cost = size > MIN_NAME ? GXI_COST_NOTED : GXI_COST_NOTED_THREE,
      .origin = GXI_ORIGIN_SHAPE,
      .full = GX_ID_NONE}
  );
}

/* The name that begins at a token, if one does. */
static bool learn_at(const teller *t, uint32_t begin) {
  run r;
  if (!read_run(t, begin, &r)) return false;
  gx_str text = gxi_str_sub(
    t->scan->text, token_at(t, r.begin)->text.begin, token_at(t, r.end - 1)->text.end
  );
  if (!is_name(t, &r, text) || gxi_notebook_is_denied(t->notebook, text)) return false;
  note(t, text, r.size);
  return true;
}

/* … behind 是: a place may stand in front of it, 杭州的 or as its first part. */
static void learn_behind_copula(const teller *t, uint32_t begin) {
  if (!same_sentence(t, begin - 1, begin)) return;
  if (!is_place(t, begin) || !same_sentence(t, begin, begin + 1)) {
    learn_at(t, begin);
    return;
  }
  if (gxi_str_is(text_of(t, begin + 1), "的")) {
    if (same_sentence(t, begin, begin + 2)) learn_at(t, begin + 2);
    return;
  }
  run r;
  if (!read_run(t, begin + 1, &r)) return;
  gx_str own = gxi_str_sub(
    t->scan->text, token_at(t, r.begin)->text.begin, token_at(t, r.end - 1)->text.end
  );
  if (r.size + 1 < MIN_NAME || !is_name(t, &r, own)) return;
  gx_str text = gxi_str_sub(
    t->scan->text, token_at(t, begin)->text.begin, token_at(t, r.end - 1)->text.end
  );
  note(t, text, r.size + 2);
}

/* 西安|餐饮|集团, 深圳|创业|公司: a place, words of everyday, and what it is: no name
   in front of one. */
static bool is_description(const teller *t, uint32_t index) {
  const gxi_mention *items = t->reading->mentions.items;
  const gxi_mention *name = name_at(t, index);
  if (!name || name->origin != GXI_ORIGIN_SHAPE || name->type != t->company)
    return false;
  size_t tail = gxi_str_ends_in(name->name, "集团 企业 公司 连锁 商超 超市");
  uint32_t next = token_at(t, index)->mention + 1;
  if (!tail || next >= t->reading->mentions.count || items[next].outer != next - 1)
    return false;
  if (!items[next].place_count || items[next].text.begin != name->text.begin)
    return false;
  gx_str core =
    gxi_str_sub(t->scan->text, items[next].text.end, name->text.end - (uint32_t)tail);
  if (core.size != 6) return false;
  gxi_hit hit;
  return gxi_lexicon_find(t->scan->lexicon, core, &hit);
}

/* 面馆|“湟河面叙”|七成股份: what a description, a quote and words behind it were taken
   for; the quote alone is the name. */
static void learn_held(const teller *t, uint32_t index) {
  const gxi_mention *name = name_at(t, index);
  if (!name || name->origin != GXI_ORIGIN_SHAPE) return;
  gx_str text = text_of(t, index);
  size_t open = gxi_str_find(text, GX_STR_LIT("“"), 0);
  size_t close = open == SIZE_MAX ? open : gxi_str_find(text, GX_STR_LIT("”"), open);
  if (close == SIZE_MAX) return;
  gx_str head = gxi_str_sub(text, 0, open), label = gxi_str_sub(text, open + 3, close);
  gx_str rest = gxi_str_sub(text, close + 3, text.size);
  if (!gxi_str_ends_in(
        head, "馆 庄 超 店 铺 坊 商 企 企业 公司 连锁 工厂 会员 客户 老字号"
      ))
    return;
  size_t size = gxi_utf8_count(label);
  if (size < 2 || size > MAX_NAME || (rest.size && (gxi_lexicon_has(t->scan->lexicon, rest, GXI_KIND_SUFFIX) || !gxi_str_ends_in(rest, "股份 股权"))))
    return;
  gxi_notebook_deny(t->notebook, t->scan->arena, text);
  note(t, label, (uint32_t)size);
}

void gxi_learn_told(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  const teller t = {notebook, scan, reading, scan->shape_type[GXI_SHAPE_COMPANY]};
  for (uint32_t i = 0; i + 1 < reading->tokens.count; i++) {
    if (!same_sentence(&t, i, i + 1)) continue;
    learn_held(&t, i);
    bool copula = is_copula(text_of(&t, i + 1));
    if (copula && is_role(&t, i))
      learn_behind_copula(&t, i + 2);
    else if (!copula && is_head(&t, i))
      learn_at(&t, i + 1);
    else if (!copula && is_description(&t, i) && learn_at(&t, i + 1))
      gxi_notebook_deny(notebook, scan->arena, name_at(&t, i)->name);
  }
}
