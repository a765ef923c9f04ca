'use client'

import { useRouter } from 'next/navigation'
import { AreaField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { useCloseSheet } from '#components/ui/sheet'

interface Props {
  year: number
  version: number
  texts: FormTexts
  labels: Record<'text' | 'conclusion', string>
  save: (input: unknown) => Promise<Outcome<unknown>>
}

/** What signing does, and the conclusion that is kept with it. */
export function SignForm({ year, version, texts, labels, save }: Props) {
  const router = useRouter()
  const close = useCloseSheet()
  return (
    <Form
      id={`review-sign:${year}`}
      initial={{ conclusion: '' }}
      texts={texts}
      labels={labels}
      submit={({ values }) => {
        const conclusion = (values['conclusion'] ?? '').trim()
        return save({ year, version, ...(conclusion === '' ? {} : { conclusion }) })
      }}
      onDone={() => {
        close()
        router.refresh()
      }}
    >
      <p className="text-pretty text-ink-soft">{labels.text}</p>
      <AreaField name="conclusion" label={labels.conclusion} rows={5} />
    </Form>
  )
}
