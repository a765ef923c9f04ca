import { useFormatter, useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { DayNear } from '#components/crm/day-near'
import { Link } from '#components/ui/link'
import type { Day } from '#lib/core/day'
import { daysBetween } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { Prospect } from '#lib/records/opportunities/service'
import { listProspects, sumProspects } from '#lib/records/opportunities/service'
import type { OpenStep } from '#lib/records/opportunities/step'
import { openSteps } from '#lib/records/opportunities/step'
import { moveProspect } from '../actions.ts'
import { MoveButtons } from './move-buttons.tsx'
import { ProspectHead } from './prospect-head.tsx'

/** So many cards a column; the rest is a list. */
const most = 40

/** The open prospects as a board. */
export async function ProspectBoard({ ctx, own }: { ctx: Context; own: boolean }) {
  const owner = own ? { owner: 'me' as const } : {}
  const [sums, ...columns] = await Promise.all([
    sumProspects(ctx, own),
    ...openSteps.map(async (step) => (await listProspects(ctx, { step, ...owner, limit: most, sort: 'next_touch' })).rows),
  ])
  const t = await getTranslations('prospects')
  return (
    <>
      <ProspectHead ctx={ctx} view="board" />
      <div className="filter-row">
        <Link
          href={own ? '/prospects/board' : '/prospects/board?owner=me'}
          data-active={own ? '' : undefined}
          className="control"
        >
          {t('mine')}
        </Link>
      </div>
      <div className="board">
        {openSteps.map((step, index) => (
          <Column
            key={step}
            ctx={ctx}
            step={step}
            sum={sums.find((each) => each.step === step)}
            rows={columns[index] ?? []}
            own={own}
          />
        ))}
      </div>
    </>
  )
}

interface ColumnProps {
  ctx: Context
  step: OpenStep
  sum: { count: number; pieces: number } | undefined
  rows: readonly Prospect[]
  own: boolean
}

function Column({ ctx, step, sum, rows, own }: ColumnProps) {
  const t = useTranslations('prospects')
  const format = useFormatter()
  const count = sum?.count ?? 0
  const today = dayOf(ctx.now, ctx.company.timeZone)
  return (
    <section aria-labelledby={`step-${step}`} className="board-column">
      <h2 id={`step-${step}`} className="flex items-baseline justify-between gap-2 px-1 pb-2">
        <span className="font-semibold">
          {t(`steps.${step}`)} <span className="font-normal text-ink-faint">{count}</span>
        </span>
        {sum !== undefined && sum.pieces > 0 && (
          <span className="text-sm font-normal text-ink-faint">{t('pieces', { count: format.number(sum.pieces) })}</span>
        )}
      </h2>
      <ul className="flex flex-col gap-2">
        {rows.map((row) => (
          <BoardCard
            key={row.id}
            row={row}
            today={today}
            timeZone={ctx.company.timeZone}
            mayMove={mayEver(ctx, 'customer:update')}
          />
        ))}
      </ul>
      {rows.length === 0 && (
        <p className="rounded-md border border-dashed border-line-strong px-3 py-4 text-sm text-ink-faint">{t('noneHere')}</p>
      )}
      {count > rows.length && (
        <Link href={`/prospects?step=${step}${own ? '&owner=me' : ''}`} className="link mt-2 inline-block px-1">
          {t('more', { count: count - rows.length })}
        </Link>
      )}
    </section>
  )
}

function BoardCard({ row, today, timeZone, mayMove }: { row: Prospect; today: Day; timeZone: string; mayMove: boolean }) {
  const t = useTranslations('prospects')
  const format = useFormatter()
  const at = openSteps.indexOf(row.step as OpenStep)
  const label = (step: OpenStep | undefined) => (step === undefined ? null : { step, label: t(`steps.${step}`) })
  return (
    <li className="rounded-lg border border-line bg-surface px-3 py-2.5">
      <Link href={`/prospects/${row.customerId}`} className="font-medium hover:text-accent-text">
        {row.customerName}
      </Link>
      <p className="flex flex-wrap gap-x-3 pt-1 text-sm text-ink-faint">
        {row.piecesMonth !== null && (
          <span className="text-ink-soft">{t('pieces', { count: format.number(row.piecesMonth) })}</span>
        )}
        <span>{t('days', { count: daysBetween(dayOf(row.stepSince, timeZone), today) })}</span>
        {row.nextTouchOn !== null && <DayNear day={row.nextTouchOn} today={today} due />}
        {row.ownerName !== null && <span>{row.ownerName}</span>}
      </p>
      {mayMove && (
        <MoveButtons
          id={row.id}
          version={row.version}
          back={label(openSteps[at - 1])}
          on={label(openSteps[at + 1])}
          texts={{ back: t('moveBack'), on: t('moveOn'), away: t('away'), open: t('fillIn') }}
          href={`/prospects/${row.customerId}`}
          move={moveProspect}
        />
      )}
    </li>
  )
}
