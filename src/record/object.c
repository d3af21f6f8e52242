/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * object.c: parsing a whole JSON object; errors carry line and column.
 */
#include "record/object.h"

#include "base/fail.h"
#include "base/limits.h"

static gx_status parse_error(const json_error_t *why, gx_error *error) {
  bool memory = json_error_code(why) == json_error_out_of_memory;
  return gxi_fail_at(
    error,
    memory ? GX_E_NOMEM : GX_E_SYNTAX,
    why->line > 0 ? (uint32_t)why->line : 0,
    why->column > 0 ? (uint32_t)why->column : 0,
    "%s",
    why->text
  );
}

gx_status
gxi_json_object(json_t **root, gx_str json, const char *what, gx_error *error) {
  json_error_t why;
  *root = NULL;
  if (json.size > GXI_MAX_RECORD_BYTES)
    return gxi_fail(error, GX_E_LIMIT, "%s of %zu bytes", what, json.size);
  const char *data = json.data ? json.data : "";
  *root = json_loadb(data, json.size, JSON_REJECT_DUPLICATES, &why);
  if (!*root) return parse_error(&why, error);
  if (json_is_object(*root)) return GX_OK;
  json_decref(*root);
  *root = NULL;
  return gxi_fail(error, GX_E_SCHEMA, "%s is a JSON object", what);
}
