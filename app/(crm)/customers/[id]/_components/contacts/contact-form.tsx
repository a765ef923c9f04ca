'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import type { Choice } from '#components/form/field'
import { SelectField, TextField } from '#components/form/field'
import type { FormTexts, Outcome, Submitted } from '#components/form/form'
import { Form } from '#components/form/form'
import type { FormValues } from '#components/form/form-values'
import { useCloseSheet } from '#components/ui/sheet'
import type { ContactResource } from '#lib/records/contacts/schema'
import type { ContactField } from './contact-values.ts'
import { contactValues } from './contact-values.ts'

interface Props {
  draft: string
  customerId: string
  contact: { id: string; version: number } | null
  initial: FormValues
  labels: Record<ContactField, string>
  /** Said of values that are shown masked. */
  masked: string | null
  roles: readonly (Choice & { hint: string })[]
  influences: readonly Choice[]
  attitudes: readonly Choice[]
  texts: FormTexts
  aside: ReactNode
  save: (input: unknown) => Promise<Outcome<{ id: string }>>
}

/** Who a contact is. A masked value that is left alone stays as it is. */
export function ContactForm(props: Props) {
  const { draft, customerId, contact, initial, labels, masked, texts, aside, save } = props
  const router = useRouter()
  const close = useCloseSheet()
  const submit = ({ values, changes, version }: Submitted) => {
    if (contact !== null) return save({ id: contact.id, version, ...changes })
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
    return save({ customer_id: customerId, ...given })
  }
  const hint = (field: ContactField) => (masked === null || initial[field] === '' ? {} : { hint: masked })
  return (
    <Form
      id={draft}
      initial={initial}
      version={contact?.version ?? null}
      texts={texts}
      labels={labels}
      submit={submit}
      readCurrent={(current) => {
        const now = current as ContactResource
        return { version: now.version, values: contactValues(now) }
      }}
      onDone={() => {
        close()
        router.refresh()
      }}
      aside={aside}
    >
      <TextField name="name" label={labels.name} required autoFocus={contact === null} {...hint('name')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="title" label={labels.title} />
        <SelectField
          name="decision_role"
          label={labels.decision_role}
          choices={props.roles.map(({ value, label, hint: what }) => ({ value, label: `${label} · ${what}` }))}
          empty="—"
        />
        <SelectField name="influence" label={labels.influence} choices={props.influences} empty="—" />
        <SelectField name="attitude" label={labels.attitude} choices={props.attitudes} empty="—" />
        <TextField name="phone" label={labels.phone} type="tel" inputMode="tel" {...hint('phone')} />
        <TextField name="email" label={labels.email} type="email" inputMode="email" {...hint('email')} />
      </div>
    </Form>
  )
}
