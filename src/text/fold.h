/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fold.h: UTF-8 → glyphs in one form each: width, compatibility forms, punctuation
 * variants, Traditional → Simplified.
 */
#ifndef GXI_TEXT_FOLD_H
#define GXI_TEXT_FOLD_H

#include "text/glyph.h"

/**
 * Appends the characters of raw text [span), folded. Zero-width and control
 * characters vanish; U+0009 and U+3000 stay, other spaces become U+0020; brackets of
 * all kinds but () stay for the passes that read marks, see gxi_fold_bracket.
 * Inside a try. @return characters dropped because they stand for nothing (U+FFFD,
 * private use)
 */
uint32_t gxi_fold(gxi_glyphs *out, gxi_arena *arena, gx_str raw, gx_span span);

/** [] 【】 〔〕 {} → ( or ); other characters as they are. */
uint32_t gxi_fold_bracket(uint32_t code);

/** Bullets, arrows, boxes, dingbats, emoji: signs that are no language. */
bool gxi_is_symbol(uint32_t code);

/** Whether the text is written in Traditional characters. */
bool gxi_is_traditional(gx_str text);
/** Traditional → Simplified in place. @return characters changed */
uint32_t gxi_simplify(gxi_glyph *glyphs, uint32_t count);

#endif
