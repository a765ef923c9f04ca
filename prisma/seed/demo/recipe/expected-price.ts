import { normalQuantile } from '../normal-quantile.ts'
import { costSum, modelCost } from './costs.ts'
import { listPriceMinor } from './prices.ts'
import type { ProductLine } from './product-lines.ts'

/** So many equally likely weights stand for a line's distribution. */
const steps = 120
const normals = Array.from({ length: steps }, (_, place) => normalQuantile((place + 0.5) / steps))

/** Answers a charged weight of a line in grams: `normal` is a standard normal number, `weightFactor` what is special to the customer. */
export function gramsOf(line: ProductLine, weightFactor: number, normal: number): number {
  const grams = line.medianGrams * weightFactor * Math.exp(line.sigma * normal)
  return Math.round(Math.min(Math.max(grams, line.leastGrams), line.mostGrams))
}

/** Answers the mean published price of what a customer sends, in fen. Weight factors are told apart by hundredths. */
export const expectedListMinor = remembered((lines, weightFactor) =>
  mean(lines, weightFactor, (line, zone, grams) => listPriceMinor(line.product, zone, grams)),
)

/** Answers the mean cost by the branch's reckoning, in fen. */
export const expectedCostMinor = remembered((lines, weightFactor) =>
  mean(lines, weightFactor, (line, zone, grams) => costSum(modelCost(line.product, zone, grams))),
)

type Mean = (lines: readonly ProductLine[], weightFactor: number) => number

/** Many customers share a trade and nearly a weight. */
function remembered(work: Mean): Mean {
  const known = new Map<readonly ProductLine[], Map<number, number>>()
  return (lines, weightFactor) => {
    const ofLines = known.get(lines) ?? new Map<number, number>()
    known.set(lines, ofLines)
    const rounded = Math.round(weightFactor * 100) / 100
    const found = ofLines.get(rounded) ?? work(lines, rounded)
    ofLines.set(rounded, found)
    return found
  }
}

function mean(
  lines: readonly ProductLine[],
  weightFactor: number,
  amountOf: (line: ProductLine, zone: number, grams: number) => number,
): number {
  let total = 0
  for (const line of lines) {
    for (const normal of normals) {
      const grams = gramsOf(line, weightFactor, normal)
      line.zones.forEach((share, zone) => {
        if (share > 0) total += (line.share * share * amountOf(line, zone, grams)) / steps
      })
    }
  }
  return total
}
