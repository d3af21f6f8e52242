/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * learn_cells.c: names in tables, by the column that they stand in.
 *
 *     | 项目         | 投资方   | 落户地 |      the heading says what the cells are
 *     | 木耳菌种工厂 | 林间耳语 | 柞水县 |      program, company, –
 *
 *     | 敖汉旗谷雨合作社 | 上海五谷里食品公司 |
 *     | 岸沙米业         | 浦滨大卖场         |   … else the other cells of the column
 *
 * A cell holds one name and nothing besides, so whatever words it is made of, all of it
 * is the name: brands are often words of everyday, projects always are. Cells that the
 * first reading has found wholly, or as nothing but places, stay as they are. What is
 * found is noted, and then known in the text around the table, too. Linear.
 *
 * Not here: what the columns say of the ties between cells (relation/table.c).
 */
#include "base/words.h"
#include "mention/learn.h"
#include "mention/weights.h"

#define MAX_COLUMNS 24u
#define MIN_NAME 2u    /* characters */
#define MAX_NAME 14u   /* … of a firm */
#define MIN_PROGRAM 4u /* … of a project */
#define MAX_PROGRAM 24u
#define MIN_FELLOWS 2u /* cells of one type that tell of the others */

/* What a column is headed by. */
typedef enum heading {
  HEADING_NONE,
  HEADING_FIRM,  /* whatever its cells are, they are firms */
  HEADING_PARTY, /* firms, if the others tell nothing else */
  HEADING_BODY,  /* what the others are */
  HEADING_PROJECT,
  HEADING_ZONE,
  HEADING_OTHER /* names nothing */
} heading;

typedef struct cell {
  gx_span text;
  uint32_t first, end; /* tokens */
} cell;

typedef struct column {
  heading heading;
  uint32_t fellows[GXI_SHAPE_COUNT]; /* cells that are names of each shape's type */
  uint32_t others;                   /* … names of another */
} column;

typedef struct teller {
  gxi_notebook *notebook;
  const gxi_scan *scan;
  const gxi_reading *reading;
  const gx_block *blocks;
  uint32_t token; /* none before it ends behind the row that is read */
  column columns[MAX_COLUMNS];
} teller;

static heading heading_of(gx_str text) {
  if (gxi_str_has(
        text,
        "内容 类型 类别 数 额 资金 万元 日期 时间 编号 序 情况 进展 地址 备注 "
        "电话 职务 姓名 人 产品 品种 规模 性质"
      ))
    return HEADING_OTHER;
  if (gxi_str_has(text, "企业 公司 厂商 供货商 供应商 采购商 经销商 商户 店名"))
    return HEADING_FIRM;
  if (gxi_str_has(
        text,
        "项目单位 项目业主 投资方 投资主体 供货方 供应方 采购方 买方 卖方 需方 供方 "
        "承建方 承接方 施工方 业主 买家 卖家 实施主体 运营方 客户"
      ))
    return HEADING_PARTY;
  if (gxi_str_has(text, "单位 甲方 乙方 丙方 主体 机构 名称") && !gxi_str_has(text, "项目"))
    return HEADING_BODY;
  if (gxi_str_has(text, "项目"))
    return gxi_str_has(text, "地 点 方 单位 主 法") ? HEADING_OTHER : HEADING_PROJECT;
  return gxi_str_has(text, "园区 平台载体") ? HEADING_ZONE : HEADING_NONE;
}

static gx_str text_of(const teller *t, gx_span span) {
  return gxi_str_sub(t->scan->text, span.begin, span.end);
}

static const gxi_token *token_at(const teller *t, uint32_t index) {
  return &t->reading->tokens.items[index];
}

static const gxi_mention *mention_of(const teller *t, const gxi_token *token) {
  return token->mention == GX_ID_NONE ? NULL
                                      : &t->reading->mentions.items[token->mention];
}

/* The next cell of a row that begins at a byte: its tokens, too. */
static cell cell_at(teller *t, uint32_t begin, uint32_t end) {
  const gxi_tokens *tokens = &t->reading->tokens;
  size_t tab = gxi_str_find(text_of(t, (gx_span){begin, end}), GX_STR_LIT("\t"), 0);
  cell c = {.text = {begin, tab == SIZE_MAX ? end : begin + (uint32_t)tab}};
  while (t->token < tokens->count && tokens->items[t->token].text.begin < begin)
    t->token++;
  c.first = t->token;
  while (t->token < tokens->count && tokens->items[t->token].text.end <= c.text.end)
    t->token++;
  c.end = t->token;
  return c;
}

/* The name that a cell is, or NULL. */
static const gxi_mention *whole_name(const teller *t, const cell *c) {
  if (c->end != c->first + 1) return NULL;
  const gxi_token *token = token_at(t, c->first);
  const gxi_mention *mention = mention_of(t, token);
  bool whole = token->text.begin == c->text.begin && token->text.end == c->text.end;
  return whole && mention && mention->kind == GXI_MENTION_NAME ? mention : NULL;
}

static void count_fellow(teller *t, column *to, const cell *c) {
  const gxi_mention *name = whole_name(t, c);
  if (!name || name->place_count) return;
  for (uint32_t s = 0; s < GXI_SHAPE_COUNT; s++)
    if (t->scan->shape_type[s] == name->type) {
      to->fellows[s]++;
      return;
    }
  to->others++;
}

/* The shape of most of a column's names, if they are enough. */
static gxi_shape shape_of_fellows(const column *c) {
  uint32_t best = 0, sum = c->others;
  for (uint32_t s = 0; s < GXI_SHAPE_COUNT; s++) {
    sum += c->fellows[s];
    if (c->fellows[s] > c->fellows[best]) best = s;
  }
  bool enough = c->fellows[best] >= MIN_FELLOWS && c->fellows[best] * 3 >= sum * 2;
  return enough ? (gxi_shape)best : GXI_SHAPE_COUNT;
}

/* The shape that a column's other cells are named by, or GXI_SHAPE_COUNT. */
static gxi_shape shape_of(const column *c) {
  gxi_shape fellows = shape_of_fellows(c);
  bool body = fellows == GXI_SHAPE_COMPANY || fellows == GXI_SHAPE_ORGANIZATION;
  switch (c->heading) {
  case HEADING_FIRM:
    return GXI_SHAPE_COMPANY;
  case HEADING_PARTY:
    return body || fellows == GXI_SHAPE_COUNT ? GXI_SHAPE_COMPANY : GXI_SHAPE_COUNT;
  case HEADING_PROJECT:
    return GXI_SHAPE_PROGRAM;
  case HEADING_ZONE:
    return GXI_SHAPE_ZONE;
  case HEADING_BODY:
  case HEADING_NONE:
    return body || fellows == GXI_SHAPE_ZONE ? fellows : GXI_SHAPE_COUNT;
  default:
    return GXI_SHAPE_COUNT;
  }
}

static bool is_clean(gx_str text, bool digits) {
  uint32_t size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = gxi_utf8_at(text, at, &size);
    if (!gxi_is_han(code) && !(digits && gxi_is_digit(code)) && code != 0xB7 /* · */)
      return false;
  }
  return true;
}

/* 待定, 暂无, 3家企业: what stands in for names, or counts them. */
static bool is_filler(const teller *t, const cell *c, bool program) {
  gx_str text = text_of(t, c->text);
  if (gxi_str_has(text, "待定 暂无 同上 合计 小计 总计 其他 其它 洽谈 意向 等") || gxi_str_is(text, "无"))
    return true;
  uint32_t places = 0;
  for (uint32_t i = c->first; i < c->end; i++) {
    const gxi_token *token = token_at(t, i);
    const gxi_mention *mention = mention_of(t, token);
    uint32_t size = token->text.end - token->text.begin;
    places += mention && mention->place_count > 0;
    if (token->kind == GXI_TOKEN_TITLE || token->kind == GXI_TOKEN_DATE) return true;
    if (mention && mention->kind == GXI_MENTION_ANAPHOR) return true;
    if (program) continue;
    if (token->kind == GXI_TOKEN_MONEY || token->kind == GXI_TOKEN_QUANTITY)
      return true;
    if (token->kind == GXI_TOKEN_WORD && GXI_WORD_CLASS(token->payload) < GXI_WORD_GENERIC && size > 3)
      return true;
    bool listed = token->kind != GXI_TOKEN_OTHER && token->kind != GXI_TOKEN_MENTION;
    if (c->end == c->first + 1 && listed && size < 12) return true;
  }
  return places == c->end - c->first;
}

/* A name that only part of a cell is: of the cell's end, or a place, or a guessed
   person. */
static bool may_hold(const teller *t, const cell *c) {
  for (uint32_t i = c->first; i < c->end; i++) {
    const gxi_mention *mention = mention_of(t, token_at(t, i));
    if (!mention || mention->place_count || mention->origin == GXI_ORIGIN_PERSON)
      continue;
    bool last = mention->origin == GXI_ORIGIN_SHAPE && i + 1 == c->end;
    if (!last && mention->origin != GXI_ORIGIN_LEXICON) return false;
  }
  return true;
}

static void note_cell(teller *t, const cell *c, gxi_shape shape) {
  gx_str text = text_of(t, c->text);
  bool program = shape == GXI_SHAPE_PROGRAM;
  size_t size = gxi_utf8_count(text);
  if (whole_name(t, c) || c->first == c->end) return;
  if (size < (program ? MIN_PROGRAM : MIN_NAME) || size > (program ? MAX_PROGRAM : MAX_NAME))
    return;
  if (!is_clean(text, program) || is_filler(t, c, program)) return;
  if (!program && !may_hold(t, c)) return;
  gxi_notebook_add(
    t->notebook,
    t->scan->arena,
    (gxi_note
    ){.text = text,
      .type = t->scan->shape_type[shape],
      .cost = size > 3    ? GXI_COST_NOTED
              : size == 3 ? GXI_COST_NOTED_THREE
                          : GXI_COST_NOTED_TWO,
      .origin = GXI_ORIGIN_SHAPE,
      .full = GX_ID_NONE}
  );
}

/* What is done with each cell of a table: the headings are read, the names counted, the
   others noted. */
typedef enum pass { PASS_COUNT, PASS_NOTE } pass;

static void read_row(teller *t, const gx_block *row, pass todo) {
  uint32_t index = 0;
  for (uint32_t at = row->text.begin; at <= row->text.end && index < MAX_COLUMNS;
       index++) {
    cell c = cell_at(t, at, row->text.end);
    column *own = &t->columns[index];
    if (row->header)
      own->heading = heading_of(text_of(t, c.text));
    else if (todo == PASS_COUNT)
      count_fellow(t, own, &c);
    else if (shape_of(own) != GXI_SHAPE_COUNT)
      note_cell(t, &c, shape_of(own));
    at = c.text.end + 1;
  }
}

/* Rows [begin, end) of one table, twice. */
static void read_table(teller *t, size_t begin, size_t end) {
  uint32_t token = t->token;
  for (uint32_t i = 0; i < MAX_COLUMNS; i++)
    t->columns[i] = (column){HEADING_NONE, {0}, 0};
  for (size_t i = begin; i < end; i++)
    read_row(t, &t->blocks[i], PASS_COUNT);
  t->token = token;
  for (size_t i = begin; i < end; i++)
    read_row(t, &t->blocks[i], PASS_NOTE);
}

/* The first token that does not end before a byte. */
static uint32_t token_behind(const gxi_reading *reading, uint32_t byte) {
  uint32_t low = 0, high = reading->tokens.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (reading->tokens.items[middle].text.end <= byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void gxi_learn_cells(
  gxi_notebook *notebook,
  const gxi_scan *scan,
  const gxi_reading *reading,
  const gx_document *document
) {
  size_t count;
  const gx_block *blocks = gx_document_blocks(document, &count);
  teller t = {.notebook = notebook, .scan = scan, .reading = reading, .blocks = blocks};
  for (size_t i = 0, end; i < count; i = end) {
    end = i + 1;
    if (blocks[i].kind != GX_BLOCK_TABLE_ROW) continue;
    while (end < count && blocks[end].kind == GX_BLOCK_TABLE_ROW &&
           blocks[end].table == blocks[i].table)
      end++;
    t.token = token_behind(reading, blocks[i].text.begin);
    read_table(&t, i, end);
  }
}
