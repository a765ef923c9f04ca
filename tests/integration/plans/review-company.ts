import { z } from 'zod'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import type { Part } from '#lib/plans/annual-review/figures'
import { wordsInput } from '#lib/plans/annual-review/schema'
import { getReview, listReviewLines } from '#lib/plans/annual-review/service'
import { signReview } from '#lib/plans/annual-review/sign'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany, UserKey } from '#tests/support/company'
import { companyWithKey } from '#tests/support/company-with-key'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

export const march2025 = new Date('2025-03-31T10:00:00+08:00')
export const july2026 = new Date('2026-07-01T10:00:00+08:00')

export const words = (given: object = {}) => wordsInput.parse(given)
export const named = (lines: { customer: { name: string } }[]) => lines.map(({ customer }) => customer.name)

/**
 * A company for one file of tests about workbooks of years.
 *
 * Worked out by hand. Amounts in yuan; 2024 · 2025 · 2026 up to 30 June. Each customer ships twice a year, on 10 March and 10 May, half of the sum each time, but for:
 *
 *   大户甲   1,000 · 800 · 900     owner sales          two complaints in 2024, one in 2025
 *   大户乙     800 · 400 · 500     owner salesColleague
 *   大户丙     600 ·   – ·   –     nobody’s
 *   新来的       – · 700 · 100     owner sales; 2026: 10 March alone
 *   小户     20 each: eight customers, 2024 · 2025 · 2026; the first of them with three complaints in 2024 and in 2025
 *   潜客     none, an opportunity at `contacted`
 *   李小明   a person, none
 */
export function reviewCompany() {
  const ids: Record<string, number> = {}
  const { company } = companyWithKey((opened) => fill(opened, ids))
  const as = (user: UserKey, now = july2026) => company().contextAs(user, now)
  async function linesOf<P extends Part>(user: UserKey, year: number, part: P, now = july2026) {
    return (await listReviewLines(await as(user, now), year, part, { limit: 50 })).rows
  }
  async function workRuns() {
    const rows = await company().db.rows(
      z.object({ id: z.number() }),
      sql`select id from analysis_run where status = 'queued' order by id`,
    )
    for (const { id } of rows) await recomputeRun(await company().system(), id)
  }
  async function sign(year: number, now: Date, user: UserKey = 'executive') {
    const { version } = await getReview(await as(user, now), year)
    await signReview(await as(user, now), year, { version, conclusion: '守住大户' })
  }
  return { company, ids, as, linesOf, workRuns, sign }
}

async function fill({ db, users, outlets }: TestCompany, ids: Record<string, number>): Promise<void> {
  const make = async (name: string, ownerId: number | undefined, given: Record<number, number[]> = {}, kind = 'business') => {
    const id = await insertCustomer(db, {
      name,
      externalId: name,
      kind,
      outletId: outlets.shounan,
      ...(ownerId === undefined ? {} : { ownerId }),
    })
    ids[name] = id
    for (const [year, yuan] of Object.entries(given))
      for (const [place, amount] of yuan.entries())
        await insertWaybill(db, { customerId: id, acceptedOn: `${year}-0${place === 0 ? 3 : 5}-10`, freightMinor: amount * 100 })
  }
  const { sales, salesColleague } = users
  await make('大户甲', sales.id, { 2024: [500, 500], 2025: [400, 400], 2026: [450, 450] })
  await make('大户乙', salesColleague.id, { 2024: [400, 400], 2025: [200, 200], 2026: [250, 250] })
  await make('大户丙', undefined, { 2024: [300, 300] })
  await make('新来的', sales.id, { 2025: [350, 350], 2026: [100] })
  for (let place = 1; place <= 8; place += 1)
    await make(`小户${place}`, undefined, { 2024: [10, 10], 2025: [10, 10], 2026: [10, 10] })
  await make('潜客', sales.id)
  await make('李小明', sales.id, {}, 'consumer')
  // Cancelled, it begins nothing: records begin on 10 March 2024.
  await insertWaybill(db, { customerId: ids['小户8'] ?? 0, acceptedOn: '2024-01-01', freightMinor: 100, status: 'cancelled' })
  const complain = (name: string, day: string, category: string) =>
    db.execute(sql`
    insert into case_record (customer_id, type, category, opened_at, opened_on, currency, compensation_minor, root_cause)
    values (${ids[name]}, 'complaint', ${category}, ${day}::date + time '12:00', ${day}::date, 'CNY', 5000, '分拣破损')`)
  for (const day of ['2024-04-01', '2024-06-01', '2025-06-01']) await complain('大户甲', day, 'damage')
  for (const year of [2024, 2025]) for (const month of [2, 3, 4]) await complain('小户1', `${year}-0${month}-02`, 'delay')
  await db.execute(
    sql`insert into opportunity (customer_id, step, created_by_id) values (${ids['潜客']}, 'contacted', ${sales.id})`,
  )
  await refreshTouchedMonths(db)
}
