'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { AreaField, ChoiceField, TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'

interface Props {
  draft: string
  customerId: string
  texts: FormTexts
  labels: Record<'basis' | 'merit' | 'consent_on' | 'consent_by' | 'consent_paper' | 'ends_on', string>
  paperHint: string
  bases: Choice[]
  save: (input: unknown) => Promise<Outcome<{ id: string }>>
}

/** Why the customer helps us as a reference, its consent and until when. */
export function ProposeForm({ draft, customerId, texts, labels, paperHint, bases, save }: Props) {
  const router = useRouter()
  return (
    <Form
      id={draft}
      initial={{ basis: bases[0]?.value ?? '', merit: '', consent_on: '', consent_by: '', consent_paper: '', ends_on: '' }}
      texts={texts}
      labels={labels}
      submit={({ values }) => save({ ...values, customer_id: customerId })}
      onDone={({ id }) => {
        router.push(`/analysis/references/${id}`)
        router.refresh()
      }}
    >
      <ChoiceField name="basis" label={labels.basis} choices={bases} />
      <AreaField name="merit" label={labels.merit} required />
      <TextField name="consent_on" label={labels.consent_on} type="date" required />
      <TextField name="consent_by" label={labels.consent_by} required />
      <TextField name="consent_paper" label={labels.consent_paper} hint={paperHint} required />
      <TextField name="ends_on" label={labels.ends_on} type="date" required />
    </Form>
  )
}
