'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { ChoiceField, SelectField, TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { RestoreShipped } from '#components/form/restore-shipped'

export interface LookField {
  name: string
  label: string
  hint?: string
  /** As it is in the run that is shown. */
  shown: string
  /** As it ships. */
  shipped: string
  /** Null for what is typed. */
  choices: readonly Choice[] | null
  isSwitch: boolean
}

interface Props {
  /** Names what is typed and not yet sent: over which run it is. */
  id: string
  scheme: string
  fields: readonly LookField[]
  texts: FormTexts
  /** Over the table of cells, where the scheme has one. */
  cellsTitle: string
  shippedLabel: string
  start: (input: { scheme: string; values: Record<string, string> }) => Promise<Outcome<{ id: string }>>
}

/** A run with other parameters, to look at: it begins with those of the run that is shown, and changes nobody's class. */
export function LookForm({ id, scheme, fields, texts, cellsTitle, shippedLabel, start }: Props) {
  const router = useRouter()
  const valuesOf = (which: 'shown' | 'shipped') => Object.fromEntries(fields.map((field) => [field.name, field[which]]))
  return (
    <Form
      id={id}
      initial={valuesOf('shown')}
      texts={texts}
      labels={Object.fromEntries(fields.map(({ name, label }) => [name, label]))}
      submit={({ values }) => start({ scheme, values })}
      onDone={(run) => router.push(`/analysis/runs/${run.id}`)}
      aside={<RestoreShipped values={valuesOf('shipped')} label={shippedLabel} />}
    >
      <div className="grid gap-4 sm:grid-cols-2">{fields.filter((field) => !isCell(field)).map(inputOf)}</div>
      {fields.some(isCell) && (
        <details className="pt-4">
          <summary className="cursor-pointer">{cellsTitle}</summary>
          <div className="grid gap-4 pt-3 sm:grid-cols-2">{fields.filter(isCell).map(inputOf)}</div>
        </details>
      )}
    </Form>
  )
}

const isCell = ({ name }: LookField) => name.startsWith('cells.')

function inputOf({ name, label, hint, choices, isSwitch }: LookField) {
  const field = { name, label, ...(hint === undefined ? {} : { hint }) }
  if (choices === null) return <TextField key={name} {...field} />
  return isSwitch ? (
    <ChoiceField key={name} {...field} choices={choices} />
  ) : (
    <SelectField key={name} {...field} choices={choices} />
  )
}
