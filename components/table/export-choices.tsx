'use client'

import { useRef, useState, useTransition } from 'react'

export interface ExportTexts {
  csv: string
  xlsx: string
  preparing: string
  /** With `{count}` for the number of rows. */
  started: string
  away: string
}

interface Props {
  /** Where the file comes from. */
  path: string
  /** What the file holds: the filters of the list, or the numbers that were asked for. */
  fields: Readonly<Record<string, string>>
  /** Says how many rows the file will have, or why there will be none. */
  check: (input: Record<string, string>) => Promise<{ ok: true; data: { rows: string } } | { ok: false; message: string }>
  texts: ExportTexts
}

const formats = ['csv', 'xlsx'] as const

/** The two kinds of file. What may not be exported is said here; what may, the browser saves by itself while the reader goes on. */
export function ExportChoices({ path, fields, check, texts }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const format = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null)
  const [busy, start] = useTransition()
  const ask = (wanted: string) =>
    start(async () => {
      setSaid({ text: texts.preparing, wrong: false })
      const answer = await check({ ...fields }).catch(() => ({ ok: false as const, message: texts.away }))
      if (!answer.ok) return setSaid({ text: answer.message, wrong: true })
      if (format.current !== null) format.current.value = wanted
      form.current?.submit()
      setSaid({ text: texts.started.replace('{count}', answer.data.rows), wrong: false })
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
        </p>
      )}
    </form>
  )
}
