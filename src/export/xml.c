/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * xml.c: what the XML formats share beyond escaping: values, comments that say what
 * every measure was computed on, and text without the characters that XML lacks.
 */
#include "base/str.h"
#include "export/export.h"

void gxi_write_xml_value(
  gxi_exporting *out, gxi_value_kind kind, const gxi_value *value
) {
  if (kind == GXI_VALUE_STRING || kind == GXI_VALUE_LIST) {
    gxi_write_xml(out, value->text);
  } else {
    gxi_write_json_value(out, kind, value); /* numbers and booleans look the same */
  }
}

/* Text inside a comment: "--" and "-" at the end are not allowed there. */
static void write_comment(gxi_exporting *out, gx_str text) {
  for (size_t i = 0; i < text.size; i++) {
    gxi_sink_char(&out->sink, text.data[i] == '-' ? '_' : text.data[i]);
  }
}

void gxi_write_xml_methods(gxi_exporting *out) {
  for (size_t i = 0; i < gx_graph_column_count(out->graph); i++) {
    const gx_column *column = gx_graph_column_at(out->graph, i);
    gxi_sink_text(&out->sink, "<!-- ");
    write_comment(out, column->name);
    gxi_sink_text(&out->sink, ": ");
    write_comment(out, column->method);
    gxi_sink_text(&out->sink, " -->\n");
  }
}

gx_str gxi_xml_text(gxi_exporting *out, gx_str text) {
  size_t clean = 0;
  uint32_t size;
  while (clean < text.size && gxi_is_xml_character(gxi_utf8_at(text, clean, &size)))
    clean += size;
  if (clean >= text.size) return text;
  out->text.size = 0;
  bool room = gxi_buffer_append(&out->text, text.data, clean);
  for (size_t at = clean; at < text.size && room; at += size) {
    if (gxi_is_xml_character(gxi_utf8_at(text, at, &size))) {
      room = gxi_buffer_append(&out->text, text.data + at, size);
    } else {
      out->report.removed_characters++;
    }
  }
  if (!room) out->no_memory = true;
  return (gx_str){out->text.data, out->text.size};
}
