/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fixture.h: the embedded knowledge as the state of a group of tests.
 *
 *     return cmocka_run_group_tests(tests, fixture_load, fixture_unload);
 */
#ifndef GX_TEST_SUPPORT_FIXTURE_H
#define GX_TEST_SUPPORT_FIXTURE_H

#include "guanxi/knowledge.h"

static inline int fixture_load(void **state) {
  gx_error error;
  gx_knowledge *knowledge = NULL;
  int failed = gx_knowledge_load(&knowledge, NULL, &error) != GX_OK;
  *state = knowledge;
  return failed;
}

static inline int fixture_unload(void **state) {
  gx_knowledge_free(*state);
  return 0;
}

#endif
