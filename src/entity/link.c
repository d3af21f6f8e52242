/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * link.c: the order of linking; the steps are in linker.h.
 */
#include "base/str.h"
#include "entity/linker.h"

static gxi_types read_types(const gx_knowledge *knowledge) {
#define TYPE(id) gx_knowledge_entity_type(knowledge, GX_STR_LIT(id))
  return (gxi_types){
    .country = TYPE("country"),
    .province = TYPE("province"),
    .city = TYPE("city"),
    .county = TYPE("county"),
    .township = TYPE("township"),
    .village = TYPE("village"),
    .region = TYPE("region"),
    .zone = TYPE("zone"),
    .agency = TYPE("agency"),
    .company = TYPE("company"),
    .organization = TYPE("organization"),
    .official = TYPE("official"),
    .person = TYPE("person"),
    .program = TYPE("program"),
    .event = TYPE("event"),
  };
#undef TYPE
}

void gxi_entities_link(
  gxi_entities *entities,
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  const gx_document *document,
  const gxi_reading *reading
) {
  size_t blocks, sentences;
  gxi_linker linker = {
    .arena = arena,
    .knowledge = knowledge,
    .document = document,
    .reading = reading,
    .text = gx_document_text(document),
    .blocks = gx_document_blocks(document, &blocks),
    .sentences = gx_document_sentences(document, &sentences),
    .types = read_types(knowledge),
    .out = entities,
  };
  linker.sentence_count = (uint32_t)sentences;
  *entities = (gxi_entities){.publisher = GX_ID_NONE, .publisher_place = GX_ID_NONE};
  gxi_places_resolve(&linker);
  gxi_nodes_make(&linker);
  gxi_sieve_run(&linker);
  gxi_entities_build(&linker);
  gxi_entities_nest(&linker);
  gxi_officials_find(&linker);
  gxi_publisher_find(&linker);
  gxi_anaphors_resolve(&linker);
}
