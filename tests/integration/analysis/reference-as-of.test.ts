import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { readRunColumns } from '#lib/analysis/metrics/run-columns'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// Days of Asia/Shanghai: half past midnight on 1 July is 30 June by UTC.
const stories = {
  早: { decided: '2026-05-01T10:00+08', withdrawn: null, ends: '2027-01-01' },
  十月: { decided: '2026-10-05T10:00+08', withdrawn: null, ends: '2027-10-01' },
  八月撤: { decided: '2026-05-01T10:00+08', withdrawn: '2026-08-10T10:00+08', ends: '2027-01-01' },
  当日批: { decided: '2026-06-30T23:30+08', withdrawn: null, ends: '2027-01-01' },
  次日批: { decided: '2026-07-01T00:30+08', withdrawn: null, ends: '2027-01-01' },
  当日撤: { decided: '2026-05-01T10:00+08', withdrawn: '2026-06-30T23:30+08', ends: '2027-01-01' },
  次日撤: { decided: '2026-05-01T10:00+08', withdrawn: '2026-07-01T00:30+08', ends: '2027-01-01' },
  到期: { decided: '2026-05-01T10:00+08', withdrawn: null, ends: '2026-06-30' },
}
let company: TestCompany
const ids: Record<string, number> = {}
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  for (const [name, { decided, withdrawn, ends }] of Object.entries(stories)) {
    const id = await insertCustomer(db, { name, ownerId: users.sales.id, outletId: outlets.shounan })
    ids[name] = id
    for (const day of ['2026-03-01', '2026-09-01'])
      await insertWaybill(db, { customerId: id, acceptedOn: day, freightMinor: 1_000 })
    const approval = await db.row(
      z.object({ id: z.number() }),
      sql`
      insert into approval (kind, rule, status, requester_id, reason, subject_type, subject_id, customer_id, outlet_id, measure, payload, facts, ladder, asked_at, decided_at)
      values ('reference', 'reference', 'approved', ${users.sales.id}, '试', 'reference', ${String(id)}, ${id}, ${outlets.shounan}, 1, '{}', '[]', '[]',
        '2026-04-30 10:00+08', ${decided}::timestamptz) returning id`,
    )
    await db.execute(sql`
      insert into customer_reference (customer_id, basis, merit, consent_on, consent_by, consent_paper, ends_on, proposed_by_id, proposed_at, approval_id, withdrawn_at, withdrawn_by_id, withdrawn_reason)
      values (${id}, 'industry_leader', '标杆', '2026-04-01', '总经办', '1 号柜', ${ends}::date, ${users.sales.id}, '2026-04-30 10:00+08', ${approval?.id ?? 0},
        ${withdrawn}::timestamptz, ${withdrawn === null ? null : users.sales.id}::int, ${withdrawn === null ? null : '不再同意'})`)
  }
  await refreshTouchedMonths(db)
})
afterAll(() => company.close())

async function listedOn(asOf: string): Promise<string[]> {
  const { columns } = await company.db.bulk((client) =>
    readRunColumns(client, {
      ...{ period: { from: '2026-01-01', to: asOf, asOf }, currency: 'CNY', membership: 'waybill_in_period' },
      ...{ metrics: ['statedReputation'], timeZone: 'Asia/Shanghai' },
    }),
  )
  const column = columns.metrics.statedReputation ?? []
  return Object.keys(stories).filter((name) => column[columns.customerIds.indexOf(ids[name] ?? 0)] === 2)
}

it('a run looks at the list of references as it stood when its day was over', async () => {
  expect(await listedOn('2026-06-30')).toEqual(['早', '八月撤', '当日批', '次日撤'])
  expect(await listedOn('2026-10-05')).toEqual(['早', '十月', '当日批', '次日批'])
  expect(await listedOn('2026-08-09')).toEqual(['早', '八月撤', '当日批', '次日批'])
})
