'use client'

import { useRef, useState, useTransition } from 'react'

export interface ExportTexts {
  csv: string
  xlsx: string
  preparing: string
  /** With `{count}` for the number of rows. */
  started: string
  away: string
  reason: string
  ask: string
  /** Said once it was asked for, with the way to the request. */
  asked: string
  open: string
}

interface Props {
  /** Where the file comes from. */
  path: string
  /** What the file holds: the filters of the list, or the numbers that were asked for. */
  fields: Readonly<Record<string, string>>
  /** Says how many rows the file will have, or why there will be none. */
  check: (
    input: Record<string, string>,
  ) => Promise<{ ok: true; data: { rows: string; needs?: string | null } } | { ok: false; message: string }>
  /** Asks whoever may decide on more rows than the reader may take; left out where nobody is asked. */
  ask?: (input: Record<string, string>) => Promise<{ ok: true; data: { id: number } } | { ok: false; message: string }>
  texts: ExportTexts
  /** Both unless said otherwise. */
  formats?: readonly ExportFormat[]
}

const both = ['csv', 'xlsx'] as const
type ExportFormat = (typeof both)[number]

/** The two kinds of file. What may not be exported is said here; what may, the browser saves by itself while the reader goes on. */
export function ExportChoices({ path, fields, check, ask: askFor, texts, formats = both }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const format = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null)
  const [needs, setNeeds] = useState(false)
  const [reason, setReason] = useState('')
  const [requestId, setRequestId] = useState<number | null>(null)
  const [busy, start] = useTransition()
  const ask = (wanted: string) =>
    start(async () => {
      setSaid({ text: texts.preparing, wrong: false })
      const answer = await check({ ...fields }).catch(() => ({ ok: false as const, message: texts.away }))
      if (!answer.ok) return setSaid({ text: answer.message, wrong: true })
      const refused = answer.data.needs ?? null
      setNeeds(refused !== null)
      if (refused !== null) return setSaid({ text: refused, wrong: true })
      if (format.current !== null) format.current.value = wanted
      form.current?.submit()
      setSaid({ text: texts.started.replace('{count}', answer.data.rows), wrong: false })
    })
  const request = () =>
    start(async () => {
      const answer = await askFor?.({ ...fields, reason }).catch(() => ({ ok: false as const, message: texts.away }))
      if (answer === undefined) return
      if (!answer.ok) return setSaid({ text: answer.message, wrong: true })
      setNeeds(false)
      setRequestId(answer.data.id)
      setSaid({ text: texts.asked, wrong: false })
    })
  return (
    <form ref={form} action={path} method="post" className="w-64 max-md:w-full">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input ref={format} type="hidden" name="format" />
      {formats.map((each) => (
        <button key={each} type="button" disabled={busy} className="popup-item" onClick={() => ask(each)}>
          {texts[each]}
        </button>
      ))}
      {said !== null && (
        <p
          role={said.wrong ? 'alert' : 'status'}
          className={`px-2 py-2 text-sm text-pretty ${said.wrong ? 'text-danger' : 'text-ink-soft'}`}
        >
          {said.text}
          {requestId !== null && (
            <>
              {' '}
              <a href={`/approvals/${requestId}`} className="link">
                {texts.open}
              </a>
            </>
          )}
        </p>
      )}
      {needs && askFor !== undefined && (
        <div className="flex flex-col gap-2 px-2 pb-2">
          <label className="flex flex-col gap-1 text-sm font-medium">
            {texts.reason}
            <textarea
              rows={2}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              className="field h-auto py-2 font-normal"
            />
          </label>
          <button type="button" disabled={busy || reason.trim() === ''} className="button-primary" onClick={request}>
            {texts.ask}
          </button>
        </div>
      )}
    </form>
  )
}
