'use client'

import { useState, useTransition } from 'react'

interface Props {
  id: string
  version: number
  label: string
  away: string
  act: (input: { id: string; version: number; archived: true }) => Promise<{ ok: true } | { ok: false; message: string }>
  onDone: () => void
}

/** Takes a note out of the timeline that should not stand there. */
export function ArchiveNote({ id, version, label, away, act, onDone }: Props) {
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const archive = () =>
    start(async () => {
      const answer = await act({ id, version, archived: true }).catch(() => ({ ok: false as const, message: away }))
      if (answer.ok) return onDone()
      setProblem(answer.message)
    })
  return (
    <>
      <button type="button" disabled={busy} onClick={archive} className="link">
        {label}
      </button>
      {problem !== null && (
        <span role="alert" className="text-sm text-danger">
          {problem}
        </span>
      )}
    </>
  )
}
