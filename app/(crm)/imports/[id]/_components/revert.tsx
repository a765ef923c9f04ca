import { useFormatter, useTranslations } from 'next-intl'
import type { ImportRow } from '#lib/platform/import/import-row'
import { hasWritten } from '#lib/platform/import/progress'
import { REVERTIBLE_MS } from '#lib/platform/import/service'
import { revert } from '../actions.ts'
import { Confirm } from './confirm.tsx'
import { Figures } from './figures.tsx'

/** The way to take an import back, which says what will happen; until when, or why no longer. */
export function RevertWay({ row, now }: { row: ImportRow; now: Date }) {
  const t = useTranslations('imports.revert')
  const format = useFormatter()
  if (!hasWritten(row) || row.finishedAt === null) return null
  const until = new Date(Date.parse(row.finishedAt) + REVERTIBLE_MS)
  if (until < now) return <p className="text-ink-faint">{t('tooLate')}</p>
  return (
    <section className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4">
      <Confirm id={String(row.id)} words="revert" act={revert}>
        {row.status === 'reverted' && <p>{t('again', { count: format.number(row.revertReport?.in_use ?? 0) })}</p>}
        {row.status !== 'reverted' && row.created > 0 && <p>{t('creates', { count: format.number(row.created) })}</p>}
        {row.status !== 'reverted' && row.updated > 0 && <p>{t('updates', { count: format.number(row.updated) })}</p>}
      </Confirm>
      <p className="text-ink-faint">{t('until', { date: format.dateTime(until, { dateStyle: 'medium' }) })}</p>
    </section>
  )
}

/** What a revert removed, restored and left. */
export function RevertReport({ row }: { row: ImportRow }) {
  const t = useTranslations('imports.revert')
  const report = row.revertReport ?? { removed: 0, restored: 0, changed_since: 0, in_use: 0 }
  return (
    <>
      <h2 id="outcome" className="text-lg font-semibold">
        {t(report.changed_since + report.in_use > 0 ? 'partly' : 'done')}
      </h2>
      {report.in_use > 0 && <p className="text-ink-soft">{t('whyKept')}</p>}
      <Figures
        figures={[
          { label: t('removed'), count: report.removed },
          { label: t('restored'), count: report.restored },
          { label: t('changedSince'), count: report.changed_since },
          { label: t('inUse'), count: report.in_use },
        ]}
      />
    </>
  )
}
