import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { usePeriodText } from '#components/chart/figure'
import { SignedShare } from '#components/crm/signed'
import { Link } from '#components/ui/link'
import type { ComparedRevenue } from '#lib/analysis/home/service'
import { addDays } from '#lib/core/day'
import { customersHref } from '../../../analysis/_components/customers-href.ts'
import { useKindName } from '../../../analysis/_components/kind-name.ts'
import { usePrice } from '../../../analysis/_components/price.ts'

interface Props {
  week: ComparedRevenue
  currency: string
}

/** The last seven days in one sentence: volume, revenue and a waybill against the same weekdays in the same season, and what did it. Figures lead to the waybills of these days, the cause to its customers. */
export function Week({ week, currency }: Props) {
  const t = useTranslations('manager.revenue')
  const kindName = useKindName()
  const periodText = usePeriodText()
  const price = usePrice(currency)
  const { now, earlier, basis, main, mainKind, changeMinor } = week
  const waybills = `/waybills?${new URLSearchParams({ from: now.from, through: addDays(now.to, -1) })}`
  const to = (figure: ReactNode) => (
    <Link href={waybills} className="font-medium text-ink hover:underline">
      {figure}
    </Link>
  )
  const asOf = (to: string) => addDays(to, -1)
  return (
    <p className="border-b border-line pb-2 text-ink-soft" data-week="">
      {t.rich('week', {
        volume: () => to(<SignedShare ratio={changeOf(week.shipments, week.shipmentsThen)} />),
        revenue: () => to(<SignedShare ratio={changeOf(week.nowMinor, week.thenMinor)} />),
        price: () => to(price.withChange(week.priceMinor, week.priceThenMinor)),
        period: periodText({ ...now, asOf: asOf(now.to) }),
      })}{' '}
      {main !== null && mainKind !== null && (
        <Link href={customersHref(mainKind)} className="hover:underline">
          {t.rich(`main.${main.effect}.${changeMinor < 0 ? 'down' : 'up'}`, {
            kind: kindName(mainKind),
            strong: (text) => <span className="font-medium">{text}</span>,
          })}
        </Link>
      )}{' '}
      <span className="text-sm text-ink-faint">
        {t(`weekBasis.${basis}`, { period: periodText({ ...earlier, asOf: asOf(now.to) }) })}
      </span>
    </p>
  )
}

const changeOf = (now: number, then: number) => (then === 0 ? null : now / then - 1)
