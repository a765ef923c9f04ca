import { Link } from '#components/ui/link'
import { caseNumber } from '#lib/records/cases/case'
import type { QueueRow } from '#lib/records/cases/queue/service'
import type { CaseWords } from './words.ts'

/** What it is about, which opens the case from anywhere in the row, and below it number, type and channel. */
export function TitleCell({ row, words, search }: { row: QueueRow; words: CaseWords; search: string }) {
  const below = [caseNumber(row.id), words.type(row.type), row.channel === null ? null : words.channel(row.channel)]
  return (
    <div className="min-w-0 md:max-w-88">
      <Link href={`/cases/${row.id}${search}`} data-row-link="" className="row-link">
        {row.subject ?? words.about(row)}
      </Link>
      <div className="truncate text-sm text-ink-faint">{below.filter((part) => part !== null).join(' · ')}</div>
    </div>
  )
}
