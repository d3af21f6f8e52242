/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The RELAX NG grammar of domain files, as bytes. */
  .section .rodata
  .balign 16
  .global gxi_grammar_begin
  .hidden gxi_grammar_begin
  .global gxi_grammar_end
  .hidden gxi_grammar_end
gxi_grammar_begin:
  .incbin "domain.rng"
gxi_grammar_end:
  .byte 0
  .section .note.GNU-stack, "", %progbits
