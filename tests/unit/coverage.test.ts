import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pageOfScheme } from '#app/(crm)/analysis/_components/scheme-page'
import { operations } from '#app/api/_operations/all'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'

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

/** The one screen of all schemes says nothing of any of them: a row names the page of its own. */
const ofEveryScheme = '/analysis/[scheme]'
const pagesOfSchemes = new Set<string>(SCHEME_IDS.map(pageOfScheme))

const exists = (place: string) =>
  (screens.has(place) && place !== ofEveryScheme) || pagesOfSchemes.has(place) || routes.has(place)

const anything = '[^/\\s\'"`?)]'

/** Only these go to screens; what stands like an address elsewhere is one of the API. */
const goesToScreens = (test: string) => test.startsWith('tests/e2e/') || test.startsWith('tests/integration/matrix/screens')

/**
 * Whether the text of a test goes to a screen: its address stands in it, a dynamic part as anything (`/customers/[id]` as `/customers/${id}` or as
 * `/customers/\d+` of a pattern), or the file of its page. That the test tries the feature there is for whoever reads it to see.
 */
function goesTo(screen: string, text: string): boolean {
  const plain = text.replaceAll('\\/', '/')
  const [first = '', ...others] = screen.split(/\[[^\]]+\]/)
  // One address may begin another: `/cases` is not in `/cases/new`, nor in `/approvals/cases`; and what stands in a dynamic part stands there whole.
  const address = [first, ...others].map((part) => RegExp.escape(part)).join(`${anything}+(?!${anything})`)
  return (
    new RegExp(`(?<![\\w)}\\]])${address}(?![\\w-]|/[\\w$[\\\\])`).test(plain) || plain.includes(`app/(crm)${screen}/page.tsx`)
  )
}

/** Whether the text of a journey opens a page: its address stands there by itself, or with a query. */
const opens = (page: string, text: string) => new RegExp(`(['"\`])${RegExp.escape(page)}(?:\\1|[?#])`).test(text)

/** Whether a test goes to a place; to the page of a scheme only a journey does. */
function isTriedBy(test: string, place: string): boolean {
  const text = readFileSync(test, 'utf8')
  if (pagesOfSchemes.has(place)) return test.startsWith('tests/e2e/') && opens(place, text)
  return goesToScreens(test) && goesTo(place, text)
}

describe('what a test goes to', () => {
  it('is told by the address', () => {
    expect(goesTo('/customers/[id]', `goto('/customers/7')`)).toBe(true)
    expect(goesTo('/customers/[id]', 'toHaveURL(/\\/customers\\/\\d+/)')).toBe(true)
    expect(goesTo('/customers/[id]/log', `goto(\`/customers/\${id}/log?at=1\`)`)).toBe(true)
    expect(goesTo('/cases', "goto('/cases?clock=legal')")).toBe(true)
    expect(goesTo('/cases/board', "page: 'app/(crm)/cases/board/page.tsx'")).toBe(true)
  })

  it('and is not another that begins or ends alike', () => {
    expect(goesTo('/cases', "goto('/cases/new')")).toBe(false)
    expect(goesTo('/pop', "from './popup.ts'; goto('/populated')")).toBe(false)
    expect(goesTo('/customers/[id]', "goto('/customers')")).toBe(false)
    expect(goesTo('/new', "goto('/cases/new')")).toBe(false)
    expect(goesTo('/customers/[id]', "get('/customers/ext:F-1/facts')")).toBe(false)
  })

  it('and the page of one scheme is not that of another', () => {
    expect(opens('/analysis/loyalty', "goto('/analysis/loyalty')")).toBe(true)
    expect(opens('/analysis/loyalty', 'goto(`/analysis/loyalty?by=kind`)')).toBe(true)
    expect(opens('/analysis/loyalty', "goto('/analysis/loyalty-matrix')")).toBe(false)
    expect(opens('/analysis/abc', "goto('/analysis/abc-weighted')")).toBe(false)
    expect(opens('/analysis/abc', '// as on /analysis/abc')).toBe(false)
  })
})

describe('docs/coverage.md', () => {
  const done = rowsBelow('Done')

  it('reads its tables', () => {
    expect(done.length).toBeGreaterThan(5)
  })

  it('names a screen or route and a test for every row', () => {
    for (const row of done) {
      expect(row.id).toMatch(/^(00[0-4]-\d{1,2}|[BCD]\d{1,2})$/)
      expect(row.places, row.id).not.toEqual([])
      expect(row.tests, row.id).not.toEqual([])
    }
  })

  it('names only screens and routes that exist, and of the screen of schemes which scheme’s', () => {
    expect(screens).toContain(ofEveryScheme)
    const unknown = done.flatMap((row) => row.places.filter((place) => !exists(place)).map((place) => `${row.id} ${place}`))
    expect(unknown).toEqual([])
  })

  it('names only tests that exist', () => {
    const unknown = done.flatMap((row) => row.tests.filter((test) => !existsSync(test)).map((test) => `${row.id} ${test}`))
    expect(unknown).toEqual([])
  })

  it('names for every screen of a row a test that goes there', () => {
    const unseen = done.flatMap((row) =>
      row.places
        .filter((place) => place.startsWith('/') && !row.tests.some((test) => isTriedBy(test, place)))
        .map((place) => `${row.id} ${place}`),
    )
    expect(unseen).toEqual([])
  })

  it('lists no row twice', () => {
    const ids = done.map((row) => row.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
})
