/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * second.c: who sends staff to help, from the two posts of whoever is sent.
 *
 *     [甲医院] 骨科主任某某来到某县,出任 [乙医院] 副院长      甲医院 aids 乙医院
 *
 * Of two hospitals, or two schools, where one person holds posts, the one that lies in
 * a province that gives paired help aids the one in a province that receives it. No
 * clause needs to say so: nobody else sends a surgeon across the country to run a ward.
 *
 * Cost: each post with the few before it; not here: a sending that a clause tells of.
 */
#include "relation/line.h"

#define MAX_BACK 48u /* posts before that are compared; chosen */

/* The sentence of this span: the last one that does not begin behind it. */
static uint32_t sentence_of(const gxi_scene *scene, gx_span text) {
  uint32_t low = 0, high = (uint32_t)scene->sentence_count;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (scene->sentences[middle].text.begin <= text.begin)
      low = middle;
    else
      high = middle;
  }
  return low;
}

static bool is_post(const gxi_scene *scene, const gxi_draft *draft) {
  return draft->type == scene->tie.holds_post_at &&
         draft->confidence >= GXI_CONFIDENCE_FLOOR &&
         gxi_entity_bit(scene, draft->tail) == gxi_bit(scene->type.organization);
}

static void put(gxi_scene *scene, uint32_t home, uint32_t there, gx_span text) {
  if (home == there || !gxi_may_aid(scene, home, there)) return;
  if (!gxi_are_alike(
        scene->entities->items[home].name, scene->entities->items[there].name
      ))
    return;
  gxi_draft_put(
    scene,
    (gxi_ends){.head = home, .type = scene->tie.aids, .tail = there},
    sentence_of(scene, text),
    0.75,
    "aid.seconded"
  );
}

void gxi_seconded_find(gxi_scene *scene) {
  uint32_t count = (uint32_t)scene->drafts.count, seen[MAX_BACK], kept = 0;
  if (scene->tie.aids == GX_ID_NONE) return;
  for (uint32_t i = 0; i < count; i++) {
    gxi_draft post = scene->drafts.items[i];
    if (!is_post(scene, &post)) continue;
    uint32_t from = kept < MAX_BACK ? 0 : kept - MAX_BACK;
    for (uint32_t k = from; k < kept; k++) {
      gxi_draft before = scene->drafts.items[seen[k % MAX_BACK]];
      if (before.head != post.head) continue;
      gx_span text = before.text.begin > post.text.begin ? before.text : post.text;
      put(scene, post.tail, before.tail, text);
      put(scene, before.tail, post.tail, text);
    }
    seen[kept++ % MAX_BACK] = i;
  }
}
