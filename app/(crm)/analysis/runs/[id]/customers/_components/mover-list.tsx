import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { DroppedFilters } from '#components/table/dropped-filters'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Pagination } from '#components/table/pagination'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import type { RunResource } from '#lib/analysis/classification/schema'
import { listMovers } from '#lib/analysis/movement/movers'
import type { Context } from '#lib/platform/context'
import { HolderFilters } from '../../../../../customers/_components/holder-filters.tsx'
import { Heading } from '../../../../_components/heading.tsx'
import { readHeld } from '../../../../_components/held.ts'
import { readPlace } from '../../../../_components/list-params.ts'
import { NobodySo } from '../../../../_components/nobody-so.tsx'
import { findUnlessGone } from '../../../../_components/not-kept.ts'
import { MoverTable } from './mover-table.tsx'
import type { MoverBasis } from './mover-title.tsx'
import { MoverTitle } from './mover-title.tsx'
import type { MoverWay } from './mover-words.ts'
import { useMoverWords } from './mover-words.ts'

interface Props {
  ctx: Context
  run: RunResource
  params: ListParams
  /** Names of parameters that were left out. */
  dropped: string[]
}

/** The customers of a run that the URL asks for. */
export async function MoverList({ ctx, run, params: given }: Omit<Props, 'dropped'>) {
  const { params, dropped, owner, outlet } = await readHeld(ctx, given)
  const { limit, cursor } = readPlace(params)
  const { from, to, against, pair } = params
  const way = (['up', 'down'] as const).find((each) => each === params['way'])
  const [standing, present] = [params['standing'] === '1', params['present'] === '1']
  const asked = { from, to, way, pair, against, standing, present, owner, outlet, limit, cursor }
  const found = run.status === 'done' ? await findUnlessGone(listMovers(ctx, run.id, asked)) : 'not kept'
  const by = { standing, present }
  return <Movers {...{ ctx, run, params, dropped, found, by }} way={{ from, to, way, pair }} place={{ limit, cursor }} />
}

interface FoundProps extends Props {
  found: Awaited<ReturnType<typeof listMovers>> | 'not kept' | 'no place'
  way: MoverWay
  by: MoverBasis
  place: { limit: number; cursor: string | undefined }
}

function Movers({ ctx, run, params, dropped, found, way, by, place: { limit, cursor } }: FoundProps) {
  const t = useTranslations('analysis')
  const words = useMoverWords(run)
  const path = `/analysis/runs/${run.id}/customers`
  const compared = typeof found === 'string' ? null : found.against
  const title = <MoverTitle run={run} compared={compared} by={by} />
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="px-4 md:px-6">
        <Heading title={words(way)} text={title}>
          <Link href={`/analysis/runs/${run.id}`} className="control">
            {t('runs.open')}
          </Link>
        </Heading>
      </div>
      <div className="filter-row">
        <Suspense>
          <HolderFilters ctx={ctx} path={path} params={params} />
        </Suspense>
      </div>
      <DroppedFilters names={dropped} />
      <div className="px-4 md:px-6">
        {found === 'not kept' && <Empty title={t('runs.notKeptTitle')} text={t('runs.notKept')} />}
        {found === 'no place' && (
          <Empty title={t('runs.placeGone')} text={t('runs.placeGoneText')}>
            <Link href={listHref(path, params, {})} className="button-primary">
              {t('runs.firstPage')}
            </Link>
          </Empty>
        )}
        {typeof found !== 'string' && found.rows.length === 0 && (
          <NobodySo
            ctx={ctx}
            {...{ path, params }}
            filters={['outlet', 'owner']}
            nothing={{ title: t('movement.nobodyTitle'), text: t('movement.nobody') }}
          />
        )}
      </div>
      {typeof found !== 'string' && found.rows.length > 0 && (
        <>
          <MoverTable {...{ ctx, run, path, params }} rows={found.rows} compared={compared !== null} />
          <Pagination
            path={path}
            params={params}
            size={limit}
            previous={cursor === undefined ? null : listHref(path, params, {})}
            next={found.nextCursor === null ? null : listHref(path, params, { cursor: found.nextCursor })}
          />
        </>
      )}
    </div>
  )
}
