import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { getMovement, startRun } from '#lib/analysis/classification/service'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { computeOpenReviews } from '#lib/plans/annual-review/compute'
import { getReview, listReviews } from '#lib/plans/annual-review/service'
import { signReview } from '#lib/plans/annual-review/sign'
import { openReview, refreshReview, removeWanted, writeWords } from '#lib/plans/annual-review/write'
import { sql } from '#lib/platform/db/sql'
import { july2026, march2025, named, reviewCompany, words } from './review-company.ts'

const { company, ids, as, linesOf, workRuns, sign } = reviewCompany()

describe('the workbook of a year', () => {
  it('is opened for the whole company, once, for last year, this one or the next', async () => {
    await expect(openReview(await as('salesManager'), { year: 2026 })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(openReview(await as('sales'), { year: 2026 })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(openReview(await as('executive'), { year: 2020 })).rejects.toMatchObject({ code: 'invalid_request' })
    await openReview(await as('executive', march2025), { year: 2025 })
    await expect(openReview(await as('executive'), { year: 2025 })).rejects.toMatchObject({ code: 'duplicate' })
    expect((await listReviews(await as('sales'))).map(({ year, whole }) => [year, whole])).toEqual([[2025, false]])
    await expect(getReview(await as('executive'), 2024)).rejects.toMatchObject({ code: 'not_found' })
    await expect(getReview(await as('service'), 2025)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('has last year’s biggest beside the same days: up to yesterday, and flagged at half', async () => {
    const { periods, totals } = await getReview(await as('executive', march2025), 2025)
    // From the first waybill that counts on, as everywhere (decision 0116): a cancelled one of 1 January says nothing of the days before.
    expect(periods?.lastYear).toEqual({ from: '2024-03-10', to: '2025-01-01' })
    expect(periods?.compared).toEqual({
      earlier: { from: '2024-03-10', to: '2024-03-31' },
      later: { from: '2025-03-10', to: '2025-03-31' },
    })
    // 1,000 + 800 + 600 + 8 × 20 = 2,560.
    expect(totals).toMatchObject({ customers: 11, revenueMinor: 256_000, complained: 2, bulkComplained: 1, upToDate: true })
    const biggest = await linesOf('executive', 2025, 'biggest', march2025)
    expect(
      biggest.slice(0, 3).map(({ customer, figures }) => [customer.name, figures.lastYear.revenueMinor, figures.verdict]),
    ).toEqual([
      ['大户甲', 100_000, 'lower'],
      ['大户乙', 80_000, 'fallen'],
      ['大户丙', 60_000, 'stopped'],
    ])
    expect(biggest[0]?.figures).toMatchObject({ rank: 1, share: 1_000 / 2_560, lastShippingOn: '2025-03-10' })
    expect(biggest[0]?.figures.earlier).toEqual({ revenueMinor: 50_000, shipments: 1 })
    expect(biggest[0]?.figures.later).toEqual({ revenueMinor: 40_000, shipments: 1 })
    expect(biggest.map(({ figures }) => figures.fall).every((fall) => fall === null)).toBe(true)
    // In the list of drops since: a fifth of what was to be expected.
    await company().db.execute(sql`
      insert into customer_drop (customer_id, as_of, since, level, shipments, expected, reference_per_month, price_minor, loss_minor, causes, evidence)
      select id, '2025-03-30', '2025-03-20', 3, 2, 10, 10, 100, 800, '{}', '{}' from customer where name = '大户甲'`)
    await refreshReview(await as('executive', march2025), 2025)
    const again = await linesOf('executive', 2025, 'biggest', march2025)
    expect(again.slice(0, 2).map(({ customer, figures }) => [customer.name, figures.fall])).toEqual([
      ['大户甲', 0.8],
      ['大户乙', null],
    ])
    await company().db.execute(sql`delete from customer_drop`)
  })

  it('names bulk customers that complained repeatedly, not small ones, with causes and what it cost', async () => {
    const lines = await linesOf('executive', 2025, 'complainer', march2025)
    expect(named(lines)).toEqual(['大户甲'])
    expect(lines[0]?.figures).toMatchObject({
      ...{ scale: 'large', complaints: 2, open: 2, compensationMinor: 10_000, lastOn: '2024-06-01', complaintsNow: 0 },
      ...{ categories: [{ category: 'damage', complaints: 2 }], rootCauses: ['分拣破损'], verdict: 'lower' },
    })
  })

  it('shows each reader the customers within reach, and sums of the company to nobody else', async () => {
    expect(named(await linesOf('sales', 2025, 'biggest', march2025))).toEqual(['大户甲'])
    expect(named(await linesOf('salesManager', 2025, 'biggest', march2025))).toEqual(['大户甲', '大户乙'])
    expect(await linesOf('salesHangzhou', 2025, 'biggest', march2025)).toEqual([])
    expect((await getReview(await as('sales', march2025), 2025)).totals).toBeNull()
  })
})

describe('what people write', () => {
  it('puts customers on the wanted list and says of others who does what, within reach only', async () => {
    const manager = await as('salesManager', march2025)
    await expect(
      writeWords(await as('sales', march2025), { year: 2025, part: 'wanted', customer: String(ids['潜客']) }, words()),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      writeWords(
        await as('salesManager', march2025),
        { year: 2025, part: 'biggest', customer: 'ext:大户丙' },
        words({ remark: '停了' }),
      ),
    ).rejects.toMatchObject({ code: 'not_found' })
    await writeWords(manager, { year: 2025, part: 'wanted', customer: String(ids['潜客']) }, words({ remark: '先谈样品件' }))
    await writeWords(manager, { year: 2025, part: 'wanted', customer: 'ext:新来的' }, words())
    await writeWords(manager, { year: 2025, part: 'wanted', customer: 'ext:大户乙' }, words())
    await writeWords(manager, { year: 2025, part: 'wanted', customer: 'ext:李小明' }, words())
    const said = {
      owner_id: String(company().users.salesColleague.id),
      recovery: 'under_way',
      cause: '分拣线野蛮装卸',
      decision: '换线装车',
    }
    await writeWords(manager, { year: 2025, part: 'complainer', customer: 'ext:大户甲' }, words({ ...said, version: 0 }))
    const lines = await linesOf('executive', 2025, 'wanted', march2025)
    expect(lines.map(({ customer, owner, figures, remark }) => [customer.name, owner?.id, figures.progress, remark])).toEqual([
      // Put on the list in one instant: by number.
      ['大户乙', company().users.salesColleague.id, 'shipping', null],
      ['新来的', company().users.sales.id, 'won', null],
      ['潜客', company().users.sales.id, 'talks', '先谈样品件'],
      ['李**', company().users.sales.id, 'untouched', null],
    ])
    const [complainer] = await linesOf('executive', 2025, 'complainer', march2025)
    expect(complainer).toMatchObject({ recovery: 'under_way', cause: '分拣线野蛮装卸', decision: '换线装车', version: 1 })
    expect(complainer?.owner?.id).toBe(company().users.salesColleague.id)
  })

  it('is refused of an older version, and of whom the part does not hold', async () => {
    const manager = await as('salesManager', march2025)
    const at = { year: 2025, part: 'complainer', customer: 'ext:大户甲' } as const
    await expect(writeWords(manager, at, words({ cause: '旧', version: 0 }))).rejects.toMatchObject({ code: 'conflict' })
    await expect(writeWords(manager, { ...at, customer: 'ext:大户乙' }, words())).rejects.toMatchObject({ code: 'not_found' })
  })

  it('outlives working the figures out anew, which only readers of the whole company may ask for', async () => {
    await expect(refreshReview(await as('salesManager', march2025), 2025)).rejects.toMatchObject({ code: 'forbidden' })
    await refreshReview(await as('executive', march2025), 2025)
    expect((await linesOf('executive', 2025, 'complainer', march2025))[0]).toMatchObject({ cause: '分拣线野蛮装卸' })
  })

  it('of the wanted list can be taken off again', async () => {
    const manager = await as('salesManager', march2025)
    await removeWanted(manager, { year: 2025, customer: 'ext:李小明' })
    await expect(removeWanted(manager, { year: 2025, customer: 'ext:李小明' })).rejects.toMatchObject({ code: 'not_found' })
    await writeWords(manager, { year: 2025, part: 'wanted', customer: 'ext:李小明' }, words())
    expect(await linesOf('executive', 2025, 'wanted', march2025)).toHaveLength(4)
  })
})

describe('signing', () => {
  it('is the general manager’s, and waits for the classification', async () => {
    const { version, abcRunId } = await getReview(await as('executive', march2025), 2025)
    expect(abcRunId).not.toBeNull()
    const input = { version, conclusion: null }
    await expect(signReview(await as('administrator', march2025), 2025, input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(signReview(await as('salesManager', march2025), 2025, input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(signReview(await as('executive', march2025), 2025, input)).rejects.toMatchObject({
      detail: 'review.abc_not_done',
    })
    await workRuns()
    await expect(signReview(await as('executive', march2025), 2025, { ...input, version: version - 1 })).rejects.toMatchObject({
      detail: 'review.figures_are_old',
    })
    await sign(2025, march2025)
    const signed = await getReview(await as('executive', march2025), 2025)
    expect(signed.signed).toEqual({ by: company().users.executive.name, at: march2025 })
    expect(signed).toMatchObject({ conclusion: '守住大户', frozenAbc: { customers: 11, movement: null } })
    await expect(sign(2025, march2025)).rejects.toMatchObject({ detail: 'review.is_signed' })
  })

  it('keeps figures, names and words as they stood, whatever becomes of the records', async () => {
    const before = await Promise.all(
      (['wanted', 'complainer', 'biggest'] as const).map((part) => linesOf('executive', 2025, part)),
    )
    const { db, users } = company()
    await db.execute(sql`update customer set name = '改了名' where id = ${ids['大户甲']}`)
    await db.execute(sql`update customer set owner_id = ${users.sales.id} where id = ${ids['大户乙']}`)
    await db.execute(
      sql`update waybill set freight_minor = 1 where customer_id = ${ids['大户甲']} and accepted_on < '2025-01-01'`,
    )
    await db.execute(
      sql`update case_record set archived_at = now() where customer_id = ${ids['大户甲']} and opened_on < '2025-01-01'`,
    )
    await refreshTouchedMonths(db)
    await computeOpenReviews(await company().system(july2026))
    const after = await Promise.all(
      (['wanted', 'complainer', 'biggest'] as const).map((part) => linesOf('executive', 2025, part)),
    )
    expect(after).toEqual(before)
    expect(after[2]?.[0]?.customer.name).toBe('大户甲')
    // Put back for what comes after.
    await db.execute(
      sql`update waybill set freight_minor = 50000 where customer_id = ${ids['大户甲']} and accepted_on < '2025-01-01'`,
    )
    await db.execute(sql`update customer set name = '大户甲' where id = ${ids['大户甲']}`)
    await db.execute(sql`update customer set owner_id = ${users.salesColleague.id} where id = ${ids['大户乙']}`)
    await refreshTouchedMonths(db)
  })

  it('is held to by the services and by the database', async () => {
    const manager = await as('salesManager')
    const signed = { detail: 'review.is_signed' }
    await expect(writeWords(manager, { year: 2025, part: 'wanted', customer: 'ext:大户甲' }, words())).rejects.toMatchObject(
      signed,
    )
    await expect(removeWanted(manager, { year: 2025, customer: 'ext:潜客' })).rejects.toMatchObject(signed)
    await expect(refreshReview(await as('executive'), 2025)).rejects.toMatchObject(signed)
    const { db } = company()
    for (const statement of [
      sql`update annual_review set conclusion = '另一个' where year = 2025`,
      sql`delete from annual_review_row where year = 2025`,
      sql`update annual_review_row set name = 'x' where year = 2025`,
      sql`insert into annual_review_row (year, part, place, customer_id, figures) values (2025, 'wanted', 99, ${ids['潜客']}, '{}')`,
      sql`update annual_review_entry set remark = 'x' where year = 2025`,
    ])
      await expect(db.execute(statement)).rejects.toThrow('signed')
  })

  it('keeps the rows of its classification from being forgotten, and is not what later runs are compared with', async () => {
    const { abcRunId } = await getReview(await as('executive'), 2025)
    const { db } = company()
    await db.execute(sql`
      update analysis_run set requested_at = '2019-01-01', finished_at = '2019-01-01', published = false where id = ${abcRunId}`)
    const { id } = await startRun(await as('executive'), { scheme: 'abc_weighted' })
    await workRuns()
    expect(await getMovement(await as('executive'), id)).toMatchObject({ against: null })
    const kept = () =>
      db.row(z.object({ kept: z.boolean() }), sql`select rows_kept as kept from analysis_run where id = ${abcRunId}`)
    expect(await kept()).toEqual({ kept: true })
  })
})
