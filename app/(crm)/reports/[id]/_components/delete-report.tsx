'use client'

import { useRouter } from 'next/navigation'
import { say } from '#components/ui/said'
import { SmallAct } from '#components/ui/small-act'

interface Props {
  id: number
  texts: { delete: string; deleted: string; undo: string; restored: string; away: string }
  act: (input: { id: number; deleted: boolean }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Deletes a report and leads back to the others, where it can be had back at once. */
export function DeleteReport({ id, texts, act }: Props) {
  const router = useRouter()
  return (
    <SmallAct
      label={texts.delete}
      away={texts.away}
      look="control"
      input={{ id, deleted: true }}
      act={act}
      onDone={() => {
        const undo = { label: texts.undo, done: texts.restored, away: texts.away, run: () => act({ id, deleted: false }) }
        say({ text: texts.deleted, undo })
        router.push('/reports')
      }}
    />
  )
}
