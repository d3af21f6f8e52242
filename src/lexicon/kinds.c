/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kinds.c: the formats of the lexicon files as tables of facts.
 */
#include "lexicon/kinds.h"

#include "base/str.h"

/* A literal without the compound literal of GX_STR_LIT, so that it is constant. */
#define S(literal)                                                                     \
  { literal, sizeof(literal) - 1 }

/* clang-format off */
static const gxi_kind_info kinds[] = {
    {S("division"),
     {S("code"), S("level"), S("name"), S("short"), S("aliases"), S("former")},
     6, 0x07, 0x01, 0x3C},
    {S("abbreviation"), {S("character"), S("code")}, 2, 0x03, 0x03, 0x01},
    {S("country"), {S("iso2"), S("name"), S("aliases")}, 3, 0x03, 0x01, 0x06},
    {S("foreign_city"), {S("name"), S("iso2"), S("aliases")}, 3, 0x03, 0x03, 0x05},
    {S("region"), {S("name"), S("aliases"), S("weight")}, 3, 0x05, 0x01, 0x03},
    {S("zone"), {S("name"), S("code"), S("aliases")}, 3, 0x01, 0x01, 0x05},
    {S("body"), {S("type"), S("name"), S("aliases")}, 3, 0x03, 0x02, 0x06},
    {S("program"), {S("name"), S("aliases"), S("weight")}, 3, 0x05, 0x01, 0x03},
    {S("surname"), {S("surname"), S("weight")}, 2, 0x03, 0x01, 0x01},
    {S("given"), {S("character"), S("weight")}, 2, 0x03, 0x01, 0x01},
    {S("transliteration"), {S("character"), S("scripts")}, 2, 0x03, 0x01, 0x01},
    {S("title"), {S("title"), S("domain"), S("note")}, 3, 0x03, 0x03, 0x01},
    {S("suffix"), {S("suffix"), S("type"), S("strength")}, 3, 0x07, 0x03, 0x01},
    {S("word"), {S("word"), S("class"), S("role")}, 3, 0x03, 0x07, 0x01},
    {S("common"), {S("word"), S("tag"), S("weight")}, 3, 0x07, 0x01, 0x01},
};

static const gx_str kind_names[] = {
    S("division"), S("abbreviation"), S("country"), S("foreign_city"), S("region"),
    S("zone"), S("body"), S("program"), S("surname"), S("given"), S("transliteration"),
    S("title"), S("suffix"), S("word"), S("common"),
};
static const gx_str form_names[] = {S("name"), S("short"), S("aliases"), S("former")};
static const gx_str level_names[] = {
    S("country"), S("province"), S("city"), S("county"), S("township"), S("village"),
};
static const gx_str title_names[] = {
    S("party"), S("state"), S("court"), S("customs"), S("aid"), S("company"),
    S("organization"), S("school"), S("hospital"), S("media"), S("village"),
    S("expert"), S("any"),
};
static const gx_str class_names[] = {
    S("preposition"), S("conjunction"), S("modal"), S("negation"), S("ended"),
    S("aspect"), S("time"), S("speech"), S("anaphor"), S("adverb"), S("generic"),
    S("opener"), S("currency"), S("unit"), S("other"), S("brand"),
};
static const gx_str preposition_names[] = {
    S("agent"), S("theme"), S("target"), S("with"), S("place"), S("source"), S("goal"),
};
static const gx_str number_names[] = {S("one"), S("two"), S("three"), S("many")};
static const gx_str family_names[] = {
    S("any"), S("place"), S("company"), S("agency"), S("person"), S("body"),
};
static const gx_str script_names[] = {
    S("foreign"), S("uyghur"), S("tibetan"), S("mongol"),
};
static const gx_str strength_names[] = {S("weak"), S("medium"), S("strong")};
/* clang-format on */

#define WORDS(list)                                                                    \
  { list, sizeof(list) / sizeof *(list) }
const gxi_words gxi_kind_words = WORDS(kind_names);
const gxi_words gxi_form_words = WORDS(form_names);
const gxi_words gxi_level_words = WORDS(level_names);
const gxi_words gxi_title_words = WORDS(title_names);
const gxi_words gxi_word_class_words = WORDS(class_names);
const gxi_words gxi_preposition_words = WORDS(preposition_names);
const gxi_words gxi_number_words = WORDS(number_names);
const gxi_words gxi_family_words = WORDS(family_names);
const gxi_words gxi_script_words = WORDS(script_names);
const gxi_words gxi_strength_words = WORDS(strength_names);

uint32_t gxi_words_find(const gxi_words *words, gx_str word) {
  for (uint32_t i = 0; i < words->count; i++) {
    if (gxi_str_equal(words->names[i], word)) return i;
  }
  return GX_ID_NONE;
}

const gxi_kind_info *gxi_kind_info_of(gxi_kind kind) {
  return &kinds[kind];
}

gxi_kind gxi_kind_find(gx_str id) {
  uint32_t index = gxi_words_find(&gxi_kind_words, id);
  return index == GX_ID_NONE ? GXI_KIND_COUNT : (gxi_kind)index;
}

uint32_t gxi_kind_column(gxi_kind kind, gx_str name) {
  const gxi_words columns = {kinds[kind].columns, kinds[kind].column_count};
  return gxi_words_find(&columns, name);
}
