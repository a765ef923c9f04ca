/** An outlet in the tree. */
export interface PlaceNode {
  readonly id: number
  readonly kind: string
  readonly parentId: number | null
}

/** The company as a place. */
export const WHOLE = 0

/**
 * Answers at which positions the customers of the company and of each outlet stand, those of an outlet with everybody below it. `outletIds` is each customer's outlet, 0 for none. An outlet that nobody belongs to is left out, and a tree that
 * runs in a circle is walked once.
 */
export function positionsByPlace(outletIds: Int32Array, tree: readonly PlaceNode[]): Map<number, Int32Array> {
  const parents = new Map(tree.map(({ id, parentId }) => [id, parentId]))
  const above = new Map(tree.map(({ id }) => [id, chainOf(id, parents)]))
  const counts = new Map<number, number>([[WHOLE, outletIds.length]])
  for (const outletId of outletIds) for (const id of above.get(outletId) ?? []) counts.set(id, (counts.get(id) ?? 0) + 1)
  const found = new Map([...counts].map(([id, count]) => [id, new Int32Array(count)]))
  const next = new Map<number, number>()
  const put = (id: number, position: number) => {
    const at = next.get(id) ?? 0
    const places = found.get(id)
    if (places !== undefined) places[at] = position
    next.set(id, at + 1)
  }
  for (let position = 0; position < outletIds.length; position += 1) {
    put(WHOLE, position)
    for (const id of above.get(outletIds[position] ?? 0) ?? []) put(id, position)
  }
  return found
}

/** Answers which places the customers of an outlet, 0 for none, belong to: the company, the outlet and those above it. */
export function placesAbove(tree: readonly PlaceNode[]): (outletId: number) => readonly number[] {
  const parents = new Map(tree.map(({ id, parentId }) => [id, parentId]))
  return (outletId) => (outletId === WHOLE ? [WHOLE] : [WHOLE, ...chainOf(outletId, parents)])
}

/** Answers how far below the company a place of a tree lies: 0 for the company, 1 for a root. */
export function depthsIn(tree: readonly PlaceNode[]): (outletId: number) => number {
  const parents = new Map(tree.map(({ id, parentId }) => [id, parentId]))
  return (outletId) => (outletId === WHOLE ? 0 : chainOf(outletId, parents).length)
}

function chainOf(id: number, parents: ReadonlyMap<number, number | null>): number[] {
  const chain: number[] = []
  let at: number | null | undefined = id
  while (at !== null && at !== undefined && !chain.includes(at)) {
    chain.push(at)
    at = parents.get(at)
  }
  return chain
}
