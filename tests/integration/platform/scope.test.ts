import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { join, sql } from '#lib/platform/db/sql'
import { customerWhere, heldWithin, inScope, oneInScope, scopeBranches, standingInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { everything, nothing } from '#lib/platform/scope/scope'
import { holdsWithin } from '#lib/records/customers/holder'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
let userIds: number[]
let outletIds: number[]
const idRow = z.object({ id: z.int() })

interface Made {
  id: number
  ownerId: number | null
  outletId: number | null
  along: number[]
  /** Whom it was merged into; itself, if nobody. */
  rootId: number
}
const made: Made[] = []

beforeAll(async () => {
  company = await openTestCompany()
  userIds = Object.values(company.users)
    .slice(0, 6)
    .map((user) => user.id)
  outletIds = Object.values(company.outlets).slice(3)
  // Every owner (and none) at every outlet (and none), some of them with people who work along, some archived, some merged away.
  for (const [row, ownerId] of [null, ...userIds].entries()) {
    for (const [column, outletId] of [null, ...outletIds].entries()) {
      const along = userIds.filter((_, index) => (row * 7 + column * 3 + index) % 5 === 0)
      // Into one of another owner, so that whose it is differs from whose its survivor is.
      const survivor =
        row > 0 && (row + column) % 4 === 3 ? made.find((one) => one.rootId === one.id && one.ownerId !== ownerId)?.id : undefined
      const customer = await company.db.row(
        idRow,
        sql`
        insert into customer (name, owner_id, outlet_id, archived_at, root_id)
        values (${`客户${row}-${column}`}, ${ownerId}, ${outletId}, case when ${(row + column) % 6 === 5} then now() end, ${survivor ?? 0})
        returning id`,
      )
      const { id } = idRow.parse(customer)
      await company.db.execute(
        sql`insert into customer_collaborator (customer_id, user_id) select ${id}, unnest(${along}::int[])`,
      )
      made.push({ id, ownerId, outletId, along, rootId: survivor ?? id })
    }
  }
})
afterAll(() => company.close())

/** What a scope means, said a third time: plainly, and without a database. */
function holds(scope: Scope, customer: Made): boolean {
  if (scope.kind === 'all') return true
  if (customer.ownerId !== null && scope.ownerIds.includes(customer.ownerId)) return true
  if (customer.outletId !== null && scope.outletIds.includes(customer.outletId)) return true
  return scope.collaboratorId !== null && customer.along.includes(scope.collaboratorId)
}

async function bySql(scope: Scope): Promise<number[]> {
  const rows = await company.db.rows(idRow, sql`select c.id from customer c where ${inScope(scope, sql`c.id`)} order by c.id`)
  return rows.map((row) => row.id)
}

async function oneByOne(scope: Scope): Promise<number[]> {
  const rows = await company.db.rows(idRow, sql`select c.id from customer c where ${oneInScope(scope, sql`c.id`)} order by c.id`)
  return rows.map((row) => row.id)
}

async function byStanding(scope: Scope): Promise<number[]> {
  const rows = await company.db.rows(
    idRow,
    sql`select c.id from customer c join customer_standing s on s.customer_id = c.id where ${standingInScope(scope)} order by c.id`,
  )
  return rows.map((row) => row.id)
}

async function byBranches(scope: Scope): Promise<number[]> {
  const branches = scopeBranches(scope).map((branch) => sql`select s.customer_id as id from customer_standing s where ${branch}`)
  if (branches.length === 0) return []
  const rows = await company.db.rows(idRow, sql`${join(branches, ' union ')} order by id`)
  return rows.map((row) => row.id)
}

async function byPrisma(scope: Scope): Promise<number[]> {
  const rows = await company.db.prisma.customer.findMany({
    where: customerWhere(scope),
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => row.id)
}

const scopes = () =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(everything, nothing) },
    {
      weight: 9,
      arbitrary: fc.record({
        kind: fc.constant('some' as const),
        ownerIds: fc.subarray([...userIds, 999_999]),
        outletIds: fc.subarray([...outletIds, 999_999]),
        collaboratorId: fc.option(fc.constantFrom(...userIds, 999_999), { nil: null }),
      }),
    },
  )

describe('a scope', () => {
  it('chooses the same rows for SQL, for one record, for the branches of a list and for Prisma, and those it means', async () => {
    await fc.assert(
      fc.asyncProperty(scopes(), async (scope) => {
        const meant = made.filter((customer) => holds(scope, customer)).map((customer) => customer.id)
        expect(await bySql(scope)).toEqual(meant)
        expect(await oneByOne(scope)).toEqual(meant)
        expect(await byStanding(scope)).toEqual(meant)
        expect(await byBranches(scope)).toEqual(meant)
        expect(await byPrisma(scope)).toEqual(meant)
      }),
      { numRuns: 150 },
    )
  })

  it('of one record is asked of that record, whatever the statement calls its own tables', async () => {
    const own = async (scope: Scope) => {
      const statement = sql`select s.customer_id as id from customer_standing s where ${oneInScope(scope, sql`s.customer_id`)} order by s.customer_id`
      return (await company.db.rows(idRow, statement)).map((row) => row.id)
    }
    const [ownerId = 0] = userIds
    const scope: Scope = { kind: 'some', ownerIds: [ownerId], outletIds: [], collaboratorId: null }
    expect(await own(scope)).toEqual(await bySql(scope))
    expect((await own(scope)).length).toBeLessThan(made.length)
  })

  it('of a customer merged away is asked by its survivor, whoever had the one that is gone', async () => {
    expect(made.filter((customer) => customer.rootId !== customer.id).length).toBeGreaterThan(3)
    await fc.assert(
      fc.asyncProperty(scopes(), async (scope) => {
        const rows = await company.db.rows(
          idRow,
          sql`select c.id from customer c where ${inScope(scope, sql`c.root_id`)} order by c.id`,
        )
        const reached = new Set(made.filter((customer) => holds(scope, customer)).map((customer) => customer.id))
        expect(rows.map((row) => row.id)).toEqual(made.filter(({ rootId }) => reached.has(rootId)).map(({ id }) => id))
      }),
      { numRuns: 60 },
    )
  })

  it('holds a customer by its owner and outlet for SQL as for a service, and never for who only works along', async () => {
    await fc.assert(
      fc.asyncProperty(scopes(), async (scope) => {
        const rows = await company.db.rows(
          idRow,
          sql`select c.id from customer c where ${heldWithin(scope, sql`c.owner_id`, sql`c.outlet_id`)} order by c.id`,
        )
        const meant = made.filter(({ ownerId, outletId }) => holdsWithin(scope, ownerId, outletId))
        expect(rows.map((row) => row.id)).toEqual(meant.map((customer) => customer.id))
      }),
      { numRuns: 60 },
    )
  })

  it('follows a customer that changes hands, by the trigger that keeps its standing', async () => {
    const one = made[0]
    const [first = 0, second = 0] = userIds
    if (one === undefined) throw new Error('no customer')
    const mine = (ownerId: number): Scope => ({ kind: 'some', ownerIds: [ownerId], outletIds: [], collaboratorId: null })
    await company.db.execute(sql`update customer set owner_id = ${first} where id = ${one.id}`)
    expect(await bySql(mine(first))).toContain(one.id)
    await company.db.execute(sql`update customer set owner_id = ${second} where id = ${one.id}`)
    expect(await bySql(mine(first))).not.toContain(one.id)
    expect(await byBranches(mine(second))).toContain(one.id)
    await company.db.execute(sql`update customer set owner_id = ${one.ownerId} where id = ${one.id}`)
  })

  it('of every permission of every user names rows that all three ways agree on', async () => {
    for (const user of Object.keys(company.users) as (keyof TestCompany['users'])[]) {
      const scope = (await company.contextAs(user)).actor.permissions['customer:read'] ?? nothing
      const meant = made.filter((customer) => holds(scope, customer)).map((customer) => customer.id)
      expect(await bySql(scope)).toEqual(meant)
      expect(await byPrisma(scope)).toEqual(meant)
    }
  })
})
