import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { refreshTouchedMonths, touchedBefore, touchedUntil } from '#lib/analysis/metrics/refresh'
import { fixedSql, sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const textRow = z.object({ line: z.string() })
const lines = async (text: string) => (await company.db.rows(textRow, fixedSql(text))).map((row) => row.line)

// Written apart from the product's own statement: conditions as CASE, no FILTER, no shared fragment.
const bareSums = `count(*), sum(case when pieces > 0 then 1 else 0 end), sum(pieces), sum(coalesce(weight_grams, 0)), sum(coalesce(freight_minor, 0)),
  sum(coalesce(list_freight_minor, 0)), sum(coalesce(cost_pickup_minor, 0)), sum(coalesce(cost_linehaul_minor, 0)), sum(coalesce(cost_delivery_minor, 0)),
  sum(coalesce(cost_minor, 0)), sum(case when freight_minor + cost_minor is null then 0 else 1 end),
  sum(case when cost_minor is null then 0 else coalesce(freight_minor, 0) end), sum(case when freight_minor is null then 0 else coalesce(cost_minor, 0) end),
  sum(case when promised_at is null or delivered_at is null then 0 else 1 end), sum(case when promised_at >= delivered_at then 1 else 0 end),
  sum(damaged::int), sum(lost::int), sum(case when freight_minor is null then 1 else 0 end), sum(case when cost_minor is null then 1 else 0 end),
  sum(case when freight_minor is null then 0 else coalesce(list_freight_minor, 0) end), sum(case when list_freight_minor is null then 0 else coalesce(freight_minor, 0) end),
  sum(case when pieces > 0 and weight_grams is not null then 1 else 0 end)`
const keptSums = `waybills, shipments, pieces, weight_grams, revenue_minor, list_revenue_minor, cost_pickup_minor, cost_linehaul_minor,
  cost_delivery_minor, cost_minor, known_waybills, known_revenue_minor, known_cost_minor, promised_delivered, on_time, damaged, lost, unpriced, uncosted,
  paired_list_minor, paired_revenue_minor, weighed`

async function expectSumsToBeTrue(): Promise<void> {
  const key = "customer_id, to_char(accepted_on, 'YYYY-MM'), currency"
  expect(
    await lines(
      `select row(customer_id, to_char(month, 'YYYY-MM'), currency, ${keptSums})::text as line from customer_month where waybills > 0 order by 1`,
    ),
  ).toEqual(
    await lines(
      `select row(${key}, ${bareSums})::text as line from waybill where status <> 'cancelled' group by ${key} order by 1`,
    ),
  )
  const outlet =
    "coalesce(outlet_id, 0), coalesce(product, ''), coalesce(destination_region, ''), to_char(accepted_on, 'YYYY-MM'), currency"
  const outletKept = "outlet_id, product, destination_region, to_char(month, 'YYYY-MM'), currency"
  expect(
    await lines(`select row(${outletKept}, ${keptSums})::text as line from outlet_month where waybills > 0 order by 1`),
  ).toEqual(
    await lines(
      `select row(${outlet}, ${bareSums})::text as line from waybill where status <> 'cancelled' group by ${outlet} order by 1`,
    ),
  )
  // Days as a list of days, not as a mask.
  expect(
    await lines(
      `select row(customer_id, month + bit, currency)::text as line from customer_month, generate_series(0, 30) bit where (days >> bit) & 1 = 1 order by 1`,
    ),
  ).toEqual(
    await lines(
      `select distinct row(customer_id, accepted_on, currency)::text as line from waybill where status <> 'cancelled' and pieces > 0 order by 1`,
    ),
  )
  const claims = "customer_id, to_char(opened_on, 'YYYY-MM'), currency, count(*), coalesce(sum(compensation_minor), 0)"
  expect(
    await lines(
      `select row(customer_id, to_char(month, 'YYYY-MM'), currency, claims, claims_minor)::text as line from customer_month where claims > 0 order by 1`,
    ),
  ).toEqual(
    await lines(
      `select row(${claims})::text as line from case_record where type = 'claim' and archived_at is null group by customer_id, 2, currency order by 1`.replace(
        'customer_id, 2,',
        "customer_id, to_char(opened_on, 'YYYY-MM'),",
      ),
    ),
  )
  expect(await lines('select customer_id::text as line from customer_month where waybills = 0 and claims = 0')).toEqual([])
  expect(await lines('select outlet_id::text as line from outlet_month where waybills = 0 and claims = 0')).toEqual([])
  expect(
    await lines(
      `select row(s.customer_id, s.last_shipping_on)::text as line from customer_standing s where s.last_shipping_on is not null order by 1`,
    ),
  ).toEqual(
    await lines(
      `select row(customer_id, max(accepted_on))::text as line from waybill where status <> 'cancelled' and pieces > 0 group by customer_id order by 1`,
    ),
  )
  expect(await lines('select id::text as line from touched_month')).toEqual([])
}

const amount = fc.option(fc.integer({ min: -500, max: 5_000_000 }), { nil: null })
const day = fc.integer({ min: 0, max: 119 })
const values = fc.record({
  customer: fc.integer({ min: 0, max: 3 }),
  day,
  outlet: fc.constantFrom('shounan', 'xihu', null),
  product: fc.constantFrom('特快', '标快', null),
  pieces: fc.integer({ min: 0, max: 3 }),
  status: fc.constantFrom('delivered', 'unknown', 'cancelled', 'returned'),
  freight: amount,
  cost: amount,
  currency: fc.constantFrom('CNY', 'CNY', 'USD'),
})
type Values = typeof values extends fc.Arbitrary<infer V> ? V : never
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ act: fc.constant('insert' as const), values: fc.array(values, { minLength: 1, maxLength: 6 }) }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('update' as const), which: fc.nat(), values }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('cancel' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('delete' as const), which: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('claim' as const),
      customer: fc.integer({ min: 0, max: 3 }),
      day,
      amount,
      type: fc.constantFrom('claim', 'complaint'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('retype' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('refresh' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const dayText = (offset: number) => new Date(Date.UTC(2025, 10, 15) + offset * 86_400_000).toISOString().slice(0, 10)

async function perform(one: Step, customers: readonly number[]): Promise<void> {
  const { db, outlets } = company
  const pick = (which: number, table: string) =>
    sql`(select id from ${fixedSql(table)} order by id offset ${which} % greatest(1, (select count(*) from ${fixedSql(table)})) limit 1)`
  if (one.act === 'insert') {
    for (const v of one.values) await insertWaybill(db, given(v, customers))
  } else if (one.act === 'update') {
    const v = given(one.values, customers)
    await db.execute(sql`
      update waybill set customer_id = ${v.customerId}, accepted_on = ${v.acceptedOn}::date, outlet_id = ${v.outletId ?? null}, product = ${v.product ?? null},
        pieces = ${v.pieces ?? 1}, status = ${v.status ?? 'delivered'}, freight_minor = ${v.freightMinor ?? null}::bigint, cost_minor = ${v.costMinor ?? null}::bigint,
        weight_grams = 500, damaged = not damaged, promised_at = '2026-01-02', delivered_at = accepted_at
      where id = ${pick(one.which, 'waybill')}`)
  } else if (one.act === 'cancel')
    await db.execute(sql`update waybill set status = 'cancelled' where id = ${pick(one.which, 'waybill')}`)
  else if (one.act === 'delete') await db.execute(sql`delete from waybill where id = ${pick(one.which, 'waybill')}`)
  else if (one.act === 'claim') {
    await db.execute(sql`
      insert into case_record (customer_id, type, opened_at, opened_on, compensation_minor, currency, outlet_id)
      values (${customers[one.customer] ?? 0}, ${one.type}, ${dayText(one.day)}::date, ${dayText(one.day)}::date, ${one.amount}::bigint, 'CNY', ${outlets.shounan})`)
  } else if (one.act === 'retype') {
    await db.execute(
      sql`update case_record set type = 'claim', archived_at = case when archived_at is null then now() end where id = ${pick(one.which, 'case_record')}`,
    )
  } else await refreshTouchedMonths(db)
}

function given(v: Values, customers: readonly number[]) {
  return {
    customerId: customers[v.customer] ?? 0,
    acceptedOn: dayText(v.day),
    outletId: v.outlet === null ? null : company.outlets[v.outlet],
    product: v.product,
    pieces: v.pieces,
    status: v.status,
    freightMinor: v.freight,
    costMinor: v.cost,
    currency: v.currency,
  }
}

describe('refresh of the kept sums', () => {
  it('leaves the kept sums equal to the sums of the records after any sequence of writes', async () => {
    const customers = [
      await insertCustomer(company.db),
      await insertCustomer(company.db),
      await insertCustomer(company.db),
      await insertCustomer(company.db),
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        for (const one of steps) await perform(one, customers)
        await refreshTouchedMonths(company.db)
        await expectSumsToBeTrue()
      }),
      { numRuns: 25 },
    )
  })

  it('does not lose a write that is committed while it runs', async () => {
    const { db } = company
    const customer = await insertCustomer(db)
    await insertWaybill(db, { customerId: customer, acceptedOn: '2026-03-02', freightMinor: 100 })
    await db.bulk(async (blocker) => {
      // The refresh takes its notes and then waits for this row, which it has to write.
      await refreshTouchedMonths(db)
      await insertWaybill(db, { customerId: customer, acceptedOn: '2026-03-03', freightMinor: 200 })
      await blocker.query('begin')
      await blocker.query('select from customer_month where customer_id = $1 for update', [customer])
      const refreshing = refreshTouchedMonths(db)
      await waitUntilSomethingWaits()
      await insertWaybill(db, { customerId: customer, acceptedOn: '2026-03-04', freightMinor: 400 })
      await blocker.query('commit')
      await refreshing
    })
    await refreshTouchedMonths(db)
    expect(await lines(`select revenue_minor::text as line from customer_month where customer_id = ${customer}`)).toEqual(['700'])
  })

  it('keeps a note whose write is not committed yet for the next refresh', async () => {
    const { db } = company
    const customer = await insertCustomer(db)
    await db.bulk(async (writer) => {
      await writer.query('begin')
      await writer.query(
        `insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, currency, freight_minor) values ('open', $1, '2026-04-01', '2026-04-01', 'CNY', 5)`,
        [customer],
      )
      await refreshTouchedMonths(db)
      expect(await lines(`select customer_id::text as line from customer_month where customer_id = ${customer}`)).toEqual([])
      await writer.query('commit')
    })
    await refreshTouchedMonths(db)
    expect(await lines(`select revenue_minor::text as line from customer_month where customer_id = ${customer}`)).toEqual(['5'])
  })

  it('tells what is noted up to a mark from what was noted later', async () => {
    const { db } = company
    const customer = await insertCustomer(db)
    await refreshTouchedMonths(db)
    await insertWaybill(db, { customerId: customer, acceptedOn: '2026-05-01' })
    const mark = await touchedUntil(db)
    expect(await touchedBefore(db, mark)).toBe(true)
    await refreshTouchedMonths(db)
    await insertWaybill(db, { customerId: customer, acceptedOn: '2026-05-02' })
    expect(await touchedBefore(db, mark)).toBe(false)
    expect(await touchedBefore(db, await touchedUntil(db))).toBe(true)
  })

  it('publishes the last shipping day of a merged customer on its survivor', async () => {
    const { db } = company
    const survivor = await insertCustomer(db)
    const merged = await insertCustomer(db)
    await insertWaybill(db, { customerId: survivor, acceptedOn: '2026-06-03' })
    await db.execute(sql`update customer set root_id = ${survivor} where id = ${merged}`)
    await insertWaybill(db, { customerId: merged, acceptedOn: '2026-06-30' })
    await refreshTouchedMonths(db)
    expect(await lines(`select last_shipping_on::text as line from customer_standing where customer_id = ${survivor}`)).toEqual([
      '2026-06-30',
    ])
  })
})

/** Waits for the moment at which some statement of this database waits for a lock. */
async function waitUntilSomethingWaits(): Promise<void> {
  for (;;) {
    const waiting = await lines(
      `select pid::text as line from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (waiting.length > 0) return
  }
}
