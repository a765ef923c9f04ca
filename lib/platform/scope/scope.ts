import { AppError } from '#lib/core/errors'

/** Which customers, and what hangs on them, a permission reaches. A row is inside when any of the branches holds it. */
export type Scope =
  | { kind: 'all' }
  | {
      kind: 'some'
      /** Customers owned by one of these users. */
      ownerIds: readonly number[]
      /** Customers that belong to one of these outlets. */
      outletIds: readonly number[]
      /** Customers on which this user works along, or null. */
      collaboratorId: number | null
    }

export const everything: Scope = { kind: 'all' }
export const nothing: Scope = { kind: 'some', ownerIds: [], outletIds: [], collaboratorId: null }

/** Whoever acts, with how far each permission reaches. */
export interface Permitted {
  actor: { permissions: Readonly<Record<string, Scope>> }
}

/** Answers how far the actor's permission reaches. Throws `forbidden` when no role of the actor has it at all; what lies outside the
 * scope is the caller's `not_found`. */
export function permit(ctx: Permitted, permission: string): Scope {
  const scope = ctx.actor.permissions[permission]
  if (scope === undefined) throw new AppError('forbidden', { permission })
  return scope
}

/** Says whether the actor has the permission at any scope; for showing or hiding, never instead of `permit`. */
export function mayEver(ctx: Permitted, permission: string): boolean {
  return ctx.actor.permissions[permission] !== undefined
}

/** Throws `forbidden` unless the permission reaches the whole company. */
export function permitWholeCompany(ctx: Permitted, permission: string): void {
  if (permit(ctx, permission).kind !== 'all') throw new AppError('forbidden', { permission })
}
