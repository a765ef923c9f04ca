import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { answerCase, askOutlet, resolveCase } from '#lib/records/cases/desk/service'
import { waitForCustomer } from '#lib/records/cases/desk/wait'
import { giveByLoad, takeBackByLoad, tryByLoad } from '#lib/records/cases/queue/by-load'
import type { QueueFilter } from '#lib/records/cases/queue/filter'
import { levelCases } from '#lib/records/cases/queue/level'
import { deskLoads, shareCases } from '#lib/records/cases/queue/share'
import type { UserKey } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { openCase, viewAs } from './case-company.ts'
import { companyWithDesks } from './queue-company.ts'

const { company, as } = companyWithDesks()

describe('sharing out', () => {
  it('gives what nobody has to whoever has least, claims to the claims desk, and tells them', async () => {
    const { users } = company()
    const customer = await insertCustomer(company().db, { externalId: 'SHARE', outletId: company().outlets.dongwu })
    const make = async (more: Parameters<typeof openCase>[2]) => openCase(await as('administrator'), customer, more)
    const claim = await make({ type: 'claim' })
    const complaint = await make({ category: 'delay' })
    const scope: QueueFilter = { customer: { id: customer } }
    const manager = await as('serviceManager')
    expect(await deskLoads(manager, scope)).toMatchObject({ unassigned: 2 })
    const shared = await shareCases(manager, scope, [users.service.id, users.claims.id])
    expect(shared).toEqual({
      given: [
        { name: '沈听', count: 1 },
        { name: '裴理', count: 1 },
      ],
      left: 0,
    })
    expect(await viewAs(company(), 'service', claim)).toMatchObject({ assigneeName: '裴理' })
    expect((await viewAs(company(), 'service', complaint)).events[0]).toMatchObject({
      kind: 'assigned',
      detail: { by_load: true },
    })
    expect(await shareCases(manager, scope, [users.service.id])).toEqual({ given: [], left: 0 })
  })

  it('gives nobody what he may not see, and asks only one’s own people', async () => {
    const { users } = company()
    const customer = await insertCustomer(company().db, { externalId: 'SHARE2', outletId: company().outlets.xihu })
    await openCase(await as('administrator'), customer, {})
    const executive = await as('executive')
    expect(await shareCases(executive, { customer: { id: customer } }, [users.service.id])).toEqual({ given: [], left: 1 })
    const foreign = shareCases(await as('serviceManager'), {}, [users.serviceHangzhou.id])
    await expect(foreign).rejects.toMatchObject({ issues: [{ name: 'user_ids' }] })
    await expect(shareCases(await as('service'), {}, [users.service.id])).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('levelling what people have', () => {
  const scopeOf = async (name: string) => {
    const customer = await insertCustomer(company().db, { externalId: name, outletId: company().outlets.dongwu })
    return { customer, scope: { customer: { id: customer } } satisfies QueueFilter }
  }
  const assigneeOf = async (id: number) => (await viewAs(company(), 'serviceManager', id)).assigneeName
  const toldOf = (user: UserKey, kind: string) =>
    company().db.rows(
      z.object({ params: z.record(z.string(), z.unknown()), href: z.string() }),
      sql`select params, href from notification where user_id = ${company().users[user].id} and kind = ${kind} order by id`,
    )
  /** Somebody of the desk besides who has nothing yet. */
  const colleague = async () => {
    const { service, serviceManager } = company().users
    const row = await company().db.row(
      z.object({ id: z.int() }),
      sql`
      insert into app_user (email, name, outlet_id, manager_id)
      select 'level@test.yike', '陆均', u.outlet_id, ${serviceManager.id} from app_user u where u.id = ${service.id} returning id`,
    )
    const id = row?.id ?? 0
    await company().db.execute(
      sql`insert into user_role (user_id, role_key, outlet_id) select ${id}::int, r.role_key, r.outlet_id from user_role r where r.user_id = ${service.id}`,
    )
    return id
  }

  it('moves what is needed to whoever has less, keeps the clocks, tells both, and leaves what waits unless it is chosen', async () => {
    const { users } = company()
    const { customer, scope } = await scopeOf('LEVEL')
    const other = await colleague()
    await company().db.execute(sql`update case_record set assignee_id = null where assignee_id = ${users.service.id}`)
    const open = (more: Parameters<typeof openCase>[2] = {}) =>
      as('administrator').then((ctx) =>
        openCase(ctx, customer, { category: 'delay', assignee_id: String(users.service.id), ...more }),
      )
    const answered = await open()
    const asked = await open()
    const waits = await open()
    const solved = await open()
    const fresh = [await open(), await open()]
    const ctx = await as('service')
    await answerCase(ctx, { id: answered }, { channel: 'call', text: '已受理' })
    await answerCase(ctx, { id: waits }, { channel: 'call', text: '已受理' })
    await waitForCustomer(ctx, { id: waits }, { text: '等照片' })
    const versionOf = async (id: number) => (await viewAs(company(), 'serviceManager', id)).version
    const question = { version: await versionOf(asked), outlet_id: String(company().outlets.dongwu), text: '请核实' }
    await askOutlet(ctx, { id: asked }, question)
    await resolveCase(ctx, { id: solved }, { version: await versionOf(solved), root_cause: 'none_found', resolution: '已查' })
    const clocksOf = async (id: number) => (await viewAs(company(), 'serviceManager', id)).clocks
    const before = await Promise.all(fresh.map(clocksOf))
    // Six of weight one: three go, which are those that may.
    const manager = await as('serviceManager')
    expect(await levelCases(manager, scope, [users.service.id, other], [])).toEqual([{ from: '沈听', to: '陆均', count: 3 }])
    expect(await Promise.all([...fresh, answered].map(assigneeOf))).toEqual(['陆均', '陆均', '陆均'])
    expect(await Promise.all([asked, waits, solved].map(assigneeOf))).toEqual(['沈听', '沈听', '沈听'])
    expect(await Promise.all(fresh.map(clocksOf))).toEqual(before)
    const [newest] = (await viewAs(company(), 'serviceManager', fresh[0] ?? 0)).events
    expect(newest).toMatchObject({
      kind: 'assigned',
      actorName: '林管',
      detail: { assignee: '陆均', from: '沈听', by_load: true },
    })
    expect((await toldOf('service', 'cases_moved')).at(-1)).toEqual({
      params: { by: '林管', count: 3 },
      href: '/cases?assignee=me',
    })
    const got = await company().db.rows(
      z.object({ kind: z.string(), params: z.record(z.string(), z.unknown()) }),
      sql`select kind, params from notification where user_id = ${other}`,
    )
    expect(got).toEqual([{ kind: 'cases_assigned', params: { by: '林管', count: 3 } }])
    // It is level: a second time nothing moves.
    expect(await levelCases(manager, scope, [users.service.id, other], [])).toEqual([])
    // More come, of which those that wait alone may go.
    const more = [await open({ assignee_id: String(users.claims.id) }), await open({ assignee_id: String(users.claims.id) })]
    await company().db.execute(sql`update case_record set assignee_id = ${users.service.id} where id = any(${more}::int[])`)
    const chosen = { ...scope, ids: [asked, waits, solved] }
    expect(await levelCases(manager, chosen, [users.service.id, other], [])).toEqual([])
    expect(await levelCases(manager, chosen, [users.service.id, other], ['waiting_customer'])).toEqual([
      { from: '沈听', to: '陆均', count: 1 },
    ])
    expect(await Promise.all([waits, asked, solved].map(assigneeOf))).toEqual(['陆均', '沈听', '沈听'])
  })

  it('is shown beforehand without anything changing, and taken back where nobody has gone on since', async () => {
    const { users, db } = company()
    const { customer, scope } = await scopeOf('TRIED')
    await db.execute(
      sql`update case_record set assignee_id = null where assignee_id in (${users.service.id}, ${users.claims.id})`,
    )
    const admin = await as('administrator')
    const held = await Promise.all([1, 2].map(() => openCase(admin, customer, { assignee_id: String(users.claims.id) })))
    const free = await openCase(admin, customer)
    const manager = await as('serviceManager')
    const asked = { filter: scope, userIds: [users.service.id, users.claims.id], level: true, also: [] }
    const told = await toldOf('service', 'case_assigned')
    const shown = await tryByLoad(manager, asked)
    expect(shown).toMatchObject({ given: [{ name: '沈听', count: 1 }], left: 0 })
    expect(await Promise.all([...held, free].map(assigneeOf))).toEqual(['裴理', '裴理', null])
    expect(await toldOf('service', 'case_assigned')).toEqual(told)
    const { deeds, ...came } = await giveByLoad(manager, asked)
    expect(came).toEqual(shown)
    expect(await assigneeOf(free)).toBe('沈听')
    // Somebody has taken one of them meanwhile: it stays.
    const [one, ...others] = deeds
    await db.execute(sql`update case_record set assignee_id = null where id = ${one?.caseId ?? 0}`)
    expect(await takeBackByLoad(manager, deeds)).toEqual({ back: others.length, stayed: 1 })
    expect(await takeBackByLoad(manager, deeds)).toEqual({ back: 0, stayed: deeds.length })
    await expect(takeBackByLoad(await as('service'), deeds)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is for whoever oversees, among one’s own people', async () => {
    const { users } = company()
    await expect(levelCases(await as('service'), {}, [users.service.id], [])).rejects.toMatchObject({ code: 'forbidden' })
    await expect(levelCases(await as('serviceManager'), {}, [users.serviceHangzhou.id], [])).rejects.toMatchObject({
      issues: [{ name: 'user_ids' }],
    })
  })
})
