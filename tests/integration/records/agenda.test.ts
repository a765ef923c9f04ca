import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { getAgenda } from '#lib/records/agenda/service'
import { createTask } from '#lib/records/tasks/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

const now = new Date('2026-10-01T04:00:00Z')
let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  const touched = async (owner: UserKey, name: string, day: string) => {
    const id = await insertCustomer(db, { name, ownerId: users[owner].id, outletId: outlets.shounan })
    await db.execute(sql`update customer set next_touch_on = ${day}::date where id = ${id}`)
    return id
  }
  const mine = await touched('sales', '亮禾', '2026-10-08')
  await touched('salesColleague', '衡正', '2026-10-08')
  await touched('salesHangzhou', '西湖', '2026-10-08')
  const ctx = await company.contextAs('sales', now)
  await createTask(ctx, { title: '送耗材', customer_id: String(mine), due_at: '2026-10-08T15:30' })
  await createTask(ctx, { title: '月报', due_at: '2026-10-09' })
  await createTask(ctx, { title: '做完的', due_at: '2026-10-08', done_at: '2026-09-30' })
})
afterAll(() => company.close())

const week = async (user: UserKey, whose: UserKey | 'everybody') => {
  const userId = whose === 'everybody' ? null : company.users[whose].id
  const { days } = await getAgenda(await company.contextAs(user, now), { view: 'week', on: '2026-10-07', userId })
  return days
}

describe('the calendar', () => {
  it('holds one’s own open tasks with their hour in company time, and customers that are to be touched', async () => {
    const days = await week('sales', 'sales')
    expect(days.map(({ day, items }) => [day, items.map(({ title, time }) => [title, time])])).toEqual([
      ['2026-10-05', []],
      ['2026-10-06', []],
      ['2026-10-07', []],
      [
        '2026-10-08',
        [
          ['送耗材', '15:30'],
          ['亮禾', null],
        ],
      ],
      ['2026-10-09', [['月报', null]]],
      ['2026-10-10', []],
      ['2026-10-11', []],
    ])
  })

  it('says which days are off: the holiday’s, and Sunday, but not the Saturday that is worked for it', async () => {
    // National Day 2026: off from 1 to 7 October, Saturday the 10th worked.
    const days = await week('sales', 'sales')
    expect(days.map(({ off }) => off)).toEqual([true, true, true, false, false, false, true])
    expect([days[0]?.special?.name, days[5]?.special?.kind]).toEqual(['national_day', 'working'])
  })

  it('of everybody holds what lies in reach, and of a colleague the colleague’s', async () => {
    const titles = async (user: UserKey, whose: UserKey | 'everybody') =>
      (await week(user, whose)).flatMap(({ items }) => items.map(({ title }) => title)).sort()
    expect(await titles('salesManager', 'everybody')).toEqual(['亮禾', '月报', '衡正', '送耗材'].sort())
    expect(await titles('salesManager', 'salesColleague')).toEqual(['衡正'])
    expect(await titles('sales', 'salesColleague')).toEqual([])
  })

  it('of a day that holds more than fits says how many there are', async () => {
    for (let index = 0; index < 20; index += 1)
      await insertCustomer(company.db, { ownerId: company.users.sales.id, outletId: company.outlets.shounan }).then((id) =>
        company.db.execute(sql`update customer set next_touch_on = '2026-10-20' where id = ${id}`),
      )
    const { days } = await getAgenda(await company.contextAs('sales', now), {
      view: 'month',
      on: '2026-10-01',
      userId: company.users.sales.id,
    })
    const day = days.find((each) => each.day === '2026-10-20')
    expect([day?.items.length, day?.total]).toEqual([4, 20])
  })
})
