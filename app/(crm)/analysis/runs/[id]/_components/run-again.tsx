'use client'

import { useRouter } from 'next/navigation'
import type { Outcome } from '#components/form/form'
import { Notice } from '#components/ui/notice'
import { useAct } from '#components/ui/use-act'

interface Props {
  id: string
  texts: Record<'again' | 'starting' | 'away', string>
  repeat: (input: { id: string }) => Promise<Outcome<{ id: string }>>
}

/** Asks for a run again with what it was asked for, and leads to the new one. */
export function RunAgain({ id, texts, repeat }: Props) {
  const router = useRouter()
  const { busy, problem, act } = useAct(texts.away)
  const ask = () =>
    act<{ ok: true; data: { id: string } }>(
      () => repeat({ id }),
      ({ data }) => router.push(`/analysis/runs/${data.id}`),
    )
  return (
    <>
      <button type="button" disabled={busy} className="control" onClick={ask}>
        {busy ? texts.starting : texts.again}
      </button>
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
    </>
  )
}
