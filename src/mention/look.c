/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * look.c: the stretches that may be names after all, their signs, and what is taken.
 *
 * The best path falls into atoms: its tokens. A stretch is some atoms and a suffix
 * behind them; its beginnings are tried from right to left until something stands there
 * that no name holds. Signs of the tail (the suffix and what follows) are weighed once,
 * those of the head (what the stretch is made of, what stands in front) for each.
 *
 * For the trace the parts of names by shape are atoms, too: the names of the best path
 * and the stretches beside them are what the weights are learnt from.
 */
#include "mention/look.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/words.h"
#include "mention/look_weights.h"
#include "mention/notebook.h"
#include "mention/shapes.h"
#include "mention/trace.h"
#include "mention/weights.h"

#define ALL_SHAPES GXI_SHAPE_COUNT /* a sign whatever the shape */
#define MAX_ATOMS 8u               /* in front of the suffix */
#define MAX_STEM 9u
#define LOOK_SURE 220   /* 70 in 100 */
#define LOOK_LISTED 400 /* beside 、 and a name of its kind; chosen */
#define MOLD 5u         /* atoms that the mold of a stretch tells of */

/* A stretch: atoms [first, stem) and a suffix. */
typedef struct look {
  gxi_lattice *lattice;
  const gxi_scan *scan;
  gxi_trace *trace;
  const gxi_piece *suffix;
  uint32_t suffix_index;
  gxi_shape shape;
  uint32_t first, stem;
  uint32_t begin, end; /* characters */
  uint32_t seen;       /* by the best way into the suffix */
  int32_t score;       /* 1/256 of a nat, for its being a name */
} look;

typedef GXI_VEC(look) looks;

static uint32_t hash(uint32_t value, const void *bytes, size_t size) {
  const unsigned char *byte = bytes;
  for (size_t i = 0; i < size; i++)
    value = (value ^ byte[i]) * 16777619u;
  return value;
}

static int32_t weight_of(uint32_t key) {
  uint32_t slot = key >> LOOK_SHIFT;
  for (uint32_t i = look_first[slot]; i < look_first[slot + 1]; i++)
    if (look_weights[i].key == key) return look_weights[i].weight;
  return 0;
}

#define SIGNS 2166136261u /* where all hashes begin */

/* A sign: what it is of, and which; `key` is the kind's hash. */
static void add_sign(look *l, uint32_t key, const char *kind, gx_str value) {
  key = hash(key, value.data, value.size);
  unsigned char shapes[2] = {ALL_SHAPES, (unsigned char)l->shape};
  for (uint32_t i = 0; i < 2; i++)
    l->score += weight_of(hash(key, &shapes[i], 1));
  if (l->trace) gxi_trace_sign(l->trace, kind, value);
}

/* Inline, and so are those below: kinds are literals, which the compiler hashes. */
GXI_INLINE void add(look *l, const char *kind, gx_str value) {
  uint32_t key = SIGNS;
#pragma GCC unroll 16
  for (size_t i = 0; i < strlen(kind); i++)
    key = (key ^ (unsigned char)kind[i]) * 16777619u;
  add_sign(l, key, kind, value);
}

GXI_INLINE void add_number(look *l, const char *kind, uint32_t number) {
  char digit = (char)('0' + number);
  add(l, kind, (gx_str){&digit, 1});
}

/* A sign for each bit. */
GXI_INLINE void add_bits(look *l, const char *kind, uint32_t bits) {
  for (; bits; bits &= bits - 1)
    add_number(l, kind, (uint32_t)__builtin_ctz(bits));
}

GXI_INLINE void add_text(look *l, const char *kind, uint32_t begin, uint32_t end) {
  add(l, kind, gxi_scan_text(l->scan, begin, end));
}

static uint32_t least(uint32_t a, uint32_t b) {
  return a < b ? a : b;
}

static const gxi_atom *atom_at(const look *l, uint32_t index) {
  return &l->lattice->atoms.items[index];
}

static const gxi_piece *piece_of(const look *l, const gxi_atom *atom) {
  return atom->piece == GX_ID_NONE ? NULL : &l->scan->pieces.items[atom->piece];
}

/* What an atom is: a letter for a name, its place in names, or a value. */
static char class_of(const look *l, const gxi_atom *atom) {
  const gxi_piece *piece = piece_of(l, atom);
  if (atom->name) return piece && piece->place != GX_ID_NONE ? 'P' : 'N';
  if (!piece) return 'V';
  return (char)('a' + piece->inside);
}

/* A word beside the stretch: names are all alike. */
GXI_INLINE void
add_beside(look *l, const char *word, const char *kind, uint32_t index) {
  const gxi_atom *atom = atom_at(l, index);
  char class = class_of(l, atom);
  add(l, kind, (gx_str){&class, 1});
  if (!atom->name) add_text(l, word, atom->begin, atom->end);
}

/* The suffix, and what follows. */
static void add_tail(look *l) {
  const gxi_piece *suffix = l->suffix;
  const gxi_char *chars = l->scan->chars.items;
  add(l, "shape", (gx_str){0});
  add_number(l, "strength", (uint32_t)suffix->suffix[l->shape]);
  add_text(l, "suffix", suffix->begin, suffix->end);
  add_text(l, "end", suffix->end - 1u, suffix->end);
  add_number(l, "size", least((uint32_t)suffix->end - suffix->begin, 4));
  add_bits(l, "after", chars[l->end].after);
  if (l->end == gxi_scan_size(l->scan)) {
    add(l, "closes", (gx_str){0});
    return;
  }
  add_text(l, "right", l->end, l->end + 1u);
  if (chars[l->end].code == chars[l->end - 1u].code)
    add(l, "double", (gx_str){0}); /* 某县商务局|局长 */
}

/* The atoms behind: those of the suffix are skipped. */
static void add_behind(look *l) {
  uint32_t next = l->stem;
  while (next < l->lattice->atoms.count && atom_at(l, next)->begin < l->end)
    next++;
  if (next == l->lattice->atoms.count) return;
  add_beside(l, "next", "follows", next);
  if (next + 1 < l->lattice->atoms.count) add_beside(l, "second", "then", next + 1);
}

/* What speaks for the tail; a trace hears of it with each stretch. */
static int32_t tail_score(const look *l) {
  look tail = *l;
  tail.trace = NULL;
  tail.score = 0;
  add_tail(&tail);
  add_behind(&tail);
  return tail.score;
}

static void add_front(look *l) {
  const gxi_char *chars = l->scan->chars.items;
  add_bits(l, "before", chars[l->begin].before);
  if (l->first == 0) {
    add(l, "opens", (gx_str){0});
    return;
  }
  add_text(l, "left", l->begin - 1u, l->begin);
  add_beside(l, "last", "precedes", l->first - 1);
  if (l->first > 1) add_beside(l, "earlier", "first", l->first - 2);
}

/* What the best way into the suffix would have seen of it. */
static uint32_t seen_of(const look *l) {
  const gxi_piece *last = NULL;
  uint32_t seen = 0;
  for (uint32_t i = l->first; i < l->stem; i++) {
    const gxi_piece *piece = piece_of(l, atom_at(l, i));
    if (!piece) continue;
    seen |= gxi_shape_seen(last, piece);
    last = piece;
  }
  return seen;
}

/* What the stem is made of. */
static void add_stem(look *l) {
  char mold[MOLD];
  uint32_t size = 0, characters = 0;
  for (uint32_t i = l->first; i < l->stem; i++) {
    const gxi_atom *atom = atom_at(l, i);
    uint32_t length = (uint32_t)atom->end - atom->begin;
    if (length == 1) characters++;
    if (size < MOLD) mold[size++] = class_of(l, atom);
    char part[2] = {class_of(l, atom), (char)('0' + least(length, 3))};
    add(l, "part", (gx_str){part, 2});
    if (!atom->name) add_text(l, "word", atom->begin, atom->end);
  }
  add(l, "mold", (gx_str){mold, size});
  add_number(l, "stem", least((uint32_t)l->suffix->begin - l->begin, MAX_STEM));
  add_number(l, "atoms", l->stem - l->first);
  add_number(l, "characters", least(characters, 5));
  const gxi_atom *first = atom_at(l, l->first), *last = atom_at(l, l->stem - 1);
  char head[2] = {
    class_of(l, first), (char)('0' + least(first->end - first->begin, 3))};
  add(l, "head", (gx_str){head, 2});
  char rest[2] = {class_of(l, last), (char)('0' + least(last->end - last->begin, 3))};
  add(l, "rest", (gx_str){rest, 2});
  if (!first->name) add_text(l, "opening", first->begin, first->end);
  if (!last->name) add_text(l, "closing", last->begin, last->end);
  add_text(l, "initial", l->begin, l->begin + 1u);
  add_bits(l, "seen", l->seen);
}

/* The step of the best path that an atom is of. */
static const gxi_step *step_of(const look *l, uint32_t atom) {
  return &l->lattice->steps.items[atom_at(l, atom)->step];
}

/* Whether the best path has it. */
static bool has_won(const look *l) {
  const gxi_step *step = step_of(l, l->first);
  return step->begin == l->begin && step->end == l->end && step->shape == l->shape;
}

/* Whether an atom is a name of the stretch's type. */
static bool is_peer(const look *l, uint32_t index) {
  const gxi_step *step = step_of(l, index);
  if (step->shape != GXI_SHAPE_COUNT) return step->shape == l->shape;
  uint32_t type = l->scan->shape_type[l->shape];
  if (step->proposal != GX_ID_NONE)
    return l->lattice->proposals.items[step->proposal].type == type;
  const gxi_piece *piece = piece_of(l, atom_at(l, index));
  return piece && piece->is_name && piece->type == type;
}

static bool is_comma(const look *l, uint32_t index) {
  return gxi_scan_code(l->scan, atom_at(l, index)->begin) == U'、';
}

/* 参加了第三届地方合作论坛、|丝路工商发展恳谈会: names stand in lists with their like.
 */
static bool is_listed(const look *l) {
  uint32_t next = l->stem;
  while (next < l->lattice->atoms.count && atom_at(l, next)->begin < l->end)
    next++;
  if (l->first > 1 && is_comma(l, l->first - 1) && is_peer(l, l->first - 2))
    return true;
  return next + 1 < l->lattice->atoms.count && is_comma(l, next) &&
         is_peer(l, next + 1);
}

static void judge(look *l) {
  if (l->trace) {
    gxi_trace_look_at(
      l->trace, l->scan, l->begin, l->end, l->scan->shape_type[l->shape]
    );
    add_tail(l);
    add_behind(l);
  }
  add_front(l);
  add_stem(l);
  if (is_listed(l)) l->score += LOOK_LISTED;
  if (!l->trace) return;
  bool free = step_of(l, l->stem)->shape == GXI_SHAPE_COUNT;
  gxi_trace_looked(l->trace, l->score, has_won(l), free);
}

/* Names stand on this side of it. */
static bool is_edge(const look *l, const gxi_atom *atom) {
  const gxi_piece *piece = piece_of(l, atom);
  const gxi_step *step = &l->lattice->steps.items[atom->step];
  if (!piece) /* a guessed person may go on in a longer name; sums and dates may not */
    return !atom->name || step->proposal == GX_ID_NONE ||
           l->lattice->proposals.items[step->proposal].type != l->scan->type_person;
  if (piece->inside >= GXI_INSIDE_COUNT) return true;
  if (piece->kind == GXI_TOKEN_PUNCT && piece->inside != GXI_INSIDE_DOT &&
      piece->inside != GXI_INSIDE_QUOTE && piece->inside != GXI_INSIDE_BRACKET)
    return true;
  bool deed = piece->inside == GXI_INSIDE_VERB && !piece->trade &&
              gxi_shape_is_completed(l->scan, piece);
  if (deed || piece->inside == GXI_INSIDE_OPENER) return true; /* 办起 位于 */
  if (gxi_shape_is_remark(l->scan, piece)) return true;
  bool one = atom->end - atom->begin == 1;
  uint32_t code = gxi_scan_code(l->scan, atom->begin);
  return gxi_is_mark(code) || (one && gxi_shape_is_hard(code));
}

/* 县里|离不开|…: what opens no name. */
static bool opens_none(const look *l, const gxi_atom *atom) {
  const gxi_piece *piece = piece_of(l, atom);
  return piece && piece->inside != GXI_INSIDE_LEVEL &&
         !(piece->entered >> l->shape & 1);
}

/* All beginnings of a stretch with this suffix; the best that may be taken is kept. */
static void look_left(look *l, look *best, bool takes) {
  int32_t tail = l->score;
  for (uint32_t first = l->stem; first-- > 0 && l->stem - first <= MAX_ATOMS;) {
    const gxi_atom *atom = atom_at(l, first);
    if (is_edge(l, atom)) return;
    if (l->end - atom->begin > GXI_MAX_NAME_CODE_POINTS) return;
    if (opens_none(l, atom)) continue;
    l->first = first;
    l->begin = atom->begin;
    l->score = l->trace ? 0 : tail;
    l->seen = seen_of(l);
    if (gxi_shape_is_word(l->scan, l->suffix, l->seen)) continue;
    if (gxi_shape_is_built_there(l->scan, l->suffix, l->begin)) continue;
    judge(l);
    if (!takes || l->score <= LOOK_SURE || l->score <= best->score) continue;
    gx_str text = gxi_scan_text(l->scan, l->begin, l->end);
    bool denied = l->scan->notebook && gxi_notebook_is_denied(l->scan->notebook, text);
    if (!denied) *best = *l;
  }
}

/* Of names that overlap the better one stays. */
static void keep(looks *names, gxi_arena *arena, const look *name) {
  for (uint32_t i = names->count; i-- > 0;) {
    const look *other = &names->items[i];
    if (other->end <= name->begin || other->begin >= name->end) continue;
    if (other->score >= name->score) return;
    names->items[i] = names->items[--names->count];
  }
  *gxi_vec_push(arena, names) = *name;
}

/* Whether a suffix covers whole atoms, none of them a name; *next is an atom no further
   than its begin, and comes to stand there. */
static bool stands_alone(look *l, uint32_t *next) {
  const gxi_lattice *lattice = l->lattice;
  while (*next < lattice->atoms.count &&
         lattice->atoms.items[*next].begin < l->suffix->begin)
    ++*next;
  uint32_t i = *next;
  if (i == lattice->atoms.count || lattice->atoms.items[i].begin != l->suffix->begin)
    return false;
  l->stem = i;
  for (; i < lattice->atoms.count; i++) {
    const gxi_atom *atom = &lattice->atoms.items[i];
    if (atom->name || atom->end > l->suffix->end) return false;
    if (atom->end == l->suffix->end) return l->stem > 0;
  }
  return false;
}

static void look_at(look *l, looks *names, bool takes) {
  look best = {.score = LOOK_SURE};
  for (uint32_t shapes = l->suffix->suffixes; shapes; shapes &= shapes - 1) {
    l->shape = (gxi_shape)__builtin_ctz(shapes);
    l->end = l->suffix->end;
    l->score = tail_score(l);
    if (takes && l->score < look_least) continue;
    look_left(l, &best, takes);
  }
  if (best.suffix) keep(names, l->scan->arena, &best);
}

static void add_atom(gxi_lattice *lattice, const gxi_scan *scan, uint32_t index) {
  const gxi_step *step = &lattice->steps.items[index];
  gxi_atom atom = {step->begin, step->end, index, GX_ID_NONE, false};
  if (step->proposal != GX_ID_NONE) {
    atom.name = lattice->proposals.items[step->proposal].kind == GXI_TOKEN_MENTION;
  } else if (step->shape != GXI_SHAPE_COUNT) {
    atom.name = true;
  } else {
    atom.piece = step->piece;
    atom.name = scan->pieces.items[step->piece].kind == GXI_TOKEN_MENTION;
  }
  *gxi_vec_push(scan->arena, &lattice->atoms) = atom;
}

static void
add_part(gxi_lattice *lattice, const gxi_scan *scan, uint32_t step, uint32_t piece) {
  const gxi_piece *p = &scan->pieces.items[piece];
  bool name = p->kind == GXI_TOKEN_MENTION;
  *gxi_vec_push(scan->arena, &lattice->atoms) =
    (gxi_atom){p->begin, p->end, step, piece, name};
}

static void fill_atoms(gxi_lattice *lattice, const gxi_scan *scan, bool parts) {
  lattice->atoms.count = 0;
  for (uint32_t i = 0; i < lattice->steps.count; i++) {
    const gxi_step *step = &lattice->steps.items[i];
    if (!parts || step->shape == GXI_SHAPE_COUNT || step->piece == GXI_VIA_BARE) {
      add_atom(lattice, scan, i);
      continue;
    }
    for (uint32_t p = 0; p < step->part_count; p++)
      add_part(lattice, scan, i, lattice->parts.items[step->parts + p]);
    add_part(lattice, scan, i, step->piece);
  }
}

static gxi_step step_for(const look *l) {
  gxi_lattice *lattice = l->lattice;
  gxi_step step = {
    .begin = (uint16_t)l->begin,
    .end = (uint16_t)l->end,
    .piece = l->suffix_index,
    .proposal = GX_ID_NONE,
    .shape = (uint8_t)l->shape,
    .score = GXI_BITS(-40), /* as an odd name */
    .parts = lattice->parts.count};
  for (uint32_t i = l->first; i < l->stem; i++)
    if (atom_at(l, i)->piece != GX_ID_NONE)
      *gxi_vec_push(l->scan->arena, &lattice->parts) = atom_at(l, i)->piece;
  step.part_count = lattice->parts.count - step.parts;
  return step;
}

static int by_begin(const void *a, const void *b) {
  const look *x = a, *y = b;
  return (x->begin > y->begin) - (x->begin < y->begin);
}

/* Steps for the names in the place of those that they cover: never more than before. */
static void replace(gxi_lattice *lattice, const looks *names) {
  gxi_step *steps = lattice->steps.items;
  uint32_t to = 0, next = 0;
  for (uint32_t from = 0; from < lattice->steps.count;) {
    if (next == names->count || steps[from].begin != names->items[next].begin) {
      steps[to++] = steps[from++];
      continue;
    }
    const look *name = &names->items[next++];
    while (from < lattice->steps.count && steps[from].begin < name->end)
      from++;
    steps[to++] = step_for(name);
  }
  lattice->steps.count = to;
}

void gxi_look_again(
  gxi_lattice *lattice, const gxi_scan *scan, gxi_trace *trace, bool takes
) {
  looks names = {0};
  fill_atoms(lattice, scan, trace && !takes);
  look l = {.lattice = lattice, .scan = scan, .trace = trace};
  uint32_t from = scan->chars.items[scan->from].first_piece;
  uint32_t to = scan->chars.items[gxi_scan_size(scan)].first_piece, next = 0;
  for (uint32_t i = from; i < to; i++) {
    l.suffix = &scan->pieces.items[i];
    l.suffix_index = i;
    if (l.suffix->suffixes && stands_alone(&l, &next)) look_at(&l, &names, takes);
  }
  if (names.count == 0) return;
  qsort(names.items, names.count, sizeof *names.items, by_begin);
  replace(lattice, &names);
}
