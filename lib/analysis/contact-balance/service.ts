import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import type { CadencePlan, Rhythm } from '#lib/records/cadence/rhythm'
import { cadencePlanOf } from '#lib/records/cadence/rhythm'
import { cadence } from '#lib/records/cadence/settings'
import { reachOf } from '../period/reach.ts'
import type { Balance } from './balance.ts'
import { askedADay, BALANCES } from './balance.ts'
import type { BalanceRow, BalanceSums } from './repository.ts'
import { listBalanceRows, sumBalances } from './repository.ts'

/** A customer with what it was given of contacts and what its class asks for; the name of a person is masked. */
export interface CustomerBalance extends Omit<BalanceRow, 'kind'> {
  /** What `asked` consists of, by the rhythm as it is set: visits, and calls beyond them. */
  askedVisits: number
  askedCalls: number
}

export interface BalanceAsked {
  standing: Balance
  /** Only customers that lose us money, or only the others. */
  loses?: boolean | undefined
  owner?: number | undefined
  outlet?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** Lists the customers within reach that were contacted more, or less, than their class asks for over ninety days, as of the last night; those with the largest difference in cost first. Throws `invalid_cursor`, `not_found` for an outlet out of reach. */
export async function listContactBalance(
  ctx: Context,
  { standing, loses, owner, limit, cursor, ...asked }: BalanceAsked,
): Promise<{ rows: CustomerBalance[]; nextCursor: string | null; previousCursor: string | null }> {
  const { customers: scope, outlet } = await reachOf(ctx, asked)
  const [page, plan] = await Promise.all([
    listBalanceRows(ctx.db, {
      ...{ scope, standing, loses, ownerId: owner, outletIds: outlet?.ids, limit, cursor, now: ctx.now },
    }),
    getSetting(ctx.db, cadence).then(cadencePlanOf),
  ])
  const rows = page.rows.map(({ kind, name, ...row }) => {
    const askedVisits = Math.min(row.asked, visitsADay(plan, row.rhythm) * row.days)
    return { ...row, name: maskCustomerName(kind, name), askedVisits, askedCalls: row.asked - askedVisits }
  })
  return { ...page, rows }
}

const NO_HOURS = { call: 0, visit: 0 }

function visitsADay({ rhythms }: CadencePlan, key: Rhythm): number {
  const rhythm = rhythms.find((each) => each.key === key)
  return rhythm === undefined ? 0 : askedADay(rhythm, NO_HOURS).visits
}

/** A sum, and what of it is of customers that lose us money: more contact does not mend these, price and cost come first. */
export interface BalanceTotal extends BalanceSum {
  ofLoss: BalanceSum
  /** Of those contacted less, who had few contacts that took more hours than asked: these are in no missing hours. */
  longer: BalanceSum
  /** Hours of all the others. */
  otherHours: number
}

/** Customers, hours beyond what is asked (below zero: that are missing) and what they cost, in minor units. */
export interface BalanceSum {
  customers: number
  hours: number
  gapMinor: number
}

export interface OwnerBalance extends Record<Balance, BalanceTotal> {
  owner: { id: number; name: string } | null
}

export interface ContactBalance extends Record<Balance, BalanceTotal> {
  scope: 'company' | 'own'
  /** The last day of the ninety; null before the first night. */
  asOf: string | null
  /** Whose customers miss most first. */
  owners: OwnerBalance[]
}

/** Adds up how many customers within reach were contacted more and less than their class asks for, which hours that costs and misses, and by owner. */
export async function getContactBalance(ctx: Context): Promise<ContactBalance> {
  const scope = permit(ctx, 'analysis:read')
  const sums = await sumBalances(ctx.db, scope)
  const owners = [...new Set(sums.map(({ ownerId }) => ownerId))].map((id): OwnerBalance => {
    const own = sums.filter(({ ownerId }) => ownerId === id)
    return { owner: id === null ? null : { id, name: own[0]?.ownerName ?? '' }, ...totals(own) }
  })
  return {
    ...totals(sums),
    scope: scope.kind === 'all' ? 'company' : 'own',
    asOf: sums[0]?.asOf ?? null,
    owners: owners.sort((left, right) => left.less.gapMinor - right.less.gapMinor),
  }
}

const longerOf = ({ longerCustomers, longerHours, longerMinor }: BalanceSums): BalanceSum => ({
  ...{ customers: longerCustomers, hours: longerHours, gapMinor: longerMinor },
})

const NOTHING: BalanceSum = { customers: 0, hours: 0, gapMinor: 0 }

function totals(sums: readonly BalanceSums[]): Record<Balance, BalanceTotal> {
  const added = (some: readonly BalanceSum[]) =>
    some.reduce<BalanceSum>(
      (all, { customers, hours, gapMinor }) => ({
        customers: all.customers + customers,
        hours: all.hours + hours,
        gapMinor: all.gapMinor + gapMinor,
      }),
      NOTHING,
    )
  const total = (standing: Balance): BalanceTotal => {
    const own = sums.filter((each) => each.standing === standing)
    const others = added(own.filter(({ loses }) => !loses))
    return {
      ...added(own),
      longer: added(own.map(longerOf)),
      ofLoss: added(own.filter(({ loses }) => loses)),
      otherHours: others.hours,
    }
  }
  const [less, more, even] = BALANCES
  return { less: total(less), more: total(more), even: total(even) }
}
