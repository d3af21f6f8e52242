/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * object.h: a text that must be one JSON object, by jansson, with our errors.
 */
#ifndef GXI_RECORD_OBJECT_H
#define GXI_RECORD_OBJECT_H

#include <jansson.h>

#include "guanxi/base.h"

/** The object in *root, to be released by json_decref; NULL after an error. `what`
 * names it in messages ("a record"). Duplicate keys are errors; at most
 *  GXI_MAX_RECORD_BYTES. */
gx_status
gxi_json_object(json_t **root, gx_str json, const char *what, gx_error *error);

#endif
