import { getTranslations } from 'next-intl/server'
import { DayNear } from '#components/crm/day-near'
import { addDays, addMonths } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import { listTasks } from '#lib/records/tasks/service'
import { planTouch } from '../../work-actions.ts'
import { Nothing, Panel } from '../panel.tsx'
import { NextTouch } from './next-touch.tsx'
import { TaskLine } from './task-line.tsx'

const most = 8

/** What was promised: the one day of the next touch, and what is to be done, the next due first. */
export async function Promises({ ctx, customer }: { ctx: Context; customer: CustomerView }) {
  const t = await getTranslations('card.promises')
  const mayRead = mayEver(ctx, 'task:read')
  const { rows } = mayRead
    ? await listTasks(ctx, { customer: String(customer.id), done: false, limit: most, sort: 'due_at' })
    : { rows: [] }
  return (
    <Panel title={t('title')}>
      <Touch ctx={ctx} customer={customer} t={t} />
      {rows.length > 0 && (
        <ul>
          {rows.map((task) => (
            <TaskLine key={task.id} ctx={ctx} customerId={customer.id} task={task} />
          ))}
        </ul>
      )}
      {mayRead && rows.length === 0 && <Nothing>{t('noTasks')}</Nothing>}
    </Panel>
  )
}

type Words = Awaited<ReturnType<typeof getTranslations<'card.promises'>>>

function Touch({ ctx, customer, t }: { ctx: Context; customer: CustomerView; t: Words }) {
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const choices = [
    { day: addDays(today, 1), label: t('tomorrow') },
    { day: addDays(today, 3), label: t('threeDays') },
    { day: addDays(today, 7), label: t('week') },
    { day: addDays(today, 14), label: t('twoWeeks') },
    { day: addMonths(today, 1), label: t('month') },
  ]
  return (
    <NextTouch
      id={String(customer.id)}
      day={customer.nextTouchOn}
      today={today}
      may={mayEver(ctx, 'customer:update')}
      choices={choices}
      texts={{
        label: t('nextTouch'),
        none: t('noTouch'),
        plan: t('plan'),
        move: t('move'),
        other: t('otherDay'),
        set: t('set'),
        clear: t('clear'),
        away: t('away'),
      }}
      plan={planTouch}
    >
      {customer.nextTouchOn !== null && <DayNear day={customer.nextTouchOn} today={today} due />}
    </NextTouch>
  )
}
