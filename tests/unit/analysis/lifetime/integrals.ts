import type { BgNbd } from '#lib/analysis/lifetime/bg-nbd'
import { logBeta, logGamma } from '#lib/core/log-gamma'

// The same quantities from the model's assumptions alone, by adding up over a fine grid of the two things that nobody sees: how often a customer buys (gamma), and the chance to leave
// after each purchase (beta). Nothing of the closed formulas is used.

interface History {
  x: number
  recency: number
  age: number
}

const rateSteps = 1_000
const chanceSteps = 300

/** Likelihood of a history of somebody who buys at a rate and leaves with a chance: still there at the end, or left with the last purchase. */
function likelihoodOf({ x, recency, age }: History, rate: number, chance: number): { there: number; left: number } {
  return {
    there: (1 - chance) ** x * rate ** x * Math.exp(-rate * age),
    left: x === 0 ? 0 : chance * (1 - chance) ** (x - 1) * rate ** x * Math.exp(-rate * recency),
  }
}

/** Adds something up over all rates and chances, each as often as the model says that it occurs. */
function overAll({ r, alpha, a, b }: BgNbd, of: (rate: number, chance: number) => number): number {
  const highest = (r + 30) / alpha
  let sum = 0
  for (let i = 0; i < rateSteps; i += 1) {
    // Steps grow with the rate: the gamma density of a small shape is steep near 0.
    const u = (i + 0.5) / rateSteps
    const rate = highest * u ** 4
    const rateWidth = (highest * 4 * u ** 3) / rateSteps
    const density = Math.exp(r * Math.log(alpha) + (r - 1) * Math.log(rate) - alpha * rate - logGamma(r))
    for (let j = 0; j < chanceSteps; j += 1) {
      const v = (j + 0.5) / chanceSteps
      const chance = v ** 3
      const chanceWidth = (3 * v ** 2) / chanceSteps
      const share = Math.exp((a - 1) * Math.log(chance) + (b - 1) * Math.log(1 - chance) - logBeta(a, b))
      sum += density * rateWidth * share * chanceWidth * of(rate, chance)
    }
  }
  return sum
}

/** The likelihood of a history. */
export function likelihood(history: History, model: BgNbd): number {
  return overAll(model, (rate, chance) => {
    const { there, left } = likelihoodOf(history, rate, chance)
    return there + left
  })
}

/** The probability to be still there at the end of a history. */
export function alive(history: History, model: BgNbd): number {
  return overAll(model, (rate, chance) => likelihoodOf(history, rate, chance).there) / likelihood(history, model)
}

/** Purchases expected within a time: somebody who is there makes (1 − e^(−rate·chance·time)) ÷ chance. */
export function expected(history: History, time: number, model: BgNbd): number {
  const sum = overAll(
    model,
    (rate, chance) => (likelihoodOf(history, rate, chance).there * -Math.expm1(-rate * chance * time)) / chance,
  )
  return sum / likelihood(history, model)
}
