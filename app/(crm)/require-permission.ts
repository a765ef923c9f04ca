import { forbidden } from 'next/navigation'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'

/** Shows the page that says so to whoever holds the permission nowhere. What lies outside a scope is not found instead. */
export function requirePermission(ctx: Context, permission: string): void {
  if (!mayEver(ctx, permission)) forbidden()
}
