/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sense.c: whether a verb means here what its frame is about.
 *
 *     投资2亿元          but 投资环境, 投入运营                flag "spends"
 *     落户该县的乙       but 落地的首笔贷款                    flag "settles"
 *     收购甲公司         but 收购甲公司的苹果                  flags "whole", "goods"
 *     甲的小麦来自乙     but 甲来自乙                          flag "holding"
 */
#include "relation/help.h"

static bool leads_to_firm(const gxi_view *view) {
  gxi_parties led;
  uint32_t noun = gxi_item_at(view->line, view->verb)->noun;
  return noun == view->verb + 2 && gxi_item_parties(
                                     &led,
                                     view->line,
                                     noun,
                                     gxi_bit(view->line->scene->type.company) |
                                       gxi_bit(view->line->scene->type.zone)
                                   );
}

/* 出资200万元,支持某县建园: what the money is given for is help. */
static bool pays_for_help(const gxi_view *view) {
  const gxi_line *line = view->line;
  if (!gxi_text_among(
        gxi_item_text(line, view->verb),
        "投入 投入了 出资 斥资 筹资 掏出 拿出 捐资 累计投入"
      ))
    return false;
  for (uint32_t i = view->verb + 1; i < line->items.count && i <= view->verb + 8; i++) {
    gxi_item_kind kind = gxi_item_at(line, i)->kind;
    if (gxi_kind_is_verb(kind))
      return gxi_text_among(
        gxi_item_text(line, i),
        "支持 帮助 资助 扶持 帮扶 助力 援建 捐建 捐赠 捐助 援助 奖励 救助 慰问"
      );
    if (kind == GXI_ITEM_NOUN || kind == GXI_ITEM_PREPOSITION || kind == GXI_ITEM_STOP)
      return false;
  }
  return false;
}

/* 投资环境, 投入运营: no money goes anywhere. */
bool gxi_spends(const gxi_view *view) {
  const gxi_line *line = view->line;
  if (pays_for_help(view)) return false;
  if (!gxi_text_among(gxi_item_text(line, view->verb), "投资 投入 投")) return true;
  if (view->verb > view->begin && line->items.items[view->verb - 1].slot == GXI_SLOT_AGENT)
    return true; /* 由A投资 */
  for (uint32_t i = view->verb + 1; i < view->end && i < view->verb + 3; i++) {
    gxi_item_kind kind = line->items.items[i].kind;
    if (kind == GXI_ITEM_MONEY || kind == GXI_ITEM_QUANTITY) return true;
    if (kind == GXI_ITEM_DE && i + 2 < view->end && line->items.items[i + 2].kind == GXI_ITEM_NOUN && gxi_text_among(gxi_item_text(line, i + 1), "是 有 还有"))
      return true; /* 在某地投资的是甲 */
    if (kind == GXI_ITEM_DE && i == view->verb + 1 && leads_to_firm(view))
      return true; /* 甲在某区投资的乙 */
    if (i == view->verb + 1 && kind != GXI_ITEM_OTHER && kind != GXI_ITEM_COMMA && kind != GXI_ITEM_STOP)
      return kind != GXI_ITEM_DE && kind != GXI_ITEM_ACTION;
  }
  return false;
}

/* 隶属 between two offices is no verb, see located.c. */
bool gxi_heads_office(const gxi_view *view) {
  return gxi_item_at(view->line, view->verb)->kind == GXI_ITEM_ROLE &&
         gxi_text_among(gxi_item_text(view->line, view->verb), "隶属");
}

/* 位于某镇的|集成电路|产业园: who stands in a park without a name stands where it
 * does. */
static bool is_in_park(const gxi_view *view, uint32_t de) {
  const gxi_line *line = view->line;
  uint32_t end = gxi_segment_end(line, de);
  if (end - de > 5 || !gxi_text_among(gxi_item_text(line, view->verb), "位于 坐落于 坐落在 地处 设在"))
    return false;
  uint32_t last = end - 1;
  while (last > de && gxi_text_among(gxi_item_text(line, last), "内 里 中 , 。"))
    last--;
  return gxi_text_among(
    gxi_item_text(line, last),
    "产业园 工业园 园区 科技园 物流园 开发区 孵化园 创业园 产业园区 工业园区 集中区 "
    "工业集中区 集聚区 加工园 小微园 创业基地 厂区 产业基地"
  );
}

/* 落户该县的B, but 落地的首笔贷款: nobody settles. */
bool gxi_leads_nowhere(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t noun = line->items.items[view->verb].noun;
  if (noun != GX_ID_NONE) { /* 位于某园内的甲工作室: 甲 stands nowhere */
    gxi_parties who;
    return gxi_item_parties(&who, line, noun, line->scene->persons);
  }
  uint32_t last = view->verb + 8 < view->end ? view->verb + 8 : view->end;
  for (uint32_t i = view->verb + 1; i < last; i++) {
    if (line->items.items[i].kind == GXI_ITEM_COMMA) break;
    if (line->items.items[i].kind == GXI_ITEM_DE) return !is_in_park(view, i);
  }
  return false;
}

/* The verb before it in its segment. */
static uint32_t verb_before(const gxi_line *line, uint32_t verb) {
  uint32_t segment = gxi_item_at(line, verb)->segment;
  for (uint32_t i = verb; i-- > 0 && gxi_item_at(line, i)->segment == segment;)
    if (gxi_kind_is_verb(gxi_item_at(line, i)->kind)) return i;
  return GX_ID_NONE;
}

/* 看望来自甲医院的医生, 甲医院的帮扶团队: whoever acts in the clause is not from
   甲医院, and does not help. */
bool gxi_is_epithet(const gxi_view *view, const gxi_frame *frame) {
  const gxi_line *line = view->line;
  const gxi_ties *tie = &line->scene->tie;
  uint32_t verb = view->verb;
  if (verb == 0 || verb + 2 >= line->items.count) return false;
  if (frame->relation == tie->holds_post_at)
    return gxi_item_at(line, verb + 2)->kind == GXI_ITEM_DE &&
           verb_before(line, verb) != GX_ID_NONE;
  gx_str next = gxi_item_text(line, verb + 1); /* 签订结对共建|协议 */
  bool paper = gxi_str_ends_in(next, "协议 协议书 合同 意向书 备忘录") > 0;
  if (frame->relation == tie->aids && paper && verb_before(line, verb) != GX_ID_NONE)
    return true;
  return frame->relation == tie->aids &&
         gxi_item_at(line, verb - 1)->kind == GXI_ITEM_DE &&
         gxi_text_among(
           next, "医生 医师 教师 老师 专家 团队 干部 队员 人员 医护人员 医务人员 志愿者"
         );
}

/* When, or how much of it. */
static bool tells_portion(const gxi_line *line, uint32_t item) {
  gxi_item_kind kind = gxi_item_at(line, item)->kind;
  return kind == GXI_ITEM_DATE || kind == GXI_ITEM_QUANTITY ||
         gxi_text_among(
           gxi_item_text(line, item),
           "去年 今年 前年 当年 每年 一半 大半 多半 近 约 近一半 七成 八成 六成 三成 "
           "以上"
         );
}

/* 收购甲公司的|交易: the noun says what is done, and owns nothing. */
#define DEEDS                                                                                                        \
  "交易 计划 方案 消息 传闻 报价 资金 动作 实力 事项 事宜 一事 申请 程序 过程 进程 " \
  "协议 意向 公告 议案 战略 步伐 贷款 款项 案 目的 机会 成本 价格 对价 条件 可能 "    \
  "可能性 谈判 决定 行为 举动 事件 尝试 想法 愿望 要约 提议 决议 时候 时间 第一步"

/* 收购甲公司的|设备: something of it, no goods and not itself. */
#define ASSETS                                                                                                      \
  "资产 工厂 厂房 设备 品牌 商标 专利 土地 门店 生产线 债券 可转债 票据 债权 房产 " \
  "矿权 采矿权 技术"

/* The nouns behind 的 at `of`. */
static bool owns_of(const gxi_view *view, uint32_t of, const char *nouns) {
  uint32_t count = view->line->items.count;
  return gxi_line_has(view->line, of + 1, of + 3 < count ? of + 3 : count, nouns);
}

/* 收购甲公司的设备 */
static bool takes_assets(const gxi_view *view, const gxi_parties *owners) {
  uint32_t of = owners->item + 1;
  return owners->item != GX_ID_NONE && of + 1 < view->line->items.count &&
         gxi_item_at(view->line, of)->kind == GXI_ITEM_DE && owns_of(view, of, ASSETS);
}

/* 收购甲公司, but 收购甲公司的苹果, 收购甲公司苹果30吨, 甲公司的苹果由乙收购: what is
   bought is not 甲. */
static bool takes_goods(const gxi_view *view, const gxi_parties *owners) {
  const gxi_line *line = view->line;
  uint32_t next = owners->item + 1;
  if (owners->item == GX_ID_NONE || next + 1 >= line->items.count) return false;
  bool ahead = owners->item < view->verb;
  uint32_t end = next;
  while (end < line->items.count && end < next + 5 && !(ahead && end == view->verb) &&
         line->items.items[end].segment == line->items.items[owners->item].segment)
    end++;
  if (gxi_line_has(line, next, end, "股 产权 资产 控制权 权益 业务 项目")) return false;
  if (!ahead && gxi_line_has(line, next, end, "公司 全部 收购 并购")) return false;
  uint32_t of = next; /* 甲县去年一半的棉花 */
  while (!ahead && of + 1 < end && tells_portion(line, of))
    of++;
  if (line->items.items[of].kind == GXI_ITEM_DE)
    return of + 1 < end && (ahead || !owns_of(view, of, DEEDS));
  return gxi_line_has(
    line, next, end, "吨 公斤 斤 台 万件 农产品 农副产品 农特产品 农畜产品 土特产 特产"
  );
}

/* …。投资1800万元的乙投产: a sentence begins with what 乙 cost, and nobody acts. */
static bool tells_cost(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t verb = view->verb, last = verb + 3;
  bool opens = verb == 0 || line->items.items[verb - 1].kind == GXI_ITEM_STOP;
  return opens && last < line->items.count &&
         line->items.items[verb + 1].kind == GXI_ITEM_MONEY &&
         line->items.items[verb + 2].kind == GXI_ITEM_DE &&
         line->items.items[last].kind == GXI_ITEM_NOUN;
}

/* 甲的控股子公司乙: 控股 says what 乙 is; the role tells the tie. */
bool gxi_is_attribute(const gxi_view *view) {
  const gxi_line *line = view->line;
  if (tells_cost(view)) return true;
  return view->verb + 1 < line->items.count &&
         line->items.items[view->verb + 1].kind == GXI_ITEM_ROLE &&
         gxi_text_among(gxi_item_text(line, view->verb), "控股 全资 参股 独资 合资");
}

/* Flag "whole": a body itself is bought; flag "goods": what it makes or grows. */
bool gxi_buys_right(
  const gxi_view *view,
  const gxi_frame *frame,
  const gxi_parties *heads,
  const gxi_parties *tails
) {
  if (gxi_frame_flag(frame, "whole"))
    return !takes_goods(view, tails) && !takes_assets(view, tails);
  if (!gxi_frame_flag(frame, "goods")) return true;
  return takes_goods(view, heads) && !takes_assets(view, heads);
}

uint32_t gxi_not_for(const gxi_view *view) {
  bool own = gxi_text_among(
    gxi_item_text(view->line, view->verb),
    "创办 创办了 创立 创立了 兴办 创建 创建了 开办"
  );
  return own ? view->line->scene->places : 0;
}

bool gxi_is_holder(const gxi_line *line, uint32_t item) {
  if (item + 1 >= line->items.count) return false;
  gx_str next = gxi_item_text(line, item + 1);
  if (gxi_text_among(
        next, "所持 所持有 所持有的 所拥有 所拥有的 手中 手里 手上 名下 所属"
      ))
    return true;
  return item + 2 < line->items.count && gxi_text_among(next, "所") &&
         gxi_text_among(gxi_item_text(line, item + 2), "持 持有 持有的 拥有 拥有的");
}

/* Flag "holding": not the left party itself but something of its: 甲的小麦来自乙. */
bool gxi_speaks_of_goods(
  const gxi_view *view, const gxi_parties *heads, const gxi_parties *tails
) {
  const gxi_line *line = view->line;
  uint32_t left = tails->item < heads->item ? tails->item : heads->item;
  if (left >= view->verb) return false;
  uint32_t de = left + 1; /* 甲生产线上的轴承 */
  while (de < view->verb && de < left + 4 &&
         gxi_item_at(line, de)->kind == GXI_ITEM_OTHER)
    de++;
  return de + 1 < view->verb && gxi_item_at(line, de)->kind == GXI_ITEM_DE &&
         gxi_item_at(line, de + 1)->kind == GXI_ITEM_OTHER;
}

/* 将甲公司卖给乙: a firm changes hands, no goods. */
bool gxi_sells_firm(const gxi_view *view) {
  gxi_parties sold;
  uint32_t segment = view->line->items.items[view->verb].segment;
  for (uint32_t i = view->verb; i-- > view->begin;) { /* 甲的七成股份卖给乙 */
    const gxi_item *it = &view->line->items.items[i];
    if (it->segment != segment) break;
    if (it->kind != GXI_ITEM_NOUN && gxi_text_among(gxi_item_text(view->line, i), "股份 股权 产权 控股权"))
      return true;
  }
  return gxi_slot_fill(
           &sold, view, GXI_SLOT_THEME, gxi_bit(view->line->scene->type.company)
         ) &&
         !takes_goods(view, &sold);
}

/* 甲、乙入会,会长为两家授牌: nobody does to both of them what he is one of. */
bool gxi_acts_on_itself(
  const gxi_view *view,
  const gxi_frame *frame,
  const gxi_parties *heads,
  const gxi_parties *tails
) {
  if (gxi_frame_type(view, frame)->symmetric || tails->count < 2) return false;
  for (uint32_t i = 0; i < heads->count; i++) {
    bool among = false;
    for (uint32_t k = 0; k < tails->count; k++)
      among = among || heads->items[i].entity == tails->items[k].entity;
    if (!among) return false;
  }
  return true;
}

/* 鲁商旗下B: a name that nobody knows owns it, and not who was spoken of before. */
bool gxi_has_strange_owner(const gxi_view *view, const gxi_frame *frame) {
  const gxi_line *line = view->line;
  if (frame->relation != line->scene->tie.subsidiary_of || view->verb == 0)
    return false;
  const gxi_item *before = gxi_item_at(line, view->verb - 1);
  const gxi_token *token = &line->scene->reading->tokens.items[before->last - 1];
  if (before->kind != GXI_ITEM_OTHER || before->segment != gxi_item_at(line, view->verb)->segment)
    return false;
  bool noun = token->kind == GXI_TOKEN_OTHER ||
              (token->kind == GXI_TOKEN_COMMON && (token->payload & 0xFF) == 'n') ||
              (token->kind == GXI_TOKEN_WORD &&
               GXI_WORD_CLASS(token->payload) == GXI_WORD_GENERIC);
  return noun && !gxi_text_among(
                   gxi_item_text(line, view->verb - 1), "企业 集团 公司 母公司 老板"
                 );
}
