import { getTranslations } from 'next-intl/server'
import { FilterMenu } from '#components/table/filter-menu'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Pagination } from '#components/table/pagination'
import { Empty } from '#components/ui/empty'
import { Notice } from '#components/ui/notice'
import { SET_BY_HAND_SCHEMES } from '#lib/analysis/classification/registry'
import type { Context } from '#lib/platform/context'
import { listOverrides } from '#lib/records/overrides/service'
import { Heading } from '../../_components/heading.tsx'
import { readPlace } from '../../_components/list-params.ts'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { OverrideTable } from './override-table.tsx'

const path = '/analysis/overrides'

/** Who decided on which class, when and why. */
export async function OverrideList({ ctx, params }: { ctx: Context; params: ListParams }) {
  const t = await getTranslations('analysis')
  const scheme = SET_BY_HAND_SCHEMES.find((each) => each === params['scheme'])
  const { limit, cursor } = readPlace(params)
  const page = await findUnlessGone(listOverrides(ctx, { scheme, limit, cursor }))
  const rows = typeof page === 'string' ? [] : page.rows
  const next = typeof page === 'string' ? null : page.nextCursor
  const name = (each: string) => t(`schemes.${each}.name` as 'schemes.abc.name')
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="px-4 pb-3 md:px-6">
        <Heading title={t('tabs.overrides')} text={t('overrides.what')} />
        <FilterMenu
          path={path}
          params={params}
          name="scheme"
          label={t('runs.scheme')}
          value={scheme === undefined ? null : name(scheme)}
          options={SET_BY_HAND_SCHEMES.map((value) => ({ value, label: name(value) }))}
        />
      </div>
      {rows.length === 0 && (
        <div className="px-4 md:px-6">
          {page === 'no place' ? (
            <Notice tone="watch">{t('runs.placeGone')}</Notice>
          ) : (
            <Empty title={t('overrides.emptyTitle')} text={t('overrides.empty')} />
          )}
        </div>
      )}
      {rows.length > 0 && (
        <>
          <OverrideTable rows={rows} path={path} params={params} timeZone={ctx.company.timeZone} />
          <Pagination
            path={path}
            params={params}
            size={limit}
            previous={cursor === undefined ? null : listHref(path, params, {})}
            next={next === null ? null : listHref(path, params, { cursor: next })}
          />
        </>
      )}
    </div>
  )
}
