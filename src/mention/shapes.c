/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shapes.c: the costs of names by shape.
 *
 *     name = first piece, pieces …, suffix          喀什 | 综合保税区 | 管委会
 *
 * A shape is a small automaton: ENTER by the first piece, CONTINUE by each further
 * one, CLOSE by a suffix. The costs say what names are made of: companies of unknown
 * characters and trade words, agencies of a place and a field, events of places and
 * themes. A name must have something that no common noun has (a place, an unknown
 * character, a quote); else it is read as general words: 产业园区, 相关部门.
 *
 * The tables are in shape_costs.h. “…”项目 is the program in the
 * quotes, see propose_quoted.c.
 */
#include "mention/shapes.h"

#include <assert.h>
#include <string.h>

#include "base/words.h"
#include "mention/piece.h"
#include "mention/shape_costs.h"
#include "mention/weights.h"

#define MAX_LOOSE 12 /* characters of a name whose suffix is weak */

#define NAMED (GXI_SEEN_PLACE | GXI_SEEN_UNKNOWN | GXI_SEEN_MARK)

static int32_t bits(int16_t value) {
  return value == NO ? GXI_FORBIDDEN : GXI_BITS(value);
}

static bool is_brand(const gxi_piece *piece) {
  return piece->inside == GXI_INSIDE_CHAR && !piece->rare;
}

/* 后谷, 兴农: two characters are a brand, one unusual, the other no function word. */
static uint32_t seen_char(const gxi_piece *last, const gxi_piece *piece) {
  bool behind = last && last->inside == GXI_INSIDE_CHAR && last->rare < 2;
  if (piece->rare >= 2) return GXI_SEEN_WORD | GXI_SEEN_ACT;
  if (behind && (is_brand(last) || is_brand(piece))) return GXI_SEEN_UNKNOWN;
  if (last && last->inside == GXI_INSIDE_NOUN) return GXI_SEEN_CHAR | GXI_SEEN_LATE;
  if (is_brand(piece)) return GXI_SEEN_CHAR;
  bool first = !last || last->inside == GXI_INSIDE_PLACE;
  return first ? GXI_SEEN_WORD : GXI_SEEN_WORD | GXI_SEEN_ACT;
}

static bool is_placed(const gxi_piece *piece) {
  return piece->inside == GXI_INSIDE_PLACE || piece->inside == GXI_INSIDE_FULL;
}

/* 前锋, 滨海: hardly the theme of a park, so its name. */
static bool is_odd_noun(const gxi_piece *piece) {
  return !piece->trade && !piece->generic && gxi_is_tag(piece->tag, "nj") &&
         piece->common < 12;
}

/* 东方|医药集团, 黄河|乳品公司 */
static bool names_firms(const gxi_piece *piece) {
  return piece->brand &&
         (piece->inside == GXI_INSIDE_NOUN || piece->inside == GXI_INSIDE_VERB ||
          piece->inside == GXI_INSIDE_ADJECTIVE);
}

uint32_t gxi_shape_seen(const gxi_piece *last, const gxi_piece *piece) {
  if (piece->posted && last && is_placed(last)) return GXI_SEEN_POSTED;
  if (names_firms(piece) && (!last || is_placed(last))) return GXI_SEEN_UNKNOWN;
  switch ((gxi_inside)piece->inside) {
  case GXI_INSIDE_PLACE:
  case GXI_INSIDE_FULL:
    return last ? GXI_SEEN_PLACE : GXI_SEEN_PLACE | GXI_SEEN_FIRST;
  case GXI_INSIDE_KNOWN:
    return GXI_SEEN_PLACE | GXI_SEEN_KNOWN;
  case GXI_INSIDE_LEVEL:
    return GXI_SEEN_LEVEL;
  case GXI_INSIDE_CHAR:
    if (last && last->letter && piece->letter) return GXI_SEEN_PLACE; /* 闽宁 */
    if (last && last->inside == GXI_INSIDE_FULL && piece->frame) /* 达板镇|建|… */
      return seen_char(last, piece) | GXI_SEEN_DEED;
    return seen_char(last, piece);
  case GXI_INSIDE_QUOTE:
  case GXI_INSIDE_LATIN:
    return GXI_SEEN_MARK;
  case GXI_INSIDE_NUMBER:
    return GXI_SEEN_NUMBER;
  case GXI_INSIDE_SUFFIX:
    return piece->suffix[GXI_SHAPE_ZONE] >= 0 ? GXI_SEEN_SUFFIX | GXI_SEEN_ZONE
                                              : GXI_SEEN_SUFFIX;
  case GXI_INSIDE_NOUN:
    return !last && is_odd_noun(piece) ? GXI_SEEN_ODD : GXI_SEEN_WORD;
  case GXI_INSIDE_FUNCTION:
    return GXI_SEEN_WORD;
  default:
    return last && last->inside == GXI_INSIDE_FULL && piece->frame
             ? GXI_SEEN_WORD | GXI_SEEN_ACT | GXI_SEEN_DEED
             : GXI_SEEN_WORD | GXI_SEEN_ACT;
  }
}

int32_t gxi_shape_context(const gxi_scan *scan, const gxi_piece *piece) {
  uint16_t before = scan->chars.items[piece->begin].before;
  bool clear = (before & ((GXI_CUE_CLEAR | GXI_CUE_GENERIC) & ~GXI_CUE_NUMBER)) != 0;
  int32_t context = clear                     ? GXI_BITS(1)
                    : before & GXI_CUE_SUFFIX ? GXI_BITS(-6)
                                              : GXI_BITS(-5);
  if (piece->rare && piece->end - piece->begin == 1)
    context += clear ? GXI_BITS(-1) : GXI_BITS(-4);
  if (piece->inside == GXI_INSIDE_LEVEL && !clear) context += GXI_BITS(-5);
  if (piece->weak && !clear) context += GXI_BITS(-7); /* 米|香坊食品厂 */
  /* 市商务局|和|县商务局, …局|会同|县…局: behind a body or a noun a second one */
  uint32_t code = gxi_scan_code(scan, piece->begin),
           next = gxi_scan_code(scan, piece->begin + 1u);
  bool joins = (code == U'和' && next == U'县') || (code == U'会' && next == U'同');
  bool second = joins && !(before & (GXI_CUE_EDGE | GXI_CUE_PLACE | GXI_CUE_LIST));
  if (second && piece->inside == GXI_INSIDE_FULL) context += GXI_COST_PARTED;
  return GXI_COST_SHAPE + context;
}

#define ALL_SHAPES ((1u << GXI_SHAPE_COUNT) - 1)
#define AIDED                                                                          \
  (1u << GXI_SHAPE_COMPANY | 1u << GXI_SHAPE_AGENCY | 1u << GXI_SHAPE_ORGANIZATION)

#define COUNTED (1u << GXI_SHAPE_COMPANY | 1u << GXI_SHAPE_ZONE)

static void admit(gxi_shape_costs *costs, const int16_t *enter, const int16_t *go_on) {
  *costs = (gxi_shape_costs){.entered = 0};
  for (uint32_t s = 0; s < GXI_SHAPE_COUNT; s++) {
    bool enters = enter[s] != NO && go_on[s] != NO;
    costs->go_on[s] = bits(go_on[s]);
    costs->enter[s] = enters ? bits(enter[s]) + costs->go_on[s] : GXI_FORBIDDEN;
    costs->entered |= (uint8_t)(enters << s);
    costs->continued |= (uint8_t)((go_on[s] != NO) << s);
  }
}

/* Added for single characters that are words: 的 了 hardly ever, others cost a little
   more. */
static const int16_t RARE[GXI_MAX_RARE + 1] = {0, -1, -3, -7};

static void admit_rare(gxi_shape_costs *costs, uint32_t rare) {
  admit(costs, ENTER[GXI_INSIDE_CHAR], CONTINUE[GXI_INSIDE_CHAR]);
  for (uint32_t s = 0; s < GXI_SHAPE_COUNT; s++) {
    costs->go_on[s] += bits(RARE[rare]);
    costs->enter[s] += bits(RARE[rare]);
  }
}

void gxi_shapes_admit(gxi_scan *scan) {
  for (uint32_t i = 0; i < GXI_INSIDE_COUNT; i++)
    admit(&scan->costs[i], ENTER[i], CONTINUE[i]);
  for (uint32_t rare = 1; rare <= GXI_MAX_RARE; rare++)
    admit_rare(&scan->costs[GXI_INSIDE_COUNT + rare - 1], rare);
}

static uint32_t row_of(const gxi_piece *piece) {
  bool rare = piece->inside == GXI_INSIDE_CHAR && piece->rare;
  return rare ? GXI_INSIDE_COUNT + piece->rare - 1u : piece->inside;
}

static uint32_t entered(const gxi_scan *scan, const gxi_piece *piece) {
  bool may = piece->inside < GXI_INSIDE_COUNT && !piece->opener;
  if (piece->inside == GXI_INSIDE_VERB && piece->end - piece->begin > 1)
    may = may && !gxi_shape_is_completed(scan, piece); /* 背着|腊肉… */
  uint32_t firms = 1u << GXI_SHAPE_COMPANY;
  if (piece->inside == GXI_INSIDE_GENERIC) return gxi_shape_opens_world(scan, piece);
  bool posted = gxi_scan_code(scan, piece->begin) == U'驻' && !piece->is_name;
  return may ? scan->costs[piece->inside].entered & ~(posted ? firms : 0) : 0;
}

/* No narrower than gxi_shape_continue. */
static uint32_t continued(const gxi_scan *scan, const gxi_piece *piece) {
  if (piece->inside >= GXI_INSIDE_COUNT || gxi_shape_is_done(scan, piece)) return 0;
  if (gxi_shape_is_counting(scan, piece)) return ALL_SHAPES & ~COUNTED;
  uint32_t aided = piece->aid ? AIDED : piece->posted ? 1u << GXI_SHAPE_AGENCY : 0;
  bool posted = gxi_scan_code(scan, piece->begin) == 0x9A7B; /* 驻 */
  if (gxi_shape_is_shared(scan, piece)) aided |= 1u << GXI_SHAPE_ORGANIZATION;
  if (piece->inside == GXI_INSIDE_FUNCTION || posted)
    return aided | (piece->end - piece->begin == 1 || posted ? ALL_SHAPES : 0);
  return aided | scan->costs[piece->inside].continued;
}

/* Whether a piece may stand in a company's name that ends without a suffix. */
static bool is_bare(const gxi_piece *piece) {
  switch ((gxi_inside)piece->inside) {
  case GXI_INSIDE_PLACE:
  case GXI_INSIDE_FULL:
  case GXI_INSIDE_LEVEL:
  case GXI_INSIDE_NOUN:
  case GXI_INSIDE_FUNCTION:
  case GXI_INSIDE_CHAR:
    return true;
  default:
    return false;
  }
}

/* The same of all that stands in a name. */
static bool may_end_bare(uint32_t seen) {
  const uint32_t no = GXI_SEEN_SUFFIX | GXI_SEEN_ACT | GXI_SEEN_MARK | GXI_SEEN_KNOWN |
                      GXI_SEEN_NUMBER | GXI_SEEN_LATE;
  return (seen & GXI_SEEN_FIRST) && !(seen & no);
}

static_assert(GXI_SHAPE_COUNT == sizeof(uint64_t), "strengths are read at once");

static uint32_t suffix_set(const gxi_piece *piece) {
  uint64_t strengths;
  memcpy(&strengths, piece->suffix, sizeof strengths);
  if (strengths == UINT64_MAX) return 0; /* no suffix: nearly all */
  uint32_t shapes = 0;
  for (uint32_t s = 0; s < GXI_SHAPE_COUNT; s++)
    shapes |= (uint32_t)(piece->suffix[s] >= 0) << s;
  return shapes;
}

void gxi_shapes_settle(gxi_piece *piece) {
  piece->suffixes = (uint8_t)suffix_set(piece);
  piece->seen = (uint16_t)gxi_shape_seen(NULL, piece);
  piece->opens_bare = may_end_bare(piece->seen);
  piece->row = (uint8_t)row_of(piece);
}

#define INSIDE(name) (1u << GXI_INSIDE_##name)

/* What gxi_shape_continue looks for in the piece in front … */
static bool is_telling(const gxi_scan *scan, const gxi_piece *last) {
  uint32_t inside =
    INSIDE(SUFFIX) | INSIDE(KNOWN) | INSIDE(FULL) | INSIDE(QUOTE) | INSIDE(GENERIC);
  return (inside >> last->inside & 1) || last->letter || last->note != GX_ID_NONE ||
         gxi_piece_ends_division(scan, last);
}

/* … and in the next. */
static bool is_odd(const gxi_scan *scan, const gxi_piece *piece) {
  uint32_t inside =
    INSIDE(PLACE) | INSIDE(FULL) | INSIDE(LEVEL) | INSIDE(FUNCTION) | INSIDE(KNOWN);
  bool deed = piece->inside == GXI_INSIDE_VERB && !piece->trade;
  return (inside >> piece->inside & 1) || piece->inside == GXI_INSIDE_QUOTE ||
         gxi_shape_is_measure(scan, piece) || gxi_shape_is_putting(scan, piece) ||
         gxi_shape_is_remark(scan, piece) ||
         gxi_shape_is_deed_there(GXI_SHAPE_ZONE, scan, piece) || piece->aid ||
         piece->posted || deed || gxi_scan_code(scan, piece->begin) == 0x9A7B; /* 驻 */
}

void gxi_shapes_judge(const gxi_scan *scan, gxi_piece *piece) {
  piece->telling = is_telling(scan, piece);
  piece->odd = is_odd(scan, piece);
  piece->entered = (uint8_t)entered(scan, piece);
  uint32_t bare = is_bare(piece) ? GXI_REACH_BARE : 0;
  piece->continued = (uint16_t)(continued(scan, piece) | bare);
  gxi_shapes_settle(piece);
}

static bool
lies_in(const gxi_scan *scan, const gxi_piece *inner, const gxi_piece *outer) {
  if (inner->place == GX_ID_NONE || outer->place == GX_ID_NONE) return false;
  return gxi_knowledge_place_within(scan->knowledge, inner->place, outer->place);
}

/* 新疆维吾尔自治区|吐鲁番市|鄯善县…: a chain of full forms is no part of the name. */
static int32_t chain_cost(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *last, const gxi_piece *piece
) {
  if (piece->place == GX_ID_NONE) return GXI_BITS(2); /* a region */
  bool province =
    last->place != GX_ID_NONE &&
    gxi_knowledge_place(scan->knowledge, last->place)->level == GXI_LEVEL_PROVINCE;
  bool within = last->place != GX_ID_NONE && lies_in(scan, piece, last);
  bool split = shape != GXI_SHAPE_ORGANIZATION || (within && province);
  return split ? GXI_BITS(-7) : GXI_BITS(2);
}

/* A place that is not the first piece. */
static int32_t place_cost(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *last, const gxi_piece *piece
) {
  switch ((gxi_inside)last->inside) {
  case GXI_INSIDE_FULL:
    return chain_cost(shape, scan, last, piece);
  case GXI_INSIDE_PLACE: /* 中国|新疆|棉花博览会, but 中国|新疆|… elsewhere */
    if (last->country && lies_in(scan, piece, last) && shape == GXI_SHAPE_EVENT)
      return GXI_BITS(3);
    return last->country || lies_in(scan, last, piece) ? GXI_BITS(-8) : GXI_BITS(5);
  case GXI_INSIDE_SUFFIX: /* 杭州联合银行|阿克苏|分行 */
    return GXI_BITS(4);
  case GXI_INSIDE_DOT: /* 合江·|江津 */
    return shape == GXI_SHAPE_COMPANY ? GXI_BITS(4) : GXI_BITS(10);
  case GXI_INSIDE_KNOWN:
    return GXI_BITS(7);
  default:
    return 0;
  }
}

/* 盖起, 交给: firms are named by trades, not by deeds. */
static int32_t
deed_cost(gxi_shape shape, const gxi_scan *scan, const gxi_piece *piece) {
  if (piece->inside != GXI_INSIDE_VERB || piece->trade) return 0;
  bool theme = shape == GXI_SHAPE_EVENT || shape == GXI_SHAPE_PROGRAM ||
               shape == GXI_SHAPE_AGENCY; /* may be any deed */
  return (theme ? 0 : GXI_COST_DEED) +
         (gxi_shape_is_completed(scan, piece) ? GXI_COST_COMPLETED : 0);
}

/* 粤桂|协作|…工作组, 江苏省|对口支援|… */
static int32_t aid_cost(gxi_shape shape, const gxi_piece *last) {
  if (last->letter && shape == GXI_SHAPE_AGENCY) return GXI_BITS(9);
  return last->inside == GXI_INSIDE_KNOWN ? GXI_BITS(-24) : GXI_BITS(-7);
}

/* 东乡县|布楞沟村, 海棠|镇|正西村: two names. */
static bool is_village_of(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *last, const gxi_piece *piece
) {
  if (shape != GXI_SHAPE_VILLAGE && shape != GXI_SHAPE_TOWNSHIP) return false;
  if (gxi_piece_ends_division(scan, last)) return true;
  return shape == GXI_SHAPE_VILLAGE && piece->inside == GXI_INSIDE_LEVEL &&
         last->inside == GXI_INSIDE_PLACE;
}

/* 6|大|…, 一|处|…, 家|“…”门店, 库车市|办|…: what no name goes on with. */
static bool is_barred(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *last, const gxi_piece *piece
) {
  if (last->inside == GXI_INSIDE_NUMBER && gxi_shape_is_measure(scan, piece))
    return true;
  if (piece->inside == GXI_INSIDE_QUOTE && (last->inside == GXI_INSIDE_QUOTE || gxi_shape_is_calling(scan, last)))
    return true; /* “百村千厂”|“万亩亿元”: two */
  if (last->inside == GXI_INSIDE_QUOTE && gxi_scan_code(scan, piece->begin) == U'母' && gxi_scan_code(scan, piece->begin + 1u) == U'公')
    return true; /* “良品味”|母公司|… */
  bool acts = piece->frame && (!piece->is_suffix || piece->tag == 'v');
  if (last->legal && shape == GXI_SHAPE_COMPANY && acts)
    return true; /* …有限公司|控股|… */
  bool completed = piece->inside == GXI_INSIDE_VERB && !piece->trade &&
                   gxi_shape_is_completed(scan, piece);
  if (completed && shape == GXI_SHAPE_ZONE) return true; /* 昌宁红茶|推向|市场 */
  if (!is_placed(last)) return false;
  if (piece->inside == GXI_INSIDE_QUOTE && shape != GXI_SHAPE_EVENT && shape != GXI_SHAPE_AGENCY)
    return true; /* 泉州|“海丝假期”|旅行社: where it stands */
  if (shape == GXI_SHAPE_ZONE && gxi_shape_is_putting(scan, piece)) return true;
  return completed || gxi_shape_is_deed_there(shape, scan, piece); /* 黔江|办起|… */
}

/* 沪|喀|产业合作论坛: letters of two places open what is held between them. */
static int32_t
letters_gain(gxi_shape shape, const gxi_scan *scan, const gxi_piece *first) {
  if (shape == GXI_SHAPE_COMPANY) return 0;
  bool opens = scan->chars.items[first->begin].before & GXI_CUE_CLEAR;
  return shape == GXI_SHAPE_EVENT && opens ? GXI_BITS(22) : GXI_BITS(10);
}

int32_t gxi_shape_continue(
  gxi_shape shape,
  const gxi_scan *scan,
  uint32_t seen,
  const gxi_piece *last,
  const gxi_piece *piece
) {
  if (piece->inside >= GXI_INSIDE_COUNT || gxi_shape_is_remark(scan, piece))
    return GXI_FORBIDDEN;
  if (piece->posted && shape == GXI_SHAPE_AGENCY && is_placed(last))
    return GXI_BITS(-5);
  if (piece->aid && shape <= GXI_SHAPE_ORGANIZATION) return aid_cost(shape, last);
  bool posted = gxi_scan_code(scan, piece->begin) == 0x9A7B; /* 驻 */
  if (piece->inside == GXI_INSIDE_FUNCTION || (posted && last->inside == GXI_INSIDE_SUFFIX))
    return gxi_shape_function(shape, scan, last, piece);
  int32_t cost = scan->costs[piece->row].go_on[shape];
  if (cost == GXI_FORBIDDEN) return cost;
  if (is_barred(shape, scan, last, piece)) return GXI_FORBIDDEN;
  cost += deed_cost(shape, scan, piece);
  /* 许家冲|村|…合作社: the level of an unlisted place */
  uint32_t code = gxi_scan_code(scan, piece->begin);
  if (is_village_of(shape, scan, last, piece)) return GXI_FORBIDDEN;
  bool settled = code == 0x6751 || code == 0x9547 || code == 0x4E61; /* 村 镇 乡 */
  if (settled && piece->inside == GXI_INSIDE_LEVEL && last->inside == GXI_INSIDE_CHAR)
    return GXI_BITS(-7);
  /* 滇|沪|劳务协作服务站: letters of two places open the names of what they share */
  if (last->letter && piece->letter) cost += letters_gain(shape, scan, last);
  bool place = is_placed(piece);
  if (place) cost += place_cost(shape, scan, last, piece);
  /* 嘉兴|浙江…, 重机院和|南通…, “…”—…: two things */
  if (place && last->inside == GXI_INSIDE_FUNCTION) return GXI_FORBIDDEN;
  if (last->inside == GXI_INSIDE_QUOTE && piece->inside == GXI_INSIDE_DOT)
    return GXI_FORBIDDEN;
  bool plain = last->inside == GXI_INSIDE_NOUN || last->inside == GXI_INSIDE_VERB ||
               last->inside == GXI_INSIDE_CHAR || last->inside == GXI_INSIDE_QUOTE ||
               last->inside == GXI_INSIDE_ADJECTIVE ||
               last->inside == GXI_INSIDE_GENERIC;
  /* 苹果|直供|阿里巴巴: a listed name behind words is another's */
  if (piece->inside == GXI_INSIDE_KNOWN && plain && shape == GXI_SHAPE_COMPANY)
    cost += GXI_BITS(-12);
  bool organ = shape == GXI_SHAPE_AGENCY || shape == GXI_SHAPE_ORGANIZATION;
  /* 银行|邀请…: behind a name that could end, only what units are made of */
  bool word = piece->inside == GXI_INSIDE_VERB || piece->inside == GXI_INSIDE_OPENER ||
              piece->inside == GXI_INSIDE_FUNCTION ||
              piece->inside == GXI_INSIDE_ADJECTIVE;
  bool ended = last->inside == GXI_INSIDE_SUFFIX || last->inside == GXI_INSIDE_KNOWN;
  bool weak = last->inside == GXI_INSIDE_SUFFIX && last->suffix[shape] == 0;
  if (weak && piece->inside == GXI_INSIDE_OPENER) cost += GXI_BITS(4);
  if (word && ended && !weak)
    cost += piece->frame                                ? GXI_BITS(-10)
            : organ && piece->inside == GXI_INSIDE_VERB ? GXI_BITS(-1)
                                                        : GXI_BITS(-8);
  /* 学院|商议|合办|…: what it does, behind a name that could have ended */
  if (organ && (seen & GXI_SEEN_SUFFIX) && !ended && piece->inside == GXI_INSIDE_VERB && piece->frame && !piece->trade)
    cost += GXI_BITS(-10);
  if (organ && last->inside == GXI_INSIDE_SUFFIX &&
      (piece->inside == GXI_INSIDE_NOUN || piece->inside == GXI_INSIDE_VERB))
    cost += GXI_BITS(2); /* 商务厅|外贸|处 */
  if (shape == GXI_SHAPE_PROGRAM && last->inside == GXI_INSIDE_QUOTE && piece->inside == GXI_INSIDE_KNOWN)
    cost += GXI_BITS(-14); /* “搭乘”中欧班列 */
  bool named = piece->inside == GXI_INSIDE_CHAR || place || piece->brand;
  if (last->inside == GXI_INSIDE_GENERIC && named && shape == GXI_SHAPE_COMPANY)
    cost += GXI_BITS(-12); /* 家电龙头企业|双溪… */
  if (last->note != GX_ID_NONE && piece->inside != GXI_INSIDE_SUFFIX && !place)
    cost += GXI_BITS(-4);
  if (ended && piece->inside == GXI_INSIDE_CHAR)
    cost += piece->rare ? GXI_BITS(-10) : GXI_BITS(-3);
  if (place && last->inside == GXI_INSIDE_SUFFIX && !(seen & NAMED))
    cost += GXI_BITS(-12); /* 全资子公司|汉中… */
  /* 白仓镇|设立… */
  if (word && !piece->trade && last->inside == GXI_INSIDE_FULL)
    cost += piece->frame                      ? GXI_BITS(-9)
            : shape == GXI_SHAPE_ORGANIZATION ? GXI_BITS(-6)
                                              : GXI_BITS(-3);
  if (last->inside == GXI_INSIDE_FULL && piece->inside == GXI_INSIDE_CHAR && piece->rare)
    cost += GXI_BITS(-7); /* 额敏县|建|铸件厂 */
  if (place && last->posted) return cost;
  /* 牵线|甘肃|…: a place behind words that are no name yet */
  bool acts = last->inside == GXI_INSIDE_VERB && !last->aid && !last->trade &&
              !last->posted; /* 召集|陕西省 */
  if (place && plain && (acts || !(seen & GXI_SEEN_PLACE) || (seen & GXI_SEEN_SUFFIX)))
    cost += GXI_BITS(-10);
  return cost;
}

static bool may_close(
  gxi_shape shape,
  const gxi_scan *scan,
  const gxi_piece *suffix,
  uint32_t seen,
  uint32_t begin
) {
  if (gxi_shape_is_word(scan, suffix, seen) || gxi_shape_splits_firm(shape, scan, suffix))
    return false;
  if (gxi_shape_is_built_there(scan, suffix, begin) || gxi_shape_is_firms_own(shape, scan, suffix, begin))
    return false;
  if (shape == GXI_SHAPE_VILLAGE && gxi_shape_is_acted_on(scan, suffix)) return false;
  bool level = (seen & ~GXI_SEEN_FIRST) == GXI_SEEN_LEVEL;
  if (level && gxi_shape_is_of_village(scan, suffix, begin)) return false;
  bool placed = (seen & ~GXI_SEEN_FIRST) == GXI_SEEN_PLACE;
  if (gxi_shape_is_bare(shape, scan, suffix, seen)) return false;
  if (placed && gxi_shape_is_market(scan, suffix)) return false;
  if (shape == GXI_SHAPE_ZONE && placed && gxi_shape_is_district(scan, suffix, begin))
    return false;
  if (gxi_shape_is_spent_there(scan, suffix, begin) && (placed || gxi_shape_begins_full(scan, begin)))
    return false;
  bool numbered = shape == GXI_SHAPE_ORGANIZATION && (seen & GXI_SEEN_NUMBER);
  if (numbered && gxi_scan_is_edition(scan, begin)) return false; /* 第十三届|APEC */
  return !(seen & GXI_SEEN_POSTED) || gxi_shape_is_team(scan, suffix);
}

/* 总工会|…工作|部|部长, 伊宁|站|运营|科|科长: who heads it says that it is one. */
static int32_t section_gain(const gxi_scan *scan, const gxi_piece *suffix, bool unit) {
  bool headed = scan->chars.items[suffix->end].after & GXI_CUE_TITLE;
  if (!headed) return unit ? GXI_BITS(1) : 0; /* rather than its body and words */
  uint32_t last = gxi_scan_code(scan, suffix->end - 1u);
  bool section = suffix->end - suffix->begin == 1 && (last == U'科' || last == U'股');
  return unit ? GXI_BITS(8) : section ? GXI_BITS(14) : 0;
}

int32_t gxi_shape_close(
  gxi_shape shape,
  const gxi_scan *scan,
  const gxi_piece *suffix,
  uint32_t seen,
  uint32_t begin
) {
  uint32_t alone = seen & ~GXI_SEEN_FIRST; /* 1: only places stand in front */
  int strength = suffix->suffix[shape];
  if (strength < 0 || strength > 2 || !may_close(shape, scan, suffix, seen, begin) || gxi_shape_is_seat(scan, suffix))
    return GXI_FORBIDDEN;
  bool organ = shape == GXI_SHAPE_AGENCY || shape == GXI_SHAPE_ORGANIZATION;
  const uint32_t counted = GXI_SEEN_KNOWN | GXI_SEEN_NUMBER; /* 河口海关|查验二|科 */
  bool unit = organ && ((seen & GXI_SEEN_SUFFIX) || (seen & counted) == counted);
  bool edition = shape == GXI_SHAPE_EVENT && gxi_scan_is_edition(scan, begin);
  bool committee =
    shape == GXI_SHAPE_AGENCY && (seen & GXI_SEEN_ZONE) &&
    gxi_str_in(gxi_scan_text(scan, suffix->begin, suffix->end), COMMITTEES);
  bool single = suffix->end - suffix->begin == 1; /* 第三届剑门豆腐|节 */
  if (strength == 0 && (unit || (edition && single))) strength = 1;
  int32_t cost = GXI_BITS(CLOSE[strength]) + (committee ? GXI_GAIN_COMMITTEE : 0);
  cost += gxi_shape_settled(shape, scan, suffix, seen);
  cost += gxi_shape_branch(shape, scan, suffix, seen);
  cost += gxi_shape_party(shape, scan, suffix, seen);
  uint32_t last = gxi_scan_code(scan, suffix->end - 1u);
  cost += organ ? section_gain(scan, suffix, unit) : 0;
  bool board = gxi_shape_is_board(shape, scan, suffix, seen);
  cost += board ? GXI_BITS(8) : 0;
  bool loose = shape == GXI_SHAPE_ORGANIZATION ? strength < 2 : strength == 0;
  if (organ && !unit && loose && (seen & GXI_SEEN_ACT)) cost += GXI_BITS(-6);
  /* 在|库车市|建设|果品|加工厂 is a deed, 库车市|建设|投资|有限公司 a name */
  bool deed = (seen & GXI_SEEN_DEED) && shape != GXI_SHAPE_AGENCY;
  if (deed && last != 0x53F8 /* 司 */)
    cost += GXI_BITS(last == 0x5382 /* 厂 */ ? -30 : -16);
  /* 长沙市|雅礼中学, but not 选址|咸宁高新区 */
  bool listed =
    suffix->is_name && (shape == GXI_SHAPE_COMPANY || shape == GXI_SHAPE_ZONE ||
                        shape == GXI_SHAPE_ORGANIZATION);
  if (listed && alone != GXI_SEEN_PLACE) return GXI_FORBIDDEN;
  if (shape == GXI_SHAPE_COMPANY && gxi_piece_is_share(scan, suffix))
    return GXI_FORBIDDEN;
  if (suffix->is_name && shape == GXI_SHAPE_AGENCY && !gxi_shape_is_foreign(scan, begin, suffix->begin))
    return GXI_FORBIDDEN;
  /* 在|富平|办…: what is done there, but 富平办|主任 */
  if (gxi_scan_code(scan, suffix->begin) == 0x529E && single && alone == GXI_SEEN_PLACE && !(scan->chars.items[suffix->end].after & GXI_CUE_TITLE))
    return GXI_FORBIDDEN;
  if (single) cost += strength == 0 && alone != 1 ? GXI_BITS(-6) : GXI_BITS(-2);
  cost += gxi_shape_tail(shape, scan, suffix, strength);
  if (shape == GXI_SHAPE_COMPANY && strength == 0) {
    if (!(seen & GXI_SEEN_PLACE)) cost += GXI_BITS(-4);
    if (seen & (GXI_SEEN_ACT | GXI_SEEN_LATE)) cost += GXI_BITS(-8);
  } else if (shape == GXI_SHAPE_COMPANY && strength == 1 && (seen & GXI_SEEN_ACT) && !(seen & GXI_SEEN_PLACE)) {
    cost += GXI_BITS(-4);
  } else if (shape == GXI_SHAPE_EVENT && strength == 0 && !(seen & GXI_SEEN_PLACE)) {
    cost += GXI_BITS(-10); /* 第三届董事会第十二次|会议 */
  } else if (shape == GXI_SHAPE_EVENT && (seen & GXI_SEEN_ACT) && !(seen & (GXI_SEEN_PLACE | GXI_SEEN_NUMBER)) && !edition) {
    cost += GXI_BITS(-10);
  }
  bool quoted = suffix->begin > 0 && gxi_scan_code(scan, suffix->begin - 1u) == 0x201D;
  if (shape == GXI_SHAPE_PROGRAM && quoted && gxi_scan_code(scan, begin) == 0x201C)
    cost += GXI_BITS(-16);
  if (single && strength == 0)
    seen &= ~(GXI_SEEN_UNKNOWN | GXI_SEEN_CHAR | GXI_SEEN_MARK);
  if (shape == GXI_SHAPE_ORGANIZATION && strength == 0 && ((seen & GXI_SEEN_KNOWN) || suffix->end - begin > MAX_LOOSE))
    cost += GXI_BITS(-8);
  const uint32_t own = GXI_SEEN_UNKNOWN | GXI_SEEN_MARK | GXI_SEEN_NUMBER;
  bool acted = (seen & GXI_SEEN_ACT) && !(seen & own); /* 历城区|还给|学校 */
  if ((alone == GXI_SEEN_PLACE || acted) && gxi_str_in(gxi_scan_text(scan, suffix->begin, suffix->end), "学校 企业"))
    cost += GXI_BITS(-10);
  bool office = (seen & GXI_SEEN_SUFFIX) && !(seen & GXI_SEEN_ZONE);
  /* 监管三科 behind 海关, but no party committee: that is the body's own */
  if (office && gxi_str_in(gxi_scan_text(scan, suffix->begin, suffix->end), "党委 党组"))
    cost += GXI_BITS(-14);
  bool placed = shape == GXI_SHAPE_VILLAGE && gxi_shape_is_behind_place(scan, begin);
  if (placed && strength < 2) cost -= GXI_GAIN_PLACED;
  bool shown = (placed && strength == 2) || (board && (seen & GXI_SEEN_UNKNOWN)) ||
               gxi_shape_is_worlds(shape, scan, suffix, begin);
  if (!gxi_shape_distinct(shape, seen, strength) && !shown) {
    uint32_t marks = GXI_SEEN_UNKNOWN | GXI_SEEN_CHAR | GXI_SEEN_NUMBER;
    bool half = (seen & marks) != 0;
    cost += GXI_BITS(NAMELESS[shape]) / (half ? 2 : 1);
  }
  return cost;
}

int32_t
gxi_shape_bare(const gxi_scan *scan, uint32_t seen, uint32_t begin, uint32_t end) {
  if (!(seen & GXI_SEEN_UNKNOWN) || !may_end_bare(seen)) return GXI_FORBIDDEN;
  uint16_t before = scan->chars.items[begin].before;
  uint16_t after = scan->chars.items[end].after;
  if (!(before & GXI_CUE_CLEAR) || !(after & GXI_CUE_CLEAR)) return GXI_FORBIDDEN;
  static const char spots[] =
    "村 岗 滩 沟 湾 坡 岭 梁 坝 峡 洼 屯 坪 泊 州 省 市 县 区 郡 岛 邦";
  if (gxi_str_in(gxi_scan_text(scan, end - 1, end), spots)) return GXI_FORBIDDEN;
  if (gxi_shape_ends_in_verb(scan, end) || gxi_shape_begins_full(scan, begin))
    return GXI_FORBIDDEN; /* 民勤县|红沙岗 */
  return GXI_COST_BARE + (after & GXI_CUE_TITLE ? GXI_GAIN_BARE_TITLE : 0);
}
