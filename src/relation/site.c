/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * site.c: where a body stands, by the words that introduce it.
 *
 *     [某县] 首家上规模的服装企业 [甲]       what 甲 is stands between the place and 甲
 *     [甲] 是 [某市] 规模最大的合作社        or behind 是
 *     作为注册在 [某市] 的外贸企业, [甲] …
 *     [某县] 现有规上企业12家, 其中 [甲] …    whom a place has
 *     入园企业 [甲], 园区里的 [甲]          of the zone named last
 *     [某镇], [甲] 所在地; 以 [某市] 为基地的 [甲]
 *     中国 ( [某市] ) 博览会               events bear their place in brackets
 *
 * Names beside names, and what stands on the spot, are located.c's; verbs are frames.
 */
#include "relation/scene.h"

#define EPITHET_REACH 9u
#define LISTS "、 “ ” ‘ ’"

/* What a firm or body may be called: the word before its name, or behind 是. */
static const char KINDS[] =
  "企业 公司 民企 国企 央企 茶企 药企 车企 农企 酒企 乳企 粮企 棉企 港企 台企 俄企 "
  "工厂 老厂 大厂 小厂 合作社 农民合作社 专业合作社 农场 牧场 商超 超市 卖场 连锁 "
  "老店 老字号 独角兽 批发行 仓储商 经销商 电商 老板 园区 产业园 开发区 学校 高校 "
  "中学 小学 医院 机构 商行 品牌 加工厂 服装厂 纺织厂 食品厂 制衣厂 药厂 龙头 大户 "
  "社会组织 民办学校 公办学校 国有企业 民营企业 骨干企业 龙头企业 上市公司 独资企业 "
  "外贸企业 生产企业 加工企业 制造商 生产商 加工商 进口商";

typedef struct walk {
  gxi_scene *scene;
  uint32_t sentence, first, last; /* tokens of the sentence, half open */
} walk;

static bool is_name(const gxi_scene *scene, uint32_t token) {
  return gxi_token_at(scene, token)->mention != GX_ID_NONE;
}

static bool is_mark(const gxi_scene *scene, uint32_t token) {
  return gxi_token_at(scene, token)->kind == GXI_TOKEN_PUNCT;
}

static bool is_anaphor(const gxi_scene *scene, uint32_t token) {
  uint32_t mention = gxi_token_at(scene, token)->mention;
  return mention != GX_ID_NONE &&
         scene->reading->mentions.items[mention].kind == GXI_MENTION_ANAPHOR;
}

/* The tenant's own name says that it lies somewhere else. */
static bool is_elsewhere(const gxi_scene *scene, uint32_t tenant, uint32_t site) {
  uint32_t inner = scene->entities->items[tenant].location;
  uint32_t outer = scene->entities->items[site].place;
  if (inner == GX_ID_NONE || outer == GX_ID_NONE) return false;
  return !gxi_knowledge_place_within(scene->knowledge, inner, outer) &&
         !gxi_knowledge_place_within(scene->knowledge, outer, inner);
}

static void put(
  const walk *at, uint32_t tenant, uint32_t site, double confidence, const char *rule
) {
  gxi_scene *scene = at->scene;
  if (tenant == site || is_elsewhere(scene, tenant, site)) return;
  gxi_ends ends = {tenant, scene->tie.located_in, site};
  gxi_draft_put(scene, ends, at->sentence, confidence, rule);
}

/* The tenants of a list that begins at a token. */
static void put_list(
  const walk *at,
  uint32_t token,
  const char *joins,
  uint32_t site,
  double confidence,
  const char *rule
) {
  for (uint32_t i = token; i < at->last && i < token + 24; i++) {
    uint32_t entity = gxi_token_entity(at->scene, i);
    if (gxi_is_tenant(at->scene, entity))
      put(at, entity, site, confidence, rule);
    else if (is_name(at->scene, i) || !gxi_token_among(at->scene, i, joins))
      return;
  }
}

static bool ends_kind(gx_str text) {
  if (gxi_text_among(text, KINDS)) return true;
  return gxi_str_ends_in(
           text,
           "企业 公司 合作社 农场 牧场 工厂 园区 医院 学校 协会 机构 银行 高校 院校"
         ) > 0;
}

/* What ties somebody to a place otherwise than by standing there. */
static bool leads_away(const gxi_scene *scene, uint32_t token) {
  return gxi_text_has(
    gxi_token_text(scene, token),
    "援 帮扶 对口 客户 供应 合作 伙伴 投资 引进 招引 签约 驻 采购 出口 重点招商 邻 "
    "母公司 大股东"
  );
}

/* Words that say what somebody is: no names, marks, deeds or prepositions. */
static bool may_describe(const gxi_scene *scene, uint32_t token) {
  const gxi_token *it = gxi_token_at(scene, token);
  if (gxi_token_among(scene, token, "“ ”")) return true; /* 某县的“链主”企业 */
  if (it->mention != GX_ID_NONE || it->kind == GXI_TOKEN_PUNCT) return false;
  if (gxi_token_among(scene, token, "为 是 系 由 被 把 将 等 有")) return false;
  if (it->kind == GXI_TOKEN_WORD && GXI_WORD_CLASS(it->payload) == GXI_WORD_PREPOSITION)
    return false;
  if (gxi_token_among(
        scene,
        token,
        "考察 走访 调研 联系 服务 收购 控股 持有 参股 销往 运往 看望 慰问 带动 拜访 "
        "参观 管理"
      ))
    return false;
  return !leads_away(scene, token);
}

/* The site that the description which ends before `token` begins with. */
static uint32_t described_site(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  uint32_t i = token;
  while (i > at->first && token - i < EPITHET_REACH && may_describe(scene, i - 1))
    i--;
  if (i == at->first || i == token || is_anaphor(scene, i - 1)) return GX_ID_NONE;
  uint32_t site = gxi_token_entity(scene, i - 1);
  if (!gxi_is_site(scene, site)) return GX_ID_NONE;
  if (i >= at->first + 2 && leads_away(scene, i - 2)) return GX_ID_NONE;
  return site;
}

/* 某县首家上规模的服装企业甲 */
static void introduced(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  uint32_t before = token;
  while (before > at->first &&
         gxi_token_among(scene, before - 1, "“ ‘ —— — 名叫 叫 叫做 名为 叫作 取名 就是")
  )
    before--;
  if (before < token && before > at->first && gxi_token_is(scene, before - 1, ",") && gxi_token_among(scene, before, "名叫 叫 叫做 名为 叫作 取名"))
    before--; /* 某市一家企业,名叫甲 */
  if (before == token && before > at->first + 2 && gxi_token_is(scene, before - 1, ":"))
    before -= gxi_token_among(scene, before - 2, "名单 名录 有 包括 如下") ? 2 : 1;
  if (before == token && before >= at->first + 3 && gxi_token_is(scene, before - 1, ",") && gxi_token_among(scene, before - 2, "中 里 当中 之中 里头"))
    before -= 2; /* 某县的葡萄酒企业中,甲和乙名气最大 */
  if (before == at->first || is_name(scene, before - 1) || !ends_kind(gxi_token_text(scene, before - 1)))
    return;
  uint32_t site = described_site(at, before);
  const char *joins = before + 2 == token ? "、 “ ” 和 与 及 以及" : LISTS;
  if (site != GX_ID_NONE) put_list(at, token, joins, site, 0.7, "located.introduced");
}

/* 某市一所名为甲的民办学校 */
static void named(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  uint32_t before = token;
  while (before > at->first &&
         gxi_token_among(scene, before - 1, "“ 名叫 叫 叫做 名为 叫作"))
    before--;
  if (before == token || before == at->first || gxi_token_is(scene, before, "“") || !gxi_token_among(scene, before - 1, "一家 一所 一个 一座 家 所 个"))
    return;
  before--;
  while (before > at->first &&
         gxi_token_among(
           scene, before - 1, "有 的 内 里 境内 城 还有 上 下面 下边 藏着 开着 办着"
         ))
    before--;
  uint32_t site = before > at->first ? gxi_token_entity(scene, before - 1) : GX_ID_NONE;
  if (gxi_is_site(scene, site) && !is_anaphor(scene, before - 1))
    put(at, gxi_token_entity(scene, token), site, 0.65, "located.named");
}

/* The last token of a description that begins at a token, a word of kind; or NONE. */
static uint32_t described_until(const walk *at, uint32_t token) {
  for (uint32_t i = token; i < at->last && i - token < EPITHET_REACH; i++) {
    if (!may_describe(at->scene, i)) return GX_ID_NONE;
    if (!ends_kind(gxi_token_text(at->scene, i))) continue;
    uint32_t next = i + 1;
    if (next < at->last && gxi_token_among(at->scene, next, "之一 中的一家 中的一员 之首"))
      next++;
    if (next >= at->last || is_mark(at->scene, next)) return next;
  }
  return GX_ID_NONE;
}

/* The most specific of the sites that stand in a row from a token on; moves behind. */
static uint32_t sites_from(const walk *at, uint32_t *token) {
  uint32_t site = GX_ID_NONE;
  while (*token < at->last && !is_anaphor(at->scene, *token) &&
         gxi_is_site(at->scene, gxi_token_entity(at->scene, *token)))
    site = gxi_token_entity(at->scene, (*token)++);
  return site;
}

/* 甲是某市规模最大的合作社; 作为注册在某市的外贸企业,甲… */
static void predicated(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  bool as = gxi_token_among(scene, token, "作为 身为");
  if (!as && !gxi_token_among(scene, token, "是 系 属于 成为")) return;
  uint32_t from = token + 1;
  while (from < at->last && from < token + 5 &&
         gxi_token_among(
           scene,
           from,
           "一家 一个 一所 位于 注册在 扎根 扎根于 设在 地处 在 总部位于 总部在 "
           "总部设在 注册 "
           "总部 落户 建 坐落 坐落于 坐落在 来自 来自于 根植 根植于 植根 植根于"
         ))
    from++;
  uint32_t site = sites_from(at, &from);
  uint32_t until = site == GX_ID_NONE ? GX_ID_NONE : described_until(at, from);
  if (until == GX_ID_NONE || until == from) return;
  if (as) {
    if (until + 1 < at->last)
      put_list(at, until + 1, LISTS, site, 0.65, "located.predicate");
    return;
  }
  uint32_t left = token;
  while (left > at->first &&
         gxi_token_among(scene, left - 1, "也 就 正 都 现 现已 已 已经 ” ,"))
    left--;
  uint32_t tenant = left > at->first ? gxi_token_entity(scene, left - 1) : GX_ID_NONE;
  if (gxi_is_tenant(scene, tenant)) put(at, tenant, site, 0.7, "located.predicate");
}

/* 某镇,甲所在地; 某园是甲总部所在地; 甲所在的某县 */
static void seated(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  bool seat =
    gxi_token_among(scene, token, "所在地 总部所在地 诞生地 发源地 大本营 根据地 老家");
  if ((!seat && !gxi_token_among(scene, token, "所在 所在的")) || token == at->first)
    return;
  uint32_t left = token - 1;
  while (left > at->first && gxi_token_among(scene, left, "的 总部 ” 公司 主厂区"))
    left--;
  uint32_t tenant = gxi_token_entity(scene, left), right = token + 1, site = GX_ID_NONE;
  if (!gxi_is_tenant(scene, tenant) || is_anaphor(scene, left)) return;
  if (right < at->last && gxi_token_among(scene, right, "的 —— :")) right++;
  site = sites_from(at, &right);
  while (site == GX_ID_NONE && seat && left > at->first &&
         gxi_token_among(scene, left - 1, "是 , “ 也 为 就是 正是"))
    left--;
  if (site == GX_ID_NONE && seat && left > at->first)
    site = gxi_token_entity(scene, left - 1);
  if (gxi_is_site(scene, site)) put(at, tenant, site, 0.7, "located.seat");
}

/* 以某市为基地的甲 */
static void based(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  if (!gxi_token_is(scene, token, "以") || token + 4 >= at->last) return;
  uint32_t next = token + 1, site = sites_from(at, &next);
  if (site == GX_ID_NONE || !gxi_token_is(scene, next, "为")) return;
  for (uint32_t i = next + 1; i + 1 < at->last && i < next + 5; i++)
    if (gxi_token_is(scene, i, "的") && gxi_text_has(gxi_token_text(scene, i - 1), "基地 大本营 总部 中心 据点"))
      put_list(at, i + 1, LISTS, site, 0.65, "located.base");
}

/* Behind a list of names: 等36家企业, 两家纳税大户. */
static bool ends_counted(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  while (token < at->last && (gxi_is_tenant(scene, gxi_token_entity(scene, token)) ||
                              gxi_token_among(scene, token, "、 “ ” 和 与 及 以及 等")))
    token++;
  for (uint32_t i = token; i < at->last && i < token + 5; i++) {
    if (ends_kind(gxi_token_text(scene, i)) || gxi_token_among(scene, i, "家 两家 三家 四家 五家 多家"))
      return true;
    if (is_mark(scene, i) || is_name(scene, i)) return false;
  }
  return false;
}

/* 入驻某园的企业: whose last token stands at `token`. */
static bool is_housing(const walk *at, uint32_t token) {
  return token >= at->first + 3 &&
         gxi_token_among(at->scene, token, "企业 公司 商户 客商 机构") &&
         gxi_token_is(at->scene, token - 1, "的") &&
         gxi_token_among(
           at->scene, token - 3, "入驻 落户 进驻 落户在 落户于 入园 扎根"
         );
}

/* 某县现有规上企业12家,其中甲…; 园内有甲等36家 */
static void possessed(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  if (!gxi_token_among(
        scene,
        token,
        "有 现有 共有 已有 拥有 聚集 集聚 分布着 坐落着 还有 建了 办了 开了 设了 建起 "
        "建起了 办起 办起了 开起 开起了 设立了 建成了 成立了 盖起了 添了 迎来 有了"
      ))
    return;
  uint32_t left = token;
  while (left > at->first && token - left < 4 &&
         gxi_token_among(
           scene, left - 1, "内 里 境内 目前 现 共 已 也 还 就 上 辖区 , 全县 全市"
         ))
    left--;
  bool kind = left == token && token > at->first &&
              is_housing(at, token - 1); /* 入驻某园的企业已有86家 */
  if (kind) left = token - 2;
  uint32_t site = left > at->first ? gxi_token_entity(scene, left - 1) : GX_ID_NONE;
  if (!gxi_is_site(scene, site) || is_anaphor(scene, left - 1)) return;
  for (uint32_t i = token + 1; i < at->last && i < token + 16; i++) {
    if (is_name(scene, i)) {
      if (kind || (i == token + 1 && ends_counted(at, i)))
        put_list(at, i, "、 “ ” ‘ ’ 和 与 及 以及", site, 0.65, "located.possessed");
      return;
    }
    kind = kind || ends_kind(gxi_token_text(scene, i)) ||
           gxi_token_among(scene, i, "名叫 叫 叫做 名为") ||
           (gxi_token_is(scene, i, "“") && i < token + 4);
    bool among = gxi_token_among(
      scene,
      i,
      ", : 其中 其中包括 包括 分别是 如 如: —— 、 “ 叫 名叫 叫做 名为 分别 分别为"
    );
    if (is_mark(scene, i) && !among) return;
    if (leads_away(scene, i)) return;
    if (gxi_token_is(scene, i, ",") && (!kind || i + 1 >= at->last || !gxi_token_among(scene, i + 1, "其中 包括 其中包括 分别是 分别为 分别 如 叫 名叫 取名 叫做 名为")))
      return;
  }
}

/* 的车间, 的千亩核桃园: what of a firm is met with on the spot. */
static bool shows(const walk *at, uint32_t token) {
  if (token >= at->last || !gxi_token_is(at->scene, token, "的")) return false;
  uint32_t end = token + 1;
  while (end < at->last && end < token + 7 && !is_name(at->scene, end) &&
         !is_mark(at->scene, end))
    end++;
  gx_span span = {
    gxi_token_at(at->scene, token)->text.begin,
    gxi_token_at(at->scene, end - 1)->text.end};
  return gxi_text_has(
    gxi_scene_text(at->scene, span),
    "车间 厂房 厂区 大门 生产线 仓库 展厅 大棚 基地 冷库 工人 员工 果园 茶园 桃园 "
    "枣园 温室 牧场 养殖场 产业园 流水线 加工厂 工厂 苗圃 田里 棚里 地里"
  );
}

/* 走进某县,最先映入眼帘的是甲的核桃园 */
static void spotted(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  bool shown = shows(at, token + 1);
  if (token + 1 >= at->last || !gxi_token_is(scene, token + 1, "的")) return;
  if (token > at->first && gxi_str_starts_in(gxi_token_text(scene, token - 1), 0, "看望 慰问"))
    return; /* its people, wherever it stands */
  uint32_t i = token, commas = 0;
  while (i > at->first && token - i < 12 && !is_name(scene, i - 1)) {
    if (is_mark(scene, i - 1) && !gxi_token_among(scene, i - 1, ", “ ”")) return;
    if (gxi_token_is(scene, i - 1, ",") && ++commas > 1) return;
    i--;
  }
  uint32_t site = i > at->first ? gxi_token_entity(scene, i - 1) : GX_ID_NONE;
  if (commas == 0 || !gxi_is_site(scene, site) || is_anaphor(scene, i - 1)) return;
  uint32_t opener = i - 1;
  while (opener > at->first && gxi_is_site(scene, gxi_token_entity(scene, opener - 1)))
    opener--;
  if (opener > at->first && gxi_token_among(scene, opener - 1, shown ? "就是 便是 在 走进 来到 步入 走入 到了 到 进入 踏进 驶入 走访 到访" : "走进 走访 步入"))
    put(at, gxi_token_entity(scene, token), site, 0.65, "located.spotted");
}

/* 在某镇,甲正忙着…: small places only. */
static void opened(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  uint32_t left = token;
  while (left > at->first && token - left < 3 &&
         gxi_token_among(scene, left - 1, ", “ 内 里 的"))
    left--;
  if (left == token || left == at->first || !gxi_is_site(scene, gxi_token_entity(scene, left - 1)))
    return;
  uint32_t site = gxi_token_entity(scene, left - 1), opener = left - 1;
  const gxi_types *t = &scene->type;
  uint32_t small = gxi_bit(t->township) | gxi_bit(t->village) | gxi_bit(t->zone);
  if (!(gxi_entity_bit(scene, site) & small) || is_anaphor(scene, left - 1)) return;
  while (opener > at->first && token - opener < 14 && !is_mark(scene, opener - 1) &&
         !gxi_token_is(scene, opener - 1, "在"))
    opener--;
  if (opener == at->first || !gxi_token_is(scene, opener - 1, "在")) return;
  if (opener >= at->first + 2 && !is_mark(scene, opener - 2)) return;
  if (gxi_str_ends(gxi_token_text(scene, left - 1), GX_STR_LIT("口岸"))) return;
  if (token + 1 >= at->last || !gxi_token_among(
        scene,
        token + 1,
        "的 正 正在 里 内 今年 去年 已 已经 每天 每年 现 现在 目前 刚 刚刚 也 一片 一派 "
        "忙着 正忙 正忙着 负责人 理事长 总经理 厂长 董事长 社长 场长 院长 校长"
      ))
    return;
  put(at, gxi_token_entity(scene, token), site, 0.65, "located.opened");
}

/* 中国农资博览会(西安): where an event is held. */
static void bracketed(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  uint32_t event = gxi_token_entity(scene, token);
  if (gxi_entity_bit(scene, event) != gxi_bit(scene->type.event) || token + 3 >= at->last || !gxi_token_is(scene, token + 1, "("))
    return;
  uint32_t next = token + 2, site = sites_from(at, &next);
  if (site != GX_ID_NONE && next < at->last && gxi_token_is(scene, next, ")"))
    put(at, event, site, 0.7, "located.bracket");
}

/* 某镇,甲的屠宰线…: the sentence opens with a small place. */
static void topical(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  if (token + 2 >= at->last || !gxi_token_is(scene, token + 1, "的") || token < at->first + 2 || !gxi_token_is(scene, token - 1, ","))
    return;
  if (leads_away(scene, token + 2) || gxi_token_among(scene, token + 2, "支持 帮助 扶持 支援 援助 帮扶 捐赠 代表 专家 资金 贷款 订单 产品"))
    return;
  uint32_t next = at->first;
  if (gxi_token_is(scene, next, "在")) next++;
  uint32_t site = sites_from(at, &next);
  const gxi_types *t = &scene->type;
  uint32_t small =
    gxi_bit(t->township) | gxi_bit(t->village) | gxi_bit(t->zone) | gxi_bit(t->county);
  if (next + 1 == token && (gxi_entity_bit(scene, site) & small))
    put(at, gxi_token_entity(scene, token), site, 0.6, "located.topic");
}

/* 某园内,甲、乙等企业已…: the sentence opens with what is inside a zone. */
static void inside(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  if (token < at->first + 3 || !gxi_token_is(scene, token - 1, ",") || !gxi_token_among(scene, token - 2, "内 里"))
    return;
  uint32_t next = at->first;
  if (gxi_token_among(scene, next, "在 据了解 目前 如今") && next + 1 < token) next++;
  if (gxi_token_is(scene, next, ",")) next++;
  uint32_t site = sites_from(at, &next);
  if (next + 2 == token && (gxi_entity_bit(scene, site) & gxi_bit(scene->type.zone)))
    put_list(at, token, LISTS, site, 0.65, "located.inside");
}

/* The zone that the article named last before a token, a few sentences back. */
static uint32_t zone_before(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  uint32_t from = at->sentence > 4 ? at->sentence - 4 : 0;
  uint32_t stop = scene->reading->sentence_tokens[from];
  uint32_t article = scene->blocks[scene->sentences[at->sentence].block].article;
  for (uint32_t i = token; i-- > stop;) {
    uint32_t entity = gxi_token_entity(scene, i);
    if (!(gxi_entity_bit(scene, entity) & gxi_bit(scene->type.zone))) continue;
    uint32_t mention = gxi_token_at(scene, i)->mention;
    uint32_t sentence = scene->reading->mentions.items[mention].sentence;
    bool here = scene->blocks[scene->sentences[sentence].block].article == article;
    return here ? entity : GX_ID_NONE;
  }
  return GX_ID_NONE;
}

/* 入园企业甲, 园区里的甲: of the zone named last. */
static void housed(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  uint32_t left = token;
  while (left > at->first && token - left < 3 &&
         gxi_token_among(scene, left - 1, "“ 的 里 内 之一 龙头 重点 代表 、"))
    left--;
  if (left == at->first || is_name(scene, left - 1)) return;
  bool guest = gxi_token_among(
    scene,
    left - 1,
    "入园企业 入驻企业 园区企业 区内企业 园内企业 驻园企业 入区企业 入驻商户 入园商户"
  );
  bool inside =
    left < token && gxi_token_among(scene, left - 1, "园区 园内 园里 园 园中 区内");
  for (uint32_t i = left; !guest && left < token && i > at->first && left - i < 6;
       i--) {
    if (is_name(scene, i - 1) || is_mark(scene, i - 1)) break;
    guest =
      gxi_token_among(scene, i - 1, "入园 入驻 新入驻 刚入驻 首批入驻 最早入驻 进驻");
  }
  if (!guest && !inside) return;
  uint32_t site = zone_before(at, left - 1);
  if (site != GX_ID_NONE) put_list(at, token, LISTS, site, 0.65, "located.housed");
}

/* Names somebody who may stand somewhere, and somewhere. */
static bool is_worth(const walk *at) {
  bool tenant = false, site = at->sentence > 0;
  for (uint32_t token = at->first; token < at->last && !(tenant && site); token++) {
    if (!is_name(at->scene, token)) continue;
    uint32_t entity = gxi_token_entity(at->scene, token);
    tenant = tenant || gxi_is_tenant(at->scene, entity) ||
             gxi_entity_bit(at->scene, entity) == gxi_bit(at->scene->type.event);
    site = site || gxi_is_site(at->scene, entity);
  }
  return tenant && site;
}

static void read_sentence(const walk *at) {
  for (uint32_t token = at->first; token < at->last; token++) {
    if (!is_name(at->scene, token)) {
      predicated(at, token);
      seated(at, token);
      based(at, token);
      possessed(at, token);
    } else if (gxi_token_is(at->scene, token + 1 < at->last ? token + 1 : token, "(")) {
      bracketed(at, token);
    } else if (token > at->first && gxi_is_tenant(at->scene, gxi_token_entity(at->scene, token))) {
      introduced(at, token);
      named(at, token);
      spotted(at, token);
      opened(at, token);
      topical(at, token);
      inside(at, token);
      housed(at, token);
    }
  }
}

void gxi_sites_find(gxi_scene *scene) {
  const uint32_t *first = scene->reading->sentence_tokens;
  for (uint32_t i = 0; i < scene->sentence_count; i++) {
    gx_block_kind kind = scene->blocks[scene->sentences[i].block].kind;
    if (kind == GX_BLOCK_BYLINE || kind == GX_BLOCK_TABLE_ROW) continue;
    walk at = {.scene = scene, .sentence = i, .first = first[i], .last = first[i + 1]};
    if (is_worth(&at)) read_sentence(&at);
  }
}
