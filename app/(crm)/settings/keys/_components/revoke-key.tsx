'use client'

import { useRouter } from 'next/navigation'
import type { Outcome } from '#components/form/form'
import { AskFirst } from '#components/ui/ask-first'

interface Props {
  id: number
  texts: Record<'revoke' | 'ask' | 'no' | 'busy', string>
  revoke: (input: { id: number }) => Promise<Outcome<unknown>>
}

/** Ends a key. */
export function RevokeKey({ id, texts, revoke }: Props) {
  const router = useRouter()
  return (
    <AskFirst
      label={texts.revoke}
      question={texts.ask}
      yes={texts.revoke}
      no={texts.no}
      busy={texts.busy}
      danger
      run={() => revoke({ id })}
      onDone={() => router.refresh()}
    />
  )
}
