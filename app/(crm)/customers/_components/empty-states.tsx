import { useTranslations } from 'next-intl'
import { listHref } from '#components/table/list-url'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerListState } from './list-query.ts'
import { clearedFilters, listPath } from './list-query.ts'

/** No customer at all: for who may import, the way there; for others, when there will be some. */
export function NoCustomers({ ctx }: { ctx: Context }) {
  const t = useTranslations('customers.empty')
  if (!mayEver(ctx, 'import:create')) return <Empty title={t('title')} text={t('scope')} />
  return (
    <Empty title={t('title')} text={t('text')}>
      <Link href="/imports/new?kind=customers" className="button-primary mt-2">
        {t('step')}
      </Link>
    </Empty>
  )
}

/** Customers there are, but none like these. */
export function NothingMatches({ state }: { state: CustomerListState }) {
  const t = useTranslations('customers.nothing')
  const table = useTranslations('table')
  const { params, query } = state
  const cleared = clearedFilters(state)
  return (
    <Empty title={t('title')} text={t('text')}>
      <p className="flex flex-wrap gap-2">
        {query.q !== undefined && (
          <Link href={listHref(listPath, params, { q: null })} className="control">
            {t('clearSearch', { q: query.q })}
          </Link>
        )}
        {Object.keys(cleared).length > 0 && (
          <Link href={listHref(listPath, params, cleared)} className="control">
            {table('clearFilters')}
          </Link>
        )}
      </p>
    </Empty>
  )
}

/** The place in the list is too old, or belongs to another list. */
export function PlaceIsGone({ state }: { state: CustomerListState }) {
  const t = useTranslations('customers.error')
  return (
    <Empty title={t('title')} text={t('cursor')}>
      <Link href={listHref(listPath, state.params, {})} className="button-primary">
        {t('first')}
      </Link>
    </Empty>
  )
}
