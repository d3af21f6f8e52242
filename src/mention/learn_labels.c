/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * learn_labels.c: bodies that are named in quotes only, by the noun that says what they
 * are.
 *
 *     杭州 | 茶馆 | “ | 山月小集 | ”       取名 | “ | 陇南白 | ”
 *            head        label             a naming verb; 建起加工厂 in front of it
 *     “ | 茶语 | ” | 的 | 创始人           “ | 溪口 | ” | 是个合作社
 *
 * A brand is often made of words of everyday, so that nothing inside the quotes tells;
 * the noun beside them does. What may as well be said of what firms do (企业“走出去”)
 * or offer (银行“惠农贷”, “…”项目) is left alone. The label is noted and then known
 * everywhere in the document. Linear: a bounded stretch is read around each quote.
 *
 * Not here: quotes that hold a suffix or are followed by one (propose_quoted.c), weak
 * signs (guess.c).
 */
#include "base/str.h"
#include "mention/learn.h"
#include "mention/piece.h"
#include "mention/weights.h"

#define MIN_LABEL 2u /* characters */
#define MAX_LABEL 7u
#define MAX_TOKENS 8u  /* of a label */
#define MAX_HEAD 5u    /* characters of the noun */
#define MAX_PLACED 4u  /* tokens between a place and the label */
#define MAX_TAIL 3u    /* tokens of a noun behind the label */
#define MAX_MADE 10u   /* characters of what somebody makes */
#define MAX_BEHIND 10u /* characters between the label and a noun behind it */

typedef struct gxi_labeller {
  gxi_notebook *notebook;
  const gxi_scan *scan;
  const gxi_reading *reading;
} gxi_labeller;

typedef struct gxi_label {
  uint32_t open, next;     /* tokens: of the opening quote, behind the closing one */
  uint32_t first_sentence; /* first token of its sentence */
  gx_str text;             /* without the quotes */
  uint32_t words;          /* tokens inside, 0: one of no list */
  bool listed;             /* one noun of the word list */
} gxi_label;

static const gxi_token *token_at(const gxi_labeller *l, uint32_t index) {
  return &l->reading->tokens.items[index];
}

static gx_str text_of(const gxi_labeller *l, uint32_t index) {
  gx_span span = token_at(l, index)->text;
  return gxi_str_sub(l->scan->text, span.begin, span.end);
}

static bool same_sentence(const gxi_labeller *l, uint32_t a, uint32_t b) {
  return b < l->reading->tokens.count &&
         token_at(l, a)->sentence == token_at(l, b)->sentence;
}

/* Bytes where the last characters of a text begin. */
static size_t back(gx_str text, uint32_t characters) {
  size_t at = text.size;
  while (characters-- && at > 0)
    at = gxi_utf8_back(text, at);
  return at;
}

static bool ends_with_any(gx_str text, const gx_str *ends, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (gxi_str_ends(text, ends[i])) return true;
  return false;
}

/* Last characters of nouns for bodies; 农业 and 科技 are trades only. */
static bool is_body_char(gx_str noun) {
  static const gx_str ENDS[] = {
    GXI_WORD("店"), GXI_WORD("铺"), GXI_WORD("庄"), GXI_WORD("厂"),   GXI_WORD("坊"),
    GXI_WORD("馆"), GXI_WORD("社"), GXI_WORD("司"), GXI_WORD("企"),   GXI_WORD("商"),
    GXI_WORD("超"), GXI_WORD("市"), GXI_WORD("厅"), GXI_WORD("楼"),   GXI_WORD("场"),
    GXI_WORD("院"), GXI_WORD("所"), GXI_WORD("室"), GXI_WORD("房"),   GXI_WORD("吧"),
    GXI_WORD("校"), GXI_WORD("会"), GXI_WORD("盟"), GXI_WORD("企业"), GXI_WORD("户"),
    GXI_WORD("家"), GXI_WORD("园"), GXI_WORD("团")};
  return ends_with_any(noun, ENDS, GXI_COUNT(ENDS));
}

/* 连锁, 老字号, 老客户: firms that no list of suffixes has. */
static bool is_kind_of_firm(gx_str noun) {
  static const gx_str NOUNS[] = {
    GXI_WORD("连锁"), GXI_WORD("老字号"), GXI_WORD("民宿"), GXI_WORD("网店"),
    GXI_WORD("厨房"), GXI_WORD("电商"),   GXI_WORD("伙伴"), GXI_WORD("客户"),
    GXI_WORD("买家"), GXI_WORD("卖家"),   GXI_WORD("东家"), GXI_WORD("主顾"),
    GXI_WORD("餐厅"), GXI_WORD("面馆"),   GXI_WORD("饭馆"), GXI_WORD("餐馆"),
    GXI_WORD("菜场"), GXI_WORD("商户"),   GXI_WORD("商家"), GXI_WORD("龙头")};
  return gxi_is_one_of(noun, NOUNS, GXI_COUNT(NOUNS));
}

static bool is_plan(gx_str noun) {
  static const gx_str NOUNS[] = {
    GXI_WORD("项目"),
    GXI_WORD("计划"),
    GXI_WORD("工程"),
    GXI_WORD("行动"),
    GXI_WORD("打法"),
    GXI_WORD("做法"),
    GXI_WORD("机制"),
    GXI_WORD("模式"),
    GXI_WORD("活动")};
  return gxi_is_one_of(noun, NOUNS, GXI_COUNT(NOUNS));
}

static uint32_t type_of_entry(const gxi_labeller *l, const gxi_entry *entry) {
  const uint32_t *types = l->scan->shape_type;
  uint32_t type = entry->payload & 0xFF, strength = entry->payload >> 8 & 0xFF;
  if (entry->kind == GXI_KIND_SUFFIX) {
    bool firm = type == types[GXI_SHAPE_COMPANY];
    bool body = type == types[GXI_SHAPE_ORGANIZATION] && strength > 0;
    return firm || body ? type : GX_ID_NONE;
  }
  if (entry->kind != GXI_KIND_WORD || GXI_WORD_CLASS(entry->payload) != GXI_WORD_GENERIC)
    return GX_ID_NONE;
  return GXI_WORD_FAMILY(entry->payload) == GXI_WORD_OF_COMPANY
           ? types[GXI_SHAPE_COMPANY]
           : GX_ID_NONE;
}

/* The type of body that a noun stands for, or GX_ID_NONE. */
static uint32_t type_of_noun(const gxi_labeller *l, gx_str noun) {
  static const gx_str BODIES[] = {
    GXI_WORD("组织"), GXI_WORD("机构"), GXI_WORD("工作室")};
  gxi_hit hit;
  if (gxi_is_one_of(noun, BODIES, GXI_COUNT(BODIES)))
    return l->scan->shape_type[GXI_SHAPE_ORGANIZATION];
  if (is_kind_of_firm(noun)) return l->scan->shape_type[GXI_SHAPE_COMPANY];
  if (!is_body_char(noun) || !gxi_lexicon_find(l->scan->lexicon, noun, &hit))
    return GX_ID_NONE;
  for (uint32_t i = 0; i < hit.count; i++) {
    uint32_t type =
      type_of_entry(l, gxi_lexicon_entry(l->scan->lexicon, hit.first + i));
    if (type != GX_ID_NONE) return type;
  }
  return GX_ID_NONE;
}

/* 枸杞|商, 机械|商: whoever trades in something. */
static bool is_dealer(gx_str left) {
  static const gx_str NONE[] = {
    GXI_WORD("招商"),
    GXI_WORD("工商"),
    GXI_WORD("协商"),
    GXI_WORD("会商"),
    GXI_WORD("经商"),
    GXI_WORD("通商"),
    GXI_WORD("磋商"),
    GXI_WORD("客商"),
    GXI_WORD("智商")};
  return gxi_str_ends(left, GX_STR_LIT("商")) &&
         !ends_with_any(left, NONE, GXI_COUNT(NONE));
}

/* The type of the noun that ends a text; a plan's is a program. */
static uint32_t type_of_end(const gxi_labeller *l, gx_str left, bool plans) {
  for (uint32_t size = MAX_HEAD; size > 0; size--) {
    gx_str noun = gxi_str_sub(left, back(left, size), left.size);
    uint32_t type = type_of_noun(l, noun);
    if (type != GX_ID_NONE) return type;
    if (plans && is_plan(noun)) return l->scan->shape_type[GXI_SHAPE_PROGRAM];
  }
  return is_dealer(left) ? l->scan->shape_type[GXI_SHAPE_COMPANY] : GX_ID_NONE;
}

/* Text of the sentence in front of a label. */
static gx_str left_of(const gxi_labeller *l, const gxi_label *label) {
  return gxi_str_sub(
    l->scan->text,
    token_at(l, label->first_sentence)->text.begin,
    token_at(l, label->open)->text.begin
  );
}

static bool is_noun_tag(char tag) {
  return tag == 'n' || tag == 'a' || tag == 'b' || tag == 'l' || tag == 'z';
}

static bool is_noun(const gxi_labeller *l, const gxi_token *token) {
  for (uint32_t i = 0; i < token->hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(l->scan->lexicon, token->hit.first + i);
    if (entry->kind == GXI_KIND_COMMON && is_noun_tag((char)(entry->payload & 0xFF)))
      return true;
  }
  return false;
}

/* A noun phrase ends in front of a token. */
static bool is_edge(const gxi_token *token) {
  char tag = (char)(token->payload & 0xFF);
  switch ((gxi_token_kind)token->kind) {
  case GXI_TOKEN_PUNCT:
  case GXI_TOKEN_VERB:
    return true;
  case GXI_TOKEN_COMMON:
    return tag == 'v' || tag == 'p' || tag == 'd' || tag == 'c';
  case GXI_TOKEN_WORD:
    return GXI_WORD_CLASS(token->payload) < GXI_WORD_GENERIC;
  default:
    return false;
  }
}

/* The label may go on as a scheme or a product: “惠农贷”业务, “一村一品”项目. */
static bool goes_on(const gxi_labeller *l, const gxi_label *label) {
  if (!same_sentence(l, label->open, label->next)) return false;
  const gxi_token *next = token_at(l, label->next);
  switch ((gxi_token_kind)next->kind) {
  case GXI_TOKEN_COMMON: /* but “…”|领|了来 */
    return is_noun_tag((char)(next->payload & 0xFF)) &&
           !(same_sentence(l, label->open, label->next + 1) &&
             gxi_str_is(text_of(l, label->next + 1), "了"));
  case GXI_TOKEN_WORD:
    return GXI_WORD_CLASS(next->payload) == GXI_WORD_GENERIC ||
           (GXI_WORD_CLASS(next->payload) == GXI_WORD_OTHER && is_noun(l, next));
  case GXI_TOKEN_OTHER:
    return !gxi_str_starts(text_of(l, label->next), GX_STR_LIT("×"));
  default:
    return false;
  }
}

/* 晋江鞋企|“西进”, 企业|“走出去”: verbs by the word list; “订单式”招工: how. */
static bool is_verb_phrase(const gxi_labeller *l, const gxi_label *label) {
  static const gx_str WAYS[] = {
    GXI_WORD("式"), GXI_WORD("型"), GXI_WORD("化"), GXI_WORD("级"), GXI_WORD("性")};
  gxi_hit hit;
  if (ends_with_any(label->text, WAYS, GXI_COUNT(WAYS))) return true;
  gx_str last = gxi_str_sub(label->text, back(label->text, 1), label->text.size);
  gx_str forms[] = {label->text, last};
  size_t count = label->text.size > 6 ? 1 : 2; /* of two characters: the last, too */
  for (size_t f = 0; f < count; f++) {
    if (!gxi_lexicon_find(l->scan->lexicon, forms[f], &hit)) continue;
    for (uint32_t i = 0; i < hit.count; i++) {
      const gxi_entry *entry = gxi_lexicon_entry(l->scan->lexicon, hit.first + i);
      char tag = (char)(entry->payload & 0xFF);
      if (entry->kind == GXI_KIND_VERB || entry->kind == GXI_KIND_PROGRAM) return true;
      if (entry->kind == GXI_KIND_COMMON && tag == 'v') return true;
    }
  }
  return false;
}

/* 支持企业“抱团”, 推动商会“走出去”: what they do. */
static bool is_deed(const gxi_labeller *l, const gxi_label *label) {
  if (is_verb_phrase(l, label)) return true;
  for (uint32_t i = 0; i < label->words; i++) {
    const gxi_token *token = token_at(l, label->open + 1 + i);
    char tag = (char)(token->payload & 0xFF);
    bool single = token->text.end - token->text.begin <= 3;
    if (token->kind == GXI_TOKEN_NUMBER || token->kind == GXI_TOKEN_QUANTITY)
      return true;
    if (token->kind == GXI_TOKEN_VERB && !single) return true;
    if (token->kind == GXI_TOKEN_COMMON && !single && (tag == 'v' || tag == 'a' || tag == 'd' || tag == 'i' || tag == 'l'))
      return true;
  }
  return false;
}

static bool is_repeated(const gxi_labeller *l, gx_str text) {
  size_t at = gxi_str_find(l->scan->text, text, 0);
  return at != SIZE_MAX &&
         gxi_str_find(l->scan->text, text, at + text.size) != SIZE_MAX;
}

/* 取名“…”, 名为“…”, 叫“…”: bytes in front of the verb, or SIZE_MAX. */
static size_t before_naming(gx_str left) {
  static const gx_str VERBS[] = {
    GXI_WORD("取名为"),
    GXI_WORD("命名为"),
    GXI_WORD("定名为"),
    GXI_WORD("取名"),
    GXI_WORD("起名"),
    GXI_WORD("名为"),
    GXI_WORD("名叫"),
    GXI_WORD("叫作"),
    GXI_WORD("叫做"),
    GXI_WORD("唤作"),
    GXI_WORD("叫")};
  for (size_t i = 0; i < GXI_COUNT(VERBS); i++)
    if (gxi_str_ends(left, VERBS[i])) return left.size - VERBS[i].size;
  return SIZE_MAX;
}

/* The noun that ends what stands behind 的 or 是: a noun with an edge behind it. */
static uint32_t type_behind(const gxi_labeller *l, uint32_t token) {
  uint32_t begin = token_at(l, token)->text.begin;
  for (uint32_t i = token; same_sentence(l, token, i); i++) {
    const gxi_token *at = token_at(l, i);
    bool edge = is_edge(at);
    gx_str text = gxi_str_sub(l->scan->text, begin, at->text.begin);
    if (edge && i > token) return type_of_end(l, text, false);
    if (edge || gxi_utf8_count(text) > MAX_BEHIND) break;
  }
  return GX_ID_NONE;
}

/* 一家叫“…”的北京企业; 建起加工厂,取名“…”; 这个项目叫“…”. */
static uint32_t type_by_naming(const gxi_labeller *l, const gxi_label *label) {
  gx_str left = left_of(l, label);
  size_t size = before_naming(left);
  if (size == SIZE_MAX) return GX_ID_NONE;
  if (same_sentence(l, label->open, label->next + 1) && gxi_str_is(text_of(l, label->next), "的")) {
    uint32_t type = type_behind(l, label->next + 1);
    if (type != GX_ID_NONE) return type;
  }
  left = gxi_str_sub(left, 0, size);
  if (gxi_str_ends(left, GX_STR_LIT(","))) left = gxi_str_sub(left, 0, left.size - 1);
  return type_of_end(l, left, true);
}

static bool is_post_of_firm(const gxi_token *token) {
  if (token->kind != GXI_TOKEN_TITLE) return false;
  return token->payload == GXI_TITLE_COMPANY;
}

/* “…”总经理, “…”的创始人. */
static bool is_led(const gxi_labeller *l, const gxi_label *label) {
  uint32_t at = label->next;
  if (!same_sentence(l, label->open, at)) return false;
  bool of = gxi_str_is(text_of(l, at), "的");
  if (of && !same_sentence(l, label->open, ++at)) return false;
  if (gxi_str_starts(text_of(l, at), GX_STR_LIT("创始人"))) return true;
  return is_post_of_firm(token_at(l, at));
}

/* “…”是个小合作社, “…”是一家茶馆. */
static uint32_t type_by_being(const gxi_labeller *l, const gxi_label *label) {
  if (!same_sentence(l, label->open, label->next + 1)) return GX_ID_NONE;
  bool is = gxi_str_is(text_of(l, label->next), "是");
  return is ? type_behind(l, label->next + 1) : GX_ID_NONE;
}

/* 我们“…”, 你们“…” and the name once more. */
static bool is_own(const gxi_labeller *l, const gxi_label *label, gx_str left) {
  bool own = gxi_str_ends(left, GX_STR_LIT("我们")) ||
             gxi_str_ends(left, GX_STR_LIT("你们")) ||
             gxi_str_ends(left, GX_STR_LIT("咱们"));
  return own && is_repeated(l, label->text);
}

/* 公用品牌, 服务平台, 银行: what is in quotes behind them is theirs. */
static bool is_offered(gx_str left) {
  static const gx_str ENDS[] = {GXI_WORD("银行"), GXI_WORD("市场"), GXI_WORD("会")};
  return ends_with_any(left, ENDS, GXI_COUNT(ENDS));
}

/* A place stands close in front: 杭州|母婴|平台|“…”. */
static bool is_placed(const gxi_labeller *l, const gxi_label *label) {
  for (uint32_t i = 1; i <= MAX_PLACED && label->open >= label->first_sentence + i;
       i++) {
    const gxi_token *token = token_at(l, label->open - i);
    if (token->kind == GXI_TOKEN_PUNCT) break;
    for (uint32_t m = token->mention;
         m < l->reading->mentions.count && m <= token->mention + 1;
         m++)
      if (l->reading->mentions.items[m].place_count && (m == token->mention || l->reading->mentions.items[m].outer == token->mention))
        return true;
  }
  return false;
}

/* 母婴平台, 羊奶品牌 of a place, but no 服务平台, 公用品牌. */
static bool is_brand_of(gx_str left) {
  static const gx_str ENDS[] = {GXI_WORD("平台"), GXI_WORD("品牌")};
  static const gx_str NONE[] = {
    GXI_WORD("服务"), GXI_WORD("信息"), GXI_WORD("数据"), GXI_WORD("管理"),
    GXI_WORD("合作"), GXI_WORD("协作"), GXI_WORD("交流"), GXI_WORD("监管"),
    GXI_WORD("监测"), GXI_WORD("公用"), GXI_WORD("公共"), GXI_WORD("区域"),
    GXI_WORD("产品"), GXI_WORD("文化"), GXI_WORD("劳务"), GXI_WORD("党建"),
    GXI_WORD("帮扶"), GXI_WORD("工作"), GXI_WORD("综合"), GXI_WORD("追溯"),
    GXI_WORD("的"),   GXI_WORD("旅游"), GXI_WORD("自主"), GXI_WORD("地方")};
  return ends_with_any(left, ENDS, GXI_COUNT(ENDS)) &&
         !ends_with_any(gxi_str_sub(left, 0, back(left, 2)), NONE, GXI_COUNT(NONE));
}

/* 北京做动画的“…”: whoever makes or sells something. */
static bool is_maker(gx_str left) {
  static const gx_str VERBS[] = {
    GXI_WORD("做"),
    GXI_WORD("卖"),
    GXI_WORD("从事"),
    GXI_WORD("经营"),
    GXI_WORD("开发"),
    GXI_WORD("生产"),
    GXI_WORD("主营")};
  if (!gxi_str_ends(left, GX_STR_LIT("的"))) return false;
  left = gxi_str_sub(left, back(left, MAX_MADE), back(left, 1));
  size_t comma;
  while ((comma = gxi_str_find(left, GX_STR_LIT(","), 0)) != SIZE_MAX)
    left = gxi_str_sub(left, comma + 1, left.size);
  for (size_t i = 0; i < GXI_COUNT(VERBS); i++)
    if (gxi_str_find(left, VERBS[i], 0) != SIZE_MAX) return true;
  return false;
}

/* “…”菜场, “…”中央厨房. */
static uint32_t type_by_tail(const gxi_labeller *l, const gxi_label *label) {
  if (label->listed || is_deed(l, label)) return GX_ID_NONE;
  uint32_t end = label->next, begin, stop;
  while (same_sentence(l, label->open, end) && end < label->next + MAX_TAIL &&
         !is_edge(token_at(l, end)))
    end++;
  if (end == label->next) return GX_ID_NONE;
  begin = token_at(l, label->next)->text.begin;
  stop = token_at(l, end - 1)->text.end;
  gx_str tail = gxi_str_sub(l->scan->text, begin, stop);
  static const gx_str NONE[] = {
    GXI_WORD("企业"),
    GXI_WORD("公司"),
    GXI_WORD("车间"),
    GXI_WORD("工厂"),
    GXI_WORD("市场"),
    GXI_WORD("班"),
    GXI_WORD("会"),
    GXI_WORD("用户"),
    GXI_WORD("户"),
    GXI_WORD("专家"),
    GXI_WORD("产业"),
    GXI_WORD("行业")};
  return ends_with_any(tail, NONE, GXI_COUNT(NONE)) ? GX_ID_NONE
                                                    : type_of_end(l, tail, false);
}

/* 13个劳模创新工作室“揭榜”: what many do, no name of one. */
static bool is_counted(const gxi_labeller *l, const gxi_label *label) {
  for (uint32_t i = 1; i <= MAX_PLACED && label->open >= label->first_sentence + i;
       i++) {
    const gxi_token *token = token_at(l, label->open - i);
    bool one = gxi_str_starts(text_of(l, label->open - i), GX_STR_LIT("一"));
    if (token->kind == GXI_TOKEN_QUANTITY) return !one;
  }
  return false;
}

/* The noun in front of the label. */
static uint32_t type_by_head(const gxi_labeller *l, const gxi_label *label) {
  gx_str left = left_of(l, label);
  if (left.size == 0 || goes_on(l, label) || is_deed(l, label)) return GX_ID_NONE;
  bool placed = is_placed(l, label);
  if (is_own(l, label, left) || (placed && is_brand_of(left)) || is_maker(left))
    return l->scan->shape_type[GXI_SHAPE_COMPANY];
  if (is_offered(left)) return GX_ID_NONE;
  if (is_counted(l, label)) return GX_ID_NONE;
  if (label->listed && !placed && !is_repeated(l, label->text)) return GX_ID_NONE;
  return type_of_end(l, left, false);
}

/* “把车间搬进课堂”: a clause; “黔货出山”: a slogan. */
static bool is_clause(gx_str text) {
  static const gx_str WORDS[] = {
    GXI_WORD("把"),
    GXI_WORD("将"),
    GXI_WORD("让"),
    GXI_WORD("被"),
    GXI_WORD("了"),
    GXI_WORD("在"),
    GXI_WORD("不"),
    GXI_WORD("入"),
    GXI_WORD("出"),
    GXI_WORD("进")};
  for (size_t i = 0; i < GXI_COUNT(WORDS); i++)
    if (gxi_str_find(text, WORDS[i], 0) != SIZE_MAX) return true;
  return false;
}

static uint32_t type_of(const gxi_labeller *l, const gxi_label *label) {
  if (is_clause(label->text)) return GX_ID_NONE;
  uint32_t type = type_by_naming(l, label);
  if (type == GX_ID_NONE) type = type_by_being(l, label);
  if (type == GX_ID_NONE && is_led(l, label))
    type = l->scan->shape_type[GXI_SHAPE_COMPANY];
  if (type == GX_ID_NONE) type = type_by_head(l, label);
  return type != GX_ID_NONE ? type : type_by_tail(l, label);
}

static bool is_han_only(gx_str text) {
  uint32_t size;
  for (size_t at = 0; at < text.size; at += size)
    if (!gxi_is_han(gxi_utf8_at(text, at, &size))) return false;
  return text.size > 0;
}

/* The label that a token opens; false when there is none of the usual size. */
static bool label_at(const gxi_labeller *l, uint32_t open, gxi_label *label) {
  gx_str text = text_of(l, open);
  if (token_at(l, open)->kind == GXI_TOKEN_MENTION || !gxi_str_starts(text, GX_STR_LIT("“")))
    return false;
  label->open = open;
  label->words = 0;
  uint32_t close = open;
  while (!gxi_str_ends(text_of(l, close), GX_STR_LIT("”")))
    if (++close - open > MAX_TOKENS || !same_sentence(l, open, close)) return false;
  label->next = close + 1;
  if (close > open) label->words = close - open - 1;
  uint32_t begin = token_at(l, open)->text.begin + 3;
  uint32_t end = token_at(l, close)->text.end - 3;
  if (end <= begin) return false;
  label->text = gxi_str_sub(l->scan->text, begin, end);
  label->listed = label->words == 1 && token_at(l, open + 1)->kind == GXI_TOKEN_COMMON;
  bool place = label->words == 1 && token_at(l, open + 1)->kind == GXI_TOKEN_MENTION &&
               l->reading->mentions.items[token_at(l, open + 1)->mention].place_count;
  size_t size = gxi_utf8_count(label->text);
  return !place && size >= MIN_LABEL && size <= MAX_LABEL && is_han_only(label->text);
}

/* 临沂|超市: a place and what stands there is no name in front of “…”. */
static void deny_head(const gxi_labeller *l, const gxi_label *label) {
  if (label->open == label->first_sentence) return;
  const gxi_token *token = token_at(l, label->open - 1);
  if (token->mention == GX_ID_NONE) return;
  const gxi_mention *items = l->reading->mentions.items, *head = &items[token->mention];
  if (head->origin != GXI_ORIGIN_SHAPE || token->mention + 1 >= l->reading->mentions.count)
    return;
  const gxi_mention *inner = head + 1;
  if (inner->outer != token->mention || inner->place_count == 0 || inner->text.begin != head->text.begin)
    return;
  gx_str rest = gxi_str_sub(l->scan->text, inner->text.end, head->text.end);
  if (gxi_utf8_count(rest) <= MAX_HEAD)
    gxi_notebook_deny(l->notebook, l->scan->arena, head->name);
}

static void note(const gxi_labeller *l, const gxi_label *label, uint32_t type) {
  size_t size = gxi_utf8_count(label->text);
  gxi_notebook_add(
    l->notebook,
    l->scan->arena,
    (gxi_note
    ){.text = label->text,
      .type = type,
      .cost = size > 3    ? GXI_COST_NOTED
              : size == 3 ? GXI_COST_NOTED_THREE
                          : GXI_COST_NOTED_TWO,
      .origin = GXI_ORIGIN_SHAPE,
      .full = GX_ID_NONE}
  );
}

/* 直播公司|“邕江浪”加入…联盟: the first reading took a name on beyond its verb. */
static void cut_name(const gxi_labeller *l, gxi_label *label) {
  static const gx_str VERBS[] = {
    GXI_WORD("加入"),
    GXI_WORD("参加"),
    GXI_WORD("出席"),
    GXI_WORD("加盟"),
    GXI_WORD("来到"),
    GXI_WORD("走进"),
    GXI_WORD("入驻"),
    GXI_WORD("落户"),
    GXI_WORD("收购"),
    GXI_WORD("拿下"),
    GXI_WORD("直供"),
    GXI_WORD("签下")};
  gx_str name = text_of(l, label->open);
  size_t close = gxi_str_find(name, GX_STR_LIT("”"), 0);
  if (!gxi_str_starts(name, GX_STR_LIT("“")) || close == SIZE_MAX) return;
  gx_str rest = gxi_str_sub(name, close + 3, name.size);
  label->text = gxi_str_sub(name, 3, close);
  for (size_t i = 0; i < GXI_COUNT(VERBS); i++) {
    if (!gxi_str_starts(rest, VERBS[i])) continue;
    uint32_t type = type_of_end(l, left_of(l, label), false);
    size_t size = gxi_utf8_count(label->text);
    if (type == GX_ID_NONE || size < MIN_LABEL || size > MAX_LABEL) return;
    note(l, label, type);
    gxi_notebook_deny(l->notebook, l->scan->arena, name);
  }
}

void gxi_learn_labels(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  const gxi_labeller l = {notebook, scan, reading};
  uint32_t first = 0;
  for (uint32_t i = 0; i < reading->tokens.count; i++) {
    if (!same_sentence(&l, first, i)) first = i;
    if ((unsigned char)scan->text.data[reading->tokens.items[i].text.begin] != 0xE2)
      continue; /* “ begins so: hardly any token does */
    gxi_label label = {.first_sentence = first};
    if (reading->tokens.items[i].kind == GXI_TOKEN_MENTION) {
      label.open = i;
      cut_name(&l, &label);
      continue;
    }
    if (!label_at(&l, i, &label)) continue;
    uint32_t type = type_of(&l, &label);
    if (type == GX_ID_NONE) continue;
    note(&l, &label, type);
    deny_head(&l, &label);
  }
}
