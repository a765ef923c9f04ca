import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormTexts } from '#components/form/form-texts'
import { Sheet } from '#components/ui/sheet'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { TaskResource } from '#lib/records/tasks/schema'
import { findOwners } from '../../../actions.ts'
import { changeTask, createTaskHere } from '../../work-actions.ts'
import { TaskForm } from './task-form.tsx'
import { taskValues } from './task-values.ts'

interface Props {
  ctx: Context
  customerId: number
  /** Null for a new one. */
  task: TaskResource | null
  look: string
  label?: string
  mark?: string
  hash?: string
  button: ReactNode
}

/** A task on a sheet: what, by when, who, and when to be reminded. */
export function TaskSheet({ ctx, customerId, task, look, label, mark, hash, button }: Props) {
  const t = useTranslations('card.task')
  const shell = useTranslations('shell')
  const form = useTranslations('form')
  const common = useFormTexts(task === null ? t('create') : undefined)
  return (
    <Sheet
      look={look}
      button={button}
      title={task === null ? t('new') : t('edit')}
      close={shell('close')}
      {...(label === undefined ? {} : { label, tip: label })}
      {...(mark === undefined ? {} : { mark })}
      {...(hash === undefined ? {} : { hash })}
    >
      <TaskForm
        draft={task === null ? `task-new-${customerId}` : `task-${task.id}`}
        customerId={String(customerId)}
        task={task === null ? null : { id: task.id, version: task.version }}
        assignee={task?.assignee_name ?? ctx.actor.name}
        initial={taskValues(task, { userId: String(ctx.actor.userId), timeZone: ctx.company.timeZone })}
        timeZone={ctx.company.timeZone}
        texts={{ ...common, typeToFind: form('typeToFind'), none: form('none') }}
        labels={{
          title: t('title'),
          due_at: t('due'),
          assignee_id: t('assignee'),
          remind_at: t('remind'),
          note: t('note'),
        }}
        find={mayEver(ctx, 'user:read') ? findOwners : null}
        save={task === null ? createTaskHere : changeTask}
      />
    </Sheet>
  )
}
