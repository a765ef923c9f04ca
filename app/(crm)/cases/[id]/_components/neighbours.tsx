import { getTranslations } from 'next-intl/server'
import { listHref } from '#components/table/list-url'
import { Steps } from '#components/table/steps'
import type { Context } from '#lib/platform/context'
import { findQueueNeighbours } from '#lib/records/cases/queue/neighbours'
import type { QueueRow } from '#lib/records/cases/queue/service'
import { listPath, readQueue } from '../../_components/list-query.ts'
import type { CaseWords } from '../../_components/words.ts'

interface Props {
  ctx: Context
  caseId: string
  /** The parameters of the list it was opened from. */
  list: Readonly<Record<string, string>>
  words: CaseWords
}

/** The cases before and after this one in that list. */
export async function Neighbours({ ctx, caseId, list, words }: Props) {
  const { query, params } = readQueue(list)
  const [{ previous, next }, t] = await Promise.all([
    findQueueNeighbours(ctx, { ...query, cursor: undefined }, Number(caseId)),
    getTranslations('cases.card'),
  ])
  const search = listHref('', params, { cursor: params['cursor'] ?? null })
  const to = (row: QueueRow | null, key: 'previous' | 'next') =>
    row === null ? null : { href: `${listPath}/${row.id}${search}`, label: t(key, { name: words.title(row) }) }
  return <Steps previous={to(previous, 'previous')} next={to(next, 'next')} />
}
