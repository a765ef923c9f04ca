'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { SelectField, TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'

interface Props {
  roles: readonly Choice[]
  /** The role that is copied to begin with; empty for none yet. */
  from: string
  texts: Record<'name' | 'nameHint' | 'copyOf' | 'copyOfHint' | 'choose', string> & { form: FormTexts }
  add: (input: Record<string, unknown>) => Promise<Outcome<{ key: string }>>
}

/** Names a role and says what it is a copy of; what it may do is changed on its own page. */
export function NewRoleForm({ roles, from, texts, add }: Props) {
  const router = useRouter()
  return (
    <Form
      id="role:new"
      initial={{ copy_of: from, name: '' }}
      texts={texts.form}
      submit={({ values }) => add(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')))}
      onDone={({ key }) => router.push(`/settings/roles/${key}`)}
    >
      <SelectField
        name="copy_of"
        label={texts.copyOf}
        hint={texts.copyOfHint}
        choices={roles}
        required
        {...(from === '' ? { empty: texts.choose } : {})}
      />
      <TextField name="name" label={texts.name} hint={texts.nameHint} required />
    </Form>
  )
}
