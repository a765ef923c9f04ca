'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { AreaField, SelectField } from '#components/form/field'
import type { Found } from '#components/form/find-field'
import { FindField } from '#components/form/find-field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { useCloseSheet } from '#components/ui/sheet'

type Find = (input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>

export interface WordsFormProps {
  at: { year: number; part: string; version: number }
  /** Whom it is about; null where the form asks. */
  customer: string | null
  initial: Record<'owner_id' | 'recovery' | 'cause' | 'decision' | 'remark', string>
  ownerName: string
  asks: readonly ('recovery' | 'cause' | 'decision' | 'remark')[]
  recoveries: Choice[]
  labels: Record<
    'customer' | 'customerHint' | 'owner' | 'ownerHint' | 'recovery' | 'unset' | 'cause' | 'decision' | 'remark',
    string
  >
  find: { type: string; none: string }
  findCustomer: Find
  findColleague: Find | null
  texts: FormTexts
  save: (input: unknown) => Promise<Outcome<unknown>>
}

/** What is said of a customer in a part of the workbook: who answers for it, why, and what is done. */
export function WordsForm(props: WordsFormProps) {
  const { at, customer, initial, ownerName, asks, recoveries, labels, find, findCustomer, findColleague, texts, save } = props
  const router = useRouter()
  const close = useCloseSheet()
  return (
    <Form
      id={`review:${at.year}:${at.part}:${customer ?? 'new'}`}
      initial={customer === null ? { ...initial, customer: '' } : initial}
      version={at.version}
      texts={texts}
      labels={labels}
      submit={({ values }) => {
        const { customer: chosen, ...words } = values
        const given = Object.fromEntries(
          Object.entries(words).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])),
        )
        return save({ ...at, customer: customer ?? chosen ?? '', ...given })
      }}
      onDone={() => {
        close()
        router.refresh()
      }}
    >
      {customer === null && (
        <FindField name="customer" label={labels.customer} hint={labels.customerHint} required texts={find} find={findCustomer} />
      )}
      {findColleague !== null && (
        <FindField
          name="owner_id"
          label={labels.owner}
          hint={labels.ownerHint}
          initialName={ownerName}
          texts={find}
          find={findColleague}
        />
      )}
      {asks.map((name) =>
        name === 'recovery' ? (
          <SelectField key={name} name={name} label={labels.recovery} choices={recoveries} empty={labels.unset} />
        ) : (
          <AreaField key={name} name={name} label={labels[name]} rows={3} />
        ),
      )}
    </Form>
  )
}
