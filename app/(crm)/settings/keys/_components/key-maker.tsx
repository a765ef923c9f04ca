'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Choice } from '#components/form/field'
import { SelectField, TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import type { ShownOnceTexts } from '../../_components/shown-once.tsx'
import { ShownOnce } from '../../_components/shown-once.tsx'

interface Props {
  roles: readonly Choice[]
  /** The last day that a new key has unless another is given. */
  until: string
  texts: {
    form: FormTexts
    once: ShownOnceTexts
    name: string
    nameHint: string
    role: string
    roleHint: string
    chooseRole: string
    until: string
    untilHint: string
    key: string
    another: string
  }
  add: (input: Record<string, unknown>) => Promise<Outcome<{ key: string }>>
}

/** Makes a key and shows it once. */
export function KeyMaker({ roles, until, texts, add }: Props) {
  const router = useRouter()
  const [key, setKey] = useState<string | null>(null)
  if (key !== null)
    return (
      <ShownOnce lines={[{ label: texts.key, value: key }]} secret={key} texts={texts.once}>
        <button type="button" className="control" onClick={() => setKey(null)}>
          {texts.another}
        </button>
      </ShownOnce>
    )
  return (
    <Form
      id="key:new"
      initial={{ name: '', role: '', valid_until: until }}
      texts={texts.form}
      submit={({ values }) => add(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')))}
      onDone={(made) => {
        setKey(made.key)
        router.refresh()
      }}
    >
      <TextField name="name" label={texts.name} hint={texts.nameHint} required />
      <SelectField name="role" label={texts.role} hint={texts.roleHint} choices={roles} empty={texts.chooseRole} required />
      <TextField name="valid_until" label={texts.until} hint={texts.untilHint} type="date" />
    </Form>
  )
}
