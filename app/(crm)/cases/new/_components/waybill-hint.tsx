'use client'

import { useEffect, useState } from 'react'
import type { Found } from '#components/form/find-field'
import { FindField } from '#components/form/find-field'
import { useField } from '#components/form/form-context'
import { Link } from '#components/ui/link'
import type { Given } from './given.ts'
import type { IntakeWords } from './intake-words.ts'
import type { TermGroup } from './term-field.tsx'

/** What is known of a waybill. */
export interface WaybillHint {
  number: string
  customer: { id: string; name: string }
  status: string
  /** When it was picked up and signed for, and by when it was promised, in the reader’s words. */
  course: string[]
  suggestion: { type: string; category: string | null; subcategory: string | null } | null
  openCases: { id: string; number: string; title: string; stage: string }[]
}

/** A waybill that was looked up: nothing typed, under way, found, or not known. */
export type Looked = { state: 'none' } | { state: 'looking' } | { state: 'unknown' } | { state: 'found'; waybill: WaybillHint }

const pauseMs = 350
const fewest = 4

/** Looks the waybill up while its number is typed. What it tells fills what is still empty, and nothing that somebody has chosen. */
export function useWaybill(
  find: (input: { waybill_no: string }) => Promise<{ ok: true; data: { waybill: WaybillHint | null } } | { ok: false }>,
): Looked {
  const number = useField('waybill_no').value.trim()
  const [looked, setLooked] = useState<{ of: string; result: Looked }>({ of: '', result: { state: 'none' } })
  useEffect(() => {
    if (number.length < fewest) return
    let stale = false
    const timer = setTimeout(async () => {
      setLooked({ of: number, result: { state: 'looking' } })
      const answer = await find({ waybill_no: number }).catch(() => null)
      if (stale) return
      const waybill = answer?.ok === true ? answer.data.waybill : null
      setLooked({ of: number, result: waybill === null ? { state: 'unknown' } : { state: 'found', waybill } })
    }, pauseMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [number, find])
  return looked.of === number ? looked.result : { state: 'none' }
}

interface BoxProps {
  looked: Looked
  words: IntakeWords
  statuses: Readonly<Record<string, string>>
  groups: readonly TermGroup[]
}

/** What the waybill tells: where it stands, what is likely wrong, and that somebody is at it already. */
export function WaybillBox({ looked, words, statuses, groups }: BoxProps) {
  const type = useField('type')
  const term = useField('subcategory')
  const suggestion = looked.state === 'found' ? looked.waybill.suggestion : null
  const suggested = suggestion?.subcategory ?? null
  const label = groups.flatMap(({ terms }) => terms).find(({ value }) => value === suggested)?.label
  if (looked.state === 'none') return null
  if (looked.state !== 'found')
    return (
      <p role="status" className="-mt-2 text-sm text-ink-faint">
        {looked.state === 'looking' ? words.looking : words.notFound}
      </p>
    )
  const { waybill } = looked
  return (
    <div role="status" className="-mt-1 flex flex-col gap-2 rounded-md border border-line bg-sunken px-3 py-2">
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        <span className="font-medium">{statuses[waybill.status]}</span>
        {waybill.course.map((step) => (
          <span key={step} className="text-ink-soft">
            {step}
          </span>
        ))}
      </p>
      {label !== undefined && suggestion !== null && term.value !== suggested && (
        <p className="flex flex-wrap items-center gap-2">
          {words.suggested.replace('#', label)}
          <button
            type="button"
            className="control h-7 px-2"
            onClick={() => {
              type.set(suggestion.type)
              term.set(suggested ?? '')
            }}
          >
            {words.take}
          </button>
        </p>
      )}
      {waybill.openCases.length > 0 && (
        <div className="text-watch-text">
          <p>{words.openCases}</p>
          <ul>
            {waybill.openCases.map((each) => (
              <li key={each.id}>
                <Link href={`/cases/${each.id}`} className="link">
                  {each.number} {each.title}
                </Link>{' '}
                <span className="text-sm">{each.stage}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

interface CustomerProps {
  looked: Looked
  words: IntakeWords
  given: Given['customer']
  texts: Record<'typeToFind' | 'none', string>
  find: (input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>
}

/** Whose it is: that of the waybill, or else whoever is chosen. */
export function CustomerField({ looked, words, given, texts, find }: CustomerProps) {
  if (looked.state === 'found')
    return (
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{words.customer}</span>
        <Link href={`/customers/${looked.waybill.customer.id}`} target="_blank" className="link">
          {looked.waybill.customer.name}
        </Link>
        <span className="text-sm text-ink-faint">{words.fromWaybill}</span>
      </p>
    )
  return (
    <FindField
      name="customer_id"
      label={words.customer}
      hint={words.customerHint}
      initialName={given?.name ?? ''}
      texts={{ type: texts.typeToFind, none: texts.none }}
      find={find}
    />
  )
}
