'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'

interface Props {
  customer: string
  label: string
  away: string
  begin: (input: { customer: string }) => Promise<{ ok: true } | { ok: false; message: string }>
}

export function BeginButton({ customer, label, away, begin }: Props) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const go = () =>
    start(async () => {
      const answer = await begin({ customer }).catch(() => ({ ok: false as const, message: away }))
      setProblem(answer.ok ? null : answer.message)
      router.refresh()
    })
  return (
    <>
      <button type="button" disabled={busy} onClick={go} className="button-primary">
        {label}
      </button>
      {problem !== null && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
    </>
  )
}
