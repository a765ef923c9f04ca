import { NotebookPen } from 'lucide'
import { useTranslations } from 'next-intl'
import { AbcBadge } from '#components/crm/class-badges'
import { DayNear } from '#components/crm/day-near'
import { Money } from '#components/crm/money'
import type { Column } from '#components/table/column'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { CadenceChannel, CadenceReason } from '#lib/records/cadence/rhythm'
import { cadenceChannels } from '#lib/records/cadence/rhythm'
import type { DueCustomer } from '#lib/records/cadence/service'
import { logPath } from '../../../customers/[id]/_components/log/log-path.ts'
import { WhomToCall } from './whom-to-call.tsx'

/** Behind every day that is due. */
const FAR = '9999-12-31'

/** The columns of the list of due contacts. */
export function useCadenceColumns(ctx: Context, withOwner: boolean): readonly Column<DueCustomer>[] {
  const t = useTranslations('sales.cadence')
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const columns: Column<DueCustomer>[] = [
    {
      key: 'name',
      label: t('columns.name'),
      phone: 'title',
      width: 'w-[24%]',
      cell: (row) => (
        <span className="flex items-start gap-2">
          <AbcBadge computed={row.abcClass} override={row.abcOverride} />
          <Link href={`/customers/${row.customerId}`} data-row-link="" className="row-link">
            {row.name}
          </Link>
        </span>
      ),
    },
    {
      key: 'value',
      label: t('columns.value'),
      hint: t('valueHint'),
      align: 'right',
      phone: 'figure',
      cell: (row) => row.valueMinor !== null && <Money minor={row.valueMinor} currency={ctx.company.currency} />,
    },
    {
      key: 'due',
      label: t('columns.due'),
      hint: t('dueHint'),
      phone: 'item',
      cell: (row) => (
        <span className="flex flex-col gap-0.5">
          <Due channel="call" day={row.callDueOn} why={row.callWhy} last={row.lastCalledOn} today={today} />
          <Due channel="visit" day={row.visitDueOn} why={row.visitWhy} last={row.lastVisitedOn} today={today} />
          <Due channel="executive" day={row.executiveDueOn} why="rhythm" last={row.lastMetOn} today={today} />
          <Due channel="review" day={row.reviewDueOn} why="rhythm" last={row.lastReviewedOn} today={today} />
        </span>
      ),
    },
    { key: 'who', label: t('columns.who'), phone: 'item', cell: (row) => <WhomToCall ctx={ctx} row={row} /> },
    {
      key: 'last',
      label: t('columns.last'),
      phone: 'item',
      cell: (row) =>
        row.lastCalledOn === null ? (
          <span className="text-ink-faint">{t('never')}</span>
        ) : (
          <span className="text-ink-soft">
            <DayNear day={row.lastCalledOn} today={today} />
          </span>
        ),
    },
  ]
  if (withOwner) columns.push({ key: 'owner', label: t('columns.owner'), phone: 'item', cell: (row) => row.ownerName })
  columns.push({
    key: 'log',
    label: t('columns.log'),
    phone: 'item',
    cell: (row) => <LogLink row={row} today={today} label={t('log')} />,
  })
  return columns
}

/** What is noted is most likely what is due: a call before a visit, a visit before a meeting or a review, which are asked for seldom. */
function LogLink({ row, today, label }: { row: DueCustomer; today: string; label: string }) {
  const days = { call: row.callDueOn, visit: row.visitDueOn, executive: row.executiveDueOn, review: row.reviewDueOn }
  const channel = cadenceChannels.find((each) => (days[each] ?? FAR) <= today) ?? 'call'
  const contact = channel === 'call' ? row.call : row.visit
  return (
    <Link
      href={logPath('cadence', row.customerId, {
        channel,
        ...(contact !== null && { contact: String(contact.contactId) }),
      })}
      className="link inline-flex items-center gap-1 whitespace-nowrap"
    >
      <Icon of={NotebookPen} size={14} />
      {label}
    </Link>
  )
}

function Due({
  channel,
  day,
  why,
  last,
  today,
}: {
  channel: CadenceChannel
  day: string | null
  why: CadenceReason | null
  last: string | null
  today: string
}) {
  const t = useTranslations('sales.cadence')
  if (day === null || why === null) return null
  return (
    <span className={day > today ? 'text-ink-faint' : undefined}>
      {t(`channel.${channel}`)}{' '}
      {last === null && day <= today ? (
        <span className="text-danger">{t('neverYet')}</span>
      ) : (
        <DayNear day={day} today={today} due />
      )}
      {why !== 'rhythm' && <span className="pl-1.5 text-sm text-ink-faint">{t(`why.${why}`)}</span>}
    </span>
  )
}
