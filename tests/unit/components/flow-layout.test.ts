import fc from 'fast-check'
import { expect, it } from 'vitest'
import { layFlows } from '#components/chart/flow-layout'

const keys = ['A', 'B', 'C', 'nowhere']
const links = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...keys), fc.integer({ min: 0, max: 1_000 })), {
    selector: ([from, to]) => `${from} ${to}`,
  })
  .map((cells) => cells.map(([from, to, weight]) => ({ from, to, weight })))

it('a place is as high as what leaves or reaches it, and both sides are equally high', () => {
  fc.assert(
    fc.property(links, (given) => {
      const { left, right, bands } = layFlows(keys, keys, given)
      const sum = (heights: readonly { height: number }[]) => heights.reduce((all, { height }) => all + height, 0)
      expect(sum(left)).toBeCloseTo(sum(right), 6)
      for (const node of left) expect(sum(bands.filter(({ from }) => from === node.key))).toBeCloseTo(node.height, 6)
      for (const node of right) expect(sum(bands.filter(({ to }) => to === node.key))).toBeCloseTo(node.height, 6)
    }),
  )
})

it('a quarter of all that moves is a quarter of the height', () => {
  const { bands, left } = layFlows(keys, keys, [
    { from: 'A', to: 'B', weight: 1 },
    { from: 'B', to: 'B', weight: 3 },
  ])
  const [thin, wide] = bands
  expect((wide?.height ?? 0) / (thin?.height ?? 1)).toBeCloseTo(3)
  expect(thin?.fromY).toBe(left[0]?.y)
  // Into the same place they lie on one another without a gap.
  expect(wide?.toY).toBeCloseTo((thin?.toY ?? 0) + (thin?.height ?? 0))
})

it('nothing that flows is an empty drawing', () => {
  expect(layFlows(keys, keys, [{ from: 'A', to: 'A', weight: 0 }])).toMatchObject({ left: [], right: [], bands: [] })
})
