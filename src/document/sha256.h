/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sha256.h: the name of a document's bytes.
 */
#ifndef GXI_DOCUMENT_SHA256_H
#define GXI_DOCUMENT_SHA256_H

#include "guanxi/base.h"

/** 64 lower-case hex digits and a NUL. */
void gxi_sha256(char hex[65], gx_str bytes);

#endif
