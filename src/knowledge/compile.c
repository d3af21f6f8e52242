/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * compile.c: the order of compiling; each step needs the names of the one before.
 */
#include "knowledge/compile.h"

gx_str
gxi_compile(gxi_arena *arena, const gxi_compile_input *input, gxi_report *report) {
  gxi_compiler compiler = {.arena = arena, .report = report, .input = input};
  gxi_compile_types(&compiler);
  gxi_compile_places(&compiler);
  gxi_compile_frames(&compiler);
  gxi_compile_calibrations(&compiler);
  gxi_compile_rows(&compiler);
  gxi_compile_overlay(&compiler);
  return gxi_compile_image(&compiler);
}
