import type { Level } from './factor-levels.ts'
import { factorTable } from './factor-table.ts'

const POINTS: Readonly<Record<Level, number>> = { high: 2, middle: 1, low: 0 }

/**
 * Segments by demand, document 003: how often a customer ships × how much on such a day × how that grows. Products, lanes and weight may take their places.
 * @source docs/formulas.md#segments-by-chosen-factors
 */
export const demand = factorTable({
  id: 'demand',
  classes: ['strong', 'steady', 'modest', 'occasional'],
  factors: ['shipping_days', 'shipments_per_day', 'growth'],
  classAt: ([often, much, growth]) => {
    if (often === 'low') return much === 'high' || growth === 'high' ? 'modest' : 'occasional'
    const points = POINTS[often] + POINTS[much] + POINTS[growth]
    if (points >= 4) return 'strong'
    return points >= 3 ? 'steady' : 'modest'
  },
})
