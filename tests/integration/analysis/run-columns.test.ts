import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { MetricName } from '#lib/analysis/classification/columns'
import type { Membership } from '#lib/analysis/classification/scheme'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { readRunColumns } from '#lib/analysis/metrics/run-columns'
import { dayNumber } from '#lib/core/day'
import { fixedSql, sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

let company: TestCompany
let customers: number[]

// One company of 30 customers over 14 months, made by a fixed generator: two chains of merged customers, an archived one, two currencies.
beforeAll(async () => {
  company = await openTestCompany()
  const { db } = company
  const kinds = ['business', 'consumer', 'distributor', 'internal']
  customers = []
  for (let index = 0; index < 30; index += 1) {
    const since = index % 3 === 0 ? { customerSince: '2024-02-29' } : {}
    const cost = index % 4 === 0 ? { marketingCostMinor: index * 1_000 } : {}
    customers.push(await insertCustomer(db, { kind: kinds[index % 4] ?? 'business', ...since, ...cost }))
  }
  const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0] = customers
  await db.execute(sql`update customer set root_id = ${first} where id in (${second}, ${third})`)
  await db.execute(sql`update customer set root_id = ${fourth} where id = ${fifth}`)
  await db.execute(sql`update customer set archived_at = now() where id = ${sixth}`)
  const random = generator(20_261_124)
  for (let index = 0; index < 900; index += 1) {
    const customer = customers[Math.floor(random() ** 2 * 28)] ?? first
    const day = new Date(Date.UTC(2025, 0, 1) + Math.floor(random() * 425) * 86_400_000).toISOString().slice(0, 10)
    await insertWaybill(db, {
      customerId: customer,
      acceptedOn: day,
      outletId: random() < 0.3 ? null : company.outlets.shounan,
      pieces: random() < 0.1 ? 0 : 1 + Math.floor(random() * 3),
      status: random() < 0.05 ? 'cancelled' : 'delivered',
      freightMinor: random() < 0.1 ? null : Math.floor(random() * 90_000) - 2_000,
      costMinor: random() < 0.2 ? null : Math.floor(random() * 50_000),
      currency: random() < 0.1 ? 'USD' : 'CNY',
    })
  }
  // The archived customer's alone, so that the records reach further back than any time that is asked for.
  await insertWaybill(db, { customerId: sixth, acceptedOn: '2022-06-01' })
  await db.execute(sql`
    insert into survey (external_id, name) values ('S', 'S')`)
  for (let index = 0; index < 60; index += 1) {
    const at = new Date(Date.UTC(2024, 6, 1) + Math.floor(random() * 600) * 86_400_000).toISOString()
    await db.execute(sql`
      insert into survey_response (survey_id, customer_id, answered_at, answered_on, satisfaction, recommend)
      select id, ${customers[Math.floor(random() * 20)] ?? first}, ${at}::timestamptz, (${at}::timestamptz at time zone 'Asia/Shanghai')::date,
        ${1 + Math.floor(random() * 5)}, ${random() < 0.3 ? null : Math.floor(random() * 11)}::smallint from survey
      on conflict do nothing`)
  }
  await refreshTouchedMonths(db)
})
afterAll(() => company.close())

/** A linear congruential generator, so that the company is the same each time. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const metrics: MetricName[] = [
  'revenueMinor',
  'costMinor',
  'marginMinor',
  'pieces',
  'shipments',
  'shippingDays',
  'firstShippingDay',
  'lastShippingDay',
  'medianGapDays',
  'kind',
  'customerSinceDay',
  'firstWaybillDay',
  'annualMarketingCostMinor',
  'recommend',
  'satisfaction',
  'unpriced',
  'uncosted',
  'earlierRevenueMinor',
  'recent3Minor',
  'recent3BeforeMinor',
  'recent6Minor',
  'recent6BeforeMinor',
  'recent12Minor',
  'recent12BeforeMinor',
]

/** The same columns in plain SQL over single waybills, without kept sums, masks or the product's fragments. */
function bareStatement(membership: Membership, from: string, to: string): string {
  const q = (text: string) => `'${text}'`
  const inPeriod = `accepted_on >= ${q(from)} and accepted_on < ${q(to)}`
  const brought = (start: string, end: string) =>
    `coalesce((select sum(freight_minor) from w where root = c.id and accepted_on >= (${start})::date and accepted_on < (${end})::date), 0)::float8`
  const lately = (months: number, back: number) => {
    const end = `${q(to)}::date - interval '${back} months'`
    return brought(`${end} - interval '${months} months'`, end)
  }
  const lastStart = membership === 'shipment_before_to' ? '-infinity' : from
  return `
    with before as (
      select coalesce(${q(from)}::date - interval '1 month' * min(n), ${q(from)}::date - (${q(to)}::date - ${q(from)}::date)) as start
      from generate_series(1, 36) n where (${q(from)}::date + interval '1 month' * n)::date = ${q(to)}::date),
    w as (
      select coalesce(c.root_id, c.id) as root, w.* from waybill w join customer c on c.id = w.customer_id
      where w.status not in ('cancelled') and w.currency = 'CNY' and w.accepted_on < ${q(to)}),
    p as (select * from w where ${inPeriod}),
    days as (select distinct root, accepted_on from w where pieces > 0),
    gaps as (select root, accepted_on - lag(accepted_on) over (partition by root order by accepted_on) as gap from days),
    rhythm as (select root, percentile_cont(0.5) within group (order by gap) as median from gaps where gap is not null group by root having count(*) >= 2),
    answers as (
      select c.root_id as root, v.satisfaction, v.recommend, row_number() over (partition by c.root_id order by v.answered_at desc, v.id desc) as place
      from survey_response v join customer c on c.id = v.customer_id
      where v.answered_on < ${q(to)} and v.answered_on >= (${q(to)}::date - interval '1 year')::date)
    select c.id,
      coalesce((select sum(freight_minor) from p where root = c.id), 0)::float8 as "revenueMinor",
      coalesce((select sum(cost_minor) from p where root = c.id), 0)::float8 as "costMinor",
      coalesce((select sum(freight_minor - cost_minor) from p where root = c.id), 0)::float8 as "marginMinor",
      coalesce((select sum(pieces) from p where root = c.id), 0)::float8 as "pieces",
      (select count(*) from p where root = c.id and pieces > 0)::float8 as "shipments",
      (select count(distinct accepted_on) from p where root = c.id and pieces > 0)::float8 as "shippingDays",
      (select min(accepted_on) - '1970-01-01'::date from p where root = c.id and pieces > 0)::float8 as "firstShippingDay",
      (select max(accepted_on) - '1970-01-01'::date from w where root = c.id and pieces > 0 and accepted_on >= ${q(lastStart)})::float8 as "lastShippingDay",
      (select median from rhythm where root = c.id)::float8 as "medianGapDays",
      case c.kind when 'consumer' then 0 when 'business' then 1 when 'distributor' then 2 else 3 end::float8 as "kind",
      ((select min(m.customer_since) from customer m where m.root_id = c.id) - '1970-01-01'::date)::float8 as "customerSinceDay",
      ((select min(x.accepted_on) from waybill x join customer m on m.id = x.customer_id
        where m.root_id = c.id and m.customer_since is null and x.status not in ('cancelled')) - '1970-01-01'::date)::float8 as "firstWaybillDay",
      c.annual_marketing_cost_minor::float8 as "annualMarketingCostMinor",
      (select recommend from answers where root = c.id and place = 1)::float8 as "recommend",
      (select satisfaction from answers where root = c.id and place = 1)::float8 as "satisfaction",
      (select count(*) from p where root = c.id and freight_minor is null)::float8 as "unpriced",
      (select count(*) from p where root = c.id and (freight_minor is null or cost_minor is null))::float8 as "uncosted",
      ${brought('select start from before', q(from))} as "earlierRevenueMinor",
      ${lately(3, 0)} as "recent3Minor", ${lately(3, 12)} as "recent3BeforeMinor",
      ${lately(6, 0)} as "recent6Minor", ${lately(6, 12)} as "recent6BeforeMinor",
      ${lately(12, 0)} as "recent12Minor", ${lately(12, 12)} as "recent12BeforeMinor"
    from customer c
    where c.root_id = c.id and c.archived_at is null and exists (
      select from ${membership === 'shipment_before_to' ? 'w' : 'p'} x where x.root = c.id ${membership === 'waybill_in_period' ? '' : 'and x.pieces > 0'})
    order by c.id`
}

const bareRow = z.looseObject({ id: z.number() })

async function compare(membership: Membership, from: string, to: string): Promise<number> {
  const { db } = company
  const answer = await db.bulk((client) =>
    readRunColumns(client, { period: { from, to, asOf: to }, currency: 'CNY', membership, metrics }),
  )
  const expected = await db.rows(bareRow, fixedSql(bareStatement(membership, from, to)))
  const { columns } = answer
  const found = Array.from(columns.customerIds, (id, position) => ({
    id,
    ...Object.fromEntries(metrics.map((name) => [name, numberOrNull(columns.metrics[name]?.[position])])),
  }))
  expect(found).toEqual(expected)
  const listed = await db.row(
    z.object({ n: z.number() }),
    sql`select count(*) as n from customer where root_id = id and archived_at is null`,
  )
  expect(answer.withoutWaybills).toBe((listed?.n ?? 0) - expected.length)
  const others = await db.rows(
    z.object({ currency: z.string(), waybills: z.number() }),
    sql`
    select w.currency, count(*) as waybills from waybill w join customer c on c.id = w.customer_id join customer r on r.id = c.root_id
    where w.status <> 'cancelled' and w.currency <> 'CNY' and r.archived_at is null and w.accepted_on < ${to}::date
      and (${membership === 'shipment_before_to'} or w.accepted_on >= ${from}::date) group by w.currency order by 1`,
  )
  expect(answer.excluded).toEqual(others)
  return expected.length
}

const numberOrNull = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value)
const offset = fc.integer({ min: -20, max: 470 })
const dayText = (days: number) => new Date(Date.UTC(2025, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)

describe('columns of a run', () => {
  for (const membership of ['waybill_in_period', 'shipment_in_period', 'shipment_before_to'] as const) {
    it(`equal bare SQL over single waybills for any period (${membership})`, async () => {
      await fc.assert(
        fc.asyncProperty(offset, fc.integer({ min: 1, max: 420 }), async (start, length) => {
          await compare(membership, dayText(start), dayText(start + length))
        }),
        {
          numRuns: 40,
          examples: [
            [0, 365],
            [0, 1],
            [14, 3],
            [30, 29],
            [31, 28],
            [-20, 500],
            [15, 31],
          ],
        },
      )
    })
  }

  it('has somebody in it, so that the comparison can fail', async () => {
    expect(await compare('waybill_in_period', '2025-01-15', '2026-02-10')).toBeGreaterThan(15)
    expect(dayNumber('2025-01-15')).toBe(20_103)
  })

  it('leaves out whoever was merged away or archived', async () => {
    const { columns } = await company.db.bulk((client) =>
      readRunColumns(client, {
        period: { from: '2025-01-01', to: '2026-03-01', asOf: '2026-03-01' },
        currency: 'CNY',
        membership: 'waybill_in_period',
        metrics: ['revenueMinor'],
      }),
    )
    const ids = new Set(columns.customerIds)
    expect(customers.slice(0, 6).map((id) => ids.has(id))).toEqual([true, false, false, true, false, false])
  })

  it('tells what each group brought before, also of those that are not in the run', async () => {
    const [from, to] = ['2025-12-12', '2026-01-12']
    const { columns } = await company.db.bulk((client) =>
      readRunColumns(client, {
        ...{ period: { from, to, asOf: to }, currency: 'CNY', membership: 'waybill_in_period' },
        metrics: ['revenueMinor', 'earlierRevenueMinor', 'segment'],
      }),
    )
    const expected = await company.db.rows(
      z.object({ name: z.string(), earlier: z.number(), withoutTheRun: z.number() }),
      sql`
      select 'kind:' || r.kind as name, sum(w.freight_minor)::float8 as earlier,
        coalesce(sum(w.freight_minor) filter (where r.id <> all(${[...columns.customerIds]}::int[])), 0)::float8 as "withoutTheRun"
      from waybill w join customer c on c.id = w.customer_id join customer r on r.id = c.root_id and r.archived_at is null
      where w.status <> 'cancelled' and w.currency = 'CNY' and w.accepted_on >= '2025-11-12' and w.accepted_on < ${from}::date group by 1 order by 1`,
    )
    const told = columns.labels?.segment?.map((name, place) => [name, columns.earlierOfGroups?.segment?.[place]])
    expect(told).toEqual(expected.map(({ name, earlier }) => [name, earlier]))
    expect(expected.some(({ withoutTheRun }) => withoutTheRun !== 0)).toBe(true)
    expect(columns.metrics.revenueMinor?.length).toBe(columns.customerIds.length)
  })
})
