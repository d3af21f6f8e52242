/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * build.c: files one by one into rules and rows, then all of them through the compiler.
 *
 * A file is a domain when its first character is '<', weights of the tagger when they
 * stand behind its lines of '#', else a lexicon: what is inside counts, not the name.
 */
#include "knowledge/build.h"

#include <assert.h>

#include "base/fail.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/str.h"
#include "knowledge/compile.h"
#include "knowledge/image.h"
#include "tagger/tagger.h"

typedef struct knowledge_builder {
  gxi_arena *arena;
  gxi_report *report;
  gxi_domain domain;
  GXI_VEC(gxi_table) tables;
  gx_str tagger;
  const gx_knowledge *base;
  gx_str image;
  /* the file at hand */
  const char *file;
  gx_str bytes;
} knowledge_builder;

static bool is_domain(gx_str bytes) {
  gx_str bom = GX_STR_LIT("\xEF\xBB\xBF");
  if (gxi_str_starts(bytes, bom)) bytes = gxi_str_sub(bytes, bom.size, bytes.size);
  bytes = gxi_str_trim(bytes);
  return bytes.size && bytes.data[0] == '<';
}

/* What stands behind the lines of '#', which say where weights come from. */
static gx_str behind_remarks(gx_str bytes) {
  while (bytes.size && bytes.data[0] == '#') {
    size_t end = gxi_str_find(bytes, GX_STR_LIT("\n"), 0);
    if (end == SIZE_MAX) return gxi_str_sub(bytes, bytes.size, bytes.size);
    bytes = gxi_str_sub(bytes, end + 1, bytes.size);
  }
  return bytes;
}

static bool is_tagger(gx_str bytes) {
  return gxi_str_starts(behind_remarks(bytes), GX_STR_LIT("gxtag\r\n"));
}

static void read_tagger(void *context) {
  knowledge_builder *builder = context;
  gxi_tagger tagger;
  gx_str block = gxi_arena_copy(builder->arena, behind_remarks(builder->bytes));
  if (gxi_tagger_open(&tagger, block, true))
    builder->tagger = block;
  else
    (void)gxi_report_at(
      builder->report,
      GX_E_SYNTAX,
      builder->file,
      0,
      "the weights of the tagger are damaged or of another version; make them again "
      "(schemas/make/README.md)"
    );
}

static void read_table(void *context) {
  knowledge_builder *builder = context;
  gxi_table *table = gxi_vec_push(builder->arena, &builder->tables);
  gx_str bytes = gxi_arena_copy(builder->arena, builder->bytes);
  gxi_table_read(table, builder->arena, bytes, builder->file, builder->report);
}

static gx_status read_file(knowledge_builder *builder, const char *file) {
  char *data = NULL;
  size_t size = 0;
  gx_error problem = {GX_OK, 0, 0, ""};
  const gx_allocator *allocator = &builder->arena->allocator;
  gx_status status =
    gxi_file_read(&data, &size, file, GXI_MAX_SCHEMA_BYTES, allocator, &problem);
  if (status == GX_E_NOMEM)
    return gxi_fail(builder->report->error, status, "out of memory");
  if (status != GX_OK) {
    (void)gxi_report_at(builder->report, status, file, 0, "%s", problem.message);
    return GX_OK;
  }
  builder->file = file;
  builder->bytes = (gx_str){data, size};
  if (is_domain(builder->bytes)) {
    status = gxi_domain_read(
      &builder->domain, builder->arena, builder->bytes, file, builder->report
    );
  } else if (is_tagger(builder->bytes)) {
    status =
      gxi_arena_try(builder->arena, read_tagger, builder, builder->report->error);
  } else {
    status = gxi_arena_try(builder->arena, read_table, builder, builder->report->error);
  }
  gxi_free(allocator, data, size + 1);
  return status;
}

static void compile(void *context) {
  knowledge_builder *builder = context;
  const gxi_compile_input input = {
    .domain = &builder->domain,
    .tables = builder->tables.items,
    .table_count = builder->tables.count,
    .tagger = builder->tagger,
    .base = builder->base,
  };
  builder->image = gxi_compile(builder->arena, &input, builder->report);
}

gx_status gxi_knowledge_build(
  gx_str *image,
  gxi_arena *arena,
  const char *const *files,
  size_t file_count,
  const gx_knowledge *base,
  gxi_report *report
) {
  knowledge_builder builder = {.arena = arena, .report = report, .base = base};
  for (size_t i = 0; i < file_count; i++) {
    GX_TRY(read_file(&builder, files[i]));
  }
  GX_TRY(gxi_arena_try(arena, compile, &builder, report->error));
  assert(gxi_image_verify(builder.image, NULL) == GX_OK);
  *image = builder.image;
  return GX_OK;
}
