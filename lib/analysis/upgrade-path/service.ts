import { addDays, addMonths, daysBetween, monthsBetween, quarterOf } from '#lib/core/day'
import { maskCustomerName } from '#lib/core/personal'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import { readLostRule } from '#lib/records/customers/lost-rule'
import { getCustomer } from '#lib/records/customers/service'
import { findShownRun } from '../classification/shown-run.ts'
import type { LeftOut, Needs } from '../left-out/service.ts'
import { leftOutOf } from '../left-out/service.ts'
import type { GateLine, Lifecycle } from '../lifecycle/gate.ts'
import { listGates } from '../lifecycle/service.ts'
import { lifecycleSetting } from '../lifecycle/settings.ts'
import { reachOf } from '../period/reach.ts'
import { abc } from '../schemes/abc.ts'
import { findRecordsMonth } from './before-records/repository.ts'
import { countCohorts, countCohortsBefore } from './cohorts/repository.ts'
import { countMoves } from './moves/repository.ts'
import type { PathMonth, StalledOnly } from './path.ts'
import { goesUp, mayHavePassed, monthsOfChanges, pathPeriod, STAGES } from './path.ts'
import type { LifecycleChangeRow, Reachable, StalledRow } from './repository.ts'
import { countStages, listChangesOf, listStalledRows, listUsual } from './repository.ts'

const QUARTERS_SHOWN = 8
const MONTHS_A_QUARTER = 3
/** So long after a complaint, an appeal or a claim a customer counts as one to be won back. */
const RECOVERY_DAYS = 90

/** Answers the days whose complaints, appeals and claims count, today among them; `to` is the day after. */
export function recoveryPeriod({ now, company }: Pick<Context, 'now' | 'company'>): { from: string; to: string } {
  const today = dayOf(now, company.timeZone)
  return { from: addDays(today, -RECOVERY_DAYS), to: addDays(today, 1) }
}

export interface PathStage {
  stage: Lifecycle
  customers: number
  /** Revenue as the shown ABC run has it, minor units. */
  valueMinor: number
  /** Just short of the next gate, in the last night, and of these those of whom only the question how they think of us is missing. */
  near: number
  ask: number
  /** With all that the next stage asks for, in the last night: somebody may raise them. */
  open: number
  /** Customers of before the records among them, of whom nobody saw when they became one. */
  earlier: number
  /** Those that were stated to be at it and are lost: they are not among its customers. */
  lost: number
  /** How many came up from it in the period, and how many fell from it. */
  wentUp: number
  wentDown: number
  /** How many days those that went up stood here, in the middle of them, over the whole company; null where nobody did. */
  usualDays: number | null
  usualOf: number
}

export interface PathCohort {
  /** First day of the quarter of the first waybill. */
  quarter: string
  customers: number
  /** How many came so far at any time since, wherever they stand today. */
  regular: number
  loyal: number
  /** Of its customers; 0–1. Null where nobody has passed the gate and nobody that came in the quarter can have yet, and until a night has seen who passed it; that of the loyal also while nobody was ever stated to be: waybills do not tell it. */
  regularShare: number | null
  loyalShare: number | null
}

export interface UpgradePath {
  /** [from, to). */
  from: string
  to: string
  scope: 'company' | 'own'
  stages: PathStage[]
  months: PathMonth[]
  cohorts: PathCohort[]
  /** The month with which the records begin, null without any, and how many were customers before it, so that they are in no quarter. */
  earlier: { recordsFrom: string | null; customers: number }
  /** How many became customers within the records, before the quarters that are told. */
  beforeQuarters: number
  /** What the amounts of the stages leave out, and whether these are revenue or margin. */
  leftOut: LeftOut & { needs: Needs }
}

/**
 * Answers how many customers within reach stand at each stage of the path, without those that are lost, who went up and down in the last twelve months up to yesterday, the running one included, how long those that went up had stood before, and which share of the customers of
 * each quarter has passed each gate. Customers of before the records are no new ones: they are in no quarter, and what waybills tell of them is no change.
 * @source docs/formulas.md#upgrade-path
 */
export async function getUpgradePath(ctx: Context): Promise<UpgradePath> {
  const scope = permit(ctx, 'analysis:read')
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const period = pathPeriod(today)
  const firstQuarter = addMonths(quarterOf(addDays(today, -1)), -MONTHS_A_QUARTER * (QUARTERS_SHOWN - 1))
  const lost = await readLostRule(ctx)
  const cuts = await getSetting(ctx.db, lifecycleSetting)
  const [counts, changes, cohorts, beforeQuarters, recordsFrom, usual, leftOut] = await Promise.all([
    countStages(ctx.db, scope, lost.before, cuts.loyal_wallet_share),
    countMoves(ctx.db, period, scope),
    countCohorts(ctx.db, { from: firstQuarter, to: today }, scope),
    countCohortsBefore(ctx.db, firstQuarter, scope),
    findRecordsMonth(ctx.db),
    listUsual(ctx.db),
    leftOutOfValue(ctx),
  ])
  const went = (stage: Lifecycle, up: boolean) =>
    changes.filter((change) => change.from === stage && goesUp(change) === up).reduce((sum, { customers }) => sum + customers, 0)
  return {
    ...{ ...period, scope: scope.kind === 'all' ? 'company' : 'own' },
    stages: STAGES.map((stage) => {
      const count = counts.find((each) => each.stage === stage)
      const known = usual.find((each) => each.stage === stage)
      return {
        ...{ stage, customers: count?.customers ?? 0, valueMinor: count?.valueMinor ?? 0, near: count?.near ?? 0 },
        ...{ ask: count?.ask ?? 0, open: count?.open ?? 0 },
        ...{ earlier: count?.earlier ?? 0, lost: count?.lost ?? 0 },
        ...{ wentUp: went(stage, true), wentDown: went(stage, false) },
        ...{ usualDays: known?.days ?? null, usualOf: known?.customers ?? 0 },
      }
    }),
    months: monthsOfChanges(monthsBetween(period.from, period.to), changes),
    cohorts: cohorts.map(({ regularIsKnown, loyalIsStated, ...cohort }) => {
      const may = mayHavePassed(cohort.quarter, today, cuts)
      return {
        ...cohort,
        regularShare: regularIsKnown && (may.regular || cohort.regular > 0) ? cohort.regular / cohort.customers : null,
        loyalShare: loyalIsStated && (may.loyal || cohort.loyal > 0) ? cohort.loyal / cohort.customers : null,
      }
    }),
    beforeQuarters,
    earlier: { recordsFrom, customers: counts.reduce((sum, each) => sum + each.inNoQuarter, 0) },
    leftOut,
  }
}

/** What the value of customers leaves out, as the shown run of ABC has it; nothing is said where there is none, or where it counts pieces. */
async function leftOutOfValue(ctx: Context): Promise<LeftOut & { needs: Needs }> {
  const run = await findShownRun(ctx, 'abc')
  const without = run === null ? null : abc.unpricedBy(abc.parameters.parse(run.parameters))
  const needs = without === 'uncosted' ? 'both' : 'freight'
  if (run === null || without === null) return { unpriced: null, excluded: [], needs }
  return { ...(await leftOutOf(ctx, `abc_${run.id}`, { needs })), needs }
}

/** A customer that does not get on. */
export interface StalledCustomer extends Omit<StalledRow, 'kind'> {
  /** Days that it stands at its stage. */
  days: number
  /** What of the next gate is missing, as of now. */
  missing: GateLine[]
  /** Somebody may raise it: it stands there still, and of its gate, which was looked at, nothing is missing. */
  open: boolean
}

export interface StalledAsked {
  /** Left out, every stage: for those that were new in a quarter. */
  stage?: Lifecycle | undefined
  /** First day of a quarter, whose new customers are listed whether they are stalled or not. */
  cohort?: string | undefined
  /** Of these only whoever has come so far at any time since. */
  reached?: Reachable | undefined
  only?: StalledOnly | undefined
  outlet?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** Lists the customers within reach that stand at a stage longer than customers usually do, or just short of its gate, as the last night saw them, with what is missing now, or those with nothing missing; those that pay most first. Throws `invalid_cursor`,
 * `not_found` for an outlet out of reach. */
export async function listStalled(
  ctx: Context,
  { stage, cohort, reached, only, limit, cursor, ...asked }: StalledAsked,
): Promise<{ rows: StalledCustomer[]; nextCursor: string | null; previousCursor: string | null }> {
  const { customers: scope, outlet } = await reachOf(ctx, asked)
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const usual = (await listUsual(ctx.db)).find((each) => each.stage === stage)
  const page = await listStalledRows(ctx.db, {
    ...{
      scope,
      stage: stage ?? null,
      cohort: cohort ?? null,
      reached: reached ?? null,
      only,
      walletCut: (await getSetting(ctx.db, lifecycleSetting)).loyal_wallet_share,
      outletIds: outlet?.ids,
      limit,
      cursor,
      now: ctx.now,
    },
    today,
    before: usual === undefined ? null : addDays(today, -Math.floor(usual.days) - 1),
    ...{ casesFrom: recoveryPeriod(ctx).from, lostBefore: (await readLostRule(ctx)).before },
  })
  const gates = await listGates(
    ctx,
    page.rows.map((row) => ({ id: row.id, stage: row.stage })),
  )
  return {
    ...page,
    rows: page.rows.map(({ kind, name, ...row }) => {
      const missing = gates.get(row.id)?.filter(({ holds }) => !holds)
      return {
        ...row,
        name: maskCustomerName(kind, name),
        days: daysBetween(row.since, today),
        missing: missing ?? [],
        open: row.stands && missing?.length === 0,
      }
    }),
  }
}

/** Lists the changes of a customer's stage of life, the latest first, fifty at most; those of customers merged into it among them. Throws `not_found` out of scope. */
export async function listLifecycleChanges(ctx: Context, id: RecordId): Promise<LifecycleChangeRow[]> {
  return listChangesOf(ctx.db, (await getCustomer(ctx, id)).id)
}
