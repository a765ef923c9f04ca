'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Link } from '#components/ui/link'
import { readLeadLine } from '#lib/records/opportunities/lead-line'
import type { FindSimilar } from '../../customers/_components/similar.tsx'
import { SimilarList, useSimilar } from '../../customers/_components/similar.tsx'
import { Elsewhere } from './elsewhere.tsx'

type Answer<Data> = { ok: true; data: Data } | { ok: false; message: string; fields: Record<string, string> }

interface Props {
  texts: Record<
    | 'label'
    | 'placeholder'
    | 'submit'
    | 'busy'
    | 'away'
    | 'noted'
    | 'open'
    | 'undo'
    | 'undone'
    | 'name'
    | 'phone'
    | 'contact'
    | 'pieces'
    | 'rival'
    | 'note'
    | 'similar'
    | 'elsewhere'
    | 'claim',
    string
  >
  note: (input: unknown) => Promise<Answer<{ customerId: number; opportunityId: number; elsewhere: string[] }>>
  takeBack: (input: { id: number }) => Promise<Answer<unknown>>
  similar: FindSimilar
}

interface Noted {
  name: string
  customerId: number
  opportunityId: number
  /** With whom the company has such a customer already. */
  elsewhere: string[]
}

const fewest = { name: 2, phone: 7 }

/** A lead in one line, as it is thumbed in beside the road: what was understood of it is shown before it is saved, with those of the own customers that it may be, and it can be taken back after. */
export function LeadLineForm({ texts, note, takeBack, similar }: Props) {
  const router = useRouter()
  const [line, setLine] = useState('')
  const [busy, start] = useTransition()
  const [noted, setNoted] = useState<Noted | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const lead = readLeadLine(line)
  const byPhone = useSimilar(lead?.phone ?? '', fewest.phone, similar)
  const byName = useSimilar(lead?.name ?? '', fewest.name, similar)
  const own = [...byPhone, ...byName.filter(({ id }) => byPhone.every((one) => one.id !== id))]
  const parts =
    lead === null
      ? []
      : [
          [texts.name, lead.name],
          [texts.phone, lead.phone],
          [texts.contact, lead.contactName],
          [texts.pieces, lead.piecesMonth === null ? null : String(lead.piecesMonth)],
          [texts.rival, lead.rival],
          [texts.note, lead.note],
        ].filter((part): part is [string, string] => part[1] !== null)

  const save = (event: React.FormEvent) => {
    event.preventDefault()
    if (lead === null) return
    const { name, phone, contactName, piecesMonth, rival, note: remark } = lead
    const given = { name, phone, contact_name: contactName, pieces_month: piecesMonth, rival, note: remark }
    start(async () => {
      const answer = await note(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))).catch(() => null)
      if (answer?.ok !== true)
        return setSaid(answer === null ? texts.away : [answer.message, ...Object.values(answer.fields)].join(' '))
      setNoted({ name, ...answer.data })
      setSaid(null)
      setLine('')
      router.refresh()
    })
  }
  const undo = () =>
    start(async () => {
      if (noted === null) return
      const answer = await takeBack({ id: noted.opportunityId }).catch(() => null)
      setSaid(answer === null ? texts.away : answer.ok ? texts.undone : answer.message)
      if (answer?.ok === true) setNoted(null)
      router.refresh()
    })
  return (
    <form onSubmit={save} className="px-4 pb-3 md:px-6">
      <div className="flex gap-2">
        <input
          aria-label={texts.label}
          placeholder={texts.placeholder}
          value={line}
          onChange={(event) => setLine(event.target.value)}
          autoComplete="off"
          enterKeyHint="done"
          className="field"
        />
        <button type="submit" disabled={busy || lead === null} className="button-primary flex-none">
          {busy ? texts.busy : texts.submit}
        </button>
      </div>
      {parts.length > 0 && (
        <p className="flex flex-wrap gap-x-4 gap-y-1 pt-2 text-sm">
          {parts.map(([label, value]) => (
            <span key={label}>
              <span className="text-ink-faint">{label} </span>
              {value}
            </span>
          ))}
        </p>
      )}
      {own.length > 0 && (
        <div role="status" className="mt-2 rounded-md border border-watch/40 bg-watch-soft px-3 py-2 text-sm text-watch-text">
          <SimilarList title={texts.similar} rows={own} />
        </div>
      )}
      {(noted !== null || said !== null) && (
        <p role="status" className="flex flex-wrap gap-3 pt-2 text-sm text-accent-text">
          {said ?? `${texts.noted} ${noted?.name}`}
          {noted !== null && (
            <>
              <Link href={`/prospects/${noted.customerId}`} className="link">
                {texts.open}
              </Link>
              <button type="button" className="link" onClick={undo} disabled={busy}>
                {texts.undo}
              </button>
            </>
          )}
        </p>
      )}
      {noted !== null && <Elsewhere name={noted.name} held={noted.elsewhere} texts={texts} />}
    </form>
  )
}
