import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { DroppedNotice } from '#components/table/dropped-filters'
import { FilterMenu } from '#components/table/filter-menu'
import { FilterSearch } from '#components/table/filter-search'
import { listHref, withoutParams } from '#components/table/list-url'
import { Empty } from '#components/ui/empty'
import { LIKENESSES } from '#lib/analysis/price-cut/schema'
import type { PriceCut } from '#lib/analysis/price-cut/service'
import { getPriceCut } from '#lib/analysis/price-cut/service'
import { isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { findCustomers } from '../../../waybills/actions.ts'
import { Heading } from '../../_components/heading.tsx'
import { LeftOutLine } from '../../_components/left-out.tsx'
import { ChangeForm } from './change-form.tsx'
import { OthersPanel } from './others-panel.tsx'
import { OutcomePanel } from './outcome-panel.tsx'
import type { PriceState } from './price-query.ts'
import { pricePath } from './price-query.ts'

interface Props {
  ctx: Context
  state: PriceState
}

/** Assumptions, what they do to the customer's year, and who else will ask. */
export async function PriceCutView({ ctx, state }: Props) {
  const [cut, t] = await Promise.all([findPriceCut(ctx, state), getTranslations('leaving.priceCut')])
  const dropped = state.asked !== null && cut === null ? [...state.dropped, 'customer'] : state.dropped
  return (
    <div className="analysis-page">
      <Heading title={t('title')} text={t('what')} />
      <Assumptions ctx={ctx} state={state} name={cut?.customer.name ?? null} />
      <DroppedNotice names={dropped} spaced />
      {cut === null ? <Empty title={t('chooseTitle')} text={t('choose')} /> : <Answer cut={cut} params={state.params} />}
    </div>
  )
}

function Answer({ cut, params }: { cut: PriceCut; params: PriceState['params'] }) {
  const t = useTranslations('leaving.priceCut')
  if (cut.outcome === null) return <Empty title={t('nothingTitle')} text={t('nothing', { name: cut.customer.name })} />
  return (
    <div className="grid grid-cols-1 gap-4">
      <OutcomePanel cut={cut} outcome={cut.outcome} />
      <LeftOutLine leftOut={cut.leftOut} needs="both" currency={cut.currency} />
      <OthersPanel cut={cut} params={params} />
    </div>
  )
}

function Assumptions({ ctx, state: { params, percent, like }, name }: Props & { name: string | null }) {
  const t = useTranslations('leaving.priceCut')
  const table = useTranslations('table')
  const texts = { type: table('type'), noOptions: table('noOptions'), loading: table('loading') }
  return (
    <div className="flex flex-wrap items-end gap-2 pb-4">
      {mayEver(ctx, 'customer:read') && (
        <FilterMenu path={pricePath} params={params} name="customer" label={t('customer')} value={name}>
          <FilterSearch
            base={listHref(pricePath, withoutParams(params, ['customer']), {})}
            name="customer"
            texts={texts}
            find={findCustomers}
          />
        </FilterMenu>
      )}
      <FilterMenu
        path={pricePath}
        params={params}
        name="like"
        label={t('like')}
        value={t(`likes.${like}`)}
        options={LIKENESSES.map((each) => ({ value: each, label: t(`likes.${each}`) }))}
      />
      <ChangeForm path={pricePath} params={params} percent={percent} />
    </div>
  )
}

/** A customer that is out of reach is left out, as any other filter. */
async function findPriceCut(ctx: Context, { asked }: PriceState): Promise<PriceCut | null> {
  if (asked === null) return null
  try {
    return await getPriceCut(ctx, asked)
  } catch (error) {
    if (isAppError(error, 'not_found')) return null
    throw error
  }
}
