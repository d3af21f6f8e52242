/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * stake.c: who owns most of a company that was set up, bought or invested in.
 *
 *     A出资5100万元,占51%        A invests in B; B is a subsidiary of A
 *     A全资设立B, A控股B, 占股六成, A设立B
 *     A与B合资成立C              A and B invest in C
 *
 * Only where one party holds the stake: of several, none is known to hold the most.
 */
#include "relation/line.h"

#define MAJORITY 51u
#define FEW_TENTHS "一成 两成 二成 三成 四成"

uint32_t gxi_stake_percent(gx_str text) {
  if (!gxi_str_ends(text, GX_STR_LIT("%"))) return 0;
  uint32_t value = 0;
  for (size_t i = 0; i < text.size && text.data[i] >= '0' && text.data[i] <= '9'; i++) {
    if (value > 100) return 0;
    value = value * 10 + (uint32_t)(text.data[i] - '0');
  }
  return value <= 100 ? value : 0;
}

/* The first share behind the verb decides, within its clause and what follows it. */
static bool says_majority(const gxi_view *view) {
  const gxi_line *line = view->line;
  if (gxi_line_has(line, view->verb, view->verb + 1, "全资 控股")) return true;
  for (uint32_t i = view->verb + 1; i < view->reach; i++) {
    if (gxi_text_has(gxi_item_text(line, i), FEW_TENTHS)) return false;
    if (line->items.items[i].kind != GXI_ITEM_QUANTITY) continue;
    uint32_t share = gxi_stake_percent(gxi_item_text(line, i));
    if (share) return share >= MAJORITY;
  }
  if (gxi_line_has(
        line, view->verb, view->reach, "控股子公司 控股孙公司 全资子公司 全资孙公司"
      ))
    return false; /* 入股甲的控股子公司 */
  return gxi_line_has(
    line,
    view->verb,
    view->reach,
    "控股 全资 六成 七成 八成 九成 全部股权 全部股份 合并报表"
  );
}

/* 买下28%的股权: less than most is said. */
static bool says_minority(const gxi_view *view) {
  const gxi_line *line = view->line;
  for (uint32_t i = view->begin; i < view->reach; i++) {
    if (gxi_text_has(gxi_item_text(line, i), FEW_TENTHS)) return true;
    if (line->items.items[i].kind != GXI_ITEM_QUANTITY) continue;
    uint32_t share = gxi_stake_percent(gxi_item_text(line, i));
    if (share) return share < MAJORITY;
  }
  return false;
}

bool gxi_stake_is_minor(const gxi_view *view) {
  const gxi_line *line = view->line;
  if (gxi_text_has(gxi_item_text(line, view->verb), "收购 并购")) return false;
  for (uint32_t i = view->verb + 1; i < view->reach; i++) {
    if (line->items.items[i].kind != GXI_ITEM_QUANTITY) continue;
    uint32_t share = gxi_stake_percent(gxi_item_text(line, i));
    bool few = gxi_text_has(gxi_item_text(line, i), FEW_TENTHS);
    if (share || few)
      return (few || share < 50) && gxi_line_has(line, i + 1, i + 3, "股") &&
             !gxi_line_has(line, view->begin, view->reach, "控股 控制 剩余 余下 增至");
  }
  return false;
}

/* 拿出9200万元,组建B: money stands beside a word of spending, before the founding. */
static bool says_money(const gxi_view *view) {
  const gxi_line *line = view->line;
  for (uint32_t i = view->verb; i-- > 1;) {
    if (line->items.items[i].kind == GXI_ITEM_STOP) return false;
    if (line->items.items[i].kind == GXI_ITEM_MONEY)
      return gxi_line_has(line, i > 2 ? i - 3 : 0, i, "出 投 资 掏 砸 花 筹 凑");
  }
  return false;
}

/* When, and how much where only one pays. */
static void put_sum(
  gxi_scene *scene,
  gxi_draft *draft,
  const gxi_firing *firing,
  const gxi_parties *owners
) {
  gxi_facts facts = firing->facts;
  if (owners->count == 1) gxi_sums_find(&facts, firing->view, draft->type);
  if (owners->count != 1 || facts.amount_count != 1) facts.amount_count = 0;
  gxi_facts_put(scene, draft, &facts, 0);
}

/* Companies that set one up together hold shares of it. */
static void put_shares(
  gxi_scene *scene,
  const gxi_firing *firing,
  const gxi_parties *owners,
  const gxi_parties *owned
) {
  uint32_t company = gxi_bit(scene->type.company);
  if (gxi_entity_bit(scene, owned->items[0].entity) != company) return;
  if (says_money(firing->view)) company |= scene->persons;
  for (uint32_t i = 0; i < owners->count; i++) {
    if (!(gxi_entity_bit(scene, owners->items[i].entity) & company)) continue;
    gxi_draft *draft = gxi_draft_new(
      scene,
      owners->items[i].entity,
      scene->tie.invests_in,
      owned->items[0].entity,
      firing->view->line->sentence
    );
    if (!draft) continue;
    draft->confidence = 0.7 * owners->factor * owned->factor;
    draft->status = firing->status;
    draft->rule = GX_STR_LIT("stake.shares");
    put_sum(scene, draft, firing, owners);
  }
}

static uint32_t bodies_of(const gxi_scene *scene, const gxi_parties *owners) {
  uint32_t bodies = 0;
  for (uint32_t i = 0; i < owners->count; i++)
    bodies += !(gxi_entity_bit(scene, owners->items[i].entity) & scene->persons);
  return bodies;
}

/* The one company among the owners; the others are persons. */
static uint32_t only_company(const gxi_scene *scene, const gxi_parties *owners) {
  uint32_t owner = GX_ID_NONE;
  for (uint32_t i = 0; i < owners->count; i++) {
    uint32_t bit = gxi_entity_bit(scene, owners->items[i].entity);
    if (bit & scene->persons) continue;
    if (bit != gxi_bit(scene->type.company) || owner != GX_ID_NONE) return GX_ID_NONE;
    owner = owners->items[i].entity;
  }
  return owner;
}

/* 甲、乙分别持股60%和40%: the one of several whose own share is the most. */
static uint32_t largest_holder(
  const gxi_scene *scene, const gxi_firing *firing, const gxi_parties *owners
) {
  const gxi_line *line = firing->view->line;
  uint32_t holder = GX_ID_NONE, count = 0;
  for (uint32_t i = firing->view->verb + 1; i < firing->view->reach; i++) {
    uint32_t share = line->items.items[i].kind == GXI_ITEM_QUANTITY
                       ? gxi_stake_percent(gxi_item_text(line, i))
                       : 0;
    if (share == 0) continue;
    if (share >= MAJORITY && count < owners->count)
      holder = owners->items[count].entity;
    count++;
  }
  bool company = gxi_entity_bit(scene, holder) == gxi_bit(scene->type.company);
  return count == owners->count && company ? holder : GX_ID_NONE;
}

/* 由A投资2.3亿元新建的B; B是A在某地注册的子公司: A set B up. */
static bool says_built(const gxi_view *view, uint32_t from, uint32_t to) {
  return gxi_line_has(
           view->line,
           from,
           to,
           "新建 兴建 兴办 创办 注册 设立 开设 开办 新设 独资 厂名 取名 定名 投建 "
           "投资建设 "
           "投资建成"
         ) &&
         !gxi_line_has(view->line, view->begin, to, "收购 并购 受让 股权 控股");
}

static void put_tie(
  gxi_scene *scene,
  const gxi_firing *firing,
  uint32_t head,
  uint32_t type,
  uint32_t tail,
  double confidence
) {
  gxi_draft *draft =
    gxi_draft_new(scene, head, type, tail, firing->view->line->sentence);
  if (!draft) return;
  draft->confidence = confidence;
  draft->status = firing->status;
  draft->rule = GX_STR_LIT("stake.built");
  gxi_draft_set(draft, "date", firing->facts.date, false);
}

/* What is owned and said to be built, registered or named was set up by its owner. */
static void put_founder(
  gxi_scene *scene,
  const gxi_firing *firing,
  const gxi_parties *heads,
  const gxi_parties *tails
) {
  const gxi_view *view = firing->view;
  const gxi_ties *tie = &scene->tie;
  bool owns = firing->frame->relation == tie->subsidiary_of;
  const gxi_parties *owner = owns ? tails : heads, *owned = owns ? heads : tails;
  uint32_t company = gxi_bit(scene->type.company);
  if (owner->count != 1 || owned->count != 1) return;
  uint32_t a = owner->items[0].entity, b = owned->items[0].entity;
  if (gxi_entity_bit(scene, a) != company || gxi_entity_bit(scene, b) != company)
    return;
  uint32_t from = owns ? view->begin : view->verb,
           to = owns ? view->verb + 1 : view->end;
  if (!owns && owned->item != GX_ID_NONE && owned->item > view->verb) to = owned->item;
  if (!says_built(view, from, to)) return;
  put_tie(scene, firing, a, tie->founds, b, 0.6);
  if (!owns) put_tie(scene, firing, b, tie->subsidiary_of, a, 0.6);
}

/* 拿走七成股权, 接手全部股份: most of it changes hands, so it is bought. */
static void put_purchase(
  gxi_scene *scene,
  const gxi_firing *firing,
  const gxi_parties *owners,
  const gxi_parties *owned
) {
  const gxi_view *view = firing->view;
  uint32_t company = gxi_bit(scene->type.company);
  if (owners->count != 1 || gxi_entity_bit(scene, owned->items[0].entity) != company)
    return;
  if (!gxi_text_among(
        gxi_item_text(view->line, view->verb),
        "拿走 拿走了 拿下 拿下了 接过 接过了 接下 接下了 接手 接手了 买走 买走了 买下 "
        "买下了 买入 购入 受让 受让了 承接 换走 换得 换来 取得 取得了 获得 获得了 拿到 "
        "拿到了 收回 买回 购回"
      ) ||
      !says_majority(view) || says_minority(view))
    return;
  gxi_draft *draft = gxi_draft_new(
    scene,
    owners->items[0].entity,
    scene->tie.acquires,
    owned->items[0].entity,
    view->line->sentence
  );
  if (!draft) return;
  draft->confidence = 0.7 * owners->factor * owned->factor;
  draft->status = firing->status;
  draft->rule = GX_STR_LIT("stake.bought");
}

void gxi_stake_put(
  gxi_scene *scene,
  const gxi_firing *firing,
  const gxi_parties *owners,
  const gxi_parties *owned
) {
  const gxi_ties *tie = &scene->tie;
  uint32_t relation = firing->frame->relation;
  if (relation == tie->subsidiary_of || relation == tie->invests_in)
    put_founder(scene, firing, owners, owned);
  if (relation != tie->invests_in && relation != tie->founds && relation != tie->acquires)
    return;
  if (owned->count != 1) return;
  const gxi_view *view = firing->view;
  if (relation == tie->invests_in && gxi_line_has(view->line, view->begin, view->reach, "质押 冻结 减持 解押"))
    return; /* a share of his shares */
  if (relation == tie->invests_in) put_purchase(scene, firing, owners, owned);
  if (relation == tie->founds && (owners->count > 1 || says_money(firing->view)))
    put_shares(scene, firing, owners, owned);
  bool parent = relation != tie->invests_in;
  uint32_t company = gxi_bit(scene->type.company);
  uint32_t owner = GX_ID_NONE;
  if (owners->count > 1) owner = largest_holder(scene, firing, owners);
  bool largest = owner != GX_ID_NONE;
  if (!largest) owner = only_company(scene, owners);
  if (owner == GX_ID_NONE || gxi_entity_bit(scene, owned->items[0].entity) != company)
    return;
  bool shared = gxi_line_has(
    firing->view->line,
    0,
    firing->view->verb,
    "两家 双方 三方 三家 各出资 各拿 各占 各持"
  );
  if (!largest && !(parent && bodies_of(scene, owners) == 1 && !shared) && !says_majority(firing->view))
    return;
  if (relation == tie->acquires && says_minority(firing->view)) return;
  gxi_draft *draft = gxi_draft_new(
    scene,
    owned->items[0].entity,
    tie->subsidiary_of,
    owner,
    firing->view->line->sentence
  );
  if (!draft) return;
  draft->confidence = 0.8 * owners->factor * owned->factor;
  draft->status = firing->status;
  draft->rule = GX_STR_LIT("stake.majority");
}
