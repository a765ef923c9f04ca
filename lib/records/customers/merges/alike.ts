import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { findCandidates, findCustomerRow } from '../repository.ts'
import { searchLine } from '../search-text.ts'
import { found } from '../service.ts'
import type { CustomerView } from '../view.ts'
import { maskedView } from '../view.ts'
import { nameCore } from './name-core.ts'
import { listAlikeRows } from './repository.ts'

/** By what two customers may be one. */
export const alikeBy = ['credit_code', 'phone', 'name'] as const
export type AlikeBy = (typeof alikeBy)[number]

export interface AlikeCustomer {
  customer: CustomerView
  /** Everything that speaks for it, the strongest first. */
  by: AlikeBy[]
}

/** So many that have a name alike are looked at; a name that more have says nothing. */
const mostByName = 200
const shown = 8

/**
 * Answers customers that may be the same as one, of those that the actor may merge: with the same credit code, with a telephone number of it or of its contacts, or with
 * a name that holds the same core. The strongest first, at most eight, masked. Throws `not_found` out of scope.
 */
export async function findAlike(ctx: Context, id: RecordId): Promise<AlikeCustomer[]> {
  const scope = permit(ctx, 'customer:merge')
  const own = found(await findCustomerRow(ctx.db, scope, id))
  const core = own.kind === 'consumer' ? own.name : nameCore(own.name, own.address)
  const line = core === null ? null : searchLine(core).trim()
  const byName =
    line === null || Array.from(line).length < 2
      ? { ids: '{}', count: 0 }
      : await findCandidates(ctx.db, { text: line, spelled: null, phones: [], lastFour: null }, mostByName)
  const rows = await listAlikeRows(ctx.db, scope, {
    rootId: own.id,
    creditCode: own.creditCode,
    byName: byName.count < mostByName ? byName.ids : '{}',
    limit: shown,
  })
  return rows.map(({ byCreditCode, byPhone, byName: named, ...row }) => ({
    customer: maskedView(row),
    by: alikeBy.filter((each) => ({ credit_code: byCreditCode, phone: byPhone, name: named })[each]),
  }))
}
