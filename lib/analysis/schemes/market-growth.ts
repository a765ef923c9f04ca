import { factorTable } from './factor-table.ts'

/** A growth within it, either way, is noise and no growth. */
const NEUTRAL_BAND = 0.05

/**
 * Segments by the prospects of a customer's market, document 003: its own growth × that of its industry with us. Growing against a market that does not is winning, shrinking in one that does not is lagging behind it; who
 * is new, and whose own growth lies within the neutral band around 0, stays apart.
 * @source docs/formulas.md#segments-by-chosen-factors
 */
export const marketGrowth = factorTable({
  id: 'market_growth',
  classes: ['riding', 'winning', 'lagging', 'shrinking', 'between'],
  factors: ['growth', 'market_growth', 'none'],
  firstCuts: [-NEUTRAL_BAND, NEUTRAL_BAND],
  classAt: ([own, market]) => {
    if (own === 'middle') return 'between'
    if (own === 'high') return market === 'high' ? 'riding' : 'winning'
    return market === 'low' ? 'shrinking' : 'lagging'
  },
})
