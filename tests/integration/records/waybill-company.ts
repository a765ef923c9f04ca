import { afterAll, beforeAll } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import type { WaybillQuery } from '#lib/records/waybills/browse'
import { listWaybillViews } from '#lib/records/waybills/browse'
import type { WaybillStatus } from '#lib/records/waybills/status'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { mergeInto } from './relations-company.ts'

export const now = new Date('2026-06-15T04:00:00Z')
export const today = '2026-06-15'
const HOUR_MS = 3_600_000
export const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS)
/** After so many hours a waybill stands still, as it ships. */
export const shipped = { moving: 24, held: 48, waiting: 72 }

interface Given {
  no: string
  customer?: string
  outlet?: keyof TestCompany['outlets'] | null
  accepted?: Date
  status?: WaybillStatus
  promised?: Date | null
  delivered?: Date | null
  event?: Date | null
  product?: string
  destination?: string
  damaged?: boolean
  lost?: boolean
  insured?: number
  returnOf?: string
}

/** A company for one file of tests, with a merged customer of its own, one of a neighbour and one far away, and waybills of all of them at every kind of standing. */
export function companyWithWaybills() {
  let opened: TestCompany | null = null
  const customers: Record<string, number> = {}
  const company = () => {
    if (opened === null) throw new Error('the company is not open yet')
    return opened
  }

  async function waybill(given: Given): Promise<void> {
    const accepted = given.accepted ?? ago(48)
    await company().db.execute(sql`
      insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, outlet_id, product, currency, freight_minor, cost_minor, status, promised_at,
        delivered_at, origin_region, destination_region, damaged, lost, insured_value_minor, return_of)
      values (${given.no}, ${customers[given.customer ?? 'own'] ?? 0}, ${accepted}::timestamptz, (${accepted}::timestamptz at time zone 'Asia/Shanghai')::date,
        ${given.outlet === null ? null : company().outlets[given.outlet ?? 'shounan']}, ${given.product ?? 'standard'}, 'CNY', 1234, 1000,
        ${given.status ?? 'in_transit'}, ${given.promised ?? null}::timestamptz, ${given.delivered ?? null}::timestamptz, '330200',
        ${given.destination ?? '310100'}, ${given.damaged ?? false}, ${given.lost ?? false}, ${given.insured ?? null}::bigint, ${given.returnOf ?? null})`)
    if (given.event !== undefined && given.event !== null) await event(given.no, given.event, given.status ?? 'in_transit')
  }

  async function event(no: string, at: Date, status: string, text: string | null = null): Promise<void> {
    await company().db.execute(sql`
      insert into tracking_event (waybill_no, occurred_at, provider, code, status, text, outlet_id)
      values (${no}, ${at}::timestamptz, 'kuaidi100', ${status}, ${status}, ${text}, ${company().outlets.shounan})`)
  }

  /** The numbers of the waybills that a list shows somebody. */
  const numbers = async (user: UserKey, query: WaybillQuery): Promise<string[]> =>
    (await listWaybillViews(await company().contextAs(user, now), query)).rows.map(({ waybillNo }) => waybillNo)

  beforeAll(async () => {
    opened = await openTestCompany()
    const { db, users, outlets } = opened
    customers.own = await insertCustomer(db, { externalId: 'OWN', ownerId: users.sales.id, outletId: outlets.shounan })
    customers.branch = await insertCustomer(db, { externalId: 'BR', ownerId: users.sales.id, outletId: outlets.shounan })
    customers.xiaying = await insertCustomer(db, {
      externalId: 'XY',
      ownerId: users.salesXiaying.id,
      outletId: outlets.xiaying,
    })
    customers.far = await insertCustomer(db, {
      externalId: 'FAR',
      name: '王建军',
      kind: 'consumer',
      ownerId: users.salesHangzhou.id,
      outletId: outlets.xihu,
    })
    await mergeInto(opened, customers.branch, customers.own)
    await waybill({ no: 'A-0000001', accepted: ago(30), event: ago(29), promised: ago(-20) })
    await waybill({ no: 'A-0000002', accepted: ago(60), event: ago(50), promised: ago(10), product: 'express' })
    await waybill({ no: 'A-0000003', accepted: ago(90), status: 'delivered', promised: ago(40), delivered: ago(35) })
    await waybill({
      no: 'A-0000004',
      accepted: ago(110),
      status: 'delivered',
      promised: ago(40),
      delivered: ago(45),
      damaged: true,
      insured: 500,
    })
    await waybill({
      no: 'B-0000001',
      customer: 'branch',
      accepted: ago(140),
      event: ago(139),
      lost: true,
      insured: 90_000,
      destination: '440300',
    })
    await waybill({
      no: 'X-0000001',
      customer: 'xiaying',
      outlet: 'xiaying',
      accepted: ago(20),
      event: ago(19),
      damaged: true,
      insured: 70_000,
    })
    await waybill({ no: 'F-0000001', customer: 'far', outlet: 'xihu', accepted: ago(70), status: 'exception', event: ago(5) })
    await waybill({
      no: 'F-0000002',
      customer: 'far',
      outlet: null,
      accepted: ago(24 * 40),
      status: 'in_transit',
      event: ago(24 * 39),
    })
    await db.execute(sql`analyze waybill`)
  })

  afterAll(() => company().close())

  return { company, customers, waybill, event, numbers }
}
