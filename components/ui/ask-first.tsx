'use client'

import type { ReactNode } from 'react'
import { useState, useTransition } from 'react'
import { Notice } from './notice.tsx'

type Answer<Data> = { ok: true; data: Data } | { ok: false; message: string }

interface Props<Data> {
  label: ReactNode
  /** What will happen, so that it can be weighed; nothing is asked when it is left out. */
  question?: string
  yes: string
  no: string
  busy: string
  danger?: boolean
  run: () => Promise<Answer<Data>>
  onDone: (data: Data) => void
}

/** A button that says what it will do and asks once more. */
export function AskFirst<Data>({ label, question, yes, no, busy, danger = false, run, onDone }: Props<Data>) {
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const go = () =>
    start(async () => {
      const answer = await run()
      setAsking(false)
      setProblem(answer.ok ? null : answer.message)
      if (answer.ok) onDone(answer.data)
    })
  const look = danger ? 'control border-danger/40 text-danger' : 'control'
  return (
    <div className="flex flex-col items-start gap-2">
      {asking ? (
        <div className="flex flex-col gap-2 rounded-md border border-line bg-sunken p-3">
          <p className="max-w-prose text-pretty">{question}</p>
          <div className="flex gap-2">
            <button type="button" className={look} disabled={pending} onClick={go}>
              {pending ? busy : yes}
            </button>
            <button type="button" className="control" disabled={pending} onClick={() => setAsking(false)}>
              {no}
            </button>
          </div>
        </div>
      ) : (
        <button
          type="button"
          className={look}
          disabled={pending}
          onClick={() => (question === undefined ? go() : setAsking(true))}
        >
          {pending ? busy : label}
        </button>
      )}
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
    </div>
  )
}
