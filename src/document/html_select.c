/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * html_select.c: what of a page is the document: by tag, by the words of class and id,
 * by the share of links.
 *
 * Blocks are left out, not picked: a page without any of the usual names stays whole,
 * and line rules (furniture.c) still see what is left. A block with half of the page's
 * text or more is never left out for its name.
 */
#include <stdlib.h>

#include "document/html.h"

bool gxi_node_is(const xmlNode *node, const char *name) {
  return node && node->type == XML_ELEMENT_NODE &&
         strcmp((const char *)node->name, name) == 0;
}

static bool
among(const char *word, size_t size, const char *const *list, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (strlen(list[i]) == size && strncasecmp(word, list[i], size) == 0) return true;
  }
  return false;
}

/* Never content. */
static const char *const SKIPPED_TAGS[] = {
  "script",   "style",    "nav",    "footer", "aside",    "form",   "menu",
  "noscript", "iframe",   "select", "button", "input",    "option", "object",
  "textarea", "svg",      "embed",  "applet", "audio",    "video",  "canvas",
  "map",      "template", "head",   "dialog", "datalist",
};

/* Words of class or id. */
static const char *const SKIPPED_WORDS[] = {
  "nav",       "navbar",    "navigation", "menu",       "menus",       "footer",
  "foot",      "sidebar",   "aside",      "breadcrumb", "breadcrumbs", "crumb",
  "crumbs",    "share",     "bdshare",    "related",    "relate",      "relative",
  "recommend", "comment",   "comments",   "ad",         "ads",         "advert",
  "banner",    "copyright", "toolbar",    "pager",      "pagination",  "hot",
  "rank",      "login",     "search",     "qrcode",     "location",    "position",
  "dqwz",      "sitemap",   "friendlink", "links",      "prevnext",    "tags",
  "hidden",    "mianbao",   "mianbaoxie", "fenxiang",   "xgxw",        "sharebox",
  "dibu",      "daohang",   "bottomnav",  "topnav",     "subnav",      "leftnav",
  "youlian",
};

/* Words that only speak of a page's head when no heading stands inside. */
static const char *const HEAD_WORDS[] = {"header", "top", "head", "topbar", "logo"};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool names_any(
  const xmlNode *node, const char *attribute, const char *const *list, size_t n
) {
  for (const xmlAttr *a = node->properties; a; a = a->next) {
    if (strcmp((const char *)a->name, attribute) != 0) continue;
    if (!a->children || !a->children->content) continue;
    const char *p = (const char *)a->children->content;
    while (*p) {
      while (*p && !is_word_byte(*p))
        p++;
      const char *begin = p;
      while (is_word_byte(*p))
        p++;
      if (p > begin && among(begin, (size_t)(p - begin), list, n)) return true;
    }
  }
  return false;
}

static bool named(const xmlNode *node, const char *const *list, size_t count) {
  return names_any(node, "class", list, count) || names_any(node, "id", list, count);
}

static gxi_weight *weight_of(const xmlNode *node) {
  return node->_private;
}

static void weigh_text(xmlNode *node, gxi_weight *weight) {
  const unsigned char *p = node->content;
  for (; p && *p; p++) {
    weight->text += *p > ' ';
    weight->prose += p[0] == 0xE3 && p[1] == 0x80 && p[2] == 0x82;
  }
}

/* Adds a finished child's weight to its parent's. */
static void weigh_up(const xmlNode *node, gxi_weight *parent) {
  const gxi_weight *weight = weight_of(node);
  const char *name = (const char *)node->name;
  parent->text += weight->text;
  parent->prose += weight->prose;
  parent->links += strcmp(name, "a") == 0 ? weight->text : weight->links;
  parent->link_count += weight->link_count + (strcmp(name, "a") == 0);
  parent->headed |=
    weight->headed || (name[0] == 'h' && name[1] >= '1' && name[1] <= '3' && !name[2]);
  parent->nested_table |= weight->nested_table || strcmp(name, "table") == 0;
  if (weight->longest > parent->longest) parent->longest = weight->longest;
  if (weight->columns > parent->columns) parent->columns = weight->columns;
  parent->rows += weight->rows + (strcmp(name, "tr") == 0);
  bool cell = strcmp(name, "td") == 0 || strcmp(name, "th") == 0;
  if (cell) {
    if (weight->text > parent->longest) parent->longest = weight->text;
    if (gxi_node_is(node->parent, "tr") && parent->columns < UINT16_MAX) {
      parent->columns++;
    }
  }
}

void gxi_weigh(xmlNode *root, gxi_arena *arena) {
  xmlNode *node = root;
  while (node) {
    bool element = node->type == XML_ELEMENT_NODE;
    if (element && !node->_private) {
      node->_private = gxi_arena_alloc(arena, 1, sizeof(gxi_weight));
      if (node->children) {
        node = node->children;
        continue;
      }
    }
    xmlNode *parent = node->parent;
    bool script =
      parent && (gxi_node_is(parent, "script") || gxi_node_is(parent, "style"));
    if (node->type == XML_TEXT_NODE && parent && parent->_private && !script) {
      weigh_text(node, weight_of(parent));
    }
    if (element && node != root && parent && parent->_private) {
      weigh_up(node, weight_of(parent));
    }
    if (node == root) return;
    node = node->next ? node->next : parent;
  }
}

static bool is_container(const xmlNode *node) {
  static const char *const TAGS[] = {
    "div",
    "ul",
    "ol",
    "section",
    "table",
    "td",
    "dl",
    "tr",
    "p",
    "header",
    "center",
    "li",
    "span",
    "h4",
    "h5",
    "h6"};
  const char *name = (const char *)node->name;
  return among(name, strlen(name), TAGS, COUNT(TAGS));
}

bool gxi_is_skipped(const xmlNode *node, uint32_t total) {
  const char *name = (const char *)node->name;
  if (among(name, strlen(name), SKIPPED_TAGS, COUNT(SKIPPED_TAGS))) {
    /* Some sites put the whole page into one form. */
    return strcmp(name, "form") != 0 || weight_of(node)->text * 2 < total;
  }
  if (!is_container(node)) return false;
  const gxi_weight *weight = weight_of(node);
  if (weight->text * 2 >= total && weight->prose > 0) return false;
  if (named(node, SKIPPED_WORDS, COUNT(SKIPPED_WORDS))) return true;
  bool head = named(node, HEAD_WORDS, COUNT(HEAD_WORDS));
  if (head && !weight->headed && weight->prose == 0) return true;
  bool linked = weight->link_count >= 4 && weight->links * 10 >= weight->text * 7;
  return linked && weight->prose == 0 && !weight->headed;
}

bool gxi_is_data_table(const xmlNode *node) {
  const gxi_weight *weight = weight_of(node);
  bool plain = !weight->nested_table && !weight->headed && weight->longest < 900;
  return plain && weight->columns >= 2 && weight->rows >= 2;
}
