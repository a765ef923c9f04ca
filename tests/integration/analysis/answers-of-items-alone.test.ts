import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { getNps, getSatisfaction, listAnswerers } from '#lib/analysis/satisfaction/service'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

let company: TestCompany
const period = { from: '2026-06-01', to: '2026-07-01', as_of: '2026-06-30' }
const inserted = async (statement: Sql) => (await company.db.row(z.object({ id: z.int() }), statement))?.id ?? 0

/**
 * All invited on 1 June. Satisfaction and recommending of the answers, by day of June:
 *
 *   甲  2nd 5, 10 · 10th price alone
 *   乙  10th price alone
 *   丙  2nd 5, 10 · 10th an answer with nothing at all in it
 */
beforeAll(async () => {
  company = await openTestCompany()
  const survey = await inserted(sql`insert into survey (external_id, name) values ('S', 'S') returning id`)
  const item = await inserted(sql`insert into survey_item (name, dimension) values ('价格', 'price') returning id`)
  const answer = (customerId: number, day: string, satisfaction: number | null, recommend: number | null) =>
    inserted(sql`
      insert into survey_response (survey_id, customer_id, answered_at, answered_on, satisfaction, recommend)
      values (${survey}, ${customerId}, ${day}::date, ${day}::date, ${satisfaction}::int2, ${recommend}::int2) returning id`)
  const ofPrice = async (customerId: number) =>
    company.db.execute(sql`
      insert into survey_response_item (response_id, item_id, expectation, perception)
      values (${await answer(customerId, '2026-06-10', null, null)}, ${item}, 4, 2)`)
  for (const name of ['甲', '乙', '丙']) {
    const id = await insertCustomer(company.db, { name, externalId: name, ownerId: company.users.sales.id })
    await company.db.execute(sql`
      insert into survey_invitation (survey_id, customer_id, invited_at, invited_on) values (${survey}, ${id}, '2026-06-01', '2026-06-01')`)
    if (name !== '乙') await answer(id, '2026-06-02', 5, 10)
    if (name === '丙') await answer(id, '2026-06-10', null, null)
    else await ofPrice(id)
  }
})
afterAll(() => company.close())

it('an answer of items alone takes nothing back of what was said of the whole before, and says nothing of it', async () => {
  const ctx = await company.contextAs('executive', new Date('2026-07-02T02:00:00Z'))
  // 丙 answered again and left satisfaction out: its latest answer is no satisfied one, as the contract has it.
  expect(await getSatisfaction(ctx, period)).toMatchObject({ targets: 3, answered: 2, satisfied: 1 })
  expect(await getNps(ctx, period)).toMatchObject({ promoters: 1, passives: 0, detractors: 0 })
  const unanswered = await listAnswerers(ctx, { ...period, of: 'satisfaction', answers: null, limit: 10 })
  expect(unanswered.rows.map(({ name }) => name)).toEqual(['乙'])
})
