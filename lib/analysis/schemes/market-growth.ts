import { factorTable } from './factor-table.ts'

/**
 * Segments by the prospects of a customer's market, document 003: its own growth × that of its industry with us. Growing against a market that does not is winning, lagging behind one that does is a chance missed; who
 * is new, and a growth in between, stays apart.
 * @source docs/formulas.md#segments-by-chosen-factors
 */
export const marketGrowth = factorTable({
  id: 'market_growth',
  classes: ['riding', 'winning', 'lagging', 'shrinking', 'between'],
  factors: ['growth', 'market_growth', 'none'],
  firstCuts: [0, 0],
  classAt: ([own, market]) => {
    if (own === 'middle' || market === 'middle') return 'between'
    if (own === 'high') return market === 'high' ? 'riding' : 'winning'
    return market === 'high' ? 'lagging' : 'shrinking'
  },
})
