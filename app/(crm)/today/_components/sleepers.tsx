import { getTranslations } from 'next-intl/server'
import { useSleep } from '#components/crm/class-badges'
import type { Context } from '#lib/platform/context'
import { listCustomers } from '#lib/records/customers/list'
import { listTouchedToday } from '#lib/records/interactions/service'
import type { CustomerLinesProps } from './customer-lines.tsx'
import { CustomerLines } from './customer-lines.tsx'
import { ownOrAll } from './reach.ts'

const most = 8

/** Who is asleep or falling asleep, those first who are worth most. */
export async function Sleepers({ ctx }: { ctx: Context }) {
  const reach = ownOrAll(ctx)
  const [{ rows }, t] = await Promise.all([
    listCustomers(ctx, { ...reach, dormancy: 'sleeping', sort: 'value', falling: true, limit: most }),
    getTranslations('today'),
  ])
  const touched = await listTouchedToday(
    ctx,
    rows.map(({ id }) => id),
  )
  return (
    <SleeperLines
      ctx={ctx}
      title={t('sleepers')}
      href={`/customers?dormancy=sleeping${'owner' in reach ? '&owner=me' : ''}`}
      none={t('noSleepers')}
      rows={rows}
      touched={touched}
    />
  )
}

function SleeperLines(props: Omit<CustomerLinesProps, 'detail'>) {
  const sleep = useSleep()
  return (
    <CustomerLines
      {...props}
      detail={({ dormancyClass, dormancyRatio, overrides }) => sleep(dormancyClass, dormancyRatio, overrides['dormancy'])}
    />
  )
}
