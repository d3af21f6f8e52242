/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * table.c: rows of tables as clauses: column headings give the roles.
 *
 *     | 支援方 | 受援方 | 资金   |        giver × receiver → aids, amount
 *     | 企业   | 地点   | 投资额 |        investor × place → invests_in, amount
 *     | 甲方   | 乙方   | 金额   |        party × party → signs_with, amount
 *     | 姓名   | 职务   |                 person × posts → holds_post_at
 *     | 姓名   | 派出单位 |               person × body → holds_post_at
 *     | 企业   | 园区 | 母公司 |          firm × site → located_in, and × parent →
 *                                         subsidiary_of
 *     | 成员单位 |                     member × association above → member_of
 *     | 参展单位 |                     guest × event above → attends
 */
#include "grammar/value.h"
#include "relation/line.h"
#include "relation/unit.h"

#define MAX_COLUMNS 24u
#define MAX_CELL_NAMES 8u

typedef enum column_role {
  ROLE_NONE,
  ROLE_GIVER,
  ROLE_RECEIVER,
  ROLE_INVESTOR,
  ROLE_PLACE,
  ROLE_PARTY,
  ROLE_BUYER,
  ROLE_SELLER,
  ROLE_PROJECT,
  ROLE_AMOUNT,
  ROLE_QUANTITY,
  ROLE_DATE,
  ROLE_PERSON,
  ROLE_POST,
  ROLE_HOLDER,
  ROLE_BODY,
  ROLE_SITE,
  ROLE_PARENT,
  ROLE_MEMBER,
  ROLE_GUEST,
  ROLE_COUNT
} column_role;

typedef struct heading {
  column_role role;
  const char *words;
} heading;

/* In order: the first whose words occur in the heading. */
static const heading headings[] = {
  {ROLE_AMOUNT,
   "金额 投资额 总投资 投资总额 资金 出资 额度 亿元 万元 帮扶金 援助金 帮扶款 捐款"},
  {ROLE_QUANTITY, "数量 供货量 供应量 采购量 订购量 销售量 交货量"},
  {ROLE_DATE, "日期 时间 年份"},
  {ROLE_NONE, "内容 措施 方式 成效 情况 任务 领域 专科 科室 人数 备注 序号"},
  {ROLE_BODY, "派出单位 工作单位 所在单位 来源单位 原单位 派出学校 派出医院 任职单位"},
  {ROLE_RECEIVER, "受援 帮扶对象 支援对象 援助对象 受帮扶 受捐 被帮扶 受助 受赠 被援"},
  {ROLE_PERSON, "姓名 负责人 领队 联系人 带队 队长 组长 专家"},
  {ROLE_GUEST, "参展 参会 出席 与会"},
  {ROLE_GIVER, "支援 援助方 援建 帮扶 捐赠 结对方 选派单位"},
  {ROLE_BUYER,
   "采购方 采购商 采购单位 买方 需方 客户 收货 目的国 目的地 销往 出口国 销售地 市场 "
   "买家 "
   "采购企业"},
  {ROLE_SELLER, "供应方 供货方 供货商 供应商 卖方 供方 产地 供货单位 供应企业"},
  {ROLE_HOLDER, "股东"},
  {ROLE_PARTY, "签约方 甲方 乙方 丙方 签约单位 签约主体 签约双方 合作方 合作单位"},
  {ROLE_INVESTOR,
   "项目单位 项目业主 项目法人 实施企业 承建企业 引进企业 落户企业 入驻企业 签约企业"},
  {ROLE_PARENT, "母公司 上级公司 控股股东 所属集团 隶属"},
  {ROLE_MEMBER, "成员单位 会员单位 理事单位 会员企业 成员企业 会员名单 成员名单"},
  {ROLE_POST, "职务 任职 岗位 职位"},
  {ROLE_INVESTOR,
   "投资方 投资企业 投资主体 投资单位 企业名称 企业 公司 建设单位 业主 "
   "建设主体 实施主体 责任主体 投资人 投资商 投资者 申报单位 承担单位"},
  {ROLE_SITE, "所在地 所在园区 注册地 注册地址 地址 所在县 所在区 入驻园区"},
  {ROLE_PLACE,
   "地点 落户 落地 所在地 属地 承接地 园区 建设地 区县 县市 县(市 落点 选址 坐落"},
  {ROLE_PROJECT, "项目"},
  {ROLE_BODY, "单位"},
};

typedef struct table_grid {
  gxi_scene *scene;
  uint32_t table;
  column_role columns[MAX_COLUMNS];
  uint32_t column_count;
  uint32_t first;  /* token of its first row */
  bool setting_up; /* the text is about a company that is being set up */
  bool signing;    /* the table speaks of signed projects */
  bool aid;        /* what stands before the table speaks of paired help */
  gx_str unit;     /* of its sums, where the head says so: 万元 */
  gx_str measure;  /* of its quantities: 吨 */
  bool own_post;   /* posts are those at the body beside them, not at some other */
} table_grid;

typedef struct table_cell {
  uint32_t entities[MAX_CELL_NAMES];
  uint32_t count;
  uint32_t first, last; /* tokens */
  gx_str amount, date;
} table_cell;

typedef struct table_row {
  table_cell cells[MAX_COLUMNS];
  uint32_t count;
  uint32_t sentence;
} table_row;

static column_role role_of(gx_str text) {
  for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
    if (gxi_text_has(text, headings[i].words)) return headings[i].role;
  return ROLE_NONE;
}

/* What stands in brackets at the end of a heading: 数量(吨). */
static gx_str bracketed(gx_str name) {
  size_t open = gxi_str_find(name, GX_STR_LIT("("), 0);
  if (open == SIZE_MAX || !gxi_str_ends(name, GX_STR_LIT(")"))) return (gx_str){0};
  return gxi_str_sub(name, open + 1, name.size - 1);
}

/* The unit of sums that the head of a table, or the text before it, names. */
static gx_str unit_of(gx_str head, gx_str before) {
  static const char *const units[] = {"万元", "亿元", "万美元", "亿美元"};
  static const char *const heads[] = {"(万元)", "(亿元)", "(万美元)", "(亿美元)"};
  static const char *const lines[] = {
    "单位:万元", "单位:亿元", "单位:万美元", "单位:亿美元"};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (gxi_text_has(head, heads[i])) return gxi_str(units[i]);
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (gxi_text_has(before, lines[i])) return gxi_str(units[i]);
  return (gx_str){0};
}

static void read_headings(table_grid *grid, const gx_block *block) {
  gx_str text = gxi_scene_text(grid->scene, block->text);
  grid->table = block->table;
  grid->column_count = 0;
  grid->own_post = false;
  uint32_t from = block->text.begin > 600 ? block->text.begin - 600 : 0;
  gx_str before = gxi_str_sub(grid->scene->text, from, block->text.end);
  grid->aid = gxi_text_has(before, "结对 对口支援 帮扶 对口协作");
  grid->setting_up = gxi_text_has(before, "设立 成立 组建 新设 合资公司");
  grid->unit = unit_of(text, before);
  grid->measure = (gx_str){0};
  from = block->text.begin > 400 ? block->text.begin - 400 : 0;
  before = gxi_str_sub(grid->scene->text, from, block->text.end);
  grid->signing = gxi_text_has(before, "签约 签下 签订");
  size_t begin = 0;
  while (begin <= text.size && grid->column_count < MAX_COLUMNS) {
    size_t end = gxi_str_find(text, GX_STR_LIT("\t"), begin);
    if (end == SIZE_MAX) end = text.size;
    gx_str name = gxi_str_sub(text, begin, end);
    column_role role = role_of(name);
    if (role == ROLE_NONE && grid->signing && name.size <= 15 && gxi_str_ends(name, GX_STR_LIT("方")))
      role = ROLE_PARTY; /* | 甲市方 | 乙市方 | */
    if (role == ROLE_QUANTITY) grid->measure = bracketed(name);
    if (role == ROLE_POST)
      grid->own_post = gxi_text_among(name, "职务 现任职务 职位 岗位 职务职称");
    grid->columns[grid->column_count++] = role;
    begin = end + 1;
  }
}

/* 福州市|马尾区: the place right before holds this one. */
static bool lies_in_last(
  const gxi_scene *scene, uint32_t token, const table_cell *cell, uint32_t entity
) {
  uint32_t last = cell->entities[cell->count - 1];
  uint32_t outer = scene->entities->items[last].place;
  uint32_t inner = scene->entities->items[entity].place;
  return token > 0 && outer != GX_ID_NONE && inner != GX_ID_NONE && outer != inner &&
         gxi_token_entity(scene, token - 1) == last &&
         gxi_knowledge_place_within(scene->knowledge, inner, outer);
}

static void
add_token(const gxi_scene *scene, table_cell *cell, uint32_t token, uint32_t sentence) {
  if (gxi_token_is(scene, token, "\t")) return;
  const gxi_token *it = &scene->reading->tokens.items[token];
  if (cell->first == cell->last) cell->first = token;
  cell->last = token + 1;
  gxi_reference reference = gxi_token_reference(scene, token);
  if (cell->count > 0 && reference.count == 1 && lies_in_last(scene, token, cell, reference.entities[0]))
    cell->count--; /* 福州市|马尾区 */
  for (uint32_t i = 0; i < reference.count && cell->count < MAX_CELL_NAMES; i++)
    cell->entities[cell->count++] = reference.entities[i];
  if (cell->amount.size == 0 && (it->kind == GXI_TOKEN_MONEY || it->kind == GXI_TOKEN_NUMBER || it->kind == GXI_TOKEN_QUANTITY))
    cell->amount = gxi_token_text(scene, token);
  if (it->kind == GXI_TOKEN_DATE) {
    gxi_value value = gxi_value_at(gxi_token_text(scene, token));
    char out[16];
    uint32_t size = gxi_date_iso(out, &value, scene->days[sentence].anchor);
    cell->date = gxi_arena_copy(scene->arena, (gx_str){out, size});
  }
}

/* Cells of a row: tabs count, whether the row is one sentence or several. */
static void
read_row(const gxi_scene *scene, table_row *row, uint32_t sentence, uint32_t *next) {
  uint32_t block = scene->sentences[sentence].block;
  uint32_t begin = scene->blocks[block].text.begin;
  *row = (table_row){.sentence = sentence};
  uint32_t column = 0, at = begin;
  while (sentence < scene->sentence_count && scene->sentences[sentence].block == block
  ) {
    uint32_t first = scene->reading->sentence_tokens[sentence];
    uint32_t last = scene->reading->sentence_tokens[sentence + 1];
    for (uint32_t token = first; token < last; token++) {
      uint32_t to = scene->reading->tokens.items[token].text.end;
      for (; at < to; at++)
        column += scene->text.data[at] == '\t';
      if (column < MAX_COLUMNS) add_token(scene, &row->cells[column], token, sentence);
    }
    sentence++;
  }
  row->count = column < MAX_COLUMNS ? column + 1 : MAX_COLUMNS;
  *next = sentence;
}

static const table_cell *
cell_of(const table_grid *grid, const table_row *row, column_role role, uint32_t from) {
  for (uint32_t i = from; i < row->count && i < grid->column_count; i++)
    if (grid->columns[i] == role) return &row->cells[i];
  return NULL;
}

static gx_str amount_text(const table_grid *grid, const table_cell *cell) {
  gx_str amount = cell->amount;
  if (!grid->unit.size || amount.size == 0 || gxi_str_ends(amount, GX_STR_LIT("元")))
    return amount;
  return gxi_arena_join(grid->scene->arena, amount, grid->unit);
}

/* 1200 below 数量(吨): so much was delivered. */
static void
put_quantity(const table_grid *grid, const table_row *row, gxi_draft *draft) {
  const table_cell *cell = cell_of(grid, row, ROLE_QUANTITY, 0);
  if (!cell || cell->amount.size == 0 || draft->type != grid->scene->tie.supplies)
    return;
  gx_str unit = gxi_str_ends(cell->amount, grid->measure) ? (gx_str){0} : grid->measure;
  gx_str amount = gxi_arena_join(grid->scene->arena, cell->amount, unit);
  gxi_draft_set(draft, "amount", amount, false);
}

static void tie_cells(
  const table_grid *grid,
  const table_row *row,
  const table_cell *heads,
  uint32_t type,
  const table_cell *tails
) {
  gxi_scene *scene = grid->scene;
  if (!heads || !tails || heads == tails) return;
  const table_cell *amount = cell_of(grid, row, ROLE_AMOUNT, 0);
  const table_cell *date = cell_of(grid, row, ROLE_DATE, 0);
  for (uint32_t i = 0; i < heads->count; i++)
    for (uint32_t k = 0; k < tails->count; k++) {
      gxi_draft *draft = gxi_draft_new(
        scene, heads->entities[i], type, tails->entities[k], row->sentence
      );
      if (!draft) continue;
      draft->rule = GX_STR_LIT("table.row");
      put_quantity(grid, row, draft);
      if (amount) gxi_amount_put(scene, draft, amount_text(grid, amount));
      if (date) gxi_draft_set(draft, "date", date->date, false);
    }
}

/* Of the column of bodies beside a person, without a title of its own. */
static uint32_t body_of_row(const table_grid *grid, const table_row *row) {
  static const column_role roles[] = {ROLE_BODY, ROLE_GIVER};
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
    const table_cell *cell = cell_of(grid, row, roles[i], 0);
    if (cell && cell->count == 1 && cell->last == cell->first + 1 &&
        (gxi_entity_bit(grid->scene, cell->entities[0]) & grid->scene->bodies))
      return cell->entities[0];
  }
  return GX_ID_NONE;
}

static void tie_body(const table_grid *grid, const table_row *row, uint32_t person) {
  uint32_t body = body_of_row(grid, row);
  if (body == GX_ID_NONE) return;
  gxi_draft *draft = gxi_draft_new(
    grid->scene, person, grid->scene->tie.holds_post_at, body, row->sentence
  );
  if (!draft) return;
  draft->confidence = 0.7;
  draft->rule = GX_STR_LIT("table.body");
}

/* 甲(任院长) beside the hospital that is helped: there. */
static void read_sent(const table_grid *grid, const table_row *row) {
  gxi_scene *scene = grid->scene;
  const table_cell *name = cell_of(grid, row, ROLE_PERSON, 0);
  const table_cell *there = cell_of(grid, row, ROLE_RECEIVER, 0);
  if (!name || name->count != 1 || !there || there->count != 1) return;
  if (!(gxi_entity_bit(scene, name->entities[0]) & scene->persons) || !(gxi_entity_bit(scene, there->entities[0]) & scene->bodies))
    return;
  for (uint32_t i = name->first; i < name->last; i++) {
    if (!gxi_token_is_title(scene, i) || i == name->first || !gxi_token_among(scene, i - 1, "任 担任 挂职 挂任 兼任 任职"))
      continue;
    gxi_draft *draft = gxi_draft_new(
      scene,
      name->entities[0],
      scene->tie.holds_post_at,
      there->entities[0],
      row->sentence
    );
    if (!draft) return;
    draft->rule = GX_STR_LIT("table.post");
    gxi_draft_set(draft, "title", gxi_token_text(scene, i), false);
  }
}

static void read_posts(const table_grid *grid, const table_row *row) {
  gxi_scene *scene = grid->scene;
  const table_cell *name = cell_of(grid, row, ROLE_PERSON, 0);
  if (!name || name->count != 1 || !(gxi_entity_bit(scene, name->entities[0]) & scene->persons))
    return;
  for (uint32_t i = 0; i < row->count && i < grid->column_count; i++) {
    const table_cell *cell = &row->cells[i];
    if (cell == name || cell->first == cell->last) continue;
    gxi_units units;
    gxi_units_after(&units, scene, cell->first, cell->last);
    bool own = grid->columns[i] == ROLE_POST && grid->own_post;
    uint32_t before = own ? body_of_row(grid, row) : GX_ID_NONE;
    for (uint32_t k = 0; k < units.count; k++) {
      gxi_office office = gxi_unit_office(scene, &units.items[k], before, cell->first);
      gxi_draft *draft = gxi_draft_new(
        scene, name->entities[0], scene->tie.holds_post_at, office.entity, row->sentence
      );
      if (!draft) continue;
      before = office.entity;
      draft->rule = GX_STR_LIT("table.post");
      gxi_draft_set(draft, "title", gxi_scene_text(scene, units.items[k].words), false);
    }
  }
  tie_body(grid, row, name->entities[0]);
}

/* The association that a table of members is about: the last one named before it. */
static uint32_t joined(const gxi_scene *scene, uint32_t token) {
  for (uint32_t i = token; i-- > 0 && token - i < 100;) {
    uint32_t entity = gxi_token_entity(scene, i);
    if (entity == GX_ID_NONE || scene->entities->items[entity].type != scene->type.organization)
      continue;
    if (gxi_text_has(
          scene->entities->items[entity].name,
          "联盟 协会 商会 学会 联合会 促进会 共同体 合作社"
        ))
      return entity;
  }
  return GX_ID_NONE;
}

/* The event that a table of those who come is about: the last one named before it. */
static uint32_t attended(const gxi_scene *scene, uint32_t token) {
  for (uint32_t i = token; i-- > 0 && token - i < 400;) {
    uint32_t entity = gxi_token_entity(scene, i);
    if (gxi_entity_bit(scene, entity) == gxi_bit(scene->type.event)) return entity;
  }
  return GX_ID_NONE;
}

static void tie_guests(const table_grid *grid, const table_row *row) {
  const table_cell *guests = cell_of(grid, row, ROLE_GUEST, 0);
  uint32_t event = guests ? attended(grid->scene, grid->first) : GX_ID_NONE;
  if (event == GX_ID_NONE) return;
  table_cell guest = *guests, whole = {.entities = {event}, .count = 1};
  if (guest.count > 1) { /* 某国某市某公司: the last */
    guest.entities[0] = guest.entities[guest.count - 1];
    guest.count = 1;
  }
  tie_cells(grid, row, &guest, grid->scene->tie.attends, &whole);
}

/* Where firms stand, whose they are, what they are members of. */
static void tie_structure(const table_grid *grid, const table_row *row) {
  const gxi_ties *tie = &grid->scene->tie;
  const table_cell *firm = cell_of(grid, row, ROLE_INVESTOR, 0);
  const table_cell *member = cell_of(grid, row, ROLE_MEMBER, 0);
  const table_cell *site = cell_of(grid, row, ROLE_SITE, 0);
  tie_cells(grid, row, firm ? firm : member, tie->located_in, site);
  tie_cells(grid, row, firm, tie->subsidiary_of, cell_of(grid, row, ROLE_PARENT, 0));
  uint32_t body = member ? joined(grid->scene, grid->first) : GX_ID_NONE;
  if (body == GX_ID_NONE) return;
  table_cell whole = {.entities = {body}, .count = 1};
  tie_cells(grid, row, member, tie->member_of, &whole);
}

/* Several columns of parties, or a signing with an investor and a place. */
static void tie_parties(const table_grid *grid, const table_row *row) {
  const gxi_ties *tie = &grid->scene->tie;
  for (uint32_t i = 0; i < row->count && i < grid->column_count; i++) {
    if (grid->columns[i] != ROLE_PARTY) continue;
    tie_cells(
      grid, row, &row->cells[i], tie->signs_with, cell_of(grid, row, ROLE_PARTY, i + 1)
    );
    tie_cells(
      grid, row, cell_of(grid, row, ROLE_INVESTOR, 0), tie->signs_with, &row->cells[i]
    );
  }
}

/* 支援地 beside 受援地 under headings that say no more than names. */
static void tie_pair(const table_grid *grid, const table_row *row) {
  const table_cell *giver = NULL, *receiver = NULL;
  uint32_t types = grid->scene->places | grid->scene->bodies;
  for (uint32_t i = 0; i < row->count && i < grid->column_count; i++) {
    const table_cell *cell = &row->cells[i];
    if (cell->count == 0 || (grid->columns[i] != ROLE_NONE && grid->columns[i] != ROLE_PLACE))
      continue;
    if (!(gxi_entity_bit(grid->scene, cell->entities[0]) & types)) return;
    if (!giver)
      giver = cell;
    else if (!receiver)
      receiver = cell;
    else
      return;
  }
  tie_cells(grid, row, giver, grid->scene->tie.aids, receiver);
}

/* 甲方 a government, 乙方 a company, and a sum: the company invests there. */
static void tie_investment(const table_grid *grid, const table_row *row) {
  const gxi_scene *scene = grid->scene;
  if (!cell_of(grid, row, ROLE_AMOUNT, 0)) return;
  for (uint32_t i = 0; i < row->count && i < grid->column_count; i++) {
    const table_cell *cell = &row->cells[i];
    if (grid->columns[i] != ROLE_PARTY || cell->count == 0 ||
        !(gxi_entity_bit(scene, cell->entities[0]) & gxi_bit(scene->type.company)))
      continue;
    for (uint32_t k = 0; k < row->count && k < grid->column_count; k++) {
      if (k == i || row->cells[k].count == 0) continue;
      table_cell place = row->cells[k];
      if (grid->columns[k] == ROLE_PARTY) {
        place.entities[0] =
          gxi_scene_place_entity(scene, gxi_entity_site(scene, place.entities[0]));
        place.count = 1;
      } else if (grid->columns[k] != ROLE_PROJECT) {
        continue;
      }
      tie_cells(grid, row, cell, scene->tie.invests_in, &place);
    }
  }
}

/* The company that a table of shareholders is about: the last one named before it. */
static uint32_t held_company(const gxi_scene *scene, uint32_t token) {
  for (uint32_t i = token; i-- > 0 && token - i < 200;) {
    uint32_t entity = gxi_token_entity(scene, i);
    if (entity != GX_ID_NONE && gxi_entity_bit(scene, entity) == gxi_bit(scene->type.company))
      return entity;
  }
  return scene->main_company;
}

static bool row_says_most(const gxi_scene *scene, const table_row *row) {
  for (uint32_t i = 0; i < row->count; i++)
    for (uint32_t k = row->cells[i].first; k < row->cells[i].last; k++) {
      gx_str text = gxi_token_text(scene, k);
      if (gxi_str_ends(text, GX_STR_LIT("%")) && gxi_stake_percent(text) > 50)
        return true;
    }
  return false;
}

/* | 股东 | 出资额 | 比例 |: shares of the company named before the table. */
static void tie_holder(const table_grid *grid, const table_row *row) {
  gxi_scene *scene = grid->scene;
  const table_cell *holder = cell_of(grid, row, ROLE_HOLDER, 0);
  if (!holder || holder->count != 1) return;
  uint32_t held = held_company(scene, grid->first);
  const table_cell *amount = cell_of(grid, row, ROLE_AMOUNT, 0);
  gxi_draft *draft = gxi_draft_new(
    scene, holder->entities[0], scene->tie.invests_in, held, row->sentence
  );
  if (!draft) return;
  draft->rule = GX_STR_LIT("table.holder");
  if (amount) gxi_amount_put(scene, draft, amount_text(grid, amount));
  if (grid->setting_up) {
    draft =
      gxi_draft_new(scene, holder->entities[0], scene->tie.founds, held, row->sentence);
    if (draft) draft->rule = GX_STR_LIT("table.holder");
  }
  if (!row_says_most(scene, row)) return;
  draft = gxi_draft_new(
    scene, held, scene->tie.subsidiary_of, holder->entities[0], row->sentence
  );
  if (draft) draft->rule = GX_STR_LIT("table.holder");
}

/* The project where its cell names one: 澳洲坚果项目 names only what it works with. */
static bool
named_project(const table_grid *grid, const table_row *row, table_cell *project) {
  const table_cell *cell = cell_of(grid, row, ROLE_PROJECT, 0);
  if (!cell || cell->count == 0) return false;
  *project = *cell;
  project->count = 0;
  for (uint32_t i = 0; i < cell->count; i++)
    if (!(gxi_entity_bit(grid->scene, cell->entities[i]) & grid->scene->places))
      project->entities[project->count++] = cell->entities[i];
  return project->count > 0;
}

static void tie_row(const table_grid *grid, const table_row *row) {
  const gxi_ties *tie = &grid->scene->tie;
  const table_cell *investor = cell_of(grid, row, ROLE_INVESTOR, 0);
  const table_cell *receiver = cell_of(grid, row, ROLE_RECEIVER, 0);
  if (!receiver) receiver = cell_of(grid, row, ROLE_PLACE, 0); /* 建设地点 */
  tie_cells(grid, row, cell_of(grid, row, ROLE_GIVER, 0), tie->aids, receiver);
  const table_cell *seller = cell_of(grid, row, ROLE_SELLER, 0);
  const table_cell *buyer = cell_of(grid, row, ROLE_BUYER, 0);
  tie_cells(grid, row, seller ? seller : investor, tie->supplies, buyer);
  if (grid->signing) tie_cells(grid, row, seller, tie->signs_with, buyer);
  if (cell_of(grid, row, ROLE_AMOUNT, 0) || grid->signing) {
    tie_cells(grid, row, investor, tie->invests_in, cell_of(grid, row, ROLE_PLACE, 0));
    tie_cells(grid, row, investor, tie->invests_in, cell_of(grid, row, ROLE_SITE, 0));
    table_cell project;
    if (named_project(grid, row, &project))
      tie_cells(grid, row, investor, tie->invests_in, &project);
  }
  tie_parties(grid, row);
  tie_investment(grid, row);
  tie_holder(grid, row);
  if (grid->aid) tie_pair(grid, row);
  read_posts(grid, row);
  read_sent(grid, row);
  tie_structure(grid, row);
  tie_guests(grid, row);
}

void gxi_tables_find(gxi_scene *scene) {
  table_grid grid = {.scene = scene, .table = GX_ID_NONE};
  table_row *row = gxi_arena_alloc(scene->arena, 1, sizeof *row);
  uint32_t next;
  for (uint32_t i = 0; i < scene->sentence_count; i = next) {
    const gx_block *block = &scene->blocks[scene->sentences[i].block];
    next = i + 1;
    if (block->kind != GX_BLOCK_TABLE_ROW) continue;
    read_row(scene, row, i, &next);
    if (block->header || block->table != grid.table) {
      read_headings(&grid, block);
      grid.first = scene->reading->sentence_tokens[i];
      continue;
    }
    scene->sentence_drafts = scene->drafts.count;
    tie_row(&grid, row);
  }
}
