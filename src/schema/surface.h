/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * surface.h: words of users' files in the form in which texts hold them.
 */
#ifndef GXI_SCHEMA_SURFACE_H
#define GXI_SCHEMA_SURFACE_H

#include "base/arena.h"

/**
 * The form of guanxi/document.h: full-width letters, digits and signs as ASCII, the
 * dots of foreign names as ·, corner brackets as quotes. Words are expected to be
 * Simplified: nothing is guessed from one word. Inside a gxi_arena_try.
 * @return text itself when it is in that form, else a copy in the arena
 */
gx_str gxi_surface_fold(gxi_arena *arena, gx_str text);

#endif
