/**
 * Answers round numbers for an axis from 0, or from below it when `lowest` is negative, to beyond `highest`: steps of 1, 2 or 5 times a power of ten, about
 * `count` of them. Nothing above 0 gives an axis to 1.
 */
export function niceTicks(highest: number, count = 4, lowest = 0): number[] {
  const top = Math.max(highest, 0)
  const bottom = Math.min(lowest, 0)
  const span = top - bottom
  if (!(span > 0)) return [0, 1]
  const step = niceStep(span / count)
  const first = Math.floor(bottom / step + roundingSlack)
  const last = Math.ceil(top / step - roundingSlack)
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}

const roundingSlack = 1e-9

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough * (1 - roundingSlack)) ?? 10
  return factor * power
}
