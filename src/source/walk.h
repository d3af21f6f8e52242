/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * walk.h: the files behind the inputs, in input order, those of a folder by name.
 */
#ifndef GXI_SOURCE_WALK_H
#define GXI_SOURCE_WALK_H

#include "base/arena.h"

typedef struct gxi_walked {
  const char *path; /* to open; "-" is standard input */
  const char *name; /* below the input */
  uint64_t size;
  const char *problem; /* why it cannot be read, or NULL */
} gxi_walked;

typedef GXI_VEC(gxi_walked) gxi_walk;

/** Inside gxi_arena_try: owns only arena memory, closes every folder before it returns.
 */
void gxi_walk_input(gxi_walk *walk, gxi_arena *arena, const char *input);

#endif
