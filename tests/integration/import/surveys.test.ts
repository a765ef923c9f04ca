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
  await insertCustomer(company.db, { externalId: 'K1' })
  await insertCustomer(company.db, { externalId: 'K2' })
})
afterAll(() => company.close())
beforeEach(async () => {
  await company.db.execute(
    sql`truncate survey, survey_invitation, survey_response, survey_response_item, import_change, import_error`,
  )
})

const invite = (customer: string, at: string, more: Record<string, string> = {}) => ({
  survey_external_id: 'S1',
  customer_external_id: customer,
  invited_at: at,
  ...more,
})
const answer = (customer: string, at: string, more: Record<string, string> = {}) => ({
  survey_external_id: 'S1',
  customer_external_id: customer,
  answered_at: at,
  ...more,
})
const invitations = (rows: Record<string, string>[]) => workImport(company, 'survey_invitations', rows)
const responses = (rows: Record<string, string>[]) => workImport(company, 'survey_responses', rows)

const invitedRow = z.object({ customer: z.string(), on: z.string(), group: z.string().nullable() })
const invited = () =>
  company.db.rows(
    invitedRow,
    sql`
    select c.external_id as customer, i.invited_on::text as on, i.group_name as group from survey_invitation i join customer c on c.id = i.customer_id
    order by 2, 1`,
  )
const everything = async () => [
  await contentsOf(company, 'survey'),
  await contentsOf(company, 'survey_invitation'),
  await contentsOf(company, 'survey_response'),
]

describe('invitations', () => {
  it('make the survey that they name, under that name', async () => {
    const worked = await invitations([invite('K1', '2026-03-01', { group: '华东' }), invite('K2', '2026-03-01 10:00')])
    expect(countsOf(worked)).toEqual({ status: 'done', total: 2, created: 2, updated: 0, skipped: 0, rejected: 0 })
    expect(
      await company.db.rows(z.object({ id: z.string(), name: z.string() }), sql`select external_id as id, name from survey`),
    ).toEqual([{ id: 'S1', name: 'S1' }])
  })

  it('count once for a customer and instant: the later row wins, the same again is skipped, another group updates', async () => {
    const first = await invitations([invite('K1', '2026-03-01', { group: '甲' }), invite('K1', '2026-03-01', { group: '乙' })])
    expect(countsOf(first)).toMatchObject({ created: 1, skipped: 1 })
    const again = await invitations([invite('K1', '2026-03-01', { group: '乙' }), invite('K1', '2026-03-02')])
    expect(countsOf(again)).toMatchObject({ created: 1, skipped: 1 })
    const changed = await invitations([invite('K1', '2026-03-01', { group: '丙' })])
    expect(countsOf(changed)).toMatchObject({ updated: 1 })
    expect(await invited()).toEqual([
      { customer: 'K1', on: '2026-03-01', group: '丙' },
      { customer: 'K1', on: '2026-03-02', group: null },
    ])
  })

  it('that cannot be read are rejected with all their reasons', async () => {
    const worked = await invitations([invite('NO', 'soon', { survey_external_id: '' })])
    expect(worked.reasons).toEqual([
      '2 survey_external_id required',
      '2 customer_external_id customer_unknown',
      '2 invited_at date_unreadable',
    ])
    expect(await everything()).toEqual([[], [], []])
  })

  it('go again with a revert, and the survey with them, but for those that were answered', async () => {
    const before = await everything()
    const gone = await invitations([invite('K1', '2026-03-01')])
    expect((await workRevert(company, gone.id)).revertReport).toEqual({ removed: 2, restored: 0, changed_since: 0, in_use: 0 })
    expect(await everything()).toEqual(before)

    const kept = await invitations([invite('K1', '2026-03-01', { group: 'x' }), invite('K2', '2026-03-01')])
    await responses([answer('K1', '2026-03-03', { satisfaction: '5' })])
    expect((await workRevert(company, kept.id)).revertReport).toEqual({ removed: 1, restored: 0, changed_since: 0, in_use: 2 })
    expect(await invited()).toEqual([{ customer: 'K1', on: '2026-03-01', group: 'x' }])
  })
})

describe('answers', () => {
  it('without an invitation make one at their own instant, those with one do not', async () => {
    await invitations([invite('K1', '2026-03-01')])
    const worked = await responses([
      answer('K1', '2026-03-04', { satisfaction: '4' }),
      answer('K2', '2026-03-05 10:00', { recommend: '9' }),
    ])
    expect(countsOf(worked)).toMatchObject({ created: 2, rejected: 0 })
    expect((await invited()).map(({ customer, on }) => [customer, on])).toEqual([
      ['K1', '2026-03-01'],
      ['K2', '2026-03-05'],
    ])
  })

  it('of one customer make a single invitation, at the first of them, and one before every invitation makes one of its own', async () => {
    await responses([answer('K1', '2026-03-06'), answer('K1', '2026-03-04'), answer('K1', '2026-03-05')])
    expect((await invited()).map(({ on }) => on)).toEqual(['2026-03-04'])
    await responses([answer('K1', '2026-03-02')])
    expect((await invited()).map(({ on }) => on)).toEqual(['2026-03-02', '2026-03-04'])
  })

  it('lie within their scales, or are rejected with all their reasons', async () => {
    const worked = await responses([
      answer('K1', '2026-03-04', { satisfaction: '6', recommend: '-1', expectation: '0', perception: '3.5' }),
      answer('K1', '2026-03-05', { satisfaction: '1', recommend: '0', expectation: '5', perception: '1', comment: '慢' }),
    ])
    expect(worked.reasons).toEqual([
      '2 satisfaction number_out_of_range',
      '2 recommend number_out_of_range',
      '2 expectation number_out_of_range',
      '2 perception integer_unreadable',
    ])
    expect(countsOf(worked)).toEqual({ status: 'done', total: 2, created: 1, updated: 0, skipped: 0, rejected: 1 })
    expect(await contentsOf(company, 'survey_invitation')).toHaveLength(1)
  })

  it('count once: the later of two rows, and none that changes nothing; an empty cell leaves what is stored', async () => {
    const first = await responses([
      answer('K1', '2026-03-04', { satisfaction: '2' }),
      answer('K1', '2026-03-04', { satisfaction: '3', recommend: '7' }),
    ])
    expect(countsOf(first)).toMatchObject({ created: 1, skipped: 1 })
    const again = await responses([answer('K1', '2026-03-04', { satisfaction: '3', recommend: '' })])
    expect(countsOf(again)).toMatchObject({ skipped: 1, updated: 0 })
    const changed = await responses([answer('K1', '2026-03-04', { satisfaction: '5', recommend: '' })])
    expect(countsOf(changed)).toMatchObject({ updated: 1 })
    const stored = await company.db.row(
      z.object({ s: z.int(), r: z.int() }),
      sql`select satisfaction as s, recommend as r from survey_response`,
    )
    expect(stored).toEqual({ s: 5, r: 7 })
  })

  it('go again with a revert, with the invitations and the survey that they made, and what they changed is restored', async () => {
    await invitations([invite('K1', '2026-03-01')])
    await responses([answer('K1', '2026-03-02', { satisfaction: '2' })])
    const before = await everything()
    const worked = await responses([
      answer('K1', '2026-03-02', { satisfaction: '5', comment: '好' }),
      answer('K2', '2026-03-03', { recommend: '10' }),
      { ...answer('K2', '2026-03-03', { recommend: '3' }), survey_external_id: 'S2' },
    ])
    const reverted = await workRevert(company, worked.id)
    // Two answers, two invitations and the second survey.
    expect(reverted.revertReport).toEqual({ removed: 5, restored: 1, changed_since: 0, in_use: 0 })
    expect(await everything()).toEqual(before)
  })
})
