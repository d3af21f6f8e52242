/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * collect.c: drafts → one relation for each (head, type, tail).
 *
 * Symmetric ties are put in the order of their ends. A draft's number becomes a
 * probability (gxi_knowledge_calibrate); confidence is that of the best draft; status
 * is the surest (asserted before ended before planned before negated); an attribute is
 * that of the first draft that has it. What a more specific tie of the same pair says
 * already is left out (cooperation beside a signing), and so is a place when a place
 * within it bears the same tie in the same sentence.
 */
#include "base/order.h"
#include "relation/scene.h"
#include "relation/weigh.h"

#include <stdlib.h>

typedef struct tie_shelf {
  gxi_scene *scene;
  const gx_relation_type *types;
  gxi_draft *drafts; /* sorted */
  uint32_t count;
} tie_shelf;

static int draft_order(const void *a, const void *b) {
  const gxi_draft *x = a, *y = b;
  int order = gxi_compare(x->head, y->head);
  if (!order) order = gxi_compare(x->type, y->type);
  if (!order) order = gxi_compare(x->tail, y->tail);
  return order ? order : gxi_compare(x->order, y->order);
}

static bool same_tie(const gxi_draft *a, const gxi_draft *b) {
  return a->head == b->head && a->type == b->type && a->tail == b->tail;
}

static uint32_t status_rank(gxi_status_word status) {
  static const uint32_t rank[] = {0, 2, 1, 3};
  return rank[status];
}

static void swap_ends(tie_shelf *shelf) {
  for (uint32_t i = 0; i < shelf->count; i++) {
    gxi_draft *draft = &shelf->drafts[i];
    if (!shelf->types[draft->type].symmetric || draft->head < draft->tail) continue;
    uint32_t head = draft->head;
    draft->head = draft->tail;
    draft->tail = head;
  }
}

/* What a rule's number was worth; most ties of a document are drawn by few rules. */
typedef struct worth {
  gx_str rule;
  double raw, probability;
} worth;

#define WORTHS 64u

/* Numbers below the floor were never measured: they stay what they are. */
static void calibrate(tie_shelf *shelf) {
  const gx_knowledge *knowledge = shelf->scene->knowledge;
  worth *known = gxi_arena_alloc(shelf->scene->arena, WORTHS, sizeof *known);
  for (uint32_t i = 0; i < shelf->count; i++) {
    gxi_draft *draft = &shelf->drafts[i];
    if (draft->confidence < GXI_CONFIDENCE_FLOOR) continue;
    double raw = draft->confidence;
    uint32_t row = (uint32_t)((uintptr_t)draft->rule.data >> 2) + (uint32_t)(raw * 100);
    worth *found = &known[row % WORTHS];
    if (found->rule.data != draft->rule.data || found->rule.size != draft->rule.size || found->raw < raw || found->raw > raw)
      *found =
        (worth){draft->rule, raw, gxi_knowledge_calibrate(knowledge, draft->rule, raw)};
    draft->confidence = found->probability;
  }
}

/* First draft of a tie, by binary search; count when there is none. */
static uint32_t find_tie(const tie_shelf *shelf, gxi_draft key) {
  uint32_t low = 0, high = shelf->count;
  key.order = 0;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (draft_order(&shelf->drafts[middle], &key) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low < shelf->count && same_tie(&shelf->drafts[low], &key) ? low : shelf->count;
}

static bool
has_tie(const tie_shelf *shelf, uint32_t head, uint32_t type, uint32_t tail) {
  if (shelf->types[type].symmetric && head > tail)
    return has_tie(shelf, tail, type, head);
  gxi_draft key = {.head = head, .type = type, .tail = tail};
  uint32_t at = find_tie(shelf, key);
  return at < shelf->count && shelf->drafts[at].confidence >= GXI_CONFIDENCE_FLOOR &&
         shelf->drafts[at].status != GXI_STATUS_NEGATED;
}

static bool place_within(const gxi_scene *scene, uint32_t inner, uint32_t outer) {
  uint32_t a = scene->entities->items[inner].place;
  uint32_t b = scene->entities->items[outer].place;
  return inner != outer && a != GX_ID_NONE && b != GX_ID_NONE &&
         gxi_knowledge_place_within(scene->knowledge, a, b);
}

/* Said by one word: 拨给甲县5万元,用在乙镇 are two deeds. */
static bool same_clause(const gxi_draft *a, const gxi_draft *b) {
  return a->text.begin == b->text.begin && a->trigger.begin == b->trigger.begin;
}

/* A draft of the same head and type whose tail is a place within this one's tail. */
static bool shadowed(const tie_shelf *shelf, uint32_t begin) {
  const gxi_scene *scene = shelf->scene;
  const gxi_draft *draft = &shelf->drafts[begin];
  if (scene->entities->items[draft->tail].place == GX_ID_NONE) return false;
  for (uint32_t i = begin; i-- > 0;) {
    const gxi_draft *other = &shelf->drafts[i];
    if (other->head != draft->head || other->type != draft->type || begin - i > 64)
      break;
    if (place_within(scene, other->tail, draft->tail) && same_clause(other, draft))
      return true;
  }
  for (uint32_t i = begin + 1; i < shelf->count && i - begin < 64; i++) {
    const gxi_draft *other = &shelf->drafts[i];
    if (other->head != draft->head || other->type != draft->type) break;
    if (place_within(scene, other->tail, draft->tail) && same_clause(other, draft))
      return true;
  }
  return false;
}

/* A contract does not say who sells when the text does. */
static bool by_contract(const gxi_draft *draft) {
  return gxi_str_starts(draft->rule, GX_STR_LIT("supply.order")) ||
         gxi_str_starts(draft->rule, GX_STR_LIT("supply.trade"));
}

static bool contradicted(const tie_shelf *shelf, const gxi_draft *draft) {
  gxi_draft key = {.head = draft->tail, .type = draft->type, .tail = draft->head};
  if (!by_contract(draft)) return false;
  for (uint32_t at = find_tie(shelf, key);
       at < shelf->count && shelf->drafts[at].head == key.head &&
       shelf->drafts[at].type == key.type && shelf->drafts[at].tail == key.tail;
       at++)
    if (!by_contract(&shelf->drafts[at])) return true;
  return false;
}

/* 甲的子公司乙在丙投产,甲投资丙: the money is the parent's. */
static bool paid_by_parent(const tie_shelf *shelf, const gxi_draft *draft) {
  const gxi_ties *tie = &shelf->scene->tie;
  gxi_draft key = {.head = draft->head, .type = tie->subsidiary_of};
  uint32_t low = 0, high = shelf->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (draft_order(&shelf->drafts[middle], &key) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < shelf->count && shelf->drafts[low].head == draft->head &&
         shelf->drafts[low].type == key.type;
       low++) {
    const gxi_draft *owner = &shelf->drafts[low];
    if (owner->confidence >= GXI_CONFIDENCE_FLOOR && owner->tail != draft->tail && has_tie(shelf, owner->tail, tie->invests_in, draft->tail))
      return true;
  }
  return false;
}

/* 由甲的子公司乙负责建设: 乙 works for its owner and sells him nothing. */
#define SURE_TRADE 0.62
static bool works_for_owner(const tie_shelf *shelf, const gxi_draft *draft) {
  bool unsure =
    draft->confidence < SURE_TRADE || gxi_str_is(draft->rule, "supply.builds");
  return unsure &&
         has_tie(shelf, draft->head, shelf->scene->tie.subsidiary_of, draft->tail);
}

/* The same two are tied so by the same sentence. */
static bool said_too(const tie_shelf *shelf, const gxi_draft *draft, uint32_t type) {
  gxi_draft key = {.head = draft->head, .type = type, .tail = draft->tail};
  for (uint32_t at = find_tie(shelf, key);
       at < shelf->count && shelf->drafts[at].head == key.head &&
       shelf->drafts[at].type == key.type && shelf->drafts[at].tail == key.tail;
       at++)
    if (shelf->drafts[at].text.begin == draft->text.begin) return true;
  return false;
}

/* 出资200万元,在某镇援建了冷库; 投入300万元支持某县: given money is no investment. */
static bool is_gift(const tie_shelf *shelf, const gxi_draft *draft) {
  const gxi_scene *scene = shelf->scene;
  if (said_too(shelf, draft, scene->tie.aids)) return true;
  return (gxi_entity_bit(scene, draft->tail) & scene->places) &&
         said_too(shelf, draft, scene->tie.supports);
}

static bool superseded(const tie_shelf *shelf, uint32_t begin) {
  const gxi_scene *scene = shelf->scene;
  const gxi_draft *draft = &shelf->drafts[begin];
  const gxi_ties *tie = &scene->tie;
  if (draft->type == tie->cooperates_with)
    return has_tie(shelf, draft->head, tie->signs_with, draft->tail);
  if (draft->type == tie->supports)
    return has_tie(shelf, draft->head, tie->aids, draft->tail) ||
           has_tie(shelf, draft->tail, tie->subsidiary_of, draft->head) ||
           shadowed(shelf, begin);
  if (draft->type == tie->invests_in && (paid_by_parent(shelf, draft) || is_gift(shelf, draft)))
    return true;
  if (draft->type == tie->supplies && (contradicted(shelf, draft) || works_for_owner(shelf, draft)))
    return true;
  if (draft->type == tie->visits && has_tie(shelf, draft->head, tie->attends, draft->tail))
    return true;
  if (draft->type == tie->part_of)
    return has_tie(shelf, draft->head, tie->subsidiary_of, draft->tail);
  return shadowed(shelf, begin);
}

static int attribute_order(const void *a, const void *b) {
  return strcmp(((const gxi_attribute *)a)->name, ((const gxi_attribute *)b)->name);
}

static bool value_has_title(gx_str value, gx_str title) {
  for (size_t at = 0; (at = gxi_str_find(value, title, at)) != SIZE_MAX; at++) {
    size_t end = at + title.size;
    bool left = at == 0 || gxi_str_ends(gxi_str_sub(value, 0, at), GX_STR_LIT("、"));
    bool right = end == value.size ||
                 gxi_str_starts(gxi_str_sub(value, end, value.size), GX_STR_LIT("、"));
    if (left && right) return true;
  }
  return false;
}

/* Titles of one post said in one breath are joined: 党组书记、副局长. */
static void
join_titles(gxi_scene *scene, gxi_attribute *mine, const gxi_attribute *theirs) {
  if (strcmp(mine->name, "title") != 0 || value_has_title(mine->value, theirs->value))
    return;
  gx_str left = gxi_arena_join(scene->arena, mine->value, GX_STR_LIT("、"));
  mine->value = gxi_arena_join(scene->arena, left, theirs->value);
}

/* amount, and amount_value, amount_qualifier, currency: one sum has all of them. */
static bool tells_amount(const gxi_attribute *attribute) {
  return strncmp(attribute->name, "amount", 6) == 0 ||
         strcmp(attribute->name, "currency") == 0;
}

static bool has_amount(const gxi_draft *draft) {
  for (uint32_t i = 0; i < draft->attribute_count; i++)
    if (tells_amount(&draft->attributes[i])) return true;
  return false;
}

static void fold_attributes(
  gxi_scene *scene, gxi_draft *all, const gxi_draft *more, bool same_sentence
) {
  bool sum = has_amount(all);
  for (uint32_t i = 0; i < more->attribute_count; i++) {
    const gxi_attribute *theirs = &more->attributes[i];
    if (sum && tells_amount(theirs)) continue; /* 580万元, and 约 of another sum */
    gxi_attribute *mine = NULL;
    for (uint32_t k = 0; k < all->attribute_count && !mine; k++)
      if (strcmp(all->attributes[k].name, theirs->name) == 0)
        mine = &all->attributes[k];
    if (!mine)
      gxi_draft_set(all, theirs->name, theirs->value, theirs->is_number);
    else if (same_sentence)
      join_titles(scene, mine, theirs);
  }
}

static gxi_evidence evidence_of(gxi_scene *scene, const gxi_draft *draft) {
  gx_str *via = NULL;
  if (draft->via_count) {
    via = gxi_arena_alloc(scene->arena, draft->via_count, sizeof *via);
    memcpy(via, draft->via, draft->via_count * sizeof *via);
  }
  return (gxi_evidence
  ){.text = draft->text,
    .trigger = draft->trigger,
    .rule = draft->rule,
    .via = via,
    .via_count = draft->via_count};
}

/* 拟收购乙。…终止收购乙: of a plan that the text calls off later, nothing came. */
static bool is_called_off(const tie_shelf *shelf, uint32_t begin, uint32_t end) {
  bool planned = false, off = false;
  for (uint32_t i = begin; i < end; i++) {
    const gxi_draft *draft = &shelf->drafts[i];
    if (draft->status == GXI_STATUS_ASSERTED) return false;
    bool meant = draft->status == GXI_STATUS_PLANNED;
    off = planned && !meant;
    planned = planned || meant;
  }
  return off;
}

static void deny(tie_shelf *shelf, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++)
    shelf->drafts[i].status = GXI_STATUS_NEGATED;
}

/* Ends at the first draft of another tie. */
static uint32_t tie_end(const tie_shelf *shelf, uint32_t begin) {
  uint32_t end = begin + 1;
  while (end < shelf->count && same_tie(&shelf->drafts[begin], &shelf->drafts[end]))
    end++;
  return end;
}

/* Plans that come to nothing, and with a purchase the subsidiary that it would make. */
static void call_off(tie_shelf *shelf) {
  const gxi_ties *tie = &shelf->scene->tie;
  for (uint32_t begin = 0, end; begin < shelf->count; begin = end) {
    end = tie_end(shelf, begin);
    const gxi_draft *draft = &shelf->drafts[begin];
    if (!is_called_off(shelf, begin, end)) continue;
    if (draft->type == tie->acquires) {
      gxi_draft key = {
        .head = draft->tail, .type = tie->subsidiary_of, .tail = draft->head};
      uint32_t owned = find_tie(shelf, key);
      if (owned < shelf->count && shelf->drafts[owned].status == GXI_STATUS_PLANNED)
        deny(shelf, owned, tie_end(shelf, owned));
    }
    deny(shelf, begin, end);
  }
}

static gxi_relation fold(tie_shelf *shelf, uint32_t begin, uint32_t end) {
  gxi_scene *scene = shelf->scene;
  gxi_draft all = shelf->drafts[begin];
  gxi_evidence *evidence = gxi_arena_alloc(scene->arena, end - begin, sizeof *evidence);
  uint32_t count = 0;
  for (uint32_t i = begin; i < end; i++) {
    const gxi_draft *draft = &shelf->drafts[i];
    if (i > begin)
      fold_attributes(scene, &all, draft, draft->text.begin == all.text.begin);
    if (draft->confidence > all.confidence) all.confidence = draft->confidence;
    if (status_rank(draft->status) < status_rank(all.status))
      all.status = draft->status;
    if (count == 0 || evidence[count - 1].text.begin != draft->text.begin)
      evidence[count++] = evidence_of(scene, draft);
  }
  gxi_attribute *attributes = NULL;
  if (all.attribute_count) {
    attributes = gxi_arena_alloc(scene->arena, all.attribute_count, sizeof *attributes);
    memcpy(attributes, all.attributes, all.attribute_count * sizeof *attributes);
    qsort(attributes, all.attribute_count, sizeof *attributes, attribute_order);
  }
  return (gxi_relation
  ){.head = all.head,
    .tail = all.tail,
    .type = all.type,
    .status = all.status,
    .confidence = all.confidence,
    .attributes = attributes,
    .attribute_count = all.attribute_count,
    .evidence = evidence,
    .evidence_count = count};
}

void gxi_collect(gxi_relations *relations, gxi_scene *scene) {
  size_t type_count;
  tie_shelf shelf = {
    .scene = scene,
    .types = gx_knowledge_relation_types(scene->knowledge, &type_count),
    .drafts = scene->drafts.items,
    .count = scene->drafts.count};
  *relations = (gxi_relations){0};
  if (shelf.count == 0) return;
  swap_ends(&shelf);
  calibrate(&shelf);
  qsort(shelf.drafts, shelf.count, sizeof *shelf.drafts, draft_order);
  call_off(&shelf);
  gxi_relation *items = gxi_arena_alloc(scene->arena, shelf.count, sizeof *items);
  uint32_t end;
  for (uint32_t begin = 0; begin < shelf.count; begin = end) {
    end = tie_end(&shelf, begin);
    const gxi_draft *draft = &shelf.drafts[begin];
    if (superseded(&shelf, begin)) {
      if (gxi_is_traced(scene))
        gxi_weigh_draft(scene, draft, draft->rule, "a more exact tie says it");
      continue;
    }
    gxi_relation relation = fold(&shelf, begin, end);
    if (relation.confidence >= GXI_CONFIDENCE_FLOOR)
      items[relations->count++] = relation;
    else if (gxi_is_traced(scene)) {
      shelf.drafts[begin].confidence = relation.confidence;
      gxi_weigh_draft(scene, draft, draft->rule, "less sure than the floor");
    }
  }
  relations->items = items;
}
