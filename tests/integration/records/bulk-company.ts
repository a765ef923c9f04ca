import { afterAll, beforeAll, beforeEach } from 'vitest'
import { z } from 'zod'
import { isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { log } from '#lib/platform/log/log'
import { startOrAskBulkChange } from '#lib/records/customers/bulk/approval'
import type { BulkChangeInput } from '#lib/records/customers/bulk/schema'
import type { BulkChoice } from '#lib/records/customers/bulk/service'
import { workBulkChange } from '#lib/records/customers/bulk/work'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

const row = z.object({
  id: z.int(),
  owner: z.int().nullable(),
  outlet: z.int().nullable(),
  tags: z.array(z.string()),
  touch: z.string().nullable(),
  lifecycle: z.string(),
  archived: z.boolean(),
  version: z.int(),
})

/** What somebody is told who is refused. */
export const code = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return isAppError(error) ? (error.detail ?? error.issues[0]?.code ?? error.code) : error
}

/** A change that the actor may decide alone. */
export async function startBulkChange(ctx: Context, input: BulkChangeInput, choice: BulkChoice) {
  const begun = await startOrAskBulkChange(ctx, input, choice, { search: '' })
  if (!('started' in begun)) throw new Error('somebody else was asked')
  return begun.started
}

/** A company for one file of tests, and customers of each kind of holder, made anew before every test. */
export function companyOfHolders() {
  let opened: TestCompany | null = null
  const held: Record<'mine' | 'colleagues' | 'elsewhere', number[]> = { mine: [], colleagues: [], elsewhere: [] }
  const company = () => {
    if (opened === null) throw new Error('the company is not open yet')
    return opened
  }
  beforeAll(async () => {
    opened = await openTestCompany()
  })
  afterAll(() => company().close())
  beforeEach(async () => {
    const { db } = company()
    await db.execute(sql`delete from bulk_change_row`)
    await db.execute(sql`delete from bulk_change`)
    await db.execute(sql`delete from notification`)
    await db.execute(sql`update customer set archived_at = now() where archived_at is null`)
    held.mine = await make('sales', 3)
    held.colleagues = await make('salesColleague', 2)
    held.elsewhere = await make('salesHangzhou', 2)
  })

  async function make(owner: UserKey, count: number): Promise<number[]> {
    const ids = []
    for (let i = 0; i < count; i += 1)
      ids.push(await insertCustomer(company().db, { name: `${owner}${i}`, ownerId: company().users[owner].id }))
    return ids
  }

  const read = (ids: number[]) =>
    company().db.rows(
      row,
      sql`
      select id, owner_id as owner, outlet_id as outlet, tags, next_touch_on::text as touch, lifecycle, archived_at is not null as archived, version
      from customer where id = any(${ids}::int[]) order by id`,
    )
  const owners = async (ids: number[]) => (await read(ids)).map((one) => one.owner)
  const chosen = async (ids: number[]) => ({ rows: (await read(ids)).map(({ id, version }) => ({ id, version })) })
  const email = (user: UserKey) => company().users[user].email

  /** As the worker does it. */
  function work(id: number): Promise<void> {
    const contextOf = async (userId: number) => {
      const user = Object.entries(company().users).find(([, each]) => each.id === userId)?.[0] as UserKey
      return user === 'disabled' ? null : company().contextAs(user)
    }
    return workBulkChange({ db: company().db, log, contextOf, systemContext: () => company().system() }, id)
  }

  return { company, held, read, owners, chosen, email, work }
}
