'use client'

import { useState, useTransition } from 'react'
import type { FigureTexts } from './figure-texts.ts'

interface Props {
  customerId: number
  texts: Record<'open' | 'loading' | 'away', string>
  read: (input: unknown) => Promise<{ ok: true; data: FigureTexts } | { ok: false; message: string }>
}

/** The figures behind the classes, which are read when somebody opens them. */
export function FiguresBehind({ customerId, texts, read }: Props) {
  const [found, setFound] = useState<FigureTexts | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const load = () =>
    start(async () => {
      const answer = await read({ customer: customerId }).catch(() => null)
      setProblem(answer === null ? texts.away : answer.ok ? null : answer.message)
      if (answer?.ok === true) setFound(answer.data)
    })
  return (
    <details
      className="border-t border-line px-4 py-2.5"
      onToggle={({ currentTarget: { open } }) => {
        if (open && found === null) load()
      }}
    >
      <summary className="w-fit text-sm text-ink-faint hover:text-ink">{texts.open}</summary>
      <div aria-live="polite" aria-busy={busy} className="pt-2">
        {busy && <p className="text-ink-faint">{texts.loading}</p>}
        {problem !== null && <p className="text-danger">{problem}</p>}
        {found !== null && <Figures found={found} />}
      </div>
    </details>
  )
}

function Figures({ found: { period, nothing, rows } }: { found: FigureTexts }) {
  return (
    <>
      {period !== null && <p className="pb-1 text-sm text-ink-faint">{period}</p>}
      {nothing !== null && <p className="text-ink-faint">{nothing}</p>}
      <dl className="grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
        {rows.map(({ key, label, value, known }) => (
          <div key={key} className="flex items-baseline justify-between gap-3 border-b border-line py-1">
            <dt className="text-ink-soft">{label}</dt>
            <dd className={known ? 'tabular-nums' : 'text-ink-faint'}>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
