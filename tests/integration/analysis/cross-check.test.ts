import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addDays } from '#lib/core/day'
import { fixedSql, sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { runScheme } from '#tests/support/import-file'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// What the API answers for random periods with broken months against plain SQL over single waybills: no kept sums, no masks of days, no fragment of the
// product, days taken from the instant and not from the stored day.

const rounds = 40
let company: TestCompany
let key: string
beforeAll(async () => {
  company = await openTestCompany()
  key = await company.keyFor('administrator')
  const { db } = company
  const random = generator(20_261_125)
  const kinds = ['business', 'business', 'consumer', 'distributor', 'internal']
  const customers: number[] = []
  for (let index = 0; index < 25; index += 1) customers.push(await insertCustomer(db, { kind: kinds[index % 5] ?? 'business' }))
  const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0] = customers
  await db.execute(sql`update customer set root_id = ${first} where id in (${second}, ${third})`)
  await db.execute(sql`update customer set archived_at = now() where id in (${fourth}, ${fifth})`)
  const products = ['特快', '特惠', null]
  const regions = ['330200', '110000', '440300', null]
  for (let index = 0; index < 1_200; index += 1) {
    const acceptedOn = addDays('2025-01-01', Math.floor(random() * 430))
    const promised = random() < 0.85 ? addDays(acceptedOn, 1 + Math.floor(random() * 4)) : null
    const delivered = random() < 0.8 ? addDays(acceptedOn, 1 + Math.floor(random() * 5)) : null
    await insertWaybill(db, {
      // Few ship much and many little; equal freights make equal values.
      customerId: customers[Math.floor(random() ** 2.5 * 23)] ?? first,
      acceptedOn,
      outletId: random() < 0.3 ? null : company.outlets.shounan,
      product: products[Math.floor(random() * 3)] ?? null,
      destinationRegion: regions[Math.floor(random() * 4)] ?? null,
      status: random() < 0.06 ? 'cancelled' : random() < 0.1 ? 'returned' : 'delivered',
      pieces: random() < 0.08 ? 0 : 1 + Math.floor(random() * 4),
      freightMinor: random() < 0.1 ? null : random() < 0.08 ? -2_500 : Math.ceil(random() * 20) * 500,
      costMinor: random() < 0.25 ? null : Math.floor(random() * 9_000),
      currency: random() < 0.08 ? 'USD' : 'CNY',
      promisedAt: promised === null ? null : `${promised}T23:59:59.999+08:00`,
      deliveredAt: delivered === null ? null : `${delivered}T${random() < 0.5 ? '09:30:00' : '23:59:59.999'}+08:00`,
    })
  }
})
afterAll(() => company.close())

/** A linear congruential generator, so that company and periods are the same each time. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

interface Asked {
  from: string
  to: string
  as_of: string
}

/** A run is as of a day that is over. All records of this company lie before it. */
const latest = '2026-10-15'

/** Periods of a few days inside one month, across one boundary, and of many months; every third ends before as_of. */
function periods(): Asked[] {
  const random = generator(40)
  const longest = [6, 40, 400]
  return Array.from({ length: rounds }, (_, round) => {
    const from = addDays('2024-12-20', Math.floor(random() * 430))
    const drawn = addDays(from, 1 + Math.floor(random() * (longest[round % 3] ?? 6)))
    const to = drawn < latest ? drawn : latest
    return { from, to, as_of: addDays(to, round % 3 === 0 ? Math.floor(random() * 30) : -1) }
  })
}

const textRow = z.object({ line: z.string() })
const lines = async (text: string) => (await company.db.rows(textRow, fixedSql(text))).map((row) => row.line)
const numberRow = z.object({ id: z.string(), value: z.number() })

/** Waybills as SQL sees them: the day from the instant, the customer that is left after merging. */
const base = `
  w as (
    select r.id as root, r.archived_at is not null as archived, r.kind, w.*, (w.accepted_at at time zone 'Asia/Shanghai')::date as day
    from waybill w join customer c on c.id = w.customer_id join customer r on r.id = c.root_id where w.status in
    ('created','await_pickup','picked_up','in_transit','out_for_delivery','at_locker_or_station','delivered','exception','refused','returning','returned','forwarded','customs','unknown'))`
const inPeriod = ({ from, to }: Asked) => `day between '${from}' and date '${to}' - 1`

/** ABC by its definition: before-shares of strictly larger values as exact numerics. */
const bareAbc = (asked: Asked, measure: string) => `
  with ${base}, v as (
    select root, sum(${measure})::numeric as value from w where not archived and currency = 'CNY' and ${inPeriod(asked)} group by root)
  select x.root || ' ' || case
      when x.value <= 0 then 'C'
      when larger.held * 5 < total.held * 4 then 'A'
      when larger.held * 20 < total.held * 19 then 'B' else 'C' end
    || ' ' || (1 + larger.customers) || ' ' || x.value as line
  from v x, lateral (select coalesce(sum(value) filter (where value > 0), 0) as held, count(*) as customers from v y where y.value > x.value) larger,
    (select coalesce(sum(value) filter (where value > 0), 0) as held from v) total
  order by x.root`
const showAbc = (rows: { customer: { id: string }; class: string; rank: number; value: number }[]) =>
  [...rows]
    .sort((a, b) => Number(a.customer.id) - Number(b.customer.id))
    .map((row) => `${row.customer.id} ${row.class} ${row.rank} ${row.value}`)

describe('random periods with broken months', () => {
  it.each(periods().map((asked, index) => [index, asked.from, asked.to, asked] as const))(
    '%i: %s to %s',
    async (_, __, ___, asked) => {
      await checkAbc(asked)
      await checkRhythm(asked)
      await checkConcentration(asked)
      await checkOnTime(asked)
    },
  )

  it('have something in them, so that the comparison can fail', async () => {
    const asked = { from: '2025-01-15', to: '2026-02-10', as_of: '2026-02-09' }
    const classes = new Set((await lines(bareAbc(asked, 'coalesce(freight_minor, 0)'))).map((line) => line.split(' ')[1]))
    expect([...classes].sort()).toEqual(['A', 'B', 'C'])
    const broken = periods().filter(({ from, to }) => !from.endsWith('-01') && !to.endsWith('-01'))
    expect(broken.length).toBeGreaterThan(30)
  })
})

async function checkAbc(asked: Asked): Promise<void> {
  const revenue = await runScheme(company, { scheme: 'abc', ...asked })
  expect(showAbc(revenue.rows)).toEqual(await lines(bareAbc(asked, 'coalesce(freight_minor, 0)')))
  const pieces = await runScheme(company, { scheme: 'abc', ...asked, parameters: { measure: 'pieces' } })
  expect(showAbc(pieces.rows)).toEqual(await lines(bareAbc(asked, 'pieces')))
  const counted = await lines(`
    with ${base}, p as (select * from w where not archived and ${inPeriod(asked)})
    select concat_ws(' ', (select count(*) from p where currency = 'CNY' and freight_minor is null), (select count(*) from p where currency = 'USD'),
      (select count(*) from customer c where c.root_id = c.id and archived_at is null and not exists (select from p where p.root = c.id and currency = 'CNY'))) as line`)
  const { unpriced, excluded, without_waybills } = revenue.run.summary
  expect(`${unpriced} ${excluded[0]?.waybills ?? 0} ${without_waybills}`).toBe(counted[0])
}

/** Shipping days in the period, and days since the last one ÷ the median gap of all before `to`. */
async function checkRhythm(asked: Asked): Promise<void> {
  const shipped = `with ${base}, s as (select distinct root, kind, day from w where not archived and currency = 'CNY' and pieces > 0 and day < date '${asked.to}')`
  const expectedDays = await company.db.rows(
    numberRow,
    fixedSql(`
    ${shipped} select root::text as id, count(*) filter (where ${inPeriod(asked)})::float8 as value from s group by root order by root`),
  )
  const { rows } = await runScheme(company, { scheme: 'loyalty', ...asked })
  expect(byId(rows)).toEqual(expectedDays)
  const expectedRatios = await company.db.rows(
    numberRow,
    fixedSql(`
    ${shipped}, g as (select root, kind, day - lag(day) over (partition by root order by day) as gap from s),
    m as (select root, kind, percentile_cont(0.5) within group (order by gap) as gap from g where gap is not null group by root, kind having count(*) > 1),
    k as (select kind, percentile_cont(0.5) within group (order by gap) as gap from m group by kind),
    a as (select percentile_cont(0.5) within group (order by gap) as gap from m)
    select s.root::text as id, ((date '${asked.as_of}' - max(s.day)) / greatest(
      coalesce((select gap from m where m.root = s.root), (select gap from k where k.kind = s.kind), (select gap from a), 0), 3))::float8 as value
    from s group by s.root, s.kind order by s.root`),
  )
  const dormancy = await runScheme(company, { scheme: 'dormancy', ...asked })
  const found = byId(dormancy.rows)
  expect(found.map((row) => row.id)).toEqual(expectedRatios.map((row) => row.id))
  for (const [index, row] of found.entries()) expect(row.value).toBeCloseTo(expectedRatios[index]?.value ?? Number.NaN, 10)
}

const byId = (rows: { customer: { id: string }; value: number }[]) =>
  rows.map((row) => ({ id: row.customer.id, value: row.value })).sort((a, b) => Number(a.id) - Number(b.id))

async function checkConcentration(asked: Asked): Promise<void> {
  const { body } = await company.api('GET', `/analysis/concentration?from=${asked.from}&to=${asked.to}&as_of=${asked.as_of}`, {
    key,
  })
  const [expected = ''] = await lines(`
    with ${base}, v as (
      select root, sum(freight_minor)::float8 as x from w where not archived and currency = 'CNY' and ${inPeriod(asked)} group by root having sum(freight_minor) > 0),
    s as (select x / sum(x) over () as s, row_number() over (order by x desc, root) as place, row_number() over (order by x, root) as i, count(*) over () as n from v)
    select json_build_array(count(*), sum(s) filter (where place <= 1), sum(s) filter (where place <= 4), sum(s) filter (where place <= 8), sum(s * s),
      2 * sum(i * s) / max(n) - (max(n) + 1.0) / max(n), -sum(s * ln(s)))::text as line from s`)
  const found = [body.customers, body.cr1, body.cr4, body.cr8, body.hhi, body.gini, body.entropy]
  const values = z.array(z.number().nullable()).parse(JSON.parse(expected))
  for (const [index, value] of values.entries()) {
    if (value === null) expect(found[index]).toBe(null)
    else expect(found[index]).toBeCloseTo(value, 10)
  }
}

async function checkOnTime(asked: Asked): Promise<void> {
  const keys = { product: 'product', destination_region: 'destination_region', customer: 'root::text' } as const
  for (const [groupBy, column] of Object.entries(keys)) {
    const { body } = await company.api(
      'GET',
      `/analysis/on-time?group_by=${groupBy}&limit=200&from=${asked.from}&to=${asked.to}&as_of=${asked.as_of}`,
      { key },
    )
    // A sum over nothing but nulls is null, hence the coalesce.
    const counts = `sum((promised_at is not null and delivered_at is not null)::int) || ' ' || sum(coalesce(promised_at >= delivered_at, false)::int) || ' ' ||
      sum((promised_at is null)::int) || ' ' || sum((promised_at is not null and delivered_at is null)::int) || ' ' ||
      sum(coalesce(delivered_at is null and promised_at < (date '${asked.as_of}' + 1)::timestamp at time zone 'Asia/Shanghai', false)::int)`
    const show = (one: Record<string, number>) =>
      `${one['delivered']} ${one['on_time']} ${one['without_promise']} ${one['undelivered']} ${one['overdue']}`
    const expected = await lines(
      `with ${base} select coalesce(${column}, '-') || ' ' || ${counts} as line from w where ${inPeriod(asked)} group by ${column} order by 1`,
    )
    expect(
      body.groups.map((one: Record<string, number> & { group: string | null }) => `${one.group ?? '-'} ${show(one)}`).sort(),
    ).toEqual([...expected].sort())
    const [total = ''] = await lines(
      `with ${base} select coalesce(${counts}, '0 0 0 0 0') as line from w where ${inPeriod(asked)}`,
    )
    expect(show(body)).toBe(total)
  }
}
