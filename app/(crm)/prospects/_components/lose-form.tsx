'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'

interface Props {
  id: number
  version: number
  reasons: readonly { value: string; label: string }[]
  texts: Record<'open' | 'reason' | 'note' | 'again' | 'submit' | 'away', string>
  lose: (input: unknown) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Gives a prospect up: the reason is one of a list, so that they can be counted. It can be taken up again. */
export function LoseForm({ id, version, reasons, texts, lose }: Props) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const note = String(form.get('note') ?? '').trim()
    const again = String(form.get('next_touch_on') ?? '')
    const given = {
      ...{ id, version, reason: form.get('reason') },
      ...(note !== '' && { note }),
      ...(again !== '' && { next_touch_on: again }),
    }
    start(async () => {
      const answer = await lose(given).catch(() => ({ ok: false as const, message: texts.away }))
      setProblem(answer.ok ? null : answer.message)
      if (answer.ok) router.refresh()
    })
  }
  return (
    <details className="pt-3">
      <summary className="w-fit text-sm text-ink-faint hover:text-ink">{texts.open}</summary>
      <form onSubmit={submit} className="flex flex-col gap-2 pt-2">
        <fieldset className="flex flex-wrap gap-2">
          <legend className="pb-1.5 text-sm text-ink-soft">{texts.reason}</legend>
          {reasons.map(({ value, label }) => (
            <label key={value} className="choice">
              <input type="radio" name="reason" value={value} required className="sr-only" />
              {label}
            </label>
          ))}
        </fieldset>
        <input name="note" placeholder={texts.note} aria-label={texts.note} autoComplete="off" className="field" />
        <label className="flex flex-wrap items-center gap-2 text-sm text-ink-soft">
          {texts.again}
          <input name="next_touch_on" type="date" className="field w-40" />
        </label>
        <button type="submit" disabled={busy} className="control w-fit">
          {texts.submit}
        </button>
        {problem !== null && (
          <p role="alert" className="text-sm text-danger">
            {problem}
          </p>
        )}
      </form>
    </details>
  )
}
