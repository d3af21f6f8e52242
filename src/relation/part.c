/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * part.c: what bodies and zones consist of, where no verb of a frame says so.
 *
 *     [某大学] 的 [农学院] ; [某局] 下面的 [某中心]     a division behind its body
 *     该校 [农学院] ; [某学院] 首个 [某地实训基地]
 *     [集团驻某地办事处] ; [指挥部人才组]             the name begins with 集团
 *     [某区] 由 [甲片区] 、 [乙片区] 组成
 *     [某区] 下含 / 包括 / 分为 [甲园] 、 [乙园]
 *
 * Names that hold their parent's (商务委贸改处) are located.c's; 下属, 隶属 are frames.
 */
#include "relation/scene.h"

#define MAX_PREFIXED 64u /* names that begin with 集团 or the like; each asks all */

typedef struct walk {
  gxi_scene *scene;
  uint32_t sentence, first, last; /* tokens of the sentence, half open */
} walk;

static uint32_t bit_at(const walk *at, uint32_t token) {
  return gxi_entity_bit(at->scene, gxi_token_entity(at->scene, token));
}

static uint32_t offices(const gxi_scene *scene) {
  return gxi_bit(scene->type.agency) | gxi_bit(scene->type.organization);
}

static void put(
  const walk *at, uint32_t part, uint32_t whole, double confidence, const char *rule
) {
  gxi_scene *scene = at->scene;
  uint32_t known = scene->entities->items[part].parent;
  if (part == whole || known != GX_ID_NONE) return;
  gxi_ends ends = {part, scene->tie.part_of, whole};
  gxi_draft_put(scene, ends, at->sentence, confidence, rule);
}

/* 该校, 我局: a word that stands for a body. */
static bool stands_for_body(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  uint32_t mention = scene->reading->tokens.items[token].mention;
  gx_str text = gxi_token_text(scene, token);
  return scene->reading->mentions.items[mention].kind == GXI_MENTION_ANAPHOR &&
         (gxi_str_starts(text, GX_STR_LIT("该")) ||
          gxi_str_starts(text, GX_STR_LIT("我")) ||
          gxi_str_starts(text, GX_STR_LIT("本")));
}

/* 某大学的农学院, 某局下面的某中心, 某局和它的某中心, 该校农学院 */
static void divided(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  if (!(bit_at(at, token) & offices(scene))) return;
  uint32_t next = token + 1;
  while (next < at->last && next < token + 6 &&
         gxi_token_among(
           scene,
           next,
           "的 下面 下面的 内部 内部的 里 下头 管理的 主管的 代管的 它 及其 及 其 和"
         ))
    next++;
  bool joined =
    next > token + 1 &&
    gxi_token_among(scene, next - 1, "的 下面的 内部的 及其 其 管理的 主管的 代管的");
  if (next == token + 1) joined = stands_for_body(at, token);
  bool counted = next == token + 1 && next + 1 < at->last &&
                 gxi_token_among(scene, next, "首个 首家 第一个 第二个 第三个");
  if (counted) next++;
  if (!(joined || counted) || next >= at->last || !(bit_at(at, next) & offices(scene)))
    return;
  uint32_t part = gxi_token_entity(scene, next);
  uint32_t whole = gxi_token_entity(scene, token);
  gx_str name = scene->entities->items[part].name;
  if (gxi_is_division(name, scene->entities->items[whole].name) && (counted || scene->entities->items[part].location == GX_ID_NONE))
    put(at, part, whole, 0.7, "part.of");
}

/* The members of a list from a token on whose types are in the mask; its end. */
static uint32_t
put_list(const walk *at, uint32_t token, uint32_t whole, uint32_t types) {
  uint32_t i = token;
  for (; i < at->last && i < token + 24; i++) {
    if (bit_at(at, i) & types)
      put(at, gxi_token_entity(at->scene, i), whole, 0.7, "part.consists");
    else if (at->scene->reading->tokens.items[i].mention != GX_ID_NONE || !gxi_token_among(at->scene, i, "、 和 与 及 以及 “ ” ‘ ’"))
      break;
  }
  return i;
}

/* Behind a list: 等三个片区, 组成, 三部分; or its end. */
static bool closes_list(const walk *at, uint32_t token, bool composed) {
  for (uint32_t i = token; i < at->last && i < token + 6; i++) {
    if (gxi_token_among(at->scene, i, "组成 构成 共同组成 共同构成")) return true;
    if (at->scene->reading->tokens.items[i].kind == GXI_TOKEN_PUNCT) return !composed;
    if (at->scene->reading->tokens.items[i].mention != GX_ID_NONE) return false;
  }
  return !composed && token >= at->last;
}

/* 某区由甲片区、乙片区组成; 某区下含甲园、乙园; 某区(包括甲园、乙园) */
static void consists(const walk *at, uint32_t token) {
  const gxi_scene *scene = at->scene;
  bool by = gxi_token_is(scene, token, "由");
  if (!by && !gxi_token_among(scene, token, "下含 含 包含 包括 涵盖 涵括 分为 分成 划分为 辖 下辖 管辖 囊括 分设 下分"))
    return;
  uint32_t left = token;
  while (left > at->first && token - left < 4 &&
         gxi_token_among(scene, left - 1, ", 共 ( 规划 主要 总体 现 园区 具体 — —— 又"))
    left--;
  uint32_t types = left > at->first ? bit_at(at, left - 1) : 0;
  uint32_t zone = gxi_bit(scene->type.zone);
  types &= zone | (by ? 0 : gxi_bit(scene->type.agency));
  uint32_t from = token + 1; /* 由主体区和甲片区组成 */
  while (from < at->last && from < token + 5 &&
         scene->reading->tokens.items[from].mention == GX_ID_NONE &&
         (scene->reading->tokens.items[from].kind != GXI_TOKEN_PUNCT ||
          gxi_token_is(scene, from, "、")))
    from++;
  if (!types || from >= at->last || !(bit_at(at, from) & types)) return;
  uint32_t end = from;
  while (end < at->last && ((bit_at(at, end) & types) ||
                            gxi_token_among(scene, end, "、 和 与 及 以及 “ ”")))
    end++;
  if (closes_list(at, end, by))
    put_list(at, from, gxi_token_entity(scene, left - 1), types);
}

/* 某集团的新疆公司—甲; 某集团在某地的分厂,叫甲 */
static void branched(const walk *at, uint32_t token) {
  gxi_scene *scene = at->scene;
  uint32_t company = gxi_bit(scene->type.company);
  if (!(bit_at(at, token) & company)) return;
  uint32_t i = token;
  bool linked = false;
  while (i > at->first && token - i < 4 &&
         gxi_token_among(
           scene, i - 1, "“ — —— : 即 叫 名叫 叫做 就是 名为 是 , 也就是 取名 叫作"
         )) {
    linked = linked || !gxi_token_among(scene, i - 1, "“ ,");
    i--;
  }
  if (!linked || i == at->first || scene->reading->tokens.items[i - 1].mention != GX_ID_NONE)
    return;
  gx_str noun = gxi_token_text(scene, i - 1);
  bool kind = gxi_str_ends_in(noun, "公司 工厂 分厂 基地 厂 企业") > 0 &&
              !gxi_text_has(noun, "代工 客户 供应");
  bool behind = false;
  for (uint32_t left = i - 1; kind && left-- > at->first && i - left < 9;) {
    uint32_t bit = bit_at(at, left);
    if (bit & company) {
      bool owner =
        gxi_token_among(scene, left + 1, "的 在 于 设在 设于 位于") && behind;
      uint32_t entity = gxi_token_entity(scene, token);
      if (!owner || gxi_token_entity(scene, left) == entity) return;
      uint32_t parent = gxi_token_entity(scene, left);
      gxi_ends ends = {entity, scene->tie.subsidiary_of, parent};
      gxi_draft_put(scene, ends, at->sentence, 0.7, "part.branch");
      return;
    }
    if (bit & ~(scene->places | gxi_bit(scene->type.zone))) return;
    if (scene->reading->tokens.items[left].kind == GXI_TOKEN_PUNCT) return;
    if (gxi_token_among(scene, left, "客户 供应商 合作 伙伴 对手 收购 采购 竞争"))
      return;
    behind = behind || bit ||
             gxi_token_among(
               scene, left, "的 新 首家 首个 分 一家 第一家 海外 西部 西北 南疆"
             );
  }
}

/* The body that a word such as 指挥部 stands for: whose name ends so, and no other. */
static uint32_t body_ending(const gxi_scene *scene, gx_str word) {
  uint32_t bodies = offices(scene), best = GX_ID_NONE;
  const gxi_entity *items = scene->entities->items;
  for (uint32_t i = 0; i < scene->entities->count; i++) {
    if (!(gxi_entity_bit(scene, i) & bodies) || !gxi_str_ends(items[i].name, word) || items[i].name.size == word.size)
      continue;
    if (best != GX_ID_NONE && items[i].mention_count == items[best].mention_count)
      return GX_ID_NONE;
    if (best == GX_ID_NONE || items[i].mention_count > items[best].mention_count)
      best = i;
  }
  return best;
}

/* 集团驻某地办事处, 指挥部人才组: of whom 集团, 指挥部 stands for. */
static bool prefixed(gxi_scene *scene, uint32_t part) {
  static const char *const words[] = {
    "集团", "公司", "指挥部", "工作队", "学校", "医院", "协会", "商会"};
  const gxi_entity *entity = &scene->entities->items[part];
  if (!(gxi_entity_bit(scene, part) & offices(scene)) || entity->mention_count == 0)
    return false;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    gx_str word = gxi_str(words[i]);
    if (!gxi_str_starts(entity->name, word) || entity->name.size < word.size + 6)
      continue;
    uint32_t whole = i < 2 ? scene->main_company : body_ending(scene, word);
    if (whole == GX_ID_NONE || !gxi_is_division(entity->name, scene->entities->items[whole].name))
      return true;
    walk at = {
      .scene = scene,
      .sentence = scene->reading->mentions.items[entity->mentions[0]].sentence};
    put(&at, part, whole, 0.75, "part.prefix");
    return true;
  }
  return false;
}

void gxi_divisions_find(gxi_scene *scene) {
  uint32_t asked = 0;
  for (uint32_t i = 0; i < scene->entities->count && asked < MAX_PREFIXED; i++)
    asked += prefixed(scene, i);
  const uint32_t *first = scene->reading->sentence_tokens;
  for (uint32_t i = 0; i < scene->sentence_count; i++) {
    gx_block_kind kind = scene->blocks[scene->sentences[i].block].kind;
    if (kind == GX_BLOCK_BYLINE || kind == GX_BLOCK_TABLE_ROW) continue;
    walk at = {.scene = scene, .sentence = i, .first = first[i], .last = first[i + 1]};
    for (uint32_t token = at.first; token < at.last; token++) {
      if (scene->reading->tokens.items[token].mention == GX_ID_NONE) {
        consists(&at, token);
        continue;
      }
      divided(&at, token);
      branched(&at, token);
    }
  }
}
