import { useTranslations } from 'next-intl'
import { DayText } from '#components/crm/day-near'
import { Link } from '#components/ui/link'
import type { ManagerFigures } from '#lib/analysis/home/service'
import { useDefinition } from '../../../analysis/_components/definitions.ts'
import type { ManagerPart } from './question.tsx'
import { Question } from './question.tsx'
import { SignedMoney } from './signed.tsx'

/** Who moved between the classes and what it is worth a month. */
export function Moved({ ctx, figures: { movement } }: ManagerPart) {
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
        <p className="text-ink-faint">{t('none')}</p>
      ) : (
        <>
          <Line movement={movement} currency={ctx.company.currency} which="left" />
          <Line movement={movement} currency={ctx.company.currency} which="new" />
          <p className="text-sm text-ink-faint">
            {t.rich('against', {
              later: () => <DayText day={movement.runAsOf} />,
              earlier: () => <DayText day={movement.againstAsOf} />,
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

function Line({ movement, currency, which }: LineProps) {
  const t = useTranslations('manager.moved')
  const left = which === 'left'
  const count = left ? movement.leftA : movement.newA
  const sides = left ? 'from=A&to=not.A' : 'from=not.A&to=A'
  return (
    <p className="flex flex-col border-b border-line pb-2">
      <span className="text-sm text-ink-faint">{t(left ? 'left' : 'new')}</span>
      <span className="flex flex-wrap items-baseline gap-x-3">
        <Link
          href={`/analysis/runs/${movement.runId}/customers?${sides}&against=${movement.againstId}`}
          className="text-2xl font-medium hover:underline"
        >
          {t('customers', { count })}
        </Link>
        <span className="text-ink-soft">
          {t.rich('worth', {
            amount: () => <SignedMoney minor={left ? movement.leftAMinor : movement.newAMinor} currency={currency} />,
          })}
        </span>
      </span>
    </p>
  )
}
