/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * emit.c: steps of the best path → tokens, mentions, mentions inside mentions.
 *
 *     喀什 | 综合保税区 | 管委会        one token, one mention agency
 *     ^^^^                              inner: city 喀什
 *     ^^^^^^^^^^^^^^^^^                 inner: zone 喀什综合保税区
 */
#include "mention/emit.h"

#include "base/str.h"
#include "mention/notebook.h"
#include "mention/shapes.h"

static gx_span span_of(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  return (gx_span){scan->chars.items[begin].begin, scan->chars.items[end].begin};
}

static gxi_mention
blank_mention(const gxi_scan *scan, gx_span text, uint32_t sentence) {
  return (gxi_mention
  ){.text = text,
    .sentence = sentence,
    .kind = GXI_MENTION_NAME,
    .type = GX_ID_NONE,
    .name = gxi_str_sub(scan->text, text.begin, text.end),
    .full = GX_ID_NONE,
    .outer = GX_ID_NONE};
}

static uint32_t
push_mention(gxi_reading *reading, const gxi_scan *scan, gxi_mention mention) {
  *gxi_vec_push(scan->arena, &reading->mentions) = mention;
  return reading->mentions.count - 1;
}

static void add_place(gxi_mention *mention, uint32_t place) {
  for (uint32_t i = 0; i < mention->place_count; i++)
    if (mention->places[i] == place) return;
  if (mention->place_count < GXI_MAX_CANDIDATES)
    mention->places[mention->place_count++] = place;
}

/* Candidates in the lexicon's order; places.c ranks them when all names are known. */
static void add_places(gxi_mention *mention, const gxi_scan *scan, gxi_hit hit) {
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(scan->lexicon, hit.first + i);
    if (entry->kind == GXI_KIND_DIVISION || entry->kind == GXI_KIND_COUNTRY || entry->kind == GXI_KIND_FOREIGN_CITY)
      add_place(mention, entry->payload);
  }
}

static bool is_place_type(const gxi_scan *scan, uint32_t type) {
  for (uint32_t level = 0; level < GXI_LEVEL_VILLAGE; level++)
    if (gxi_knowledge_level_type(scan->knowledge, (gxi_level)level) == type)
      return true;
  return false;
}

/* The name that a lexicon row gives: 国家发改委 → 国家发展和改革委员会 stays the text;
   the entity stage decides which form is fullest. */
static gxi_mention
piece_mention(const gxi_scan *scan, const gxi_piece *piece, uint32_t sentence) {
  gx_span text = span_of(scan, piece->begin, piece->end);
  gxi_mention mention = blank_mention(scan, text, sentence);
  mention.score = piece->cost;
  mention.type = piece->type;
  mention.origin = GXI_ORIGIN_LEXICON;
  mention.payload = piece->payload;
  if (piece->type == GX_ID_NONE) mention.kind = GXI_MENTION_ANAPHOR;
  if (piece->type != GX_ID_NONE && is_place_type(scan, piece->type))
    add_places(&mention, scan, piece->hit);
  const gxi_entry *program = gxi_scan_entry(scan, piece, GXI_KIND_PROGRAM);
  if (program && piece->type == scan->shape_type[GXI_SHAPE_PROGRAM])
    mention.name = gxi_lexicon_name(scan->lexicon, program); /* “一带一路”建设 */
  if (piece->note != GX_ID_NONE) {
    const gxi_note *note = &scan->notebook->notes.items[piece->note];
    mention.origin = note->origin;
    if (note->name.size) mention.name = note->name;
  }
  return mention;
}

/* An inner name ends at an inner suffix: 综合保税区 in 喀什综合保税区管委会. */
static uint32_t
inner_type(const gxi_scan *scan, const gxi_piece *piece, uint32_t seen) {
  for (uint32_t s = 0; s < GXI_SHAPE_COUNT; s++) {
    if (piece->suffix[s] < 1) continue;
    uint32_t marks = GXI_SEEN_PLACE | GXI_SEEN_MARK | GXI_SEEN_UNKNOWN;
    if (s == GXI_SHAPE_AGENCY) marks |= GXI_SEEN_LEVEL;
    if (seen & marks) return scan->shape_type[s];
  }
  return GX_ID_NONE;
}

/* 港口 in 连云港|港口|集团, 临港 in 沧州|临港|经济开发区: no name by itself. */
static bool is_stem(const gxi_step *step, const gxi_piece *piece, uint32_t part) {
  if (step->shape == GXI_SHAPE_COMPANY) return part + 1 == step->part_count;
  if (step->shape == GXI_SHAPE_EVENT) return true; /* 推介会|暨|签约仪式 */
  return step->shape == GXI_SHAPE_ZONE && piece->end - piece->begin == 1;
}

/* A short form that the outer name itself gave. */
static bool is_own_short(const gxi_scan *scan, const gxi_piece *piece, gx_str outer) {
  if (piece->note == GX_ID_NONE) return false;
  const gxi_note *note = &scan->notebook->notes.items[piece->note];
  return gxi_str_equal(note->name, outer);
}

/* 地窝堡 in 地窝堡机场: short forms of townships are also anything else's. */
static bool is_short_township(const gxi_scan *scan, const gxi_piece *piece) {
  return piece->weak && piece->place != GX_ID_NONE &&
         gxi_knowledge_place(scan->knowledge, piece->place)->level >=
           GXI_LEVEL_TOWNSHIP;
}

/* The longest name that begins at a character inside [at, end) and is not all of the
   outer name; NULL when there is none. One-character abbreviations are no names here.
 */
static const gxi_piece *inner_name(
  const gxi_scan *scan, uint32_t at, uint32_t begin, uint32_t end, gx_str outer
) {
  const gxi_piece *best = NULL;
  uint32_t stop = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    bool whole = at == begin && piece->end == end;
    if (!piece->is_name || piece->type == GX_ID_NONE || whole) continue;
    if (is_own_short(scan, piece, outer)) continue;
    if (piece->end > end || piece->end - piece->begin < 2) continue;
    if (is_short_township(scan, piece)) continue;
    if (!best || piece->end > best->end) best = piece;
  }
  return best;
}

/* A name that was noted, quoted or taken whole has no parts of its own: places and
   known names inside are found from the left, longest first. */
static void emit_inside(
  gxi_reading *reading,
  const gxi_scan *scan,
  gx_span characters,
  uint32_t sentence,
  uint32_t outer
) {
  gx_str name = reading->mentions.items[outer].name;
  for (uint32_t at = characters.begin; at < characters.end;) {
    const gxi_piece *piece =
      inner_name(scan, at, characters.begin, characters.end, name);
    if (!piece) {
      at++;
      continue;
    }
    gxi_mention mention = piece_mention(scan, piece, sentence);
    mention.outer = outer;
    push_mention(reading, scan, mention);
    at = piece->end;
  }
}

/* A listed body or zone is made of parts as one found by its shape is: 常德|经开区,
   中国科学院|西北高原生物研究所; these parts open it, there is no 安新 in 贵安新区.
   Firms are not: 长安|汽车 says nothing of a place. */
static bool is_listed_whole(const gxi_scan *scan, const gxi_piece *piece) {
  uint32_t listed = 1u << GXI_KIND_BODY | 1u << GXI_KIND_ZONE;
  return (piece->kinds & listed) &&
         piece->type != scan->shape_type[GXI_SHAPE_COMPANY] &&
         piece->type != scan->shape_type[GXI_SHAPE_EVENT];
}

/* 连云港 in 中哈(连云港)物流合作基地: the place that the row of the zone tells. */
static bool
is_own_place(const gxi_scan *scan, const gxi_piece *listed, const gxi_piece *piece) {
  const gxi_entry *zone = gxi_scan_entry(scan, listed, GXI_KIND_ZONE);
  if (!zone || zone->payload == GX_ID_NONE || piece->place == GX_ID_NONE) return false;
  return gxi_knowledge_place_within(scan->knowledge, zone->payload, piece->place);
}

static void emit_openers(
  gxi_reading *reading,
  const gxi_scan *scan,
  const gxi_piece *listed,
  uint32_t sentence,
  uint32_t outer
) {
  gx_str name = reading->mentions.items[outer].name;
  uint32_t opened = listed->begin;
  for (uint32_t at = listed->begin; at < listed->end;) {
    const gxi_piece *piece = inner_name(scan, at, listed->begin, listed->end, name);
    if (!piece || (at != opened && !is_own_place(scan, listed, piece))) {
      at++;
      continue;
    }
    gxi_mention mention = piece_mention(scan, piece, sentence);
    mention.outer = outer;
    push_mention(reading, scan, mention);
    opened = at = piece->end;
  }
}

/* 武威|站 in 武威站货运科: a weak suffix, sure before a section of its own. */
static bool is_station(const gxi_scan *scan, const gxi_piece *piece, uint32_t part) {
  return part == 1 && gxi_scan_code(scan, piece->begin) == U'站' &&
         piece->end - piece->begin == 1;
}

static void emit_parts(
  gxi_reading *reading,
  const gxi_scan *scan,
  const gxi_lattice *lattice,
  const gxi_step *step,
  uint32_t sentence,
  uint32_t outer
) {
  uint32_t seen = 0;
  const gxi_piece *last = NULL;
  for (uint32_t i = 0; i < step->part_count; i++) {
    const gxi_piece *piece = &scan->pieces.items[lattice->parts.items[step->parts + i]];
    uint32_t type = piece->is_name ? piece->type : GX_ID_NONE;
    if (type != GX_ID_NONE) {
      gxi_mention mention = piece_mention(scan, piece, sentence);
      mention.outer = outer;
      push_mention(reading, scan, mention);
      if (is_listed_whole(scan, piece))
        emit_openers(reading, scan, piece, sentence, outer);
    } else if (i > 0 && piece->is_suffix && !is_stem(step, piece, i)) {
      type = inner_type(scan, piece, seen);
      if (type == GX_ID_NONE && step->shape == GXI_SHAPE_AGENCY && is_station(scan, piece, i))
        type = scan->shape_type[GXI_SHAPE_ORGANIZATION];
      if (type != GX_ID_NONE) {
        gxi_mention mention =
          blank_mention(scan, span_of(scan, step->begin, piece->end), sentence);
        mention.type = type;
        mention.origin = GXI_ORIGIN_SHAPE;
        mention.outer = outer;
        push_mention(reading, scan, mention);
      }
    }
    seen |= gxi_shape_seen(last, piece);
    last = piece;
  }
}

static uint32_t emit_shaped(
  gxi_reading *reading,
  const gxi_scan *scan,
  const gxi_lattice *lattice,
  const gxi_step *step,
  uint32_t sentence
) {
  gx_span text = span_of(scan, step->begin, step->end);
  gxi_mention mention = blank_mention(scan, text, sentence);
  mention.type = scan->shape_type[step->shape];
  mention.origin = GXI_ORIGIN_SHAPE;
  mention.score = step->score;
  mention.payload = step->piece == GXI_VIA_BARE; /* nothing to shorten */
  uint32_t outer = push_mention(reading, scan, mention);
  emit_parts(reading, scan, lattice, step, sentence, outer);
  return outer;
}

static void push_token(
  gxi_reading *reading,
  const gxi_scan *scan,
  gx_span text,
  gxi_token_kind kind,
  uint32_t sentence,
  uint32_t mention
) {
  *gxi_vec_push(scan->arena, &reading->tokens) = (gxi_token
  ){.text = text, .kind = (uint16_t)kind, .sentence = sentence, .mention = mention};
}

/* 湘新, 赴|沪: one token for each letter. */
static void emit_compound(
  gxi_reading *reading,
  const gxi_scan *scan,
  const gxi_proposal *proposal,
  uint32_t sentence
) {
  uint32_t letters = proposal->end - proposal->begin;
  for (uint32_t i = 0; i < letters; i++) {
    const gxi_place *place = gxi_knowledge_place(scan->knowledge, proposal->places[i]);
    gx_span text = span_of(scan, proposal->begin + i, proposal->begin + i + 1);
    gxi_mention mention = blank_mention(scan, text, sentence);
    mention.type = gxi_knowledge_level_type(scan->knowledge, place->level);
    mention.origin = GXI_ORIGIN_COMPOUND;
    mention.score = proposal->score / (int32_t)letters;
    mention.name = place->name;
    add_place(&mention, proposal->places[i]);
    uint32_t index = push_mention(reading, scan, mention);
    push_token(reading, scan, text, GXI_TOKEN_MENTION, sentence, index);
  }
}

/* The names that the first reading found inside a noted name. */
static void emit_noted(
  gxi_reading *reading,
  const gxi_scan *scan,
  const gxi_note *note,
  uint32_t sentence,
  uint32_t outer
) {
  uint32_t base = reading->mentions.items[outer].text.begin;
  for (uint32_t i = 0; i < note->inner_count; i++) {
    gxi_mention mention = note->inner[i];
    bool own = mention.name.size == mention.text.end - mention.text.begin;
    mention.text.begin += base;
    mention.text.end += base;
    if (own)
      mention.name = gxi_str_sub(scan->text, mention.text.begin, mention.text.end);
    mention.sentence = sentence;
    mention.outer = outer;
    push_mention(reading, scan, mention);
  }
}

static void emit_proposal(
  gxi_reading *reading,
  const gxi_scan *scan,
  const gxi_proposal *proposal,
  uint32_t sentence
) {
  if (proposal->origin == GXI_ORIGIN_COMPOUND && proposal->kind == GXI_TOKEN_MENTION) {
    emit_compound(reading, scan, proposal, sentence);
    return;
  }
  gx_span text = span_of(scan, proposal->begin, proposal->end);
  uint32_t index = GX_ID_NONE;
  if (proposal->kind == GXI_TOKEN_MENTION) {
    gxi_mention mention = blank_mention(scan, text, sentence);
    mention.type = proposal->type;
    mention.origin = proposal->origin;
    mention.score = proposal->score;
    if (proposal->origin == GXI_ORIGIN_LEXICON) {
      add_place(&mention, proposal->places[0]);
      if (proposal->payload == GXI_PROPOSAL_COUNTED)
        mention.name = gxi_knowledge_place(scan->knowledge, proposal->places[0])->name;
    }
    index = push_mention(reading, scan, mention);
    if (proposal->origin == GXI_ORIGIN_QUOTED)
      emit_inside(
        reading, scan, (gx_span){proposal->begin, proposal->end}, sentence, index
      );
  }
  push_token(reading, scan, text, (gxi_token_kind)proposal->kind, sentence, index);
}

/* Names of places and persons are no containers. */
static bool may_hold(const gxi_scan *scan, uint32_t type) {
  return type != GX_ID_NONE && !is_place_type(scan, type) &&
         type != scan->type_person && type != scan->type_official &&
         type != scan->type_region;
}

/* 这|是…, 这|也是…: an anaphor like 它; 这|座工厂 is none. */
static bool tells(const gxi_scan *scan, const gxi_piece *piece) {
  if (piece->end - piece->begin != 1) return false;
  uint32_t first = gxi_scan_code(scan, piece->begin);
  if (first == U'也') /* 建成甲公司,|也|是… */
    return piece->begin > 0 && gxi_scan_code(scan, piece->begin - 1u) == ',' &&
           gxi_scan_code(scan, piece->end) == U'是';
  if (first != U'这') return false;
  uint32_t next = gxi_scan_code(scan, piece->end);
  bool too = next == U'也' || next == U'正' || next == U'便' || next == U'就' ||
             next == U'已' || next == U'更' || next == U'还';
  return (too ? gxi_scan_code(scan, piece->end + 1u) : next) == U'是';
}

static void emit_told(
  gxi_reading *reading, const gxi_scan *scan, const gxi_piece *piece, uint32_t sentence
) {
  gx_span text = span_of(scan, piece->begin, piece->end);
  gxi_mention mention = blank_mention(scan, text, sentence);
  gxi_hit hit;
  if (gxi_lexicon_find(scan->lexicon, GX_STR_LIT("它"), &hit))
    mention.payload = gxi_lexicon_entry(scan->lexicon, hit.first)->payload;
  mention.kind = GXI_MENTION_ANAPHOR;
  mention.type = GX_ID_NONE;
  mention.score = piece->cost;
  uint32_t index = push_mention(reading, scan, mention);
  push_token(reading, scan, text, GXI_TOKEN_MENTION, sentence, index);
}

static void emit_piece(
  gxi_reading *reading, const gxi_scan *scan, const gxi_piece *piece, uint32_t sentence
) {
  if (tells(scan, piece)) {
    emit_told(reading, scan, piece, sentence);
    return;
  }
  uint32_t index = GX_ID_NONE;
  if (piece->kind == GXI_TOKEN_MENTION)
    index = push_mention(reading, scan, piece_mention(scan, piece, sentence));
  const gxi_note *note =
    piece->note == GX_ID_NONE ? NULL : &scan->notebook->notes.items[piece->note];
  if (index != GX_ID_NONE && note && note->inner_count)
    emit_noted(reading, scan, note, sentence, index);
  else if (index != GX_ID_NONE && note && may_hold(scan, piece->type))
    emit_inside(reading, scan, (gx_span){piece->begin, piece->end}, sentence, index);
  else if (index != GX_ID_NONE && is_listed_whole(scan, piece) && may_hold(scan, piece->type))
    emit_openers(reading, scan, piece, sentence, index);
  gx_span text = span_of(scan, piece->begin, piece->end);
  push_token(reading, scan, text, (gxi_token_kind)piece->kind, sentence, index);
  gxi_token *token = &reading->tokens.items[reading->tokens.count - 1];
  token->payload = piece->payload;
  token->hit = piece->hit;
  token->kinds = piece->kinds;
}

void gxi_emit_sentence(
  gxi_reading *reading,
  const gxi_scan *scan,
  const gxi_lattice *lattice,
  uint32_t sentence
) {
  for (uint32_t i = 0; i < lattice->steps.count; i++) {
    const gxi_step *step = &lattice->steps.items[i];
    if (step->shape != GXI_SHAPE_COUNT) {
      uint32_t index = emit_shaped(reading, scan, lattice, step, sentence);
      gx_span text = span_of(scan, step->begin, step->end);
      push_token(reading, scan, text, GXI_TOKEN_MENTION, sentence, index);
    } else if (step->proposal != GX_ID_NONE) {
      emit_proposal(reading, scan, &lattice->proposals.items[step->proposal], sentence);
    } else {
      emit_piece(reading, scan, &scan->pieces.items[step->piece], sentence);
    }
  }
}

void gxi_emit_blank(
  gxi_reading *reading, const gxi_scan *scan, gx_span span, uint32_t sentence
) {
  if (span.end > span.begin)
    push_token(reading, scan, span, GXI_TOKEN_OTHER, sentence, GX_ID_NONE);
}
