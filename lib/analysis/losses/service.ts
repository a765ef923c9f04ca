import { minorPerMajor } from '#lib/core/money'
import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import type { LeftOut } from '../left-out/service.ts'
import { tellKept } from '../left-out/service.ts'
import { ownerIdOf, reachOf } from '../period/reach.ts'
import { serviceCostSetting } from '../year-value/settings.ts'
import type { LossRates, LossState, LossSums, WinBackWay } from './loss.ts'
import { rateLosses, stateOfLoss, WIN_BACK_WAYS } from './loss.ts'
import type { LossFilter, LossRow, SumsRow } from './repository.ts'
import { listLossesOfCustomer, listLossRows, sumLeftOutOfLosses, sumLosses } from './repository.ts'
import type { ListLossesInput, LossFiguresInput } from './schema.ts'

/** A loss as screens show it; a person's name is masked. */
export interface LossView extends LossRow {
  state: LossState
}

function viewLoss(row: LossRow): LossView {
  const name = maskCustomerName(row.kind, row.name)
  return { ...row, name, state: stateOfLoss({ ...row, attempts: row.attempts.length }) }
}

/** Lists the losses of customers within reach. Throws `invalid_cursor`, `not_found` for an outlet out of reach. */
export async function listLosses(
  ctx: Context,
  { limit, cursor, sort, ...asked }: ListLossesInput,
): Promise<{ rows: LossView[]; nextCursor: string | null; previousCursor: string | null }> {
  const { customers: scope, outlet } = await reachOf(ctx, asked)
  const falling = sort.startsWith('-')
  const key = sort === 'lost_on' || sort === '-lost_on' ? 'lost_on' : 'revenue'
  const page = await listLossRows(ctx.db, {
    ...{ scope, filter: await filterOf(ctx, asked, outlet?.ids), sort: key, falling, limit, cursor, now: ctx.now },
  })
  return { ...page, rows: page.rows.map(viewLoss) }
}

type Asked = Partial<Pick<ListLossesInput, 'state' | 'cause' | 'way' | 'owner' | 'lost_from' | 'lost_to'>>

async function filterOf(ctx: Context, asked: Asked, outletIds: readonly number[] | undefined): Promise<LossFilter> {
  return {
    ...{ state: asked.state, cause: asked.cause, way: asked.way, outletIds },
    ownerId: asked.owner === undefined ? undefined : await ownerIdOf(ctx, asked.owner),
    ...{ lostFrom: asked.lost_from, lostTo: asked.lost_to },
  }
}

/** Answers the losses of one customer, the latest first; nothing for a customer out of scope. */
export async function lossesOfCustomer(ctx: Context, customerId: number): Promise<LossView[]> {
  return (await listLossesOfCustomer(ctx.db, customerId, permit(ctx, 'analysis:read'))).map(viewLoss)
}

export type RatedLosses = LossSums & LossRates

export interface LossFigures {
  all: RatedLosses
  /** The largest lost revenue first; null is not recorded. */
  causes: (RatedLosses & { cause: string | null })[]
  ways: (RatedLosses & { way: WinBackWay })[]
  /** What revenue and margin of the years before leave out: waybills without freight or cost, and in other currencies. */
  leftOut: LeftOut
}

/**
 * Answers why customers within reach left, what they had brought, and what winning them back came to, over losses of some days; amounts in minor units of the company's currency. Throws `not_found` for an outlet out
 * of reach.
 * @source docs/formulas.md#losses-and-win-back
 */
export async function getLossFigures(ctx: Context, asked: LossFiguresInput): Promise<LossFigures> {
  const { customers: scope, outlet } = await reachOf(ctx, asked)
  const filter = await filterOf(ctx, asked, outlet?.ids)
  const { sales_hour: rate, call_hours: callHours, visit_hours: visitHours } = await getSetting(ctx.db, serviceCostSetting)
  const rates = { callHours, visitHours, hourMinor: rate * minorPerMajor(ctx.company.currency) }
  const [byCause, byWay, leftOut] = await Promise.all([
    sumLosses(ctx.db, 'cause', { scope, filter, rates }),
    sumLosses(ctx.db, 'way', { scope, filter, rates }),
    sumLeftOutOfLosses(ctx.db, scope, filter),
  ])
  return {
    all: rated(byCause.reduce(added, nothing)),
    causes: byCause.map(({ key, ...sums }) => ({ cause: key, ...rated(sums) })),
    ways: WIN_BACK_WAYS.flatMap((way) =>
      byWay.filter(({ key }) => key === way).map(({ key: _key, ...sums }) => ({ way, ...rated(sums) })),
    ),
    leftOut: tellKept(leftOut),
  }
}

const rated = (sums: LossSums): RatedLosses => ({ ...sums, ...rateLosses(sums) })

const nothing: LossSums = {
  ...{
    losses: 0,
    back: 0,
    revenueMinor: 0,
    marginMinor: 0,
    tried: 0,
    won: 0,
    cameBack: 0,
    returnedMinor: 0,
    returnedOfMinor: 0,
    returned: 0,
    costMinor: 0,
    timeMinor: 0,
  },
}

function added(left: LossSums, right: SumsRow): LossSums {
  return {
    losses: left.losses + right.losses,
    back: left.back + right.back,
    revenueMinor: left.revenueMinor + right.revenueMinor,
    marginMinor: left.marginMinor + right.marginMinor,
    tried: left.tried + right.tried,
    won: left.won + right.won,
    cameBack: left.cameBack + right.cameBack,
    returnedMinor: left.returnedMinor + right.returnedMinor,
    returnedOfMinor: left.returnedOfMinor + right.returnedOfMinor,
    returned: left.returned + right.returned,
    costMinor: left.costMinor + right.costMinor,
    timeMinor: left.timeMinor + right.timeMinor,
  }
}
