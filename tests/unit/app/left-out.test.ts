import { expect, it } from 'vitest'
import { z } from 'zod'
import { operations } from '#app/api/_operations/all'

/**
 * Answers with amounts that are not made of waybills of their own, or say elsewhere what they leave out. Whatever else has an amount says how many waybills have none that it needs, and how many are in other currencies.
 */
const elsewhere: Readonly<Record<string, string>> = {
  listRuns: 'in the summary of each run',
  getRun: 'in its summary',
  getRunMovement: 'in the summary of the run',
  listRunAssignments: 'in the summary of the run',
  listCompared: 'the value is that of a run',
  getContactBalance: 'hours by a rate, no waybills',
}

const schemaOf = (response: unknown) =>
  response instanceof z.ZodType ? z.toJSONSchema(response, { unrepresentable: 'any' }) : {}

const withAmounts = operations.filter(
  ({ method, path, responses }) =>
    method === 'GET' && path.startsWith('/analysis/') && /"\w*_minor"/u.test(JSON.stringify(schemaOf(responses[200]))),
)

it('every answer over money says what it leaves out, or where that is said', () => {
  expect(withAmounts.length).toBeGreaterThan(20)
  const silent = withAmounts.filter(({ id, responses }) => {
    if (id in elsewhere) return false
    const names = JSON.stringify(schemaOf(responses[200]))
    return !names.includes('"unpriced"') || !names.includes('"excluded"')
  })
  expect(silent.map(({ id }) => id)).toEqual([])
})

it('the exceptions are answers over money', () => {
  const ids = withAmounts.map(({ id }) => id)
  expect(Object.keys(elsewhere).filter((id) => !ids.includes(id))).toEqual([])
})
