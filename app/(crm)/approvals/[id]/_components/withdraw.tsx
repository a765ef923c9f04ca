'use client'

import { Notice } from '#components/ui/notice'
import { useAct } from '#components/ui/use-act'
import { withdraw } from '../../actions.ts'

interface Props {
  id: number
  version: number
  texts: Record<'withdraw' | 'busy' | 'away', string>
}

/** Takes a request of one's own back. */
export function Withdraw({ id, version, texts }: Props) {
  const { busy, problem, act } = useAct(texts.away)
  const run = () => act(() => withdraw({ id, version }))
  return (
    <div className="flex flex-col gap-2">
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
      <button type="button" disabled={busy} className="control h-10 w-fit px-4" onClick={run}>
        {busy ? texts.busy : texts.withdraw}
      </button>
    </div>
  )
}
