import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { DroppedNotice } from '#components/table/dropped-filters'
import { FilterMenu } from '#components/table/filter-menu'
import { PagedTable } from '#components/table/paged-table'
import { SelectButton } from '#components/table/selection-bar'
import { useSelectionTexts } from '#components/table/selection-texts'
import { handOutDueOn } from '#lib/analysis/hand-out/hand-out'
import { getLoyalty, listLoyalty } from '#lib/analysis/loyalty/service'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { useHandOutSelect } from '../../_components/hand-out-tasks.tsx'
import { Heading } from '../../_components/heading.tsx'
import { LeftOutLine } from '../../_components/left-out.tsx'
import { NobodySo } from '../../_components/nobody-so.tsx'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { OutletFilter } from '../../_components/outlet-filter.tsx'
import { useLoyaltyColumns } from './columns.tsx'
import { HandOut } from './hand-out.tsx'
import { LoyaltyFigure } from './loyalty-figure.tsx'
import type { LoyaltyState } from './loyalty-query.ts'
import { loyaltyPath } from './loyalty-query.ts'

interface Props {
  ctx: Context
  state: LoyaltyState
}

/** The 2×2 with customers and revenue, and the list of one of its classes: that of spurious loyalty first. */
export async function LoyaltyView({ ctx, state }: Props) {
  const { params, asked, dropped } = state
  const [found, page, dueOn, t, words] = await Promise.all([
    getLoyalty(ctx, { outlet: asked.outlet }),
    findUnlessGone(listLoyalty(ctx, asked)),
    handOutDueOn(ctx),
    getTranslations('analysis'),
    getTranslations('loyalty.matrix'),
  ])
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="flex flex-col gap-3 px-4 pb-3 md:px-6">
        <Heading ctx={ctx} title={t('tabs.loyaltyMatrix')} text={words('what')} />
        <DroppedNotice names={dropped} />
        {found === null || found.customers === 0 ? (
          <>
            <div className="flex flex-wrap items-center gap-2">
              <OutletFilter ctx={ctx} path={loyaltyPath} params={params} />
            </div>
            <NobodySo
              ctx={ctx}
              path={loyaltyPath}
              params={params}
              filters={found === null ? [] : ['outlet']}
              nothing={{ title: words('emptyTitle'), text: words('empty') }}
            />
          </>
        ) : (
          <>
            <LoyaltyFigure found={found} params={params} chosen={asked.class} asOf={found.to} />
            <LeftOutLine leftOut={found} needs="freight" currency={found.currency} />
          </>
        )}
      </div>
      {found !== null && found.customers > 0 && <Customers ctx={ctx} state={state} page={page} dueOn={dueOn} />}
    </div>
  )
}

interface CustomersProps extends Props {
  page: Awaited<ReturnType<typeof listLoyalty>> | 'not kept' | 'no place'
  dueOn: string
}

function Customers({ ctx, state, page, dueOn }: CustomersProps) {
  const t = useTranslations('loyalty.matrix')
  const words = useTranslations('analysis')
  const { params, asked, sort } = state
  const columns = useLoyaltyColumns(ctx)
  const handsOut = asked.class === 'spurious' && mayEver(ctx, 'task:create')
  const select = useHandOutSelect(({ id }: { id: number; name: string }) => String(id))
  const selection = useSelectionTexts()
  return (
    <>
      <div className="px-4 md:px-6">
        <h2 className="font-semibold">{t(`lists.${asked.class}`)}</h2>
      </div>
      <div className="filter-row">
        <Filters state={state} />
        <OutletFilter ctx={ctx} path={loyaltyPath} params={params} />
        {handsOut && (
          <span className="flex gap-2 md:ml-auto">
            <SelectButton texts={selection} />
          </span>
        )}
      </div>
      {typeof page === 'string' || page.rows.length === 0 ? (
        <div className="px-4 md:px-6">
          <NobodySo
            ctx={ctx}
            {...{ path: loyaltyPath, params }}
            filters={['outlet', 'handed_out', 'seen']}
            gone={typeof page === 'string'}
            nothing={{ title: words('movement.nobodyTitle'), text: t('nobody') }}
          />
        </div>
      ) : (
        <PagedTable
          caption={t(`lists.${asked.class}`)}
          path={loyaltyPath}
          params={params}
          sort={sort}
          columns={columns}
          page={page}
          size={asked.limit}
          rowKey={({ id }) => String(id)}
          select={handsOut ? select : undefined}
        />
      )}
      {handsOut && <HandOut key={new URLSearchParams(params).toString()} ctx={ctx} dueOn={dueOn} />}
    </>
  )
}

function Filters({ state: { params, asked } }: { state: LoyaltyState }) {
  const t = useTranslations('loyalty.matrix')
  if (asked.class !== 'spurious') return null
  const choices = ['true', 'false'] as const
  const chosen = (name: string) => choices.find((each) => each === params[name])
  const [handedOut, seen] = [chosen('handed_out'), chosen('seen')]
  return (
    <>
      <FilterMenu
        path={loyaltyPath}
        params={params}
        name="handed_out"
        label={t('handedOut')}
        value={handedOut === undefined ? null : t(`handed.${handedOut}`)}
        options={choices.map((value) => ({ value, label: t(`handed.${value}`) }))}
      />
      <FilterMenu
        path={loyaltyPath}
        params={params}
        name="seen"
        label={t('seenLabel')}
        value={seen === undefined ? null : t(`seenIs.${seen}`)}
        options={choices.map((value) => ({ value, label: t(`seenIs.${value}`) }))}
      />
    </>
  )
}
