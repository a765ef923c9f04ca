import type { RunResource } from '#lib/analysis/classification/schema'
import { readLift } from '#lib/analysis/schemes/abc-lifted'
import { tellsNobodyApart } from '#lib/analysis/schemes/tells-apart'
import { ratioOrNull } from '#lib/core/ratio'
import type { FrozenAbc } from './figures.ts'
import type { Review } from './service.ts'

/** Answers the classes as they were signed, or as the run of an open workbook has them; null where there are none yet, or the reader sees no totals. */
export function abcView(
  { frozenAbc, signed }: Review,
  run: RunResource | null,
): Pick<FrozenAbc, 'parameters' | 'customers' | 'classes' | 'lifted' | 'movement'> | null {
  if (signed !== null) return frozenAbc
  if (run?.status !== 'done' || run.summary === null) return null
  return {
    parameters: run.parameters,
    customers: run.summary.customers,
    classes: run.summary.classes.map(({ class: name, customers, value, value_share: valueShare }) => ({
      ...{ class: name, customers, value, valueShare },
    })),
    lifted: readLift(run.summary.fitted),
    movement: null,
  }
}

/** Answers which share of the customers is in class A where that is more than half of them, and so tells nobody apart; null else. */
export function shareOfMostInA({ customers, classes }: Pick<FrozenAbc, 'customers' | 'classes'>): number | null {
  const inA = ratioOrNull(classes.find((each) => each.class === 'A')?.customers ?? 0, customers)
  return tellsNobodyApart(inA) ? inA : null
}
