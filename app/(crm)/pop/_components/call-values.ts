import type { FormValues } from '#components/form/form-values'
import type { CallOutcome } from '#lib/records/calls/schema'

/** Whoever may be calling: somebody who is in a record, another customer who is looked for, or somebody new. */
export interface CallerChoice {
  value: string
  label: string
  customerId: string
  contactId: string | null
}

/** Stand in the place of somebody who has the number. */
export const otherCustomer = 'other'
export const newCustomer = 'new'

/** What can be made of a call, of whom. */
export type Possible = Record<'known' | 'unknown', readonly CallOutcome[]>

/** Answers what can be made of a call of somebody. A case of a number that is known goes to whoever has it, and to nobody new. */
export function outcomesOf(who: string, callers: readonly CallerChoice[], possible: Possible): readonly CallOutcome[] {
  if (who !== newCustomer) return possible.known
  return callers.length === 0 ? possible.unknown : possible.unknown.filter((outcome) => outcome !== 'case')
}

/** Answers who can be chosen. */
export function whoCanCall(callers: readonly CallerChoice[], possible: Possible): string[] {
  return [
    ...callers.map(({ value }) => value),
    ...(possible.known.length > 0 ? [otherCustomer] : []),
    ...(outcomesOf(newCustomer, callers, possible).length > 0 ? [newCustomer] : []),
  ]
}

/** What the form begins with: the only one who has the number, somebody new where nobody has it, else whoever is chosen. */
export function callValues(callers: readonly CallerChoice[], possible: Possible): FormValues {
  const can = whoCanCall(callers, possible)
  const [first] = callers
  const likely = callers.length === 1 ? first?.value : callers.length === 0 && can.includes(newCustomer) ? newCustomer : undefined
  const outcomes = outcomesOf(likely ?? '', callers, possible)
  return {
    who: likely ?? (can.length === 1 ? (can[0] ?? '') : ''),
    customer_id: '',
    customer_name: '',
    name: '',
    kind: 'consumer',
    contact_name: '',
    heard: '',
    outcome: outcomes.length === 1 ? (outcomes[0] ?? '') : '',
    next_touch_on: '',
    pieces_month: '',
    type: 'complaint',
    subcategory: '',
    waybill_no: '',
  }
}

const asked: Readonly<Record<string, readonly string[]>> = {
  need: ['next_touch_on'],
  opportunity: ['next_touch_on', 'pieces_month'],
  case: ['type', 'subcategory', 'waybill_no'],
}
const askedOfOther: Readonly<Record<string, readonly string[]>> = {
  need: ['customer_id', 'contact_name'],
  opportunity: ['customer_id', 'contact_name'],
}
const askedOfNew: Readonly<Record<string, readonly string[]>> = {
  need: ['name', 'kind'],
  opportunity: ['name', 'contact_name'],
  case: ['name'],
}

/** Turns the form into what the service takes: only what is in sight counts. What is no number goes as it is, and is refused there. */
export function toCallInput(phone: string, values: FormValues, callers: readonly CallerChoice[]): Record<string, unknown> {
  const { who = '', outcome = '' } = values
  const caller = callers.find(({ value }) => value === who)
  const fields = [
    'heard',
    'outcome',
    ...(asked[outcome] ?? []),
    ...(who === newCustomer
      ? (askedOfNew[outcome] ?? ['name'])
      : who === otherCustomer
        ? (askedOfOther[outcome] ?? ['customer_id'])
        : []),
  ]
  const given = Object.fromEntries(
    fields.map((field) => [field, values[field] ?? '']).filter(([, value]) => value?.trim() !== ''),
  )
  const pieces = given['pieces_month']
  return {
    caller_phone: phone,
    ...given,
    ...(pieces !== undefined && /^\d+$/.test(pieces) ? { pieces_month: Number(pieces) } : {}),
    ...(caller === undefined ? {} : { customer_id: caller.customerId }),
    ...(typeof caller?.contactId !== 'string' || outcome === 'case' ? {} : { contact_id: caller.contactId }),
  }
}
