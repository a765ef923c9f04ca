import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { operations } from '#app/api/_operations/all'

interface Row {
  id: string
  places: string[]
  tests: string[]
}

/** Reads the rows of a table below a heading: id, feature, places in backticks, tests in backticks. */
function rowsBelow(heading: string): Row[] {
  const text = readFileSync('docs/coverage.md', 'utf8')
  const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? ''
  return section
    .split('\n')
    .filter((line) => /^\| [A-D0-9]/.test(line))
    .map((line) => {
      const [, id = '', , places = '', tests = ''] = line.split('|')
      return { id: id.trim(), places: quoted(places), tests: quoted(tests) }
    })
}

const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')

const screens = new Set(
  globSync('app/**/page.tsx').map(
    (file) =>
      `/${file
        .split('/')
        .slice(1, -1)
        .filter((part) => !part.startsWith('('))
        .join('/')}`,
  ),
)
const routes = new Set([
  ...operations.map((operation) => `${operation.method} /api/v1${operation.path}`),
  ...globSync('app/api/health/*/route.ts').map((file) => `GET /${file.split('/').slice(1, -1).join('/')}`),
])

const exists = (place: string) => screens.has(place) || routes.has(place)

describe('docs/coverage.md', () => {
  const done = rowsBelow('Done')
  const byApi = rowsBelow('By API only')

  it('reads its tables', () => {
    expect(done.length).toBeGreaterThan(5)
    expect(byApi.length).toBeGreaterThan(0)
  })

  it('names a screen or route and a test for every row', () => {
    for (const row of [...done, ...byApi]) {
      expect(row.id).toMatch(/^(00[0-4]-\d{1,2}|[BCD]\d{1,2})$/)
      expect(row.places, row.id).not.toEqual([])
      expect(row.tests, row.id).not.toEqual([])
    }
  })

  it('names only screens and routes that exist', () => {
    const unknown = [...done, ...byApi].flatMap((row) =>
      row.places.filter((place) => !exists(place)).map((place) => `${row.id} ${place}`),
    )
    expect(unknown).toEqual([])
  })

  it('names only tests that exist', () => {
    const unknown = [...done, ...byApi].flatMap((row) =>
      row.tests.filter((test) => !existsSync(test)).map((test) => `${row.id} ${test}`),
    )
    expect(unknown).toEqual([])
  })

  it('lists no row twice', () => {
    const ids = [...done, ...byApi].map((row) => row.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
})
