'use client'

import { useRouter } from 'next/navigation'
import { AreaField, TextField } from '#components/form/field'
import type { Found } from '#components/form/find-field'
import { FindField } from '#components/form/find-field'
import type { FormTexts, Outcome, Submitted } from '#components/form/form'
import { Form } from '#components/form/form'
import type { FormValues } from '#components/form/form-values'
import { useCloseSheet } from '#components/ui/sheet'
import type { TaskResource } from '#lib/records/tasks/schema'
import { taskValues } from './task-values.ts'

type TaskField = 'title' | 'due_at' | 'assignee_id' | 'remind_at' | 'note'

interface Props {
  draft: string
  customerId: string
  task: { id: string; version: number } | null
  assignee: string
  initial: FormValues
  timeZone: string
  texts: FormTexts & Record<'typeToFind' | 'none', string>
  labels: Record<TaskField, string>
  find: ((input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>) | null
  save: (input: unknown) => Promise<Outcome<{ id: string }>>
}

/** A task: two taps and a title. */
export function TaskForm({ draft, customerId, task, assignee, initial, timeZone, texts, labels, find, save }: Props) {
  const router = useRouter()
  const close = useCloseSheet()
  const submit = ({ values, changes, version }: Submitted) => {
    if (task !== null) return save({ id: task.id, version, ...changes })
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
    return save({ customer_id: customerId, ...given })
  }
  return (
    <Form
      id={draft}
      initial={initial}
      version={task?.version ?? null}
      texts={texts}
      labels={labels}
      submit={submit}
      readCurrent={(current) => {
        const now = current as TaskResource
        return { version: now.version, values: taskValues(now, { userId: now.assignee_id, timeZone }) }
      }}
      onDone={() => {
        close()
        router.refresh()
      }}
    >
      <TextField name="title" label={labels.title} required autoFocus />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="due_at" label={labels.due_at} type="date" />
        <TextField name="remind_at" label={labels.remind_at} type="datetime-local" />
      </div>
      {find !== null && (
        <FindField
          name="assignee_id"
          label={labels.assignee_id}
          initialName={assignee}
          texts={{ type: texts.typeToFind, none: texts.none }}
          find={find}
        />
      )}
      <AreaField name="note" label={labels.note} rows={2} />
    </Form>
  )
}
