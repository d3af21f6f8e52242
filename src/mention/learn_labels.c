/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * learn_labels.c: bodies that are named in quotes only, by the noun that says what they
 * are.
 *
 *     杭州 | 茶馆 | “ | 山月小集 | ”       取名 | “ | 陇南白 | ”
 *            head        label             a naming verb; 建起加工厂 in front of it
 *     “ | 茶语 | ” | 的 | 创始人           “ | 溪口 | ” | 是个合作社
 *
 * A brand is often made of words of everyday, so that nothing inside the quotes tells;
 * the noun beside them does. What may as well be said of what firms do (企业“走出去”)
 * or offer (银行“惠农贷”, “…”项目) is left alone. The label is noted and then known
 * everywhere in the document. Linear: a bounded stretch is read around each quote.
 *
 * Not here: which type the words beside a label say (label_type.c), quotes that hold a
 * suffix or are followed by one (propose_quoted.c), weak signs (guess.c).
 */
#include "mention/label.h"
#include "mention/piece.h"
#include "mention/weights.h"

#define MIN_LABEL 2u /* characters */
#define MAX_LABEL 7u
#define MAX_TOKENS 8u /* of a label */

static bool is_han_only(gx_str text) {
  uint32_t size;
  for (size_t at = 0; at < text.size; at += size)
    if (!gxi_is_han(gxi_utf8_at(text, at, &size))) return false;
  return text.size > 0;
}

/* The label that a token opens; false when there is none of the usual size. */
static bool label_at(const gxi_labeller *l, uint32_t open, gxi_label *label) {
  gx_str text = gxi_label_word(l, open);
  if (gxi_label_token(l, open)->kind == GXI_TOKEN_MENTION || !gxi_str_starts(text, GX_STR_LIT("“")))
    return false;
  label->open = open;
  label->words = 0;
  uint32_t close = open;
  while (!gxi_str_ends(gxi_label_word(l, close), GX_STR_LIT("”")))
    if (++close - open > MAX_TOKENS || !gxi_label_goes_to(l, open, close)) return false;
  label->next = close + 1;
  if (close > open) label->words = close - open - 1;
  uint32_t begin = gxi_label_token(l, open)->text.begin + 3;
  uint32_t end = gxi_label_token(l, close)->text.end - 3;
  if (end <= begin) return false;
  label->text = gxi_str_sub(l->scan->text, begin, end);
  label->listed =
    label->words == 1 && gxi_label_token(l, open + 1)->kind == GXI_TOKEN_COMMON;
  bool place =
    label->words == 1 && gxi_label_token(l, open + 1)->kind == GXI_TOKEN_MENTION &&
    l->reading->mentions.items[gxi_label_token(l, open + 1)->mention].place_count;
  size_t size = gxi_utf8_count(label->text);
  return !place && size >= MIN_LABEL && size <= MAX_LABEL && is_han_only(label->text);
}

/* 临沂|超市: a place and what stands there is no name in front of “…”. */
static void deny_head(const gxi_labeller *l, const gxi_label *label) {
  if (label->open == label->first_sentence) return;
  const gxi_token *token = gxi_label_token(l, label->open - 1);
  if (token->mention == GX_ID_NONE) return;
  const gxi_mention *items = l->reading->mentions.items, *head = &items[token->mention];
  if (head->origin != GXI_ORIGIN_SHAPE || token->mention + 1 >= l->reading->mentions.count)
    return;
  const gxi_mention *inner = head + 1;
  if (inner->outer != token->mention || inner->place_count == 0 || inner->text.begin != head->text.begin)
    return;
  gx_str rest = gxi_str_sub(l->scan->text, inner->text.end, head->text.end);
  if (gxi_utf8_count(rest) <= MAX_HEAD)
    gxi_notebook_deny(l->notebook, l->scan->arena, head->name);
}

static void note(const gxi_labeller *l, const gxi_label *label, uint32_t type) {
  size_t size = gxi_utf8_count(label->text);
  gxi_notebook_add(
    l->notebook,
    l->scan->arena,
    (gxi_note
    ){.text = label->text,
      .type = type,
      .cost = size > 3    ? GXI_COST_NOTED
              : size == 3 ? GXI_COST_NOTED_THREE
                          : GXI_COST_NOTED_TWO,
      .origin = GXI_ORIGIN_SHAPE,
      .full = GX_ID_NONE}
  );
}

/* 直播公司|“邕江浪”加入…联盟: the first reading took a name on beyond its verb. */
static void cut_name(const gxi_labeller *l, gxi_label *label) {
  static const gx_str VERBS[] = {
    GXI_WORD("加入"),
    GXI_WORD("参加"),
    GXI_WORD("出席"),
    GXI_WORD("加盟"),
    GXI_WORD("来到"),
    GXI_WORD("走进"),
    GXI_WORD("入驻"),
    GXI_WORD("落户"),
    GXI_WORD("收购"),
    GXI_WORD("拿下"),
    GXI_WORD("直供"),
    GXI_WORD("签下")};
  gx_str name = gxi_label_word(l, label->open);
  size_t close = gxi_str_find(name, GX_STR_LIT("”"), 0);
  if (!gxi_str_starts(name, GX_STR_LIT("“")) || close == SIZE_MAX) return;
  gx_str rest = gxi_str_sub(name, close + 3, name.size);
  label->text = gxi_str_sub(name, 3, close);
  for (size_t i = 0; i < GXI_COUNT(VERBS); i++) {
    if (!gxi_str_starts(rest, VERBS[i])) continue;
    uint32_t type = gxi_label_type_of(l, gxi_label_left(l, label), false);
    size_t size = gxi_utf8_count(label->text);
    if (type == GX_ID_NONE || size < MIN_LABEL || size > MAX_LABEL) return;
    note(l, label, type);
    gxi_notebook_deny(l->notebook, l->scan->arena, name);
  }
}

void gxi_learn_labels(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  const gxi_labeller l = {notebook, scan, reading};
  uint32_t first = 0;
  for (uint32_t i = 0; i < reading->tokens.count; i++) {
    if (!gxi_label_goes_to(&l, first, i)) first = i;
    if ((unsigned char)scan->text.data[reading->tokens.items[i].text.begin] != 0xE2)
      continue; /* “ begins so: hardly any token does */
    gxi_label label = {.first_sentence = first};
    if (reading->tokens.items[i].kind == GXI_TOKEN_MENTION) {
      label.open = i;
      cut_name(&l, &label);
      continue;
    }
    if (!label_at(&l, i, &label)) continue;
    uint32_t type = gxi_label_type(&l, &label);
    if (type == GX_ID_NONE) continue;
    note(&l, &label, type);
    deny_head(&l, &label);
  }
}
