'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Notice } from '#components/ui/notice'
import { stopDelegate } from '../../actions.ts'

/** Takes the place back before its time. */
export function EndDelegate({ id, texts }: { id: number; texts: Record<'end' | 'ending' | 'away', string> }) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const run = () =>
    start(async () => {
      const answer = await stopDelegate({ id }).catch(() => null)
      setProblem(answer?.ok === true ? null : (answer?.message ?? texts.away))
      router.refresh()
    })
  return (
    <span className="flex flex-col gap-2">
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
      <button type="button" disabled={busy} className="link w-fit" onClick={run}>
        {busy ? texts.ending : texts.end}
      </button>
    </span>
  )
}
