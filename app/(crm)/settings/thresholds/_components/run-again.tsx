'use client'

import { RefreshCw } from 'lucide'
import { useState } from 'react'
import type { Outcome } from '#components/form/form'
import { AskFirst } from '#components/ui/ask-first'
import { Icon } from '#components/ui/icon'
import { Notice } from '#components/ui/notice'

interface Props {
  texts: Record<'run' | 'ask' | 'no' | 'busy' | 'started', string>
  run: (input: Record<string, never>) => Promise<Outcome<{ runs: number }>>
}

/** Works the classes out now instead of tonight. */
export function RunAgain({ texts, run }: Props) {
  const [started, setStarted] = useState(false)
  if (started) return <Notice tone="good">{texts.started}</Notice>
  return (
    <AskFirst
      label={
        <>
          <Icon of={RefreshCw} size={15} />
          {texts.run}
        </>
      }
      question={texts.ask}
      yes={texts.run}
      no={texts.no}
      busy={texts.busy}
      run={() => run({})}
      onDone={() => setStarted(true)}
    />
  )
}
