/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * meeting.c: who met whom in a sentence: the two sides that 双方 means.
 *
 *     甲县县长…,与乙市市长会谈,双方      whom the persons speak for: 甲县 and 乙市
 *     甲公司董事长会见了乙区副主席,双方  甲公司 and 乙区
 *     在乙院,甲市市长拜访了院长某某。双方  乙院, which the title does not name again
 */
#include "base/str.h"
#include "base/words.h"
#include "entity/anaphor.h"

#define MEETING 8u /* tokens between the partner and the word that says they met */

/* 与某县县长甲举行会谈: it says that the group behind 与 was met. */
static bool is_met(const gxi_anaphors *a, uint32_t mention) {
  const gxi_tokens *tokens = &a->l->reading->tokens;
  uint32_t token = a->token_of[mention];
  for (uint32_t t = token + 1; t < tokens->count && t - token <= MEETING; t++) {
    const gxi_token *it = &tokens->items[t];
    gx_str text = gxi_str_sub(a->l->text, it->text.begin, it->text.end);
    if (it->sentence != tokens->items[token].sentence || gxi_anaphors_ends_clause(a, it))
      return false;
    if (gxi_str_has(text, "会谈 座谈 会晤 会见 磋商 洽谈 面谈 商谈")) return true;
  }
  return false;
}

/* Behind 与, titles and their bodies between. */
static bool is_partner(const gxi_anaphors *a, uint32_t mention) {
  const gxi_token *tokens = a->l->reading->tokens.items;
  for (uint32_t t = a->token_of[mention], n = 0; t-- > 0 && n < MEETING; n++) {
    if (gxi_anaphors_is_mark(a, &tokens[t], "与") || gxi_anaphors_is_mark(a, &tokens[t], "同") || gxi_anaphors_is_mark(a, &tokens[t], "和") || gxi_anaphors_is_mark(a, &tokens[t], "跟"))
      return true;
    if (tokens[t].kind != GXI_TOKEN_TITLE && tokens[t].kind != GXI_TOKEN_MENTION && !gxi_anaphors_is_mark(a, &tokens[t], "、"))
      return false;
  }
  return false;
}

static bool is_person(const gxi_anaphors *a, uint32_t mention) {
  uint32_t entity = gxi_anaphors_entity(a, mention);
  return entity != GX_ID_NONE && a->token_of[mention] != GX_ID_NONE &&
         gxi_linker_family(a->l, a->l->out->items[entity].type) == GXI_FAMILY_PERSON;
}

/* 会见了来访的某县县长甲: the token of the verb before 甲, or GX_ID_NONE. */
static uint32_t received_by(const gxi_anaphors *a, uint32_t mention) {
  const gxi_token *tokens = a->l->reading->tokens.items;
  for (uint32_t t = a->token_of[mention], n = 0; t-- > 0 && n < 2 * MEETING; n++) {
    const gxi_token *it = &tokens[t];
    if (it->sentence != tokens[t + 1].sentence || gxi_anaphors_ends_clause(a, it))
      return GX_ID_NONE;
    gx_str text = gxi_str_sub(a->l->text, it->text.begin, it->text.end);
    if (gxi_str_in(
          text,
          "会见 会见了 接见 接见了 会晤 会晤了 拜会 拜会了 拜访 拜访了 亲切会见 "
          "亲切会见了"
        ))
      return t;
  }
  return GX_ID_NONE;
}

/* Whom a mention speaks for: of a person, his body; of an office, its place. */
static uint32_t side_of(const gxi_anaphors *a, uint32_t mention) {
  uint32_t entity = gxi_anaphors_entity(a, mention);
  if (entity == GX_ID_NONE || a->token_of[mention] == GX_ID_NONE) return GX_ID_NONE;
  gxi_family family = gxi_linker_family(a->l, a->l->out->items[entity].type);
  if (family == GXI_FAMILY_PERSON)
    entity = a->body_of[entity];
  else if (family != GXI_FAMILY_BODY && family != GXI_FAMILY_PLACE)
    return GX_ID_NONE;
  return gxi_spoken_for(a, entity);
}

/* 在甲院,…拜访了院长乙: the last body before 乙, whose title names none. */
static uint32_t body_before(const gxi_anaphors *a, uint32_t begin, uint32_t mention) {
  for (uint32_t m = mention; m-- > begin;) {
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (entity != GX_ID_NONE && a->token_of[m] != GX_ID_NONE && gxi_linker_family(a->l, a->l->out->items[entity].type) == GXI_FAMILY_BODY)
      return entity;
  }
  return GX_ID_NONE;
}

#define LEADER_MENTIONS 40u

/* 甲率团访问…。代表团拜会了乙: the mention of whoever leads the visit, or GX_ID_NONE.
 */
static uint32_t leader_before(const gxi_anaphors *a, uint32_t mention) {
  const gxi_token *tokens = a->l->reading->tokens.items;
  for (uint32_t m = mention; m-- > 0 && mention - m < LEADER_MENTIONS;) {
    if (!is_person(a, m)) continue;
    const gxi_token *next = &tokens[a->token_of[m] + 1];
    gx_str text = gxi_str_sub(a->l->text, next->text.begin, next->text.end);
    if (gxi_str_in(text, "率团 率队 率 率领 带队 带领 率代表团 一行")) return m;
  }
  return GX_ID_NONE;
}

/* 甲公司董事长会见了乙区副主席,双方…: 甲公司 and 乙区. */
static uint32_t
received_in(const gxi_anaphors *a, uint32_t begin, uint32_t end, uint32_t out[3]) {
  for (uint32_t m = end; m-- > begin;) {
    uint32_t verb = is_person(a, m) ? received_by(a, m) : GX_ID_NONE;
    if (verb == GX_ID_NONE) continue;
    out[1] = side_of(a, m);
    if (out[1] == GX_ID_NONE) out[1] = body_before(a, begin, m);
    uint32_t k = m;
    while (k-- > begin)
      if (is_person(a, k) && a->token_of[k] < verb) break;
    if (k >= m || k < begin) k = leader_before(a, begin);
    out[0] = k == GX_ID_NONE ? k : side_of(a, k);
    bool two = out[0] != GX_ID_NONE && out[1] != GX_ID_NONE && out[0] != out[1];
    return two ? 2 : 0;
  }
  return 0;
}

/* 甲区副区长一行…,与乙县县长会谈,双方…: 甲区 and 乙县. */
uint32_t
gxi_met_sides(const gxi_anaphors *a, uint32_t begin, uint32_t end, uint32_t out[3]) {
  for (uint32_t m = end; m-- > begin;) {
    if (a->token_of[m] == GX_ID_NONE || !is_met(a, m) || !is_partner(a, m)) continue;
    out[1] = side_of(a, m);
    for (uint32_t k = begin; k < m && out[1] != GX_ID_NONE; k++) {
      out[0] = side_of(a, k);
      if (out[0] != GX_ID_NONE && out[0] != out[1]) return 2;
    }
    return 0;
  }
  return received_in(a, begin, end, out);
}
