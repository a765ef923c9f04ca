'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AreaField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'

interface Props {
  year: number
  texts: { form: FormTexts; open: string; text: string; hint: string }
  put: (input: { year: number; text: string }) => Promise<Outcome<{ days: number }>>
}

/** A year that is typed or pasted whole. */
export function YearForm({ year, texts, put }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <button type="button" className="control" onClick={() => setOpen(true)}>
        {texts.open}
      </button>
    )
  return (
    <Form
      id={`calendar-year:${year}`}
      initial={{ text: '' }}
      texts={texts.form}
      submit={({ values }) => put({ year, text: values['text'] ?? '' })}
      onDone={() => {
        setOpen(false)
        router.refresh()
      }}
    >
      <AreaField name="text" label={texts.text} hint={texts.hint} rows={10} required />
    </Form>
  )
}
