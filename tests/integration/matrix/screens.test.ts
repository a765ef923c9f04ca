import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import type { Checker } from './checker.ts'
import { makeChecker } from './checker.ts'
import type { Door } from './door.ts'
import { signInAll } from './screen-callers.ts'
import { actionDoor, builtActions, downloadDoor, pageDoor } from './screen-doors.ts'
import type { ScreenServer } from './screen-server.ts'
import { startScreenServer } from './screen-server.ts'
import { actionLines, downloadLines, pageLines } from './screens/all.ts'
import { makeTarget } from './world.ts'

let company: TestCompany
let server: ScreenServer
let checker: Checker
let headersOf: Awaited<ReturnType<typeof signInAll>>
let ids: Map<string, string>
beforeAll(async () => {
  company = await openTestCompany()
  checker = await makeChecker(company)
  headersOf = await signInAll(company)
  server = await startScreenServer()
  ids = await builtActions()
}, 300_000)
afterAll(async () => {
  await server.stop()
  await company.close()
})

const doorOfPage = (line: (typeof pageLines)[number]): Door => pageDoor(line, server, headersOf)
const doorOfAction = (line: (typeof actionLines)[number]): Door =>
  actionDoor(line, ids.get(line.action) ?? 'none', server, headersOf)
const pageNamed = (path: string): Door => {
  const line = pageLines.find((each) => each.page === `app/(crm)/${path}`)
  if (line === undefined) throw new Error(`no line for ${path}`)
  return doorOfPage(line)
}

describe('who may see which page, where, and what shows', () => {
  it.each(pageLines.map((line, index) => [line.page, index] as const))('%s', async (_, index) => {
    const line = pageLines[index]
    if (line !== undefined) expect(await checker.check(doorOfPage(line))).toEqual([])
  })
})

describe('who may call which server action on what', () => {
  it('the build offers those of the table, and no other', () => {
    expect([...ids.keys()].sort()).toEqual(actionLines.map((line) => line.action).sort())
  })

  // Those that change nothing come first, while the lists are short.
  const inOrder = [...actionLines].sort((left, right) => Number(left.changes ?? false) - Number(right.changes ?? false))
  it.each(inOrder.map((line, index) => [line.action, index] as const))('%s', async (_, index) => {
    const line = inOrder[index]
    if (line !== undefined) expect(await checker.check(doorOfAction(line))).toEqual([])
  })
})

describe('who may take which file, and what is in it', () => {
  it.each(downloadLines.map((line, index) => [line.route, index] as const))('%s', async (_, index) => {
    const line = downloadLines[index]
    if (line !== undefined) expect(await checker.check(downloadDoor(line, server, headersOf))).toEqual([])
  })

  it.each(downloadLines.map((line) => [line.route, line] as const))('%s refuses a form of another site', async (_, line) => {
    const target = await makeTarget(company, 'own')
    const response = await server.ask(line.path, {
      method: 'POST',
      headers: { ...headersOf('administrator'), origin: 'https://elsewhere.example' },
      body: new URLSearchParams(line.input(target)),
    })
    expect(response.status).toBe(403)
  })
})

describe('the check itself complains', () => {
  it('when a page lets everybody see what the administrator sees', async () => {
    const door = pageNamed('customers/[id]/page.tsx')
    const open: Door = { ...door, knock: (_, target) => door.knock('administrator', target) }
    const complaints = await checker.check(open)
    expect(complaints).toContainEqual(expect.stringMatching(/, sales, sibling: expected -, found \+/))
    expect(complaints).toContainEqual(expect.stringMatching(/, sales, sibling: shows zqsibling/))
    expect(complaints).toContainEqual(expect.stringMatching(/, signed out, own: expected >, found \+/))
    expect(complaints).toContainEqual(expect.stringMatching(/, no role, own: expected x, found \+/))
  })

  it('when a list is not cut to the reader', async () => {
    const door = pageNamed('customers/page.tsx')
    const complaints = await checker.check({ ...door, knock: (_, target) => door.knock('administrator', target) })
    expect(complaints).toContainEqual(expect.stringMatching(/, sales: the record at sibling shows$/))
  })

  it('when a page writes', async () => {
    const door = pageNamed('customers/[id]/page.tsx')
    const writing: Door = {
      ...door,
      async knock(who, target) {
        await company.db.prisma.customer.updateMany({ where: { id: target.twinId }, data: { industry: who } })
        return door.knock(who, target)
      },
    }
    expect(await checker.check(writing)).toContainEqual(
      expect.stringMatching(/, sales, own: only reads, and wrote to public\.customer$/),
    )
  })

  it('when an action is called by whoever may not', async () => {
    const line = actionLines.find((each) => each.action.endsWith('#findOutlets'))
    if (line === undefined) throw new Error('no line')
    const door = doorOfAction(line)
    const complaints = await checker.check({ ...door, knock: (_, target) => door.knock('executive', target) })
    expect(complaints).toContainEqual(expect.stringMatching(/, sales: the record at sibling shows$/))
    expect(complaints).toContainEqual(expect.stringMatching(/, no role, own: expected x, found \+/))
    expect(complaints).toContainEqual(expect.stringMatching(/, signed out, own: expected \(401\), found \+/))
  })
})
