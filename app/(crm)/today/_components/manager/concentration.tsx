import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { COMPANY_WARNS_ABOVE, CR4_WARNS_ABOVE } from '#lib/analysis/concentration/concentration'
import { useDefinition } from '../../../analysis/_components/definitions.ts'
import type { ManagerPart } from './question.tsx'
import { Question } from './question.tsx'

const hundred = 100

/** Where revenue hangs on too few. */
export function Concentration({ figures: { concentration, scope } }: ManagerPart) {
  const t = useTranslations('manager.concentration')
  const percent = usePercent()
  const inPoints = usePoints()
  const { year, largest, largestByPieces, cr4, piecesCr4, cr4Before, outlets, outletsAbove } = concentration
  const page = `/analysis/concentration?from=${year.from}&to=${year.to}`
  const tooMuch = scope === 'company' && (largest?.share ?? 0) > COMPANY_WARNS_ABOVE
  const points = cr4 === null || cr4Before === null ? null : cr4 - cr4Before
  return (
    <Question
      title={t('title')}
      definition={useDefinition()('concentration')}
      aside={
        <Link href={page} prefetch={false} className="link">
          {t('all')}
        </Link>
      }
    >
      <p className="text-sm text-ink-faint">{t('largest')}</p>
      <p className="-mt-1.5 flex flex-wrap items-baseline gap-x-3">
        <Link href={page} prefetch={false} className="text-2xl font-medium hover:underline">
          {t('shares', { pieces: percent(largestByPieces?.share ?? null), revenue: percent(largest?.share ?? null) })}
        </Link>
        {tooMuch && <span className="text-sm text-watch-text">{t('above', { limit: percent(COMPANY_WARNS_ABOVE) })}</span>}
      </p>
      <p className="truncate text-sm text-ink-soft">
        {largest !== null && (
          <Link href={`/customers/${largest.id}`} prefetch={false} className="link">
            {largest.name}
          </Link>
        )}
        {largestByPieces !== null && largestByPieces.id !== largest?.id && (
          <>
            {' · '}
            <Link href={`/customers/${largestByPieces.id}`} prefetch={false} className="link">
              {largestByPieces.name}
            </Link>
          </>
        )}
      </p>
      <p className="border-t border-line pt-2 text-ink-soft">
        {t('four', { pieces: percent(piecesCr4), revenue: percent(cr4) })}{' '}
        {points !== null && (
          <span className={Math.abs(points) > CR4_WARNS_ABOVE ? 'text-watch-text' : 'text-ink-faint'}>
            {t('fourBefore', { points: inPoints(points) })}
          </span>
        )}
      </p>
      {outlets > 1 && (
        <p className={outletsAbove > 0 ? 'text-watch-text' : 'text-ink-soft'}>
          {t('outlets', { count: outletsAbove, all: outlets })}
        </p>
      )}
    </Question>
  )
}

function usePercent() {
  const format = useFormatter()
  return (ratio: number | null) =>
    ratio === null ? '—' : format.number(ratio, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
}

function usePoints() {
  const format = useFormatter()
  return (ratio: number) =>
    format.number(ratio * hundred, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' })
}
