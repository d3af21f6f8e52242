/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * make_tables.c: a host tool that writes the character tables as C, once a build,
 * from the ICU that is installed: compatibility forms (NFKC) and Traditional →
 * Simplified (the transliterator Traditional-Simplified), one character at a time.
 *
 *     page = PAGES[code >> 8]     0: nothing in these 256 code points
 *     cell = CELLS[page][code & 255]     0: unchanged, else an index into POOL
 *     POOL[cell] = number of code points, then the code points
 *
 * To tell Traditional text a bit a character is enough: gxi_simple_bits.
 *
 * What single characters cannot decide (乾隆, 著名) is left to simplify.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define LAST 0x30000u
#define PAGES (LAST >> 8)
#define BITS_FIRST 0x4000u /* UTF-8 from E4 */
#define BITS_LAST 0xA000u  /* … to E9 */
#define POOL_MAX 65535u
#define FORM_MAX 18 /* the longest compatibility form */

typedef struct char_table {
  uint16_t cells[PAGES][256];
  uint16_t page[PAGES];
  uint32_t pool[POOL_MAX];
  uint32_t pool_size;
  uint16_t pages;
} char_table;

static const UTransliterator *simplifier;
static const UNormalizer2 *normalizer;

static int32_t fold(UChar32 code, UChar *out, int32_t room) {
  UChar in[2];
  int32_t size = 0;
  UErrorCode error = U_ZERO_ERROR;
  U16_APPEND_UNSAFE(in, size, code);
  int32_t made = unorm2_normalize(normalizer, in, size, out, room, &error);
  return U_FAILURE(error) ? 0 : made;
}

static int32_t simplify(UChar32 code, UChar *out, int32_t room) {
  int32_t size = 0, limit;
  UErrorCode error = U_ZERO_ERROR;
  U16_APPEND_UNSAFE(out, size, code);
  limit = size;
  utrans_transUChars(simplifier, out, &size, room, 0, &limit, &error);
  return U_FAILURE(error) ? 0 : size;
}

static void add(char_table *table, UChar32 code, const UChar *form, int32_t size) {
  uint32_t points[FORM_MAX], count = 0;
  for (int32_t i = 0; i < size && count < FORM_MAX;) {
    uint32_t unit = form[i++];
    if (U16_IS_LEAD(unit) && i < size) {
      unit = 0x10000u + ((unit & 0x3FFu) << 10) + (form[i++] & 0x3FFu);
    }
    points[count++] = unit;
  }
  if (count == 0 || (count == 1 && points[0] == (uint32_t)code)) return;
  if (table->pool_size + count + 1 >= POOL_MAX) exit(1);
  uint32_t point = (uint32_t)code, page = point >> 8, cell = point & 255;
  if (table->page[page] == 0) table->page[page] = ++table->pages;
  table->cells[table->page[page] - 1][cell] = (uint16_t)table->pool_size;
  table->pool[table->pool_size++] = count;
  for (uint32_t i = 0; i < count; i++)
    table->pool[table->pool_size++] = points[i];
}

static void write_table(const char_table *table, const char *name) {
  printf("const uint16_t gxi_%s_pages[%u] = {", name, PAGES);
  for (uint32_t i = 0; i < PAGES; i++)
    printf("%s%u,", i % 16 ? "" : "\n", table->page[i]);
  printf("\n};\nconst uint16_t gxi_%s_cells[%u][256] = {\n", name, table->pages);
  for (uint32_t i = 0; i < table->pages; i++) {
    printf("{");
    for (uint32_t k = 0; k < 256; k++)
      printf("%s%u,", k % 16 ? "" : "\n", table->cells[i][k]);
    printf("},\n");
  }
  printf("};\nconst uint32_t gxi_%s_pool[%u] = {", name, table->pool_size);
  for (uint32_t i = 0; i < table->pool_size; i++)
    printf("%s%u,", i % 16 ? "" : "\n", table->pool[i]);
  printf("\n};\n");
}

/* One bit for each of the commonest ideographs: it has a simple form of its own. */
static void write_bits(const char_table *table) {
  printf("const uint8_t gxi_simple_bits[%u] = {", (BITS_LAST - BITS_FIRST) / 8);
  for (uint32_t code = BITS_FIRST; code < BITS_LAST; code += 8) {
    uint32_t bits = 0;
    for (uint32_t i = 0; i < 8; i++) {
      uint32_t page = table->page[(code + i) >> 8];
      uint32_t cell = page ? table->cells[page - 1][(code + i) & 255] : 0;
      bits |= (uint32_t)(cell && table->pool[cell] == 1) << i;
    }
    printf("%s%u,", code % 128 ? "" : "\n", bits);
  }
  printf("\n};\n");
}

static char_table folds = {.pool_size = 1}, simples = {.pool_size = 1};

int main(void) {
  UErrorCode error = U_ZERO_ERROR;
  UChar id[32];
  u_uastrcpy(id, "Traditional-Simplified");
  normalizer = unorm2_getNFKCInstance(&error);
  simplifier = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
  if (U_FAILURE(error)) {
    fprintf(stderr, "make_tables: %s\n", u_errorName(error));
    return 1;
  }
  for (UChar32 code = 0xA0; code < (UChar32)LAST; code++) {
    UChar out[64];
    if (code >= 0xAC00 && code < 0xE000) continue; /* Hangul, surrogates */
    int32_t size = fold(code, out, 64);
    if (size > 0) add(&folds, code, out, size);
    if (code < 0x3400) continue;
    size = simplify(code, out, 64);
    if (size > 0) add(&simples, code, out, size);
  }
  printf("/* Made by make_tables from ICU %s; do not edit. */\n", U_ICU_VERSION);
  printf("#include \"text/tables.h\"\n");
  write_table(&folds, "fold");
  write_table(&simples, "simple");
  write_bits(&simples);
  return 0;
}
