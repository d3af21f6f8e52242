/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * compile_calibrations.c: calibration rows by id; later ones replace or block earlier
 * ones and those of the default. A row of a rule that is no frame is as good: most
 * rules written in C have one.
 */
#include <stdlib.h>

#include "base/str.h"
#include "knowledge/compile.h"

static uint32_t find_row(const gxi_compiler *compiler, gx_str id) {
  for (uint32_t i = 0; i < compiler->calibrations.count; i++)
    if (gxi_str_equal(compiler->calibrations.items[i].id, id)) return i;
  return GX_ID_NONE;
}

static int row_order(const void *a, const void *b) {
  return gxi_str_compare(
    ((const gxi_calibration *)a)->id, ((const gxi_calibration *)b)->id
  );
}

static void add_row(gxi_compiler *compiler, const gxi_calibration_rule *from) {
  gxi_calibration row = {from->rule.id, from->at, from->is, from->slope};
  uint32_t index = find_row(compiler, row.id);
  if (index != GX_ID_NONE && from->rule.block) {
    compiler->calibrations.items[index] =
      compiler->calibrations.items[--compiler->calibrations.count];
  } else if (index != GX_ID_NONE) {
    compiler->calibrations.items[index] = row;
  } else if (!from->rule.block) {
    *gxi_vec_push(compiler->arena, &compiler->calibrations) = row;
  }
}

void gxi_compile_calibrations(gxi_compiler *compiler) {
  const gx_knowledge *base = compiler->input->base;
  const gxi_domain *domain = compiler->input->domain;
  for (uint32_t i = 0; base && i < base->calibration_count; i++)
    *gxi_vec_push(compiler->arena, &compiler->calibrations) = base->calibrations[i];
  for (uint32_t i = 0; i < domain->calibrations.count; i++)
    add_row(compiler, &domain->calibrations.items[i]);
  if (compiler->calibrations.count)
    qsort(
      compiler->calibrations.items,
      compiler->calibrations.count,
      sizeof *compiler->calibrations.items,
      row_order
    );
}
