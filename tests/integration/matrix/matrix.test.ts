import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '#app/api/_operations/all'
import { AppError } from '#lib/core/errors'
import { sql } from '#lib/platform/db/sql'
import type { Operation } from '#lib/platform/http/operation'
import { everything } from '#lib/platform/scope/scope'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { makeApiDoors, nameOf } from './api-doors.ts'
import type { Checker } from './checker.ts'
import { makeChecker } from './checker.ts'
import type { Line } from './line.ts'
import { lines } from './lines.ts'

let company: TestCompany
let checker: Checker
let doorOf: Awaited<ReturnType<typeof makeApiDoors>>
beforeAll(async () => {
  company = await openTestCompany()
  checker = await makeChecker(company)
  doorOf = await makeApiDoors(company)
})
afterAll(() => company.close())

const check = async (line: Line, offered: readonly Operation[]): Promise<string[]> => {
  const door = doorOf(line, offered)
  return door === null ? [`${line.operation}: no such operation`] : checker.check(door)
}

const lineOf = (operation: string): Line => {
  const line = lines.find((one) => one.operation === operation)
  if (line === undefined) throw new Error(`no line for ${operation}`)
  return line
}
const withHandler = (name: string, handler: Operation['handler']) =>
  operations.map((one) => (nameOf(one) === name ? { ...one, handler } : one))
const handlerOf = (name: string): Operation['handler'] => {
  const found = operations.find((one) => nameOf(one) === name)
  if (found === undefined) throw new Error(`no operation ${name}`)
  return found.handler
}

describe('the table', () => {
  it('has a line for every operation of the API, and none for one that is not there', () => {
    expect([...new Set(lines.map((line) => line.operation))].sort()).toEqual(operations.map(nameOf).sort())
  })
})

describe('who may do what, where, and what shows', () => {
  // What is asked without changing anything comes first, while the lists are short.
  const inOrder = [...lines].sort((a, b) => Number(a.changes ?? false) - Number(b.changes ?? false))
  it.each(inOrder.map((line, index) => [line.operation, index] as const))('%s', async (_, index) => {
    const line = inOrder[index]
    if (line !== undefined) expect(await check(line, operations)).toEqual([])
  })
})

describe('the check itself complains', () => {
  const handler = handlerOf('GET /outlets/{id}')

  it('when a scope is taken out', async () => {
    const open = withHandler('GET /outlets/{id}', (ctx, input, request) =>
      handler(
        { ...ctx, actor: { ...ctx.actor, permissions: { ...ctx.actor.permissions, 'outlet:read': everything } } },
        input,
        request,
      ),
    )
    const complaints = await check(lineOf('GET /outlets/{id}'), open)
    expect(complaints).toContainEqual(expect.stringMatching(/^GET \/outlets\/\{id\}, sales, sibling: expected -, found \+/))
    expect(complaints).toContainEqual(expect.stringMatching(/^GET \/outlets\/\{id\}, outlet, franchise: expected -, found \+/))
    expect(complaints).toContainEqual(expect.stringMatching(/^GET \/outlets\/\{id\}, no role, own: expected x, found \+/))
  })

  it('when a scope is taken out of a list', async () => {
    const list = handlerOf('GET /outlets')
    const open = withHandler('GET /outlets', (ctx, input, request) =>
      list({ ...ctx, actor: { ...ctx.actor, permissions: { 'outlet:read': everything } } }, input, request),
    )
    expect(await check(lineOf('GET /outlets'), open)).toContainEqual('GET /outlets, sales: the record at sibling shows')
  })

  it('when a refusal comes after a write', async () => {
    const late = withHandler('GET /outlets/{id}', async (ctx, input, request) => {
      await ctx.db.execute(
        sql`update customer_standing set satisfaction = 1 where customer_id = (select min(customer_id) from customer_standing)`,
      )
      return handler(ctx, input, request)
    })
    const complaints = await check(lineOf('GET /outlets/{id}'), late)
    expect(complaints).toContainEqual('GET /outlets/{id}, sales, sibling: refused, and wrote to public.customer_standing')
  })

  it('when an answer or a refusal names somebody foreign, or shows a telephone number', async () => {
    const { name, phone } = await company.db.prisma.customer.findFirstOrThrow({
      where: { name: { startsWith: '客户zqsibling' } },
      select: { name: true, phone: true },
    })
    const chatty = withHandler('GET /outlets/{id}', async (ctx, input, request) => {
      const answer = await handler(ctx, input, request).catch((error: unknown) => {
        throw error instanceof AppError ? new AppError(error.code, {}, { current: { name } }) : error
      })
      return { ...answer, headers: { 'x-near': phone ?? '' } }
    })
    const complaints = await check(lineOf('GET /outlets/{id}'), chatty)
    expect(complaints).toContainEqual(expect.stringMatching(/^GET \/outlets\/\{id\}, sales, sibling: shows zqsibling/))
    expect(complaints).toContainEqual(expect.stringMatching(/^GET \/outlets\/\{id\}, executive, own: shows the telephone number/))
  })

  it('when an operation is no longer there', async () => {
    expect(await check(lineOf('GET /outlets/{id}'), [])).toEqual(['GET /outlets/{id}: no such operation'])
  })
})
