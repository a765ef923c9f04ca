import { useFormatter } from 'next-intl'
import type { CaseView } from '#lib/records/cases/desk/view'
import { Due } from '../../_components/due.tsx'
import type { CaseWords } from '../../_components/words.ts'

/** The clocks that run, that first which ends first, and how it stands with the legal seven days. */
export function Clocks({ view, words: { t } }: { view: CaseView; words: CaseWords }) {
  const format = useFormatter()
  const moment = (date: Date) => format.dateTime(date, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })
  const at = (date: Date) => t('card.due', { at: moment(date) })
  const legal = legalText(view)
  return (
    <section aria-label={t('card.clocks')} className="rounded-lg border border-line bg-surface">
      {view.clocks.length === 0 ? (
        <p className="px-4 py-3 text-ink-faint">{t('card.noClocks')}</p>
      ) : (
        <ul className="flex flex-wrap gap-px overflow-hidden rounded-lg bg-line">
          {view.clocks.map(({ kind, dueAt }) => (
            <li key={kind} className="flex min-w-44 flex-1 flex-col gap-0.5 bg-surface px-4 py-3">
              <span
                className="flex items-baseline justify-between gap-2 text-sm text-ink-faint"
                data-tip={kind === 'legal' ? t('clock.tip.legal') : undefined}
              >
                {t(`clock.${kind}`)}
                {kind === 'legal' && view.legal !== null && <span>{t('card.legalDay', { day: view.legal.day })}</span>}
              </span>
              <span className="text-lg">
                <Due kind={kind} dueAt={dueAt.toISOString()} named={false} />
              </span>
              <span className="text-sm text-ink-faint">{at(dueAt)}</span>
            </li>
          ))}
        </ul>
      )}
      {view.waitingSince !== null && (
        <p className="border-t border-line px-4 py-2 text-sm text-watch-text">
          {t('card.waits', { at: moment(view.waitingSince) })}
        </p>
      )}
      {legal !== null && (
        <p className={`border-t border-line px-4 py-2 text-sm ${legal === 'legalMet' ? 'text-ink-soft' : 'text-danger'}`}>
          {t(`card.${legal}`)}
        </p>
      )}
    </section>
  )
}

function legalText({ legal }: CaseView): 'legalMet' | 'legalLate' | 'legalBreached' | null {
  if (legal === null || legal.outcome === 'running' || legal.outcome === 'unknown') return null
  return ({ met: 'legalMet', late: 'legalLate', breached: 'legalBreached' } as const)[legal.outcome]
}
