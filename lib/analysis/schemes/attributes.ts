import type { Level } from './factor-levels.ts'
import { factorTable } from './factor-table.ts'

const POINTS: Readonly<Record<Level, number>> = { high: 2, middle: 1, low: 0 }

/**
 * Segments by social, behaviour and value attributes, document 002: kind of customer × how often it ships × what it earns. The value weighs most: who earns little is never at the core.
 * @source docs/formulas.md#segments-by-chosen-factors
 */
export const attributes = factorTable({
  id: 'attributes',
  classes: ['core', 'grow', 'keep', 'light'],
  factors: ['kind', 'shipping_days', 'margin'],
  classAt: ([social, behaviour, value]) => {
    const points = POINTS[social] + POINTS[behaviour] + POINTS[value]
    if (value === 'high') return behaviour === 'low' ? 'grow' : 'core'
    if (value === 'low') return points >= 2 ? 'keep' : 'light'
    return points >= 4 ? 'grow' : 'keep'
  },
})
