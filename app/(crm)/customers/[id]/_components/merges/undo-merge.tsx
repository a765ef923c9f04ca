'use client'

import { useRouter } from 'next/navigation'
import { useAct } from '#components/ui/use-act'

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
  const { busy, problem, act: ask } = useAct(texts.away)
  const undo = () =>
    ask(
      () => act({ id }),
      ({ data }) => {
        const said = new URLSearchParams({ undone: String(data.restoredId ?? ''), kept: data.kept.join(',') })
        router.push(`/customers/${survivorId}?${said}`)
      },
    )
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
