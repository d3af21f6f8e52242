/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * guanxi.h: everything.
 *
 * From pages to a network in a dozen lines: see examples/api/.
 */
#ifndef GUANXI_GUANXI_H
#define GUANXI_GUANXI_H

#include "guanxi/analysis.h"
#include "guanxi/base.h"
#include "guanxi/corpus.h"
#include "guanxi/correction.h"
#include "guanxi/diff.h"
#include "guanxi/document.h"
#include "guanxi/eval.h"
#include "guanxi/export.h"
#include "guanxi/graph.h"
#include "guanxi/knowledge.h"
#include "guanxi/pipeline.h"
#include "guanxi/projection.h"
#include "guanxi/record.h"
#include "guanxi/report.h"
#include "guanxi/store.h"
#include "guanxi/summary.h"

#endif
