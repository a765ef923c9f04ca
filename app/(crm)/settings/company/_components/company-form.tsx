'use client'

import { useRouter } from 'next/navigation'
import { TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'

interface Props {
  name: string
  texts: { form: FormTexts; name: string; hint: string }
  save: (input: Record<string, unknown>) => Promise<Outcome<unknown>>
}

/** The name of the company. */
export function CompanyForm({ name, texts, save }: Props) {
  const router = useRouter()
  return (
    <Form
      id="company"
      initial={{ name }}
      texts={texts.form}
      submit={({ values }) => save({ name: values['name'] ?? '' })}
      onDone={() => router.push('/settings')}
    >
      <TextField name="name" label={texts.name} hint={texts.hint} required />
    </Form>
  )
}
