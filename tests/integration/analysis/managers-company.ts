import { z } from 'zod'
import { getManagerFigures } from '#lib/analysis/home/service'
import { keepManagerFigures } from '#lib/analysis/manager-figures/keep'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany, UserKey } from '#tests/support/company'
import { companyWithKey } from '#tests/support/company-with-key'
import { runScheme } from '#tests/support/import-file'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// As of 10 June 2026: 1 to 10 June against 1 to 10 June 2025; the year 1 June 2025 to 31 May 2026; service over waybills of 9 May to 7 June.
export const asOf = '2026-06-10'

interface Ids {
  large: number
  small: number
}

/** A company for one file of tests about what managers see first, kept as of 10 June 2026. */
export function managersCompany() {
  let ids: Ids = { large: 0, small: 0 }
  const { company } = companyWithKey(async (opened) => {
    ids = await fill(opened)
  })
  const figuresOf = async (user: UserKey, asked = {}) => {
    const figures = await getManagerFigures(await company().contextAs(user), asked)
    if (figures === null) throw new Error('nothing is kept')
    return figures
  }
  return { company, ids: () => ids, figuresOf }
}

async function fill(company: TestCompany): Promise<Ids> {
  const { db, users, outlets } = company
  const large = await insertCustomer(db, { name: '大户', externalId: 'L', ownerId: users.sales.id, outletId: outlets.shounan })
  const small = await insertCustomer(db, {
    name: '小户',
    externalId: 'S',
    ownerId: users.salesColleague.id,
    outletId: outlets.shounan,
  })
  const other = await insertCustomer(db, { name: '外户', externalId: 'O', outletId: outlets.xihu })
  const ship = (customerId: number, acceptedOn: string, count: number, freightMinor: number, costMinor: number) =>
    Promise.all(Array.from({ length: count }, () => insertWaybill(db, { customerId, acceptedOn, freightMinor, costMinor })))
  await ship(large, '2025-06-05', 10, 1_000, 500)
  await ship(large, '2026-06-05', 12, 900, 500)
  await ship(small, '2025-06-05', 4, 2_000, 2_600)
  await ship(small, '2026-06-05', 2, 2_000, 2_600)
  await ship(other, '2025-12-01', 6, 1_000, 100)
  await ship(other, '2024-12-01', 3, 1_000, 100)
  // Outside: the day after, a year before.
  await ship(large, '2025-06-11', 1, 1_000, 500)
  const at = (day: string, hour: string) => `${day}T${hour}:00:00+08:00`
  await insertWaybill(db, {
    customerId: large,
    acceptedOn: '2026-05-20',
    freightMinor: 0,
    promisedAt: at('2026-05-23', '18'),
    deliveredAt: at('2026-05-22', '10'),
  })
  await insertWaybill(db, {
    customerId: large,
    acceptedOn: '2026-05-20',
    freightMinor: 0,
    promisedAt: at('2026-05-23', '18'),
    deliveredAt: at('2026-05-24', '10'),
  })
  await complainInTime(company, large)
  // The first and the last day that count, and a day on either side; the regulator found for one of them.
  const appeal = (openedOn: string, effective: boolean | null, archived = false) =>
    db.execute(sql`
      insert into case_record (customer_id, type, opened_at, opened_on, currency, effective, archived_at)
      values (${large}, 'appeal', (${openedOn}::date + time '12:00') at time zone 'Asia/Shanghai', ${openedOn}::date, 'CNY', ${effective},
        case when ${archived} then now() end)`)
  for (const day of ['2026-05-08', '2026-06-08']) await appeal(day, true)
  await appeal('2026-05-09', true)
  await appeal('2026-06-07', null)
  await appeal('2026-06-07', true, true)
  await runScheme(company, { scheme: 'abc', as_of: '2026-01-31' })
  await runScheme(company, { scheme: 'abc', as_of: asOf })
  await keepManagerFigures(await company.system(), asOf)
  return { large, small }
}

interface Complaint {
  told?: string
  solved?: string
  reopened?: string
  imported?: true
  archived?: true
  type?: string
}

/** Complaints around the thirty days, which for their seven days are those whose seventh is 9 May to 7 June. By the calendar: opened on the 20th, the seventh day is the 27th. */
async function complainInTime({ db, users }: TestCompany, customerId: number): Promise<void> {
  const made = await db.row(
    z.object({ id: z.int() }),
    sql`
    insert into import (kind, status, file_name, file_bytes, file_sha256, identity_hash, requested_by_id)
    values ('cases', 'done', 'cases.csv', 1, 'x', 'x', ${users.administrator.id}) returning id`,
  )
  const instant = (text: string | undefined) => (text === undefined ? null : `${text}:00+08:00`)
  const complain = (name: string, openedOn: string, { told, solved, reopened, imported, archived, type }: Complaint = {}) =>
    db.execute(sql`
      insert into case_record (external_id, customer_id, type, opened_at, opened_on, currency, informed_at, resolved_at, reopened_at, created_import_id, archived_at)
      values (${name}, ${customerId}, ${type ?? 'complaint'}, (${openedOn}::date + time '12:00') at time zone 'Asia/Shanghai', ${openedOn}::date, 'CNY',
        ${instant(told)}::timestamptz, ${instant(solved)}::timestamptz, ${instant(reopened)}::timestamptz,
        ${imported === true ? made?.id : null}::int, case when ${archived === true} then now() end)`)
  await complain('not told, over on the day after', '2026-06-01')
  await complain('not told', '2026-05-31')
  await complain('told in the last minute', '2026-05-20', { told: '2026-05-27T23:59' })
  await complain('told a minute late', '2026-05-20', { told: '2026-05-28T00:01' })
  await complain('told late, opened before', '2026-05-02', { told: '2026-05-10T08:00' })
  await complain('not told, over on the day before', '2026-05-01')
  await complain('imported, solved in time', '2026-05-25', { solved: '2026-05-30T10:00', imported: true })
  await complain('imported, solved too late', '2026-05-25', { solved: '2026-06-02T10:00', imported: true })
  await complain('imported, told in time', '2026-05-25', { solved: '2026-06-02T10:00', told: '2026-05-26T10:00', imported: true })
  await complain('imported, opened again', '2026-05-25', {
    ...{ solved: '2026-05-26T10:00', reopened: '2026-05-27T10:00', imported: true },
  })
  await complain('solved here and not told', '2026-05-25', { solved: '2026-05-26T10:00' })
  await complain('archived', '2026-05-25', { archived: true })
  await complain('an enquiry', '2026-05-25', { type: 'enquiry' })
}

/** Those whose legal days were broken, by name. */
export const broken = [
  'imported, opened again',
  'imported, solved too late',
  'not told',
  'solved here and not told',
  'told a minute late',
  'told late, opened before',
]
