/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GXI_MENTION_LOOK_WEIGHTS_H
#define GXI_MENTION_LOOK_WEIGHTS_H
#include "mention/look.h"
static const int32_t look_slope = 0;
static const int32_t look_least = -9999;
#define LOOK_SHIFT 22
static const uint16_t look_first[1025];
static const gxi_look_weight look_weights[] = {{1, 0}};
#endif
