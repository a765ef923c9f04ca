import { getTranslations } from 'next-intl/server'
import { FilterMenu } from '#components/table/filter-menu'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Pagination } from '#components/table/pagination'
import { Empty } from '#components/ui/empty'
import { KeepFresh } from '#components/ui/keep-fresh'
import { Notice } from '#components/ui/notice'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import { listRuns } from '#lib/analysis/classification/service'
import type { Context } from '#lib/platform/context'
import { Heading } from '../../_components/heading.tsx'
import { readPlace } from '../../_components/list-params.ts'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { RunTable } from '../../_components/run-table.tsx'

const path = '/analysis/runs'

/** The runs that the URL asks for. */
export async function RunList({ ctx, params }: { ctx: Context; params: ListParams }) {
  const t = await getTranslations('analysis')
  const scheme = SCHEME_IDS.find((each) => each === params['scheme'])
  const { limit, cursor } = readPlace(params)
  const page = await findUnlessGone(listRuns(ctx, { scheme, limit, cursor }))
  const runs = typeof page === 'string' ? [] : page.data
  const next = typeof page === 'string' ? null : page.next_cursor
  const name = (each: string) => t(`schemes.${each}.name` as 'schemes.abc.name')
  return (
    <div className="analysis-page">
      <Heading title={t('tabs.runs')} text={t('runs.what')} />
      <div className="pb-3">
        <FilterMenu
          path={path}
          params={params}
          name="scheme"
          label={t('runs.scheme')}
          value={scheme === undefined ? null : name(scheme)}
          options={SCHEME_IDS.map((value) => ({ value, label: name(value) }))}
        />
      </div>
      {page === 'no place' && <Notice tone="watch">{t('runs.placeGone')}</Notice>}
      {runs.length === 0 && page !== 'no place' ? (
        <Empty title={t('empty.runTitle')} text={t('empty.runText')} />
      ) : (
        <div className="panel px-4 py-2">
          <RunTable runs={runs} timeZone={ctx.company.timeZone} />
        </div>
      )}
      {runs.some(({ status }) => status === 'queued' || status === 'running') && <KeepFresh />}
      <Pagination
        path={path}
        params={params}
        size={limit}
        previous={cursor === undefined ? null : listHref(path, params, { cursor: null })}
        next={next === null ? null : listHref(path, params, { cursor: next })}
      />
    </div>
  )
}
