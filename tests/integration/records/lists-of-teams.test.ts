import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { listInteractions } from '#lib/records/interactions/service'
import { listTasks } from '#lib/records/tasks/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

// How a list is read hangs on how many customers a team has, at two thousand; what it holds, and in which order, does not.

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  await makeCustomers(1, 60, [users.sales.id, users.salesColleague.id, users.salesHangzhou.id])
  await db.execute(sql`update customer set root_id = 1, version = version + 1 where id in (3, 4)`)
  await db.execute(
    sql`insert into customer_collaborator (customer_id, user_id) values (6, ${users.salesManager.id}), (9, ${users.salesManager.id})`,
  )
  await db.execute(sql`
    insert into task (customer_id, assignee_id, created_by_id, title, due_at, done_at, archived_at)
    select case when i % 11 > 0 then 1 + i * 7 % 60 end, case i % 3 when 0 then ${users.sales.id}::int when 1 then ${users.service.id} else ${users.salesHangzhou.id} end,
      ${users.service.id}, '打电话', case when i % 9 > 0 then now() + (i * 37 % 50) * interval '1 hour' end, case when i % 4 = 0 then now() end,
      case when i % 13 = 0 then now() end
    from generate_series(1, 200) i`)
  await db.execute(sql`
    insert into interaction (customer_id, user_id, channel, occurred_at)
    select 1 + i * 7 % 60, ${users.sales.id}, 'call', now() - (i * 37 % 50) * interval '1 hour' from generate_series(1, 200) i`)
  expect(outlets.shounan).toBeGreaterThan(0)
})
afterAll(() => company.close())

function makeCustomers(from: number, to: number, owners: number[]): Promise<unknown> {
  return company.db.execute(sql`
    insert into customer (id, external_id, name, kind, lifecycle, owner_id, outlet_id, root_id)
    select i, 'T' || i, '客户' || i, 'business', 'regular', (${owners}::int[])[1 + i % ${owners.length}::int], ${company.outlets.shounan}, i
    from generate_series(${from}::int, ${to}::int) i`)
}

type Asked = { done?: boolean; sort: 'due_at' | '-due_at' }
async function tasksOf(asked: Asked): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await listTasks(await company.contextAs('salesManager'), { ...asked, limit: 7, cursor })
    ids.push(...page.rows.map(({ id }) => id))
    if (page.nextCursor === null) return ids
    cursor = page.nextCursor
  }
}

async function interactionsOf(sort: 'occurred_at' | '-occurred_at'): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await listInteractions(await company.contextAs('salesManager'), { sort, limit: 7, cursor })
    ids.push(...page.rows.map(({ id }) => id))
    if (page.nextCursor === null) return ids
    cursor = page.nextCursor
  }
}

const idRow = z.object({ id: z.string() })
/** What the manager may see, said once more: by the owner of the surviving customer, by working along on it, and without a customer by whose task it is. */
async function expectedTasks({ done, sort }: Asked): Promise<string[]> {
  const { users } = company
  const team = [users.salesManager.id, users.sales.id, users.salesColleague.id]
  const rows = await company.db.rows(
    idRow.extend({ due: z.number() }),
    sql`
    select t.id::text as id, coalesce(extract(epoch from t.due_at), 1e15)::float8 as due
    from task t left join customer c on c.id = t.customer_id left join customer s on s.id = c.root_id
    where t.archived_at is null and (${done ?? null}::boolean is null or (t.done_at is not null) = ${done ?? null}::boolean)
      and case when t.customer_id is null then t.assignee_id = any(${team}::int[])
        else s.owner_id = any(${team}::int[]) or s.id in (select customer_id from customer_collaborator where user_id = ${users.salesManager.id}) end`,
  )
  const way = sort === 'due_at' ? 1 : -1
  const place = ({ due, id }: (typeof rows)[number]) => [due, Number(id)] as const
  return rows
    .toSorted((left, right) => {
      const [[a, m], [b, n]] = [place(left), place(right)]
      return way * (a === b ? m - n : a < b ? -1 : 1)
    })
    .map(({ id }) => id)
}

const ways: Asked[] = [{ sort: 'due_at' }, { sort: '-due_at' }, { sort: 'due_at', done: false }, { sort: 'due_at', done: true }]

describe('the lists of a team', () => {
  it('are the same, however many customers it has', async () => {
    const listed = async () => ({
      tasks: await Promise.all(ways.map(tasksOf)),
      talks: [await interactionsOf('occurred_at'), await interactionsOf('-occurred_at')],
    })
    const few = await listed()
    expect(few.tasks).toEqual(await Promise.all(ways.map(expectedTasks)))
    expect(few.talks[0]?.length).toBeGreaterThan(50)
    await makeCustomers(1_001, 3_100, [company.users.sales.id])
    expect(await listed()).toEqual(few)
  })
})
