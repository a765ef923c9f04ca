'use client'

import { Phone } from 'lucide'
import { useEffect, useState } from 'react'
import { Icon } from '#components/ui/icon'
import { Sheet } from '#components/ui/sheet'
import type { CallChoices } from '../[id]/_components/call-choices.ts'
import { CallList } from '../[id]/_components/call-list.tsx'
import type { LogHome } from '../[id]/_components/log/log-path.ts'
import { whomToCall } from '../[id]/actions.ts'

interface Props {
  customerId: number
  name: string
  home: LogHome
  look: string
  /** Of the label: out of sight where there is room for the icon alone. */
  wordLook: string | undefined
  iconSize: number
  texts: Record<'call' | 'title' | 'close' | 'away', string>
}

/** Calls somebody of a customer from a line about it: whom is asked on the spot, without its card. */
export function CallSheet({ customerId, name, home, look, wordLook, iconSize, texts }: Props) {
  return (
    <Sheet
      look={look}
      title={`${texts.title} · ${name}`}
      close={texts.close}
      button={
        <>
          <Icon of={Phone} size={iconSize} />
          <span className={wordLook}>{texts.call}</span>
        </>
      }
    >
      <Choices customerId={customerId} home={home} away={texts.away} />
    </Sheet>
  )
}

function Choices({ customerId, home, away }: { customerId: number; home: LogHome; away: string }) {
  const [found, setFound] = useState<CallChoices | string | null>(null)
  useEffect(() => {
    let stale = false
    whomToCall({ customer: String(customerId), home })
      .then((answer) => !stale && setFound(answer.ok ? answer.data : answer.message))
      .catch(() => !stale && setFound(away))
    return () => {
      stale = true
    }
  }, [customerId, home, away])
  if (found === null) return <p className="min-h-16 px-2 py-3 text-ink-faint">…</p>
  if (typeof found === 'string')
    return (
      <p role="alert" className="px-2 py-3 text-danger">
        {found}
      </p>
    )
  return <CallList {...found} />
}
