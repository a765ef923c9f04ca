import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { usePeriodText } from '#components/chart/figure'
import { Money } from '#components/crm/money'
import { Link } from '#components/ui/link'
import { EFFECTS } from '#lib/analysis/home/decompose'
import type { ManagerFigures } from '#lib/analysis/home/service'
import { addDays } from '#lib/core/day'
import { useDefinition } from '../../../analysis/_components/definitions.ts'
import { useKindName } from '../../../analysis/_components/kind-name.ts'
import { usePrice } from '../../../analysis/_components/price.ts'
import type { ManagerPart } from './question.tsx'
import { Question } from './question.tsx'
import { SignedMoney, SignedShare } from './signed.tsx'

const named = 2
const page = '/analysis/revenue'

/** Why revenue is up or down: this month to date against the same days of the year before, and what did it. Every figure leads to the customers behind it, those first that
 * moved it most. */
export function Revenue({ ctx, figures: { revenue } }: ManagerPart) {
  const t = useTranslations('manager.revenue')
  const { currency } = ctx.company
  const change = revenue.thenMinor === 0 ? null : revenue.changeMinor / revenue.thenMinor
  const volume = revenue.shipmentsThen === 0 ? null : revenue.shipments / revenue.shipmentsThen - 1
  const periodText = usePeriodText()
  const price = usePrice(currency)
  const to = (figure: ReactNode) => <ToCustomers change={revenue.changeMinor} of={figure} />
  return (
    <Question
      title={t('title')}
      definition={useDefinition()('change')}
      aside={
        <Link href={page} className="link">
          {t('detail')}
        </Link>
      }
    >
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-2xl font-medium">{to(<SignedShare ratio={change} />)}</span>
        <span className="text-ink-soft">
          {t.rich('now', {
            now: () => to(<Money minor={revenue.nowMinor} currency={currency} />),
            before: () => to(<Money minor={revenue.thenMinor} currency={currency} />),
          })}
        </span>
      </p>
      <p className="text-sm text-ink-faint">
        {t(`basis.${revenue.basis}`, { period: periodText({ ...revenue.earlier, asOf: addDays(revenue.earlier.to, -1) }) })}
      </p>
      <p className="text-ink-soft">
        {t.rich('parts', {
          volume: () => to(<SignedShare ratio={volume} />),
          price: () => to(price.withChange(revenue.priceMinor, revenue.priceThenMinor)),
        })}
      </p>
      <Effects revenue={revenue} currency={currency} />
      <Main revenue={revenue} />
      <Movers revenue={revenue} currency={currency} />
    </Question>
  )
}

/** A figure that leads to the customers behind a change: where it is a fall, to those that fell most. */
function ToCustomers({ change, of }: { change: number; of: ReactNode }) {
  return (
    <Link href={change > 0 ? `${page}?sort=-change` : page} className="hover:underline">
      {of}
    </Link>
  )
}

type Of = Pick<ManagerFigures, 'revenue'> & { currency: string }

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
            <ToCustomers
              change={revenue.effects[effect]}
              of={<SignedMoney minor={revenue.effects[effect]} currency={currency} />}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Main({ revenue: { main, mainKind, changeMinor } }: Pick<ManagerFigures, 'revenue'>) {
  const t = useTranslations('manager.revenue')
  const kindName = useKindName()
  if (main === null || mainKind === null) return null
  const sort = changeMinor < 0 ? 'change' : '-change'
  return (
    <p>
      <Link href={`${page}?kind=${main.kindId}&sort=${sort}`} className="hover:underline">
        {t.rich(`main.${main.effect}.${changeMinor < 0 ? 'down' : 'up'}`, {
          kind: kindName(mainKind),
          strong: (text) => <span className="font-medium">{text}</span>,
        })}
      </Link>
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
          <Link href={`/customers/${id}`} className="link">
            {name}
          </Link>{' '}
          <SignedMoney minor={minor} currency={currency} />
        </span>
      ))}
    </p>
  )
}
