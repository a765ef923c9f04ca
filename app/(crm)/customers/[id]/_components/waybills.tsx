import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { DayText } from '#components/crm/day-near'
import { Money } from '#components/crm/money'
import { Region } from '#components/crm/region'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { listWaybills } from '#lib/records/waybills/service'
import { Nothing, Panel, PanelSkeleton } from './panel.tsx'
import { ShippingPortrait } from './shipping-portrait.tsx'

interface Props {
  ctx: Context
  customerId: number
}

const latest = 8

/** The latest waybills, and what is shipped where and when. */
export function Waybills({ ctx, customerId }: Props) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <Latest ctx={ctx} customerId={customerId} />
      <Suspense fallback={<PanelSkeleton />}>
        <ShippingPortrait ctx={ctx} customerId={customerId} />
      </Suspense>
    </div>
  )
}

async function Latest({ ctx, customerId }: Props) {
  const [{ rows }, t, statuses] = await Promise.all([
    listWaybills(ctx, { customer: String(customerId), limit: latest, sort: '-accepted_on' }),
    getTranslations('customers.card'),
    getTranslations('waybills.status'),
  ])
  const head = 'px-2 pb-1.5 text-left text-sm font-normal text-ink-faint first:pl-4 last:pr-4'
  const cell = "border-t border-line px-2 py-2 first:pl-4 last:pr-4 empty:before:text-ink-faint empty:before:content-['—']"
  const all = (
    <Link href={`/waybills?customer=${customerId}`} className="link">
      {t('allWaybills')}
    </Link>
  )
  return (
    <Panel title={t('waybills')} aside={rows.length > 0 && all}>
      {rows.length === 0 ? (
        <Nothing>{t('noWaybills')}</Nothing>
      ) : (
        <table className="w-full">
          <thead>
            <tr>
              <th scope="col" className={head}>
                {t('waybillNo')}
              </th>
              <th scope="col" className={`${head} max-md:hidden`}>
                {t('accepted')}
              </th>
              <th scope="col" className={`${head} max-md:hidden`}>
                {t('destination')}
              </th>
              <th scope="col" className={head}>
                {t('status')}
              </th>
              <th scope="col" className={`${head} text-right!`}>
                {t('freight')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className={cell}>
                  <Link href={`/waybills/${encodeURIComponent(row.waybillNo)}`} className="link">
                    {row.waybillNo}
                  </Link>
                  <span className="block text-sm text-ink-faint md:hidden">
                    <DayText day={row.acceptedOn} />
                  </span>
                </td>
                <td className={`${cell} whitespace-nowrap max-md:hidden`}>
                  <DayText day={row.acceptedOn} />
                </td>
                <td className={`${cell} max-md:hidden`}>
                  {row.destinationRegion !== null && <Region code={row.destinationRegion} />}
                </td>
                <td className={`${cell} whitespace-nowrap`}>{statuses(row.status)}</td>
                <td className={`${cell} text-right`}>
                  {row.freightMinor === null ? null : <Money minor={row.freightMinor} currency={row.currency} exact />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
