/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compiled default knowledge, as bytes. */
  .section .rodata
  .balign 64
  .global gxi_image_begin
  .hidden gxi_image_begin
  .global gxi_image_end
  .hidden gxi_image_end
gxi_image_begin:
  .incbin "knowledge.image"
gxi_image_end:
  .byte 0
  .section .note.GNU-stack, "", %progbits
