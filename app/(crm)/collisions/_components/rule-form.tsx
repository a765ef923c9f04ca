'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { AreaField, ChoiceField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { useCloseSheet } from '#components/ui/sheet'

interface Props {
  id: number
  version: number
  texts: FormTexts
  labels: Record<'ruling' | 'reason', string>
  hint: string
  choices: Choice[]
  save: (input: unknown) => Promise<Outcome<unknown>>
}

/** How a claim is ruled, with the reason that both read. */
export function RuleForm({ id, version, texts, labels, hint, choices, save }: Props) {
  const router = useRouter()
  const close = useCloseSheet()
  return (
    <Form
      id={`collision:${id}`}
      initial={{ ruling: '', reason: '' }}
      texts={texts}
      labels={labels}
      submit={({ values }) => save({ id, version, ...values })}
      onDone={() => {
        close()
        router.refresh()
      }}
    >
      <ChoiceField name="ruling" label={labels.ruling} choices={choices} required />
      <AreaField name="reason" label={labels.reason} hint={hint} rows={3} required />
    </Form>
  )
}
