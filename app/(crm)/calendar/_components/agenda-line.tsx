import { CalendarClock, CheckSquare, PhoneCall } from 'lucide'
import { useTranslations } from 'next-intl'
import { TaskDone } from '#components/crm/task-done'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { AgendaItem } from '#lib/records/agenda/service'
import { changeTask, finishTask, planTouch } from '../../customers/[id]/work-actions.ts'
import type { CalendarState } from './calendar-query.ts'
import { MoveItem } from './move-item.tsx'

interface Props {
  ctx: Context
  state: CalendarState
  day: string
  item: AgendaItem
  /** In a cell of the grid, or a line of the list. */
  look: 'cell' | 'line'
}

/** One thing of a day: what it is, with whom, and the way to move it; a task is ended with one tap. */
export function AgendaLine({ ctx, state, day, item, look }: Props) {
  const t = useTranslations('sales.calendar')
  const promises = useTranslations('card.promises')
  const icon = item.kind === 'task' ? CheckSquare : PhoneCall
  const late = day < state.today
  const may = mayEver(ctx, item.kind === 'task' ? 'task:update' : 'customer:update')
  return (
    <li
      data-agenda={item.kind}
      className={
        look === 'cell'
          ? 'group flex min-w-0 items-center gap-1 rounded-sm px-1 text-sm hover:bg-hover'
          : 'flex min-w-0 items-center gap-2 border-t border-line px-4 py-2'
      }
    >
      {may && item.kind === 'task' ? (
        <TaskDone
          id={String(item.id)}
          version={item.version}
          label={promises('finish', { title: item.title })}
          away={promises('away')}
          size={look === 'cell' ? 14 : 18}
          late={late}
          act={finishTask}
        />
      ) : (
        <Icon
          of={icon}
          size={look === 'cell' ? 13 : 15}
          label={t(`kind.${item.kind}`)}
          className={`flex-none ${late ? 'text-danger' : 'text-ink-faint'}`}
        />
      )}
      {item.time !== null && <span className="flex-none text-ink-faint">{item.time}</span>}
      <span className="flex min-w-0 flex-1 flex-col">
        <Title item={item} />
        {look === 'line' && (
          <span className="truncate text-sm text-ink-faint">
            {[item.kind === 'task' ? item.customerName : null, state.userId === ctx.actor.userId ? null : item.personName]
              .filter(Boolean)
              .join(' · ')}
          </span>
        )}
      </span>
      {may && (
        <MoveItem
          item={{ kind: item.kind, id: String(item.id), version: item.version, time: item.time }}
          day={day}
          place={look}
          icon={<Icon of={CalendarClock} size={14} />}
          texts={{ move: t('move', { title: item.title }), day: t('newDay'), set: t('set'), away: t('away') }}
          moveTask={changeTask}
          moveTouch={planTouch}
        />
      )}
    </li>
  )
}

function Title({ item }: { item: AgendaItem }) {
  if (item.customerId === null) return <span className="truncate">{item.title}</span>
  return (
    <Link
      href={`/customers/${item.customerId}`}
      data-tip={item.customerName ?? undefined}
      className="truncate hover:text-accent-text"
    >
      {item.title}
    </Link>
  )
}
