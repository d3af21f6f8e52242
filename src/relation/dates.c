/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dates.c: what day the text is about, where a clause does not say.
 *
 *     (2024年9月20日,某市)            the anchor of a page without a date of its own
 *     2022年,某县…。7月,县长甲…       7月 is of the year that its paragraph speaks of
 *     …9月5日召开。⏎ 会上,双方签署…     a paragraph that begins at the occasion
 *     此前一天,甲访问了乙              the day before the last one named
 *     某市与某县签订协议               in a report of one day, on that day
 *
 * The anchors come first (gxi_dates_find), for every reader of a date; at the end
 * (gxi_dates_settle) ties without a date take the day of the occasion, or of the event.
 *
 * Not here: the date that a clause or its paragraph names (attribute.c, fire.c).
 */
#include <string.h>

#include "grammar/date.h"
#include "relation/scene.h"

#define LINE_BYTES 60u /* of a line that is little more than a date */

/* A gx_str of at most 10 bytes, YYYY-MM-DD, YYYY-MM, YYYY or --MM-DD. */
static bool is_day(gx_str iso) {
  return iso.size == 10 || (iso.size == 7 && iso.data[0] == '-');
}

static gxi_value value_at(const gxi_scene *scene, uint32_t token) {
  return gxi_value_at(gxi_token_text(scene, token));
}

static gx_str iso_of(const gxi_scene *scene, const gxi_value *value, gx_str anchor) {
  char out[16];
  uint32_t size = gxi_date_iso(out, value, anchor);
  return size ? gxi_arena_copy(scene->arena, (gx_str){out, size}) : (gx_str){0};
}

/* 今年 is not counted from a year that the text merely names. */
gx_str
gxi_day_anchor(const gxi_scene *scene, uint32_t sentence, const gxi_value *value) {
  const gxi_day *day = &scene->days[sentence];
  bool counts = day->sure || value->relative != GXI_DATE_YEAR_OFFSET;
  bool month = !day->sure && value->relative == 0 && value->month > 0 &&
               day->anchor.size >= 7 && day->anchor.data[0] != '-';
  if (month) return gxi_str_sub(day->anchor, 0, 4); /* 2022年5月…。8月…: of 2022 */
  return counts ? day->anchor : (gx_str){0};
}

static bool is_date(const gxi_scene *scene, uint32_t token) {
  return scene->reading->tokens.items[token].kind == GXI_TOKEN_DATE;
}

/* 延至2027年: when it ends, not when it was said. */
static bool is_end(const gxi_scene *scene, uint32_t token) {
  return token > 0 &&
         gxi_token_among(
           scene,
           token - 1,
           "至 到 延至 截至 截止 延长至 自 从 将于 定于 拟于 计划于 预计 早在"
         );
}

/* 1997年以来, of no year is what is told behind it. */
static bool is_since(const gxi_scene *scene, uint32_t token) {
  return gxi_str_ends(gxi_token_text(scene, token), GX_STR_LIT("以来"));
}

/* 2024年9月20日 and no less, named in the text itself. */
static bool is_full(const gxi_value *value) {
  return value->kind == GXI_VALUE_DATE && !value->span_of_time &&
         value->relative == 0 && value->year > 0 && value->month > 0 && value->day > 0;
}

/* The year that the name of an event begins with, else nothing. */
static gx_str year_of_name(const gxi_scene *scene) {
  const gxi_entities *entities = scene->entities;
  for (uint32_t i = 0; i < entities->count; i++) {
    gx_str name = entities->items[i].name;
    if (gxi_entity_bit(scene, i) != gxi_bit(scene->type.event) || name.size < 8)
      continue;
    if (name.data[0] != '2' || name.data[1] != '0' || name.data[2] < '0' || name.data[2] > '4' || name.data[3] < '0' || name.data[3] > '9')
      continue;
    if (name.data[4] >= '0' && name.data[4] <= '9') continue;
    return gxi_str_sub(name, 0, 4);
  }
  return (gx_str){0};
}

/* It is all of its block, and no full sentence. */
static bool is_heading(const gxi_scene *scene, uint32_t sentence) {
  gx_str text = gxi_scene_text(scene, scene->sentences[sentence].text);
  bool more = sentence + 1 < scene->sentence_count &&
              scene->sentences[sentence + 1].block == scene->sentences[sentence].block;
  return !more && !gxi_str_ends(text, GX_STR_LIT("。"));
}

/* Little more than a date, and no full sentence. */
static bool is_line(const gxi_scene *scene, uint32_t sentence) {
  gx_str text = gxi_scene_text(scene, scene->sentences[sentence].text);
  return text.size <= LINE_BYTES && !gxi_str_ends(text, GX_STR_LIT("。"));
}

/* 10月24日: the writer takes the year for known. */
static bool is_bare_day(const gxi_value *value) {
  return value->kind == GXI_VALUE_DATE && !value->span_of_time &&
         value->relative == 0 && value->year == 0 && value->month > 0 && value->day > 0;
}

/* 截至2019年年底, …12亿元: counted when that year was over, most likely in the next. */
static gx_str year_counted(const gxi_scene *scene, uint32_t token) {
  gxi_value value = value_at(scene, token);
  bool over = gxi_text_has(gxi_token_text(scene, token), "年底 年末") && token > 0 &&
              gxi_token_among(scene, token - 1, "截至 截止 截止到");
  if (!over || value.relative != 0 || value.year < 1990 || value.month > 0)
    return (gx_str){0};
  value.year++;
  return iso_of(scene, &value, (gx_str){0});
}

/* Of an article, sentences [from, to): a line that is a date, a full date, a year in
   the heading. Behind a day without its year a full date tells of another time. */
static gx_str
anchor_of(const gxi_scene *scene, uint32_t from, uint32_t to, gx_str *line) {
  const uint32_t *first = scene->reading->sentence_tokens;
  gx_str full = {0}, heading = {0}, counted = {0};
  bool bare = false;
  for (uint32_t i = from; i < to; i++) {
    for (uint32_t token = first[i]; token < first[i + 1]; token++) {
      if (!is_date(scene, token)) continue;
      gxi_value value = value_at(scene, token);
      if (i == from && heading.size == 0 && is_heading(scene, i) && value.relative == 0 && value.year > 1990)
        heading = iso_of(scene, &value, (gx_str){0});
      bare = bare || is_bare_day(&value);
      gx_str year = year_counted(scene, token);
      if (year.size && (!counted.size || memcmp(year.data, counted.data, 4) > 0))
        counted = year;
      if (!is_full(&value) || is_end(scene, token)) continue;
      if (is_line(scene, i) && first[i + 1] - first[i] <= 12)
        return *line = iso_of(scene, &value, (gx_str){0});
      if (full.size == 0 && !bare) full = iso_of(scene, &value, (gx_str){0});
    }
  }
  if (full.size) return full;
  return heading.size ? heading : counted;
}

/* What a pass over an article's sentences has seen. */
typedef struct seen {
  gx_str anchor; /* of the article */
  gx_str year;   /* said last */
  gx_str month;  /* the same, with its month */
  gx_str said, last, only;
  bool several; /* days */
  bool bare;    /* a day without its year: the article is about that time */
  bool here;    /* the year was said in this block */
  uint32_t block;
} seen;

gx_str gxi_year_after(const gxi_scene *scene, uint32_t token, gx_str year) {
  gx_str text = gxi_token_text(scene, token);
  bool same = gxi_str_starts_in(text, 0, "同年 当年") > 0;
  if (year.size != 4 || (!same && !gxi_text_among(text, "次年 翌年 第二年 转年")))
    return (gx_str){0};
  gxi_value value = same ? gxi_value_at(text) : (gxi_value){.kind = GXI_VALUE_DATE};
  if (value.kind != GXI_VALUE_DATE || value.span_of_time) return (gx_str){0};
  value.year = same ? 0 : 1;
  for (size_t i = 0, unit = 1000; i < 4; i++, unit /= 10)
    value.year += (int32_t)unit * (year.data[i] - '0');
  return iso_of(scene, &value, (gx_str){0});
}

static void see_date(gxi_scene *scene, seen *s, uint32_t sentence, uint32_t token) {
  if (is_end(scene, token) || is_since(scene, token)) return;
  gx_str iso = gxi_year_after(scene, token, s->year);
  gxi_value value = value_at(scene, token);
  if (!iso.size && value.kind == GXI_VALUE_DATE && !value.span_of_time)
    iso = iso_of(scene, &value, gxi_day_anchor(scene, sentence, &value));
  if (!iso.size) return;
  s->said = iso;
  if (iso.data[0] != '-') {
    s->year = gxi_str_sub(iso, 0, 4);
    s->here = true;
  }
  if (iso.size > 4 || iso.data[0] == '-') s->month = iso;
  if (value.relative == 0 && value.year > 0 && s->anchor.size == 0)
    scene->days[sentence].anchor = s->year;
  s->bare = s->bare || is_bare_day(&value);
  bool aside = s->bare && s->anchor.size == 0 && is_full(&value);
  if (!is_day(iso) || aside) return; /* 1984年6月11日,双方结为友好城市 */
  s->several = s->several || (s->only.size && !gxi_str_equal(iso, s->only));
  s->only = s->last = iso;
}

static gxi_day day_before(const seen *s) {
  gxi_day day = {
    .anchor = s->anchor,
    .said = s->said,
    .last = s->last,
    .year = s->year,
    .sure = s->anchor.size > 0};
  if (!s->several) day.only = s->only;
  if (day.anchor.size == 0 && s->here) day.anchor = s->year;
  if (day.anchor.size == 0) day.anchor = s->month; /* 17日: of that month */
  return day;
}

/* Days of the sentences [from, to) of one article; year: that an event's name says. */
static void read_article(gxi_scene *scene, uint32_t from, uint32_t to, gx_str year) {
  const uint32_t *first = scene->reading->sentence_tokens;
  gx_str line = {0}, found = anchor_of(scene, from, to, &line);
  if (found.size == 0) found = year;
  seen s = {
    .anchor = scene->published.size ? scene->published : found, .block = GX_ID_NONE};
  for (uint32_t i = from; i < to; i++) {
    uint32_t block = scene->sentences[i].block;
    if (block != s.block) s.here = false;
    s.block = block;
    scene->days[i] = day_before(&s);
    scene->days[i].line = line;
    if (scene->blocks[block].kind == GX_BLOCK_BYLINE) continue;
    for (uint32_t token = first[i]; token < first[i + 1]; token++)
      if (is_date(scene, token)) see_date(scene, &s, i, token);
  }
  for (uint32_t i = from; i < to && s.only.size && !s.several; i++)
    scene->days[i].only = s.only;
}

void gxi_dates_find(gxi_scene *scene) {
  size_t count = scene->sentence_count;
  scene->days = gxi_arena_alloc(scene->arena, count + 1u, sizeof *scene->days);
  gx_str year = year_of_name(scene);
  uint32_t from = 0;
  for (uint32_t i = 0; i <= count; i++) {
    bool ends =
      i == count || (i > from && scene->blocks[scene->sentences[i].block].article !=
                                   scene->blocks[scene->sentences[from].block].article);
    if (!ends) continue;
    if (i > from) read_article(scene, from, i, year);
    from = i;
  }
}

/* Where a sentence begins at an occasion that was dated before. */
static const char OCCASIONS[] =
  "会上 座谈会上 仪式上 签约仪式上 开幕式上 论坛上 活动中 活动上 现场 会后 会前 当天 "
  "当日 同日 同一天 签约当日 签约仪式 座谈会后 联席会议上 推介会上 大会上 展会上 "
  "交流会上 对接会上 活动期间 会议期间 考察期间 会议现场 活动现场 座谈结束后 座谈中 "
  "当天下午 当天上午 当日下午 揭牌仪式上 启动仪式上 捐赠仪式上 会谈中 会见中 会谈后 "
  "首站 第一站 第二站 第三站 最后一站 下一站 随后 洽谈会上 发布会上 工作会议上 "
  "就在刚才 当晚";
static const char SAME_DAY[] =
  "当天 当日 当场 同日 现场 同一天 当天下午 当天上午 当日下午 会上 座谈会上 会后";
static const char DAY_BEFORE[] = "此前一天 前一天 前一日 会前一天 前日";
static const char DAY_AFTER[] = "次日 第二天 翌日 隔天";

static bool opens_with(const gxi_scene *scene, uint32_t sentence, const char *words) {
  const uint32_t *first = scene->reading->sentence_tokens;
  gx_str text = gxi_scene_text(scene, scene->sentences[sentence].text);
  if (first[sentence + 1] - first[sentence] < 2) return false;
  return gxi_str_starts_in(text, 0, words) > 0;
}

static gx_str day_beside(const gxi_scene *scene, gx_str day, int32_t by) {
  gxi_value value = {
    .kind = GXI_VALUE_DATE, .relative = GXI_DATE_DAY_OFFSET, .day = by};
  return iso_of(scene, &value, day);
}

/* The day of a sentence that names none. */
static gx_str day_of(const gxi_scene *scene, uint32_t sentence) {
  const gxi_day *day = &scene->days[sentence];
  const gx_block *block = &scene->blocks[scene->sentences[sentence].block];
  if (block->kind == GX_BLOCK_TABLE_ROW) return day->said;
  if (day->last.size == 0) return (gx_str){0};
  if (opens_with(scene, sentence, DAY_BEFORE)) return day_beside(scene, day->last, -1);
  if (opens_with(scene, sentence, DAY_AFTER)) return day_beside(scene, day->last, 1);
  if (opens_with(scene, sentence, OCCASIONS)) return day->last;
  gx_str text = gxi_scene_text(scene, scene->sentences[sentence].text);
  return gxi_text_has(text, SAME_DAY) ? day->last : (gx_str){0};
}

static bool is_act(const gxi_scene *scene, uint32_t type) {
  const gxi_ties *tie = &scene->tie;
  return type == tie->signs_with || type == tie->visits || type == tie->meets ||
         type == tie->attends;
}

/* In a report of one day, what is told without any hint at another time. */
static gx_str only_day(const gxi_scene *scene, uint32_t sentence) {
  gx_str text = gxi_scene_text(scene, scene->sentences[sentence].text);
  bool apart = gxi_text_has(
    text,
    "去年 前年 此前 曾 今年 近年 目前 早在 截至 去年底 上半年 多年 以来 年底 下一步 "
    "明年 将 拟 "
    "此后 已与 已同 历年 往年 每年"
  );
  return apart ? (gx_str){0} : scene->days[sentence].only;
}

/* The sentence that this text lies in. */
static uint32_t sentence_at(const gxi_scene *scene, uint32_t at) {
  uint32_t low = 0, high = (uint32_t)scene->sentence_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (scene->sentences[middle].text.end <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static bool has_date(const gxi_draft *draft) {
  for (uint32_t i = 0; i < draft->attribute_count; i++)
    if (strcmp(draft->attributes[i].name, "date") == 0) return true;
  return false;
}

/* The date before the word that tells of the tie, in its sentence. */
static gx_str
date_before(const gxi_scene *scene, const gxi_draft *draft, uint32_t sentence) {
  const uint32_t *first = scene->reading->sentence_tokens;
  gx_str found = {0};
  for (uint32_t token = first[sentence]; token < first[sentence + 1]; token++) {
    if (scene->reading->tokens.items[token].text.begin >= draft->trigger.begin) break;
    if (!is_date(scene, token) || is_end(scene, token)) continue;
    gxi_value value = value_at(scene, token);
    if (value.kind == GXI_VALUE_DATE && !value.span_of_time)
      found = iso_of(scene, &value, gxi_day_anchor(scene, sentence, &value));
  }
  return found;
}

/* 在某论坛上的致辞, below it a line with the day: of an event that heads the text. */
static gx_str day_of_heading(const gxi_scene *scene, const gxi_draft *draft) {
  bool speech = gxi_str_is(draft->rule, "attend.speech");
  if (speech && is_day(scene->published)) return scene->published;
  if (scene->sentence_count == 0) return (gx_str){0};
  const gxi_entity *event = &scene->entities->items[draft->tail];
  bool heads = event->mention_count &&
               scene->reading->mentions.items[event->mentions[0]].sentence < 2;
  return heads ? scene->days[0].line : (gx_str){0};
}

static void settle(gxi_scene *scene, gxi_draft *draft) {
  const gxi_ties *tie = &scene->tie;
  bool event = draft->type == tie->attends || draft->type == tie->organizes;
  bool act = is_act(scene, draft->type);
  bool deed = draft->type == tie->aids || draft->type == tie->acquires ||
              draft->type == tie->founds || draft->type == tie->invests_in;
  if (!(event || act || deed)) return;
  uint32_t sentence = sentence_at(scene, draft->text.begin);
  if (sentence == scene->sentence_count) return;
  if (event) {
    gxi_draft_set(draft, "date", scene->event_date[draft->tail], false);
    gxi_draft_set(draft, "date", day_of_heading(scene, draft), false);
  }
  gxi_draft_set(draft, "date", date_before(scene, draft, sentence), false);
  if (draft->status != GXI_STATUS_ASSERTED) return;
  gxi_draft_set(draft, "date", day_of(scene, sentence), false);
  if (act) gxi_draft_set(draft, "date", only_day(scene, sentence), false);
}

/* 下一届药博会将移师某地: of the next edition, not of this one. */
static bool is_next_one(const gxi_scene *scene, gx_span sentence, uint32_t mention) {
  gx_str before = gxi_scene_text(scene, (gx_span){sentence.begin, mention});
  return gxi_str_ends_in(before, "下届 下一届 明年 来年 下一次 下次") > 0;
}

/* 某博览会(以下简称…)定于8月15日举行: behind the name, in its sentence. */
static bool is_announced(const gxi_scene *scene, uint32_t event) {
  const gxi_entity *entity = &scene->entities->items[event];
  for (uint32_t i = 0; i < entity->mention_count && i < 8; i++) {
    const gxi_mention *mention = &scene->reading->mentions.items[entity->mentions[i]];
    gx_span text = scene->sentences[mention->sentence].text;
    gx_str behind = gxi_scene_text(scene, (gx_span){mention->text.end, text.end});
    size_t stop = gxi_str_find(behind, GX_STR_LIT(";"), 0);
    if (stop != SIZE_MAX) behind.size = stop;
    if (behind.size > 120) behind.size = 120; /* bytes; a cut character does no harm */
    if (is_next_one(scene, text, mention->text.begin)) continue;
    if (gxi_text_has(behind, "定于 将于 拟于 将移师 将在 计划于 即将")) return true;
  }
  return false;
}

/* What an event that is only announced has in its ties is planned, too. */
static void plan_events(gxi_scene *scene) {
  const gxi_ties *tie = &scene->tie;
  uint32_t known = GX_ID_NONE;
  bool announced = false;
  if (!gxi_scene_has(scene, "定于 将于 拟于 将移师 将在 计划于 即将")) return;
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    gxi_draft *draft = &scene->drafts.items[i];
    bool lies = draft->type == tie->located_in;
    uint32_t event = lies ? draft->head : draft->tail;
    if (draft->status != GXI_STATUS_ASSERTED) continue;
    if (!lies && draft->type != tie->organizes && draft->type != tie->attends) continue;
    if (gxi_entity_bit(scene, event) != gxi_bit(scene->type.event)) continue;
    if (event != known) announced = is_announced(scene, event);
    known = event;
    if (announced) draft->status = GXI_STATUS_PLANNED;
  }
}

void gxi_dates_settle(gxi_scene *scene) {
  plan_events(scene);
  for (uint32_t i = 0; i < scene->drafts.count; i++)
    if (!has_date(&scene->drafts.items[i])) settle(scene, &scene->drafts.items[i]);
}
