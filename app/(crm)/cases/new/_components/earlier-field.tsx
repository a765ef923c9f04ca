'use client'

import { useEffect, useState } from 'react'
import { GroupFrame } from '#components/form/field'
import { useField } from '#components/form/form-context'
import { NO_COMPLAINT } from '../../_components/no-complaint.ts'
import type { IntakeWords } from './intake-words.ts'
import type { Looked } from './waybill-hint.tsx'

/** Complaints that an appeal or a claim may go on from, in the reader's words. */
interface Earlier {
  likely: string | null
  complaints: readonly { id: string; name: string; detail: string; stage: string }[]
}
/** Asks for them. */
export type FindComplaints = (input: {
  waybill_no?: string
  customer_id?: string
}) => Promise<{ ok: true; data: Earlier } | { ok: false }>

interface Props {
  looked: Looked
  words: IntakeWords
  find: FindComplaints
}

/** The complaint that it goes on from: those of the customer are offered as soon as it is known, the one on the same waybill chosen until somebody says otherwise. */
export function EarlierField({ looked, words, find }: Props) {
  const { id, value, error, set } = useField('complaint_id')
  const earlier = useEarlier(looked, find)
  const isOffered = value === NO_COMPLAINT || earlier?.complaints.some((each) => each.id === value) === true
  useEffect(() => {
    if (earlier !== null && !isOffered) set(earlier.likely ?? NO_COMPLAINT)
  }, [earlier, isOffered, set])
  if (earlier === null) return null
  if (earlier.complaints.length === 0) return <p className="text-sm text-ink-faint">{words.noEarlier}</p>
  return (
    <GroupFrame id={id} label={words.earlier} hint={words.earlierHint} error={error}>
      {[{ id: NO_COMPLAINT, name: words.notEarlier, detail: '', stage: '' }, ...earlier.complaints].map((each) => (
        <label key={each.id} className="choice h-auto min-h-9 w-full flex-wrap gap-x-3 py-1.5">
          <input
            type="radio"
            name={`${id}-choice`}
            value={each.id}
            checked={value === each.id}
            onChange={() => set(each.id)}
            className="sr-only"
          />
          <span className="min-w-0 break-words">{each.name}</span>
          <span className="text-sm text-ink-faint">{each.detail}</span>
          <span className="ml-auto text-sm text-ink-soft">{each.stage}</span>
        </label>
      ))}
    </GroupFrame>
  )
}

/** Null until it is known whose it is, and while it is asked. */
function useEarlier(looked: Looked, find: FindComplaints): Earlier | null {
  const waybill = useField('waybill_no').value.trim()
  const customer = useField('customer_id').value
  const byWaybill = looked.state === 'found'
  const isKnown = byWaybill || (looked.state !== 'looking' && customer !== '')
  const asked = isKnown ? JSON.stringify([waybill, byWaybill ? '' : customer]) : ''
  const [answer, setAnswer] = useState<{ of: string; earlier: Earlier } | null>(null)
  useEffect(() => {
    if (asked === '') return
    let stale = false
    const [number, of] = JSON.parse(asked) as [string, string]
    const question = { ...(number === '' ? {} : { waybill_no: number }), ...(of === '' ? {} : { customer_id: of }) }
    find(question)
      .then((found) => {
        if (!stale && found.ok) setAnswer({ of: asked, earlier: found.data })
      })
      .catch(() => undefined)
    return () => {
      stale = true
    }
  }, [asked, find])
  return answer !== null && answer.of === asked ? answer.earlier : null
}
