/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * names.h: what a key or a name says by its shape alone.
 */
#ifndef GXI_CORPUS_NAMES_H
#define GXI_CORPUS_NAMES_H

#include "guanxi/base.h"

/** A place code: two capital letters (ISO 3166), and for parts "-" and more. */
bool gxi_name_is_code(gx_str key);

/** The four digits of the prefecture that a code of a county or township of China lies
 *  in ("CN-653101" → 6531), or that it is itself; 0 when there is none. */
uint32_t gxi_name_prefecture(gx_str code);

/** True for codes of countries and provinces: too wide to tell persons apart. */
bool gxi_name_is_wide(gx_str code);

/** 甲乙食品有限公司: a firm's full name, and no branch. */
bool gxi_name_is_firm(gx_str name);

/** May `part` be what is said for the firm `full`: its beginning, at least four
 *  characters, that is no full name itself? 甲乙食品 for 甲乙食品有限公司. */
bool gxi_name_is_short_for(gx_str part, gx_str full);

/** True for codes of counties of China and of what lies in them. */
bool gxi_name_is_county(gx_str code);

/** How far a name's place must agree before two bodies of that name are one. */
typedef enum gxi_scope {
  GXI_SCOPE_NONE,     /* the name stands for itself */
  GXI_SCOPE_PROVINCE, /* 省商务厅: the province it was said in */
  GXI_SCOPE_CITY,     /* 市商务局, 商务局, 管委会 */
  GXI_SCOPE_COUNTY    /* 县教育局 */
} gxi_scope;

gxi_scope gxi_name_scope(gx_str name);

/** The digits of a code of China that a scope looks at ("CN-653101", city → 6531);
 *  0 when the code is wider than the scope or of another country. */
uint32_t gxi_name_cut(gx_str code, gxi_scope scope);

#endif
