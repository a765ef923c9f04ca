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
  await insertCustomer(company.db, { externalId: 'K1', outletId: company.outlets.shounan })
  await insertCustomer(company.db, { externalId: 'K2', outletId: company.outlets.xihu })
})
afterAll(() => company.close())
beforeEach(async () => {
  await company.db.execute(sql`truncate case_record, import_change, import_error, touched_month, customer_month cascade`)
})

const load = (rows: Record<string, string>[], onDuplicate: 'update' | 'skip' | 'error' = 'update') =>
  workImport(company, 'cases', rows, { onDuplicate })
const one = (id: string, more: Record<string, string> = {}) => ({
  external_id: id,
  customer_external_id: 'K1',
  type: 'complaint',
  opened_at: '2026-03-05 09:30',
  ...more,
})

const stored = z.object({
  id: z.int(),
  openedOn: z.string(),
  complaint: z.string().nullable(),
  outletId: z.int().nullable(),
  minor: z.int().nullable(),
})
const caseOf = (id: string) =>
  company.db.row(
    stored,
    sql`
    select t.id, t.opened_on::text as "openedOn", k.external_id as complaint, t.outlet_id as "outletId", t.compensation_minor as minor
    from case_record t left join case_record k on k.id = t.complaint_id where t.external_id = ${id}`,
  )

describe('cases', () => {
  it('belong to the day of company time on which they were opened, and where their customer does', async () => {
    await load([one('C1', { opened_at: '2026-03-04T16:30:00Z', compensation: '46.50' })])
    expect(await caseOf('C1')).toMatchObject({ openedOn: '2026-03-05', outletId: company.outlets.shounan, minor: 4650 })
  })

  it('count once: the later of two rows with one id, and none that changes nothing', async () => {
    const first = await load([one('C1', { subject: '迟了' }), one('C1', { subject: '迟了两天' }), one('C2')])
    expect(countsOf(first)).toEqual({ status: 'done', total: 3, created: 2, updated: 0, skipped: 1, rejected: 0 })
    const second = await load([one('C1', { subject: '迟了两天' }), one('C2', { resolved_at: '2026-03-06 10:00' }), one('C3')])
    expect(countsOf(second)).toEqual({ status: 'done', total: 3, created: 1, updated: 1, skipped: 1, rejected: 0 })
  })

  it('that cannot be read are rejected with all their reasons, the caller never among what is shown', async () => {
    const worked = await load([
      one('C1', { customer_external_id: 'NO', type: 'moan', category: 'x', channel: 'pigeon', caller_name: '王'.repeat(201) }),
    ])
    expect(worked.reasons).toEqual([
      '2 customer_external_id customer_unknown',
      '2 type not_in_list',
      '2 category not_in_list',
      '2 channel not_in_list',
      '2 caller_name text_too_long',
    ])
    const shown = await company.db.row(
      z.object({ value: z.string() }),
      sql`select value from import_error where "column" = 'caller_name'`,
    )
    expect(shown).toEqual({ value: '***' })
  })
})

describe('a source number', () => {
  it('is unique within its channel, in one file and across files', async () => {
    const inFile = await load([
      one('C1', { channel: 'platform', source_no: '7' }),
      one('C2', { channel: 'platform', source_no: '7' }),
      one('C3', { channel: 'mail', source_no: '7' }),
    ])
    expect(countsOf(inFile)).toMatchObject({ created: 2, rejected: 1 })
    expect(inFile.reasons).toEqual(['3 source_no source_no_taken'])
    const later = await load([
      one('C4', { channel: 'platform', source_no: '7' }),
      one('C5', { channel: 'platform', source_no: '8' }),
    ])
    expect(later.reasons).toEqual(['2 source_no source_no_taken'])
    expect(countsOf(later)).toMatchObject({ created: 1, rejected: 1 })
  })
})

describe('a complaint', () => {
  it('may stand further down in the file than the claim that goes on from it', async () => {
    await load([one('L1', { type: 'claim', complaint_external_id: 'C1' }), one('C1')])
    expect(await caseOf('L1')).toMatchObject({ complaint: 'C1' })
  })

  it('is gone on from by a claim or an appeal through the regulator only', async () => {
    await load([one('C1')])
    const worked = await load([
      one('A1', { type: 'appeal', channel: 'regulator', complaint_external_id: 'C1' }),
      one('A2', { type: 'appeal', channel: 'hotline', complaint_external_id: 'C1' }),
      one('E1', { type: 'enquiry', complaint_external_id: 'C1' }),
      one('L1', { type: 'claim', complaint_external_id: 'A1' }),
      one('L2', { type: 'claim', complaint_external_id: 'NO SUCH' }),
    ])
    expect(worked.reasons.sort()).toEqual([
      '3 complaint_external_id complaint_not_here',
      '4 complaint_external_id complaint_not_here',
      // An appeal of the same file is no complaint: the claim comes in without it, and the list says so.
      '5 complaint_external_id complaint_unknown',
      '6 complaint_external_id complaint_unknown',
    ])
    expect(worked.warnings).toBe(1)
    expect(await caseOf('A1')).toMatchObject({ complaint: 'C1' })
  })

  it('that is none is refused where it stood before', async () => {
    await load([one('E1', { type: 'enquiry' })])
    const worked = await load([one('L1', { type: 'claim', complaint_external_id: 'E1' })])
    expect(worked.reasons).toEqual(['2 complaint_external_id complaint_unknown'])
  })
})

describe('a revert', () => {
  it('removes what the import made, complaints with their claims, and restores what it changed', async () => {
    await load([one('C0', { subject: '迟了' })])
    const before = await contentsOf(company, 'case_record')
    const worked = await load([
      one('L1', { type: 'claim', complaint_external_id: 'C1' }),
      one('C1'),
      one('C0', { subject: '丢了', category: 'loss' }),
    ])
    const reverted = await workRevert(company, worked.id)
    expect(reverted.revertReport).toEqual({ removed: 2, restored: 1, changed_since: 0, in_use: 0 })
    expect(await contentsOf(company, 'case_record')).toEqual(before)
  })

  it('leaves a complaint from which another import’s claim goes on', async () => {
    const worked = await load([one('C1'), one('C2')])
    await load([one('L1', { type: 'claim', complaint_external_id: 'C1' })])
    const reverted = await workRevert(company, worked.id)
    expect(reverted.revertReport).toEqual({ removed: 1, restored: 0, changed_since: 0, in_use: 1 })
    expect(await caseOf('L1')).toMatchObject({ complaint: 'C1' })
  })
})

it('claims and what they cost are counted in the month of opening, and no longer after the revert', async () => {
  await workImport(company, 'waybills', [{ waybill_no: 'W1', customer_external_id: 'K1', accepted_at: '2026-03-01' }])
  const month = () =>
    company.db.row(
      z.object({ claims: z.int(), minor: z.int() }),
      sql`select claims, claims_minor as minor from customer_month m join customer c on c.id = m.customer_id where c.external_id = 'K1' and month = '2026-03-01'`,
    )
  const worked = await load([
    one('L1', { type: 'claim', compensation: '46' }),
    one('L2', { type: 'claim', compensation: '12.5' }),
    one('C1'),
    one('L3', { type: 'claim', opened_at: '2026-04-01' }),
  ])
  expect(await month()).toEqual({ claims: 2, minor: 5850 })
  await workRevert(company, worked.id)
  expect(await month()).toEqual({ claims: 0, minor: 0 })
})
