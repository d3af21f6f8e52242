/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz_source.c: any bytes as a file: plain, gzip, JSON Lines, records.
 */
#include "base/str.h"
#include "fuzz/fuzz.h"
#include "guanxi/guanxi.h"
#include "source/source.h"

static gx_status visit(void *user, const gx_record *record, gx_error *error) {
  (void)user, (void)error;
  FUZZ_CHECK(record->doc.data || !record->doc.size);
  return GX_OK;
}

static void read_documents(const char *path) {
  gxi_source *source = NULL;
  gx_error error = {0};
  FUZZ_CHECK(gxi_source_open(&source, &path, 1, NULL, &error) == GX_OK);
  gxi_raw raw;
  uint64_t position = 0;
  while (gxi_source_next(source, &raw)) {
    FUZZ_CHECK(raw.position >= position);
    FUZZ_CHECK(raw.error.status == GX_OK || raw.error.message[0]);
    position = raw.position;
    gxi_raw_clear(&raw);
  }
  gxi_source_free(source);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const names[] = {"txt", "jsonl", "jsonl.gz", "gz"};
  char path[32], link[64];
  int fd = fuzz_file(path, data, size);
  const char *ending = names[fuzz_options(data, size) % 4];
  snprintf(link, sizeof link, "fuzz_source_%d.%s", (int)getpid(), ending);
  unlink(link);
  FUZZ_CHECK(symlink(path, link) == 0);
  read_documents(link);
  gx_error error = {0};
  gx_record_visitor visitor = {NULL, visit};
  (void)!gx_records_each(link, &visitor, &error);
  unlink(link);
  close(fd);
  return 0;
}
