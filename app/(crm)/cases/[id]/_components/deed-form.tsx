'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Choice } from '#components/form/field'
import { AreaField, ChoiceField, SelectField, TextField } from '#components/form/field'
import type { Found } from '#components/form/find-field'
import { FindField } from '#components/form/find-field'
import type { FormTexts, Outcome, Submitted } from '#components/form/form'
import { Form } from '#components/form/form'
import { useValues } from '#components/form/form-context'
import type { FormValues } from '#components/form/form-values'
import { Notice } from '#components/ui/notice'
import type { Group } from '../../_components/group-field.tsx'
import { GroupField } from '../../_components/group-field.tsx'
import type { AmountToConfirm } from './confirm-amount.tsx'
import { ConfirmAmount } from './confirm-amount.tsx'

interface Common {
  name: string
  label: string
  hint?: string
  required?: boolean
  /** It is asked for, and sent, only where all that one of these names of other fields holds. */
  when?: readonly FormValues[]
}
/** A field of a small form, as plain data. */
export type FieldSpec =
  | (Common & { as: 'area' })
  | (Common & { as: 'text'; type?: 'datetime-local' | 'date'; inputMode?: 'decimal' })
  | (Common & { as: 'select'; choices: readonly Choice[]; empty?: string })
  | (Common & { as: 'choice'; choices: readonly Choice[] })
  | (Common & { as: 'group'; groups: readonly Group[]; empty: string })
  | (Common & { as: 'confirm' } & AmountToConfirm)
  | (Common & { as: 'find'; initialName?: string; find: (input: { q?: string }) => Promise<Search> })

type Search = { ok: true; data: Found[] } | { ok: false; message: string }

interface Props {
  /** Where to go when it is done. */
  back: string
  caseId: string
  /** Of the case, where what is done starts from it as it stands; null where it is only added to. */
  version: number | null
  /** Names the deed in what is kept while it is not sent. */
  deed: string
  initial: FormValues
  fields: readonly FieldSpec[]
  texts: FormTexts & Record<'typeToFind' | 'none' | 'happened', string>
  /** What happened last in the case, each in words with who and when, the latest first. */
  happened: readonly { id: string; text: string }[]
  send: (input: unknown) => Promise<Outcome<{ version: number }>>
}

/** What somebody does in a case, as one small form; fields that stand side by side on a wide screen are the short ones. */
export function DeedForm({ back, caseId, version, deed, initial, fields, texts, happened, send }: Props) {
  const router = useRouter()
  const [seen] = useState(() => new Set(happened.map(({ id }) => id)))
  const [met, setMet] = useState(false)
  const since = happened.filter(({ id }) => !seen.has(id))
  const submit = ({ values, version: now }: Submitted) => {
    const unasked = new Set(fields.filter(({ when }) => !isAsked(when, values)).map(({ name }) => name))
    const given = Object.fromEntries(Object.entries(values).filter(([name, value]) => value.trim() !== '' && !unasked.has(name)))
    return send({ id: caseId, ...given, ...(now === null ? {} : { version: now }) })
  }
  const short = fields.filter(({ as }) => as !== 'area' && as !== 'choice' && as !== 'confirm')
  const long = fields.filter((field) => !short.includes(field))
  const one = (field: FieldSpec) =>
    field.when === undefined ? (
      <OneField key={field.name} field={field} texts={texts} />
    ) : (
      <AskedField key={field.name} field={field} when={field.when} texts={texts} />
    )
  return (
    <Form
      id={`case-${caseId}-${deed}`}
      initial={initial}
      version={version}
      texts={texts}
      labels={Object.fromEntries(fields.map(({ name, label }) => [name, label]))}
      submit={submit}
      readCurrent={(current) => {
        // What the other did is read with the page, and told here.
        setMet(true)
        router.refresh()
        return { version: (current as { version: number }).version, values: {} }
      }}
      onDone={() => {
        router.push(back, { scroll: false })
        router.refresh()
      }}
    >
      {met && since.length > 0 && (
        <Notice tone="watch">
          {texts.happened}
          <ul data-happened="">
            {since.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
      {long.filter(({ as }) => as === 'choice').map(one)}
      {short.length > 0 && <div className="grid gap-4 md:grid-cols-2">{short.map(one)}</div>}
      {long.filter(({ as }) => as !== 'choice').map(one)}
    </Form>
  )
}

function isAsked(when: FieldSpec['when'], values: FormValues): boolean {
  return when === undefined || when.some((names) => Object.entries(names).every(([name, value]) => values[name] === value))
}

interface OneProps {
  field: FieldSpec
  texts: Record<'typeToFind' | 'none', string>
}

function AskedField({ when, ...props }: OneProps & { when: readonly FormValues[] }) {
  return isAsked(when, useValues()) ? <OneField {...props} /> : null
}

function OneField({ field, texts }: OneProps) {
  const { as: _as, when: _when, ...props } = field
  switch (field.as) {
    case 'area':
      return <AreaField {...props} />
    case 'text':
      return (
        <TextField
          {...props}
          {...(field.type === undefined ? {} : { type: field.type })}
          {...(field.inputMode === undefined ? {} : { inputMode: field.inputMode })}
        />
      )
    case 'select':
      return <SelectField {...props} choices={field.choices} {...(field.empty === undefined ? {} : { empty: field.empty })} />
    case 'choice':
      return <ChoiceField {...props} choices={field.choices} />
    case 'group':
      return <GroupField {...props} groups={field.groups} empty={field.empty} />
    case 'confirm':
      return <ConfirmAmount {...field} />
    case 'find':
      return (
        <FindField
          {...props}
          initialName={field.initialName ?? ''}
          texts={{ type: texts.typeToFind, none: texts.none }}
          find={field.find}
        />
      )
  }
}
