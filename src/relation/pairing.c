/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pairing.c: who aids whom in a document about paired assistance.
 *
 *     嘉兴市援疆指挥部 … 沙雅县 … 对口支援 … 嘉兴市 … 沙雅县     嘉兴市 aids 沙雅县
 *
 * Such texts take the pairing for granted and say it in pieces: an aid command's name,
 * the funds, the visit. When the words of assistance are frequent, the place named most
 * on the giving side and the place named most on the receiving side are the pair; the
 * evidence is the sentence that has most of the three. A command of the giving place
 * aids the same place when assistance is the very theme.
 *
 * Receiving sides are facts of the policy: 援疆 援藏 援青 援宁 name theirs; 东西部协作
 * and 对口支援 without such a word mean the western provinces and the Three Gorges
 * counties. Givers are the provinces of the east and the middle.
 *
 *     杭州市对口支援恩施州工作队, 江门市派驻崇左市工作组
 *
 * The name of a team says by itself who sent it out and to whom.
 *
 * Not here: a sentence's own 对口支援 and 帮扶 (frames).
 */
#include "relation/scene.h"

/* Mentions of the cues: fewer are a remark, that many the theme. */
#define CUES_LEAST 3u
#define CUES_THEME 6u
#define MAX_TEAMS 64u    /* whose names say where they are sent; each asks all places */
#define MAX_COMMANDS 64u /* of aid */

typedef struct cue {
  const char *word;
  const char *receivers; /* province codes; NULL: any receiver */
} cue;

#define WEST "15 42 45 50 51 52 53 54 61 62 63 64 65"

static const cue CUES[] = {
  {"援疆", "65"},
  {"援藏", "54 63"},
  {"援青", "63"},
  {"援宁", "64"},
  {"对口", NULL},
  {"援建", NULL},
  {"协作", NULL},
};
static const char GIVERS[] = "11 12 13 14 21 22 23 31 32 33 34 35 36 37 41 42 43 44";

typedef struct pairing {
  gxi_scene *scene;
  gx_str receivers[4];
  uint32_t receiver_count;
  uint32_t cues;
  uint32_t commands[MAX_COMMANDS]; /* places that their names begin with */
  uint32_t command_count;
  uint8_t *sentences; /* bits: 1 cue, 2 giver, 4 receiver */
} pairing;

static void add_receivers(pairing *p, gx_str codes) {
  for (uint32_t i = 0; i < p->receiver_count; i++) {
    if (gxi_str_equal(p->receivers[i], codes)) return;
  }
  if (p->receiver_count < 4) p->receivers[p->receiver_count++] = codes;
}

/* The text is searched once for each cue that it may have; what no sentence holds whole
   does not count. */
static void count_cue(pairing *p, const cue *row) {
  const gxi_scene *scene = p->scene;
  gx_str word = gxi_str(row->word);
  if (!gxi_lasts_may_hold_word(&scene->all_lasts, word)) return;
  size_t s = 0, at = gxi_str_find(scene->text, word, 0);
  for (; at != SIZE_MAX; at = gxi_str_find(scene->text, word, at + word.size)) {
    while (s < scene->sentence_count && scene->sentences[s].text.end < at + word.size)
      s++;
    if (s == scene->sentence_count) return;
    if (scene->sentences[s].text.begin > at) continue;
    p->cues++;
    p->sentences[s] |= 1;
    if (row->receivers) add_receivers(p, gxi_str(row->receivers));
  }
}

static void count_cues(pairing *p) {
  for (size_t i = 0; i < sizeof CUES / sizeof *CUES; i++)
    count_cue(p, &CUES[i]);
  if (p->receiver_count == 0) add_receivers(p, GX_STR_LIT(WEST));
}

/* The two digits of the province that a place entity is or lies in. */
static gx_str province_of(const pairing *p, uint32_t entity) {
  gx_str key = p->scene->entities->items[entity].key;
  if (gxi_str_starts(key, GX_STR_LIT("CN-XJBT"))) return GX_STR_LIT("65");
  if (!gxi_str_starts(key, GX_STR_LIT("CN-")) || key.size < 9) return (gx_str){0};
  return gxi_str_sub(key, 3, 5);
}

static bool may_receive(const pairing *p, gx_str province) {
  for (uint32_t i = 0; i < p->receiver_count; i++) {
    if (gxi_str_find(p->receivers[i], province, 0) != SIZE_MAX) return true;
  }
  return false;
}

static bool is_command(const pairing *p, uint32_t entity) {
  const gxi_entity *e = &p->scene->entities->items[entity];
  if (e->type != p->scene->type.agency || e->standalone == 0) return false;
  if (gxi_str_find(e->name, GX_STR_LIT("援"), 0) == SIZE_MAX) return false;
  return gxi_str_ends(e->name, GX_STR_LIT("指挥部")) ||
         gxi_str_ends(e->name, GX_STR_LIT("工作组")) ||
         gxi_str_ends(e->name, GX_STR_LIT("工作队")) ||
         gxi_str_ends(e->name, GX_STR_LIT("联络组"));
}

static void note_commands(pairing *p) {
  const gxi_entities *entities = p->scene->entities;
  for (uint32_t i = 0; i < entities->count && p->command_count < MAX_COMMANDS; i++)
    if (is_command(p, i)) p->commands[p->command_count++] = entities->items[i].location;
}

/* True when an aid command's name begins with the place. */
static bool has_command(const pairing *p, uint32_t giver) {
  uint32_t place = p->scene->entities->items[giver].place;
  for (uint32_t i = 0; i < p->command_count; i++)
    if (p->commands[i] == place) return true;
  return false;
}

static bool is_better(const gxi_entities *entities, uint32_t a, uint32_t than) {
  return than == GX_ID_NONE ||
         entities->items[a].mention_count > entities->items[than].mention_count;
}

/* The city or county named most among those that may receive. */
static uint32_t find_receiver(const pairing *p) {
  const gxi_scene *scene = p->scene;
  uint32_t best = GX_ID_NONE;
  uint32_t wanted = gxi_bit(scene->type.city) | gxi_bit(scene->type.county);
  for (uint32_t i = 0; i < scene->entities->count; i++) {
    const gxi_entity *e = &scene->entities->items[i];
    if (e->place == GX_ID_NONE || !(gxi_entity_bit(scene, i) & wanted)) continue;
    gx_str province = province_of(p, i);
    if (province.size == 0 || e->mention_count < 2 || !may_receive(p, province))
      continue;
    if (is_better(scene->entities, i, best)) best = i;
  }
  return best;
}

/* The place named most among the givers; one with a command before one without. */
static uint32_t find_giver(const pairing *p, uint32_t receiver) {
  const gxi_scene *scene = p->scene;
  uint32_t best = GX_ID_NONE;
  bool best_command = false;
  gx_str home = province_of(p, receiver);
  for (uint32_t i = 0; i < scene->entities->count; i++) {
    const gxi_entity *e = &scene->entities->items[i];
    if (e->place == GX_ID_NONE || !(gxi_entity_bit(scene, i) & scene->places)) continue;
    gx_str province = province_of(p, i);
    if (province.size == 0 || gxi_str_equal(province, home)) continue;
    if (e->mention_count < 2 || gxi_str_find(gxi_str(GIVERS), province, 0) == SIZE_MAX)
      continue;
    bool command = has_command(p, i);
    bool better =
      command != best_command ? command : is_better(scene->entities, i, best);
    if (!better && best != GX_ID_NONE) continue;
    best = i;
    best_command = command;
  }
  return best;
}

static void mark(pairing *p, uint32_t entity, uint8_t bit) {
  const gxi_entity *e = &p->scene->entities->items[entity];
  for (uint32_t i = 0; i < e->mention_count; i++) {
    p->sentences[p->scene->reading->mentions.items[e->mentions[i]].sentence] |= bit;
  }
}

/* The sentence with most of cue, giver and receiver; both ends count more than a cue.
 */
static uint32_t find_evidence(const pairing *p) {
  uint32_t best = GX_ID_NONE;
  int most = 1;
  for (uint32_t s = 0; s < p->scene->sentence_count; s++) {
    uint8_t bits = p->sentences[s];
    int worth = (bits & 1) + (bits & 2 ? 2 : 0) + (bits & 4 ? 2 : 0);
    if (worth > most) {
      most = worth;
      best = s;
    }
  }
  return best;
}

static void
put(pairing *p, uint32_t head, uint32_t tail, uint32_t sentence, const char *rule) {
  gxi_scene *scene = p->scene;
  gxi_draft_put(scene, (gxi_ends){head, scene->tie.aids, tail}, sentence, 0.6, rule);
}

static void put_commands(pairing *p, uint32_t giver, uint32_t receiver) {
  const gxi_entities *entities = p->scene->entities;
  for (uint32_t i = 0; i < entities->count; i++) {
    const gxi_entity *e = &entities->items[i];
    if (!is_command(p, i) || e->location != entities->items[giver].place) continue;
    uint32_t first = p->scene->reading->mentions.items[e->mentions[0]].sentence;
    put(p, i, receiver, first, "aid.command");
  }
}

/* A team or an office that a name like 派驻, 对口帮扶 says is sent somewhere. */
static bool is_sent(const gxi_scene *scene, uint32_t entity) {
  const gxi_entity *e = &scene->entities->items[entity];
  uint32_t bodies = gxi_bit(scene->type.agency) | gxi_bit(scene->type.organization);
  return (gxi_entity_bit(scene, entity) & bodies) && e->standalone > 0 &&
         e->location != GX_ID_NONE &&
         gxi_str_ends_in(
           e->name, "指挥部 工作组 工作队 联络组 工作专班 分队 小组 联络小组 协作组"
         ) > 0 &&
         gxi_text_has(e->name, "驻 对口 帮扶 援 协作");
}

/* The form stands in the name, no unit of another kind behind it: no 阿勒泰 of
   阿勒泰地区 for 阿勒泰市. */
static bool stands_in(gx_str form, gx_str unit, gx_str name) {
  size_t at = form.size < 6 ? SIZE_MAX : gxi_str_find(name, form, 0);
  if (at == SIZE_MAX) return false;
  gx_str rest = gxi_str_sub(name, at + form.size, name.size);
  return unit.size == 0 || gxi_str_starts(rest, unit) ||
         !gxi_str_starts_in(rest, 0, "地区 省 市 县 区 州 盟 旗");
}

/* The name of the place, its other names, or what it begins with before 市 县 州. */
static bool names_place(const gxi_entity *e, gx_str name) {
  size_t size = gxi_str_ends_in(e->name, "地区 市 县 区 州 盟 旗");
  gx_str unit = gxi_str_sub(e->name, e->name.size - size, e->name.size);
  gx_str stem = gxi_str_sub(e->name, 0, e->name.size - size);
  if (gxi_str_find(name, e->name, 0) != SIZE_MAX || stands_in(stem, unit, name))
    return true;
  for (uint32_t i = 0; i < e->alias_count; i++)
    if (stands_in(e->aliases[i], unit, name)) return true;
  return false;
}

/* The smallest such place in another province than the one that sends. */
static uint32_t sent_to(const gxi_scene *scene, uint32_t team) {
  const gxi_entity *items = scene->entities->items;
  uint32_t best = GX_ID_NONE;
  uint32_t wanted = gxi_bit(scene->type.city) | gxi_bit(scene->type.county);
  for (uint32_t i = 0; i < scene->entities->count; i++) {
    if (!(gxi_entity_bit(scene, i) & wanted) || !gxi_are_afar(scene, team, i)) continue;
    if (!names_place(&items[i], items[team].name)) continue;
    if (best == GX_ID_NONE || items[i].type == scene->type.county) best = i;
  }
  return best;
}

static void put_teams(pairing *p) {
  gxi_scene *scene = p->scene;
  uint32_t asked = 0;
  for (uint32_t i = 0; i < scene->entities->count && asked < MAX_TEAMS; i++) {
    if (!is_sent(scene, i)) continue;
    asked++;
    uint32_t receiver = sent_to(scene, i);
    if (receiver == GX_ID_NONE) continue;
    const gxi_entity *team = &scene->entities->items[i];
    uint32_t sentence = scene->reading->mentions.items[team->mentions[0]].sentence;
    uint32_t giver = gxi_scene_place_entity(scene, team->location);
    put(p, i, receiver, sentence, "aid.team");
    bool local = gxi_entity_bit(scene, giver) != gxi_bit(scene->type.province);
    if (giver != GX_ID_NONE && local) put(p, giver, receiver, sentence, "aid.team");
  }
}

void gxi_pairing_find(gxi_scene *scene) {
  pairing p = {.scene = scene};
  if (scene->tie.aids == GX_ID_NONE || scene->sentence_count == 0) return;
  put_teams(&p);
  p.sentences =
    gxi_arena_alloc(scene->arena, scene->sentence_count, sizeof *p.sentences);
  count_cues(&p);
  if (p.cues < CUES_LEAST) return;
  note_commands(&p);
  uint32_t receiver = find_receiver(&p);
  uint32_t giver = receiver == GX_ID_NONE ? GX_ID_NONE : find_giver(&p, receiver);
  if (giver == GX_ID_NONE) return;
  mark(&p, giver, 2);
  mark(&p, receiver, 4);
  uint32_t sentence = find_evidence(&p);
  if (sentence == GX_ID_NONE || p.sentences[sentence] != 7) return;
  put(&p, giver, receiver, sentence, "aid.pairing");
  if (p.cues >= CUES_THEME) put_commands(&p, giver, receiver);
}
