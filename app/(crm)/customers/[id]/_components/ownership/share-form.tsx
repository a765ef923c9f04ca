'use client'

import { useRouter } from 'next/navigation'
import { TextField } from '#components/form/field'
import type { Found } from '#components/form/find-field'
import { FindField } from '#components/form/find-field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { useCloseSheet } from '#components/ui/sheet'

interface Props {
  id: string
  texts: FormTexts
  labels: Record<'user' | 'reason', string>
  find: (input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>
  findTexts: { type: string; none: string }
  save: (input: unknown) => Promise<Outcome<unknown>>
}

/** Who works along, and why. */
export function ShareForm({ id, texts, labels, find, findTexts, save }: Props) {
  const router = useRouter()
  const close = useCloseSheet()
  return (
    <Form
      id={`share:${id}`}
      initial={{ user: '', name: '', reason: '' }}
      texts={texts}
      labels={labels}
      submit={({ values: { user, reason = '' } }) => save({ id, user, ...(reason.trim() === '' ? {} : { reason }) })}
      onDone={() => {
        close()
        router.refresh()
      }}
    >
      <FindField name="user" nameIn="name" label={labels.user} texts={findTexts} find={find} required />
      <TextField name="reason" label={labels.reason} />
    </Form>
  )
}
