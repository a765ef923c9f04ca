import { castAt } from '../stories/cast.ts'
import { expectClasses } from './classes.ts'
import type { Trend } from './course.ts'
import type { Volume } from './volumes.ts'

/** In a company of the full size: who fell from A to B in the last quarter, who rose, and who came new into A. */
const crossings = { fell: 8, rose: 5, newInA: 3 }
const fullShippers = 1_184

/**
 * Answers the trends of the customers around the boundary of A and B, so that the last quarter moves a known number over it: those just below it send less
 * than before, those just above it more, the neighbours of both as ever. Three more of A are new.
 */
export function boundaryTrends(byRevenue: readonly Volume[]): Map<Volume, Trend> {
  const classes = expectClasses(byRevenue)
  const count = (full: number) => Math.round((full * byRevenue.length) / fullShippers)
  const free = byRevenue.filter(({ trade, rank }) => trade.rhythm !== 'fresh' && castAt(trade.key, rank) === null)
  const above = free.filter((volume) => classes.get(volume) === 'A')
  const below = free.filter((volume) => classes.get(volume) !== 'A')
  const rose = above.slice(above.length - count(crossings.rose))
  const trends = new Map<Volume, Trend>()
  for (const volume of [...above.slice(-count(24)), ...below.slice(0, count(24))]) trends.set(volume, 'stable')
  for (const volume of rose) trends.set(volume, 'grows')
  for (const volume of below.slice(0, count(crossings.fell))) trends.set(volume, 'shrinks')
  const begun = count(crossings.newInA)
  const firstNew = Math.floor(above.length * 0.5)
  for (const volume of above.slice(firstNew, firstNew + begun)) trends.set(volume, 'new')
  return trends
}
