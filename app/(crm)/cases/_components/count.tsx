import { getFormatter } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { countQueue } from '#lib/records/cases/queue/service'
import type { QueueState } from './list-query.ts'
import type { CaseWords } from './words.ts'

/** How many cases have something to be done; nothing for lists of what is over, which are not counted. */
export async function Count({ ctx, state, words: { t } }: { ctx: Context; state: QueueState; words: CaseWords }) {
  const [counted, format] = await Promise.all([countQueue(ctx, state.query), getFormatter()])
  if (counted === null) return null
  const count = format.number(counted.count)
  return <>{counted.more ? t('queue.foundMore', { count }) : t('queue.found', { count })}</>
}
