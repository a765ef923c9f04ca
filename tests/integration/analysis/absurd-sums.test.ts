import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

/** The largest freight that a file or the API may bring, in minor units. */
const largest = Number.MAX_SAFE_INTEGER

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const piecesRow = z.object({ pieces: z.number() })

describe('a column that was mapped wrongly, and brings numbers that no parcel has', () => {
  it('stops no refresh, is refused by name where the customer’s total is asked for, and harms nobody else', async () => {
    const [absurd, usual] = [await insertCustomer(company.db), await insertCustomer(company.db)]
    for (let place = 0; place < 2; place++)
      await insertWaybill(company.db, { customerId: absurd, acceptedOn: '2026-01-10', freightMinor: largest, costMinor: largest })
    await insertWaybill(company.db, { customerId: usual, acceptedOn: '2026-01-10', freightMinor: 1_200, currency: 'USD' })
    // 2,148 waybills of a million pieces each are more than an integer holds.
    await company.db.execute(sql`
      insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, status, pieces, freight_minor, currency)
      select 'P-' || n, ${absurd}, '2026-01-11 12:00+08', '2026-01-11', 'delivered', 1000000, ${largest}, 'CNY' from generate_series(1, 2148) n`)
    await refreshTouchedMonths(company.db)
    const kept = await company.db.rows(piecesRow, sql`select pieces from customer_month where waybills > 0 order by pieces`)
    expect(kept.map(({ pieces }) => pieces)).toEqual([1, 2_147_483_647])

    const key = await company.keyFor('executive')
    const path = '/analysis/concentration?from=2026-01-01&to=2026-02-01&measure=revenue'
    const answer = await company.api('GET', path, { key })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ code: 'rule_violated', detail: expect.stringMatching(/total/) })
    const other = await company.api('GET', `${path}&currency=USD`, { key })
    expect(other.body).toMatchObject({ customers: 1, cr1: 1 })
  })
})
