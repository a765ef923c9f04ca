import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

// What the gallery answers carries its own links (tests/integration/analysis/gallery.test.ts).
const ofGallery = 'app/(crm)/dashboards/_components/drawing.tsx'
// Draws what it is given; whoever gives it something is asked instead.
const bars = 'app/(crm)/analysis/_components/bar-lines.tsx'
const drawn = globSync('app/**/*.tsx').filter(
  (file) => file !== ofGallery && file !== bars && /<(?:Chart|BarLines)(?:$|\s)/m.test(readFileSync(file, 'utf8')),
)

it('every chart leads to the customers or waybills behind it, by its marks and by the table below', () => {
  expect(drawn.length).toBeGreaterThan(8)
  const without = drawn.filter((file) => {
    const text = readFileSync(file, 'utf8')
    return !/^ +href(?:,|:)/m.test(text) || !/\bhref\b[^}]*cells:/.test(text)
  })
  expect(without).toEqual([])
})
