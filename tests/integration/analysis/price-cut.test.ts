import { afterAll, beforeAll, expect, it } from 'vitest'
import { priceCutQuery } from '#lib/analysis/price-cut/schema'
import { getPriceCut, getPriceCutResource } from '#lib/analysis/price-cut/service'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'
import { mergeInto } from '../records/relations-company.ts'

// As of 9 June 2026. 甲 at 首南: four shipments of 1 kg at 10.00 with a cost of 6.00 each (one of them under a customer merged into it): margin 40 %. A tenth less: 0.1 ÷ 0.3 = ⅓ more, 5.33 → 6 shipments.
const at = new Date('2026-06-10T04:00:00Z')
const ids: Record<string, number> = {}
let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  const add = async (name: string, given: object = {}) => {
    ids[name] = await insertCustomer(db, { name, outletId: outlets.shounan, ownerId: users.sales.id, ...given })
  }
  await add('甲')
  await add('甲分部')
  await add('同价')
  await add('王建军', { kind: 'consumer' })
  await add('他人', { ownerId: users.salesColleague.id })
  await add('量大')
  await add('票重')
  await add('低价')
  await add('他店', { outletId: outlets.xihu, ownerId: users.salesHangzhou.id })
  await add('归档')
  await add('无货')
  await mergeInto(company, ids['甲分部'] ?? 0, ids['甲'] ?? 0)
  const ship = async (name: string, count: number, freightMinor: number, grams = 1_000) => {
    for (let each = 0; each < count; each += 1) {
      const id = await insertWaybill(db, { customerId: ids[name] ?? 0, acceptedOn: '2026-03-05', freightMinor, costMinor: 600 })
      await db.execute(sql`update waybill set weight_grams = ${grams} where id = ${id}`)
    }
  }
  await ship('甲', 3, 1_000)
  await ship('甲分部', 1, 1_000)
  await ship('同价', 4, 1_000)
  await ship('王建军', 2, 1_200)
  await ship('他人', 8, 1_100)
  await ship('量大', 9, 1_200)
  await ship('票重', 4, 1_200, 1_501)
  await ship('低价', 4, 900)
  await ship('他店', 4, 1_200)
  await ship('归档', 4, 1_200)
  await db.execute(sql`update customer set archived_at = now() where id = ${ids['归档'] ?? 0}`)
})
afterAll(() => company.close())

const asked = (name: string, change = -0.1) => ({ customer: String(ids[name]), change, like: 'outlet' as const })

it('a cut is paid by the volume that the customer’s own margin gives, with what was merged into it', async () => {
  const { outcome, shipments, revenueMinor } = await getPriceCut(await company.contextAs('executive', at), asked('甲'))
  expect({ shipments, revenueMinor }).toEqual({ shipments: 4, revenueMinor: 4_000 })
  expect(outcome).toMatchObject({ priceMinor: 1_000, newPriceMinor: 900, costMinor: 600, givenUpMinor: 400, shipmentsNeeded: 6 })
  expect(outcome?.breakEven).toBeCloseTo(1 / 3, 12)
})

it('those will ask who are of the outlet, alike in number and weight, and pay more; nobody archived', async () => {
  const { others } = await getPriceCut(await company.contextAs('executive', at), asked('甲'))
  // 他人 8 × 2.00, 王建军 2 × 3.00, 同价 4 × 1.00; whoever pays the new price already has nothing to ask for.
  expect(others.largest.map(({ name, atStakeMinor }) => [name, atStakeMinor])).toEqual([
    ['他人', 1_600],
    ['王**', 600],
    ['同价', 400],
  ])
  expect(others).toMatchObject({ customers: 3, revenueMinor: 8_800 + 2_400 + 4_000, atStakeMinor: 2_600 })
})

it('only who lies within reach is among them, and only who does can be asked about', async () => {
  const { others } = await getPriceCut(await company.contextAs('sales', at), asked('甲'))
  expect(others).toMatchObject({ customers: 2, atStakeMinor: 1_000 })
  await expect(getPriceCut(await company.contextAs('sales', at), asked('他店'))).rejects.toMatchObject({ code: 'not_found' })
  await expect(getPriceCut(await company.contextAs('service', at), asked('甲'))).rejects.toMatchObject({ code: 'forbidden' })
})

it('a customer without a shipment has no outcome, and nobody who would ask', async () => {
  expect(await getPriceCutResource(await company.contextAs('executive', at), asked('无货'))).toMatchObject({
    ...{ shipments: 0, revenue_minor: 0, outcome: null, from: '2025-06-10', to: '2026-06-10' },
    others: { customers: 0, at_stake_minor: 0, largest: [] },
  })
})

it('where nobody is found, the rule that left nobody is named, and what else finds somebody', async () => {
  const ask = async (change: number, like?: 'industry' | 'group') =>
    getPriceCut(await company.contextAs('executive', at), { ...asked('甲', change), ...(like === undefined ? {} : { like }) })
  expect((await ask(-0.1)).nobody).toBeNull()
  // Nothing is known of its industry; of its outlet three are found.
  expect((await ask(-0.1, 'industry')).nobody).toEqual({ rule: 'like', before: 0, elsewhere: { like: 'outlet', customers: 3 } })
  // At 15.00 nobody pays more: five are of its size or weight, 同价, 王建军, 他人 and 低价 of both.
  expect((await ask(0.5)).nobody).toEqual({ rule: 'price', before: 4, elsewhere: null })
  // 量大 with 9 shipments: half to twice as many have 他人 with 8, and all others fewer than 4.5.
  const large = await getPriceCut(await company.contextAs('executive', at), { ...asked('量大', 0.5) })
  expect(large.nobody).toMatchObject({ rule: 'price', before: 1 })
  // 无货 has nothing to ask for.
  expect((await getPriceCut(await company.contextAs('executive', at), asked('无货'))).nobody).toBeNull()
})

it('all that else may be in common is looked at in one question, however much of it there is', async () => {
  const ctx = await company.contextAs('executive', at)
  let asked = 0
  const rows: typeof ctx.db.rows = (schema, statement) => {
    asked += 1
    return ctx.db.rows(schema, statement)
  }
  const cut = { customer: String(ids['甲']), change: -0.1, like: 'group' as const }
  // By their owner 同价 and 王建军 are found, by their outlet 他人 as well.
  expect((await getPriceCut({ ...ctx, db: { ...ctx.db, rows } }, cut)).nobody?.elsewhere).toEqual({
    like: 'outlet',
    customers: 3,
  })
  // Those who will ask, of whom there are none, and why; and what is left out of its own.
  expect(asked).toBe(3)
})

it('without a word others are those of the industry', () => {
  expect(priceCutQuery.parse({ customer: '1' }).like).toBe('industry')
})

it('an industry is the same whatever blanks somebody wrote around it', async () => {
  const write = (name: string, industry: string | null) =>
    company.db.execute(sql`update customer set industry = ${industry} where id = ${ids[name] ?? 0}`)
  await write('甲', '服装 ')
  await write('同价', ' 服装')
  await write('他人', ' ')
  const { others } = await getPriceCut(await company.contextAs('executive', at), { ...asked('甲'), like: 'industry' })
  expect(others.largest.map(({ name }) => name)).toEqual(['同价'])
  for (const name of ['甲', '同价', '他人']) await write(name, null)
})
