'use client'

import type { Choice } from '#components/form/field'
import { AreaField, ChoiceField, TextField } from '#components/form/field'
import type { Found } from '#components/form/find-field'
import { FindField } from '#components/form/find-field'
import { useField } from '#components/form/form-context'
import type { TermGroup } from '../../cases/new/_components/term-field.tsx'
import { TermField } from '../../cases/new/_components/term-field.tsx'
import { QuickDays } from '../../customers/[id]/_components/log/quick-days.tsx'
import type { CallerChoice, Possible } from './call-values.ts'
import { newCustomer, otherCustomer, outcomesOf } from './call-values.ts'
import type { CallWords } from './call-words.ts'

export interface FieldsProps {
  callers: readonly CallerChoice[]
  possible: Possible
  words: CallWords
  texts: Record<'typeToFind' | 'none', string>
  /** What a call can be, with what is made of it as a hint. */
  outcomes: readonly (Choice & { hint: string })[]
  kinds: readonly Choice[]
  types: readonly Choice[]
  groups: readonly TermGroup[]
  days: readonly { day: string; label: string }[]
  /** Whether the reader may make somebody a contact of a customer. */
  keepsCallers: boolean
  findCustomer: (input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>
}

/** What was said first, then what it is; below it only what that asks for. */
export function CallFields({
  callers,
  possible,
  words,
  texts,
  outcomes,
  kinds,
  types,
  groups,
  days,
  keepsCallers,
  findCustomer,
}: FieldsProps) {
  const who = useField('who').value
  const chosen = useField('outcome').value
  const can = outcomesOf(who, callers, possible)
  const outcome = outcomes.find(({ value }) => value === chosen && can.some((each) => each === chosen))
  const isNew = who === newCustomer
  return (
    <>
      {who === otherCustomer && (
        <div className="grid gap-4 sm:grid-cols-2">
          <FindField
            name="customer_id"
            nameIn="customer_name"
            label={words.customer}
            texts={{ type: texts.typeToFind, none: texts.none }}
            find={findCustomer}
          />
          {keepsCallers && outcome !== undefined && outcome.value !== 'case' && (
            <TextField name="contact_name" label={words.contactName} hint={words.contactHint} />
          )}
        </div>
      )}
      {isNew && (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="name" label={words.name} hint={words.nameHint} />
          {outcome?.value === 'opportunity' && <TextField name="contact_name" label={words.contactName} />}
        </div>
      )}
      <AreaField name="heard" label={words.heard} rows={3} />
      <ChoiceField
        name="outcome"
        label={words.outcome}
        choices={outcomes.filter(({ value }) => can.some((each) => each === value))}
        {...(outcome === undefined ? {} : { hint: outcome.hint })}
      />
      {isNew && outcome?.value === 'need' && <ChoiceField name="kind" label={words.kind} choices={kinds} />}
      {outcome?.value === 'opportunity' && (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="pieces_month" label={words.piecesMonth} inputMode="numeric" />
        </div>
      )}
      {(outcome?.value === 'need' || outcome?.value === 'opportunity') && (
        <QuickDays
          name="next_touch_on"
          label={words.nextTouch}
          hint={outcome.value === 'need' ? words.nextTouchHint : isNew ? words.nextTouchLead : words.nextTouchStays}
          choices={days}
        />
      )}
      {outcome?.value === 'case' && (
        <>
          <ChoiceField name="type" label={words.type} choices={types} />
          <div className="grid gap-4 sm:grid-cols-2">
            <TermField label={words.term} empty={words.chooseTerm} groups={groups} />
            <TextField name="waybill_no" label={words.waybill} />
          </div>
        </>
      )}
    </>
  )
}
