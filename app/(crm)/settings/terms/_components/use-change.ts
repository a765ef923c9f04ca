'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { Outcome } from '#components/form/form'

interface Change {
  /** Why the last one was refused. */
  problem: string | null
  busy: boolean
  /** Sends a change, shows the list anew, and then does what follows. */
  run: (send: () => Promise<Outcome<unknown>>, then?: () => void) => void
  forget: () => void
}

/** Sends changes of a list one at a time. */
export function useChange(away: string): Change {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const run: Change['run'] = (send, then) => {
    if (busy) return
    start(async () => {
      const answer = await send().catch(() => null)
      if (answer?.ok === true) {
        setProblem(null)
        then?.()
      } else setProblem(answer === null ? away : (answer.fields['text'] ?? answer.message))
      // Even when it is refused: somebody else may have been quicker, and the list is not what was seen. Busy until it is shown, so that the next change is of
      // what stands there then.
      if (answer !== null) start(() => router.refresh())
    })
  }
  return { problem, busy, run, forget: () => setProblem(null) }
}
