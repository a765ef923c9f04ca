import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import type { Checker } from './checker.ts'
import { makeChecker } from './checker.ts'
import type { Door } from './door.ts'
import { signInAll } from './screen-callers.ts'
import { actionDoor, builtActions, pageDoor } from './screen-doors.ts'
import type { ScreenServer } from './screen-server.ts'
import { startScreenServer } from './screen-server.ts'
import type { actionLines } from './screens/all.ts'
import { pageLines } from './screens/all.ts'

/** A company with its records, everybody signed in, and the built app before it. */
export interface ScreenWorld {
  company: TestCompany
  server: ScreenServer
  checker: Checker
  headersOf: Awaited<ReturnType<typeof signInAll>>
  /** The names of the server actions, with the ids under which the build offers them. */
  ids: Map<string, string>
  doorOfPage: (line: (typeof pageLines)[number]) => Door
  doorOfAction: (line: (typeof actionLines)[number]) => Door
  /** The door of a page by its file, below the pages behind the sign-in. */
  pageNamed: (path: string) => Door
  close: () => Promise<void>
}

export async function openScreenWorld(): Promise<ScreenWorld> {
  const company = await openTestCompany()
  // The everyday tests try each role at one place for each sign; the full ones at all of them.
  const checker = await makeChecker(company, process.env['MATRIX_WALK'] === 'whole' ? 'every place' : 'one place for each sign')
  const headersOf = await signInAll(company)
  const server = await startScreenServer()
  const ids = await builtActions()
  const doorOfPage: ScreenWorld['doorOfPage'] = (line) => pageDoor(line, server, headersOf)
  return {
    ...{ company, server, checker, headersOf, ids, doorOfPage },
    doorOfAction: (line) => actionDoor(line, ids.get(line.action) ?? 'none', server, headersOf),
    pageNamed: (path) => {
      const line = pageLines.find((each) => each.page === `app/(crm)/${path}`)
      if (line === undefined) throw new Error(`no line for ${path}`)
      return doorOfPage(line)
    },
    close: async () => {
      await server.stop()
      await company.close()
    },
  }
}
