import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { timelineOfCustomer } from '#lib/analysis/timeline/service'
import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import { createCustomer, getCustomer } from '#lib/records/customers/service'
import { createInteraction, getInteraction, listTouchedToday } from '#lib/records/interactions/service'
import { takeBackInteraction } from '#lib/records/interactions/take-back'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const as = (user: UserKey, now?: Date) => company.contextAs(user, now)
const tomorrow = () => addDays(dayOf(new Date(), 'Asia/Shanghai'), 1)
const later = () => addDays(dayOf(new Date(), 'Asia/Shanghai'), 9)
let made = 0
async function customerWithTouch(): Promise<number> {
  made += 1
  const { id } = await createCustomer(await as('sales'), { name: `撤回${made}`, kind: 'business', next_touch_on: tomorrow() })
  return id
}
const note = async (customerId: number, given: { next_touch_on?: string } = {}) =>
  createInteraction(await as('sales'), {
    customer_id: String(customerId),
    channel: 'call',
    direction: 'outbound',
    heard: '记错了人',
    ...given,
  })
const touchOf = async (id: number) => (await getCustomer(await as('sales'), { id })).nextTouchOn
const told = async (user: UserKey, id: number) =>
  (await timelineOfCustomer(await as(user), id, { kinds: ['interaction'], before: undefined, limit: 10 })).entries

describe('a note of today', () => {
  it('is taken back by whoever wrote it: it leaves the story, and the next touch is what it was', async () => {
    const id = await customerWithTouch()
    const { id: noteId } = await note(id, { next_touch_on: later() })
    expect(await touchOf(id)).toBe(later())
    expect(await told('sales', id)).toMatchObject([{ own: true, fresh: true }])
    expect(await told('salesManager', id)).toMatchObject([{ own: false, fresh: false }])
    await takeBackInteraction(await as('sales'), { id: Number(noteId) })
    expect(await touchOf(id)).toBe(tomorrow())
    expect(await told('sales', id)).toEqual([])
    expect(await getInteraction(await as('sales'), { id: Number(noteId) })).toMatchObject({ archived: true })
  })

  it('leaves a next touch alone that somebody has planned since', async () => {
    const id = await customerWithTouch()
    const first = await note(id, { next_touch_on: later() })
    await note(id, { next_touch_on: addDays(later(), 1) })
    await takeBackInteraction(await as('sales'), { id: Number(first.id) })
    expect(await touchOf(id)).toBe(addDays(later(), 1))
  })

  it('stays when another takes it back, the day after, and a second time', async () => {
    const id = await customerWithTouch()
    const { id: noteId } = await note(id)
    const named = { id: Number(noteId) }
    await expect(takeBackInteraction(await as('salesManager'), named)).rejects.toMatchObject({ detail: 'interaction.too_late' })
    await expect(takeBackInteraction(await as('salesHangzhou'), named)).rejects.toMatchObject({ code: 'not_found' })
    const nextDay = new Date(Date.now() + 24 * 3_600_000)
    await expect(takeBackInteraction(await as('sales', nextDay), named)).rejects.toMatchObject({ detail: 'interaction.too_late' })
    await takeBackInteraction(await as('sales'), named)
    await expect(takeBackInteraction(await as('sales'), named)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('marks its customer as touched today, until it is taken back', async () => {
    const [touched, other] = [await customerWithTouch(), await customerWithTouch()]
    const { id: noteId } = await note(touched)
    expect(await listTouchedToday(await as('sales'), [touched, other])).toEqual(new Set([touched]))
    await takeBackInteraction(await as('sales'), { id: Number(noteId) })
    expect(await listTouchedToday(await as('sales'), [touched, other])).toEqual(new Set())
  })
})
