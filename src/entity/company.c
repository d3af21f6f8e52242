/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * company.c: what the known places of a document say of an unknown one.
 *
 *     南京市 … 鼓楼区            it lies in a named place: the nearer above, the more
 *     鼓楼区、玄武区、秦淮区     its neighbours are named; in one list most of all,
 * whose members are mostly of one level, too 鼓楼区(南京市) … 鼓楼区    the place
 * itself is 喀什 … 莎车、叶城          it holds places that are named 来源:徐州日报 its
 * publisher's place
 *
 * A witness counts by its kinship with the candidate and by where it stands: in the
 * same sentence, before rather than after, one or two sentences back, anywhere. What it
 * says of two candidates alike says nothing between them; of the rest the best must
 * have more than twice what the second has. WINDOW witnesses on each side and PLACES
 * distinct ones of the document are heard, so the cost is linear in mentions.
 */
#include "entity/company.h"

#include "base/str.h"

#define WINDOW 16u
#define PLACES 48u
#define FACTS 12u
#define BYLINE_BYTES 180u
#define LEAST 4

enum {
  LISTED = 18,
  NEAR_BEFORE = 10,
  BEFORE = 8,
  AFTER = 6,
  LAST = 5,
  EARLIER = 4,
  NEXT = 3,
  FAR = 2
};
enum { PUBLISHER = 5 };

static const gxi_place *row_of(const gxi_company *c, uint32_t place) {
  return gxi_knowledge_place(c->l->knowledge, place);
}

/* A place and what it lies in, up to the country. */
typedef struct chain {
  uint32_t places[8];
  uint32_t count;
} chain;

static void read_chain(const gxi_company *c, uint32_t place, chain *out) {
  uint32_t count = 0;
  for (; place != GX_ID_NONE && count < 8; place = row_of(c, place)->parent)
    out->places[count++] = place;
  out->count = count;
}

/* Of what lies in a known place: a province holds too much to say much, but for the
   cities that are provinces and their districts. */
static int32_t from_above(const gxi_company *c, uint32_t candidate, uint32_t known) {
  if (row_of(c, known)->level != GXI_LEVEL_PROVINCE) return 4;
  const gxi_place *row = row_of(c, candidate);
  return row->level == GXI_LEVEL_COUNTY && row->parent == known ? 4 : 2;
}

/* What a known place says of a candidate, by the nearest place that holds both. */
static int32_t kinship(const gxi_company *c, const chain *a, const chain *b) {
  if (a->count == 0 || b->count == 0 || a->places[a->count - 1] != b->places[b->count - 1])
    return 0;                                  /* in two countries */
  uint32_t i = a->count - 1, j = b->count - 1; /* down to where they part */
  while (i > 0 && j > 0 && a->places[i - 1] == b->places[j - 1])
    i--, j--;
  uint32_t candidate = a->places[0];
  if (i == 0) return j == 0 ? 6 : 3;
  if (row_of(c, a->places[i])->level == GXI_LEVEL_COUNTRY) return 0;
  if (j == 0) return from_above(c, candidate, b->places[0]);
  bool cities = row_of(c, candidate)->level <= GXI_LEVEL_CITY;
  return i > 1 || cities ? 1 : 3;
}

static void add_fact(gxi_company *c, uint32_t place, uint32_t article) {
  if (c->facts.count >= FACTS || row_of(c, place)->level > GXI_LEVEL_COUNTY) return;
  gxi_witness fact = {.place = place, .mention = GX_ID_NONE, .article = article};
  *gxi_vec_push(c->l->arena, &c->facts) = fact;
}

/* Of namesakes the highest speaks: 阿克苏日报 is the prefecture's. */
static uint32_t highest(const gxi_company *c, gxi_hit hit) {
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(c->l->knowledge);
  uint32_t found = GX_ID_NONE, peers = 0;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(lexicon, hit.first + i);
    if (entry->kind != GXI_KIND_DIVISION) continue;
    gxi_level level = row_of(c, entry->payload)->level;
    gxi_level best = found == GX_ID_NONE ? GXI_LEVEL_VILLAGE : row_of(c, found)->level;
    if (level > best) continue;
    peers = level < best ? 1 : peers + 1;
    found = entry->payload;
  }
  return peers == 1 ? found : GX_ID_NONE;
}

/* The longest names of places in a line of facts. */
static void add_facts(gxi_company *c, gx_str line, uint32_t article) {
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(c->l->knowledge);
  size_t end = line.size < BYLINE_BYTES ? line.size : BYLINE_BYTES;
  for (size_t at = 0; at < end;) {
    gxi_hit hits[GXI_MAX_HITS];
    uint32_t count =
      gxi_lexicon_prefixes(lexicon, gxi_str_sub(line, at, line.size), hits);
    uint32_t place = GX_ID_NONE;
    while (count-- > 0 && place == GX_ID_NONE)
      if (hits[count].size >= 6) place = highest(c, hits[count]);
    if (place != GX_ID_NONE) add_fact(c, place, article);
    at += place != GX_ID_NONE ? hits[count + 1].size
                              : gxi_utf8_size((unsigned char)line.data[at]);
  }
}

gxi_company gxi_company_new(const gxi_linker *linker) {
  gxi_company c = {.l = linker, .seen = {.arena = linker->arena}};
  size_t blocks;
  (void)gx_document_blocks(linker->document, &blocks);
  for (size_t i = 0; i < blocks && c.facts.count < FACTS; i++) {
    const gx_block *block = &linker->blocks[i];
    if (block->kind != GX_BLOCK_BYLINE) continue;
    gx_str line = gxi_str_sub(linker->text, block->text.begin, block->text.end);
    add_facts(&c, line, block->article);
  }
  if (c.facts.count == 0) add_facts(&c, gx_document_publisher(linker->document), 0);
  return c;
}

void gxi_company_add(gxi_company *company, uint32_t mention, uint32_t place) {
  if (row_of(company, place)->level == GXI_LEVEL_COUNTRY) return;
  gxi_arena *arena = company->l->arena;
  gxi_witness witness = {.place = place, .mention = mention};
  *gxi_vec_push(arena, &company->sure) = witness;
  for (uint32_t i = company->sure.count - 1; i > 0; i--) {
    gxi_witness *last = &company->sure.items[i - 1];
    if (last->mention < mention) break;
    company->sure.items[i] = *last;
    *last = witness;
  }
  uint32_t *seen = gxi_index_at(&company->seen, row_of(company, place)->key);
  if (*seen != GX_ID_NONE || company->places.count >= PLACES) return;
  *seen = company->places.count;
  *gxi_vec_push(arena, &company->places) = witness;
}

static int32_t nearness(const gxi_company *c, uint32_t witness, uint32_t mention) {
  const gxi_mention *w = gxi_linker_mention(c->l, witness),
                    *m = gxi_linker_mention(c->l, mention);
  if (w->sentence == m->sentence) return witness < mention ? BEFORE : AFTER;
  if (w->sentence + 1 == m->sentence) return LAST;
  if (w->sentence + 2 == m->sentence) return EARLIER;
  return w->sentence == m->sentence + 1 ? NEXT : FAR;
}

typedef struct voice {
  uint32_t place;
  chain chain;
  int32_t weight;
  bool fact; /* of a byline: 阿克苏日报 does not say what 阿克苏 is */
} voice;

#define VOICES (2 * WINDOW + PLACES + FACTS)

typedef struct voices {
  voice items[VOICES];
  uint32_t count;
  uint64_t heard; /* places by their last bits: most have not spoken yet */
} voices;

/* A place speaks once, from where it stands best. */
static void
hear(const gxi_company *c, voices *v, uint32_t place, int32_t weight, bool fact) {
  uint64_t bit = UINT64_C(1) << (place & 63);
  for (uint32_t i = 0; (v->heard & bit) && i < v->count; i++) {
    if (v->items[i].place != place) continue;
    v->items[i].fact &= fact;
    if (v->items[i].weight < weight) v->items[i].weight = weight;
    return;
  }
  if (v->count == VOICES) return;
  v->heard |= bit;
  voice *heard = &v->items[v->count++];
  heard->place = place;
  heard->weight = weight;
  heard->fact = fact;
  read_chain(c, place, &heard->chain);
}

/* The first witness at or behind a mention. */
static uint32_t first_behind(const gxi_company *c, uint32_t mention) {
  uint32_t begin = 0, end = c->sure.count;
  while (begin < end) {
    uint32_t middle = begin + (end - begin) / 2;
    if (c->sure.items[middle].mention < mention)
      begin = middle + 1;
    else
      end = middle;
  }
  return begin;
}

/* Whether a name is the next member of a list of names, on either side; it is part of
   the list then. */
static bool joins(const gxi_company *c, gx_span name, gx_span *list) {
  bool before = name.end < list->begin;
  gx_span between =
    before ? (gx_span){name.end, list->begin} : (gx_span){list->end, name.begin};
  if (between.begin >= between.end || between.end - between.begin > 3) return false;
  gx_str joint = gxi_str_sub(c->l->text, between.begin, between.end);
  if (!gxi_str_among(joint, GX_STR_LIT("、 和 与 及"))) return false;
  if (before)
    list->begin = name.begin;
  else
    list->end = name.end;
  return true;
}

static void gather(const gxi_company *c, uint32_t mention, voices *v) {
  const gxi_witness *sure = c->sure.items;
  uint32_t here = first_behind(c, mention);
  uint32_t sentence = gxi_linker_mention(c->l, mention)->sentence;
  uint32_t article = gxi_linker_article(c->l, sentence);
  gx_span list = gxi_linker_mention(c->l, mention)->text;
  v->count = 0;
  v->heard = 0;
  for (uint32_t i = here; i-- > 0 && here - i <= WINDOW;) {
    int32_t weight = nearness(c, sure[i].mention, mention);
    bool nearest = i + 1 == here && weight == BEFORE;
    if (joins(c, gxi_linker_mention(c->l, sure[i].mention)->text, &list))
      weight = LISTED;
    else if (nearest)
      weight = NEAR_BEFORE;
    hear(c, v, sure[i].place, weight, false);
  }
  for (uint32_t i = here; i < c->sure.count && i - here < WINDOW; i++) {
    bool listed = joins(c, gxi_linker_mention(c->l, sure[i].mention)->text, &list);
    int32_t weight = listed ? LISTED : nearness(c, sure[i].mention, mention);
    hear(c, v, sure[i].place, weight, false);
  }
  for (uint32_t i = 0; i < c->facts.count; i++)
    if (c->facts.items[i].article == article)
      hear(c, v, c->facts.items[i].place, PUBLISHER, true);
  for (uint32_t i = 0; i < c->places.count; i++)
    hear(c, v, c->places.items[i].place, FAR, false);
}

static int32_t speaks(const gxi_company *c, const voice *v, const chain *candidate) {
  if (v->fact && candidate->count && v->place == candidate->places[0])
    return 4; /* as for what lies in it */
  int32_t kin = kinship(c, candidate, &v->chain);
  bool peer = v->weight == LISTED && kin > 0 && candidate->count == v->chain.count;
  return kin + peer;
}

static int32_t said(const gxi_company *c, const voices *v, uint32_t candidate) {
  chain own;
  int32_t sum = 0;
  read_chain(c, candidate, &own);
  for (uint32_t i = 0; i < v->count; i++)
    sum += v->items[i].weight * speaks(c, &v->items[i], &own);
  return sum;
}

/* Whether the voices tell the first from the second. */
static bool
is_clear(const gxi_company *c, const voices *v, uint32_t first, uint32_t second) {
  int32_t own = 0, other = 0;
  chain one, two;
  read_chain(c, first, &one);
  read_chain(c, second, &two);
  for (uint32_t i = 0; i < v->count; i++) {
    int32_t a = speaks(c, &v->items[i], &one);
    int32_t b = speaks(c, &v->items[i], &two);
    if (a > b) own += (a - b) * v->items[i].weight;
    if (b > a) other += (b - a) * v->items[i].weight;
  }
  return own >= LEAST && own > 2 * other;
}

uint32_t gxi_company_choose(
  const gxi_company *company,
  uint32_t mention,
  const uint32_t *places,
  uint32_t count,
  bool always
) {
  uint32_t best = GX_ID_NONE, second = GX_ID_NONE;
  int32_t most = 0, next = -1;
  voices v;
  gather(company, mention, &v);
  for (uint32_t i = 0; i < count; i++) {
    int32_t sum = said(company, &v, places[i]);
    if (sum > most) {
      second = best;
      next = most;
      best = places[i];
      most = sum;
    } else if (sum > next) {
      second = places[i];
      next = sum;
    }
  }
  if (best == GX_ID_NONE || always || second == GX_ID_NONE) return best;
  return is_clear(company, &v, best, second) ? best : GX_ID_NONE;
}
