import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { getBoard } from '#lib/records/cases/board/service'
import { lookUpWaybill, recordCase } from '#lib/records/cases/desk/intake'
import { answerCase, askOutlet, resolveCase } from '#lib/records/cases/desk/service'
import { waitForCustomer } from '#lib/records/cases/desk/wait'
import { findCaller } from '#lib/records/cases/pop/service'
import { giveByLoad, takeBackByLoad, tryByLoad } from '#lib/records/cases/queue/by-load'
import { getDeskHome } from '#lib/records/cases/queue/desk-home'
import type { QueueFilter } from '#lib/records/cases/queue/filter'
import { levelCases } from '#lib/records/cases/queue/level'
import { findQueueNeighbours } from '#lib/records/cases/queue/neighbours'
import { countQueue, listQueue } from '#lib/records/cases/queue/service'
import { deskLoads, shareCases } from '#lib/records/cases/queue/share'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { at, openCase, viewAs } from './case-company.ts'

let company: TestCompany
let shounan = 0
let xiaying = 0
let hangzhou = 0
beforeAll(async () => {
  company = await openTestCompany()
  const { outlets, users } = company
  shounan = await insertCustomer(company.db, { externalId: 'S', ownerId: users.sales.id, outletId: outlets.shounan })
  xiaying = await insertCustomer(company.db, { externalId: 'X', outletId: outlets.xiaying })
  hangzhou = await insertCustomer(company.db, { externalId: 'H', outletId: outlets.xihu })
  await company.db.execute(
    sql`update app_user set manager_id = ${users.serviceManager.id} where id in (${users.service.id}, ${users.claims.id})`,
  )
})
afterAll(() => company.close())

const monday = at('2026-03-02T09:00')
const as = (user: UserKey, now = monday) => company.contextAs(user, now)
const byDue = { sort: 'next_due', falling: false, limit: 200 } as const
const found = async (user: UserKey, filter: QueueFilter = {}, now = monday) =>
  (await listQueue(await as(user, now), { ...filter, ...byDue })).rows.map(({ id }) => Number(id))

describe('the queue', () => {
  const ids: Record<string, number> = {}
  beforeAll(async () => {
    const open = async (name: string, customer: number, more: Parameters<typeof openCase>[2], now = monday) => {
      ids[name] = await openCase(await as('administrator', now), customer, more)
    }
    const { users } = company
    await open('ordinary', shounan, { category: 'delay', waybill_no: 'W1', assignee_id: String(users.service.id) })
    await open('urgent', shounan, { alarms: ['injury'], caller_phone: '+86 138-1234-5678' })
    await open('loss', xiaying, { category: 'loss', subcategory: 'loss_whole', channel: 'platform', source_no: 'P-9' })
    await open('far', hangzhou, { type: 'enquiry' })
    await open('claim', shounan, { type: 'claim', assignee_id: String(users.claims.id), external_id: 'OLD-77' })
    await open('done', shounan, { type: 'request', subcategory: 'trace' })
    const ctx = await as('administrator')
    await resolveCase(ctx, { id: ids['done'] ?? 0 }, { version: 1, root_cause: 'none_found', resolution: '已查' })
  })
  const named = (list: readonly number[]) => list.map((id) => Object.entries(ids).find(([, each]) => each === id)?.[0] ?? id)

  it('is in the order of the next clock, of what one may see, and of what has something to be done', async () => {
    // C: first answer after 1, 2 and 8 hours of service; a loss on a platform after 6; a claim from nine on, P3.
    expect(named(await found('serviceManager'))).toEqual(['urgent', 'loss', 'ordinary', 'claim'])
    expect(named(await found('executive'))).toContain('far')
    expect(named(await found('serviceHangzhou'))).toEqual(['far'])
    expect(named(await found('outletXiaying'))).toEqual(['loss'])
    expect(named(await found('sales'))).toEqual(['urgent', 'ordinary', 'claim'])
  })

  it('is narrowed by each of its filters', async () => {
    const { users, outlets } = company
    const cases: [QueueFilter, string[]][] = [
      [{ assignee: 'none' }, ['urgent', 'loss']],
      [{ assignee: { id: users.claims.id } }, ['claim']],
      [{ assignee: 'team' }, ['ordinary', 'claim']],
      [{ type: 'claim' }, ['claim']],
      [{ category: 'loss' }, ['loss']],
      [{ subcategory: 'loss_whole' }, ['loss']],
      [{ channel: 'platform' }, ['loss']],
      [{ priority: 1 }, ['urgent']],
      [{ clock: 'first_answer' }, ['urgent', 'loss', 'ordinary', 'claim']],
      [{ clock: 'legal' }, []],
      [{ outlet: { id: outlets.xiaying } }, ['loss']],
      [{ customer: { id: shounan } }, ['urgent', 'ordinary', 'claim']],
      [{ stage: 'closed' }, ['done']],
      [{ stage: 'answered' }, []],
      [{ q: 'W1' }, ['ordinary']],
      [{ q: 'P-9' }, ['loss']],
      [{ q: `#${ids['claim']}` }, ['claim']],
      [{ q: `GD${String(ids['claim']).padStart(6, '0')}` }, ['claim']],
      [{ q: ` gd${ids['claim']} ` }, ['claim']],
      [{ q: 'OLD-77' }, ['claim']],
      [{ q: '13812345678' }, ['urgent']],
      [{ q: '12345678' }, []],
      [{ q: '5678' }, []],
    ]
    for (const [filter, expected] of cases)
      expect(named(await found('serviceManager', filter)), JSON.stringify(filter)).toEqual(expected)
    const all = await listQueue(await as('serviceManager'), { stage: 'all', sort: 'opened', falling: true, limit: 200 })
    expect(all.rows).toHaveLength(5)
  })

  it('is walked from one case to the next, as far as one may see and the list holds', async () => {
    const beside = async (user: UserKey, name: string, filter: QueueFilter = {}) => {
      const { previous, next } = await findQueueNeighbours(await as(user), { ...filter, ...byDue }, ids[name] ?? 0)
      return [previous, next].map((row) => (row === null ? null : named([Number(row.id)])[0]))
    }
    expect(await beside('serviceManager', 'loss')).toEqual(['urgent', 'ordinary'])
    expect(await beside('serviceManager', 'urgent')).toEqual([null, 'loss'])
    expect(await beside('serviceManager', 'claim')).toEqual(['ordinary', null])
    expect(await beside('sales', 'urgent')).toEqual([null, 'ordinary'])
    expect(await beside('serviceManager', 'ordinary', { category: 'loss' })).toEqual([null, null])
  })

  it('says what is overdue, and what is due today, by the clock of now', async () => {
    expect(named(await found('serviceManager', { due: 'overdue' }, at('2026-03-02T10:01')))).toEqual(['urgent'])
    expect(named(await found('serviceManager', { due: 'today' }))).toEqual(['urgent', 'loss', 'ordinary', 'claim'])
    expect(named(await found('serviceManager', { due: 'overdue' }, at('2026-03-02T09:59')))).toEqual([])
  })

  it('is counted, and read in pages of one to its end and back', async () => {
    expect(await countQueue(await as('serviceManager'), {})).toEqual({ count: 4, more: false })
    expect(await countQueue(await as('serviceManager'), { stage: 'all' })).toBeNull()
    const ctx = await as('serviceManager')
    const seen: string[] = []
    let page = await listQueue(ctx, { ...byDue, limit: 1 })
    for (;;) {
      seen.push(...page.rows.map(({ id }) => id))
      if (page.nextCursor === null) break
      page = await listQueue(ctx, { ...byDue, limit: 1, cursor: page.nextCursor })
    }
    expect(named(seen.map(Number))).toEqual(['urgent', 'loss', 'ordinary', 'claim'])
    const back = await listQueue(ctx, { ...byDue, limit: 1, cursor: page.previousCursor ?? '' })
    expect(named(back.rows.map(({ id }) => Number(id)))).toEqual(['ordinary'])
  })

  it('begins for somebody with the own next case, the promised calls and the silent outlets', async () => {
    const ctx = await as('service')
    expect(await getDeskHome(ctx)).toMatchObject({
      next: { row: { id: String(ids['ordinary']) }, why: 'clock' },
      mine: [],
      unassignedCount: { count: 2 },
    })
    const id = ids['ordinary'] ?? 0
    await answerCase(ctx, { id }, { channel: 'call', text: '稍后回电', callback_at: '2026-03-02T16:00' })
    const { version } = await viewAs(company, 'service', id)
    await askOutlet(ctx, { id }, { version, outlet_id: String(company.outlets.xihu), text: '请查' })
    const home = await getDeskHome(ctx)
    expect(home.next?.row).toMatchObject({ id: String(id), askedOutletName: '西湖营业部' })
    expect([home.calls, home.silent, home.mine]).toEqual([[], [], []])
    const empty = await getDeskHome(await as('serviceHangzhou'))
    expect(empty.next).toMatchObject({ row: { id: String(ids['far']) }, why: 'unassigned' })
  })

  it('is overseen: what breaks its promise today, what is open, how soon people are answered', async () => {
    const board = await getBoard(await as('serviceManager', at('2026-03-02T10:30')))
    expect(board.clocks.find(({ kind }) => kind === 'first_answer')).toEqual({
      kind: 'first_answer',
      outside: false,
      overdue: 1,
      today: 2,
    })
    expect(board.clocks.find(({ kind }) => kind === 'callback')).toMatchObject({ today: 1 })
    expect(board.backlog.reduce((sum, { count }) => sum + count, 0)).toBe(4)
    expect(board.backlog.reduce((sum, { unassigned }) => sum + unassigned, 0)).toBe(2)
    // 'ordinary' was answered at once; the others not at all.
    expect(board.answers).toMatchObject({ answered: 1, meanMinutes: 0, opened: 5, days: 7 })
    expect(board.outlets.find(({ name }) => name === '西湖营业部')).toMatchObject({ unanswered: 1, late: 0, open: 1 })
    expect(board.outlets.find(({ name }) => name === '首南营业部')).toMatchObject({
      open: 2,
      complaintsNow: 1,
      complaintsBefore: 0,
    })
    await expect(getBoard(await as('service'))).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('sharing out', () => {
  it('gives what nobody has to whoever has least, claims to the claims desk, and tells them', async () => {
    const { users } = company
    const customer = await insertCustomer(company.db, { externalId: 'SHARE', outletId: company.outlets.dongwu })
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
    expect(await viewAs(company, 'service', claim)).toMatchObject({ assigneeName: '裴理' })
    expect((await viewAs(company, 'service', complaint)).events[0]).toMatchObject({ kind: 'assigned', detail: { by_load: true } })
    expect(await shareCases(manager, scope, [users.service.id])).toEqual({ given: [], left: 0 })
  })

  it('gives nobody what he may not see, and asks only one’s own people', async () => {
    const { users } = company
    const customer = await insertCustomer(company.db, { externalId: 'SHARE2', outletId: company.outlets.xihu })
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
    const customer = await insertCustomer(company.db, { externalId: name, outletId: company.outlets.dongwu })
    return { customer, scope: { customer: { id: customer } } satisfies QueueFilter }
  }
  const assigneeOf = async (id: number) => (await viewAs(company, 'serviceManager', id)).assigneeName
  const toldOf = (user: UserKey, kind: string) =>
    company.db.rows(
      z.object({ params: z.record(z.string(), z.unknown()), href: z.string() }),
      sql`select params, href from notification where user_id = ${company.users[user].id} and kind = ${kind} order by id`,
    )
  /** Somebody of the desk besides who has nothing yet. */
  const colleague = async () => {
    const { service, serviceManager } = company.users
    const row = await company.db.row(
      z.object({ id: z.int() }),
      sql`
      insert into app_user (email, name, outlet_id, manager_id)
      select 'level@test.yike', '陆均', u.outlet_id, ${serviceManager.id} from app_user u where u.id = ${service.id} returning id`,
    )
    const id = row?.id ?? 0
    await company.db.execute(
      sql`insert into user_role (user_id, role_key, outlet_id) select ${id}::int, r.role_key, r.outlet_id from user_role r where r.user_id = ${service.id}`,
    )
    return id
  }

  it('moves what is needed to whoever has less, keeps the clocks, tells both, and leaves what waits unless it is chosen', async () => {
    const { users } = company
    const { customer, scope } = await scopeOf('LEVEL')
    const other = await colleague()
    await company.db.execute(sql`update case_record set assignee_id = null where assignee_id = ${users.service.id}`)
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
    const versionOf = async (id: number) => (await viewAs(company, 'serviceManager', id)).version
    const question = { version: await versionOf(asked), outlet_id: String(company.outlets.dongwu), text: '请核实' }
    await askOutlet(ctx, { id: asked }, question)
    await resolveCase(ctx, { id: solved }, { version: await versionOf(solved), root_cause: 'none_found', resolution: '已查' })
    const clocksOf = async (id: number) => (await viewAs(company, 'serviceManager', id)).clocks
    const before = await Promise.all(fresh.map(clocksOf))
    // Six of weight one: three go, which are those that may.
    const manager = await as('serviceManager')
    expect(await levelCases(manager, scope, [users.service.id, other], [])).toEqual([{ from: '沈听', to: '陆均', count: 3 }])
    expect(await Promise.all([...fresh, answered].map(assigneeOf))).toEqual(['陆均', '陆均', '陆均'])
    expect(await Promise.all([asked, waits, solved].map(assigneeOf))).toEqual(['沈听', '沈听', '沈听'])
    expect(await Promise.all(fresh.map(clocksOf))).toEqual(before)
    const [newest] = (await viewAs(company, 'serviceManager', fresh[0] ?? 0)).events
    expect(newest).toMatchObject({
      kind: 'assigned',
      actorName: '林管',
      detail: { assignee: '陆均', from: '沈听', by_load: true },
    })
    expect((await toldOf('service', 'cases_moved')).at(-1)).toEqual({
      params: { by: '林管', count: 3 },
      href: '/cases?assignee=me',
    })
    const got = await company.db.rows(
      z.object({ kind: z.string(), params: z.record(z.string(), z.unknown()) }),
      sql`select kind, params from notification where user_id = ${other}`,
    )
    expect(got).toEqual([{ kind: 'cases_assigned', params: { by: '林管', count: 3 } }])
    // It is level: a second time nothing moves.
    expect(await levelCases(manager, scope, [users.service.id, other], [])).toEqual([])
    // More come, of which those that wait alone may go.
    const more = [await open({ assignee_id: String(users.claims.id) }), await open({ assignee_id: String(users.claims.id) })]
    await company.db.execute(sql`update case_record set assignee_id = ${users.service.id} where id = any(${more}::int[])`)
    const chosen = { ...scope, ids: [asked, waits, solved] }
    expect(await levelCases(manager, chosen, [users.service.id, other], [])).toEqual([])
    expect(await levelCases(manager, chosen, [users.service.id, other], ['waiting_customer'])).toEqual([
      { from: '沈听', to: '陆均', count: 1 },
    ])
    expect(await Promise.all([waits, asked, solved].map(assigneeOf))).toEqual(['陆均', '沈听', '沈听'])
  })

  it('is shown beforehand without anything changing, and taken back where nobody has gone on since', async () => {
    const { users, db } = company
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
    const { users } = company
    await expect(levelCases(await as('service'), {}, [users.service.id], [])).rejects.toMatchObject({ code: 'forbidden' })
    await expect(levelCases(await as('serviceManager'), {}, [users.serviceHangzhou.id], [])).rejects.toMatchObject({
      issues: [{ name: 'user_ids' }],
    })
  })
})

describe('recording while somebody calls', () => {
  beforeAll(async () => {
    await company.db.execute(sql`
      insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, currency, status, stated_status, promised_at)
      values ('YT-LATE', ${shounan}, '2026-02-26T10:00+08', '2026-02-26', 'CNY', 'out_for_delivery', 'out_for_delivery', '2026-03-01T18:00+08'),
        ('YT-FAR', ${hangzhou}, '2026-02-26T10:00+08', '2026-02-26', 'CNY', 'in_transit', 'in_transit', null)`)
  })

  it('a waybill brings its customer, what is likely wrong, and what is open on it', async () => {
    const ctx = await as('service')
    const known = await lookUpWaybill(ctx, ' YT-LATE ')
    expect(known).toMatchObject({
      customer: { id: String(shounan) },
      status: 'out_for_delivery',
      suggestion: { category: 'delay', subcategory: 'delay_delivery' },
      openCases: [],
    })
    const recorded = await recordCase(ctx, {
      waybill_no: 'YT-LATE',
      type: 'complaint',
      subcategory: 'delay_delivery',
      channel: 'hotline',
    })
    expect(recorded).toMatchObject({
      customer_id: String(shounan),
      category: 'delay',
      assignee_id: String(company.users.service.id),
    })
    expect((await lookUpWaybill(ctx, 'YT-LATE'))?.openCases.map(({ id }) => id)).toEqual([recorded.id])
    expect(await lookUpWaybill(ctx, 'YT-FAR')).toBeNull()
    expect(await lookUpWaybill(ctx, 'NOWHERE')).toBeNull()
  })

  it('a caller is found by the number, or made a customer; without either it is asked who it is', async () => {
    const ctx = await as('service')
    const call = { type: 'complaint', channel: 'hotline', description: '包裹未到' } as const
    const made = await recordCase(ctx, { ...call, caller_name: '赵丽', caller_phone: '13700001234' })
    const again = await recordCase(ctx, { ...call, caller_name: '赵丽', caller_phone: '+86 137 0000 1234' })
    expect(again.customer_id).toBe(made.customer_id)
    expect(made).toMatchObject({ customer_name: '赵*', service_class: 'consumer' })
    await expect(recordCase(ctx, call)).rejects.toMatchObject({ issues: [{ name: 'customer_id', code: 'customer_or_caller' }] })
    const found = await findCaller(ctx, '13700001234')
    expect(found.customers.map(({ name }) => name)).toEqual(['赵*'])
    expect(found.cases).toHaveLength(2)
    await expect(findCaller(ctx, '1234')).rejects.toMatchObject({ issues: [{ name: 'phone' }] })
    expect((await findCaller(await as('serviceHangzhou'), '13700001234')).cases).toEqual([])
  })
})
