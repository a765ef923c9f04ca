'use client'

import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import type { Choice } from '#components/form/field'
import { ChoiceField, SelectField, TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { useValues } from '#components/form/form-context'
import { RestoreShipped } from '#components/form/restore-shipped'
import { CellFields } from './cell-fields.tsx'
import { WordsField } from './words-field.tsx'

export interface LookField {
  name: string
  label: string
  hint?: string
  /** As it is in the run that is shown. */
  shown: string
  /** As it ships. */
  shipped: string
  input: 'text' | 'select' | 'switch' | 'words'
  choices: readonly Choice[]
  /** In what it is typed. */
  mark?: string
  /** The same, where another field says it by what is chosen there. */
  marksBy?: { field: string; marks: Readonly<Record<string, string>> }
}

interface Props {
  /** Names what is typed and not yet sent: over which run it is. */
  id: string
  scheme: string
  fields: readonly LookField[]
  texts: FormTexts
  /** Over the table of cells, where the scheme has one. */
  cellsTitle: string
  /** How the cells stand as a table; null for a scheme without any. */
  grid: Omit<ComponentProps<typeof CellFields>, 'fields'> | null
  shippedLabel: string
  /** Beside words that may be chosen in the place of a number. */
  typeNumber: string
  start: (input: { scheme: string; values: Record<string, string> }) => Promise<Outcome<{ id: string }>>
}

/** A run with other parameters, to look at: it begins with those of the run that is shown, and changes nobody's class. */
export function LookForm({ id, scheme, fields, texts, cellsTitle, grid, shippedLabel, typeNumber, start }: Props) {
  const router = useRouter()
  const valuesOf = (which: 'shown' | 'shipped') => Object.fromEntries(fields.map((field) => [field.name, field[which]]))
  const inputsOf = (some: readonly LookField[]) =>
    some.map((field) => <LookInput key={field.name} field={field} typeNumber={typeNumber} />)
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
      <div className="grid gap-4 sm:grid-cols-2">{inputsOf(fields.filter((field) => !isCell(field)))}</div>
      {fields.some(isCell) && (
        <details className="pt-4">
          <summary className="cursor-pointer">{cellsTitle}</summary>
          {grid === null ? (
            <div className="grid gap-4 pt-3 sm:grid-cols-2">{inputsOf(fields.filter(isCell))}</div>
          ) : (
            <CellFields {...grid} fields={fields.filter(isCell)} />
          )}
        </details>
      )}
    </Form>
  )
}

const isCell = ({ name }: LookField) => name.startsWith('cells.')

function LookInput({ field, typeNumber }: { field: LookField; typeNumber: string }) {
  const values = useValues()
  const { name, label, hint, input, choices, marksBy } = field
  const common = { name, label, ...(hint === undefined ? {} : { hint }) }
  if (input === 'switch') return <ChoiceField {...common} choices={choices} />
  if (input === 'select') return <SelectField {...common} choices={choices} />
  const mark = marksBy === undefined ? field.mark : marksBy.marks[values[marksBy.field] ?? '']
  if (input === 'words') return <WordsField {...common} words={choices} typeNumber={typeNumber} mark={mark} />
  return <TextField {...common} mark={mark} />
}
