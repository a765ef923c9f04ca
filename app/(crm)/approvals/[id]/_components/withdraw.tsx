'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Notice } from '#components/ui/notice'
import { withdraw } from '../../actions.ts'

interface Props {
  id: number
  version: number
  texts: Record<'withdraw' | 'busy' | 'away', string>
}

/** Takes a request of one's own back. */
export function Withdraw({ id, version, texts }: Props) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const run = () =>
    start(async () => {
      const answer = await withdraw({ id, version }).catch(() => null)
      setProblem(answer?.ok === true ? null : (answer?.message ?? texts.away))
      router.refresh()
    })
  return (
    <div className="flex flex-col gap-2">
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
      <button type="button" disabled={busy} className="control h-10 w-fit px-4" onClick={run}>
        {busy ? texts.busy : texts.withdraw}
      </button>
    </div>
  )
}
