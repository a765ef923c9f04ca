import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findText } from '#lib/platform/i18n/messages'
import { importKinds } from '#lib/records/import-kinds'

const engine = globSync('lib/platform/import/*.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')
const codes = (...patterns: RegExp[]) => [
  ...new Set(patterns.flatMap((pattern) => [...engine.matchAll(pattern)].map(([, code = '']) => code))),
]
const withoutText = (group: string, all: readonly string[]) =>
  all.filter((code) => findText('zh-CN', `imports.${group}.${code}`) === null)

describe('what an import says has a text', () => {
  it('why a file cannot be imported', () => {
    const failures = codes(/ImportFailure\('(\w+)'/g, /\brefuse\('(\w+)'/g, /code: '(xlsx_\w+)'/g, /\?\? '(internal)'/g)
    expect(failures.length).toBeGreaterThan(15)
    expect(withoutText('failures', failures)).toEqual([])
  })

  it('why a row is refused or a cell left out', () => {
    const own = codes(
      /\bbecause\('(\w+)'/g,
      /(?:\bthen|\belse|\?|:) '((?:number|integer|too|quote|customer)_\w+|required)'/g,
      /, '(row_refused)'/g,
      /reason: '(\w+)'/g,
    )
    const ofKinds = importKinds.flatMap((kind) => [
      ...(kind.refusals ?? []).map((refusal) => refusal.reason),
      ...kind.columns.flatMap(({ type }) => ('reason' in type ? [type.reason] : [])),
    ])
    expect(own.length).toBeGreaterThan(16)
    expect(ofKinds.length).toBeGreaterThan(5)
    expect(withoutText('reasons', [...own, ...ofKinds])).toEqual([])
  })

  it('what was noticed of a file', () => {
    const notices = codes(/\bcode: '(columns_\w+)'/g)
    expect(notices).toEqual(['columns_ignored'])
    expect(withoutText('notices', notices)).toEqual([])
  })
})
