/** Far above every amount that is looked at, and still exact when it is added to one. */
const MOST = 2 ** 50

/**
 * Answers the least whole number from 1 on for which something holds that, once it holds, holds for everything larger; null where it holds for none that amounts reach. How much more, or less, of something
 * leads to another class.
 */
export function leastMore(holds: (more: number) => boolean): number | null {
  let works = 1
  while (!holds(works)) {
    if (works >= MOST) return null
    works *= 2
  }
  let fails = Math.floor(works / 2)
  while (works - fails > 1) {
    const middle = fails + Math.floor((works - fails) / 2)
    if (holds(middle)) works = middle
    else fails = middle
  }
  return works
}
