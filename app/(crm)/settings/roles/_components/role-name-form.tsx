'use client'

import { useRouter } from 'next/navigation'
import { TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'

interface Props {
  roleKey: string
  name: string
  version: number
  texts: { form: FormTexts; name: string }
  save: (input: Record<string, unknown>) => Promise<Outcome<unknown>>
}

/** What a role of the company's own is called. */
export function RoleNameForm({ roleKey, name, version, texts, save }: Props) {
  const router = useRouter()
  return (
    <Form
      id={`role:${roleKey}:name`}
      initial={{ name }}
      version={version}
      texts={texts.form}
      labels={{ name: texts.name }}
      submit={({ values, version: at }) => save({ key: roleKey, version: at, name: values['name'] ?? '' })}
      readCurrent={(current) => {
        const role = current as { version: number; name: string }
        return { version: role.version, values: { name: role.name } }
      }}
      onDone={() => router.refresh()}
    >
      <TextField name="name" label={texts.name} required />
    </Form>
  )
}
