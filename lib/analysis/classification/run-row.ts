import { z } from 'zod'
import type { MovementCell } from './movement.ts'
import type { RunSummary } from './run-scheme.ts'

export const RUN_STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const

/** By what a run is held that tries parameters out: of all holders the one that says whom the run is for, and not that its rows are kept longer than those of others. */
export const TRIAL_HOLDER = 'trial'

/** What a running run is at, in this order: it waits for the kept sums, reads the columns, classifies and stores, compares with the run before, publishes. */
export const RUN_STAGES = ['sums', 'reading', 'classifying', 'comparing', 'publishing'] as const
export type RunStage = (typeof RUN_STAGES)[number]

/** What a run keeps of its summary: beside what is answered, what later readings of its rows need. */
const storedSummary = z.object({
  classes: z.array(
    z.object({
      class: z.string(),
      customers: z.number(),
      value: z.number(),
      valueShare: z.number().nullable(),
      firstRank: z.number().nullable(),
      lastRank: z.number().nullable(),
    }),
  ),
  totalValue: z.number(),
  positiveTotal: z.number().nullable(),
  /** Of `topShares`; runs of earlier versions have none. */
  topShares: z.array(z.number()).nullable().default(null),
  customers: z.number(),
  valueUnit: z.enum(['minor', 'pieces', 'score', 'days', 'ratio']),
  unpriced: z.number().nullable(),
  withoutWaybills: z.number(),
  excluded: z.array(z.object({ currency: z.string(), waybills: z.number() })),
  /** As `RunSummary` has it; runs of earlier versions have none. */
  withoutBefore: z.number().nullable().default(null),
  /** What of the model a reader is shown; null where a scheme shows nothing. */
  fitted: z.record(z.string(), z.unknown()).nullable().default(null),
})
export type StoredSummary = z.infer<typeof storedSummary>

const movementCell = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  customers: z.number(),
  value: z.number(),
})

/** A run as it stands in the database. */
export const runRow = z.object({
  id: z.number(),
  scheme: z.string(),
  status: z.enum(RUN_STATUSES),
  /** Null unless it is running. */
  stage: z.enum(RUN_STAGES).nullable(),
  parameters: z.unknown(),
  asOf: z.string(),
  from: z.string(),
  to: z.string(),
  currency: z.string(),
  model: z.unknown(),
  summary: storedSummary.nullable(),
  movement: z.array(movementCell).nullable(),
  againstRunId: z.number().nullable(),
  /** The last run that customers were shown and that is at least four weeks older, and who moved since; null where there was none, and for runs of earlier versions. */
  usualRunId: z.number().nullable(),
  usualMovement: z.array(movementCell).nullable(),
  rowsKept: z.boolean(),
  /** Whether standing shows it, or did until a later one took its place. */
  published: z.boolean(),
  /** Whether it tries parameters out: standing never shows it then, whatever they are. */
  trial: z.boolean(),
  cancelAsked: z.boolean(),
  failureCode: z.string().nullable(),
  failureParams: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
  /** Null for the system, which asks each night. */
  requestedByName: z.string().nullable(),
  requestedAt: z.date(),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
})
export type RunRow = z.infer<typeof runRow>

export interface RunOutcome {
  model: unknown
  summary: StoredSummary
  movement: readonly MovementCell[] | null
  againstRunId: number | null
  usualMovement: readonly MovementCell[] | null
  usualRunId: number | null
  published: boolean
}

/** Makes what is stored of a summary; `ranks` are the best and the worst rank of each class that has customers. */
export function toStoredSummary(
  summary: RunSummary,
  beside: {
    positiveTotal: number | null
    topShares: StoredSummary['topShares']
    ranks: ReadonlyMap<string, { first: number; last: number }>
    withoutWaybills: number
    excluded: StoredSummary['excluded']
  },
): StoredSummary {
  return {
    classes: summary.classes.map((entry) => ({
      ...entry,
      firstRank: beside.ranks.get(entry.class)?.first ?? null,
      lastRank: beside.ranks.get(entry.class)?.last ?? null,
    })),
    totalValue: summary.totalValue,
    positiveTotal: beside.positiveTotal,
    topShares: beside.topShares,
    customers: summary.customers,
    valueUnit: summary.valueUnit,
    unpriced: summary.unpriced,
    withoutWaybills: beside.withoutWaybills,
    excluded: beside.excluded,
    withoutBefore: summary.withoutBefore,
    fitted: summary.fitted === null ? null : { ...summary.fitted },
  }
}
