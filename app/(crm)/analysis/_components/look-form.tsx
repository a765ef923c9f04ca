'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { ChoiceField, SelectField, TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'

export interface LookField {
  name: string
  label: string
  hint?: string
  initial: string
  /** Null for what is typed. */
  choices: readonly Choice[] | null
  isSwitch: boolean
}

export interface Days {
  from: string
  to: string
  as_of: string
}

interface Props {
  /** Names what is kept of it while it is not sent. */
  id: string
  scheme: string
  fields: readonly LookField[]
  texts: FormTexts
  /** Over the table of cells, where the scheme has one. */
  cellsTitle: string
  /** The days that it is worked out over, where they are not those of today. */
  period?: Days | undefined
  start: (input: { scheme: string; values: Record<string, string>; period?: Days }) => Promise<Outcome<{ id: string }>>
}

/** A run with other parameters, to look at: it is worked out and kept like any other, and changes nobody's class. */
export function LookForm({ id: form, scheme, fields, texts, cellsTitle, period, start }: Props) {
  const router = useRouter()
  return (
    <Form
      id={form}
      initial={Object.fromEntries(fields.map(({ name, initial }) => [name, initial]))}
      texts={texts}
      labels={Object.fromEntries(fields.map(({ name, label }) => [name, label]))}
      submit={({ values }) => start({ scheme, values, ...(period === undefined ? {} : { period }) })}
      onDone={({ id }) => router.push(`/analysis/runs/${id}`)}
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
