'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'

interface Props {
  id: number
  label: string
  away: string
  act: (input: { id: number }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Stops or undoes a change of many customers, and shows how it stands then. */
export function ActButton({ id, label, away, act }: Props) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const go = () =>
    start(async () => {
      const answer = await act({ id }).catch(() => ({ ok: false as const, message: away }))
      setProblem(answer.ok ? null : answer.message)
      router.refresh()
    })
  return (
    <>
      <button type="button" className="control" disabled={busy} onClick={go}>
        {label}
      </button>
      {problem !== null && (
        <span role="alert" className="text-danger">
          {problem}
        </span>
      )}
    </>
  )
}
