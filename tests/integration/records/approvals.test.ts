import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approvalKinds } from '#lib/plans/approval-kinds'
import { sql } from '#lib/platform/db/sql'
import { withdrawApproval } from '#lib/records/approvals/decide'
import { nameDelegate } from '#lib/records/approvals/delegates/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { approvalsOf } from './approvals-company.ts'
import { openCase } from './case-company.ts'
import { compensationsOf, now } from './compensation-company.ts'

let company: TestCompany
let customer = 0
const { as, view, inbox, decide } = approvalsOf(() => company)
const { opened, ask, granted } = compensationsOf(() => company)

beforeAll(async () => {
  company = await openTestCompany()
  customer = await insertCustomer(company.db, { ownerId: company.users.sales.id, outletId: company.outlets.shounan })
})
afterAll(() => company.close())

describe('who decides', () => {
  it('is never whoever asked', async () => {
    const id = await ask('serviceManager', await opened(), 1_500)
    await expect(decide('serviceManager', id, 'approve', undefined, now)).rejects.toMatchObject({
      detail: 'approval.own_request',
    })
    expect(await view('serviceManager', id, now)).toMatchObject({ decidable: false })
    expect(await inbox('serviceManager', 'waiting', now)).not.toContain(id)
  })

  it('is only whom it waits for; out of scope it is not there', async () => {
    const id = await ask('service', await opened(), 800)
    await expect(decide('claims', id, 'approve', undefined, now)).rejects.toMatchObject({ detail: 'approval.not_yours' })
    await expect(decide('serviceHangzhou', id, 'approve', undefined, now)).rejects.toMatchObject({ code: 'not_found' })
    await expect(view('serviceHangzhou', id, now)).rejects.toMatchObject({ code: 'not_found' })
    await expect(decide('sales', id, 'approve', undefined, now)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('of two at once is one; the other meets a conflict', async () => {
    const { claims, serviceManager } = company.users
    await nameDelegate(await as('serviceManager', now), {
      delegate_email: claims.email,
      from_on: '2026-03-02',
      to_on: '2026-03-02',
    })
    const caseId = await opened()
    const id = await ask('service', caseId, 800)
    const both = await Promise.allSettled([
      decide('serviceManager', id, 'approve', undefined, now),
      decide('claims', id, 'refuse', '材料不齐', now),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = both.find((each) => each.status === 'rejected')
    expect(lost).toMatchObject({ reason: { code: 'conflict', detail: 'approval.is_decided' } })
    const { status } = await view('service', id, now)
    expect(await granted(caseId)).toBe(status === 'approved' ? 80_000 : null)
    await company.db.execute(sql`update approval_delegate set ended_at = now() where user_id = ${serviceManager.id}`)
  })
})

describe('taking a request back', () => {
  it('is for whoever made it, while it waits and as it stands; then it may be asked for anew', async () => {
    const caseId = await opened()
    const id = await ask('service', caseId, 800)
    const back = async (user: UserKey, version: number) => withdrawApproval(await as(user, now), approvalKinds, id, { version })
    await expect(back('serviceManager', 1)).rejects.toMatchObject({ code: 'not_found' })
    await expect(back('service', 2)).rejects.toMatchObject({ code: 'conflict', detail: 'record.version_is_old' })
    expect(await back('service', 1)).toMatchObject({ status: 'withdrawn' })
    await expect(back('service', 2)).rejects.toMatchObject({ code: 'conflict', detail: 'approval.is_decided' })
    await expect(decide('serviceManager', id, 'approve', undefined, now)).rejects.toMatchObject({ detail: 'approval.is_decided' })
    expect(await granted(caseId)).toBeNull()
    expect(await ask('service', caseId, 800)).toBeGreaterThan(id)
  })
})

it('the customer of a merged record is the survivor, and whoever sees it decides', async () => {
  const caseId = await openCase(await as('service', now), customer)
  const id = await ask('service', caseId, 800)
  const survivor = await insertCustomer(company.db, { ownerId: company.users.sales.id, outletId: company.outlets.xihu })
  await company.db.execute(sql`update customer set root_id = ${survivor} where id = ${customer}`)
  await expect(view('serviceManager', id, now)).rejects.toMatchObject({ code: 'not_found' })
  expect(await view('executive', id, now)).toMatchObject({ rootId: survivor })
  // Whoever asked still sees the request, and no more of the customer.
  expect(await view('service', id, now)).toMatchObject({ rootId: null, customerName: null, href: null })
})
