'use client'

import { useRouter } from 'next/navigation'
import { ChoicesField } from '#components/form/choices-field'
import type { Choice } from '#components/form/field'
import { TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import type { FormValues } from '#components/form/form-values'
import { useCloseSheet } from '#components/ui/sheet'
import { toPreference } from './preference-values.ts'

interface Props {
  draft: string
  contactId: string
  version: number
  initial: FormValues
  channels: readonly Choice[]
  texts: FormTexts & Record<'title' | 'refused' | 'from' | 'to' | 'leastDays', string>
  save: (input: unknown) => Promise<Outcome<null>>
}

/** How a contact wants to be reached. A call or a mail against it takes a typed reason. */
export function PreferenceForm({ draft, contactId, version, initial, channels, texts, save }: Props) {
  const router = useRouter()
  const close = useCloseSheet()
  return (
    <section className="mt-2 border-t border-line pt-4">
      <h3 className="pb-3 font-semibold">{texts.title}</h3>
      <Form
        id={draft}
        initial={initial}
        version={version}
        texts={texts}
        submit={({ values, version: seen }) => save({ id: contactId, ...toPreference(values, seen ?? 0) })}
        onDone={() => {
          close()
          router.refresh()
        }}
      >
        <ChoicesField name="refused" label={texts.refused} choices={channels} />
        <div className="grid grid-cols-3 gap-4">
          <TextField name="from_time" label={texts.from} type="time" />
          <TextField name="to_time" label={texts.to} type="time" />
          <TextField name="least_days" label={texts.leastDays} inputMode="numeric" />
        </div>
      </Form>
    </section>
  )
}
