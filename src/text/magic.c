/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * magic.c: files that are no text, known by their first bytes, each with what to do.
 */
#include "base/str.h"
#include "text/decode.h"

static const struct {
  gx_str mark;
  const char *words;
} KINDS[] = {
  {{"%PDF", 4}, "is a PDF; make text of it first (pdftotext -layout)"},
  {{"PK\x03\x04", 4},
   "is a ZIP archive or an Office document (DOCX, XLSX, ODT); save it as text or HTML "
   "first"},
  {{"\xD0\xCF\x11\xE0", 4},
   "is an old Office document (DOC, XLS); save it as text or HTML first"},
  {{"{\\rtf", 5}, "is an RTF document; save it as text or HTML first"},
  {{"\x89PNG", 4}, "is an image (PNG); recognise its text first"},
  {{"\xFF\xD8\xFF", 3}, "is an image (JPEG); recognise its text first"},
  {{"GIF8", 4}, "is an image (GIF); recognise its text first"},
  {{"II*\x00", 4}, "is an image (TIFF); recognise its text first"},
  {{"MM\x00*", 4}, "is an image (TIFF); recognise its text first"},
  {{"RIFF", 4}, "is an image or a sound (RIFF)"},
  {{"Rar!", 4}, "is a RAR archive; unpack it first"},
  {{"7z\xBC\xAF", 4}, "is a 7z archive; unpack it first"},
  {{"\x1F\x8B", 2}, "is gzip inside; unpack it first"},
  {{"BZh", 3}, "is a bzip2 file; unpack it first"},
  {{"\xFD"
    "7zXZ",
    5},
   "is an xz file; unpack it first"},
  {{"\x7F"
    "ELF",
    4},
   "is a program"},
  {{"SQLite format 3", 15}, "is an SQLite database"},
  {{"OggS", 4}, "is a sound"},
  {{"ID3", 3}, "is a sound"},
  {{"AT&TFORM", 8}, "is a DjVu document; make text of it first (djvutxt)"},
};

const char *gxi_magic(gx_str bytes) {
  for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
    if (gxi_str_starts(bytes, KINDS[i].mark)) return KINDS[i].words;
  }
  return NULL;
}
