'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useCloseSheet } from '#components/ui/sheet'

interface Props {
  id: string
  version: number
  /** How it stands now. */
  archived: boolean
  label: string
  away: string
  act: (input: { id: string; version: number; archived: boolean }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Takes a contact out of sight, or brings it back: either is undone by the other. */
export function ArchiveContact({ id, version, archived, label, away, act }: Props) {
  const router = useRouter()
  const close = useCloseSheet()
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const turn = () =>
    start(async () => {
      const answer = await act({ id, version, archived: !archived }).catch(() => ({ ok: false as const, message: away }))
      if (answer.ok) close()
      setProblem(answer.ok ? null : answer.message)
      router.refresh()
    })
  return (
    <>
      <button type="button" disabled={busy} onClick={turn} className="link">
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
