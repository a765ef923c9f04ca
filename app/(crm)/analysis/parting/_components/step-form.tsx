'use client'

import { useRouter } from 'next/navigation'
import { AreaField, TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'

interface Props {
  id: string
  step: string
  present: Record<'due_on' | 'done_on' | 'note', string>
  labels: Record<'due_on' | 'done_on' | 'note', string>
  texts: FormTexts
  save: (input: unknown) => Promise<Outcome<{ id: string }>>
}

const orNull = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text)

/** By when a step is to be taken, and when it was. */
export function StepForm({ id, step, present, labels, texts, save }: Props) {
  const router = useRouter()
  return (
    <Form
      id={`step:${id}:${step}`}
      initial={present}
      texts={texts}
      labels={labels}
      submit={({ values: { due_on, done_on, note } }) => save({ id, step, due_on, done_on: orNull(done_on), note: orNull(note) })}
      onDone={() => router.refresh()}
    >
      <TextField name="due_on" label={labels.due_on} type="date" required />
      <TextField name="done_on" label={labels.done_on} type="date" />
      <AreaField name="note" label={labels.note} rows={2} />
    </Form>
  )
}
