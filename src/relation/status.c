/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * status.c: whether a clause states, plans, ends or denies its tie.
 *
 * The words are the lexicon's: a modal (拟 将 计划), a word of ending (曾 原 终止) or a
 * negation holds for the verbs to its right up to the next stop; a comma ends the reach
 * of a negation and of a word of ending.
 */
#include "relation/line.h"

#define WHICH "为什么 如何 怎么 哪些 哪 什么"

/* What it asks about: whether something is so, anywhere in the sentence, or a part that
   is not known, in this clause. 甲正在乙市举行,取得了哪些成果? holds that 甲 is in 乙.
 */
static bool is_question(const gxi_view *view) {
  const gxi_line *line = view->line;
  const gx_sentence *sentence = &line->scene->sentences[line->sentence];
  gx_str text = gxi_scene_text(line->scene, sentence->text);
  if (!gxi_str_ends(text, GX_STR_LIT("?"))) return false;
  bool whether = gxi_sentence_has(
    line,
    "是否 吗 听说 网上说 有消息说 有人说 有人传 外界 据说 是不是 有没有 会不会 能不能 "
    "要不要 真的"
  );
  return whether ||
         gxi_line_has(line, gxi_segment_begin(line, view->verb), view->end, WHICH);
}

#define RUMOURS                                                                                                        \
  "自媒体称 账号称 网友称 网民称 网传 网帖 传言 传闻 谣言 不实信息 系误读 有媒体误 " \
  "坊间 据传 小道消息 群流传 网上流传 近日流传 流传的“ 予以否认 不属实 子虚乌有 "   \
  "没有的事 盛传 疯传 网上说 假的 有误 误传 讹传 曾传出 一度传出 "                           \
  "否认了这 否认了该 否认了上述 否认这一 否认上述"
#define DENIALS                                                                                                      \
  "谣言 不实 误读 传闻 传言 纯属 予以否认 不属实 子虚乌有 没有的事 假的 有误 误传 " \
  "讹传 否认了这 否认了该 否认了上述 否认这一 否认上述"
static const char APART[] =
  "受传言影响 受谣言影响 受传闻影响 受不实信息影响 ,网传 ,坊间 ,外界传 与传言 与传闻 "
  "与谣言 与网传";

/* Whether the document tells of rumours; sought only where a sentence asks. */
static bool tells_rumours(gxi_scene *scene) {
  if (!scene->hearsay_known) scene->hearsay = gxi_scene_has(scene, RUMOURS);
  scene->hearsay_known = true;
  return scene->hearsay;
}

/* What a document quotes in order to deny it: between stops, and not what stands in a
   clause before the word that says so. */
static bool is_hearsay(const gxi_view *view) {
  const gxi_line *line = view->line;
  const gxi_item *items = line->items.items;
  if (!gxi_lasts_may_hold_any(line->lasts, RUMOURS " " DENIALS) || !tells_rumours(line->scene))
    return false;
  uint32_t begin = view->verb, end = view->verb + 1;
  while (begin > 0 && items[begin - 1].kind != GXI_ITEM_STOP)
    begin--;
  while (end < line->items.count && items[end].kind != GXI_ITEM_STOP)
    end++;
  const gxi_token *tokens = line->scene->reading->tokens.items;
  uint32_t from = tokens[items[begin].first].text.begin;
  uint32_t here = tokens[items[view->end - 1].last - 1].text.end;
  uint32_t to = tokens[items[end - 1].last - 1].text.end;
  gx_str before = gxi_scene_text(line->scene, (gx_span){from, here});
  gx_str after = gxi_scene_text(line->scene, (gx_span){here, to > here ? to : here});
  bool apart = gxi_text_has(after, APART); /* …,供货正常,未受传言影响 */
  return gxi_lasts_find(line->lasts, before, GX_STR_LIT(RUMOURS)) ||
         (!apart && gxi_lasts_find(line->lasts, after, GX_STR_LIT(DENIALS)));
}

static gxi_status_word status_of(gxi_item_kind kind, gxi_status_word status) {
  switch (kind) {
  case GXI_ITEM_MODAL:
    return status == GXI_STATUS_ASSERTED ? GXI_STATUS_PLANNED : status;
  case GXI_ITEM_ENDED:
    return status == GXI_STATUS_NEGATED ? status : GXI_STATUS_ENDED;
  case GXI_ITEM_NEGATION:
    return GXI_STATUS_NEGATED;
  default:
    return status;
  }
}

/* A negation counts only when it stands close: 未与A签约, but not 不断扩大与A的合作. */
static bool negates(const gxi_view *view, uint32_t item) {
  gx_str text = gxi_item_text(view->line, item);
  if (gxi_text_among(text, "无 非 不")) return view->verb - item <= 1;
  uint32_t verbs = 0;
  for (uint32_t i = item + 1; i < view->verb; i++)
    if (view->line->items.items[i].kind == GXI_ITEM_VERB) verbs++;
  bool role = view->line->items.items[view->verb].kind == GXI_ITEM_ROLE;
  /* 未签署任何供货协议; 没有开展合作; 未能前往A调研 */
  return verbs <= (role || gxi_text_has(text, "没 未") ? 1u : 0u);
}

#define DONE "了 已 已经 过 曾 目前 现已 正 正在 至今 截至"

/* 每年要采购500吨: what is done again and again is no plan. */
static bool is_habit(const gxi_view *view, uint32_t item) {
  const gxi_line *line = view->line;
  if (item > 0 && gxi_text_among(gxi_item_text(line, item - 1), "所"))
    return true; /* 所需 */
  return gxi_text_among(gxi_item_text(line, item), "要 都要 会 都会 需 需要 须") &&
         gxi_line_has(
           line,
           view->begin,
           item,
           "每年 每月 每天 每周 每季 一年 一个月 一天 一个季度 常年 年年 天天 每次"
         );
}

/* A clause of its own: it names who acts, or says that this is done. */
static bool
stands_alone(const gxi_line *line, uint32_t begin, uint32_t end, uint32_t verb) {
  for (uint32_t i = begin; i < end; i++) {
    const gxi_item *it = &line->items.items[i];
    if (it->kind == GXI_ITEM_NOUN && it->slot == GXI_SLOT_NONE && it->governor == GX_ID_NONE && !it->modifier && i < verb)
      return true;
    if (gxi_text_among(gxi_item_text(line, i), DONE)) return true;
  }
  return false;
}

/* The last modal of a segment tells of a plan: [begin, end) are its items. */
static bool
tells_plan(const gxi_line *line, uint32_t begin, uint32_t end, bool *modal) {
  *modal = false;
  for (uint32_t i = end; i-- > begin;) {
    if (line->items.items[i].kind != GXI_ITEM_MODAL) continue;
    *modal = true;
    gx_str text = gxi_item_text(line, i);
    return gxi_str_starts_in(text, 0, "拟 将 计划 打算 准备 筹备 即将 下一步") > 0 ||
           gxi_text_among(text, "要 想 有望 力争 争取");
  }
  return false;
}

/* 公司拟签署协议,以2亿元收购…: the clauses behind a plan, without a subject or an
   aspect of their own, are part of the plan. */
static bool plan_goes_on(const gxi_view *view) {
  const gxi_line *line = view->line;
  const gxi_item *items = line->items.items;
  uint32_t begin = view->begin, end = view->end;
  for (int back = 0; back < 3; back++) {
    if (stands_alone(line, begin, end, view->verb)) return false;
    if (begin == 0 || items[begin - 1].kind != GXI_ITEM_COMMA) return false;
    end = --begin;
    while (begin > 0 && items[begin - 1].segment == items[end].segment)
      begin--;
    bool modal;
    if (tells_plan(line, begin, end, &modal)) return true;
    if (modal) return false;
  }
  return false;
}

/* 将扩建设在乙镇的车间, 由落户乙园的甲公司供应: what an attribute says is so already; a
   modal counts that stands in the attribute itself. */
static bool reaches(const gxi_view *view, uint32_t modal) {
  const gxi_item *items = view->line->items.items;
  const gxi_item *verb = &items[view->verb];
  bool owned = verb->kind == GXI_ITEM_ROLE &&
               gxi_str_ends(gxi_item_text(view->line, view->verb), GX_STR_LIT("的"));
  if (!owned && (verb->kind != GXI_ITEM_VERB || verb->noun == GX_ID_NONE)) return true;
  for (uint32_t i = modal + 1; i < view->verb; i++) {
    if (gxi_kind_is_verb(items[i].kind)) return false;
    if (items[i].kind == GXI_ITEM_PREPOSITION && items[i].role != GXI_ROLE_PLACE &&
        items[i].role != GXI_ROLE_WITH)
      return false;
  }
  return true;
}

/* 拟在甲地设厂事宜,现决定终止. */
static bool given_up(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t segment = line->items.items[view->verb].segment, end = view->end;
  while (end < line->items.count && line->items.items[end].segment <= segment + 2)
    end++;
  return gxi_line_has(
    line,
    view->verb + 1,
    end,
    "没谈成 谈崩 没谈拢 没有谈拢 未果 无果 最终放弃 没有成功 "
    "决定终止 已终止 现已终止 取消 延期 推迟 停办 未落实 作罢 搁浅 放弃 告吹 叫停 落空 "
    "暂不建 不再推进 "
    "未能成行 没有谈成 "
    "被否决 未获通过 不再实施 未谈成 搁下 搁置 泡汤 夭折 未能到岗 撤回 未作承诺 "
    "未能实现"
  );
}

/* 与甲谈合资,…: talks, of which the clauses behind say how they ended. */
static bool is_talked_of(const gxi_view *view) {
  return gxi_line_has(
    view->line,
    view->begin,
    view->end,
    "谈 洽谈 商谈 接触 接触过 磋商 接洽 谈判 草签 意向 谈了 谈过"
  );
}

/* 收购甲被否, 引进的项目未能落地: it came to nothing, whoever acted. */
static bool is_refused(const gxi_view *view) {
  return gxi_line_has(
    view->line,
    view->verb + 1,
    gxi_segment_end(view->line, view->verb),
    "被否 遭否 遭否决 遭拒 被拒 未能落地 没能落地 未落地 没有落地"
  );
}

/* 放弃了收购, 取消签约. */
static bool is_dropped(const gxi_view *view) {
  const gxi_line *line = view->line;
  for (uint32_t i = view->verb; i-- > view->begin && view->verb - i <= 2;)
    if (gxi_text_among(
          gxi_item_text(line, i),
          "放弃 放弃了 取消 取消了 叫停 叫停了 中止 暂缓 暂停 终止了"
        ))
      return true;
  return false;
}

/* 在乙县建设的项目因故被取消, 到丙市办厂的设想也搁下了: in the verb's own clause. */
static bool is_halted(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t segment = line->items.items[view->verb].segment, end = view->verb + 1;
  while (end < line->items.count && line->items.items[end].segment <= segment + 2)
    end++;
  bool idea = gxi_line_has(
    line,
    view->verb,
    end,
    "设想 想法 计划 方案 项目 中心 大会 论坛 展会 工厂 议案 事项 事宜 一事"
  );
  return idea && gxi_line_has(
                   line,
                   view->verb,
                   end,
                   "被取消 宣告取消 因故取消 被叫停 搁下了 搁浅 告吹 泡汤 "
                   "作罢 无限期推迟 因故延期 被否决 不再推进 不再实施 不在计划内 "
                   "不在计划之中"
                 );
}

/* 于9月底前签署: by when something is to be done. */
static bool has_deadline(const gxi_line *line, uint32_t begin, uint32_t verb) {
  for (uint32_t i = begin; i + 1 < verb; i++) {
    const gxi_item *it = &line->items.items[i];
    if (it->kind != GXI_ITEM_DATE || !gxi_text_among(gxi_item_text(line, i + 1), "前 之前 以前"))
      continue;
    return gxi_str_ends_in(gxi_item_text(line, i), "底 末 日 月") > 0;
  }
  return false;
}

/* 下月到甲地回访, 明年合办一届: of a time to come, and nothing says that it is done. */
static bool lies_ahead(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t begin = view->verb;
  uint32_t segment = line->items.items[view->verb].segment;
  while (begin > 0 && line->items.items[begin - 1].segment == segment)
    begin--;
  if (!has_deadline(line, begin, view->verb) && !gxi_line_has(line, begin, view->verb, "明年 后年 下个月 下月 下周 明天 后天 年底前 月底前 来年"))
    return false;
  return !gxi_line_has(line, begin, view->end, "了 已 过 明年的 下月的 明年度");
}

/* 双方商定,|设立丙; 达成共识,|共建丁: what is agreed on, in a clause of its own. */
static bool is_agreed_on(const gxi_view *view, uint32_t begin) {
  bool near = view->verb <= begin + 4u;
  if (begin < 2 || !near || gxi_item_at(view->line, begin)->kind == GXI_ITEM_NOUN)
    return false;
  gx_str last = gxi_item_text(view->line, begin - 2);
  return gxi_str_ends_any(last, GX_STR_LIT("商定 议定 约定 共识 一致 同意")) > 0;
}

/* 达成投资意向, 商定合办, 敲定在乙县建厂: agreed or wished, and not yet done; wished
   only: not for 双方商定共建, which is a tie already. */
bool gxi_is_meant(const gxi_view *view, bool wished) {
  const gxi_line *line = view->line;
  uint32_t begin = gxi_segment_begin(line, view->verb);
  uint32_t end = gxi_segment_end(line, view->verb);
  if (stands_alone(line, view->verb, end, 0) || gxi_line_has(line, begin, view->verb, DONE))
    return false;
  if (!wished && is_agreed_on(view, begin)) return true;
  return gxi_line_has(line, begin, end, "意向 草签 初步") ||
         (!wished && gxi_line_has(
                       line,
                       begin,
                       view->verb,
                       "商定 敲定 拍板 议定 谈定 有意 争取 谋划 筹划 酝酿 盘算 约定 "
                       "推荐 提名 答应 "
                       "许诺"
                     ));
}

/* 将继续帮助乙县, 希望深化合作: a plan to go on says that it is so already. */
bool gxi_plan_goes_on(const gxi_view *view) {
  const gxi_line *line = view->line;
  return gxi_line_has(line, 0, view->end, "继续 持续 一如既往 加大") ||
         gxi_line_has(line, view->begin, view->end, "深化");
}

/* 羊肉能卖到江苏: that it can is told because it is. */
static bool is_ability(const gxi_view *view, uint32_t item) {
  return item + 1 == view->verb &&
         gxi_text_among(gxi_item_text(view->line, item), "能 能够") &&
         gxi_str_ends_in(gxi_item_text(view->line, view->verb), "到 往 进 上") > 0;
}

/* 原|计划投资: one word with the verb. */
static bool was_planned(const gxi_view *view) {
  return view->verb > view->begin &&
         gxi_text_among(gxi_item_text(view->line, view->verb - 1), "原 曾") &&
         gxi_str_starts_in(gxi_item_text(view->line, view->verb), 0, "计划 拟 预计") >
           0;
}

/* 协议到期后续签三年: what is done once something has ended. */
static bool is_over(const gxi_view *view, uint32_t item) {
  return item + 1 < view->verb &&
         gxi_text_among(gxi_item_text(view->line, item + 1), "后 之后 以后");
}

/* 甲与乙的帮扶协议已到期: behind the noun, in its clause. */
static bool is_expired(const gxi_view *view) {
  const gxi_line *line = view->line;
  gx_str noun = gxi_item_text(line, view->verb);
  if (!gxi_str_ends_in(noun, "协议 合同 备忘录 协定 关系 订单")) return false;
  uint32_t end = gxi_segment_end(line, view->verb);
  for (uint32_t i = view->verb + 1; i < end; i++)
    if (gxi_item_at(line, i)->kind == GXI_ITEM_ENDED)
      return gxi_text_among(gxi_item_text(line, i), "到期 期满 届满 失效 终止 解除");
  return false;
}

gxi_status_word gxi_status_at(const gxi_view *view) {
  const gxi_line *line = view->line;
  gxi_status_word status = GXI_STATUS_ASSERTED;
  uint32_t segment = line->items.items[view->verb].segment;
  for (uint32_t i = view->begin; i < view->verb; i++) {
    const gxi_item *it = &line->items.items[i];
    if (it->kind == GXI_ITEM_NEGATION && !negates(view, i)) continue;
    if (it->kind == GXI_ITEM_ENDED && is_over(view, i)) continue;
    if (it->kind == GXI_ITEM_MODAL && (!reaches(view, i) || is_ability(view, i) || is_habit(view, i)))
      continue;
    if (it->segment == segment || it->kind == GXI_ITEM_MODAL)
      status = status_of(it->kind, status);
  }
  if (status == GXI_STATUS_ASSERTED && is_expired(view)) status = GXI_STATUS_ENDED;
  if (status == GXI_STATUS_ASSERTED && (plan_goes_on(view) || lies_ahead(view)))
    status = GXI_STATUS_PLANNED;
  bool meant =
    status == GXI_STATUS_PLANNED || was_planned(view) ||
    (status == GXI_STATUS_ENDED &&
     gxi_line_has(line, view->begin, view->verb, "披露拟 曾拟 曾计划 曾打算 公告拟")) ||
    gxi_line_has(line, view->begin, view->verb, "原定 原计划 原拟 原打算 原本打算");
  if ((meant || is_talked_of(view)) && given_up(view)) return GXI_STATUS_NEGATED;
  if (is_dropped(view) || is_refused(view) || is_halted(view) || is_hearsay(view))
    return GXI_STATUS_NEGATED;
  if (is_question(view)) return GXI_STATUS_NEGATED;
  return status;
}
