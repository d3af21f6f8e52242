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

/* Variants in use that the transliterator leaves alone. */
static const UChar VARIANTS[][2] = {
  {0x9246 /* 鉆 */, 0x94BB /* 钻 */}, {0x945B /* 鑛 */, 0x77FF /* 矿 */},
  {0x9EAA /* 麪 */, 0x9762 /* 面 */}, {0x7ADD /* 竝 */, 0x5E76 /* 并 */},
  {0x9D08 /* 鴈 */, 0x96C1 /* 雁 */}, {0x5869 /* 塩 */, 0x76D0 /* 盐 */},
  {0x7156 /* 煖 */, 0x6696 /* 暖 */}, {0x77C7 /* 矇 */, 0x8499 /* 蒙 */},
  {0x6FDB /* 濛 */, 0x8499 /* 蒙 */}, {0x97A6 /* 鞦 */, 0x79CB /* 秋 */},
  {0x97C6 /* 韆 */, 0x5343 /* 千 */}, {0x66B8 /* 暸 */, 0x77AD /* 瞭 */},
  {0x6936 /* 椶 */, 0x68D5 /* 棕 */}, {0x96A3 /* 隣 */, 0x90BB /* 邻 */},
  {0x9245 /* 鉅 */, 0x5DE8 /* 巨 */}, {0x750E /* 甎 */, 0x7816 /* 砖 */},
  {0x7567 /* 畧 */, 0x7565 /* 略 */}, {0x756B /* 畫 */, 0x753B /* 画 */},
  {0x7CC9 /* 糉 */, 0x7CBD /* 粽 */}, {0x7FA2 /* 羢 */, 0x7ED2 /* 绒 */},
  {0x8534 /* 蔴 */, 0x9EBB /* 麻 */}, {0x894D /* 襍 */, 0x6742 /* 杂 */},
  {0x8EAD /* 躭 */, 0x803D /* 耽 */}, {0x91BB /* 醻 */, 0x916C /* 酬 */},
  {0x934A /* 鍊 */, 0x70BC /* 炼 */}, {0x93BB /* 鎻 */, 0x9501 /* 锁 */},
  {0x976D /* 靭 */, 0x97E7 /* 韧 */}, {0x9B26 /* 鬦 */, 0x6597 /* 斗 */},
  {0x9DF0 /* 鷰 */, 0x71D5 /* 燕 */}, {0x9EB5 /* 麵 */, 0x9762 /* 面 */},
  {0x9EF4 /* 黴 */, 0x9709 /* 霉 */}, {0x64E7 /* 擧 */, 0x4E3E /* 举 */},
  {0x6ED9 /* 滙 */, 0x6C47 /* 汇 */}, {0x6C37 /* 氷 */, 0x51B0 /* 冰 */},
  {0x5D8B /* 嶋 */, 0x5C9B /* 岛 */}, {0x6822 /* 栢 */, 0x67CF /* 柏 */},
  {0x6801 /* 栁 */, 0x67F3 /* 柳 */}, {0x68C3 /* 棃 */, 0x68A8 /* 梨 */},
  {0x6A11 /* 樑 */, 0x6881 /* 梁 */}, {0x6B35 /* 欵 */, 0x6B3E /* 款 */},
  {0x6B74 /* 歴 */, 0x5386 /* 历 */}, {0x6C8D /* 沍 */, 0x51B1 /* 冱 */},
  {0x6D29 /* 洩 */, 0x6CC4 /* 泄 */}, {0x6E09 /* 渉 */, 0x6D89 /* 涉 */},
};

static int32_t simplify(UChar32 code, UChar *out, int32_t room) {
  int32_t size = 0, limit;
  UErrorCode error = U_ZERO_ERROR;
  for (size_t i = 0; i < sizeof VARIANTS / sizeof *VARIANTS; i++)
    if (code == VARIANTS[i][0]) return *out = VARIANTS[i][1], 1;
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
