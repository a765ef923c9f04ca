import { useTranslations } from 'next-intl'
import { DayText } from '#components/crm/day-near'
import { SignedMoney } from '#components/crm/signed'
import { Link } from '#components/ui/link'
import type { ManagerFigures } from '#lib/analysis/home/service'
import { otherThan } from '#lib/analysis/movement/movers'
import { daysBetween } from '#lib/core/day'
import { useDefinition } from '../../../analysis/_components/definitions.ts'
import { moversHref } from '../../../analysis/_components/scheme-page.ts'
import { Names } from './names.tsx'
import type { ManagerPart } from './question.tsx'
import { Question } from './question.tsx'

/** So many are named of each. */
const named = 2

/** Who moved between the classes and what it is worth a month. */
export function Moved({ ctx, figures: { movement, incomparable } }: ManagerPart) {
  const t = useTranslations('manager.moved')
  return (
    <Question
      title={t('title')}
      definition={useDefinition()('movement')}
      aside={
        <Link href="/analysis/abc" className="link">
          {t('all')}
        </Link>
      }
    >
      {movement === null ? (
        <p className="text-ink-faint">{t(incomparable === 'parameters' ? 'otherParameters' : 'none')}</p>
      ) : (
        <>
          <Line movement={movement} currency={ctx.company.currency} which="left" />
          <Line movement={movement} currency={ctx.company.currency} which="new" />
          <p className="text-sm text-ink-faint">
            {t.rich('against', {
              later: () => <DayText day={movement.runAsOf} />,
              earlier: () => <DayText day={movement.againstAsOf} />,
              days: daysBetween(movement.againstAsOf, movement.runAsOf),
            })}
          </p>
        </>
      )}
    </Question>
  )
}

interface LineProps {
  movement: NonNullable<ManagerFigures['movement']>
  currency: string
  which: 'left' | 'new'
}

/** How many left, or came, what it is worth a month, and who they are whose part of it is largest. */
function Line({ movement, currency, which }: LineProps) {
  const t = useTranslations('manager.moved')
  const left = which === 'left'
  const count = left ? movement.leftA : movement.newA
  const href = moversHref(String(movement.runId), {
    ...(left ? { from: 'A', to: `${otherThan}A` } : { from: `${otherThan}A`, to: 'A' }),
    ...{ against: String(movement.againstId), standing: true },
  })
  return (
    <div className="flex flex-col border-b border-line pb-2">
      <span className="text-sm text-ink-faint">{t(left ? 'left' : 'new')}</span>
      <span className="flex flex-wrap items-baseline gap-x-3">
        <Link href={href} className="text-2xl font-medium hover:underline">
          {t('customers', { count })}
        </Link>
        <span className="text-ink-soft">
          {t.rich('worth', {
            amount: () => <SignedMoney minor={left ? movement.leftAMinor : movement.newAMinor} currency={currency} />,
          })}
        </span>
      </span>
      <Names rows={(left ? movement.left : movement.came).slice(0, named)} currency={currency} />
    </div>
  )
}
