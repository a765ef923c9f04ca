import { getTranslations } from 'next-intl/server'
import { useDays } from '#components/crm/day-near'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { listCustomers } from '#lib/records/customers/list'
import { listTouchedToday } from '#lib/records/interactions/service'
import type { CustomerLinesProps } from './customer-lines.tsx'
import { CustomerLines } from './customer-lines.tsx'
import { ownOrAll } from './reach.ts'

const most = 8

/** Whose next touch is due, those first who are worth most. */
export async function Touches({ ctx }: { ctx: Context }) {
  const reach = ownOrAll(ctx)
  const [{ rows }, t] = await Promise.all([
    listCustomers(ctx, { ...reach, next_touch: 'today', sort: 'value', falling: true, limit: most }),
    getTranslations('today'),
  ])
  const touched = await listTouchedToday(
    ctx,
    rows.map(({ id }) => id),
  )
  return (
    <TouchLines
      ctx={ctx}
      title={t('touches')}
      href={`/customers?next_touch=today${'owner' in reach ? '&owner=me' : ''}`}
      none={t('noTouches')}
      rows={rows}
      touched={touched}
    />
  )
}

function TouchLines(props: Omit<CustomerLinesProps, 'detail'>) {
  const { ctx } = props
  const { near } = useDays(dayOf(ctx.now, ctx.company.timeZone))
  return <CustomerLines {...props} detail={(row) => (row.nextTouchOn === null ? null : near(row.nextTouchOn, true))} />
}
