import { getTranslations } from 'next-intl/server'
import { Definition } from '#components/chart/definition'
import { usePeriodText } from '#components/chart/figure'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Pagination } from '#components/table/pagination'
import { Empty } from '#components/ui/empty'
import { Notice } from '#components/ui/notice'
import { listNegatives } from '#lib/analysis/home/service'
import { addDays } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { Context } from '#lib/platform/context'
import { useDefinition } from '../../_components/definitions.ts'
import { Heading } from '../../_components/heading.tsx'
import { readPlace } from '../../_components/list-params.ts'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { NegativeTable } from './negative-table.tsx'

const path = '/analysis/negative'

/** Customers with a negative margin, the largest loss first. */
export async function NegativeList({ ctx, params: given }: { ctx: Context; params: ListParams }) {
  const t = await getTranslations('analysis')
  const { limit, cursor } = readPlace(given)
  const params = given['limit'] === undefined ? {} : { limit: given['limit'] }
  const found = await findUnlessGone(listNegatives(ctx, { limit, cursor }))
  const page = typeof found === 'string' ? null : found
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="px-4 pb-3 md:px-6">
        <Heading title={t('tabs.negative')} text={t('negative.what')}>
          <NegativeDefinition />
        </Heading>
        {page !== null && page.year !== null && <Over year={page.year} />}
        {page === null && <Notice tone="watch">{t('runs.placeGone')}</Notice>}
        {page?.rows.length === 0 && <Empty title={t('negative.emptyTitle')} text={t('negative.empty')} />}
      </div>
      {page !== null && page.rows.length > 0 && (
        <>
          <NegativeTable rows={page.rows} path={path} params={params} currency={ctx.company.currency} />
          <Pagination
            path={path}
            params={params}
            size={limit}
            previous={page.previousCursor === null ? null : listHref(path, params, { cursor: page.previousCursor })}
            next={page.nextCursor === null ? null : listHref(path, params, { cursor: page.nextCursor })}
          />
        </>
      )}
    </div>
  )
}

function NegativeDefinition() {
  return <Definition definition={useDefinition()('negative')} />
}

function Over({ year }: { year: Period }) {
  return <p className="text-sm text-ink-faint">{usePeriodText()({ ...year, asOf: addDays(year.to, -1) })}</p>
}
