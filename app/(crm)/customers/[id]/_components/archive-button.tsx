'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useState, useTransition } from 'react'

interface Props {
  id: string
  version: number
  label: string
  away: string
  look: 'control' | 'link' | 'popup-item'
  icon?: ReactNode
  act: (input: { id: string; version: number }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Archives or restores at once: either is undone by the other, which then stands in its place. */
export function ArchiveButton({ id, version, label, away, look, icon, act }: Props) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const go = () =>
    start(async () => {
      const answer = await act({ id, version }).catch(() => ({ ok: false as const, message: away }))
      setProblem(answer.ok ? null : answer.message)
      router.refresh()
    })
  return (
    <>
      <button type="button" className={look} disabled={busy} onClick={go}>
        {icon}
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
