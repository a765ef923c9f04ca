'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { AreaField, ChoiceField, TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { useField } from '#components/form/form-context'

const bys = ['name', 'phone', 'credit_code'] as const

interface Props {
  draft: string
  name: string
  texts: FormTexts
  labels: Record<'by' | (typeof bys)[number] | 'ground' | 'evidence', string>
  hint: string
  grounds: Choice[]
  save: (input: unknown) => Promise<Outcome<{ id: number }>>
}

/** By what the customer is known, and what speaks for the claim. */
export function ClaimForm({ draft, name, texts, labels, hint, grounds, save }: Props) {
  const router = useRouter()
  return (
    <Form
      id={draft}
      initial={{ by: 'name', name, phone: '', credit_code: '', ground: grounds[0]?.value ?? '', evidence: '' }}
      texts={texts}
      labels={labels}
      submit={({ values: { by = 'name', ground, evidence, ...known } }) => save({ [by]: known[by], ground, evidence })}
      onDone={() => {
        router.push('/collisions')
        router.refresh()
      }}
    >
      <ChoiceField name="by" label={labels.by} choices={bys.map((value) => ({ value, label: labels[value] }))} />
      <Known labels={labels} />
      <ChoiceField name="ground" label={labels.ground} choices={grounds} />
      <AreaField name="evidence" label={labels.evidence} hint={hint} rows={4} required />
    </Form>
  )
}

function Known({ labels }: { labels: Record<(typeof bys)[number], string> }) {
  const { value } = useField('by')
  const by = bys.find((each) => each === value) ?? 'name'
  return (
    <TextField key={by} name={by} label={labels[by]} required {...(by === 'phone' ? { type: 'tel', inputMode: 'tel' } : {})} />
  )
}
