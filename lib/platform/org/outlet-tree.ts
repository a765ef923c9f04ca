import type { TreeOutlet } from './outlets.ts'

/** An outlet in the part of the tree that is shown. */
export interface TreeNode extends TreeOutlet {
  children: TreeNode[]
  /** Outlets below that are left out, because too many would be shown at once. */
  hidden: number
}

/**
 * Cuts the part of a tree that is shown at once: the outlet named (or the root), and below it level by level as many as fit into `most`; a level that does not fit
 * whole is left out, and each outlet tells how many below it are. Answers the way to it from the root, too; null when there is no such outlet.
 */
export function cutTree(
  outlets: readonly TreeOutlet[],
  rootId: number | null,
  most: number,
): { path: TreeOutlet[]; top: TreeNode } | null {
  const byId = new Map(outlets.map((outlet) => [outlet.id, outlet]))
  const top = rootId === null ? outlets.find(({ parentId }) => parentId === null) : byId.get(rootId)
  if (top === undefined) return null
  const below = new Map<number, TreeOutlet[]>()
  for (const outlet of outlets) {
    if (outlet.parentId === null) continue
    const siblings = below.get(outlet.parentId)
    if (siblings === undefined) below.set(outlet.parentId, [outlet])
    else siblings.push(outlet)
  }
  const shown = levelsThatFit(top, below, most)
  const nodeOf = (outlet: TreeOutlet): TreeNode => {
    const children = below.get(outlet.id) ?? []
    const open = children.every((child) => shown.has(child.id))
    return { ...outlet, children: open ? children.map(nodeOf) : [], hidden: open ? 0 : countBelow(outlet.id, below) }
  }
  return { path: pathTo(top, byId), top: nodeOf(top) }
}

function levelsThatFit(top: TreeOutlet, below: ReadonlyMap<number, TreeOutlet[]>, most: number): Set<number> {
  const shown = new Set([top.id])
  let level = below.get(top.id) ?? []
  // The first level is always there: somebody who opens an outlet wants to see what is below it.
  for (let first = true; level.length > 0 && (first || shown.size + level.length <= most); first = false) {
    for (const { id } of level) shown.add(id)
    level = level.flatMap(({ id }) => below.get(id) ?? [])
  }
  return shown
}

function countBelow(id: number, below: ReadonlyMap<number, TreeOutlet[]>): number {
  return (below.get(id) ?? []).reduce((sum, child) => sum + 1 + countBelow(child.id, below), 0)
}

function pathTo(outlet: TreeOutlet, byId: ReadonlyMap<number, TreeOutlet>): TreeOutlet[] {
  const path: TreeOutlet[] = []
  for (let at = outlet.parentId; at !== null; at = byId.get(at)?.parentId ?? null) {
    const parent = byId.get(at)
    if (parent === undefined) break
    path.unshift(parent)
  }
  return path
}
