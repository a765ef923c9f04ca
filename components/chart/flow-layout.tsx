/** From which place on the left to which on the right, and how wide. */
export interface FlowLink {
  from: string
  to: string
  weight: number
}

/** A place of a side: where it begins from the top, and how high it is, in units of the drawing. */
export interface FlowNode {
  key: string
  y: number
  height: number
}

export interface FlowBand extends FlowLink {
  /** Where its upper edge begins and ends. */
  fromY: number
  toY: number
  height: number
}

/** Between places, so that names of narrow ones do not lie on one another. */
export const NODE_GAP = 20
/** What all flows together are high. */
const SUM_HEIGHT = 260

/**
 * Answers where places and flows of an alluvial drawing stand: places in their given order on both sides, all flows together equally high on both, flows within a
 * place in the order of the places at their other end, so that they cross as little as the order allows. Flows without weight and places without flows are left out.
 */
export function layFlows(
  left: readonly string[],
  right: readonly string[],
  links: readonly FlowLink[],
): { left: FlowNode[]; right: FlowNode[]; bands: FlowBand[]; height: number } {
  const drawn = links.filter(({ weight }) => weight > 0)
  const total = drawn.reduce((sum, { weight }) => sum + weight, 0)
  const scale = total === 0 ? 0 : SUM_HEIGHT / total
  const lefts = stack(left, (key) => drawn.filter(({ from }) => from === key), scale)
  const rights = stack(right, (key) => drawn.filter(({ to }) => to === key), scale)
  const leftAt = new Map(lefts.map(({ key, y }) => [key, y]))
  const rightAt = new Map(rights.map(({ key, y }) => [key, y]))
  const take = (at: Map<string, number>, key: string, height: number) => {
    const y = at.get(key) ?? 0
    at.set(key, y + height)
    return y
  }
  const places = drawn.toSorted(
    (one, other) => left.indexOf(one.from) - left.indexOf(other.from) || right.indexOf(one.to) - right.indexOf(other.to),
  )
  const bands = places.map((link) => {
    const height = link.weight * scale
    return { ...link, height, fromY: take(leftAt, link.from, height), toY: take(rightAt, link.to, height) }
  })
  const most = Math.max(lefts.length, rights.length, 1)
  return { left: lefts, right: rights, bands, height: SUM_HEIGHT + most * NODE_GAP }
}

function stack(keys: readonly string[], linksOf: (key: string) => readonly FlowLink[], scale: number): FlowNode[] {
  let y = NODE_GAP / 2
  return keys.flatMap((key) => {
    const height = linksOf(key).reduce((sum, { weight }) => sum + weight, 0) * scale
    if (height === 0) return []
    const node = { key, y, height }
    y += height + NODE_GAP
    return [node]
  })
}
