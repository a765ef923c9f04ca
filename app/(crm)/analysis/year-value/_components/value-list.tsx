import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Definition } from '#components/chart/definition'
import { DroppedNotice } from '#components/table/dropped-filters'
import { listHref } from '#components/table/list-url'
import { Pagination } from '#components/table/pagination'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import { getValuesTogether, listYearValues } from '#lib/analysis/year-value-list/service'
import type { Context } from '#lib/platform/context'
import { useDefinition } from '../../_components/definitions.ts'
import { Heading } from '../../_components/heading.tsx'
import { Nobody } from '../../_components/nobody.tsx'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { OutletFilter } from '../../_components/outlet-filter.tsx'
import type { ValueState } from './value-query.ts'
import { valuePath } from './value-query.ts'
import { ValueSums } from './value-sums.tsx'
import { ValueTable } from './value-table.tsx'

interface Props {
  ctx: Context
  state: ValueState
}

/** What the reader's customers are worth in the year together, and each of them. */
export async function ValueList({ ctx, state }: Props) {
  const { params, asked, dropped } = state
  const [sums, t] = await Promise.all([getValuesTogether(ctx, { outlet: asked.outlet }), getTranslations('analysis')])
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="flex flex-col gap-3 px-4 pb-3 md:px-6">
        <Heading ctx={ctx} title={t('tabs.yearValue')} text={t('yearValue.what')}>
          <ValueDefinition />
        </Heading>
        {sums === null ? (
          <Empty title={t('yearValue.emptyTitle')} text={t('yearValue.empty')} />
        ) : (
          <>
            <ValueSums sums={sums} currency={ctx.company.currency} />
            <div className="flex flex-wrap items-center gap-2">
              <Order state={state} />
              <OutletFilter ctx={ctx} path={valuePath} params={params} />
            </div>
          </>
        )}
        <DroppedNotice names={dropped} />
      </div>
      {sums !== null && <Customers ctx={ctx} state={state} />}
    </div>
  )
}

async function Customers({ ctx, state }: Props) {
  const { params, asked } = state
  const found = await findUnlessGone(listYearValues(ctx, asked))
  if (typeof found === 'string' || found.rows.length === 0) return <NoCustomers state={state} gone={typeof found === 'string'} />
  const to = (cursor: string | null) => (cursor === null ? null : listHref(valuePath, params, { cursor }))
  return (
    <>
      <ValueTable rows={found.rows} state={state} currency={ctx.company.currency} />
      <Pagination
        path={valuePath}
        params={params}
        size={asked.limit}
        previous={to(found.previousCursor)}
        next={to(found.nextCursor)}
      />
    </>
  )
}

function NoCustomers({ state: { params }, gone }: { state: ValueState; gone: boolean }) {
  const t = useTranslations('analysis')
  const isFiltered = params['outlet'] !== undefined
  return (
    <Nobody
      gone={gone}
      {...{ path: valuePath, params }}
      title={t('yearValue.nobodyTitle')}
      text={t(isFiltered ? 'yearValue.nobodySo' : 'yearValue.nobody')}
      back={isFiltered ? { href: valuePath, label: t('yearValue.allCustomers') } : null}
    />
  )
}

/** Whether the most valuable stand first, or those that cost most. */
function Order({ state: { params, asked } }: { state: ValueState }) {
  const t = useTranslations('analysis.yearValue')
  return (
    <span className="flex gap-1.5">
      {(['-value', 'value'] as const).map((sort) => (
        <Link
          key={sort}
          href={listHref(valuePath, params, { sort })}
          aria-current={asked.sort === sort ? 'true' : undefined}
          className="kind-chip"
        >
          {t(sort === 'value' ? 'lowest' : 'highest')}
        </Link>
      ))}
    </span>
  )
}

function ValueDefinition() {
  return <Definition definition={useDefinition()('yearValue')} />
}
