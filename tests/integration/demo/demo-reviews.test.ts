import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { Part } from '#lib/plans/annual-review/figures'
import { getReview, listReviewLines, listReviews } from '#lib/plans/annual-review/service'
import { sql } from '#lib/platform/db/sql'
import { demoSizes } from '#prisma/seed/demo/size'
import type { MadeCompany } from './made-company.ts'
import { openMadeCompany } from './made-company.ts'

let company: MadeCompany
beforeAll(async () => {
  company = await openMadeCompany(demoSizes.small)
}, 300_000)
afterAll(() => company.close())

const lines = async <P extends Part>(year: number, part: P) =>
  (await listReviewLines(company.ctx, year, part, { limit: 200 })).rows

it('last year’s workbook is signed and full, this year’s is open and grades it', async () => {
  expect((await listReviews(company.ctx)).map(({ year, signed }) => [year, signed?.by ?? null])).toEqual([
    [2026, null],
    [2025, '王海波'],
  ])
  const [last, present] = await Promise.all([getReview(company.ctx, 2025), getReview(company.ctx, 2026)])
  expect(last.conclusion).toContain('守住大户')
  expect(last.frozenAbc?.classes.map((each) => each.class)).toEqual(['A', 'B', 'C'])
  // The small demo has nobody who complained twice in the few weeks of the year before that its records hold.
  for (const part of ['wanted', 'biggest'] as const) {
    const rows = await lines(2025, part)
    expect(rows.length, part).toBeGreaterThanOrEqual(3)
    expect(rows.every(({ owner, outlet }) => owner !== null || outlet !== null)).toBe(true)
  }
  // As the product says of records that begin late in the year before: no day that they do not hold, and no comparison with one.
  const first = await company.ctx.db.row(
    z.object({ from: z.string() }),
    sql`select min(accepted_on)::text as from from waybill where status <> 'cancelled'`,
  )
  const from = first?.from ?? ''
  expect(last.periods).toEqual({
    ...{ lastYear: { from, to: '2025-01-01' }, thisYear: { from: '2025-01-01', to: '2025-03-28' } },
    compared: null,
  })
  expect(last.frozenAbc).toMatchObject({ from, to: '2025-01-01' })
  const sent = await company.ctx.db.row(
    z.object({ minor: z.number() }),
    sql`select sum(freight_minor)::float8 as minor from waybill where status <> 'cancelled' and accepted_on < '2025-01-01'`,
  )
  expect(last.totals?.revenueMinor).toBe(sent?.minor)
  const { grade } = present
  // Some of each: a grade of nothing but successes teaches nobody anything.
  expect(grade?.wanted.won).toBeGreaterThan(0)
  expect((grade?.wanted.customers ?? 0) - (grade?.wanted.won ?? 0)).toBeGreaterThan(2)
  expect(grade?.wanted.broughtMinor).toBeGreaterThan(0)
  expect(grade?.biggest.customers).toBe(20)
  expect(grade?.biggest.stayed).toBeGreaterThan(5)
})

it('this year’s has an answer to each question', async () => {
  const [wanted, complainers, biggest] = await Promise.all([
    lines(2026, 'wanted'),
    lines(2026, 'complainer'),
    lines(2026, 'biggest'),
  ])
  expect(wanted.length).toBeGreaterThanOrEqual(5)
  expect(new Set(wanted.map(({ figures }) => figures.progress)).size).toBeGreaterThan(1)
  expect(complainers.length).toBeGreaterThan(0)
  expect(complainers.some(({ decision }) => decision !== null)).toBe(true)
  expect(biggest).toHaveLength(20)
  expect(new Set(biggest.map(({ figures }) => figures.verdict)).size).toBeGreaterThan(1)
  expect((await getReview(company.ctx, 2026)).abcRunId).not.toBeNull()
})

it('on 1 January last year’s is the whole year before, and this year’s is opened with nothing sent yet', async () => {
  const january = await openMadeCompany(demoSizes.small, '2026-01-01')
  try {
    expect((await listReviews(january.ctx)).map(({ year, signed }) => [year, signed?.by ?? null])).toEqual([
      [2026, null],
      [2025, '王海波'],
    ])
  } finally {
    await january.close()
  }
}, 300_000)
