'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'

interface Props {
  id: string
  user: string
  label: string
  /** For those who hear it. */
  name: string
  away: string
  remove: (input: { id: string; user: string }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Ends that a colleague works along. */
export function RemoveCollaborator({ id, user, label, name, away, remove }: Props) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const act = () =>
    start(async () => {
      const answer = await remove({ id, user }).catch(() => ({ ok: false as const, message: away }))
      setProblem(answer.ok ? null : answer.message)
      if (answer.ok) router.refresh()
    })
  return (
    <span className="flex-none text-sm">
      <button type="button" aria-label={name} disabled={busy} onClick={act} className="link">
        {label}
      </button>
      {problem !== null && (
        <span role="alert" className="block text-danger">
          {problem}
        </span>
      )}
    </span>
  )
}
