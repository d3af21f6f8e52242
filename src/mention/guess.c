/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * guess.c: firms that no suffix gives away, but several weak signs together.
 *
 *     买家是 | 莆田 | 的 | 平海 | 湾 | 风电 | 。
 *              place 的    `-- candidate --'  edge
 *
 * After the first reading the runs of tokens that nothing explains are weighed: by what
 * they are made of (characters in no word, a place in front, a trade at the end), by
 * what stands on either side (a word for firms, a post, another firm in the list, a
 * verb), and by how often they occur. One sign alone is never enough; the weights are
 * chosen, checked on the training documents and on finance news. What is found is
 * noted, and the second reading sees it everywhere. Linear but for sorting candidates.
 *
 * Not here: names with a suffix (shapes.c), which need no second sign.
 */
#include <stdlib.h>

#include "base/str.h"
#include "mention/learn.h"
#include "mention/piece.h"
#include "mention/weights.h"

#define ENOUGH 6      /* signs of a firm */
#define STRONG 3      /* signs around a name without a trade */
#define MIN_SIZE 3u   /* characters */
#define MIN_LISTED 2u /* … beside another firm: 晶科、隆基 */
#define MAX_SIZE 10u
#define MANY 3        /* occurrences beyond which more say nothing */
#define RARE_CHAR 13u /* weight in the word list below which a character stands out */
#define USUAL_WORD 13u

/* How a token may take part. */
typedef enum gxi_part {
  PART_NONE, /* a boundary */
  PART_CHAR, /* one character of general vocabulary */
  PART_ODD,  /* in no list */
  PART_NOUN,
  PART_PLACE, /* only in front */
  PART_KNOWN, /* a listed firm or zone, only in front */
  PART_LABEL  /* “小满茶铺”: a candidate by itself */
} gxi_part;

typedef struct gxi_candidate {
  gx_str text;
  int32_t made; /* signs in what it is made of */
  int32_t told; /* … in what stands around it */
  bool traded;  /* a trade ends it */
} gxi_candidate;

typedef struct gxi_guesser {
  const gxi_scan *scan;
  const gxi_reading *reading;
  uint32_t company;
  GXI_VEC(gxi_candidate) candidates;
} gxi_guesser;

/* A run of tokens of one sentence. */
typedef struct gxi_tokens_run {
  uint32_t begin, end;
} gxi_tokens_run;

static gx_str text_of(const gxi_guesser *g, const gxi_token *token) {
  return gxi_str_sub(g->scan->text, token->text.begin, token->text.end);
}

static const gxi_mention *mention_of(const gxi_guesser *g, const gxi_token *token) {
  if (!token || token->mention == GX_ID_NONE) return NULL;
  const gxi_mention *mention = &g->reading->mentions.items[token->mention];
  return mention->kind == GXI_MENTION_NAME ? mention : NULL;
}

static gxi_part mention_part(const gxi_guesser *g, const gxi_token *token) {
  const gxi_mention *mention = mention_of(g, token);
  if (!mention) return PART_NONE;
  if (mention->place_count || mention->type == g->scan->type_region) return PART_PLACE;
  return mention->origin == GXI_ORIGIN_LEXICON ? PART_KNOWN : PART_NONE;
}

#define TAG(letter) (1u << ((letter) - 'a'))

/* Tags of words that stand in no firm's name: function words, numbers, times. */
static bool is_closed(char tag) {
  const uint32_t closed = TAG('p') | TAG('c') | TAG('u') | TAG('y') | TAG('e') |
                          TAG('d') | TAG('r') | TAG('m') | TAG('q') | TAG('t') |
                          TAG('f');
  return tag >= 'a' && tag <= 'z' && (closed >> (tag - 'a') & 1);
}

static gxi_part common_part(const gxi_token *token, bool single) {
  char tag = (char)(token->payload & 0xFF);
  uint32_t weight = token->payload >> 8 & 0xFF;
  if (is_closed(tag)) return PART_NONE;
  if (single) return tag == 'v' && weight >= RARE_CHAR ? PART_NONE : PART_CHAR;
  return tag == 'v' ? PART_NONE : PART_NOUN;
}

static gxi_part odd_part(gx_str text) {
  uint32_t size, code = gxi_utf8_at(text, 0, &size);
  if (code == 0x201C /* “ */) return PART_LABEL;
  return gxi_is_han(code) ? PART_ODD : PART_NONE;
}

static bool is_single(const gxi_guesser *g, const gxi_token *token) {
  unsigned char lead = (unsigned char)g->scan->text.data[token->text.begin];
  return token->text.end - token->text.begin == gxi_utf8_size(lead);
}

static gxi_part part_of(const gxi_guesser *g, const gxi_token *token) {
  switch ((gxi_token_kind)token->kind) {
  case GXI_TOKEN_MENTION:
    return mention_part(g, token);
  case GXI_TOKEN_OTHER:
    return odd_part(text_of(g, token));
  case GXI_TOKEN_WORD:
    return GXI_WORD_CLASS(token->payload) == GXI_WORD_OTHER && !is_single(g, token)
             ? PART_NOUN
             : PART_NONE;
  case GXI_TOKEN_COMMON:
    return common_part(token, is_single(g, token));
  default:
    return PART_NONE;
  }
}

/* The strength of a company suffix among the readings of a token, or -1. */
static int company_suffix(const gxi_guesser *g, const gxi_token *token) {
  if (!gxi_token_reads(token, GXI_KIND_SUFFIX)) return -1;
  for (uint32_t i = 0; i < token->hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(g->scan->lexicon, token->hit.first + i);
    if (entry->kind == GXI_KIND_SUFFIX && (entry->payload & 0xFF) == g->company)
      return (int)(entry->payload >> 8 & 0xFF);
  }
  return -1;
}

/* A token of the same sentence, or NULL. */
static const gxi_token *
near(const gxi_guesser *g, const gxi_tokens_run *run, uint32_t index) {
  if (index >= g->reading->tokens.count) return NULL; /* before the first, too */
  const gxi_token *token = &g->reading->tokens.items[index];
  return token->sentence == g->reading->tokens.items[run->begin].sentence ? token
                                                                          : NULL;
}

static bool is_firm(const gxi_guesser *g, const gxi_token *token) {
  const gxi_mention *mention = mention_of(g, token);
  return mention && mention->type == g->company;
}

static bool is_place(const gxi_guesser *g, const gxi_token *token) {
  const gxi_mention *mention = mention_of(g, token);
  return mention && mention->place_count > 0;
}

static gxi_word_class class_of(const gxi_token *token) {
  return token->kind == GXI_TOKEN_WORD ? GXI_WORD_CLASS(token->payload) : GXI_WORD_UNIT;
}

/* 、 和 与 及 */
static bool is_list(const gxi_token *token) {
  return token && class_of(token) == GXI_WORD_CONJUNCTION;
}

static bool is_text(const gxi_guesser *g, const gxi_token *token, const char *text) {
  return gxi_str_is(text_of(g, token), text);
}

/* 龙头企业|X, 名为|X: words that introduce a firm; 公司|X is more often the firm's X.
 */
static bool introduces(const gxi_token *token) {
  gxi_word_class class = class_of(token);
  return (class == GXI_WORD_GENERIC || class == GXI_WORD_OPENER) &&
         GXI_WORD_FAMILY(token->payload) == GXI_WORD_OF_COMPANY;
}

/* 平台|“鲜潮汇”, 旗下的|“朝颜鲜花”: what firms are called in front of a quote. */
static bool calls_firm(const gxi_guesser *g, const gxi_token *token) {
  static const char *const ENDS[] = {
    "平台",
    "品牌",
    "连锁",
    "旗下",
    "旗下的",
    "公司",
    "企业",
    "工厂",
    "老厂",
    "厂名",
    "会员",
    "商户",
    "商家",
    "门店",
    "超市",
    "电商",
    "买家",
    "客户"};
  for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
    if (gxi_str_ends(text_of(g, token), gxi_str(ENDS[i]))) return true;
  return false;
}

/* The strength of the longest company suffix that ends a text, or -1. */
static int ending_trade(const gxi_guesser *g, gx_str text) {
  uint32_t first = gxi_utf8_size((unsigned char)text.data[0]);
  for (size_t at = first; at < text.size;
       at += gxi_utf8_size((unsigned char)text.data[at])) {
    gxi_hit hit;
    if (!gxi_lexicon_find(g->scan->lexicon, gxi_str_sub(text, at, text.size), &hit))
      continue;
    const gxi_token token = {.kinds = gxi_piece_kinds(g->scan, hit), .hit = hit};
    int strength = company_suffix(g, &token);
    if (strength >= 0) return strength;
  }
  return -1;
}

/* 上海|“邻里优鲜”|的|140家|门店 */
static bool has_shops(const gxi_guesser *g, const gxi_tokens_run *run) {
  const gxi_token *next = near(g, run, run->end), *count = near(g, run, run->end + 1);
  return next && count && is_text(g, next, "的") && count->kind == GXI_TOKEN_QUANTITY &&
         gxi_str_ends(text_of(g, count), GX_STR_LIT("家"));
}

/* A name in quotes: what it ends with, what stands around it. */
static void
weigh_label(const gxi_guesser *g, const gxi_tokens_run *run, gxi_candidate *c) {
  const gxi_token *last = near(g, run, run->begin - 1);
  if (last && calls_firm(g, last) && c->told < STRONG + 1) c->told = STRONG + 1;
  if (last && is_place(g, last)) c->told++;
  if (has_shops(g, run)) c->told += STRONG;
  if (ending_trade(g, c->text) >= 0 && c->told >= STRONG - 1) {
    c->made += STRONG;
    c->traded = true;
  }
}

/* 的 behind a place: 陇西的 may be said of goods, too. */
static int32_t
weigh_left(const gxi_guesser *g, const gxi_tokens_run *run, bool traded) {
  uint32_t at = run->begin;
  const gxi_token *last = near(g, run, at - 1);
  if (last && is_text(g, last, "“")) last = near(g, run, --at - 1);
  if (!last) return 1;
  const gxi_token *before = near(g, run, at - 2);
  if (is_list(last) && is_firm(g, before)) return 3;
  if (is_text(g, last, "的")) return !is_place(g, before) ? -1 : traded ? 3 : 1;
  if (introduces(last)) return 3;
  if (class_of(last) == GXI_WORD_PREPOSITION)
    return GXI_WORD_ROLE(last->payload) == GXI_ROLE_PLACE ? -2 : 1;
  return last->kind == GXI_TOKEN_PUNCT || last->kind == GXI_TOKEN_VERB ? 1 : 0;
}

/* 两家, 三户: firms are counted so. */
static bool counts_firms(const gxi_guesser *g, const gxi_token *token) {
  gx_str text = text_of(g, token);
  return gxi_str_ends(text, GX_STR_LIT("家")) || gxi_str_ends(text, GX_STR_LIT("户"));
}

static int32_t
weigh_right(const gxi_guesser *g, const gxi_tokens_run *run, bool traded) {
  const gxi_token *next = near(g, run, run->end);
  if (!next) return 0;
  if (is_list(next) && is_firm(g, near(g, run, run->end + 1))) return 3;
  bool noun = part_of(g, near(g, run, run->end - 1)) == PART_NOUN;
  if (next->kind == GXI_TOKEN_TITLE && next->payload == GXI_TITLE_EXPERT)
    return 0; /* 炉窑|工匠|班: no post at a firm */
  if (next->kind == GXI_TOKEN_TITLE) return noun && !traded ? 1 : 3; /* 行政|总裁 */
  if (next->kind == GXI_TOKEN_VERB) return 1;
  if (next->kind == GXI_TOKEN_QUANTITY) return counts_firms(g, next) ? 2 : 0;
  switch (class_of(next)) {
  case GXI_WORD_SPEECH:
  case GXI_WORD_MODAL:
    return 2;
  case GXI_WORD_PREPOSITION:
  case GXI_WORD_ADVERB:
    return 1;
  default:
    return 0;
  }
}

/* The last token is a trade (strength of the suffix) behind something else. */
static int trade_of(const gxi_guesser *g, const gxi_tokens_run *run) {
  if (run->end - run->begin < 2) return -1;
  return company_suffix(g, &g->reading->tokens.items[run->end - 1]);
}

/* Of all tokens but a place in front and a trade at the end. */
static int32_t
weigh_brand(const gxi_guesser *g, const gxi_tokens_run *run, bool placed) {
  int32_t odd = 0, usual = 0, nouns = 0;
  for (uint32_t i = run->begin; i < run->end; i++) {
    const gxi_token *token = &g->reading->tokens.items[i];
    gxi_part part = part_of(g, token);
    bool common = token->kind == GXI_TOKEN_COMMON;
    if (part == PART_ODD || part == PART_LABEL) odd += 2;
    if (part == PART_CHAR) odd++;
    if (part == PART_NOUN && common && (token->payload >> 8 & 0xFF) >= USUAL_WORD)
      usual++;
    else if (part == PART_NOUN || part == PART_PLACE)
      nouns++;
  }
  if (odd == 0 && !placed) odd = -4;
  return (odd > 3 ? 3 : odd) + (placed && nouns > 1) - usual;
}

/* 泉州|石材, 新疆|阿克苏|投资: nothing but places in front of the trade. */
static bool is_bare(const gxi_guesser *g, const gxi_tokens_run *brand) {
  for (uint32_t i = brand->begin; i < brand->end; i++) {
    gxi_part part = part_of(g, &g->reading->tokens.items[i]);
    if (part != PART_PLACE && !(part == PART_KNOWN && i == brand->begin)) return false;
  }
  return brand->end > brand->begin;
}

static int32_t weigh_parts(const gxi_guesser *g, const gxi_tokens_run *run) {
  gxi_part first = part_of(g, &g->reading->tokens.items[run->begin]);
  bool placed = first == PART_PLACE || first == PART_KNOWN;
  int trade = trade_of(g, run);
  gxi_tokens_run brand = {run->begin, run->end - (trade >= 0)};
  bool bare = is_bare(g, &brand);
  int32_t traded = trade < 0 ? 0 : trade > 0 ? 4 : bare ? 1 : 3;
  return placed + traded + weigh_brand(g, &brand, placed);
}

/* 鲁德内|市, 织金|组, 监护|室: what ends so is no firm. */
static bool ends_otherwise(gx_str text) {
  static const gx_str ENDS[] = {
    GXI_WORD("市"), GXI_WORD("省"), GXI_WORD("县"), GXI_WORD("区"), GXI_WORD("镇"),
    GXI_WORD("乡"), GXI_WORD("村"), GXI_WORD("州"), GXI_WORD("河"), GXI_WORD("湖"),
    GXI_WORD("山"), GXI_WORD("路"), GXI_WORD("团"), GXI_WORD("组"), GXI_WORD("室"),
    GXI_WORD("科"), GXI_WORD("房"), GXI_WORD("边"), GXI_WORD("时"), GXI_WORD("方"),
    GXI_WORD("人"), GXI_WORD("者"), GXI_WORD("员"), GXI_WORD("队"), GXI_WORD("部"),
    GXI_WORD("处"), GXI_WORD("局"), GXI_WORD("上"), GXI_WORD("中"), GXI_WORD("里"),
    GXI_WORD("内"), GXI_WORD("外"), GXI_WORD("下"), GXI_WORD("长"), GXI_WORD("馆"),
    GXI_WORD("校"), GXI_WORD("院"), GXI_WORD("本"), GXI_WORD("款")};
  gx_str last = gxi_str_sub(text, gxi_utf8_back(text, text.size), text.size);
  return gxi_is_one_of(last, ENDS, GXI_COUNT(ENDS));
}

/* 刘建军: a surname and two characters without any sign of a trade. */
static bool is_personal(const gxi_guesser *g, gx_str text, size_t size) {
  gx_str first = gxi_str_sub(text, 0, gxi_utf8_size((unsigned char)text.data[0]));
  return size <= 3 && gxi_lexicon_has(g->scan->lexicon, first, GXI_KIND_SURNAME);
}

/* 三|湘建材, 正|源农业: a word of one character that hardly stands there by itself. */
static bool may_open(const gxi_guesser *g, const gxi_token *token) {
  gx_str text = text_of(g, token);
  uint32_t size;
  if (!gxi_is_han(gxi_utf8_at(text, 0, &size)) || size < text.size) return false;
  if (token->kind == GXI_TOKEN_NUMBER) return true;
  if (token->kind == GXI_TOKEN_COMMON) return (char)(token->payload & 0xFF) == 'f';
  gxi_word_class class = class_of(token);
  return class == GXI_WORD_ADVERB || class == GXI_WORD_OTHER;
}

/* 制品|公司: a word for firms ends the name of one. */
static bool may_close(const gxi_guesser *g, const gxi_token *token) {
  return class_of(token) == GXI_WORD_GENERIC && company_suffix(g, token) >= 0;
}

/* 上海|重阳|投资, at an edge: a deed that firms are named by; not where it is done: 在.
 */
static bool may_end(const gxi_guesser *g, const gxi_tokens_run *run) {
  const gxi_token *last = near(g, run, run->begin - 1);
  if (last && gxi_str_in(text_of(g, last), "在 到 赴 来 于 向")) return false;
  const gxi_token *verb = near(g, run, run->end), *next = near(g, run, run->end + 1);
  if (!verb || verb->kind != GXI_TOKEN_VERB || company_suffix(g, verb) < 0)
    return false;
  return !next || next->kind == GXI_TOKEN_PUNCT || next->kind == GXI_TOKEN_TITLE ||
         next->kind == GXI_TOKEN_VERB || is_list(next);
}

/* 林|果业, 新|能源: a character before a trade makes a narrower trade. */
static bool is_branch(const gxi_guesser *g, const gxi_tokens_run *run) {
  const gxi_token *first = &g->reading->tokens.items[run->begin];
  gxi_part part = part_of(g, first);
  return run->end - run->begin == 2 && (part == PART_CHAR || part == PART_ODD) &&
         gxi_utf8_count(text_of(g, first)) == 1;
}

/* 晶|科, but no 大|促, 新|锐. */
static bool is_odd_pair(const gxi_token *pair) {
  for (uint32_t i = 0; i < 2; i++) {
    char tag = (char)(pair[i].payload & 0xFF);
    bool common = pair[i].kind == GXI_TOKEN_COMMON;
    if (common ? tag != 'n' && tag != 'z' : pair[i].kind != GXI_TOKEN_OTHER)
      return false;
  }
  return true;
}

static void weigh(gxi_guesser *g, gxi_tokens_run run) {
  const gxi_token *tokens = g->reading->tokens.items;
  const gxi_token *last = near(g, &run, run.begin - 1);
  const gxi_token *next = near(g, &run, run.end);
  gxi_part first = part_of(g, &tokens[run.begin]);
  if (first == PART_NOUN && company_suffix(g, &tokens[run.begin]) >= 0) {
    last = &tokens[run.begin++]; /* 5%股份|康强电子 */
    if (run.begin == run.end) return;
    first = part_of(g, &tokens[run.begin]);
  } else if (first != PART_PLACE && first != PART_LABEL && last && may_open(g, last)) {
    run.begin--;
  }
  if (first != PART_LABEL && next && (may_close(g, next) || may_end(g, &run))) {
    run.end++;
    const gxi_token *count = near(g, &run, run.end);
    if (may_close(g, next) && count && count->kind == GXI_TOKEN_QUANTITY)
      return; /* 剥仁|工厂|2家: of a kind */
  }
  gx_str text = gxi_str_sub(
    g->scan->text, tokens[run.begin].text.begin, tokens[run.end - 1].text.end
  );
  if (first == PART_LABEL) text = gxi_str_sub(text, 3, text.size - 3);
  size_t size = gxi_utf8_count(text);
  if (size < MIN_LISTED || size > MAX_SIZE || ends_otherwise(text)) return;
  bool quoted = first == PART_LABEL || (last && is_text(g, last, "“"));
  bool traded = !quoted && trade_of(g, &run) >= 0;
  if (!traded && first != PART_LABEL && is_personal(g, text, size)) return;
  if (traded && is_branch(g, &run)) return;
  gxi_candidate candidate = {
    .text = text,
    .made = weigh_parts(g, &run),
    .told = weigh_left(g, &run, traded) + weigh_right(g, &run, traded),
    .traded = traded};
  bool odd = run.end - run.begin == size && is_odd_pair(&tokens[run.begin]);
  if (size < MIN_SIZE && (!odd || candidate.told < STRONG)) return;
  if (first == PART_LABEL) weigh_label(g, &run, &candidate);
  *gxi_vec_push(g->scan->arena, &g->candidates) = candidate;
}

static void find_candidates(gxi_guesser *g) {
  const gxi_tokens *tokens = &g->reading->tokens;
  gxi_tokens_run run = {0, 0};
  uint32_t signs = 0; /* of a name in the run */
  gxi_part before = PART_NONE;
  for (uint32_t i = 0; i <= tokens->count; i++) {
    bool inside = i < tokens->count;
    gxi_part part = inside ? part_of(g, &tokens->items[i]) : PART_NONE;
    bool place = part == PART_PLACE && before != PART_PLACE;
    bool cut = part == PART_NONE || part == PART_LABEL || part == PART_KNOWN || place ||
               !near(g, &run, i);
    if (cut) {
      run.end = i;
      if (signs || (run.end > run.begin + 1 && may_end(g, &run))) weigh(g, run);
      if (part == PART_LABEL) weigh(g, (gxi_tokens_run){i, i + 1});
      run.begin = part == PART_NONE || part == PART_LABEL ? i + 1 : i;
      signs = 0;
    }
    if (inside && part != PART_NONE)
      signs += part == PART_CHAR || part == PART_ODD ||
               company_suffix(g, &tokens->items[i]) >= 0;
    before = part;
  }
}

static void note(const gxi_guesser *g, gxi_notebook *notebook, gx_str text) {
  size_t size = gxi_utf8_count(text);
  if (gxi_notebook_is_denied(notebook, text)) return;
  gxi_notebook_add(
    notebook,
    g->scan->arena,
    (gxi_note
    ){.text = text,
      .type = g->company,
      .cost = size > MIN_SIZE ? GXI_COST_NOTED : GXI_COST_NOTED_THREE,
      .origin = GXI_ORIGIN_SHAPE,
      .full = GX_ID_NONE}
  );
}

/* 净水莎车制造基地, where the firm is 通用净水: a name that began in the firm's middle.
 */
static bool cuts(const gxi_guesser *g, gx_str text, const gxi_mention *other) {
  if (other->origin != GXI_ORIGIN_SHAPE || other->kind != GXI_MENTION_NAME)
    return false;
  gx_str name = gxi_str_sub(g->scan->text, other->text.begin, other->text.end);
  for (size_t at = 3; at + 3 < text.size && at <= other->text.begin; at += 3) {
    if (!gxi_str_starts(name, gxi_str_sub(text, at, text.size))) continue;
    gx_str whole = gxi_str_sub(g->scan->text, other->text.begin - at, other->text.end);
    return name.size > text.size - at && gxi_str_starts(whole, text);
  }
  return false;
}

static void deny_cut(const gxi_guesser *g, gxi_notebook *notebook, gx_str text) {
  const gxi_mentions *mentions = &g->reading->mentions;
  for (uint32_t i = 0; i < mentions->count; i++)
    if (cuts(g, text, &mentions->items[i]))
      gxi_notebook_deny(notebook, g->scan->arena, mentions->items[i].name);
}

/* 宏|达云海: no person is the master of a post that another one holds. */
static gxi_part posted_part(const gxi_guesser *g, const gxi_token *token, bool last) {
  const gxi_mention *mention = mention_of(g, token);
  bool person = mention && mention->type == g->scan->type_person;
  return last && person ? PART_ODD : part_of(g, token);
}

/* 通用|净水|副总裁, and 通用净水 again: a verb that opens a name. */
static bool opens_name(const gxi_guesser *g, const gxi_tokens_run *run) {
  const gxi_token *verb = near(g, run, run->begin - 1);
  const gxi_token *left = near(g, run, run->begin - 2);
  if (!verb || verb->kind != GXI_TOKEN_COMMON || is_single(g, verb)) return false;
  if (left && left->kind != GXI_TOKEN_PUNCT) return false;
  gx_span name = {verb->text.begin, g->reading->tokens.items[run->end].text.begin};
  gx_str text = gxi_str_sub(g->scan->text, name.begin, name.end);
  size_t first = gxi_str_find(g->scan->text, text, 0);
  return first != name.begin || gxi_str_find(g->scan->text, text, name.end) != SIZE_MAX;
}

/* 远大|净水|副总裁|李建明: what stands before a post that only firms have. */
static void learn_posted(const gxi_guesser *g, gxi_notebook *notebook, uint32_t title) {
  const gxi_token *tokens = g->reading->tokens.items;
  gxi_tokens_run run = {title, title};
  for (gxi_part part = PART_ODD; run.begin > 0 && part != PART_PLACE;) {
    const gxi_token *token = near(g, &run, run.begin - 1);
    part = token ? posted_part(g, token, run.begin == title) : PART_NONE;
    if (part == PART_NONE || part == PART_LABEL || part == PART_KNOWN) break;
    run.begin--;
  }
  if (run.end == run.begin + 1 && opens_name(g, &run)) run.begin--;
  const gxi_token *left = near(g, &run, run.begin - 1);
  if (run.end - run.begin < 2 || (left && left->mention != GX_ID_NONE)) return;
  gx_str text = gxi_str_sub(
    g->scan->text, tokens[run.begin].text.begin, tokens[run.end - 1].text.end
  );
  size_t size = gxi_utf8_count(text);
  if (size <= MIN_SIZE || size > MAX_SIZE || ends_otherwise(text)) return;
  deny_cut(g, notebook, text);
  note(g, notebook, text);
}

void gxi_learn_posted(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  const gxi_guesser g = {
    .scan = scan, .reading = reading, .company = scan->shape_type[GXI_SHAPE_COMPANY]};
  for (uint32_t i = 0; i + 1 < reading->tokens.count; i++) {
    const gxi_token *title = &reading->tokens.items[i];
    if (title->kind != GXI_TOKEN_TITLE || title->payload != GXI_TITLE_COMPANY) continue;
    const gxi_mention *holder = mention_of(&g, title + 1);
    if (holder && holder->type == scan->type_person) learn_posted(&g, notebook, i);
  }
}

static int candidate_compare(const void *left, const void *right) {
  const gxi_candidate *a = left, *b = right;
  int order = gxi_str_compare(a->text, b->text);
  if (order) return order;
  return a->text.data < b->text.data ? -1 : a->text.data > b->text.data;
}

/* What is said more than once is more likely a name, without a trade not a firm's. */
static int32_t repeated(uint32_t times, bool traded) {
  if (times < 2) return 0;
  return !traded ? 1 : times > MANY ? MANY : (int32_t)times;
}

void gxi_learn_guesses(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  gxi_guesser g = {
    .scan = scan, .reading = reading, .company = scan->shape_type[GXI_SHAPE_COMPANY]};
  find_candidates(&g);
  gxi_candidate *items = g.candidates.items;
  uint32_t count = g.candidates.count;
  if (count) qsort(items, count, sizeof *items, candidate_compare);
  for (uint32_t i = 0, end; i < count; i = end) {
    int32_t best = INT32_MIN, told = 0;
    for (end = i; end < count && gxi_str_equal(items[end].text, items[i].text); end++) {
      int32_t sum = items[end].made + items[end].told;
      if (sum > best) best = sum;
      if (items[end].told > told) told = items[end].told;
    }
    bool traded = items[i].traded, strong = told >= STRONG;
    int32_t enough = traded && strong ? ENOUGH - 1 : ENOUGH;
    if ((traded || strong) && best + repeated(end - i, traded) >= enough)
      note(&g, notebook, items[i].text);
  }
}
