'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'

interface Props {
  id: number
  survivorId: number
  texts: Record<'undo' | 'away', string>
  act: (input: {
    id: number
  }) => Promise<{ ok: true; data: { restoredId: number | null; kept: string[] } } | { ok: false; message: string }>
}

/** Undoes a merge; the card then says who stands alone again, and which fields stay because somebody has changed them since. */
export function UndoMerge({ id, survivorId, texts, act }: Props) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const undo = () =>
    start(async () => {
      const answer = await act({ id }).catch(() => ({ ok: false as const, message: texts.away }))
      if (!answer.ok) return setProblem(answer.message)
      const said = new URLSearchParams({ undone: String(answer.data.restoredId ?? ''), kept: answer.data.kept.join(',') })
      router.push(`/customers/${survivorId}?${said}`)
      router.refresh()
    })
  return (
    <>
      <button type="button" disabled={busy} onClick={undo} className="control">
        {texts.undo}
      </button>
      {problem !== null && (
        <span role="alert" className="w-full text-sm text-danger">
          {problem}
        </span>
      )}
    </>
  )
}
