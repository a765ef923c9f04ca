import type { Scope } from './scope.ts'

/** Answers what lies in either scope. Both belong to one user, so at most one of them names a collaborator that the other does not. */
export function unionOf(a: Scope, b: Scope): Scope {
  if (a.kind === 'all' || b.kind === 'all') return { kind: 'all' }
  return {
    kind: 'some',
    ownerIds: [...new Set([...a.ownerIds, ...b.ownerIds])],
    outletIds: [...new Set([...a.outletIds, ...b.outletIds])],
    collaboratorId: a.collaboratorId ?? b.collaboratorId,
  }
}

/** Answers a scope that lies within both: the branches that both have. It may hold less than the two share (a customer inside one by
 * its owner and inside the other by its outlet is left out), never more. */
export function cutTo(a: Scope, b: Scope): Scope {
  if (a.kind === 'all') return b
  if (b.kind === 'all') return a
  return {
    kind: 'some',
    ownerIds: a.ownerIds.filter((id) => b.ownerIds.includes(id)),
    outletIds: a.outletIds.filter((id) => b.outletIds.includes(id)),
    collaboratorId: a.collaboratorId === b.collaboratorId ? a.collaboratorId : null,
  }
}

/** Cuts every permission of one actor to what another may do; what the other may not do at all falls away. */
export function cutPermissions(
  permissions: Readonly<Record<string, Scope>>,
  limit: Readonly<Record<string, Scope>>,
): Record<string, Scope> {
  const cut: Record<string, Scope> = {}
  for (const [name, scope] of Object.entries(permissions)) {
    const other = limit[name]
    if (other !== undefined) cut[name] = cutTo(scope, other)
  }
  return cut
}
