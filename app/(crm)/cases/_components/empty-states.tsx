import type { ReactNode } from 'react'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { QueueState } from './list-query.ts'
import { listPath } from './list-query.ts'
import type { CaseWords } from './words.ts'

/** What stands where rows would: what this is, and the next step. */
function Empty({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-xl flex-1 flex-col items-start gap-3 px-4 py-12 md:px-6 md:py-24">
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="text-pretty text-ink-soft">{text}</p>
      <p className="flex flex-wrap gap-2">{children}</p>
    </div>
  )
}

/** Nothing to do at all, or nothing of one's own. */
export function NothingToDo({ ctx, state, words: { t } }: { ctx: Context; state: QueueState; words: CaseWords }) {
  const mine = state.query.assignee === 'me'
  return (
    <Empty title={t('empty.title')} text={mine ? t('empty.mine') : t('empty.text')}>
      {mine && (
        <Link href={listHref(listPath, {}, { assignee: 'none' })} className="control">
          {t('empty.toNobody')}
        </Link>
      )}
      {mayEver(ctx, 'case:create') && (
        <Link href="/cases/new" className="button-primary">
          {t('new')}
        </Link>
      )}
    </Empty>
  )
}

/** Cases there are, but none like these. */
export function NothingMatches({ state, words: { t } }: { state: QueueState; words: CaseWords }) {
  const { params, query } = state
  return (
    <Empty title={t('nothing.title')} text={t('nothing.text')}>
      {query.q !== undefined && (
        <Link href={listHref(listPath, params, { q: null })} className="control">
          {t('nothing.clearSearch', { q: query.q })}
        </Link>
      )}
      {query.stage !== 'all' && (
        <Link href={listHref(listPath, params, { stage: 'all', sort: null })} className="control">
          {t('nothing.everything')}
        </Link>
      )}
    </Empty>
  )
}

/** The place in the list is too old, or belongs to another list. */
export function PlaceIsGone({ state, words: { t } }: { state: QueueState; words: CaseWords }) {
  return (
    <Empty title={t('gone.title')} text={t('gone.text')}>
      <Link href={listHref(listPath, state.params, {})} className="button-primary">
        {t('gone.first')}
      </Link>
    </Empty>
  )
}
