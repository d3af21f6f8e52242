/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page around the data, as bytes; empty when it was not built. */
  .section .rodata
  .balign 64
  .global gxi_page_begin
  .hidden gxi_page_begin
  .global gxi_page_end
  .hidden gxi_page_end
gxi_page_begin:
  .incbin "report.page"
gxi_page_end:
  .byte 0
  .section .note.GNU-stack, "", %progbits
