/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * layers.h: the sections of an image that make a lexicon, laid over each other.
 *
 * A surface of the overlay holds its complete list of entries: those of the overlay,
 * then those of the default that are neither replaced nor blocked. So a look-up that
 * finds a surface in the overlay never asks the default, and an empty list hides it.
 *
 *     entry index   0 … N-1 default      N …   overlay
 *     name offset   0 … P-1 default      P …   overlay
 */
#ifndef GXI_LEXICON_LAYERS_H
#define GXI_LEXICON_LAYERS_H

#include "lexicon/lexicon.h"

/* surfaces[count] is a sentinel: its `first` is the number of entries. */
typedef struct gxi_surface {
  uint32_t first; /* entry of the layer */
  uint32_t text;  /* offset in the layer's strings */
} gxi_surface;

typedef struct gxi_layer {
  const uint64_t *trie;
  uint32_t unit_count;
  const gxi_surface *surfaces;
  uint32_t surface_count;
  const gxi_entry *entries;
  uint32_t entry_count;
  const char *strings;
  uint32_t string_bytes;
  uint32_t entry_bias;  /* index of the layer's first entry */
  uint32_t string_bias; /* offset of the layer's first name */
} gxi_layer;

struct gxi_lexicon {
  gxi_layer layers[2]; /* bottom first: default, overlay */
  uint32_t layer_count;
};

/** Index of a surface in one layer, GX_ID_NONE when it has none such. */
uint32_t gxi_layer_find(const gxi_layer *layer, gx_str surface);

#endif
