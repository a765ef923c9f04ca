import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { usePeriodText } from '#components/chart/figure'
import { Money } from '#components/crm/money'
import { EFFECTS } from '#lib/analysis/home/decompose'
import type { ManagerFigures } from '#lib/analysis/home/service'
import { addDays } from '#lib/core/day'
import { minorPerMajor } from '#lib/core/money'
import { useDefinition } from '../../../analysis/_components/definitions.ts'
import type { ManagerPart } from './question.tsx'
import { Question } from './question.tsx'
import { SignedMoney, SignedShare } from './signed.tsx'

const named = 2

/** Why revenue is up or down: this month to date against the same days of the year before, and what did it. */
export function Revenue({ ctx, figures: { revenue } }: ManagerPart) {
  const t = useTranslations('manager.revenue')
  const { currency } = ctx.company
  const change = revenue.thenMinor === 0 ? null : revenue.changeMinor / revenue.thenMinor
  const volume = revenue.shipmentsThen === 0 ? null : revenue.shipments / revenue.shipmentsThen - 1
  const periodText = usePeriodText()
  return (
    <Question title={t('title')} definition={useDefinition()('change')}>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-2xl font-medium">
          <SignedShare ratio={change} />
        </span>
        <span className="text-ink-soft">
          {t.rich('now', {
            now: () => <Money minor={revenue.nowMinor} currency={currency} />,
            before: () => <Money minor={revenue.thenMinor} currency={currency} />,
          })}
        </span>
      </p>
      <p className="text-sm text-ink-faint">
        {t(`basis.${revenue.basis}`, { period: periodText({ ...revenue.earlier, asOf: addDays(revenue.earlier.to, -1) }) })}
      </p>
      <p className="text-ink-soft">
        {t.rich('parts', {
          volume: () => <SignedShare ratio={volume} />,
          price: () => <Price revenue={revenue} currency={currency} />,
        })}
      </p>
      <Effects revenue={revenue} currency={currency} />
      <Main revenue={revenue} />
      <Movers revenue={revenue} currency={currency} />
    </Question>
  )
}

type Of = Pick<ManagerFigures, 'revenue'> & { currency: string }

/** Revenue a shipment with its change, in major units with two decimals. */
function Price({ revenue: { priceMinor, priceThenMinor }, currency }: Of) {
  const format = useFormatter()
  const major = (minor: number, signDisplay: 'auto' | 'exceptZero') =>
    format.number(minor / minorPerMajor(currency), {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
      signDisplay,
    })
  if (priceMinor === null) return '—'
  return priceThenMinor === null
    ? major(priceMinor, 'auto')
    : `${major(priceMinor, 'auto')}（${major(priceMinor - priceThenMinor, 'exceptZero')}）`
}

function Effects({ revenue, currency }: Of) {
  const t = useTranslations('manager.revenue')
  return (
    <dl className="grid grid-cols-3 gap-2 border-y border-line py-2">
      {EFFECTS.map((effect) => (
        <div key={effect} className="min-w-0">
          <dt className="text-sm text-ink-faint" data-tip={t(`effectTips.${effect}`)}>
            {t(`effects.${effect}`)}
          </dt>
          <dd className="font-medium">
            <SignedMoney minor={revenue.effects[effect]} currency={currency} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Main({ revenue: { main, mainKind, changeMinor } }: Pick<ManagerFigures, 'revenue'>) {
  const t = useTranslations('manager.revenue')
  const kinds = useTranslations('analysis.kinds')
  if (main === null || mainKind === null) return null
  const kind = mainKind.level === 'kind' ? kinds(mainKind.name as 'business') : mainKind.name
  return (
    <p>
      {t.rich(`main.${main.effect}.${changeMinor < 0 ? 'down' : 'up'}`, {
        kind: kind === '' ? t('all') : kind,
        strong: (text) => <span className="font-medium">{text}</span>,
      })}
    </p>
  )
}

/** Who paid less, where revenue fell, else who paid more. */
function Movers({ revenue, currency }: Of) {
  const t = useTranslations('manager.revenue')
  const fell = revenue.changeMinor < 0
  const rows = (fell ? revenue.falls : revenue.rises).slice(0, named)
  if (rows.length === 0) return null
  return (
    <p className="truncate text-sm text-ink-soft">
      {t(fell ? 'mostFell' : 'mostRose')}
      {rows.map(({ id, name, minor }, place) => (
        <span key={id}>
          {place > 0 && ' · '}
          <Link href={`/customers/${id}`} prefetch={false} className="link">
            {name}
          </Link>{' '}
          <SignedMoney minor={minor} currency={currency} />
        </span>
      ))}
    </p>
  )
}
