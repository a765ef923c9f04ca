import { useFormatter } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '#components/ui/link'
import type { WaybillsOf } from '#lib/analysis/outlet-volume/service'
import type { Board as BoardData } from '#lib/records/cases/board/service'
import { Panel } from '../../../customers/[id]/_components/panel.tsx'
import { spanOf } from '../../_components/span.ts'
import type { CaseWords } from '../../_components/words.ts'
import { shareHref } from '../../assign/_components/share-href.ts'
import { AppealTable } from './appeal-table.tsx'
import { ClockTable } from './clock-table.tsx'
import { OutletTable } from './outlet-table.tsx'

const MINUTE_MS = 60_000

/** What breaks its promise today first, then the figures, and the outlets. */
export function Board({ board, waybillsOf, words }: { board: BoardData; waybillsOf: WaybillsOf; words: CaseWords }) {
  const { t } = words
  const format = useFormatter()
  const { answers, backlog, clocks, presence } = board
  const overdue = clocks.reduce((sum, each) => sum + each.overdue, 0)
  const today = clocks.reduce((sum, each) => sum + each.today, 0)
  const of = (pick: (row: BoardData['backlog'][number]) => number) => backlog.reduce((sum, row) => sum + pick(row), 0)
  const time = (minutes: number | null) => {
    if (minutes === null) return '—'
    const span = spanOf(minutes * MINUTE_MS)
    return t(`time.${span.key}`, { days: span.days, hours: span.hours, minutes: span.minutes })
  }
  const share =
    answers.opened === 0
      ? null
      : format.number(answers.calledAgain / answers.opened, { style: 'percent', maximumFractionDigits: 1 })
  const again = { days: answers.days, opened: format.number(answers.opened), again: format.number(answers.calledAgain) }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <dl className="figures">
        <Figure
          label={t('board.today')}
          href="/cases?due=today"
          below={
            overdue + today === 0
              ? t('board.todayNone')
              : t('board.todaySum', { overdue: format.number(overdue), today: format.number(today) })
          }
          alarming={overdue > 0}
        >
          {format.number(overdue + today)}
        </Figure>
        <Figure
          label={t('board.backlog')}
          href="/cases?stage=unclosed"
          below={`${t('board.urgent')} ${format.number(of((row) => row.first))}`}
        >
          {format.number(of((row) => row.count))}
        </Figure>
        {presence !== null && (
          <Figure
            label={t('board.present')}
            below={t('board.presentHint', { minutes: presence.minutes, people: format.number(presence.people) })}
          >
            {format.number(presence.present)}
          </Figure>
        )}
        <Figure label={t('board.unassigned')} href="/cases?assignee=none">
          {format.number(of((row) => row.unassigned))}
        </Figure>
        <Figure
          label={t('board.firstAnswer')}
          below={
            answers.medianMinutes === null
              ? t('board.noAnswers', { days: answers.days })
              : t('board.firstAnswerHint', { days: answers.days, median: time(answers.medianMinutes) })
          }
        >
          {time(answers.meanMinutes)}
        </Figure>
        <Figure label={t('board.again')} below={t('board.againHint', again)}>
          {share ?? '—'}
        </Figure>
      </dl>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <ClockTable clocks={clocks} words={words} />
        <Panel
          title={t('board.stages')}
          aside={
            <Link href={shareHref({})} className="link">
              {t('board.level')}
            </Link>
          }
        >
          <ul>
            {backlog.map((row) => (
              <li key={row.stage} className="border-t border-line">
                <Link href={`/cases?stage=${row.stage}`} className="flex justify-between gap-4 px-4 py-2.5 hover:bg-hover">
                  <span className="stage-badge" data-stage={row.stage}>
                    {t(`stage.${row.stage}`)}
                  </span>
                  <span>{format.number(row.count)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
      <AppealTable appeals={board.appeals} more={board.moreAppeals} words={words} />
      <OutletTable outlets={board.outlets} months={board.months} waybillsOf={waybillsOf} words={words} />
    </div>
  )
}

interface FigureProps {
  label: string
  href?: string
  below?: string
  alarming?: boolean
  children: ReactNode
}

/** One figure with what it means; a click goes to the cases behind it. */
function Figure({ label, href, below, alarming = false, children }: FigureProps) {
  const value =
    href === undefined ? (
      children
    ) : (
      <Link href={href} className="hover:underline">
        {children}
      </Link>
    )
  return (
    <div>
      <dt className="text-sm text-ink-faint">{label}</dt>
      <dd className={`text-2xl font-semibold ${alarming ? 'text-danger' : ''}`}>{value}</dd>
      {below !== undefined && <dd className="text-sm text-pretty text-ink-faint">{below}</dd>}
    </div>
  )
}
