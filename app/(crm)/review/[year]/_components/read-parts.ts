import type { RunResource } from '#lib/analysis/classification/schema'
import { causeNames } from '#lib/plans/annual-review/cause-names'
import { PARTS, type Part } from '#lib/plans/annual-review/figures'
import type { Lines, Review } from '#lib/plans/annual-review/service'
import { abcRunOf, listReviewLines } from '#lib/plans/annual-review/service'
import { reviewSetting } from '#lib/plans/annual-review/settings'
import type { Unfinished } from '#lib/plans/annual-review/unfinished'
import { findUnfinished } from '#lib/plans/annual-review/unfinished'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'

/** So many rows of a part are shown; all stand in the exported workbook. */
export const SHOWN = 100

/** What the page of a workbook shows, part by part. */
export interface Parts {
  lines: { [P in Part]: Lines<P> }
  abcRun: RunResource | null
  /** How causes of complaints are called, by their keys. */
  causes: Readonly<Record<string, string>>
  cuts: { complaints: number; biggest: number; fallen_to: number }
  /** What is not done yet, to whoever may sign; null for everybody else. */
  unfinished: Unfinished | null
}

/** What each part of the page is drawn from. */
export interface PartProps {
  ctx: Context
  review: Review
  parts: Parts
}

/** Reads all parts of a workbook, the first rows of each. */
export async function readParts(ctx: Context, review: Review): Promise<Parts> {
  const [lines, abcRun, cuts] = await Promise.all([
    Promise.all(PARTS.map(async (part) => [part, await listReviewLines(ctx, review.year, part, { limit: SHOWN })] as const)),
    abcRunOf(ctx, review),
    getSetting(ctx.db, reviewSetting),
  ])
  const read = Object.fromEntries(lines) as unknown as Parts['lines']
  const [nameOf, unfinished] = await Promise.all([causeNames(ctx), findUnfinished(ctx, review, abcRun)])
  const keys = read.complainer.rows.flatMap(({ figures }) => figures.rootCauses)
  return { lines: read, abcRun, causes: Object.fromEntries(keys.map((key) => [key, nameOf(key)])), cuts, unfinished }
}
