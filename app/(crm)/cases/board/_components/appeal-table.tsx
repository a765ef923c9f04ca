import { Link } from '#components/ui/link'
import type { Board } from '#lib/records/cases/board/service'
import { caseNumber } from '#lib/records/cases/case'
import { Nothing, Panel } from '../../../customers/[id]/_components/panel.tsx'
import { Due } from '../../_components/due.tsx'
import type { CaseWords } from '../../_components/words.ts'

const head = 'px-3 pb-1.5 text-left text-sm font-normal whitespace-nowrap text-ink-faint first:pl-4 last:pr-4'
const cell = 'border-t border-line px-3 py-2.5 align-top first:pl-4 last:pr-4'

interface Props {
  appeals: Board['appeals']
  more: boolean
  words: CaseWords
}

/** The postal appeals that are not over, that first which the regulator wants first: how it stands with the outlet and with our own answer. On a phone it is moved sideways. */
export function AppealTable({ appeals, more, words }: Props) {
  const { t } = words
  const columns = ['appeal', 'appealDue', 'appealReply', 'appealDraft', 'appealAssignee'] as const
  const all = (
    <Link href="/cases?type=appeal" className="link">
      {t('board.appealsAll')}
    </Link>
  )
  return (
    <Panel title={t('board.appeals')} aside={more && all}>
      {appeals.length === 0 ? (
        <Nothing>{t('board.noAppeals')}</Nothing>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is moved sideways must be so by the keyboard too
        <section aria-label={t('board.appeals')} tabIndex={0} className="overflow-x-auto">
          <table className="w-full">
            <caption className="sr-only">{t('board.appeals')}</caption>
            <thead>
              <tr>
                {columns.map((key) => (
                  <th key={key} scope="col" className={head}>
                    {t(`board.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {appeals.map(({ row, dueAt, reply, step }) => (
                <tr key={row.id}>
                  <th scope="row" className={`${cell} min-w-44 text-left font-normal`}>
                    <Link href={`/cases/${row.id}`} className="link whitespace-nowrap">
                      {caseNumber(row.id)}
                    </Link>
                    <span className="block text-sm text-ink-faint">
                      {[row.source_no, row.subject ?? words.about(row), row.customer_name]
                        .filter((part) => part !== null)
                        .join(' · ')}
                    </span>
                  </th>
                  <td className={`${cell} whitespace-nowrap`}>
                    {dueAt === null ? '—' : <Due kind="appeal" dueAt={dueAt.toISOString()} named={false} />}
                  </td>
                  <td className={cell}>
                    <span className={`whitespace-nowrap ${reply === 'answered' ? '' : 'text-watch-text'}`}>
                      {t(`board.reply.${reply}`)}
                    </span>
                    {row.askedOutletName !== null && <span className="block text-sm text-ink-faint">{row.askedOutletName}</span>}
                  </td>
                  <td className={`${cell} whitespace-nowrap ${step === 'to_draft' ? 'text-watch-text' : ''}`}>
                    {t(`board.step.${step}`)}
                  </td>
                  <td className={`${cell} whitespace-nowrap ${row.assigneeName === null ? 'text-ink-faint' : ''}`}>
                    {row.assigneeName ?? t('queue.nobody')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  )
}
