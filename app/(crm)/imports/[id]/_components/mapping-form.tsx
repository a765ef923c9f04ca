'use client'

import { useRouter } from 'next/navigation'
import type { FormEvent, ReactNode } from 'react'
import { useState, useTransition } from 'react'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import { MappingOptions } from './mapping-options.tsx'
import { MappingTable } from './mapping-table.tsx'
import type { FileColumn, Mapping, MappingChoices, MappingOffers, MappingTexts, OurColumn } from './mapping-values.ts'
import { RequiredColumns } from './required-columns.tsx'

interface Refusal {
  ok: false
  message: string
  fields: Record<string, string>
  current?: unknown
}

interface Props {
  id: string
  theirs: readonly FileColumn[]
  ours: readonly OurColumn[]
  initial: MappingChoices & { mapping: Mapping }
  offers: MappingOffers
  texts: MappingTexts
  readOnly: boolean
  submit: (input: object) => Promise<{ ok: true } | Refusal>
  /** Beside the button that goes on. */
  aside: ReactNode
}

/** Which column of the file is which of ours: suggested, and changed by whoever knows better. */
export function MappingForm({ id, theirs, ours, initial, offers, texts, readOnly, submit, aside }: Props) {
  const router = useRouter()
  const [mapping, setMapping] = useState<Mapping>(initial.mapping)
  const [choices, setChoices] = useState<MappingChoices>(initial)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, start] = useTransition()
  const missing = ours.filter(({ name, required }) => required && mapping[name] === undefined)

  const send = (event: FormEvent) => {
    event.preventDefault()
    if (missing.length > 0) {
      const columns = missing.map(({ label }) => label).join(' · ')
      return setRefusal({ ok: false, message: texts.missingSome.replace('{columns}', columns), fields: {} })
    }
    start(async () => {
      const answer = await submit({
        id,
        mapping,
        on_duplicate: choices.onDuplicate,
        create_missing_customers: choices.createMissing,
        ...(choices.dateFormat === '' ? {} : { date_format: choices.dateFormat }),
      }).catch((): Refusal => ({ ok: false, message: texts.away, fields: {} }))
      if (answer.ok) return router.refresh()
      setRefusal(answer)
    })
  }
  return (
    <form onSubmit={send} aria-busy={busy} className="flex flex-col gap-5">
      <RequiredColumns columns={ours.filter(({ required }) => required)} mapping={mapping} texts={texts} />
      <fieldset disabled={readOnly || busy} className="contents">
        <MappingTable theirs={theirs} ours={ours} mapping={mapping} change={setMapping} texts={texts} />
        <MappingOptions choices={choices} offers={offers} texts={texts} change={setChoices} />
      </fieldset>
      {refusal !== null && <Refused refusal={refusal} ours={ours} see={texts.see} />}
      {!readOnly && (
        <div className="form-foot">
          <button type="submit" disabled={busy} className="button-primary">
            {busy ? texts.busy : texts.next}
          </button>
          {aside}
        </div>
      )}
    </form>
  )
}

/** Why the columns were not taken, by the names that the reader knows; another import of the same file is a link away. */
function Refused({ refusal, ours, see }: { refusal: Refusal; ours: readonly OurColumn[]; see: string }) {
  const fields = Object.entries(refusal.fields).map(
    ([name, text]) => `${ours.find((column) => column.name === name)?.label ?? name}: ${text}`,
  )
  const other = idOf(refusal.current)
  return (
    <Notice tone="danger">
      {fields.length === 0 ? refusal.message : fields.join(' · ')}{' '}
      {other !== null && (
        <Link href={`/imports/${other}`} className="link">
          {see}
        </Link>
      )}
    </Notice>
  )
}

function idOf(current: unknown): string | null {
  const isNamed = typeof current === 'object' && current !== null && 'id' in current
  return isNamed && typeof current.id === 'string' ? current.id : null
}
