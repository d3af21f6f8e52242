/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * propose_person.c: personal names.
 *
 *     张 国华           surname and one or two given characters, weighed by how
 *                       typical they are
 *     艾尼瓦尔·吐尔逊   transliterated parts around a middle dot
 *     普布卓玛          known Tibetan, Uyghur, Kazakh, Mongol names in a row
 *
 * Each proposal is weighed by what stands around it: a title, a word of speech, a list.
 * The lattice lets it compete with general vocabulary, so 高度 stays a word.
 */
#include "base/str.h"
#include "mention/cues.h"
#include "mention/lattice.h"
#include "mention/piece.h"
#include "mention/weights.h"

#define MAX_PART 8u   /* characters on one side of a dot */
#define MAX_REMARK 8u /* characters of a remark in brackets behind a title */
#define MAX_NAME 16u  /* characters of a dotted name */
#define MAX_POST 24u  /* characters from 为 to the post that somebody is named to */
#define USUAL 9u      /* weight of a character that is read by itself */
#define MAX_STRANGE                                                                    \
  2u                  /* on one side of a dot: characters that usually are in no name */
#define MAX_TITLED 5u /* characters of a name known only by the title before it */
#define MAX_FOREIGN 8u /* characters that all transliterate */
#define ANYTHING (INT32_MAX / 2)
#define USUAL_SURNAME GXI_BITS(5)
#define SURNAME (1u << GXI_KIND_SURNAME)
#define PART (1u << GXI_KIND_TRANSLITERATION)

/* The weight of the surname of so many characters at a position, in bits; -1: none. */
static int32_t surname_at(const gxi_scan *scan, uint32_t at, uint32_t size) {
  const gxi_char *first = &scan->chars.items[at];
  if (!((size == 1 ? first->single : first->longer) >> GXI_KIND_SURNAME & 1)) return -1;
  uint32_t end = first[1].first_piece;
  for (uint32_t i = first->first_piece; i < end; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (piece->end - piece->begin == (int)size && piece->surname)
      return GXI_BITS(piece->surname - 1);
  }
  return -1;
}

/* A title in front of a colon or of a remark in brackets: 董事长:, 副主任(援疆). */
static bool behind_mark(const gxi_scan *scan, uint32_t at) {
  uint32_t code = gxi_scan_code(scan, at - 1);
  if (code == ':' || code == ' ') {
    while (at > 0 &&
           (gxi_scan_code(scan, at - 1) == ':' || gxi_scan_code(scan, at - 1) == ' '))
      at--;
  } else if (code == ')') {
    uint32_t open = at - 1;
    while (open > 0 && at - open < MAX_REMARK && gxi_scan_code(scan, open) != '(')
      open--;
    if (gxi_scan_code(scan, open) != '(') return false;
    at = open;
  } else {
    return false;
  }
  return (scan->chars.items[at].before & GXI_CUE_TITLE) != 0;
}

/* What behind_mark looks for. */
static inline bool is_mark(uint32_t code) {
  return code <= ':' && (code == ':' || code == ' ' || code == ')');
}

/* 李|老师|常来: the title says who 李 is, and no name follows. */
static bool is_addressed(const gxi_scan *scan, uint32_t at) {
  static const uint32_t LONGEST = 3;
  for (uint32_t size = 2; size <= LONGEST && size + scan->from < at; size++) {
    uint32_t title = at - size;
    if (!(scan->chars.items[title].longer >> GXI_KIND_TITLE & 1)) continue;
    const gxi_char *surname = &scan->chars.items[title - 1];
    if (!(surname->single & SURNAME) || !(surname->before & GXI_CUE_EDGE)) continue;
    gx_str text = gxi_scan_text(scan, title, at);
    if (gxi_str_in(text, "老师 书记 医生 主任 大夫 师傅 教授 经理 厂长 院长 校长 队长 会长 村长") && !gxi_str_in(gxi_scan_text(scan, title - 1, title), "任 和 时 于 向 从 由 原 现 该 前 党 总"))
      return true;
  }
  return false;
}

static inline bool behind_title(const gxi_scan *scan, uint32_t at) {
  return at > 0 && scan->chars.items[at - 1].code <= ':' && behind_mark(scan, at);
}

/* 浦某某(女), or a speaker: 邢某某:… */
static bool is_labelled(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  uint32_t code = gxi_scan_code(scan, end);
  uint32_t next = gxi_scan_code(scan, end + 1);
  if (code == '(' && (next == 0x5973 || next == 0x7537)) return true;
  return code == ':' && begin == 0;
}

/* A cell of a table that is a name of three characters and nothing else. */
static bool fills_cell(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  return end - begin == 3 && (begin == 0 || gxi_scan_code(scan, begin - 1) == '\t') &&
         end < gxi_scan_size(scan) && gxi_scan_code(scan, end) == '\t';
}

/* What stands before a person or behind him: whether it tells, and what it adds. */
typedef struct gxi_side {
  int32_t gain;
  uint32_t cues;   /* GXI_CUE_LIST and GXI_CUE_EDGE count once for both sides */
  int32_t surname; /* its weight */
  bool tells;
} gxi_side;

/* 36岁的|莫小丽 */
static bool behind_age(const gxi_scan *scan, uint32_t at) {
  return at > 2 && gxi_scan_code(scan, at - 1) == 0x7684 /* 的 */ &&
         gxi_scan_code(scan, at - 2) == 0x5C81 /* 岁 */;
}

static gxi_side side_before(const gxi_scan *scan, uint32_t begin) {
  uint32_t cues = scan->chars.items[begin].before;
  gxi_side side = {.cues = cues};
  bool title = (cues & GXI_CUE_TITLE) && !is_addressed(scan, begin),
       mark = behind_title(scan, begin);
  bool aged = behind_age(scan, begin);
  if (title) side.gain += GXI_GAIN_TITLE_BEFORE;
  if (mark || aged) side.gain += GXI_GAIN_ACT;
  side.tells = title || mark || aged || (cues & GXI_CUE_FOLK);
  return side;
}

/* 路建功|为|长治市工业和信息化局|局长: opens a clause, and a post follows in it. */
static bool is_named_to(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  if (begin > 0 && !(scan->chars.items[begin].before & GXI_CUE_EDGE)) return false;
  uint32_t stop =
    end + MAX_POST < gxi_scan_size(scan) ? end + MAX_POST : gxi_scan_size(scan);
  for (uint32_t at = end + 1; at < stop; at++) {
    if (scan->chars.items[at].before & GXI_CUE_TITLE)
      return (scan->chars.items[at].after & GXI_CUE_EDGE) || at + 1 == stop;
    if (!gxi_is_han(gxi_scan_code(scan, at))) return false;
  }
  return false;
}

/* 副市长|郝建设、: nothing but the name between a title and a mark. No rare surname,
   no name of two characters: 干部|进藏、, 老师|常来、 is what they do. */
static bool
fills_gap(const gxi_scan *scan, const gxi_side *before, uint32_t begin, uint32_t end) {
  if (before->surname < USUAL_SURNAME || end - begin < 3) return false;
  uint32_t next = end < gxi_scan_size(scan) ? gxi_scan_code(scan, end) : 0x3002;
  bool mark =
    next == 0x3001 || next == 0x3002 || next == ',' || next == ';' || next == '(';
  return mark && (before->cues & (GXI_CUE_TITLE | GXI_CUE_APPOINT)) != 0;
}

#define MAX_WHO 32u /* characters of (广西某某有限公司董事长) */

/* 莫志远|(某某公司董事长): a remark that ends in a title says who that is. */
static bool is_remarked(const gxi_scan *scan, uint32_t open) {
  uint32_t size = gxi_scan_size(scan);
  uint32_t last = open + MAX_WHO < size ? open + MAX_WHO : size;
  for (uint32_t at = open + 1; at < last; at++)
    if (gxi_scan_code(scan, at) == ')')
      return (scan->chars.items[at].before & GXI_CUE_TITLE) != 0;
  return false;
}

/* 金杰|律师事务所, 周宏达|研究院: the name goes on, whatever title it seems to be. */
static bool is_body_of(const gxi_scan *scan, uint32_t at) {
  if (!(scan->chars.items[at].longer >> GXI_KIND_SUFFIX & 1)) return false;
  uint32_t stop = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    bool strong = piece->suffix[GXI_SHAPE_COMPANY] == 2 ||
                  piece->suffix[GXI_SHAPE_ORGANIZATION] == 2;
    bool studio = gxi_scan_code(scan, piece->end - 1u) == U'室'; /* propose_studio */
    if (strong && !studio && piece->end > at + 2 && !piece->is_name) return true;
  }
  return false;
}

/* What stands around [begin, end) speaks for a person or not. */
static int32_t
weigh(const gxi_scan *scan, const gxi_side *before, uint32_t begin, uint32_t end) {
  uint32_t after = gxi_person_after(scan, end), either = before->cues | after;
  int32_t gain = before->gain;
  bool cue = before->tells;
  uint32_t next = gxi_scan_code(scan, end);
  if (end < gxi_scan_size(scan) && is_body_of(scan, end)) return GXI_COST_BODY_OF;
  if (gxi_joins_next(scan, begin, end)) gain += GXI_BITS(-16);
  if (fills_gap(scan, before, begin, end)) gain += GXI_GAIN_FILLED;
  if (next <= ':' && is_labelled(scan, begin, end)) gain += GXI_GAIN_ACT, cue = true;
  if (next == '\t' && fills_cell(scan, begin, end)) cue = true;
  if ((after & GXI_CUE_TITLE) || (next == '(' && is_remarked(scan, end)))
    gain += GXI_GAIN_TITLE_AFTER, cue = true;
  if (next == 0x4E3A /* 为 */ && is_named_to(scan, begin, end))
    gain += GXI_GAIN_ACT, cue = true;
  if (next == 0x4E3A && (before->cues & GXI_CUE_APPOINT))
    gain += 2 * GXI_GAIN_ACT; /* 任命|张建华|为… */
  if ((before->cues & GXI_CUE_APPOINT) || (after & GXI_CUE_LEAD))
    gain += GXI_GAIN_ACT, cue = true;
  if (after & GXI_CUE_SPEECH) gain += GXI_GAIN_SPEECH, cue = true;
  if (either & GXI_CUE_LIST) gain += GXI_GAIN_LIST;
  if (either & GXI_CUE_EDGE) gain += GXI_GAIN_EDGE;
  if (after & (GXI_CUE_FUNCTION | GXI_CUE_VERB)) gain += GXI_GAIN_EDGE;
  /* The second reading knows whoever was introduced: see the notebook. */
  if (!cue)
    gain += scan->notebook ? GXI_COST_NO_CUE + GXI_COST_UNKNOWN : GXI_COST_NO_CUE;
  return gain;
}

static int32_t context(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  gxi_side before = side_before(scan, begin);
  return weigh(scan, &before, begin, end);
}

/* The end of 劳模创新工作室 at a character, or 0. */
static uint32_t studio_end(const gxi_scan *scan, uint32_t at) {
  if (at >= gxi_scan_size(scan)) return 0;
  uint32_t stop = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    bool studio = piece->end - at > 3 && piece->suffix[GXI_SHAPE_ORGANIZATION] == 2 &&
                  gxi_scan_code(scan, piece->end - 1u) == U'室';
    if (studio) return piece->end;
  }
  return 0;
}

/* 张某某|劳模创新工作室: named after who leads it. */
static void propose_studio(
  gxi_lattice *lattice, const gxi_scan *scan, uint32_t begin, uint32_t at
) {
  uint32_t end = studio_end(scan, at);
  if (end == 0 || gxi_person_is_word(scan, begin + 1, at)) return;
  gxi_proposal proposal = {
    .begin = (uint16_t)begin,
    .end = (uint16_t)end,
    .kind = GXI_TOKEN_MENTION,
    .origin = GXI_ORIGIN_SHAPE,
    .score = GXI_COST_STUDIO,
    .type = scan->shape_type[GXI_SHAPE_ORGANIZATION]};
  gxi_lattice_propose(lattice, scan, proposal);
}

static void propose(
  gxi_lattice *lattice,
  const gxi_scan *scan,
  uint32_t begin,
  uint32_t end,
  int32_t score
) {
  if (score > GXI_LEAST_PERSON) propose_studio(lattice, scan, begin, end);
  /* 麻辣鸡, 高纯镁: no given name ends so, and little else speaks for a person */
  bool given = scan->chars.items[end - 1].given >= GXI_GIVEN_RARE;
  bool named = end - begin > 3 || given || score > GXI_LEAST_PERSON;
  gxi_proposal proposal = {
    .begin = (uint16_t)begin,
    .end = (uint16_t)end,
    .kind = named ? GXI_TOKEN_MENTION : GXI_TOKEN_OTHER,
    .origin = GXI_ORIGIN_PERSON,
    .score = score,
    .type = named ? scan->type_person : GX_ID_NONE};
  gxi_lattice_propose(lattice, scan, proposal);
}

static bool is_plain_han(const gxi_scan *scan, uint32_t at) {
  return at < gxi_scan_size(scan) && gxi_is_han(gxi_scan_code(scan, at));
}

/* 的 到 已 在: hardly ever in a name. */
static bool is_particle(const gxi_scan *scan, uint32_t at) {
  return scan->chars.items[at].given == GXI_GIVEN_PARTICLE;
}

static int32_t given_cost(const gxi_scan *scan, uint32_t at) {
  static const int32_t COSTS[] = {
    [GXI_GIVEN_UNLISTED] = GXI_COST_GIVEN,
    [GXI_GIVEN_PARTICLE] = GXI_COST_GIVEN_PARTICLE,
    [GXI_GIVEN_RARE] = GXI_COST_GIVEN_RARE,
    [GXI_GIVEN_USUAL] = GXI_COST_GIVEN_USUAL,
    [GXI_GIVEN_TYPICAL] = GXI_COST_GIVEN_TYPICAL};
  return COSTS[scan->chars.items[at].given];
}

static bool is_transliteration(const gxi_scan *scan, uint32_t at) {
  return at < gxi_scan_size(scan) &&
         gxi_char_has(&scan->chars.items[at], GXI_KIND_TRANSLITERATION);
}

/* 马|阿西叶, 韩|阿卜都: a surname and three characters that transliterate. */
static void propose_long(
  gxi_lattice *lattice, const gxi_scan *scan, uint32_t at, uint32_t given, int32_t score
) {
  uint32_t end = given;
  while (end < given + 3 && end < gxi_scan_size(scan) && is_transliteration(scan, end))
    end++;
  if (end < given + 3) return;
  score += 3 * GXI_BITS(-9) + gxi_person_word_cost(scan, at, end) +
           gxi_person_aspect_cost(scan, end);
  propose(lattice, scan, at, end, score + context(scan, at, end));
}

/* 任|组长, 王|书记: what would be the given name is a title. */
static bool is_title(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  const gxi_char *first = &scan->chars.items[begin];
  if (!(first->longer >> GXI_KIND_TITLE & 1)) return false;
  for (uint32_t i = first->first_piece; i < first[1].first_piece; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (piece->end == end && gxi_piece_has(piece, GXI_KIND_TITLE)) return true;
  }
  return false;
}

/* 汪|之祥, 马|得祥, 庞|有财: the first of two given characters, else a particle. */
static int32_t first_given_cost(const gxi_scan *scan, uint32_t given) {
  uint32_t code = gxi_scan_code(scan, given);
  bool usual = code == 0x5F97 /* 得 */ || code == 0x6709 /* 有 */;
  bool named = scan->chars.items[given + 1].given >= GXI_GIVEN_USUAL;
  return usual && named ? GXI_COST_GIVEN_USUAL : GXI_COST_GIVEN_FIRST;
}

/* What weigh comes to at most; ANYTHING where some cue may be. */
static int32_t weigh_most(const gxi_scan *scan, const gxi_side *before, uint32_t end) {
  static_assert(GXI_COST_BODY_OF <= GXI_COST_NO_CUE + GXI_COST_UNKNOWN, "the least");
  const uint32_t tells = GXI_CUE_TITLE | GXI_CUE_APPOINT;
  uint32_t after = gxi_person_after(scan, end), next = gxi_scan_code(scan, end);
  bool told = before->tells || (before->cues & tells) ||
              (after & (GXI_CUE_TITLE | GXI_CUE_SPEECH | GXI_CUE_LEAD));
  bool mark = next == '(' || next == ':' || next == '\t' || next == U'为';
  if (told || mark) return ANYTHING;
  int32_t either = (before->cues | after) & GXI_CUE_LIST ? GXI_GAIN_LIST : 0;
  return either + 2 * GXI_GAIN_EDGE + GXI_COST_NO_CUE +
         (scan->notebook ? GXI_COST_UNKNOWN : 0);
}

/* Most that might be persons are words whatever stands around them: no path would take
   the person, so nobody asks what does. What a studio is named after is proposed, too.
 */
static bool is_outdone(
  const gxi_lattice *lattice,
  const gxi_scan *scan,
  uint32_t end,
  int32_t most,
  int32_t plainly
) {
  return plainly > most && !lattice->traced &&
         !(scan->chars.items[end].longer >> GXI_KIND_SUFFIX & 1);
}

static void propose_chinese(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  if (gxi_person_is_verb(scan, at)) return;
  gxi_side before = side_before(scan, at);
  int32_t plainly[GXI_MAX_CHINESE + 1];
  bool twice = scan->chars.items[at].longer >> GXI_KIND_SURNAME & 1;
  gxi_person_plainly(scan, at, twice ? GXI_MAX_CHINESE : GXI_MAX_CHINESE - 1, plainly);
  for (uint32_t surname = 1; surname <= 2; surname++) {
    int32_t weight = surname_at(scan, at, surname);
    if (weight < 0) continue;
    before.surname = weight;
    const int32_t named = GXI_COST_PERSON + GXI_COST_SURNAME + weight;
    int32_t score = named;
    uint32_t given = at + surname;
    for (uint32_t size = 1; size <= 2; size++) {
      if (!is_plain_han(scan, given + size - 1)) break;
      if (size == 2 && is_title(scan, given, given + size)) break;
      score += given_cost(scan, given + size - 1);
      /* 汪|之祥, 那|向东: in front of another, particles are given, too */
      if (size == 2 && is_particle(scan, given) && !is_particle(scan, given + 1))
        score += first_given_cost(scan, given) - GXI_COST_GIVEN_PARTICLE;
      int32_t single = size == 1 && surname == 1 ? GXI_COST_SINGLE_GIVEN : 0;
      uint32_t end = given + size;
      if (gxi_scan_code(scan, end - 1) == 0x7684 /* 的 */ || gxi_person_is_over(scan, end))
        break;
      int32_t most = score + single + weigh_most(scan, &before, end);
      if (is_outdone(lattice, scan, end, most, plainly[surname + size])) continue;
      int32_t whole = score + single + gxi_person_word_cost(scan, at, end) +
                      gxi_person_aspect_cost(scan, end) +
                      weigh(scan, &before, at, end) +
                      gxi_person_end_cost(scan, given, end);
      assert(whole <= most);
      propose(lattice, scan, at, end, whole);
    }
    if (is_transliteration(scan, at)) propose_long(lattice, scan, at, given, named);
  }
}

static uint32_t part_end(const gxi_scan *scan, uint32_t at) {
  uint32_t end = at;
  while (end - at < MAX_PART && is_plain_han(scan, end))
    end++;
  return end;
}

/* A character of a transliterated name. One that usually is in none costs more than
   to read it by itself: 卡迪尔|掐 */
static int32_t foreign_cost(const gxi_scan *scan, uint32_t at, int32_t listed) {
  if (is_transliteration(scan, at)) return listed;
  int32_t alone = GXI_BITS(-10);
  uint32_t stop = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++)
    if (scan->pieces.items[i].end == at + 1 && scan->pieces.items[i].common >= USUAL)
      alone = scan->pieces.items[i].cost;
  alone += GXI_BITS(-3);
  return alone < GXI_BITS(-13) ? alone : GXI_BITS(-13);
}

/* 阿不都|任, not 吾守尔|则|说 */
#define CUE_ENDS (GXI_CUE_EDGE | GXI_CUE_LIST | GXI_CUE_TITLE | GXI_CUE_LEAD)

/* How little a character fits in: 的 了 never do. */
static uint32_t strangeness(const gxi_scan *scan, uint32_t at) {
  if (is_transliteration(scan, at)) return 0;
  return is_particle(scan, at) ? MAX_STRANGE + 1 : 1;
}

/* The longest whole given name (扎西) that begins here, in characters. */
static uint32_t whole_name(const gxi_scan *scan, uint32_t at) {
  uint32_t best = 0;
  const gxi_char *first = &scan->chars.items[at];
  if (!(first->longer >> GXI_KIND_TRANSLITERATION & 1)) return 0;
  uint32_t end = first[1].first_piece;
  for (uint32_t i = first->first_piece; i < end; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    uint32_t size = (uint32_t)(piece->end - piece->begin);
    if (size < 2 || size <= best) continue;
    if (gxi_piece_has(piece, GXI_KIND_TRANSLITERATION)) best = size;
  }
  return best;
}

/* 买买提|和|古丽 between two dots: the names of two. */
static bool parts_two(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  for (uint32_t at = begin + 1; at + 1 < end; at++)
    if (gxi_scan_code(scan, at) == U'和' || gxi_scan_code(scan, at) == U'与')
      return true;
  return false;
}

/* Where the part in front of a dot may begin; behind 和 where it is between two. */
static uint32_t part_begin(const gxi_scan *scan, uint32_t dot) {
  uint32_t begin = dot, join = 0;
  while (begin > scan->from && dot - begin < MAX_PART && is_plain_han(scan, begin - 1)
  ) {
    begin--;
    uint32_t code = gxi_scan_code(scan, begin);
    if (join == 0 && (code == U'和' || code == U'与') && begin + 1 < dot)
      join = begin + 1;
  }
  bool third = begin > scan->from && gxi_scan_code(scan, begin - 1) == 0xB7;
  return third && join > begin + 1 ? join : begin;
}

/* All spans around a dot; characters that usually transliterate cost less. */
static void propose_dotted(gxi_lattice *lattice, const gxi_scan *scan, uint32_t dot) {
  uint32_t begin = dot, strange = 0;
  int32_t left = GXI_COST_DOTTED;
  uint32_t least = part_begin(scan, dot);
  while (begin > least) {
    begin--;
    strange += strangeness(scan, begin);
    if (strange > MAX_STRANGE) break;
    left += foreign_cost(scan, begin, GXI_BITS(-4));
    uint32_t stop = part_end(scan, dot + 1), odd = 0;
    uint32_t known = dot + 1 + whole_name(scan, dot + 1); /* 吐尔地 */
    int32_t score = left;
    for (uint32_t end = dot + 1; end < stop;) {
      if (end >= known) odd += strangeness(scan, end);
      if (odd > MAX_STRANGE) break;
      score += end < known ? GXI_BITS(-4) : foreign_cost(scan, end, GXI_BITS(-4));
      end++;
      bool third = end == stop && gxi_scan_code(scan, end) == 0xB7 &&
                   end - begin < MAX_NAME && !parts_two(scan, dot + 1, end);
      if (third) {
        stop = part_end(scan, end + 1);
        end++;
        continue;
      }
      bool whole = whole_name(scan, dot + 1) == end - dot - 1; /* 吐尔地|正 */
      bool ends = whole || (scan->chars.items[end].after & CUE_ENDS) != 0;
      if (whole && whole_name(scan, begin) == dot - begin && score < GXI_COST_WHOLE)
        score = GXI_COST_WHOLE;
      uint32_t code = gxi_scan_code(scan, end - 1);
      bool joins =
        !whole && (code == U'和' || code == U'与' || code == U'则' || code == U'刚');
      int32_t last =
        joins || (!ends && is_particle(scan, end - 1)) ? GXI_COST_TRAILING : 0;
      last += gxi_person_trailing_cost(scan, dot, end);
      propose(lattice, scan, begin, end, score + last + context(scan, begin, end));
    }
  }
}

/* 嘎松达瓦|和|其美多吉, 吉伍扎史|都: what 呼和 and 阿不都 are written with, too. */
static bool joins_names(const gxi_scan *scan, uint32_t at) {
  uint32_t code = gxi_scan_code(scan, at);
  return code == U'和' || code == U'都' || code == U'则' || code == U'刚';
}

static void
propose_transliterated(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  if (at > 0 && gxi_scan_code(scan, at - 1) == 0xB7) return;
  uint32_t end = at;
  uint32_t whole = 0;
  int32_t score = GXI_COST_TRANSLITERATED;
  uint32_t size = gxi_scan_size(scan);
  while (end < size && end - at < 9) {
    uint32_t name = whole_name(scan, end);
    if (name) {
      whole++;
      end += name;
      score += whole > 1 ? GXI_BITS(-3) : GXI_BITS(-5); /* 洛桑|次成 */
    } else if (whole && joins_names(scan, end) && whole_name(scan, end + 1)) {
      break;
    } else if (is_transliteration(scan, end)) {
      score += joins_names(scan, end) ? 2 * GXI_COST_TRAILING : GXI_BITS(-7);
      end++;
    } else {
      break;
    }
    if (whole == 0 || end - at < 2) continue;
    if (end < size && gxi_scan_code(scan, end) == 0xB7) continue; /* goes on */
    int32_t one = whole == 1 && end - at < 3 ? GXI_BITS(-4) : 0;
    propose(lattice, scan, at, end, score + one + context(scan, at, end));
  }
}

/* 副市长|阿拉腾仓, 主任|起云华: behind a title and before an edge, a verb or a word of
   speech whatever looks like a name, with no known surname. */
static void
propose_titled(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at, bool titled) {
  const uint16_t ends = GXI_CUE_SPEECH | GXI_CUE_FUNCTION | GXI_CUE_VERB |
                        GXI_CUE_EDGE | GXI_CUE_LIST | GXI_CUE_LEAD | GXI_CUE_TITLE;
  int32_t score = GXI_COST_PERSON + GXI_COST_UNLISTED;
  uint32_t listed = 0, foreign = 0;
  bool surnamed = scan->chars.items[at].single & SURNAME;
  if (gxi_scan_code(scan, at) == U'之') return; /* 职工之家 */
  for (uint32_t size = 1; size <= MAX_FOREIGN && is_plain_han(scan, at + size - 1);
       size++) {
    uint32_t last = at + size - 1;
    if (size > MAX_TITLED && !(foreign + 1 == size && is_transliteration(scan, last)))
      return;
    if (size > 3 && surnamed && !(foreign + 1 == size && is_transliteration(scan, last)))
      return; /* 臧国栋|培土 */
    int32_t cost = given_cost(scan, last);
    if (cost == GXI_COST_GIVEN_PARTICLE && (size == 1 || !is_transliteration(scan, last)))
      return; /* but 特木|其|勒 */
    bool given = scan->chars.items[last].given >= GXI_GIVEN_RARE;
    listed += given || is_transliteration(scan, last);
    foreign += is_transliteration(scan, last);
    if (size > 3) cost = foreign_cost(scan, last, GXI_BITS(-8));
    score += given && size <= 3               ? cost
             : is_transliteration(scan, last) ? GXI_BITS(-8)
                                              : cost;
    if (size < 2 || 2 * listed <= size) continue;
    if (size > MAX_TITLED && !gxi_str_in(gxi_scan_text(scan, last, last + 1), "夫 娃 基 奇"))
      continue;                            /* 副州长|别尔季别科夫 */
    if (!titled && foreign < size) return; /* 村民|加玛: what else no name is */
    bool whole = size > 3 && foreign == size && !is_transliteration(scan, at + size);
    if (!whole && !(scan->chars.items[at + size].after & ends)) continue;
    propose(
      lattice,
      scan,
      at,
      at + size,
      score + gxi_person_word_cost(scan, at, at + size) +
        gxi_person_trailing_cost(scan, at, at + size) +
        gxi_person_aspect_cost(scan, at + size) + context(scan, at, at + size)
    );
  }
}

/* Kept apart: the loop over characters hardly ever comes here. */
static __attribute__((noinline)) void
propose_at(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  const gxi_char *here = &scan->chars.items[at];
  uint32_t kinds = here->single | here->longer;
  bool titled = (here->before & GXI_CUE_TITLE) || behind_title(scan, at);
  bool folk = here->before & (GXI_CUE_APPOINT | GXI_CUE_FOLK);
  if (here->code == 0xB7 && at > 0) propose_dotted(lattice, scan, at);
  if (!gxi_is_han(here->code)) return;
  if (kinds & SURNAME) propose_chinese(lattice, scan, at);
  if (((titled && !is_addressed(scan, at)) || folk) && !gxi_person_is_verb(scan, at))
    propose_titled(lattice, scan, at, titled);
  if (kinds & PART & scan->longer) propose_transliterated(lattice, scan, at);
}

void gxi_propose_persons(gxi_lattice *lattice, const gxi_scan *scan) {
  const uint32_t tells = GXI_CUE_TITLE | GXI_CUE_APPOINT | GXI_CUE_FOLK;
  const gxi_char *chars = scan->chars.items;
  uint32_t size = gxi_scan_size(scan);
  uint32_t names = SURNAME | (PART & scan->longer); /* a whole given name is needed */
  bool mark = scan->from > 0 && is_mark(chars[scan->from - 1].code);
  for (uint32_t at = scan->from; at < size; at++) {
    const gxi_char *here = &chars[at];
    bool named = (here->single | here->longer) & names;
    bool told = (here->before & tells) || mark || here->code == 0xB7;
    mark = is_mark(here->code);
    if (named || told) propose_at(lattice, scan, at);
  }
}
