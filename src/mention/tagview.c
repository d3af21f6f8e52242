/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tagview.c: steps → windows → features of characters.
 *
 * A feature is a hash of its number and up to three of: characters around, the class
 * of the listed word and of the step around each, texts of the steps beside.
 */
#include "mention/tagview.h"

#include "base/str.h"
#include "mention/piece.h"
#include "mention/shapes.h"
#include "mention/weights.h"

#define NEAR 2u            /* open steps on each side of a doubtful one */
#define SURE_WORD 13u      /* weight in the word list from which a single one is sure */
#define BUCKET GXI_BITS(6) /* of names' costs */
#define BUCKETS 7
#define NO_EDGE 10000 /* taken off: no labelling has it */
#define WORD_CHARS 6u /* of a step's text count */

/* Classes of steps; those of words stand first. */
enum {
  STEP_NONE, /* an end of the sentence */
  STEP_OTHER,
  STEP_LABEL, /* “小满茶铺” as one */
  STEP_VERB,
  STEP_TITLE,
  STEP_VALUE,                                   /* + gxi_token_kind */
  STEP_PUNCT = STEP_VALUE + 16,                 /* + group of the mark */
  STEP_WORD = STEP_PUNCT + 8,                   /* + gxi_word_class */
  STEP_COMMON = STEP_WORD + GXI_WORD_OTHER + 1, /* + letter of the tag */
  STEP_ANAPHOR = STEP_COMMON + 27,
  STEP_LISTED, /* + gxi_tag_kind */
  STEP_PROPOSED = STEP_LISTED + GXI_TAG_KINDS + 1,
  STEP_SHAPED = STEP_PROPOSED + GXI_TAG_KINDS + 1,
  STEP_BARE = STEP_SHAPED + GXI_TAG_KINDS + 1,
  STEP_COUNT
};

/* Classes of listed words behind those of gxi_inside. */
enum {
  WORD_SUFFIX = GXI_INSIDE_COUNT, /* + shape */
  WORD_SURNAME = WORD_SUFFIX + 3 * GXI_SHAPE_COUNT,
  WORD_MARK,
  WORD_LIST,
  WORD_VERB, /* of frames */
  WORD_NONE
};

static const struct {
  const char *type;
  gxi_tag_kind kind;
} KINDS[] = {
  {"person", GXI_TAG_PERSON},
  {"official", GXI_TAG_PERSON},
  {"company", GXI_TAG_COMPANY},
  {"agency", GXI_TAG_AGENCY},
  {"zone", GXI_TAG_ZONE},
  {"organization", GXI_TAG_ORGANIZATION},
  {"event", GXI_TAG_EVENT},
  {"program", GXI_TAG_PROGRAM},
  {"country", GXI_TAG_PLACE},
  {"province", GXI_TAG_PLACE},
  {"city", GXI_TAG_PLACE},
  {"county", GXI_TAG_PLACE},
  {"township", GXI_TAG_PLACE},
  {"village", GXI_TAG_PLACE},
  {"region", GXI_TAG_PLACE},
};

void gxi_tagview_init(gxi_tagview *view, const gx_knowledge *knowledge) {
  memset(view, 0, sizeof *view);
  memset(view->kinds, GXI_TAG_KINDS, sizeof view->kinds);
  for (size_t i = 0; i < GXI_COUNT(KINDS); i++) {
    uint32_t type = gx_knowledge_entity_type(knowledge, gxi_str(KINDS[i].type));
    if (type < GXI_TAG_MAX_TYPES) view->kinds[type] = (uint8_t)KINDS[i].kind;
  }
}

static uint8_t kind_of(const gxi_tagview *view, uint32_t type) {
  return type < GXI_TAG_MAX_TYPES ? view->kinds[type] : (uint8_t)GXI_TAG_KINDS;
}

static uint32_t mark_group(uint32_t code) {
  switch (code) {
  case ',':
  case ';':
    return 0;
  case 0x3001: /* 、 */
    return 1;
  case 0x201C: /* “ */
  case 0x300A: /* 《 */
    return 2;
  case 0x201D:
  case 0x300B:
    return 3;
  case '(':
    return 4;
  case ')':
    return 5;
  case ':':
    return 6;
  default:
    return 7;
  }
}

static uint32_t common_class(const gxi_piece *piece) {
  bool letter = piece->tag >= 'a' && piece->tag <= 'z';
  return STEP_COMMON + (letter ? (uint32_t)(piece->tag - 'a') + 1 : 0);
}

/* A step that is a piece by itself. */
static void view_piece(
  const gxi_tagview *view,
  const gxi_scan *scan,
  gxi_tag_step *step,
  const gxi_piece *piece
) {
  bool single = step->end - step->begin == 1;
  switch ((gxi_token_kind)piece->kind) {
  case GXI_TOKEN_MENTION:
    step->kind = kind_of(view, piece->type);
    step->class =
      piece->type == GX_ID_NONE ? STEP_ANAPHOR : (uint16_t)(STEP_LISTED + step->kind);
    step->closed = piece->type == GX_ID_NONE;
    break;
  case GXI_TOKEN_VERB:
    step->class = STEP_VERB;
    break;
  case GXI_TOKEN_TITLE:
    step->class = STEP_TITLE;
    step->closed = true;
    break;
  case GXI_TOKEN_WORD: {
    gxi_word_class class = GXI_WORD_CLASS(piece->payload);
    step->class = (uint16_t)(STEP_WORD + class);
    step->closed = class == GXI_WORD_SPEECH ||
                   (!single && class != GXI_WORD_GENERIC && class != GXI_WORD_OTHER);
    break;
  }
  case GXI_TOKEN_COMMON:
    step->class = (uint16_t)common_class(piece);
    step->trade = piece->suffix[GXI_SHAPE_COMPANY] >= 0;
    step->closed = piece->tag == 'u';
    step->bucket = (uint8_t)(piece->common / 4);
    step->doubtful =
      single && piece->common < SURE_WORD && !gxi_is_particle(piece->tag);
    break;
  case GXI_TOKEN_PUNCT:
    step->class = (uint16_t)(STEP_PUNCT + mark_group(gxi_scan_code(scan, step->begin)));
    step->closed = true;
    break;
  case GXI_TOKEN_OTHER:
    step->class = STEP_OTHER;
    step->doubtful = gxi_is_han(gxi_scan_code(scan, step->begin));
    break;
  default:
    step->class = (uint16_t)(STEP_VALUE + piece->kind);
    step->closed = true;
  }
}

static void view_proposal(
  const gxi_tagview *view,
  gxi_tag_step *step,
  const gxi_scan *scan,
  const gxi_proposal *proposal
) {
  if (proposal->kind == GXI_TOKEN_MENTION) {
    step->kind = kind_of(view, proposal->type);
    step->class = (uint16_t)(STEP_PROPOSED + step->kind);
    step->doubtful = view->names && step->kind != GXI_TAG_PLACE;
    step->closed = proposal->origin == GXI_ORIGIN_COMPOUND;
    step->doubtful &= !step->closed;
  } else if (gxi_scan_code(scan, step->begin) == 0x201C && proposal->kind == GXI_TOKEN_OTHER) {
    step->class = STEP_LABEL;
    step->doubtful = true;
  } else {
    step->class = (uint16_t)(STEP_VALUE + proposal->kind);
    step->closed = true;
  }
}

static gxi_tag_step view_step(
  const gxi_tagview *view,
  const gxi_scan *scan,
  const gxi_lattice *lattice,
  const gxi_step *from
) {
  gxi_tag_step step = {.begin = from->begin, .end = from->end, .kind = GXI_TAG_KINDS};
  if (from->shape != GXI_SHAPE_COUNT) {
    bool bare = from->piece == GXI_VIA_BARE;
    step.kind = kind_of(view, scan->shape_type[from->shape]);
    step.class = (uint16_t)((bare ? STEP_BARE : STEP_SHAPED) + step.kind);
    step.doubtful = view->names;
  } else if (from->proposal != GX_ID_NONE) {
    view_proposal(view, &step, scan, &lattice->proposals.items[from->proposal]);
  } else {
    view_piece(view, scan, &step, &scan->pieces.items[from->piece]);
  }
  if (step.kind != GXI_TAG_KINDS) {
    int32_t bucket = -from->score / BUCKET;
    step.bucket = (uint8_t)(bucket < 0 ? 0 : bucket > BUCKETS ? BUCKETS : bucket);
  }
  return step;
}

static bool is_open_single(const gxi_tagview *view, uint32_t index) {
  if (index >= view->steps.count) return false; /* before the first, too */
  const gxi_tag_step *step = &view->steps.items[index];
  return step->end - step->begin == 1 && !step->closed && step->kind == GXI_TAG_KINDS;
}

/* A word of one character by itself is a word: names are made of two, or of one before
   a trade. */
static void settle_singles(gxi_tagview *view) {
  for (uint32_t i = 0; i < view->steps.count; i++) {
    gxi_tag_step *step = &view->steps.items[i];
    if (!step->doubtful || step->end - step->begin > 1 || step->class == STEP_OTHER)
      continue;
    bool traded = i + 1 < view->steps.count && step[1].trade;
    step->doubtful =
      traded || is_open_single(view, i - 1) || is_open_single(view, i + 1);
  }
}

bool gxi_tagview_read(
  gxi_tagview *view, const gxi_scan *scan, const gxi_lattice *lattice
) {
  bool doubtful = false;
  view->steps.count = 0;
  gxi_vec_reserve(scan->arena, &view->steps, lattice->steps.count + 1);
  for (uint32_t i = 0; i < lattice->steps.count; i++) {
    gxi_tag_step step = view_step(view, scan, lattice, &lattice->steps.items[i]);
    doubtful |= step.doubtful;
    *gxi_vec_push(scan->arena, &view->steps) = step;
  }
  if (doubtful) settle_singles(view);
  return doubtful;
}

bool gxi_tagview_window(
  const gxi_tagview *view, uint32_t step, gxi_tag_window *window
) {
  const gxi_tag_step *steps = view->steps.items;
  uint32_t first = step, count = view->steps.count;
  while (first < count && !steps[first].doubtful)
    first++;
  if (first == count) return false;
  uint32_t begin = first, last = first, end = first + 1;
  while (begin > step && first - begin < NEAR && !steps[begin - 1].closed)
    begin--;
  for (; end < count && !steps[end].closed; end++) {
    if (steps[end].doubtful)
      last = end;
    else if (end - last > NEAR)
      break;
  }
  *window = (gxi_tag_window){steps[begin].begin, steps[end - 1].end, end};
  return true;
}

static const gxi_piece *longest(const gxi_scan *scan, uint32_t at, uint32_t end) {
  const gxi_piece *best = NULL;
  uint32_t last = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < last; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (piece->inside == GXI_INSIDE_BRACKET || piece->inside == GXI_INSIDE_QUOTE)
      continue;
    if (piece->end <= end && (!best || piece->end > best->end)) best = piece;
  }
  return best;
}

static uint32_t word_class(const gxi_scan *scan, const gxi_piece *piece) {
  if (!piece) return WORD_NONE;
  if (piece->kind == GXI_TOKEN_PUNCT)
    return gxi_scan_code(scan, piece->begin) == 0x3001 ? WORD_LIST : WORD_MARK;
  if (piece->is_suffix && !piece->is_name) {
    uint32_t best = 0;
    for (uint32_t s = 1; s < GXI_SHAPE_COUNT; s++)
      if (piece->suffix[s] > piece->suffix[best]) best = s;
    return WORD_SUFFIX + 3u * best +
           (uint32_t)(piece->suffix[best] > 0 ? piece->suffix[best] : 0);
  }
  if (piece->kind == GXI_TOKEN_VERB) return WORD_VERB;
  bool single = piece->end - piece->begin == 1;
  if (single && piece->inside == GXI_INSIDE_CHAR && piece->surname) return WORD_SURNAME;
  return piece->inside < GXI_INSIDE_COUNT ? piece->inside : WORD_MARK;
}

/* 0: first of several, 1: between, 2: last, 3: all of it. */
static uint32_t place_in(uint32_t at, uint32_t begin, uint32_t end) {
  return end - begin == 1 ? 3 : at == begin ? 0 : at + 1 == end ? 2 : 1;
}

static uint32_t char_class(const gxi_char *c) {
  if (gxi_is_digit(c->code)) return 1;
  if (gxi_is_latin(c->code)) return 2;
  if (!gxi_is_han(c->code)) return 3;
  uint32_t bits = (c->single >> GXI_KIND_SURNAME & 1u) |
                  (c->single >> GXI_KIND_TRANSLITERATION & 1u) << 1 |
                  (c->single >> GXI_KIND_ABBREVIATION & 1u) << 2;
  return 4 + c->given + 8 * bits;
}

static void fill_step(gxi_tagview *view, const gxi_scan *scan, uint32_t index) {
  const gxi_tag_step *step = &view->steps.items[index];
  for (uint32_t at = step->begin; at < step->end;) {
    const gxi_piece *piece = longest(scan, at, step->end);
    uint32_t end = piece && piece->end > at ? piece->end : at + 1;
    uint32_t class = word_class(scan, piece);
    for (uint32_t i = at; i < end; i++) {
      const gxi_char *c = &scan->chars.items[i];
      view->chars.items[i] = (gxi_tag_char
      ){.code = gxi_is_digit(c->code)   ? '0'
                : gxi_is_latin(c->code) ? 'a'
                                        : c->code,
        .step = index,
        .class = (uint16_t)char_class(c),
        .word = (uint16_t)((class + 1) * 4 + place_in(i, at, end)),
        .token =
          (uint16_t)((step->class + 1u) * 4 + place_in(i, step->begin, step->end))};
    }
    at = end;
  }
}

static uint32_t mix(uint32_t number, uint32_t a, uint32_t b, uint32_t c) {
  uint64_t hash = ((uint64_t)a << 32 | b) * UINT64_C(0x9E3779B97F4A7C15);
  hash ^= hash >> 31;
  hash += ((uint64_t)c << 8 | number) * UINT64_C(0xBF58476D1CE4E5B9);
  hash ^= hash >> 32;
  hash *= UINT64_C(0x94D049BB133111EB);
  return (uint32_t)(hash >> 32);
}

static uint32_t text_of(const gxi_scan *scan, const gxi_tag_step *step) {
  if (!step) return 0;
  uint32_t hash = 1;
  for (uint32_t i = step->begin; i < step->end && i < step->begin + WORD_CHARS; i++)
    hash = (hash ^ gxi_scan_code(scan, i)) * UINT32_C(0x9E3779B1);
  return hash ^ (uint32_t)(step->end - step->begin) << 20;
}

static const gxi_tag_char EDGE = {0, GX_ID_NONE, 0, 0, 0};

static const gxi_tag_char *
look(const gxi_tagview *view, uint32_t at, int32_t by, uint32_t size) {
  int64_t to = (int64_t)at + by;
  return to < 0 || to >= (int64_t)size ? &EDGE : &view->chars.items[to];
}

static const gxi_tag_step *beside(const gxi_tagview *view, uint32_t step, int32_t by) {
  int64_t to = (int64_t)step + by;
  return to < 0 || to >= (int64_t)view->steps.count ? NULL : &view->steps.items[to];
}

static uint32_t class_of(const gxi_tag_step *step) {
  return step ? (uint32_t)step->class * 8 + step->bucket : STEP_NONE;
}

/* The nearest step on a side that is no quotation mark. */
static const gxi_tag_step *beyond(const gxi_tagview *view, uint32_t step, int32_t by) {
  const gxi_tag_step *found = beside(view, step, by);
  if (found && (found->class == STEP_PUNCT + 2 || found->class == STEP_PUNCT + 3))
    found = beside(view, step, 2 * by);
  return found;
}

/* What is the same for all characters of a step. */
typedef struct step_view {
  uint32_t own, last, next;                /* classes */
  uint32_t own_text, last_text, next_text; /* hashes; behind quotation marks */
  uint32_t before, behind;                 /* classes of the steps next but one */
} step_view;

static step_view
view_beside(const gxi_tagview *view, const gxi_scan *scan, uint32_t index) {
  const gxi_tag_step *own = beside(view, index, 0);
  return (step_view
  ){.own = class_of(own),
    .last = class_of(beside(view, index, -1)),
    .next = class_of(beside(view, index, 1)),
    .before = class_of(beside(view, index, -2)),
    .behind = class_of(beside(view, index, 2)),
    .own_text = text_of(scan, own),
    .last_text = text_of(scan, beyond(view, index, -1)),
    .next_text = text_of(scan, beyond(view, index, 1))};
}

static void features_at(
  uint32_t *out,
  const gxi_tagview *view,
  const gxi_scan *scan,
  uint32_t at,
  const step_view *s
) {
  uint32_t size = gxi_scan_size(scan);
  const gxi_tag_char *c = &view->chars.items[at];
  const gxi_tag_char *l = look(view, at, -1, size), *ll = look(view, at, -2, size);
  const gxi_tag_char *r = look(view, at, 1, size), *rr = look(view, at, 2, size);
  uint32_t place = c->token & 3;
  uint32_t number = 0;
#define FEATURE(a, b, c) (*out++ = mix(number++, (a), (b), (c)))
  FEATURE(c->code, 0, 0);
  FEATURE(l->code, c->code, 0);
  FEATURE(c->code, r->code, 0);
  FEATURE(l->code, 0, 0);
  FEATURE(r->code, 0, 0);
  FEATURE(ll->code, l->code, 0);
  FEATURE(r->code, rr->code, 0);
  FEATURE(l->code, c->code, r->code);
  FEATURE(c->token, s->own, 0);
  FEATURE(l->token, c->token, 0);
  FEATURE(c->token, r->token, 0);
  FEATURE(s->last, s->own, s->next << 2 | place);
  FEATURE(l->word, c->word, r->word);
  FEATURE(ll->word, l->word, c->word);
  FEATURE(c->word, r->word, rr->word);
  FEATURE(c->word, c->code, 0);
  FEATURE(s->last_text, s->own, place);
  FEATURE(s->next_text, s->own, place);
  FEATURE(s->own_text, place, 0);
  FEATURE(l->class, c->class, r->class);
  FEATURE(c->token, c->code, 0);
  FEATURE(l->word, c->token, r->word);
  FEATURE(s->last, s->own, place);
  FEATURE(s->next, s->own, place);
  FEATURE(l->class, c->class, c->token);
  FEATURE(c->word, c->token, 0);
  FEATURE(s->before, s->last, s->own << 2 | place);
  FEATURE(s->behind, s->next, s->own << 2 | place);
#undef FEATURE
}

/* The label that a character has by the first reading. */
static uint8_t read_label(const gxi_tag_step *step, uint32_t at) {
  if (step->kind == GXI_TAG_KINDS || step->end - step->begin < 2)
    return GXI_TAG_OUTSIDE;
  uint32_t label = at == step->begin     ? GXI_TAG_BEGIN(step->kind)
                   : at + 1 == step->end ? GXI_TAG_END(step->kind)
                                         : GXI_TAG_INSIDE(step->kind);
  return (uint8_t)label;
}

static uint8_t edges_at(const gxi_tag_step *step, const gxi_tag_char *c, uint32_t at) {
  uint32_t place = c->word & 3, edges = 0;
  if (place == 0 || place == 3 || at == step->begin) edges |= GXI_TAG_MAY_BEGIN;
  if (place >= 2 || at + 1 == step->end) edges |= GXI_TAG_MAY_END;
  uint32_t class = (c->word >> 2) - 1u;
  bool suffix = class >= WORD_SUFFIX && class < WORD_SURNAME;
  uint32_t shape = suffix ? (class - WORD_SUFFIX) / 3 : GXI_SHAPE_COMPANY;
  if (shape != GXI_SHAPE_COMPANY && (class - WORD_SUFFIX) % 3) edges |= GXI_TAG_NO_FIRM;
  return (uint8_t)edges;
}

void gxi_tagview_restrain(
  gxi_tag_scores *scores, const uint8_t *edges, uint32_t count
) {
  for (uint32_t i = 0; i < count; i++) {
    uint32_t edge = edges[i] & GXI_TAG_NO_NAME ? 0 : edges[i];
    if (edges[i] & GXI_TAG_NO_FIRM) scores[i][GXI_TAG_END(GXI_TAG_COMPANY)] -= NO_EDGE;
    for (uint32_t k = 0; k < GXI_TAG_KINDS; k++) {
      if (!(edge & GXI_TAG_MAY_BEGIN)) scores[i][GXI_TAG_BEGIN(k)] -= NO_EDGE;
      if (!(edge & GXI_TAG_MAY_END)) scores[i][GXI_TAG_END(k)] -= NO_EDGE;
      if (edges[i] & GXI_TAG_NO_NAME) scores[i][GXI_TAG_INSIDE(k)] -= NO_EDGE;
    }
  }
}

void gxi_tagview_fill(
  gxi_tagview *view, const gxi_scan *scan, const gxi_tag_window *window
) {
  const gxi_tag_step *steps = view->steps.items;
  uint32_t count = window->end - window->begin, size = gxi_scan_size(scan);
  uint32_t from = window->next, to = window->next;
  while (from > 0 && steps[from - 1].end + 2u > window->begin)
    from--;
  while (to < view->steps.count && steps[to].begin < window->end + 2u)
    to++;
  view->chars.count = view->features.count = view->read.count = 0;
  gxi_vec_reserve(scan->arena, &view->chars, size);
  gxi_vec_reserve(scan->arena, &view->features, count * GXI_TAG_FEATURES);
  gxi_vec_reserve(scan->arena, &view->read, count);
  gxi_vec_reserve(scan->arena, &view->edges, count);
  for (uint32_t i = from; i < to; i++)
    fill_step(view, scan, i);
  uint32_t step = GX_ID_NONE;
  step_view beside_step = {0};
  for (uint32_t at = window->begin; at < window->end; at++) {
    uint32_t own = view->chars.items[at].step, i = at - window->begin;
    if (own != step) beside_step = view_beside(view, scan, step = own);
    features_at(
      view->features.items + i * GXI_TAG_FEATURES, view, scan, at, &beside_step
    );
    view->read.items[i] = read_label(&steps[own], at);
    view->edges.items[i] = edges_at(&steps[own], &view->chars.items[at], at);
    bool word = steps[own].end - steps[own].begin == 1;
    if (word && gxi_shape_is_hard(gxi_scan_code(scan, at)))
      view->edges.items[i] |= GXI_TAG_NO_NAME;
  }
}
