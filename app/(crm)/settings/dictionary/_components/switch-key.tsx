'use client'

import { useRouter } from 'next/navigation'
import type { Outcome } from '#components/form/form'
import { AskFirst } from '#components/ui/ask-first'

interface Props {
  name: string
  version: number
  active: boolean
  texts: Record<'on' | 'onAsk' | 'off' | 'offAsk' | 'no' | 'busy', string>
  change: (input: { key: string; version: number; active: boolean }) => Promise<Outcome<unknown>>
}

/** Switches a key on or off. */
export function SwitchKey({ name, version, active, texts, change }: Props) {
  const router = useRouter()
  return (
    <AskFirst
      label={active ? texts.off : texts.on}
      question={active ? texts.offAsk : texts.onAsk}
      yes={active ? texts.off : texts.on}
      no={texts.no}
      busy={texts.busy}
      danger={active}
      run={() => change({ key: name, version, active: !active })}
      onDone={() => router.refresh()}
    />
  )
}
