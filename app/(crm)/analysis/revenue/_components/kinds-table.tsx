import { useFormatter, useTranslations } from 'next-intl'
import { SignedMoney } from '#components/crm/signed'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { ChangeOfKind, RevenueChange } from '#lib/analysis/revenue-change/service'
import { ratioOrNull } from '#lib/core/ratio'
import { useKindName } from '../../_components/kind-name.ts'
import { usePrice } from '../../_components/price.ts'
import { revenuePath } from './revenue-query.ts'

interface Props {
  change: RevenueChange
  params: ListParams
  currency: string
}

/** Each kind of customer: what it changed by, and what of that was volume and what price. A kind leads to its customers, those first that did most of it. */
export function KindsTable({ change, params, currency }: Props) {
  const t = useTranslations('analysis.revenue')
  return (
    <section aria-label={t('byKind')} className="panel max-h-96 overflow-auto">
      <table className="w-full">
        <caption className="sr-only">{t('byKind')}</caption>
        <thead>
          <tr className="*:px-2 *:pt-2.5 *:pb-1.5 *:text-right *:text-sm *:font-normal *:text-ink-faint *:last:pr-4">
            <th scope="col" className="pl-4! text-left!">
              {t('kind')}
            </th>
            <th scope="col">{t('change')}</th>
            <th scope="col" data-tip={t('volumeTip')}>
              {t('volume')}
            </th>
            <th scope="col" data-tip={t('priceTip')}>
              {t('price')}
            </th>
            <th scope="col" className="max-md:hidden">
              {t('shipments')}
            </th>
            <th scope="col" className="max-md:hidden">
              {t('perShipment')}
            </th>
          </tr>
        </thead>
        <tbody>
          {change.kinds.map((row) => (
            <Row key={row.id} row={row} params={params} currency={currency} />
          ))}
        </tbody>
      </table>
      <p className="px-4 py-2 text-sm text-pretty text-ink-faint">{t('kindsNote')}</p>
    </section>
  )
}

function Row({ row, params, currency }: { row: ChangeOfKind; params: ListParams; currency: string }) {
  const t = useTranslations('analysis.revenue')
  const name = useKindName()
  const format = useFormatter()
  const price = usePrice(currency)
  const { id, kind, changeMinor, volumeMinor, priceMinor, shipments, shipmentsThen, revenueMinor, revenueThenMinor } = row
  const chosen = params['kind'] === String(id)
  const whole = (count: number) => format.number(Math.round(count))
  const fromTo = (from: string, to: string) => t('fromTo', { from, to })
  return (
    <tr className={`*:border-t *:border-line *:px-2 *:py-1.5 *:text-right *:last:pr-4 ${chosen ? 'bg-sunken' : ''}`}>
      <th scope="row" className="pl-4! text-left! font-normal">
        <Link
          href={listHref(revenuePath, params, { kind: String(id), sort: changeMinor < 0 ? 'change' : '-change' })}
          aria-current={chosen ? 'true' : undefined}
          className="link"
        >
          {name(kind)}
        </Link>
      </th>
      <td className="font-medium">
        <SignedMoney minor={changeMinor} currency={currency} />
      </td>
      <td>
        <SignedMoney minor={volumeMinor} currency={currency} />
      </td>
      <td>
        <SignedMoney minor={priceMinor} currency={currency} />
      </td>
      <td className="whitespace-nowrap text-ink-soft max-md:hidden">{fromTo(whole(shipmentsThen), whole(shipments))}</td>
      <td className="whitespace-nowrap text-ink-soft max-md:hidden">
        {fromTo(price.plain(ratioOrNull(revenueThenMinor, shipmentsThen)), price.plain(ratioOrNull(revenueMinor, shipments)))}
      </td>
    </tr>
  )
}
