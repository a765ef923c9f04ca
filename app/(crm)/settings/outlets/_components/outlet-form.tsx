'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { ChoiceField, SelectField, TextField } from '#components/form/field'
import type { Found } from '#components/form/find-field'
import { FindField } from '#components/form/find-field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import type { FormValues } from '#components/form/form-values'

export interface OutletFormTexts {
  form: FormTexts
  labels: Record<'name' | 'code' | 'codeHint' | 'kind' | 'franchise' | 'franchiseHint' | 'parent' | 'parentHint', string>
  find: { type: string; none: string }
}

interface Props {
  /** Null for a new outlet. */
  id: number | null
  version: number | null
  /** The root hangs on nothing. */
  isRoot: boolean
  initial: FormValues
  kinds: readonly Choice[]
  ownership: readonly Choice[]
  texts: OutletFormTexts
  find: (input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>
  add: (input: Record<string, unknown>) => Promise<Outcome<{ id: number }>>
  save: (input: Record<string, unknown>) => Promise<Outcome<{ id: number }>>
}

/** An outlet, new or changed. */
export function OutletForm({ id, version, isRoot, initial, kinds, ownership, texts, find, add, save }: Props) {
  const router = useRouter()
  const { labels } = texts
  return (
    <Form
      id={id === null ? 'outlet:new' : `outlet:${id}`}
      initial={initial}
      version={version}
      texts={texts.form}
      labels={{
        name: labels.name,
        external_id: labels.code,
        kind: labels.kind,
        franchise: labels.franchise,
        parent_id: labels.parent,
      }}
      submit={({ values, changes, version: at }) => {
        const { parent_name: _, ...given } = id === null ? values : changes
        const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '' && value !== null))
        return id === null ? add(fields) : save({ id: String(id), version: at, ...fields })
      }}
      readCurrent={readCurrent}
      onDone={(done) => {
        if (id === null) router.push(`/settings/outlets/${done.id}`)
        else router.refresh()
      }}
    >
      <div className="grid gap-4 md:grid-cols-2">
        <TextField name="name" label={labels.name} required autoFocus={id === null} />
        <TextField name="external_id" label={labels.code} hint={labels.codeHint} required />
        <SelectField name="kind" label={labels.kind} choices={kinds} required />
        {!isRoot && (
          <FindField
            name="parent_id"
            nameIn="parent_name"
            label={labels.parent}
            hint={labels.parentHint}
            required
            texts={texts.find}
            find={find}
          />
        )}
      </div>
      <ChoiceField name="franchise" label={labels.franchise} hint={labels.franchiseHint} choices={ownership} />
    </Form>
  )
}

interface CurrentOutlet {
  version: number
  name: string
  external_id: string
  kind: string
  franchise: boolean
  parent_id: string | null
}

function readCurrent(current: unknown) {
  const { version, parent_id, franchise, name, external_id, kind } = current as CurrentOutlet
  return { version, values: { name, external_id, kind, franchise: String(franchise), parent_id: parent_id ?? '' } }
}
