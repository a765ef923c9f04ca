import type { Context } from '#lib/platform/context'
import type { Scope } from '#lib/platform/scope/scope'

/** The same context with one permission more, for what the actor may do by another right. */
export const allowing = (ctx: Context, permission: string, scope: Scope): Context => ({
  ...ctx,
  actor: { ...ctx.actor, permissions: { ...ctx.actor.permissions, [permission]: scope } },
})
