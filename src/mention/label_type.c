/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * label_type.c: what a name in quotes names, by the words beside it.
 *
 *     杭州 | 茶馆 | “ | 山月小集 | ”       by its head: the noun in front of it
 *     取名 | “ | 陇南白 | ”              by naming: 建起加工厂 in front of the verb
 *     “ | 茶语 | ” | 的 | 创始人          who leads it leads a firm
 *     “ | 溪口 | ” | 是个合作社           by being: the noun behind 是
 *
 * What firms do (企业“走出去”) or offer (银行“惠农贷”) has no type.
 */
#include "mention/label.h"
#include "mention/piece.h"

#define MAX_PLACED 4u  /* tokens between a place and the label */
#define MAX_TAIL 3u    /* tokens of a noun behind the label */
#define MAX_MADE 10u   /* characters of what somebody makes */
#define MAX_BEHIND 10u /* characters between the label and a noun behind it */

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
uint32_t gxi_label_type_of(const gxi_labeller *l, gx_str left, bool plans) {
  for (uint32_t size = MAX_HEAD; size > 0; size--) {
    gx_str noun = gxi_str_sub(left, back(left, size), left.size);
    uint32_t type = type_of_noun(l, noun);
    if (type != GX_ID_NONE) return type;
    if (plans && is_plan(noun)) return l->scan->shape_type[GXI_SHAPE_PROGRAM];
  }
  return is_dealer(left) ? l->scan->shape_type[GXI_SHAPE_COMPANY] : GX_ID_NONE;
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
  if (!gxi_label_goes_to(l, label->open, label->next)) return false;
  const gxi_token *next = gxi_label_token(l, label->next);
  switch ((gxi_token_kind)next->kind) {
  case GXI_TOKEN_COMMON: /* but “…”|领|了来 */
    return is_noun_tag((char)(next->payload & 0xFF)) &&
           !(gxi_label_goes_to(l, label->open, label->next + 1) &&
             gxi_str_is(gxi_label_word(l, label->next + 1), "了"));
  case GXI_TOKEN_WORD:
    return GXI_WORD_CLASS(next->payload) == GXI_WORD_GENERIC ||
           (GXI_WORD_CLASS(next->payload) == GXI_WORD_OTHER && is_noun(l, next));
  case GXI_TOKEN_OTHER:
    return !gxi_str_starts(gxi_label_word(l, label->next), GX_STR_LIT("×"));
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
    const gxi_token *token = gxi_label_token(l, label->open + 1 + i);
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
  uint32_t begin = gxi_label_token(l, token)->text.begin;
  for (uint32_t i = token; gxi_label_goes_to(l, token, i); i++) {
    const gxi_token *at = gxi_label_token(l, i);
    bool edge = is_edge(at);
    gx_str text = gxi_str_sub(l->scan->text, begin, at->text.begin);
    if (edge && i > token) return gxi_label_type_of(l, text, false);
    if (edge || gxi_utf8_count(text) > MAX_BEHIND) break;
  }
  return GX_ID_NONE;
}

/* 一家叫“…”的北京企业; 建起加工厂,取名“…”; 这个项目叫“…”. */
static uint32_t type_by_naming(const gxi_labeller *l, const gxi_label *label) {
  gx_str left = gxi_label_left(l, label);
  size_t size = before_naming(left);
  if (size == SIZE_MAX) return GX_ID_NONE;
  if (gxi_label_goes_to(l, label->open, label->next + 1) && gxi_str_is(gxi_label_word(l, label->next), "的")) {
    uint32_t type = type_behind(l, label->next + 1);
    if (type != GX_ID_NONE) return type;
  }
  left = gxi_str_sub(left, 0, size);
  if (gxi_str_ends(left, GX_STR_LIT(","))) left = gxi_str_sub(left, 0, left.size - 1);
  return gxi_label_type_of(l, left, true);
}

static bool is_post_of_firm(const gxi_token *token) {
  if (token->kind != GXI_TOKEN_TITLE) return false;
  return token->payload == GXI_TITLE_COMPANY;
}

/* “…”总经理, “…”的创始人. */
static bool is_led(const gxi_labeller *l, const gxi_label *label) {
  uint32_t at = label->next;
  if (!gxi_label_goes_to(l, label->open, at)) return false;
  bool of = gxi_str_is(gxi_label_word(l, at), "的");
  if (of && !gxi_label_goes_to(l, label->open, ++at)) return false;
  if (gxi_str_starts(gxi_label_word(l, at), GX_STR_LIT("创始人"))) return true;
  return is_post_of_firm(gxi_label_token(l, at));
}

/* “…”是个小合作社, “…”是一家茶馆. */
static uint32_t type_by_being(const gxi_labeller *l, const gxi_label *label) {
  if (!gxi_label_goes_to(l, label->open, label->next + 1)) return GX_ID_NONE;
  bool is = gxi_str_is(gxi_label_word(l, label->next), "是");
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
    const gxi_token *token = gxi_label_token(l, label->open - i);
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

/* “良品味”|品牌|的|母公司 */
static bool has_parent(const gxi_labeller *l, const gxi_label *label) {
  for (uint32_t i = label->next; gxi_label_goes_to(l, label->open, i); i++) {
    gx_str word = gxi_label_word(l, i);
    if (gxi_str_is(word, "母公司")) return true;
    if (!gxi_str_is(word, "的") && !gxi_str_is(word, "品牌")) break;
  }
  return false;
}

/* “…”菜场, “…”中央厨房. */
static uint32_t type_by_tail(const gxi_labeller *l, const gxi_label *label) {
  if (has_parent(l, label)) return l->scan->shape_type[GXI_SHAPE_COMPANY];
  if (label->listed || is_deed(l, label)) return GX_ID_NONE;
  uint32_t end = label->next, begin, stop;
  while (gxi_label_goes_to(l, label->open, end) && end < label->next + MAX_TAIL &&
         !is_edge(gxi_label_token(l, end)))
    end++;
  if (end == label->next) return GX_ID_NONE;
  begin = gxi_label_token(l, label->next)->text.begin;
  stop = gxi_label_token(l, end - 1)->text.end;
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
                                                    : gxi_label_type_of(l, tail, false);
}

/* 13个劳模创新工作室“揭榜”: what many do, no name of one. */
static bool is_counted(const gxi_labeller *l, const gxi_label *label) {
  for (uint32_t i = 1; i <= MAX_PLACED && label->open >= label->first_sentence + i;
       i++) {
    const gxi_token *token = gxi_label_token(l, label->open - i);
    bool one = gxi_str_starts(gxi_label_word(l, label->open - i), GX_STR_LIT("一"));
    if (token->kind == GXI_TOKEN_QUANTITY) return !one;
  }
  return false;
}

/* The noun in front of the label. */
static uint32_t type_by_head(const gxi_labeller *l, const gxi_label *label) {
  gx_str left = gxi_label_left(l, label);
  if (left.size == 0 || goes_on(l, label) || is_deed(l, label)) return GX_ID_NONE;
  bool placed = is_placed(l, label);
  if (is_own(l, label, left) || (placed && is_brand_of(left)) || is_maker(left))
    return l->scan->shape_type[GXI_SHAPE_COMPANY];
  if (is_offered(left)) return GX_ID_NONE;
  if (is_counted(l, label)) return GX_ID_NONE;
  if (label->listed && !placed && !is_repeated(l, label->text)) return GX_ID_NONE;
  return gxi_label_type_of(l, left, false);
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

uint32_t gxi_label_type(const gxi_labeller *l, const gxi_label *label) {
  if (is_clause(label->text)) return GX_ID_NONE;
  uint32_t type = type_by_naming(l, label);
  if (type == GX_ID_NONE) type = type_by_being(l, label);
  if (type == GX_ID_NONE && is_led(l, label))
    type = l->scan->shape_type[GXI_SHAPE_COMPANY];
  if (type == GX_ID_NONE) type = type_by_head(l, label);
  return type != GX_ID_NONE ? type : type_by_tail(l, label);
}
