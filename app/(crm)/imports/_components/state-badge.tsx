import { useFormatter, useTranslations } from 'next-intl'
import type { ImportRow } from '#lib/platform/import/import-row'
import { progressOf } from '#lib/platform/import/progress'

const dots: Record<ImportRow['status'], string> = {
  uploaded: 'bg-watch',
  queued: 'bg-accent animate-pulse',
  validating: 'bg-accent animate-pulse',
  ready: 'bg-watch',
  applying: 'bg-accent animate-pulse',
  done: 'bg-good',
  failed: 'bg-danger',
  cancelled: 'bg-line-strong',
  reverting: 'bg-accent animate-pulse',
  reverted: 'bg-line-strong',
}

/** Where an import stands, in a word; while it is applied also how far it is. */
export function StateBadge({ row, now }: { row: ImportRow; now: Date }) {
  const t = useTranslations('imports.states')
  const format = useFormatter()
  const looking = row.status === 'uploaded' && row.headings === null
  const { share } = progressOf(row, now)
  return (
    <span className="flex w-fit items-center gap-1.5 whitespace-nowrap">
      <span
        aria-hidden="true"
        className={`size-2 flex-none rounded-full ${looking ? 'bg-accent animate-pulse' : dots[row.status]}`}
      />
      {t(looking ? 'inspecting' : row.status)}
      {share !== null && <span className="text-ink-faint">{format.number(share, { style: 'percent' })}</span>}
    </span>
  )
}
