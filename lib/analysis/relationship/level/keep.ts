import type { Context } from '#lib/platform/context'
import type { RunRow } from '../../classification/run-row.ts'
import { findShownRun } from '../../classification/shown-run.ts'
import { keepLeftOutOfRun } from '../../left-out/service.ts'
import { relationshipCount } from '../../schemes/relationship-count.ts'
import { RELATIONSHIP_LEVELS } from '../../schemes/relationship-levels.ts'
import { relationshipScale } from '../../schemes/relationship-scale.ts'
import { recommendLevel } from '../recommend.ts'
import { writeTies } from '../ties/keep.ts'
import type { Advice } from './repository.ts'
import { noteNoLevels, storeLevels } from './repository.ts'

/** Schemes whose runs say what is recommended. */
const matrices = ['relationship_scale', 'relationship_count'] as const

/** Keeps levels anew at the end of a run of either matrix; nothing after that of another scheme. */
export async function keepLevelsAfter(ctx: Context, scheme: string): Promise<void> {
  if (matrices.some((each) => each === scheme)) await keepLevels(ctx)
}

/**
 * Keeps which level the shown runs of the two matrices recommend for every customer, and the strongest tie that keeps it; nothing before both have one. What was decided stays. Answers how many customers have another level.
 * May be killed and repeated.
 * @source docs/formulas.md#recommended-level
 */
export async function keepLevels(ctx: Context): Promise<number> {
  const [scale, count] = await Promise.all(matrices.map((each) => findShownRun(ctx, each)))
  if (!scale?.rowsKept || !count?.rowsKept) {
    await noteNoLevels(ctx.db)
    return 0
  }
  await keepLeftOutOfRun(ctx, 'relationship_scale', scale)
  await keepLeftOutOfRun(ctx, 'relationship_count', count)
  const { segments } = relationshipCount.model.parse(count.model)
  const names = relationshipCount.needs(relationshipCount.parameters.parse(count.parameters)).map(String)
  const from = {
    ...{ scaleId: scale.id, countId: count.id, advice: adviceOf(scale) },
    segmentPlace: names.indexOf('segment') + 1 || names.indexOf('kindSegment') + 1,
    cells: segments.map(({ cell }) => cell),
  }
  return storeLevels(ctx.db, from, writeTies(ctx, scale.id))
}

/** What each cell of the second matrix comes to beside each level of a segment; null where nothing is recommended. */
function adviceOf(scale: RunRow): Advice[] {
  const { cells } = relationshipScale.model.parse(scale.model)
  const ofSegments = [...RELATIONSHIP_LEVELS, null]
  return [...Object.entries(cells), ['unknown', null] as const].flatMap(([cell, outputs]) =>
    ofSegments.flatMap((segment): Advice[] => {
      const found = recommendLevel(outputs?.relationship ?? null, segment)
      return found === null ? [] : [{ cell, segment: segment ?? '', ...found }]
    }),
  )
}
