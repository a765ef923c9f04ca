import { useFormatter, useTranslations } from 'next-intl'
import { DayText } from '#components/crm/day-near'
import type { OwnComparison } from '#lib/analysis/expectation/service'

/** What the customer last expected and perceived, its index, what came of it, and how that moved since the answer before. */
export function ExpectationFigure({ said }: { said: OwnComparison }) {
  const t = useTranslations('loyalty.card')
  const outcomes = useTranslations('loyalty.index.outcomes')
  const format = useFormatter()
  const whole = (value: number) => format.number(value, { maximumFractionDigits: 0 })
  const { expectation, perception, index, outcome, change, answeredOn } = said
  const trend =
    change === null ? t('first') : change === 0 ? t('same') : t(change > 0 ? 'up' : 'down', { points: whole(Math.abs(change)) })
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-faint">{t('label')}</dt>
      <dd className="text-xl font-medium">{t('last', { perception, expectation, index: whole(index) })}</dd>
      <dd className="text-sm text-pretty text-ink-faint">
        <span className={outcome === 'complaining' ? 'text-danger' : undefined}>{outcomes(outcome)}</span>
        {` · ${trend} · `}
        <DayText day={answeredOn} />
      </dd>
    </div>
  )
}
