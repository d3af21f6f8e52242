/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * draft.c: a tie as one sentence says it, checked at the door.
 *
 * No self loops, no containment between two places, no ends that the relation type does
 * not allow, no more drafts of a sentence than the limit.
 */
#include "base/limits.h"
#include "relation/scene.h"
#include "relation/weigh.h"

static bool nested_places(const gxi_scene *scene, uint32_t a, uint32_t b) {
  uint32_t x = scene->entities->items[a].place, y = scene->entities->items[b].place;
  if (x == GX_ID_NONE || y == GX_ID_NONE) return false;
  return gxi_knowledge_place_within(scene->knowledge, x, y) ||
         gxi_knowledge_place_within(scene->knowledge, y, x);
}

/* An agency's help to its own place is its daily work; nobody visits where he is. */
/* 党中央、国务院 decide; they are no party to a tie of two. */
static bool is_centre(const gxi_scene *scene, uint32_t entity) {
  return gxi_text_among(
    scene->entities->items[entity].name, "党中央 国务院 中共中央 中央 中央政府"
  );
}

static bool
centre_tie(const gxi_scene *scene, uint32_t head, uint32_t type, uint32_t tail) {
  const gxi_ties *tie = &scene->tie;
  bool two = type == tie->aids || type == tie->cooperates_with ||
             type == tie->signs_with || type == tie->supports;
  return two && (is_centre(scene, head) || is_centre(scene, tail));
}

static bool
own_place(const gxi_scene *scene, uint32_t head, uint32_t type, uint32_t tail) {
  bool visit = type == scene->tie.visits;
  if (!visit && type != scene->tie.supports && type != scene->tie.aids &&
      type != scene->tie.supplies)
    return false;
  if (visit && (gxi_entity_bit(scene, head) & scene->persons)) {
    head = scene->employer[head];
    if (head == GX_ID_NONE) return false;
  }
  if (visit && gxi_text_has(scene->entities->items[head].name, "援 驻")) return false;
  uint32_t home =
    visit ? gxi_entity_site(scene, head) : scene->entities->items[head].location;
  uint32_t place = scene->entities->items[tail].place;
  return home != GX_ID_NONE && place != GX_ID_NONE &&
         gxi_knowledge_place_within(scene->knowledge, home, place);
}

/* A place and its own agency are one party. */
static bool
one_party(const gxi_scene *scene, uint32_t head, uint32_t type, uint32_t tail) {
  if (type != scene->tie.cooperates_with && type != scene->tie.signs_with) return false;
  const gxi_entity *a = &scene->entities->items[head];
  const gxi_entity *b = &scene->entities->items[tail];
  if (a->place == GX_ID_NONE) {
    const gxi_entity *other = a;
    a = b;
    b = other;
  }
  return a->place != GX_ID_NONE && b->type == scene->type.agency &&
         b->location == a->place;
}

/* 江苏省援疆指挥部, 无锡市某医院: the office is sent out by the province that 无锡 lies
   in. */
static bool sent_from(const gxi_scene *scene, uint32_t office, uint32_t tail) {
  uint32_t province = gxi_entity_province(scene, tail);
  if (province == GX_ID_NONE || gxi_entity_receives(scene, tail) || (gxi_entity_bit(scene, tail) & gxi_bit(scene->type.company)))
    return false; /* firms from there it helps to settle */
  gx_str name = gxi_knowledge_place(scene->knowledge, province)->name;
  return gxi_gives(scene, tail) ||
         gxi_str_starts(scene->entities->items[office].name, gxi_str_sub(name, 0, 6));
}

/* Offices of paired help are who helps, and nobody at home; nor do those whom the east
   helps help the east. */
static bool
helps_backwards(const gxi_scene *scene, uint32_t head, uint32_t type, uint32_t tail) {
  if (type != scene->tie.aids) return false;
  if (gxi_is_aid_office(scene, tail)) return true;
  if (gxi_is_aid_office(scene, head)) return sent_from(scene, head, tail);
  return gxi_entity_is_aided(scene, head) && gxi_gives(scene, tail);
}

static bool
ends_allowed(const gxi_scene *scene, uint32_t head, uint32_t type, uint32_t tail) {
  size_t count;
  const gx_relation_type *types = gx_knowledge_relation_types(scene->knowledge, &count);
  if (type >= count || head == tail || head == GX_ID_NONE || tail == GX_ID_NONE)
    return false;
  uint32_t h = gxi_entity_bit(scene, head), t = gxi_entity_bit(scene, tail);
  if ((types[type].heads & h) && (types[type].tails & t)) return true;
  return types[type].symmetric && (types[type].heads & t) && (types[type].tails & h);
}

/* What of the checks below says no. */
static const char *
why_not(const gxi_scene *scene, uint32_t head, uint32_t type, uint32_t tail) {
  if (head == tail) return "the ends are one";
  if (!ends_allowed(scene, head, type, tail))
    return "types that the relation does not allow";
  if (own_place(scene, head, type, tail)) return "its own place";
  if (one_party(scene, head, type, tail)) return "a place and its own agency";
  if (helps_backwards(scene, head, type, tail)) return "help does not go there";
  return centre_tie(scene, head, type, tail) ? "the centre is no party"
                                             : "one place lies in the other";
}

static void note_refusal(
  gxi_scene *scene, uint32_t head, uint32_t type, uint32_t tail, uint32_t sentence
) {
  uint32_t count = scene->entities->count;
  if (head >= count || tail >= count) return;
  gxi_draft draft = {
    .head = head, .type = type, .tail = tail, .text = scene->sentences[sentence].text};
  const char *why = why_not(scene, head, type, tail);
  gxi_weigh_draft(scene, &draft, scene->reading->trace->rule, why);
}

gxi_draft *gxi_draft_new(
  gxi_scene *scene, uint32_t head, uint32_t type, uint32_t tail, uint32_t sentence
) {
  if (!ends_allowed(scene, head, type, tail) || own_place(scene, head, type, tail) || one_party(scene, head, type, tail) || centre_tie(scene, head, type, tail) || helps_backwards(scene, head, type, tail) || nested_places(scene, head, tail)) {
    if (gxi_is_traced(scene)) note_refusal(scene, head, type, tail, sentence);
    return NULL;
  }
  if (scene->drafts.count - scene->sentence_drafts >= GXI_MAX_SENTENCE_RELATIONS)
    return NULL;
  gxi_vec_reserve(scene->arena, &scene->drafts, scene->drafts.count + 1);
  gxi_draft *draft = gxi_vec_push(scene->arena, &scene->drafts);
  *draft = (gxi_draft
  ){.head = head,
    .type = type,
    .tail = tail,
    .confidence = 0.8,
    .text = scene->sentences[sentence].text,
    .order = scene->drafts.count - 1};
  return draft;
}

void gxi_draft_put(
  gxi_scene *scene,
  gxi_ends ends,
  uint32_t sentence,
  double confidence,
  const char *rule
) {
  scene->sentence_drafts = scene->drafts.count;
  gxi_draft *draft = gxi_draft_new(scene, ends.head, ends.type, ends.tail, sentence);
  if (!draft) return;
  draft->confidence = confidence;
  draft->rule = gxi_str(rule);
}

void gxi_draft_set(gxi_draft *draft, const char *name, gx_str value, bool is_number) {
  if (value.size == 0 || draft->attribute_count == GXI_DRAFT_ATTRIBUTES) return;
  for (uint32_t i = 0; i < draft->attribute_count; i++)
    if (strcmp(draft->attributes[i].name, name) == 0) return;
  draft->attributes[draft->attribute_count++] =
    (gxi_attribute){.name = name, .value = value, .is_number = is_number};
}

void gxi_draft_via(gxi_draft *draft, gx_str via) {
  if (via.size == 0 || draft->via_count == 2) return;
  for (uint32_t i = 0; i < draft->via_count; i++)
    if (gxi_str_equal(draft->via[i], via)) return;
  draft->via[draft->via_count++] = via;
}
