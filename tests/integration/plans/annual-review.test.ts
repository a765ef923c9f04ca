import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { getMovement, startRun } from '#lib/analysis/classification/service'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { computeOpenReviews } from '#lib/plans/annual-review/compute'
import { countReviewExport, exportReview } from '#lib/plans/annual-review/export'
import type { Part } from '#lib/plans/annual-review/figures'
import { wordsInput } from '#lib/plans/annual-review/schema'
import { getReview, listReviewLines, listReviews } from '#lib/plans/annual-review/service'
import { signReview } from '#lib/plans/annual-review/sign'
import { openReview, refreshReview, removeWanted, writeWords } from '#lib/plans/annual-review/write'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

/**
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
let company: TestCompany
const ids: Record<string, number> = {}
const march2025 = new Date('2025-03-31T10:00:00+08:00')
const july2026 = new Date('2026-07-01T10:00:00+08:00')

beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
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
})
afterAll(() => company.close())

const as = (user: UserKey, now = july2026) => company.contextAs(user, now)
const words = (given: object = {}) => wordsInput.parse(given)
async function linesOf<P extends Part>(user: UserKey, year: number, part: P, now = july2026) {
  return (await listReviewLines(await as(user, now), year, part, { limit: 50 })).rows
}
const named = (lines: { customer: { name: string } }[]) => lines.map(({ customer }) => customer.name)
async function workRuns() {
  const { rows } = {
    rows: await company.db.rows(
      z.object({ id: z.number() }),
      sql`select id from analysis_run where status = 'queued' order by id`,
    ),
  }
  for (const { id } of rows) await recomputeRun(await company.system(), id)
}
async function sign(year: number, now: Date, user: UserKey = 'executive') {
  const { version } = await getReview(await as(user, now), year)
  await signReview(await as(user, now), year, { version, conclusion: '守住大户' })
}

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
    await company.db.execute(sql`
      insert into customer_drop (customer_id, as_of, since, level, shipments, expected, reference_per_month, price_minor, loss_minor, causes, evidence)
      select id, '2025-03-30', '2025-03-20', 3, 2, 10, 10, 100, 800, '{}', '{}' from customer where name = '大户甲'`)
    await refreshReview(await as('executive', march2025), 2025)
    const again = await linesOf('executive', 2025, 'biggest', march2025)
    expect(again.slice(0, 2).map(({ customer, figures }) => [customer.name, figures.fall])).toEqual([
      ['大户甲', 0.8],
      ['大户乙', null],
    ])
    await company.db.execute(sql`delete from customer_drop`)
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
      owner_id: String(company.users.salesColleague.id),
      recovery: 'under_way',
      cause: '分拣线野蛮装卸',
      decision: '换线装车',
    }
    await writeWords(manager, { year: 2025, part: 'complainer', customer: 'ext:大户甲' }, words({ ...said, version: 0 }))
    const lines = await linesOf('executive', 2025, 'wanted', march2025)
    expect(lines.map(({ customer, owner, figures, remark }) => [customer.name, owner?.id, figures.progress, remark])).toEqual([
      // Put on the list in one instant: by number.
      ['大户乙', company.users.salesColleague.id, 'shipping', null],
      ['新来的', company.users.sales.id, 'won', null],
      ['潜客', company.users.sales.id, 'talks', '先谈样品件'],
      ['李**', company.users.sales.id, 'untouched', null],
    ])
    const [complainer] = await linesOf('executive', 2025, 'complainer', march2025)
    expect(complainer).toMatchObject({ recovery: 'under_way', cause: '分拣线野蛮装卸', decision: '换线装车', version: 1 })
    expect(complainer?.owner?.id).toBe(company.users.salesColleague.id)
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
    expect(signed.signed).toEqual({ by: company.users.executive.name, at: march2025 })
    expect(signed).toMatchObject({ conclusion: '守住大户', frozenAbc: { customers: 11, movement: null } })
    await expect(sign(2025, march2025)).rejects.toMatchObject({ detail: 'review.is_signed' })
  })

  it('keeps figures, names and words as they stood, whatever becomes of the records', async () => {
    const before = await Promise.all(
      (['wanted', 'complainer', 'biggest'] as const).map((part) => linesOf('executive', 2025, part)),
    )
    const { db, users } = company
    await db.execute(sql`update customer set name = '改了名' where id = ${ids['大户甲']}`)
    await db.execute(sql`update customer set owner_id = ${users.sales.id} where id = ${ids['大户乙']}`)
    await db.execute(
      sql`update waybill set freight_minor = 1 where customer_id = ${ids['大户甲']} and accepted_on < '2025-01-01'`,
    )
    await db.execute(
      sql`update case_record set archived_at = now() where customer_id = ${ids['大户甲']} and opened_on < '2025-01-01'`,
    )
    await refreshTouchedMonths(db)
    await computeOpenReviews(await company.system(july2026))
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
    const { db } = company
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
    const { db } = company
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

describe('the next year', () => {
  it('opens by grading the last: who was won and what these brought, who stayed, whether the biggest held', async () => {
    await openReview(await as('executive'), { year: 2026 })
    await workRuns()
    const { grade } = await getReview(await as('executive'), 2026)
    // Of four wanted 新来的 was won with 700 of 2025; 大户乙 ships, less. 大户甲 stayed with 800 of 1,000 and complained again; 大户乙 fell to 400 of 800, 大户丙 stopped, the small ones held.
    // 2024: 1,000 + 800 + 600 + 8 × 20; 2025 of the same: 800 + 400 + 8 × 20.
    expect(grade).toEqual({
      wanted: { customers: 4, won: 1, grown: 0, broughtMinor: 70_000 },
      complainers: { customers: 1, stayed: 1, fallen: 0, stopped: 0, again: 1 },
      biggest: { customers: 11, stayed: 9, fallen: 1, stopped: 1, earlierMinor: 256_000, laterMinor: 136_000 },
    })
    expect((await linesOf('executive', 2026, 'last_complainer'))[0]).toMatchObject({
      decision: '换线装车',
      figures: { complaintsThen: 2, complaints: 1 },
    })
    // Within reach of one salesperson: 潜客 and 新来的 and 李小明 of the wanted, 大户甲 of the others.
    expect((await getReview(await as('sales'), 2026)).grade).toMatchObject({
      wanted: { customers: 3, won: 1, broughtMinor: 70_000 },
      biggest: { customers: 1, stayed: 1, earlierMinor: 100_000, laterMinor: 80_000 },
    })
  })

  it('says who moved since the signed classification once it is signed itself', async () => {
    await sign(2026, july2026)
    const { frozenAbc } = await getReview(await as('executive'), 2026)
    expect(frozenAbc?.movement?.reduce((sum, { customers }) => sum + customers, 0)).toBe(12)
  })
})

describe('the file of a workbook', () => {
  const sheetsOf = async (user: UserKey) => {
    const file = await exportReview(await as(user), 2026)
    expect(file.name).toBe('2026 年度四问.xlsx')
    const { sheets } = await readXlsx(new Uint8Array(await new Response(file.stream).arrayBuffer()))
    return new Map(sheets.map(({ name, rows }) => [name, rows]))
  }

  it('has a sheet for each part, within what may be taken out, and is noted', async () => {
    const sheets = await sheetsOf('executive')
    expect([...sheets.keys()]).toEqual([
      ...[
        '1 想要的客户',
        '2 一再投诉',
        '3 去年的大户',
        '4 A 类占 100%，分不出轻重',
        '4 人工调整',
        '去年想要的',
        '去年投诉的',
        '去年的大户评分',
      ],
    ])
    const biggest = sheets.get('3 去年的大户') ?? []
    expect(biggest[0]?.slice(0, 3)).toEqual(['序号', '客户', '代码'])
    expect(biggest[1]?.slice(1, 3)).toEqual(['大户甲', '大户甲'])
    expect((await sheetsOf('salesManager')).get('3 去年的大户')).toHaveLength(4)
    await expect(exportReview(await as('sales'), 2026)).rejects.toMatchObject({ code: 'forbidden' })
    const noted = await company.db.row(
      z.object({ count: z.number() }),
      sql`select count(*)::int as count from audit_event where action = 'review.export'`,
    )
    expect(noted).toEqual({ count: 2 })
  })

  it('of more rows than somebody may take is asked for', async () => {
    const rows = await countReviewExport(await as('salesManager'), 2026)
    expect(rows).toBeGreaterThan(3)
    await company.db.execute(sql`update approval_rule set most = ${rows - 1} where rule = 'export' and role = 'sales_manager'`)
    await expect(countReviewExport(await as('salesManager'), 2026)).rejects.toMatchObject({ detail: 'export.needs_approval' })
  })
})

it('a company without any record opens, and signs, an empty workbook', async () => {
  const empty = await openTestCompany()
  try {
    const ctx = await empty.contextAs('executive', july2026)
    await openReview(ctx, { year: 2026 })
    const review = await getReview(ctx, 2026)
    expect(review).toMatchObject({
      abcRunId: null,
      totals: { customers: 0, biggestShare: null },
      periods: { compared: null },
      grade: null,
    })
    for (const part of ['wanted', 'complainer', 'biggest'] as const)
      expect((await listReviewLines(ctx, 2026, part, { limit: 5 })).rows).toEqual([])
    await signReview(ctx, 2026, { version: review.version, conclusion: null })
    expect((await getReview(ctx, 2026)).frozenAbc).toBeNull()
  } finally {
    await empty.close()
  }
})
