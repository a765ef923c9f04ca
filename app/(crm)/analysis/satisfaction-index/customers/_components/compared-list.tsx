import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { FilterMenu } from '#components/table/filter-menu'
import type { ListParams } from '#components/table/list-url'
import { listHref, withoutParams } from '#components/table/list-url'
import { PagedTable } from '#components/table/paged-table'
import { Link } from '#components/ui/link'
import { CUSTOMER_KINDS } from '#lib/analysis/classification/columns'
import { OUTCOMES } from '#lib/analysis/expectation/satisfaction-index'
import type { AbcGroup } from '#lib/analysis/expectation/schema'
import { ABC_GROUPS } from '#lib/analysis/expectation/schema'
import { listCompared, nameOfItem } from '#lib/analysis/expectation/service'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import { FigureBar } from '../../../_components/figure-bar.tsx'
import type { FigureState } from '../../../_components/figure-state.ts'
import { Heading } from '../../../_components/heading.tsx'
import { NobodySo } from '../../../_components/nobody-so.tsx'
import { findUnlessGone } from '../../../_components/not-kept.ts'
import { GroupFilter } from '../../../satisfaction/_components/group-filter.tsx'
import { comparedPath, indexPath } from '../../_components/index-query.ts'
import { ItemFilter } from '../../_components/item-filter.tsx'
import { SurveyFilter } from '../../_components/survey-filter.tsx'
import { useComparedColumns } from './compared-columns.tsx'
import { comparedAsked } from './compared-query.ts'

/** Who expected what and perceived what, with whether they ever said so in a case. */
export async function ComparedList({ ctx, state }: { ctx: Context; state: FigureState }) {
  const t = await getTranslations('loyalty.index')
  const words = await getTranslations('analysis')
  const { params } = state
  const asked = comparedAsked(state)
  const [found, item] = await Promise.all([
    findUnlessGone(listCompared(ctx, asked)),
    asked.item === undefined ? null : nameOfItem(ctx, asked.item),
  ])
  const ofTheList = ['outcome', 'kind', 'class', 'silent', 'sort', 'limit', 'cursor']
  // Back to the table that the row stood in.
  const by = asked.class !== undefined ? 'class' : asked.kind !== undefined ? 'kind' : null
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="px-4 md:px-6">
        <Heading
          title={item === null ? t('listTitle') : t('items.listTitle', { item })}
          text={t(asked.silent === true ? 'listSilent' : `lists.${asked.outcome ?? 'all'}`)}
        >
          <Link href={listHref(indexPath, withoutParams(params, ofTheList), { by })} className="control">
            {t('back')}
          </Link>
        </Heading>
        <FigureBar
          ctx={ctx}
          path={comparedPath}
          state={state}
          filters={
            <>
              <OutcomeFilters params={params} />
              <GroupFilters params={params} />
              <ItemFilter ctx={ctx} path={comparedPath} state={state} />
              <SurveyFilter ctx={ctx} path={comparedPath} state={state} />
              <GroupFilter ctx={ctx} path={comparedPath} state={state} />
            </>
          }
        />
      </div>
      {typeof found === 'string' || found.rows.length === 0 ? (
        <div className="px-4 md:px-6">
          <NobodySo
            ctx={ctx}
            {...{ path: comparedPath, params }}
            gone={typeof found === 'string'}
            nothing={{ title: words('movement.nobodyTitle'), text: t('nobody') }}
          />
        </div>
      ) : (
        <Table ctx={ctx} params={params} page={found} size={asked.limit} sort={asked.sort} />
      )}
    </div>
  )
}

interface TableProps {
  ctx: Context
  params: ListParams
  page: Awaited<ReturnType<typeof listCompared>>
  size: number
  sort: string
}

function Table({ ctx, params, page, size, sort }: TableProps) {
  const t = useTranslations('loyalty.index')
  return (
    <PagedTable
      caption={t('listTitle')}
      path={comparedPath}
      params={params}
      sort={readSort(sort)}
      columns={useComparedColumns(ctx)}
      page={page}
      size={size}
      rowKey={({ id }) => String(id)}
    />
  )
}

function OutcomeFilters({ params }: { params: ListParams }) {
  const t = useTranslations('loyalty.index')
  const outcome = OUTCOMES.find((each) => each === params['outcome'])
  const silent = params['silent'] === 'true' ? 'true' : params['silent'] === 'false' ? 'false' : null
  return (
    <>
      <FilterMenu
        path={comparedPath}
        params={params}
        name="outcome"
        label={t('outcome')}
        value={outcome === undefined ? null : t(`outcomes.${outcome}`)}
        options={OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
      />
      <FilterMenu
        path={comparedPath}
        params={params}
        name="silent"
        label={t('saidSo')}
        value={silent === null ? null : t(`silence.${silent}`)}
        options={(['true', 'false'] as const).map((value) => ({ value, label: t(`silence.${value}`) }))}
      />
    </>
  )
}

function GroupFilters({ params }: { params: ListParams }) {
  const t = useTranslations('loyalty.index')
  const kindNames = useTranslations('analysis.kinds')
  const kind = CUSTOMER_KINDS.find((each) => each === params['kind'])
  const chosen = ABC_GROUPS.find((each) => each === params['class'])
  const classOf = (value: AbcGroup) => (value === 'none' ? t('noClass') : value)
  return (
    <>
      <FilterMenu
        path={comparedPath}
        params={params}
        name="kind"
        label={t('kind')}
        value={kind === undefined ? null : kindNames(kind)}
        options={CUSTOMER_KINDS.map((value) => ({ value, label: kindNames(value) }))}
      />
      <FilterMenu
        path={comparedPath}
        params={params}
        name="class"
        label={t('class')}
        value={chosen === undefined ? null : classOf(chosen)}
        options={ABC_GROUPS.map((value) => ({ value, label: classOf(value) }))}
      />
    </>
  )
}
