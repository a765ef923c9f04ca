import { maskCustomerName } from '#lib/core/personal'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { notify } from '#lib/platform/notify/notify'
import { claimEnding } from './repository.ts'
import { endsSoonBefore } from './validity.ts'

/** So many in one transaction. */
const atOnce = 500

/** Tells keepers of papers that end within the coming days, each once for an end and a keeper, and answers how many papers they were; for a job that comes round. */
export async function tellKeepers(ctx: Context): Promise<number> {
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const span = { from: today, before: endsSoonBefore(today) }
  let told = 0
  for (;;) {
    const count = await ctx.db.tx(async (db) => {
      const papers = await claimEnding(db, span, ctx.now, atOnce)
      const tellings = papers.map(({ id, type, validUntil, keeperId, rootId, customerName, customerKind }) => ({
        userId: keeperId,
        kind: 'paper_ending',
        params: { type, name: maskCustomerName(customerKind, customerName), day: validUntil },
        href: `/customers/${rootId}`,
        matter: `paper:${id}`,
      }))
      await notify({ ...ctx, db }, tellings)
      return papers.length
    })
    told += count
    if (count < atOnce) return told
  }
}
