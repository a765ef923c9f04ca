'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { AreaField, ChoiceField, TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'

interface Props {
  id: number
  today: string
  ways: Choice[]
  offers: Choice[]
  results: Choice[]
  texts: FormTexts
  labels: Record<'made_on' | 'way' | 'offer' | 'result' | 'cost' | 'costHint' | 'note', string>
  save: (input: unknown) => Promise<Outcome<null>>
}

/** Who was spoken to how, what was offered, and what came of it. */
export function AttemptForm({ id, today, ways, offers, results, texts, labels, save }: Props) {
  const router = useRouter()
  return (
    <Form
      id={`win-back:${id}`}
      initial={{ made_on: today, way: 'call', offer: 'none', result: '', cost: '', note: '' }}
      texts={texts}
      labels={labels}
      submit={({ values }) =>
        save({ id, ...Object.fromEntries(Object.entries(values).filter(([, value]) => (value ?? '').trim() !== '')) })
      }
      onDone={() => router.refresh()}
    >
      <TextField name="made_on" type="date" label={labels.made_on} required />
      <ChoiceField name="way" label={labels.way} choices={ways} />
      <ChoiceField name="offer" label={labels.offer} choices={offers} />
      <ChoiceField name="result" label={labels.result} choices={results} required />
      <TextField name="cost" label={labels.cost} hint={labels.costHint} inputMode="decimal" />
      <AreaField name="note" label={labels.note} rows={2} />
    </Form>
  )
}
