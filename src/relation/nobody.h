/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nobody.h: clauses of partners that tell of no tie between those whom they name. */
#ifndef GXI_RELATION_NOBODY_H
#define GXI_RELATION_NOBODY_H

#include "relation/line.h"

/** How many parties stand behind 与 in the group. */
uint32_t gxi_count_with(const gxi_parties *parties);
bool gxi_nameless_partner(const gxi_view *view, uint32_t partner);
bool gxi_names_nobody(const gxi_view *view, const gxi_parties *partners);
bool gxi_partner_unnamed(const gxi_view *view, uint32_t left);
bool gxi_signs_each(const gxi_firing *firing, const gxi_parties *group);
bool gxi_only_names_scheme(const gxi_firing *firing, const gxi_parties *group);
bool gxi_only_dates(const gxi_view *view);
/** Cooperation is what the parties talked about. */
bool gxi_only_talks(const gxi_view *view, const gxi_frame *frame);
/** The subject is present where others sign. */
bool gxi_only_watches(const gxi_view *view, uint32_t subject);
/** What stands or is set up is a site without a name, and not what was carried. */
bool gxi_is_about_site(
  const gxi_view *view,
  const gxi_frame *frame,
  const gxi_parties *heads,
  const gxi_parties *tails
);

/** 投入苏陕协作资金: letters that only name a scheme. */
bool gxi_names_fund(const gxi_line *line, uint32_t item);

#endif
