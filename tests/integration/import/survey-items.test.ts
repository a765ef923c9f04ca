import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { contentsOf, countsOf, workImport, workRevert } from '#tests/support/work-import'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
  await insertCustomer(company.db, { externalId: 'K1', ownerId: company.users.sales.id })
  await insertCustomer(company.db, { externalId: 'K2', ownerId: company.users.salesColleague.id })
})
afterAll(() => company.close())
beforeEach(async () => {
  await company.db.execute(
    sql`truncate survey, survey_invitation, survey_item, survey_response, survey_response_item, import_change, import_error`,
  )
})

const on = '2026-03-04 10:00'
const row = (item: string, expectation: string, perception: string, more: Record<string, string> = {}) => ({
  ...{ survey_external_id: 'S1', customer_external_id: 'K1', answered_at: on, item, expectation, perception, ...more },
})
type Rows = Record<string, string>[]
const items = (rows: Rows, options: Parameters<typeof workImport>[3] = {}) =>
  workImport(company, 'survey_response_items', rows, options)
const answers = (rows: Rows) =>
  workImport(
    company,
    'survey_responses',
    rows.map((one) => ({ survey_external_id: 'S1', customer_external_id: 'K1', answered_at: on, ...one })),
  )

const said = async () =>
  (
    await company.db.rows(
      z.object({ line: z.string() }),
      sql`
      select c.external_id || ' ' || a.answered_on || ' ' || t.name || ' ' || p.expectation || '/' || p.perception as line
      from survey_response_item p join survey_response a on a.id = p.response_id join customer c on c.id = a.customer_id
        join survey_item t on t.id = p.item_id order by 1`,
    )
  ).map(({ line }) => line)
const dimensions = async () =>
  Object.fromEntries(
    (
      await company.db.rows(
        z.object({ name: z.string(), dimension: z.string().nullable() }),
        sql`select name, dimension from survey_item`,
      )
    ).map(({ name, dimension }) => [name, dimension]),
  )
const tables = ['survey', 'survey_invitation', 'survey_item', 'survey_response', 'survey_response_item'] as const
const everything = () => Promise.all(tables.map((table) => contentsOf(company, table)))
const counts = async () => (await everything()).map((rows) => rows.length)

describe('items of answers', () => {
  it('make the survey, the item, the answer and its invitation that they name, each once; the answer says nothing of the whole', async () => {
    const worked = await items([
      row('揽收及时', '4', '5', { dimension: 'service' }),
      row('价格', '3', '2', { dimension: '价格' }),
      row('揽收及时', '5', '1', { customer_external_id: 'K2' }),
    ])
    expect(worked.reasons).toEqual([])
    expect(countsOf(worked)).toEqual({ status: 'done', total: 3, created: 3, updated: 0, skipped: 0, rejected: 0 })
    expect(await said()).toEqual(['K1 2026-03-04 价格 3/2', 'K1 2026-03-04 揽收及时 4/5', 'K2 2026-03-04 揽收及时 5/1'])
    expect(await dimensions()).toEqual({ 揽收及时: 'service', 价格: 'price' })
    expect(await counts()).toEqual([1, 2, 2, 2, 3])
    const whole = sql`survey_response where satisfaction is null and recommend is null and expectation is null and perception is null`
    expect(await company.db.row(z.object({ n: z.int() }), sql`select count(*)::int4 as n from ${whole}`)).toEqual({ n: 2 })
  })

  it('go to the answer that stands at their instant, which keeps what it says, and whose invitation is none but its own', async () => {
    await workImport(company, 'survey_invitations', [
      { survey_external_id: 'S1', customer_external_id: 'K1', invited_at: '2026-03-01' },
    ])
    await answers([{ satisfaction: '4', expectation: '5', perception: '4', comment: '可以' }])
    const [, , , before] = await everything()
    expect((await items([row('价格', '3', '2')])).reasons).toEqual([])
    const [, invitations, , after, own] = await everything()
    expect(after).toEqual(before)
    expect([invitations?.length, own?.length]).toEqual([1, 1])
    // And the other way round: the answer comes after its items.
    await items([row('价格', '3', '3', { answered_at: '2026-04-04 10:00' })])
    expect(countsOf(await answers([{ answered_at: '2026-04-04 10:00', satisfaction: '2' }]))).toMatchObject({ updated: 1 })
    expect(await counts()).toEqual([1, 1, 1, 2, 2])
  })

  it('count once for an answer and item, however its letters are written: the later row wins, the same again is skipped, another pair updates', async () => {
    const first = await items([row('Price', '3', '2'), row('price', '4', '4')])
    expect(countsOf(first)).toMatchObject({ created: 1, skipped: 1 })
    expect(first.reasons).toEqual(['2 survey_external_id repeated_in_file'])
    expect(countsOf(await items([row('PRICE', '4', '4')]))).toMatchObject({ skipped: 1, updated: 0 })
    expect(countsOf(await items([row('price', '4', '1')]))).toMatchObject({ updated: 1 })
    expect(await said()).toEqual(['K1 2026-03-04 price 4/1'])
    expect(countsOf(await items([row('price', '1', '1')], { onDuplicate: 'skip' }))).toMatchObject({ skipped: 1, updated: 0 })
    expect((await items([row('price', '1', '1')], { onDuplicate: 'error' })).reasons).toEqual([
      '2 survey_external_id already_there',
    ])
    expect(await said()).toEqual(['K1 2026-03-04 price 4/1'])
  })

  it('without a number, outside the scale, of a dimension that there is not or of nobody are rejected with all their reasons, and make nothing', async () => {
    const worked = await items([
      row('', '0', '6', { survey_external_id: '', customer_external_id: 'NO', answered_at: 'soon', dimension: 'speed' }),
      row('价格', '', ''),
      row('价'.repeat(101), '3.5', '4'),
    ])
    expect(worked.reasons).toEqual([
      '2 survey_external_id required',
      '2 customer_external_id customer_unknown',
      '2 answered_at date_unreadable',
      '2 item required',
      '2 dimension not_in_list',
      '2 expectation number_out_of_range',
      '2 perception number_out_of_range',
      '3 expectation required',
      '3 perception required',
      '4 item text_too_long',
      '4 expectation integer_unreadable',
    ])
    expect(await counts()).toEqual([0, 0, 0, 0, 0])
  })

  it('give a dimension to an item that has none; one that has another keeps it, which is said', async () => {
    await items([row('价格', '3', '2')])
    expect(await dimensions()).toEqual({ 价格: null })
    expect((await items([row('价格', '3', '2', { dimension: 'price' })])).reasons).toEqual([])
    expect((await items([row('价格', '3', '3', { dimension: 'quality' })])).reasons).toEqual(['2 dimension dimension_differs'])
    expect(await dimensions()).toEqual({ 价格: 'price' })
    expect(await said()).toEqual(['K1 2026-03-04 价格 3/3'])
  })

  it('at another time of a day on which the customer answered that survey are taken for an answer of their own, which is said', async () => {
    await answers([{ satisfaction: '4' }])
    const worked = await items([
      row('价格', '3', '2', { answered_at: '2026-03-04 12:00' }),
      row('价格', '3', '2'),
      row('价格', '3', '2', { answered_at: '2026-03-05' }),
    ])
    expect(worked.reasons).toEqual(['2 answered_at answer_at_other_time'])
    expect(await counts()).toEqual([1, 1, 1, 3, 3])
  })

  it('of customers out of reach are of customers unknown', async () => {
    await company.db.execute(
      sql`insert into role_permission (role_key, permission, scope) values ('sales', 'import:create', 'own')`,
    )
    const worked = await items([row('价格', '3', '2'), row('价格', '3', '2', { customer_external_id: 'K2' })], { as: 'sales' })
    expect(worked.reasons).toEqual(['3 customer_external_id customer_unknown'])
    expect(await said()).toEqual(['K1 2026-03-04 价格 3/2'])
  })

  it('go again with a revert, with what they made, and what they changed is restored', async () => {
    await answers([{ satisfaction: '2' }])
    await items([row('价格', '3', '2')])
    const before = await everything()
    const worked = await items([
      row('价格', '3', '5'),
      row('揽收及时', '4', '4'),
      row('价格', '1', '1', { survey_external_id: 'S2', customer_external_id: 'K2' }),
    ])
    // Two pairs, the answer of K2 with its invitation, the item and the second survey.
    expect((await workRevert(company, worked.id)).revertReport).toEqual({ removed: 6, restored: 1, changed_since: 0, in_use: 0 })
    expect(await everything()).toEqual(before)
  })

  it('stay where something of others hangs on them: the answer that has more items, and the item that others name', async () => {
    const first = await items([row('价格', '3', '2'), row('揽收及时', '4', '4')])
    await items([row('价格', '3', '2', { customer_external_id: 'K2' }), row('客服响应', '3', '3')])
    // The answer of K1, its invitation, the item of the price and the survey are used by the second file.
    expect((await workRevert(company, first.id)).revertReport).toEqual({ removed: 3, restored: 0, changed_since: 0, in_use: 4 })
    expect(await said()).toEqual(['K1 2026-03-04 客服响应 3/3', 'K2 2026-03-04 价格 3/2'])
  })

  it('keep the answer that they hang on from going with the file that brought it', async () => {
    const whole = await answers([{ satisfaction: '5' }, { answered_at: '2026-03-09', satisfaction: '1' }])
    await items([row('价格', '3', '2')])
    expect((await workRevert(company, whole.id)).revertReport).toMatchObject({ removed: 1 })
    expect(await said()).toEqual(['K1 2026-03-04 价格 3/2'])
  })

  it('go with their answer', async () => {
    await items([row('价格', '3', '2')])
    await company.db.execute(sql`delete from survey_response`)
    expect(await said()).toEqual([])
  })
})
