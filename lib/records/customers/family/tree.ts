/** A customer in a group, with what the reader may know of it; null when it only holds others together. */
export interface Member<Seen> {
  id: number
  parentId: number | null
  seen: Seen | null
}

/** A member where it stands in its group, parents before their children. */
export interface Placed<Seen> extends Member<Seen> {
  /** 0 at the top. */
  depth: number
}

/**
 * Puts the members of a group in the order of a tree. Members that may not be seen stay where somebody below them may, and fall away otherwise; children keep the
 * order in which they came. Whoever names a parent that is not among them stands at the top.
 */
export function placeMembers<Seen>(members: readonly Member<Seen>[]): Placed<Seen>[] {
  const ids = new Set(members.map(({ id }) => id))
  const childrenOf = new Map<number | null, Member<Seen>[]>()
  for (const member of members) {
    const parent = member.parentId !== null && ids.has(member.parentId) ? member.parentId : null
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), member])
  }
  const placed = new Set<number>()
  const below = (parent: number | null, depth: number): Placed<Seen>[] =>
    (childrenOf.get(parent) ?? []).flatMap((member) => {
      if (placed.has(member.id)) return []
      placed.add(member.id)
      const children = below(member.id, depth + 1)
      return member.seen === null && children.length === 0 ? [] : [{ ...member, depth }, ...children]
    })
  return below(null, 0)
}
