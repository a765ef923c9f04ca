import type { Context } from '#lib/platform/context'
import { ownerIdOf } from '../period/reach.ts'
import type { Balance } from './balance.ts'
import type { ContactBalanceInput, ContactBalanceResource } from './schema.ts'
import type { BalanceSum, BalanceTotal, CustomerBalance } from './service.ts'
import { getContactBalance, listContactBalance } from './service.ts'

/** Answers who is contacted more and less than the class asks for as an answer of the API: sums, by owner, and a page of customers. Throws `invalid_cursor`, `not_found` for an outlet or a user out of reach. */
export async function getContactBalanceResource(
  ctx: Context,
  { owner: asked, ...input }: ContactBalanceInput,
): Promise<ContactBalanceResource> {
  const owner = asked === undefined ? undefined : await ownerIdOf(ctx, asked)
  const [sums, page] = await Promise.all([getContactBalance(ctx), listContactBalance(ctx, { ...input, owner })])
  return {
    ...{ as_of: sums.asOf, currency: ctx.company.currency, scope: sums.scope, ...viewTotals(sums) },
    owners: sums.owners.map(({ owner, ...of }) => ({
      owner: owner === null ? null : { id: String(owner.id), name: owner.name },
      ...viewTotals(of),
    })),
    standing: input.standing,
    data: page.rows.map(viewRow),
    next_cursor: page.nextCursor,
  }
}

function viewTotals({ less, more, even }: Record<Balance, BalanceTotal>) {
  const viewSum = ({ customers, hours, gapMinor }: BalanceSum) => ({ customers, hours, gap_minor: gapMinor })
  const view = ({ ofLoss, ...all }: BalanceTotal) => ({ ...viewSum(all), of_loss: viewSum(ofLoss) })
  return { less: { ...view(less), longer: viewSum(less.longer) }, more: view(more), even: view(even) }
}

function viewRow(row: CustomerBalance): ContactBalanceResource['data'][number] {
  return {
    customer: { id: String(row.id), external_id: row.externalId, name: row.name },
    owner: row.ownerId === null ? null : { id: String(row.ownerId), name: row.ownerName ?? '' },
    ...{
      rhythm: row.rhythm,
      days: row.days,
      calls: row.calls,
      visits: row.visits,
      asked: row.asked,
      asked_visits: row.askedVisits,
    },
    ...{ hours: row.hours, asked_hours: row.askedHours, gap_minor: row.gapMinor },
    ...{ loses: row.loses, profit_minor: row.profitMinor },
  }
}
