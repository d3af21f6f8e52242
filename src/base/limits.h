/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * limits.h: every bound that input meets, each with its reason.
 *
 * Under fuzzing (GX_FUZZING) the large ones shrink, so that a run stays fast.
 */
#ifndef GXI_BASE_LIMITS_H
#define GXI_BASE_LIMITS_H

#ifdef GX_FUZZING
#define GXI_MAX_DOCUMENT_BYTES (1u << 20)
#else
/* A thread holds one document and up to a hundred times its bytes of readings; ten
   million characters are a shelf of books: more is a dump, which JSON Lines parts. */
#define GXI_MAX_DOCUMENT_BYTES (32u << 20)
#endif
/* A gzip file may blow up a thousandfold: the same bound after inflating. */
#define GXI_MAX_INFLATED_BYTES GXI_MAX_DOCUMENT_BYTES
/* libxml2 recurses by depth; real pages stay under 100. */
#define GXI_MAX_HTML_DEPTH 2048u
/* rowspan and colspan multiply cells; real tables stay under 1,000 columns. */
#define GXI_MAX_TABLE_SPAN 1000u
/* Work in a sentence grows with its mentions; longer ones are cut at a comma. */
#define GXI_MAX_SENTENCE_BYTES 6000u
/* The longest lexicon entry in bytes (a 兵团 or bureau name of about 40 characters). */
#define GXI_MAX_ENTRY_BYTES 255u
/* The longest name that a shape grammar builds, in code points. */
#define GXI_MAX_NAME_CODE_POINTS 48u
/* Relations of one sentence: an enumeration of 60 × 60 names is a table of contents. */
#define GXI_MAX_SENTENCE_RELATIONS 4096u
/* Domain and lexicon files that users write. */
#define GXI_MAX_SCHEMA_BYTES (64u << 20)
/* The compiled image, as ARCHITECTURE bounds it. */
#define GXI_MAX_IMAGE_BYTES (16u << 20)
/* A record's JSON: names and sentences of a document, each at most a few times. */
#define GXI_MAX_RECORD_BYTES ((size_t)1 << 30)
/* Folders below an input folder; deeper is a loop of links. */
#define GXI_MAX_FOLDER_DEPTH 64u

#endif
