'use client'

import { useRouter } from 'next/navigation'
import { useField } from '#components/form/form-context'
import { forgetDraft, leaveDraft } from '#components/form/use-draft'
import { intakeDraft } from '../../cases/new/_components/intake-draft.ts'
import type { CallerChoice } from './call-values.ts'
import { newCustomer, otherCustomer } from './call-values.ts'

interface Props {
  draft: string
  phone: string
  callers: readonly CallerChoice[]
  label: string
}

/** Takes what was written over to the form of a new case, for a call that asks for more than this one has. What was said goes along in this tab, not in the address. */
export function Fuller({ draft, phone, callers, label }: Props) {
  const router = useRouter()
  const outcome = useField('outcome').value
  const who = useField('who').value
  const found = useField('customer_id').value
  const name = useField('name').value
  const [type, subcategory, waybill_no, description] = [
    useField('type').value,
    useField('subcategory').value,
    useField('waybill_no').value,
    useField('heard').value,
  ]
  if (outcome !== 'case') return null
  const customer = who === otherCustomer ? found : (callers.find(({ value }) => value === who)?.customerId ?? '')
  const go = () => {
    const given = { waybill: waybill_no.trim(), phone, customer }
    leaveDraft(intakeDraft(given), {
      type,
      subcategory,
      description,
      ...(who === newCustomer ? { caller_name: name } : {}),
    })
    forgetDraft(draft)
    const query = Object.entries({ ...given, type }).filter(([, value]) => value !== '')
    router.push(`/cases/new?${new URLSearchParams(query)}`)
  }
  return (
    <button type="button" className="link" onClick={go}>
      {label}
    </button>
  )
}
