import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { changeSetting } from '#lib/platform/settings/settings'
import { moveOverdueApprovals } from '#lib/records/approvals/clock'
import { endDelegate, nameDelegate } from '#lib/records/approvals/delegates/service'
import { approvalClock } from '#lib/records/approvals/settings'
import { askCompensation } from '#lib/records/cases/desk/ask-pay'
import { getCase } from '#lib/records/cases/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { approvalsOf } from './approvals-company.ts'
import { at, openCase } from './case-company.ts'

let company: TestCompany
const { as, view, inbox, decide, told } = approvalsOf(() => company)

beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const now = at('2026-03-02T09:00')
const opened = async (more: Parameters<typeof openCase>[2] = {}) =>
  openCase(
    await as('service', now),
    await insertCustomer(company.db, { ownerId: company.users.sales.id, outletId: company.outlets.shounan }),
    more,
  )
const versionOf = async (id: number) => (await getCase(await as('serviceManager', now), { id })).version

async function ask(user: UserKey, caseId: number, yuan: number, when = now): Promise<number> {
  const input = { version: await versionOf(caseId), compensation_minor: yuan * 100, reason: '客户凭发票索赔' }
  return askCompensation(await as(user, when), { id: caseId }, input)
}
describe('a stand-in', () => {
  it('decides in somebody’s place on the days that were named, and no others; it is noted for whom', async () => {
    const { claims } = company.users
    const days = { from_on: '2026-03-02', to_on: '2026-03-04' }
    const delegateId = await nameDelegate(await as('serviceManager', now), { delegate_email: claims.email, ...days })
    expect(await told('claims')).toContainEqual({ kind: 'approval_delegate', href: '/approvals' })
    const id = await ask('service', await opened(), 800)
    expect(await told('claims')).toContainEqual({ kind: 'approval_asked', href: `/approvals/${id}` })
    expect(await inbox('claims', 'waiting', now)).toContain(id)
    const later = at('2026-03-05T09:00')
    expect(await inbox('claims', 'waiting', later)).not.toContain(id)
    await expect(decide('claims', id, 'approve', undefined, later)).rejects.toMatchObject({ detail: 'approval.not_yours' })
    await decide('claims', id, 'approve', undefined, at('2026-03-04T23:59'))
    expect(await view('service', id, later)).toMatchObject({ decidedByName: '裴理', decidedForName: '林管' })

    const other = await ask('service', await opened(), 800)
    await endDelegate(await as('serviceManager', now), delegateId)
    await expect(decide('claims', other, 'approve', undefined, now)).rejects.toMatchObject({ detail: 'approval.not_yours' })
    await expect(endDelegate(await as('claims', now), delegateId)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('does not decide what the stand-in asked for', async () => {
    const { service } = company.users
    const days = { from_on: '2026-03-02', to_on: '2026-03-02' }
    const delegateId = await nameDelegate(await as('serviceManager', now), { delegate_email: service.email, ...days })
    const id = await ask('service', await opened(), 800)
    expect(await inbox('service', 'waiting', now)).not.toContain(id)
    await expect(decide('service', id, 'approve', undefined, now)).rejects.toMatchObject({ detail: 'approval.own_request' })
    await endDelegate(await as('serviceManager', now), delegateId)
  })

  it('is somebody else, who may decide at all, for days that can be', async () => {
    const name = async (user: UserKey, from: string, to: string) =>
      nameDelegate(await as('serviceManager', now), { delegate_email: company.users[user].email, from_on: from, to_on: to })
    const refused = (field: string, code: string) => ({ issues: [{ name: field, code }] })
    await expect(name('serviceManager', '2026-03-02', '2026-03-03')).rejects.toMatchObject(
      refused('delegate_email', 'delegate_is_oneself'),
    )
    await expect(name('sales', '2026-03-02', '2026-03-03')).rejects.toMatchObject(
      refused('delegate_email', 'delegate_decides_nothing'),
    )
    await expect(name('disabled', '2026-03-02', '2026-03-03')).rejects.toMatchObject(
      refused('delegate_email', 'colleague_unknown'),
    )
    await expect(name('claims', '2026-03-01', '2026-03-03')).rejects.toMatchObject(refused('from_on', 'in_the_past'))
    await expect(name('claims', '2026-03-04', '2026-03-03')).rejects.toMatchObject(refused('to_on', 'not_after_the_start'))
    await expect(name('claims', '2026-03-04', '2026-07-03')).rejects.toMatchObject(refused('to_on', 'delegate_too_long'))
  })
})

describe('a request that nobody decides in time', () => {
  const tick = async (when: Date) => moveOverdueApprovals(await company.system(when))

  it('goes on step by step, in the end to whoever leads the company, who is reminded', async () => {
    await company.db.execute(sql`update approval_step set due_at = '2027-01-01' where closed_at is null`)
    const id = await ask('service', await opened(), 800)
    const deciders = async () => (await view('executive', id, now)).deciderNames
    expect(await tick(at('2026-03-02T16:59'))).toBe(0)
    expect(await tick(at('2026-03-02T17:00'))).toBe(1)
    expect(await tick(at('2026-03-02T17:00'))).toBe(0)
    expect(await deciders()).toEqual(['裴理'])
    expect(await told('claims')).toContainEqual({ kind: 'approval_moved_on', href: `/approvals/${id}` })
    await expect(decide('serviceManager', id, 'approve', undefined, at('2026-03-02T17:01'))).rejects.toMatchObject({
      detail: 'approval.not_yours',
    })
    // Eight hours of working time from 17:00, an hour before the day ends; a night moves nothing.
    expect(await tick(at('2026-03-03T15:59'))).toBe(0)
    await tick(at('2026-03-03T16:00'))
    expect(await deciders()).toEqual(['宁总'])
    // A working day of nine hours: two on Tuesday, seven on Wednesday.
    expect(await tick(at('2026-03-04T15:59'))).toBe(0)
    await tick(at('2026-03-04T16:00'))
    expect(await deciders()).toEqual(['总宏'])
    // Again a working day; the last ends behind a weekend when it is the company's turn on a Friday.
    expect(await tick(at('2026-03-05T15:59'))).toBe(0)
    await tick(at('2026-03-06T17:00'))
    expect(await view('executive', id, now)).toMatchObject({ deciderNames: ['总宏'], dueAt: at('2026-03-09T17:00') })
    expect((await view('executive', id, now)).decisions.map(({ act }) => act)).toEqual([
      'asked',
      'moved_on',
      'moved_on',
      'moved_on',
      'reminded',
    ])
    await decide('executive', id, 'approve', undefined, at('2026-03-09T10:30'))
  })

  it('has the hours of working time: not at night, not over a holiday, but on a weekend that is worked for it', async () => {
    const dueOfOneAsked = async (when: string) => {
      const id = await ask('service', await opened(), 800, at(when))
      return (await view('service', id, now)).dueAt
    }
    // Eight hours for a supervisor. In the night of a Monday: all of them on Tuesday.
    expect(await dueOfOneAsked('2026-03-02T22:30')).toEqual(at('2026-03-03T17:00'))
    // Saturday, 14 February 2026 is worked for the Spring Festival, which lasts from the 15th to the 23rd.
    expect(await dueOfOneAsked('2026-02-13T17:30')).toEqual(at('2026-02-14T16:30'))
    expect(await dueOfOneAsked('2026-02-14T17:00')).toEqual(at('2026-02-24T16:00'))
    // An ordinary weekend.
    expect(await dueOfOneAsked('2026-03-07T11:00')).toEqual(at('2026-03-09T17:00'))
    const keep = async (working: boolean, version: number) =>
      changeSetting(await as('administrator', now), approvalClock, { values: { working_time: working }, version })
    await keep(false, 0)
    try {
      expect(await dueOfOneAsked('2026-03-02T22:30')).toEqual(at('2026-03-03T06:30'))
    } finally {
      await keep(true, 1)
    }
  })

  it('moves on at once when nobody of a step can sign in any more', async () => {
    const id = await ask('service', await opened(), 800)
    const { serviceManager } = company.users
    await company.db.execute(sql`update app_user set disabled_at = now() where id = ${serviceManager.id}`)
    try {
      await tick(at('2026-03-02T09:01'))
      expect(await view('executive', id, now)).toMatchObject({ deciderNames: ['裴理'] })
      expect((await view('executive', id, now)).decisions.at(-1)).toMatchObject({ act: 'vacant', byName: null })
    } finally {
      await company.db.execute(sql`update app_user set disabled_at = null where id = ${serviceManager.id}`)
    }
  })
})
