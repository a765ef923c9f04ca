import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { AppError } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { cutTo } from '#lib/platform/scope/combine'
import type { Scope } from '#lib/platform/scope/scope'
import type { PeriodKey } from '../period/preset.ts'
import { periodChoices } from '../period/preset.ts'
import { lastFullDay, periodOf } from '../period/question.ts'
import { heldBy, reachOf } from '../period/reach.ts'
import type { ChartFilter } from './chart-filter.ts'
import type { ChartFilters } from './schema.ts'

/** What a chart is read over: the days of its preset, and what narrows it. `ctx` of the reading is narrowed to outlet and owner already. */
export interface ChartGround {
  period: { from: Day; to: Day; asOf: Day }
  /** The days as the services of figures take them. */
  asked: { from?: Day; to?: Day; as_of?: Day; outlet?: string }
  outlet: string | undefined
  outletIds: readonly number[] | null
  owner: string | undefined
  kind: ChartFilters['kind']
  /** The reader without the cut to an outlet, for figures by the outlet that accepted a waybill. */
  reader: Context
}

/**
 * Answers the reader cut to the outlet or the owner that a chart is narrowed to, with the days of its preset. Every permission is cut, so that whatever a chart reads lies within both. Filters that the
 * chart does not take are passed over, and said (`said-filters.ts`). Throws `not_found` for an outlet or an owner out of reach.
 */
export async function groundOf(
  ctx: Context,
  filters: ChartFilters,
  taken: readonly ChartFilter[],
): Promise<{ ctx: Context; ground: ChartGround }> {
  const outlet = taken.includes('outlet') ? filters.outlet : undefined
  const owner = taken.includes('owner') && outlet === undefined ? filters.owner : undefined
  const days = daysOf(ctx, taken.includes('period') ? filters.period : undefined)
  const reached = outlet === undefined ? null : await reachOf(ctx, { outlet })
  const outletIds = reached?.outlet?.ids ?? null
  const ground: ChartGround = {
    period: periodOf(ctx, days),
    asked: { ...days, ...(outlet === undefined ? {} : { outlet }) },
    ...{ outlet, outletIds, owner },
    kind: taken.includes('kind') ? filters.kind : undefined,
    reader: owner === undefined ? ctx : cut(ctx, ownedBy(ctx, Number(owner))),
  }
  if (outletIds !== null) return { ctx: cut(ctx, { kind: 'some', ownerIds: [], outletIds, collaboratorId: null }), ground }
  return { ctx: ground.reader, ground }
}

function daysOf(ctx: Context, preset: PeriodKey = 'year') {
  const usual = lastFullDay(ctx)
  const choice = periodChoices(dayOf(ctx.now, ctx.company.timeZone))[preset]
  if (choice === null) return { as_of: usual }
  return choice.to > addDays(usual, 1) ? { from: choice.from, to: choice.to } : { ...choice, as_of: usual }
}

/** The customers of one owner; of whom the reader sees no customers as their owner's, there is no such filter. */
function ownedBy(ctx: Context, owner: number): Scope {
  const reader = ctx.actor.permissions['analysis:read']
  if (reader === undefined || (reader.kind === 'some' && !reader.ownerIds.includes(owner))) throw new AppError('not_found', {})
  return heldBy(owner)
}

function cut(ctx: Context, to: Scope): Context {
  const permissions = Object.fromEntries(Object.entries(ctx.actor.permissions).map(([name, scope]) => [name, cutTo(scope, to)]))
  return { ...ctx, actor: { ...ctx.actor, permissions } }
}
