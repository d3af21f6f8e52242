/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * walk.c: lists a folder with scandir (sorted by bytes, whatever the locale), depth
 * first, a folder's files among its folders by name. Links to folders are not
 * followed: they can loop. Nothing is unwound while a listing is open.
 */
#include "source/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "base/str.h"

static const char *copy(gxi_arena *arena, const char *text) {
  return gxi_arena_copy(arena, gxi_str(text)).data;
}

static const char *join_path(gxi_arena *arena, const char *folder, const char *name) {
  if (!*folder) return copy(arena, name);
  size_t size = strlen(folder);
  while (size > 1 && folder[size - 1] == '/')
    size--;
  gx_str front = gxi_arena_join(arena, (gx_str){folder, size}, GX_STR_LIT("/"));
  return gxi_arena_join(arena, front, gxi_str(name)).data;
}

static void add(
  gxi_walk *walk,
  gxi_arena *arena,
  const char *path,
  const char *name,
  uint64_t size,
  const char *problem
) {
  *gxi_vec_push(arena, walk) = (gxi_walked){path, name, size, problem};
}

static int by_bytes(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

static int visible(const struct dirent *entry) {
  return entry->d_name[0] != '.';
}

typedef GXI_VEC(const char *) name_list;

/* The names of a folder, copied into the arena; the system's reason on failure.
   scandir's memory is freed before anything can unwind: the copies are made in a
   nested try. */
struct listing {
  gxi_arena *arena;
  struct dirent **entries;
  int count;
  name_list names;
};

static void copy_names(void *context) {
  struct listing *listing = context;
  for (int i = 0; i < listing->count; i++) {
    const char *name = copy(listing->arena, listing->entries[i]->d_name);
    *gxi_vec_push(listing->arena, &listing->names) = name;
  }
}

static const char *list_folder(name_list *names, gxi_arena *arena, const char *path) {
  struct listing listing = {.arena = arena};
  listing.count = scandir(path, &listing.entries, visible, by_bytes);
  if (listing.count < 0) return strerror(errno);
  gx_status status = gxi_arena_try(arena, copy_names, &listing, NULL);
  for (int i = 0; i < listing.count; i++)
    free(listing.entries[i]);
  free(listing.entries);
  if (status != GX_OK) gxi_arena_unwind(arena, status);
  *names = listing.names;
  return NULL;
}

static void walk_path(
  gxi_walk *walk, gxi_arena *arena, const char *path, const char *name, unsigned depth
) {
  struct stat facts;
  if (stat(path, &facts) != 0) {
    add(walk, arena, path, name, 0, copy(arena, strerror(errno)));
    return;
  }
  if (!S_ISDIR(facts.st_mode)) {
    bool plain = S_ISREG(facts.st_mode) || S_ISFIFO(facts.st_mode) || depth == 0;
    if (plain) add(walk, arena, path, name, (uint64_t)facts.st_size, NULL);
    return;
  }
  struct stat link;
  if (depth > 0 && lstat(path, &link) == 0 && S_ISLNK(link.st_mode)) return;
  if (depth > GXI_MAX_FOLDER_DEPTH) {
    add(walk, arena, path, name, 0, "folders are nested too deep");
    return;
  }
  name_list names = {0};
  const char *problem = list_folder(&names, arena, path);
  if (problem) add(walk, arena, path, name, 0, copy(arena, problem));
  for (uint32_t i = 0; i < names.count; i++) {
    const char *below = depth ? join_path(arena, name, names.items[i]) : names.items[i];
    walk_path(walk, arena, join_path(arena, path, names.items[i]), below, depth + 1);
  }
}

void gxi_walk_input(gxi_walk *walk, gxi_arena *arena, const char *input) {
  if (strcmp(input, "-") == 0) {
    add(walk, arena, "-", "-", 0, NULL);
    return;
  }
  const char *slash = strrchr(input, '/');
  walk_path(walk, arena, copy(arena, input), slash && slash[1] ? slash + 1 : input, 0);
}
