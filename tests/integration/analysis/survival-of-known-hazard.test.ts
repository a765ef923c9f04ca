import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getSurvivalResource } from '#lib/analysis/retention/groups/service'
import { keepRetention } from '#lib/analysis/retention/keep'
import { getRetention } from '#lib/analysis/retention/service'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { seededNumbers } from '#tests/support/seeded'

/**
 * Simulated customers whose hazard is known: each ships in every month from the one in which it began on, and leaves for good after any of them with the same probability h. The truth is that (1 − h)^k stay longer than k
 * months, whenever they began. 24 months of records, July 2024 to June 2026, as of 30 June 2026; 180 days before it is 1 January, so that leaving can be seen up to December 2025. Which customers are drawn follows from the seed.
 */
const MONTHS = 24
const asOf = '2026-06-30'
const YEAR = 12

interface Drawn {
  began: number
  last: number
  freight: number
}

function draw(random: () => number, from: number, to: number, leaves: number, least = 1_000): Drawn {
  const began = from + Math.floor(random() * (to - from))
  let last = began
  while (last < MONTHS - 1 && random() >= leaves) last += 1
  return { began, last, freight: Math.floor(least * (1 + random())) }
}

/** Writes customers with a waybill on the tenth of every month in which they are here. */
function insert(company: TestCompany, industry: string, drawn: readonly Drawn[]): Promise<number> {
  const of = (key: keyof Drawn) => sql`${drawn.map((each) => each[key])}::int[]`
  return company.db.execute(sql`
    with given as (select * from unnest(${of('began')}, ${of('last')}, ${of('freight')}) with ordinality g (began, last, freight, n)),
    customers as (
      insert into customer (name, external_id, kind, industry)
      select ${industry} || n, ${industry} || n, 'business', ${industry} from given returning id, external_id)
    insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, status, pieces, freight_minor, currency)
    select external_id || '-' || m, id, (d.day + time '12:00') at time zone 'Asia/Shanghai', d.day, 'delivered', 1, freight, 'CNY'
    from given join customers on external_id = ${industry} || n cross join lateral generate_series(began, last) m
    cross join lateral (select ('2024-07-10'::date + make_interval(months => m))::date as day) d`)
}

describe.each([
  { leaves: 0.1, seed: 11 },
  { leaves: 0.05, seed: 12 },
])('of customers of whom $leaves leave a month', ({ leaves, seed }) => {
  let company: TestCompany
  beforeAll(async () => {
    company = await openTestCompany()
    const random = seededNumbers(seed)
    await insert(
      company,
      '甲',
      Array.from({ length: 1_000 }, () => draw(random, 0, MONTHS, leaves)),
    )
    await keepRetention(await company.system(), asOf)
  })
  afterAll(() => company.close())

  it('the share that stays longer than a year lies within its interval, and so does that of every month before', async () => {
    const { curve, survival, yearSurvival } = await getRetention(await company.contextAs('executive'), {})
    const year = survival.findLast(({ months }) => months <= YEAR)
    expect(yearSurvival).toBe(year?.survival)
    expect(year?.low).toBeLessThan((1 - leaves) ** YEAR)
    expect(year?.high).toBeGreaterThan((1 - leaves) ** YEAR)
    // Nobody can be watched for longer than from July 2024 to December 2025, and at 18 months only those of the first month were, of whom nobody knows since when.
    expect(curve.length - 1).toBeLessThanOrEqual(17)
    // A band for each month, not for all at once: one of twelve may lie outside by chance.
    const outside = curve.slice(1, YEAR + 1).filter(({ months, low, high }) => {
      const truth = (1 - leaves) ** months
      return truth < low || truth > high
    })
    expect(outside.length).toBeLessThanOrEqual(1)
  })
})

describe('of groups of one hazard', () => {
  let company: TestCompany
  beforeAll(async () => {
    company = await openTestCompany()
    const random = seededNumbers(13)
    // One began in the first twelve months, the other in the last, with a tenth of the revenue: most of the class A are early.
    await insert(
      company,
      '早',
      Array.from({ length: 600 }, () => draw(random, 0, YEAR, 0.1, 10_000)),
    )
    await insert(
      company,
      '晚',
      Array.from({ length: 600 }, () => draw(random, YEAR, MONTHS, 0.1)),
    )
    await keepRetention(await company.system(), asOf)
  })
  afterAll(() => company.close())

  it.for(['segment', 'class'] as const)('no difference by %s is taken for more than chance, whenever they began', async (by) => {
    const { groups, log_rank: test } = await getSurvivalResource(await company.contextAs('executive'), { by })
    expect(groups.filter(({ too_few: few }) => !few).length).toBeGreaterThanOrEqual(2)
    expect(test?.p).toBeGreaterThan(0.05)
  })
})

describe('of groups of two hazards', () => {
  let company: TestCompany
  beforeAll(async () => {
    company = await openTestCompany()
    const random = seededNumbers(14)
    await insert(
      company,
      '稳',
      Array.from({ length: 400 }, () => draw(random, 0, MONTHS, 0.05)),
    )
    await insert(
      company,
      '散',
      Array.from({ length: 400 }, () => draw(random, 0, MONTHS, 0.1)),
    )
    await keepRetention(await company.system(), asOf)
  })
  afterAll(() => company.close())

  it('the difference is seen, and which stays longer', async () => {
    const found = await getSurvivalResource(await company.contextAs('executive'), { by: 'segment' })
    expect(found).toMatchObject({ longest: '稳', shortest: '散' })
    expect(found.log_rank?.p).toBeLessThan(0.01)
  })
})
