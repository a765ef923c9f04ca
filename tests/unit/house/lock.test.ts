import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lockProblems } from '../../../bin/lock-problems.ts'

const lockOf = (packages: Record<string, unknown>) => JSON.stringify({ packages })

describe('the lock file', () => {
  it('names no registry and misses no package of another platform', () => {
    expect(lockProblems(readFileSync('package-lock.json', 'utf8'))).toEqual([])
  })

  it('is complained of when it names a registry', () => {
    expect(lockProblems(lockOf({ 'node_modules/a': { resolved: 'https://registry.example/a.tgz' } }))).toEqual([
      'node_modules/a names a registry',
    ])
  })

  it('is complained of when an optional package was left out, and not when it stands further up', () => {
    const lock = lockOf({
      '': { optionalDependencies: { x: '1' } },
      'node_modules/x': {},
      'node_modules/a': { optionalDependencies: { 'a-linux': '1', x: '1' } },
      'node_modules/a/node_modules/b': { optionalDependencies: { x: '1', 'b-win': '1' } },
      'node_modules/a/node_modules/b-win': {},
    })
    expect(lockProblems(lock)).toEqual(['a-linux, which node_modules/a may need, has no entry'])
  })
})
