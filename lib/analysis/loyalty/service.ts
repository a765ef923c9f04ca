import type { Day } from '#lib/core/day'
import { daysBetween } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import { maskCustomerName } from '#lib/core/personal'
import { ratioOrNull } from '#lib/core/ratio'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { leftOutOf } from '../left-out/service.ts'
import { lossFieldOf } from '../metrics/loss-field.ts'
import type { Reach } from '../period/reach.ts'
import { reachOf } from '../period/reach.ts'
import { LOYALTY_CLASSES } from '../schemes/loyalty.ts'
import type { LeafPlan, Sample } from './factor-tree.ts'
import { compareSamples, FACTOR_TREE, MEASURES, SIDES } from './factor-tree.ts'
import type { AnswerGiven, CellRow, LoyaltyRow, SampleRow } from './repository.ts'
import { findAnswer, findLoyaltyPeriod, listLoyaltyRows, sampleMeasures, sumCells } from './repository.ts'
import type { ListLoyaltyInput, LoyaltyInput, LoyaltyListResource, LoyaltyResource, TreeResource } from './schema.ts'
import { seenSince } from './seen.ts'
import type { Tie } from './why.ts'
import { tiesOf } from './why.ts'

function reachFields({ from, to }: Period, { reader, outlet }: Reach) {
  const scope = reader.kind === 'all' ? ('company' as const) : ('own' as const)
  return { from, to, scope, outlet: outlet === null ? null : String(outlet.id) }
}

/**
 * Answers how the customers within reach stand in loyalty after Dick & Basu, attitude by repeat: customers and revenue of twelve months by the class that stands, and how much revenue is at risk for its
 * loyalty is spurious. Who is archived or merged away is left out. Null until a night has kept it. Throws `not_found` for an outlet out of reach.
 * @source docs/formulas.md#false-loyalty
 */
export async function getLoyalty(ctx: Context, input: LoyaltyInput): Promise<LoyaltyResource> {
  const reach = await reachOf(ctx, input)
  const [period, rows] = await Promise.all([findLoyaltyPeriod(ctx.db), sumCells(ctx.db, reach.customers)])
  if (period === null) return null
  const sum = (some: readonly CellRow[], of: (row: CellRow) => number) => some.reduce((total, row) => total + of(row), 0)
  const known = sum(
    rows.filter((row) => row.class !== 'unknown'),
    ({ customers }) => customers,
  )
  const cells = LOYALTY_CLASSES.map((each) => {
    const row = rows.find((one) => one.class === each)
    const customers = row?.customers ?? 0
    return {
      class: each,
      customers,
      revenue_minor: row?.revenueMinor ?? 0,
      share_of_known: each === 'unknown' ? null : ratioOrNull(customers, known),
    }
  })
  return {
    ...reachFields(period, reach),
    currency: ctx.company.currency,
    ...(await leftOutOf(ctx, 'loyalty', { needs: 'freight', ...input })),
    customers: sum(rows, ({ customers }) => customers),
    known,
    revenue_minor: sum(rows, ({ revenueMinor }) => revenueMinor),
    at_risk_minor: cells.find((cell) => cell.class === 'spurious')?.revenue_minor ?? 0,
    cells,
  }
}

/**
 * Answers what loyalty hangs on: the tree of document 003, each leaf measured over twelve months for loyal customers and for the others whose attitude is known, with difference, interval and whether it
 * lies as the tree says; what nothing measures is named as such. Null until a night has kept it. Throws `not_found` for an outlet out of reach.
 * @source docs/formulas.md#loyalty-tree
 */
export async function getLoyaltyTree(ctx: Context, input: LoyaltyInput): Promise<TreeResource> {
  const reach = await reachOf(ctx, input)
  const [period, rows] = await Promise.all([
    findLoyaltyPeriod(ctx.db),
    sampleMeasures(ctx.db, reach.customers, { measures: MEASURES, sides: SIDES }),
  ])
  if (period === null) return null
  const branches = FACTOR_TREE.map(({ key, leaves }) => ({ key, leaves: leaves.map((leaf) => leafOf(leaf, rows)) }))
  return { ...reachFields(period, reach), branches }
}

const NOBODY: Sample = { customers: 0, mean: null, variance: null }

function leafOf({ key, measure, direction }: LeafPlan, rows: readonly SampleRow[]) {
  const of = (loyal: boolean): Sample => rows.find((row) => row.measure === measure && row.loyal === loyal) ?? NOBODY
  const [loyal, others] = [of(true), of(false)]
  const compared = compareSamples(loyal, others, direction)
  const isMeasured = measure !== null
  return {
    ...{ key, measured: isMeasured, direction },
    loyal: { customers: loyal.customers, mean: loyal.mean },
    others: { customers: others.customers, mean: others.mean },
    ...compared,
    verdict: isMeasured ? compared.verdict : ('not_measured' as const),
  }
}

/** A customer of a class of loyalty, with what may hold it; a person's name is masked. */
export interface LoyaltyCustomer extends Omit<LoyaltyRow, 'kind'> {
  ties: Tie[]
}

/** Answers the day after which a mark must have been set to hold. */
const seenAfterOf = ({ now, company }: Context): Day => seenSince(dayOf(now, company.timeZone))

/** Lists the customers within reach of a class of loyalty, those of spurious loyalty unless asked otherwise, by their revenue of twelve months, with what may hold them. Throws `invalid_cursor`, `not_found`
 * for an outlet out of reach. */
export async function listLoyalty(
  ctx: Context,
  { class: asked, sort, limit, cursor, seen, handed_out: handedOut, ...where }: ListLoyaltyInput,
): Promise<{ rows: LoyaltyCustomer[]; nextCursor: string | null; previousCursor: string | null }> {
  const { customers: scope, outlet } = await reachOf(ctx, where)
  const { timeZone } = ctx.company
  const page = await listLoyaltyRows(ctx.db, {
    ...{ scope, class: asked, outletIds: outlet?.ids, handedOut, seen, seenAfter: seenAfterOf(ctx), timeZone },
    ...{ falling: sort === '-revenue', limit, cursor, now: ctx.now },
  })
  const today = dayOf(ctx.now, timeZone)
  return { ...page, rows: page.rows.map((row) => viewRow(row, today)) }
}

const DAYS_OF_YEAR = 365.25

function viewRow({ kind, name, ...row }: LoyaltyRow, today: Day): LoyaltyCustomer {
  const { discount, shareOfWallet, connected, customerSince } = row
  const yearsAsCustomer = customerSince === null ? null : daysBetween(customerSince, today) / DAYS_OF_YEAR
  return {
    ...row,
    name: maskCustomerName(kind, name),
    ties: tiesOf({ discount, shareOfWallet, rivals: row.rivals.length, connected, yearsAsCustomer }),
  }
}

/** Answers which answer of a customer tells its attitude, with the survey that it is of: the latest of the twelve months that the last night looked at. Null without one, and for a customer out of reach. */
export function answerOf(ctx: Context, customerId: number): Promise<AnswerGiven | null> {
  return findAnswer(ctx.db, customerId, permit(ctx, 'analysis:read'))
}

/** The same as programs read it. */
export async function listLoyaltyResources(ctx: Context, input: ListLoyaltyInput): Promise<LoyaltyListResource> {
  const { rows, nextCursor } = await listLoyalty(ctx, input)
  const named = (id: number | null, name: string | null) => (id === null ? null : { id: String(id), name: name ?? '' })
  const data = rows.map((row) => ({
    customer: { id: String(row.id), external_id: row.externalId, name: row.name },
    owner: named(row.ownerId, row.ownerName),
    outlet: named(row.outletId, row.outletName),
    ...{ revenue_minor: row.revenueMinor, shipments: row.shipments, discount: row.discount, share_of_wallet: row.shareOfWallet },
    ...{ rivals: row.rivals, connected: row.connected, ties: row.ties },
    ...{ open_complaints: row.openComplaints, open_claims: row.openClaims, last_touch_on: row.lastTouchOn, answer: row.answer },
    ...{ nearly_gone: row.nearlyGone, loss: lossFieldOf(row.loss) },
    open_task_id: row.openTask === null ? null : String(row.openTask.id),
    seen: row.seen,
  }))
  return { ...(await leftOutOf(ctx, 'loyalty', { needs: 'freight', outlet: input.outlet })), data, next_cursor: nextCursor }
}
