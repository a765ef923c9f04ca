import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('a list of customers has a column of what can be done only for whoever may do something', () => {
  const files = globSync('app/(crm)/analysis/**/*.tsx').map((file) => ({ file, text: readFileSync(file, 'utf8') }))
  const withActs = files.filter(({ text }) => text.includes('<CustomerActs'))
  expect(withActs.length).toBeGreaterThan(2)
  const always = withActs.filter(({ text }) => !text.includes("mayEver(ctx, 'interaction:create')"))
  expect(always.map(({ file }) => file)).toEqual([])
  // Whoever writes no rule of its own takes the column that has it.
  const shared = files.filter(({ text }) => /\b(?:follow|act)Columns<?/.test(text))
  expect(shared.length).toBeGreaterThan(6)
})
