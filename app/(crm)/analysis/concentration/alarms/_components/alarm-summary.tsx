import { getTranslations } from 'next-intl/server'
import { Money } from '#components/crm/money'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import { sumConcentrationAlarms } from '#lib/analysis/concentration-alarms/service'
import type { Context } from '#lib/platform/context'
import { alarmsPath } from '../../_components/alarm-words.ts'

interface Props {
  ctx: Context
  params: ListParams
  outlet: string | undefined
  owner: string | undefined
}

/** How many customers and alarms there are, and what hangs on them. */
export async function AlarmSummary({ ctx, params, outlet, owner }: Props) {
  const [sums, t] = await Promise.all([sumConcentrationAlarms(ctx, { outlet, owner }), getTranslations('concentration.alarms')])
  if (sums.alarms === 0) return null
  return (
    <section className="panel flex flex-wrap items-baseline gap-x-6 gap-y-1 px-4 py-3">
      <p className="text-xl font-medium">{t('sum', { customers: sums.customers, alarms: sums.alarms })}</p>
      <p className="text-ink-soft">
        {t.rich('sumRevenue', { revenue: () => <Money minor={sums.revenueMinor} currency={ctx.company.currency} /> })}
      </p>
      {sums.seen > 0 && (
        <Link href={listHref(alarmsPath, params, { seen: 'true' })} className="text-sm text-ink-faint hover:underline">
          {t('seenCount', { count: sums.seen })}
        </Link>
      )}
    </section>
  )
}
