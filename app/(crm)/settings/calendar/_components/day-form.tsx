'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { ChoiceField, TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'

interface Props {
  year: number
  kinds: readonly Choice[]
  /** Names that are offered. */
  names: readonly string[]
  texts: { form: FormTexts; day: string; kind: string; name: string; nameHint: string }
  set: (input: Record<string, unknown>) => Promise<Outcome<unknown>>
}

/** One day that is set by hand. */
export function DayForm({ year, kinds, names, texts, set }: Props) {
  const router = useRouter()
  return (
    <Form
      id={`calendar:${year}`}
      initial={{ day: '', kind: 'holiday', name: '' }}
      texts={texts.form}
      submit={({ values }) => {
        const { name = '', ...rest } = values
        return set(name.trim() === '' ? rest : { ...rest, name })
      }}
      onDone={() => router.refresh()}
    >
      <TextField name="day" label={texts.day} type="date" required />
      <ChoiceField name="kind" label={texts.kind} choices={kinds} />
      <TextField name="name" label={texts.name} hint={texts.nameHint} offers={names} />
    </Form>
  )
}
