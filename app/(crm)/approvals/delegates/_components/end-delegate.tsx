'use client'

import { Notice } from '#components/ui/notice'
import { useAct } from '#components/ui/use-act'
import { stopDelegate } from '../../actions.ts'

/** Takes the place back before its time. */
export function EndDelegate({ id, texts }: { id: number; texts: Record<'end' | 'ending' | 'away', string> }) {
  const { busy, problem, act } = useAct(texts.away)
  const run = () => act(() => stopDelegate({ id }))
  return (
    <span className="flex flex-col gap-2">
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
      <button type="button" disabled={busy} className="link w-fit" onClick={run}>
        {busy ? texts.ending : texts.end}
      </button>
    </span>
  )
}
