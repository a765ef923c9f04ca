'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'

interface Props {
  id: string
  version: number
  label: string
  away: string
  act: (input: { id: string; version: number; done: boolean }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Opens a task again that was ended too soon. */
export function ReopenTask({ id, version, label, away, act }: Props) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const reopen = () =>
    start(async () => {
      const answer = await act({ id, version, done: false }).catch(() => ({ ok: false as const, message: away }))
      setProblem(answer.ok ? null : answer.message)
      router.refresh()
    })
  return (
    <>
      {' '}
      <button type="button" disabled={busy} onClick={reopen} className="link text-sm">
        {label}
      </button>
      {problem !== null && (
        <span role="alert" className="block text-sm text-danger">
          {problem}
        </span>
      )}
    </>
  )
}
