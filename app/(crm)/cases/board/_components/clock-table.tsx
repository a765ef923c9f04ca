import { useFormatter } from 'next-intl'
import { Link } from '#components/ui/link'
import type { Board } from '#lib/records/cases/board/service'
import { Nothing, Panel } from '../../../customers/[id]/_components/panel.tsx'
import type { CaseWords } from '../../_components/words.ts'

const head = 'px-3 pb-1.5 text-left text-sm font-normal text-ink-faint first:pl-4 last:pr-4'
const cell = 'border-t border-line px-3 py-2.5 first:pl-4 last:pr-4'

/** By clock: what is over, and what is over before the day is. Those from outside first. */
export function ClockTable({ clocks, words: { t } }: { clocks: Board['clocks']; words: CaseWords }) {
  const format = useFormatter()
  return (
    <Panel title={t('board.today')}>
      {clocks.length === 0 ? (
        <Nothing>{t('board.todayNone')}</Nothing>
      ) : (
        <table className="w-full">
          <caption className="sr-only">{t('board.today')}</caption>
          <thead>
            <tr>
              <th scope="col" className={head}>
                {t('board.clock')}
              </th>
              <th scope="col" className={`${head} text-right!`}>
                {t('board.overdue')}
              </th>
              <th scope="col" className={`${head} text-right!`}>
                {t('board.dueToday')}
              </th>
            </tr>
          </thead>
          <tbody>
            {clocks.map(({ kind, outside, overdue, today }) => (
              <tr key={kind}>
                <th scope="row" className={`${cell} text-left font-normal`}>
                  <Link href={`/cases?clock=${kind}&due=today`} className="hover:underline">
                    {t(`clock.${kind}`)}
                  </Link>
                  {outside && (
                    <span className="ml-2 rounded-sm bg-danger-soft px-1.5 text-sm text-danger">{t('board.outside')}</span>
                  )}
                </th>
                <td className={`${cell} text-right ${overdue > 0 ? 'font-medium text-danger' : 'text-ink-faint'}`}>
                  {format.number(overdue)}
                </td>
                <td className={`${cell} text-right ${today > 0 ? '' : 'text-ink-faint'}`}>{format.number(today)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {clocks.length > 0 && <p className="border-t border-line px-4 py-2.5 text-sm text-ink-faint">{t('board.todayHint')}</p>}
    </Panel>
  )
}
