// SPDX-License-Identifier: GPL-3.0-or-later
// The ties of one sentence, from C++.
#include <cstdio>
#include <guanxi/guanxi.h>
#include <iostream>
#include <string>

static std::string text(gx_str slice) {
  return std::string(slice.data, slice.size);
}

int main() {
  const std::string sentence =
    "2024年5月8日,福建省与宁夏回族自治区签署《2024年闽宁协作协议》。";
  gx_error error{};
  gx_knowledge *knowledge = nullptr;
  gx_extraction *extraction = nullptr;
  gx_knowledge_options loading = GX_KNOWLEDGE_OPTIONS_INIT;
  gx_status status = gx_knowledge_load(&knowledge, &loading, &error);
  if (status == GX_OK) {
    gx_str bytes{sentence.data(), sentence.size()}, name{"note", 4};
    gx_extract_options options = GX_EXTRACT_OPTIONS_INIT;
    status = gx_extract(&extraction, knowledge, name, bytes, &options, &error);
  }
  if (status == GX_OK) {
    const gx_record *record = gx_extraction_record(extraction);
    for (size_t i = 0; i < record->relation_count; i++) {
      const gx_record_relation &tie = record->relations[i];
      std::cout << text(record->entities[tie.head].name) << ' ' << text(tie.type) << ' '
                << text(record->entities[tie.tail].name) << '\n';
    }
  }
  gx_extraction_free(extraction);
  gx_knowledge_free(knowledge);
  if (status != GX_OK) std::cerr << error.message << '\n';
  return status == GX_OK ? 0 : 1;
}
