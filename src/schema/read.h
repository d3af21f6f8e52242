/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * read.h: the two uses of libxml2's readers: a file to a tree, a tree against RELAX NG.
 * libxml2 keeps its own allocator.
 */
#ifndef GXI_SCHEMA_READ_H
#define GXI_SCHEMA_READ_H

#include <libxml/tree.h>

#include "schema/report.h"

/**
 * Parses a domain file: no network, no document type, hence no entities; elements
 * know the line on which they begin.
 * @param tree  [out] owned, xmlFreeDoc; NULL when the file is not well formed
 * (reported) Errors GX_E_NOMEM
 */
GX_MUST_USE gx_status
gxi_xml_read(xmlDocPtr *tree, gx_str bytes, const char *file, gxi_report *report);

/** Mistakes against the embedded grammar go to the report. Errors GX_E_NOMEM */
GX_MUST_USE gx_status
gxi_xml_validate(xmlDocPtr tree, const char *file, gxi_report *report);

#endif
