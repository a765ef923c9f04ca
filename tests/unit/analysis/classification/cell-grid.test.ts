import { expect, it } from 'vitest'
import { cellGridOf } from '#lib/analysis/classification/cell-grid'
import { parameterFields } from '#lib/analysis/classification/parameter-fields'

const cellsOf = (scheme: string) =>
  parameterFields(scheme)
    .filter(({ path }) => path.startsWith('cells.'))
    .map(({ path }) => path.slice('cells.'.length))

it('credit × scale stand in nine rows and growth in four columns, each cell in its place', () => {
  const grid = cellGridOf(cellsOf('factor_combination'))
  expect(grid?.columns).toEqual(['growing', 'steady', 'falling', 'new'])
  expect(grid?.rows).toHaveLength(9)
  expect(grid?.rows[1]).toEqual({
    levels: ['good', 'medium'],
    cells: ['good_medium_growing', 'good_medium_steady', 'good_medium_falling', 'good_medium_new'],
  })
})

it('two letters are a row and a column; what does not fill a grid is none', () => {
  expect(cellGridOf(cellsOf('abc_joint'))?.rows.map(({ cells }) => cells)).toEqual([
    ['AA', 'AB', 'AC'],
    ['BA', 'BB', 'BC'],
    ['CA', 'CB', 'CC'],
  ])
  expect(cellGridOf([])).toBeNull()
  expect(cellGridOf(['good_large', 'good_small', 'poor_large'])).toBeNull()
})

it('a factor that is not used has no columns: its cells stand at its middle', () => {
  const grid = cellGridOf(cellsOf('market_growth'), 'middle')
  expect(grid?.columns).toHaveLength(3)
  expect(grid?.rows.map(({ levels }) => levels)).toEqual(grid?.columns.map((level) => [level]))
  const [first] = grid?.columns ?? []
  expect(grid?.rows[0]?.cells[0]).toBe(`${first}_${first}_middle`)
})
