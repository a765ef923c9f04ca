'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Choice } from '#components/form/field'
import { AreaField, ChoiceField, SelectField, TextField } from '#components/form/field'
import type { Found } from '#components/form/find-field'
import { FindField } from '#components/form/find-field'
import type { FormTexts, Outcome, Submitted } from '#components/form/form'
import { Form } from '#components/form/form'
import type { FormValues } from '#components/form/form-values'
import type { CreditCodeProblem } from '#lib/records/customers/credit-code'
import type { SameCustomer } from '#lib/records/customers/same/service'
import type { CustomerResource } from '#lib/records/customers/schema'
import { CreditCodeField } from './credit-code-field.tsx'
import type { CustomerField } from './customer-values.ts'
import { customerValues, payerNameField, referrerNameField, regionNameField, toCustomerInput } from './customer-values.ts'
import type { DuplicateProps } from './duplicates.tsx'
import { Duplicates } from './duplicates.tsx'
import { TagsField } from './tags-field.tsx'

type Saved = Outcome<{ id: number }>
type Find = (input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>

interface Props {
  /** Names the record in what is kept while it is not saved. */
  draft: string
  /** The customer that is changed; null for a new one. */
  customer: { id: string; version: number; ownerName: string; outletName: string } | null
  initial: FormValues
  labels: Readonly<Record<CustomerField, string>>
  hints: Partial<Record<CustomerField, string>>
  choices: Record<'kind' | 'lifecycle' | 'credit_grade', Choice[]>
  /** What is offered while typing. */
  offers: Record<'industry' | 'source' | 'tag', readonly string[]>
  texts: FormTexts & Record<'unset' | 'typeToFind' | 'none', string>
  codeTexts: Record<CreditCodeProblem, string>
  duplicates: DuplicateProps | null
  aside: ReactNode
  save: (input: unknown) => Promise<Saved>
  findOwner: Find | null
  findOutlet: Find | null
  findCustomer: Find
  findRegion: Find
  /** Whether the reader may know what the customer costs. */
  seesCost: boolean
}

/** A customer's own fields: two are needed, the others can come later, beside a conversation. */
export function CustomerForm(props: Props) {
  const { draft, customer, initial, labels, hints, choices, offers, texts, duplicates, aside, save } = props
  const { findOwner, findOutlet, findCustomer, findRegion, seesCost } = props
  const router = useRouter()
  const [refused, setRefused] = useState<readonly SameCustomer[]>([])
  const submit = async ({ values, changes, version }: Submitted): Promise<Saved> => {
    if (customer !== null) return save({ id: customer.id, version, ...toCustomerInput(changes) })
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
    const answer = await save(toCustomerInput(given))
    if (!answer.ok && answer.code === 'duplicate' && Array.isArray(answer.current)) setRefused(answer.current as SameCustomer[])
    return answer
  }
  const text = (name: CustomerField) => ({
    name,
    label: labels[name],
    ...(hints[name] === undefined ? {} : { hint: hints[name] }),
  })
  const find = { type: texts.typeToFind, none: texts.none }
  return (
    <Form
      id={draft}
      initial={initial}
      version={customer?.version ?? null}
      texts={texts}
      labels={labels}
      submit={submit}
      readCurrent={(current) => {
        const now = current as CustomerResource & { version: number }
        return { version: now.version, values: customerValues(now, { cost: seesCost }) }
      }}
      onDone={({ id }) => {
        router.push(`/customers/${id}`)
        router.refresh()
      }}
      aside={aside}
    >
      <TextField {...text('name')} required autoFocus={customer === null} />
      <ChoiceField {...text('kind')} choices={choices.kind} />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField {...text('phone')} type="tel" inputMode="tel" />
        <CreditCodeField {...text('credit_code')} texts={props.codeTexts} />
      </div>
      {duplicates !== null && <Duplicates {...duplicates} refused={refused} />}
      <AreaField {...text('address')} rows={2} />
      <div className="grid gap-4 md:grid-cols-2">
        {findOwner !== null && (
          <FindField {...text('owner_email')} initialName={customer?.ownerName ?? ''} texts={find} find={findOwner} />
        )}
        {findOutlet !== null && (
          <FindField {...text('outlet_code')} initialName={customer?.outletName ?? ''} texts={find} find={findOutlet} />
        )}
        <FindField {...text('payer_id')} nameIn={payerNameField} texts={find} find={findCustomer} />
        <FindField {...text('referrer_id')} nameIn={referrerNameField} texts={find} find={findCustomer} />
        <TextField {...text('industry')} offers={offers.industry} />
        <TextField {...text('source')} offers={offers.source} />
        <FindField {...text('region_code')} nameIn={regionNameField} texts={find} find={findRegion} />
        <SelectField {...text('lifecycle')} choices={choices.lifecycle} />
        <SelectField {...text('credit_grade')} choices={choices.credit_grade} empty={texts.unset} />
        <TextField {...text('customer_since')} type="date" />
        <TextField {...text('next_touch_on')} type="date" />
        <TextField {...text('external_id')} />
        {seesCost && <TextField {...text('annual_marketing_cost')} inputMode="decimal" />}
        <TagsField {...text('tags')} tags={offers.tag} />
      </div>
    </Form>
  )
}
