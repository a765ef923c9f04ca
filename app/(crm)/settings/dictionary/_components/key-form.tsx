'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { AreaField, SelectField, TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { useField } from '#components/form/form-context'
import type { FormValues } from '#components/form/form-values'

export interface KeyFormTexts {
  form: FormTexts
  labels: Record<
    'key' | 'keyHint' | 'class' | 'type' | 'typeHint' | 'zhCN' | 'zhTW' | 'en' | 'otherHint' | 'options' | 'optionsHint',
    string
  >
}

interface Props {
  /** Null for a new key. */
  fixed: { key: string; valueType: string } | null
  version: number | null
  initial: FormValues
  classes: readonly Choice[]
  types: readonly Choice[]
  texts: KeyFormTexts
  add: (input: Record<string, unknown>) => Promise<Outcome<{ key: string }>>
  save: (input: Record<string, unknown>) => Promise<Outcome<{ key: string }>>
}

/** A key of the company's own: new, or its names and options changed. */
export function KeyForm({ fixed, version, initial, classes, types, texts, add, save }: Props) {
  const router = useRouter()
  const { labels } = texts
  return (
    <Form
      id={fixed === null ? 'fact-key:new' : `fact-key:${fixed.key}`}
      initial={initial}
      version={version}
      texts={texts.form}
      submit={({ values, version: at }) => {
        const given = { labels: namesOf(values), options: linesOf(values['options'] ?? '') }
        if (fixed !== null) return save({ key: fixed.key, version: at, ...given })
        const { key, info_class, value_type } = values
        return add({ key: key ?? '', info_class, value_type, ...given })
      }}
      onDone={(done) => {
        if (fixed === null) router.push(`/settings/dictionary/${done.key}`)
        else router.refresh()
      }}
    >
      <div className="grid gap-4 md:grid-cols-2">
        <TextField name="labels.zh-CN" label={labels.zhCN} required autoFocus={fixed === null} />
        {fixed === null && <TextField name="key" label={labels.key} hint={labels.keyHint} required />}
        <TextField name="labels.zh-TW" label={labels.zhTW} hint={labels.otherHint} />
        <TextField name="labels.en" label={labels.en} hint={labels.otherHint} />
        {fixed === null && (
          <>
            <SelectField name="info_class" label={labels.class} choices={classes} required />
            <SelectField name="value_type" label={labels.type} hint={labels.typeHint} choices={types} required />
          </>
        )}
      </div>
      <Options type={fixed?.valueType ?? null} label={labels.options} hint={labels.optionsHint} />
    </Form>
  )
}

/** Only a choice and a list have options. */
function Options({ type, label, hint }: { type: string | null; label: string; hint: string }) {
  const chosen = useField('value_type').value
  const current = type ?? chosen
  if (current !== 'choice' && current !== 'list') return null
  return <AreaField name="options" label={label} hint={hint} rows={6} />
}

function namesOf(values: FormValues): Record<string, string> {
  const names: Record<string, string> = {}
  for (const locale of ['zh-CN', 'zh-TW', 'en']) {
    const name = values[`labels.${locale}`]?.trim() ?? ''
    if (name !== '') names[locale] = name
  }
  return names
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
