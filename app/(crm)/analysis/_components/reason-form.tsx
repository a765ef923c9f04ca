'use client'

import { useRouter } from 'next/navigation'
import { AreaField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'

interface Props {
  draft: string
  /** What goes with the reason: whom or what it is about. */
  fixed: Record<string, string>
  label: string
  hint: string
  texts: FormTexts
  /** Where it leads once it is done, before the id; stays where it is without. */
  to?: string
  save: (input: unknown) => Promise<Outcome<{ id: string }>>
}

/** Something that is done for a reason alone. */
export function ReasonForm({ draft, fixed, label, hint, texts, to, save }: Props) {
  const router = useRouter()
  return (
    <Form
      id={draft}
      initial={{ reason: '' }}
      texts={texts}
      labels={{ reason: label }}
      submit={({ values: { reason } }) => save({ ...fixed, reason })}
      onDone={({ id }) => {
        if (to !== undefined) router.push(`${to}${id}`)
        router.refresh()
      }}
    >
      <AreaField name="reason" label={label} hint={hint} required />
    </Form>
  )
}
