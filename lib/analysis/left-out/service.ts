import type { Period } from '#lib/core/period'
import type { Context } from '#lib/platform/context'
import type { Scope } from '#lib/platform/scope/scope'
import type { KeptLeftOutRow } from '../metrics/brought.ts'
import { reachOf } from '../period/reach.ts'
import type { LeftOutRow, WriteLeftOut } from './repository.ts'
import { countOfCustomer, isLeftOutKept, leftOutWriterOf, storeLeftOut, sumLeftOut } from './repository.ts'

/** The answers whose parts are kept, each with what it leaves out. */
export type KeptAnswer =
  | `abc_${number}`
  | 'concentration_alarms'
  | 'drops'
  | 'loyalty'
  | 'product_growth'
  | `profit_${string}`
  | `relationship_${'count' | 'scale'}_${number}`
  | 'retention'
  | 'revenue_change'
  | 'value_change'

/** What is not in the amounts of an answer. */
export interface LeftOut {
  /** Waybills whose amount is not known; null while nothing was kept. */
  unpriced: number | null
  /** By currency, of waybills in others than that of the answer. */
  excluded: { currency: string; waybills: number }[]
}

/**
 * Counts anew what an answer over the company's currency leaves out over some stretches of days that do not overlap, and keeps it beside its parts, by outlet and owner of the customers; for whatever keeps the answer. Archived customers
 * are left aside unless they are in the answer. May be killed and repeated.
 * @source docs/formulas.md#left-out
 */
export function keepLeftOut(
  { db, company }: Pick<Context, 'db' | 'company'>,
  answer: KeptAnswer,
  stretches: readonly Period[],
  { archived = false }: { archived?: boolean } = {},
): Promise<void> {
  return storeLeftOut(db, { answer, stretches, currency: company.currency, archived, replaces: answer })
}

/** Answers how to keep the same within a transaction that keeps the answer itself, of some customers alone: of those whom a select of the ids of roots names. */
export function leftOutWriter(
  { company }: Pick<Context, 'company'>,
  answer: KeptAnswer,
  stretches: readonly Period[],
): WriteLeftOut {
  return leftOutWriterOf({ answer, stretches, currency: company.currency, archived: false, replaces: answer })
}

/** Keeps the same of a run of ABC or of either matrix, once: what is told of it stays as it was when it ran, whatever was corrected since. */
export async function keepLeftOutOfRun(
  { db, company }: Pick<Context, 'db' | 'company'>,
  scheme: 'abc' | 'relationship_count' | 'relationship_scale',
  { id, from, to }: Period & { id: number },
): Promise<void> {
  const answer: KeptAnswer = `${scheme}_${id}`
  if (await isLeftOutKept(db, answer)) return
  await storeLeftOut(db, {
    ...{ answer, stretches: [{ from, to }], currency: company.currency, archived: false, replaces: `${scheme}_` },
  })
}

/** What the amounts of an answer need: freight, or freight and cost of the same waybill. */
export type Needs = 'freight' | 'both'

/** Answers what a kept answer leaves out of the customers within the reader's reach, of an outlet where one is asked for. Throws `not_found` for an outlet out of reach. */
export async function leftOutOf(
  ctx: Context,
  answer: KeptAnswer,
  { needs, outlet }: { needs: Needs; outlet?: string | undefined },
): Promise<LeftOut> {
  const { customers: scope } = await reachOf(ctx, { outlet })
  const rows = await sumLeftOut(ctx.db, answer, scope)
  return rows === null ? { unpriced: null, excluded: [] } : tell(rows, ctx.company.currency, needs)
}

/** Answers what figures of one customer within a scope, with those merged into it, leave out over some days. */
export async function leftOutOfCustomer(
  { db }: Pick<Context, 'db'>,
  rootId: number,
  { currency, needs, ...asked }: { period: Period; currency: string; scope: Scope; needs: Needs },
): Promise<LeftOut> {
  return tell(await countOfCustomer(db, rootId, asked), currency, needs)
}

/** Answers by currency what the amounts of one row leave out, as kept beside it. */
export function tellExcluded(kept: Readonly<Record<string, number>>): LeftOut['excluded'] {
  return Object.entries(kept)
    .map(([currency, waybills]) => ({ currency, waybills }))
    .sort((left, right) => (left.currency < right.currency ? -1 : 1))
}

/** Answers the same of many rows, added up. */
export function tellKept(rows: readonly KeptLeftOutRow[]): LeftOut {
  return {
    unpriced: rows.find(({ currency }) => currency === null)?.waybills ?? 0,
    excluded: rows.flatMap(({ currency, waybills }) => (currency === null ? [] : [{ currency, waybills }])),
  }
}

function tell(rows: readonly LeftOutRow[], currency: string, needs: Needs): LeftOut {
  const own = rows.find((row) => row.currency === currency)
  return {
    unpriced: (needs === 'both' ? own?.uncosted : own?.unpriced) ?? 0,
    excluded: rows
      .filter((row) => row.currency !== currency && row.waybills > 0)
      .map(({ currency: other, waybills }) => ({ currency: other, waybills })),
  }
}
