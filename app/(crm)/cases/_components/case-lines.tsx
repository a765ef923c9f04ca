import { DayText } from '#components/crm/day-near'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { caseNumber } from '#lib/records/cases/case'
import type { CaseResource } from '#lib/records/cases/schema'
import { Nothing, Panel } from '../../customers/[id]/_components/panel.tsx'
import { Due } from './due.tsx'
import type { CaseWords } from './words.ts'

interface Props {
  ctx: Context
  rows: readonly CaseResource[]
  words: CaseWords
  /** What a customer or a waybill says that has none. */
  none: string
  /** Where all of them are. */
  allHref: string
  /** Where another is recorded. */
  newHref: string
}

/** The cases of a customer or a waybill: each with the way to it, its number and day, and the clock that ends first or where it stands. */
export function CaseLines({ ctx, rows, words, none, allHref, newHref }: Props) {
  const { t } = words
  const aside = (
    <span className="flex gap-4">
      {mayEver(ctx, 'case:create') && (
        <Link href={newHref} className="link">
          {t('raise')}
        </Link>
      )}
      {rows.length > 0 && (
        <Link href={allHref} className="link">
          {t('allOf')}
        </Link>
      )}
    </span>
  )
  return (
    <Panel title={t('title')} aside={aside}>
      {rows.length === 0 ? (
        <Nothing>{none}</Nothing>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.id} className="flex items-baseline justify-between gap-4 border-t border-line px-4 py-2.5">
              <span className="min-w-0">
                <Link href={`/cases/${row.id}`} className="link block truncate">
                  {row.subject ?? words.about(row)}
                </Link>
                <span className="text-sm text-ink-faint">
                  {caseNumber(row.id)} · {words.type(row.type)} · <DayText day={row.opened_on} />
                </span>
              </span>
              <span className="flex-none text-sm">
                <State row={row} words={words} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function State({ row, words: { t } }: { row: CaseResource; words: CaseWords }) {
  if (row.stage !== 'closed' && row.next_clock !== null && row.next_due_at !== null)
    return <Due kind={row.next_clock} dueAt={row.next_due_at} stacked />
  return <span className="text-ink-faint">{t(`stage.${row.stage}`)}</span>
}
