/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * home.h: codes of places, cut to a level.
 */
#ifndef GXI_CORPUS_HOME_H
#define GXI_CORPUS_HOME_H

#include "base/arena.h"
#include "guanxi/projection.h"

/** The code of the place of the level that `code` lies in; `code` itself when it is
 *  wider or cannot be cut; empty when it is no code. Into the arena; only in its try.
 */
gx_str gxi_home_cut(gxi_arena *arena, gx_str code, gx_place_level level);

#endif
