import { maskName, maskPhone } from '#lib/core/personal'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { countAllUpTo, countWithPartUpTo } from '#lib/platform/list/count-up-to'
import type { ListPage } from '#lib/platform/list/list-page'
import { subtreeIds } from '#lib/platform/org/outlets'
import { mayEver, permit } from '#lib/platform/scope/scope'
import type { Obstacle } from '../contacts/reach/reach.ts'
import { listReach } from '../contacts/reach/service.ts'
import { dueBefore } from '../customers/due-window.ts'
import { consumerPersonal, masked } from '../record/changes.ts'
import type { CadenceFilter, DueRow, OfferedChannel, OfferedRow } from './repository.ts'
import { dueRequest, listDueRows, listOffered, listWithContacts, wasDueBefore } from './repository.ts'
import type { CadenceChannel } from './rhythm.ts'

/** How far ahead a list of what is due looks, as `dueBefore` has it. */
export const cadenceWindows = ['overdue', 'today', 'week'] as const
export type CadenceWindow = (typeof cadenceWindows)[number]

export interface CadenceQuery {
  due: CadenceWindow
  channel?: CadenceChannel | undefined
  owner?: 'me' | number | undefined
  /** An outlet with everything below it. */
  outlet?: number | undefined
  limit: number
  cursor?: string | undefined
}

/** Whom to contact in one way; masked. */
export interface Offered {
  contactId: number
  name: string
  title: string | null
  phone: string | null
  /** What speaks against a call now, the contact's own word or the company's hours and attempts; null for nothing. */
  callWarning: Obstacle | null
}

/** A customer whose contact is due; names and numbers of persons are masked. */
export interface DueCustomer extends DueRow {
  call: Offered | null
  visit: Offered | null
  /** Its own telephone may be offered: a firm's, where no contact is named who could refuse. */
  ownPhone: string | null
}

/** Lists customers in reach of whom a call, a visit, a meeting of the managements or a review is due, by value × days overdue. Whoever refuses a way of contact is not offered for it. Throws `invalid_cursor`. */
export async function listCadence(ctx: Context, query: CadenceQuery): Promise<ListPage<DueCustomer>> {
  const scope = permit(ctx, 'customer:read')
  const { limit, cursor, ...asked } = query
  const page = await listDueRows(ctx.db, scope, await filterOf(ctx, query), { asked, limit, cursor, now: ctx.now })
  const ids = page.rows.map(({ customerId }) => customerId)
  const mayRead = mayEver(ctx, 'contact:read')
  const offered = mayRead ? await listOffered(ctx.db, permit(ctx, 'contact:read'), ids) : []
  const [reach, withContacts] = await Promise.all([
    offered.length === 0 ? new Map() : listReach(ctx, [...new Set(offered.map(({ contactId }) => contactId))]),
    listWithContacts(ctx.db, ids),
  ])
  const offer = (customerId: number, channel: OfferedChannel): Offered | null => {
    const found = offered.find((each) => each.customerId === customerId && each.channel === channel)
    return found === undefined ? null : viewOffered(found, reach.get(found.contactId)?.callWarning ?? null)
  }
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      name: row.kind === 'consumer' ? consumerPersonal.name(row.name) : row.name,
      phone: row.kind === 'consumer' ? masked(consumerPersonal.phone, row.phone) : row.phone,
      call: offer(row.customerId, 'call'),
      visit: offer(row.customerId, 'visit'),
      ownPhone: row.kind === 'consumer' || withContacts.has(row.customerId) ? null : row.phone,
    })),
  }
}

/** Counts what `listCadence` would list, up to a thousand. */
export async function countCadence(
  ctx: Context,
  query: Omit<CadenceQuery, 'limit' | 'cursor'>,
): Promise<{ count: number; more: boolean }> {
  const scope = permit(ctx, 'customer:read')
  const [count = 0] = await countAllUpTo(ctx.db, [dueRequest(scope, await filterOf(ctx, query))], COUNTED_AT_MOST + 1)
  return { count: Math.min(count, COUNTED_AT_MOST), more: count > COUNTED_AT_MOST }
}

const COUNTED_AT_MOST = 1_000

/** Counts whom to contact up to today and who of them was due before it, each up to a thousand: in one look, unless there are more. */
export async function countDueAndLate(
  ctx: Context,
  query: Omit<CadenceQuery, 'limit' | 'cursor' | 'due'>,
): Promise<Record<'due' | 'late', { count: number; more: boolean }>> {
  const filter = await filterOf(ctx, { ...query, due: 'today' })
  const { count, part } = await countWithPartUpTo(
    ctx.db,
    dueRequest(permit(ctx, 'customer:read'), filter),
    wasDueBefore(dueBefore('overdue', filter.today)),
    COUNTED_AT_MOST + 1,
  )
  if (count <= COUNTED_AT_MOST) return { due: { count, more: false }, late: { count: part, more: false } }
  return { due: { count: COUNTED_AT_MOST, more: true }, late: await countCadence(ctx, { ...query, due: 'overdue' }) }
}

async function filterOf(
  ctx: Context,
  { due, channel, owner, outlet }: Omit<CadenceQuery, 'limit' | 'cursor'>,
): Promise<CadenceFilter> {
  const today = dayOf(ctx.now, ctx.company.timeZone)
  return {
    before: dueBefore(due, today),
    today,
    channel,
    ownerId: owner === 'me' ? ctx.actor.userId : owner,
    outletIds: outlet === undefined ? null : await subtreeIds(ctx.db, outlet),
  }
}

function viewOffered({ contactId, name, title, phone }: OfferedRow, callWarning: Obstacle | null): Offered {
  return { contactId, name: maskName(name), title, phone: phone === null ? null : maskPhone(phone), callWarning }
}
