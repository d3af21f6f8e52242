/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sink.c: one buffer between the writers and the caller's output.
 */
#include "base/sink.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/str.h"

void gxi_sink_init(gxi_sink *sink, const gx_output *output) {
  sink->output = *output;
  sink->used = 0;
  sink->written = 0;
  sink->failed = false;
}

static void flush(gxi_sink *sink) {
  if (sink->used && !sink->failed) {
    sink->failed = !sink->output.write(sink->output.user, sink->buffer, sink->used);
  }
  sink->used = 0;
}

gx_status gxi_sink_close(gxi_sink *sink, gx_error *error) {
  flush(sink);
  return sink->failed ? gxi_fail(error, GX_E_IO, "could not write the output") : GX_OK;
}

void gxi_sink_spill(gxi_sink *sink, const char *data, size_t size) {
  flush(sink);
  sink->written += size;
  if (size > sizeof sink->buffer) {
    if (!sink->failed)
      sink->failed = !sink->output.write(sink->output.user, data, size);
    return;
  }
  memcpy(sink->buffer, data, size);
  sink->used = size;
}

size_t gxi_format_uint(char out[20], uint64_t number) {
  size_t size = number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : 4;
  for (uint64_t rest = number / 1000; rest >= 10; rest /= 10)
    size++;
  for (size_t at = size; at-- > 0; number /= 10)
    out[at] = (char)('0' + number % 10);
  return size;
}

void gxi_sink_uint(gxi_sink *sink, uint64_t number) {
  char digits[20];
  if (sizeof sink->buffer - sink->used < sizeof digits) {
    gxi_sink_bytes(sink, digits, gxi_format_uint(digits, number));
    return;
  }
  size_t size = gxi_format_uint(sink->buffer + sink->used, number);
  sink->used += size;
  sink->written += size;
}

void gxi_sink_int(gxi_sink *sink, int64_t number) {
  if (number < 0) gxi_sink_char(sink, '-');
  gxi_sink_uint(sink, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
}

/*
 * Most numbers of a record have few decimals: 0.85. One that is k / 10^4 rounded has
 * these four decimals as its shortest text, since a double tells 15 digits apart.
 * Returns the text's size, 0 when the number is none of these.
 */
static size_t format_short(char out[32], double number) {
  if (!(number > 0 && number < 1000)) return 0;
  unsigned parts = (unsigned)(number * 1e4 + 0.5), whole = parts / 10000;
  if (parts % 10000 == 0 || parts / 1e4 != number) return 0;
  size_t size = 0;
  if (whole >= 100) out[size++] = (char)('0' + whole / 100);
  if (whole >= 10) out[size++] = (char)('0' + whole / 10 % 10);
  out[size++] = (char)('0' + whole % 10);
  out[size++] = '.';
  for (unsigned rest = parts % 10000; rest; rest = rest * 10 % 10000)
    out[size++] = (char)('0' + rest / 1000);
  out[size] = 0;
  return size;
}

/* d.ddde-07, as C prints it: a sign and at least two digits behind the e. */
static size_t
format_scientific(char *out, const char *digits, size_t count, int exponent) {
  size_t size = 0;
  out[size++] = digits[0];
  if (count > 1) {
    out[size++] = '.';
    memcpy(out + size, digits + 1, count - 1);
    size += count - 1;
  }
  unsigned power = (unsigned)abs(exponent);
  out[size++] = 'e';
  out[size++] = exponent < 0 ? '-' : '+';
  if (power < 10) out[size++] = '0';
  return size + gxi_format_uint(out + size, power);
}

/* 0.00ddd, dd.ddd or ddd00, for exponents that leave room. */
static size_t format_fixed(char *out, const char *digits, size_t count, int exponent) {
  size_t size = 0, whole = exponent < 0 ? 0 : (size_t)exponent + 1;
  if (whole >= count) {
    memcpy(out, digits, count);
    memset(out + count, '0', whole - count);
    return whole;
  }
  if (whole == 0) {
    size_t zeros = (size_t)(-exponent) - 1;
    memcpy(out, "0.", 2);
    memset(out + 2, '0', zeros);
    size = 2 + zeros;
  } else {
    memcpy(out, digits, whole);
    out[whole] = '.';
    size = whole + 1;
  }
  memcpy(out + size, digits + whole, count - whole);
  return size + count - whole;
}

/*
 * As %.Ng writes it with the least N that reads back, but at least 15 (DBL_DIG) for
 * numbers with a fraction: so 1e-05 but 0.0001, 123456.5 but 1.5e+20. Any locale.
 */
size_t gxi_format_double(char out[32], double number) {
  if (!isfinite(number) || number == 0) {
    memcpy(out, "0", 2);
    return 1;
  }
  size_t few = format_short(out, number);
  if (few) return few;
  char digits[20];
  size_t sign = number < 0;
  gxi_decimal decimal = gxi_decimal_of(fabs(number));
  size_t count = gxi_format_uint(digits, decimal.digits);
  int exponent = decimal.exponent + (int)count - 1; /* of the first digit */
  bool whole = fabs(number) < 1e15 && decimal.exponent >= 0;
  int room = whole || count > DBL_DIG ? (int)count : DBL_DIG;
  out[0] = '-';
  char *text = out + sign;
  size_t size = exponent < -4 || exponent >= room
                  ? format_scientific(text, digits, count, exponent)
                  : format_fixed(text, digits, count, exponent);
  text[size] = 0;
  return sign + size;
}

void gxi_sink_double(gxi_sink *sink, double number) {
  if (isfinite(number) && number == floor(number) && fabs(number) < 1e15) {
    gxi_sink_int(sink, (int64_t)number);
    return;
  }
  char text[32];
  gxi_sink_bytes(sink, text, gxi_format_double(text, number));
}

static const char *json_escape(unsigned char c, char out[7]) {
  switch (c) {
  case '"':
    return "\\\"";
  case '\\':
    return "\\\\";
  case '\n':
    return "\\n";
  case '\r':
    return "\\r";
  case '\t':
    return "\\t";
  default:
    snprintf(out, 7, "\\u%04x", c);
    return out;
  }
}

/* Bytes of a well-formed UTF-8 sequence at `at`, 0 when there is none. */
static size_t well_formed(gx_str text, size_t at) {
  const unsigned char *p = (const unsigned char *)text.data + at;
  size_t left = text.size - at;
  if (p[0] < 0x80) return 1;
  if (p[0] >= 0xC2 && p[0] < 0xE0 && left > 1 && (p[1] & 0xC0) == 0x80) return 2;
  if (p[0] >= 0xE0 && p[0] < 0xF0 && left > 2 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80 && (p[0] != 0xE0 || p[1] >= 0xA0) && (p[0] != 0xED || p[1] < 0xA0))
    return 3;
  if (p[0] >= 0xF0 && p[0] < 0xF5 && left > 3 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80 && (p[3] & 0xC0) == 0x80 && (p[0] != 0xF0 || p[1] >= 0x90) && (p[0] != 0xF4 || p[1] < 0x90))
    return 4;
  return 0;
}

/* Eight bytes, the first lowest. */
static inline uint64_t word_at(const char *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* How many of eight bytes are ASCII that needs no escape, up to the first that is not.
   A subtraction borrows from a byte that is marked itself only. */
static inline uint32_t plain_ascii(uint64_t word) {
  uint64_t quote = word ^ EACH('"'), slash = word ^ EACH('\\');
  uint64_t control = word - EACH(0x20), delete = word + EACH(1);
  uint64_t marks = word | control | delete | ((quote - EACH(1)) & ~quote) |
                   ((slash - EACH(1)) & ~slash);
  marks &= EACH(0x80);
  return marks ? (uint32_t)__builtin_ctzll(marks) / 8 : 8;
}

/* Room behind a text that is read in words of eight bytes. */
#define WORD_ROOM 16u

/* Bytes up to the first character that is no such ASCII and none of the commonest
   characters of three bytes (E1 to EC and two behind). */
static size_t plain_run(const char *text, size_t size) {
  size_t at = 0;
  while (at < size) {
    uint64_t word = word_at(text + at);
    if ((word & 0x80) == 0) {
      uint32_t run = plain_ascii(word);
      if (run == 0) break;
      at += run;
    } else if (gxi_utf8_han_pair(text + at)) {
      at += 6;
    } else if ((word & 0xFF) - 0xE1 <= 0xEC - 0xE1 && (word & 0xC0C000) == 0x808000) {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

/* From `at` on; runs of plain text are written at once, what has to be escaped between
   them. */
static void escape_json(gxi_sink *sink, gx_str text, size_t at) {
  size_t plain = at;
  while (at < text.size) {
    unsigned char c = (unsigned char)text.data[at];
    size_t size = well_formed(text, at);
    char escape[7];
    if (size > 1 || (size == 1 && c >= 0x20 && c != '"' && c != '\\' && c != 0x7F)) {
      at += size;
      continue;
    }
    gxi_sink_bytes(sink, text.data + plain, at - plain);
    gxi_sink_text(sink, size == 0 ? "\xEF\xBF\xBD" : json_escape(c, escape));
    plain = ++at;
  }
  if (plain < text.size) {
    gxi_sink_bytes(sink, text.data + plain, text.size - plain);
  }
}

/* What is plain is checked where it is to stay. */
void gxi_sink_json(gxi_sink *sink, gx_str text) {
  size_t plain = 0, room = sizeof sink->buffer - sink->used;
  gxi_sink_char(sink, '"');
  if (text.size && text.size < room && room - text.size > WORD_ROOM) {
    char *out = sink->buffer + sink->used;
    memcpy(out, text.data, text.size);
    memset(out + text.size, 0, 8);
    plain = plain_run(out, text.size);
    sink->used += plain;
    sink->written += plain;
  }
  if (plain < text.size) escape_json(sink, text, plain);
  gxi_sink_char(sink, '"');
}

void gxi_buffer_init(gxi_buffer *buffer, const gx_allocator *allocator) {
  *buffer = (gxi_buffer){gxi_allocator_or_libc(allocator), NULL, 0, 0};
}

void gxi_buffer_clear(gxi_buffer *buffer) {
  gxi_free(&buffer->allocator, buffer->data, buffer->capacity);
  buffer->data = NULL;
  buffer->size = buffer->capacity = 0;
}

bool gxi_buffer_append(gxi_buffer *buffer, const char *data, size_t size) {
  if (size > SIZE_MAX / 4 || buffer->size > SIZE_MAX / 4) return false;
  if (buffer->size + size > buffer->capacity) {
    size_t larger = buffer->capacity ? buffer->capacity * 2 : 4096;
    while (larger < buffer->size + size)
      larger *= 2;
    char *grown =
      gxi_realloc(&buffer->allocator, buffer->data, buffer->capacity, larger);
    if (!grown) return false;
    buffer->data = grown;
    buffer->capacity = larger;
  }
  if (size) memcpy(buffer->data + buffer->size, data, size);
  buffer->size += size;
  return true;
}

static bool buffer_write(void *user, const char *data, size_t size) {
  return gxi_buffer_append(user, data, size);
}

gx_output gxi_buffer_output(gxi_buffer *buffer) {
  return (gx_output){buffer, buffer_write};
}
