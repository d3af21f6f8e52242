/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * domain.c: an XML tree as the rules of a domain.
 *
 *     <domain name version>
 *       <entity-type id family label label-zh color shape rank/>
 *       <relation-type id class label label-zh color symmetric heads tails/>
 *       <frame id relation words head tail require exclude confidence status …/>
 *       <calibration id at is slope/>
 *     </domain>
 *
 * Each element's attributes are a table (element.h). Here is what needs more than one
 * attribute: slots, duplicate ids. Names that point elsewhere (a frame's relation, a
 * relation's heads) are resolved in knowledge/, which knows the default domain too.
 */
#include "schema/domain.h"

#include <string.h>

#include "base/str.h"
#include "schema/element.h"
#include "schema/read.h"
#include "schema/surface.h"

#define S(literal)                                                                     \
  { literal, sizeof(literal) - 1 }
#define WORDS(list) list, sizeof(list) / sizeof *(list)

const gx_str gxi_slot_names[GXI_SLOT_NAME_COUNT] = {
  S("none"),
  S("subject"),
  S("object"),
  S("agent"),
  S("theme"),
  S("target"),
  S("with"),
  S("place"),
  S("source"),
  S("goal"),
  S("noun"),
  S("topic"),
  S("path"),
  S("members"),
};
const gx_str gxi_family_names[GXI_FAMILY_COUNT] = {
  S("place"), S("body"), S("person"), S("program"), S("event")};
static const gx_str class_names[] = {
  S("tie"), S("structure"), S("activity"), S("post")};
static const gx_str yes_no[] = {S("no"), S("yes")};
static const gx_str action_names[] = {S("block")};
static const gx_str status_names[] = {S("asserted"), S("planned"), S("ended")};
static const gx_str kind_names[] = {S("verb"), S("nominal")};
/* Node shapes of Graphviz that hold a label well. */
static const gx_str shape_names[] = {
  S("box"),          S("ellipse"),   S("circle"),       S("oval"),
  S("diamond"),      S("triangle"),  S("invtriangle"),  S("pentagon"),
  S("hexagon"),      S("septagon"),  S("octagon"),      S("doubleoctagon"),
  S("doublecircle"), S("trapezium"), S("invtrapezium"), S("parallelogram"),
  S("house"),        S("invhouse"),  S("folder"),       S("component"),
  S("note"),         S("tab"),       S("box3d"),        S("cylinder"),
  S("cds"),          S("star"),      S("egg"),          S("plain"),
  S("plaintext"),    S("square"),    S("underline"),
};

enum { ENTITY_ID, FAMILY, ENTITY_LABEL, ENTITY_LABEL_ZH, ENTITY_COLOR, SHAPE, RANK };
static const gxi_element entity_element = {
  S("entity-type"),
  {
    {S("id"), GXI_FORMAT_ID, true, NULL, 0},
    {S("family"), GXI_FORMAT_WORD, true, WORDS(gxi_family_names)},
    {S("label"), GXI_FORMAT_TEXT, true, NULL, 0},
    {S("label-zh"), GXI_FORMAT_TEXT, true, NULL, 0},
    {S("color"), GXI_FORMAT_COLOR, true, NULL, 0},
    {S("shape"), GXI_FORMAT_WORD, true, WORDS(shape_names)},
    {S("rank"), GXI_FORMAT_DIGIT, true, NULL, 0},
    {S("note"), GXI_FORMAT_TEXT, false, NULL, 0},
  },
  8,
};

enum {
  RELATION_ID,
  CLASS,
  RELATION_LABEL,
  RELATION_LABEL_ZH,
  RELATION_COLOR,
  SYMMETRIC,
  HEADS,
  TAILS,
  RELATION_ACTION
};
static const gxi_element relation_element = {
  S("relation-type"),
  {
    {S("id"), GXI_FORMAT_ID, true, NULL, 0},
    {S("class"), GXI_FORMAT_WORD, true, WORDS(class_names)},
    {S("label"), GXI_FORMAT_TEXT, true, NULL, 0},
    {S("label-zh"), GXI_FORMAT_TEXT, true, NULL, 0},
    {S("color"), GXI_FORMAT_COLOR, true, NULL, 0},
    {S("symmetric"), GXI_FORMAT_WORD, false, WORDS(yes_no)},
    {S("heads"), GXI_FORMAT_LIST, true, NULL, 0},
    {S("tails"), GXI_FORMAT_LIST, true, NULL, 0},
    {S("action"), GXI_FORMAT_WORD, false, WORDS(action_names)},
    {S("note"), GXI_FORMAT_TEXT, false, NULL, 0},
  },
  10,
};

enum {
  FRAME_ID,
  RELATION,
  FRAME_WORDS,
  HEAD,
  TAIL,
  REQUIRE,
  EXCLUDE,
  CONFIDENCE,
  STATUS,
  FLAGS,
  NOMINAL,
  KIND,
  FRAME_ACTION
};
static const gxi_element frame_element = {
  S("frame"),
  {
    {S("id"), GXI_FORMAT_ID, true, NULL, 0},
    {S("relation"), GXI_FORMAT_ID, true, NULL, 0},
    {S("words"), GXI_FORMAT_LIST, true, NULL, 0},
    {S("head"), GXI_FORMAT_LIST, true, NULL, 0},
    {S("tail"), GXI_FORMAT_LIST, true, NULL, 0},
    {S("require"), GXI_FORMAT_LIST, false, NULL, 0},
    {S("exclude"), GXI_FORMAT_LIST, false, NULL, 0},
    {S("confidence"), GXI_FORMAT_SHARE, false, NULL, 0},
    {S("status"), GXI_FORMAT_WORD, false, WORDS(status_names)},
    {S("flags"), GXI_FORMAT_LIST, false, NULL, 0},
    {S("nominal"), GXI_FORMAT_WORD, false, WORDS(yes_no)},
    {S("kind"), GXI_FORMAT_WORD, false, WORDS(kind_names)},
    {S("action"), GXI_FORMAT_WORD, false, WORDS(action_names)},
    {S("note"), GXI_FORMAT_TEXT, false, NULL, 0},
  },
  14,
};

enum { CALIBRATION_ID, AT, IS, SLOPE, CALIBRATION_ACTION };
static const gxi_element calibration_element = {
  S("calibration"),
  {
    {S("id"), GXI_FORMAT_ID, true, NULL, 0},
    {S("at"), GXI_FORMAT_SHARE, true, NULL, 0},
    {S("is"), GXI_FORMAT_SHARE, true, NULL, 0},
    {S("slope"), GXI_FORMAT_SHARE, false, NULL, 0},
    {S("action"), GXI_FORMAT_WORD, false, WORDS(action_names)},
    {S("note"), GXI_FORMAT_TEXT, false, NULL, 0},
  },
  6,
};

static const gxi_element domain_element = {
  S("domain"),
  {
    {S("name"), GXI_FORMAT_ID, true, NULL, 0},
    {S("version"), GXI_FORMAT_TEXT, true, NULL, 0},
    {S("note"), GXI_FORMAT_TEXT, false, NULL, 0},
  },
  3,
};

/* A frame without a measured precision; chosen between the weakest and the best. */
#define DEFAULT_CONFIDENCE 0.8
/* As gxi_frame holds them: GXI_MAX_SLOTS in knowledge/tables.h. */
#define MAX_SLOTS 6u

typedef struct domain_reader {
  gxi_domain *domain;
  gxi_element_reader base;
  const xmlNode *root;
} domain_reader;

#define FAIL(reader, node, ...)                                                        \
  (void)gxi_report_at(                                                                 \
    (reader)->base.report,                                                             \
    GX_E_SCHEMA,                                                                       \
    (reader)->base.file,                                                               \
    (uint32_t)xmlGetLineNo(node),                                                      \
    __VA_ARGS__                                                                        \
  )

typedef GXI_VEC(gx_str) name_vec;

static gxi_names names_of(domain_reader *reader, gx_str text) {
  name_vec names = {NULL, 0, 0};
  gx_str word;
  while (gxi_word_next(&text, &word))
    *gxi_vec_push(reader->base.arena, &names) =
      gxi_surface_fold(reader->base.arena, word);
  return (gxi_names){names.items, names.count};
}

/* "company,zone" */
static gxi_names types_of(domain_reader *reader, gx_str text) {
  name_vec names = {NULL, 0, 0};
  while (text.size) {
    size_t comma = gxi_str_find(text, GX_STR_LIT(","), 0);
    size_t end = comma == SIZE_MAX ? text.size : comma;
    if (end) *gxi_vec_push(reader->base.arena, &names) = gxi_str_sub(text, 0, end);
    text = gxi_str_sub(text, comma == SIZE_MAX ? end : end + 1, text.size);
  }
  return (gxi_names){names.items, names.count};
}

/* "object:company,zone": the slot's name and its type filter. */
static bool slot_read(
  gxi_slot_rule *rule, domain_reader *reader, const xmlNode *node, gx_str text
) {
  size_t colon = gxi_str_find(text, GX_STR_LIT(":"), 0);
  gx_str name = gxi_str_sub(text, 0, colon == SIZE_MAX ? text.size : colon);
  if (colon != SIZE_MAX) {
    rule->types = types_of(reader, gxi_str_sub(text, colon + 1, text.size));
  }
  for (uint32_t i = 1; i < GXI_SLOT_NAME_COUNT; i++) {
    if (!gxi_str_equal(gxi_slot_names[i], name)) continue;
    rule->slot = i;
    return true;
  }
  char words[GXI_WORD_LIST_BYTES];
  FAIL(
    reader,
    node,
    "<frame>: unknown slot %s",
    gxi_describe_unknown(words, name, gxi_slot_names + 1, GXI_SLOT_NAME_COUNT - 1)
  );
  return false;
}

static bool slots_read(
  gxi_slot_rules *rules, domain_reader *reader, const xmlNode *node, gx_str text
) {
  GXI_VEC(gxi_slot_rule) slots = {NULL, 0, 0};
  gx_str word;
  bool good = true;
  while (gxi_word_next(&text, &word)) {
    gxi_slot_rule rule = {0, {NULL, 0}};
    good &= slot_read(&rule, reader, node, word);
    *gxi_vec_push(reader->base.arena, &slots) = rule;
  }
  if (slots.count > MAX_SLOTS) {
    FAIL(reader, node, "<frame>: %u slots; allowed: %u", slots.count, MAX_SLOTS);
    good = false;
  }
  *rules = (gxi_slot_rules){slots.items, slots.count};
  return good;
}

static gxi_rule
rule_of(const domain_reader *reader, const xmlNode *node, gx_str id, gx_str action) {
  uint32_t line = (uint32_t)xmlGetLineNo(node);
  return (gxi_rule){id, reader->base.file, line, action.size > 0};
}

static void read_entity_type(domain_reader *reader, const xmlNode *node) {
  gx_str v[GXI_MAX_ATTRIBUTES];
  if (!gxi_element_read(v, &reader->base, &entity_element, node)) return;
  *gxi_vec_push(reader->base.arena, &reader->domain->entity_types) = (gxi_entity_rule){
    .rule = rule_of(reader, node, v[ENTITY_ID], (gx_str){"", 0}),
    .family = v[FAMILY],
    .label = v[ENTITY_LABEL],
    .label_zh = v[ENTITY_LABEL_ZH],
    .color = v[ENTITY_COLOR],
    .shape = v[SHAPE],
    .rank = (uint32_t)(v[RANK].data[0] - '0'),
  };
}

static void read_relation_type(domain_reader *reader, const xmlNode *node) {
  gx_str v[GXI_MAX_ATTRIBUTES];
  if (!gxi_element_read(v, &reader->base, &relation_element, node)) return;
  *gxi_vec_push(reader->base.arena, &reader->domain->relation_types) =
    (gxi_relation_rule){
      .rule = rule_of(reader, node, v[RELATION_ID], v[RELATION_ACTION]),
      .class_id = v[CLASS],
      .label = v[RELATION_LABEL],
      .label_zh = v[RELATION_LABEL_ZH],
      .color = v[RELATION_COLOR],
      .symmetric = gxi_str_is(v[SYMMETRIC], "yes"),
      .heads = names_of(reader, v[HEADS]),
      .tails = names_of(reader, v[TAILS]),
    };
}

/* kind="nominal" and nominal="yes" are the flag "nominal". */
static gx_str flags_of(domain_reader *reader, const gx_str v[GXI_MAX_ATTRIBUTES]) {
  bool nominal = gxi_str_is(v[NOMINAL], "yes") || gxi_str_is(v[KIND], "nominal");
  if (!nominal) return v[FLAGS];
  if (v[FLAGS].size == 0) return GX_STR_LIT("nominal");
  return gxi_arena_join(reader->base.arena, GX_STR_LIT("nominal "), v[FLAGS]);
}

static void read_frame(domain_reader *reader, const xmlNode *node) {
  gx_str v[GXI_MAX_ATTRIBUTES];
  if (!gxi_element_read(v, &reader->base, &frame_element, node)) return;
  gxi_frame_rule frame = {
    .rule = rule_of(reader, node, v[FRAME_ID], v[FRAME_ACTION]),
    .relation = v[RELATION],
    .status = v[STATUS],
    .flags = flags_of(reader, v),
    .words = names_of(reader, v[FRAME_WORDS]),
    .require = names_of(reader, v[REQUIRE]),
    .exclude = names_of(reader, v[EXCLUDE]),
    .confidence =
      v[CONFIDENCE].size ? gxi_share_value(v[CONFIDENCE]) : DEFAULT_CONFIDENCE,
  };
  bool good = slots_read(&frame.head, reader, node, v[HEAD]);
  good &= slots_read(&frame.tail, reader, node, v[TAIL]);
  if (good) *gxi_vec_push(reader->base.arena, &reader->domain->frames) = frame;
}

static void read_calibration(domain_reader *reader, const xmlNode *node) {
  gx_str v[GXI_MAX_ATTRIBUTES];
  if (!gxi_element_read(v, &reader->base, &calibration_element, node)) return;
  gxi_calibration_rule row = {
    .rule = rule_of(reader, node, v[CALIBRATION_ID], v[CALIBRATION_ACTION]),
    .slope = 1};
  if (!row.rule.block) {
    row.at = gxi_share_value(v[AT]);
    row.is = gxi_share_value(v[IS]);
  }
  if (v[SLOPE].size) row.slope = gxi_share_value(v[SLOPE]);
  *gxi_vec_push(reader->base.arena, &reader->domain->calibrations) = row;
}

typedef struct domain_child {
  gx_str name;
  void (*read)(domain_reader *reader, const xmlNode *node);
} domain_child;

static const domain_child children[] = {
  {S("entity-type"), read_entity_type},
  {S("relation-type"), read_relation_type},
  {S("frame"), read_frame},
  {S("calibration"), read_calibration},
};
#define CHILD_COUNT (sizeof children / sizeof *children)

static void read_child(domain_reader *reader, const xmlNode *node) {
  gx_str name = gxi_str((const char *)node->name);
  gx_str names[CHILD_COUNT];
  for (size_t i = 0; i < CHILD_COUNT; i++) {
    names[i] = children[i].name;
    if (!gxi_str_equal(name, names[i])) continue;
    children[i].read(reader, node);
    if (!node->children) return;
    FAIL(reader, node, "<%s> must be empty", name.data);
    return;
  }
  char words[GXI_WORD_LIST_BYTES];
  FAIL(
    reader,
    node,
    "unknown element %s",
    gxi_describe_unknown(words, name, names, CHILD_COUNT)
  );
}

/* libxml2 notes where a text ends; the reader wants where it begins to say something.
 */
static uint32_t text_line(const xmlNode *node) {
  gx_str text = gxi_str((const char *)node->content);
  uint32_t line = (uint32_t)xmlGetLineNo(node);
  size_t at;
  for (at = 0; at < text.size && strchr(" \t\r\n", text.data[at]); at++) {
  }
  for (; at < text.size; at++) {
    if (text.data[at] == '\n' && line > 1) line--;
  }
  return line;
}

static void read_tree(void *context) {
  domain_reader *reader = context;
  gx_str v[GXI_MAX_ATTRIBUTES];
  if (!gxi_str_is(gxi_str((const char *)reader->root->name), "domain")) {
    FAIL(
      reader,
      reader->root,
      "the root element is <%s>; expected <domain>",
      (const char *)reader->root->name
    );
    return;
  }
  if (gxi_element_read(v, &reader->base, &domain_element, reader->root)) {
    reader->domain->name = v[0];
    reader->domain->version = v[1];
  }
  for (const xmlNode *node = reader->root->children; node; node = node->next) {
    if (node->type == XML_ELEMENT_NODE) {
      read_child(reader, node);
    } else if (node->type != XML_COMMENT_NODE && !xmlIsBlankNode(node)) {
      (void)gxi_report_at(
        reader->base.report,
        GX_E_SCHEMA,
        reader->base.file,
        node->type == XML_TEXT_NODE ? text_line(node) : (uint32_t)xmlGetLineNo(node),
        "only elements and comments are allowed here"
      );
    }
  }
}

gx_status gxi_domain_read(
  gxi_domain *domain,
  gxi_arena *arena,
  gx_str bytes,
  const char *file,
  gxi_report *report
) {
  xmlDocPtr tree = NULL;
  uint32_t before = report->count;
  gx_status status = gxi_xml_read(&tree, bytes, file, report);
  if (status != GX_OK || !tree) return status;
  domain_reader reader = {
    .domain = domain,
    .base = {arena, report, file},
    .root = xmlDocGetRootElement(tree),
  };
  status = gxi_arena_try(arena, read_tree, &reader, report->error);
  if (status == GX_OK && report->count == before) {
    status = gxi_xml_validate(tree, file, report);
  }
  xmlFreeDoc(tree);
  return status;
}
