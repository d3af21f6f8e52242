/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * relative.h: clauses that 的 closes before a noun, and what they say of it.
 */
#ifndef GXI_RELATION_RELATIVE_H
#define GXI_RELATION_RELATIVE_H

#include "relation/line.h"

/** 结对帮扶B的A: A acts in the clause that the verb begins. */
bool gxi_begins_relative(const gxi_view *view);
/** 结对帮扶B的A: the verb's own object stands between it and 的. */
bool gxi_opens_with_object(const gxi_view *view);
/** 这座工厂的东家,是A: the comma before 是 parts nothing. */
bool gxi_goes_on_with_is(const gxi_line *line, uint32_t item);
/** B的东家在某地,是做家具起家的A: A, or GX_ID_NONE. */
uint32_t gxi_told_next(const gxi_view *view, uint32_t types);
/** 晋江人许某某: the place says where somebody is from. */
bool gxi_names_people(const gxi_line *line, uint32_t noun);
/** 将其持有的甲股权转让给乙: 的 leads to 甲, and 乙 is another verb's. */
bool gxi_lies_behind_noun(const gxi_view *view, uint32_t item);
/** 出资1100万元参与的B园: 的 closes the verb's clause before a name. */
bool gxi_describes_name(const gxi_view *view);
/** 甲援建的乙、丙援建的丁: what stands behind the list mark acts itself. */
bool gxi_opens_relative(const gxi_line *line, uint32_t before, uint32_t noun);
/** 母公司是总部设在P的A: A, from the verb behind 是; or NONE. */
uint32_t gxi_told_of(const gxi_line *line, uint32_t verb);
/** 甲在西北的客户: such a place, between a group and what is its. */
bool gxi_is_where(const gxi_line *line, uint32_t item);
/** attribute.c: the verb's clause describes a noun that acts itself: 甲援建的乙花了….
 */
bool gxi_told_in_passing(const gxi_view *view);
/** Sets the verb's noun: the group that the 的 behind its object leads to. */
void gxi_mark_relative(gxi_line *line, uint32_t verb);

/** 由村民甲创办, 控股股东为甲, 在甲援建的A里: slots that wait for all others. */
void gxi_mark_last(gxi_line *line, uint32_t noun);

#endif
