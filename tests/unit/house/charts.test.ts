import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

// What the gallery answers carries its own links (tests/integration/analysis/gallery.test.ts).
const ofGallery = 'app/(crm)/dashboards/_components/drawing.tsx'
// Draws what it is given; whoever gives it something is asked instead.
const bars = 'app/(crm)/analysis/_components/bar-lines.tsx'
// Their marks are no groups of customers: shares of the largest, who stand by name below, and a model over everybody, and classes of the past by what came of them. A list behind a mark would hold others than it counts.
const overEverybody = [
  'app/(crm)/analysis/concentration/_components/ratios-figure.tsx',
  'app/(crm)/analysis/_components/lifetime-figures.tsx',
]
const drawn = globSync('app/**/*.tsx').filter(
  (file) =>
    ![ofGallery, bars, ...overEverybody].includes(file) && /<(?:Chart|BarLines)(?:$|\s)/m.test(readFileSync(file, 'utf8')),
)

it('every chart leads to the customers or waybills behind it, by its marks and by the table below', () => {
  expect(drawn.length).toBeGreaterThan(8)
  const without = drawn.filter((file) => {
    const text = readFileSync(file, 'utf8')
    return !/^ +href(?:,|:)/m.test(text) || !/\bhref\b[^}]*cells:/.test(text)
  })
  expect(without).toEqual([])
})

it('what is drawn over everybody at once is drawn, and leads to nobody else', () => {
  for (const file of overEverybody) {
    const text = readFileSync(file, 'utf8')
    expect([file, /<Chart\s/.test(text), /\/customers/.test(text)]).toEqual([file, true, false])
  }
})

it('growth by product leads nowhere: a list of waybills reaches back a month, not three or four, and others than who sees growth may read it', () => {
  const text = readFileSync('app/(crm)/analysis/revenue/_components/products-figure.tsx', 'utf8')
  expect(text).toContain('cells:')
  expect(text).not.toMatch(/href|\/waybills/)
})
