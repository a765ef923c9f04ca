import { getFormatter, getTranslations } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { countWaybillViews } from '#lib/records/waybills/browse'
import type { WaybillListState } from './list-query.ts'
import { PeriodWords } from './period-words.tsx'

/** How many waybills the list has in all, and of which days. */
export async function Count({ ctx, state }: { ctx: Context; state: WaybillListState }) {
  const [{ count, more }, t, format] = await Promise.all([
    countWaybillViews(ctx, state.query),
    getTranslations('waybills'),
    getFormatter(),
  ])
  return (
    <>
      {more ? t('foundMore', { count: format.number(count) }) : t('found', { count })}
      <PeriodWords ctx={ctx} state={state} />
    </>
  )
}
