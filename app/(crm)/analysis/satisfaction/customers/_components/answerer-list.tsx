import { getTranslations } from 'next-intl/server'
import { listHref, withoutParams } from '#components/table/list-url'
import { Pagination } from '#components/table/pagination'
import { Link } from '#components/ui/link'
import { listAnswerers } from '#lib/analysis/satisfaction/service'
import type { Context } from '#lib/platform/context'
import { HolderFilters } from '../../../../customers/_components/holder-filters.tsx'
import { FigureBar } from '../../../_components/figure-bar.tsx'
import { figurePaths } from '../../../_components/figure-paths.ts'
import type { FigureState } from '../../../_components/figure-state.ts'
import { Heading } from '../../../_components/heading.tsx'
import { ownerOf } from '../../../_components/held.ts'
import { readPlace } from '../../../_components/list-params.ts'
import { NobodySo } from '../../../_components/nobody-so.tsx'
import { findUnlessGone } from '../../../_components/not-kept.ts'
import type { AnswerGroup } from '../../_components/answerers-href.ts'
import { answerGroups } from '../../_components/answerers-href.ts'
import { GroupFilter } from '../../_components/group-filter.tsx'
import { AnswererTable } from './answerer-table.tsx'

const path = figurePaths.answerers

interface Props {
  ctx: Context
  state: FigureState
  group: AnswerGroup
}

/** Who answered so, with when. */
export async function AnswererList({ ctx, state, group }: Props) {
  const t = await getTranslations('analysis')
  const { params, asked } = state
  const { limit, cursor } = readPlace(params)
  const { of, answers } = answerGroups[group]
  const query = { ...asked, group: params['group'], owner: ownerOf(ctx, params), of, answers, limit, cursor }
  const found = await findUnlessGone(listAnswerers(ctx, query))
  const rows = typeof found === 'string' ? [] : found.rows
  const next = typeof found === 'string' ? null : found.nextCursor
  const back = listHref(figurePaths.satisfaction, withoutParams(params, ['answer', 'owner', 'limit', 'cursor']), {})
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="px-4 md:px-6">
        <Heading title={t('satisfaction.listTitle')} text={t(`satisfaction.groups.${group}`)}>
          <Link href={back} className="control">
            {t('satisfaction.back')}
          </Link>
        </Heading>
        <FigureBar
          ctx={ctx}
          path={path}
          state={state}
          filters={
            <>
              <HolderFilters ctx={ctx} path={path} params={params} withOutlet={false} />
              <GroupFilter ctx={ctx} path={path} state={state} />
            </>
          }
        />
        {rows.length === 0 && (
          <NobodySo
            ctx={ctx}
            {...{ path, params }}
            filters={['outlet', 'owner', 'group']}
            gone={found === 'no place'}
            nothing={{ title: t('movement.nobodyTitle'), text: t('satisfaction.nobody') }}
          />
        )}
      </div>
      {rows.length > 0 && (
        <>
          <AnswererTable rows={rows} path={path} params={params} />
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
