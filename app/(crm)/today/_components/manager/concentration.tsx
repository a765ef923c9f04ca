import { useFormatter, useTranslations } from 'next-intl'
import { usePeriodText } from '#components/chart/figure'
import { Link } from '#components/ui/link'
import { useDefinition } from '../../../analysis/_components/definitions.ts'
import type { ManagerPart } from './question.tsx'
import { Question } from './question.tsx'

const hundred = 100

/** Where revenue hangs on too few. */
export function Concentration({ figures: { concentration, asOf } }: ManagerPart) {
  const t = useTranslations('manager.concentration')
  const percent = usePercent()
  const plainPercent = usePercent(0)
  const inPoints = usePoints()
  const { year, largest, largestByPieces, cr4, piecesCr4, cr4Change, comparedMonths, outlets, outletsAbove, alarms, limit } =
    concentration
  const page = `/analysis/concentration?from=${year.from}&to=${year.to}`
  const periodText = usePeriodText()
  return (
    <Question
      title={t('title')}
      definition={useDefinition()('concentration')}
      aside={
        <Link href={page} className="link">
          {t('all')}
        </Link>
      }
    >
      <p className="text-sm text-ink-faint">{t('largest')}</p>
      <p className="-mt-1.5 flex flex-wrap items-baseline gap-x-3">
        <Link href={page} className="text-2xl font-medium hover:underline">
          {t('shares', { pieces: percent(largestByPieces?.share ?? null), revenue: percent(largest?.share ?? null) })}
        </Link>
        {limit !== null && (largest?.share ?? 0) > limit && (
          <span className="text-sm text-watch-text">{t('above', { limit: percent(limit) })}</span>
        )}
      </p>
      <p className="truncate text-sm text-ink-soft">
        {largest !== null && (
          <Link href={`/customers/${largest.id}`} className="link">
            {largest.name}
          </Link>
        )}
        {largestByPieces !== null && largestByPieces.id !== largest?.id && (
          <>
            {' · '}
            <Link href={`/customers/${largestByPieces.id}`} className="link">
              {largestByPieces.name}
            </Link>
          </>
        )}
      </p>
      <p className="border-t border-line pt-2 text-ink-soft">
        <Link href={page} className="hover:underline">
          {t('four', { pieces: percent(piecesCr4), revenue: percent(cr4) })}
        </Link>{' '}
        {cr4 !== null &&
          (cr4Change === null ? (
            <span className="text-ink-faint">{t('noYear')}</span>
          ) : (
            <span className={Math.abs(cr4Change) > alarms.four ? 'text-watch-text' : 'text-ink-faint'}>
              {t('fourBefore', { points: inPoints(cr4Change), months: comparedMonths })}
            </span>
          ))}
      </p>
      {outlets > 1 && (
        <p className={outletsAbove > 0 ? 'text-watch-text' : 'text-ink-soft'}>
          <Link href={`${page}#outlets`} className="hover:underline">
            {t('outlets', { count: outletsAbove, all: outlets, limit: plainPercent(alarms.outlet) })}
          </Link>
        </p>
      )}
      <p className="text-sm text-ink-faint">{t('over', { period: periodText({ ...year, asOf }) })}</p>
    </Question>
  )
}

function usePercent(least = 1) {
  const format = useFormatter()
  return (ratio: number | null) =>
    ratio === null ? '—' : format.number(ratio, { style: 'percent', minimumFractionDigits: least, maximumFractionDigits: 1 })
}

function usePoints() {
  const format = useFormatter()
  return (ratio: number) =>
    format.number(ratio * hundred, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' })
}
