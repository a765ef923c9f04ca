'use client'

import { useRouter } from 'next/navigation'
import type { Outcome } from '#components/form/form'
import { AskFirst } from '#components/ui/ask-first'

interface Props {
  id: number
  version: number
  archived: boolean
  texts: Record<'archive' | 'archiveAsk' | 'restore' | 'restoreAsk' | 'no' | 'busy', string>
  archive: (input: { id: string; version: number; archived: boolean }) => Promise<Outcome<unknown>>
}

/** Takes the outlet out of the tree, or puts it back. */
export function ArchivePanel({ id, version, archived, texts, archive }: Props) {
  const router = useRouter()
  return (
    <AskFirst
      label={archived ? texts.restore : texts.archive}
      question={archived ? texts.restoreAsk : texts.archiveAsk}
      yes={archived ? texts.restore : texts.archive}
      no={texts.no}
      busy={texts.busy}
      danger={!archived}
      run={() => archive({ id: String(id), version, archived: !archived })}
      onDone={() => router.refresh()}
    />
  )
}
