'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { AreaField, SelectField, TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'

interface Props {
  customerId: string
  /** What stands; null where the loss is opened by this form. */
  loss: { version: number; cause: string | null; rival: string | null; note: string | null; exitCallOn: string | null } | null
  causes: Choice[]
  texts: FormTexts
  labels: Record<
    'cause' | 'choose' | 'rival' | 'rivalHint' | 'lost_on' | 'lostOnHint' | 'exit_call_on' | 'exitCallHint' | 'note',
    string
  >
  save: (input: unknown) => Promise<Outcome<{ id: string }>>
}

/** Why the customer left, where to, and when it was asked. */
export function RecordForm({ customerId, loss, causes, texts, labels, save }: Props) {
  const router = useRouter()
  return (
    <Form
      id={`loss:${customerId}`}
      initial={{
        ...{ cause: loss?.cause ?? '', rival: loss?.rival ?? '', note: loss?.note ?? '' },
        ...{ exit_call_on: loss?.exitCallOn ?? '', lost_on: '' },
      }}
      texts={texts}
      labels={labels}
      submit={({ values }) => {
        const given = Object.fromEntries(Object.entries(values).filter(([, value]) => (value ?? '').trim() !== ''))
        return save({ customer: customerId, ...(loss === null ? {} : { version: loss.version }), ...given })
      }}
      onDone={() => router.refresh()}
    >
      <SelectField name="cause" label={labels.cause} choices={causes} empty={labels.choose} required />
      <TextField name="rival" label={labels.rival} hint={labels.rivalHint} />
      {loss === null && <TextField name="lost_on" type="date" label={labels.lost_on} hint={labels.lostOnHint} />}
      <TextField name="exit_call_on" type="date" label={labels.exit_call_on} hint={labels.exitCallHint} />
      <AreaField name="note" label={labels.note} rows={3} />
    </Form>
  )
}
