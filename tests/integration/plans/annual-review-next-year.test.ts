import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { countReviewExport, exportReview } from '#lib/plans/annual-review/export'
import { getReview, listReviewLines } from '#lib/plans/annual-review/service'
import { signReview } from '#lib/plans/annual-review/sign'
import { openReview, refreshReview, writeWords } from '#lib/plans/annual-review/write'
import { sql } from '#lib/platform/db/sql'
import { changeSetting } from '#lib/platform/settings/settings'
import { churnSetting } from '#lib/records/customers/churn'
import type { UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertWaybill } from '#tests/support/shipments'
import { july2026, march2025, reviewCompany, words } from './review-company.ts'

const { company, ids, as, linesOf, workRuns, sign } = reviewCompany()

/** Everybody ships in March and May alone, 235 days before the end of a year: who is lost, and with it has stopped, hangs on the days that are set. */
const setChurn = async (days: number, version: number) =>
  changeSetting(await company().system(), churnSetting, { version, values: { days } })

// The workbook of 2025: four wanted, what was said of the one that complains, and signed at the end of March.
beforeAll(async () => {
  await setChurn(300, 0)
  await openReview(await as('executive', march2025), { year: 2025 })
  const manager = await as('salesManager', march2025)
  for (const name of ['潜客', '新来的', '大户乙', '李小明'])
    await writeWords(manager, { year: 2025, part: 'wanted', customer: `ext:${name}` }, words())
  const said = words({ recovery: 'under_way', cause: '分拣线野蛮装卸', decision: '换线装车', version: 0 })
  await writeWords(manager, { year: 2025, part: 'complainer', customer: 'ext:大户甲' }, said)
  await workRuns()
  await sign(2025, march2025)
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

  it('has as stopped whoever was lost by the end of the year, whatever it sent until then', async () => {
    await insertWaybill(company().db, { customerId: ids['大户甲'] ?? 0, acceptedOn: '2025-12-01', freightMinor: 0 })
    await refreshTouchedMonths(company().db)
    await setChurn(180, 1)
    await refreshReview(await as('executive'), 2026)
    // 大户甲 alone shipped within 180 days of 31 December 2025; 大户乙, 大户丙 and the eight small ones did not.
    const { grade } = await getReview(await as('executive'), 2026)
    expect(grade?.biggest).toMatchObject({ customers: 11, stayed: 1, fallen: 0, stopped: 10 })
    expect(grade?.complainers).toMatchObject({ stayed: 1, stopped: 0 })
    const rows = await linesOf('executive', 2026, 'last_biggest')
    expect(rows.slice(0, 3).map(({ customer, figures }) => [customer.name, figures.verdict, figures.lastShippingOn])).toEqual([
      ['大户甲', 'lower', '2025-12-01'],
      ['大户乙', 'stopped', '2025-05-10'],
      ['大户丙', 'stopped', '2024-05-10'],
    ])
    // As of 30 June 2026 nobody who shipped in May is lost: what is said of the present year goes by its own last day.
    const now = await linesOf('executive', 2026, 'biggest')
    expect(now.filter(({ figures }) => figures.verdict === 'stopped')).toEqual([])
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
      ...['1 想要的客户', '2 一再投诉', '3 去年的大户', '4 A 类客户', '4 人工调整', '去年想要的', '去年投诉的', '去年的大户评分'],
    ])
    const biggest = sheets.get('3 去年的大户') ?? []
    expect(biggest[0]?.slice(0, 3)).toEqual(['序号', '客户', '代码'])
    expect(biggest[1]?.slice(1, 3)).toEqual(['大户甲', '大户甲'])
    expect((await sheetsOf('salesManager')).get('3 去年的大户')).toHaveLength(4)
    await expect(exportReview(await as('sales'), 2026)).rejects.toMatchObject({ code: 'forbidden' })
    const noted = await company().db.row(
      z.object({ count: z.number() }),
      sql`select count(*)::int as count from audit_event where action = 'review.export'`,
    )
    expect(noted).toEqual({ count: 2 })
  })

  it('of more rows than somebody may take is asked for', async () => {
    const rows = await countReviewExport(await as('salesManager'), 2026)
    expect(rows).toBeGreaterThan(3)
    await company().db.execute(sql`update approval_rule set most = ${rows - 1} where rule = 'export' and role = 'sales_manager'`)
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
