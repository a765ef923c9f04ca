import { useTranslations } from 'next-intl'
import { listHref } from '#components/table/list-url'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { MOST_DAYS } from '#lib/records/waybills/period'
import type { WaybillListState } from './list-query.ts'
import { listPath } from './list-query.ts'

/** No waybill at all in the usual days: for who may import, the way there. */
export function NoWaybills({ ctx }: { ctx: Context }) {
  const t = useTranslations('waybills.empty')
  return (
    <Empty title={t('title', { days: MOST_DAYS })} text={t('text')}>
      {mayEver(ctx, 'import:create') && (
        <Link href="/imports/new?kind=waybills" className="button-primary mt-2">
          {t('step')}
        </Link>
      )}
    </Empty>
  )
}

/** Waybills there are, but none like these. */
export function NothingMatches({ state }: { state: WaybillListState }) {
  const t = useTranslations('waybills.nothing')
  const table = useTranslations('table')
  const { params, active, query } = state
  const cleared = Object.fromEntries(active.map((name) => [name, null]))
  const isGood = query.issue !== undefined && active.length === 1 && query.q === undefined
  const text = isGood ? t('textIssue') : query.q === undefined ? t('text') : t('textNumber', { q: query.q })
  return (
    <Empty title={t('title')} text={text}>
      <p className="flex flex-wrap gap-2">
        {query.q !== undefined && (
          <Link href={listHref(listPath, params, { q: null })} className="control">
            {t('clearSearch', { q: query.q })}
          </Link>
        )}
        {active.length > 0 && (
          <Link href={listHref(listPath, params, cleared)} className="control">
            {table('clearFilters')}
          </Link>
        )}
      </p>
    </Empty>
  )
}

/** The place in the list is too old, or belongs to another list. */
export function PlaceIsGone({ state }: { state: WaybillListState }) {
  const t = useTranslations('waybills.gone')
  return (
    <Empty title={t('title')} text={t('cursor')}>
      <Link href={listHref(listPath, state.params, {})} className="button-primary">
        {t('first')}
      </Link>
    </Empty>
  )
}
