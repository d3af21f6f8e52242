/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * element.c: the attributes of one element against a table of what it may have.
 */
#include "schema/element.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"

#define FAIL(reader, node, ...)                                                        \
  (void)gxi_report_at(                                                                 \
    (reader)->report,                                                                  \
    GX_E_SCHEMA,                                                                       \
    (reader)->file,                                                                    \
    (uint32_t)xmlGetLineNo(node),                                                      \
    __VA_ARGS__                                                                        \
  )

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_id(gx_str text) {
  for (size_t i = 0; i < text.size; i++) {
    char c = text.data[i];
    if (is_letter(c)) continue;
    if (i == 0 || !(is_digit(c) || c == '.' || c == '_' || c == '-')) return false;
  }
  return text.size > 0;
}

static bool is_color(gx_str text) {
  if (text.size != 7 || text.data[0] != '#') return false;
  for (size_t i = 1; i < 7; i++) {
    if (!memchr("0123456789abcdefABCDEF", text.data[i], 22)) return false;
  }
  return true;
}

double gxi_share_value(gx_str text) {
  double value = 0, unit = 1;
  for (size_t i = 2; i < text.size; i++) {
    unit /= 10;
    value += unit * (text.data[i] - '0');
  }
  return value;
}

static bool is_share(gx_str text) {
  if (text.size < 3 || text.size > 10 || !gxi_str_starts(text, GX_STR_LIT("0."))) {
    return false;
  }
  for (size_t i = 2; i < text.size; i++) {
    if (!is_digit(text.data[i])) return false;
  }
  return gxi_share_value(text) > 0;
}

bool gxi_word_next(gx_str *rest, gx_str *word) {
  *rest = gxi_str_trim(*rest);
  size_t end = 0;
  while (end < rest->size && !strchr(" \t\r\n", rest->data[end]))
    end++;
  *word = gxi_str_sub(*rest, 0, end);
  *rest = gxi_str_sub(*rest, end, rest->size);
  return word->size > 0;
}

static bool is_list(gx_str text) {
  gx_str word;
  while (gxi_word_next(&text, &word)) {
    if (word.size > GXI_MAX_ENTRY_BYTES) return false;
  }
  return true;
}

static bool is_named(const gxi_attribute *attribute, gx_str text) {
  for (uint32_t i = 0; i < attribute->name_count; i++) {
    if (gxi_str_equal(attribute->names[i], text)) return true;
  }
  return false;
}

/* What the value should have been, or NULL when it is good. */
static const char *wrong_format(const gxi_attribute *attribute, gx_str text) {
  switch (attribute->format) {
  case GXI_FORMAT_ID:
    return is_id(text) ? NULL : "a letter, then letters, digits, '.', '_' or '-'";
  case GXI_FORMAT_COLOR:
    return is_color(text) ? NULL : "a colour as #rrggbb";
  case GXI_FORMAT_DIGIT:
    return text.size == 1 && is_digit(text.data[0]) ? NULL : "a digit, 0 to 9";
  case GXI_FORMAT_SHARE:
    return is_share(text) ? NULL : "a number above 0 and below 1, such as 0.9";
  case GXI_FORMAT_LIST:
    return is_list(text) ? NULL : "words of at most 255 bytes separated by spaces";
  case GXI_FORMAT_TEXT:
  case GXI_FORMAT_WORD:
    break;
  }
  return NULL;
}

static bool check_value(
  const gxi_element_reader *reader,
  const gxi_element *element,
  const gxi_attribute *attribute,
  const xmlNode *node,
  gx_str text
) {
  if (attribute->format == GXI_FORMAT_WORD && !is_named(attribute, text)) {
    char words[GXI_WORD_LIST_BYTES];
    FAIL(
      reader,
      node,
      "<%s %s>: unknown value %s",
      element->name.data,
      attribute->name.data,
      gxi_describe_unknown(words, text, attribute->names, attribute->name_count)
    );
    return false;
  }
  const char *expected = wrong_format(attribute, text);
  if (!expected) return true;
  FAIL(
    reader,
    node,
    "<%s %s=\"%.*s\">: expected %s",
    element->name.data,
    attribute->name.data,
    (int)(text.size < 60 ? text.size : 60),
    text.data,
    expected
  );
  return false;
}

static const gxi_attribute *attribute_find(const gxi_element *element, gx_str name) {
  for (uint32_t i = 0; i < element->count; i++) {
    if (gxi_str_equal(element->attributes[i].name, name)) {
      return &element->attributes[i];
    }
  }
  return NULL;
}

static void report_unknown(
  const gxi_element_reader *reader,
  const gxi_element *element,
  const xmlNode *node,
  gx_str name
) {
  char words[GXI_WORD_LIST_BYTES];
  gx_str names[GXI_MAX_ATTRIBUTES];
  for (uint32_t i = 0; i < element->count; i++)
    names[i] = element->attributes[i].name;
  FAIL(
    reader,
    node,
    "<%s>: unknown attribute %s",
    element->name.data,
    gxi_describe_unknown(words, name, names, element->count)
  );
}

/* The value of an attribute without entity references is one text node or none. */
static gx_str value_of(const gxi_element_reader *reader, const xmlAttr *attribute) {
  const xmlNode *text = attribute->children;
  if (!text || !text->content) return (gx_str){"", 0};
  return gxi_arena_copy(
    reader->arena, gxi_str_trim(gxi_str((const char *)text->content))
  );
}

static bool check_required(
  gx_str values[GXI_MAX_ATTRIBUTES],
  const gxi_element_reader *reader,
  const gxi_element *element,
  const xmlNode *node
) {
  bool good = true;
  bool block = xmlHasProp(node, (const xmlChar *)"action") != NULL;
  for (uint32_t i = 0; i < element->count; i++) {
    const gxi_attribute *attribute = &element->attributes[i];
    if (!attribute->required || values[i].size) continue;
    if (block && !gxi_str_is(attribute->name, "id")) continue;
    FAIL(
      reader,
      node,
      "<%s>: attribute \"%s\" is missing",
      element->name.data,
      attribute->name.data
    );
    good = false;
  }
  return good;
}

bool gxi_element_read(
  gx_str values[GXI_MAX_ATTRIBUTES],
  const gxi_element_reader *reader,
  const gxi_element *element,
  const xmlNode *node
) {
  bool good = true;
  for (uint32_t i = 0; i < GXI_MAX_ATTRIBUTES; i++)
    values[i] = (gx_str){"", 0};
  for (const xmlAttr *at = node->properties; at; at = at->next) {
    gx_str name = gxi_str((const char *)at->name);
    const gxi_attribute *attribute = attribute_find(element, name);
    if (!attribute) {
      report_unknown(reader, element, node, name);
      good = false;
      continue;
    }
    gx_str text = value_of(reader, at);
    values[attribute - element->attributes] = text;
    if (text.size) good &= check_value(reader, element, attribute, node, text);
  }
  return check_required(values, reader, element, node) && good;
}
