/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * element.h: an XML element as the values of the attributes that it may have.
 */
#ifndef GXI_SCHEMA_ELEMENT_H
#define GXI_SCHEMA_ELEMENT_H

#include <libxml/tree.h>

#include "base/arena.h"
#include "schema/report.h"

typedef enum gxi_format {
  GXI_FORMAT_TEXT,
  GXI_FORMAT_ID,    /* letters, digits, '.', '_', '-'; begins with a letter */
  GXI_FORMAT_WORD,  /* one of `names` */
  GXI_FORMAT_COLOR, /* #rrggbb */
  GXI_FORMAT_DIGIT, /* 0 to 9 */
  GXI_FORMAT_SHARE, /* 0 < x < 1 */
  GXI_FORMAT_LIST   /* words separated by white space */
} gxi_format;

typedef struct gxi_attribute {
  gx_str name;
  gxi_format format;
  bool required;
  const gx_str *names; /* of GXI_FORMAT_WORD */
  uint32_t name_count;
} gxi_attribute;

#define GXI_MAX_ATTRIBUTES 16u

typedef struct gxi_element {
  gx_str name;
  gxi_attribute attributes[GXI_MAX_ATTRIBUTES];
  uint32_t count;
} gxi_element;

typedef struct gxi_element_reader {
  gxi_arena *arena;
  gxi_report *report;
  const char *file;
} gxi_element_reader;

/**
 * values[i] gets the text of attributes[i], copied into the arena, empty when the
 * element has none such. Inside a gxi_arena_try.
 * @return false when there was a mistake (reported)
 */
bool gxi_element_read(
  gx_str values[GXI_MAX_ATTRIBUTES],
  const gxi_element_reader *reader,
  const gxi_element *element,
  const xmlNode *node
);

/** The next word of a list separated by ASCII white space; false at its end. */
bool gxi_word_next(gx_str *rest, gx_str *word);
/** 0.93 as a double; the format has been checked. No locale. */
double gxi_share_value(gx_str text);

#endif
