/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * line.c: tokens → items.
 *
 * One pass. What a word is follows from its lexicon readings, whatever reading won in
 * the lattice: a verb of a frame is a VERB even where general vocabulary has it too.
 * Quotation marks vanish; round brackets are set aside.
 */
#include "relation/line.h"

bool gxi_line_holds(const gxi_line *line, uint32_t from, uint32_t to, gx_str words) {
  const gxi_token *tokens = line->scene->reading->tokens.items;
  gx_span span = {
    tokens[line->items.items[from].first].text.begin,
    tokens[line->items.items[to - 1].last - 1].text.end};
  return gxi_lasts_find(line->lasts, gxi_scene_text(line->scene, span), words);
}

static gxi_item_kind punctuation_kind(gx_str text) {
  if (gxi_text_among(text, ", — ……")) return GXI_ITEM_COMMA;
  if (gxi_text_among(text, "。 ; : ! ? … \t") || gxi_str_is(text, "\t"))
    return GXI_ITEM_STOP;
  return GXI_ITEM_OTHER;
}

/* Function words by class; `role` gets a preposition's. */
static gxi_item_kind word_kind(uint32_t payload, gx_str text, gxi_word_role *role) {
  switch (GXI_WORD_CLASS(payload)) {
  case GXI_WORD_PREPOSITION:
    *role = GXI_WORD_ROLE(payload);
    return GXI_ITEM_PREPOSITION;
  case GXI_WORD_MODAL:
    return GXI_ITEM_MODAL;
  case GXI_WORD_NEGATION:
    return GXI_ITEM_NEGATION;
  case GXI_WORD_ENDED:
    return GXI_ITEM_ENDED;
  case GXI_WORD_SPEECH:
    return GXI_ITEM_SPEECH;
  default:
    return gxi_str_is(text, "的") ? GXI_ITEM_DE : GXI_ITEM_OTHER;
  }
}

/* Between several readings as a function word: negation before modal before others. */
static gxi_item_kind
function_kind(const gxi_scene *scene, uint32_t token, gxi_word_role *role) {
  gx_str text = gxi_token_text(scene, token);
  gxi_hit hit = gxi_token_at(scene, token)->hit;
  gxi_item_kind best = GXI_ITEM_OTHER;
  if (!gxi_token_is_word(scene, token))
    return gxi_str_is(text, "的") ? GXI_ITEM_DE : best;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(scene->lexicon, hit.first + i);
    if (!entry || entry->kind != GXI_KIND_WORD) continue;
    gxi_item_kind kind = word_kind(entry->payload, text, role);
    if (best == GXI_ITEM_OTHER || kind > best) best = kind;
  }
  if (best == GXI_ITEM_OTHER && gxi_str_is(text, "的")) best = GXI_ITEM_DE;
  return best;
}

/* 将一批货物卖给, 将各自的业务剥离: what 将 takes has no name. */
static bool takes_noun(const gxi_scene *scene, uint32_t token) {
  uint32_t kind = gxi_token_at(scene, token)->kind;
  return kind == GXI_TOKEN_QUANTITY || kind == GXI_TOKEN_NUMBER ||
         gxi_token_among(
           scene,
           token,
           "其 所 各自 这 这些 该 一批 一些 自己 自家 全部 所有 部分 旗下 原有 现有 "
           "所持 所持有 持有 手中 手里 名下 其所持 其持有 手上"
         );
}

/* 将“某某”与…结合 */
static bool is_quoted(const gxi_scene *scene, uint32_t token) {
  return gxi_str_starts_in(gxi_token_text(scene, token), 0, "“ 《") > 0;
}

/* 将亲手绘制的画作赠予: a relative clause says what it is that is handed over. */
static bool takes_made(const gxi_scene *scene, uint32_t token, uint32_t last) {
  bool de = false;
  for (uint32_t i = token; i < last && i - token < 14; i++) {
    if (gxi_token_among(scene, i, ", 把 向 为 对 由 与 在 于 给 继续 再")) return false;
    de = de || gxi_token_is(scene, i, "的");
    if (de && gxi_token_among(scene, i, "赠予 赠与 捐给 捐赠给 赠给 送给 赠送给 交给 移交给 送到 交到 卖给 转让给 转给 销往 发往 运往 运到 送往"))
      return true;
  }
  return false;
}

/* 现将…公示如下: what 将 takes is shown below. */
#define SHOWN 40u /* tokens */
static bool shows_below(const gxi_scene *scene, uint32_t token, uint32_t last) {
  for (uint32_t i = token; i < last && i - token < SHOWN; i++) {
    if (gxi_token_among(scene, i, "如下 于后 附后")) return true;
    if (gxi_token_among(scene, i, ", 。 ;")) return false;
  }
  return false;
}

/* 将 is a modal unless it takes a noun at once; 为 and 对 stay prepositions. */
static gxi_item_kind settle(
  const gxi_scene *scene,
  uint32_t token,
  uint32_t last,
  gxi_item_kind kind,
  gxi_word_role *role
) {
  gx_str text = gxi_token_text(scene, token);
  if (gxi_str_is(text, "会") && token + 1 < last && gxi_token_among(scene, token + 1, "前 后 上 中 间 前一天 期间 后一天 前夕 上午 下午 次日"))
    return GXI_ITEM_OTHER;    /* 会前: before the meeting */
  if (gxi_str_is(text, "应")) /* 应某地邀请 */
    for (uint32_t i = token + 1; i < last && i < token + 8; i++)
      if (gxi_token_among(scene, i, "邀请 邀 之邀 要求")) return GXI_ITEM_OTHER;
  if (gxi_str_is(text, "将") && shows_below(scene, token + 1, last))
    return GXI_ITEM_OTHER;
  if (gxi_str_is(text, "将")) {
    if (token + 1 < last && (gxi_group_begins(scene, token + 1, last) || takes_noun(scene, token + 1) || is_quoted(scene, token + 1) || takes_made(scene, token + 1, last))) {
      *role = GXI_ROLE_THEME;
      return GXI_ITEM_PREPOSITION;
    }
    return GXI_ITEM_MODAL;
  }
  return kind;
}

/* A word whose frames all name a role (子公司, 客户) is a noun, not a verb. */
static bool is_role(const gxi_scene *scene, uint32_t token) {
  gxi_hit hit = gxi_token_at(scene, token)->hit;
  bool role = false;
  if (!gxi_token_reads(gxi_token_at(scene, token), GXI_KIND_VERB)) return false;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(scene->lexicon, hit.first + i);
    if (!entry || entry->kind != GXI_KIND_VERB) continue;
    const gxi_frame *frame = gxi_knowledge_frame(scene->knowledge, entry->payload);
    if (!frame || !(gxi_frame_is_role(frame) || gxi_frame_flag(frame, "noun")))
      return false;
    role = true;
  }
  return role;
}

/* A verb of general vocabulary; 回到 and the like, that names never begin with, too. */
static bool is_common_verb(const gxi_scene *scene, uint32_t token) {
  const gxi_token *it = gxi_token_at(scene, token);
  if (it->kind == GXI_TOKEN_COMMON)
    return (it->payload & 0xFF) == 'v' &&
           !gxi_token_among(scene, token, "便是 正是 则是 就是 也是 即是 乃是 便系");
  if (it->kind != GXI_TOKEN_WORD || GXI_WORD_CLASS(it->payload) != GXI_WORD_OPENER)
    return false;
  if (gxi_token_among(scene, token, "是 系 有 含 达 距 称 叫 辖 属于 具有 牵头"))
    return false;
  const gxi_entry *entry = gxi_token_entry(scene, token, GXI_KIND_COMMON);
  return entry && (entry->payload & 0xFF) == 'v';
}

static gxi_item_kind
token_kind(const gxi_scene *scene, uint32_t token, uint32_t last, gxi_word_role *role) {
  const gxi_token *it = gxi_token_at(scene, token);
  gx_str text = gxi_token_text(scene, token);
  switch (it->kind) {
  case GXI_TOKEN_MONEY:
    return GXI_ITEM_MONEY;
  case GXI_TOKEN_QUANTITY:
  case GXI_TOKEN_NUMBER:
    return GXI_ITEM_QUANTITY;
  case GXI_TOKEN_DATE:
    return GXI_ITEM_DATE;
  case GXI_TOKEN_PUNCT:
    return punctuation_kind(text);
  case GXI_TOKEN_TITLE:
  case GXI_TOKEN_MENTION:
    return GXI_ITEM_OTHER;
  default:
    break;
  }
  if (gxi_text_among(text, "分别 各自 分头")) return GXI_ITEM_EACH;
  if (gxi_leads_to_office(scene, token, last)) return GXI_ITEM_ROLE;
  gxi_item_kind kind =
    settle(scene, token, last, function_kind(scene, token, role), role);
  if (kind == GXI_ITEM_MODAL && token > 0 && gxi_token_among(scene, token - 1, "” 》 ’"))
    kind = GXI_ITEM_OTHER; /* “…”计划: a noun */
  bool both = (kind == GXI_ITEM_MODAL || kind == GXI_ITEM_ENDED) &&
              gxi_token_is_verb(scene, token);
  if (kind != GXI_ITEM_OTHER && kind != GXI_ITEM_PREPOSITION && !both) return kind;
  if (it->kind == GXI_TOKEN_VERB || gxi_token_is_verb(scene, token))
    return is_role(scene, token) ? GXI_ITEM_ROLE : GXI_ITEM_VERB;
  if (kind == GXI_ITEM_OTHER && is_common_verb(scene, token)) return GXI_ITEM_ACTION;
  return kind;
}

/* Brackets and titles of agreements close within this many tokens, or not at all: a
   row of openers must not search the sentence once each. */
#define MAX_ENCLOSED 200u

static uint32_t closing(
  const gxi_scene *scene,
  uint32_t token,
  uint32_t last,
  const char *open,
  const char *close
) {
  uint32_t depth = 0;
  if (last - token > MAX_ENCLOSED) last = token + MAX_ENCLOSED;
  for (uint32_t i = token; i < last; i++) {
    if (gxi_token_is(scene, i, open))
      depth++;
    else if (gxi_token_is(scene, i, close) && --depth == 0)
      return i;
  }
  return GX_ID_NONE;
}

static bool is_quote(gx_str text) {
  return text.size == 3 && text.data[0] == '\xE2' && gxi_text_among(text, "“ ” ‘ ’");
}

static void push_item(gxi_line *line, gxi_item item) {
  item.segment = line->segment_count;
  if (item.kind == GXI_ITEM_COMMA || item.kind == GXI_ITEM_STOP) line->segment_count++;
  *gxi_vec_push(line->scene->arena, &line->items) = item;
}

static gxi_item item_of(gxi_item_kind kind, uint32_t first, uint32_t last) {
  return (gxi_item
  ){.kind = kind,
    .first = first,
    .last = last,
    .types = UINT32_MAX,
    .governor = GX_ID_NONE,
    .noun = GX_ID_NONE,
    .also = GX_ID_NONE};
}

/* 已在, 将与, 并由: an adverb or modal and a preposition in one token. */
static gxi_word_role fused_role(gx_str text) {
  static const struct {
    char last[4]; /* one Han character */
    const char *before;
    gxi_word_role role;
  } fused[] = {
    {"在",
     "已 将 正 并 曾 也 都 还 又 就 仍 拟 先后 均 再 则 便 早 内",
     GXI_ROLE_PLACE},
    {"于", "将 已 曾 并 拟", GXI_ROLE_PLACE},
    {"与", "将 已 并 还 也 曾 就 又 正 均", GXI_ROLE_WITH},
    {"同", "将 已 正 并", GXI_ROLE_WITH},
    {"和", "将 已", GXI_ROLE_WITH},
    {"由", "将 并 已 则 拟 均 再 全 改 现 仍 都 便 就 也 多 又", GXI_ROLE_AGENT},
    {"向", "已 将 并 还 也 拟 曾 又 内", GXI_ROLE_TARGET},
    {"为", "将 已 并 还", GXI_ROLE_TARGET},
    {"对", "将", GXI_ROLE_TARGET},
    {"给", "已 还 也 又 并 都 就", GXI_ROLE_TARGET},
    {"从", "将 已 并 曾", GXI_ROLE_SOURCE},
    {"将", "并 已 还 拟", GXI_ROLE_THEME},
    {"把", "并 已 还 将", GXI_ROLE_THEME},
  };
  if (text.size < 6 || !gxi_str_ends_in(text, "在 于 与 同 和 由 向 为 对 给 从 将 把"))
    return GXI_ROLE_NONE;
  size_t rest = text.size - 3;
  for (size_t i = 0; i < sizeof fused / sizeof *fused; i++)
    if (memcmp(text.data + rest, fused[i].last, 3) == 0)
      return gxi_text_among(gxi_str_sub(text, 0, rest), fused[i].before)
               ? fused[i].role
               : GXI_ROLE_NONE;
  return GXI_ROLE_NONE;
}

/* A preposition that is also a verb of a frame (赴, 到, 携手) keeps its role. */
/* 计划在, 有望与: a modal and a preposition in one token. */
static gxi_word_role ending_role(gx_str text) {
  static const struct {
    const char *word;
    gxi_word_role role;
  } rows[] = {
    {"在", GXI_ROLE_PLACE},
    {"与", GXI_ROLE_WITH},
    {"由", GXI_ROLE_AGENT},
    {"向", GXI_ROLE_TARGET},
    {"为", GXI_ROLE_TARGET},
    {"从", GXI_ROLE_SOURCE}};
  for (size_t i = 0; text.size > 6 && i < sizeof rows / sizeof *rows; i++)
    if (gxi_str_ends(text, gxi_str(rows[i].word))) return rows[i].role;
  return GXI_ROLE_NONE;
}

/* 甲主办、乙承办: the mark between two clauses, not between two names. */
static bool parts_clauses(const gxi_line *line, uint32_t token, uint32_t last) {
  if (!gxi_token_is(line->scene, token, "、") || line->items.count == 0) return false;
  if (gxi_clause_repeats(line, token, last)) return true;
  return line->items.items[line->items.count - 1].kind == GXI_ITEM_VERB &&
         token + 1 < last && gxi_group_begins(line->scene, token + 1, last);
}

/* 按7:3出资: no end of a clause. */
static bool is_ratio(const gxi_scene *scene, uint32_t token, uint32_t last) {
  const gxi_token *tokens = scene->reading->tokens.items;
  return gxi_token_is(scene, token, ":") && token > 0 && token + 1 < last &&
         tokens[token - 1].kind == GXI_TOKEN_NUMBER &&
         tokens[token + 1].kind == GXI_TOKEN_NUMBER;
}

/* 甲之全资子公司: as 的. */
static bool links_role(const gxi_line *line, uint32_t token, uint32_t last) {
  return gxi_token_is(line->scene, token, "之") && line->items.count &&
         line->items.items[line->items.count - 1].kind == GXI_ITEM_NOUN &&
         token + 1 < last && gxi_token_is_verb(line->scene, token + 1) &&
         is_role(line->scene, token + 1);
}

/* 自2021年起甲帮扶乙: no verb. */
static bool is_since(const gxi_line *line, uint32_t token) {
  return line->items.count > 0 &&
         line->items.items[line->items.count - 1].kind == GXI_ITEM_DATE &&
         gxi_token_among(line->scene, token, "起 始 开始 以来 以后 之后");
}

/* 由甲帮扶调整|为|乙: what it becomes, and nobody whom it is for. */
static bool is_result(const gxi_line *line, uint32_t token) {
  return line->items.count > 0 && gxi_token_is(line->scene, token, "为") &&
         gxi_text_among(
           gxi_item_text(line, line->items.count - 1),
           "调整 变更 改 改造 升级 评选 评定 认定 确定 更名 转变 转型 转化 命名 明确 "
           "定位 "
           "变 提升 推选 列 评 提名 并 整合 重组 改组 改制 细分 分 划分 折合 折算 换算"
         );
}

static uint32_t read_word(gxi_line *line, uint32_t token, uint32_t last) {
  gxi_word_role role = GXI_ROLE_NONE;
  gxi_item item =
    item_of(token_kind(line->scene, token, last, &role), token, token + 1);
  if (parts_clauses(line, token, last)) item.kind = GXI_ITEM_COMMA;
  if (links_role(line, token, last)) item.kind = GXI_ITEM_DE;
  if (is_ratio(line->scene, token, last) || is_since(line, token) || is_result(line, token))
    item.kind = GXI_ITEM_OTHER;
  gxi_word_role fused = fused_role(gxi_token_text(line->scene, token));
  if (fused == GXI_ROLE_NONE && item.kind == GXI_ITEM_MODAL)
    fused = ending_role(gxi_token_text(line->scene, token));
  if (fused == GXI_ROLE_THEME && item.kind == GXI_ITEM_MODAL && !(token + 1 < last && gxi_group_begins(line->scene, token + 1, last)))
    fused = GXI_ROLE_NONE;
  if (fused != GXI_ROLE_NONE) {
    if (item.kind != GXI_ITEM_PREPOSITION) push_item(line, item);
    item.kind = GXI_ITEM_PREPOSITION;
    role = fused;
  }
  item.role = role;
  push_item(line, item);
  return token + 1;
}

static uint32_t read_aside(gxi_line *line, uint32_t token, uint32_t last) {
  uint32_t close = closing(line->scene, token, last, "(", ")");
  if (close == GX_ID_NONE) return token + 1;
  *gxi_vec_push(line->scene->arena, &line->asides) = (gxi_aside
  ){.first = token + 1,
    .last = close,
    .item = line->items.count ? line->items.count - 1 : GX_ID_NONE,
    .member = GX_ID_NONE};
  return close + 1;
}

static uint32_t read_agreement(gxi_line *line, uint32_t token, uint32_t last) {
  if (gxi_str_ends(gxi_token_text(line->scene, token), GX_STR_LIT("》"))) {
    push_item(line, item_of(GXI_ITEM_AGREEMENT, token, token + 1));
    return token + 1;
  }
  uint32_t close = closing(line->scene, token, last, "《", "》");
  if (close == GX_ID_NONE || close == token + 1) return token + 1;
  push_item(line, item_of(GXI_ITEM_AGREEMENT, token + 1, close));
  return close + 1;
}

/* Two names of which one is a place and the other none, or a firm and the other not. */
static bool unlike(const gxi_line *line, const gxi_member *a, const gxi_member *b) {
  const gxi_scene *scene = line->scene;
  uint32_t one = gxi_entity_bit(scene, gxi_token_entity(scene, a->token));
  uint32_t two = gxi_entity_bit(scene, gxi_token_entity(scene, b->token));
  uint32_t firm = gxi_bit(scene->type.company);
  return !(one & scene->places) != !(two & scene->places) ||
         !(one & firm) != !(two & firm);
}

/* 考察甲和乙共建的丙: 甲 and 乙 act together; but not 考察甲、乙和丙援建的丁, and not a
   firm and a place, or a park and a firm. */
static bool acts_alone(const gxi_line *line, const gxi_item *group, uint32_t verb) {
  const gxi_member *last =
    &line->members.items[group->member + group->member_count - 1];
  if (last->join == GXI_JOIN_LIST) return true;
  if (group->member_count > 2) return true;
  return !gxi_text_has(gxi_item_text(line, verb), "共 合 联") &&
         unlike(line, last - 1, last);
}

/* 来到A、B援建的C和D: the list goes on with D, which is not of C's kind. Where it ends.
 */
static uint32_t cut_head(gxi_line *line, uint32_t noun) {
  gxi_item *head = &line->items.items[noun];
  const gxi_member *member = &line->members.items[head->member];
  if (head->member_count != 2 || member[1].join != GXI_JOIN_WITH || !unlike(line, member, member + 1))
    return noun;
  (void)gxi_vec_push(line->scene->arena, &line->items);
  for (uint32_t i = line->items.count - 1; i > noun + 1; i--)
    line->items.items[i] = line->items.items[i - 1];
  head = &line->items.items[noun];
  head[1] = head[0];
  head[0].last = head[1].first = member[1].token;
  head[0].member_count = head[1].member_count = 1;
  head[1].member++;
  head[1].also = noun; /* from A to D and to C */
  head[1].listed = true;
  return noun + 1;
}

/* 走访了某县的A和B援建的C: the item before a place that describes the group. */
static uint32_t before_group(const gxi_line *line, uint32_t at) {
  const gxi_item *items = line->items.items;
  bool described =
    at > 2 && items[at - 1].kind == GXI_ITEM_DE && items[at - 2].kind == GXI_ITEM_NOUN;
  return described ? at - 3 : at - 1;
}

/* 援建的C, 援建的第三所学校C: where the NOUN stands, counted from the verb; or 0. */
static uint32_t noun_behind(const gxi_line *line, uint32_t verb) {
  uint32_t count = line->items.count;
  if (verb + 2 >= count || line->items.items[verb].kind != GXI_ITEM_VERB ||
      line->items.items[verb + 1].kind != GXI_ITEM_DE)
    return 0;
  for (uint32_t i = verb + 2; i < count && i < verb + 6; i++) {
    gxi_item_kind kind = line->items.items[i].kind;
    if (kind == GXI_ITEM_NOUN) return i - verb;
    if (kind != GXI_ITEM_OTHER && kind != GXI_ITEM_QUANTITY) return 0;
  }
  return 0;
}

/* 来到A、B援建的C: B is no place to come to but the subject of 援建. */
static void split_group(gxi_line *line, uint32_t at) {
  gxi_item left = line->items.items[at];
  if (left.kind != GXI_ITEM_NOUN || left.member_count < 2 || at == 0) return;
  uint32_t verb = before_group(line, at); /* over 了, and names that nobody knows */
  while (verb > 0 && at - verb < 7 && line->items.items[verb].kind == GXI_ITEM_OTHER)
    verb--;
  gxi_item_kind before = line->items.items[verb].kind;
  if (before != GXI_ITEM_VERB && before != GXI_ITEM_ACTION) return;
  uint32_t noun = noun_behind(line, at + 1);
  if (noun == 0 || !acts_alone(line, &left, at + 1)) return;
  uint32_t last = left.member + left.member_count - 1;
  (void)gxi_vec_push(line->scene->arena, &line->items);
  for (uint32_t i = line->items.count - 1; i > at + 1; i--)
    line->items.items[i] = line->items.items[i - 1];
  gxi_item *items = line->items.items;
  items[at].member_count--;
  items[at].last = line->members.items[last].token;
  items[at + 1] = left;
  items[at + 1].first = items[at].last;
  items[at + 1].member = last;
  items[at + 1].member_count = 1;
  uint32_t end = cut_head(line, at + 2 + noun);
  line->items.items[at].also = end; /* what is built is gone to as well */
}

/* 公司自己建了厂: 自己 stresses the group before and names nobody else. */
static bool is_emphatic(const gxi_line *line, uint32_t token) {
  uint32_t count = line->items.count;
  if (count == 0 || !gxi_token_among(line->scene, token, "自己 自身 本身 本人"))
    return false;
  const gxi_item *before = &line->items.items[count - 1];
  return before->kind == GXI_ITEM_NOUN && before->last == token;
}

void gxi_line_build(
  gxi_line *line, gxi_scene *scene, uint32_t sentence, uint32_t first, uint32_t last
) {
  line->scene = scene;
  line->sentence = sentence;
  line->lasts = gxi_scene_lasts(scene, sentence);
  line->items.count = line->members.count = line->asides.count = 0;
  line->segment_count = 0;
  for (uint32_t token = first; token < last;) {
    gx_str text = gxi_token_text(scene, token);
    if (is_emphatic(line, token)) {
      push_item(line, item_of(GXI_ITEM_OTHER, token, token + 1));
      token++;
    } else if (gxi_group_begins(scene, token, last) || (gxi_may_be_generic(scene, text) && gxi_generic_begins(scene, token, first, last))) {
      gxi_item item = item_of(GXI_ITEM_NOUN, token, token + 1);
      token = gxi_group_read(line, token, last, &item);
      push_item(line, item);
    } else if (gxi_str_is(text, "(")) {
      token = read_aside(line, token, last);
    } else if (gxi_str_starts(text, GX_STR_LIT("《"))) {
      token = read_agreement(line, token, last);
    } else if (is_quote(text)) {
      token++;
    } else {
      token = read_word(line, token, last);
    }
  }
  line->segment_count++;
  for (uint32_t i = 0; i + 1 < line->items.count; i++)
    split_group(line, i);
  gxi_clause_mark(line);
  for (uint32_t i = 0; i < line->items.count; i++)
    if (line->items.items[i].kind == GXI_ITEM_NOUN)
      line->items.items[i].types = gxi_item_types(line, i);
}
