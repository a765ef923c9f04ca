import { useTranslations } from 'next-intl'
import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { ShownSpan } from '#lib/analysis/profit/profit'
import { LOOKS, SHOWN_SPANS } from '#lib/analysis/profit/profit'
import { profitSorts } from '#lib/analysis/profit/schema'
import type { ListedProfits, ProfitSums } from '#lib/analysis/profit/service'
import { listProfits, sumProfits } from '#lib/analysis/profit/service'
import type { Context } from '#lib/platform/context'
import type { UrlParams } from '#lib/platform/list/url-names'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { ValueList } from '../../_components/value-list.tsx'
import type { ValueListState } from '../../_components/value-list-state.ts'
import { oneOf, readValueList } from '../../_components/value-list-state.ts'
import { FifthsFigure } from './fifths-figure.tsx'
import { useProfitColumns } from './profit-columns.tsx'
import { profitPath } from './profit-path.ts'
import { ProfitTiles } from './profit-tiles.tsx'

const fifths = ['1', '2', '3', '4', '5'] as const
const filters = { span: z.enum(SHOWN_SPANS), look: z.enum(LOOKS), fifth: z.enum(fifths) } satisfies UrlParams

/** What customers earn us once serving them is paid: together, by margin, and one by one. */
export async function ProfitList({ ctx, given }: { ctx: Context; given: ListParams }) {
  const state = await readValueList(ctx, given, filters, profitSorts, '-profit')
  const { params, limit, cursor, owner, outlet } = state
  const span = oneOf(SHOWN_SPANS, params['span']) ?? 'twelve_months'
  const sort = oneOf(profitSorts, state.sort.key) ?? 'profit'
  const asked = {
    ...{ span, limit, cursor, owner, outlet, sort: state.sort.falling ? (`-${sort}` as const) : sort },
    ...{ look: oneOf(LOOKS, params['look']), fifth: oneOf(fifths, params['fifth']) },
  }
  const [found, sums] = await Promise.all([findUnlessGone(listProfits(ctx, asked)), sumProfits(ctx, { span, outlet })])
  return <Profits {...{ ctx, state, span, found, sums }} />
}

interface Props {
  ctx: Context
  state: ValueListState
  span: ShownSpan
  found: ListedProfits | 'not kept' | 'no place'
  sums: ProfitSums | null
}

function Profits({ ctx, state, span, found, sums }: Props) {
  const t = useTranslations('value.profit')
  return (
    <ValueList
      ctx={ctx}
      path={profitPath}
      state={state}
      title={t('title')}
      text={t('what')}
      definition="profit"
      summary={
        <>
          <Spans params={state.params} span={span} />
          {sums !== null && (
            <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
              <ProfitTiles ctx={ctx} sums={sums} params={state.params} />
              <FifthsFigure ctx={ctx} sums={sums} params={state.params} />
            </div>
          )}
        </>
      }
      filters={[
        { name: 'look', label: t('look'), options: LOOKS.map((value) => ({ value, label: t(`looks.${value}`) })) },
        { name: 'fifth', label: t('fifthColumn'), options: fifths.map((value) => ({ value, label: t(`fifths.${value}`) })) },
      ]}
      sorts={profitSorts.map((key) => ({ key, label: t(`sort.${key}`), first: 'falling' as const }))}
      caption={t('caption')}
      columns={useProfitColumns(ctx)}
      found={found}
      rowKey={({ customerId }) => String(customerId)}
      texts={{
        nobodyTitle: t(sums === null ? 'emptyTitle' : 'nobodyTitle'),
        nobody: t(sums === null ? 'empty' : 'nobody'),
        ...{ all: t('all'), me: t('me'), owner: t('owner') },
      }}
    />
  )
}

function Spans({ params, span }: { params: ListParams; span: ShownSpan }) {
  const t = useTranslations('value.profit')
  return (
    <nav aria-label={t('span')} className="flex flex-wrap gap-1.5">
      {SHOWN_SPANS.map((each) => (
        <Link
          key={each}
          href={listHref(profitPath, params, { span: each })}
          aria-current={each === span ? 'true' : undefined}
          className="kind-chip"
        >
          {t(`spans.${each}`)}
        </Link>
      ))}
    </nav>
  )
}
