import { useFormatter } from 'next-intl'
import { Link } from '#components/ui/link'
import type { WaybillsOf } from '#lib/analysis/outlet-volume/service'
import { perMillion } from '#lib/core/ratio'
import type { Board } from '#lib/records/cases/board/service'
import { Nothing, Panel } from '../../../customers/[id]/_components/panel.tsx'
import type { CaseWords } from '../../_components/words.ts'

const head = 'px-3 pb-1.5 text-right text-sm font-normal whitespace-nowrap text-ink-faint first:pl-4 first:text-left! last:pr-4'
const cell = 'border-t border-line px-3 py-2.5 text-right first:pl-4 last:pr-4'

interface Props {
  outlets: Board['outlets']
  months: Board['months']
  waybillsOf: WaybillsOf
  words: CaseWords
}

/** By outlet: those first that keep others waiting. On a phone it is moved sideways. */
export function OutletTable({ outlets, months, waybillsOf, words: { t } }: Props) {
  const format = useFormatter()
  const count = (value: number, alarming = false) => (
    <td className={`${cell} ${value === 0 ? 'text-ink-faint' : alarming ? 'font-medium text-danger' : ''}`}>
      {format.number(value)}
    </td>
  )
  const complaints = (count: number, waybills: number | null) => {
    const rate = perMillion(count, waybills ?? 0)
    return (
      <td className={`${cell} ${count === 0 ? 'text-ink-faint' : ''}`}>
        {format.number(count)}
        {count > 0 && rate !== null && (
          <span className="block text-sm whitespace-nowrap text-ink-faint">
            {t('board.perMillion', { rate: format.number(rate) })}
          </span>
        )}
      </td>
    )
  }
  const columns = ['open', 'outletOverdue', 'unanswered', 'late', 'answerHours', 'complaints', 'before'] as const
  return (
    <Panel title={t('board.outlets')}>
      {outlets.length === 0 ? (
        <Nothing>{t('board.noOutlets')}</Nothing>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is moved sideways must be so by the keyboard too
        <section aria-label={t('board.outlets')} tabIndex={0} className="overflow-x-auto">
          <table className="w-full">
            <caption className="sr-only">{t('board.caption')}</caption>
            <thead>
              <tr>
                <th scope="col" className={head}>
                  {t('board.outlet')}
                </th>
                {columns.map((key) => (
                  <th key={key} scope="col" className={head}>
                    {t(`board.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {outlets.map((row) => (
                <tr key={row.id}>
                  <th scope="row" className={`${cell} text-left! font-normal whitespace-nowrap`}>
                    <Link href={`/cases?outlet=${row.id}`} className="hover:underline">
                      {row.name}
                    </Link>
                  </th>
                  {count(row.open)}
                  {count(row.overdue, true)}
                  {count(row.unanswered)}
                  {count(row.late, true)}
                  <td className={cell}>
                    {row.answerHours === null ? (
                      <span className="text-ink-faint">—</span>
                    ) : (
                      t('board.hours', { hours: format.number(row.answerHours, { maximumFractionDigits: 1 }) })
                    )}
                  </td>
                  {complaints(row.complaintsNow, waybillsOf(row.id, months.now))}
                  {complaints(row.complaintsBefore, waybillsOf(row.id, months.before))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {outlets.length > 0 && <p className="border-t border-line px-4 py-2.5 text-sm text-ink-faint">{t('board.outletsHint')}</p>}
    </Panel>
  )
}
