/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * embed.c: the bytes that embed.S embeds.
 */
#include "knowledge/knowledge.h"

extern const char gxi_image_begin[];
extern const char gxi_image_end[];

gx_str gxi_default_image(void) {
  return (gx_str){gxi_image_begin, (size_t)(gxi_image_end - gxi_image_begin)};
}
