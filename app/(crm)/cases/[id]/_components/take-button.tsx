'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'

interface Props {
  id: string
  version: number
  label: string
  take: (input: { id: string; version: number }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Takes a case for oneself. */
export function TakeButton({ id, version, label, take }: Props) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const press = () =>
    start(async () => {
      const answer = await take({ id, version })
      setProblem(answer.ok ? null : answer.message)
      router.refresh()
    })
  return (
    <>
      <button type="button" className="control h-7 px-2" disabled={busy} aria-busy={busy} onClick={press}>
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
