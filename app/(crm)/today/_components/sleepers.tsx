import { getTranslations } from 'next-intl/server'
import { useSleep } from '#components/crm/class-badges'
import type { Context } from '#lib/platform/context'
import { listCustomers } from '#lib/records/customers/list'
import type { CustomerView } from '#lib/records/customers/view'
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
  return (
    <SleeperLines
      ctx={ctx}
      title={t('sleepers')}
      href={`/customers?dormancy=sleeping${'owner' in reach ? '&owner=me' : ''}`}
      none={t('noSleepers')}
      rows={rows}
    />
  )
}

interface Props {
  ctx: Context
  title: string
  href: string
  none: string
  rows: readonly CustomerView[]
}

function SleeperLines(props: Props) {
  const sleep = useSleep()
  return (
    <CustomerLines
      {...props}
      detail={({ dormancyClass, dormancyRatio, overrides }) => sleep(dormancyClass, dormancyRatio, overrides['dormancy'])}
    />
  )
}
