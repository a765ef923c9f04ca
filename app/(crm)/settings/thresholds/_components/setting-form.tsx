'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { ChoiceField, TextField } from '#components/form/field'
import type { FormTexts, Outcome, Refusal } from '#components/form/form'
import { Form } from '#components/form/form'
import type { FormValues } from '#components/form/form-values'
import { RestoreShipped } from '#components/form/restore-shipped'
import type { Bounded } from './bounds.ts'
import { outOfBounds } from './bounds.ts'
import { fromText, toText } from './field-text.tsx'

export interface SettingField extends Bounded {
  label: string
  hint: string
  /** What may be typed, in words. */
  allowed: string
  value: number | boolean
  initial: number | boolean
}

interface Props {
  name: string
  version: number
  fields: readonly SettingField[]
  yesNo: readonly Choice[]
  texts: { form: FormTexts; reset: string; refused: string }
  save: (input: { key: string; version: number; values: Record<string, number | boolean | string> }) => Promise<Outcome<unknown>>
}

/** The thresholds of one setting. A share is typed in percent. */
export function SettingForm({ name, version, fields, yesNo, texts, save }: Props) {
  const router = useRouter()
  const textsOf = (which: 'value' | 'initial'): FormValues =>
    Object.fromEntries(fields.map((field) => [field.name, toText(field.kind, field[which])]))
  const refusalOf = (wrong: readonly string[]): Refusal => ({
    ok: false,
    code: 'invalid_request',
    message: texts.refused,
    fields: Object.fromEntries(fields.filter(({ name }) => wrong.includes(name)).map((field) => [field.name, field.allowed])),
  })
  const readCurrent = (current: unknown) => {
    const { version: now, values } = current as { version: number; values: Record<string, number | boolean> }
    return {
      version: now,
      values: Object.fromEntries(fields.map((field) => [field.name, toText(field.kind, values[field.name] ?? field.value)])),
    }
  }
  return (
    <Form
      id={`setting:${name}`}
      initial={textsOf('value')}
      version={version}
      texts={texts.form}
      labels={Object.fromEntries(fields.map((field) => [field.name, field.label]))}
      submit={({ changes, version: at }) => {
        const changed = fields.filter((field) => field.name in changes)
        const values = Object.fromEntries(changed.map((field) => [field.name, fromText(field.kind, changes[field.name] ?? '')]))
        const wrong = outOfBounds(fields, values)
        if (wrong.length > 0) return Promise.resolve(refusalOf(wrong))
        return save({ key: name, version: at ?? 0, values })
      }}
      readCurrent={readCurrent}
      onDone={() => router.refresh()}
      aside={<RestoreShipped values={textsOf('initial')} label={texts.reset} />}
    >
      <div className="grid gap-x-4 gap-y-4 md:grid-cols-2 lg:grid-cols-3">
        {fields.map((field) =>
          field.kind === 'switch' ? (
            <ChoiceField key={field.name} name={field.name} label={field.label} hint={field.hint} choices={yesNo} />
          ) : (
            <TextField key={field.name} name={field.name} label={field.label} hint={field.hint} inputMode="decimal" />
          ),
        )}
      </div>
    </Form>
  )
}
