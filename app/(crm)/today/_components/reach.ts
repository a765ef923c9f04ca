import type { Context } from '#lib/platform/context'

/** Whether somebody's day is about the customers that are the own ones. */
export function isSeller(ctx: Context): boolean {
  return ctx.actor.roles.includes('sales')
}

/** Whose customers the day's lists show: a salesperson's own, everybody else's all within reach. */
export function ownOrAll(ctx: Context): { owner: 'me' } | Record<never, never> {
  return isSeller(ctx) ? { owner: 'me' } : {}
}
