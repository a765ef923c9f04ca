import { expect, it } from 'vitest'
import { largestFlows } from '#lib/analysis/movement/flows'

const cells = [
  { from: 'A', to: 'A', customers: 90, value: 9_000 },
  { from: 'A', to: 'B', customers: 2, value: 700 },
  { from: 'B', to: 'A', customers: 5, value: 300 },
  { from: 'C', to: 'B', customers: 4, value: -50 },
  { from: null, to: 'C', customers: 8, value: 10 },
]
const ways = (flows: readonly { from: string | null; to: string | null }[]) => flows.map(({ from, to }) => `${from}→${to}`)

it('the largest flows are those of the most customers that changed, without those who stayed', () => {
  expect(ways(largestFlows(cells, { width: 'customers', most: 2, withNowhere: false }))).toEqual(['B→A', 'C→B'])
  expect(ways(largestFlows(cells, { width: 'customers', most: 2, withNowhere: true }))).toEqual(['null→C', 'B→A'])
})

it('by value the worth decides, and what is worth less than nothing is left out', () => {
  expect(ways(largestFlows(cells, { width: 'value', most: 9, withNowhere: true }))).toEqual(['A→B', 'B→A', 'null→C'])
})
