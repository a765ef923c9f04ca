import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileOperations } from '#app/api/_files/all'
import { authenticateSession } from '#lib/platform/auth/authenticate-session'
import { dispatch } from '#lib/platform/http/dispatch'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { nameOf } from './api-doors.ts'
import { caseFileLines } from './case-files.ts'
import type { Checker } from './checker.ts'
import { makeChecker } from './checker.ts'
import { exportFileLines } from './exports.ts'
import { fileDoor } from './file-doors.ts'
import { importFileLines } from './imports.ts'
import { paperFileLines } from './papers.ts'
import { signInAll } from './screen-callers.ts'
import { makeTarget } from './world.ts'

/** Every file that goes up or down at a screen: who may bring it, and who may take it. */
const lines = [...importFileLines, ...exportFileLines, ...paperFileLines, ...caseFileLines]

let company: TestCompany
let checker: Checker
let headersOf: Awaited<ReturnType<typeof signInAll>>
beforeAll(async () => {
  company = await openTestCompany()
  checker = await makeChecker(company)
  headersOf = await signInAll(company)
})
afterAll(() => company.close())

it('the table has a line for every door of files, and none for one that is not there', () => {
  expect(lines.map((line) => line.operation).sort()).toEqual(fileOperations.map(nameOf).sort())
})

describe('who may bring or take which file', () => {
  it.each(lines.map((line) => [line.operation, line] as const))('%s', async (_, line) => {
    const door = fileDoor(line, fileOperations, headersOf)
    expect(door === null ? ['no such operation'] : await checker.check(door)).toEqual([])
  })
})

it.each(lines.filter(({ operation }) => operation.startsWith('POST')).map((line) => [line.operation, line] as const))(
  '%s refuses what a page of somebody else sends',
  async (_, { operation, request }) => {
    const { path, body } = request(await makeTarget(company, 'own'))
    const answer = await dispatch(
      fileOperations,
      authenticateSession,
      new Request(`http://yike.test/api/files${path}`, {
        method: 'POST',
        headers: { ...headersOf('administrator'), host: 'yike.test', origin: 'https://elsewhere.example' },
        ...(body instanceof FormData || body instanceof URLSearchParams ? { body } : {}),
      }),
      '/api/files',
    )
    expect(answer.status, operation).toBe(403)
  },
)

it('the check itself complains when everybody may bring what the administrator may', async () => {
  const [line] = lines
  const door = line === undefined ? null : fileDoor(line, fileOperations, () => headersOf('administrator'))
  if (door === null) throw new Error('no door')
  const complaints = await checker.check(door)
  expect(complaints).toContainEqual(expect.stringMatching(/, sales, everywhere: expected x, found \+/))
  expect(complaints).toContainEqual(expect.stringMatching(/, signed out, everywhere: expected \(401\), found \+/))
})
