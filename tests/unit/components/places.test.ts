import { expect, it } from 'vitest'
import { isAt, placeOf } from '#components/shell/places'

it('the pages that are reached from the tabs of analysis are of analysis, wherever they stand', () => {
  const analysis = placeOf('analysis')
  for (const path of ['/analysis', '/analysis/runs/7', '/review', '/review/2026', '/reports', '/reports/3'])
    expect(isAt(analysis, path), path).toBe(true)
  for (const path of ['/today', '/dashboards/1', '/customers']) expect(isAt(analysis, path), path).toBe(false)
  expect(isAt(placeOf('customers'), '/review')).toBe(false)
})
