'use client'

import { useRouter } from 'next/navigation'
import type { Outcome } from '#components/form/form'
import { AskFirst } from '#components/ui/ask-first'

interface Props {
  id: string
  fileId: number
  texts: Record<'remove' | 'question' | 'yes' | 'no' | 'busy', string>
  remove: (input: { id: string; file_id: number }) => Promise<Outcome<unknown>>
}

/** Takes a file of a case away, after asking once more: it cannot be brought back. */
export function RemoveFile({ id, fileId, texts, remove }: Props) {
  const router = useRouter()
  return (
    <AskFirst
      label={texts.remove}
      question={texts.question}
      yes={texts.yes}
      no={texts.no}
      busy={texts.busy}
      danger
      run={() => remove({ id, file_id: fileId })}
      onDone={() => router.refresh()}
    />
  )
}
