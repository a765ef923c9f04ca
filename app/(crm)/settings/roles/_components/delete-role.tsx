'use client'

import { useRouter } from 'next/navigation'
import type { Outcome } from '#components/form/form'
import { AskFirst } from '#components/ui/ask-first'

interface Props {
  roleKey: string
  version: number
  texts: Record<'remove' | 'ask' | 'no' | 'busy', string>
  remove: (input: { key: string; version: number }) => Promise<Outcome<unknown>>
}

/** Takes a role away for good. */
export function DeleteRole({ roleKey, version, texts, remove }: Props) {
  const router = useRouter()
  return (
    <AskFirst
      label={texts.remove}
      question={texts.ask}
      yes={texts.remove}
      no={texts.no}
      busy={texts.busy}
      danger
      run={() => remove({ key: roleKey, version })}
      onDone={() => router.push('/settings/roles')}
    />
  )
}
