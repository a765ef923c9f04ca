import { AlertTriangle, CalendarClock, CircleDot, FileClock, Moon, TrendingDown } from 'lucide'
import { getFormatter, getTranslations } from 'next-intl/server'
import { DayNear, DayText } from '#components/crm/day-near'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { dropOf } from '#lib/analysis/drop/service'
import { sleeperOf } from '#lib/analysis/sleepers/service'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { listCases } from '#lib/records/cases/service'
import type { CustomerView } from '#lib/records/customers/view'
import { listPapers } from '#lib/records/papers/service'
import { endsSoonBefore } from '#lib/records/papers/validity'
import { listTasks } from '#lib/records/tasks/service'
import { DropPoint } from './drop-point.tsx'
import { lossPoints, partingPoints } from './leaving-points.tsx'
import type { Point } from './point.ts'
import { SleeperPoint } from './sleeper-point.tsx'

const mostCases = 20
const mostPapers = 20
const sleepy = ['drowsy', 'half_asleep', 'asleep']

/** Answers what should not wait: that the customer is lost or being parted with, a drop in volume, a touch or a task that is overdue, cases that are open, a paper that ends, a customer that falls asleep. */
export async function attentionOf(ctx: Context, customer: CustomerView): Promise<readonly Point[]> {
  const found = await Promise.all([
    lossPoints(ctx, customer.id),
    partingPoints(ctx, customer.id),
    dropPoints(ctx, customer),
    touchPoints(ctx, customer),
    casePoints(ctx, customer),
    paperPoints(ctx, customer),
    sleepPoints(ctx, customer),
  ])
  // Of one that is lost nobody asks how soundly it sleeps.
  const [lost] = found
  return found.flat().filter(({ key }) => lost.length === 0 || key !== 'sleep')
}

/** What should not wait, as it comes. */
export async function Attention({ points: coming }: { points: Promise<readonly Point[]> }) {
  const [points, t] = await Promise.all([coming, getTranslations('card.attention')])
  return (
    <section aria-label={t('title')} className="rounded-lg border border-line bg-surface px-4 py-2.5">
      {points.length === 0 ? (
        <p className="text-ink-faint">{t('nothing')}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-6 gap-y-1.5">
          {points.map(({ key, icon, text }) => (
            <li key={key} className="flex items-center gap-2">
              {icon}
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

async function dropPoints(ctx: Context, { id }: CustomerView): Promise<Point[]> {
  const drop = mayEver(ctx, 'analysis:read') ? await dropOf(ctx, id) : null
  if (drop === null) return []
  const icon = <Icon of={TrendingDown} size={16} className="flex-none text-danger" />
  return [{ key: 'drop', icon, text: <DropPoint drop={drop} currency={ctx.company.currency} /> }]
}

async function touchPoints(ctx: Context, { id, nextTouchOn }: CustomerView): Promise<Point[]> {
  const t = await getTranslations('card.attention')
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const icon = <Icon of={CalendarClock} size={16} className="flex-none text-danger" />
  const points: Point[] = []
  if (nextTouchOn !== null && nextTouchOn <= today)
    points.push({ key: 'touch', icon, text: t.rich('touch', { day: () => <DayNear day={nextTouchOn} today={today} due /> }) })
  if (!mayEver(ctx, 'task:read')) return points
  const asked = { customer: String(id), done: false, due_to: today, limit: mostCases, sort: 'due_at' as const }
  const { rows, nextCursor } = await listTasks(ctx, asked)
  if (rows.length > 0)
    points.push({ key: 'tasks', icon, text: t('tasks', { count: rows.length, more: nextCursor === null ? '' : '+' }) })
  return points
}

async function casePoints(ctx: Context, { id }: CustomerView): Promise<Point[]> {
  if (!mayEver(ctx, 'case:read')) return []
  const t = await getTranslations('card.attention')
  const { rows, nextCursor } = await listCases(ctx, { customer: String(id), state: 'open', limit: mostCases, sort: 'due_at' })
  if (rows.length === 0) return []
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const due = rows.find(({ due_at: at }) => at !== null)?.due_at
  const icon = <Icon of={AlertTriangle} size={16} className="flex-none text-late" />
  const count = { count: rows.length, more: nextCursor === null ? '' : '+' }
  const day = due === undefined || due === null ? null : dayOf(new Date(due), ctx.company.timeZone)
  const said =
    day === null ? t('cases', count) : t.rich('casesDue', { ...count, day: () => <DayNear day={day} today={today} due /> })
  const [only] = rows
  const href = rows.length === 1 && only !== undefined ? `/cases/${only.id}` : `/cases?customer=${id}`
  return [
    {
      key: 'cases',
      icon,
      text: (
        <Link href={href} className="hover:underline">
          {said}
        </Link>
      ),
    },
  ]
}

async function paperPoints(ctx: Context, { id }: CustomerView): Promise<Point[]> {
  const t = await getTranslations('card.attention')
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const asked = { customer: String(id), ends_before: endsSoonBefore(today), limit: mostPapers, sort: 'valid_until' as const }
  const { rows, nextCursor } = await listPapers(ctx, asked)
  const [first] = rows
  if (first === undefined || first.valid_until === null) return []
  const until = first.valid_until
  const ended = first.validity === 'ended'
  const icon = <Icon of={FileClock} size={16} className={`flex-none ${ended ? 'text-danger' : 'text-watch'}`} />
  const text = ended
    ? t.rich('paperEnded', { type: first.type, day: () => <DayText day={until} /> })
    : t.rich('paperEnding', { type: first.type, day: () => <DayNear day={until} today={today} /> })
  const others = rows.length - 1
  const more = others === 0 ? '' : t('paperMore', { count: others, more: nextCursor === null ? '' : '+' })
  return [
    {
      key: 'papers',
      icon,
      text: (
        <>
          {text}
          {more}
        </>
      ),
    },
  ]
}

async function sleepPoints(
  ctx: Context,
  { id, dormancyClass: computed, dormancyRatio, overrides }: CustomerView,
): Promise<Point[]> {
  const dormancyClass = overrides['dormancy']?.class ?? computed
  if (dormancyClass === null || !sleepy.includes(dormancyClass)) return []
  const [t, names, format] = await Promise.all([
    getTranslations('card.attention'),
    getTranslations('customers.dormancy'),
    getFormatter(),
  ])
  const icon =
    dormancyClass === 'drowsy' ? (
      <Icon of={CircleDot} size={16} className="flex-none text-watch" />
    ) : (
      <Icon of={Moon} size={16} className="flex-none text-night" />
    )
  const sleeper = mayEver(ctx, 'analysis:read') ? await sleeperOf(ctx, id) : null
  if (sleeper !== null) return [{ key: 'sleep', icon, text: <SleeperPoint sleeper={sleeper} currency={ctx.company.currency} /> }]
  const ratio = dormancyRatio === null ? '' : format.number(dormancyRatio, { maximumFractionDigits: 1 })
  return [{ key: 'sleep', icon, text: t('sleep', { state: names(dormancyClass as 'drowsy'), ratio }) }]
}
