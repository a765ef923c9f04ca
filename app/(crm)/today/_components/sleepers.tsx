import { getTranslations } from 'next-intl/server'
import { SleepBadge } from '#components/crm/class-badges'
import type { Context } from '#lib/platform/context'
import { listCustomers } from '#lib/records/customers/list'
import { CustomerLines } from './customer-lines.tsx'
import { ownOrAll } from './reach.ts'

const most = 8

/** Who is falling asleep, those first who are worth most: there is still time. */
export async function Sleepers({ ctx }: { ctx: Context }) {
  const reach = ownOrAll(ctx)
  const asked = (dormancy: string) => listCustomers(ctx, { ...reach, dormancy, sort: 'value', falling: true, limit: most })
  const [drowsy, halfAsleep, t] = await Promise.all([asked('drowsy'), asked('half_asleep'), getTranslations('today')])
  const rows = [...drowsy.rows, ...halfAsleep.rows]
    .sort((left, right) => (right.valueMinor ?? 0) - (left.valueMinor ?? 0))
    .slice(0, most)
  return (
    <CustomerLines
      ctx={ctx}
      title={t('sleepers')}
      href={`/customers?dormancy=drowsy${'owner' in reach ? '&owner=me' : ''}`}
      none={t('noSleepers')}
      rows={rows}
      detail={(row) => <SleepBadge computed={row.dormancyClass} ratio={row.dormancyRatio} />}
    />
  )
}
