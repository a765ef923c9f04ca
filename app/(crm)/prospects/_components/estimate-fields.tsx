'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { AreaField, ChoiceField, TextField } from '#components/form/field'
import type { FormTexts, Outcome, Submitted } from '#components/form/form'
import { Form } from '#components/form/form'
import type { FormValues } from '#components/form/form-values'

interface Known {
  serviceable: boolean | null
  wishes: boolean | null
  able: boolean | null
  piecesMonth: number | null
  rival: string | null
  note: string | null
}

type Field = 'serviceable' | 'wishes' | 'able' | 'pieces_month' | 'rival' | 'note'

interface Props {
  opportunity: Known & { id: number; version: number }
  texts: FormTexts
  labels: Record<Field, string>
  hints: Record<'serviceable' | 'wishes', string>
  choices: Choice[]
  save: (input: unknown) => Promise<Outcome<{ version: number }>>
}

const valuesOf = (known: Known): FormValues => ({
  serviceable: String(known.serviceable ?? ''),
  wishes: String(known.wishes ?? ''),
  able: String(known.able ?? ''),
  pieces_month: String(known.piecesMonth ?? ''),
  rival: known.rival ?? '',
  note: known.note ?? '',
})

/** Fields of the form as the service takes them; what is no number stays a text, so that the service says so. */
function toInput(changes: Submitted['changes']): Record<string, unknown> {
  const read = (name: string, value: string | null): unknown => {
    if (value === null) return null
    if (name === 'pieces_month') return /^\d+$/.test(value) ? Number(value) : value
    return name === 'rival' || name === 'note' ? value : value === 'true'
  }
  return Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, read(name, value)]))
}

export function EstimateFields({ opportunity, texts, labels, hints, choices, save }: Props) {
  const router = useRouter()
  return (
    <Form
      // Saved, it begins anew from what is stored.
      key={opportunity.version}
      id={`opportunity-${opportunity.id}`}
      initial={valuesOf(opportunity)}
      version={opportunity.version}
      texts={texts}
      labels={labels}
      submit={({ changes, version }) => save({ id: opportunity.id, version, ...toInput(changes) })}
      readCurrent={(current) => {
        const now = current as Known & { version: number }
        return { version: now.version, values: valuesOf(now) }
      }}
      onDone={() => router.refresh()}
    >
      <ChoiceField name="serviceable" label={labels.serviceable} hint={hints.serviceable} choices={choices} />
      <div className="grid gap-4 md:grid-cols-2">
        <ChoiceField name="wishes" label={labels.wishes} hint={hints.wishes} choices={choices} />
        <ChoiceField name="able" label={labels.able} choices={choices} />
        <TextField name="pieces_month" label={labels.pieces_month} inputMode="numeric" />
        <TextField name="rival" label={labels.rival} />
      </div>
      <AreaField name="note" label={labels.note} rows={2} />
    </Form>
  )
}
