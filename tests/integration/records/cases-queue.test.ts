import { beforeAll, describe, expect, it } from 'vitest'
import { getBoard } from '#lib/records/cases/board/service'
import { answerCase, askOutlet, resolveCase } from '#lib/records/cases/desk/service'
import { getDeskHome } from '#lib/records/cases/queue/desk-home'
import type { QueueFilter } from '#lib/records/cases/queue/filter'
import { findQueueNeighbours } from '#lib/records/cases/queue/neighbours'
import { countQueue, listQueue } from '#lib/records/cases/queue/service'
import type { UserKey } from '#tests/support/company'
import { at, openCase, viewAs } from './case-company.ts'
import { companyWithDesks, monday } from './queue-company.ts'

const { company, customers, as } = companyWithDesks()

const byDue = { sort: 'next_due', falling: false, limit: 200 } as const

const found = async (user: UserKey, filter: QueueFilter = {}, now = monday) =>
  (await listQueue(await as(user, now), { ...filter, ...byDue })).rows.map(({ id }) => Number(id))

describe('the queue', () => {
  const ids: Record<string, number> = {}
  beforeAll(async () => {
    const open = async (name: string, customer: number, more: Parameters<typeof openCase>[2], now = monday) => {
      ids[name] = await openCase(await as('administrator', now), customer, more)
    }
    const { users } = company()
    await open('ordinary', customers.shounan, { category: 'delay', waybill_no: 'W1', assignee_id: String(users.service.id) })
    await open('urgent', customers.shounan, { alarms: ['injury'], caller_phone: '+86 138-1234-5678' })
    await open('loss', customers.xiaying, { category: 'loss', subcategory: 'loss_whole', channel: 'platform', source_no: 'P-9' })
    await open('far', customers.hangzhou, { type: 'enquiry' })
    await open('claim', customers.shounan, { type: 'claim', assignee_id: String(users.claims.id), external_id: 'OLD-77' })
    await open('done', customers.shounan, { type: 'request', subcategory: 'trace' })
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
    const { users, outlets } = company()
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
      [{ customer: { id: customers.shounan } }, ['urgent', 'ordinary', 'claim']],
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
    const { version } = await viewAs(company(), 'service', id)
    await askOutlet(ctx, { id }, { version, outlet_id: String(company().outlets.xihu), text: '请查' })
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
