/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ftm.c: FollowTheMoney entities, one a line, for Aleph and its kin.
 *
 *     {"id": "gx-…", "schema": "Company", "properties": {"name": ["…"], "alias": […]}}
 *
 *     entity     by type, else by family: Company, PublicBody, Person, Address …
 *     tie        Ownership, Directorship, Employment, Membership or ProjectParticipant
 *                where relation and both ends allow it, else UnknownLink; `role` says
 *                what the relation is, `summary` holds the sentences, `proof` names the
 *                documents
 *     document   Document
 *
 * A tie's `date` is when it was said or dated; only an ended one has an endDate. What
 * the model has no place for (weight, measures) is left out. The names of schemas and
 * properties are those of the model since 3.0.
 */
#include <string.h>

#include "base/str.h"
#include "export/export.h"

typedef struct schema_row {
  const char *type; /* or family */
  const char *schema;
} schema_row;

static const schema_row schemas[] = {
  {"company", "Company"},
  {"agency", "PublicBody"},
  {"body", "Organization"},
  {"place", "Address"},
  {"person", "Person"},
  {"program", "Project"},
  {"event", "Event"},
};

/* How a relation is told: the first row whose ends fit. */
typedef struct link_row {
  const char *relation; /* NULL: any */
  const char *head;     /* schemas that fit, spaces between */
  const char *tail;
  const char *schema;
  const char *head_property;
  const char *tail_property;
} link_row;

#define LEGAL "Company PublicBody Organization Person"
#define BODIES "Company PublicBody Organization"
#define ANY LEGAL " Address Project Event"

static const link_row links[] = {
  {"acquires", LEGAL, "Company", "Ownership", "owner", "asset"},
  {"subsidiary_of", "Company", LEGAL, "Ownership", "asset", "owner"},
  {"holds_post_at", "Person", "Company", "Directorship", "director", "organization"},
  {"holds_post_at", "Person", BODIES, "Employment", "employee", "employer"},
  {"member_of", LEGAL, BODIES, "Membership", "member", "organization"},
  {NULL, LEGAL, "Project", "ProjectParticipant", "participant", "project"},
  {NULL, ANY, ANY, "UnknownLink", "subject", "object"},
};

static const char *find_schema(gx_str name) {
  for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
    if (gxi_str_is(name, schemas[i].type)) return schemas[i].schema;
  }
  return NULL;
}

static const char *schema_of(const gxi_exporting *out, uint32_t entity) {
  const gx_entity_type *type = &out->domain->entity_types[out->entities[entity].type];
  const char *schema = find_schema(type->id);
  if (!schema) schema = find_schema(type->family);
  return schema ? schema : "Organization";
}

static const link_row *link_of(const gxi_exporting *out, const gx_edge *edge) {
  gx_str relation = out->domain->relation_types[edge->relation].id;
  gx_str head = gxi_str(schema_of(out, edge->head));
  gx_str tail = gxi_str(schema_of(out, edge->tail));
  const link_row *row = links;
  for (;; row++) {
    if (row->relation && !gxi_str_is(relation, row->relation)) continue;
    if (gxi_str_among(head, gxi_str(row->head)) && gxi_str_among(tail, gxi_str(row->tail))) {
      return row;
    }
  }
}

/* A line in the making. A property is written with its first value: it may have none.
 */
typedef struct line {
  gxi_exporting *out;
  const char *pending; /* name of the property that has no value yet */
  uint32_t properties;
} line;

static void write_id(gxi_exporting *out, const gxi_stable_id *id) {
  gxi_sink_text(&out->sink, "\"gx-");
  gxi_sink_text(&out->sink, id->hex);
  gxi_sink_char(&out->sink, '"');
}

static line begin(gxi_exporting *out, const gxi_stable_id *id, const char *schema) {
  gxi_sink_text(&out->sink, "{\"id\": ");
  write_id(out, id);
  gxi_sink_text(&out->sink, ", \"schema\": \"");
  gxi_sink_text(&out->sink, schema);
  gxi_sink_text(&out->sink, "\", \"properties\": {");
  return (line){out, NULL, 0};
}

static void property(line *in, const char *name) {
  in->pending = name;
}

static void next_value(line *in) {
  gxi_sink *sink = &in->out->sink;
  if (!in->pending) {
    gxi_sink_text(sink, ", ");
    return;
  }
  gxi_sink_text(sink, in->properties++ ? "], \"" : "\"");
  gxi_sink_text(sink, in->pending);
  gxi_sink_text(sink, "\": [");
  in->pending = NULL;
}

static void value(line *in, gx_str text) {
  text = gxi_xml_text(in->out, text);
  if (text.size == 0) return;
  next_value(in);
  gxi_sink_json(&in->out->sink, text);
}

static void reference(line *in, const gxi_stable_id *id) {
  next_value(in);
  write_id(in->out, id);
}

static void one_value(line *in, const char *name, gx_str text) {
  property(in, name);
  value(in, text);
}

static void one_reference(line *in, const char *name, gxi_stable_id id) {
  property(in, name);
  reference(in, &id);
}

static void one_date(line *in, const char *name, gx_str date) {
  if (gxi_days_of(date).first) one_value(in, name, date);
}

static void end(line *in) {
  gxi_sink_text(&in->out->sink, in->properties ? "]}}\n" : "}}\n");
}

/* CN-650000 → cn; KZ → kz */
static void write_country(line *in, const gx_entity *entity) {
  char code[2];
  bool division = gxi_str_starts(entity->uid, GX_STR_LIT("CN-"));
  if (!division && entity->uid.size != 2) return;
  for (size_t i = 0; i < 2; i++) {
    char c = entity->uid.data[i];
    if (c < 'A' || c > 'Z') return;
    code[i] = (char)(c + 32);
  }
  one_value(in, "country", (gx_str){code, 2});
}

static void write_entity(gxi_exporting *out, uint32_t vertex) {
  uint32_t number = out->graph->vertices[vertex];
  const gx_entity *entity = &out->entities[number];
  const gx_entity_type *type = gxi_vertex_type(out, vertex);
  const char *schema = schema_of(out, number);
  gxi_stable_id id = gxi_entity_id(out, number);
  line in = begin(out, &id, schema);
  one_value(&in, "name", entity->name);
  if (in.pending) value(&in, entity->uid); /* the model asks for a name */
  if (strcmp(schema, "Address") == 0) one_value(&in, "full", entity->name);
  property(&in, "alias");
  for (size_t i = 0; i < entity->alias_count; i++) {
    value(&in, entity->aliases[i]);
  }
  write_country(&in, entity);
  one_value(&in, "keywords", type->id);
  value(&in, type->label_zh);
  one_value(&in, "notes", entity->uid);
  end(&in);
  out->report.nodes++;
}

/* What the evidence says of a post; each title once. */
static void write_titles(line *in, const gx_edge *edge) {
  gx_str last = {"", 0};
  for (uint32_t i = 0; i < edge->mentions; i++) {
    const gx_evidence *evidence = &in->out->evidence[edge->evidence_begin + i];
    for (size_t a = 0; a < evidence->attribute_count; a++) {
      const gx_attribute *attribute = &evidence->attributes[a];
      if (!gxi_str_is(attribute->name, "title") || gxi_str_equal(attribute->value, last)) {
        continue;
      }
      value(in, attribute->value);
      last = attribute->value;
    }
  }
}

static void write_sentences(line *in, const gx_edge *edge) {
  gx_str last = {"", 0};
  property(in, "summary");
  for (uint32_t i = 0; i < edge->mentions; i++) {
    gx_str text = in->out->evidence[edge->evidence_begin + i].text;
    if (!gxi_str_equal(text, last)) value(in, text);
    last = text;
  }
}

/* Evidence of an edge is sorted by document. */
static void write_proof(line *in, const gx_edge *edge) {
  uint32_t last = GX_ID_NONE;
  property(in, "proof");
  for (uint32_t i = 0; i < edge->mentions; i++) {
    uint32_t document = in->out->evidence[edge->evidence_begin + i].document;
    if (document != last) {
      gxi_stable_id id = gxi_document_id(in->out, document);
      reference(in, &id);
    }
    last = document;
  }
}

static void write_dates(line *in, const gx_edge *edge) {
  bool many = !gxi_str_equal(edge->first_date, edge->last_date);
  if (gxi_days_of(edge->first_date).first) {
    one_value(in, "date", edge->first_date);
    if (many && gxi_days_of(edge->last_date).first) value(in, edge->last_date);
  }
  if (edge->status == GX_TIE_ENDED) one_date(in, "endDate", edge->last_date);
}

static void write_tie(gxi_exporting *out, const gxi_arrow *arrow) {
  const gx_edge *edge = gxi_graph_edge(out->graph, arrow->edge);
  const gx_relation_type *type = gxi_graph_relation(out->graph, arrow->edge);
  const link_row *row = link_of(out, edge);
  gxi_stable_id id = gxi_tie_id(out, arrow->edge);
  line in = begin(out, &id, row->schema);
  one_reference(&in, row->head_property, gxi_entity_id(out, edge->head));
  one_reference(&in, row->tail_property, gxi_entity_id(out, edge->tail));
  one_value(&in, "role", type->id);
  value(&in, type->label_zh);
  write_titles(&in, edge);
  one_value(&in, "status", gxi_str(gx_tie_status_name(edge->status)));
  write_dates(&in, edge);
  write_sentences(&in, edge);
  write_proof(&in, edge);
  end(&in);
}

static void write_document(gxi_exporting *out, uint32_t number) {
  const gx_corpus_document *document = &out->documents[number];
  gxi_stable_id id = gxi_document_id(out, number);
  line in = begin(out, &id, "Document");
  one_value(&in, "fileName", document->doc);
  one_value(&in, "title", document->title);
  one_date(&in, "publishedAt", document->published);
  one_value(&in, "sourceUrl", document->url);
  one_value(&in, "encoding", document->encoding);
  one_value(&in, "processingError", document->error_message);
  one_value(&in, "notes", document->sha256);
  end(&in);
}

void gxi_write_ftm(gxi_exporting *out) {
  out->once = true;
  for (uint32_t d = 0; d < out->document_count; d++) {
    write_document(out, d);
  }
  for (uint32_t v = 0; v < out->graph->vertex_count; v++) {
    write_entity(out, v);
  }
  gxi_each_arrow(out, write_tie);
}
