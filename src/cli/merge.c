/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * merge.c: `guanxi merge`: records and stores into one store. The reduce step: the
 * order and grouping of the inputs never change the result.
 */
#include <string.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "cli/corrections.h"

static const char *output;

static gx_status add_record(void *user, const gx_record *record, gx_error *error) {
  return gx_store_add_record(user, record, error);
}

static bool is_folder(const char *path) {
  struct stat facts;
  return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

static gx_status add_input(gx_store *store, const char *path, gx_error *error) {
  if (strcmp(path, "-") != 0 && (is_folder(path) || gx_store_is_store(path))) {
    gx_store *other = NULL;
    gx_status status = gx_store_open(&other, path, error);
    if (status == GX_OK) status = gx_store_add_store(store, other, error);
    gx_store_free(other);
    return status;
  }
  gx_record_visitor visitor = {store, add_record};
  return gx_records_each(path, &visitor, error);
}

static int run(const arguments *found) {
  if (found->count == 0 || !output) {
    complain("records and -o STORE are needed (see guanxi merge --help)");
    return 2;
  }
  gx_error error = {0};
  gx_store *store = NULL;
  gx_corrections *corrections = NULL;
  int failed = corrections_open(&corrections, NULL);
  if (failed) return failed;
  gx_status status = gx_store_create(&store, output, &error);
  if (status == GX_OK && corrections) {
    status = gx_store_add_corrections(store, corrections, &error);
  }
  gx_corrections_free(corrections);
  for (size_t i = 0; status == GX_OK && i < found->count; i++) {
    status = add_input(store, found->items[i], &error);
    if (status != GX_OK) {
      complain("%s:%u: %s", found->items[i], (unsigned)error.line, error.message);
      gx_store_free(store);
      return 1;
    }
  }
  uint64_t count = 0;
  if (status == GX_OK) status = gx_store_commit(store, &error);
  if (status == GX_OK) status = gx_store_count(&count, store, &error);
  gx_store_free(store);
  if (status != GX_OK) return fail_with(status, &error);
  mention("%s: %llu records", output, (unsigned long long)count);
  return 0;
}

static const option options[] = {
  {"output", 'o', OPTION_TEXT, &output, "STORE", "the store to write (replaced)"},
  OPTION_CORRECTIONS_ROW,
  OPTION_QUIET_ROW,
  {0},
};

static const command_help help = {
  "merge",
  "RECORDS… -o STORE",
  "JSON records and stores → one store",
  "Puts the records of guanxi extract (JSON Lines, gzip too, - for standard input) "
  "and\n"
  "of other stores into one store. The order and grouping of the inputs never change\n"
  "the result, so parts may be extracted on many machines and merged in any tree.\n"
  "Corrections are kept in the store and replayed by every command that reads it.",
  "  guanxi extract a/ > a.jsonl; guanxi extract b/ > b.jsonl\n"
  "  guanxi merge a.jsonl b.jsonl -o all.sqlite\n"
  "  guanxi merge out --corrections corrections.tsv -o corrected.sqlite\n",
};

const command command_merge = {&help, options, run};
