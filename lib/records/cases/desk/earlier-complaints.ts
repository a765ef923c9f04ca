import type { Context } from '#lib/platform/context'
import { parseRecordId } from '#lib/platform/http/record-id'
import { mayEver } from '#lib/platform/scope/scope'
import type { QueueFilter } from '../queue/filter.ts'
import type { QueueRow } from '../queue/service.ts'
import { listQueue } from '../queue/service.ts'
import { findWaybill } from './intake.ts'

const MOST = 8

/** What an appeal or a claim may go on from. */
export interface EarlierComplaints {
  /** At most eight, the latest first. */
  complaints: QueueRow[]
  /** The one that it most likely goes on from: the latest on the same waybill; null when there is none. */
  likelyId: string | null
}

/** Finds the earlier complaints of a customer that an appeal or a claim may go on from, closed ones included: those on its waybill before others. The customer is that of the waybill
 * where its number is known, else the one named, with those merged into it. None while neither is known, or for a reader who sees no cases; `without` leaves out the case that asks. */
export async function findEarlierComplaints(
  ctx: Context,
  asked: { customerId?: string | undefined; waybillNo?: string | undefined; without?: string | undefined },
): Promise<EarlierComplaints> {
  const none = { complaints: [], likelyId: null }
  if (!mayEver(ctx, 'case:read')) return none
  const number = asked.waybillNo?.trim() ?? ''
  const waybill = number === '' ? null : await findWaybill(ctx, number)
  const named = asked.customerId === undefined ? null : parseRecordId(asked.customerId)
  const customer = waybill === null ? named : { id: waybill.customerId }
  if (customer === null) return none
  const list = async (more: QueueFilter) => {
    const query = { ...more, customer, type: 'complaint', stage: 'all', sort: 'opened', falling: true, limit: MOST + 1 } as const
    return (await listQueue(ctx, query)).rows.filter(({ id }) => id !== asked.without)
  }
  const [onWaybill, all] = await Promise.all([number === '' ? [] : list({ waybillNo: number }), list({})])
  const found = [...new Map([...onWaybill, ...all].map((row) => [row.id, row])).values()]
  return {
    complaints: found.slice(0, MOST).sort((left, right) => right.opened_at.localeCompare(left.opened_at)),
    likelyId: onWaybill[0]?.id ?? null,
  }
}
