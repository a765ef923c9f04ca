import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { usePeriodText } from '#components/chart/figure'
import { useJoined } from '#components/crm/joined'
import { Money } from '#components/crm/money'
import { SignedMoney, SignedShare } from '#components/crm/signed'
import { Link } from '#components/ui/link'
import { EFFECTS } from '#lib/analysis/home/decompose'
import type { ManagerFigures } from '#lib/analysis/home/service'
import { useDefinition } from '../../../analysis/_components/definitions.ts'
import { useKindName } from '../../../analysis/_components/kind-name.ts'
import { usePrice } from '../../../analysis/_components/price.ts'
import { Names } from './names.tsx'
import type { ManagerPart } from './question.tsx'
import { Question } from './question.tsx'
import { Week } from './week.tsx'

const named = 2
const page = '/analysis/revenue'

/** Why revenue is up or down: the last seven days in a sentence, then this month to date against the same days of the year before, and what did it. Every figure leads to the customers behind it, those first that
 * moved it most. */
export function Revenue({ ctx, figures: { revenue, week, asOf } }: ManagerPart) {
  const t = useTranslations('manager.revenue')
  const { currency } = ctx.company
  const change = revenue.thenMinor === 0 ? null : revenue.changeMinor / revenue.thenMinor
  const volume = revenue.shipmentsThen === 0 ? null : revenue.shipments / revenue.shipmentsThen - 1
  const periodText = usePeriodText()
  const { between } = useJoined()
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
      {week !== null && <Week week={week} currency={currency} />}
      {revenue.basis === 'none' ? (
        <p className="text-ink-soft">
          {t.rich('alone', { now: () => to(<Money minor={revenue.nowMinor} currency={currency} />) })}
          {between}
          {t('basis.none')}
        </p>
      ) : (
        <>
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
            {t(`basis.${revenue.basis}`, { period: periodText({ ...revenue.earlier, asOf }) })}
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
        </>
      )}
    </Question>
  )
}

/** A figure that leads to the customers behind a change, of the kind that did most of it where one is given: where it is a fall, to those that fell most. */
function ToCustomers({ change, kind = null, of }: { change: number; kind?: number | null; of: ReactNode }) {
  const query = new URLSearchParams({
    ...(kind === null ? {} : { kind: String(kind) }),
    ...(change > 0 ? { sort: '-change' } : {}),
  }).toString()
  return (
    <Link href={query === '' ? page : `${page}?${query}`} className="hover:underline">
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
              kind={revenue.leading[effect]}
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

/** Who paid less and who paid more, most of all. */
function Movers({ revenue, currency }: Of) {
  const t = useTranslations('manager.revenue')
  const lead = (which: 'mostFell' | 'mostRose') => (
    <Link href={which === 'mostFell' ? page : `${page}?sort=-change`} className="hover:underline">
      {t(which)}
    </Link>
  )
  return (
    <div className="grid grid-cols-1 gap-1">
      <Names rows={revenue.falls.slice(0, named)} currency={currency} lead={lead('mostFell')} />
      <Names rows={revenue.rises.slice(0, named)} currency={currency} lead={lead('mostRose')} />
    </div>
  )
}
