'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { AreaField, ChoiceField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import type { FormValues } from '#components/form/form-values'

interface Props {
  id: string
  texts: FormTexts
  labels: Record<'fault' | 'text', string>
  faults: readonly Choice[]
  send: (input: unknown) => Promise<Outcome<{ id: string }>>
}

/** The answer of the outlet: whose fault, and what was found. */
export function AnswerForm({ id, texts, labels, faults, send }: Props) {
  const router = useRouter()
  return (
    <Form
      id={`handed-${id}`}
      initial={{ fault: '', text: '' }}
      texts={texts}
      submit={({ values }) => send({ id, ...given(values) })}
      onDone={() => router.refresh()}
    >
      <ChoiceField name="fault" label={labels.fault} choices={faults} required />
      <AreaField name="text" label={labels.text} rows={5} required />
    </Form>
  )
}

/** What was left empty is not sent: it is asked for, not called wrong. */
function given(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
}
