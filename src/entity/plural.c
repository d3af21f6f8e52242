/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plural.c: 双方 两地 两家企业 三方: the last pair or triple that agrees.
 *
 *   0. who met whom in its sentence, or in the one before: meeting.c
 *   1. coordinated names before it in its sentence (A与B, A、B和C, 沪喀), exactly as
 * many
 *   2. a plural resolved a sentence or two before, of the same number
 *   3. its sentence's names of the family, when they are exactly that many; the only
 *      one, and whoever speaks of himself in the text
 *   4. the same in the sentences before, nearest first; the last one also together with
 *      the anaphor's own
 *   5. the article's first sentences, its title
 *
 * For 双方 bodies go before a mixture, that before places. For 两地 bodies stand for
 * where they lie if no places are found. 江苏省常州市 is one member, 常州市.
 */
#include "base/str.h"
#include "base/words.h"
#include "entity/anaphor.h"

#define REACH 4u
#define MEMBERS 8u

typedef struct names {
  uint32_t entity[MEMBERS];
  uint32_t first[MEMBERS]; /* mention; of a chain of places its first */
  uint32_t last[MEMBERS];
  uint32_t count; /* MEMBERS + 1 when there were more */
} names;

typedef struct search {
  const gxi_anaphors *a;
  gxi_anaphor_family family;
  gx_str word;
  uint32_t want;
  bool by_location;
  bool above;  /* 两地乡镇: places that have townships */
  uint32_t at; /* byte at which the anaphor begins */
} search;

typedef uint32_t (*finder)(search *, uint32_t, uint32_t, uint32_t[3]);

/* The entity that a mention gives to the search, or GX_ID_NONE. */
static uint32_t member(const search *s, uint32_t mention) {
  const gxi_anaphors *a = s->a;
  uint32_t entity = gxi_anaphors_entity(a, mention);
  if (entity == GX_ID_NONE || a->token_of[mention] == GX_ID_NONE) return GX_ID_NONE;
  if (s->by_location) {
    const gxi_entity *e = &a->l->out->items[entity];
    if (gxi_linker_family(a->l, e->type) == GXI_FAMILY_BODY) {
      entity = gxi_anaphors_place_entity(a, e->location);
    }
    if (entity == GX_ID_NONE) return GX_ID_NONE;
  }
  const gxi_types *t = &a->l->types;
  uint32_t type = a->l->out->items[entity].type;
  if (s->above && (type == t->township || type == t->village)) return GX_ID_NONE;
  return gxi_anaphors_agree(a, entity, s->family, s->word) ? entity : GX_ID_NONE;
}

/* A place right behind one that it lies in makes one member with it. */
static bool continues_chain(const search *s, const names *out, uint32_t mention) {
  const gxi_linker *l = s->a->l;
  uint32_t end = out->count;
  if (end == 0 || end > MEMBERS) return false;
  const gxi_mention *before = gxi_linker_mention(l, out->last[end - 1]);
  if (before->text.end != gxi_linker_mention(l, mention)->text.begin) return false;
  uint32_t outer = l->places[out->last[end - 1]], inner = l->places[mention];
  return outer != GX_ID_NONE && inner != GX_ID_NONE &&
         gxi_knowledge_place_within(l->knowledge, inner, outer);
}

static void add_member(names *out, uint32_t entity, uint32_t mention) {
  for (uint32_t i = 0; i < out->count && i < MEMBERS; i++) {
    if (out->entity[i] == entity) return;
  }
  if (out->count < MEMBERS) {
    out->entity[out->count] = entity;
    out->first[out->count] = out->last[out->count] = mention;
  }
  out->count++;
}

/* 福建|晋江农商银行: the place belongs to the body right behind it. */
static bool is_prefix(const search *s, uint32_t mention) {
  const gxi_linker *l = s->a->l;
  if (s->by_location || mention + 1 >= l->reading->mentions.count || l->places[mention] == GX_ID_NONE)
    return false;
  uint32_t body = gxi_anaphors_entity(s->a, mention + 1);
  if (body == GX_ID_NONE || gxi_linker_mention(l, mention)->text.end != gxi_linker_mention(l, mention + 1)->text.begin)
    return false;
  const gxi_entity *e = &l->out->items[body];
  return gxi_linker_family(l, e->type) == GXI_FAMILY_BODY &&
         (e->location == GX_ID_NONE ||
          gxi_knowledge_place_within(l->knowledge, e->location, l->places[mention]));
}

static names collect(const search *s, uint32_t begin, uint32_t end) {
  names out = {.count = 0};
  for (uint32_t m = begin; m < end && out.count <= MEMBERS; m++) {
    uint32_t entity = member(s, m);
    if (entity == GX_ID_NONE || is_prefix(s, m)) continue;
    if (continues_chain(s, &out, m)) {
      out.entity[out.count - 1] = entity;
      out.last[out.count - 1] = m;
    } else {
      add_member(&out, entity, m);
    }
  }
  return out;
}

bool gxi_anaphors_is_mark(
  const gxi_anaphors *a, const gxi_token *token, const char *mark
) {
  return gxi_str_is(gxi_str_sub(a->l->text, token->text.begin, token->text.end), mark);
}

static gx_str text_of(const gxi_anaphors *a, const gxi_token *token) {
  return gxi_str_sub(a->l->text, token->text.begin, token->text.end);
}

static bool is_link(const gxi_anaphors *a, const gxi_token *token) {
  return gxi_str_in(
    text_of(a, token), "与 和 同 及 以及 暨 跟 或 携手 联合 会同 、 — -"
  );
}

bool gxi_anaphors_ends_clause(const gxi_anaphors *a, const gxi_token *token) {
  return token->kind == GXI_TOKEN_PUNCT &&
         gxi_str_in(text_of(a, token), ", ; : 。 ! ?");
}

/* A link stands right before the second name, no clause ends between the two. */
static bool linked(const gxi_anaphors *a, uint32_t left, uint32_t right) {
  const gxi_token *tokens = a->l->reading->tokens.items;
  uint32_t from = a->token_of[left] + 1, to = a->token_of[right];
  if (from == to) {
    return gxi_linker_mention(a->l, left)->origin == GXI_ORIGIN_COMPOUND;
  }
  for (uint32_t t = from; t < to; t++) {
    if (gxi_anaphors_ends_clause(a, &tokens[t])) return false;
  }
  while (to > from && tokens[to - 1].kind == GXI_TOKEN_PUNCT &&
         !is_link(a, &tokens[to - 1])) {
    to--; /* an opening quote */
  }
  return to > from && is_link(a, &tokens[to - 1]);
}

static uint32_t take(const names *n, uint32_t from, uint32_t count, uint32_t out[3]) {
  for (uint32_t i = 0; i < count; i++)
    out[i] = n->entity[from + i];
  return count;
}

/* 甲、乙等地: the list is longer than its names. */
static bool goes_on(const gxi_anaphors *a, uint32_t mention) {
  uint32_t token = a->token_of[mention] + 1;
  const gxi_tokens *tokens = &a->l->reading->tokens;
  if (token >= tokens->count) return false;
  return gxi_str_starts(text_of(a, &tokens->items[token]), GX_STR_LIT("等"));
}

/* 销往甲和乙: no sides of anything. */
static bool is_goal(const gxi_anaphors *a, uint32_t mention) {
  uint32_t token = a->token_of[mention];
  if (token == 0 || token == GX_ID_NONE) return false;
  const gxi_token *before = &a->l->reading->tokens.items[token - 1];
  return gxi_str_ends_in(text_of(a, before), "往 到 自 至") > 0;
}

/* 县委、县政府: offices of one place are one side. */
static bool one_side(const search *s, const names *n, uint32_t from) {
  const gxi_linker *l = s->a->l;
  if (s->want != 2 || !gxi_str_is(s->word, "双方")) return false;
  const gxi_entity *a = &l->out->items[n->entity[from]];
  const gxi_entity *b = &l->out->items[n->entity[from + 1]];
  if (a->type != l->types.agency || b->type != l->types.agency || a->location != b->location)
    return false;
  return a->location != GX_ID_NONE ||
         gxi_str_starts(b->name, gxi_str_sub(a->name, 0, a->name.size < 3 ? 0 : 3));
}

/* 印尼与泗水: no two sides lie in one another. */
static bool apart(const search *s, const names *n, uint32_t from) {
  const gxi_linker *l = s->a->l;
  for (uint32_t i = from; i < from + s->want; i++)
    for (uint32_t k = from; k < from + s->want; k++) {
      uint32_t inner = l->out->items[n->entity[i]].place;
      uint32_t outer = l->out->items[n->entity[k]].place;
      if (i != k && inner != GX_ID_NONE && outer != GX_ID_NONE && gxi_knowledge_place_within(l->knowledge, inner, outer))
        return false;
    }
  return true;
}

/* 某县的甲镇、乙镇: things told one by one are no two sides: neighbours, or of two
 * kinds.
 */
static bool only_listed(const search *s, const names *n, uint32_t from) {
  const gxi_linker *l = s->a->l;
  uint32_t token = s->a->token_of[n->first[from + s->want - 1]];
  if (s->want != 2 || token == 0 || !gxi_anaphors_is_mark(s->a, &l->reading->tokens.items[token - 1], "、"))
    return false;
  const gxi_entity *a = &l->out->items[n->entity[from]];
  const gxi_entity *b = &l->out->items[n->entity[from + 1]];
  if (a->place == GX_ID_NONE || b->place == GX_ID_NONE) return a->type != b->type;
  uint32_t above = gxi_knowledge_place(l->knowledge, a->place)->parent;
  return above != GX_ID_NONE &&
         above == gxi_knowledge_place(l->knowledge, b->place)->parent &&
         a->type != l->types.province && a->type != l->types.country;
}

/* 来自甲、乙两地: it counts those right before it. */
static bool stands_beside(const search *s, const names *n, uint32_t from) {
  uint32_t last = n->last[from + s->want - 1];
  return gxi_linker_mention(s->a->l, last)->text.end == s->at;
}

/* Those that `from` begins can be the sides. */
static bool are_sides(const search *s, const names *n, uint32_t from) {
  if (stands_beside(s, n, from)) return true;
  return !only_listed(s, n, from) && !goes_on(s->a, n->last[from + s->want - 1]) &&
         !is_goal(s->a, n->first[from]) && !one_side(s, n, from) && apart(s, n, from);
}

/* The last run of linked names that has exactly the wanted size. */
static uint32_t
coordinated_in(search *s, uint32_t begin, uint32_t end, uint32_t out[3]) {
  names n = collect(s, begin, end);
  uint32_t count = n.count < MEMBERS ? n.count : MEMBERS;
  for (uint32_t stop = count, start; stop >= s->want; stop = start) {
    start = stop - 1;
    while (start > 0 && linked(s->a, n.last[start - 1], n.first[start]))
      start--;
    if (stop - start == s->want && are_sides(s, &n, start))
      return take(&n, start, s->want, out);
  }
  return 0;
}

/* Persons among names: where bodies or places stand there, too, they speak for them. */
static void drop_persons(const search *s, names *n) {
  const gxi_linker *l = s->a->l;
  uint32_t kept = 0, count = n->count < MEMBERS ? n->count : MEMBERS;
  for (uint32_t i = 0; i < count; i++) {
    if (gxi_linker_family(l, l->out->items[n->entity[i]].type) == GXI_FAMILY_PERSON)
      continue;
    n->entity[kept] = n->entity[i];
    n->first[kept] = n->first[i];
    n->last[kept++] = n->last[i];
  }
  if (kept > 0 && n->count <= MEMBERS) n->count = kept;
}

/* 甲向乙捐款,其中丙捐200万元、丁捐100万元: parts of what was told are no sides. */
static uint32_t before_parts(const gxi_anaphors *a, uint32_t begin, uint32_t end) {
  for (uint32_t m = begin + 1; m < end; m++) {
    uint32_t token = a->token_of[m];
    if (token != GX_ID_NONE && token > 0 && gxi_anaphors_is_mark(a, &a->l->reading->tokens.items[token - 1], "其中"))
      return m;
  }
  return end;
}

static uint32_t exactly_in(search *s, uint32_t begin, uint32_t end, uint32_t out[3]) {
  names n = collect(s, begin, before_parts(s->a, begin, end));
  if (s->family == GXI_ANAPHOR_ANY) drop_persons(s, &n);
  if (n.count != s->want || !are_sides(s, &n, 0)) return 0;
  return take(&n, 0, s->want, out);
}

static uint32_t repeated_in(search *s, uint32_t begin, uint32_t end, uint32_t out[3]) {
  for (uint32_t m = end; m-- > begin;) {
    const gxi_reference *r = &s->a->l->out->references[m];
    if (r->count != s->want || r->count > 3) continue;
    bool agree = true;
    for (uint32_t i = 0; i < r->count; i++) {
      agree = agree && gxi_anaphors_agree(s->a, r->entities[i], s->family, s->word);
      out[i] = r->entities[i];
    }
    if (agree) return r->count;
  }
  return 0;
}

static uint32_t
by_family(search *s, finder find, uint32_t begin, uint32_t end, uint32_t out[3]) {
  static const gxi_anaphor_family order[] = {
    GXI_ANAPHOR_BODY, GXI_ANAPHOR_ANY, GXI_ANAPHOR_PLACE};
  if (s->family != GXI_ANAPHOR_ANY) return find(s, begin, end, out);
  uint32_t count = 0;
  for (uint32_t i = 0; i < sizeof order / sizeof *order && count == 0; i++) {
    s->family = order[i];
    count = find(s, begin, end, out);
  }
  s->family = GXI_ANAPHOR_ANY;
  return count;
}

static uint32_t either_in(search *s, uint32_t begin, uint32_t end, uint32_t out[3]) {
  uint32_t count = by_family(s, coordinated_in, begin, end, out);
  return count > 0 ? count : by_family(s, exactly_in, begin, end, out);
}

/* A search sees this many mentions at most: a sentence that says 双方 a thousand times
   must not be read a thousand times. */
#define MAX_SEEN 80u

static uint32_t not_before(uint32_t begin, uint32_t end) {
  return end - begin > MAX_SEEN ? end - MAX_SEEN : begin;
}

/* 由某大学授权,双方…, where a body speaks of itself: it and the only other that its
   sentence names. */
static uint32_t with_speaker(search *s, uint32_t mention, uint32_t out[3]) {
  const gxi_anaphors *a = s->a;
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  uint32_t self = gxi_turn_body(a, sentence);
  if (self == GX_ID_NONE) self = a->l->out->publisher;
  if (self == GX_ID_NONE || s->want != 2) return 0;
  gxi_anaphor_family family = s->family;
  if (family == GXI_ANAPHOR_ANY) s->family = GXI_ANAPHOR_BODY;
  names n = collect(s, not_before(a->first[sentence], mention), mention);
  bool fits = gxi_anaphors_agree(a, self, s->family, s->word);
  s->family = family;
  if (n.count != 1 || n.entity[0] == self || !fits) return 0;
  out[0] = self;
  out[1] = n.entity[0];
  return 2;
}

/* 甲为双方牵线: 甲 is neither. The first mention of the clause, of an object. */
static uint32_t without_subject(const gxi_anaphors *a, uint32_t mention) {
  if (!gxi_anaphors_governed(a, mention)) return mention;
  uint32_t first = a->first[gxi_linker_mention(a->l, mention)->sentence];
  uint32_t clause = gxi_anaphors_clause(a, mention);
  while (mention > first && gxi_linker_mention(a->l, mention - 1)->text.begin >= clause)
    mention--;
  return mention;
}

/* 会上,双方签订…: the meeting that the text tells of, not what was told last. */
static bool opens_meeting(const gxi_anaphors *a, uint32_t mention) {
  uint32_t token = a->token_of[mention];
  if (token == GX_ID_NONE || token < 2) return false;
  const gxi_token *tokens = a->l->reading->tokens.items;
  if (!gxi_anaphors_is_mark(a, &tokens[token - 1], ",") || tokens[token - 2].sentence != tokens[token].sentence)
    return false;
  gx_span text = tokens[token - 2].text;
  gx_str word = gxi_str_sub(a->l->text, text.begin, text.end);
  return gxi_str_ends_in(word, "会上 会议上 座谈会上 期间") > 0;
}

/* The couple that the title or the first sentence names. */
static uint32_t titled(search *s, uint32_t sentence, uint32_t out[3]) {
  const gxi_anaphors *a = s->a;
  uint32_t count = 0, start = a->start[sentence];
  for (uint32_t t = start; count == 0 && t < start + 2 && t < sentence; t++) {
    uint32_t end = a->first[t + 1];
    count = by_family(s, coordinated_in, not_before(a->first[t], end), end, out);
  }
  return count;
}

static uint32_t look_back(search *s, uint32_t anaphor, uint32_t out[3]) {
  const gxi_anaphors *a = s->a;
  uint32_t sentence = gxi_linker_mention(a->l, anaphor)->sentence;
  uint32_t mention = without_subject(a, anaphor);
  uint32_t start = a->start[sentence], own = not_before(a->first[sentence], mention);
  uint32_t near = sentence > start + 1 ? sentence - 2 : start;
  uint32_t near_first = not_before(a->first[near], mention);
  bool sides = s->want == 2 && s->family == GXI_ANAPHOR_ANY;
  uint32_t count = sides ? gxi_met_sides(a, own, mention, out) : 0;
  if (count == 0 && sides && opens_meeting(a, anaphor))
    count = titled(s, sentence, out);
  if (count == 0) count = by_family(s, coordinated_in, own, mention, out);
  gxi_anaphor_family family = s->family;
  if (family == GXI_ANAPHOR_ANY) s->family = GXI_ANAPHOR_BODY;
  if (count == 0) count = repeated_in(s, near_first, mention, out);
  s->family = family;
  if (count == 0) count = by_family(s, exactly_in, own, mention, out);
  if (count == 0) count = with_speaker(s, anaphor, out);
  if (count == 0 && sides && sentence > start)
    count = gxi_met_sides(a, a->first[sentence - 1], a->first[sentence], out);
  if (count == 0) count = repeated_in(s, near_first, mention, out);
  for (uint32_t t = sentence; count == 0 && s->family == GXI_ANAPHOR_PLACE &&
                              t-- > start && sentence - t <= 2 * REACH;) {
    if (t == start) break; /* 闽宁情深: a title couples provinces */
    uint32_t end = a->first[t + 1];
    count = by_family(s, coordinated_in, not_before(a->first[t], end), end, out);
  }
  for (uint32_t t = sentence; count == 0 && t-- > start && sentence - t <= REACH;) {
    uint32_t end = a->first[t + 1];
    count = either_in(s, not_before(a->first[t], end), end, out);
    if (count == 0 && t + 1 == sentence) {
      uint32_t first = not_before(a->first[t], mention);
      count = by_family(s, exactly_in, first, mention, out);
    }
  }
  for (uint32_t t = start; count == 0 && t < start + 2 && t < sentence; t++) {
    uint32_t end = a->first[t + 1];
    count = either_in(s, not_before(a->first[t], end), end, out);
  }
  return count;
}

/* 甲和某大学两家: it counts the names right before it, known or not. */
static bool is_apposed(const gxi_anaphors *a, uint32_t mention) {
  uint32_t token = a->token_of[mention];
  if (token == GX_ID_NONE || token == 0) return false;
  const gxi_token *t = &a->l->reading->tokens.items[token - 1];
  if (t->sentence != gxi_linker_mention(a->l, mention)->sentence) return false;
  if (t->kind == GXI_TOKEN_COMMON) return (t->payload & 0xFF) == 'n';
  if (t->kind == GXI_TOKEN_OTHER) return true; /* the end of a name not known */
  return t->kind == GXI_TOKEN_WORD && GXI_WORD_CLASS(t->payload) == GXI_WORD_GENERIC;
}

static bool is_place(const gxi_anaphors *a, uint32_t entity) {
  return gxi_linker_family(a->l, a->l->out->items[entity].type) == GXI_FAMILY_PLACE;
}

/* 某市与某县县委: where one side is a place, the office of another is that place. */
static void level_sides(const gxi_anaphors *a, uint32_t pair[3]) {
  for (uint32_t i = 0; i < 2; i++) {
    uint32_t place = gxi_spoken_for(a, pair[i]);
    bool with_place =
      is_place(a, pair[1 - i]) ||
      gxi_str_ends_in(a->l->out->items[pair[1 - i]].name, "代表团 考察团");
    if (with_place && is_place(a, place) && place != pair[1 - i]) pair[i] = place;
  }
}

/* 甲和乙两家: a name ends right before it. */
static bool names_beside(const gxi_anaphors *a, uint32_t mention) {
  uint32_t token = a->token_of[mention];
  if (token == GX_ID_NONE || token == 0) return false;
  const gxi_token *t = &a->l->reading->tokens.items[token - 1];
  return t->kind == GXI_TOKEN_MENTION &&
         t->text.end == gxi_linker_mention(a->l, mention)->text.begin;
}

/* 甲与乙分别代表双方签约: whose names the clause tells anyway. */
static bool is_represented(const gxi_anaphors *a, uint32_t mention) {
  uint32_t token = a->token_of[mention];
  if (token == GX_ID_NONE || token == 0) return false;
  gx_span text = a->l->reading->tokens.items[token - 1].text;
  return gxi_str_is(gxi_str_sub(a->l->text, text.begin, text.end), "代表");
}

uint32_t gxi_plural_resolve(
  const gxi_anaphors *a,
  uint32_t mention,
  gxi_anaphor_family family,
  uint32_t want,
  uint32_t out[3]
) {
  search s = {a, family, gxi_anaphors_word(a, mention), want, false, false, 0};
  s.at = gxi_linker_mention(a->l, mention)->text.begin;
  s.above = gxi_str_starts_in(
              a->l->text,
              gxi_linker_mention(a->l, mention)->text.end,
              "乡镇 镇村 镇街 乡村 街道 村镇 村社"
            ) > 0;
  uint32_t own =
    not_before(a->first[gxi_linker_mention(a->l, mention)->sentence], mention);
  if (is_represented(a, mention)) return 0;
  if (family == GXI_ANAPHOR_COMPANY && names_beside(a, mention)) {
    s.family = GXI_ANAPHOR_BODY; /* 甲公司和乙大学两家 */
    return coordinated_in(&s, own, mention, out);
  }
  if (family == GXI_ANAPHOR_COMPANY && is_apposed(a, mention))
    return by_family(&s, coordinated_in, own, mention, out);
  uint32_t count = look_back(&s, mention, out);
  if (count == 2) level_sides(a, out);
  if (count > 0 || family != GXI_ANAPHOR_PLACE) return count;
  s.by_location = true;
  return look_back(&s, mention, out);
}

/* The first or last of the last run of linked names that is longer than wanted. */
static uint32_t
end_of_run(search *s, uint32_t begin, uint32_t end, bool last, uint32_t out[3]) {
  names n = collect(s, begin, end);
  uint32_t count = n.count < MEMBERS ? n.count : MEMBERS;
  for (uint32_t stop = count, start; stop >= s->want; stop = start) {
    start = stop - 1;
    while (start > 0 && linked(s->a, n.last[start - 1], n.first[start]))
      start--;
    if (stop - start > s->want)
      return take(&n, last ? stop - s->want : start, s->want, out);
  }
  return 0;
}

uint32_t gxi_run_resolve(
  const gxi_anaphors *a, uint32_t mention, uint32_t want, bool last, uint32_t out[3]
) {
  search s = {a, GXI_ANAPHOR_BODY, (gx_str){0}, want, false, false, 0};
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  uint32_t end = mention, count = 0;
  for (uint32_t t = sentence + 1;
       count == 0 && t-- > a->start[sentence] && sentence - t <= 2;) {
    uint32_t begin = not_before(a->first[t], end);
    s.family = GXI_ANAPHOR_BODY;
    count = end_of_run(&s, begin, end, last, out);
    s.family = GXI_ANAPHOR_PLACE;
    if (count == 0) count = end_of_run(&s, begin, end, last, out);
    end = a->first[t];
  }
  return count;
}

/* 前者 and 后者 are of one kind: two places, or bodies and persons. */
static bool of_one_kind(const gxi_anaphors *a, const uint32_t pair[3]) {
  const gxi_entity *items = a->l->out->items;
  bool first = gxi_linker_family(a->l, items[pair[0]].type) == GXI_FAMILY_PLACE;
  bool second = gxi_linker_family(a->l, items[pair[1]].type) == GXI_FAMILY_PLACE;
  return first == second;
}

uint32_t gxi_pair_resolve(const gxi_anaphors *a, uint32_t mention, uint32_t out[3]) {
  search s = {a, GXI_ANAPHOR_ANY, (gx_str){0}, 2, false, false, 0};
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  uint32_t first = a->first[sentence];
  uint32_t count = coordinated_in(&s, first, mention, out);
  if (count == 0 && sentence > a->start[sentence] && first == mention) {
    count = coordinated_in(&s, a->first[sentence - 1], first, out);
  }
  return count == 2 && of_one_kind(a, out) ? 2 : 0;
}
