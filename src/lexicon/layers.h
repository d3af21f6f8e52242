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

/** Index of a surface in one layer, GX_ID_NONE when it has none such. */
uint32_t gxi_layer_find(const gxi_layer *layer, gx_str surface);

#endif
