import { useFormatter } from 'next-intl'
import { Link } from '#components/ui/link'
import type { HandedView } from '#lib/records/cases/handed/service'
import { PriorityBadge } from '../../_components/badges.tsx'
import { Due } from '../../_components/due.tsx'
import type { CaseWords } from '../../_components/words.ts'

interface Props {
  title: string
  none: string
  rows: readonly HandedView[]
  words: CaseWords
}

/** Cases that an outlet was asked about, as cards that a thumb can hit. */
export function HandedList({ title, none, rows, words }: Props) {
  const { t } = words
  const format = useFormatter()
  const at = (instant: string) =>
    format.dateTime(new Date(instant), { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })
  return (
    <section>
      <h2 className="pb-2 font-semibold">{title}</h2>
      {rows.length === 0 ? (
        <p className="text-ink-faint">{none}</p>
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
          {rows.map((row) => (
            <li key={row.id}>
              <Link href={`/cases/handed/${row.id}`} className="flex flex-col gap-1 px-4 py-3 hover:bg-hover">
                <span className="flex items-center justify-between gap-3">
                  <span className="flex min-w-0 items-center gap-2">
                    <PriorityBadge priority={row.priority} words={words} />
                    <span className="truncate font-medium">{row.subject ?? words.about(row)}</span>
                  </span>
                  <span className="flex-none">
                    {row.answeredAt === null && row.dueAt !== null ? (
                      <Due kind="outlet" dueAt={row.dueAt} named={false} />
                    ) : (
                      row.answeredAt !== null && <span className="text-sm text-ink-faint">{at(row.answeredAt)}</span>
                    )}
                  </span>
                </span>
                <span className="text-sm text-ink-faint">
                  {[row.number, words.type(row.type), row.waybillNo, row.outletName].filter((part) => part !== null).join(' · ')}
                </span>
                {row.question !== null && <span className="line-clamp-2 text-ink-soft">{row.question}</span>}
                <span className="text-sm text-ink-faint">{t('handed.asked', { at: at(row.askedAt) })}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
