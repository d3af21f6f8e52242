/* SPDX-License-Identifier: GPL-3.0-or-later */
/* itself.h: whether what a verb says is said of the subject itself; itself.c. */
#ifndef GX_RELATION_ITSELF_H
#define GX_RELATION_ITSELF_H

#include "relation/line.h"

/** Flag "itself": not of something that the subject has built, bought or brought. */
bool gxi_is_itself(const gxi_view *view, const gxi_parties *heads);

#endif
