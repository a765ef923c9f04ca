import { useTranslations } from 'next-intl'
import { Money } from '#components/crm/money'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { LighterDrops } from '#lib/analysis/drop/service'
import { dropPath } from './drop-query.ts'

/** Which part of a sum of drops is no less than the year before, and which is of customers that lose money; each leads to them, and nothing stands where there is neither. */
export function LighterDropsText({
  drops: { notBelow, notBelowMinor, atLoss, atLossMinor },
  params,
  currency,
}: {
  drops: LighterDrops
  params: ListParams
  currency: string
}) {
  const t = useTranslations('analysis.drop.ofThem')
  const money = (minor: number) => ({ loss: () => <Money minor={minor} currency={currency} /> })
  if (notBelow + atLoss === 0) return null
  return (
    <p className="flex flex-wrap gap-x-3 text-sm text-ink-faint">
      {notBelow > 0 && (
        <Link href={listHref(dropPath, params, { last_year: 'not_below' })} className="hover:underline">
          {t.rich('notBelow', { count: notBelow, ...money(notBelowMinor) })}
        </Link>
      )}
      {atLoss > 0 && (
        <Link href={listHref(dropPath, params, { profit: 'loss' })} className="hover:underline">
          {t.rich('atLoss', { count: atLoss, ...money(atLossMinor) })}
        </Link>
      )}
    </p>
  )
}
