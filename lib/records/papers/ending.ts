import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { ListPage } from '#lib/platform/list/list-page'
import type { PaperResource } from './schema.ts'
import { listPapers } from './service.ts'
import { endsSoonBefore } from './validity.ts'

/** Which papers a list of those that end holds: those that end soon or have ended, or either. */
export const endings = ['any', 'ending', 'ended'] as const
export type Ending = (typeof endings)[number]

export interface EndingQuery {
  ending: Ending
  /** Only those that the reader keeps. */
  mine: boolean
  limit: number
  cursor: string | undefined
}

/** Lists papers of customers that the actor may see, archived ones left out, which end soon or have ended, what ended first at the head, a page at a time by key. Throws `invalid_cursor`. */
export function listEnding(ctx: Context, { ending, mine, limit, cursor }: EndingQuery): Promise<ListPage<PaperResource>> {
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const asked = {
    ...{ limit, cursor, sort: 'valid_until' as const },
    ...(mine ? { keeper: String(ctx.actor.userId) } : {}),
    ...(ending === 'ending' ? { ends_from: today } : {}),
    ends_before: ending === 'ended' ? today : endsSoonBefore(today),
  }
  return listPapers(ctx, asked, true)
}
