'use client'

import { useState } from 'react'
import { ChoicesField } from '#components/form/choices-field'
import { AreaField, ChoiceField, SelectField, TextField } from '#components/form/field'
import type { Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import type { FactChoice } from './fact-values.ts'
import { toFactInput } from './fact-values.ts'
import type { FactEntryTexts } from './fact-words.ts'

interface Props {
  customerId: string
  currency: string
  choice: FactChoice
  texts: FactEntryTexts
  save: (input: unknown) => Promise<Outcome<{ key: string }>>
  onDone: () => void
}

const nothing = { value: '', method: '', source: '', confidence: '' }

/** What became known, how, from where, and how surely. */
export function FactForm({ customerId, currency, choice, texts, save, onDone }: Props) {
  const [problem, setProblem] = useState<string | null>(null)
  const forget = async () => {
    const answer = await save({ id: customerId, key: choice.key, value: null }).catch(() => ({
      ok: false as const,
      message: texts.away,
    }))
    if (answer.ok) return onDone()
    setProblem(answer.message)
  }
  return (
    <Form
      id={`fact-${customerId}-${choice.key}`}
      initial={choice.known ?? nothing}
      texts={texts}
      submit={({ values }) => save({ id: customerId, key: choice.key, ...toFactInput(choice, values, currency) })}
      onDone={onDone}
      aside={
        choice.known !== null && (
          <>
            <button type="button" className="link" onClick={forget}>
              {texts.forget}
            </button>
            {problem !== null && (
              <span role="alert" className="text-sm text-danger">
                {problem}
              </span>
            )}
          </>
        )
      }
    >
      <Value choice={choice} texts={texts} currency={currency} />
      <ChoiceField name="confidence" label={texts.confidence} choices={texts.levels} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField name="method" label={texts.method} choices={texts.methods} empty={texts.unset} />
        <TextField name="source" label={texts.source} />
      </div>
    </Form>
  )
}

/** The field for the value, by its type. */
function Value({ choice, texts, currency }: Pick<Props, 'choice' | 'texts' | 'currency'>) {
  const { valueType, options } = choice
  const field = { name: 'value', label: texts.value }
  if (valueType === 'boolean')
    return (
      <ChoiceField
        {...field}
        choices={[
          { value: 'true', label: texts.yes },
          { value: 'false', label: texts.no },
        ]}
      />
    )
  if (valueType === 'list' && options.length > 0) return <ChoicesField {...field} choices={options} />
  if (valueType === 'choice' && options.length > 0) return <ChoiceField {...field} choices={options} />
  if (valueType === 'list') return <TextField {...field} hint={texts.listHint} autoFocus />
  if (valueType === 'date') return <TextField {...field} type="date" autoFocus />
  if (valueType === 'number') return <TextField {...field} inputMode="decimal" autoFocus />
  if (valueType === 'money') return <TextField {...field} inputMode="decimal" hint={currency} autoFocus />
  return <AreaField {...field} />
}
