/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * grammar.c: the bytes that grammar.S embeds.
 */
#include "schema/domain.h"

extern const char gxi_grammar_begin[];
extern const char gxi_grammar_end[];

gx_str gxi_domain_grammar(void) {
  return (gx_str){gxi_grammar_begin, (size_t)(gxi_grammar_end - gxi_grammar_begin)};
}
