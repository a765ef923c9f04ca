import type { Context } from '#lib/platform/context'

/** Whose customers the day's lists show: a salesperson's own, everybody else's all within reach. */
export function ownOrAll(ctx: Context): { owner: 'me' } | Record<never, never> {
  return ctx.actor.roles.includes('sales') ? { owner: 'me' } : {}
}
