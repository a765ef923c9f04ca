import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { archiveMistake, askToArchive, wayOutOf } from '#lib/records/customers/mistake/service'
import { createUnlessSame } from '#lib/records/customers/same/create'
import { listSameCustomers } from '#lib/records/customers/same/service'
import { createCustomer, getCustomer } from '#lib/records/customers/service'
import { createInteraction } from '#lib/records/interactions/service'
import { listTasks } from '#lib/records/tasks/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const as = (user: UserKey, now?: Date) => company.contextAs(user, now)
const business = (name: string, given: { phone?: string } = {}) => ({ name, kind: 'business' as const, ...given })

describe('a customer that the company has already', () => {
  it('is told in clear within reach, masked beyond, each once', async () => {
    const mine = await createCustomer(await as('sales'), business('亮禾小家电', { phone: '13911110001' }))
    await createCustomer(await as('salesHangzhou'), business('西湖茶叶行', { phone: '0571-87650001' }))
    const known = { name: '亮禾小家电', phone: '139 1111 0001' }
    expect(await listSameCustomers(await as('sales'), known)).toEqual([
      expect.objectContaining({ id: mine.id, name: '亮禾小家电', mine: true, by: 'name' }),
    ])
    const [other, ...none] = await listSameCustomers(await as('sales'), { phone: '057187650001' })
    expect(none).toEqual([])
    expect(other).toMatchObject({ id: null, mine: false, by: 'phone' })
    expect(other?.name).not.toContain('西湖茶叶行')
  })

  it('is made once more only with a reason, which stands in the story', async () => {
    const first = await createCustomer(await as('sales'), business('知夏服饰', { phone: '13911110002' }))
    const again = { ...business('知夏服饰二店'), phone: '13911110002' }
    await expect(createUnlessSame(await as('sales'), again, undefined)).rejects.toMatchObject({
      code: 'duplicate',
      detail: 'customer.same_exists',
      issues: [expect.objectContaining({ name: 'duplicate_reason' })],
      current: [expect.objectContaining({ id: first.id, by: 'phone' })],
    })
    const { id } = await createUnlessSame(await as('sales'), again, '同一电话的另一家店')
    const reason = await company.db.row(
      z.object({ reason: z.string().nullable() }),
      sql`select reason from audit_event where subject_type = 'customer' and subject_id = ${String(id)} and action = 'customer.create'`,
    )
    expect(reason).toEqual({ reason: '同一电话的另一家店' })
    await expect(createUnlessSame(await as('sales'), business('从没有过的店'), undefined)).resolves.toMatchObject({
      name: '从没有过的店',
    })
  })
})

describe('a customer that was made by mistake', () => {
  it('is archived by whoever made it, within a day and while nothing hangs on it', async () => {
    const made = await createCustomer(await as('sales'), business('误建一'))
    expect(await wayOutOf(await as('sales'), made)).toBe('archive')
    expect(await wayOutOf(await as('salesColleague'), made)).toBeNull()
    // Who archives anyway has a button of its own.
    expect(await wayOutOf(await as('salesManager'), made)).toBeNull()
    await archiveMistake(await as('sales'), { id: made.id }, made.version)
    expect((await getCustomer(await as('sales'), { id: made.id })).archivedAt).not.toBeNull()
  })

  it('stays a day later and once somebody has been spoken to, and the manager is asked instead', async () => {
    const made = await createCustomer(await as('sales'), business('误建二'))
    const tooLate = await as('sales', new Date(Date.now() + 25 * 3_600_000))
    expect(await wayOutOf(tooLate, made)).toBe('ask')
    await expect(archiveMistake(tooLate, { id: made.id }, made.version)).rejects.toMatchObject({ detail: 'customer.no_mistake' })
    await createInteraction(await as('sales'), {
      customer_id: String(made.id),
      channel: 'call',
      direction: 'outbound',
      heard: '空号',
    })
    const now = await getCustomer(await as('sales'), { id: made.id })
    expect(await wayOutOf(await as('sales'), now)).toBe('ask')
    await expect(archiveMistake(await as('sales'), { id: made.id }, now.version)).rejects.toMatchObject({
      detail: 'customer.no_mistake',
    })
    await askToArchive(await as('sales'), { id: made.id }, { title: '请归档这位客户', reason: '空号' })
    const manager = await as('salesManager')
    const { rows } = await listTasks(manager, {
      limit: 10,
      sort: 'id',
      assignee: String(manager.actor.userId),
      customer: String(made.id),
    })
    expect(rows).toMatchObject([{ title: '请归档这位客户', note: '空号' }])
  })

  it('of another maker is not archived by its owner', async () => {
    const made = await createCustomer(await as('salesManager'), {
      ...business('经理建的'),
      owner_email: company.users.sales.email,
    })
    expect(await wayOutOf(await as('sales'), made)).toBe('ask')
    await expect(archiveMistake(await as('sales'), { id: made.id }, made.version)).rejects.toMatchObject({
      detail: 'customer.no_mistake',
    })
  })
})
