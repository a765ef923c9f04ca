import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Door } from './door.ts'
import type { ScreenWorld } from './screen-world.ts'
import { openScreenWorld } from './screen-world.ts'
import { pageLines } from './screens/all.ts'

let world: ScreenWorld
beforeAll(async () => {
  world = await openScreenWorld()
}, 900_000)
afterAll(() => world.close())

describe('who may see which page, where, and what shows', () => {
  it.each(pageLines.map((line, index) => [line.page, index] as const))('%s', async (_, index) => {
    const line = pageLines[index]
    if (line !== undefined) expect(await world.checker.check(world.doorOfPage(line))).toEqual([])
  })
})

describe('the check itself complains', () => {
  it('when a page lets everybody see what the administrator sees', async () => {
    const door = world.pageNamed('customers/[id]/edit/page.tsx')
    const open: Door = { ...door, knock: (_, target) => door.knock('administrator', target) }
    const complaints = await world.checker.check(open, 'every place')
    expect(complaints).toContainEqual(expect.stringMatching(/, sales, sibling: expected -, found \+/))
    expect(complaints).toContainEqual(expect.stringMatching(/, sales, sibling: shows zqsibling/))
    expect(complaints).toContainEqual(expect.stringMatching(/, signed out, own: expected >, found \+/))
    expect(complaints).toContainEqual(expect.stringMatching(/, no role, own: expected x, found \+/))
  })

  it('when a list is not cut to the reader', async () => {
    const door = world.pageNamed('customers/page.tsx')
    const complaints = await world.checker.check({ ...door, knock: (_, target) => door.knock('administrator', target) })
    expect(complaints).toContainEqual(expect.stringMatching(/, sales: the record at sibling shows$/))
  })

  it('when a page writes', async () => {
    const door = world.pageNamed('customers/[id]/page.tsx')
    const writing: Door = {
      ...door,
      async knock(who, target) {
        await world.company.db.prisma.customer.updateMany({ where: { id: target.twinId }, data: { industry: who } })
        return door.knock(who, target)
      },
    }
    expect(await world.checker.check(writing)).toContainEqual(
      expect.stringMatching(/, sales, (own|archived): only reads, and wrote to public\.customer$/),
    )
  })
})
