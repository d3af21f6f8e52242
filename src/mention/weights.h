/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * weights.h: every number of the lattice, with its reason.
 *
 * A reading of a sentence is scored as if a writer had drawn it: each token costs the
 * bits of choosing it. Units are sixteenths of a bit; costs are negative. Outside
 * names a word of general vocabulary costs 26 - log2(its frequency): the counts of the
 * word list add up to about 2^26. Numbers marked "chosen" were set by hand and checked
 * on the training documents only.
 */
#ifndef GXI_MENTION_WEIGHTS_H
#define GXI_MENTION_WEIGHTS_H

#include <stdint.h>

#define GXI_BITS(n) ((int32_t)((n)*16))

/* Outside of names */
#define GXI_COST_WORD_TOTAL 26         /* log2 of the sum of the word list's counts */
#define GXI_COST_CHAR GXI_BITS(-20)    /* a character in no list: rarer than any word */
#define GXI_COST_FUNCTION GXI_BITS(-9) /* a function word: frequent by nature */
#define GXI_COST_VERB GXI_BITS(-12)    /* words of frames are the theme of the texts */
#define GXI_COST_TITLE GXI_BITS(-11)   /* chosen */
#define GXI_COST_LEGAL_FORM                                                            \
  GXI_BITS(-50) /* 有限公司 as a word: dearer than an odd name */
#define GXI_COST_SUFFIX GXI_BITS(-13) /* 综保区 alone: a noun of no list */
#define GXI_COST_ADVERB GXI_BITS(-12)
#define GXI_COST_TRADE GXI_BITS(-12) /* a noun that the word list lacks */
#define GXI_COST_UNIT GXI_BITS(-12)
#define GXI_COST_LONE                                                                  \
  GXI_BITS(-4) /* a noun or verb of one character: the word list's                     \
                  counts of these come from its segmenter */
#define GXI_COST_HEADLESS GXI_BITS(-20) /* 镇江市|长 */
#define GXI_COST_FUSED GXI_BITS(-9)     /* 工商联主席 as one title */
#define GXI_COST_VALUE                                                                 \
  GXI_BITS(-10)                       /* chosen: dates and sums, whatever their length \
                                       */
#define GXI_COST_PUNCT GXI_BITS(-3)   /* never competes */
#define GXI_COST_LATIN GXI_BITS(-14)  /* a Latin word of any length */
#define GXI_COST_SCHEME GXI_BITS(-10) /* “十城百店”工程 */
#define GXI_COST_LABEL GXI_BITS(-40) /* “西厂东店”: dearer than any usual phrase */
#define GXI_COST_BOOK GXI_BITS(-16) /* 《…》 as one token */

/* Known names as tokens: about log2 of how many there are, less what the theme makes
   likely */
#define GXI_COST_COUNTRY GXI_BITS(-9)
#define GXI_COST_PROVINCE GXI_BITS(-8)
#define GXI_COST_CITY GXI_BITS(-10)
#define GXI_COST_COUNTY GXI_BITS(-12)
#define GXI_GAIN_COMMITTEE GXI_BITS(9) /* 塔拉滩光伏产业园区|管委会 */
#define GXI_GAIN_SHARED GXI_BITS(8)    /* 湘吐|两地|…联谊会 */
#define GXI_COST_TOWNSHIP GXI_BITS(-14)
#define GXI_COST_FOREIGN_CITY GXI_BITS(-12)
#define GXI_COST_REGION GXI_BITS(-10)
#define GXI_COST_KNOWN GXI_BITS(-11) /* bodies, zones, programs of the lists */
#define GXI_COST_SHORT_COUNTY                                                          \
  GXI_BITS(-3) /* added: 2-character short forms mislead                               \
                */
#define GXI_COST_UNSUPPORTED                                                           \
  GXI_BITS(-7) /* … most of all where nothing near is named */
#define GXI_COST_BEHIND_CITY GXI_BITS(-10) /* 北京|朝阳, at a clear edge */
#define GXI_COST_PARTED GXI_BITS(-9)       /* 工业园|区内 */
#define GXI_COST_COUNTED GXI_BITS(-9)      /* 渝中、江北|两区 */
#define GXI_COST_SHORT_TOWNSHIP GXI_BITS(-8)
#define GXI_COST_NOTED GXI_BITS(-6) /* a name this document has used elsewhere */

#define GXI_COST_NOTED_THREE GXI_BITS(-9)
#define GXI_COST_NOTED_TWO GXI_BITS(-14) /* two characters: easily something else */
#define GXI_COST_TAGGED                                                                \
  GXI_BITS(-6) /* added: what only the tagger takes for a name                         \
                */

#define GXI_COST_VILLAGE GXI_BITS(-24) /* 乡|那能村: behind its township */
#define GXI_COST_STREET GXI_BITS(-14)  /* 南京路 */
#define GXI_COST_ABROAD GXI_BITS(-16)  /* 鲁德内市: in no list */
#define GXI_COST_TOWN GXI_BITS(-16)    /* 韩国|大田市: in no list */
#define GXI_COST_ABROAD_CHAR GXI_BITS(-4)

/* Compounds 湘新 沪喀: two letters of places */
#define GXI_COST_COMPOUND GXI_BITS(-16)
#define GXI_COST_LETTER GXI_BITS(-4)      /* 赴|沪, with all that it asks for */
#define GXI_COST_COMPOUND_CUE GXI_BITS(6) /* behind it 两地, 合作, 协作 … */

/* Persons: drawn as a person, then surname by its share, then given characters */
#define GXI_COST_PERSON GXI_BITS(-10)
#define GXI_COST_SURNAME GXI_BITS(-11) /* of weight 1; + log2(weight) */
#define GXI_COST_GIVEN GXI_BITS(-11)   /* of a character in no list */
#define GXI_COST_GIVEN_PARTICLE GXI_BITS(-19)
#define GXI_COST_GIVEN_FIRST GXI_BITS(-13) /* 之 in 汪之祥 */
#define GXI_COST_GIVEN_RARE GXI_BITS(-9)
#define GXI_COST_GIVEN_USUAL GXI_BITS(-7)
#define GXI_COST_GIVEN_TYPICAL GXI_BITS(-4)
#define GXI_COST_UNLISTED GXI_BITS(-9)     /* no surname; instead of GXI_COST_SURNAME */
#define GXI_COST_TRAILING GXI_BITS(-12)    /* 乌丽娜|随行 */
#define GXI_COST_SINGLE_GIVEN GXI_BITS(-3) /* two-character names are ambiguous */
#define GXI_GAIN_TITLE_BEFORE GXI_BITS(9)  /* 董事长|张三 */
#define GXI_GAIN_FILLED GXI_BITS(7) /* 副市长|郝建设、: all up to the mark */
#define GXI_GAIN_TITLE_AFTER GXI_BITS(5) /* 张三|董事长; less sure: 和书记 */
#define GXI_GAIN_SPEECH GXI_BITS(6)      /* 张三|表示 */
#define GXI_GAIN_ACT GXI_BITS(6)         /* 张三|率队, 任命|张三 */
#define GXI_GAIN_LIST GXI_BITS(2)        /* 、张三 or 张三、 */
#define GXI_GAIN_EDGE GXI_BITS(0)        /* clause begins before it */
#define GXI_COST_NO_CUE GXI_BITS(-12)    /* nothing around it says person */
#define GXI_COST_BODY_OF GXI_BITS(-22) /* 金杰|律师事务所: a body is named so */
#define GXI_COST_COVERED GXI_BITS(-5)  /* 毕业后 */
#define GXI_COST_ASPECT GXI_BITS(-14)  /* 徐某|带着 */
#define GXI_COST_UNKNOWN GXI_BITS(-8)  /* … and the first reading had no cue either */
#define GXI_COST_DOTTED GXI_BITS(-12) /* 艾尼瓦尔·吐尔逊: hardly anything else */
#define GXI_COST_WHOLE GXI_BITS(-22)  /* … of two known given names */
#define GXI_COST_STUDIO GXI_BITS(-26)         /* 张某某|劳模创新工作室 */
#define GXI_COST_TRANSLITERATED GXI_BITS(-14) /* 普布卓玛 */

#define GXI_LEAST_PERSON GXI_BITS(-44) /* … whose last character is in no list */
#define GXI_SURE_PERSON GXI_BITS(-36)  /* noted for the second reading */

/* Names by shape. Entering: by the first piece. */
#define GXI_COST_SHAPE GXI_BITS(-7) /* that a name of a shape begins here */
/* 深圳拓界: no suffix, but a place or unknown characters and edges on both sides */
#define GXI_COST_COMPLETED GXI_BITS(-13) /* 办起 交给 */
#define GXI_COST_DEED GXI_BITS(-6)       /* a verb that is no trade inside a name */
#define GXI_COST_BARE GXI_BITS(-10)
#define GXI_GAIN_PLACED GXI_BITS(12) /* 照壁山乡|跃进村: a village right behind */
#define GXI_GAIN_BARE_TITLE GXI_BITS(3)

#endif
